"""The Omega's fire in its hall: which edges burn, how it breathes, where it is mirrored."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pygame

from lab import level as draw_level
from last_reveille.sim import specs
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry
from last_reveille.view.assets import Assets
from last_reveille.view.camera import Camera
from last_reveille.view.hearth import AIR, BREATH, DULL, HEATS, REACH, Hearth, edges, heat
from last_reveille.view.light import LightMap

ROOT = Path(__file__).parents[1]
ROOM = "\n".join(["#" * 40] + ["#" + "." * 38 + "#"] * 9 + ["#....====" + "." * 30 + "#"]
                 + ["#" + "." * 38 + "#"] * 9 + ["#.@" + "." * 36 + "#"] + ["#" * 40] * 3)
HALL = specs.Hall(901, "hall", 16, 16, 608, 320, core_x=320, core_y=150)


def hall(**fields: object) -> specs.Level:
    return draw_level(ROOM, halls=(HALL,), **fields)


class Gathered(LightMap):
    """Keeps what it is given to add."""

    def __init__(self, level: specs.Level, assets: Assets) -> None:
        super().__init__(level, assets, (640, 360))
        self.given: list[tuple[pygame.Surface, int, int]] = []

    def shine(self, picture: pygame.Surface, x: int, y: int) -> None:
        self.given.append((picture, x, y))


def drawn(level: specs.Level, fire: int) -> list[tuple[pygame.Surface, int, int]]:
    assets = Assets(ROOT)
    light, camera = Gathered(level, assets), Camera((640, 360))
    world = start(level, 7, Carry())
    Hearth(level, assets).draw(world, 0, fire, camera, light)
    return light.given


def test_edges_that_face_the_core_burn_and_no_others() -> None:
    found = list(edges(hall(), HALL))
    floor = [edge for edge in found if edge.floor]
    assert floor and all(edge.y == 21 * 16 for edge in floor), "the ground below it, from above"
    assert any(edge.y == 15 and edge.w > edge.h for edge in found), "the roof, from below"
    assert {edge.x for edge in found if edge.h > edge.w} == {14, 39 * 16 + 1}, "both walls, on the side of the fire"
    assert any(edge.h == 1 and edge.x == 80 and edge.y == 160 for edge in found), "the ledge"
    assert all(abs(edge.x + edge.w / 2 - 320) < REACH + 16 for edge in found)


def test_what_is_near_burns_brightest_and_edges_are_few() -> None:
    found = list(edges(hall(), HALL))
    floor = sorted((edge for edge in found if edge.floor), key=lambda edge: edge.x)
    middle = next(edge for edge in floor if edge.x <= 320 < edge.x + edge.w)
    assert middle.near == max(edge.near for edge in floor) > min(edge.near for edge in floor)
    assert len(found) < 40 and not any(a.x + a.w > b.x for a, b in pairwise(floor))


def test_it_breathes_slowly_and_is_brightest_when_it_stands_open() -> None:
    for state in ((False, False, False), (False, False, True), (False, True, True), (True, True, True)):
        course = [heat(tick, *state) for tick in range(BREATH)]
        assert 0 < min(course) < max(course) <= HEATS, "it is never quite out, and it lives"
        assert sum(a != b for a, b in pairwise(course)) <= 8
    assert heat(0, True, False, True) > heat(0, False, True, True) > heat(0, False, False, True)
    assert max(heat(tick, False, False, True) for tick in range(BREATH)) <= DULL, "a shut core stays black"


def test_the_air_glows_only_when_it_is_open() -> None:
    def tall(fire: int) -> int:
        return sum(picture.get_height() > 100 < picture.get_width() for picture, _, _ in drawn(hall(), fire))

    assert (tall(DULL), tall(DULL + 1)) == (0, 1)
    assert not drawn(hall(), 0) and AIR[0] > AIR[2]


def test_ground_mirrors_it_and_water_more_where_it_stands() -> None:
    dry = drawn(hall(), HEATS)
    assert any(y > 21 * 16 - 3 and picture.get_height() > 4 and y < 21 * 16 + 4 for picture, _, y in dry)
    pool = specs.Water(902, "pool", 16, 16, 608, 320, level=96)
    wet = drawn(hall(waters=(pool,)), HEATS)
    surface = 16 + 320 - 96
    mirrored = [(picture, x) for picture, x, y in wet if y == surface and picture.get_height() > 20]
    assert len(mirrored) == 1
    picture, x = mirrored[0]
    assert abs(x + picture.get_width() // 2 - 320) < 12 and not any(y == 21 * 16 + 2 for _, _, y in wet)


def test_a_level_without_a_hall_has_none() -> None:
    level = draw_level(ROOM)
    assert Hearth(level, Assets(ROOT))._edges == []
