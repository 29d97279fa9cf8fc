"""The far world of each level, in layers 1280 px wide that repeat without a seam.

Skies, seas and hills are painted with noise that wraps; the grey renders in `clay/` are coloured through a gradient
and, where they do not repeat by themselves, continued by their mirror image.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import numpy as np
import paint as p
from palette import DAWN, DEEP, DUSK, MORNING, SEA, ramp
from scenery import (
    CLAY,
    W,
    clay,
    dropship,
    foreground,
    glow,
    grid,
    mirrored,
    near,
    opaque,
    ridge,
    sea,
    sky_banded,
    sky_storm,
    smoke,
)
from scipy import ndimage


def beach() -> list[dict[str, Any]]:
    p.save(opaque(sky_storm(240)), "backdrops/beach_sky")
    p.save(opaque(sea(190, SEA, 4, 830)), "backdrops/beach_sea")
    far = p.canvas(W, 216)
    ridge(far, 206, 34, 150, 14, "4c5c64 56676e 64757a")
    ridge(far, 210, 24, 90, 33, "33424e 3f4f5a 4c5c64 5a6a70", -0.05)
    for x, wide, lean, seed, height in ((120, 12, 0.22, 1, 150), (430, 9, 0.30, 5, 120), (708, 14, 0.18, 8, 176),
                                        (930, 8, 0.28, 12, 110), (1130, 12, 0.2, 17, 160)):
        smoke(far, x, 208, wide, lean, seed, height)
        p.box(far, x - 2, 205, 6, 3, ramp("ember")[3])
        p.box(far, x - 1, 203, 3, 2, ramp("ember")[4])
    p.save(far, "backdrops/beach_far")
    ships = p.canvas(W, 150)
    for x, y, scale, flip in ((60, 60, 0.5, 0), (330, 18, 1.0, 0), (560, 96, 0.36, 1), (742, 40, 0.6, 1),
                              (930, 84, 0.42, 0), (1096, 12, 0.8, 1)):
        tones = "1a2230 253140 3a4a56 5a6b70 7a8a8c" if scale > 0.7 else "2b3947 37475a 475863 5d6d74"
        p.over(ships, dropship(scale, tones, bool(flip)), x, y, wrap=True)
        p.box(ships, int(x + 62 * scale), int(y + 44 * scale), 2, 1, (255, 100, 70))
    p.save(ships, "backdrops/beach_ships")
    middle, _data = clay("beach_mid", 0.08, 0.82, 0.95, "0d0e18 181b28 262b38 3a404a 59605f 88897a",
                        {2: "1c1a26 2e2a33 464046 625850 81735f a39270"}, 0.35)
    middle = middle[60:]
    p.save(mirrored(middle), "backdrops/beach_wrecks")
    p.save(foreground(77, (9, 10, 18)), "backdrops/beach_front")
    below = [28, 26, 38]
    return [
        {"image": "beach_sky.png", "x": 0.02, "y": 0.0, "top": -24, "drift": 2, "opaque": True},
        {"image": "beach_sea.png", "x": 0.06, "y": 0.05, "top": 200, "opaque": True, "below": [18, 34, 51]},
        {"image": "beach_far.png", "x": 0.10, "y": 0.05, "top": -6},
        {"image": "beach_ships.png", "x": 0.16, "y": 0.04, "top": 10, "drift": 5},
        {"image": "beach_wrecks.png", "x": 0.35, "y": 0.12, "top": 180, "below": below},
        {"image": "beach_front.png", "x": 1.3, "y": 0.0, "top": 312, "front": True},
    ]


def tent(picture: np.ndarray, x: int, y: int, w: int, h: int, deep: int, colours: str, seed: int) -> None:
    """A ridge tent, three-quarter view: dark gable with a warm mouth, long roof lit from the right."""
    yy, xx = np.mgrid[0 : picture.shape[0], 0:W]
    t = (yy - (y - h)) / h
    grain = p.noise(W, picture.shape[0], 14, 20, seed, 4)
    roof = (t >= 0) & (t <= 0.98) & (xx > x + w / 2 * t * 0.92) & (xx < x + deep + w / 2 * t)
    sag = np.sin((xx - x) / deep * np.pi * 3) * 0.03
    p.paint(picture, roof, p.tone(np.clip(0.80 - 0.40 * t + grain * 0.22 + sag - 0.12 * (((xx - x) % 34) < 2), 0, 1),
                                  colours))
    gable = (np.abs(xx - x) < w / 2 * t) & (t >= 0) & (t <= 1)
    p.paint(picture, gable, p.tone(np.clip(0.30 - 0.10 * t + grain * 0.16 + (xx - x) / w * 0.12, 0, 1), colours))
    mouth = (np.abs(xx - x) < w / 2 * t * 0.34) & (t > 0.22) & (t <= 1)
    warm = np.exp(-(((xx - x) / (w * 0.2)) ** 2) - ((yy - (y - h * 0.34)) / (h * 0.4)) ** 2)
    p.paint(picture, mouth, p.tone(warm, "2a1418 5a2a1c a8582a f2a44a ffe09a", 0.5))
    for part, colour in ((gable, ramp(colours)[-1]), (roof, ramp(colours)[-1])):
        p.paint(picture, part & ~np.roll(part, 1, 0), colour)


def base() -> list[dict[str, Any]]:
    sky = opaque(sky_banded(230, DAWN, 33, (900, 0.46), (0.04, 0.50, 1.5)))
    dice = np.random.default_rng(8)
    for _ in range(80):
        x, y = int(dice.integers(0, W)), int(dice.integers(0, 90))
        sky[y, x, :3] = np.clip(sky[y, x, :3].astype(int) + int(dice.integers(30, 90)), 0, 255)
    x, y = grid(230)
    glow(sky, 900, 226, 150, (255, 176, 96), 0.42)
    p.paint(sky, np.hypot(near(x, 900), y - 226) < 17, (255, 244, 206))
    p.save(sky, "backdrops/base_sky")
    water = p.canvas(W, 60)
    water[8:] = opaque(sea(52, DAWN, 4, 900, 0.46))
    ridge(water, 10, 8, 150, 6, "3a2f4a 4e3c54 66495a 80565e", -0.1)
    for at, w in ((120, 40), (372, 26), (560, 34), (760, 22), (1010, 44), (1180, 28)):
        p.box(water, at, 6, w, 5, (60, 46, 66))
        p.box(water, at + w // 3, 1, 8, 5, (60, 46, 66))
    p.save(water, "backdrops/base_sea")
    ships = p.canvas(W, 130)
    for at, top, scale, flip in ((140, 40, 0.5, 0), (60, 80, 0.36, 0), (420, 92, 0.3, 1), (700, 30, 0.6, 1),
                                 (1080, 66, 0.42, 0)):
        p.over(ships, dropship(scale, "2a2440 3c3050 54405e 7c5868 c08a74", bool(flip)), at, top, wrap=True)
        p.box(ships, int(at + 62 * scale), int(top + 44 * scale), 2, 1, (255, 90, 60))
    p.save(ships, "backdrops/base_ships")
    p.save(_camp_far(), "backdrops/base_hills")
    p.save(_camp_near(), "backdrops/base_tents")
    p.save(foreground(71, (12, 9, 16)), "backdrops/base_front")
    return [
        {"image": "base_sky.png", "x": 0.02, "y": 0.0, "top": -10, "drift": 1, "opaque": True},
        {"image": "base_sea.png", "x": 0.05, "y": 0.04, "top": 206, "below": [54, 40, 60]},
        {"image": "base_ships.png", "x": 0.10, "y": 0.03, "top": 6, "drift": 4},
        {"image": "base_hills.png", "x": 0.18, "y": 0.08, "top": 184, "below": [36, 28, 42]},
        {"image": "base_tents.png", "x": 0.42, "y": 0.15, "top": 176, "below": [26, 21, 30]},
        {"image": "base_front.png", "x": 1.3, "y": 0.0, "top": 312, "front": True},
    ]


def _camp_far() -> np.ndarray:
    """Hills with rows of small tents and masts."""
    hills = p.canvas(W, 120)
    top = ridge(hills, 120, 34, 300, 61, "241c2e 2e2438 3c2e42 503a4c", -0.75, 0.7)
    dice = np.random.default_rng(3)
    for _ in range(46):
        x = int(dice.integers(0, W))
        y, w = int(top[x]) + int(dice.integers(4, 22)), int(dice.integers(7, 13))
        for row in range(w // 2 + 2):
            half = row * w // (w + 4)
            p.box(hills, x - half, y - w // 2 + row, 2 * half + 1, 1, (46, 36, 52))
            p.box(hills, x, y - w // 2 + row, half + w // 3, 1, (96, 68, 74))
        if dice.uniform() < 0.4:
            p.box(hills, x, y, 1, 2, (255, 196, 110))
    for x in (90, 300, 520, 806, 1010, 1200):
        foot, tall = int(top[x]) + 6, int(dice.integers(36, 56))
        p.box(hills, x, foot - tall, 1, tall, (30, 24, 36))
        for k in range(0, tall - 8, 6):
            p.line(hills, x - 3 + k * 3 // tall, foot - k, x + 3 - k * 3 // tall, foot - k - 6, (30, 24, 36))
        p.box(hills, x, foot - tall - 1, 1, 2, (255, 90, 60))
    return hills


def _camp_near() -> np.ndarray:
    """Big tents, a wire with bulbs, a parked ship, crates' worth of clutter."""
    camp = p.canvas(W, 120)
    _x, y = grid(120)
    ground = 96 + p.noise(W, 4, 300, 4, 71, 3)[0] * 3
    cloth = "1e1c28 2e2a34 463c40 66544c 92765a c8a072"
    p.over(camp, dropship(1.0, "0f0e18 1c1a28 322a38 54404a 8c6256 d89a68"), 560, 36, wrap=True)
    p.over(camp, dropship(0.8, "0f0e18 1c1a28 322a38 54404a 8c6256 d89a68", True), 1150, 48, wrap=True)
    for k, at in enumerate((60, 190, 320, 450, 760, 890, 1030)):
        tent(camp, at, 99, 56, 46 - k % 3 * 4, 62, cloth, k + 1)
    posts = (20, 150, 280, 410, 700, 830, 960, 1100)
    for a, b in itertools.pairwise(posts):
        p.box(camp, a, 38, 2, 62, (24, 20, 28))
        if b - a < 200:
            for q in range(a, b):
                u = (q - a) / (b - a)
                camp[int(40 + 52 * u * (1 - u)), q] = (30, 24, 32, 255)
            for k in range(1, 6):
                u = k / 6
                p.box(camp, int(a + (b - a) * u), int(41 + 52 * u * (1 - u)), 1, 2, (255, 232, 164))
    light = np.clip(0.55 + p.noise(W, 120, 60, 9, 9, 5) * 0.3 - (y - 96) / 40, 0, 1)
    soil = (y > ground[None])
    p.paint(camp, soil, p.tone(light, "1a1720 2b242b 44353a 5c444a", 0.4))
    pools = soil & (p.noise(W, 120, 90, 5, 44, 4) > 0.22) & (y > ground[None] + 4)
    mirror = np.clip(0.35 + p.noise(W, 120, 50, 3, 45, 3) * 0.5, 0, 1)
    p.paint(camp, pools, p.tone(mirror, "4e3c54 8c5868 ba7468 de9a6c"))
    return camp


