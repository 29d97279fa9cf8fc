"""The people's sheets, faces and title are what the scripts make, and keep the rules: feet, muzzles, borders, palette.

The scripts need what the game does not: numpy, scipy, Pillow.
"""

from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from last_reveille.view import people, poses

ROOT = Path(__file__).resolve().parents[1]
ACTORS = ROOT / "sprites/actors"
PEOPLE = ("hero", "rita", "soldier", "dov", "junie", "moss", "wick", "okoro", "cage", "officer")
BORDER = 1  # px at a frame's edge that stay empty
NOISE = {"hero": 0.11, "hero_aim": 0.11, "hero_blade": 0.11}  # share of lone pixels; 0.13 for everybody else


@pytest.fixture(scope="module")
def art() -> SimpleNamespace:
    for name in ("numpy", "scipy", "PIL"):
        pytest.importorskip(name)
    source = str(ROOT / "sprites/source")
    if source not in sys.path:
        sys.path.insert(0, source)
    import numpy
    from actors import people_build, people_cels, people_gait, pixelize, portraits, rig, sheets

    return SimpleNamespace(np=numpy, build=people_build, cels=people_cels, gait=people_gait, pixelize=pixelize,
                           portraits=portraits, rig=rig, sheets=sheets)


SHEETS = sorted(path.stem for path in ACTORS.glob("*.json") if path.stem.split("_")[0] in PEOPLE)


def test_each_sheet_has_a_script_and_each_script_a_sheet(art: SimpleNamespace) -> None:
    assert sorted(art.build.ROLES) == SHEETS


