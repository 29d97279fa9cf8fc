"""Memories in a file, and out of it again: what tests of the store have in common."""

from __future__ import annotations

import random
from array import array
from pathlib import Path

from last_reveille.memory.due import Known
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import Recorder
from last_reveille.memory.store import Store
from last_reveille.memory.track import Track
from last_reveille.sim.world import Carry


def a_track(ticks: int = 600, seed: int = 1) -> Track:
    dice = random.Random(seed)
    size = ticks // 3 + 1
    return Track(array("h", [dice.randrange(4000) for _ in range(size)]), array("h", [300] * size),
                 array("h", [dice.randrange(4096) for _ in range(size)]), ticks)


def a_recording(ticks: int, loop: int = 1):  # type: ignore[no-untyped-def]
    recorder = Recorder(loop, "0.1.0", "x")
    recorder.next_level("beach", "ab", Carry())
    for tick in range(ticks):
        recorder.append(tick * loop & 0xFF)
    return recorder.finish("dead", "cd")


def die(memory: Memory, n: int = 1) -> None:
    """One whole life."""
    level = ("beach", "village")[n % 2]
    memory.add_death(Mark(level, n * 37 % 3000, 200, 600 + n, memory.loop, ("drone", "fall")[n % 3 == 0], "drone"))
    memory.add_run(level, a_track(600, n), "dead")
    memory.add_recording("last", level, a_recording(60, n))
    memory.learn(level, {n % 50: Known(n % 50, "drone", n, 5, n + 100, ((1, 2), (3, -4)))})
    memory.hear(f"scene.{n % 10}")
    memory.set_value("moves", n & 3)
    memory.next_loop()


def filled(path: Path, deaths: int) -> Memory:
    store = Store(path)
    memory = store.load()
    for n in range(1, deaths + 1):
        die(memory, n)
        store.commit_death(memory)
    assert store.close(30)
    assert store.trouble == ""
    return memory


def read(path: Path) -> tuple[Memory, str]:
    store = Store(path)
    memory = store.load()
    store.close()
    return memory, store.trouble


def strip(memory: Memory) -> dict[str, object]:
    names = ("loop", "deaths", "causes", "marks", "kept", "known", "heard", "notes", "anchors", "best",
             "visited", "values", "writable", "met", "pins", "keyframes", "remembered")
    plain: dict[str, object] = {name: getattr(memory, name) for name in names}
    plain["runs"] = {level: [(run.loop, run.ticks, run.outcome, run.data.get()) for run in runs.newest]
                     for level, runs in memory.runs.items()}
    plain["best_runs"] = {level: runs.best and runs.best.loop for level, runs in memory.runs.items()}
    return plain
