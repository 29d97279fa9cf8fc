"""Small texts over the world, placed so that no two lie on each other and none leaves the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from .inks import Colour
from .widgets import HEIGHT, RING, WIDTH, Brush

TOP: Final = 44  # below the readings
NUDGES: Final = (0, -11, 11, -22, 22)  # px up or down when a place is taken
GAP: Final = 4  # px between a sign and its text

# Ranks: who may choose first.
SURE: Final = 0
LIKELY: Final = 1
MARK: Final = 2
NAME: Final = 3


@dataclass(slots=True)
class _Wish:
    rank: int
    order: int
    text: str
    places: list[tuple[int, int]]
    colour: Colour
    scale: int
    sign: str
    sign_colour: Colour
    owner: int


class Labels:
    """Texts are asked for in any order during a frame and all drawn at its end."""

    def __init__(self, brush: Brush) -> None:
        self.brush = brush
        self._taken: list[pygame.Rect] = []
        self._owned: list[tuple[int, pygame.Rect]] = []
        self._wishes: list[_Wish] = []

    def begin(self, *taken: pygame.Rect) -> None:
        """A new frame. `taken`: boxes (screen px) on which nothing may be written."""
        self._taken = list(taken)
        self._owned = []
        self._wishes = []

    def take(self, box: pygame.Rect) -> None:
        """Something else stands here by now."""
        self._taken.append(box)

    def own(self, owner: int, box: pygame.Rect) -> None:
        """Here stands something whose own text may lie on it, but no other."""
        self._owned.append((owner, box))

    def ask(
        self, rank: int, text: str, places: list[tuple[int, int]], colour: Colour, *, scale: int = 1, sign: str = "",
        sign_colour: Colour | None = None, owner: int = 0,
    ) -> None:
        """`places`: top left corners (screen px), the best first; `sign`: an icon before the text. What finds no place
        is left out, unless its rank is SURE."""
        self._wishes.append(
            _Wish(rank, len(self._wishes), text, places, colour, scale, sign, sign_colour or colour,
                  owner))

    def size(self, text: str, scale: int = 1, sign: str = "") -> tuple[int, int]:
        before = self.brush.icons.size(sign)[0] + GAP if sign else 0
        return before + self.brush.text.width(text, scale), 7 * scale

    def draw(self, target: pygame.Surface) -> None:
        for wish in sorted(self._wishes, key=lambda w: (w.rank, w.order)):
            w, h = self.size(wish.text, wish.scale, wish.sign)
            box = self._place(wish, w, h)
            if box is None:
                continue
            self._taken.append(box.inflate(2, 2))
            x = box.x
            if wish.sign:
                self.brush.icons.draw(target, wish.sign, x, box.y + 1, wish.sign_colour, RING)
                x += self.brush.icons.size(wish.sign)[0] + GAP
            self.brush.text.draw(target, wish.text, x, box.y, wish.colour, RING, wish.scale)

    def _place(self, wish: _Wish, w: int, h: int) -> pygame.Rect | None:
        boxes = [_clamped(x, y + nudge * wish.scale, w, h) for nudge in NUDGES for x, y in wish.places]
        others = self._taken + [box for owner, box in self._owned if owner != wish.owner]
        for box in boxes:
            if box.collidelist(others) < 0:
                return box
        for box in boxes if wish.rank <= LIKELY else ():  # rather on somebody's body than on a text
            if box.collidelist(self._taken) < 0:
                return box
        return boxes[0] if wish.rank == SURE else None


def _clamped(x: int, y: int, w: int, h: int) -> pygame.Rect:
    return pygame.Rect(max(2, min(x, WIDTH - 2 - w)), max(TOP, min(y, HEIGHT - 3 - h)), w, h)
