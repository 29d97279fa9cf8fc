"""Heads and shoulders at portrait size, as solids: a skull with a face's masses, hair by the strand, what is worn.

Units are px of a picture of 64 by 64 whose lower edge is z = 0; a head is built about `Bust.at`, which may be tilted.
Everybody looks a little to the right: the near half of the face is the left one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np

from .solids import Solids, pitch, vec

MIDDLE = (33.0, 34.0)  # x, z of the head's centre


@dataclass(frozen=True)
class Skull:
    """A face's proportions; 1 (or 0 px) is that of nobody in particular."""

    skin: str
    wide: float = 1.0
    jaw: float = 1.0
    chin: float = 0.0  # px by which the lower face is longer
    cheeks: float = 1.0
    nose: float = 1.0  # how long
    bulb: float = 1.0  # how broad at its tip
    brow: float = 1.0
    neck: float = 1.0
    crown: float = 1.0  # how broad above the eyes
    point: float = 1.0  # how broad the chin is
    corner: float = 0.0  # size of the jaw's corners
    hook: float = 0.0  # px by which the nose's bridge stands out; below 0 its tip is turned up
    ears: float = 1.0
    eyes: float = 0.0  # px by which they lie higher
    apart: float = 1.0  # how far they are
    low: float = 0.0  # px by which the head sits deeper between the shoulders


class Bust:
    def __init__(self, tilt: float, lower: float) -> None:
        self.solids = Solids()
        self.turn = pitch(tilt)
        self.centre = vec(MIDDLE[0], 0, MIDDLE[1] - lower)

    def at(self, x: float, y: float, z: float) -> np.ndarray:
        """A place beside the head's centre: right, away, up."""
        return np.asarray(self.centre + self.turn @ vec(x, y, z))

    def pixel(self, x: float, z: float) -> tuple[float, float]:
        """The same on the picture."""
        place = self.at(x, 0, z)
        return float(place[0]), 62 - float(place[2])

    def ball(
        self, place: tuple[float, float, float], half: tuple[float, float, float], material: str, part: str
    ) -> None:
        self.solids.ellipsoid(self.at(*place), half, material, part, self.turn)

    def lump(
        self, place: tuple[float, float, float], half: tuple[float, float, float], material: str, part: str
    ) -> None:
        """Something that does not move with the head."""
        self.solids.ellipsoid(vec(*place), half, material, part)

    def strand(
        self, points: list[tuple[float, float, float]], root: float, tip: float, material: str, part: str
    ) -> None:
        self.solids.tube([self.at(*p) for p in points], (root, tip), material, part)

    def cord(self, points: list[tuple[float, float, float]], radius: float, material: str, part: str) -> None:
        self.solids.tube([vec(*p) for p in points], lambda _: radius, material, part)


def face(b: Bust, s: Skull) -> None:
    """All of it is one part, so that no line runs across a cheek."""
    w, skin, down = s.wide, s.skin, s.chin
    b.solids.tube([vec(32, 1, 6), b.at(-0.8, 2, -10)], (7.6 * w * s.neck, 6.8 * w * s.neck), skin, "neck")
    b.ball((-0.6, 2, 4), (13.0 * w * s.crown, 13, 13.6), skin, "face")
    b.ball((1.0, -3, -5.5 - down * 0.45), (10.2 * w * s.jaw**0.6, 9, 9.8 + down * 0.35), skin, "face")
    b.ball((2.2, -6.8, -12.6 - down), (5.2 * s.jaw * s.point, 4.6, 3.9), skin, "face")
    for side in (-1, 1):
        b.ball((1.6 + side * 6.2 * w, -6.2, -2.4), (4.8 * s.cheeks, 4.6, 4.2 * s.cheeks), skin, "face")
        b.ball((1.6 + side * 5.8 * w * s.apart, -9.0, 5.2 + s.eyes), (5.8, 2.8, 1.8 * s.brow), skin, "face")
        if s.corner:
            b.ball((0.5 + side * 6.6 * w, -2.4, -9.6 - down * 0.7), (3.6 * s.corner, 5.0, 3.8 * s.corner), skin, "face")
        if side > 0 and s.ears <= 1.1:
            continue  # the head hides it
        b.ball((side * 12.6 * w * s.crown, 2.5, -1 + s.eyes * 0.5), (2.3 * s.ears, 3, 4.2 * s.ears), skin, "ear")
    long = -4.0 * s.nose
    hook = max(0.0, s.hook)
    points = [b.at(2.4, -11.4, 4 + s.eyes), b.at(3.6 + hook, -13.8 - hook, long * 0.3),
              b.at(4.6 + 0.4 * hook, -15.2, long - min(0.0, s.hook) - 0.6 * hook)]
    b.solids.tube(points, lambda u: 1.2 + 1.0 * u * s.bulb, skin, "nose")
    b.ball((3.7, -13.2, long - 0.7), (2.9 * s.bulb, 2.2, 1.5), skin, "nose")


