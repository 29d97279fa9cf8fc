"""From parts to stems: loops without a seam, roles in their places, one room, one limiter over the sum.

Everything is done on a circle: what rings past the end is folded onto the start, the room is a circular convolution,
filters and the compressor have no beginning either.
"""

from __future__ import annotations

from typing import Final

import measure
import numpy as np
from scipy import signal
from scipy.ndimage import maximum_filter1d, minimum_filter1d, uniform_filter1d
from synth import RATE, Wave, gain, highpass, lowpass

TARGET: Final = -18.0  # LUFS of the stems a piece calls its reference
CEILING: Final = -4.0  # dBTP of all stems together; the codec adds up to one
# LUFS of each stem alone before the reference is set; a piece may say otherwise under [loudness].
STEMS: Final = {
    "calm": -22.0, "combat": -20.0, "danger": -23.5, "overlay": -21.5,
    "phase1": -21.0, "phase2": -20.5, "phase3": -20.0, "main": -18.0,
}
# Reverberation of low, middle and high (s), size (s of early echoes), treble (Hz).
ROOMS: Final[dict[str, tuple[tuple[float, float, float], float, float]]] = {
    "yard": ((1.6, 1.3, 0.7), 0.06, 9000), "field": ((2.2, 1.6, 0.7), 0.04, 9000),
    "ruin": ((2.4, 1.9, 0.8), 0.07, 7500),
    "night": ((2.8, 2.4, 1.0), 0.05, 6800), "works": ((3.0, 2.4, 1.1), 0.09, 9000),
    "deep": ((3.2, 2.2, 0.8), 0.08, 7500),
    "white": ((2.6, 2.1, 1.1), 0.04, 10000),
}
GLUE: Final = (2.0, -18.0, 0.06)  # ratio, threshold dB, s over which the level is taken


def fold(wave: Wave, frames: int) -> Wave:
    """What rings past a loop's end is added to its start."""
    out = np.zeros((frames, 2))
    for i in range(0, len(wave), frames):
        piece = wave[i : i + frames]
        out[: len(piece)] += piece
    return out


def cut(wave: Wave, freq: float) -> Wave:
    """High-pass of a loop, 12 dB an octave, done in the spectrum (and so in phase)."""
    return _shape(wave, lambda f: 1 / np.sqrt(1 + (freq / np.maximum(f, 1e-3)) ** 4))


def shelf(wave: Wave, freq: float, db: float) -> Wave:
    """Treble of a loop lifted by `db` above `freq`."""
    return _shape(wave, lambda f: 1 + (gain(db) - 1) * f**2 / (f**2 + freq**2)) if db else wave


def bass(wave: Wave, freq: float, db: float) -> Wave:
    return _shape(wave, lambda f: 1 + (gain(db) - 1) * freq**2 / (f**2 + freq**2)) if db else wave


def _shape(wave: Wave, response: object) -> Wave:
    freqs = np.fft.rfftfreq(len(wave), 1 / RATE)
    factor = response(freqs)  # type: ignore[operator]
    return np.fft.irfft(np.fft.rfft(wave, axis=0) * factor[:, None], len(wave), axis=0)


def room(name: str, seed: int = 5) -> Wave:
    """Impulse response: sparse early echoes, then a tail in three bands that die one after the other."""
    rings, size, dark = ROOMS[name]
    n = int((max(rings) + 0.12) * RATE)
    dice = np.random.default_rng(seed)
    t = np.arange(n) / RATE
    before = int(0.014 * RATE)
    sides = []
    for _ in (0, 1):
        raw = dice.standard_normal(n)
        bands = (lowpass(raw, 350), highpass(lowpass(raw, 3500), 350), highpass(raw, 3500))
        tail = sum(band * np.exp(-6.91 * t / ring) for band, ring in zip(bands, rings, strict=True))
        echo = np.zeros(n)
        for k in range(12):
            at = min(int(dice.uniform(0.15, 1) * size * RATE * (1 + k / 6)), n - 1)
            echo[at] += 0.4 * dice.choice([-1, 1]) / (1 + k * 0.4)
        side = np.roll(echo + 0.18 * tail * np.clip(t / 0.02, 0, 1), before)
        side[:before] = 0
        sides.append(lowpass(side, dark))
    out = highpass(np.stack(sides, 1), 100)
    return out / np.sqrt((out**2).sum(0).mean())


def reverberate(wave: Wave, where: Wave) -> Wave:
    """A room for a loop: circular, so that the end already rings at the start."""
    folded = fold(where, len(wave))
    spectrum = np.fft.rfft(wave, axis=0) * np.fft.rfft(folded, axis=0)
    return np.fft.irfft(spectrum, len(wave), axis=0)


def glue(wave: Wave) -> Wave:
    """Compressor without a start: level by a Gaussian window on the circle."""
    ratio, threshold, seconds = GLUE
    freqs = np.fft.rfftfreq(len(wave), 1 / RATE)
    window = np.exp(-2 * (np.pi * freqs * seconds) ** 2)
    power = np.fft.irfft(np.fft.rfft((wave**2).mean(1)) * window, len(wave))
    level = 10 * np.log10(np.maximum(power, 1e-9))
    over = np.maximum(level - threshold, 0)
    return wave * (10 ** (-over * (1 - 1 / ratio) / 20))[:, None]


def to_level(wave: Wave, wanted: float) -> Wave:
    return wave * gain(wanted - measure.loop_lufs(wave))


def balance(stems: dict[str, Wave], reference: list[str], target: float = TARGET) -> dict[str, Wave]:
    """One gain for all, so that the reference stems together have the target; then one limiter for all."""
    together = sum(stems[name] for name in reference)
    factor = gain(target - measure.loop_lufs(np.asarray(together)))
    stems = {name: wave * factor for name, wave in stems.items()}
    curve = limiting(np.asarray(sum(stems.values())))
    return {name: wave * curve[:, None] for name, wave in stems.items()}


def limiting(total: Wave) -> Wave:
    """Gain that keeps a loop's true peak under the ceiling: looks 4 ms ahead, lets go over 80 ms."""
    over = np.abs(signal.resample_poly(np.concatenate([total, total[:64]]), 4, 1, axis=0)).max(1)
    over = over[: len(total) * 4].reshape(-1, 4).max(1)
    need = np.minimum(1, gain(CEILING) / np.maximum(over, 1e-9))
    ahead = int(0.004 * RATE) * 2 + 1
    after = int(0.08 * RATE) // 2 * 2 + 1
    held = minimum_filter1d(need, ahead, mode="wrap")
    slow = uniform_filter1d(-maximum_filter1d(-held, after, mode="wrap"), after, mode="wrap")
    return np.minimum(uniform_filter1d(np.minimum(held, slow), ahead, mode="wrap"), need)
