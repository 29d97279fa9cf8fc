"""Depth buffer -> pixel art. No renderer chooses a colour here: what comes in is material, part, normal and depth.

The order is: vote (four samples a pixel each way), light, contours, tidy, paint, outline. Steps of a ramp are counted
from its dark end. Nothing that moves is dithered.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from . import ramps
from .solids import FAR, Buffer

COVER = 0.42  # share of the samples from which on a pixel is opaque
GLOW_VOTE = 1.9  # a lamp of two pixels must not be outvoted
FOUR = ((1, 0), (-1, 0), (0, 1), (0, -1))
EIGHT = (*FOUR, (1, 1), (-1, 1), (1, -1), (-1, -1))
KEY = np.array([0.42, -0.55, 0.78]) / np.linalg.norm([0.42, -0.55, 0.78])  # from the front, above, nearer to us
RIM = np.array([-0.80, 0.18, 0.52]) / np.linalg.norm([-0.80, 0.18, 0.52])  # from behind
HALF = (KEY + np.array([0, -1, 0])) / np.linalg.norm(KEY + np.array([0, -1, 0]))


@dataclass(slots=True)
class Light:
    ambient: float = 0.20
    gain: float = 1.0
    contrast: float = 1.0
    far: float = 1.0  # steps by which the far side is darker
    rim: float = 0.9
    smooth: float = 0.55  # weight of a neighbour's normal within a part: larger, calmer clusters
    hollow: float = 7.0  # px of depth over which corners darken
    crease: float = 1.6  # px of depth from which on one part draws a line on the other
    pulse: float = 0.0  # steps-of-one by which everything that glows is brighter
    outline: bool = True
    tidy: int = 1  # how often single pixels are looked for; small animals need more than once


BEAST = Light(ambient=0.115, gain=0.66, contrast=1.12)  # with the light of people they turn to brown wood
SUIT = Light(ambient=0.19, gain=0.86)


@dataclass(slots=True)
class Pixels:
    """One value a pixel: what the vote left. `step` and `glow` are filled by `shade`."""

    solid: np.ndarray
    material: np.ndarray  # -1 where nothing is
    part: np.ndarray  # odd on the far side
    normal: np.ndarray
    depth: np.ndarray
    step: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), int))
    glow: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), bool))


def shifted(a: np.ndarray, dx: int, dy: int) -> np.ndarray:
    """The neighbour at (-dx, -dy) of each pixel. It wraps: frames keep an empty border."""
    return np.roll(np.roll(a, dy, 0), dx, 1)


def _blocks(a: np.ndarray, scale: int) -> np.ndarray:
    h, w = a.shape[0] // scale, a.shape[1] // scale
    rest = a.shape[2:]
    cut = a[: h * scale, : w * scale].reshape(h, scale, w, scale, *rest)
    return cut.swapaxes(1, 2).reshape(h, w, scale * scale, *rest)


def vote(buffer: Buffer) -> Pixels:
    """Part and material by majority of the samples; normal and depth are the mean of those that won."""
    material, depth, normal, part = (
        _blocks(a, buffer.scale) for a in (buffer.material, buffer.depth, buffer.normal, buffer.part)
    )
    solid = (material >= 0).mean(2) >= COVER
    kinds = len(ramps.MATERIALS)
    weight = np.array([GLOW_VOTE if name in ramps.GLOW else 1.0 for name in ramps.MATERIALS])
    key = np.where(material >= 0, part.astype(np.int32) * kinds + material, -1)
    chosen, best = np.full(solid.shape, -1, np.int32), np.zeros(solid.shape)
    for k in range(key.shape[2]):
        mine = key[:, :, k]
        count = (key == mine[:, :, None]).sum(2) * np.where(mine >= 0, weight[mine % kinds], 0)
        more = count > best
        chosen[more] = mine[more]
        best[more] = count[more]
    won = (key == chosen[:, :, None]) & (chosen[:, :, None] >= 0)
    count = won.sum(2)
    some = np.maximum(count, 1)
    mean = (normal * won[..., None]).sum(2) / some[..., None]
    mean /= np.linalg.norm(mean, axis=2)[..., None] + 1e-9
    return Pixels(
        solid, np.where(solid, chosen % kinds, -1), np.where(solid, chosen // kinds, -1), mean,
        np.where(count > 0, np.where(won, depth, 0).sum(2) / some, FAR),
    )


def hollows(depth: np.ndarray, solid: np.ndarray, span: float, strength: float = 0.8) -> np.ndarray:
    """1 in the open, less where neighbours stand nearer: corners, gaps, what lies under a plate."""
    blocked, looks = np.zeros(depth.shape), 0
    held = np.where(solid, depth, FAR)
    for reach in (1, 2, 4):
        for dx, dy in EIGHT:
            d = depth - shifted(held, dx * reach, dy * reach)
            blocked += np.clip(d / span, 0, 1) * (d < span * 2.2)
            looks += 1
    return 1 - strength * np.clip(blocked / looks * 2.2, 0, 1)


def calm(pixels: Pixels, weight: float) -> np.ndarray:
    """Normals blurred within their part."""
    if weight <= 0:
        return pixels.normal
    total = pixels.normal.copy()
    for dx, dy in FOUR:
        same = (shifted(pixels.part, dx, dy) == pixels.part) & pixels.solid
        total += weight * shifted(pixels.normal, dx, dy) * same[..., None]
    return total / (np.linalg.norm(total, axis=2)[..., None] + 1e-9)


def _levels(pixels: Pixels, light: Light) -> np.ndarray:
    """How far up its ramp each pixel is, in steps and parts of one."""
    normal = calm(pixels, light.smooth)
    open_ = hollows(pixels.depth, pixels.solid, light.hollow)
    direct = np.clip(normal @ KEY, 0, 1)
    wrapped = np.clip(normal @ KEY * 0.5 + 0.5, 0, 1) ** 1.6
    value = (light.ambient + light.gain * (0.62 * direct + 0.30 * wrapped)) * (0.40 + 0.60 * open_)
    shine = np.clip(normal @ HALF, 0, 1) ** 14
    grazing = np.clip(1 + normal[..., 1], 0, 1)
    rim = np.clip(normal @ RIM, 0, 1) ** 2 * grazing**1.2 * light.rim
    far = pixels.part % 2 == 1
    levels = np.zeros(value.shape)
    for number in np.unique(pixels.material[pixels.solid]):
        name, count = ramps.MATERIALS[number], len(ramps.TABLES[number])
        if name in ramps.GLOW:
            own = (0.48 + 0.62 * np.clip(-normal[..., 1], 0, 1) ** 1.5 + light.pulse) * count * 0.86
        else:
            own = value + ramps.GLOSS.get(name, ramps.DULL) * shine * open_
            own = ((own - 0.5) * light.contrast + 0.5) * count * 0.92
            own = own - far * light.far + rim * 2.2 * open_
        levels = np.where(pixels.solid & (pixels.material == number), own, levels)
    return levels


def _contours(pixels: Pixels, least: float) -> np.ndarray:
    """Pixels over which a nearer part lies, by at least that many px of depth."""
    found = np.zeros(pixels.solid.shape, bool)
    held = np.where(pixels.solid, pixels.depth, FAR)
    for dx, dy in FOUR:
        other = shifted(pixels.part, dx, dy)
        found |= (pixels.depth - shifted(held, dx, dy) > least) & (other != pixels.part) & pixels.solid & (other >= 0)
    return found & ~pixels.glow


def _tidy(pixels: Pixels, step: np.ndarray) -> np.ndarray:
    """A pixel unlike all its neighbours of the same material takes the nearest neighbour's step."""
    equal, nearest = np.zeros(step.shape, int), np.full(step.shape, 99)
    for dx, dy in FOUR:
        same = shifted(pixels.material, dx, dy) == pixels.material
        other = shifted(step, dx, dy)
        equal += same & (other == step)
        nearest = np.where(same & (np.abs(other - step) < np.abs(nearest - step)), other, nearest)
    return np.where((equal == 0) & (nearest < 99) & ~pixels.glow, nearest, step)


