"""Each feature of Tiled on a small map of its own (`tests/features`): what arrives of it, and that the picture of the
map is the one that Tiled draws. The editor is not on every machine; without it only the pictures go unchecked."""

from __future__ import annotations

import base64
import importlib.util
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from last_reveille.content.drawn import clear_of, shift_of
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.problems import Problems
from last_reveille.content.xml import Node, parse
from last_reveille.sim.specs import SOLID, TILE, ImageLayer, Level, TileArt, TileLayer
from last_reveille.view.assets import Assets
from last_reveille.view.backdrop import Backdrop
from last_reveille.view.camera import Camera
from last_reveille.view.chunks import TileMap
from last_reveille.view.tiles import FLIP_D, FLIP_X, FLIP_Y, INDEX, render_static

MAPS = data_root() / "maps"
FEATURES = Path(__file__).parent / "features"
SAME = ("csv", "base64", "gzip", "zlib", "xml_cells")  # the same map in every encoding
REFUSED = ("template_of_template", *(() if importlib.util.find_spec("zstandard") else ("zstd",)))
RESAMPLED = ("fractions",)  # Tiled blends pixels there, the game moves to whole ones
DRAWN = sorted({path.stem for path in FEATURES.glob("*.tmx")} - {*REFUSED, *RESAMPLED})
# Where the map begins in Tiled's picture, which also shows what layers reach beyond it, and whole chunks of 16 tiles.
BEGINS = {"images": (5, 0), "infinite": (12 * TILE, 12 * TILE)}
TOLERANCE = 2  # of 255 a channel, as seen: colours times alpha
tool = shutil.which("tmxrasterizer")


def load(name: str) -> Level:
    return load_level(FEATURES / f"{name}.tmx")


def tiles_of(level: Level, number: int = 0) -> TileLayer:
    layer = level.layers[number]
    assert isinstance(layer, TileLayer)
    return layer


def art(level: Level, x: int, y: int, number: int = 0) -> TileArt:
    return level.tiles[tiles_of(level, number).cells[y * level.width + x] & INDEX]


def corner(level: Level, x: int, y: int, number: int = 0) -> tuple[str, int, int]:
    """Picture and place in it of the tile in a cell."""
    found = art(level, x, y, number)
    return Path(found.image).name, found.x, found.y


def solid(level: Level) -> list[tuple[int, int]]:
    return [(x, y) for y, row in enumerate(level.grid) for x, flags in enumerate(row) if flags & SOLID]


# -- what arrives


@pytest.mark.parametrize("name", SAME)
def test_every_encoding_is_the_same_map(name: str) -> None:
    level = load(name)
    assert [corner(level, x, 1) for x in (0, 3)] == [("sheet.png", 0, 16), ("sheet.png", 48, 16)]
    assert solid(level) == [
        *((x, y) for y in (0, 1) for x in range(4)), (6, 3), (7, 3), *((x, 5) for x in range(8)),
    ]
    assert (level.layers, level.tiles, level.grid) == (load("csv").layers, load("csv").tiles, load("csv").grid)


def test_zstd_where_the_package_is() -> None:
    pytest.importorskip("zstandard")
    assert (load("zstd").layers, load("zstd").grid) == (load("csv").layers, load("csv").grid)


def test_zstd_where_it_is_not_is_refused_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(Problems) as caught:
        load("zstd")
    (line,) = caught.value.lines
    assert line.endswith('zstd.tmx:5: layer "solid": zstd needs the package zstandard; save the map with csv or zlib')


