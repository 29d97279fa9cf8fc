"""Mods as their players meet them: the page in the real game, and what is played from it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.preview import Opening
from last_reveille.app.profile import MEMORIES
from last_reveille.app.scenes.mods import Mods
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.title import Title
from last_reveille.content.paths import data_root
from last_reveille.memory.recording import loads
from modlab import LANTERN, RUN, choose, found, make, open_page
from stage import Stage


@pytest.fixture(scope="module", autouse=True)
def headless() -> Iterator[None]:
    yield
    pygame.quit()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    mods = tmp_path / "home" / "mods"
    shutil.copytree(LANTERN, mods / "lantern")
    make(mods, "paint", files=("sprites/ui/icon.png",))
    make(mods, "sick", 'game = ">7"\n')
    (mods / "bad.tmx").write_text("<map", "utf-8")
    found = Stage(tmp_path / "home")
    yield found
    found.close()


def test_the_page_lists_them_all(stage: Stage) -> None:
    page = open_page(stage)
    assert [(entry.name, entry.state) for entry in page.entries] == [
        ("bad", "on"), ("The Lantern", "on"), ("paint", "on"), ("sick", "broken"),
    ]
    choose(stage, "sick")
    assert page.page.wrong == ('sick/mod.toml:5: game: it is for version ">7" of the game; this is 0.1.0',)
    stage.key(pygame.K_RETURN)
    assert stage.top is page, "what is broken does not start"


def test_the_first_moment_is_shown(stage: Stage) -> None:
    page = open_page(stage)
    choose(stage, "lantern")
    assert page.page.picture is None
    while page.page.picture is None:
        stage.frames()
        time.sleep(0.005)  # the maps are read beside
    picture = page.page.picture
    assert picture is not None and picture.get_size() == (300, 144)
    lights = sum(picture.get_at((x, y))[0] > 200 for x in range(300) for y in range(144))
    assert lights > 20, "the lanterns are lit"
    drawn = page.openings["lantern"]
    again, steps = Opening(drawn._level, drawn._over, 0, stage.game.words), 1
    while not again.work(0):
        steps += 1
    assert steps > 100, "it is drawn in slices: at once it is 150 ms and more"
    choose(stage, "bad")
    stage.frames(40)
    assert page.page.picture is None


def test_an_enemy_of_a_mod_below_is_no_fault(stage: Stage) -> None:
    mods = stage.game.options.home / "mods"
    home = make(mods, "low", files=("maps/x.png",))
    (home / "maps" / "enemies.toml").write_text('[ember]\nlike = "drone"\nhp = 9\n', "utf-8")
    for path, old, new in ((mods / "lantern" / "mod.toml", 'version = ', 'after = ["low"]\nversion = '),
                           (mods / "lantern" / "maps" / "cellar.tmx", 'value="drone"', 'value="ember"')):
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    page = open_page(stage)
    choose(stage, "lantern")
    stage.until(lambda: "lantern" in page.openings or "lantern" in page.bad_maps, 3000)
    assert page.page.wrong == ()


def test_the_mods_music_is_heard_and_then_the_games_again(stage: Stage) -> None:
    audio, game = stage.game.audio, stage.game
    game.take_up(next(mod for mod in game.mods if mod.id == "lantern"))
    audio.music("lantern")
    assert audio._music._stems == ["calm"] and audio._music.bank.has("lantern_calm") and audio.live
    game.take_up(None)
    audio.music("lantern")
    assert audio._music._stems == [] and not audio._music.bank.has("lantern_calm")
    audio.music("beach")
    assert audio._music._stems and audio.live and not audio.warning


def test_what_is_put_there_meanwhile_is_found(stage: Stage) -> None:
    make(stage.game.options.home / "mods", "late", files=("sprites/ui/icon.png",))
    page = open_page(stage)
    assert [entry.name for entry in page.entries] == ["bad", "The Lantern", "late", "paint", "sick"]
    stage.key(pygame.K_ESCAPE)
    late = next(mod.root for mod in stage.game.mods if mod.id == "late")
    assert late.resolve() in stage.game.assets.roots.folders


def test_what_is_wrong_keeps_its_name(tmp_path: Path) -> None:
    home = make(tmp_path, "sick", "moves = 3\n")
    text = (home / "mod.toml").read_text("utf-8").replace('name = "sick"', 'name = "The Sick One"')
    (home / "mod.toml").write_text(text, "utf-8")
    assert found(tmp_path)[0].campaign.name == "The Sick One"


def test_a_bad_map_is_told_on_the_page(stage: Stage) -> None:
    page = open_page(stage)
    choose(stage, "bad")
    stage.until(lambda: page.page.wrong, 2000)
    assert page.page.wrong == ("bad.tmx:1: not well-formed XML: unclosed token",)
    stage.key(pygame.K_RETURN)
    assert stage.top is page and stage.game.mod is None and len(page.page.wrong) == 1


def test_a_word_that_nobody_has_is_a_note(stage: Stage) -> None:
    """Not a fault: the mod is played all the same, and its first moment is shown."""
    path = stage.game.options.home / "mods/lantern/maps/cellar.tmx"
    path.write_text(path.read_text("utf-8").replace("lantern.sign", "lantern.sing"), "utf-8")
    page = open_page(stage)
    choose(stage, "lantern")
    stage.until(lambda: page.page.notes, 3000)
    assert [line.split(": ", 1)[0] for line in page.page.notes] == ["lantern/maps/cellar.tmx:114"]
    assert page.page.notes[0].endswith('"lantern.sing", which is no text (did you mean "lantern.sign"?)')
    stage.until(lambda: page.page.picture, 3000)
    assert not page.page.wrong
    choose(stage, "paint")
    assert not page.page.notes


def test_it_is_played_and_remembered_for_itself(stage: Stage) -> None:
    game = stage.game
    before = game.profile.store.path if game.profile.store else None
    open_page(stage)
    choose(stage, "lantern")
    stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Play) and game.mod is not None and game.mod.id == "lantern"
    assert game.profile.store is not None and game.profile.store.path.parent == game.options.home / MEMORIES / "lantern"
    assert game.words.text("lantern.cellar") == "The cellar" and game.assets.roots.folders[0] == game.mod.root
    stage.every = 8
    recording = loads(RUN.read_text("utf-8"), RUN.name)
    stage.commands = recording.segments[0].commands[:]
    stage.until(lambda: stage.play.day.level.id == "lamp", 1200)
    assert "cellar" in game.memory.runs and not game.assets.troubles
    stage.key(pygame.K_ESCAPE)
    game.go(stage.play.to_title(game))
    stage.frames(2)
    assert isinstance(stage.top, Title) and game.mod is None
    assert game.profile.store is not None and game.profile.store.path == before
    assert not game.memory.runs and not game.words.has("lantern.cellar")
    assert game.mods[1].root not in game.assets.roots.folders


def test_a_switch_is_kept_and_obeyed(stage: Stage) -> None:
    game = stage.game
    root = next(mod.root for mod in game.mods if mod.id == "paint").resolve()
    assert root in game.assets.roots.folders
    page = open_page(stage)
    for ident in ("paint", "lantern"):
        choose(stage, ident)
        stage.key(pygame.K_RIGHT)
    assert page.entries[page.at].state == "off" and game.settings.mods_off == ["paint", "lantern"]
    assert json.loads(game.settings_path.read_text("utf-8"))["mods_off"] == ["paint", "lantern"]
    stage.key(pygame.K_RETURN)
    assert stage.top is page and page.page.notes == (game.words.text("ui.mods.is_off"),)
    stage.key(pygame.K_ESCAPE)
    assert isinstance(stage.top, Title) and root not in game.assets.roots.folders
    stage.key(pygame.K_RETURN)
    choose(stage, "lantern")
    stage.key(pygame.K_LEFT)
    assert game.settings.mods_off == ["paint"]


def test_without_mods_nothing_lies_over_the_game(stage: Stage) -> None:
    home = stage.game.options.home
    stage.close()
    bare = Stage(home, no_mods=True)
    try:
        game = bare.game
        assert game.assets.roots.folders == (data_root().resolve(),)
        page = open_page(bare)
        assert [(entry.name, entry.state) for entry in page.entries] == [
            ("bad", "on"), ("The Lantern", "on"), ("paint", "off"), ("sick", "broken"),
        ]
        choose(bare, "paint")
        bare.key(pygame.K_RIGHT)
        assert page.entries[page.at].state == "off" and page.page.notes == ()
        bare.key(pygame.K_RIGHT)
        assert page.entries[page.at].state == "off" and page.page.notes == (game.words.text("ui.mods.bare"),)
        assert game.settings.mods_off == []
        game.take_up(next(mod for mod in game.mods if mod.id == "lantern"))
        assert [folder.name for folder in game.assets.roots.folders[:-1]] == ["lantern"], "a campaign has its own files"
    finally:
        bare.close()


def test_an_empty_folder_says_where_things_go(tmp_path: Path) -> None:
    found = Stage(tmp_path)
    try:
        for key in (pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN):
            found.key(key)
        page = found.top
        assert isinstance(page, Mods) and page.page.facts[-1] == str(tmp_path / "mods")
        for key in (pygame.K_UP, pygame.K_RETURN, pygame.K_LEFT):
            found.key(key)
        assert found.top is page
    finally:
        found.close()
