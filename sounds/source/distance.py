"""The war that is only seen: what of it comes over a mile of water. No crack gets so far; the air takes the height, and
the land answers."""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, VARIANT, drop, pitch
from synth import (
    Wave,
    bandpass,
    curve,
    decay,
    drive,
    fade,
    frames,
    lowpass,
    moving,
    noise,
    placed,
    pulse,
    times,
    wander,
)


def far_gun(seed: int) -> Wave:
    """A ship's guns: two or three, the second always a little later than one thinks."""
    out = np.zeros(frames(2.6))
    for k, at in enumerate((0.0, 0.19, 0.47)[: 2 + seed // VARIANT % 2]):
        n, p = frames(1.4), pitch(seed + 7 * k, 0.12)
        t = times(n)
        blow = moving(noise(n, 0.8, seed + k), 80 + 420 * np.exp(-t / 0.12) * p, 0.8) * decay(n, 0.7, 0.006)
        start = frames(at)
        out[start : start + n] += (blow * 1.4 + drop(n, 74 * p, 34, 0.09) * decay(n, 0.8, 0.01)) * (1 - 0.25 * k)
    return fade(placed(lowpass(drive(out, 4), 1400), HALL, -12), 0, 0.4)


def far_flak(seed: int) -> Wave:
    """A shell that bursts high up: dull, dry, and then the cloud of it."""
    n, p = frames(1.0), pitch(seed, 0.16)
    t = times(n)
    pop = bandpass(noise(n, 0.3, seed), 300 * p, 1500 * p) * decay(n, 0.06, 0.002)
    cloud = moving(noise(n, 0.6, seed + 1), 220 + 900 * np.exp(-t / 0.07) * p, 0.8) * decay(n, 0.35, 0.003)
    return fade(placed(lowpass(drive(0.8 * pop + cloud + 0.5 * drop(n, 150 * p, 70, 0.03) * decay(n, 0.2), 5), 2200),
                       FIELD, -10), 0, 0.3)


def far_fire(seed: int) -> Wave:
    """A burst from a mount, so many shots a second as the tracers show."""
    shots, gap = 5 + seed // VARIANT % 3 * 2, 0.1 + 0.012 * (seed // VARIANT % 3)
    out = np.zeros(frames(0.5 + shots * gap))
    for k in range(shots):
        n, p = frames(0.3), pitch(seed + k, 0.05)
        t = times(n)
        shot = moving(noise(n, 0.5, seed + k), 260 + 1100 * np.exp(-t / 0.02) * p, 0.8) * decay(n, 0.1, 0.002)
        start = frames(k * gap)
        out[start : start + n] += shot + 0.6 * drop(n, 160 * p, 66, 0.02) * decay(n, 0.1)
    return fade(placed(lowpass(drive(out, 4), 2400), FIELD, -11), 0, 0.3)


def far_ship(seed: int) -> Wave:
    """Four rotors go by: nearer, lower, gone."""
    seconds = 4.0
    n, p = frames(seconds), pitch(seed, 0.1)
    x = np.linspace(0, 1, n)
    near = np.exp(-(((x - 0.45) / 0.22) ** 2))
    doppler = p * (1.06 - 0.12 / (1 + np.exp(-(x - 0.45) * 18)))
    beat = 0.55 + 0.45 * np.maximum(0.0, pulse(19.0 * doppler, n, 0.4))
    blades = moving(noise(n, 0.7, seed), (160 + 420 * near) * doppler, 1.1) * beat
    hum = 0.35 * pulse(76 * doppler, n, 0.3) * wander(n, 5, 0.7, 1.0, seed)
    wave = lowpass(blades * 1.5 + moving(hum, 300 + 500 * near, 0.9), 1800) * near**1.4
    return fade(placed(drive(wave, 3), FIELD, -14), 0.3, 0.6)


def far_fall(seed: int) -> Wave:
    """A ship that was hit: engines that no longer agree, down to the water."""
    seconds = 2.7
    n, p = frames(seconds), pitch(seed, 0.12)
    x = np.linspace(0, 1, n)
    freq = p * (310 - 190 * x**1.6) * wander(n, 9, 0.94, 1.05, seed)
    whine = moving(pulse(freq, n, 0.35) + 0.7 * pulse(freq * 1.34, n, 0.4), 380 + 500 * x, 1.2)
    rattle = bandpass(noise(n, 0.4, seed), 250, 1200) * np.maximum(0.0, pulse(13 + 9 * x, n, 0.3))
    wave = (0.4 * whine + 0.6 * rattle) * curve([(0, 0), (0.25, 0.7), (1.9, 1), (2.05, 0), (seconds, 0)], n, 1.4)
    end, m = frames(2.0), frames(0.7)
    fall = moving(noise(m, 0.8, seed + 3), 90 + 500 * np.exp(-times(m) / 0.1), 0.8) * decay(m, 0.5, 0.004) * 2.2
    wave[end : end + m] += fall[: n - end] + drop(m, 84, 36, 0.08)[: n - end] * decay(m, 0.5, 0.006)[: n - end]
    return fade(placed(lowpass(drive(wave, 4), 1700), HALL, -13), 0.02, 0.4)


def far_column(seed: int) -> Wave:
    """A shell in the water: the blow comes through it, what it threw up comes down again."""
    n, p = frames(1.8), pitch(seed, 0.14)
    t = times(n)
    blow = drop(n, 92 * p, 40, 0.05) * decay(n, 0.4, 0.004)
    rain = moving(noise(n, 0.4, seed), 500 + 900 * np.exp(-t / 0.5) * p, 0.7)
    rain *= curve([(0, 0), (0.12, 0.6), (0.45, 1), (1.8, 0)], n, 1.8)
    return fade(placed(lowpass(drive(blow * 1.2 + 0.35 * rain, 4), 2600), FIELD, -13), 0, 0.4)
