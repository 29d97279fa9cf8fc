"""The great rewind: every life of this profile, backwards, past the first morning and on.

It is drawn from pose tracks alone, so that ten thousand lives cost no more than one.
"""

from __future__ import annotations

import random
from typing import Final

import pygame

from ...content.strings import Catalogue
from ...memory.memory import Memory
from ..assets import Assets
from ..echoes import Echoes
from ..hud import DayPart, day_line
from ..inks import CERTAIN, DEEP, HEARD, HUMAN, MEMORY, OLD, QUIET, SECOND, WHITE
from ..lens import BLOOD
from ..widgets import HEIGHT, RING, WIDTH, Brush, black, white
from .past import Past

# Ticks of this film: the line alone, all levels but the first, the first, left of nothing, light.
ALONE: Final = 150
SURFACING: Final = 60  # what closed over the lens thins
FIRST: Final = 1830
LEFT_OF_ZERO: Final = 2160
LIGHT: Final = 2580
LENGTH: Final = 2760
CUT: Final = 14  # ticks of dark between two places
ONE_MORE: Final = 24  # ticks that the count stands one below nothing
LINE_X: Final = 40
LINE_W: Final = 560
LINE_Y: Final = 24
EPILOGUE: Final = "before"
NOISE_ROWS: Final = 48


