"""Finds a way through a map by trying: beam search over short bursts of play.

The world is deterministic and a copy costs less than a tick, so the plainest search works: keep the most promising
states, play each of a few bursts from each, keep the best of what comes out. "Promising" is the distance to the goal
through open tiles, then armour. The way it finds is a recording like any other.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..sim.command import DASH, DOWN, FIRE, JUMP, LEFT, RIGHT, UP, USE, pack
from ..sim.harm import is_target
from ..sim.omega import core_open, node_open
from ..sim.player import gun_point
from ..sim.schedule import lever_in_reach
from ..sim.snapshot import clone
from ..sim.specs import CRACKED, LADDER, ONEWAY, SOLID, Level
from ..sim.step import step
from ..sim.units import direction
from ..sim.world import STATE_DEAD, World

FAR: Final = 1 << 28
# Buttons held for a burst; a dash is only tapped.
MOVES: Final = (
    RIGHT, RIGHT | JUMP, RIGHT | DASH, RIGHT | JUMP | DASH, LEFT, LEFT | JUMP, 0, UP, UP | JUMP, DOWN | JUMP,
    RIGHT | DOWN, LEFT | DASH, RIGHT | UP, LEFT | UP, DOWN,
)


@dataclass(slots=True)
class _Node:
    world: World
    commands: array[int]
    score: int


def distances(level: Level, goals: list[tuple[int, int]]) -> list[list[int]]:
    """Steps from every open tile to the nearest goal tile, through open tiles (cracked ones count as open, doors too).
    Falling is free, climbing costs three a tile beyond what a jump reaches: a rough map, good enough to order by."""
    width, height = level.width, level.height
    far = [[FAR] * width for _ in range(height)]
    queue: deque[tuple[int, int]] = deque()
    for tx, ty in goals:
        if 0 <= tx < width and 0 <= ty < height:
            far[ty][tx] = 0
            queue.append((tx, ty))
    while queue:
        tx, ty = queue.popleft()
        here = far[ty][tx]
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nx, ny = tx + dx, ty + dy
            if not (0 <= nx < width and 0 <= ny < height):
                continue
            flags = level.grid[ny][nx]
            if flags & SOLID and not flags & CRACKED:
                continue
            # Moving from (nx, ny) to (tx, ty): upwards (dy = 1) is dearer unless there is something to climb.
            cost = 2 if dy == 1 and not flags & (LADDER | ONEWAY) else 1
            if here + cost < far[ny][nx]:
                far[ny][nx] = here + cost
                queue.append((nx, ny))
    return far


def search(
    world: World, goals: list[tuple[int, int]], *, width: int = 24, burst: int = 10, limit: int = 9000,
    fight: bool = True,
) -> array[int] | None:
    """Commands from `world` to a state that is over by exit, or whose player stands on a goal tile; None if the beam
    runs dry or `limit` ticks pass. The given world is not changed."""
    far = distances(world.level, goals)
    return search_by(
        world, lambda w: _score(w, far), lambda w: _arrived(w, far), width=width, burst=burst, limit=limit, fight=fight
    )


def search_by(
    world: World, score: Callable[[World], int], done: Callable[[World], bool], *, width: int = 24, burst: int = 10,
    limit: int = 9000, fight: bool = True, patience: int = 240,
) -> array[int] | None:
    """As `search`, for any goal: `score` is to be made small until `done`. Gives up after `patience` bursts without a
    better score."""
    beam = [_Node(clone(world), array("H"), 0)]
    best = FAR
    stale = 0
    while beam and len(beam[0].commands) < limit:
        following: dict[tuple[int, ...], _Node] = {}
        for node in beam:
            for buttons in MOVES:
                child = _play(node, buttons, burst, fight)
                if child is None:
                    continue
                if done(child.world):
                    return child.commands
                child.score = score(child.world)
                key = _key(child.world)
                if key not in following or child.score < following[key].score:
                    following[key] = child
        beam = sorted(following.values(), key=lambda n: n.score)[:width]
        if beam and beam[0].score < best:
            best, stale = beam[0].score, 0
        else:
            stale += 1
        if stale > patience:
            return None
    return None


def _play(node: _Node, buttons: int, burst: int, fight: bool) -> _Node | None:
    world = clone(node.world)
    commands = node.commands[:]
    for at in range(burst):
        held = buttons
        if buttons & DASH and at:
            held &= ~DASH
        if lever_in_reach(world) >= 0 and not buttons & (LEFT | RIGHT | JUMP):
            held |= USE
        command = pack(held | (FIRE if fight and not world.carry.first else 0), _aim(world, buttons))
        step(world, command)
        commands.append(command)
        if world.over:
            break
    if world.player.state == STATE_DEAD and world.over == "dead":
        return None
    return _Node(world, commands, 0)


def _aim(world: World, buttons: int) -> int:
    p = world.player
    near = [a for a in world.actors if is_target(a) and abs(a.x - p.x) < 300 and abs(a.y - p.y) < 180]
    mark = _omega_mark(world)
    if mark is not None and not any(abs(a.x - p.x) < 90 for a in near):
        x, y = gun_point(p)
        return direction(mark[0] - x, mark[1] - y)
    if near:
        prey = min(near, key=lambda a: (abs(a.x - p.x) + abs(a.y - p.y), a.id))
        x, y = gun_point(p)
        return direction(prey.x + prey.w // 2 - x, prey.y + prey.h // 2 - y)
    return 32 if buttons & LEFT else 0


def _omega_mark(world: World) -> tuple[int, int] | None:
    """What of the Omega can be hurt now, px."""
    om = world.omega
    if om is None:
        return None
    for i, node in enumerate(world.level.nodes):
        if node_open(world, i) and abs(node.x - world.player.x) < 420:
            return node.x, node.y
    if core_open(world) and om.phase == 2:
        hall = world.level.halls[om.hall]
        return hall.core_x, hall.core_y
    return None


def _arrived(world: World, far: list[list[int]]) -> bool:
    if world.over in ("exit", "end"):
        return True
    return _distance(world, far) == 0 and not world.over


def _distance(world: World, far: list[list[int]]) -> int:
    p = world.player
    level = world.level
    tx = min(max((p.x + p.w // 2) >> 4, 0), level.width - 1)
    best = FAR
    for y in (p.y + p.h - 4, p.y + p.h // 2):
        ty = min(max(y >> 4, 0), level.height - 1)
        best = min(best, far[ty][tx])
    return best


def _score(world: World, far: list[list[int]]) -> int:
    p = world.player
    hurt = (3 - p.plates) * 60
    threat = sum(8 for a in world.actors if is_target(a) and abs(a.x - p.x) < 160)
    return _distance(world, far) * 16 + hurt + threat - (p.x & 15 if p.ground else 0)


def _key(world: World) -> tuple[int, ...]:
    """States that are alike enough to keep only one of."""
    p = world.player
    return (p.x >> 3, p.y >> 3, p.vy >> 8, p.plates, p.state, sum(a.hp for a in world.actors) >> 2)
