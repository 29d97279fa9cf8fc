"""Plays a piece: every part by its instrument, every stem mixed, `NAME_STEM.ogg` and `NAME.json` written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from synth import RATE, Wave, gain, stereo, write

from . import fluid, mixdown
from .instruments import DRUMS, OWN, SAMPLED
from .notation import interpolate
from .score import Part, Piece

PIECES: Final = Path(__file__).parent / "pieces"
TAIL: Final = 6.0  # s that may ring past the end before they are folded
FIRST: Final = 0.002  # s before which nothing begins: a stroke on the seam itself would look like a click
LATE: Final = 0.006  # s by which hands differ
TAKES: Final = 4  # a hand's own variants of one note
STEPS: Final = 8  # levels that our own instruments have
QUALITY: Final = 3.5  # Vorbis, about 110 kbit/s here
EXPRESSION: Final = 11  # MIDI controllers
MODULATION: Final = 1
LONG: Final = 0.6  # s from which one player shapes a note: it opens, is fullest before its end, and closes
SHAPE: Final = ((0.0, 0.84), (0.65, 1.0), (1.0, 0.88))  # (share of the note, share of its expression)
STRAIGHT: Final = 0.3  # s of a long note before its vibrato, and again until that is at its full
SHAPED_EVERY: Final = 0.05  # s

Clip = Callable[[float, int], Wave]


class Studio:
    """Plays with one synthesizer per piece: what it has played before is heard in the phases of what it plays next, and
    a piece is to be the same whatever was rendered before it."""

    def __init__(self) -> None:
        self._player: fluid.Player | None = None

    def begin(self) -> None:
        """Forget what was played."""
        if self._player is not None:
            self._player.close()
            self._player = None

    def stems(self, piece: Piece) -> dict[str, Wave]:
        """Every stem of a piece, as it is written."""
        self.begin()
        dry = {name: np.zeros((piece.frames, 2)) for name in piece.stems}
        wet = {name: np.zeros((piece.frames, 2)) for name in piece.stems}
        for number, part in enumerate(piece.parts):
            wave, level, send = self._part(piece, part, number)
            wave = mixdown.to_level(wave, level + float(part.row.get("gain", 0.0)))
            dry[part.stem] += wave
            wet[part.stem] += wave * gain(float(part.row.get("room", send)) - 7)
        where = mixdown.room(piece.row.get("room", "field"))
        own = piece.row.get("loudness", {})
        air = float(piece.row.get("air", 0.0))
        done = {}
        for name in piece.stems:
            wave = dry[name] + mixdown.reverberate(wet[name], where)
            wave = mixdown.glue(mixdown.to_level(wave, -20.0))
            wave = mixdown.bass(mixdown.shelf(wave, 3200, air), 240, float(piece.row.get("weight", 0.0)))
            done[name] = mixdown.to_level(wave, float(own.get(name, mixdown.STEMS[name])))
        if piece.row.get("reverse"):
            done = {name: wave[::-1] for name, wave in done.items()}
        return mixdown.balance(done, list(piece.row["reference"]), float(piece.row.get("target", mixdown.TARGET)))

    def _part(self, piece: Piece, part: Part, number: int) -> tuple[Wave, float, float]:
        dice = np.random.default_rng(1000 + number)
        if part.voice in SAMPLED:
            row = SAMPLED[part.voice]
            wave = self._sampled(piece, part, dice)
            level, send, low, side = row.level, row.room, row.cut, row.side
        elif part.voice in OWN:
            own = OWN[part.voice]
            wave = _own(piece, part, dice)
            level, send, low, side = own.level, own.room, own.cut, own.side
        else:
            drum = DRUMS[part.voice]
            wave = _struck(piece, part, dice)
            level, send, low, side = drum.level, drum.room, drum.cut, drum.side
        side = part.row.get("side", side)
        if side is not None and (part.voice not in DRUMS or side):
            wave = stereo(wave.mean(1), float(side))
        return mixdown.cut(mixdown.fold(wave, piece.frames), low), level, send

    def _sampled(self, piece: Piece, part: Part, dice: np.random.Generator) -> Wave:
        if self._player is None:
            self._player = fluid.Player()
        row = SAMPLED[part.voice]
        seconds = piece.beat / RATE
        notes = []
        for note in part.notes:
            start = max(FIRST, note.beat * seconds + dice.normal(0, LATE))
            velocity = round(22 + 98 * note.level + dice.normal(0, 2.5))
            notes.append((start, note.length * seconds, note.key, velocity))
        controls = [(0.0, EXPRESSION, 112)]
        if row.sustained and part.levels:
            corners = sorted(part.levels)
            beats = np.arange(0, piece.bars * piece.per, 0.5)
            controls = [(float(beat) * seconds, EXPRESSION, round(62 + 62 * interpolate(corners, float(beat))))
                        for beat in beats]
        if row.vibrato is not None:
            controls = shaped(controls, notes, row.vibrato)
        return self._player.play(notes, controls, piece.frames + int(TAIL * RATE), row.program)


def shaped(
    controls: list[tuple[float, int, int]], notes: list[tuple[float, float, int, int]], vibrato: int
) -> list[tuple[float, int, int]]:
    """The same expression with every long note's own shape in it, and vibrato (0..127) where a note has time for it.
    Sampled notes alone stand still, which no player's do."""
    plain = [(at, float(value)) for at, _, value in controls]
    out: list[tuple[float, int, int]] = []
    for start, length, _, _ in sorted(notes):
        steps = int(length / SHAPED_EVERY) if length >= LONG else 1
        for step in range(steps):
            now = step * SHAPED_EVERY
            share = interpolate(list(SHAPE), now / length) if length >= LONG else 1.0
            depth = min(max(now / STRAIGHT - 1, 0.0), 1.0) if length >= LONG else 0.0
            out.append((start + now, EXPRESSION, round(interpolate(plain, start + now) * share)))
            out.append((start + now, MODULATION, round(vibrato * depth)))
    return out


