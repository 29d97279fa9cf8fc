"""The core that draws everybody who moves, on tiny cases; and what every sheet of theirs must keep."""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
pytest.importorskip("PIL")

ROOT = Path(__file__).resolve().parents[1]
SOURCE = str(ROOT / "sprites/source")
if SOURCE not in sys.path:
    sys.path.insert(0, SOURCE)

import palette  # noqa: E402
from actors import pixelize, ramps, sheets, solids, strokes  # noqa: E402
from actors.solids import Camera, Solids, vec  # noqa: E402

from last_reveille.view.sheet import parse_sheet  # noqa: E402

SMALL = Camera(24, 24, 12, 12, tilt=0.0)
LEVEL = Camera(40, 40, 20, 20, tilt=0.0)


def seen(body: Solids, camera: Camera = SMALL) -> pixelize.Pixels:
    return pixelize.vote(body.buffer(camera))


def material(pixels: pixelize.Pixels, x: int, y: int) -> str:
    number = int(pixels.material[y, x])
    return "" if number < 0 else ramps.MATERIALS[number]


# -- solids


@pytest.mark.parametrize("near_first", [True, False])
def test_the_nearer_solid_wins_whichever_was_made_first(near_first: bool) -> None:
    body = Solids()
    things = [("steel", -6.0), ("olive", 6.0)]
    for name, y in things if near_first else reversed(things):
        body.ellipsoid(vec(0, y, 0), (4, 4, 4), name, name)
    assert material(seen(body), 12, 12) == "steel"


def test_a_traced_shape_and_an_exact_one_are_the_same_shape() -> None:
    exact, walked = Solids(), Solids()
    turn = solids.pitch(30)
    exact.ellipsoid(vec(1, 0, 2), (8, 5, 3), "gun", "a", turn)
    frame = np.eye(4)
    frame[:3, :3], frame[:3, 3] = turn, (1, 0, 2)
    walked.trace("ellipsoid", frame, "gun", "a", half=(8, 5, 3))
    a, b = exact.buffer(SMALL), walked.buffer(SMALL)
    assert (a.material >= 0).sum() > 500
    assert ((a.material >= 0) != (b.material >= 0)).mean() < 0.01
    both = (a.material >= 0) & (b.material >= 0)
    assert np.median(np.abs(a.depth - b.depth)[both]) < 0.15
    assert ((a.normal * b.normal).sum(2)[both] > 0.95).mean() > 0.97


def test_boxes_capsules_and_cylinders_are_as_large_as_they_say() -> None:
    for kind, sizes, wide, high in (
        ("box", {"half": (6, 3, 4), "radius": 0.2}, 12, 8),
        ("capsule", {"a": (0, 0, -4), "b": (0, 0, 4), "ra": 3, "rb": 3}, 6, 14),
        ("cylinder", {"a": (0, 0, -4), "b": (0, 0, 4), "ra": 3, "rb": 3}, 6, 8),
    ):
        body = Solids()
        body.trace(kind, np.eye(4), "gun", "a", **sizes)
        ys, xs = np.nonzero(seen(body).solid)
        assert (xs.max() - xs.min() + 1, ys.max() - ys.min() + 1) == (wide, high), kind


def test_a_tube_ends_in_a_point() -> None:
    body = Solids()
    body.tube([vec(-9, 0, 0), vec(9, 0, 0)], (3, 0), "gun", "a")
    columns = seen(body).solid.sum(0)
    assert columns[5] >= 5
    assert columns[12] < columns[5]
    assert columns[21] == 0


def test_a_triangle_faces_the_viewer_whichever_way_round_it_is() -> None:
    corners = [vec(-6, 0, -6), vec(6, 0, -6), vec(0, 0, 6)]
    for order in ((0, 1, 2), (2, 1, 0)):
        body = Solids()
        body.triangle(*(corners[k] for k in order), "memb", "skin")
        buffer = body.buffer(SMALL)
        hit = buffer.material >= 0
        assert hit.sum() / SMALL.scale**2 == pytest.approx(72, rel=0.05)
        assert (buffer.normal[hit][:, 1] < -0.99).all()


def test_a_cloud_covers_what_its_surface_covers() -> None:
    lon, lat = np.meshgrid(np.linspace(0, 2 * np.pi, 400), np.linspace(0, np.pi, 200))
    d = np.stack([np.sin(lat) * np.cos(lon), np.sin(lat) * np.sin(lon), np.cos(lat)], -1).reshape(-1, 3)
    strewn, exact = Solids(), Solids()
    strewn.cloud(d * 7, d, "omega", "a")
    exact.ellipsoid(vec(0, 0, 0), (7, 7, 7), "omega", "a")
    assert (seen(strewn).solid != seen(exact).solid).sum() <= 10


