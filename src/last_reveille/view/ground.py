"""The inside of the ground, as the game draws it: one large picture a terrain, darker the deeper it lies.

A map's own interior tiles are all alike, and a hundred of them side by side show their grid. Here a cell that has
solid ground all around it takes its part of a picture of the whole earth instead; where two terrains meet, one crumbles
into the other; and everything fades with its distance from the open air, so that the lane of play stays the brightest
thing in view.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

import pygame

from ..sim.specs import SOLID, TILE, Level, TileLayer
from .assets import Assets

COLUMNS: Final = 12  # tiles of a terrain's sheet; a sheet has one or more phases of 12 x 4 tiles below one another
PHASE: Final = 64  # px of one phase
INSIDE: Final = 46  # place of the tile with all eight neighbours
# Who lies over whom where two of them meet; what is not named lies under all.
OVER: Final = (
    "boards", "steel", "lining", "concrete", "granite", "brick", "cobble", "road", "trench", "mud", "turf", "sand",
)
SIDES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))
SHADES: Final = (255, 222, 176, 134, 102, 80, 66)  # light by depth in tiles; the last is what all deeper ground gets
INDEX: Final = (1 << 29) - 1  # of a cell value, without its flips
FRINGE: Final = ((0, 0, 0, 0), (0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 1, 0), (1, 0, 1, 1), (1, 1, 1, 1))  # 4 x 6 dither
BEYOND: Final = 17  # corners past the level that have a light: a chunk, from which on nothing changes any more


@dataclass(frozen=True, slots=True)
class Terrain:
    """One material: its sheet of tiles, a large picture of its inside, and that picture faded towards the surface."""

    name: str
    sheet: pygame.Surface
    inside: pygame.Surface
    fringed: pygame.Surface
    over: int  # the higher lies over the lower

    def tile(self, place: int, x: int, y: int) -> pygame.Surface:
        """The tile in the phase of cell (x, y): the pattern goes on from cell to cell."""
        phase = (x + 2 * y) % max(1, self.sheet.get_height() // PHASE)
        return self.sheet.subsurface(
            (place % COLUMNS * TILE, phase * PHASE + place // COLUMNS * TILE, TILE, TILE))


class Ground:
    """Depth of every cell of a level and what its insides look like. All that can be known beforehand is worked out
    here, once: what is left to be done for a piece of ground in play is blits.

    A terrain is a sheet NAME.png in a folder "tiles" with NAME_ground.png beside it.
    """

    def __init__(self, level: Level, assets: Assets) -> None:
        self._width, self._height = level.width, level.height
        self._depths = _depths(level)
        self._light, self._dark = _light(self._depths)
        self._faces: dict[int, tuple[Terrain, int]] = {}  # tile index -> terrain and place in a phase of its sheet
        self._cells = next((layer.cells for layer in level.layers if isinstance(layer, TileLayer)
                            and layer.name == "solid"), None)
        self._seams = [_seam(side) for side in range(4)]
        found: dict[str, Terrain | None] = {}
        for index, art in enumerate(level.tiles):
            path = PurePosixPath(art.image)
            if path.parent.name == "tiles" and art.image not in found:
                found[art.image] = _terrain(path, assets)
            terrain = found.get(art.image)
            if terrain is not None:
                self._faces[index] = terrain, art.y % PHASE // TILE * COLUMNS + art.x // TILE

    def terrain(self, x: int, y: int) -> str:
        """Name of what cell (x, y) of the layer "solid" is made of; "" for anything else."""
        face = self._face(x, y)
        return face[0].name if face else ""

    def _face(self, x: int, y: int) -> tuple[Terrain, int] | None:
        if self._cells is None or not (0 <= x < self._width and 0 <= y < self._height):
            return None
        value = self._cells[y * self._width + x]
        return self._faces.get(value & INDEX) if value & ~INDEX == 0 else None

    def depth(self, x: int, y: int) -> int:
        """Tiles from cell (x, y) to the nearest air, corners counted; 0 for air and for whatever touches it.

        Beyond the edge of the level its last cells go on.
        """
        return self._depths[min(max(y, 0), self._height - 1)][min(max(x, 0), self._width - 1)]

    def cell(self, index: int, x: int, y: int) -> list[pygame.Surface]:
        """What is laid over one another in cell (x, y) instead of tile `index`; [] when the tile is all there is."""
        face = self._faces.get(index)
        if face is None:
            return []
        terrain, place = face
        pictures = self._of(terrain, place, x, y)
        for side, (dx, dy) in enumerate(SIDES):
            other = self._face(x + dx, y + dy)
            if other is not None and other[0].over > terrain.over:
                edge = pygame.Surface((TILE, TILE), pygame.SRCALPHA, 32)
                edge.fblits([(picture, (0, 0)) for picture in self._of(other[0], place, x, y)])
                edge.blit(self._seams[side][(x * 3 + y * 5) % 4], (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
                pictures.append(edge)
        return pictures

    def phases(self, index: int) -> list[pygame.Surface]:
        """All pictures that may be the first in a cell of tile `index`; [] when it is no ground."""
        face = self._faces.get(index)
        if face is None:
            return []
        terrain, place = face
        return [terrain.tile(place, n, 0) for n in range(max(1, terrain.sheet.get_height() // PHASE))]

    def _of(self, terrain: Terrain, place: int, x: int, y: int) -> list[pygame.Surface]:
        if place == INSIDE:
            return [_part(terrain.inside, x, y)]
        pictures = [terrain.tile(place, x, y)]
        if self.depth(x, y + 1):
            pictures.append(_part(terrain.fringed, x, y))
        return pictures

    def shade(self, surface: pygame.Surface, x0: int, y0: int) -> None:
        """Darkens a square picture of at most a chunk, of cells from (x0, y0) on, by their depth, evenly across the
        edges of cells. It may reach beyond the level to the right and below, not to the left or above."""
        box = pygame.Rect(x0, y0, surface.get_width() // TILE + 1, surface.get_height() // TILE + 1)
        box.clamp_ip(self._light.get_rect())
        if any(self._dark[y].find(1, box.left, box.right) >= 0 for y in range(box.top, box.bottom)):
            surface.blit(pygame.transform.smoothscale(self._light.subsurface(box), surface.get_size()), (0, 0),
                         special_flags=pygame.BLEND_RGB_MULT)


def insides(picture: str, assets: Assets) -> list[str]:
    """The picture of the whole earth that belongs to a terrain's sheet of tiles; none when it is no terrain's."""
    path = PurePosixPath(picture)
    inside = str(path.with_name(f"{path.stem}_ground.png"))
    return [inside] if path.parent.name == "tiles" and assets.has(picture) and assets.has(inside) else []


def _terrain(path: PurePosixPath, assets: Assets) -> Terrain | None:
    found = insides(str(path), assets)
    if not found:
        return None
    sheet, picture = assets.image(str(path)), assets.image(found[0])
    if sheet.get_width() < COLUMNS * TILE or sheet.get_height() < PHASE:
        return None
    over = OVER.index(path.stem) if path.stem in OVER else -1
    return Terrain(path.stem, sheet, picture, _fringed(picture), over)


def _seam(side: int) -> list[pygame.Surface]:
    """Four masks by which a neighbour at that side reaches into a cell: crumbling, 3 to 8 px."""
    masks = []
    for number in range(4):
        mask = pygame.Surface((TILE, TILE), pygame.SRCALPHA, 32)
        mask.fill((255, 255, 255, 0))
        for along in range(TILE):
            reach = 3 + (along * 5 + number * 7 + along * along) % 5
            for deep in range(reach + 3):
                if deep < reach or (deep + along + number) % 2 == 0:
                    x, y = ((TILE - 1 - deep, along), (deep, along), (along, TILE - 1 - deep), (along, deep))[side]
                    mask.set_at((x, y), (255, 255, 255, 255))
        masks.append(mask)
    return masks


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
