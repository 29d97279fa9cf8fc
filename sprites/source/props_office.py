"""Small things of the offices, painted flat: a flag that hangs, oak cabinets, what is on the walls of the corridor."""

from __future__ import annotations

import numpy as np
import paint as p
from painted import bevel, grid
from palette import ramp

OAK = "1a100c 2c1c12 4a2e1c 6c4628 926238 b8844e dcae72"
CLOTH = "2c0a12 541420 7c1f2a a6323a c8534e e88868"
BRASS = "2a1e10 5a4220 927036 c8a25a f0d898"


def draped_flag() -> np.ndarray:
    """On a staff in a foot of brass; no wind comes in here, so it hangs in folds."""
    w, h = 40, 128
    picture, (x, y) = p.canvas(w, h), grid(w, h)
    brass, wood = ramp(BRASS), ramp(OAK)
    p.box(picture, 12, 6, 3, 118, wood[3])
    p.box(picture, 12, 6, 1, 118, wood[6])
    p.paint(picture, p.ellipse(w, h, 13.5, 4, 3, 4), brass[3])
    p.box(picture, 13, 1, 1, 3, brass[4])
    p.box(picture, 5, 122, 18, 2, brass[3])
    p.box(picture, 3, 124, 22, 4, brass[2])
    p.box(picture, 3, 124, 22, 1, brass[4])
    down = np.clip((y - 8) / 84, 0, 1)
    right = 17 + 15 * np.clip(down * 2.2, 0, 1) - 4 * np.clip((down - 0.6) / 0.4, 0, 1)
    hem = 86 + 5 * np.sin(x * 0.9)
    inside = (x >= 15) & (x < right) & (y >= 8) & (y < hem)
    fold = np.sin((x - 15) * (0.95 - 0.3 * down) + down * 1.4)
    light = 0.50 + 0.34 * fold - 0.12 * down
    p.paint(picture, inside, p.tone(np.clip(light, 0, 1), CLOTH, 0.25))
    band = inside & (np.abs((x - 15) - 7.5 - down * 2) < 2.4)
    p.paint(picture, band, p.tone(np.clip(light + 0.1, 0, 1), "6a5a40 a08c60 d0bc88 ecdcac", 0.25))
    p.paint(picture, inside & (y > hem - 3), p.tone(np.clip(light, 0, 1), "6a4c1c a87c2c dcb048", 0.3))
    return picture


def oak_cabinet() -> np.ndarray:
    """Four drawers with brass pulls and cards, files left on top."""
    picture, oak, brass = p.canvas(36, 62), ramp(OAK), ramp(BRASS)
    p.box(picture, 1, 10, 34, 52, oak[2])
    p.box(picture, 0, 8, 36, 3, oak[4])
    p.box(picture, 0, 8, 36, 1, oak[6])
    for top in (12, 24, 36, 48):
        p.box(picture, 3, top, 30, 11, oak[3])
        bevel(picture, 3, top, 30, 11, oak[5], oak[0])
        p.box(picture, 12, top + 2, 12, 3, (214, 204, 174))
        p.box(picture, 14, top + 3, 8, 1, (120, 108, 90))
        p.box(picture, 14, top + 7, 8, 2, brass[3])
        p.box(picture, 14, top + 7, 8, 1, brass[4])
    for number, (left, wide) in enumerate(((5, 20), (7, 17), (6, 21))):
        p.box(picture, left, 6 - 2 * number, wide, 2, ((196, 168, 116), (150, 66, 52), (206, 196, 170))[number])
    p.box(picture, 1, 60, 34, 2, oak[0])
    return picture


def calendar() -> np.ndarray:
    """Thursday: struck out in pencil, twice."""
    picture = p.canvas(20, 28)
    p.box(picture, 0, 1, 20, 27, (70, 52, 36))
    p.box(picture, 1, 2, 18, 25, (228, 220, 194))
    p.box(picture, 1, 2, 18, 6, (166, 52, 44))
    p.box(picture, 9, 0, 2, 3, (40, 34, 32))
    for row in range(4):
        for column in range(5):
            p.box(picture, 3 + column * 3, 10 + row * 4, 2, 2, (120, 112, 98))
    p.line(picture, 10, 12, 17, 19, (60, 56, 60))
    p.line(picture, 17, 12, 10, 19, (60, 56, 60))
    return picture


def bugle() -> np.ndarray:
    """On its hook; there is dust on it."""
    picture, brass = p.canvas(34, 26), ramp(BRASS)
    w, h = 34, 26
    p.box(picture, 15, 0, 3, 4, (52, 44, 40))
    p.line(picture, 16, 3, 4, 12, (150, 44, 40))
    p.line(picture, 16, 3, 24, 12, (150, 44, 40))
    ring = p.ellipse(w, h, 15, 15, 10, 6) & ~p.ellipse(w, h, 15, 15, 7.6, 3.8)
    p.paint(picture, ring, brass[2])
    p.paint(picture, ring & (np.mgrid[0:h, 0:w][0] < 14), brass[4])
    for k in range(12):
        half = k * k // 30
        p.box(picture, 20 + k, 17 - half, 1, 3 + 2 * half, brass[3])
        p.box(picture, 20 + k, 17 - half, 1, 1, brass[4])
        p.box(picture, 20 + k, 19 + half, 1, 1, brass[1])
    p.box(picture, 1, 13, 6, 2, brass[3])
    p.box(picture, 0, 12, 2, 4, brass[4])
    return picture


def wet_floor() -> np.ndarray:
    """A bucket, a mop that leans on nothing much, a board: one would never see it coming."""
    picture = p.canvas(64, 46)
    p.line(picture, 24, 40, 34, 2, (150, 112, 70))
    p.line(picture, 25, 40, 35, 2, (92, 64, 40))
    for k in range(9):
        p.line(picture, 22, 36, 16 + k * 2, 45, (206, 200, 182) if k % 2 else (150, 146, 132))
    steel = ramp("steel")
    for row in range(16):
        half = 9 - row // 5
        p.box(picture, 11 - half, 29 + row, 2 * half, 1, steel[2])
        p.box(picture, 11 - half, 29 + row, 3, 1, steel[4])
    p.box(picture, 2, 28, 18, 2, steel[5])
    p.box(picture, 4, 29, 14, 1, (96, 140, 150))
    for row in range(24):
        half = 3 + row // 3
        p.box(picture, 50 - half, 21 + row, 2 * half, 1, (222, 172, 54) if half > 4 else (176, 130, 40))
    for row in (30, 34, 38):
        p.box(picture, 46, row, 8, 1, (60, 44, 24))
    p.box(picture, 49, 24, 2, 4, (60, 44, 24))
    return p.outline(picture)


def pictures() -> dict[str, np.ndarray]:
    return {"draped_flag": draped_flag(), "oak_cabinet": oak_cabinet(), "calendar": calendar(), "bugle": bugle(),
            "wet_floor": wet_floor()}
