"""The Mimics that came later: lasher, shell, swarm, kite, herald, tower; and how each kind breaks.

Each tell has a shape of its own, so that it is known with closed eyes: a rope drawn tight, hooves that scrape, clicks
that gather, a fall from above, a cry, a clock that stops.
"""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, drop, pitch, throat
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
    struck,
    times,
)


def _crack(n: int, seed: int, top: float = 5200) -> Wave:
    """A whip's end: everything at once, and gone."""
    t = times(n)
    return moving(noise(n, 0, seed), 700 + top * np.exp(-t / 0.012), 1.1, "band") * decay(n, 0.09, 0.0006)


def _shatter(n: int, seed: int, low: float, high: float, rate: float = 300) -> Wave:
    """Hard pieces that fall apart: many small bodies, fewer and fewer."""
    return grains(n, rate, low, high, seed, 0.006, np.exp(-times(n) / (n / 44100 * 0.28)))


# -- lasher: a rope drawn tight


def tell_lasher(seed: int) -> Wave:
    n, p = frames(0.6), pitch(seed)
    x = np.linspace(0, 1, n)
    rate = 22 + 120 * x**1.5  # the fibres slip one after the other, faster and faster
    slips = np.maximum(0, saw(rate * p, n)) ** 6
    rope = moving(slips + 0.15 * noise(n, 0.5, seed), p * (420 + 1300 * x**1.4), 5, "band")
    body = saw(p * (70 + 95 * x), n) * slips
    return placed(
        drive((1.3 * rope + 0.5 * body) * curve([(0, 0.5), (0.05, 0.8), (0.58, 1), (0.6, 0)], n), 8), FIELD, -26
    )


def strike_lasher(seed: int) -> Wave:
    n = frames(0.5)
    t = times(n)
    air = moving(noise(n, 0.3, seed), 300 + 2600 * np.exp(-(((t - 0.05) / 0.04) ** 2)), 1.6, "band")
    air *= np.exp(-(((t - 0.05) / 0.05) ** 2))
    out = air + drop(n, 150, 60, 0.03) * decay(n, 0.2)
    return placed(
        drive(mix((0, 0, out), (0.055, 2, _crack(n, seed)), (0.085, -3, _crack(n, seed + 1))).mean(1), 7), FIELD, -22
    )


def death_lasher(seed: int) -> Wave:
    """The tension goes, and four arms fall one after the other."""
    n = frames(1.1)
    x = np.linspace(0, 1, n)
    sigh = moving(saw(190 * np.exp(-x * 2.4), n), 1500 * np.exp(-x * 3) + 200, 2.5) * decay(n, 0.7, 0.01)
    parts = [(0.0, -4.0, sigh)]
    for k in range(4):
        m = frames(0.3)
        slap = drop(m, 170 - 15 * k, 55, 0.02) * decay(m, 0.16) + moving(noise(m, 0.4, seed + k), 1600, 0.9) * decay(
            m, 0.07
        )
        parts.append((0.12 + 0.13 * k + 0.02 * (seed % 3), -2.0 - k, slap))
    return placed(drive(mix(*parts).mean(1), 6), FIELD, -22)


# -- shell: hooves that scrape, then run


def tell_shell(seed: int) -> Wave:
    n, p = frames(0.7), pitch(seed)
    x = np.linspace(0, 1, n)
    out = throat(p * (48 + 26 * x), n, (180, 420, 900), 21, seed) * (0.35 + 0.65 * x)
    scrape = np.zeros(n)
    for start in (0.02, 0.27, 0.48):  # three times over the ground
        m = frames(0.19)
        y = np.linspace(0, 1, m)
        rub = (
            moving(noise(m, 0.2, seed + int(start * 100)), p * (900 + 1500 * y), 2.4, "band") * np.sin(np.pi * y) ** 0.7
        )
        scrape[frames(start) : frames(start) + m] += rub[: n - frames(start)]
    plates = grains(n, 60, 1500, 3800, seed, 0.008, x)
    return placed(fade(drive(0.7 * out + 1.0 * scrape + 0.35 * plates, 7), 0.002, 0.04), FIELD, -26)


