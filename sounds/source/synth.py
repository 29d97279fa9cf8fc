"""What every sound here is made of: noise, oscillators, struck bodies, filters, rooms, level and file.

Signals are float arrays at RATE: (n,) for mono, (n, 2) for stereo. All randomness has a seed, so the same script makes
the same file.
"""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import signal
from scipy.ndimage import maximum_filter1d, uniform_filter1d

Wave = NDArray[np.float64]
RATE = 44100
PAGE = 250_000  # microseconds of sound in a page: the game reads long files a few pages at a time


def frames(seconds: float) -> int:
    return int(seconds * RATE)


def times(n: int) -> Wave:
    return np.arange(n) / RATE


def gain(db: float) -> float:
    return float(10 ** (db / 20))


# -- sources


def noise(n: int, colour: float = 0.0, seed: int = 0) -> Wave:
    """Unit RMS, periodic in n. `colour` 0 is white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(n))
    bins = np.arange(len(spectrum), dtype=float)
    bins[0] = 1
    spectrum /= bins ** (colour / 2)
    spectrum[0] = 0
    wave = np.fft.irfft(spectrum, n)
    return wave / wave.std()


def wander(n: int, rate: float, low: float, high: float, seed: int) -> Wave:
    """A slow random curve between two values, periodic in n, with nothing faster than `rate` Hz in it."""
    dice = np.random.default_rng(seed)
    count = max(2, int(rate * n / RATE))
    spectrum = np.zeros(n // 2 + 1, complex)
    spectrum[1 : count + 1] = dice.standard_normal(count) + 1j * dice.standard_normal(count)
    wave = np.fft.irfft(spectrum, n)
    wave = (wave - wave.min()) / (wave.max() - wave.min())
    return low + (high - low) * wave


def phase(freq: Wave | float, n: int) -> Wave:
    """Turns (not radians) of an oscillator whose frequency may move."""
    return np.cumsum(np.broadcast_to(np.asarray(freq, float), (n,))) / RATE


def sine(freq: Wave | float, n: int) -> Wave:
    return np.sin(2 * np.pi * phase(freq, n))


def saw(freq: Wave | float, n: int) -> Wave:
    """Sawtooth with its step smoothed over a frame on either side, so that it does not alias."""
    step = np.broadcast_to(np.asarray(freq, float), (n,)) / RATE
    turn = phase(freq, n) % 1.0
    wave = 2 * turn - 1
    after, before = turn < step, turn > 1 - step
    a = turn[after] / step[after]
    wave[after] -= a + a - a * a - 1
    b = (turn[before] - 1) / step[before]
    wave[before] -= b * b + b + b + 1
    return wave


def fm(freq: Wave | float, ratio: float, index: Wave | float, n: int) -> Wave:
    """Two sines, one bending the other."""
    turn = phase(freq, n)
    return np.sin(2 * np.pi * turn + np.asarray(index) * np.sin(2 * np.pi * ratio * turn))


def struck(freqs: list[float], rings: list[float], levels: list[float], n: int, seed: int = 0) -> Wave:
    """A struck body: partials in Hz, each with its ring (s to -60 dB) and level."""
    dice = np.random.default_rng(seed)
    t = times(n)
    out = np.zeros(n)
    for freq, ring, level in zip(freqs, rings, levels, strict=True):
        out += level * np.exp(-6.91 * t / ring) * np.sin(2 * np.pi * freq * t + dice.uniform(0, 0.3))
    return out


def grains(
    n: int, rate: float, low: float, high: float, seed: int, ring: float = 0.006, chance: Wave | None = None
) -> Wave:
    """Random small impacts, `rate` a second between two frequencies: gravel, shards, bubbles."""
    dice = np.random.default_rng(seed)
    length = frames(0.12)
    t = times(length)
    out = np.zeros(n + length)
    for start in np.sort(dice.integers(0, n, max(1, int(rate * n / RATE)))):
        if chance is not None and dice.random() > chance[start]:
            continue
        freq = low * (high / low) ** dice.random()
        fall = ring * dice.uniform(3, 15)
        out[start : start + length] += (
            dice.uniform(0.15, 1) ** 2 * np.exp(-6.91 * t / fall) * np.sin(2 * np.pi * freq * t)
        )
    return out[:n]


# -- shapes


def curve(points: list[tuple[float, float]], n: int, bend: float = 1.0) -> Wave:
    """Straight pieces through (seconds, value); a bend above 1 pulls falling pieces down early."""
    t = times(n)
    out = np.full(n, float(points[-1][1]))
    for (t0, v0), (t1, v1) in itertools.pairwise(points):
        inside = (t >= t0) & (t < t1)
        x = (t[inside] - t0) / max(t1 - t0, 1e-9)
        out[inside] = v0 + (v1 - v0) * (1 - (1 - x) ** bend if v1 < v0 else x**bend)
    return out


def decay(n: int, ring: float, attack: float = 0.001) -> Wave:
    t = times(n)
    return np.exp(-6.91 * t / ring) * np.clip(t / attack, 0, 1)


def fade(wave: Wave, start: float = 0.003, end: float = 0.01) -> Wave:
    wave = wave.copy()
    shape = (slice(None),) + (None,) * (wave.ndim - 1)
    a, b = frames(start), frames(end)
    if a:
        wave[:a] *= (np.sin(np.linspace(0, np.pi / 2, a)) ** 2)[shape]
    if b:
        wave[-b:] *= (np.cos(np.linspace(0, np.pi / 2, b)) ** 2)[shape]
    return wave


# -- filters


def highpass(wave: Wave, freq: float) -> Wave:
    return signal.sosfilt(signal.butter(2, freq, "high", fs=RATE, output="sos"), wave, axis=0)


def lowpass(wave: Wave, freq: float) -> Wave:
    return signal.sosfilt(signal.butter(2, freq, "low", fs=RATE, output="sos"), wave, axis=0)


def bandpass(wave: Wave, low: float, high: float) -> Wave:
    return signal.sosfilt(signal.butter(2, (low, high), "band", fs=RATE, output="sos"), wave, axis=0)


def moving(wave: Wave, freq: Wave | float, q: float = 0.707, kind: str = "low") -> Wave:
    """A state-variable filter whose frequency may move with every frame. kind: low or band."""
    n = len(wave)
    steps = np.tan(np.pi * np.clip(np.broadcast_to(np.asarray(freq, float), (n,)), 10, RATE * 0.45) / RATE).tolist()
    k = 1 / q
    one = two = 0.0
    low: list[float] = []
    band: list[float] = []
    for x, g in zip(wave.tolist(), steps, strict=True):
        high = (x - (g + k) * one - two) / (1 + g * (g + k))
        b = g * high + one
        lo = g * b + two
        one, two = g * high + b, g * b + lo
        low.append(lo)
        band.append(b * k)
    return np.array(low if kind == "low" else band)


def tape(wave: Wave, speed: Wave) -> Wave:
    """Played at a speed that moves (one value for each frame that comes out); ends where the tape ends."""
    reach = np.cumsum(speed)
    reach = reach[reach < len(wave) - 2]
    whole = reach.astype(int)
    rest = (reach - whole)[:, None]
    return wave[whole] * (1 - rest) + wave[whole + 1] * rest


def pulse(freq: Wave | float, n: int, wide: float = 0.5) -> Wave:
    """A square of any width that does not alias."""
    step = int(wide * RATE / float(np.mean(freq)))
    wave = saw(freq, n)
    return 0.5 * (wave - np.roll(wave, step))


def turning(wave: Wave, freq: Wave | float, q: float = 0.707, kind: str = "low") -> Wave:
    """`moving` for a loop: run over it twice and keep the second turn, so that there is no seam."""
    n = len(wave)
    sweep = np.tile(np.broadcast_to(np.asarray(freq, float), (n,)), 2)
    return moving(np.tile(wave, 2), sweep, q, kind)[n:]


def drive(wave: Wave, db: float) -> Wave:
    """Soft saturation at four times the rate: warmth without aliasing. The peak stays."""
    pushed = np.tanh(gain(db) * signal.resample_poly(wave, 4, 1, axis=0))
    return signal.resample_poly(pushed, 1, 4, axis=0)[: len(wave)] / np.tanh(gain(db))


# -- space


def stereo(wave: Wave, side: float = 0.0) -> Wave:
    """Mono to stereo of constant power; side -1..1."""
    if wave.ndim == 2:
        return wave
    angle = (side + 1) * np.pi / 4
    return np.stack([wave * np.cos(angle), wave * np.sin(angle)], 1) * 2**0.5


def space(ring: float, dark: float, size: float, seed: int) -> Wave:
    """Impulse response of a place: a few early echoes, then a tail that loses its treble first."""
    n = frames(ring + 0.15)
    t = times(n)
    dice = np.random.default_rng(seed)
    sides = []
    for _ in range(2):
        raw = dice.standard_normal(n)
        tail = lowpass(raw, 350) * np.exp(-6.91 * t / ring) + highpass(raw, 350) * np.exp(-6.91 * t / (ring * 0.6))
        echo = np.zeros(n)
        for i in range(12):
            echo[min(int(dice.uniform(0.15, 1) * size * RATE * (1 + i / 6)), n - 1)] += dice.choice([-1, 1]) / (
                1 + i * 0.4
            )
        sides.append(lowpass(0.5 * echo + tail * np.clip(t / 0.02, 0, 1) * 0.18, dark))
    out = highpass(np.stack(sides, 1), 90)
    return out / np.sqrt((out**2).sum(0).mean())


def placed(wave: Wave, where: Wave, db: float) -> Wave:
    """A sound with its room, `db` beside the dry sound."""
    dry = stereo(wave)
    wet = np.stack([signal.oaconvolve(dry[:, c], where[:, c]) for c in (0, 1)], 1) * gain(db)
    wet[: len(dry)] += dry
    return wet


def mix(*parts: tuple[float, float, Wave]) -> Wave:
    """(start s, gain dB, wave)... to one stereo wave."""
    length = max(frames(start) + len(wave) for start, _, wave in parts)
    out = np.zeros((length, 2))
    for start, db, wave in parts:
        i = frames(start)
        out[i : i + len(wave)] += stereo(wave) * gain(db)
    return out


# -- level and file


def limit(wave: Wave, ceiling: float, loop: bool = False) -> Wave:
    """Look-ahead limiter on the peak between the samples; ceiling in dB."""
    over = np.abs(signal.resample_poly(wave, 4, 1, axis=0)).max(1)[: len(wave) * 4].reshape(-1, 4).max(1)
    need = np.minimum(1, gain(ceiling) / np.maximum(over, 1e-9))
    edge = "wrap" if loop else "nearest"
    k = frames(0.004) * 2 + 1
    held = -maximum_filter1d(-need, k, mode=edge)
    return wave * np.minimum(uniform_filter1d(held, k, mode=edge), need)[:, None]


def write(path: Path, wave: Wave, quality: float = 5) -> None:
    """Dithered 16 bit to Vorbis. The same wave gives the same bytes. Needs ffmpeg; raises CalledProcessError."""
    dice = np.random.default_rng(1)
    dither = (dice.random(wave.shape) - dice.random(wave.shape)) * 0.5
    data = np.round(np.clip(wave, -1, 1 - 2**-15) * 32767 + dither).astype("<i2").tobytes()
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "s16le", "-ar", str(RATE), "-ac", "2", "-i", "-"]
    command += ["-c:a", "libvorbis", "-q:a", str(quality), "-map_metadata", "-1", "-fflags", "+bitexact"]
    command += ["-page_duration", str(PAGE)]
    subprocess.run([*command, "-flags:a", "+bitexact", str(path)], input=data, check=True)
