"""The skeleton of a person: a pose in about forty numbers becomes a frame of reference for every bone.

One unit is one pixel of the sprite. X points forward (to the right of the picture), Y away from the viewer, Z up; the
origin lies on the ground between the feet. Angles are degrees; a positive pitch turns X towards Z, so it looks up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Point = tuple[float, float, float]
Foot = tuple[float, float, float]  # x, height of the sole, pitch
Bones = dict[str, Array]

HIP_HEIGHT = 21.0
TILT = radians(8.0)  # the camera looks down by as much
GUN_LENGTH = 19.6  # from the grip to the mouth
RAIL_LENGTH = 22.0


@dataclass(frozen=True)
class Build:
    """Lengths of a body's bones."""

    thigh: float = 9.8
    shin: float = 9.6
    arm: float = 7.2
    forearm: float = 7.4
    hips: float = 3.6  # half the width
    shoulders: float = 6.8
    spine: float = 5.5
    neck: float = 8.2
    height: float = HIP_HEIGHT  # of the hips, standing


@dataclass(frozen=True)
class Pose:
    """What a body does. Hands are places in the world beside (`shift`, 0, 0), or None to hang; with a gun in them they
    follow it. `kneel` moves the hips down without moving the feet."""

    shift: float = 0.0
    rise: float = 0.0
    lean: float = 4.0  # of the chest, forward
    tip: float = 0.0  # of the hips, forward
    chest: float = -30.0  # yaw: 0 is a side view, -90 looks at the viewer
    hips: float = -16.0
    twist: float = 0.0  # of the chest against the hips
    chest_roll: float = 0.0
    hip_roll: float = 0.0
    head: float = 0.0
    head_yaw: float = -12.0
    head_roll: float = 0.0
    right: Foot = (-3.5, 0.0, 0.0)
    left: Foot = (4.0, 0.0, 0.0)
    right_toe: float | None = None
    left_toe: float | None = None
    knees: Point | None = None  # where they point; None: where the hips look
    elbows: Point | None = None
    right_elbow: Point | None = None
    right_shoulder: tuple[float, float] = (0.0, 0.0)  # moved by x, z
    left_shoulder: tuple[float, float] = (0.0, 0.0)
    held: str = "gun"  # gun, blade, none
    aim: float | None = 0.0  # of the gun; None: it hangs in the right hand
    recoil: float = 0.0
    gun_x: float = 0.0
    gun_z: float = 0.0
    right_hand: Point | None = None
    left_hand: Point | None = None
    blade: float = 90.0  # pitch of the blade, or of a gun that hangs
    blade_roll: float = 0.0
    both: bool = False  # the left hand is on the hilt, too
    far_hand: bool = False  # the blade is in the left hand
    roll: float = 0.0  # of the whole body about its hips, forward
    roll_x: float = 0.0
    roll_z: float = 0.0
    hair: float = 0.0  # phase of its wave
    wind: float = 0.4  # 0: it hangs, 1: it streams behind
    lift: float = 0.0  # it flies up by as much while she falls

    def but(self, **changes: object) -> Pose:
        return replace(self, **changes)  # type: ignore[arg-type]


BARE = Pose(held="none", aim=None)


def vec(*values: float) -> Array:
    return np.array(values, float)


def unit(v: Array) -> Array:
    return np.asarray(v / (np.linalg.norm(v) + 1e-9))


def move(x: float, y: float, z: float) -> Array:
    m = np.eye(4)
    m[:3, 3] = (x, y, z)
    return m


def _turn(i: int, j: int, degrees: float) -> Array:
    m = np.eye(4)
    c, s = cos(radians(degrees)), sin(radians(degrees))
    m[i, i], m[i, j], m[j, i], m[j, j] = c, -s, s, c
    return m


def pitch(degrees: float) -> Array:
    return _turn(0, 2, degrees)


def yaw(degrees: float) -> Array:
    return _turn(0, 1, degrees)


