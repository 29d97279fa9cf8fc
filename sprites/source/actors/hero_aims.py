"""Every stance with the gun in nine directions, 0 straight up .. 8 straight down: sheet `hero_aim`.

Whole bodies are baked for each, not an arm over a body: so the near shoulder comes forward, the head follows the gun,
and what lies in front of what is always right.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, radians, sin

from .hero_moves import CYCLE, STANCE, kneeling
from .people_cels import Cel, Moves
from .people_gait import running
from .rig import Pose

STEPS = tuple(90 - 22.5 * k for k in range(9))
CRAWL = 24.0  # px of a cycle on his knees
TREAD = 6  # frames of a kick in the water


def aimed(base: Pose, angle: float, follow: float = 1.0) -> Pose:
    """The gun at an angle: chest, head and shoulder go with it by their share (`follow` 0..1)."""
    s = sin(radians(angle))
    return base.but(
        aim=angle, gun_x=base.gun_x - 1.8 * s * s, gun_z=base.gun_z - 4.4 * s, lean=base.lean - 0.12 * angle * follow,
        head=base.head + 0.36 * angle + (6 if angle > 60 else 0), chest=base.chest - 8 * max(s, 0) * follow,
        right_shoulder=(base.right_shoulder[0], base.right_shoulder[1] + 1.2 * s),
    )


def moves() -> Moves:
    found: Moves = {}
    stances: tuple[tuple[str, Callable[[float], list[Cel]]], ...] = (
        ("idle", _idle), ("shoot", _shoot), ("run", _run), ("rise", _rise), ("fall", _fall), ("crouch", _crouch),
        ("crawl", _crawl), ("wall", _wall), ("ladder", _ladder), ("swim", _swim),
    )
    for name, stance in stances:
        for step, angle in enumerate(STEPS):
            found[f"{name}_{step}"] = stance(angle)
    return found


def _idle(angle: float) -> list[Cel]:
    cels = []
    for k in range(4):
        w = 2 * pi * k / 4
        base = STANCE.but(rise=-1.4 - 0.45 * (1 - cos(w)), lean=6 + 0.8 * (1 - cos(w)), chest_roll=1.2 * sin(w),
                          right_shoulder=(0, 0.5 * sin(w)))
        cels.append(Cel(aimed(base, angle), 12))
    return cels


def _kick(base: Pose, angle: float, recoil: float) -> Pose:
    """Recoil goes into the shoulder, then into the chest."""
    return aimed(base, angle).but(recoil=recoil, chest_roll=base.chest_roll - 2 * recoil,
                                  right_shoulder=(-0.6 * recoil, 1.2 * sin(radians(angle))))


def _shoot(angle: float) -> list[Cel]:
    braced = STANCE.but(rise=-2.4, lean=8)
    return [Cel(_kick(braced, angle, 2.4), 2), Cel(_kick(braced, angle, 1.0), 2)]


def _run(angle: float) -> list[Cel]:
    cels = []
    for k in range(10):
        ph = k / 10
        base = running(ph, CYCLE)
        # The nearer the gun points to the ground, the less may the chest fold over it.
        base = base.but(gun_x=-0.8 + cos(2 * pi * ph), gun_z=-0.5 + cos(4 * pi * (ph - 0.22)),
                        lean=base.lean - (6 if angle < -40 else 0))
        cels.append(Cel(aimed(base, angle), 3))
    return cels


def _rise(angle: float) -> list[Cel]:
    """Stretched off the ground, then the knees come up."""
    stretched = STANCE.but(rise=1.0, lean=6, right=(-7, 0, -60), left=(4, 6, -22), right_shoulder=(0, 1.0))
    tucked = STANCE.but(rise=0.0, lean=13, right=(-7, 5, -48), left=(7, 10, -6))
    return [Cel(aimed(stretched, angle), 4), Cel(aimed(tucked, angle), 4)]


def _fall(angle: float) -> list[Cel]:
    """Open over the top of the arc, then the feet reach for the ground."""
    opened = STANCE.but(rise=0.5, lean=9, right=(-9, 4, -34), left=(7, 6, -14), right_shoulder=(0, 1.6),
                        left_shoulder=(0, 1.6))
    reaching = STANCE.but(rise=0.5, lean=3, right=(-6, 0, -18), left=(8, 1.5, 14), right_shoulder=(0, 2.2),
                          left_shoulder=(0, 2.2))
    return [Cel(aimed(opened, angle), 4), Cel(aimed(reaching, angle), 4)]


def _low(base: Pose, angle: float) -> Pose:
    """On one knee he leans less the further up or down he aims, or the gun would be in the ground or in his face. A gun
    that points down has its butt high under the arm, shoulder and elbow with it, so that its mouth is off the floor."""
    s = sin(radians(angle))
    down = max(0.0, -s) ** 3
    pose = aimed(base.but(lean=base.lean - 12 * abs(s), rise=base.rise + 3 * max(0.0, -s) + 0.8 * down), angle, 0.7)
    x, z = pose.right_shoulder
    foot, knelt = pose.right, min(1.0, max(0.0, -2.5 * s))  # the foot a little further back, or the knee goes too deep
    return pose.but(gun_x=pose.gun_x - 3.6 * down, right_shoulder=(x, z + 2.6 * down),
                    right_elbow=(-0.75, -0.55, -0.8 + 1.1 * down),
                    right=(foot[0] - 1.2 * knelt, foot[1] + 1.2 * knelt, foot[2]))


def _crouch(angle: float) -> list[Cel]:
    still = _low(kneeling(), angle)
    return [Cel(still, 4), Cel(still.but(recoil=2.2, chest_roll=-4), 3)]


def _crawl(angle: float) -> list[Cel]:
    """Half a pace with each leg, hips low: four frames of 6 px."""
    cels = []
    for k in range(4):
        ph = k / 4
        slide = CRAWL / 4 * (1 - 4 * abs(ph - 0.5)) / 2
        lifted = sin(2 * pi * ph)
        base = kneeling().but(
            rise=-12.0 - 0.8 * lifted,
            right=(-9 - slide, 3.4 + max(lifted, -1.6 * lifted) + 0.66 * max(0.0, -slide), -68),  # toes off the ground
            left=(7.5 + slide, max(0.0, -2.4 * lifted), 10 * max(0.0, -lifted)), twist=5 * cos(2 * pi * ph),
            hip_roll=3 * lifted, lean=33,
        )
        cels.append(Cel(_low(base, angle), 6))
    return cels


def _wall(angle: float) -> list[Cel]:
    """The wall is behind him, at -13 px: boots and the free hand drag on it while he slides."""
    cels = []
    for w in (0.4, -0.4):
        base = Pose(
            shift=-1, rise=-3 + w, lean=-2, tip=-8, right=(-9.5, 1.0 + w, -58), left=(-8.0, 9.0, -40),
            knees=(1, -0.2, 0.3),
            right_toe=-10, left_toe=-10, left_hand=(-11, 5, 33 + w), left_shoulder=(-1.5, 0.8),
        )
        cels.append(Cel(aimed(base, angle), 5))
    return cels


def _ladder(angle: float) -> list[Cel]:
    """Turned half away from the rungs, which the far hand and both feet hold; the gun is in one hand."""
    cels = []
    for high in (0, 1):
        base = Pose(
            rise=-1 + 0.6 * high, lean=2, hips=-30, chest=-40, right=(-1.5, 1 + 5 * high, -4),
            left=(3.5, 6 - 5 * high, -4),
            right_toe=0.0, left_toe=0.0, left_hand=(4.5, 8, 43 - 2 * high), left_shoulder=(0, 1.6),
        )
        cels.append(Cel(aimed(base, angle, 0.6), 6))
    return cels


def _swim(angle: float) -> list[Cel]:
    """The suit is heavy: he hangs in the water leaning forward and kicks from the hip, knees and toes trailing."""
    cels = []
    for k in range(TREAD):
        w = 2 * pi * k / TREAD
        near, far = sin(w), sin(w + pi)
        base = Pose(
            rise=0.8 + 0.8 * sin(2 * w), lean=24 + 2 * cos(w), tip=20, head=14, twist=6 * cos(w), hip_roll=4 * near,
            right=(-8 + 8.0 * near, 3.0 + 4 * max(0.0, near), -52 + 26 * near), right_toe=-14,
            left=(-8 + 8.0 * far, 3.0 + 4 * max(0.0, far), -52 + 26 * far), left_toe=-14,
            chest_roll=3 * near,
        )
        cels.append(Cel(aimed(base, angle, 0.8), 6))
    return cels
