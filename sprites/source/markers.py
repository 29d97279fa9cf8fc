"""Draws sprites/tiles/markers.png: what is no terrain: gratings, ladders, wire, cracks, water. Run from the top of the
checkout: python sprites/source/markers.py"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image

SPRITES = Path(__file__).resolve().parents[1]
TILE = 16
COLUMNS, ROWS = 8, 6
INK = (10, 8, 16)


def ramp(text: str) -> list[tuple[int, int, int]]:
    """Six-digit colours, dark to light."""
    return [(int(c[0:2], 16), int(c[2:4], 16), int(c[4:6], 16)) for c in text.split()]


STEEL = ramp("12131f 222a3d 3b475f 62758b 9db0b8 e4ede2")
RUST = ramp("1e1016 42201e 74382a a85c34 d4904e")
WOOD = ramp("1c1418 38261f 5e4029 8a6238 b48a52")
CONCRETE = ramp("14171f 272d37 424b55 646f74 8c9791 bcc4b4")
DEEP = ramp("0a0714 1a0f26 331a3c 5a2a4c 924850 c87a58")

Tile = np.ndarray


def blank() -> Tile:
    return np.zeros((TILE, TILE, 4), np.uint8)


def put(tile: Tile, x: int, y: int, colour: tuple[int, int, int], w: int = 1, h: int = 1, alpha: int = 255) -> None:
    tile[y : y + h, x : x + w] = (*colour, alpha)


def grating(left: bool, right: bool) -> Tile:
    """A steel walkway: a light edge to stand on, bars with gaps, a rusty beam; ends are capped."""
    tile = blank()
    put(tile, 0, 0, STEEL[5], TILE)
    put(tile, 0, 1, STEEL[4], TILE)
    put(tile, 0, 2, STEEL[2], TILE)
    for x in range(0, TILE, 4):
        put(tile, x, 3, STEEL[3], 2, 2)
        put(tile, x + 2, 3, STEEL[0], 2, 2)
    put(tile, 0, 5, RUST[3], TILE)
    put(tile, 0, 6, RUST[1], TILE)
    put(tile, 0, 7, INK, TILE)
    for end, x in ((left, 0), (right, TILE - 3)):
        if end:
            put(tile, x, 0, RUST[4], 3)
            put(tile, x, 1, RUST[3], 3, 6)
            put(tile, x + 1, 3, STEEL[5])
            # A bracket below, so that the end looks held.
            for k in range(5):
                put(tile, k if x == 0 else TILE - 1 - k, 8 + k, RUST[2])
    return tile


def planks(left: bool, right: bool) -> Tile:
    tile = blank()
    put(tile, 0, 0, WOOD[4], TILE)
    put(tile, 0, 1, WOOD[3], TILE, 2)
    put(tile, 0, 3, WOOD[2], TILE)
    put(tile, 0, 4, WOOD[0], TILE)
    for x in (5, 11):
        put(tile, x, 1, WOOD[1], 1, 3)
        put(tile, x - 2, 1, STEEL[3])
    put(tile, 1, 2, WOOD[2], 3)
    put(tile, 12, 2, WOOD[2], 3)
    for end, x in ((left, 1), (right, TILE - 4)):
        if end:
            put(tile, x, 4, WOOD[2], 3, 12)
            put(tile, x, 4, WOOD[3], 1, 12)
            put(tile, x + 2, 4, WOOD[1], 1, 12)
    return tile


def rebar() -> Tile:
    """Broken concrete with bent iron: clearly something not to step on."""
    tile = blank()
    for x, top in ((2, 4), (6, 1), (10, 5), (13, 2)):
        put(tile, x, top, RUST[4])
        put(tile, x, top + 1, RUST[3], 1, 12 - top)
        put(tile, x + 1, top + 2, RUST[1], 1, 11 - top)
        put(tile, x, top, STEEL[5])
    put(tile, 0, 13, CONCRETE[4], TILE)
    put(tile, 0, 14, CONCRETE[2], TILE)
    put(tile, 0, 15, CONCRETE[1], TILE)
    for x in (1, 5, 9, 14):
        put(tile, x, 12, CONCRETE[3], 2)
    return tile


def abyss(surface: bool) -> Tile:
    """The dark that kills: a glowing rim above, nothing below."""
    tile = blank()
    put(tile, 0, 0, DEEP[0], TILE, TILE)
    for x in range(TILE):
        for y in range(TILE):
            if (x * 7 + y * 11) % 23 == 0:
                put(tile, x, y, DEEP[1])
    if surface:
        put(tile, 0, 0, (0, 0, 0), TILE, 3, 0)
        for x in range(TILE):
            top = (2, 2, 1, 1, 2, 3, 3, 2)[x % 8]
            put(tile, x, top, DEEP[5])
            put(tile, x, top + 1, DEEP[3])
            put(tile, x, top + 2, DEEP[2], 1, 2)
            if top == 1:
                put(tile, x, top + 3, DEEP[0])
    return tile


CRACKS = (
    ((8, 0), (7, 2), (9, 4), (6, 6), (8, 8), (11, 9), (5, 10), (9, 12), (7, 15)),
    ((3, 0), (4, 3), (7, 5), (6, 8), (10, 10), (13, 12), (15, 14)),
    ((15, 2), (12, 4), (11, 7), (7, 8), (6, 11), (2, 13), (0, 15)),
    ((0, 6), (3, 7), (5, 5), (8, 7), (11, 6), (15, 9)),
)


def cracked(variant: int) -> Tile:
    """Concrete that a blast will break: lighter dust along black cracks, visible on any background."""
    tile = blank()
    put(tile, 0, 0, CONCRETE[2], TILE, TILE)
    for y in range(TILE):
        for x in range(TILE):
            spot = (x * 13 + y * 29 + variant * 7 + x * y) % 17
            if spot < 3:
                put(tile, x, y, CONCRETE[3] if spot else CONCRETE[1])
    put(tile, 0, 0, CONCRETE[4], TILE)
    put(tile, 0, 15, CONCRETE[1], TILE)
    points = CRACKS[variant]
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(abs(x1 - x0), abs(y1 - y0))
        for k in range(steps + 1):
            x, y = x0 + round((x1 - x0) * k / steps), y0 + round((y1 - y0) * k / steps)
            put(tile, x, y, INK)
            if x < TILE - 1 and tuple(tile[y, x + 1, :3]) != INK:
                put(tile, x + 1, y, CONCRETE[5])
    put(tile, 2 + variant * 3, 12, INK, 2)
    return tile


def atlas() -> dict[str, Tile]:
    sheet = np.asarray(Image.open(SPRITES / "props/props_atlas.png").convert("RGBA"))
    frames = json.loads((SPRITES / "props/props_atlas.json").read_text("utf-8"))["frames"]
    found = {}
    for frame in frames:
        box = frame["frame"]
        found[frame["filename"]] = sheet[box["y"] : box["y"] + box["h"], box["x"] : box["x"] + box["w"]]
    return found


def markers(props: dict[str, Tile]) -> Tile:
    tiles: dict[int, Tile] = {}
    for at, (left, right) in enumerate(((True, False), (False, False), (False, True), (True, True))):
        tiles[at] = grating(left, right)
        tiles[4 + at] = planks(left, right)
    tiles[8] = props["ladder"]
    top = blank()
    top[4:] = props["ladder"][4:]
    put(top, 0, 0, STEEL[5], TILE)
    put(top, 0, 1, STEEL[3], TILE)
    put(top, 0, 2, RUST[2], TILE)
    tiles[9] = top
    tiles[10], tiles[11] = props["wire"][:, :16], props["wire"][:, 16:]
    tiles[12], tiles[13], tiles[14] = rebar(), abyss(True), abyss(False)
    for variant in range(4):
        tiles[16 + variant] = cracked(variant)
        for column in range(4):
            box = slice(column * 16, column * 16 + 16)
            tiles[(20, 32, 36, 40)[variant] + column] = props[f"water{variant}"][:16, box]
            tiles[24 + column] = props["water0"][16:, box]
    sheet = np.zeros((ROWS * TILE, COLUMNS * TILE, 4), np.uint8)
    for number, tile in tiles.items():
        y, x = divmod(number, COLUMNS)
        sheet[y * TILE : (y + 1) * TILE, x * TILE : (x + 1) * TILE] = tile
    return sheet


def main() -> None:
    props = atlas()
    Image.fromarray(markers(props)).save(SPRITES / "tiles/markers.png", optimize=True)


if __name__ == "__main__":
    main()