# -- hair


def brushed(b: Bust) -> None:
    """Cage: short, brushed up from the forehead and across."""
    b.ball((-1.6, 5, 7.5), (13.6, 12, 11.4), "brown", "back")
    for k in range(9):
        f = k / 8
        x = -11.5 + 22 * f
        up = 13.6 + 3.2 * sin(pi * f) + 0.5 * (k % 2)
        b.strand([(x * 0.8 - 2, 1, 11), (x * 0.98, -4.5, up),
                  (x * 1.0 + 4.4, -9.5, 11.0 - 1.6 * (k % 2) + 1.4 * sin(pi * f))],
                 4.1, 0.9, "brown", f"hair{k}")
    b.strand([(-12.6, 0, 9), (-12.8, -2.5, 1.5)], 3.0, 1.3, "brown", "side")


def swept(b: Bust) -> None:
    """Rita: parted on the right, swept over, bound high behind."""
    for k in range(5):
        b.strand([(-9, 8, 13), (-17 - 0.7 * k, 9, 14 - 2.2 * k), (-22 - 0.8 * k, 9, 3 - 2 * k),
                  (-19 - 1.5 * k + 3 * (k % 2), 9, -13 - 2 * k)], 4.6, 0.5, "hairp", f"tail{k}")
    b.ball((-11.6, 6, 13.2), (2.6, 2.8, 3.4), "red", "band")
    b.ball((-1.4, 5, 7), (13.6, 12, 12), "hairp", "back")
    for k in range(7):
        f = k / 6
        b.strand([(5.5 - 2 * f, -3, 16.6), (4.5 - 13 * f, -9.5 + 3 * f, 15.4 - 3.2 * f),
                  (2 - 15.2 * f, -8.5 + 7 * f, 9.6 - 9 * f)],
                 3.5, 0.7, "hairp", f"sweep{k}")
    for k in range(4):
        f = k / 3
        b.strand([(5.5 + f, -3, 16.6), (9.6 + 3.4 * f, -6.5, 12.4 - 2 * f), (11 + 2.0 * f, -5.5 + 3 * f, 5 - 8.5 * f)],
                 3.0, 0.6, "hairp", f"right{k}")


def pinned(b: Bust) -> None:
    """Hartnell: grey, pinned up, a colonel's cap set straight."""
    b.ball((-13, 8, -1), (5.2, 6, 5.2), "greyh", "bun")
    b.ball((-2, 5, 4), (13.6, 12, 11), "greyh", "back")
    b.strand([(-4, -6, 10), (-11.2, -4, 6.2), (-13.2, 1, -4)], 3.8, 1.8, "greyh", "side")
    b.strand([(-2, -7, 9.6), (-9.6, -6.4, 6.6), (-12.0, -3, 1)], 2.2, 0.8, "greyh", "lock")
    b.strand([(8, -6.5, 9.4), (12.2, -4, 5), (12.8, 0, -3)], 2.6, 1.2, "greyh", "far")
    b.ball((0.2, -1, 10.6), (14.6, 13, 3.4), "gun", "band")
    b.ball((0.4, -1, 16.4), (18.2, 13.5, 5.8), "olive", "cap")
    b.ball((2.6, -11.8, 8.8), (11.8, 4.6, 1.9), "gun", "peak")
    b.ball((3.4, -14.2, 14.6), (2.8, 1.4, 3.0), "bonep", "badge")
    b.ball((3.4, -15.4, 14.8), (1.2, 1, 1.4), "ember", "stone")


