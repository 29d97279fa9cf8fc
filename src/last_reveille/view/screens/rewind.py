"""The great rewind: every life of this profile, backwards, past the first morning."""

from __future__ import annotations

import pygame

from ...content.strings import Catalogue
from ...memory.memory import Memory
from ..assets import Assets
from ..widgets import Brush


class GreatRewind:
    """`length` in ticks."""

    def __init__(self, assets: Assets, words: Catalogue, memory: Memory, order: tuple[str, ...]) -> None:
        self.brush = Brush(assets)
        self.words = words
        self.memory = memory
        self.order = order
        self.length = 2700

    def draw(self, target: pygame.Surface, tick: int) -> None:
        target.fill((0, 0, 0))
