"""The transport on the apron, from the side, its flank open: painted into the picture of the camp."""

from __future__ import annotations

import numpy as np
import paint as p
from painted import bevel, grid
from palette import ramp
from scipy import ndimage

HULL = "0b0a10 16141b 242029 363039 4c434d 685c62 8c7a78 b89c8c"
ROOM = "0c060a 1c0e12 301618 4a2022 683030 90483e"
NOSE, SIDE, ROOF, BELLY = 3300, 3404, 172, 326  # px of the camp's picture
DOOR = (3352, 222, 168, 106)  # left, top, width, height
FANS = (3396, 3508)


def transport(picture: np.ndarray, floor: int) -> None:
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    part = np.clip((SIDE - x) / (SIDE - NOSE), 0, 1)
    bow = 1 - np.sqrt(np.clip(1 - part**2, 0, 1))
    top, bottom = ROOF + 74 * bow, BELLY - 58 * bow**1.4
    hull = (x >= NOSE) & (y >= top) & (y < bottom)
    turn = (y - top) / np.maximum(bottom - top, 1)  # 0 on the back, 1 under the belly
    value = 0.62 - 0.52 * turn + p.noise(w, h, 50, 30, 44, 4) * 0.10 - part * 0.10
    seams = (np.abs((x - 3300) % 47) < 1) | (np.abs(y - ROOF - 40) < 0.6) | (np.abs(y - ROOF - 128) < 0.6)
    rivets = ((x % 8 < 1) & (np.abs(y - ROOF - 44) < 1)) | ((y % 8 < 1) & ((x - 3304) % 47 < 1))
    value = value - 0.20 * seams + 0.16 * np.roll(seams, 1, 1) + 0.14 * rivets
    p.paint(picture, hull, p.tone(np.clip(value, 0, 1), HULL, 0.3))
    edge = hull & ~ndimage.binary_erosion(hull, iterations=2)
    p.paint(picture, edge & (y < 300) & (x < 3530), (206, 128, 98))
    p.paint(picture, hull & ~ndimage.binary_erosion(hull) & (y < 270), (250, 184, 128))
    _cockpit(picture, hull)
    _legs(picture, floor)
    for at in FANS:
        _fan(picture, at)
    _room(picture, floor)
    for k, at in enumerate((3322, 3328, 3334)):  # a stencil, a stripe
        p.box(picture, at, 262 + k, 4, 9, (170, 152, 138))
    stripe = hull & (np.abs(y - 212 - bow * 20) < 3) & (x > 3372)
    p.paint(picture, stripe & (p.noise(w, h, 14, 9, 47, 3) < 0.25), (112, 48, 46))


def _cockpit(picture: np.ndarray, hull: np.ndarray) -> None:
    """Panes of the bridge: dawn in the upper ones, instruments in the lower."""
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    lean = (y - 196) * 0.34
    glass = ndimage.binary_erosion(hull, iterations=5) & (x + lean > 3316) & (x + lean < 3372) & (y > 190) & (y < 228)
    shine = np.clip(1 - (y - 190) / 40 + (3360 - x) / 200, 0, 1)
    p.paint(picture, ndimage.binary_dilation(glass, iterations=2) & hull, ramp(HULL)[1])
    p.paint(picture, glass, p.tone(shine, "281c2c 50304a 884a56 d0806a f8c08a", 0.5))
    for bar in (3330, 3348):
        p.paint(picture, glass & (np.abs(x + lean - bar) < 1.4), ramp(HULL)[1])
    p.paint(picture, glass & (np.abs(y - 212) < 1.2), ramp(HULL)[1])
    for at, colour in ((3326, (116, 220, 150)), (3340, (250, 190, 90)), (3354, (250, 190, 90))):
        p.box(picture, at - 6, 219, 3, 2, colour)


def _legs(picture: np.ndarray, floor: int) -> None:
    iron = ramp(HULL)
    for at in (3338, 3528):
        p.box(picture, at, 296, 7, floor + 2 - 296, iron[2])
        p.box(picture, at, 296, 2, floor + 2 - 296, iron[6])
        p.box(picture, at - 9, floor + 1, 26, 5, iron[3])
        p.box(picture, at - 9, floor + 1, 26, 1, iron[6])
        p.line(picture, at - 8, floor, at + 2, 304, iron[5])


