"""Mimics that stay where they grew: the lasher and the tower."""

from __future__ import annotations

from .bestiary import enter_state
from .minds import bite, fall, gap, idle_for, strike, tell
from .specs import MOUNTS
from .units import COS, SIN, direction
from .weapons import clear_line, spit
from .world import IDLE, RECOVER, STRIKE, TELL, Actor, World


def think_lasher(world: World, a: Actor) -> None:
    """Cuts one flat line at chest height. b: ticks until the next; c: this one has bitten."""
    dx, dy = gap(world.player, a)
    a.b = max(a.b - 1, 0)
    if a.state == TELL:
        if a.timer == 0:
            strike(world, a, a.breed.last)
            a.c = 0
    elif a.state == STRIKE:
        x = a.x + a.w // 2 - (0 if a.facing > 0 else a.breed.reach)
        top, high = a.y + a.h - a.breed.high, a.breed.high - a.breed.low
        if not a.c and bite(world, a, a.breed.plates, x, top, a.breed.reach, high):
            a.c = 1
        if a.state == STRIKE and a.timer == 0:
            enter_state(a, RECOVER, a.breed.rest)
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, IDLE, 0)
    elif not idle_for(world, a, dx):
        a.state = IDLE
        a.facing = 1 if dx > 0 else -1
        if abs(dx) < a.breed.reach + 24 and -64 < dy < 48:
            tell(world, a, a.breed.tell)
    fall(world, a)


def tower_muzzle(a: Actor) -> tuple[int, int]:
    """Where its shards leave, px."""
    if MOUNTS[a.c] == "wall":
        return a.x + (a.w if a.facing > 0 else 0), a.y + a.h // 2
    # From the ground it shoots at chest height: from afar its line is flat, and must find whoever stands.
    return a.x + a.w // 2, a.y + (a.h - 8 if MOUNTS[a.c] == "roof" else a.h - 28)


def think_tower(world: World, a: Actor) -> None:
    """Draws a line to the player, holds it still for a moment, and shoots along it. b: the line's aim (0..63);
    c: what it grows from, an index of MOUNTS."""
    p = world.player
    dx, dy = gap(p, a)
    x, y = tower_muzzle(a)
    px, py = p.x + p.w // 2, p.y + p.h // 2
    if a.state == TELL:
        if a.timer >= a.breed.lock:
            a.b = direction(px - x, py - y)
            if MOUNTS[a.c] != "wall" and COS[a.b]:
                a.facing = 1 if COS[a.b] > 0 else -1
        elif a.timer == 0:
            strike(world, a, 20)
            speed = a.breed.speed
            spit(world, a.id, x, y, COS[a.b] * speed >> 8, SIN[a.b] * speed >> 8, 0, a.breed.life, a.breed.plates)
    elif a.state == STRIKE:
        if a.timer == 0:
            enter_state(a, RECOVER, a.breed.rest)
    elif a.state == RECOVER:
        if a.timer == 0:
            enter_state(a, IDLE, 0)
    elif not idle_for(world, a, dx):
        a.state = IDLE
        in_front = MOUNTS[a.c] != "wall" or dx * a.facing > 0
        if in_front and abs(dx) < a.breed.reach and abs(dy) < 240 and clear_line(world, x, y, px, py):
            a.b = direction(px - x, py - y)
            tell(world, a, a.breed.tell)
