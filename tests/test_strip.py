"""Small pictures of levels: of any map, bit by bit, and only of what was seen."""

from __future__ import annotations

import dataclasses
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import FLAT, level
from last_reveille.app.levels import Levels
from last_reveille.app.reader import Reader
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.paths import data_root
from last_reveille.memory.memory import Visited
from last_reveille.memory.track import Track
from last_reveille.sim.specs import Level, Prop
from last_reveille.view.assets import Assets
from last_reveille.view.echoes import Echoes
from last_reveille.view.filmstrip import FilmStrip, around, pose_at
from last_reveille.view.inks import INK
from last_reveille.view.strip import HATCHED, MOST_PIXELS, LevelPicture, Pictures


@pytest.fixture(scope="module")
def assets() -> Iterator[Assets]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    yield Assets(data_root())
    pygame.display.quit()


@pytest.fixture(scope="module")
def beach() -> Level:
    return campaign_levels().get("beach")


def colours(surface: pygame.Surface, box: tuple[int, int, int, int]) -> set[tuple[int, int, int]]:
    x, y, w, h = box
    return {tuple(surface.get_at((i, j)))[:3] for i in range(x, x + w) for j in range(y, y + h)}  # type: ignore[misc]


def seen_all(spec: Level) -> Visited:
    columns, rows = -(-spec.width // 4), -(-spec.height // 4)
    return Visited(columns, rows, bytearray(b"\xff" * ((columns * rows + 7) // 8)))


def test_a_level_is_drawn_a_little_at_a_time(assets: Assets, beach: Level) -> None:
    picture = LevelPicture(beach, assets)
    box = (3000, 200, 640, 360)
    assert not picture.ready(box) and picture.idle
    picture.want(box)
    slices = 0
    while not picture.ready(box):
        picture.work(100_000)
        slices += 1
    assert slices > 6 and picture.idle
    assert picture.ready((3200, 300, 100, 100)) and not picture.ready((0, 0, 100, 100))


def test_what_was_asked_for_first_comes_first(assets: Assets, beach: Level) -> None:
    picture = LevelPicture(beach, assets)
    picture.want((0, 0, 8000, 600))
    picture.want((9000, 300, 10, 10), first=True)
    while not picture.work(1):
        pass
    assert picture.ready((9000, 300, 10, 10))


def test_only_what_was_seen_is_drawn_and_shown(assets: Assets, beach: Level) -> None:
    picture = LevelPicture(beach, assets)
    seen = Visited(-(-beach.width // 4), -(-beach.height // 4), bytearray(4000))
    for column in (10, 11):
        for row in (6, 7):
            seen.add(column, row)
    picture.want_seen(seen)
    while not picture.idle:
        picture.work(10_000_000)
    assert 1 <= picture.drawn <= 4
    canvas = pygame.Surface((128, 64)).convert()
    picture.draw(canvas, 0, 0, (10 * 64 - 128, 6 * 64, 512, 256), 4, seen)
    assert colours(canvas, (0, 0, 30, 64)) == {INK, HATCHED}
    assert len(colours(canvas, (33, 0, 30, 30))) > 20
    assert colours(canvas, (66, 0, 60, 30)) == {INK, HATCHED}


def test_any_map_has_a_picture(assets: Assets) -> None:
    small = level("@.\n##".replace(".", " "))
    picture = LevelPicture(small, assets)
    canvas = pygame.Surface((128, 70)).convert()
    for box in ((0, 0, 256, 140), (-500, -500, 256, 140), (9000, 9000, 256, 140)):
        picture.want(box)
        picture.work(10_000_000)
        picture.draw(canvas, 0, 0, box, 2, seen_all(small))
        picture.draw_wide(canvas, box[0], box[1], (128, 70))
        picture.vision(box, 2)
    assert picture.whole((2, 2)).get_size() == (2, 2)


def test_a_huge_map_has_a_smaller_picture(assets: Assets) -> None:
    huge = level("\n".join([" " * 2000] * 299 + ["#" * 2000]))
    picture = LevelPicture(huge, assets)
    width, height = picture.sheet.get_size()
    assert width * height <= MOST_PIXELS * 1.1 and picture.den > 2
    picture.want((0, 4500, 640, 360))
    while not picture.idle:
        picture.work(10_000_000)
    picture.draw(pygame.Surface((160, 90)).convert(), 0, 0, (0, 4500, 640, 360), 4)


def test_pictures_are_kept_until_the_map_changes(assets: Assets) -> None:
    shelf, one = Pictures(assets), level(FLAT)
    first = shelf.open(one)
    assert shelf.open(level(FLAT)) is first and shelf.find(one) is first
    changed = dataclasses.replace(one, digest="other")
    assert shelf.find(changed) is None and shelf.open(changed) is not first
    painted = dataclasses.replace(changed, props=(Prop(1, "crate", 64, 64, "crate"),))
    assert shelf.find(painted) is None, "what is only seen changes no digest"


def test_props_are_shown_where_no_layer_is_called_solid(assets: Assets) -> None:
    bare = dataclasses.replace(level(FLAT), layers=(), props=(Prop(1, "crate", 64, 64, "crate"),))
    picture = LevelPicture(bare, assets)
    picture.want((0, 0, 256, 256))
    while not picture.idle:
        picture.work(10_000_000)
    assert pygame.mask.from_surface(picture.sheet).count() > 20


# -- the strip


def walk(ticks: int, x: int = 200, y: int = 160) -> Track:
    size = ticks // 3 + 1
    return Track(array("h", [x] * size), array("h", [y] * size), array("h", [0] * size), ticks)


def test_every_stretch_of_a_level_gets_its_own_picture(assets: Assets) -> None:
    spec = level(FLAT)
    picture = LevelPicture(spec, assets)
    strip = FilmStrip(92, 392, Echoes(assets))
    strip.add(92, 200, 1000, picture, [walk(500)], seen_all(spec))
    before = strip.surface.copy()
    steps = 0
    while not strip.idle:
        strip.work(1_000_000)
        steps += 1
        assert steps < 500
    assert len(colours(strip.surface, (4, 4, 90, 50))) > 20
    # After the end of the only run there is nothing to be seen, nor in the level that comes after.
    same = colours(before, (150, 4, 140, 50))
    assert colours(strip.surface, (160, 4, 30, 50)) <= same and colours(strip.surface, (210, 4, 80, 50)) == same


def test_the_place_is_that_of_the_first_run_that_lasted_so_long() -> None:
    quick, slow = walk(300, x=10), walk(900, x=50)
    places = [pose_at([quick, slow], tick) for tick in (0, 300, 301, 900, 1100, 2000)]
    assert [pose.x if pose else None for pose in places] == [10, 10, 50, 50, 50, None]
    assert pose_at([], 5) is None


def test_boxes_stay_inside(beach: Level) -> None:
    for x, y in ((-50, -50), (5000, 300), (99_999, 99_999)):
        left, top, w, h = around(beach, x, y, 256, 140, 100)
        assert 0 <= left <= beach.width * 16 - w and 0 <= top <= beach.height * 16 - h


def test_reading_never_stands_in_the_way(assets: Assets, tmp_path: Path) -> None:
    """A reader that nobody waits for any more finishes what it has begun, and nothing else."""
    class Slow(Levels):
        def get(self, ident: str) -> Level:
            time.sleep(0.05)
            return level(FLAT)

    levels = Slow(dict.fromkeys("abcdefgh", tmp_path), tuple("abcdefgh"), tmp_path)
    reader = Reader(levels, Pictures(assets), [*"abcdefgh"])
    reader.stop()
    assert reader.wait() and len(reader.levels) <= 2
