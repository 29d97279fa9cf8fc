"""The far worlds by the sea: the base at dawn and the beach in the storm."""

from __future__ import annotations

from typing import Any

import numpy as np
import paint as p
from palette import DAWN, SEA
from scenery import (
    W,
    clay,
    dropship,
    fire,
    glow,
    grasses,
    grid,
    haze,
    near,
    opaque,
    posts_and_wire,
    ridge,
    rim,
    sea,
    sky_banded,
    sky_storm,
    smoke,
    strewn,
)


def fleet(layer: np.ndarray, places: tuple[tuple[int, int, float], ...], hull: str, line: int) -> None:
    """Ships on the water line: (x, length, how far they have gone down 0..1). `hull`: four colours, dark to light."""
    tones = [tuple(int(c[k : k + 2], 16) for k in (0, 2, 4)) for c in hull.split()]
    for x, long, sunk in places:
        tilt = sunk * 0.22

        def block(left: float, wide: float, foot: float, tall: float, x: int = x) -> None:
            """Lit along its top and its right side, which looks at the break in the clouds."""
            for q in range(max(1, int(wide))):
                at, top = int(x + left + q) % W, int(foot - tall)
                if top < line:
                    p.box(layer, at, top, 1, min(int(tall) + 3, line - top), tones[2 if q > wide * 0.72 else 1])
                    p.box(layer, at, top, 1, 1, tones[3])
                    if q % 3 == 1 and tall > 5 and top + 3 < line:
                        p.box(layer, at, top + 3, 1, 1, tones[0])

        for q in range(long):
            u = q / long
            top = int(line - long * 0.10 * (1 - sunk * 0.4) - abs(u - 0.5) ** 3 * long * 0.16 + (q - long / 2) * tilt)
            if top < line:
                at = (x + q) % W
                p.box(layer, at, top, 1, line - top, tones[1])
                p.box(layer, at, top, 1, 1, tones[3])
                p.box(layer, at, max(top, line - 2), 1, line - max(top, line - 2), tones[0])
        for off, wide, tall in (
            (0.27, 0.3, 0.06),
            (0.31, 0.2, 0.13),
            (0.35, 0.1, 0.19),
            (0.62, 0.055, 0.16),
            (0.7, 0.1, 0.07),
            (0.12, 0.08, 0.05),
            (0.84, 0.07, 0.05),
        ):
            block(off * long, wide * long, line - long * 0.09 + (off - 0.5) * long * tilt, tall * long)
        for off, tall in ((0.4, 0.42), (0.66, 0.3)):
            foot = line - long * 0.1 + (off - 0.5) * long * tilt
            p.box(layer, int(x + off * long) % W, int(foot - tall * long), 1, int(tall * long), tones[1])
            p.box(layer, int(x + off * long - 4) % W, int(foot - tall * long * 0.8), 9, 1, tones[1])
        for k in range(4):  # its image in the water
            wide = max(2, long - k * 22)
            p.box(layer, (x + k * 11) % W, line + 1 + k * 3, min(wide, W - (x + k * 11) % W), 1, tones[0])


