"""What Rita does in the suit: sheet `rita`.

Her blows land in the tick in which they begin, so each opens with one tick of coil and lives by its follow-through:
sixteen ticks a blow, six drawings. The hair is always one drawing late.
"""

from __future__ import annotations

from math import cos, pi, sin

from .people_cels import Cel, Moves
from .people_gait import running
from .rig import BARE, Point, Pose, blend

CYCLE = 60.0  # px of a run's cycle: ten frames of 6 px
READY = Pose(
    held="blade", aim=None, rise=-1.0, lean=4, chest=-38, head_yaw=-34, right_hand=(5, -8, 26), left_hand=(2, 7, 20),
    blade=138, right=(-5.5, 0, 0), left=(6, 0, 0), wind=0.3,
)
LOW = READY.but(rise=-4.5, lean=14, chest=-26, right=(-9, 0, 0), left=(8.5, 0, 0))


def moves() -> Moves:
    return {
        "idle": idle(), "look": look(), "run": run(), "turn": turn(), "rise": rise(), "fall": fall(), "land": land(),
        "dash": dash(), "guard": guard(), "combo1": _blow(_DOWN), "combo2": _blow(_BACK), "combo3": _blow(_OVER),
        "throw": throw(), "hurt": hurt(), "wounded": wounded(), "down": down(), "kneel": kneel(),
    }


def _cel(pose: Pose, ticks: int, **rest: object) -> Cel:
    return Cel(pose, ticks, gear="blade").but(**rest)


# At ease: the blade lies on the far shoulder, so that face and hair are before it; the near hand is on her hip.
EASE = READY.but(far_hand=True, chest=-52, blade=126, left_hand=(7, 6, 24), right_hand=(1.5, -6.5, 21.5),
                 right_elbow=(-0.9, -0.8, 0.1))


def idle() -> list[Cel]:
    cels = []
    for k in range(8):
        w = 2 * pi * k / 8
        pose = EASE.but(rise=-1.0 - 0.45 * (1 - cos(w)), chest_roll=1.4 * sin(w), hair=k / 8,
                        blade=126 + 1.6 * sin(w - 0.8),
                        right_hand=(1.5, -6.5, 21.5 + 0.4 * sin(w)), left_hand=(7, 6, 24 + 0.6 * sin(w)))
        cels.append(_cel(pose, 5 if k == 5 else 9, face="shut" if k == 5 else "side"))
    return cels


def look() -> list[Cel]:
    """Back over her shoulder, for whoever should be there; then a roll of the neck."""
    away = EASE.but(head_yaw=-150, chest=-60, wind=0.2)
    keys = [(EASE, "side", 4), (EASE.but(head_yaw=-88, chest=-56), "front", 4), (away, "left", 26),
            (away.but(hair=0.3, rise=-1.5), "left", 10), (EASE.but(head_yaw=-88, wind=0.45), "front", 4),
            (EASE.but(head=-10, wind=0.5), "down", 8), (EASE.but(head=6), "side", 6)]
    return [_cel(pose.but(hair=0.12 * k), ticks, face=face) for k, (pose, face, ticks) in enumerate(keys)]


def run() -> list[Cel]:
    """The blade trails; its tip lags behind the shoulder and dips as she lands."""
    cels = []
    for k in range(10):
        ph = k / 10
        c = cos(2 * pi * ph)
        base = running(ph, CYCLE, lean=24)
        pose = base.but(held="blade", aim=None, right_hand=(-8 + 2 * c, -8, 20 - 0.25 * base.rise),
                        left_hand=(1 - 10 * c, 7, 23 + 3 * abs(c)), blade=188 + 6 * cos(4 * pi * (ph - 0.25)), head=14,
                        head_yaw=-30, hair=ph - 0.1)
        cels.append(_cel(pose, 3))
    return cels


