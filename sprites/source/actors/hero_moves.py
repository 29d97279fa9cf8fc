"""What Cage does in the suit when the gun does not follow the aim: sheet `hero`, and the blade's `hero_blade`."""

from __future__ import annotations

from math import cos, pi, sin

from . import hero_blade, hero_deaths
from .people_cels import Cel, Moves
from .rig import BARE, Pose, blend

CYCLE = 60.0  # px of a run's cycle: ten frames of 6 px
STANCE = Pose(rise=-1.4, lean=6, aim=-6, right=(-6.5, 0, 0), left=(6.0, 0, 0))


def moves() -> Moves:
    return {
        "idle": idle(), "land": land(), "wallslide": wallslide(), "walljump": walljump(), "ladder": ladder(),
        "grenade": grenade(), "rail_charge": rail_charge(), "rail_fire": rail_fire(), "dash": dash(),
        "swing": hero_blade.drill(), "hit": hit(), **hero_deaths.moves(),
    }


def idle() -> list[Cel]:
    """Breath: the chest rises first, the gun follows an eighth later."""
    cels = []
    for k in range(8):
        w = 2 * pi * k / 8
        pose = STANCE.but(
            rise=-1.4 - 0.45 * (1 - cos(w)), lean=6 + 0.8 * (1 - cos(w)), chest_roll=1.2 * sin(w),
            right_shoulder=(0, 0.5 * sin(w)), aim=-6 + 2 * cos(w - pi / 4),
        )
        cels.append(Cel(pose, 8))
    return cels


def land() -> list[Cel]:
    deep = STANCE.but(rise=-12, lean=38, tip=12, right=(-9, 0, -30), left=(8, 0, 0), aim=-22, gun_z=-4, head=-8)
    up = STANCE.but(rise=0.2, lean=2, aim=0, right=(-6.5, 0, 0), left=(6, 0, 0))
    return [
        Cel(blend(deep, up, 0.15), 2), Cel(deep, 3), Cel(blend(deep, up, 0.55), 3), Cel(up, 2),
        Cel(blend(up, STANCE, 0.6), 2),
    ]


def kneeling(phase: float = 0.0) -> Pose:
    """One knee on the ground, the gun at the height of the knee that is up."""
    return STANCE.but(rise=-12.6 - 0.4 * sin(2 * pi * phase), lean=30, tip=8, right=(-9, 3.4, -68), left=(7.5, 0, 0),
                      head=10)


def wallslide() -> list[Cel]:
    """The wall stands before him, its face at +13 px: both boots brake on it, the far hand is flat against it."""
    cels = []
    for k in range(4):
        w = sin(2 * pi * k / 4)
        pose = Pose(
            shift=-1.5, rise=-2 + 0.4 * w, lean=-4, tip=-6, hips=-10, chest=-34, head=-10, head_yaw=-44,
            left=(7.5, 8.0 + 0.4 * w, 62), right=(6.5, -1.0, 52), left_toe=-14, right_toe=-14, knees=(0.75, -0.3, 0.6),
            aim=None, right_hand=(-8, -9, 24 + 0.5 * w), left_hand=(12, 2, 39), blade=-64 + 3 * w,
        )
        cels.append(Cel(pose, 5))
    return cels


def walljump() -> list[Cel]:
    """The wall is behind him (-X)."""
    coiled = STANCE.but(shift=-3, rise=-5, lean=14, tip=-6, right=(-10, 8, -84), left=(-9, 2, -70), aim=14, gun_x=-2)
    pushed = STANCE.but(shift=1, rise=0, lean=30, tip=16, right=(-15, 6, -84), left=(-7, 10, -50), aim=8)
    flying = STANCE.but(shift=3, rise=3, lean=34, tip=22, right=(-16, 7, -80), left=(3, 13, -20), aim=0)
    tucked = STANCE.but(shift=2, rise=3, lean=13, right=(-5, 8, -40), left=(7, 13, -6), aim=-4)
    return [Cel(coiled, 2), Cel(pushed, 2), Cel(flying, 3), Cel(blend(flying, tucked, 0.5), 4), Cel(tucked, 6)]


def ladder() -> list[Cel]:
    """Seen from behind: hands above the pads, one rung apart; the hips sway to the leg that stands."""
    cels = []
    for k in range(8):
        s = sin(2 * pi * k / 8)
        pose = BARE.but(
            rise=0.8 * abs(s) - 1, hips=76, chest=78, head_yaw=66, head=18, knees=(0.35, 0.9, 0.3), lean=1,
            chest_roll=7 * s,
            shift=0.8 * s, right=(3.4, max(0.0, 7 * s) + 1, -6), left=(-3.4, max(0.0, -7 * s) + 1, -6), right_toe=0.0,
            left_toe=0.0, right_hand=(7.8 - 0.8 * s, 6, 44 - 6 * s), left_hand=(-7.8 - 0.8 * s, 6, 44 + 6 * s),
            elbows=(0, -0.5, -1), right_shoulder=(0, 1.2 - 1.4 * s), left_shoulder=(0, 1.2 + 1.4 * s),
        )
        cels.append(Cel(pose, 5, gear="stowed"))
    return cels


