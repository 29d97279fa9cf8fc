"""Motors, doors, water works, ships."""

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
    lowpass,
    mix,
    moving,
    noise,
    placed,
    saw,
    sine,
    stereo,
    struck,
    times,
    turning,
    wander,
)


def door_close(seed: int) -> Wave:
    """Runs the other way, and is heavier when it is there."""
    n = frames(0.8)
    x = np.linspace(0, 1, n)
    motor = moving(saw(92 - 24 * x, n), 650, 1.3) * curve([(0, 0), (0.05, 0.8), (0.6, 0.8), (0.66, 0)], n)
    rail = bandpass(noise(n, 0.3, seed), 450, 2200) * curve([(0, 0), (0.05, 0.3), (0.6, 0.35), (0.64, 0)], n)
    bang = struck([104, 198, 372, 705, 1240], [0.55, 0.45, 0.3, 0.2, 0.12], [1, 0.9, 0.7, 0.5, 0.3], frames(0.7), seed)
    bolt = struck([640, 1180, 2050], [0.08, 0.06, 0.04], [1, 0.7, 0.4], frames(0.2), seed)
    thud = drop(frames(0.4), 110, 40, 0.03) * decay(frames(0.4), 0.3)
    return placed(mix((0, -7, 0.7 * motor + 0.5 * rail), (0.6, -1, bang), (0.6, 0, thud), (0.78, -9, bolt)), HALL, -23)


def wheel(seed: int) -> Wave:
    """A valve that has not been turned for a year."""
    n = frames(1.3)
    t = times(n)
    out = np.zeros(n)
    for k in range(5):
        m = frames(0.2)
        cry = moving(saw(190 * pitch(seed + k, 0.12), m), 900 + 260 * k, 9, "band")
        cry *= np.sin(np.pi * np.linspace(0, 1, m))
        start = frames(0.22 * k)
        out[start : start + m] += cry * (0.8 + 0.1 * k)
    flow = lowpass(noise(n, 0.6, seed), 1400) * np.clip((t - 0.5) / 0.8, 0, 1) * 0.5 * curve([(0, 1), (1.3, 0)], n)
    stop = struck([180, 342, 655, 1150], [0.4, 0.3, 0.2, 0.1], [1, 0.8, 0.5, 0.4], frames(0.4), seed)
    return placed(mix((0, -6, drive(out, 5)), (0, -6, flow), (1.1, -2, stop)), HALL, -20)


def water_moves(seed: int) -> Wave:
    """A gate lets go of a lake."""
    n = frames(2.6)
    t = times(n)
    swell = curve([(0, 0), (0.5, 0.8), (1.4, 1), (2.6, 0)], n, 1.3)
    sides = [moving(noise(n, 0.7, seed + side), 220 + 900 * swell, 0.8) * swell for side in (0, 1)]
    iron = struck([61, 97, 154, 233], [1.6, 1.3, 1.0, 0.6], [1, 0.8, 0.6, 0.4], n, seed) * np.clip(t / 0.02, 0, 1)
    return placed(drive(np.stack(sides, 1) * 1.2 + stereo(0.5 * iron), 5), HALL, -16)


def dropship(seed: int) -> Wave:
    """Comes down over the wall and goes back up: turbines, with the beat of the blades in them."""
    n = frames(4.6)
    x = np.linspace(0, 1, n)
    near = np.exp(-(((x - 0.45) / 0.22) ** 2))
    bend = 1 - 0.07 * np.tanh((x - 0.45) * 7)
    blades = np.maximum(0, sine(21 * bend, n)) ** 2
    jet = moving(noise(n, 0.4, seed), 350 + 2600 * near, 0.8) * (0.5 + 0.7 * blades)
    whine = fm(690 * bend, 1.5, 0.7, n) * 0.12 + fm(1040 * bend, 2.0, 0.4, n) * 0.07
    body = drive((jet + whine + 0.6 * sine(42 * bend, n)) * (0.06 + 0.94 * near), 5)
    side = np.clip((x - 0.45) * 2.6, -1, 1)[:, None] * np.array([[-1.0, 1.0]])
    return placed(fade(np.stack([body, body], 1) * (1 + 0.6 * side), 0.4, 0.7), FIELD, -22)


