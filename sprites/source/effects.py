"""Flashes, tracers, dust, sparks, light, the surface of water: small things that come and go. (`blasts` has
what billows.)"""

from __future__ import annotations

import math

import numpy as np
import paint as p
from palette import ramp, table

EMBER = ramp("ember")


def puff(w: int, h: int, seed: int, colours: str, frames: int, up: float, spread: float) -> list[np.ndarray]:
    """A small cloud that opens, rises and breaks up. Stands on the bottom edge."""
    shades, out = table(colours), []
    y, x = np.mgrid[0:h, 0:w] + 0.5
    grain = p.noise(w, h, 9, 9, seed, 3)
    dice = np.random.default_rng(seed)
    seeds = [(dice.uniform(-1, 1), dice.uniform(0.5, 1.0), dice.uniform(0.2, 1)) for _ in range(7)]
    for k in range(frames):
        t = (k + 1) / frames
        field = np.full((h, w), -9.0)
        for side, size, lift in seeds:
            cx = w / 2 + side * spread * (0.3 + 0.7 * math.sqrt(t))
            cy = h - 2 - lift * up * t - 2
            r = size * min(w, h) * (0.16 + 0.20 * math.sqrt(t))
            field = np.maximum(field, 1 - np.hypot(x - cx, y - cy) / r)
        solid = field + grain * (0.3 + 0.5 * t) > 0.12 + 0.75 * t**2.2
        light = np.clip(field * 0.9 + grain * 0.5 + 0.35 - (y - h * 0.5) / h * 0.5, 0, 0.999)
        frame = p.canvas(w, h)
        p.paint(frame, solid & (y < h - 0.5), shades[p.tidy((light * len(shades)).astype(int))])
        out.append(frame)
    return out


def burst(w: int, h: int, seed: int, colours: str, frames: int, count: int, up: float, wide: float) -> list[np.ndarray]:
    """Grains thrown up in a fan and falling back: sand, water, chips."""
    shades, dice = ramp(colours), np.random.default_rng(seed)
    grains = [(dice.normal(0, wide), dice.uniform(0.35, 1) * up, int(dice.integers(len(shades)))) for _ in range(count)]
    out = []
    for k in range(frames):
        t = (k + 1) / frames * 1.5
        frame = p.canvas(w, h)
        for vx, vy, c in grains:
            x, y = w / 2 + vx * t, h - 2 - vy * t + up * 0.62 * t * t
            size = 2 if c % 2 and t < 1 else 1
            if 0 <= x < w - 2 and 0 <= y < h - 1:
                frame[int(y) : int(y) + size, int(x) : int(x) + size] = (*shades[c], 255)
        out.append(frame)
    return out


def directions(painter: object, size: int) -> list[np.ndarray]:
    """One frame for each of the 64 aims, painted by painter(frame, cos, sin)."""
    out = []
    for aim in range(64):
        angle = aim * 2 * math.pi / 64
        frame = p.canvas(size, size)
        painter(frame, math.cos(angle), math.sin(angle))  # type: ignore[operator]
        out.append(frame)
    return out


def _beam(frame: np.ndarray, c: float, s: float, parts: list[tuple[float, float, float, tuple[int, int, int]]]) -> None:
    """Parts (from, to, half width, colour) along the direction, from the middle of the frame."""
    h, w = frame.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    along, across = (x - w / 2) * c + (y - h / 2) * s, -(x - w / 2) * s + (y - h / 2) * c
    for start, end, half, colour in parts:
        share = np.clip((along - start) / max(0.1, end - start), 0, 1)
        taper = half * np.clip(np.minimum(share * 3 + 0.4, (1 - share) * 2.2 + 0.25), 0, 1)
        p.paint(frame, (along >= start) & (along <= end) & (np.abs(across) <= np.maximum(taper, 0.55)), colour)


def tracer(frame: np.ndarray, c: float, s: float) -> None:
    _beam(frame, c, s, [(-20, 4, 1.5, EMBER[2]), (-13, 6, 1.1, EMBER[4]), (-7, 7, 0.7, (255, 250, 220))])


def bolt(frame: np.ndarray, c: float, s: float) -> None:
    red = ramp("red")
    _beam(frame, c, s, [(-12, 7, 3.4, red[1]), (-9, 6, 2.5, EMBER[2]), (-4, 7, 1.5, EMBER[4]), (0, 6, 0.7, EMBER[5])])


