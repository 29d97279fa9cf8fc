"""What a world sounds like between its events: motors, ground underfoot, valves that shut. Only looks at it."""

from __future__ import annotations

from typing import Final

from ..sim import events as ev
from ..sim import rules
from ..sim import world as w
from ..sim.bodies import flags_at
from ..sim.specs import KINDS, ONEWAY, SOLID, SURFACE_SHIFT, Hall, Level, Mover, TileLayer
from ..sim.world import Actor, MoverState, World
from .table import BEAT, CELL, COOLED, DRAWN, IDLE, LEVERS, READY, STARTS, SURFACES, Cue

# Loops that sound for as long as something goes on.
LOOPS: Final = ("loop_rail", "loop_slide", "loop_lift", "loop_truck", "loop_water", "loop_ladder", "loop_pin")
MOTORS: Final[dict[str, str]] = {"lift": "loop_lift", "truck": "loop_truck", "ship": "loop_truck"}
MOTOR_HEARD: Final = 420  # px at which a motor falls silent
MOTOR_FULL: Final = 80  # and up to which it is at its loudest
MOTOR_LOUD: Final = 80  # per cent
ANKLES: Final = 5  # px of water in which steps splash
IDLE_EVERY: Final = 170  # ticks between two stirrings of one Mimic
IDLE_SPREAD: Final = 61  # ticks by which two that follow each other differ
IDLE_HEARD: Final = 460  # px
GROUND_LAYERS: Final = ("cracked", "solid")  # of a map, the uppermost first
TILE: Final = (1 << 29) - 1  # of a cell; above it are the flips
BEAT_EVERY: Final = 96  # ticks from one beat of the Omega to the next: its fire breathes as slowly (`view.hearth`)...
BEAT_AT: Final = 24  # ...and is brightest here
BEAT_HEARD: Final = 900  # px from the core
FALLEN_IN: Final = 5  # the phase from which on nothing beats
STILL: Final = (w.IDLE, w.ASLEEP, w.MOVE)


