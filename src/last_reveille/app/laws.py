"""What a map promises, checked without playing it: that there is always somewhere to stand, and time to see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..sim.specs import LADDER, ONEWAY, SOLID, TILE, Level, Row
from .fair import SHADOW, UNFAIR, Finding

SAFE: Final = 60  # ticks for which a place to stand must stay whole
REACH: Final = 8  # tiles within which there must be one
BODY: Final = 8  # px: half of him
BAND: Final = 128  # px of height within which rows fall on the same ground
LEVEL: Final = 48  # px of height that count as the same ground
REACHED: Final = 32  # px up to which a shell hurts whose feet are above where it lands
TALL: Final = 40
CRUMBLE: Final = 24


def refuges(level: Level) -> list[Finding]:
    """Places where a barrage leaves nowhere to stand: within 8 tiles of wherever somebody may be there must be, at any
    moment, a column that no shell reaches for a second. Conditional rows count as if they came."""
    found: list[Finding] = []
    heights = sorted({row.y // BAND for row in level.rows})
    for height in heights:
        rows = [row for row in level.rows if row.y // BAND == height]
        shells = sorted((tick, x, row.radius + BODY, row.id) for row in rows for tick, x in _shells(row))
        feet = [list(_feet(level, tx, rows[0].y)) for tx in range(level.width)]
        stands = [any(abs(y - rows[0].y) <= LEVEL for y in column) for column in feet]
        deep = [any(not -REACHED <= y - rows[0].y <= REACHED + TALL for y in column) for column in feet]
        said: set[int] = set()
        first = 0
        for at, (tick, _, _, _) in enumerate(shells):
            while shells[first][0] < tick:
                first += 1
            if first < at:
                continue  # the same moment again
            columns = _covered(shells, at, tick)
            place = _no_way(columns, stands, deep)
            if place is not None and columns[place] not in said:
                said.add(columns[place])
                found.append(Finding(UNFAIR, "no refuge", level.id, tick, place * TILE + TILE // 2, rows[0].y,
                                     "barrage", 0, SAFE, "map", columns[place]))
    return found


def _covered(shells: list[tuple[int, int, int, int]], at: int, tick: int) -> dict[int, int]:
    """Columns that are hit within the second from `tick` on, and by which row."""
    columns: dict[int, int] = {}
    for due, x, wide, row in shells[at:]:
        if due > tick + SAFE:
            break
        # A column is hit when its middle is.
        for tx in range((x - wide + TILE // 2) // TILE, (x + wide - TILE // 2) // TILE + 1):
            columns.setdefault(tx, row)
    return columns


def _no_way(columns: dict[int, int], stands: list[bool], deep: list[bool]) -> int | None:
    """A column in which somebody may stand and from which nothing whole is within reach: no column that is left out,
    and none in which one can stand lower or higher than the shells reach."""
    for tx in sorted(columns):
        if not (0 <= tx < len(stands) and stands[tx]):
            continue
        near = range(max(tx - REACH, 0), min(tx + REACH, len(stands) - 1) + 1)
        if all((other in columns or not stands[other]) and not deep[other] for other in near):
            return tx
    return None


def _shells(row: Row) -> Iterator[tuple[int, int]]:
    """(tick, x px) of every shell of a row."""
    for k in range(row.times):
        for i in range(row.shells):
            if i not in row.holes:
                yield (row.tick + k * row.period + i * max(row.gap, 1),
                       row.x + (i * row.step + k * row.shift) * TILE + TILE // 2)


def _feet(level: Level, tx: int, y: int) -> Iterator[int]:
    """Heights (px) within reach of y at which somebody can stand in a column."""
    for ty in range(max(y // TILE - REACH, 1), min(y // TILE + REACH + 1, level.height)):
        if level.grid[ty][tx] & (SOLID | ONEWAY | LADDER) and not level.grid[ty - 1][tx] & SOLID:
            yield ty * TILE


def warnings(level: Level) -> list[Finding]:
    """What gives less notice than its class owes: floods and blasts on the schedule 90 ticks, crumbling ground 24."""
    found = [
        Finding(UNFAIR, "short tell", level.id, p.tick, p.x, p.y, "flood", p.tell, SHADOW, "map", p.id)
        for p in level.pulses if p.tell < SHADOW
    ]
    found += [
        Finding(UNFAIR, "short tell", level.id, c.tick, c.x, c.y, "blast", c.tell, SHADOW, "map", c.id)
        for c in level.cues if c.do == "blast" and c.tell < SHADOW
    ]
    found += [
        Finding(UNFAIR, "short tell", level.id, 0, c.x, c.y, "crumble", c.delay, CRUMBLE, "map", c.id)
        for c in level.crumbles if c.delay < CRUMBLE
    ]
    return found
