"""Huts and halls of the camp, cut open: the same in the war and mended in peace. Painted in plain local colours; the
places (`camp.py`, `square.py`) lay their light over them. Lengths are px of the picture, y 336 is the ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import paint as p
from painted import bevel, grid
from palette import Colour, ramp

GROUND = 336
TARRED = "100c10 1c151a 2e2226 463430 604838 7c6044 9a7a54"
LIMED = "2c2620 4e4436 76684e 9c8c68 bcab82 d6c69a eee0ba"
TIN = "12141c 1e232e 2e3642 424d58 5c6a72 828e90 b0b6ac"
TILES = "2a1210 481c18 6c2c22 8e4030 ae583e cc7a54 e6a478"
IRON = "0c0e14 161b24 242c38 36424e 4e5e68 728086 a4aca8"


@dataclass(frozen=True, slots=True)
class Hut:
    """`left`..`right` are its outer edges, `eaves` where the roof begins; what a mended one has is another colour."""

    left: int
    right: int
    eaves: int
    mended: bool
    windows: Sequence[int]  # left edges, 36 px wide
    chimney: int
    way_in: bool  # an open end at the left; all have one at the right

    @property
    def ridge(self) -> int:
        return self.eaves - 70


def hut(picture: np.ndarray, plan: Hut) -> None:
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    planks, roof = (LIMED, TILES) if plan.mended else (TARRED, TIN)
    wood = ramp(planks)
    rise = np.clip(np.minimum(x - plan.left + 14, plan.right + 14 - x) * 1.0, 0, 70)
    top = plan.eaves - rise
    inside = (x >= plan.left) & (x < plan.right) & (y >= top) & (y < GROUND - 8)
    seam = (y.astype(int) // 11 * 37 + x.astype(int)) % 71 < 1
    value = 0.50 + p.noise(w, h, 30, 5, 61, 3) * 0.24 - 0.26 * (y % 11 < 1) + 0.10 * (y % 11 == 1) - 0.24 * seam
    p.paint(picture, inside, p.tone(np.clip(value, 0, 1), planks, 0.3))
    slope = inside & (y < plan.eaves)
    boards = 0.34 + p.noise(w, h, 6, 40, 62, 3) * 0.16 - 0.2 * (x % 9 < 1) - (plan.eaves - y) / 300
    p.paint(picture, slope, p.tone(np.clip(boards, 0, 1), planks, 0.3))
    _rafters(picture, plan, wood)
    for at in plan.windows:
        _window(picture, at, plan.eaves + 22, wood, plan.mended)
    _roof(picture, plan, roof, top)
    _ends(picture, plan, wood)


def _rafters(picture: np.ndarray, plan: Hut, wood: list[Colour]) -> None:
    for row in (plan.eaves - 22, plan.eaves - 46):
        left, wide = plan.left + plan.eaves - row, plan.right - plan.left - 2 * (plan.eaves - row)
        p.box(picture, left, row, wide, 3, wood[4])
        p.box(picture, left, row + 2, wide, 1, wood[0])
    for at in range(plan.left + 44, plan.right - 118, 88):
        for off, shade in ((0, 4), (1, 3), (2, 3), (3, 1)):
            p.line(picture, at + off, plan.eaves, at + 40 + off, plan.ridge + 8, wood[shade])
            p.line(picture, at + 80 + off, plan.eaves, at + 40 + off, plan.ridge + 8, wood[shade])
        p.box(picture, at + 39, plan.ridge + 6, 5, plan.eaves - plan.ridge - 6, wood[3])
        p.box(picture, at + 39, plan.ridge + 6, 1, plan.eaves - plan.ridge - 6, wood[5])
    p.box(picture, plan.left, plan.eaves, plan.right - plan.left, 9, wood[3])
    p.box(picture, plan.left, plan.eaves, plan.right - plan.left, 1, wood[5])
    p.box(picture, plan.left, plan.eaves + 8, plan.right - plan.left, 1, wood[0])
    for at in range(plan.left + 40, plan.right - 20, 88):
        p.box(picture, at, plan.eaves + 9, 7, GROUND - 17 - plan.eaves, wood[2])
        p.box(picture, at, plan.eaves + 9, 1, GROUND - 17 - plan.eaves, wood[4])
        p.box(picture, at + 6, plan.eaves + 9, 1, GROUND - 17 - plan.eaves, wood[0])


def _window(picture: np.ndarray, left: int, top: int, wood: list[Colour], mended: bool) -> None:
    """36 x 34 px, open to what is outside; one pane of an old one is boarded up."""
    p.box(picture, left - 3, top - 3, 42, 41, wood[1])
    p.box(picture, left - 2, top - 2, 40, 38, wood[5 if mended else 4])
    picture[top : top + 34, left : left + 36] = 0
    p.box(picture, left + 17, top, 2, 34, wood[4])
    p.box(picture, left, top + 16, 36, 2, wood[4])
    p.box(picture, left - 5, top + 35, 46, 4, wood[5])
    p.box(picture, left - 5, top + 38, 46, 1, wood[0])
    if not mended and left // 8 % 3 == 0:
        for row in range(18, 34, 5):
            p.box(picture, left + 19, top + row, 17, 4, wood[3])
            p.box(picture, left + 19, top + row, 17, 1, wood[5])
    if mended:
        for side in (left - 2, left + 30):  # curtains
            for row in range(34):
                p.box(picture, side + (row // 12 if side < left else -(row // 12)), top + row, 8, 1,
                      (206, 196, 168) if row % 6 else (170, 150, 126))


def _roof(picture: np.ndarray, plan: Hut, roof: str, top: np.ndarray) -> None:
    """Its edge as it is cut: 9 px of tin or tiles, patched where it was hit, with a stovepipe."""
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    table = ramp(roof)
    over = (x >= plan.left - 14) & (x < plan.right + 14) & (y >= top - 9) & (y < top)
    light = 0.62 - (y - top + 9) / 16 + 0.2 * (x % (10 if plan.mended else 6) < 2) + p.noise(w, h, 30, 9, 7, 3) * 0.2
    p.paint(picture, over, p.tone(np.clip(light, 0, 1), roof, 0.2))
    p.paint(picture, over & (y < top - 8), table[6])
    p.paint(picture, over & (y >= top - 1), table[0])
    pipe = plan.chimney
    p.box(picture, pipe, plan.ridge - 34, 9, 28, table[2])
    p.box(picture, pipe, plan.ridge - 34, 2, 28, table[4])
    p.box(picture, pipe - 3, plan.ridge - 38, 15, 4, table[3])
    p.box(picture, pipe - 3, plan.ridge - 38, 15, 1, table[6])
    p.box(picture, pipe, plan.eaves - 64, 9, GROUND - 70 - plan.eaves + 64, ramp(IRON)[1])
    p.box(picture, pipe + 1, plan.eaves - 64, 2, GROUND - 70 - plan.eaves + 64, ramp(IRON)[4])
    _stove(picture, pipe + 4)
    if not plan.mended:
        for at in (plan.left + 90, plan.right - 130):
            p.box(picture, at, plan.ridge - 11, 34, 4, (70, 74, 52))
            p.box(picture, at, plan.ridge - 11, 34, 1, (122, 122, 84))


def _stove(picture: np.ndarray, x: int) -> None:
    iron = ramp(IRON)
    p.box(picture, x - 13, GROUND - 44, 26, 32, iron[2])
    bevel(picture, x - 13, GROUND - 44, 26, 32, iron[4], iron[0])
    p.box(picture, x - 15, GROUND - 47, 30, 4, iron[3])
    p.box(picture, x - 15, GROUND - 47, 30, 1, iron[5])
    p.box(picture, x - 8, GROUND - 34, 16, 10, (196, 74, 22))
    p.box(picture, x - 6, GROUND - 30, 12, 6, (250, 164, 58))
    for bar in range(x - 8, x + 8, 4):
        p.box(picture, bar, GROUND - 34, 1, 10, iron[0])
    for leg in (x - 11, x + 8):
        p.box(picture, leg, GROUND - 12, 3, 6, iron[1])


def _ends(picture: np.ndarray, plan: Hut, wood: list[Colour]) -> None:
    """The end walls, cut: dark, with a lit edge; the way through is left open from 288 on."""
    for left, open_below in ((plan.left, plan.way_in), (plan.right - 16, True)):
        tall = (288 if open_below else GROUND) - plan.eaves
        p.box(picture, left, plan.eaves - 6, 16, tall + 6, wood[1])
        p.box(picture, left, plan.eaves - 6, 1, tall + 6, wood[3])
        p.box(picture, left + 15, plan.eaves - 6, 1, tall + 6, wood[5])
        for row in range(plan.eaves + 6, plan.eaves + tall - 4, 12):
            p.box(picture, left + 1, row, 14, 1, wood[0])
        if open_below:
            p.box(picture, left - 3, 284, 22, 5, wood[4])
            p.box(picture, left - 3, 284, 22, 1, wood[6])


# -- what stands in them


def bunk(picture: np.ndarray, left: int, sleeper: int) -> None:
    """Two beds over one another, 68 px long: one slept in, one just left, boots and a box under them."""
    iron, blanket = ramp(IRON), ramp("161a16 283026 3e4a36 586648 78865c a0aa7c")
    for post in (left, left + 65):
        p.box(picture, post, GROUND - 70, 3, 70, iron[2])
        p.box(picture, post, GROUND - 70, 1, 70, iron[5])
    for number, top in enumerate((GROUND - 58, GROUND - 24)):
        p.box(picture, left + 2, top + 8, 64, 3, iron[1])
        p.box(picture, left + 2, top + 8, 64, 1, iron[4])
        p.box(picture, left + 3, top, 62, 8, (150, 144, 124))
        p.box(picture, left + 3, top, 62, 1, (206, 198, 170))
        p.box(picture, left + 5, top - 4, 14, 6, (198, 194, 178))
        p.box(picture, left + 5, top - 4, 14, 1, (234, 230, 210))
        if number == sleeper:
            for column in range(18, 63):
                swell = int(6 * np.sin((column - 14) / 52 * np.pi) ** 0.6 + (column % 17 < 2))
                p.box(picture, left + column, top - swell, 1, swell + 9, blanket[3 if column % 9 else 2])
                p.box(picture, left + column, top - swell, 1, 1, blanket[5])
            p.box(picture, left + 12, top - 8, 7, 6, (158, 104, 74))
            p.box(picture, left + 11, top - 9, 6, 3, (54, 36, 28))
        else:
            for column in range(24, 63):
                fold = 2 + (column * 5 % 13 < 5) + 3 * (column > 52)
                shade, tall = blanket[2 + column % 5 // 3], fold + 12 + (column % 7 < 3) * 3
                p.box(picture, left + column, top - fold, 1, tall, shade)
                p.box(picture, left + column, top - fold, 1, 1, blanket[4])
    p.box(picture, left + 8, GROUND - 11, 22, 9, (62, 70, 46))
    bevel(picture, left + 8, GROUND - 11, 22, 9, (118, 122, 82), (26, 30, 22))
    for boot in (left + 38, left + 46):
        p.box(picture, boot, GROUND - 8, 4, 6, (44, 32, 28))
        p.box(picture, boot, GROUND - 4, 7, 3, (58, 42, 34))


def coats(picture: np.ndarray, left: int, top: int, count: int) -> None:
    """Tunics and helmets on a row of nails."""
    p.box(picture, left, top, count * 17, 2, (96, 70, 46))
    for number in range(count):
        at, colour = left + number * 17 + 3, ((66, 76, 48), (80, 72, 46), (58, 66, 56))[number % 3]
        for row in range(30):
            half = 3 + min(row, 8) // 2 + (row > 20)
            p.box(picture, at + 5 - half, top + 3 + row, 2 * half, 1, colour)
            p.box(picture, at + 5 - half, top + 3 + row, 2, 1, tuple(min(255, c + 26) for c in colour))
        p.box(picture, at + 4, top + 5, 2, 27, tuple(c // 2 for c in colour))
        if number % 2:
            p.paint(picture, p.ellipse(picture.shape[1], picture.shape[0], at + 5, top + 1, 7, 5), (78, 84, 66))
            p.box(picture, at, top - 3, 5, 1, (138, 142, 108))


def shelves(picture: np.ndarray, left: int, wide: int, top: int) -> None:
    """Iron shelves with boxes, cans, coils; no two alike."""
    iron, dice = ramp(IRON), np.random.default_rng(left)
    for post in range(left, left + wide + 1, 48):
        p.box(picture, post, top, 3, GROUND - top, iron[2])
        p.box(picture, post, top, 1, GROUND - top, iron[4])
    for row in range(top + 18, GROUND - 4, 30):
        p.box(picture, left, row, wide + 3, 3, iron[3])
        p.box(picture, left, row, wide + 3, 1, iron[5])
        at = left + 5
        while at < left + wide - 16:
            w, h = int(dice.integers(9, 22)), int(dice.integers(8, 19))
            kind = int(dice.integers(0, 6))
            colour = ((74, 82, 52), (110, 80, 48), (52, 60, 70), (96, 48, 38), (84, 84, 80), (120, 104, 66))[kind]
            if kind < 5 and at // 48 == (at + w) // 48:
                p.box(picture, at, row - h, w, h, colour)
                light = tuple(min(255, c + 40) for c in colour)
                bevel(picture, at, row - h, w, h, (light[0], light[1], light[2]), (20, 18, 20))
                p.box(picture, at + w // 2 - 2, row - h // 2 - 1, 4, 2, (200, 190, 150) if kind == 0 else (30, 26, 28))
            at += w + 2