def roll(degrees: float) -> Array:
    return _turn(1, 2, degrees)


def at(frame: Array, x: float, y: float, z: float) -> Array:
    """A place in a bone's frame, in the world."""
    return np.asarray((frame @ vec(x, y, z, 1))[:3])


def axes(origin: Array, up: Array, ahead: Array) -> Array:
    """A frame whose Z is `up` and whose X is as near to `ahead` as that allows."""
    z = unit(up)
    y = unit(np.cross(z, ahead))
    m = np.eye(4)
    m[:3, 0], m[:3, 1], m[:3, 2], m[:3, 3] = np.cross(y, z), y, z, origin
    return m


def reach(start: Array, goal: Array, first: float, second: float, pole: Array) -> tuple[Array, Array]:
    """Joint and end of two bones that begin at `start` and reach for `goal`, bent towards `pole`."""
    way = goal - start
    far = min(max(float(np.linalg.norm(way)), abs(first - second) + 0.05), first + second - 0.05)
    ahead = unit(way)
    along = (first * first - second * second + far * far) / (2 * far)
    aside = np.sqrt(max(first * first - along * along, 0.0))
    across = unit(pole - ahead * np.dot(pole, ahead))
    return start + ahead * along + across * aside, start + ahead * far


def on_screen(point: Array) -> tuple[float, float]:
    """Px right of and above the origin at which a point of the world is seen."""
    return float(point[0]), float(point[1] * sin(TILT) + point[2] * cos(TILT))


def skeleton(p: Pose, build: Build) -> Bones:
    bones: Bones = {}
    _trunk(bones, p, build)
    _legs(bones, p, build)
    _arms(bones, p, build)
    if p.roll or p.roll_x or p.roll_z:
        centre = move(p.shift, 0, build.height + p.rise)
        whole = move(p.roll_x, 0, p.roll_z) @ centre @ pitch(-p.roll) @ np.linalg.inv(centre)
        bones = {name: np.asarray(whole @ m) for name, m in bones.items()}
    return bones


def _trunk(bones: Bones, p: Pose, build: Build) -> None:
    height = build.height + p.rise
    hips = move(p.shift, 0, height) @ yaw(p.hips + p.twist * 0.5) @ pitch(-p.tip) @ roll(p.hip_roll)
    straight = hips @ yaw(-p.hips - p.twist * 0.5) @ move(0, 0, 2)
    bones["hips"] = hips
    bones["belly"] = straight @ pitch(-p.lean * 0.5) @ yaw(p.chest * 0.6)
    chest = straight @ pitch(-p.lean) @ yaw(p.chest - p.twist) @ roll(p.chest_roll) @ move(0, 0, build.spine)
    bones["chest"] = chest
    neck = move(*at(chest, 0.6, 0, build.neck))
    bones["head"] = neck @ pitch(-p.lean * 0.35 + p.head) @ yaw(p.head_yaw) @ roll(p.head_roll)


def _legs(bones: Bones, p: Pose, build: Build) -> None:
    hips = bones["hips"]
    knees = p.knees or (1.0, -0.12, 0.15)
    if p.knees is None and abs(p.hips) > 50:
        x, y, z = yaw(p.hips * 0.85)[:3, :3] @ vec(1.0, 0.0, 0.15)
        knees = (float(x), float(y), float(z))
    pole = vec(*knees)
    ahead = vec(knees[0], knees[1] - 0.08, 0)
    for side, sign, foot, toe in (("R", -1, p.right, p.right_toe), ("L", 1, p.left, p.left_toe)):
        hip = at(hips, 0, sign * build.hips, 0)
        x, z, turn = foot
        ankle = vec(x + (hip[0] - p.shift) * 0.6, hip[1] + sign * 0.4, z + 3.6)
        knee, ankle = reach(hip, ankle, build.thigh, build.shin, pole)
        bones["thigh" + side] = axes(hip, hip - knee, ahead)
        bones["shin" + side] = axes(knee, knee - ankle, ahead)
        facing = yaw(p.hips * 0.8)
        sole = facing @ pitch(turn) if abs(p.hips) > 50 else pitch(turn) @ facing
        bones["foot" + side] = move(*ankle) @ sole
        bend = toe if toe is not None else (min(max(-turn, 0.0), 48.0) if z < 5.5 else -8.0)
        bones["toe" + side] = bones["foot" + side] @ move(2.6, 0, -2.4) @ pitch(bend)


