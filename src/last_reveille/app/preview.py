"""What somebody sees who begins a campaign: its first moment, in small."""

from __future__ import annotations

from collections.abc import Sequence
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


def opening(level: Level, over: Sequence[Path], moves: int, words: Catalogue) -> pygame.Surface:
    """Half as large as the canvas shows it. `over`: the roots in which its pictures are looked for before the game's.
    Takes some tenths of a second."""
    carry = Carry()
    carry.moves = moves
    world, view = start(level, SEED, carry), View(Assets(data_root(), over))
    view.words = words
    for _ in range(TICKS):
        step(world, 0)
        view.observe(world)
    canvas = pygame.Surface((640, 360))
    view.draw(world, canvas)
    return pygame.transform.smoothscale_by(canvas.subsurface(PART), 0.5)
