"""Flames that move over the fires of a backdrop, and the sparks above them: a function of the tick and the camera."""

from __future__ import annotations

from typing import Final

import pygame

from .assets import Assets
from .backdrop import Fire
from .sheet import Sheet

MOMENTS: Final = 5  # pictures of a flame
BEAT: Final = 6  # ticks for which each is shown
NEAR: Final = 30  # px beside the screen where something of a fire may be seen
SIZES: Final = ((5, "small"), (7, "middle"), (99, "large"))  # of a fire less than so large
SPARKS: Final = 3
LIFE: Final = 80  # ticks of a spark
SPARK: Final = ((236, 150, 66), (168, 74, 34), (96, 40, 26))  # as it cools


class Blazes:
    def __init__(self, fires: list[list[Fire]], assets: Assets) -> None:
        """`fires`: those of each pane."""
        self._fires = fires
        sheet = assets.sheet("effects/far_fires") if any(fires) else None
        self._flames = {name: _cels(sheet, name) for _, name in SIZES} if sheet is not None else {}
        self._sparks = [_dot(colour) for colour in SPARK]

    def draw(self, target: pygame.Surface, tick: int, pane: int, x: int, y: int) -> None:
        """Those of a pane that stands `x`, `y` px away from its home."""
        if pane >= len(self._fires) or not self._fires[pane]:
            return
        batch = []
        right = target.get_width() + NEAR
        for at, top, size, wide in self._fires[pane]:
            left = (at + x + NEAR) % wide - NEAR
            if left >= right:
                continue
            name = next(name for limit, name in SIZES if size < limit)
            surface, dx, dy = self._flames[name][(tick // BEAT + at) % MOMENTS]
            batch.append((surface, (left + dx, top + y + dy)))
            for k in range(SPARKS):
                age = (tick + at * 31 + k * 29) % LIFE
                aside = (at * 7 + k * 5) % (2 * size) - size + age // 8
                batch.append((self._sparks[age * 3 // LIFE], (left + aside, top + y - size - age * (3 + k) // 6)))
        target.fblits(batch)


def _cels(sheet: Sheet, tag: str) -> list[tuple[pygame.Surface, int, int]]:
    return [sheet.get(sheet.nth(tag, n, False)) for n in range(MOMENTS)]


def _dot(colour: tuple[int, int, int]) -> pygame.Surface:
    dot = pygame.Surface((1, 1))
    dot.fill(colour)
    return dot.convert() if pygame.display.get_init() and pygame.display.get_surface() else dot