def test_a_body_turned_as_a_whole_is_its_mirror_image() -> None:
    body = Solids()
    body.tube([vec(0, 0, 1), vec(5, 0, 8)], (2, 1), "gun", "a")
    body.ellipsoid(vec(3, 0, 4), (4, 2, 2), "steel", "b")
    body.box(vec(-4, 0, 3), (2, 2, 2), "olive", "c")
    body.triangle(vec(-8, 0, 1), vec(-8, 0, 7), vec(-3, 0, 4), "memb", "d")
    upright = seen(body)
    hanging = seen(body.turned(np.diag([1.0, 1.0, -1.0])))
    assert upright.solid.sum() > 60
    assert (upright.solid != hanging.solid[::-1]).sum() <= 4


def test_the_camera_says_where_a_point_is_drawn() -> None:
    body = Solids()
    spot = vec(7, -3, 9)
    body.ellipsoid(spot, (1, 1, 1), "gun", "a")
    camera = Camera(40, 40, 12, 30)
    ys, xs = np.nonzero(seen(body, camera).solid)
    assert camera.pixel(spot) == pytest.approx((xs.mean() + 0.5, ys.mean() + 0.5), abs=0.6)


# -- pixels


def samples(names: list[str]) -> solids.Buffer:
    """One pixel of sixteen samples; "" is nothing."""
    number = np.array([ramps.NUMBER.get(n, -1) for n in names], np.int16).reshape(4, 4)
    normal = np.zeros((4, 4, 3), np.float32)
    normal[..., 1] = -1
    return solids.Buffer(np.where(number >= 0, 0.0, solids.FAR), normal, number,
                         np.where(number >= 0, number * 2, -1), 4)


def test_the_vote_goes_by_numbers_but_a_lamp_counts_double() -> None:
    assert material(pixelize.vote(samples(["steel"] * 9 + ["olive"] * 7)), 0, 0) == "steel"
    assert material(pixelize.vote(samples(["steel"] * 10 + ["ember"] * 6)), 0, 0) == "ember"
    assert material(pixelize.vote(samples(["steel"] * 11 + ["ember"] * 5)), 0, 0) == "steel"


def test_a_pixel_is_there_from_two_fifths_on() -> None:
    assert pixelize.vote(samples(["steel"] * 7 + [""] * 9)).solid[0, 0]
    assert not pixelize.vote(samples(["steel"] * 6 + [""] * 10)).solid[0, 0]


def test_a_body_has_one_line_round_it_in_its_own_tint_and_the_frame_stays_free() -> None:
    body = Solids()
    body.ellipsoid(vec(0, 0, 0), (30, 4, 5), "khaki", "a")
    pixels = seen(body)
    picture = pixelize.shade(pixels, pixelize.Light())
    ring = (picture[..., 3] > 0) & ~pixels.solid
    tint = ramps.outline_tint(ramps.TABLES[ramps.NUMBER["khaki"]][0])
    assert ring.any()
    assert (picture[ring][:, :3] == tint).all()
    assert not pixels.solid[:, 0].any()
    assert not pixels.solid[:, -1].any()
    bare = pixelize.shade(seen(body), pixelize.Light(outline=False))
    assert ((bare[..., 3] > 0) == pixels.solid).all()


def test_light_comes_from_before_and_above_and_the_far_side_is_darker() -> None:
    def steps(far: bool) -> Any:
        body = Solids()
        body.far = far
        body.ellipsoid(vec(0, 0, 0), (9, 9, 9), "storm", "a")
        pixels = seen(body)
        pixelize.shade(pixels, pixelize.Light())
        return pixels.step

    near, far = steps(False), steps(True)
    assert near[7, 15] > near[17, 8]
    assert near[12, 12] == far[12, 12] + 1


def test_what_lies_before_draws_a_line_on_what_lies_behind() -> None:
    body = Solids()
    body.box(vec(0, 6, 0), (9, 1, 9), "concrete", "wall")
    plain = seen(body)
    pixelize.shade(plain, pixelize.Light(hollow=0.01))
    body.box(vec(0, -6, 0), (4, 1, 4), "concrete", "plate")
    both = seen(body)
    pixelize.shade(both, pixelize.Light(hollow=0.01))
    assert both.step[12, 7] < plain.step[12, 7]
    assert both.step[12, 5] == plain.step[12, 5]


def test_what_glows_is_not_shaded_and_pulses() -> None:
    def level(pulse: float, z: float) -> int:
        body = Solids()
        body.box(vec(0, 0, 0), (6, 1, 6), "ember", "lamp")
        pixels = seen(body)
        pixelize.shade(pixels, pixelize.Light(ambient=0.0, gain=0.0, pulse=pulse))
        return int(pixels.step[12, 12])

    assert level(0.0, 0) > 2
    assert level(-0.3, 0) < level(0.0, 0)


