"""What the earth and the walls are made of, seen in section: one large picture a terrain that wraps both ways."""

from __future__ import annotations

import numpy as np
import paint as p
from palette import Colour, ramp

W, H = 1024, 256
SEAM = 48  # rows over which the bottom fades into the top


def field(cell_x: float, cell_y: float, seed: int, octaves: int = 4) -> np.ndarray:
    """Noise -1..1 that wraps in x and y."""
    tall = p.noise(W, H + SEAM, cell_x, cell_y, seed, octaves)
    share = np.linspace(0, 1, SEAM)[:, None]
    out = tall[:H].copy()
    out[:SEAM] = tall[:SEAM] * share + tall[H:] * (1 - share)
    return out


def strata(seed: int, colours: str, base: float, swing: float) -> np.ndarray:
    """Layers of soil: bands that sag, with a thin dark line under each."""
    y = np.mgrid[0:H, 0:W][0]
    bend = field(260, 90, seed) * 22 + field(60, 40, seed + 1) * 5
    phase = (y + bend) / H * 9
    band = np.sin(np.floor(phase) * 2.4) * swing
    line = (phase % 1 < 0.06) * 0.16
    value = base + band - line + field(40, 9, seed + 2) * 0.16 + field(9, 5, seed + 3, 2) * 0.08
    return np.dstack([p.tone(value, colours, 0.5), np.full((H, W), 255, np.uint8)])


def stone(picture: np.ndarray, x: int, y: int, rx: float, ry: float, colours: list[Colour]) -> None:
    """Lit from above; its foot lies in shadow."""
    for off, colour in ((1.5, colours[0]), (0, colours[1])):
        p.paint(picture, p.ellipse(W, H, x, y + off, rx, ry), colour)
    p.paint(picture, p.ellipse(W, H, x - rx * 0.15, y - ry * 0.25, rx * 0.7, ry * 0.55), colours[2])
    p.box(picture, int(x - rx * 0.4), int(y - ry * 0.7), max(1, int(rx * 0.6)), 1, colours[3])


