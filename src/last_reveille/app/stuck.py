"""Places that one gets into and not out of: where the player can neither go on nor die.

Two ways to find them. `pits` looks at the map alone: a generous flood of what a suit can reach, and of it whatever has
no way on to an exit or a death, however generous. `probe` asks a world: from a copy of it, much random play and then a
search try to leave the place or to die. What the first suspects and the second confirms is a soft-lock.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from typing import Final

from ..sim.command import DASH, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, UP, USE, pack
from ..sim.snapshot import clone
from ..sim.specs import ONEWAY, TILE, Level
from ..sim.step import step
from ..sim.world import World
from .chart import Cell, Node, Terrain
from .scout import search_by

KICK: Final = 3  # tiles gained off a wall
TRIES: Final = 24
TRY_TICKS: Final = 700
HOLDS: Final = (
    RIGHT, LEFT, RIGHT | JUMP, LEFT | JUMP, JUMP, UP, DOWN, DOWN | JUMP, RIGHT | DASH, LEFT | DASH, RIGHT | JUMP | DASH,
    LEFT | JUMP | DASH, USE, GRENADE, 0, FIRE, FIRE | RIGHT, FIRE | LEFT, UP | JUMP, UP | RIGHT, UP | LEFT,
)


# -- by the map alone


def pits(level: Level, *, kicks: bool = True) -> list[list[Cell]]:
    """Groups of standing places that can be reached from an entry and from which neither an exit nor a death can.

    Everything is taken for possible that might be: doors stand open, cracked ground is broken, moving ground is
    everywhere on its way, flight is level and without end, and with `kicks` every wall carries the player upwards.
    """
    flood = _Flood(level, kicks)
    ground = flood.terrain
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
        for after in flood.moves(node):
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


class _Flood:
    """The generous moves of `pits`: flight is level and without end."""

    def __init__(self, level: Level, kicks: bool) -> None:
        self.terrain = Terrain(level, kicks)

    def moves(self, node: Node) -> Iterator[Node]:
        t = self.terrain
        x, y, rise = node
        if t.stands(x, y):
            rise = t.rise
        elif (t.solid(x - 1, y) or t.solid(x + 1, y)) and t.kicks_at(x, y):
            rise = max(rise, KICK)
        for side in (-1, 1):
            if t.fits(x + side, y):
                yield x + side, y, rise
        if rise > 0 and y > -6 and t.fits(x, y - 1):
            yield x, y - 1, rise - 1
        # One-way ground lets a suit through downwards; in uniform nobody thinks of it.
        if t.fits(x, y + 1) and (t.suit or not t.flags(x, y + 1) & ONEWAY):
            yield x, y + 1, rise if rise < t.rise else 0


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
