"""The kite: hangs in the air, marks a place on the ground, and comes down on it."""

from __future__ import annotations

from .bestiary import enter_state
from .bodies import floor_below, hits, move_x, move_y
from .minds import bite, fall, gap, idle_for, strike, tell
from .units import isqrt, toward
from .world import MOVE, RECOVER, STRIKE, TELL, Actor, World

LOOK_DOWN = 480  # px in which it looks for ground


def think_kite(world: World, a: Actor) -> None:
    """a: ticks until it may dive again; b, c: the mark on the ground, px; d: it has bitten in this dive."""
    dx, _ = gap(world.player, a)
    a.a = max(a.a - 1, 0)
    if a.state == TELL:
        if a.timer == 0:
            _dive(world, a)
    elif a.state == STRIKE:
        if not a.d and bite(world, a, a.breed.plates, a.x + 4, a.y, a.w - 8, a.h):
            a.d = 1
        stopped = move_x(world, a, a.vx)
        stopped = move_y(world, a, a.vy) or stopped
        if a.state == STRIKE and (stopped or a.timer == 0):
            enter_state(a, RECOVER, a.breed.rest)
            a.vx = a.vy = 0
    elif a.state == RECOVER:
        fall(world, a)
        if a.timer == 0:
            enter_state(a, MOVE, 0)
            a.a, a.vx, a.vy = a.breed.again, 0, 0
    elif not idle_for(world, a, dx):
        _hover(world, a, dx)


def _dive(world: World, a: Actor) -> None:
    x, y = a.b - a.x - a.w // 2, a.c - a.y - a.h
    far = isqrt(x * x + y * y)
    ticks = max(far // a.breed.dive, 1)
    strike(world, a, ticks + 4)
    a.vx, a.vy, a.d = (x << 8) // ticks, (y << 8) // ticks, 0
    a.facing = 1 if x > 0 else -1


def _hover(world: World, a: Actor, dx: int) -> None:
    a.state = MOVE
    p = world.player
    middle = a.x + a.w // 2
    ground = floor_below(world, p.x + p.w // 2, p.y, LOOK_DOWN)
    height = (ground if ground >= 0 else p.y + p.h) - a.breed.high
    a.facing = 1 if dx > 0 else -1
    goal = 0 if abs(dx) < 24 else a.facing
    a.vx = toward(a.vx, goal * a.breed.run, 24)
    a.vy = toward(a.vy, min(max((height - a.y - a.h) * 16, -512), 512), 40)
    if move_x(world, a, a.vx):
        a.vx, a.vy = 0, -512  # over whatever is in the way
    if move_y(world, a, a.vy, True):
        a.vy = 0
    if a.a == 0 and abs(dx) < a.breed.reach and p.y - a.y > 48 and not hits(world, a.x, a.y + a.h, a.w, 24):
        below = floor_below(world, p.x + p.w // 2 + (p.vx * 12 >> 8), p.y, LOOK_DOWN)
        a.b, a.c = p.x + p.w // 2 + (p.vx * 12 >> 8), below if below >= 0 else p.y + p.h
        a.facing = 1 if a.b > middle else -1
        tell(world, a, a.breed.tell)
        a.vy = 0
