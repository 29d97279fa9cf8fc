"""Feet of a suit on what there is to walk on: steps, and landings (the same ground under three times the weight)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from common import FIELD, ROOM, drop, pitch
from suit import step_concrete, step_mud
from synth import (
    Wave,
    bandpass,
    curve,
    decay,
    drive,
    fade,
    frames,
    grains,
    highpass,
    lowpass,
    mix,
    moving,
    noise,
    placed,
    struck,
    times,
)


def metal(seed: int) -> Wave:
    """Heel and toe on plate: 55 ms apart."""
    n, p = frames(0.32), pitch(seed, 0.07)
    dice = np.random.default_rng(seed)
    out = np.zeros(n)
    for start, level in ((0.0, 1.0), (0.055 + dice.uniform(-0.01, 0.01), 0.45)):
        m = frames(0.26)
        levels = [a * b for a, b in zip((1, 0.8, 0.7, 0.5, 0.45, 0.3, 0.2), dice.uniform(0.6, 1, 7), strict=True)]
        plate = struck([f * p for f in (176, 305, 512, 877, 1410, 2290, 3600)],
                       [0.16, 0.2, 0.17, 0.12, 0.09, 0.06, 0.03], levels, m, seed)
        i = frames(start)
        out[i : i + m] += plate[: n - i] * level * 0.35
    out += drop(n, 122, 62, 0.012) * decay(n, 0.1) * 0.9
    out += bandpass(noise(n, 0, seed), 2000, 6500) * decay(n, 0.04, 0.0005) * 0.7
    ring = struck([2130 * p, 3260 * p, 4480 * p], [0.12, 0.1, 0.07], [0.5, 0.4, 0.3], n, seed)
    return placed(lowpass(drive(out + 0.25 * ring, 6), 5000), ROOM, -22)


def sand(seed: int) -> Wave:
    n = frames(0.26)
    press = curve([(0, 0.3), (0.02, 1), (0.08, 0.5), (0.12, 0.8), (0.25, 0)], n)
    corn = grains(n, 900, 1400, 6500, seed, 0.0005, press) * 0.9
    slip = bandpass(noise(n, 0.2, seed), 500, 4200) * press**1.5 * 0.55
    return placed(fade(corn + slip + drop(n, 105, 55, 0.015) * decay(n, 0.09) * 0.8), ROOM, -30)


def grass(seed: int) -> Wave:
    """Blades bend and a few break; the earth below takes the weight."""
    n = frames(0.3)
    press = curve([(0, 0.2), (0.03, 1), (0.1, 0.6), (0.16, 0.7), (0.3, 0)], n)
    blades = grains(n, 420, 2600, 8200, seed, 0.0014, press) * 0.8
    brush = bandpass(noise(n, 0.1, seed), 1800, 7000) * press**2 * 0.35
    earth = drop(n, 118, 58, 0.014) * decay(n, 0.08) * 0.9
    return placed(fade(blades + brush + earth), FIELD, -34)


def wood(seed: int) -> Wave:
    """A plank over a trench: hollow, with its nails."""
    n, p = frames(0.26), pitch(seed, 0.08)
    plank = struck([128 * p, 214 * p, 338 * p, 590 * p, 1040 * p], [0.12, 0.1, 0.07, 0.04, 0.02],
                   [1, 0.9, 0.6, 0.4, 0.2], n, seed)
    creak = moving(noise(n, 0.3, seed), 700 * p + 260 * np.sin(18 * times(n)), 9, "band") * decay(n, 0.2, 0.02)
    return placed(lowpass(drive(0.8 * plank + 0.7 * drop(n, 140, 66, 0.012) * decay(n, 0.07), 4), 3200) + 0.16 * creak,
                  ROOM, -24)


def grate(seed: int) -> Wave:
    """Open iron: thin bars, air below."""
    n, p = frames(0.36), pitch(seed, 0.06)
    bars = struck([410 * p, 688 * p, 1090 * p, 1710 * p, 2630 * p, 3890 * p], [0.22, 0.24, 0.2, 0.16, 0.12, 0.07],
                  [0.8, 1, 0.8, 0.6, 0.45, 0.25], n, seed)
    rattle = struck([1480 * p, 2260 * p], [0.05, 0.04], [1, 0.7], frames(0.08), seed + 1)
    foot = drop(n, 150, 80, 0.01) * decay(n, 0.06)
    return placed(mix((0, 0, lowpass(0.4 * bars + 0.5 * foot, 6200)), (0.04, -14, rattle), (0.075, -18, rattle)), ROOM,
                  -18)


def water(seed: int) -> Wave:
    """Wading: a leg goes in and pulls some of it out."""
    n = frames(0.42)
    t = times(n)
    push = moving(noise(n, 0.4, seed), 420 + 1700 * np.exp(-(((t - 0.05) / 0.05) ** 2)), 1.2, "band")
    push *= curve([(0, 0.2), (0.04, 1), (0.2, 0.35), (0.42, 0)], n)
    drops = grains(n, 90, 500, 2300, seed, 0.005, np.clip(t / 0.1, 0, 1) * np.exp(-t / 0.16))
    return placed(push + 0.45 * drops + 0.5 * drop(n, 130, 60, 0.03) * decay(n, 0.12), ROOM, -26)


GROUNDS: Final[dict[str, Callable[[int], Wave]]] = {
    "sand": sand, "metal": metal, "mud": step_mud, "concrete": step_concrete, "wood": wood, "grate": grate,
    "water": water, "grass": grass,
}


def landing(ground: str) -> Callable[[int], Wave]:
    """Both feet at once, the suit's weight behind them, its dampers."""

    def land(seed: int) -> Wave:
        n, p = frames(0.42), pitch(seed)
        thud = drive(drop(n, 165 * p, 43, 0.022) * decay(n, 0.24) * 1.2, 6)
        plates = struck([231 * p, 417 * p, 760 * p, 1320 * p], [0.18, 0.14, 0.1, 0.06], [1, 0.8, 0.5, 0.3], n, seed)
        damper = highpass(noise(n, 0.2, seed), 1500) * curve([(0, 0), (0.05, 0.25), (0.3, 0)], n)
        foot = GROUNDS[ground]
        body = placed(lowpass(thud + 0.16 * plates, 5000) + 0.3 * damper, ROOM, -24)
        loud = max(float(np.abs(body).max()), 1e-9)
        one, two = (wave / max(float(np.abs(wave).max()), 1e-9) * loud for wave in (foot(seed), foot(seed + 17)))
        return mix((0, -1, body), (0, -3, one), (0.018, -5, two))

    return land
