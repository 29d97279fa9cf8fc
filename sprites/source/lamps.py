"""Lamps of dark places, each of a make of its own. Their light is an object of the map beside them."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import AMBER, GUN, OLIVE, RED, STEEL, framed, stamp
from palette import INK, Colour, ramp

COLD: Colour = (216, 244, 240)


def _cage(s: np.ndarray, light: Colour, hot: Colour) -> None:
    p.box(s, 4, 1, 8, 3, INK)
    p.box(s, 5, 1, 6, 2, GUN[3])
    p.paint(s, p.ellipse(16, 16, 8, 8.5, 5.2, 5.6), INK)
    p.paint(s, p.ellipse(16, 16, 8, 8.5, 4.1, 4.6), light)
    p.paint(s, p.ellipse(16, 16, 8, 8.5, 2.2, 2.8), hot)
    for x in (5, 8, 11):
        p.box(s, x, 4, 1, 10, GUN[2])
    p.box(s, 4, 8, 9, 1, GUN[3])
    p.box(s, 5, 12, 7, 1, GUN[3])


@stamp(1, 1)
def cage(s: np.ndarray, _: int) -> None:
    _cage(s, AMBER, (255, 248, 216))


@stamp(1, 1)
def cage_red(s: np.ndarray, _: int) -> None:
    _cage(s, (226, 60, 48), (255, 190, 160))


@stamp(1, 1)
def cage_dead(s: np.ndarray, _: int) -> None:
    _cage(s, GUN[1], GUN[2])


@stamp(3, 1)
def neon(s: np.ndarray, _: int) -> None:
    p.box(s, 2, 2, 44, 5, INK)
    p.box(s, 3, 3, 42, 2, STEEL[3])
    p.box(s, 3, 3, 42, 1, STEEL[4])
    for x in (3, 41):
        p.box(s, x, 5, 4, 5, INK)
        p.box(s, x + 1, 5, 2, 4, STEEL[2])
    p.box(s, 6, 7, 36, 3, COLD)
    p.box(s, 7, 8, 34, 1, (255, 255, 255))
    p.box(s, 6, 10, 36, 1, (96, 150, 156))


@stamp(3, 2)
def neon_loose(s: np.ndarray, _: int) -> None:
    """One end has come off its hook."""
    p.box(s, 2, 2, 12, 5, INK)
    p.box(s, 3, 3, 10, 2, STEEL[3])
    for k in range(34):
        y = 6 + k * 18 // 34
        p.box(s, 8 + k, y - 2, 1, 5, INK)
        p.box(s, 8 + k, y - 1, 1, 1, STEEL[3])
        p.box(s, 8 + k, y + 1, 1, 2, COLD)
    p.line(s, 42, 3, 42, 22, GUN[2])


def _hung(s: np.ndarray, light: Colour, hot: Colour) -> None:
    p.box(s, 8, 0, 1, 18, GUN[0])
    for k in range(6):
        p.box(s, 7 - k, 18 + k, 3 + 2 * k, 1, OLIVE[3] if k < 4 else OLIVE[2])
        p.box(s, 7 - k, 18 + k, 1, 1, OLIVE[4])
    p.box(s, 1, 24, 15, 1, INK)
    p.box(s, 5, 25, 7, 3, light)
    p.box(s, 6, 25, 5, 2, hot)


@stamp(1, 2)
def pendant(s: np.ndarray, _: int) -> None:
    _hung(s, AMBER, (255, 250, 224))


@stamp(1, 2)
def pendant_cold(s: np.ndarray, _: int) -> None:
    _hung(s, (132, 214, 204), (232, 255, 250))


@stamp(2, 1)
def flood(s: np.ndarray, _: int) -> None:
    """Under a ceiling, its glass downwards."""
    p.box(s, 14, 0, 4, 5, GUN[2])
    framed(s, 5, 4, 22, 7, GUN, 2)
    for x in range(8, 24, 3):
        p.box(s, x, 5, 1, 4, GUN[1])
    p.box(s, 6, 11, 20, 3, AMBER)
    p.box(s, 8, 11, 16, 2, (255, 250, 224))
    p.box(s, 5, 13, 1, 2, INK)
    p.box(s, 26, 13, 1, 2, INK)


@stamp(2, 3)
def worklight(s: np.ndarray, _: int) -> None:
    """Two heads on a tripod."""
    for x0, x1 in ((16, 7), (16, 25), (16, 17)):
        p.line(s, x0, 30, x1, 47, GUN[3])
        p.line(s, x0 + 1, 30, x1 + 1, 47, INK)
    p.box(s, 15, 10, 3, 24, INK)
    p.box(s, 15, 10, 2, 24, STEEL[3])
    p.box(s, 5, 10, 22, 2, GUN[3])
    for x in (2, 17):
        framed(s, x, 1, 13, 10, ramp("hair"), 2)
        p.box(s, x + 2, 3, 9, 6, AMBER)
        p.box(s, x + 3, 4, 7, 4, (255, 250, 228))
        p.box(s, x + 6, 2, 1, 8, GUN[1])


@stamp(1, 1, (10, 10, 10, 10))
def beacon(s: np.ndarray, frame: int) -> None:
    """A red lamp whose mirror turns."""
    p.box(s, 4, 11, 9, 4, INK)
    p.box(s, 5, 12, 7, 2, GUN[3])
    p.paint(s, p.ellipse(16, 16, 8.5, 8, 4.6, 6) & (np.mgrid[0:16, 0:16][0] < 11), INK)
    p.box(s, 5, 4, 7, 7, RED[2])
    x = (5, 7, 10, 7)[frame]
    p.box(s, x, 4, 2 if frame != 1 else 4, 7, (255, 190, 160) if frame != 3 else RED[1])
    p.box(s, 6, 3, 5, 1, RED[3])


@stamp(4, 1)
def bulbs(s: np.ndarray, _: int) -> None:
    """Bulbs on a cable that sags; it goes on at both sides."""
    for x in range(64):
        sag = round(1 + 7 * np.sin(x / 63 * np.pi))
        p.box(s, x, sag, 1, 1, GUN[0])
        if x in (12, 32, 51):
            p.box(s, x - 1, sag + 1, 3, 2, GUN[2])
            p.box(s, x - 1, sag + 3, 3, 3, AMBER)
            p.box(s, x, sag + 3, 1, 2, (255, 252, 232))
