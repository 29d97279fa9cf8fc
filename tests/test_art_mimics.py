"""The Mimics' sheets: made by the scripts that are here, told apart, alive in their timing, undone in three ways."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from cels import SHEETS, committed, ndimage, np, overlap, silhouette

from actors import (  # isort: skip
    alpha, beast, build, deaths, drone, herald, mimics, omega, omega_sheet, sheets, shell, spitter,
)
from last_reveille.sim.specs import KINDS
from last_reveille.view import beasts

# px a frame that may differ: another processor may round a sine differently in its last place.
ROUNDING = 4


# -- made by what is here


@pytest.mark.parametrize("name, tag, index", [
    ("drone", "attack", 1), ("drone_c", "death_cut", 3), ("lasher_b", "tell", 3), ("spitter", "death_blast", 2),
    ("burrower", "helpless", 2), ("shell", "ram", 1), ("shell_b_broken", "idle", 0), ("swarm_4", "move", 3),
    ("kite_c", "tell", 4), ("herald", "attack", 2), ("tower", "hurt", 0), ("tower_roof_b", "tell", 3),
    ("tower_wall", "death", 4), ("tower_roof", "death_cut", 3), ("tower_wall_c", "death_blast", 3),
    ("alpha", "tell_slam", 3), ("alpha_b", "attack", 1),
])
def test_a_frame_made_anew_is_the_one_that_is_here(name: str, tag: str, index: int) -> None:
    kind, look = SHEETS[name]
    made = mimics.frame(name, kind, tag, index, mimics.film(kind)[tag], look)
    body, effects = committed(name, tag, index)
    assert (made.body != body).any(2).sum() <= ROUNDING
    assert (made.effects != effects).any(2).sum() <= ROUNDING


def test_a_frame_of_the_omega_made_anew_is_the_one_that_is_here() -> None:
    mood, _ = omega_sheet.moods()["rage"][2]
    made = omega_sheet.picture(mood, 2)
    assert (made != committed("omega", "rage", 2)[0]).any(2).sum() <= 20 * ROUNDING


def test_every_sheet_that_the_game_asks_for_is_made_here() -> None:
    asked = {f"{kind}{ending}" for kind in KINDS for ending in beasts.looks(kind)}
    asked |= {f"tower_{mount}{ending}" for mount in ("roof", "wall") for ending in beasts.LOOKS}
    asked |= {f"shell{ending}_broken" for ending in beasts.LOOKS}
    asked |= {f"swarm{ending}{mites}" for ending in beasts.LOOKS for _, mites in beasts.MITES}
    assert asked == set(mimics.NAMES)


def test_a_name_that_nobody_has_is_said_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["drone", "nobody"]) == 1
    assert "nobody" in capsys.readouterr().err


def test_the_tags_of_the_sheets_are_those_of_the_scripts() -> None:
    for name, (kind, _) in SHEETS.items():
        meta = json.loads((sheets.ACTORS / f"{name}.json").read_text(encoding="utf-8"))["meta"]
        film = mimics.film(kind)
        assert [t["name"] for t in meta["frameTags"]] == list(film)
        assert meta["ticks"] == [ticks for group in film.values() for ticks in group]
        assert meta["origin"] == list(kind.origin)
    meta = json.loads((sheets.ACTORS / "omega.json").read_text(encoding="utf-8"))["meta"]
    assert [t["name"] for t in meta["frameTags"]] == list(omega_sheet.moods())


# -- told apart


@pytest.mark.parametrize("tag, index", [("idle", 1), ("tell", 4), ("attack", 1)])
def test_kinds_are_told_apart_by_their_outline_alone(tag: str, index: int) -> None:
    outlines = {name: silhouette(name, tag, index) for name in mimics.KINDS}
    for (one, a), (other, b) in itertools.combinations(outlines.items(), 2):
        assert overlap(a, b) <= 0.5, (one, other)


@pytest.mark.parametrize("name", [n for n, (k, _) in SHEETS.items() if not k.rooted])
def test_a_tell_changes_about_half_of_the_outline(name: str) -> None:
    a, b = silhouette(name, "idle", 1), silhouette(name, "tell", 5)
    assert (a & b).sum() / (a | b).sum() <= 0.62


# -- alive


def test_a_tell_dips_overshoots_and_then_stands() -> None:
    rises = [mimics.state("tell", n, 6, 0).rise for n in range(6)]
    assert rises[0] < 0
    assert max(rises) > 1
    assert rises[-1] == 1
    strikes = [mimics.state("attack", n, 6, 0) for n in range(6)]
    assert max(range(6), key=lambda n: strikes[n].strike) == 1
    assert max(range(6), key=lambda n: strikes[n].late_strike) > 1
    assert strikes[-1].strike < 0


def test_no_two_frames_of_an_attack_are_held() -> None:
    for name in mimics.KINDS:
        frames = [committed(name, "attack", n)[0] for n in range(6)]
        for a, b in itertools.pairwise(frames):
            either = (a[..., 3] > 0) | (b[..., 3] > 0)
            assert (a != b).any(2).sum() / either.sum() > 0.2, name


@pytest.mark.parametrize("tag", ["idle", "move"])
def test_a_cycle_closes(tag: str) -> None:
    for name, kind in mimics.KINDS.items():
        first, last = (mimics.drawn(kind, beast.State(tag, phase))[0] for phase in (0.0, 1.0))
        assert (first != last).any(2).sum() <= ROUNDING, name


@pytest.mark.parametrize("kind, room", [
    ("drone", drone), ("spitter", spitter), ("shell", shell), ("herald", herald), ("alpha", alpha),
])
def test_feet_on_the_ground_go_back_as_fast_as_the_body_goes_on(kind: str, room: Any) -> None:
    places = [beast.gait(k / 8, room.STEP, 9, room.STANCE) for k in range(8)]
    steps = [a[0] - b[0] for a, b in itertools.pairwise(places) if a[1] == b[1] == 0]
    assert len(steps) >= 3
    assert all(abs(step - beasts.STRIDE[kind]) <= 0.2 for step in steps)


def test_a_cut_parts_a_body_and_loses_nothing_of_it_at_first() -> None:
    picture = np.zeros((60, 60, 4), np.uint8)
    picture[20:40, 10:50] = (40, 40, 40, 255)
    before = int((picture[..., 3] > 0).sum())
    for share in (0.15, 0.4, 0.7):
        parted = deaths.cut(picture, share, 30, 30, 50, "ember", 1.6)
        left = (parted[..., 3] > 0).sum()
        assert before * 0.8 <= left <= before * 1.05
    assert (parted[50:, :, 3] > 0).sum() < before * 0.2
    assert ndimage.label(deaths.cut(picture, 0.5, 30, 30, 50, "ember", 1.6)[..., 3] > 0)[1] >= 2


def test_what_is_blown_apart_lies_in_pieces_on_the_ground() -> None:
    picture = np.zeros((60, 80, 4), np.uint8)
    picture[20:45, 25:55] = (40, 40, 40, 255)
    blown = deaths.blast(picture, 1.0, 40, 32, 50, 9, 5)
    flying = deaths.blast(picture, 0.5, 40, 32, 50, 9, 5)
    assert ndimage.label(flying[..., 3] > 0)[1] >= 3
    rows = np.nonzero(blown[..., 3])[0]
    assert rows.max() <= 51
    assert np.median(rows) > 40


@pytest.mark.parametrize("name", [name for name, (kind, _) in SHEETS.items() if kind.rooted])
def test_what_hangs_falls_when_it_is_torn_off_and_burns_as_it_falls(name: str) -> None:
    kind, _ = SHEETS[name]
    x, y = kind.origin
    for tag in ("death_cut", "death_blast"):
        bodies = [committed(name, tag, n)[0][..., 3] > 0 for n in range(8)]
        whole, fallen = (float(np.nonzero(body)[0].mean()) for body in (bodies[0], bodies[4] & ~bodies[0]))
        assert fallen > whole + 12, f"{name} {tag} does not fall: {whole}, {fallen}"
        counts = [int(body.sum()) for body in bodies]
        assert counts[0] > 800 and counts[5] < counts[0] * 0.4 and counts[7] == 0, f"{name} {tag}: {counts}"
        for body in bodies[1:]:
            through = body[: y - 1] if kind.rooted == "roof" else body[:, : x - 1]
            assert through.sum() <= 40, f"{name} {tag} is in what it hung on"


def test_fire_eats_a_body_from_the_top_and_leaves_ash() -> None:
    picture = np.zeros((60, 60, 4), np.uint8)
    picture[10:50, 10:50] = (120, 110, 100, 255)
    left = [(deaths.burn(picture, k, 50, 8, "ember", 3)[..., 3] > 0) for k in (0.0, 0.4, 0.7, 1.0)]
    counts = [int(part.sum()) for part in left]
    assert counts == sorted(counts, reverse=True)
    assert np.nonzero(left[2])[0].mean() > np.nonzero(left[0])[0].mean() + 3
    assert 0 < counts[-1] < counts[0] * 0.3


# -- the Omega


def test_the_omegas_moods_can_be_told_apart() -> None:
    frames = {tag: committed("omega", tag, 0)[0] for tag in omega_sheet.moods()}
    for (one, a), (other, b) in itertools.combinations(frames.items(), 2):
        either = (a[..., 3] > 0) | (b[..., 3] > 0)
        assert (a != b).any(2).sum() / either.sum() > 0.05, (one, other)
    hot = {tag: int((frame[..., 0] > 200).sum()) for tag, frame in frames.items()}
    assert hot["shut"] < hot["pulse"] < hot["open"]
    assert hot["dead"] == 0


def test_the_omega_sinks_when_it_dies() -> None:
    tops = []
    for n in range(omega_sheet.DYING):
        body = committed("omega", "dying", n)[0]
        tops.append(int(np.nonzero(body[:, 130:170, 3].sum(1) > 30 * 255)[0].min()))
    assert tops[-1] > tops[0] + 30
    assert omega.centre(omega.Mood(death=1.0))[2] < omega.CORE[2] - 30
