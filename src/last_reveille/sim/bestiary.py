"""The bodies of the Mimics and how they come into a world. What they think is in mimics.py."""

from __future__ import annotations

from typing import Final

from . import events
from .breeds import STANDARD, Breed, breed_of
from .events import Event
from .specs import KINDS, MOUNTS, Level, Spawn, entrance_ticks
from .world import ASLEEP, DYING, ENTER, HIDDEN, HUSK, IDLE, Actor, World

# kind: (width, height, hit points) as the game has them
BODIES: Final = {kind: (row.w, row.h, row.hp) for kind, row in STANDARD.items()}


def enter_state(a: Actor, state: int, timer: int) -> None:
    a.state, a.timer, a.pose = state, timer, 0


def comes_as(spec: Spawn, spar: tuple[str, ...]) -> str:
    """The kind that a row brings: in the yard, of those that killed most (`Carry.spar`), the one that it names."""
    if 0 < spec.spar <= len(spar) and spar[spec.spar - 1] in KINDS:
        return spar[spec.spar - 1]
    return spec.kind


def breed_for(level: Level, spec: Spawn, kind: str) -> Breed:
    """The breed of what a row brings, when it comes as `kind`."""
    return breed_of(level.breeds, spec.breed if spec.breed and kind == spec.kind else kind)


def body_of(spec: Spawn, breed: Breed) -> tuple[int, int, int, int]:
    """The box x, y, w, h (px) in which a row's Mimic comes. The row names its feet; of a tower, where it grows from."""
    w, h, kind = breed.w, breed.h, breed.kind
    if kind == "tower" and spec.mount == "wall":
        return spec.x if spec.facing > 0 else spec.x - h, spec.y - w // 2, h, w
    if kind == "tower" and spec.mount == "roof":
        return spec.x - w // 2, spec.y, w, h
    return spec.x - w // 2, spec.y - h, w, h


def spawn(world: World, spec: Spawn) -> Actor:
    """A Mimic where its row has it."""
    kind = comes_as(spec, world.carry.spar)
    breed = breed_for(world.level, spec, kind)
    x, y, w, h = body_of(spec, breed)
    a = Actor(world.next_id, kind, x, y, w, h)
    world.next_id += 1
    a.breed = breed
    a.hp, a.facing, a.spec, a.first = breed.hp, spec.facing, spec.id, spec.first
    a.look = spec.id % 3
    # One more than the entrance lasts: the schedule comes before the thoughts in a tick, so this one counts already.
    a.timer = entrance_ticks(spec) + 1 if entrance_ticks(spec) else 0
    a.state = ENTER if a.timer else (ASLEEP if spec.asleep else IDLE)
    if kind == "tower":
        a.c = MOUNTS.index(spec.mount) if spec.mount in MOUNTS else 0
    if kind == "herald":
        a.a = breed.again // 4
    if kind == "burrower" and not a.timer:
        a.state, a.timer = HIDDEN, breed.under
    a.d = spec.hear if spec.asleep else 0
    a.group = int(spec.harmless)
    if spec.harmless and not world.level.suit:
        a.state, a.timer = HUSK, 0  # in peace they lie where they fell
    world.actors.append(a)
    world.events.append(Event(events.SPAWN, spec.x, spec.y, a.id, spec.id, kind))
    if kind == "alpha" and a.timer:
        world.hush_t = world.tick + 120
        world.events.append(Event(events.HUSH, spec.x, spec.y, 120))
    return a


def all_fall(world: World, x: int) -> None:
    """The Omega is dead: each Mimic drops where it stands, nearest first, one tile a tick."""
    for a in world.actors:
        if a.kind in BODIES and a.state not in (HUSK, DYING):
            delay = abs(a.x - x) >> 4
            if world.omega is not None and world.omega.clock >= delay:
                a.vx = 0
                enter_state(a, HUSK, 0)
