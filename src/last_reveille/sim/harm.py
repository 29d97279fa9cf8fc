"""Who can be hurt, and what being hurt means: Mimics, people, and the man in the suit."""

from __future__ import annotations

from typing import Final

from . import events, rules
from .events import Event
from .specs import KINDS
from .world import (
    DOWN,
    DYING,
    ENTER,
    HIDDEN,
    HUSK,
    STATE_DASH,
    STATE_DEAD,
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


def hurt_actor(world: World, a: Actor, damage: int, owner: int, px: int, py: int) -> None:
    """Damage to a Mimic. Its last hit decides who is told to have killed it."""
    a.hp -= damage
    a.hit_t = world.tick
    a.owner_hit = owner
    world.events.append(Event(events.HIT, px, py, a.id, damage, a.kind))
    if a.hp <= 0:
        a.state, a.timer, a.pose = DYING, rules.DYING, 0
        world.events.append(Event(events.KILL, a.x + a.w // 2, a.y + a.h // 2, a.id, owner, a.kind))
        if a.kind == "alpha":
            _alpha_falls(world, a)


def _alpha_falls(world: World, alpha: Actor) -> None:
    """Those it commanded stand still, and its death shows something."""
    x = alpha.x + alpha.w // 2
    world.freeze_t = world.tick + rules.ALPHA_FREEZE
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
    if p.state in (STATE_DEAD, STATE_PIN):
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
    if p.plates <= 0:
        kill_player(world, cause, killer)
        return True
    p.mercy = world.tick + rules.MERCY
    p.use_t = 0
    if p.state != STATE_HELD:
        side = 1 if p.x + p.w // 2 >= from_x else -1
        p.vx, p.vy, p.jump_t = side * rules.KNOCK, -rules.KNOCK_UP, 0
    world.events.append(Event(events.HURT, p.x + p.w // 2, p.y + p.h // 2, p.plates, killer, cause))
    return True


def put_back(world: World) -> None:
    """Back on the last firm ground, standing."""
    p = world.player
    p.x, p.y = p.firm_x, p.firm_y
    p.rx = p.ry = p.vx = p.vy = 0


def kill_player(world: World, cause: str, killer: int) -> None:
    p = world.player
    p.plates = 0
    p.state, p.cause, p.killer, p.dead_t = STATE_DEAD, cause, killer, world.tick
    world.over, world.death = "dead", cause
    world.events.append(Event(events.DEATH, p.x + p.w // 2, p.y + p.h // 2, world.tick, killer, cause))
