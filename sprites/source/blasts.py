"""What billows: fireballs, smoke, sand and water thrown up. All are heaps of balls that grow, drift and burn out.

A ball is lit from the upper left and has a heat; what is hot is coloured by its heat, what is cold by its light. Drawn
in hard clusters, never soft: the outermost pixels break up by noise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import paint as p
from palette import ramp, table

Frames = list[np.ndarray]
FIRE = "3a1418 7a1e14 c23a10 ee7a18 ffb838 ffe488 fffbe2"
SOOT = "131015 1f1a20 2e272c 433a3c 5c5250 78706a"
GREY = "16161d 23242c 33353d 474a50 5f6263 7c7f7a"
LIGHT = (-0.46, -0.66, 0.6)


@dataclass(frozen=True)
class Ball:
    """From (x, y) px from the root it goes (dx, dy) in all; `size`: px at its largest; seen from `born` to `gone`."""

    x: float
    y: float
    dx: float
    dy: float
    size: float
    born: float
    gone: float
    heat: float

    def at(self, t: float) -> tuple[float, float, float, float]:
        """Place, radius and heat at a share t of the whole time; radius 0 when it is not there."""
        u = (t - self.born) / (self.gone - self.born)
        if not 0 <= u <= 1:
            return 0, 0, 0, 0
        way = 1 - (1 - u) ** 2.2
        radius = self.size * (0.42 + 0.58 * min(1, u * 3.2)) * (1 - max(0.0, u - 0.55) / 0.45 * 0.75)
        return self.x + self.dx * way, self.y + self.dy * way, radius, self.heat * (1 - u) ** 2.3 * 1.3


def heap(
    w: int, h: int, root: tuple[float, float], balls: list[Ball], t: float, seed: int, cold: str, bite: float = 0.5
) -> np.ndarray:
    """One frame at a share t of the time. `bite`: how far the noise eats into the edges, in px a px of radius."""
    y, x = np.mgrid[0:h, 0:w] + 0.5
    grain = p.noise(w, h, max(5, w * 0.13), max(5, w * 0.13), seed, 3)
    fine = p.noise(w, h, 4, 4, seed + 1, 2)
    depth = np.full((h, w), -1e9)
    light, heat = np.zeros((h, w)), np.zeros((h, w))
    for number, ball in enumerate(balls):
        bx, by, radius, warm = ball.at(t)
        if radius < 1:
            continue
        u, v = (x - root[0] - bx) / radius, (y - root[1] - by) / radius
        reach = 1 - u * u - v * v + grain * bite + fine * bite * 0.3 * (0.4 + t)
        front = np.sqrt(np.clip(reach, 0, 1))
        here = front * radius + (number % 5) * radius * 0.12
        seen = (reach > 0) & (here > depth)
        shade = LIGHT[0] * u + LIGHT[1] * v + LIGHT[2] * front
        depth[seen], light[seen], heat[seen] = (
            here[seen],
            shade[seen],
            (warm + (front * 0.3 - 0.16) * (warm > 0.02))[seen],
        )
    frame = p.canvas(w, h)
    solid = depth > -1e8
    dull = np.clip(0.42 + light * 0.48 + grain * 0.12, 0, 0.999)
    shades = table(cold)
    p.paint(frame, solid, shades[p.tidy((dull * len(shades)).astype(int))])
    fire = table(FIRE)
    level = np.clip((heat * 0.9 + light * 0.22 + grain * 0.2) * len(fire), 0, len(fire) - 1)
    p.paint(frame, solid & (heat + grain * 0.14 > 0.17), fire[p.tidy(level.astype(int))])
    return frame


def embers(frame: np.ndarray, t: float, seed: int, reach: float, count: int, middle: tuple[float, float]) -> None:
    """Sparks that outrun the fire, each with a tail, and fall."""
    dice = np.random.default_rng(seed)
    colours = ramp("ember")
    h, w = frame.shape[:2]
    for _ in range(count):
        angle, speed, life = dice.uniform(0, 2 * math.pi), dice.uniform(0.5, 1.0), dice.uniform(0.4, 0.95)
        if t > life:
            continue
        ends = []
        for back in (0.0, 0.045):
            u = max(0.0, t - back)
            way = reach * speed * (1 - (1 - u) ** 2.4)
            fall = reach * 0.34 * u * u
            ends.append((middle[0] + math.cos(angle) * way, middle[1] + math.sin(angle) * way * 0.9 + fall))
        if all(1 <= x < w - 1 and 1 <= y < h - 1 for x, y in ends):
            p.line(frame, *ends[1], *ends[0], colours[5 if t < 0.2 else 4 if t < 0.45 else 3 if t < 0.7 else 2])


def flash(size: int, seed: int) -> np.ndarray:
    """The first two ticks: a white core with spikes, no shape yet."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] + 0.5 - size / 2
    angle, away = np.arctan2(y, x), np.hypot(x, y) / (size / 2)
    reach = np.full_like(away, 0.30)
    for k in range(9):
        at, wide, long = k * 2 * math.pi / 9 + dice.uniform(-0.3, 0.3), dice.uniform(0.10, 0.2), dice.uniform(0.4, 0.66)
        off = np.abs((angle - at + math.pi) % (2 * math.pi) - math.pi)
        reach = np.maximum(reach, 0.30 + long * np.clip(1 - off / wide, 0, 1))
    frame = p.canvas(size, size)
    for share, colour in ((1.0, ramp("ember")[3]), (0.84, ramp("ember")[4]), (0.66, (255, 251, 226))):
        p.paint(frame, away < reach * share, colour)
    return frame


