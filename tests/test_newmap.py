"""The first map and the first mod: nothing is wrong with them, they play, they open in the editor, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from last_reveille.app.bots import Bot, Reckless
from last_reveille.cli.main import run
from last_reveille.content.campaign import load_campaign, missing_maps
from last_reveille.content.check import check_map
from last_reveille.content.classes import ENUMS
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.starter import (
    LARGEST,
    PLACES,
    SMALLEST,
    Refused,
    Wish,
    map_files,
    map_text,
    shelf,
    terrains,
)
from last_reveille.content.strings import flatten
from last_reveille.content.xml import parse
from last_reveille.sim.specs import Level, TileLayer
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry
from runner import runner

TILES = ["back", "back_wall", "back_props", "solid", "oneway", "hazard", "ladder", "cracked", "front"]
OBJECTS = ["zones", "actors", "schedule", "reactive", "people", "marks", "camera", "light", "sound"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay(wish: Wish, folder: Path) -> Path:
    for name, data in map_files(wish).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / f"{wish.name}.tmx"


def outcome(level: Level, player: Bot = runner) -> str:
    world = start(level, 1, Carry())
    for _ in range(12 * level.width):
        step(world, player(world))
        if world.over:
            break
    return world.over


@pytest.mark.parametrize("wish", [
    Wish("plain"), Wish("least", *SMALLEST), Wish("most", *LARGEST), Wish("odd", 97, 31),
    *(Wish(f"in_{name}", palette=name) for name in ENUMS["Palette"]),
    *(Wish(f"of-{name}", terrain=name) for name in terrains()),
], ids=lambda wish: wish.name)
def test_a_new_map_plays_and_there_is_nothing_to_say_about_it(wish: Wish, tmp_path: Path) -> None:
    path = lay(wish, tmp_path)
    assert check_map(path) == []
    level = load_level(path)
    assert (level.id, level.width, level.height, level.palette) == (wish.name, wish.width, wish.height, wish.palette)
    assert outcome(level) == "exit"
    assert outcome(level, Reckless()) == "dead", "walking and shooting is no way through"


def test_fair_finds_nothing_in_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new-map", "hill"]) == 0
    capsys.readouterr()
    assert run(["fair", "hill.tmx"]) == 0
    assert "0 unfair, 0 dull" in capsys.readouterr().out


def test_it_has_every_layer_in_order(tmp_path: Path) -> None:
    root = parse(map_text(Wish("plain")).encode(), "map")
    assert [node.get("name") for node in root.all("layer")] == TILES
    assert [node.get("name") for node in root.all("objectgroup")] == OBJECTS
    level = load_level(lay(Wish("plain"), tmp_path))
    assert level.spawns[0].certain and level.spawns[0].entrance != "none"
    assert level.anchors and level.exits and level.entries and len(level.lights) >= 3


def test_it_stands_on_its_own_beside_its_tilesets(tmp_path: Path) -> None:
    """The editor finds every file without the game; the game draws with the copies, too."""
    level = load_level(lay(Wish("plain", terrain="cobble"), tmp_path))
    pictures = [art.image for art in level.tiles if art.image]
    assert pictures and all(Path(name).is_relative_to(tmp_path) for name in pictures)
    for tileset in (tmp_path / "tilesets").glob("*.tsx"):
        for node in parse(tileset.read_bytes(), "tileset").all("image"):
            assert (tileset.parent / node.get("source")).is_file()
    solid = next(layer for layer in level.layers if isinstance(layer, TileLayer) and layer.name == "solid")
    used = {level.tiles[cell & 0xFFFFFF].image for cell in solid.cells if cell}
    assert {Path(name).name for name in used} == {"cobble.png"}
    assert (tmp_path / "tilesets/tiles/cobble_ground.png").is_file(), "the inside of the ground is drawn from it"


def test_no_picture_of_a_place_comes_along() -> None:
    """A tileset that is the painted picture of one map weighs more than all else, and nobody can build with it."""
    brought = shelf()
    assert {f"tilesets/{name}.tsx" for name in PLACES}.isdisjoint(brought)
    large = {name: len(data) for name, data in brought.items() if len(data) > 100_000}
    assert not large, "a place that was painted since? Then it belongs into PLACES"
    here = {path.stem for path in (data_root() / "maps/tilesets").glob("*.tsx")}
    assert here - {Path(name).stem for name in brought} == {*PLACES}, "and nothing else is missing"


def test_nothing_is_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new-map", "hill"]) == 0
    (here / "hill.tmx").write_text("mine")
    (here / "tilesets/sand.tsx").write_text("mine, too")
    assert run(["new-map", "hill"]) == 1
    assert "there already" in capsys.readouterr().err
    assert run(["new-map", "dale"]) == 0
    assert (here / "hill.tmx").read_text() == "mine"
    assert (here / "tilesets/sand.tsx").read_text() == "mine, too"
    assert run(["new-mod", "lamp"]) == 0
    (here / "lamp/README.md").write_text("mine")
    assert run(["new-mod", "lamp"]) == 1
    assert (here / "lamp/README.md").read_text() == "mine"


@pytest.mark.parametrize(("arguments", "said"), [
    (["Hill"], "lower-case"), (["../out"], "lower-case"), (["a", "--size", "big"], "96x26"),
    (["a", "--size", "8x8"], "tiles wide"), (["a", "--size", "96x9999"], "tiles high"),
    (["a", "--palette", "pink"], "storm"), (["a", "--terrain", "cheese"], "sand"),
])
@pytest.mark.parametrize("command", ["new-map", "new-mod"])
def test_what_cannot_be_made_is_refused_in_a_line(
    here: Path, capsys: pytest.CaptureFixture[str], command: str, arguments: list[str], said: str
) -> None:
    assert run([command, *arguments]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and said in lines[0]
    assert not list(here.iterdir())


def test_a_folder_that_cannot_be_written_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "tilesets").write_text("a file where a folder is needed")
    assert run(["new-map", "hill"]) == 1
    assert "tilesets" in capsys.readouterr().err


def test_a_new_mod_is_whole(here: Path) -> None:
    assert run(["new-mod", "long-way", "--terrain", "brick", "--palette", "dusk", "--size", "80x25"]) == 0
    mod = here / "long-way"
    campaign = load_campaign(mod / "mod.toml")
    assert missing_maps(campaign, mod / "mod.toml") == []
    assert campaign.id == "long-way" and campaign.order == ("first",) and campaign.author and campaign.version
    words = flatten(tomllib.loads((mod / "maps/strings/en.toml").read_text("utf-8")), "en.toml")
    assert words[campaign.name] == "Long Way"
    assert run(["check", str(mod / "mod.toml"), str(mod / "maps/first.tmx")]) == 0
    level = load_level(mod / "maps/first.tmx", mod)
    assert outcome(level) == "exit"
    assert level.signs and all(sign.text in words for sign in level.signs)
    for name in ("README.md", "sprites", "maps/tilesets", "maps/last_reveille.tiled-project", "maps/templates"):
        assert (mod / name).exists(), name


def test_inside_of_the_game_a_map_alone_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tilesets and project lie there already; copies would only grow old."""
    from last_reveille.cli import newmap
    monkeypatch.setattr(newmap, "data_root", lambda: tmp_path)
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path / "maps")
    assert run(["new-map", "hill"]) == 0
    assert [path.name for path in (tmp_path / "maps").iterdir()] == ["hill.tmx"]


def test_the_same_words_give_the_same_bytes() -> None:
    assert map_files(Wish("plain")) == map_files(Wish("plain"))
    assert map_text(Wish("plain")) != map_text(Wish("plain", terrain="mud"))
    with pytest.raises(Refused):
        map_text(Wish("plain", terrain="props"))


def test_the_editor_draws_it(tmp_path: Path) -> None:
    program = shutil.which("tmxrasterizer")
    path = lay(Wish("plain"), tmp_path)
    if program is None:
        pytest.skip("the editor is not on this machine")
    shot = subprocess.run([program, "--no-smoothing", path.name, "out.png"], cwd=tmp_path, capture_output=True,
                          timeout=60, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False)
    assert shot.returncode == 0, shot.stderr
    import pygame
    picture = pygame.image.load(tmp_path / "out.png")
    assert picture.get_size() == (96 * 16, 26 * 16)
    assert picture.get_at((100, 25 * 16))[3] == 255, "the ground is there, so its picture was found"
