"""The inside of the ground, as the game draws it: one large picture a terrain, darker the deeper it lies.

A map's own interior tiles are all alike, and a hundred of them side by side show their grid. Here a cell that has
solid ground all around it takes its part of a picture of the whole earth instead, and everything fades with its
distance from the open air, so that the lane of play stays the brightest thing in view.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

import pygame

from ..sim.specs import SOLID, TILE, Level
from .assets import Assets

TERRAINS: Final = ("concrete", "mud", "sand", "steel")
INSIDE: Final = (160, 48)  # px of the tile with all eight neighbours on a terrain's sheet
SHADES: Final = (255, 214, 158, 108, 70, 44, 28)  # light by depth in tiles; the last is what all deeper ground gets
FRINGE: Final = ((0, 0, 0, 0), (0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 1, 0), (1, 0, 1, 1), (1, 1, 1, 1))  # 4 x 6 dither
BEYOND: Final = 17  # corners past the level that have a light: a chunk, from which on nothing changes any more


class Ground:
    """Depth of every cell of a level and what its insides look like. All that can be known beforehand is worked out
    here, once: what is left to be done for a piece of ground in play is blits."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self._width, self._height = level.width, level.height
        self._depths = _depths(level)
        self._light, self._dark = _light(self._depths)
        self._inside: dict[int, pygame.Surface] = {}
        self._surface: dict[int, pygame.Surface] = {}
        fringes: dict[str, pygame.Surface] = {}
        for index, art in enumerate(level.tiles):
            path = PurePosixPath(art.image)
            if path.stem not in TERRAINS or path.parent.name != "tiles":
                continue
            name = str(path.with_name(f"{path.stem}_ground.png"))
            if (art.x, art.y) == INSIDE and assets.has(name):
                self._inside[index] = assets.image(name)
            elif name in fringes or assets.has(name):
                if name not in fringes:
                    fringes[name] = _fringed(assets.image(name))
                self._surface[index] = fringes[name]

    def depth(self, x: int, y: int) -> int:
        """Tiles from cell (x, y) to the nearest air, corners counted; 0 for air and for whatever touches it.

        Beyond the edge of the level its last cells go on.
        """
        return self._depths[min(max(y, 0), self._height - 1)][min(max(x, 0), self._width - 1)]

    def cell(self, index: int, x: int, y: int) -> pygame.Surface | None:
        """What cell (x, y) shows instead of, or over, tile `index`; None when the tile is all there is to see."""
        inside = self._inside.get(index)
        if inside is not None:
            return _part(inside, x, y)
        surface = self._surface.get(index)
        return _part(surface, x, y) if surface is not None and self.depth(x, y + 1) else None

    def shade(self, surface: pygame.Surface, x0: int, y0: int) -> None:
        """Darkens a square picture of at most a chunk, of cells from (x0, y0) on, by their depth, evenly across the
        edges of cells. It may reach beyond the level to the right and below, not to the left or above."""
        box = pygame.Rect(x0, y0, surface.get_width() // TILE + 1, surface.get_height() // TILE + 1)
        box.clamp_ip(self._light.get_rect())
        if any(self._dark[y].find(1, box.left, box.right) >= 0 for y in range(box.top, box.bottom)):
            surface.blit(pygame.transform.smoothscale(self._light.subsurface(box), surface.get_size()), (0, 0),
                         special_flags=pygame.BLEND_RGB_MULT)


def _part(picture: pygame.Surface, x: int, y: int) -> pygame.Surface:
    """Cell (x, y) of a picture that is laid side by side for ever."""
    across, down = max(1, picture.get_width() // TILE), max(1, picture.get_height() // TILE)
    box = pygame.Rect(x % across * TILE, y % down * TILE, TILE, TILE)
    return picture.subsurface(box.clip(picture.get_rect()))


def _fringed(picture: pygame.Surface) -> pygame.Surface:
    """Of every cell the lower half, dithered away towards the tile's own surface."""
    mask = pygame.Surface((TILE, TILE), pygame.SRCALPHA, 32)
    for y, row in enumerate(FRINGE):
        for x in range(TILE):
            if row[x % 4]:
                mask.set_at((x, y + 8), (255, 255, 255, 255))
    mask.fill((255, 255, 255, 255), (0, 8 + len(FRINGE), TILE, TILE))
    fringed = picture.copy()
    width, height = picture.get_size()
    fringed.fblits(
        [(mask, (x, y)) for y in range(0, height, TILE) for x in range(0, width, TILE)], pygame.BLEND_RGBA_MULT)
    return fringed


def _depths(level: Level) -> list[bytes]:
    """Depth of every cell, row by row. The solid is worn down by one cell all around, again and again; a cell is as
    deep as the times it was still there. A row is one number with a bit a cell, and a hex digit a cell to add them up.
    """
    width, full = level.width, (1 << level.width) - 1
    rows = [sum(1 << x for x, flags in enumerate(row) if flags & SOLID) for row in level.grid]
    sums = [0] * len(rows)
    for _ in SHADES[1:]:
        worn = [row & (row << 1 | row & 1) & (row >> 1 | row & (1 << width >> 1)) for row in rows]
        last = len(worn) - 1
        rows = [worn[max(0, y - 1)] & worn[y] & worn[min(last, y + 1)] & full for y in range(len(worn))]
        sums = [total + int(f"{row:b}", 16) for total, row in zip(sums, rows, strict=True)]
    digits = bytes.maketrans(b"0123456", bytes(range(7)))
    return [f"{total:0{width}x}"[::-1].encode().translate(digits) for total in sums]


def _light(depths: list[bytes]) -> tuple[pygame.Surface, list[bytes]]:
    """Light at the corners of all cells and `BEYOND` to the right and below, one pixel each: the mean of the four cells
    that meet there. Beside it, row by row, a 1 where it is less than full."""
    shade = bytes(SHADES[min(n, len(SHADES) - 1)] for n in range(256))
    wide, rows = len(depths[0]) + BEYOND, []
    for row in depths:
        lit = row.translate(shade)
        rows.append(lit[:1] + lit + lit[-1:] * BEYOND)
    rows = [rows[0], *rows, *[rows[-1]] * BEYOND]
    light = bytearray()
    for above, below in pairwise(rows):
        light += bytes([
            (a + b + c + d) // 4
            for a, b, c, d in zip(above, above[1:], below, below[1:], strict=False)
        ])
    grey = bytearray(3 * len(light))
    for channel in range(3):
        grey[channel::3] = light
    less = bytes(1 if n < SHADES[0] else 0 for n in range(256))
    dark = [bytes(light[at : at + wide]).translate(less) for at in range(0, len(light), wide)]
    return pygame.image.frombytes(bytes(grey), (wide, len(dark)), "RGB"), dark
