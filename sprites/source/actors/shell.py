"""Shell: a wall on legs. Tell: it lifts the wall, and what burns between its plates is seen. Strike: it rams."""

from __future__ import annotations

from functools import partial
from math import pi, sin

import numpy as np

from .beast import Place, Solids, State, Wave, bezier, gait, leg, pitch, placed, tendril, vec

SKIN, LIT, HOT, PLATE = "mimic", "ember", "cinder", "chitin"
# The shingles behind the wall: x, z, half thickness, half height, lean backwards (degrees).
SHINGLES = ((7, 6.5, 4.6, 13.5, 24), (1, 6.5, 4.4, 11.5, 40), (-5, 5.0, 4.2, 9.5, 58), (-10, 3.0, 3.4, 7.0, 72))
STEP, STANCE = 8, 0.5  # px before and behind its middle that a foot steps; share of the cycle on the ground
LEGS = ((8, 17), (1, 6), (-6, -8), (-12, -23))


def yaw(degrees: float) -> np.ndarray:
    """Turns the front towards the viewer."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])


def shell(s: State, broken: bool = False) -> Solids:
    b = Solids()
    step = s.moving * sin(2 * s.w)
    running = s.tag == "ram"
    if running:
        step = 1.6 * sin(2 * s.w)
    strike = max(s.strike, 1.0 if running else 0.0)
    z = (s.of(13, 11.5, 15) + 0.5 * sin(s.w) + 1.2 * step + 3 * s.rise + 1.5 * strike) * (1 - 0.55 * s.dead)
    home = vec(-6 * s.rise + 11 * strike - 5 * s.hurt + s.shake, 0, max(6, z))
    turn = pitch(2 * sin(s.w) * s.moving + 18 * s.rise - 9 * strike + 3 * step * running + 13 * s.hurt - 8 * s.dead)
    at = partial(placed, turn, home)
    b.tube([at(-17, 0, -1), at(-8, 0, 1), at(2, 0, 1), at(8, 0, 0)],
           lambda u: 3.0 + 4.2 * sin(pi * min(1.0, u * 0.75 + 0.1)), SKIN, "trunk")
    lift = 7 * s.rise - 4 * strike + 4 * s.hurt
    _shingles(b, s, at, turn, lift)
    if broken:
        _stump(b, s, at, turn)
    else:
        _wall(b, s, at, turn, lift)
    if s.alive:
        b.tube([at(4, -9.4, -1.5), at(-3, -8.0, -2.0), at(-11, -6, -1)], (0.9, 0.5), LIT, "crack")
        b.ellipsoid(at(-15, -3.2, 2.2), (2.8, 1.6, 2.2), LIT, "weak")  # the soft rump: where to shoot
    _behind(b, s, at, running)
    return b


def _wall(b: Solids, s: State, at: Place, turn: np.ndarray, lift: float) -> None:
    """A shield that is turned a little to the viewer, so that it is seen to be wide; tusks stand on its front."""
    fallen = s.dead
    lean = -6 + lift * 0.9 - 64 * fallen + 8 * s.hurt
    facing = turn @ pitch(lean) @ yaw(34)
    centre = at(15 + 8 * fallen, -3.5, 7.5 - 6 * fallen + lift * 0.2)
    high, wide = s.of(19.5, 15.0, 20.5), s.of(8.6, 11.5, 7.0)
    b.ellipsoid(centre, (3.6, wide, high), PLATE, "wall", facing)
    on = lambda y, z, x=3.4: centre + facing @ vec(x * (1 - (z / high) ** 2 * 0.7), y, z)  # noqa: E731
    # A keel down the middle and a rim: light and shadow show the face that one runs into.
    b.tube([on(0, -high * 0.8), on(0, 0, 4.4), on(0, high * 0.86)], lambda u: 1.2 + 1.3 * sin(pi * u), PLATE, "keel")
    for k, z in enumerate((0.50, -0.02, -0.52)):
        root = on(1.2, z * high, 4.0)
        long = (s.of(10, 7, 12) if k == 1 else s.of(8, 6, 7)) * (1 - 0.3 * fallen)
        rise = facing @ vec(1, -0.15, 0.25 if z >= 0 else -0.35)
        b.tube(bezier(root, root + rise * long * 0.5, root + rise * long * 0.8, root + rise * long + vec(0, 0, 2.6), 8),
               (2.9, 0.15), "bonep", f"tusk{k}", 0.8)
    if s.alive:
        b.tube([on(-wide * 0.62, high * 0.30), on(-wide * 0.74, high * 0.05), on(-wide * 0.55, -high * 0.16)],
               lambda u: (0.9 + 0.5 * s.rise) * (0.5 + sin(pi * u)), LIT, "slit")


def _stump(b: Solids, s: State, at: Place, turn: np.ndarray) -> None:
    """What is left of the front: torn edges low down, and a bare burning chest."""
    for k, (x, z, high) in enumerate(((15, -2, 7.0), (13, 1, 8.5), (16.5, -4, 4.5))):
        b.ellipsoid(at(x - 2 * s.dead, -3.5 + 2 * k, z - 4 * s.dead), (2.6, 4.6 - k, high), PLATE, f"torn{k}",
                    turn @ pitch(-14 + 22 * k) @ yaw(30))
    if s.alive:
        b.ellipsoid(at(12.5, -5.5, 3.5), (2.8 + 0.8 * s.rise, 1.4, 3.6 + s.rise), LIT, "chest", turn)
    tip = at(11, -1, 9)
    b.ellipsoid(tip, (5.0, 4.4, 4.0), SKIN, "head", turn)
    for k, angle in enumerate((28, -10)):
        tendril(b, tip + vec(3, -1, 0), angle + 10 * sin(s.w + k) + 16 * s.rise, 9, 1.8, SKIN, f"feeler{k}", bend=-30,
                count=7, dead=s.dead)


def _shingles(b: Solids, s: State, at: Place, turn: np.ndarray, lift: float) -> None:
    for k, (x, z, thick, high, lean) in enumerate(SHINGLES, 1):
        tall = high * s.of(1.0, 0.76, 1.14)
        slope = lean + lift * (k + 1) * 0.8 + s.dead * 30 * k
        b.ellipsoid(at(x - 4 * k * s.dead, -1.5 - 0.5 * (3 - k), z - s.dead * (6 - 1.2 * k) + lift * 0.12 * k),
                    (thick, 9.5 - 0.8 * k, tall), PLATE, f"shingle{k}", turn @ pitch(slope))
        if k < 4 and s.dead < 0.5 and s.rise > 0.15:
            b.ellipsoid(at(x + 1.6, -7.6, z + 2.5), (0.9 + 0.9 * s.rise, 0.8, 7.0), LIT, f"gap{k}",
                        turn @ pitch(slope + 6))


def _behind(b: Solids, s: State, at: Place, running: bool) -> None:
    count = int(s.of(5, 3, 6))
    for k in range(count):
        f = k / (count - 1)
        b.far = k % 2 == 1
        tendril(b, at(-15, -2 if k % 2 == 0 else 2, 2 - 2 * f),
                150 + 34 * f + 6 * sin(s.w - 0.8 + k) - 20 * s.late_rise + 18 * s.late_strike + 20 * s.hurt,
                s.of(19, 24, 13) - 3 * f, s.of(2.1, 3.0, 1.7), SKIN, f"tail{k}",
                bend=-34 + 62 * f, wave=Wave(0.2, s.w - k, 5), dead=s.dead,
                hot=HOT if s.dead < 0.4 and k % 2 == 0 else None)
    for n, (hip, rest) in enumerate(LEGS):
        for side in (1, -1):
            b.far = side > 0
            dx = dz = 0.0
            if s.moving:
                dx, dz = gait(s.phase + n * 0.25 + (0.5 if side > 0 else 0), STEP, 4, STANCE)
            elif running:
                dx, dz = gait(s.phase + n * 0.21 + (0.3 if side > 0 else 0), 12, 6, 0.36)
            home = at(0, 0, 0)
            foot = vec(rest + dx + home[0] * 0.5 + 8 * running, side * 5.5, dz)
            leg(b, at(hip, side * 3, -3), foot, 4 * (1 - 0.6 * s.dead), s.of(2.6, 3.1, 2.3), SKIN, f"leg{n}{side}",
                out=0.4)
    b.far = False


