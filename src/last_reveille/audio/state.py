"""What a world sounds like between its events: motors, ground underfoot, valves that shut. Only looks at it."""

from __future__ import annotations

from typing import Final

from ..sim import events as ev
from ..sim import rules
from ..sim import world as w
from ..sim.bodies import flags_at
from ..sim.specs import KINDS, ONEWAY, SURFACE_SHIFT
from ..sim.world import Actor, World
from .table import CELL, COOLED, IDLE, LEVERS, READY, SURFACES, Cue

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
STILL: Final = (w.IDLE, w.ASLEEP, w.MOVE)


def ground(world: World) -> str:
    """What the player's feet are on: one of `table.GROUNDS`."""
    p = world.player
    if ANKLES <= p.wet < p.h:
        return "water"
    if p.ground_mover >= 0:
        return "metal"
    flags = flags_at(world, p.x + p.w // 2, p.y + p.h + 2)
    surface = SURFACES[(flags >> SURFACE_SHIFT) % len(SURFACES)]
    if flags & ONEWAY:  # what one can drop through is no floor: boards on earth, iron on iron
        return "wood" if surface in ("sand", "mud") else "grate"
    return surface


def held(world: World) -> dict[str, int]:
    """Which of `LOOPS` are to be heard, and how loud in per cent."""
    p = world.player
    loops: dict[str, int] = {}
    if p.dead_t >= 0:
        return loops
    if p.charge > 0:  # gets louder as it fills
        loops["loop_rail"] = 40 + 60 * min(p.charge, rules.RAIL_CHARGE) // rules.RAIL_CHARGE
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
        if not name or not state.live or not (state.dx or state.dy):
            continue
        away = max(abs(state.x + state.w // 2 - p.x), abs(state.y + state.h // 2 - p.y)) - MOTOR_FULL
        loud = MOTOR_LOUD * (MOTOR_HEARD - max(away, 0)) // MOTOR_HEARD
        loops[name] = max(loops.get(name, 0), loud, 0)
    return loops


class Watch:
    """Notices what changes from tick to tick and has no event."""

    def __init__(self) -> None:
        self._hot = False
        self._cells = 99

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
        found += [(IDLE, a.x + a.w // 2, a.y) for a in world.actors if self._stirs(world, a)]
        return found

    def _stirs(self, world: World, actor: Actor) -> bool:
        """Each works its joints now and then, all at different times, the same in every life."""
        if actor.kind not in KINDS or actor.state not in STILL or actor.group:
            return False
        if (world.tick + actor.id * IDLE_SPREAD) % IDLE_EVERY:
            return False
        return max(abs(actor.x - world.player.x), abs(actor.y - world.player.y)) < IDLE_HEARD
