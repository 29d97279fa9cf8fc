"""Mods on the command line."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.game import Game
from last_reveille.app.scene import Base, Push
from last_reveille.cli.main import run
from last_reveille.content.paths import HOME_VARIABLE
from last_reveille.memory.upkeep import summary
from last_reveille.view.assets import MISSING
from modlab import LANTERN, RUN, make, packed
from slotlab import remembered


@pytest.fixture(scope="module", autouse=True)
def headless() -> Iterator[None]:
    yield
    pygame.quit()


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
    assert told["mods"][0]["brings"] == ["maps", "sprites", "sounds", "strings", "enemies", "weapons"]


def told_by_doctor(capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert run(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    return [line for line in lines if line.startswith(("mods ", "  ", "laid over", "memory of"))]


def test_the_doctor_looks_at_mods(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    mods = tmp_path / "mods"
    assert told_by_doctor(capsys) == [f"mods {mods}: not there yet", "laid over: nothing"]
    mods.mkdir()
    assert told_by_doctor(capsys) == [f"mods {mods}: nothing in it", "laid over: nothing"]
    shutil.copytree(LANTERN, mods / "lantern")
    for ident in ("paint", "light", "dark"):
        make(mods, ident)
    make(mods, "sick", 'game = ">7"\nafter = ["nobody"]\n')
    (tmp_path / "settings.json").write_text('{"mods_off": ["paint"]}', "utf-8")
    remembered(tmp_path, "lantern", 2, 3)
    remembered(tmp_path, "gone", 1, 1)
    lines = told_by_doctor(capsys)
    assert lines[:3] == [
        f"mods {mods}: 4 usable, 1 broken",
        f'  broken: {mods / "sick" / "mod.toml"}:5: game: it is for version ">7" of the game; this is 0.1.0',
        "laid over: light, dark",
    ]
    assert [re.sub(r"0\.[0-9] MB", "0.1 MB", line) for line in lines[3:]] == [
        "memory of gone (no such mod here), profile 1: 1 loops, 1 deaths, 0.1 MB, 0 backups",
        "memory of lantern, profile 2: 3 loops, 3 deaths, 0.1 MB, 0 backups",
    ]


def test_the_memory_of_a_mod(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert run(["memory", "show", "--mod", "lantern"]) == 1
    remembered(tmp_path, "lantern", 2, 3)
    remembered(tmp_path, "gone", 1, 1)
    for asked, said in ((["--mod", "lantern", "--profile", "2"], "LOADED 3"), (["--mod", "lantern"], "LOADED 0"),
                        (["--mod", "gone"], "LOADED 1"), ([], "LOADED 0")):
        capsys.readouterr()
        assert run(["memory", "show", *asked]) == 0 and capsys.readouterr().out.startswith(said)
    out = str(tmp_path / "out.sqlite")
    assert run(["memory", "export", out, "--mod", "lantern", "--profile", "2"]) == 0
    assert run(["memory", "reset", "--mod", "lantern", "--profile", "2", "--yes"]) == 0
    assert summary(tmp_path / "memory" / "lantern" / "profile2.sqlite.old1").deaths == 3  # type: ignore[union-attr]
    capsys.readouterr()
    assert run(["memory", "import", out, "--mod", "lantern"]) == 0 and "LOADED 3" in capsys.readouterr().out
    for name in ("lantren", "../memory/lantern", "", ".."):
        assert (run(["memory", "show", "--mod", name]) == 1) == bool(name), name
    assert 'did you mean "lantern"?' in capsys.readouterr().err
    assert run(["memory", "friend", "x", "--mod", "lantern"]) == 2


@pytest.mark.parametrize("command", ["mods", "doctor"])
def test_broken_settings_stay_where_they_are(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    (tmp_path / "settings.json").write_text("{", "utf-8")
    assert run([command]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


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


def test_without_mods(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    make(tmp_path / "mods", "paint", files=("sprites/ui/icon.png",))
    seen: list[Game] = []

    def leave(game: Game) -> int:
        seen.append(game)
        game.go(Push(game.options.first(game)))
        game.profile.close()
        game.audio.close()
        return 0

    monkeypatch.setattr(Game, "run", leave)
    monkeypatch.setattr("last_reveille.app.scenes.play.Play", lambda *_, **__: Base())
    for asked in (["--no-mods"], ["--mod", "lantern", "--no-mods"], ["--mod", "lantern"]):
        assert run(["play", *asked]) == 0
    over = [[folder.name for folder in game.assets.roots.folders[:-1]] for game in seen]
    assert over == [[], ["lantern"], ["lantern", "paint"]]


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


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_check_of_a_mod_is_check_of_its_maps(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also what can be read and is wrong: a wall around an enemy, a class that does nothing. Each is told once."""
    home = tmp_path / "lantern"
    shutil.copytree(LANTERN, home)
    path = home / "maps" / "cellar.tmx"
    things = ('<object id="900" type="Spawn" x="8" y="8"><point/></object><object id="901" x="8" y="8"/></objectgroup>')
    path.write_text(path.read_text("utf-8").replace("</objectgroup>", things, 1), "utf-8")
    (home / "maps" / "lamp.tmx").write_text("<map", "utf-8")
    asked = home if form == "folder" else packed(tmp_path / "l.zip", home)
    assert run(["check", str(asked)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ", 1)[0].rsplit(":", 1)[0] for line in lines] == [
        f"{asked}/maps/cellar.tmx", f"{asked}/maps/cellar.tmx", f"{asked}/maps/lamp.tmx"]
    assert "stands inside of a wall" in lines[0] and "does nothing" in lines[1] and "well-formed" in lines[2]
