"""The picture of a world: complete from a single state, harmless to the world, quick."""

from __future__ import annotations

import copy
import itertools
import statistics
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import level as draw_level
from last_reveille.sim import events as ev
from last_reveille.sim import rules, specs
from last_reveille.sim import world as w
from last_reveille.sim.events import Event
from last_reveille.sim.snapshot import digest
from last_reveille.sim.step import start
from last_reveille.sim.world import Actor, Carry, World
from last_reveille.view import sheet as styles
from last_reveille.view.assets import Assets, BadPicture, png_size
from last_reveille.view.effects import Effects
from last_reveille.view.lens import BLOOD, drown
from last_reveille.view.poses import Cast, actor_pose, aim_side, aim_step, player_pose
from last_reveille.view.sheet import parse_sheet
from last_reveille.view.undone import Undone
from last_reveille.view.view import View

ROOT = Path(__file__).parents[1]
WIDE = "\n".join(["." * 90] * 26 + ["@".center(90, ".")] + ["#" * 90] * 8)
HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
STATES = (
    w.ENTER, w.IDLE, w.MOVE, w.TELL, w.STRIKE, w.RECOVER, w.FROZEN, w.DYING, w.HIDDEN, w.ASLEEP, w.DOWN, w.TALK, w.HUSK,
)


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
    return start(draw_level(WIDE, **fields), 7, Carry())


def add(world: World, kind: str, dx: int, state: int = w.IDLE, **fields: int) -> Actor:
    player = world.player
    actor = Actor(world.next_id, kind, player.x + dx, player.y + 8, 24, 32)
    world.next_id += 1
    actor.state = state
    for name, value in fields.items():
        setattr(actor, name, value)
    world.actors.append(actor)
    return actor


def picture(view: View, world: World) -> bytes:
    target = pygame.Surface((640, 360)).convert()
    view.draw(world, target)
    return pygame.image.tobytes(target, "RGB")


# -- sheets and pictures


def test_every_shipped_sheet_reads_and_stays_in_its_picture(assets: Assets) -> None:
    names = sorted(p.relative_to(ROOT / "sprites") for p in (ROOT / "sprites").glob("*/*.json"))
    sheets = [p for p in names if p.parts[0] in ("actors", "effects")]
    assert len(sheets) > 40
    for name in sheets:
        sheet = assets.sheet(name.with_suffix("").as_posix())
        assert not sheet.missing, name
        for index in (0, len(sheet.plan.frames) - 1):
            assert sheet.get(index)[0].get_width() > 0
    assert not assets.troubles


