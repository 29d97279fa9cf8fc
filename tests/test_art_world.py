"""The world's pictures: what is committed is what the scripts make, and every place has all that a place needs."""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from last_reveille.content.classes import ENUMS
from last_reveille.view.climate import CLIMATES

ROOT = Path(__file__).parents[1]
SPRITES = ROOT / "sprites"
sys.path.insert(0, str(SPRITES / "source"))


def module(name: str) -> Any:
    return importlib.import_module(name)


def picture(name: str) -> np.ndarray:
    return np.array(Image.open(SPRITES / f"{name}.png").convert("RGBA"))


MATERIALS = module("materials").MATERIALS


@pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material.name)
def test_a_terrain_is_what_its_script_makes(material: Any) -> None:
    terrain = module("terrain")
    whole, body = picture(f"tiles/{material.name}"), material.body()
    assert whole.shape == (256, 192, 4)
    for phase in range(4):
        for index in (0, 5, 17, 30, 46):
            x, y = index % 12 * 16, phase * 64 + index // 12 * 16
            made = terrain.tile(material, terrain.MASKS[index], phase, body)
            assert (whole[y : y + 16, x : x + 16] == made).all(), f"tile {index}, phase {phase}: make it anew"


@pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material.name)
def test_any_phase_of_a_terrain_meets_any_other(material: Any) -> None:
    """Where two tiles meet, their surfaces are at the same height, whichever phases they are in."""
    whole = picture(f"tiles/{material.name}")
    terrain = module("terrain")
    flat = terrain.MASKS.index(terrain.reduced(0b01111100))  # open above, ground at both sides
    edges = set()
    for phase in range(4):
        x, y = flat % 12 * 16, phase * 64 + flat // 12 * 16
        solid = whole[y : y + 16, x : x + 16, 3] > 0
        edges |= {int(np.argmax(solid[:, column])) for column in (0, 15)}
    assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material.name)
def test_phases_of_a_terrain_differ_and_go_on(material: Any) -> None:
    whole = picture(f"tiles/{material.name}").astype(int)
    phases = [whole[phase * 64 : phase * 64 + 64] for phase in range(4)]
    assert all((phases[a] != phases[b]).any() for a in range(4) for b in range(a)), "a phase is there twice"
    body = material.body()
    inner = np.abs(np.diff(body, axis=1)).mean()
    seams = np.mean([np.abs(body[:, k * 16] - body[:, k * 16 - 1]).mean() for k in range(1, 4)])
    wrap = np.abs(body[:, 0] - body[:, -1]).mean()
    assert wrap < 3 * max(inner, seams), "the pattern breaks off after four tiles"


def test_every_terrain_has_its_inside_its_strewings_and_its_pieces() -> None:
    tags = {tag["name"] for tag in json.loads((SPRITES / "tiles/decals.json").read_text())["meta"]["frameTags"]}
    pieces, names = picture("tiles/pieces"), module("pieces").NAMES
    assert pieces.shape == (16 * len(MATERIALS), 16 * len(names), 4)
    for row, material in enumerate(MATERIALS):
        inside = picture(f"tiles/{material.name}_ground")
        assert inside.shape == (256, 1024, 4) and inside[..., 3].min() == 255
        for kind in ("top", "under", "foot", "rubble"):
            assert f"{material.name}_{kind}" in tags
        made = module("pieces").row(material)
        for column, piece in enumerate(made):
            assert (pieces[row * 16 : row * 16 + 16, column * 16 : column * 16 + 16] == piece).all()


def test_slopes_rise_evenly() -> None:
    pieces = picture("tiles/pieces")
    for row, material in enumerate(MATERIALS):
        solid = pieces[row * 16 : row * 16 + 16, :32, 3] > 0
        up = [16 - int(solid[:, x].sum()) for x in range(16)]
        assert up[0] >= 12 and up[15] <= 3, material.name
        assert sum(abs(a - b) for a, b in itertools.pairwise(up)) < 34, material.name