def test_a_single_pixel_takes_the_nearest_of_its_neighbours_steps() -> None:
    shape = (5, 5)
    pixels = pixelize.Pixels(np.ones(shape, bool), np.zeros(shape, int), np.zeros(shape, int), np.zeros((*shape, 3)),
                             np.zeros(shape), glow=np.zeros(shape, bool))
    step = np.full(shape, 2)
    step[2, 2], step[1, 2] = 5, 3
    step[1, 1] = 3
    mended = pixelize._tidy(pixels, step)
    assert mended[2, 2] == 3
    assert mended[1, 2] == 3
    pixels.glow[2, 2] = True
    assert pixelize._tidy(pixels, step)[2, 2] == 5


def test_noise_is_what_has_no_equal_neighbour() -> None:
    board = np.zeros((8, 8, 4), np.uint8)
    board[..., 3] = 255
    assert pixelize.lone_share(board) == 0
    board[::2, ::2, 0] = board[1::2, 1::2, 0] = 200
    assert pixelize.lone_share(board) == 1
    assert pixelize.lone_share(np.zeros((4, 4, 4), np.uint8)) == 0


@pytest.mark.parametrize("paint", [
    lambda p: strokes.line(p, -5, -5, 40, 40, [(255, 0, 0)]), lambda p: strokes.disc(p, 12, 12, 40, (255, 0, 0)),
    lambda p: strokes.star(p, 12, 12, 30, "ember"), lambda p: strokes.rings(p, 12, 12, 1.0, "ember"),
    lambda p: strokes.crescent(p, 12, 12, 90, -30, 15, [(255, 0, 0)], over=True),
])
def test_nothing_is_painted_on_a_frames_outermost_ring(paint: Any) -> None:
    picture = np.zeros((24, 24, 4), np.uint8)
    paint(picture)
    assert picture[..., 3].any()
    assert not _edge(picture).any()


def _edge(picture: Any) -> Any:
    return np.concatenate([picture[0, :, 3], picture[-1, :, 3], picture[:, 0, 3], picture[:, -1, 3]])


# -- sheets


def small_sheet(colours: int = 3) -> sheets.Sheet:
    sheet = sheets.Sheet("small", (8, 14))
    for n in range(5):
        body = np.zeros((16, 16, 4), np.uint8)
        body[4:14, 5:11] = (200, 10 + n % colours, 30, 255)
        body[1:4, 8] = (1, 2, 3, 255)  # an antenna
        frame = sheets.Frame(body, 4 + n, points={"core": sheets.point(8, 9, 5)} if n < 2 else {})
        sheet.add("idle" if n < 3 else "move", frame)
    return sheet


def test_a_saved_sheet_is_what_the_game_and_an_editor_read(tmp_path: Path) -> None:
    sheet = small_sheet()
    sheet.frames[0].effects = np.zeros((16, 16, 4), np.uint8)
    sheet.save(tmp_path)
    data = json.loads((tmp_path / "small.json").read_text())
    plan = parse_sheet(data)
    assert plan.tags == {"idle": (0, 2), "move": (3, 4)}
    assert plan.ticks == [4, 5, 6, 7, 8]
    assert plan.origin == (8, 14)
    assert plan.points["core"] == {0: (8, 9), 1: (8, 9)}
    assert (tmp_path / "small_fx.png").is_file()
    assert problems(data, tmp_path / "small.png") == []
    whole = sheets.read_png(tmp_path / "small.png")
    for n, frame in enumerate(sheet.frames):
        x, y, w, h = plan.frames[n]
        assert (whole[y : y + h, x : x + w] == frame.body).all()
        assert (sheets.unpack(whole, 16, 16, n) == frame.body).all()


