"""Coming back, in the real game: at once, as a film, taken over, warned, let go; and a pin on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from last_reveille.app.goal import Goal
from last_reveille.app.scenes.again import Again
from last_reveille.app.scenes.death import Death
from last_reveille.app.scenes.play import RETRY, Play
from last_reveille.app.scenes.relive import BEFORE_DEATH, Relive
from last_reveille.audio.table import AMBIENCE
from last_reveille.memory.keepsakes import PIN_H, PIN_W
from last_reveille.memory.memory import Kept
from last_reveille.memory.recording import loads
from last_reveille.sim.snapshot import digest
from last_reveille.sim.specs import Air
from stage import RUNS, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def in_play(stage: Stage) -> Play:
    stage.game.memory.loop = 2
    stage.game.memory.values["moves"] = 31
    stage.frames(3)
    stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Play)
    return stage.play


def kept_life(stage: Stage, ticks: int, outcome: str) -> Kept:
    """The clean way through the base as a life that ended at some tick."""
    recording = loads((RUNS / "base.run").read_text("utf-8"), "base")
    part = recording.cut(0, ticks)
    part.outcome = outcome
    stage.game.memory.add_recording("last", "base", part)
    kept = stage.game.memory.find_recording("last")
    assert kept is not None
    return kept


def watch(stage: Stage, goal: Goal) -> Relive:
    stage.play.relive_to = goal
    stage.frames()
    assert isinstance(stage.top, Relive)
    scene = stage.top
    stage.until(lambda: scene.winding is None or stage.top is not scene, 200)
    return scene


def taken_over(stage: Stage) -> None:
    """A life that was relived up to tick 600."""
    play = stage.play
    play.relive_to = Goal(kept_life(stage, 700, "quit"), 0, 600)
    stage.frames()
    stage.until(lambda: stage.top is play, 120)


def press(stage: Stage, key: int) -> None:
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
    stage.frames()


def hands(stage: Stage) -> None:
    """The real ones, instead of the test's."""
    del stage.game.controls.command  # type: ignore[attr-defined]


