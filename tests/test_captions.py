"""Sound captions: the words stand at the side that the sound comes from, and go when their time is over."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pygame
import pytest

from last_reveille.app import settings as settings_file
from last_reveille.app.scenes.options import options
from last_reveille.app.scenes.play import Play
from last_reveille.audio import audio as room
from last_reveille.audio.audio import Caption
from last_reveille.content.strings import Catalogue
from last_reveille.sim import events as ev
from last_reveille.sim.events import Event
from last_reveille.view import captions
from last_reveille.view.assets import Assets
from last_reveille.view.captions import ABOVE, BELOW, HERE, LEFT, RIGHT, Captions, Heard
from last_reveille.view.inks import MEMORY, TEXT
from stage import Stage

ROOT = Path(__file__).parents[1]
GREY = (70, 70, 70)
HUD_FOOT = 42  # px: the HUD and, below it, the box of a scene
BOX_FOOT = 150
TOAST = (160, 300)  # px from the left, px from the top: where hints and what is said off the picture may stand


@pytest.fixture(scope="module")
def screen() -> Captions:
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    return Captions(Assets(ROOT), Catalogue.load("en"))


def drawn(screen: Captions, *rows: Heard) -> pygame.Surface:
    target = pygame.Surface((640, 360))
    target.fill(GREY)
    screen.draw(target, list(rows))
    return target


def changed(target: pygame.Surface) -> pygame.Rect:
    """The box in which anything was drawn."""
    mask = pygame.mask.from_threshold(target, GREY, (1, 1, 1))
    mask.invert()
    boxes = mask.get_bounding_rects()
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


def count(target: pygame.Surface, colour: tuple[int, int, int]) -> int:
    return pygame.mask.from_threshold(target, colour, (1, 1, 1)).count()


def test_what_is_told_on_the_left_is_not_written_over(screen: Captions) -> None:
    target = pygame.Surface((640, 360))
    target.fill(GREY)
    rows = [Heard("caption.drone", side, False, 100) for side in (LEFT, RIGHT, LEFT)]
    screen.draw(target, rows, 306)
    left, right = changed(target.subsurface((0, 0, 320, 360))), changed(target.subsurface((320, 0, 320, 360)))
    assert left.bottom <= 306 < right.bottom == changed(drawn(screen, *rows)).bottom


def test_words_stand_on_the_side_of_the_sound(screen: Captions) -> None:
    left = changed(drawn(screen, Heard("caption.drone", LEFT, False, 100)))
    right = changed(drawn(screen, Heard("caption.drone", RIGHT, False, 100)))
    assert left.left == captions.MARGIN and left.right < 320
    assert right.right == 640 - captions.MARGIN and right.left > 320
    assert left.size == pytest.approx(right.size, abs=8)  # "left" and "right" are not equally long


def test_nothing_heard_is_nothing_drawn(screen: Captions) -> None:
    assert changed(drawn(screen)).size == (0, 0)


@pytest.mark.parametrize("step", [1, 2])
def test_three_captions_are_clear_of_everything_else(screen: Captions, step: int) -> None:
    screen.brush.step = step
    rows = [Heard(f"caption.{key}", LEFT, False, 100) for key in ("lasher", "tower", "far")]
    box = changed(drawn(screen, *rows))
    screen.brush.step = 1
    assert box.top > HUD_FOOT and (step == 1 or box.top > BOX_FOOT)
    assert box.bottom < 340 and box.width <= 300
    if step == 2:
        assert box.bottom < TOAST[1] - 20


def test_the_arrow_is_open_for_what_is_outside_and_points_there(screen: Captions) -> None:
    near, far = (count(drawn(screen, Heard("caption.drone", LEFT, far, 100)), MEMORY) for far in (False, True))
    assert near == 16 and 6 < far < near
    shapes = set()
    for direction in (LEFT, ABOVE, BELOW):
        picture = drawn(screen, Heard("caption.shell", direction, False, 100))
        mask = pygame.mask.from_threshold(picture, MEMORY, (1, 1, 1))
        box = mask.get_bounding_rects()[0]
        shapes.add((box.size, mask.get_at(box.topleft)))
    assert len(shapes) == 3
    assert count(drawn(screen, Heard("caption.drone", HERE, False, 100)), MEMORY) == 0


def test_an_old_caption_is_dimmed(screen: Captions) -> None:
    fresh, old = (drawn(screen, Heard("caption.drone", LEFT, False, left)) for left in (100, 5))
    assert count(fresh, TEXT) > 50 and count(old, TEXT) == 0


def test_it_reads_what_the_ears_write() -> None:
    assert Heard._fields == Caption._fields
    assert (captions.LEFT, captions.RIGHT, captions.ABOVE, captions.BELOW, captions.HERE) == (
        room.LEFT, room.RIGHT, room.ABOVE, room.BELOW, room.HERE)


def test_every_caption_fits(screen: Captions) -> None:
    words = screen.words
    rows = tomllib.loads((ROOT / "maps" / "strings" / "en.toml").read_text("utf-8"))["caption"]
    keys = [f"caption.{key}" for key in rows if "side" not in key]
    assert len(keys) > 20
    for key in keys:
        for side in captions.SIDES.values():
            text = words.text(key, side=words.text(f"caption.side_{side}"))
            assert "{" not in text
            assert screen.brush.text.cut(text, captions.WIDEST) == text, key


def test_they_are_shown_until_the_options_say_otherwise(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    try:
        game = stage.game
        stage.key(pygame.K_RETURN)
        stage.until(lambda: isinstance(stage.top, Play), 400)
        play, words = stage.play, game.words

        def picture(warned: bool) -> bytes:
            game.audio.stop_all()  # and what it said
            if warned:
                at = play.view.camera
                game.audio.events([Event(ev.TELL, at.x + 600, at.y + 180, 1, 30, "drone")], at.x, at.y)
            play.draw(game, game.window.canvas)
            box = pygame.Rect(320, 300, 320, 36)
            return pygame.image.tobytes(game.window.canvas.subsurface(box), "RGB")

        assert game.settings.sound_captions and picture(True) != picture(False)
        menu = options(game)
        menu.enter(game)
        label = words.text("ui.options.sound_captions.label")
        row = next(item for item in menu.items if item.row.label == label)
        assert row.change is not None and row.row.value == words.text("ui.common.on")
        row.change(game, 1)
        assert picture(True) == picture(False)
        saved, warnings = settings_file.load(game.settings_path)
        assert warnings == [] and not saved.sound_captions and saved.captions, "what is said is another matter"
    finally:
        stage.close()
