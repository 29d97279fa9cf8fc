"""`bench`: what a frame, a tick, a start and a recording cost on this machine.

Frames (see `frames`) are told beside one full-screen blit in the same run, so that figures from different machines can
be set side by side as ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from array import array

import pygame

from ..app.bots import Rules
from ..app.day import SEED, Day
from ..app.film import Film
from ..app.game import headless
from ..app.levels import Levels
from ..content.paths import HOME_VARIABLE, runs_dir
from ..memory.memory import Memory
from ..memory.packing import squeeze
from ..memory.recording import Recorder, loads
from ..sim.bestiary import spawn  # a bench may do what a game may not: put actors in by hand
from ..sim.specs import KINDS, SOLID, TILE, Entry, Level, Spawn
from ..sim.step import start, step
from ..sim.weapons import fire, spit
from ..sim.world import OWNER_PLAYER, Carry, World
from .bench_death import death_row
from .bench_store import store_row
from .bench_table import table_row
from .crowd import echoes
from .errors import Usage
from .finding import campaign_levels
from .first import FIRST_FRAME
from .frames import CANVAS, measure, walks

LEVEL = "beach"
MINUTE = 3600


def bench(asked: argparse.Namespace) -> int:
    levels = campaign_levels()
    for name in asked.level:
        if name not in levels.files:
            raise Usage(f"bench: no level {name!r}; there are {', '.join(levels.files)}")
    part = 10 if asked.quick else 1
    headless()
    figures: dict[str, object] = {"blit_us": _blit()}
    _say(asked, f"one full-screen blit: {figures['blit_us']} us")
    figures["frames"] = rows = []
    for walk in walks(levels, asked.level or list(levels.files), asked.run, part):
        rows.append(row := measure(levels, walk))
        if walk.note:
            print(walk.note, file=sys.stderr)
        _say(asked, _line(row))
    memory = _lived(levels, 3 if asked.quick else 12)
    commands = _fight(levels, MINUTE // part)
    figures |= {
        "sim": {"light": _ticks(levels, commands, 0), "heavy": _ticks(levels, commands, 30)},
        "crowd": {"30 + 60": _melee(30, 60, 600 // part), "100 + 300": _melee(100, 300, 300 // part)},
        "echoes 1000": echoes(levels, part),
        "startup_ms": _startup(),
        "reset_ms": _reset(levels, memory),
        "seek_ms": (seek := _seek(levels, part))["worst_ms"],
        "seek": seek,
        "recording_bytes_per_min": _recording(levels, commands),
        "death": death_row(levels),
        "table": table_row(levels, part),
        "store": store_row(levels, part),
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        print(f"simulation: {figures['sim']} ticks/s; Mimics + shots: {figures['crowd']} ticks/s")
        for name in ("echoes 1000", "startup_ms", "reset_ms", "seek_ms", "seek", "recording_bytes_per_min", "death",
                     "store"):
            print(f"{name}: {figures[name]}")
    return 0


def _say(asked: argparse.Namespace, line: str) -> None:
    if not asked.json:
        print(line, flush=True)


def _line(row: dict[str, object]) -> str:
    lives = []
    for life in ("first", "second"):
        cost = row[life]
        assert isinstance(cost, dict)
        lives.append(f"{life} life p50 {cost['p50_ms']}, p99 {cost['p99_ms']}, max {cost['max_ms']} ms")
    return f"{row['level']} ({row['walk']}, {row['frames']} frames): enter {row['enter_ms']} ms; {'; '.join(lives)}"


def _lived(levels: Levels, lives: int) -> Memory:
    """A memory with some deaths in it: what the overlay has to draw."""
    memory = Memory()
    memory.loop = 2
    day = Day(levels, memory)
    for life in range(lives):
        day.wake(LEVEL)
        bot = Rules(life)
        while not day.world.over and day.world.tick < MINUTE:
            day.tick(bot(day.world))
        day.die()
    return memory


def _carry() -> Carry:
    carry = Carry()
    carry.flags = ("suit",)
    return carry


def _fight(levels: Levels, ticks: int) -> array[int]:
    """What a bot that fights presses in so many ticks, or until it falls: the worst minute is not a walk."""
    world = start(levels.get(LEVEL), SEED, _carry())
    bot = Rules(99)
    commands = array("H")
    for _ in range(ticks):
        if world.over:
            break
        command = bot(world)
        step(world, command)
        commands.append(command)
    return commands


def _blit() -> float:
    """us of one full-screen blit."""
    canvas = pygame.Surface(CANVAS).convert()
    other = canvas.copy()
    times: list[int] = []
    for _ in range(200):
        begun = time.perf_counter_ns()
        canvas.blit(other, (0, 0))
        times.append(time.perf_counter_ns() - begun)
    return round(statistics.median(times) / 1000, 1)


def _ticks(levels: Levels, commands: array[int], more: int) -> int:
    """Ticks a second of the headless simulation; `heavy` adds drones that think but cannot be reached."""
    world = start(levels.get(LEVEL), SEED, _carry())
    _crowd(world, more)
    begun = time.perf_counter()
    for command in commands:
        step(world, command)
    return round(len(commands) / (time.perf_counter() - begun))


def _crowd(world: World, count: int) -> None:
    p = world.player
    for i in range(count):
        spawn(world, Spawn(0, "", p.x + 200 + 12 * i, p.y + p.h, kind="drone", harmless=True))


def _melee(mimics: int, shots: int, ticks: int) -> int:
    """Ticks a second with so many Mimics of all kinds that are after the player and so many shots in the air at every
    tick, half of them hostile, on one long open floor."""
    width, floor = 276, 10
    grid = tuple(bytes([SOLID * (y >= floor)]) * width for y in range(floor + 2))
    level = Level(id="melee", width=width, height=floor + 2, grid=grid, entries=(Entry(1, "", 72, floor * TILE),))
    world = start(level, SEED, Carry())
    for i in range(mimics):
        spawn(world, Spawn(0, "", 300 + 30 * i, floor * TILE, kind=KINDS[i % (len(KINDS) - 1)]))
    begun = time.perf_counter()
    for _ in range(ticks):
        for i in range(len(world.shots), shots):
            if i % 2:
                fire(world, OWNER_PLAYER, 0, 100 + 9 * i, 100, i * 7 % 64)
            else:
                spit(world, 0, 200 + 5 * i, 60, 300, 0, 0, 200)
        world.player.plates = 3
        step(world, 0)
    return round(ticks / (time.perf_counter() - begun))


def _startup() -> int:
    """ms from the command to the first frame, warm, in another process; -1 if it did not get that far."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a player's second start finds everything compiled
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "last_reveille"]
    times: list[int] = []
    with tempfile.TemporaryDirectory() as compiled:
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for _ in range(4):
            times.append(_first_frame_after(program, environment))
    return -1 if -1 in times else min(times[1:])


