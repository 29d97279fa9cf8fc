"""Burrower: fins that cut the sand; then a worm as high as a man, with four petals round a burning throat."""

from __future__ import annotations

from math import atan2, degrees, radians, sin

import numpy as np

from .beast import Solids, State, across, pitch, tendril, unit, vec

SKIN, LIT, PLATE = "mimic", "ember", "chitin"
JOINTS = 16


def burrower(s: State) -> Solids:
    b = Solids()
    out = emerged(s)
    if out > 0.35 or s.rise > 0.05 or s.hurt > 0.3:
        _worm(b, s, out)
    if out < 0.75 and not s.hurt and s.tag in ("idle", "move", "tell", "attack"):
        _fins(b, s)
    return b


def emerged(s: State) -> float:
    """How much of the worm is out of the ground, 0..1 and a little more when it bursts out."""
    if s.tag.startswith("death"):
        return 1.0 - 0.60 * s.dead
    if s.tag == "helpless":
        return 0.94 + 0.03 * sin(2 * s.w)
    if s.hurt:
        return 0.92 - 0.1 * s.hurt
    return 0.10 + 0.20 * s.rise + 1.0 * s.strike


def _worm(b: Solids, s: State, out: float) -> None:
    long = (40 * min(1.12, out) + 10) * s.of(1.0, 0.94, 0.98)
    spent = s.tag == "helpless"  # above ground, hanging, out of breath
    angle = s.of(66, 74, 58) + 10 * s.rise + 16 * s.strike - 8 * spent - 34 * s.dead + 18 * s.hurt
    bend = -26 * s.strike - 74 * s.dead + 3 * sin(s.w) - (58 + 8 * sin(s.w)) * spent
    bend += 30 * (s.strike - s.late_strike) + 26 * s.hurt
    at, heading = vec(-9 - 4 * s.strike - 9 * spent, 0, -7), radians(angle)
    points = [at.copy()]
    for k in range(JOINTS):
        heading += radians(bend) / JOINTS + 0.05 * sin(s.w + k * 0.5)
        at = at + vec(np.cos(heading), 0, sin(heading)) * long / JOINTS
        points.append(at.copy())
    thick = s.of(8.6, 6.8, 10.0)
    b.tube(points, lambda u: thick * (1 - 0.19 * u), SKIN, "worm")
    way = unit(points[-1] - points[-3])
    for k in range(2, JOINTS, 2):  # collars of the drill: they lie over each other and turn
        radius = thick * (1.09 - 0.19 * k / JOINTS)
        here = points[k] - points[k - 1]
        turn = 12 if sin(s.w * 2 + k + s.rise * 40) > 0 else -12
        b.ellipsoid(points[k], (2.0, radius, radius), PLATE, f"ring{k}", pitch(degrees(atan2(here[2], here[0])) + turn))
        if s.dead < 0.5 and (s.look != 1 or k % 4 == 0):
            for side in (1, -1):
                edge = points[k] + across(way) * side * radius * 0.85 + vec(0, -2, 0)
                b.tube([edge, edge + across(way) * side * s.of(3.6, 6.0, 2.6) - way * 2.6], (1.5, 0.15), PLATE,
                       f"thorn{k}{side}")
    _throat(b, s, points[-1], way, out, thick)


def _throat(b: Solids, s: State, tip: np.ndarray, way: np.ndarray, out: float, thick: float) -> None:
    facing = degrees(atan2(way[2], way[0]))
    spent = s.tag == "helpless"
    gape = -15 + (34 + 10 * sin(2 * s.w)) * spent + 3 * s.rise + 66 * s.strike + 46 * s.dead + 54 * s.hurt
    gape += 2 * sin(s.w)
    side = across(way)
    if out > 0.5 or s.rise > 0.2:
        wide = max(s.strike, 0.7 * s.hurt, 0.45 * spent)
        if s.dead < 0.5:
            b.ellipsoid(tip + way * (1.5 + 3 * wide) + vec(0, -4.5 * wide, 0),
                        (2.6 + 1.5 * wide, 4.8, 5.0 + 1.2 * wide), LIT, "maw", pitch(facing))
        count = int(s.of(4, 3, 5))
        for k in range(count):
            place = 1 - 2 * k / (count - 1)
            inner = abs(place) < 0.9
            root = tip + side * place * thick * 0.62 + vec(0, (-5.0 if wide < 0.4 else 5.0) * inner, 0)
            tendril(b, root, facing + place * gape, s.of(17, 19, 14), s.of(3.9, 3.2, 3.9), SKIN, f"petal{k}",
                    bend=-place * (58 * wide + 10 + 60 * s.dead), count=9, tip=0.2, floor=False, dead=s.dead * 0.35)
            if not inner and s.dead < 0.5:
                tendril(b, root + vec(0, -2.5, 0) - side * place * 1.2, facing + place * (gape - 4), 10, 1.3, LIT,
                        f"glow{k}", bend=-place * (58 * wide + 10), count=6, floor=False)
    for k in range(3):  # feelers that stream behind it
        tendril(b, tip - way * (8 + 6 * k) + side * 6, facing + 130 + 10 * sin(s.w + k) + 30 * s.late_strike, 11, 1.5,
                SKIN, f"feeler{k}", bend=40, count=6, floor=False, dead=s.dead)


def _fins(b: Solids, s: State) -> None:
    """What one sees before: a row of fins that cut the ground, and one eye."""
    count = int(s.of(5, 4, 7))
    for k in range(count):
        high = s.of(12.5, 16, 10) + 4 * s.rise - abs(k - 1.2) * 2.4 + 1.4 * sin(s.w + k)
        high *= 1 - max(0.0, s.strike - 0.3)
        x = 11 - (7.0 if count < 6 else 5.2) * k + 1.8 * sin(s.w - k * 0.7)
        b.tube([vec(x + 4, 0, -3), vec(x + 1.5, -1, high * 0.55), vec(x - 4.5, 0, high + 1.5)],
               (s.of(2.9, 3.4, 2.2), 0.15), PLATE if k % 2 else SKIN, f"fin{k}", 0.8)
    if s.strike < 0.3:
        lift = 2 * s.rise
        b.ellipsoid(vec(15, -2, 3.2 + lift), (4.0, 3, 3.0), SKIN, "brow")
        b.ellipsoid(vec(16.8, -5.2, 4.0 + lift), (2.2, 0.8, 1.0), LIT, "eye")
