"""Maps as Tiled means them: order, groups, templates, encodings, flips, infinite maps; and what they become."""

from __future__ import annotations

import base64
import gzip
import shutil
import struct
import subprocess
import zlib
from dataclasses import fields
from pathlib import Path

import pytest

from last_reveille.content import classes, members
from last_reveille.content.autotile import AROUND, MASKS, blob_cells, blob_tile, reduced
from last_reveille.content.check import check_map
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.problems import Report, nearest
from last_reveille.content.project import TEMPLATES, generated
from last_reveille.content.tmxwrite import MapWriter
from last_reveille.content.xml import parse
from last_reveille.sim import specs
from last_reveille.sim.specs import ImageLayer, Level, TileLayer

MAPS = data_root() / "maps"
COMING = [name for name, row in TEMPLATES.items() if row[0] == "Spawn"]
GROUND = ["." * 40] * 18 + ["#" * 40] * 6


def writer(**props: str | int | bool) -> MapWriter:
    made = MapWriter(40, 24, {"id": "trial", **props})
    sand = made.tileset("tilesets/sand.tsx", 48)
    made.tiles("solid", blob_cells(GROUND, "#", sand))
    return made


def load(made: MapWriter, folder: Path) -> Level:
    """The map as if it lay elsewhere: what it names is still found in the game's own data."""
    made.save(folder / "trial.tmx")
    return load_level(folder / "trial.tmx")


def full_map() -> MapWriter:
    """One of everything."""
    made = writer(seed=7, tide_tick=900, carry_in="well_met")
    things = made.objects("schedule")
    things.point("Entry", 64, 288, "start")
    things.rect("Exit", 624, 200, 16, 88, to="beach")
    things.point("Anchor", 320, 288, clean_tick=1900)
    things.point("Spawn", 300, 288, kind="spitter", tick=120, entrance="pod")
    things.point("Spawn", 310, 288, tick=120, if_="gate_open")
    things.rect("Row", 100, 270, 200, 16, tick=600, holes="1,3", shells=5)
    things.point("Event", 10, 10, tick=200, do="open", target="gate", flag="gate_open")
    things.rect("Trigger", 200, 200, 32, 88, do="say", target="scene.beach.land", unless="well_met")
    things.line("Mover", [(100, 100), (200, 100), (200, 50)], "lift", size_w=64)
    things.rect("Water", 320, 300, 48, 60, steps="400:6,900:0")
    things.rect("Pulse", 400, 250, 64, 16, tick=300)
    things.rect("Door", 400, 200, 16, 88, "gate", opens="100-200,300-400")
    things.point("Lever", 380, 288, target="gate", flag="gate_open")
    things.rect("Crumble", 500, 200, 32, 8)
    things.point("Pickup", 520, 288, what="grenade")
    things.line("PersonAt", [(20, 288), (90, 288)], who="gunner", gun=True)
    things.rect("Drill", 540, 200, 64, 88, move="blade")
    things.rect("Trigger", 560, 200, 32, 88, do="pass", target="blade")
    things.point("Node", 530, 200, open="300-480")
    things.rect("Hall", 0, 0, 100, 80, schedule="228:strike,685:sweep_low:2")
    things.rect("Zone", 0, 0, 10, 10, kind="safe")
    things.point("Light", 30, 30, colour="#ff102030")
    things.rect("CameraZone", 0, 0, 100, 100, lock_y=True)
    things.point("Prop", 60, 288, picture="crate")
    things.point("Sound", 60, 288, sound="wind")
    things.rect("Habit", 60, 200, 10, 10)
    things.point("Sign", 70, 288, text="level.1.title")
    things.rect("Air", 0, 0, 100, 100, palette="office")
    return made


def test_every_class_reaches_its_field(tmp_path: Path) -> None:
    level = load(full_map(), tmp_path)
    for row in classes.CLASSES:
        found = getattr(level, row.into)
        assert found and all(type(thing) is row.spec for thing in found), row.name
    assert level.warnings == ()
    assert level.rows[0].holes == (1, 3)
    assert level.waters[0].steps == ((400, 96), (900, 0))
    assert level.doors[0].opens == ((100, 200), (300, 400))
    assert level.movers[0].path == ((100, 100), (200, 100), (200, 50)) and level.movers[0].w == 64
    assert level.halls[0].schedule == ((228, "strike", 0), (685, "sweep_low", 2))
    assert (level.halls[0].core_x, level.halls[0].core_y) == (50, 40)
    assert level.lights[0].colour == (16, 32, 48)
    assert level.cues[0].flag == "gate_open" and level.triggers[0].unless_flag == "well_met"
    assert level.people[0].path == ((20, 288), (90, 288))


