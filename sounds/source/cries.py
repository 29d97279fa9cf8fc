"""Voices of the Mimics that several kinds share, and what an Alpha's death does to time."""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, drop, pitch, throat
from guns import blade
from synth import (
    Wave,
    curve,
    decay,
    drive,
    fade,
    frames,
    gain,
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
    tape,
    times,
    wander,
)

Peak = tuple[Wave | float, float, float]  # Hz, q, level


def _voice(freq: Wave, n: int, peaks: tuple[Peak, ...], seed: int, rough: float, air: float) -> Wave:
    """Saws with a jitter through moving formants; roughness between 30 and 150 Hz is what alarms in a scream."""
    jitter = wander(n, 40, 0.94, 1.06, seed)
    voice = saw(freq * jitter, n) + 0.6 * saw(freq * jitter * 1.498, n) + air * noise(n, 0.2, seed)
    voice *= 1 + 0.85 * sine(rough * wander(n, 9, 0.7, 1.4, seed + 1), n)
    return np.sum([moving(voice, np.asarray(f) * wander(n, 6, 0.9, 1.1, seed + i), q, "band") * level
                   for i, (f, q, level) in enumerate(peaks)], axis=0)


def screech(seed: int) -> Wave:
    seconds = 0.85 * pitch(seed, 0.12)
    n = frames(seconds)
    x = np.linspace(0, 1, n)
    freq = 520 + 1150 * np.exp(-(((x - 0.28) / 0.22) ** 2)) - 160 * x
    peaks: tuple[Peak, ...] = (
        (1500 + 900 * (1 - x), 3, 1), (3100 + 600 * np.sin(9 * x), 4, 1.1), (5200.0, 5, 0.8), (700.0, 2, 0.5),
    )
    voice = highpass(_voice(freq, n, peaks, seed, 95, 0.25), 400)
    voice *= curve([(0, 0), (0.03, 1), (seconds * 0.6, 0.75), (seconds, 0)], n, 1.8)
    return placed(fade(highpass(lowpass(drive(voice, 9), 5200), 420)), FIELD, -21)


def growl(seed: int) -> Wave:
    n = frames(1.1)
    x = np.linspace(0, 1, n)
    freq = (46 + 16 * np.sin(np.pi * x) + 4 * np.sin(23 * x)) * pitch(seed, 0.05)
    peaks: tuple[Peak, ...] = (
        (310 + 160 * np.sin(np.pi * x), 3, 1.3), (820.0, 4, 0.9), (1900.0, 4, 0.45), (120.0, 1.2, 1.0),
    )
    voice = lowpass(_voice(freq, n, peaks, seed, 27, 0.7), 1600)
    voice *= curve([(0, 0), (0.12, 1), (0.7, 0.8), (1.1, 0)], n, 1.4)
    return placed(fade(lowpass(drive(voice, 7), 2200)), FIELD, -22)


def hatch(seed: int) -> Wave:
    """A pod opens: wet, with something that hurries out of it."""
    n = frames(0.6)
    t = times(n)
    tear = moving(noise(n, 0.3, seed), 300 + 2400 * np.exp(-t / 0.05) + 500 * np.abs(sine(11.0, n)), 2, "band")
    legs = grains(n, 120, 900, 3600, seed, 0.003, np.clip(t / 0.15, 0, 1) * np.exp(-t / 0.3))
    return placed(drive(tear * decay(n, 0.45, 0.01) + 0.5 * drop(n, 150, 60, 0.03) * decay(n, 0.2), 6) + 0.4 * legs,
                  FIELD, -24)


def rise(seed: int) -> Wave:
    """Ground that something comes out of."""
    n = frames(0.8)
    t = times(n)
    earth = lowpass(noise(n, 0.9, seed), 500) * curve([(0, 0), (0.1, 1), (0.4, 0.6), (0.8, 0)], n)
    stones = grains(n, 160, 350, 1900, seed, 0.003, np.exp(-t / 0.35))
    return placed(drive(1.2 * earth + 0.7 * drop(n, 90, 40, 0.1) * decay(n, 0.5, 0.02), 6) + 0.6 * stones, FIELD, -24)


def wings(seed: int) -> Wave:
    """It unfolds, high up."""
    n = frames(0.9)
    x = np.linspace(0, 1, n)
    beat = np.maximum(0, np.sin(2 * np.pi * np.cumsum(6 + 7 * x) / 44100)) ** 3
    skin = moving(noise(n, 0.4, seed), 400 + 1300 * beat, 1.2, "band") * beat * np.sin(np.pi * x) ** 0.5
    return placed(drive(1.4 * skin, 5), HALL, -24)


