"""The makers' keys: they do what CONTRIBUTING says, and only when they were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.scene import Reset
from last_reveille.app.scenes.play import Play
from stage import Stage


def entered(home: Path, *, debug: bool) -> Stage:
    stage = Stage(home)
    stage.frames(3)  # the new window has its focus by now
    stage.game.go(Reset(Play(stage.game, stage.game.levels, debug=debug)))
    stage.frames(10)
    return stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = entered(tmp_path, debug=True)
    yield stage
    stage.close()


def test_stop_and_one_tick_at_a_time(stage: Stage) -> None:
    world = stage.play.day.world
    stage.key(pygame.K_F2)
    at = world.tick
    stage.frames(10)
    assert world.tick == at
    stage.key(pygame.K_F3)
    assert world.tick == at + 1
    stage.key(pygame.K_F2)
    stage.frames(5)
    assert world.tick >= at + 6


def test_slow_motion_has_a_tick_every_other_frame(stage: Stage) -> None:
    stage.key(pygame.K_F4)
    at = stage.play.day.world.tick
    stage.frames(20)
    assert stage.play.day.world.tick == at + 10


def test_boxes_are_drawn_and_change_nothing(stage: Stage) -> None:
    stage.key(pygame.K_F2)
    stage.frames()
    plain = pygame.image.tobytes(stage.game.window.canvas, "RGB")
    stage.key(pygame.K_F1)
    assert pygame.image.tobytes(stage.game.window.canvas, "RGB") != plain
    assert not stage.play.day.spoiled


def test_spawned_by_hand_and_wound_back_is_kept_by_nobody(stage: Stage) -> None:
    stage.frames(120)
    count = len(stage.play.day.world.actors)
    stage.key(pygame.K_F6)
    assert len(stage.play.day.world.actors) == count + 1
    assert stage.play.day.spoiled
    tick = stage.play.day.world.tick
    stage.key(pygame.K_F5)
    assert tick - 90 <= stage.play.day.world.tick <= tick - 50


def test_without_debug_the_keys_are_dead(tmp_path: Path) -> None:
    stage = entered(tmp_path, debug=False)
    at = stage.play.day.world.tick
    for code in (pygame.K_F2, pygame.K_F5, pygame.K_F6):
        stage.key(code)
    assert stage.play.day.world.tick == at + 6
    assert not stage.play.day.spoiled
    stage.close()