def shade(pixels: Pixels, light: Light) -> np.ndarray:
    """An RGBA picture. Clears the frame's outermost ring, and fills `pixels.step` and `pixels.glow`."""
    solid = pixels.solid
    solid[0] = solid[-1] = False
    solid[:, 0] = solid[:, -1] = False
    pixels.material[~solid] = -1
    shining = [n for n, name in enumerate(ramps.MATERIALS) if name in ramps.GLOW]
    pixels.glow = np.isin(pixels.material, shining) & solid
    levels = _levels(pixels, light)
    levels = np.where(_contours(pixels, light.crease), np.minimum(levels - 1.25, levels * 0.55), levels)
    counts = np.array([len(t) for t in ramps.TABLES])
    step = np.clip(np.floor(levels), 0, np.where(solid, counts[pixels.material], 1) - 1).astype(int)
    for _ in range(light.tidy):
        step = _tidy(pixels, step)
    pixels.step = step
    picture = np.zeros((*solid.shape, 4), np.uint8)
    for number in np.unique(pixels.material[solid]):
        mine = solid & (pixels.material == number)
        picture[mine, :3] = ramps.TABLES[number][pixels.step[mine]]
        picture[mine, 3] = 255
    if light.outline:
        _outline(pixels, picture, light.tidy > 1)
    return picture


def _outline(pixels: Pixels, picture: np.ndarray, plain: bool) -> None:
    """One px round the body, 4-connected, in the darkest colour of the nearest thing it touches mixed with ink."""
    held = np.where(pixels.solid, pixels.depth, FAR)
    nearest, owner = np.full(held.shape, FAR), np.full(held.shape, -1)
    for dx, dy in FOUR:
        depth = shifted(held, dx, dy)
        wins = depth < nearest
        nearest = np.where(wins, depth, nearest)
        owner = np.where(wins, shifted(pixels.material, dx, dy), owner)
    if plain and (owner >= 0).any():  # one tint all round
        common = int(np.bincount(owner[owner >= 0]).argmax())
        owner[owner >= 0] = common
    for number in np.unique(owner[owner >= 0]):
        ring = ~pixels.solid & (owner == number)
        picture[ring, :3] = ramps.outline_tint(ramps.TABLES[number][0])
        picture[ring, 3] = 255


def lone_share(picture: np.ndarray) -> float:
    """Share of the opaque pixels that have no equal neighbour: how noisy a picture is."""
    opaque = int((picture[..., 3] > 0).sum())
    return float(_lone(picture).sum()) / opaque if opaque else 0.0


def _lone(picture: np.ndarray) -> np.ndarray:
    value = picture.astype(np.int64) @ np.array([1, 256, 65536, 16777216])
    alone = picture[..., 3] > 0
    padded = np.pad(value, 1, constant_values=-1)
    h, w = value.shape
    for dx, dy in FOUR:
        alone = alone & (padded[1 + dy : 1 + dy + h, 1 + dx : 1 + dx + w] != value)
    return alone
