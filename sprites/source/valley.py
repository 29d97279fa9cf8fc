"""The far worlds inland: the trenches before the village at night, the convoy road at evening, the dam at dusk."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import paint as p
from palette import DUSK
from scenery import (
    W,
    clay,
    clouds,
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
    smoke,
    strewn,
)
from scipy import ndimage

NIGHT = "060811 0a0e1a 101626 182135 222e46 303f58 44566c 60727e 88928c"
AUTUMN = {
    "gold": "3a2826 5c4030 8a6236 b88a40 dcb45a", "dark": "1c1c24 2a2c2a 3c4234 565a3e 78784a",
    "bare": "2c2428 443632 6a5038 94703e b8924e",
}
POPLARS = (
    "green", "gold", "gone", "bare", "green", "gone", "shot", "gold", "dark", "green", "gone", "gone", "gold", "shot",
    "bare",
)
GOLD = "2a2440 4a3454 744a60 a06464 c88464 e6a868 f6c87c fce4a4 fff6d0"


def _sky_night(h: int) -> np.ndarray:
    """Low cloud lit from below by two fires and from above by a star shell's long after-light."""
    x, yy = grid(h)
    y = yy / h
    density = np.clip(clouds(h, 23, 240, 30) + 0.42 - 0.3 * y, 0, 1)
    soft = ndimage.gaussian_filter(density, 1.4, mode=("nearest", "wrap"))
    lit = soft - np.roll(np.roll(soft, -2, 1), -4, 0)
    shell = np.exp(-((near(x, 700) / 190) ** 2) - ((yy - h * 0.34) / 60) ** 2)
    v = 0.10 + 0.34 * y**1.6 + 0.16 * density * y + lit * 0.9 + shell * 0.34 * (0.5 + density)
    sky = opaque(p.tone(np.clip(v, 0, 1), NIGHT, 0.45))
    for at, wide in ((420, 240), (1330, 190), (1730, 140)):
        warm = np.exp(-((near(x, at) / wide) ** 2) - ((yy - h) / 88) ** 2) * (0.3 + 1.2 * density)
        steps = np.floor(warm * 8 + p.bayer(h, W) * 0.9 + 0.4) / 8
        sky[..., :3] = np.clip(sky[..., :3] + steps[..., None] * np.array((112, 46, 14)), 0, 255).astype(np.uint8)
    dice = np.random.default_rng(2)
    for _ in range(60):
        at, up = int(dice.integers(0, W)), int(dice.integers(0, 80))
        if density[up, at] < 0.25:
            sky[up, at, :3] = (120, 134, 150)
    return sky


def trenches() -> list[dict[str, Any]]:
    p.save(_sky_night(260), "backdrops/trenches_sky")
    far = p.canvas(W, 200)
    ridge(far, 190, 40, 260, 44, "182135 1e2a40 26344a")
    ridge(far, 200, 26, 120, 47, "111826 172032 1e2a3c", -0.1)
    far[188:][far[188:, :, 3] == 0] = (17, 24, 38, 255)  # no hole where the hills are low
    for k, (x, share, seed) in enumerate(strewn(8, 41, 0.3)):
        tones, torn = "0c0f18 141a28 222a38 363842 5a4a46 b06a3c", (0.8, 1.2)[k % 2]
        smoke(far, x, 188, 7 + 9 * share, 0.30, seed, 110 + 72 * share, tones, torn)
        fire(far, x, 187, int(4 + 4 * share), seed)
    p.save(far, "backdrops/trenches_far")
    horizon = lit()
    town, data = clay(
        "village",
        0.03,
        1.0,
        0.85,
        "090b14 10141f 1b212d 2b323e 434a52 656966 8c8a7c",
        {2: "07080f 0d0f18 161922 22252c 32322f"},
        0.4,
    )
    _windows(town, data)
    p.save(_alight(haze(town, (30, 40, 58), 0.12, 0.3)), "backdrops/trenches_village")
    roofs = lit()
    p.save(_stumps(), "backdrops/trenches_wood")
    p.save(_second_line(), "backdrops/trenches_wire")
    front = rim(64, 57, (5, 5, 10), 56, 8)
    _timbers(front, (90, 610, 1150, 1600), (5, 5, 10))
    posts_and_wire(front, (330, 860, 1400), (5, 5, 10), 63)
    p.save(front, "backdrops/trenches_front")
    return [
        {"image": "trenches_sky.png", "x": 0.02, "y": 0.0, "top": -20, "drift": 2, "opaque": True},
        {"image": "trenches_far.png", "x": 0.07, "y": 0.05, "top": 44, "below": [17, 24, 38], "fires": horizon},
        {"image": "trenches_village.png", "x": 0.16, "y": 0.08, "top": 28, "below": [13, 16, 24], "fires": roofs},
        {"image": "trenches_wood.png", "x": 0.28, "y": 0.11, "top": 138, "below": [12, 13, 20]},
        {"image": "trenches_wire.png", "x": 0.46, "y": 0.15, "top": 200, "below": [12, 13, 20]},
        {"image": "trenches_front.png", "x": 1.3, "y": 0.0, "top": 298, "front": True},
    ]


