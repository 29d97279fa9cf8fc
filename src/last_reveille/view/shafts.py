"""Shafts of light under a lamp or through a window, painted in steps with a dither, as light is everywhere here."""

from __future__ import annotations

from typing import Final

import pygame

from ..sim.specs import Light

BAYER: Final = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)
STEPS: Final = 6
PEAK: Final = 78  # 0..255 at the lamp
MOUTH: Final = 5  # px to each side at the lamp
SPREAD: Final = 0.3  # px to each side for each px down

Colour = tuple[int, int, int]


class Shafts:
    """Those of a level's lamps: many lamps have the same one, which is drawn when it is first seen, in some 3 ms."""

    def __init__(self) -> None:
        self._white: dict[tuple[int, int], tuple[pygame.Surface, int]] = {}
        self._tinted: dict[tuple[int, int, Colour], pygame.Surface] = {}

    def get(self, lamp: Light, colour: Colour) -> tuple[pygame.Surface, int]:
        """To be added, not blitted, below the lamp; with the px right of it at which it begins."""
        shape = lamp.beam, lamp.lean
        if shape not in self._white:
            self._white[shape] = shaft(*shape)
        white, left = self._white[shape]
        key = *shape, colour
        found = self._tinted.get(key)
        if found is None:
            found = self._tinted[key] = white.copy()
            found.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
        return found, left


def shaft(length: int, lean: int) -> tuple[pygame.Surface, int]:
    """A white shaft that reaches `length` px down and `lean` px to the right, and where its picture begins: px right of
    the lamp, so below 0."""
    foot = MOUTH + round(length * SPREAD)
    left, right = min(-MOUTH, lean - foot), max(MOUTH, lean + foot)
    surface = pygame.Surface((right - left + 1, max(length, 1)))
    for y in range(length):
        part = y / length
        middle, half = lean * part - left, MOUTH + (foot - MOUTH) * part
        for x in range(max(round(middle - half), 0), min(round(middle + half) + 1, surface.get_width())):
            side = abs(x - middle) / half
            light = max(0.0, (1 - side * side) * (1 - part) ** 1.3) * STEPS
            step = int(light + BAYER[y % 4 * 4 + x % 4] / 16)
            if step:
                surface.set_at((x, y), (PEAK * step // STEPS,) * 3)
    shown = surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface
    return shown, left