def hostile_zstd() -> dict[str, tuple[bytes, str]]:
    """Name -> what a layer of 48 cells holds, and what is said about it."""
    zstd = pytest.importorskip("zstandard")
    cells = struct.pack("<48I", *[1] * 48)
    whole = zstd.ZstdCompressor().compress(cells)
    wide = zstd.ZstdCompressor(compression_params=zstd.ZstdCompressionParameters(window_log=27)).compressobj()
    damaged, short, long = "the compressed data is damaged", "0 cells where 48 are needed", "more data than the layer"
    return {
        "nothing": (b"", short),
        "no frame": (b"zstd" * 9, damaged),
        "another magic number": (b"\x28\xb5\x2f\xfe" + whole[4:], damaged),
        "cut short": (whole[: len(whole) // 2], "cells where 48 are needed|damaged|ends inside"),
        "a damaged block": (whole[:9] + bytes(255 - byte for byte in whole[9:]), damaged),
        "a bomb": (zstd.ZstdCompressor().compress(bytes(4 << 20)), long),
        "a bomb of unknown size": (zstd.ZstdCompressor(write_content_size=False).compress(bytes(4 << 20)), long),
        "a window of 128 MiB": (wide.compress(cells) + wide.flush(), damaged),
        "half of the cells": (zstd.ZstdCompressor().compress(cells[:96]), "24 cells where 48 are needed"),
        "a cell too many": (zstd.ZstdCompressor().compress(cells + cells[:4]), long),
        "half a cell": (zstd.ZstdCompressor().compress(cells[:-2]), "the data ends inside a cell"),
        "a frame to be skipped": (b"\x50\x2a\x4d\x18\xff\xff\xff\x7f", f"{short}|{damaged}"),
    }


def test_hostile_zstd_is_one_line(tmp_path: Path) -> None:
    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "zstd.tmx"
    text = path.read_text("utf-8")
    packed = re.search(r'compression="zstd">\s*(\S+)\s*</data>', text)
    assert packed is not None
    for name, (data, said) in hostile_zstd().items():
        path.write_text(text.replace(packed[1], base64.b64encode(data).decode()), "utf-8")
        with pytest.raises(Problems) as caught:
            load_level(path)
        (line,) = caught.value.lines
        assert line.startswith(f'{path}:5: layer "solid": ') and re.search(said, line), (name, line)


def test_an_infinite_map_begins_where_its_chunks_do() -> None:
    level = load("infinite")
    assert (level.width, level.height) == (8, 4)
    assert solid(level) == [(1, 1), (2, 1), (5, 1), (1, 2), (2, 2), *((x, 3) for x in range(8))]
    assert (level.entries[0].x, level.entries[0].y) == (40, 48)


def test_tilesets_inside_and_outside() -> None:
    level = load("tilesets")
    assert [corner(level, x, 0) for x in range(4)] == [("sheet.png", 16 * x, 0) for x in range(4)]
    assert level.tiles[tiles_of(level).cells[0]] == level.tiles[tiles_of(level).cells[41]]


def test_a_collection_has_tiles_of_every_size() -> None:
    level = load("collection")
    sizes = {Path(tile.image).name: (tile.w, tile.h) for tile in level.tiles[1:]}
    assert sizes == {"tall.png": (16, 40), "wide.png": (40, 16), "sky.png": (24, 20)}
    assert corner(level, 1, 2)[0] == "tall.png" and corner(level, 4, 2)[0] == "wide.png"


@pytest.mark.parametrize("name", ["flips", "flips_uneven"])
def test_all_eight_flips(name: str) -> None:
    cells = [cell for cell in tiles_of(load(name)).cells if cell]
    wanted = [x | y | d for d in (0, FLIP_D) for y in (0, FLIP_Y) for x in (0, FLIP_X)]
    assert sorted(cell & ~INDEX for cell in cells[:8]) == sorted(wanted)
    assert len(cells) == 16 and len({cell & INDEX for cell in cells}) == 2


def test_an_animation_in_ticks() -> None:
    level = load("animated")
    still, moving = art(level, 1, 0), art(level, 0, 0)
    assert not still.animation
    assert [ticks for _, ticks in moving.animation] == [6, 15, 3]
    assert [(level.tiles[at].x, level.tiles[at].y) for at, _ in moving.animation] == [(32, 0), (16, 16), (0, 0)]
    assert tiles_of(level).cells[24] & ~INDEX == FLIP_X and art(level, 0, 3) is moving


def test_shapes_of_tiles_are_no_objects() -> None:
    level = load("shapes")
    assert level.spawns == () and len(level.entries) == 1 and level.warnings == ()
    assert solid(level) == [(x, 5) for x in range(8)]


def test_templates() -> None:
    level = load("templates")
    first, second = level.spawns
    assert (first.name, first.kind, first.tick, first.facing, first.certain) == ("sentry", "spitter", 240, 1, True)
    assert (first.x, first.y) == (56, 80), "the middle of the lower edge of the template's box"
    assert (second.name, second.tick, second.kind, second.x) == ("second", 300, "spitter", 88)
    assert [(prop.picture, prop.x, prop.y, prop.flip) for prop in level.props] == [
        ("crate", 72, 80, False), ("crate", 104, 80, True),
    ]


def test_a_template_of_a_template_is_refused_with_one_line() -> None:
    with pytest.raises(Problems) as caught:
        load("template_of_template")
    (line,) = caught.value.lines
    assert ':15: ' in line and line.endswith('the template "nested.tx" is itself made from a template')


def test_groups_hand_down_how_they_look() -> None:
    level = load("groups")
    deep, shallow, hidden, far = (tiles_of(level, number) for number in range(4))
    assert (deep.name, deep.offset_x, deep.offset_y, deep.opacity) == ("deep", 16, 21, 64)
    assert (shallow.offset_x, shallow.offset_y, shallow.opacity) == (20, 12, 128)
    assert not hidden.visible and deep.visible
    assert (far.parallax_x, far.parallax_y) == (64, 64)
    assert (level.signs[0].x, level.signs[0].y) == (35, 45)


def test_tints_multiply() -> None:
    level = load("tint")
    assert tiles_of(level).tint == (96, 128, 32) and tiles_of(level, 1).tint == (0x33, 0x66, 0x99)


def test_image_layers() -> None:
    sky, field, unseen, back, mast = load("images").layers
    assert isinstance(sky, ImageLayer) and isinstance(field, ImageLayer) and isinstance(mast, ImageLayer)
    assert (sky.x, sky.y, sky.opacity, sky.repeat_x, sky.repeat_y) == (10, 7, 153, True, False)
    assert (field.x, field.y, field.repeat_x, field.repeat_y) == (-5, 50, True, True)
    assert not unseen.visible and isinstance(back, TileLayer)
    assert mast.front and not mast.repeat_x and Path(mast.image).name == "tall.png"


def test_classes_within_properties_stay_apart_from_ours() -> None:
    level = load("properties")
    assert (level.palette, level.seed) == ("night", 9), "not those of the same name inside of a class"
    (spawn,) = level.spawns
    assert (spawn.kind, spawn.entrance, spawn.tick) == ("spitter", "pod", 60)
    (doubt,) = level.warnings
    assert '"remark" is not known' in doubt


def test_a_class_where_a_number_belongs_is_told(tmp_path: Path) -> None:
    text = (FEATURES / "properties.tmx").read_text("utf-8").replace('"brain" type', '"facing" type')
    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "properties.tmx").write_text(text, "utf-8")
    with pytest.raises(Problems) as caught:
        load_level(tmp_path / "properties.tmx")
    (line,) = caught.value.lines
    assert line.endswith("Spawn 1: facing must be a whole number, not a property of type class")


def test_a_target_may_be_picked_in_the_editor() -> None:
    level = load("references")
    assert level.levers[0].target == "gate" and level.triggers[0].target == "gate"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('type="object" value="1"', 'type="object" value="77"', "object 77, which is not in this map"),
        ('type="object" value="1"', 'type="object" value="2"', "object 2, which has no name"),
        ('name="gate" type="Door"', 'name="gate" type="Sign"', "no such door"),
    ],
)
def test_a_picked_target_that_is_nothing_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = (FEATURES / "references.tmx").read_text("utf-8")
    assert old in text
    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "references.tmx").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Problems) as caught:
        load_level(tmp_path / "references.tmx")
    assert sum(said in line for line in caught.value.lines) == 2, "the lever's and the trigger's"


