"""What all Mimics share: the state that they are a function of, and the limbs that they are made of.

A creature is a function of continuous state, not of a list of frames. Feet are at z 0, it faces +X, the viewer is at
-Y. Its body is nearly black, with one focus that glows: that says where it looks and where to shoot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi, radians, sin

import numpy as np

from .solids import Solids, pitch, vec

Place = Callable[[float, float, float], np.ndarray]  # a point of the body, from its own axes

# Each tag has its curves, one value a frame; between frames they are straight.
RISE = (-0.12, 0.42, 0.95, 1.12, 1.0, 1.0)  # a tell: a dip, up past the pose, and there it trembles
STRIKE = (0.42, 1.14, 1.0, 0.90, 0.36, -0.06)  # launch, past the goal, hit, the rest follows, back past rest
COILED = (0.62, 0.0, 0.0, 0.0, 0.0, 0.0)  # what is left of the tell
TRAIL_STRIKE = (0.08, 0.72, 1.16, 1.10, 0.70, 0.14)  # the same for what hangs behind: later and further
TRAIL_RISE = (-0.20, 0.10, 0.72, 1.18, 1.06, 1.0)
TRAIL_COILED = (0.95, 0.34, 0.0, -0.08, 0.0, 0.0)
FLINCH = (1.0, 0.62, 0.20)
SHAKE = (0.0, 0.0, 0.0, 0.5, -0.5, 0.5)  # px
FALL = (0.0, 0.03, 0.14, 0.34, 0.60, 0.84, 0.97, 1.0)  # a death: the blow first, then the weight
FOLDED = 0.23  # of the way to its death lies a sleeper
RECOIL = (0.75, 1.0, 0.5, 0.15, 0.0, 0.0, 0.0, 0.0)


def _along(values: tuple[float, ...], share: float) -> float:
    """The curve at a share 0..1 of its frames."""
    return float(np.interp(share * (len(values) - 1), range(len(values)), values))


@dataclass(slots=True)
class State:
    """`phase` 0..1 goes round with the cycle of idle and move; `share` 0..1 is how far a tell, attack or death is."""

    tag: str = "idle"
    phase: float = 0.0
    share: float = 0.0
    look: int = 0  # which of its bodies
    w: float = field(init=False)  # the phase, radians
    moving: bool = field(init=False)
    rise: float = field(init=False)  # 0 at rest .. 1 ready to strike
    strike: float = field(init=False)  # 0 at rest .. 1 at full reach
    late_rise: float = field(init=False)  # the same for tails, crests, veils
    late_strike: float = field(init=False)
    hurt: float = field(init=False)
    dead: float = field(init=False)
    shake: float = field(init=False)

    def __post_init__(self) -> None:
        self.w = 2 * pi * self.phase
        self.moving = self.tag == "move"
        tell, attack = self.tag.startswith("tell"), self.tag.startswith(("attack", "slam"))
        dying = self.tag.startswith("death")
        at = lambda values: _along(values, self.share)  # noqa: E731
        self.rise = at(RISE) if tell else at(COILED) if attack else 0.0
        self.late_rise = at(TRAIL_RISE) if tell else at(TRAIL_COILED) if attack else 0.0
        self.strike = at(STRIKE) if attack else 0.0
        self.late_strike = at(TRAIL_STRIKE) if attack else 0.0
        if self.tag == "spring":  # in the air, stretched; the share is how far along its arc
            self.strike, self.late_strike = 1.0, 1.1 - 0.3 * self.share
        self.hurt = at(FLINCH) if self.tag == "hurt" else at(RECOIL) if dying else 0.0
        self.dead = at(FALL) if dying else 0.0
        if self.tag == "sleep":  # folded like a dead one, but it breathes
            self.dead = FOLDED + 0.035 * sin(self.w)
        self.shake = at(SHAKE) if tell else 0.0

    def of(self, *values: float) -> float:
        """The value for this body."""
        return values[self.look % len(values)]

    @property
    def alive(self) -> bool:
        return self.dead < 0.45


def bezier(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray, count: int = 14) -> list[np.ndarray]:
    return [(1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d
            for t in np.linspace(0, 1, count)]


def unit(v: np.ndarray) -> np.ndarray:
    return v / (np.linalg.norm(v) + 1e-9)


def across(v: np.ndarray) -> np.ndarray:
    """The direction square to `v` in the plane of the picture, on its upper side when it points forward."""
    return vec(-v[2], 0, v[0])


def aim(degrees: float, towards: float = -0.12) -> np.ndarray:
    """A direction in the plane of the picture; `towards` is how much it leans to the viewer."""
    return vec(cos(radians(degrees)), towards, sin(radians(degrees)))


@dataclass(slots=True)
class Wave:
    """A wave that runs along a tendril: radians of swing, where it is, how many radians lie along it."""

    swing: float = 0.0
    at: float = 0.0
    length: float = 6.0


def tendril(
    body: Solids, root: np.ndarray, angle: float, long: float, radius: float, material: str, part: str,
    bend: float = 0.0, curl: float = 0.0, wave: Wave | None = None, dead: float = 0.0, count: int = 14,
    tip: float = 0.15, floor: bool = True, hot: str | None = None, power: float = 0.95, lean: float = 0.0,
) -> list[np.ndarray]:
    """A line that starts at `angle` and turns by `bend` + `curl` degrees over its length; returns its points.

    `dead` coils it up like the leg of a dying spider; `floor` keeps it above the ground; `hot` is what its root is of.
    """
    wave = wave or Wave()
    at, points = np.array(root, float), [np.array(root, float)]
    heading, side = radians(angle), 1 if bend + curl * 0.5 >= 0 else -1
    for k in range(count):
        u = (k + 0.5) / count
        heading += (radians(bend) + radians(curl) * 2 * u + radians(250 * side) * dead * u * 1.6) / count
        now = heading + wave.swing * sin(wave.at - u * wave.length) * (0.25 + u)
        at = at + vec(cos(now), lean, sin(now)) * long * (1 - 0.35 * dead) / count
        if floor:
            at[2] = max(at[2], 0.7)
        points.append(at.copy())
    body.tube(points, (radius, tip), material, part, power)
    if hot:
        body.tube(points[: max(2, count // 4)], (radius * 1.06, radius * 0.8), hot, f"{part}.hot")
    return points


def leg(
    body: Solids, hip: np.ndarray, foot: np.ndarray, knee: float, radius: float, material: str, part: str,
    out: float = 0.35, tip: float = 0.2, hot: str | None = None,
) -> None:
    """An insect's leg: a raised knee `knee` px over the hip, outside it by `out`, and a shin that ends in a point.

    Knees above hips and feet wide, or every beast becomes a table.
    """
    side = 1 if foot[0] >= hip[0] else -1
    at = hip * 0.58 + foot * 0.42 + vec(side * out * 1.5, 0, 0)
    at[2] = hip[2] * 0.9 + foot[2] * 0.1 + knee * 0.75
    upper = bezier(hip, hip + (at - hip) * 0.55, at + (hip - at) * 0.12, at, 7)
    lower = bezier(at, at + (foot - at) * 0.2 + vec(side * 1.2, 0, 0.4), foot + (at - foot) * 0.4
                   + vec(side * 0.8, 0, 0.6), foot, 10)

    def thick(u: float) -> float:
        if u < 0.42:
            return radius * (0.86 + 0.14 * sin(pi * min(1.0, u * 2.6)))
        return radius * 0.9 * max(0.0, (1 - u) / 0.58) ** 0.8 + tip

    body.tube([*upper[:-1], *lower], thick, material, part)
    if hot:
        body.tube(upper[:5], (radius * 1.06, radius * 0.95), hot, f"{part}.hot")


def crack(
    body: Solids, path: list[np.ndarray], radius: float, part: str, material: str = "ember", thick: float = 0.6,
    high: float = 0.25,
) -> None:
    """A burning crack along a limb of that radius, on the viewer's side; it is wide and narrow by turns."""
    line = [np.asarray(p, float) + vec(0, -radius * 0.98, high * radius) for p in path]
    body.tube(line, lambda u: thick * (0.55 + 0.45 * sin(u * 19)), material, part)


