"""The effects, each a function of a seed; another seed is another variant. Levels at the end, in one table.

The first three notes of the Call (do, low sol, mi) return in the siren and at an anchor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from synth import (
    Wave,
    bandpass,
    curve,
    decay,
    drive,
    fade,
    fm,
    frames,
    grains,
    highpass,
    lowpass,
    mix,
    moving,
    noise,
    placed,
    saw,
    sine,
    space,
    struck,
    times,
    wander,
)

ROOM = space(0.4, 9000, 0.02, 9)
FIELD = space(1.1, 6000, 0.1, 4)
HALL = space(2.6, 6500, 0.08, 6)
CALL = (0, -5, 4)  # semitones: do, low sol, mi
CALL_BEATS = (1.5, 0.5, 1.0)


def note(semitones: float, base: float = 523.25) -> float:
    return float(base * 2 ** (semitones / 12))


def pitch(seed: int, spread: float = 0.06) -> float:
    return float(np.random.default_rng(seed).uniform(1 - spread, 1 + spread))


def drop(n: int, top: float, bottom: float, fall: float) -> Wave:
    """A sine that falls: the body of every thud."""
    return sine(bottom + (top - bottom) * np.exp(-times(n) / fall), n)


# -- the suit


def jump(seed: int) -> Wave:
    n = frames(0.3)
    x = np.linspace(0, 1, n)
    servo = moving(saw(150 + 420 * x**0.7, n), 500 + 1800 * x, 1.4) * curve([(0, 0), (0.02, 1), (0.2, 0.4), (0.3, 0)], n)
    air = moving(noise(n, 0.4, seed), 3200 * np.exp(-x * 4) + 400) * decay(n, 0.2)
    return placed(drive(0.3 * servo + 0.8 * air + 0.9 * drop(n, 190, 62, 0.015) * decay(n, 0.14), 5), ROOM, -24)


def land(seed: int) -> Wave:
    n, p = frames(0.36), pitch(seed)
    thud = drop(n, 170 * p, 44, 0.02) * decay(n, 0.22) * 1.2
    plates = struck([231 * p, 417 * p, 760 * p, 1320 * p, 2240 * p], [0.2, 0.16, 0.12, 0.08, 0.05], [1, 0.8, 0.5, 0.4, 0.3], n, seed)
    grit = bandpass(noise(n, 0.2, seed), 500, 4200) * decay(n, 0.09)
    return placed(lowpass(drive(thud + 0.25 * plates + 0.5 * grit, 6), 6000), ROOM, -22)


def overheat(seed: int) -> Wave:
    n = frames(1.2)
    t = times(n)
    hiss = bandpass(noise(n, 0, seed), 1800, 7500) * curve([(0, 0), (0.02, 1), (0.3, 0.6), (1.2, 0)], n, 1.8)
    valve = moving(noise(n, 0.3, seed + 1), 2600 * np.exp(-t / 0.5) + 500, 5, "band") * decay(n, 0.9, 0.01)
    ticks = grains(n, 26, 2400, 5200, seed, 0.004, np.exp(-t / 0.8))
    latch = struck([880, 1560, 2750], [0.08, 0.06, 0.05], [1, 0.7, 0.5], n, seed)
    return placed(lowpass(0.6 * hiss + 0.8 * valve + 0.5 * ticks + 0.6 * latch, 8500), ROOM, -20)


def dry(seed: int) -> Wave:
    n = frames(0.09)
    click = struck([1240, 2310, 3800], [0.03, 0.025, 0.015], [1, 0.7, 0.4], n, seed)
    return placed(mix((0, 0, click), (0.028, -5, click[::1] * 0.8), (0, -8, drop(n, 240, 110, 0.01) * decay(n, 0.05))), ROOM, -26)


def throw(seed: int) -> Wave:
    n = frames(0.3)
    x = np.linspace(0, 1, n)
    swish = moving(noise(n, 0.3, seed), 500 + 2000 * np.exp(-(((x - 0.35) / 0.2) ** 2)), 1.8, "band")
    swish *= np.exp(-(((x - 0.35) / 0.25) ** 2))
    ring = struck([2900, 4300], [0.09, 0.06], [1, 0.6], n, seed)
    return placed(swish + 0.12 * ring, ROOM, -24)


def death(seed: int) -> Wave:
    """The suit's motors run down and its valves let go."""
    n = frames(1.5)
    t = times(n)
    blow = drive(drop(n, 160, 38, 0.03) * decay(n, 0.5) * 1.3 + bandpass(noise(n, 0.2, seed), 300, 3500) * decay(n, 0.1), 8)
    motor = moving(saw(30 + 330 * np.exp(-t / 0.45), n), 300 + 2000 * np.exp(-t / 0.5), 1.5) * curve([(0, 0.8), (1.4, 0)], n)
    air = bandpass(noise(n, 0.2, seed + 2), 900, 5000) * curve([(0, 0), (0.2, 0.5), (1.4, 0)], n, 2)
    return placed(blow + 0.28 * motor + 0.25 * air, HALL, -20)


