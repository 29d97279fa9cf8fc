"""Cage's blade, and his flight when Rita throws him: sheet `hero_blade`.

Six drawings for a blow of 21 ticks: it cuts from tick 4 to 11, so the wind-up is short and the recovery long. Each way
is: coil, snap back, through, end, past the end, settle.
"""

from __future__ import annotations

from .people_cels import Cel, Moves
from .rig import Foot, Point, Pose, blend

TICKS = (2, 1, 2, 4, 4, 8)
Key = tuple[Point, float, float, float, float]  # hand, angle of the blade, lean, yaw of the chest, rise
UP: tuple[Key, ...] = (
    ((7, -9, 16), -52, 30, 16, -6.0), ((11, -9, 17), -30, 28, 14, -6.5), ((14, -9, 29), 34, 8, -14, -2.0),
    ((6, -8, 43), 88, -10, -46, 1.0), ((-1, -8, 43), 118, -16, -58, 1.4), ((-5, -8, 38), 140, -8, -56, -0.5),
)
FORWARD: tuple[Key, ...] = (
    ((-9, -8, 33), 152, -6, -64, -2.0), ((-5, -8, 40), 118, -8, -66, -1.0), ((12, -10, 36), 40, 16, -16, -3.0),
    ((15, -9, 22), -12, 30, 8, -5.5), ((12, -7, 16), -36, 34, 20, -6.0), ((9, -8, 18), -22, 22, 2, -3.6),
)
DOWN: tuple[Key, ...] = (
    ((1, -8, 43), 98, -12, -52, 1.0), ((7, -9, 42), 60, -2, -36, 2.0), ((13, -9, 27), -22, 18, -8, 1.0),
    ((8, -9, 14), -78, 34, 8, 0.0), ((3, -9, 13), -112, 38, 14, -0.5), ((4, -9, 14), -94, 32, 6, 0.0),
)
GROUND: tuple[tuple[Foot, Foot], ...] = (
    ((-7, 0, 0), (6, 0, 0)), ((-7, 0, 0), (6, 1, 14)), ((-8, 0, -16), (9, 0, 0)), ((-9, 0, -30), (11, 0, 0)),
    ((-9, 0, -32), (11, 0, 0)), ((-8, 0, -12), (9, 0, 0)),
)
AIR: tuple[Foot, Foot] = ((-7, 4.5, -46), (7, 9, -8))


def moves() -> Moves:
    return {
        "swing_up": _swing(UP, False), "swing_forward": _swing(FORWARD, False), "swing_down": _swing(DOWN, True),
        "swing_up_air": _swing(UP, True), "swing_forward_air": _swing(FORWARD, True), "thrown": _thrown(),
    }


def _swing(keys: tuple[Key, ...], air: bool) -> list[Cel]:
    cels = []
    for (hand, angle, lean, yaw, rise), feet, ticks in zip(keys, GROUND, TICKS, strict=True):
        right, left = AIR if air else feet
        pose = Pose(
            held="blade", aim=None, right_hand=hand, left_hand=(hand[0] - 4, 3, hand[2] - 3), blade=angle, lean=lean,
            chest=yaw, rise=0.5 if air else rise, tip=lean * 0.25, right=right, left=left, head=lean * 0.3,
            chest_roll=-lean * 0.2,
        )
        cels.append(Cel(pose, ticks, gear="blade"))
    return cels


def drill() -> list[Cel]:
    """The blow of the drill in the yard: slower, and 21 ticks as hers is."""
    return [cel.but(ticks=ticks) for cel, ticks in zip(_swing(FORWARD, False), (4, 4, 2, 2, 4, 5), strict=True)]


def _thrown() -> list[Cel]:
    """Her hands under his boots: stretched like a spear, then he curls up to look where he goes."""
    spear = Pose(rise=5, lean=-4, right=(-3, 1, -70), left=(1, 3, -62), aim=74, gun_z=-3, gun_x=-2, head=24,
                 right_shoulder=(0, 1.5), left_shoulder=(0, 2))
    curled = Pose(rise=4, lean=10, right=(-5, 8, -50), left=(6, 12, -12), aim=40, gun_z=-2, head=14)
    return [Cel(spear, 3), Cel(blend(spear, curled, 0.5), 4), Cel(curled, 5)]
