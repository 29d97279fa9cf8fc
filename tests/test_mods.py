"""Mods as their makers and players mean them: found, ordered, laid over the game, played, each with its own memory."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.day import Day
from last_reveille.app.game import MEMORIES
from last_reveille.app.levels import Levels
from last_reveille.app.replay import resimulate
from last_reveille.app.scenes.mods import Mods
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.title import Title
from last_reveille.audio.audio import EFFECTS
from last_reveille.audio.bank import Bank
from last_reveille.audio.music import FOLDER, read_theme
from last_reveille.cli.main import run
from last_reveille.content.check import check_map
from last_reveille.content.modcheck import all_problems, hidden
from last_reveille.content.modorder import fits, in_order, ring, version_of
from last_reveille.content.mods import Mod, find_mods, laid_over, read_mod, slug
from last_reveille.content.overlay import Roots
from last_reveille.content.paths import HOME_VARIABLE, data_root, mods_dirs
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import loads
from last_reveille.view.assets import MISSING, Assets
from stage import Stage

LANTERN = Path(__file__).parent / "mods" / "lantern"
RUN = LANTERN.with_suffix(".run")
PLAIN = 'id = "{id}"\nname = "{id}"\nversion = "1"\nauthor = "A"\n'


@pytest.fixture(scope="module", autouse=True)
def headless() -> Iterator[None]:
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ[name] = "dummy"
    yield
    pygame.quit()


def packed(out: Path, folder: Path = LANTERN, top: str = "") -> Path:
    """A mod as a zip, as its maker would pack it: the files at the top, or the whole folder."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.write(path, top + path.relative_to(folder).as_posix())
    return out


def make(folder: Path, ident: str, more: str = "", files: tuple[str, ...] = ()) -> Path:
    """A mod without levels, with the files (all of the same small picture)."""
    home = folder / ident
    home.mkdir(parents=True)
    (home / "mod.toml").write_text(PLAIN.format(id=ident) + more, "utf-8")
    for name in files:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", home / name)
    return home


def names(mods: list[Mod]) -> list[str]:
    return [mod.id for mod in mods]


def found(folder: Path) -> list[Mod]:
    return find_mods([folder], folder.parent / "cache", "0.1.0")


# -- found and read


@pytest.mark.parametrize("top", ["", "lantern/"])
def test_a_zip_is_the_folder(tmp_path: Path, top: str) -> None:
    mods = tmp_path / "mods"
    mods.mkdir()
    packed(mods / "lantern.zip", top=top)
    mod, = found(mods)
    assert (mod.id, mod.problems, mod.notes) == ("lantern", (), ())
    assert mod.root.is_relative_to(tmp_path / "cache") and [path.name for path in mods.iterdir()] == ["lantern.zip"]
    folder = Levels.of_mod(read_mod(LANTERN, tmp_path / "cache") or mod)
    for ident in folder.order:
        assert folder.get(ident).digest == Levels.of_mod(mod).get(ident).digest


def test_a_zip_is_unpacked_once_and_anew_when_it_is_another(tmp_path: Path) -> None:
    mods, cache = tmp_path / "mods", tmp_path / "cache"
    mods.mkdir()
    packed(mods / "lantern.zip")
    first = found(mods)[0].root
    stamp = (first / "mod.toml").stat().st_mtime_ns
    assert found(mods)[0].root == first and (first / "mod.toml").stat().st_mtime_ns == stamp
    packed(mods / "lantern.zip", top="again/")
    assert found(mods)[0].root != first
    assert len(list(cache.iterdir())) == 2 and not list(cache.glob("*.tmp"))


def test_the_sample_is_without_fault(tmp_path: Path) -> None:
    mod = read_mod(LANTERN, tmp_path)
    assert mod is not None and all_problems(mod) == [] and mod.playable
    for level in mod.campaign.levels:
        assert check_map(LANTERN / level.file) == []


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_both_maps_are_finished_as_recorded(tmp_path: Path, form: str) -> None:
    mods = tmp_path / "mods"
    mods.mkdir()
    if form == "zip":
        packed(mods / "l.zip")
    else:
        shutil.copytree(LANTERN, mods / "lantern")
    recording = loads(RUN.read_text("utf-8"), RUN.name)
    outcome = resimulate(recording, Levels.of_mod(found(mods)[0]))
    assert (outcome.trouble, outcome.outcome, outcome.level) == ("", "exit", "lamp")
    assert [segment.level_id for segment in recording.segments] == ["cellar", "lamp"]


