"""The overlay is honest: what looks certain is certain, what is broken has no number, and the dark puts things out."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import level as draw_level
from last_reveille.memory import track as t
from last_reveille.memory.due import BROKEN, CERTAIN, CONDITIONAL
from last_reveille.memory.foresight import COUNTDOWNS, MARK, OUTLINE, PATH, Vision
from last_reveille.memory.marks import Mark, Marks
from last_reveille.memory.track import Pose, Track, pack_code
from last_reveille.sim.bestiary import spawn
from last_reveille.sim.snapshot import digest
from last_reveille.sim.specs import Habit, Spawn, Zone
from last_reveille.sim.step import start
from last_reveille.sim.world import CAUSES, Carry, World
from last_reveille.view.assets import Assets
from last_reveille.view.beasts import offset, sheet_name
from last_reveille.view.camera import Camera
from last_reveille.view.echoes import Echoes, frame_of
from last_reveille.view.font import Font
from last_reveille.view.future import Future
from last_reveille.view.overlay import Overlay, OverlayModel, Planted
from last_reveille.view.shades import CROSS
from last_reveille.view.silhouette import PAD, silhouette, torn_look
from last_reveille.view.widgets import Icons

ROOT = Path(__file__).parents[1]
MAP = "\n".join(["." * 60] * 20 + ["@".center(60, ".")] + ["#" * 60] * 4)
FEET = 21 * 16
KINDS = ("drone", "spitter", "burrower", "alpha", "shell_fall", "blast", "collapse")


@pytest.fixture(scope="module", autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield
    pygame.display.quit()


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(ROOT)


@pytest.fixture(scope="module")
def overlay(assets: Assets) -> Overlay:
    return Overlay(assets)


@pytest.fixture
def numbers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    real = Font.draw

    def draw(self: Font, target: pygame.Surface, text: str, *args: object, **named: object) -> int:
        found.append(text)
        return real(self, target, text, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Font, "draw", draw)
    return found


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    found: list[int] = []
    real = Future._ring

    def ring(self: Future, target: pygame.Surface, x: int, y: int, left: int, *rest: int) -> None:
        found.append(left)
        real(self, target, x, y, left, *rest)

    monkeypatch.setattr(Future, "_ring", ring)
    return found


@pytest.fixture
def signs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    real = Icons.draw

    def draw(self: Icons, target: pygame.Surface, name: str, *args: object, **named: object) -> None:
        found.append(name)
        real(self, target, name, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Icons, "draw", draw)
    return found


def world(tick: int = 30, **fields: object) -> World:
    made = start(draw_level(MAP, **fields), 7, Carry())
    made.tick = tick
    return made


def track(x: int, size: int = 60, pose: int = t.RUN) -> Track:
    return Track(array("h", [x] * size), array("h", [FEET] * size), array("h", [pack_code(pose, 1, 0, False)] * size),
                 (size - 1) * 3)


def vision(look: str, kind: str = "drone", dx: int = 120, left: int = 60, ident: int = 1,
           path: tuple[tuple[int, int], ...] = (), **more: object) -> Vision:
    return Vision(look, kind, 480 + dx, FEET, 30 + left, left, ident, path, **more)  # type: ignore[arg-type]


def model(**fields: object) -> OverlayModel:
    plain = {"best": None, "last": None, "others": [], "recall": 0, "marks": None, "visions": [], "dark": 0}
    return OverlayModel(**{**plain, **fields})  # type: ignore[arg-type]


def draw(overlay: Overlay, here: World, shown: OverlayModel) -> bytes:
    canvas = pygame.Surface((640, 360)).convert()
    canvas.fill((60, 70, 80))
    camera = Camera()
    camera.snap(here)
    before = digest(here)
    overlay.draw(canvas, camera, here, shown)
    assert digest(here) == before
    return pygame.image.tobytes(canvas, "RGB")


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_looks_differ_and_only_certainty_has_a_ring(
    overlay: Overlay, numbers: list[str], rings: list[int], signs: list[str], kind: str
) -> None:
    here = world()
    empty = draw(overlay, here, model())
    pictures = [empty]
    for look, number, ring, fork in ((CERTAIN, ["1.0"], [60], False), (CONDITIONAL, ["1.0"], [], True),
                                     (BROKEN, [], [], False)):
        numbers.clear()
        rings.clear()
        signs.clear()
        pictures.append(draw(overlay, here, model(visions=[vision(look, kind, left=60 if look != BROKEN else 40)])))
        assert numbers == number and rings == ring and ("fork" in signs) == fork, look
    assert len({*pictures}) == 4


@pytest.mark.parametrize("kind", ["drone", "shell_fall"])
@pytest.mark.parametrize("look", [CERTAIN, CONDITIONAL, BROKEN])
def test_what_has_cost_more_is_shown_further_and_never_loses_its_look(
    overlay: Overlay, numbers: list[str], rings: list[int], signs: list[str], look: str, kind: str
) -> None:
    here = world()
    path = ((580, FEET), (560, FEET), (520, FEET), (500, FEET))[: 2 if kind == "shell_fall" else 4]
    pictures = []
    for help_ in (MARK, OUTLINE, PATH):
        numbers.clear()
        rings.clear()
        signs.clear()
        pictures.append(draw(overlay, here, model(visions=[vision(look, kind, left=40, path=path, help=help_)])))
        assert numbers == ([] if look == BROKEN else ["0.7"]) and len(rings) == (look == CERTAIN)
        assert ("fork" in signs) == (look == CONDITIONAL)
        assert any(name.startswith("chevron") for name in signs) == (
            help_ == PATH and kind == "drone" and look != BROKEN)
    assert len({*pictures}) == (2 if look == BROKEN else 3)


def test_a_tower_is_foreseen_where_it_hangs(overlay: Overlay, assets: Assets) -> None:
    """What comes from a roof hangs below it, what comes from a wall stands out of it: as the real one is drawn."""
    for mount, facing in (("roof", 1), ("wall", -1), ("wall", 1), ("floor", 1)):
        spec = Spawn(9, "", 600, 160, kind="tower", mount=mount, facing=facing)
        here = world(spawns=(spec,))
        actor = spawn(here, spec)
        sheet = assets.sheet(f"actors/{sheet_name(actor)}")
        picture, dx, dy = sheet.get(sheet.nth("idle", 2), facing < 0)
        shape = overlay.future._shape("tower", mount, facing < 0)
        away = offset(actor)
        body = pygame.mask.from_surface(picture, 100).get_bounding_rects()
        real = body[0].unionall(body[1:]).move(dx + away[0], dy + away[1])
        seen = shape.mask.get_bounding_rects()[0].move(shape.dx, shape.dy)
        assert real.inflate(12, 12).contains(seen) and seen.w > real.w // 2, (mount, facing, real, seen)


def test_three_count_down_and_a_fourth_has_only_its_outline(
    overlay: Overlay, numbers: list[str], rings: list[int]
) -> None:
    here = world()
    four = [vision(CERTAIN, "drone", dx, 60 + n, n + 1) for n, dx in enumerate((40, -60, 120, 240))]
    three = draw(overlay, here, model(visions=four[:3]))
    assert len(rings) == len(numbers) == COUNTDOWNS
    rings.clear()
    assert draw(overlay, here, model(visions=four)) != three
    assert sorted(rings) == [60, 61, 62], "the nearest three"


def test_the_number_tells_the_ticks_and_stays_on_the_screen(overlay: Overlay, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: list[pygame.Rect] = []
    real = Font.draw

    def spy(self: Font, target: pygame.Surface, text: str, x: int, y: int, colour: tuple[int, int, int], edge: str,
            scale: int = 1) -> int:
        boxes.append(pygame.Rect(x, y, self.width(text, scale), 7 * scale))
        return real(self, target, text, x, y, colour, edge, scale)

    monkeypatch.setattr(Font, "draw", spy)
    here = world()
    for dx in range(-400, 401, 50):
        for look in (CERTAIN, CONDITIONAL):
            draw(overlay, here, model(visions=[vision(look, "alpha", dx, 80)]))
    assert boxes and all(pygame.Rect(0, 0, 640, 360).contains(box) for box in boxes)


def test_a_certain_thing_turns_white_at_the_end(overlay: Overlay) -> None:
    here = world()
    ghost, white = (draw(overlay, here, model(visions=[vision(CERTAIN, left=n)])) for n in (5, 4))
    assert white.count(b"\xff\xff\xff") > ghost.count(b"\xff\xff\xff") + 200


def test_dashes_march_and_paths_are_drawn(overlay: Overlay, signs: list[str]) -> None:
    shown = model(visions=[vision(CONDITIONAL, path=((600, FEET), (560, FEET), (520, FEET - 20), (480, FEET - 30)))])
    assert draw(overlay, world(30), shown) != draw(overlay, world(33), shown)
    assert any(name.startswith("chevron") for name in signs)


def test_what_is_broken_tears_and_is_gone(assets: Assets) -> None:
    sheet = assets.sheet("actors/drone")
    shape = silhouette(*sheet.get(sheet.nth("move", 2)))

    def ink(age: int) -> int:
        return pygame.mask.from_surface(torn_look(shape, age, 3), 140).count()

    assert ink(4) > 150
    assert ink(0) > ink(36) > ink(56) and ink(60) == 0
    assert pygame.image.tobytes(torn_look(shape, 8, 3), "RGBA") == pygame.image.tobytes(torn_look(shape, 8, 3), "RGBA")


@pytest.mark.parametrize("name", ["drone", "spitter", "burrower", "alpha", "hero"])
def test_a_silhouette_is_one_piece_without_holes(assets: Assets, name: str) -> None:
    sheet = assets.sheet(f"actors/{name}")
    for index in range(0, len(sheet.plan.frames), 5):
        sprite, dx, dy = sheet.get(index)
        if pygame.mask.from_surface(sprite, 100).count() < 200:
            continue  # under the sand
        shape = silhouette(sprite, dx, dy)
        assert len(shape.mask.connected_components()) == 1
        outside = shape.mask.copy()
        outside.invert()
        assert len(outside.connected_components()) == 1, "holes are filled"
        rim = shape.rim.get_bounding_rects()
        assert rim and shape.rim.overlap(shape.mask, (0, 0)) is None
        w, h = shape.mask.get_size()
        assert pygame.Rect(PAD // 2, PAD // 2, w - PAD, h - PAD).contains(rim[0].unionall(rim[1:]))


def test_the_dark_comes_in_its_order(overlay: Overlay, numbers: list[str], signs: list[str]) -> None:
    here = world()
    marks = Marks()
    for _ in range(3):
        marks.add(Mark("lab", 400, FEET, 50, 1, "drone", "drone"))
    shown = {"best": track(560), "marks": marks, "visions": [vision(CERTAIN), vision(CONDITIONAL, dx=-140, ident=2)]}
    seen = []
    for dark in range(7):
        numbers.clear()
        signs.clear()
        draw(overlay, here, model(dark=dark, **shown))
        seen.append(("fork" in signs, "1.0" in numbers, "3" in numbers, "star" in signs))
    everything = (True, True, True, True)
    assert seen == [everything, everything, everything, (False, True, True, True), (False, False, True, True),
                    (False, False, False, True), (False, False, False, False)]
    assert draw(overlay, here, model(dark=6, recall=8, others=[track(500)], **shown)) == draw(overlay, here, model())


def test_echoes_fade_near_the_player_and_never_hide_him(overlay: Overlay) -> None:
    here = world()
    middle = here.player.x + here.player.w // 2
    empty = draw(overlay, here, model())

    def change(x: int, warm: bool = False) -> int:
        now = draw(overlay, here, model(last=track(x), warm=warm))
        return sum(abs(a - b) for a, b in zip(now, empty, strict=True))

    assert change(middle + 10) == 0
    assert 0 < change(middle + 24) < change(middle + 60)
    assert change(middle + 60, warm=True) > change(middle + 60)
    assert change(middle + 6000) == 0
    assert max(abs(a - b) for a, b in zip(draw(overlay, here, model(last=track(middle + 60))), empty, strict=True)) > 20


def test_sprites_that_were_drawn_before_can_become_echoes(assets: Assets) -> None:
    """After its first blit a sprite is encoded; greying such a surface in place has crashed the whole program."""
    fresh = Assets(ROOT)
    canvas = pygame.Surface((640, 360)).convert()
    for name in ("hero", "drone"):
        sheet = fresh.sheet(f"actors/{name}")
        for frame in range(16):
            sprite, dx, dy = sheet.get(frame)
            canvas.blit(sprite, (100, 100))
            assert silhouette(sprite, dx, dy).mask.count()
            assert Echoes(fresh).quiet(sheet, frame, False, 40, 90)[0].get_width() > 10


def test_an_echo_that_is_over_is_not_there(overlay: Overlay) -> None:
    short = track(560, size=5)
    assert draw(overlay, world(200), model(best=short)) == draw(overlay, world(200), model())


@pytest.mark.parametrize("pose", range(12))
def test_every_pose_code_has_a_frame(assets: Assets, pose: int) -> None:
    for aim in range(0, 64, 5):
        for facing in (-1, 1):
            sheet, frame, _ = frame_of(assets, Pose(100, 100, pose, facing, aim, bool(aim & 1)), 77)
            assert not sheet.missing and 0 <= frame < len(sheet.plan.frames)


def test_marks_cluster_and_every_cause_has_its_own_sign(overlay: Overlay, numbers: list[str]) -> None:
    here = world()
    seen = set()
    for cause in CAUSES:
        assert overlay.brush.icons.has(cause), cause
        marks = Marks()
        marks.add(Mark("lab", 560, FEET, 50, 1, cause))
        seen.add(draw(overlay, here, model(marks=marks)))
    assert len(seen) == len(CAUSES)
    assert not numbers, "one death needs no number"
    for _ in range(5):
        marks.add(Mark("lab", 566, FEET, 60, 2, "fall"))
    draw(overlay, here, model(marks=marks))
    assert numbers == ["6"]


def test_recall_shows_all_runs_and_counts_who_lives(overlay: Overlay, numbers: list[str]) -> None:
    here = world(100)
    others = [track(300 + n * 9 % 340, size=20 + n) for n in range(50)]
    cold = draw(overlay, here, model(recall=8, others=[]))
    numbers.clear()
    full = draw(overlay, here, model(recall=8, others=others, best=track(420, 90), last=track(380, 60)))
    assert full != cold
    alive = sum(one.ticks >= 100 for one in others)
    assert numbers == [str(alive), str(50 - alive)]
    assert draw(overlay, here, model(recall=2, others=others)) != full


def test_a_habit_is_drawn_as_certain_and_over_nothing(overlay: Overlay, rings: list[int]) -> None:
    habit = Habit(3, "h", 500, FEET - 60, 40, 40, tick=660, length=180)
    for tick, expected in ((470, []), (479, []), (480, [180]), (659, [1]), (660, []), (900, [])):
        rings.clear()
        draw(overlay, world(tick), model(habits=(habit,)))
        assert rings == expected, tick


def test_those_who_walk_along_stop_at_the_line(overlay: Overlay) -> None:
    line = Zone(4, "line", 500, 0, 16, 400, kind="echo_line")
    here = world(zones=(line,))
    empty = draw(overlay, here, model())
    assert draw(overlay, here, model(lines=[track(0)] * 3, warm=True)) == empty, "they do not come at once"
    here.tick = 2000
    empty = draw(overlay, here, model())
    here.player.x = 900
    camera = Camera()
    camera.snap(here)
    past_line = pygame.Rect(500 - camera.x + 40, 0, 640, 360).clip(pygame.Rect(0, 0, 640, 360))
    plain, walked = (pygame.image.frombytes(draw(overlay, here, model(lines=lines, warm=True)), (640, 360), "RGB")
                     for lines in ([], [track(0)] * 40))
    assert pygame.image.tobytes(plain, "RGB") != pygame.image.tobytes(walked, "RGB")
    if past_line.w:
        assert pygame.image.tobytes(plain.subsurface(past_line), "RGB") == pygame.image.tobytes(
            walked.subsurface(past_line), "RGB")
    here.player.x = 300
    assert draw(overlay, here, model(lines=[track(0)] * 3, warm=True)) != empty


# -- a crowded picture


def crowd(here: World, seed: int) -> OverlayModel:
    dice = random.Random(seed)
    marks = Marks()
    for n in range(60):
        marks.add(Mark("lab", dice.randrange(180, 780), FEET, dice.randrange(400), n, "drone"))
    kinds = ("drone", "alpha", "spitter", "shell_fall", "blast", "kite")
    visions = [vision(dice.choice((CERTAIN, CONDITIONAL, BROKEN)), dice.choice(kinds), dice.randrange(-320, 320),
                      dice.randrange(1, 60), n, help=dice.randrange(1, 4)) for n in range(12)]
    pins = [Planted(n, dice.randrange(180, 780), FEET, dice.random() < 0.3) for n in range(1, 9)]
    friends = [(f"Friend {n}", track(dice.randrange(200, 760))) for n in range(6)]
    return model(best=track(dice.randrange(200, 760)), last=track(500), marks=marks, visions=visions, pins=pins,
                 more=[track(dice.randrange(200, 760)) for _ in range(6)], friends=friends)


@pytest.mark.parametrize("seed", range(25))
def test_no_two_texts_lie_on_each_other(overlay: Overlay, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    boxes: list[tuple[str, pygame.Rect]] = []
    real = Font.draw

    def spy(self: Font, target: pygame.Surface, text: str, x: int, y: int, colour: tuple[int, int, int], edge: str,
            scale: int = 1) -> int:
        boxes.append((text, pygame.Rect(x, y, self.width(text, scale), 7 * scale)))
        return real(self, target, text, x, y, colour, edge, scale)

    monkeypatch.setattr(Font, "draw", spy)
    here = world()
    shown = crowd(here, seed)
    draw(overlay, here, shown)
    assert len(boxes) > 4
    for n, (text, box) in enumerate(boxes):
        assert pygame.Rect(0, 0, 640, 360).contains(box), text
        for other, place in boxes[:n]:
            assert not box.colliderect(place), (text, box, other, place)


def test_at_most_three_friends_the_nearest_by_name(overlay: Overlay, numbers: list[str]) -> None:
    here = world()
    middle = here.player.x
    draw(overlay, here, model(friends=[(f"f{n}", track(middle + 60 + n * 40)) for n in range(6)]))
    assert sorted(numbers) == ["f0", "f1", "f2"]


def test_an_echo_falls_where_it_ended_and_its_cross_fades(overlay: Overlay, signs: list[str]) -> None:
    short = track(560, size=5)
    short.codes[-1] = pack_code(t.DEATH, 1, 0, False)
    pictures = []
    for tick in (short.ticks + 1, short.ticks + 30, short.ticks + 60, short.ticks + CROSS + 1):
        here = world(tick)
        pictures.append(draw(overlay, here, model(last=short)) != draw(overlay, here, model()))
    assert pictures == [True, True, True, False]
    left = track(560, size=5)
    assert draw(overlay, world(left.ticks + 5), model(last=left)) == draw(overlay, world(left.ticks + 5), model())


def test_an_echo_that_shoots_flashes(overlay: Overlay) -> None:
    quiet, loud = track(580), track(580)
    for n in range(loud.size):
        loud.codes[n] = pack_code(t.RUN, 1, 0, True)
    here = world()
    assert draw(overlay, here, model(last=loud)) != draw(overlay, here, model(last=quiet))


@pytest.mark.parametrize("tone", [20, 60, 110, 170, 235])
def test_an_echo_can_be_told_from_any_ground(overlay: Overlay, tone: int) -> None:
    """Its edge stands out by at least a tenth of the range, dark or bright."""
    here = world()
    canvas = pygame.Surface((640, 360)).convert()
    camera = Camera()
    camera.snap(here)
    for _ in range(60):
        canvas.fill((tone, tone, tone))
        overlay.draw(canvas, camera, here, model(last=track(600)))
    x, y = 600 - camera.x, FEET - camera.y
    lights = [sum(canvas.get_at((at, row))[:3]) // 3 for row in range(y - 44, y) for at in range(x - 20, x + 20)]
    assert max(abs(light - tone) for light in lights) >= 24


def test_a_flood_is_told_where_he_would_meet_it_with_its_pipe_and_its_way(
    overlay: Overlay, numbers: list[str], signs: list[str]
) -> None:
    here = world()
    pictures = []
    for help_ in (MARK, OUTLINE, PATH):
        numbers.clear()
        signs.clear()
        flood = Vision(CERTAIN, "flood", 900, FEET - 20, 90, 60, 7, ((0, FEET), (1800, FEET)), help_)
        pictures.append(draw(overlay, here, model(visions=[flood])))
        assert numbers == ["1.0"] and "chevron_4" not in signs
        assert ("chevron_0" in signs) == (help_ == PATH)
    assert len({*pictures}) == 3
    other = Vision(CERTAIN, "flood", 2900, FEET - 20, 90, 60, 7, ((2000, FEET), (3800, FEET)))
    assert draw(overlay, here, model(visions=[other])) == draw(overlay, here, model()), "a pipe elsewhere"


def test_recall_names_the_last_run_the_best_and_friends(overlay: Overlay, numbers: list[str]) -> None:
    here = world(100)
    others = [track(300 + n * 9, size=60) for n in range(20)]
    draw(overlay, here, model(recall=8, others=others, best=track(420, 90), last=track(380, 60), names=("Last", "Best"),
                              friends=[("Ada", track(600, 60)), ("Gone", track(560, 4))]))
    assert {"Last", "Best", "Ada"} <= {*numbers} and "Gone" not in numbers
