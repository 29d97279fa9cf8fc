"""Lasher: a root with four arms in a fountain. Tell: all of them stand up, wound back. Strike: flat, at the chest."""

from __future__ import annotations

from math import sin

import numpy as np

from .beast import Solids, State, Wave, across, crack, tendril, unit, vec

SKIN, LIT, HOT = "mimic", "ember", "cinder"
# Length, far side?, then angle and bend at rest, in the tell and in the strike, degrees.
ARMS = (
    (58, False, (62, -150), (116, -64), (0, -6)),
    (52, True, (104, 150), (142, -30), (14, -22)),
    (56, False, (132, 165), (129, -50), (-7, 6)),
    (46, True, (80, -120), (153, -12), (25, -34)),
)
BODIES = (1.0, 0.92, 1.06)


def lasher(s: State) -> Solids:
    b = Solids()
    high = s.of(23, 17, 27) * (1 - 0.6 * s.dead)
    sway = 2.0 * sin(s.w) - 6 * s.rise + 7 * s.strike - 5 * s.hurt + s.shake
    _roots(b, s)
    waist = s.of(3.4, 2.2, 4.0)
    stem = [vec(0, 0, 5), vec(-0.5 + sway * 0.2, 0, high * 0.35), vec(-1 + sway * 0.5, 0, high * 0.65),
            vec(sway, 0, high)]
    b.tube(stem, lambda u: 6.0 - waist * sin(np.pi * min(1.0, u * 0.9)), SKIN, "stem")
    b.ellipsoid(vec(0, 0, 3.2), (9, 6, 4.2), SKIN, "foot")
    crown = vec(sway, -0.5, high + 2)
    b.ellipsoid(crown, (s.of(5.4, 6.6, 4.6), 5, (5.2 - 2 * s.dead) * s.of(1, 0.85, 1.2)), SKIN, "bulb")
    if s.alive:
        crack(b, stem, 3.4, "crack", thick=0.8, high=0.1)
        wide = 0.8 * s.rise + 0.5 * s.strike
        b.ellipsoid(crown + vec(1.6, -4.5, 0.4), (2.4 + wide, 1.2, 2.5 + 0.5 * sin(s.w) + wide), LIT, "eye")
    for n in range(4):
        _arm(b, s, n, sway, high)
    return b


def _roots(b: Solids, s: State) -> None:
    count = int(s.of(7, 9, 6))
    for k in range(count):
        f = k / (count - 1)
        x = -15 + 30 * f
        b.far = k % 2 == 1
        angle = 205 - 230 * f if f > 0.5 else 235 - 110 * f
        tendril(b, vec(x * 0.22, -2 if k % 2 == 0 else 3, 5), angle, (15 + 4 * (k % 3)) * s.of(1, 1.15, 0.85), 2.6,
                SKIN, f"root{k}", bend=30 if f > 0.5 else -30, count=10, dead=s.dead * 0.2)
    b.far = False


def _arm(b: Solids, s: State, n: int, sway: float, high: float) -> None:
    long, far, rest, tell, hit = ARMS[n]
    b.far = far
    # The far arms come a little later than the near ones, and all of them later than the body.
    rise = s.rise * 0.5 + s.late_rise * 0.5 if n % 2 else s.rise
    strike = s.strike * 0.7 + s.late_strike * 0.3 if n % 2 else s.strike
    strike = min(strike, 1.04)  # no further: there is room under its arms, and that must be seen
    angle, bend = (
        (rest[k] * s.of(1, 0.94, 1.0) * (1 - rise) + tell[k] * rise) * (1 - strike) + hit[k] * strike for k in (0, 1)
    )
    angle += (5 * sin(s.w + n * 1.7) + 22 * s.hurt) * (1 - strike)
    curl = (18 if n in (0, 3) else -18) * (1 - strike) - 20 * (s.late_strike - s.strike)
    points = tendril(
        b, vec(sway + (3, -2, -3, 2)[n], 3 if far else -3, high + 3), angle,
        long * BODIES[s.look] * (1 + 0.14 * strike - 0.06 * rise), s.of(3.2, 2.7, 3.6), SKIN, f"arm{n}", bend=bend,
        curl=curl, wave=Wave(0.12 * (1 - 0.7 * strike), s.w - n * 1.5, 5), hot=HOT if s.dead < 0.5 else None,
        count=20, tip=0.6, dead=s.dead * 0.9,
    )
    way = unit(points[-1] - points[-3])
    hook = across(way) * (-1 if n in (0, 3) else 1)
    if s.dead < 0.3:
        grip = s.of(4.2, 5.6, 3.0)
        b.tube([points[-1] - way * 2, points[-1] + way * 3 + hook * 1.2, points[-1] + way * 4.5 + hook * grip],
               (1.9, 0.2), SKIN, f"hook{n}")
        b.ellipsoid(points[-1] - way, (1.2, 1.0, 1.2), LIT, f"knuckle{n}")
    if not far and s.dead < 0.4:
        for k in (7, 11):
            b.ellipsoid(points[k] + vec(0, -1.6, 0.2), (0.9, 0.5, 0.6), LIT, f"bead{n}{k}")
    b.far = False
