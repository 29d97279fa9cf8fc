"""Frames -> a sheet: the picture, its layer of effects, and Aseprite's "array" JSON with what only a script knows.

Poses are known, so nothing is placed by hand: `hurt` (what of the silhouette can be hit), `muzzle` and `core` are
slices with a key a frame; `pivot` is the feet. `meta.ticks` are the lengths in 1/60 s, `meta.origin` the feet in px.
"""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

ACTORS = Path(__file__).resolve().parents[2] / "actors"
COLUMNS = 8
COLOURS = {"pivot": "#0000ffff", "hurt": "#00ff00ff", "muzzle": "#ff0000ff", "core": "#ff8000ff"}
Box = tuple[int, int, int, int]  # x, y, w, h px in the frame


@dataclass(slots=True)
class Frame:
    body: np.ndarray  # RGBA
    ticks: int
    effects: np.ndarray | None = None  # the same size; what shines and flies
    points: dict[str, Box] = field(default_factory=dict)  # slices of this frame: muzzle, core
    hurt: Box | None = None  # None: read off the silhouette


@dataclass(slots=True)
class Sheet:
    name: str
    origin: tuple[int, int]
    tags: dict[str, list[Frame]] = field(default_factory=dict)

    def add(self, tag: str, frame: Frame) -> None:
        self.tags.setdefault(tag, []).append(frame)

    @property
    def frames(self) -> list[Frame]:
        return [frame for group in self.tags.values() for frame in group]

    def save(self, folder: Path = ACTORS) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        frames = self.frames
        save_png(pack([f.body for f in frames]), folder / f"{self.name}.png")
        if any(f.effects is not None for f in frames):
            empty = np.zeros_like(frames[0].body)
            layer = pack([empty if f.effects is None else f.effects for f in frames])
            save_png(layer, folder / f"{self.name}_fx.png")
        text = json.dumps(self.plan(), separators=(",", ":"))
        (folder / f"{self.name}.json").write_text(text + "\n", encoding="utf-8")

    def plan(self) -> dict[str, Any]:
        frames = self.frames
        h, w = frames[0].body.shape[:2]
        rows = -(-len(frames) // COLUMNS)
        tags, first = [], 0
        for tag, group in self.tags.items():
            tags.append({"name": tag, "from": first, "to": first + len(group) - 1, "direction": "forward",
                         "color": "#000000ff"})
            first += len(group)
        layers = ["body"] + ["fx"] * any(f.effects is not None for f in frames)
        meta = {
            "app": "last-reveille", "version": "1.3", "image": f"{self.name}.png", "format": "RGBA8888",
            "size": {"w": COLUMNS * w, "h": rows * h}, "scale": "1", "frameTags": tags,
            "layers": [{"name": n, "opacity": 255, "blendMode": "normal"} for n in layers], "slices": self._slices(),
            "ticks": [f.ticks for f in frames], "origin": list(self.origin),
        }
        return {"frames": [self._row(k, f, w, h) for k, f in enumerate(frames)], "meta": meta}

    def _row(self, index: int, frame: Frame, w: int, h: int) -> dict[str, Any]:
        return {
            "filename": f"{self.name} {index}.aseprite",
            "frame": {"x": index % COLUMNS * w, "y": index // COLUMNS * h, "w": w, "h": h}, "rotated": False,
            "trimmed": False, "spriteSourceSize": {"x": 0, "y": 0, "w": w, "h": h}, "sourceSize": {"w": w, "h": h},
            "duration": round(frame.ticks * 1000 / 60),
        }

    def _slices(self) -> list[dict[str, Any]]:
        keys: dict[str, list[dict[str, Any]]] = {"pivot": [], "hurt": []}
        held: Box | None = None
        before: Set[str] = set()
        for index, frame in enumerate(self.frames):
            box = frame.hurt or silhouette(frame.body, self.origin)
            if box != held:  # a key holds until the next one
                pivot = {"x": self.origin[0] - box[0], "y": self.origin[1] - box[1]}
                keys["pivot"].append({"frame": index, "bounds": _bounds(box), "pivot": pivot})
                keys["hurt"].append({"frame": index, "bounds": _bounds(box)})
                held = box
            for name, spot in frame.points.items():
                keys.setdefault(name, []).append({"frame": index, "bounds": _bounds(spot)})
            for name in before - frame.points.keys():  # a key without an area ends the one before it
                keys[name].append({"frame": index, "bounds": _bounds((0, 0, 0, 0))})
            before = frame.points.keys()
        return [{"name": name, "color": COLOURS[name], "keys": rows} for name, rows in keys.items() if rows]


def _bounds(box: Box) -> dict[str, int]:
    return dict(zip("xywh", box, strict=True))


def point(x: float, y: float, size: int = 1) -> Box:
    """A slice of `size` px whose middle is there."""
    return round(x) - size // 2, round(y) - size // 2, size, size


def silhouette(picture: np.ndarray, origin: tuple[int, int], keep: float = 0.8) -> Box:
    """The box that holds `keep` of what is opaque, across and up: thin tips, tails and antennas are not the body."""
    solid = picture[..., 3] > 0
    if not solid.any():
        return *origin, 1, 1
    ys, xs = np.nonzero(solid)
    rest = (1 - keep) / 2 * 100
    x0, x1 = (int(np.percentile(xs, q)) for q in (rest, 100 - rest))
    y0, y1 = (int(np.percentile(ys, q)) for q in (rest, 100 - rest / 4))
    return x0, y0, x1 - x0 + 1, y1 - y0 + 1


def pack(frames: list[np.ndarray]) -> np.ndarray:
    h, w = frames[0].shape[:2]
    whole = np.zeros((-(-len(frames) // COLUMNS) * h, COLUMNS * w, 4), np.uint8)
    for k, frame in enumerate(frames):
        whole[k // COLUMNS * h : k // COLUMNS * h + h, k % COLUMNS * w : k % COLUMNS * w + w] = frame
    return whole


def unpack(picture: np.ndarray, w: int, h: int, index: int) -> np.ndarray:
    """Frame `index` of a packed picture."""
    x, y = index % COLUMNS * w, index // COLUMNS * h
    return picture[y : y + h, x : x + w]


def read_png(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.array(image.convert("RGBA"))


def save_png(picture: np.ndarray, path: Path) -> None:
    """Lossless; with an index when 255 colours are enough and nothing is half transparent: half the size."""
    picture = np.where(picture[..., 3:] > 0, picture, 0).astype(np.uint8)
    solid = picture[..., 3] == 255
    colours, index = np.unique(picture[solid][:, :3], axis=0, return_inverse=True)
    if len(colours) > 255 or (picture[~solid].any()):
        Image.fromarray(picture).save(path, optimize=True)
        return
    flat = np.zeros(solid.shape, np.uint8)
    flat[solid] = index.reshape(-1) + 1
    image = Image.fromarray(flat)
    image.putpalette([0, 0, 0, *colours.astype(np.uint8).reshape(-1).tolist()])
    image.save(path, optimize=True, transparency=0)