def cable(seed: int) -> Wave:
    """The hook lets go: a line runs, a clamp opens."""
    n = frames(0.5)
    x = np.linspace(0, 1, n)
    run = moving(noise(n, 0.1, seed), 1400 + 2200 * x, 4, "band") * (1 - x) * np.maximum(0.2, sine(48 + 60 * x, n))
    clamp = struck([420, 830, 1490, 2600], [0.18, 0.13, 0.09, 0.05], [1, 0.8, 0.5, 0.3], frames(0.3), seed)
    return placed(mix((0, -3, clamp), (0.03, -4, run)), FIELD, -20)


# -- loops, for as long as something goes on


def loop_lift(seed: int) -> Wave:
    """A platform's motor and its chain; every part turns a whole number of times."""
    n = frames(1.5)
    motor = turning(saw(72.0, n) + 0.5 * saw(144.0, n), 520.0, 1.4) * (1 + 0.15 * sine(6.0, n))
    chain = np.zeros(n)
    for k in range(12):
        m = frames(0.06)
        link = struck([1250 * pitch(seed + k, 0.05), 2060], [0.03, 0.02], [1, 0.6], m, seed + k)
        at = (frames(0.05 + k * 0.125) + np.arange(m)) % n
        chain[at] += link
    return 0.5 * motor + 0.22 * chain


def loop_truck(seed: int) -> Wave:
    n = frames(2.0)
    motor = saw(39.0, n) + 0.6 * saw(78.5, n) + 0.5 * noise(n, 0.9, seed) * (1 + 0.8 * sine(39.0, n))
    road = turning(noise(n, 0.5, seed + 2), wander(n, 8, 300, 900, seed), 0.9) * 0.4
    return turning(motor, wander(n, 3, 320, 480, seed), 0.8) + road


def loop_water(seed: int) -> Wave:
    """Under the surface: the suit's own pumps, and a press of water."""
    n = frames(4.0)
    deep = np.stack([turning(noise(n, 1.5, seed + side), wander(n, 2, 140, 380, seed + side), 0.9) for side in (0, 1)],
                    1)
    pump = sine(55.0, n) * (0.5 + 0.5 * sine(1.25, n)) * 0.35
    return deep + stereo(turning(pump, 400.0))


def loop_ladder(seed: int) -> Wave:
    n = frames(0.8)
    out = np.zeros(n)
    for k in range(2):
        m = frames(0.16)
        rung = struck([296 * pitch(seed + k, 0.06), 604, 1130, 1980], [0.12, 0.1, 0.07, 0.04], [1, 0.8, 0.5, 0.3], m, k)
        at = (frames(0.1 + 0.4 * k) + np.arange(m)) % n
        out[at] += rung + 0.5 * drop(m, 130, 70, 0.012) * decay(m, 0.06)
    return out


def loop_pin(seed: int) -> Wave:
    """The ring is in the hand: blood in the ears, nothing else."""
    n = frames(2.0)
    rush = turning(noise(n, 0.8, seed), 260 + 160 * sine(1.0, n), 0.9) * (0.55 + 0.45 * sine(1.0, n))
    return np.stack([rush, np.roll(rush, 331)], 1) + stereo(0.12 * sine(1046.5, n) * (0.6 + 0.4 * sine(0.5, n)))


def lamp_off(seed: int) -> Wave:
    n, p = frames(0.6), pitch(seed, 0.1)
    relay = struck([1500 * p, 2600 * p], [0.025, 0.018], [1, 0.6], n, seed)
    down = fm(200 * np.exp(-times(n) / 0.5), 1.0, 0.6, n) * decay(n, 0.4)
    thud = drop(n, 140 * p, 60 * p, 0.02) * decay(n, 0.12)
    return placed(mix((0, 0, relay), (0, -10, down), (0, -6, thud)), HALL, -20)


def rubble(seed: int) -> Wave:
    """What is left comes down after the first fall."""
    n = frames(1.2)
    return placed(grains(n, 220, 180, 1500, seed, 0.005, np.exp(-times(n) / 0.4)), ROOM, -22)
