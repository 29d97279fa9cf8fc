"""Paints sprites/tiles/fittings.png: ledges, ladders, blocks, walls and furniture, for maps/tilesets/fittings.tsx.

What stands in a room is stamped into a map tile by tile, behind or before those who walk there.
"""

from __future__ import annotations

import numpy as np
import paint
from furnishings import barracks, hangar_and_trees, odds, office, outdoors, small_lamps, wreck
from palette import INK, ramp
from tilesheet import Sheet

STEEL = ramp("steel")
GUN = ramp("gun")
KHAKI = ramp("khaki")
OLIVE = ramp("olive")
MUD = ramp("mud")
WOOD = ramp("wood")
CONCRETE = ramp("concrete")
RUST = ramp("rust")


def ledges(sheet: Sheet) -> None:
    """One-way tops of wood, steel and concrete; left end, middle, right end."""
    for i, n in enumerate(("plank_l", "plank", "plank_r")):
        x, y = sheet.place(n, i, 0)
        sheet.box(x, y, 16, 5, WOOD[3])
        sheet.line(x, y, x + 15, y, WOOD[4])
        sheet.line(x, y + 4, x + 15, y + 4, WOOD[1])
        sheet.line(x, y + 5, x + 15, y + 5, INK)
        sheet.dot(x + 7, y + 2, WOOD[1])
        sheet.line(x + 8, y + 1, x + 8, y + 3, WOOD[2])
        if i != 1:
            ex = x + 2 if i == 0 else x + 11
            sheet.box(ex, y + 5, 3, 11, WOOD[2])
            sheet.line(ex, y + 5, ex, y + 15, WOOD[3])
    for i, n in enumerate(("walk_l", "walk", "walk_r")):
        x, y = sheet.place(n, 3 + i, 0)
        sheet.box(x, y, 16, 4, GUN[2])
        sheet.line(x, y, x + 15, y, STEEL[4])
        sheet.line(x, y + 3, x + 15, y + 3, GUN[0])
        for k in range(0, 16, 4):
            sheet.box(x + k, y + 1, 2, 2, GUN[1])
        sheet.line(x, y + 4, x + 15, y + 9 if i != 1 else y + 4, GUN[1])
        sheet.line(x, y + 9, x + 15, y + 9, RUST[2])
        for k in range(0, 16, 8):
            sheet.line(x + k, y + 4, x + k + 4, y + 9, GUN[2])
            sheet.line(x + k + 4, y + 9, x + k + 8 if k < 8 else x + 15, y + 4, GUN[2])
    for i, n in enumerate(("slab_l", "slab", "slab_r")):
        x, y = sheet.place(n, 6 + i, 0)
        sheet.box(x, y, 16, 6, CONCRETE[2])
        sheet.line(x, y, x + 15, y, CONCRETE[5])
        sheet.line(x, y + 1, x + 15, y + 1, CONCRETE[4])
        sheet.line(x, y + 5, x + 15, y + 5, CONCRETE[0])
        sheet.speck(x, y + 2, 16, 3, CONCRETE[3], 7)
        if i == 0:
            sheet.line(x, y, x, y + 5, CONCRETE[0])
        if i == 2:
            sheet.line(x + 15, y, x + 15, y + 5, CONCRETE[0])


def ladders_and_edges(sheet: Sheet) -> None:
    """What is climbed, what hurts, and the murk that kills."""
    for i, (n, r) in enumerate((("ladder", STEEL), ("ladder_wood", WOOD), ("rope", KHAKI))):
        x, y = sheet.place(n, 9 + i, 0)
        for sx in (3, 12):
            sheet.box(x + sx - 1, y, 2, 16, r[3])
            sheet.line(x + sx, y, x + sx, y + 15, r[1])
        for ry in (2, 7, 12):
            sheet.box(x + 3, y + ry, 9, 2, r[4])
            sheet.line(x + 3, y + ry + 1, x + 11, y + ry + 1, r[2])
    x, y = sheet.place("wire", 12, 0)
    for k in range(0, 16, 4):
        sheet.draw.ellipse((x + k - 2, y + 4, x + k + 5, y + 14), outline=(*STEEL[3], 255))
    for k in range(1, 16, 5):
        sheet.dot(x + k, y + 5, STEEL[5])
        sheet.dot(x + k + 1, y + 13, STEEL[5])
    sheet.box(x + 7, y + 2, 2, 14, WOOD[1])
    x, y = sheet.place("spikes", 13, 0)
    for k in range(0, 16, 4):
        sheet.draw.polygon(((x + k, y + 15), (x + k + 2, y + 5), (x + k + 4, y + 15)), fill=(*RUST[2], 255))
        sheet.line(x + k + 1, y + 14, x + k + 2, y + 5, RUST[4])
    x, y = sheet.place("murk", 14, 0)
    sheet.box(x, y, 16, 16, (7, 6, 11))
    x, y = sheet.place("pole", 15, 0)
    sheet.box(x + 6, y, 4, 16, WOOD[2])
    sheet.line(x + 6, y, x + 6, y + 15, WOOD[4])
    sheet.line(x + 9, y, x + 9, y + 15, WOOD[0])


