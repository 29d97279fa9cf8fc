"""Blue-black blood that closes over the lens: how the first loop began and how the last one ends."""

from __future__ import annotations

import random
from functools import cache
from typing import Final

import pygame

from .widgets import shade

BLOOD: Final = (6, 10, 34)
EDGE: Final = (24, 52, 132)
SHEEN: Final = (10, 22, 66)
COLUMN: Final = 4  # px
BEATS: Final = (0.30, 0.62)  # at which part a heart is heard, and seen; there is no third
BEAT: Final = 0.07


def drown(target: pygame.Surface, part: float) -> None:
    """`part` 0 nothing .. 1 nothing but blood. It runs down from above in ropes and wells up from below."""
    if part <= 0:
        return
    width, height = target.get_size()
    if part >= 1:
        target.fill(BLOOD)
        return
    left = 1 - part
    beat = sum(max(0.0, 1 - abs(part - at) / BEAT) for at in BEATS)
    dark = max(0.0, left - 0.18 * beat)
    shade(target, round(255 * dark**0.8), round(70 + 185 * dark), round(130 + 125 * dark))
    for column in range(-(-width // COLUMN)):
        rope = _rope(column)
        run = min(1.0, max(0.0, part * 1.5 - rope * 0.5))
        down = round(height * 0.62 * run * run * (1.5 - rope * 0.5))
        up = round(height * 0.48 * part * part * (0.72 + 0.28 * _rope(column * 3 + 50)))
        x = column * COLUMN
        if down > 0:
            target.fill(BLOOD, (x, 0, COLUMN, down))
            target.fill(SHEEN, (x, max(0, down - 9), 1, 8))
            target.fill(EDGE, (x, down - 1, COLUMN, 2))
        if up > 0:
            target.fill(BLOOD, (x, height - up, COLUMN, up))
            if up + down < height:
                target.fill(EDGE, (x, height - up, COLUMN, 1))


@cache
def _rope(column: int) -> float:
    """0 thick and early .. 1 thin and late: ropes of uneven width, the same every time."""
    return 0.68 * _wave(column, 9, 0) + 0.32 * _wave(column, 4, 100)


def _wave(column: int, wide: int, seed: int) -> float:
    group, place = divmod(column, wide)
    u = place / wide
    u = u * u * (3 - 2 * u)
    own, following = (random.Random(seed + group + k).random() for k in (0, 1))
    return own + (following - own) * u
