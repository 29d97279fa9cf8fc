"""A day as text: what was pressed, tick by tick, and where it must lead.

    last-reveille recording
    format: 1
    rules: 2
    game: 0.1.0
    campaign: last-reveille
    seed: 1
    level base 9f2c...
    carry first=1 plates=3 grenades=2 battery=3 moves=0
    flags rita_lives
    30,.,0
    12,RJ,5
    # 42 77ab...
    end dead 42 77ab...

A run of equal commands is one line: ticks, letters of the held buttons (`.` for none), aim. `;` starts a comment.
`learn TICK MOVES` gives moves that a later life knew already when it went on from here, `spar KIND...` says who spars
in the yard. `# TICK DIGEST` states the world's digest after that many ticks of the segment.

A run that is handed on may say more, all of it optional: `@ TICK ENTITY FIELD=NUMBER...` what was true of somebody at
that tick, and `~ BASE64...` lines before the commands the pose track of the level, for whoever cannot live it.

Names are percent-encoded where they hold anything but plain characters. `loads` takes nothing on trust: whatever it
returns is within the limits below.
"""

from __future__ import annotations

import base64
import binascii
import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final
from urllib.parse import quote, unquote

from ..sim.command import AIMS, LETTERS, aim_of, buttons_of, pack
from ..sim.world import Carry
from .recorded import MAX_TICKS, BadRecording, Recorder, Recording, Segment
from .track import BadTrack, Track

__all__ = ["BadRecording", "Recorder", "Recording", "Segment"]  # from here for whoever reads or writes one

FORMAT: Final = 1
MAX_CHARS: Final = 16 * 1024 * 1024
MAX_LINES: Final = 1_000_000
MAX_SEGMENTS: Final = 256
MAX_FLAGS: Final = 512
MAX_STOOD: Final = 4096
MAX_SPAR: Final = 8
MAX_LEARNED: Final = 256
MAX_NAME: Final = 256
MAX_WITNESS: Final = 50_000  # lines
MAX_FIELDS: Final = 32
MAX_TRACK: Final = 512 * 1024  # characters of one level's

_MAGIC: Final = "last-reveille recording"
_HEADER: Final = ("format", "rules", "game", "campaign", "seed")
_CARRY: Final = ("first", "plates", "grenades", "battery", "moves")
_RUN: Final = re.compile(r"([0-9]{1,7}),(\.|[LRUDJAFGBE]{1,10}),([0-9]{1,2})")
_INT: Final = re.compile(r"-?[0-9]{1,10}")
_DIGEST: Final = re.compile(r"[0-9a-f]{1,128}|-")
_ENTITY: Final = re.compile(r"[a-z][a-z0-9_]{0,31}(#[0-9]{1,9})?")
_FIELD: Final = re.compile(r"([a-z][a-z0-9_]{0,15})=(-?[0-9]{1,10})")
_LETTERS64: Final = re.compile(r"[A-Za-z0-9+/=]{1,1000}")
_TRACK_LINE: Final = 96  # characters
_OUTCOME: Final = re.compile(r"[a-z_]{1,32}")


# -- writing


def dumps(recording: Recording) -> str:
    """Canonical text: `dumps(loads(dumps(r)))` is `dumps(r)`. Raises ValueError for what `loads` would refuse."""
    return _text(recording, _dump_commands)


def skeleton(recording: Recording) -> str:
    """The same with one line `= TICKS` in place of each level's commands, before its checks, and without witnesses and
    tracks. Raises ValueError."""
    return _text(recording, _dump_outline)


def _text(recording: Recording, commands: Callable[[Segment], Iterator[str]]) -> str:
    lines = [
        _MAGIC,
        f"format: {FORMAT}",
        f"rules: {recording.rules}",
        f"game: {_encode(recording.game)}",
        f"campaign: {_encode(recording.campaign)}",
        f"seed: {recording.seed}",
    ]
    for segment in recording.segments:
        _dump_opening(segment, lines)
        if commands is _dump_commands and segment.track:
            text64 = base64.b64encode(segment.track).decode("ascii")
            lines += [f"~ {text64[at : at + _TRACK_LINE]}" for at in range(0, len(text64), _TRACK_LINE)]
        lines += commands(segment)
    lines.append(f"end {recording.outcome or 'quit'} {recording.ticks} {recording.digest or '-'}")
    text = "\n".join(lines) + "\n"
    if recording.ticks > MAX_TICKS or len(text) > MAX_CHARS or len(lines) >= MAX_LINES:
        raise ValueError("the recording is longer than a recording may be")
    return text


def _encode(name: str) -> str:
    return quote(name, safe="/:+@,") or "-"


