"""Panes, streaks, puddles, roots, and what is seen where the ground of dark places is cut: ducts, bars, trusses."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import AMBER, GUN, RUST, STEEL, framed, pipe, stamp
from palette import INK, Colour, ramp

ROCK = "05070a 0a0e12 10161b 182027 222d34"
CLEAR = (0, 0, 0, 0)


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
    """Wet ground, 5 px of it, with what shines above it in it."""
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


@stamp(3, 1)
def puddle_amber(s: np.ndarray, _: int) -> None:
    _puddle(s, (255, 206, 122), 3)


@stamp(3, 1)
def puddle_cold(s: np.ndarray, _: int) -> None:
    _puddle(s, (176, 226, 216), 5)


@stamp(3, 1)
def puddle_red(s: np.ndarray, _: int) -> None:
    _puddle(s, (236, 96, 76), 7)


# -- in the cut ground


def _hollow(s: np.ndarray, margin: int = 2, back: str = ROCK) -> None:
    """A space behind the cut, darker than the ground, with a lit lower lip."""
    h, w = s.shape[:2]
    y, _ = np.mgrid[0:h, 0:w]
    p.box(s, margin, margin, w - 2 * margin, h - 2 * margin, INK)
    inner = np.zeros((h, w), bool)
    inner[margin + 2 : h - margin - 2, margin + 2 : w - margin - 2] = True
    p.paint(s, inner, p.tone(np.clip(0.25 + 0.4 * y / h + p.noise(w, h, 20, 12, w, 2) * 0.2, 0, 1), back, 0.4))
    p.box(s, margin, h - margin - 2, w - 2 * margin, 1, (62, 74, 80))
    p.box(s, margin, h - margin - 1, w - 2 * margin, 1, (34, 42, 48))
    for x in (margin, w - margin - 2):
        p.box(s, x, margin, 2, h - 2 * margin - 1, (26, 32, 38))


@stamp(8, 2)
def duct(s: np.ndarray, _: int) -> None:
    """A service way: pipes, cables, three small lamps."""
    _hollow(s)
    part = p.canvas(124, 7)
    pipe(part, 0, 7, [tuple(v // 2 for v in c) for c in RUST])  # type: ignore[misc]
    p.over(s, part, 2, 7)
    for k, colour in enumerate(((48, 24, 26), (30, 36, 48), (62, 50, 30))):
        for x in range(4, 124):
            p.box(s, x, 17 + 2 * k + round(np.sin(x / 9 + k)), 1, 1, colour)
    for x in (22, 64, 106):
        for r, tone in ((7, (44, 32, 22)), (4, (92, 62, 34))):
            p.paint(s, p.ellipse(128, 32, x, 16, r * 1.4, r) & (s[..., :3].sum(-1) < 130), tone)
        p.box(s, x - 1, 14, 3, 2, AMBER)


@stamp(8, 2)
def duct_cold(s: np.ndarray, _: int) -> None:
    _hollow(s)
    for y in (6, 19):
        part = p.canvas(124, 6)
        pipe(part, 0, 6, [tuple(v // 2 for v in c) for c in STEEL])  # type: ignore[misc]
        p.over(s, part, 2, y)
    for x in range(14, 120, 26):
        p.box(s, x, 4, 3, 24, INK)
        p.box(s, x, 4, 1, 24, (44, 54, 66))
    for x in (40, 92):
        for r, tone in ((7, (22, 44, 48)), (4, (44, 92, 96))):
            p.paint(s, p.ellipse(128, 32, x, 15, r * 1.5, r) & (s[..., :3].sum(-1) < 160), tone)
        p.box(s, x - 3, 14, 6, 1, (206, 240, 232))


@stamp(8, 2)
def duct_dark(s: np.ndarray, _: int) -> None:
    """One in which no lamp is left; water stands in it."""
    _hollow(s)
    part = p.canvas(124, 9)
    pipe(part, 0, 9, [tuple(v // 2 for v in c) for c in STEEL])  # type: ignore[misc]
    p.over(s, part, 2, 5)
    for x in (30, 82):
        p.box(s, x, 4, 5, 11, INK)
        p.box(s, x, 4, 4, 9, (40, 48, 58))
    for x in range(4, 124):
        if (x * 7) % 11 < 8:
            p.box(s, x, 24, 1, 1, (44, 96, 98))
    p.box(s, 4, 25, 120, 3, (12, 34, 40))


@stamp(5, 4)
def crawl(s: np.ndarray, _: int) -> None:
    """A chamber with a ladder, a hand wheel and one red lamp."""
    _hollow(s)
    for y in range(6, 58, 6):
        p.box(s, 10, y, 9, 1, (70, 82, 92))
    for x in (10, 18):
        p.box(s, x, 4, 1, 54, (52, 62, 72))
    p.paint(s, p.ellipse(80, 64, 52, 36, 12, 12) & ~p.ellipse(80, 64, 52, 36, 9, 9), (86, 40, 34))
    p.box(s, 51, 26, 2, 20, (72, 34, 30))
    p.box(s, 42, 35, 20, 2, (72, 34, 30))
    part = p.canvas(80, 64)
    pipe(part, 60, 8, [tuple(v // 2 for v in c) for c in RUST], True)  # type: ignore[misc]
    p.over(s, part[4:58], 8, 4)
    for r, tone in ((10, (40, 16, 18)), (6, (78, 26, 24))):
        p.paint(s, p.ellipse(80, 64, 34, 12, r * 1.4, r) & (s[..., :3].sum(-1) < 110) & (s[..., 3] > 0), tone)
    p.box(s, 32, 8, 4, 3, (240, 90, 70))


@stamp(4, 3)
def bars(s: np.ndarray, _: int) -> None:
    """Concrete that has come off its iron."""
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    d = np.hypot((x - w / 2) / (w / 2 - 2), (y - h / 2) / (h / 2 - 2)) + p.noise(w, h, 14, 12, 3, 3) * 0.5
    p.paint(s, d < 0.86, (12, 15, 18))
    p.paint(s, (d < 0.95) & (d >= 0.86) & (y > h / 2), (66, 76, 82))
    for k in range(10, w, 12):
        for row in range(h):
            if d[row, k] < 0.9:
                p.box(s, k, row, 2, 1, RUST[2] if row % 3 else RUST[3])
    for row in (14, 30):
        for k in range(w):
            if d[row, k] < 0.88:
                p.box(s, k, row, 1, 2, RUST[1])
    for k, row in ((12, 44), (34, 45)):
        p.line(s, k, row - 4, k + 3, row + 2, RUST[3])


@stamp(6, 4)
def truss(s: np.ndarray, _: int) -> None:
    """A steel frame that the ground was poured around."""
    h, w = s.shape[:2]
    for y in (4, h - 10):
        p.box(s, 0, y, w, 7, INK)
        p.box(s, 0, y + 1, w, 4, (34, 40, 50))
        p.box(s, 0, y + 1, w, 1, (72, 82, 92))
    for k in range(0, w, 48):
        for a, b in ((k, k + 24), (k + 48, k + 24)):
            for off, colour in ((0, INK), (1, (58, 66, 78)), (2, (34, 40, 50)), (3, INK)):
                p.line(s, min(a + off, w - 1), 10, min(b + off, w - 1), h - 11, colour)
    for x in (2, 46, 92):
        framed(s, min(x, w - 8), 2, 8, 10, GUN, 1)


@stamp(3, 3)
def mains(s: np.ndarray, _: int) -> None:
    """A main, cut across."""
    y, x = np.mgrid[0:48, 0:48] + 0.5
    d = np.hypot(x - 24, y - 24)
    p.paint(s, d < 22, INK)
    p.paint(s, d < 21, p.tone(np.clip(0.62 - (y - 24) / 50, 0, 1), "1e1c20 2e2e34 44464c 62666a 84888a"))
    p.paint(s, d < 17, INK)
    p.paint(s, d < 16, (8, 12, 16))
    p.paint(s, (d < 16) & (y > 30 + np.sin(x / 4)), (20, 58, 66))
    p.paint(s, (d < 16) & (np.abs(y - 30 - np.sin(x / 4)) < 1), (110, 190, 190))
    for turn in np.linspace(0, 2 * np.pi, 13)[:-1]:
        p.box(s, int(24 + 19 * np.cos(turn)), int(24 + 19 * np.sin(turn)), 2, 2, GUN[4])


@stamp(2, 2)
def lid(s: np.ndarray, _: int) -> None:
    framed(s, 2, 2, 28, 28, GUN, 1)
    for x, y in ((5, 5), (25, 5), (5, 25), (25, 25)):
        p.box(s, x, y, 2, 2, GUN[4])
    p.box(s, 11, 14, 10, 4, INK)
    p.box(s, 12, 15, 8, 2, ramp("hair")[2])


@stamp(1, 4)
def seep(s: np.ndarray, _: int) -> None:
    """Water out of a joint, with a glint."""
    dice = np.random.default_rng(6)
    for x, long in ((5, 40), (7, 60), (8, 62), (10, 34)):
        for y in range(long):
            if dice.random() < 0.86 - y / 110:
                p.box(s, x, y, 1, 1, (30, 66, 72) if x % 2 else (20, 44, 52))
    for y in (12, 27, 45):
        p.box(s, 7, y, 1, 3, (150, 214, 208))


@stamp(4, 1)
def leds(s: np.ndarray, _: int) -> None:
    """A cable in its groove, with the lamps of its amplifiers."""
    p.box(s, 0, 6, 64, 5, INK)
    p.box(s, 0, 7, 64, 2, (40, 46, 56))
    p.box(s, 0, 10, 64, 1, (60, 70, 76))
    for x, colour in ((10, (92, 232, 144)), (42, (249, 138, 30))):
        framed(s, x - 4, 4, 10, 9, GUN, 1)
        p.box(s, x, 7, 2, 2, colour)


def _joint(name: str, along: bool, upright: bool) -> None:
    """Where one block of concrete was poured against another: a dark line with a pale edge, broken here and there."""

    def draw(s: np.ndarray, _: int) -> None:
        if along:
            p.box(s, 0, 0, 16, 1, (6, 8, 10))
            p.box(s, 0, 1, 16, 1, (62, 74, 80))
            p.box(s, 0, 2, 16, 1, (26, 32, 36))
        if upright:
            p.box(s, 0, 1 if along else 0, 1, 16, (6, 8, 10))
            p.box(s, 1, 2 if along else 0, 1, 16, (54, 65, 70))
        if along and upright:
            p.box(s, 5, 6, 2, 2, (50, 60, 66))
            p.box(s, 5, 5, 2, 1, (6, 8, 10))

    draw.__name__ = name
    stamp(1, 1)(draw)


for _name, _along, _upright in (("joint_h", True, False), ("joint_v", False, True), ("joint_t", True, True)):
    _joint(_name, _along, _upright)


# -- what grows down there


def _root(s: np.ndarray, points: list[tuple[float, float]], thick: float, tip: bool) -> None:
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
    _root(s, [(20, -4), (24, 14), (14, 30), (22, 48), (17, 60)], 5, True)
    _root(s, [(44, -4), (40, 10), (52, 22), (46, 38)], 4, False)
    _root(s, [(60, -4), (64, 12), (58, 26), (70, 40), (66, 50)], 4, True)


@stamp(6, 2)
def roots_floor(s: np.ndarray, _: int) -> None:
    """Along a floor."""
    _root(s, [(-4, 30), (14, 24), (30, 29), (52, 22), (70, 28), (90, 24)], 5, True)
    _root(s, [(10, 31), (26, 18), (40, 12), (44, 4)], 3, True)


@stamp(3, 5)
def roots_wall(s: np.ndarray, _: int) -> None:
    _root(s, [(-4, 66), (12, 54), (8, 36), (22, 22), (18, 6)], 5, True)
    _root(s, [(-4, 76), (20, 66), (30, 50), (40, 42)], 4, True)
