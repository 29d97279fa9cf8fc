"""The first screen: the sun is a closing ring, and every earlier self climbs behind him."""

from __future__ import annotations

import pygame

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import CERTAIN, DEATH, MEMORY, SECOND, WARM
from ..widgets import RING, Brush
from .menu import Row


class TitleScreen:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words

    def draw(
        self, target: pygame.Surface, tick: int, rows: list[Row], selected: int, loops: int, notice: str
    ) -> None:
        """`loops`: mornings that are remembered; `notice`: a sentence at the bottom, or empty."""
        target.fill((24, 18, 34))
        brush = self.brush
        brush.text.draw(target, self.words.text("name.title"), 34, 40, WARM, RING, 4)
        for k, row in enumerate(rows):
            y = 164 + k * 17
            brush.text.draw(target, row.label, 52, y, CERTAIN if k == selected else SECOND)
            if k == selected:
                brush.icons.draw(target, "bugle", 32, y + 1, WARM)
                target.fill(MEMORY, (52, y + 10, brush.text.width(row.label), 1))
        if loops > 0:
            brush.text.draw(target, self.words.text("ui.title.loops", loops=loops), 52, 140, MEMORY)
        if notice:
            brush.text.draw(target, brush.text.cut(notice, 600), 20, 346, DEATH, RING)
