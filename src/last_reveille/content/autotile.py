"""Which of a terrain's 47 tiles fits a neighbourhood (the "blob" set).

Neighbours are bits in the order of Tiled's wang ids: 1 N, 2 NE, 4 E, 8 SE, 16 S, 32 SW, 64 W, 128 NW.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

NORTH: Final = 1
EAST: Final = 4
SOUTH: Final = 16
WEST: Final = 64
AROUND: Final = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))  # by bit
_CORNERS: Final = ((2, NORTH | EAST), (8, EAST | SOUTH), (32, SOUTH | WEST), (128, WEST | NORTH))


def reduced(mask: int) -> int:
    """The mask without corners that cannot be seen: a corner counts only when both sides beside it are filled."""
    for corner, sides in _CORNERS:
        if mask & sides != sides:
            mask &= ~corner
    return mask & 255


MASKS: Final = tuple(sorted({reduced(mask) for mask in range(256)}))  # by tile id
_TILES: Final = tuple(MASKS.index(reduced(mask)) for mask in range(256))


def blob_tile(mask: int) -> int:
    """Tile id 0..46 for a mask of filled neighbours."""
    return _TILES[mask & 255]


def mask_at(filled: Callable[[int, int], bool], x: int, y: int) -> int:
    """Mask of the filled neighbours of tile (x, y)."""
    return sum(1 << bit for bit, (dx, dy) in enumerate(AROUND) if filled(x + dx, y + dy))


def blob_cells(rows: list[str], solid: str = "#", first: int = 1) -> list[int]:
    """Row-major gids for a drawing of text rows of equal length: tiles of the set that begins at gid `first` wherever
    a character of `solid` stands. What lies beyond the edge of the drawing counts as filled."""
    height, width = len(rows), len(rows[0])

    def filled(x: int, y: int) -> bool:
        return rows[min(max(y, 0), height - 1)][min(max(x, 0), width - 1)] in solid

    return [
        first + blob_tile(mask_at(filled, x, y)) if rows[y][x] in solid else 0
        for y in range(height)
        for x in range(width)
    ]
