"""Places and the Omega."""

from __future__ import annotations

import numpy as np
from common import CALL, CALL_BEATS, FIELD, HALL, ROOM, bell, drop, note, pitch, throat
from mimics import burrow_strike
from synth import (
    Wave,
    bandpass,
    curve,
    decay,
    drive,
    fade,
    frames,
    grains,
    lowpass,
    mix,
    moving,
    noise,
    placed,
    saw,
    sine,
    struck,
    times,
    wander,
)


def wreck(seed: int) -> Wave:
    """Masonry breaks."""
    n = frames(1.0)
    t = times(n)
    crack = bandpass(noise(n, 0, seed), 700, 5200) * decay(n, 0.09)
    stones = grains(n, 190, 220, 2400, seed, 0.004, np.exp(-t / 0.35))
    return placed(drive(crack + 1.1 * drop(n, 140, 45, 0.03) * decay(n, 0.3), 6) + 0.6 * stones, FIELD, -22)


def shell_whistle(seed: int) -> Wave:
    """A second and a half that falls, and is nearer all the time."""
    n, p = frames(1.5), pitch(seed, 0.08)
    x = np.linspace(0, 1, n)
    freq = p * (1750 - 1150 * x**1.3) * wander(n, 12, 0.99, 1.01, seed)
    tone = sine(freq, n) + 0.25 * sine(freq * 2.01, n)
    air = moving(noise(n, 0.2, seed), freq * 1.1, 5, "band")
    return placed(fade((0.5 * tone + 0.9 * air) * (0.12 + 0.88 * x**2), 0.05, 0.02), FIELD, -24)


def door(seed: int) -> Wave:
    n = frames(1.0)
    x = np.linspace(0, 1, n)
    motor = moving(saw(74 + 16 * np.sin(np.pi * x), n), 700, 1.3) * curve(
        [(0, 0), (0.05, 0.8), (0.75, 0.8), (0.85, 0)], n
    )
    rail = bandpass(noise(n, 0.3, seed), 500, 2600) * curve([(0, 0), (0.05, 0.3), (0.8, 0.3), (0.84, 0)], n)
    bang = struck([142, 263, 491, 915, 1540], [0.4, 0.35, 0.25, 0.15, 0.1], [1, 0.9, 0.6, 0.5, 0.3], frames(0.5), seed)
    return placed(mix((0, -6, 0.7 * motor + 0.5 * rail), (0.8, -1, bang), (0, -6, bang * 0.5)), HALL, -24)


def lever(seed: int) -> Wave:
    n, p = frames(0.3), pitch(seed, 0.08)
    ratchet = struck([610 * p, 1150 * p, 2080 * p], [0.06, 0.05, 0.03], [1, 0.7, 0.5], n, seed)
    stop = struck([240 * p, 455 * p, 830 * p, 1490 * p], [0.2, 0.16, 0.1, 0.06], [1, 0.8, 0.6, 0.4], n, seed)
    teeth = [(0.06 * k * p, k - 7.0, ratchet) for k in range(3)]
    return placed(mix(*teeth, (0.2 * p, 0, stop)), ROOM, -20)


def siren(seed: int) -> Wave:
    """The Call's first three notes on horns that should have been replaced years ago."""
    parts = []
    start = 0.0
    for semitones, beats in zip(CALL, CALL_BEATS, strict=True):
        length = beats * 0.5
        n = frames(length + 0.1)
        t = times(n)
        freq = note(semitones, 311.1) * (1 - 0.06 * np.exp(-t / 0.05)) * (1 - 0.05 * np.clip((t - length) / 0.1, 0, 1))
        horn = moving(saw(freq, n) + 0.8 * saw(freq * 1.007, n), 2300, 0.9) * curve(
            [(0, 0), (0.05, 1), (length, 0.9), (length + 0.1, 0)], n
        )
        parts.append((start, -6.0, horn))
        start += length
    return placed(drive(bandpass(mix(*parts), 280, 3400), 6), HALL, -12)


def lamp(seed: int) -> Wave:
    n, p = frames(0.5), pitch(seed, 0.1)
    relay = struck([1900 * p, 3150 * p], [0.02, 0.015], [1, 0.6], n, seed)
    hum = (sine(100.0, n) + 0.5 * saw(200.0, n)) * decay(n, 0.35)
    thud = drop(n, 160 * p, 80 * p, 0.012) * decay(n, 0.08)
    return placed(mix((0, 0, relay), (0.004, -14, hum), (0, -6, thud)), HALL, -22)


def hush(seed: int) -> Wave:
    """Everything is drawn out of the air."""
    n = frames(0.9)
    x = np.linspace(0, 1, n)
    out = moving(noise(n, 0.4, seed), 3600 * (1 - x) ** 2 + 90, 1.1) * (1 - x) ** 1.2
    return placed(0.7 * out + drop(n, 150, 28, 0.25) * decay(n, 0.9, 0.01), HALL, -14)


def cup(seed: int) -> Wave:
    n = frames(0.35)
    ring = struck([1870, 3040, 4710, 6230], [0.22, 0.16, 0.1, 0.06], [1, 0.7, 0.5, 0.3], n, seed)
    return placed(0.5 * ring + drop(n, 320, 190, 0.01) * decay(n, 0.05), ROOM, -22)


