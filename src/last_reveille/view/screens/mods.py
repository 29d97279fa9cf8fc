"""The page of maps and mods: what lies in the folder on the left, what there is to say about one of them on the
right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..assets import Assets
from ..inks import CERTAIN, DEATH, EDGE, HUMAN, MEMORY, RULE, SECOND, TEXT, THIRD, WARM, Colour
from ..widgets import HEIGHT, WIDTH, Brush, shade

LEFT: Final = 24
TOP: Final = 52
LIST_W: Final = 232
PITCH: Final = 25
SHOWN: Final = 10
PAGE_X: Final = LEFT + LIST_W + 12
PAGE_W: Final = WIDTH - LEFT - PAGE_X
PAGE_H: Final = SHOWN * PITCH + 10
LINES: Final = 17  # of the page that fit below its head
ON, OFF, BROKEN = "on", "off", "broken"
_INKS: Final[dict[str, Colour]] = {ON: MEMORY, OFF: THIRD, BROKEN: DEATH}


@dataclass(frozen=True, slots=True)
class Entry:
    """A mod in the list. `state` is ON, OFF or BROKEN; `mark` says the same in a word."""

    name: str
    small: str
    state: str
    mark: str


@dataclass(frozen=True, slots=True)
class Page:
    """One of them at length. `facts`: label and text; `wrong`: why it or a part of it cannot be used; `notes`: the
    rest; `hints`: what the keys do; `more` says how many lines find no room; `picture`: its first moment."""

    name: str
    by: str
    facts: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    more: str = "{count}"
    picture: pygame.Surface | None = None


class ModsScreen:
    def __init__(self, assets: Assets) -> None:
        self.brush = Brush(assets)

    def draw(
        self, target: pygame.Surface, title: str, entries: list[Entry], selected: int, page: Page, tick: int
    ) -> None:
        brush = self.brush
        shade(target, 40, 46, 56)
        brush.text.draw(target, title, LEFT, TOP - 30, CERTAIN, scale=2)
        brush.panel(target, (LEFT, TOP, LIST_W, PAGE_H), alpha=226, corner=MEMORY)
        first = min(max(selected - SHOWN // 2, 0), max(len(entries) - SHOWN, 0))
        for k, entry in enumerate(entries[first : first + SHOWN]):
            self._entry(target, entry, TOP + 8 + k * PITCH, first + k == selected, tick)
        middle = LEFT + LIST_W // 2
        if first > 0:
            brush.icons.draw(target, "chevron_2", middle, TOP - 3, MEMORY)
        if first + SHOWN < len(entries):
            brush.icons.draw(target, "chevron_6", middle, TOP + PAGE_H - 4, MEMORY)
        self._page(target, page)
        x = PAGE_X
        for hint in page.hints:
            x += brush.text.draw(target, hint, x, TOP + PAGE_H + 10, SECOND) + 20

    def _entry(self, target: pygame.Surface, entry: Entry, y: int, selected: bool, tick: int) -> None:
        brush = self.brush
        ink = _INKS[entry.state]
        wide = brush.label.width(entry.mark)
        name = brush.text.cut(entry.name, LIST_W - 54 - wide)
        colour = CERTAIN if selected else TEXT if entry.state == ON else SECOND
        if selected:
            brush.fill(target, (LEFT + 1, y - 3, LIST_W - 2, PITCH - 1), RULE, 150)
            brush.icons.draw(target, "bugle", LEFT + 9 + (tick // 24) % 2, y + 1, WARM, "shadow")
        brush.text.draw(target, name, LEFT + 30, y, colour)
        brush.label.draw(target, brush.label.cut(entry.small, LIST_W - 46), LEFT + 30, y + 11, THIRD)
        target.fill(ink, (LEFT + LIST_W - 16 - wide, y + 2, 3, 3))
        brush.label.draw(target, entry.mark, LEFT + LIST_W - 10, y, ink, align="right")

    def _page(self, target: pygame.Surface, page: Page) -> None:
        brush = self.brush
        inner = PAGE_W - 28
        brush.panel(target, (PAGE_X, TOP, PAGE_W, PAGE_H), alpha=226, corner=DEATH if page.wrong else MEMORY)
        brush.text.draw(target, brush.text.cut(page.name, inner // 2), PAGE_X + 14, TOP + 12, CERTAIN, scale=2)
        brush.text.draw(target, brush.text.cut(page.by, inner), PAGE_X + 14, TOP + 32, HUMAN)
        brush.rule(target, PAGE_X + 10, TOP + 45, PAGE_W - 20)
        rows = [(line, TEXT) for fact in page.facts for line in brush.text.wrap(fact, inner)]
        for lines, colour in ((page.wrong, DEATH), (page.notes, SECOND)):
            rows += [(row, colour) for line in lines for row in ["", *brush.text.wrap(line, inner)]]
        y, most = TOP + 54, LINES
        if page.picture is not None:
            wide, high = page.picture.get_size()
            target.blit(page.picture, (PAGE_X + 14, y))
            pygame.draw.rect(target, EDGE, (PAGE_X + 13, y - 1, wide + 2, high + 2), 1)
            y, most = y + high + 9, LINES - (high + 9) // 12
        if len(rows) > most:
            left = len(rows) - most + 1
            rows = [*rows[: most - 1], (page.more.replace("{count}", str(left)), THIRD)]
        for text, colour in rows:
            if text:
                brush.text.draw(target, text, PAGE_X + 14, y, colour)
            y += 12 if text else 6


assert TOP + PAGE_H + 20 < HEIGHT
