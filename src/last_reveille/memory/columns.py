"""The columns of a pose track as bytes, two ways: whole, quick to pack and unpack by the thousand; and thin, as small
as can be, to be sent.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import sub
from typing import Final, TypeAlias

Columns: TypeAlias = "tuple[array[int], array[int], array[int]]"  # x, y, codes: as many each

_LOW: Final = 63  # of a code: pose, side, shot; the rest is the aim
_AIM: Final = 6


class BadColumns(ValueError):
    """The bytes hold no columns, or too many."""


def pack_whole(columns: Columns) -> bytes:
    """Differences of 16 bits, column by column, compressed."""
    return zlib.compress(b"".join(_differences(column) for column in columns), 9)


def unpack_whole(data: bytes, most: int) -> Columns:
    """Inverse of `pack_whole`, for up to `most` samples. Raises BadColumns."""
    raw = _inflate(zlib.decompressobj(), data, most * 6)
    size, rest = divmod(len(raw), 6)
    if rest:
        raise BadColumns("length")
    xs, ys, codes = (_sums(raw[at * size * 2 : (at + 1) * size * 2]) for at in range(3))
    return xs, ys, codes


def pack_thin(columns: Columns, stride: int) -> bytes:
    """Every `stride`-th sample and the last one, each kind of number in a stream of its own."""
    size = len(columns[0])
    xs, ys, codes = ([*column[::stride], *(column[-1:] if (size - 1) % stride else ())] for column in columns)
    aims = [code >> _AIM & _LOW for code in codes]
    parts = (
        _numbers((size, stride)) + _numbers(_folded(xs)), _numbers(_folded(ys)), bytes(code & _LOW for code in codes),
        bytes((aim - before) & _LOW for aim, before in zip(aims, chain((0,), aims), strict=False)),
    )
    zipper = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    packed = [zipper.compress(part) + zipper.flush(zlib.Z_PARTIAL_FLUSH) for part in parts]
    return b"".join(packed) + zipper.flush()


def unpack_thin(data: bytes, most: int, leap: int) -> tuple[Columns, int]:
    """Columns as long as they were, and the stride. Between two samples lies the straight way, unless they are more
    than `leap` px a sample apart: then nobody walked it. Raises BadColumns."""
    raw = _inflate(zlib.decompressobj(-zlib.MAX_WBITS), data, most * 8 + 16)
    numbers = _unnumbered(raw)
    try:
        size, stride = next(numbers)[0], next(numbers)[0]
        if not 0 <= size <= most or not 1 <= stride <= 255:
            raise BadColumns("length")
        kept = -(-size // stride) + (size > 0 and (size - 1) % stride > 0)
        steps = [next(numbers) for _ in range(2 * kept)]
    except StopIteration:
        raise BadColumns("length") from None
    tail = raw[steps[-1][1] if steps else len(raw) :]
    if len(tail) != 2 * kept:
        raise BadColumns("length")
    xs, ys = _unfolded(steps[:kept]), _unfolded(steps[kept:])
    aims = [aim & _LOW for aim in accumulate(tail[kept:])]
    codes = [(low & _LOW | aim << _AIM) for low, aim in zip(tail[:kept], aims, strict=True)]
    if any(not -32768 <= value <= 32767 for value in (*xs, *ys)):
        raise BadColumns("place")
    return _widened(xs, ys, codes, size, stride, leap), stride


def _widened(xs: list[int], ys: list[int], codes: list[int], size: int, stride: int, leap: int) -> Columns:
    out = array("h"), array("h"), array("h")
    for at in range(len(xs)):
        span = min(stride, size - 1 - at * stride) if at + 1 < len(xs) else 1
        dx, dy = (xs[at + 1] - xs[at], ys[at + 1] - ys[at]) if at + 1 < len(xs) else (0, 0)
        if abs(dx) > leap * span or abs(dy) > leap * span:
            dx = dy = 0
        out[0].extend(xs[at] + dx * part // span for part in range(span))
        out[1].extend(ys[at] + dy * part // span for part in range(span))
        out[2].extend(array("h", (codes[at],)) * span)
    return out


def _inflate(unzip: zlib._Decompress, data: bytes, most: int) -> bytes:
    try:
        raw = unzip.decompress(data, most + 1)
    except zlib.error:
        raise BadColumns("compression") from None
    if len(raw) > most or not unzip.eof:
        raise BadColumns("length")
    return raw


# -- 16 bits, without a loop in Python: a thousand echoes are unpacked for one look at them


def _differences(column: array[int]) -> bytes:
    """Each value less the one before, in 16 bits that may run over."""
    wide = array("i", map(sub, column, chain((0,), column)))
    if sys.byteorder == "big":
        wide.byteswap()
    raw, low = wide.tobytes(), bytearray(2 * len(column))
    low[0::2], low[1::2] = raw[0::4], raw[1::4]
    return bytes(low)


def _sums(raw: bytes) -> array[int]:
    """Inverse of `_differences`: added up without regard to 16 bits, which are then the low ones of each sum."""
    steps = array("h")
    steps.frombytes(raw)
    if sys.byteorder == "big":
        steps.byteswap()
    sums = array("q", accumulate(steps))
    if sys.byteorder == "big":
        sums.byteswap()
    wide, low = sums.tobytes(), bytearray(len(raw))
    low[0::2], low[1::2] = wide[0::8], wide[1::8]
    column = array("h")
    column.frombytes(low)
    if sys.byteorder == "big":
        column.byteswap()
    return column


# -- numbers of seven bits a byte, least first


def _folded(values: Sequence[int]) -> Iterator[int]:
    """Steps from value to value, small ones of either sign as small numbers."""
    for value, before in zip(values, chain((0,), values), strict=False):
        step = value - before
        yield step * 2 if step >= 0 else -step * 2 - 1


def _unfolded(steps: Sequence[tuple[int, int]]) -> list[int]:
    return list(accumulate(number >> 1 if not number & 1 else -(number + 1 >> 1) for number, _ in steps))


def _numbers(numbers: Iterator[int] | Sequence[int]) -> bytes:
    out = bytearray()
    for number in numbers:
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)
    return bytes(out)


def _unnumbered(raw: bytes) -> Iterator[tuple[int, int]]:
    """(number, place after it) until the bytes end or a number is too long."""
    value = shift = 0
    for at, byte in enumerate(raw):
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value, at + 1
            value = shift = 0
        elif shift > 28:
            return
