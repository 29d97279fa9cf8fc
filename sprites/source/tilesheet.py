"""A sheet of 16 px tiles and the pencil to draw on it. A picture may cover several tiles."""

from __future__ import annotations

import itertools

import numpy as np
from palette import Colour
from PIL import Image, ImageDraw

TILE = 16
COLUMNS, ROWS = 16, 24


class Sheet:
    """The picture and the pencil. Lengths are px from the upper left corner of the sheet."""

    def __init__(self) -> None:
        self.image = Image.new("RGBA", (TILE * COLUMNS, TILE * ROWS), (0, 0, 0, 0))
        self.draw = ImageDraw.Draw(self.image)
        self.dice = np.random.default_rng(7)
        self.places: dict[str, tuple[int, int, int, int]] = {}

    def place(self, name: str, column: int, row: int, width: int = 1, height: int = 1) -> tuple[int, int]:
        """Corner of a picture that covers width x height tiles."""
        self.places[name] = (column, row, width, height)
        return column * TILE, row * TILE

    def box(self, x: int, y: int, w: int, h: int, colour: tuple[int, ...]) -> None:
        self.draw.rectangle((x, y, x + w - 1, y + h - 1), fill=(*colour, 255) if len(colour) == 3 else colour)

    def line(self, x0: int, y0: int, x1: int, y1: int, colour: Colour) -> None:
        self.draw.line((x0, y0, x1, y1), fill=(*colour, 255))

    def dot(self, x: int, y: int, colour: Colour) -> None:
        self.image.putpixel((x, y), (*colour, 255))

    def plate(
        self, x: int, y: int, w: int, h: int, colours: list[Colour], hi: int = 4, mid: int = 2, lo: int = 0
    ) -> None:
        """A bevelled slab: light above and left, dark below."""
        self.box(x, y, w, h, colours[mid])
        self.line(x, y, x + w - 1, y, colours[hi])
        self.line(x, y, x, y + h - 1, colours[min(hi, 3)])
        self.line(x, y + h - 1, x + w - 1, y + h - 1, colours[lo])
        self.line(x + w - 1, y, x + w - 1, y + h - 1, colours[1])

    def speck(self, x: int, y: int, w: int, h: int, colour: Colour, count: int) -> None:
        for _ in range(count):
            self.dot(x + int(self.dice.integers(w)), y + int(self.dice.integers(h)), colour)

    def crack(self, x: int, y: int, colour: Colour) -> None:
        """The sign that a blast opens this."""
        way = [(3, 0), (6, 4), (4, 8), (9, 11), (8, 15)]
        for (x0, y0), (x1, y1) in itertools.pairwise(way):
            self.line(x + x0, y + y0, x + x1, y + y1, colour)
        self.line(x + 6, y + 4, x + 12, y + 6, colour)
        self.line(x + 9, y + 11, x + 14, y + 10, colour)
