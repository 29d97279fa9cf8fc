"""A small GIF writer: 6x7x6 fixed colours, LZW, frames with a delay. Enough for a shared run; pygame cannot save GIF.

Format: GIF89a specification (CompuServe 1990). The colour cube is fixed so that frames need no palettes of their own.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Final

RED, GREEN, BLUE = 6, 7, 6
_CODE_BITS: Final = 8


def palette() -> bytes:
    """256 colours x 3 bytes; the last four are black."""
    cube = [
        (r * 255 // (RED - 1), g * 255 // (GREEN - 1), b * 255 // (BLUE - 1))
        for r in range(RED) for g in range(GREEN) for b in range(BLUE)
    ]
    return b"".join(bytes(c) for c in cube).ljust(768, b"\0")


def indexed(rgb: bytes) -> bytes:
    """Pixels of 3 bytes to indices into `palette()`, nearest by channel."""
    red = bytes((v * (RED - 1) + 127) // 255 * GREEN * BLUE for v in range(256))
    green = bytes((v * (GREEN - 1) + 127) // 255 * BLUE for v in range(256))
    blue = bytes((v * (BLUE - 1) + 127) // 255 for v in range(256))
    return bytes(
        r + g + b
        for r, g, b in zip(
            rgb[0::3].translate(red), rgb[1::3].translate(green), rgb[2::3].translate(blue), strict=True
        )
    )


def lzw(pixels: bytes) -> bytes:
    """Variable-width LZW as GIF wants it, 8-bit symbols, packed least bit first."""
    clear, end = 1 << _CODE_BITS, (1 << _CODE_BITS) + 1
    table: dict[tuple[int, int], int] = {}
    following, width = end + 1, _CODE_BITS + 1
    bits, count = clear, width
    out = bytearray()
    code = pixels[0]
    for symbol in pixels[1:]:
        longer = table.get((code, symbol))
        if longer is not None:
            code = longer
            continue
        bits |= code << count
        count += width
        while count >= 8:
            out.append(bits & 255)
            bits >>= 8
            count -= 8
        if following < 4096:
            table[(code, symbol)] = following
            if following == 1 << width and width < 12:
                width += 1
            following += 1
        else:
            bits |= clear << count
            count += width
            table = {}
            following, width = end + 1, _CODE_BITS + 1
        code = symbol
    bits |= code << count
    count += width
    bits |= end << count
    count += width
    while count > 0:
        out.append(bits & 255)
        bits >>= 8
        count -= 8
    return bytes(out)


def save(path: Path, size: tuple[int, int], frames: Sequence[bytes], centiseconds: int) -> None:
    """Writes frames of indices (see `indexed`), looping. Raises OSError."""
    width, height = size
    out = bytearray(b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF7, 0, 0) + palette())
    out += b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    for pixels in frames:
        out += b"\x21\xf9\x04\x04" + struct.pack("<H", centiseconds) + b"\0\0"
        out += b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + bytes([_CODE_BITS])
        data = lzw(pixels)
        for at in range(0, len(data), 255):
            block = data[at : at + 255]
            out += bytes([len(block)]) + block
        out += b"\0"
    out += b"\x3b"
    path.write_bytes(bytes(out))
