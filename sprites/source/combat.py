"""What blades, rails and broken armour leave in the air, and the marks of attacks that come from above."""

from __future__ import annotations

import math

import numpy as np
import paint as p
from palette import ramp

MINT = ramp("mint")  # the suit's own light
EMBER = ramp("ember")
STEEL = ramp("steel")
WHITE = (255, 255, 255)
REACH = 42  # px of the blade round the shoulder, with its shine
SIDE = 104


def _arc(frame: np.ndarray, start: float, end: float, thick: float, bright: int) -> None:
    """A crescent from `start` to `end` degrees (screen, y down), thin where it began and `thick` px where it ends."""
    h, w = frame.shape[:2]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    dx, dy = x - w / 2, y - h / 2
    far = np.hypot(dx, dy)
    turn = 1 if end > start else -1
    share = ((np.degrees(np.arctan2(dy, dx)) - start) * turn % 360) / max(1.0, abs(end - start))
    inner = REACH - thick * np.clip(share, 0, 1) ** 1.4
    solid = (share <= 1) & (far <= REACH) & (far >= inner)
    depth = (far - inner) / np.maximum(REACH - inner, 0.8)  # 0 at the inner edge
    tone = np.clip(share * 0.55 + depth * 0.45, 0, 0.999)
    shades = (MINT[0], MINT[1], MINT[2], MINT[3], WHITE)
    for n, colour in enumerate(shades[:bright]):
        p.paint(frame, solid & (tone >= n / bright), colour)


def slash() -> dict[str, list[np.ndarray]]:
    """The stroke in nine directions, from straight up to straight down, to the right; upward strokes rise."""
    tags = {}
    for step in range(9):
        middle = -90 + step * 22.5
        turn = -1 if step < 3 else 1
        begin, end = middle - turn * 96, middle + turn * 66
        frames = []
        for start, stop, thick, bright in (
            (begin, begin + turn * 92, 13, 5), (begin + turn * 18, end, 19, 5),
            (begin + turn * 74, end + turn * 6, 12, 4), (begin + turn * 112, end + turn * 9, 5, 3),
        ):
            frame = p.canvas(SIDE, SIDE)
            _arc(frame, start, stop, thick, bright)
            frames.append(frame)
        tags[f"d{step}"] = frames
    return tags


def parry() -> list[np.ndarray]:
    """Steel on steel: a four-pointed star in an opening ring. White and gold, so that it is nobody's colour."""
    out, size = [], 80
    for k in range(7):
        t, frame = k / 6, p.canvas(size, size)
        radius = 9 + 28 * math.sqrt(t)
        outer = p.ellipse(size, size, size / 2, size / 2, radius, radius)
        width = max(0.9, 4.2 * (1 - t))
        ring = outer & ~p.ellipse(size, size, size / 2, size / 2, radius - width, radius - width)
        dice = np.random.default_rng(17)
        if t > 0.5:  # the ring breaks up instead of fading
            y, x = np.mgrid[0:size, 0:size] + 0.5
            ring &= np.sin(np.arctan2(y - size / 2, x - size / 2) * 9 + 0.7) > (t - 0.75) * 3
        p.paint(frame, ring, (WHITE, EMBER[5], EMBER[4], EMBER[4], STEEL[4], STEEL[3], STEEL[2])[k])
        reach = (22, 26, 20, 13, 7, 0, 0)[k]
        for angle in range(0, 360, 45):
            a, far = math.radians(angle + 10), reach * (1 if angle % 90 == 0 else 0.5)
            if far:
                p.line(frame, size / 2, size / 2, size / 2 + math.cos(a) * far, size / 2 + math.sin(a) * far,
                       WHITE if k < 2 else EMBER[5])
        for _ in range(14):
            a, speed = dice.uniform(0, 2 * math.pi), dice.uniform(0.5, 1)
            far, near = 38 * speed * math.sqrt(t), 38 * speed * max(0.0, math.sqrt(t) - 0.2)
            if 0 < t < 0.4 + speed * 0.5:
                fall = 5 * t * t
                p.line(frame, size / 2 + math.cos(a) * near, size / 2 + math.sin(a) * near + fall,
                       size / 2 + math.cos(a) * far, size / 2 + math.sin(a) * far + fall, EMBER[5 if t < 0.5 else 4])
        out.append(frame)
    return out


