"""The far world in peace."""

from __future__ import annotations

from typing import Any

import numpy as np
import paint as p
from palette import MORNING
from scenery import W, clay, glow, grid, haze, opaque, ridge, sky_banded, strewn

# Of the young trees on the square: half width, half height, middle, is it a birch, colours.
LIMES = (
    (34, 42, 70, False, "20382c 3a5636 5e7a42 8c9c4c c0b85c e6dc88"),
    (23, 54, 64, True, "2c4030 4a6238 728648 a4a852 d0c46a f0e698"),  # a birch: narrow and light
    (42, 34, 78, False, "1c3430 30503e 4c6e46 748c4c a8a658 d4ca7c"),  # a low round one
    (27, 38, 76, False, "2a3028 4e4a2c 7c6c36 ae9244 d8b856 f2de8c"),  # an ash that is late in leaf
)


def before() -> list[dict[str, Any]]:
    sky = opaque(sky_banded(260, MORNING, 12, (500, 0.36), (0.30, 0.56, 1.2), 0.52))
    glow(sky, 500, 200, 150, (255, 206, 120), 0.4)
    p.save(sky, "backdrops/before_sky")
    hills = p.canvas(W, 120)
    ridge(hills, 110, 60, 170, 5, "8fa3a0 a3b0a2 bcbfa4", -0.3, 1.6)
    ridge(hills, 120, 36, 110, 8, "6f8a80 84987f a3a886", -0.3, 1.6)
    p.save(hills, "backdrops/before_hills")
    p.save(_trees(), "backdrops/before_trees")
    houses, _ = clay(
        "garrison",
        0.03,
        1.15,
        0.9,
        "3c3634 5c5044 80705a a89472 d0b88c ecd8ac",
        {
            2: "6a6048 86785a a4926c c0aa7e dcc494",
            3: "46626e 6a8a90 a8c0b0 f0e0b0",
            4: "4a2c28 6e3e30 935640 b4744e d0946a",
        },
        0.4,
    )
    p.save(haze(_crowns(houses), (236, 216, 170), 0.0, 0.18), "backdrops/before_garrison")
    p.save(_limes(), "backdrops/before_limes")
    p.save(_canopy(), "backdrops/before_front")
    return [
        {
            "image": "before_sky.png",
            "x": 0.02,
            "y": 0.0,
            "top": -10,
            "drift": 2,
            "opaque": True,
            "below": [216, 191, 138],
        },
        {"image": "before_hills.png", "x": 0.06, "y": 0.04, "top": 134, "below": [132, 152, 127]},
        {"image": "before_trees.png", "x": 0.14, "y": 0.08, "top": 168, "below": [116, 101, 79]},
        {"image": "before_garrison.png", "x": 0.28, "y": 0.12, "top": 118, "below": [170, 150, 112]},
        {"image": "before_limes.png", "x": 0.46, "y": 0.15, "top": 128, "below": [158, 138, 100]},
        {"image": "before_front.png", "x": 1.3, "y": 0.0, "top": 0, "front": True},
    ]


def _crowns(houses: np.ndarray) -> np.ndarray:
    """Trees were rendered with the ground's number: what of it stands above the ground is green."""
    data = np.load(p.SPRITES / "source/clay/garrison.npz")
    h = houses.shape[0]
    light = np.clip((data["light"] / 255.0) ** 2 * 2 / 1.1, 0, 1) ** 0.9
    _, y = grid(h)
    crown = (data["m"] == 2) & (data["a"] > 127) & (y < 112)
    p.paint(houses, crown, p.tone(light, "24352f 38503c 587048 80904e b0ac60 d8cc80", 0.35))
    return houses


def _limes() -> np.ndarray:
    """A row of young trees along the square, with stakes and their shadows on the gravel."""
    layer, (x, y) = p.canvas(W, 190), grid(190)
    gravel = 168 + p.noise(W, 4, 300, 4, 6, 3)[0] * 2
    p.paint(
        layer,
        y > gravel[None],
        p.tone(
            np.clip(0.66 - (y - 168) / 60 + p.noise(W, 190, 80, 9, 6, 5) * 0.2, 0, 1), "74654f 978362 b99f72 d8bf8a"
        ),
    )
    for k in range(12):
        at = 70 + k * 160 + k % 3 * 8
        wide, tall, middle, birch, colours = LIMES[k * 5 % len(LIMES)]
        bark, lit = ((150, 140, 120), (226, 216, 188)) if birch else ((74, 58, 46), (140, 112, 80))
        for row in range(96, 170):
            p.box(layer, at, row, 3, 1, bark if not birch or (row * 7 + k) % 11 > 1 else (58, 50, 46))
            p.box(layer, at, row, 1, 1, lit)
        p.box(layer, at - 8, 118, 2, 52, (112, 88, 60))
        p.box(layer, at - 8, 132, 9, 2, (112, 88, 60))
        grain = p.noise(W, 190, 11, 10, 40 + k % 4, 4)
        off = (x - at + W / 2) % W - W / 2
        mass = np.hypot(off / wide, (y - middle) / tall) + grain * 0.5
        light = np.clip(0.5 - off / 90 - (y - middle) / 130 + grain * 0.55, 0, 1)
        p.paint(layer, mass < 1, p.tone(light, colours, 0.35))
        shadow = (y > 171) & (y < 176) & (np.abs(off - 26) < 40)
        p.paint(layer, shadow & (p.bayer(190, W) > -0.1), (128, 108, 80))
    return layer


def _canopy() -> np.ndarray:
    """Leaves that hang into the picture from above, nearest of all."""
    layer, (x, y) = p.canvas(W, 64), grid(64)
    for at, share, seed in strewn(7, 91, 0.3):
        grain = p.noise(W, 64, 9, 8, seed, 3)
        off = (x - at + W / 2) % W - W / 2
        mass = np.hypot(off / (70 + 60 * share), (y + 8) / (26 + 22 * share)) + grain * 0.7
        p.paint(layer, mass < 1, (24, 40, 30))
        p.paint(layer, (mass < 0.8) & (grain > 0.25), (42, 62, 38))
    return layer


def _trees() -> np.ndarray:
    layer, (x, y), dice = p.canvas(W, 100), grid(100), np.random.default_rng(3)
    for k in range(70):
        at, tall, base_y = int(dice.integers(0, W)), dice.uniform(18, 38), 92
        grain = p.noise(W, 100, 12, 10, k % 5 + 20, 3)
        off = (x - at + W / 2) % W - W / 2
        mass = np.hypot(off / (tall * 0.62), (y - (base_y - tall * 0.9)) / tall) + grain * 0.55
        light = np.clip(0.42 + 0.34 * off / tall - 0.30 * (y - (base_y - tall)) / tall + grain * 0.5, 0, 1)
        p.paint(layer, (mass < 1) & (y < base_y), p.tone(light, "24352f 33483a 4a6046 6b7d50 95985c c0b46c", 0.35))
    p.paint(layer, y >= 90, p.tone(0.5 + p.noise(W, 100, 80, 9, 6, 4) * 0.3, "74654f 978362 b99f72"))
    return layer
