"""Beds: what a place sounds like when nothing happens. Loops without a seam: every source is periodic in the loop, and
every filter has run one turn before it is kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from synth import Wave, frames, noise, sine, stereo, times, turning, wander


def _sides(make: Callable[[int], Wave]) -> Wave:
    return np.stack([make(0), make(1)], 1)


def _put(bed: Wave, wave: Wave, start: float, side: float) -> None:
    """Add a sound to a loop; what passes the end goes on at the start."""
    at = (frames(start) + np.arange(len(wave))) % len(bed)
    bed[at] += stereo(wave, side)


def base(seed: int) -> Wave:
    """A hangar before dawn: fans, mains, somebody's tool a long way off."""
    n = frames(16)
    fans = _sides(
        lambda c: (
            turning(noise(n, 1.2, seed + c), wander(n, 0.4, 240, 420, seed + 5)) * wander(n, 0.6, 0.7, 1, seed + c)
        )
    )
    hum = sum(sine(float(f), n) * a for f, a in ((50, 0.5), (100, 0.3), (150, 0.12), (300, 0.05)))
    bed = 0.8 * fans + 0.12 * stereo(hum)
    dice = np.random.default_rng(seed)
    for i in range(7):
        m = frames(0.5)
        t = times(m)
        freq = dice.uniform(900, 2100)
        ping = np.sin(2 * np.pi * freq * t) * np.exp(-t * 14) * np.clip(t / 0.01, 0, 1)
        _put(bed, ping * 0.03, 1.3 + i * 2.1 + dice.uniform(0, 0.9), dice.uniform(-0.8, 0.8))
    return bed


def wind(seed: int) -> Wave:
    """Evening over empty trenches: two winds that do not agree, and wire."""
    n = frames(20)
    low = _sides(
        lambda c: (
            turning(noise(n, 0.9, seed + c), wander(n, 0.5, 160, 620, seed + 4)) * wander(n, 0.4, 0.35, 1, seed + 7)
        )
    )
    high = _sides(lambda c: turning(noise(n, 0.5, seed + 20 + c), wander(n, 0.5, 420, 1200, seed + 9 + c), 5, "band"))
    wire = (
        turning(noise(n, 0.2, seed + 30), wander(n, 0.3, 1150, 1420, seed + 12), 14, "band")
        * wander(n, 0.5, 0, 1, seed + 13) ** 3
    )
    return low + 0.5 * high * wander(n, 0.4, 0.1, 1, seed + 8)[:, None] + 0.25 * stereo(wire, 0.4)


def peace(seed: int) -> Wave:
    """A street in the morning: air, far traffic, sparrows."""
    n = frames(20)
    air = _sides(lambda c: turning(noise(n, 0.8, seed + c), wander(n, 0.3, 500, 1100, seed + 3)) * 0.45)
    street = _sides(
        lambda c: (
            turning(noise(n, 1.4, seed + 9 + c), wander(n, 0.25, 120, 300, seed + 6))
            * wander(n, 0.2, 0.3, 1, seed + 15)
        )
    )
    bed = air + 0.7 * street
    dice = np.random.default_rng(seed)
    for _ in range(15):
        start, side, top = dice.uniform(0, 20), dice.uniform(-0.9, 0.9), dice.uniform(2900, 4300)
        for k in range(int(dice.integers(2, 6))):
            m = frames(dice.uniform(0.05, 0.1))
            x = np.linspace(0, 1, m)
            chirp = sine(top * (1 + 0.16 * np.sin(np.pi * x * dice.uniform(1, 2.5))), m) * np.sin(np.pi * x) ** 2
            _put(bed, chirp * dice.uniform(0.03, 0.11), start + k * dice.uniform(0.1, 0.15), side)
    return bed


ALL: dict[str, Callable[[int], Wave]] = {"amb_base": base, "amb_wind": wind, "amb_peace": peace}
