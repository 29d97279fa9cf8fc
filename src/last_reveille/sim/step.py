"""One tick of the game. The order is the design; keep it to a page."""

from __future__ import annotations

from typing import Final

from . import omega, rules
from .arms import take
from .arsenal import SORTS, weapon_of
from .bestiary import BODIES
from .command import buttons_of
from .harm import hurt_actor, hurt_person, hurt_player, is_target
from .mimics import step_mimic
from .people import step_person
from .places import build_blocks, step_doors, step_movers, step_water
from .player import step_player
from .schedule import step_places, step_scenes, step_schedule, step_triggers, step_use
from .specs import MOVES, Level
from .weapons import step_shots
from .world import (
    DYING,
    OWNER_WORLD,
    STATE_DEAD,
    Actor,
    Carry,
    MoverState,
    Player,
    World,
)

CARRIED: Final = ("suit", "alpha_down", "rita_revived", "rita_word")  # flags that outlive their level

OUT_OF_SIGHT: Final = 480  # px


def start(level: Level, seed: int, carry: Carry, entry: str = "") -> World:
    """A new world at tick 0. `entry` names where the player comes in; empty or unknown: the first."""
    world = World(level, seed ^ level.seed, carry)
    for m in level.movers:
        x, y = m.path[0] if m.path else (m.x, m.y)
        state = MoverState(x, y, m.w, m.h, m.oneway)
        state.step = 0 if m.tick < 0 else 1
        world.movers.append(state)
    world.movers += [MoverState(c.x, c.y, c.w, c.h, True) for c in level.crumbles]
    for slab in world.movers[len(level.movers) :]:
        slab.leg = 0
    world.doors = [int(d.start_open) for d in level.doors]
    world.levers = [0] * len(level.levers)
    world.picked = [0] * len(level.pickups)
    world.fired = [0] * len(level.triggers)
    world.entered = [0] * len(level.anchors)
    world.spawned = [0] * (len(level.spawns) + len(level.people))
    world.cue_at = [c.tick for c in level.cues]
    world.water = [(w.y + w.h - w.level) << 8 for w in level.waters]
    world.flags = list(carry.flags)
    if carry.first:
        world.flags.append("first")
    _place_player(world, entry)
    grant(world, carry.moves)
    build_blocks(world)
    return world


def grant(world: World, moves: int) -> None:
    """He knows these moves (bits in the order of MOVES): remembered, not learned now. Not to be called within a step;
    whoever does it between two steps writes it into the recording."""
    world.player.moves |= moves
    for i, move in enumerate(MOVES):
        flag = f"move_{move}"
        if moves >> i & 1 and flag not in world.flags:
            world.flags.append(flag)


def _place_player(world: World, entry: str) -> None:
    p, carry = world.player, world.carry
    p.plates, p.grenades, p.moves = carry.plates, carry.grenades, 0
    p.battery = carry.battery * rules.BATTERY_CELL
    for sort in SORTS:
        weapon = weapon_of(world.level.weapons, getattr(world.level, sort) or sort)
        if weapon.plays_otherwise:
            take(p, weapon)
        else:
            setattr(p, sort, weapon)
    entries = world.level.entries
    if entries:
        chosen = next((e for e in entries if e.name == entry), entries[0])
        p.x, p.y, p.facing = chosen.x - p.w // 2, chosen.y - p.h, chosen.facing
        p.aim = 0 if p.facing > 0 else 32
    p.firm_x, p.firm_y = p.x, p.y


def step(world: World, command: int) -> World:
    """Advance by one tick. `command` is packed (see command.py); `world.events` then holds what happened."""
    if world.over and world.over != "dead":
        world.events = []
        return world
    world.events = []
    world.blasts = []
    world.noise = 0
    world.tick += 1
    build_blocks(world)
    step_doors(world)
    step_water(world)
    step_schedule(world)
    crushed: list[Player | Actor] = []
    step_movers(world, crushed)
    step_player(world, command)
    step_use(world, buttons_of(command))
    for a in list(world.actors):
        if a.kind in BODIES:
            step_mimic(world, a)
        else:
            step_person(world, a)
    step_shots(world)
    omega.step_omega(world)
    for body in crushed:
        if isinstance(body, Player):
            if body.state != STATE_DEAD:
                hurt_player(world, 3, "crush", 0, body.x)
        elif body.kind == "echo":
            body.hp = 0
        elif body.kind in BODIES:
            if is_target(body):
                hurt_actor(world, body, body.hp, OWNER_WORLD, body.x + body.w // 2, body.y + body.h // 2)
        elif body.a:
            hurt_person(world, body, 9)
    step_triggers(world)
    step_scenes(world)
    step_places(world)
    if world.actors:
        world.actors = [a for a in world.actors if not _gone(world, a)]
    return world


def _gone(world: World, a: Actor) -> bool:
    if a.kind == "echo":
        return a.timer < 0 or a.hp <= 0
    if a.kind in BODIES:
        return (a.state == DYING and a.timer == 0) or a.y > world.level.height * 16 + 200
    spec = world.level.people[a.d]
    if spec.unless_flag and spec.unless_flag in world.flags and abs(a.x - world.player.x) > OUT_OF_SIGHT:
        return True  # no longer wanted there, and nobody sees him go
    return 0 <= spec.until <= world.tick


def carry_out(world: World) -> Carry:
    """What goes on into the next level. On the way there is time to load and to charge; armour is not mended."""
    p = world.player
    carry = Carry()
    carry.first = world.carry.first
    carry.plates = max(p.plates, 1)
    carry.grenades = max(p.grenades, rules.GRENADES)
    carry.battery = rules.BATTERY_CELLS
    carry.moves = p.moves
    kept = [f for f in world.flags if f.startswith("saved_") or f.endswith("_fell") or f in CARRIED]
    carry.flags = tuple(kept)
    carry.stood = world.carry.stood
    carry.spar = world.carry.spar
    return carry
