"""Two-dimensional painting with numbers: noise that wraps in x, gradient maps with ordered dither, shapes, files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import palette
from PIL import Image
from scipy import ndimage

SPRITES = Path(__file__).resolve().parents[1]
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 - 0.47


def bayer(h: int, w: int) -> np.ndarray:
    return np.tile(_BAYER, (h // 4 + 1, w // 4 + 1))[:h, :w]


def noise(w: int, h: int, cell_x: float, cell_y: float, seed: int, octaves: int = 5, gain: float = 0.5) -> np.ndarray:
    """Value noise in -1..1, (h, w); it wraps in x with period w, so that what is made of it tiles."""
    dice = np.random.default_rng(seed)
    out = np.zeros((h, w))
    strength, total = 1.0, 0.0
    for octave in range(octaves):
        nx = max(1, round(w / cell_x * 2**octave))
        pitch = cell_y / 2**octave
        grid = dice.uniform(-1, 1, (int(h / pitch) + 3, nx))
        xs, ys = np.arange(w) / w * nx, np.arange(h) / pitch
        xi, yi = xs.astype(int), ys.astype(int)
        fx = xs - xi
        fx = fx * fx * (3 - 2 * fx)
        fy = ys - yi
        fy = (fy * fy * (3 - 2 * fy))[:, None]
        a, b = grid[yi][:, xi % nx], grid[yi][:, (xi + 1) % nx]
        c, d = grid[yi + 1][:, xi % nx], grid[yi + 1][:, (xi + 1) % nx]
        out += strength * ((a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy)
        total += strength
        strength *= gain
    return out / total


def tone(value: np.ndarray, ramp: str, dither: float = 0.4) -> np.ndarray:
    """Values 0..1 to a ramp, (h, w, 3) bytes; `dither` is how much of a step the ordered dither covers."""
    colours = palette.table(ramp)
    n = len(colours)
    h, w = value.shape
    step = np.floor(np.clip(value, 0, 1) * (n - 1) + 0.5 + bayer(h, w) * dither)
    return colours[np.clip(step, 0, n - 1).astype(int)].astype(np.uint8)


def canvas(w: int, h: int) -> np.ndarray:
    return np.zeros((h, w, 4), np.uint8)


def paint(target: np.ndarray, mask: np.ndarray, colour: Any, alpha: int = 255) -> None:
    """Colour (one, or an image) where the mask is set."""
    rgb = np.asarray(colour)
    target[mask, :3] = rgb[mask] if rgb.ndim == 3 else rgb
    target[mask, 3] = alpha


def over(target: np.ndarray, source: np.ndarray, x: int, y: int, wrap: bool = False) -> None:
    """Alpha-blends an RGBA picture onto an RGBA picture; `wrap` continues it at the other side."""
    h, w = source.shape[:2]
    height, width = target.shape[:2]
    for left in ((x - width, x, x + width) if wrap else (x,)):
        x0, y0, x1, y1 = max(0, left), max(0, y), min(width, left + w), min(height, y + h)
        if x0 >= x1 or y0 >= y1:
            continue
        part = source[y0 - y : y1 - y, x0 - left : x1 - left].astype(float)
        under = target[y0:y1, x0:x1].astype(float)
        a = part[..., 3:4] / 255
        rgb = part[..., :3] * a + under[..., :3] * (1 - a)
        alpha = part[..., 3:4] + under[..., 3:4] * (1 - a)
        solid = np.where(under[..., 3:4] > 0, rgb, part[..., :3])
        target[y0:y1, x0:x1] = np.dstack([solid, alpha]).round().clip(0, 255).astype(np.uint8)


def radial(radius: int, power: float = 1.8, steps: int = 8, dithered: bool = True) -> np.ndarray:
    """A stepped disc of light, 0..1, (2r, 2r): the steps and the dither keep the pixel grid."""
    y, x = np.mgrid[-radius:radius, -radius:radius] + 0.5
    d = np.clip(1 - np.hypot(x, y) / radius, 0, 1) ** power
    d = d * steps + (bayer(2 * radius, 2 * radius) * 0.9 + 0.3 if dithered else 0.5)
    return np.clip(np.floor(d) / steps, 0, 1)


def tidy(index: np.ndarray) -> np.ndarray:
    """Removes single pixels from an index picture: a pixel without an equal neighbour takes its neighbours' median."""
    alone = np.ones(index.shape, bool)
    for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        alone &= np.roll(np.roll(index, dy, 0), dx, 1) != index
    return np.where(alone, ndimage.median_filter(index, 3), index)


