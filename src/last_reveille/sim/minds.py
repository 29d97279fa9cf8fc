"""What all Mimics can do: fall, notice, announce, strike, bite. Their thoughts are in rooms of their own."""

from __future__ import annotations

from . import events, rules
from .bestiary import BODIES, enter_state
from .bodies import floor_below, grounded, move_x, move_y, overlap
from .events import Event
from .harm import hurt_person, hurt_player, parried, touches
from .world import IDLE, STATE_DEAD, STRIKE, TELL, Actor, Player, World


def fall(world: World, a: Actor) -> None:
    if a.ground and not a.vx and not a.vy and grounded(world, a):
        return  # most stand most of the time: one look is enough for them
    a.vy = min(a.vy + rules.GRAVITY, rules.FALL_CAP)
    if a.vx:
        move_x(world, a, a.vx)
    if move_y(world, a, a.vy):
        a.vy = 0
    a.ground = a.vy >= 0 and grounded(world, a)


def gap(p: Player, a: Actor) -> tuple[int, int]:
    """From the actor's middle to the player's, px."""
    return p.x + p.w // 2 - a.x - a.w // 2, p.y + p.h - a.y - a.h


def tell(world: World, a: Actor, ticks: int) -> None:
    """Announce an attack; a first meeting's tell is half as long again."""
    if a.first:
        ticks = ticks * rules.TELL_FIRST // 2
        a.first = False
    enter_state(a, TELL, ticks)
    a.vx = 0
    world.events.append(Event(events.TELL, a.x + a.w // 2, a.y, a.id, ticks, a.kind))


def strike(world: World, a: Actor, ticks: int) -> None:
    enter_state(a, STRIKE, ticks)
    world.events.append(Event(events.STRIKE, a.x + a.w // 2, a.y + a.h // 2, a.id, 0, a.kind))


def bite(world: World, a: Actor, plates: int, x: int, y: int, w: int, h: int) -> bool:
    """Hurt whoever is in the box; True when it was the player."""
    for other in world.actors:
        if other.kind in BODIES or other.hp <= 0 or not other.a:
            continue
        if overlap(other, x, y, w, h) and world.tick - other.hit_t > rules.MERCY:
            hurt_person(world, other, plates)
    if touches(world.player, x, y, w, h):
        if parried(world, a):
            return False
        return hurt_player(world, plates, a.kind, a.id, a.x + a.w // 2)
    return False


def wakes(world: World, a: Actor, dx: int, dy: int) -> bool:
    """A sleeper hears shots within its range and sees within a third of it."""
    hear = a.d * 16
    if world.noise and abs(world.noise - a.x) < hear:
        return True
    return abs(dx) < hear // 3 and abs(dy) < 48


def ledge_ahead(world: World, a: Actor, side: int) -> bool:
    """Is there no floor within 72 px below the next step?"""
    x = a.x + (a.w + 6 if side > 0 else -6)
    return floor_below(world, x, a.y + a.h, 72) < 0


def idle_for(world: World, a: Actor, dx: int) -> bool:
    """Nobody to fight: theatre, nobody near, or a dead man. Then it stands."""
    if a.group or abs(dx) > rules.AWAKE_RANGE or world.player.state == STATE_DEAD:
        a.state, a.vx = IDLE, 0
        return True
    return False
