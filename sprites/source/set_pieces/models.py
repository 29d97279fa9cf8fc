"""What stands in the far world: ships, wrecks, houses, trees, machines. Lengths in px."""

from __future__ import annotations

import math
from typing import Any

import bpy
import numpy as np
from mathutils import Euler

from .blender import Point, blob, box, clay, cut, cylinder, mesh, torus


def pale() -> Any:
    return clay(0.55, 0.35, 0.05)


def dark() -> Any:
    return clay(0.2, 0.3, 0.05)


def group(parts: list[Any], at: Point, size: float, turn: Point) -> None:
    root = bpy.data.objects.new("group", None)
    bpy.context.scene.collection.objects.link(root)
    for part in parts:
        part.parent = root
    root.location, root.scale = at, (size, size, size)
    root.rotation_euler = Euler([math.radians(a) for a in turn])


def hedgehog(x: float, y: float, z: float, size: float, lean: float = 0) -> None:
    """Three crossed beams."""
    for turn in ((0, 45 + lean, 20), (0, -45 + lean, -25), (40, lean, 70)):
        box((x, y, z + size * 0.52), (size, size * 0.1, size * 0.1), dark(), turn)


def dropship(at: Point, size: float, turn: Point, whole: bool = True) -> None:
    """Four ducted rotors round a box; a wreck has lost two of them."""
    skin, deep = pale(), dark()
    parts = [
        box((0, 0, 0), (30, 11, 9), skin, bevel=4, taper=(0.86, 0.8)),
        box((29, 0, -2), (10, 8.5, 6.5), skin, bevel=4, taper=(0.6, 0.7)),
        box((33, -1, 1.5), (5, 7.6, 2.4), deep, (0, 18, 0), 1),
        box((-34, 0, 4), (12, 5, 4), skin, (0, -8, 0), 2),
        box((-44, 0, 12), (4, 1.2, 9), skin, (0, -22, 0), 0.6),
        box((-43, 0, 20), (5, 13, 1), skin, bevel=0.4),
        box((0, -11.4, 0), (7, 0.8, 6.4), deep),
        box((0, 0, 9.5), (18, 6, 2), deep, bevel=1),
        box((2, 0, -10), (20, 8, 1.6), deep, bevel=0.8),
    ]
    for sx in (-17, 19):
        for sy in (-1, 1):
            if not whole and sx < 0 and sy > 0:
                continue
            parts += [
                box((sx, sy * 17, 6), (3, 9, 1.6), skin),
                torus((sx, sy * 27, 6), 13, 2.3, skin, (0, 6, 0)),
                cylinder((sx, sy * 27, 6), 3, 4, deep),
            ]
            parts += [box((sx, sy * 27, 6.4), (12, 1.1, 0.35), deep, (0, 6, k * 60 + 20)) for k in range(3)]
    group(parts, at, size, turn)


def landing_craft(x: float, y: float, z: float, size: float, lean: float, seed: int) -> None:
    """An open steel box with its ramp down, holed."""
    skin, deep, dice = pale(), dark(), np.random.default_rng(seed)
    hull = box((x, y, z + 12 * size), (62 * size, 20 * size, 15 * size), skin, (0, lean, dice.uniform(-8, 8)), 2)
    cut(hull, (x + 4, y - 2, z + 24 * size), (50 * size, 15 * size, 14 * size), (0, lean, 0))
    for _ in range(3):
        cut(
            hull,
            (x + float(dice.uniform(-50, 50)) * size, y - 18 * size, z + float(dice.uniform(6, 24)) * size),
            (float(dice.uniform(4, 12)) * size, 14 * size, float(dice.uniform(4, 9)) * size),
            (0, float(dice.uniform(-40, 40)), 0),
        )
    box((x + 78 * size, y, z + 4 * size), (20 * size, 18 * size, 1.6), skin, (0, 24 + lean, 0))
    box((x - 46 * size, y, z + 34 * size), (11 * size, 12 * size, 10 * size), skin, (0, lean, 0), 1)
    box((x - 46 * size, y - 6, z + 52 * size), (1.2, 1.2, 14 * size), deep, (0, lean, 0))


def ribs(x: float, y: float, z: float, count: int, size: float) -> None:
    """What is left of a burnt hull."""
    for k in range(count):
        bulge = abs(k - count / 2) / count
        torus((x + k * 14 * size, y, z), (28 - bulge * 12) * size, 1.7, dark(), (90, 0, 58), 26)
    box((x + count * 7 * size, y, z - 10), (count * 7.4 * size, 2, 2), dark())


def pillbox(x: float, y: float, z: float, size: float) -> None:
    house = box((x, y, z + 15 * size), (34 * size, 22, 16 * size), pale(), bevel=3, taper=(0.86, 0.86))
    cut(house, (x + 10 * size, y - 20, z + 18 * size), (18 * size, 14, 3 * size))
    box((x, y - 2, z + 32 * size), (33 * size, 22, 2.4), pale(), bevel=1)


