"""Drone: a low spear on six legs. Tell: it crouches back, the jaws part, the tail fans up like a cockerel's."""

from __future__ import annotations

from functools import partial
from math import pi, sin

import numpy as np

from .beast import Place, Solids, State, Wave, bezier, gait, leg, pitch, placed, tendril, vec

SKIN, LIT, HOT = "mimic", "ember", "cinder"
STEP, STANCE = 10, 0.5  # px before and behind its middle that a foot steps; share of the cycle on the ground
# Near and far leg of each pair: hip, foot (px before the middle), knee above the hip.
LEGS = ((10, 25, 7.0), (0, -9, 6.0), (-8, -27, 11.0))


def drone(s: State) -> Solids:
    b = Solids()
    arc = 34 - 50 * s.share if s.tag == "spring" else 0.0  # nose up, then down
    lean = -3 + 3 * sin(s.w) * (0.3 + s.moving) + 9 * s.rise - 13 * s.strike + 20 * s.hurt - 10 * s.dead + arc
    high = s.of(12.5, 11.5, 15.0)
    z = (high + 0.7 * sin(s.w) + 1.8 * s.moving * sin(2 * s.w) - 5.0 * s.rise + 7 * s.strike) * (1 - 0.66 * s.dead)
    home = vec(-7 * s.rise + 9 * s.strike - 6 * s.hurt + s.shake, 0, max(3.5, z))
    turn = pitch(lean)
    at = partial(placed, turn, home)
    arch = s.of(2.6, 1.2, 4.6)
    b.tube([at(-15, 0, 1.5), at(-7, 0, 1 + arch), at(2, 0, arch * 0.7), at(12, -2, 0)],
           lambda u: 1.7 + s.of(3.1, 2.8, 3.5) * sin(pi * min(1.0, u * 0.8 + 0.12)), SKIN, "trunk")
    _head(b, s, at, turn, lean)
    _tail(b, s, at, lean)
    _legs(b, s, at, home)
    return b


def _head(b: Solids, s: State, at: Place, turn: np.ndarray, lean: float) -> None:
    long = s.of(1.0, 1.22, 0.84)
    gape = 3 + 2 * sin(s.w) + 24 * s.rise + 10 * s.strike + 16 * s.hurt - 4 * s.dead
    for name, side, reach in (("upper", 1, 21 * long), ("lower", -1, 16 * long)):
        root = at(13, -4, side * 0.9)
        tip = root + pitch(lean + side * gape * 0.8) @ vec(reach, 0, 0) + vec(0, -2, 0)
        b.tube([root, (root + tip) / 2 + vec(0, 0, side * 1.6), tip], (3.6, 0.15), SKIN, name, 0.75)
    # The barbs sweep up and back: below the belly there is room for the legs.
    for n, (angle, reach, bend) in enumerate(_barbs(s)):
        tendril(b, at(13, -3 + n, 2.2), angle + lean + 12 * s.rise - 8 * s.hurt, reach * long, 3.2 - 0.5 * n, SKIN,
                f"barb{n}", bend=bend, count=8, dead=s.dead * 0.5)
    if not s.alive:
        return
    b.ellipsoid(at(17.5, -6.4, 0), (3.2 + 1.2 * s.rise + s.strike, 1.4, 1.0 + 1.4 * s.rise + 0.9 * s.strike), LIT,
                "maw", turn)
    b.tube([at(18, -7.2, 0), at(22 + 3 * s.rise, -7.0, 0), at(26, -6, -0.2)], (1.0, 0.35), LIT, "slit")
    b.ellipsoid(at(12.5, -6.6, 2.6), (2.0, 0.7, 0.7), LIT, "eye", pitch(lean + 18))
    spine = [at(7, -4.6, 2.4), at(2, -4.9, 3.2), at(-3, -4.8, 2.4), at(-8, -3.6, 3.0)]
    b.tube(spine, lambda u: 0.95 * (1 - u * 0.5) * (0.55 + 0.45 * abs(sin(u * 12))), LIT, "crack")