@pytest.mark.parametrize("name", ["classes", "as_1_9"])
def test_type_and_class_mean_the_same(name: str) -> None:
    """Tiled 1.9 wrote class where all others write type."""
    level = load(name)
    assert [spawn.x for spawn in level.spawns] == [40, 60]
    assert [(prop.picture, prop.x) for prop in level.props] == [("crate", 88), ("barrel", 104)]
    assert level.warnings == ()


def test_fractions_go_to_the_nearest_pixel() -> None:
    level = load("fractions")
    back, front = tiles_of(level), tiles_of(level, 1)
    assert (back.offset_x, back.offset_y) == (3, 1), "2.25 + 0.25 and 1.5 - 0.75: halves go up"
    assert (front.offset_x, front.offset_y) == (4, -2)
    assert (level.signs[0].x, level.signs[0].y) == (33, 41)


def test_margin_and_spacing() -> None:
    level = load("margins")
    assert [corner(level, x, y)[1:] for x, y in ((0, 0), (3, 0), (1, 1))] == [(2, 2), (59, 2), (21, 21)]


def test_a_tileset_may_be_drawn_aside() -> None:
    level = load("tile_offset")
    assert shift_of(art(level, 1, 1)) == (5, -7) and shift_of(art(level, 3, 1)) == (0, 0)


