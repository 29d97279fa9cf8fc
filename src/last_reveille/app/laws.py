"""What a map promises, checked without playing it: that there is always somewhere to stand, and time to see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..sim.specs import LADDER, ONEWAY, SOLID, TILE, Level, Row
from .fair import SHADOW, UNFAIR, Finding

SAFE: Final = 60  # ticks for which a place to stand must stay whole
REACH: Final = 8  # tiles within which there must be one
BODY: Final = 8  # px: half of him
CRUMBLE: Final = 24


def refuges(level: Level) -> list[Finding]:
    """Places where a barrage leaves nowhere to stand: within 8 tiles of each shell there must be a column that no
    shell reaches for a second. Conditional rows count as if they came."""
    shells = sorted((tick, x, row) for row in level.rows for tick, x in _shells(row))
    found: list[Finding] = []
    said: set[int] = set()
    for at, (tick, x, row) in enumerate(shells):
        if row.id in said:
            continue
        columns = [tx for tx in range(x // TILE - REACH, x // TILE + REACH + 1) if _stands(level, tx, row.y)]
        if not columns:
            continue  # nobody can be there
        for due, where, other in shells[at:]:
            if due > tick + SAFE:
                break
            wide = other.radius + BODY
            columns = [tx for tx in columns if abs(tx * TILE + TILE // 2 - where) > wide]
        if not columns:
            said.add(row.id)
            found.append(Finding(UNFAIR, "no refuge", level.id, tick, x, row.y, "barrage", 0, SAFE, "map", row.id))
    return found


def _shells(row: Row) -> Iterator[tuple[int, int]]:
    """(tick, x px) of every shell of a row."""
    for k in range(row.times):
        for i in range(row.shells):
            if i not in row.holes:
                yield (row.tick + k * row.period + i * max(row.gap, 1),
                       row.x + (i * row.step + k * row.shift) * TILE + TILE // 2)


def _stands(level: Level, tx: int, y: int) -> bool:
    """Can somebody stand in this column near the height at which the shells land?"""
    if not 0 <= tx < level.width:
        return False
    for ty in range(max(y // TILE - 3, 0), min(y // TILE + 4, level.height)):
        if level.grid[ty][tx] & (SOLID | ONEWAY | LADDER) and not (ty and level.grid[ty - 1][tx] & SOLID):
            return True
    return False


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
