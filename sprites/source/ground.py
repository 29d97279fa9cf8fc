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


def thread(
    picture: np.ndarray,
    x: float,
    y: float,
    steps: int,
    lean: float,
    dice: np.random.Generator,
    colours: tuple[Colour, Colour],
    thick: int = 2,
) -> None:
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


def soil(
    seed: int,
    colours: str,
    base: float,
    rocks: list[Colour],
    roots: tuple[Colour, Colour],
    counts: tuple[int, int, int, int],
) -> np.ndarray:
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
        thread(
            picture,
            dice.integers(0, W),
            dice.integers(0, H - 30),
            int(dice.integers(24, 90)),
            float(dice.choice((0.3, 1.2, 1.5))),
            dice,
            roots,
            int(dice.integers(1, 4)),
        )
    for _ in range(bones):
        bone(
            picture,
            int(dice.integers(8, W - 30)),
            int(dice.integers(8, H - 14)),
            int(dice.integers(7, 15)),
            [rocks[0], ramp("sand")[3]],
        )
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
        thread(
            picture,
            dice.integers(0, W),
            dice.integers(0, H - 30),
            int(dice.integers(14, 40)),
            float(dice.uniform(0.4, 1.5)),
            dice,
            (ramp(colours)[0], ramp(colours)[1]),
            1,
        )
    return picture


