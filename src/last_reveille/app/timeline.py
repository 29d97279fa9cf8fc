"""The day as one line: which level lies where on it, where each life ended, and what killed where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..memory.marks import Mark
from ..memory.memory import Memory
from ..view.screens.tablemodel import DARK, KNOWN, LEFT, RIGHT, VISION, AnchorAt, Column, Killers, Thread
from .levels import Levels

LEAST: Final = 40  # px of a level that has been walked
DARK_MOST: Final = 84  # px of one that has not
DARK_LEAST: Final = 28
SHORTEST: Final = 600  # ticks of a level of which hardly anything is known
IDLED: Final = 2  # times the best run beyond which a run has only stood about
KILLERS_GAP: Final = 45  # px between two signs of killers
SHOWN: Final = 5  # kinds of killers at one place
AROUND: Final = 300  # ticks around a place in which a death counts as one there


def road(levels: Levels, memory: Memory) -> list[str]:
    """The day's levels in order, side levels that were walked after where they are entered from. What comes after the
    end of the day is not on the table before it was seen."""
    walked = [ident for ident in levels.files if ident in memory.visited or ident in memory.runs]
    order = [ident for at, ident in enumerate(levels.order)
             if ident in walked or at < 1 or at < len(levels.order) - 1]
    names = [*levels.files]
    for ident in walked:
        if ident not in order:
            before = [name for name in names[: names.index(ident)] if name in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, ident)
    return order


def length(memory: Memory, ident: str) -> int:
    """Ticks of a level on the line: as long as anybody took, but not much longer than the best."""
    runs = memory.runs.get(ident)
    lived = [run.ticks for run in runs.newest] if runs else []
    best = memory.best.get(ident, 0)
    longest = max([*lived, *memory.anchors.get(ident, {}).values(), best, SHORTEST])
    return min(longest, max(best * IDLED, SHORTEST)) if best else longest


@dataclass(slots=True)
class Line:
    """The day from LEFT to RIGHT."""

    columns: list[Column]

    def index(self, level: str) -> int:
        """-1 when the level is not on the line."""
        return next((n for n, column in enumerate(self.columns) if column.level == level), -1)

    def x(self, index: int, tick: int) -> int:
        """px of the screen; what lies beyond a level's length stands at its end."""
        column = self.columns[index]
        if tick >= column.ticks:
            return column.x + column.w - 1
        return column.x + tick * (column.w - 1) // column.ticks if tick > 0 else column.x

    def place(self, x: int) -> tuple[int, int]:
        """(column, tick) under a px of the screen; the nearest that was ever walked."""
        known = [n for n, column in enumerate(self.columns) if column.state == KNOWN]
        if not known:
            return 0, 0
        index = min(known, key=lambda n: _distance(self.columns[n], x))
        column = self.columns[index]
        inside = min(max(x - column.x, 0), column.w - 1)
        return index, min(-(-inside * column.ticks // max(column.w - 1, 1)), column.ticks)

    def step(self, index: int, tick: int, by: int) -> tuple[int, int]:
        """A place some ticks further on, or back, from level to level."""
        known = [n for n, column in enumerate(self.columns) if column.state == KNOWN]
        if index not in known:
            return self.place(self.columns[index].x) if self.columns else (0, 0)
        tick += by
        while tick < 0 and index != known[0]:
            index = known[known.index(index) - 1]
            tick += self.columns[index].ticks
        while tick > self.columns[index].ticks and index != known[-1]:
            tick -= self.columns[index].ticks
            index = known[known.index(index) + 1]
        return index, min(max(tick, 0), self.columns[index].ticks)


def line(levels: Levels, memory: Memory, visions: Iterable[str] = (), titles: dict[str, str] | None = None,
         clocks: dict[str, int] | None = None) -> Line:
    """Lays the levels out: those that were walked by their length in ticks, the others narrow and all alike. `titles`
    and `clocks` by level, as far as they are known yet; `visions`: levels that were only seen."""
    names, found, foreseen = road(levels, memory), dict(titles or {}), [*visions]
    states = [KNOWN if name in memory.visited or name in memory.runs else VISION if name in foreseen else DARK
              for name in names]
    if KNOWN not in states:
        states[0] = KNOWN
    dark = len(names) - states.count(KNOWN)
    room = RIGHT - LEFT
    narrow = min(DARK_MOST, max(DARK_LEAST, room * 55 // 100 // dark)) if dark else 0
    ticks = [length(memory, name) if state == KNOWN else 0 for name, state in zip(names, states, strict=True)]
    widths = _shares(ticks, room - narrow * dark)
    columns, x = [], LEFT
    for name, state, long, share in zip(names, states, ticks, widths, strict=True):
        wide = share if state == KNOWN else narrow
        columns.append(Column(name, found.get(name, ""), x, wide, long, state, (clocks or {}).get(name, -1)))
        x += wide
    return Line(columns)


def _shares(ticks: list[int], room: int) -> list[int]:
    """px of each level by its ticks, never less than LEAST, `room` in all; 0 stays 0."""
    count = sum(1 for long in ticks if long)
    least = min(LEAST, room // max(count, 1))
    free, total = room - least * count, sum(ticks)
    shares = [least + free * long // total if long else 0 for long in ticks]
    for n in range(len(shares) - 1, -1, -1):
        if shares[n]:
            shares[n] += room - sum(shares)
            break
    return shares


def threads(memory: Memory, day: Line) -> list[Thread]:
    """Every life that is remembered, by its loop: where it began to be lived by hand and where it ended. Deaths are
    kept for ever, the rest of a life only as long as its echo."""
    found: dict[int, list[int]] = {}  # loop: start, end, died
    for index, column in enumerate(day.columns):
        runs = memory.runs.get(column.level)
        for run in runs.newest if runs else ():
            end = day.x(index, run.ticks)
            old = found.get(run.loop)
            if old is None:
                found[run.loop] = [column.x, end, 0]
            else:
                old[0], old[1] = min(old[0], column.x), max(old[1], end)
        marks = memory.marks.get(column.level)
        for mark in marks.all if marks else ():
            end = day.x(index, mark.tick)
            old = found.get(mark.loop)
            if old is None:
                found[mark.loop] = [LEFT, end, 1]
            else:
                old[1:] = end, 1
    return [Thread(loop, start, end, bool(died), at)
            for at, (loop, (start, end, died)) in enumerate(sorted(found.items()))]


def killers(memory: Memory, day: Line) -> list[Killers]:
    """Where many have died, from left to right, at most one sign every KILLERS_GAP px: the worst places first."""
    heaps: dict[int, list[tuple[int, Mark]]] = {}
    for index, column in enumerate(day.columns):
        marks = memory.marks.get(column.level)
        for mark in marks.all if marks else ():
            heaps.setdefault((day.x(index, mark.tick) - LEFT) * 3 // KILLERS_GAP, []).append((index, mark))
    taken: list[int] = []
    signs: list[Killers] = []
    for slot in sorted(heaps, key=lambda slot: (-len(heaps[slot]), slot)):
        if any(abs(slot - other) < 3 for other in taken):
            continue
        taken.append(slot)
        whole = [pair for near in (slot - 1, slot, slot + 1) for pair in heaps.get(near, ())]
        icon = Counter(mark.killer or mark.cause for _, mark in whole).most_common(1)[0][0]
        index, mark = heaps[slot][len(heaps[slot]) // 2]
        signs.append(Killers(day.x(index, mark.tick), icon, len(whole), index, mark.tick))
    return sorted(signs, key=lambda sign: sign.x)


class Kills:
    """What killed in a level, by the tick."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        rows = sorted((mark.tick, mark.killer or mark.cause) for mark in marks)
        self._ticks = [tick for tick, _ in rows]
        self._kinds = [kind for _, kind in rows]

    def near(self, tick: int) -> list[tuple[str, int]]:
        """(what, how often) of the deaths within AROUND ticks of a moment, most first, at most SHOWN kinds."""
        first, end = bisect_left(self._ticks, tick - AROUND), bisect_right(self._ticks, tick + AROUND)
        return Counter(self._kinds[first:end]).most_common(SHOWN)


def anchors_at(memory: Memory, day: Line, found: Iterable[tuple[str, int]], labels: dict[tuple[str, int], str]
               ) -> list[AnchorAt]:
    """The anchors that can be returned to, along the line."""
    out: list[AnchorAt] = []
    for level, ident in found:
        index = day.index(level)
        if index >= 0 and day.columns[index].state == KNOWN:
            tick = memory.anchors.get(level, {}).get(ident, 0)
            out.append(AnchorAt(day.x(index, tick), index, tick, level, ident, labels.get((level, ident), "")))
    return sorted(out, key=lambda anchor: (anchor.column, anchor.tick))


def _distance(column: Column, x: int) -> int:
    return max(column.x - x, x - (column.x + column.w - 1), 0)