def strike_shell(seed: int) -> Wave:
    """A wall that runs."""
    n, p = frames(0.75), pitch(seed, 0.1)
    out = np.zeros(n)
    at, gap = 0.0, 0.13 * p
    while at < 0.6:
        m = frames(0.14)
        hoof = drop(m, 150 * p, 48 * p, 0.018) * decay(m, 0.11)
        hoof += 0.4 * bandpass(noise(m, 0.3, seed), 400, 2600) * decay(m, 0.05)
        start = frames(at)
        out[start : start + m] += hoof[: n - start]
        at, gap = at + gap, max(0.075, gap * 0.9)
    iron = struck([310, 540, 905], [0.6, 0.4, 0.3], [0.5, 0.4, 0.3], n, seed) * 0.5
    return placed(drive(out + iron * (1 + 0.5 * sine(13, n)), 8), FIELD, -22)


def plate_break(seed: int) -> Wave:
    """Its front gives way: one blow, then a shower of plates."""
    n = frames(1.3)
    p = pitch(seed)
    blow = drop(n, 190, 42, 0.03) * decay(n, 0.35) * 1.3 + _crack(n, seed, 6500)
    bell = struck([410 * p, 873 * p, 1490 * p, 2310 * p], [0.5, 0.4, 0.25, 0.2], [1, 0.8, 0.6, 0.5], n, seed)
    shower = grains(n, 120, 900, 3600, seed, 0.012, np.exp(-times(n) / 0.35) * np.clip(times(n) / 0.06, 0, 1))
    return placed(drive(blow + 0.45 * bell, 8) + 0.7 * shower, FIELD, -18)


def death_shell(seed: int) -> Wave:
    n = frames(1.2)
    groan = throat(62 * np.exp(-times(n) / 0.8), n, (190, 430, 870), 15, seed) * decay(n, 0.9, 0.02)
    parts = [(0.0, -2.0, groan)]
    for k, at in enumerate((0.1, 0.24, 0.33, 0.47)):
        m = frames(0.4)
        plate = struck([262 + 60 * k, 571 + 90 * k, 1180], [0.25, 0.2, 0.1], [1, 0.7, 0.4], m, seed + k)
        parts.append((at, -5.0 - k, plate + drop(m, 120, 50, 0.02) * decay(m, 0.14)))
    return placed(drive(mix(*parts).mean(1), 7), FIELD, -20)


# -- swarm: clicks that gather


def _mites(n: int, rate: float, seed: int, chance: Wave, low: float = 1700, high: float = 5400) -> Wave:
    return grains(n, rate, low, high, seed, 0.0022, chance) + 0.5 * grains(
        n, rate * 0.5, low * 0.5, low, seed + 1, 0.003, chance
    )


def tell_swarm(seed: int) -> Wave:
    """Eight voices that find one beat while they climb."""
    n, p = frames(0.62), pitch(seed)
    x = np.linspace(0, 1, n)
    loose = _mites(n, 150, seed, 0.9 - 0.6 * x)
    beat = (np.sin(2 * np.pi * np.cumsum(14 + 26 * x) / 44100) > 0.55) * 1.0
    pillar = moving(noise(n, 0.1, seed), p * (1100 + 3200 * x), 4, "band") * beat * x
    hum = fm(p * (120 + 210 * x), 3.0, 2.5 * x, n) * x * 0.4
    return placed(fade(drive(0.8 * loose + 1.5 * pillar + hum, 6), 0.002, 0.03), FIELD, -26)


def strike_swarm(seed: int) -> Wave:
    """The pillar breaks over: surf of claws."""
    n = frames(0.8)
    t = times(n)
    shape = np.clip(t / 0.05, 0, 1) * np.exp(-np.maximum(0, t - 0.3) / 0.13)
    surf = moving(noise(n, 0.4, seed), 500 + 2400 * np.exp(-(((t - 0.2) / 0.16) ** 2)), 0.9) * shape
    return placed(drive(1.1 * surf + 0.9 * _mites(n, 420, seed, shape), 6), FIELD, -24)


def death_swarm(seed: int) -> Wave:
    """They run apart, and each has a voice of its own again."""
    n = frames(1.0)
    t = times(n)
    out = 0.8 * _mites(n, 320, seed, np.exp(-t / 0.3))
    dice = np.random.default_rng(seed)
    for k in range(6):
        m = frames(0.13)
        y = np.linspace(0, 1, m)
        squeal = fm(dice.uniform(1300, 2700) * (1 + 0.5 * np.sin(3 * y)), 1.5, 1.2, m) * np.sin(np.pi * y) ** 2
        start = frames(0.03 + 0.11 * k)
        out[start : start + m] += squeal * (0.5 - 0.06 * k)
    return placed(drive(out, 5), FIELD, -22)


# -- kite: a fall from above