def splash(seed: int) -> Wave:
    n = frames(0.9)
    t = times(n)
    body = moving(noise(n, 0.4, seed), 500 + 4500 * np.exp(-t / 0.09), 0.8) * decay(n, 0.6, 0.004)
    drops = grains(n, 110, 600, 2600, seed, 0.004, np.exp(-t / 0.35) * np.clip(t / 0.08, 0, 1))
    return placed(drive(body + 0.8 * drop(n, 130, 52, 0.04) * decay(n, 0.25), 4) + 0.35 * drops, FIELD, -26)


def gasp(seed: int) -> Wave:
    """Air leaves: a run of rising bubbles."""
    n = frames(0.7)
    out = np.zeros(n)
    dice = np.random.default_rng(seed)
    for i in range(9):
        m = frames(0.07)
        t = times(m)
        start = frames(0.05 * i + dice.uniform(0, 0.02))
        out[start : start + m] += np.sin(2 * np.pi * (dice.uniform(220, 520) * t * (1 + 7 * t))) * np.exp(-t * 45) * np.clip(t / 0.004, 0, 1)
    return placed(lowpass(out + bandpass(noise(n, 0.8, seed), 150, 700) * decay(n, 0.5, 0.05) * 0.2, 2200), HALL, -22)


def pickup_plate(seed: int) -> Wave:
    n = frames(0.4)
    clamp = struck([523, 1046, 1830, 3110], [0.25, 0.2, 0.1, 0.06], [0.8, 0.7, 0.6, 0.4], n, seed)
    lock = struck([784, 1568, 2740], [0.3, 0.22, 0.08], [0.9, 0.7, 0.4], n, seed + 1)
    return placed(mix((0, -3, clamp), (0.09, 0, lock), (0, -3, drop(n, 150, 70, 0.02) * decay(n, 0.1))), ROOM, -20)


def pickup_grenade(seed: int) -> Wave:
    n = frames(0.2)
    clack = struck([690, 1430, 2300], [0.06, 0.05, 0.03], [1, 0.7, 0.4], n, seed)
    return placed(mix((0, -2, clack), (0.08, 0, struck([920, 1880, 3050], [0.07, 0.05, 0.03], [1, 0.7, 0.4], n, seed))), ROOM, -20)


def paper(seed: int) -> Wave:
    n = frames(0.4)
    crackle = grains(n, 420, 1800, 6500, seed, 0.0012, curve([(0, 0.2), (0.06, 1), (0.16, 0.2), (0.24, 0.9), (0.4, 0)], n))
    sheet = bandpass(noise(n, 0, seed), 1400, 5200) * curve([(0, 0), (0.07, 0.5), (0.15, 0.1), (0.25, 0.4), (0.4, 0)], n)
    return placed(0.7 * crackle + 0.4 * sheet, ROOM, -30)


def bell(semitones: float, seconds: float, ring: float) -> Wave:
    n = frames(seconds)
    freq = note(semitones)
    return (fm(freq, 2.0, 1.4 * np.exp(-times(n) / 0.08), n) + 0.3 * sine(freq * 2, n)) * decay(n, ring, 0.004)


def anchor(seed: int) -> Wave:
    return placed(mix((0, -3, bell(CALL[1], 0.5, 0.5)), (0.13, 0, bell(CALL[0], 0.9, 0.9))), HALL, -16)


