"""What the suit does and what is done to it."""

from __future__ import annotations

import numpy as np
from common import CALL, FIELD, HALL, ROOM, bell, drop, note, pitch
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
    saw,
    sine,
    struck,
    times,
)


def jump(seed: int) -> Wave:
    n = frames(0.3)
    x = np.linspace(0, 1, n)
    servo = moving(saw(150 + 420 * x**0.7, n), 500 + 1800 * x, 1.4) * curve(
        [(0, 0), (0.02, 1), (0.2, 0.4), (0.3, 0)], n
    )
    air = moving(noise(n, 0.4, seed), 3200 * np.exp(-x * 4) + 400) * decay(n, 0.2)
    return placed(drive(0.3 * servo + 0.8 * air + 0.9 * drop(n, 190, 62, 0.015) * decay(n, 0.14), 5), ROOM, -24)


def land(seed: int) -> Wave:
    n, p = frames(0.36), pitch(seed)
    thud = drop(n, 170 * p, 44, 0.02) * decay(n, 0.22) * 1.2
    plates = struck(
        [231 * p, 417 * p, 760 * p, 1320 * p, 2240 * p], [0.2, 0.16, 0.12, 0.08, 0.05], [1, 0.8, 0.5, 0.4, 0.3], n, seed
    )
    grit = bandpass(noise(n, 0.2, seed), 500, 4200) * decay(n, 0.09)
    return placed(lowpass(drive(thud + 0.25 * plates + 0.5 * grit, 6), 6000), ROOM, -22)


def overheat(seed: int) -> Wave:
    n = frames(1.2)
    t = times(n)
    hiss = bandpass(noise(n, 0, seed), 1800, 7500) * curve([(0, 0), (0.02, 1), (0.3, 0.6), (1.2, 0)], n, 1.8)
    valve = moving(noise(n, 0.3, seed + 1), 2600 * np.exp(-t / 0.5) + 500, 5, "band") * decay(n, 0.9, 0.01)
    ticks = grains(n, 26, 2400, 5200, seed, 0.004, np.exp(-t / 0.8))
    latch = struck([880, 1560, 2750], [0.08, 0.06, 0.05], [1, 0.7, 0.5], n, seed)
    return placed(lowpass(0.6 * hiss + 0.8 * valve + 0.5 * ticks + 0.6 * latch, 8500), ROOM, -20)


def dry(seed: int) -> Wave:
    n, p = frames(0.09), pitch(seed, 0.1)
    click = struck([1240 * p, 2310 * p, 3800 * p], [0.03, 0.025, 0.015], [1, 0.7, 0.4], n, seed)
    return placed(
        mix((0, 0, click), (0.028, -5, click * 0.8), (0, -8, drop(n, 240, 110, 0.01) * decay(n, 0.05))), ROOM, -26
    )


def throw(seed: int) -> Wave:
    n = frames(0.3)
    x = np.linspace(0, 1, n)
    swish = moving(noise(n, 0.3, seed), 500 + 2000 * np.exp(-(((x - 0.35) / 0.2) ** 2)), 1.8, "band")
    swish *= np.exp(-(((x - 0.35) / 0.25) ** 2))
    ring = struck([2900, 4300], [0.09, 0.06], [1, 0.6], n, seed)
    return placed(swish + 0.12 * ring, ROOM, -24)


def death(seed: int) -> Wave:
    """The suit's motors run down and its valves let go."""
    n = frames(1.5)
    t = times(n)
    blow = drive(
        drop(n, 160, 38, 0.03) * decay(n, 0.5) * 1.3 + bandpass(noise(n, 0.2, seed), 300, 3500) * decay(n, 0.1), 8
    )
    motor = moving(saw(30 + 330 * np.exp(-t / 0.45), n), 300 + 2000 * np.exp(-t / 0.5), 1.5) * curve(
        [(0, 0.8), (1.4, 0)], n
    )
    air = bandpass(noise(n, 0.2, seed + 2), 900, 5000) * curve([(0, 0), (0.2, 0.5), (1.4, 0)], n, 2)
    return placed(blow + 0.28 * motor + 0.25 * air, HALL, -20)


def splash(seed: int) -> Wave:
    n = frames(0.9)
    t = times(n)
    body = moving(noise(n, 0.4, seed), 500 + 4500 * np.exp(-t / 0.09), 0.8) * decay(n, 0.6, 0.004)
    drops = grains(n, 110, 600, 2600, seed, 0.004, np.exp(-t / 0.35) * np.clip(t / 0.08, 0, 1))
    return placed(drive(body + 0.8 * drop(n, 130, 52, 0.04) * decay(n, 0.25), 4) + 0.35 * drops, FIELD, -26)


