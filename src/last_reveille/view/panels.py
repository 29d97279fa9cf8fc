"""Panels that are painted when what they show changes, and are one blit in all other frames."""

from __future__ import annotations

from collections.abc import Callable

import pygame

Box = tuple[int, int, int, int]  # x, y, width, height, px of the screen


class Panels:
    """`size`: of what of the screen, from its upper left corner on, they all lie in."""

    def __init__(self, size: tuple[int, int]) -> None:
        sheet = pygame.Surface(size, pygame.SRCALPHA, 32)
        shown = pygame.display.get_init() and pygame.display.get_surface()
        self._sheet = sheet.convert_alpha() if shown else sheet
        self._kept: dict[Box, tuple[object, pygame.Surface]] = {}

    def draw(self, target: pygame.Surface, box: Box, key: object, paint: Callable[[pygame.Surface], None]) -> None:
        """`paint` draws what lies in the box on a transparent picture of the screen; it is called when `key` is another
        than the last time, so that has to say all that can be seen."""
        kept = self._kept.get(box)
        if kept is None or kept[0] != key:
            self._sheet.fill((0, 0, 0, 0), box)
            paint(self._sheet)
            kept = self._kept[box] = key, self._sheet.subsurface(box).copy()
        target.blit(kept[1], box)
