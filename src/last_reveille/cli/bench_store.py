"""`bench`: what ten thousand deaths cost: the file, the start, and the frames while the next one is being saved."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pygame

from ..app.bots import Rules
from ..app.day import Day
from ..app.levels import Levels
from ..memory.due import Known
from ..memory.marks import Mark
from ..memory.memory import Memory
from ..memory.recording import Recording
from ..memory.store import Store
from ..memory.track import Track

DEATHS: Final = 10_000
LIVES: Final = 3  # that are really played on each level; the others are these, ended earlier
TICKS: Final = 1800
FRAMES: Final = 480
DEATH_EVERY: Final = 30  # frames
WORK: Final = 0.004  # seconds of a frame
RATE: Final = 60


@dataclass(frozen=True)
class Life:
    level: str
    track: Track
    recording: Recording
    known: dict[int, Known]


def store_row(levels: Levels, part: int) -> dict[str, object]:
    """File in MB with its journal, start in ms, what a death takes from the frame in us, p99 of frames in ms without
    and with a death twice a second."""
    lives = _lives(levels, max(1, LIVES // part))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite"
        store = Store(path)
        memory = store.load()
        dice = random.Random(1)
        deaths = DEATHS // part
        for n in range(1, deaths + 1):
            _die(memory, lives[n % len(lives)], dice, recorded=n % 10 == 0)
            if n % 50 == 0:
                store.commit_death(memory)
                store.flush(60.0)
        size = sum(file.stat().st_size for file in (path, path.with_name(path.name + "-wal")) if file.exists())
        store.close(60.0)
        starts = [_start(path) for _ in range(5)]
        frames = max(60, FRAMES // part)
        quiet, _ = _frames(None, lives, dice, frames)
        saving, costs = _frames(path, lives, dice, frames)
    return {
        "deaths": deaths, "file_mb": round(size / 1e6, 1), "load_ms": round(statistics.median(starts), 1),
        "death_us": round(statistics.median(costs)), "frame_p99_ms": quiet, "frame_p99_ms_saving": saving,
    }


def _lives(levels: Levels, count: int) -> list[Life]:
    memory = Memory()
    memory.loop = 2
    day = Day(levels, memory)
    found = []
    for level in levels.order:
        for seed in range(count):
            day.wake(level)
            bot = Rules(seed)
            while not day.world.over and day.world.tick < TICKS:
                day.tick(bot(day.world))
            track, recording = day.track.track(), day.recorder.recording.copy()
            found.append(Life(level, track, recording, dict(day.observer.known)))
    return found


def _die(memory: Memory, life: Life, dice: random.Random, *, recorded: bool) -> None:
    ticks = dice.randrange(60, max(61, life.track.ticks))
    size = ticks // 3 + 1
    track = Track(life.track.xs[:size], life.track.ys[:size], life.track.codes[:size], ticks)
    memory.add_death(Mark(life.level, track.xs[-1], track.ys[-1], ticks, memory.loop, "drone", "drone", 5, 3))
    memory.add_run(life.level, track, "dead")
    memory.learn(life.level, life.known)
    if recorded:
        memory.add_recording("last", life.level, life.recording)
    memory.next_loop()


def _start(path: Path) -> float:
    store = Store(path)
    begin = time.perf_counter()
    store.load()
    taken = (time.perf_counter() - begin) * 1e3
    store.close()
    return taken


def _frames(path: Path | None, lives: list[Life], dice: random.Random, frames: int) -> tuple[float, list[float]]:
    """(p99 of frames in ms, what each death took in us). A frame is a stand-in: some work, then sleep until the
    next."""
    store = Store(path) if path is not None else None
    memory = store.load() if store is not None else Memory()
    canvas, picture = pygame.Surface((640, 360)), pygame.Surface((48, 48))
    taken: list[float] = []
    costs: list[float] = []
    due = time.perf_counter()
    for frame in range(frames):
        begin = time.perf_counter()
        while time.perf_counter() - begin < WORK:
            canvas.fblits([(picture, (k * 9 % 600, k * 5 % 320)) for k in range(60)])
        if store is not None and frame % DEATH_EVERY == 0:
            death = time.perf_counter()
            _die(memory, lives[frame % len(lives)], dice, recorded=True)
            store.commit_death(memory)
            costs.append((time.perf_counter() - death) * 1e6)
        taken.append((time.perf_counter() - begin) * 1e3)
        due = max(due + 1 / RATE, time.perf_counter())
        time.sleep(due - time.perf_counter() if due > time.perf_counter() else 0)
        taken[-1] += max(0.0, (time.perf_counter() - due) * 1e3)  # woken late is late, too
    if store is not None:
        store.close(60.0)
    taken.sort()
    return round(taken[len(taken) * 99 // 100], 2), costs