def _own(piece: Piece, part: Part, dice: np.random.Generator) -> Wave:
    voice = OWN[part.voice]
    kept: dict[tuple[int, int, int, int], Wave] = {}
    out = np.zeros((piece.frames + int(TAIL * RATE), 2))
    for i, note in enumerate(sorted(part.notes)):
        level = max(1, round((note.level + dice.normal(0, 0.03)) * STEPS)) / STEPS
        seconds = round(note.length * piece.beat / RATE, 3)
        mark = (note.key, round(seconds * 1000), round(level * STEPS), i % TAKES)
        if mark not in kept:
            kept[mark] = stereo(voice.play(note.key, seconds, min(level, 1.0), mark[3] + 1))
        _lay(out, kept[mark], note.beat * piece.beat / RATE + dice.normal(0, LATE / 2))
    return out


def _struck(piece: Piece, part: Part, dice: np.random.Generator) -> Wave:
    drum = DRUMS[part.voice]
    kept: dict[tuple[int, int], Wave] = {}
    out = np.zeros((piece.frames + int(TAIL * RATE), 2))
    for i, (beat, level) in enumerate(sorted(part.hits)):
        mark = (max(1, round(level * STEPS)), i % TAKES)
        if mark not in kept:
            kept[mark] = stereo(drum.strike(mark[0] / STEPS, mark[1] + 11))
        _lay(out, kept[mark], beat * piece.beat / RATE + dice.normal(0, LATE / 3))
    return out


def _lay(out: Wave, wave: Wave, start: float) -> None:
    at = int(max(FIRST, start) * RATE)
    count = min(len(wave), len(out) - at)
    out[at : at + count] += wave[:count]


def score_mark(piece: Piece) -> str:
    """Of all that a score says and how its instruments are set; comments and line breaks are no part of it."""
    players = {part.voice: list(SAMPLED[part.voice]) for part in piece.parts if part.voice in SAMPLED}
    return mark(json.dumps([piece.row, players], sort_keys=True).encode("utf-8"))


def mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def save(piece: Piece, stems: dict[str, Wave], out: Path) -> None:
    """The files of a piece, and with them what they were made from."""
    for name, wave in stems.items():
        write(out / f"{piece.name}_{name}.ogg", wave, QUALITY)
    files = {name: mark((out / f"{piece.name}_{name}.ogg").read_bytes()) for name in piece.stems}
    row = {"name": piece.name, "title": piece.title, "beat": piece.beat, "bars": piece.bars, "per": piece.per,
           "frames": piece.frames, "stems": piece.stems, "score": score_mark(piece), "files": files}
    (out / f"{piece.name}.json").write_text(json.dumps(row) + "\n", "utf-8")