def beret(b: Bust) -> None:
    """Okoro: a red beret pulled to the right, hair cropped to the skin."""
    b.ball((-1.6, 4, 4.4), (13.0, 12, 10), "brown", "back")
    b.ball((-0.4, -1, 10.4), (13.9, 12.6, 2.3), "gun", "brim")
    b.ball((-0.6, 0, 14.2), (15.4, 13, 5.0), "red", "beret")
    b.ball((-10.5, -1, 12.6), (9.2, 10, 4.8), "red", "beret")
    b.ball((9.0, -10.4, 13.2), (2.2, 1, 2.6), "bonep", "badge")
    b.ball((-12.8, -0.6, -6.2), (1.2, 1.2, 1.6), "bonep", "ring")


def quiff(b: Bust) -> None:
    """Dov: oiled, in a wave; a moustache that he combs."""
    b.ball((-1.8, 5, 6.5), (13.2, 12, 10.8), "brown", "back")
    b.strand([(-12.2, 0, 8), (-12.6, -2, -1)], 2.8, 1.2, "brown", "side")
    for k in range(5):
        f = k / 4
        b.strand([(-11 + 3 * f, -1 - 3 * f, 9.5 + 3 * f), (-6 + 6 * f, -6 - 3 * f, 15.4 + 3.2 * f),
                  (4 + 4.5 * f, -9, 18.4 - 0.8 * f),
                  (11.8 - 0.6 * f, -8.4, 13.6 - 2.4 * f)], 3.4, 1.0, "brown", f"wave{k}")
    for side in (-1, 1):
        b.strand([(4.0, -15.6, -8.6), (4.0 + side * 3.6, -14.8, -9.2), (3.8 + side * 6.6, -13, -7.2)], 1.7, 0.5,
                 "brown", f"moustache{side}")


def bobbed(b: Bust) -> None:
    """Junie: a bob that ends at the jaw, a straight fringe."""
    b.ball((-1.2, 4, 6.6), (14.6, 12.6, 12.4), "rust", "back")
    b.strand([(-11.5, -2, 9), (-13.6, -1, 0), (-12.6, 0, -10.5)], 4.4, 2.6, "rust", "left")
    b.strand([(12.0, -2, 8), (13.4, -1, 0), (12.0, 0, -9)], 3.2, 1.8, "rust", "right")
    for k in range(6):
        f = k / 5
        b.strand([(-8 + 17 * f, -4, 16.4), (-9 + 20 * f, -9, 13), (-8.6 + 20 * f, -9.4, 8.4 + 0.8 * (k % 2))], 3.3,
                 1.5, "rust", f"fringe{k}")


def cap_and_beard(b: Bust) -> None:
    """Moss: a flat cap of his own, a beard trimmed with a knife."""
    b.ball((-2, 5, 3), (13.8, 12, 10), "greyh", "back")
    for k in range(11):
        f = k / 10
        x = -13.2 + 27.0 * f
        deep = sin(pi * f)
        b.strand([(x + 0.8, -6 - 6 * deep, -4 - 5.4 * deep), (x * 0.86 + 1.2, -7 - 5 * deep, -11.4 - 6.8 * deep)], 3.5,
                 1.7, "greyh", "beard")
    for side in (-1, 1):
        b.strand([(4.0, -14.4, -7.0), (4.0 + side * 3.6, -13.4, -7.8), (3.6 + side * 6.2, -11, -10)], 1.9, 0.9,
                 "greyh", "beard")
    b.ball((0, -1, 10.8), (15.2, 13, 3.0), "brown", "cap")
    b.ball((-1, 0, 13.4), (15.8, 13, 4.6), "brown", "cap")
    b.ball((4.6, -11.6, 9.8), (11.4, 4.6, 1.8), "brown", "peak")


