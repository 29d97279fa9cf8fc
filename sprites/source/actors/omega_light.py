"""The Omega's own light: cold from above through water, warm from the core; each pixel takes one of two ramps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import palette

from . import pixelize, ramps
from .omega import CAMERA, CORE_PART, Mood, centre, noise, radius, ridged
from .solids import Buffer

COLD = palette.table("hide")
WARM = np.array([palette.ramp("omega")[1], *palette.ramp("ember")[:5]])
EMBER, AZURE = palette.table("ember"), palette.table("azure")
KEY = np.array([-0.35, -0.35, 0.85]) / np.linalg.norm([-0.35, -0.35, 0.85])
RIM = np.array([0.7, 0.25, 0.5]) / np.linalg.norm([0.7, 0.25, 0.5])
HALF = (KEY + np.array([0, -1, 0])) / np.linalg.norm(KEY + np.array([0, -1, 0]))
REACH = 132.0  # px as far as the core's light goes
EDGE = 3.2  # px of depth from which on one part draws a line on the other


@dataclass(slots=True)
class _Scene:
    pixels: pixelize.Pixels
    spot: np.ndarray  # (h, w, 3) px in the picture's own axes
    open_: np.ndarray
    far: np.ndarray


def shade(buffer: Buffer, mood: Mood, parts: list[str]) -> np.ndarray:
    pixels = pixelize.vote(buffer)
    h, w = pixels.solid.shape
    xs = np.broadcast_to((np.arange(w) + 0.5 - CAMERA.x)[None, :], (h, w))
    zs = np.broadcast_to((CAMERA.y - np.arange(h) - 0.5)[:, None], (h, w))
    depth = np.where(pixels.solid, pixels.depth, 0)
    scene = _Scene(pixels, np.stack([xs, depth, zs], 2), _hollows(pixels), pixels.part % 2 == 1)
    colours = _flesh(scene, mood)
    colours = _lines(scene, colours)
    colours = _glowing(scene, mood, colours, parts)
    picture = np.zeros((h, w, 4), np.uint8)
    picture[pixels.solid, :3] = colours[pixels.solid]
    picture[pixels.solid, 3] = 255
    return _outlined(picture, pixels)


def _hollows(pixels: pixelize.Pixels) -> np.ndarray:
    return pixelize.hollows(pixels.depth, pixels.solid, 26.0, 0.85)


def _core_strength(mood: Mood) -> float:
    alive = max(0.0, 1 - mood.death * 1.15)
    return (0.55 + 0.75 * mood.open + 0.45 * mood.beat + 0.35 * mood.rage - 0.35 * mood.hurt) * alive


def _flesh(scene: _Scene, mood: Mood) -> np.ndarray:
    """Indices of two ramps: cold where the light from above wins, warm where the core's does."""
    pixels, normal = scene.pixels, pixelize.calm(scene.pixels, 0.8)
    view = CAMERA.view()
    to_core = view @ (centre(mood) + np.array([0, -32, 0])) - scene.spot
    far_off = np.linalg.norm(to_core, axis=2)
    to_core /= far_off[..., None] + 1e-9
    warm = np.clip((normal * to_core).sum(2) * 0.75 + 0.25, 0, 1) * np.clip(1 - far_off / REACH, 0, 1) ** 1.5
    warm = warm * (0.35 + 0.65 * scene.open_) * (1 - 0.45 * scene.far) * _core_strength(mood) * 0.80
    cold = 0.10 + 0.60 * np.clip(normal @ KEY, 0, 1) + 0.45 * np.clip(normal @ HALF, 0, 1) ** 22
    cold = cold * (0.25 + 0.75 * scene.open_) - 0.13 * scene.far - 0.10 * mood.death
    seams = _seams(scene, mood)
    warm = np.maximum(warm, seams)
    cold_step = np.clip(np.floor(cold * 5.4), 0, 5).astype(int)
    warm_step = np.clip(np.floor(warm * 7.2), 0, 5).astype(int)
    rim = np.clip(normal @ RIM, 0, 1) ** 2 * np.clip(1 + normal[..., 1], 0, 1) * scene.open_ > 0.34
    lit = (warm * 1.25 > cold) & (warm_step > 0)
    cold_step = np.where(rim & ~lit, np.clip(cold_step + 2, 0, 5), cold_step)
    index = _tidy(np.where(lit, 10 + warm_step, cold_step), pixels.solid)
    return np.where((index >= 10)[..., None], WARM[np.clip(index - 10, 0, 5)], COLD[np.clip(index, 0, 5)])


