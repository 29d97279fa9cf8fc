"""Places that one gets into and not out of: where the player can neither go on nor die.

Two ways to find them. `pits` looks at the map alone: a generous flood of what a suit can reach, and of it whatever has
no way on to an exit or a death, however generous. `probe` asks a world: from a copy of it, much random play and then a
search try to leave the place or to die. What the first suspects and the second confirms is a soft-lock.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..sim.command import DASH, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, UP, USE, pack
from ..sim.snapshot import clone
from ..sim.specs import CRACKED, KILL, LADDER, ONEWAY, SOLID, SPIKE, TILE, Level
from ..sim.step import step
from ..sim.world import World
from .scout import search_by

RISE: Final = 4  # tiles of a jump; half a tile more than it is
STEP: Final = 3  # and without the suit
KICK: Final = 3  # tiles gained off a wall
TRIES: Final = 24
TRY_TICKS: Final = 700
HOLDS: Final = (
    RIGHT, LEFT, RIGHT | JUMP, LEFT | JUMP, JUMP, UP, DOWN, DOWN | JUMP, RIGHT | DASH, LEFT | DASH, RIGHT | JUMP | DASH,
    LEFT | JUMP | DASH, USE, GRENADE, 0, FIRE, FIRE | RIGHT, FIRE | LEFT, UP | JUMP, UP | RIGHT, UP | LEFT,
)
Cell = tuple[int, int]
Node = tuple[int, int, int]  # feet in tile (x, y), tiles that may still be risen


# -- by the map alone


def pits(level: Level, *, kicks: bool = True) -> list[list[Cell]]:
    """Groups of standing places that can be reached from an entry and from which neither an exit nor a death can.

    Everything is taken for possible that might be: doors stand open, cracked ground is broken, moving ground is
    everywhere on its way, flight is level and without end, and with `kicks` every wall carries the player upwards.
    """
    ground = _Ground(level, kicks)
    seen: set[Node] = set()
    before: dict[Node, list[Node]] = {}
    queue: deque[Node] = deque()
    goals: list[Node] = []
    for entry in level.entries:
        queue.append((entry.x // TILE, (entry.y - 1) // TILE, ground.rise))
    while queue:
        node = queue.popleft()
        if node in seen:
            continue
        seen.add(node)
        if ground.ends(node[0], node[1]):
            goals.append(node)
            continue
        for after in ground.moves(node):
            before.setdefault(after, []).append(node)
            queue.append(after)
    saved = set(goals)
    back = deque(goals)
    while back:
        for node in before.get(back.popleft(), ()):
            if node not in saved:
                saved.add(node)
                back.append(node)
    fine = {(x, y) for x, y, _ in saved}
    lost = {(x, y) for x, y, _ in seen if (x, y) not in fine and ground.stands(x, y)}
    return _groups(lost)


def _groups(cells: set[Cell]) -> list[list[Cell]]:
    """Cells that lie within three of each other belong together; each group and the groups in order."""
    left, out = set(cells), []
    for cell in sorted(cells):
        if cell not in left:
            continue
        left.discard(cell)
        group, queue = [cell], deque([cell])
        while queue:
            x, y = queue.popleft()
            near = [(x + dx, y + dy) for dx in range(-3, 4) for dy in range(-3, 4) if (x + dx, y + dy) in left]
            left.difference_update(near)
            group += near
            queue.extend(near)
        out.append(sorted(group))
    return out


class _Ground:
    """What the flood asks a level."""

    def __init__(self, level: Level, kicks: bool) -> None:
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
            self._lift(water.x, water.y + TILE, water.w, water.h)
        for pulse in level.pulses:
            self._lift(pulse.x, pulse.y + TILE, pulse.w, pulse.h)
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

    def moves(self, node: Node) -> Iterator[Node]:
        x, y, rise = node
        if self.stands(x, y):
            rise = self.rise
        elif self.kicks and self.suit and (self.solid(x - 1, y) or self.solid(x + 1, y)):
            rise = max(rise, KICK)
        for side in (-1, 1):
            if self.fits(x + side, y):
                yield x + side, y, rise
        if rise > 0 and y > -6 and self.fits(x, y - 1):
            yield x, y - 1, rise - 1
        # One-way ground lets a suit through downwards; in uniform nobody thinks of it.
        if self.fits(x, y + 1) and (self.suit or not self.flags(x, y + 1) & ONEWAY):
            yield x, y + 1, rise if rise < self.rise else 0


def _along(path: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Points of a path, a tile apart."""
    yield path[0]
    for (x0, y0), (x1, y1) in pairwise(path):
        count = max(abs(x1 - x0), abs(y1 - y0)) // TILE + 1
        for i in range(1, count + 1):
            yield x0 + (x1 - x0) * i // count, y0 + (y1 - y0) * i // count


# -- by trying


def probe(world: World, box: tuple[int, int, int, int], *, tries: int = TRIES, ticks: int = TRY_TICKS) -> str:
    """Tries to leave the box (px: left, top, right, bottom) or to die: "out", "dead", "over" (by an exit), or "stuck"
    when nothing helps. The given world is not changed. Some seconds when it is stuck."""
    for seed in range(tries):
        said = _try(clone(world), box, random.Random(seed), ticks)
        if said:
            return said
    middle_x, middle_y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2

    def score(w: World) -> int:
        return -abs(w.player.x - middle_x) - 2 * abs(w.player.y - middle_y)

    def done(w: World) -> bool:
        return bool(_left(w, box))

    way = search_by(world, score, done, width=10, burst=10, limit=900, fight=False, patience=16)
    return "out" if way is not None else "stuck"


def _try(world: World, box: tuple[int, int, int, int], dice: random.Random, ticks: int) -> str:
    favourite = dice.choice(HOLDS)  # each try has a turn of mind: wild play alone goes nowhere
    for _ in range(ticks // 12):
        held = favourite if dice.random() < 0.4 else dice.choice(HOLDS)
        aim = dice.randrange(64)
        for at in range(dice.randrange(2, 24)):
            # A jump must be let go of between two.
            step(world, pack(held & ~JUMP if at % 14 == 13 else held, aim))
            said = _left(world, box)
            if said:
                return said
    return ""


def _left(world: World, box: tuple[int, int, int, int]) -> str:
    if world.over:
        return "dead" if world.over == "dead" else "over"
    p = world.player
    inside = box[0] <= p.x < box[2] and box[1] <= p.y + p.h <= box[3]
    return "" if inside else "out"
