"""The square in peace, painted as one picture: lawns and raked gravel in the morning, the mess mended, the training
ground and the gate. Writes sprites/tiles/square.png and its tileset.

Numbers are px of this picture, which begins at px 2384 of the map `before`.
"""

from __future__ import annotations

import huts
import numpy as np
import paint as p
import painted
from huts import GROUND, Hut
from materials import MAPS
from painted import bevel, grid, pool
from palette import ramp
from scipy import ndimage

LEFT = 2384
W, H, FLOOR = 1616, 496, 328
GRASS = "14201a 213226 34502e 4f7238 789848 a6b85c d4d684"
GRAVEL = "4e4438 6e614c 8f7f62 ae9c78 c9b890 e2d4aa f4eac8"
SILL = "3a362e 564f42 78705e 9a907a bcb296 dcd2b2"
COBBLE = "3a3632 524c44 6e665a 8a8070 a69a84 c2b698 ded2ae"
BRICK = "2a1614 482420 6a3430 8a4a3e aa6650 c88a68 e2b48a"
MESS = Hut(656, 1024, 208, True, (700, 788, 892, 964), 850, True)
SHADES = ((60, 50), (250, 62), (470, 40), (606, 46), (1104, 62), (1380, 40))  # of trees: middle, half width
GATE = 1520
SUN = (1.0, 0.86, 0.56)


def main() -> None:
    p.save_rgba(square(), "tiles/square")
    (MAPS / "square.tsx").write_text(painted.tileset("square", W, H), encoding="utf-8")


def square() -> np.ndarray:
    picture = p.canvas(W, H)
    _grounds(picture)
    _hedge(picture)
    huts.hut(picture, MESS)
    _mess(picture)
    _gate(picture)
    out = painted.lit(picture, _light())
    out[picture[..., 3] == 0] = 0
    return out


def _grounds(picture: np.ndarray) -> None:
    """A verge, a path of raked gravel with a kerb, a lawn towards the viewer; cobbles before the training ground."""
    tall = H - FLOOR
    x, y = grid(W, tall)
    far = np.minimum((34 * np.log1p(np.arange(tall) / 5)).astype(int), 159)
    fine = p.noise(W, 160, 8, 5, 3, 3)[far]
    slow = p.noise(W, 160, 160, 20, 4, 4)[far]
    gravel = p.tone(np.clip(0.62 + fine * 0.26 + slow * 0.22 - y / 500, 0, 1), GRAVEL, 0.35)
    blades = p.noise(W, tall, 3, 9, 6, 2) * 0.5 + slow * 0.5
    lawn = p.tone(np.clip(0.46 + blades * 0.42, 0, 1), GRASS, 0.3)
    ground = np.dstack([gravel, np.full((tall, W), 255, np.uint8)])
    for line in (30, 37, 46):  # of the rake
        track = np.abs(y - line - np.sin(x / 90) * 1.5) < 0.6
        p.paint(ground, track, ramp(GRAVEL)[3])
    edge = 7 + p.noise(W, 4, 20, 4, 8, 3)[0][None] * 1.6
    p.paint(ground, y < edge, lawn)
    near = 62 + p.noise(W, 4, 60, 4, 9, 3)[0][None] * 3
    p.paint(ground, y > near, lawn)
    p.paint(ground, (y > near - 1) & (y <= near + 2), ramp(GRASS)[5])
    p.paint(ground, (y > near - 3) & (y <= near - 1), ramp(GRAVEL)[1])
    stone = x >= 1024
    p.paint(ground, stone, _cobbles(W, tall))
    p.paint(ground, (x >= 656) & (x < 1024), painted.boards(
        W, tall, "3a2c20 58432e 7a5f40 9c7c54 bc9a6c d8b888 ecd4a8", 7, 0.3)[..., :3])
    picture[FLOOR:] = ground
    for middle in (656, 1024):
        painted.sill(picture, middle, FLOOR, SILL)


