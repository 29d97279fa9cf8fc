"""Kite: a manta that banks, so that both wings are seen. Tell: it pulls up, wings wide. Strike: folded, a dart."""

from __future__ import annotations

from functools import partial
from math import cos, pi, radians, sin

import numpy as np

from .beast import Place, Solids, State, Wave, across, pitch, placed, tendril, unit, vec, web

SKIN, LIT = "mimic", "ember"
FINGERS = ((2, 1.0), (-13, 0.92), (-25, 0.62))  # where each of a wing's fingers points to, and how long it is
AROUND, ALONG = 4, 5  # points of the skin between two fingers


def kite(s: State) -> Solids:
    b = Solids()
    dive, rise = s.strike, s.rise
    z = 34 + 2.5 * sin(s.w + pi) * (1 - rise) + 6 * rise - 7 * dive - 25 * s.dead + 3 * s.hurt
    home = vec(-4 * rise + 7 * dive - 5 * s.hurt + s.shake, 0, z)
    level = -3 + 42 * rise - 38 * dive - 12 * s.dead - 8 * s.moving + 22 * s.hurt
    turn = pitch(level)
    at = partial(placed, turn, home)
    b.tube([at(-12, 0, 0.5), at(-3, 0, 0.5), at(8, 0, 0), at(15, -1, -0.8)],
           lambda u: 1.5 + s.of(3.0, 2.4, 3.6) * sin(pi * min(1.0, u * 0.78 + 0.06)), SKIN, "trunk")
    _head(b, s, at, turn, level)
    _tail(b, s, at, level)
    for side in (-1, 1):
        _wing(b, s, at, turn, side)
    for k in range(3):
        tendril(b, at(-2 - 4 * k, -2, -2), 250 + level - k * 14 + 8 * sin(s.w + k) - 30 * s.late_strike,
                s.of(10, 14, 7) - k, 1.2, SKIN, f"barbel{k}", bend=-40, count=7, floor=False, dead=s.dead)
    return b


def _head(b: Solids, s: State, at: Place, turn: np.ndarray, level: float) -> None:
    gape = 8 + 22 * s.rise + 10 * s.strike + 14 * s.hurt
    for side in (1, -1):
        root = at(13, -2, side * 0.8)
        angle = radians(level + side * gape * 0.7)
        b.tube([root, root + vec(cos(angle), -0.1, sin(angle)) * s.of(10, 13, 8)], (2.8, 0.15), SKIN, f"jaw{side}",
               0.85)
    if s.look == 1:  # horns at the mouth, as mantas have
        for side in (1, -1):
            tendril(b, at(12, side * 2, 1), level - 16 * side, 9, 1.5, SKIN, f"horn{side}", bend=36 * side, count=7,
                    floor=False, dead=s.dead * 0.5)
    elif s.look == 2:  # a fin on its neck
        for k in range(3):
            b.tube([at(8 - 4 * k, 0, 2), at(4 - 5 * k, 0, 8 - k)], (1.5, 0.15), SKIN, f"fin{k}")
    if s.alive:
        b.ellipsoid(at(15.5, -3.6, 0), (2.6 + s.rise, 1.2, 1.2 + s.rise), LIT, "maw", turn)
        b.ellipsoid(at(9, -4.2, 2), (1.6, 0.6, 0.6), LIT, "eye", turn)
        b.ellipsoid(at(0, -4.0, 1.6), (2.6, 0.7, 0.6), LIT, "crack", turn)


def _tail(b: Solids, s: State, at: Place, level: float) -> None:
    points = tendril(
        b, at(-11, 0, 0.5), 180 + level + 10 * sin(s.w - 1) - 22 * s.late_rise + 4 * s.late_strike - 18 * s.hurt,
        s.of(30, 22, 32), s.of(1.7, 2.2, 1.4), SKIN, "tail", bend=-26 * (1 - s.late_strike) + 18 * s.late_rise,
        wave=Wave(0.22 * (1 - 0.7 * s.strike), s.w, 5), count=16, tip=0.4, floor=False, dead=s.dead * 0.6,
    )
    end, way = points[-1], unit(points[-1] - points[-3])
    b.tube([end - way * 2, end + way * 5], (1.8, 0.2), SKIN, "barb")
    for side in (1, -1):
        b.tube([end, end - way * 3.5 + across(way) * 3.2 * side], (1.2, 0.2), SKIN, f"barb{side}")


