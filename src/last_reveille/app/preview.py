"""What somebody sees who begins a campaign: its first moment, in small."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pygame

from ..content.paths import data_root
from ..content.strings import Catalogue
from ..sim.specs import Level
from ..sim.step import start, step
from ..sim.world import Carry
from ..view.assets import Assets
from ..view.view import View
from .day import SEED

TICKS: Final = 40  # of standing still until the picture is taken: lights are on, and he has come to rest
PART: Final = pygame.Rect(20, 56, 600, 288)  # of the canvas: he and what is round him, without the edges
SCREEN: Final = (640, 360)


class Opening:
    """The picture is half as large as the canvas shows it. Some tenths of a second in all, in steps of which none is
    longer than half a frame or so: nobody's cursor may wait for it."""

    def __init__(self, level: Level, over: Sequence[Path], moves: int, words: Catalogue) -> None:
        """`over`: the roots in which its pictures are looked for before the game's."""
        self.picture: pygame.Surface | None = None
        self._level, self._over, self._moves, self._words = level, over, moves, words
        self._steps = self._draw()

    def work(self, ns: int) -> bool:
        """Goes on for about so many nanoseconds, but one step at least. True when the picture is there."""
        until = time.perf_counter_ns() + ns
        for _ in self._steps:
            if time.perf_counter_ns() >= until:
                break
        return self.picture is not None

    def _draw(self) -> Iterator[None]:
        carry = Carry()
        carry.moves = self._moves
        world, view = start(self._level, SEED, carry), View(Assets(data_root(), self._over))
        view.words = self._words
        yield
        canvas = pygame.Surface(SCREEN)
        yield from view.entering(self._level, canvas)
        yield
        for _ in range(TICKS):
            step(world, 0)
            view.observe(world)
            yield
        yield from view.drawing(world, canvas)
        yield
        self.picture = pygame.transform.smoothscale_by(canvas.subsurface(PART), 0.5)
