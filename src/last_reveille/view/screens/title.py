"""The first screen: the sun is a closing ring, and every earlier self climbs behind him."""

from __future__ import annotations

import json
import math
from typing import Any, Final

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..echoes import Echoes
from ..inks import CERTAIN, DEATH, MEMORY, WARM
from ..widgets import RING, WIDTH, Brush
from .menu import Row
from .wordmark import Wordmark

MARKS: Final = 60
GONE: Final = 16  # marks that are out when the screen opens; one more goes each second
LIVE: Final = (255, 240, 200)
OUT: Final = (178, 108, 96)
ARC: Final = (255, 250, 226)
ARC_OUT: Final = (150, 92, 92)
CLIMBERS: Final = 14
CLIMB_TOP: Final = 424  # px: the foremost
CLIMB_GAP: Final = 30
CLIMB_TICKS: Final = 150  # ticks from one place to the next
DRIFTS: Final = (46, 34, 25, 18, 12)  # ticks in which each band of cloud drifts by a px, the highest first
SPARKS: Final = 90  # glints on the water
GLINTS: Final = ((255, 236, 190), (255, 206, 142), (238, 160, 112))
LEFT: Final = 34
MENU_X: Final = 52
MENU_Y: Final = 164
PITCH: Final = 17
ITEM: Final = (214, 186, 178)
TAGLINE: Final = (232, 190, 150)
RULE: Final = (240, 190, 130)


