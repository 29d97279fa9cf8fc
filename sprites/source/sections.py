"""Rooms that are seen only because the ground is cut: nobody gets in. Each has a lamp, and what it was built for."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import stamp
from palette import INK, Colour

DARK: Colour = (7, 10, 13)
LIP: Colour = (58, 68, 74)


def _room(s: np.ndarray, lamps: tuple[tuple[int, int], ...], colour: Colour, seed: int) -> None:
    """An arched space with a lit back wall under its lamps, a floor, and an edge all around."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    rise = 8 * (np.abs(x - w / 2) / (w / 2)) ** 2
    inside = (x > 3) & (x < w - 3) & (y > 3 + rise) & (y < h - 5)
    p.paint(s, (x > 1) & (x < w - 1) & (y > 1 + rise) & (y < h - 2), INK)
    light = 0.10 + 0.06 * p.noise(w, h, 26, 18, seed, 3)
    for at, high in lamps:
        light += 0.62 * np.exp(-(((x - at) / 40) ** 2) - ((y - high - 8) / 34) ** 2)
    light -= 0.10 * ((x % 32 < 1) | (y % 24 < 1))
    step = np.clip(np.floor(np.clip(light, 0, 1) * 6 + p.bayer(h, w) * 0.7 + 0.5), 0, 6) / 6
    shade = 0.10 + 0.42 * step
    wall = np.dstack([(shade * c).round().clip(0, 255) for c in colour]).astype(np.uint8)
    p.paint(s, inside, np.maximum(wall, np.array(DARK, np.uint8)))
    p.paint(s, inside & (y > h - 7), LIP)
    p.paint(s, (x > 2) & (x < w - 2) & (y >= h - 5) & (y < h - 3), (30, 37, 42))
    for at, high in lamps:
        p.box(s, at, 5, 1, high - 5, INK)
        p.box(s, at - 4, high - 2, 9, 2, INK)
        p.box(s, at - 3, high, 7, 2, tuple(min(255, int(c * 1.05) + 40) for c in colour))


def _post(s: np.ndarray, x: int, y: int, w: int, h: int, edge: Colour) -> None:
    """A thing before the lit wall: black, with a thin edge of light above."""
    p.box(s, x, y, w, h, DARK)
    p.box(s, x, y, w, 1, edge)


@stamp(12, 6)
def pump_room(s: np.ndarray, _: int) -> None:
    _room(s, ((58, 26), (138, 26)), (214, 158, 84), 4)
    edge = (120, 84, 46)
    for x in (22, 92):
        _post(s, x, 58, 44, 32, edge)
        s[56:90, x : x + 44][p.ellipse(44, 34, 22, 17, 20, 16)] = (*DARK, 255)
        p.paint(s[40:90, x : x + 44], p.ellipse(44, 50, 22, 32, 13, 13) & ~p.ellipse(44, 50, 22, 32, 10, 10), edge)
        _post(s, x + 19, 16, 6, 44, edge)
        _post(s, x + 15, 44, 14, 4, edge)
    _post(s, 6, 30, 180, 5, edge)
    for x in range(12, 184, 24):
        _post(s, x, 28, 4, 9, edge)
    _post(s, 150, 66, 24, 24, edge)
    for k in range(3):
        p.box(s, 154 + k * 6, 71, 3, 3, ((92, 200, 130), (220, 130, 50), (92, 200, 130))[k])


@stamp(12, 6)
def stair_room(s: np.ndarray, _: int) -> None:
    _room(s, ((44, 24), (150, 40)), (120, 178, 170), 7)
    edge = (70, 112, 108)
    for k in range(22):
        _post(s, 20 + k * 5, 34 + k * 2, 6, 3, edge)
        p.box(s, 22 + k * 5, 24 + k * 2, 1, 10, DARK)
    for k in range(109):
        p.box(s, 22 + k, 24 + k * 2 // 5, 1, 1, edge)
    _post(s, 6, 34, 16, 3, edge)
    for x in (10, 66, 122):
        p.box(s, x, 36 + max(0, (x - 20) * 2 // 5), 3, 91 - 36 - max(0, (x - 20) * 2 // 5), DARK)
    _post(s, 140, 62, 36, 28, edge)
    p.box(s, 156, 66, 1, 24, edge)
    p.paint(s, p.ellipse(192, 96, 150, 78, 4, 4) & ~p.ellipse(192, 96, 150, 78, 2.6, 2.6), edge)


@stamp(12, 6)
def store_room(s: np.ndarray, _: int) -> None:
    _room(s, ((96, 24),), (196, 92, 70), 9)
    edge, dice = (108, 52, 42), np.random.default_rng(3)
    for left in (14, 112):
        for y in (44, 66, 88):
            _post(s, left, y, 66, 3, edge)
            x = left + 2
            while x < left + 54:
                wide, high = int(dice.integers(6, 14)), int(dice.integers(7, 17))
                _post(s, x, y - high, wide, high, edge)
                x += wide + int(dice.integers(1, 6))
        for x in (left, left + 63):
            p.box(s, x, 28, 3, 62, DARK)
    for k in range(3):
        _post(s, 84 + k * 5, 70 + k % 2 * 9, 16, 20 - k % 2 * 9, edge)


@stamp(12, 6)
def sump(s: np.ndarray, _: int) -> None:
    """Water has come in, and somebody's lamp is still on."""
    _room(s, ((132, 30),), (104, 168, 176), 12)
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    edge = (60, 104, 110)
    for at in (24, 64, 104, 160):
        _post(s, at, 12, 7, 80, edge)
        p.box(s, at, 12, 1, 80, edge)
    _post(s, 6, 22, 180, 4, edge)
    pool = (y > 62 + 1.4 * np.sin(x / 8)) & (y < h - 5) & (x > 3) & (x < w - 3)
    shine = np.exp(-(((x - 132) / 20) ** 2)) * (np.sin(y * 1.4 + np.sin(x / 6)) > 0.1)
    p.paint(s, pool, p.tone(np.clip(0.18 + 0.7 * shine - (y - 62) / 90, 0, 1), "040c12 0a1c24 14343c 2a6068 5aa0a4"))
    p.paint(s, pool & (y < 64 + 1.4 * np.sin(x / 8)), (92, 156, 156))