def ground(world: World) -> str:
    """What the player's feet are on: one of `table.GROUNDS`."""
    p = world.player
    if ANKLES <= p.wet < p.h:
        return "water"
    if p.ground_mover >= 0:
        return "metal"
    y = p.y + p.h + 2
    for x in (p.x + p.w // 2, p.x, p.x + p.w - 1):  # at an edge it is one foot that stands
        flags = flags_at(world, x, y)
        if flags & (SOLID | ONEWAY):
            break
    surface = SURFACES[(flags >> SURFACE_SHIFT) % len(SURFACES)]
    if flags & ONEWAY:  # what one can drop through is no floor: boards on earth, iron on iron
        return "wood" if surface in ("sand", "mud") else "grate"
    return drawn(world.level, x, y) or surface


def struck(world: World, x: int, y: int) -> str:
    """What a shot ended in at a point in px: one of `table.GROUNDS`; "" for what is no ground: armour, doors."""
    flags = flags_at(world, x, y)
    if not flags & SOLID:
        return ""
    return drawn(world.level, x, y) or SURFACES[(flags >> SURFACE_SHIFT) % len(SURFACES)]


def drawn(level: Level, x: int, y: int) -> str:
    """The ground as it is drawn, where the rules have no name for it: a value of `table.DRAWN`, or ""."""
    tx, ty = x >> 4, y >> 4
    if not (0 <= tx < level.width and 0 <= ty < level.height):
        return ""
    for name in GROUND_LAYERS:
        for layer in level.layers:
            if isinstance(layer, TileLayer) and layer.name == name and layer.visible:
                tile = layer.cells[ty * level.width + tx] & TILE
                if tile:
                    return DRAWN.get(level.tiles[tile].image.rpartition("/")[2].removesuffix(".png"), "")
    return ""


def held(world: World) -> dict[str, int]:
    """Which of `LOOPS` are to be heard, and how loud in per cent."""
    p = world.player
    loops: dict[str, int] = {}
    if p.dead_t >= 0:
        return loops
    if p.charge > 0:  # gets louder as it fills
        loops["loop_rail"] = 40 + 60 * min(p.charge, p.rail.charge) // p.rail.charge
    if p.wall:
        loops["loop_slide"] = 70
    if p.wet >= p.h:
        loops["loop_water"] = 80
    if p.state == w.STATE_LADDER and p.vy:
        loops["loop_ladder"] = 70
    if p.state == w.STATE_PIN:
        loops["loop_pin"] = 90
    for state, spec in zip(world.movers, world.level.movers, strict=False):
        name = MOTORS.get(spec.look, "")
        if not name or not under_way(world, spec, state):
            continue
        away = max(abs(state.x + state.w // 2 - p.x), abs(state.y + state.h // 2 - p.y)) - MOTOR_FULL
        loud = MOTOR_LOUD * (MOTOR_HEARD - max(away, 0)) // MOTOR_HEARD
        loops[name] = max(loops.get(name, 0), loud, 0)
    return loops


def under_way(world: World, spec: Mover, state: MoverState) -> bool:
    """Is it moving? Not asked of its px: what is slow goes one every other tick."""
    return (state.live and state.step != 0 and not state.wait and len(spec.path) > 1 and world.tick >= spec.tick
            and not (spec.unless_flag and spec.unless_flag in world.flags))


def beats(world: World, hall: Hall) -> bool:
    """Does its core beat in this tick, where the player can hear it?"""
    p, om = world.player, world.omega
    if world.tick % BEAT_EVERY != BEAT_AT or p.state == w.STATE_PIN or (om is not None and om.phase >= FALLEN_IN):
        return False
    return max(abs(hall.core_x - p.x), abs(hall.core_y - p.y)) < BEAT_HEARD


class Watch:
    """Notices what changes from tick to tick and has no event."""

    def __init__(self) -> None:
        self._hot = False
        self._cells = 99
        self._moving: list[bool] = []  # the level's movers, a tick ago

    def cues(self, world: World) -> list[tuple[Cue, int, int]]:
        """(sound, x, y) of this tick. Call once a tick."""
        p = world.player
        cells = p.battery // rules.BATTERY_CELL
        found: list[tuple[Cue, int, int]] = []
        if p.lob == 1:
            found.append((READY, p.x, p.y))
        if self._hot and not p.overheat:
            found.append((COOLED, p.x, p.y))
        if cells > self._cells:
            found.append((CELL, p.x, p.y))
        self._hot, self._cells = p.overheat, cells
        for event in world.events:
            if event.what == ev.LEVER:
                kind = next((lever.kind for lever in world.level.levers if lever.id == event.a), "")
                if kind in LEVERS:
                    found.append((LEVERS[kind], event.x, event.y))
        found += self._starts(world)
        found += [(BEAT, hall.core_x, hall.core_y) for hall in world.level.halls if beats(world, hall)]
        found += [(IDLE, a.x + a.w // 2, a.y) for a in world.actors if self._stirs(world, a)]
        return found

    def _starts(self, world: World) -> list[tuple[Cue, int, int]]:
        """What has begun to move. In a level's first tick nothing has: it may have been moving for long."""
        moving = [under_way(world, spec, state)
                  for state, spec in zip(world.movers, world.level.movers, strict=False)]
        before = self._moving if len(self._moving) == len(moving) and world.tick > 1 else moving
        self._moving = moving
        return [
            (STARTS[spec.look], state.x + state.w // 2, state.y + state.h // 2)
            for was, now, state, spec in zip(before, moving, world.movers, world.level.movers, strict=False)
            if now and not was and spec.look in STARTS
        ]

    def _stirs(self, world: World, actor: Actor) -> bool:
        """Each works its joints now and then, all at different times, the same in every life."""
        if actor.kind not in KINDS or actor.state not in STILL or actor.group:
            return False
        if (world.tick + actor.id * IDLE_SPREAD) % IDLE_EVERY:
            return False
        return max(abs(actor.x - world.player.x), abs(actor.y - world.player.y)) < IDLE_HEARD
