"""The Mimics' sheets: made by the scripts here, told apart, alive in their timing; and how their ends are shown."""

from __future__ import annotations

import dataclasses
import itertools
import json
import sys
from pathlib import Path
from typing import Any

import pygame
import pytest

np = pytest.importorskip("numpy")
ndimage = pytest.importorskip("scipy.ndimage")
pytest.importorskip("PIL")

ROOT = Path(__file__).resolve().parents[1]
SOURCE = str(ROOT / "sprites/source")
if SOURCE not in sys.path:
    sys.path.insert(0, SOURCE)

from actors import alpha, beast, build, deaths, drone, herald, mimics, omega, omega_sheet, sheets, shell, spitter, tower  # noqa: E402

import lab  # noqa: E402
from last_reveille.sim import rules, specs  # noqa: E402
from last_reveille.sim import world as w  # noqa: E402
from last_reveille.sim.bestiary import BODIES  # noqa: E402
from last_reveille.sim.omega import CHARGES  # noqa: E402
from last_reveille.sim.specs import KINDS  # noqa: E402
from last_reveille.sim.step import step  # noqa: E402
from last_reveille.sim.world import Actor, World  # noqa: E402
from last_reveille.view import beasts  # noqa: E402
from last_reveille.view.assets import Assets  # noqa: E402
from last_reveille.view.camera import Camera  # noqa: E402
from last_reveille.view.inks import HOT, THREAT  # noqa: E402
from last_reveille.view.omega import ENDS_FROM, IRIS_STEPS, IRIS_TICKS, Monster  # noqa: E402
from last_reveille.view.tells import LOB_DOT, Tells, lob, throw  # noqa: E402

# px a frame that may differ: another processor may round a sine differently in its last place.
ROUNDING = 4
FLOOR = "\n".join([" " * 40] * 9 + ["@".center(40)] + ["#" * 40] * 2)
LONG = "\n".join([" " * 80] * 20 + ["@".center(80)] + ["#" * 80] * 2)
SHEETS = {name: (kind, look) for name, kind, look in mimics.sheets_of()}


def committed(name: str, tag: str, index: int) -> tuple[Any, Any]:
    """Body and effects of a frame as they lie in the repository."""
    data = json.loads((sheets.ACTORS / f"{name}.json").read_text(encoding="utf-8"))
    first = next(t["from"] for t in data["meta"]["frameTags"] if t["name"] == tag)
    box = data["frames"][0]["frame"]
    pictures = []
    for layer in ("", "_fx"):
        path = sheets.ACTORS / f"{name}{layer}.png"
        pictures.append(sheets.unpack(sheets.read_png(path), box["w"], box["h"], first + index)
                        if path.is_file() else None)
    return pictures[0], pictures[1]


def silhouette(name: str, tag: str, index: int) -> Any:
    """On a canvas on which all kinds stand at one place."""
    kind, _ = SHEETS[name]
    (wide, high), (ox, oy) = kind.size, kind.origin
    canvas = np.zeros((240, 320), bool)
    canvas[180 - oy : 180 - oy + high, 160 - ox : 160 - ox + wide] = committed(name, tag, index)[0][..., 3] > 0
    return canvas


def overlap(a: Any, b: Any) -> float:
    """Largest share of what is filled in either that is filled in both, moved sideways by up to 16 px."""
    moved = (np.roll(b, dx, 1) for dx in range(-16, 17, 4))
    return max(float((a & m).sum() / (a | m).sum()) for m in moved)


# -- made by what is here