def _arms(bones: Bones, p: Pose, build: Build) -> None:
    chest = bones["chest"]
    right = at(chest, p.right_shoulder[0], -build.shoulders, 4.6 + p.right_shoulder[1])
    left = at(chest, p.left_shoulder[0], build.shoulders, 4.6 + p.left_shoulder[1])
    right_hand, left_hand = _hands(bones, p, right, left)
    for side, sign, shoulder, hand in (("R", -1, right, right_hand), ("L", 1, left, left_hand)):
        pole = (p.right_elbow if side == "R" else None) or p.elbows or (-0.75, sign * 0.55, -0.8)
        elbow, wrist = reach(shoulder, hand, build.arm, build.forearm, vec(*pole))
        ahead = vec(1, 0, 0.3)
        bones["arm" + side] = axes(shoulder, shoulder - elbow, ahead)
        bones["fore" + side] = axes(elbow, elbow - wrist, ahead)
        lean = unit(chest[:3, 2] + unit(shoulder - elbow) * 0.55)
        bones["pad" + side] = axes(shoulder, lean, chest[:3, 0])


def _hands(bones: Bones, p: Pose, right: Array, left: Array) -> tuple[Array, Array]:
    """Where the hands are; whatever they hold gets its frame."""
    chest = bones["chest"]
    if p.held == "gun" and p.aim is not None:
        middle = right * 0.6 + left * 0.4
        grip = move(middle[0], right[1] - 0.2, middle[2] - 1.2) @ pitch(p.aim)
        gun = grip @ move(5.6 + p.gun_x - p.recoil, -1.2, -1.6 + p.gun_z)
        bones["gun"] = gun
        left_grip = at(gun, 7.2, 0.8, -1.2) if p.left_hand is None else vec(*p.left_hand) + vec(p.shift, 0, 0)
        return at(gun, -0.5, 0.3, -1.6), left_grip
    hands = []
    for hand, sign in ((p.right_hand, -1), (p.left_hand, 1)):
        hands.append(at(chest, 1, sign * 8, -7) if hand is None else vec(*hand) + vec(p.shift, 0, 0))
    if p.held == "blade":
        bones["blade"] = move(*hands[int(p.far_hand)]) @ pitch(p.blade) @ roll(p.blade_roll)
        if p.both:
            hands[1] = at(bones["blade"], -3.2, 0.8, 0)
    elif p.held == "gun":
        bones["gun"] = move(*hands[0]) @ pitch(p.blade)
    return hands[0], hands[1]


def muzzle(bones: Mapping[str, Array], rail: bool = False) -> tuple[float, float]:
    """Px right of and above the origin at which the gun's mouth is seen."""
    return on_screen(at(bones["gun"], RAIL_LENGTH if rail else GUN_LENGTH, 0, 0.3))


def blend(a: Pose, b: Pose, part: float) -> Pose:
    """A pose between two: numbers and tuples are mixed, everything else is taken from the nearer."""
    changes: dict[str, object] = {}
    for name in Pose.__dataclass_fields__:
        u, v = getattr(a, name), getattr(b, name)
        if isinstance(u, tuple) and isinstance(v, tuple):
            changes[name] = tuple(x + (y - x) * part for x, y in zip(u, v, strict=True))
        elif isinstance(u, float | int) and isinstance(v, float | int) and not isinstance(u, bool):
            changes[name] = u + (v - u) * part
        else:
            changes[name] = u if part < 0.5 else v
    return replace(a, **changes)  # type: ignore[arg-type]
