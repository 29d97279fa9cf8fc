"""The small signs of what is coming, where no more than that is known of it: a disc with its icon, and round it the
same three looks as everywhere: a closing ring, a dashed one that marches, a torn one.
"""

from __future__ import annotations

import math
from typing import Final

import pygame
from pygame.mask import Mask

from ..memory.due import FLOOD, SHELL
from ..memory.halls import STRIKE, SWEEP
from .inks import BROKEN, CERTAIN, MEMORY, Colour
from .silhouette import OFF, ON, PAD, Silhouette, strokes, torn_look
from .widgets import Brush, ready

RADIUS: Final = 10  # px of the disc
DASHED: Final = 12  # px of the ring round what is likely
RING: Final = 14  # px at which the ring round what is certain ends
FILL: Final = (8, 26, 38, 235)
ICONS: Final = {SHELL: "barrage", FLOOD: "drown", "collapse": "crush", STRIKE: "omega", SWEEP: "omega"}
KEPT: Final = 96


class Tokens:
    """Pictures of them, made once each. Every one is square, its middle the middle of the disc."""

    def __init__(self, brush: Brush) -> None:
        self.brush = brush
        self._kept: dict[tuple[str, str, int, int], pygame.Surface] = {}

    def icon(self, kind: str) -> str:
        name = ICONS.get(kind, kind)
        return name if self.brush.icons.has(name) else "none"

    def certain(self, kind: str) -> pygame.Surface:
        return self._get("certain", kind, 0, 0)

    def conditional(self, kind: str, phase: int) -> pygame.Surface:
        """`phase` 0..ON+OFF-1 makes its dashes march."""
        return self._get("conditional", kind, phase, 0)

    def broken(self, kind: str, age: int, seed: int) -> pygame.Surface:
        """`age` ticks after it broke."""
        return self._get("broken", kind, age, seed)

    def _get(self, look: str, kind: str, step: int, seed: int) -> pygame.Surface:
        key = (look, kind, step, seed)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[key] = self._made(look, kind, step, seed)
        return found

    def _made(self, look: str, kind: str, step: int, seed: int) -> pygame.Surface:
        if look == "broken":
            return self._torn(kind, step, seed)
        side = 2 * DASHED + 5
        middle = side // 2
        surface = pygame.Surface((side, side), pygame.SRCALPHA, 32)
        pygame.draw.circle(surface, FILL, (middle, middle), RADIUS)
        ring = Mask((side, side))
        whole = look == "certain"
        for k, spot in enumerate(_circle(middle, RADIUS if whole else DASHED)):
            if whole or (k + step) % (ON + OFF) < ON:
                ring.set_at(spot)
        surface.blit(strokes([(ring, CERTAIN if whole else MEMORY, 255)]), (0, 0))
        self._icon(surface, kind, middle, CERTAIN if whole else MEMORY)
        return ready(surface)

    def _icon(self, surface: pygame.Surface, kind: str, middle: int, colour: Colour) -> None:
        icon = self.icon(kind)
        w, h = self.brush.icons.size(icon)
        self.brush.icons.draw(surface, icon, middle - w // 2, middle - h // 2, colour)

    def _torn(self, kind: str, age: int, seed: int) -> pygame.Surface:
        """The ring in pieces, and in it half of the icon, slipped."""
        side = 2 * (RADIUS + PAD) + 1
        middle = side // 2
        contour = _circle(middle, RADIUS)
        disc, rim = Mask((side, side)), Mask((side, side))
        for spot in contour:
            rim.set_at(spot)
        for y in range(-RADIUS + 1, RADIUS):
            half = math.isqrt((RADIUS - 1) ** 2 - y * y)
            for x in range(middle - half, middle + half + 1):
                disc.set_at((x, middle + y))
        shape = Silhouette(disc, rim, contour, -middle, -middle, (0, 0), disc, disc)
        surface = torn_look(shape, age, seed)
        icon = self.icon(kind)
        sign = self.brush.icons.get(icon, BROKEN).copy()
        w, h = sign.get_size()
        sign.set_alpha(max(0, 200 - age * 5))
        slip = 2 + age // 12
        left, top = middle - w // 2, middle - h // 2
        surface.blit(sign, (left - slip, top), (0, 0, w, h // 2))
        surface.blit(sign, (left + slip, top + h // 2 + 1), (0, h // 2, w, h - h // 2))
        return surface


def _circle(middle: int, radius: int) -> list[tuple[int, int]]:
    """The pixels of a circle of 1 px, in order."""
    found: list[tuple[int, int]] = []
    steps = radius * 16
    for k in range(steps):
        angle = 2 * math.pi * k / steps
        spot = middle + round(math.cos(angle) * radius), middle + round(math.sin(angle) * radius)
        if not found or found[-1] != spot:
            found.append(spot)
    return found