def beach() -> list[dict[str, Any]]:
    p.save(opaque(sky_storm(240)), "backdrops/beach_sky")
    p.save(opaque(sea(190, SEA, 4, 500)), "backdrops/beach_sea")
    far = _burning_coast()
    p.save(far, "backdrops/beach_far")
    ships = _landing()
    p.save(ships, "backdrops/beach_ships")
    water = p.canvas(W, 96)
    fleet(
        water,
        (
            (90, 150, 0.0),
            (430, 110, 0.9),
            (690, 180, 0.1),
            (1010, 120, 0.6),
            (1260, 160, 0.0),
            (1560, 130, 1.0),
            (1770, 90, 0.2),
        ),
        "22394a 2a3d4a 3a505c 607680",
        72,
    )
    for x, size in ((480, 6), (1080, 8), (1610, 5)):
        fire(water, x, 58, size, x)
    p.save(water, "backdrops/beach_fleet")
    middle, data = clay(
        "wrecks",
        0.05,
        0.95,
        0.95,
        "0d0e18 181b28 262b38 3a404a 59605f 88897a",
        {2: "1c1a26 2a2630 3c363e 524a4c 6c6058 8a7a66"},
        0.35,
    )
    _burning(middle, data)
    p.save(middle, "backdrops/beach_wrecks")
    front = rim(56, 77, (9, 10, 18), 49)
    posts_and_wire(front, (60, 420, 700, 1010, 1330, 1690), (9, 10, 18), 55)
    _obstacles(front, (250, 590, 900, 1210, 1530, 1840), (9, 10, 18))
    p.save(front, "backdrops/beach_front")
    return [
        {"image": "beach_sky.png", "x": 0.02, "y": 0.0, "top": -24, "drift": 2, "opaque": True},
        {"image": "beach_sea.png", "x": 0.06, "y": 0.05, "top": 200, "opaque": True, "below": [18, 34, 51]},
        {"image": "beach_far.png", "x": 0.10, "y": 0.05, "top": -6},
        {"image": "beach_ships.png", "x": 0.16, "y": 0.04, "top": 10, "drift": 5},
        {"image": "beach_fleet.png", "x": 0.22, "y": 0.08, "top": 150},
        {"image": "beach_wrecks.png", "x": 0.38, "y": 0.12, "top": 170, "below": [30, 26, 34]},
        {"image": "beach_front.png", "x": 1.3, "y": 0.0, "top": 306, "front": True},
    ]


def _landing() -> np.ndarray:
    """Dropships on their way in, the nearer the darker."""
    ships = p.canvas(W, 150)
    for x, y, scale, flip in (
        (60, 60, 0.5, 0),
        (330, 18, 1.0, 0),
        (560, 96, 0.36, 1),
        (742, 40, 0.6, 1),
        (930, 84, 0.42, 0),
        (1096, 12, 0.8, 1),
        (1330, 70, 0.45, 0),
        (1480, 26, 0.7, 1),
        (1700, 100, 0.34, 0),
        (1790, 40, 0.9, 0),
    ):
        tones = "1a2230 253140 3a4a56 5a6b70 7a8a8c" if scale > 0.65 else "2b3947 37475a 475863 5d6d74"
        p.over(ships, dropship(scale, tones, bool(flip)), x, y, wrap=True)
        p.box(ships, int(x + 62 * scale) % W, int(y + 44 * scale), 2, 1, (255, 100, 70))
    return ships


def _burning_coast() -> np.ndarray:
    """Hills across the bay, and what burns before them."""
    far = p.canvas(W, 216)
    ridge(far, 206, 34, 150, 14, "4c5c64 56676e 64757a")
    ridge(far, 210, 24, 90, 33, "33424e 3f4f5a 4c5c64 5a6a70", -0.05)
    for k, (x, share, seed) in enumerate(strewn(8, 15, 0.4)):
        fire(far, x, 208, int(4 + 5 * share), seed)
        smoke(far, x, 208, 7 + 8 * share, 0.18 + 0.03 * (k % 5), seed, 90 + 90 * share)
        p.box(far, x - 2, 206, 5, 2, (255, 198, 74))
    return far


def _burning(picture: np.ndarray, data: dict[str, np.ndarray]) -> None:
    """Embers in two of the wrecks: seams of light where the render is darkest."""
    x, y = grid(picture.shape[0])
    for at, wide, top in ((1290, 40, 110), (620, 60, 130), (240, 40, 120)):
        dark = (data["light"] < 0.06) & (data["a"] > 0.5) & (near(x, at) < wide) & (y > top) & (y < top + 56)
        p.paint(
            picture, dark, p.tone(0.5 + p.noise(W, picture.shape[0], 9, 7, at, 2), "16070f 4a0d14 8f1f10 d2480f", 0.3)
        )