def explosion(size: int, seed: int) -> Frames:
    """A flash, a fireball that tears open, soot that rolls up and thins out: 14 frames."""
    dice = np.random.default_rng(seed)
    balls = [Ball(0, 0, 0, -size * 0.03, size * 0.30, 0.0, 0.5, 1.0)]
    for k in range(13):
        angle = k * 2 * math.pi / 13 + dice.uniform(-0.35, 0.35)
        far, big = dice.uniform(0.12, 0.24) * size, dice.uniform(0.13, 0.21) * size
        lift = -dice.uniform(0.02, 0.14) * size
        balls.append(
            Ball(
                0,
                0,
                math.cos(angle) * far,
                math.sin(angle) * far * 0.86 + lift,
                big,
                0.02,
                dice.uniform(0.6, 1.0),
                dice.uniform(0.45, 1.1),
            )
        )
    for _ in range(5):
        balls.append(
            Ball(
                dice.uniform(-0.1, 0.1) * size,
                -size * 0.05,
                dice.uniform(-0.1, 0.1) * size,
                -dice.uniform(0.14, 0.24) * size,
                dice.uniform(0.10, 0.16) * size,
                0.28,
                1.05,
                0.34,
            )
        )
    out = [flash(size, seed)]
    for k in range(1, 14):
        t = k / 13.5
        frame = heap(size, size, (size / 2, size * 0.55), balls, t, seed, SOOT, 0.42 + 0.5 * max(0.0, t - 0.4))
        embers(frame, t, seed + 9, size * 0.46, max(10, size // 4), (size / 2, size * 0.52))
        out.append(_clear(frame))
    return out


def smoke(w: int, h: int, seed: int, frames: int = 11) -> Frames:
    """A small column that leans, curls and thins; it stands on the lower edge."""
    dice = np.random.default_rng(seed)
    balls = [
        Ball(
            dice.uniform(-3, 3),
            -4,
            dice.uniform(-9, 10) + k * 0.5,
            -h * (0.66 - 0.04 * k),
            dice.uniform(0.13, 0.23) * w,
            k * 0.055,
            min(1.05, 0.5 + k * 0.06),
            0.16 if k < 2 else 0.0,
        )
        for k in range(12)
    ]
    return [_clear(heap(w, h, (w / 2, h - 4), balls, (k + 0.6) / frames, seed, GREY, 0.5)) for k in range(frames)]


def fountain(w: int, h: int, seed: int, colours: str, frames: int = 11) -> Frames:
    """Earth thrown up: a ragged fan with a dense foot, clods on their arcs, a low cloud that stays longest."""
    dice = np.random.default_rng(seed)
    balls = []
    for _ in range(15):
        side, up = dice.uniform(-1, 1), dice.uniform(0.35, 1)
        balls.append(
            Ball(
                side * 3,
                -2,
                side * w * 0.27 * (0.3 + up * 0.5),
                -h * 0.62 * up * (1 - abs(side) * 0.45),
                w * dice.uniform(0.07, 0.13) * (1.3 - up * 0.5),
                0.0,
                dice.uniform(0.5, 0.85),
                0,
            )
        )
    for k in range(7):
        side = (k - 3) / 3
        balls.append(
            Ball(
                side * 4,
                -1,
                side * w * dice.uniform(0.2, 0.34),
                -h * dice.uniform(0.0, 0.07),
                w * dice.uniform(0.07, 0.13),
                0.05,
                dice.uniform(0.6, 1.0),
                0,
            )
        )
    tones = ramp(colours)
    clods = [(dice.normal(0, 0.26) * w, dice.uniform(0.7, 1.25) * h, int(dice.integers(0, 3))) for _ in range(26)]
    out = []
    for k in range(frames):
        t = (k + 0.6) / frames
        frame = heap(w, h, (w / 2, h - 2), balls, t, seed, colours, 0.62)
        u = t * 1.5
        for vx, vy, tone in clods:
            x, y = w / 2 + vx * u, h - 3 - vy * u + h * 0.72 * u * u
            if 2 <= x < w - 4 and 2 <= y < h - 3:
                p.box(frame, int(x), int(y), 2, 2, tones[tone])
                p.box(frame, int(x), int(y), 1, 1, tones[min(len(tones) - 1, tone + 2)])
        out.append(_clear(frame))
    return out


def splash(w: int, h: int, seed: int, frames: int = 10) -> Frames:
    """Water struck: a crown of two wings, a jet in the middle, drops that fall back, a ring that runs out."""
    dice = np.random.default_rng(seed)
    tones = ramp("134a52 257474 56a896 b4e2c4 f2fff4")
    drops = [(dice.normal(0, 0.24) * w, dice.uniform(0.5, 1.1) * h, int(dice.integers(2, 5))) for _ in range(24)]
    y, x = np.mgrid[0:h, 0:w] + 0.5
    out = []
    for k in range(frames):
        t = (k + 0.7) / frames
        frame = p.canvas(w, h)
        rise = math.sin(min(1, t * 1.5) * math.pi)
        off = np.abs(x - w / 2)
        lean = w * (0.10 + 0.2 * t)
        wing = np.abs(off - lean - (h - 2 - y) * 0.22) < (1.2 + 2.4 * (1 - t)) * np.clip((h - y) / h + 0.3, 0, 1)
        wing &= (y > h - 2 - h * 0.5 * rise) & (y < h - 2)
        jet_height = h * 0.78 * math.sin(min(1, max(0.0, t - 0.12) * 1.7) * math.pi)
        jet = (off < 1 + 2.2 * (1 - t) * (1 - (h - y) / (h + 1))) & (y > h - 2 - jet_height) & (y < h - 2)
        for part in (wing, jet):
            p.paint(frame, part, tones[2])
            p.paint(frame, part & ~np.roll(part, 1, 1), tones[4])
            p.paint(frame, part & ~np.roll(part, -1, 1) & np.roll(part, 1, 1), tones[1])
        u = t * 1.5
        for vx, vy, tone in drops:
            dx, dy = w / 2 + vx * u, h - 3 - vy * u + h * 0.72 * u * u
            if 1 <= dx < w - 2 and 1 <= dy < h - 2:
                p.box(frame, int(dx), int(dy), 1, 2 if vy > 0.8 * h and t < 0.5 else 1, tones[tone])
        ring = w * (0.08 + 0.38 * math.sqrt(t))
        rim = (np.abs(off - ring) < 2.6 * (1 - t) + 0.8) & (y >= h - 2) & (y < h - 1)
        p.paint(frame, rim & (t < 0.9), tones[3])
        out.append(_clear(frame))
    return out


def _clear(frame: np.ndarray) -> np.ndarray:
    """Nothing touches the frame's upper edge or its sides."""
    frame[0] = 0
    frame[:, 0] = 0
    frame[:, -1] = 0
    return frame


BLAST_TICKS = [2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6]


def main() -> None:
    for name, size, seed in (("explosion_s", 48, 3), ("explosion_m", 84, 8), ("explosion_l", 136, 21)):
        kinds = {tag: explosion(size, seed + 17 * n) for n, tag in enumerate(("run", "run_2", "run_3"))}
        p.save_sheet(name, kinds, BLAST_TICKS * 3, (size // 2, size * 11 // 20), 14)
    p.save_sheet("smoke", {tag: smoke(44, 60, 9 + n) for n, tag in enumerate(("run", "run_2"))}, 5, (22, 59), 11)
    p.save_sheet("splash", {tag: splash(56, 46, 6 + n) for n, tag in enumerate(("run", "run_2"))}, 3, (28, 44), 10)
    sand = "241f2c 43383f 6e5c52 9a8468 c4b085 e8dcb0"
    p.save_sheet(
        "sandburst", {tag: fountain(76, 88, 14 + n, sand) for n, tag in enumerate(("run", "run_2"))}, 3, (38, 87), 11
    )


if __name__ == "__main__":
    main()
