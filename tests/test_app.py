"""The real game on a dummy screen: scenes, deaths, the loop, and the whole day from the bunk to the credits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app import settings as settings_file
from last_reveille.app.scenes.death import LENGTH, SKIPPED, Death
from last_reveille.app.scenes.ending import Ending, TheCredits
from last_reveille.app.scenes.menus import Menu
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.results import ResultsScene
from last_reveille.app.scenes.title import Title
from last_reveille.memory import store as store_module
from stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def in_play(stage: Stage, loop: int = 2) -> Play:
    stage.game.memory.loop = loop
    stage.frames(3)
    stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Play)
    return stage.play


def test_the_title_starts_the_day_and_the_first_death_is_beside_the_alpha(stage: Stage) -> None:
    play = in_play(stage, loop=1)
    stage.every = 8
    assert play.day.world.carry.first
    stage.press("first", "base")
    stage.until(lambda: play.day.level.id == "beach", 4000)
    stage.until(lambda: isinstance(stage.top, Death), 5000)
    assert play.day.world.death == "alpha"
    stage.until(lambda: isinstance(stage.top, Play), 500)
    assert play.day.level.id == "base"
    assert stage.game.memory.loop == 2
    assert not play.day.world.carry.first


@pytest.mark.parametrize(("code", "moved"), [
    (pygame.K_d, lambda p, x, y: p.vx > 0), (pygame.K_SPACE, lambda p, x, y: p.y < y or p.vy < 0),
])
def test_a_key_is_in_the_picture_of_the_same_frame(stage: Stage, code: int, moved: object) -> None:
    """Polled, simulated and drawn before anything is presented: nothing of it waits for the next frame."""
    play = in_play(stage)
    del stage.game.controls.command  # type: ignore[attr-defined]  # the real hands again
    stage.until(lambda: play.day.world.player.ground and play.card_age > 160, 400)
    p = play.day.world.player
    x, y, tick = p.x, p.y, play.day.world.tick
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))
    pygame.event.post(pygame.Event(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0))  # a tap within the frame
    stage.frames()
    assert play.day.world.tick == tick + 1
    assert moved(p, x, y)  # type: ignore[operator]
    shown = pygame.image.tobytes(stage.game.window.canvas, "RGB")
    play.draw(stage.game, stage.game.window.canvas)
    assert pygame.image.tobytes(stage.game.window.canvas, "RGB") == shown  # what was presented is this very state


def let_go(stage: Stage) -> None:
    stage.play.let_go = True
    stage.frames()
    assert isinstance(stage.top, Death)


def test_a_death_gives_control_back_in_under_a_second(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(100)
    let_go(stage)
    assert stage.until(lambda: stage.top is play, 100) <= LENGTH < 60
    assert play.day.world.tick <= 1
    assert stage.game.memory.deaths == 1


def test_what_was_news_in_the_last_life_is_not_told_in_the_next(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(100)
    play.bulletin.tell("something")
    let_go(stage)
    stage.until(lambda: stage.top is play, 100)
    assert play.hud_model(stage.game).toast != "something"


def test_a_failed_drill_is_tried_again_at_its_door_in_a_new_loop(stage: Stage) -> None:
    play = in_play(stage)
    day = play.day
    day.enter("yard", day.first_carry(), "")
    play._arrive(stage.game)
    stage.frames(30)
    anchor = next(a for a in day.level.anchors if a.name == "dash")
    mat = next(t for t in day.level.triggers if t.name.startswith("mat"))
    p = day.world.player
    p.x, p.y = anchor.x - 8, anchor.y - 40
    stage.frames(5)
    assert ("yard", anchor.id) in day.anchors()
    assert [part.level for part in play.line.parts(day, stage.game.memory)][:3] == ["base", "yard", "beach"]
    p.x, p.y = mat.x + 16, mat.y - 60
    stage.until(lambda: isinstance(stage.top, Death), 120)
    took = stage.until(lambda: stage.top is play and day.level.id == "yard", 120)
    assert took < 60
    assert stage.game.memory.loop == 3
    assert stage.game.memory.causes == {"trained": 1}
    assert abs(day.world.player.x + 8 - anchor.x) < 40
    stage.frames(3)
    assert play.director.bark is not None
    assert play.director.bark.line.key.startswith("drill.dash.fail")


def test_a_move_that_is_learned_is_said_and_there_after_the_program_ends(stage: Stage, tmp_path: Path) -> None:
    play = in_play(stage)
    day = play.day
    day.enter("yard", day.first_carry(), "")
    play._arrive(stage.game)
    goal = next(t for t in day.level.triggers if t.do == "pass" and t.target == "dash")
    p = day.world.player
    p.x, p.y = goal.x, goal.y + goal.h - p.h
    stage.frames(3)
    assert p.moves == 1
    assert stage.game.words.text("move.dash") in play.bulletin.text
    stage.close()  # nobody died and no level was left
    again = Stage(tmp_path)
    assert again.game.memory.values["moves"] == 1
    again.game.memory.loop = 2
    assert Play(again.game, again.game.levels).day.world.player.moves == 1
    again.close()


def test_deaths_in_play_bring_the_next_backup(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    store = stage.game.profile.store
    assert store is not None
    monkeypatch.setattr(store_module, "BACKUP_DEATHS", 2)
    in_play(stage)
    assert stage.game.memory.deaths == 0
    for _ in range(2):
        let_go(stage)
        stage.until(lambda: isinstance(stage.top, Play), 100)
    assert store.close()
    assert store.path.with_name(f"{store.path.name}.backup-1").exists()


def test_any_key_skips_the_rewind_in_a_third_of_a_second(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(100)
    let_go(stage)
    stage.frames(4)
    stage.key(pygame.K_SPACE)
    assert stage.until(lambda: stage.top is play, 100) + 6 <= SKIPPED + 4 <= 20


def test_pause_options_and_back_to_the_title(stage: Stage) -> None:
    in_play(stage)
    stage.key(pygame.K_ESCAPE)
    assert isinstance(stage.top, Menu)
    tick = stage.play.day.world.tick
    stage.frames(20)
    assert stage.play.day.world.tick == tick, "the day stands still"
    for _ in range(2):  # from the top round to the second last
        stage.key(pygame.K_UP)
    stage.key(pygame.K_RETURN)
    stage.key(pygame.K_LEFT)
    assert stage.game.settings.volume_master == 7
    saved, warnings = settings_file.load(stage.game.settings_path)
    assert (saved.volume_master, warnings) == (7, [])
    stage.key(pygame.K_ESCAPE)
    stage.key(pygame.K_DOWN)
    stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Title)


def test_losing_the_focus_pauses(stage: Stage) -> None:
    in_play(stage)
    pygame.event.post(pygame.Event(pygame.WINDOWFOCUSLOST))
    stage.frames(2)
    assert isinstance(stage.top, Menu)


def test_what_was_lived_is_there_in_the_next_program(tmp_path: Path) -> None:
    one = Stage(tmp_path)
    in_play(one)
    one.frames(120)
    let_go(one)
    one.frames(80)
    one.close()
    two = Stage(tmp_path)
    assert (two.game.memory.deaths, two.game.memory.loop) == (1, 3)
    assert two.game.memory.runs["base"].newest
    two.close()


def test_every_frame_changes_something_and_nothing_is_magenta(stage: Stage) -> None:
    in_play(stage)
    stage.frames(90)
    canvas = stage.game.window.canvas
    before = pygame.image.tobytes(canvas, "RGB")
    stage.frames(30)
    after = pygame.image.tobytes(canvas, "RGB")
    assert before != after
    assert not stage.game.assets.troubles


def test_the_whole_day_from_the_bunk_to_the_credits(stage: Stage) -> None:
    """The day's recording through the real scenes: five levels, the pin, the rewind, the epilogue, the credits.

    It is lived by somebody who has been through the yard."""
    stage.game.memory.set_value("moves", 31)
    play = in_play(stage)
    stage.every = 8
    seen: list[str] = []
    for level in ("base", "beach", "dam", "under"):
        stage.until(lambda level=level: play.day.level.id == level, 400)
        stage.press("day", level)
        seen.append(play.day.level.title)
        stage.until(lambda level=level: play.day.level.id != level or not isinstance(stage.top, Play), 40_000)
        if level != "under":
            assert isinstance(stage.top, ResultsScene), "nobody had come through"
            stage.until(lambda: stage.top is play, 1000)
    assert isinstance(stage.top, Ending)
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=0))
    stage.until(lambda: stage.top is play, 4000)
    assert play.day.level.id == "before"
    stage.press("day", "before")
    stage.until(lambda: isinstance(stage.top, ResultsScene), 6000)
    stage.until(lambda: isinstance(stage.top, TheCredits), 1000)
    assert stage.game.memory.values["endings"] == 1
    stage.until(lambda: isinstance(stage.top, Title), 10_000)
    assert not stage.game.assets.troubles
