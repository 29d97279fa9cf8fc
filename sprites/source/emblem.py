"""The icon: a bugle before the morning, in the ring that closes. Drawn for each size on its own grid of pixels, and
written as .png for the window, .ico for Windows and .icns for macOS.
"""

from __future__ import annotations

import numpy as np
import paint as p
from palette import INK, ramp
from PIL import Image

SIZES = (16, 24, 32, 48, 64)
MARKS, LIT = 60, 44  # as on the title: a ring of sixty marks of which the last sixteen are out
UI = p.SPRITES / "ui"


def emblem(n: int) -> np.ndarray:
    """The icon on n x n px; lengths inside are shares of it."""
    y, x = (np.mgrid[0:n, 0:n] + 0.5) / n
    picture = p.canvas(n, n)
    away = np.hypot(x - 0.5, y - 0.5)
    disc, edge = away < 0.485, 1.0 / n
    shine = np.exp(-(((x - 0.5) / 0.30) ** 2) - ((y - 0.66) / 0.22) ** 2)
    light = 0.08 + 0.62 * np.clip(y / 0.66, 0, 1) ** 1.7 + 0.3 * shine
    sky = "0e1020 1e1838 3b2250 6a3058 a84a54 dc7a54 f6b86c ffe8a4"
    p.paint(picture, disc, p.tone(light, sky, 0.3 if n > 24 else 0))
    sea = disc & (y > 0.68)
    glint = np.exp(-(((x - 0.5) / 0.16) ** 2)) * (np.sin(y * n * 1.9) > -0.2)
    p.paint(picture, sea, p.tone(0.2 + 0.7 * glint, "100d24 1e1838 3b2250 8c4858 dc8a5c ffd694", 0))
    p.paint(picture, disc & (np.hypot(x - 0.5, y - 0.68) < 0.15) & (y < 0.68), (255, 244, 206))
    _bugle(picture, x, y, edge)
    _ring(picture, x, y, away, n)
    rim = (away < 0.5) & ~(away < 0.5 - edge)
    p.paint(picture, rim, INK)
    return picture


def _ring(picture: np.ndarray, x: np.ndarray, y: np.ndarray, away: np.ndarray, n: int) -> None:
    turn = np.arctan2(x - 0.5, 0.5 - y) % (2 * np.pi) / (2 * np.pi)
    wide = max(2.0, n * 0.06) / n
    band = (away < 0.485) & (away >= 0.485 - wide)
    dark, lit = ramp("cyan")[1], ramp("cyan")[4]
    p.paint(picture, band, dark)
    p.paint(picture, band & (turn < LIT / MARKS), lit)
    if n >= 64:  # the marks can be told apart
        gap = (turn * MARKS) % 1 < 0.22
        p.paint(picture, band & gap, INK)
    p.paint(picture, (away < 0.485 - wide) & (away >= 0.485 - wide - 1.0 / n), INK)


def _bugle(picture: np.ndarray, x: np.ndarray, y: np.ndarray, edge: float) -> None:
    """Mouthpiece left, bell right, one long turn of tube below."""
    half = max(0.026, 1.1 * edge)
    top = (np.abs(y - 0.44) < half) & (x > 0.16) & (x < 0.72)
    flare = 0.025 + 0.16 * np.clip((x - 0.60) / 0.24, 0, 1) ** 2.2
    bell = (np.abs(y - 0.44) < flare) & (x >= 0.60) & (x < 0.84)
    u, v = np.abs(x - 0.47) - 0.14, np.abs(y - 0.52)
    ring = np.abs(np.hypot(np.maximum(u, 0), v) - 0.08) < half
    mouth = (np.abs(y - 0.44) < half * 2) & (x > 0.135) & (x < 0.175)
    solid = top | bell | ring | mouth
    grown = solid.copy()
    for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        grown |= np.roll(np.roll(solid, dy, 0), dx, 1)
    p.paint(picture, grown, INK)
    gold = ramp("8a4a1c c8862c f2bc4c ffe490 fffbe0")
    p.paint(picture, solid, gold[1])
    above = ~np.roll(solid, 1, 0)
    p.paint(picture, solid & ~above & np.roll(above, 1, 0), gold[2])
    p.paint(picture, solid & above, gold[3])
    p.paint(picture, solid & ~np.roll(solid, -1, 0) & ~above, gold[0])
    p.paint(picture, bell & (x > 0.79), gold[2])
    p.paint(picture, bell & (x > 0.79) & (np.abs(y - 0.44) < flare * 0.6), gold[0])


def main() -> None:
    drawn = {n: Image.fromarray(emblem(n)) for n in SIZES}
    large = {size: drawn[64].resize((size, size), Image.Resampling.NEAREST) for size in (128, 256, 512, 1024)}
    every = {**drawn, **large}
    drawn[64].save(UI / "icon.png", optimize=True)
    large[256].save(UI / "icon_256.png", optimize=True)
    sizes = [16, 24, 32, 48, 64, 128, 256]
    every[256].save(UI / "icon.ico", sizes=[(n, n) for n in sizes], append_images=[every[n] for n in sizes[:-1]])
    every[1024].save(UI / "icon.icns", append_images=[every[n] for n in (16, 32, 64, 128, 256, 512)])


if __name__ == "__main__":
    main()