def test_certain_follows_from_the_data(tmp_path: Path) -> None:
    made = full_map()
    made.objects("reactive").point("Spawn", 200, 288, tick=5)
    level = load(made, tmp_path)
    assert [spawn.certain for spawn in level.spawns] == [True, False, False]
    assert level.cues[0].certain and level.rows[0].certain and not level.triggers[0].certain


def test_defaults_are_those_of_the_specs() -> None:
    """A member that is left at its default gives what the spec itself would."""
    for row in classes.CLASSES:
        own = {entry.name: entry.default for entry in fields(row.spec)}
        for member in row.members:
            if member.name in ("size_w", "size_h"):
                continue
            value = members.value_of(member, member.default, member.kind if member.kind in members._KINDS else "string")
            assert value == own[member.field or member.name], f"{row.name}.{member.name}"
        given = {member.field or member.name for member in row.members}
        untold = set(own) - given - {"id", "name", "x", "y", "w", "h", "certain", "if_flag", "unless_flag", "path"}
        untold -= {"breed"}  # of a Spawn: follows from its kind
        assert not untold, f"{row.name}: {untold} cannot be set in the editor"


def test_grid(tmp_path: Path) -> None:
    made = writer()
    marks = made.tileset("tilesets/markers.tsx", 48)
    steel = made.tileset("tilesets/steel.tsx", 48)
    for layer, tile in (("oneway", marks), ("hazard", marks + 12), ("ladder", marks + 8), ("cracked", marks + 16)):
        cells = [0] * 960
        cells[{"oneway": 1, "hazard": 2, "ladder": 3, "cracked": 4}[layer]] = tile
        made.tiles(layer, cells)
    cells = [0] * 960
    cells[5], cells[6], cells[7] = marks + 13, marks + 20, steel
    made.tiles("back", cells)
    made.tiles("solid", [0] * 7 + [steel] + [0] * 952)
    made.objects("a").point("Entry", 64, 288)
    top = load(made, tmp_path).grid[0]
    metal, concrete = 1 << specs.SURFACE_SHIFT, 3 << specs.SURFACE_SHIFT
    assert top[1] == specs.ONEWAY | metal
    assert top[2] == specs.SPIKE and top[3] == specs.LADDER
    assert top[4] == specs.SOLID | specs.CRACKED | concrete
    assert top[5] == specs.KILL and top[6] == 0 and top[7] == specs.SOLID | metal
    assert load(made, tmp_path).grid[20] == bytes([specs.SOLID]) * 40


def test_encodings_agree(tmp_path: Path) -> None:
    made = full_map()
    level = load(made, tmp_path)
    text = made.text()
    begin, end = text.index('<data encoding="csv">'), text.index("</data>")
    cells = [int(cell) for cell in text[begin + len('<data encoding="csv">') : end].split(",")]
    raw = struct.pack("<960I", *cells)
    tiles = "".join(f'<tile gid="{cell}"/>' for cell in cells)
    for opening, body in (
        ('<data encoding="base64">', base64.b64encode(raw).decode()),
        ('<data encoding="base64" compression="zlib">', base64.b64encode(zlib.compress(raw)).decode()),
        ('<data encoding="base64" compression="gzip">', "\n  " + base64.b64encode(gzip.compress(raw)).decode() + "\n"),
        ("<data>", tiles),
    ):
        (tmp_path / "trial.tmx").write_text(text[:begin] + opening + body + text[end:])
        assert load_level(tmp_path / "trial.tmx") == level


def test_digest_is_of_play_only(tmp_path: Path) -> None:
    digest = load(full_map(), tmp_path).digest
    reformatted = full_map().text().replace("\n", "\r\n").replace(' type="Spawn"', ' class="Spawn"')
    (tmp_path / "trial.tmx").write_bytes(reformatted.encode())
    assert load_level(tmp_path / "trial.tmx").digest == digest
    decorated = full_map()
    decorated.objects("more").point("Light", 1, 1)
    decorated.objects("signs").point("Sign", 5, 5)
    assert load(decorated, tmp_path).digest == digest
    for change in ('value="spitter"', "alpha"), ('name="seed" type="int" value="7"', "8"), ('x="300"', "301"):
        old, new = change
        text = full_map().text()
        assert text.count(old) == 1
        start = old[: old.rindex('="') + 2]
        (tmp_path / "trial.tmx").write_text(text.replace(old, f'{start}{new}"'))
        assert load_level(tmp_path / "trial.tmx").digest != digest


