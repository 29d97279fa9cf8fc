"""Tower: a claw, a stalk and a long barrel. Tell: the stalk grows, the barrel aims, a crown spreads."""

from __future__ import annotations

from math import sin

import numpy as np

from .beast import Solids, State, Wave, across, aim, pitch, tendril, vec

SKIN, LIT, HOT, PLATE = "mimic", "ember", "cinder", "chitin"
WALL = np.array([[0, 0, 1.0], [0, 1, 0], [1.0, 0, 0]])
MOUNTS = {"floor": np.eye(3), "roof": np.diag([1.0, 1.0, -1.0]), "wall": WALL}
DROOP = {"floor": 0.0, "roof": 34.0, "wall": 80.0}  # degrees: where level is, as it hangs
AIMS = {"up": 34.0, "down": -32.0, "low": -60.0}  # degrees over level; without a word it is level
LOWER = {"floor": 1.0, "roof": 0.82, "wall": 0.86}  # there is less room there


def tower(s: State, mount: str = "floor") -> Solids:
    b = Solids()
    squeeze = (1 + 0.03 * sin(s.w) - 0.06 * s.strike + 0.05 * s.moving * sin(2 * s.w)) * LOWER[mount]
    fallen = 1 - 0.3 * s.dead
    _claws(b, s)
    b.ellipsoid(vec(0, 0, 6 * squeeze), (s.of(11.5, 9.5, 13), 8, 6 * fallen), SKIN, "base")
    tall = s.of(1.0, 1.10, 0.9)
    up = max(s.rise, 0.8 * s.strike)
    b.ellipsoid(vec(-1, 0, (13 + 4 * up) * squeeze * fallen * tall),
                (s.of(5.6, 4.4, 6.6) - 0.8 * up, 5.4, (8 + 4.5 * up) * tall), SKIN, "stalk")
    for k in range(3):
        b.ellipsoid(vec(-1.5 + 0.6 * k, -1.5 * k, (7 + 5.2 * k * tall) * squeeze * fallen),
                    (11.4 - 3.1 * k, 9.4 - 1.9 * k, 2.4), PLATE, f"ring{k}", pitch(-7 + 4 * sin(k * 2)))
    head = vec(-1 + s.shake - 3.2 * s.strike - 2 * s.hurt + 1.2 * sin(s.w - 1), -1,
               (21 + 8.5 * max(s.rise, 0.8 * s.strike)) * (1 - 0.42 * s.dead) * tall * LOWER[mount])
    b.ellipsoid(head, (s.of(6.6, 5.4, 7.4), 6.2, s.of(6.2, 6.6, 6.0)), SKIN, "turret")
    _barrel(b, s, head, mount)
    _crown(b, s, head)
    return b if mount == "floor" else b.turned(MOUNTS[mount])


def _claws(b: Solids, s: State) -> None:
    for k in range(7):
        f = k / 6
        b.far = k % 2 == 1
        x = (-13 + 26 * f) * s.of(1, 0.86, 1.1)
        root = vec(x * 0.45, -3 if k % 2 == 0 else 3, 9)
        end = vec(x * 1.45 + (3 if f > 0.5 else -3), root[1] * 1.4, 0.6)
        b.tube([root, root + vec(x * 0.62, 0, 2.5 - abs(x) * 0.1), end + vec(-x * 0.06, 0, 3.2), end],
               lambda u: 3.1 * (1 - u) ** 0.7 + 0.2, SKIN, f"claw{k}")
    b.far = False
    if s.alive:
        b.tube([vec(-8, -7.4, 7), vec(-3, -8.6, 9.4), vec(1, -7.5, 13), vec(0, -7.2, 18)],
               lambda u: 0.9 * (0.6 + 0.4 * abs(sin(u * 13))), LIT, "crack")


def _aimed(s: State, mount: str) -> float:
    """Degrees at which it aims, from its own axes: the last word of its tag says how high that is for the viewer."""
    seen = AIMS.get(s.tag.rpartition("_")[2], 0.0)
    return {"floor": seen, "roof": -seen, "wall": 90 - seen}[mount]


def _barrel(b: Solids, s: State, head: np.ndarray, mount: str) -> None:
    """It searches at rest, finds its aim in the tell, and kicks: back and up, then forward again."""
    rest = DROOP[mount] - 20 + 9 * sin(s.w) * (1 + 0.4 * s.moving) + 4 * sin(2 * s.w + 1) * s.moving
    found = _aimed(s, mount)
    angle = (rest - (34 + DROOP[mount]) * s.dead) * (1 - min(1.0, s.rise)) + found * s.rise
    kick = max(0.0, s.strike)
    if s.tag.startswith("attack"):
        angle = found + 12 * kick * (s.share > 0.1) - 9 * max(0.0, s.late_strike - s.strike)
    angle += 16 * s.hurt
    way = aim(angle)
    long = s.of(24, 26, 19) * LOWER[mount] ** 0.5 + 4 * s.rise - 10 * kick
    thick = s.of(1.0, 0.85, 1.25)
    b.tube([head, head + way * 8, head + way * long],
           lambda u: (4.2 - 2.2 * u + 2.6 * max(0.0, (u - 0.7) / 0.3)) * thick, SKIN, "barrel", 1)
    for k in range(3):
        wide = (4.4 - 0.5 * k) * thick
        b.ellipsoid(head + way * (7 + 4.2 * k - 1.8 * kick * k), (1.2, wide, wide), PLATE, f"band{k}", pitch(angle))
    for side in (1, -1):
        tendril(b, head + way * long * 0.98 + across(way) * side * 2, angle + side * (10 + 34 * s.rise + 24 * kick),
                7.5, 1.8, SKIN, f"iris{side}", bend=-side * 50, count=6, floor=False, dead=s.dead * 0.4)
    if s.alive:
        b.ellipsoid(head + way * (long + 3.7 + 2.4 * (thick - 0.85)) + vec(0, -0.8, 0),
                    (1.3 + 0.6 * s.rise + 1.2 * kick, 2.6, 2.2 + 1.2 * s.rise + 1.4 * kick), LIT, "maw", pitch(angle))
        b.ellipsoid(head + vec(1.6, -6.2, 1.8), (2.4, 0.8, 1.1 + 0.8 * s.rise), LIT, "eye", pitch(angle))


def _crown(b: Solids, s: State, head: np.ndarray) -> None:
    count = int(s.of(5, 3, 7))
    for k in range(count):
        f = k / (count - 1)
        b.far = k % 2 == 1
        angle = 100 + 76 * f + 6 * sin(s.w - 0.7 + k) - 34 * s.late_rise * (1 - f) + 22 * s.late_rise * f
        tendril(b, head + vec(-4, -2 if k % 2 == 0 else 2, 3), angle + 26 * s.late_strike + 20 * s.hurt,
                (13 + 4 * (k % 2) + 5 * s.late_rise) * s.of(1, 1.05, 0.8), s.of(2.4, 2.6, 1.9), SKIN, f"crown{k}",
                bend=16, wave=Wave(0.2, s.w - k, 4), dead=s.dead, count=9, hot=HOT if s.dead < 0.4 else None)
    b.far = False


