"""A body under construction: shapes hung on bones, collected for the renderer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .rig import Array, Bones, Point, at
from .solids import Solids

WORLD = "world"
SIDES = (("L", 1), ("R", -1))  # the far one first


class Figure:
    """`far`: what is added now belongs to the side away from the viewer and is drawn one step darker. `scale`: how many
    px a unit of the skeleton has in the picture."""

    def __init__(self, bones: Bones, scale: float = 1.0) -> None:
        self.bones = bones
        self.scale = scale
        self.solids = Solids()

    @property
    def far(self) -> bool:
        return self.solids.far

    @far.setter
    def far(self, value: bool) -> None:
        self.solids.far = value

    def frame(self, bone: str) -> Array:
        return np.eye(4) if bone == WORLD else self.bones[bone]

    def box(
        self, bone: str, centre: Point, half: Point, material: str, part: str, radius: float = 0.6,
        turn: Array | None = None, taper: float = 1.0,
    ) -> None:
        frame = self.frame(bone)
        turned = frame if turn is None else frame @ turn
        k = self.scale
        size = (half[0] * k, half[1] * k, half[2] * k)
        self.solids.box(at(frame, *centre) * k, size, material, part, radius * k, turned[:3, :3], taper)

    def ball(self, bone: str, centre: Point, half: Point, material: str, part: str) -> None:
        frame = self.frame(bone)
        k = self.scale
        size = (half[0] * k, half[1] * k, half[2] * k)
        self.solids.ellipsoid(at(frame, *centre) * k, size, material, part, frame[:3, :3])

    def rod(
        self, bone: str, start: Point, end: Point, first: float, last: float, material: str, part: str
    ) -> None:
        """A capsule that may taper."""
        frame = self.frame(bone)
        k = self.scale
        ends = [at(frame, *start) * k, at(frame, *end) * k]
        self.solids.tube(ends, lambda u: (first + (last - first) * u) * k, material, part)

    def drum(self, bone: str, start: Point, end: Point, radius: float, material: str, part: str) -> None:
        """A cylinder with flat ends."""
        k, frame = self.scale, self.frame(bone).copy()
        frame[:3, 3] *= k
        ends = {"a": np.array(start) * k, "b": np.array(end) * k}
        self.solids.trace("cylinder", frame, material, part, **ends, ra=radius * k, rb=radius * k)

    def strand(self, points: Sequence[Array], width: Callable[[float], float], material: str, part: str) -> None:
        """A tube through points of the world; `width`: its radius by how far along, 0..1."""
        k = self.scale
        self.solids.tube([point * k for point in points], lambda u: width(u) * k, material, part)
