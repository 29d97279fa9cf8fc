"""What far worlds are painted with: clay put through a gradient, skies, seas, hills, smoke, ships. Everything repeats
after W px.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import paint as p
from palette import STORM
from scipy import ndimage

W = 1920
CLAY = Path(__file__).resolve().parent / "clay"


def clay(name: str, lo: float, hi: float, gamma: float, colours: str, other: dict[int, str] | None = None,
         dither: float = 0.4) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """A grey render through a gradient; `other` gives further gradients by material number.

    Its data come back as well: light 0..2, a 0..1, z in px from the viewer, m.
    """
    data = dict(np.load(CLAY / f"{name}.npz"))
    data["light"] = (data["light"] / 255.0) ** 2 * 2
    data["a"], data["z"] = data["a"] / 255.0, data["z"] * 12.0
    light = np.clip((data["light"] - lo) / (hi - lo), 0, 1) ** gamma
    rgb = p.tone(light, colours, dither)
    for material, more in (other or {}).items():
        mask = data["m"] == material
        rgb[mask] = p.tone(light, more, dither)[mask]
    return np.dstack([rgb, np.where(data["a"] > 0.5, 255, 0).astype(np.uint8)]), data


def haze(picture: np.ndarray, colour: tuple[int, int, int], bottom: float, top: float = 0.0) -> np.ndarray:
    """Lays air over what is there, thicker towards the ground: shares 0..1 at the lower and the upper edge."""
    share = np.linspace(top, bottom, picture.shape[0])[:, None, None]
    steps = np.floor(share * 12 + p.bayer(*picture.shape[:2])[..., None] * 0.8 + 0.5) / 12
    rgb = picture[..., :3] * (1 - steps) + np.array(colour) * steps
    picture[..., :3] = rgb.round().astype(np.uint8)
    return picture


_LIT: list[list[int]] = []


def lit() -> list[list[int]]:
    """[x, y, size] of the fires since one asked last: the game moves their flames, so it has to know where they are."""
    found = _LIT[:]
    _LIT.clear()
    return found


def fire(picture: np.ndarray, x: int, y: int, size: int, seed: int = 0) -> None:
    """A far fire: tongues of unequal height from a broad bed, sparks above them, a dithered glow that thins out."""
    _LIT.append([int(x) % W, int(y), int(size)])
    h, dice = picture.shape[0], np.random.default_rng(seed + 3)
    yy, xx = np.mgrid[0:h, 0:W]
    far = near(xx, x)
    away = np.hypot(far / 1.5, (yy - y + size * 0.5)) / (size * 2.2)
    dots = np.clip(1 - away, 0, 1) ** 2.2 > p.bayer(h, W) * 0.9 + 0.56
    p.paint(picture, dots & (picture[..., 3] > 0), (110, 40, 20))
    flames = p.noise(W, h, size * 0.7, size * 1.1, seed + 3, 3)
    heat = np.full((h, W), -1.0)
    for k in range(-2, 3):
        tall, wide = size * float(dice.uniform(0.7, 1.7)) * (1 - abs(k) * 0.2), size * float(dice.uniform(0.26, 0.42))
        up = (y - yy) / tall
        lean = size * 0.3 * up**2
        reach = np.abs(((xx - x - k * size * 0.42 - lean) + W / 2) % W - W / 2)
        tongue = 1 - reach / np.maximum(0.4, wide * np.clip(1.05 - up, 0, 1) ** 0.8) - np.clip(up, 0, 1) * 0.35
        heat = np.maximum(heat, np.where((up > -0.12) & (up < 1), tongue + flames * 0.45, -1))
    p.paint(picture, heat > 0.02, p.tone(np.clip(0.15 + heat * 1.1, 0, 1), "7a1c10 b83a10 e8701a fcb040 fff0b0", 0.3))
    for _ in range(3):
        p.box(picture, (x + int(dice.normal(0, size))) % W, y - int(dice.uniform(1.6, 3.4) * size), 1, 1, (214, 96, 34))


def strewn(count: int, seed: int, low: float = 0.0) -> list[tuple[int, float, int]]:
    """Places along the whole width, evenly but not quite: (x, a number low..1, seed)."""
    dice = np.random.default_rng(seed)
    return [
        (int((k + dice.uniform(-0.32, 0.32)) * W / count) % W, float(dice.uniform(low, 1)), int(dice.integers(1, 999)))
        for k in range(count)
    ]


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


def sky_storm(h: int = 240, bright: int = 470) -> np.ndarray:
    """`bright`: px at which the cloud is broken."""
    full = h + 24
    x, yy = grid(full)
    y = np.linspace(-0.08, 1, full)[:, None].clip(0)
    density = np.clip(clouds(full, 3) + 0.30 - 0.5 * y, 0, 1)
    soft = ndimage.gaussian_filter(density, 1.5, mode=("nearest", "wrap"))
    lit = soft - np.roll(np.roll(soft, -3, 1), 5, 0)  # light from the low right
    break_in_clouds = np.exp(-((near(x, bright) / 260) ** 2) - ((yy - full * 0.97) / 58) ** 2)
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
          colours: str = "15171f 20242d 2f353d 444b50 63686a a07a5c", torn: float = 1.5) -> None:
    """A rising column: dense and lit from below at its foot, leaning with the wind, `torn` into rags towards the
    top."""
    w, h = 240, picture.shape[0]
    y, x = np.mgrid[0:h, 0:w]
    t = np.clip((y0 - y) / height, 0, 1)
    bend = p.noise(w, h, 90, 64, seed, 3)
    centre = 70 + lean * t**1.3 * height + bend * 30 * t
    half = wide * (0.35 + 2.2 * t**0.9)
    n = p.noise(w, h, 20, 15, seed + 1, 5, 0.6)
    large = p.noise(w, h, 46, 40, seed + 2, 3)
    body = 1 - np.abs(x - centre) / half + n * 0.75 + large * 0.5
    rags = np.clip(t - 0.4, 0, 1) * (torn + n * 1.6)
    solid = (body > 0.26 + rags) & (y < y0) & (t < 1)
    soft = ndimage.gaussian_filter(n * 0.7 + large * 0.6, 1.6)
    aside = np.roll(np.roll(soft, -3, 1), 5, 0)
    aside[:5] = aside[5]
    lit = (soft - aside) * 1.5 + (x - centre) / half * 0.20 + 0.40 - 0.10 * t
    lit = lit + (y > y0 - 30) * np.clip(1 - (y0 - y) / 30, 0, 1) * 0.35
    part = p.canvas(w, h)
    p.paint(part, solid, p.tone(np.clip(lit, 0, 1), colours, 0.3))
    p.over(picture, part, x0 - 70, 0, wrap=True)


def dropship(scale: float, colours: str, flip: bool = False) -> np.ndarray:
    """A ship in the air, 128 px long at scale 1."""
    data = np.load(CLAY / "dropship.npz")
    light = np.clip((data["L"] - 0.05) / 0.7, 0, 1) ** 0.8
    ship = np.dstack([p.tone(light, colours), np.where(data["a"] > 0.5, 255, 0).astype(np.uint8)])
    if scale != 1:
        h, w = ship.shape[:2]
        ys = (np.arange(int(h * scale)) / scale).astype(int)
        xs = (np.arange(int(w * scale)) / scale).astype(int)
        ship = ship[ys][:, xs]
    return ship[:, ::-1] if flip else ship


# -- nearest of all, black against the light


def rim(height: int, seed: int, colour: tuple[int, int, int], level: int, swing: float = 9) -> np.ndarray:
    """A low bank of earth along the lower edge."""
    layer, (_, y) = p.canvas(W, height), grid(height)
    p.paint(layer, y > level + p.noise(W, 4, 60, 4, seed, 4)[0][None] * swing, colour)
    return layer


def posts_and_wire(layer: np.ndarray, places: tuple[int, ...], colour: tuple[int, int, int], foot: int) -> None:
    x, y = grid(layer.shape[0])
    for k, at in enumerate(places):
        gap = 52 + k % 3 * 14
        for off, tall in ((0, 30 - k % 2 * 5), (gap, 24 + k % 3 * 3)):
            lean = 0.12 if (k + off) % 2 else -0.09
            p.paint(layer, (np.abs(x - at - off - (y - 30) * lean) < 2.2) & (y > foot - tall), colour)
        for step in range((gap + 26) * 5):
            turn = step / 5 * 0.42
            left = int(at - 12 + step / 5 + 4 * np.cos(turn)) % W
            p.box(layer, left, int(foot - 19 + 7 * np.sin(turn)), 1, 1, colour)


def grasses(layer: np.ndarray, count: int, seed: int, colour: tuple[int, int, int], tall: int) -> None:
    """Blades that bend, in clumps."""
    h = layer.shape[0]
    for x, share, own in strewn(count, seed):
        blades = np.random.default_rng(own)
        for _ in range(int(4 + share * 9)):
            lean, high, left = blades.uniform(-0.5, 0.6), blades.uniform(0.4, 1) * tall, x + blades.normal(0, 9)
            for step in range(int(high)):
                at = int(left + lean * step * step / high) % W
                p.box(layer, at, h - 1 - step, 2 if step < high * 0.5 and at < W - 2 else 1, 1, colour)
