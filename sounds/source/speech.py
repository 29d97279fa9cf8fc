"""A letter of speech for each voice of the day, and the loudspeakers: a buzz through a mouth. Never a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from synth import RATE, Wave, bandpass, drive, fade, frames, moving, noise, placed, saw, space

VOWELS: Final = (
    (730, 1090, 2440), (530, 1840, 2480), (270, 2290, 3010), (570, 840, 2410), (300, 870, 2240), (490, 1350, 1690),
)


class Mouth(NamedTuple):
    pitch: float  # Hz
    size: float  # of the mouth: formants times this
    air: float  # breath in the voice, 0..1
    band: tuple[float, float]  # Hz that get through: a radio, a helmet, a room
    edge: float  # dB of drive


MOUTHS: Final[dict[str, Mouth]] = {
    "radio": Mouth(132, 1.0, 0.10, (480, 3100), 9),
    "cage": Mouth(118, 1.0, 0.14, (180, 4200), 4),
    "rita": Mouth(186, 1.14, 0.12, (220, 5000), 4),
    "sergeant": Mouth(92, 0.9, 0.18, (150, 3600), 8),
    "junie": Mouth(228, 1.22, 0.16, (260, 5200), 3),
    "dov": Mouth(126, 0.97, 0.2, (180, 4400), 3),
    "moss": Mouth(78, 0.86, 0.12, (120, 3000), 5),
    "wick": Mouth(158, 1.06, 0.24, (220, 4800), 6),
    "officer": Mouth(108, 0.95, 0.08, (200, 4000), 2),
    "guard": Mouth(100, 0.93, 0.12, (420, 3000), 7),
}


HORN: Final = space(0.7, 3200, 0.09, 12)  # what the yard gives back of it


def loudspeaker(seed: int) -> Wave:
    """The camp is spoken to, by two iron horns on a pole: a switch, a sentence of no words, a switch."""
    dice = np.random.default_rng(seed + 5)
    out = np.zeros(frames(2.3))
    for at in (0.0, 2.12):
        click = bandpass(noise(frames(0.02), 0, seed), 500, 2600) * np.linspace(1, 0, frames(0.02)) ** 2
        out[frames(at) : frames(at) + len(click)] += 0.5 * click
    at, pitch = 0.14, 150 * 2 ** (dice.uniform(-1, 1) / 12)
    while at < 1.85:
        n = frames(dice.uniform(0.09, 0.2))
        x = np.linspace(0, 1, n)
        buzz = saw(pitch * (1.12 - 0.16 * at / 2) * (1 + 0.05 * np.sin(np.pi * x)), n) + 0.14 * noise(n, 0, seed)
        vowel, voice = VOWELS[int(dice.integers(0, 6))], np.zeros(n)
        for peak, q, level in zip(vowel, (4, 6, 7), (1, 0.9, 0.4), strict=True):
            voice += moving(buzz, peak * (1.1 + 0.06 * x), q, "band") * level
        out[frames(at) : frames(at) + n] += voice * np.sin(np.pi * x) ** 0.5
        at += n / RATE + (dice.uniform(0.14, 0.26) if dice.random() < 0.2 else dice.uniform(0.015, 0.05))
    return fade(placed(drive(bandpass(out, 520, 2700), 8), HORN, -11), 0, 0.2)


def blip(who: str) -> Callable[[int], Wave]:
    mouth = MOUTHS[who]

    def make(seed: int) -> Wave:
        dice = np.random.default_rng(seed + sum(map(ord, who)))
        n = frames(dice.uniform(0.055, 0.085))
        x = np.linspace(0, 1, n)
        freq = mouth.pitch * 2 ** (dice.uniform(-3, 4) / 12) * (1 + 0.08 * (1 - x))
        buzz = saw(freq, n) + mouth.air * noise(n, 0, seed)
        vowel = VOWELS[int(dice.integers(0, 6))]
        voice = np.zeros(n)
        for peak, q, level in zip(vowel, (5, 8, 9), (1, 0.8, 0.5), strict=True):
            voice += moving(buzz, peak * mouth.size, q, "band") * level
        voice = drive(bandpass(voice * np.sin(np.pi * x) ** 0.6, *mouth.band), mouth.edge)
        return fade(voice, 0.004, 0.02)

    return make
