"""Tiles and backdrops: chunks, flips, broken tiles, the map at rest, seams."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from lab import level as draw_level
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.level import load_level
from last_reveille.content.tmxwrite import MapWriter
from last_reveille.sim.specs import SOLID, ImageLayer, Level, TileArt, TileLayer
from last_reveille.view.assets import Assets
from last_reveille.view.backdrop import Backdrop
from last_reveille.view.camera import Camera
from last_reveille.view.chunks import TileMap, stacks
from last_reveille.view.climate import CLIMATES
from last_reveille.view.tiles import FLIP_D, FLIP_X, FLIP_Y, TileArtist, render_static
from last_reveille.view.weather import Weather

ROOT = Path(__file__).parents[1]
TILE = "t.png"


@pytest.fixture(scope="module", autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield
    pygame.display.quit()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two tiles: 1 has four corners of different colours, 2 is plain blue."""
    picture = pygame.Surface((32, 16), pygame.SRCALPHA, 32)
    for x, y, colour in ((0, 0, "red"), (8, 0, "green"), (0, 8, "yellow"), (8, 8, "white")):
        picture.fill(colour, (x, y, 8, 8))
    picture.fill("blue", (16, 0, 16, 16))
    pygame.image.save(picture, tmp_path / TILE)
    return tmp_path


def tiled(cells: dict[tuple[int, int], int], **fields: object) -> Level:
    level = draw_level("\n".join(["." * 40] * 23))
    flat = [0] * (40 * 23)
    for (x, y), value in cells.items():
        flat[y * 40 + x] = value
    art = (TileArt("", 0, 0, 0, 0), TileArt(TILE, 0, 0, 16, 16), TileArt(TILE, 16, 0, 16, 16))
    layer = TileLayer("solid", tuple(flat), **fields)  # type: ignore[arg-type]
    return replace(level, tiles=art, layers=(layer,))


def corners(surface: pygame.Surface, x: int, y: int) -> list[tuple[int, int, int]]:
    return [tuple(surface.get_at((x + dx, y + dy)))[:3] for dx, dy in ((2, 2), (13, 2), (2, 13), (13, 13))]


R, G, Y, W = (255, 0, 0), (0, 255, 0), (255, 255, 0), (255, 255, 255)


@pytest.mark.parametrize(
    ("flags", "seen"),
    [
        (0, [R, G, Y, W]), (FLIP_X, [G, R, W, Y]), (FLIP_Y, [Y, W, R, G]), (FLIP_D, [R, Y, G, W]),
        (FLIP_D | FLIP_X, [Y, R, W, G]), (FLIP_X | FLIP_Y, [W, Y, G, R]),
    ],
)
def test_flips_are_tileds(root: Path, flags: int, seen: list[tuple[int, int, int]]) -> None:
    level = tiled({(3, 2): 1 | flags})
    assert corners(render_static(level, root), 48, 32) == seen
    target = pygame.Surface((640, 360)).convert()
    TileMap(level, Assets(root)).draw(0, level.layers[0], target, Camera(), 0)  # type: ignore[arg-type]
    assert corners(target, 48, 32) == seen


def test_broken_tiles_go_and_come_back(root: Path) -> None:
    level = tiled({(15, 2): 2, (16, 2): 2})
    layer = level.layers[0]
    assert isinstance(layer, TileLayer)
    tiles = TileMap(level, Assets(root))

    def colour(x: int) -> tuple[int, ...]:
        target = pygame.Surface((640, 360)).convert()
        tiles.draw(0, layer, target, Camera(), 0)
        return tuple(target.get_at((x, 40)))[:3]

    assert colour(250) == colour(260) == (0, 0, 255)
    tiles.follow([2 * 40 + 16])
    assert colour(250) == (0, 0, 255) and colour(260) == (0, 0, 0)
    tiles.follow([])
    assert colour(260) == (0, 0, 255), "a new loop has its tiles again"


def test_what_leans_on_a_broken_tile_goes_with_it_in_the_next_chunk_too() -> None:
    """Roots under a ceiling hang into the chunk below it, pebbles lie across: nothing stays where its ground went."""
    level, assets = campaign_levels().get("gym"), Assets(ROOT)
    followed = TileMap(level, assets)
    edge = [(x, y) for y in range(15, level.height - 1, 16) for x in range(3, level.width - 3)
            if level.grid[y][x] & SOLID and not level.grid[y + 1][x] & SOLID]
    assert len(edge) > 100
    for x, y in edge[::29]:
        camera = Camera((96, 64))
        camera.x, camera.y = x * 16 - 40, y * 16 - 24
        pictures = []
        for ground in (followed, TileMap(level, assets)):
            if ground is followed:
                ground.follow([])
                _small(ground, level, camera)
                behind = {key for key in ground._chunks if ground.stacks[key[0]][-1].name.startswith("back")}
            ground.follow([y * level.width + x])
            assert ground is not followed or (behind and behind <= {*ground._chunks}), "nothing broke behind it"
            pictures.append(_small(ground, level, camera))
        assert pictures[0] == pictures[1], (x, y)