def muzzle(length: float, width: float, seed: int) -> object:
    def draw(frame: np.ndarray, c: float, s: float) -> None:
        parts = [(-2, length, width * 0.8, EMBER[3]), (-2, length * 0.86, width * 0.6, EMBER[4]),
                 (-2, length * 0.68, width * 0.4, (255, 250, 220))]
        _beam(frame, c, s, parts)
        h, w = frame.shape[:2]
        for turn in (1.0, -1.0, 2.0, -2.1):
            a, reach = math.atan2(s, c) + turn * 0.55, length * (0.62 if abs(turn) < 1.5 else 0.38) * (1 - seed * 0.2)
            p.line(frame, w / 2 + c, h / 2 + s, w / 2 + math.cos(a) * reach, h / 2 + math.sin(a) * reach, EMBER[3])
    return draw


def sparks(seed: int, colours: str, frames: int = 6, size: int = 28) -> list[np.ndarray]:
    shades, dice, out = ramp(colours), np.random.default_rng(seed), []
    rays = [(dice.uniform(0, 2 * math.pi), dice.uniform(0.4, 1)) for _ in range(11)]
    for k in range(frames):
        t = (k + 1) / frames
        frame = p.canvas(size, size)
        if k < 2:
            p.paint(frame, p.ellipse(size, size, size / 2, size / 2, 4 - k * 1.6, 4 - k * 1.6), shades[-1])
        for angle, speed in rays:
            far, near = size * 0.48 * speed * math.sqrt(t), size * 0.48 * speed * max(0.0, math.sqrt(t) - 0.30)
            if t < 0.55 + speed * 0.5:
                fall = 4 * t * t
                p.line(frame, size / 2 + math.cos(angle) * near, size / 2 + math.sin(angle) * near + fall,
                       size / 2 + math.cos(angle) * far, size / 2 + math.sin(angle) * far + fall,
                       shades[max(1, len(shades) - 1 - k)])
        out.append(frame)
    return out


def ripple() -> dict[str, list[np.ndarray]]:
    """Sand that moves over something: a small wake, and a heap that grows until it opens."""
    shades, grow, wake = table("sand"), [], []
    w, h = 64, 28
    y, x = np.mgrid[0:h, 0:w] + 0.5
    for k in range(8):
        grain = p.noise(w, h, 8, 6, 30 + k, 3)
        t = (k + 1) / 8
        half = 10 + 20 * t
        top = h - 2 - (2 + 9 * t) * np.clip(1 - ((x - w / 2) / half) ** 2, 0, 1) - grain * 2.4 * t
        frame = p.canvas(w, h)
        light = np.clip(0.62 + grain * 0.4 - (y - top) / 22 - (x - w / 2) / w * 0.3, 0, 0.99)
        p.paint(frame, (y > top) & (np.abs(x - w / 2) < half), shades[p.tidy((light * 6).astype(int))])
        dice = np.random.default_rng(60 + k)
        for _ in range(int(6 + 26 * t)):
            gx, gy = w / 2 + dice.normal(0, half * 0.5), h - 3 - dice.uniform(0, 1) ** 2 * 24 * t
            if 0 <= gx < w - 1 and 0 <= gy < h:
                frame[int(gy), int(gx)] = (*ramp("sand")[int(dice.integers(2, 6))], 255)
        grow.append(frame)
    for k in range(4):
        frame = p.canvas(w, h)
        grain = p.noise(w, h, 6, 5, 90 + k, 3)
        bump = np.clip(1 - ((x - 40) / 9) ** 2, 0, 1) * 5
        bump = bump + np.clip((x - 8) / 32, 0, 1) * np.clip((48 - x) / 8, 0, 1) * 2
        light = np.clip(0.6 + grain * 0.5 - (y - h + 6) / 18, 0, 0.99)
        p.paint(frame, (y > h - 1 - bump - grain) & (bump > 0.6), shades[(light * 6).astype(int)])
        wake.append(frame)
    return {"grow": grow, "wake": wake}


