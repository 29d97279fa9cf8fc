"""The scenes. From the folder above: `python -m set_pieces.scenes NAME...` (or all), in a Python that has bpy."""

from __future__ import annotations

import itertools
import math
import sys

import numpy as np

from . import models as m
from .blender import (
    WIDTH,
    around,
    begin,
    blob,
    box,
    clay,
    cut,
    cylinder,
    lamp,
    land,
    mesh,
    render,
    rolling,
    sun,
    torus,
)


def wrecks() -> None:
    """The tide line: dunes, obstacles, two ships down, landing craft, a hull burnt to its ribs, a pillbox."""
    begin(210, 76, 6)
    sun(-0.55, 0.55, -0.62)
    dice = np.random.default_rng(7)
    land(
        -170,
        170,
        lambda x, y: -7 + 6 * rolling(x, 3, 1) + 4 * rolling(x + y * 3, 7, 2) + 0.02 * y,
        clay(0.62, 0.25, 0.03, 2),
    )
    for k in range(26):
        x, size = k * 74 + float(dice.uniform(-24, 24)), float(dice.uniform(12, 25))
        around(
            x, lambda x, size=size: m.hedgehog(x, float(dice.uniform(-28, 50)), 2, size, float(dice.uniform(-15, 15)))
        )
    around(210, lambda x: m.dropship((x, 40, 24), 1.5, (14, 14, -30), False))
    around(1270, lambda x: m.dropship((x, 60, 30), 1.25, (-24, 32, 40), False))
    around(560, lambda x: m.ribs(x, 40, 6, 10, 1.0))
    around(800, lambda x: m.landing_craft(x, 40, -4, 1.0, -7, 3))
    around(1560, lambda x: m.landing_craft(x, 60, -10, 0.8, 11, 5))
    around(1760, lambda x: m.ribs(x, 54, 2, 6, 0.7))
    around(1040, lambda x: m.pillbox(x, 80, 0, 1.1))
    around(400, lambda x: m.pillbox(x, 110, 6, 0.7))
    for x in (60, 350, 700, 960, 1140, 1440, 1690, 1880):
        around(
            x,
            lambda x: (
                box((x, -6, 30), (1.3, 1.3, 34), m.dark(), (0, float(dice.uniform(-16, 16)), 0)),
                box((x + 2, -6, 58), (9, 0.9, 0.9), m.dark(), (0, float(dice.uniform(-20, 20)), 0)),
            ),
        )
    render("wrecks")


def village() -> None:
    """A street of burnt-out houses, the church, a windmill, shot-up trees, walls."""
    begin(260, 104, 5)
    sun(-0.5, 0.6, -0.6)
    dice = np.random.default_rng(12)
    land(
        -170, 130, lambda x, y: -5 + 4 * rolling(x, 4, 3) + 3 * rolling(x * 1.0 + y * 2, 9, 5), clay(0.35, 0.4, 0.05, 2)
    )
    rows = (
        (90, 92, 84, 1),
        (236, 70, 58, 2),
        (640, 104, 92, 5),
        (770, 60, 50, 4),
        (1010, 84, 66, 8),
        (1180, 96, 96, 9),
        (1300, 62, 54, 11),
        (1640, 88, 74, 14),
        (1800, 74, 62, 17),
    )
    for x, wide, tall, seed in rows:
        around(
            x,
            lambda x, wide=wide, tall=tall, seed=seed: m.house(
                x, 30 + seed % 3 * 8, wide, tall, seed, 3, seed % 4 != 0
            ),
        )
    m.church(372, 74)
    m.windmill(1480, 90)
    for k in range(24):
        x, tall = k * 80 + float(dice.uniform(-30, 30)), float(dice.uniform(34, 84))
        y = float(dice.uniform(-30, 70))
        around(x, lambda x, y=y, tall=tall, k=k: m.bare_tree(x, y, tall, k))
    for x, wide in ((480, 34), (560, 22), (900, 40), (1110, 18), (1400, 36), (1560, 26), (1730, 20)):
        part = box((x, 6, 11), (wide, 3, 12), clay(0.6, 0.4, 0.06))
        cut(part, (x + wide * 0.3, 6, 22), (wide * 0.3, 9, 9), (0, 20, 0))
    for x in (30, 300, 540, 860, 1090, 1390, 1720):
        around(
            x,
            lambda x: (
                box((x, -8, 38), (1.4, 1.4, 44), m.dark(), (0, float(dice.uniform(-9, 9)), 0)),
                box((x, -8, 70), (10, 1, 1), m.dark(), (0, float(dice.uniform(-14, 14)), 0)),
            ),
        )
    render("village")