def _second_line() -> np.ndarray:
    """Wire before the trench behind ours: its parapet, and the boards that hold it, by the light of lamps."""
    h = 164
    wire, (x, y) = p.canvas(W, h), grid(h)
    ground = 70 + p.noise(W, 4, 200, 4, 51, 4)[0] * 8 + p.noise(W, 4, 34, 4, 52, 3)[0] * 4
    light = np.clip(0.66 - (y - ground[None]) / 120 + p.noise(W, h, 12, 8, 53, 3) * 0.25, 0, 1)
    p.paint(wire, y > ground[None], p.tone(light, "090b12 0f1118 171820 21222a 303036", 0.4))
    deep = y - ground[None] - 26
    board = (deep > 0) & (deep < 66)
    grain = p.noise(W, h, 60, 1.6, 54, 3)
    plank = np.floor(deep / 8)
    tint = np.sin(plank * 2.3 + np.floor(x / 96) * 1.7) * 0.12
    lamp = np.zeros((h, W))
    for at in range(120, W, 320):
        lamp = np.maximum(lamp, np.exp(-((near(x, at) / 60) ** 2) - ((deep - 14) / 34) ** 2))
    value = np.clip(0.34 + tint + grain * 0.2 - 0.4 * (deep % 8 < 1) - deep / 200 + lamp * 0.5, 0, 1)
    boards = p.tone(value, "0a090d 120f12 1c1716 292019 3a2c1e 523c24 7a5a30", 0.4)
    gone = p.noise(W, h, 70, 22, 55, 3) > 0.24
    p.paint(wire, board & ~gone, boards)
    post = (x % 96 < 5) & (deep > -6) & (deep < 78)
    edge = np.clip(0.3 + (x % 96 < 2) * 0.25 + lamp * 0.4, 0, 1)
    p.paint(wire, post, p.tone(edge, "0a090d 1c1716 3a2c1e 6a4e2c", 0.3))
    top = (y > ground[None]) & (y < ground[None] + 2)
    p.paint(wire, top, p.tone(np.clip(0.4 + p.noise(W, h, 30, 3, 56, 2), 0, 1), "1a1c24 2a2b32 444046", 0.3))
    for at in range(120, W, 320):
        foot = int(ground[at]) + 34
        p.box(wire, at - 1, foot, 3, 5, (255, 200, 110))
        p.box(wire, at - 2, foot - 2, 5, 2, (40, 30, 24))
    posts_and_wire(wire, (40, 180, 330, 520, 700, 860, 1040, 1210, 1400, 1560, 1740), (9, 10, 16), 74)
    return wire


def _alight(town: np.ndarray) -> np.ndarray:
    """Fires in the village, what they light of it, and their smoke, which is behind the houses."""
    lit = "0c0f18 151a26 262a34 423a3c 74503c cc7a3c"
    whole = p.canvas(W, town.shape[0])
    for at, foot, wide, tall, torn in ((452, 190, 15, 184, 0.7), (660, 150, 11, 146, 0.9), (224, 176, 9, 150, 1.2),
                                       (1188, 150, 14, 146, 0.8), (1650, 160, 12, 154, 0.9)):
        smoke(whole, at, foot, wide, 0.32, at, tall, lit, torn)
    p.over(whole, town, 0, 0)
    for at, foot, size in ((420, 158, 7), (470, 162, 9), (512, 186, 6), (640, 142, 7), (690, 146, 5), (214, 168, 5),
                           (1150, 142, 6), (1206, 140, 8), (1632, 158, 6), (1680, 150, 5), (930, 214, 5)):
        alpha = whole[..., 3].copy()
        glow(whole, at, foot + 16, 64, (150, 62, 16), 0.42)
        whole[..., 3] = alpha
        fire(whole, at, foot, size, at)
    return whole


