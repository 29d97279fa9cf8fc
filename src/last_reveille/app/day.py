"""One profile living its day again and again, without a window: what play and soak have in common.

A `Day` steps the world, writes down what was pressed, sees what will be known, and at the end of each life tells the
memory. It knows nothing of pictures or keys.
"""

from __future__ import annotations

from typing import Final

from .. import __version__
from ..content.problems import Problems
from ..memory.blob import Blob
from ..memory.keepsakes import Keyframe
from ..memory.keyframes import pack
from ..memory.marks import Mark
from ..memory.memory import Kept, Memory
from ..memory.observer import Observer
from ..memory.recording import BadRecording, Recorder, Recording
from ..memory.remembered import Remembered
from ..memory.track import Track, TrackRecorder
from ..sim import events
from ..sim.snapshot import clone, digest
from ..sim.specs import KINDS, Hall, Level
from ..sim.step import carry_out, grant, start, step
from ..sim.world import Carry, World
from .film import Film, Life, lives
from .goal import Goal
from .levels import Levels
from .replay import Unplayable

SEED: Final = 1  # the same morning: one seed for everybody, and the maps' own beside it
KEY_EVERY: Final = 15  # ticks between the states that a rewind shows
KEYS: Final = 600  # above that many every second one goes
CHECK_EVERY: Final = 600
MOVES_LEARNED: Final = "moves"  # the name under which memory keeps what Rita has taught
REMEMBERED: Final = ("rita_word",)  # flags that he brings along into every new morning
SPARRING: Final = 3  # kinds that the yard repeats
FILMS: Final = 2  # kept at hand
EARLIER: Final = 10  # states from before a relive that the next rewind passes
STOOD: Final = 22  # places a run that the hall may strike


