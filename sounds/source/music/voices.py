"""Our own instruments: key (MIDI), length in seconds, level 0..1 and take (another take is another player)."""

from __future__ import annotations

import numpy as np
from scipy import signal
from synth import RATE, Wave, bandpass, curve, decay, drive, fm, frames, noise, saw, sine, stereo, struck, times


def pitch(key: int) -> float:
    """Hz."""
    return float(440 * 2 ** ((key - 69) / 12))


def _low(wave: Wave, freq: float) -> Wave:
    freq = min(max(freq, 25.0), RATE * 0.45)
    return signal.sosfilt(signal.butter(2, freq, "low", fs=RATE, output="sos"), wave, axis=0)


def opened(wave: Wave, freqs: tuple[float, ...], open_: Wave) -> Wave:
    """A low-pass that opens with a curve of 0..1: crossfade between a few fixed ones."""
    bands = [_low(wave, freq) for freq in freqs]
    at = np.clip(open_, 0, 1) * (len(bands) - 1)
    shape = (slice(None),) + (None,) * (wave.ndim - 1)
    out = np.zeros_like(wave)
    for i, band in enumerate(bands):
        out += band * np.clip(1 - np.abs(at - i), 0, 1)[shape]
    return out


def _spread(key: int, n: int, count: int, cents: float, width: float, take: int) -> Wave:
    """Several saws that do not quite agree, side by side."""
    dice = np.random.default_rng(1000 * take + key)
    out = np.zeros((n, 2))
    for i in range(count):
        freq = pitch(key) * 2 ** (dice.uniform(-cents, cents) / 1200)
        drift = 1 + 0.0008 * np.sin(2 * np.pi * dice.uniform(0.1, 0.4) * times(n) + dice.uniform(0, 6))
        voice = np.roll(saw(freq * drift, n), int(dice.integers(0, max(1, int(RATE / freq)))))
        out += stereo(voice, (i - (count - 1) / 2) / max((count - 1) / 2, 1) * width)
    return out