def outline(picture: np.ndarray, colour: palette.Colour = palette.INK) -> np.ndarray:
    """A one-pixel ring around what is opaque, 4-connected."""
    solid = picture[..., 3] > 0
    grown = ndimage.binary_dilation(solid)
    paint(picture, grown & ~solid, colour)
    return picture


def line(picture: np.ndarray, x0: float, y0: float, x1: float, y1: float, colour: palette.Colour) -> None:
    n = int(max(abs(x1 - x0), abs(y1 - y0))) + 1
    h, w = picture.shape[:2]
    for k in range(n + 1):
        x, y = round(x0 + (x1 - x0) * k / n), round(y0 + (y1 - y0) * k / n)
        if 0 <= x < w and 0 <= y < h:
            picture[y, x] = (*colour, 255)


def box(picture: np.ndarray, x: int, y: int, w: int, h: int, colour: palette.Colour) -> None:
    picture[max(0, y) : max(0, y + h), max(0, x) : max(0, x + w)] = (*colour, 255)


def ellipse(w: int, h: int, cx: float, cy: float, rx: float, ry: float) -> np.ndarray:
    y, x = np.mgrid[0:h, 0:w] + 0.5
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1


def save(picture: np.ndarray, name: str) -> None:
    """Writes sprites/<name>.png; opaque pictures without an alpha channel."""
    path = SPRITES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    if picture.shape[2] == 4 and picture[..., 3].min() == 255:
        picture = picture[..., :3]
    Image.fromarray(np.ascontiguousarray(picture)).save(path, optimize=True)


def save_sheet(
    name: str, tags: dict[str, list[np.ndarray]], ticks: int | list[int] | dict[str, int] = 4,
    origin: tuple[int, int] | None = None, columns: int = 16, folder: str = "effects",
) -> None:
    """Writes sprites/<folder>/<name>.png and .json in Aseprite's array form. All frames have one size."""
    frames = [f for group in tags.values() for f in group]
    h, w = frames[0].shape[:2]
    columns = min(columns, len(frames))
    whole = canvas(columns * w, -(-len(frames) // columns) * h)
    rows: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    lengths: list[int] = []
    for tag, group in tags.items():
        marks.append({"name": tag, "from": len(rows), "to": len(rows) + len(group) - 1, "direction": "forward"})
        for frame in group:
            x, y = len(rows) % columns * w, len(rows) // columns * h
            whole[y : y + h, x : x + w] = frame
            length = _length(ticks, tag, len(rows))
            lengths.append(length)
            rows.append({
                "filename": f"{name} {len(rows)}", "frame": {"x": x, "y": y, "w": w, "h": h}, "rotated": False,
                "trimmed": False, "spriteSourceSize": {"x": 0, "y": 0, "w": w, "h": h},
                "sourceSize": {"w": w, "h": h}, "duration": round(length * 1000 / 60),
            })
    save_rgba(whole, f"{folder}/{name}")
    meta = {
        "image": f"{name}.png", "format": "RGBA8888", "size": {"w": whole.shape[1], "h": whole.shape[0]},
        "scale": "1", "frameTags": marks, "ticks": lengths, "origin": list(origin or (w // 2, h // 2)),
    }
    text = json.dumps({"frames": rows, "meta": meta}, separators=(",", ":"))
    (SPRITES / f"{folder}/{name}.json").write_text(text + "\n", encoding="utf-8")


def _length(ticks: int | list[int] | dict[str, int], tag: str, number: int) -> int:
    if isinstance(ticks, int):
        return ticks
    return ticks[number] if isinstance(ticks, list) else ticks.get(tag, 4)


def save_rgba(picture: np.ndarray, name: str) -> None:
    path = SPRITES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.ascontiguousarray(picture)).save(path, optimize=True)