def test_a_missing_picture_is_a_magenta_box_and_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assets = Assets(tmp_path)
    for _ in range(3):
        assert assets.image("sprites/none.png").get_at((0, 0))[:3] == (255, 0, 255)
        assert assets.sheet("actors/none").get(0)[0].get_at((0, 0))[:3] == (255, 0, 255)
    assert len(assets.troubles) == 2 and len(caplog.records) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", HEAD + struct.pack(">II", 9000, 4) + bytes(9),
        HEAD + struct.pack(">II", 8000, 8000) + bytes(9), HEAD + struct.pack(">II", 0, 4) + bytes(9),
    ],
)
def test_what_is_no_reasonable_png_never_reaches_the_decoder(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(BadPicture):
        png_size(path)
    assert Assets(tmp_path).image("x.png").get_at((0, 0))[:3] == (255, 0, 255)


def test_paths_stay_under_the_root(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    source = ROOT / "sprites/effects/glow.png"
    (tmp_path / "secret.png").write_bytes(source.read_bytes())
    inside = Assets(tmp_path / "in")
    assert not inside.has("../secret.png")
    assert inside.image("../secret.png").get_at((0, 0))[:3] == (255, 0, 255)


@pytest.mark.parametrize(
    "data", [{}, {"frames": []}, {"frames": [{"frame": {"x": 0, "y": 0, "w": 0, "h": 4}}]}, [], None]
)
def test_bad_descriptions_are_refused(data: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse_sheet(data)


def test_a_flipped_frame_mirrors_about_the_feet(assets: Assets) -> None:
    sheet = assets.sheet("actors/hero")
    plain, dx, _ = sheet.get(8)
    mirror, fx, _ = sheet.get(8, True)
    assert mirror.get_width() == plain.get_width()
    assert fx == -(dx + plain.get_width() - 1)
    assert plain.get_at((0, 20)) == mirror.get_at((mirror.get_width() - 1, 20))


def test_flash_and_husk_change_colour_but_not_shape(assets: Assets) -> None:
    sheet = assets.sheet("actors/drone")
    plain = pygame.mask.from_surface(sheet.get(0)[0])
    for style in (styles.WHITE, styles.HUSK, styles.ECHO):
        other = pygame.mask.from_surface(sheet.get(0, False, style)[0])
        assert other.count() == plain.count()
    white = sheet.get(0, False, styles.WHITE)[0]
    assert {tuple(white.get_at((x, y)))[:3] for x in range(white.get_width()) for y in range(white.get_height())
            if white.get_at((x, y))[3] == 255} == {(255, 255, 255)}


# -- poses


@pytest.mark.parametrize(
    ("aim", "side", "step"),
    [(0, 1, 4), (16, 1, 8), (48, 1, 0), (32, -1, 4), (40, -1, 2), (56, 1, 2), (24, -1, 6)],
)
def test_the_gun_shows_the_aim(aim: int, side: int, step: int) -> None:
    assert aim_side(aim, 1) == (side if aim not in (16, 48) else 1)
    assert aim_step(aim, side) == step


def test_every_aim_in_every_stance_has_a_frame_and_a_muzzle(assets: Assets) -> None:
    sheet = assets.sheet("actors/hero_aim")
    for stance in ("idle", "run", "rise", "fall", "crouch", "shoot"):
        for step in range(9):
            assert sheet.has(f"{stance}_{step}")
            assert sheet.point("muzzle", sheet.nth(f"{stance}_{step}", 0)) is not None


def test_mercy_is_a_steady_line_and_hurt_flashes_once(assets: Assets) -> None:
    world = make()
    cast = Cast(world.level, assets)
    world.tick, world.player.mercy, world.player.hurt_t = 100, 160, 99
    assert player_pose(world, cast).style == styles.WHITE
    seen = []
    for tick in range(104, 160):
        world.tick = tick
        seen.append(player_pose(world, cast).style)
    assert set(seen) == {styles.MERCY, styles.MERCY_END}
    assert sum(a != b for a, b in itertools.pairwise(seen)) == 1  # no blinking
    world.tick = 161
    assert player_pose(world, cast).style == styles.PLAIN


def test_a_tell_never_repeats_a_frame_and_ends_on_the_last(assets: Assets) -> None:
    world = make()
    cast = Cast(world.level, assets)
    actor = add(world, "drone", 60, w.TELL)
    frames = []
    for left in range(rules.DRONE_TELL, -1, -1):
        actor.pose, actor.timer = rules.DRONE_TELL - left, left
        pose = actor_pose(world, actor, cast)
        assert pose is not None
        frames.append(pose.frame)
    assert frames == sorted(frames)
    assert frames[-1] == cast.sheet("drone").span("tell")[1]


@pytest.mark.parametrize("suit", [True, False])
def test_every_kind_in_every_state_can_be_drawn(assets: Assets, suit: bool) -> None:
    view = View(assets)
    for entrance in specs.ENTRANCES:
        world = make(suit=suit, spawns=(specs.Spawn(5, "s", 400, 400, entrance=entrance),))
        for n, kind in enumerate((*specs.KINDS, *specs.PEOPLE, "echo")):
            for k, state in enumerate(STATES):
                dx = (n * 13 + k) * 3 - 200
                add(world, kind, dx, state, pose=k * 7, timer=20 - k, look=k, spec=5, vx=k * 60 - 300)
        picture(view, world)
    assert not assets.troubles


class Kept(pygame.Surface):
    """A target that keeps what is blitted to it."""

    def fblits(self, blit_sequence: object, special_flags: int = 0) -> None:
        self.sprites = [surface for surface, _ in blit_sequence]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "entrance"), [("drone", "breach"), ("drone", "ripple"), ("tower", "climb")])
def test_who_comes_out_of_the_ground_is_a_picture_of_his_own(assets: Assets, kind: str, entrance: str) -> None:
    """A subsurface of a run-length encoded sprite shows memory that is used for something else by now."""
    for mount in ("floor", "roof", "wall") if kind == "tower" else ("floor",):
        spec = specs.Spawn(5, "s", 720, 432, kind=kind, entrance=entrance, mount=mount)
        world = make(spawns=(spec,))
        view = View(assets)
        view.enter(world.level)
        total = specs.entrance_ticks(spec)
        for done in range(1, total, 7):
            world.actors.clear()
            add(world, kind, 40, w.ENTER, pose=done, spec=5, c=specs.MOUNTS.index(mount))
            view.camera.snap(world)
            target = Kept((640, 360))
            view.stage.draw(world, target, view.camera)
            assert len(target.sprites) > 1
            assert all(sprite.get_parent() is None for sprite in target.sprites)


# -- the whole picture


def busy() -> World:
    world = make(
        anchors=(specs.Anchor(3, "a", 600, 400, 16, 32),),
        waters=(specs.Water(4, "w", 760, 380, 120, 90, level=60),),
        lights=(specs.Light(6, "l", 700, 380, flicker=2),),
        levers=tuple(
            specs.Lever(20 + n, "l", 560 + n * 20, 432, kind=kind)
            for n, kind in enumerate(("lever", "wheel", "bag", "core"))
        ),
        doors=(specs.Door(40, "d", 820, 400, 16, 32),),
        pickups=(specs.Pickup(50, "p", 640, 432),),
    )
    world.tick = 500
    for n in range(14):
        add(world, ("drone", "spitter", "alpha", "rita")[n % 4], n * 30 - 200, w.MOVE, vx=500, look=n)
    world.player.last_fire = 499
    return world


def test_drawing_changes_nothing_in_the_world(assets: Assets) -> None:
    world = busy()
    before, events = digest(world), list(world.events)
    view = View(assets)
    view.observe(world)
    picture(view, world)
    assert digest(world) == before
    assert world.events == events


def test_a_single_state_gives_the_same_picture_in_any_view(assets: Assets) -> None:
    world = busy()
    again = picture(View(assets), copy.deepcopy(world))
    assert picture(View(assets), world) == again
    view = View(assets)
    other = make()
    view.observe(other)
    picture(view, other)
    assert picture(view, world) == again, "what was drawn before must not show"


def test_the_shake_setting_does_not_move_the_dice(assets: Assets) -> None:
    seen = []
    for shake in (1.0, 0.0):
        world, view = make(), View(assets)
        view.settings.shake = shake
        view.observe(world)
        for tick in range(1, 60):
            world.tick = tick
            world.events = [Event(ev.BLAST, world.player.x, world.player.y, 40)] if tick == 3 else []
            view.observe(world)
        seen.append((view.camera.x, view.camera.y))
    assert seen[0] == seen[1], "after the shaking the camera is where it would have been"


def test_the_camera_stays_in_the_level_and_in_its_zone(assets: Assets) -> None:
    world = make(cameras=(specs.CameraZone(1, "z", 400, 0, 640, 560, lock_x=True),))
    view = View(assets)
    for x in (0, 300, 700, 800, 1420):
        world.player.x = x
        view.camera.snap(world)
        assert 0 <= view.camera.x <= 90 * 16 - 640
        assert 0 <= view.camera.y <= 35 * 16 - 360
        if 400 <= x < 1040:
            assert view.camera.x == 400


def test_no_more_than_three_flashes_a_second(assets: Assets) -> None:
    effects = Effects(assets)
    target = pygame.Surface((32, 18)).convert()
    bright = []
    for tick in range(120):
        effects.flash(tick, 4, (255, 255, 255), 1.0)
        target.fill((0, 0, 0))
        effects.flashes(target, tick, 1.0)
        bright.append(target.get_at((4, 4))[0] > 200)
    starts = [t for t in range(120) if bright[t] and not (t and bright[t - 1])]
    assert starts
    assert all(sum(0 <= t - s < 60 for t in starts) <= 3 for s in starts)
    effects = Effects(assets)
    effects.flash(0, 4, (255, 255, 255), 1.0)
    target.fill((0, 0, 0))
    effects.flashes(target, 0, 0.9)
    assert 0 < target.get_at((4, 4))[0] < 200, "turned down, it is a tint"


def test_effects_are_capped(assets: Assets) -> None:
    world, view = make(), View(assets)
    view.observe(world)
    for tick in range(1, 40):
        world.tick = tick
        world.events = [Event(ev.BLAST, 700, 400, 40)] * 30
        view.observe(world)
    assert len(view.effects._books) <= 96 and len(view.effects._grains) <= 220


def test_a_frame_is_quick(assets: Assets) -> None:
    world, view = busy(), View(assets)
    target = pygame.Surface((640, 360)).convert()
    times = []
    for n in range(120):
        world.tick += 1
        world.player.x += 1
        view.observe(world)
        begin = time.thread_time()
        view.draw(world, target)
        if n >= 40:
            times.append(time.thread_time() - begin)
    assert statistics.median(times) < 0.006  # 0.6 ms on a quiet machine


# -- the day taken back


def test_a_rollback_shows_the_last_seconds_and_then_the_present_again() -> None:
    undone = Undone((640, 360))
    hall = make()
    hall.omega = w.Omega()
    hall.omega.phase = 2
    target = pygame.Surface((640, 360)).convert()
    for tick in range(120):
        hall.tick = tick
        target.fill((tick, tick, tick))
        undone.observe(hall)
        undone.keep(hall, target)
    hall.events = [Event(ev.ROLLBACK, a=60)]
    undone.observe(hall)
    seen = []
    for age in range(60):
        target.fill((255, 0, 0))
        undone.draw(target, 119 + age, 0.0)
        seen.append(target.get_at((320, 180))[:3] != (255, 0, 0))
    assert seen[0] and not any(seen[34:]), "it begins at once and does not stay"
    assert undone.draw(target, 118, 1.0) is None


def test_husks_lie_where_they_fell_and_are_forgotten_with_the_day(assets: Assets) -> None:
    effects = Effects(assets)
    field = make()
    actor = add(field, "drone", 60, w.DYING, timer=1)
    effects.observe(field)
    field.actors.remove(actor)
    for _ in range(30):
        field.tick += 1
        effects.observe(field)
    assert [book.x for book in effects._remains] == [actor.x + actor.w // 2]
    effects.forget()
    assert not effects._remains


def test_the_lens_darkens_steadily_until_nothing_is_left() -> None:
    levels = []
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        target = pygame.Surface((640, 360)).convert()
        target.fill((200, 200, 200))
        drown(target, part)
        levels.append(sum(pygame.transform.average_color(target)[:3]))
    assert levels == sorted(levels, reverse=True) and levels[0] == 600 and levels[-1] == sum(BLOOD)


def test_she_trains_and_the_glance_is_seen_when_it_happens(assets: Assets) -> None:
    row = specs.PersonAt(20, "rita", 60, 100, who="rita", role="post", body="rita_u")
    yard = make(suit=False, people=(row,))
    actor = add(yard, "rita", 60, w.IDLE, spec=20)
    cast = Cast(yard.level, assets)
    sheet = cast.sheet("rita_u")
    practice, glance = (set(range(first, last + 1)) for first, last in (sheet.span("practice"), sheet.span("glance")))

    def shown() -> int:
        pose = actor_pose(yard, actor, cast)
        assert pose is not None
        return pose.frame

    frames = set()
    for yard.tick in range(300):
        frames.add(shown())
    assert practice <= frames and not glance & frames
    actor.state, actor.timer = w.TELL, 30
    seen = []
    for actor.pose in range(30):
        seen.append(shown())
    assert set(seen) == glance


def test_a_flood_is_seen_before_it_comes(assets: Assets) -> None:
    row = specs.Pulse(40, "flood", 0, 27 * 16 - 60, 90 * 16, 60, tick=200, period=400, active=100, tell=90)
    still, pool = make(), make(pulses=(row,))
    view = View(assets)

    def differs(tick: int) -> bool:
        still.tick = pool.tick = tick
        return picture(view, pool) != picture(view, still)

    assert [differs(tick) for tick in (100, 150, 250, 350, 540, 650)] == [False, True, True, False, True, True]
