"""Pins: the picture that is cut out when one is set, and the flag that stands where it was set."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

import pygame

from ..content import png
from ..content.files import FileError
from ..memory.keepsakes import PIN_H, PIN_W
from .inks import CERTAIN, INK, MEMORY, Colour
from .silhouette import HALO, strokes
from .widgets import RING, Brush, ready

ZOOM: Final = 2  # canvas px a px of the picture: he stays large enough to be known
LOW: Final = 10  # px of the picture below his feet that its caption covers
MOST_BYTES: Final = 64 * 1024  # a picture of PIN_W x PIN_H px is never more
POLE: Final = 26
FLAG: Final = ("#######.", ".#######", "..######", ".#######", "#######.")  # a swallow tail, on its left


def pin_picture(canvas: pygame.Surface, x: int, y: int) -> bytes:
    """The picture of a pin, as a PNG of PIN_W x PIN_H px: what is around (x, y), the middle of his body, in a frame
    without signs on it (all canvas px)."""
    wide, high = min(PIN_W * ZOOM, canvas.get_width()), min(PIN_H * ZOOM, canvas.get_height())
    box = pygame.Rect(x - wide // 2, y - high // 2 + LOW, wide, high).clamp(canvas.get_rect())
    small = pygame.Surface((PIN_W, PIN_H), 0, 24)
    part = pygame.Surface(box.size, 0, 24)
    part.blit(canvas, (0, 0), box)
    pygame.transform.smoothscale(part, (PIN_W, PIN_H), small)
    file = io.BytesIO()
    pygame.image.save(small, file, "pin.png")
    return file.getvalue()


def read_pin_picture(data: bytes) -> pygame.Surface | None:
    """The picture of a pin, PIN_W x PIN_H px; None when there is none or it is not one: it comes from a file that
    anybody may have written."""
    if not data or len(data) > MOST_BYTES:
        return None
    try:
        if png.size_of_bytes(data) != (PIN_W, PIN_H):
            return None
        picture = pygame.image.load(io.BytesIO(data), "pin.png")
    except (FileError, pygame.error):
        return None
    shown = pygame.Surface((PIN_W, PIN_H))
    shown.blit(picture, (0, 0))
    return shown.convert() if pygame.display.get_init() and pygame.display.get_surface() else shown


def draw_pin(target: pygame.Surface, brush: Brush, number: int, x: int, y: int, *, bright: bool = False) -> None:
    """The flag in the world: a pole whose foot stands at (x, y) screen px, a swallow tail, and the pin's number.
    `bright`: it is the one that is looked at, or its tick is near."""
    flag = _flag(CERTAIN if bright else MEMORY)
    target.blit(flag, (x - 2, y - POLE - 1))
    brush.text.draw(target, str(number), x + 12, y - POLE - 1, CERTAIN, RING)


@lru_cache(maxsize=4)
def _flag(colour: Colour) -> pygame.Surface:
    """Pole and tail with their ink; the pole's foot is 2 px from the left and 1 px from the bottom."""
    size = len(FLAG[0]) + 5, POLE + 3
    line, cloth, foot = pygame.Mask(size), pygame.Mask(size), pygame.Mask(size)
    for y in range(POLE):
        line.set_at((2, y + 1))
    for row, cells in enumerate(FLAG):
        for column, cell in enumerate(reversed(cells)):
            if cell == "#":
                cloth.set_at((column + 3, row + 2))
    for x in (1, 2, 3):
        foot.set_at((x, POLE))
    surface = strokes([(cloth, colour, 255), (line, colour, 230), (foot, colour, 255)], HALO)
    surface.set_at((2, 0), (*INK, HALO))
    return ready(surface)
