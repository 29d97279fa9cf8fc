"""A recorded day that can be wound to any tick, and the lives that a profile still has of that kind.

What is seen on the way is the simulation itself. Every so often its state is kept as a few KB, so that winding back
costs no more than the ticks since the last of them.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..content.problems import Problems
from ..memory.keyframes import BadKeyframe, pack, unpack
from ..memory.memory import Kept, Memory
from ..memory.recording import BadRecording, Recording, Segment
from ..sim.specs import Level
from ..sim.step import start
from ..sim.world import World
from .levels import Levels
from .replay import Unplayable, check_rules, level_of, lived

EVERY: Final = 120  # ticks between two states that are kept: at most that many are simulated for a seek
BUDGET: Final = 16 * 1024 * 1024  # bytes of states; beyond it every second one goes


@dataclass(frozen=True)
class Life:
    """A kept recording that can be lived again. `label`: "furthest", "last" or "best"."""

    kept: Kept
    label: str

    @cached_property
    def recording(self) -> Recording:
        """Raises BadRecording."""
        return self.kept.recording()

    @cached_property
    def stretches(self) -> list[tuple[str, int]]:
        """(level, ticks) of each segment, in the order of the day."""
        return [(segment.level_id, len(segment.commands)) for segment in self.recording.segments]

    def place(self, tick: int) -> tuple[int, int]:
        """(segment, ticks of it) of a tick of the day, from 0 to the life's end."""
        at = 0
        for at, (_, ticks) in enumerate(self.stretches):
            if tick <= ticks or at == len(self.stretches) - 1:
                return at, min(tick, ticks)
            tick -= ticks
        return at, 0

    def tick(self, segment: int, ticks: int) -> int:
        """Inverse of `place`."""
        return sum(length for _, length in self.stretches[:segment]) + ticks

    @property
    def death(self) -> int:
        """The tick of the day at which it ended in death, or -1."""
        return self.recording.ticks if self.recording.outcome == "dead" else -1


def lives(memory: Memory, levels: Levels) -> list[Life]:
    """Every kept life that can be lived again, the furthest first, then the newest, then the best of each level. The
    first morning is not among them: nobody knew that it was one."""
    order = [*levels.files]
    found: list[Life] = []
    furthest: Life | None = None
    for kept in reversed(memory.kept):
        label = "last" if kept.kind == "last" else "best"
        life = Life(kept, label)
        if kept.level not in order or not _playable(life, levels):
            continue
        if furthest is None or _reach(life, order) > _reach(furthest, order):
            furthest = life
        if kept.kind != "anchor":
            found.append(life)
    found.sort(key=lambda life: (life.label != "last", -life.kept.loop if life.label == "last" else
                                 order.index(life.kept.level)))
    if furthest is None:
        return []
    same = furthest.kept
    return [Life(same, "furthest"), *(life for life in found if life.kept is not same)]


def _reach(life: Life, order: list[str]) -> tuple[int, int]:
    level, ticks = life.stretches[-1]
    return (order.index(level) if level in order else -1), ticks


def _playable(life: Life, levels: Levels) -> bool:
    try:
        recording = life.recording
        check_rules(recording)
        if not recording.segments or recording.segments[0].carry.first:
            return False
        for segment in recording.segments:
            level_of(segment, levels)
    except (BadRecording, Unplayable, Problems):
        return False
    return True


