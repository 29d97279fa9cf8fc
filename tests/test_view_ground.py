"""The inside of the ground: how deep a cell lies, and that the deep is darker than the surface."""

from __future__ import annotations

from pathlib import Path

import pygame

from lab import level as draw_level
from last_reveille.content.level import load_level
from last_reveille.sim.specs import SOLID, TILE
from last_reveille.view.assets import Assets
from last_reveille.view.ground import SHADES, Ground
from last_reveille.view.strewn import CHUNK, Strewn

ROOT = Path(__file__).parents[1]
ROWS = ["." * 40] * 5 + ["#" * 40] * 18


def test_depth_counts_from_the_air_and_goes_on_beyond_the_edge() -> None:
    ground = Ground(draw_level("\n".join(ROWS)), Assets(ROOT))
    assert [ground.depth(20, y) for y in (4, 5, 6, 7, 8)] == [0, 0, 1, 2, 3]
    assert ground.depth(-5, 7) == ground.depth(45, 7) == 2
    assert ground.depth(20, 99) == len(SHADES) - 1


def test_the_deep_is_dark_and_the_surface_is_not() -> None:
    ground = Ground(draw_level("\n".join(ROWS)), Assets(ROOT))
    picture = pygame.Surface((256, 256), pygame.SRCALPHA, 32)
    picture.fill((200, 200, 200))
    ground.shade(picture, 0, 0)
    light = [picture.get_at((128, y)).r for y in (40, 90, 120, 150, 200)]
    assert light[0] >= 198
    assert light == sorted(light, reverse=True)
    assert 40 < light[-1] < 90, "deep, and still a picture"


def test_faces_age_where_they_are_large_enough() -> None:
    """Stains and what is buried never reach over the air: it would hang in it."""
    level, assets = load_level(ROOT / "maps/trenches.tmx", ROOT), Assets(ROOT)
    strewn, sheet, found = Strewn(level, assets, Ground(level, assets)), assets.sheet("tiles/faces"), 0
    faces = {id(sheet.get(n, flip)[0]) for n in range(len(sheet.plan.frames)) for flip in (False, True)}
    for cx in range(level.width * TILE // CHUNK):
        for cy in range(level.height * TILE // CHUNK):
            for surface, (x, y) in strewn.near(cx, cy, set()):
                if id(surface) not in faces:
                    continue
                found += 1
                left, top = (cx * CHUNK + x) // TILE, (cy * CHUNK + y) // TILE
                right, bottom = (cx * CHUNK + x + surface.get_width() - 1) // TILE, top + 1
                inside = [level.grid[row][column] & SOLID for row in (top, bottom) for column in (left, right)
                          if 0 <= row < level.height and 0 <= column < level.width]
                assert all(inside), (left, top)
    assert found > 20