def _seams(scene: _Scene, mood: Mood) -> np.ndarray:
    """Cracks in the flesh through which the fire is seen: thin ones in rage, all over when it breaks."""
    breaking = max(0.0, 1 - abs(mood.death - 0.38) / 0.38) if mood.death else 0.0
    strength = max(0.62 * mood.rage * (0.7 + 0.3 * mood.beat), breaking)
    if strength <= 0:
        return np.zeros(scene.open_.shape)
    h, w = scene.open_.shape
    p = scene.spot.reshape(-1, 3)
    vein = np.minimum(np.abs(noise(p * 0.055 + 9)), np.abs(noise(p * 0.045 + 31))).reshape(h, w)
    wide = 0.016 + 0.040 * breaking + 0.012 * mood.rage
    low = scene.spot[..., 2] < 190  # the cables do not burn
    return np.where((vein < wide) & low, (0.35 + 0.65 * (1 - vein / wide)) * strength * (1 - 0.5 * scene.far), 0.0)


def _lines(scene: _Scene, colours: np.ndarray) -> np.ndarray:
    pixels = scene.pixels
    found = np.zeros(pixels.solid.shape, bool)
    held = np.where(pixels.solid, pixels.depth, 1e9)
    for dx, dy in pixelize.FOUR:
        other = pixelize.shifted(pixels.part, dx, dy)
        found |= (pixels.depth - pixelize.shifted(held, dx, dy) > EDGE) & (other != pixels.part) & pixels.solid
    return np.where(found[..., None], COLD[0], colours)


def _glowing(scene: _Scene, mood: Mood, colours: np.ndarray, parts: list[str]) -> np.ndarray:
    """The core: white in its middle, red at its rim, and dimmed by what lies before it; knots and tips."""
    pixels = scene.pixels
    facing = np.clip(-pixels.normal[..., 1], 0, 1)
    core = (pixels.part // 2 == parts.index(CORE_PART)) & (pixels.material == ramps.NUMBER["ember"])
    out = colours.copy()
    strength = _core_strength(mood)
    middle = CAMERA.view() @ centre(mood)
    off = np.hypot(scene.spot[..., 0] - middle[0], scene.spot[..., 2] - middle[2]) / max(1.0, radius(mood))
    h, w = off.shape
    grain = ridged(scene.spot.reshape(-1, 3) * 0.11, 3).reshape(h, w) - 0.45
    level = 0.06 + 0.80 * np.clip(1.08 - off, 0, 1) + 0.26 * facing**2 + 0.16 * grain + 0.10 * (scene.open_ - 0.6)
    level *= 0.40 + 0.42 * strength
    step = _tidy(np.clip(np.floor(level * 6), 0, 5).astype(int), core)
    out[core] = EMBER[step][core]
    tips = (pixels.material == ramps.NUMBER["ember"]) & ~core
    out[tips] = EMBER[np.clip(np.floor((0.35 + 0.6 * facing) * 6), 2, 5).astype(int)][tips]
    knots = pixels.material == ramps.NUMBER["azure"]
    out[knots] = AZURE[np.clip(np.floor((0.35 + 0.6 * facing) * 6), 2, 5).astype(int)][knots]
    return out


def _tidy(index: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Single pixels take the nearest of their neighbours' values; twice, because one may make another."""
    for _ in range(2):
        equal, nearest = np.zeros(index.shape, int), np.full(index.shape, 99)
        for dx, dy in pixelize.FOUR:
            other, there = pixelize.shifted(index, dx, dy), pixelize.shifted(where, dx, dy)
            equal += there & (other == index)
            nearest = np.where(there & (np.abs(other - index) < np.abs(nearest - index)), other, nearest)
        index = np.where((equal == 0) & (nearest < 99) & where, nearest, index)
    return index


def _outlined(picture: np.ndarray, pixels: pixelize.Pixels) -> np.ndarray:
    ring = np.zeros(pixels.solid.shape, bool)
    grown = np.pad(pixels.solid, 1)
    h, w = ring.shape
    for dx, dy in pixelize.FOUR:
        ring |= grown[1 + dy : 1 + dy + h, 1 + dx : 1 + dx + w]
    ring &= ~pixels.solid
    picture[ring] = (*ramps.outline_tint(COLD[0]), 255)
    return picture