def vision(seed: int) -> Wave:
    """Something that has not happened yet: a chord that comes out of its own echo."""
    n = frames(1.3)
    x = np.linspace(0, 1, n)
    chord = sum(sine(note(k) * (1 + 0.002 * np.sin(9 * x + k)), n) for k in (0, 7, 12, 16, 19)) * x**2.2
    air = moving(noise(n, 0.4, seed), 900 + 4000 * x**2, 2.5, "band") * x**3 * 0.5
    return placed(fade(0.2 * chord + 0.3 * air, 0.01, 0.09), HALL, -14)


def step_mud(seed: int) -> Wave:
    n = frames(0.28)
    t = times(n)
    suck = moving(noise(n, 0.5, seed), 380 + 1500 * np.exp(-(((t - 0.1) / 0.05) ** 2)), 3, "band") * curve([(0, 0.6), (0.1, 1), (0.28, 0)], n)
    return placed(fade(suck + drop(n, 120, 48, 0.02) * decay(n, 0.12)), ROOM, -30)


def step_concrete(seed: int) -> Wave:
    n, p = frames(0.22), pitch(seed)
    heel = struck([310 * p, 640 * p, 1180 * p, 2050 * p], [0.06, 0.05, 0.04, 0.03], [1, 0.8, 0.6, 0.4], n, seed)
    grit = highpass(noise(n, 0, seed), 1800) * decay(n, 0.05)
    return placed(lowpass(0.5 * heel + 0.4 * grit + drop(n, 130, 60, 0.012) * decay(n, 0.09), 6000), ROOM, -20)


def clang(seed: int) -> Wave:
    """A shot glances off: a short ring that falls away."""
    n, p = frames(0.34), pitch(seed, 0.15)
    t = times(n)
    ring = struck([1650 * p, 2710 * p, 4130 * p], [0.16, 0.12, 0.08], [1, 0.8, 0.5], n, seed)
    away = sine(p * (900 + 2100 * np.exp(-t / 0.12)), n) * decay(n, 0.25, 0.004)
    return placed(0.4 * ring + 0.25 * away + highpass(noise(n, 0, seed), 2500) * decay(n, 0.02) * 0.7, FIELD, -24)


# -- Mimics


def throat(freq: Wave | float, n: int, peaks: tuple[float, ...], rough: float, seed: int) -> Wave:
    """An inhuman voice: a jittering saw, roughened and put through a few peaks."""
    voice = saw(freq * wander(n, 40, 0.94, 1.06, seed), n) + 0.3 * noise(n, 0.3, seed)
    voice *= 1 + 0.85 * sine(rough * wander(n, 9, 0.7, 1.4, seed + 1), n)
    out = np.zeros(n)
    for i, peak in enumerate(peaks):
        out += moving(voice, peak * wander(n, 6, 0.85, 1.15, seed + i), 4, "band")
    return out


def tell_drone(seed: int) -> Wave:
    """Half a second of clicks that run together: it gathers itself to leap."""
    n, p = frames(0.5), pitch(seed)
    out = np.zeros(n + frames(0.1))
    at, gap = 0.0, 0.07
    while at < 0.46:
        m = frames(0.05)
        click = struck([1480 * p, 2350 * p, 3900 * p], [0.025, 0.02, 0.012], [1, 0.8, 0.5], m, seed)
        start = frames(at)
        out[start : start + m] += click * (0.5 + at)
        at, gap = at + gap, max(gap * 0.86, 0.016)
    hiss = bandpass(noise(n, 0.2, seed), 700, 2600) * np.linspace(0, 1, n) ** 2
    out[:n] += hiss * 0.35
    return placed(drive(out, 6), FIELD, -26)


def tell_spitter(seed: int) -> Wave:
    """A gargle that fills."""
    n, p = frames(0.7), pitch(seed)
    x = np.linspace(0, 1, n)
    wet = throat(p * (95 + 70 * x), n, (420 + 300 * 0.5, 980, 2100), 24, seed) * curve([(0, 0), (0.06, 0.7), (0.6, 1), (0.7, 0)], n)
    bubbles = grains(n, 60, 320, 1100, seed, 0.006, 0.3 + 0.7 * x)
    return placed(lowpass(drive(0.7 * wet + 0.7 * bubbles, 6), 4000), FIELD, -24)


