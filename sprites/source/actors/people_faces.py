"""Faces and hair. At this size no ball of skin gives two eyes that can be read: a face is a drawing of eight by eight
pixels, laid on the skin of the head and on nothing else, so that hair, hands and blades lie over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, pi, radians, sin, tan

import numpy as np
import palette

from . import ramps
from .people_figure import Figure
from .pixelize import Pixels
from .rig import Array, Bones, Pose, at, on_screen

# s skin, h its light, d its shade, D its deep shade, k lash, w white of the eye, i iris, b brow, m mouth
FACES = {
    "side": ("........", ".sbbsbb.", ".skkskk.", ".swissi.", ".ssssds.", ".ssssds.", ".sdmmms.", "..sssd.."),
    "front": ("........", "sbbssbbs", "skksskks", "swisswis", "sssddsss", "ssssssss", ".ssmmss.", "..ssss.."),
    "left": ("........", ".bbsbbs.", ".kkskks.", ".iwsiws.", ".sdssss.", ".sdssss.", ".smmmds.", "..dsss.."),
    "down": ("........", "........", ".ssssss.", ".sbbsbb.", ".skkskk.", ".ssssds.", ".sdmmms.", "..sssd.."),
    "shut": ("........", ".sbbsbb.", ".ssssss.", ".skkskk.", ".ssssds.", ".ssssds.", ".sdmmms.", "..sssd.."),
    "pain": ("........", ".sssbss.", ".sbbssb.", ".sskksk.", ".ssssds.", ".sdmmms.", ".sdwwms.", "..sssd.."),
    "shout": ("........", ".sbsssb.", ".skbskb.", ".swissi.", ".ssssds.", ".ssmmms.", ".ssmmms.", "..sddd.."),
    "calm": ("........", ".sbbsbb.", ".skkskk.", ".swissi.", ".ssssds.", ".ssssdm.", ".sdmmms.", "..sssd.."),
    "talk": ("........", ".sbbsbb.", ".skkskk.", ".swissi.", ".ssssds.", ".ssmmms.", ".ssdmds.", "..sssd.."),
}
TURNED = {"front": (-0.2, 4), "left": (-2.4, 4)}  # px by which a face lies beside the head's middle, its left column
SIDE = (2.2, 4)
LEAST_TILT = radians(15)


Ink = tuple[str, int]  # a ramp of the palette, and a step of it


@dataclass(frozen=True)
class Looks:
    """Whose face: ramps of skin and hair, and what colour iris and lips have. All of it is in the palette."""

    skin: str
    hair: str
    iris: Ink
    lips: Ink
    brow: int = 1  # step of the hair's ramp


RITA = Looks("skinr", "hairp", ("navy", 4), ("omega", 4))
CAGE = Looks("skinp", "brown", ("steel", 2), ("skinp", 2))
HARTNELL = Looks("skinp", "greyh", ("mud", 2), ("rust", 2), 2)
RECRUIT = Looks("skinp", "brown", ("mud", 1), ("skinp", 2))
LASH: Ink = ("skinp", 0)
EYEWHITE: Ink = ("white", 3)
SHADE = 2  # step of a skin ramp on which a face's shade begins


def face(picture: np.ndarray, pixels: Pixels, bones: Bones, origin: tuple[int, int], looks: Looks, which: str) -> None:
    """Draws a face on the head's skin. `picture` and `pixels` are of the same frame."""
    rows = FACES[which]
    beside, left = TURNED.get(which, SIDE)
    tilt = 0.0 if which == "down" else tilted(bones)  # that one is drawn bowed
    x, up = on_screen(at(bones["head"], 0, 0, 3.6) + np.array([beside * cos(tilt), -2.6, -beside * sin(tilt)]))
    cx, cy = round(origin[0] + x), round(origin[1] - up)
    skin, hair = palette.ramp(looks.skin), palette.ramp(looks.hair)
    colours = {
        "s": skin[-3], "h": skin[-2], "d": skin[-4], "D": skin[SHADE], "k": _ink(LASH), "w": _ink(EYEWHITE),
        "i": _ink(looks.iris), "b": hair[looks.brow], "m": _ink(looks.lips),
    }
    skinned = pixels.material == ramps.NUMBER[looks.skin]
    for row, marks in enumerate(rows):
        for column, mark in enumerate(marks):
            dx, dy = turned(column - left, row - 4, tilt)
            px, py = cx + dx, cy + dy
            if mark != "." and 0 <= px < picture.shape[1] and 0 <= py < picture.shape[0] and skinned[py, px]:
                picture[py, px, :3] = colours[mark]


