"""Ways through a level by its map alone: what a suit can stand on and reach, and how far every place is from the exit.

A rough model of a jump, in tiles: it costs two of its eight parts to rise by one tile and one part to fly on by one;
when they are spent one falls, straight down or aslant. Ladders, moving ground, water and walls give parts back.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ..sim.specs import CRACKED, KILL, LADDER, ONEWAY, SOLID, SPIKE, TILE, Level

PARTS: Final = 8  # of a jump
KICK_PARTS: Final = 5  # of a kick off a wall
FAR: Final = 1 << 28
RISE: Final = 4  # tiles of a jump; half a tile more than it is
STEP: Final = 3  # and without the suit
Cell = tuple[int, int]
Node = tuple[int, int, int]  # feet in tile (x, y), parts left


class Terrain:
    """What one can stand on, fit into, hold on to and leave by in a level, everything taken for possible that might be:
    doors are open, cracked ground is broken, and moving ground is everywhere on its way."""

    def __init__(self, level: Level, kicks: bool, *, flood: bool = True) -> None:
        """`kicks`: can he kick off walls? `flood`: water is as high as its basin, or else as it is in the morning."""
        self.level = level
        self.kicks = kicks
        deeds = [cue.do for cue in level.cues] + [trigger.do for trigger in level.triggers]
        self.suit = level.suit or "arm" in deeds
        self.rise = RISE if self.suit else STEP
        self.lifts: set[Cell] = set()
        for mover in level.movers:
            for x, y in _along(mover.path or ((mover.x, mover.y),)):
                self._lift(x, y, mover.w, mover.h)
        for water in level.waters:
            dry = 0 if flood else max(water.h - water.level, 0)
            self._wet(water.x, water.y + dry, water.w, water.h - dry)
        for pulse in level.pulses:
            self._wet(pulse.x, pulse.y, pulse.w, pulse.h if flood else 0)
        for slab in level.crumbles:
            self._lift(slab.x, slab.y, slab.w, slab.h)
        for person in level.people:
            if person.who == "rita":  # she throws, wherever she goes
                self.lifts.update((x // TILE, y // TILE - up) for x, y in (person.path or ((person.x, person.y),))
                                  for up in range(8))
        self.exits = {
            (x, y) for e in level.exits for x in range(e.x // TILE, (e.x + e.w) // TILE + 1)
            for y in range(e.y // TILE, (e.y + e.h) // TILE + 2)
        }
        self.exits |= {(h.core_x // TILE, y) for h in level.halls for y in range(level.height)}
        ends = [t for t in (*level.triggers, *level.levers) if getattr(t, "do", "") == "end" or t.name == "end"]
        self.exits |= {(x, y) for t in ends for x in range(t.x // TILE, (t.x + t.w) // TILE + 1)
                       for y in range(t.y // TILE, (t.y + t.h) // TILE + 1)}

    def _lift(self, x: int, y: int, w: int, h: int) -> None:
        for tx in range(x // TILE - 1, (x + w) // TILE + 2):
            for ty in range(y // TILE - 2, (y + h) // TILE + 1):
                self.lifts.add((tx, ty))

    def _wet(self, x: int, y: int, w: int, h: int) -> None:
        """Where his feet are deep enough to swim."""
        if h > 0:
            self.lifts.update((tx, ty) for tx in range(x // TILE, (x + w - 1) // TILE + 1)
                              for ty in range(y // TILE + 1, (y + h) // TILE + 1))

    def kicks_at(self, x: int, y: int) -> bool:
        """Can he kick off a wall here? In its drill the move is lent."""
        px, py = x * TILE, y * TILE
        return self.suit and (self.kicks or any(
            d.move == "walljump" and d.x <= px < d.x + d.w and d.y <= py < d.y + d.h for d in self.level.drills))

    def flags(self, x: int, y: int) -> int:
        level = self.level
        if not 0 <= x < level.width:
            return SOLID
        return level.grid[y][x] if 0 <= y < level.height else 0

    def solid(self, x: int, y: int) -> bool:
        flags = self.flags(x, y)
        return bool(flags & SOLID) and not flags & CRACKED

    def fits(self, x: int, y: int) -> bool:
        return not self.solid(x, y) and not self.solid(x, y - 1)

    def stands(self, x: int, y: int) -> bool:
        below = self.flags(x, y + 1)
        return bool(below & (SOLID | ONEWAY)) or bool((self.flags(x, y) | below) & LADDER) or (x, y) in self.lifts

    def ends(self, x: int, y: int) -> bool:
        """An exit, a death, or out of the map below."""
        return y >= self.level.height or bool(self.flags(x, y) & (KILL | SPIKE)) or (x, y) in self.exits


def _along(path: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Points of a path, a tile apart."""
    yield path[0]
    for (x0, y0), (x1, y1) in pairwise(path):
        count = max(abs(x1 - x0), abs(y1 - y0)) // TILE + 1
        for i in range(1, count + 1):
            yield x0 + (x1 - x0) * i // count, y0 + (y1 - y0) * i // count


