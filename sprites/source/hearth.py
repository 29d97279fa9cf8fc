"""The Omega's fire where it falls: the air around it, and what water and wet ground below it throw back."""

from __future__ import annotations

import numpy as np
import paint as p

AIR = (416, 288)  # px
MIRROR = (288, 60)
FRAMES = 6
STEPS = 7


def air() -> np.ndarray:
    """White, in dithered steps: it is added, in the colour and as bright as the game says."""
    w, h = AIR
    y, x = np.mgrid[0:h, 0:w] + 0.5
    away = np.hypot((x - w / 2) / (w / 2), (y - h / 2) / (h / 2))
    light = np.clip(1 - away, 0, 1) ** 1.5 * STEPS
    step = np.clip(np.floor(light + p.bayer(h, w) * 0.9 + 0.5), 0, STEPS) / STEPS
    return _grey(step)


def mirror(frame: int) -> np.ndarray:
    """Streaks that lie across, wide apart and short at the sides, thinner with depth; they drift and break."""
    w, h = MIRROR
    y, x = np.mgrid[0:h, 0:w] + 0.5
    turn = frame / FRAMES * 2 * np.pi
    wave = np.sin(y * 1.5 + 1.6 * np.sin(x / 22 + y / 5) + turn) + 0.8 * np.sin(y * 0.7 - x / 13 - turn)
    wave += 0.7 * np.sin(x / 8 + y * 2.3 + turn)
    middle = np.exp(-(((x - w / 2) / (58 + y * 0.9)) ** 2))
    light = middle * np.clip(1.1 - y / h, 0, 1) * (0.5 + 0.4 * wave)
    light = np.where(wave > 0.1, light, 0)
    step = np.clip(np.floor(light * 5 + p.bayer(h, w) * 0.5 + 0.5), 0, 4) / 4
    return _grey(step)


def _grey(step: np.ndarray) -> np.ndarray:
    """Light as colour on a picture that is opaque where there is any."""
    value = (step * 255).round().astype(np.uint8)
    return np.dstack([value, value, value, np.where(value > 0, 255, 0).astype(np.uint8)])


def main() -> None:
    p.save_sheet("hearth_air", {"air": [air()]}, origin=(AIR[0] // 2, AIR[1] // 2))
    p.save_sheet("hearth_mirror", {"run": [mirror(n) for n in range(FRAMES)]}, 9, (MIRROR[0] // 2, 0), columns=1)