def test_a_colour_may_be_glass() -> None:
    level = load("colour_key")
    assert clear_of(art(level, 0, 0, 2)) == (255, 0, 255) and clear_of(art(level, 4, 0, 2)) is None
    assert [clear_of(layer) for layer in level.layers if isinstance(layer, ImageLayer)] == [(255, 0, 255), None]
    doubt, = level.warnings
    assert doubt.endswith('tileset "loose" tile 0: Tiled heeds trans only where a whole tileset is one image')


def test_what_the_newest_editor_writes() -> None:
    """Saved by Tiled 1.12.2: lists, a capsule, an opacity of an object, classes of layers and tilesets."""
    level = load("newest")
    assert level.palette == "night" and level.warnings[0].endswith("parallax begins at the map's upper left corner")
    assert [line.rsplit(": ", 1)[1] for line in level.warnings[1:]] == [
        "its tiles are drawn in their own size, whatever tilerendersize says", "capsules are read as rectangles",
    ]
    sky, back, ground = level.layers
    assert isinstance(sky, ImageLayer) and (sky.x, sky.y, sky.opacity, sky.repeat_x) == (4, 3, 128, True)
    assert isinstance(back, TileLayer) and (back.opacity, back.offset_x, back.offset_y) == (191, 3, 5)
    assert isinstance(ground, TileLayer) and solid(level)[0] == (0, 6)
    assert [(prop.x, prop.y) for prop in level.props] == [(128, 96)], "put by its middle, which is at 128,88"
    assert (level.triggers[0].target, level.triggers[0].w, level.doors[0].x) == ("gate", 16, 96)
    assert [spawn.kind for spawn in level.spawns] == ["spitter"]


@pytest.mark.parametrize(("align", "x", "y"), [
    ("unspecified", 136, 88), ("topleft", 136, 104), ("bottomright", 120, 88), ("top", 128, 104), ("left", 136, 96),
])
def test_where_a_tileset_puts_its_objects(align: str, x: int, y: int, tmp_path: Path) -> None:
    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "newest.tmx"
    path.write_text(path.read_text("utf-8").replace('ment="center"', f'ment="{align}"'), "utf-8")
    assert [(prop.x, prop.y) for prop in load_level(path).props] == [(x, y)]


def test_what_is_shown_otherwise_than_in_the_editor_is_told(tmp_path: Path) -> None:
    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "newest.tmx"
    text = path.read_text("utf-8").replace('ment="center"', 'ment="centre"')
    text = text.replace('name="back"', 'name="back" mode="multiply"')
    path.write_text(text.replace(' gid="9"', ' gid="9" opacity="0.25"'), "utf-8")
    told = load_level(path).warnings
    for sentence in ('object 4: its opacity is ignored: the picture is drawn as it is',
                     'layer "back": mode="multiply": it is drawn over the others, not blended',
                     'objectalignment="centre" is not known (did you mean "center"?)'):
        assert any(line.endswith(sentence) for line in told)


def test_no_colour_is_told(tmp_path: Path) -> None:
    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "colour_key.tmx"
    path.write_text(path.read_text("utf-8").replace('trans="#ff00ff"', 'trans="pink"'), "utf-8")
    level = load_level(path)
    assert f'{path}:15: layer "wall": trans="pink" is no colour; it must be as in ff00ff' in level.warnings
    assert clear_of(level.layers[0]) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["more_columns", "fewer_columns"])
def test_the_picture_says_how_many_columns_there_are(name: str) -> None:
    level = load(name)
    assert corner(level, 0, 1) == ("sheet.png", 0, 16) and corner(level, 3, 1) == ("sheet.png", 48, 16)


def test_every_feature_map_is_looked_at() -> None:
    """A map that no test loads would prove nothing."""
    text = Path(__file__).read_text("utf-8")
    assert [path.stem for path in FEATURES.glob("*.tmx") if f'"{path.stem}"' not in text] == []


# -- what it looks like


