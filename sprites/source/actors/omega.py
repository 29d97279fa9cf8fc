"""The Omega: flesh round a burning core, fangs that close over it, roots below, cables to the roof.

It is a function of its mood. Feet of the roots are at z 0, the core's middle is at `CORE`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, radians, sin

import numpy as np

from .beast import unit, vec
from .solids import Camera, Solids

WIDTH, HEIGHT = 304, 300  # px
CAMERA = Camera(WIDTH, HEIGHT, 152, 296, tilt=6.0, scale=3)
CORE = vec(8, -34, 112)
MIDDLE = vec(0, 8, 112)  # of the flesh
ROUND, UP = 1500, 1000  # points of its surface
FANGS, VEINS, KNOTS, TENDRILS = 11, 7, 16, 46
FLESH, CORE_PART = "flesh", "core"


@dataclass(frozen=True, slots=True)
class Mood:
    phase: float = 0.0  # of the beat
    open: float = 0.5  # 0 the fangs lie over the core .. 1 they stand wide
    rage: float = 0.0
    hurt: float = 0.0
    death: float = 0.0  # 0 alive .. 1 fallen in

    @property
    def w(self) -> float:
        return 2 * pi * self.phase

    @property
    def beat(self) -> float:
        return 0.5 + 0.5 * sin(self.w)


AT_ONCE = 4096  # points


@lru_cache(maxsize=1)
def _lattice() -> np.ndarray:
    return np.random.default_rng(11).uniform(-1, 1, (32, 32, 32))


def noise(p: np.ndarray) -> np.ndarray:
    """Value noise in -1..1 at (n, 3) points, a part at a time: what fits into the cache is done sooner."""
    return np.concatenate([_noise(p[at : at + AT_ONCE]) for at in range(0, len(p), AT_ONCE)])


def _noise(p: np.ndarray) -> np.ndarray:
    lattice = _lattice().reshape(-1)
    whole = np.floor(p)
    f = p - whole
    f = f * f * (3 - 2 * f)
    i = whole.astype(np.int64)
    xs, ys, zs = (((i[:, k] & 31) * side, ((i[:, k] + 1) & 31) * side) for k, side in enumerate((1024, 32, 1)))
    fx, fy, fz = ((1 - f[:, k], f[:, k]) for k in range(3))
    total = np.zeros(len(p))
    for dx in (0, 1):
        for dy in (0, 1):
            side, row = fx[dx] * fy[dy], xs[dx] + ys[dy]
            for dz in (0, 1):
                total += side * fz[dz] * lattice[row + zs[dz]]
    return total


def soft(p: np.ndarray, octaves: int = 4) -> np.ndarray:
    return sum((0.5**k * noise(p * 2.0**k + k * 5.1) for k in range(octaves)), np.zeros(len(p)))


def ridged(p: np.ndarray, octaves: int = 4) -> np.ndarray:
    """Creases: 1 on their crests."""
    total = sum((0.5**k * (1 - np.abs(noise(p * 2.05**k + k * 7.3)) * 2.2) for k in range(octaves)), np.zeros(len(p)))
    return total / 1.9


@lru_cache(maxsize=1)
def _ball() -> tuple[np.ndarray, np.ndarray]:
    """Directions over the half that is seen, (rows, columns, 3), and how far the flesh stands out there."""
    lon = np.linspace(-pi, pi, ROUND)  # about the axis that points at the viewer
    lat = np.linspace(0.0, pi * 0.62, UP)  # 0: at the viewer
    around, off = np.meshgrid(lon, lat)
    d = np.stack([np.sin(off) * np.cos(around), -np.cos(off), np.sin(off) * np.sin(around)], -1)
    p = d.reshape(-1, 3) * 2.6
    rough = 1 + 0.13 * soft(p * 0.6 + 3) + 0.16 * ridged(p * 0.9) + 0.06 * ridged(p * 2.7)
    return d, rough.reshape(off.shape)


def body(mood: Mood) -> Solids:
    s = Solids()
    _flesh(s, mood)
    _core(s, mood)
    for k in range(FANGS):
        _fang(s, mood, k)
    _knots(s, mood)
    for k, tendril in enumerate(_tendrils()):
        _tendril(s, mood, k, *tendril)
    return s


def sunk(mood: Mood, points: np.ndarray) -> np.ndarray:
    """Falls in when it dies: down, and outwards at its foot."""
    if not mood.death:
        return points
    out = np.array(points, float)
    down = mood.death * 0.40
    out[..., 0] *= 1 + 0.10 * mood.death * np.clip(1 - out[..., 2] / 170, 0, 1)
    out[..., 2] *= 1 - down * np.clip(out[..., 2] / 90, 0.3, 1)
    return out


def _flesh(s: Solids, mood: Mood) -> None:
    d, rough = _ball()
    aim = unit(vec(0.10, -1, 0.02))
    off = np.arccos(np.clip(d @ aim, -1, 1))
    around = np.arctan2(d[..., 2], d[..., 0])
    rim = 0.56 + 0.05 * np.sin(around * 7) + 0.03 * mood.beat + 0.10 * mood.open + 0.05 * mood.rage - 0.10 * mood.hurt
    crater = 1 / (1 + np.exp((off - rim) * 16))
    lip = np.exp(-(((off - rim - 0.12) / 0.13) ** 2))
    heave = 0.02 * sin(mood.w) + 0.03 * mood.rage * np.sin(around * 3 + 2 * mood.w)
    r = rough * (1 - 0.55 * crater) + 0.16 * lip * (1 + 0.35 * np.sin(around * 9 + 1)) + heave - 0.05 * mood.hurt
    low = np.clip(-d[..., 2], 0, 1)
    q = d * r[..., None] * np.array([64, 50, 60])
    q[..., 0] *= 1 + 0.35 * low**1.5
    q[..., 2] -= 26 * low**2
    q = sunk(mood, q + MIDDLE)
    normal = np.cross(np.gradient(q, axis=1), np.gradient(q, axis=0))
    normal /= np.linalg.norm(normal, axis=2)[..., None] + 1e-9
    outward = (normal * d).sum(2) < 0
    normal[outward] *= -1
    s.cloud(q.reshape(-1, 3), normal.reshape(-1, 3), "omega", FLESH)


def centre(mood: Mood) -> np.ndarray:
    """Of the core: it draws back when it is shut or hurt, and sinks with the rest."""
    back = 12 + 7 * (1 - mood.open) + 6 * mood.hurt + 10 * mood.death
    return sunk(mood, CORE + vec(0, back, 0))


def radius(mood: Mood) -> float:
    return (19 + 6 * mood.open + 2.6 * mood.beat + 2 * mood.rage - 3 * mood.hurt) * (1 - 0.55 * mood.death)


def _core(s: Solids, mood: Mood) -> None:
    at, r = centre(mood), radius(mood)
    d, rough = _ball()
    step = d[::3, ::3].reshape(-1, 3)
    bumps = rough[::3, ::3].reshape(-1) - 1
    points = step * (r * (1 + 0.35 * bumps + 0.02 * np.sin(step[:, 2] * 9 + mood.w)))[:, None] + at
    s.cloud(points, step, "ember" if mood.death < 0.9 else "omega", CORE_PART)
    for k in range(VEINS):  # what strangles it
        turn, path = k * 2 * pi / VEINS + 0.3, []
        for j in range(16):
            t = j / 15
            reach = (r + 21) * (1 - t) + r * 0.3 * t
            a = turn + 0.9 * t + 0.25 * sin(k * 2.1 + t * 5) + 0.12 * mood.rage * sin(mood.w * 2 + k)
            path.append(at + vec(cos(a) * reach, -32 - 5 * sin(t * 3) - 3 * t, sin(a) * reach))
        s.tube(path, lambda u: 4.4 * (1 - u) ** 0.8 + 0.7, "omega", f"vein{k}")


def _fang(s: Solids, mood: Mood, k: int) -> None:
    """Petals of the maw: over the core when it is shut, flared and unquiet in rage, limp in death."""
    dice = np.random.default_rng(40 + k)
    long, own = dice.uniform(26, 40), dice.uniform(0, 2 * pi)
    wide = mood.open * (0.9 + 0.1 * mood.beat) + 0.25 * mood.rage - 0.7 * mood.hurt
    a = k * 2 * pi / FANGS + 0.15
    path = []
    for j in range(14):
        t = j / 13
        # Shut, a fang reaches past the middle of the core; open, it bows back over the rim.
        reach = 52 + 9 * sin(t * 3.0) - (48 - 38 * wide) * t * t
        turn = a + (0.35 + 0.5 * (1 - mood.open)) * t + 0.16 * mood.rage * sin(2 * mood.w + own - 3 * t) * t
        out = -44 - long * (0.8 + 0.2 * mood.rage) * t + (4 + 14 * (1 - mood.open)) * t * t
        point = vec(8 + cos(turn) * reach * 1.02, out, 112 + sin(turn) * reach)
        point[2] -= mood.death * 26 * t * t
        path.append(point)
    s.tube(sunk(mood, np.array(path)), lambda u: 5.8 * (1 - u) ** 0.8 + 0.5, "omega", f"fang{k}")


def _knots(s: Solids, mood: Mood) -> None:
    """Blue knots of nerve on its crown: its Alphas' colour. They go out first."""
    dice = np.random.default_rng(60)
    for k in range(KNOTS):
        a, e, size = dice.uniform(0.15, pi - 0.15), dice.uniform(-1.1, -0.15), dice.uniform(1.6, 3.4)
        at = vec(cos(a) * 66 * cos(e * 0.7), 4 + 50 * sin(e), 112 + sin(a) * 60 * cos(e * 0.6))
        size *= 1 + 0.25 * sin(mood.w + k) + 0.3 * mood.rage
        lit = mood.death * KNOTS < k * 0.6 + 1
        s.ellipsoid(sunk(mood, at), (size, size, size), "azure" if lit else "omega", f"knot{k}")


