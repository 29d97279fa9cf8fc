"""The far worlds indoors: the hall under the dam, the galleries and penstocks."""

from __future__ import annotations

from typing import Any

import numpy as np
import paint as p
from palette import DEEP, ramp
from scenery import W, clay, glow, grid, near, opaque, strewn
from scipy import ndimage


def under() -> list[dict[str, Any]]:
    p.save(_hall(), "backdrops/under_far")
    shafts = p.canvas(W, 380)
    x, y = grid(380)
    for at, share, seed in strewn(11, 8, 0.2):
        lean, wide = 0.16 + 0.05 * (seed % 3), 9 + 18 * share
        ray = np.clip(1 - near(x, (at + lean * y) % W) / (wide + y * 0.09), 0, 1) * np.clip(1.1 - y / 360, 0, 1)
        p.paint(shafts, ray * (0.3 + 0.5 * share) > p.bayer(380, W) + 0.5, (40, 98, 104))
    shafts[..., 3] = np.where(shafts[..., 3] > 0, 90, 0)
    p.save(shafts, "backdrops/under_shafts")
    middle, _ = clay(
        "hall_mid",
        0.02,
        0.9,
        0.9,
        "030c13 061720 09212b 0d2f39 134049 1d5a5e",
        {2: "030a10 05131b 081c25 0c2831 113640"},
        0.4,
    )
    p.save(middle, "backdrops/under_mid")
    close, _ = clay("hall_near", 0.02, 0.8, 0.9, "02060c 050d15 08161f 0c222b 123239 1c4a50", None, 0.5)
    p.save(close, "backdrops/under_near")
    p.save(_cables(), "backdrops/under_cables")
    front = p.canvas(W, 64)
    x, y = grid(64)
    p.paint(front, y > 56 + p.noise(W, 4, 90, 4, 5, 4)[0][None] * 8, (1, 5, 9))
    for left, tall in ((140, 46), (520, 30), (880, 52), (1290, 36), (1640, 48)):
        for k in range(150):
            p.box(front, (left + k) % W, 64 - tall, 1, 13, (1, 5, 9))
        for flange in (0, 70, 140):
            p.box(front, (left + flange) % W, 60 - tall, 7, 21, (1, 5, 9))
        p.box(front, (left + 40) % W, 64 - tall, 12, tall, (1, 5, 9))
    p.save(front, "backdrops/under_front")
    return [
        {"image": "under_far.png", "x": 0.08, "y": 0.03, "top": -20, "opaque": True, "below": [7, 22, 32]},
        {"image": "under_shafts.png", "x": 0.13, "y": 0.03, "top": 0, "drift": 1},
        {"image": "under_mid.png", "x": 0.22, "y": 0.10, "top": 122, "below": [6, 18, 26]},
        {"image": "under_near.png", "x": 0.40, "y": 0.14, "top": -20, "below": [4, 13, 22]},
        {"image": "under_cables.png", "x": 0.60, "y": 0.18, "top": -60},
        {"image": "under_front.png", "x": 1.25, "y": 0.0, "top": 300, "front": True},
    ]


def _hall() -> np.ndarray:
    """The back wall in the murk: local contrast instead of light, thinner with the depth of the water, caustics."""
    _, data = clay("hall_far", 0, 1, 1, "000000 ffffff")
    light = data["light"]
    local = ndimage.gaussian_filter(light, 40, mode=("nearest", "wrap"))
    v = np.clip(0.5 * light / (local * 1.9 + 0.01) + 0.3 * np.sqrt(light), 0, 1)
    h = v.shape[0]
    _x, y = grid(h)
    murk = 0.34 + 0.22 * np.exp(-(((y - 120) / 150) ** 2))
    v = murk + (v - 0.45) * 0.42
    caustic = 1 - np.abs(p.noise(W, h, 46, 9, 12, 3)) * 7
    v = v + np.clip(caustic, 0, 1) * 0.16 * np.clip((y - 260) / 100, 0, 1)
    return opaque(p.tone(np.clip(v, 0, 1) * 0.92, DEEP, 0.5))


def _cables() -> np.ndarray:
    layer, dice = p.canvas(W, 260), np.random.default_rng(21)
    for _ in range(18):
        a, span, sag = int(dice.integers(0, W)), int(dice.integers(120, 300)), dice.uniform(40, 150)
        for q in range(span):
            u = q / span
            y = int(20 + sag * 4 * u * (1 - u) * 0.8)
            layer[y : y + 2, (a + q) % W] = (3, 9, 15, 255)
            layer[y, (a + q) % W] = (12, 36, 44, 255)
    for _ in range(13):
        x, reach = int(dice.integers(4, W - 4)), int(dice.integers(70, 230))
        for y in range(reach):
            layer[y, int(x + 3 * np.sin(y / 19))] = (3, 9, 15, 255)
        p.box(layer, x - 1, reach, 3, 4, (12, 36, 44))
    return layer