def test_insides_wrap_both_ways() -> None:
    for material in MATERIALS:
        inside = picture(f"tiles/{material.name}_ground")[..., :3].astype(int)
        for axis in (0, 1):
            steps = np.abs(np.diff(inside, axis=axis)).mean(axis=(1 - axis, 2))
            wrap = np.abs(np.take(inside, 0, axis) - np.take(inside, -1, axis)).mean()
            assert wrap <= steps.max() * 1.05, f"{material.name}, axis {axis}"


def test_places_have_layers_a_front_and_a_climate() -> None:
    sets = json.loads((SPRITES / "backdrops/sets.json").read_text("utf-8"))
    assert set(ENUMS["Palette"]) == set(CLIMATES)
    lights = [(row.top, row.bottom) for row in CLIMATES.values()]
    assert len(set(lights)) == len(lights), "two places have one light"
    for name, rows in sets.items():
        behind = [row for row in rows if not row.get("front")]
        assert len(behind) >= 4 and len(rows) >= 5, name
        assert any(row.get("front") for row in rows), name
        depths = [row["x"] for row in rows]
        assert depths == sorted(depths) and len(set(depths)) == len(depths), f"{name}: from far to near"


@pytest.mark.parametrize(("room", "function", "name"), [
    ("valley", "_pylons", "dam_pylons"), ("inside", "_cables", "under_cables"), ("peace", "_canopy", "before_front"),
    ("valley", "_stumps", "trenches_wood"), ("garden", "park", "office_park"),
    ("peace", "_limes", "before_limes"), ("valley", "_pool", "dam_pool"),
])
def test_a_layer_is_what_its_script_makes(room: str, function: str, name: str) -> None:
    made = getattr(module(room), function)()
    kept = picture(f"backdrops/{name}")
    assert made.shape == kept.shape
    shown = made[..., 3] > 0
    assert (kept[..., 3] == made[..., 3]).all() and (kept[shown] == made[shown]).all()


def test_faces_and_what_is_buried_are_what_the_script_makes() -> None:
    faces, kept = module("faces"), picture("tiles/faces")
    marks = json.loads((SPRITES / "tiles/faces.json").read_text("utf-8"))["meta"]["frameTags"]
    tags = {tag["name"]: tag["from"] for tag in marks}
    assert set(tags) == {f"{name}_hang" for name in faces.HANG} | {f"{name}_deep" for name in faces.DEEP}
    for name, number in (("granite", 3), ("trench", 0)):
        x, y = (tags[f"{name}_hang"] + number) % 16 * faces.W, (tags[f"{name}_hang"] + number) // 16 * faces.H
        made = faces.frame(faces.HANG[name][number], 31 * number + len(name))
        assert (kept[y : y + faces.H, x : x + faces.W] == made).all()
    for name, draws in faces.DEEP.items():
        for number, draw in enumerate(draws):
            made = faces.frame(draw, number)
            assert made[made[..., 3] > 0, :3].mean() < 70, f"{name} {number} is brighter than the deep"


def test_the_far_war_is_what_its_script_makes() -> None:
    far = module("farwar")
    marks = json.loads((SPRITES / "effects/far_puffs.json").read_text("utf-8"))["meta"]["frameTags"]
    first, kept = {mark["name"]: mark["from"] for mark in marks}, picture("effects/far_puffs")
    for n, name in enumerate(far.PUFFS):
        for k, made in enumerate(far.flak(far.PUFFS[name], far.FIRES[name], 11 + n)):
            x, y = (first[f"flak_{name}_0"] + k) % 16 * 24, (first[f"flak_{name}_0"] + k) // 16 * 24
            assert (kept[y : y + 24, x : x + 24] == made).all(), f"{name}, frame {k}"
    assert (picture("effects/far_star") == far.star()[0]).all()