def dam() -> list[dict[str, Any]]:
    p.save(opaque(sky_banded(300, DUSK, 9, (1000, 0.22), (0.18, 0.66, 1.25))), "backdrops/dam_sky")
    hills = p.canvas(W, 200)
    ridge(hills, 200, 90, 260, 8, "2a1740 3b2050 552c5a 733a5c", -0.45, 1.0)
    p.save(hills, "backdrops/dam_hills")
    wall, data = clay("dam", 0.04, 1.25, 0.80, "120f22 1f1834 33244a 50345a 7a4a62 a8685e d8945e ffc880",
                      {2: "0c0a18 171026 261a38 3a2648 553450"}, 0.45)
    lamps = (np.abs(data["m"] - 3) < 0.3) & (data["a"] > 0.5)
    wall[lamps, :3] = (255, 244, 184)
    wide = mirrored(wall)
    ys, xs = np.nonzero(mirrored(lamps))
    for x, y in list(zip(xs, ys, strict=True))[::6]:
        part = wide[..., 3].copy()
        glow(wide, int(x), int(y), 8, (255, 150, 60), 0.35)
        wide[..., 3] = part
    p.save(wide, "backdrops/dam_wall")
    pool = opaque(sea(120, "100d24 1e1438 351d4c 562a5a 823a5c b0505a d8745a", 7, 640, 0.42))
    p.save(pool, "backdrops/dam_pool")
    p.save(_pylons(), "backdrops/dam_pylons")
    return [
        {"image": "dam_sky.png", "x": 0.02, "y": 0.0, "top": -20, "drift": 1, "opaque": True},
        {"image": "dam_hills.png", "x": 0.06, "y": 0.04, "top": 110},
        {"image": "dam_wall.png", "x": 0.14, "y": 0.10, "top": 30, "below": [30, 20, 48]},
        {"image": "dam_pool.png", "x": 0.22, "y": 0.12, "top": 284, "opaque": True, "below": [16, 13, 36]},
        {"image": "dam_pylons.png", "x": 0.45, "y": 0.16, "top": 102},
    ]