def turn() -> list[Cel]:
    """Two frames in the old facing, two in the new: the heel digs in, the blade swings round with the hips."""
    brake = LOW.but(lean=-4, tip=-6, right=(-6, 0, 0), left=(11, 0, 14), right_hand=(-2, -9, 22), blade=176, wind=-0.3)
    across = LOW.but(hips=-80, chest=-88, head_yaw=-86, right=(-6, 0, 0), left=(6, 0, 0), right_hand=(-6, -8, 21),
                     blade=196, wind=0.1)
    back = across.but(hips=-70, chest=-60, head_yaw=-60, right_hand=(-7, -8, 21), blade=188, wind=0.5)
    out = LOW.but(lean=22, right=(-9, 0, -26), left=(7, 0, 0), right_hand=(-8, -8, 20), blade=186, wind=0.8)
    return [_cel(brake, 3, mirrored=True), _cel(across, 3, mirrored=True, face="front"), _cel(back, 3), _cel(out, 3)]


def rise() -> list[Cel]:
    stretched = READY.but(rise=5, lean=14, right_hand=(-7, -8, 30), blade=196, left_hand=(8, 6, 38),
                          right=(-11, 0, -62), left=(6, 10, -10), wind=0.2)
    tucked = READY.but(rise=5, lean=4, right_hand=(-7, -8, 36), blade=164, left_hand=(6, 5, 34), right=(-7, 8, -52),
                       left=(7, 14, -4), wind=0.4, hair=0.3)
    return [_cel(stretched, 4), _cel(tucked, 4)]


def fall() -> list[Cel]:
    opened = READY.but(rise=4, lean=8, right_hand=(-5, -9, 38), blade=142, left_hand=(9, 7, 30), right=(-9, 7, -36),
                       left=(7, 9, -12), wind=0.5, lift=0.35, hair=0.5)
    reaching = opened.but(rise=2, lean=2, right=(-6, 1, -18), left=(8, 3, 14), blade=128, lift=0.7, hair=0.75)
    return [_cel(opened, 4), _cel(reaching, 4)]


def land() -> list[Cel]:
    deep = LOW.but(rise=-9.5, lean=36, right=(-9, 0, -34), left=(9, 0, 0), right_hand=(-6, -9, 16), blade=198,
                   left_hand=(12, 6, 9), wind=0.1, lift=0.5)
    return [_cel(deep, 4), _cel(deep.but(rise=-8.5, lift=0.0, hair=0.4, wind=0.4), 3),
            _cel(blend(deep, READY, 0.65), 4)]


def dash() -> list[Cel]:
    """The long leap to his side: blade first, like a thrown spear."""
    gather = LOW.but(rise=-8, lean=34, right=(-10, 0, -40), left=(6, 0, 0), right_hand=(-9, -8, 18), blade=194,
                     wind=0.4)
    flown = READY.but(rise=2, lean=52, tip=34, right=(-19, 9, -76), left=(-11, 6, -60), right_hand=(13, -8, 24),
                      blade=4, left_hand=(-6, 8, 20), head=36, wind=1.05)
    return [_cel(gather, 4), _cel(blend(gather, flown, 0.8), 4), _cel(flown, 8),
            _cel(flown.but(right=(-17, 11, -70), left=(-13, 5, -64), hair=0.5), 8),
            _cel(READY.but(rise=2, lean=-4, right=(-4, 2, 4), left=(10, 5, 20), right_hand=(4, -9, 34), blade=110,
                           lift=0.5), 8),
            _cel(LOW.but(rise=-7, lean=24, right_hand=(2, -9, 22), blade=150, lift=0.2), 8)]


def guard() -> list[Cel]:
    """The flat of the blade stands before her, beside the face, never over it."""
    cels = []
    for k in range(4):
        w = sin(2 * pi * k / 4)
        pose = LOW.but(rise=-4.2 + 0.5 * w, right_hand=(11, -8, 21 + 0.5 * w), both=True, blade=72 + w, hair=k / 4,
                       head=4)
        cels.append(_cel(pose, 8))
    return cels


