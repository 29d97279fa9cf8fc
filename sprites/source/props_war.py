"""Things of the war, painted flat: what holds a trench, what shells have done to houses.

Walls and what is seen through their holes are behind everybody, so they are darker than the ground that one walks on.
"""

from __future__ import annotations

import numpy as np
import paint as p
from palette import ramp

TIMBER = "0c0a0c 17120f 261c14 382a1c 4e3a24 6a5030 8a6a40"
BRICK = "140c0f 241418 3a1e1e 552a26 7a3e32"


def planks(w: int, h: int, seed: int, torn: float) -> np.ndarray:
    """Boards behind stakes; of some only a stump is left. Light falls on them from above."""
    picture, tones, dice = p.canvas(w, h), ramp(TIMBER), np.random.default_rng(seed)
    y, x = np.mgrid[0:h, 0:w]
    grain = p.noise(w, h, 40, 1.5, seed, 3)
    p.paint(picture, y > 6, p.tone(np.clip(0.3 + grain * 0.3 - y / h * 0.2, 0, 1), "070609 0c0a0c 13100f", 0.3))
    for top in range(2, h - 4, 8):
        left, right = 0, w
        if dice.uniform() < torn:
            left = int(dice.integers(0, w // 2))
        elif dice.uniform() < torn:
            right = int(dice.integers(w // 2, w))
        drop = int(dice.integers(-1, 2))
        own = (y >= top + drop) & (y < top + drop + 7) & (x >= left + dice.integers(0, 3)) & (x < right)
        light = 0.52 - top / h * 0.3 + dice.uniform(-0.1, 0.1) + grain * 0.24
        light = light + 0.2 * (y == top + drop) - 0.26 * (y == top + drop + 6)
        p.paint(picture, own, p.tone(np.clip(light, 0, 1), TIMBER, 0.35))
        for at in range(left + 9, right - 4, 32):
            p.box(picture, at, top + drop + 3, 1, 1, tones[0])
    for at in range(6, w - 4, 32):
        tall = int(dice.integers(0, 4))
        for d, tone in enumerate((2, 5, 4, 3, 1)):
            p.box(picture, at + d, tall, 1, h - tall, tones[tone])
        p.box(picture, at, tall, 5, 1, tones[6])
        p.box(picture, at + 5, tall + 2, 2, h - tall - 2, tones[0])
    return picture


def revetment() -> np.ndarray:
    return planks(128, 58, 3, 0.0)


def revetment_torn() -> np.ndarray:
    """Shot through: earth has come in at one end."""
    picture = planks(112, 58, 8, 0.5)
    h, w = picture.shape[:2]
    y, x = np.mgrid[0:h, 0:w]
    heap = y > 58 - np.clip(26 - (w - x) * 0.5, 0, 40) + p.noise(w, h, 16, 8, 9, 3) * 6
    light = np.clip(0.5 + p.noise(w, h, 7, 5, 4, 3) * 0.5, 0, 1)
    p.paint(picture, heap & (x > 40), p.tone(light, "130f15 251c1f 3e2e29 54402f"))
    return picture


def shelf() -> np.ndarray:
    """Boards with what a company needs: a coat, a helmet, a mess tin, a rifle, a lamp on a nail."""
    picture = planks(112, 58, 13, 0.1)
    wood, steel, olive = ramp(TIMBER), ramp("steel"), ramp("olive")
    p.box(picture, 14, 26, 46, 2, wood[5])
    p.box(picture, 14, 28, 46, 1, wood[0])
    for at, wide, tall, tone in ((17, 6, 5, steel[2]), (25, 4, 7, olive[2]), (31, 8, 4, wood[3]), (48, 7, 5, olive[1])):
        p.box(picture, at, 26 - tall, wide, tall, tone)
        p.box(picture, at, 26 - tall, wide, 1, steel[3])
    for k in range(13):  # a coat
        p.box(picture, 74 - k // 5, 14 + k * 2, 9 + k // 3, 2, olive[1 + (k % 4 == 0)])
    p.box(picture, 77, 13, 4, 2, wood[6])
    for k in range(30):
        p.box(picture, 96 + k // 9, 52 - k, 2, 1, wood[4] if k < 12 else steel[2])
    p.box(picture, 64, 12, 1, 5, steel[3])
    p.box(picture, 62, 17, 5, 6, (255, 206, 120))
    p.box(picture, 62, 16, 5, 1, steel[3])
    p.box(picture, 62, 23, 5, 1, steel[3])
    return picture


def beyond(w: int, h: int, sky: str, low: float, seed: int) -> np.ndarray:
    """What is seen through a hole: sky by rows, roofs before it."""
    y, x = np.mgrid[0:h, 0:w]
    value = np.clip(low + y / h * 0.75 + p.noise(w, h, 34, 5, seed, 4) * 0.25, 0, 1)
    picture = np.dstack([p.tone(value, sky, 0.4), np.full((h, w), 255, np.uint8)])
    roofs = h * 0.74 - np.abs((x + seed * 7) % 22 - 11) * 0.8 + p.noise(w, 4, 17, 4, seed, 2)[0][None] * 5
    p.paint(picture, y > roofs, (12, 12, 18))
    return picture


FIRELIT = "0a0d18 121626 2a1f2c 58281f 9a4420 dc7a2c"
GOLDEN = "50344c 7c4c56 b06a5c d8925c f2c070 fce6ac"


def window(sky: str, seed: int) -> np.ndarray:
    """A sash without panes, one wing of it left, and the light of whatever is outside on its sill."""
    w, h = 40, 50
    picture, wood = p.canvas(w, h), ramp(TIMBER)
    view = beyond(30, 38, sky, 0.05, seed)
    picture[6:44, 5:35] = view
    for box in ((3, 4, 34, 3), (3, 43, 34, 3), (3, 4, 3, 42), (34, 4, 3, 42)):
        p.box(picture, *box, wood[3])
    p.box(picture, 3, 4, 34, 1, wood[5])
    p.box(picture, 1, 45, 38, 3, wood[4])
    p.box(picture, 1, 45, 38, 1, ramp(sky)[4])
    p.box(picture, 19, 7, 2, 36, wood[2])
    p.box(picture, 6, 22, 29, 2, wood[2])
    p.box(picture, 20, 7, 1, 36, wood[4])
    for px, py in ((6, 7), (7, 8), (8, 9), (33, 21), (32, 20), (33, 20), (21, 41), (22, 42)):  # glass in the corners
        p.box(picture, px, py, 2, 1, (120, 140, 150))
    for k in range(20):  # a curtain
        p.box(picture, 6, 7 + k, 6 - k // 4 + k % 3, 1, (86, 62, 58) if k % 4 else (110, 80, 70))
    return picture


def breach(sky: str, seed: int) -> np.ndarray:
    """What a shell has made of a brick wall."""
    w, h = 72, 58
    picture = p.canvas(w, h)
    y, x = np.mgrid[0:h, 0:w]
    view = beyond(w, h, sky, 0.0, seed)
    broken = np.floor(p.noise(w, h, 13, 9, seed, 3) * 3) / 3
    away = np.hypot((x - w / 2) / 29, (y - 28) / 22) + broken * 0.32
    rows = (y // 5 % 2) * 4
    step = np.hypot((((x + rows) // 8) * 8 - rows + 4 - w / 2) / 29, ((y // 5) * 5 + 2 - 28) / 22) + broken * 0.2
    hole = (away < 0.92) & (step < 1.0)
    rim = (step < 1.2) & ~hole & (y > 1) & (y < h - 1)
    p.paint(picture, rim, p.tone(np.clip(0.45 + broken * 0.5 + 0.1 * (y % 5 == 0), 0, 1), BRICK, 0.4))
    p.paint(picture, rim & ((y % 5 == 4) | ((x + rows) % 8 == 7)), ramp(BRICK)[0])
    picture[hole] = view[hole]
    p.paint(picture, rim & np.roll(hole, 1, 0), ramp(sky)[4])  # its lower edge has the light
    p.paint(picture, hole & np.roll(rim, 2, 0), (10, 9, 12))
    return picture


def burning_breach() -> np.ndarray:
    return breach(FIRELIT, 5)


def golden_breach() -> np.ndarray:
    return breach(GOLDEN, 9)


def burning_window() -> np.ndarray:
    return window(FIRELIT, 3)


def golden_window() -> np.ndarray:
    return window(GOLDEN, 4)


def carrier() -> np.ndarray:
    """A tracked carrier that burnt out; it still smokes."""
    w, h = 112, 60
    picture, gun, rust = p.canvas(w, h), ramp("gun"), ramp("rust")
    y, x = np.mgrid[0:h, 0:w]
    grain = p.noise(w, h, 10, 6, 3, 3)
    hull = (y > 30) & (y < 50) & (x > 8 + (50 - y) * 0.5) & (x < 104 - np.clip(38 - y, 0, 9) * 2)
    cab = (y > 20) & (y < 32) & (x > 24) & (x < 70 - (32 - y) * 0.4)
    light = np.clip(0.36 + 0.3 * (y < 33) - (y - 30) / 60 + grain * 0.5, 0, 1)
    p.paint(picture, hull | cab, p.tone(light, "0b0b10 15151b 241d1f 3c2822 5e3a2c 7c5240", 0.4))
    for row in (31, 21):
        p.paint(picture, (hull | cab) & (y == row), (124, 106, 96))
    p.box(picture, 44, 24, 15, 6, (8, 8, 12))
    for k in range(34):  # the gun hangs
        p.box(picture, 68 + k, 25 + k // 5, 1, 3, gun[2])
        p.box(picture, 68 + k, 25 + k // 5, 1, 1, gun[4])
    for at in range(14, 104, 15):
        p.paint(picture, p.ellipse(w, h, at, 51, 7, 7), gun[1])
        p.paint(picture, p.ellipse(w, h, at, 51, 5, 5), rust[1])
        p.paint(picture, p.ellipse(w, h, at, 50.5, 2, 2), gun[3])
    for at in range(6, 108, 4):
        p.box(picture, at, 57, 3, 3, gun[2])
        p.box(picture, at, 57, 3, 1, gun[3])
        if at < 60:
            p.box(picture, at, 42, 3, 2, gun[2])
    return p.outline(picture)


def dusk_step() -> np.ndarray:
    """What the lamps of the dam throw on a step: on its edge and its face, half transparent. Set it in front."""
    w, h = 80, 52
    picture, (y, x) = p.canvas(w, h), np.mgrid[0:h, 0:w]
    worn = p.noise(w, h, 9, 6, 21, 3)
    share = np.clip(x / w * 1.1 + 0.1, 0, 1)  # it comes from the right
    lip = (((y == 1) | (y == 2)) & (worn > -0.35) & (x % 16 > 0)) | ((y == 3) & (share + worn * 0.5 > 0.62))
    p.paint(picture, lip, (255, 170, 120), 215)
    p.paint(picture, (y > 3) & (y < 7) & (share > p.bayer(h, w) + 0.1 * y + 0.28), (216, 100, 96), 120)
    down = np.clip(1 - y / 62, 0, 1)
    face = (x >= w - 2) & (y > 2) & (y % 16 > 0) & (worn > -0.5 + 0.25 * (x == w - 2))
    p.paint(picture, face, (248, 150, 110), 200)
    wash = (x < w - 2) & (x > w - 26) & (y > 4) & ((x - w + 26) / 26 * down * 0.9 > p.bayer(h, w) + 0.5)
    p.paint(picture, wash, (206, 96, 98), 104)
    return picture


def pictures() -> dict[str, np.ndarray]:
    return {build.__name__: build() for build in (
        revetment, revetment_torn, shelf, burning_window, golden_window, burning_breach, golden_breach, carrier,
        dusk_step,
    )}
