"""Words: the box at the top for scenes, a line over a head for barks. Feet live at the bottom, so words do not."""

from __future__ import annotations

from typing import Final

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import EDGE, HEARD, HUMAN, MEMORY, OLD, PANEL, QUIET, TEXT, THIRD
from ..widgets import RING, WIDTH, Brush

BOXES: Final = {1: (112, 42, 416, 52), 2: (24, 42, 592, 74)}  # by size of the letters: just below the HUD, which
# stays readable, and no wider than a line of words
GLASS: Final = 206  # 0..255: what falls from above is seen through the box
FACE: Final = (10, 5, 44, 44)  # the part of a portrait that is shown: shoulders say nothing
PITCH: Final = 13
LINES: Final = 4
BARK_WIDTH: Final = 230
TOP: Final = 42

EASY: Final = ("wry", "warm", "easy", "dry", "soft", "smug", "kind", "calm", "proud")
TROUBLED: Final = ("afraid", "scared", "thrown", "dazed", "hurt", "tired", "weary")
# Moods of the catalogue, by the few faces that are painted. What is not listed shows the face
# without moods.
FACES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "cage": {
        "resolved": (),
        "fear": ("afraid", "scared", "thrown"),
        "tired": ("tired", "weary", "flat", "hurt", "dazed"),
        "peace": ("warm", "soft", "kind"),
    },
    "rita": {
        "hard": (),
        "curious": ("thrown", "dazed", "afraid", "scared", "still"),
        "wounded": ("hurt", "tired", "weary"),
        "half-smile": EASY,
    },
    "officer": {"stern": (), "kind": ("kind", "warm", "soft", "easy", "wry")},
    "sergeant": {"grin": (), "shout": ("hard", "sharp", "brisk", "cold", "scared", "afraid")},
    "dov": {"easy": (), "hurt": TROUBLED},
    "junie": {"afraid": TROUBLED, "easy": ()},
    "moss": {"calm": (), "hard": ("hard", "sharp", "cold", *TROUBLED)},
    "wick": {"loud": (), "calm": ("calm", "soft", "warm", "still", *TROUBLED)},
    "guard": {"flat": (), "easy": EASY},
}
NARRATOR: Final = ("card", "caption", "prompt", "")
BLINK_EVERY: Final = 210  # frames drawn between two blinks, and how many of them the eyes are shut
BLINK: Final = 7
SYLLABLE: Final = 4  # letters for which a mouth keeps its shape
WIDE: Final = "aoäöàáâóòô"  # a mouth is as open as the vowel among the letters that have just come out
OPEN: Final = "eiuyéèêíìúùûü"


def face_of(who: str, mood: str) -> str:
    """Name of the portrait for a speaker in a mood; empty when nobody has painted that speaker."""
    faces = FACES.get(who)
    if faces is None:
        return ""
    plain = next(face for face, moods in faces.items() if not moods)
    found = next((face for face, moods in faces.items() if mood == face or mood in moods), plain)
    return f"{who}_{found}"


def form_of(text: str, letters: int, drawn: int) -> str:
    """What the face does: speaks while letters come out, and blinks now and then when they are out."""
    if 0 < letters < len(text):
        start = letters - letters % SYLLABLE
        said = text[start : start + SYLLABLE].lower()
        if any(letter in WIDE for letter in said):
            return ".wide"
        return ".open" if any(letter in OPEN for letter in said) else ""
    return ".blink" if drawn % BLINK_EVERY < BLINK else ""


