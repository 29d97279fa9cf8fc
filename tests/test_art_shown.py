"""How Mimics and the Omega are shown: which frames for which state, how they ended, and where they will strike."""

from __future__ import annotations

import dataclasses
from typing import Any

import pygame
import pytest

import lab
from cels import FLOOR, ROOT, committed, np, overlap, silhouette

from actors import deaths, mimics, tower  # isort: skip
from last_reveille.sim import rules, specs
from last_reveille.sim import world as w
from last_reveille.sim.bestiary import BODIES
from last_reveille.sim.omega import CHARGES
from last_reveille.sim.specs import KINDS
from last_reveille.sim.step import step
from last_reveille.sim.world import Actor, World
from last_reveille.view import beasts
from last_reveille.view.assets import Assets
from last_reveille.view.camera import Camera
from last_reveille.view.inks import HOT, THREAT
from last_reveille.view.omega import ENDS_FROM, IRIS_STEPS, IRIS_TICKS, Monster
from last_reveille.view.tells import LOB_DOT, Tells, lob, throw

LONG = "\n".join([" " * 80] * 20 + ["@".center(80)] + ["#" * 80] * 2)



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
    for kind in ("drone", "spitter", "lasher", "shell", "kite", "tower", "tower_roof", "tower_wall"):
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