def truck(seed: int) -> Wave:
    """Comes, passes, goes."""
    n = frames(4.0)
    x = np.linspace(0, 1, n)
    near = np.exp(-(((x - 0.5) / 0.2) ** 2))
    freq = (38 - 3 * np.tanh((x - 0.5) * 8)) * wander(n, 5, 0.97, 1.03, seed)
    motor = saw(freq, n) + 0.6 * saw(freq * 2.02, n) + 0.8 * noise(n, 0.8, seed) * (1 + sine(freq, n)) * 0.5
    wave = drive(moving(motor, 250 + 900 * near, 0.8), 4) * (0.12 + 0.88 * near)
    side = np.clip((x - 0.5) * 3, -1, 1)[:, None] * np.array([[-1.0, 1.0]])
    return placed(fade(np.stack([wave, wave], 1) * (1 + 0.6 * side), 0.3, 0.5), FIELD, -26)


# -- the Omega


def omega_roar(seed: int) -> Wave:
    n = frames(2.6)
    t = times(n)
    voice = throat(34 + 30 * np.sin(np.pi * t / 2.6) ** 2, n, (210, 520, 1150, 2300), 17, seed)
    voice *= curve([(0, 0), (0.2, 1), (1.6, 0.8), (2.6, 0)], n, 1.5)
    bells = sum(sine(freq * (1 - 0.08 * t / 2.6), n) for freq in (138.6, 207.7, 293.7, 415.3)) * decay(n, 2.4, 0.3)
    return placed(lowpass(drive(voice + drop(n, 90, 27, 0.2) * decay(n, 1.8, 0.02), 9), 4800) + 0.15 * bells, HALL, -10)


def node_break(seed: int) -> Wave:
    n = frames(1.6)
    t = times(n)
    glass = struck(
        [523, 811, 1277, 1913, 2760, 4020], [0.9, 0.8, 0.6, 0.5, 0.35, 0.2], [1, 0.9, 0.8, 0.7, 0.5, 0.4], n, seed
    )
    shards = grains(n, 320, 1500, 6500, seed, 0.006, np.exp(-t / 0.4))
    blow = drive(
        moving(noise(n, 0.3, seed), 200 + 5000 * np.exp(-t / 0.05)) * decay(n, 0.4)
        + 1.2 * drop(n, 130, 31, 0.06) * decay(n, 0.8),
        9,
    )
    return placed(lowpass(blow, 7000) + 0.12 * glass + 0.4 * shards, HALL, -14)


def rollback(seed: int) -> Wave:
    """Time runs back: a blow that ends in its own beginning, and is cut."""
    ahead = mix(
        (0, 0, node_break(seed)[: frames(1.5)]),
        (0.5, -3, burrow_strike(seed)),
        (0.2, -8, omega_roar(seed)[: frames(1.6)]),
    )
    back = ahead[::-1][-frames(1.2) :]
    n = len(back)
    x = np.linspace(0, 1, n)
    reach = np.cumsum(0.6 + 1.2 * x)
    reach *= (n - 2) / reach[-1]
    swept = np.stack([np.interp(reach, np.arange(n), back[:, c]) for c in (0, 1)], 1)
    rise = moving(noise(n, 0.3, seed), 220 * 26**x, 1.6, "band") * x**2
    return fade(drive(0.7 * swept / np.abs(swept).max() + 0.5 * np.stack([rise, rise], 1), 6), 0.02, 0.006)


def charge(seed: int) -> Wave:
    n = frames(0.5)
    clamp = struck([196, 370, 690, 1280], [0.25, 0.2, 0.14, 0.08], [1, 0.8, 0.6, 0.4], n, seed)
    tone = bell(CALL[0], 0.25, 0.2)
    return placed(mix((0, 0, clamp), (0.16, -8, tone), (0.27, -6, bell(CALL[2], 0.3, 0.25))), HALL, -20)


def pin(seed: int) -> Wave:
    n, p = frames(0.12), pitch(seed, 0.1)
    return placed(struck([2350 * p, 3720 * p, 5600 * p], [0.05, 0.035, 0.02], [1, 0.6, 0.4], n, seed), HALL, -26)


def pin_closed(seed: int) -> Wave:
    n = frames(0.7)
    lock = struck([311, 622, 1109, 1975], [0.6, 0.45, 0.3, 0.15], [1, 0.8, 0.5, 0.4], n, seed)
    return placed(mix((0, 0, lock), (0, -2, drop(n, 110, 44, 0.03) * decay(n, 0.3)), (0.02, -10, pin(seed))), HALL, -16)


def detonate(seed: int) -> Wave:
    n = frames(4.2)
    t = times(n)
    blow = (
        moving(noise(n, 0.6, seed), 70 + 4200 * np.exp(-t / 0.2) + 500 * np.exp(-t / 1.2), 0.75)
        * decay(n, 3.2, 0.002)
        * wander(n, 18, 0.6, 1.2, seed)
    )
    low = drop(n, 95, 24, 0.15) * decay(n, 2.6, 0.002)
    ring = sine(2093.0, n) * curve([(0, 0), (0.5, 0), (1.0, 1), (4.2, 0)], n) * 0.02
    return placed(lowpass(drive(1.3 * blow + 1.5 * low, 11), 6500) + ring, HALL, -10)
