"""Painted rooms and grounds that a map lays out tile by tile: a picture as wide as the place, lit once.

A picture is painted in plain local colours; then `lit` multiplies it by a light that falls off in dithered steps.
Floors are seen from above a little, so that what lies under the line on which one walks is the floor towards the
viewer. They are pictures: what bears is the map's layer "solid", made of tiles of `maps/tilesets/unseen.tsx`.
"""

from __future__ import annotations

import itertools

import numpy as np
import paint as p
from palette import Colour, ramp

TILE = 16
STEPS = 14  # of light, between dark and full
ROWS = (0, 4, 9, 16, 26, 39, 56, 78, 108, 150)  # px under the floor's far edge at which boards meet
SURFACES = ("sand", "metal", "mud", "concrete")


def grid(w: int, h: int) -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:h, 0:w]
    return x.astype(float), y.astype(float)


def field(w: int, h: int, colour: tuple[float, float, float]) -> np.ndarray:
    """A light that is the same everywhere: factors of red, green and blue."""
    return np.ones((h, w, 3)) * np.array(colour)


def pool(light: np.ndarray, x: float, y: float, rx: float, ry: float, colour: tuple[float, float, float],
         mask: np.ndarray | None = None) -> None:
    """Adds a round light; `mask` says where it can fall."""
    xx, yy = grid(light.shape[1], light.shape[0])
    share = np.clip(1 - np.hypot((xx - x) / rx, (yy - y) / ry), 0, 1) ** 1.5
    if mask is not None:
        share = share * mask
    light += share[..., None] * np.array(colour)


def lit(picture: np.ndarray, light: np.ndarray) -> np.ndarray:
    """The picture under that light, which is rounded to steps with a dither: no smooth gradients."""
    h, w = picture.shape[:2]
    steps = np.floor(light * STEPS + (p.bayer(h, w)[..., None] * 0.9) + 0.5) / STEPS
    out = picture.copy()
    rgb = np.clip(picture[..., :3] * np.clip(steps, 0, 3), 0, 255)
    out[..., :3] = (rgb / 4).round().clip(0, 63).astype(np.uint8) * 4
    return out


def boards(w: int, h: int, colours: str, seed: int, slant: float = 0.0) -> np.ndarray:
    """A wooden floor from its far edge towards the viewer: boards that grow wider, ends that do not meet."""
    x, y = grid(w, h)
    value = np.full((h, w), 0.5) + p.noise(w, h, 60, 5, seed, 4) * 0.16
    dice = np.random.default_rng(seed)
    for number, (top, bottom) in enumerate(itertools.pairwise(ROWS)):
        if top >= h:
            break
        row = (y >= top) & (y < bottom)
        length = 54 + number * 22
        at = -int(dice.integers(0, length))
        while at < w:
            end = at + length + int(dice.integers(-14, 14))
            lean = (y - top) * slant
            value[row & (x + lean >= at) & (x + lean < end)] += dice.uniform(-0.09, 0.09)
            value[row & (np.abs(x + lean - end) < 0.6)] = 0.08
            at = end
        value[(y == bottom - 1) & (y < h)] = 0.10
        value[(y == top) & (y > 0)] += 0.14
    return np.dstack([p.tone(np.clip(value, 0, 1), colours, 0.3), np.full((h, w), 255, np.uint8)])


def slab(w: int, h: int, colours: str, seed: int, joint: int, wear: float = 0.22) -> np.ndarray:
    """Poured ground from its far edge towards the viewer, joints that fan out, stains."""
    x, y = grid(w, h)
    value = 0.5 + p.noise(w, h, 90, 12, seed, 5) * wear + p.noise(w, h, 9, 3, seed + 1, 3) * 0.10
    for k, top in enumerate(ROWS[1:]):
        if k % 2:
            value[y == top] = 0.12
            value[y == top + 1] += 0.12
    for at in range(0, w, joint):
        away = np.abs((x - at + w / 2) % w - w / 2)
        value[away < 1] = 0.12
    return np.dstack([p.tone(np.clip(value, 0, 1), colours, 0.35), np.full((h, w), 255, np.uint8)])


def sill(picture: np.ndarray, middle: int, top: int, colours: str) -> None:
    """Where two floors meet: stones in a row from the far edge towards the viewer, growing as boards do."""
    table = ramp(colours)
    for far, near in itertools.pairwise(ROWS):
        half = 4 + far // 22
        p.box(picture, middle - half, top + far, 2 * half, near - far, table[3])
        p.box(picture, middle - half, top + far, 2 * half, 1, table[5])
        p.box(picture, middle - half, top + far, 1, near - far, table[4])
        p.box(picture, middle + half - 1, top + far, 1, near - far, table[1])
        p.box(picture, middle - half, top + near - 1, 2 * half, 1, table[0])


def bevel(picture: np.ndarray, x: int, y: int, w: int, h: int, light: Colour, dark: Colour) -> None:
    """A frame of one px, lit from above and the left."""
    p.box(picture, x, y, w, 1, light)
    p.box(picture, x, y, 1, h, light)
    p.box(picture, x, y + h - 1, w, 1, dark)
    p.box(picture, x + w - 1, y, 1, h, dark)


def tileset(name: str, w: int, h: int) -> str:
    """The tileset of a picture of w x h px: tile n is the n-th of it, row by row. All of it is only picture."""
    across, down = w // TILE, h // TILE
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tileset version="1.10" tiledversion="1.10.2" name="{name}" tilewidth="16" tileheight="16" '
        f'tilecount="{across * down}" columns="{across}">',
        f' <image source="../../sprites/tiles/{name}.png" width="{w}" height="{h}"/>',
        "</tileset>",
        "",
    ])


def unseen() -> str:
    """Ground that bears and is not drawn, a tile for each surface: a painted floor or wall is drawn behind it."""
    lines = tileset("unseen", TILE * len(SURFACES), TILE).split("\n")[:3]
    for number, surface in enumerate(SURFACES):
        lines += [f' <tile id="{number}">', "  <properties>"]
        lines += [f'   <property name="surface" propertytype="Surface" value="{surface}"/>']
        lines += ["  </properties>", " </tile>"]
    return "\n".join([*lines, "</tileset>", ""])
