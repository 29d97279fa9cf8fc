"""How people go: feet as functions of the phase of a cycle, so that what stands on the ground moves with the ground.

A cycle is two steps. A phase of 0 is the right foot's heel strike. `cycle` is the way of the body in one cycle, px: as
the game picks the frame by how far a body has come, a foot that stands stays where it is.
"""

from __future__ import annotations

from math import cos, pi, radians, sin

from .rig import Foot, Pose

RUN_STANCE = 0.42  # share of the cycle for which a foot is on the ground
WALK_STANCE = 0.58
BALL = (2.6, -2.4)  # from the ankle to the ball of the foot, px


def _smooth(u: float) -> float:
    u = min(max(u, 0.0), 1.0)
    return u * u * (3 - 2 * u)


def _planted(x: float, turn: float) -> Foot:
    """A foot whose ball stays where it is while the heel comes up (`turn` < 0)."""
    if turn >= 0:
        return x, 0.0, turn
    c, s = cos(radians(turn)), sin(radians(turn))
    return x + BALL[0] - (c * BALL[0] - s * BALL[1]), -(s * BALL[0] + c * BALL[1]) + BALL[1], turn


def _stride(phase: float, cycle: float, stance: float, push: float, kick: float, heel: float) -> Foot:
    """`push`: pitch of the foot as it leaves; `kick`: px that the ankle rises behind; `heel`: pitch at the strike."""
    phase %= 1
    front = cycle * stance / 2
    if phase < stance:
        u = phase / stance
        turn = heel * (1 - u / 0.14) if u < 0.14 else 0.0 if u < 0.52 else -push * ((u - 0.52) / 0.48) ** 1.25
        return _planted(front - cycle * phase, turn)
    u = (phase - stance) / (1 - stance)
    x0, z0, _ = _planted(-front, -push)
    along = 0.35 * u + 0.65 * _smooth(u)
    x = x0 + (front - x0) * along
    z = z0 * (1 - u) ** 2 + kick * sin(pi * min(1.0, u**0.8)) * (1 - 0.25 * u)
    turn = -push - 18 * sin(pi * min(1.0, u / 0.5)) if u < 0.5 else -push + (push + heel) * _smooth((u - 0.5) / 0.45)
    return x, max(z, 0.0), turn


def run_foot(phase: float, cycle: float, kick: float = 9.5) -> Foot:
    return _stride(phase, cycle, RUN_STANCE, 56.0, kick, 15.0)


def walk_foot(phase: float, cycle: float, kick: float = 3.4) -> Foot:
    return _stride(phase, cycle, WALK_STANCE, 34.0, kick, 12.0)


def running(phase: float, cycle: float, lean: float = 18.0, base: Pose | None = None) -> Pose:
    """The body falls onto each foot and is thrown off it; the chest turns and rolls against the hips."""
    drop = cos(4 * pi * (phase - 0.15))
    side, fore = sin(2 * pi * phase), cos(2 * pi * phase)
    return (base or Pose()).but(
        rise=-3.2 - 2.1 * drop, lean=lean + 4.0 * cos(4 * pi * (phase - 0.2)), tip=7 + 2 * drop,
        right=run_foot(phase, cycle), left=run_foot(phase + 0.5, cycle), twist=22 * fore, chest_roll=9 * side,
        hip_roll=-5 * side, right_shoulder=(-1.6 * fore, 1.3 * side), left_shoulder=(1.6 * fore, -1.3 * side),
        head=8 - 3.0 * cos(4 * pi * (phase - 0.24)), hair=phase, wind=1.0,
    )


def walking(phase: float, cycle: float, lean: float = 4.0, base: Pose | None = None) -> Pose:
    """Vaults over each straight leg; arms swing against the legs."""
    drop = cos(4 * pi * (phase - 0.06))
    fore = cos(2 * pi * phase)
    return (base or Pose()).but(
        rise=0.35 - 0.65 * drop, lean=lean + 1.2 * drop, right=walk_foot(phase, cycle),
        left=walk_foot(phase + 0.5, cycle), twist=9 * fore, chest_roll=2.4 * sin(2 * pi * phase),
        hip_roll=-2.4 * sin(2 * pi * phase), hair=phase, wind=0.45,
    )