def test_the_icon_is_there_in_every_size_for_every_desktop() -> None:
    emblem = module("emblem")
    assert (picture("ui/icon") == emblem.emblem(64)).all()
    with Image.open(SPRITES / "ui/icon.ico") as ico:
        assert {(16, 16), (24, 24), (32, 32), (48, 48), (64, 64), (128, 128), (256, 256)} <= set(ico.info["sizes"])
    with Image.open(SPRITES / "ui/icon.icns") as icns:
        pixels = {width * scale for width, _, scale in icns.info["sizes"]}
        assert {32, 64, 256, 512, 1024} <= pixels


@pytest.mark.parametrize("name", ["sandbags", "well", "burnt_truck", "gauges", "globe", "concertina"])
def test_a_prop_is_what_its_script_makes(name: str) -> None:
    made = module("props").picture(name)
    assert (picture(f"props/{name}") == made).all()
    edge = np.concatenate([made[0], made[:, 0], made[:, -1]])
    assert not edge[:, 3].any(), "it touches the edge of its picture"
    assert made[-1, :, 3].any(), "it does not stand on its lower edge"


def test_the_poplars_are_not_all_alike() -> None:
    """And they stand as the script says, in what was kept."""
    valley, scenery = module("valley"), module("scenery")
    place, data = scenery.clay("farm", 0.03, 1.0, 0.9, "201a2a f8e2ac", {2: "221c28 cab068"}, 0.4)
    plain = place.copy()
    valley._poplars(place, data)
    changed = (place != plain).any(2)
    assert changed[:, :40].sum() < 30 < changed[:, 55:90].sum(), "the first is as it was, the second is not"
    assert not changed[:, 660:].any() and not changed[200:].any(), "nothing else"
    kept = picture("backdrops/road_farm")
    assert (kept[:190, :, 3] == place[:190, :, 3]).all()


def test_what_is_switched_is_what_its_script_makes() -> None:
    home = module("props_home")
    for name, made in (("blind", home.blind(False)), ("blind_up", home.blind(True)), ("cup", home.cup(False))):
        assert (picture(f"props/{name}") == made).all()


def test_what_is_painted_flat_is_what_its_script_makes() -> None:
    home = module("props_home")
    for name, made in (("grand_desk", home.grand_desk()), ("bookcase", home.bookcase()), ("birch", home.birch())):
        assert (picture(f"props/{name}") == made).all()


def test_what_moves_in_a_map_goes_round() -> None:
    """Every tile of a strip has the whole round, and its frames differ."""
    moving = module("moving")
    made = moving.sheet()
    assert (picture("tiles/moving") == made).all()
    text = (ROOT / "maps/tilesets/moving.tsx").read_text("utf-8")
    assert text == moving.tileset(made)
    for _, strip in moving.laid_out().values():
        across, down = strip.tiles
        assert across * len(strip.frames) <= moving.COLUMNS
        assert len({frame.tobytes() for frame in strip.frames}) * 2 >= len(strip.frames), strip.name  # there and back
        rounds = across * down * len(strip.frames) if len(strip.frames) > 1 else 0
        assert text.count(f'duration="{strip.ms}"') >= rounds


def test_ground_that_is_not_drawn_has_every_surface() -> None:
    """A painted floor lies behind it: whatever else it were, one would see it."""
    painted = module("painted")
    assert ENUMS["Surface"] == painted.SURFACES
    assert (ROOT / "maps/tilesets/unseen.tsx").read_text("utf-8") == painted.unseen()
    clear = picture("tiles/unseen")
    assert clear.shape == (16, 16 * len(painted.SURFACES), 4) and not clear.any()


def test_every_prop_is_in_the_atlas_and_in_the_editor() -> None:
    rows = json.loads((SPRITES / "props/props_atlas.json").read_text())["frames"]
    frames = {row["filename"]: row["frame"] for row in rows}
    atlas, text = picture("props/props_atlas"), (ROOT / "maps/tilesets/props.tsx").read_text()
    assert len(module("props").PROPS) >= 30
    for name in module("props").PROPS:
        box = frames[name]
        alone = picture(f"props/{name}")
        assert (atlas[box["y"] : box["y"] + box["h"], box["x"] : box["x"] + box["w"]] == alone).all()
        assert f'value="{name}"' in text
