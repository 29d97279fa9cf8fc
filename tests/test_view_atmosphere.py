"""Parts of a level with an air of their own: what lies behind is theirs, the light comes and goes with the player, and
the simulation knows nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from lab import FLAT
from lab import level as draw_level
from last_reveille.content.digest import level_digest
from last_reveille.content.level import load_level
from last_reveille.sim import specs
from last_reveille.sim.bestiary import spawn
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry, World
from last_reveille.view.assets import Assets
from last_reveille.view.atmosphere import FADE, Atmosphere, palette_at
from last_reveille.view.backdrop import pictures
from last_reveille.view.camera import Camera
from last_reveille.view.chunks import TileMap
from last_reveille.view.climate import CLIMATES
from last_reveille.view.openings import openings
from last_reveille.view.poses import Cast, actor_pose
from last_reveille.view.sheet import PLAIN, RIM
from last_reveille.view.view import View

ROOT = Path(__file__).parents[1]
BOX = specs.Air(900, "gallery", 320, 0, 200, 400, palette="gallery")


@pytest.fixture(scope="module")
def assets() -> Iterator[Assets]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield Assets(ROOT)
    pygame.display.quit()


def world(*airs: specs.Air, x: int = 100) -> World:
    made = start(draw_level(FLAT, palette="gold", airs=airs), 7, Carry())
    made.player.x = x
    return made


def brightness(view: View, here: World, x: int, y: int) -> int:
    target = pygame.Surface((640, 360)).convert()
    view.draw(here, target)
    return sum(pygame.transform.average_color(target, (x, y, 40, 40))[:3])


def test_the_palette_is_that_of_the_place() -> None:
    over = specs.Air(901, "office", 480, 0, 100, 400, palette="office")
    level = draw_level(FLAT, palette="gold", airs=(BOX, over))
    assert [palette_at(level, x, 200) for x in (319, 320, 500, 519, 520, 600)] == [
        "gold", "gallery", "gallery", "gallery", "office", "gold"]


def test_light_and_weather_come_over_half_a_second(assets: Assets) -> None:
    air = Atmosphere(world(BOX).level, assets)
    air.snap(world(BOX))
    assert (air.palette, air.share, air.colours()[0]) == ("gold", 1.0, CLIMATES["gold"].top)
    inside, tops = world(BOX, x=400), []
    for _ in range(FADE + 1):
        air.update(inside)
        tops.append(air.colours()[0][0])
    assert air.palette == "gallery" and tops == sorted(tops, reverse=True) and len(set(tops)) > 20
    assert (tops[0], tops[-1]) == (CLIMATES["gold"].top[0], CLIMATES["gallery"].top[0])


def test_on_the_threshold_the_light_turns_round_where_it_is(assets: Assets) -> None:
    air = Atmosphere(world(BOX).level, assets)
    air.snap(world(BOX))
    for _ in range(10):
        air.update(world(BOX, x=400))
    before = air.colours()[0][0]
    air.update(world(BOX))
    a_tick = abs(CLIMATES["gold"].top[0] - CLIMATES["gallery"].top[0]) / FADE
    assert air.palette == "gold" and abs(air.colours()[0][0] - before) <= a_tick + 1
    for _ in range(10):
        air.update(world(BOX))
    assert air.share == 1.0, "back as fast as it came"


def test_a_single_state_gives_a_complete_picture(assets: Assets) -> None:
    """Whoever is set down inside has been there for long; whoever walked in is there after FADE ticks."""
    view = View(assets)
    there = brightness(view, world(BOX, x=400), 300, 60)
    walked = View(assets)
    here = world(BOX)
    walked.observe(here)
    for tick in range(1, FADE + 3):
        here.tick, here.player.x = tick, 400
        walked.observe(here)
    assert walked.atmosphere.share == 1.0
    assert there == brightness(View(assets), world(BOX, x=400), 300, 60)
    assert there < brightness(View(assets), world(x=400), 300, 60) * 0.6, "dark behind, where it was golden"


def test_what_lies_behind_is_seen_in_its_box_from_outside(assets: Assets) -> None:
    near, bare = world(BOX, x=200), world(x=200)
    camera = Camera()
    camera.snap(near)
    seen = []
    for here in (near, bare):
        target = pygame.Surface((640, 360)).convert()
        Atmosphere(here.level, assets).behind(target, camera, 0, 0.0)
        seen.append(target)
    left = BOX.x - camera.x
    assert 0 < left < 640
    with_box, without = (pygame.image.tobytes(s.subsurface((0, 0, left, 360)), "RGB") for s in seen)
    assert with_box == without, "nothing of it outside its box"
    with_box, without = (pygame.image.tobytes(s.subsurface((left, 0, 40, 200)), "RGB") for s in seen)
    assert with_box != without


@pytest.mark.parametrize("name", ["dam", "before"])
def test_only_what_can_be_seen_through_is_drawn(name: str, assets: Assets) -> None:
    """The picture is the same as if all of it were drawn."""
    level = load_level(ROOT / "maps" / f"{name}.tmx")
    view, here, part = View(assets), start(level, 7, Carry()), level.airs[0]
    view.enter(level)
    box = pygame.Rect(part.x, part.y, part.w, part.h)
    holes = openings(view.tiles, box)
    assert 0 < sum(hole.w * hole.h for hole in holes) < box.w * box.h // 6
    for hole in holes[::5]:
        here.player.x, here.player.y = hole.center
        view.camera.snap(here)
        seen = []
        for air in (view.atmosphere, Atmosphere(level, assets)):
            target = pygame.Surface((640, 360)).convert()
            air.behind(target, view.camera, 100, 0.0)
            for number, layer in enumerate(level.layers):
                if isinstance(layer, specs.TileLayer):
                    view.tiles.draw(number, layer, target, view.camera, 100)
            seen.append(pygame.image.tobytes(target, "RGB"))
        assert seen[0] == seen[1], hole


def test_a_wall_that_may_break_hides_nothing(assets: Assets) -> None:
    level = load_level(ROOT / "maps/dam.tmx")
    box = pygame.Rect(level.airs[0].x, level.airs[0].y, 640, 320)
    area = []
    for each in (level, replace(level, grid=tuple(bytes([specs.CRACKED]) * level.width for _ in level.grid))):
        solid = replace(each, layers=tuple(layer for layer in each.layers if layer.name == "solid"))
        area.append(sum(hole.w * hole.h for hole in openings(TileMap(solid, assets), box)))
    assert area[0] < area[1] == box.w * box.h
    assert openings(TileMap(level, assets), pygame.Rect(-16, 0, 640, 320)) == [(-16, 0, 640, 320)]


def test_black_beasts_have_a_rim_where_it_is_dark_behind_them(assets: Assets) -> None:
    here = world(BOX)
    cast, styles = Cast(here.level, assets), []
    for x in (BOX.x - 40, BOX.x + 40):
        drone = spawn(here, specs.Spawn(6, "", x, 200, kind="drone"))
        pose = actor_pose(here, drone, cast)
        styles.append(pose.style if pose is not None else "")
    assert styles == [PLAIN, RIM]


def test_its_pictures_are_read_before(assets: Assets) -> None:
    level = draw_level(FLAT, palette="gold", airs=(BOX,))
    assert {"sprites/backdrops/gallery_far.png"} < set(pictures(level, assets)) - set(
        pictures(replace(level, airs=()), assets))


@pytest.mark.parametrize("name", ["dam", "under", "before"])
def test_the_simulation_knows_nothing_of_it(name: str) -> None:
    level = load_level(ROOT / "maps" / f"{name}.tmx")
    assert level.airs and {air.palette for air in level.airs} <= set(CLIMATES)
    assert level_digest(level) == level_digest(replace(level, airs=()))
    for air in level.airs:  # somebody can stand in it
        rows = level.grid[air.y // 16 : (air.y + air.h) // 16]
        assert any(not row[x] for row in rows for x in range(air.x // 16, (air.x + air.w) // 16))
