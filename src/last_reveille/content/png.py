"""Is this really a PNG, whole and of a sane size? Asked before any decoder in C sees the file."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Final

from .files import FileError, read_bytes

MAX_BYTES: Final = 32 << 20
MAX_SIDE: Final = 8192
MAX_PIXELS: Final = 1 << 24
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def size_of(path: Path) -> tuple[int, int]:
    """Width and height in px of a PNG that will decode. Raises FileError."""
    return size_of_bytes(read_bytes(path, MAX_BYTES))


def size_of_bytes(data: bytes) -> tuple[int, int]:
    """The same for a PNG that is in memory. Raises FileError."""
    if data[:8] != _SIGNATURE:
        raise FileError("not a PNG image")
    if len(data) < 33 or data[8:16] != b"\0\0\0\rIHDR" or zlib.crc32(data[12:29]) != int.from_bytes(data[29:33], "big"):
        raise FileError("PNG damaged: no proper header")
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", data[16:29])
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise FileError(f"the image is {width} x {height}; at most {MAX_SIDE} a side and {MAX_PIXELS} pixels are read")
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlace > 1:
        raise FileError("PNG damaged: no proper header")
    bits = depth * _CHANNELS[colour]
    _check_pixels(_chunks(data, colour == 3), _row_lengths(width, height, bits, bool(interlace)))
    return width, height


def _chunks(data: bytes, palette: bool) -> bytes:
    """All image data, when the chunks are in order."""
    parts: list[bytes] = []
    at = 33
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        end = at + 8 + length
        if end + 4 > len(data) or zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            break
        if kind == b"PLTE":
            palette = palette and (length % 3 != 0 or not 3 <= length <= 768)
        elif kind == b"IDAT":
            parts.append(data[at + 8 : end])
        elif kind == b"IEND":
            if palette or not parts:
                break
            return b"".join(parts)
        at = end + 4
    raise FileError("PNG damaged")


def _row_lengths(width: int, height: int, bits: int, interlaced: bool) -> list[tuple[int, int]]:
    """(bytes a row with its filter byte, rows) of each pass."""
    if not interlaced:
        return [((width * bits + 7) // 8 + 1, height)]
    found = []
    for x, y, dx, dy in _PASSES:
        columns, rows = (width - x + dx - 1) // dx, (height - y + dy - 1) // dy
        if columns > 0 and rows > 0:
            found.append(((columns * bits + 7) // 8 + 1, rows))
    return found


def _check_pixels(packed: bytes, passes: list[tuple[int, int]]) -> None:
    expected = sum(length * rows for length, rows in passes)
    try:
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(packed, expected + 1)
    except zlib.error:
        raise FileError("PNG damaged") from None
    if len(raw) != expected:
        raise FileError("PNG damaged")
    at = 0
    for length, rows in passes:
        end = at + length * rows
        if max(raw[at:end:length]) > 4:
            raise FileError("PNG damaged")
        at = end
