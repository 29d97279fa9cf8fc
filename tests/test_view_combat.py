"""Combat as it is seen and felt: bodies, tells, blade, rail, arc, stagger; and that nothing of it strobes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import level as draw_level
from last_reveille.app import hitstop
from last_reveille.audio import state as heard
from last_reveille.audio import table
from last_reveille.sim import events as ev
from last_reveille.sim import rules, specs
from last_reveille.sim import world as w
from last_reveille.sim.bestiary import BODIES
from last_reveille.sim.command import BLADE, GRENADE, pack
from last_reveille.sim.events import Event
from last_reveille.sim.harm import stagger
from last_reveille.sim.snapshot import digest
from last_reveille.sim.specs import KINDS, MOUNTS, MOVES
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Actor, Carry, World
from last_reveille.view import beasts
from last_reveille.view import sheet as styles
from last_reveille.view.assets import Assets
from last_reveille.view.blows import BEAM_TICKS, REACTIONS, draw_slash
from last_reveille.view.camera import Camera
from last_reveille.view.edges import REACH, Edges, marks
from last_reveille.view.effects import FLASHES_A_SECOND, Effects
from last_reveille.view.inks import HOT, THREAT, WARM
from last_reveille.view.poses import Cast, actor_pose, player_pose
from last_reveille.view.sheet import Sheet
from last_reveille.view.tells import Tells
from last_reveille.view.view import View

ROOT = Path(__file__).parents[1]
WIDE = "\n".join(["." * 90] * 26 + ["@".center(90, ".")] + ["#" * 90] * 8).replace(".", " ")
LIVE = (w.IDLE, w.MOVE, w.TELL, w.STRIKE, w.RECOVER, w.FROZEN, w.DYING, w.ASLEEP, w.HUSK)
ALL = (1 << len(MOVES)) - 1


@pytest.fixture(scope="module", autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield
    pygame.display.quit()


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(ROOT)


def make(**fields: object) -> World:
    carry = Carry()
    carry.moves = ALL
    return start(draw_level(WIDE, **fields), 7, carry)


def add(world: World, kind: str, dx: int = 60, state: int = w.IDLE, **fields: int) -> Actor:
    """A Mimic on the player's ground, its middle `dx` px from the player's."""
    wide, high, hp = BODIES[kind]
    player = world.player
    actor = Actor(world.next_id, kind, player.x + 8 + dx - wide // 2, player.y + player.h - high, wide, high)
    world.next_id += 1
    actor.state, actor.hp, actor.ground = state, hp, kind != "kite"
    for name, value in fields.items():
        setattr(actor, name, value)
    world.actors.append(actor)
    return actor


def sheets(assets: Assets, kind: str) -> list[Sheet]:
    return [assets.sheet(f"actors/{kind}{ending}") for ending in beasts.looks(kind)]


def mask(sheet: Sheet, frame: int) -> pygame.Mask:
    return pygame.mask.from_surface(sheet.whole(frame), 100)


def changed(sheet: Sheet, one: int, other: int) -> float:
    """Share of the pixels filled in either frame that are not the same in both."""
    a, b = sheet.whole(one), sheet.whole(other)
    either = differ = 0
    for x, y in itertools.product(range(a.get_width()), range(a.get_height())):
        here, there = a.get_at((x, y)), b.get_at((x, y))
        if here.a or there.a:
            either += 1
            differ += here != there
    return differ / either


def shot(view: View, world: World) -> pygame.Surface:
    target = pygame.Surface((640, 360)).convert()
    view.draw(world, target)
    return target


# -- bodies


@pytest.mark.parametrize("kind", KINDS)
def test_every_body_of_every_kind_has_a_frame_in_every_state(assets: Assets, kind: str) -> None:
    world = make()
    cast = Cast(world.level, assets)
    seen = set()
    for look, state, pose in itertools.product(range(3), LIVE, (0, 1, 7, 30, 90)):
        actor = add(world, kind, state=state, look=look, pose=pose, timer=10, vx=300)
        drawn = actor_pose(world, actor, cast)
        assert drawn is not None
        assert not drawn.sheet.missing
        sinks = kind == "burrower" and state == w.DYING  # at the end there is only sand
        assert sinks or drawn.sheet.get(drawn.frame, drawn.flip)[0].get_width() > 1
        seen.add(drawn.sheet.name)
    assert len(seen) >= len(beasts.looks(kind))
    assert not assets.troubles


@pytest.mark.parametrize("kind", KINDS)
def test_the_bodies_of_a_kind_share_their_grid_and_are_told_apart(assets: Assets, kind: str) -> None:
    first, *others = sheets(assets, kind)
    assert others
    for other in others:
        assert other.plan.tags == first.plan.tags
        assert other.plan.ticks == first.plan.ticks
        assert other.plan.origin == first.plan.origin
        assert [rect[2:] for rect in other.painted.frames] == [rect[2:] for rect in first.painted.frames]
    for one, other in itertools.combinations((first, *others), 2):
        a, b = mask(one, one.nth("idle", 0)), mask(other, other.nth("idle", 0))
        both = a.overlap_area(b, (0, 0))
        assert both / (a.count() + b.count() - both) < 0.9, (one.name, other.name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_tell_looks_like_nothing_the_body_does_at_rest(assets: Assets, kind: str) -> None:
    for sheet in sheets(assets, kind):
        last = sheet.nth("tell", 5)
        assert min(changed(sheet, sheet.nth("idle", n), last) for n in (0, 4)) >= 0.3, sheet.name


def test_the_frames_of_a_tell_last_as_long_as_the_tell(assets: Assets) -> None:
    sheet = assets.sheet("actors/herald")
    world = make()
    for total in (36, 54, 90):
        seen = []
        for pose in range(total):
            actor = add(world, "herald", state=w.TELL, pose=pose, timer=total - pose)
            seen.append(beasts.frame(world, actor, sheet))
        assert sorted(set(seen)) == list(range(sheet.nth("tell", 0), sheet.nth("tell", 0) + 6))
        assert seen.count(sheet.nth("tell", 5)) >= total // 6 - 1


def test_a_swarm_thins_out_and_a_shell_shows_that_its_front_is_gone(assets: Assets) -> None:
    world = make()
    for look in range(3):
        filled = []
        for hp in (12, 8, 5, 2):
            actor = add(world, "swarm", hp=hp, look=look, spec=5)
            filled.append(mask(assets.sheet(f"actors/{beasts.sheet_name(actor)}"), 0).count())
        assert filled == sorted(filled, reverse=True)
        assert filled[-1] < filled[0] * 0.45
        whole = assets.sheet(f"actors/{beasts.sheet_name(add(world, 'shell', look=look, spec=5))}")
        broken = assets.sheet(f"actors/{beasts.sheet_name(add(world, 'shell', look=look, spec=5, c=1))}")
        assert whole.plan.tags == broken.plan.tags
        a, b = mask(whole, 0), mask(broken, 0)
        assert a.overlap_area(b, (0, 0)) < a.count() * 0.95
        assert b.count() < a.count()


@pytest.mark.parametrize("mount", MOUNTS)
def test_a_husk_is_there_to_be_seen_wherever_it_hangs(assets: Assets, mount: str) -> None:
    world = make()
    actor = add(world, "tower", state=w.HUSK, c=MOUNTS.index(mount))
    pose = actor_pose(world, actor, Cast(world.level, assets))
    assert pose is not None
    assert pose.style == styles.HUSK
    assert pose.sheet.get(pose.frame, pose.flip)[0].get_width() > 8


@pytest.mark.parametrize("mount", MOUNTS)
@pytest.mark.parametrize("facing", [-1, 1])
def test_a_tower_stands_on_what_it_grows_from(assets: Assets, mount: str, facing: int) -> None:
    world = make()
    actor = add(world, "tower", c=MOUNTS.index(mount), facing=facing)
    if mount == "wall":
        actor.w, actor.h = actor.h, actor.w
    pose = actor_pose(world, actor, Cast(world.level, assets))
    assert pose is not None
    surface, dx, dy = pose.sheet.get(pose.frame, pose.flip)
    left, top = actor.x + actor.w // 2 + pose.dx + dx, actor.y + actor.h + pose.dy + dy
    box = pygame.Rect(left, top, *surface.get_size())
    if mount == "floor":
        assert abs(box.bottom - actor.y - actor.h) <= 3
    elif mount == "roof":
        assert abs(box.top - actor.y) <= 3
    else:
        root = actor.x if facing > 0 else actor.x + actor.w
        assert abs((box.left if facing > 0 else box.right) - root) <= 4


# -- what is coming


def lit(target: pygame.Surface, colour: tuple[int, int, int]) -> pygame.Rect:
    found = pygame.mask.from_threshold(target, colour, (1, 1, 1, 255)).get_bounding_rects()
    return found[0].unionall(found[1:]) if found else pygame.Rect(0, 0, 0, 0)


def told(world: World, assets: Assets) -> tuple[pygame.Surface, Camera]:
    camera = Camera()
    camera.snap(world)
    target = pygame.Surface((640, 360)).convert()
    Tells(assets).draw(world, target, camera)
    return target, camera


def test_a_lashers_bracket_is_as_long_as_its_arms(assets: Assets) -> None:
    world = make()
    actor = add(world, "lasher", 120, w.TELL, pose=35, timer=1, facing=-1)
    target, camera = told(world, assets)
    box = lit(target, HOT).move(camera.x, camera.y)
    assert abs(box.left - (actor.x + actor.w // 2 - rules.LASHER_REACH)) <= 2
    assert abs(box.top - (actor.y + actor.h - rules.LASHER_HIGH)) <= 2
    assert abs(box.bottom - (actor.y + actor.h - rules.LASHER_LOW)) <= 3
    actor.pose, actor.timer = 4, 32
    early, _ = told(world, assets)
    assert lit(early, HOT).w == 0  # another colour and much shorter while there is time


def test_a_towers_line_is_dotted_while_it_follows_and_whole_when_it_stands(assets: Assets) -> None:
    world = make()
    actor = add(world, "tower", 200, w.TELL, pose=4, timer=44, b=32)
    follows, _ = told(world, assets)
    actor.pose, actor.timer = 30, 18
    stands, _ = told(world, assets)
    assert lit(follows, WARM).w > 100
    assert lit(stands, HOT).w > 100

    def longest(surface: pygame.Surface, colour: tuple[int, int, int]) -> int:
        rects = pygame.mask.from_threshold(surface, colour, (1, 1, 1, 255)).get_bounding_rects()
        return max(rect.w for rect in rects)

    assert longest(follows, WARM) <= 3
    assert longest(stands, HOT) > 100


def test_a_kites_mark_lies_where_it_will_come_down_and_grows(assets: Assets) -> None:
    world = make()
    foot = world.player.y + world.player.h
    widths = []
    for pose in (3, 18, 35):
        world.actors.clear()
        add(world, "kite", 100, w.TELL, pose=pose, timer=36 - pose, b=world.player.x - 40, c=foot)
        target, camera = told(world, assets)
        whole = pygame.mask.from_threshold(target, (0, 0, 0), (1, 1, 1, 255))
        whole.invert()
        box = whole.get_bounding_rects()[0].unionall(whole.get_bounding_rects()[1:]).move(camera.x, camera.y)
        assert abs(box.centerx - (world.player.x - 40)) <= 3
        assert abs(box.bottom - foot) <= 6
        widths.append(box.w)
    assert widths[0] < widths[1] < widths[2]


def test_who_strikes_from_outside_the_picture_is_marked_on_its_side(assets: Assets) -> None:
    world = make()
    camera = Camera()
    camera.snap(world)
    left = camera.x - 30 - world.player.x
    add(world, "tower", left, w.TELL, pose=10, timer=38)
    add(world, "drone", 40, w.TELL, pose=10, timer=20)  # seen
    add(world, "kite", left - 20, w.IDLE)  # does nothing yet
    far = add(world, "shell", 3000, w.TELL, pose=10, timer=20)
    assert far.x - world.player.x > REACH
    (mark,) = marks(world, camera)
    assert (mark.kind, mark.way) == ("tower", 4)
    assert mark.x < 40
    target = pygame.Surface((640, 360)).convert()
    Edges(assets).draw(world, target, camera)
    assert lit(target, THREAT).collidepoint(mark.x, mark.y)


# -- the player's blows


def test_the_stroke_is_seen_exactly_while_the_blade_cuts(assets: Assets) -> None:
    world = make()
    camera = Camera()
    camera.snap(world)
    seen = []
    for tick in range(rules.SWING_TICKS + 1):
        world.player.swing_t = tick
        target = pygame.Surface((640, 360)).convert()
        draw_slash(world, target, camera, assets.sheet("effects/slash"))
        if pygame.mask.from_threshold(target, (0, 0, 0), (1, 1, 1, 255)).count() < 640 * 360:
            seen.append(tick)
    assert seen == list(range(rules.SWING_HITS[0], rules.SWING_HITS[1] + 1))


def test_blade_rail_wall_and_ground_have_poses_of_their_own(assets: Assets) -> None:
    world = make()
    cast = Cast(world.level, assets)
    plain = player_pose(world, cast)
    frames = {plain[:2]}
    for fields in ({"swing_t": 5}, {"swing_t": 5, "aim": 48}, {"charge": 40}, {"lob": 12},
                   {"wall": 1, "ground": False}, {"wall_t": 6, "vx": -600, "ground": False},
                   {"vy": -2000, "ground": False}, {"state": w.STATE_DOWN, "held": 50}):
        world = make()
        world.player.ground = True
        for name, value in fields.items():
            setattr(world.player, name, value)
        pose = player_pose(world, cast)
        assert not pose.sheet.missing
        assert (pose.sheet, pose.frame) not in frames, fields
        frames.add((pose.sheet, pose.frame))


def test_the_arc_of_a_held_grenade_is_seen_and_changes_nothing(assets: Assets) -> None:
    world = make()
    for _ in range(8):
        step(world, pack(GRENADE, 58))
    assert world.player.lob
    view = View(assets)
    view.observe(world)
    before, bare = digest(world), world.player.lob
    with_arc = pygame.image.tobytes(shot(view, world), "RGB")
    assert digest(world) == before
    world.player.lob = 0
    assert pygame.image.tobytes(shot(view, world), "RGB") != with_arc
    world.player.lob = bare


def test_a_rail_leaves_a_line_that_is_gone_after_its_time(assets: Assets) -> None:
    world = make()
    for _ in range(rules.RAIL_CHARGE + rules.SWING_TICKS + 4):
        step(world, pack(BLADE, 0))
    view = View(assets)
    view.observe(world)
    step(world, pack(0, 0))
    assert any(event.what == ev.RAIL for event in world.events)
    view.observe(world)
    beams = view.effects.blows.beams
    assert len(beams) == 1
    x, y = beams[0].x + 200 - view.camera.x, beams[0].y - view.camera.y
    assert shot(view, world).get_at((x, y))[:3] == (255, 255, 255)
    for _ in range(BEAM_TICKS):
        step(world, pack(0, 0))
        view.observe(world)
    assert not view.effects.blows.beams


def test_who_is_staggered_is_seen_to_be_as_long_as_it_lasts(assets: Assets) -> None:
    world = make(spawns=(specs.Spawn(100, "", 760, 432, kind="shell"),))
    view = View(assets)
    step(world, pack(0, 0))
    view.observe(world)
    actor = world.actors[0]
    world.events = []
    stagger(world, actor)
    view.effects.observe(world)
    assert actor.id in view.effects.blows.dazed
    for _ in range(rules.STAGGER + 3):
        step(world, pack(0, 0))
        view.observe(world)
    assert actor.id not in view.effects.blows.dazed


# -- what it feels like


def test_blows_hold_the_picture_and_ritas_do_not() -> None:
    hit = Event(ev.HIT, a=5, b=rules.BLADE_DAMAGE, text="drone", c=ev.BY_BLADE)
    assert hitstop.frames([hit]) == 3
    assert hitstop.frames([Event(ev.SWING, b=w.OWNER_RITA), hit]) == 0
    assert hitstop.frames([Event(ev.PARRY)]) == 6
    assert hitstop.frames([Event(ev.RAIL)]) == hitstop.frames([Event(ev.PLATE)]) == 4
    assert all(hitstop.frames([Event(ev.KILL, b=w.OWNER_PLAYER, text=kind)]) >= 2 for kind in KINDS)


def test_a_rail_kicks_against_the_aim_and_the_picture_comes_back(assets: Assets) -> None:
    world = make()
    still, kicked = Camera(), Camera()
    for camera in (still, kicked):
        camera.snap(world)
    kicked.update(world, [Event(ev.RAIL, a=0, b=300)])
    still.update(world, [])
    assert kicked.x < still.x
    for _ in range(40):
        kicked.update(world, [])
        still.update(world, [])
    assert kicked.x == still.x


def test_mercy_never_strobes(assets: Assets) -> None:
    """Not more than three changes to and fro a second: here it is one line that thins and goes."""
    world = make()
    cast = Cast(world.level, assets)
    world.tick, world.player.mercy, world.player.hurt_t = 100, 100 + rules.MERCY, 100
    looks = []
    for tick in range(100, 100 + rules.MERCY + 20):
        world.tick = tick
        looks.append(player_pose(world, cast).style)
    assert sum(a != b for a, b in itertools.pairwise(looks)) <= 3
    assert looks[-1] == styles.PLAIN


def test_the_screen_never_flashes_more_than_three_times_a_second(assets: Assets) -> None:
    world = make()
    effects = Effects(assets)
    starts = set()
    for _ in range(60):
        world.tick += 1
        world.events = [Event(what, a=1, b=w.OWNER_PLAYER, text="drone") for what in REACTIONS]
        effects.observe(world)
        starts.add(effects._flash[0])
    assert len(starts - {0}) <= FLASHES_A_SECOND


def test_every_reaction_is_to_an_event_that_is_heard() -> None:
    assert not [what for what in REACTIONS if what not in table.TABLE]


def test_each_kind_warns_strikes_and_dies_with_a_sound_of_its_own() -> None:
    tells = [table.cues(Event(ev.TELL, text=kind))[0] for kind in KINDS]
    assert len({cue.sound for cue in tells}) == len(KINDS)
    assert all(cue.urgent and cue.caption for cue in tells)
    deaths = {table.cues(Event(ev.KILL, text=kind))[0].sound for kind in KINDS}
    assert len(deaths) == len(KINDS)
    strikes = [cue.sound for kind in KINDS for cue in table.cues(Event(ev.STRIKE, text=kind))[:1]]
    assert len(strikes) >= len(KINDS) - 2  # a spitter is heard by its shards, a herald by what answers
    cuts = [Event(ev.HIT, b=rules.BLADE_DAMAGE, text=kind, c=ev.BY_BLADE) for kind in ("drone", "shell")]
    flesh, armour = (table.cues(cut)[0].sound for cut in cuts)
    assert flesh != armour != table.cues(Event(ev.HIT, b=1, text="drone"))[0].sound


def test_a_filling_rail_and_a_wall_are_heard_for_as_long_as_they_last() -> None:
    world = make()
    assert not heard.held(world)
    world.player.charge, world.player.wall = 10, 1
    quiet = heard.held(world)
    assert set(quiet) == {"loop_rail", "loop_slide"} <= set(heard.LOOPS)
    world.player.charge = rules.RAIL_CHARGE
    assert heard.held(world)["loop_rail"] > quiet["loop_rail"]
