"""What people do out of the suit: stand, walk, talk, and what only some of them do."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from .people_cels import Cel, Moves
from .people_gait import running, walking
from .rig import Point, Pose, blend

CYCLE = 32.0  # px of a walk's cycle: eight frames of 4 px
RUN_CYCLE = 48.0  # and of a run's: eight frames of 6 px
PLAIN = Pose(held="none", aim=None, chest=-36, hips=-22, head_yaw=-34, lean=1, right=(-2.8, 0, 0), left=(3.2, 0, 0),
             wind=0.2)
RESTS: dict[str, tuple[Point, Point]] = {  # where the hands are while nothing is to be done
    "sides": ((-1, -6.5, 19), (1.5, 6.5, 19)), "behind": ((-5.5, -3, 20), (-5.5, 3, 20)),
    "clasped": ((4.5, -2.5, 19.5), (5, 1.5, 19.5)), "crossed": ((5.5, 1, 27.5), (4.5, -2.5, 26)),
    "pockets": ((1.5, -5.5, 20.5), (3, 5, 20.5)),
}


@dataclass(frozen=True)
class Bearing:
    """How somebody stands (see RESTS), and what else they do."""

    rest: str = "sides"
    jumps: bool = False  # and runs
    turns: bool = False
    drills: bool = False
    looks: bool = False  # about, now and then
    salutes: bool = False
    sits: bool = False  # while there is something to be said to whoever comes


def moves(bearing: Bearing) -> Moves:
    found = {"idle": _idle(bearing), "walk": _walk()}
    found |= {"seat": _seat(), "seat_talk": _seat_talk()} if bearing.sits else {"talk": _talk(bearing)}
    if bearing.looks:
        found["look"] = _look(bearing)
    if bearing.turns:
        found["turn"] = _turn()
    if bearing.jumps:
        found |= {"run": _run(), "rise": _rise(), "fall": _fall()}
    if bearing.salutes:
        found["salute"] = _salute(bearing)
    if bearing.drills:
        found |= {"practice": _practice(), "glance": _glance()}
    return found


def _stand(bearing: Bearing) -> Pose:
    right, left = RESTS[bearing.rest]
    return PLAIN.but(right_hand=right, left_hand=left)


def _idle(bearing: Bearing) -> list[Cel]:
    """Eight drawings of a breath; in the last of them the eyes are shut."""
    cels = []
    base = _stand(bearing)
    right, left = RESTS[bearing.rest]
    for k in range(8):
        w = 2 * pi * k / 8
        up = 0.4 * sin(w)
        pose = base.but(rise=-0.3 * (1 - cos(w)), lean=1 + 0.5 * (1 - cos(w)), chest_roll=1.2 * sin(w), hair=k / 8,
                        right_hand=(right[0], right[1], right[2] + up), left_hand=(left[0], left[1], left[2] + up))
        cels.append(Cel(pose, 4 if k == 7 else 11, gear="none", face="shut" if k == 7 else "side"))
    return cels


def _look(bearing: Bearing) -> list[Cel]:
    """Over one shoulder and back: somebody called somebody else."""
    stand = _stand(bearing)
    away = stand.but(head_yaw=-148, chest=-44)
    return [Cel(stand.but(head_yaw=-86, chest=-40), 4, gear="none", face="front"),
            Cel(away, 30, gear="none", face="left"), Cel(away.but(rise=-0.4), 16, gear="none", face="left"),
            Cel(stand.but(head_yaw=-86, chest=-40), 4, gear="none", face="front")]


def _walk() -> list[Cel]:
    cels = []
    for k in range(8):
        ph = k / 8
        c = cos(2 * pi * ph)
        pose = walking(ph, CYCLE, 4, PLAIN).but(
            right_hand=(0.5 - 6.0 * c, -6.5, 19.8 + 1.3 * abs(c)), left_hand=(0.5 + 6.0 * c, 6.5, 19.8 + 1.3 * abs(c)),
        )
        cels.append(Cel(pose, 6, gear="none"))
    return cels


def _run() -> list[Cel]:
    """Of a man who was not made for it: upright, elbows out, hands open."""
    cels = []
    for k in range(8):
        ph = k / 8
        c = cos(2 * pi * ph)
        base = running(ph, RUN_CYCLE, 13, PLAIN)
        pose = base.but(rise=base.rise + 1.2, right_hand=(1 - 9 * c, -7.5, 25 + 2.5 * c * c),
                        left_hand=(1 + 9 * c, 7.5, 25 + 2.5 * c * c), head=4)
        cels.append(Cel(pose, 3, gear="none"))
    return cels


def _talk(bearing: Bearing) -> list[Cel]:
    """A hand that weighs the words; the head nods on the heavy ones."""
    stand = _stand(bearing)
    hands: tuple[tuple[Point, float, str], ...] = (
        ((6, -8, 25), 0, "talk"), ((9, -9, 29), -4, "side"), ((10, -9, 28), 3, "talk"), ((8, -9, 26), -2, "talk"),
        ((10, -9, 30), -5, "side"), ((7, -8, 26), 2, "talk"),
    )
    left = stand.left_hand if bearing.rest != "crossed" else RESTS["sides"][1]
    return [
        Cel(stand.but(right_hand=hand, left_hand=left, head=head, lean=2 + k % 2, hair=k / 6), 8, gear="none",
            face=face)
        for k, (hand, head, face) in enumerate(hands)
    ]


SEATED = PLAIN.but(rise=-6.6, lean=7, chest=-38, right=(9.5, 0, 0), left=(10.5, 0, 0), right_hand=(12.5, -5, 24.5),
                   left_hand=(13.5, 4, 24.5))


def _seat() -> list[Cel]:
    """At a desk: reads, breathes, now and then looks up."""
    faces = ("down", "down", "down", "down", "side", "side", "shut", "down")
    cels = []
    for k, face in enumerate(faces):
        w = 2 * pi * k / 8
        up = face in ("side", "shut")
        pose = SEATED.but(lean=7 + 0.9 * sin(w) - 3 * up, head=-14 + 18 * up,
                          right_hand=(12.5 + 0.8 * (k == 3), -5, 24.5))
        cels.append(Cel(pose, 6 if face == "shut" else 22, gear="none", face=face, chair=True))
    return cels


def _seat_talk() -> list[Cel]:
    """Hands on the desk; one of them makes the point."""
    hands: tuple[tuple[Point, float, str], ...] = (
        ((12.5, -5, 24.5), 0, "talk"), ((12, -7, 28), -4, "side"), ((13, -8, 31), 3, "talk"),
        ((12, -7.5, 29), -2, "talk"),
        ((13, -6, 26), -5, "side"), ((12.5, -5, 24.5), 2, "talk"),
    )
    return [Cel(SEATED.but(right_hand=hand, head=head, lean=5 + k % 2), 8, gear="none", face=face, chair=True)
            for k, (hand, head, face) in enumerate(hands)]


def _turn() -> list[Cel]:
    """Two frames in the old facing, two in the new."""
    hands: dict[str, object] = {"right_hand": (-3.0, -7.0, 19.5), "left_hand": (3.0, 6.0, 19.5)}
    away = PLAIN.but(hips=-58, chest=-62, head_yaw=-60, rise=-0.4, **hands)
    front = PLAIN.but(hips=-90, chest=-90, head_yaw=-88, rise=-0.7, right=(-2.6, 0, 0), left=(2.6, 0, 0), **hands)
    back = PLAIN.but(hips=-84, chest=-76, head_yaw=-56, rise=-0.5, right=(-2.6, 0, 0), left=(2.8, 0, 0), **hands)
    out = PLAIN.but(hips=-46, chest=-50, head_yaw=-34, **hands)
    return [Cel(away, 3, gear="none", mirrored=True), Cel(front, 3, gear="none", face="front", mirrored=True),
            Cel(back, 3, gear="none"), Cel(out, 3, gear="none")]


def _rise() -> list[Cel]:
    pose = PLAIN.but(rise=2, lean=8, right=(-5, 1, -50), left=(4, 7, -16), right_hand=(-5, -8, 26),
                     left_hand=(7, 7, 29))
    return [Cel(pose, 6, gear="none")]


def _fall() -> list[Cel]:
    pose = PLAIN.but(rise=1, lean=2, right=(-5, 1, -18), left=(6, 2, 10), right_hand=(-4, -10, 33),
                     left_hand=(5, 10, 33))
    return [Cel(pose, 6, gear="none")]


def _salute(bearing: Bearing) -> list[Cel]:
    """From rest to the salute in five drawings: the view shows as much of it as somebody is near."""
    stand = _stand(bearing)
    still = PLAIN.but(lean=-2, left_hand=(0, 6, 18.6), right=(-1.2, 0, 0), left=(1.6, 0, 0))
    ready = still.but(right_hand=(4, -8, 26))
    up = still.but(right_hand=(6.6, -6.5, 41.5), right_elbow=(-0.2, -0.9, -0.5))
    return [Cel(blend(stand, ready, 0.5), 3, gear="none"), Cel(ready, 3, gear="none"),
            Cel(blend(ready, up, 0.6).but(right_elbow=(-0.2, -0.9, -0.5)), 3, gear="none"), Cel(up, 3, gear="none"),
            Cel(up.but(right_hand=(6.4, -6.5, 42.2)), 20, gear="none")]


_Drill = tuple[Point, float, float, float, float, int]
_DRILL: tuple[_Drill, ...] = (  # hand, angle, yaw of the chest, lean, rise, ticks
    ((7, -7, 25), 62, -24, 4, -1.5, 8), ((5, -7, 31), 94, -34, -2, -0.5, 6), ((-2, -7, 41), 132, -52, -9, 0.5, 7),
    ((9, -8, 37), 52, -16, 14, -2.5, 2), ((13, -8, 24), -6, 8, 24, -4.5, 3), ((12, -8, 21), -16, 10, 24, -4.8, 9),
    ((9, -8, 25), 22, -8, 13, -3.4, 7), ((7, -7, 26), 54, -20, 6, -2.2, 8),
)


def _practice() -> list[Cel]:
    """The drill: a cut with a wooden blade that stops where a neck would be."""
    cels = []
    for k, (hand, angle, yaw, lean, up, ticks) in enumerate(_DRILL):
        low = up < -2
        pose = PLAIN.but(held="blade", both=True, right_hand=hand, blade=angle, chest=yaw, lean=lean, rise=up,
                         tip=lean * 0.2,
                         right=(-6.5 - 0.6 * low, 0, -14.0 * low), left=(6.0 - 0.5 * up, 0, 0), hair=k / 8 - 0.1,
                         wind=0.3 + 0.5 * (k in (3, 4)))
        swing = (_DRILL[k - 1][1], angle) if k in (3, 4) else None
        cels.append(Cel(pose, ticks, gear="stick", swing=swing, face="shout" if k in (3, 4) else "side"))
    return cels


def _glance() -> list[Cel]:
    """Thirty ticks, nineteen of them over the shoulder: the head goes first; the hair is one drawing late."""
    hands: dict[str, object] = {"right_hand": (-3.0, -6.5, 19.2), "left_hand": (2.0, 6.0, 20.0)}
    keys: tuple[tuple[float, str, float, int, float], ...] = (
        (-30, "side", 0.25, 2, -34), (-84, "front", 0.12, 3, -40), (-150, "left", 0.1, 10, -46),
        (-154, "left", 0.3, 9, -46), (-92, "front", 0.45, 3, -40), (-34, "side", 0.28, 3, -36),
    )
    return [
        Cel(PLAIN.but(head_yaw=yaw, chest=chest, wind=wind, hair=0.12 * k, right=(-3.5, 0, 0), left=(3.5, 0, 0),
                      **hands), ticks,
            gear="none", face=face)
        for k, (yaw, face, wind, ticks, chest) in enumerate(keys)
    ]
