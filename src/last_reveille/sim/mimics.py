"""What the Mimics think: one plain function for each kind; here those of the sand, the others in rooms of their own.

A thought reads the world, moves its actor and sets its state and timer. `timer` counts the state down, `pose` counts
it up; a, b, c, d belong to the kind and are named at the head of its function. Bodies are in bestiary.py, what all can
do is in minds.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from . import events, rules
from .alpha import think_alpha
from .bestiary import enter_state
from .bodies import flags_at, floor_below, hits
from .events import Event
from .flyers import think_kite
from .harm import hurt_actor, is_target
from .minds import bite, fall, gap, idle_for, ledge_ahead, strike, tell, wakes
from .rooted import think_lasher, think_tower
from .specs import ONEWAY, SOLID
from .units import toward
from .walkers import think_herald, think_shell, think_swarm
from .weapons import spit
from .world import (
    ASLEEP,
    DYING,
    ENTER,
    FROZEN,
    HIDDEN,
    HUSK,
    IDLE,
    MOVE,
    OWNER_MIMIC,
    RECOVER,
    STRIKE,
    TELL,
    Actor,
    World,
)

FLOATING: Final = ("kite",)  # gravity is nothing to them while they live
ROOTED: Final = ("tower",)  # nor to these, ever: they may hang from a roof


def step_mimic(world: World, a: Actor) -> None:
    a.pose += 1
    if a.timer > 0:
        a.timer -= 1
    if a.state == HUSK:
        fall(world, a)
        return
    if a.state == DYING:
        _die(world, a)
        return
    if a.state == ENTER:
        _enter(world, a)
        return
    if a.state == FROZEN:
        if a.timer:
            if a.kind not in FLOATING + ROOTED:
                fall(world, a)
            return
        enter_state(a, MOVE, 0)
    if a.state == ASLEEP:
        if wakes(world, a, *gap(world.player, a)):
            enter_state(a, MOVE, 0)
        if a.kind not in FLOATING + ROOTED:
            fall(world, a)
        return
    THOUGHTS[a.kind](world, a)


def _die(world: World, a: Actor) -> None:
    """Each kind has its own way: the sac bursts, the kite comes down, the rest sinks where it is."""
    if a.kind == "burrower" or a.kind in ROOTED:
        return
    if a.breed.burst and a.pose == rules.SPITTER_BURST:
        _burst(world, a)
    was_up = not a.ground
    a.vx = toward(a.vx, 0, 12 if a.kind == "kite" else 40)
    fall(world, a)
    if a.kind == "kite" and was_up and a.ground:
        world.events.append(Event(events.BLAST, a.x + a.w // 2, a.y + a.h, 12, OWNER_MIMIC))


def _burst(world: World, a: Actor) -> None:
    """What was in it burns its own kind."""
    x, y = a.x + a.w // 2, a.y + a.h // 2
    world.events.append(Event(events.BLAST, x, y, a.breed.burst, OWNER_MIMIC))
    for other in world.actors:
        if other is a or not is_target(other):
            continue
        nx, ny = min(max(x, other.x), other.x + other.w), min(max(y, other.y), other.y + other.h)
        if (nx - x) * (nx - x) + (ny - y) * (ny - y) <= a.breed.burst * a.breed.burst:
            hurt_actor(world, other, rules.BURST_DAMAGE, a.owner_hit, nx, ny)


def _enter(world: World, a: Actor) -> None:
    if a.timer > 0:
        return
    world.events.append(Event(events.ARRIVE, a.x + a.w // 2, a.y + a.h, a.id, a.spec, a.kind))
    if a.kind == "burrower":
        _erupt(world, a)
    else:
        enter_state(a, ASLEEP if a.d else MOVE, 0)


def think_drone(world: World, a: Actor) -> None:
    """Rushes and leaps. b: ticks until it may leap again; c: this leap has already bitten."""
    dx, dy = gap(world.player, a)
    a.b = max(a.b - 1, 0)
    if a.state == TELL:
        a.facing = 1 if dx > 0 else -1
        if a.timer == 0:
            strike(world, a, 60)
            reach = min(max(abs(dx) * 10, a.breed.leap_x // 2), a.breed.leap_x)
            a.vx, a.vy, a.c = a.facing * reach, -a.breed.leap_y, 0
            a.ground = False
    elif a.state == STRIKE:
        if not a.c and bite(world, a, a.breed.plates, a.x + 2, a.y + 2, a.w - 4, a.h - 4):
            a.c = 1
        if a.pose > 4 and (a.ground or a.timer == 0):
            enter_state(a, RECOVER, a.breed.rest)
            a.vx, a.b = 0, a.breed.rest
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, MOVE, 0)
    else:
        _rush(world, a, dx, dy)
    fall(world, a)


def _rush(world: World, a: Actor, dx: int, dy: int) -> None:
    if idle_for(world, a, dx):
        return
    a.state = MOVE
    flank = a.order != 0 and -dx * a.order < 40  # commanded to the other side of him, and not there yet
    side = a.order if flank else (1 if dx > 0 else -1)
    a.facing = side
    if not flank and a.b == 0 and a.ground and abs(dx) < a.breed.reach and -56 < dy < 40:
        tell(world, a, a.breed.tell)
        return
    if abs(dx) < 40 and a.b and not flank:
        a.vx = toward(a.vx, 0, 60)
        return
    a.vx = toward(a.vx, side * a.breed.run, 60)
    if a.ground:
        blocked = hits(world, a.x + side * 4, a.y, a.w, a.h)
        ahead = ledge_ahead(world, a, side)
        if blocked or (ahead and dy < 24):
            a.vy = -a.breed.leap_y if blocked or _landing_ahead(world, a, side) else 0
            if a.vy == 0:
                a.vx = 0
            a.ground = False


def _landing_ahead(world: World, a: Actor, side: int) -> bool:
    """Is there floor again within a leap (six tiles)?"""
    for tiles in range(2, 7):
        x = a.x + a.w // 2 + side * tiles * 16
        if floor_below(world, x, a.y + a.h - 16, 64) >= 0:
            return True
    return False


def think_spitter(world: World, a: Actor) -> None:
    """Keeps its distance and leads its aim. b: ticks until the next volley; c: shards left in this one."""
    p = world.player
    dx, dy = gap(p, a)
    a.b = max(a.b - 1, 0)
    a.facing = 1 if dx > 0 else -1
    if a.state == TELL:
        if a.timer == 0:
            strike(world, a, max(20, 6 * a.breed.shards + 2))
            a.c = a.breed.shards
    elif a.state == STRIKE:
        if a.c and a.pose % 6 == 1:
            _volley(world, a, a.c - (a.breed.shards + 1) // 2)
            a.c -= 1
        if a.timer == 0:
            enter_state(a, RECOVER, 24)
            a.b = a.breed.rest
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, MOVE, 0)
    elif idle_for(world, a, dx):
        pass
    elif a.b == 0 and abs(dx) < a.breed.far and abs(dy) < 200:
        tell(world, a, a.breed.tell)
    else:
        _keep_distance(world, a, dx)
    if a.state in (TELL, STRIKE, RECOVER):
        a.vx = 0
    fall(world, a)


def _keep_distance(world: World, a: Actor, dx: int) -> None:
    a.state = MOVE
    if abs(dx) < a.breed.near:
        side = -a.facing
    elif abs(dx) > a.breed.far - 40:
        side = a.facing
    else:
        a.state, a.vx = IDLE, 0
        return
    if a.ground and ledge_ahead(world, a, side):
        a.state, a.vx = IDLE, 0
        return
    a.vx = toward(a.vx, side * a.breed.run, 40)


def _volley(world: World, a: Actor, spread: int) -> None:
    """One shard at where the player will be when it lands; neighbours fall a little short and a little long."""
    p = world.player
    x, y = a.x + a.w // 2 + a.facing * 18, a.y + 8
    tx, ty = p.x + p.w // 2, p.y + p.h // 2
    n = min(max(abs(tx - x) * 256 // a.breed.speed, 24), 80) + spread * 6
    lead = (p.vx * n * 3 // 4) >> 8
    limit = 96
    tx += min(max(lead, -limit), limit)
    dx = ((tx - x) << 8) // n
    dy = (((ty - y) << 8) - a.breed.gravity * n * (n - 1) // 2) // n
    spit(world, a.id, x, y, dx, dy, a.breed.gravity, a.breed.life, a.breed.plates)


def think_burrower(world: World, a: Actor) -> None:
    """Under the sand until its tick. HIDDEN: wanders below towards the player; TELL: ripples; STRIKE: the column;
    RECOVER: helpless above ground."""
    dx, dy = gap(world.player, a)
    if a.state == IDLE or a.state == MOVE:
        enter_state(a, HIDDEN, a.breed.under)
    if a.state == HIDDEN:
        if a.group:
            return
        _tunnel(world, a, dx)
        near = abs(dx) < 24 and -80 < dy < 48
        if a.timer == 0 and near and not world.over:
            tell(world, a, a.breed.tell)
    elif a.state == TELL:
        if a.timer == 0:
            _erupt(world, a)
    elif a.state == STRIKE:
        x = a.x + (a.w - a.breed.wide) // 2
        y = a.y + a.h - a.breed.high
        bite(world, a, a.breed.plates, x, y, a.breed.wide, a.breed.high)
        if a.timer == 0:
            enter_state(a, RECOVER, a.breed.rest)
    elif a.state == RECOVER and a.timer == 0:
        enter_state(a, HIDDEN, a.breed.under)


def _erupt(world: World, a: Actor) -> None:
    strike(world, a, a.breed.last)
    world.noise = a.x


def _tunnel(world: World, a: Actor, dx: int) -> None:
    """Two px a tick towards the player, only where the ground is unbroken, never far from its home."""
    if abs(dx) > a.breed.roam or abs(dx) < 4:
        return
    x = a.x + (2 if dx > 0 else -2)
    if abs(x - a.home_x) > a.breed.roam:
        return
    foot = a.y + a.h
    for px in (x, x + a.w - 1):
        if not flags_at(world, px, foot + 2) & (SOLID | ONEWAY) or flags_at(world, px, foot - 8) & SOLID:
            return
    a.x = x


THOUGHTS: Final[dict[str, Callable[[World, Actor], None]]] = {
    "drone": think_drone,
    "lasher": think_lasher,
    "spitter": think_spitter,
    "burrower": think_burrower,
    "shell": think_shell,
    "swarm": think_swarm,
    "kite": think_kite,
    "herald": think_herald,
    "tower": think_tower,
    "alpha": think_alpha,
}