def _first_frame_after(program: list[str], environment: dict[str, str]) -> int:
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        with subprocess.Popen(
            [*program, "bench", "--first-frame"], env={**environment, HOME_VARIABLE: home}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        ) as other:
            said = other.stdout.readline() if other.stdout is not None else ""
            took = round((time.perf_counter() - begun) * 1000)
    return took if said.strip() == FIRST_FRAME else -1


def _reset(levels: Levels, memory: Memory) -> float:
    day = Day(levels, memory)
    begun = time.perf_counter()
    for _ in range(20):
        day.wake()
    return round((time.perf_counter() - begun) / 20 * 1000, 2)


def _seek(levels: Levels, part: int) -> dict[str, float]:
    """A day of 25 minutes (the recorded one, four times over; of that one `part`-th), wound to ticks far apart once
    its states are kept. `build_s` is what it costs to wind through it once."""
    recording = loads((runs_dir() / "day.run").read_text("utf-8"), "day")
    recording.segments = (recording.segments * 4)[: max(len(recording.segments) * 4 // part, 1)]
    begun = time.perf_counter()
    film = Film(recording, levels)
    for number, segment in enumerate(recording.segments):
        film.seek(number, len(segment.commands))
    build = time.perf_counter() - begun
    took: list[float] = []
    dice = random.Random(1)
    for _ in range(200):
        number = dice.randrange(len(recording.segments))
        tick = dice.randrange(len(recording.segments[number].commands))
        begun = time.perf_counter()
        film.seek(number, tick)
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    return {
        "minutes": round(recording.ticks / 3600, 1), "p50_ms": round(took[100], 1), "worst_ms": round(took[-1], 1),
        "kept_mb": round(film.bytes / 1e6, 2), "build_s": round(build, 1),
    }


def _recording(levels: Levels, commands: array[int]) -> int:
    recorder = Recorder(SEED)
    level = levels.get(LEVEL)
    recorder.next_level(level.id, level.digest, _carry())
    for command in commands:
        recorder.append(command)
    size = len(squeeze(recorder.finish("quit", "")))
    return size * MINUTE // max(len(commands), 1)
