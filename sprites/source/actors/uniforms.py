"""People out of the suit: Cage in dress blue, Rita at the drill, the colonel, the squad and soldiers in fatigues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from . import people_faces, people_gear, people_heads, uniforms_moves
from .people_cels import Cel, Moves, Role
from .people_faces import Looks
from .people_figure import SIDES, WORLD, Figure
from .people_heads import Head
from .pixelize import Light, Pixels
from .rig import Bones, Build, Pose
from .soldiers import DOV, JUNIE, MOSS, OKORO, WICK
from .uniforms_moves import Bearing


@dataclass(frozen=True)
class Dress:
    """What somebody wears. `tunic`: with skirts, collar and tie; else a shirt whose sleeves may be rolled."""

    top: str
    legs: str
    head: Head
    looks: Looks
    bulk: float = 1.0
    tunic: bool = False
    rolled: bool = False
    slim: bool = False
    medal: str = ""
    boots: str = "mud"
    kit: str = ""  # what is carried: bag, pack, tin
    build: Build = field(default_factory=lambda: TALL)
    bearing: Bearing = field(default_factory=Bearing)


TALL = Build(shoulders=5.0, hips=2.6, neck=8.4, height=22.4)
SMALL = Build(thigh=8.9, shin=8.8, arm=6.7, forearm=6.9, shoulders=4.4, hips=2.4, spine=4.8, neck=8.2, height=20.6)


def body(f: Figure, pose: Pose, dress: Dress) -> None:
    for side, _ in SIDES:
        f.far = side == "L"
        _leg(f, side, dress)
    f.far = False
    _trunk(f, dress)
    if dress.kit:
        KITS[dress.kit](f)
    f.rod("chest", (0.3, 0, 7.4), (0.7, 0, 10.2), 1.6, 1.5, dress.looks.skin, "neck")
    people_heads.skull(f, dress.looks, 0.95 if dress.slim else 1.0)
    dress.head(f, dress.looks, pose)
    for side, sign in SIDES:
        f.far = side == "L"
        _arm(f, side, sign, dress)
    f.far = False


def _leg(f: Figure, side: str, dress: Dress) -> None:
    thigh, shin, foot, toe, k = "thigh" + side, "shin" + side, "foot" + side, "toe" + side, dress.bulk
    f.rod(thigh, (0, 0, 0.2), (0, 0, -9.6), 2.9 * k, 2.3 * k, dress.legs, thigh)
    f.rod(shin, (0, 0, 0), (0, 0, -8.2), 2.25 * k, 1.8 * k, dress.legs, thigh)
    if not dress.tunic:
        f.rod(shin, (0, 0, -4.4), (0, 0, -8.6), 2.15 * k, 2.0 * k, dress.boots, "boot" + side)
    f.box(foot, (0.4, 0, -1.4), (2.6, 1.8, 1.7), dress.boots, "boot" + side, 0.9)
    f.box(toe, (1.0, 0, 0.6), (2.0, 1.8, 1.2), dress.boots, "boot" + side, 0.8)


def _trunk(f: Figure, dress: Dress) -> None:
    k, top = dress.bulk, dress.top
    waist = 2.6 if dress.slim else 3.1
    f.box("hips", (0, 0, 0.6), (2.8 * k, 3.5 * k, 2.4), dress.legs, "hips", 1.4)
    f.rod("belly", (0, 0, 1), (0, 0, 6), waist * k, 3.1 * k, top, "chest")
    f.box("chest", (0, 0, 3.6), (3.4 * k, (4.1 if dress.slim else 4.6) * k, 4.4), top, "chest", 2.0, taper=1.12)
    f.box("belly", (0, 0, 0.5), (2.9 * k, 3.6 * k, 0.9), "gun", "belt", 0.4)
    if not dress.tunic:
        return
    f.box("hips", (0, 0, -1.6), (3.3 * k, 4.0 * k, 2.8), top, "skirt", 1.3, taper=0.9)
    f.box("chest", (3.4 * k, -0.5, 4.6), (0.8, 1.2, 3.2), "white", "shirt", 0.4)
    f.box("chest", (3.8 * k, -0.5, 4.2), (0.6, 0.5, 2.6), "gun", "tie", 0.2)
    f.box("chest", (0.2, 0, 8.0), (2.4 * k, 2.9 * k, 1.0), top, "collar", 0.6)
    if dress.medal:
        f.box("chest", (3.3 * k, -3.0, 5.2), (0.7, 1.3, 0.7), dress.medal, "medal", 0.2)


def _arm(f: Figure, side: str, sign: int, dress: Dress) -> None:
    arm, fore, k = "arm" + side, "fore" + side, dress.bulk * (0.84 if dress.slim else 1.0)
    lower = dress.looks.skin if dress.rolled else dress.top
    f.ball(arm, (0, 0, -0.2), (2.3 * k, 2.2 * k, 2.5 * k), dress.top, arm)
    f.rod(arm, (0, 0, 0.2), (0, 0, -6.6), 2.1 * k, 1.8 * k, dress.top, arm)
    f.rod(fore, (0, 0, 0), (0, 0, -5.8), 1.85 * k, 1.55 * k, lower, fore)
    f.ball(fore, (0, 0, -7.2), (1.6, 1.5, 1.9), dress.looks.skin, "hand" + side)
    if dress.medal:
        f.box("pad" + side, (0, sign * 0.2, 1.7), (2.1 * k, 1.6, 0.6), "bonep", "strap" + side, 0.4)


def _bag(f: Figure) -> None:
    """A haversack on a strap across."""
    f.rod("chest", (3.9, -3.2, 6.8), (4.2, 3.0, 0.4), 0.8, 0.8, "khaki", "strap")
    f.box("hips", (-2.6, -4.2, -1.2), (3.0, 1.5, 2.8), "khaki", "bag", 1.0)


def _pack(f: Figure) -> None:
    """A roll over a small pack."""
    f.box("chest", (-5.0, 0, 3.4), (1.8, 3.6, 3.8), "mud", "pack", 0.9)
    f.rod("chest", (-5.0, -4.0, 7.6), (-5.0, 4.0, 7.6), 1.7, 1.7, "tan", "roll")


def _tin(f: Figure) -> None:
    """A mess tin and a bottle that hang at the belt."""
    f.box("hips", (-2.8, -4.0, -0.2), (1.6, 1.1, 2.0), "steel", "tin", 0.6)
    f.rod("hips", (1.4, -4.2, 0.4), (1.4, -4.2, -2.6), 1.2, 1.2, "olive", "bottle")


KITS: dict[str, Callable[[Figure], None]] = {"bag": _bag, "pack": _pack, "tin": _tin}


def _chair(f: Figure) -> None:
    for y in (4.4, -4.4):
        f.far = y > 0
        for x in (-5.0, 4.6):
            f.rod(WORLD, (x, y, 0.6), (x, y, 10), 0.85, 0.85, "wood", "legs")
    f.far = False
    f.box(WORLD, (-0.2, 0, 10.6), (5.8, 5.2, 1.0), "wood", "chair", 0.4)
    f.box(WORLD, (-6.2, 0, 18.6), (0.9, 4.8, 8.0), "wood", "back", 0.5)


FAIR = Looks("skinr", "wood", ("steel", 3), ("skinr", 2))

DARK = Looks("skind", "brown", ("mud", 1), ("skind", 2))
RED = Looks("skinr", "rust", ("steel", 3), ("omega", 4))

DRESSES: dict[str, Dress] = {
    "cage_u": Dress("navy", "navy", people_heads.cage, people_faces.CAGE, tunic=True,
                    bearing=Bearing(jumps=True, turns=True)),
    "rita_u": Dress("tan", "olive", people_heads.rita, people_faces.RITA, 0.9, rolled=True, slim=True, boots="gun",
                    bearing=Bearing(drills=True)),
    "officer": Dress("olive", "tan", people_heads.peaked, people_faces.HARTNELL, 0.96, tunic=True, slim=True,
                     medal="ember", boots="gun", bearing=Bearing(rest="behind", sits=True)),
    "soldier_u": Dress("tan", "olive", people_heads.forage, people_faces.RECRUIT,
                       bearing=Bearing(salutes=True, looks=True)),
    "soldier_v": Dress("olive", "olive", people_heads.crop, FAIR, 1.04, rolled=True, kit="bag",
                       bearing=Bearing(rest="pockets", salutes=True, looks=True)),
    "soldier_w": Dress("tan", "olive", people_heads.crop, DARK, 1.0, kit="pack",
                       bearing=Bearing(rest="behind", salutes=True, looks=True)),
    "soldier_x": Dress("olive", "tan", people_heads.tied, RED, 0.9, rolled=True, slim=True, kit="tin",
                       bearing=Bearing(rest="clasped", salutes=True, looks=True)),
    "dov_u": Dress("white", "olive", people_heads.quiff, DOV, 0.98, rolled=True,
                   bearing=Bearing(rest="pockets", looks=True)),
    "junie_u": Dress("tan", "olive", people_heads.bob, JUNIE, 0.88, slim=True, build=SMALL,
                     bearing=Bearing(rest="clasped", looks=True)),
    "moss_u": Dress("mud", "olive", people_heads.flat_cap, MOSS, 1.14, rolled=True,
                    bearing=Bearing(rest="crossed", looks=True)),
    "wick_u": Dress("rust", "tan", people_heads.spikes, WICK, 0.98, rolled=True, bearing=Bearing(looks=True)),
    "okoro_u": Dress("olive", "olive", people_heads.beret, OKORO, 1.04, bearing=Bearing(rest="behind", looks=True)),
}
SIZES: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {"rita_u": ((104, 80), (46, 70))}
NORMAL = ((64, 64), (30, 58))


def _role(name: str, dress: Dress) -> Role:
    def draw(f: Figure, cel: Cel) -> None:
        body(f, cel.pose, dress)
        if cel.gear == "stick":
            people_gear.stick(f)
        if cel.chair:
            _chair(f)

    def finish(picture: np.ndarray, pixels: Pixels, bones: Bones, cel: Cel, origin: tuple[int, int]) -> None:
        if cel.face:
            people_faces.face(picture, pixels, bones, origin, dress.looks, cel.face)

    def moves() -> Moves:
        return uniforms_moves.moves(dress.bearing)

    size, origin = SIZES.get(name, NORMAL)
    return Role(name, size, origin, dress.build, draw, moves, finish, Light(), ("wood", 27.0))


ROLES: tuple[Role, ...] = tuple(_role(name, dress) for name, dress in DRESSES.items())
