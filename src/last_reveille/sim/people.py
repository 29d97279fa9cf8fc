"""People: those who walk their morning's path, soldiers who shoot, Rita, and the solid echo of the last fight.

For a person, `a` is 1 when mortal, `b` the index of the path point it goes to (Rita: ticks until her next swing), `c`
a cooldown, `d` the index of its row in the level, `group` (Rita) for how long she has been on another storey.
"""

from __future__ import annotations

from . import events, rules
from .bodies import floor_below, grounded, hits, move_x, move_y
from .events import Event
from .flags import set_flag
from .harm import break_plate, hurt_actor, is_target
from .specs import PersonAt
from .units import direction, toward
from .weapons import clear_line, fire
from .world import (
    DOWN,
    IDLE,
    MOVE,
    OWNER_ECHO,
    OWNER_PLAYER,
    OWNER_RITA,
    OWNER_SOLDIER,
    RECOVER,
    STATE_DEAD,
    STRIKE,
    TALK,
    TELL,
    Actor,
    World,
)

W, H = 14, 40


def place(world: World, index: int, spec: PersonAt) -> Actor:
    a = Actor(world.next_id, spec.who, spec.x - W // 2, spec.y - H, W, H)
    world.next_id += 1
    a.facing, a.spec, a.d = spec.facing, spec.id, index
    a.a = int(spec.mortal)
    a.hp = rules.RITA_HP if spec.role == "rita" else 2
    a.state = TALK if spec.role == "talk" else IDLE
    a.look = spec.id % 2
    world.actors.append(a)
    world.events.append(Event(events.SPAWN, spec.x, spec.y, a.id, spec.id, spec.who))
    return a


def step_person(world: World, a: Actor) -> None:
    a.pose += 1
    if a.timer > 0:
        a.timer -= 1
    if a.kind == "echo":
        _step_echo(world, a)
        return
    spec = world.level.people[a.d]
    if a.state == DOWN:
        a.vx = 0
        _fall(world, a)
        return
    if a.state == TELL:
        # A gesture (the glance): plays out, then back to what it was.
        if a.timer == 0:
            _set(a, IDLE)
        return
    if spec.role == "rita":
        _rita(world, a)
    else:
        _walk(world, a, spec)
        if spec.gun:
            _shoot(world, a)
    _fall(world, a)


def _set(a: Actor, state: int) -> None:
    if a.state != state:
        a.state, a.pose = state, 0


def _fall(world: World, a: Actor) -> None:
    a.vy = min(a.vy + rules.GRAVITY, rules.FALL_CAP)
    if a.vx and move_x(world, a, a.vx) and a.ground and a.state == MOVE and not hits(
        world, a.x + (8 if a.vx > 0 else -8), a.y - 34, a.w, a.h
    ):
        # A hop over a crate; a jump only for what is higher than that.
        low = not hits(world, a.x + (8 if a.vx > 0 else -8), a.y - 18, a.w, a.h)
        a.vy = -(rules.PERSON_HOP if low else rules.PERSON_JUMP)
    if move_y(world, a, a.vy):
        a.vy = 0
    a.ground = a.vy >= 0 and grounded(world, a)


def answers(world: World, a: Actor) -> bool:
    """Would this person do something if the player asked?"""
    if a.hp <= 0 or a.state == DOWN:
        return False
    spec = world.level.people[a.d]
    if spec.role == "rita":
        p = world.player
        return a.ground and a.state in (IDLE, MOVE) and p.ground and not p.crouch and not world.carry.first
    return spec.refuge > 0 and a.order == 0


def call(world: World, a: Actor) -> None:
    """He is told to get away from there, and does."""
    spec = world.level.people[a.d]
    if spec.refuge and a.order == 0 and a.hp > 0:
        a.order = 1
        world.events.append(Event(events.CALL, a.x + a.w // 2, a.y, a.id, 0, a.kind))


def boost(world: World, a: Actor) -> None:
    """Her hands, his boots: seven tiles up."""
    p = world.player
    p.vy, p.jump_t, p.ground, p.coyote, p.buffer = -rules.BOOST, 0, False, 0, 0
    a.facing = 1 if p.x > a.x else -1
    a.state, a.pose, a.timer, a.vx = TELL, 0, 24, 0
    world.events.append(Event(events.BOOST, p.x + p.w // 2, p.y + p.h, a.id))


def _flee(world: World, a: Actor, spec: PersonAt) -> None:
    dx = spec.refuge - (a.x + a.w // 2)
    if abs(dx) <= 3:
        a.order, a.vx = 2, 0
        _set(a, IDLE)
        flag = f"saved_{spec.who}"
        set_flag(world, flag)
        world.events.append(Event(events.SAVED, a.x + a.w // 2, a.y, a.id, 0, a.kind))
        return
    a.facing = 1 if dx > 0 else -1
    a.vx = a.facing * min(rules.RITA_SPEED, abs(dx) << 8)
    _set(a, MOVE)


def _walk(world: World, a: Actor, spec: PersonAt) -> None:
    if a.order == 1:
        _flee(world, a, spec)
        return
    if a.order == 2:
        a.vx = 0
        if a.state == MOVE:
            _set(a, IDLE)
        return
    if a.b >= len(spec.path):
        a.vx = 0
        if a.state == MOVE:
            _set(a, TALK if spec.role == "talk" else IDLE)
        return
    goal = spec.path[a.b][0]
    dx = goal - (a.x + a.w // 2)
    if abs(dx) <= 3:
        a.b += 1
        return
    a.facing = 1 if dx > 0 else -1
    speed = rules.PERSON_SPEED if world.level.suit else 150
    a.vx = a.facing * min(speed, abs(dx) << 8)
    _set(a, MOVE)


def _nearest(world: World, a: Actor, reach: int) -> Actor | None:
    best, best_far = None, reach
    for other in world.actors:
        if is_target(other) and abs(other.y - a.y) < 120:
            far = abs(other.x + other.w // 2 - a.x - a.w // 2)
            if far < best_far:
                best, best_far = other, far
    return best


def _shoot(world: World, a: Actor) -> None:
    a.c = max(a.c - 1, 0)
    if a.state == STRIKE and a.pose > 9:
        _set(a, IDLE)
    if a.c:
        return
    prey = _nearest(world, a, 240)
    if prey is None:
        return
    x, y = a.x + a.w // 2, a.y + 14
    px, py = prey.x + prey.w // 2, prey.y + prey.h // 2
    if not clear_line(world, x, y, px, py):
        return
    a.facing = 1 if px > x else -1
    a.c = rules.SOLDIER_PERIOD
    fire(world, OWNER_SOLDIER, a.id, x + a.facing * 14, y, direction(px - x, py - y))
    if a.state != MOVE:
        a.state, a.pose = STRIKE, 0


def _rita(world: World, a: Actor) -> None:
    """She goes where the fight is, three tiles ahead of you, and never waits for a wall."""
    p = world.player
    a.b = max(a.b - 1, 0)
    if a.state == STRIKE:
        a.vx = toward(a.vx, 0, 60)
        if a.pose >= 16:
            _set(a, IDLE)
        return
    if a.state == RECOVER:
        # The leap: a straight way through the air to the player's side; walls are no matter to her.
        _leap(world, a)
        return
    prey = _nearest(world, a, 150)
    if prey is not None and a.b == 0:
        dx = prey.x + prey.w // 2 - a.x - a.w // 2
        if abs(dx) < rules.RITA_REACH + prey.w // 2 and abs(prey.y + prey.h - a.y - a.h) < 60:
            a.facing = 1 if dx > 0 else -1
            a.b, a.c = rules.RITA_SWING, (a.c + 1) % 3
            a.state, a.pose = STRIKE, 0
            world.events.append(Event(events.SWING, a.x + a.w // 2 + a.facing * 24, a.y + 20, 0, OWNER_RITA))
            break_plate(world, prey)
            _hit(world, prey)
            return
    goal = prey.x + prey.w // 2 if prey is not None else p.x + p.w // 2 + p.facing * 48
    if prey is None and floor_below(world, goal, p.y + p.h - 8, rules.RITA_DROP) < 0:
        goal = p.x + p.w // 2 - p.facing * 24  # not out over a drop that she could not come up again
    dx = goal - a.x - a.w // 2
    # In a basin whose walls she cannot jump she does not run against them for long.
    a.group = a.group + 1 if abs(p.y + p.h - a.y - a.h) > 48 and prey is None else 0
    far = abs(p.x - a.x) > 340 or abs(p.y - a.y) > 150 or a.group > rules.RITA_PATIENCE
    if far and p.ground and p.state != STATE_DEAD:
        a.state, a.pose, a.timer, a.group = RECOVER, 0, 40, 0
        return
    if abs(dx) < 20:
        a.vx = toward(a.vx, 0, 120)
        _set(a, IDLE)
        return
    side = 1 if dx > 0 else -1
    a.facing = side
    if a.ground and floor_below(world, a.x + (a.w + 8 if side > 0 else -8), a.y + a.h, rules.RITA_DROP) < 0:
        a.vy, a.ground = -rules.PERSON_JUMP, False
    a.vx = toward(a.vx, side * rules.RITA_SPEED, 90)
    _set(a, MOVE)


def _hit(world: World, prey: Actor) -> None:
    """She does not steal a fight: of what the player is at, and what is at nobody's throat, she leaves him the end."""
    p = world.player
    yours = prey.owner_hit == OWNER_PLAYER and world.tick - prey.hit_t < 120 and abs(prey.x - p.x) < 200
    damage = rules.RITA_DAMAGE
    if yours and prey.state not in (TELL, STRIKE):
        damage = min(damage, prey.hp - 1)
    if damage:
        hurt_actor(world, prey, damage, OWNER_RITA, prey.x + prey.w // 2, prey.y + prey.h // 2,
                   events.BY_BLADE)
        if yours:
            prey.owner_hit = OWNER_PLAYER


def _leap(world: World, a: Actor) -> None:
    p = world.player
    left = max(a.timer, 1)
    a.x += (p.x - p.facing * 24 - a.x) // left
    a.y += (p.y + p.h - a.h - a.y) // left - (4 if left > 20 else -4 if left > 2 else 0)
    a.vx = a.vy = 0
    if a.timer == 0:
        if hits(world, a.x, a.y, a.w, a.h):
            a.x, a.y = p.x, p.y + p.h - a.h
        _set(a, IDLE)


def _step_echo(world: World, a: Actor) -> None:
    """The undone self, again: same places, same shots. `b` is the index in the tape, `c` its length."""
    om = world.omega
    if om is None or a.b >= a.c or a.hp <= 0:
        a.timer = -1
        return
    x, y, h, facing, aim, fired = om.tape[a.b]
    a.b += 1
    a.x, a.y, a.h, a.facing, a.target = x, y, h, facing, aim
    if fired:
        fire(world, OWNER_ECHO, a.id, x + 8, y + 16, aim)
