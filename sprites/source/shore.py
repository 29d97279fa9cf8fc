"""The far worlds by the sea: the base at dawn and the beach in the storm."""

from __future__ import annotations

from typing import Any

import numpy as np
import paint as p
from palette import DAWN, SEA
from scenery import (
    W,
    clay,
    clouds,
    dropship,
    fire,
    glow,
    grasses,
    grid,
    haze,
    lit,
    near,
    opaque,
    posts_and_wire,
    ridge,
    rim,
    sea,
    sky_banded,
    sky_storm,
    smoke,
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

        _hull(layer, x, long, sunk, tones, line)
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
        for off, way in ((0.17, -1), (0.24, -1), (0.8, 1)):  # guns
            foot = int(line - long * 0.1 + (off - 0.5) * long * tilt - long * 0.02)
            block(off * long, long * 0.05, foot + 2, long * 0.035)
            p.line(layer, (x + off * long) % W, foot, (x + (off + way * 0.06) * long) % W, foot - 2, tones[1])
        for off in (0.47, 0.54):  # funnels
            foot = int(line - long * 0.1 + (off - 0.5) * long * tilt)
            for k in range(max(3, int(long * 0.11))):
                p.box(layer, int(x + off * long + k // 4) % W, foot - k, max(3, long // 28), 1, tones[1])
            top = foot - int(long * 0.11)
            p.box(layer, int(x + off * long + long * 0.03) % W, top, max(3, long // 28), 1, tones[3])
        for off, tall in ((0.4, 0.42), (0.66, 0.3)):
            foot = line - long * 0.1 + (off - 0.5) * long * tilt
            p.box(layer, int(x + off * long) % W, int(foot - tall * long), 1, int(tall * long), tones[1])
            p.box(layer, int(x + off * long - 4) % W, int(foot - tall * long * 0.8), 9, 1, tones[1])
            for side in (-1, 1):  # stays
                for k in range(0, int(tall * long * 0.8), 2):
                    at = int(x + off * long + side * k * 0.55) % W
                    if int(foot - tall * long + k) < line:
                        p.box(layer, at, int(foot - tall * long + k), 1, 1, tones[1])
        for k in range(6):  # its image in the water
            wide = max(2, long - k * 18)
            for q in range(0, wide, 7):
                at = (x + k * 9 + q + k * 5 % 4) % W
                p.box(layer, at, line + 1 + k * 2, min(6 - k // 2, W - at), 1, tones[0])


def _hull(layer: np.ndarray, x: int, long: int, sunk: float, tones: list[tuple[int, ...]], line: int) -> None:
    """From a raked bow at the left to the stern: a deck with a rail, plates that rust, foam where the water begins."""
    tilt, dice = sunk * 0.22, np.random.default_rng(x)
    rusty = tuple(int(a * 0.75 + b * 0.25) for a, b in zip(tones[1], (110, 60, 40), strict=True))
    streak = 0
    for q in range(long):
        u = q / long
        top = int(line - long * 0.10 * (1 - sunk * 0.4) - abs(u - 0.5) ** 3 * long * 0.16 + (q - long / 2) * tilt)
        foot = line - int(max(0.0, 0.05 - u) * long * 1.4) - int(max(0.0, u - 0.97) * long * 1.2)
        if top >= foot:
            continue
        at = (x + q) % W
        streak = int(dice.integers(2, 4)) if dice.uniform() < 0.05 else streak - 1
        p.box(layer, at, top, 1, foot - top, tones[2 if u > 0.93 else 1])
        p.box(layer, at, top + 1, 1, min(2, foot - top - 1), tones[2])
        if streak > 0:
            p.box(layer, at, top + 3, 1, max(0, min(int(dice.integers(3, 9)), foot - top - 4)), rusty)
        p.box(layer, at, top, 1, 1, tones[3])
        p.box(layer, at, max(top, foot - 2), 1, foot - max(top, foot - 2), tones[0])
        if q % 5 == 2 and foot - top > 7 and 0.08 < u < 0.9:  # portholes
            p.box(layer, at, top + 4, 1, 1, (206, 160, 90) if not sunk and dice.uniform() < 0.3 else tones[0])
        if q % 4 == 0 and 0.03 < u < 0.97:
            p.box(layer, at, top - 2, 1, 2, tones[1])
        if q % 2 and 0.03 < u < 0.97:
            p.box(layer, at, top - 2, 1, 1, tones[1])
        if dice.uniform() < (0.75 if u < 0.12 else 0.35):
            p.box(layer, at, line, 1, 1, (128, 152, 150))


def beach() -> list[dict[str, Any]]:
    """From left to right, as one fights along it: the landing under a break in the clouds, the line where the ships
    were lost, and a port that burns. The panes do not come round again within the level, except for the nearest."""
    sky = opaque(sky_storm(240, 300))
    _red_sky(sky)
    p.save(sky, "backdrops/beach_sky")
    water = opaque(sea(190, SEA, 4, 320))
    _red_water(water)
    p.save(water, "backdrops/beach_sea")
    fires = {}
    for name, layer in (("far", _coast), ("fleet", _lost_fleet), ("wrecks", _strand)):
        p.save(layer(), f"backdrops/beach_{name}")
        fires[name] = lit()
    front = rim(56, 77, (9, 10, 18), 49)
    posts_and_wire(front, (60, 420, 700, 1010, 1330, 1690), (9, 10, 18), 55)
    _obstacles(front, (250, 590, 900, 1210, 1530, 1840), (9, 10, 18))
    p.save(front, "backdrops/beach_front")
    return [
        {"image": "beach_sky.png", "x": 0.02, "y": 0.0, "top": -24, "drift": 2, "opaque": True},
        {"image": "beach_sea.png", "x": 0.06, "y": 0.05, "top": 200, "opaque": True, "below": [18, 34, 51]},
        {"image": "beach_far.png", "x": 0.10, "y": 0.05, "top": -6, "fires": fires["far"]},
        {"image": "beach_fleet.png", "x": 0.16, "y": 0.08, "top": 150, "fires": fires["fleet"]},
        {"image": "beach_wrecks.png", "x": 0.38, "y": 0.12, "top": 88, "below": [30, 30, 38],
         "fires": fires["wrecks"]},
        {"image": "beach_front.png", "x": 1.3, "y": 0.0, "top": 306, "front": True},
    ]


def _red_sky(sky: np.ndarray) -> None:
    """Over the port the cloud is lit from below."""
    h = sky.shape[0]
    x, y = grid(h)
    folds = np.clip(clouds(h, 3) + 0.5, 0, 1.3)
    warm = np.exp(-((near(x, 960) / 250) ** 2) - ((y - h) / 96) ** 2) * (0.25 + folds * 0.9)
    steps = np.floor(warm * 9 + p.bayer(h, W) * 0.9 + 0.35) / 9
    sky[..., :3] = np.clip(sky[..., :3] + steps[..., None] * np.array((96, 34, 0)), 0, 255).astype(np.uint8)


def _red_water(water: np.ndarray) -> None:
    h = water.shape[0]
    x, y = grid(h)
    waves = np.clip(p.noise(W, h, 60, 3.2, 4, 4, 0.6) * 2 + 0.35, 0, 1)
    warm = np.exp(-((near(x, 1000) / (150 + 130 * y / h)) ** 2) - (y / 120) ** 2) * waves
    steps = np.floor(warm * 7 + p.bayer(h, W) * 0.9 + 0.3) / 7
    water[..., :3] = np.clip(water[..., :3] + steps[..., None] * np.array((96, 38, 6)), 0, 255).astype(np.uint8)


def _coast() -> np.ndarray:
    """Open sea with a low shore, hills, and the port. 1600 px of it are seen in the course of the level."""
    far = p.canvas(W, 216)
    h, line = 216, 206
    x, y = grid(h)
    land = np.clip((x - 330) / 320, 0.0, 1) * np.clip((1880 - x) / 120, 0, 1)  # no shore on the seaward side
    whole = p.canvas(W, h)
    ridge(whole, 206, 40, 150, 14, "4c5c64 56676e 64757a")
    low = line - (line - y) / np.maximum(land, 0.02)
    up = np.clip(low, 0, h - 1).astype(int)
    back = whole[up, x]
    back[(low < 0) | (y >= line)] = 0
    p.over(far, back, 0, 0)
    near_hills = p.canvas(W, h)
    ridge(near_hills, 210, 24, 90, 33, "33424e 3f4f5a 4c5c64 5a6a70", -0.05)
    near_hills[:, :420] = 0
    p.over(far, near_hills, 0, 0)
    for at, size, wide, lean, tall in ((120, 4, 6, 0.34, 96), (560, 7, 11, 0.28, 150), (820, 6, 9, 0.3, 140)):
        fire(far, at, 208, size, at)
        smoke(far, at, 208, wide, lean, at, tall)
    _port(far, 960, 1660, 208)
    return far


def _port(far: np.ndarray, left: int, right: int, line: int) -> None:
    """Roofs, a dome, cranes and tanks before the fires that light their smoke from below."""
    dice = np.random.default_rng(5)
    lit = "181820 22242c 30343a 464644 6a5a4c b4703c"
    for at, wide, lean, tall, torn in ((1010, 9, 0.3, 180, 1.2), (1146, 17, 0.36, 250, 0.3), (1236, 10, 0.3, 170, 1.4),
                                       (1370, 21, 0.4, 260, 0.2), (1452, 9, 0.3, 150, 1.5), (1560, 15, 0.4, 240, 0.5)):
        smoke(far, at, line - 4, wide, lean, at, tall, lit, torn)
    for depth, (tone, edge, high) in enumerate((((58, 66, 72), (110, 84, 66), 30), ((36, 42, 50), (150, 92, 54), 22))):
        at = left + depth * 9
        while at < right:
            wide, tall = int(dice.integers(7, 20)), int(dice.integers(7, high))
            share = min(1.0, (at - left) / 130, (right - at) / 90)
            top = line - round(tall * (0.35 + 0.65 * share))
            p.box(far, at, top, wide, line - top, tone)
            p.box(far, at, top, wide, 1, edge)
            sort = dice.integers(5)
            if sort == 0:  # a gable
                for row in range(wide // 2):
                    p.box(far, at + wide // 2 - row, top - wide // 2 + row, 2 * row + 1, 1, tone)
            elif sort == 1:  # chimneys
                for off in (1, wide - 4):
                    p.box(far, at + off, top - 5, 2, 5, tone)
            elif sort == 2:  # broken off
                for k in range(wide):
                    p.box(far, at + k, top - int(dice.integers(0, 6)), 1, 6, tone)
            for _ in range(int(dice.integers(0, 4))):
                wx = at + int(dice.integers(1, max(2, wide - 2)))
                wy = int(dice.integers(min(top + 3, line - 3), line - 1))
                p.box(far, wx, wy, 1, 2, (236, 142, 52) if dice.uniform() < 0.6 else (24, 28, 36))
            at += wide + int(dice.choice((0, 0, 2, 6)))
    _landmarks(far, line)
    for at, size in ((1018, 6), (1092, 5), (1172, 8), (1266, 6), (1352, 9), (1440, 7), (1530, 8), (1612, 5)):
        fire(far, at, line - int(dice.integers(1, 9)), size, at)


def _landmarks(far: np.ndarray, line: int) -> None:
    """A lighthouse on its mole, a dome, two cranes, a gas tank: black, for the fires are behind them."""
    ink, warm = (26, 30, 38), (166, 100, 56)
    for row in range(46):  # the lighthouse
        half = 2 + row // 16
        p.box(far, 938 - half, line - 46 + row, 2 * half, 1, ink if row // 9 % 2 else (70, 78, 82))
        p.box(far, 937 + half, line - 46 + row, 1, 1, warm)
    p.box(far, 934, line - 52, 8, 5, ink)
    p.box(far, 936, line - 56, 4, 4, ink)
    p.box(far, 900, line - 4, 110, 4, ink)
    y = grid(216)[1]
    p.box(far, 1180, line - 24, 70, 24, ink)  # a dome over a long house, with a lantern and a gap that fire shows in
    p.box(far, 1199, line - 32, 32, 10, ink)
    p.paint(far, p.ellipse(W, 216, 1215, line - 32, 16, 15) & (y < line - 30), ink)
    p.box(far, 1213, line - 54, 4, 8, ink)
    p.box(far, 1215, line - 60, 1, 8, ink)
    for k in range(5):
        p.box(far, 1186 + k * 13, line - 18, 3, 8, (206, 104, 40) if k % 2 else (60, 44, 40))
    for k in range(14):
        p.box(far, 1231 - k // 3, line - 46 + k, 1, 1, warm)
    p.box(far, 1249, line - 24, 1, 22, warm)
    for at, way in ((1090, 1), (1500, -1)):  # cranes
        for leg in (-5, 5):
            p.line(far, at + leg, line, at + leg // 3, line - 40, ink)
        p.line(far, at - way * 9, line - 46, at + way * 34, line - 62, ink)
        p.line(far, at - way * 9, line - 45, at + way * 34, line - 61, ink)
        p.line(far, at, line - 40, at, line - 56, ink)
        p.line(far, at + way * 30, line - 60, at + way * 30, line - 30, ink)
    p.box(far, 1424, line - 30, 34, 30, ink)  # the tank
    p.paint(far, p.ellipse(W, 216, 1441, line - 30, 17, 6), ink)
    for k in range(0, 34, 6):
        p.box(far, 1424 + k, line - 28, 1, 28, (52, 54, 58))
    p.box(far, 1457, line - 28, 1, 24, warm)


def _lost_fleet() -> np.ndarray:
    """Landing craft and the ships behind them; then those that were hit; then bows out of the water before the port."""
    water = p.canvas(W, 110)
    tones = "22394a 2a3d4a 3a505c 607680"
    fleet(water, ((286, 130, 0.0), (470, 170, 0.0), (720, 150, 0.7), (920, 190, 0.5), (1150, 120, 1.0),
                  (1300, 130, 0.9)), tones, 72)
    fleet(water, ((60, 90, 0.0), (180, 70, 0.0), (1830, 80, 0.0)), "33505c 3a5661 47626b 6a828a", 60)
    for at, tall, seed in ((352, 44, 3), (556, 48, 5)):  # steam is up
        smoke(water, at, 50, 2.2, 0.9, seed, tall, "1e2a34 28343e 36434c 46535a 58646a 66706e", 1.0)
    for at, size in ((772, 6), (985, 9), (1170, 6), (1372, 7)):
        fire(water, at, 56, size, at)
    for at, y, wide, home in ((60, 80, 20, 0), (150, 88, 26, 0), (236, 82, 22, 0), (330, 96, 34, 0), (420, 84, 22, 1),
                              (560, 92, 30, 0), (650, 82, 20, 0), (1880, 82, 20, 0)):
        _craft(water, at, y, wide, bool(home))
    for at, y in ((820, 90), (1040, 84), (1084, 100), (1240, 92), (1480, 86), (1520, 98), (1660, 92)):
        _flotsam(water, at, y)
    return water


def _craft(layer: np.ndarray, x: int, y: int, wide: int, home: bool) -> None:
    """A landing craft, its ramp up, with its bow wave and its wake; the lower on the picture, the nearer and darker."""
    hull = (28, 44, 54) if y < 86 else (22, 34, 44)
    light, foam = (84, 104, 108), (150, 172, 168)
    tall = wide // 3
    way = -1 if home else 1
    for q in range(wide):
        u = q / wide if way > 0 else 1 - q / wide
        top = y - tall + (2 if 0.2 < u < 0.8 else 0) - (tall // 3 if u > 0.9 else 0)
        p.box(layer, x + q, top, 1, y - top, hull)
        p.box(layer, x + q, top, 1, 1, light)
    stern = x + (2 if way > 0 else wide - 2 - wide // 4)
    p.box(layer, stern, y - tall - wide // 5, wide // 4, wide // 5, hull)
    p.box(layer, stern, y - tall - wide // 5, wide // 4, 1, light)
    for k in range(wide // 6):  # heads over the side
        p.box(layer, x + wide // 3 + k * 3, y - tall + 1, 2, 1, (60, 76, 78))
    bow = x + wide if way > 0 else x - 5
    p.box(layer, bow, y - 2, 5, 1, foam)
    p.box(layer, bow - 1, y - 1, 7, 1, foam)
    for k in range(3):
        left = x - (8 + 11 * k) if way > 0 else x + wide + 2 + 11 * k
        p.box(layer, left, y - 1 + k % 2, 7 - 2 * k, 1, foam if not k else (96, 124, 126))
    p.box(layer, x - 4, y, wide + 8, 1, (104, 130, 132))


def _flotsam(layer: np.ndarray, x: int, y: int) -> None:
    """What is left of a craft: a bow, a ramp, somebody's mast."""
    hull, light = (24, 36, 46), (92, 108, 110)
    for k in range(14):
        p.box(layer, x + k, y - k // 2 - 2, 1, k // 2 + 2, hull)
        p.box(layer, x + k, y - k // 2 - 2, 1, 1, light)
    p.line(layer, x + 20, y, x + 24, y - 12, hull)
    p.box(layer, x - 5, y, 36, 1, (110, 134, 134))


def _strand() -> np.ndarray:
    """The beach towards the sea: wrecks on sand that is wet and has the sky in it, a line of foam where it ends."""
    middle, data = clay(
        "wrecks", 0.05, 0.95, 0.95, "141c26 1e2832 2a3640 3c4a52 586468 7e8682",
        {2: "1e262e 28313a 363f46 48504f 5e625c 78766a"}, 0.35,
    )
    h = middle.shape[0]
    _x, y = grid(h)
    soil = (data["m"] == 2) & (data["a"] > 0.5)
    shore = np.argmax(soil, axis=0)  # where the sand begins
    deep = y - shore[None]
    pools = soil & (p.noise(W, h, 130, 4, 44, 4) > 0.02 + deep / 130)
    sky = np.clip(0.62 - deep / 60 + p.noise(W, h, 50, 2.5, 45, 3) * 0.45, 0, 1)
    p.paint(middle, pools, p.tone(sky, "202e3a 2c3e4a 40545e 5e7478 8a9a92 c0bea0", 0.4))
    glint = pools & (p.noise(W, h, 26, 1.6, 46, 2) > 0.55)
    p.paint(middle, glint, (196, 196, 170))
    foam = (deep >= -1) & (deep < 1) & (p.noise(W, h, 40, 3, 47, 3) > -0.15)
    p.paint(middle, foam, (132, 154, 152))
    _burning(middle, data)
    for at in (250, 640, 1296):
        alpha = middle[..., 3].copy()
        glow(middle, at, 168, 46, (120, 46, 10), 0.3)
        middle[..., 3] = alpha
        fire(middle, at, 158, 5, at)
    haze(middle, (68, 88, 94), 0.2, 0.42)  # what fights before it must stand out
    return _shallows(middle, 172)


def _shallows(strand: np.ndarray, top: int) -> np.ndarray:
    """Continues it towards the viewer from `top` on: sand that gets dark, with runnels that the tide has left."""
    h = strand.shape[0] + 66
    whole, (_x, y) = p.canvas(W, h), grid(h)
    down = np.clip((y - top) / (h - top), 0, 1)
    value = 0.92 - 0.95 * down**0.8 + p.noise(W, h, 70, 7, 71, 4) * 0.22
    p.paint(whole, y >= top, p.tone(np.clip(value, 0, 1), "1e1e26 24252c 2d2f34 383b3e 464948 555654 62625c", 0.45))
    runnel = (y > top + 8) & (p.noise(W, h, 150, 5, 72, 4) > 0.24 + 0.2 * down)
    sky = np.clip(0.75 - down * 0.8 + p.noise(W, h, 50, 2, 73, 3) * 0.35, 0, 1)
    p.paint(whole, runnel, p.tone(sky, "1c2229 232c35 2d3a44 3d4d55 52646a 748480", 0.4))
    p.over(whole, strand, 0, 0)
    return whole


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