def _dump_opening(segment: Segment, lines: list[str]) -> None:
    entry = f" {_encode(segment.entry)}" if segment.entry else ""
    lines.append(f"level {_encode(segment.level_id)} {segment.level_digest or '-'}{entry}")
    carry = segment.carry
    lines.append("carry " + " ".join(f"{name}={int(getattr(carry, name))}" for name in _CARRY))
    lines += [f"learn {tick} {moves}" for tick, moves in segment.learned]
    if carry.flags:
        lines.append("flags " + " ".join(_encode(flag) for flag in carry.flags))
    if carry.stood:
        lines.append("stood " + " ".join(f"{clock},{x},{y}" for clock, x, y in carry.stood))
    if carry.spar:
        lines.append("spar " + " ".join(_encode(kind) for kind in carry.spar))


def _dump_commands(segment: Segment) -> Iterator[str]:
    notes = [(tick, 0, f"# {tick} {stated}") for tick, stated in segment.checks]
    notes += [(seen[0], at, witness_line(*seen)) for at, seen in enumerate(segment.witness, 1)]
    notes.sort()
    told = at = 0
    for ticks, command in runs(segment.commands):
        at += ticks
        yield _run_line(ticks, command)
        while told < len(notes) and notes[told][0] <= at:
            yield notes[told][2]
            told += 1


def witness_line(tick: int, entity: str, fields: Mapping[str, int]) -> str:
    return f"@ {tick} {entity} " + " ".join(f"{name}={value}" for name, value in fields.items())


def _dump_outline(segment: Segment) -> Iterator[str]:
    yield f"= {len(segment.commands)}"
    for tick, stated in segment.checks:
        yield f"# {tick} {stated}"


def runs(commands: array[int]) -> Iterator[tuple[int, int]]:
    """(ticks, command) of each run of equal commands."""
    for command, group in groupby(commands):
        yield sum(1 for _ in group), command


def run_lines(commands: array[int]) -> Iterator[str]:
    """Commands as the text has them."""
    for ticks, command in runs(commands):
        yield _run_line(ticks, command)


def _run_line(ticks: int, command: int) -> str:
    return f"{ticks},{letters(command)},{aim_of(command)}"


def letters(command: int) -> str:
    """The held buttons as letters in bit order, `.` for none."""
    buttons = buttons_of(command)
    return "".join(letter for bit, letter in enumerate(LETTERS) if buttons >> bit & 1) or "."


# -- reading


