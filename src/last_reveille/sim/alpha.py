"""The Alpha: blue, rare, and never alone. It commands those near it as long as it lives."""

from __future__ import annotations

from . import events, rules
from .bestiary import BODIES, enter_state
from .bodies import hits
from .events import Event
from .harm import hurt_player
from .minds import bite, fall, gap, strike, tell
from .units import toward
from .weapons import blast
from .world import (
    DYING,
    HUSK,
    IDLE,
    MOVE,
    OWNER_MIMIC,
    RECOVER,
    STATE_DEAD,
    STATE_HELD,
    STRIKE,
    TELL,
    Actor,
    Player,
    World,
)


def think_alpha(world: World, a: Actor) -> None:
    """Circles, lunges twice, slams once. a: attacks so far; b: ticks until the next; c: it has bitten in this one.
    On the first morning its third lunge holds you: see `_hold`."""
    p = world.player
    dx, dy = gap(p, a)
    a.b = max(a.b - 1, 0)
    if world.tick % 30 == 0:
        _command(world, a)
    if a.state == TELL:
        if a.pose < 24:
            a.facing = 1 if dx > 0 else -1
        if a.timer == 0:
            slam = a.a % 3 == 2 and not world.carry.first
            strike(world, a, 14 if slam else a.breed.last)
            a.c = 0
            a.vx = 0 if slam else a.facing * a.breed.rush
            if slam:
                blast_x = a.x + a.w // 2 + a.facing * 40
                world.events.append(Event(events.BLAST, blast_x, a.y + a.h, 12, OWNER_MIMIC))
    elif a.state == STRIKE:
        _alpha_strike(world, a, p)
    elif a.state == RECOVER:
        a.vx = toward(a.vx, 0, 90)
        if a.timer == 0:
            enter_state(a, MOVE, 0)
            a.b = 40
    elif a.group or abs(dx) > rules.AWAKE_RANGE or p.state == STATE_DEAD:
        a.state, a.vx = IDLE, 0
    else:
        _circle(world, a, dx, dy)
    fall(world, a)


def _command(world: World, a: Actor) -> None:
    """Those near it come from both sides of the player; those that it has left behind are their own masters."""
    middle = a.x + a.w // 2
    for other in world.actors:
        if other.kind in BODIES and other.kind != "alpha":
            near = abs(other.x + other.w // 2 - middle) < rules.ALPHA_COMMANDS
            other.order = (1 if other.id & 1 else -1) if near and not world.carry.first else 0


def _alpha_strike(world: World, a: Actor, p: Player) -> None:
    slam = a.a % 3 == 2 and not world.carry.first
    if slam:
        if not a.c and a.pose < 8:
            reach_x = a.x + a.w // 2 - 96
            if bite(world, a, 2, reach_x, a.y + a.h - 24, 192, 24):
                a.c = 1
    elif not a.c:
        dx, dy = gap(p, a)
        if world.carry.first and a.a >= 2 and abs(dx) < rules.ALPHA_HOLD and abs(dy) < rules.ALPHA_HOLD:
            # Its arms reach over a step or a wall that its body cannot pass: nobody sits the first morning out.
            _hold(world, a, p)
        elif bite(world, a, a.breed.plates, a.x, a.y + 20, a.w, a.h - 20):
            a.c = 1
    if a.state == STRIKE and a.timer == 0:
        a.a += 1
        a.vx //= 3
        enter_state(a, RECOVER, a.breed.rest)


def _hold(world: World, a: Actor, p: Player) -> None:
    """The third lunge of the first morning: it has him. The lever slips after three seconds, or he lets it."""
    a.c = 1
    a.vx = 0
    p.state, p.held = STATE_HELD, 180
    p.vx = p.vy = 0
    world.pending.append((world.tick + 170, "bag", "", "", 0))
    enter_state(a, IDLE, 0)
    a.group = 1


def _circle(world: World, a: Actor, dx: int, dy: int) -> None:
    a.state = MOVE
    side = 1 if dx > 0 else -1
    a.facing = side
    if a.b == 0 and a.ground and abs(dx) < 176 and abs(dy) < (90 if world.carry.first else rules.ALPHA_REACH_UP):
        slam = a.a % 3 == 2 and not world.carry.first
        ticks = rules.ALPHA_SLAM_TELL if slam else a.breed.tell
        if world.carry.first:
            ticks = 2 * ticks
        tell(world, a, ticks)
        return
    above = dy < -rules.ALPHA_REACH_UP and abs(dx) < 140 and not world.carry.first
    if above and a.b == 0 and a.ground and not hits(world, a.x, a.y - 48, a.w, a.h):
        # Out of its reach up there: it comes up, instead of cutting the air below.
        a.vy, a.ground, a.b = -a.breed.leap_y, False, 40
        a.vx = side * a.breed.run
        return
    goal = side if abs(dx) > 112 else (-side if abs(dx) < 72 else 0)
    speed = a.breed.run // 2 if abs(dx) < 176 else a.breed.run
    a.vx = toward(a.vx, goal * speed, 70)
    if a.ground and goal and hits(world, a.x + goal * 4, a.y, a.w, a.h):
        a.vy, a.ground = -a.breed.leap_y, False


def bag_goes_off(world: World) -> None:
    """Wick's bag: it kills the Alpha beside it, and on the first morning its carrier, who drowns in what it bled."""
    p = world.player
    x, y = p.x + p.w // 2, p.y + p.h // 2
    blast(world, x, y, 96, OWNER_MIMIC)
    for a in world.actors:
        if a.kind == "alpha" and abs(a.x + a.w // 2 - x) < 160 and a.state not in (DYING, HUSK):
            a.hp, a.state, a.timer, a.pose = 0, DYING, 2 * rules.DYING, 0
            world.events.append(Event(events.KILL, a.x + a.w // 2, a.y + a.h // 2, a.id, 0, a.kind))
    p.mercy = 0
    hurt_player(world, 3, "alpha", next((a.id for a in world.actors if a.kind == "alpha"), 0), x)
