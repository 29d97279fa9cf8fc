"""Fires of a backdrop move: where its list says, the same for a tick every time, and again where the picture is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.view.assets import Assets
from last_reveille.view.blazes import BEAT, MOMENTS, Blazes

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def assets() -> Iterator[Assets]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield Assets(ROOT)
    pygame.display.quit()


def shown(blazes: Blazes, tick: int, pane: int = 0, x: int = 0, y: int = 0) -> pygame.Surface:
    target = pygame.Surface((640, 360)).convert()
    blazes.draw(target, tick, pane, x, y)
    return target


def flame(picture: pygame.Surface, x: int, y: int) -> int:
    """How red it is at the bed of a fire."""
    return int(pygame.transform.average_color(picture, (x - 3, y - 3, 6, 4))[0])


def test_a_flame_moves_and_has_one_picture_a_tick(assets: Assets) -> None:
    blazes = Blazes([[(300, 200, 6, 1920)]], assets)
    ticks = [BEAT * n for n in range(MOMENTS)]
    pictures = [pygame.image.tobytes(shown(blazes, tick), "RGB") for tick in ticks]
    assert len(set(pictures)) == MOMENTS
    other = Blazes([[(300, 200, 6, 1920)]], assets)
    assert [pygame.image.tobytes(shown(other, tick), "RGB") for tick in ticks[::-1]] == pictures[::-1]


def test_it_is_where_the_picture_is_and_comes_again_with_it(assets: Assets) -> None:
    blazes = Blazes([[], [(300, 200, 8, 700)]], assets)
    assert flame(shown(blazes, 0, 0), 300, 200) == 0, "another pane"
    assert flame(shown(blazes, 0, 1), 300, 200) > 60
    assert flame(shown(blazes, 0, 1, -250, 9), 50, 209) > 60, "the pane has moved"
    assert flame(shown(blazes, 0, 1, -650), 350, 200) > 60, "its picture begins again after 700 px"
    assert flame(shown(blazes, 0, 1, -1000), 300, 200) == 0, "beside the screen"
    assert shown(blazes, 0, 7).get_bounding_rect().w == 640, "no pane of that number: nothing is drawn, nothing raised"


def test_every_fire_of_a_set_lies_in_its_picture() -> None:
    rows = [row for rows in json.loads((ROOT / "sprites/backdrops/sets.json").read_text("utf-8")).values()
            for row in rows if row.get("fires")]
    assert len(rows) >= 6
    for row in rows:
        picture = pygame.image.load(str(ROOT / "sprites/backdrops" / row["image"]))
        for x, y, size in row["fires"]:
            assert 0 <= x < picture.get_width() and size > 0
            box = pygame.Rect(x - size, y - 2 * size, 2 * size, 2 * size + 2)
            bed = picture.subsurface(box.clip(picture.get_rect()))
            reds = [bed.get_at((px, py)) for px in range(bed.get_width()) for py in range(bed.get_height())]
            assert any(c.a and c.r > 150 and c.r > c.b + 60 for c in reds), f"{row['image']}: nothing burns at {x}, {y}"