def tilted(bones: Bones) -> float:
    """Radians by which a head is seen to lean to the right; 0 for a little, which a drawing of eight pixels cannot."""
    foot, top = on_screen(at(bones["head"], 0, 0, 0)), on_screen(at(bones["head"], 0, 0, 1))
    angle = atan2(top[0] - foot[0], top[1] - foot[1])
    return angle if abs(angle) >= LEAST_TILT else 0.0


def turned(x: int, y: int, angle: float) -> tuple[int, int]:
    """A pixel beside the middle, y down, turned to the right by radians. Quarters, then three shears in whole pixels
    (Paeth, 1986): no two pixels come to lie on one, so that a turned face has no holes."""
    quarters = round(angle / (pi / 2))
    for _ in range(quarters % 4):
        x, y = -y, x
    rest = angle - quarters * pi / 2
    x -= round(tan(rest / 2) * y)
    y += round(sin(rest) * x)
    return x - round(tan(rest / 2) * y), y


def _ink(ink: Ink) -> palette.Colour:
    ramp, step = ink
    return palette.ramp(ramp)[step]


def tail(f: Figure, p: Pose, root: Array, length: float, width: float, material: str, name: str, late: float) -> None:
    """A tail of hair: it hangs, streams or flies up, and every link follows the one before it a little later."""
    links = 9
    base = radians(-96 - 70 * min(p.wind, 1.1) - 70 * p.lift)  # 180 is straight back, 90 is up
    # Of a head that is turned away from where the body goes it falls on the other side.
    side = -1.0 if f.frame("head")[0, 0] < -0.3 and p.wind < 0.6 else 1.0
    place, points = root.copy(), []
    for k in range(links):
        points.append(place.copy())
        u = k / (links - 1)
        droop = radians(38 * (p.wind - 0.2) * u) * (1 - 1.6 * p.lift)
        sway = (0.24 + 0.62 * min(p.wind, 1.0)) * (0.25 + u) * sin(2 * pi * (p.hair - late) - 4.4 * u)
        turn = base + droop + sway
        step = length / (links - 1)
        place = place + np.array([cos(turn) * step * side, 0.12 * sin(2 * pi * p.hair + k), sin(turn) * step])
    f.strand(points, lambda u: width * (0.62 + 1.5 * u * (1 - u)) * (1 - u**3) + 0.25, material, name)


def rita_hair(f: Figure, p: Pose) -> None:
    """Parted on the near side, swept back into a tail that is bound high."""
    f.ball("head", (-1.2, 0.2, 5.0), (4.5, 4.3, 4.3), "hairp", "hair")
    f.ball("head", (0.9, 0.3, 7.4), (4.0, 3.9, 2.5), "hairp", "hair")
    f.rod("head", (2.0, -2.9, 8.2), (4.6, -2.2, 6.6), 1.3, 0.7, "hairp", "fringe")
    f.rod("head", (0.2, -3.8, 6.0), (0.4, -4.0, 1.4), 1.3, 0.5, "hairp", "lock")
    root = at(f.frame("head"), -4.6, 0.2, 7.0)
    f.ball("head", (-4.4, 0.2, 6.9), (1.5, 1.6, 1.6), "red", "band")
    tail(f, p, root, 15.5, 2.2, "hairp", "tail", 0.1)
    tail(f, p, root + np.array([0, -0.9, -0.6]), 11.5, 1.5, "hairp", "tail2", 0.24)
    tail(f, p, root + np.array([-0.4, 0.6, 0.8]), 13.0, 1.3, "hairp", "tail3", -0.04)
