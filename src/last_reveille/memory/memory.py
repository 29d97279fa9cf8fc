"""What is remembered, in RAM: the model that the picture and the game read.

Every change goes through a method here, which also writes a row into the journal; `Store.commit` takes the journal and
makes it last. Without a store everything works for as long as the game runs.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from ..sim.specs import TILE
from ..sim.world import World
from .blob import Blob
from .due import Known
from .halls import HALL
from .keepsakes import FRIENDS, KEYFRAMES, PINS, Friend, Keyframe, Met, Pin
from .marks import Mark, Marks
from .packing import expand, squeeze
from .recording import Recording
from .track import BadTrack, Track

# How long things are kept: the rule is told in `schema.evict`.
KEEP_TRACKS: Final = 1000  # newest of each level
KEEP_SURE: Final = 50  # of each level at least, however large they are
TRACK_BYTES: Final = 12 * 1024 * 1024  # all tracks together
KEEP_LAST: Final = 20  # newest recordings of lives
VISITED: Final = 4  # tiles a side of one square of the known world

Row = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A recording that is kept, compressed. kind: "best" (of `level`), "anchor" (`level`, `anchor`) or "last"."""

    kind: str
    level: str
    anchor: int
    loop: int
    ticks: int
    data: Blob

    def recording(self) -> Recording:
        """A fresh copy. Raises BadRecording."""
        return expand(self.data.get(), f"{self.kind} recording of loop {self.loop}")


@dataclass(slots=True)
class Run:
    """One run through a level as an echo. The track is unpacked when it is first asked for."""

    level: str
    loop: int
    ticks: int
    outcome: str
    data: Blob
    _track: Track | None = None
    _bad: bool = False

    @property
    def packed(self) -> bool:
        """Whether `track` will cost something the next time it is asked for."""
        return self._track is None and not self._bad

    @property
    def track(self) -> Track | None:
        """None if the bytes are no track that this version knows."""
        if self.packed:
            try:
                self._track = Track.loads(self.data.get())
            except BadTrack:
                self._bad = True
        return self._track


@dataclass(slots=True)
class Runs:
    """The runs of one level, oldest first; `best` is the fastest that got through."""

    newest: deque[Run] = field(default_factory=lambda: deque(maxlen=KEEP_TRACKS))
    best: Run | None = None

    @property
    def last(self) -> Run | None:
        return self.newest[-1] if self.newest else None

    def unpack(self, most: int) -> bool:
        """Unpacks up to `most` more of the tracks, the newest first: a few a frame, so that recall finds them ready.
        True when all are."""
        for run in reversed(self.newest):
            if run.packed:
                if most <= 0:
                    return False
                most -= run.track is not None
        return True

    def tracks(self) -> list[Track]:
        """All that can be drawn: the newest first, the best last if it is not among them."""
        runs = list(reversed(self.newest))
        if self.best is not None and all(run.loop != self.best.loop for run in runs):
            runs.append(self.best)
        return [track for run in runs if (track := run.track) is not None]


@dataclass(slots=True)
class Visited:
    """Squares of VISITED x VISITED tiles of a level that have been on the screen, a bit each, row by row."""

    columns: int
    rows: int
    bits: bytearray

    def has(self, column: int, row: int) -> bool:
        at = row * self.columns + column
        return 0 <= column < self.columns and 0 <= row < self.rows and bool(self.bits[at >> 3] >> (at & 7) & 1)

    def add(self, column: int, row: int) -> bool:
        """True if it was new."""
        if not (0 <= column < self.columns and 0 <= row < self.rows) or self.has(column, row):
            return False
        at = row * self.columns + column
        self.bits[at >> 3] |= 1 << (at & 7)
        return True


