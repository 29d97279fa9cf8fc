"""The far worlds indoors: the hall under the dam, the galleries and penstocks, the office."""

from __future__ import annotations

from typing import Any

import numpy as np
import paint as p
from palette import DEEP, MORNING, ramp
from scenery import W, clay, glow, grid, near, opaque, ridge, sky_banded, strewn
from scipy import ndimage

BOARDS = "140d0c 241613 3a231a 563523 754a2e 97663d b78852"
WALL = "1d1b1f 2b2828 3d3833 524a3f 6b604e 877a60 a39474"


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
    return opaque(p.tone(np.clip(v, 0, 1), "071419 0b2028 11303a 18444e 22605f 36807c 5aa498 8ccab4 c0e6cc", 0.5))


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


def office() -> list[dict[str, Any]]:
    """Rooms on the sunny side: morning, trees, a wall with real windows, what stands along it, plants in front."""
    sky = opaque(sky_banded(260, MORNING, 12, (500, 0.34), (0.30, 0.6, 1.1), 0.40))
    glow(sky, 500, 190, 150, (255, 206, 120), 0.35)
    p.save(sky, "backdrops/office_sky")
    garden = p.canvas(W, 170)
    ridge(garden, 150, 50, 170, 5, "9fb0a0 b0bba2 c8caa8", -0.3, 1.6)
    x, y = grid(170)
    for at, share, seed in strewn(26, 7, 0.4):
        tall = 40 + 46 * share
        grain = p.noise(W, 170, 12, 10, seed, 3)
        off = (x - at + W / 2) % W - W / 2
        mass = np.hypot(off / (tall * 0.5), (y - (160 - tall)) / (tall * 0.8)) + grain * 0.5
        light = np.clip(0.5 - 0.34 * off / tall - 0.25 * (y - (160 - tall)) / tall + grain * 0.5, 0, 1)
        p.paint(garden, (mass < 1) & (y < 164), p.tone(light, "4a6046 6b7d50 8a955c b4b070 d8cc8c", 0.35))
    p.paint(garden, y >= 160, (154, 150, 104))
    p.save(garden, "backdrops/office_garden")
    p.save(_office_wall(), "backdrops/office_wall")
    p.save(_furniture(), "backdrops/office_rooms")
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
    p.save(front, "backdrops/office_front")
    return [
        {"image": "office_sky.png", "x": 0.02, "y": 0.0, "top": 0, "opaque": True, "below": [216, 205, 160]},
        {"image": "office_garden.png", "x": 0.08, "y": 0.02, "top": 90, "below": [154, 150, 104]},
        {"image": "office_wall.png", "x": 0.36, "y": 0.10, "top": -30, "below": [36, 22, 19],
         "room": True},
        {"image": "office_rooms.png", "x": 0.50, "y": 0.13, "top": 186, "below": [36, 22, 19],
         "room": True},
        {"image": "office_front.png", "x": 1.25, "y": 0.0, "top": 268, "front": True, "room": True},
    ]


