"""`bench`: what the War Table and the montage cost when ten thousand have died."""

from __future__ import annotations

import gc
import random
import tempfile
import time
import warnings
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pygame

from ..app.game import Game, Options
from ..app.levels import Levels
from ..app.scenes.montage import montage_of
from ..app.scenes.play import Play
from ..app.scenes.title import Title
from ..app.scenes.wartable import WarTable
from ..memory.marks import Mark
from ..memory.memory import Memory
from ..memory.track import RUN, Track, pack_code
from ..sim.specs import KINDS, TILE

DEATHS: Final = 10_000
RUNS: Final = 300  # of each level
LONG: Final = 4000  # ticks of the longest
SETTLE: Final = 2000  # frames at most until all pictures are there
Row = dict[str, float]


def table_row(levels: Levels, part: int) -> Row:
    """ms of thread time: to the first frame of the table, and of frames while it is scrubbed for the first time from
    end to end; and of the frames of a montage."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a graphics card SCALED says so
        game = Game(Options(levels, Path(folder), lambda _: Title()))
        try:
            _crowded(game.memory, levels)
            play = Play(game, levels)
            game.scenes = [play]
            play.draw(game, game.window.canvas)
            gc.collect()
            return _table(game, play, 600 // part) | _montage(game, 420 // part)
        finally:
            game.profile.close()
            game.audio.close()


def _crowded(memory: Memory, levels: Levels) -> None:
    """Runs that go through the first levels, and deaths all over them."""
    dice = random.Random(5)
    names = [name for name in levels.order if levels.get(name).halls or not levels.get(name).habits][:4]
    memory.loop = DEATHS
    for name in names:
        level = levels.get(name)
        right, floor = min(level.width * TILE - 64, 30_000), level.entries[0].y
        for n in range(RUNS):
            size = LONG * (n + 40) // (RUNS + 40) // 3
            xs = array("h", [60 + (right - 60) * k * 3 // LONG for k in range(size)])
            track = Track(xs, array("h", [floor] * size), array("h", [pack_code(RUN, 1, 0, False)] * size), size * 3)
            memory.add_run(name, track, "exit" if n == RUNS - 1 else "dead", DEATHS - RUNS + n)
    for n in range(DEATHS):
        name = names[n % len(names)]
        level, tick = levels.get(name), dice.randrange(LONG)
        kind = KINDS[n % len(KINDS)]
        memory.add_death(Mark(name, level.width * TILE * tick // LONG, level.entries[0].y, tick, n + 1, kind, kind))
    memory.take_journal()


def _table(game: Game, play: Play, frames: int) -> Row:
    canvas = game.window.canvas
    begun = time.thread_time_ns()
    scene = WarTable(game, play)
    game.scenes.append(scene)
    scene.tick(game)
    scene.draw(game, canvas)
    first = (time.thread_time_ns() - begun) / 1e6
    scene.table.reader.wait()

    def frame() -> None:
        scene.tick(game)
        scene.draw(game, canvas)

    scene.column, scene.tick_at = 0, 0
    game.controls.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_RIGHT))
    times = _timed(frame, frames)
    game.controls.release_all()
    for _ in range(SETTLE):
        if scene.table.idle:
            break
        frame()
    game.scenes.remove(scene)
    return {"open_ms": round(first, 1), "scrub_p99_ms": _p99(times), "scrub_max_ms": round(times[-1], 2)}


def _montage(game: Game, frames: int) -> Row:
    scene = montage_of(game, game.levels.first)
    if scene is None:
        return {}
    game.scenes.append(scene)
    for _ in range(SETTLE):
        if scene.stage is not None:
            break
        scene.tick(game)
        time.sleep(0.001)

    def frame() -> None:
        scene.tick(game)
        scene.draw(game, game.window.canvas)

    times = _timed(frame, frames)
    game.scenes.remove(scene)
    return {"montage_p99_ms": _p99(times), "montage_max_ms": round(times[-1], 2)}


def _timed(frame: Callable[[], None], count: int) -> list[float]:
    """ms of thread time of each, least first."""
    times = []
    for _ in range(count):
        begun = time.thread_time_ns()
        frame()
        times.append((time.thread_time_ns() - begun) / 1e6)
    return sorted(times)


def _p99(times: list[float]) -> float:
    return round(times[len(times) * 99 // 100], 2)
