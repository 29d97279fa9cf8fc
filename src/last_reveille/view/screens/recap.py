"""A death, in three answers: who it was, since when that was known, and what is had from it.

The world stays as it was, cold and grey except where it happened; then rows of it begin to tear from the right edge,
and the day runs backwards.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import pygame
from pygame.mask import Mask

from ...content.strings import Catalogue
from ...memory.track import EVERY, Track
from ...sim.world import Actor, World
from ..assets import Assets
from ..camera import Camera
from ..echoes import Echoes, Picture, frame_of
from ..inks import CERTAIN, DEATH, HOT, HUMAN, INK, MEMORY, SECOND, TEXT, THIRD, THREAT, WARM, Colour
from ..poses import Cast, actor_pose
from ..silhouette import line_look, silhouette
from ..widgets import HEIGHT, RING, WIDTH, Brush

CARD_W: Final = 322
CARD_AT: Final = ((34, 52), (284, 52), (34, 186), (284, 186))  # left, top: the first that hides nobody
BODY: Final = (56, 60)  # px round the victim and the killer that stay free
COLUMN: Final = 76  # px from its left edge to what is said
CROSSES: Final = 10  # at most
CARD_FROM: Final = 8
CARD_IN: Final = 6
COLD_FROM: Final = 3  # ticks on the blow before the colour leaves
COLD_IN: Final = 5
TEAR_FROM: Final = 20
TEAR_TO: Final = 45  # the tear has reached the left edge
SLIP: Final = (6, 46)  # px by which a torn row slips
STAYS: Final = 150  # ticks of the next morning in which the answers can still be read
NOTE: Final = (6, 354, 292)  # left, bottom, width
NOTE_OUT: Final = 12
RADIUS_X: Final = 112
RADIUS_Y: Final = 68
STEPS: Final = 5
NEAR: Final = 180  # px from the victim at which the killer is still in the same light
SELVES: Final = ((66, 128), (53, 102), (40, 77), (28, 52), (15, 30))  # fill and edge of those behind him, nearest first
APART: Final = 37  # px between them
BACK: Final = 420  # ticks that they go back at most
REACH: Final = 1.4  # of the radii: where the cold is whole
BAYER: Final = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)
RAYS: Final = 15


@dataclass(slots=True)
class RecapModel:
    """Three answers. Who: `name`, what it did (`cause`), `time` on the clock. Since when: `first` and `kills`, each a
    label and words, `sight` (how long it was to be seen this time), `count` as crosses. What is had from it: `learned`,
    the most useful first and never empty, and what to remember (`note`). Places are canvas px; `outline` and `selves`
    are pictures with their top left corners."""

    name: str
    cause: str
    time: str
    first: tuple[str, str]
    sight: str
    kills: tuple[str, str]
    count: int
    learned: list[str]
    note: str
    victim: tuple[int, int]
    killer: tuple[int, int] | None
    icon: str  # kind of the killer, or the cause
    loop: int
    outline: Picture | None = None
    selves: list[Picture] = field(default_factory=list)


class DeathRecap:
    """One for each death: the frozen picture is kept from the first drawing on."""

    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words
        self._still: pygame.Surface | None = None
        self._bands: list[tuple[int, int, int, int]] = []
        self._at = CARD_AT[0]

    def draw(self, target: pygame.Surface, frame: pygame.Surface, model: RecapModel, tick: int) -> None:
        """`frame` is the world as it was drawn last; `tick` counts from the blow."""
        target.blit(frame, (0, 0))
        if tick >= COLD_FROM:
            if self._still is None:
                self._still = frozen(frame, _light(model))
            self._still.set_alpha(255 * min(tick - COLD_FROM + 1, COLD_IN) // COLD_IN)
            target.blit(self._still, (0, 0))
            for picture, x, y in model.selves[: (tick - COLD_FROM) // 2]:
                target.blit(picture, (x, y))
        if model.outline is not None:
            target.blit(model.outline[0], model.outline[1:])
        self._blow(target, model, tick)
        self.draw_card(target, model, tick)

    def draw_card(self, target: pygame.Surface, model: RecapModel, tick: int) -> None:
        """Tears what is on the target, as far as it has come, and lays the card over it."""
        if tick >= TEAR_FROM:
            self._tear(target, tick)
        if tick < CARD_FROM:
            return
        brush = self.brush
        done = min(tick - CARD_FROM + 1, CARD_IN)
        w = CARD_W
        lines = brush.text.wrap(model.cause, w - COLUMN - 10)[:2]
        h = 112 + 12 * (len(lines) + len(model.learned)) - (0 if model.note else 13)
        x, y = self._at = _place(model, h)
        tall = h * done // CARD_IN
        brush.panel(target, (x, y, w, tall), alpha=226, corner=DEATH)
        clip = target.get_clip()
        target.set_clip(pygame.Rect(x + 1, y + 1, w - 2, max(tall - 2, 0)).clip(clip))
        below = self._who(target, model, lines, y)
        below = self._since(target, model, below)
        self._left(target, model, below)
        target.set_clip(clip)
        brush.icons.draw(target, "bugle", 14, 338, WARM, RING)
        brush.text.draw(target, self.words.text("hud.loop", n=f"{model.loop + 1:03d}"), 34, 338, CERTAIN, RING)

    # -- the three answers; each returns where the next begins

    def _who(self, target: pygame.Surface, model: RecapModel, lines: list[str], y: int) -> int:
        brush, x, w = self.brush, self._at[0], CARD_W
        icon = model.icon if brush.icons.has(model.icon) else "none"
        plate = pygame.Rect(x + 10, y + 10, 48, 40)
        target.fill((38, 18, 14), plate)
        pygame.draw.rect(target, THREAT, plate, 1)
        wide, high = brush.icons.size(icon)
        scale = 3 if wide * 3 < plate.w - 6 else 2
        brush.icons.draw(target, icon, plate.centerx - wide * scale // 2, plate.centery - high * scale // 2, HOT,
                         scale=scale)
        brush.label.draw(target, self.words.text("recap.label.by"), x + COLUMN, y + 9, DEATH)
        brush.text.draw(target, model.time, x + w - 10, y + 9, HUMAN, align="right")
        big = 2 if brush.text.width(model.name, 2) <= w - COLUMN - 10 else 1
        brush.text.draw(target, brush.text.cut(model.name, w - COLUMN - 10), x + COLUMN, y + 21, TEXT, scale=big)
        for k, line in enumerate(lines):
            brush.text.draw(target, line, x + COLUMN, y + 41 + k * 12, SECOND)
        return y + 46 + 12 * len(lines)

    def _since(self, target: pygame.Surface, model: RecapModel, y: int) -> int:
        brush, x, w = self.brush, self._at[0], CARD_W
        brush.rule(target, x + 10, y, w - 20)
        self._row(target, model.first[0], model.first[1], y + 8, HUMAN)
        brush.text.draw(target, model.sight, x + w - 10, y + 8, SECOND, align="right")
        brush.label.draw(target, model.kills[0], x + 10, y + 21, THIRD)
        shown = min(model.count, CROSSES)
        for k in range(shown):
            brush.icons.draw(target, "cross", x + COLUMN + k * 8, y + 22, DEATH if k < shown - 1 else HOT)
        brush.text.draw(target, model.kills[1], x + COLUMN + shown * 8 + 4, y + 21, TEXT)
        return y + 35

    def _left(self, target: pygame.Surface, model: RecapModel, y: int) -> None:
        brush, x, w = self.brush, self._at[0], CARD_W
        brush.rule(target, x + 10, y, w - 20)
        brush.label.draw(target, self.words.text("recap.label.learned"), x + 10, y + 8, MEMORY)
        for k, line in enumerate(model.learned):
            row = y + 8 + k * 12
            for dash in range(0, 12, 5):
                target.fill(MEMORY, (x + COLUMN + dash, row + 3, 3, 1))
            brush.text.draw(target, brush.text.cut(line, w - COLUMN - 30), x + COLUMN + 20, row,
                            MEMORY if k else CERTAIN)
        if model.note:
            self._row(target, self.words.text("recap.label.note"), model.note, y + 9 + 12 * len(model.learned), SECOND)

    def _row(self, target: pygame.Surface, label: str, text: str, y: int, colour: Colour) -> None:
        brush, x, w = self.brush, self._at[0], CARD_W
        brush.label.draw(target, label, x + 10, y, THIRD)
        brush.text.draw(target, brush.text.cut(text, w - COLUMN - 10), x + COLUMN, y, colour)

    def _blow(self, target: pygame.Surface, model: RecapModel, tick: int) -> None:
        """Rays where it struck, and corners round what did it."""
        x, y = model.victim
        far = min(tick, 6)
        for k in range(RAYS):
            angle = 2 * math.pi * k / RAYS + 0.1
            inner, outer = 9 + far, 15 + far + k * 7 % 9
            start = (round(x + math.cos(angle) * inner), round(y + math.sin(angle) * inner))
            end = (round(x + math.cos(angle) * outer), round(y + math.sin(angle) * outer))
            pygame.draw.line(target, THREAT, start, end)
            target.set_at(start, HOT)
        if model.killer is None or model.outline is not None:
            return
        x, y = model.killer
        reach = 24 + max(8 - tick, 0) * 3
        for colour, grow in ((INK, 1), (HOT, 0)):
            for side_x in (-1, 1):
                for side_y in (-1, 1):
                    corner_x, corner_y = x + side_x * reach, y + side_y * (reach - 4)
                    across = pygame.Rect(min(corner_x, corner_x - side_x * 7), corner_y, 8, 1)
                    down = pygame.Rect(corner_x, min(corner_y, corner_y - side_y * 7), 1, 8)
                    target.fill(colour, across.inflate(grow * 2, grow * 2))
                    target.fill(colour, down.inflate(grow * 2, grow * 2))

    def _tear(self, target: pygame.Surface, tick: int) -> None:
        """Rows slip to the left behind an edge that runs from right to left."""
        if not self._bands:
            self._bands = bands(7)
        done = min((tick - TEAR_FROM + 1) / (TEAR_TO - TEAR_FROM), 1.0)
        edge = round(WIDTH * (1 - done))
        for y, high, slip, ragged in self._bands:
            left = max(edge + ragged if done < 1 else 0, 0)
            if left >= WIDTH - 8:
                continue
            part = target.subsurface((left, y, WIDTH - left, high))
            part.scroll(-slip, 0)
            cyan = round(36 * done) + ragged // 6
            part.fill((0, cyan // 2, cyan // 2 + 10), special_flags=pygame.BLEND_RGB_ADD)
            if high == 1:
                target.fill(MEMORY, (max(left, WIDTH - slip * 4), y, slip * 3, 1))


class Epitaph:
    """The same answers, small and out of the way, while the next morning has begun: under a second is too short to
    read three lines in, and nobody should have to wait for them."""

    def __init__(self, assets: Assets, words: Catalogue, model: RecapModel) -> None:
        self.brush = Brush(assets)
        self.words = words
        self.model = model

    def top(self, age: int) -> int | None:
        """Its upper edge, px; None when it is gone. `age`: ticks of the new morning."""
        if not 0 <= age < STAYS:
            return None
        return NOTE[1] - 12 - 12 * (len(self._lines()) + 1)

    def _lines(self) -> list[str]:
        return self.brush.text.wrap(self.model.cause, NOTE[2] - 36)[:2]

    def draw(self, target: pygame.Surface, age: int) -> None:
        """`age`: ticks of the new morning. Draws nothing from STAYS on."""
        y = self.top(age)
        if y is None:
            return
        brush, model, lines = self.brush, self.model, self._lines()
        x, bottom, w = NOTE
        h = bottom - y
        gone = max(0, age - (STAYS - NOTE_OUT)) * (w + x) // NOTE_OUT
        x -= gone
        brush.panel(target, (x, y, w, h), alpha=214, corner=DEATH)
        icon = model.icon if brush.icons.has(model.icon) else "none"
        wide, high = brush.icons.size(icon)
        brush.icons.draw(target, icon, x + 15 - wide // 2, y + h // 2 - high // 2, HOT)
        for k, line in enumerate(lines):
            brush.text.draw(target, line, x + 30, y + 7 + k * 12, TEXT)
        brush.text.draw(target, brush.text.cut(model.learned[0], w - 36), x + 30, y + 7 + len(lines) * 12, CERTAIN)


def killer_outline(assets: Assets, world: World, actor: Actor, camera: Camera) -> Picture | None:
    """The line round whoever did it, as it stands there; None when it is under the sand."""
    pose = actor_pose(world, actor, Cast(world.level, assets))
    if pose is None:
        return None
    shape = silhouette(*pose.sheet.get(pose.frame, pose.flip))
    x, y = actor.x + actor.w // 2 + pose.dx - camera.x, actor.y + actor.h + pose.dy - camera.y
    return line_look(shape, HOT), x + shape.dx, y + shape.dy


def past_selves(echoes: Echoes, track: Track, camera: Camera) -> list[Picture]:
    """Who he was on the way here, each a little fainter and APART px from the next."""
    found: list[Picture] = []
    last = track.at(track.ticks)
    for back in range(EVERY, BACK, EVERY):
        pose = track.at(track.ticks - back)
        if pose is None or last is None or len(found) == len(SELVES):
            break
        if max(abs(pose.x - last.x), abs(pose.y - last.y)) < APART:
            continue
        last = pose
        frame = frame_of(echoes.assets, pose, track.ticks - back)
        picture, dx, dy = echoes.quiet(*frame, *SELVES[len(found)])
        found.append((picture, pose.x + dx - camera.x, pose.y + dy - camera.y))
    return found


def _place(model: RecapModel, high: int) -> tuple[int, int]:
    bodies = [pygame.Rect(0, 0, *BODY).move(at[0] - BODY[0] // 2, at[1] - BODY[1] // 2)
              for at in (model.victim, model.killer) if at is not None]
    return next((at for at in CARD_AT if pygame.Rect(*at, CARD_W, high).collidelist(bodies) < 0), CARD_AT[0])


def _light(model: RecapModel) -> tuple[int, int]:
    """The middle of what keeps its colour: of both, if they are near each other."""
    (x, y), killer = model.victim, model.killer
    if killer is None or abs(killer[0] - x) > NEAR or abs(killer[1] - y) > NEAR:
        return x, y
    return (x + killer[0]) // 2, (y + killer[1]) // 2


def bands(seed: int) -> list[tuple[int, int, int, int]]:
    """(y, height, slip, offset of the torn edge) px of the rows that tear; three in five do."""
    dice = random.Random(seed)
    found, y = [], 0
    while y < HEIGHT:
        high = min(dice.randint(1, 4), HEIGHT - y)
        if dice.random() < 0.62:
            found.append((y, high, dice.randint(*SLIP), dice.randint(0, 90)))
        y += high
    return found


def frozen(frame: pygame.Surface, at: tuple[int, int]) -> pygame.Surface:
    """The picture in cold grey except for an ellipse round a point, in dithered steps."""
    cold = pygame.transform.grayscale(frame)
    cold.fill((87, 117, 143), special_flags=pygame.BLEND_RGB_MULT)
    cold.fill((4, 10, 18), special_flags=pygame.BLEND_RGB_ADD)
    veil = _veil()
    box = veil.get_rect(center=at)
    shown = box.clip(frame.get_rect())
    if not shown.w or not shown.h:
        return cold
    part = pygame.Surface(shown.size, pygame.SRCALPHA, 32)
    part.blit(cold, (0, 0), shown)
    part.blit(veil, (0, 0), shown.move(-box.x, -box.y), special_flags=pygame.BLEND_RGBA_MULT)
    cold.blit(frame, shown.topleft, shown)
    cold.blit(part, shown.topleft)
    return cold


@lru_cache(maxsize=1)
def _veil() -> pygame.Surface:
    """White, with a hole in the middle: alpha falls inwards in STEPS, with an ordered dither between them. Takes 18 ms,
    at the first death."""
    w, h = round(RADIUS_X * REACH) * 2, round(RADIUS_Y * REACH) * 2
    veil = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    veil.fill((255, 255, 255, 255))
    for place, value in enumerate(BAYER):
        grid = Mask((w, h))
        for y in range(place // 4, h, 4):
            for x in range(place % 4, w, 4):
                grid.set_at((x, y))
        for step in range(1, STEPS + 1):
            size = REACH - (step - value / 16 * 0.9) / STEPS
            if size <= 0:
                continue
            drawn = pygame.Surface((w, h), pygame.SRCALPHA, 32)
            oval = pygame.Rect(0, 0, min(round(RADIUS_X * size * 2), w), min(round(RADIUS_Y * size * 2), h))
            oval.center = (w // 2, h // 2)
            pygame.draw.ellipse(drawn, (255, 255, 255, 255), oval)
            inside = pygame.mask.from_surface(drawn, 100).overlap_mask(grid, (0, 0))
            inside.to_surface(veil, setcolor=(255, 255, 255, 255 - 255 * step // STEPS), unsetcolor=None)
    return veil
