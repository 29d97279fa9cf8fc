"""What Rita teaches: blade, parry, rail, walls; and what the yard says to it."""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, ROOM, bell, drop, pitch
from synth import (
    Wave,
    bandpass,
    curve,
    decay,
    drive,
    fm,
    frames,
    grains,
    highpass,
    mix,
    moving,
    noise,
    placed,
    saw,
    sine,
    struck,
    times,
    turning,
    wander,
)


def blade_flesh(seed: int) -> Wave:
    """The edge goes in: short, wet, with the suit's weight behind it."""
    n, p = frames(0.32), pitch(seed, 0.1)
    t = times(n)
    wet = moving(noise(n, 0.3, seed), 500 + 3400 * np.exp(-t / 0.03), 1.5, "band") * decay(n, 0.18)
    edge = struck([2100 * p, 3370 * p], [0.12, 0.08], [0.6, 0.4], n, seed) * 0.35
    return placed(drive(wet + edge + 1.1 * drop(n, 180, 55, 0.02) * decay(n, 0.15), 8), FIELD, -26)


def blade_armour(seed: int) -> Wave:
    n, p = frames(0.5), pitch(seed, 0.1)
    plate = struck([540 * p, 1130 * p, 1990 * p, 3350 * p], [0.3, 0.22, 0.16, 0.1], [0.8, 1, 0.7, 0.5], n, seed)
    return placed(
        drive(
            0.6 * plate
            + bandpass(noise(n, 0.1, seed), 900, 5200) * decay(n, 0.06)
            + drop(n, 200, 70, 0.015) * decay(n, 0.12),
            6,
        ),
        FIELD,
        -24,
    )


def parry(seed: int) -> Wave:
    """The bell of two blades: the one sound in a fight that is bright, so that it is waited for."""
    n, p = frames(1.1), pitch(seed, 0.02)
    ring = struck(
        [1320 * p, 1983 * p, 2655 * p, 3990 * p, 5310 * p],
        [0.9, 0.75, 0.6, 0.4, 0.25],
        [1, 0.7, 0.8, 0.5, 0.3],
        n,
        seed,
    )
    beat = ring * (1 + 0.25 * sine(17, n))
    blow = highpass(noise(n, 0, seed), 2500) * decay(n, 0.03) + 0.9 * drop(n, 240, 75, 0.015) * decay(n, 0.13)
    return placed(0.5 * beat + drive(blow, 6) * 0.8, HALL, -20)


def cut(seed: int) -> Wave:
    n, p = frames(0.3), pitch(seed, 0.08)
    t = times(n)
    zip_ = moving(noise(n, 0, seed), p * (5200 * np.exp(-t / 0.05) + 900), 3, "band") * decay(n, 0.14, 0.0008)
    return placed(zip_ + 0.3 * struck([2980 * p, 4470 * p], [0.16, 0.1], [1, 0.6], n, seed), FIELD, -24)


def charged(seed: int) -> Wave:
    """The coils are full: two notes, up, and a click."""
    n = frames(0.4)
    latch = struck([1760, 2640, 3520], [0.16, 0.12, 0.08], [1, 0.7, 0.5], n, seed)
    return placed(
        mix(
            (0, -4, fm(880, 1.0, 0.8, n) * decay(n, 0.2, 0.003)),
            (0.07, -2, fm(1318, 1.0, 0.8, n) * decay(n, 0.3, 0.003)),
            (0.07, -6, latch),
        ),
        ROOM,
        -22,
    )


def rail_fire(seed: int) -> Wave:
    """A door slammed on the air, and the line it leaves."""
    n = frames(1.5)
    t = times(n)
    blow = drop(n, 420, 34, 0.028) * decay(n, 0.6) * 1.5 + highpass(noise(n, 0, seed), 1500) * decay(n, 0.04)
    tear = moving(noise(n, 0.2, seed + 1), 400 + 7000 * np.exp(-t / 0.07), 1.1) * decay(n, 0.4)
    line = (fm(2640 * np.exp(-t / 0.9), 1.5, 3 * np.exp(-t / 0.2), n) + 0.6 * sine(1320 * np.exp(-t / 0.8), n)) * decay(
        n, 1.0, 0.002
    )
    return placed(drive(blow + 0.9 * tear, 10) + 0.2 * line, FIELD, -14)


def walljump(seed: int) -> Wave:
    n, p = frames(0.34), pitch(seed)
    x = np.linspace(0, 1, n)
    boot = drop(n, 210 * p, 66, 0.014) * decay(n, 0.11) + bandpass(noise(n, 0.2, seed), 600, 3800) * decay(n, 0.06)
    servo = moving(saw(190 + 520 * x**0.6, n), 700 + 2000 * x, 1.4) * curve(
        [(0, 0), (0.03, 1), (0.2, 0.3), (0.34, 0)], n
    )
    return placed(drive(boot + 0.28 * servo, 6), ROOM, -24)


def aim(seed: int) -> Wave:
    """A pin is drawn."""
    n = frames(0.16)
    pin = struck([2450, 3900, 5200], [0.05, 0.04, 0.02], [1, 0.6, 0.4], n, seed)
    return placed(mix((0, -4, grains(n, 150, 2500, 5200, seed, 0.001)), (0.05, 0, pin)), ROOM, -26)