def _arc(x0: float, height: float) -> None:
    """The curved wall with its buttresses, lamps and railing; `x0` its middle."""
    face, lit = clay(0.6, 0.3, 0.02), clay(0.9, 0, 0.1, 3, 8)
    count, reach = 96, 66
    profile = ((-30, -96), (40, -64), (90, -38), (140, -18), (height, -8), (height, 8))
    points, faces = [], []
    for i in range(count + 1):
        a = math.radians(-reach + 2 * reach * i / count)
        points += [(x0 + (560 + off) * math.sin(a), 560 - math.cos(a) * 560 + off + 60, z) for z, off in profile]
    step = len(profile)
    for i, j in itertools.product(range(count), range(step - 1)):
        q = i * step + j
        faces.append((q, q + step, q + step + 1, q + 1))
    mesh(points, faces, face)
    for i in range(0, count + 1, 4):
        a = math.radians(-reach + 2 * reach * i / count)
        x, y = x0 + 560 * math.sin(a), 620 - math.cos(a) * 560
        turn = (0, 0, math.degrees(a) * 0.8)
        box((x, y - 30, height - 106), (5, 34, 112), face, turn, taper=(1, 0.22))
        box((x, y - 6, height + 7), (8, 9, 12), face, turn)
        box((x, y - 17, height + 6), (1.4, 1.4, 1.4), lit)
    for i in range(count * 3):
        a = math.radians(-reach + 2 * reach * i / count / 3)
        box((x0 + 560 * math.sin(a), 616 - math.cos(a) * 560, height + 5), (1, 1, 3.4), face)


def dam() -> None:
    """The wall between its cliffs, two gate towers, the powerhouse, the switchyard under the other bank."""
    begin(340, 138, 7)
    sun(0.75, 0.45, -0.38, 3.6, 3)
    face, deep, lit, rock = (
        clay(0.6, 0.3, 0.02),
        clay(0.25, 0.3, 0.05),
        clay(0.9, 0, 0.1, 3, 8),
        clay(0.3, 0.5, 0.02, 2),
    )
    middle = 640.0
    _arc(middle, 190)
    for x in (middle - 92, middle + 92):
        tower = box((x, 30, 124), (27, 26, 130), face, bevel=2)
        for z in (60, 110, 160, 205):
            cut(tower, (x, 4, z), (4, 8, 11))
        box((x, 30, 256), (31, 30, 5), face, bevel=1)
        box((x, 30, 268), (19, 20, 9), face, bevel=1)
        box((x, 2, 232), (2, 2, 2), lit)
        cylinder((x, 30, 292), 1, 18, deep)
    for k in range(6):
        x = middle - 65 + k * 26
        box((x, 22, 60), (10.5, 8, 32), deep)
        box((x, 12, 96), (13, 10, 4), face)
        torus((x, 12, 28), 9, 1.6, deep, (90, 0, 0))
        cylinder((x, 14, 28), 8, 4, clay(0.05, 0), (90, 0, 0))

    def cliff(x: float, y: float) -> float:
        """Rises beside the wall; a shelf is cut into the far bank for the switchyard."""
        far = min(abs(x - middle + k * WIDTH) for k in (-1, 0, 1))
        bank = max(0.0, min(1.0, (far - 330) / 190))
        rough = 30 * rolling(x + y, 6, 8) + 12 * rolling(x * 2 + y, 11, 18)
        shelf = max(0.0, min(1.0, 4 - abs(x - 1540) / 80)) * (y < 40)
        height = -36 + bank * (146 + rough) + 0.22 * y * bank
        return max(-36.0, height + (84 - height) * shelf * 0.9)

    land(-260, 190, cliff, rock, 44)
    box((WIDTH / 2, -60, -44), (WIDTH, 300, 6), rock)
    for k, x in enumerate((1010, 1046, 1082, 1118)):  # the powerhouse and its stacks of penstocks
        box((x, -34, 26), (18, 22, 30), face, bevel=1)
        cut(box((x, -40, 60), (16, 18, 6), face), (x, -58, 60), (9, 6, 2.4))
        cylinder((x, 30, 80), 9, 70, deep, (38, 0, 0), 20)
        if k % 2:
            box((x, -56, 34), (1.6, 1.6, 1.6), lit)
    for x in range(1330, 1760, 54):  # the switchyard: portals with insulators
        for side in (-14, 14):
            box((x + side, -20, 116), (1.4, 1.4, 40), deep, (0, -side * 0.3, 0))
        box((x, -20, 154), (24, 1.4, 1.6), deep)
        for side in (-16, 0, 16):
            cylinder((x + side, -20, 147), 1.5, 5, face, sides=8)
    for x in (1420, 1580, 1700):
        box((x, -34, 92), (20, 14, 14), face, bevel=1)
        box((x + 9, -49, 96), (1.6, 1.6, 1.6), lit)
    render("dam")


