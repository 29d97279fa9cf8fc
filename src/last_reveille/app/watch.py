"""Play while the map is drawn: `play --watch`. Is what lies on the disk newer than what is in play, and which old runs
does the new map break?

Files are asked three times a second, and by time and size only: editors put a new file in the place of the old one.
Old runs are simulated again in slices of a frame. What is said here is for makers, and in English, as `check` says it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..content.files import FileError, read_bytes
from ..content.problems import Problems
from ..content.rows import ENEMIES, WEAPONS
from ..memory.memory import Memory
from ..memory.recorded import BadRecording, Recording, Segment
from ..memory.recording import MAX_CHARS, loads
from ..sim.rules import RULES
from ..sim.specs import Level
from ..sim.step import start
from .levels import Levels
from .replay import lived

EVERY: Final = 20  # ticks between two looks
WITH_IT: Final = ("tilesets/*.tsx", "templates/*.tx", ENEMIES, WEAPONS)  # beside a map: what it is made of
MOST_FILES: Final = 400
SLICE: Final = 4_000_000  # ns of a frame for old runs; a frame has 16.7 ms
STRIDE: Final = 16  # ticks between two looks at the clock, some 3 ms on a slow machine
THROUGH: Final = ("exit", "end")
TOLD: Final = 3  # ticks that are named

Stamp = tuple[tuple[int, int], ...]


class Watch:
    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.stamp = self._stamp()
        self.ticks = 0
        self.mine: list[Old] = []  # lives of this sitting that an edit cut off
        self.trial: Trial | None = None

    def _stamp(self) -> Stamp:
        found: list[tuple[int, int]] = []
        folders = dict.fromkeys(path.parent for path in self.levels.files.values())
        beside = [path for folder in folders for pattern in WITH_IT for path in sorted(folder.glob(pattern))]
        for path in [*self.levels.files.values(), *beside[:MOST_FILES]]:
            try:
                status = path.stat()
                found.append((status.st_mtime_ns, status.st_size))
            except OSError:
                found.append((0, 0))
        return tuple(found)

    def changed(self) -> bool:
        """Asked every tick. True once for each save."""
        self.ticks += 1
        if self.ticks % EVERY:
            return False
        now = self._stamp()
        if now == self.stamp or (0, 0) in now:
            return False
        self.stamp = now
        return True

    def reload(self) -> str:
        """Reads the maps again; one sentence when that is not possible (then the old ones stay)."""
        try:
            self.levels.read_again()
        except Problems as problems:
            return problems.lines[0]
        return ""

    def keep(self, recording: Recording) -> None:
        """A life that the edit cut off is an old run like any other."""
        self.mine = [*self.mine, *_of(recording.copy(), recording.segments[-1].level_id)][-12:]

    def try_runs(self, level: Level, memory: Memory) -> None:
        """Begin to simulate again what went through this level before."""
        path = self.levels.files[level.id]
        self.trial = Trial(level, old_runs(memory, level.id, path.parent, self.mine))

    def line(self) -> str:
        """A slice of the work, once a frame. What came of it, when it is done; "" before and afterwards."""
        if self.trial is None or not self.trial.work(SLICE):
            return ""
        line, self.trial = self.trial.line(), None
        return line


@dataclass(frozen=True, slots=True)
class Old:
    """A run through a level as it was recorded. `outcome` is how it ended then, "" when it was cut off."""

    seed: int
    segment: Segment
    outcome: str


def old_runs(memory: Memory, level: str, folder: Path, more: list[Old]) -> Iterator[Old]:
    """Each run once: of the profile, of the files NAME.run in the map's folder, and `more`. Read one by one, as they
    are asked for; what cannot be read or was made with other rules is passed over."""
    seen: dict[tuple[int, str, bytes], bool] = {}
    for found in _all(memory, level, folder, more):
        key = (found.seed, found.segment.entry, found.segment.commands.tobytes())
        if len(found.segment.commands) and key not in seen:
            seen[key] = True
            yield found


def _all(memory: Memory, level: str, folder: Path, more: list[Old]) -> Iterator[Old]:
    yield from more
    for kept in list(memory.kept):
        try:
            yield from _of(kept.recording(), level)
        except BadRecording:
            continue
    for path in sorted(folder.glob("*.run")):
        try:
            yield from _of(loads(read_bytes(path, MAX_CHARS).decode("utf-8", "replace"), path.name), level)
        except (FileError, BadRecording):
            continue


def _of(recording: Recording, level: str) -> list[Old]:
    if recording.rules != RULES:
        return []
    last = len(recording.segments) - 1
    return [Old(recording.seed, segment, recording.outcome if at == last else "exit")
            for at, segment in enumerate(recording.segments) if segment.level_id == level]


@dataclass(slots=True)
class Trial:
    """Old runs on what their map has become."""

    level: Level
    runs: Iterator[Old]
    count: int = 0
    earlier: list[int] = field(default_factory=list)  # ticks at which a run dies that lived on then
    stuck: int = 0  # runs that got through and do not any more
    later: int = 0  # runs that died and do not any more
    _left: Iterator[None] | None = None

    def work(self, budget: int, clock: Callable[[], int] = time.perf_counter_ns) -> bool:
        """Goes on for about `budget` ns. True: all is done."""
        until = clock() + budget
        if self._left is None:
            self._left = self._all()
        for _ in self._left:
            if clock() >= until:
                return False
        return True

    def _all(self) -> Iterator[None]:
        """Yields every few ticks."""
        for old in self.runs:
            self.count += 1
            world = start(self.level, old.seed, old.segment.carry, old.segment.entry)
            at = 0
            for at in lived(world, old.segment):
                if world.over:
                    break
                if at % STRIDE == 0:
                    yield
            if world.over == "dead" and (old.outcome != "dead" or at < len(old.segment.commands)):
                self.earlier.append(at)
            elif old.outcome in THROUGH and world.over not in THROUGH:
                self.stuck += 1
            elif old.outcome == "dead" and world.over != "dead":
                self.later += 1
            yield

    def line(self) -> str:
        """What came of it, in one line; "" when there were no runs."""
        if not self.count:
            return ""
        ticks = sorted(self.earlier)
        said = []
        if ticks:
            shown = ", ".join(map(str, ticks[:TOLD])) + (", ..." if len(ticks) > TOLD else "")
            said.append(f"{self._of(len(ticks), 'die')} earlier: tick {shown}")
        if self.stuck:
            said.append(f"{self._of(self.stuck, 'get')} no longer through")
        if self.later:
            said.append(f"{self._of(self.later, 'live')} on")
        if not said:
            return f"{self.count} of {self.count} runs still end as they did"
        return "; ".join(said)

    def _of(self, many: int, verb: str) -> str:
        return f"{many} of {self.count} runs now {verb}{'s' if many == 1 else ''}"
