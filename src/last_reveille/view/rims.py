"""A colour that closes in from the edges of the picture and leaves its middle to be seen: the look of a blow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import pygame

WOUND: Final = (176, 26, 22)
STEPS: Final = 8
QUARTER: Final = (32, 18)  # px of what is worked out: the other three quarters are like it
FREE: Final = 0.42  # way from the middle to a corner that stays free of a faint one; a strong one reaches further in


class Rims:
    def __init__(self, size: tuple[int, int], colour: tuple[int, int, int] = WOUND) -> None:
        """`size`: of the picture, px."""
        self._size = size
        self._colour = colour
        self._made: dict[int, pygame.Surface] = {}

    def preparing(self) -> Iterator[None]:
        """Makes what will be needed, in steps of about a millisecond; what is missing is made when it is drawn."""
        for step in range(1, STEPS + 1):
            if step not in self._made:
                self._made[step] = self._make(step / STEPS)
                yield

    def draw(self, target: pygame.Surface, amount: float) -> None:
        """`amount` 0..1; multiplied over a picture of its size."""
        step = round(STEPS * max(0.0, min(1.0, amount)))
        if not step:
            return
        if step not in self._made:
            self._made[step] = self._make(step / STEPS)
        target.blit(self._made[step], (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _make(self, share: float) -> pygame.Surface:
        w, h = QUARTER
        loss = [255 - c for c in self._colour]
        pixels = bytearray()
        for y in range(h):
            for x in range(w):
                away = math.hypot((x + 0.5) / w / 2 - 0.5, ((y + 0.5) / h / 2 - 0.5) * 0.9) / 0.62
                part = share * max(0.0, min(1.0, (away - FREE + 0.2 * share) / 0.5)) ** 1.3
                pixels += bytes([255 - round(c * part) for c in loss])
        corner = pygame.image.frombytes(bytes(pixels), QUARTER, "RGB")
        whole = pygame.Surface((w * 2, h * 2), 0, 24)
        for right in (False, True):
            for low in (False, True):
                whole.blit(pygame.transform.flip(corner, right, low), (w * right, h * low))
        large = pygame.transform.smoothscale(whole, self._size)
        return large.convert() if pygame.display.get_init() and pygame.display.get_surface() else large
