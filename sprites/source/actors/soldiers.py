"""Soldiers in the suit: two of the line, and J-Squad with their sergeant, each told apart by head, pack and build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from . import people_faces, people_gear, people_heads, soldiers_moves
from .people_cels import Cel, Moves, Role
from .people_faces import Looks
from .people_figure import SIDES, Figure
from .people_heads import Head
from .pixelize import Pixels
from .rig import Bones, Build, Pose


@dataclass(frozen=True)
class Kit:
    """What one of them wears. `bulk` scales plates, not bones."""

    plate: str
    cloth: str
    head: Head
    pack: Callable[[Figure], None]
    looks: Looks = people_faces.RECRUIT
    bulk: float = 1.0
    build: Build = field(default_factory=Build)
    masked: bool = False  # no face is seen
    lamp: str = "bonep"
    style: soldiers_moves.Style = field(default_factory=soldiers_moves.Style)


def _roll(f: Figure) -> None:
    f.box("chest", (-6.0, 0, 4.2), (2.4, 4.2, 4.4), "gun", "pack", 1.0)
    f.rod("chest", (-6.4, -5.0, 9.2), (-6.4, 5.0, 9.2), 2.1, 2.1, "tan", "blanket")


def _tank(f: Figure) -> None:
    f.box("chest", (-6.8, 0, 5.0), (3.3, 4.8, 6.0), "navy", "pack", 1.2)
    f.rod("chest", (-8, -3.2, 8), (-8, -3.2, 14), 1.7, 1.7, "rust", "tank")


def _pans(f: Figure) -> None:
    """The squad's kitchen."""
    f.box("chest", (-6.2, 0, 4.4), (2.6, 4.4, 4.8), "gun", "pack", 1.0)
    f.ball("chest", (-8.4, -2.6, 4.6), (1.6, 3.6, 3.6), "blade", "pan")
    f.rod("chest", (-8.4, -2.6, 8.0), (-8.6, -2.6, 13.4), 0.8, 0.7, "wood", "handle")


def _battery(f: Figure) -> None:
    """The spare that she carries for others, half as large as she is."""
    f.box("chest", (-6.6, 0, 5.2), (3.2, 4.4, 6.6), "gun", "pack", 1.0)
    for z in (2.4, 5.4, 8.4):
        f.box("chest", (-7.6, -4.2, z), (1.6, 0.7, 0.9), "mint", "cell", 0.3)


def _drum(f: Figure) -> None:
    f.box("chest", (-5.8, 0, 3.4), (2.4, 4.4, 4.2), "olive", "pack", 1.0)
    f.ball("chest", (-8.0, -0.6, 3.6), (3.4, 4.6, 4.4), "rust", "drum")


def _satchel(f: Figure) -> None:
    """The bag, on a strap across his chest, and wire on his back."""
    f.rod("chest", (4.4, -3.6, 6.6), (4.6, 3.2, 0.4), 0.9, 0.9, "tan", "strap")
    f.box("hips", (-3.0, -4.4, -1.0), (3.4, 1.8, 3.2), "red", "bag", 1.0)
    f.ball("chest", (-6.2, 0, 5.0), (1.8, 4.0, 4.0), "wood", "wire")


def _radio(f: Figure) -> None:
    f.box("chest", (-6.0, 0, 4.6), (2.4, 3.8, 4.8), "olive", "pack", 0.9)
    f.rod("chest", (-6.8, -2.8, 9), (-8.8, -3.4, 20), 0.55, 0.45, "gun", "antenna")


def body(f: Figure, pose: Pose, kit: Kit) -> None:
    for side, sign in SIDES:
        f.far = side == "L"
        _leg(f, side, sign, kit)
    f.far = False
    _trunk(f, kit)
    kit.pack(f)
    if not kit.masked:
        people_heads.skull(f, kit.looks)
    kit.head(f, kit.looks, pose)
    for side, sign in SIDES:
        f.far = side == "L"
        _arm(f, side, sign, kit)
    f.far = False


def _leg(f: Figure, side: str, sign: int, kit: Kit) -> None:
    thigh, shin, foot, toe, k = "thigh" + side, "shin" + side, "foot" + side, "toe" + side, kit.bulk
    f.rod(thigh, (0, sign * 0.3, -0.2), (0.2, 0, -9.0), 3.4 * k, 2.7 * k, "gun", thigh)
    f.box(thigh, (0.4, sign * 1.4, -2.4), (3.0 * k, 2.3 * k, 3.2), kit.cloth, "tasset" + side, 1.4, taper=0.9)
    f.box(shin, (0.5, 0, -3.8), (2.6 * k, 2.7 * k, 5.0), kit.plate, shin, 1.5, taper=1.1)
    f.box(foot, (0.1, 0, -0.7), (2.8 * k, 2.7 * k, 2.2), kit.plate, foot, 1.0)
    f.box(foot, (0.3, 0, -2.7), (3.1 * k, 2.8 * k, 0.9), "gun", "sole" + side, 0.5)
    f.box(toe, (1.5, 0, 0.8), (2.4, 2.7 * k, 1.6), kit.plate, foot, 1.0)
    f.box(toe, (1.5, 0, -0.6), (2.5, 2.8 * k, 0.8), "gun", "sole" + side, 0.5)


