"""What the Mimics think: one plain function for each kind. Their bodies are in bestiary.py.

A thought reads the world, moves its actor and sets its state and timer. `timer` counts the state down, `pose` counts
it up; a, b, c, d belong to the kind and are named at the head of its function.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from . import events, rules
from .bestiary import BODIES, enter_state
from .bodies import flags_at, floor_below, grounded, hits, move_x, move_y, overlap
from .events import Event
from .harm import hurt_person, hurt_player, touches
from .specs import ONEWAY, SOLID
from .units import toward
from .weapons import blast, spit
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
    STATE_DEAD,
    STATE_HELD,
    STRIKE,
    TELL,
    Actor,
    Player,
    World,
)

# Mimics further away than this (px) stand still: nobody could have seen them.
AWAKE_RANGE: Final = 560
HOLD: Final = 80  # px at which the third lunge of the first morning takes hold


def step_mimic(world: World, a: Actor) -> None:
    a.pose += 1
    if a.timer > 0:
        a.timer -= 1
    if a.state == HUSK:
        _fall(world, a)
        return
    if a.state == DYING:
        if a.kind != "burrower":
            a.vx = toward(a.vx, 0, 40)
            _fall(world, a)
        return
    if a.state == ENTER:
        _enter(world, a)
        return
    if world.tick < world.freeze_t and a.kind != "alpha":
        if a.state in (MOVE, IDLE, RECOVER, TELL):
            a.vx = 0
            enter_state(a, FROZEN, world.freeze_t - world.tick)
        _fall(world, a)
        return
    if a.state == FROZEN:
        enter_state(a, MOVE, 0)
    THOUGHTS[a.kind](world, a)


def _enter(world: World, a: Actor) -> None:
    if a.timer > 0:
        return
    world.events.append(Event(events.ARRIVE, a.x + a.w // 2, a.y + a.h, a.id, a.spec, a.kind))
    if a.kind == "burrower":
        _erupt(world, a)
    else:
        enter_state(a, ASLEEP if a.d else MOVE, 0)


def _fall(world: World, a: Actor) -> None:
    a.vy = min(a.vy + rules.GRAVITY, rules.FALL_CAP)
    if a.vx:
        move_x(world, a, a.vx)
    if move_y(world, a, a.vy):
        a.vy = 0
    a.ground = a.vy >= 0 and grounded(world, a)


def _gap(p: Player, a: Actor) -> tuple[int, int]:
    """From the actor's middle to the player's, px."""
    return p.x + p.w // 2 - a.x - a.w // 2, p.y + p.h - a.y - a.h


def _tell(world: World, a: Actor, ticks: int) -> None:
    """Announce an attack; a first meeting's tell is half as long again."""
    if a.first:
        ticks = ticks * rules.TELL_FIRST // 2
        a.first = False
    enter_state(a, TELL, ticks)
    a.vx = 0
    world.events.append(Event(events.TELL, a.x + a.w // 2, a.y, a.id, ticks, a.kind))


def _strike(world: World, a: Actor, ticks: int) -> None:
    enter_state(a, STRIKE, ticks)
    world.events.append(Event(events.STRIKE, a.x + a.w // 2, a.y + a.h // 2, a.id, 0, a.kind))


def _bite(world: World, a: Actor, plates: int, x: int, y: int, w: int, h: int) -> bool:
    """Hurt whoever is in the box; True when it was the player."""
    for other in world.actors:
        if other.kind in BODIES or other.hp <= 0 or not other.a:
            continue
        if overlap(other, x, y, w, h) and world.tick - other.hit_t > rules.MERCY:
            hurt_person(world, other, plates)
    if touches(world.player, x, y, w, h):
        return hurt_player(world, plates, a.kind, a.id, a.x + a.w // 2)
    return False


def _wakes(world: World, a: Actor, dx: int, dy: int) -> bool:
    """A sleeper hears shots within its range and sees within a third of it."""
    hear = a.d * 16
    if world.noise and abs(world.noise - a.x) < hear:
        return True
    return abs(dx) < hear // 3 and abs(dy) < 48


def _ledge_ahead(world: World, a: Actor, side: int) -> bool:
    """Is there no floor within 72 px below the next step?"""
    x = a.x + (a.w + 6 if side > 0 else -6)
    return floor_below(world, x, a.y + a.h, 72) < 0


def think_drone(world: World, a: Actor) -> None:
    """Rushes and leaps. b: ticks until it may leap again; c: this leap has already bitten."""
    dx, dy = _gap(world.player, a)
    a.b = max(a.b - 1, 0)
    if a.state == ASLEEP:
        if _wakes(world, a, dx, dy):
            enter_state(a, MOVE, 0)
        _fall(world, a)
        return
    if a.state == TELL:
        a.facing = 1 if dx > 0 else -1
        if a.timer == 0:
            _strike(world, a, 60)
            reach = min(max(abs(dx) * 10, rules.DRONE_LEAP_X // 2), rules.DRONE_LEAP_X)
            a.vx, a.vy, a.c = a.facing * reach, -rules.DRONE_LEAP_Y, 0
            a.ground = False
    elif a.state == STRIKE:
        if not a.c and _bite(world, a, 1, a.x + 2, a.y + 2, a.w - 4, a.h - 4):
            a.c = 1
        if a.pose > 4 and (a.ground or a.timer == 0):
            enter_state(a, RECOVER, rules.DRONE_REST)
            a.vx, a.b = 0, rules.DRONE_REST
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, MOVE, 0)
    else:
        _rush(world, a, dx, dy)
    _fall(world, a)


def _rush(world: World, a: Actor, dx: int, dy: int) -> None:
    far = abs(dx) > AWAKE_RANGE or world.player.state == STATE_DEAD
    if far or a.group:
        a.state, a.vx = IDLE, 0
        return
    a.state = MOVE
    side = 1 if dx > 0 else -1
    a.facing = side
    if a.b == 0 and a.ground and abs(dx) < rules.DRONE_REACH and -56 < dy < 40:
        _tell(world, a, rules.DRONE_TELL)
        return
    if abs(dx) < 40 and a.b:
        a.vx = toward(a.vx, 0, 60)
        return
    a.vx = toward(a.vx, side * rules.DRONE_RUN, 60)
    if a.ground:
        blocked = hits(world, a.x + side * 4, a.y, a.w, a.h)
        ahead = _ledge_ahead(world, a, side)
        if blocked or (ahead and dy < 24):
            a.vy = -rules.DRONE_LEAP_Y if blocked or _landing_ahead(world, a, side) else 0
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
    dx, dy = _gap(p, a)
    a.b = max(a.b - 1, 0)
    a.facing = 1 if dx > 0 else -1
    if a.state == ASLEEP:
        if _wakes(world, a, dx, dy):
            enter_state(a, MOVE, 0)
    elif a.state == TELL:
        if a.timer == 0:
            _strike(world, a, 20)
            a.c = 3
    elif a.state == STRIKE:
        if a.c and a.pose % 6 == 1:
            _volley(world, a, a.c - 2)
            a.c -= 1
        if a.timer == 0:
            enter_state(a, RECOVER, 24)
            a.b = rules.SPITTER_REST
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, MOVE, 0)
    elif abs(dx) > AWAKE_RANGE or a.group or p.state == STATE_DEAD:
        a.state, a.vx = IDLE, 0
    elif a.b == 0 and abs(dx) < rules.SPITTER_FAR and abs(dy) < 200:
        _tell(world, a, rules.SPITTER_TELL)
    else:
        _keep_distance(world, a, dx)
    if a.state in (TELL, STRIKE, RECOVER):
        a.vx = 0
    _fall(world, a)


def _keep_distance(world: World, a: Actor, dx: int) -> None:
    a.state = MOVE
    if abs(dx) < rules.SPITTER_NEAR:
        side = -a.facing
    elif abs(dx) > rules.SPITTER_FAR - 40:
        side = a.facing
    else:
        a.state, a.vx = IDLE, 0
        return
    if a.ground and _ledge_ahead(world, a, side):
        a.state, a.vx = IDLE, 0
        return
    a.vx = toward(a.vx, side * rules.SPITTER_WALK, 40)


def _volley(world: World, a: Actor, spread: int) -> None:
    """One shard at where the player will be when it lands; neighbours fall a little short and a little long."""
    p = world.player
    x, y = a.x + a.w // 2 + a.facing * 18, a.y + 8
    tx, ty = p.x + p.w // 2, p.y + p.h // 2
    n = min(max(abs(tx - x) * 256 // rules.SHARD_SPEED, 24), 80) + spread * 6
    lead = (p.vx * n * 3 // 4) >> 8
    limit = 96
    tx += min(max(lead, -limit), limit)
    dx = ((tx - x) << 8) // n
    dy = (((ty - y) << 8) - rules.SHARD_GRAVITY * n * (n - 1) // 2) // n
    spit(world, a, x, y, dx, dy)


def think_burrower(world: World, a: Actor) -> None:
    """Under the sand until its tick. HIDDEN: wanders below towards the player; TELL: ripples; STRIKE: the column;
    RECOVER: helpless above ground."""
    dx, dy = _gap(world.player, a)
    if a.state == IDLE or a.state == MOVE:
        enter_state(a, HIDDEN, rules.BURROWER_UNDER)
    if a.state == HIDDEN:
        if a.group:
            return
        _tunnel(world, a, dx)
        near = abs(dx) < 24 and -80 < dy < 48
        if a.timer == 0 and near and not world.over:
            _tell(world, a, rules.BURROWER_TELL)
    elif a.state == TELL:
        if a.timer == 0:
            _erupt(world, a)
    elif a.state == STRIKE:
        x = a.x + (a.w - rules.BURROWER_W) // 2
        y = a.y + a.h - rules.BURROWER_H
        _bite(world, a, 1, x, y, rules.BURROWER_W, rules.BURROWER_H)
        if a.timer == 0:
            enter_state(a, RECOVER, rules.BURROWER_HELPLESS)
    elif a.state == RECOVER and a.timer == 0:
        enter_state(a, HIDDEN, rules.BURROWER_UNDER)


def _erupt(world: World, a: Actor) -> None:
    _strike(world, a, rules.BURROWER_UP)
    world.noise = a.x


def _tunnel(world: World, a: Actor, dx: int) -> None:
    """Two px a tick towards the player, only where the ground is unbroken, never far from its home."""
    if abs(dx) > rules.BURROWER_RANGE or abs(dx) < 4:
        return
    x = a.x + (2 if dx > 0 else -2)
    if abs(x - a.home_x) > rules.BURROWER_RANGE:
        return
    foot = a.y + a.h
    for px in (x, x + a.w - 1):
        if not flags_at(world, px, foot + 2) & (SOLID | ONEWAY) or flags_at(world, px, foot - 8) & SOLID:
            return
    a.x = x


def think_alpha(world: World, a: Actor) -> None:
    """Circles, lunges twice, slams once. a: attacks so far; b: ticks until the next; c: it has bitten in this one.
    On the first morning its third lunge holds you: see `_hold`."""
    p = world.player
    dx, dy = _gap(p, a)
    a.b = max(a.b - 1, 0)
    if a.state == TELL:
        if a.pose < 24:
            a.facing = 1 if dx > 0 else -1
        if a.timer == 0:
            slam = a.a % 3 == 2 and not world.carry.first
            _strike(world, a, 14 if slam else rules.ALPHA_LUNGE_TICKS)
            a.c = 0
            a.vx = 0 if slam else a.facing * rules.ALPHA_LUNGE
            if slam:
                blast_x = a.x + a.w // 2 + a.facing * 40
                world.events.append(Event(events.BLAST, blast_x, a.y + a.h, 12, OWNER_MIMIC))
    elif a.state == STRIKE:
        _alpha_strike(world, a, p)
    elif a.state == ASLEEP:
        if _wakes(world, a, dx, dy):
            enter_state(a, MOVE, 0)
    elif a.state == RECOVER:
        a.vx = toward(a.vx, 0, 90)
        if a.timer == 0:
            enter_state(a, MOVE, 0)
            a.b = 40
    elif a.group or abs(dx) > AWAKE_RANGE or p.state == STATE_DEAD:
        a.state, a.vx = IDLE, 0
    else:
        _circle(world, a, dx, dy)
    _fall(world, a)


def _alpha_strike(world: World, a: Actor, p: Player) -> None:
    slam = a.a % 3 == 2 and not world.carry.first
    if slam:
        if not a.c and a.pose < 8:
            reach_x = a.x + a.w // 2 - 96
            if _bite(world, a, 2, reach_x, a.y + a.h - 24, 192, 24):
                a.c = 1
    elif not a.c:
        dx, dy = _gap(p, a)
        if world.carry.first and a.a >= 2 and abs(dx) < HOLD and abs(dy) < HOLD:
            # Its arms reach over a step or a wall that its body cannot pass: nobody sits the first morning out.
            _hold(world, a, p)
        elif _bite(world, a, 1, a.x, a.y + 20, a.w, a.h - 20):
            a.c = 1
    if a.timer == 0:
        a.a += 1
        a.vx //= 3
        enter_state(a, RECOVER, rules.ALPHA_REST)


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
    if a.b == 0 and a.ground and abs(dx) < 176 and abs(dy) < 90:
        slam = a.a % 3 == 2 and not world.carry.first
        ticks = rules.ALPHA_SLAM_TELL if slam else rules.ALPHA_LUNGE_TELL
        if world.carry.first:
            ticks = 2 * ticks
        _tell(world, a, ticks)
        return
    goal = side if abs(dx) > 112 else (-side if abs(dx) < 72 else 0)
    speed = rules.ALPHA_RUN // 2 if abs(dx) < 176 else rules.ALPHA_RUN
    a.vx = toward(a.vx, goal * speed, 70)
    if a.ground and goal and hits(world, a.x + goal * 4, a.y, a.w, a.h):
        a.vy, a.ground = -rules.ALPHA_JUMP, False


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


THOUGHTS: Final[dict[str, Callable[[World, Actor], None]]] = {
    "drone": think_drone,
    "spitter": think_spitter,
    "burrower": think_burrower,
    "alpha": think_alpha,
}