def gait(phase: float, stride: float, lift: float, stance: float = 0.5) -> tuple[float, float]:
    """Where a foot is, px before its middle and above the ground. On the ground it goes back at an even speed."""
    q = phase % 1
    if q < stance:
        return stride * (1 - 2 * q / stance), 0.0
    u = (q - stance) / (1 - stance)
    eased = u * u * (3 - 2 * u)
    return -stride + 2 * stride * eased, lift * sin(pi * u) ** 0.8


def web(body: Solids, rows: list[list[np.ndarray]], material: str, part: str) -> None:
    """A skin over a grid of points: small triangles, so that light falls on it by turns."""
    for upper, lower in pairwise(rows):
        for k in range(min(len(upper), len(lower)) - 1):
            body.triangle(upper[k], upper[k + 1], lower[k + 1], material, part)
            body.triangle(upper[k], lower[k + 1], lower[k], material, part)


def placed(turn: np.ndarray, home: np.ndarray, x: float, y: float, z: float) -> np.ndarray:
    """A point of a body that is turned and moved."""
    return turn @ vec(x, y, z) + home


__all__ = ["Place", "Solids", "State", "Wave", "across", "aim", "bezier", "crack", "gait", "leg", "pitch", "placed",
           "tendril", "unit", "vec", "web"]