def _office_wall() -> np.ndarray:
    """Plaster over panelling, tall windows with half-drawn blinds every 240 px, pictures and a clock between them."""
    h = 400
    x, y = grid(h)
    wood = ramp(BOARDS)
    sun = np.exp(-(((x % 240 - 120) / 90.0) ** 2) - ((y - 190) / 120) ** 2)
    room = opaque(p.tone(np.clip(0.36 + p.noise(W, h, 40, 28, 3, 4) * 0.12 + sun * 0.28 - (y < 90) * 0.1, 0, 1), WALL))
    p.paint(room, y >= 292, p.tone(np.clip(0.46 + p.noise(W, h, 30, 20, 9, 4) * 0.14 + sun * 0.2, 0, 1), BOARDS))
    for at in range(16, W, 32):
        p.box(room, at, 298, 1, h - 298, wood[1])
        p.box(room, at + 1, 298, 1, h - 298, wood[4])
    p.box(room, 0, 289, W, 3, wood[5])
    p.box(room, 0, 292, W, 1, wood[1])
    p.box(room, 0, 62, W, 6, wood[3])
    p.box(room, 0, 62, W, 1, wood[5])
    for k, left in enumerate(range(60, W, 240)):
        wide, top, tall = 120, 108, 150
        p.box(room, left - 8, top - 8, wide + 16, tall + 16, wood[3])
        p.box(room, left - 8, top - 8, wide + 16, 2, wood[5])
        p.box(room, left - 12, top + tall + 6, wide + 24, 5, wood[5])
        room[top : top + tall, left : left + wide] = 0
        for bar in (left + wide // 2 - 2, left - 2, left + wide - 2):
            p.box(room, bar, top, 4, tall, wood[4])
            p.box(room, bar + 3, top, 1, tall, wood[1])
        p.box(room, left, top + tall // 2, wide, 3, wood[4])
        for row in range(top, top + 34 + k * 23 % 60, 6):
            p.box(room, left, row, wide, 2, (188, 160, 112))
            p.box(room, left, row + 2, wide, 1, (112, 86, 58))
        middle = left + 178
        if k % 3 == 1:
            p.paint(room, p.ellipse(W, h, middle, 140, 13, 13), wood[1])
            p.paint(room, p.ellipse(W, h, middle, 140, 11, 11), (232, 224, 200))
            p.line(room, middle, 140, middle, 132, (30, 26, 30))
            p.line(room, middle, 140, middle + 5, 143, (30, 26, 30))
        else:
            p.box(room, middle - 22, 130, 44, 34, wood[4])
            p.box(room, middle - 19, 133, 38, 28, (74, 90, 90) if k % 3 else (90, 74, 64))
            p.box(room, middle - 19, 150, 38, 11, (96, 104, 78))
    stripes = (y > 300) & ((y * 2 - x) % 18 < 8) & (np.abs((x - y * 0.8) % 240 - 120) < 46)
    room[stripes, :3] = np.clip(room[stripes, :3] * 1.25 + np.array((24, 15, 4)), 0, 255).astype(np.uint8)
    return room


def _furniture() -> np.ndarray:
    """Cabinets, a row of chairs, a bench, shelves with files: dark, along the wall."""
    layer, wood, iron = p.canvas(W, 120), ramp(BOARDS), ramp("olive")
    for k, (at, _share, seed) in enumerate(strewn(13, 71)):
        dice = np.random.default_rng(seed)
        if k % 3 == 0:
            for n in range(3):
                left = at + n * 27
                p.box(layer, left, 50, 25, 70, iron[1])
                p.box(layer, left, 50, 25, 1, iron[3])
                for drawer in range(54, 116, 16):
                    p.box(layer, left + 2, drawer, 21, 13, iron[2])
                    p.box(layer, left + 9, drawer + 4, 7, 2, iron[0])
        elif k % 3 == 1:
            p.box(layer, at, 8, 96, 112, wood[1])
            for shelf in range(12, 112, 24):
                p.box(layer, at + 3, shelf, 90, 20, wood[0])
                left = at + 4
                while left < at + 86:
                    wide, high = int(dice.integers(3, 8)), int(dice.integers(12, 19))
                    tone = ((96, 50, 42), (62, 74, 78), (120, 100, 66), (70, 62, 50))[int(dice.integers(4))]
                    p.box(layer, left, shelf + 20 - high, wide, high, tone)
                    p.box(layer, left, shelf + 23 - high, wide, 1, (168, 148, 104))
                    left += wide + int(dice.integers(0, 3))
        else:
            p.box(layer, at, 84, 110, 5, wood[4])
            p.box(layer, at, 84, 110, 1, wood[6])
            p.box(layer, at, 60, 110, 8, wood[3])
            for leg in (4, 54, 102):
                p.box(layer, at + leg, 60, 3, 60, wood[2])
    return layer
