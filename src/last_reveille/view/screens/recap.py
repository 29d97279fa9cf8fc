"""A death, in three answers: who it was, since when that was known, and what is had from it.

The world stays as it was, cold and grey except where it happened; then rows of it begin to tear from the right edge,
and the day runs backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import CERTAIN, DEATH, HOT, HUMAN, MEMORY, PANEL, QUIET, SECOND, TEXT, THREAT, WARM
from ..widgets import HEIGHT, RING, WIDTH, Brush

CARD: Final = (34, 60, 268, 78)
CARD_FROM: Final = 8
CARD_IN: Final = 6
TEAR_FROM: Final = 20
TEAR_TO: Final = 45  # the tear has reached the left edge
RADIUS_X: Final = 112
RADIUS_Y: Final = 68
STEPS: Final = 5


@dataclass(slots=True)
class RecapModel:
    cause: str
    since: str
    gained: str
    victim: tuple[int, int]  # canvas px
    killer: tuple[int, int] | None
    icon: str  # kind of the killer, or the cause
    loop: int


class DeathRecap:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words

    def draw(self, target: pygame.Surface, frame: pygame.Surface, model: RecapModel, tick: int) -> None:
        """`frame` is the world as it was drawn last; `tick` counts from the blow."""
        target.blit(frame, (0, 0))
        self.draw_card(target, model, tick)

    def draw_card(self, target: pygame.Surface, model: RecapModel, tick: int) -> None:
        """The card alone, over whatever is on the target."""
        if tick < CARD_FROM:
            return
        brush = self.brush
        x, y, w, h = CARD
        brush.panel(target, CARD, alpha=220, corner=DEATH)
        for k, line in enumerate((model.cause, model.since, model.gained)):
            brush.text.draw(target, brush.text.cut(line, w - 64), x + 52, y + 12 + k * 20, TEXT)


__all__ = ["CERTAIN", "HEIGHT", "HOT", "HUMAN", "MEMORY", "PANEL", "QUIET", "RING", "SECOND", "THREAT", "WARM", "WIDTH"]
