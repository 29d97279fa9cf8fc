"""Type, HUD and screens: every word can be shown, nothing leaves the canvas, whatever comes from outside."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pygame
import pytest

from lab import level as draw_level
from last_reveille.content.strings import Catalogue
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.track import RUN, Track, pack_code
from last_reveille.sim import specs
from last_reveille.sim.snapshot import digest
from last_reveille.sim.step import start
from last_reveille.sim.world import STATE_PIN, Carry, Omega, World
from last_reveille.view.assets import Assets
from last_reveille.view.camera import Camera
from last_reveille.view.font import BARE, LONGEST, RING, Font
from last_reveille.view.hud import DayPart, Hud, HudModel, day_line
from last_reveille.view.screens.card import LevelCard
from last_reveille.view.screens.credits import Credits
from last_reveille.view.screens.dialogue import FACES, DialogueBox, face_of
from last_reveille.view.screens.menu import MenuScreen, Row
from last_reveille.view.screens.recap import DeathRecap, RecapModel
from last_reveille.view.screens.rewind import GreatRewind
from last_reveille.view.screens.title import TitleScreen
from last_reveille.view.widgets import Brush

ROOT = Path(__file__).parents[1]
MAP = "\n".join(["." * 60] * 20 + ["@".center(60, ".")] + ["#" * 60] * 4)
NASTY = ("", "\x00\x1b[31m", "\ud800", "日本語", "a" * 100_000, "\n" * 50, "🎺 bugle", "%s {n} {", " " * 300)
LONG = "What is this very long word and why does nobody ever stop it from going on and on and on"


@dataclass
class Drawn:
    face: str
    text: str
    box: pygame.Rect


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
def words() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def canvas() -> pygame.Surface:
    surface = pygame.Surface((640, 360)).convert()
    surface.fill((90, 100, 110))
    return surface


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """Every line of text that is drawn, with where it lands on the canvas."""
    found: list[Drawn] = []
    real = Font.draw

    def draw(self: Font, target: pygame.Surface, text: str, x: int, y: int, *args: object, **named: object) -> int:
        width = real(self, target, text, x, y, *args, **named)  # type: ignore[arg-type]
        scale = int(named.get("scale", args[2] if len(args) > 2 else 1))  # type: ignore[call-overload]
        align = str(named.get("align", args[3] if len(args) > 3 else "left"))
        left = x - width if align == "right" else x - width // 2 if align == "centre" else x
        if width:
            found.append(Drawn(self.name, text, pygame.Rect(left, y, width, self.capital * scale)))
        return width

    monkeypatch.setattr(Font, "draw", draw)
    return found


def world(**fields: object) -> World:
    return start(draw_level(MAP, clock_start=25500, **fields), 7, Carry())


def camera_of(world: World) -> Camera:
    camera = Camera()
    camera.snap(world)
    return camera


def model(**fields: object) -> HudModel:
    parts = [DayPart("base", 3000, [10, 2900], [0, 1500], False), DayPart("beach", 100, [5000], [400], True)]
    return HudModel(**{"loop": 27, "parts": parts, "delta": -252, "bars": [2, 1, 0] * 9, "percent": 86, **fields})


def recap_model(**fields: object) -> RecapModel:
    return RecapModel(**{"name": LONG, "cause": LONG, "time": "06:41:21.3", "first": ("First seen", LONG), "sight": "",
                         "kills": ("It killed you", "3 times"), "count": 3, "learned": [LONG, LONG], "note": LONG,
                         "victim": (300, 240), "killer": (340, 240), "icon": "drone", "loop": 3, **fields})


def inside(drawn: list[Drawn]) -> None:
    whole = pygame.Rect(0, 0, 640, 360)
    assert drawn
    wrong = [d for d in drawn if not whole.contains(d.box)]
    assert not wrong, wrong


# -- type


@pytest.mark.parametrize("name", ["f7", "label"])
def test_every_character_of_the_catalogue_can_be_drawn(assets: Assets, words: Catalogue, name: str) -> None:
    font = Font(assets, name)
    used = sorted({c for text in words.texts.values() for c in text if c != "\n"} | set(map(chr, range(32, 127))))
    assert [c for c in used if not font.has(c)] == []


def test_every_glyph_has_ink_and_fits(assets: Assets) -> None:
    font = Font(assets, "f7")
    shapes: dict[bytes, str] = {}
    for c in map(chr, range(33, 127)):
        line = font.line(c, (255, 255, 255), BARE)
        mask = pygame.mask.from_surface(line)
        assert mask.count(), c
        assert line.get_height() <= font.lift + font.rows
        look = pygame.image.tobytes(line, "RGBA")
        assert look not in shapes, f"{c} looks like {shapes.get(look)}"
        shapes[look] = c


def test_digits_are_of_one_width(assets: Assets) -> None:
    for name in ("f7", "label"):
        font = Font(assets, name)
        assert len({font.width(d) for d in "0123456789"}) == 1


def test_letters_read_in_play_are_seven_px_high(assets: Assets) -> None:
    line = Font(assets, "f7").line("AEHMZ048", (255, 255, 255), BARE)
    assert line.get_bounding_rect().height == 7


@pytest.mark.parametrize("text", NASTY)
def test_text_from_outside_never_hurts(assets: Assets, canvas: pygame.Surface, text: str) -> None:
    font = Font(assets, "f7")
    assert font.draw(canvas, text, 5, 5, edge=RING) >= 0
    assert len(font.clean(text)) <= LONGEST
    assert all(font.width(line) <= 100 for line in font.wrap(text, 100))
    assert font.width(font.cut(text, 100)) <= 100


def test_wrapping_keeps_every_word_in_order(assets: Assets) -> None:
    font = Font(assets, "f7")
    lines = font.wrap(LONG, 120)
    assert " ".join(lines) == LONG
    assert len(lines) > 3 and all(font.width(line) <= 120 for line in lines)


def test_a_missing_face_draws_nothing_and_says_so(tmp_path: Path, canvas: pygame.Surface,
                                                  caplog: pytest.LogCaptureFixture) -> None:
    font = Font(Assets(tmp_path), "f7")
    assert font.draw(canvas, "hello", 0, 0) == 0
    assert "f7" in caplog.text


def test_rendered_lines_are_not_kept_for_ever(assets: Assets) -> None:
    font = Font(assets, "f7")
    for n in range(2000):
        font.line(str(n), (1, 2, 3))
    assert len(font._lines) <= 512


# -- HUD


def test_the_hud_stays_inside_and_changes_nothing(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                                  drawn: list[Drawn]) -> None:
    lever = specs.Lever(5, "l", 480, 300, 16, 32, kind="wheel", hold=60)
    here = world(levers=(lever,), halls=(specs.Hall(3, "h", 0, 0, 900, 400),))
    here.player.x, here.player.y = 470, 296
    here.player.use_id, here.player.use_t, here.player.air, here.player.wet = 5, 30, 100, 1
    here.omega = Omega()
    here.omega.phase, here.omega.hall = 2, 0
    before = digest(here)
    Hud(assets, words).draw(canvas, camera_of(here), here, model(prompt=LONG, toast=LONG * 5))
    assert digest(here) == before
    inside(drawn)
    assert any(d.text == "027" for d in drawn)
    assert any(d.text == "07:05:00" for d in drawn)
    assert any(d.text == LONG for d in drawn), "the prompt stands at the lever"


def test_the_sign_of_the_difference_is_always_there(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                                    drawn: list[Drawn]) -> None:
    here = world()
    hud = Hud(assets, words)
    for delta, shown in ((-252, "-4.2"), (252, "+4.2")):
        drawn.clear()
        hud.draw(canvas, camera_of(here), here, model(delta=delta))
        assert shown in [d.text for d in drawn]


def test_in_the_epilogue_and_when_lost(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                       drawn: list[Drawn]) -> None:
    here = world()
    hud = Hud(assets, words)
    hud.draw(canvas, camera_of(here), here, model(hidden=True, toast="only this"))
    assert [d.text for d in drawn] == ["only this"]
    drawn.clear()
    hud.draw(canvas, camera_of(here), here, model(lost=True))
    assert "027" not in [d.text for d in drawn] and "86" not in [d.text for d in drawn]


def test_the_ring_of_the_pin_closes_and_stays_closed(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                                     drawn: list[Drawn]) -> None:
    here = world()
    here.player.state = STATE_PIN
    hud = Hud(assets, words)
    for ticks, number in ((0, "3.0"), (90, "1.5"), (180, ""), (9000, "")):
        drawn.clear()
        here.player.pin_t = ticks
        hud.draw(canvas, camera_of(here), here, model(hidden=True))
        assert [d.text for d in drawn] == ([number] if number else [])


def test_a_day_line_of_thousands_stays_in_its_box(assets: Assets) -> None:
    brush = Brush(assets)
    deaths = [n * 7 % 9000 for n in range(3000)]
    line = day_line(brush, [DayPart("a", 5000, deaths, [0, 99999], True), DayPart("b", 0, [], [], False)], 155)
    assert line.get_size() == (155, 11)
    assert day_line(brush, [], 155).get_width() == 155


# -- words


def test_every_speaker_and_mood_has_a_face_or_none(assets: Assets, words: Catalogue) -> None:
    painted = assets.sheet("ui/portraits").plan.names
    for who, mood in sorted(set(words.cues.values())):
        face = face_of(who, mood)
        assert not face or face in painted, face
        assert bool(face) == (who in FACES)
    assert face_of("rita", "never heard of") == "rita_hard"


@pytest.mark.parametrize("old", [False, True])
def test_no_line_of_the_catalogue_leaves_the_box(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                                 drawn: list[Drawn], old: bool) -> None:
    box = DialogueBox(assets, words)
    for key, (who, mood) in words.cues.items():
        text = words.text(key, n=999, tick=99999, interact="Shift", loops=99, count=9)
        drawn.clear()
        box.draw(canvas, who, mood, text, 9999, old, 300)
        inside(drawn)
        shown = "".join(d.text for d in drawn if d.face == "f7").replace(" ", "")
        assert re.sub(r"\s", "", text) in shown, key


def test_letters_come_out_one_by_one_without_moving(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                                    drawn: list[Drawn]) -> None:
    box = DialogueBox(assets, words)
    for letters in range(len(LONG) + 1):
        drawn.clear()
        box.draw(canvas, "cage", "", LONG, letters, False, None)
        shown = [d for d in drawn if d.text != words.text("name.cage")]
        assert " ".join(d.text for d in shown) in (LONG[:letters], LONG[: letters - 1], LONG[:letters].rstrip())
        assert len({d.box.x for d in shown}) <= 1


@pytest.mark.parametrize("at", [(0, 40), (639, 349), (320, 60), (-5, 100), (300, 900), (None, None)])
def test_barks_stay_on_the_screen(assets: Assets, words: Catalogue, canvas: pygame.Surface, drawn: list[Drawn],
                                  at: tuple[int | None, int | None]) -> None:
    DialogueBox(assets, words).bark(canvas, "gantry", LONG, *at)
    inside(drawn)


# -- screens


def test_menus_of_any_length_stay_inside(assets: Assets, canvas: pygame.Surface, drawn: list[Drawn]) -> None:
    menu = MenuScreen(assets)
    rows = [Row(LONG, LONG, -1, LONG), Row("a", bar=3), Row("b", enabled=False)] * 9
    for selected in (0, 13, 26):
        drawn.clear()
        menu.draw(canvas, LONG, rows, selected, 5)
        inside(drawn)
    menu.draw(canvas, "", [], 0, 0)


def test_the_selected_row_is_always_shown(assets: Assets, canvas: pygame.Surface, drawn: list[Drawn]) -> None:
    menu = MenuScreen(assets)
    for selected in range(40):
        drawn.clear()
        menu.draw(canvas, "x", [Row(f"row {n}") for n in range(40)], selected, 5)
        assert f"row {selected}" in [d.text for d in drawn]


def test_the_title(assets: Assets, words: Catalogue, canvas: pygame.Surface, drawn: list[Drawn]) -> None:
    title = TitleScreen(assets, words)
    for tick in (0, 59, 60, 3600, 99999):
        drawn.clear()
        title.draw(canvas, tick, [Row("Wake up"), Row("Leave", help="Why?")], tick % 2, tick, LONG * 3)
        inside(drawn)


def test_the_card_of_a_level(assets: Assets, words: Catalogue, canvas: pygame.Surface, drawn: list[Drawn]) -> None:
    card = LevelCard(assets, words)
    before = pygame.image.tobytes(canvas, "RGB")
    card.draw(canvas, "Low Tide", "07:05:00", 150)
    assert pygame.image.tobytes(canvas, "RGB") == before, "a card that is over draws nothing"
    for tick in (0, 5, 75, 140, 149):
        card.draw(canvas, LONG, "07:05:00", tick)
    inside(drawn)


def test_the_credits_say_every_line_and_end(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                            drawn: list[Drawn]) -> None:
    roll = Credits(assets, words)
    for tick in range(0, roll.length, 15):
        roll.draw(canvas, tick)
    said = " ".join(dict.fromkeys(d.text for d in drawn))
    for n in range(1, 16):
        for line in words.text(f"credits.{n}", loops=0, count=0).split("\n"):
            assert line in said
    drawn.clear()
    roll.draw(canvas, roll.length - 100)
    assert words.text("credits.15") in [d.text for d in drawn]


def test_the_recap_comes_in_time(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                 drawn: list[Drawn]) -> None:
    frame = canvas.copy()
    for x in range(0, 640, 7):
        pygame.draw.line(frame, (200, x % 255, 40), (x, 0), (x, 359))

    def at(tick: int) -> pygame.Surface:
        drawn.clear()
        screen.draw(canvas, frame, recap_model(), tick)
        return canvas.copy()

    def same(a: pygame.Surface, b: pygame.Surface, box: tuple[int, int, int, int]) -> bool:
        return pygame.image.tobytes(a.subsurface(box), "RGB") == pygame.image.tobytes(b.subsurface(box), "RGB")

    screen = DeathRecap(assets, words)
    left, right, card, near = (0, 200, 20, 130), (560, 0, 80, 360), (40, 66, 280, 90), (336, 244, 6, 4)
    assert same(at(0), frame, left) and not drawn
    assert same(at(7), frame, near), "where it happened the colour stays"
    assert not drawn
    assert not same(at(8), frame, left), "elsewhere it is gone"
    whole = at(14)
    assert same(whole, at(19), card) and same(whole, canvas, right)
    inside(drawn)
    torn = at(22)
    assert not same(whole, torn, right) and same(whole, torn, left)
    assert not same(whole, at(45), left)


def test_the_recap_near_every_edge(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                   drawn: list[Drawn]) -> None:
    for victim in ((0, 0), (639, 359), (-400, 50), (2000, 2000)):
        screen = DeathRecap(assets, words)
        for tick in (0, 6, 12, 30, 60):
            screen.draw(canvas, canvas.copy(), recap_model(victim=victim, killer=None, icon="what", learned=[""]), tick)
    inside(drawn)


# -- the great rewind


def lived(levels: tuple[str, ...], runs: int) -> Memory:
    memory = Memory()
    for level in levels:
        for n in range(runs):
            size = 100 + n
            track = Track(array("h", range(0, size * 4, 4)), array("h", [300] * size),
                          array("h", [pack_code(RUN, 1, 0, False)] * size), size * 3)
            memory.add_run(level, track, "dead", n + 1)
            memory.add_death(Mark(level, size * 4, 300, size * 3, n + 1, "drone", "drone"))
    memory.loop = runs
    return memory


@pytest.mark.parametrize("runs", [0, 40])
def test_the_great_rewind_counts_past_nothing(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                              drawn: list[Drawn], runs: int) -> None:
    order = ("base", "beach", "dam", "under", "before")
    film = GreatRewind(assets, words, lived(order[:4], runs), order)
    for tick in (*range(0, film.length, 41), film.length - 1, film.length + 500):
        film.draw(canvas, tick)
    assert canvas.get_at((320, 180))[:3] == (255, 255, 255), "it ends in light"
    inside(drawn)
    said = [d.text for d in drawn]
    assert "-1" in said and words.text("scene.rewind.left.1") in said
    counted = [int(text) for text in said if re.fullmatch(r"-?\d+", text)]
    assert counted == sorted(counted, reverse=True)


def test_the_great_rewind_of_a_single_map(assets: Assets, words: Catalogue, canvas: pygame.Surface) -> None:
    for order in (("mine",), ("before",), ()):
        film = GreatRewind(assets, words, lived(("mine",), 3), order)
        for tick in range(0, film.length, 97):
            film.draw(canvas, tick)


# -- the rule about the small face


def test_small_capitals_are_only_for_labels(assets: Assets, words: Catalogue, canvas: pygame.Surface,
                                            drawn: list[Drawn]) -> None:
    here = world()
    Hud(assets, words).draw(canvas, camera_of(here), here, model())
    DialogueBox(assets, words).draw(canvas, "rita", "", LONG, 999, True, None)
    MenuScreen(assets).draw(canvas, "x", [Row("a", "b", help="c")], 0, 0)
    DeathRecap(assets, words).draw_card(canvas, recap_model(), 30)
    small = [d.text for d in drawn if d.face == "label"]
    assert small
    assert all(len(text) <= 20 and not re.search(r"\d|\.", text) for text in small), small