def test_a_map_on_its_own_is_a_campaign_of_one(tmp_path: Path) -> None:
    shutil.copytree(LANTERN / "maps" / "tilesets", tmp_path / "mods" / "tilesets")
    shutil.copytree(LANTERN / "sprites", tmp_path / "sprites")
    shutil.copy(LANTERN / "maps" / "cellar.tmx", tmp_path / "mods" / "Côte d'Or (2).tmx")
    mods = found(tmp_path / "mods")
    mod = next(mod for mod in mods if mod.is_map)
    assert mod.id == "cote-d-or-2" and mod.campaign.order == (mod.id,) and mod.usable
    problems = all_problems(mod)
    assert len(problems) >= 1 and "outside of the folder" in problems[0], "its picture lies out of its folder"
    folder = next(mod for mod in mods if not mod.is_map)
    assert not folder.usable and "there is no mod.toml" in folder.problems[0]


def test_what_the_campaign_calls_a_level_is_its_id(tmp_path: Path) -> None:
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    path = tmp_path / "mods" / "lantern" / "mod.toml"
    path.write_text(path.read_text("utf-8").replace('"cellar"', '"beach"'), "utf-8")
    levels = Levels.of_mod(found(tmp_path / "mods")[0])
    assert levels.get("beach").id == "beach" and levels.after("beach") == "lamp"


def test_who_can_do_everything_has_no_first_morning() -> None:
    mod = read_mod(LANTERN, Path("cache"))
    assert mod is not None
    carry = Day(Levels.of_mod(mod), Memory()).first_carry()
    assert not carry.first and carry.moves == Levels.of_mod(mod).moves != 0
    assert Day(Levels.of_game(), Memory()).first_carry().first


def test_beside_a_single_executable_there_is_a_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mods_dirs(tmp_path) == (tmp_path / "mods",)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "bin" / "game"))
    assert mods_dirs(tmp_path / "home") == (tmp_path / "home" / "mods", tmp_path / "bin" / "mods")


# -- versions and order


@pytest.mark.parametrize(("wanted", "answer"), [
    ("", True), (">=0.1,<1", True), ("0.1", True), ("==0.1.0", True), ("!=0.1.0", False), (">=0.2", False),
    ("<0.1", False), (" > 0.0.9 , <= 0.1 ", True), (">=0.1,>=2", False),
])
def test_versions(wanted: str, answer: bool) -> None:
    assert fits(wanted, "0.1.0") is answer


@pytest.mark.parametrize("wanted", ["soon", ">=", "1.x", "1.2.3.4", "~1", ">=0.1,", "9999999"])
def test_what_is_no_version_is_told(wanted: str) -> None:
    with pytest.raises(ValueError, match="is no version"):
        fits(wanted, "0.1.0")
    assert version_of("0.1.0rc2") == (0, 1, 0) and version_of("3") == (3, 0, 0)


