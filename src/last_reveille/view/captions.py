"""Sounds that warn, in words, for those who do not hear them: at the side of the picture that they come from, with an
arrow that is filled for what is in the picture and open for what is still outside."""

from __future__ import annotations

from typing import Final, NamedTuple

import pygame

from ..content.strings import Catalogue
from .assets import Assets
from .inks import MEMORY, SECOND, TEXT, Colour
from .widgets import WIDTH, Brush

LEFT, RIGHT, ABOVE, BELOW, HERE = -1, 1, -2, 2, 0
SIDES: Final = {LEFT: "left", RIGHT: "right", ABOVE: "above", BELOW: "below", HERE: "here"}

MARGIN: Final = 8  # px from the edges
FIRST: Final = {1: 322, 2: 240}  # top of the lowest row, by size: clear of what is said and told along the bottom
PITCH: Final = 16  # px, times the size; so is the height
HIGH: Final = 13
ARROW: Final = 11  # px that an arrow takes
WIDEST: Final = 280
GLASS: Final = 188  # 0..255: the world goes on behind it
OLD_FROM: Final = 24  # frames before its end in which a caption is dimmed


class Heard(NamedTuple):
    key: str  # in the catalogue; the words may have a place for the {side}
    direction: int  # LEFT, RIGHT, ABOVE, BELOW or HERE
    far: bool  # outside the picture
    left: int  # frames for which it still stands


class Captions:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words

    def draw(self, target: pygame.Surface, heard: list[Heard], over: int | None = None) -> None:
        """Newest lowest. What comes from the right stands at the right, everything else at the left, over whatever
        has its upper edge `over` px from the top there."""
        rows = {False: 0, True: 0}
        for row in reversed(heard):
            right = row.direction == RIGHT
            lowest = FIRST[self.brush.step]
            if over is not None and not right:
                lowest = min(lowest, over - PITCH * self.brush.step)
            y = lowest - rows[right] * PITCH * self.brush.step
            rows[right] += 1
            self._row(target, row, y, right)

    def _row(self, target: pygame.Surface, row: Heard, y: int, right: bool) -> None:
        text, step = self.brush.text, self.brush.step
        side = self.words.text(f"caption.side_{SIDES[row.direction]}")
        words = text.cut(self.words.text(row.key, side=side), WIDEST // step)
        arrow = ARROW if row.direction != HERE else 0
        wide = text.width(words, step) + arrow + 12
        x = WIDTH - MARGIN - wide if right else MARGIN
        dim = row.left <= OLD_FROM
        colour, sign = (SECOND, SECOND) if dim else (TEXT, MEMORY)
        self.brush.panel(target, (x, y, wide, HIGH * step), alpha=GLASS, edge=None)
        text.draw(target, words, x + 6 + (0 if right else arrow), y + 3 * step, colour, scale=step)
        if arrow:
            at = (x + wide - 11 if right else x + 6, y + 3 + HIGH * (step - 1) // 2)
            _arrow(target, at, row.direction, row.far, sign)


def _arrow(target: pygame.Surface, at: tuple[int, int], direction: int, far: bool, colour: Colour) -> None:
    """A triangle of 4x7 or 7x4 px that points away from the middle; open when what it names is outside."""
    x, y = at
    for step in range(4):
        half = 3 - step  # rows or columns beside the middle that this slice reaches
        for side in range(-half, half + 1):
            if far and abs(side) != half and step:
                continue
            if direction in (LEFT, RIGHT):
                target.set_at((x + (3 - step if direction == LEFT else step), y + 3 + side), colour)
            else:
                target.set_at((x + 3 + side, y + 1 + (3 - step if direction == ABOVE else step)), colour)