def breach() -> list[np.ndarray]:
    """Cracks that open in a wall or floor, with light behind them and chips falling."""
    out, w, h = [], 64, 56
    dice = np.random.default_rng(5)
    rays = [(dice.uniform(math.pi * 1.02, math.pi * 1.98), dice.uniform(14, 30)) for _ in range(9)]
    for k in range(8):
        t, frame = (k + 1) / 8, p.canvas(w, h)
        for angle, reach in rays:
            x, y, a = w / 2, float(h - 2), angle
            for step in range(int(reach * t)):
                a += math.sin(step * 1.7 + angle * 9) * 0.30
                x, y = x + math.cos(a), y + math.sin(a)
                if 1 <= x < w - 1 and 1 <= y < h - 1:
                    near = step < reach * t * 0.55
                    colour = (EMBER[3] if t > 0.5 else EMBER[1]) if near else (12, 10, 16)
                    frame[int(y), int(x)] = (*colour, 255)
                    frame[int(y), int(x) + 1] = (12, 10, 16, 255)
        chips = np.random.default_rng(70 + k)
        for _ in range(int(18 * t)):
            cx, cy = w / 2 + chips.normal(0, 12), h - chips.uniform(2, 10 + 24 * t)
            p.box(frame, int(cx), int(cy), 2, 1 + int(chips.integers(2)), ramp("concrete")[int(chips.integers(2, 5))])
        out.append(frame)
    return out


def pod() -> dict[str, list[np.ndarray]]:
    """A black seed with burning seams, nose down and to the left, with its wake of fire."""
    out, w, h = [], 44, 96
    y, x = np.mgrid[0:h, 0:w] + 0.5
    shades = table("mimic")
    for k in range(3):
        frame, grain = p.canvas(w, h), p.noise(w, h, 7, 14, 20 + k, 3)
        lean = 22 + (h - 20 - y) * 0.20
        tail = np.clip((h - 26 - y) / 70, 0, 1)
        wide = 9 * (1 - tail) + 1
        burning = (y < h - 22) & (np.abs(x - lean) + grain * 7 * tail < wide) & (tail < 0.92 + grain * 0.2)
        heat = np.clip(1.05 - tail * 1.3 - np.abs(x - lean) / 14 + grain * 0.3, 0, 0.99)
        p.paint(frame, burning, table("ember")[p.tidy((heat * 6).astype(int))])
        body = p.ellipse(w, h, 20, h - 22, 11, 18)
        light = np.clip(0.55 - (x - 16) / 30 + (h - 22 - y) / 60 + grain * 0.3, 0, 0.99)
        p.paint(frame, body, shades[(light * 5).astype(int)])
        seam = body & (np.abs((x - 20) * 0.5 + (y - h + 22) * 0.22 + grain * 5) % 7 < 1.1)
        p.paint(frame, seam, EMBER[4 if k % 2 else 3])
        out.append(p.outline(frame))
    return {"fall": out}