def tell_burrower(seed: int) -> Wave:
    """A hum out of the ground that rises until it breaks through."""
    n, p = frames(0.9), pitch(seed)
    x = np.linspace(0, 1, n)
    freq = p * (62 + 150 * x**1.6)
    hum = fm(freq, 1.5, 1 + 2.5 * x, n) + 0.6 * saw(freq * 2.01, n)
    hum = moving(hum, 250 + 1900 * x**1.5, 1.2) * (0.35 + 0.65 * x) * (1 + 0.4 * sine(11 + 14 * x, n))
    sand = grains(n, 500, 900, 4200, seed, 0.0014, 0.2 + 0.8 * x)
    return placed(fade(drive(0.6 * hum + 0.45 * sand * x, 6), 0.02, 0.05), FIELD, -26)


def tell_alpha(seed: int) -> Wave:
    """One low note, and the world draws its breath in."""
    n = frames(1.0)
    x = np.linspace(0, 1, n)
    low = fm(55 * (1 - 0.1 * x), 2.0, 2.2, n) + 0.7 * fm(82.4, 1.0, 1.4, n) + throat(58.0, n, (240, 640, 1500), 19, seed) * 0.7
    low = drive(low * curve([(0, 0), (0.05, 1), (0.8, 0.8), (1.0, 0)], n), 7)
    breath = moving(noise(n, 0.4, seed), 350 * 9**x, 2.2, "band") * x**2
    return placed(0.7 * low + 0.7 * breath, HALL, -18)


def tell_omega(seed: int) -> Wave:
    """Something huge bends: a rising creak under a bell that has no pitch."""
    n = frames(1.1)
    x = np.linspace(0, 1, n)
    creak = throat(26 + 40 * x, n, (300, 720, 1350, 2400), 13, seed) * (0.25 + 0.75 * x)
    glass = fm(196 * (1 + 0.5 * x), 1.414, 3 * x, n) * x**1.5
    return placed(fade(drive(0.8 * creak + 0.5 * glass, 7), 0.02, 0.04), HALL, -18)


def tell_crumble(seed: int) -> Wave:
    n = frames(0.8)
    x = np.linspace(0, 1, n)
    cracks = grains(n, 150, 260, 2300, seed, 0.003, 0.15 + 0.7 * x)
    return placed(cracks + lowpass(noise(n, 1, seed), 260) * x * 0.3, ROOM, -24)


def spit(seed: int) -> Wave:
    n, p = frames(0.32), pitch(seed, 0.12)
    t = times(n)
    gulp = moving(noise(n, 0.3, seed), p * (420 + 2800 * np.exp(-t / 0.05)), 2.2, "band") * decay(n, 0.25, 0.003)
    return placed(drive(gulp * 1.4 + drop(n, 320 * p, 90, 0.03) * decay(n, 0.15), 7), FIELD, -26)


def burrow_strike(seed: int) -> Wave:
    n = frames(1.1)
    t = times(n)
    burst = moving(noise(n, 0.5, seed), 200 + 3800 * np.exp(-t / 0.09), 0.8) * decay(n, 0.7, 0.002)
    rain = grains(n, 620, 900, 4800, seed, 0.0015, np.exp(-t / 0.4) * np.clip(t / 0.08, 0, 1))
    cry = throat(150 + 160 * np.exp(-t / 0.2), n, (820, 1500, 2900), 60, seed) * decay(n, 0.6, 0.02)
    return placed(lowpass(drive(burst + 1.1 * drop(n, 130, 34, 0.06) * decay(n, 0.6) + 0.4 * cry, 9), 6500) + 0.35 * rain, FIELD, -18)


def tendril(seed: int) -> Wave:
    n = frames(0.8)
    t = times(n)
    whip = moving(noise(n, 0.2, seed), 400 + 4200 * np.exp(-(((t - 0.03) / 0.03) ** 2)), 1.4) * decay(n, 0.22)
    slam = drop(n, 120, 33, 0.05) * decay(n, 0.6) * 1.3
    shards = grains(n, 240, 1700, 6000, seed, 0.004, np.exp(-t / 0.2))
    return placed(lowpass(drive(whip + slam, 9), 7000) + 0.4 * shards, HALL, -16)


