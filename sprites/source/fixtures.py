"""Pipes, machines and furniture that are fixed to walls of dark places, in whole tiles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import paint as p
from palette import INK, Colour, ramp

TILE = 16
Draw = Callable[[np.ndarray, int], None]
GUN, STEEL, RUST, CONCRETE = ramp("gun"), ramp("steel"), ramp("rust"), ramp("concrete")
EMBER, RED, WHITE = ramp("ember"), ramp("red"), ramp("white")
MINT, WOOD, OLIVE = ramp("mint"), ramp("wood"), ramp("olive")
AMBER: Colour = (255, 206, 112)


@dataclass(frozen=True)
class Stamp:
    wide: int
    high: int
    draw: Draw
    frames: int
    ticks: tuple[int, ...]


STAMPS: dict[str, Stamp] = {}


def stamp(wide: int, high: int, ticks: tuple[int, ...] = (1,)) -> Callable[[Draw], Draw]:
    """Size in tiles; one number of ticks for each frame."""

    def keep(draw: Draw) -> Draw:
        STAMPS[draw.__name__] = Stamp(wide, high, draw, len(ticks), ticks)
        return draw

    return keep


def framed(s: np.ndarray, x: int, y: int, w: int, h: int, colours: list[Colour], mid: int = 2) -> None:
    """A plate with an outline, light above and left."""
    p.box(s, x, y, w, h, INK)
    p.box(s, x + 1, y + 1, w - 2, h - 2, colours[mid])
    p.box(s, x + 1, y + 1, w - 2, 1, colours[min(mid + 2, len(colours) - 1)])
    p.box(s, x + 1, y + 2, 1, h - 3, colours[mid + 1])
    p.box(s, x + 1, y + h - 2, w - 2, 1, colours[mid - 1])


def pipe(s: np.ndarray, y: int, thick: int, colours: list[Colour], upright: bool = False) -> None:
    """Across the whole picture, lit from above, or from the left."""
    for k in range(thick):
        shade = np.sin((k + 0.6) / thick * np.pi * 0.86 + 0.28)
        colour = colours[min(len(colours) - 1, int(shade * 3.9))] if 0 < k < thick - 1 else INK
        p.box(s, *((y + k, 0, 1, s.shape[0]) if upright else (0, y + k, s.shape[1], 1)), colour)


# -- pipes and cables


@stamp(4, 1)
def pipes(s: np.ndarray, _: int) -> None:
    pipe(s, 0, 6, RUST)
    pipe(s, 6, 4, STEEL)
    pipe(s, 10, 5, CONCRETE)
    for x in (12, 44):
        p.box(s, x, 0, 4, 16, INK)
        p.box(s, x + 1, 0, 2, 15, GUN[3])


@stamp(4, 1)
def tray(s: np.ndarray, _: int) -> None:
    """Cables on a ladder of steel."""
    for k, colour in enumerate(((70, 30, 28), (34, 40, 52), (92, 74, 40), (26, 30, 40))):
        for x in range(64):
            p.box(s, x, 3 + k * 2 + round(0.8 * np.sin(x / 64 * 4 * np.pi + k)), 1, 2, colour)
    p.box(s, 0, 11, 64, 1, STEEL[3])
    p.box(s, 0, 12, 64, 1, STEEL[1])
    for x in range(4, 64, 16):
        p.box(s, x, 1, 2, 12, STEEL[2])
        p.box(s, x, 1, 1, 12, STEEL[3])


@stamp(1, 4)
def riser(s: np.ndarray, _: int) -> None:
    pipe(s, 4, 8, RUST, True)
    for y in (6, 52):
        p.box(s, 2, y, 12, 4, INK)
        p.box(s, 3, y + 1, 10, 1, RUST[3])
        p.box(s, 3, y + 2, 10, 1, RUST[2])


@stamp(1, 4)
def riser_steel(s: np.ndarray, _: int) -> None:
    pipe(s, 2, 5, STEEL, True)
    pipe(s, 9, 4, STEEL, True)
    for y in (12, 44):
        p.box(s, 1, y, 14, 3, INK)
        p.box(s, 2, y, 12, 2, GUN[3])


@stamp(2, 2)
def valve(s: np.ndarray, _: int) -> None:
    y, x = np.mgrid[0:32, 0:32] + 0.5
    d, turn = np.hypot(x - 16, y - 16), np.arctan2(y - 16, x - 16)
    p.paint(s, (d < 14.5) & (d > 9), INK)
    p.paint(s, (d < 13.4) & (d > 10.2), np.where(((y + x) < 28)[..., None], RED[3], RED[2]))
    p.paint(s, (d <= 10.2) & (np.abs(np.sin(turn * 1.5)) < 0.16), RED[2])
    p.paint(s, d < 4, INK)
    p.paint(s, d < 3, GUN[4])


@stamp(2, 2)
def switchboard(s: np.ndarray, _: int) -> None:
    framed(s, 1, 1, 30, 30, STEEL, 2)
    for y in (6, 13, 20):
        p.box(s, 5, y, 22, 5, STEEL[1])
        for k, x in enumerate(range(7, 26, 4)):
            p.box(s, x, y + 1, 2, 2, (MINT[2], EMBER[3], GUN[3], MINT[2], RED[3])[(k + y) % 5])
    p.box(s, 5, 27, 10, 1, STEEL[0])


@stamp(2, 1)
def dials(s: np.ndarray, _: int) -> None:
    for x in (8, 24):
        p.paint(s, p.ellipse(32, 16, x, 8, 7, 7), INK)
        p.paint(s, p.ellipse(32, 16, x, 8, 6, 6), GUN[4])
        p.paint(s, p.ellipse(32, 16, x, 8, 4.8, 4.8), WHITE[4])
        p.line(s, x, 8, x + 3 if x < 16 else x - 3, 6, RED[2])
    p.box(s, 7, 14, 2, 2, GUN[2])
    p.box(s, 23, 14, 2, 2, GUN[2])


@stamp(1, 1)
def box_small(s: np.ndarray, _: int) -> None:
    framed(s, 3, 2, 10, 12, STEEL, 2)
    p.box(s, 5, 5, 6, 1, STEEL[1])
    p.box(s, 9, 10, 2, 2, EMBER[3])
    p.box(s, 7, 14, 2, 2, GUN[1])


def _fan(s: np.ndarray, frame: int, back: Colour, blade: Colour) -> None:
    n = s.shape[0]
    y, x = np.mgrid[0:n, 0:n] + 0.5
    d, turn = np.hypot(x - n / 2, y - n / 2), np.arctan2(y - n / 2, x - n / 2)
    p.box(s, 0, 0, n, n, INK)
    p.box(s, 1, 1, n - 2, n - 2, GUN[2])
    p.box(s, 1, 1, n - 2, 1, GUN[4])
    p.paint(s, d < n * 0.46, INK)
    p.paint(s, d < n * 0.44, back)
    p.paint(s, (d < n * 0.44) & (d > n * 0.36) & (y < n * 0.5), tuple(min(255, v * 5 // 4) for v in back))
    swing = (turn + d / n * 1.4 - frame * np.pi / 2 / 4 * 0.999) % (np.pi / 2)
    p.paint(s, (d < n * 0.41) & (swing < 0.85), blade)
    p.paint(s, (d < n * 0.41) & (swing < 0.14), GUN[3])
    p.paint(s, d < n * 0.11, INK)
    p.paint(s, d < n * 0.09, GUN[4])
    for at in (n // 4, n // 2, n * 3 // 4):
        p.paint(s, (np.abs(y - at) < 0.6) & (d < n * 0.44), GUN[1])
    for cx, cy in ((3, 3), (n - 4, 3), (3, n - 4), (n - 4, n - 4)):
        p.box(s, cx, cy, 1, 1, GUN[5])


@stamp(3, 3, (5, 5, 5, 5))
def fan(s: np.ndarray, frame: int) -> None:
    """A wall fan with daylight, or what passes for it, behind it."""
    _fan(s, frame, (58, 150, 146), (12, 26, 32))


@stamp(3, 3, (9, 9, 9, 9))
def fan_amber(s: np.ndarray, frame: int) -> None:
    _fan(s, frame, (196, 132, 60), (34, 20, 14))


@stamp(4, 4, (7, 7, 7, 7))
def turbine(s: np.ndarray, frame: int) -> None:
    """The face of a machine that still runs out: as large as the block on which it stands."""
    y, x = np.mgrid[0:64, 0:64] + 0.5
    d, turn = np.hypot(x - 32, y - 32), np.arctan2(y - 32, x - 32)
    p.paint(s, d < 28, INK)
    p.paint(s, d < 27, p.tone(np.clip(0.55 - (y - 32) / 80 - (d > 24) * 0.1, 0, 1), "191c2a 2c3142 474f60 79838c"))
    p.paint(s, d < 23, (10, 14, 20))
    swing = (turn + d * 0.03 - frame * np.pi / 4 / 4) % (np.pi / 4)
    vane = p.tone(np.clip(0.9 - swing * 1.6 - d / 90, 0, 1), "161b26 26303e 3b475f 62758b")
    p.paint(s, (d < 22) & (swing < 0.46), vane)
    p.paint(s, d < 8, INK)
    p.paint(s, d < 7, p.tone(np.clip(0.75 - (x + y - 64) / 20, 0, 1), "42201e 74382a a85c34 d4904e"))
    p.paint(s, d < 2.4, RUST[4])


# -- furniture


@stamp(3, 4)
def bulkhead(s: np.ndarray, _: int) -> None:
    """A watertight door."""
    framed(s, 4, 2, 40, 62, GUN, 2)
    framed(s, 8, 6, 32, 58, STEEL, 2)
    for y in (12, 34, 56):
        p.box(s, 5, y, 5, 5, GUN[4])
        p.box(s, 5, y + 4, 5, 1, INK)
    y, x = np.mgrid[0:64, 0:48] + 0.5
    d, turn = np.hypot(x - 25, y - 34), np.arctan2(y - 34, x - 25)
    p.paint(s, (d < 10) & (d > 7) | (d <= 7) & (np.abs(np.sin(turn * 1.5)) < 0.2), INK)
    p.paint(s, (d < 9.2) & (d > 7.8) | (d <= 7.8) & (np.abs(np.sin(turn * 1.5)) < 0.12), STEEL[4])
    p.box(s, 16, 13, 18, 5, INK)
    p.box(s, 17, 14, 16, 3, (38, 92, 96))
    for k in range(8, 40, 8):
        p.box(s, k, 58, 4, 4, ramp("hair")[2])


@stamp(3, 2)
def rifles(s: np.ndarray, _: int) -> None:
    framed(s, 1, 2, 46, 5, WOOD, 2)
    framed(s, 1, 24, 46, 6, WOOD, 2)
    for x in range(6, 44, 8):
        p.box(s, x, 1, 2, 14, STEEL[3])
        p.box(s, x - 1, 12, 4, 9, GUN[3])
        p.box(s, x - 1, 12, 1, 9, GUN[4])
        p.box(s, x, 20, 3, 8, WOOD[3])
        p.box(s, x + 3, 15, 2, 4, GUN[1])


@stamp(3, 3)
def shelf(s: np.ndarray, _: int) -> None:
    for x in (1, 44):
        p.box(s, x, 0, 3, 48, INK)
        p.box(s, x, 0, 2, 48, STEEL[2])
    dice = np.random.default_rng(11)
    for y in (14, 30, 46):
        p.box(s, 1, y, 46, 2, STEEL[3])
        x = 5
        while x < 40:
            wide, high = int(dice.integers(5, 10)), int(dice.integers(6, 12))
            colours = (OLIVE, WOOD, STEEL, RUST)[int(dice.integers(4))]
            framed(s, x, y - high, wide, high, colours, 2)
            x += wide + int(dice.integers(0, 4))


@stamp(2, 4)
def lockers(s: np.ndarray, _: int) -> None:
    for k, colours in enumerate((STEEL, OLIVE)):
        framed(s, k * 16, 6, 16, 58, colours, 2)
        for y in (12, 15, 18):
            p.box(s, k * 16 + 4, y, 8, 1, colours[0])
        p.box(s, k * 16 + 11, 34, 2, 5, colours[4])
        p.box(s, k * 16 + 4, 26, 6, 4, WHITE[3])


@stamp(1, 4)
def bag(s: np.ndarray, _: int) -> None:
    """A sack to hit, on a chain."""
    for y in range(0, 18, 3):
        p.box(s, 7, y, 2, 2, STEEL[3])
    p.box(s, 3, 17, 11, 40, INK)
    p.box(s, 4, 18, 9, 38, (104, 48, 40))
    p.box(s, 4, 18, 3, 38, (138, 70, 54))
    p.box(s, 4, 30, 9, 2, (66, 28, 28))
    p.box(s, 5, 38, 6, 4, (170, 150, 110))
    p.box(s, 4, 52, 9, 4, (66, 28, 28))


@stamp(1, 3)
def chain(s: np.ndarray, _: int) -> None:
    for y in range(0, 38, 4):
        p.box(s, 7, y, 2, 3, STEEL[3] if y // 4 % 2 else STEEL[2])
        p.box(s, 7, y + 3, 2, 1, INK)
    p.box(s, 6, 38, 4, 3, STEEL[3])
    for x, y in ((9, 41), (9, 43), (7, 45), (5, 44)):
        p.box(s, x, y, 2, 2, STEEL[3])


@stamp(1, 2)
def rail(s: np.ndarray, _: int) -> None:
    """Behind whoever walks on a catwalk; it goes on at both sides."""
    for y in (13, 22):
        p.box(s, 0, y, 16, 2, RUST[3] if y == 13 else RUST[2])
        p.box(s, 0, y + 1, 16, 1, RUST[1])
    p.box(s, 7, 13, 2, 19, RUST[2])
    p.box(s, 8, 14, 1, 18, RUST[1])


@stamp(1, 2, (150, 2, 2, 1, 3, 2, 47, 2, 1, 2))
def arc(s: np.ndarray, frame: int) -> None:
    """A torn cable that sparks now and then."""
    for y in range(15):
        p.box(s, 7 + (y > 8), y, 2, 1, GUN[0])
    p.box(s, 7, 14, 3, 2, RUST[3])
    if frame in (0, 3, 6):
        return
    dice = np.random.default_rng(frame)
    x, y = 8.0, 16.0
    for _ in range(5):
        to = x + float(dice.uniform(-4, 4)), y + float(dice.uniform(1, 4))
        p.line(s, x, y, *to, (190, 226, 255))
        x, y = min(max(to[0], 2), 13), to[1]
    p.box(s, 7, 15, 3, 3, (244, 250, 255))
