"""Mimics on the ground with one idea each: the shell's front, the swarm's many bodies, the herald's cry."""

from __future__ import annotations

from . import events, rules
from .bestiary import enter_state, spawn
from .bodies import flags_at, hits
from .breeds import breed_of
from .events import Event
from .harm import stagger
from .minds import bite, fall, gap, idle_for, ledge_ahead, strike, tell
from .specs import ONEWAY, SOLID, Spawn
from .units import toward
from .world import IDLE, MOVE, RECOVER, STRIKE, TELL, Actor, World


def think_shell(world: World, a: Actor) -> None:
    """Armour in front: go round, cut, or blow it off. a: ticks for which the player has been behind it; b: ticks until
    it rams again; c: 1 when the front is broken; order is nothing to it."""
    dx, dy = gap(world.player, a)
    a.b = max(a.b - 1, 0)
    if a.state == TELL:
        if a.timer == 0:
            strike(world, a, a.breed.last)
            a.vx = a.facing * a.breed.rush
    elif a.state == STRIKE:
        if a.b == 0 and bite(world, a, a.breed.plates, a.x - 2, a.y + 2, a.w + 4, a.h - 2):
            a.b = a.breed.rest
        if a.state == STRIKE:
            if a.ground and ledge_ahead(world, a, a.facing):
                a.timer = 0
            if a.timer == 0 or hits(world, a.x + a.facing * 4, a.y - 2, a.w, a.h - 2):
                enter_state(a, RECOVER, a.breed.rest)
                a.vx = 0
                a.b = a.breed.rest
    elif a.state == RECOVER:
        a.vx = 0
        if a.timer == 0:
            enter_state(a, MOVE, 0)
            a.a = 0
    elif not idle_for(world, a, dx):
        _advance(world, a, dx, dy)
    fall(world, a)


def _advance(world: World, a: Actor, dx: int, dy: int) -> None:
    a.state = MOVE
    a.a = a.a + 1 if dx * a.facing < 0 else 0
    if a.a >= a.breed.turn:
        a.facing, a.a = -a.facing, 0
    if a.a == 0 and a.b == 0 and a.ground and abs(dx) < a.breed.reach and -40 < dy < 40:
        tell(world, a, a.breed.tell)
        return
    halted = a.a > 0 or abs(dx) < 24 or ledge_ahead(world, a, a.facing)
    a.vx = toward(a.vx, 0 if halted else a.facing * a.breed.run, 40)


def think_swarm(world: World, a: Actor) -> None:
    """Many small ones with one mind: gathers to a pillar that breaks over as a wave. b: ticks until the next;
    c: this wave has bitten."""
    dx, dy = gap(world.player, a)
    a.b = max(a.b - 1, 0)
    if a.state == TELL:
        if a.timer == 0:
            strike(world, a, a.breed.last)
            a.vx, a.c = a.facing * a.breed.rush, 0
    elif a.state == STRIKE:
        if not a.c and bite(world, a, a.breed.plates, a.x, a.y + a.h - a.breed.high, a.w, a.breed.high):
            a.c = 1
        if a.state == STRIKE and (a.timer == 0 or (a.ground and ledge_ahead(world, a, a.facing))):
            enter_state(a, RECOVER, a.breed.rest)
            a.vx, a.b = 0, a.breed.rest
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, MOVE, 0)
    elif not idle_for(world, a, dx):
        _flow(world, a, dx, dy)
    fall(world, a)


def _flow(world: World, a: Actor, dx: int, dy: int) -> None:
    a.state = MOVE
    side = 1 if dx > 0 else -1
    if abs(dx) > 12:
        a.facing = side
    if a.b == 0 and a.ground and abs(dx) < a.breed.reach and -48 < dy < 40:
        tell(world, a, a.breed.tell)
        return
    if a.ground and ledge_ahead(world, a, side) and dy < 24:
        a.vx = 0
        return
    a.vx = toward(a.vx, side * a.breed.run if abs(dx) > 40 else 0, 60)
    if a.ground and abs(dx) > 40 and hits(world, a.x + side * 4, a.y, a.w, a.h):
        a.vy, a.ground = -rules.PERSON_HOP, False  # it flows over whatever is low


def think_herald(world: World, a: Actor) -> None:
    """Keeps away and cries for others: kill it first. a: ticks until the next cry; b: its hit points when
    this cry began."""
    dx, dy = gap(world.player, a)
    a.a = max(a.a - 1, 0)
    if a.state == TELL:
        if a.b - a.hp >= a.breed.breaks:
            stagger(world, a)
            a.a = a.breed.again
        elif a.timer == 0:
            strike(world, a, 24)
            _call(world, a)
    elif a.state == STRIKE:
        if a.timer == 0:
            enter_state(a, RECOVER, 30)
            a.a = a.breed.again
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, MOVE, 0)
    elif not idle_for(world, a, dx):
        _keep_away(world, a, dx, dy)
    if a.state in (TELL, STRIKE, RECOVER):
        a.vx = 0
    fall(world, a)


def _keep_away(world: World, a: Actor, dx: int, dy: int) -> None:
    called = sum(1 for other in world.actors if other.target == a.id and other.hp > 0)
    if a.a == 0 and abs(dx) < 360 and abs(dy) < 160 and called < a.breed.most:
        a.b = a.hp
        a.facing = 1 if dx > 0 else -1
        tell(world, a, a.breed.tell)
        return
    side = -1 if dx > 0 else 1
    cornered = ledge_ahead(world, a, side) or hits(world, a.x + side * 6, a.y, a.w, a.h)
    if abs(dx) < a.breed.near and not cornered:
        a.state, a.facing = MOVE, side
        a.vx = toward(a.vx, side * a.breed.run, 40)
    else:
        a.state, a.facing = IDLE, -side
        a.vx = toward(a.vx, 0, 60)


def _call(world: World, a: Actor) -> None:
    """Two of those that it brings come out of the ground beside it, where there is ground."""
    world.events.append(Event(events.SUMMON, a.x + a.w // 2, a.y, a.id))
    foot = a.y + a.h
    who = breed_of(world.level.breeds, a.breed.brings)
    if not who.kind:
        who = breed_of(world.level.breeds, "drone")  # no file may say so
    w, h = who.w + 2, who.h
    for side in (-1, 1):
        x = a.x + a.w // 2 + side * (28 + w // 2)
        floor = flags_at(world, x, foot + 2) & (SOLID | ONEWAY)
        open_ground = floor and not hits(world, x - w // 2, foot - h - 2, w, h)
        if not open_ground:
            x = a.x + a.w // 2
        came = spawn(world, Spawn(0, "", x, foot, kind=who.kind, breed=who.name, entrance="ripple"))
        came.target = a.id