def _windows(town: np.ndarray, data: dict[str, np.ndarray]) -> None:
    """Houses that still burn inside: what the render left dark in them glows, most towards the ground."""
    x, y = grid(town.shape[0])
    for at, wide in ((640, 62), (1180, 56), (236, 44), (1640, 54), (450, 84)):
        inside = (data["light"] < 0.10) & (data["a"] > 0.5) & (data["m"] == 1) & (near(x, at) < wide) & (y > 90)
        heat = np.clip((y - 96) / 110 + p.noise(W, town.shape[0], 16, 14, at, 3) * 0.4, 0, 1)
        p.paint(town, inside, p.tone(heat, "2a0c10 5a1612 a83a14 e8741c ffc04a", 0.4))
        alpha = town[..., 3].copy()
        glow(town, at, 200, 90, (150, 56, 14), 0.34)
        town[..., 3] = alpha


def _stumps() -> np.ndarray:
    """A wood after the barrage: trunks without crowns, black, in three depths."""
    layer = p.canvas(W, 130)
    x, y = grid(130)
    for depth, (count, colour, tall) in enumerate(
        ((60, (20, 26, 38), 50), (38, (14, 18, 27), 72), (20, (9, 11, 17), 92))
    ):
        ground = 108 + depth * 6 + p.noise(W, 4, 160, 4, 60 + depth, 4)[0] * 5
        p.paint(layer, y > ground[None], colour)
        for at, share, seed in strewn(count, 70 + depth, 0.3):
            dice = np.random.default_rng(seed)
            lean, high, thick = dice.uniform(-0.16, 0.16), share * tall, 1 + depth * 0.7
            foot = ground[at] + 3
            up = foot - y
            trunk = (up > 0) & (up < high) & (near(x, (at + lean * up) % W) < thick * (1.3 - up / (high * 1.4)))
            p.paint(layer, trunk, colour)
            for _ in range(int(1 + share * 4)):
                start, way, long = dice.uniform(0.45, 0.95) * high, dice.choice((-1, 1)), dice.uniform(5, 15)
                for step in range(int(long)):
                    p.box(layer, int(at + lean * start + way * step) % W, int(foot - start - step * 0.8), 1, 1, colour)
    return layer


