"""Herald: tall, on stilts, bowed in its veil. Tell: it rises and the veil stands as a crown. Call: at the sky."""

from __future__ import annotations

from math import pi, sin

import numpy as np

from .beast import Solids, State, Wave, aim, bezier, crack, gait, pitch, tendril, unit, vec

SKIN, LIT, HOT = "mimic", "ember", "cinder"
STEP, STANCE = 9.6, 0.6  # px before and behind its middle that a foot steps; share of the cycle on the ground
STILTS = ((18, -1), (-15, -1), (8, 1), (-24, 1))  # rest of each foot, near or far
HUNG = 16.0  # degrees between strands of the veil


def herald(s: State) -> Solids:
    b = Solids()
    up = min(1.15, max(s.rise, s.strike))
    # The weight goes over each stilt in turn: the hips swing, the torso leans against them, the veil follows.
    swing = s.moving * sin(2 * s.w)
    hips = 30 + 5 * up + 0.8 * sin(s.w) + 1.6 * s.moving * sin(2 * s.w + 1.2)
    hips *= (1 - 0.66 * s.dead) * s.of(1, 0.9, 1.06)
    x = s.shake + 2.4 * s.moving * sin(s.w) - 3 * s.hurt
    _stilts(b, s, vec(x, 0, hips))
    lean = 3.0 * swing - 4 * s.hurt
    top = vec(x - 3 - 2 * up + lean + 6 * s.dead, 0, hips + s.of(20, 17, 22) * (1 - 0.5 * s.dead) + 1.2 * swing)
    neck = bezier(vec(x, 0, hips - 2), vec(x - 3 - 0.5 * lean, 0, hips + 8),
                  vec(x - 6 - 3 * up + 0.5 * lean, 0, hips + 16 * (1 - 0.6 * s.dead)), top, 10)
    b.tube(neck, lambda u: s.of(4.0, 5.2, 3.4) - 1.9 * u + 1.2 * sin(pi * u), SKIN, "body")
    head, way = _head(b, s, top)
    if s.alive:
        crack(b, neck[:8], 3.6, "crack", thick=0.75, high=0.1)
    _veil(b, s, head, up)
    for k in range(2):  # rags at the hips: few, so that the stilts stand free
        tendril(b, vec(x - 2 + 4 * k, 2 if k else -2, hips - 1), 258 + 20 * k + 8 * sin(s.w - 1 + k) - 14 * swing,
                13 - 3 * k, 1.5, SKIN, f"rag{k}", bend=10, wave=Wave(0.18, s.w - k, 4), dead=s.dead * 0.6,
                hot=HOT if s.dead < 0.4 else None)
    _arms(b, s, neck[7], head, way)
    return b


def _stilts(b: Solids, s: State, hip: np.ndarray) -> None:
    for n, (rest, side) in enumerate(STILTS):
        b.far = side > 0
        dx, dz = gait(s.phase + n * 0.25, STEP, 7, STANCE) if s.moving else (0.0, 0.0)
        foot = vec(rest * s.of(1, 1.12, 0.86) + dx, side * 4, dz)
        root = hip + vec(1.5 if rest > 0 else -1.5, side * 1.6, 0)
        out = 1 if rest > 0 else -1
        knee = root * 0.62 + foot * 0.38 + vec(out * (3.6 + 8 * s.dead), 0, 9 * (1 - s.dead))
        b.tube(bezier(root, knee + vec(0, 0, 6 * (1 - s.dead)), knee - vec(-out * 0.6, 0, 2), foot, 16),
               lambda u: s.of(1.9, 2.1, 1.7) * (1 - u) ** 0.6 + 0.28, SKIN, f"stilt{n}")
        if s.dead < 0.5 and side < 0:
            b.ellipsoid(knee + vec(0, 0, 1), (1.9, 1.6, 1.9), SKIN, f"knee{n}")
    b.far = False


