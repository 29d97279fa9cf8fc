"""Our own drums: level 0..1 and take (another stroke of the same hand)."""

from __future__ import annotations

import numpy as np
from scipy import signal
from synth import RATE, Wave, bandpass, decay, drive, frames, highpass, lowpass, noise, saw, sine, stereo, struck, times

from .voices import opened

PLATES = (2050, 3070, 3690, 4120, 5390, 6270)  # Hz, of a hat
CYMBAL = (1830, 2437, 3011, 3701, 4463, 5209, 6121, 7307)


def _square(freq: float, n: int, shift: float) -> Wave:
    return np.roll(signal.square(2 * np.pi * freq * times(n)), int(shift * RATE / freq)) * 0.5


def kick(level: float, take: int) -> Wave:
    n = frames(0.5)
    t = times(n)
    body = sine(45 + 150 * np.exp(-t / 0.022) + 30 * np.exp(-t / 0.12), n) * decay(n, 0.5)
    return drive(1.1 * body + 0.35 * bandpass(noise(n, 0, take), 1500, 6000) * decay(n, 0.02, 0.0005), 6) * level


def boom(level: float, take: int) -> Wave:
    """A drum as large as a man: modes of a skin whose pitch falls a little."""
    n = frames(1.5)
    base = 62 * (1 + 0.25 * np.exp(-times(n) / 0.05))
    out = np.zeros(n)
    for ratio, size, ring in ((1, 1, 1.3), (1.59, 0.55, 0.7), (2.14, 0.4, 0.45), (2.65, 0.25, 0.3), (3.6, 0.15, 0.18)):
        out += size * sine(base * ratio, n) * decay(n, ring)
    slap = opened(noise(n, 0.4, take), (700, 1600, 3900), np.exp(-times(n) / 0.012)) * decay(n, 0.06, 0.0008)
    return drive((out + 0.7 * slap) * 0.6, 7) * level


def low_boom(level: float, take: int) -> Wave:
    """The same a street away."""
    n = frames(2.2)
    t = times(n)
    body = sine(38 + 22 * np.exp(-t / 0.08), n) * decay(n, 1.9, 0.006) + 0.4 * sine(77.0, n) * decay(n, 0.9, 0.006)
    return drive(body + 0.3 * lowpass(noise(n, 1, take), 260) * decay(n, 0.5, 0.01), 5) * level


def heart(level: float, take: int) -> Wave:
    n = frames(0.6)
    t = times(n)
    body = sine(46 + 52 * np.exp(-t / 0.025), n) * decay(n, 0.45, 0.004)
    return drive(body + 0.35 * sine(2 * (48 + 40 * np.exp(-t / 0.03)), n) * decay(n, 0.22, 0.004), 8) * level


def snare(level: float, take: int) -> Wave:
    n = frames(0.32)
    skin = 0.8 * sine(190 + 90 * np.exp(-times(n) / 0.01), n) * decay(n, 0.13) + 0.5 * sine(335.0, n) * decay(n, 0.09)
    wires = lowpass(highpass(noise(n, 0, take), 1200), 7600) * decay(n, 0.2 + 0.06 * level) * 0.6
    return drive((skin + wires) * 0.8, 5) * level


def side_drum(level: float, take: int) -> Wave:
    """A parade's drum: higher, tighter, drier."""
    n = frames(0.24)
    skin = 0.6 * sine(265 + 60 * np.exp(-times(n) / 0.008), n) * decay(n, 0.08) + 0.35 * sine(455.0, n) * decay(n, 0.05)
    wires = lowpass(highpass(noise(n, 0, take + 40), 1600), 8200) * decay(n, 0.13 + 0.05 * level) * 0.75
    return drive((skin + wires) * 0.8, 4) * level


def rim(level: float, take: int) -> Wave:
    n = frames(0.09)
    return struck([820, 1630, 2740], [0.05, 0.04, 0.02], [1, 0.8, 0.4], n, take) * level * 0.6


def hat(level: float, take: int) -> Wave:
    n = frames(0.09)
    plates = sum(_square(freq, n, 0.1 * i) for i, freq in enumerate(PLATES)) * 0.25
    both = lowpass(highpass(plates + 0.7 * noise(n, 0, take), 6000), 10500)
    return both * decay(n, 0.05 + 0.03 * level) * level * 0.5


def shaker(level: float, take: int) -> Wave:
    n = frames(0.12)
    t = times(n)
    return lowpass(highpass(noise(n, 0, take + 9), 3200), 9000) * np.exp(-(((t - 0.035) / 0.025) ** 2)) * level * 0.5


def anvil(level: float, take: int) -> Wave:
    n = frames(1.3)
    dice = np.random.default_rng(take)
    ratios = np.array([1, 1.58, 2.24, 2.92, 4.1, 5.43, 6.9, 8.3]) * (1 + 0.004 * dice.standard_normal(8))
    iron = struck(list(420 * ratios), [1.2, 0.9, 0.8, 0.6, 0.5, 0.35, 0.25, 0.2],
                  [1, 0.7, 0.8, 0.5, 0.5, 0.4, 0.3, 0.3], n, take)
    return (0.25 * iron + 0.4 * highpass(noise(n, 0, take), 2500) * decay(n, 0.025, 0.0005)) * level


def clank(level: float, take: int) -> Wave:
    """A pipe that is hit somewhere in the works."""
    n = frames(0.7)
    dice = np.random.default_rng(take + 3)
    base = 233 * dice.uniform(0.97, 1.03)
    pipe = struck([base, base * 2.76, base * 5.4, base * 8.9], [0.5, 0.35, 0.2, 0.1], [1, 0.8, 0.5, 0.3], n, take)
    return (0.4 * pipe + bandpass(noise(n, 0.2, take), 600, 3200) * decay(n, 0.03)) * level


def tick(level: float, take: int) -> Wave:
    n = frames(0.1)
    wood = struck([2350, 3710, 5230], [0.06, 0.05, 0.04], [1, 0.6, 0.4], n, take)
    return (0.5 * wood + 0.5 * highpass(noise(n, 0, take), 5000) * decay(n, 0.012, 0.0004)) * level


def crash(level: float, take: int) -> Wave:
    n = frames(3.0)
    plates = sum(_square(freq, n, 0.07 * i) for i, freq in enumerate(CYMBAL)) * 0.15
    sides = [opened(plates + noise(n, 0, take + side), (3000, 5500, 9000), np.exp(-times(n) / 0.6)) for side in (0, 1)]
    return highpass(np.stack(sides, 1), 1900) * decay(n, 2.5, 0.002)[:, None] * level * 0.35


def swell(level: float, take: int) -> Wave:
    """A cymbal with soft sticks, two seconds up to where the next bar begins."""
    n = frames(2.0)
    x = np.linspace(0, 1, n)
    sides = [bandpass(noise(n, 0.1, take + 20 + side), 1800, 8000) for side in (0, 1)]
    return np.stack(sides, 1) * (x**2.4 * np.clip((1 - x) * 40, 0, 1))[:, None] * level * 0.4


def riser(level: float, take: int) -> Wave:
    """Noise and a saw that climb for two seconds, faster and faster."""
    n = frames(2.0)
    x = np.linspace(0, 1, n)
    air = opened(noise(n, 0.3, take), (300, 900, 2600, 7000), x)
    tone = opened(saw(110 * 8**x, n), (400, 1200, 3000), x) * 0.3
    shake = 1 + 0.4 * np.sin(2 * np.pi * np.cumsum(3 + 13 * x) / RATE)
    return stereo((air + tone) * x**2.2 * shake * np.clip((1 - x) * 60, 0, 1)) * level * 0.6