def test_order() -> None:
    assert in_order({"c": (), "a": ("b",), "b": ()}) == ["b", "a", "c"]
    assert in_order({"a": ("b", "gone"), "b": ("a",)}) == ["b", "a"]
    assert ring({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",)}, "a") == ["a", "b", "c"]
    assert ring({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",)}, "d") == []
    assert ring({"a": ("a",)}, "a") == ["a"]


def test_after_decides_and_then_the_name(tmp_path: Path) -> None:
    make(tmp_path, "zebra")
    make(tmp_path, "apple", 'after = ["zebra", "last-reveille"]\n')
    make(tmp_path, "mango")
    mods = found(tmp_path)
    assert names(mods) == ["zebra", "apple", "mango"] and all(mod.usable for mod in mods)
    assert names(laid_over(mods, ())) == ["mango", "apple", "zebra"], "the last of the order lies on top"
    assert names(laid_over(mods, ["mango"])) == ["apple", "zebra"]


def test_a_campaigns_files_are_seen_while_it_is_played(tmp_path: Path) -> None:
    shutil.copytree(LANTERN, tmp_path / "lantern")
    make(tmp_path, "paint")
    mods = found(tmp_path)
    assert names(laid_over(mods, ())) == ["paint"]
    assert names(laid_over(mods, (), "lantern")) == ["lantern", "paint"]


TROUBLE = {
    "no such mod": (
        'after = ["zebar"]\n', ':5: after: after names "zebar", which is no mod here (did you mean "zebra"?)',
    ),
    "itself": ('after = ["sick"]\n', ":5: after: it would come after itself: sick -> sick"),
    "behind a broken one": ('after = ["wrong"]\n', ':5: after: after names "wrong", which cannot be used'),
    "another version": ('game = ">=2"\n', ':5: game: it is for version ">=2" of the game; this is 0.1.0'),
    "no version": ('game = "new"\n', ':5: game: "new" is no version; write it as ">=0.1,<1"'),
    "a map that is not there": (
        '[[levels]]\nid = "one"\nfile = "maps/one.tmx"\n', ':7: level one: "maps/one.tmx": there is no such file',
    ),
    "an unknown key": ('moevs = []\n', ':5: moevs: there is no such key (did you mean "moves"?)'),
    "an unknown key of a level": (
        '[[levels]]\nid = "one"\nfile = "one.tmx"\nnxt = "two"\n',
        ':8: levels[0].nxt: there is no such key (did you mean "next"?)',
    ),
    "a wrong type": ('moves = 3\n', ":5: moves: Expected `array`, got `int`"),
}


@pytest.mark.parametrize("name", TROUBLE)
def test_a_fault_is_one_line_and_costs_one_mod(tmp_path: Path, name: str) -> None:
    make(tmp_path, "zebra")
    make(tmp_path, "wrong", "game = '>9'\n")
    home = make(tmp_path, "sick", TROUBLE[name][0])
    mods = {mod.id: mod for mod in found(tmp_path)}
    assert mods["sick"].problems == (f"{home / 'mod.toml'}{TROUBLE[name][1]}",)
    assert mods["zebra"].usable


def test_a_ring_costs_those_in_it_and_behind_it(tmp_path: Path) -> None:
    make(tmp_path, "a", 'after = ["b"]\n')
    make(tmp_path, "b", 'after = ["a"]\n')
    make(tmp_path, "c", 'after = ["b"]\n')
    make(tmp_path, "d")
    mods = found(tmp_path)
    assert names(mods) == ["d", "a", "b", "c"] and [mod.usable for mod in mods] == [True, False, False, False]
    assert "a -> b -> a" in mods[1].problems[0] and 'after names "b", which cannot be used' in mods[3].problems[0]


def test_of_two_with_one_id_the_first_counts(tmp_path: Path) -> None:
    make(tmp_path, "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    first, second = found(tmp_path)
    assert first.file.name == "one" and first.usable
    told = f'{tmp_path / "two" / "mod.toml"}:1: id: "one" is the id of one too, which was found first'
    assert second.problems == (told,)


def test_nobody_is_the_game(tmp_path: Path) -> None:
    make(tmp_path, "last-reveille")
    assert "is the game itself" in found(tmp_path)[0].problems[0]


def test_slugs() -> None:
    for name, ident in (("A b", "a-b"), ("Ünder", "under"), ("???", "unnamed"), ("x" * 60, "x" * 40), ("-_a_-", "a")):
        assert slug(name) == ident


# -- laid over the game


def test_the_topmost_file_is_seen(tmp_path: Path) -> None:
    name = "sprites/ui/icon.png"
    over = make(tmp_path, "over", files=(name,))
    plain, painted = Assets(data_root()), Assets(data_root(), [over])
    assert painted.size(name) == (64, 48) != plain.size(name)
    assert painted.size("sprites/ui/title.png") == plain.size("sprites/ui/title.png") != (0, 0)
    assert painted.names("sprites/ui", ".png") == plain.names("sprites/ui", ".png")


def test_hidden_files_are_told(tmp_path: Path) -> None:
    make(tmp_path, "low", files=("sprites/ui/icon.png", "sprites/ui/other.png"))
    make(tmp_path, "top", 'after = ["low"]\n', ("sprites/ui/icon.png",))
    mods = found(tmp_path)
    told = hidden(laid_over(mods, ()))
    assert {ident: [(name, mod.id) for name, mod in rows] for ident, rows in told.items()} == {
        "low": [("sprites/ui/icon.png", "top")],
    }


def test_a_maps_own_picture_is_found_and_no_other(tmp_path: Path) -> None:
    mod = read_mod(LANTERN, tmp_path)
    assert mod is not None
    art = next(art for art in Levels.of_mod(mod).get("cellar").tiles if art.image.endswith("cellar.png"))
    assert Assets(data_root(), [mod.root]).size(art.image) == (64, 48)
    secret = tmp_path / "secret.png"
    shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", secret)
    strict = Assets(data_root(), [mod.root])
    assert strict.size(str(secret)) == (0, 0) and strict.image(str(secret)).get_at((0, 0))[:3] == MISSING


def test_links_lead_nowhere(tmp_path: Path) -> None:
    home = make(tmp_path, "mod", files=("sprites/own.png",))
    shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", tmp_path / "out.png")
    (home / "sprites" / "link.png").symlink_to(tmp_path / "out.png")
    (home / "sounds").symlink_to(tmp_path)
    roots = Roots(home)
    assert roots.find("sprites/own.png") is not None and roots.find("sprites/link.png") is None
    assert roots.names("sprites", ".png") == ["sprites/own.png"] and roots.names("sounds", ".png") == []
    assert roots.find("../out.png") is None and not roots.inside("../out.png")


def test_a_sound_takes_the_place_of_all_its_variants(tmp_path: Path) -> None:
    effects = tmp_path / "over" / "sounds" / "effects"
    effects.mkdir(parents=True)
    shutil.copy(data_root() / "sounds" / "effects" / "rifle_1.ogg", effects / "rifle.ogg")
    plain, painted = Bank(Roots(data_root()), None, EFFECTS), Bank(Roots(tmp_path / "over", data_root()), None, EFFECTS)
    assert len(plain._files["rifle"]) > 1 and painted._files["rifle"] == [effects / "rifle.ogg"]
    assert {name: files for name, files in painted._files.items() if name != "rifle"} == {
        name: files for name, files in plain._files.items() if name != "rifle"
    }


def test_a_theme_comes_from_where_it_is(tmp_path: Path) -> None:
    roots = Roots(LANTERN, data_root())
    assert read_theme(roots, "lantern") == ["calm"] and read_theme(Roots(data_root()), "lantern") == []
    assert read_theme(roots, "beach") == read_theme(Roots(data_root()), "beach") != []
    assert Bank(roots, None, FOLDER).has("lantern_calm") and Bank(roots, None, FOLDER).has("beach_calm")


# -- in the game


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


def open_page(stage: Stage) -> Mods:
    for key in (pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN):
        stage.key(key)
    assert isinstance(stage.top, Mods)
    return stage.top


def choose(stage: Stage, ident: str) -> None:
    page = stage.top
    assert isinstance(page, Mods)
    while stage.game.mods[page.at].id != ident:
        stage.key(pygame.K_DOWN)


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
    stage.frames(40)
    picture = page.page.picture
    assert picture is not None and picture.get_size() == (300, 144)
    lights = sum(picture.get_at((x, y))[0] > 200 for x in range(300) for y in range(144))
    assert lights > 20, "the lanterns are lit"
    choose(stage, "bad")
    stage.frames(40)
    assert page.page.picture is None


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
    stage.frames(40)
    assert page.page.wrong == ("bad.tmx:1: not well-formed XML: unclosed token",)
    stage.key(pygame.K_RETURN)
    assert stage.top is page and stage.game.mod is None and len(page.page.wrong) == 1


def test_it_is_played_and_remembered_for_itself(stage: Stage) -> None:
    game = stage.game
    before = game.profile.store.path if game.profile.store else None
    open_page(stage)
    choose(stage, "lantern")
    stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Play) and game.mod is not None and game.mod.id == "lantern"
    assert game.profile.store is not None and game.profile.store.path.parent == game.options.home / MEMORIES / "lantern"
    assert game.words.text("lantern.cellar") == "The cellar" and game.assets.roots.folders[0] == game.mod.root
    recording = loads(RUN.read_text("utf-8"), RUN.name)
    stage.commands = recording.segments[0].commands[:]
    stage.until(lambda: stage.play.day.level.id == "lamp", 1200)
    assert "cellar" in game.memory.runs and not game.assets.troubles
    stage.key(pygame.K_ESCAPE)
    game._go(stage.play.to_title(game))
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


# -- on the command line


def test_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert run(["mods"]) == 0 and str(tmp_path / "mods") in capsys.readouterr().out
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    assert run(["mods"]) == 0
    assert capsys.readouterr().out.startswith("on: lantern 1.0 (campaign, by ")
    make(tmp_path / "mods", "sick", 'game = ">7"\n')
    (tmp_path / "settings.json").write_text('{"mods_off": ["lantern"]}', "utf-8")
    assert run(["mods", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(mod["id"], mod["state"], len(mod["problems"])) for mod in told["mods"]] == [
        ("lantern", "off", 0), ("sick", "broken", 1),
    ]
    assert told["mods"][0]["levels"] == ["cellar", "lamp"]
    assert told["mods"][0]["brings"] == ["maps", "sprites", "sounds", "strings"]


def test_a_mod_that_cannot_be_played_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    make(tmp_path / "mods", "paint")
    make(tmp_path / "mods", "sick", 'game = ">7"\n')
    for ident, told in (
        ("lantren", 'did you mean "lantern"?'), ("paint", "no levels of its own"), ("sick", 'version ">7"'),
    ):
        assert run(["play", "--mod", ident]) == 1
        line, = capsys.readouterr().err.splitlines()
        assert told in line
    assert run(["play", "--mod", "lantern", "x.tmx"]) == 2


def test_a_run_finds_the_mod_that_it_was_made_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert run(["replay", str(RUN), "--verify"]) == 1 and "no level is called" in capsys.readouterr().err
    (tmp_path / "mods").mkdir()
    packed(tmp_path / "mods" / "l.zip")
    assert run(["replay", str(RUN), "--verify", "--shot", f"200:{tmp_path / 'x.png'}"]) == 0
    picture = pygame.image.load(str(tmp_path / "x.png"))
    seen = {tuple(picture.get_at((x, y))[:3]) for x in range(0, 640, 4) for y in range(0, 360, 4)}
    assert len(seen) > 20 and MISSING not in seen


def test_check_reads_mods(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = packed(tmp_path / "l.zip")
    assert run(["check", str(LANTERN), str(LANTERN / "mod.toml"), str(made)]) == 0
    home = tmp_path / "lantern"
    shutil.copytree(LANTERN, home)
    path = home / "maps" / "cellar.tmx"
    path.write_text(path.read_text("utf-8").replace('value="lamp"', 'value="lmap"'), "utf-8")
    assert run(["check", str(home)]) == 1
    line, = capsys.readouterr().out.splitlines()
    assert line == (f'{home / "mod.toml"}:11: level cellar: maps/cellar.tmx: an Exit leads to "lmap", which is no '
                    'level here (did you mean "lamp"?)')


def test_the_games_own_campaign_plays_as_a_mod(tmp_path: Path) -> None:
    """The same file under another id, with the game's maps, gives the same levels."""
    home = tmp_path / "mods" / "copy"
    shutil.copytree(data_root() / "maps", home / "maps")
    text = (data_root() / "maps" / "campaign.toml").read_text("utf-8")
    text = text.replace('id = "last-reveille"', 'id = "copy"').replace('file = "', 'file = "maps/')
    (home / "mod.toml").write_text(text, "utf-8")
    mod, = found(tmp_path / "mods")
    game, copy = Levels.of_game(), Levels.of_mod(mod)
    assert mod.usable and (copy.order, copy.moves, copy.teaches) == (game.order, game.moves, game.teaches)
    for ident in ("base", "road"):
        assert copy.get(ident).digest == game.get(ident).digest
