"""A list of rows with a cursor: pause, options, anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..assets import Assets
from ..inks import CERTAIN, MEMORY, RULE, SECOND, TEXT, THIRD, WARM
from ..widgets import HEIGHT, WIDTH, Brush, shade

PITCH: Final = 17
SHOWN: Final = 14  # rows at once; the rest scrolls
BOX_W: Final = 400
LEFT: Final = (WIDTH - BOX_W) // 2


@dataclass(slots=True)
class Row:
    label: str
    value: str = ""
    bar: int = -1  # 0..10 draws a bar instead of the value
    help: str = ""
    enabled: bool = True


class MenuScreen:
    def __init__(self, assets: Assets) -> None:
        self.brush = Brush(assets)

    def draw(
        self, target: pygame.Surface, title: str, rows: list[Row], selected: int, tick: int, *, dim: bool = True
    ) -> None:
        """Draws over whatever is on the target; `dim` darkens that first. `tick` counts from the menu's opening."""
        brush = self.brush
        if dim:
            shade(target, 92, 100, 112)
        shown = min(len(rows), SHOWN)
        helps = any(row.help for row in rows)
        height = 44 + shown * PITCH + (22 if helps else 0)
        top = max((HEIGHT - height) // 2, 6)
        brush.panel(target, (LEFT, top, BOX_W, height), alpha=226, corner=MEMORY)
        brush.text.draw(target, brush.text.cut(title, (BOX_W - 32) // 2), LEFT + 16, top + 10, CERTAIN, scale=2)
        brush.rule(target, LEFT + 12, top + 30, BOX_W - 24)
        first = min(max(selected - SHOWN // 2, 0), max(len(rows) - SHOWN, 0))
        for k, row in enumerate(rows[first : first + SHOWN]):
            self._row(target, row, top + 38 + k * PITCH, first + k == selected, tick)
        self._arrows(target, top + 38, shown, first > 0, first + SHOWN < len(rows))
        if helps and 0 <= selected < len(rows):
            y = top + height - 24
            brush.rule(target, LEFT + 12, y, BOX_W - 24)
            brush.text.draw(target, brush.text.cut(rows[selected].help, BOX_W - 32), LEFT + 16, y + 8, SECOND)

    def _row(self, target: pygame.Surface, row: Row, y: int, selected: bool, tick: int) -> None:
        brush = self.brush
        colour = CERTAIN if selected else TEXT if row.enabled else THIRD
        if not row.enabled and selected:
            colour = SECOND
        x = LEFT + 38
        room = BOX_W - 54 - (90 if row.bar >= 0 else brush.text.width(row.value) + 16 if row.value else 0)
        label = brush.text.cut(row.label, max(room, 60))
        if selected:
            brush.icons.draw(target, "bugle", LEFT + 15 + (tick // 24) % 2, y + 1, WARM, "shadow")
            target.fill(MEMORY if row.enabled else RULE, (x, y + 10, brush.text.width(label), 1))
        brush.text.draw(target, label, x, y, colour)
        right = LEFT + BOX_W - 16
        if row.bar >= 0:
            brush.bar(target, right - 60, y, row.bar, CERTAIN if selected else MEMORY)
        elif row.value:
            brush.text.draw(target, brush.text.cut(row.value, BOX_W - 130), right, y, WARM if selected else SECOND,
                            align="right")

    def _arrows(self, target: pygame.Surface, y: int, shown: int, above: bool, below: bool) -> None:
        if above:
            self.brush.icons.draw(target, "chevron_2", LEFT + BOX_W // 2, y - 7, MEMORY)
        if below:
            self.brush.icons.draw(target, "chevron_6", LEFT + BOX_W // 2, y + shown * PITCH - 5, MEMORY)
