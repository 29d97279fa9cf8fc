"""A run to hand on: as a string that survives being pasted anywhere, and as the echo that it becomes with a friend.

    LR1-<letters of base64url: a body, then its BLAKE2b checksum>

The body is a chain of parts, each preceded by its length as a number of seven bits a byte, least first: the packed
recording; then for each level its thin pose track and its witness, deflated. The "1" is the version of all this. What
is pasted may have blanks, line breaks and quotation marks in it, and says nothing that is taken on trust.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from dataclasses import replace
from typing import Final

from .blob import Blob
from .keepsakes import Friend
from .packing import expand, squeeze
from .recorded import BadRecording, Recording, Seen, Segment
from .recording import MAX_SEGMENTS, dumps, loads, witness_line
from .track import BadTrack, Track

PREFIX: Final = "LR1-"
MAX_CHARS: Final = 256 * 1024  # of a string; a day of 25 minutes is a fifth of it
MAX_KEPT: Final = 48 * 1024  # bytes of a friend's track, and of his recording: some twenty minutes on one level
STRIDE: Final = 4  # samples of a track between two that are sent: 12 ticks
SPARE: Final = 600  # ticks between two digests
_CHECK: Final = 5  # bytes of checksum
_ANY: Final = re.compile(r"LR[0-9]{1,4}-")
_NOISE: Final = re.compile(r"[\s`\"'<>|*,\u200b\u200e\u200f\ufeff]+")
_MAX_NOTES: Final = 1 << 20  # bytes of one level's witness, unpacked
_WITNESSES: Final = 4  # of others at one tick: those who come first
_FIELDS: Final = ("x", "y", "hp", "state", "plates", "battery")  # that are worth their letters


def is_string(text: str) -> bool:
    """Whether this is meant to be a shared run, of whatever version."""
    return _ANY.match(_NOISE.sub("", text[:64])) is not None


def to_string(recording: Recording) -> str:
    """Tracks and witnesses come along as far as the segments have them. Raises ValueError for a run that is too
    long."""
    parts = [squeeze(_spare(recording))]
    for segment in recording.segments:
        track = Track.loads(segment.track) if segment.track else None
        parts.append(track.thin(max(STRIDE, track.stride)) if track else b"")
        parts.append(_notes(segment.witness))
    body = b"".join(_length(part) + part for part in parts)
    text = PREFIX + base64.urlsafe_b64encode(body + _sum(body)).decode("ascii").rstrip("=")
    if len(text) > MAX_CHARS:
        raise ValueError(f"a run of {len(text)} letters; a string has at most {MAX_CHARS}, write it to a file instead")
    return text


def from_string(text: str, name: str = "the string") -> Recording:
    """Inverse of `to_string`, but for what was left out. Raises BadRecording with one line."""
    if len(text) > 2 * MAX_CHARS:
        raise BadRecording(f"{name}:1: longer than {MAX_CHARS} letters")
    letters = _NOISE.sub("", text)
    found = _ANY.match(letters)
    if found is None:
        raise BadRecording(f"{name}:1: not a shared run (it must begin with {PREFIX})")
    if found[0] != PREFIX:
        raise BadRecording(f"{name}:1: a shared run of another version ({found[0][:-1]}, not {PREFIX[:-1]})")
    parts = _Parts(_body(letters[len(PREFIX) :], name), name)
    recording = expand(parts.take(), name)
    if len(recording.segments) > MAX_SEGMENTS:
        raise parts.bad()
    for segment in recording.segments:
        segment.track = _checked(parts.take(), name)
        packed = parts.take()
        segment.witness = _read_notes(packed, segment, name) if packed else []
    parts.end()
    return recording


def friends(recording: Recording, name: str) -> list[Friend]:
    """The echoes that a shared run leaves: one for each level of which it has a track. Each keeps its stretch as a
    recording of its own, unless that is too large to be kept."""
    found: list[Friend] = []
    for at, segment in enumerate(recording.segments):
        track = segment.track
        if len(track) > MAX_KEPT:
            track = Track.loads(track).thin(2 * STRIDE)
        if not track or len(track) > MAX_KEPT:
            continue
        last = at == len(recording.segments) - 1
        outcome = (recording.outcome or "quit") if last else "exit"
        alone = replace(segment, witness=[], track=b"")
        packed = squeeze(Recording(recording.seed, [alone], outcome, recording.digest if last else "", recording.rules,
                                   recording.game, recording.campaign))
        found.append(Friend(name, segment.level_id, len(segment.commands), outcome, Blob(track),
                            Blob(packed if len(packed) <= MAX_KEPT else b"")))
    return found


def clean_name(name: str) -> str:
    """A friend's name as it may stand on the screen and in the store; empty if nothing of it may."""
    return " ".join("".join(c if c.isprintable() and c.isascii() else " " for c in name[:200]).split())[:16]


