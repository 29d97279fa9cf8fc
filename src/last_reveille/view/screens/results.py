"""What a level came to, and what the whole day did: a heading, figures that come one by one, a verdict under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pygame

from ..assets import Assets
from ..inks import CERTAIN, HUMAN, MEMORY, SECOND, TEXT, WARM
from ..widgets import HEIGHT, RING, WIDTH, Brush, shade

BOX_W: Final = 360
PITCH: Final = 16  # px from row to row
ROW_TICKS: Final = 9  # between two rows
MOST: Final = 15  # rows that fit
LINES: Final = 2  # of the verdict


@dataclass(frozen=True, slots=True)
class Figure:
    """`best`: it was never so good."""

    label: str
    value: str
    best: bool = False


@dataclass(slots=True)
class ResultsModel:
    title: str
    time: str
    figures: list[Figure] = field(default_factory=list)
    verdict: str = ""
    foot: str = ""  # which key goes on

    @property
    def length(self) -> int:
        """Ticks until all of it is there."""
        return (len(self.figures[:MOST]) + 2) * ROW_TICKS


class Results:
    def __init__(self, assets: Assets) -> None:
        self.brush = Brush(assets)

    def draw(self, target: pygame.Surface, model: ResultsModel, tick: int) -> None:
        """Over whatever is on the target, which it darkens. `tick`: since it came up."""
        brush, figures = self.brush, model.figures[:MOST]
        shade(target, 74, 82, 96)
        lines = brush.text.wrap(model.verdict, BOX_W - 32)[:LINES] if model.verdict else []
        height = 46 + len(figures) * PITCH + (len(lines) * 12 + 12 if lines else 0)
        left, top = (WIDTH - BOX_W) // 2, max((HEIGHT - height) // 2, 8)
        right = left + BOX_W - 16
        brush.panel(target, (left, top, BOX_W, height), alpha=226, corner=MEMORY)
        wide = brush.text.draw(target, model.time, right, top + 17, HUMAN, align="right")
        brush.text.draw(target, brush.text.cut(model.title, (BOX_W - 44 - wide) // 2), left + 16, top + 11, CERTAIN,
                        scale=2)
        brush.rule(target, left + 12, top + 34, BOX_W - 24)
        for k, figure in enumerate(figures):
            if tick < (k + 1) * ROW_TICKS:
                return
            self._figure(target, figure, left + 16, right, top + 42 + k * PITCH, tick < (k + 2) * ROW_TICKS)
        if tick < model.length:
            return
        for k, line in enumerate(lines):
            brush.text.draw(target, line, left + 16, top + 48 + len(figures) * PITCH + k * 12, TEXT)
        brush.text.draw(target, model.foot, WIDTH - 8, 342, SECOND, RING, align="right")

    def _figure(self, target: pygame.Surface, figure: Figure, left: int, right: int, y: int, fresh: bool) -> None:
        text = self.brush.text
        wide = text.draw(target, figure.value, right, y, WARM if fresh or figure.best else CERTAIN, align="right")
        if figure.best:
            w, h = self.brush.icons.size("star")
            self.brush.icons.draw(target, "star", right - wide - w - 6, y + (7 - h) // 2, WARM)
        text.draw(target, text.cut(figure.label, right - left - wide - 24), left, y, CERTAIN if fresh else SECOND)