def gallery() -> list[dict[str, Any]]:
    """The machine hall, as it is seen through the panes of the galleries: daylight from its roof, sets in two rows that
    still have their lamps, mains before them."""
    p.save(_machine_hall(), "backdrops/gallery_far")
    sets, data = clay(
        "hall_mid", 0.02, 0.9, 0.8, "061218 0b1f27 123039 1a464e 2a6268 478a88 7cb8a8",
        {2: "08141a 0e222a 16363e 205058 34706e 54948a"}, 0.4,
    )
    for at, share, seed in strewn(14, 17, 0.3):  # a lamp over each set, and what it lies on
        y = 44 + int(60 * share)
        glow(sets, at, y + 6, 34, (255, 190, 100), 0.34)
        p.box(sets, at - 3, y, 7, 2, (255, 224, 150) if seed % 3 else (240, 110, 80))
    sets[..., 3] = np.where(data["a"] > 0.5, 255, 0)
    p.save(sets, "backdrops/gallery_sets")
    p.save(_pipes(), "backdrops/gallery_pipes")
    p.save(_crane(), "backdrops/gallery_crane")
    front = p.canvas(W, 60)
    _x, y = grid(60)
    p.paint(front, (y > 44) & (y < 58), (3, 6, 9))
    for left in range(0, W, 160):
        p.box(front, left, 38, 9, 22, (3, 6, 9))
    p.paint(front, y > 57, (3, 6, 9))
    p.save(front, "backdrops/gallery_front")
    return [
        {"image": "gallery_far.png", "x": 0.10, "y": 0.05, "top": -10, "opaque": True, "below": [12, 36, 44]},
        {"image": "gallery_sets.png", "x": 0.24, "y": 0.09, "top": 128, "below": [8, 26, 33]},
        {"image": "gallery_pipes.png", "x": 0.42, "y": 0.12, "top": 84},
        {"image": "gallery_crane.png", "x": 0.58, "y": 0.15, "top": 16},
        {"image": "gallery_front.png", "x": 1.25, "y": 0.0, "top": 304, "front": True},
    ]


def _crane() -> np.ndarray:
    """The rail of a travelling crane on thin columns, hooks, a lamp on each column: close, and nearly black."""
    layer, iron = p.canvas(W, 340), (7, 18, 22)
    p.box(layer, 0, 40, W, 9, iron)
    p.box(layer, 0, 40, W, 1, (46, 92, 94))
    for x in range(0, W, 12):
        p.line(layer, x, 49, x + 6, 57, iron)
        p.line(layer, x + 6, 57, x + 12, 49, iron)
    p.box(layer, 0, 57, W, 3, iron)
    for at in range(100, W, 480):
        p.box(layer, at, 0, 13, 340, iron)
        p.box(layer, at + 2, 0, 1, 340, (34, 70, 74))
        p.box(layer, at + 4, 96, 5, 3, (255, 214, 130))
    for at, share, _ in strewn(5, 41, 0.3):
        reach = 90 + int(120 * share)
        p.box(layer, at, 60, 2, reach, iron)
        p.box(layer, at - 5, 60 + reach, 12, 9, iron)
        p.box(layer, at - 1, 69 + reach, 3, 8, iron)
    return layer


def _machine_hall() -> np.ndarray:
    """The back wall with its arches, pale in the dust of the light that falls from the roof."""
    _, data = clay("hall_far", 0, 1, 1, "000000 ffffff")
    light = data["light"]
    local = ndimage.gaussian_filter(light, 40, mode=("nearest", "wrap"))
    v = np.clip(0.5 * light / (local * 1.9 + 0.01) + 0.3 * np.sqrt(light), 0, 1)
    h = v.shape[0]
    x, y = grid(h)
    v = 0.38 + (v - 0.45) * 0.58 + 0.14 * np.exp(-(((y - 90) / 120) ** 2))
    for at, share, seed in strewn(9, 23, 0.2):
        lean, wide = 0.24 + 0.06 * (seed % 3), 16 + 26 * share
        ray = np.clip(1 - near(x, (at + lean * y) % W) / (wide + y * 0.12), 0, 1)
        v = v + ray * np.clip(1.1 - y / 330, 0, 1) * 0.26
    return opaque(p.tone(np.clip(v, 0, 1), "05101a 081a22 0d2831 133942 1b5052 2b6b69 48897f 70a898 9cc4ae", 0.5))


def _pipes() -> np.ndarray:
    """Two mains with flanges, risers with hand wheels."""
    pipes = p.canvas(W, 200)
    for top, thick, colours in ((20, 17, "rust"), (150, 18, "concrete")):
        table = ramp(colours)
        for row in range(thick):
            light = np.sin((row + 1) / (thick + 1) * np.pi * 0.9 + 0.25)
            p.box(pipes, 0, top + row, W, 1, tuple(int(c * 0.42) for c in table[min(len(table) - 1, int(light * 4))]))
        for flange in range(top * 3 % 90, W, 150):
            p.box(pipes, flange, top - 2, 7, thick + 4, tuple(int(c * 0.3) for c in table[1]))
            p.box(pipes, flange, top - 2, 7, 2, tuple(int(c * 0.5) for c in table[3]))
    for at, _, seed in strewn(9, 33):
        p.box(pipes, at, 37, 6, 113, (14, 24, 30))
        if seed % 2:
            p.paint(pipes, p.ellipse(W, 200, at + 3, 96, 13, 13) & ~p.ellipse(W, 200, at + 3, 96, 9, 9), (70, 30, 26))
    return pipes


def plants() -> np.ndarray:
    """Palms in pots, black against the light, nearest of all in a level that is all indoors."""
    front = p.canvas(W, 96)
    for at, share, seed in strewn(5, 61, 0.3):
        dice = np.random.default_rng(seed)
        for k in range(11):
            lean, high = -1.1 + 0.22 * k + dice.uniform(-0.1, 0.1), (46 + 30 * share) * (1 - abs(k - 5) / 11)
            for step in range(int(high)):
                p.box(
                    front,
                    int(at + lean * step * 0.8) % W,
                    int(95 - step + abs(lean) * step * step / 90),
                    3,
                    1,
                    (22, 16, 14),
                )
        p.box(front, at - 14, 84, 30, 12, (22, 16, 14))
    return front