def test_order_and_groups(tmp_path: Path) -> None:
    picture = data_root() / "sprites" / "tiles" / "sand.png"
    shutil.copy(picture, tmp_path / "far.png")
    made = MapWriter(4, 4)
    made.image("far", "far.png", 192, 64, parallaxx=0.5, repeatx=True, opacity=0.5)
    made.tiles("back", [0] * 16)
    made.objects("a").point("Entry", 8, 64)
    made.tiles("front grass", [0] * 16, offsetx=3)
    grouped = (
        '<group name="g" visible="0" opacity="0.5" offsetx="10" offsety="-4" parallaxx="0.5" tintcolor="#ff0000">'
        '<group name="h" opacity="0.5" offsetx="1"><layer name="deep" width="4" height="4" tintcolor="#808080">'
        f'<data encoding="csv">{",".join("0" * 16)}</data></layer>'
        '<objectgroup name="o"><object id="9" type="Sign" x="1" y="10"><point/></object></objectgroup></group></group>'
    )
    (tmp_path / "m.tmx").write_text(made.text().replace("</map>", grouped + "</map>"))
    level = load_level(tmp_path / "m.tmx")
    assert [layer.name for layer in level.layers] == ["far", "back", "front grass", "deep"]
    far, _, front, deep = level.layers
    assert isinstance(far, ImageLayer) and far.repeat_x and far.parallax_x == 128 and far.opacity == 128
    assert (data_root() / far.image).is_file()
    assert isinstance(front, TileLayer) and front.front and front.offset_x == 3 and not deep.front
    assert isinstance(deep, TileLayer) and not deep.visible and deep.opacity == 64
    assert (deep.offset_x, deep.offset_y, deep.parallax_x, deep.tint) == (11, -4, 128, (128, 0, 0))
    assert (level.signs[0].x, level.signs[0].y) == (12, 6)


def test_flips_and_animations(tmp_path: Path) -> None:
    made = MapWriter(4, 1)
    marks = made.tileset("tilesets/markers.tsx", 48)
    flips = [1 << 31, 1 << 30, 1 << 29, 0]
    made.tiles("back", [(marks + 20) | flip for flip in flips])
    made.objects("a").point("Entry", 8, 16)
    level = load(made, tmp_path)
    layer = level.layers[0]
    assert isinstance(layer, TileLayer) and layer.cells == tuple(1 | flip for flip in flips)
    art = level.tiles[1]
    assert art.image == "sprites/tiles/markers.png" and (art.x, art.y, art.w, art.h) == (64, 32, 16, 16)
    assert [ticks for _, ticks in art.animation] == [9] * 4
    frames = [level.tiles[index] for index, _ in art.animation]
    assert [(frame.x, frame.y) for frame in frames] == [(64, 32), (0, 64), (64, 64), (0, 80)]


def test_infinite_maps_are_folded(tmp_path: Path) -> None:
    made = MapWriter(4, 4)
    sand = made.tileset("tilesets/sand.tsx", 48)
    made.objects("a").point("Entry", -8, -4)
    chunk = ",".join([str(sand)] + ["0"] * 15)
    layer = (
        '<layer name="solid" width="30" height="20"><data encoding="csv">'
        f'<chunk x="-4" y="-4" width="4" height="4">{chunk}</chunk><chunk x="0" y="0" width="4" height="4">{chunk}'
        "</chunk></data></layer>"
    )
    text = made.text().replace('infinite="0"', 'infinite="1"').replace("</map>", layer + "</map>")
    (tmp_path / "m.tmx").write_text(text)
    level = load_level(tmp_path / "m.tmx")
    assert (level.width, level.height) == (8, 8)
    solid = [(x, y) for y in range(8) for x in range(8) if level.grid[y][x]]
    assert solid == [(0, 0), (4, 4)]
    assert (level.entries[0].x, level.entries[0].y) == (56, 60)


