"""What soldiers in the suit do: one set of moves, held differently by each."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin

from . import hero_deaths
from .people_cels import Cel, Moves
from .people_gait import running
from .rig import BARE, Pose, blend

CYCLE = 64.0  # px of a run's cycle: eight frames of 8 px


@dataclass(frozen=True)
class Style:
    """How somebody stands and runs, degrees: `lean` of the chest, `aim` of a gun that is carried."""

    lean: float = 3.0
    run_lean: float = 21.0
    aim: float = -22.0


def moves(style: Style) -> Moves:
    return {
        "idle": _idle(style), "look": _look(style), "run": _run(style), "shoot": _shoot(style, 0),
        "shoot_up": _shoot(style, 32), "shoot_down": _shoot(style, -28), "wave": _wave(style), "hurt": _hurt(),
        **{tag: _fall(found) for tag, found in _deaths().items()}, "drop": _fall(_drop()),
    }


def _stand(style: Style) -> Pose:
    return Pose(rise=-1.0, lean=4 + style.lean, aim=style.aim, right=(-5.5, 0, 0), left=(5.5, 0, 0), head_yaw=-34)


def _idle(style: Style) -> list[Cel]:
    cels = []
    for k in range(6):
        w = 2 * pi * k / 6
        pose = _stand(style).but(rise=-1.0 - 0.4 * (1 - cos(w)), chest_roll=1.2 * sin(w),
                                 aim=style.aim + 2 * cos(w - 0.8),
                                 hair=k / 6, wind=0.2, right_shoulder=(0, 0.4 * sin(w)))
        cels.append(Cel(pose, 9))
    return cels


def _run(style: Style) -> list[Cel]:
    cels = []
    for k in range(8):
        ph = k / 8
        pose = running(ph, CYCLE, style.run_lean).but(
            aim=style.aim * 0.8 + 5 * cos(2 * pi * ph), gun_x=-1 + cos(2 * pi * ph), head_yaw=-34,
            gun_z=-0.5 + 0.8 * cos(4 * pi * (ph - 0.22)),
        )
        cels.append(Cel(pose, 4))
    return cels


def _look(style: Style) -> list[Cel]:
    """Over one shoulder, for what was heard there."""
    stand = _stand(style)
    away = stand.but(head_yaw=-146, chest=-46, rise=-1.6)
    return [Cel(stand.but(head_yaw=-84, chest=-38), 4, face="front"), Cel(away, 34, face="left"),
            Cel(away.but(rise=-2.2, aim=style.aim + 4), 14, face="left"),
            Cel(stand.but(head_yaw=-84, chest=-38), 4, face="front")]


def _shoot(style: Style, angle: float) -> list[Cel]:
    """Recoil first, as the shot falls in the tick in which this begins; then back into the shoulder."""
    up = sin(radians(angle))
    ready = _stand(style).but(rise=-2.6, lean=9 - 0.12 * angle, aim=angle, gun_z=-3.5 * up, head=0.36 * angle,
                              right=(-7.5, 0, 0), left=(6.5, 0, 0))
    struck = ready.but(recoil=2.6, lean=ready.lean - 5, chest_roll=-6, right_shoulder=(-1.2, 0))
    return [Cel(struck, 3), Cel(ready.but(recoil=1.2, lean=ready.lean - 2), 3), Cel(ready, 3)]


def _wave(style: Style) -> list[Cel]:
    """An arm up, and over: thanks, from somebody who was told in time."""
    stand = _stand(style).but(held="gun", aim=None, right_hand=(6, -9, 19), blade=-52, left_hand=(2, 7, 22), head=4)
    up = stand.but(left_hand=(8, 8, 46), lean=style.lean - 2, left_shoulder=(0, 1.6), head=10)
    over = up.but(left_hand=(13, 8, 43))
    keys = [(blend(stand, up, 0.55), 4), (up, 7), (over, 7), (up, 7), (over, 7), (up, 7), (blend(stand, up, 0.5), 4)]
    return [Cel(pose, ticks, gear="rifle") for pose, ticks in keys]


def _hurt() -> list[Cel]:
    struck = Pose(rise=-1, lean=-18, tip=-6, head=14, right=(-7, 0, 0), left=(5, 2, 14), aim=24, gun_x=-2, head_yaw=-34)
    curled = Pose(rise=-4, lean=18, head=-10, right=(-7, 0, -8), left=(6, 0, 0), aim=-34, gun_x=-3, head_yaw=-34)
    return [Cel(struck, 3, face="pain"), Cel(blend(struck, curled, 0.6), 4, face="pain"), Cel(curled, 5, face="pain")]


def _deaths() -> Moves:
    """Run through or folded over, thrown by a blast, crushed."""
    own = hero_deaths.moves()
    return {"die": own["death"], "die_blast": own["death_blast"], "die_fold": own["death_fall"],
            "die_crush": own["death_crush"]}


def _drop() -> list[Cel]:
    """Hit on a ledge or in a leap: limp on his back while he drops, arms and legs after him."""
    back = BARE.but(right_hand=(4, -11, 40), left_hand=(9, 10, 38), roll=-64, roll_z=5, rise=1, lean=-16, head=20,
                    right=(5, 3, 26), left=(9, 6, 14))
    kick = back.but(roll=-72, right_hand=(7, -9, 43), left_hand=(5, 11, 42), right=(8, 4, 12), left=(4, 6, 30))
    return [Cel(back, 5, gear="none"), Cel(kick, 5, gear="none")]


def _fall(cels: list[Cel]) -> list[Cel]:
    return [cel.but(face="pain" if k < 2 else "shut") for k, cel in enumerate(cels)]