def shadows() -> dict[str, list[np.ndarray]]:
    """The mark of something that will fall here: it narrows and darkens, with four ticks that close in."""
    out, w, h = [], 72, 12
    for k in range(8):
        t, frame = (k + 1) / 8, p.canvas(w, h)
        wide = 33 - 15 * t
        p.paint(frame, p.ellipse(w, h, w / 2, h / 2, wide, 4.6 - 1.2 * t), (6, 5, 10), int(60 + 120 * t))
        ring = p.ellipse(w, h, w / 2, h / 2, wide, 4.8 - t) & ~p.ellipse(w, h, w / 2, h / 2, wide - 1.6, 3.8 - t)
        p.paint(frame, ring, EMBER[2 if t < 0.6 else 4], 230)
        for side in (-1, 1):
            p.box(frame, int(w / 2 + side * wide * 0.62) - 1, h // 2 - 1, 2, 2, EMBER[4 if k % 2 else 3])
        out.append(frame)
    return {"grow": out}


def shell() -> dict[str, list[np.ndarray]]:
    out, w, h = [], 16, 56
    for k in range(3):
        frame = p.canvas(w, h)
        dice = np.random.default_rng(k)
        for y in range(h - 18):
            half = 2.6 * y / (h - 18)
            for x in range(int(8 - half), int(8 + half) + 1):
                if dice.uniform() < 0.35 + 0.65 * y / (h - 18):
                    frame[y, x] = (*EMBER[min(5, 1 + int(4.4 * y / (h - 18)))], 255)
        p.paint(frame, p.ellipse(w, h, 8, h - 12, 3.6, 9), ramp("gun")[2])
        p.box(frame, 6, h - 18, 1, 10, ramp("gun")[4])
        p.box(frame, 5, h - 14, 6, 1, ramp("red")[3])
        out.append(p.outline(frame))
    return {"fall": out}


def light_discs() -> None:
    """Grey discs at half resolution for the light map, one frame a radius; the view colours them."""
    radii = (8, 12, 16, 24, 32, 48, 64, 80, 96, 128)
    frames = []
    for r in radii:
        frame = p.canvas(256, 256)
        v = (p.radial(r, 1.5, 10) * 255).astype(np.uint8)
        frame[128 - r : 128 + r, 128 - r : 128 + r] = np.dstack([v, v, v, np.full(v.shape, 255, np.uint8)])
        frames.append(frame)
    p.save_sheet("light", {f"r{r}": [f] for r, f in zip(radii, frames, strict=True)}, 4, (128, 128), 5)
    glows = (8, 14, 24, 40, 64, 96)
    shine = []
    for r in glows:
        frame = p.canvas(192, 192)
        v = (p.radial(r, 2.0, 8) * 255).astype(np.uint8)
        frame[96 - r : 96 + r, 96 - r : 96 + r] = np.dstack([v, v, v, np.full(v.shape, 255, np.uint8)])
        shine.append(frame)
    p.save_sheet("glow", {f"r{r}": [f] for r, f in zip(glows, shine, strict=True)}, 4, (96, 96), 6)


def water_strip() -> None:
    """A surface 128 px long that repeats, eight frames: a light lip, a dark line, glints below."""
    frames, w, h = [], 128, 12
    shades, x = ramp("water"), np.arange(w)
    for k in range(8):
        frame, turn = p.canvas(w, h), k * 2 * math.pi / 8
        wave = 1.5 * np.sin(x * 2 * math.pi / 64 + turn) + 1.1 * np.sin(x * 6 * math.pi / 128 - turn)
        for column in range(w):
            top = round(4 + wave[column])
            frame[top, column] = (*shades[5], 235)
            frame[top + 1, column] = (*shades[4], 215)
            frame[top + 2 : top + 4, column] = (*shades[3], 120)
        dice = np.random.default_rng(k // 2)
        for _ in range(9):
            at = int(dice.integers(0, w - 8))
            frame[9 + int(dice.integers(0, 3)), at : at + int(dice.integers(3, 8))] = (*shades[4], 90)
        frames.append(frame)
    p.save_sheet("water", {"run": frames}, 7, (0, 4), 1)


def caustics() -> None:
    frames = []
    for k in range(4):
        n = np.abs(p.noise(128, 64, 32, 12, 50 + k, 3))
        frame = p.canvas(128, 64)
        p.paint(frame, n < 0.035, ramp("water")[4], 70)
        frames.append(frame)
    p.save_sheet("caustics", {"run": frames}, 14, (0, 0), 2)


def main() -> None:
    p.save_sheet("dust", {"run": puff(32, 20, 4, "43383f 6e5c52 9a8468 c4b085", 7, 9, 9)}, 3, (16, 19))
    p.save_sheet("chips", {"run": burst(44, 36, 16, "272d37 424b55 646f74 8c9791", 9, 34, 40, 12)}, 3, (22, 30))
    p.save_sheet("spark", {"run": sparks(2, "ember")}, 2)
    p.save_sheet("spark_blue", {"run": sparks(3, "azure")}, 2)
    p.save_sheet("motes", {"run": sparks(7, "cyan", 9, 44)}, 3)
    p.save_sheet("gore", {"run": sparks(11, "blast", 9, 52)}, 3)
    p.save_sheet("tracer", {"run": directions(tracer, 48)}, 4)
    p.save_sheet("shard", {"run": directions(bolt, 32)}, 4)
    p.save_sheet("muzzle", {"big": directions(muzzle(17, 5, 0), 48), "small": directions(muzzle(11, 3.4, 1), 48)}, 2)
    p.save_sheet("ripple", ripple(), {"grow": 6, "wake": 5}, (32, 27))
    p.save_sheet("breach", {"grow": breach()}, 6, (32, 55))
    p.save_sheet("pod", pod(), 3, (20, 92))
    p.save_sheet("pod_shadow", shadows(), 8, (36, 6))
    p.save_sheet("shell", shell(), 3, (8, 54))
    light_discs()
    water_strip()
    caustics()


if __name__ == "__main__":
    main()