def test_templates_and_tile_objects(tmp_path: Path) -> None:
    made = writer()
    props = made.tileset("tilesets/props.tsx", 9)
    layer = made.objects("a")
    layer.point("Entry", 64, 288)
    layer.lines += [
        f'<object id="{at}" template="templates/{name}.tx" x="{at * 8}" y="288"/>'
        for at, name in enumerate(TEMPLATES, 20) if TEMPLATES[name][0] == "Spawn"
    ]
    layer.lines += [
        '<object id="40" template="templates/alpha.tx" x="9" y="288"><properties><property name="kind" value="drone"/>'
        "</properties></object>",
        f'<object id="41" gid="{(props + 2) | 1 << 31}" x="250" y="288" width="24" height="24"/>',
    ]
    level = load(made, tmp_path)
    assert [spawn.kind for spawn in level.spawns] == [*COMING, "drone"]
    assert level.spawns[-1].entrance == "breach" and level.spawns[-1].first
    crate = level.props[0]
    assert (crate.picture, crate.x, crate.y, crate.flip) == ("crate", 262, 288, True)


def test_checks(tmp_path: Path) -> None:
    made = writer(par_ticks=100)
    things = made.objects("schedule")
    things.point("Entry", 64, 300)
    things.point("Spawn", 64, 320, tick=301)
    things.point("Spawn", 6400, 288)
    things.rect("Exit", 640, 0, 16, 16)
    things.point("Anchor", 64, 288, clean_tick=4600)
    things.line("Mover", [(0, 0), (3000, 0)])
    made.save(tmp_path / "trial.tmx")
    lines = check_map(tmp_path / "trial.tmx")
    for number, words in (
        (1, "inside of a wall"), (2, "inside of a wall"), (2, "301 is later"), (3, "outside"), (4, "outside"),
        (5, "4600 ticks"), (6, "off the map"),
    ):
        assert any(f" {number}:" in line and words in line for line in lines), (number, words, lines)
    assert len(lines) == 7


def test_targets_are_named_with_the_nearest(tmp_path: Path) -> None:
    made = full_map()
    made.objects("reactive").rect("Trigger", 0, 0, 16, 16, do="open", target="gaet")
    made.save(tmp_path / "trial.tmx")
    (line,) = check_map(tmp_path / "trial.tmx")
    assert 'did you mean "gate"' in line and "Trigger 29" in line


def test_unknown_properties_are_only_doubts(tmp_path: Path) -> None:
    made = writer(made_by="me")
    made.objects("a").point("Entry", 64, 288)
    assert ['"made_by" is not known' in line for line in load(made, tmp_path).warnings] == [True]


def test_blob_tiles_match_the_tilesets() -> None:
    """The wang ids of the committed tilesets and the numbers of `blob_tile` are the same thing."""
    assert len(MASKS) == 47 and len(AROUND) == 8
    assert all(MASKS[blob_tile(mask)] == reduced(mask) for mask in range(256))
    files = sorted((MAPS / "tilesets").glob("*.tsx"))
    terrains = [path.stem for path in files if "<wangset " in path.read_text("utf-8")]
    assert len(terrains) == 12
    for name in terrains:
        root = parse((MAPS / "tilesets" / f"{name}.tsx").read_bytes(), "tileset")
        sets = root.first("wangsets")
        assert sets is not None
        tiles = sets.children[0].all("wangtile")
        assert len(tiles) == 4 * len(MASKS), "four phases"
        for tile in tiles:
            mask = sum(int(bit) << at for at, bit in enumerate(tile.get("wangid").split(",")))
            assert blob_tile(mask) == int(tile.get("tileid")) % 48


def test_committed_editor_files_are_the_generated_ones() -> None:
    for name, text in generated().items():
        assert (MAPS / name).read_text("utf-8") == text, f"{name}: run python -m last_reveille.content.project"


