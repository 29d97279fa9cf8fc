"""The sheet of the Omega: asleep, shut, opening, open, the same in rage, hit, and its end."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np
import palette

from . import omega_light, sheets, solids, strokes
from .omega import CAMERA, Mood, body, centre

EMBER = palette.ramp("ember")
NAME = "omega"
STEPS = 6  # of the opening: as many as the iris over it has
CALM, SHUT, WIDE = 0.35, 0.05, 1.0
CYCLE = 8  # frames of a beat
DYING = 12
CORE_SIZE = 52  # px


def moods() -> dict[str, list[tuple[Mood, int]]]:
    """Tags: each frame's mood and its ticks."""
    beat = [k / CYCLE for k in range(CYCLE)]
    rising = [SHUT + (WIDE - SHUT) * (0.5 - 0.5 * cos(pi * (k + 1) / (STEPS + 1))) for k in range(STEPS)]
    return {
        "pulse": [(Mood(p, CALM), 7) for p in beat],
        "shut": [(Mood(p, SHUT), 7) for p in beat],
        "opening": [(Mood(0.2, wide), 3) for wide in rising],
        "open": [(Mood(p, WIDE), 4) for p in beat],
        "rage": [(Mood(p, 0.22, 1.0), 4) for p in beat],
        "rage_open": [(Mood(p, WIDE, 1.0), 4) for p in beat],
        "hurt": [(Mood(0.25, 0.8, 0.4, hurt), ticks) for hurt, ticks in ((1.0, 3), (0.7, 3), (0.3, 4))],
        "dying": [(Mood(0.25 + 0.1 * sin(k * 2.1), 0.7, 0.0, 0.0, _fall(k)), 10) for k in range(DYING)],
        "dead": [(Mood(0.25, 0.6, 0.0, 0.0, 1.0), 60)],
    }


def _fall(k: int) -> float:
    """It stands while it cracks, then it falls in, faster and faster."""
    u = (k + 1) / (DYING + 1)
    return 0.30 * u / 0.5 if u < 0.5 else 0.30 + 0.68 * ((u - 0.5) / 0.5) ** 1.6


def _bursts(picture: np.ndarray, mood: Mood, index: int) -> None:
    """Where it breaks open fire comes out."""
    solid = np.argwhere(picture[..., 3] > 0)
    dice = np.random.default_rng(70 + index)
    for _ in range(max(0, round(7 * (1 - abs(mood.death - 0.4) * 2)))):
        y, x = solid[dice.integers(len(solid))]
        if y > 90:
            strokes.star(picture, float(x), float(y), dice.uniform(3, 8), "ember")
    x, y = CAMERA.pixel(centre(mood))
    for _ in range(round(60 * max(0.0, 1 - mood.death))):
        angle, far = dice.uniform(0, 2 * pi), dice.uniform(20, 90 + 60 * mood.death)
        tone = EMBER[int(dice.integers(2, 6))]
        strokes.dot(picture, x + far * cos(angle), y - far * 0.9 * sin(angle), tone)


def picture(mood: Mood, index: int = 0) -> np.ndarray:
    made = body(mood)
    parts: list[str] = []
    for item in made.items:
        part = solids.part_of(item)
        if part not in parts:
            parts.append(part)
    out = omega_light.shade(made.buffer(CAMERA), mood, parts)
    if 0 < mood.death < 1:
        _bursts(out, mood, index)
    return out


def main(names: list[str]) -> None:
    if names and NAME not in names:
        return
    sheet = sheets.Sheet(NAME, (CAMERA.x, CAMERA.y))
    for tag, frames in moods().items():
        for index, (mood, ticks) in enumerate(frames):
            x, y = CAMERA.pixel(centre(mood))
            core = {"core": sheets.point(x, y, CORE_SIZE)} if mood.death < 0.9 else {}
            sheet.add(tag, sheets.Frame(picture(mood, index), ticks, points=core))
    sheet.save()
    print(NAME, flush=True)
