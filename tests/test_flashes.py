"""Nothing in the game flashes more than three times a second over a quarter of the picture: measured."""

from __future__ import annotations

import itertools
from pathlib import Path

import pygame
import pytest

from flashes import AREA, RED_AREA, Meter
from last_reveille.app.levels import Levels
from last_reveille.app.replay import level_of
from last_reveille.app.scenes.death import Death
from last_reveille.app.scenes.play import Play
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.recording import loads
from last_reveille.sim.step import start, step
from last_reveille.sim.world import World
from last_reveille.view.assets import Assets
from last_reveille.view.view import View
from stage import Stage

ROOT = Path(__file__).parents[1]
RUNS = Path(__file__).parent / "runs"


def plain(level: int) -> pygame.Surface:
    picture = pygame.Surface((640, 360))
    picture.fill((level, level, level))
    return picture


def shown(levels: list[int], area: pygame.Rect | None = None) -> Meter:
    meter = Meter()
    for level in levels:
        picture = plain(20)
        picture.fill((level, level, level), area)
        meter.take(picture)
    return meter


def test_the_meter_counts_what_flashes() -> None:
    assert shown([20, 20, 220, 220] * 15).worst == 1.0, "15 flashes a second"
    assert shown([20] * 10 + [220] * 10).worst == 0
    assert shown(([20] * 10 + [220] * 10) * 6).worst == 0, "three a second are allowed"
    assert shown(([20] * 7 + [220] * 7) * 8).worst == 1.0, "four are not"
    assert shown([240, 255] * 60).worst == 0, "bright and brighter is no flash"
    half = pygame.Rect(0, 0, 320, 360)
    assert 0.45 < shown([20, 20, 220, 220] * 15, half).worst < 0.55


def test_the_meter_sees_red() -> None:
    meter = Meter()
    for k in range(60):
        picture = plain(0)
        picture.fill((230, 0, 0) if k // 4 % 2 else (40, 30, 30))
        meter.take(picture)
    assert meter.worst_red > 0.9


@pytest.fixture(scope="module")
def levels() -> Levels:
    return campaign_levels()


def measured(name: str, levels: Levels, *parts: tuple[int, int]) -> list[Meter]:
    """The pictures of a recording's ticks from the first to the last of each part, with flashes and shake at their
    full."""
    segment = loads((RUNS / f"{name}.run").read_text("utf-8"), name).segments[0]
    level = level_of(segment, levels)
    world: World = start(level, 1, segment.carry, segment.entry)
    canvas, meters, commands = pygame.Surface((640, 360)), [], enumerate(segment.commands)
    for first, last in parts:
        view, meter = View(Assets(ROOT)), Meter()
        view.enter(level)
        for tick, command in itertools.islice(commands, last - world.tick):
            step(world, command)
            if tick >= first - 2:
                view.observe(world)
            if tick >= first:
                view.draw(world, canvas)
                meter.take(canvas)
        meters.append(meter)
    return meters


@pytest.mark.parametrize(("name", "parts"), [
    ("beach", ((300, 900), (3200, 4000))), ("dam", ((300, 900),)), ("under", ((3600, 4200), (11_700, 12_420))),
])
def test_no_fight_flashes(levels: Levels, name: str, parts: tuple[tuple[int, int], ...]) -> None:
    for part, meter in zip(parts, measured(name, levels, *parts), strict=True):
        assert meter.frames == part[1] - part[0]
        assert meter.worst <= AREA and meter.worst_red <= RED_AREA, f"{part}: {meter.worst:.2f} {meter.worst_red:.2f}"


def test_no_death_and_no_rewind_flashes(tmp_path: Path) -> None:
    """The first death of all, beside the Alpha, its card, the rewind and the waking, as the game shows them."""
    stage = Stage(tmp_path)
    try:
        stage.frames(3)
        stage.key(pygame.K_RETURN)
        stage.press("first", "base")
        stage.every = 1000
        stage.until(lambda: stage.play.day.level.id == "beach", 4000)
        meter, died = Meter(), -1
        stage.every = 8  # until somebody dies a few pictures are enough
        for frame in range(6000):
            drawn = stage.game.frame % stage.every == 0
            stage.frames(1)
            if drawn:
                meter.take(stage.game.window.canvas)
            if died < 0 and isinstance(stage.top, Death):
                died, stage.every = frame, 1
            if 0 <= died < frame - 60 and isinstance(stage.top, Play):
                break
        assert died >= 0
        assert isinstance(stage.top, Play) and stage.game.memory.deaths == 1, "awake again"
        assert meter.worst <= AREA and meter.worst_red <= RED_AREA, f"{meter.worst:.2f} {meter.worst_red:.2f}"
    finally:
        stage.close()
