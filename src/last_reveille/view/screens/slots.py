"""The three profiles side by side: behind whoever stands in one walk as many earlier selves as he had mornings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..assets import Assets
from ..echoes import Echoes
from ..inks import CERTAIN, MEMORY, RULE, SECOND, TEXT, THIRD, WARM
from ..widgets import WIDTH, Brush, shade
from .menu import Row

CARD_W: Final = 190
CARD_H: Final = 172
GAP: Final = 12
LEFT: Final = (WIDTH - 3 * CARD_W - 2 * GAP) // 2
TOP: Final = 66
GROUND: Final = CARD_H - 34  # px below a card's top
FRONT: Final = 40  # px from a card's right side to the foremost
STEP: Final = 14  # px between two selves
SELVES: Final = 9
ROWS_Y: Final = TOP + CARD_H + 18
PITCH: Final = 17


@dataclass(frozen=True, slots=True)
class Card:
    """What a slot says: its name, a mark for the one that is played, mornings (or None: nobody), lines below that, and
    of each level of the day in order whether it was reached."""

    label: str
    mark: str
    loops: int | None
    big: str
    lines: tuple[str, ...]
    reached: tuple[bool, ...]


class SlotScreen:
    def __init__(self, assets: Assets) -> None:
        self.brush = Brush(assets)
        self.echoes = Echoes(assets)
        self._sheet = assets.sheet("actors/hero_aim")

    def draw(
        self, target: pygame.Surface, title: str, cards: list[Card], rows: list[Row], selected: int, tick: int
    ) -> None:
        """`selected` counts the cards first, then the rows below them."""
        brush = self.brush
        shade(target, 40, 46, 56)  # the title's own large letters are below
        brush.text.draw(target, title, LEFT, TOP - 30, CERTAIN, scale=2)
        for k, card in enumerate(cards):
            self._card(target, card, LEFT + k * (CARD_W + GAP), k == selected, tick)
        for k, row in enumerate(rows):
            chosen = len(cards) + k == selected
            y = ROWS_Y + k * PITCH
            wide = brush.text.draw(target, row.label, LEFT + 22, y, CERTAIN if chosen else TEXT)
            if chosen:
                brush.icons.draw(target, "bugle", LEFT + (tick // 24) % 2, y + 1, WARM, "shadow")
                target.fill(MEMORY, (LEFT + 22, y + 10, wide, 1))
                if row.help:
                    brush.text.draw(target, row.help, LEFT + 3 * CARD_W + 2 * GAP, y, SECOND, align="right")

    def _card(self, target: pygame.Surface, card: Card, x: int, selected: bool, tick: int) -> None:
        brush = self.brush
        brush.panel(target, (x, TOP, CARD_W, CARD_H), alpha=240 if selected else 206,
                    corner=MEMORY if selected else None, edge=MEMORY if selected else RULE)
        wide = brush.text.draw(target, card.label, x + 12, TOP + 11, CERTAIN if selected else TEXT)
        if card.mark:
            brush.text.draw(target, card.mark, x + CARD_W - 12, TOP + 11, WARM, align="right")
        if selected:
            target.fill(MEMORY, (x + 12, TOP + 21, wide, 1))
        if card.loops is None:
            brush.text.draw(target, card.big, x + CARD_W // 2, TOP + 72, SECOND if selected else THIRD, align="centre")
        else:
            brush.text.draw(target, card.big, x + 12, TOP + 30, CERTAIN if selected else SECOND, scale=2)
            for n, line in enumerate(card.lines):
                brush.text.draw(target, brush.text.cut(line, CARD_W - 24), x + 12, TOP + 54 + n * 12, SECOND)
            self._selves(target, card.loops, x, selected, tick)
        self._day(target, card, x)

    def _selves(self, target: pygame.Surface, loops: int, x: int, selected: bool, tick: int) -> None:
        """The living one in front; he and they walk when the card is looked at."""
        old = target.get_clip()
        target.set_clip((x + 1, TOP + 1, CARD_W - 2, CARD_H - 2))
        feet, front = TOP + GROUND, x + CARD_W - FRONT
        target.fill(RULE, (x + 12, feet, CARD_W - 24, 1))
        for k in range(min(loops, SELVES), -1, -1):
            frame = self._sheet.nth("run_4", (tick // 5 + k * 3)) if selected else self._sheet.nth("idle_4", 0)
            if k == 0:
                picture, dx, dy = self._sheet.get(frame, False)
            else:
                strength = 1 - k / (SELVES + 1)
                picture, dx, dy = self.echoes.quiet(self._sheet, frame, False, round(84 * strength) // 6 * 6,
                                                    round(205 * strength) // 6 * 6)
            target.blit(picture, (front - k * STEP + dx, feet + dy))
        target.set_clip(old)

    def _day(self, target: pygame.Surface, card: Card, x: int) -> None:
        """The day's levels as one line, lit as far as it was seen."""
        if not card.reached:
            return
        count = len(card.reached)
        for k, reached in enumerate(card.reached):
            left, right = (CARD_W - 24 + 3) * k // count, (CARD_W - 24 + 3) * (k + 1) // count - 3
            target.fill(WARM if reached else RULE, (x + 12 + left, TOP + CARD_H - 16, right - left, 3))