def gasp(seed: int) -> Wave:
    """Air leaves: a run of rising bubbles."""
    n = frames(0.7)
    out = np.zeros(n)
    dice = np.random.default_rng(seed)
    for i in range(9):
        m = frames(0.07)
        t = times(m)
        start = frames(0.05 * i + dice.uniform(0, 0.02))
        out[start : start + m] += (
            np.sin(2 * np.pi * (dice.uniform(220, 520) * t * (1 + 7 * t))) * np.exp(-t * 45) * np.clip(t / 0.004, 0, 1)
        )
    return placed(lowpass(out + bandpass(noise(n, 0.8, seed), 150, 700) * decay(n, 0.5, 0.05) * 0.2, 2200), HALL, -22)


def pickup_plate(seed: int) -> Wave:
    n = frames(0.4)
    clamp = struck([523, 1046, 1830, 3110], [0.25, 0.2, 0.1, 0.06], [0.8, 0.7, 0.6, 0.4], n, seed)
    lock = struck([784, 1568, 2740], [0.3, 0.22, 0.08], [0.9, 0.7, 0.4], n, seed + 1)
    return placed(mix((0, -3, clamp), (0.09, 0, lock), (0, -3, drop(n, 150, 70, 0.02) * decay(n, 0.1))), ROOM, -20)


def pickup_grenade(seed: int) -> Wave:
    n = frames(0.2)
    clack = struck([690, 1430, 2300], [0.06, 0.05, 0.03], [1, 0.7, 0.4], n, seed)
    return placed(
        mix((0, -2, clack), (0.08, 0, struck([920, 1880, 3050], [0.07, 0.05, 0.03], [1, 0.7, 0.4], n, seed))), ROOM, -20
    )


def paper(seed: int) -> Wave:
    n = frames(0.4)
    crackle = grains(
        n, 420, 1800, 6500, seed, 0.0012, curve([(0, 0.2), (0.06, 1), (0.16, 0.2), (0.24, 0.9), (0.4, 0)], n)
    )
    sheet = bandpass(noise(n, 0, seed), 1400, 5200) * curve(
        [(0, 0), (0.07, 0.5), (0.15, 0.1), (0.25, 0.4), (0.4, 0)], n
    )
    return placed(0.7 * crackle + 0.4 * sheet, ROOM, -30)


def anchor(seed: int) -> Wave:
    return placed(mix((0, -3, bell(CALL[1], 0.5, 0.5)), (0.13, 0, bell(CALL[0], 0.9, 0.9))), HALL, -16)


def vision(seed: int) -> Wave:
    """Something that has not happened yet: a chord that comes out of its own echo."""
    n = frames(1.3)
    x = np.linspace(0, 1, n)
    chord = sum(sine(note(k) * (1 + 0.002 * np.sin(9 * x + k)), n) for k in (0, 7, 12, 16, 19)) * x**2.2
    air = moving(noise(n, 0.4, seed), 900 + 4000 * x**2, 2.5, "band") * x**3 * 0.5
    return placed(fade(0.2 * chord + 0.3 * air, 0.01, 0.09), HALL, -14)


def step_mud(seed: int) -> Wave:
    n = frames(0.28)
    t = times(n)
    suck = moving(noise(n, 0.5, seed), 380 + 1500 * np.exp(-(((t - 0.1) / 0.05) ** 2)), 3, "band") * curve(
        [(0, 0.6), (0.1, 1), (0.28, 0)], n
    )
    return placed(fade(suck + drop(n, 120, 48, 0.02) * decay(n, 0.12)), ROOM, -30)


def step_concrete(seed: int) -> Wave:
    n, p = frames(0.22), pitch(seed)
    heel = struck([310 * p, 640 * p, 1180 * p, 2050 * p], [0.06, 0.05, 0.04, 0.03], [1, 0.8, 0.6, 0.4], n, seed)
    grit = highpass(noise(n, 0, seed), 1800) * decay(n, 0.05)
    return placed(lowpass(0.5 * heel + 0.4 * grit + drop(n, 130, 60, 0.012) * decay(n, 0.09), 6000), ROOM, -20)


def clang(seed: int) -> Wave:
    """A shot glances off: a short ring that falls away."""
    n, p = frames(0.34), pitch(seed, 0.15)
    t = times(n)
    ring = struck([1650 * p, 2710 * p, 4130 * p], [0.16, 0.12, 0.08], [1, 0.8, 0.5], n, seed)
    away = sine(p * (900 + 2100 * np.exp(-t / 0.12)), n) * decay(n, 0.25, 0.004)
    return placed(0.4 * ring + 0.25 * away + highpass(noise(n, 0, seed), 2500) * decay(n, 0.02) * 0.7, FIELD, -24)