@pytest.mark.parametrize("name, tag, index", [
    ("drone", "attack", 1), ("drone_c", "death_cut", 3), ("lasher_b", "tell", 3), ("spitter", "death_blast", 2),
    ("burrower", "helpless", 2), ("shell", "ram", 1), ("shell_b_broken", "idle", 0), ("swarm_4", "move", 3),
    ("kite_c", "tell", 4), ("herald", "attack", 2), ("tower", "hurt", 0), ("tower_roof_b", "tell", 3),
    ("tower_wall", "death", 4), ("alpha", "tell_slam", 3), ("alpha_b", "attack", 1),
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


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(ROOT)


def test_the_largest_sheet_is_read_only_where_there_is_a_hall() -> None:
    asked: list[str] = []

    class Listening(Assets):
        def sheet(self, name: str) -> Any:
            asked.append(name)
            return super().sheet(name)

    bare = lab.world(FLOOR).level
    Monster(bare, Listening(ROOT))
    assert "actors/omega" not in asked
    hall = specs.Hall(id=1, name="hall", x=0, y=0, w=320, h=180, core_x=160, core_y=90)
    Monster(dataclasses.replace(bare, halls=(hall,)), Listening(ROOT))
    assert "actors/omega" in asked


def test_the_omega_shows_what_the_fight_is_at(assets: Assets) -> None:
    world = lab.world(FLOOR)
    monster = Monster(world.level, assets)
    om = world.omega = w.Omega()

    def tag(opened: bool) -> str:
        frame = monster._frame(world, om, opened)
        return next(name for name, (a, b) in monster._body.plan.tags.items() if a <= frame <= b)

    om.phase = 1
    assert tag(False) == "shut"
    om.phase, om.open_from, om.open_to, om.clock = 2, 100, 250, 100
    assert tag(True) == "opening"
    om.clock = 100 + IRIS_TICKS * (IRIS_STEPS + 1)
    assert tag(True) == "open"
    om.hurt_tick = om.clock
    assert tag(True) == "hurt"
    om.phase = 3
    assert tag(False) == "rage"
    om.phase, om.charges = 4, CHARGES
    assert tag(True) == "rage_open"
    om.phase, om.clock = 5, ENDS_FROM
    assert tag(False) == "dying"
    om.clock = ENDS_FROM + monster._body.length("dying")
    assert tag(False) == "dead"
    assert monster._frame(world, None, False) == monster._body.at("pulse", world.tick)


# -- how it ended


def killed(world: World, kind: str, **fields: int) -> Actor:
    wide, high, _ = BODIES[kind]
    actor = Actor(9, kind, 100, 100, wide, high)
    actor.state, actor.hp, actor.ground, actor.hit_t, actor.owner_hit = w.DYING, 0, True, 50, w.OWNER_PLAYER
    for name, value in fields.items():
        setattr(actor, name, value)
    return actor


@pytest.mark.parametrize("kind", KINDS)
def test_what_killed_it_is_seen(assets: Assets, kind: str) -> None:
    world = lab.world(FLOOR)
    sheet = assets.sheet(f"actors/{kind}")
    ends = {
        "death": killed(world, kind),
        "death_cut": killed(world, kind, swung=50 - rules.SWING_HITS[0]),
        "death_blast": killed(world, kind, hp=-6),
    }
    for tag, actor in ends.items():
        wanted = tag if sheet.has(tag) else "death"
        assert beasts.end(actor, sheet) == wanted
        first, last = sheet.span(wanted)
        assert first <= beasts.frame(world, actor, sheet) <= last
        assert first <= beasts.remains(actor, sheet) <= last
    assert beasts.end(killed(world, kind, owner_hit=w.OWNER_RITA), sheet) == beasts.end(ends["death_cut"], sheet)
    assert beasts.end(killed(world, kind, owner_hit=w.OWNER_WORLD), sheet) == beasts.end(ends["death_blast"], sheet)
    long_ago = killed(world, kind, swung=50 - rules.SWING_TICKS - 1)
    assert beasts.end(long_ago, sheet) == "death"


def test_the_common_kinds_have_three_ends(assets: Assets) -> None:
    for kind in ("drone", "spitter", "lasher", "shell", "kite"):
        for ending in beasts.LOOKS:
            sheet = assets.sheet(f"actors/{kind}{ending}")
            assert sheet.has("death_cut")
            assert sheet.has("death_blast")


def test_who_stands_flinches_and_who_walks_or_strikes_does_not(assets: Assets) -> None:
    world = lab.world(FLOOR)
    world.tick = 51
    sheet = assets.sheet("actors/drone")
    first, last = sheet.span("hurt")

    def flinches(**fields: int) -> bool:
        return first <= beasts.frame(world, killed(world, "drone", hp=2, **fields), sheet) <= last

    assert flinches(state=w.IDLE)
    assert flinches(state=w.RECOVER, pose=beasts.HOLD)
    assert not flinches(state=w.RECOVER, pose=0)
    assert not flinches(state=w.IDLE, vx=300)
    assert not flinches(state=w.IDLE, hit_t=51 - beasts.FLINCH)
    for state in (w.MOVE, w.TELL, w.STRIKE, w.DYING, w.FROZEN):
        assert not flinches(state=state)


def test_an_alpha_shows_beforehand_which_blow_it_is(assets: Assets) -> None:
    world = lab.world(FLOOR)
    for ending in beasts.ALPHA_LOOKS:
        sheet = assets.sheet(f"actors/alpha{ending}")

        def tag(first: bool = False, sheet: Any = sheet, **fields: int) -> str:
            world.carry.first = first
            actor = killed(world, "alpha", **{"hp": 9, "pose": 20, "timer": 20, "hit_t": -99, **fields})
            frame = beasts.frame(world, actor, sheet)
            return next(name for name, (a, b) in sheet.plan.tags.items() if a <= frame <= b)

        assert [tag(state=w.TELL, a=n) for n in range(4)] == ["tell", "tell", "tell_slam", "tell"]
        assert [tag(state=w.STRIKE, a=n) for n in range(4)] == ["attack", "attack", "slam", "attack"]
        assert tag(True, state=w.TELL, a=2) == "tell"
        assert tag(state=w.MOVE, ground=False, vy=-1500) == "leap"
        lunge, slam = (silhouette(f"alpha{ending}", name, 4) for name in ("tell", "tell_slam"))
        assert overlap(lunge, slam) < 0.6


def lit(world: World, assets: Assets, colour: tuple[int, int, int]) -> pygame.Rect:
    """What the tells draw in one colour, in px of the level."""
    camera = Camera()
    camera.snap(world)
    target = pygame.Surface((640, 360))
    Tells(assets).draw(world, target, camera)
    found = pygame.mask.from_threshold(target, colour, (1, 1, 1, 255)).get_bounding_rects()
    return found[0].unionall(found[1:]).move(camera.x, camera.y) if found else pygame.Rect(0, 0, 0, 0)


def test_an_alphas_blows_are_drawn_where_they_will_be(assets: Assets) -> None:
    world = lab.world(FLOOR)
    actor = killed(world, "alpha", hp=20, state=w.TELL, pose=71, timer=1, a=2, hit_t=-99)
    actor.x, actor.y, actor.facing = world.player.x + 60, world.player.y + world.player.h - actor.h, -1
    world.actors.append(actor)
    middle, foot = actor.x + actor.w // 2, actor.y + actor.h
    box = lit(world, assets, HOT)
    assert abs(box.left - (middle - 96)) <= 2
    assert abs(box.right - (middle + 96)) <= 3
    assert abs(box.top - (foot - 24)) <= 2
    actor.pose, actor.timer = 10, 62
    assert lit(world, assets, HOT).w == 0
    assert 0 < lit(world, assets, THREAT).w < 80
    actor.a, actor.pose, actor.timer = 0, 53, 1
    box = lit(world, assets, HOT)
    travelled = rules.ALPHA_LUNGE * rules.ALPHA_LUNGE_TICKS // 256
    assert abs(box.left - (actor.x - travelled)) <= 3
    assert box.right <= actor.x


def test_a_spitters_arc_is_the_way_that_its_shard_goes(assets: Assets) -> None:
    world = lab.world(LONG)
    wide, high, hp = BODIES["spitter"]
    actor = killed(world, "spitter", hp=hp, state=w.TELL, timer=2, pose=40, hit_t=-99)
    actor.x, actor.y, actor.w, actor.h = world.player.x + 150, world.player.y + world.player.h - high, wide, high
    world.actors.append(actor)
    for _ in range(12):
        foreseen = throw(world, actor, 1)
        step(world, 0)
        if world.shots:
            break
    (shot,) = world.shots
    assert (shot.x0 >> 8, shot.y0 >> 8, shot.dx, shot.dy) == foreseen
    points = lob(world, actor, 1)
    for n in (4, 9, 14):
        x, y = shot.at(shot.t0 + LOB_DOT * (n + 1))
        assert abs((x >> 8) - points[n][0]) <= 1
        assert abs((y >> 8) - points[n][1]) <= 1
    actor.state, actor.pose, actor.timer = w.TELL, 10, 32
    assert 0 < lit(world, assets, THREAT).w < 150
    actor.pose, actor.timer = 41, 1
    assert lit(world, assets, HOT).w > 100


@pytest.mark.parametrize("mount", range(3))
def test_a_towers_barrel_points_where_it_aims(assets: Assets, mount: int) -> None:
    world = lab.world(FLOOR)
    actor = killed(world, "tower", hp=9, state=w.TELL, pose=30, timer=5, c=mount, hit_t=-99)
    sheet = assets.sheet(f"actors/{beasts.sheet_name(actor)}")
    heights = []
    for aim in range(-10, 13):  # from steeply up to steeply down: y grows downwards
        actor.b = aim & 63
        frame = beasts.frame(world, actor, sheet)
        core = sheet.point("core", frame)
        assert core is not None
        if frame not in [seen for seen, _ in heights]:
            heights.append((frame, core[1]))
    assert len(heights) == len(beasts.AIMS)
    assert [high for _, high in heights] == sorted(high for _, high in heights)
    assert set(beasts.AIMS) - {""} == {f"_{way}" for way in tower.AIMS}
    assert all(beasts.AIMS[f"_{way}"] == high for way, high in tower.AIMS.items())


def test_a_sleeper_lies_lower_and_burns_lower_than_one_awake(assets: Assets) -> None:
    world = lab.world(FLOOR)
    for kind in KINDS:
        sheet = assets.sheet(f"actors/{kind}")
        frame = beasts.frame(world, killed(world, kind, hp=2, state=w.ASLEEP, hit_t=-99), sheet)
        assert sheet.has("sleep") == mimics.KINDS[kind].sleeps
        if not sheet.has("sleep"):
            continue
        first, last = sheet.span("sleep")
        assert first <= frame <= last
        awake, asleep = committed(kind, "idle", 0)[0], committed(kind, "sleep", 1)[0]
        bright = [sum(int((picture[..., :3] == tone).all(2).sum()) for tone in deaths.EMBERS["ember"][-2:])
                  for picture in (asleep, awake)]
        assert bright[0] < bright[1], kind
        tops = [np.nonzero(picture[..., 3])[0].mean() for picture in (asleep, awake)]
        assert tops[0] >= tops[1] - 0.5, kind


def test_a_drone_turns_over_along_its_leap(assets: Assets) -> None:
    world = lab.world(FLOOR)
    sheet = assets.sheet("actors/drone")
    first, last = sheet.span("spring")
    seen = [beasts.frame(world, killed(world, "drone", hp=4, state=w.STRIKE, pose=9, vy=vy, ground=False, hit_t=-99),
                         sheet) for vy in range(-1600, 1700, 100)]
    assert seen == sorted(seen)
    assert set(seen) == set(range(first, last + 1))
    up, down = committed("drone", "spring", 0)[0], committed("drone", "spring", 4)[0]
    noses = [int(np.nonzero(picture[:, np.nonzero(picture[..., 3])[1].max() - 3, 3])[0].mean())
             for picture in (up, down)]
    assert noses[0] + 8 < noses[1]


def test_a_shell_runs_while_it_rams_and_a_burrower_hangs_before_it_sinks(assets: Assets) -> None:
    world = lab.world(FLOOR)
    shell_sheet, worm = assets.sheet("actors/shell"), assets.sheet("actors/burrower")
    first, last = shell_sheet.span("ram")
    frames = {beasts.frame(world, killed(world, "shell", hp=3, state=w.STRIKE, pose=pose, hit_t=-99), shell_sheet)
              for pose in range(beasts.RAM_FROM, rules.SHELL_RAM_TICKS)}
    assert frames == set(range(first, last + 1))
    tags = []
    for pose in range(rules.BURROWER_HELPLESS):
        actor = killed(world, "burrower", hp=3, state=w.RECOVER, pose=pose, timer=rules.BURROWER_HELPLESS - pose,
                       hit_t=-99)
        frame = beasts.frame(world, actor, worm)
        tags.append(next(name for name, (a, b) in worm.plan.tags.items() if a <= frame <= b))
    assert tags.count("helpless") > rules.BURROWER_HELPLESS // 2
    assert tags[-1] == "attack"