def singed(b: Bust) -> None:
    """Wick: hair that stands from the last fuse, goggles on the forehead."""
    b.ball((-1.6, 5, 6), (13.0, 12, 10.4), "brown", "back")
    for k in range(8):
        f = k / 7
        x = -11 + 22 * f
        b.strand([(x * 0.9, -3, 12), (x * 1.0 + 0.6 * (k % 2), -4.5, 17 + 2.6 * sin(pi * f)),
                  (x * 1.12 + 1.5, -5, 19.6 + 3.4 * sin(pi * f) - 2.2 * (k % 2))], 3.2, 0.5, "brown", f"spike{k}")
    b.ball((0.6, -2, 9.0), (13.8, 12.4, 2.3), "gun", "strap")
    for side in (-1, 1):
        b.ball((2.6 + side * 5.8, -12.4, 9.8), (4.6, 2.4, 3.6), "gun", f"rim{side}")
        b.ball((2.6 + side * 5.8, -14.2, 9.9), (3.2, 1.6, 2.4), "blade", f"glass{side}")


def helmet(b: Bust) -> None:
    """A guard's steel helmet, strap under the chin."""
    b.ball((-0.6, 2, 8.4), (15.0, 13.4, 12.0), "olive", "helmet")
    b.ball((0.4, -1.5, 6.8), (16.6, 14.4, 2.4), "olive", "rim")
    for side, near in ((-1, 1.0), (1, 0.7)):
        b.strand([(side * 12.6 + 0.6, -3, 4), (side * 10.4 + 1.4, -6, -6), (2.4 + side * 3, -9.6, -16)],
                 0.9 * near + 0.2, 0.9 * near, "tan", "chin_strap")


# -- clothes


def suit(b: Bust, plate: str, trim: str, lamp: str) -> None:
    b.lump((32, 6, -1), (27, 9, 13), plate, "body")
    for side in (-1, 1):
        b.lump((32 + side * 23, -3, 6.6), (10.5, 8, 8.6), plate, f"pad{side}")
        b.lump((32 + side * 24, -8.4, 1.6), (8.4, 3.6, 2.6), trim, f"edge{side}")
    b.cord([(18, -6, 11.4), (25, -10, 6.6), (33, -12, 4.8), (41, -10, 6.6), (48, -6, 11.4)], 4.0, "gun", "collar")
    if lamp:
        b.lump((43, -14, 1.6), (2.4, 1, 1.5), lamp, "lamp")


def coat(b: Bust, cloth: str, badge: str) -> None:
    """Collar, shirt, tie; with a `badge` ribbons and straps, too."""
    b.lump((32, 6, -1), (26, 9, 13), cloth, "body")
    b.lump((32.5, -6, 3), (5.8, 5, 9), "white", "shirt")
    b.cord([(33, -12, 9), (33.2, -12.5, 0)], 2.1, "gun", "tie")
    for side in (-1, 1):
        b.cord([(33 + side * 8, -6, 14.4), (33 + side * 9, -10, 7), (33 + side * 3, -13, -2)], 3.5, cloth,
               f"lapel{side}")
        if badge:
            b.lump((32 + side * 21, -4, 8.6), (6, 4, 1.5), "bonep", f"strap{side}")
    if badge:
        b.lump((47, -12, 3.4), (4.4, 1, 1.3), "red", "ribbon")
        b.lump((47, -12.4, 0.6), (4.4, 1, 1.2), badge, "ribbon2")


def jacket(b: Bust, cloth: str, collar: str, strap: str, broad: float = 1.0) -> None:
    b.lump((32, 6, -2 + broad), (26 * broad, 9, 13), cloth, "body")
    b.cord([(18, -5, 12.6), (24, -9, 8.6), (30, -12, 3.6), (33, -13, -2)], 4.2, collar, "collar")
    b.cord([(48, -5, 12.6), (43, -9, 8.6), (36.5, -12, 3.6), (34, -13, -2)], 4.0, collar, "collar2")
    if strap:
        for side in (-1, 1):
            b.cord([(32 + side * 17, -5, 12), (32 + side * 15.4, -9, 0)], 1.7, strap, f"strap{side}")


Hair = Callable[[Bust], None]


def nods(angle: float) -> float:
    """How far a tilted head sinks, px."""
    return 2.2 * (1 - cos(angle * pi / 60))
