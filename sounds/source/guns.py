"""What is fired, swung and blown up; and the suit under a blow."""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, ROOM, drop, pitch
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
    pulse,
    saw,
    sine,
    struck,
    times,
    wander,
)


def rifle(seed: int) -> Wave:
    """An arm gun: the crack, the pressure behind it, and a bolt that closes 18 and 52 ms later."""
    n, p = frames(0.5), pitch(seed)
    t = times(n)
    crack = highpass(noise(n, 0, seed), 2500) * decay(n, 0.02, 0.0002) * 0.9
    crack[:44] += np.linspace(1, -1, 44) * 1.3  # the N of a shock wave, 1 ms
    body = moving(noise(n, 0.3, seed + 1), 350 + 6500 * np.exp(-t / 0.018) * p, 0.8) * decay(n, 0.17, 0.0005)
    thump = drop(n, 248 * p, 58 * p, 0.014) * decay(n, 0.16, 0.0005)
    bolt = struck([1900 * p, 3150 * p, 4700 * p, 6400 * p], [0.03, 0.025, 0.02, 0.012], [1, 0.7, 0.5, 0.4],
                  frames(0.06), seed)
    works = mix((0.018, -13, bolt), (0.052 + 0.004 * (pitch(seed + 3, 1) - 1), -10, bolt)).mean(1)
    shot = lowpass(drive(0.7 * crack + 1.3 * body + 1.1 * thump, 10), 9500)
    shot[: len(works)] += 0.35 * works[:n]
    return fade(placed(shot, FIELD, -23)[: frames(0.75)], 0, 0.3)


def rifle_far(seed: int) -> Wave:
    """Somebody else's: no crack, the street answers."""
    n, p = frames(0.4), pitch(seed, 0.1)
    t = times(n)
    body = moving(noise(n, 0.5, seed), 240 + 1900 * np.exp(-t / 0.03) * p, 0.8) * decay(n, 0.2, 0.002)
    return fade(placed(drive(body + 0.7 * drop(n, 190 * p, 62, 0.02) * decay(n, 0.14), 7), FIELD, -14), 0, 0.2)


def blade(seed: int) -> Wave:
    """Air parts, then the edge is heard, from the left to the right."""
    n = frames(0.38)
    x = np.linspace(0, 1, n)
    push = np.where(x < 0.24, np.clip(x / 0.24, 0, 1) ** 1.5, np.exp(-(((x - 0.24) / 0.2) ** 2)))
    freq = (350 + 2900 * np.exp(-(((x - 0.26) / 0.2) ** 2))) * pitch(seed, 0.08)
    air = 1.8 * moving(noise(n, 0.3, seed), freq, 1.6, "band") * push
    air += 0.3 * moving(noise(n, 0, seed + 3), freq * 2.1, 3, "band") * push**2
    p = pitch(seed, 0.03)
    edge = struck([2180 * p, 3470 * p, 4920 * p, 6630 * p], [0.6, 0.45, 0.35, 0.25], [1, 0.7, 0.5, 0.3], n, seed)
    wave = lowpass(air, 9000) + 0.07 * edge * np.clip((times(n) - 0.09) / 0.06, 0, 1)
    angle = (np.clip((x - 0.1) / 0.6, 0, 1) * 1.4 - 0.7 + 1) * np.pi / 4
    return placed(fade(np.stack([wave * np.cos(angle), wave * np.sin(angle)], 1) * 1.4), ROOM, -20)


def dash(seed: int) -> Wave:
    """Servo, jet and a latch at the end."""
    n, p = frames(0.5), pitch(seed)
    x = np.linspace(0, 1, n)
    freq = p * (170 + 520 * np.exp(-(((x - 0.3) / 0.22) ** 2)) + 40 * x)
    motor = (saw(freq, n) + 0.6 * saw(freq * 1.503, n) + 0.4 * pulse(freq * 2.99, n)) * (1 + 0.5 * sine(freq / 8, n))
    motor = moving(motor, freq * 4 + 300, 1.6) * curve([(0, 0), (0.03, 1), (0.25, 0.6), (0.42, 0), (0.5, 0)], n, 2)
    jet = moving(noise(n, 0.4, seed), 600 + 3800 * np.exp(-times(n) / 0.1), 0.8)
    jet *= curve([(0, 0), (0.008, 1), (0.3, 0.25), (0.5, 0)], n, 2.5)
    body = drive(0.35 * motor + 1.1 * jet + 0.9 * drop(n, 170, 50, 0.02) * decay(n, 0.2), 6)
    latch = struck([1450 * p, 2600 * p, 4100 * p], [0.05, 0.04, 0.03], [1, 0.6, 0.4], frames(0.08), seed)
    return placed(fade(mix((0, 0, body), (0.4, -12, latch))), ROOM, -22)


