"""Mimics: how they announce themselves, strike and break. Each kind has a sound of its own."""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, ROOM, drop, pitch, throat
from suit import land, pickup_grenade
from synth import (
    Wave,
    bandpass,
    curve,
    decay,
    drive,
    fade,
    fm,
    frames,
    grains,
    lowpass,
    mix,
    moving,
    noise,
    placed,
    saw,
    sine,
    struck,
    times,
)


def tell_drone(seed: int) -> Wave:
    """Half a second of clicks that run together: it gathers itself to leap."""
    n, p = frames(0.5), pitch(seed)
    out = np.zeros(n + frames(0.1))
    at, gap = 0.0, 0.07
    while at < 0.46:
        m = frames(0.05)
        click = struck([1480 * p, 2350 * p, 3900 * p], [0.025, 0.02, 0.012], [1, 0.8, 0.5], m, seed)
        start = frames(at)
        out[start : start + m] += click * (0.5 + at)
        at, gap = at + gap, max(gap * 0.86, 0.016)
    hiss = bandpass(noise(n, 0.2, seed), 700, 2600) * np.linspace(0, 1, n) ** 2
    out[:n] += hiss * 0.35
    return placed(drive(out, 6), FIELD, -26)


def tell_spitter(seed: int) -> Wave:
    """A gargle that fills."""
    n, p = frames(0.7), pitch(seed)
    x = np.linspace(0, 1, n)
    wet = throat(p * (95 + 70 * x), n, (570, 980, 2100), 24, seed) * curve(
        [(0, 0), (0.06, 0.7), (0.6, 1), (0.7, 0)], n
    )
    bubbles = grains(n, 60, 320, 1100, seed, 0.006, 0.3 + 0.7 * x)
    return placed(lowpass(drive(0.7 * wet + 0.7 * bubbles, 6), 4000), FIELD, -24)


def tell_burrower(seed: int) -> Wave:
    """A hum out of the ground that rises until it breaks through."""
    n, p = frames(0.9), pitch(seed)
    x = np.linspace(0, 1, n)
    freq = p * (62 + 150 * x**1.6)
    hum = fm(freq, 1.5, 1 + 2.5 * x, n) + 0.6 * saw(freq * 2.01, n)
    hum = moving(hum, 250 + 1900 * x**1.5, 1.2) * (0.35 + 0.65 * x) * (1 + 0.4 * sine(11 + 14 * x, n))
    sand = grains(n, 500, 900, 4200, seed, 0.0014, 0.2 + 0.8 * x)
    return placed(fade(drive(0.6 * hum + 0.45 * sand * x, 6), 0.02, 0.05), FIELD, -26)


def tell_alpha(seed: int) -> Wave:
    """One low note, and the world draws its breath in."""
    n = frames(1.0)
    x = np.linspace(0, 1, n)
    low = (
        fm(55 * (1 - 0.1 * x), 2.0, 2.2, n)
        + 0.7 * fm(82.4, 1.0, 1.4, n)
        + throat(58.0, n, (240, 640, 1500), 19, seed) * 0.7
    )
    low = drive(low * curve([(0, 0), (0.05, 1), (0.8, 0.8), (1.0, 0)], n), 7)
    breath = moving(noise(n, 0.4, seed), 350 * 9**x, 2.2, "band") * x**2
    return placed(0.7 * low + 0.7 * breath, HALL, -18)


def tell_omega(seed: int) -> Wave:
    """Something huge bends: a rising creak under a bell that has no pitch."""
    n = frames(1.1)
    x = np.linspace(0, 1, n)
    creak = throat(26 + 40 * x, n, (300, 720, 1350, 2400), 13, seed) * (0.25 + 0.75 * x)
    glass = fm(196 * (1 + 0.5 * x), 1.414, 3 * x, n) * x**1.5
    return placed(fade(drive(0.8 * creak + 0.5 * glass, 7), 0.02, 0.04), HALL, -18)


def tell_crumble(seed: int) -> Wave:
    n = frames(0.8)
    x = np.linspace(0, 1, n)
    cracks = grains(n, 150, 260, 2300, seed, 0.003, 0.15 + 0.7 * x)
    return placed(cracks + lowpass(noise(n, 1, seed), 260) * x * 0.3, ROOM, -24)


def spit(seed: int) -> Wave:
    n, p = frames(0.32), pitch(seed, 0.12)
    t = times(n)
    gulp = moving(noise(n, 0.3, seed), p * (420 + 2800 * np.exp(-t / 0.05)), 2.2, "band") * decay(n, 0.25, 0.003)
    return placed(drive(gulp * 1.4 + drop(n, 320 * p, 90, 0.03) * decay(n, 0.15), 7), FIELD, -26)


def burrow_strike(seed: int) -> Wave:
    n = frames(1.1)
    t = times(n)
    burst = moving(noise(n, 0.5, seed), 200 + 3800 * np.exp(-t / 0.09), 0.8) * decay(n, 0.7, 0.002)
    rain = grains(n, 620, 900, 4800, seed, 0.0015, np.exp(-t / 0.4) * np.clip(t / 0.08, 0, 1))
    cry = throat(150 + 160 * np.exp(-t / 0.2), n, (820, 1500, 2900), 60, seed) * decay(n, 0.6, 0.02)
    return placed(
        lowpass(drive(burst + 1.1 * drop(n, 130, 34, 0.06) * decay(n, 0.6) + 0.4 * cry, 9), 6500) + 0.35 * rain,
        FIELD,
        -18,
    )


def tendril(seed: int) -> Wave:
    n = frames(0.8)
    t = times(n)
    whip = moving(noise(n, 0.2, seed), 400 + 4200 * np.exp(-(((t - 0.03) / 0.03) ** 2)), 1.4) * decay(n, 0.22)
    slam = drop(n, 120, 33, 0.05) * decay(n, 0.6) * 1.3
    shards = grains(n, 240, 1700, 6000, seed, 0.004, np.exp(-t / 0.2))
    return placed(lowpass(drive(whip + slam, 9), 7000) + 0.4 * shards, HALL, -16)


def hit_mimic(seed: int) -> Wave:
    n, p = frames(0.2), pitch(seed, 0.12)
    t = times(n)
    shell = struck([880 * p, 1730 * p, 2950 * p], [0.06, 0.04, 0.025], [1, 0.7, 0.5], n, seed)
    wet = moving(noise(n, 0.2, seed), 600 + 2600 * np.exp(-t / 0.02), 1.6, "band") * decay(n, 0.12)
    return placed(drive(0.4 * shell + wet + 0.5 * drop(n, 210, 85, 0.015) * decay(n, 0.08), 6), FIELD, -30)


def fallen(seed: int) -> Wave:
    """Somebody in a suit goes down."""
    return mix((0, 0, land(seed + 3)), (0.16, -5, land(seed + 8)), (0.28, -11, pickup_grenade(seed)))