def _wing(b: Solids, s: State, at: Place, turn: np.ndarray, side: int) -> None:
    """Far wing up, near wing down. The tips come after the roots, and the skin fills with air on the downstroke."""
    far = side > 0
    b.far = far
    beat = (26 * (1 + 0.3 * s.moving)) * (1 - min(1.0, s.rise)) * (1 - min(1.0, s.strike))
    roots = [at(9, side * 2, 0.8), at(1, side * 2.4, 0.8), at(-10, side * 1.8, 0.6)]
    curves: list[list[np.ndarray]] = []
    for n, (sweep, share) in enumerate(FINGERS):
        flap = beat * sin(s.w - 0.45 * n) + 10 * far - 18 * s.dead
        plane = 58 + 0.55 * flap - 6 * n if far else -38 + 0.75 * flap + 6 * n
        rise = s.rise if n == 0 else s.late_rise
        plane = plane * (1 - rise) + (78 - 10 * n if far else -62 + 10 * n) * rise
        angle, long = radians(plane), s.of(31, 25, 32.5) * share * (1 + 0.18 * rise)
        long *= s.of(1, 1.1 if n else 0.9, 1.3 if n == 2 else 0.97)
        tip = vec(sweep * 0.9 - 8 - 6 * abs(cos(angle)), side * 9, long * sin(angle))
        folded = vec(-26 - 7 * n, side * 6, (9 - 5 * n) * side + 2)
        fold = s.strike if n == 0 else 0.6 * s.strike + 0.4 * s.late_strike
        tip = tip * (1 - fold) + folded * fold
        limp = vec(-4 - 9 * n, side * 8, -4 - 7 * n + (16 if far else 0) * (1 - s.dead))
        tip = at(sweep * 0.15, 0, 0) + turn @ (tip * (1 - s.dead) + limp * s.dead + vec(-3, 0, 3.5 * side) * s.hurt)
        root = roots[n]
        bow = (root + tip) / 2 + vec(3, 0, 2.0)
        curves.append([root * (1 - t) ** 2 + bow * 2 * t * (1 - t) + tip * t * t for t in np.linspace(0, 1, ALONG)])
        b.tube(curves[-1], (1.9 - 0.3 * n, 0.25), SKIN, f"finger{side}{n}")
    air = 3.2 * cos(s.w) * (1 - s.strike) + 2.6 * s.rise + 1.2
    for n in (0, 1):
        _skin(b, s, curves[n], curves[n + 1], air * (1 if far else -1), f"skin{side}{n}")
    b.far = False


def _skin(
    b: Solids, s: State, fore: list[np.ndarray], aft: list[np.ndarray], air: float, part: str
) -> None:
    """The skin between two fingers, notched at its hem and blown out between them."""
    rows = []
    torn = 0.45 if s.dead > 0.35 else 0.0
    for k in range(AROUND):
        u = k / (AROUND - 1)
        hem = 1 - (0.26 + torn + s.of(0, 0.12, -0.08)) * sin(pi * u)
        row = []
        for j in range(ALONG):
            t = j / (ALONG - 1) * hem
            place, rest = divmod(t * (ALONG - 1), 1)
            i = min(int(place), ALONG - 2)
            rest += place - i
            a, c = (f[i] * (1 - rest) + f[i + 1] * rest for f in (fore, aft))
            out = air * sin(pi * u) * sin(pi * min(1.0, t * 1.1 + 0.1))
            row.append(a * (1 - u) + c * u + vec(0, -abs(out), out))
        rows.append(row)
    web(b, rows, "memb", part)