def _fan(picture: np.ndarray, middle: int) -> None:
    """A rotor in its ring on a pylon, standing still, lit from behind along its upper edge."""
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    iron = ramp(HULL)
    centre = 150
    p.box(picture, middle - 13, centre + 4, 26, ROOF - centre, iron[2])
    p.box(picture, middle - 13, centre + 4, 3, ROOF - centre, iron[5])
    p.box(picture, middle - 22, ROOF - 4, 44, 6, iron[3])
    p.box(picture, middle - 22, ROOF - 4, 44, 1, iron[6])
    outer = ((x - middle) / 54) ** 2 + ((y - centre) / 17) ** 2 <= 1
    wall = (((x - middle) / 54) ** 2 + ((y - centre - 9) / 17) ** 2 <= 1) | ((np.abs(x - middle) < 54) & (y > centre)
                                                                              & (y < centre + 9))
    inner = ((x - middle) / 45) ** 2 + ((y - centre) / 11.5) ** 2 <= 1
    p.paint(picture, wall & ~outer, p.tone(np.clip(0.46 - np.abs(x - middle) / 130, 0, 1), HULL, 0.3))
    p.paint(picture, outer, iron[4])
    p.paint(picture, outer & (y < centre - 9), (238, 168, 120))
    p.paint(picture, inner, (20, 15, 24))
    for turn in range(0, 180, 36):
        dx, dy = 43 * np.cos(np.radians(turn)), 10.5 * np.sin(np.radians(turn))
        for off in range(2):
            p.line(picture, int(middle - dx), int(centre - dy) + off, int(middle + dx), int(centre + dy) + off,
                   iron[4 - 2 * off])
    p.paint(picture, p.ellipse(w, h, middle, centre - 1, 7, 4), iron[5])
    p.paint(picture, p.ellipse(w, h, middle - 1, centre - 2, 4, 2), iron[7])
    p.paint(picture, inner & (((x - middle) / 45) ** 2 + ((y - centre - 2) / 11.5) ** 2 > 1), (10, 8, 14))


def _room(picture: np.ndarray, floor: int) -> None:
    """Where one sits: ribs, belts, a net with packs, red light; its door hangs under the roof, its sill is a ramp."""
    left, top, wide, tall = DOOR
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    iron = ramp(HULL)
    p.box(picture, left - 6, top - 6, wide + 12, tall + 6, iron[3])
    bevel(picture, left - 6, top - 6, wide + 12, tall + 6, iron[6], iron[0])
    for at in range(left - 4, left + wide + 4, 12):
        for row in range(4):
            p.box(picture, at + row, top - 5 + row, 6, 1, (196, 146, 48))
    room = (x >= left) & (x < left + wide) & (y >= top) & (y < floor)
    glow = np.clip(1.1 - np.hypot((x - left - wide / 2) / 110, (y - top) / 110), 0, 1)
    ribs = 0.16 + glow * 0.6 - 0.18 * (x % 28 < 3) + 0.12 * (x % 28 == 3) + p.noise(w, h, 30, 20, 46, 3) * 0.12
    p.paint(picture, room, p.tone(np.clip(ribs, 0, 1), ROOM, 0.4))
    p.box(picture, left, top, wide, 3, (60, 20, 22))
    for lamp in (left + 34, left + 104):
        p.box(picture, lamp, top + 2, 26, 3, (255, 112, 78))
        p.box(picture, lamp + 3, top + 2, 20, 1, (255, 204, 170))
    for number, at in enumerate(range(left + 12, left + wide - 18, 24)):
        for row in range(46):
            p.box(picture, at + row // 5, 250 + row, 2, 1, (128, 96, 62))
            p.box(picture, at + 18 - row // 5, 250 + row, 2, 1, (128, 96, 62))
        p.box(picture, at + 8, 295, 5, 4, (190, 178, 158))
        if number in (1, 4):  # a pack that somebody has strapped in already
            p.box(picture, at + 1, 284, 17, 22, (62, 66, 46))
            bevel(picture, at + 1, 284, 17, 22, (112, 108, 72), (26, 24, 22))
            p.box(picture, at, 279, 19, 6, (96, 84, 58))
    p.box(picture, left + 4, 306, wide - 8, 5, iron[4])
    p.box(picture, left + 4, 306, wide - 8, 1, iron[7])
    for leg in range(left + 10, left + wide - 6, 36):
        p.box(picture, leg, 311, 3, floor - 311, iron[2])
    p.box(picture, left - 10, floor, wide + 16, 7, iron[3])
    p.box(picture, left - 10, floor, wide + 16, 1, iron[7])
    for at in range(left - 8, left + wide + 2, 14):
        p.box(picture, at, floor + 3, 7, 3, (176, 130, 44))
