"""Who can be hurt, and what being hurt means: Mimics, people, and the man in the suit."""

from __future__ import annotations

from typing import Final

from . import events, rules
from .events import Event
from .specs import KINDS, MOVES
from .units import COS, SIN
from .world import (
    DOWN,
    DYING,
    ENTER,
    FROZEN,
    HIDDEN,
    HUSK,
    RECOVER,
    STATE_DASH,
    STATE_DEAD,
    STATE_DOWN,
    STATE_HELD,
    STATE_PIN,
    Actor,
    Player,
    World,
)

UNTOUCHABLE: Final = (ENTER, DYING, HIDDEN, HUSK)


def is_target(a: Actor) -> bool:
    """A Mimic that is out, alive and not under the sand."""
    return a.kind in KINDS and a.state not in UNTOUCHABLE and a.hp > 0


def hurt_actor(world: World, a: Actor, damage: int, owner: int, px: int, py: int, by: int = events.BY_SHOT) -> None:
    """Damage to a Mimic. Its last hit decides who is told to have killed it; `by` says what it was done with."""
    a.hp -= damage
    a.hit_t = world.tick
    a.owner_hit = owner
    world.events.append(Event(events.HIT, px, py, a.id, damage, a.kind, by))
    if a.hp <= 0:
        a.state, a.timer, a.pose = DYING, rules.DYING, 0
        world.events.append(Event(events.KILL, a.x + a.w // 2, a.y + a.h // 2, a.id, owner, a.kind))
        if a.kind == "alpha":
            alpha_falls(world, a)
        elif a.kind == "herald":
            for other in world.actors:
                if other.target == a.id and is_target(other):
                    stagger(world, other)


def armoured(a: Actor, dx: int) -> bool:
    """Does a shell's front stop what comes along at `dx` (sub-px/tick)? `c` is 1 when that front is broken."""
    return a.kind == "shell" and not a.c and dx * a.facing < 0


def break_plate(world: World, a: Actor) -> None:
    """A shell without its front is a slow animal."""
    if a.kind == "shell" and not a.c:
        a.c = 1
        world.events.append(Event(events.PLATE, a.x + a.w // 2 + a.facing * 18, a.y + a.h // 2, a.id))


def stagger(world: World, a: Actor) -> None:
    """Its attack is broken off and it stands open for a while."""
    ticks = rules.ALPHA_STAGGER if a.kind == "alpha" else rules.STAGGER
    a.state, a.timer, a.pose, a.vx = RECOVER, ticks, 0, 0
    if a.kind == "kite":
        a.vy = 0
    world.events.append(Event(events.STAGGER, a.x + a.w // 2, a.y, a.id, 0, a.kind))


def parried(world: World, a: Actor) -> bool:
    """Does the player's blade turn an attack of touch? Then the attacker is staggered, and a shell's front breaks."""
    p = world.player
    if not rules.SWING_PARRIES[0] <= p.swing_t <= rules.SWING_PARRIES[1]:
        return False
    side = a.x + a.w // 2 - p.x - p.w // 2
    if side * COS[p.aim] < 0 and abs(side) > 8 and abs(SIN[p.aim]) < 200:
        return False  # from behind
    world.events.append(Event(events.PARRY, p.x + p.w // 2 + (12 if side > 0 else -12), p.y + 16, a.id, 0, a.kind))
    break_plate(world, a)
    stagger(world, a)
    return True


def alpha_falls(world: World, alpha: Actor) -> None:
    """Those that it commanded stand still where they are, and its death shows something."""
    x = alpha.x + alpha.w // 2
    for a in world.actors:
        if a.kind in KINDS:
            a.order = 0
        near = abs(a.x + a.w // 2 - x) < rules.ALPHA_COMMANDS and a.kind != "alpha"
        if near and is_target(a):
            a.state, a.timer, a.pose, a.vx = FROZEN, rules.ALPHA_FREEZE, 0, 0
    world.events.append(Event(events.FREEZE, x, alpha.y, rules.ALPHA_FREEZE))
    world.events.append(Event(events.VISION, x, alpha.y, 240, 0, f"alpha{alpha.spec}"))
    if "alpha_down" not in world.flags:
        world.flags.append("alpha_down")


def hurt_person(world: World, a: Actor, damage: int) -> None:
    if a.hp <= 0:
        return
    a.hp -= damage
    a.hit_t = world.tick
    if a.hp <= 0:
        a.state, a.timer, a.pose = DOWN, 0, 0
        a.vx = 0
        world.events.append(Event(events.FALLEN, a.x + a.w // 2, a.y, a.id, 0, a.kind))
        flag = f"{a.kind}_fell"
        if flag not in world.flags:
            world.flags.append(flag)


def hurt_box(p: Player) -> tuple[int, int, int, int]:
    """What can be hurt: 12 px wide, 28 high (crouched: all of the lower body), feet aligned."""
    h = min(rules.HURT_H, p.h - 2)
    return p.x + (p.w - rules.HURT_W) // 2, p.y + p.h - h - 2, rules.HURT_W, h


def touches(p: Player, x: int, y: int, w: int, h: int) -> bool:
    hx, hy, hw, hh = hurt_box(p)
    return hx < x + w and hx + hw > x and hy < y + h and hy + hh > y


def hurt_player(world: World, plates: int, cause: str, killer: int, from_x: int) -> bool:
    """Take plates; False when mercy, the dash or the pin protected. Three is death whatever is left."""
    p = world.player
    if p.state in (STATE_DEAD, STATE_PIN, STATE_DOWN):
        return False
    deadly = plates >= 3
    if not deadly and (world.tick < p.mercy or p.state == STATE_DASH):
        return False
    left = 0 if deadly else p.plates - plates
    if left <= 0 and world.carry.first and cause != "alpha":
        # The first morning may only end beside the Alpha: everything else stops at the last plate.
        left = 1
        if deadly:
            put_back(world)
    p.plates = max(left, 0)
    p.hurt_t = world.tick
    p.swing_t = p.charge = p.lob = 0
    if p.plates <= 0 and not (not deadly and _goes_down(world, cause, killer)):
        kill_player(world, cause, killer)
        return True
    p.mercy = world.tick + rules.MERCY
    p.use_t = 0
    if p.state == STATE_DOWN:
        p.mercy += rules.DOWN_TICKS
        world.events.append(Event(events.HURT, p.x + p.w // 2, p.y + p.h // 2, 0, killer, cause))
        return True
    if p.state != STATE_HELD:
        side = 1 if p.x + p.w // 2 >= from_x else -1
        p.vx, p.vy, p.jump_t = side * rules.KNOCK, -rules.KNOCK_UP, 0
    world.events.append(Event(events.HURT, p.x + p.w // 2, p.y + p.h // 2, p.plates, killer, cause))
    return True


def helper_near(world: World) -> Actor | None:
    """Rita, if she stands and could reach the player in time."""
    p = world.player
    for a in world.actors:
        if a.kind == "rita" and a.hp > 0 and world.level.people[a.d].role == "rita":
            if abs(a.x - p.x) < rules.REVIVE_REACH and abs(a.y - p.y) < rules.REVIVE_REACH // 2:
                return a
    return None


def _goes_down(world: World, cause: str, killer: int) -> bool:
    """Once a day a blow that would have killed only fells him, if Rita is there: she comes."""
    if "rita_revived" in world.flags or world.carry.first or helper_near(world) is None:
        return False
    p = world.player
    world.flags.append("rita_revived")
    p.state, p.held, p.vx = STATE_DOWN, rules.DOWN_TICKS, 0
    p.cause, p.killer = cause, killer  # if she does not get there
    return True


def learned(world: World, move: str) -> bool:
    return bool(world.player.moves >> MOVES.index(move) & 1)


def put_back(world: World) -> None:
    """Back on the last firm ground; `firm_y` is where a standing body's head was."""
    p = world.player
    p.x, p.y = p.firm_x, p.firm_y + 40 - p.h
    p.rx = p.ry = p.vx = p.vy = 0


def kill_player(world: World, cause: str, killer: int) -> None:
    p = world.player
    p.plates = 0
    for drill in world.level.drills:
        inside = p.x < drill.x + drill.w and p.x + p.w > drill.x and p.y < drill.y + drill.h and p.y + p.h > drill.y
        if inside and not learned(world, drill.move):
            cause, killer = "trained", 0  # her doing, whatever it looked like
            world.events.append(Event(events.DRILL, p.x, p.y, 0, 0, drill.move))
            break
    p.state, p.cause, p.killer, p.dead_t = STATE_DEAD, cause, killer, world.tick
    world.over, world.death = "dead", cause
    world.events.append(Event(events.DEATH, p.x + p.w // 2, p.y + p.h // 2, world.tick, killer, cause))