def _obstacles(layer: np.ndarray, places: tuple[int, ...], colour: tuple[int, int, int]) -> None:
    """Crossed beams, near enough to be only black."""
    h = layer.shape[0]
    for k, x in enumerate(places):
        size = 22 + k % 3 * 7
        for dx, dy in ((size, size), (-size, size), (size // 3, int(size * 1.2))):
            for wide in range(-2, 3):
                p.line(layer, x - dx / 2 + wide, h - dy, x + dx / 2 + wide, h + 2, colour)


def base() -> list[dict[str, Any]]:
    sun = 500
    sky = _dawn(sun)
    p.save(sky, "backdrops/base_sky")
    water = p.canvas(W, 60)
    water[8:] = opaque(sea(52, DAWN, 4, sun, 0.46))
    ridge(water, 10, 8, 150, 6, "3a2f4a 4e3c54 66495a 80565e", -0.1)
    p.save(water, "backdrops/base_sea")
    fleet_layer = p.canvas(W, 60)
    fleet(
        fleet_layer,
        (
            (60, 90, 0),
            (300, 60, 0),
            (520, 80, 0),
            (760, 54, 0),
            (1010, 100, 0),
            (1180, 60, 0),
            (1460, 84, 0),
            (1700, 70, 0),
        ),
        "5c4458 3c2e42 5e4656 b87c70",
        44,
    )
    p.save(fleet_layer, "backdrops/base_fleet")
    ships = p.canvas(W, 130)
    for at, top, scale, flip in (
        (140, 40, 0.5, 0),
        (60, 80, 0.36, 0),
        (420, 92, 0.3, 1),
        (700, 30, 0.6, 1),
        (1080, 66, 0.42, 0),
        (1390, 20, 0.7, 1),
        (1600, 84, 0.34, 0),
        (1760, 50, 0.5, 1),
    ):
        p.over(ships, dropship(scale, "2a2440 3c3050 54405e 7c5868 c08a74", bool(flip)), at, top, wrap=True)
        p.box(ships, int(at + 62 * scale) % W, int(top + 44 * scale), 2, 1, (255, 90, 60))
    p.save(ships, "backdrops/base_ships")
    p.save(_camp_far(), "backdrops/base_hills")
    p.save(_camp(), "backdrops/base_camp")
    front = rim(56, 71, (12, 9, 16), 50, 6)
    posts_and_wire(front, (160, 640, 1180, 1650), (12, 9, 16), 55)
    _bags(front, (420, 930, 1420), (12, 9, 16))
    grasses(front, 16, 5, (12, 9, 16), 15)
    p.save(front, "backdrops/base_front")
    return [
        {"image": "base_sky.png", "x": 0.02, "y": 0.0, "top": -10, "drift": 1, "opaque": True},
        {"image": "base_sea.png", "x": 0.05, "y": 0.04, "top": 206, "below": [54, 40, 60]},
        {"image": "base_ships.png", "x": 0.10, "y": 0.03, "top": 6, "drift": 4},
        {"image": "base_fleet.png", "x": 0.12, "y": 0.05, "top": 178},
        {"image": "base_hills.png", "x": 0.18, "y": 0.08, "top": 188, "below": [36, 28, 42]},
        {"image": "base_camp.png", "x": 0.42, "y": 0.15, "top": 128, "below": [26, 21, 30]},
        {"image": "base_front.png", "x": 1.3, "y": 0.0, "top": 306, "front": True},
    ]


def _dawn(sun: int) -> np.ndarray:
    """The first sun on the water line, stars that are going out above it."""
    sky = opaque(sky_banded(230, DAWN, 33, (sun, 0.50), (0.04, 0.50, 1.5)))
    dice = np.random.default_rng(8)
    for _ in range(120):
        x, y = int(dice.integers(0, W)), int(dice.integers(0, 90))
        sky[y, x, :3] = np.clip(sky[y, x, :3].astype(int) + int(dice.integers(30, 90)), 0, 255)
    x, y = grid(230)
    glow(sky, sun, 226, 170, (255, 176, 96), 0.46)
    p.paint(sky, np.hypot(near(x, sun), y - 226) < 19, (255, 244, 206))
    return sky


def _camp_far() -> np.ndarray:
    """Hills with rows of small tents and masts."""
    hills = p.canvas(W, 120)
    top = ridge(hills, 120, 34, 300, 61, "241c2e 2e2438 3c2e42 503a4c", -0.75, 0.7)
    dice = np.random.default_rng(3)
    for _ in range(70):
        x = int(dice.integers(8, W - 8))
        y, w = int(top[x]) + int(dice.integers(4, 22)), int(dice.integers(7, 13))
        for row in range(w // 2 + 2):
            half = row * w // (w + 4)
            p.box(hills, x - half, y - w // 2 + row, 2 * half + 1, 1, (46, 36, 52))
            p.box(hills, x, y - w // 2 + row, half + w // 3, 1, (96, 68, 74))
        if dice.uniform() < 0.4:
            p.box(hills, x, y, 1, 2, (255, 196, 110))
    for x in (90, 300, 520, 806, 1010, 1200, 1440, 1700):
        foot, tall = int(top[x]) + 6, int(dice.integers(36, 56))
        p.box(hills, x, foot - tall, 1, tall, (30, 24, 36))
        for k in range(0, tall - 8, 6):
            p.line(hills, x - 3 + k * 3 // tall, foot - k, x + 3 - k * 3 // tall, foot - k - 6, (30, 24, 36))
        p.box(hills, x, foot - tall - 1, 1, 2, (255, 90, 60))
    return hills


def _camp() -> np.ndarray:
    """The camp in the first light; tent mouths and lamps are the warm things in it. A wire with bulbs, puddles."""
    colours = "16131f 241e2c 382c3a 54404a 7a5a5a a87e68 d8a878"
    camp, data = clay("camp", 0.03, 0.85, 0.9, colours, {2: "181520 241e2a 342a34 4a3a42 624c50 7c6260"}, 0.4)
    h = camp.shape[0]
    lit = (data["m"] == 3) & (data["a"] > 0.5)
    _x, y = grid(h)
    warm = np.clip(0.75 + p.noise(W, h, 20, 16, 3, 2) * 0.4, 0, 1)
    p.paint(camp, lit, p.tone(warm, "a8582a f2a44a ffe09a", 0.4))
    ys, xs = np.nonzero(lit)
    for at_x, at_y in list(zip(xs, ys, strict=True))[::90]:
        alpha = camp[..., 3].copy()
        glow(camp, int(at_x), int(at_y), 20, (150, 70, 24), 0.3)
        camp[..., 3] = alpha
    for left in range(0, W, 240):
        for q in range(240):
            u = q / 240
            camp[int(64 + 60 * u * (1 - u)), (left + q) % W] = (30, 24, 32, 255)
        for k in range(1, 8):
            u = k / 8
            p.box(camp, int(left + 240 * u) % W, int(65 + 60 * u * (1 - u)), 1, 2, (255, 232, 164))
        p.box(camp, left, 62, 2, 90, (24, 20, 28))
    soil = (data["m"] == 2) & (data["a"] > 0.5)
    pools = soil & (p.noise(W, h, 90, 5, 44, 4) > 0.24) & (y > 150)
    mirror = np.clip(0.35 + p.noise(W, h, 50, 3, 45, 3) * 0.5, 0, 1)
    p.paint(camp, pools, p.tone(mirror, "4e3c54 8c5868 ba7468 de9a6c"))
    return haze(camp, (126, 88, 92), 0.0, 0.14)


def _bags(layer: np.ndarray, places: tuple[int, ...], colour: tuple[int, int, int]) -> None:
    """A wall of sandbags, near and black."""
    h = layer.shape[0]
    for x in places:
        for row in range(4):
            for k in range(7 - row):
                p.paint(layer, p.ellipse(W, h, x + k * 20 + row * 10, h - 6 - row * 8, 11, 5.5), colour)
