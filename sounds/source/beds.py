"""Beds: what a place sounds like when nothing happens. Loops without a seam: every source is periodic in the loop, and
every filter has run one turn before it is kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from synth import (
    Wave,
    bandpass,
    fm,
    frames,
    grains,
    highpass,
    lowpass,
    moving,
    noise,
    saw,
    sine,
    stereo,
    struck,
    times,
    turning,
    wander,
)


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
        _put(bed, ping * 0.05, 1.3 + i * 2.1 + dice.uniform(0, 0.9), dice.uniform(-0.8, 0.8))
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
            _put(bed, chirp * dice.uniform(0.04, 0.2), start + k * dice.uniform(0.1, 0.15), side)
    return bed


def sea(seed: int) -> Wave:
    """Three waves of unequal length that come in, break and draw back; wind over all of it."""
    n = frames(24)
    bed = _sides(lambda c: turning(noise(n, 1.3, seed + c), 260.0) * wander(n, 0.3, 0.5, 1, seed) * 0.5)
    for i, (start, seconds, side) in enumerate(((0.0, 8.5, -0.4), (7.6, 7.2, 0.35), (14.5, 9.5, 0.0))):
        m = frames(seconds)
        x = np.linspace(0, 1, m)
        swell = np.where(x < 0.38, (x / 0.38) ** 2.2, ((1 - x) / 0.62) ** 1.7)
        foam = np.where(x < 0.36, 0, np.sin(np.pi * np.clip((x - 0.36) / 0.64, 0, 1)) ** 0.7 * (1 - x))
        at = (frames(start) + np.arange(m)) % n
        for c in (0, 1):
            wave = moving(noise(m, 0.8, seed + 7 * i + c), 300 + 2600 * swell) * swell * 0.75
            wave += highpass(noise(m, 0.3, seed + 50 + i * 3 + c), 2800) * foam * 0.22
            bed[at, c] += wave * (1 + (side if c else -side) * 0.5)
    gusts = wander(n, 0.3, 0.15, 0.8, seed + 78)[:, None] * 0.55
    return bed + gusts * _sides(
        lambda c: turning(noise(n, 0.6, seed + 90 + c), wander(n, 0.35, 260, 760, seed + 77), 4.5, "band")
    )


def underwater(seed: int) -> Wave:
    """Pressure, bubbles, and a hull far off that settles."""
    n = frames(16)
    bed = _sides(
        lambda c: turning(noise(n, 1.6, seed + c), wander(n, 0.5, 130, 420, seed + 5 + c), 0.9)
        * wander(n, 0.8, 0.6, 1.1, seed + c) * 0.55
    )
    bed += 0.05 * _sides(lambda c: turning(noise(n, 1, seed + 20 + c), wander(n, 0.4, 600, 1500, seed + c), 5, "band"))
    dice = np.random.default_rng(seed + 3)
    for _ in range(26):
        start, side = dice.uniform(0, 16), dice.uniform(-0.8, 0.8)
        for k in range(int(dice.integers(2, 9))):
            m = frames(dice.uniform(0.02, 0.07))
            t = times(m)
            bubble = sine(dice.uniform(280, 950) * (1 + 9 * t), m) * np.exp(-t * 70) * np.clip(t / 0.003, 0, 1)
            _put(bed, bubble * dice.uniform(0.02, 0.09), start + k * dice.uniform(0.05, 0.09), side)
    for start, freq in ((3.0, 71.0), (9.5, 58.0)):
        m = frames(3.5)
        x = np.linspace(0, 1, m)
        groan = fm(freq * (1 + 0.05 * np.sin(3.5 * x)), 2.76, 1.5 * np.sin(np.pi * x), m) * np.sin(np.pi * x) ** 2
        _put(bed, lowpass(groan, 900) * 0.1, start, dice.uniform(-0.4, 0.4))
    return bed


def rain(seed: int) -> Wave:
    """On mud and on a helmet."""
    n = frames(14)
    fall = _sides(lambda c: turning(noise(n, 0.35, seed + c), wander(n, 0.4, 2600, 4200, seed + c)) * 0.5)
    low = _sides(lambda c: turning(noise(n, 1.1, seed + 8 + c), 420.0) * 0.5)
    bed = fall * wander(n, 0.3, 0.75, 1, seed + 4)[:, None] + low
    dice = np.random.default_rng(seed)
    for _ in range(420):
        m = frames(0.03)
        t = times(m)
        drop = np.sin(2 * np.pi * dice.uniform(1100, 4200) * t) * np.exp(-t * 220) * np.clip(t / 0.001, 0, 1)
        _put(bed, drop * dice.uniform(0.02, 0.16), dice.uniform(0, 14), dice.uniform(-0.9, 0.9))
    return bed


def fire(seed: int) -> Wave:
    """A wreck that has burned for an hour."""
    n = frames(12)
    breath = _sides(
        lambda c: turning(noise(n, 0.9, seed + c), wander(n, 3, 240, 900, seed + c))
        * wander(n, 5, 0.4, 1, seed + 3 + c)
    )
    bed = breath * 0.8
    dice = np.random.default_rng(seed)
    for _ in range(260):
        m = frames(dice.uniform(0.01, 0.05))
        t = times(m)
        snap = noise(m, 0, int(dice.integers(1, 9999))) * np.clip(t / 0.0006, 0, 1)
        snap *= np.exp(-t * dice.uniform(150, 500))
        _put(bed, snap * dice.uniform(0.03, 0.95) ** 3 * 1.5, dice.uniform(0, 12), dice.uniform(-0.7, 0.7))
    return bed


def crowd(seed: int) -> Wave:
    """A mess hall: thirty mouths, none of them near, and plates."""
    n = frames(18)
    bed = 0.35 * _sides(lambda c: turning(noise(n, 1.1, seed + c), wander(n, 0.4, 300, 520, seed + 2 + c)))
    dice = np.random.default_rng(seed)
    for _ in range(64):
        m = frames(dice.uniform(0.7, 1.9))
        x = np.linspace(0, 1, m)
        pitch = dice.choice((96, 112, 128, 176, 205)) * (1 + 0.12 * np.sin(2 * np.pi * x * dice.uniform(1, 3)))
        words = np.maximum(0, np.sin(2 * np.pi * np.cumsum(np.full(m, dice.uniform(2.6, 4.4))) / 44100)) ** 0.7
        voice = moving(saw(pitch, m) + 0.2 * noise(m, 0, int(dice.integers(1, 999))),
                       420 + 380 * words * dice.uniform(0.6, 1.5), 3, "band")
        _put(bed, lowpass(voice, 1900) * words * np.sin(np.pi * x) * dice.uniform(0.05, 0.2), dice.uniform(0, 18),
             dice.uniform(-0.9, 0.9))
    for _ in range(16):
        m = frames(0.2)
        plate = struck([dice.uniform(1900, 3400), dice.uniform(3600, 5200)], [0.1, 0.06], [1, 0.6], m, 1)
        _put(bed, plate * dice.uniform(0.03, 0.14), dice.uniform(0, 18), dice.uniform(-0.8, 0.8))
    return bed


def works(seed: int) -> Wave:
    """Inside the dam: a hum in the concrete, water behind it, a pump that keeps its own time, drops, and steam."""
    n = frames(16)
    hum = np.sum([sine(f, n) * a for f, a in ((50.0, 0.5), (75.0, 0.3), (100.0, 0.35), (200.0, 0.1))], axis=0)
    water = _sides(lambda c: turning(noise(n, 0.9, seed + c), wander(n, 0.3, 300, 620, seed + c), 0.9))
    pump = turning(noise(n, 0.6, seed + 9), 240.0, 2, "band") * np.maximum(0, sine(0.75, n)) ** 3
    bed = 0.16 * stereo(hum * (1 + 0.12 * sine(0.25, n))) + 0.55 * water + 0.8 * stereo(pump, -0.3)
    dice = np.random.default_rng(seed)
    for _ in range(9):
        m = frames(0.6)
        t = times(m)
        drip = np.sin(2 * np.pi * dice.uniform(900, 1500) * t * (1 + 1.5 * t))
        drip *= np.exp(-t * 26) * np.clip(t / 0.003, 0, 1)
        _put(bed, drip * dice.uniform(0.03, 0.1), dice.uniform(0, 16), dice.uniform(-0.8, 0.8))
    for start, seconds, side in ((2.6, 1.7, 0.6), (7.9, 2.3, -0.5), (13.1, 1.2, 0.6)):  # a joint that lets steam go
        m = frames(seconds)
        x = np.linspace(0, 1, m)
        leak = bandpass(noise(m, 0.2, seed + m), 1300, 5200) * np.clip(x * 14, 0, 1) * (1 - x) ** 1.6
        _put(bed, leak * wander(m, 11, 0.6, 1, seed) * 0.17, start, side)
    return bed


def ship(seed: int) -> Wave:
    """In the hold: turbines through a floor, straps, somebody's breath in a helmet."""
    n = frames(12)
    blades = 0.6 + 0.4 * sine(21.0, n)
    turbine = _sides(lambda c: turning(noise(n, 0.7, seed + c), wander(n, 0.6, 380, 700, seed + c), 0.8))
    floor = 0.5 * sine(42.0, n) + 0.3 * sine(84.0, n) + 0.06 * sine(690.0, n) * (1 + 0.2 * sine(0.5, n))
    bed = 0.8 * turbine * blades[:, None] + 0.35 * stereo(floor)
    dice = np.random.default_rng(seed)
    for _ in range(24):
        m = frames(0.12)
        strap = struck([dice.uniform(700, 1500), dice.uniform(1900, 3000)], [0.06, 0.04], [1, 0.6], m, 3)
        _put(bed, strap * dice.uniform(0.03, 0.12), dice.uniform(0, 12), dice.uniform(-0.8, 0.8))
    return bed