class TitleScreen:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words
        self.echoes = Echoes(assets)
        self._sheet = assets.sheet("actors/hero_aim")
        self._back = _ready(assets.image("sprites/ui/title.png"))
        self._front = assets.image("sprites/ui/title_front.png")
        self._near = assets.image("sprites/ui/title_near.png")
        self._clouds = assets.image("sprites/ui/title_clouds.png")
        self._light = _ready(assets.image("sprites/ui/title_light.png"))
        self._drift = pygame.Surface(self._clouds.get_size(), pygame.SRCALPHA, 32)
        self._figures = [assets.sheet("ui/title_rita"), assets.sheet("ui/title_cage")]
        self._mark = Wordmark(self.brush.text, words.text("name.title"))
        self._read(assets)
        self._ring: pygame.Surface | None = None
        self._ring_live = -1

    def draw(
        self, target: pygame.Surface, tick: int, rows: list[Row], selected: int, loops: int, notice: str
    ) -> None:
        """`loops`: mornings that are remembered; `notice`: a sentence at the bottom, or empty."""
        brush = self.brush
        target.blit(self._back, (0, 0))
        self._sky(target, tick)
        self._sun(target, tick)
        self._water(target, tick)
        target.blit(self._front, (0, 0))
        self._climbers(target, tick, loops)
        for sheet, (x, y) in zip(self._figures, self._feet, strict=True):
            figure, dx, dy = sheet.get(sheet.at("breathe", tick))
            target.blit(figure, (x + dx, y + dy))
        target.blit(self._near, (0, 0))
        below = self._mark.draw(target, LEFT, 26, tick)
        target.fill(RULE, (LEFT + 2, below - 1, 264, 1))
        tagline = "ui.title.tagline" if loops > 0 else "ui.title.tagline2"
        brush.text.draw(target, self.words.text(tagline), LEFT + 2, below + 6, TAGLINE)
        for k, row in enumerate(rows):
            self._row(target, row, MENU_Y + k * PITCH, k == selected, tick)
        if loops > 0 and rows:
            beside = MENU_X + brush.text.width(rows[0].label) + 14
            brush.text.draw(target, self.words.text("ui.title.loops", loops=loops), beside, MENU_Y, MEMORY)
        if notice:
            brush.text.draw(target, brush.text.cut(notice, WIDTH - 40), 20, 346, DEATH, RING)
        elif 0 <= selected < len(rows) and rows[selected].help:
            brush.text.draw(target, rows[selected].help, MENU_X, MENU_Y + len(rows) * PITCH + 8, TAGLINE)

    def _row(self, target: pygame.Surface, row: Row, y: int, selected: bool, tick: int) -> None:
        brush = self.brush
        wide = brush.text.draw(target, row.label, MENU_X, y, CERTAIN if selected else ITEM)
        if row.value:
            brush.text.draw(target, row.value, MENU_X + wide + 14, y, MEMORY)
        if selected:
            brush.icons.draw(target, "bugle", 31 + (tick // 24) % 2, y + 1, WARM, "shadow")
            target.fill(MEMORY, (MENU_X, y + 10, wide, 1))

    def _read(self, assets: Assets) -> None:
        """Where things are on the picture; without its description there is only the picture."""
        self._centre, self._radius, self._horizon = (474, 176), 84, 262
        self._step, self._ridge = 8, [330]
        self._feet = [(566, 286), (474, 275)]
        self._bands = [(0, 0)]
        try:
            plan: Any = json.loads(assets.text("sprites/ui/title.json"))
            self._centre = (int(plan["sun"][0]), int(plan["sun"][1]))
            self._radius, self._horizon = int(plan["radius"]), int(plan["horizon"])
            self._step, self._ridge = max(int(plan["ridge_step"]), 1), [int(y) for y in plan["ridge"]] or [330]
            self._feet = [(int(plan[who][0]), int(plan[who][1])) for who in ("rita", "cage")]
            self._bands = [(int(top), int(bottom)) for top, bottom in plan["bands"]]
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return

    def _sky(self, target: pygame.Surface, tick: int) -> None:
        """The shapes of the clouds drift; the light that colours them stays where the sun is."""
        wide = self._clouds.get_width()
        self._drift.fill((0, 0, 0, 0))
        for (top, bottom), slow in zip(self._bands, DRIFTS, strict=False):
            gone = tick // slow % wide
            self._drift.blit(self._clouds, (-gone, top), (0, top, wide, bottom - top))
            self._drift.blit(self._clouds, (wide - gone, top), (0, top, gone, bottom - top))
        self._drift.blit(self._light, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        target.blit(self._drift, (0, 0))

    def _water(self, target: pygame.Surface, tick: int) -> None:
        """Glints come and go in the path of the sun, wider towards us."""
        for k in range(SPARKS):
            life = (tick + k * 53) // 7
            where = (k * 7919 + life // 6 * 104729) % 65521  # a place of its own for each life of a glint
            if life % 6 > 3:
                continue
            depth = where % 66
            spread = 22 + depth
            x = self._centre[0] + where // 66 % (2 * spread) - spread
            long = 1 + depth // 22 + (life % 6 in (1, 2))
            target.fill(GLINTS[min(2, abs(x - self._centre[0]) * 3 // spread)], (x, self._horizon + 2 + depth, long, 1))

    def _sun(self, target: pygame.Surface, tick: int) -> None:
        live = MARKS - (GONE + tick // 60) % MARKS
        if self._ring is None or live != self._ring_live:
            self._ring, self._ring_live = self._draw_ring(live), live
        side = self._ring.get_width() // 2
        target.blit(self._ring, (self._centre[0] - side, self._centre[1] - side))

    def _draw_ring(self, live: int) -> pygame.Surface:
        reach = self._radius + 24
        ring = pygame.Surface((reach * 2, self._horizon - self._centre[1] + reach), pygame.SRCALPHA, 32)
        for k in range(1440):
            angle = math.radians(k / 4)
            colour = ARC if k < live * 24 else ARC_OUT
            for far in (self._radius + 4, self._radius + 5):
                ring.set_at((round(reach + math.sin(angle) * far), round(reach - math.cos(angle) * far)), colour)
        for k in range(MARKS):
            length = 12 if k % 15 == 0 else 8 if k % 5 == 0 else 4
            x, y = math.sin(math.radians(k * 6)), -math.cos(math.radians(k * 6))
            near = self._radius + 9
            for far in range(near, near + length):
                ring.set_at((int(reach + x * far), int(reach + y * far)), LIVE if k < live else OUT)
        return ring

    def _climbers(self, target: pygame.Surface, tick: int, loops: int) -> None:
        """At least a few, more the more mornings there were; the nearest is the clearest."""
        count = min(CLIMBERS, 4 + loops)
        part = tick % CLIMB_TICKS
        batch = []
        for k in range(count, -1, -1):
            place = k - part / CLIMB_TICKS
            if place < -1:
                continue
            x = round(CLIMB_TOP - CLIMB_GAP * place - place * place * 0.35)
            strength = max(0.0, min(1.0, place + 1) if place < 0 else 1 - place / (count + 1))
            fill, edge = round(84 * strength) // 6 * 6, round(205 * strength) // 6 * 6
            if x < -40 or not edge:
                continue
            y = self._ridge[max(0, min(x // self._step, len(self._ridge) - 1))] + 3
            frame = self._sheet.nth("run_4", (tick // 9 + (tick // CLIMB_TICKS - k) * 3))
            picture, dx, dy = self.echoes.quiet(self._sheet, frame, False, fill, edge)
            batch.append((picture, (x + dx, y + dy)))
        target.fblits(batch)


def _ready(picture: pygame.Surface) -> pygame.Surface:
    return picture.convert() if pygame.display.get_init() and pygame.display.get_surface() else picture