def hit_mimic(seed: int) -> Wave:
    n, p = frames(0.2), pitch(seed, 0.12)
    t = times(n)
    shell = struck([880 * p, 1730 * p, 2950 * p], [0.06, 0.04, 0.025], [1, 0.7, 0.5], n, seed)
    wet = moving(noise(n, 0.2, seed), 600 + 2600 * np.exp(-t / 0.02), 1.6, "band") * decay(n, 0.12)
    return placed(drive(0.4 * shell + wet + 0.5 * drop(n, 210, 85, 0.015) * decay(n, 0.08), 6), FIELD, -30)


def fallen(seed: int) -> Wave:
    """Somebody in a suit goes down."""
    return mix((0, 0, land(seed + 3)), (0.16, -5, land(seed + 8)), (0.28, -11, pickup_grenade(seed)))


# -- places


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
    motor = moving(saw(74 + 16 * np.sin(np.pi * x), n), 700, 1.3) * curve([(0, 0), (0.05, 0.8), (0.75, 0.8), (0.85, 0)], n)
    rail = bandpass(noise(n, 0.3, seed), 500, 2600) * curve([(0, 0), (0.05, 0.3), (0.8, 0.3), (0.84, 0)], n)
    bang = struck([142, 263, 491, 915, 1540], [0.4, 0.35, 0.25, 0.15, 0.1], [1, 0.9, 0.6, 0.5, 0.3], frames(0.5), seed)
    return placed(mix((0, -6, 0.7 * motor + 0.5 * rail), (0.8, -1, bang), (0, -6, bang * 0.5)), HALL, -24)


def lever(seed: int) -> Wave:
    n = frames(0.3)
    ratchet = struck([610, 1150, 2080], [0.06, 0.05, 0.03], [1, 0.7, 0.5], n, seed)
    stop = struck([240, 455, 830, 1490], [0.2, 0.16, 0.1, 0.06], [1, 0.8, 0.6, 0.4], n, seed)
    return placed(mix((0, -7, ratchet), (0.06, -6, ratchet), (0.12, -5, ratchet), (0.2, 0, stop)), ROOM, -20)


def siren(seed: int) -> Wave:
    """The Call's first three notes on horns that should have been replaced years ago."""
    parts = []
    start = 0.0
    for semitones, beats in zip(CALL, CALL_BEATS, strict=True):
        length = beats * 0.5
        n = frames(length + 0.1)
        t = times(n)
        freq = note(semitones, 311.1) * (1 - 0.06 * np.exp(-t / 0.05)) * (1 - 0.05 * np.clip((t - length) / 0.1, 0, 1))
        horn = moving(saw(freq, n) + 0.8 * saw(freq * 1.007, n), 2300, 0.9) * curve([(0, 0), (0.05, 1), (length, 0.9), (length + 0.1, 0)], n)
        parts.append((start, -6.0, horn))
        start += length
    return placed(drive(bandpass(mix(*parts), 280, 3400), 6), HALL, -12)


def lamp(seed: int) -> Wave:
    n = frames(0.5)
    relay = struck([1900, 3150], [0.02, 0.015], [1, 0.6], n, seed)
    hum = (sine(100.0, n) + 0.5 * saw(200.0, n)) * decay(n, 0.35)
    return placed(mix((0, 0, relay), (0.004, -14, hum), (0, -6, drop(n, 160, 80, 0.012) * decay(n, 0.08))), HALL, -22)


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
    glass = struck([523, 811, 1277, 1913, 2760, 4020], [0.9, 0.8, 0.6, 0.5, 0.35, 0.2], [1, 0.9, 0.8, 0.7, 0.5, 0.4], n, seed)
    shards = grains(n, 320, 1500, 6500, seed, 0.006, np.exp(-t / 0.4))
    blow = drive(moving(noise(n, 0.3, seed), 200 + 5000 * np.exp(-t / 0.05)) * decay(n, 0.4) + 1.2 * drop(n, 130, 31, 0.06) * decay(n, 0.8), 9)
    return placed(lowpass(blow, 7000) + 0.12 * glass + 0.4 * shards, HALL, -14)


def rollback(seed: int) -> Wave:
    """Time runs back: a blow that ends in its own beginning, and is cut."""
    ahead = mix((0, 0, node_break(seed)[: frames(1.5)]), (0.5, -3, burrow_strike(seed)), (0.2, -8, omega_roar(seed)[: frames(1.6)]))
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
    n = frames(0.12)
    return placed(struck([2350, 3720, 5600], [0.05, 0.035, 0.02], [1, 0.6, 0.4], n, seed), HALL, -26)