def _tendrils() -> Iterator[tuple[str, float, float, float, float, bool]]:
    """Kind, angle (radians), length, radius at the root, own phase, behind the flesh? The same in every frame."""
    dice = np.random.default_rng(4)
    for k in range(TENDRILS):
        kind = "cable" if k < 11 else "whip" if k < 28 else "root"
        own, behind = dice.uniform(), dice.uniform() < 0.45
        if kind == "cable":
            angle, long, thick = dice.uniform(58, 122), dice.uniform(236, 260), dice.uniform(4.5, 8.5)
        elif kind == "whip":
            right, spread = dice.uniform() < 0.5, dice.uniform(-18, 40)
            angle, long, thick = spread if right else 180 - spread, dice.uniform(70, 110), dice.uniform(4, 7.5)
        else:
            angle, long, thick = dice.uniform(205, 335), dice.uniform(95, 150), dice.uniform(6, 11)
        yield kind, radians(angle), long, thick, own, behind


def _tendril(
    s: Solids, mood: Mood, k: int, kind: str, angle: float, long: float, thick: float, own: float, behind: bool
) -> None:
    side = 1 if cos(angle) > 0 else -1
    swing = {"cable": 0.05, "whip": 0.22 + 0.22 * mood.rage, "root": 0.06}[kind] * (1 - 0.8 * mood.death)
    beats = 2 if mood.rage > 0.5 and kind == "whip" else 1
    at = vec(cos(angle) * 44, 20 if behind else -16, 104 + sin(angle) * 40)
    heading, path, count = angle, [], 26
    if kind == "whip":
        long *= 1 + 0.12 * mood.rage - 0.18 * mood.hurt
    for j in range(count):
        u = j / (count - 1)
        heading += swing * sin(beats * mood.w + own * 2 * pi - j * 0.42) * (0.3 + u)
        if kind == "whip":
            heading += 0.03 * side + 0.10 * mood.hurt * side * (0.3 + u)
            heading -= 0.085 * mood.death * side * (0.4 + u)  # limp: they hang down
        elif kind == "root":
            heading -= 0.018 * side
            if at[2] < 14:  # along the ground, outwards
                flat = 0.0 if side > 0 else pi
                heading += 0.4 * np.arctan2(sin(flat - heading), cos(flat - heading))
        at = at + vec(cos(heading), 0.05 if behind else -0.10, sin(heading)) * long / count
        at[2] = max(at[2], 2.5)
        path.append(at.copy())
    s.far = behind
    line = sunk(mood, np.array(path)) if kind != "cable" else np.array(path)
    torn = mood.death if kind == "cable" else 0.0  # it comes off the flesh and hangs from the roof

    def size(u: float) -> float:
        # A cable goes on to the roof, far over the picture: it is never thin.
        own = thick * (1 - 0.55 * u) if kind == "cable" else thick * (1 - u) ** 0.8 + 0.8
        return own * (1 + 0.10 * sin(u * 32)) * (1 - torn * max(0.0, 1 - u * 4) ** 0.7)

    s.tube(line, size, "omega", f"{kind}{k}")
    if kind == "whip" and k % 2 and mood.death < 0.5:
        lamp = 1.7 + 0.7 * mood.rage
        s.ellipsoid(line[-1], (lamp, lamp, lamp), "ember", f"tip{k}")
    s.far = False
