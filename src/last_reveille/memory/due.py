"""What a level's schedule holds, as far as it is known: what comes, when and where, and whether that is certain.

Nothing here is remembered or drawn. It follows the simulation to the tick: what is called certain comes true whatever
the player does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ..sim import rules
from ..sim.bestiary import body_of, breed_for, comes_as
from ..sim.specs import TILE, Cue, Level, Mover, Pulse, Row, Spawn, entrance_ticks
from ..sim.world import ENTER, OWNER_WORLD, Actor, World

CERTAIN: Final = "certain"
CONDITIONAL: Final = "conditional"
BROKEN: Final = "broken"

SHELL: Final = "shell_fall"
FLOOD: Final = "flood"
SHOWN_CUES: Final = ("blast", "collapse")
SHADOW: Final = 90  # ticks that a shell's shadow is on the ground: none can land before
FLOODS_UNTIL: Final = 60 * 60 * 30  # ticks of a level in which floods are foretold
LATE: Final = 30  # ticks after which a thing that may come at any time counts as not coming

# What has become of a thing on its way: not yet decided; on its way for sure; it will not come; it is here.
OPEN: Final = "open"
COMING: Final = "coming"
GONE: Final = "gone"
HERE: Final = "here"


Foretold: TypeAlias = Spawn | Row | Cue | Pulse


@dataclass(frozen=True, slots=True)
class Known:
    """Something seen in an earlier loop: object id, kind (of Mimic, SHELL, FLOOD, or a cue's `do`), where (px) and when
    (tick at which it was live), and where it went then."""

    ident: int
    kind: str
    x: int
    y: int
    tick: int
    path: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: `tick` when it is live, lands or happens; (x, y) px its feet or its place. `decided` is
    the tick from which on the world itself says whether it comes."""

    tick: int
    decided: int
    look: str
    kind: str
    x: int
    y: int
    thing: Foretold
    index: int = -1  # in Level.spawns, or in Level.movers for a collapse
    path: tuple[tuple[int, int], ...] = ()

    @property
    def key(self) -> tuple[int, int, int]:
        """Object id, tick and place: no two are the same."""
        return self.thing.id, self.tick, self.x


def impacts(row: Row) -> Iterator[tuple[int, int]]:
    """(tick, x px) of each shell of a row, repeat by repeat. None lands before it could cast its shadow."""
    for k in range(row.times if row.period else 1):
        for i in range(row.shells):
            tick = row.tick + k * row.period + i * max(row.gap, 1)
            if i not in row.holes and tick > SHADOW:
                yield tick, row.x + (i * row.step + k * row.shift) * TILE + TILE // 2


def happenings(cue: Cue) -> Iterator[int]:
    """The ticks of a cue. What is due at tick 0 happens in the first tick."""
    for k in range(cue.times if cue.period else 1):
        yield max(cue.tick + k * cue.period, 1)


def is_certain(thing: Foretold) -> bool:
    """By the data alone; a flag anywhere near it, or no tick, and it is not."""
    return thing.certain and thing.tick >= 0 and not thing.if_flag and not thing.unless_flag


def all_due(level: Level, known: Mapping[int, Known], spar: tuple[str, ...] = ()) -> list[Due]:
    """All that is known of a level, by tick. `spar`: see Carry."""
    found = [*_spawns(level, known, spar), *_shells(level, known), *_cues(level, known), *_floods(level, known)]
    return sorted(found, key=lambda due: (due.tick, due.thing.id))


def _spawns(level: Level, known: Mapping[int, Known], spar: tuple[str, ...]) -> Iterator[Due]:
    for index, spawn in enumerate(level.spawns):
        seen, kind = known.get(spawn.id), comes_as(spawn, spar)
        if seen is None or seen.kind != kind or spawn.harmless:
            continue
        x, y, w, h = body_of(spawn, breed_for(level, spawn, kind))
        begins, place = max(spawn.tick, 1), (x + w // 2, y + h)
        if kind == "burrower" and spawn.entrance == "none":
            # It is under the sand from then on, and comes up where and when he is above it.
            yield Due(seen.tick, 1 << 30, CONDITIONAL, kind, seen.x, seen.y, spawn, index, seen.path)
        elif spawn.tick < 0:
            yield Due(seen.tick, seen.tick + LATE + 1, CONDITIONAL, kind, *place, spawn, index, seen.path)
        else:
            look = CERTAIN if is_certain(spawn) else CONDITIONAL
            yield Due(begins + entrance_ticks(spawn), begins, look, kind, *place, spawn, index, seen.path)


def _shells(level: Level, known: Mapping[int, Known]) -> Iterator[Due]:
    for row in level.rows:
        seen = known.get(row.id)
        if seen is not None and seen.kind == SHELL:
            look = CERTAIN if is_certain(row) else CONDITIONAL
            for tick, x in impacts(row):
                yield Due(tick, tick - SHADOW, look, SHELL, x, row.y, row, path=_width(x, row.y, row.radius))


def _cues(level: Level, known: Mapping[int, Known]) -> Iterator[Due]:
    for cue in level.cues:
        seen = known.get(cue.id)
        if seen is None or seen.kind != cue.do or cue.do not in SHOWN_CUES:
            continue
        x, y = cue.x + cue.w // 2, cue.y + cue.h // 2
        look = CERTAIN if is_certain(cue) else CONDITIONAL
        if cue.do == "collapse":
            index, mover = _falling(level, cue)
            if mover is not None:
                look = look if _alone(level, cue, mover) else CONDITIONAL
                yield Due(max(cue.tick, 1), max(cue.tick, 1), look, cue.do, x, y, cue, index)
            continue
        for tick in happenings(cue):
            yield Due(tick, tick, look, cue.do, x, y, cue, path=_width(x, y, cue.amount or rules.BLAST))


def _floods(level: Level, known: Mapping[int, Known]) -> Iterator[Due]:
    """Their clock is the day's, and nothing stops it."""
    for pulse in level.pulses:
        seen = known.get(pulse.id)
        if seen is None or seen.kind != FLOOD or pulse.period <= pulse.active or not is_certain(pulse):
            continue
        bottom = pulse.y + pulse.h
        path = ((pulse.x, bottom), (pulse.x + pulse.w, bottom))
        for tick in range(pulse.tick, FLOODS_UNTIL, pulse.period):
            yield Due(tick, tick, CERTAIN, FLOOD, pulse.x + pulse.w // 2, pulse.y + pulse.h // 2, pulse,
                      path=path if pulse.speed > 0 else path[::-1])


def _width(x: int, y: int, radius: int) -> tuple[tuple[int, int], ...]:
    """As far as it reaches to either side."""
    return (x - radius, y), (x + radius, y)


def _falling(level: Level, cue: Cue) -> tuple[int, Mover | None]:
    """What a collapse brings down: it must have waited for that."""
    return next(((n, mover) for n, mover in enumerate(level.movers) if mover.name == cue.target and mover.tick < 0),
                (-1, None))


def _alone(level: Level, cue: Cue, mover: Mover) -> bool:
    """Can nothing else bring it down before, and nothing hold it?"""
    named = [thing.target for thing in level.cues if thing is not cue]
    named += [thing.target for thing in level.triggers] + [thing.target for thing in level.levers]
    return mover.name not in named and not mover.unless_flag


class Fates:
    """Says of what is due what has become of it, by the state of the world and nothing else."""

    def __init__(self, level: Level) -> None:
        # Flags that may be taken back.
        self._fickle = [cue.flag for cue in level.cues if cue.do == "clear"]
        self._fickle += [trigger.flag for trigger in level.triggers if trigger.do == "clear"]

    def of(self, due: Due, world: World) -> str:
        if isinstance(due.thing, Spawn):
            return self._of_spawn(due, due.thing, world)
        if isinstance(due.thing, Row):
            return self._of_shell(due, world)
        return self._of_cue(due, due.thing, world) if isinstance(due.thing, Cue) else OPEN

    def cancelled(self, due: Due, flags: Sequence[str]) -> bool:
        """As the flags are now it would not come; they may change again if `calls_off` says no."""
        return bool(due.thing.unless_flag) and due.thing.unless_flag in flags

    def _called_off(self, due: Due, flags: Sequence[str]) -> bool:
        return self.cancelled(due, flags) and due.thing.unless_flag not in self._fickle

    def _of_spawn(self, due: Due, spawn: Spawn, world: World) -> str:
        state = world.spawned[due.index]
        if state == 2:
            return GONE
        if state == 1:
            if due.kind == "burrower" and spawn.entrance == "none":
                return _of_burrower(due, world)
            if due.tick <= world.tick:
                return HERE
            if due.look == CERTAIN or spawn.tick >= 0:
                return COMING
            actor = _actor(world, spawn.id)
            # It may have begun to come earlier than it once did, and then its countdown is another.
            return COMING if actor is not None and actor.state == ENTER and (
                world.tick + actor.timer == due.tick) else HERE
        if self._called_off(due, world.flags):
            return GONE
        return GONE if world.tick >= due.decided else OPEN

    def _of_shell(self, due: Due, world: World) -> str:
        if world.tick < due.decided:
            return GONE if self._called_off(due, world.flags) else OPEN
        if world.tick >= due.tick:
            return HERE
        falls = any(s.tick == due.tick and s.x == due.x and s.row == due.thing.id for s in world.shells)
        return COMING if falls else GONE

    def _of_cue(self, due: Due, cue: Cue, world: World) -> str:
        if due.index >= 0 and world.movers[due.index].step:
            return HERE
        if world.tick < due.tick:
            return GONE if self._called_off(due, world.flags) else OPEN
        if cue.do == "blast" and world.tick == due.tick:
            return HERE if any(b[:2] == (due.x, due.y) and b[3] == OWNER_WORLD for b in world.blasts) else GONE
        return GONE if due.index >= 0 else HERE


def _of_burrower(due: Due, world: World) -> str:
    actor = _actor(world, due.thing.id)
    return OPEN if actor is not None and actor.hp > 0 and world.tick < due.tick else HERE


def _actor(world: World, spec: int) -> Actor | None:
    return next((actor for actor in world.actors if actor.spec == spec), None)
