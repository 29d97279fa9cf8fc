"""What every screen is built from: panels, signs, bars. Fills that let the picture through are made once and kept."""

from __future__ import annotations

from typing import Final

import pygame

from .assets import Assets
from .font import BARE, RING, SHADOW, Font
from .inks import CERTAIN, EDGE, INK, PANEL, RULE, Colour

WIDTH: Final = 640
HEIGHT: Final = 360
CORNER: Final = 6  # px of the accent in a panel's corner
BAR_STEPS: Final = 10
_KEPT: Final = 256


class Icons:
    """One-coloured signs from `sprites/ui/icons`, tinted when first asked for."""

    def __init__(self, assets: Assets) -> None:
        self._sheet = assets.sheet("ui/icons")
        self._ready: dict[tuple[str, Colour, str, int], pygame.Surface] = {}

    def has(self, name: str) -> bool:
        return name in self._sheet.plan.names

    def size(self, name: str) -> tuple[int, int]:
        return self._sheet.size(self._sheet.named(name))

    def get(self, name: str, colour: Colour, edge: str = BARE, scale: int = 1) -> pygame.Surface:
        """A sign; with a ring it is one px larger on every side."""
        key = (name, colour, edge, scale)
        found = self._ready.get(key)
        if found is None:
            found = self._ready[key] = self._make(name, colour, edge, scale)
        return found

    def draw(
        self, target: pygame.Surface, name: str, x: int, y: int, colour: Colour, edge: str = BARE, scale: int = 1
    ) -> None:
        """Top left at (x, y); the ring lies outside of that."""
        pad = 1 if edge == RING else 0
        target.blit(self.get(name, colour, edge, scale), (x - pad, y - pad))

    def _make(self, name: str, colour: Colour, edge: str, scale: int) -> pygame.Surface:
        sign = self._sheet.whole(self._sheet.named(name)).copy()
        if scale > 1:
            sign = pygame.transform.scale_by(sign, scale)
        mask = pygame.mask.from_surface(sign, 100)
        sign = mask.to_surface(setcolor=(*colour, 255), unsetcolor=(0, 0, 0, 0))
        if edge == BARE:
            return ready(sign)
        w, h = sign.get_size()
        whole = pygame.Surface((w + 2, h + 2), pygame.SRCALPHA, 32)
        spots = [(x, y) for x in (0, 1, 2) for y in (0, 1, 2)] if edge == RING else [(1, 1)]
        for spot in spots:
            mask.to_surface(whole, setcolor=(*INK, 210), unsetcolor=None, dest=spot)
        mask.to_surface(whole, setcolor=(*colour, 255), unsetcolor=None, dest=(1, 1) if edge == RING else (0, 0))
        return ready(whole)


class Brush:
    """Both faces, the signs, and panels: what a screen holds to draw with."""

    def __init__(self, assets: Assets) -> None:
        self.text = Font(assets, "f7")
        self.label = Font(assets, "label")
        self.icons = Icons(assets)
        self.step = 1  # size of what must be read in time: words, captions, hints; 2 for those who want it larger
        self._fills: dict[tuple[int, int, Colour, int, bool], pygame.Surface] = {}

    def fill(self, target: pygame.Surface, box: tuple[int, int, int, int], colour: Colour, alpha: int) -> None:
        """A box (x, y, w, h) in a colour that lets through what is below; alpha 0..255."""
        x, y, w, h = box
        if w <= 0 or h <= 0:
            return
        clear = bool(target.get_flags() & pygame.SRCALPHA)  # a picture that will itself be laid over something
        key = (w, h, colour, alpha, clear)
        found = self._fills.get(key)
        if found is None:
            if len(self._fills) >= _KEPT:
                del self._fills[next(iter(self._fills))]
            self._fills[key] = found = _box((w, h), colour, alpha, clear)
        target.blit(found, (x, y))

    def panel(
        self, target: pygame.Surface, box: tuple[int, int, int, int], *, alpha: int = 200,
        corner: Colour | None = None, edge: Colour | None = EDGE,
    ) -> None:
        """A panel with a frame whose corners are darker, and an accent in the top left one."""
        x, y, w, h = box
        self.fill(target, box, PANEL, alpha)
        if edge is not None:
            pygame.draw.rect(target, edge, box, 1)
            dark = (edge[0] * 2 // 5, edge[1] * 2 // 5, edge[2] * 2 // 5)
            for spot in ((x, y), (x + w - 1, y), (x, y + h - 1), (x + w - 1, y + h - 1)):
                target.set_at(spot, dark)
        if corner is not None:
            target.fill(corner, (x, y, CORNER, 1))
            target.fill(corner, (x, y, 1, CORNER))

    def rule(self, target: pygame.Surface, x: int, y: int, width: int, colour: Colour = RULE) -> None:
        target.fill(colour, (x, y, width, 1))

    def dotted(self, target: pygame.Surface, x: int, y: int, width: int, colour: Colour) -> None:
        """Every third pixel of a line: under words that were heard before."""
        for at in range(x, x + width, 3):
            target.set_at((at, y), colour)

    def bar(self, target: pygame.Surface, x: int, y: int, value: int, colour: Colour, off: Colour = RULE) -> None:
        """Ten steps of 5 px, `value` of them lit: 60 x 7 px."""
        for k in range(BAR_STEPS):
            target.fill(colour if k < value else off, (x + k * 6, y, 5, 7))

    def hint(self, target: pygame.Surface, text: str, x: int, y: int, align: str = "centre") -> None:
        """A line over the moving picture: never without a ring."""
        self.text.draw(target, text, x, y, CERTAIN, RING, align=align)


def shade(target: pygame.Surface, red: int, green: int, blue: int) -> None:
    """Multiplies the whole picture, 0..255 a channel."""
    target.fill((red, green, blue), special_flags=pygame.BLEND_RGB_MULT)


def white(target: pygame.Surface, part: float) -> None:
    """Fades towards white, 0..1."""
    step = max(0, min(255, round(part * 255)))
    if step:
        target.fill((step, step, step), special_flags=pygame.BLEND_RGB_ADD)


def black(target: pygame.Surface, part: float) -> None:
    """Fades towards black, 0..1."""
    step = max(0, min(255, round((1 - part) * 255)))
    if step < 255:
        shade(target, step, step, step)


def ready(surface: pygame.Surface) -> pygame.Surface:
    """In the display's own format when there is a display."""
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface


__all__ = ["BARE", "RING", "SHADOW", "Brush", "Icons", "black", "ready", "shade", "white"]


def _box(size: tuple[int, int], colour: Colour, alpha: int, clear: bool) -> pygame.Surface:
    """One alpha for all of it, which blits quicker; one for each px where that of the target counts as well."""
    if clear:
        box = pygame.Surface(size, pygame.SRCALPHA, 32)
        box.fill((*colour, alpha))
        return box
    box = pygame.Surface(size)
    box.fill(colour)
    box = box.convert() if pygame.display.get_init() and pygame.display.get_surface() else box
    box.set_alpha(alpha)
    return box
