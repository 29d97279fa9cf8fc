"""Lives by the thousand, made of real ones: for what must still be quick and small after ten thousand deaths."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from last_reveille.app.replay import lived
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.blob import Blob
from last_reveille.memory.due import Known
from last_reveille.memory.keepsakes import Friend, Keyframe, Met
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.observer import Observer
from last_reveille.memory.recording import Recording, loads
from last_reveille.memory.track import Track, TrackRecorder
from last_reveille.sim.step import start
from last_reveille.sim.world import CAUSES

RUNS = Path(__file__).parent / "runs"
LEVELS = ("base", "beach", "dam", "yard")


@dataclass(frozen=True)
class Life:
    """One life through one level, ended at some tick of a real run."""

    level: str
    track: Track
    recording: Recording
    known: dict[int, Known]


@cache
def whole(level: str) -> Life:
    """The clean run of a level, lived."""
    recording = loads((RUNS / f"{level}.run").read_text("utf-8"), level)
    segment = recording.segments[0]
    world = start(campaign_levels().get(level), recording.seed, segment.carry, segment.entry)
    recorder, observer = TrackRecorder(), Observer(world.level)
    recorder.see(world)
    for _ in lived(world, segment):
        recorder.see(world)
        observer.see(world)
    return Life(level, recorder.track(), recording, observer.known)


def cut(life: Life, ticks: int) -> Life:
    track = life.track
    size = ticks // 3 + 1
    recording = life.recording.cut(0, ticks)
    recording.outcome, recording.digest = "dead", f"{ticks:x}"
    known = {ident: thing for ident, thing in life.known.items() if thing.tick < ticks}
    return Life(life.level, Track(track.xs[:size], track.ys[:size], track.codes[:size], ticks), recording, known)


@cache
def lives(count: int, seed: int = 1) -> list[Life]:
    dice = random.Random(seed)
    found = []
    for k in range(count):
        full = whole(LEVELS[k % len(LEVELS)])
        found.append(cut(full, dice.randrange(90, full.track.ticks)))
    return found


@cache
def _packed(count: int, seed: int) -> list[tuple[Blob, Blob]]:
    """Tracks and recordings as they lie in the store, made once."""
    from last_reveille.memory.packing import squeeze

    return [(Blob(life.track.dumps()), Blob(squeeze(life.recording))) for life in lives(count, seed)]


def die(memory: Memory, n: int, count: int = 120, seed: int = 1) -> None:
    """Death n with everything that the game writes for it, as fast as can be: bytes are made once for `count` lives."""
    life = lives(count, seed)[n % count]
    track, recording = _packed(count, seed)[n % count]
    dice = random.Random(n)
    at = life.track.at(life.track.ticks)
    assert at is not None
    thing = dice.choice(list(life.known) or [0])
    memory.add_death(Mark(life.level, at.x + dice.randrange(-40, 40), at.y, life.track.ticks, memory.loop,
                          CAUSES[n % 9], CAUSES[n % 9], thing, max(0, life.track.ticks - 90) if thing else -1))
    memory.add_run(life.level, life.track, "dead")
    memory.runs[life.level].newest[-1].data._raw = track.get()
    memory.runs[life.level].newest[-1].data._make = None
    memory.add_recording("last", life.level, life.recording)
    memory.kept[-1].data._raw = recording.get()
    memory.kept[-1].data._make = None
    memory.learn(life.level, life.known)
    for ident in list(life.known)[:40]:
        old = memory.met.get(life.level, {}).get(ident, Met(memory.loop, life.known[ident].tick))
        memory.meet(life.level, ident, Met(old.loop, old.tick, old.lives + 1, old.kills + (ident == thing)))
    memory.set_remembered(life.level, Blob(dice.randbytes(6000)))
    if n % 7 == 0:
        memory.add_pin(life.level, at.x, at.y, life.track.ticks, "", Blob(dice.randbytes(5000)))
    if n % 5 == 0:
        memory.add_keyframe(Keyframe(life.level, n % 8, memory.loop, life.track.ticks, Blob(dice.randbytes(24_000))))
        memory.reach_anchor(life.level, n % 8, 10**6 - n)
    if n % 50 == 0:
        memory.add_friend(Friend(f"friend {n}", life.level, life.track.ticks, "exit", track, recording))
    memory.next_loop()