def _timbers(layer: np.ndarray, places: tuple[int, ...], colour: tuple[int, int, int]) -> None:
    """Props and a beam of a dugout, out of focus in front: low, for there are pits that one fights in."""
    h = layer.shape[0]
    for x in places:
        for off, lean in ((0, 0.05), (74, -0.07)):
            for up in range(34):
                p.box(layer, int(x + off + lean * up) % W, h - 1 - up, 7, 1, colour)
        for k in range(100):
            p.box(layer, (x - 10 + k) % W, h - 36 + (k // 40), 1, 6, colour)


def road() -> list[dict[str, Any]]:
    sun = 420
    sky = opaque(sky_banded(250, GOLD, 71, (sun, 0.32), (0.10, 0.56, 1.2), 0.1))
    x, y = grid(250)
    glow(sky, sun, 214, 150, (255, 190, 100), 0.5)
    p.paint(sky, np.hypot(near(x, sun), y - 214) < 15, (255, 250, 220))
    p.save(sky, "backdrops/road_sky")
    far = p.canvas(W, 130)
    ridge(far, 110, 62, 300, 73, "a06a70 b4787a c88c80", -0.35, 1.3)
    ridge(far, 130, 40, 190, 76, "7c5468 90646e a87a78", -0.3, 1.4)
    haze(far, (238, 186, 128), 0.5)
    columns = p.canvas(W, 214)  # somebody else's war, three valleys away
    for at, wide, lean, tall, torn in ((250, 6, 0.5, 176, 1.0), (330, 4, 0.5, 130, 1.1), (880, 9, 0.46, 184, 0.9),
                                       (1320, 5, 0.5, 140, 1.1), (1570, 7, 0.44, 178, 0.9)):
        smoke(columns, at, 190, wide, lean, at, tall, "6a4a58 80585e 986c64 b08068 c89470 e8b478", torn)
    p.over(columns, far, 0, 84)
    p.save(columns, "backdrops/road_hills")
    fields = _fields()
    p.save(fields, "backdrops/road_fields")
    place, data = clay(
        "farm",
        0.03,
        1.0,
        0.9,
        "201a2a 342a36 54424a 80645a b48e6c e0bc84 f8e2ac",
        {
            2: "221c28 362c30 50442f 74643c a08c4e cab068",
            4: "2a1a20 4a2a2a 743e32 a45a3e cc8452",
            5: "2c1e22 4c3428 745030 a0743c d0a252",
        },
        0.4,
    )
    _poplars(place, data)
    p.save(haze(place, (226, 168, 118), 0.06, 0.2), "backdrops/road_farm")
    hedge = _hedge()
    p.save(hedge, "backdrops/road_hedge")
    front = rim(60, 97, (16, 11, 18), 55, 5)
    grasses(front, 44, 98, (16, 11, 18), 34)
    p.save(front, "backdrops/road_front")
    return [
        {"image": "road_sky.png", "x": 0.02, "y": 0.0, "top": -20, "drift": 1, "opaque": True},
        {"image": "road_hills.png", "x": 0.05, "y": 0.03, "top": 34, "below": [214, 164, 120]},
        {"image": "road_fields.png", "x": 0.10, "y": 0.05, "top": 198, "below": [96, 70, 66]},
        {"image": "road_farm.png", "x": 0.24, "y": 0.09, "top": 84, "below": [54, 44, 44]},
        {"image": "road_hedge.png", "x": 0.44, "y": 0.14, "top": 204, "below": [40, 32, 34]},
        {"image": "road_front.png", "x": 1.3, "y": 0.0, "top": 302, "front": True},
    ]


def _poplars(place: np.ndarray, data: dict[str, np.ndarray]) -> None:
    """Of the row of poplars, which were rendered alike, some are in autumn, some dark, some half bare; some were shot
    off, and where the convoy was hit there are stumps. They are found by how far away they stand: at one depth, and
    nothing else there is green."""
    x, y = grid(place.shape[0])
    light, holes = np.clip((data["light"] - 0.03) / 0.97, 0, 1) ** 0.9, p.noise(W, place.shape[0], 5, 3, 88, 2)
    for k in range(15):
        at = 30 + k * 42 + float(np.random.default_rng(60 + k).uniform(-6, 6))  # as in set_pieces/scenes.py
        crown = (data["m"] == 2) & (data["a"] > 0.5) & (np.abs(x - at) < 22)
        top = int(np.nonzero(crown[:, round(at)])[0][0])
        crown &= np.abs(data["z"] - data["z"][top + 14, round(at)]) < 22
        # Where it ends; more such lies on the ground. A pole may stand before its middle.
        foot = top + 14 + max(int(np.argmin(crown[top + 14 :, round(at) + aside])) for aside in (-7, -4, 0, 4, 7))
        crown &= (y < foot - 8) | ((y < foot) & (np.abs(x - at) < 7))
        sky = y < min(foot, 148)  # the hill begins there, and what is taken away is sky
        sort = POPLARS[k % len(POPLARS)]
        if sort in AUTUMN:
            p.paint(place, crown, p.tone(light, AUTUMN[sort], 0.4))
        if sort == "gone":
            place[crown & (y < foot - 9 + holes * 4)] = 0
            p.box(place, round(at) - 2, foot - 9, 4, 9, (58, 42, 48))
            p.box(place, round(at) - 2, foot - 9, 1, 8, (116, 84, 74))
        if sort == "bare":
            place[crown & sky & (holes > -0.16 + 0.42 * (y - top) / (foot - top))] = 0
        if sort in ("bare", "shot"):
            if sort == "shot":
                place[crown & sky & (y < top + (foot - top) * 0.45 + holes * 14)] = 0
            for row in range(top + (2 if sort == "bare" else (foot - top) * 2 // 5), foot):
                wide = 1 + (row - top) * 2 // (foot - top)
                p.box(place, round(at), row, wide + 1, 1, (58, 42, 48))
                p.box(place, round(at), row, 1, 1, (116, 84, 74))


def _hedge() -> np.ndarray:
    """A hedge with gaps along the next field, clump by clump: each round, lit where the sun gets at it; posts and a
    field gate stand in the gaps, stubble before it."""
    hedge, dice = p.canvas(W, 84), np.random.default_rng(93)
    x, y = grid(84)
    line = 46 + p.noise(W, 4, 220, 4, 91, 3)[0] * 5
    open_at = p.noise(W, 4, 170, 4, 94, 2)[0] < -0.26
    soil = np.clip(0.62 - (y - line[None]) / 50 + p.noise(W, 84, 26, 3, 95, 4) * 0.3, 0, 1)
    p.paint(hedge, y > line[None] + 2, p.tone(soil, "1c1720 2e2626 463a2a 66542f 8c763c a8904a", 0.4))
    for at in range(0, W, 3):  # stubble
        foot = int(line[at]) + int(dice.integers(4, 12))
        p.box(hedge, at, foot - 3, 1, 3, (150, 122, 66) if at % 2 else (84, 66, 44))
    for at in np.nonzero(open_at)[0][::22]:
        foot = int(line[at]) + 5
        p.box(hedge, int(at), foot - 15, 2, 15, (52, 40, 40))
        p.box(hedge, int(at), foot - 15, 1, 14, (150, 112, 74))
        for rail in (12, 7):
            for k in range(22):
                if open_at[(at + k) % W]:
                    p.box(hedge, int(at + k) % W, foot - rail + k // 14, 1, 1, (70, 52, 44))
    rough = [p.noise(W, 84, 5, 4, 96 + n, 2) for n in range(5)]
    leaves = p.noise(W, 84, 4, 3, 7, 2)
    for depth, (count, high, tones) in enumerate((
        (190, 15, "1a1620 28241f 3c3824 5a4e2a 7c6a36"), (240, 9, "131019 1e1b1d 2e2b1e 4a4224 6e5f30 a08a48"),
    )):
        for k in range(count):
            at = int((k + dice.uniform(-0.4, 0.4)) * W / count) % W
            if open_at[at]:
                continue
            size = dice.uniform(0.6, 1.25) * high
            cy = line[at] + 3 - size * (0.62 if depth else 0.9)
            away = np.hypot(near(x, at) / (size * 1.15), (y - cy) / size) + rough[k % 5] * 0.34
            low, right = (y - cy) / size, ((x - at + W / 2) % W - W / 2) / size
            light = 0.46 - low * 0.36 - right * 0.16 + (0.5 - away) * 0.15 + leaves * 0.3
            p.paint(hedge, (away < 1) & (y < line[at] + 7), p.tone(np.clip(light, 0, 1), tones, 0.25))
    return hedge


def _fields() -> np.ndarray:
    """Plots of stubble and plough, with trees as dots."""
    fields = p.canvas(W, 90)
    _x, y = grid(90)
    top = 26 + p.noise(W, 4, 400, 4, 81, 3)[0] * 12
    depth = (y - top[None]) / 64
    plots = np.floor(depth * 9 + p.noise(W, 90, 300, 60, 82, 2) * 3)
    v = (
        0.42
        + 0.13 * np.sin(plots * 2.7)
        - 0.2 * depth
        + p.noise(W, 90, 30, 4, 83, 3) * 0.2
        - 0.2 * ((depth * 9 % 1) < 0.1)
    )
    p.paint(fields, depth > 0, p.tone(np.clip(v, 0, 1), "3c2c40 5a4048 80584c a87a50 cfa25c eac878", 0.45))
    for at, share, _ in strewn(60, 84, 0.3):
        foot, size = top[at] + 4 + share * 22, 2 + share * 4
        p.paint(fields, p.ellipse(W, 90, at, foot - size * 0.6, size, size * 0.8), (66, 52, 62))
    return fields


def dam() -> list[dict[str, Any]]:
    p.save(opaque(sky_banded(300, DUSK, 9, (470, 0.24), (0.18, 0.66, 1.25))), "backdrops/dam_sky")
    hills = p.canvas(W, 200)
    ridge(hills, 200, 90, 260, 8, "2a1740 3b2050 552c5a 733a5c", -0.45, 1.0)
    ridge(hills, 200, 60, 150, 12, "1e1234 2a1842 3b2050 552c5a", -0.4, 1.0)
    burning = p.canvas(W, 306)  # what burns in the valley above the wall
    for at, wide, lean, tall, torn in ((214, 13, 0.3, 260, 0.5), (470, 19, 0.34, 300, 0.3), (640, 9, 0.3, 230, 0.9),
                                       (900, 15, 0.34, 280, 0.5), (1330, 10, 0.3, 240, 0.9)):
        smoke(burning, at, 250, wide, lean, at, tall, "180d28 24133a 361b48 502652 743656 b4585a", torn)
    p.over(burning, hills, 0, 106)
    p.save(burning, "backdrops/dam_hills")
    wall, data = clay(
        "dam",
        0.03,
        1.1,
        0.80,
        "120f22 1f1834 33244a 50345a 7a4a62 a8685e d8945e ffc880",
        {2: "0c0a18 171026 261a38 3a2648 553450 74445a"},
        0.45,
    )
    lamps = (data["m"] == 3) & (data["a"] > 0.5)
    wall[lamps, :3] = (255, 244, 184)
    ys, xs = np.nonzero(lamps)
    for x, y in list(zip(xs, ys, strict=True))[::6]:
        alpha = wall[..., 3].copy()
        glow(wall, int(x), int(y), 8, (255, 150, 60), 0.35)
        wall[..., 3] = alpha
    p.save(_breached(wall), "backdrops/dam_wall")
    p.save(_pool(), "backdrops/dam_pool")
    p.save(_pylons(), "backdrops/dam_pylons")
    front = p.canvas(W, 60)
    x, y = grid(60)
    rock = 54 - np.clip(p.noise(W, 4, 130, 4, 101, 4)[0] * 1.6 + 0.1, 0, 1) * 20
    p.paint(front, y > rock[None], (9, 6, 18))
    for left in range(0, W, 48):
        if rock[left] > 44:
            p.box(front, left, 30, 3, 30, (9, 6, 18))
            for rail in (32, 42):
                p.box(front, left, rail, 48, 2, (9, 6, 18))
    p.save(front, "backdrops/dam_front")
    return [
        {"image": "dam_sky.png", "x": 0.02, "y": 0.0, "top": -20, "drift": 1, "opaque": True},
        {"image": "dam_hills.png", "x": 0.06, "y": 0.04, "top": 4, "below": [30, 18, 52]},
        {"image": "dam_wall.png", "x": 0.14, "y": 0.10, "top": 4, "below": [30, 20, 48], "fires": lit()},
        {"image": "dam_pool.png", "x": 0.22, "y": 0.12, "top": 272, "below": [16, 13, 36]},
        {"image": "dam_pylons.png", "x": 0.45, "y": 0.16, "top": 102},
        {"image": "dam_front.png", "x": 1.25, "y": 0.0, "top": 302, "front": True},
    ]


def _breached(wall: np.ndarray) -> np.ndarray:
    """Two holes in the wall that burn, where it is darkest, and their smoke behind its crest."""
    whole = p.canvas(W, wall.shape[0])
    x, y = grid(wall.shape[0])
    for at, wide, tall in ((866, 15, 150), (1046, 10, 120)):
        smoke(whole, at, 112, wide, 0.3, at, tall, "160c24 201132 32183e 4c2448 7c3a4e c8644e", 0.5)
    p.over(whole, wall, 0, 0)
    for at, top, wide, tall in ((866, 92, 26, 44), (1046, 82, 15, 26)):
        ragged = p.noise(W, wall.shape[0], 9, 8, at, 3) * 0.5
        hole = near(x, at) / wide + (np.clip(y - top, 0, 400) / tall) ** 2 + ragged < 1
        hole &= whole[..., 3] > 0
        p.paint(whole, hole & (y < top + 7), (0, 0, 0))
        whole[hole & (y < top + 7)] = 0
        deep = hole & (y >= top + 7)
        heat = np.clip(-0.25 + (y - top) / tall * 0.75 + p.noise(W, wall.shape[0], 12, 9, at + 1, 3) * 0.5, 0, 1)
        p.paint(whole, deep, p.tone(heat, "0c0716 1c0c20 46141e 8c2c20 d8602c f8a848", 0.4))
        edge = hole & ~np.roll(hole, -1, 0) & (y > top + 8)
        p.paint(whole, edge, (216, 120, 84))
        for off, down, size in ((-wide // 3, 0.55, 6), (wide // 4, 0.72, 3), (wide // 2, 0.3, 2)):
            fire(whole, at + off, top + int(tall * down), size, at + off)
        alpha = whole[..., 3].copy()
        glow(whole, at, top + tall // 2, 70 if wide > 20 else 46, (120, 46, 26), 0.42)
        whole[..., 3] = alpha
    return whole


def _pool() -> np.ndarray:
    """The water below the wall; its far edge is a bank of boulders with bays, lit by the sky behind the dam."""
    pool, (_x, y) = p.canvas(W, 132), grid(132)
    pool[12:] = opaque(sea(120, "100d24 1e1438 351d4c 562a5a 823a5c b0505a d8745a", 7, 500, 0.42))
    foot = 13 + np.clip(p.noise(W, 4, 150, 4, 31, 3)[0] * 9, -2, 7)
    top = foot - 3 - np.clip(p.noise(W, 4, 46, 4, 32, 4)[0] * 9 + 2, 0, 10)
    grain = p.noise(W, 132, 9, 5, 33, 3)
    light = np.clip(0.62 - (y - top[None]) / 16 + grain * 0.7, 0, 1)
    p.paint(pool, y < foot[None], (0, 0, 0))
    pool[..., 3] = np.where(y < np.maximum(top[None], 0), 0, 255)
    p.paint(pool, (y >= top[None]) & (y < foot[None]), p.tone(light, "120c20 1e1430 332048 56305a 8a4a62", 0.4))
    wash = (y >= foot[None]) & (y < foot[None] + 1) & (p.noise(W, 132, 26, 4, 34, 3) > -0.1)
    p.paint(pool, wash, (176, 92, 104))
    shade = (y >= foot[None] + 1) & (y < foot[None] + 5) & (p.bayer(132, W) + 0.5 > (y - foot[None]) / 5)
    p.paint(pool, shade, (30, 20, 52))
    return pool


def _pylons() -> np.ndarray:
    """Lattice masts with sagging lines and a railing, almost black against the wall."""
    layer, dark, edge = p.canvas(W, 200), (20, 14, 34), (74, 42, 74)
    masts = (200, 560, 980, 1380, 1700)
    for x in masts:
        for k in range(0, 180, 12):
            half, above = 3 + k // 12, 3 + (k - 12) // 12
            p.line(layer, x - half, 10 + k, x + half, 22 + k, dark)
            p.line(layer, x + half, 10 + k, x - half, 22 + k, dark)
            p.line(layer, x - above, k - 2, x - half, 10 + k, dark)
            p.line(layer, x + above, k - 2, x + half, 10 + k, edge)
        for y in (14, 30, 46):
            p.box(layer, x - 20, y, 41, 2, dark)
            p.box(layer, x - 20, y, 41, 1, edge)
            p.box(layer, x - 19, y + 2, 1, 4, dark)
            p.box(layer, x + 19, y + 2, 1, 4, dark)
    for a, b in itertools.pairwise((*masts, masts[0] + W)):
        for y, sag in ((20, 30), (36, 34), (52, 38)):
            for q in range(a, b):
                u = (q - a) / (b - a)
                layer[int(y + sag * 4 * u * (1 - u)), q % W] = (*dark, 255)
    for x in range(0, W, 32):
        p.box(layer, x, 176, 2, 24, dark)
    p.box(layer, 0, 176, W, 2, edge)
    p.box(layer, 0, 186, W, 1, dark)
    return layer
