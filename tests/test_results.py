"""A level was passed, or the day is over: what is said of it is true, and any key goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from last_reveille.app.scene import Push, Reset
from last_reveille.app.scenes.ending import TheCredits
from last_reveille.app.scenes.montage import MontageScene
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.results import DEAF, STAYS, ResultsScene
from last_reveille.app.tally import of_day, of_level, span
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.strings import Catalogue
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry, World
from last_reveille.view.screens.results import ResultsModel
from stage import Stage

WORDS = Catalogue.load()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def passed(ticks: int, *, par: int = 3000) -> World:
    level = replace(campaign_levels().get("beach"), par_ticks=par)
    world = start(level, 1, Carry())
    world.tick = ticks
    return world


def died(times: int, level: str = "beach") -> Memory:
    memory = Memory()
    for n in range(times):
        memory.add_death(Mark(level, 10, 10, 100, n + 1, "drone", "drone"))
    return memory


def said(model: ResultsModel) -> dict[str, str]:
    return {figure.label: figure.value for figure in model.figures}


def test_a_time_is_told_in_tenths() -> None:
    assert [span(ticks) for ticks in (0, 5, 6, 3599, 3600, 36_061)] == [
        "0:00.0", "0:00.0", "0:00.1", "0:59.9", "1:00.0", "10:01.0"]


def test_the_figures_of_a_level() -> None:
    world, memory = passed(2700), died(7)
    memory.loop = 9
    found = [n for n, thing in enumerate(world.level.pickups) if thing.what in ("keepsake", "note")]
    assert found, "there is something to find on the beach"
    model = of_level(world, memory, WORDS, 83, 2900)
    assert model.title == WORDS.text("level.beach") or model.title
    assert model.time == span(2700)
    row = "results.row."
    assert said(model) == {
        WORDS.text(row + "par"): span(3000), WORDS.text(row + "before"): span(2900), WORDS.text(row + "deaths"): "7",
        WORDS.text(row + "remembered"): "83 %", WORDS.text(row + "found"): f"0 / {len(found)}",
        WORDS.text("table.loop"): "009",
    }
    for n in found:
        world.picked[n] = 1
    all_found = next(f for f in of_level(world, memory, WORDS, 83, None).figures if "/" in f.value)
    assert all_found.best and all_found.value == f"{len(found)} / {len(found)}"


@pytest.mark.parametrize(("ticks", "best", "deaths", "key"), [
    (2000, None, 0, "results.first"), (2000, None, 3, "results.under."), (4000, None, 3, "results.over."),
    (3030, None, 3, "results.at"), (2000, 2500, 3, "results.best"), (2600, 2500, 3, "results.under."),
])
def test_the_verdict(ticks: int, best: int | None, deaths: int, key: str) -> None:
    verdict = of_level(passed(ticks), died(deaths), WORDS, 50, best).verdict
    texts = [WORDS.text(f"{key}{n}") for n in (1, 2)] if key.endswith(".") else [WORDS.text(key, time=span(500))]
    assert verdict in texts


def test_a_level_without_a_par_is_not_judged_by_one() -> None:
    model = of_level(passed(2000, par=0), died(2), WORDS, 50, None)
    assert not model.verdict and WORDS.text("results.row.par") not in said(model)


def test_the_day_adds_up() -> None:
    levels, memory = campaign_levels(), died(4)
    memory.best = {"base": 1200, "beach": 9000, "somewhere else": 5}
    model = of_day(levels, memory, WORDS)
    assert model.time == span(10_200) and model.verdict == WORDS.text("results.by_hand")
    base, beach = model.figures[:2]
    assert (base.value, base.best) == (span(1200), True), "under its par"
    assert (beach.value, beach.best) == (span(9000), False)
    memory.count("relives")
    assert of_day(levels, memory, WORDS).verdict == WORDS.text("results.over_day")


def scene_of(stage: Stage, rows: int = 3) -> ResultsScene:
    model = of_level(passed(2000), died(2), WORDS, 50, None)
    model.figures = model.figures[:rows]
    return ResultsScene(stage.game, model)


def in_play(stage: Stage) -> Play:
    stage.game.memory.loop = 2
    stage.frames(3)
    stage.key(pygame.K_RETURN)
    return stage.play


def test_a_key_brings_all_of_it_and_the_next_one_goes_on(stage: Stage) -> None:
    play = in_play(stage)
    scene = scene_of(stage)
    stage.game.go(Push(scene))
    stage.frames(DEAF + 1)
    stage.key(pygame.K_SPACE)
    assert stage.top is scene and scene.age >= scene.model.length
    stage.key(pygame.K_SPACE)
    assert stage.top is play


def test_it_goes_by_itself_and_what_is_held_does_not_skip_it(stage: Stage) -> None:
    play = in_play(stage)
    scene = scene_of(stage)
    stage.game.go(Push(scene))
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_d, mod=0, unicode="", scancode=0))
    stage.frames(3)
    assert stage.top is scene and scene.age < scene.model.length, "he was still running"
    assert stage.until(lambda: stage.top is play, 1000) <= scene.model.length + STAYS + 1


def test_after_the_day_come_the_credits(stage: Stage) -> None:
    in_play(stage)
    game = stage.game
    before = bytes(game.window.canvas.get_buffer().raw)
    model = of_day(game.levels, game.memory, game.words)
    scene = ResultsScene(game, model, lambda: TheCredits(game))
    game.go(Reset(scene))
    stage.until(lambda: scene.age > model.length, 400)
    assert bytes(game.window.canvas.get_buffer().raw) != before
    stage.key(pygame.K_SPACE)
    assert isinstance(stage.top, TheCredits) and len(game.scenes) == 1


def test_results_come_the_first_time_and_when_it_was_quicker_and_not_on_the_first_morning(stage: Stage) -> None:
    play = in_play(stage)
    game = stage.game

    def leave(ticks: int, *, first: bool = False) -> object:
        play.day.wake("base")
        world = play.day.world
        world.carry.first = first
        for _ in range(ticks):
            play.day.tick(0)
        world.over = "exit"
        game.go(play._over(game))
        top = stage.top
        game.scenes = [play]
        return top

    assert isinstance(leave(90), ResultsScene)
    assert leave(100) is play, "slower: nothing to say"
    assert isinstance(leave(70), (ResultsScene, MontageScene))
    assert leave(50, first=True) is play
