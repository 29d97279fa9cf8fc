"""What a bullet does to what it does not get through, beside plate, which rings (`suit.clang`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from common import FIELD, ROOM, drop, pitch
from synth import (
    Wave,
    bandpass,
    decay,
    drive,
    fade,
    frames,
    grains,
    highpass,
    lowpass,
    mix,
    noise,
    placed,
    struck,
    times,
)


def earth(seed: int) -> Wave:
    """A thump without a voice, and what it threw up coming down again."""
    n, p = frames(0.42), pitch(seed, 0.12)
    t = times(n)
    press = 0.5 * lowpass(noise(n, 0.4, seed), 900) * decay(n, 0.05)
    thump = drive(drop(n, 210 * p, 62, 0.01) * decay(n, 0.07) + press, 5)
    burst = bandpass(noise(n, 0.2, seed + 1), 700, 4500) * decay(n, 0.06, 0.001) * 0.6
    falls = grains(n, 260, 1100, 5200, seed, 0.0012, np.clip((t - 0.07) / 0.05, 0, 1) * np.exp(-t / 0.11)) * 0.7
    return placed(fade(thump + burst + falls), FIELD, -32)


def wood(seed: int) -> Wave:
    """A crack along the grain, then the board it went into."""
    n, p = frames(0.34), pitch(seed, 0.12)
    board = struck([236 * p, 391 * p, 640 * p, 1120 * p, 1730 * p], [0.1, 0.08, 0.05, 0.03, 0.02],
                   [1, 0.9, 0.7, 0.5, 0.3], n, seed)
    crack = highpass(noise(n, 0, seed), 1500) * decay(n, 0.014, 0.0003)
    split = bandpass(noise(frames(0.09), 0.1, seed + 2), 1200, 5200) * decay(frames(0.09), 0.035)
    body = lowpass(drive(0.8 * board + 0.9 * crack, 6), 5200)
    return placed(mix((0, 0, body), (0.022, -9, split), (0.05, -15, split)), ROOM, -26)


def stone(seed: int) -> Wave:
    """Hard and short: dust and chips, one of which sings away."""
    n, p = frames(0.46), pitch(seed, 0.15)
    t = times(n)
    hit = struck([980 * p, 1740 * p, 2900 * p, 4300 * p], [0.03, 0.025, 0.02, 0.012], [0.8, 1, 0.8, 0.5], n, seed)
    dust = bandpass(noise(n, 0.1, seed), 1300, 6800) * decay(n, 0.05, 0.0004)
    chips = grains(n, 70, 1900, 6000, seed, 0.004, np.clip(t / 0.05, 0, 1) * np.exp(-t / 0.12)) * 0.5
    thud = drop(n, 180, 90, 0.008) * decay(n, 0.04) * 0.6
    return placed(lowpass(drive(0.8 * hit + 0.8 * dust + thud, 5), 7000) + chips, FIELD, -26)


ALL: Final[dict[str, Callable[[int], Wave]]] = {"earth": earth, "wood": wood, "stone": stone}