def thread(picture: np.ndarray, x: float, y: float, steps: int, lean: float, dice: np.random.Generator,
           colours: tuple[Colour, Colour], thick: int = 2) -> None:
    """A root or a cable that wanders."""
    for k in range(steps):
        lean = float(np.clip(lean + dice.normal(0, 0.22), -1.6, 1.6))
        x, y = x + np.cos(lean), y + np.sin(lean) * 0.7
        if 2 < y < H - 4:
            size = max(1, thick - k * thick // (steps + 1))
            p.box(picture, int(x) % W, int(y), size, size, colours[0])
            p.box(picture, int(x) % W, int(y) + size, size, 1, colours[1])


def bone(picture: np.ndarray, x: int, y: int, length: int, colours: list[Colour]) -> None:
    p.line(picture, x, y, x + length, y + length // 4, colours[1])
    p.line(picture, x, y + 1, x + length, y + 1 + length // 4, colours[0])
    for at_x, at_y in ((x, y), (x + length, y + length // 4)):
        p.box(picture, at_x - 1, at_y - 1, 2, 2, colours[1])
        p.box(picture, at_x, at_y + 1, 2, 2, colours[1])


def pipe(picture: np.ndarray, x: int, y: int, length: int, colours: list[Colour]) -> None:
    """A length of drain with collars and a broken end."""
    for row, tone in enumerate((1, 3, 2, 2, 1, 1, 0)):
        p.box(picture, x, y + row, length, 1, colours[tone])
    for at in range(x, x + length, 40):
        p.box(picture, at, y - 1, 4, 9, colours[1])
        p.box(picture, at, y, 4, 2, colours[3])
    p.box(picture, x + length, y - 1, 3, 9, colours[0])
    p.box(picture, x + length - 1, y + 1, 3, 5, (8, 7, 12))


def plank(picture: np.ndarray, x: int, y: int, length: int, colours: list[Colour]) -> None:
    for row, tone in enumerate((3, 2, 2, 1, 0)):
        p.box(picture, x, y + row, length - row % 2 * 3, 1, colours[tone])
    for at in (x + 3, x + length - 6):
        p.box(picture, at, y + 1, 1, 2, colours[0])


def soil(seed: int, colours: str, base: float, rocks: list[Colour], roots: tuple[Colour, Colour],
         counts: tuple[int, int, int, int]) -> np.ndarray:
    """Earth with stones, roots or cables, bones and drowned carpentry; `counts` says how many of each."""
    picture, dice = strata(seed, colours, base, 0.13), np.random.default_rng(seed)
    stones, threads, bones, timber = counts
    for k in range(timber):
        x, y = k * W // timber + int(dice.integers(0, 60)), int(dice.integers(10, H - 20))
        length = int(dice.integers(26, 60))
        if k % 2:
            pipe(picture, min(x, W - 130), y, length * 2, ramp("rust" if k % 4 == 1 else "steel")[:4])
        else:
            plank(picture, min(x, W - 70), y, length, ramp("wood")[:4])
    for _ in range(stones):
        rx = float(dice.choice((1.5, 2, 2.5, 3.5, 5, 8), p=(0.28, 0.24, 0.2, 0.14, 0.09, 0.05)))
        x, y = int(dice.integers(12, W - 12)), int(dice.integers(8, H - 8))
        stone(picture, x, y, rx, rx * float(dice.uniform(0.55, 0.8)), rocks)
    for _ in range(threads):
        thread(picture, dice.integers(0, W), dice.integers(0, H - 30), int(dice.integers(24, 90)),
               float(dice.choice((0.3, 1.2, 1.5))), dice, roots, int(dice.integers(1, 4)))
    for _ in range(bones):
        bone(picture, int(dice.integers(8, W - 30)), int(dice.integers(8, H - 14)), int(dice.integers(7, 15)),
             [rocks[0], ramp("sand")[3]])
    return picture


def slabs(seed: int, colours: str, base: float, wide: int, tall: int, iron: bool) -> np.ndarray:
    """Poured concrete, or plates with rivets: slabs in a bond, streaks under the joints, conduits, bare steel."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[0:H, 0:W]
    row = y // tall
    shift = x + row % 2 * (wide // 2) + row * 8
    number = shift // wide % (W // wide)
    tint = dice.uniform(-0.07, 0.07, (H // tall, W // wide))[row, number]
    streak = np.clip(p.noise(W, 8, 14, 8, seed, 3)[0][None] * 2, 0, 1) * np.clip(1 - (y % tall) / tall, 0, 1)
    value = base + tint - streak * 0.16 + field(50, 30, seed + 1) * 0.13 + field(8, 6, seed + 2, 2) * 0.06
    u, v = shift % wide, y % tall
    value = value - 0.30 * ((u == 0) | (v == 0)) + 0.13 * ((u == 1) | (v == 1))
    fix = ((u % (wide - 8) < 12) & (v % (tall - 6) < 10)) if not iron else np.ones_like(u, bool)
    dots = (u % (8 if iron else wide // 2) == 5) & ((v == 4) | (v == tall - 4)) & fix
    value = value - 0.25 * dots + 0.2 * np.roll(dots, -1, 0)
    picture = np.dstack([p.tone(value, colours, 0.45), np.full((H, W), 255, np.uint8)])
    bars, metal = ramp("rust"), ramp("steel")
    for k in range(14):
        left, top = k * W // 14 + int(dice.integers(0, 20)), int(dice.integers(8, H - 30))
        if k % 3 == 0:
            pipe(picture, left, top, int(dice.integers(40, 90)), metal[:4])
        elif k % 3 == 1:  # the face has fallen off: dark hollow, rods
            hole = p.ellipse(W, H, left + 16, top + 9, 15, 8) & (field(12, 9, seed + k) > -0.32)
            p.paint(picture, hole, ramp(colours)[0])
            for at in range(left + 5, left + 30, 6):
                p.box(picture, at, top + 3, 1, 13, bars[2])
            p.box(picture, left + 3, top + 9, 27, 1, bars[3])
        else:  # a grating
            p.box(picture, left, top, 20, 12, ramp(colours)[0])
            for at in range(top + 2, top + 11, 3):
                p.box(picture, left + 1, at, 18, 1, metal[2])
    for _ in range(18):
        thread(picture, dice.integers(0, W), dice.integers(0, H - 30), int(dice.integers(14, 40)),
               float(dice.uniform(0.4, 1.5)), dice, (ramp(colours)[0], ramp(colours)[1]), 1)
    return picture


def main() -> None:
    sand = soil(11, "241f2c 342c35 43383f 57474a 6e5c52", 0.50, ramp("241f2c 57474a 7a675a 9a8468"),
                (ramp("gun")[1], ramp("gun")[0]), (260, 20, 26, 9))
    mud = soil(23, "130f15 1c161a 251c1f 31252a 3e2e29 4e3a30", 0.52, ramp("130f15 3a3034 54464a 746258"),
               (ramp("mud")[3], ramp("mud")[0]), (300, 46, 16, 11))
    p.save(sand, "tiles/sand_ground")
    p.save(mud, "tiles/mud_ground")
    p.save(slabs(31, "14171f 1d222b 272d37 343b46 424b55", 0.52, 128, 64, False), "tiles/concrete_ground")
    p.save(slabs(37, "1e1016 301820 42201e 582c24 74382a", 0.50, 64, 32, True), "tiles/steel_ground")


if __name__ == "__main__":
    main()
