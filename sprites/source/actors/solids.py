"""Solids -> one depth buffer with material, part and normal.

Spheres that sweep along a line, ellipsoids and triangles are solved exactly, a dense cloud of points with normals is
strewn in as it is; rounded boxes, capsules and cylinders are
traced (see `traced`). All of them meet in the same buffer, the nearest wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin
from typing import Any

import numpy as np

from . import ramps, traced

FAR = 1e9
PITCH = 0.45  # px between the spheres of a sweep
LEAST = 0.12  # px: thinner than this nothing is drawn
Radius = tuple[float, float] | Callable[[float], float]


def vec(x: float, y: float, z: float) -> np.ndarray:
    return np.array((x, y, z), float)


def pitch(degrees: float) -> np.ndarray:
    """Turns +X towards +Z."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])


@dataclass(slots=True)
class Buffer:
    """Samples, `scale` a pixel each way: depth (px away from the viewer), normal, material or -1, part or -1."""

    depth: np.ndarray
    normal: np.ndarray
    material: np.ndarray
    part: np.ndarray
    scale: int


@dataclass(slots=True)
class Camera:
    """Looks along +Y, a little down. `x`, `y` is the pixel of the origin, which is where the feet are."""

    width: int
    height: int
    x: int
    y: int
    tilt: float = 8.0  # degrees
    scale: int = 4

    def view(self) -> np.ndarray:
        t = np.deg2rad(self.tilt)
        return np.array([[1, 0, 0], [0, np.cos(t), -np.sin(t)], [0, np.sin(t), np.cos(t)]])

    def pixel(self, point: np.ndarray) -> tuple[float, float]:
        """Where a point of the body lies in the frame, px."""
        x, _, z = self.view() @ np.asarray(point, float)[:3]
        return self.x + x, self.y - z


class Solids:
    """A body under construction. Set `far` for limbs on the far side: they are drawn a step darker."""

    def __init__(self) -> None:
        self.items: list[tuple[Any, ...]] = []
        self.far = False

    def tube(
        self, points: Iterable[np.ndarray], radius: Radius, material: str, part: str, power: float = 0.95
    ) -> None:
        """Spheres along a line. `radius` is a function of the share 0..1 of the way, or (start, end)."""
        path = [np.asarray(p, float) for p in points]
        if isinstance(radius, tuple):
            start, end = radius
            size: Callable[[float], float] = lambda u: end + (start - end) * max(0.0, 1 - u) ** power  # noqa: E731
        else:
            size = radius
        spans = [float(np.linalg.norm(b - a)) for a, b in pairwise(path)]
        total, gone = sum(spans) + 1e-9, 0.0
        centres, radii = [], []
        for (a, b), span in zip(pairwise(path), spans, strict=True):
            steps = max(2, int(span / PITCH) + 1)
            for k in range(steps):
                f = k / steps
                centres.append(a + (b - a) * f)
                radii.append(size((gone + span * f) / total))
            gone += span
        centres.append(path[-1])
        radii.append(size(1.0))
        self.items.append(("sweep", np.array(centres), np.array(radii), material, part, self.far))

    def ellipsoid(
        self, centre: np.ndarray, half: tuple[float, float, float], material: str, part: str,
        turn: np.ndarray | None = None,
    ) -> None:
        axes = np.eye(3) if turn is None else turn
        self.items.append(("ellipsoid", np.asarray(centre, float), np.array(half, float), axes, material, part,
                           self.far))

    def triangle(self, a: np.ndarray, b: np.ndarray, c: np.ndarray, material: str, part: str) -> None:
        self.items.append(("triangle", np.array([a, b, c], float), material, part, self.far))

    def cloud(self, points: np.ndarray, normals: np.ndarray, material: str, part: str) -> None:
        """A surface as (n, 3) points, closer to each other than the samples, and their normals."""
        self.items.append(("cloud", points, normals, material, part, self.far))

    def trace(self, shape: str, frame: np.ndarray, material: str, part: str, **sizes: Any) -> None:
        """A shape of `traced`: box (half, radius, taper), ellipsoid (half), capsule or cylinder (a, b, ra, rb).

        `frame` is 4x4, from the shape's own axes to the body's.
        """
        self.items.append(("traced", traced.Shape(shape, frame, material, part, self.far, sizes)))

    def box(
        self, centre: np.ndarray, half: tuple[float, float, float], material: str, part: str, radius: float = 0.6,
        turn: np.ndarray | None = None, taper: float = 1.0,
    ) -> None:
        frame = np.eye(4)
        frame[:3, 3] = centre
        if turn is not None:
            frame[:3, :3] = turn
        self.trace("box", frame, material, part, half=half, radius=radius, taper=taper)

    def turned(self, matrix: np.ndarray) -> Solids:
        """The same body, turned or mirrored as a whole about its feet."""
        out = Solids()
        for item in self.items:
            if item[0] == "sweep":
                out.items.append(("sweep", item[1] @ matrix.T, *item[2:]))
            elif item[0] == "ellipsoid":
                out.items.append(("ellipsoid", matrix @ item[1], item[2], matrix @ item[3], *item[4:]))
            elif item[0] == "triangle":
                out.items.append(("triangle", item[1] @ matrix.T, *item[2:]))
            elif item[0] == "cloud":
                out.items.append(("cloud", item[1] @ matrix.T, item[2] @ matrix.T, *item[3:]))
            else:
                out.items.append(("traced", item[1].moved(matrix)))
        return out

    def buffer(self, camera: Camera) -> Buffer:
        return _Drawing(self.items, camera).run()