def gong(seed: int) -> Wave:
    """An old plate that is struck: low, out of tune, long."""
    n, p = frames(2.4), pitch(seed, 0.03)
    plate = struck(
        [148 * p, 233 * p, 391 * p, 526 * p, 787 * p, 1164 * p, 1873 * p],
        [2.6, 2.2, 1.7, 1.2, 0.8, 0.5, 0.3],
        [1, 0.8, 0.9, 0.6, 0.6, 0.4, 0.3],
        n,
        seed,
    )
    blow = bandpass(noise(n, 0.2, seed), 500, 4000) * decay(n, 0.03)
    return placed(drive(plate * (1 + 0.2 * sine(5.5, n)) * 0.6, 4) + blow, HALL, -16)


def boost(seed: int) -> Wave:
    """Two suits, one throw: servos down, then everything up."""
    n = frames(0.75)
    x = np.linspace(0, 1, n)
    load = moving(saw(120 - 40 * x, n), 600, 1.5) * curve([(0, 0), (0.05, 0.8), (0.12, 0.9), (0.14, 0)], n)
    up = moving(saw(110 + 640 * np.clip(x * 1.5 - 0.25, 0, 1), n), 500 + 2600 * x, 1.4) * curve(
        [(0, 0), (0.13, 0), (0.16, 1), (0.4, 0.5), (0.75, 0)], n
    )
    air = moving(noise(n, 0.3, seed), 600 + 3200 * np.exp(-(((x - 0.35) / 0.2) ** 2)), 1) * np.exp(
        -(((x - 0.35) / 0.2) ** 2)
    )
    m = frames(0.4)
    kick = np.zeros(n)
    kick[frames(0.13) : frames(0.13) + m] = drop(m, 190, 50, 0.03) * decay(m, 0.25)
    return placed(drive(0.5 * load + 0.4 * up + 0.9 * air + kick, 6), ROOM, -22)


def revive(seed: int) -> Wave:
    """A hand under the arm, valves, breath."""
    n = frames(1.2)
    t = times(n)
    clamp = struck([470, 930, 1650], [0.2, 0.15, 0.1], [1, 0.7, 0.4], n, seed)
    air = bandpass(noise(n, 0.3, seed), 700, 4200) * curve([(0, 0), (0.2, 0.6), (0.5, 0.1), (0.7, 0.5), (1.1, 0)], n)
    motor = moving(saw(60 + 240 * np.clip(t, 0, 1) ** 0.6, n), 400 + 1600 * t, 1.5) * curve(
        [(0, 0), (0.3, 0.8), (1.2, 0)], n
    )
    return placed(mix((0, -2, clamp), (0.05, -4, air), (0.1, -8, motor), (0.75, -8, bell(0, 0.4, 0.4))), ROOM, -20)


def drill_passed(seed: int) -> Wave:
    """Three notes of the bugle's call, on a bell."""
    return placed(
        mix((0, -4, bell(-5, 0.4, 0.4)), (0.12, -2, bell(0, 0.5, 0.5)), (0.24, 0, bell(4, 1.0, 1.0))), HALL, -16
    )


def drill_failed(seed: int) -> Wave:
    """Wood on stone, twice: again."""
    n = frames(0.4)
    knock = struck([330, 610, 1150], [0.09, 0.07, 0.04], [1, 0.7, 0.4], n, seed) + drop(n, 160, 70, 0.02) * decay(
        n, 0.12
    )
    return placed(mix((0, 0, knock), (0.16, -2, knock * 0.9)), ROOM, -20)


def move_learned(seed: int) -> Wave:
    """The call whole, and the suit answering under it."""
    n = frames(1.9)
    x = np.linspace(0, 1, n)
    hum = sum(sine(130.8 * k * (1 + 0.001 * np.sin(7 * x + k)), n) / k for k in (1, 2, 3, 4)) * np.sin(np.pi * x) ** 0.8
    return placed(
        mix(
            (0, -9, hum),
            (0, -4, bell(0, 0.6, 0.6)),
            (0.2, -4, bell(-5, 0.5, 0.5)),
            (0.3, -2, bell(4, 0.9, 0.9)),
            (0.62, 0, bell(7, 1.3, 1.3)),
            (0.62, -6, bell(12, 1.2, 1.2)),
        ),
        HALL,
        -14,
    )


def called(seed: int) -> Wave:
    """A short whistle between two fingers: come away from there."""
    n = frames(0.42)
    x = np.linspace(0, 1, n)
    tone = sine(1500 + 700 * np.sin(np.pi * x) ** 2, n) + 0.15 * highpass(noise(n, 0, seed), 2500)
    return placed(tone * curve([(0, 0), (0.02, 1), (0.16, 0.8), (0.2, 0.15), (0.24, 1), (0.42, 0)], n), FIELD, -20)


# -- loops, held as long as the hand holds


def loop_rail(seed: int) -> Wave:
    """Coils that fill: all its parts turn a whole number of times."""
    n = frames(1.0)
    hum = sum(sine(float(f), n) / (1 + k) for k, f in enumerate((110, 220, 330, 660, 1320)))
    spin = turning(noise(n, 0.2, seed), wander(n, 12, 1800, 3600, seed), 5, "band") * (1 + 0.6 * sine(24.0, n))
    return 0.5 * hum * (1 + 0.25 * sine(12.0, n)) + 0.6 * spin


def loop_slide(seed: int) -> Wave:
    """Boots and gloves on a wall."""
    n = frames(1.2)
    rub = turning(noise(n, 0.3, seed), wander(n, 9, 700, 2100, seed), 1.4, "band")
    return rub * wander(n, 14, 0.6, 1.2, seed + 1)
