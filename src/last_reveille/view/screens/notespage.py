"""The War Table's third page: what was learned in words, and what is known of each kind of Mimic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ...content.strings import Catalogue
from ..inks import CERTAIN, DEATH, MEMORY, QUIET, SECOND, TEXT, THIRD, WARM
from ..widgets import Brush

TOP: Final = 40
BOTTOM: Final = 340
LEFT: Final = 20
MIDDLE: Final = 324
RIGHT: Final = 630
ROW: Final = 13
CARD: Final = 40


@dataclass(frozen=True, slots=True)
class Beast:
    """A kind of Mimic: its icon, name, how often it killed, what it is, and what to do about it ("" = not learned)."""

    icon: str
    name: str
    kills: int
    what: str
    do: str


class NotesScreen:
    def __init__(self, brush: Brush, words: Catalogue) -> None:
        self.brush = brush
        self.words = words
        self.rows = 0  # of the longer column, as of the last picture
        self.fits = (BOTTOM - TOP) // ROW

    def draw(self, target: pygame.Surface, notes: list[tuple[str, str]], beasts: list[Beast], first: int) -> None:
        """`notes`: (icon, words); `first`: how many rows both columns are scrolled by."""
        clip = target.get_clip()
        target.set_clip((0, TOP - 2, target.get_width(), BOTTOM - TOP + 2))
        low = max(self._notes(target, notes, TOP - first * ROW), self._beasts(target, beasts, TOP - first * ROW))
        target.set_clip(clip)
        self.rows = -(-(low + first * ROW - TOP) // ROW)
        if not notes and not beasts:
            self.brush.text.draw(target, self.words.text("table.empty"), LEFT, TOP + 4, SECOND)
        target.fill((34, 42, 61), (MIDDLE - 14, TOP, 1, BOTTOM - TOP))
        for sign, y, there in (("chevron_2", TOP - 6, first > 0), ("chevron_6", BOTTOM + 4,
                                                                   first + self.fits < self.rows)):
            if there:
                self.brush.icons.draw(target, sign, MIDDLE - 16, y, MEMORY)

    def _notes(self, target: pygame.Surface, notes: list[tuple[str, str]], y: int) -> int:
        """Returns where the column ends."""
        text, icons = self.brush.text, self.brush.icons
        for icon, words in notes:
            w, h = icons.size(icon) if icons.has(icon) else (0, 0)
            if w:
                icons.draw(target, icon, LEFT + (14 - w) // 2, y + (8 - h) // 2, QUIET)
            for line in text.wrap(words, MIDDLE - 24 - LEFT - 20):
                text.draw(target, line, LEFT + 20, y, TEXT)
                y += ROW
            y += 5
        return y

    def _beasts(self, target: pygame.Surface, beasts: list[Beast], y: int) -> int:
        brush, text = self.brush, self.brush.text
        for beast in beasts:
            brush.panel(target, (MIDDLE, y, RIGHT - MIDDLE, CARD - 4), alpha=150)
            icon = beast.icon if brush.icons.has(beast.icon) else "none"
            w, h = brush.icons.size(icon)
            brush.icons.draw(target, icon, MIDDLE + 19 - w, y + 18 - h, CERTAIN if beast.kills else MEMORY, scale=2)
            wide = text.draw(target, beast.name, MIDDLE + 40, y + 4, CERTAIN)
            if beast.kills:
                x = MIDDLE + 40 + wide + 10
                brush.icons.draw(target, "cross", x, y + 6, DEATH)
                text.draw(target, str(beast.kills), x + 8, y + 4, SECOND)
            text.draw(target, text.cut(beast.what, RIGHT - MIDDLE - 48), MIDDLE + 40, y + 14, SECOND)
            text.draw(target, text.cut(beast.do or "...", RIGHT - MIDDLE - 48), MIDDLE + 40, y + 24,
                      WARM if beast.do else THIRD)
            y += CARD
        return y