class DialogueBox:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words
        self._faces = assets.sheet("ui/portraits")
        self._heard = words.text("hud.seen_before")
        self._drawn = BLINK  # lines drawn so far: eyes are open at first

    def draw(
        self, target: pygame.Surface, who: str, mood: str, text: str, letters: int, old: bool, speaker_x: int | None
    ) -> None:
        """One line of a scene. `letters`: how many are out; `old`: heard in an earlier loop; `speaker_x`: canvas px of
        whoever speaks, if they can be seen."""
        if who in NARRATOR:
            self._caption(target, who, text)
            return
        brush = self.brush
        face = face_of(who, mood)
        step = brush.step
        x, y, w, h = BOXES[step]
        left = x + (60 if face else 14)
        lines = brush.text.wrap(text, (x + w - 12 - left) // step)[:LINES]
        h += max(0, len(lines) - 2) * PITCH * step
        brush.panel(target, (x, y, w, h), alpha=GLASS, corner=MEMORY if old else HUMAN)
        if speaker_x is not None and x + 12 <= speaker_x <= x + w - 12:
            self._notch(target, speaker_x, y + h - 1)
        self._drawn += 1
        if face:
            self._face(target, face, form_of(text, letters, self._drawn), x + 4, y + 4)
        brush.text.draw(target, self._name(who), left, y + 7, HUMAN)
        if old:
            brush.label.draw(target, self._heard, x + w - 8, y + 7, QUIET, align="right")
        self._words(target, lines, letters, old, left, y + 22)

    def bark(self, target: pygame.Surface, who: str, text: str, x: int | None, y: int | None) -> None:
        """A short line over a head at (x, y), canvas px of the hair; off the screen, a caption at the bottom."""
        brush = self.brush
        if x is None or y is None or not (0 <= x < WIDTH and 30 <= y < 350):
            self._caption(target, who, text)
            return
        step = brush.step
        lines, pitch = brush.text.wrap(text, BARK_WIDTH), 11 * step
        wide = max(brush.text.width(line, step) for line in lines)
        middle = max(wide // 2 + 8, min(x, WIDTH - wide // 2 - 8))
        top = max(TOP, y - 12 - len(lines) * pitch)
        for k, line in enumerate(lines):
            brush.text.draw(target, line, middle, top + k * pitch, TEXT, RING, step, "centre")
        foot = top + len(lines) * pitch
        if foot + 4 < y:
            target.fill(PANEL, (x - 1, foot - 1, 3, 4))
            target.fill(TEXT, (x, foot, 1, 3))

    def _name(self, who: str) -> str:
        """Empty for narrators, and for speakers of a mod that it has not named."""
        key = f"name.{who}"
        return self.words.text(key) if who not in NARRATOR and self.words.has(key) else ""

    def _caption(self, target: pygame.Surface, who: str, text: str) -> None:
        brush = self.brush
        name = self._name(who)
        step = brush.step
        gap = brush.text.width(name, step) + 8 if name else 0
        lines, pitch = brush.text.wrap(text, (460 if step == 1 else 600 - gap) // step), 12 * step
        wide = max(brush.text.width(line, step) for line in lines) + gap
        left, top = (WIDTH - wide) // 2, 346 - len(lines) * pitch
        brush.panel(target, (left - 8, top - 4, wide + 16, len(lines) * pitch + 5), edge=None)
        if name:
            brush.text.draw(target, name, left, top, HUMAN, scale=step)
        for k, line in enumerate(lines):
            brush.text.draw(target, line, left + gap, top + k * pitch, TEXT, scale=step)

    def _face(self, target: pygame.Surface, face: str, form: str, x: int, y: int) -> None:
        names = self._faces.plan.names
        frame = names.get(face + form, self._faces.named(face))  # a mod's face may have but one form
        target.blit(self._faces.whole(frame), (x, y), FACE)
        pygame.draw.rect(target, THIRD, (x - 1, y - 1, FACE[2] + 2, FACE[3] + 2), 1)

    def _words(self, target: pygame.Surface, lines: list[str], letters: int, old: bool, x: int, y: int) -> None:
        """Lines are broken as for the whole text, so that words do not jump while letters come out."""
        left, step = max(letters, 0), self.brush.step
        for k, line in enumerate(lines):
            shown = line[:left]
            left = max(0, left - len(line) - 1)
            if not shown:
                return
            top = y + k * PITCH * step
            wide = self.brush.text.draw(target, shown, x, top, HEARD if old else TEXT, scale=step)
            if old:
                self.brush.dotted(target, x, top + 9 * step, wide, OLD)

    def _notch(self, target: pygame.Surface, x: int, y: int) -> None:
        for k in range(5):
            target.fill(PANEL, (x - 5 + k, y + k, 11 - 2 * k, 1))
            target.set_at((x - 5 + k, y + k), EDGE)
            target.set_at((x + 5 - k, y + k), EDGE)