def hangar(seed: int) -> Wave:
    """A hall of sheet iron at work: a welder, the crane that travels, a hammer, somebody who drops a chain."""
    n = frames(20)
    air = _sides(lambda c: turning(noise(n, 1.1, seed + c), wander(n, 0.4, 260, 480, seed + c), 0.8))
    hum = np.sum([sine(f, n) * a for f, a in ((50.0, 0.4), (100.0, 0.25), (150.0, 0.1))], axis=0)
    bed = 0.3 * air + 0.05 * stereo(hum)
    dice = np.random.default_rng(seed)
    for start, seconds, side in ((0.8, 1.6, -0.3), (3.1, 2.4, -0.3), (9.4, 1.9, 0.35), (15.2, 2.8, 0.35)):
        m = frames(seconds)  # the arc hums at twice the mains and spits
        arc = bandpass(noise(m, 0.1, int(dice.integers(1, 999))), 900, 4200) * (0.5 + 0.5 * np.abs(sine(50.0, m)))
        arc = arc * wander(m, 30, 0.2, 1, seed + int(start)) + 0.5 * grains(m, 70, 1500, 5200, seed + int(start))
        _put(bed, arc * np.clip(np.sin(np.pi * np.linspace(0, 1, m)) * 8, 0, 1) * 0.13, start, side)
    m = frames(5.0)
    x = np.linspace(0, 1, m)
    motor = moving(saw(61 + 24 * np.clip(x * 6, 0, 1) - 18 * np.clip(x * 6 - 5, 0, 1), m), 520.0, 1.4)
    _put(bed, motor * np.clip(np.sin(np.pi * x) * 5, 0, 1) * 0.13, 5.6, 0.1)
    for start, count, side in ((2.2, 3, 0.7), (7.7, 4, 0.6), (12.6, 5, 0.7), (18.1, 2, -0.7)):
        for k in range(count):
            m = frames(0.5)
            blow = struck([480 * dice.uniform(0.97, 1.03), 1130, 1910, 2870], [0.35, 0.3, 0.2, 0.1], [1, 0.8, 0.5, 0.3],
                          m, k)
            _put(bed, lowpass(blow, 2600) * dice.uniform(0.06, 0.11), start + k * 0.43, side)
    m = frames(1.2)
    links = grains(m, 60, 1300, 3600, seed + 4, 0.01) * np.linspace(1, 0, m)
    _put(bed, links * 0.2, 13.6, -0.6)
    return bed


