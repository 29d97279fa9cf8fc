"""Marks painted flat on a finished frame, always in colours of the palette: lines, sparks, smears, rings."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import palette

Colours = list[palette.Colour]


def dot(picture: np.ndarray, x: float, y: float, colour: palette.Colour, over: bool = True) -> None:
    """One px, inside the frame's empty ring; with `over` False only where nothing is yet."""
    h, w = picture.shape[:2]
    px, py = round(x), round(y)
    if 1 <= px < w - 1 and 1 <= py < h - 1 and (over or picture[py, px, 3] == 0):
        picture[py, px] = (*colour, 255)


def line(
    picture: np.ndarray, x0: float, y0: float, x1: float, y1: float, colours: Colours, over: bool = True, gap: int = 0
) -> None:
    """From the first colour at its start to the last at its end; every `gap`th px is left out."""
    n = int(max(abs(x1 - x0), abs(y1 - y0))) + 1
    for k in range(n):
        u = k / max(1, n - 1)
        if not gap or k % gap != gap - 1:
            colour = colours[min(len(colours) - 1, int(u * len(colours)))]
            dot(picture, x0 + (x1 - x0) * u, y0 + (y1 - y0) * u, colour, over)


def disc(picture: np.ndarray, x: float, y: float, radius: float, colour: palette.Colour, over: bool = True) -> None:
    reach = int(radius) + 1
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            if dx * dx + dy * dy <= radius * radius:
                dot(picture, x + dx, y + dy, colour, over)


def star(picture: np.ndarray, x: float, y: float, radius: float, ramp: str) -> None:
    """A flash: a disc with eight rays."""
    tones = palette.ramp(ramp)
    disc(picture, x, y, radius * 0.62, tones[-3])
    disc(picture, x, y, radius * 0.4, tones[-1])
    for angle in range(0, 360, 45):
        long = radius * (1.5 if angle % 90 == 0 else 1.05)
        end = x + long * cos(radians(angle)), y - long * sin(radians(angle))
        line(picture, x, y, *end, [tones[-1], tones[-2], tones[-3]])


def crescent(
    picture: np.ndarray, cx: float, cy: float, start: float, end: float, radius: float, colours: Colours,
    inner: float = 0.5, over: bool = False,
) -> None:
    """The smear of a swing about (cx, cy) from angle `start` to `end` (degrees, up is 90): thick where it is now."""
    h, w = picture.shape[:2]
    y, x = np.mgrid[0:h, 0:w]
    dx, dy = x + 0.5 - cx, cy - (y + 0.5)
    r, angle = np.hypot(dx, dy), np.degrees(np.arctan2(dy, dx))
    low, high = min(start, end), max(start, end)
    angle = np.where(angle < low - 1, angle + 360, angle)
    t = (angle - low) / (high - low + 1e-6)
    if end <= start:
        t = 1 - t
    edge = radius * (inner + (1 - inner) * 0.94 * (1 - np.clip(t, 0, 1)) ** 1.1)
    inside = (t >= 0) & (t <= 1) & (r < radius) & (r > edge)
    inside[0] = inside[-1] = False
    inside[:, 0] = inside[:, -1] = False
    if not over:
        inside &= picture[..., 3] == 0
    tone = np.clip(t, 0, 0.999) * 0.55 + (r - edge) / (radius - edge + 1e-6) * 0.45
    for k, colour in enumerate(colours):
        picture[inside & (tone > k / len(colours) * 1.02), :3] = colour
    picture[inside, 3] = 255
    picture[inside & (picture[..., :3].sum(2) == 0), :3] = colours[0]


def rings(
    picture: np.ndarray, cx: float, cy: float, grown: float, ramp: str, count: int = 3, first: float = 8,
    apart: float = 9, arc: tuple[int, int] = (20, 160),
) -> None:
    """Broken arcs of a cry, each weaker than the one inside it."""
    tones = palette.ramp(ramp)
    for n in range(count):
        radius = first + apart * n + 8 * grown
        for angle in np.arange(*arc, 0.9):
            if int(angle / (5 + n)) % 3 != 2:
                at = radians(float(angle))
                dot(picture, cx + radius * cos(at), cy - radius * 0.8 * sin(at), tones[max(0, len(tones) - 1 - n)],
                    over=False)