def _pylons() -> np.ndarray:
    """Lattice masts with sagging lines and a railing, almost black against the wall."""
    near_layer, dark, edge = p.canvas(W, 200), (20, 14, 34), (74, 42, 74)
    for x in (200, 560, 980):
        for k in range(0, 180, 12):
            half, above = 3 + k // 12, 3 + (k - 12) // 12
            p.line(near_layer, x - half, 10 + k, x + half, 22 + k, dark)
            p.line(near_layer, x + half, 10 + k, x - half, 22 + k, dark)
            p.line(near_layer, x - above, k - 2, x - half, 10 + k, dark)
            p.line(near_layer, x + above, k - 2, x + half, 10 + k, edge)
        for y in (14, 30, 46):
            p.box(near_layer, x - 20, y, 41, 2, dark)
            p.box(near_layer, x - 20, y, 41, 1, edge)
            p.box(near_layer, x - 19, y + 2, 1, 4, dark)
            p.box(near_layer, x + 19, y + 2, 1, 4, dark)
    ends = (200, 560, 980, 200 + W)
    for a, b in itertools.pairwise(ends):
        for y, depth in ((20, 30), (36, 34), (52, 38)):
            for q in range(a, b):
                u = (q - a) / (b - a)
                near_layer[int(y + depth * 4 * u * (1 - u)), q % W] = (*dark, 255)
    for x in range(0, W, 32):
        p.box(near_layer, x, 176, 2, 24, dark)
    p.box(near_layer, 0, 176, W, 2, edge)
    p.box(near_layer, 0, 186, W, 1, dark)
    return near_layer


