"""A picture much wider than the screen, cut into strips.

A run-length encoded picture is walked through row by row from its left edge, what lies outside of the screen too: in
strips it costs half, and a sixth where little of it is seen through a hole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

STRIP: Final = 320  # px; narrower ones cost more in calls than they save


@dataclass(frozen=True, slots=True)
class Frieze:
    """`strips`: what there is to see, with its place in the whole of `size` px."""

    size: tuple[int, int]
    strips: list[tuple[pygame.Surface, int, int]]

    def draw(self, target: pygame.Surface, left: int, top: int) -> None:
        """What of it lies within the target's clip."""
        clip = target.get_clip()
        right = clip.right
        for surface, x, y in self.strips:
            x += left
            if x < right and x + surface.get_width() > clip.x:
                target.blit(surface, (x, top + y))


def frieze(picture: pygame.Surface, opaque: bool) -> Frieze:
    """`opaque`: nothing of the picture is seen through, so that it needs neither alpha nor strips."""
    size = picture.get_size()
    if opaque and pygame.display.get_init() and pygame.display.get_surface():
        return Frieze(size, [(picture.convert(), 0, 0)])
    strips = []
    for x in range(0, size[0], STRIP):
        part = picture.subsurface((x, 0, min(STRIP, size[0] - x), size[1]))
        box = part.get_bounding_rect()
        if box.w and box.h:
            strip = part.subsurface(box).copy()
            strip.set_alpha(255, pygame.RLEACCEL)
            strips.append((strip, x + box.x, box.y))
    return Frieze(size, strips)