def _cobbles(w: int, h: int) -> np.ndarray:
    """Setts in rows that grow towards the viewer."""
    x, y = grid(w, h)
    value = np.full((h, w), 0.55) + p.noise(w, h, 90, 14, 14, 4) * 0.16
    for number, (top, bottom) in enumerate(zip(painted.ROWS, painted.ROWS[1:], strict=False)):
        wide = 11 + number * 6
        row = (y >= top) & (y < bottom)
        part = (x + number % 2 * wide / 2) % wide
        own = np.sin((x + number % 2 * wide / 2) // wide * 12.9 + number * 7) * 0.09
        value[row] += own[row]
        value[row & ((part < 1) | (y >= bottom - 1))] = 0.16
        value[row & (y == top) & (part >= 1)] += 0.16
    return p.tone(np.clip(value, 0, 1), COBBLE, 0.3)


def _hedge(picture: np.ndarray) -> None:
    """Box, clipped, behind the verge, with gaps where one goes through; white posts with a chain at the gaps."""
    x, y = grid(W, H)
    for left, right in ((24, 196), (300, 560), (1120, 1200), (1260, 1476)):
        leaf = p.noise(W, H, 6, 5, left + 1, 3)
        top = 304 + leaf[300][None] * 3
        box = (x >= left) & (x < right) & (y > top) & (y < FLOOR + 2)
        p.paint(picture, box, p.tone(np.clip(0.62 - (y - 304) / 40 + leaf * 0.4, 0, 1), GRASS, 0.3))
        p.paint(picture, box & (y < top + 2), ramp(GRASS)[5])
        for post in (left - 6, right + 2):
            p.box(picture, post, 302, 4, 27, (226, 222, 204))
            p.box(picture, post + 3, 302, 1, 27, (150, 146, 134))
            p.box(picture, post - 1, 300, 6, 3, (244, 240, 224))


def _mess(picture: np.ndarray) -> None:
    """Whitewash half way up, pictures, a board with today's dishes, bunting for no reason."""
    for at in range(676, 1004, 14):
        colour = ((206, 72, 60), (232, 190, 92), (72, 108, 160), (226, 220, 200))[at // 14 % 4]
        sag = int(8 * np.sin((at - 676) / 82 * np.pi) ** 2)
        for row in range(8):
            p.box(picture, at + row // 2, 222 + sag + row, 9 - row, 1, colour)
    p.box(picture, 736, 244, 44, 30, (46, 42, 40))
    bevel(picture, 734, 242, 48, 34, (196, 150, 96), (92, 66, 40))
    for row in range(248, 270, 5):
        p.box(picture, 741, row, 16 + row * 7 % 15, 1, (206, 206, 190))
    for at in (936, 1000):
        p.box(picture, at - 10, 250, 18, 22, (120, 90, 56))
        p.box(picture, at - 8, 252, 14, 18, (150, 170, 160) if at == 936 else (186, 160, 120))


def _gate(picture: np.ndarray) -> None:
    """A gatehouse of brick with an arch, a lamp, ivy; the road goes on under it."""
    x, y = grid(W, H)
    body = (x >= GATE) & (x < W) & (y >= 150) & (y < FLOOR)
    course = y.astype(int) // 7
    joint = (y % 7 < 1) | ((x + course % 2 * 8) % 16 < 1)
    value = 0.52 + p.noise(W, H, 60, 30, 21, 4) * 0.2 - 0.2 * joint + np.sin(course * 5.3 + x // 16 * 3.1) * 0.06
    p.paint(picture, body, p.tone(np.clip(value, 0, 1), BRICK, 0.3))
    arch = (x >= GATE + 24) & (y >= 222) & (y < FLOOR)
    head = ((x - GATE - 70) / 46) ** 2 + ((y - 222) / 34) ** 2 <= 1
    hole = (arch | head) & (x < W)
    p.paint(picture, ndimage.binary_dilation(hole, iterations=5) & ~hole & body, ramp("4a4640 6e685c 968e7c bcb298")[2])
    inside = p.tone(np.clip(0.30 + p.noise(W, H, 40, 24, 23, 3) * 0.16 - (y - 200) / 600, 0, 1), BRICK, 0.3)
    p.paint(picture, hole & body, inside)
    stone = ramp(COBBLE)
    p.box(picture, GATE - 6, 142, W - GATE + 6, 9, stone[4])
    p.box(picture, GATE - 6, 142, W - GATE + 6, 2, stone[6])
    p.box(picture, GATE - 6, 150, W - GATE + 6, 1, stone[1])
    for at in range(GATE - 2, W, 26):
        p.box(picture, at, 128, 15, 14, stone[4])
        p.box(picture, at, 128, 15, 2, stone[6])
        p.box(picture, at + 13, 130, 2, 12, stone[2])
    for top in range(240, FLOOR, 12):  # quoins
        wide = 16 if top // 12 % 2 else 11
        p.box(picture, GATE, top, wide, 11, stone[4])
        p.box(picture, GATE, top, wide, 1, stone[6])
    ivy = p.noise(W, H, 9, 8, 25, 3) + p.noise(W, H, 40, 60, 26, 3)
    grown = body & (x < GATE + 40 - (y - 150) / 8) & (ivy > 0.05) & ~hole
    p.paint(picture, grown, p.tone(np.clip(0.5 + p.noise(W, H, 5, 5, 27, 2) * 0.7, 0, 1), GRASS, 0.3))
    p.box(picture, GATE + 66, 196, 8, 3, (40, 34, 34))
    p.box(picture, GATE + 65, 199, 10, 12, (252, 226, 158))
    bevel(picture, GATE + 64, 198, 12, 14, (40, 34, 34), (24, 20, 22))


def _light() -> np.ndarray:
    """Morning from behind: long shadows towards the viewer, light through leaves, rooms in shade."""
    x, y = grid(W, H)
    light = painted.field(W, H, (0.98, 0.96, 0.88))
    down = np.clip(y - FLOOR, 0, None)
    speckle = p.noise(W, H, 16, 8, 33, 3)
    ground = y >= FLOOR
    shade = np.zeros((H, W))
    for middle, half in SHADES:
        at = x - middle - down * 0.9
        trunk = (np.abs(at) < 3 + down * 0.05) & (down < 30)
        crown = (np.hypot(at / (half * 1.15), (down - 58) / 30) + speckle * 0.5) < 1
        shade = np.maximum(shade, (trunk | (crown & (speckle < 0.34))) * 0.5)
    for left, right in ((656, 1024), (GATE, W)):
        shade = np.where((x - down * 0.9 >= left) & (x - down * 0.9 < right), 0.0, shade)
    light *= (1 - shade * ground)[..., None]
    light[(shade > 0) & ground] *= (0.92, 1.0, 1.12)
    fade = np.clip((y - FLOOR - 58) / 60, 0, 1)
    light *= (1 - 0.70 * fade)[..., None]
    room = (x >= MESS.left) & (x < MESS.right) & (y > 136) & (y < FLOOR)
    light[room] = (0.70, 0.64, 0.58)
    light[(x >= MESS.left) & (x < MESS.right) & ground] *= (0.74, 0.66, 0.58)
    inside = ((x >= MESS.left) & (x < MESS.right)).astype(float)
    for at in MESS.windows:
        pool(light, at + 18, 250, 62, 60, (0.46, 0.40, 0.26), inside)
        slant = at + 18 - x - down * 1.1
        bars = (np.abs(slant + 10) < 1.5) | (np.abs(down - 26) < 1.4)
        patch = ground & (np.abs(slant + 10) < 16) & ~bars & (down < 70)
        light += (patch * inside * 0.8)[..., None] * np.array(SUN)
    pool(light, MESS.chimney + 4, GROUND - 26, 50, 44, (0.5, 0.26, 0.1), inside)
    arch = ((x > GATE + 24) & (y < FLOOR)).astype(float)
    pool(light, GATE + 70, 214, 60, 70, (0.5, 0.38, 0.16), arch)
    return light
