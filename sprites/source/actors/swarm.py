"""Swarm: eight mites. Tell: they climb into one leaning pillar. Strike: it breaks over as a wave."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from .beast import Solids, State, bezier, pitch, vec

SKIN, LIT, PLATE = "mimic", "ember", "mimic"
MITES = 8
# Which are left when there are fewer: those that remain keep their places.
LEFT = {8: (0, 1, 2, 3, 4, 5, 6, 7), 6: (0, 2, 3, 5, 6, 7), 4: (0, 2, 5, 7), 2: (2, 5)}
SIZES = (1.34, 1.04, 1.48, 1.12, 1.26, 1.42, 1.02, 1.3)
PLACES = (-46, -34, -20, -8, 6, 19, 32, 45)  # px before the middle, on the ground
BEHIND = 4.6  # px by which every other one stands further away
GRAVITY = 30.0


def swarm(s: State, count: int = MITES) -> Solids:
    b = Solids()
    dice = np.random.default_rng(31 + s.look)
    throws = dice.uniform(-1, 1, (MITES, 2))
    for n in LEFT[count]:
        _mite(b, s, n, throws[n])
    return b


def _mite(b: Solids, s: State, n: int, throw: np.ndarray) -> None:
    f = n / (MITES - 1)
    size = SIZES[(n + 3 * s.look) % MITES] * s.of(1.0, 0.92, 1.16)
    b.far = n % 2 == 1
    own = s.w + n * 2.3
    leap = max(0.0, sin(own)) * (s.of(6, 3.5, 8) if s.moving else s.of(1.2, 0.8, 1.6) * (n % 3 == 0))
    x = PLACES[n] * s.of(1.0, 1.02, 0.96) + (2.4 * cos(own) if s.moving else 1.2 * sin(own))
    z, turn = 3.6 * size + leap + BEHIND * b.far, (22 * cos(own) if s.moving else 4 * sin(own))
    # Each joins the pillar in its turn, and each leaves it in its turn: who is on top comes last.
    rise = s.rise * (1 - f) + s.late_rise * f
    strike = s.strike * (1 - f) + s.late_strike * f
    x += (-7 + 9 * sin(f * 8.5) * (1 - f * 0.6) - x) * rise
    z += (7 + f * 38 - z) * rise
    turn += (62 - turn) * rise
    x += (-26 + 74 * f - x) * strike
    z += (6 + 32 * sin(pi * (0.14 + f * 0.78)) - z) * strike
    turn += (58 - 124 * f - turn) * strike
    lift = 3 * s.hurt
    curl = 0.0
    if s.tag.startswith("death"):
        x, z, turn, curl = _thrown(s, n, x, size, throw)
        lift = 0.0
    _animal(b, s, n, vec(x, (-3, 4, -5)[n % 3], max(2.6 * size, z + lift)), turn, size, curl)
    b.far = False


def _thrown(s: State, n: int, x: float, size: float, throw: np.ndarray) -> tuple[float, float, float, float]:
    """Blown apart: each flies its own arc, rolls up and lies on its back."""
    t = max(0.0, s.share * 1.5 - 0.05 * n) * 1.6
    speed = (x / 30 + throw[0]) * s.of(10, 12, 8)
    up = 18 + 10 * throw[1]
    land = 2 * up / GRAVITY
    flown = min(t, land)
    z = 3 * size + up * flown - 0.5 * GRAVITY * flown * flown
    x = min(66.0, max(-56.0, x + speed * flown))
    return x, min(z, 50.0), (1 if throw[0] > 0 else -1) * 180 * min(1.0, t / land), min(1.0, t / land)


def _animal(b: Solids, s: State, n: int, at: np.ndarray, turn: float, size: float, curl: float) -> None:
    """A beetle: a plate over the back, a head with one eye, a sting, legs that run under it."""
    axes = pitch(turn)
    on = lambda x, y, z: at + axes @ vec(x * size, y * size, z * size)  # noqa: E731
    b.ellipsoid(on(-1.0, 0, 0.2), (3.0 * size, 2.5 * size, 2.1 * size), PLATE, f"back{n}", pitch(turn + 8))
    b.ellipsoid(on(2.6, -0.4, -0.4), (1.7 * size, 1.7 * size, 1.5 * size), SKIN, f"head{n}", axes)
    b.tube([on(3.4, -0.8, -0.6), on(5.6, -0.8, 0.2)], (1.0 * size, 0.15), SKIN, f"jaw{n}")
    sting = s.of(3.2, 5.0, 2.0)
    b.tube([on(-3.2, 0, 0.6), on(-4.6, 0, 1.6), on(-4.4 - 0.2 * sting, 0, 1.6 + sting)], (1.0 * size, 0.15), SKIN,
           f"sting{n}")
    if curl < 0.5:
        b.ellipsoid(on(2.9, -2.1, 0.2), (1.25 * size, 0.7, 1.0 * size), LIT, f"eye{n}")
        b.ellipsoid(on(-1.6, -2.5, 0.9), (1.0 * size, 0.5, 0.42 * size), LIT, f"crack{n}")
    for k, (hip, reach) in enumerate(((1.6, 4.2), (-0.6, -0.4), (-2.4, -5.2))):
        run = 2.2 * sin(s.w * 2 + k * 2.1 + n) * (1 if s.moving else 0.25)
        foot = on((reach + run) * (1 - 0.8 * curl), -1.8, -3.7 + 2.2 * curl)
        root = on(hip, -1.6, -0.8)
        knee = (root + foot) / 2 + axes @ vec(0.5 * reach * 0.4, 0, 1.9 * size * (1 - curl))
        b.tube(bezier(root, knee, knee, foot, 6), (0.85 * size, 0.35), SKIN, f"leg{n}{k}")