class Day:
    def __init__(self, levels: Levels, memory: Memory) -> None:
        self.levels = levels
        self.memory = memory
        self.keys: list[World] = []
        self.closed = False  # this life has been kept and is over; what comes is another
        self.began: Goal | None = None  # where this life was taken over; None: in the bunk
        self._states: list[tuple[str, int, World]] = []  # of this life, as often as it states its digest
        self._films: list[tuple[Kept, Film]] = []
        self.remembered = Remembered()
        self.spoiled = False  # somebody has reached into this life by hand: nothing of it is kept
        self.wake()

    # -- beginnings

    def first_carry(self) -> Carry:
        carry = Carry()
        carry.first = self.memory.loop == 1 and self.levels.teaches
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
        self._states = []
        self.began = None
        self.spoiled = self.closed = False
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
        self.remembered.enter(self.memory.remembered.get(world.level.id))

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
            self._state(world)
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
            elif event.what == events.VISION:
                self.memory.count("visions")
            elif event.what == events.FLAG and event.text in REMEMBERED:
                self.memory.set_value(f"flag.{event.text}", event.a)

    def _keep(self, world: World) -> None:
        self.keys.append(clone(world))
        if len(self.keys) > KEYS:
            # Older states thin out: a rewind runs faster the further back it goes.
            self.keys = self.keys[: KEYS // 2 : 2] + self.keys[KEYS // 2 :]

    def _state(self, world: World) -> World:
        """States the digest in the recording, and keeps the world that has it."""
        copy = clone(world)
        checks = self.recorder.recording.segments[-1].checks
        if not checks or checks[-1][0] < self.recorder.ticks:
            self.recorder.check(self.recorder.ticks, digest(world))
            self._states.append((world.level.id, self.recorder.ticks, copy))
        return copy

    def _reach(self, anchor: int) -> None:
        world, memory, level = self.world, self.memory, self.level.id
        if self.spoiled:
            return
        memory.reach_anchor(level, anchor, world.tick)
        if world.carry.first:
            return  # the first morning cannot be lived again: nobody knew it was one
        worth = _worth(world, self.recorder.recording.ticks)
        name = f"worth.{level}.{anchor}"
        if worth < memory.values.get(name, 0) and self._can_return(level, anchor):
            return
        memory.set_value(name, worth)
        copy = self._state(world)
        segment = len(self.recorder.recording.segments) - 1
        memory.add_recording("anchor", level, self.recorder.recording.cut(segment, self.recorder.ticks), anchor)
        memory.add_keyframe(Keyframe(level, anchor, memory.loop, self.recorder.ticks, Blob(make=lambda: pack(copy))))

    def _can_return(self, level: str, anchor: int) -> bool:
        """What was kept of an anchor can still be played."""
        kept = self.memory.find_recording("anchor", level, anchor)
        try:
            return kept is not None and self.film(kept) is not None
        except (BadRecording, Unplayable, Problems):
            return False

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
        for ident, met in self.observer.meetings(memory.met.get(level.id, {}), memory.loop).items():
            memory.meet(level.id, ident, met)
        memory.save_visited(level.id)
        look = self.remembered.leave()
        if look is not None:
            memory.set_remembered(level.id, look)
        if outcome in ("exit", "end") and self.world.tick < best:
            memory.add_recording("best", level.id, self.recorder.recording.cut(
                len(self.recorder.recording.segments) - 1, self.recorder.ticks))

    def go_on(self) -> bool:
        """Through the exit into the next level. False: there is none, the day is over. Raises Problems: its map is
        bad, and nothing has changed."""
        world = self.world
        following = world.exit_to or self.levels.after(self.level.id)
        if world.over == "end" or not following or following not in self.levels.files:
            self.finish(world.over)
            return False
        self.levels.get(following)  # raises Problems while this stretch is still to be had
        self.stretch_over("exit")
        self.enter(following, carry_out(world), world.exit_entry)
        return True

    def die(self) -> Mark:
        """The life is over: mark, echo, knowledge, one more loop. The caller saves and wakes."""
        world, memory = self.world, self.memory
        p = world.player
        cause = world.death or "quit"
        killer = next((a.kind for a in world.actors if a.id == p.killer), "")
        thing = self.observer.killer
        mark = Mark(self.level.id, p.x + p.w // 2, p.y + p.h, world.tick, memory.loop, cause, killer, thing,
                    self.observer.seen.get(thing, -1))
        memory.add_death(mark)
        self.finish("dead" if world.over == "dead" else "quit")
        memory.next_loop()
        return mark

    def finish(self, outcome: str) -> Recording:
        """Closes the day's recording and keeps it."""
        self.closed = True
        self.stretch_over(outcome)
        recording = self.recorder.finish(outcome, digest(self.world))
        if not self.spoiled:
            self.memory.add_recording("last", self.level.id, recording)
            self._keep_states(recording)
        return recording

    def _keep_states(self, recording: Recording) -> None:
        """The states of the life that came furthest are kept, so that its day can be wound to and fro at once, also
        after the game was left."""
        order = [*self.levels.files]
        reach = (order.index(self.level.id) if self.level.id in order else 0) << 32 | recording.ticks
        if self.world.carry.first or reach < self.memory.values.get("reach", 0):
            return
        self.memory.set_value("reach", reach)
        for level, tick, world in self._states:
            data = Blob(make=lambda world=world: pack(world))  # type: ignore[misc]
            self.memory.add_keyframe(Keyframe(level, -tick, self.memory.loop, tick, data))

    def let_go(self) -> None:
        """The life ends because he wants it to: an echo and one more loop, but no mark. The caller saves and wakes."""
        self.finish("quit")
        self.memory.next_loop()

    def leave(self) -> None:
        """The game is left in the middle of a life: it is kept, and can be gone on with (see `unfinished`). The first
        morning is not: it begins anew."""
        world = self.world
        if self.closed or self.spoiled or world.over or world.carry.first or not self.recorder.ticks:
            return
        copy, ticks = self._state(world), self.recorder.ticks
        self.finish("quit")
        data = Blob(make=lambda: pack(copy))
        self.memory.add_keyframe(Keyframe(world.level.id, -ticks, self.memory.loop, ticks, data))

    def turn_back(self) -> None:
        """What lies behind the exit cannot be entered: the life goes back to a moment before it was taken, so that
        `leave` keeps it and one can go on from there when the way is open again."""
        world = self.world
        if self.closed or world.over not in ("exit", "end"):
            return
        before = next((key for key in reversed(self.keys) if key.level is world.level and key.tick < world.tick), None)
        if before is None:
            return
        recording = self.recorder.recording
        self.recorder = Recorder.resume(recording.cut(len(recording.segments) - 1, before.tick))
        self.track = TrackRecorder(self.track.track(), before.tick)
        self.world = clone(before)

    def unfinished(self) -> Goal | None:
        """The way back to where the game was left, if that life is still the newest and nothing came after it."""
        kept = self.memory.find_recording("last")
        if kept is None or kept.loop != self.memory.loop:
            return None
        try:
            recording = kept.recording()
        except BadRecording:
            return None
        segments = recording.segments
        if recording.outcome != "quit" or not segments or segments[0].carry.first:
            return None
        if any(segment.level_id not in self.levels.files for segment in segments):
            return None  # it was another campaign's day
        return Goal(kept, len(segments) - 1, len(segments[-1].commands), resume=True)

    # -- relive

    def back_to_drill(self) -> Goal | None:
        """Where a failed drill begins again, if he had touched an anchor there."""
        p = self.world.player
        return self.goal(self.level.id, p.anchor) if p.cause == "trained" and p.anchor else None

    def anchors(self) -> list[tuple[str, int]]:
        """(level, anchor id) of every anchor that can be returned to, in the order of the day."""
        found = [(k.level, k.anchor) for k in self.memory.kept if k.kind == "anchor"]
        order = [*self.levels.files]  # side levels where the campaign names them
        known = [key for key in dict.fromkeys(found) if key[0] in order]
        return sorted(known, key=lambda key: (order.index(key[0]), self.memory.anchors.get(key[0], {}).get(key[1], 0)))

    def goal(self, level: str, anchor: int, speed: int = 0) -> Goal | None:
        """The way back to an anchor; None if nothing of it is kept or it is damaged."""
        kept = self.memory.find_recording("anchor", level, anchor)
        try:
            segments = kept.recording().segments if kept is not None else []
        except BadRecording:
            return None
        return Goal(kept, len(segments) - 1, len(segments[-1].commands), speed) if kept and segments else None

    def lives(self) -> list[Life]:
        """Every kept life that can be lived again (see `film.lives`)."""
        return lives(self.memory, self.levels)

    def film(self, kept: Kept) -> Film:
        """The film of a kept life; the last few are at hand. Raises Unplayable or Problems when rules or maps are
        others by now, BadRecording when what was kept is damaged."""
        for known, film in self._films:
            if known is kept:
                return film
        film = Film(kept.recording(), self.levels, self.memory)
        self._films = [*self._films[1 - FILMS :], (kept, film)]
        return film

    def relive(self, goal: Goal) -> None:
        """Goes there at once, without a picture, and takes over. Raises Unplayable, Problems or BadRecording, and
        changes nothing then."""
        film = self.film(goal.kept)
        film.seek(goal.segment, goal.ticks)
        self.take_over(film, goal)

    def take_over(self, film: Film, goal: Goal | None = None) -> None:
        """From where the film stands it is this life. `goal`: what a quick restart comes back to."""
        segment, ticks = film.segment, film.ticks
        part = film.recording.cut(segment, ticks)
        world = clone(film.world)
        for tick, moves in film.current.learned:
            if tick == ticks:
                grant(world, moves)
        self.recorder = Recorder.resume(part)
        self.keys = film.earlier(EARLIER)  # or the next rewind would end here
        self._states = []
        self.spoiled = self.closed = False
        self.began = None if goal is None or goal.resume else goal
        track = self._walked(world, goal.kept.loop if goal is not None else 0)
        self._begin(world, TrackRecorder(track, world.tick) if track is not None else TrackRecorder())
        self._recall_moves()

    def _walked(self, world: World, loop: int) -> Track | None:
        """The track of the life that is lived again, if its echo is still there and really is here now."""
        runs = self.memory.runs.get(world.level.id)
        p = world.player
        for run in [*runs.newest, *([runs.best] if runs.best else [])] if runs else []:
            if run.loop != loop or (track := run.track) is None:
                continue
            pose = track.at(world.tick)
            if pose is not None and abs(pose.x - p.x - p.w // 2) < 16 and abs(pose.y - p.y - p.h) < 16:
                return track
        return None

    def _recall_moves(self) -> None:
        """A move is never lost: whoever goes on from an old life knows what was learned since."""
        moves = self.levels.moves | self.memory.values.get(MOVES_LEARNED, 0)
        if moves & ~self.world.player.moves and not self.world.carry.first:
            self.recorder.learn(moves)
            grant(self.world, moves)

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


def _worth(world: World, ticks: int) -> int:
    """Which of two lives at the same anchor is the better one to come back to: the one that saved more, then the one
    that is less hurt, then the quicker one."""
    saved = sum(flag.startswith("saved_") or flag == "rita_lives" for flag in world.flags)
    return (saved << 8 | world.player.plates) << 32 | max(0, (1 << 31) - ticks)