def cut() -> list[np.ndarray]:
    """A shot in two halves: one clean stroke through a spark."""
    out, size = [], 36
    for k in range(5):
        t, frame = k / 4, p.canvas(size, size)
        far, near = 15 * (1 - 0.25 * t), 14 * t * t
        for side in (-1, 1):
            for off in ((-1, 0, 1) if k < 2 else (0,)):
                p.line(frame, 18 + side * near + off, 18 - side * near * 0.5, 18 + side * far, 18 - side * far * 0.5,
                       (WHITE, MINT[3], MINT[3], MINT[2], MINT[1])[k])
        for n, side in ((0, -1), (1, 1), (2, -1), (3, 1)):
            x, y = 18 + side * (2 + 9 * t + n), 18 + side * (3 + 6 * t) + 7 * t * t
            p.box(frame, int(x), int(y), 2 if k < 3 else 1, 1, EMBER[4 - min(3, k)])
        out.append(frame)
    return out


def rail() -> dict[str, list[np.ndarray]]:
    """The flash at the rail's mouth, and what it leaves where it goes through something."""
    size, flash, through = 88, [], []
    for k in range(6):
        t, frame = k / 5, p.canvas(size, size)
        for angle in range(0, 360, 30):
            a = math.radians(angle)
            far = (38 if angle % 90 == 0 else 21) * (1 - t) * (0.8 if k == 0 else 1)
            colour = (WHITE, MINT[3], MINT[3], MINT[2], MINT[1], MINT[0])[k]
            for off in ((-1, 0, 1) if angle % 90 == 0 and k < 2 else (0,)):
                p.line(frame, size / 2, size / 2 + off, size / 2 + math.cos(a) * far,
                       size / 2 + math.sin(a) * far + off * (1 - far / 40), colour)
        core = 9 * (1 - t) ** 1.5
        if core > 1:
            p.paint(frame, p.ellipse(size, size, size / 2, size / 2, core + 3, core + 3), MINT[2 if k < 3 else 1])
            p.paint(frame, p.ellipse(size, size, size / 2, size / 2, core, core), WHITE if k < 3 else MINT[3])
        flash.append(frame)
        dice, burst = np.random.default_rng(9), p.canvas(size, size)
        for _ in range(22):
            a, speed = dice.normal(0, 0.5) + (math.pi if dice.uniform() < 0.35 else 0), dice.uniform(0.3, 1)
            far, near = 40 * speed * math.sqrt(t + 0.1), 40 * speed * max(0.0, math.sqrt(t + 0.1) - 0.34)
            if t < 0.45 + speed * 0.5:
                colour = (WHITE, MINT[3], MINT[3], MINT[2], MINT[2], MINT[1])[k]
                p.line(burst, size / 2 + math.cos(a) * near, size / 2 + math.sin(a) * near + 4 * t * t,
                       size / 2 + math.cos(a) * far, size / 2 + math.sin(a) * far + 8 * t * t, colour)
        through.append(burst)
    return {"flash": flash, "through": through}


def dive_mark() -> dict[str, list[np.ndarray]]:
    """Where a kite will strike: a lens on the ground that grows, with arrowheads over it that come down. Form says it
    all: it opens, and the arrows sink."""
    frames, w, h = [], 64, 44
    for k in range(12):
        t, frame = (k + 1) / 12, p.canvas(w, h)
        wide = 8 + 20 * t
        ground = h - 6
        p.paint(frame, p.ellipse(w, h, w / 2, ground, wide, 4.6), (6, 5, 10), int(70 + 110 * t))
        ring = p.ellipse(w, h, w / 2, ground, wide, 4.6) & ~p.ellipse(w, h, w / 2, ground, wide - 2, 3.2)
        p.paint(frame, ring, EMBER[3 if t < 0.5 else 4 if t < 0.85 else 5], 240)
        for n in range(3):  # three arrowheads, one after the other
            drop = (t * 3 + n / 3) % 1
            tip = int(6 + drop * (ground - 12))
            for d in range(6):
                for side in (-1, 1):
                    x = w // 2 + side * d - (side > 0)
                    p.box(frame, x, tip - d, 1, 2, EMBER[5 if t > 0.6 else 4])
                    p.box(frame, x, tip - d + 2, 1, 1, (10, 8, 16))
        frames.append(frame)
    return {"grow": frames}


def plates() -> dict[str, list[np.ndarray]]:
    """Pieces of a shell's front, spinning: six shapes by four turns."""
    tags, size = {}, 14
    y, x = np.mgrid[0:size, 0:size] + 0.5
    chitin = ramp("chitin")
    for n in range(6):
        dice, frames = np.random.default_rng(60 + n), []
        long, short, notch = dice.uniform(4.5, 6.5), dice.uniform(1.8, 3.4), dice.uniform(-2, 2)
        for k in range(8):
            a = (k / 8 + n / 6) * math.pi * 2
            u, v = (x - 7) * math.cos(a) + (y - 7) * math.sin(a), -(x - 7) * math.sin(a) + (y - 7) * math.cos(a)
            solid = (np.abs(u) < long) & (np.abs(v) < short * (1 - (u / long) ** 2 * 0.6)) & ~((u > notch) & (v > 1.2))
            frame = p.canvas(size, size)
            p.paint(frame, solid, chitin[2])
            p.paint(frame, solid & (y - 7 < -0.5), chitin[4])
            p.paint(frame, solid & (u < -long * 0.5), EMBER[2 if k % 4 else 3])
            frames.append(p.outline(frame))
        tags[f"p{n}"] = frames
    return tags


