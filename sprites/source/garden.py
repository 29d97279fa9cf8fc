"""What one sees from the windows of the offices: a morning, far trees, a park with a fountain, boughs."""

from __future__ import annotations

from typing import Any

import numpy as np
import paint as p
from inside import plants
from palette import MORNING, ramp
from scenery import W, glow, grid, opaque, ridge, sky_banded, strewn

LAWN = "5c7044 748a4c 96a458 bcbc6c dcd48c"
LEAVES = "2c4030 446038 688044 94a050 c4bc68 e8dc90"
BOUGHS = "1c2c22 2e4830 4c6a3c 7c8e48 b8b45c"
PALE = "5a7050 7a8c5c 9ca468 c0b87c e0d49c"


def office() -> list[dict[str, Any]]:
    sky = opaque(sky_banded(260, MORNING, 12, (500, 0.34), (0.30, 0.6, 1.1), 0.40))
    glow(sky, 500, 190, 150, (255, 206, 120), 0.35)
    p.save(sky, "backdrops/office_sky")
    p.save(_far(), "backdrops/office_garden")
    p.save(park(), "backdrops/office_park")
    p.save(boughs(), "backdrops/office_boughs")
    p.save(plants(), "backdrops/office_front")
    return [
        {"image": "office_sky.png", "x": 0.02, "y": 0.0, "top": 0, "opaque": True, "below": [216, 205, 160]},
        {"image": "office_garden.png", "x": 0.06, "y": 0.02, "top": 60, "below": [154, 150, 104]},
        {"image": "office_park.png", "x": 0.14, "y": 0.03, "top": 104, "below": [92, 112, 68]},
        {"image": "office_boughs.png", "x": 0.30, "y": 0.04, "top": 40},
        {"image": "office_front.png", "x": 1.25, "y": 0.0, "top": 268, "front": True, "room": True},
    ]


def _off(x: np.ndarray, at: float) -> np.ndarray:
    """Px right of a column, on the ring of width W."""
    return (x - at + W / 2) % W - W / 2


def _far() -> np.ndarray:
    layer, (x, y) = p.canvas(W, 180), grid(180)
    ridge(layer, 160, 60, 170, 5, "a8b8a8 b8c2a8 ccccae", -0.3, 1.6)
    for at, share, seed in strewn(34, 7, 0.4):
        tall = 30 + 34 * share
        grain = p.noise(W, 180, 12, 10, seed, 3)
        off = _off(x, at)
        mass = np.hypot(off / (tall * 0.6), (y - (164 - tall)) / (tall * 0.8)) + grain * 0.5
        light = np.clip(0.5 + 0.34 * off / tall - 0.3 * (y - (164 - tall)) / tall + grain * 0.5, 0, 1)
        p.paint(layer, (mass < 1) & (y < 170), p.tone(light, PALE, 0.35))
    p.paint(layer, y >= 166, (154, 150, 104))
    return layer


def park() -> np.ndarray:
    """Lawns and clipped hedges, poplars in a row, a fountain that plays for nobody."""
    layer, (x, y) = p.canvas(W, 150), grid(150)
    for at, share, seed in strewn(15, 23, 0.4):
        grain, off, tall = p.noise(W, 150, 9, 9, seed, 3), _off(x, at), 44 + 26 * share
        narrow = 0.30 if seed % 3 else 0.62
        mass = np.hypot(off / (tall * narrow), (y - (104 - tall * 0.7)) / (tall * 0.72)) + grain * 0.5
        light = np.clip(0.46 + 0.5 * off / tall - 0.34 * (y - (104 - tall)) / tall + grain * 0.5, 0, 1)
        p.paint(layer, (np.abs(off) < 2) & (y > 90) & (y < 112), (92, 72, 54))
        p.paint(layer, mass < 1, p.tone(light, LEAVES, 0.35))
    lawn = y > 108 + p.noise(W, 4, 200, 4, 5, 2)[0][None] * 2
    p.paint(layer, lawn, p.tone(np.clip(0.8 - (y - 108) / 60 + p.noise(W, 150, 30, 4, 9, 3) * 0.3, 0, 1), LAWN, 0.35))
    leaf = p.noise(W, 150, 6, 5, 41, 3)
    for left, wide in ((80, 150), (330, 220), (700, 120), (900, 260), (1300, 160), (1560, 240)):
        hedge = (np.abs(_off(x, left + wide / 2)) < wide / 2) & (y > 106 + leaf * 3) & (y < 122)
        p.paint(layer, hedge, p.tone(np.clip(0.8 - (y - 106) / 20 + leaf * 0.4, 0, 1), LEAVES, 0.3))
    path = (y > 126) & (y < 132)
    p.paint(layer, path, p.tone(np.clip(0.6 + p.noise(W, 150, 12, 3, 51, 3) * 0.3, 0, 1), "a89670 c8b488 e4d2a4", 0.4))
    stone = ramp("6c6a60 94907e bcb69c e0d8ba")
    for at in (280, 1180, 1860):
        p.paint(layer, p.ellipse(W, 150, at, 122, 26, 6), stone[1])
        p.paint(layer, p.ellipse(W, 150, at, 120, 24, 4), (150, 190, 186))
        p.box(layer, at - 2, 98, 4, 24, stone[2])
        p.paint(layer, p.ellipse(W, 150, at, 100, 10, 3), stone[3])
        for k in range(-9, 10):
            drop = int(90 + k * k * 0.34)
            p.box(layer, at + k, drop, 1, 2 + abs(k) % 3, (226, 238, 226))
    return layer


def boughs() -> np.ndarray:
    """Leaves that hang into a window from above, and roses that climb to its sill; sun on their edges."""
    layer, (x, y) = p.canvas(W, 210), grid(210)
    for at, share, seed in strewn(9, 61, 0.3):
        grain, off = p.noise(W, 210, 8, 7, seed, 3), _off(x, at)
        wide, tall = 46 + 40 * share, 50 + 40 * share
        mass = np.hypot(off / wide, y / tall) + grain * 0.6
        light = np.clip(0.34 + off / wide * 0.3 + grain * 0.7 - y / 200, 0, 1)
        p.paint(layer, mass < 1, p.tone(light, BOUGHS, 0.35))
    for at, share, seed in strewn(11, 83, 0.3):
        grain, off = p.noise(W, 210, 7, 7, seed, 3), _off(x, at)
        mass = np.hypot(off / (24 + 20 * share), (y - 210) / (26 + 22 * share)) + grain * 0.6
        p.paint(layer, mass < 1, p.tone(np.clip(0.36 + off / 90 + grain * 0.6, 0, 1), BOUGHS, 0.35))
        dice = np.random.default_rng(seed)
        for _ in range(7):
            left, top = (at + int(dice.integers(-22, 22))) % W, int(dice.integers(184, 206))
            if layer[top, left, 3]:
                p.box(layer, left, top, 3, 2, (226, 120, 104))
    return layer
