"""Who fights under water must be seen, and what stands over it is left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from lab import FLAT
from lab import world as make
from last_reveille.sim import specs
from last_reveille.sim.world import World
from last_reveille.view.actors import Stage
from last_reveille.view.assets import Assets
from last_reveille.view.camera import Camera
from last_reveille.view.water import Waters

ROOT = Path(__file__).parents[1]
SIZE = (640, 360)


@pytest.fixture(scope="module")
def assets() -> Iterator[Assets]:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    yield Assets(ROOT)
    pygame.display.quit()


def deep(level: int) -> World:
    """He stands in a pool that is so deep, px."""
    field = make(FLAT)
    player = field.player
    pool = specs.Water(4, "w", player.x - 200, player.y - 100, 400, 100 + player.h, level=level)
    return make(FLAT, waters=(pool,), palette="deep")


def drawn(assets: Assets, world: World, *, again: bool) -> pygame.Surface:
    """Body, then water, then the body again or not, on plain ground."""
    target, camera = pygame.Surface(SIZE).convert(), Camera(SIZE)
    target.fill((12, 40, 46))
    stage, waters = Stage(world.level, assets), Waters(world.level, assets, SIZE)
    stage.draw(world, target, camera)
    waters.draw(world, target, camera)
    if again:
        stage.draw_sunk(world, target, camera, waters.pools(world))
    return target


def contrast(picture: pygame.Surface, box: pygame.Rect) -> float:
    """Mean difference in luminance between neighbours in a box."""
    rows = [[sum(picture.get_at((x, y))[:3]) for x in range(box.left, box.right)] for y in range(box.top, box.bottom)]
    steps = [abs(a - b) for row in rows for a, b in pairwise(row)]
    return sum(steps) / len(steps)


def test_he_stands_out_in_deep_water(assets: Assets) -> None:
    world = deep(80)
    player = world.player
    box = pygame.Rect(player.x - 4, player.y, player.w + 8, player.h)
    assert contrast(drawn(assets, world, again=True), box) > 1.2 * contrast(drawn(assets, world, again=False), box)


def test_only_what_is_under_water_is_drawn_again(assets: Assets) -> None:
    world = deep(20)
    surface = Waters(world.level, assets, SIZE).pools(world)[0].top
    before, after = drawn(assets, world, again=False), drawn(assets, world, again=True)
    above = (0, 0, SIZE[0], surface)
    assert before.subsurface(above).get_view("2").raw == after.subsurface(above).get_view("2").raw
    below = (0, surface, SIZE[0], SIZE[1] - surface)
    assert before.subsurface(below).get_view("2").raw != after.subsurface(below).get_view("2").raw


def test_on_dry_ground_nothing_is_drawn_twice(assets: Assets) -> None:
    world = make(FLAT)
    before, after = drawn(assets, world, again=False), drawn(assets, world, again=True)
    assert before.get_view("2").raw == after.get_view("2").raw
