"""Rows of enemies and weapons: read beside maps, refused with their line, laid over each other, told to the editor."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from last_reveille.app.levels import Levels
from last_reveille.cli.main import run
from last_reveille.content.level import load_level
from last_reveille.content.modcheck import all_problems, hidden
from last_reveille.content.mods import day_lived, find_mods, laid_over
from last_reveille.content.paths import data_root
from last_reveille.content.problems import Problems, Report
from last_reveille.content.project import PROJECT, project_text, with_rows
from last_reveille.content.rows import BREED_KNOBS, ENEMIES, WEAPON_KNOBS, WEAPONS, read_rows, rows_wrong
from last_reveille.content.starter import Wish, mod_files
from last_reveille.memory.blob import Blob
from last_reveille.sim import arsenal, breeds
from last_reveille.sim.snapshot import digest
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry
from last_reveille.view.assets import Assets
from modlab import LANTERN, make
from stage import Stage

EMBER = '[ember]\nlike = "drone"\nhp = 9\n'
SCATTER = '[scatter]\nlike = "rifle"\npellets = 5\nspread = 3\n'


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new mod as `new-mod` makes it, once for all."""
    home = tmp_path_factory.mktemp("made") / "lamp"
    for name, data in mod_files(Wish("lamp")).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    return home


@pytest.fixture
def lamp(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "mods" / "lamp"))


