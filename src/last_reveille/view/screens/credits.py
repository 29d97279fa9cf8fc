"""The roll: slowly up, over the dark, and at its end one line that stays."""

from __future__ import annotations

import math
from typing import Final

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import CERTAIN, HUMAN, QUIET, SECOND
from ..widgets import HEIGHT, WIDTH, Brush, black

SPEED: Final = 3  # ticks a px
GAP: Final = 20
STAY: Final = 240  # ticks that the last line stays
WIDE: Final = 420
FADE: Final = 60


class Credits:
    """`length` in ticks. `loops` and `deaths` may be set before the first drawing."""

    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words
        self.loops = 0
        self.deaths = 0
        count = 1
        while words.has(f"credits.{count + 1}"):
            count += 1
        self._count = count
        self._tall = sum(GAP + 12 * words.text(f"credits.{n}").count("\n") for n in range(2, count)) + 110
        self.length = (self._tall + HEIGHT // 2 + 40) * SPEED + STAY

    def draw(self, target: pygame.Surface, tick: int) -> None:
        target.fill((6, 7, 12))
        self._stars(target, tick)
        brush = self.brush
        y = HEIGHT - 10 - tick // SPEED
        brush.text.draw(target, self._text(1), WIDTH // 2, y, HUMAN, scale=3, align="centre")
        y += 60
        for n in range(2, self._count):
            for line in brush.text.wrap(self._text(n), WIDE):
                if -12 < y < HEIGHT:
                    brush.text.draw(target, line, WIDTH // 2, y, self._colour(n), align="centre")
                y += 12
            y += GAP - 12
        y = max(y + 40, HEIGHT // 2 - 4)
        if y < HEIGHT:
            brush.text.draw(target, self._text(self._count), WIDTH // 2, y, CERTAIN, align="centre")
        if tick > self.length - FADE:
            black(target, (tick - self.length + FADE) / FADE)

    def _text(self, n: int) -> str:
        return self.words.text(f"credits.{n}", loops=self.loops, count=self.deaths, n=self.loops)

    @staticmethod
    def _colour(n: int) -> tuple[int, int, int]:
        return (HUMAN, SECOND, QUIET)[0 if n in (2, 3) else 1 if n < 10 else 2]

    def _stars(self, target: pygame.Surface, tick: int) -> None:
        """Sixty marks in a ring; one goes out for each sixtieth of the roll."""
        live = 60 - min(tick * 60 // max(self.length - STAY, 1), 60)
        for k in range(60):
            angle = math.radians(k * 6)
            inner, outer = 150, 158 if k % 5 else 164
            colour = (24, 40, 52) if k < live else (14, 17, 26)
            start = (WIDTH // 2 + math.sin(angle) * inner, HEIGHT // 2 - math.cos(angle) * inner)
            end = (WIDTH // 2 + math.sin(angle) * outer, HEIGHT // 2 - math.cos(angle) * outer)
            pygame.draw.line(target, colour, start, end)