def test_a_film_runs_as_fast_as_asked_and_any_action_takes_it_over_at_that_tick(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(400)  # the offer of the bunk is over: what is lived now counts as a life
    kept = kept_life(stage, 1000, "quit")
    scene = watch(stage, Goal(kept, 0, 1000, speed=4, start=(0, 200)))
    assert scene.film.ticks == 200
    stage.frames(10)
    assert scene.film.ticks == 240
    stage.key(pygame.K_RETURN)  # twice as fast
    assert scene.speed == 8
    at = scene.film.ticks
    state = digest(scene.film.world)
    hands(stage)
    loop, deaths = stage.game.memory.loop, stage.game.memory.deaths
    press(stage, pygame.K_SPACE)
    assert stage.top is play
    assert (play.day.world.tick, digest(play.day.world)) == (at, state)
    assert (stage.game.memory.loop, stage.game.memory.deaths) == (loop + 1, deaths), "one more loop, and no death"
    stage.frames()
    assert play.day.world.player.vy < 0, "the press that took it over is not lost"
    assert play.day.began is not None


def test_leaving_a_film_leaves_the_day_as_it_was(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(400)
    world, tick, loop = play.day.world, play.day.world.tick, stage.game.memory.loop
    kept = kept_life(stage, 900, "quit")
    watch(stage, Goal(kept, 0, 900, speed=2))
    stage.frames(20)
    stage.key(pygame.K_ESCAPE)
    assert play.day.world is world
    assert world.tick - tick <= 3, "it stood still meanwhile"
    assert stage.game.memory.loop == loop


def test_control_comes_back_before_a_known_death_with_a_heartbeat(
    stage: Stage, monkeypatch: pytest.MonkeyPatch,
) -> None:
    play = in_play(stage)
    heard: list[str] = []
    monkeypatch.setattr(stage.game.audio, "ui", heard.append)
    kept = kept_life(stage, 1000, "dead")
    scene = watch(stage, Goal(kept, 0, 1000, speed=16, start=(0, 500), on=True))
    frames = stage.until(lambda: stage.top is play, 400)
    assert play.day.world.tick == 1000 - BEFORE_DEATH
    assert heard.count("heartbeat") >= 3
    assert frames > 150, "the last three seconds run at the day's own speed"
    assert scene.play.bulletin.text == stage.game.words.text("prompt.heartbeat")


def test_what_is_heard_is_the_bed_of_the_place(stage: Stage) -> None:
    """Lived and relived."""
    play = in_play(stage)
    level = play.day.world.level
    inside = replace(level, airs=(Air(900, "", 0, 0, level.width * 16, level.height * 16, palette="gallery"),))
    heard = []
    for there in (level, inside):
        play.day.world.level = there
        stage.frames(2)
        heard.append(stage.game.audio._ambience)
    scene = watch(stage, Goal(kept_life(stage, 1000, "dead"), 0, 1000, speed=1, start=(0, 100), on=True))
    heard.append(stage.game.audio._ambience)
    scene.film.world.level = inside
    stage.frames()
    assert isinstance(stage.top, Relive)
    assert [*heard, stage.game.audio._ambience] == [
        AMBIENCE[palette] for palette in (level.palette, "gallery", level.palette, "gallery")]


@pytest.mark.parametrize("speed", [0, 4])
def test_nobody_is_put_into_his_own_death(stage: Stage, speed: int) -> None:
    play = in_play(stage)
    kept = kept_life(stage, 800, "dead")
    play.relive_to = Goal(kept, 0, 800, speed=speed, start=(0, 800), on=True)
    stage.frames()
    stage.until(lambda: stage.top is play, 120)
    assert 800 - BEFORE_DEATH <= play.day.world.tick <= 800 - BEFORE_DEATH + 1


def test_a_jump_is_there_within_a_few_frames_and_shows_no_foreign_picture(stage: Stage) -> None:
    play = in_play(stage)
    kept = kept_life(stage, 1200, "quit")
    play.relive_to = Goal(kept, 0, 1100)
    stage.frames()
    took = stage.until(lambda: stage.top is play, 120)
    assert play.day.world.tick in (1100, 1101)
    play.relive_to = Goal(kept, 0, 1000)
    stage.frames()
    assert stage.until(lambda: stage.top is play, 10) <= 4 <= took, "once it has been wound it is at once"
    assert stage.game.memory.loop == 3, "the second of them cost a loop, from the fresh bunk the first did not"


def test_the_retry_key_held_goes_back_to_where_the_life_was_taken_over(stage: Stage) -> None:
    play = in_play(stage)
    taken_over(stage)
    stage.frames(50)
    deaths, marks = stage.game.memory.deaths, stage.game.memory.marks.get("base")
    press(stage, pygame.K_r)
    stage.frames(RETRY - 6)
    assert stage.top is play
    assert play.retry > 0
    frames = stage.until(lambda: isinstance(stage.top, Again), 10)
    frames += stage.until(lambda: stage.top is play and play.day.world.tick >= 600, 60)
    assert frames < 30, "half a second after the key"
    assert play.day.world.tick <= 603
    assert (stage.game.memory.deaths, stage.game.memory.marks.get("base")) == (deaths, marks), "no mark is left"
    assert stage.game.memory.loop == 3


def test_a_slip_on_the_retry_key_costs_nothing(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(100)
    for _ in range(5):
        press(stage, pygame.K_r)
        stage.frames(RETRY - 8)
        pygame.event.post(pygame.Event(pygame.KEYUP, key=pygame.K_r, mod=0, unicode="", scancode=0))
        stage.frames(3)
    assert stage.top is play
    assert stage.game.memory.loop == 2


def test_one_key_pins_this_place_and_this_tick_with_a_picture_of_the_world_alone(stage: Stage) -> None:
    from last_reveille.view.pins import read_pin_picture

    play = in_play(stage)
    stage.go(200)
    tick = play.day.world.tick
    press(stage, pygame.K_p)
    (pin,) = stage.game.memory.pins
    assert (pin.level, pin.tick) == ("base", tick + 1)
    p = play.day.world.player
    assert (pin.x, pin.y) == (p.x + p.w // 2, p.y + p.h)
    picture = read_pin_picture(pin.picture.get())
    assert picture is not None
    assert picture.get_size() == (PIN_W, PIN_H)
    assert len({tuple(picture.get_at((x, y))) for x in range(0, 92, 4) for y in range(0, 52, 4)}) > 20
    assert stage.game.profile.store is not None
    assert stage.game.profile.store.flush()


def test_the_purist_is_offered_no_way_back(stage: Stage) -> None:
    stage.game.settings.relive = False
    play = in_play(stage)
    kept_life(stage, 700, "quit")
    stage.frames(30)
    assert not play._offers_relive(stage.game)
    play.day.began = Goal(stage.game.memory.kept[-1], 0, 600)
    press(stage, pygame.K_r)
    stage.until(lambda: isinstance(stage.top, Again), RETRY + 5)
    stage.until(lambda: stage.top is play, 60)
    stage.frames(2)
    assert play.day.world.tick < 5, "in the bunk"


def test_the_table_in_the_barracks_opens_by_the_key_of_use(stage: Stage) -> None:
    from last_reveille.app.scenes.wartable import WarTable

    play = in_play(stage)
    stage.frames(5)
    zone = next(zone for zone in play.day.level.zones if zone.kind == "war_table")
    p = play.day.world.player
    p.x, p.y = zone.x + 20, zone.y + zone.h - p.h
    stage.frames(2)
    assert play.hud_model(stage.game).prompt == stage.game.words.text("table.open", table="E")
    stage.key(pygame.K_e)
    assert isinstance(stage.top, WarTable)
    stage.key(pygame.K_ESCAPE)
    assert stage.top is play


def test_a_life_that_was_left_in_the_middle_goes_on_at_its_tick_also_after_the_program_ended(tmp_path: Path) -> None:
    first = Stage(tmp_path)
    first.game.memory.next_loop()
    first.game.memory.set_value("moves", 31)
    play = in_play(first)
    first.press("base", "base")
    first.go(700)
    tick, state = play.day.world.tick, digest(play.day.world)
    first.game._leave()  # the window was closed
    first.close()
    second = Stage(tmp_path)
    try:
        assert second.game.memory.loop == 2
        second.frames(3)
        second.key(pygame.K_RETURN)
        took = second.until(lambda: second.play.day.world.tick >= tick, 60)
        world = second.play.day.world
        assert took < 12, "from its keyframe"
        assert second.game.memory.values.get("relives", 0) == 0, "it is still the same life"
        assert second.game.memory.loop == 2
        ahead = world.tick - tick
        assert ahead < 6
        recording = second.play.day.recorder.recording
        kept = second.game.memory.find_recording("last")
        assert kept is not None
        assert kept.recording().digest == state
        assert recording.segments[0].commands[:tick] == kept.recording().segments[0].commands
        second.play.day.let_go()
        assert second.play.day.unfinished() is None, "what was let go is over"
    finally:
        second.close()


def test_leaving_by_the_pause_menu_keeps_the_life_and_a_death_does_not_come_back(stage: Stage) -> None:
    play = in_play(stage)
    stage.go(300)
    tick = play.day.world.tick
    play.to_title(stage.game)
    goal = play.day.unfinished()
    assert goal is not None
    assert (goal.segment, goal.ticks, goal.resume) == (0, tick, True)
    play.leaving(stage.game)  # twice is once
    assert len([kept for kept in stage.game.memory.kept if kept.kind == "last"]) == 1
    play.wake(stage.game)
    play.day.die()
    assert play.day.unfinished() is None


def test_the_retry_key_in_the_rewind_of_a_death_goes_straight_back(stage: Stage) -> None:
    play = in_play(stage)
    taken_over(stage)
    stage.frames(60)
    play.let_go = True
    stage.frames(6)
    assert isinstance(stage.top, Death)
    press(stage, pygame.K_r)
    frames = stage.until(lambda: stage.top is play and play.day.world.tick >= 600, 60)
    assert frames <= 24
    assert stage.game.memory.deaths == 1