def write(folder: Path, enemies: str = "", weapons: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if enemies:
        (folder / ENEMIES).write_text(enemies, "utf-8")
    if weapons:
        (folder / WEAPONS).write_text(weapons, "utf-8")
    return folder


def edit(lamp: Path, old: str, new: str) -> Path:
    path = lamp / "maps" / "first.tmx"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def named(lamp: Path, name: str = "ember") -> Path:
    """Its drone is one."""
    return edit(lamp, 'name="kind" value="drone"', f'name="kind" value="{name}"')


def test_a_row_is_its_kind_but_for_what_it_says(tmp_path: Path) -> None:
    report = Report("x")
    rows = read_rows([write(tmp_path, EMBER + 'tint = "#5ab0ff"\npicture = "ember"\n', SCATTER)], report)
    assert not report.lines
    ember, drone = rows.breeds[0], breeds.STANDARD["drone"]
    assert (ember.name, ember.kind, ember.hp) == ("ember", "drone", 9)
    assert (ember.tint, ember.picture) == ((90, 176, 255), "ember")
    assert all(getattr(ember, key) == getattr(drone, key) for key in breeds.USES["drone"] if key != "hp")
    assert rows.weapons[0].pellets == 5 and rows.weapons[0].damage == arsenal.STANDARD["rifle"].damage
    assert rows.kinds[-1] == "ember" and rows.arms[-1] == "scatter"


@pytest.mark.parametrize(("text", "line", "told"), [
    ('[ember]\nlike = "dron"\n', 2, '"dron" is no kind of Mimic; it must be one of drone, lasher'),
    ('[ember]\nlike = "dron"\n', 2, 'did you mean "drone"'),
    ("[ember]\nhp = 9\n", 1, "it must say what it is like"),
    ('[ember]\nlike = "drone"\n\nhpp = 9\n', 4, 'there is no such key (did you mean "hp"?)'),
    ('[ember]\nlike = "drone"\nlock = 20\n', 3, "a drone does not use it"),
    ('[ember]\nlike = "drone"\nhp = 0\n', 3, "is 0; it must be from 1 to 999"),
    ('[ember]\nlike = "drone"\nhp = 2.5\n', 3, "must be a whole number"),
    ('[ember]\nlike = "drone"\nhp = true\n', 3, "must be a whole number, not true or false"),
    ('[ember]\nlike = "drone"\ntint = "blue"\n', 3, "must be a colour"),
    ('[ember]\nlike = "drone"\npicture = "../../x"\n', 3, "must be a name"),
    ('[slow]\nlike = "burrower"\ntell = 40\n', 3, "nobody can answer a burrower that warns for less than 54 ticks"),
    ('[gun]\nlike = "tower"\nlock = 100\n', 3, "longer than its tell of 48"),
    ('[far]\nlike = "spitter"\nnear = 300\n', 3, "less than far, which is 232"),
    ('[arm]\nlike = "lasher"\nlow = 60\n', 3, "less than high, which is 44"),
    ('[cry]\nlike = "herald"\nbrings = "herald"\n', 3, "nothing that it can bring"),
    ('[cry]\nlike = "herald"\nbrings = "dragon"\n', 3, "nothing that it can bring"),
    ('[cry]\nlike = "herald"\nbrings = ""\n', 3, "nothing that it can bring"),
    ('[drone]\nlike = "kite"\n', 2, "stays like itself"),
    ("[Ember]\nhp = 1\n", 1, "lower-case"),
    ('[rita]\nlike = "drone"\n', 1, "who is no Mimic"),
    ("hp = 3\n", 1, "must be a table"),
    ("[ember\n", 1, "not proper TOML"),
])
def test_what_is_wrong_is_told_by_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    lines = rows_wrong(write(tmp_path, text))
    assert any(each.startswith(f"{tmp_path / ENEMIES}:{line}: ") and told in each for each in lines), lines


@pytest.mark.parametrize(("text", "line", "told"), [
    ('[x]\nlike = "riffle"\n', 2, 'did you mean "rifle"'),
    ('[x]\nlike = "rifle"\npellets = 40\n', 3, "from 1 to 12"),
    ('[x]\nlike = "blade"\npellets = 2\n', 3, "a blade does not use it"),
    ('[x]\nlike = "grenade"\nblast = 0\n', 3, "a grenade bursts"),
    ('[x]\nlike = "grenade"\nload = 9\n', 3, "more than he can carry (3)"),
    ('[x]\nlike = "rifle"\nheat = 2000\n', 3, "at most heat_most"),
    ('[x]\nlike = "rifle"\nsound = "a/b"\n', 3, "must be a name"),
])
def test_what_is_wrong_with_a_weapon_is_told_by_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    lines = rows_wrong(write(tmp_path, weapons=text))
    assert any(each.startswith(f"{tmp_path / WEAPONS}:{line}: ") and told in each for each in lines), lines


def test_every_bound_is_one(tmp_path: Path) -> None:
    """The game's own numbers lie within, and what lies on a bound is taken: unless another number forbids it."""
    for standard, uses, knobs in (
        (breeds.STANDARD, breeds.USES, BREED_KNOBS), (arsenal.STANDARD, arsenal.USES, WEAPON_KNOBS),
    ):
        for name, row in standard.items():
            for key in uses[name]:
                if key in knobs:
                    assert knobs[key].low <= getattr(row, key) <= knobs[key].high, (name, key)
    for kind, used in breeds.USES.items():
        for key in used:
            for value in (BREED_KNOBS[key].low - 1, BREED_KNOBS[key].high + 1) if key in BREED_KNOBS else ():
                assert rows_wrong(write(tmp_path, f'[x]\nlike = "{kind}"\n{key} = {value}\n')), (kind, key, value)


@pytest.mark.parametrize("raw", [
    b"\xff\xfe[ember]", b"[ember]\nlike = 'drone'\nhp = " + b"9" * 5000, b"[a]\n" * 2, b"x = " + b"[" * 3000,
    b"\n".join(b"[r%d]\nlike = 'drone'" % n for n in range(100)), b"[ember]\nlike = ['drone']\n",
    b"[ember]\nbrings = 3\n",
    b"[[ember]]\nlike = 'drone'\n", b"ember.like = 'drone'\nember.hp = 9999999999999999999999\n", b"[''.'x']\n",
])
def test_hostile_files_cost_a_line(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / ENEMIES).write_bytes(raw)
    lines = rows_wrong(tmp_path)
    assert lines and all(str(tmp_path / ENEMIES) in line and line.isprintable() for line in lines)


def test_broken_files_are_answered_never_suffered(tmp_path: Path) -> None:
    """Seeded damage to good files: each is read, or told in lines, and never anything else."""
    dice = random.Random(20)
    good = {ENEMIES: (LANTERN / "maps" / ENEMIES).read_bytes() + EMBER.encode(),
            WEAPONS: (LANTERN / "maps" / WEAPONS).read_bytes() + SCATTER.encode()}
    told = 0
    for _ in range(250):
        for name, data in good.items():
            raw = bytearray(data)
            for _ in range(dice.randint(1, 4)):
                at = dice.randrange(len(raw))
                pieces = (b"", b"\0", b"[", b"]]", b'"', b"=", b"\n", b"9" * 30, b"{", b"#", bytes(raw[at : at + 9]))
                raw[at : at + dice.randint(0, 6)] = dice.choice(pieces)
            (tmp_path / name).write_bytes(raw)
        lines = rows_wrong(tmp_path)
        told += bool(lines)
        assert all(line.isprintable() and len(line) <= 600 for line in lines)
    assert 100 < told < 250


def test_what_leads_out_or_is_no_file_is_told_and_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text("[PASSWORD]\n", "utf-8")
    for at, make_it in enumerate((lambda path: path.symlink_to(secret), lambda path: path.symlink_to(tmp_path / "none"),
                                  Path.mkdir, os.mkfifo)):
        folder = tmp_path / f"maps{at}"
        folder.mkdir()
        make_it(folder / ENEMIES)
        line, = rows_wrong(folder)
        assert line.startswith(str(folder / ENEMIES)) and "PASSWORD" not in line


def test_a_broken_file_is_the_only_thing_that_is_told(lamp: Path) -> None:
    write(lamp / "maps", EMBER.replace("9", "0"))
    with pytest.raises(Problems) as caught:
        load_level(named(lamp), lamp)
    assert len(caught.value.lines) == 1 and "it must be from 1 to 999" in caught.value.lines[0]


def test_two_files_that_are_good_alone_make_no_endless_cry(tmp_path: Path) -> None:
    """What one brings becomes a herald by a file that is laid over: then it brings what heralds bring."""
    low = write(tmp_path / "low", '[herald]\nbrings = "pup"\n[pup]\nlike = "drone"\n')
    top = write(tmp_path / "top", '[pup]\nlike = "herald"\nbrings = "zed"\n[zed]\nlike = "drone"\n')
    report = Report("x")
    rows = read_rows([top, low], report)
    assert not report.lines and "brings drone" in report.warnings[0]
    assert {row.name: row.brings for row in rows.breeds if row.kind == "herald"} == {"pup": "zed", "herald": "drone"}


def test_looks_and_order_are_no_part_of_a_digest(lamp: Path, tmp_path: Path) -> None:
    path = lamp / "maps" / "first.tmx"
    plain = load_level(path, lamp).digest
    write(lamp / "maps", '[drone]\ntint = "#ff0000"\n', '[rifle]\nsound = "zip"\ntint = "#00ff00"\n')
    level = load_level(path, lamp)
    assert level.digest == plain and level.breeds[0].tint == (255, 0, 0) and level.weapons[0].sound == "zip"
    world = start(level, 1, Carry())
    assert world.player.rifle.sound == "zip" and digest(world) == digest(start(replace(level, weapons=()), 1, Carry()))
    write(lamp / "maps", "[kite]\nhp = 40\n[alpha]\nhp = 80\n", " ")
    assert load_level(path, lamp).digest == plain, "nobody of these comes there"
    rows = ("[drone]\nhp = 4\n", '[a]\nlike = "drone"\nhp = 8\n')
    edit(lamp, 'name="kind" value="drone"', 'name="kind" value="a"')
    found = []
    for first, second in (rows, rows[::-1]):
        write(lamp / "maps", first + second)
        found.append(load_level(path, lamp).digest)
    assert found[0] == found[1] != plain


def test_a_pickup_says_which_weapon(lamp: Path) -> None:
    for given in ('<property name="what" value="weapon"/>', '<property name="weapon" value="rail"/>'):
        thing = f'<object id="77" type="Pickup" x="200" y="300"><properties>{given}</properties><point/></object>'
        path = edit(lamp, '<objectgroup id="13" name="reactive"/>',
                    f'<objectgroup id="13" name="reactive">{thing}</objectgroup>')
        with pytest.raises(Problems, match="go together"):
            load_level(path, lamp)
        edit(lamp, f'name="reactive">{thing}</objectgroup>', 'name="reactive"/>')


def test_a_day_with_other_enemies_is_remembered_apart(tmp_path: Path) -> None:
    write(make(tmp_path / "mods", "hard") / "maps", "[drone]\nhp = 40\n")
    write(make(tmp_path / "mods", "red") / "maps", '[drone]\ntint = "#ff0000"\n')
    mods = find_mods([tmp_path / "mods"], tmp_path / "cache")
    assert day_lived(mods, []) == "last-reveille+hard" and day_lived(mods, ["hard"]) == ""
    many = [write(make(tmp_path / "mods", f"a{'x' * 30}{n}") / "maps", f"[drone]\nhp = {n + 6}\n") for n in range(4)]
    assert len(day_lived(find_mods([tmp_path / "mods"], tmp_path / "cache"), [])) <= 100 and len(many) == 4


def test_switching_such_a_mod_leaves_the_memory_of_the_day_alone(tmp_path: Path) -> None:
    write(make(tmp_path / "mods", "hard") / "maps", "[drone]\nhp = 40\n")
    stage = Stage(tmp_path)
    game = stage.game
    for off, home in (([], tmp_path / "memory" / "last-reveille+hard"), (["hard"], tmp_path)):
        game.settings.mods_off = off
        game.lay_over()
        assert game.home == home and bool(game.levels.get("beach").breeds) is not bool(off)
        assert game.memory.pins == []
        game.memory.add_pin("beach", len(off), 2, 3, "here", Blob(b"picture"))
    for off in ([], ["hard"]):
        game.settings.mods_off = off
        game.lay_over()
        assert [pin.x for pin in game.memory.pins] == [len(off)]
    stage.close()


def test_a_map_names_a_row_and_its_digest_holds_it(lamp: Path) -> None:
    plain = load_level(lamp / "maps/first.tmx", lamp)
    write(lamp / "maps", EMBER, SCATTER)
    same = load_level(lamp / "maps/first.tmx", lamp)
    assert same.digest == plain.digest, "rows that it does not use are nothing to it"
    path = named(lamp)
    level = load_level(path, lamp)
    assert level.spawns[0].kind == "drone" and level.spawns[0].breed == "ember" and level.digest != plain.digest
    assert [row.name for row in level.breeds] == ["ember"] and not level.weapons
    write(lamp / "maps", EMBER.replace("9", "8"))
    assert load_level(path, lamp).digest != level.digest, "a number is part of what a recording belongs to"
    write(lamp / "maps", EMBER + 'tint = "#123456"\n')
    assert load_level(path, lamp).digest == level.digest, "a look is not"


def test_a_name_that_is_no_row_is_told_with_the_nearest(lamp: Path) -> None:
    write(lamp / "maps", EMBER)
    path = named(lamp, "embre")
    with pytest.raises(Problems) as caught:
        load_level(path, lamp)
    assert 'kind is "embre"' in str(caught.value) and 'did you mean "ember"' in str(caught.value)


def test_a_map_puts_a_weapon_into_his_hands(lamp: Path) -> None:
    write(lamp / "maps", weapons=SCATTER)
    path = edit(lamp, "<properties>", '<properties><property name="rifle" value="scatter"/>')
    level = load_level(path, lamp)
    assert level.rifle == "scatter" and start(level, 1, Carry()).player.rifle.pellets == 5
    edit(lamp, '"rifle" value="scatter"', '"rifle" value="scater"')
    with pytest.raises(Problems, match='did you mean "scatter"'):
        load_level(path, lamp)
    edit(lamp, '"rifle" value="scater"', '"blade" value="scatter"')
    with pytest.raises(Problems, match=r'blade is "scatter"; it must be one of blade$'):
        load_level(path, lamp)


def test_a_mod_without_levels_changes_whatever_is_played(tmp_path: Path) -> None:
    hard = make(tmp_path / "mods", "hard")
    write(hard / "maps", "[drone]\nhp = 40\n")
    mods = find_mods([tmp_path / "mods"], tmp_path / "cache")
    assert [mod.problems for mod in mods] == [()]
    levels = Levels.of_game()
    before = levels.get("beach").digest
    levels.lay_over([mod.root for mod in laid_over(mods, [])])
    beach = levels.get("beach")
    assert beach.digest != before and beach.breeds[0].hp == 40
    levels.lay_over([])
    assert levels.get("beach").digest == before


def test_a_mod_with_bad_rows_is_broken_and_costs_only_itself(tmp_path: Path) -> None:
    write(make(tmp_path / "mods", "bad") / "maps", "[drone]\nhp = 0\n")
    write(make(tmp_path / "mods", "good") / "maps", "[drone]\nhp = 7\n")
    mods = find_mods([tmp_path / "mods"], tmp_path / "cache")
    assert [(mod.id, mod.usable) for mod in mods] == [("good", True), ("bad", False)]
    assert "enemies.toml:2: [drone] hp: is 0" in mods[1].problems[0]
    assert [mod.id for mod in laid_over(mods, [])] == ["good"]


def test_two_mods_with_the_same_row_are_told(tmp_path: Path) -> None:
    write(make(tmp_path / "mods", "alpha") / "maps", "[drone]\nhp = 3\n[kite]\nhp = 3\n")
    write(make(tmp_path / "mods", "beta") / "maps", EMBER + "[drone]\nhp = 4\n")
    mods = laid_over(find_mods([tmp_path / "mods"], tmp_path / "cache"), [])
    assert [mod.id for mod in mods] == ["beta", "alpha"]
    assert {ident: [(name, top.id) for name, top in rows] for ident, rows in hidden(mods).items()} == {
        "alpha": [("maps/enemies.toml [drone]", "beta")]}
    levels = Levels.of_game()
    levels.lay_over([mod.root for mod in mods])
    assert {row.name: row.hp for row in levels.get("beach").breeds} == {"drone": 4, "kite": 3}


def test_a_campaign_uses_the_rows_of_what_it_comes_after(lamp: Path) -> None:
    write(make(lamp.parent, "zoo") / "maps", EMBER)
    (lamp / "mod.toml").write_text((lamp / "mod.toml").read_text().replace("after = []", 'after = ["zoo"]'))
    named(lamp)
    mods = {mod.id: mod for mod in find_mods([lamp.parent], lamp.parent.parent / "cache")}
    over = laid_over(list(mods.values()), [], "lamp")
    assert all_problems(mods["lamp"], over) == []
    assert any("ember" in line for line in all_problems(mods["lamp"])), "alone it cannot be read"
    levels = Levels.of_mod(mods["lamp"])
    levels.lay_over([mod.root for mod in over])
    assert levels.get("first").breeds[0].name == "ember"


def test_the_editor_learns_the_names_and_nothing_else_of_a_project_changes(
    lamp: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    write(lamp / "maps", EMBER, SCATTER)
    project = lamp / "maps" / PROJECT
    own = json.loads(project.read_text("utf-8")) | {"folders": ["mine"]}
    project.write_text(json.dumps(own), "utf-8")
    assert run(["rows", str(lamp)]) == 0
    said = capsys.readouterr().out
    assert "ember: drone; hp 9 (5)\n" in said and "scatter: rifle; pellets 5 (1), spread 3 (1)\n" in said
    told = json.loads(project.read_text("utf-8"))
    kinds = next(row for row in told["propertyTypes"] if row["name"] == "Kind")
    assert kinds["values"][-1] == "ember"
    kinds["values"].pop()
    assert told == own
    assert run(["rows", str(lamp)]) == 0
    write(lamp / "maps", "[ember]\nlike = 3\n")
    before = project.read_bytes()
    assert run(["rows", str(lamp)]) == 1 and project.read_bytes() == before
    assert f"{lamp / 'maps' / ENEMIES}:2: [ember] like" in capsys.readouterr().err
    assert run(["check", str(lamp / "maps" / ENEMIES)]) == 1


def test_a_project_that_is_none_is_left_alone(lamp: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(lamp / "maps", EMBER)
    for text in ("", "[]", '{"propertyTypes": 5}', '{"propertyTypes": []}', "[" * 9999):
        (lamp / "maps" / PROJECT).write_text(text, "utf-8")
        assert run(["rows", str(lamp)]) == 1
        assert (lamp / "maps" / PROJECT).read_text("utf-8") == text
        assert "no Tiled project" in capsys.readouterr().err
    assert json.loads(with_rows(project_text(), breeds.KINDS)) == json.loads(project_text())


def test_the_game_has_no_rows_and_needs_none() -> None:
    assert rows_wrong(data_root() / "maps") == [] and not (data_root() / "maps" / ENEMIES).exists()


def test_the_rows_that_a_new_mod_offers_are_good_ones(first: Path, tmp_path: Path) -> None:
    for name in (ENEMIES, WEAPONS):
        lines = (first / "maps" / name).read_text("utf-8").splitlines()
        rows = lines[lines.index("") + 1:]  # after what is said of them
        (tmp_path / name).write_text("\n".join(row.removeprefix("# ") for row in rows), "utf-8")
    report = Report("x")
    found = read_rows([tmp_path], report)
    assert not report.lines and found.breeds and found.weapons


def test_pictures_and_sounds_that_nobody_has_are_told(tmp_path: Path) -> None:
    home = make(tmp_path / "mods", "zoo", files=("sprites/actors/mine.json",))
    more = 'picture = "nosuch"\n[mine]\nlike = "drone"\npicture = "mine"\n[kite]\npicture = "drone"\n'
    write(home / "maps", EMBER + more, SCATTER + 'sound = "nosuch"\n[rail]\nsound = "rifle"\n')
    mod, = find_mods([tmp_path / "mods"], tmp_path / "cache")
    assert mod.usable and list(mod.notes) == [
        f"{home / 'maps' / ENEMIES}:4: [ember] picture: there is no sprites/actors/nosuch.json",
        f"{home / 'maps' / WEAPONS}:5: [scatter] sound: there is no sounds/effects/nosuch.ogg",
    ]


@pytest.mark.parametrize(("damage", "told"), [
    (lambda folder: (folder / "mine.json").write_text("{nope"), "no sheet that the game can read"),
    (lambda folder: (folder / "mine.json").write_text("[" * 100_000), "no sheet that the game can read"),
    (lambda folder: (folder / "mine.json").write_text('{"frames": []}'), "the sheet has no frames"),
    (lambda folder: (folder / "mine.png").unlink(), "there is no such file"),
    (lambda folder: (folder / "mine.png").write_bytes((folder / "mine.png").read_bytes()[:500]), "PNG damaged"),
    (lambda folder: (folder / "mine.json").write_text(
        '{"frames": [{"frame": {"x": 9999, "y": 0, "w": 8, "h": 8}}]}'), "a frame lies outside the picture"),
])
def test_a_sheet_that_would_be_a_box_is_told_by_check(
    tmp_path: Path, damage: Callable[[Path], object], told: str, capsys: pytest.CaptureFixture[str],
) -> None:
    home = make(tmp_path, "zoo")
    folder = home / "sprites" / "actors"
    folder.mkdir(parents=True)
    for ending in ("png", "json"):
        shutil.copy(data_root() / f"sprites/actors/drone.{ending}", folder / f"mine.{ending}")
    assert run(["check", str(home)]) == 0
    assert Assets(data_root(), (home,)).sheet("actors/mine").has("tell")
    damage(folder)
    assert run(["check", str(home)]) == 1 and told in capsys.readouterr().out
    assert not Assets(data_root(), (home,)).sheet("actors/mine").has("tell"), "drawn as a box, and nothing worse"
