"""Chords and degrees: what 'the third of this bar' is, and how held chords move to the next with the least motion."""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

LETTERS: Final = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
QUALITIES: Final = {
    "": (0, 4, 7), "m": (0, 3, 7), "5": (0, 7), "sus": (0, 5, 7), "sus2": (0, 2, 7), "7": (0, 4, 7, 10),
    "7sus": (0, 5, 7, 10), "maj7": (0, 4, 7, 11), "m7": (0, 3, 7, 10), "add9": (0, 4, 7, 14), "m9": (0, 3, 7, 14),
    "6": (0, 4, 7, 9), "m6": (0, 3, 7, 9), "dim": (0, 3, 6), "dim7": (0, 3, 6, 9), "m7b5": (0, 3, 6, 10),
    "aug": (0, 4, 8), "7b9": (0, 4, 7, 10, 13), "mb6": (0, 3, 7, 8), "madd4": (0, 3, 7, 17),
}
SCALES: Final = {
    "major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10), "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10), "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}


class Key(NamedTuple):
    tonic: int  # 0..11
    scale: tuple[int, ...]  # pitch classes, from the tonic
    mode: str


class Chord(NamedTuple):
    symbol: str
    root: int  # 0..11
    tones: tuple[int, ...]  # semitones above the root
    bass: int  # 0..11

    @property
    def classes(self) -> frozenset[int]:
        return frozenset((self.root + tone) % 12 for tone in self.tones) | {self.bass}


def pitch_class(name: str) -> int:
    """`c`, `eb`, `F#`."""
    letter, rest = name[0].lower(), name[1:]
    if letter not in LETTERS or rest.strip("#b"):
        raise ValueError(f"'{name}' is no note")
    return (LETTERS[letter] + rest.count("#") - rest.count("b")) % 12


def key_of(text: str) -> Key:
    """`d minor`, `c# phrygian`."""
    name, _, mode = text.partition(" ")
    tonic, mode = pitch_class(name), mode or "major"
    return Key(tonic, tuple((tonic + step) % 12 for step in SCALES[mode]), mode)


def chord_of(symbol: str) -> Chord:
    """`Dm`, `Bb/D`, `A7sus`."""
    upper, _, bass = symbol.partition("/")
    name = upper[:2] if len(upper) > 1 and upper[1] in "#b" else upper[:1]
    root, quality = pitch_class(name), upper[len(name) :]
    if quality not in QUALITIES:
        raise ValueError(f"'{symbol}': no chord '{quality}'")
    return Chord(symbol, root, QUALITIES[quality], pitch_class(bass) if bass else root)


def above(pitch: int, low: int) -> int:
    """The lowest key of a pitch class that is not under `low`."""
    return low + (pitch - low) % 12


def degree(chord: Chord, number: int, key: Key) -> int:
    """Semitones above the chord's root: 1 root, 3 third, 8 an octave up; what is no chord tone comes from the key."""
    octave, step = divmod(number - 1, 7)
    tones = [tone % 12 for tone in chord.tones]
    choices = {0: (0,), 1: (2, 1), 2: (4, 3), 3: (5, 6), 4: (7, 6, 8), 5: (9, 8), 6: (10, 11)}[step]
    mine = [tone for tone in choices if tone in tones]
    fitting = [tone for tone in choices if (chord.root + tone) % 12 in key.scale]
    if step == 2 and not mine:  # a chord without a third: its fourth or second instead
        mine = [tone for tone in (5, 2) if tone in tones]
    return 12 * octave + (mine or fitting or list(choices))[0]


def voicings(chord: Chord, count: int, low: int, high: int) -> list[tuple[int, ...]]:
    """All ways to lay `count` voices between two keys, close or with one voice dropped, the whole chord in each."""
    classes = sorted({(chord.root + tone) % 12 for tone in chord.tones})
    keys = [key for key in range(low, high + 1) if key % 12 in classes]
    found: set[tuple[int, ...]] = set()
    for start in range(len(keys) - count + 1):
        close = keys[start : start + count]
        found.add(tuple(close))
        for i in range(1, count - 1):  # one voice an octave down
            spread = sorted([*close[:i], close[i] - 12, *close[i + 1 :]])
            if spread[0] >= low and len(set(spread)) == count:
                found.add(tuple(spread))
    need = min(count, len(classes))
    whole = [keys for keys in found if len({key % 12 for key in keys}) >= need]
    return sorted(whole or found)


def lead(chords: list[Chord], count: int, low: int, high: int) -> list[tuple[int, ...]]:
    """A voicing for each chord: least motion altogether, no voice far out of the middle of its range."""
    middle = (low + high) / 2
    best: dict[tuple[int, ...], tuple[float, list[tuple[int, ...]]]] = {}
    for at, chord in enumerate(chords):
        choices = voicings(chord, count, low, high)
        if not choices:
            raise ValueError(f"no room for {count} voices of {chord.symbol} between {low} and {high}")
        now: dict[tuple[int, ...], tuple[float, list[tuple[int, ...]]]] = {}
        for choice in choices:
            own = 0.15 * abs(sum(choice) / count - middle) + 0.05 * (choice[-1] - choice[0])
            if at == 0:
                now[choice] = (own, [choice])
                continue
            cost, way = min((was + _motion(last, choice), road) for last, (was, road) in best.items())
            now[choice] = (cost + own, [*way, choice])
        best = now
    return min(best.values())[1]


def _motion(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Semitones moved; parallel fifths and octaves between outer voices cost extra."""
    moved = float(sum(abs(a - b) for a, b in zip(one, other, strict=True)))
    for (a, b), (c, d) in itertools.pairwise(zip(one, other, strict=True)):
        if a != b and (c - a) % 12 in (0, 7) and d - b == c - a:
            moved += 1.5
    return moved