def house(x: float, y: float, wide: float, tall: float, seed: int, holes: int = 3, roof: bool = True) -> None:
    """A burnt-out house of stone: windows, missing corners, rafters, a chimney, rubble at its foot."""
    wall, rafters, deep = clay(0.62, 0.4, 0.06), clay(0.28, 0.4, 0.08), clay(0.14, 0.2, 0.05)
    dice, deepness = np.random.default_rng(seed), 26.0

    def roll(low: float, high: float) -> float:
        return float(dice.uniform(low, high))

    shell = box((x, y, tall / 2), (wide / 2, deepness, tall / 2), wall)
    cut(shell, (x, y, tall / 2 + 3), (wide / 2 - 4, deepness - 4, tall / 2 + 2))
    for k in range(int(wide // 22)):
        for z in (tall * 0.34, tall * 0.74) if tall > 70 else (tall * 0.5,):
            at = x - wide / 2 + 14 + k * 22
            if at < x + wide / 2 - 8:
                cut(shell, (at, y - deepness, z), (4.6, 9, 7.5))
                box((at, y - deepness - 1, z - 8.6), (6.2, 1.6, 0.9), wall)
    cut(shell, (x + wide * 0.18, y - deepness, 9), (6, 9, 12))
    for _ in range(holes):
        cut(
            shell,
            (x + roll(-wide / 2, wide / 2), y + roll(-deepness, 0), tall + roll(-4, 6)),
            (roll(8, 17), 40, roll(8, 22)),
            (roll(-20, 20), roll(-50, 50), roll(-30, 30)),
        )
    if roof:
        for k in range(9):
            at = x - wide / 2 + (k + 0.5) * wide / 9
            if roll(0, 1) < 0.7:
                box((at, y - deepness / 2, tall + 13), (1.3, 1.3, 22), rafters, (-52, 0, 0))
            if roll(0, 1) < 0.5:
                box(
                    (at, y - deepness / 2 - 1, tall + 12 + roll(-6, 6)),
                    (wide / 18, 1, roll(9, 16)),
                    rafters,
                    (-52, roll(-4, 4), 0),
                )
        box((x, y, tall + 27), (wide * 0.35, 1.5, 1.5), rafters, (0, roll(-6, 6), 0))
        stack = roll(12, 24)  # stands on the wall, or a chimney would float over a house without a roof
        box((x - wide * 0.36, y - deepness + 6, tall / 2 + stack), (4.5, 4.5, tall / 2 + stack), wall)
    for _ in range(18):
        box(
            (x + roll(-wide * 0.8, wide * 0.8), y - deepness - roll(2, 16), 2),
            (roll(1.5, 5), roll(1.5, 5), roll(1.5, 4)),
            wall,
            (roll(0, 90), roll(0, 90), roll(0, 90)),
        )
    box((x, y + 8, 8), (wide / 2 - 5, 10, 8), deep)


def church(x: float, y: float) -> None:
    """A tower with half its spire and a nave without a roof."""
    wall, slate = clay(0.62, 0.4, 0.06), clay(0.28, 0.4, 0.08)
    nave = box((x + 92, y + 10, 38), (70, 26, 38), wall)
    cut(nave, (x + 92, y + 10, 44), (66, 22, 40))
    for k in range(5):
        cut(nave, (x + 40 + k * 26, y - 16, 40), (5.5, 12, 20))
        box((x + 40 + k * 26 + 13, y - 18, 30), (3, 5, 32), wall, taper=(1, 0.3))
    for at, size in ((150, 22), (120, 15)):
        cut(nave, (x + at, y, 82), (size, 50, size + 8), (10, 34, 8))
    for k in range(4):
        box((x + 44 + k * 22, y + 8, 84), (1.4, 1.4, 22), slate, (-50, 0, 0))
    tower = box((x, y, 84), (24, 22, 84), wall)
    for z in (44, 110):
        cut(tower, (x, y - 24, z), (6, 16, 13))
    cut(tower, (x, y, 112), (40, 7, 13))
    cut(tower, (x + 27, y - 10, 166), (20, 50, 26), (10, 34, 8))
    for z in (78, 140):
        box((x, y - 22, z), (25.5, 1.6, 1.8), wall)
    box((x - 6, y - 4, 190), (15, 18, 30), slate, (0, -4, 0), taper=(0.06, 0.06))


def windmill(x: float, y: float) -> None:
    wall, wood = clay(0.6, 0.35, 0.06), clay(0.25, 0.3, 0.06)
    cylinder((x, y, 44), 24, 44, wall, top=16)
    cylinder((x, y, 96), 17, 9, wood, top=5)
    for k in range(4):
        if k == 2:
            continue  # shot away
        turn = k * 90 + 22
        a = math.radians(turn)
        box((x + 27 * math.sin(a), y - 22, 92 + 27 * math.cos(a)), (1.2, 1, 28), wood, (0, turn, 0))
        box((x + 33 * math.sin(a), y - 23, 92 + 33 * math.cos(a)), (5, 0.6, 20), wood, (0, turn, 0))
    cut(cylinder((x, y, 3), 26, 3, wall), (x + 20, y - 20, 3), (6, 8, 8))


def bare_tree(x: float, y: float, tall: float, seed: int) -> None:
    """A shot-up tree: a trunk that leans and a few stumps of branches."""
    wood, dice = clay(0.14, 0.2, 0.05), np.random.default_rng(seed)
    lean = float(dice.uniform(-9, 9))
    cylinder((x, y, tall / 2), 2.4, tall / 2, wood, (0, lean, 0), 8, 0.9)
    for _ in range(int(dice.integers(3, 7))):
        up, turn = float(dice.uniform(0.4, 0.95)), float(dice.choice((-1, 1)) * dice.uniform(30, 70))
        long = float(dice.uniform(5, 14)) * (1.3 - up)
        sway = math.sin(math.radians(lean)) * tall * (up - 0.5)
        a = math.radians(turn)
        cylinder(
            (x + sway + long * math.sin(a), y, tall * up + long * math.cos(a)), 1.1, long, wood, (0, turn, 0), 6, 0.3
        )


def poplar(x: float, y: float, tall: float, seed: int) -> None:
    dice = np.random.default_rng(seed)
    cylinder((x, y, tall * 0.1), 2, tall * 0.12, clay(0.2, 0.2, 0.05), sides=8)
    for k in range(6):
        u = k / 5
        wide = tall * 0.15 * (0.55 + math.sin(math.pi * min(0.92, u + 0.12)) * 0.75)
        blob(
            (x + float(dice.uniform(-2, 2)), y + float(dice.uniform(-3, 3)), tall * (0.24 + 0.66 * u)),
            (wide * 0.72, wide * 0.72, tall * 0.15),
            clay(0.34, 0.5, 0.16, 2),
            0.26,
            seed * 7 + k,
        )


def broad_tree(x: float, y: float, tall: float, seed: int) -> None:
    dice = np.random.default_rng(seed)
    cylinder((x, y, tall * 0.2), 3, tall * 0.24, clay(0.2, 0.2, 0.05), sides=9)
    for k in range(7):
        a, out = math.tau * k / 7, tall * 0.2 * (k > 0)
        blob(
            (
                x + out * math.cos(a) * 1.2,
                y + out * math.sin(a) * 0.7,
                tall * (0.64 + float(dice.uniform(-0.12, 0.16))),
            ),
            (tall * 0.24, tall * 0.2, tall * 0.22),
            clay(0.36, 0.5, 0.14, 2),
            0.22,
            seed * 9 + k,
        )


def truck(x: float, y: float, z: float, size: float, turn: float = 0, burnt: bool = False) -> None:
    """A canvas-covered lorry; burnt, only its hoops are left."""
    skin, deep = (dark(), clay(0.1, 0.2, 0.05)) if burnt else (clay(0.4, 0.3, 0.06), dark())
    parts = [
        box((24, 0, 16), (10, 9, 10), skin, bevel=1.5),
        box((36, 0, 11), (7, 8, 5), skin, bevel=1.5),
        box((27, -1, 20), (7.6, 8.6, 3.4), deep),
        box((-8, 0, 10), (24, 10, 2), deep),
    ]
    if burnt:
        parts += [torus((-28 + k * 12, 0, 12), 10, 0.9, skin, (90, 0, 90), 20) for k in range(4)]
    else:
        parts += [box((-8, 0, 21), (23, 10.5, 9), skin, bevel=3, taper=(1, 0.8))]
    for wheel in (-24, -12, 32):
        parts += [cylinder((wheel, side * 9, 5), 5.6, 2, deep, (90, 0, 0), 18) for side in (-1, 1)]
    group(parts, (x, y, z), size, (0, 8 if burnt else 0, turn))


def tent(x: float, y: float, wide: float, deep: float, tall: float, turn: float) -> None:
    """A ridge tent with an open mouth that is lit from inside."""
    cloth = clay(0.5, 0.08, 0.08)
    h, d = wide / 2, deep / 2
    points = [(-h, -d, 0), (h, -d, 0), (0, -d, tall), (-h, d, 0), (h, d, 0), (0, d, tall)]
    mesh([*points], [(0, 3, 5, 2), (1, 2, 5, 4), (3, 4, 5)], cloth, (x, y, 0), (0, 0, turn))
    mesh([(-h, -d, 0), (-h * 0.36, -d, 0), (0, -d, tall)], [(0, 1, 2)], cloth, (x, y, 0), (0, 0, turn))
    mesh([(h * 0.36, -d, 0), (h, -d, 0), (0, -d, tall)], [(0, 1, 2)], cloth, (x, y, 0), (0, 0, turn))
    mesh(
        [(-h * 0.7, 0, 0.4), (h * 0.7, 0, 0.4), (0, 0, tall * 0.8)],
        [(0, 1, 2)],
        clay(0.9, 0, 0.1, 3, 1.6),
        (x, y, 0),
        (0, 0, turn),
    )
    for side in (-1, 1):
        a = math.radians(turn)
        cylinder((x + side * (h + 5) * math.cos(a), y - d, 5), 0.4, 8, dark(), (0, side * -38, 0), 5)


def watch_tower(x: float, y: float, tall: float) -> None:
    wood = clay(0.3, 0.3, 0.06)
    for sx in (-9, 9):
        for sy in (-7, 7):
            box((x + sx, y + sy, tall / 2), (1.3, 1.3, tall / 2), wood, (0, -3 if sx > 0 else 3, 0))
    for k in range(int(tall // 22)):
        for lean in (-42, 42):
            box((x, y - 8, 12 + k * 22), (0.9, 0.9, 14), wood, (0, lean, 0))
    box((x, y, tall), (13, 11, 1.4), wood)
    box((x, y, tall + 8), (12, 10, 1), wood)
    box((x, y, tall + 4), (12, 10, 4), wood)
    box((x, y, tall + 24), (14, 12, 2), wood, taper=(0.5, 0.5))
    for sx in (-10, 10):
        box((x + sx, y - 8, tall + 15), (0.9, 0.9, 9), wood)
    box((x, y - 10, tall + 13), (2.4, 1.6, 2), clay(0.9, 0, 0.1, 3, 5))


def barracks(x: float, y: float, wide: float, tall: float, windows: int) -> None:
    """A long plastered house with a tiled roof, whole."""
    wall, tiles, frame = clay(0.66, 0.22, 0.05), clay(0.42, 0.3, 0.2, 4), clay(0.8, 0.1, 0.1)
    shell = box((x, y, tall / 2), (wide / 2, 24, tall / 2), wall)
    for k in range(windows):
        at = x - wide / 2 + (k + 0.5) * wide / windows
        for z in (tall * 0.3, tall * 0.74) if tall > 52 else (tall * 0.55,):
            cut(shell, (at, y - 24, z), (3.8, 6, 6))
            box((at, y - 21, z), (3.4, 0.5, 5.6), clay(0.9, 0.1, 0.1, 3))
            box((at, y - 24.6, z), (0.5, 0.6, 6), frame)
            box((at, y - 25, z - 6.8), (5, 1.4, 0.8), frame)
    box((x, y, tall + 12), (wide / 2 + 5, 30, 12), tiles, taper=(0.9, 0.05))
    box((x, y - 28, tall), (wide / 2 + 5, 3, 1.2), frame)
    for k in range(2 + windows // 6):
        at = x - wide * 0.36 + k * wide * 0.3
        box((at, y - 6, tall + 20), (4, 4, 10), wall)


def generator(x: float, y: float, size: float, dead: bool) -> None:
    """A standing turbine set: casing, ribs, crown, shaft; a dead one has lost its crown."""
    steel, deep, light = clay(0.42, 0.4, 0.02), clay(0.28, 0.3, 0.03), clay(0.55, 0.35, 0.02)
    cylinder((x, y, 42 * size), 70 * size, 42 * size, steel, sides=44, bevel=4)
    cylinder((x, y, 88 * size), 60 * size, 6 * size, light, sides=44, bevel=2)
    for k in range(20):
        a = math.tau * k / 20
        box(
            (x + 71 * size * math.cos(a), y + 71 * size * math.sin(a), 42 * size),
            (2.5, 2.5, 40 * size),
            deep,
            (0, 0, math.degrees(a)),
        )
    torus((x, y, 94 * size), 64 * size, 2.2, deep)
    if not dead:
        cylinder((x, y, 108 * size), 44 * size, 16 * size, steel, sides=40, bevel=3)
        cylinder((x, y, 130 * size), 30 * size, 8 * size, light, sides=32, bevel=2)
        cylinder((x, y, 152 * size), 8 * size, 20 * size, deep)
    else:
        cylinder((x + 30 * size, y - 10, 112 * size), 40 * size, 10 * size, steel, (0, 28, 12), 36, bevel=3)
    cylinder((x + 92 * size, y, 30 * size), 17 * size, 90, deep, (90, 0, 0), 22)