def pin_closed(seed: int) -> Wave:
    n = frames(0.7)
    lock = struck([311, 622, 1109, 1975], [0.6, 0.45, 0.3, 0.15], [1, 0.8, 0.5, 0.4], n, seed)
    return placed(mix((0, 0, lock), (0, -2, drop(n, 110, 44, 0.03) * decay(n, 0.3)), (0.02, -10, pin(seed))), HALL, -16)


def detonate(seed: int) -> Wave:
    n = frames(4.2)
    t = times(n)
    blow = moving(noise(n, 0.6, seed), 70 + 4200 * np.exp(-t / 0.2) + 500 * np.exp(-t / 1.2), 0.75) * decay(n, 3.2, 0.002) * wander(n, 18, 0.6, 1.2, seed)
    low = drop(n, 95, 24, 0.15) * decay(n, 2.6, 0.002)
    ring = sine(2093.0, n) * curve([(0, 0), (0.5, 0), (1.0, 1), (4.2, 0)], n) * 0.02
    return placed(lowpass(drive(1.3 * blow + 1.5 * low, 11), 6500) + ring, HALL, -10)


class Effect(NamedTuple):
    name: str
    make: Callable[[int], Wave]
    level: float  # dB, K-weighted, of the loudest 100 ms
    variants: int = 1
    longest: float = 9.0  # s


ALL = (
    Effect("jump", jump, -19, 2, 0.4),
    Effect("land", land, -16, 2, 0.5),
    Effect("overheat", overheat, -15, 1, 1.3),
    Effect("dry", dry, -20, 1, 0.2),
    Effect("throw", throw, -18, 1, 0.4),
    Effect("death", death, -11, 1, 2.4),
    Effect("splash", splash, -15, 2, 1.2),
    Effect("gasp", gasp, -15, 1, 1.0),
    Effect("pickup_plate", pickup_plate, -17, 1, 0.7),
    Effect("pickup_grenade", pickup_grenade, -18, 1, 0.4),
    Effect("paper", paper, -22, 1, 0.5),
    Effect("anchor", anchor, -18, 1, 2.2),
    Effect("vision", vision, -19, 1, 2.4),
    Effect("step_mud", step_mud, -22, 4, 0.3),
    Effect("step_concrete", step_concrete, -20, 4, 0.3),
    Effect("clang", clang, -19, 3, 0.5),
    Effect("tell_drone", tell_drone, -13, 2, 0.7),
    Effect("tell_spitter", tell_spitter, -13, 2, 0.9),
    Effect("tell_burrower", tell_burrower, -13, 2, 1.1),
    Effect("tell_alpha", tell_alpha, -12, 1, 1.6),
    Effect("tell_omega", tell_omega, -12, 1, 1.6),
    Effect("tell_crumble", tell_crumble, -17, 1, 1.0),
    Effect("spit", spit, -14, 2, 0.5),
    Effect("burrow_strike", burrow_strike, -10, 2, 1.5),
    Effect("tendril", tendril, -11, 2, 1.4),
    Effect("hit_mimic", hit_mimic, -18, 3, 0.3),
    Effect("fallen", fallen, -16, 2, 0.8),
    Effect("break", wreck, -13, 2, 1.4),
    Effect("shell_whistle", shell_whistle, -15, 2, 1.6),
    Effect("door", door, -16, 1, 1.7),
    Effect("lever", lever, -18, 1, 0.7),
    Effect("siren", siren, -14, 1, 3.2),
    Effect("lamp", lamp, -20, 1, 0.8),
    Effect("hush", hush, -14, 1, 1.8),
    Effect("cup", cup, -22, 1, 0.5),
    Effect("truck", truck, -19, 1, 4.2),
    Effect("omega_roar", omega_roar, -9, 1, 4.0),
    Effect("node_break", node_break, -9, 1, 2.6),
    Effect("rollback", rollback, -10, 1, 1.2),
    Effect("charge", charge, -15, 1, 1.4),
    Effect("pin", pin, -20, 1, 0.4),
    Effect("pin_closed", pin_closed, -13, 1, 2.0),
    Effect("detonate", detonate, -8, 1, 6.0),
)
