"""Panes, streaks and puddles of dark places, and what grows in them."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import GUN, STEEL, stamp
from palette import INK, Colour, ramp

# -- panes: a frame of nine tiles whose middle is open to what lies behind the level, and bars to part it


def _frame(s: np.ndarray, left: bool, right: bool, top: bool, bottom: bool) -> None:
    """Steel, 6 px wide, with bolts; at the foot a sill."""
    if left:
        p.box(s, 0, 0, 7, 16, INK)
        p.box(s, 1, 0, 4, 16, GUN[2])
        p.box(s, 1, 0, 1, 16, GUN[4])
    if right:
        p.box(s, 9, 0, 7, 16, INK)
        p.box(s, 11, 0, 4, 16, GUN[2])
        p.box(s, 11, 0, 1, 16, GUN[3])
    if top:
        p.box(s, 0 if not left else 1, 0, 16, 7, INK)
        p.box(s, 1 if left else 0, 1, 16 - left - right, 4, GUN[2])
        p.box(s, 1 if left else 0, 1, 16 - left - right, 1, GUN[4])
    if bottom:
        p.box(s, 0, 8, 16, 8, INK)
        p.box(s, 0, 9, 16, 5, STEEL[2])
        p.box(s, 0, 9, 16, 1, STEEL[4])
    if (left or right) and (top or bottom):
        p.box(s, 3 if left else 12, 3 if top else 11, 2, 2, GUN[5])


def _pane(name: str, left: int, right: int, top: int, bottom: int) -> None:
    def draw(s: np.ndarray, _: int) -> None:
        _frame(s, bool(left), bool(right), bool(top), bool(bottom))

    draw.__name__ = name
    stamp(1, 1)(draw)


for _y, (_row, _top, _bottom) in enumerate((("t", 1, 0), ("m", 0, 0), ("b", 0, 1))):
    for _column, _left, _right in (("l", 1, 0), ("c", 0, 0), ("r", 0, 1)):
        if (_row, _column) != ("m", "c"):
            _pane(f"pane_{_row}{_column}", _left, _right, _top, _bottom)


@stamp(1, 1)
def mullion(s: np.ndarray, _: int) -> None:
    p.box(s, 6, 0, 4, 16, INK)
    p.box(s, 7, 0, 2, 16, GUN[2])
    p.box(s, 7, 0, 1, 16, GUN[3])


@stamp(1, 1)
def transom(s: np.ndarray, _: int) -> None:
    p.box(s, 0, 6, 16, 4, INK)
    p.box(s, 0, 7, 16, 2, GUN[2])
    p.box(s, 0, 7, 16, 1, GUN[3])


@stamp(2, 2)
def glint(s: np.ndarray, _: int) -> None:
    """Light on glass."""
    for k in range(22):
        for off, wide in ((4, 3), (10, 1)):
            s[28 - k : 29 - k, off + k // 2 : off + k // 2 + wide] = (206, 238, 232, 54)


@stamp(2, 2)
def shatter(s: np.ndarray, _: int) -> None:
    """A pane that something came against."""
    for turn in np.linspace(0.2, 2 * np.pi, 9):
        long = 8 + turn * 7 % 6
        for k in range(int(long)):
            s[int(16 + np.sin(turn) * k), int(16 + np.cos(turn) * k)] = (216, 236, 232, 150)
    s[15:18, 15:18] = (230, 244, 240, 200)


# -- water and rust


def _streak(s: np.ndarray, colour: Colour, seed: int, most: int) -> None:
    h, w = s.shape[:2]
    dice = np.random.default_rng(seed)
    for x in range(1, w - 1):
        long = int(dice.integers(h // 4, h)) * (1 if dice.random() < 0.6 else 0)
        for y in range(long):
            fade = 1 - y / max(1, long)
            if fade * 16 > dice.integers(0, 14):
                s[y, x] = (*colour, int(most * fade))


@stamp(1, 3)
def rust_streak(s: np.ndarray, _: int) -> None:
    _streak(s, (120, 60, 32), 3, 170)


@stamp(2, 3)
def damp(s: np.ndarray, _: int) -> None:
    _streak(s, (8, 14, 16), 5, 150)


@stamp(1, 3)
def moss(s: np.ndarray, _: int) -> None:
    _streak(s, (58, 92, 52), 8, 190)


def _puddle(s: np.ndarray, light: Colour, seed: int) -> None:
    """Wet ground, 5 px of it, with what shines above it in it; below, on the ground's face, the light runs out."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    half = w / 2 - 2
    body = (np.abs(x - w / 2) < half - (y - 1) * 2.2) & (y < 5)
    depth = np.clip(1 - np.abs(x - w / 2) / half, 0, 1)
    grain = p.noise(w, h, 9, 3, seed, 2)
    p.paint(s, body, (18, 26, 32))
    p.paint(s, body & (grain + depth > 0.55), tuple(v * 2 // 5 for v in light))
    p.paint(s, body & (grain + depth > 0.95), tuple(v * 3 // 4 for v in light))
    p.paint(s, body & (y < 1) & (depth > 0.3), light)
    dice = np.random.default_rng(seed)
    for column in range(5, w - 5):
        near = 1 - abs(column - w / 2) / (w / 2)
        long = int(11 * near * dice.uniform(0.35, 1.0))
        for row in range(4, 4 + long):
            if (row + column) % 2 or row < 4 + long // 3:
                share = 0.46 * near * (1 - (row - 4) / 12)
                p.box(s, column, row, 1, 1, tuple(int(v * share) + 6 for v in light))


@stamp(3, 1)
def puddle_amber(s: np.ndarray, _: int) -> None:
    _puddle(s, (255, 206, 122), 3)


@stamp(3, 1)
def puddle_cold(s: np.ndarray, _: int) -> None:
    _puddle(s, (176, 226, 216), 5)


@stamp(3, 1)
def puddle_red(s: np.ndarray, _: int) -> None:
    _puddle(s, (236, 96, 76), 7)


# -- what grows down there


def grow(s: np.ndarray, points: list[tuple[float, float]], thick: float, tip: bool) -> None:
    """A tube of flesh that goes through the points and thins out; lit from above; its tip may glow."""
    flesh, n = ramp("omega"), 90
    at = np.linspace(0, len(points) - 1, n)
    xs = np.interp(at, range(len(points)), [a for a, _ in points])
    ys = np.interp(at, range(len(points)), [b for _, b in points])
    xs, ys = (np.convolve(np.pad(v, 9, "edge"), np.ones(19) / 19, "valid") for v in (xs, ys))
    h, w = s.shape[:2]
    for grow, tones in ((1.2, None), (0.0, flesh)):
        for k in range(n):
            r = thick * (1 - k / n) ** 0.7 + 0.5 + grow
            body = p.ellipse(w, h, xs[k], ys[k], r, r)
            if tones is None:
                p.paint(s, body, INK)
            else:
                lit = p.ellipse(w, h, xs[k] - r * 0.2, ys[k] - r * 0.3, r * 0.66, r * 0.6)
                p.paint(s, body, tones[1])
                p.paint(s, lit, tones[2])
                glint = p.ellipse(w, h, xs[k] - r * 0.3, ys[k] - r * 0.5, r * 0.34, r * 0.3)
                p.paint(s, glint, tones[4 if k % 9 < 3 else 3])
    if tip:
        x, y = int(xs[-1]), int(ys[-1])
        p.box(s, x - 1, y - 1, 3, 3, (210, 72, 15))
        p.box(s, x, y, 1, 1, (255, 198, 74))


@stamp(5, 4)
def roots(s: np.ndarray, _: int) -> None:
    """Out of a ceiling."""
    grow(s, [(20, -4), (24, 14), (14, 30), (22, 48), (17, 60)], 5, True)
    grow(s, [(44, -4), (40, 10), (52, 22), (46, 38)], 4, False)
    grow(s, [(60, -4), (64, 12), (58, 26), (70, 40), (66, 50)], 4, True)


@stamp(6, 2)
def roots_floor(s: np.ndarray, _: int) -> None:
    """Along a floor."""
    grow(s, [(-4, 30), (14, 24), (30, 29), (52, 22), (70, 28), (90, 24)], 5, True)
    grow(s, [(10, 31), (26, 18), (40, 12), (44, 4)], 3, True)


@stamp(3, 5)
def roots_wall(s: np.ndarray, _: int) -> None:
    grow(s, [(-4, 66), (12, 54), (8, 36), (22, 22), (18, 6)], 5, True)
    grow(s, [(-4, 76), (20, 66), (30, 50), (40, 42)], 4, True)