def under() -> list[dict[str, Any]]:
    data = dict(np.load(CLAY / "turb_far.npz"))
    light, depth = data["L"], data["z"]
    local = ndimage.gaussian_filter(light, 34)
    v = np.clip(0.55 * (light / (local * 1.9 + 0.006)) + 0.45 * np.clip(light / 0.30, 0, 1) ** 0.5, 0, 1)
    near_z, edge = np.clip(depth, 0, 2500), np.zeros(depth.shape)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        edge = np.maximum(edge, near_z - np.roll(np.roll(near_z, dy, 0), dx, 1))
    fog = 1 - np.exp(-np.clip(depth - 260, 0, 3000) / 620)
    v = v * (1 - 0.75 * (edge > 26))
    v = (v * 0.52 + 0.02 + 0.08 * (np.roll(edge, 1, 0) > 26)) * (1 - fog) + (0.60 + 0.10 * (v - 0.5)) * fog
    v = mirrored(v[..., None])[..., 0]
    h = v.shape[0]
    x, y = grid(h)
    dice = np.random.default_rng(8)
    for k in range(14):
        at, wide = 60 + k * 92 + dice.uniform(-20, 20), dice.uniform(8, 26)
        ray = np.clip(1 - near(x, at + 0) / (wide + y * 0.08), 0, 1)
        v += np.roll(ray, 0) * dice.uniform(0.06, 0.15) * np.clip(1.15 - y / 330, 0, 1)
    caustic = 1 - np.abs(p.noise(W, h, 46, 9, 12, 3)) * 7
    v += np.clip(caustic, 0, 1) * 0.16 * np.clip((y - 230) / 90, 0, 1)
    p.save(opaque(p.tone(v, DEEP, 0.5)), "backdrops/under_far")
    p.save(_machines(), "backdrops/under_mid")
    hall, _ = clay("turb_near", 0.04, 0.75, 0.9, "02060c 050d15 08161f 0c222b 123239 1c4a50", None, 0.5)
    p.save(mirrored(hall), "backdrops/under_near")
    p.save(_cables(), "backdrops/under_cables")
    return [
        {"image": "under_far.png", "x": 0.08, "y": 0.03, "top": 0, "opaque": True, "below": [7, 22, 32]},
        {"image": "under_mid.png", "x": 0.22, "y": 0.10, "top": 120, "below": [6, 18, 26]},
        {"image": "under_near.png", "x": 0.40, "y": 0.14, "top": -4, "below": [4, 13, 22]},
        {"image": "under_cables.png", "x": 0.60, "y": 0.18, "top": -60},
    ]


