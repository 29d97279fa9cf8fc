"""Recordings as few bytes as the store needs: what was held and where it was aimed are separate streams.

A packed recording is one byte (2) and raw deflate over: the text without its commands (see `recording.skeleton`), then
numbers of seven bits a byte, least first. A stream of runs is its count, all lengths, all values. Buttons are places in
a list in which the set held last stands first, because a hand goes to and fro between a few; a set that is new stands
at the list's end, and all sets follow in the order in which they first came. Aims are steps from the aim before.
The first form, zlib over the whole text, is still read.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import Final

from ..sim.command import AIM_SHIFT, AIMS, BUTTONS
from .breath import breathe
from .recorded import MAX_TICKS, BadRecording, Recording
from .recording import MAX_CHARS, loads, run_lines, runs, skeleton

FORM: Final = 2
_ZLIB: Final = 0x78  # how every blob of the first form begins
# What most texts hold, so that it costs nothing. Part of the format: another one would be another form.
_KNOWN: Final = (
    b"quit exit end dead - 9c8e7a6b5f4d3c2b1a0\n# 3000 # 2400 # 1800 # 1200 # 600 "
    b"flags suit rita_lives\nstood before under dam beach base "
    b"last-reveille recording\nformat: 1\nrules: 1\ngame: 0.1.0\ncampaign: last-reveille\nseed: 1\n"
    b"level base 0123456789abcdef\ncarry first=0 plates=3 grenades=2 battery=3 moves=3\n= 3600\n"
)

# Which is best depends on the hand: nobody knows beforehand.
_WAYS: Final = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)

# Work between two breaths, each less than half a millisecond.
_CHUNK: Final = 1800  # ticks
_RUNS: Final = 512

Runs = list[tuple[int, int]]  # (ticks, value)


def squeeze(recording: Recording) -> bytes:
    """What the store keeps. Raises ValueError for what `recording.loads` would refuse."""
    text = skeleton(recording).encode("ascii")
    commands: array[int] = array("H")
    for segment in recording.segments:
        commands.extend(segment.commands)
    joint = _merged(run for at in range(0, len(commands), _CHUNK) for run in _breathing(commands[at : at + _CHUNK]))
    held, sets = _to_front(_merged((ticks, command & BUTTONS) for ticks, command in joint))
    steps: Runs = []
    before = 0
    for at, (ticks, aim) in enumerate(_merged((ticks, command >> AIM_SHIFT) for ticks, command in joint)):
        if not at % _RUNS:
            breathe()
        steps.append((ticks, (aim - before) % AIMS))
        before = aim
    parts = [_numbers((len(text),)) + text, *_streams(held), _numbers((len(sets), *sets)), *_streams(steps)]
    packed = [_deflate([b"".join(parts)], way) for way in _WAYS] + [_deflate(parts, way) for way in _WAYS]
    return bytes((FORM,)) + min(packed, key=len)


def expand(data: bytes, name: str) -> Recording:
    """Inverse of `squeeze`. Raises BadRecording, also for damaged or endless compressed data."""
    if data[:1] == bytes((FORM,)):
        raw = _inflate(zlib.decompressobj(-zlib.MAX_WBITS, zdict=_KNOWN), data[1:], name)
        return loads(_Unpacker(raw, name).text(), name)
    if data[:1] != bytes((_ZLIB,)):
        raise BadRecording(f"{name}:1: no packed recording, or one of a newer version")
    raw = _inflate(zlib.decompressobj(), data, name)
    try:
        return loads(raw.decode("utf-8"), name)
    except UnicodeDecodeError:
        raise BadRecording(f"{name}:1: not UTF-8 text") from None


def _deflate(parts: list[bytes], way: int) -> bytes:
    """One stream; each part has letters of its own, which pays when parts are long."""
    zipper = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, way, _KNOWN)
    return b"".join(zipper.compress(part) + zipper.flush(zlib.Z_PARTIAL_FLUSH) for part in parts[:-1]) + (
        zipper.compress(parts[-1]) + zipper.flush())


def _inflate(unzip: zlib._Decompress, data: bytes, name: str) -> bytes:
    try:
        raw = unzip.decompress(data, MAX_CHARS + 1)
    except zlib.error:
        raise BadRecording(f"{name}:1: damaged compressed data") from None
    if len(raw) > MAX_CHARS:
        raise BadRecording(f"{name}:1: larger than {MAX_CHARS} characters")
    if not unzip.eof:
        raise BadRecording(f"{name}:1: the compressed data is cut short")
    return raw


def _breathing(commands: array[int]) -> Iterator[tuple[int, int]]:
    breathe()
    return runs(commands)


def _merged(parts: Iterator[tuple[int, int]]) -> Runs:
    """Neighbours of equal value as one run."""
    out: Runs = []
    for at, (ticks, value) in enumerate(parts):
        if not at % _RUNS:
            breathe()
        if out and out[-1][1] == value:
            out[-1] = (out[-1][0] + ticks, value)
        else:
            out.append((ticks, value))
    return out


def _to_front(held: Runs) -> tuple[Runs, list[int]]:
    """Runs with places instead of sets of buttons, and the sets in the order in which they first came."""
    recent: list[int] = []
    sets: list[int] = []
    out: Runs = []
    for done, (ticks, buttons) in enumerate(held):
        if not done % _RUNS:
            breathe()
        if buttons in recent:
            at = recent.index(buttons)
            del recent[at]
        else:
            at = len(recent)
            sets.append(buttons)
        recent.insert(0, buttons)
        out.append((ticks, at))
    return out, sets


def _numbers(numbers: Sequence[int]) -> bytes:
    out = bytearray()
    for at, number in enumerate(numbers):
        if not at % _RUNS:
            breathe()
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)
    return bytes(out)


def _streams(parts: Runs) -> tuple[bytes, bytes]:
    return _numbers((len(parts), *(ticks for ticks, _ in parts))), _numbers([value for _, value in parts])


class _Unpacker:
    """Takes nothing on trust: a number that leads nowhere is a BadRecording."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.raw = raw
        self.name = name
        self.at = 0

    def bad(self) -> BadRecording:
        return BadRecording(f"{self.name}:1: the packed commands make no sense")

    def text(self) -> str:
        """The recording's text, with its commands back in their places."""
        size = self.number()
        try:
            lines = self.raw[self.at : self.at + size].decode("ascii").split("\n")
        except UnicodeDecodeError:
            raise self.bad() from None
        self.at += size
        commands = self.commands()
        out: list[str] = []
        at = 0
        for line in lines:
            if not line.startswith("= "):
                out.append(line)
                continue
            count = line[2:]
            if not count.isdecimal() or len(count) > 7 or at + int(count) > len(commands):
                raise self.bad()
            out += run_lines(commands[at : at + int(count)])
            at += int(count)
        if at != len(commands) or self.at != len(self.raw):
            raise self.bad()
        return "\n".join(out)

    def commands(self) -> array[int]:
        held = self.runs()
        sets = self.numbers(self.number())
        buttons: array[int] = array("H")
        recent: list[int] = []
        known = 0
        for ticks, place in held:
            if place == len(recent) and known < len(sets) and sets[known] <= BUTTONS:
                recent.append(sets[known])
                known += 1
            elif place >= len(recent):
                raise self.bad()
            recent.insert(0, recent.pop(place))
            buttons.extend(array("H", recent[:1]) * ticks)
        at = aim = 0
        for ticks, step in self.runs():
            aim = (aim + step) % AIMS
            end = at + ticks
            if end > len(buttons):
                raise self.bad()
            buttons[at:end] = array("H", [command | aim << AIM_SHIFT for command in buttons[at:end]])
            at = end
        if at != len(buttons):
            raise self.bad()
        return buttons

    def runs(self) -> Runs:
        count = self.number()
        lengths, values = self.numbers(count), self.numbers(count)
        if sum(lengths) > MAX_TICKS:
            raise self.bad()
        return list(zip(lengths, values, strict=True))

    def numbers(self, count: int) -> list[int]:
        if count > len(self.raw) - self.at:
            raise self.bad()
        return [self.number() for _ in range(count)]

    def number(self) -> int:
        value = shift = 0
        while self.at < len(self.raw) and shift < 35:
            byte = self.raw[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7
        raise self.bad()