def blocks(sheet: Sheet) -> None:
    """Solid single tiles; those with cracks break under a blast."""
    x, y = sheet.place("crack_stone", 0, 1)
    sheet.plate(x, y, 16, 16, CONCRETE, 4, 3, 1)
    sheet.speck(x + 1, y + 1, 14, 14, CONCRETE[2], 18)
    sheet.crack(x, y, CONCRETE[0])
    x, y = sheet.place("crack_earth", 1, 1)
    r = MUD
    sheet.plate(x, y, 16, 16, r, 5, 3, 1)
    sheet.speck(x + 1, y + 1, 14, 14, r[2], 24)
    sheet.crack(x, y, r[0])
    x, y = sheet.place("crate", 2, 1)
    sheet.plate(x, y, 16, 16, WOOD, 4, 3, 0)
    sheet.line(x + 1, y + 1, x + 14, y + 14, WOOD[1])
    sheet.line(x + 2, y + 1, x + 14, y + 13, WOOD[4])
    sheet.draw.rectangle((x, y, x + 15, y + 15), outline=(*WOOD[0], 255))
    sheet.draw.rectangle((x + 2, y + 2, x + 13, y + 13), outline=(*WOOD[2], 255))
    x, y = sheet.place("ammo", 3, 1)
    r = OLIVE
    sheet.plate(x, y, 16, 16, r, 4, 3, 0)
    sheet.box(x + 2, y + 6, 12, 1, r[1])
    sheet.box(x + 6, y + 4, 4, 4, KHAKI[4])
    sheet.draw.rectangle((x, y, x + 15, y + 15), outline=(*r[0], 255))
    x, y = sheet.place("bags", 4, 1)
    for bx, by in ((0, 0), (8, 0), (-4, 5), (4, 5), (12, 5), (0, 10), (8, 10)):
        for k in range(8):
            X = x + bx + k
            if x <= X < x + 16:
                for q in range(5):
                    sheet.dot(X, y + min(by + q, 15), KHAKI[3] if q < 1 else KHAKI[2] if q < 3 else KHAKI[1])
        if 0 <= bx < 16:
            sheet.line(x + max(bx, 0), y + by, x + max(bx, 0), y + by + 4, KHAKI[1])
    x, y = sheet.place("post_top", 5, 1)
    sheet.box(x + 1, y, 14, 16, WOOD[2])
    sheet.box(x + 1, y, 14, 3, WOOD[4])
    sheet.line(x + 4, y + 3, x + 4, y + 15, WOOD[1])
    sheet.line(x + 10, y + 3, x + 10, y + 15, WOOD[1])
    sheet.line(x + 1, y + 3, x + 1, y + 15, WOOD[3])
    sheet.line(x + 14, y, x + 14, y + 15, WOOD[0])
    sheet.box(x + 1, y + 9, 14, 2, RUST[1])
    x, y = sheet.place("post", 6, 1)
    sheet.box(x + 1, y, 14, 16, WOOD[2])
    sheet.line(x + 4, y, x + 4, y + 15, WOOD[1])
    sheet.line(x + 10, y, x + 10, y + 15, WOOD[1])
    sheet.line(x + 1, y, x + 1, y + 15, WOOD[3])
    sheet.line(x + 14, y, x + 14, y + 15, WOOD[0])
    sheet.speck(x + 2, y, 12, 16, WOOD[1], 8)
    x, y = sheet.place("iron", 7, 1)
    sheet.plate(x, y, 16, 16, GUN, 4, 2, 0)
    for a, b in ((2, 2), (13, 2), (2, 13), (13, 13)):
        sheet.dot(x + a, y + b, GUN[4])