def pad(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(seconds + 1.2)
    shape = curve([(0, 0), (min(0.5, seconds / 2), 1), (seconds, 0.8), (seconds + 1.2, 0)], n, 1.5)
    slow = 0.5 + 0.5 * np.sin(2 * np.pi * 0.11 * times(n) + take)
    body = opened(_spread(key, n, 6, 9, 0.8, take), (260, 600, 1300, 2300), shape * (0.25 + 0.35 * level + 0.3 * slow))
    return body * shape[:, None] * 0.12 * level


def glass(key: int, seconds: float, level: float, take: int) -> Wave:
    """A rubbed rim: partials that beat, no beginning."""
    n = frames(seconds + 1.5)
    t = times(n)
    shape = curve([(0, 0), (min(0.9, seconds * 0.6), 1), (seconds, 0.7), (seconds + 1.5, 0)], n, 1.4)
    dice = np.random.default_rng(77 * take + key)
    out = np.zeros((n, 2))
    for ratio, size in ((1, 1.0), (2.003, 0.45), (3.01, 0.22), (4.98, 0.1)):
        for side in (-0.6, 0.6):
            beat = 1 + 0.25 * np.sin(2 * np.pi * dice.uniform(0.3, 1.2) * t + dice.uniform(0, 6))
            out += stereo(size * beat * np.sin(2 * np.pi * pitch(key) * ratio * (1 + dice.uniform(-1, 1) * 6e-4) * t
                                               + dice.uniform(0, 6)), side)
    return out * shape[:, None] * 0.2 * level


def sub(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(seconds + 0.06)
    shape = curve([(0, 0), (0.008, 1), (seconds, 0.75), (seconds + 0.06, 0)], n, 2)
    freq = pitch(key)
    tone = sine(freq, n) + 0.4 * sine(2 * freq, n) + 0.12 * sine(3 * freq, n)  # heard on small loudspeakers too
    return drive(tone * shape, 5) * 0.5 * level


def saw_bass(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(seconds + 0.05)
    freq = pitch(key)
    shape = curve([(0, 0), (0.004, 1), (seconds * 0.6, 0.7), (seconds, 0.5), (seconds + 0.05, 0)], n, 2)
    pluck = curve([(0, 1), (0.09, 0.4), (max(0.1, seconds), 0.2), (max(0.1, seconds) + 0.05, 0.1)], n, 2.5)
    two = saw(freq * 1.003, n) + saw(freq * 0.997, n) + 0.8 * np.sign(sine(freq / 2, n)) * 0.6
    body = opened(two, (140, 420, 1100, 2600), pluck * (0.3 + 0.7 * level))
    return drive(body * shape * 0.5 + 0.25 * sine(freq, n) * shape, 9) * 0.5 * level


def short_strings(key: int, seconds: float, level: float, take: int) -> Wave:
    """Many bows, bounced: detuned saws, the scrape of the hair, a body's resonances."""
    n = frames(0.34)
    shape = curve([(0, 0), (0.014, 1), (min(seconds, 0.16), 0.45), (0.34, 0)], n, 2.2)
    bows = _spread(key, n, 4, 11, 0.6, take) * shape[:, None]
    bows += stereo(bandpass(noise(n, 0.3, take), 1800, 5500) * decay(n, 0.07, 0.003) * 0.5)
    bows = opened(bows, (500, 1400, 3000, 4700), shape * level)
    for freq, gain in ((290.0, 0.5), (480.0, 0.35), (1150.0, 0.3), (2600.0, 0.3)):
        bows = bows + gain * bandpass(bows, freq * 0.8, freq * 1.25)
    return bows * 0.16 * level


def pluck(key: int, seconds: float, level: float, take: int) -> Wave:
    """A string let go (Karplus and Strong): noise in a delay line that loses its treble."""
    n = frames(min(2.5, seconds + 1.0))
    period = RATE / pitch(key)
    whole = int(period - 0.5)
    rest = period - 0.5 - whole  # two-point average delays half a frame more
    bright = 0.35 + 0.5 * level
    push = noise(max(int(period), 8), 0.5, 31 * take + key) * 0.5
    push = _low(np.concatenate([push, np.zeros(n - len(push))]), 900 + 5000 * bright)
    damp = 10 ** (-3 / (pitch(key) * 1.7))
    ring = np.zeros(whole + 3)
    ring[0] = 1.0
    half = 0.5 * damp
    ring[whole] -= half * (1 - rest)
    ring[whole + 1] -= half
    ring[whole + 2] -= half * rest
    return signal.lfilter([1.0], ring, push) * level * 0.8


def bell(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(3.5)
    freq = pitch(key)
    ratios = (0.5, 1, 1.19, 1.5, 2, 2.74, 3.76, 5.1)
    rings = [3.4, 3, 2.2, 2, 1.6, 1, 0.7, 0.4]
    sizes = [0.35, 1, 0.3, 0.25, 0.6, 0.3, 0.2, 0.12]
    near = [ratio * freq for ratio in ratios if ratio * freq < 16000]
    return struck(near, rings[: len(near)], sizes[: len(near)], n, take) * level * 0.25 * np.clip(times(n) * 900, 0, 1)


def music_box(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(1.8)
    freq = pitch(key)
    comb = struck([freq, freq * 2.01, freq * 4.1, freq * 6.3], [1.3, 0.6, 0.18, 0.08], [1, 0.25, 0.3, 0.14], n, take)
    return comb * level * 0.3 * np.clip(times(n) * 1500, 0, 1)


def lead(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(seconds + 0.25)
    t = times(n)
    freq = pitch(key) * (1 + 0.004 * np.sin(2 * np.pi * 5.2 * t) * np.clip((t - 0.25) / 0.4, 0, 1))
    shape = curve([(0, 0), (0.02, 1), (seconds, 0.8), (seconds + 0.25, 0)], n, 2)
    reed = saw(freq * 1.004, n) + saw(freq * 0.996, n) + 0.4 * np.sign(sine(freq / 2 * 1.001, n))
    return drive(opened(reed, (700, 1600, 3000, 4400), shape * level) * shape * 0.4, 4) * 0.5 * level


def growl(key: int, seconds: float, level: float, take: int) -> Wave:
    n = frames(seconds + 0.3)
    t = times(n)
    freq = pitch(key)
    shape = curve([(0, 0), (0.05, 1), (seconds, 0.8), (seconds + 0.3, 0)], n, 2)
    turn = 2 + 5 * level * (0.5 + 0.5 * np.sin(2 * np.pi * (2.5 + take % 3) * t))
    voice = fm(freq, 1.0, turn, n) + 0.5 * fm(freq * 1.006, 1.503, 3 * level, n)
    return drive(_low(voice, 1800 + 2500 * level) * shape, 8) * 0.4 * level


def breath(key: int, seconds: float, level: float, take: int) -> Wave:
    """Air on a note: the hall, or somebody asleep in it."""
    n = frames(seconds + 0.8)
    shape = curve([(0, 0), (seconds * 0.5, 1), (seconds, 0.4), (seconds + 0.8, 0)], n, 1.6)
    freq = pitch(key)
    air = [bandpass(noise(n, 0.2, 7 * take + key + side), freq * 0.96, freq * 1.04) for side in (0, 1)]
    wide = [bandpass(noise(n, 0.4, 9 * take + key + side), 300, 2400) for side in (0, 1)]
    return (np.stack(air, 1) + 0.12 * np.stack(wide, 1)) * shape[:, None] * 0.5 * level


def drone(key: int, seconds: float, level: float, take: int) -> Wave:
    """Something that runs in the dark: fifths of saws through a slow throat."""
    n = frames(seconds + 0.8)
    t = times(n)
    shape = curve([(0, 0), (min(1.0, seconds / 3), 1), (seconds, 0.85), (seconds + 0.8, 0)], n, 1.3)
    body = _spread(key, n, 4, 7, 0.7, take) + 0.35 * _spread(key + 12, n, 2, 12, 0.9, take + 1)
    slow = 0.45 + 0.4 * np.sin(2 * np.pi * 0.17 * t + take) * np.sin(2 * np.pi * 0.05 * t)
    return opened(body, (110, 240, 520, 1000), slow * (0.5 + 0.5 * level)) * shape[:, None] * 0.16 * level