def _material(item: tuple[Any, ...]) -> str:
    return item[1].material if item[0] == "traced" else item[-3]


def part_of(item: tuple[Any, ...]) -> str:
    return item[1].part if item[0] == "traced" else item[-2]


class _Drawing:
    def __init__(self, items: list[tuple[Any, ...]], camera: Camera) -> None:
        self.items = items
        self.camera = camera
        self.view = camera.view()
        w, h = camera.width * camera.scale, camera.height * camera.scale
        self.width, self.height = w, h
        self.depth = np.full((h, w), FAR, np.float32)
        self.normal = np.zeros((h, w, 3), np.float32)
        self.material = np.full((h, w), -1, np.int16)
        self.part = np.full((h, w), -1, np.int16)
        self.parts: dict[str, int] = {}
        for item in items:
            self.parts.setdefault(part_of(item), len(self.parts))

    def run(self) -> Buffer:
        # What is traced comes first: where two solids are equally near, the later one loses.
        for item in self.items:
            if item[0] == "traced":
                self._traced(item)
        for item in self.items:
            if item[0] == "sweep":
                self._sweep(*item[1:3], *self._ids(item))
            elif item[0] == "ellipsoid":
                self._ellipsoid(*item[1:4], *self._ids(item))
            elif item[0] == "triangle":
                self._triangle(item[1], *self._ids(item))
            elif item[0] == "cloud":
                self._cloud(*item[1:3], *self._ids(item))
        return Buffer(self.depth, self.normal, self.material, self.part, self.camera.scale)

    def _ids(self, item: tuple[Any, ...]) -> tuple[int, int]:
        """Number of the material, and of the part: odd when it is on the far side."""
        far = item[1].far if item[0] == "traced" else item[-1]
        return ramps.NUMBER[_material(item)], self.parts[part_of(item)] * 2 + int(far)

    def _window(self, cx: float, cy: float, rx: float, ry: float, margin: int) -> tuple[int, int, int, int] | None:
        x0, x1 = max(0, int(cx - rx) - margin), min(self.width, int(cx + rx) + 2)
        y0, y1 = max(0, int(cy - ry) - margin), min(self.height, int(cy + ry) + 2)
        return None if x0 >= x1 or y0 >= y1 else (x0, x1, y0, y1)

    def _put(
        self, window: tuple[int, int, int, int], depth: np.ndarray, normal: np.ndarray, inside: np.ndarray,
        material: int, part: int,
    ) -> None:
        x0, x1, y0, y1 = window
        held = self.depth[y0:y1, x0:x1]
        wins = inside & (depth < held)
        if not wins.any():
            return
        held[wins] = depth[wins]
        self.normal[y0:y1, x0:x1][wins] = normal[wins]
        self.material[y0:y1, x0:x1][wins] = material
        self.part[y0:y1, x0:x1][wins] = part

    def _sweep(self, centres: np.ndarray, radii: np.ndarray, material: int, part: int) -> None:
        scale, cam = self.camera.scale, self.camera
        for (x, y, z), r in zip(centres @ self.view.T, radii, strict=True):
            if r < LEAST:
                continue
            cx, cy, size = (x + cam.x) * scale, (cam.y - z) * scale, r * scale
            window = self._window(cx, cy, size, size, 0)
            if window is None:
                continue
            x0, x1, y0, y1 = window
            dx = ((np.arange(x0, x1) + 0.5 - cx) / size)[None, :]
            dz = (-(np.arange(y0, y1) + 0.5 - cy) / size)[:, None]
            q = 1 - dx * dx - dz * dz
            rise = np.sqrt(np.maximum(q, 0))
            normal = np.empty((*q.shape, 3), np.float32)
            normal[..., 0], normal[..., 1], normal[..., 2] = dx, -rise, dz
            self._put(window, y - rise * r, normal, q > 0, material, part)

    def _ellipsoid(self, centre: np.ndarray, half: np.ndarray, axes: np.ndarray, material: int, part: int) -> None:
        scale, cam = self.camera.scale, self.camera
        c, turn = self.view @ centre, self.view @ axes
        a = turn @ np.diag(1 / half**2) @ turn.T
        extent = np.sqrt(np.diag(np.linalg.inv(a)))
        cx, cy = (c[0] + cam.x) * scale, (cam.y - c[2]) * scale
        window = self._window(cx, cy, extent[0] * scale, extent[2] * scale, 1)
        if window is None:
            return
        x0, x1, y0, y1 = window
        dx = ((np.arange(x0, x1) + 0.5 - cx) / scale)[None, :]
        dz = (-(np.arange(y0, y1) + 0.5 - cy) / scale)[:, None]
        b = a[0, 1] * dx + a[1, 2] * dz
        rest = a[0, 0] * dx * dx + 2 * a[0, 2] * dx * dz + a[2, 2] * dz * dz - 1
        inside = b * b - a[1, 1] * rest
        y = (-b - np.sqrt(np.maximum(inside, 0))) / a[1, 1]
        spot = np.stack([np.broadcast_to(dx, y.shape), y, np.broadcast_to(dz, y.shape)], -1)
        normal = spot @ a
        normal /= np.linalg.norm(normal, axis=-1)[..., None] + 1e-9
        self._put(window, c[1] + y, normal, inside > 0, material, part)

    def _triangle(self, corners: np.ndarray, material: int, part: int) -> None:
        scale, cam = self.camera.scale, self.camera
        p = corners @ self.view.T
        xs, ys = (p[:, 0] + cam.x) * scale, (cam.y - p[:, 2]) * scale
        normal = np.cross(p[1] - p[0], p[2] - p[0])
        normal /= np.linalg.norm(normal) + 1e-9
        if normal[1] > 0:
            normal = -normal
        x0, x1 = max(0, int(xs.min())), min(self.width, int(xs.max()) + 2)
        y0, y1 = max(0, int(ys.min())), min(self.height, int(ys.max()) + 2)
        area = (ys[1] - ys[2]) * (xs[0] - xs[2]) + (xs[2] - xs[1]) * (ys[0] - ys[2])
        if x0 >= x1 or y0 >= y1 or abs(area) < 1e-6:
            return
        gx, gy = (np.arange(x0, x1) + 0.5)[None, :], (np.arange(y0, y1) + 0.5)[:, None]
        u = ((ys[1] - ys[2]) * (gx - xs[2]) + (xs[2] - xs[1]) * (gy - ys[2])) / area
        v = ((ys[2] - ys[0]) * (gx - xs[2]) + (xs[0] - xs[2]) * (gy - ys[2])) / area
        t = 1 - u - v
        depth = u * p[0, 1] + v * p[1, 1] + t * p[2, 1]
        self._put((x0, x1, y0, y1), depth, np.broadcast_to(normal, (*depth.shape, 3)), (u >= 0) & (v >= 0) & (t >= 0),
                  material, part)

    def _cloud(self, points: np.ndarray, normals: np.ndarray, material: int, part: int) -> None:
        scale, cam = self.camera.scale, self.camera
        seen = points @ self.view.T
        facing = normals @ self.view.T
        xs, ys = ((seen[:, 0] + cam.x) * scale).astype(int), ((cam.y - seen[:, 2]) * scale).astype(int)
        inside = (xs >= 0) & (xs < self.width) & (ys >= 0) & (ys < self.height) & (facing[:, 1] < 0.25)
        order = np.nonzero(inside)[0]
        order = order[np.argsort(-seen[order, 1], kind="stable")]  # the nearest last: it is the one that stays
        depth = np.full_like(self.depth, FAR)
        normal = np.zeros_like(self.normal)
        depth[ys[order], xs[order]] = seen[order, 1]
        normal[ys[order], xs[order]] = facing[order]
        self._put((0, self.width, 0, self.height), depth, normal, depth < FAR, material, part)

    def _traced(self, item: tuple[Any, ...]) -> None:
        found = traced.trace(item[1], self.camera.width, self.camera.height, self.camera.x, self.camera.y,
                             self.camera.scale, self.view)
        if found is None:
            return
        ys, xs, depth, normal = found
        material, part = self._ids(item)
        wins = depth < self.depth[ys, xs]
        ys, xs = ys[wins], xs[wins]
        self.depth[ys, xs] = depth[wins]
        self.normal[ys, xs] = normal[wins]
        self.material[ys, xs] = material
        self.part[ys, xs] = part
