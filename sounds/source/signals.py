"""What the game itself says: menus, the bugle, the alarm, the day that runs back, a heart."""

from __future__ import annotations

import numpy as np
from common import FIELD, HALL, ROOM, drop, note, pitch
from cries import screech
from guns import explosion, rifle
from mimics import burrow_strike
from music.call import CALL
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
    stereo,
    struck,
    tape,
    times,
)

SOL, DO, LOW = 7, 0, -5  # semitones: the menu speaks in notes of the Call


def _tone(semitones: float, seconds: float, bright: float, ring: float) -> Wave:
    n = frames(seconds)
    freq = note(semitones)
    return (fm(freq, 2.0, bright * np.exp(-times(n) / 0.05), n) + 0.35 * sine(2 * freq, n)) * decay(n, ring, 0.003) / 2


def ui_move(seed: int) -> Wave:
    return placed(fade(_tone(SOL + (0, 0.12, -0.12)[seed % 3], 0.12, 1.0, 0.09)), ROOM, -24)


def ui_confirm(seed: int) -> Wave:
    return placed(mix((0, -2, _tone(DO, 0.3, 1.6, 0.25)), (0.075, 0, _tone(SOL, 0.5, 1.6, 0.45))), ROOM, -17)


def ui_back(seed: int) -> Wave:
    return placed(mix((0, -2, _tone(SOL, 0.2, 1.2, 0.16)), (0.07, -1, _tone(DO, 0.35, 1.0, 0.25))), ROOM, -19)


def ui_error(seed: int) -> Wave:
    """Two notes that do not get along, damped."""
    n = frames(0.16)
    damped = lowpass(pulse(note(-12), n) + 0.9 * pulse(note(-11), n), 900) * decay(n, 0.13, 0.004)
    return placed(mix((0, 0, damped), (0.1, -3, damped)), ROOM, -22)


def ui_slider(seed: int) -> Wave:
    n, p = frames(0.05), pitch(seed, 0.08)
    click = struck([1570 * p, 2480 * p], [0.02, 0.014], [1, 0.5], n, seed)
    click += 0.4 * drop(n, 420 * p, 300 * p, 0.01) * decay(n, 0.03)
    return placed(click, ROOM, -26)


def ui_toast(seed: int) -> Wave:
    """Something is written at the edge of the picture."""
    return placed(mix((0, -3, _tone(LOW + 12, 0.3, 0.8, 0.25)), (0.09, -6, _tone(SOL + 12, 0.4, 0.6, 0.3))), HALL, -20)


def page(seed: int) -> Wave:
    """A sheet of the War Table is turned."""
    n = frames(0.34)
    x = np.linspace(0, 1, n)
    sheet = moving(noise(n, 0.1, seed), (900 + 2600 * x) * pitch(seed, 0.1), 1.2, "band") * np.sin(np.pi * x**0.7) ** 2
    return placed(sheet + 0.5 * grains(n, 300, 1800, 5200, seed, 0.0012, np.sin(np.pi * x)), ROOM, -28)


def table_open(seed: int) -> Wave:
    """The day is laid out: cloth over wood, and its lamps."""
    n = frames(0.9)
    x = np.linspace(0, 1, n)
    cloth = moving(noise(n, 0.5, seed), 350 + 1500 * np.sin(np.pi * x) ** 2, 1, "band") * np.sin(np.pi * x**0.5) ** 2
    glow = np.sum([_tone(k, 0.8, 0.4, 0.7) for k in (-12, -5, 4)], axis=0)
    return placed(mix((0, -3, cloth), (0.22, -7, glow), (0.05, -6, drop(n, 120, 62, 0.03) * decay(n, 0.2))), HALL, -18)


def scrub(seed: int) -> Wave:
    """Hours under a finger."""
    n = frames(0.07)
    return placed(struck([2050 * pitch(seed, 0.08), 3310], [0.022, 0.016], [1, 0.5], n, seed), ROOM, -24)


def montage_end(seed: int) -> Wave:
    """One of them walked out."""
    last = fm(note(4), 2.0, 1.2 * np.exp(-times(frames(1.2)) / 0.1), frames(1.2)) * decay(frames(1.2), 1.1, 0.004)
    return placed(mix((0, -4, _tone(DO, 0.6, 1.2, 0.5)), (0.16, -3, _tone(SOL, 0.6, 1.2, 0.5)), (0.32, 0, last / 2)),
                  HALL, -14)


def pin_set(seed: int) -> Wave:
    """A pin goes into a map."""
    n, p = frames(0.18), pitch(seed, 0.1)
    board = struck([210 * p, 390 * p, 720 * p], [0.06, 0.05, 0.03], [1, 0.7, 0.4], n, seed)
    tip = struck([3100, 4650], [0.03, 0.02], [1, 0.6], n, seed)
    thud = drop(n, 170 * p, 80 * p, 0.012) * decay(n, 0.07)
    return placed(mix((0, -8, tip), (0.018, 0, board), (0.018, -4, thud)), ROOM, -22)


