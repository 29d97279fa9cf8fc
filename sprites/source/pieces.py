"""Pieces of each terrain that are no terrain: slopes to lay over steps, ground that a blast opens, what is left of it.

sprites/tiles/pieces.png has a row of twelve tiles for each material; maps/tilesets/pieces.tsx says what they are.
Slopes are pictures: what one walks on stays the steps under them.
"""

from __future__ import annotations

import itertools

import numpy as np
import paint as p
import terrain
from decals import W as HEAP_W
from decals import heap
from materials import MAPS, MATERIALS
from palette import INK, ramp
from terrain import TILE, Material

NAMES = (
    "slope_up",
    "slope_down",
    "rise_1",
    "rise_2",
    "fall_1",
    "fall_2",
    "cracked_1",
    "cracked_2",
    "cracked_3",
    "rubble_1",
    "rubble_2",
    "stub",
)
SLOPES = ((16, 0), (0, 16), (16, 8), (8, 0), (0, 8), (8, 16))  # px under the upper edge, left and right
CRACKS = (
    ((3, 0), (6, 4), (4, 8), (9, 11), (8, 15)),
    ((12, 0), (9, 3), (11, 7), (6, 10), (7, 15)),
    ((0, 5), (4, 7), (7, 4), (11, 8), (15, 7)),
)
SIDES = (((6, 4), (12, 6)), ((9, 3), (3, 1)), ((7, 4), (9, 0)))


def cracked(material: Material, number: int) -> np.ndarray:
    """A block that stands alone: the material's own face, black cracks with a lit edge, bits fallen off its corners."""
    picture = terrain.tile(material, 0, number)
    light = ramp(material.colours)[-2]
    ways = [*itertools.pairwise(CRACKS[number]), SIDES[number]]
    for (x0, y0), (x1, y1) in ways:
        p.line(picture, x0 + 1, y0, x1 + 1, y1, light)
    for (x0, y0), (x1, y1) in ways:
        p.line(picture, x0, y0, x1, y1, INK)
    for x, y in ((0, 0), (15, 0), (0, 15), (15, 15))[number : number + 2]:
        picture[y, x] = 0
    return picture


def rubble(material: Material, number: int) -> np.ndarray:
    """What lies there afterwards, on the tile below."""
    wide = p.canvas(HEAP_W, 20)
    heap(material.colours, 15, 6 - number, 10)(wide, np.random.default_rng(number + len(material.name)))
    left = (HEAP_W - TILE) // 2
    return wide[4:, left : left + TILE]


def stub(material: Material) -> np.ndarray:
    """The torn lower half of a block."""
    picture = terrain.slope(material, 11, 6, 1)
    dice = np.random.default_rng(len(material.name))
    for x in range(TILE):
        picture[: 6 + int(dice.integers(0, 4)), x] = 0
    return picture


def row(material: Material) -> list[np.ndarray]:
    slopes = [terrain.slope(material, left, right, n % 4) for n, (left, right) in enumerate(SLOPES)]
    blocks = [cracked(material, n) for n in range(3)]
    return [*slopes, *blocks, rubble(material, 0), rubble(material, 1), stub(material)]


def tileset() -> str:
    count = len(NAMES) * len(MATERIALS)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tileset version="1.10" tiledversion="1.10.2" name="pieces" tilewidth="16" tileheight="16" '
        f'tilecount="{count}" columns="{len(NAMES)}">',
        f' <image source="../../sprites/tiles/pieces.png" width="{TILE * len(NAMES)}" '
        f'height="{TILE * len(MATERIALS)}"/>',
    ]
    for number, (material, name) in enumerate(itertools.product(MATERIALS, NAMES)):
        values = {"collide": ("Collide", "cracked"), "surface": ("Surface", material.surface)}
        if not name.startswith("cracked"):
            values = {"collide": ("Collide", "none")}
        lines += [f' <tile id="{number}">', "  <properties>"]
        lines += [
            f'   <property name="{key}" propertytype="{kind}" value="{value}"/>'
            for key, (kind, value) in values.items()
        ]
        lines += ["  </properties>", " </tile>"]
    return "\n".join([*lines, "</tileset>", ""])


def main() -> None:
    whole = p.canvas(TILE * len(NAMES), TILE * len(MATERIALS))
    for y, material in enumerate(MATERIALS):
        for x, picture in enumerate(row(material)):
            whole[y * TILE : (y + 1) * TILE, x * TILE : (x + 1) * TILE] = picture
    p.save_rgba(whole, "tiles/pieces")
    (MAPS / "pieces.tsx").write_text(tileset(), encoding="utf-8")