def _head(b: Solids, s: State, top: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A long trumpet for a face. It hangs, then it is lifted to the sky; the nod comes after the step."""
    angle = -58 + 50 * s.rise + 130 * s.strike - 10 * s.dead + 4 * sin(s.w) + 7 * s.moving * sin(2 * s.w - 1)
    angle = min(angle + 20 * s.hurt, 80)
    way, head = aim(angle, -0.1), top + vec(1, -1, 1.5)
    b.ellipsoid(head, (4.6, 4.0, 4.6), SKIN, "skull")
    long = s.of(12, 9, 15) + 2 * s.strike
    b.tube([head, head + way * 6, head + way * long],
           lambda u: 3.6 - 1.9 * sin(pi * u * 0.62) + (3.8 * s.strike + 0.9 * s.rise) * max(0.0, u - 0.5) * 2, SKIN,
           "horn", 1)
    if s.alive:
        cry = s.strike
        b.ellipsoid(head + way * (long + 0.6 + 2.8 * cry) + vec(0, -1.5 * cry, 0),
                    (1.0 + 0.9 * cry, 2.2 + 3.2 * cry, 2.0 + 3.2 * cry), LIT, "mouth", pitch(angle))
        b.ellipsoid(head + vec(1.8, -3.9, 0.6), (1.2, 0.6, 1.8), LIT, "eye")
        long_tear = 5 + 4 * s.rise + 1.5 * sin(s.w)
        b.tube([head + vec(2.0, -4.1, -1), head + vec(2.6, -3.8, -long_tear)], (0.9, 0.4), LIT, "tear")
    return head, way


def _veil(b: Solids, s: State, head: np.ndarray, up: float) -> None:
    count = int(s.of(8, 6, 10))
    rise = min(1.2, max(s.late_rise, s.late_strike, up * 0.4))
    for k in range(count):
        f = k / (count - 1)
        b.far = k % 2 == 1
        hung = 205 + (k % 4) * HUNG - 60 * (f > 0.72) - 9 * s.moving * sin(2 * s.w - 1.5)
        angle = hung * (1 - rise) + rise * (198 - 165 * f) + 4 * sin(s.w + k) - 24 * s.hurt
        points = tendril(
            b, head + vec(-2, -1 if k % 2 == 0 else 2, 2.5), angle,
            (s.of(26, 31, 20) - 6 * (k % 3)) * (1 + 0.12 * rise),
            s.of(1.9, 2.4, 1.6), SKIN, f"veil{k}", bend=(40 - 10 * (k % 3)) * (1 - rise) + rise * (26 - 52 * f) * 0.8,
            wave=Wave(0.14 + 0.08 * s.moving, s.w - k * 0.8, 5), dead=s.dead)
        if rise > 0.5 and s.dead < 0.1:
            b.ellipsoid(points[-1], (0.9, 0.9, 0.9), LIT, f"tip{k}")
    b.far = False


def _arms(b: Solids, s: State, chest: np.ndarray, head: np.ndarray, way: np.ndarray) -> None:
    """Two long thin arms: folded under the face as in grief, flung wide in the call."""
    open_ = min(1.0, max(0.0, s.late_rise * 0.6 + s.rise * 0.4, s.strike))
    for side in (-1, 1):
        b.far = side > 0
        shoulder = chest + vec(0, side * 2.5, 0)
        elbow = shoulder + vec(6 - 10 * open_ * (1 if side > 0 else -0.2), side * 3, -10 + 8 * open_)
        folded = head + way * 6 + vec(2, side * 2, -4)
        flung = elbow + vec(13 if side < 0 else -13, side * 2, 8)
        hand = folded * (1 - open_) + flung * open_ + vec(0, 0, 2 * s.moving * sin(2 * s.w + side))
        if s.dead:
            hand = hand * (1 - s.dead) + vec(10 * side, side * 3, 2) * s.dead
        b.tube(bezier(shoulder, shoulder + vec(1, 0, -6), elbow, hand, 12), (1.9, 0.5), SKIN, f"arm{side}")
        finger = unit(hand - elbow)
        for k in (-1, 0, 1):
            b.tube([hand, hand + finger * 4 + vec(k * 2, 0, k * 1.5)], (0.9, 0.15), SKIN, f"finger{side}{k}")
    b.far = False