def test_pictures_are_kept_to_the_pixel_with_an_index_or_without(tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    for few in (True, False):
        picture = dice.integers(0, 4 if few else 256, (32, 32, 4)).astype(np.uint8)
        picture[..., 3] = np.where(picture[..., 3] > (0 if few else 128), 255, 0)
        picture[picture[..., 3] == 0] = 0
        sheets.save_png(picture, tmp_path / "a.png")
        assert (sheets.read_png(tmp_path / "a.png") == picture).all()
    half = picture.copy()
    half[3, 3] = (9, 9, 9, 100)
    sheets.save_png(half, tmp_path / "a.png")
    assert (sheets.read_png(tmp_path / "a.png") == half).all()


def test_an_antenna_is_not_part_of_what_can_be_hurt() -> None:
    frame = small_sheet().frames[0]
    x, y, w, h = sheets.silhouette(frame.body, (8, 14))
    assert (x, x + w) == (5, 11)
    assert y >= 4
    assert y + h == 14


# -- every sheet of everybody

TOUCHES = {"omega": "its cables go on above the picture, its roots in the ground"}
NOISE = 0.13  # share of pixels without an equal neighbour that is not yet noise
FIRE = ("death", "dying")  # what burns is meant to be ragged


def sheet_names() -> list[str]:
    return sorted(path.stem for path in sheets.ACTORS.glob("*.json"))


@functools.lru_cache(maxsize=1)
def allowed() -> frozenset[int]:
    colours = {palette.INK}
    for name in palette.names():
        tones = palette.ramp(name)
        colours |= set(tones)
        colours.add(tuple(int(c) for c in ramps.outline_tint(np.array(tones[0]))))  # type: ignore[arg-type]
    return frozenset(r << 16 | g << 8 | b for r, g, b in colours)


def strangers(picture: Any) -> set[str]:
    """Colours that are in no ramp."""
    tones = np.unique(picture[picture[..., 3] > 0][:, :3].astype(int) @ np.array([65536, 256, 1]))
    return {f"{tone:06x}" for tone in tones.tolist() if tone not in allowed()}


def problems(data: dict[str, Any], png: Path) -> list[str]:
    """What is not as Aseprite writes it, or not complete."""
    meta, frames = data["meta"], data["frames"]
    found = []
    if meta["image"] != png.name or meta["format"] != "RGBA8888" or meta["scale"] != "1":
        found.append("meta names another picture")
    whole = sheets.read_png(png)
    if [meta["size"]["w"], meta["size"]["h"]] != [whole.shape[1], whole.shape[0]]:
        found.append("size of the picture")
    if sorted(n for tag in meta["frameTags"] for n in range(tag["from"], tag["to"] + 1)) != list(range(len(frames))):
        found.append("each frame is in one tag")
    if len({tag["name"] for tag in meta["frameTags"]}) != len(meta["frameTags"]):
        found.append("two tags of one name")
    for entry, ticks in zip(frames, meta["ticks"], strict=True):
        box, source = entry["frame"], entry["sourceSize"]
        if entry["duration"] != round(ticks * 1000 / 60) or entry["rotated"] or entry["trimmed"]:
            found.append(f"{entry['filename']}: duration or trim")
        if (box["w"], box["h"]) != (source["w"], source["h"]) or entry["spriteSourceSize"]["x"]:
            found.append(f"{entry['filename']}: sizes")
    w, h = frames[0]["frame"]["w"], frames[0]["frame"]["h"]
    slices = {entry["name"]: entry["keys"] for entry in meta["slices"]}
    if not {"pivot", "hurt"} <= set(slices) or slices["pivot"][0]["frame"] or slices["hurt"][0]["frame"]:
        found.append("pivot and hurt from the first frame on")
    for name, keys in slices.items():
        for key in keys:
            box = key["bounds"]
            gone = key != keys[0] and name not in ("pivot", "hurt") and set(box.values()) == {0}
            if (min(box["w"], box["h"]) < 1 and not gone) or not 0 <= key["frame"] < len(frames):
                found.append(f"{name}: an empty key")
            if not gone and not (-box["w"] < box["x"] < w and -box["h"] < box["y"] < h):
                found.append(f"{name}: outside the frame {key['frame']}")
    return found


@pytest.mark.parametrize("name", sheet_names())
def test_a_sheet_keeps_the_rules(name: str) -> None:
    path = sheets.ACTORS / f"{name}.png"
    data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert problems(data, path) == []
    whole = sheets.read_png(path)
    w, h = data["frames"][0]["frame"]["w"], data["frames"][0]["frame"]["h"]
    layers = [whole]
    effects = path.with_name(f"{name}_fx.png")
    if effects.is_file():
        layers.append(sheets.read_png(effects))
    for layer in layers:
        assert set(np.unique(layer[..., 3]).tolist()) <= {0, 255}
        assert strangers(layer) == set()
        if name not in TOUCHES:
            frames = [sheets.unpack(layer, w, h, n) for n in range(len(data["frames"]))]
            assert [n for n, frame in enumerate(frames) if _edge(frame).any()] == []
    calm = [sheets.unpack(whole, w, h, n) for tag in data["meta"]["frameTags"] if not tag["name"].startswith(FIRE)
            for n in range(tag["from"], tag["to"] + 1)]
    assert pixelize.lone_share(sheets.pack(calm)) <= NOISE


def test_the_lint_finds_what_it_looks_for(tmp_path: Path) -> None:
    sheet = small_sheet()
    sheet.save(tmp_path)
    assert strangers(sheet.frames[0].body) == {"010203", "c80a1e"}
    data = json.loads((tmp_path / "small.json").read_text())
    data["meta"]["frameTags"][1]["from"] = 4
    data["meta"]["slices"][0]["keys"][0]["bounds"]["x"] = 99
    data["frames"][2]["duration"] = 1
    found = problems(data, tmp_path / "small.png")
    assert len(found) == 3, found