def hall_far() -> None:
    """The back wall of the turbine hall: arched bays with dead windows, a gallery, the crane, ducts."""
    begin(400, 200, 4, sky=0.22)
    wall, deep, steel = clay(0.55, 0.35, 0.015), clay(0.3, 0.3, 0.03), clay(0.42, 0.4, 0.02)
    sun(0.25, 0.6, -0.75, 2.0)
    box((WIDTH / 2, 420, 200), (WIDTH, 8, 320), wall)
    for k in range(12):
        x = k * 160 + 80.0
        around(
            x,
            lambda x: (
                box((x - 80, 330, 200), (17, 80, 240), wall, bevel=3),
                box((x - 80, 322, 20), (25, 84, 22), wall, bevel=3),
                box((x - 80, 322, 300), (23, 84, 8), wall),
            ),
        )
        for j in range(12):
            a = math.pi * (j + 0.5) / 12
            box(
                (x + 64 * math.cos(a), 370, 292 + 46 * math.sin(a)),
                (10, 40, 7),
                wall,
                (0, -math.degrees(math.atan2(46 * math.cos(a), -64 * math.sin(a))), 0),
            )
        box((x, 410, 220), (46, 6, 82), deep)
        for j in (-30, -15, 0, 15, 30):
            box((x + j, 402, 220), (1.4, 2, 82), wall)
        for z in (160, 200, 240, 280):
            box((x, 402, z), (46, 2, 1.4), wall)
        if k % 3 == 1:
            cylinder((x, 352, 60), 30, 60, steel, sides=32, bevel=2)
            torus((x, 352, 104), 28, 2, deep)
    box((WIDTH / 2, 300, 118), (WIDTH, 20, 2), deep)
    box((WIDTH / 2, 281, 136), (WIDTH, 0.9, 0.9), deep)
    for x in range(0, WIDTH, 32):
        box((x, 281, 127), (0.8, 0.8, 9), deep)
    for x, way in ((420, 40), (1380, 60)):
        box((x, 250, 352), (230, 9, 9), steel)
        for k in range(-220, 221, 22):
            box((x + k, 240, 352), (1.2, 1, 12), deep, (0, 38 if k // 22 % 2 else -38, 0))
        box((x - way, 236, 336), (26, 14, 9), deep)
        cylinder((x - way, 236, 330 - way), 1.2, way, deep)
        box((x - way, 236, 328 - 2 * way), (5, 4, 6), deep)
    for x in range(0, WIDTH, 320):
        lamp((x + 80, 120, 250), 260000, 20)
    render("hall_far")


def hall_mid() -> None:
    """Turbine sets in a row, whole and broken, half under silt."""
    begin(260, 92, 6, sky=0.25)
    sun(0.3, 0.5, -0.8, 2.8)
    land(-200, 160, lambda x, y: -4 + 5 * rolling(x, 5, 4) + 3 * rolling(x + 2 * y, 12, 6), clay(0.32, 0.3, 0.03, 2))
    for k, (x, size) in enumerate(((150, 1.0), (470, 0.86), (800, 1.05), (1120, 0.9), (1430, 1.0), (1740, 0.84))):
        around(x, lambda x, size=size, k=k: m.generator(x, 40, size, k in (1, 4)))
    for k in range(30):
        dice = np.random.default_rng(k)
        x = float(dice.uniform(0, WIDTH))
        around(
            x,
            lambda x, dice=dice: box(
                (x, float(dice.uniform(-70, -30)), 4),
                tuple(dice.uniform(3, 13, 3)),
                clay(0.4, 0.4, 0.05),
                tuple(dice.uniform(0, 90, 3)),
            ),
        )
    render("hall_mid")


def hall_near() -> None:
    """Columns, pipes with collars, valves, broken cables: what frames the hall."""
    begin(400, 200, 4)
    sun(0.2, 0.5, -0.8, 2.6)
    wall, deep = clay(0.5, 0.4, 0.03), clay(0.25, 0.4, 0.05)
    for x in (90, 690, 1100, 1660):
        box((x, 40, 200), (24, 24, 240), wall, bevel=4)
        box((x, 24, 30), (33, 24, 20), wall, bevel=4)
        for z in (90, 180, 270, 360):
            box((x, 16, z), (27, 20, 3), deep)
    for z, r in ((346, 13), (376, 8)):
        cylinder((WIDTH / 2, 0, z), r, WIDTH, deep, (0, 90, 0))
        for x in range(60, WIDTH, 120):
            cylinder((x, 0, z), r + 3, 4, wall, (0, 90, 0))
    for x, top in ((180, 260), (1010, 220), (1560, 280)):
        cylinder((x, -10, top), 9, 120, deep)
        for z in (top - 60, top + 60):
            cylinder((x, -10, z), 12, 3, wall)
        torus((x, -26, top - 6), 13, 2, wall, (90, 0, 0))
        for turn in (0, 60, 120):
            box((x, -26, top - 6), (12, 1, 1), wall, (0, turn, 0))
    dice = np.random.default_rng(4)
    for k in range(26):
        x, long = 30 + k * 74 + float(dice.uniform(-20, 20)), float(dice.uniform(40, 170))
        for j in range(12):
            cylinder(
                (x + 3 * math.sin(j * 0.5 + k), 0, 376 - long * (j + 0.5) / 12),
                1.2,
                long / 22,
                deep,
                (0, 4 * math.cos(j * 0.5 + k), 0),
                8,
            )
    render("hall_near")


def farm() -> None:
    """The convoy road at evening: poplars, a farm with its barn, haystacks, a viaduct, burnt lorries."""
    begin(220, 80, 6)
    sun(-0.8, 0.5, -0.34, 3.6, 3)
    land(
        -170,
        260,
        lambda x, y: -6 + 5 * rolling(x, 3, 21) + 5 * rolling(x + y * 1.0, 5, 22) + 0.05 * y,
        clay(0.5, 0.35, 0.04, 2),
    )
    wall = clay(0.62, 0.3, 0.05)
    for k in range(15):
        dice = np.random.default_rng(60 + k)
        x = 30 + k * 42 + float(dice.uniform(-6, 6))
        around(x, lambda x, k=k, dice=dice: m.poplar(x, 90, float(dice.uniform(84, 128)), 60 + k))
    m.barracks(760, 60, 92, 40, 4)
    barn = box((900, 70, 34), (58, 30, 34), clay(0.34, 0.4, 0.1, 5), bevel=1)
    cut(barn, (884, 40, 20), (15, 14, 22))
    box((900, 70, 82), (62, 36, 17), clay(0.42, 0.3, 0.2, 4), taper=(0.94, 0.06))
    for x, size in ((690, 15), (1000, 18), (1034, 13)):
        blob((x, 20, size * 0.7), (size, size, size), clay(0.6, 0.3, 0.2, 5), 0.1, x)
    for k in range(6):
        m.broad_tree(1080 + k * 44, 100 + k % 3 * 16, 62 + k % 4 * 9, 90 + k)
    for k in range(9):  # the viaduct
        x = 1390 + k * 60
        around(
            x,
            lambda x: (
                box((x, 130, 44), (6, 10, 50), wall, taper=(0.8, 0.8)),
                [
                    box(
                        (x + 30 + 25 * math.cos(a), 130, 78 + 18 * math.sin(a)),
                        (6, 9, 4),
                        wall,
                        (0, -math.degrees(math.atan2(18 * math.cos(a), -25 * math.sin(a))), 0),
                    )
                    for a in (math.pi * (j + 0.5) / 9 for j in range(9))
                ],
                box((x + 30, 130, 101), (31, 10, 5), wall),
                box((x + 30, 121, 109), (31, 1, 3), wall),
            ),
        )
    for x, turn, burnt in ((640, 20, True), (1190, -30, True), (1300, 12, False), (1850, 160, True)):
        around(x, lambda x, turn=turn, burnt=burnt: m.truck(x, -10, 0, 0.9, turn, burnt))
    for x in range(40, WIDTH, 160):
        box((x, -26, 34), (1.2, 1.2, 40), m.dark())
        box((x, -26, 68), (8, 0.9, 0.9), m.dark())
        box((x, -26, 62), (6, 0.9, 0.9), m.dark())
    render("farm")


def camp() -> None:
    """The forward base at first light: tents, lorries, parked ships, watch towers, stacks of crates."""
    begin(200, 72, 7)
    sun(-0.85, 0.45, -0.28, 3.4, 3)
    land(-170, 200, lambda x, y: -4 + 2.4 * rolling(x, 3, 31) + 0.03 * y, clay(0.42, 0.35, 0.05, 2))
    for k, x in enumerate((60, 150, 240, 330, 560, 650, 740, 1110, 1200, 1290, 1560, 1650)):
        around(x, lambda x, k=k: m.tent(x, 26 + k % 3 * 22, 58, 74, 44 + k % 2 * 6, -26))
    m.dropship((930, 60, 26), 1.35, (0, 0, -26))
    m.dropship((1430, 80, 24), 1.15, (0, 0, 18))
    around(1850, lambda x: m.dropship((x, 90, 22), 1.0, (0, 0, -40)))
    for x, turn in ((440, 14), (850, 170), (1040, -14), (1360, 10), (1740, 18)):
        m.truck(x, 0, 0, 0.9, turn)
    for x, tall in ((500, 92), (1500, 104), (1010, 74)):
        m.watch_tower(x, 96, tall)
    dice = np.random.default_rng(9)
    for x in (20, 410, 700, 880, 1160, 1480, 1700, 1790):
        for k in range(7):
            box(
                (x + k % 4 * 12, -18 + k % 2 * 6, 5 + k // 4 * 10),
                (5, 5, 4.6),
                clay(0.42, 0.3, 0.06, 5),
                (0, 0, float(dice.uniform(-8, 8))),
            )
    render("camp")


def garrison() -> None:
    """The barracks in peace: long houses, a gatehouse, limes, a flagless mast."""
    begin(190, 70, 6)
    sun(0.8, 0.5, -0.42, 3.2, 4)
    land(-170, 220, lambda x, y: -4 + 1.6 * rolling(x, 2, 41) + 0.04 * y, clay(0.6, 0.2, 0.04, 2))
    for x, wide, tall, windows in (
        (170, 220, 46, 9),
        (470, 190, 62, 8),
        (860, 260, 46, 11),
        (1230, 200, 62, 8),
        (1600, 250, 46, 10),
    ):
        m.barracks(x, 60, wide, tall, windows)
    gate = box((670, 50, 40), (46, 20, 40), clay(0.66, 0.22, 0.05), bevel=1)
    cut(gate, (670, 30, 22), (17, 30, 24))
    cylinder((670, 50, 22 + 20), 17, 22, clay(0.66, 0.22, 0.05), (90, 0, 0), 24)
    cut(gate, (670, 30, 40), (12, 30, 8))
    box((670, 50, 88), (24, 18, 10), clay(0.42, 0.3, 0.2, 4), taper=(0.2, 0.2))
    torus((670, 29, 66), 7, 1, clay(0.8, 0.1, 0.1), (90, 0, 0), 24)
    cylinder((1050, 10, 70), 1.2, 74, clay(0.8, 0.1, 0.1))
    for k, x in enumerate((40, 320, 590, 740, 1010, 1100, 1390, 1450, 1780, 1880)):
        around(x, lambda x, k=k: m.broad_tree(x, 30 + k % 3 * 50, 64 + k % 4 * 12, 140 + k))
    render("garrison")


SCENES = {f.__name__: f for f in (wrecks, village, dam, hall_far, hall_mid, hall_near, farm, camp, garrison)}


def main(names: list[str]) -> int:
    for name in names or SCENES:
        SCENES[name]()
        print(f"{name}: done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
