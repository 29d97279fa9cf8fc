"""Letters: languages of three scripts can be written, accents stand where they belong, the larger step fits."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from last_reveille.content.strings import Catalogue
from last_reveille.view.assets import Assets
from last_reveille.view.captions import RIGHT, Captions, Heard
from last_reveille.view.font import BARE, Font
from last_reveille.view.screens.dialogue import DialogueBox

ROOT = Path(__file__).parents[1]
# Of each language all letters that it has beyond a-z.
LETTERS = {
    "cs": "áčďéěíňóřšťúůýž", "da": "æøå", "de": "äöüß", "es": "áéíñóúü¡¿", "et": "äõöüšž", "fi": "äöå",
    "fr": "àâæçéèêëîïôœùûüÿ«»", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áðéíóúýþæö", "it": "àèéìíîòóùú",
    "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nl": "éëïóöü", "no": "æøå", "pl": "ąćęłńóśźż", "pt": "ãáàâçéêíõóôú",
    "ro": "ăâîșț", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sv": "åäö", "tr": "çğıöşü",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
}


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(ROOT)


@pytest.fixture(scope="module")
def face(assets: Assets) -> Font:
    return Font(assets, "f7")


@pytest.fixture(scope="module")
def label(assets: Assets) -> Font:
    return Font(assets, "label")


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_a_language_can_be_written(face: Font, label: Font, language: str) -> None:
    for letter in LETTERS[language]:
        for shown in {letter, letter.upper()} if len(letter.upper()) == 1 else {letter}:
            assert face.has(shown), f"{shown} of {language}"
            if letter not in "ßΐΰ":  # in capitals these are two letters
                assert label.has(shown), f"{shown} of {language}, in a label"


def ink(face: Font, letter: str) -> list[tuple[int, int]]:
    surface = face.line(letter, (255, 255, 255), BARE)
    width, height = surface.get_size()
    return [(x, y) for y in range(height) for x in range(width) if surface.get_at((x, y))[3]]


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "sprites" / "fonts").glob("*.json")))
def test_no_letters_are_smaller_than_eight_px(assets: Assets, name: str) -> None:
    font = Font(assets, name)
    assert font.capital >= 7
    for letter in "AEHIMOXZ0148":
        rows = [y - font.lift for _, y in ink(font, letter)]
        assert (min(rows), max(rows)) == (0, font.capital - 1), letter
    for tall, deep in (("H", "Ş"), ("E", "Ę")):
        assert max(y for _, y in ink(font, deep)) - min(y for _, y in ink(font, tall)) + 1 >= 8
    assert font.pitch >= font.rows and font.lift + font.capital <= font.pitch, "lines do not touch, nor their accents"


def test_labels_are_narrow(label: Font) -> None:
    wide = {letter: label.width(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}
    assert [letter for letter, width in wide.items() if width > 4] == ["M", "W"]
    assert max(wide.values()) == 5


@pytest.mark.parametrize("name", ["f7", "label"])
def test_letters_of_a_language_differ_from_one_another(assets: Assets, name: str) -> None:
    face = Font(assets, name)
    for letters in LETTERS.values():
        letters = "".join(c for c in letters if len(c.upper()) == 1 and c not in "ıςß")
        pictures = {letter: tuple(ink(face, letter)) for letter in {*letters, *"abcdefghijklmnopqrstuvwxyz"}}
        twins = [(a, b) for a in pictures for b in pictures if a < b and pictures[a] == pictures[b]]
        # The same form in two scripts is no mistake; within one script it would be.
        assert all((a < "\u0250") != (b < "\u0250") for a, b in twins), twins


@pytest.mark.parametrize("name", ["f7", "label"])
def test_accents_stand_over_capitals_and_clear_of_them(assets: Assets, name: str) -> None:
    face = Font(assets, name)
    for letter, base in (("É", "E"), ("Ž", "Z"), ("Ё", "E"), ("Й", "И"), ("Ά", "A"), ("Ő", "O")):
        above = [y for _, y in ink(face, letter) if y < face.lift]
        assert above and max(above) < face.lift - 1, f"{letter}: a free row between letter and mark"
        assert len(ink(face, letter)) > len(ink(face, base))


def test_a_capital_is_drawn_where_it_always_was(face: Font) -> None:
    target = pygame.Surface((40, 30))
    face.draw(target, "E", 10, 12, (255, 255, 255), BARE)
    white = pygame.mask.from_threshold(target, (255, 255, 255), (9, 9, 9, 255))
    assert white.get_bounding_rects()[0].topleft == (10, 12)


@pytest.mark.parametrize("step", [1, 2])
def test_words_fit_into_their_box_in_both_sizes(assets: Assets, step: int) -> None:
    words = Catalogue.load()
    box = DialogueBox(assets, words)
    box.brush.step = step
    text = "A cellar with the table laid for six. The soup is cold. The clock has stopped, and nobody has wound it."
    before, after = pygame.Surface((640, 360)), pygame.Surface((640, 360))
    box.draw(before, "rita", "", text, 0, False, None)
    box.draw(after, "rita", "", text, 999, False, None)
    rows = [y for y in range(360) for x in range(640) if after.get_at((x, y)) != before.get_at((x, y))]
    frame = [y for y in range(360) if before.get_at((200, y))[:3] != (0, 0, 0)]
    assert rows and min(rows) > min(frame) and max(rows) < max(frame)
    assert (max(rows) - min(rows)) > 20 * step


def test_larger_captions_stay_in_the_picture(assets: Assets) -> None:
    captions = Captions(assets, Catalogue.load())
    heard = [Heard("caption.tower", RIGHT, True, 90), Heard("caption.herald", RIGHT, False, 90)]
    sizes = []
    for step in (1, 2):
        target = pygame.Surface((640, 360))
        captions.brush.step = step
        captions.draw(target, heard)
        boxes = pygame.mask.from_threshold(target, (0, 0, 0), (1, 1, 1, 255))
        boxes.invert()
        around = boxes.get_bounding_rects()
        whole = around[0].unionall(around[1:])
        assert target.get_rect().inflate(-4, -4).contains(whole)
        sizes.append(whole.h)
    assert sizes[1] > sizes[0] * 1.6