def railgun_charge(seed: int) -> Wave:
    n = frames(0.45)
    x = np.linspace(0, 1, n)
    freq = 140 * 14**x
    coil = 0.3 * saw(freq, n) + 0.5 * fm(freq, 2.01, 1 + 2 * x, n) + 0.2 * bandpass(noise(n, 0, seed), 3000, 8000) * x
    coil *= (0.12 + 0.88 * x**1.6) * (1 + 0.3 * sine(30 + 60 * x, n))
    return placed(fade(moving(coil, 400 + 4500 * x, 1.2), 0.004, 0.02), ROOM, -22)


def explosion(seed: int) -> Wave:
    """A crack, a wall of air, the ground, and what comes down afterwards."""
    n = frames(2.4)
    t = times(n)
    crack = bandpass(noise(n, 0, seed), 1500, 7000) * decay(n, 0.045, 0.0002) * 0.8
    body = moving(noise(n, 0.6, seed + 1), 90 + 3000 * np.exp(-t / 0.11) + 500 * np.exp(-t / 0.6), 0.75)
    body *= decay(n, 1.5) * wander(n, 25, 0.6, 1.25, seed) * 1.5
    ground = drop(n, 102, 27, 0.08) * decay(n, 1.1) * 1.5
    rock = grains(n, 260, 400, 3500, seed, 0.0018, np.exp(-t / 0.7) * np.clip((t - 0.12) / 0.2, 0, 1))
    out = placed(lowpass(drive(crack + body + ground, 11), 7000) + 0.28 * rock, FIELD, -16)
    side = moving(noise(n, 0.6, seed + 9), 90 + 2600 * np.exp(-t / 0.11), 0.75) * decay(n, 1.4) * 0.3
    out[:n, 0] += side
    out[:n, 1] -= side
    return out


def explosion_far(seed: int) -> Wave:
    n = frames(3.2)
    t = times(n)
    roll = moving(noise(n, 0.8, seed), 70 + 520 * np.exp(-t / 0.25), 0.8)
    roll *= curve([(0, 0), (0.035, 1), (0.5, 0.45), (3.2, 0)], n, 2.2) * wander(n, 7, 0.5, 1.2, seed) * 1.6
    return placed(fade(drive(roll + drop(n, 58, 30, 0.15) * decay(n, 1.3, 0.02), 5)), HALL, -14)


def hit(seed: int) -> Wave:
    """A plate takes it: iron, then the suit's wiring complains."""
    n, p = frames(0.45), pitch(seed, 0.16)
    thud = drop(n, 222 * p, 52 * p, 0.016) * decay(n, 0.2, 0.0006) * 1.1
    plate = struck([f * p for f in (233, 402, 741, 1180, 1930, 2870)], [0.3, 0.26, 0.2, 0.15, 0.1, 0.07],
                   [1, 0.9, 0.8, 0.6, 0.5, 0.4], n, seed)
    sparks = np.sign(sine(90 + 40 * np.sign(sine(37.0, n)), n)) * highpass(noise(n, 0, seed), 1500) * decay(n, 0.16)
    blow = bandpass(noise(n, 0.2, seed), 400, 3500) * decay(n, 0.05, 0.0004)
    return placed(lowpass(drive(thud + 0.28 * plate + 0.8 * blow + 0.12 * sparks, 7), 5500), ROOM, -21)


def cooled(seed: int) -> Wave:
    """The gun may fire again: two valves shut."""
    n = frames(0.3)
    shut = struck([720, 1340, 2250], [0.07, 0.05, 0.04], [1, 0.7, 0.4], n, seed)
    hiss = bandpass(noise(n, 0, seed), 2200, 6500) * curve([(0, 0.5), (0.12, 0.1), (0.3, 0)], n)
    return placed(mix((0, -9, hiss), (0.02, -2, shut), (0.11, 0, shut)), ROOM, -24)


def shield_up(seed: int) -> Wave:
    """A cell of the battery is full again: a short hum upwards."""
    n = frames(0.35)
    x = np.linspace(0, 1, n)
    hum = fm(220 * (1 + 0.5 * x), 2.0, 0.8 * (1 - x), n) * np.sin(np.pi * x) ** 0.8
    return placed(lowpass(hum, 3200), ROOM, -22)