# -- pieces


def _spare(recording: Recording) -> Recording:
    """With fewer digests: one every SPARE ticks and the last will do, and they cannot be made smaller."""
    spare = Recording(recording.seed, [], recording.outcome, recording.digest, recording.rules, recording.game,
                      recording.campaign)
    for segment in recording.segments:
        kept: list[tuple[int, str]] = []
        for check in segment.checks:
            if not kept or check[0] - kept[-1][0] >= SPARE:
                kept.append(check)
        spare.segments.append(replace(segment, checks=kept))
    return spare


def _notes(witness: list[Seen]) -> bytes:
    """The witness as lines, deflated: of each tick the player and a few others, of each the fields that matter most."""
    lines: list[str] = []
    others = 0
    for at, (tick, entity, fields) in enumerate(witness):
        others = others + 1 if at and witness[at - 1][0] == tick else 0
        if others <= _WITNESSES:
            told = {key: value for key, value in fields.items() if key in _FIELDS}
            lines.append(witness_line(tick, entity, told or fields))
    if not lines:
        return b""
    zipper = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return zipper.compress("\n".join(lines).encode("ascii")) + zipper.flush()


def _read_notes(data: bytes, segment: Segment, name: str) -> list[Seen]:
    """By the reader of recordings, which knows what a witness may say."""
    unzip = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        lines = unzip.decompress(data, _MAX_NOTES).decode("ascii").split("\n")
    except (zlib.error, UnicodeDecodeError):
        lines = [""]
    if not unzip.eof or not all(line.startswith("@ ") and ";" not in line for line in lines):
        raise BadRecording(f"{name}:1: the witness in it makes no sense")
    bare = Recording(0, [Segment(segment.level_id, "", segment.carry, "", segment.commands)], "dead", "")
    head, _, end = dumps(bare)[:-1].rpartition("\n")
    try:
        return loads("\n".join((head, *lines, end, "")), name).segments[0].witness
    except BadRecording:
        raise BadRecording(f"{name}:1: the witness in it makes no sense") from None


def _checked(track: bytes, name: str) -> bytes:
    if track:
        try:
            Track.loads(track)
        except BadTrack as error:
            raise BadRecording(f"{name}:1: {error}") from None
    return track


def _body(letters: str, name: str) -> bytes:
    try:
        bare = letters.rstrip("=")
        data = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadRecording(f"{name}:1: letters in it were lost or changed") from None
    body, stated = data[:-_CHECK], data[-_CHECK:]
    if not body or _sum(body) != stated:
        raise BadRecording(f"{name}:1: letters in it were lost or changed (the checksum is wrong)")
    return body


def _sum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK).digest()


def _length(part: bytes) -> bytes:
    size, out = len(part), bytearray()
    while size > 127:
        out.append(size & 127 | 128)
        size >>= 7
    out.append(size)
    return bytes(out)


class _Parts:
    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.at = 0

    def bad(self) -> BadRecording:
        return BadRecording(f"{self.name}:1: the parts of it do not fit together")

    def take(self) -> bytes:
        size = shift = 0
        while True:
            if self.at >= len(self.data) or shift > 21:
                raise self.bad()
            byte = self.data[self.at]
            self.at += 1
            size |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        part = self.data[self.at : self.at + size]
        if len(part) != size:
            raise self.bad()
        self.at += size
        return part

    def end(self) -> None:
        if self.at != len(self.data):
            raise self.bad()
