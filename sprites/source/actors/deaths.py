"""How a Mimic ends, on finished frames: it burns from the top to ash; a blade parts it; a blast throws it apart."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import palette
from scipy import ndimage

from . import strokes

EMBERS = {"ember": palette.ramp("ember"), "azure": palette.ramp("azure")}
ASH = {"ember": palette.ramp("ash"), "azure": palette.ramp("aash")}
GREY = (0, 24, 48, 84)  # brightness from which each tone of the ash is used


@lru_cache(maxsize=64)
def grain(h: int, w: int, seed: int, size: float) -> np.ndarray:
    """Blotches, every value 0..1 equally often."""
    dice = np.random.default_rng(seed)
    rough = ndimage.gaussian_filter(dice.uniform(size=(h, w)), size)
    rough += 0.12 * ndimage.gaussian_filter(dice.uniform(size=(h, w)), 0.8)
    return rough.argsort(axis=None).argsort().reshape(h, w) / (h * w)


def burn(picture: np.ndarray, share: float, ground: int, husk: float, ramp: str, seed: int) -> np.ndarray:
    """A front of fire eats the body from the top; under a wavy line of `husk` px a grey shell of it stays."""
    out = picture.copy()
    h, w = out.shape[:2]
    high = ground - np.mgrid[0:h, 0:w][0]
    order = grain(h, w, seed, 3.0) * 0.72 + 0.28 * np.clip(1 - high / 60, 0, 1)
    keep = (high < husk * (0.30 + 1.15 * grain(h, w, seed + 1, 4.0))) & (grain(h, w, seed + 2, 2.2) > 0.08)
    front, solid = share * 1.06, out[..., 3] > 0
    gone = solid & (order < front) & ~keep
    edge = solid & ~gone & (order < front + 0.10 * min(1.0, share * 5)) & ~keep
    tones = EMBERS[ramp]
    out[gone] = 0
    out[edge, :3] = np.where((order[edge] < front + 0.04)[:, None], tones[4], tones[2])
    if share > 0.25:
        _ashen(out, (out[..., 3] > 0) & keep, ramp)
    return out


def _ashen(picture: np.ndarray, where: np.ndarray, ramp: str) -> None:
    light = picture[..., :3].astype(int).sum(2) / 3
    for tone, least in zip(ASH[ramp], GREY, strict=False):
        picture[where & (light >= least), :3] = tone


def embers(
    picture: np.ndarray, share: float, x: float, y: float, count: int, ramp: str, seed: int = 7, spread: float = 30,
    rise: float = 34,
) -> None:
    """Sparks that leave the body, one after the other, and fall back."""
    tones, dice = EMBERS[ramp], np.random.default_rng(seed)
    last = len(tones) - 0.01
    for _ in range(count):
        start, vx, vy = dice.uniform(0, 0.45), dice.normal(0, spread * 0.55), dice.uniform(0.25, 1) * rise
        x0, y0, large = x + dice.normal(0, spread * 0.32), y - dice.uniform(0, 10), dice.uniform() < 0.3
        t = (share - start) / 0.55
        if not 0 < t < 1:
            continue
        px, py = x0 + vx * t, y0 - vy * 1.6 * t + 36.8 * t * t
        tone = tones[max(1, int((1 - t) * last))]
        strokes.dot(picture, px, py, tone)
        if t < 0.5:
            strokes.dot(picture, px - np.sign(vx), py + (1 if t < 0.25 else -1), tones[max(0, int((1 - t) * last) - 2)])
        if large and t < 0.7:
            strokes.dot(picture, px + 1, py, tone)
            strokes.dot(picture, px, py + 1, tone)


def cut(
    picture: np.ndarray, share: float, x: float, y: float, ground: int, ramp: str, slope: float
) -> np.ndarray:
    """Parted along a line through (x, y): what is before or over it slides off and topples; the wound glows.

    `slope` is px down a px forward. A steep line takes the head off, a flat one the upper half.
    """
    h, w = picture.shape[:2]
    gy, gx = np.mgrid[0:h, 0:w]
    fore = (gy - y) < slope * (gx - x)
    near = np.abs((gy - y) - slope * (gx - x)) / np.hypot(1, slope)
    tones, hot = EMBERS[ramp], max(0.0, 1 - share * 1.2)
    lit, solid = picture.copy(), picture[..., 3] > 0
    if share > 0:
        for reach, tone in ((2.4 * hot, tones[2]), (1.2 * hot, tones[5])):
            lit[solid & (near < reach), :3] = tone
    head, rest = lit.copy(), lit.copy()
    head[~fore] = 0
    rest[fore] = 0
    rows = np.nonzero(head[..., 3])[0]
    room = max(0.0, ground - float(rows.max())) if len(rows) else 0.0
    slid = min(1.0, share * 1.5)
    drop = slid**2 * (room + 5)
    head = moved(head, 5 * slid**0.5 + 9 * slid, drop - 2 * slid * (1 - slid), 34 * slid**1.4, (x, y))
    rest = moved(rest, -5 * slid, 3 * slid * slid, -9 * slid, (x, ground))
    head[ground + 2 :] = 0
    rest[ground + 2 :] = 0
    mask = head[..., 3] > 0
    rest[mask] = head[mask]
    return rest


def shear(
    picture: np.ndarray, share: float, x: float, y: float, mount: str, ramp: str, slope: float
) -> np.ndarray:
    """Parted by a blade from what it hangs on, a roof or a wall: it falls off its stump, tips and is gone downwards.

    (x, y) is on the cut; `slope` is px towards the free end a px along the surface.
    """
    h, w = picture.shape[:2]
    gy, gx = np.mgrid[0:h, 0:w]
    out, along = (gy - y, gx - x) if mount == "roof" else (gx - x, gy - y)
    beyond = out - slope * along
    tones, hot = EMBERS[ramp], max(0.0, 1 - share * 1.2)
    lit, solid = picture.copy(), picture[..., 3] > 0
    if share > 0:
        for reach, tone in ((2.4 * hot, tones[2]), (1.2 * hot, tones[5])):
            lit[solid & (np.abs(beyond) / np.hypot(1, slope) < reach), :3] = tone
    loose, stump = lit.copy(), lit
    loose[beyond <= 0] = 0
    stump[beyond > 0] = 0
    across, down, tips = (2, 58, 30) if mount == "roof" else (9, 68, 74)  # px, px, degrees
    loose = moved(loose, across * share, down * share**2, -tips * share**1.3, (x, y))
    mask = loose[..., 3] > 0
    stump[mask] = loose[mask]
    return stump


def moved(picture: np.ndarray, dx: float, dy: float, degrees: float, about: tuple[float, float]) -> np.ndarray:
    """Turned and shifted by whole samples: no colour is mixed. What would leave the frame is lost."""
    h, w = picture.shape[:2]
    gy, gx = np.mgrid[0:h, 0:w]
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rx, ry = gx - about[0] - dx, gy - about[1] - dy
    sx, sy = np.rint(rx * c - ry * s + about[0]).astype(int), np.rint(rx * s + ry * c + about[1]).astype(int)
    inside = (sx >= 0) & (sx < w) & (sy >= 0) & (sy < h)
    out = np.zeros_like(picture)
    out[inside] = picture[sy[inside], sx[inside]]
    out[0] = out[-1] = 0
    out[:, 0] = out[:, -1] = 0
    return out


def blast(
    picture: np.ndarray, share: float, x: float, y: float, ground: int, pieces: int, seed: int,
    lifts: tuple[float, float] = (16, 34),
) -> np.ndarray:
    """Thrown apart: the body breaks into pieces that fly from (x, y), turn over and come down on the ground.

    `lifts`: px between which each is thrown up.
    """
    h, w = picture.shape[:2]
    dice = np.random.default_rng(seed)
    solid = picture[..., 3] > 0
    ys, xs = np.nonzero(solid)
    if not len(xs):
        return picture
    seeds = np.stack([dice.choice(xs, pieces), dice.choice(ys, pieces)], 1).astype(float)
    gy, gx = np.mgrid[0:h, 0:w]
    owner = np.argmin([(gx - px) ** 2 + (gy - py) ** 2 for px, py in seeds], 0)
    out = np.zeros_like(picture)
    for k in range(pieces):
        spin, force, lift = dice.uniform(-200, 200), dice.uniform(0.75, 1.25), dice.uniform(*lifts)
        piece = picture.copy()
        piece[owner != k] = 0
        rows = np.nonzero(piece[..., 3])[0]
        if not len(rows):
            continue
        px, py = seeds[k]
        away = np.clip((px - x) * 1.1, -26, 26) * force
        t = 1 - (1 - share) ** 1.4
        dy = -lift * 4 * t * (1 - t) * 0.9
        fall = ground - 2 - py
        dx, dy, turn = away * t, dy + fall * t * t, spin * t * (1 - 0.3 * t)
        dy = max(dy, 4.0 - float(rows.min()))  # not out of the frame
        flown = moved(piece, dx, dy, turn, (px, py))
        flown[ground + 2 :] = 0
        mask = flown[..., 3] > 0
        out[mask] = flown[mask]
    return out
