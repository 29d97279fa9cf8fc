"""One drawing of a person: pose, what is in the hands, what is on the face, for how long; and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import palette

from . import pixelize, sheets, strokes
from .people_figure import Figure
from .rig import Bones, Build, Pose, at, muzzle, on_screen, skeleton
from .solids import Camera

SOLE = 1  # px under the origin at which the line under a standing boot is drawn
DEEP = 32  # px under the frame in which a body may lie before it is put on the ground


@dataclass(frozen=True)
class Cel:
    pose: Pose
    ticks: int
    gear: str = "rifle"  # rifle, rail, stowed, blade, stick, none
    charge: float = 0.0  # of the rail, 0..1.5
    jet: float = 0.0  # length of the dash's flames
    nade: str = ""  # R, L: the hand that holds a grenade
    face: str = "side"
    swing: tuple[float, float] | None = None  # angles of the blade between which it leaves a smear
    chair: bool = False  # one sits on it
    mirrored: bool = False
    clip: bool = False  # what is under the ground is not seen
    settle: bool = False  # it lies on the ground, however it is turned

    def but(self, **changes: object) -> Cel:
        return replace(self, **changes)  # type: ignore[arg-type]


Moves = dict[str, list[Cel]]


@dataclass(frozen=True)
class Role:
    """A sheet of a person. `dress` adds body and gear; `finish` draws on the finished picture, as faces are."""

    name: str
    size: tuple[int, int]
    origin: tuple[int, int]
    build: Build
    dress: Callable[[Figure, Cel], None]
    moves: Callable[[], Moves]
    finish: Callable[[np.ndarray, pixelize.Pixels, Bones, Cel, tuple[int, int]], None] | None = None
    light: pixelize.Light = field(default_factory=lambda: pixelize.SUIT)
    smear: tuple[str, float] = ("blade", 40.0)  # its ramp, and how far from the hand the blade ends
    hurt: tuple[int, int] = (12, 0)  # px that can be hurt: half the width; 0: as high as the silhouette


def draw(role: Role, cel: Cel) -> tuple[np.ndarray, Bones]:
    """The picture of a cel, RGBA, and the bones that it was hung on."""
    bones = skeleton(cel.pose, role.build)
    figure = Figure(bones)
    role.dress(figure, cel)
    wide, high = role.size
    camera = Camera(wide, high + (DEEP if cel.settle else 0), *role.origin)
    pixels = pixelize.vote(figure.solids.buffer(camera))
    picture = pixelize.shade(pixels, role.light)
    if role.finish:
        role.finish(picture, pixels, bones, cel, role.origin)
    if cel.settle:
        lowest = int(np.nonzero(picture[..., 3].any(1))[0][-1])
        picture = np.roll(picture, role.origin[1] + SOLE - lowest, 0)[:high].copy()
    if cel.swing:
        x, up = on_screen(at(bones["blade"], 0, 0, 0))
        ramp, length = role.smear
        strokes.crescent(picture, role.origin[0] + x - 2, role.origin[1] - up + 1, *cel.swing, length,
                         palette.ramp(ramp)[-3:], 0.45)
    if cel.clip:
        picture[role.origin[1] + 1 :] = 0
    if cel.mirrored:
        x = role.origin[0]
        wide = min(x, role.size[0] - 1 - x)
        middle = picture[:, x - wide : x + wide + 1][:, ::-1].copy()
        picture[:] = 0
        picture[:, x - wide : x + wide + 1] = middle
    return picture, bones


def frame(role: Role, cel: Cel) -> sheets.Frame:
    picture, bones = draw(role, cel)
    made = sheets.Frame(picture, cel.ticks)
    if cel.gear in ("rifle", "rail") and cel.pose.held == "gun" and cel.pose.aim is not None and not cel.mirrored:
        x, up = muzzle(bones, cel.gear == "rail")
        made.points["muzzle"] = sheets.point(role.origin[0] + x, role.origin[1] - up)
    return made


def sheet(role: Role) -> sheets.Sheet:
    made = sheets.Sheet(role.name, role.origin)
    for tag, cels in role.moves().items():
        for cel in cels:
            made.add(tag, frame(role, cel))
    return made
