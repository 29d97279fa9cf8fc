"""The next map of a day turns out to be bad when somebody walks into it: they are told, and lose nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.levels import Levels
from last_reveille.app.profile import Slot
from last_reveille.app.replay import resimulate
from last_reveille.app.scenes.mods import Mods
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.title import Title
from last_reveille.content.files import Library
from last_reveille.memory.recording import loads
from last_reveille.memory.store import Store
from modlab import LANTERN, RUN, choose, open_page
from stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    shutil.copytree(LANTERN, tmp_path / "home" / "mods" / "lantern")
    made = Stage(tmp_path / "home")
    made.every = 20
    yield made
    made.close()
    pygame.quit()


def spoil(stage: Stage) -> Path:
    """The second map of the mod, now without an end."""
    path: Path = stage.game.options.home / "mods" / "lantern" / "maps" / "lamp.tmx"
    path.write_bytes(path.read_bytes()[:700])
    return path


def walk(stage: Stage) -> None:
    """Begin, and press what leads to the end of the first level; the second is spoiled while one is on the way."""
    open_page(stage)
    choose(stage, "lantern")
    stage.key(pygame.K_RETURN)
    stage.commands = loads(RUN.read_text("utf-8"), RUN.name).segments[0].commands[:]
    stage.frames(200)
    assert isinstance(stage.top, Play)


def go_on(stage: Stage) -> None:
    """From the page, on which the mod is chosen, back to where that day was left, and on through the exit."""
    stage.key(pygame.K_RETURN)
    stage.until(lambda: isinstance(stage.top, Play), 400)
    assert stage.play.day.level.id == "cellar"
    at = len(stage.play.day.recorder.recording.segments[0].commands)
    stage.commands = loads(RUN.read_text("utf-8"), RUN.name).segments[0].commands[at:]


def assert_kept(stage: Stage, ticks: int) -> None:
    """The life is kept up to shortly before its end, and can be lived again."""
    kept = Store(Slot(stage.game.options.home, 1, "lantern").file).peek()
    assert kept.runs["cellar"].last is not None and kept.loop == 1
    recording = next(k for k in kept.kept if k.kind == "last").recording()
    assert recording.outcome == "quit" and ticks - 30 < len(recording.segments[0].commands) < ticks
    lantern = next(mod for mod in stage.game.mods if mod.id == "lantern")
    assert resimulate(recording, Levels.of_mod(lantern)).trouble == ""


def test_a_map_that_broke_on_the_way_costs_nothing(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    game = stage.game
    walk(stage)
    path = spoil(stage)
    ticks = len(loads(RUN.read_text("utf-8"), RUN.name).segments[0].commands)
    stage.until(lambda: not isinstance(stage.top, Play), 1200)
    page = stage.top
    assert isinstance(page, Mods) and isinstance(game.scenes[0], Title) and len(game.scenes) == 2
    assert game.mods[page.at].id == "lantern" and game.mod is None
    assert len(page.page.wrong) == 1 and page.page.wrong[0].startswith("lantern/maps/lamp.tmx:")
    assert page.page.notes == (game.words.text("ui.mods.stopped"),)
    line, = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{path}:"), "a terminal is told where the file lies"
    stage.frames(60)
    assert len(page.page.wrong) == 1, "it is told once"

    assert_kept(stage, ticks)

    # It is told again as long as it is bad, and once it is mended one goes on from just before that exit.
    go_on(stage)
    stage.until(lambda: not isinstance(stage.top, Play), 200)
    assert isinstance(stage.top, Mods) and stage.top.page.wrong and stage.code is None
    assert_kept(stage, ticks)
    shutil.copy(LANTERN / "maps" / "lamp.tmx", path)
    stage.key(pygame.K_ESCAPE)
    assert stage.top is game.scenes[0]
    open_page(stage)
    choose(stage, "lantern")
    go_on(stage)
    stage.until(lambda: stage.play.day.level.id == "lamp", 200)


def elsewhere(folder: Path) -> Stage:
    """The game's own day, played from other files: their second map is bad."""
    home = folder / "lantern"
    shutil.copytree(LANTERN, home)
    (home / "maps" / "lamp.tmx").write_text("<map", "utf-8")
    files = {ident: home / "maps" / f"{ident}.tmx" for ident in ("cellar", "lamp")}
    made = Stage(folder / "home", Levels(files, ("cellar", "lamp"), Library(home).root, "lantern"))
    made.every = 20
    return made


def test_a_bad_map_of_the_campaign_itself_leads_to_the_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = elsewhere(tmp_path)
    try:
        made.key(pygame.K_RETURN)
        made.commands = loads(RUN.read_text("utf-8"), RUN.name).segments[0].commands[:]
        made.until(lambda: isinstance(made.top, Title), 1500)
        assert made.game.notices[-1] == "maps/lamp.tmx:1: not well-formed XML: unclosed token"
        assert made.game.memory.runs["cellar"].last is not None
    finally:
        made.close()
        pygame.quit()


def test_a_bad_map_behind_the_end_of_the_war(tmp_path: Path) -> None:
    """The level after the last one is read only when the pin has been let go."""
    made = elsewhere(tmp_path)
    try:
        made.key(pygame.K_RETURN)
        made.frames(100)
        made.play.day.world.over = "end"
        made.frames()
        assert isinstance(made.top, Title) and made.game.notices[-1].startswith("maps/lamp.tmx:1:")
        kept = made.game.memory.find_recording("last")
        assert kept is not None and kept.recording().outcome == "quit"
        assert 80 < len(kept.recording().segments[0].commands) < 100
    finally:
        made.close()
        pygame.quit()
