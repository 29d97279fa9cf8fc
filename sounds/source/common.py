"""Rooms, voices and shapes that several effects share."""

from __future__ import annotations

import numpy as np
from synth import Wave, decay, fm, frames, moving, noise, saw, sine, space, times, wander

ROOM = space(0.4, 9000, 0.02, 9)
FIELD = space(1.1, 6000, 0.1, 4)
HALL = space(2.6, 6500, 0.08, 6)
VARIANT = 31
GOLDEN = 0.6180339887
CALL = (0, -5, 4)  # semitones: do, low sol, mi
CALL_BEATS = (1.5, 0.5, 1.0)


def note(semitones: float, base: float = 523.25) -> float:
    return float(base * 2 ** (semitones / 12))


def pitch(seed: int, spread: float = 0.06) -> float:
    """A factor round 1. The variants of an effect (their seeds are 31 apart) lie evenly, none beside another."""
    part = ((seed // VARIANT) * GOLDEN + (seed % VARIANT) * 0.37) % 1.0
    return 1 - spread + 2 * spread * part


def drop(n: int, top: float, bottom: float, fall: float) -> Wave:
    """A sine that falls: the body of every thud."""
    return sine(bottom + (top - bottom) * np.exp(-times(n) / fall), n)


def bell(semitones: float, seconds: float, ring: float) -> Wave:
    n = frames(seconds)
    freq = note(semitones)
    return (fm(freq, 2.0, 1.4 * np.exp(-times(n) / 0.08), n) + 0.3 * sine(freq * 2, n)) * decay(n, ring, 0.004)


def throat(freq: Wave | float, n: int, peaks: tuple[float, ...], rough: float, seed: int) -> Wave:
    """An inhuman voice: a jittering saw, roughened and put through a few peaks."""
    voice = saw(freq * wander(n, 40, 0.94, 1.06, seed), n) + 0.3 * noise(n, 0.3, seed)
    voice *= 1 + 0.85 * sine(rough * wander(n, 9, 0.7, 1.4, seed + 1), n)
    out = np.zeros(n)
    for i, peak in enumerate(peaks):
        out += moving(voice, peak * wander(n, 6, 0.85, 1.15, seed + i), 4, "band")
    return out