def _machines() -> np.ndarray:
    """Rows of turbine casings, dim, between the far hall and the near columns."""
    layer, (x, y) = p.canvas(W, 240), grid(240)
    for k, at in enumerate((130, 440, 760, 1080)):
        wide, top = 74 + k % 2 * 14, 92 - k % 2 * 18
        for low, high, half in ((top, top + 10, wide * 0.5), (top + 10, top + 26, wide * 0.8), (top + 26, 240, wide)):
            part = (y >= low) & (y < high) & (near(x, at) < half)
            off = ((x - at + W / 2) % W - W / 2) / half
            shade = 0.55 + 0.35 * np.sqrt(np.clip(1 - off**2, 0, 1)) - 0.5 * off - 0.3 * (((x - at) % 18) < 2)
            shade = shade + p.noise(W, 240, 20, 16, 5 + k, 3) * 0.25 + 0.5 * (y == low) - (y - 90) / 380
            p.paint(layer, part, p.tone(np.clip(shade * 0.72, 0, 1), "04101a 071a24 0b2630 10343e 17464e 226068", 0.4))
        p.paint(layer, (near(x, at) < 5) & (y < top) & (y > top - 40), (11, 38, 48))
    p.paint(layer, y > 196 + p.noise(W, 4, 160, 4, 77, 3)[0] * 4, (6, 18, 26))
    return layer


def _cables() -> np.ndarray:
    layer, dice = p.canvas(W, 260), np.random.default_rng(21)
    for _ in range(12):
        a, span, sag = int(dice.integers(0, W)), int(dice.integers(120, 300)), dice.uniform(40, 150)
        for q in range(span):
            u = q / span
            y = int(20 + sag * 4 * u * (1 - u) * 0.8)
            layer[y : y + 2, (a + q) % W] = (3, 9, 15, 255)
            layer[y, (a + q) % W] = (12, 36, 44, 255)
    for _ in range(9):
        x, reach = int(dice.integers(4, W - 4)), int(dice.integers(70, 230))
        for y in range(reach):
            layer[y, int(x + 3 * np.sin(y / 19))] = (3, 9, 15, 255)
        p.box(layer, x - 1, reach, 3, 4, (12, 36, 44))
    return layer


def before() -> list[dict[str, Any]]:
    sky = opaque(sky_banded(260, MORNING, 12, (1100, 0.34), (0.16, 0.62, 1.3), 0.40))
    glow(sky, 1100, 200, 150, (255, 206, 120), 0.4)
    p.save(sky, "backdrops/before_sky")
    hills = p.canvas(W, 120)
    ridge(hills, 110, 60, 170, 5, "8fa3a0 a3b0a2 bcbfa4", -0.3, 1.6)
    ridge(hills, 120, 36, 110, 8, "6f8a80 84987f a3a886", -0.3, 1.6)
    p.save(hills, "backdrops/before_hills")
    p.save(_trees(), "backdrops/before_trees")
    p.save(_barracks(), "backdrops/before_barracks")
    office()
    return [
        {"image": "before_sky.png", "x": 0.02, "y": 0.0, "top": -10, "drift": 2, "opaque": True,
         "below": [216, 191, 138]},
        {"image": "before_hills.png", "x": 0.06, "y": 0.04, "top": 134, "below": [132, 152, 127]},
        {"image": "before_trees.png", "x": 0.14, "y": 0.08, "top": 168, "below": [116, 101, 79]},
        {"image": "before_barracks.png", "x": 0.30, "y": 0.12, "top": 164, "below": [151, 131, 98]},
    ]


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