def tell_kite(seed: int) -> Wave:
    """Up, and up, and held: a shriek that draws breath over your head."""
    n, p = frames(0.62), pitch(seed)
    x = np.linspace(0, 1, n)
    freq = p * (620 + 760 * np.minimum(1, x * 1.5) ** 0.7)
    cry = fm(freq * (1 + 0.018 * sine(31, n)), 1.003, 1.6, n) + 0.4 * fm(freq * 1.5, 1.0, 1.0, n)
    wings = noise(n, 0.5, seed) * np.maximum(0, sine(9, n)) ** 2 * (1 - x)
    return placed(
        fade(
            drive(cry * curve([(0, 0.3), (0.04, 0.8), (0.6, 1), (0.62, 0)], n), 5) * 0.7 + lowpass(wings, 900) * 0.8,
            0.002,
            0.05,
        ),
        HALL,
        -24,
    )


def strike_kite(seed: int) -> Wave:
    n = frames(0.7)
    x = np.linspace(0, 1, n)
    fall = fm(1500 * np.exp(-x * 1.5), 1.0, 1.0, n) * curve([(0, 0), (0.03, 0.7), (0.7, 0)], n)
    wind = moving(noise(n, 0.2, seed), 900 + 2600 * x, 1.6, "band") * np.sin(np.pi * x) ** 0.6
    return placed(drive(0.5 * fall + 1.1 * wind, 5), FIELD, -24)


def death_kite(seed: int) -> Wave:
    """It comes down as torn cloth and lands as wood."""
    n = frames(1.2)
    t = times(n)
    cry = fm(1250 * np.exp(-t / 0.45), 1.41, 2.2, n) * decay(n, 0.5, 0.005)
    flap = noise(n, 0.4, seed) * np.maximum(0, sine(15 - 6 * t, n)) ** 3 * np.exp(-t / 0.4)
    crash = drop(n, 160, 45, 0.03) * decay(n, 0.3) + _shatter(n, seed, 500, 2400, 200)
    return placed(drive(mix((0, -4, cry), (0, -2, lowpass(flap, 1500)), (0.34, 0, crash)).mean(1), 6), FIELD, -20)


# -- herald: a cry


def tell_herald(seed: int) -> Wave:
    """A second and a half of mourning that swells until it is a call: the longest warning, from the worst of them."""
    n, p = frames(1.5), pitch(seed, 0.03)
    x = np.linspace(0, 1, n)
    out = np.zeros(n)
    for k, (ratio, peaks) in enumerate(((1.0, (480, 1050, 2300)), (1.19, (520, 1180, 2500)), (1.5, (600, 1300, 2700)))):
        freq = 196 * p * ratio * (1 + 0.06 * np.minimum(1, x * 2) + 0.012 * sine(5.2 + k, n))
        out += throat(freq, n, peaks, 31 + 7 * k, seed + k) * np.clip(x * 5 - k * 0.9 + 0.5, 0, 1)
    swell = curve([(0, 0.28), (0.08, 0.5), (1.42, 1), (1.5, 0)], n)
    return placed(fade(drive(out * swell, 7), 0.004, 0.06), HALL, -18)


def summon(seed: int) -> Wave:
    """Something far below has heard it."""
    n = frames(1.4)
    x = np.linspace(0, 1, n)
    answer = throat(64 * (1 + 0.4 * x), n, (230, 520, 1100), 17, seed) * np.sin(np.pi * np.minimum(1, x * 1.3)) ** 0.8
    return placed(
        drive(mix((0, 0, answer), (0.1, -5, grains(n, 260, 300, 1900, seed, 0.005, x))).mean(1), 7), HALL, -14
    )


def death_herald(seed: int) -> Wave:
    n = frames(1.7)
    t = times(n)
    fall = 250 * np.exp(-t / 0.9)
    out = throat(fall, n, (480, 1010, 2100), 27, seed) * curve([(0, 1), (0.06, 1), (1.5, 0)], n, 1.6)
    veil = _shatter(n, seed, 900, 3000, 160)
    return placed(drive(out + 0.4 * veil + drop(n, 140, 40, 0.04) * decay(n, 0.4), 6), HALL, -16)


# -- tower: a clock that stops


