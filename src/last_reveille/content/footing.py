"""What bears somebody in a map besides its tiles, and whether there is anything under a pair of feet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from ..sim.specs import ONEWAY, SOLID, TILE, Level

Box = tuple[int, int, int, int]  # x, y, w, h in px

HALF: Final = 8  # px of a body to either side of its middle
TALL: Final = 40  # px of a body
_GROUND: Final = bytes(bool(value & (SOLID | ONEWAY)) for value in range(256))
STEP_DOWN: Final = 2  # tiles of air under feet that nobody would call a fall


def carriers(level: Level) -> Iterable[Box]:
    """What carries, everywhere that it can be."""
    for things in (level.crumbles, level.doors, level.waters, level.pulses):
        for thing in things:
            yield thing.x, thing.y, thing.w, thing.h
    for mover in level.movers:
        xs, ys = [x for x, _ in mover.path] or [mover.x], [y for _, y in mover.path] or [mover.y]
        yield min(xs), min(ys), max(xs) - min(xs) + mover.w, max(ys) - min(ys) + mover.h


def covered(boxes: Iterable[Box], width: int, height: int) -> list[bytes]:
    """Rows of width x height tiles: 1 where any box lies, else 0. The work does not grow with the size of the boxes:
    each marks its corners only, and sums over columns and rows fill it."""
    marks = [[0] * (width + 1) for _ in range(height + 1)]
    for x, y, w, h in boxes:
        left, right = max(0, x // TILE), min(width, (x + w - 1) // TILE + 1)
        top, bottom = max(0, y // TILE), min(height, (y + h - 1) // TILE + 1)
        if left < right and top < bottom:
            marks[top][left] += 1
            marks[top][right] -= 1
            marks[bottom][left] -= 1
            marks[bottom][right] += 1
    rows: list[bytes] = []
    above = [0] * (width + 1)
    for line in marks[:height]:
        above = [a + b for a, b in zip(above, accumulate(line), strict=True)]
        rows.append(bytes(map(bool, above[:width])))
    return rows


class Footing:
    """Where somebody in a level stands on something."""

    def __init__(self, level: Level) -> None:
        self.level = level
        near = ((x - TILE, y - TALL, w + 2 * TILE, h + TALL + TILE) for x, y, w, h in carriers(level))
        self.carried = covered(near, level.width, level.height)
        self._lowest = [-1] * level.width  # of each column the last row in which anything bears
        for y, (row, carried) in enumerate(zip(level.grid, self.carried, strict=True)):
            for x, found in enumerate(a or b for a, b in zip(row.translate(_GROUND), carried, strict=True)):
                if found:
                    self._lowest[x] = y

    def falls(self, x: int, y: int, half: int) -> bool:
        """Is there nothing at all below feet at a point in px that reach `half` px to either side? Beyond the edge of
        the map nobody looks."""
        left, right = (x - half) // TILE, (x + half - 1) // TILE
        if left < 0 or right >= len(self._lowest):
            return False
        return max(self._lowest[left : right + 1]) < y // TILE

    def bears(self, x: int, y: int) -> bool:
        """Is there something under feet at a point in px? Beyond the edge of the map nobody looks."""
        level = self.level
        if not (0 <= x < level.width * TILE and 0 < y <= level.height * TILE):
            return True
        if self.carried[min(y // TILE, level.height - 1)][x // TILE]:
            return True
        rows = level.grid[y // TILE : y // TILE + STEP_DOWN + 1]
        columns = (max(0, x - HALF) // TILE, min(level.width - 1, (x + HALF - 1) // TILE))
        return any(row[column] & (SOLID | ONEWAY) for row in rows for column in columns)
