"""Words that the maps of a mod ask for: who has them, and what is said when nobody does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from last_reveille.cli.main import run
from last_reveille.content.check import check_map
from last_reveille.content.modcheck import all_problems, words_checked
from last_reveille.content.mods import find_mods, laid_over, read_mod
from last_reveille.content.paths import HOME_VARIABLE
from last_reveille.content.tmxwrite import MapWriter
from modlab import LANTERN, make

LINES = '[trial]\nhello = "Hello"\n[trial.scene]\n1 = "One."\n2 = "Two."\n'


def map_with(path: Path, *, title: str = "", **things: str) -> Path:
    """A flat map; `things`: sign, label, say, scene with the word that each names."""
    canvas = MapWriter(40, 24, {"id": path.stem, **({"title": title} if title else {})})
    first = canvas.tileset("tilesets/sand.tsx", 48)
    canvas.tiles("solid", [0] * 40 * 18 + [first] * 40 * 6)
    layer = canvas.objects("zones")
    layer.point("Entry", 40, 288)
    if "sign" in things:
        layer.rect("Sign", 60, 200, 40, 40, text=things["sign"])
    if "label" in things:
        layer.point("Anchor", 80, 288, label=things["label"])
    if "note" in things:
        layer.point("Pickup", 90, 288, what="note", note=things["note"])
    if "say" in things:
        layer.rect("Trigger", 100, 200, 16, 80, do="say", target=things["say"])
    if "scene" in things:
        layer.point("PersonAt", 120, 288, who="sapper", scene=things["scene"])
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas.save(path)
    return path


def a_mod(folder: Path, ident: str, after: str = "", **things: str) -> Path:
    home = make(folder, ident, f'after = ["{after}"]\n' if after else "")
    with (home / "mod.toml").open("a", encoding="utf-8") as manifest:
        manifest.write('[[levels]]\nid = "one"\nfile = "maps/one.tmx"\n')
    map_with(home / "maps" / "one.tmx", **things)
    (home / "maps" / "strings").mkdir()
    (home / "maps" / "strings" / "en.toml").write_text(LINES, "utf-8")
    return home


def told(home: Path) -> list[str]:
    """What `check` says of the mod, after the name of its map; it says the same of the map alone."""
    mod = read_mod(home, home / "cache")
    assert mod is not None and mod.usable, mod
    lines = [line.split("one.tmx", 1)[1] for line in all_problems(mod)]
    assert lines == [line.split("one.tmx", 1)[1] for line in check_map(home / "maps" / "one.tmx")]
    return lines


@pytest.mark.parametrize("things", [
    {"sign": "trial.hello"}, {"sign": "Mind the step. Really."}, {"sign": "cellar"}, {"label": "trial.hello"},
    {"label": "The 2nd cellar"}, {"say": "trial.scene"}, {"say": "trial.scene.1"}, {"title": "trial.hello"},
    {"title": "My first map"}, {"title": "name.beach"}, {"scene": "trial.scene"}, {"label": "..."},
    {"sign": "1.5"}, {"sign": "v1.2"}, {"note": "trial.hello"}, {"note": "Bring water"},
])
def test_words_that_there_are(things: dict[str, str], tmp_path: Path) -> None:
    assert told(a_mod(tmp_path, "mine", **things)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("things", "said"), [
    ({"sign": "trial.helo"}, 'text names "trial.helo", which is no text (did you mean "trial.hello"?)'),
    ({"label": "trial.hallo"}, 'label names "trial.hallo", which is no text (did you mean "trial.hello"?)'),
    ({"title": "trial.hello.1"}, 'title names "trial.hello.1", which is no text (did you mean "trial.hello"?)'),
    ({"say": "trial.scenes"}, 'target names "trial.scenes", which is no text (did you mean "trial.scene"?)'),
    ({"say": "hello there"}, 'target names "hello there", which is no text'),
    ({"note": "trial.hallo"}, 'note names "trial.hallo", which is no text (did you mean "trial.hello"?)'),
    ({"scene": "qqqq.zzzz"}, 'scene names "qqqq.zzzz", which is no text'),
])
def test_words_that_nobody_has(things: dict[str, str], said: str, tmp_path: Path) -> None:
    line, = told(a_mod(tmp_path, "mine", **things))  # type: ignore[arg-type]
    assert line.endswith(f": {said}") and ("title" in things) == line.startswith(": map: ")


def test_a_map_on_its_own_has_the_games_words(tmp_path: Path) -> None:
    path = map_with(tmp_path / "alone.tmx", sign="trial.hello", label="name.beach")
    line, = check_map(path)
    assert 'text names "trial.hello", which is no text' in line


def test_words_of_a_mod_below_count_where_it_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said of a map of a mod that comes after others, unless these are at hand."""
    a_mod(tmp_path, "low", sign="trial.hello")
    high = a_mod(tmp_path, "high", "low", sign="low.only", label="high.nowhere")
    with (tmp_path / "low" / "maps" / "strings" / "en.toml").open("a", encoding="utf-8") as more:
        more.write('[low]\nonly = "Here"\n')
    assert check_map(high / "maps" / "one.tmx") == []
    mods = find_mods([tmp_path], tmp_path / "cache")
    mod = next(mod for mod in mods if mod.id == "high")
    assert list(words_checked(mod)) == []
    (line,), = words_checked(mod, laid_over(mods, (), "high"))
    assert line.startswith(f"{high / 'maps' / 'one.tmx'}:") and 'label names "high.nowhere"' in line
    assert run(["check", str(high)]) == 1
    assert capsys.readouterr().out.splitlines() == [line], "what it comes after lies beside it"
    shutil.copytree(high, tmp_path / "elsewhere" / "high")
    assert run(["check", str(tmp_path / "elsewhere" / "high")]) == 1
    assert 'after names "low", which is no mod here' in capsys.readouterr().out


def test_the_list_of_mods_tells_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    assert run(["mods"]) == 0
    path = tmp_path / "mods" / "lantern" / "maps" / "cellar.tmx"
    path.write_text(path.read_text("utf-8").replace('"lantern.cellar"', '"lantern.celar"'), "utf-8")
    capsys.readouterr()
    assert run(["mods"]) == 1
    said = capsys.readouterr().out.splitlines()[1]
    assert said == (f'  {path}: map: title names "lantern.celar", which is no text (did you mean "lantern.cellar"?)')


def test_many_of_them_are_told_in_little_time(tmp_path: Path) -> None:
    canvas = MapWriter(40, 24, {"id": "many"})
    layer = canvas.objects("zones")
    layer.point("Entry", 40, 288)
    for number in range(3000):
        layer.rect("Sign", 60, 200, 40, 40, text=f"no.such.word.{number}")
    canvas.save(tmp_path / "many.tmx")
    assert 100 < sum("which is no text" in line for line in check_map(tmp_path / "many.tmx")) <= 200
