"""What still moves in dark places: drops, steam, a desk whose lamps go on asking."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import AMBER, EMBER, GUN, MINT, RED, STEEL, framed, stamp
from palette import INK


@stamp(1, 4, (76, 5, 4, 3, 3, 3, 4))
def drip(s: np.ndarray, frame: int) -> None:
    """A drop gathers, falls four tiles and breaks."""
    water, light = (70, 128, 132), (176, 226, 220)
    if frame == 0:
        p.box(s, 7, 0, 2, 2, water)
    elif frame < 6:
        y = (2, 8, 20, 36, 52)[frame - 1]
        p.box(s, 7, y, 2, 3 + frame, water)
        p.box(s, 7, y + 2 + frame, 2, 1, light)
    else:
        for x, y in ((3, 60), (7, 58), (12, 60), (6, 62), (10, 62)):
            p.box(s, x, y, 2, 1, light)


@stamp(2, 3, (110, 5, 5, 5, 6, 6, 7, 8))
def steam(s: np.ndarray, frame: int) -> None:
    """A leak that puffs upwards; its joint is at the foot."""
    p.box(s, 14, 43, 4, 5, INK)
    p.box(s, 15, 44, 2, 3, GUN[4])
    if frame == 0:
        return
    h, w = s.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    dice = np.random.default_rng(17)
    thick = np.zeros((h, w))
    for _ in range(9):
        late, side, wide = dice.uniform(0, 4), dice.uniform(-1, 1), dice.uniform(0.7, 1.3)
        age = frame - late
        if age <= 0:
            continue
        cx, cy, r = 16 + side * age * 1.3, 42 - age * 5.6, (1.4 + age * 0.9) * wide
        thick = np.maximum(thick, np.clip(1.25 - np.hypot(x - cx, y - cy) / r, 0, 1) * np.clip(1.15 - age / 8, 0, 1))
    shown = thick > p.bayer(h, w) + 0.47
    p.paint(s, shown, (92, 110, 116))
    p.paint(s, shown & (thick > 0.62), (138, 156, 158))


@stamp(4, 2, (50, 50, 50))
def desk(s: np.ndarray, frame: int) -> None:
    """A control desk: two tubes with a trace that runs on, rows of lamps of which some change."""
    framed(s, 1, 14, 62, 17, STEEL, 1)
    p.box(s, 2, 14, 60, 2, STEEL[3])
    for n, left in enumerate((5, 34)):
        framed(s, left, 1, 24, 14, GUN, 2)
        p.box(s, left + 3, 3, 18, 9, (8, 26, 24))
        for k in range(18):
            high = round(3 * np.sin((k + frame * 6) / (2.2 + n)) * np.sin(k / 5 + n))
            p.box(s, left + 3 + k, 7 + high, 1, 1, MINT[2] if k != (frame * 6 + 5 * n) % 18 else (232, 255, 240))
    colours = (MINT[2], AMBER, GUN[3], RED[3], MINT[2], GUN[3], EMBER[3])
    for row in range(2):
        for k in range(13):
            p.box(s, 5 + k * 4 + row, 19 + row * 5, 2, 2, colours[(k * 3 + row * 2 + (frame if k % 5 == 2 else 0)) % 7])