def turbine(sheet: Sheet) -> None:
    """A turbine, four tiles square, and a dragon's tooth."""
    x, y = sheet.place("turbine", 8, 1, 4, 4)
    sheet.plate(x, y, 64, 64, GUN, 4, 2, 0)
    sheet.draw.ellipse((x + 6, y + 6, x + 57, y + 57), fill=(*GUN[1], 255), outline=(*GUN[3], 255))
    for k in range(8):
        a = k * np.pi / 4
        sheet.line(x + 32, y + 32, int(x + 32 + 22 * np.cos(a)), int(y + 32 + 22 * np.sin(a)), STEEL[3])
        sheet.line(x + 33, y + 32, int(x + 33 + 22 * np.cos(a + 0.2)), int(y + 32 + 22 * np.sin(a + 0.2)), STEEL[2])
    sheet.draw.ellipse((x + 26, y + 26, x + 38, y + 38), fill=(*RUST[2], 255), outline=(*RUST[4], 255))
    for a in range(4, 64, 10):
        for b in (2, 61):
            sheet.dot(x + a, y + b, GUN[4])
            sheet.dot(x + b, y + a, GUN[4])
    x, y = sheet.place("tooth", 12, 1, 2, 2)
    sheet.draw.polygon(
        ((x + 2, y + 31), (x + 11, y + 3), (x + 20, y + 3), (x + 29, y + 31)),
        fill=(*CONCRETE[3], 255), outline=(*CONCRETE[0], 255),
    )
    sheet.draw.polygon(((x + 20, y + 4), (x + 28, y + 31), (x + 20, y + 31)), fill=(*CONCRETE[2], 255))
    sheet.line(x + 11, y + 4, x + 20, y + 4, CONCRETE[5])


def walls(sheet: Sheet) -> None:
    """Inner walls, floors and girders."""
    x, y = sheet.place("wall_warm", 0, 2)
    sheet.box(x, y, 16, 16, (122, 100, 76))
    sheet.speck(x, y, 16, 16, (132, 110, 84), 10)
    x, y = sheet.place("wainscot_top", 1, 2)
    sheet.box(x, y, 16, 16, WOOD[1])
    sheet.box(x, y, 16, 3, WOOD[3])
    sheet.line(x, y + 3, x + 15, y + 3, WOOD[0])
    sheet.line(x + 15, y + 4, x + 15, y + 15, WOOD[0])
    sheet.line(x, y + 5, x, y + 15, WOOD[2])
    x, y = sheet.place("wainscot", 2, 2)
    sheet.box(x, y, 16, 16, WOOD[1])
    sheet.line(x + 15, y, x + 15, y + 15, WOOD[0])
    sheet.line(x, y, x, y + 15, WOOD[2])
    sheet.line(x, y + 15, x + 15, y + 15, WOOD[0])
    x, y = sheet.place("wall_cold", 3, 2)
    sheet.box(x, y, 16, 16, (34, 40, 52))
    sheet.line(x, y + 15, x + 15, y + 15, (28, 33, 44))
    sheet.speck(x, y, 16, 16, (40, 47, 60), 8)
    x, y = sheet.place("wall_wood", 4, 2)
    sheet.box(x, y, 16, 16, WOOD[1])
    sheet.line(x, y + 7, x + 15, y + 7, WOOD[0])
    sheet.line(x, y + 15, x + 15, y + 15, WOOD[0])
    sheet.line(x, y + 8, x + 15, y + 8, WOOD[2])
    sheet.line(x, y, x + 15, y, WOOD[2])
    sheet.dot(x + 3, y + 3, WOOD[0])
    sheet.dot(x + 12, y + 11, WOOD[0])
    x, y = sheet.place("floor_wood", 5, 2)
    sheet.box(x, y, 16, 16, WOOD[2])
    sheet.line(x, y, x + 15, y, WOOD[4])
    sheet.line(x, y + 1, x + 15, y + 1, WOOD[3])
    sheet.line(x, y + 8, x + 15, y + 8, WOOD[1])
    sheet.line(x + 9, y + 2, x + 9, y + 8, WOOD[1])
    sheet.line(x + 3, y + 9, x + 3, y + 15, WOOD[1])
    x, y = sheet.place("girder", 6, 2)
    sheet.box(x, y + 2, 16, 12, GUN[1])
    sheet.line(x, y + 2, x + 15, y + 2, GUN[3])
    sheet.line(x, y + 13, x + 15, y + 13, GUN[0])
    sheet.line(x, y + 3, x + 15, y + 12, GUN[2])
    sheet.line(x, y + 12, x + 15, y + 3, GUN[2])
    x, y = sheet.place("beam", 7, 2)
    sheet.box(x + 4, y, 8, 16, GUN[1])
    sheet.line(x + 4, y, x + 4, y + 15, GUN[3])
    sheet.line(x + 11, y, x + 11, y + 15, GUN[0])


def main() -> None:
    sheet = Sheet()
    for part in (
        ledges,
        ladders_and_edges,
        blocks,
        turbine,
        walls,
        outdoors,
        barracks,
        office,
        small_lamps,
        hangar_and_trees,
        wreck,
        odds,
    ):
        part(sheet)
    paint.save_rgba(np.array(sheet.image), "tiles/fittings")