def _small(ground: TileMap, level: Level, camera: Camera) -> bytes:
    target = pygame.Surface((96, 64)).convert()
    for number, layer in enumerate(level.layers):
        if isinstance(layer, TileLayer):
            ground.draw(number, layer, target, camera, 0)
    return pygame.image.tobytes(target, "RGB")


def test_layers_that_are_seen_through_keep_their_colours(root: Path) -> None:
    """Blue glass on red glass, over what lies behind: as when each is drawn by itself."""
    back = tiled({(3, 2): 1}, opacity=128)
    pane = tiled({(3, 2): 2}, opacity=128).layers[0]
    level = replace(back, layers=(*back.layers, replace(pane, name="oneway")))  # type: ignore[type-var]
    ground, target = TileMap(level, Assets(root)), pygame.Surface((640, 360)).convert()
    for number, layer in enumerate(level.layers):
        ground.draw(number, layer, target, Camera(), 0)  # type: ignore[arg-type]
    r, g, b = target.get_at((50, 34))[:3]
    assert (abs(r - 64) <= 3, g, abs(b - 128) <= 3) == (True, 0, True), (r, g, b)


def test_props_stand_before_the_first_layer_solid_even_if_it_is_hidden(root: Path) -> None:
    level = tiled({(3, 2): 2}, visible=False)
    back, rail = tiled({(3, 2): 1}).layers[0], tiled({(4, 2): 2}).layers[0]
    layers = (replace(back, name="back"), *level.layers, replace(rail, name="oneway"))  # type: ignore[type-var]
    level = replace(level, layers=layers)
    names = {n: [layer.name for layer in stack] for n, stack in stacks(level, TileArtist(level, Assets(root))).items()}
    assert names == {0: ["back"], 2: ["oneway"]}, "what comes after it is drawn after the props"


def test_opacity_tint_and_offset(root: Path) -> None:
    shown = render_static(tiled({(3, 2): 2}, opacity=128, tint=(255, 255, 128), offset_x=4, offset_y=-6), root)
    assert shown.get_at((47 + 4, 40))[3] == 0
    r, g, b, a = shown.get_at((52, 30))
    assert (r, g) == (0, 0) and abs(b - 128) <= 1 and abs(a - 128) <= 1