@pytest.mark.parametrize("name", SHEETS)
def test_frames_made_again_are_the_same(art: SimpleNamespace, name: str) -> None:
    role = art.build.ROLES[name]
    moves = role.moves()
    data = json.loads((ACTORS / f"{name}.json").read_text(encoding="utf-8"))
    assert [tag["name"] for tag in data["meta"]["frameTags"]] == list(moves)
    assert data["meta"]["ticks"] == [cel.ticks for cels in moves.values() for cel in cels]
    whole = art.sheets.read_png(ACTORS / f"{name}.png")
    cels = [cel for group in moves.values() for cel in group]
    for index in (0, len(cels) // 2, len(cels) - 1):
        picture, _ = art.cels.draw(role, cels[index])
        assert (picture == art.sheets.unpack(whole, *role.size, index)).all(), f"{name} {index}"


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_keeps_the_rules(art: SimpleNamespace, name: str) -> None:
    import test_art_core as lint

    path = ACTORS / f"{name}.png"
    data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert lint.problems(data, path) == []
    whole = art.sheets.read_png(path)
    assert lint.strangers(whole) == set()
    assert set(art.np.unique(whole[..., 3]).tolist()) == {0, 255}
    box = data["frames"][0]["frame"]
    frames = [art.sheets.unpack(whole, box["w"], box["h"], n) for n in range(len(data["frames"]))]
    for n, frame in enumerate(frames):
        rim = frame[..., 3].copy()
        rim[BORDER:-BORDER, BORDER:-BORDER] = 0
        assert not rim.any(), f"frame {n} touches its border"
        assert frame[..., 3].any()
    assert art.pixelize.lone_share(art.sheets.pack(frames)) <= NOISE.get(name, 0.13)


def test_two_bones_reach_what_they_can_and_keep_their_length(art: SimpleNamespace) -> None:
    rig = art.rig
    start_, pole = rig.vec(0, 0, 20), rig.vec(1, 0, 0)
    for goal in (rig.vec(4, 1, 6), rig.vec(-3, 0, 12), rig.vec(0, 2, 8)):
        joint, end = rig.reach(start_, goal, 9.8, 9.6, pole)
        assert art.np.linalg.norm(joint - start_) == pytest.approx(9.8)
        assert art.np.linalg.norm(end - joint) == pytest.approx(9.6)
        assert end == pytest.approx(goal)
        assert joint[0] > min(start_[0], goal[0])  # bent forward
    _, far = rig.reach(start_, rig.vec(0, 0, -90), 9.8, 9.6, pole)
    assert art.np.linalg.norm(far - start_) == pytest.approx(9.8 + 9.6, abs=0.06)


def _ball(foot: tuple[float, float, float], gait: Any) -> tuple[float, float]:
    """Where the ball of a foot is: what stands on the ground."""
    x, z, turn = foot
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return x + c * gait.BALL[0] - s * gait.BALL[1], z + s * gait.BALL[0] + c * gait.BALL[1]


@pytest.mark.parametrize(("foot", "stance"), [("run_foot", "RUN_STANCE"), ("walk_foot", "WALK_STANCE")])
def test_a_foot_that_stands_moves_as_the_ground_does(art: SimpleNamespace, foot: str, stance: str) -> None:
    gait, cycle = art.gait, 60.0
    make_foot, share = getattr(gait, foot), getattr(gait, stance)
    first = 0.15 * share  # before that it rolls over the heel
    base = _ball(make_foot(first, cycle), gait)
    for k in range(40):
        phase = first + (share * 0.999 - first) * k / 39
        x, z = _ball(make_foot(phase, cycle), gait)
        assert x == pytest.approx(base[0] - cycle * (phase - first), abs=0.01)
        assert z == pytest.approx(base[1], abs=0.01)
    flight = [make_foot(share + (1 - share) * k / 20, cycle)[1] for k in range(1, 20)]
    assert max(flight) > 2.5
    before, after = make_foot(0.9999, cycle), make_foot(0.0, cycle)
    assert before[0] == pytest.approx(after[0], abs=0.1)
    assert before[1] == pytest.approx(after[1], abs=0.3)


def test_the_game_goes_as_far_in_a_cycle_as_the_feet_do(art: SimpleNamespace) -> None:
    from actors import hero_aims, hero_moves, rita_moves, soldiers_moves, uniforms_moves

    def frames(name: str, tag: str) -> int:
        return len(art.build.ROLES[name].moves()[tag])

    assert frames("hero_aim", "run_4") * poses.RUN_PX == hero_moves.CYCLE
    assert frames("hero_aim", "crawl_4") * poses.CRAWL_PX == hero_aims.CRAWL
    assert frames("rita", "run") * poses.RUN_PX == rita_moves.CYCLE
    assert frames("soldier_a", "run") * people.STRIDE == soldiers_moves.CYCLE
    assert frames("cage_u", "walk") * people.PACE == uniforms_moves.CYCLE
    assert frames("cage_u", "run") * poses.RUN_PX == uniforms_moves.RUN_CYCLE


def test_flashes_come_from_the_end_of_the_gun(art: SimpleNamespace) -> None:
    data = json.loads((ACTORS / "hero_aim.json").read_text(encoding="utf-8"))
    whole = art.sheets.read_png(ACTORS / "hero_aim.png")
    keys = {key["frame"]: key["bounds"] for entry in data["meta"]["slices"] if entry["name"] == "muzzle"
            for key in entry["keys"]}
    size = data["frames"][0]["frame"]
    for tag in data["meta"]["frameTags"]:
        step = int(re.sub(r"\D", "", tag["name"]))
        angle = math.radians(90 - 22.5 * step)
        for index in range(tag["from"], tag["to"] + 1):
            solid = art.sheets.unpack(whole, size["w"], size["h"], index)[..., 3] > 0
            x, y = keys[index]["x"], keys[index]["y"]
            beyond = round(x + 5 * math.cos(angle)), round(y - 5 * math.sin(angle))
            within = round(x - 3 * math.cos(angle)), round(y + 3 * math.sin(angle))
            assert solid[within[1], within[0]], f"{tag['name']} {index}: nothing behind the mouth"
            if step < 7:  # a gun that points down has legs and ground before it
                assert not solid[beyond[1], beyond[0]], f"{tag['name']} {index}: something before the mouth"


def test_nobody_kneels_in_the_ground(art: SimpleNamespace) -> None:
    data = json.loads((ACTORS / "hero_aim.json").read_text(encoding="utf-8"))
    whole, box = art.sheets.read_png(ACTORS / "hero_aim.png"), data["frames"][0]["frame"]
    floor = data["meta"]["origin"][1] + art.cels.SOLE
    for tag in data["meta"]["frameTags"]:
        if tag["name"].startswith(("idle", "shoot", "run", "crouch", "crawl")):
            for n in range(tag["from"], tag["to"] + 1):
                assert not art.sheets.unpack(whole, box["w"], box["h"], n)[floor + 1 :].any(), f"{tag['name']} {n}"


@pytest.mark.parametrize("name", ["hero", "soldier_a", "soldier_b", "moss", "junie"])
def test_who_fell_on_his_face_lies_flat(art: SimpleNamespace, name: str) -> None:
    """He does not prop himself up on hands and knees."""
    data = json.loads((ACTORS / f"{name}.json").read_text(encoding="utf-8"))
    whole, box = art.sheets.read_png(ACTORS / f"{name}.png"), data["frames"][0]["frame"]
    last = {tag["name"]: tag["to"] for tag in data["meta"]["frameTags"]}
    for tag in ("death_fall", "death_blast") if name == "hero" else ("die_fold", "die_blast"):
        solid = art.sheets.unpack(whole, box["w"], box["h"], last[tag])[..., 3] > 0
        rows = art.np.nonzero(solid.sum(1) > 3)[0]  # an antenna is no body
        assert rows[-1] - rows[0] < 22, tag


@pytest.mark.parametrize("stance", ["idle", "crouch", "crawl"])
def test_no_gun_is_in_the_ground(art: SimpleNamespace, stance: str) -> None:
    """Its line may lie where that of a boot's sole lies, its metal not below the feet."""
    from actors import people_figure, people_gear, solids

    role = art.build.ROLES["hero_aim"]
    moves = role.moves()
    camera = solids.Camera(role.size[0], role.size[1] + art.cels.DEEP, *role.origin)
    for step in (6, 7, 8):
        for n, cel in enumerate(moves[f"{stance}_{step}"]):
            figure = people_figure.Figure(art.rig.skeleton(cel.pose, role.build))
            people_gear.rifle(figure)
            lowest = int(art.np.nonzero(art.pixelize.vote(figure.solids.buffer(camera)).solid.any(1))[0][-1])
            assert lowest <= role.origin[1], f"{stance}_{step} {n}: {lowest - role.origin[1]} px deep"


def test_a_face_turns_with_its_head_and_gets_no_holes(art: SimpleNamespace) -> None:
    from actors import people_faces as faces

    for degrees in range(-180, 181, 7):
        places = {faces.turned(x, y, math.radians(degrees)) for x in range(-4, 4) for y in range(-4, 4)}
        assert len(places) == 64
    for degrees, side in ((30, 1), (-30, -1)):
        x, y = faces.turned(0, -6, math.radians(degrees))
        assert (x, y) == (side * 3, -5)
    bowed, level = (art.rig.skeleton(art.rig.Pose(head=head, lean=0.0), art.rig.Build()) for head in (-40, 0))
    assert faces.tilted(bowed) == pytest.approx(math.radians(40), abs=0.05)
    assert faces.tilted(level) == 0.0


def test_faces_made_again_are_the_same(art: SimpleNamespace) -> None:
    names = json.loads((ROOT / "sprites/ui/portraits.json").read_text(encoding="utf-8"))["frames"]
    whole = art.sheets.read_png(ROOT / "sprites/ui/portraits.png")
    boxes = {entry["filename"]: entry["frame"] for entry in names}
    assert len(boxes) == len(art.portraits.NAMES) * 4
    some = (("cage_fear", ""), ("rita_half-smile", ".blink"), ("moss_calm", ".wide"), ("wick_loud", ".open"))
    for name, form in some:
        box = boxes[name + form]
        held = whole[box["y"] : box["y"] + 64, box["x"] : box["x"] + 64]
        assert (art.portraits.portrait(name, form) == held).all(), name


def test_no_two_skulls_are_alike(art: SimpleNamespace) -> None:
    """Hair, beard and cap away, each face has an outline of its own."""
    from actors import people_busts, solids

    def bare(who: str) -> Any:
        bust = people_busts.Bust(0, 0)
        people_busts.face(bust, art.portraits.PEOPLE[who].skull)
        size = art.portraits.SIZE
        return art.pixelize.vote(bust.solids.buffer(solids.Camera(size, size, 0, size - 2, tilt=0.0))).solid

    faces = {who: bare(who) for who in art.portraits.PEOPLE}
    alike = [(a, b) for a in faces for b in faces if a < b and (faces[a] != faces[b]).sum() < 50]
    assert alike == []


def test_who_blinks_or_speaks_moves_eyes_or_mouth_alone(art: SimpleNamespace) -> None:
    names = json.loads((ROOT / "sprites/ui/portraits.json").read_text(encoding="utf-8"))["frames"]
    whole = art.sheets.read_png(ROOT / "sprites/ui/portraits.png")
    seen = {entry["filename"]: whole[entry["frame"]["y"] :, entry["frame"]["x"] :][:64, :64] for entry in names}
    for name in art.portraits.NAMES:
        for form, top, bottom in ((".blink", 18, 42), (".open", 34, 56), (".wide", 34, 56)):
            rows = art.np.nonzero((seen[name] != seen[name + form]).any((1, 2)))[0]
            assert len(rows), f"{name}{form} is the same"
            assert top <= rows[0] and rows[-1] < bottom and rows[-1] - rows[0] < 14, f"{name}{form}: {rows}"


def test_the_titles_layers_are_what_the_script_paints(art: SimpleNamespace) -> None:
    import title

    held = art.sheets.read_png(ROOT / "sprites/ui/title_clouds.png")
    assert (title.clouds() == held).all()
    plan = json.loads((ROOT / "sprites/ui/title.json").read_text(encoding="utf-8"))
    assert {"sun", "radius", "horizon", "ridge_step", "cage", "rita", "bands"} < set(plan)
    assert plan["ridge"] == [int(v) for v in title.ridge()[:: title.STEP]]
    # A cloud that leaves on the left comes in on the right.
    solid = held[..., 3] > 0
    assert abs(int(solid[:, 0].sum()) - int(solid[:, -1].sum())) < 12
    top, bottom = plan["bands"][0]
    assert not solid[bottom - 1].all() and not solid[top].any()
