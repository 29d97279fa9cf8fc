"""The card that comes and goes over the play: the name of a level."""

from __future__ import annotations

from typing import Final

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import CERTAIN, HUMAN, QUIET
from ..widgets import RING, WIDTH, Brush

CARD_TICKS: Final = 150
IN: Final = 12
OUT: Final = 20
CARD_Y: Final = 146  # below the words, above the heads


class LevelCard:
    """Blocks nothing: the day goes on below it."""

    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words

    def draw(self, target: pygame.Surface, title: str, clock: str, tick: int) -> None:
        """`tick` 0..CARD_TICKS since arrival; outside of that nothing is drawn."""
        if not 0 <= tick < CARD_TICKS:
            return
        brush = self.brush
        shown = brush.text.cut(title, WIDTH // 2 - 20)
        wide = max(brush.text.width(shown, 2), 120)
        half = wide // 2 + 18
        middle = WIDTH // 2
        if tick < IN:
            half = half * (tick + 1) // IN
        left = CARD_TICKS - tick
        if left < OUT:
            half = half * left // OUT
        target.fill(QUIET, (middle - half, CARD_Y + 23, half * 2, 1))
        target.fill(CERTAIN, (middle - half, CARD_Y + 23, 6, 1))
        target.fill(CERTAIN, (middle + half - 6, CARD_Y + 23, 6, 1))
        if tick >= IN // 2 and left > OUT // 2:
            clip = target.get_clip()
            target.set_clip(pygame.Rect(middle - half, CARD_Y - 6, half * 2, 56).clip(clip))
            slip = 4 if tick % 90 in (40, 41, 42) else 0
            brush.text.draw(target, shown, middle - slip, CARD_Y, CERTAIN, RING, 2, "centre")
            brush.text.draw(target, clock, middle, CARD_Y + 30, HUMAN, RING, align="centre")
            target.set_clip(clip)
