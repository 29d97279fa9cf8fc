"""Eyes, brows, mouths and marks on a portrait, pixel by pixel. Sizes in px; y grows downwards."""

from __future__ import annotations

from itertools import pairwise
from math import pi, sin

import numpy as np
import palette

from .strokes import dot, line

Colour = palette.Colour
INK: Colour = (26, 14, 22)
WHITE: Colour = (232, 226, 216)
SHADED: Colour = (182, 176, 180)
GLINT: Colour = (252, 250, 244)
DARK: Colour = (44, 16, 24)
TEETH: Colour = (224, 216, 200)


def eye(
    picture: np.ndarray, x: float, y: float, wide: int, open_: float, look: float, iris: Colour, skin: list[Colour],
    lash: int = 0,
) -> None:
    """`x`, `y`: its middle; `open_`: px from lid to lid, 0 shut; `lash`: -1, 1: the side to which a lash stands out."""
    left, top = round(x - wide / 2), round(y)
    tall = max(0, round(open_))
    if not tall:
        for k in range(wide):
            dot(picture, left + k, top + 1 + (0 < k < wide - 1), INK)
            dot(picture, left + k, top - 1, skin[2])
        if lash:
            dot(picture, left + (wide if lash > 0 else -1), top + 2, INK)
        return
    arched = 1 if tall > 1 else 0
    for k in range(wide):
        inner = 0 < k < wide - 1
        lid = top - (arched if inner else 0)
        for row in range(lid + 1, top + tall + (0 if inner else -1)):
            dot(picture, left + k, row, SHADED if row == lid + 1 and tall > 2 else WHITE)
        dot(picture, left + k, lid, INK)
        if inner:
            dot(picture, left + k, lid - 1, skin[1])
            dot(picture, left + k, top + tall, skin[2])
    _iris(picture, round(x - 1.5 + look), top - arched + 1, tall + arched - 1, iris, left, left + wide - 1)
    dot(picture, left - 1, top + 1, skin[1])
    dot(picture, left + wide, top + (1 if lash <= 0 else 0), skin[1])
    if lash:
        dot(picture, left + (wide if lash > 0 else -1), top - 1, INK)


def _iris(picture: np.ndarray, x: int, y: int, tall: int, iris: Colour, first: int, last: int) -> None:
    for row in range(min(4, tall)):
        for k in range(3):
            if first < x + k < last + 1:
                dot(picture, x + k, y + row,
                    tuple(int(v * (0.62 if row == 0 else 1.0)) for v in iris))  # type: ignore[arg-type]
    dot(picture, x + 1, y + min(1, tall - 1), (12, 8, 16))
    if tall > 2:
        dot(picture, x + 1, y + 2, (12, 8, 16))
    dot(picture, x, y, GLINT)


def brow(
    picture: np.ndarray, x: float, y: float, wide: int, inner: float, outer: float, colour: Colour, side: int,
    thick: int
) -> None:
    """From the nose outwards it goes from `inner` to `outer` px below `y`; it thins towards its end."""
    for k in range(wide):
        u = k / (wide - 1)
        out = u if side > 0 else 1 - u
        arch = -0.9 * sin(pi * min(1.0, out * 1.15)) if inner <= outer + 3 else 0.0
        for t in range(thick if 0.08 < out < 0.72 else max(1, thick - 1)):
            dot(picture, x - wide / 2 + k, y + inner + (outer - inner) * out + arch + t, colour)


def mouth(
    picture: np.ndarray, x: float, y: float, wide: int, curve: float, gape: float, skin: list[Colour], lips: Colour,
    teeth: bool, skew: float = 0.0, full: int = 0,
) -> None:
    """`curve` > 0 smiles; `gape`: px that it is open in the middle; `full`: px by which the lower lip is thicker."""
    for k in range(wide):
        u = 2 * k / (wide - 1) - 1
        px, line = x - wide / 2 + k, y - curve * u * u + skew * u
        deep = round(gape * (1 - u * u) ** 0.7)
        if abs(u) < 0.8:
            dot(picture, px, line - 1, lips)
        dot(picture, px, line, DARK)
        for t in range(deep):
            dot(picture, px, line + 1 + t, TEETH if teeth and t == 0 and abs(u) < 0.8 else DARK)
        if abs(u) < 0.66:
            for t in range(1 + full):
                dot(picture, px, line + 1 + deep + t, lips if gape or abs(u) < 0.5 + 0.2 * full else skin[3])
            dot(picture, px, line + 2 + full + deep, skin[2])


def nose(picture: np.ndarray, x: float, y: float, wide: float, hook: float, skin: list[Colour]) -> None:
    """The wings at `x`, `y`. With `hook` px the bridge throws a shadow, below 0 one looks into the nostrils."""
    reach = 2 + (wide > 1.15)
    for dx, step in ((-reach, 1), *((k, 2) for k in range(1 - reach, 0)), (reach - 1, 1)):
        dot(picture, x + dx, y, skin[step])
    if hook > 0:
        tall = 4 + round(2 * hook)
        for k in range(tall):
            dot(picture, x - 2 + (k > 1), y - 2 - k, skin[2 + (k == tall - 1)])
        dot(picture, x, y + 1, skin[1])
    elif hook < 0:
        dot(picture, x - 1, y, skin[0])
        dot(picture, x + 1, y, skin[0])
        dot(picture, x, y - 1, skin[-2])


def scatter(
    picture: np.ndarray, spots: list[tuple[float, float]], skin: list[Colour], down: int = 1, least: int = 2
) -> None:
    """Each spot of lit skin becomes `down` steps darker: stubble, freckles, dirt."""
    steps = {colour: k for k, colour in enumerate(skin)}
    h, w = picture.shape[:2]
    for x, y in spots:
        px, py = round(x), round(y)
        if 0 < px < w - 1 and 0 < py < h - 1:
            step = steps.get(tuple(int(v) for v in picture[py, px, :3]))  # type: ignore[arg-type]
            if step is not None and step > least:
                picture[py, px, :3] = skin[step - down]


def run_of(picture: np.ndarray, points: list[tuple[float, float]], colours: list[Colour]) -> None:
    """A thin line through points: blood, a scar, a crease."""
    for (x0, y0), (x1, y1) in pairwise(points):
        line(picture, x0, y0, x1, y1, colours)
