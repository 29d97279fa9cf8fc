"""Spitter: a burning sac carried high, a trunk that aims. Tell: it rears, the sac swells, its spikes rise."""

from __future__ import annotations

from functools import partial
from math import cos, pi, radians, sin

import numpy as np

from .beast import Place, Solids, State, aim, gait, leg, pitch, placed, tendril, vec

SKIN, LIT, HOT = "mimic", "ember", "cinder"
STEP, STANCE = 6, 0.5  # px before and behind its middle that a foot steps; share of the cycle on the ground
LEGS = ((5, 19, 10.0), (-3, 2, 9.0), (-10, -25, 11.0))  # hip, foot, knee


def spitter(s: State) -> Solids:
    b = Solids()
    step = s.moving * sin(2 * s.w)
    z = (s.of(15, 13, 18) + 0.6 * sin(s.w) - 3 * s.rise + 2 * s.strike + 1.8 * step) * (1 - 0.55 * s.dead)
    home = vec(-3 * s.rise - 4 * s.strike - 4 * s.hurt + s.shake + 1.2 * s.moving * sin(s.w), 0, max(4, z))
    turn = pitch(5 * sin(s.w) * s.moving + 16 * s.rise - 7 * s.strike + 10 * s.hurt)
    at = partial(placed, turn, home)
    _sac(b, s, at)
    b.tube([at(-12, 0, 1), at(-3, 0, 1.5), at(6, 0, 3)], lambda u: 3.2 + 2.0 * sin(pi * u), SKIN, "trunk")
    _gun(b, s, at)
    for n, (hip, rest, knee) in enumerate(LEGS):
        for side in (1, -1):
            b.far = side > 0
            dx, dz = gait(s.phase + n * 0.33 + (0.5 if side > 0 else 0), STEP, 5, STANCE) if s.moving else (0.0, 0.0)
            brace = 3 * s.strike * (n == 2)
            foot = vec(rest * (1 + 0.16 * s.rise) + dx - brace, side * (5 + n * 0.4), dz)
            leg(b, at(hip, side * 3, 0), foot, (knee - 3 * s.rise) * (1 - 0.55 * s.dead) * s.of(1, 0.8, 1.15),
                s.of(2.3, 2.7, 1.9), SKIN, f"leg{n}{side}", out=0.55, hot=HOT if s.dead < 0.4 and side < 0 else None)
    b.far = False
    return b


def _sac(b: Solids, s: State, at: Place) -> None:
    """It lags behind the body and wobbles; empty, it is a third smaller."""
    swell = 1 + 0.05 * sin(s.w) + 0.34 * s.late_rise - 0.30 * s.late_strike + 0.06 * s.moving * sin(2 * s.w - 1)
    if s.dead >= 0.45:
        for k in range(5):
            b.tube([at(-12 + 2 * k, -3, 3), at(-14 + 3.5 * k, -3, 6 + 3 * (k % 2) * (1 - s.dead)),
                    at(-17 + 6 * k, -3, 2.5)], (1.6, 0.2), "sac", f"rag{k}")
        return
    size = s.of(11.6, 10.0, 9.8) * swell * (1 - 0.4 * s.dead)
    centre = at(-9 - s.hurt, 0, 11.5 * swell)
    centres = [(centre, size)]
    if s.look == 1:  # two sacs, one behind the other
        centres.append((centre + vec(-9 * swell, 2, -3), size * 0.72))
    elif s.look == 2:  # a tall one, like an egg
        centres[0] = (centre + vec(0, 0, 2), size)
    for n, (c, r) in enumerate(centres):
        b.ellipsoid(c, (r * s.of(1.02, 1.02, 0.9), r * 0.9, r * s.of(0.98, 0.98, 1.34)), "sac", f"sac{n}", pitch(20))
        for k in range(4):  # ropes that grip it
            angle = radians(20 + k * 42)
            rope = [c + vec(cos(angle + u) * r * 0.99 * cos(0.9 * u), -r * 0.92 * cos(u - 0.25),
                            sin(angle + u) * r * 0.98 * s.of(1, 1, 1.3)) for u in np.linspace(-0.9, 0.9, 7)]
            b.tube(rope, (1.15, 0.5), SKIN, f"rope{n}{k}")
    if s.rise > 0.4 or s.strike > 0.3:
        lit = max(s.rise, s.strike)
        b.ellipsoid(centre + vec(2.5, -size * 0.86, -1.5), (3.2 * lit + 1, 1.0, 3.0 * lit + 1), LIT, "core")
    for k, angle in enumerate((66, 104, 142)):
        root = centre + vec(cos(radians(angle)) * size * 0.85, 1, sin(radians(angle)) * size * s.of(0.85, 0.85, 1.15))
        tendril(b, root, angle - 14 * s.hurt, s.of(7, 6, 8) + 9 * s.late_rise, 1.6 + 0.5 * s.rise, SKIN, f"spike{k}",
                bend=25, count=6)


def _gun(b: Solids, s: State, at: Place) -> None:
    """The trunk: it hangs at rest, aims in the tell, and is thrown up by the shot."""
    angle = -24 + 5 * sin(s.w) + 6 * s.moving * sin(2 * s.w - 0.8) + 58 * s.rise + 62 * s.strike - 20 * s.dead
    angle = min(angle, 44) + 30 * s.hurt + 14 * max(0.0, s.late_strike - s.strike)
    root, way = at(8, -3, 5), aim(angle)
    b.ellipsoid(root, (5.2, 4.6, 4.6), SKIN, "head")
    mouth = root + way * (s.of(13, 11, 16) - 4 * s.strike)
    b.tube([root, root + way * 6, mouth], lambda u: 3.6 - 2.3 * u + 2.6 * max(0.0, (u - 0.62) / 0.38) ** 2, SKIN,
           "nozzle", 1)
    if s.alive:
        b.ellipsoid(mouth + way * 3.3 + vec(0, -0.8, 0), (1.4 + 1.2 * s.strike, 2.6, 2.4 + 1.6 * s.strike), LIT, "maw",
                    pitch(angle))
        b.ellipsoid(root + vec(1.2, -4.5, 2.0), (1.9, 0.7, 0.9), LIT, "eye", pitch(angle))
    for k, part in enumerate((34, -34)):
        tendril(b, root + way * (mouth - root)[0].clip(4, 9), angle + part * (0.5 + 0.8 * s.rise + 0.4 * s.strike), 8,
                1.6, SKIN, f"lip{k}", bend=-part * 1.1, count=6)