def alarm(seed: int) -> Wave:
    parts = []
    n = frames(0.07)
    beep = fade((0.5 * pulse(2048.0, n) + 0.5 * sine(4096.0, n)) * 0.6, 0.001, 0.004)
    for group in range(3):
        parts += [(group * 0.62 + i * 0.12, 0.0, beep) for i in range(4)]
    return placed(highpass(mix(*parts), 700), ROOM, -20)


def _blown(semitones: int, beats: float, beat: float) -> Wave:
    """A note of a brass that opens with its loudness, scooped from below, with a late vibrato."""
    seconds = beats * beat * (0.86 if beats < 2 else 0.98)
    n = frames(seconds + 0.08)
    t = times(n)
    freq = 466.16 * 2 ** (semitones / 12) * (1 - 0.035 * np.exp(-t / 0.018))
    freq = freq * (1 + 0.006 * np.sin(2 * np.pi * 5.4 * t) * np.clip((t - 0.3) / 0.3, 0, 1))
    shape = curve([(0, 0), (0.028, 1), (0.1, 0.82), (seconds, 0.86), (seconds + 0.08, 0)], n, 1.6)
    horn = moving(saw(freq, n) + 0.25 * pulse(freq, n, 0.3), freq * (1.2 + 6.5 * shape**1.5), 0.9)
    horn = horn + 0.9 * bandpass(horn, 1000, 1550) + 0.5 * bandpass(horn, 2200, 3000)
    return (horn * shape + 0.08 * bandpass(noise(n, 0, 5), 900, 5000) * decay(n, 0.05, 0.002)) * 0.5


def bugle(seed: int) -> Wave:
    """The Call, through a barracks loudspeaker."""
    beat = 60 / 126
    call = mix(*[(start * beat, 0.0, _blown(step, length, beat)) for start, length, step in CALL])
    return placed(drive(bandpass(call, 420, 3800), 7), FIELD, -13)


def wakeup(seed: int) -> Wave:
    return mix((0, -5, alarm(seed)), (1.9, 0, bugle(seed)))


def heartbeat(seed: int) -> Wave:
    parts = []
    for start, low, level in ((0.0, 46, 0.0), (0.27, 57, -3.5)):
        n = frames(0.55)
        fall = low + 55 * np.exp(-times(n) / 0.025)
        beat = sine(fall, n) * decay(n, 0.42, 0.004) + 0.35 * sine(fall * 2.02, n) * decay(n, 0.22, 0.004)
        beat += 0.35 * moving(noise(n, 0.6, seed), 160 + 900 * np.exp(-times(n) / 0.03), 1.1) * decay(n, 0.16, 0.002)
        beat += 0.15 * moving(noise(n, 0.2, seed + 1), 420.0, 5, "band") * decay(n, 0.22, 0.03)
        parts.append((start, level, drive(beat, 9)))
    return placed(mix(*parts), HALL, -20)


def rewind(seed: int) -> Wave:
    """The day runs back: our own battle turned round, faster and faster, combed, cut dead; then one heartbeat."""
    day = mix((0, -8, bugle(seed)), (0.9, 0, rifle(seed)), (0.985, 0, rifle(seed + 7)), (1.07, 0, rifle(seed + 14)),
              (1.5, -2, screech(seed)), (1.9, 0, rifle(seed + 5)), (2.3, 0, explosion(seed)),
              (2.6, -3, screech(seed + 2)), (3.1, 0, burrow_strike(seed)))[::-1]
    back = tape(day, np.linspace(0.9, 4.6, frames(1.5)))
    n = len(back)
    x = np.linspace(0, 1, n)
    late = np.arange(n) - (0.0009 + 0.006 * (1 - x)) * 44100
    comb = np.stack([np.interp(late, np.arange(n), back[:, side]) for side in (0, 1)], 1)
    back = (back + 0.8 * comb) * (0.6 + 0.4 * x)[:, None]
    wind = np.stack([moving(noise(n, 0.3, seed + side), 250 * 30**x, 1.6, "band") for side in (0, 1)], 1)
    out = drive((0.7 * back + 0.9 * wind * (x**2)[:, None] + stereo(sine(90 * 16**x, n) * x**2 * 0.18)) * 0.8, 7)
    return mix((0, 0, fade(out, 0.02, 0.006)), (n / 44100 + 0.14, -9, heartbeat(1)[: frames(0.5)]))


def rewind_short(seed: int) -> Wave:
    """The same for a life that was let go: a quarter of a second."""
    whole = rewind(seed)
    return fade(whole[frames(0.78) : frames(1.12)], 0.03, 0.02)


def radio_open(seed: int) -> Wave:
    n = frames(0.16)
    hiss = bandpass(noise(n, 0, seed), 600, 2300) * curve([(0, 1), (0.02, 0.5), (0.1, 0.35), (0.16, 0)], n, 2)
    m = frames(0.16)
    return fade(drive(hiss * 0.8, 6), 0.001, 0.02) + 0.3 * sine(1180.0, m) * decay(m, 0.05)