def glassy(seed: int) -> Wave:
    """A tower stands up and its eye lights."""
    n, p = frames(1.0), pitch(seed, 0.04)
    x = np.linspace(0, 1, n)
    stone = lowpass(noise(n, 0.8, seed), 420) * np.sin(np.pi * np.minimum(1, x * 1.6)) * 1.2
    eye = struck([590 * p, 1180 * p, 2370 * p], [0.5, 0.35, 0.2], [1, 0.6, 0.3], frames(0.5), seed)
    return placed(mix((0, -2, stone), (0.5, -9, eye)), FIELD, -22)


def idle(seed: int) -> Wave:
    """It stands in the dark and works its joints: heard before it is seen."""
    n, p = frames(0.5), pitch(seed, 0.2)
    dice = np.random.default_rng(seed)
    parts = []
    for _ in range(int(dice.integers(3, 6))):
        m = frames(0.06)
        tick = struck([1150 * p, 1900 * p, 3050 * p], [0.03, 0.02, 0.012], [1, 0.7, 0.4], m, int(dice.integers(1, 99)))
        start = 0.36 * len(parts) / 5 * float(dice.uniform(0.7, 1.1))
        parts.append((start, float(dice.uniform(-9, 0)), tick))
    purr = moving(saw(52 * p, n), 420, 3, "band") * np.sin(np.pi * np.linspace(0, 1, n)) * 0.4
    return placed(mix((0, -4, purr), *parts), FIELD, -20)


def frozen(seed: int) -> Wave:
    """What commanded them is dead: everything of theirs stops in the middle of a movement."""
    n = frames(1.1)
    x = np.linspace(0, 1, n)
    halt = tape(np.stack([screech(seed + 2).mean(1)] * 2, 1), np.linspace(0.9, 0.05, n)).mean(1)
    halt = np.pad(halt, (0, max(0, n - len(halt))))[:n]
    rime = grains(n, 220, 2600, 6200, seed, 0.004, np.clip(x * 3, 0, 1) * np.exp(-x * 2.4))
    return placed(lowpass(halt, 3000) * 0.7 + 0.4 * rime, HALL, -18)


def alpha_death(seed: int) -> Wave:
    """A scream that stops like a tape, time drawn backwards, then a hole opens."""
    low, high = growl(seed + 1), screech(seed + 3)
    both = mix((0, 0, np.concatenate([high, np.zeros((frames(0.2), 2))])), (0, -3, low[: len(high)]))
    slow = lowpass(tape(both, np.linspace(1.25, 0.12, frames(1.15))), 5000)
    back = placed(blade(seed)[: frames(0.4)], HALL, -8)[::-1][-frames(1.0) :]
    back = back * np.linspace(0, 1, len(back))[:, None] ** 2.5
    n = frames(2.4)
    t = times(n)
    hole = drop(n, 136, 26, 0.09) * decay(n, 1.9) * 1.2
    hole = drive(hole + moving(noise(n, 0.5, seed), 100 + 5000 * np.exp(-t / 0.06), 0.8) * decay(n, 0.5, 0.0006), 8)
    shimmer = np.sum([sine(f * (1 - 0.12 * t / 2.4), n) for f in (311, 415, 622, 880, 1244)], axis=0)
    shimmer *= decay(n, 2.0, 0.4) * 0.06 * (1 + 0.6 * sine(7 - 2.4 * t, n))
    wash = lowpass(noise(n, 0.8, seed), 900) * decay(n, 1.6, 0.1) * 0.25
    return mix((0, 0, slow), (0.35, -5, lowpass(back, 4500)), (1.35, 0, placed(lowpass(hole, 6000) + shimmer + wash,
                                                                            HALL, -16))) * gain(0)


def core_beat(seed: int) -> Wave:
    """The Omega in its hall: one slow blow that goes through the concrete, and what it draws in afterwards."""
    n, p = frames(1.3), pitch(seed, 0.05)
    t = times(n)
    blow = sine((44 + 70 * np.exp(-t / 0.03)) * p, n) * decay(n, 0.7, 0.006)
    skin = moving(noise(n, 0.7, seed), (140 + 620 * np.exp(-t / 0.05)) * p, 1.3) * decay(n, 0.3, 0.005)
    breath = throat(58 * p, n, (310.0, 560.0, 980.0), 21, seed) * curve([(0, 0), (0.25, 0), (0.6, 1), (1.3, 0)], n, 1.5)
    return fade(placed(drive(blow + 0.7 * skin + 0.22 * breath, 8), HALL, -14), 0, 0.4)
