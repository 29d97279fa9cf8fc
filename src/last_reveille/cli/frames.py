"""What a frame costs, in every level, in the first life of a program and in the second.

Each level is walked from its beginning to its end as its clean run walks it. A frame is a tick of the day (simulation,
what is written down, what is remembered), the picture, the overlay and the readings, in thread CPU time without
presenting. Every frame counts, the first one too; reading the level's pictures happens before, behind the card that
names the level, and is told apart as `enter_ms`.
"""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pygame

from ..app.bots import Rules
from ..app.day import SEED, Day
from ..app.garbage import sweep
from ..app.levels import Levels
from ..app.replay import Unplayable, check_rules, level_of
from ..content.paths import data_root, runs_dir
from ..content.strings import Catalogue
from ..memory.foresight import Foresight
from ..memory.memory import Memory
from ..memory.recording import Recording
from ..sim.snapshot import digest
from ..sim.step import start, step
from ..sim.world import Carry
from ..view.assets import Assets
from ..view.hud import Hud, HudModel
from ..view.overlay import Overlay, OverlayModel
from ..view.view import View
from .errors import Wrong
from .finding import recording_at

WINDOW: Final = 3600  # frames: the worst minute of a walk is what is told
STRIDE: Final = 60  # frames between the beginnings of two windows
BOTS: Final = 4
CANVAS: Final = (640, 360)
BARS: Final = [2] * 22  # the meter as it is when everything is as remembered


@dataclass(slots=True)
class Walk:
    """What is pressed in a level. `end`: digest of the world afterwards, "" when nobody knows; `note`: why it is no
    clean run."""

    level: str
    carry: Carry
    entry: str
    commands: array[int]
    end: str = ""
    by: str = "recording"
    note: str = ""


def walks(levels: Levels, names: list[str], recording: Path | None, part: int) -> list[Walk]:
    """One for each named level, or one for each stretch of a recording; the first 1/part of each. Raises Wrong."""
    if recording is not None:
        found = _stretches(recording_at(recording), levels)
    else:
        found = [_clean(name, levels) for name in names]
    for walk in found:
        if part > 1:
            walk.commands = walk.commands[: max(len(walk.commands) // part, 1)]
            walk.end = ""
    return found


def _stretches(recording: Recording, levels: Levels) -> list[Walk]:
    try:
        check_rules(recording)
        for segment in recording.segments:
            level_of(segment, levels)
    except Unplayable as reason:
        raise Wrong(f"bench: {reason}") from None
    found = [Walk(segment.level_id, segment.carry, segment.entry, segment.commands) for segment in recording.segments]
    if found:
        found[-1].end = recording.digest
    return found


def _clean(name: str, levels: Levels) -> Walk:
    """The clean run that comes with the game; a bot's walk, with a note, when there is none or it is of other times."""
    path = runs_dir() / f"{name}.run"
    try:
        return next(walk for walk in _stretches(recording_at(path), levels) if walk.level == name)
    except (Wrong, StopIteration) as reason:
        why = str(reason) or f"{path}: it does not lead through {name}"
        found = max((_wander(name, levels, seed) for seed in range(BOTS)), key=lambda walk: len(walk.commands))
        found.note = f"{name}: a bot walks, no clean run: {why.removeprefix('bench: ').split(';')[0]}"
        return found


def _wander(name: str, levels: Levels, seed: int) -> Walk:
    """As far as a bot comes in a minute."""
    carry, bot, commands = Carry(), Rules(seed), array("H")
    world = start(levels.get(name), SEED, carry)
    while not world.over and len(commands) < WINDOW:
        commands.append(bot(world))
        step(world, commands[-1])
    return Walk(name, carry, "", commands, digest(world), "bot")


def measure(levels: Levels, walk: Walk) -> dict[str, object]:
    """The row of one level. Reads every picture anew: the first life of a program happens once."""
    # What is remembered of the first life is shown in the second, and does not reach into it: in the hall the Omega
    # would strike where he stood before, and the run would be another.
    remembered, blank = Memory(), Memory()
    remembered.loop = blank.loop = 2
    canvas = pygame.Surface(CANVAS).convert()
    assets = Assets(data_root())
    view, overlay, hud = View(assets), Overlay(assets), Hud(assets, Catalogue.load())
    begun = time.thread_time_ns()
    view.enter(levels.get(walk.level), canvas)
    entered = time.thread_time_ns() - begun
    row: dict[str, object] = {"level": walk.level, "walk": walk.by, "enter_ms": round(entered / 1e6, 1)}
    for life, memory in (("first", remembered), ("second", blank)):
        day = Day(levels, memory)
        sweep()  # as the game does behind the card
        costs = _live(day, remembered, walk, view, overlay, hud, canvas)
        row["frames"] = len(costs)
        row[life] = worst(costs)
        if walk.end and digest(day.world) != walk.end:
            walk.note = walk.note or f"{walk.level}: the clean run does not end as it once did: make it anew"
        day.stretch_over(day.world.over or "quit")
    return row


def _live(
    day: Day, memory: Memory, walk: Walk, view: View, overlay: Overlay, hud: Hud, canvas: pygame.Surface
) -> list[int]:
    """ns of every frame of a life. `memory`: what is shown as remembered."""
    day.enter(walk.level, walk.carry, walk.entry)
    view.enter(day.level, canvas)
    foresight = Foresight(day.level, memory.known.get(walk.level, {}))
    runs, marks = memory.runs.get(walk.level), memory.marks.get(walk.level)
    best = runs.best.track if runs and runs.best else None
    last = runs.last.track if runs and runs.last else None
    costs: list[int] = []

    def frame(command: int) -> None:
        day.tick(command)
        world = day.world
        view.observe(world)
        model = OverlayModel(best, last, [], 0, marks, foresight.visions(world), 0)
        view.draw(world, canvas, lambda target, camera: overlay.draw(target, camera, world, model))
        hud.draw(canvas, view.camera, world, HudModel(loop=12, parts=[], delta=None, bars=BARS, percent=97))

    for command in walk.commands:
        if day.world.over:
            break
        begun = time.thread_time_ns()
        frame(command)
        costs.append(time.thread_time_ns() - begun)
    return costs


def worst(costs: list[int]) -> dict[str, float]:
    """ms of the window of `WINDOW` frames whose hundredth-worst frame is the worst, and the frame it begins with."""
    found: tuple[int, int, list[int]] | None = None
    for at in range(0, max(1, len(costs) - WINDOW + 1), STRIDE):
        window = sorted(costs[at : at + WINDOW])
        slow = window[len(window) * 99 // 100] if window else 0
        if found is None or slow > found[0]:
            found = (slow, at, window)
    assert found is not None
    slow, at, window = found
    middle, most = (window[len(window) // 2], max(costs)) if window else (0, 0)
    return {"p50_ms": _ms(middle), "p99_ms": _ms(slow), "max_ms": _ms(most), "from": at}


def _ms(ns: int) -> float:
    return round(ns / 1e6, 2)
