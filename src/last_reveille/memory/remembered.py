"""The as-remembered meter: how far reality still matches the memory.

What a life looked like is kept with the profile: every half second who was where, doing what. Packed it is one or two
KB a minute.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Final, TypeAlias

from ..sim.world import World
from .blob import Blob

Looks: TypeAlias = "dict[int, dict[int, tuple[int, int, int]]]"  # tick: actor id: (x, y in tiles, state)

VERSION: Final = 1
MAX_SAMPLES: Final = 24 * 60 * 60 * 2
MAX_ACTORS: Final = 400_000  # in all samples together
KEPT: Final = 8  # levels whose last life is at hand
UNSEEN: Final = ("rita", "echo")  # they follow the player, not the day

_MAGIC: Final = b"LRL"
_HEAD: Final = len(_MAGIC) + 1 + 4 + 4  # magic, version, CRC32 of the rest, number of samples
_COLUMNS: Final = 4  # of the actors: id, x, y, state
_MOST: Final = 32767


class BadLook(ValueError):
    """The bytes do not say what a life looked like."""


class Remembered:
    """The as-remembered meter: how far this loop's world is still the last loop's, one bar each half second.

    Compares who is where, not what the player did.
    """

    EVERY: Final = 30
    BARS: Final = 22

    def __init__(self) -> None:
        self._last: Looks = {}
        self._now: Looks = {}
        self._kept: dict[int, tuple[Blob, Looks]] = {}  # what was packed here and need not be unpacked, newest last
        self.bars: list[int] = []  # 2 as remembered, 1 altered, 0 new; newest last
        self.percent = 0

    def enter(self, look: Blob | None) -> None:
        """A level begins, of which the last life looked like this."""
        kept = self._kept.get(id(look))
        self._last, self._now = kept[1] if kept is not None else read(look), {}
        self.bars = []
        self.percent = 0

    def see(self, world: World) -> None:
        now = {a.id: (a.x >> 4, a.y >> 4, a.state) for a in world.actors if a.kind not in UNSEEN}
        self._now[world.tick] = now
        before = self._last.get(world.tick)
        if before is None:
            self.percent = 0
            self.bars.append(0)
        else:
            names = list(dict.fromkeys([*before, *now]))
            same = sum(1 for name in names if before.get(name) == now.get(name))
            self.percent = 100 * same // len(names) if names else 100
            self.bars.append(2 if self.percent >= 90 else 1)
        self.bars = self.bars[-self.BARS :]

    def leave(self) -> Blob | None:
        """What this life looked like, to be kept; it is packed when it is first asked for. What lay before it was lived
        by hand, and after it ended, is as it was. None when nothing was seen."""
        if not self._now:
            return None
        whole = self._last | self._now
        self._now = {}
        blob = Blob(make=_packer(whole))
        self._kept[id(blob)] = blob, whole
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return blob


def _packer(looks: Looks) -> Callable[[], bytes]:
    return lambda: pack(looks)


def read(look: Blob | None) -> Looks:
    """Nothing is remembered where there is nothing, or nothing that this version knows: a meter is not worth a word."""
    if look is None:
        return {}
    try:
        return unpack(look.get())
    except BadLook:
        return {}


def pack(looks: Mapping[int, Mapping[int, tuple[int, int, int]]]) -> bytes:
    """Column by column the differences to the same actor half a second before, compressed."""
    ticks, counts = array("h"), array("h")
    columns = [array("h") for _ in range(_COLUMNS)]
    before: Mapping[int, tuple[int, int, int]] = {}
    at = 0
    for tick in sorted(looks)[:MAX_SAMPLES]:
        look = {ident: what for ident, what in looks[tick].items() if 0 <= ident <= _MOST}
        ticks.append(min((tick - at) // Remembered.EVERY, _MOST))
        counts.append(len(look))
        last = 0
        for ident in sorted(look):
            old = before.get(ident, (0, 0, 0))
            columns[0].append(ident - last)
            for column, value, was in zip(columns[1:], look[ident], old, strict=True):
                column.append(_short(value) - _short(was))
            last = ident
        before, at = look, tick
    raw = b"".join(_bytes(column) for column in (ticks, counts, *columns))
    body = len(ticks).to_bytes(4, "little") + zlib.compress(raw, 9)
    return _MAGIC + bytes((VERSION,)) + zlib.crc32(body).to_bytes(4, "little") + body


def unpack(data: bytes) -> Looks:
    """Raises BadLook."""
    if len(data) < _HEAD or data[:3] != _MAGIC or data[3] != VERSION:
        raise BadLook("not the look of a life, or of another version")
    if zlib.crc32(data[8:]) != int.from_bytes(data[4:8], "little"):
        raise BadLook("damaged (checksum)")
    samples = int.from_bytes(data[8:_HEAD], "little")
    if samples > MAX_SAMPLES:
        raise BadLook("too long")
    unzip = zlib.decompressobj()
    try:
        raw = unzip.decompress(data[_HEAD:], samples * 4 + MAX_ACTORS * _COLUMNS * 2 + 1)
    except zlib.error:
        raise BadLook("damaged (compression)") from None
    actors, rest = divmod(len(raw) - samples * 4, _COLUMNS * 2)
    if rest or actors < 0 or actors > MAX_ACTORS or not unzip.eof:
        raise BadLook("damaged (length)")
    ticks, counts = _shorts(raw[: samples * 2]), _shorts(raw[samples * 2 : samples * 4])
    if any(count < 0 for count in counts) or sum(counts) != actors or any(step < 0 for step in ticks):
        raise BadLook("damaged (numbers)")
    columns = [_shorts(raw[samples * 4 + at * actors * 2 :][: actors * 2]) for at in range(_COLUMNS)]
    return _looks(ticks, counts, columns)


def _looks(ticks: array[int], counts: array[int], columns: list[array[int]]) -> Looks:
    found: Looks = {}
    before: dict[int, tuple[int, int, int]] = {}
    begin = 0
    for tick, count in zip(accumulate(ticks), counts, strict=True):
        end = begin + count
        look: dict[int, tuple[int, int, int]] = {}
        rows = zip(accumulate(columns[0][begin:end]), *(column[begin:end] for column in columns[1:]), strict=True)
        for ident, dx, dy, ds in rows:
            x, y, state = before.get(ident, (0, 0, 0))
            look[ident] = x + dx, y + dy, state + ds
        found[tick * Remembered.EVERY] = before = look
        begin = end
    return found


def _short(value: int) -> int:
    """Half of what a column holds, so that every difference fits."""
    return min(max(value, -16384), 16383)


def _bytes(column: array[int]) -> bytes:
    out = column[:]
    if sys.byteorder == "big":
        out.byteswap()
    return out.tobytes()


def _shorts(raw: bytes) -> array[int]:
    column = array("h")
    column.frombytes(raw)
    if sys.byteorder == "big":
        column.byteswap()
    return column