@pytest.fixture(scope="module", autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield
    pygame.display.quit()


def pixels(picture: pygame.Surface) -> np.ndarray:
    """A number a pixel, in rows: red, green, blue, alpha are its bytes."""
    return np.frombuffer(pygame.image.tobytes(picture, "RGBA"), np.uint32)


def seen(some: np.ndarray) -> np.ndarray:
    """Colours times alpha, and alpha: what is invisible has no colour."""
    parts = some.view(np.uint8).reshape(-1, 4).astype(np.int32)
    parts[:, :3] = (parts[:, :3] * parts[:, 3:] + 127) // 255
    return parts


def apart(ours: pygame.Surface, theirs: pygame.Surface) -> tuple[int, str]:
    """By how much two pictures of one size differ at most in a channel as seen, and where."""
    a, b = pixels(ours), pixels(theirs)
    other = np.flatnonzero(a != b)  # most are equal, and to look at them all takes longer than to draw them
    if not other.size:
        return 0, ""
    mine, its = seen(a[other]), seen(b[other])
    by = np.abs(mine - its).max(axis=1)
    worst = int(by.argmax())
    y, x = divmod(int(other[worst]), ours.get_width())
    return int(by[worst]), f"at {x},{y}: {mine[worst]} ours, {its[worst]} Tiled's"


def object_layers(node: Node) -> list[str]:
    found = [node.get("name")] if node.tag == "objectgroup" else []
    return found + [name for child in node.children if child.tag != "tileset" for name in object_layers(child)]


def by_tiled(path: Path, folder: Path) -> pygame.Surface:
    """The picture that Tiled itself draws, without objects."""
    assert tool is not None
    hidden = [part for name in object_layers(parse(path.read_bytes(), "map")) for part in ("--hide-layer", name)]
    out = folder / "out.png"
    run = subprocess.run(
        [tool, "--no-smoothing", *hidden, str(path), str(out)], capture_output=True, timeout=60, check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    assert run.returncode == 0, run.stderr
    return pygame.image.load(str(out)).convert_alpha()


def assert_same(path: Path, folder: Path) -> None:
    level = load_level(path)
    ours = render_static(level, data_root())
    assert ours.get_size() == (level.width * TILE, level.height * TILE)
    theirs = by_tiled(path, folder)
    if theirs.get_size() != ours.get_size():  # the newest show no more than the map
        theirs = theirs.subsurface((BEGINS.get(path.stem, (0, 0)), ours.get_size()))
    assert (pixels(ours) >> 24).any(), "an empty picture equals everything"
    worst, told = apart(ours, theirs)
    assert worst <= TOLERANCE, f"{path.stem} {told}"


@pytest.mark.skipif(tool is None, reason="Tiled is not installed")
@pytest.mark.parametrize("name", DRAWN)
def test_a_feature_looks_as_in_tiled(name: str, tmp_path: Path) -> None:
    assert_same(FEATURES / f"{name}.tmx", tmp_path)


@pytest.mark.skipif(tool is None, reason="Tiled is not installed")
@pytest.mark.parametrize("name", sorted(path.stem for path in MAPS.glob("*.tmx")))
def test_a_map_of_the_game_looks_as_in_tiled(name: str, tmp_path: Path) -> None:
    assert_same(MAPS / f"{name}.tmx", tmp_path)


def test_the_game_sees_through_the_colour_too() -> None:
    level = load("colour_key")
    keyed, plain = (layer for layer in level.layers if isinstance(layer, ImageLayer))
    assets = Assets(data_root())
    backdrop = Backdrop(level, assets)
    seen_through = []
    for layer in (keyed, plain):
        target = pygame.Surface((640, 360))
        backdrop.draw_layer(layer, target, Camera())
        seen_through.append(target.get_at((layer.x + 4, layer.y + 1))[:3] == (0, 0, 0))
    assert seen_through == [True, False], "two layers of one name are two pictures"


@pytest.mark.parametrize("name", ["collection", "tile_offset", "margins", "flips_uneven"])
def test_the_game_draws_its_chunks_like_the_map_at_rest(name: str) -> None:
    """Also where pictures reach into the next chunk: the map is drawn at the border of two."""
    level = load(name)
    still, drawn = (pygame.Surface((level.width * TILE, level.height * TILE)).convert() for _ in range(2))
    still.blit(render_static(level, data_root()), (0, 0))
    TileMap(level, Assets(data_root())).draw(0, tiles_of(level), drawn, Camera(), 0)
    assert apart(still, drawn)[0] <= TOLERANCE and pygame.mask.from_threshold(
        drawn, (0, 0, 0), (1, 1, 1, 255)
    ).count() < still.get_width() * still.get_height()