def loads(text: str, name: str) -> Recording:
    """The recording in `text`; `name` is how messages call it. Raises BadRecording."""
    return _Reader(text, name).read()


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.line = 1
        self.total = 0
        self.recording = Recording()
        self.segment: Segment | None = None
        self.carry_seen = False
        self.witnesses = 0
        self.track: list[str] = []

    def bad(self, sentence: str) -> BadRecording:
        return BadRecording(f"{self.name}:{self.line}: {sentence}")

    def read(self) -> Recording:
        if len(self.text) > MAX_CHARS:
            raise self.bad(f"larger than {MAX_CHARS} characters")
        if self.text.count("\n") > MAX_LINES:  # before they are made: eight million of them would fill the RAM
            raise self.bad(f"more than {MAX_LINES} lines")
        lines = self.text.split("\n")
        if lines[0].rstrip("\r") != _MAGIC:
            raise self.bad(f"not a recording (the first line must be {_MAGIC!r})")
        header: dict[str, str] = {}
        ended = False
        for self.line, raw in enumerate(lines[1:], 2):
            line = raw.partition(";")[0].strip(" \t\r")
            if not line:
                continue
            if ended:
                raise self.bad("something stands after the end line")
            if self.segment is None and not line.startswith(("level ", "end ")):
                self._header(line, header)
                continue
            if self.segment is None:
                self._take_header(header)
            ended = self._line(line)
        # Without the last line feed nobody could tell a shortened digest from a whole one.
        if not ended or not self.text.endswith("\n"):
            raise self.bad("cut short: there is no end line, or it does not end")
        return self.recording

    # header

    def _header(self, line: str, header: dict[str, str]) -> None:
        key, colon, value = line.partition(":")
        if not colon or key not in _HEADER:
            raise self.bad(f"expected one of {', '.join(_HEADER)} or a level line, found {_shown(line)}")
        if key in header:
            raise self.bad(f"{key} is given twice")
        header[key] = value.strip(" \t")
        if key == "format":
            version = self.number(header[key], "format", 1, 10**9)
            if version > FORMAT:
                raise self.bad(f"made by a newer version ({version} > {FORMAT})")

    def _take_header(self, header: dict[str, str]) -> None:
        for key in _HEADER:
            if key not in header:
                raise self.bad(f"the header lacks {key}")
        recording = self.recording
        recording.rules = self.number(header["rules"], "rules", 0, 10**9)
        recording.seed = self.number(header["seed"], "seed", -(10**10), 10**10)
        recording.game = self.word(header["game"], "game")
        recording.campaign = self.word(header["campaign"], "campaign")

    # segments

    def _line(self, line: str) -> bool:
        """Takes one line; True when it was the end."""
        run = _RUN.fullmatch(line)
        if run is not None:
            self._run(run)
            return False
        word, _, rest = line.partition(" ")
        if word == "end":
            self._end(rest.split())
            return True
        take = {
            "level": self._level, "carry": self._carry, "flags": self._flags, "stood": self._stood, "spar": self._spar,
            "learn": self._learn, "#": self._check, "@": self._witness, "~": self._track,
        }.get(word)
        if take is None:
            raise self.bad(f"neither a run of commands (TICKS,LETTERS,AIM) nor anything else known: {_shown(line)}")
        take(rest.split())
        return False

    def _run(self, run: re.Match[str]) -> None:
        segment = self.current()
        if not self.carry_seen:
            raise self.bad("a carry line must come before the commands")
        ticks, aim = int(run[1]), int(run[3])
        if not ticks:
            raise self.bad("a run of no ticks")
        if aim >= AIMS:
            raise self.bad(f"aim {aim} is not 0..{AIMS - 1}")
        self.total += ticks
        if self.total > MAX_TICKS:
            raise self.bad(f"longer than 24 hours ({MAX_TICKS} ticks)")
        buttons = 0
        for letter in run[2]:
            if letter != ".":
                bit = 1 << LETTERS.index(letter)
                if buttons & bit:
                    raise self.bad(f"button {letter} is given twice")
                buttons |= bit
        segment.commands.extend(array("H", (pack(buttons, aim),)) * ticks)

    def _level(self, words: list[str]) -> None:
        self._close_segment()
        if len(words) not in (2, 3) or _DIGEST.fullmatch(words[1]) is None:
            raise self.bad("expected: level ID DIGEST [ENTRY]")
        if len(self.recording.segments) >= MAX_SEGMENTS:
            raise self.bad(f"more than {MAX_SEGMENTS} levels")
        entry = self.word(words[2], "entry") if len(words) == 3 else ""
        digest = "" if words[1] == "-" else words[1]
        self.segment = Segment(self.word(words[0], "level"), digest, Carry(), entry)
        self.recording.segments.append(self.segment)
        self.carry_seen = False

    def _carry(self, words: list[str]) -> None:
        carry = self.opening("carry").carry
        if self.carry_seen:
            raise self.bad("carry is given twice")
        self.carry_seen = True
        if [word.partition("=")[0] for word in words] != list(_CARRY):
            raise self.bad("expected: carry " + " ".join(f"{name}=N" for name in _CARRY))
        values = [self.number(word.partition("=")[2], name, 0, 31) for word, name in zip(words, _CARRY, strict=True)]
        carry.first = bool(values[0])
        carry.plates, carry.grenades, carry.battery, carry.moves = values[1:]

    def _learn(self, words: list[str]) -> None:
        learned = self.opening("learn").learned
        if len(words) != 2 or len(learned) >= MAX_LEARNED:
            raise self.bad(f"expected: learn TICK MOVES, at most {MAX_LEARNED} times")
        tick = self.number(words[0], "tick", 0, MAX_TICKS)
        if learned and tick < learned[-1][0]:
            raise self.bad(f"learn ticks must ascend ({tick} after {learned[-1][0]})")
        learned.append((tick, self.number(words[1], "moves", 0, 31)))

    def _flags(self, words: list[str]) -> None:
        carry = self.opening("flags").carry
        if carry.flags or len(words) > MAX_FLAGS:
            raise self.bad(f"flags are given twice or are more than {MAX_FLAGS}")
        carry.flags = tuple(self.word(word, "flag") for word in words)

    def _stood(self, words: list[str]) -> None:
        carry = self.opening("stood").carry
        if carry.stood or len(words) > MAX_STOOD:
            raise self.bad(f"stood is given twice or holds more than {MAX_STOOD} places")
        places = []
        for word in words:
            numbers = word.split(",")
            if len(numbers) != 3:
                raise self.bad(f"expected CLOCK,X,Y, found {_shown(word)}")
            clock, x, y = (self.number(number, "stood", -(10**7), 10**7) for number in numbers)
            places.append((clock, x, y))
        carry.stood = tuple(places)

    def _spar(self, words: list[str]) -> None:
        carry = self.opening("spar").carry
        if carry.spar or len(words) > MAX_SPAR:
            raise self.bad(f"spar is given twice or names more than {MAX_SPAR} kinds")
        carry.spar = tuple(self.word(word, "kind") for word in words)

    def _check(self, words: list[str]) -> None:
        checks = self.current().checks
        if len(words) != 2 or _DIGEST.fullmatch(words[1]) is None or words[1] == "-":
            raise self.bad("expected: # TICK DIGEST")
        tick = self.number(words[0], "tick", 0, MAX_TICKS)
        if checks and tick <= checks[-1][0]:
            raise self.bad(f"check ticks must ascend ({tick} after {checks[-1][0]})")
        checks.append((tick, words[1]))

    def _witness(self, words: list[str]) -> None:
        witness = self.current().witness
        if len(words) < 3 or len(words) > MAX_FIELDS + 2 or _ENTITY.fullmatch(words[1]) is None:
            raise self.bad("expected: @ TICK ENTITY FIELD=NUMBER...")
        tick = self.number(words[0], "tick", 0, MAX_TICKS)
        if witness and tick < witness[-1][0]:
            raise self.bad(f"witness ticks must ascend ({tick} after {witness[-1][0]})")
        self.witnesses += 1
        if self.witnesses > MAX_WITNESS:
            raise self.bad(f"more than {MAX_WITNESS} witness lines")
        fields: dict[str, int] = {}
        for word in words[2:]:
            field = _FIELD.fullmatch(word)
            if field is None or field[1] in fields:
                raise self.bad(f"expected FIELD=NUMBER, each field once, found {_shown(word)}")
            fields[field[1]] = int(field[2])
        witness.append((tick, words[1], fields))

    def _track(self, words: list[str]) -> None:
        self.opening("the pose track")
        if len(words) != 1 or _LETTERS64.fullmatch(words[0]) is None:
            raise self.bad("expected: ~ BASE64")
        self.track.append(words[0])
        if len(self.track) * 1000 > MAX_TRACK * 10 or sum(map(len, self.track)) > MAX_TRACK:
            raise self.bad(f"a pose track of more than {MAX_TRACK} characters")

    def _end(self, words: list[str]) -> None:
        self._close_segment()
        if len(words) != 3 or _OUTCOME.fullmatch(words[0]) is None or _DIGEST.fullmatch(words[2]) is None:
            raise self.bad("expected: end OUTCOME TICKS DIGEST")
        ticks = self.number(words[1], "ticks", 0, MAX_TICKS)
        if ticks != self.total:
            raise self.bad(f"the end line says {ticks} ticks, the commands make {self.total}")
        self.recording.outcome = words[0]
        self.recording.digest = "" if words[2] == "-" else words[2]

    def _close_segment(self) -> None:
        segment = self.segment
        if segment is None:
            return
        if not self.carry_seen:
            raise self.bad(f"level {_shown(segment.level_id)} has no carry line")
        ticks = len(segment.commands)
        for what, noted in (("check", segment.checks), ("witness", segment.witness)):
            if noted and noted[-1][0] > ticks:
                raise self.bad(f"a {what} at tick {noted[-1][0]}, but the level has {ticks} ticks")
        if self.track:
            self._take_track(segment)

    def _take_track(self, segment: Segment) -> None:
        text, self.track = "".join(self.track), []
        try:
            segment.track = base64.b64decode(text, validate=True)
            Track.loads(segment.track)
        except (binascii.Error, BadTrack) as error:
            reason = error if isinstance(error, BadTrack) else "damaged letters"
            raise self.bad(f"the pose track of {_shown(segment.level_id)} cannot be read ({reason})") from None

    # pieces

    def current(self) -> Segment:
        if self.segment is None:
            raise self.bad("a level line must come first")
        return self.segment

    def opening(self, what: str) -> Segment:
        segment = self.current()
        if segment.commands or segment.checks:
            raise self.bad(f"{what} must stand before the commands of its level")
        return segment

    def number(self, word: str, what: str, low: int, high: int) -> int:
        # int() alone would take "1_0", blanks and the digits of every script.
        if _INT.fullmatch(word) is None or not low <= (value := int(word)) <= high:
            raise self.bad(f"{what} must be a whole number from {low} to {high}, found {_shown(word)}")
        return value

    def word(self, word: str, what: str) -> str:
        if word == "-":
            return ""
        try:
            value = unquote(word, errors="strict")
        except UnicodeDecodeError:
            value = ""
        if not value or len(value) > MAX_NAME or not value.isprintable():
            raise self.bad(f"{what} is not a name: {_shown(word)}")
        return value


def _shown(text: str) -> str:
    """Foreign text, short and harmless on a terminal."""
    return ascii(text if len(text) <= 40 else text[:37] + "...")