def _barracks() -> np.ndarray:
    """Long low houses with tiled roofs, a flagpole, the edge of the square."""
    layer, (x, y) = p.canvas(W, 120), grid(120)
    for at, w, h in ((90, 190, 44), (330, 140, 50), (700, 220, 42), (1000, 150, 48)):
        wall = (x >= at) & (x < at + w) & (y >= 100 - h) & (y < 102)
        light = 0.62 - (y - 60) / 300 + p.noise(W, 120, 30, 20, at, 4) * 0.2 + (x - at) / w * 0.15
        p.paint(layer, wall, p.tone(np.clip(light, 0, 1), "4a4238 665a48 85765c a89674 c8b48c"))
        for j in range(14):
            left, right = at - 6 + 14 - j, at + w + 6 - 14 + j
            row = (y == 100 - h - 14 + j) & (x >= left) & (x < right)
            p.paint(layer, row, p.tone(0.35 + 0.04 * j - 0.12 * (x % 5 < 1), "4a2c28 6e3e30 935640 b4744e", 0.3))
        p.box(layer, at - 5, 100 - h, w + 10, 2, (60, 44, 40))
        for left in range(at + 10, at + w - 12, 20):
            p.box(layer, left, 112 - h, 11, 12, (70, 92, 100))
            p.box(layer, left, 112 - h, 11, 2, (250, 226, 160))
            p.box(layer, left + 5, 112 - h, 1, 12, (190, 172, 136))
            p.box(layer, left - 1, 124 - h, 13, 1, (214, 196, 150))
    p.box(layer, 560, 0, 2, 102, (220, 212, 190))
    p.box(layer, 561, 0, 1, 102, (120, 112, 104))
    for k in range(46):
        drop = int(3 * np.sin(k * 0.22))
        p.box(layer, 562 + k, 4 + drop, 1, 26, (44, 66, 104) if k % 18 < 9 else (34, 52, 84))
        half = 9 - abs(k - 22)
        if half > 0:
            p.box(layer, 562 + k, 17 + drop - half, 1, 2, (244, 208, 122))
            p.box(layer, 562 + k, 16 + drop + half, 1, 2, (244, 208, 122))
    square = y >= 101
    light = 0.72 - (y - 100) / 50 + p.noise(W, 120, 80, 9, 6, 5) * 0.2
    p.paint(layer, square, p.tone(light, "74654f 978362 b99f72 d8bf8a"))
    return layer


def office() -> None:
    """A wall of the office and the corridor, 640 px, to be used as an image layer: windows with blinds, panelling."""
    w, h = 640, 360
    y, x = np.mgrid[0:h, 0:w]
    wall = "1d1b1f 2b2828 3d3833 524a3f 6b604e 877a60 a39474"
    boards = "140d0c 241613 3a231a 563523 754a2e 97663d b78852"
    wood = ramp(boards)
    sun = np.exp(-(((x - 320) / 170) ** 2) - ((y - 150) / 120) ** 2)
    v = 0.40 + p.noise(w, h, 40, 28, 3, 4) * 0.14 + sun * 0.32 - (y < 70) * 0.12
    room = opaque(p.tone(np.clip(v, 0, 1), wall))
    panel = y >= 262
    p.paint(room, panel, p.tone(np.clip(0.5 + p.noise(w, h, 30, 20, 9, 4) * 0.14 + sun * 0.2, 0, 1), boards))
    for at in range(16, w, 32):
        p.box(room, at, 266, 1, h - 266, wood[1])
        p.box(room, at + 1, 266, 1, h - 266, wood[4])
    p.box(room, 0, 260, w, 2, wood[5])
    p.box(room, 0, 262, w, 1, wood[1])
    for left in (60, 260, 460):
        _window(room, left, 92, 120, 134, wood)
    stripes = (y > 240) & (((y * 2 - x) % 18) < 8) & (np.abs(((x - y * 0.8) % 200) - 100) < 46)
    room[stripes, :3] = np.clip(room[stripes, :3] * 1.22 + np.array((22, 14, 4)), 0, 255).astype(np.uint8)
    p.save(room, "backdrops/before_office")


def _window(room: np.ndarray, left: int, top: int, w: int, h: int, wood: list[tuple[int, int, int]]) -> None:
    p.box(room, left - 6, top - 5, w + 12, h + 12, wood[4])
    p.box(room, left - 6, top - 5, w + 12, 1, wood[6])
    p.box(room, left - 9, top + h + 3, w + 18, 4, wood[5])
    pane = np.linspace(0.35, 1, h)[:, None] * np.ones((1, w))
    room[top : top + h, left : left + w, :3] = p.tone(pane, "9ec0c8 c2d4c4 e8e2bc fff0c8 fff6dc")
    for at, tall in ((6, 26), (32, 36), (80, 24), (108, 32)):
        leaf = p.ellipse(w, h, at, h - 4, 16, tall)
        room[top : top + h, left : left + w][leaf] = (*ramp("a8b48c")[0], 255)
    for y in range(top, top + h, 6):
        part = room[y : y + 2, left : left + w, :3]
        room[y : y + 2, left : left + w, :3] = (part * 0.25 + np.array((150, 116, 74)) * 0.75).astype(np.uint8)
    p.box(room, left + w // 2 - 1, top, 2, h, wood[3])


def main() -> None:
    sets = {"beach": beach(), "base": base(), "dam": dam(), "under": under(), "before": before()}
    text = json.dumps(sets, indent=1)
    (p.SPRITES / "backdrops/sets.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