@dataclass(slots=True)
class Memory:
    loop: int = 1  # the loop that is being lived; 1 is the first morning
    deaths: int = 0
    causes: dict[str, int] = field(default_factory=dict)  # deaths by cause
    marks: dict[str, Marks] = field(default_factory=dict)  # by level
    runs: dict[str, Runs] = field(default_factory=dict)  # by level
    kept: list[Kept] = field(default_factory=list)
    known: dict[str, dict[int, Known]] = field(default_factory=dict)  # by level, by object id
    heard: dict[str, int] = field(default_factory=dict)  # how often each scene was heard
    notes: list[str] = field(default_factory=list)
    anchors: dict[str, dict[int, int]] = field(default_factory=dict)  # level: object id -> earliest tick
    best: dict[str, int] = field(default_factory=dict)  # level: ticks of the fastest way through
    visited: dict[str, Visited] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)  # endings seen, relives, ...
    met: dict[str, dict[int, Met]] = field(default_factory=dict)  # by level, by object id
    pins: list[Pin] = field(default_factory=list)  # oldest first
    keyframes: dict[tuple[str, int], Keyframe] = field(default_factory=dict)  # by level and anchor
    friends: list[Friend] = field(default_factory=list)
    remembered: dict[str, Blob] = field(default_factory=dict)  # level: what the last life there looked like
    writable: bool = True  # False: another instance owns the profile, or it cannot be written
    journal: list[Row] = field(default_factory=list, repr=False)

    # -- numbers with a name

    def set_value(self, name: str, value: int) -> None:
        if self.values.get(name) != value:
            self.values[name] = value
            self._write("value", name, value)

    def count(self, name: str, by: int = 1) -> int:
        """Adds to a named number; returns the new one."""
        self.set_value(name, self.values.get(name, 0) + by)
        return self.values[name]

    def next_loop(self) -> int:
        """One more morning."""
        self.loop += 1
        self._write("value", "loop", self.loop)
        return self.loop

    # -- what happened

    def add_death(self, mark: Mark) -> None:
        self.deaths += 1
        self.restore_death(mark)
        self._write("death", self.deaths, mark.level, mark.loop, mark.tick, mark.x, mark.y, mark.cause, mark.killer,
                    int(time.time()))
        if mark.thing:
            self._write("blame", self.deaths, mark.thing, mark.seen)

    def restore_death(self, mark: Mark) -> None:
        """A death from the store: counted before, and not written again."""
        self.marks.setdefault(mark.level, Marks()).add(mark)
        self.causes[mark.cause] = self.causes.get(mark.cause, 0) + 1

    def add_run(self, level: str, track: Track, outcome: str, loop: int = 0) -> None:
        """A run through a level is over. `outcome` as in recordings; "exit" and "end" count as having got through."""
        run = Run(level, loop or self.loop, track.ticks, outcome, Blob(make=track.dumps), track)
        runs = self.runs.setdefault(level, Runs())
        through = outcome in ("exit", "end")
        if through and (runs.best is None or run.ticks < runs.best.ticks):
            runs.best = run
            self._write("best_run", level, run.loop)
        runs.newest.append(run)
        self._write("track", level, run.loop, run.ticks, outcome, run.data)
        if through and run.ticks < self.best.get(level, 1 << 60):
            self.best[level] = run.ticks
            self._write("best", level, run.ticks, run.loop)

    def add_recording(self, kind: str, level: str, recording: Recording, anchor: int = 0) -> None:
        """Keeps a recording: "last" always, "best" and "anchor" in place of the one that was kept for the same level
        (and anchor). Whether it *is* better is the caller's to decide. The recorder may go on at once."""
        copy = recording.copy()
        kept = Kept(kind, level, anchor, self.loop, copy.ticks, Blob(make=lambda: squeeze(copy)))
        if kind == "last":
            lasts = [old for old in self.kept if old.kind == "last" and old.loop != kept.loop]
            gone = lasts[: max(0, len(lasts) - KEEP_LAST + 1)]
            self.kept = [old for old in self.kept if not any(old is one for one in gone)]
        self.kept = [old for old in self.kept if not _same_place(old, kept)]
        self.kept.append(kept)
        self._write("recording", kind, level, anchor, kept.loop, kept.ticks, kept.data)

    def find_recording(self, kind: str, level: str = "", anchor: int = 0) -> Kept | None:
        """The newest kept one of a kind; `level` and `anchor` only count for "best" and "anchor"."""
        for kept in reversed(self.kept):
            if kept.kind == kind and (kind == "last" or (kept.level, kept.anchor) == (level, anchor)):
                return kept
        return None

    def learn(self, level: str, things: dict[int, Known]) -> int:
        """Takes over what a loop has seen (Observer.known). Returns how many things are wholly new."""
        known = self.known.setdefault(level, {}) if things else {}
        new = 0
        for ident, thing in things.items():
            old = known.get(ident)
            if old == thing or (old is not None and old.kind == thing.kind == HALL and old.tick > thing.tick):
                continue  # of a hall it is known how far its schedule was ever lived
            new += ident not in known
            known[ident] = thing
            path = " ".join(f"{x},{y}" for x, y in thing.path)
            self._write("known", level, ident, thing.kind, thing.x, thing.y, thing.tick, path)
        return new

    def meet(self, level: str, ident: int, met: Met) -> None:
        """What is known of dealings with a thing has changed."""
        things = self.met.setdefault(level, {})
        if things.get(ident) != met:
            things[ident] = met
            self._write("met", level, ident, met.loop, met.tick, met.lives, met.kills)

    def add_pin(self, level: str, x: int, y: int, tick: int, label: str, picture: Blob) -> Pin:
        """Marks a place (px) and a tick of a level. The oldest pin goes when there are more than PINS."""
        pin = Pin(self.count("pins"), level, x, y, tick, self.loop, label, picture)
        self.pins.append(pin)
        self._write("pin", pin.ident, level, x, y, tick, pin.loop, label, picture)
        if len(self.pins) > PINS:
            self.remove_pin(self.pins[0].ident)
        return pin

    def remove_pin(self, ident: int) -> None:
        if any(pin.ident == ident for pin in self.pins):
            self.pins = [pin for pin in self.pins if pin.ident != ident]
            self._write("-pin", ident)

    def add_keyframe(self, keyframe: Keyframe) -> None:
        """In place of the one of the same level and anchor. Of those that stand at no anchor (a number below 0) the
        oldest go when there are more than KEYFRAMES."""
        self.keyframes[(keyframe.level, keyframe.anchor)] = keyframe
        self._write("keyframe", keyframe.level, keyframe.anchor, keyframe.loop, keyframe.ticks, keyframe.data)
        if len(self.keyframes) > KEYFRAMES:
            loose = [key for key in self.keyframes if key[1] < 0]
            loose.sort(key=lambda key: (self.keyframes[key].loop, key))
            for key in loose[: len(self.keyframes) - KEYFRAMES]:
                del self.keyframes[key]
                self._write("-keyframe", *key)

    def add_friend(self, friend: Friend) -> None:
        """In place of a run of the same name through the same level; the first goes when there are more than
        FRIENDS."""
        self.friends = [old for old in self.friends if (old.name, old.level) != (friend.name, friend.level)]
        self.friends.append(friend)
        self._write("friend", friend.name, friend.level, friend.ticks, friend.outcome, friend.data, friend.recording)
        if len(self.friends) > FRIENDS:
            self.remove_friend(self.friends[0].name, self.friends[0].level)

    def remove_friend(self, name: str, level: str) -> None:
        if any((friend.name, friend.level) == (name, level) for friend in self.friends):
            self.friends = [friend for friend in self.friends if (friend.name, friend.level) != (name, level)]
            self._write("-friend", name, level)

    def set_remembered(self, level: str, look: Blob) -> None:
        """What the life that just ended looked like, for the as-remembered meter of the next."""
        self.remembered[level] = look
        self._write("remembered", level, self.loop, look)

    def hear(self, scene: str) -> int:
        """A scene was heard, to its end or skipped. Returns how often by now."""
        self.heard[scene] = self.heard.get(scene, 0) + 1
        self._write("heard", scene, self.heard[scene])
        return self.heard[scene]

    def add_note(self, note: str) -> bool:
        """True if it was new."""
        if note in self.notes:
            return False
        self.notes.append(note)
        self._write("note", note, self.loop)
        return True

    def reach_anchor(self, level: str, anchor: int, tick: int) -> bool:
        """An anchor (object id) was touched. True if never before, or never so early."""
        reached = self.anchors.setdefault(level, {})
        if anchor in reached and reached[anchor] <= tick:
            return False
        reached[anchor] = tick
        self._write("anchor", level, anchor, tick)
        return True

    def visit(self, world: World, left: int, top: int, right: int, bottom: int) -> bool:
        """What lies in the box (px) has been seen. Cheap when nothing is new; True if something was. It is written
        with the next `save_visited`."""
        level = world.level
        seen = self.visited.get(level.id)
        columns, rows = -(-level.width // VISITED), -(-level.height // VISITED)
        if seen is None or (seen.columns, seen.rows) != (columns, rows):
            seen = self.visited[level.id] = Visited(columns, rows, bytearray((columns * rows + 7) >> 3))
        side = VISITED * TILE
        new = False
        for row in range(top // side, bottom // side + 1):
            for column in range(left // side, right // side + 1):
                new |= seen.add(column, row)
        return new

    def save_visited(self, level: str) -> None:
        seen = self.visited.get(level)
        if seen is not None:
            self._write("visited", level, seen.columns, seen.rows, bytes(seen.bits))

    # -- the journal

    def _write(self, table: str, *values: object) -> None:
        self.journal.append((table, values))

    def take_journal(self) -> list[Row]:
        """What changed since the last call, in order: for the store."""
        rows, self.journal = self.journal, []
        return rows


def _same_place(old: Kept, new: Kept) -> bool:
    if old.kind != new.kind:
        return False
    return old.loop == new.loop if new.kind == "last" else (old.level, old.anchor) == (new.level, new.anchor)
