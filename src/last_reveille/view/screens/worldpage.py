"""The War Table's second page: every level that was walked, as a map of what was seen; and one of them up close."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pygame

from ...content.strings import Catalogue
from ...memory.marks import Cluster
from ...memory.memory import VISITED, Visited
from ...sim.specs import TILE, Level
from ..climate import climate
from ..inks import CERTAIN, DEATH, INK, MEMORY, QUIET, SECOND, TEXT, THIRD, WARM, WHITE
from ..pins import draw_pin
from ..strip import LevelPicture, unknown
from ..widgets import RING, Brush
from .daypage import Spot
from .tablemodel import Hint

TOP: Final = 34
BOTTOM: Final = 340
LEFT: Final = 20
WIDE: Final = 600  # px of the widest map
LABEL: Final = 13
GAP: Final = 7
CLOSEST: Final = 2  # level px a px up close; as many as make a level fit in height, but not more than
FURTHEST: Final = 4
VIEW: Final = (20, 50, 600, 282)
OPEN: Final = "open"  # actions of clicks
CLOSER: Final = "closer"
BACK: Final = "back"
HERE_EVERY: Final = 30
NEAR_X: Final = 28  # px between two numbers
NEAR_Y: Final = 9


@dataclass(slots=True)
class Place:
    """A thing on a map, in level px: an anchor with its name, a pin with its number, something that is known to come
    (its icon's name)."""

    x: int
    y: int
    word: str = ""


@dataclass(slots=True)
class MapModel:
    level: str
    title: str
    picture: LevelPicture | None
    seen: Visited | None
    percent: int
    deaths: int
    clusters: list[Cluster] = field(default_factory=list)
    anchors: list[Place] = field(default_factory=list)
    pins: list[Place] = field(default_factory=list)
    known: list[Place] = field(default_factory=list)
    here: tuple[int, int] | None = None  # where he stands now, if it is here


class WorldPage:
    def __init__(self, brush: Brush, words: Catalogue) -> None:
        self.brush = brush
        self.words = words
        self.spots: list[Spot] = []
        self._maps: dict[str, tuple[int, pygame.Surface]] = {}
        self._close: tuple[tuple[object, ...], pygame.Surface] | None = None

    # -- all of them

    def draw_all(
        self, target: pygame.Surface, maps: list[MapModel], chosen: int, tick: int, hover: tuple[int, int] | None
    ) -> None:
        """A map below another; when they do not all fit, those around the chosen one."""
        self.spots = []
        clip = target.get_clip()
        target.set_clip((0, TOP, target.get_width(), BOTTOM - TOP))
        tops, y = [], 0
        for model in maps:
            tops.append(y)
            y += LABEL + self.size(model)[1] + GAP
        over = max(y - GAP - (BOTTOM - TOP), 0)
        middle = tops[chosen] + (LABEL + self.size(maps[chosen])[1]) // 2 - (BOTTOM - TOP) // 2 if maps else 0
        shift = min(max(middle, 0), over)
        for n, model in enumerate(maps):
            top = TOP + tops[n] - shift
            box = pygame.Rect(LEFT - 4, top - 2, WIDE + 8, LABEL + self.size(model)[1] + 4)
            if box.bottom > TOP and box.top < BOTTOM:
                self._one(target, model, top, n == chosen, hover is not None and box.collidepoint(hover), tick)
                self.spots.append((box, OPEN, n))
        target.set_clip(clip)

    @staticmethod
    def size(model: MapModel) -> tuple[int, int]:
        """px of a level's map: about one a tile."""
        if model.picture is None:
            return WIDE // 2, 24
        level = model.picture.level
        part = min(1.0, WIDE / level.width)
        return max(round(level.width * part), 1), max(round(level.height * part), 1)

    def _one(self, target: pygame.Surface, model: MapModel, y: int, chosen: bool, over: bool, tick: int) -> None:
        brush = self.brush
        width, height = self.size(model)
        colour = CERTAIN if chosen else TEXT if over else SECOND
        if chosen:
            brush.icons.draw(target, "bugle", 2 + tick // 24 % 2, y + 1, WARM, RING)
        x = LEFT + brush.text.draw(target, model.title, LEFT, y, colour) + 12
        for icon, count, ink in (("cross", model.deaths, DEATH), ("anchor", len(model.anchors), WARM),
                                 ("pin", len(model.pins), MEMORY)):
            if count:
                w, h = brush.icons.size(icon)
                brush.icons.draw(target, icon, x, y + (7 - h) // 2, ink)
                x += w + 4 + brush.text.draw(target, str(count), x + w + 3, y, THIRD) + 8
        brush.text.draw(target, f"{model.percent} %", LEFT + WIDE, y, colour, align="right")
        top = y + LABEL - 2
        target.blit(self._map(model, (width, height)), (LEFT, top))
        pygame.draw.rect(target, MEMORY if chosen else QUIET if over else (30, 44, 60),
                         (LEFT - 1, top - 1, width + 2, height + 2), 1)
        self._small_marks(target, model, LEFT, top, (width, height), tick)

    def _map(self, model: MapModel, size: tuple[int, int]) -> pygame.Surface:
        """The level as far as it was seen, at the size of one tile a px; made anew while its picture still grows."""
        picture = model.picture
        if picture is None:
            return unknown(*size)
        kept = self._maps.get(model.level)
        if kept is None or kept[0] != picture.drawn:
            kept = self._maps[model.level] = picture.drawn, self._drawn(picture, model.seen, size)
        return kept[1]

    @staticmethod
    def _drawn(picture: LevelPicture, seen: Visited | None, size: tuple[int, int]) -> pygame.Surface:
        surface = pygame.Surface(size)
        surface.fill(climate(picture.level.palette).sky)
        surface.blit(picture.whole(size), (0, 0))
        dark = unknown(*size)
        level = picture.level
        for row in range(-(-level.height // VISITED)):
            top, bottom = row * VISITED * size[1] // level.height, (row + 1) * VISITED * size[1] // level.height
            for column in range(-(-level.width // VISITED)):
                if seen is not None and seen.has(column, row):
                    continue
                left, right = column * VISITED * size[0] // level.width, (column + 1) * VISITED * size[0] // level.width
                surface.blit(dark, (left, top), (left, top, right - left, bottom - top))
        return surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface

    def _small_marks(
        self, target: pygame.Surface, model: MapModel, left: int, top: int, size: tuple[int, int], tick: int
    ) -> None:
        if model.picture is None:
            return
        level = model.picture.level
        wide, high = level.width * TILE, level.height * TILE

        def spot(x: int, y: int) -> tuple[int, int]:
            return (left + min(max(x * size[0] // wide, 0), size[0] - 1),
                    top + min(max(y * size[1] // high, 0), size[1] - 1))

        for cluster in model.clusters:
            x, y = spot(cluster.x, cluster.y)
            big = cluster.count >= 5
            target.fill(INK, (x - 1, y - 2, 4 if big else 3, 4 if big else 3))
            target.fill(DEATH, (x - (1 if big else 0), y - 1, 2 if big else 1, 2 if big else 1))
        for place in model.anchors:
            x, y = spot(place.x, place.y)
            self.brush.icons.draw(target, "anchor", x - 3, y - 6, WARM, RING)
        for place in model.pins:
            x, y = spot(place.x, place.y)
            self.brush.icons.draw(target, "pin", x - 3, y - 7, CERTAIN, RING)
        if model.here is not None and tick % HERE_EVERY < HERE_EVERY * 2 // 3:
            x, y = spot(*model.here)
            target.fill(INK, (x - 2, y - 4, 5, 5))
            target.fill(WHITE, (x - 1, y - 3, 3, 3))

    def hints(self, target: pygame.Surface, hints: list[Hint], hover: tuple[int, int] | None) -> None:
        """What the keys do, in one line at the bottom; each can be clicked."""
        brush, x = self.brush, LEFT + WIDE
        for hint in reversed(hints):
            wide = brush.text.width(hint.words) + brush.text.width(hint.key) + 5
            box = pygame.Rect(x - wide - 4, BOTTOM + 2, wide + 8, 14)
            over = hover is not None and box.collidepoint(hover) and bool(hint.action)
            brush.text.draw(target, hint.words, x, BOTTOM + 6, CERTAIN if over else TEXT, align="right")
            brush.text.draw(target, hint.key, x - wide, BOTTOM + 6, WARM)
            if hint.action:
                self.spots.append((box, hint.action, 0))
            x -= wide + 16

    # -- one of them

    def draw_close(
        self, target: pygame.Surface, model: MapModel, at: tuple[int, int], tick: int
    ) -> None:
        """A part of one level with `at` (level px) in its middle."""
        self.spots = []
        brush = self.brush
        picture = model.picture
        x, y, w, h = VIEW
        x2 = LEFT + brush.text.draw(target, model.title, LEFT, TOP + 2, CERTAIN) + 10
        brush.text.draw(target, f"{model.percent} %", x2, TOP + 2, SECOND)
        pygame.draw.rect(target, QUIET, (x - 1, y - 1, w + 2, h + 2), 1)
        if picture is None:
            return
        left, top = self.corner(picture.level, at)
        key = (model.level, left, top, picture.drawn)
        if self._close is None or self._close[0] != key:
            self._close = key, self._part(picture, model.seen, left, top)
        target.blit(self._close[1], (x, y))
        clip = target.get_clip()
        target.set_clip(VIEW)
        self._marks(target, model, (left, top), self.den(picture.level), tick)
        target.set_clip(clip)

    @staticmethod
    def den(level: Level) -> int:
        """Level px a px up close."""
        return min(max(-(-level.height * TILE // VIEW[3]), CLOSEST), FURTHEST)

    def corner(self, level: Level, at: tuple[int, int]) -> tuple[int, int]:
        """Level px of the top left of what is seen up close."""
        den = self.den(level)
        wide, high = VIEW[2] * den, VIEW[3] * den
        spare_x, spare_y = level.width * TILE - wide, level.height * TILE - high
        left = spare_x // 2 if spare_x < 0 else min(max(at[0] - wide // 2, 0), spare_x)
        top = spare_y // 2 if spare_y < 0 else min(max(at[1] - high // 2, 0), spare_y)
        return left // 12 * 12, top // 12 * 12

    def _part(self, picture: LevelPicture, seen: Visited | None, left: int, top: int) -> pygame.Surface:
        _, _, w, h = VIEW
        level, den = picture.level, self.den(picture.level)
        surface = pygame.Surface((w, h))
        surface = surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface
        surface.fill(INK)
        surface.fill(climate(level.palette).sky,
                     (-left // den, -top // den, level.width * TILE // den, level.height * TILE // den))
        picture.draw_flat(surface, (left, top, w * den, h * den), den, seen)
        return surface

    def _marks(self, target: pygame.Surface, model: MapModel, corner: tuple[int, int], den: int, tick: int) -> None:
        brush = self.brush
        x0, y0 = VIEW[0], VIEW[1]

        def spot(x: int, y: int) -> tuple[int, int]:
            return x0 + (x - corner[0]) // den, y0 + (y - corner[1]) // den

        for place in model.known:
            x, y = spot(place.x, place.y)
            icon = place.word if brush.icons.has(place.word) else "none"
            w, h = brush.icons.size(icon)
            brush.icons.draw(target, icon, x - w // 2, y - h - 2, QUIET, RING)
        said: list[tuple[int, int]] = []
        # The worst places say their number, the others near them only that they are there.
        for cluster in sorted(model.clusters, key=lambda cluster: -cluster.count):
            x, y = spot(cluster.x, cluster.y)
            if not x0 - 20 < x < x0 + VIEW[2] + 20:
                continue
            brush.icons.draw(target, "cross", x - 2, y - 4, DEATH, RING)
            if cluster.count > 1 and all(abs(x - a) > NEAR_X or abs(y - b) > NEAR_Y for a, b in said):
                brush.text.draw(target, str(cluster.count), x + 5, y - 7, CERTAIN, RING)
                said.append((x, y))
        for place in model.anchors:
            x, y = spot(place.x, place.y)
            brush.icons.draw(target, "anchor", x - 3, y - 10, WARM, RING)
            brush.text.draw(target, place.word, x, y - 22, WARM, RING, align="centre")
        for place in model.pins:
            draw_pin(target, brush, int(place.word or 0), *spot(place.x, place.y), bright=True)
        if model.here is not None and tick % HERE_EVERY < HERE_EVERY * 2 // 3:
            x, y = spot(*model.here)
            target.fill(INK, (x - 3, y - 11, 7, 11))
            target.fill(WHITE, (x - 2, y - 10, 5, 9))
