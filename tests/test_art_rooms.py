"""Walls and fixtures of dark places: what is committed is what the scripts make, and maps may rely on its numbers."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from last_reveille.cli.finding import campaign_levels
from last_reveille.sim.specs import SOLID

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "sprites/source"))
SETS = ROOT / "maps/tilesets"


def module(name: str) -> Any:
    return importlib.import_module(name)


def picture(name: str) -> np.ndarray:
    return np.array(Image.open(ROOT / f"sprites/{name}.png").convert("RGBA"))


def luminance(rgb: np.ndarray) -> np.ndarray:
    return np.asarray(rgb[..., :3].astype(float) @ (0.2126, 0.7152, 0.0722))


KITS = module("walls").KITS
PLACES = module("dressing").PLACES


@pytest.mark.parametrize("kit", KITS, ids=lambda kit: kit.name)
def test_a_wall_is_what_its_script_makes_and_goes_on_without_a_seam(kit: Any) -> None:
    walls = module("walls")
    at = KITS.index(kit)
    x, y = at % walls.PER_ROW * walls.W, at // walls.PER_ROW * walls.H
    made = walls.picture(kit)
    assert (picture("tiles/walls")[y : y + walls.H, x : x + walls.W] == made).all(), "make it anew"
    assert (made[..., 3] == 255).all()
    light = luminance(made)
    within = np.abs(np.diff(light, axis=1)).mean(0)
    seam = np.abs(light[:, 0] - light[:, -1]).mean()
    assert seam <= within.max() + 1, "its right edge does not meet its left one"
    field = light[16:48]  # the two rows that repeat: the lower meets the upper again
    down = np.abs(np.diff(field, axis=0)).mean(1)
    assert np.abs(field[0] - field[-1]).mean() <= down.max() + 1


def test_walls_are_told_apart_and_are_darker_than_who_walks_before_them() -> None:
    walls = module("walls")
    looks = []
    for kit in KITS:
        made = walls.picture(kit)
        looks.append(tuple(made[56:, :, :3].mean((0, 1)).round()))
        assert 8 < luminance(made).mean() < 60, kit.name
    assert len(set(looks)) == len(KITS), "two rooms have the same paint"


def test_every_fixture_has_a_place_of_its_own_and_is_what_its_script_makes() -> None:
    dressing = module("dressing")
    assert sorted(dressing.ORDER) == sorted(dressing.STAMPS)
    whole = picture("tiles/dressing")
    taken = np.zeros((dressing.ROWS, dressing.COLUMNS), bool)
    for name, place in PLACES.items():
        across = slice(place.column, place.column + place.wide * place.frames)
        part = taken[place.row : place.row + place.high, across]
        assert part.size == place.high * place.wide * place.frames and not part.any(), name
        part[:] = True
        for frame in range(place.frames):
            made = dressing.drawn(name, frame)
            x, y = (place.column + frame * place.wide) * 16, place.row * 16
            shown = whole[y : y + made.shape[0], x : x + made.shape[1]]
            assert shown.any() and (shown == made).all(), f"{name}: make it anew"


def test_what_turns_is_animated_in_the_tileset() -> None:
    text = (SETS / "dressing.tsx").read_text("utf-8")
    moving = [place for place in PLACES.values() if place.frames > 1]
    assert len(moving) >= 4 and text.count("<animation>") == sum(place.wide * place.high for place in moving)
    first = PLACES["fan"]
    tile = first.row * module("dressing").COLUMNS + first.column
    shown = re.search(rf'<tile id="{tile}">\s*<animation>(.*?)</animation>', text, re.S)
    assert shown and [int(n) for n in re.findall(r'tileid="(\d+)"', shown[1])] == [tile + 3 * n for n in range(4)]


def test_maps_know_the_numbers_of_fixtures() -> None:
    """A picture that moved in the sheet would turn the lamps of all maps into something else."""
    expected = {"cage": (1, 1), "neon": (3, 1), "pane_tl": (1, 1), "duct": (8, 2), "plinth": (20, 8)}
    for name, size in expected.items():
        assert (PLACES[name].wide, PLACES[name].high) == size
    order = list(PLACES)
    assert order[0] == "plinth" and order.index("transom") < order.index("pump_room"), "new ones come last"


@pytest.mark.parametrize("name", ["dam", "under", "yard"])
def test_lamps_hang_where_they_can_be_seen(name: str) -> None:
    """A light within the ground is a glow without a lamp."""
    level = campaign_levels().get(name)
    indoors = {"dam": 3184}.get(name, 0)  # px from the left: outdoors lamps stand in front of walls
    lamps = [lamp for lamp in level.lights if lamp.x >= indoors]
    buried = [lamp.id for lamp in lamps if level.grid[lamp.y // 16][lamp.x // 16] & SOLID]
    assert lamps and not buried
    assert len({(lamp.x, lamp.y) for lamp in lamps}) == len(lamps), "two lights in one lamp"
