"""What flies and shines round a Mimic: the layer of effects, painted over a copy of its body.

Positions are px from the feet, x forward and y down. A smear runs after the weapon and is gone two frames later. Where
a lasher and a tower strike is drawn by the game itself, because it depends on whom they strike at.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

import numpy as np
import palette

from . import strokes
from .beast import State

Mark = Callable[[np.ndarray, State, int, int], None]
EMBER, CINDER = palette.ramp("ember"), palette.ramp("cinder")
ABYSS, AZURE, SOIL = palette.ramp("abyss"), palette.ramp("azure"), palette.ramp("soil")
SEEN = (0.1, 0.62)  # the share of an attack in which its smear is there


def _smear(s: State) -> float | None:
    """How far the tail of the smear has come after its head, 0..1."""
    if s.tag not in ("attack", "slam") or not SEEN[0] < s.share < SEEN[1]:
        return None
    return max(0.0, (s.share - 0.22) / 0.4) * 0.8


def drone(picture: np.ndarray, s: State, x: int, y: int) -> None:
    if _smear(s) is not None:
        for k in range(4):
            strokes.line(picture, x - 24, y - 24 + 4 * k, x - 37 + 3 * k, y - 24 + 4 * k, CINDER[3:0:-1], over=False)


def kite(picture: np.ndarray, s: State, x: int, y: int) -> None:
    if _smear(s) is not None:
        for k in range(4):
            left, top = x - 34 + 5 * k, y - 58 + 2 * k
            strokes.line(picture, left, top, left - 12 + 3 * k, top - 8, CINDER[3:0:-1], over=False)


def spitter(picture: np.ndarray, s: State, x: int, y: int) -> None:
    if s.tag == "attack" and 0.1 < s.share < 0.35:
        for angle, far in ((34, 16), (24, 26), (42, 30), (30, 37)):
            px, py = x + 15 + far * cos(radians(angle)) * 0.8, y - 28 - far * sin(radians(angle)) * 0.9
            strokes.line(picture, px - 5, py + 3, px, py, [EMBER[1], EMBER[2], EMBER[4]])
            strokes.dot(picture, px, py, EMBER[5])
            strokes.dot(picture, px + 1, py, EMBER[4])


def herald(picture: np.ndarray, s: State, x: int, y: int) -> None:
    if s.tag == "attack" and SEEN[0] < s.share < SEEN[1]:
        strokes.rings(picture, x - 1, y - 66, s.share, "ember", 3, 9, 8, (25, 155))
    elif s.tag == "tell" and s.share > 0.4:
        dice = np.random.default_rng(int(s.share * 5))
        for _ in range(7):
            strokes.dot(picture, x - 4 + dice.uniform(-20, 20), y - 60 + dice.uniform(-14, 20), EMBER[3])


def alpha(picture: np.ndarray, s: State, x: int, y: int) -> None:
    tail = _smear(s)
    tones = [ABYSS[1], ABYSS[2], ABYSS[3], AZURE[3]]
    if tail is not None and s.tag == "slam":
        strokes.crescent(picture, x + 20, y - 38, 104 - 138 * tail, -34, 50, tones, 0.62)
        strokes.crescent(picture, x + 14, y - 40, 112 - 120 * tail, -8, 40, tones[:3], 0.78)
        for side in (-1, 1):  # the ground gives way on both sides
            for k in range(7):
                far = 30 + (16 + 6 * k) * (0.5 + tail)
                strokes.line(picture, x + 40 + side * far, y, x + 40 + side * (far + 3), y - 9 + k, tones[::-1], False)
    elif tail is not None:
        for k in range(5):
            left = x + 22 - 6 * k - 26 * tail
            strokes.line(picture, left, y - 46 + 6 * k, left - 34 + 4 * k, y - 44 + 6 * k, tones[::-1], over=False)


def shell(picture: np.ndarray, s: State, x: int, y: int) -> None:
    if s.tag == "ram" or (s.tag == "attack" and SEEN[0] < s.share < SEEN[1]):
        for k in range(16):
            dice = np.random.default_rng(k + int(s.phase * 60))
            px, py = x - 24 - dice.uniform(0, 12), y - 1 - dice.uniform(0, 9)
            strokes.dot(picture, px, py, SOIL[1 + k % 3], over=False)


def burrower(picture: np.ndarray, s: State, x: int, y: int) -> None:
    """Ground that is thrown up. It is nobody's sand: dark and grey enough for beach, mud and concrete dust."""
    up = max(0.0, s.strike)
    strength = 0.35 * max(0.0, s.rise) + 0.95 * up * (s.share < 0.7) if s.tag in ("tell", "attack") else 0.0
    if s.tag == "move":
        strength = 0.05
    if s.tag == "death_blast":
        strength = max(0.0, 1 - s.share * 1.6)
    dice = np.random.default_rng(4 + int(s.share * 9))
    for _ in range(int(strength * 46)):
        angle, speed = radians(dice.uniform(35, 145)), dice.uniform(8, 34) * (0.4 + strength * 0.6)
        px = x + dice.normal(0, 9) + cos(angle) * speed
        py = y - 3 - abs(sin(angle)) * speed
        strokes.dot(picture, px, py, SOIL[int(dice.integers(1, 5))])
        if dice.uniform() < 0.45:
            strokes.dot(picture, px + 1, py, SOIL[2])
            strokes.dot(picture, px, py + 1, SOIL[1])


def tear(picture: np.ndarray, s: State, x: int, y: int) -> None:
    """What falls from a herald's face; part of its body, because at rest its other effects are not shown."""
    fallen = 30 * s.phase**2
    for k, tone in ((0, EMBER[4]), (1, EMBER[3])):
        strokes.dot(picture, x + 6, y - 40 + fallen - k, tone, over=False)


def mound(picture: np.ndarray, x: int, y: int, half: float, high: float, seed: int) -> None:
    """The heap that a burrower pushes up; part of its body, because it is there as long as it is out."""
    dice = np.random.default_rng(seed)
    w = picture.shape[1]
    rough = np.convolve(dice.uniform(size=w + 24), np.ones(7) / 7, "same")[12 : 12 + w] * 5 - 2.5
    for px in range(max(1, round(x - half)), min(w - 1, round(x + half))):
        u = (px - x) / half
        top = high * (1 - u * u) + rough[px] * (1 - u * u)
        for py in range(max(1, int(y - top)), y + 1):
            deep = py - (y - top)
            step = 3 if deep < 1 else 2 if deep < 2.2 else 1 if deep < 5 else 0
            if deep > 1 and (px * 7 + py * 13 + seed) % 11 == 0:
                step = max(0, step - 1)
            picture[py, px] = (*SOIL[step], 255)


MARKS: dict[str, Mark] = {
    "drone": drone, "kite": kite, "spitter": spitter, "herald": herald,
    "alpha": alpha, "shell": shell, "burrower": burrower,
}
