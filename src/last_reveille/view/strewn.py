"""What is strewn over the ground of a map without anybody having placed it: pebbles, weeds, roots, drifts in corners.

Which of a terrain's pictures lies where follows from the cell alone: the same map always looks the same. All of it is
picture; nothing of it is in anybody's way.
"""

from __future__ import annotations

from typing import Final

import pygame

from ..sim.specs import KILL, SOLID, SPIKE, TILE, Level
from .assets import Assets
from .ground import Ground

CHUNK: Final = 256  # px
CHUNK_TILES: Final = CHUNK // TILE
# Of a hundred places, how many are taken. Corners first: they are few, and a bare right angle is what looks cheap.
TOP: Final = 30
UNDER: Final = 46
FOOT: Final = 78
HANG: Final = 36  # on a face at least three tiles high
DEEP: Final = 4  # of a hundred cells two or three tiles deep

Batch = list[tuple[pygame.Surface, tuple[int, int]]]


class Strewn:
    def __init__(self, level: Level, assets: Assets, ground: Ground) -> None:
        self._level = level
        self._ground = ground
        self._sheet = assets.sheet("tiles/decals")
        self._faces = assets.sheet("tiles/faces")

    def near(self, cx: int, cy: int, gone: set[int]) -> Batch:
        """What of it lies in a chunk. `gone`: broken cells, y * width + x."""
        batch: Batch = []
        if self._sheet.missing:
            return batch
        x0, y0 = cx * CHUNK_TILES, cy * CHUNK_TILES
        for y in range(max(0, y0 - 2), min(self._level.height, y0 + CHUNK_TILES + 2)):
            for x in range(max(0, x0 - 2), min(self._level.width, x0 + CHUNK_TILES + 2)):
                if self._solid(x, y, gone):
                    self._at(x, y, gone, batch, (cx * CHUNK, cy * CHUNK))
                elif gone and y * self._level.width + x in gone and self._solid(x, y + 1, gone):
                    name = self._ground.terrain(x, y + 1) or "concrete"
                    left, top = x * TILE - cx * CHUNK, (y + 1) * TILE - cy * CHUNK
                    self._put(f"{name}_rubble", _dice(x, y), batch, left + TILE // 2, top, False)
        return batch

    def _solid(self, x: int, y: int, gone: set[int]) -> bool:
        level = self._level
        if not (0 <= x < level.width and 0 <= y < level.height) or y * level.width + x in gone:
            return False
        return bool(level.grid[y][x] & SOLID)

    def _free(self, x: int, y: int) -> bool:
        """Air in which nothing waits that hurts: spikes must be seen."""
        level = self._level
        return 0 <= x < level.width and 0 <= y < level.height and not level.grid[y][x] & (SOLID | SPIKE | KILL)

    def _at(self, x: int, y: int, gone: set[int], batch: Batch, corner: tuple[int, int]) -> None:
        name = self._ground.terrain(x, y)
        if not name:
            return
        dice = _dice(x, y)
        left, top = x * TILE - corner[0], y * TILE - corner[1]
        self._age(name, x, y, gone, dice, batch, (left + TILE // 2, top))
        if self._free(x, y - 1):
            wall = self._solid(x + 1, y - 1, gone) - self._solid(x - 1, y - 1, gone)
            if wall and dice % 100 < FOOT:
                # Its frame ends at the wall; a wall at the left has it mirrored.
                self._put(f"{name}_foot", dice >> 8, batch, left + (0 if wall > 0 else TILE - 1), top, wall < 0)
            elif not wall and dice % 100 < TOP and self._free(x - 1, y - 1) and self._free(x + 1, y - 1):
                if self._solid(x - 1, y, gone) and self._solid(x + 1, y, gone):
                    self._put(f"{name}_top", dice >> 8, batch, left + TILE // 2, top, bool(dice & 1 << 20))
        if self._free(x, y + 1) and (dice >> 4) % 100 < UNDER:
            self._put(f"{name}_under", dice >> 12, batch, left + TILE // 2, top + TILE + self._height, False)

    def _age(self, name: str, x: int, y: int, gone: set[int], dice: int, batch: Batch, at: tuple[int, int]) -> None:
        """What time has done to a face, and what lies buried: both need room to all sides."""
        deep = self._ground.depth(x, y)
        if deep not in (0, 2, 3):
            return
        tag, share = (f"{name}_hang", HANG) if not deep else (f"{name}_deep", DEEP)
        if (dice >> 5) % 100 >= share or not self._faces.has(tag) or (not deep and not self._free(x, y - 1)):
            return
        if all(self._solid(x + dx, y + dy, gone) for dx in (-1, 0, 1) for dy in ((0, 1, 2) if not deep else (-1, 1))):
            surface, dx, dy = self._faces.get(self._faces.nth(tag, dice >> 13), bool(dice & 1 << 21))
            batch.append((surface, (at[0] + dx, at[1] + dy - (TILE if deep else 0))))

    @property
    def _height(self) -> int:
        return self._sheet.size(0)[1]

    def _put(self, tag: str, pick: int, batch: Batch, x: int, y: int, flip: bool) -> None:
        if not self._sheet.has(tag):
            return
        surface, dx, dy = self._sheet.get(self._sheet.nth(tag, pick), flip)
        batch.append((surface, (x + dx, y + dy)))


def _dice(x: int, y: int) -> int:
    """A number that looks like chance and is the same for a cell every time (a mix after Wang, 32 bit)."""
    n = (x * 73856093 ^ y * 19349663) & 0xFFFFFFFF
    n = (n ^ 61 ^ n >> 16) * 9 & 0xFFFFFFFF
    n = (n ^ n >> 4) * 0x27D4EB2D & 0xFFFFFFFF
    return n ^ n >> 15


