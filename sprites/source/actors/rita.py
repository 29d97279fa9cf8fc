"""Rita in the suit: white and crimson, half the bulk of Cage's, bare-headed, with a blade as long as she is tall."""

from __future__ import annotations

import numpy as np

from . import people_faces, people_gear, rita_moves
from .people_cels import Cel, Role
from .people_figure import SIDES, Figure
from .pixelize import Pixels
from .rig import Bones, Build, move, pitch

BUILD = Build(shoulders=5.8, hips=3.1, neck=9.0)
LENGTH, WIDTH = 34.0, 3.5  # of the blade


def body(f: Figure, cel: Cel) -> None:
    for side, sign in SIDES:
        f.far = side == "L"
        _leg(f, side, sign)
    f.far = False
    _trunk(f)
    f.ball("head", (1.0, -0.2, 3.5), (3.9, 3.6, 4.4), "skinr", "face")
    f.box("head", (2.2, -0.5, 0.5), (1.9, 2.1, 1.3), "skinr", "face", 0.9)
    people_faces.rita_hair(f, cel.pose)
    for side, sign in SIDES:
        f.far = side == "L"
        _arm(f, side, sign)
    f.far = False


def _leg(f: Figure, side: str, sign: int) -> None:
    thigh, shin, foot, toe = "thigh" + side, "shin" + side, "foot" + side, "toe" + side
    f.rod(thigh, (0, sign * 0.3, -0.2), (0.2, 0, -9.2), 3.1, 2.3, "gun", thigh)
    f.box(thigh, (0.3, sign * 1.4, -2.2), (2.7, 2.1, 3.0), "red", "tasset" + side, 1.2, taper=0.9)
    f.box(shin, (0.5, 0, -3.9), (2.2, 2.3, 5.2), "white", shin, 1.3, taper=1.08)
    f.box(foot, (0.1, 0, -0.8), (2.5, 2.3, 2.1), "white", foot, 0.9)
    f.box(foot, (0.3, 0, -2.8), (2.8, 2.4, 0.8), "gun", "sole" + side, 0.4)
    f.box(toe, (1.5, 0, 0.7), (2.3, 2.3, 1.4), "white", foot, 0.9)
    f.box(toe, (1.5, 0, -0.6), (2.4, 2.4, 0.7), "gun", "sole" + side, 0.4)


def _trunk(f: Figure) -> None:
    f.box("hips", (0.2, 0, 0.5), (3.0, 3.7, 2.4), "gun", "hips", 1.4)
    f.rod("belly", (0, 0, 0), (0, 0, 6), 2.6, 2.8, "gun", "hips")
    f.box("chest", (0.4, 0, 4.2), (3.9, 4.9, 4.0), "white", "chest", 2.0, taper=1.14)
    f.box("chest", (3.9, -0.6, 3.4), (0.8, 1.3, 2.4), "red", "stripe", 0.4)
    f.box("chest", (0.2, 0, 7.8), (2.7, 3.5, 1.3), "gun", "collar", 0.8)
    f.box("chest", (-4.8, 0, 4.4), (2.0, 3.5, 4.0), "gun", "pack", 1.0)


def _arm(f: Figure, side: str, sign: int) -> None:
    arm, fore, pad = "arm" + side, "fore" + side, "pad" + side
    f.rod(arm, (0, 0, 0), (0, 0, -6.8), 2.1, 1.8, "gun", arm)
    f.ball(pad, (0, sign * 1.0, 0.5), (3.8, 3.2, 3.6), "red", pad)
    f.box(fore, (-0.1, sign * 0.3, -3.4), (2.2, 2.2, 3.6), "white", fore, 1.2, taper=0.88)
    f.ball(fore, (0, 0, -7.6), (1.8, 1.8, 1.9), "gun", "hand" + side)


def dress(f: Figure, cel: Cel) -> None:
    body(f, cel)
    if cel.gear == "stowed":
        f.bones["blade"] = f.bones["chest"] @ move(-7.6, -1.2, 15) @ pitch(-112)
    if "blade" in f.bones:
        people_gear.blade(f, LENGTH, WIDTH, glow="red")


def finish(picture: np.ndarray, pixels: Pixels, bones: Bones, cel: Cel, origin: tuple[int, int]) -> None:
    if cel.face:
        people_faces.face(picture, pixels, bones, origin, people_faces.RITA, cel.face)


SHEET = Role("rita", (144, 104), (70, 94), BUILD, dress, rita_moves.moves, finish, smear=("blade", 40.0))
