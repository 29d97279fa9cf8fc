"""One profile living its day again and again, without a window: what play and soak have in common.

A `Day` steps the world, writes down what was pressed, sees what will be known, and at the end of each life tells the
memory. It knows nothing of pictures or keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from .. import __version__
from ..memory.foresight import Known, Observer
from ..memory.marks import Mark
from ..memory.memory import Memory
from ..memory.recording import Recorder, Recording
from ..memory.remembered import Remembered
from ..memory.track import Track, TrackRecorder
from ..sim import events
from ..sim.snapshot import clone, digest
from ..sim.specs import KINDS, Hall, Level
from ..sim.step import carry_out, grant, start, step
from ..sim.world import Carry, World
from .levels import Levels
from .replay import check_rules, level_of, lived

SEED: Final = 1  # the same morning: one seed for everybody, and the maps' own beside it
KEY_EVERY: Final = 15  # ticks between the states that a rewind shows
KEYS: Final = 600  # above that many every second one goes
CHECK_EVERY: Final = 600
MOVES_LEARNED: Final = "moves"  # the name under which memory keeps what Rita has taught
REMEMBERED: Final = ("rita_word",)  # flags that he brings along into every new morning
SPARRING: Final = 3  # kinds that the yard repeats
STOOD: Final = 22  # places a run that the hall may strike


@dataclass(slots=True)
class Reached:
    """An anchor touched in this life: enough to come back to."""

    level: str
    anchor: int
    segment: int
    ticks: int  # commands of that segment
    world: World
    track: Track
    known: dict[int, Known] = field(default_factory=dict)


class Day:
    def __init__(self, levels: Levels, memory: Memory) -> None:
        self.levels = levels
        self.memory = memory
        self.keys: list[World] = []
        self.reached: dict[tuple[str, int], Reached] = {}
        self.remembered = Remembered()
        self.spoiled = False  # somebody has reached into this life by hand: nothing of it is kept
        self.wake()

    # -- beginnings

    def first_carry(self) -> Carry:
        carry = Carry()
        carry.first = self.memory.loop == 1 and len(self.levels.order) > 1
        carry.moves = 0 if carry.first else self.levels.moves | self.memory.values.get(MOVES_LEARNED, 0)
        carry.flags = tuple(flag for flag in REMEMBERED if self.memory.values.get(f"flag.{flag}"))
        carry.spar = tuple(kind for kind, _ in self._deadliest())[:SPARRING]
        return carry

    def _deadliest(self) -> list[tuple[str, int]]:
        """Kinds by the deaths that they caused, most first; equal ones in the order of KINDS."""
        counts = [(kind, self.memory.causes.get(kind, 0)) for kind in KINDS if kind != "alpha"]
        return sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1])

    def wake(self, level_id: str = "") -> None:
        """A new morning, at the start of the day (or of `level_id`, for a single map or a test)."""
        self.recorder = Recorder(SEED, game=__version__, campaign=self.levels.name)
        self.keys = []
        self.spoiled = False
        self.enter(level_id or self.levels.first, self.first_carry(), "")

    def enter(self, level_id: str, carry: Carry, entry: str) -> None:
        """The next stretch of the same day."""
        level = self.levels.get(level_id)
        if level.halls and not carry.stood:
            carry.stood = self._stood(level)
        self.recorder.next_level(level.id, level.digest, carry, entry)
        self._begin(start(level, SEED, carry, entry), TrackRecorder())

    def _begin(self, world: World, track: TrackRecorder) -> None:
        self.world = world
        self.track = track
        self.track.see(world)
        self.observer = Observer(world.level)
        self.remembered.enter(world.level.id)

    @property
    def level(self) -> Level:
        return self.world.level

    # -- a tick

    def tick(self, command: int) -> None:
        """One tick of play. Afterwards `world.over` says whether this stretch or life has ended."""
        world = self.world
        step(world, command)
        self.recorder.append(command)
        self.observer.see(world)
        self.track.see(world)
        if world.tick % CHECK_EVERY == 0:
            self.recorder.check(world.tick, digest(world))
        if world.tick % KEY_EVERY == 0:
            self._keep(world)
        if world.tick % Remembered.EVERY == 0:
            self.remembered.see(world)
        for event in world.events:
            if event.what == events.ANCHOR:
                self._reach(event.a)
            elif event.what == events.NOTE:
                self.memory.add_note(event.text)
            elif event.what == events.MOVE:
                self.memory.set_value(MOVES_LEARNED, self.memory.values.get(MOVES_LEARNED, 0) | event.a)
            elif event.what == events.FLAG and event.text in REMEMBERED:
                self.memory.set_value(f"flag.{event.text}", event.a)

    def _keep(self, world: World) -> None:
        self.keys.append(clone(world))
        if len(self.keys) > KEYS:
            # Older states thin out: a rewind runs faster the further back it goes.
            self.keys = self.keys[: KEYS // 2 : 2] + self.keys[KEYS // 2 :]

    def _reach(self, anchor: int) -> None:
        world = self.world
        if self.spoiled:
            return
        self.memory.reach_anchor(self.level.id, anchor, world.tick)
        if world.carry.first:
            return  # the first morning cannot be lived again: nobody knew it was one
        segment = len(self.recorder.recording.segments) - 1
        self.reached[(self.level.id, anchor)] = Reached(
            self.level.id, anchor, segment, self.recorder.ticks, clone(world),
            self.track.track(), dict(self.observer.known),
        )
        part = self.recorder.recording.cut(segment, self.recorder.ticks)
        self.memory.add_recording("anchor", self.level.id, part, anchor)

    # -- endings

    def stretch_over(self, outcome: str) -> None:
        """This level is over ("exit", "end", "dead", "quit"): its run becomes an echo."""
        memory, level = self.memory, self.level
        if self.spoiled:
            return
        track = self.track.track()
        best = memory.best.get(level.id, 1 << 60)
        memory.add_run(level.id, track, outcome)
        memory.learn(level.id, self.observer.known)
        memory.save_visited(level.id)
        self.remembered.leave()
        if outcome in ("exit", "end") and self.world.tick < best:
            memory.add_recording("best", level.id, self.recorder.recording.cut(
                len(self.recorder.recording.segments) - 1, self.recorder.ticks))

    def go_on(self) -> bool:
        """Through the exit into the next level. False: there is none, the day is over."""
        world = self.world
        following = world.exit_to or self.levels.after(self.level.id)
        if world.over == "end" or not following or following not in self.levels.files:
            self.finish(world.over)
            return False
        self.stretch_over("exit")
        self.enter(following, carry_out(world), world.exit_entry)
        return True

    def die(self) -> Mark:
        """The life is over: mark, echo, knowledge, one more loop. The caller saves and wakes."""
        world, memory = self.world, self.memory
        p = world.player
        cause = world.death or "quit"
        killer = next((a.kind for a in world.actors if a.id == p.killer), "")
        mark = Mark(self.level.id, p.x + p.w // 2, p.y + p.h, world.tick, memory.loop, cause, killer)
        memory.add_death(mark)
        self.finish("dead" if world.over == "dead" else "quit")
        memory.next_loop()
        return mark

    def finish(self, outcome: str) -> Recording:
        """Closes the day's recording and keeps it."""
        self.stretch_over(outcome)
        recording = self.recorder.finish(outcome, digest(self.world))
        if not self.spoiled:
            self.memory.add_recording("last", self.level.id, recording)
        return recording

    # -- relive

    def back_to_drill(self) -> tuple[str, int] | None:
        """(level, anchor) at which a failed drill begins again, if he had touched one there."""
        p = self.world.player
        here = (self.level.id, p.anchor)
        return here if p.cause == "trained" and here in self.reached else None

    def anchors(self) -> list[tuple[str, int]]:
        """(level, anchor id) of every anchor that can be returned to, in the order of the day."""
        kept = [(k.level, k.anchor) for k in self.memory.kept if k.kind == "anchor"]
        found = list(dict.fromkeys([*self.reached, *kept]))
        order = [*self.levels.files]  # side levels where the campaign names them
        known = [key for key in found if key[0] in order]
        return sorted(known, key=lambda key: (order.index(key[0]), self.memory.anchors.get(key[0], {}).get(key[1], 0)))

    def relive(self, level: str, anchor: int) -> Iterator[World]:
        """Goes back to an anchor by living the remembered recording again. Yields worlds on the way for the picture;
        when it is exhausted the day stands there. From RAM it is immediate. Raises Unplayable or Problems (and changes
        nothing) when rules or maps are others by now, BadRecording when what was kept is damaged."""
        kept = self.memory.find_recording("anchor", level, anchor)
        if kept is None:
            return
        recording = kept.recording()
        check_rules(recording)
        stretches = [level_of(segment, self.levels) for segment in recording.segments]
        recorder = Recorder.resume(recording)
        snap = self.reached.get((level, anchor))
        ticks = len(recording.segments[-1].commands)
        same = snap is not None and snap.ticks == ticks and snap.segment == len(recording.segments) - 1
        self.keys = []
        if snap is not None and same:
            self.recorder = recorder
            self._begin(clone(snap.world), TrackRecorder(snap.track, ticks))
            self.observer.known.update(snap.known)
        else:
            yield from self._live_again(recording, stretches)
            self.recorder = recorder
        self._recall_moves()

    def _recall_moves(self) -> None:
        """A move is never lost: whoever goes on from an old life knows what was learned since."""
        moves = self.levels.moves | self.memory.values.get(MOVES_LEARNED, 0)
        if moves & ~self.world.player.moves and not self.world.carry.first:
            self.recorder.learn(moves)
            grant(self.world, moves)

    def _live_again(self, recording: Recording, stretches: list[Level]) -> Iterator[World]:
        for segment, level in zip(recording.segments, stretches, strict=True):
            self._begin(start(level, recording.seed, segment.carry, segment.entry), TrackRecorder())
            for at in lived(self.world, segment):
                self.observer.see(self.world)
                self.track.see(self.world)
                if self.world.tick % KEY_EVERY == 0:
                    self._keep(self.world)
                if at % 60 == 0:
                    yield self.world

    # -- the hall

    def _stood(self, level: Level) -> tuple[tuple[int, int, int], ...]:
        """(hall clock, x, y) where the two best-remembered runs stood at the ticks of the hall's strikes."""
        hall = level.halls[0]
        runs = self.memory.runs.get(level.id)
        if runs is None:
            return ()
        picked = [run.track for run in list(runs.newest)[-2:]]
        found: list[tuple[int, int, int]] = []
        for track in picked:
            if track is not None:
                found += _places(track, hall)
        return tuple(found)


def _places(track: Track, hall: Hall) -> list[tuple[int, int, int]]:
    entered = -1
    for tick in range(0, track.ticks, 3):
        pose = track.at(tick)
        if pose is not None and hall.x <= pose.x < hall.x + hall.w and hall.y <= pose.y < hall.y + hall.h:
            entered = tick
            break
    if entered < 0:
        return []
    out: list[tuple[int, int, int]] = []
    for clock, what, _ in hall.schedule:
        pose = track.at(entered + clock) if what == "strike" else None
        if pose is not None:
            out.append((clock, pose.x, pose.y))
    return out[:STOOD]