class Chart:
    """How far every place of a level is from where it is left, in moves."""

    def __init__(self, level: Level) -> None:
        self.terrain = Terrain(level, True, flood=False)
        self.far: dict[Node, int] = {}
        goals = _goals(level)
        before: dict[Node, list[Node]] = {}
        seen: set[Node] = set()
        queue: deque[Node] = deque(
            self.settle(entry.x // TILE, (entry.y - 1) // TILE, PARTS) for entry in level.entries)
        found: list[Node] = []
        while queue:
            node = queue.popleft()
            if node in seen:
                continue
            seen.add(node)
            if (node[0], node[1]) in goals:
                found.append(node)
            if node[1] >= level.height or self.terrain.flags(node[0], node[1]) & (KILL | SPIKE):
                continue
            for after in self.moves(node):
                before.setdefault(after, []).append(node)
                queue.append(after)
        self.far.update((node, 0) for node in found)
        back = deque(found)
        while back:
            node = back.popleft()
            for other in before.get(node, ()):
                if other not in self.far:
                    self.far[other] = self.far[node] + 1
                    back.append(other)

    def settle(self, x: int, y: int, parts: int) -> Node:
        """The node of a place: what stands has all its parts, what is at a wall those of a kick."""
        terrain = self.terrain
        if terrain.stands(x, y):
            return x, y, PARTS
        if terrain.solid(x - 1, y) or terrain.solid(x + 1, y):
            return x, y, max(parts, KICK_PARTS)
        return x, y, parts

    def moves(self, node: Node) -> Iterator[Node]:
        x, y, parts = node
        fits = self.terrain.fits
        for side in (1, -1):
            if parts and fits(x + side, y):
                yield self.settle(x + side, y, parts - 1)
            if fits(x + side, y + 1) and fits(x + side, y):
                yield self.settle(x + side, y + 1, 0)
        if parts >= 2 and y > -6 and fits(x, y - 1):
            yield self.settle(x, y - 1, parts - 2)
        if fits(x, y + 1):
            yield self.settle(x, y + 1, 0)

    def way(self, node: Node, steps: int) -> list[Node]:
        """The next nodes on the shortest way from here; empty when none is known or one is there."""
        found: list[Node] = []
        for _ in range(steps):
            here = self.far.get(node, FAR)
            near = [(self.far[after], after) for after in self.moves(node) if self.far.get(after, FAR) < here]
            if not near:
                break
            node = min(near, key=lambda pair: pair[0])[1]
            found.append(node)
        return found


def _goals(level: Level) -> set[Cell]:
    """The exit furthest from where one comes in; without any the first hall's core, without that the far end."""
    start = level.entries[0].x if level.entries else 0
    gates = sorted(level.exits, key=lambda gate: -abs(gate.x - start))[:1]
    cells = {
        (tx, ty) for gate in gates for tx in range(gate.x // TILE, (gate.x + max(gate.w, 1) - 1) // TILE + 1)
        for ty in range(gate.y // TILE, (gate.y + max(gate.h, 1) - 1) // TILE + 1)
    }
    if not cells and level.halls:
        hall = level.halls[0]
        cells = {(hall.core_x // TILE, ty) for ty in range(hall.y // TILE, (hall.y + hall.h) // TILE)}
    return cells or {(level.width - 2, ty) for ty in range(level.height)}


@lru_cache(maxsize=16)
def chart(level: Level) -> Chart:
    """The chart of a level, drawn once: a second for the largest."""
    return Chart(level)