class Film:
    """A recording at some tick. `world` is the state after `ticks` commands of segment number `segment`. Whoever takes
    the world over must take a copy: the film goes on with its own."""

    def __init__(self, recording: Recording, levels: Levels, memory: Memory | None = None) -> None:
        """Raises Unplayable, or Problems for a bad map. With `memory`, states that it holds are used."""
        check_rules(recording)
        self.recording = recording
        self.levels: list[Level] = [level_of(segment, levels) for segment in recording.segments]
        self._memory = memory
        self._states: list[dict[int, bytes]] = [{} for _ in recording.segments]
        self._ticks: list[list[int]] = [[] for _ in recording.segments]
        self._every = EVERY
        self.bytes = 0
        for at, segment in enumerate(recording.segments):
            self._remember(at, segment)
        self.segment = -1
        self.ticks = 0
        self._run: Iterator[int] = iter(())
        self._begin(0, 0, self._fresh(0))

    # -- where it stands

    @property
    def current(self) -> Segment:
        return self.recording.segments[self.segment]

    @property
    def at_end(self) -> bool:
        """Nothing is left of the whole recording."""
        return self.segment == len(self.levels) - 1 and self.ticks >= len(self.current.commands)

    # -- winding

    def seek(self, segment: int, ticks: int) -> World:
        """Goes to the state after `ticks` commands of a segment, or to the segment's end if it is shorter. Raises
        IndexError for a segment that is not there."""
        for _ in self.wind(segment, ticks):
            pass
        return self.world

    def wind(self, segment: int, ticks: int) -> Iterator[World]:
        """The same, a tick at a time, for whoever cannot wait."""
        ticks = min(ticks, len(self.recording.segments[segment].commands))
        near = self._ticks[segment]
        at = near[bisect_right(near, ticks) - 1] if near and near[0] <= ticks else 0
        if segment != self.segment or not at <= self.ticks <= ticks:
            self._begin(segment, *self._state(segment, at))
        while self.ticks < ticks:
            self._step()
            yield self.world
        if ticks == len(self.current.commands):
            next(self._run, 0)  # what was learned at its very end

    def advance(self) -> bool:
        """One tick on, through the exit into the next level if there is one. False at the end."""
        if self.ticks >= len(self.current.commands):
            if self.at_end:
                return False
            self._begin(self.segment + 1, 0, self._fresh(self.segment + 1))
            return True
        self._step()
        return True

    def _step(self) -> None:
        self.ticks = next(self._run)
        if self.ticks % self._every == 0:
            self._keep(self.segment, self.ticks)

    def _begin(self, segment: int, ticks: int, world: World) -> None:
        self.segment, self.ticks, self.world = segment, ticks, world
        self._run = lived(world, self.recording.segments[segment], ticks)

    def _fresh(self, segment: int) -> World:
        made = self.recording.segments[segment]
        return start(self.levels[segment], self.recording.seed, made.carry, made.entry)

    def earlier(self, most: int) -> list[World]:
        """At most so many kept states of this stretch from before where the film stands, evenly spread, oldest
        first."""
        before = self._ticks[self.segment][: bisect_right(self._ticks[self.segment], self.ticks)]
        picked = before[:: max(-(-len(before) // most), 1)]
        found: list[World] = []
        for tick in picked:
            if tick in self._states[self.segment]:  # looking at one may have thrown out others
                at, world = self._state(self.segment, tick)
                if at == tick:
                    found.append(world)
        return found

    # -- states

    def _keep(self, segment: int, ticks: int) -> None:
        if ticks not in self._states[segment]:
            self._add(segment, ticks, pack(self.world))

    def _add(self, segment: int, ticks: int, data: bytes) -> None:
        self._states[segment][ticks] = data
        insort(self._ticks[segment], ticks)
        self.bytes += len(data)
        if self.bytes > BUDGET:
            self._thin()

    def _thin(self) -> None:
        self._every *= 2
        for segment, ticks in enumerate(self._ticks):
            for tick in [tick for tick in ticks if tick % self._every]:
                self.bytes -= len(self._states[segment].pop(tick))
                ticks.remove(tick)

    def _remember(self, at: int, segment: Segment) -> None:
        """States that memory holds of this very life: the recording states their digests."""
        if self._memory is None:
            return
        stated = dict(segment.checks)
        for keyframe in self._memory.keyframes.values():
            known = self._states[at]
            if keyframe.level == segment.level_id and keyframe.ticks in stated and keyframe.ticks not in known:
                self._add(at, keyframe.ticks, keyframe.data.get())

    def _state(self, segment: int, ticks: int) -> tuple[int, World]:
        """A kept state and its tick, or the next best one: one that is damaged or belongs to another life is
        forgotten."""
        made = self.recording.segments[segment]
        stated = dict(made.checks)
        while ticks:
            try:
                data = self._states[segment][ticks]
                return ticks, unpack(data, self.levels[segment], made.carry, stated.get(ticks, ""))
            except BadKeyframe:
                self.bytes -= len(self._states[segment].pop(ticks))
                near = self._ticks[segment]
                near.remove(ticks)
                at = bisect_right(near, ticks)
                ticks = near[at - 1] if at else 0
        return 0, self._fresh(segment)