# -- blows: hand, angle of the blade, lean, yaw of the chest, rise, feet forward; the smear of the two that cut

_Key = tuple[Point, float, float, float, float, float]
_TICKS = (1, 2, 2, 3, 4, 4)
_DOWN: tuple[_Key, ...] = (
    ((-6, -8, 37), 134, -6, -62, -2.0, 0), ((10, -10, 36), 58, 14, -22, -2.5, 1), ((15, -9, 24), -4, 28, 4, -4.5, 2),
    ((13, -8, 17), -34, 34, 16, -5.5, 2), ((10, -8, 18), -34, 34, 20, -5.2, 2), ((8, -8, 19), -16, 22, 0, -3.5, 1),
)
_BACK: tuple[_Key, ...] = (
    ((5, -8, 20), -35, 32, 28, -6.0, 2), ((14, -10, 23), -4, 20, 0, -4.0, 2), ((13, -10, 33), 44, 2, -26, -1.0, 1),
    ((10, -9, 41), 80, -10, -44, 0.8, 1), ((9, -9, 42), 97, -14, -52, 1.0, 1), ((9, -8, 34), 88, -4, -42, -0.6, 0),
)
_OVER: tuple[_Key, ...] = (
    ((-9, -8, 32), 168, 0, -84, -4.0, 0), ((-2, -8, 44), 112, -10, -56, 3.0, 1), ((12, -8, 36), 40, 20, -12, 0.5, 2),
    ((15, -7, 14), -14, 42, 18, -8.0, 3), ((15, -7, 12), -18, 44, 20, -9.0, 3), ((10, -8, 20), 22, 24, -6, -5.0, 2),
)


def _blow(keys: tuple[_Key, ...]) -> list[Cel]:
    cels = []
    for k, ((hand, angle, lean, yaw, up, pace), ticks) in enumerate(zip(keys, _TICKS, strict=True)):
        both = keys is _OVER
        pose = READY.but(
            right_hand=hand, both=both, left_hand=(-hand[0] * 0.5 - 1, 8, 22), blade=angle, lean=lean, chest=yaw,
            rise=up,
            tip=lean * 0.25, head=lean * 0.35, chest_roll=-lean * 0.2, right=(-6.0 - 1.4 * pace, 0, -11.0 * pace),
            left=(5.5 + 1.8 * pace, 4.0 if keys is _OVER and k == 1 else 0, 0), wind=0.3 + 0.22 * k * (k < 4),
            hair=0.16 * k,
        )
        swing = (keys[k - 1][1], angle) if k in (1, 2, 3) else None
        cels.append(_cel(pose, ticks, swing=swing, face="shout" if k in (1, 2) else "side"))
    return cels


def throw() -> list[Cel]:
    """The blade on her back, both hands under his boots; she heaves with her whole body and looks after him."""
    cup = BARE.but(rise=-9, lean=34, tip=8, chest=-40, head_yaw=-34, right=(-8, 0, -10), left=(8, 0, 0),
                   right_hand=(8, -5, 14), left_hand=(9, 3, 14), wind=0.3)
    heave = cup.but(rise=-1, lean=2, right_hand=(8, -5, 34), left_hand=(9, 3, 34), head=10, wind=-0.1,
                    right=(-7, 0, -20))
    reach = cup.but(rise=2.5, lean=-12, tip=-4, right_hand=(3, -6, 50), left_hand=(5, 4, 50), head=34, wind=0.1,
                    lift=0.0, right=(-6, 1.5, -40), left=(6, 0, -10), hair=0.3)
    watch = cup.but(rise=0, lean=-6, right_hand=(6, -9, 36), left_hand=(4, 7, 24), head=30, wind=0.4, hair=0.6,
                    right=(-6, 0, 0), left=(6, 0, 0))
    keys = [(cup, 3, "side"), (heave, 3, "shout"), (reach, 6, "shout"), (blend(reach, watch, 0.5), 4, "side"),
            (watch, 8, "side")]
    return [Cel(pose, ticks, gear="stowed", face=face) for pose, ticks, face in keys]


