"""The loop itself: focus, full screen, a minimised window, a memory that cannot be written any more."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.game import SETTLE, Game, Options
from last_reveille.app.levels import Levels
from last_reveille.app.scene import Base, Next
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.store import Complaint


class Still(Base):
    """Nothing happens, and lost focus is counted."""

    def __init__(self) -> None:
        self.lost = 0

    def tick(self, game: Game) -> Next:
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        canvas.fill((0, 0, 0))

    def focus_lost(self, game: Game) -> Next:
        self.lost += 1
        return None


@pytest.fixture(scope="module")
def levels() -> Levels:
    return campaign_levels()


@pytest.fixture
def scene() -> Still:
    return Still()


@pytest.fixture
def game(levels: Levels, scene: Still, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Game]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = Game(Options(levels, tmp_path, lambda _: scene))
        made.scenes = [scene]
        monkeypatch.setattr(made.clock, "wait", lambda: None)
        monkeypatch.setattr(pygame.key, "get_focused", lambda: True)
        # The invisible driver dies of a real change; tests/test_window.py has a real screen.
        monkeypatch.setattr(made.window, "set_fullscreen", lambda on: setattr(made.window, "fullscreen", on))
        pygame.event.clear()
        yield made
        made.profile.close()
        made.audio.close()
        pygame.display.quit()


def frames(game: Game, count: int) -> None:
    for _ in range(count):
        assert game.once() is None


def post(*kinds: int) -> None:
    for kind in kinds:
        pygame.event.post(pygame.Event(kind))


def toggle() -> None:
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_F11, mod=0))


def test_focus_that_is_lost_tells_the_scene(game: Game, scene: Still) -> None:
    frames(game, 2)
    post(pygame.WINDOWFOCUSLOST)
    frames(game, 1)
    assert scene.lost == 1 and not game.focused
    post(pygame.WINDOWFOCUSGAINED)
    frames(game, 1)
    assert game.focused


def test_full_screen_is_no_loss_of_focus(game: Game, scene: Still) -> None:
    for full in (True, False):
        toggle()
        frames(game, 1)
        assert game.window.fullscreen is full and game.settings.fullscreen is full
        post(pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED)
        frames(game, SETTLE + 5)
    assert scene.lost == 0 and game.focused


def test_who_leaves_during_the_change_is_noticed_after_it(
    game: Game, scene: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    toggle()
    frames(game, 1)
    monkeypatch.setattr(pygame.key, "get_focused", lambda: False)
    post(pygame.WINDOWFOCUSLOST)
    frames(game, 3)
    assert scene.lost == 0
    frames(game, SETTLE)
    assert scene.lost == 1 and not game.focused


def test_minimised_it_idles_and_comes_back(game: Game, scene: Still) -> None:
    post(pygame.WINDOWMINIMIZED)
    began = time.monotonic()
    frames(game, 4)
    assert scene.lost == 1
    assert time.monotonic() - began > 0.3
    post(pygame.WINDOWRESTORED, pygame.WINDOWFOCUSGAINED)
    frames(game, 1)
    assert not game.minimised and game.focused


def test_trouble_with_the_memory_is_told_once(game: Game, capsys: pytest.CaptureFixture[str]) -> None:
    store = game.profile.store
    assert store is not None
    store.complaint = Complaint("The memory could not be saved (disk is full); the game goes on.", "disk_full")
    frames(game, 100)
    assert game.notices.count("The disk is full. Memory is kept until you make room.") == 1
    assert capsys.readouterr().err.splitlines() == [store.trouble]
    store.complaint = Complaint()


def test_ten_thousand_events_do_not_hide_the_close_button(game: Game) -> None:
    for _ in range(10_000):
        post(pygame.USEREVENT)
    post(pygame.QUIT)
    assert game.once() == 0
