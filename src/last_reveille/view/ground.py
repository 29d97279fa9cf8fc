"""The inside of the ground, as the game draws it: one large picture a terrain, darker the deeper it lies.

A map's own interior tiles are all alike, and a hundred of them side by side show their grid. Here a cell that has
solid ground all around it takes its part of a picture of the whole earth instead, and everything fades with its
distance from the open air, so that the lane of play stays the brightest thing in view.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

import pygame

from ..sim.specs import SOLID, TILE, Level
from .assets import Assets

TERRAINS: Final = ("concrete", "mud", "sand", "steel")
INSIDE: Final = (160, 48)  # px of the tile with all eight neighbours on a terrain's sheet
SHADES: Final = (255, 214, 158, 108, 70, 44, 28)  # light by depth in tiles; the last is what all deeper ground gets
FRINGE: Final = ((0, 0, 0, 0), (0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 1, 0), (1, 0, 1, 1), (1, 1, 1, 1))  # 4 x 6 dither


class Ground:
    """Depth of every cell of a level and what its insides look like."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self._level = level
        self._assets = assets
        self._depths = _depths(level)
        self._inside: dict[int, str] = {}
        self._surface: dict[int, str] = {}
        for index, art in enumerate(level.tiles):
            path = PurePosixPath(art.image)
            if path.stem in TERRAINS and path.parent.name == "tiles":
                name = str(path.with_name(f"{path.stem}_ground.png"))
                (self._inside if (art.x, art.y) == INSIDE else self._surface)[index] = name

    def depth(self, x: int, y: int) -> int:
        """Tiles from cell (x, y) to the nearest air, corners counted; 0 for air and for whatever touches it.

        Beyond the edge of the level its last cells go on.
        """
        x, y = min(max(x, 0), self._level.width - 1), min(max(y, 0), self._level.height - 1)
        return sum(rows[y] >> x & 1 for rows in self._depths)

    def cell(self, index: int, x: int, y: int) -> pygame.Surface | None:
        """What cell (x, y) shows instead of, or over, tile `index`; None when the tile is all there is to see."""
        inside = self._inside.get(index)
        name = inside or self._surface.get(index)
        if name is None or not self._assets.has(name):
            return None
        if inside is not None:
            return self._part(name, x, y)
        return self._fringe(self._part(name, x, y)) if self.depth(x, y + 1) else None

    def shade(self, surface: pygame.Surface, x0: int, y0: int) -> None:
        """Darkens a square picture of cells from (x0, y0) on by their depth, evenly across the edges of cells."""
        cells = surface.get_width() // TILE
        light = pygame.Surface((cells + 1, cells + 1), 0, 24)
        dark = False
        for y in range(cells + 1):
            for x in range(cells + 1):
                around = ((0, 0), (-1, 0), (0, -1), (-1, -1))
                level = sum(SHADES[self.depth(x0 + x + dx, y0 + y + dy)] for dx, dy in around) // 4
                light.set_at((x, y), (level, level, level))
                dark = dark or level < SHADES[0]
        if dark:
            surface.blit(pygame.transform.smoothscale(light, surface.get_size()), (0, 0),
                         special_flags=pygame.BLEND_RGB_MULT)

    def _part(self, name: str, x: int, y: int) -> pygame.Surface:
        picture = self._assets.image(name)
        across, down = max(1, picture.get_width() // TILE), max(1, picture.get_height() // TILE)
        box = pygame.Rect(x % across * TILE, y % down * TILE, TILE, TILE)
        return picture.subsurface(box.clip(picture.get_rect()))

    @staticmethod
    def _fringe(part: pygame.Surface) -> pygame.Surface:
        """The lower half of a cell, dithered away towards the tile's own surface."""
        fringe = part.convert_alpha() if pygame.display.get_surface() else part.copy()
        fringe.fill((0, 0, 0, 0), (0, 0, TILE, 8))
        for y, row in enumerate(FRINGE):
            for x in range(part.get_width()):
                if not row[x % 4]:
                    fringe.set_at((x, y + 8), (0, 0, 0, 0))
        return fringe


def _depths(level: Level) -> list[list[int]]:
    """By depth 1, 2, ...: rows of bits, set where a cell lies at least so deep. Each is the last one, worn down."""
    full = (1 << level.width) - 1
    rows = [sum(1 << x for x, flags in enumerate(row) if flags & SOLID) for row in level.grid]
    found = []
    for _ in SHADES[1:]:
        worn = [row & (row << 1 | row & 1) & (row >> 1 | row & (1 << level.width >> 1)) for row in rows]
        last = len(worn) - 1
        rows = [worn[max(0, y - 1)] & worn[y] & worn[min(last, y + 1)] & full for y in range(len(worn))]
        found.append(rows)
    return found