def _barbs(s: State) -> tuple[tuple[float, float, float], ...]:
    """Angle, length and bend of the barbs behind the head: they make the head of the spear."""
    if s.look == 1:
        return (150, 21, -30), (118, 13, -34), (164, 12, -10)
    if s.look == 2:
        return (138, 16, -44), (100, 12, -40)
    return (146, 19, -32), (166, 13, -16)


def _tail(b: Solids, s: State, at: Place, lean: float) -> None:
    """A comet; it comes after whatever the body does."""
    long, count = s.of(1.0, 0.72, 1.2), int(s.of(8, 7, 5))
    rise, strike = s.late_rise, s.late_strike
    for k in range(count):
        f = k / (count - 1)
        b.far = k % 2 == 1
        rest = 186 - s.of(46, 62, 40) * f + 7 * sin(s.w - 0.7 + k * 1.3) + 5 * s.moving * sin(2 * s.w - 1.2)
        angle = rest * (1 - rise) + rise * (182 - 112 * f) + 8 * strike - 34 * s.hurt
        reach = (30 - (8 if k % 3 == 1 else 2) * (1 + f)) * long * (1 + 0.10 * strike)
        points = tendril(
            b, at(-9 + 4 * f, -1 if k % 2 == 0 else 2, 2.2), angle + lean * 0.6, reach, s.of(2.2, 2.4, 2.5), SKIN,
            f"tail{k}", bend=(-30 + 66 * f) * (1 - strike) * (1 - rise * 0.4) + 10 * s.moving * sin(2 * s.w - 2),
            wave=Wave(0.20 * (1 - 0.6 * strike), s.w - k * 0.9, 5), dead=s.dead,
            hot=HOT if s.dead < 0.5 and k % 2 == 0 else None,
        )
        if rise > 0.3 and s.dead < 0.1:
            b.ellipsoid(points[-1], (0.8, 0.8, 0.8), LIT, f"tip{k}")
    b.far = False


def _legs(b: Solids, s: State, at: Place, home: np.ndarray) -> None:
    tall, wide = s.of(1.0, 0.9, 1.25), s.of(1.0, 1.05, 0.86)
    for n, (hip, rest, knee) in enumerate(LEGS):
        for side in (1, -1):
            b.far = side > 0
            beat = s.phase + (0, 0.55, 0.12)[n] + (0.5 if side > 0 else 0)
            step = gait(beat, STEP, 7, STANCE) if s.moving else (0.0, 0.0)
            push = 9 * s.strike if n == 0 else -15 * s.strike
            landing = s.share if s.tag == "spring" and n == 0 else 0.0  # the fore legs reach for the ground
            foot = vec(rest * wide + step[0] + home[0] * 0.3 + 3 * s.rise * (n == 0) - 4 * s.rise * (n == 2) + push,
                       side * (4 + n * 0.5),
                       step[1] + (home[2] - 7 - 2 * n) * max(0.0, s.strike - 0.25) * 1.1 * (1 - 0.9 * landing))
            if s.dead:
                curled = vec(hip + (rest - hip) * (1 - 0.9 * s.dead), side * 4, max(0.8, 17 * s.dead * (1 - 0.25 * n)))
                foot = foot * (1 - s.dead) + curled * s.dead
            leg(b, at(hip, side * 2.6, -1), foot,
                (knee * tall + (1.5 if side > 0 else 0)) * (1 - 0.7 * s.strike) * (1 + 0.4 * s.dead),
                s.of(2.0, 2.2, 1.8), SKIN, f"leg{n}{side}", out=0.5,
                hot=HOT if side < 0 and s.dead < 0.4 else None)
    b.far = False
    if s.look == 2:  # a hump over the shoulders, with a row of thorns
        for k in range(3):
            root = at(-6 + 5 * k, -1, 4.5)
            b.tube(bezier(root, root + vec(-1, 0, 3), root + vec(-3, 0, 5), root + vec(-6, 0, 6 + k)), (1.7, 0.15),
                   SKIN, f"thorn{k}")
