"""Mods as their makers mean them: found, read, put in order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from last_reveille.app.day import Day
from last_reveille.app.levels import Levels
from last_reveille.app.replay import resimulate
from last_reveille.content.check import check_map
from last_reveille.content.modcheck import all_problems
from last_reveille.content.modorder import fits, in_order, ring, version_of
from last_reveille.content.mods import laid_over, read_mod, slug
from last_reveille.content.paths import data_root, mods_dirs
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import loads
from modlab import LANTERN, RUN, found, make, names, packed

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
