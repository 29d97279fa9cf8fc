"""Cage in the suit: light helmet, shoulders, forearms and boots on a dark frame, one broad visor."""

from __future__ import annotations

from . import hero_aims, hero_blade, hero_moves, people_gear
from .people_cels import Cel, Role
from .people_figure import SIDES, WORLD, Figure
from .rig import Build, at

BUILD = Build()


def body(f: Figure) -> None:
    for side, sign in SIDES:
        f.far = side == "L"
        _leg(f, side, sign)
    f.far = False
    _trunk(f)
    _head(f)
    for side, sign in SIDES:
        f.far = side == "L"
        _arm(f, side, sign)
    f.far = False


def _leg(f: Figure, side: str, sign: int) -> None:
    thigh, shin, foot, toe = "thigh" + side, "shin" + side, "foot" + side, "toe" + side
    f.rod(thigh, (0, sign * 0.3, -0.2), (0.3, 0, -9.0), 3.8, 3.0, "gun", thigh)
    f.box(thigh, (0.4, sign * 1.6, -2.6), (3.4, 2.6, 3.5), "olive", "tasset" + side, 1.5, taper=0.9)
    f.box(shin, (0.6, 0, -3.7), (2.9, 3.0, 5.2), "khaki", shin, 1.6, taper=1.14)
    f.box(foot, (0.1, 0, -0.6), (3.1, 3.0, 2.4), "khaki", foot, 1.1)
    f.box(foot, (0.4, 0, -2.7), (3.4, 3.1, 0.9), "gun", "sole" + side, 0.5)
    f.box(toe, (1.5, 0, 0.9), (2.7, 3.0, 1.8), "khaki", foot, 1.1)
    f.box(toe, (1.5, 0, -0.6), (2.8, 3.1, 0.8), "gun", "sole" + side, 0.5)


def _trunk(f: Figure) -> None:
    f.box("hips", (0.2, 0, 0.4), (3.8, 4.5, 2.7), "gun", "hips", 1.6)
    f.rod("belly", (0, 0, 0), (0, 0, 6), 3.4, 3.6, "gun", "hips")
    f.box("chest", (0.6, 0, 4.0), (5.2, 6.2, 4.7), "olive", "chest", 2.3, taper=1.14)
    f.box("chest", (3.2, -0.4, 6.0), (3.1, 5.0, 2.3), "khaki", "breast", 1.4)
    f.box("chest", (5.6, -1.0, 4.2), (0.9, 1.7, 1.1), "mint", "lamp", 0.4)
    f.box("chest", (0.2, 0, 8.2), (3.4, 4.4, 1.5), "gun", "collar", 0.9)
    f.box("chest", (-6.8, 0, 4.4), (3.2, 5.1, 5.5), "gun", "pack", 1.2)
    f.box("chest", (-7.2, 0, 8.7), (3.4, 5.2, 1.7), "olive", "lid", 0.9)
    f.rod("chest", (-7.6, 3.4, 8), (-9.4, 4.4, 17), 0.55, 0.45, "gun", "antenna")


def _head(f: Figure) -> None:
    f.ball("head", (0.1, 0, 3.9), (4.9, 4.5, 4.9), "khaki", "helmet")
    f.box("head", (3.0, -0.3, 3.1), (2.4, 4.0, 3.0), "gun", "frame", 1.1)
    f.box("head", (4.1, -0.9, 3.6), (1.9, 3.8, 2.15), "mint", "visor", 1.0)
    f.box("head", (2.5, 0, 0.3), (2.7, 3.0, 1.5), "gun", "frame", 0.8)
    f.rod("head", (-1.0, -3.4, 2.8), (-1.0, -4.9, 2.8), 1.9, 1.7, "gun", "ear")


def _arm(f: Figure, side: str, sign: int) -> None:
    arm, fore, pad = "arm" + side, "fore" + side, "pad" + side
    f.rod(arm, (0, 0, 0), (0, 0, -6.8), 2.6, 2.3, "gun", arm)
    f.ball(pad, (-0.2, sign * 1.3, 0.6), (5.0, 4.0, 4.4), "khaki", pad)
    f.box(pad, (-0.2, sign * 2.2, -2.6), (4.4, 2.7, 1.0), "gun", "rim" + side, 0.8)
    f.box(fore, (-0.1, sign * 0.3, -3.6), (2.9, 2.9, 3.8), "khaki", fore, 1.5, taper=0.88)
    f.ball(fore, (0, 0, -7.8), (2.2, 2.2, 2.2), "gun", "hand" + side)


def _jet(f: Figure, length: float) -> None:
    """From the pack, straight back, whatever the chest does."""
    for y in (-2.4, 2.4):
        x, _, z = at(f.bones["chest"], -9, y, -2)
        f.rod(WORLD, (x, y, z), (x - 5 - 9 * length, y, z + 1), 2.3, 0.3, "mint", "jet")


def dress(f: Figure, cel: Cel) -> None:
    """Body and gear of a cel."""
    body(f)
    if cel.jet:
        _jet(f, cel.jet)
    if cel.gear == "stowed":
        people_gear.stow(f)
    elif cel.gear in ("rifle", "rail") and "gun" in f.bones:
        people_gear.rifle(f, cel.charge, cel.gear == "rail")
    elif cel.gear == "blade":
        people_gear.blade(f, 26, 2.4, glow="mint", spine="steel")
    if cel.nade:
        people_gear.grenade(f, cel.nade)


SHEET = Role("hero", (112, 88), (52, 80), BUILD, dress, hero_moves.moves)
AIMS = Role("hero_aim", (112, 88), (52, 80), BUILD, dress, hero_aims.moves)
BLADE = Role("hero_blade", (112, 104), (52, 80), BUILD, dress, hero_blade.moves)
