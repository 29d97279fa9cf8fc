"""What shuts over the Omega's core: an iris of scales, and the half shell that turns towards whatever hurt it."""

from __future__ import annotations

import math

import numpy as np
import paint as p
import palette
from scipy import ndimage

SIZE = 140  # px of a frame's side; the core is its middle
IRIS = 47.0  # px: how far the shut iris reaches
SCALES = 11
TWIST = 0.024  # radians a px: the scales wind inwards
OPEN_STEPS = 6  # frames from shut to nearly gone
SHELL_STEPS = 6
HIDE = "0a0714 1a0f26 261e42 2e3c5c 3c6c78 78b0a0"  # of the beast's own skin
SEAM = palette.ramp("ember")
LIGHT = np.array([-0.5, -0.72, 0.48])


def _polar() -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:SIZE, 0:SIZE] + 0.5 - SIZE / 2
    return np.hypot(x, y), np.arctan2(y, x)


def _lit(height: np.ndarray, mask: np.ndarray, seed: int) -> np.ndarray:
    """Colours of a relief: light from above and left, a little grain, the steps of one ramp."""
    smooth = ndimage.gaussian_filter(height, 0.7)
    gy, gx = np.gradient(smooth)
    normal = np.dstack([-gx, -gy, np.full_like(gx, 0.9)])
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    shade = (normal @ LIGHT).clip(-0.2, 1)
    grain = p.noise(SIZE, SIZE, 7, 7, seed, 3) * 0.05
    value = 0.10 + shade * 0.46 + shade.clip(0.62, 1) * 0.5 - 0.31 + grain
    colours = palette.table(HIDE)
    step = np.floor(value.clip(0, 1) * (len(colours) - 1) + 0.5 + p.bayer(SIZE, SIZE) * 0.5)
    index = p.tidy(np.where(mask, step, 0).clip(0, len(colours) - 1).astype(int))
    return colours[index].astype(np.uint8)


def iris(part: float) -> np.ndarray:
    """`part` 0 shut .. 1 drawn back into the rim."""
    r, angle = _polar()
    turned = (angle + TWIST * r - part * 0.9) * SCALES / (2 * math.pi)
    place = np.floor(turned)
    u = turned - place  # 0 at the root of a scale, 1 where the next one lies over it
    hole = 3.2 + (IRIS + 6) * part * (0.84 + 0.30 * u)
    edge = IRIS + 4.5 - 7.0 * (u - 0.55) ** 2 * 4 + part * 3
    mask = (r < edge) & (r >= hole)
    ridge = 1 - np.abs(u - 0.42) * 1.7
    rows = 0.9 * np.sin(r * 0.62 + u * 2.4)  # each scale has rings, as horn has
    height = 7.5 * u + 3.2 * ridge + rows * 0.55 - (r / IRIS) ** 2 * 6
    frame = p.canvas(SIZE, SIZE)
    p.paint(frame, mask, _lit(height, mask, 11))
    seam = mask & ((u < 0.055 + 0.5 / (r + 2)) | (u > 0.985))
    p.paint(frame, seam, palette.INK)
    hot = mask & (u < 0.03 + 0.4 / (r + 2)) & (r < 27 + 16 * part)
    p.paint(frame, hot, SEAM[1])
    p.paint(frame, hot & (r < 17 + 14 * part), SEAM[2])
    p.paint(frame, mask & (r < hole + 1.3), SEAM[3] if part < 0.15 else SEAM[2])
    if part == 0:
        p.paint(frame, r < 4.2, SEAM[3])
        p.paint(frame, r < 2.4, SEAM[5])
    return p.outline(frame)


def shell(part: float) -> np.ndarray:
    """Plates over the right half; `part` 0..1 is how far they have come round from behind."""
    r, angle = _polar()
    reach = math.radians(14 + 74 * part)
    frame = p.canvas(SIZE, SIZE)
    for plates, near, far, seed in ((4, 12.0, 36.0, 29), (7, 30.0, 60.0, 23)):
        u = (angle / math.radians(88) + 1) * plates / 2
        u = u - np.floor(u)
        scallop = np.sin(u * math.pi)
        outer = far + 4.0 * scallop + 3.0 * (u > 0.82)
        inner = near - 3.5 * scallop
        mask = (np.abs(angle) < reach) & (r < outer) & (r > inner)
        across = ((r - inner) / (outer - inner)).clip(0, 1)
        height = 9 * np.sin(across * math.pi * 0.62) + 6.0 * u + 0.7 * np.sin(across * 15)
        p.paint(frame, mask, _lit(height, mask, seed))
        p.paint(frame, mask & ((u < 0.07) | (r > outer - 1.2)), palette.INK)
        p.paint(frame, mask & (r < inner + 1.4), SEAM[2] if near < 20 else palette.INK)
    return p.outline(frame)


def main() -> None:
    opening = [iris(k / OPEN_STEPS) for k in range(OPEN_STEPS)]
    turning = [shell((k + 1) / SHELL_STEPS) for k in range(SHELL_STEPS)]
    p.save_sheet("lid", {"open": opening, "shell": turning}, 3, (SIZE // 2, SIZE // 2), 6)


if __name__ == "__main__":
    main()