def test_image_layers_repeat_and_missing_ones_are_left_out(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    level = replace(
        tiled({}),
        layers=(ImageLayer("sky", TILE, x=5, repeat_x=True), ImageLayer("gone", "none.png")),
    )
    shown = render_static(level, root)
    assert {tuple(shown.get_at((5 + 32 * n + 2, 4)))[:3] for n in range(19)} == {R}
    assert tuple(shown.get_at((2, 4)))[:3] == (0, 0, 255), "it repeats to the left as well"
    assert sum("gone" in record.getMessage() for record in caplog.records) == 1
    backdrop = Backdrop(level, Assets(root))
    target = pygame.Surface((640, 360)).convert()
    for _ in range(3):
        backdrop.draw_layer(level.layers[1], target, Camera())  # type: ignore[arg-type]
    assert sum("gone" in record.getMessage() for record in caplog.records) == 2


def test_the_map_at_rest_equals_tileds_own_picture(tmp_path: Path) -> None:
    tool = shutil.which("tmxrasterizer")
    canvas = MapWriter(24, 14, {"id": "trial"})
    sand = canvas.tileset("tilesets/sand.tsx", 48)
    cells = [0] * (24 * 14)
    for n in range(40):
        cells[(n * 37) % len(cells)] = (sand + n) | (0, FLIP_X, FLIP_Y, FLIP_D, FLIP_X | FLIP_Y)[n % 5]
    canvas.tiles("back", cells)
    canvas.objects("actors").point("Entry", 64, 96)
    work = ROOT / "maps"
    path = tmp_path / "maps" / "trial.tmx"
    path.parent.mkdir()
    for name in ("tilesets", "templates"):
        shutil.copytree(work / name, path.parent / name)
    shutil.copytree(ROOT / "sprites/tiles", tmp_path / "sprites/tiles")
    shutil.copytree(ROOT / "sprites/props", tmp_path / "sprites/props")
    canvas.save(path)
    ours = render_static(load_level(path, tmp_path), tmp_path)
    assert ours.get_size() == (24 * 16, 14 * 16)
    assert pygame.mask.from_surface(ours).count() > 2000
    if tool is None:
        return
    out = tmp_path / "out.png"
    subprocess.run(
        [tool, "--hide-layer", "actors", str(path), str(out)], check=True, timeout=30, capture_output=True,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    theirs = pygame.image.load(str(out)).convert_alpha()
    assert theirs.get_size() == ours.get_size()
    worst = 0
    for y in range(ours.get_height()):
        for x in range(ours.get_width()):
            a, b = ours.get_at((x, y)), theirs.get_at((x, y))
            if a[3] or b[3]:
                worst = max(worst, *(abs(p - q) for p, q in zip(a, b, strict=True)))
    assert worst <= 2


def test_backdrops_are_wide_and_have_no_seam() -> None:
    sets = json.loads((ROOT / "sprites/backdrops/sets.json").read_text("utf-8"))
    assert sorted(sets) == sorted({row.backdrop for row in CLIMATES.values()})
    for name, rows in sets.items():
        assert len(rows) >= 5, name
        for row in rows:
            steps = differences(pygame.image.load(str(ROOT / "sprites/backdrops" / row["image"])).convert_alpha())
            assert len(steps) >= 1920, row["image"]
            assert steps[-1] <= steps[:-1].max() + 4, row["image"]


def differences(picture: pygame.Surface) -> np.ndarray:
    """Mean difference of each column of pixels to the next; of the last one to the first."""
    width, height = picture.get_size()
    pixels = np.frombuffer(pygame.image.tobytes(picture, "RGBA"), np.uint8).reshape(height, width, 4).astype(np.int16)
    return np.abs(pixels - np.roll(pixels, -1, axis=1)).sum(axis=(0, 2)) / height / 2


def test_no_weather_under_a_roof() -> None:
    """Rain and ash are drawn over open ground, and not one drop in a room that is covered."""
    covered = tuple(bytes([1] * 60) if y in (4, 20) else bytes(60) for y in range(30))
    bare = tuple(bytes([1] * 60) if y == 20 else bytes(60) for y in range(30))
    camera = Camera((640, 240))
    camera.x, camera.y = 100, 96  # below the roof, above the floor

    def drawn(grid: tuple[bytes, ...], palette: str) -> int:
        picture = pygame.Surface((640, 200))
        Weather(Level("w", 60, 30, grid, palette=palette)).draw(picture, camera, 500)
        return pygame.mask.from_threshold(picture, (255, 255, 255), (254, 254, 254, 255)).count()

    assert drawn(bare, "storm") > 200 and drawn(bare, "night") > 100
    assert drawn(covered, "storm") == 0
    assert drawn(covered, "gallery") > drawn(bare, "gallery"), "dust in both, drips only here"


@pytest.mark.parametrize("name", ["base", "yard", "under"])
def test_layers_that_are_one_picture_look_as_they_do_one_by_one(name: str) -> None:
    level, assets = campaign_levels().get(name), Assets(ROOT)
    stacked, single = TileMap(level, assets), TileMap(level, assets)
    tiles = {n: layer for n, layer in enumerate(level.layers) if isinstance(layer, TileLayer)}
    single.stacks = {n: [layer] for n, layer in tiles.items() if layer.visible and layer.opacity}
    assert len(stacked.stacks) < len(single.stacks) / 2
    assert sorted(map(id, (layer for stack in stacked.stacks.values() for layer in stack))) == sorted(
        id(stack[0]) for stack in single.stacks.values()), "every layer is in one of them"
    for x in range(0, level.width * 16 - 640, 1500):
        pictures = []
        for ground in (stacked, single):
            camera, target = Camera((640, 360)), pygame.Surface((640, 360)).convert()
            camera.x, camera.y = x, (level.height * 16 - 360) * (x % 3) // 2
            target.fill((90, 60, 120))
            for number, layer in tiles.items():
                ground.draw(number, layer, target, camera, 7)
            pictures.append(target)
        alike = pygame.mask.from_threshold(pictures[0], (0, 0, 0), (3, 3, 3, 255), pictures[1])
        # Half transparent on half transparent goes wrong by a little where both are faint.
        assert alike.count() >= 640 * 360 - 40
