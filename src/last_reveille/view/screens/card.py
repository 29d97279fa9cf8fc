"""Cards that come and go over the play: the name of a level, and what came of it."""

from __future__ import annotations

from typing import Final

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import CERTAIN, HUMAN, MEMORY, QUIET, SECOND, WARM
from ..widgets import HEIGHT, RING, WIDTH, Brush
from .menu import Row

CARD_TICKS: Final = 150
IN: Final = 12
OUT: Final = 20
CARD_Y: Final = 146  # below the words, above the heads
RESULT_W: Final = 360
ROW_TICKS: Final = 10  # between two rows of the results


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


class Results:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words

    def draw(self, target: pygame.Surface, rows: list[Row], tick: int) -> None:
        """What a level came to, row by row. The first row is the heading."""
        brush = self.brush
        body = rows[1:]
        height = 52 + len(body) * 16
        left, top = (WIDTH - RESULT_W) // 2, max((HEIGHT - height) // 2, 8)
        brush.panel(target, (left, top, RESULT_W, height), alpha=226, corner=MEMORY)
        if rows:
            brush.text.draw(target, brush.text.cut(rows[0].label, RESULT_W // 2 - 16), left + 16, top + 12, CERTAIN,
                            scale=2)
            brush.text.draw(target, rows[0].value, left + RESULT_W - 16, top + 19, HUMAN, align="right")
        brush.rule(target, left + 12, top + 34, RESULT_W - 24)
        for k, row in enumerate(body[:18]):
            if tick < (k + 1) * ROW_TICKS:
                return
            y = top + 42 + k * 16
            fresh = tick < (k + 2) * ROW_TICKS
            brush.text.draw(target, brush.text.cut(row.label, RESULT_W - 40), left + 16, y,
                            CERTAIN if fresh else SECOND)
            if row.value:
                brush.text.draw(target, row.value, left + RESULT_W - 16, y, WARM if fresh else CERTAIN, align="right")
