"""A GIF writer that can be interrupted: colours chosen from the pictures themselves, LZW, frames with a delay.

Format: GIF89a specification (CompuServe 1990). pygame cannot write GIF. Pixels are RGB565, which is what a picture has
after `pixels`: 65536 colours are few enough to keep the nearest of 255 for each in a table.
"""

from __future__ import annotations

import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pygame

COLOURS: Final = 255  # and one that is never used
SAMPLES_MOST: Final = 4000  # colours that the choice looks at
PAUSE: Final = 8192  # pixels between two breaths of the encoder
MAPPED: Final = 32768  # pixels that are looked up at once
_CODE_BITS: Final = 8
_FULL: Final = 4096
_UNKNOWN: Final = -1

Box = list[tuple[int, int, int, int]]  # red, green, blue (0..255), how often


def pixels(picture: pygame.Surface) -> array[int]:
    """A picture's pixels row by row, as RGB565."""
    plain = pygame.Surface(picture.get_size(), 0, 16, (0xF800, 0x07E0, 0x001F, 0))
    plain.blit(picture, (0, 0))
    width, height = picture.get_size()
    raw, pitch = plain.get_buffer().raw, plain.get_pitch()
    if pitch != width * 2:
        raw = b"".join(raw[y * pitch : y * pitch + width * 2] for y in range(height))
    return array("H", raw)


def count(pictures: Iterable[array[int]]) -> Counter[int]:
    """How often each colour is there."""
    found: Counter[int] = Counter()
    for picture in pictures:
        found.update(picture)
    return found


def palette(counts: Counter[int], out: list[tuple[int, int, int]]) -> Iterator[None]:
    """At most COLOURS colours that stand for all, appended to `out`: median cut (Heckbert 1982), the widest box
    first. A step is less than a millisecond."""
    whole: Box = [(*_rgb(value), many) for value, many in counts.most_common(SAMPLES_MOST)]
    boxes = [(_spread(whole), whole)] if whole else []
    while len(boxes) < COLOURS:
        (wide, channel), box = max(boxes, key=lambda pair: pair[0], default=((0, 0), []))
        if not wide:
            break
        at = next(n for n, pair in enumerate(boxes) if pair[1] is box)
        boxes[at : at + 1] = [(_spread(half), half) for half in _halves(box, channel)]
        yield
    out += [_mean(box) for _, box in boxes] or [(0, 0, 0)]


def _rgb(value: int) -> tuple[int, int, int]:
    red, green, blue = value >> 11, value >> 5 & 63, value & 31
    return red << 3 | red >> 2, green << 2 | green >> 4, blue << 3 | blue >> 2


def _spread(box: Box) -> tuple[int, int]:
    """How wide a box is, weighed by how much is in it, and along which channel."""
    if len(box) < 2:
        return 0, 0
    wide = [max(colour[n] for colour in box) - min(colour[n] for colour in box) for n in range(3)]
    channel = max(range(3), key=lambda n: wide[n])
    return wide[channel] * wide[channel] * min(len(box), 64), channel


def _halves(box: Box, channel: int) -> list[Box]:
    box.sort(key=lambda colour: colour[channel])
    half, seen = sum(colour[3] for colour in box) // 2, 0
    for at, colour in enumerate(box[:-1], 1):
        seen += colour[3]
        if seen >= half:
            return [box[:at], box[at:]]
    return [box[:-1], box[-1:]]


def _mean(box: Box) -> tuple[int, int, int]:
    whole = sum(colour[3] for colour in box)
    red, green, blue = (sum(colour[n] * colour[3] for colour in box) // whole for n in range(3))
    return red, green, blue


class Writer:
    """Frames of one size and one palette, after one another; `data` is the file once `finish` was called."""

    def __init__(self, size: tuple[int, int], colours: Sequence[tuple[int, int, int]], centiseconds: int) -> None:
        self.size = size
        self.delay = centiseconds
        self._colours = list(colours)
        self._nearest = [_UNKNOWN] * 65536
        table = b"".join(bytes(colour) for colour in colours).ljust(768, b"\0")
        self.data = bytearray(b"GIF89a" + struct.pack("<HHBBB", *size, 0xF7, 0, 0) + table)
        self.data += b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"

    def add(self, picture: array[int], hold: int = 0) -> Iterator[None]:
        """One frame, encoded bit by bit: a step a millisecond or so. `hold`: centiseconds that it stays longer."""
        yield from self._look_up(picture)
        indices = bytearray()
        for at in range(0, len(picture), MAPPED):
            indices += bytes(map(self._nearest.__getitem__, picture[at : at + MAPPED]))
            yield
        out = self.data
        out += b"\x21\xf9\x04\x04" + struct.pack("<H", self.delay + hold) + b"\0\0"
        out += b"\x2c" + struct.pack("<HHHHB", 0, 0, *self.size, 0) + bytes([_CODE_BITS])
        packed = bytearray()
        yield from lzw(bytes(indices), packed)
        for at in range(0, len(packed), 255):
            block = packed[at : at + 255]
            out.append(len(block))
            out += block
        out.append(0)

    def finish(self) -> None:
        self.data += b"\x3b"

    def _look_up(self, picture: array[int]) -> Iterator[None]:
        """The nearest colour of every one in a picture that was not asked for before."""
        nearest, colours = self._nearest, self._colours
        values: dict[int, None] = {}
        for at in range(0, len(picture), MAPPED):
            values.update(dict.fromkeys(picture[at : at + MAPPED]))
            yield
        for done, value in enumerate(values, 1):
            if nearest[value] < 0:
                red, green, blue = _rgb(value)
                far = [(red - r) ** 2 * 2 + (green - g) ** 2 * 4 + (blue - b) ** 2 * 3 for r, g, b in colours]
                nearest[value] = far.index(min(far))
            if done % 32 == 0:
                yield


def lzw(indices: bytes, out: bytearray) -> Iterator[None]:
    """Variable-width LZW as GIF wants it, 8-bit symbols, packed least bit first, appended to `out`."""
    clear, end = 1 << _CODE_BITS, (1 << _CODE_BITS) + 1
    table: dict[int, int] = {}
    known = table.get
    following, width = end + 1, _CODE_BITS + 1
    bits, count_ = clear, width
    code = indices[0]
    for start in range(1, len(indices), PAUSE):
        for symbol in indices[start : start + PAUSE]:
            key = code << 8 | symbol
            longer = known(key)
            if longer is not None:
                code = longer
                continue
            bits |= code << count_
            count_ += width
            if count_ >= 32:
                out += (bits & 0xFFFFFFFF).to_bytes(4, "little")
                bits >>= 32
                count_ -= 32
            if following < _FULL:
                table[key] = following
                if following == 1 << width and width < 12:
                    width += 1
                following += 1
            else:
                bits |= clear << count_
                count_ += width
                table.clear()
                following, width = end + 1, _CODE_BITS + 1
            code = symbol
        yield
    bits |= code << count_
    count_ += width
    if following == 1 << width and width < 12:
        width += 1  # the decoder has just made one entry more
    bits |= end << count_
    count_ += width
    out += bits.to_bytes((count_ + 7) // 8, "little")