def courses(seed: int, colours: str, base: float, wide: int, tall: int, coat: str, bare: float) -> np.ndarray:
    """Brickwork with relieving arches and walled-up windows; plaster `coat` is left where noise is above `bare`."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[0:H, 0:W]
    row = y // tall
    shift = x + row % 2 * (wide // 2)
    number = shift // wide % (W // wide)
    own = dice.uniform(-0.13, 0.13, (H // tall, W // wide))[row, number]
    u, v = shift % wide, y % tall
    value = base + own + field(70, 40, seed + 1) * 0.16 + field(6, 4, seed + 2, 2) * 0.1
    value = np.where((u == 0) | (v == 0), base - 0.24, value + 0.07 * (v == 1))
    picture = np.dstack([p.tone(value, colours, 0.4), np.full((H, W), 255, np.uint8)])
    dark, tones = ramp(colours)[0], ramp(colours)
    for k in range(8):
        left, top = k * W // 8 + int(dice.integers(8, 60)), int(dice.integers(12, H - 60))
        arch = p.ellipse(W, H, left + 16, top + 14, 19, 15) & (y < top + 14)
        hole = p.ellipse(W, H, left + 16, top + 14, 14, 10) & (y < top + 14)
        hole |= (x >= left + 2) & (x < left + 30) & (y >= top + 14) & (y < top + 34)
        angle = np.arctan2(y - top - 14, x - left - 16)
        p.paint(picture, arch, tones[3])
        p.paint(picture, arch & (np.floor(angle * 7) % 2 == 0), tones[2])
        if k % 2:
            p.paint(picture, hole, p.tone(value - 0.14, colours, 0.3))
        else:
            p.paint(picture, hole, dark)
            for bar in range(left + 6, left + 28, 6):
                p.box(picture, bar, top + 6, 1, 28, ramp("rust")[2])
    film = field(90, 50, seed + 5) + field(20, 14, seed + 6) * 0.3
    left_on = film > bare
    p.paint(picture, left_on, p.tone(0.5 + field(40, 30, seed + 7) * 0.22, coat, 0.4))
    p.paint(picture, left_on & ~np.roll(left_on, -1, 0), ramp(coat)[0])
    for k in range(10):
        pipe(
            picture,
            k * W // 10 + int(dice.integers(0, 40)),
            int(dice.integers(8, H - 20)),
            int(dice.integers(30, 70)),
            ramp("rust")[:4],
        )
    return picture


def rings(seed: int, colours: str, base: float, pitch: int) -> np.ndarray:
    """The lining of a tunnel: cast segments with flanges and bolts, hatches, cable trays, tide marks."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[0:H, 0:W]
    u, v = x % pitch, (y + x // pitch % 2 * 32) % 64
    value = base + field(60, 60, seed + 1) * 0.16 + field(9, 12, seed + 2, 3) * 0.08
    value = value - 0.3 * (u == 0) + 0.18 * (u == 1) + 0.07 * ((u > 1) & (u < 5)) - 0.26 * (v == 0) + 0.12 * (v == 1)
    bolts = ((u == 3) & (y % 8 == 4)) | ((v == 3) & (x % 8 == 4))
    value = value + 0.2 * bolts - 0.22 * np.roll(bolts, 1, 0)
    streak = np.clip(p.noise(W, 8, 12, 8, seed, 3)[0][None] * 2 - 0.2, 0, 1) * (1 - v / 64)
    picture = np.dstack([p.tone(value - streak * 0.2, colours, 0.45), np.full((H, W), 255, np.uint8)])
    metal, tones = ramp("steel"), ramp(colours)
    for k in range(16):
        left, top = k * W // 16 + int(dice.integers(4, 24)), int(dice.integers(6, H - 34))
        if k % 4 == 0:  # a hatch with its wheel
            p.paint(picture, p.ellipse(W, H, left + 12, top + 12, 12, 12), tones[0])
            p.paint(picture, p.ellipse(W, H, left + 12, top + 12, 10.5, 10.5), tones[2])
            p.paint(
                picture,
                p.ellipse(W, H, left + 12, top + 12, 5, 5) & ~p.ellipse(W, H, left + 12, top + 12, 3.6, 3.6),
                ramp("rust")[3],
            )
        elif k % 4 == 2:  # a tray of cables
            for row, tone in enumerate((3, 1, 0, 2, 0, 1)):
                p.box(picture, left, top + row * 2, 56, 2, metal[tone])
            for bracket in range(left, left + 56, 18):
                p.box(picture, bracket, top - 2, 2, 16, tones[0])
        else:
            pipe(picture, left, top, int(dice.integers(30, 60)), ramp("rust")[:4] if k % 3 else metal[:4])
    return picture


def main() -> None:
    sand = soil(
        11,
        "241f2c 342c35 43383f 57474a 6e5c52",
        0.50,
        ramp("241f2c 57474a 7a675a 9a8468"),
        (ramp("gun")[1], ramp("gun")[0]),
        (260, 20, 26, 9),
    )
    mud = soil(
        23,
        "130f15 1c161a 251c1f 31252a 3e2e29 4e3a30",
        0.52,
        ramp("130f15 3a3034 54464a 746258"),
        (ramp("mud")[3], ramp("mud")[0]),
        (300, 46, 16, 11),
    )
    trench = soil(
        41,
        "0f0c12 18131a 211a1e 2c2226 382a28 46352d",
        0.52,
        ramp("0f0c12 332a30 4c4044 6a5a54"),
        (ramp("rust")[1], ramp("mud")[0]),
        (220, 60, 30, 22),
    )
    loam = "15100f 1f1612 281c17 342319 422e20 523a26"
    cobble = soil(
        47, loam, 0.50, ramp("15100f 3c3430 58504a 787068"), (ramp("steel")[2], ramp("gun")[0]), (200, 16, 8, 26)
    )
    gravel = soil(
        53,
        "14110f 201b18 2c2620 3a322a 4a4034 5a4e3e",
        0.52,
        ramp("14110f 4a443c 6a6254 8c8270"),
        (ramp("mud")[2], ramp("mud")[0]),
        (620, 12, 4, 9),
    )
    turf = soil(59, loam, 0.52, ramp("15100f 40342c 5c4c40 7c6a58"), (ramp("mud")[4], ramp("mud")[0]), (170, 90, 4, 3))
    for name, picture in {
        "sand": sand,
        "mud": mud,
        "trench": trench,
        "cobble": cobble,
        "road": gravel,
        "turf": turf,
        "concrete": slabs(31, "14171f 1d222b 272d37 343b46 424b55", 0.52, 128, 64, False),
        "steel": slabs(37, "1e1016 301820 42201e 582c24 74382a", 0.50, 64, 32, True),
        "granite": slabs(61, "12141c 1a1e28 242936 2e3442 3b4350 4a535f", 0.50, 64, 32, False),
        "brick": courses(
            67, "1a1014 281519 331a1c 45201f 572a26 6c342c", 0.50, 16, 8, "2a2522 3f3833 57503f 6e6550", 0.34
        ),
        "lining": rings(71, "0a1216 0e1a20 12222a 182c34 1d3a40 28484c", 0.50, 64),
        "boards": courses(
            73, "1d1b1f 2a2526 3a332f 4a4038 5f5344", 0.46, 16, 8, "2b2828 3d3833 524a3f 6b604e 82745c", -0.12
        ),
    }.items():
        p.save(picture, f"tiles/{name}_ground")


if __name__ == "__main__":
    main()
