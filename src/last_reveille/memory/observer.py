"""Sees one life through one level and collects what will be known in the next: what came where and when, how it went
on, and who ended it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sim import events
from ..sim.events import Event
from ..sim.flags import allowed
from ..sim.omega import schedule_clock
from ..sim.places import pulse_active
from ..sim.specs import KINDS, Cue, Level, Pulse, entrance_ticks
from ..sim.world import ENTER, HIDDEN, Actor, World
from .due import FLOOD, SHELL, SHOWN_CUES, Known, happenings, impacts
from .halls import HALL, nerves
from .keepsakes import Met

SIGHT_X: Final = 400  # px from the player within which a thing counts as seen
SIGHT_Y: Final = 260
_STRIDE: Final = 12  # ticks between two points of a remembered path
_STEPS: Final = 8


class Observer:
    """Feed it the world after every step. `known` is what was seen of the schedule; `seen` from which tick on each
    thing (object id) was in sight; `killer` the object id of what ended this life (0: nothing of the map, or nothing
    has)."""

    def __init__(self, level: Level) -> None:
        self.known: dict[int, Known] = {}
        self.seen: dict[int, int] = {}
        self.killer = 0
        self._spawns = {spawn.id: spawn for spawn in level.spawns}
        self._floods = {pulse.id: pulse for pulse in level.pulses}
        self._cues: dict[int, list[Cue]] = {}
        for cue in level.cues:
            if cue.do in SHOWN_CUES:
                for tick in happenings(cue):
                    self._cues.setdefault(tick, []).append(cue)
        self._paths: dict[int, tuple[int, list[tuple[int, int]]]] = {}  # actor id: (object id, points)
        self._live: dict[int, int] = {}  # actor id: tick from which on it was live
        self._rows: dict[int, int] = {}  # actor id: object id

    def see(self, world: World) -> None:
        for event in world.events:
            if event.what in _HANDLED:
                self._hear(world, event)
        for cue in self._cues.get(world.tick, ()):
            if _near(world, cue.x, cue.y) and _happened(world, cue):
                self.known[cue.id] = Known(cue.id, cue.do, cue.x, cue.y, world.tick)
                self.seen.setdefault(cue.id, world.tick)
        if not world.tick % _STRIDE:
            self._look(world)

    def meetings(self, before: Mapping[int, Met], loop: int) -> dict[int, Met]:
        """When this life is over: what is now known of dealings with what was in sight, and with who ended it."""
        found: dict[int, Met] = {}
        for ident, tick in self.seen.items():
            old = before.get(ident) or Met(loop, tick)
            found[ident] = Met(old.loop, old.tick, old.lives + 1, old.kills + (ident == self.killer))
        return found

    # -- what happens

    def _hear(self, world: World, event: Event) -> None:
        if event.what == events.SPAWN and event.b in self._spawns:
            self._comes(world, event)
        elif event.what == events.SHADOW and _near(world, event.x, event.y):
            self.known.setdefault(event.b, Known(event.b, SHELL, event.x, event.y, event.a))
            self.seen.setdefault(event.b, world.tick)
        elif event.what == events.SIREN and event.b in self._floods:
            self._flood(world, self._floods[event.b])
        elif event.what == events.STRIKE and event.text == "burrower":
            self._erupts(world, event.a)
        elif event.what == events.DEATH:
            self.killer = self._blame(world, event)
            if self.killer:
                self.seen.setdefault(self.killer, world.tick)

    def _comes(self, world: World, event: Event) -> None:
        spawn = self._spawns[event.b]
        live = self._live[event.a] = world.tick + entrance_ticks(spawn)
        self._rows[event.a] = spawn.id
        self._paths[event.a] = (spawn.id, [])
        actor = next((a for a in world.actors if a.id == event.a), None)
        if actor is None or actor.state == HIDDEN or not _near(world, event.x, event.y):
            return
        x, y = _feet(actor) if actor.state == ENTER else (spawn.x, spawn.y)
        self.known[spawn.id] = Known(spawn.id, event.text, x, y, live)
        self.seen.setdefault(spawn.id, world.tick)

    def _flood(self, world: World, pulse: Pulse) -> None:
        """One hears and sees it come from anywhere in its pipe."""
        player = world.player
        x = min(max(player.x, pulse.x), pulse.x + pulse.w)
        if _near(world, x, pulse.y + pulse.h // 2):
            self.known[pulse.id] = Known(pulse.id, FLOOD, pulse.x, pulse.y, world.tick + pulse.tell)
            self.seen.setdefault(pulse.id, world.tick)

    def _erupts(self, world: World, ident: int) -> None:
        """What was under the sand from the first is known by where it came up."""
        actor = next((a for a in world.actors if a.id == ident), None)
        if actor is None or actor.spec not in self._spawns or actor.spec in self.known:
            return
        x, y = _feet(actor)
        if self._spawns[actor.spec].entrance == "none" and _near(world, x, y):
            self.known[actor.spec] = Known(actor.spec, actor.kind, x, y, world.tick)
            self.seen.setdefault(actor.spec, world.tick)

    def _look(self, world: World) -> None:
        for actor in world.actors:
            if actor.kind not in KINDS or actor.spec not in self._spawns or actor.state == HIDDEN:
                continue
            x, y = _feet(actor)
            if not _near(world, x, y):
                continue
            self._rows[actor.id] = actor.spec
            self.seen.setdefault(actor.spec, world.tick)
            if actor.spec not in self.known and actor.id in self._live and actor.kind != "burrower":
                # It came out of sight and walked into it: now it is known, with where and when it came.
                spawn = self._spawns[actor.spec]
                self.known[spawn.id] = Known(spawn.id, actor.kind, spawn.x, spawn.y, self._live[actor.id])
        omega = nerves(world)
        if omega is not None:
            hall = world.level.halls[omega.hall]
            self.known[hall.id] = Known(hall.id, HALL, hall.core_x, hall.core_y, schedule_clock(world))
            self.seen.setdefault(hall.id, world.tick)
        if self._paths:
            self._follow(world)

    def _follow(self, world: World) -> None:
        for actor in world.actors:
            if actor.id not in self._paths:
                continue
            ident, points = self._paths[actor.id]
            seen = self.known.get(ident)
            if seen is None or actor.state == HIDDEN or world.tick < seen.tick:
                continue
            points.append(_feet(actor))
            self.known[ident] = Known(ident, seen.kind, seen.x, seen.y, seen.tick, tuple(points))
            if len(points) >= _STEPS:
                del self._paths[actor.id]

    # -- who it was

    def _blame(self, world: World, death: Event) -> int:
        """The object id behind a death (a spawn, a row, a cue, a mover, a hall); 0 when there is none."""
        killer = next((a for a in world.actors if a.id == death.b), None)
        if killer is not None and killer.kind in KINDS:
            return killer.spec
        if death.b:
            return self._rows.get(death.b, 0)
        level, x = world.level, death.x
        if death.text == "omega" and level.halls:
            return level.halls[0].id
        if death.text == "barrage":
            found = [(abs(at - x), row.id) for row in level.rows for tick, at in impacts(row) if tick == world.tick]
            found += [(abs(cue.x + cue.w // 2 - x), cue.id) for cue in level.cues
                      if cue.do == "blast" and world.tick in happenings(cue)]
            return min(found)[1] if found else 0
        if death.text == "drown":
            p = world.player
            return next((pulse.id for n, pulse in enumerate(level.pulses) if pulse_active(world, n)
                         and pulse.x <= x < pulse.x + pulse.w and pulse.y - p.h < p.y < pulse.y + pulse.h), 0)
        if death.text == "crush":
            found = [(abs(state.x + state.w // 2 - x), spec.id)
                     for spec, state in zip(level.movers, world.movers, strict=False)]
            return min(found)[1] if found else 0
        return 0


_HANDLED: Final = (events.SPAWN, events.SHADOW, events.SIREN, events.STRIKE, events.DEATH)


def _happened(world: World, cue: Cue) -> bool:
    if cue.do == "blast":
        return any(blast[:2] == (cue.x + cue.w // 2, cue.y + cue.h // 2) for blast in world.blasts)
    return allowed(world, cue)


def _near(world: World, x: int, y: int) -> bool:
    player = world.player
    return abs(player.x - x) <= SIGHT_X and abs(player.y - y) <= SIGHT_Y


def _feet(actor: Actor) -> tuple[int, int]:
    return actor.x + actor.w // 2, actor.y + actor.h
