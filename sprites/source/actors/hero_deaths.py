"""How Cage dies, by what killed him: pierced, thrown by a blast, crushed, drowned, fallen."""

from __future__ import annotations

from .people_cels import Cel, Moves
from .rig import BARE, Point, Pose, blend


def _fall(keys: list[tuple[Pose, int]], lying: int) -> list[Cel]:
    """`lying`: from which key on it is put on the ground."""
    return [Cel(pose, ticks, gear="none", settle=k >= lying) for k, (pose, ticks) in enumerate(keys)]


def moves() -> Moves:
    return {
        "death": _fall(_death_pierced(), 3), "death_blast": _fall(_death_blast(), 3),
        "death_crush": _fall(_death_crush(), 1), "death_drown": _fall(_death_drown(), 99),
        "death_fall": _fall(_death_fall(), 0),
    }


def _limp(right_hand: Point, left_hand: Point, **rest: object) -> Pose:
    """Nothing in the hands, which are there."""
    return BARE.but(right_hand=right_hand, left_hand=left_hand, **rest)


def _death_pierced() -> list[tuple[Pose, int]]:
    """Folds over the wound, goes to his knees, and over backwards; the last breath settles him."""
    folded = _limp((5, -6, 19), (6, 4, 19), rise=-3, lean=36, tip=8, head=-20, right=(-6, 0, 0), left=(5, 0, 0))
    knees = _limp((5, -7, 15), (5, 5, 15), rise=-10.5, lean=18, head=-30, right=(-11, 3.6, -74), left=(-7, 3.4, -66))
    back = _limp((-6, -10, 22), (-1, 9, 27), roll=-40, rise=-8, lean=-10, head=14, right=(4, 2, 14), left=(9, 3, 20))
    down = _limp((-5, -9, 36), (-8, 8, 28), roll=-82, rise=-1, lean=-8, head=4, right=(0, 1, 14), left=(8, 6, 34))
    still = down.but(roll=-91, lean=0, head=-10, right=(-3, 0, 12), left=(5, 3, 22), right_hand=(-8, -10, 34),
                     left_hand=(-9, 8, 22))
    return [(folded, 5), (blend(folded, knees, 0.5), 4), (knees, 6), (back, 4), (down, 4), (still, 24)]


def _death_blast() -> list[tuple[Pose, int]]:
    """Thrown back off his feet, turns over in the air, lands on his shoulders and slides to rest on his face."""
    struck = _limp((6, -11, 38), (11, 9, 36), rise=2, lean=-26, head=20, shift=-3, right=(-2, 2, 10), left=(8, 6, 30))
    flung = _limp((6, -10, 42), (12, 9, 38), roll=-62, roll_x=-6, roll_z=9, rise=2, lean=-14, head=18, right=(3, 4, 20),
                  left=(8, 6, 10))
    over = _limp((9, -9, 36), (13, 8, 30), roll=-150, roll_x=-9, roll_z=6, rise=2, lean=18, head=-10,
                 right=(-4, 4, -20), left=(5, 7, -10))
    hits = _limp((8, -9, 40), (10, 8, 36), roll=-225, roll_x=-12, rise=0, lean=10, head=-14, right=(-6, 5, -40),
                 left=(3, 2, -30))
    slid = _limp((1, -10, 43), (1, 9, 46), roll=-272, roll_x=-15, rise=0, lean=-6, head=6, right=(-2, -2.6, -62),
                 left=(1, -2.0, -66))
    return [(struck, 2), (flung, 4), (over, 4), (hits, 3), (slid.but(roll=-262, left=(-2, 3, -66)), 4), (slid, 24)]


def _death_crush() -> list[tuple[Pose, int]]:
    """Pressed flat from above: arms over the head, the knees give, nothing is higher than a boot."""
    braced = _limp((3, -8, 43), (7, 7, 43), rise=-4, lean=8, head=-14, right=(-7, 0, 0), left=(7, 0, 0))
    bent = _limp((10, -8, 26), (12, 7, 27), rise=-11, lean=44, tip=18, head=-24, right=(-10, 0, -30), left=(9, 0, 0))
    flat = _limp((22, -10, 6), (24, 8, 7), rise=-15.2, lean=88, tip=50, head=20, right=(-14, 0.5, -70),
                 left=(-7, 0.5, -64))
    return [(braced, 3), (bent, 3), (flat, 3), (flat.but(rise=-15.8, lean=94, tip=60, head=24), 24)]


def _death_drown() -> list[tuple[Pose, int]]:
    """Claws at the throat, jerks, goes slack, and hangs in the water with arms and legs adrift."""
    choking = _limp((5, -4, 34), (6, 3, 34), lean=-6, head=22, rise=2, right=(-4, 3, -30), left=(6, 5, -10))
    jerk = _limp((7, -5, 31), (7, 4, 32), lean=18, head=-8, rise=2, right=(-8, 6, -50), left=(2, 8, -30))
    slack = _limp((9, -9, 24), (11, 8, 27), roll=18, rise=3, lean=14, head=-22, right=(-4, 2, -42), left=(2, 5, -38))
    adrift = _limp((14, -9, 16), (15, 8, 19), roll=50, roll_z=4, rise=3, lean=22, head=-26, right=(-3, 3, -50),
                   left=(4, 6, -46))
    sway = adrift.but(roll=58, right=(-1, 2, -46), left=(2, 7, -50), right_hand=(15, -8, 13), left_hand=(13, 8, 21))
    return [(choking, 8), (jerk, 6), (blend(jerk, slack, 0.6), 8), (slack, 10), (blend(slack, adrift, 0.6), 12),
            (adrift, 14), (sway, 24)]


def _death_fall() -> list[tuple[Pose, int]]:
    """Hits the ground legs first, folds over them, rolls on forward and lies."""
    struck = _limp((-4, -13, 28), (2, 12, 30), rise=-9, lean=30, tip=10, head=-10, right=(-7, 0, -10), left=(7, 0, 0))
    folded = _limp((15, -9, 8), (17, 8, 9), rise=-14, lean=66, tip=30, head=-16, right=(-6, 0, -20), left=(9, 0, 0))
    over = _limp((16, -9, 22), (18, 8, 24), roll=52, roll_x=4, rise=-6, lean=26, head=8, right=(-8, 2, -40),
                 left=(2, 4, -20))
    still = _limp((1, -11, 43), (2, 9, 26), roll=92, roll_x=7, rise=-1, lean=-6, head=8, right=(-2, -3.4, -62),
                  left=(2, -2.4, -66))
    return [(struck, 2), (folded, 4), (over, 4), (still.but(roll=86, left=(-2, 3, -66)), 4), (still, 24)]