def hurt() -> list[Cel]:
    struck = READY.but(rise=-1, shift=-2, lean=-20, head=12, right_hand=(-6, -8, 24), left_hand=(6, 7, 34), blade=200,
                       right=(-8, 0, 0), left=(6, 2, 16), wind=-0.6)
    curled = READY.but(rise=-5, shift=-2, lean=18, head=-6, right_hand=(-4, -8, 20), left_hand=(4, 0, 24), blade=194,
                       right=(-8, 0, 0), left=(7, 0, 0), wind=0.5, hair=0.4)
    return [_cel(struck, 3, face="pain"), _cel(blend(struck, curled, 0.6), 4, face="pain"),
            _cel(curled, 6, face="pain")]


def wounded() -> list[Cel]:
    """A hand on her side, the blade for a crutch; the breath is quick and high."""
    cels = []
    for k in range(6):
        w = 2 * pi * k / 6
        pose = READY.but(rise=-4 - 0.7 * (1 - cos(w)), lean=20 + 1.5 * cos(w), head=-10,
                         right_hand=(11, -8, 25 + 0.5 * cos(w)),
                         blade=-82, left_hand=(5, -1, 23), right=(-7, 0, 0), left=(5, 0, 0), wind=0.2, hair=k / 6)
        cels.append(_cel(pose, 7, face="shut" if k in (2, 3) else "down", clip=True))
    return cels


def down() -> list[Cel]:
    """To the knees, on the blade; it holds her for two breaths; then she slides off it and lies."""
    bent = READY.but(rise=-5, lean=22, head=-8, right_hand=(9, -8, 22), left_hand=(6, 3, 20), blade=-78,
                     right=(-8, 0, -20), left=(6, 0, 0), wind=0.2)
    knelt = bent.but(rise=-11, lean=28, head=-20, right_hand=(10, -8, 22), left_hand=(5, 2, 15), blade=-86,
                     right=(-11, 3.6, -78), left=(6, 0, 0))
    sunk = knelt.but(rise=-12, lean=36, head=-30, right_hand=(11, -8, 19), hair=0.3)
    slid = READY.but(roll=62, rise=-7, lean=10, head=6, right=(-8, 2, -50), left=(1, 5, -60), right_hand=(9, -9, 25),
                     left_hand=(12, 8, 22), wind=0.6, lift=0.3, blade=44)
    lies = READY.but(roll=92, rise=0, lean=-2, head=14, right=(-4, 1, -56), left=(4, 5, -56), right_hand=(7, -10, 38),
                     left_hand=(4, 9, 34), wind=0.9, blade=93)
    keys = [(bent, 5, "pain"), (knelt, 6, "pain"), (sunk, 22, "shut"), (sunk.but(rise=-12.4, hair=0.6), 18, "shut"),
            (slid, 5, ""), (lies, 30, "")]
    return [_cel(pose, ticks, face=face, clip=k < 4, settle=k > 3) for k, (pose, ticks, face) in enumerate(keys)]


def kneel() -> list[Cel]:
    """On one knee beside him, a hand under his arm: she comes down, holds, and hauls."""
    low = BARE.but(rise=-11, lean=30, head=-10, chest=-40, head_yaw=-34, right=(-9, 3.6, -74), left=(7, 0, 0),
                   right_hand=(12, -6, 11), left_hand=(13, 4, 12), wind=0.3)
    haul = low.but(rise=-5, lean=8, head=-4, right_hand=(11, -6, 23), left_hand=(12, 4, 24), right=(-8, 0, -24),
                   wind=0.1)
    keys = [(low.but(rise=-8, lean=20), 4, "side"), (low, 10, "down"), (low.but(rise=-11.5, hair=0.4), 10, "down"),
            (haul, 8, "shout")]
    return [Cel(pose, ticks, gear="stowed", face=face) for pose, ticks, face in keys]