def test_the_editor_opens_it(tmp_path: Path) -> None:
    program = shutil.which("tmxrasterizer")
    made = full_map()
    made.save(tmp_path / "trial.tmx")
    assert parse((tmp_path / "trial.tmx").read_bytes(), "map").all("layer")
    if program is None:
        return  # the editor is not on every machine that runs this
    text = made.text().replace("tilesets/", f"{MAPS.as_posix()}/tilesets/")
    (tmp_path / "trial.tmx").write_text(text)
    run = subprocess.run(
        [program, "--no-smoothing", "trial.tmx", "out.png"], cwd=tmp_path, capture_output=True, timeout=60,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out.png").stat().st_size > 1000


@pytest.mark.parametrize(("word", "close"), [("Dron", "drone"), ("SPITER", "spitter"), ("zzz", "")])
def test_nearest(word: str, close: str) -> None:
    assert nearest(word, specs.KINDS) == close


def test_lines_are_safe_to_print() -> None:
    report = Report("a\u202eb.tmx")
    report.add(3, "layer \x1b[2J", "x" * 5000)
    assert report.lines[0].isprintable() and len(report.lines[0]) == 600
    assert report.lines[0].startswith("a\\u202eb.tmx:3: layer \\u001b[2J: x")


ROOTS = {
    "a lasher in the air": ({"kind": "lasher"}, 200, 200, "grows from a floor"),
    "a tower under no roof": ({"kind": "tower", "mount": "roof"}, 200, 200, "grows from a roof"),
    "a tower at no wall": ({"kind": "tower", "mount": "wall"}, 200, 200, "grows from a wall"),
    "a drone on a wall": ({"kind": "drone", "mount": "wall"}, 200, 288, "only a tower has a mount"),
}


@pytest.mark.parametrize("name", ROOTS)
def test_what_is_rooted_needs_something_to_be_rooted_in(name: str, tmp_path: Path) -> None:
    values, x, y, said = ROOTS[name]
    made = writer()
    made.objects("actors").point("Entry", 64, 288)
    made.objects("schedule").point("Spawn", x, y, tick=90, entrance="breach", **values)
    made.save(tmp_path / "trial.tmx")
    (line,) = check_map(tmp_path / "trial.tmx")
    assert said in line


def test_a_tower_may_hang_and_lean(tmp_path: Path) -> None:
    made = MapWriter(40, 24, {"id": "trial"})
    sand = made.tileset("tilesets/sand.tsx", 48)
    rows = ["#" * 40] * 4 + ["#" + "." * 38 + "#"] * 14 + ["#" * 40] * 6
    made.tiles("solid", blob_cells(rows, "#", sand))
    made.objects("actors").point("Entry", 64, 288)
    spawns = made.objects("schedule")
    spawns.point("Spawn", 200, 64, kind="tower", mount="roof", tick=90, entrance="breach")
    spawns.point("Spawn", 16, 160, kind="tower", mount="wall", facing=1, tick=90, entrance="breach")
    spawns.point("Spawn", 624, 160, kind="tower", mount="wall", facing=-1, tick=90, entrance="breach")
    spawns.point("Spawn", 300, 288, kind="tower", tick=90, entrance="breach")
    made.save(tmp_path / "trial.tmx")
    assert check_map(tmp_path / "trial.tmx") == []


def test_a_drill_can_be_passed(tmp_path: Path) -> None:
    made = writer()
    things = made.objects("actors")
    things.point("Entry", 64, 288)
    things.rect("Drill", 100, 200, 200, 88, move="rail")
    things.rect("Trigger", 280, 200, 20, 88, do="pass", target="blade")
    made.save(tmp_path / "trial.tmx")
    (line,) = check_map(tmp_path / "trial.tmx")
    assert "no Trigger does pass rail" in line


def test_no_drill_no_verdict(tmp_path: Path) -> None:
    made = writer()
    things = made.objects("actors")
    things.point("Entry", 64, 288)
    things.rect("Trigger", 280, 200, 20, 88, do="fail")
    things.rect("Trigger", 280, 200, 20, 88, do="pass", target="bleid")
    made.save(tmp_path / "trial.tmx")
    lines = check_map(tmp_path / "trial.tmx")
    assert sum("has no Drill" in line for line in lines) == 2
    assert any("no such move" in line and '"blade"' in line for line in lines)


def test_hands_ring_no_gong(tmp_path: Path) -> None:
    made = writer()
    things = made.objects("actors")
    things.point("Entry", 64, 288)
    things.point("Lever", 200, 288, kind="gong")
    things.point("Lever", 300, 288, kind="gong", by="rail")
    made.save(tmp_path / "trial.tmx")
    (line,) = check_map(tmp_path / "trial.tmx")
    assert "no hand works a gong" in line and "Lever 2" in line


def test_a_drill_belongs_to_the_digest(tmp_path: Path) -> None:
    made, other = full_map(), full_map()
    other.objects("reactive").rect("Drill", 10, 200, 64, 88, move="blade")
    assert load(made, tmp_path).digest != load(other, tmp_path).digest
