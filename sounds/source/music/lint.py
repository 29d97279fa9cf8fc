"""Reads a score as a teacher would: long notes that grind by accident, notes an instrument does not have, melodies
that leap about, and whether the cadence that is the epilogue's stands anywhere else."""

from __future__ import annotations

import itertools
from typing import Final

from .call import HOME
from .instruments import SAMPLED
from .notation import Note
from .score import Part, Piece

LONG: Final = 0.9  # beats from which a note must fit the harmony
PASSING: Final = 1.0  # beats up to which a note off the bar's beginning may pass by step through what it is not
OWNER_OF_HOME: Final = "epilogue"
SPREAD: Final = 0.35  # share of a beat by which lengths may differ in the same cadence


def complaints(piece: Piece) -> list[str]:
    """Sentences; [] for a clean score."""
    found = []
    for part in piece.parts:
        found += _harmony(piece, part) + _range(piece, part)
    if piece.name != OWNER_OF_HOME:
        found += [f"{piece.name}: the cadence of the epilogue in {part.voice} ({part.stem}) at beat {beat:g}"
                  for part in piece.parts for beat in cadences(part.notes)]
    return found


def _harmony(piece: Piece, part: Part) -> list[str]:
    if part.row.get("rubs"):  # meant to
        return []
    found = []
    for note in part.notes:
        if note.length < LONG:
            continue
        if note.length <= PASSING and note.beat % piece.per > 0.1 and _passes(note, part.notes):
            continue
        chord = piece.chord_at(note.beat)
        clash = [tone for tone in chord.classes if (note.key - tone) % 12 in (1, 11)]
        if note.key % 12 not in chord.classes and clash:
            found.append(f"{piece.name}: {part.voice} ({part.stem}), beat {note.beat:g}: key {note.key} rubs against "
                         f"{chord.symbol}")
    return found


def _passes(note: Note, notes: list[Note]) -> bool:
    """Whether it goes on by a step."""
    end = note.beat + note.length
    return any(abs(other.beat - end) < 0.1 and 0 < abs(other.key - note.key) <= 2 for other in notes)


def _range(piece: Piece, part: Part) -> list[str]:
    instrument = SAMPLED.get(part.voice)
    if instrument is None:
        return []
    return [f"{piece.name}: {part.voice} cannot play key {note.key} (beat {note.beat:g})"
            for note in part.notes if not instrument.low <= note.key <= instrument.high]


def cadences(notes: list[Note]) -> list[float]:
    """Beats at which a line says sol, la, ti, do upwards in a major key, at whatever speed."""
    line = sorted((note.beat, -note.key, note.length) for note in notes)
    tops: list[tuple[float, int]] = []
    for beat, key, _ in line:  # the upper voice of what begins together
        if not tops or beat > tops[-1][0] + 1e-6:
            tops.append((beat, -key))
    steps = [row[2] - HOME[0][2] for row in HOME]
    gaps = [b[0] - a[0] for a, b in itertools.pairwise(HOME)]
    found = []
    for i in range(len(tops) - 3):
        four = tops[i : i + 4]
        if [key - four[0][1] for _, key in four] != steps:
            continue
        speed = (four[3][0] - four[0][0]) / sum(gaps)
        lengths = [(b[0] - a[0]) / speed for a, b in itertools.pairwise(four)]
        if all(abs(length - gap) <= SPREAD for length, gap in zip(lengths, gaps, strict=True)):
            found.append(four[0][0])
    return found