def mites() -> dict[str, list[np.ndarray]]:
    """Single mites of a swarm that is thrown apart: a body, six legs and one eye, in eight turns."""
    tags, size = {}, 12
    y, x = np.mgrid[0:size, 0:size] + 0.5
    shades = ramp("mimic")
    for n, long in enumerate((3.6, 3.0, 4.2)):
        frames = []
        for k in range(8):
            a = (k / 8 + n / 3) * math.pi * 2
            u, v = (x - 6) * math.cos(a) + (y - 6) * math.sin(a), -(x - 6) * math.sin(a) + (y - 6) * math.cos(a)
            frame = p.canvas(size, size)
            for leg in (-2.2, 0, 2.2):
                for side in (-1, 1):
                    p.paint(frame, (np.abs(u - leg) < 0.6) & (v * side > 0) & (v * side < 4.2), shades[1])
            body = (u / long) ** 2 + (v / 2.0) ** 2 <= 1
            p.paint(frame, body, shades[3])
            p.paint(frame, body & (v < -0.4), shades[4])
            p.paint(frame, (np.hypot(u - long * 0.6, v) < 1.1), EMBER[4])
            frames.append(frame)
        tags[f"p{n}"] = frames
    return tags


def wall_dust() -> list[np.ndarray]:
    """Dust that a kick against a wall throws off; the wall is at the left edge."""
    out, w, h = [], 30, 40
    shades = [(67, 56, 63), (110, 92, 82), (154, 132, 104), (196, 176, 133)]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    grain = p.noise(w, h, 7, 7, 41, 3)
    for k in range(7):
        t, frame = (k + 1) / 7, p.canvas(w, h)
        field = np.full((h, w), -9.0)
        for n in range(9):
            cx, cy = 1 + (3 + n * 7 % 5 * 4) * math.sqrt(t), h / 2 + (n - 4) * (2 + 2.4 * t) + 4 * t
            field = np.maximum(field, 1 - np.hypot(x - cx, y - cy) / (2 + n % 3 + 2.4 * math.sqrt(t)))
        solid = field + grain * 0.9 > 0.2 + 0.8 * t * t
        light = np.clip(field * 0.9 + grain * 0.7 + 0.25 - (y - h / 2) / h * 0.9, 0, 0.999)
        p.paint(frame, solid, np.array(shades)[p.tidy((light * 4).astype(int))])
        out.append(frame)
    return out


def embers() -> list[np.ndarray]:
    """What staggers over a Mimic that has lost its hold: embers that circle and sink, no stars."""
    out, w, h = [], 48, 30
    for k in range(16):
        frame = p.canvas(w, h)
        for n in range(5):
            a = (k / 16 + n / 5) * math.pi * 2
            px, py = w / 2 + math.cos(a) * 17, 12 + math.sin(a) * 5
            front = math.sin(a) > 0
            p.box(frame, int(px), int(py), 2, 2, EMBER[5 if front else 3])
            for tail in (1, 2):
                b, colour = a - tail * 0.24, EMBER[(3 if front else 2) - tail // 2]
                p.box(frame, int(w / 2 + math.cos(b) * 17), int(12 + math.sin(b) * 5), 1, 1, colour)
            fall = (k + n * 5) % 16
            p.box(frame, int(px + math.sin(n * 2.1) * 3), int(14 + fall), 1, 1, EMBER[max(1, 3 - fall // 5)])
        out.append(frame)
    return out


def main() -> None:
    p.save_sheet("slash", slash(), 2, (SIDE // 2, SIDE // 2), 8)
    p.save_sheet("parry", {"run": parry()}, 2, (40, 40))
    p.save_sheet("cut", {"run": cut()}, 2, (18, 18))
    p.save_sheet("rail", rail(), 2, (44, 44))
    p.save_sheet("dive_mark", dive_mark(), 4, (32, 38))
    p.save_sheet("plates", plates(), 3, (7, 7))
    p.save_sheet("mites", mites(), 3, (6, 6))
    p.save_sheet("wall_dust", {"run": wall_dust()}, 3, (0, 20))
    p.save_sheet("daze", {"run": embers()}, 3, (24, 12))


if __name__ == "__main__":
    main()
