"""A piece read from its file: sections, harmony, and for every part the notes it plays, in beats from the start.

    title, key, tempo       `tempo` so that a beat is a whole number of frames
    form                    names of sections in their order
    [harmony]               section = chords, one a bar (`Dm_C` is half a bar each)
    [level]                 section = level of what is not written out (`mp < f` grows over the section)
    [[part]]                stem, voice and, by section (`*` is every other one, `=NAME` as there):
        line                notes as written
        figure              degrees of the bar's chord above `low`, repeated to the section's end
        hold                rhythm in which `voices` voices between `range` hold the chords
        beats               strokes of a drum, repeated to the section's end
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from . import notation
from .harmony import Chord, Key, above, chord_of, degree, key_of, lead
from .notation import LEVELS, Note, key_number

RATE: Final = 44100
MIDDLE: Final = LEVELS["mf"]
KINDS: Final = ("line", "figure", "hold", "beats")
TIED: Final = 2.0  # beats: held chords at least this long keep the voices that stay


class ScoreError(ValueError):
    """What is wrong with a score, and where."""


class Section(NamedTuple):
    name: str
    start: float  # beats
    beats: float
    chords: list[tuple[float, Chord]]  # (beat from the start of the piece, chord)
    level: list[tuple[float, float]]  # corners from the start of the section


@dataclass
class Part:
    stem: str
    voice: str
    row: dict[str, Any]
    notes: list[Note] = field(default_factory=list)
    hits: list[tuple[float, float]] = field(default_factory=list)
    written: bool = False  # has lines, which lint reads more strictly than figures
    levels: list[tuple[float, float]] = field(default_factory=list)  # corners over the whole piece


@dataclass
class Piece:
    name: str
    title: str
    key: Key
    per: int
    beat: int  # frames
    bars: int
    sections: list[Section]
    parts: list[Part]
    row: dict[str, Any]

    @property
    def frames(self) -> int:
        return self.beat * self.per * self.bars

    @property
    def stems(self) -> list[str]:
        return list(self.row["stems"])

    def chord_at(self, beat: float) -> Chord:
        last = self.sections[0].chords[0][1]
        for section in self.sections:
            for start, chord in section.chords:
                if start > beat + 0.05:
                    return last
                last = chord
        return last


def load(path: Path) -> Piece:
    """Read a piece. Raises ScoreError."""
    row = tomllib.loads(path.read_text("utf-8"))
    per = int(row.get("per", 4))
    beat = RATE * 60 / float(row["tempo"])
    if abs(beat - round(beat)) > 1e-9:
        raise ScoreError(f"{path.stem}: at {row['tempo']} beats a minute a beat is {beat} frames, no whole number")
    sections = _sections(path.stem, row, per)
    bars = round(sum(section.beats for section in sections) / per)
    piece = Piece(path.stem, str(row["title"]), key_of(row["key"]), per, round(beat), bars, sections, [], row)
    for number, part_row in enumerate(row["part"]):
        part = Part(part_row["stem"], part_row["voice"], part_row)
        if part.stem not in piece.stems:
            raise ScoreError(f"{path.stem}: part {number + 1} is in stem '{part.stem}', which is none")
        for section in sections:
            try:
                _play(part, section, piece)
            except (ValueError, KeyError, IndexError) as error:
                where = f"{path.stem}: part {number + 1} ({part.voice}), section {section.name}"
                raise ScoreError(f"{where}: {error}") from None
        if not part.notes and not part.hits:
            raise ScoreError(f"{path.stem}: part {number + 1} ({part.voice}) plays nothing")
        piece.parts.append(part)
    return piece


def _sections(name: str, row: dict[str, Any], per: int) -> list[Section]:
    sections: list[Section] = []
    now = 0.0
    for title in row["form"]:
        if title not in row["harmony"]:
            raise ScoreError(f"{name}: section '{title}' has no harmony")
        chords: list[tuple[float, Chord]] = []
        start = now
        for bar in row["harmony"][title].replace("|", " ").split():
            symbols = bar.split("_")
            for i, symbol in enumerate(symbols):
                chords.append((now + i * per / len(symbols), chord_of(symbol)))
            now += per
        sections.append(Section(title, start, now - start, chords, _levels(row, title, now - start)))
    return sections


def _levels(row: dict[str, Any], title: str, beats: float) -> list[tuple[float, float]]:
    words = row.get("level", {}).get(title, "mf").split()
    if len(words) == 3:  # grows or falls over the section
        return [(0.0, LEVELS[words[0]]), (beats, LEVELS[words[2]])]
    return [(0.0, LEVELS[words[0]])]


def _text(part: Part, kind: str, name: str) -> str | None:
    rows = part.row.get(kind, {})
    text = rows.get(name, rows.get("*"))
    for _ in range(4):
        if not isinstance(text, str) or not text.startswith("="):
            break
        text = rows[text[1:]]
    return text or None


def _play(part: Part, section: Section, piece: Piece) -> None:
    kinds = [kind for kind in KINDS if _text(part, kind, section.name) is not None]
    # A wildcard gives way to what is written for this very section.
    own = [kind for kind in kinds if section.name in part.row[kind]]
    for kind in own or kinds:
        text = _text(part, kind, section.name)
        assert text is not None
        if kind == "line":
            _line(part, section, piece, text)
        elif kind == "figure":
            _figure(part, section, piece, text)
        elif kind == "hold":
            _hold(part, section, piece, text)
        else:
            _beats(part, section, piece, text)


def _line(part: Part, section: Section, piece: Piece, text: str) -> None:
    line = notation.read(text, piece.per)
    if line.beats > section.beats + 1e-6:
        raise ValueError(f"{line.beats:g} beats are written, there are {section.beats:g}")
    if abs(line.beats % piece.per) > 1e-6 and abs(line.beats % piece.per - piece.per) > 1e-6:
        raise ValueError(f"ends within a bar, after {line.beats:g} beats")
    shift = 12 * int(part.row.get("octave", 0))
    part.notes += [note._replace(beat=note.beat + section.start, key=note.key + shift) for note in line.notes]
    part.levels += [(beat + section.start, level) for beat, level in line.levels]
    part.written = True


def _level(section: Section, beat: float, own: float) -> float:
    wanted = notation.interpolate(section.level, beat - section.start)
    return min(max(own + wanted - MIDDLE, 0.05), 1.0)


def _follow(part: Part, section: Section) -> None:
    part.levels += [(section.start + beat, level) for beat, level in section.level]


def _chords(section: Section, end: float) -> list[tuple[float, float, Chord]]:
    starts = [start for start, _ in section.chords] + [end]
    return [(start, starts[i + 1] - start, chord) for i, (start, chord) in enumerate(section.chords)]


def _figure(part: Part, section: Section, piece: Piece, text: str) -> None:
    line = notation.read(text, piece.per, degrees=True)
    low = key_number(part.row["low"])
    end = section.start + section.beats
    turn = section.start
    while turn < end - 1e-6:
        for note in line.notes:
            beat = turn + note.beat
            if beat >= end - 1e-6:
                break
            chord = piece.chord_at(beat)
            if note.key == 0:
                key = above(chord.bass, low)
            else:
                key = above(chord.root, low) + degree(chord, note.key, piece.key)
            length = min(note.length, end - beat)
            part.notes.append(Note(beat, length, key, _level(section, beat, note.level)))
        turn += line.beats
    _follow(part, section)


def _hold(part: Part, section: Section, piece: Piece, text: str) -> None:
    rhythm = notation.read(text, piece.per, degrees=True)
    low, high = (key_number(name) for name in part.row["range"])
    end = section.start + section.beats
    spans = _chords(section, end)
    ways = lead([chord for _, _, chord in spans], int(part.row.get("voices", 4)), low, high)
    held: dict[int, Note] = {}
    for (start, length, _), keys in zip(spans, ways, strict=True):
        now: dict[int, Note] = {}
        for note in rhythm.notes:
            at = note.beat
            while at < section.beats - 1e-6:
                beat = section.start + at
                if start - 1e-6 <= beat < start + length - 1e-6:
                    long = min(note.length, start + length - beat)
                    for key in keys:
                        _hold_key(part, section, held, now, Note(beat, long, key, note.level))
                at += rhythm.beats
        held = now
    _follow(part, section)


def _hold_key(part: Part, section: Section, held: dict[int, Note], now: dict[int, Note], note: Note) -> None:
    """A voice that stays is held on; one that moves begins anew."""
    last = held.get(note.key)
    if last is not None and note.length >= TIED * 0.9 and last.beat + last.length > note.beat - 0.3:
        at = part.notes.index(last)
        now[note.key] = part.notes[at] = last._replace(length=note.beat + note.length - last.beat)
        return
    now[note.key] = note._replace(level=_level(section, note.beat, note.level))
    part.notes.append(now[note.key])


def _beats(part: Part, section: Section, piece: Piece, text: str) -> None:
    hits, bars = notation.read_beats(text, piece.per)
    turn = 0.0
    while turn < section.beats - 1e-6:
        for beat, level in hits:
            at = section.start + turn + beat
            if turn + beat < section.beats - 1e-6:
                part.hits.append((at, _level(section, at, level)))
        turn += bars * piece.per