class GreatRewind:
    """`length` in ticks. Draw its ticks in order; they may be skipped but not taken back."""

    def __init__(self, assets: Assets, words: Catalogue, memory: Memory, order: tuple[str, ...]) -> None:
        self.length = LENGTH
        self.brush = Brush(assets)
        self.words = words
        self.memory = memory
        self.echoes = Echoes(assets)
        self._assets = assets
        self._levels = [ident for ident in order if ident != EPILOGUE] or list(order[:1]) or ["base"]
        self._parts = [self._part(ident) for ident in self._levels]
        self._line = day_line(self.brush, self._parts, LINE_W, OLD)
        self._past: dict[str, Past] = {}
        self._fall = self._lines("scene.rewind.fall")
        self._left = self._lines("scene.rewind.left")

    def draw(self, target: pygame.Surface, tick: int) -> None:
        """`tick` 0..length; later ones stay white."""
        if tick < ALONE:
            self._alone(target, tick)
        elif tick < LEFT_OF_ZERO:
            self._levels_back(target, tick)
        elif tick < LIGHT:
            self._nothing(target, tick - LEFT_OF_ZERO)
        else:
            target.fill((6, 7, 12))
            white(target, min((tick - LIGHT) / (LENGTH - LIGHT - 20), 1.0) ** 2)
        if tick < SURFACING:
            self.brush.fill(target, (0, 0, WIDTH, HEIGHT), BLOOD, 255 - 255 * tick // SURFACING)

    # -- its parts

    def _alone(self, target: pygame.Surface, tick: int) -> None:
        """The line of the day, in the dark; for the first time nobody asked it to move."""
        target.fill((6, 7, 12))
        rise = max(tick - ALONE + 40, 0)
        y = round(HEIGHT / 2 - (HEIGHT / 2 - LINE_Y) * (rise / 40) ** 2)
        target.blit(self._line, (LINE_X, y))
        self._head(target, LINE_X + LINE_W - 1 - max(tick - 90, 0) // 20, y)

    def _levels_back(self, target: pygame.Surface, tick: int) -> None:
        index, part = self._where(tick)
        ident = self._levels[index]
        past = self._past.get(ident)
        if past is None:
            self._past.clear()  # one at a time: hundreds of lives are not small
            runs = self.memory.runs.get(ident)
            past = self._past[ident] = Past(self._assets, ident, runs.tracks() if runs else [],
                                            self.memory.marks.get(ident))
        # The late hours were reached by few: they pass quickly, and the mornings of all of them slowly.
        now = round(past.length * (1 - part) ** 1.4)
        past.draw(target, now, self.echoes, self.brush.icons)
        length = self._length(index)
        since, left = round(part * length), round((1 - part) * length)
        black(target, max(0.0, 1 - min(since, left) / CUT))
        self._day(target, index, part)
        self._memory_words(target, tick)
        if tick >= FIRST:
            self._count(target, tick)

    def _nothing(self, target: pygame.Surface, tick: int) -> None:
        """Left of tick 0 the line has no scale."""
        target.fill((6, 7, 12))
        part = tick / (LIGHT - LEFT_OF_ZERO)
        shift = round(part * (WIDTH - LINE_X))
        self._static(target, tick, LINE_X + shift)
        target.blit(self._line, (LINE_X + shift, LINE_Y))
        x = LINE_X + shift * 2 // 5
        target.fill(QUIET, (0, LINE_Y + 4, LINE_X + shift, 1))
        self._head(target, x, LINE_Y)
        if tick < ONE_MORE:
            self.brush.text.draw(target, "-1", WIDTH // 2, 150, HUMAN, RING, 3, "centre")
            return
        if part > 0.5:  # one tall mark without a cause
            at = round((part - 0.5) * 2 * WIDTH * 0.8)
            target.fill(HEARD, (at, LINE_Y + 8, 1, 24))
        lines = self._left
        if lines:
            each = max((LIGHT - LEFT_OF_ZERO - ONE_MORE) // len(lines), 1)
            at = min((tick - ONE_MORE) // each, len(lines) - 1)
            age = (tick - ONE_MORE) % each
            colour = CERTAIN if 5 < age < each - 8 else SECOND
            self.brush.text.draw(target, lines[at], WIDTH // 2 + max(8 - age, 0), HEIGHT // 2 - 4, colour,
                                 align="centre")
        black(target, max(0.0, part * 4 - 3))

    # -- and what they share

    def _length(self, index: int) -> int:
        if index == 0:
            return LEFT_OF_ZERO - FIRST
        return (FIRST - ALONE) // max(len(self._levels) - 1, 1)

    def _where(self, tick: int) -> tuple[int, float]:
        """Index of the level and how much of it has been undone, 0..1."""
        others = len(self._levels) - 1
        if tick >= FIRST or not others:
            start = FIRST if others else ALONE
            return 0, min((tick - start) / max(LEFT_OF_ZERO - start, 1), 1.0)
        each = (FIRST - ALONE) / others
        at = min(int((tick - ALONE) / each), others - 1)
        return others - at, min((tick - ALONE - at * each) / each, 1.0)

    def _day(self, target: pygame.Surface, index: int, part: float) -> None:
        total = max(sum(max(p.ticks, 1) for p in self._parts), 1)
        before = sum(max(p.ticks, 1) for p in self._parts[:index])
        now = before + max(self._parts[index].ticks, 1) * (1 - part)
        x = LINE_X + round(now * (LINE_W - 1) / total)
        self.brush.fill(target, (LINE_X - 8, LINE_Y - 6, LINE_W + 16, 22), (8, 10, 18), 190)
        target.blit(self._line, (LINE_X, LINE_Y))
        target.fill(DEEP, (x, LINE_Y + 4, LINE_X + LINE_W - x, 1))
        self._head(target, x, LINE_Y)

    @staticmethod
    def _head(target: pygame.Surface, x: int, y: int) -> None:
        target.fill(WHITE, (x, y - 1, 1, 12))
        target.fill(WHITE, (x - 1, y - 1, 3, 1))

    def _memory_words(self, target: pygame.Surface, tick: int) -> None:
        lines = self._fall
        if not lines:
            return
        each = max((LEFT_OF_ZERO - ALONE) // len(lines), 1)
        at, age = divmod(tick - ALONE, each)
        if at < len(lines) and 30 < age < each - 30:
            self.brush.text.draw(target, lines[at], WIDTH // 2, 328, HEARD if age < each - 50 else QUIET, RING,
                                 align="centre")

    def _count(self, target: pygame.Surface, tick: int) -> None:
        """Once, at the end: how many mornings, down to none."""
        part = max(0.0, min(1.0, (tick - FIRST - 40) / (LEFT_OF_ZERO - FIRST - 60)))
        left = round(self.memory.loop * (1 - part) ** 2)
        self.brush.text.draw(target, str(left), WIDTH // 2, 60, HUMAN, RING, 3, "centre")

    def _static(self, target: pygame.Surface, tick: int, right: int) -> None:
        """What a memory without a tick looks like."""
        dice = random.Random(tick // 3)
        for _ in range(right // 3):
            x, y = dice.randrange(max(right, 1)), LINE_Y - 12 + dice.randrange(NOISE_ROWS)
            tone = dice.choice((DEEP, DEEP, OLD, MEMORY))
            target.fill(tone, (x, y, min(dice.randint(1, 7), right - x), 1))

    def _part(self, ident: str) -> DayPart:
        marks = self.memory.marks.get(ident)
        deaths = [mark.tick for mark in marks.all] if marks else []
        anchors = list(self.memory.anchors.get(ident, {}).values())
        ticks = self.memory.best.get(ident, 0) or max([*deaths, *anchors, 1800])
        return DayPart(ident, ticks, deaths, anchors, True)

    def _lines(self, key: str) -> list[str]:
        found, n = [], 1
        while self.words.has(f"{key}.{n}"):
            found.append(self.words.text(f"{key}.{n}"))
            n += 1
        return found
