"""The War Table's frame: the ground, the title with its three pages, the counts, and the pointer."""

from __future__ import annotations

from typing import Final

import pygame

from ...content.strings import Catalogue
from ..inks import CERTAIN, INK, MEMORY, QUIET, TEXT, THIRD, WARM
from ..widgets import HEIGHT, WIDTH, Brush
from .daypage import Spot
from .tablemodel import Header

PAGES: Final = ("table.day", "table.world", "ui.pause.notes")
TABS_X: Final = 158
TAB_Y: Final = 15
GRID: Final = 32
POINTER: Final = (
    "#.......", "##......", "#o#.....", "#oo#....", "#ooo#...", "#oooo#..", "#ooooo#.", "#oooo###", "#oo#....",
    "##.#....",
)
TURN: Final = "turn"  # the action of a click on a page's name; the number says which


class TableFrame:
    def __init__(self, brush: Brush, words: Catalogue) -> None:
        self.brush = brush
        self.words = words
        self.spots: list[Spot] = []
        self._ground = _ground()
        self._pointer = _pointer()

    def draw(self, target: pygame.Surface, header: Header, hover: tuple[int, int] | None) -> None:
        """The ground and everything above the first rule."""
        self.spots = []
        target.blit(self._ground, (0, 0))
        self.brush.text.draw(target, self.words.text("table.title").upper(), 20, 9, CERTAIN, scale=2)
        self._tabs(target, header, hover)
        self._counts(target, header)
        self.brush.rule(target, EDGE, 28, WIDTH - 30)

    def pointer(self, target: pygame.Surface, x: int, y: int) -> None:
        target.blit(self._pointer, (x, y))

    def _tabs(self, target: pygame.Surface, header: Header, hover: tuple[int, int] | None) -> None:
        brush, x = self.brush, TABS_X
        x += brush.label.draw(target, header.keys[0], x, TAB_Y, WARM) + 8
        for page, key in enumerate(PAGES):
            word = self.words.text(key)
            wide = brush.text.width(word)
            box = pygame.Rect(x - 4, TAB_Y - 4, wide + 8, 16)
            over = hover is not None and box.collidepoint(hover)
            here = page == header.page
            brush.text.draw(target, word, x, TAB_Y, CERTAIN if here else TEXT if over else THIRD)
            if here:
                target.fill(MEMORY, (x, 27, wide, 2))
            self.spots.append((box, TURN, page))
            x += wide + 14
        brush.label.draw(target, header.keys[1], x - 4, TAB_Y, WARM)

    def _counts(self, target: pygame.Surface, header: Header) -> None:
        x = WIDTH - 10
        for key, value, digits in (("known", header.known, "{}%"), ("count", header.deaths, "{}"),
                                   ("loop", header.loop, "{:03d}")):
            number = digits.format(value)
            x -= self.brush.text.width(number)
            self.brush.text.draw(target, number, x, 11, CERTAIN)
            word = self.words.text(f"table.{key}")
            x -= self.brush.label.width(word) + 4
            self.brush.label.draw(target, word, x, 11, QUIET)
            x -= 10


EDGE: Final = 20


def _ground() -> pygame.Surface:
    """A dark table with a fine grid, a little lighter in its middle."""
    small = pygame.Surface((16, 9))
    for y in range(9):
        for x in range(16):
            far = abs(x - 7.5) / 8 + abs(y - 4) / 6
            light = max(0.0, 1 - far)
            small.set_at((x, y), (8 + int(7 * light), 11 + int(12 * light), 20 + int(18 * light)))
    ground = pygame.transform.smoothscale(small, (WIDTH, HEIGHT))
    for x in range(GRID // 2, WIDTH, GRID):
        ground.fill((4, 5, 7), (x, 0, 1, HEIGHT), special_flags=pygame.BLEND_RGB_ADD)
    for y in range(GRID // 2, HEIGHT, GRID):
        ground.fill((4, 5, 7), (0, y, WIDTH, 1), special_flags=pygame.BLEND_RGB_ADD)
    return ground.convert() if pygame.display.get_init() and pygame.display.get_surface() else ground


def _pointer() -> pygame.Surface:
    surface = pygame.Surface((len(POINTER[0]), len(POINTER)), pygame.SRCALPHA, 32)
    for y, row in enumerate(POINTER):
        for x, cell in enumerate(row):
            if cell != ".":
                surface.set_at((x, y), (*CERTAIN, 255) if cell == "o" else (*INK, 255))
    return surface


__all__ = ["TURN", "TableFrame"]