def tell_tower(seed: int) -> Wave:
    """Eight ticks while it follows, then one held tone: now it does not turn any more."""
    n, p = frames(0.82), pitch(seed, 0.04)
    out = np.zeros(n)
    for k in range(8):
        m = frames(0.045)
        tick = struck([1900 * p, 3100 * p, 4700 * p], [0.03, 0.02, 0.012], [1, 0.7, 0.4], m, seed + k)
        start = frames(0.05 * k)
        out[start : start + m] += tick
    rest = n - frames(0.4)
    x = np.linspace(0, 1, rest)
    held = fm(p * 1180, 2.0, 1.0, rest) + 0.5 * sine(p * 590, rest)
    out[frames(0.4) :] += held * (0.55 + 0.35 * x) * (1 + 0.2 * sine(40, rest))
    return placed(fade(drive(out, 6), 0.001, 0.03), FIELD, -24)


def strike_tower(seed: int) -> Wave:
    n = frames(0.7)
    t = times(n)
    blow = drop(n, 320, 52, 0.02) * decay(n, 0.25) * 1.2 + _crack(n, seed, 4200)
    away = fm(900 * np.exp(-t / 0.2) + 260, 1.33, 2, n) * decay(n, 0.35, 0.004) * 0.45
    return placed(drive(blow + away, 9), FIELD, -20)


def death_tower(seed: int) -> Wave:
    n, p = frames(1.3), pitch(seed, 0.1)
    t = times(n)
    run_down = moving(saw(40 + 380 * p * np.exp(-t / 0.3), n), 250 + 2200 * np.exp(-t / 0.3), 2) * decay(n, 0.8, 0.004)
    fall = drop(n, 130, 38, 0.04) * decay(n, 0.5)
    return placed(
        drive(mix((0, -3, run_down), (0.3, 0, fall), (0.3, -4, _shatter(n, seed, 260, 1500, 170))).mean(1), 7),
        FIELD,
        -18,
    )


# -- the first four


def death_drone(seed: int) -> Wave:
    """Short and wet: there are many of them."""
    n, p = frames(0.6), pitch(seed, 0.12)
    t = times(n)
    burst = moving(noise(n, 0.3, seed), 350 + 3200 * np.exp(-t / 0.05), 1.2) * decay(n, 0.3)
    yelp = throat(p * (420 * np.exp(-t / 0.16) + 90), n, (700, 1500, 2600), 70, seed) * decay(n, 0.32, 0.003)
    return placed(
        drive(burst + 0.7 * yelp + 0.8 * drop(n, 190, 60, 0.02) * decay(n, 0.2), 7)
        + 0.35 * _shatter(n, seed, 900, 4200, 240),
        FIELD,
        -22,
    )


def death_spitter(seed: int) -> Wave:
    """Twenty ticks of a sac that swells, then it bursts."""
    n = frames(1.2)
    m = frames(0.33)
    x = np.linspace(0, 1, m)
    swell = throat(90 + 170 * x, m, (500, 900, 1900), 26, seed) * (0.3 + 0.7 * x)
    t = times(n)
    burst = moving(noise(n, 0.5, seed), 250 + 3600 * np.exp(-t / 0.06), 0.9) * decay(n, 0.5) + drop(
        n, 150, 40, 0.04
    ) * decay(n, 0.4)
    rain = grains(n, 150, 500, 1900, seed, 0.006, np.exp(-t / 0.3))
    return placed(drive(mix((0, -5, swell), (0.33, 0, burst), (0.4, -7, rain)).mean(1), 7), FIELD, -20)


def death_burrower(seed: int) -> Wave:
    """It sinks back, and the sand runs in after it."""
    n = frames(1.4)
    t = times(n)
    moan = throat(130 * np.exp(-t / 0.7), n, (420, 980, 2000), 34, seed) * decay(n, 0.8, 0.01)
    sand = highpass(noise(n, 0.4, seed), 700) * np.clip(t / 0.25, 0, 1) * np.exp(-t / 0.45)
    return placed(drive(moan + 0.9 * drop(n, 120, 36, 0.05) * decay(n, 0.5), 7) + 0.3 * sand, FIELD, -20)


def stagger(seed: int) -> Wave:
    """What it wanted to do is out of its hands: a voice that trips."""
    n, p = frames(0.5), pitch(seed, 0.1)
    t = times(n)
    trip = throat(p * (330 - 220 * np.clip(t / 0.3, 0, 1)), n, (620, 1250, 2300), 44, seed) * (
        np.maximum(0, sine(13, n)) ** 0.5 * decay(n, 0.5, 0.003)
    )
    return placed(drive(trip + 0.6 * drop(n, 210, 70, 0.02) * decay(n, 0.16), 7), FIELD, -24)