def grenade() -> list[Cel]:
    """Weighs it, winds up with the arm well behind the head, throws, follows through over the front leg."""
    keys: list[tuple[Pose, int, str]] = [
        (BARE.but(rise=-2, lean=10, chest=-40, right_hand=(2, -9, 22), left_hand=(9, 5, 27), right=(-6, 0, 0),
                  left=(6, 0, 0)), 4, "R"),
        (BARE.but(rise=-4, lean=-6, chest=-58, chest_roll=-6, right_hand=(-14, -8, 30), left_hand=(12, 2, 35),
                  right=(-8, 0, 0), left=(6, 1.5, 18)), 5, "R"),
        (BARE.but(rise=-3, lean=-14, chest=-64, chest_roll=-10, right_hand=(-15, -7, 42), left_hand=(13, 2, 37),
                  right=(-8, 0, 0), left=(8, 4, 24), right_elbow=(-0.9, -0.5, 0.2), head=6), 4, "R"),
        (BARE.but(rise=-3, lean=20, chest=-6, chest_roll=8, right_hand=(17, -9, 35), left_hand=(-2, 7, 23),
                  right=(-8, 0, -40), left=(10, 0, 0), right_elbow=(0.1, -0.6, -0.8)), 2, ""),
        (BARE.but(rise=-6, lean=36, chest=14, chest_roll=10, right_hand=(15, -7, 22), left_hand=(-6, 8, 25),
                  right=(-9, 0, -48), left=(10, 0, 0)), 4, ""),
        (BARE.but(rise=-3, lean=16, chest=-12, right_hand=(8, -8, 21), left_hand=(2, 8, 22), right=(-7, 0, -10),
                  left=(8, 0, 0)), 5, ""),
    ]
    return [Cel(pose, ticks, gear="stowed", nade=hand) for pose, ticks, hand in keys]


def rail_charge() -> list[Cel]:
    cels = []
    for k in range(6):
        shake = 0.4 if k > 3 and k % 2 else 0.0
        pose = Pose(rise=-4.5 - 0.3 * k, lean=10 + 0.8 * k, aim=0, gun_x=-1 - 0.3 * k, gun_z=-0.5 + shake, shift=shake,
                    right=(-10, 0, 0), left=(8.5, 0, 0), head=-3)
        cels.append(Cel(pose, 9, gear="rail", charge=0.2 + 0.18 * k))
    return cels


def rail_fire() -> list[Cel]:
    keys = [
        (Pose(rise=-3, lean=-8, tip=-6, shift=-3, aim=4, recoil=6, right=(-11, 0, 0), left=(8, 1, 14), head=-4), 2,
         1.5),
        (Pose(rise=-3, lean=-18, tip=-10, shift=-6, aim=16, recoil=6.5, right=(-9, 0, 0), left=(10, 2.5, 22), head=-6),
         3, 0.9),
        (Pose(rise=-5, lean=-6, shift=-6, aim=10, recoil=4, right=(-8, 0, 0), left=(10, 0, 8)), 5, 0.4),
        (Pose(rise=-3, lean=8, shift=-3, aim=-3, recoil=1.2, right=(-7, 0, 0), left=(8, 0, 0)), 7, 0.0),
    ]
    return [Cel(pose, ticks, gear="rail", charge=charge) for pose, ticks, charge in keys]


def dash() -> list[Cel]:
    gather = STANCE.but(rise=-6, lean=34, tip=14, right=(-10, 0, -40), left=(5, 0, 0), aim=-8, head=14)
    flown = STANCE.but(rise=-0.5, lean=46, tip=32, right=(-20, 9.5, -74), left=(-12, 5.5, -58), aim=0, head=30,
                       gun_x=-1)
    brake = STANCE.but(rise=-6, lean=-6, tip=-12, right=(-6, 0, 0), left=(12.5, 0, 16), aim=6, head=-2)
    return [
        Cel(gather, 2, jet=0.5), Cel(blend(gather, flown, 0.85), 2, jet=1.2),
        Cel(flown.but(right=(-21, 10, -76)), 2, jet=1.5), Cel(flown.but(left=(-10, 6, -54)), 2, jet=1.0), Cel(brake, 4),
    ]


def hit() -> list[Cel]:
    """Thrown back, head last; curls over it; comes back to the gun."""
    struck = Pose(rise=-1, lean=-20, tip=-8, head=16, right=(-8, 0, 0), left=(5, 2, 16), aim=38, gun_x=-2, shift=-1)
    curled = Pose(rise=-5, lean=22, tip=4, head=-16, right=(-8, 0, -10), left=(6, 0, 0), aim=-34, gun_x=-3, shift=-2)
    return [Cel(struck, 3), Cel(blend(struck, curled, 0.55).but(head=-10), 4), Cel(curled, 5)]
