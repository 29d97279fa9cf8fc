"""What far worlds are painted with: clay put through a gradient, skies, seas, hills, smoke, ships. Everything repeats
after W px.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import paint as p
from palette import STORM
from scipy import ndimage

W = 1280
CLAY = Path(__file__).resolve().parent / "clay"


def clay(name: str, lo: float, hi: float, gamma: float, colours: str, other: dict[int, str] | None = None,
         dither: float = 0.4) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """A grey render through a gradient; `other` gives further gradients by material number."""
    data = dict(np.load(CLAY / f"{name}.npz"))
    light = np.clip((data["L"] - lo) / (hi - lo), 0, 1) ** gamma
    rgb = p.tone(light, colours, dither)
    for material, more in (other or {}).items():
        mask = np.abs(data["m"] - material) < 0.25
        rgb[mask] = p.tone(light, more, dither)[mask]
    return np.dstack([rgb, np.where(data["a"] > 0.5, 255, 0).astype(np.uint8)]), data


def mirrored(picture: np.ndarray) -> np.ndarray:
    """Twice as wide; both seams meet their own mirror image."""
    return np.concatenate([picture, picture[:, ::-1]], axis=1)


def opaque(rgb: np.ndarray) -> np.ndarray:
    return np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])


def grid(h: int) -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:h, 0:W]
    return x, y


def near(x: np.ndarray, at: float) -> np.ndarray:
    """Distance to a column on the ring of width W."""
    return np.abs((x - at + W / 2) % W - W / 2)


def glow(picture: np.ndarray, x: int, y: int, radius: int, colour: tuple[int, int, int], strength: float) -> None:
    """Adds a stepped light to what is already painted."""
    disc = p.radial(radius)[..., None] * np.array(colour) * strength
    h = picture.shape[0]
    for left in (x - W, x, x + W):
        x0, y0, x1, y1 = max(0, left - radius), max(0, y - radius), min(W, left + radius), min(h, y + radius)
        if x0 < x1 and y0 < y1:
            part = disc[y0 - y + radius : y1 - y + radius, x0 - left + radius : x1 - left + radius]
            under = picture[y0:y1, x0:x1, :3].astype(float)
            picture[y0:y1, x0:x1, :3] = np.clip(under + part, 0, 255).astype(np.uint8)


# -- skies


def clouds(h: int, seed: int, cell: float = 210, tall: float = 46) -> np.ndarray:
    """Density of a warped cloud field."""
    x, y = grid(h)
    warp = p.noise(W, h, 180, 60, seed + 1, 4) * 26
    base = p.noise(W, h, cell, tall, seed, 6, 0.55)
    at = [np.clip(y + warp * 0.5, 0, h - 1), (x + warp) % W]
    density = ndimage.map_coordinates(base, at, order=1, mode="grid-wrap") * 1.5
    return density + p.noise(W, h, 80, 18, seed + 5, 5, 0.55) * 0.45


def sky_storm(h: int = 240) -> np.ndarray:
    full = h + 24
    x, yy = grid(full)
    y = np.linspace(-0.08, 1, full)[:, None].clip(0)
    density = np.clip(clouds(full, 3) + 0.30 - 0.5 * y, 0, 1)
    soft = ndimage.gaussian_filter(density, 1.5, mode=("nearest", "wrap"))
    lit = soft - np.roll(np.roll(soft, -3, 1), 5, 0)  # light from the low right
    break_in_clouds = np.exp(-((near(x, 830) / 260) ** 2) - ((yy - full * 0.97) / 58) ** 2)
    v = (0.16 + 0.56 * y**2) * (1 - 0.62 * density) + lit * 1.5 * (0.25 + 0.75 * y) + 0.02
    return p.tone(v + break_in_clouds * 0.30 * (1 - 0.5 * density), STORM, 0.42)[24:]


def sky_banded(h: int, colours: str, seed: int, sun: tuple[int, float], base: tuple[float, float, float],
               lift: float = 0.0) -> np.ndarray:
    """Long thin clouds over a gradient with a sun: dusk, dawn, morning."""
    x, yy = grid(h)
    y = yy / h
    flat = p.noise(W, h, 240, 22, seed, 6, 0.55)
    fine = p.noise(W, h, 80, 9, seed + 2, 5, 0.55)
    density = np.clip(flat * 1.8 + fine * 0.6, 0, 1)
    soft = ndimage.gaussian_filter(density, 1.3, mode=("nearest", "wrap"))
    lit = soft - np.roll(np.roll(soft, -3, 1), -4, 0)
    shine = np.exp(-((near(x, sun[0]) / 300) ** 2) - ((yy - h) / 96) ** 2)
    low, high, power = base
    v = low + high * y**power + sun[1] * shine - (0.16 - lift) * density * (1 - y * 0.5) + lit * 1.4 * (0.25 + 0.9 * y)
    return p.tone(v, colours, 0.42)


def sea(h: int, colours: str, seed: int, sun: int, bright: float = 0.52) -> np.ndarray:
    x, _ = grid(h)
    y = np.linspace(0, 1, h)[:, None]
    n, slow = p.noise(W, h, 60, 3.2, seed, 4, 0.6), p.noise(W, h, 220, 12, seed + 2, 3)
    crest = np.clip(1 - np.abs(p.noise(W, h, 140, 7, seed + 3, 3)) * 9, 0, 1) * (0.3 + 0.7 * y)
    glitter = np.exp(-((near(x, sun) / (90 + 120 * y)) ** 2)) * np.clip(n * 2.2 + 0.2, 0, 1)
    return p.tone(bright - 0.34 * y + 0.18 * n + 0.10 * slow + crest * 0.38 + glitter * 0.42 * (1 - 0.4 * y), colours)


def ridge(picture: np.ndarray, bottom: int, height: float, cell: float, seed: int, colours: str,
          floor: float = -0.15, steep: float = 1.9) -> np.ndarray:
    """A line of hills with striations; returns the height of its top at each column."""
    h = picture.shape[0]
    _x, y = grid(h)
    top = bottom - np.clip(p.noise(W, 4, cell, 4, seed, 5, 0.55)[0] * steep - floor, 0, 1) * height
    grain = p.noise(W, h, 14, 22, seed + 1, 3)
    light = 0.45 + grain * 0.6 - (y - top[None]) / 90 + 0.25 * (y - top[None] < 2)
    p.paint(picture, (y > top[None]) & (y < bottom), p.tone(np.clip(light, 0, 1), colours, 0.3))
    return top


def smoke(picture: np.ndarray, x0: int, y0: int, wide: float, lean: float, seed: int, height: float,
          colours: str = "15171f 20242d 2f353d 444b50 63686a a07a5c") -> None:
    """A rising column; billows by noise, lit from the right, breaking up towards the top."""
    w, h = 200, picture.shape[0]
    y, x = np.mgrid[0:h, 0:w]
    t = np.clip((y0 - y) / height, 0, 1)
    centre = 70 + lean * t**1.3 * height + p.noise(w, h, 60, 40, seed, 3) * 22 * t
    half = wide * (0.35 + 1.9 * t**0.8)
    n = p.noise(w, h, 26, 22, seed + 1, 5, 0.55)
    solid = (1 - np.abs(x - centre) / half + n * 0.85 > 0.30 + np.clip(t - 0.55, 0, 1) * 1.7) & (y < y0) & (t < 1)
    soft = ndimage.gaussian_filter(n, 1.0)
    lit = (soft - np.roll(np.roll(soft, -4, 1), 4, 0)) * 1.6 + (x - centre) / half * 0.28 + 0.42
    lit = lit + (y > y0 - 26) * np.clip(1 - (y0 - y) / 26, 0, 1) * 0.35
    part = p.canvas(w, h)
    p.paint(part, solid, p.tone(np.clip(lit, 0, 1), colours, 0.3))
    p.over(picture, part, x0 - 70, 0, wrap=True)


def dropship(scale: float, colours: str, flip: bool = False) -> np.ndarray:
    ship, _ = clay("dropship", 0.05, 0.75, 0.8, colours)
    if scale != 1:
        h, w = ship.shape[:2]
        ys = (np.arange(int(h * scale)) / scale).astype(int)
        xs = (np.arange(int(w * scale)) / scale).astype(int)
        ship = ship[ys][:, xs]
    return ship[:, ::-1] if flip else ship


def foreground(seed: int, colour: tuple[int, int, int]) -> np.ndarray:
    """Nearest of all: a low black rim of earth, now and then posts with a coil of wire."""
    layer, (x, y) = p.canvas(W, 48), grid(48)
    p.paint(layer, y > 40 + p.noise(W, 4, 60, 4, seed, 4)[0][None] * 9, colour)
    for at in (90, 520, 930):
        for off, tall in ((0, 30), (64, 24)):
            p.paint(layer, (np.abs(x - at - off - (y - 30) * 0.12) < 2.2) & (y > 46 - tall), colour)
        for step in range(90 * 5):
            turn = step / 5 * 0.42
            p.box(layer, int(at - 12 + step / 5 + 4 * np.cos(turn)), int(27 + 7 * np.sin(turn)), 1, 1, colour)
    return layer


# -- places
