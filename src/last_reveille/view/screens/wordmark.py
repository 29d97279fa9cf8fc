"""The title in letters of our own: the body face grown by a corner rule, lit like the morning, and a few ticks late."""

from __future__ import annotations

import random
from typing import Final

import pygame
from pygame.mask import Mask

from ..font import BARE, Font
from ..inks import CERTAIN, INK, MEMORY, QUIET, WHITE, Colour
from ..silhouette import CROSS, grown, paint, shrunk, without
from ..widgets import ready

SMALL: Final = 2  # scale of all words but the last
LARGE: Final = 3
RAMP: Final = ((138, 74, 58), (192, 122, 76), (230, 176, 108), (248, 220, 152), (255, 246, 212))  # from below
TOP_LIGHT: Final = (255, 250, 226)
FOOT: Final = (110, 59, 46)
SLIP_PLACE: Final = 60  # per cent of the height where the slip is at rest
SLIP_TICKS: Final = 4
GHOSTS: Final = ((7, 54, 25), (4, 100, 46))  # (how many times the scale to the left, alpha of edge, of fill)


class Word:
    """One word, ready to be drawn with its slip."""

    def __init__(self, font: Font, text: str, scale: int) -> None:
        self.scale = scale
        mask = _grown_letters(font, text, scale)
        w, h = mask.get_size()
        self.width, self.height = w, h
        self.pad = scale * 7 + 2
        self.back = pygame.Surface((w + self.pad + 8, h + 8), pygame.SRCALPHA, 32)
        self._ghosts(mask)
        self.body = ready(_lit(mask))
        self.late = ready(_plain(mask, MEMORY, CERTAIN))
        self.back = ready(self.back)

    def draw(self, target: pygame.Surface, x: int, y: int, slip: int) -> None:
        """`slip`: row at which a band of `scale` px is late."""
        target.blit(self.back, (x - self.pad, y - 3))
        band = max(0, min(slip, self.height - self.scale))
        w = self.width
        target.blit(self.body, (x, y), (0, 0, w, band))
        below = band + self.scale
        target.blit(self.body, (x, y + below), (0, below, w, self.height - below))
        target.blit(self.late, (x - self.scale, y + band), (0, band, w, self.scale))

    def _ghosts(self, mask: Mask) -> None:
        w, h = mask.get_size()
        wide = Mask((w + 2, h + 2))
        wide.draw(mask, (1, 1))
        edge = without(wide, shrunk(wide))
        for times, edge_alpha, fill_alpha in GHOSTS:
            at = (self.pad - times * self.scale, 3)
            rows = mask.copy()
            for y in range(0, h, 2):
                rows.erase(Mask((w, 1), fill=True), (0, y))
            ghost = pygame.Surface((w + 2, h + 2), pygame.SRCALPHA, 32)
            rows.to_surface(ghost, setcolor=(*QUIET, fill_alpha), unsetcolor=None, dest=(1, 1))
            paint(ghost, edge, MEMORY, edge_alpha)
            self.back.blit(ghost, (at[0] - 1, at[1] - 1))
        shadow = Mask((w + 8, h + 8))
        shadow.draw(mask, (3, 3))
        for _ in range(2):
            shadow = grown(shadow, CROSS)
        shadow.draw(mask, (5, 6))
        shadow.to_surface(self.back, setcolor=(*INK, 255), unsetcolor=None, dest=(self.pad - 3, 0))


class Wordmark:
    """`text` in capitals: the last word large, what comes before it small above."""

    def __init__(self, font: Font, text: str) -> None:
        words = text.upper().split() or ["?"]
        self.lines = [Word(font, " ".join(words[:-1]), SMALL)] if len(words) > 1 else []
        self.lines.append(Word(font, words[-1], LARGE))
        self.height = sum(line.height + 8 for line in self.lines)

    def draw(self, target: pygame.Surface, x: int, y: int, tick: int) -> int:
        """Returns the y below the letters."""
        for n, line in enumerate(self.lines):
            line.draw(target, x, y, slip_row(tick + n * 37, line.height))
            y += line.height + 8
        return y


def slip_row(tick: int, height: int) -> int:
    """At rest at three fifths; every two seconds or so it is elsewhere for SLIP_TICKS."""
    dice = random.Random(tick // 120)
    start = dice.randrange(0, 110)
    if start <= tick % 120 < start + SLIP_TICKS:
        return dice.randrange(height)
    return height * SLIP_PLACE // 100


def _grown_letters(font: Font, text: str, scale: int) -> Mask:
    letters = font.line(text, WHITE, BARE)
    plain = pygame.Surface((letters.get_width() + 1, font.capital + 2))
    plain.blit(letters, (1, 1 - font.lift))
    # Two grey levels only, or the corner rule would not find its corners.
    even = pygame.mask.from_threshold(plain, WHITE, (128, 128, 128, 255)).to_surface(
        setcolor=WHITE, unsetcolor=(0, 0, 0))
    large = pygame.transform.scale_by(pygame.transform.scale2x(even), scale)
    return pygame.mask.from_threshold(large, WHITE, (128, 128, 128, 255))


def _lit(mask: Mask) -> pygame.Surface:
    """A gradient in steps with a checkerboard between them, a light upper edge, a dark foot."""
    w, h = mask.get_size()
    surface = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    last = len(RAMP) - 1
    for y in range(h):
        value = (1 - y / h) * last
        step = min(int(value), last - 1)
        part = value - step
        low, high = RAMP[step], RAMP[step + 1]
        surface.fill(low if part < 0.66 else high, (0, y, w, 1))
        if 0.33 <= part < 0.66:
            for x in range(y % 2, w, 2):
                surface.set_at((x, y), high)
    alpha = mask.to_surface(setcolor=(255, 255, 255, 255), unsetcolor=(0, 0, 0, 0))
    surface.blit(alpha, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    above, below = Mask((w, h)), Mask((w, h))
    above.draw(mask, (0, 1))
    below.draw(mask, (0, -1))
    paint(surface, without(mask, below), FOOT)
    paint(surface, without(mask, above), TOP_LIGHT)
    return surface


def _plain(mask: Mask, colour: Colour, top: Colour) -> pygame.Surface:
    surface = mask.to_surface(setcolor=(*colour, 255), unsetcolor=(0, 0, 0, 0))
    above = Mask(mask.get_size())
    above.draw(mask, (0, 1))
    paint(surface, without(mask, above), top)
    return surface