def _trunk(f: Figure, kit: Kit) -> None:
    k = kit.bulk
    f.box("hips", (0.2, 0, 0.4), (3.4 * k, 4.1 * k, 2.5), "gun", "hips", 1.5)
    f.rod("belly", (0, 0, 0), (0, 0, 6), 3.1 * k, 3.3 * k, "gun", "hips")
    f.box("chest", (0.5, 0, 4.1), (4.6 * k, 5.6 * k, 4.4), kit.cloth, "chest", 2.2, taper=1.12)
    f.box("chest", (3.0 * k, -0.4, 5.6), (2.7 * k, 4.4 * k, 2.2), kit.plate, "breast", 1.3)
    f.box("chest", (4.9 * k, -1.2, 2.8), (0.8, 1.3, 0.8), kit.lamp, "lamp", 0.3)
    f.box("chest", (0.2, 0, 8.0), (3.1 * k, 4.0 * k, 1.4), "gun", "collar", 0.9)


def _arm(f: Figure, side: str, sign: int, kit: Kit) -> None:
    arm, fore, pad, k = "arm" + side, "fore" + side, "pad" + side, kit.bulk
    f.rod(arm, (0, 0, 0), (0, 0, -6.8), 2.4 * k, 2.1 * k, "gun", arm)
    f.ball(pad, (-0.1, sign * 1.1, 0.5), (4.4 * k, 3.6 * k, 4.0 * k), kit.plate, pad)
    f.box(fore, (-0.1, sign * 0.3, -3.4), (2.5 * k, 2.5 * k, 3.6), kit.plate, fore, 1.4, taper=0.88)
    f.ball(fore, (0, 0, -7.6), (2.0, 2.0, 2.0), "gun", "hand" + side)


SMALL = Build(thigh=8.8, shin=8.7, arm=6.6, forearm=6.8, hips=3.1, shoulders=5.6, spine=4.8, neck=8.4, height=19.2)
LARGE = Build(shoulders=7.2, hips=3.8, neck=8.4)
PLAIN = Build(neck=8.6)
WICK = Looks("skind", "brown", ("brown", 1), ("skind", 2))
OKORO = Looks("skind", "brown", ("mud", 2), ("rust", 2))
MOSS = Looks("skinp", "greyh", ("storm", 3), ("skinp", 2), 2)
DOV = Looks("skinp", "brown", ("mud", 2), ("skinp", 2), 0)
JUNIE = Looks("skinr", "rust", ("olive", 2), ("omega", 4))

KITS: dict[str, Kit] = {
    "soldier_a": Kit("olive", "tan", people_heads.brim, _roll, build=PLAIN, style=soldiers_moves.Style(lean=3)),
    "soldier_b": Kit("steel", "navy", people_heads.closed, _tank, bulk=1.06, build=PLAIN, masked=True,
                     style=soldiers_moves.Style(lean=-1, run_lean=15, aim=-30)),
    "soldier_c": Kit("navy", "olive", people_heads.brim, _radio, Looks("skind", "brown", ("mud", 1), ("skind", 2)),
                     0.98, PLAIN, style=soldiers_moves.Style(lean=1, run_lean=18, aim=-12)),
    "dov": Kit("olive", "tan", people_heads.quiff, _pans, DOV, build=PLAIN,
               style=soldiers_moves.Style(lean=-3, run_lean=14, aim=-38)),
    "junie": Kit("olive", "navy", people_heads.bob, _battery, JUNIE, 0.86, SMALL,
                 style=soldiers_moves.Style(lean=6, run_lean=24, aim=-12)),
    "moss": Kit("mud", "olive", people_heads.flat_cap, _drum, MOSS, 1.1, LARGE,
                style=soldiers_moves.Style(lean=2, run_lean=12, aim=-24)),
    "wick": Kit("rust", "tan", people_heads.spikes, _satchel, WICK, 0.96, PLAIN,
                style=soldiers_moves.Style(lean=0, run_lean=20, aim=-34)),
    "okoro": Kit("steel", "olive", people_heads.beret, _radio, OKORO, 1.02, PLAIN,
                 style=soldiers_moves.Style(lean=-2, run_lean=16, aim=-20)),
}


def _role(name: str, kit: Kit) -> Role:
    def dress(f: Figure, cel: Cel) -> None:
        body(f, cel.pose, kit)
        if cel.gear == "rifle" and "gun" in f.bones:
            people_gear.rifle(f)

    def finish(picture: np.ndarray, pixels: Pixels, bones: Bones, cel: Cel, origin: tuple[int, int]) -> None:
        if not kit.masked and cel.face:
            people_faces.face(picture, pixels, bones, origin, kit.looks, cel.face)

    def moves() -> Moves:
        return soldiers_moves.moves(kit.style)

    return Role(name, (96, 80), (44, 72), kit.build, dress, moves, finish)


ROLES: tuple[Role, ...] = tuple(_role(name, kit) for name, kit in KITS.items())
