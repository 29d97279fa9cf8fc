"""What is coming, as far as this profile has seen it come before, and honest about how sure that is.

*certain*: on the day's schedule, it happens at that tick whatever the player does. *conditional*: it answered to
something, and will come if all is done as it was. *broken*: it will not come any more. Only what was near the player
in some earlier loop is ever shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ..sim import events
from ..sim.specs import TILE, Cue, Level, Row, Spawn, entrance_ticks
from ..sim.world import HIDDEN, Actor, World

CERTAIN: Final = "certain"
CONDITIONAL: Final = "conditional"
BROKEN: Final = "broken"

AHEAD: Final = 180  # ticks in which a certain thing shows before it comes
AHEAD_IF: Final = 90  # the same for a conditional one
LATE: Final = 30  # ticks after which a thing that did not come counts as broken
FADE: Final = 60  # ticks in which a broken one is still seen
COUNTDOWNS: Final = 3

SHELL: Final = "shell_fall"
SHOWN_CUES: Final = ("blast", "collapse")
SHADOW: Final = 90  # ticks that a shell's shadow is on the ground: none can land before

SIGHT_X: Final = 400  # px from the player within which a thing counts as seen
SIGHT_Y: Final = 260
_STRIDE: Final = 12  # ticks between two points of a remembered path
_STEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Known:
    """Something seen in an earlier loop: object id, kind (of Mimic, SHELL, or a cue's `do`), where (px) and when (tick
    at which it was live), and where it went then."""

    ident: int
    kind: str
    x: int
    y: int
    tick: int
    path: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Vision:
    """One thing to draw. (x, y) px: feet of a Mimic, place of an impact. `ticks_left` counts down to `due_tick`; for
    broken ones it is how long they are still seen (FADE..1)."""

    look: str
    kind: str
    x: int
    y: int
    due_tick: int
    ticks_left: int
    ident: int
    path: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Due:
    tick: int  # when it is live, lands, happens
    look: str
    kind: str
    x: int
    y: int
    thing: Spawn | Row | Cue
    spawn: int  # index in Level.spawns, or -1
    path: tuple[tuple[int, int], ...] = ()


def impacts(row: Row) -> Iterator[tuple[int, int]]:
    """(tick, x px) of each shell of a row, repeat by repeat. None lands before it could cast its shadow."""
    for k in range(row.times if row.period else 1):
        for i in range(row.shells):
            tick = row.tick + k * row.period + i * row.gap
            if i not in row.holes and tick > SHADOW:
                yield tick, row.x + (i * row.step + k * row.shift) * TILE + TILE // 2


def happenings(cue: Cue) -> Iterator[int]:
    """The ticks of a cue."""
    for k in range(cue.times if cue.period else 1):
        yield cue.tick + k * cue.period


def is_certain(thing: Spawn | Row | Cue) -> bool:
    """By the data alone; a flag anywhere near it, or no tick, and it is not."""
    return thing.certain and thing.tick >= 0 and not thing.if_flag and not thing.unless_flag


class Foresight:
    """What to show of one level's future in one loop. Knows the level's schedule, but tells only what is `known`."""

    def __init__(self, level: Level, known: Mapping[int, Known]) -> None:
        self._due = sorted(_all_due(level, known), key=attrgetter("tick"))
        self._ticks = [due.tick for due in self._due]
        self._open = [due for due in self._due if due.look == CONDITIONAL]
        self._open_ticks = [due.tick for due in self._open]
        self._flags: list[str] = []  # as of the last look
        self._broken: list[tuple[int, _Due]] = []  # (tick of breaking, what)
        self._told: dict[tuple[int, int], bool] = {}  # (ident, tick) of what is broken
        self._last = 0

    def visions(self, world: World) -> list[Vision]:
        """Everything to show now, by due tick, broken ones last. Call once a tick; a jump in time is noticed."""
        now, flags = world.tick, world.flags
        if not self._last <= now <= self._last + 1:
            self._broken.clear()
            self._told.clear()
            self._flags = []
        self._last = now
        self._find_broken(world)
        shown: list[Vision] = []
        at = bisect_right(self._ticks, now)
        for due in self._due[at:]:
            left = due.tick - now
            if left > AHEAD:
                break
            if due.look == CONDITIONAL and (left > AHEAD_IF or _cancelled(due, flags) or self._came(due, world)):
                continue
            shown.append(Vision(due.look, due.kind, due.x, due.y, due.tick, left, due.thing.id, due.path))
        for since, due in self._broken:
            shown.append(Vision(BROKEN, due.kind, due.x, due.y, due.tick, since + FADE - now, due.thing.id, due.path))
        return shown

    def _find_broken(self, world: World) -> None:
        now, flags = world.tick, world.flags
        self._broken = [item for item in self._broken if now - item[0] < FADE]
        if flags != self._flags:
            self._flags = list(flags)
            self._cancel(world)
        late = bisect_left(self._open_ticks, now - LATE - FADE)
        for due in self._open[late : bisect_left(self._open_ticks, now - LATE)]:
            key = (due.thing.id, due.tick)
            if key not in self._told and not self._came(due, world) and _missing(due, flags):
                self._told[key] = True
                self._broken.append((due.tick + LATE + 1, due))

    def _cancel(self, world: World) -> None:
        """The flags have changed: whatever they call off breaks now. Of a row that goes on all day only what would
        have come next is shown breaking."""
        first: dict[int, int] = {}
        for due in self._open[bisect_left(self._open_ticks, world.tick) :]:
            key = (due.thing.id, due.tick)
            if key in self._told or not _cancelled(due, world.flags) or self._came(due, world):
                continue
            self._told[key] = True
            if due.tick <= first.setdefault(due.thing.id, due.tick) + AHEAD_IF:
                self._broken.append((world.tick, due))

    @staticmethod
    def _came(due: _Due, world: World) -> bool:
        """A Mimic that is out already needs no foresight, early or late."""
        if due.spawn < 0 or world.spawned[due.spawn] != 1:
            return False
        spawn = due.thing
        # Its ring goes on closing over the entrance, which is part of the schedule.
        entering = isinstance(spawn, Spawn) and spawn.tick >= 0 and world.tick < due.tick
        return not entering


def _cancelled(due: _Due, flags: Sequence[str]) -> bool:
    return bool(due.thing.unless_flag) and due.thing.unless_flag in flags


def _missing(due: _Due, flags: Sequence[str]) -> bool:
    """Late, and known not to have come: a Mimic that is not out, or anything whose flag was never set."""
    return due.spawn >= 0 or (bool(due.thing.if_flag) and due.thing.if_flag not in flags)


def _all_due(level: Level, known: Mapping[int, Known]) -> Iterator[_Due]:
    for index, spawn in enumerate(level.spawns):
        seen = known.get(spawn.id)
        if seen is None or seen.kind != spawn.kind or spawn.harmless:
            continue
        if is_certain(spawn):
            yield _Due(spawn.tick + entrance_ticks(spawn), CERTAIN, spawn.kind, spawn.x, spawn.y, spawn, index)
        else:
            tick = spawn.tick + entrance_ticks(spawn) if spawn.tick >= 0 else seen.tick
            yield _Due(tick, CONDITIONAL, spawn.kind, spawn.x, spawn.y, spawn, index, seen.path)
    for row in level.rows:
        seen = known.get(row.id)
        if seen is not None and seen.kind == SHELL:
            look = CERTAIN if is_certain(row) else CONDITIONAL
            for tick, x in impacts(row):
                yield _Due(tick, look, SHELL, x, row.y, row, -1)
    for cue in level.cues:
        seen = known.get(cue.id)
        if seen is not None and seen.kind == cue.do and cue.do in SHOWN_CUES:
            look = CERTAIN if is_certain(cue) else CONDITIONAL
            for tick in happenings(cue):
                yield _Due(tick, look, cue.do, cue.x + cue.w // 2, cue.y + cue.h // 2, cue, -1)


def ranked(visions: Sequence[Vision], px: int, py: int) -> list[Vision]:
    """The at most three visions that may show a countdown: the nearest ones to (px, py)."""
    counting = [vision for vision in visions if vision.look != BROKEN]
    counting.sort(key=lambda v: ((v.x - px) ** 2 + (v.y - py) ** 2, v.due_tick, v.ident))
    return counting[:COUNTDOWNS]


class Observer:
    """Sees a world after every step and collects what will be known in the next loop."""

    def __init__(self, level: Level) -> None:
        self.known: dict[int, Known] = {}
        self._spawns = {spawn.id: spawn for spawn in level.spawns}
        self._cues: dict[int, list[Cue]] = {}
        for cue in level.cues:
            if cue.do in SHOWN_CUES:
                for tick in happenings(cue):
                    self._cues.setdefault(tick, []).append(cue)
        self._paths: dict[int, tuple[int, list[tuple[int, int]]]] = {}  # actor id: (object id, points)

    def see(self, world: World) -> None:
        for event in world.events:
            if event.what == events.SPAWN and event.b in self._spawns:
                spawn = self._spawns[event.b]
                self._paths[event.a] = (spawn.id, [])
                if self._near(world, event.x, event.y):
                    live = world.tick + entrance_ticks(spawn)
                    self.known[spawn.id] = Known(spawn.id, spawn.kind, spawn.x, spawn.y, live)
            elif event.what == events.SHADOW and self._near(world, event.x, event.y):
                self.known.setdefault(event.b, Known(event.b, SHELL, event.x, event.y, event.a))
        for cue in self._cues.get(world.tick, ()):
            if is_certain(cue) and self._near(world, cue.x, cue.y):
                self.known[cue.id] = Known(cue.id, cue.do, cue.x, cue.y, world.tick)
        if self._paths and not world.tick % _STRIDE:
            self._follow(world)

    def _follow(self, world: World) -> None:
        for actor in world.actors:
            if actor.id not in self._paths:
                continue
            ident, points = self._paths[actor.id]
            seen = self.known.get(ident)
            x, y = _feet(actor)
            if seen is None and self._near(world, x, y):
                # It came out of sight and walked into it: now it is known, with where it came from.
                spawn = self._spawns[ident]
                seen = self.known[ident] = Known(ident, spawn.kind, spawn.x, spawn.y, self._live_tick(spawn, world))
            if seen is None or actor.state == HIDDEN or world.tick < seen.tick:
                continue
            points.append((x, y))
            self.known[ident] = Known(ident, seen.kind, seen.x, seen.y, seen.tick, tuple(points))
            if len(points) >= _STEPS:
                del self._paths[actor.id]

    @staticmethod
    def _live_tick(spawn: Spawn, world: World) -> int:
        return spawn.tick + entrance_ticks(spawn) if spawn.tick >= 0 else world.tick

    @staticmethod
    def _near(world: World, x: int, y: int) -> bool:
        player = world.player
        return abs(player.x - x) <= SIGHT_X and abs(player.y - y) <= SIGHT_Y


def _feet(actor: Actor) -> tuple[int, int]:
    return actor.x + actor.w // 2, actor.y + actor.h