def hut(seed: int) -> Wave:
    """A wooden hut at night: a stove that draws and ticks, boards, and the wind that does not get in."""
    n = frames(18)
    wind = _sides(lambda c: turning(noise(n, 1.2, seed + c), wander(n, 0.4, 180, 420, seed + c), 0.9))
    draught = _sides(lambda c: turning(noise(n, 0.9, seed + 9 + c), wander(n, 2, 210, 520, seed + 3), 1.6, "band"))
    bed = 0.4 * wind * wander(n, 0.3, 0.3, 1, seed + 5)[:, None] + 0.25 * draught
    dice = np.random.default_rng(seed)
    for _ in range(90):  # wood in the stove, behind iron
        m = frames(dice.uniform(0.02, 0.06))
        t = times(m)
        snap = lowpass(noise(m, 0, int(dice.integers(1, 9999))) * np.clip(t / 0.001, 0, 1), 2400)
        _put(bed, snap * np.exp(-t * dice.uniform(120, 320)) * dice.uniform(0.1, 1.1) ** 3, dice.uniform(0, 18),
             dice.uniform(-0.2, 0.3))
    for _ in range(11):  # the iron itself
        m = frames(0.16)
        tick = struck([dice.uniform(1250, 1900), dice.uniform(2700, 3400)], [0.08, 0.05], [1, 0.5], m, 2)
        _put(bed, tick * dice.uniform(0.04, 0.1), dice.uniform(0, 18), 0.15)
    for start, side in ((4.4, -0.7), (11.9, 0.6)):
        m = frames(0.7)
        x = np.linspace(0, 1, m)
        board = moving(saw(74 + 38 * x, m), 700.0, 6, "band") * np.sin(np.pi * x) ** 2
        _put(bed, board * 0.2, start, side)
    return bed


ALL: dict[str, Callable[[int], Wave]] = {
    "amb_base": base, "amb_wind": wind, "amb_peace": peace, "amb_sea": sea, "amb_underwater": underwater,
    "amb_rain": rain, "amb_fire": fire, "amb_crowd": crowd, "amb_works": works, "amb_ship": ship,
    "amb_hangar": hangar, "amb_hut": hut,
}
