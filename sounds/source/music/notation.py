"""Notes as text.

A line is words: `d4q` is a quarter on d4. Lengths: w h q e s (4, 2, 1, 1/2, 1/4 beats), t a third; a dot makes half as
much again; a word without a length is as long as the one before. `r` rests, `-` holds on, `d3,f3,a3h` is a chord, `!`
an accent, `'` short. `|` says that a bar is full (it is checked), `%` repeats the bar before. pp p mp mf f ff are
levels; `<` or `>` between two of them glides. `call(d4, minor, half)` is the Call (see `call`).
A figure is the same with degrees of the bar's chord instead of names: `1e 5 8 5`; `0` is the chord's bass.
"""

from __future__ import annotations

import bisect
import re
from typing import Final, NamedTuple

from . import call
from .harmony import pitch_class

LENGTHS: Final = {"w": 4.0, "h": 2.0, "q": 1.0, "e": 0.5, "s": 0.25, "t": 1 / 3, "z": 0.125}
LEVELS: Final = {"ppp": 0.2, "pp": 0.3, "p": 0.42, "mp": 0.54, "mf": 0.66, "f": 0.8, "ff": 0.94}
STRESS: Final = 0.14
SHORT: Final = 0.45  # share of a short note's length that sounds
CLOSE: Final = 1e-6

_WORD: Final = re.compile(r"^(?P<what>r|-|[a-g0-9#b,]+?)(?P<length>[whqestz]\.?)?(?P<marks>[!']*)$")
_NAME: Final = re.compile(r"^[a-g][#b]?\d$")
_CALL: Final = re.compile(r"call\(([^)]*)\)")


class Note(NamedTuple):
    beat: float  # from the start of the line
    length: float  # beats
    key: int  # MIDI key; in a figure the degree
    level: float  # 0..1


class Line(NamedTuple):
    notes: list[Note]
    beats: float
    levels: list[tuple[float, float]]  # (beat, level) corners of the dynamics


class Dynamics:
    """Level as a function of the beat."""

    def __init__(self, start: float) -> None:
        self.corners: list[tuple[float, float]] = [(0.0, start)]
        self._gliding = False

    def mark(self, beat: float, level: float) -> None:
        if not self._gliding:
            self.corners.append((beat, self.corners[-1][1]))
        self.corners.append((beat, level))
        self._gliding = False

    def glide(self, beat: float) -> None:
        self.corners.append((beat, self.corners[-1][1]))
        self._gliding = True

    def at(self, beat: float) -> float:
        return interpolate(self.corners, beat)


def interpolate(corners: list[tuple[float, float]], beat: float) -> float:
    """Straight between corners; at a step the later value."""
    i = bisect.bisect_right([corner[0] for corner in corners], beat + CLOSE)
    if i == 0:
        return corners[0][1]
    (t0, v0) = corners[i - 1]
    if i == len(corners):
        return v0
    (t1, v1) = corners[i]
    return v0 + (v1 - v0) * (beat - t0) / (t1 - t0) if t1 - t0 > CLOSE else v1


def key_number(name: str) -> int:
    """`c4` is 60."""
    if not _NAME.match(name):
        raise ValueError(f"'{name}' is no note")
    letter, octave = name[:-1], int(name[-1])
    flat = {"cb": -12}.get(letter, 0)  # c flat belongs to the octave of its letter
    sharp = {"b#": 12}.get(letter, 0)
    return pitch_class(letter) + 12 * (octave + 1) + flat + sharp


class _Reader:
    def __init__(self, per: int, start: float, degrees: bool) -> None:
        self.per, self.degrees = per, degrees
        self.now = 0.0
        self.length = 1.0
        self.dynamics = Dynamics(start)
        self.rows: list[tuple[float, float, int, float, float]] = []  # beat, length, key, stress, gate

    def word(self, word: str) -> None:
        if word == "|":
            if abs(self.now / self.per - round(self.now / self.per)) > CLOSE:
                raise ValueError(f"a bar ends at beat {self.now:g}, not at a multiple of {self.per}")
        elif word in LEVELS:
            self.dynamics.mark(self.now, LEVELS[word])
        elif word in "<>":
            self.dynamics.glide(self.now)
        elif word == "%":
            self._again()
        elif word.startswith("call:"):
            self._call(word[5:].split("/"))
        else:
            self._note(word)

    def _again(self) -> None:
        since = self.now - self.per
        rows = [row for row in self.rows if since - CLOSE <= row[0] < self.now - CLOSE]
        self.rows += [(row[0] + self.per, *row[1:]) for row in rows]
        self.now += self.per

    def _call(self, words: list[str]) -> None:
        for beat, length, key in call.call(key_number(words[0]), words[1:]):
            self.rows.append((self.now + beat, length, key, 0.0, 0.94))
        self.now += call.beats(words[1:])

    def _note(self, word: str) -> None:
        match = _WORD.match(word)
        if match is None:
            raise ValueError(f"'{word}' cannot be read")
        what, length, marks = match["what"], match["length"], match["marks"]
        if length:
            self.length = LENGTHS[length[0]] * (1.5 if length.endswith(".") else 1.0)
        if what == "-":
            last = self.rows[-1][0]
            self.rows = [(b, n + self.length, *rest) if b == last else (b, n, *rest) for b, n, *rest in self.rows]
        elif what != "r":
            stress = STRESS if "!" in marks else 0.0
            gate = SHORT if "'" in marks else 0.96
            for name in what.split(","):
                key = int(name) if self.degrees else key_number(name)
                self.rows.append((self.now, self.length, key, stress, gate))
        self.now += self.length


def read(text: str, per: int, start: float = LEVELS["mf"], *, degrees: bool = False) -> Line:
    """A line or a figure. Raises ValueError with a sentence."""
    reader = _Reader(per, start, degrees)
    text = _CALL.sub(lambda found: "call:" + re.sub(r"\s*,\s*", "/", found[1].strip()), text)
    for word in text.split():
        reader.word(word)
    level = reader.dynamics.at
    notes = [Note(b, n * gate, key, min(level(b) + stress, 1.0)) for b, n, key, stress, gate in reader.rows]
    return Line(sorted(notes), reader.now, reader.dynamics.corners)


def read_beats(text: str, per: int) -> tuple[list[tuple[float, float]], int]:
    """Strokes of a drum: bars of equal steps, `X` hard, `x` well, `o` soft, `,` hardly, 1-9 tenths, `.` nothing;
    `%` the bar before. ([(beat, level)], bars)."""
    hits: list[tuple[float, float]] = []
    bars = text.split()
    for number, bar in enumerate(bars):
        if bar == "%":
            bar = bars[number] = bars[number - 1]
        if bar == "-":
            continue
        step = per / len(bar)
        for i, sign in enumerate(bar):
            level = {"X": 1.0, "x": 0.8, "o": 0.55, ",": 0.3, ".": 0.0}.get(sign)
            level = int(sign) / 10 if level is None else level
            if level:
                hits.append((number * per + i * step, level))
    return hits, len(bars)
