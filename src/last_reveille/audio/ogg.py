"""Long sounds cut into short ones, without decoding them.

Whoever decodes holds the mixer for as long, and the mixer is then silent: a minute of music would be a third of a
second of nothing. An Ogg file is a row of pages; the headers and a few pages in a row are an Ogg file again, whose
sound goes on exactly where that of the pages before ended.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from ..content.files import open_regular

HEAD: Final = struct.Struct("<4sBBqIIIB")  # "OggS", version, flags, frame at its end, stream, number, checksum, laces
CHECKSUM: Final = slice(22, 26)
MAX_BYTES: Final = 64 << 20  # of a file
HEADERS: Final = 3  # packets before the sound begins
LONGEST: Final = 20000  # pages of one file that are looked at
LAST: Final = 1 << 16  # bytes of a file's end in which its last page begins
_TURNED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))  # every byte's bits the other way round


class Page(NamedTuple):
    data: bytes
    frame: int  # of the sound at its end; -1 when no packet ends in it
    packets: int  # that end in it


class Cut(NamedTuple):
    head: bytes  # the file's headers
    first: int  # number of the page after them
    pages: list[Page]
    frames: int  # of what comes out, counted from its end, that are wanted

    @property
    def data(self) -> bytes:
        """A file of its own. Made when it is asked for: all of a long file's checksums at once would take a while."""
        return self.head + b"".join(_numbered(page.data, self.first + i) for i, page in enumerate(self.pages))


def _pages(data: bytes) -> Iterator[Page]:
    """Raises ValueError for what is no Ogg file."""
    at = 0
    for _ in range(LONGEST):
        if at >= len(data):
            return
        if at + HEAD.size > len(data):
            raise ValueError("ends within a page")
        name, _, _, frame, _, _, _, laces = HEAD.unpack_from(data, at)
        sizes = data[at + HEAD.size : at + HEAD.size + laces]
        end = at + HEAD.size + laces + sum(sizes)
        if name != b"OggS" or len(sizes) < laces or end > len(data):
            raise ValueError("no page where one should be")
        yield Page(data[at:end], frame, sum(size < 255 for size in sizes))
        at = end
    raise ValueError("too many pages")


def checksum(page: bytes) -> int:
    """The one of Ogg, which runs from the highest bit; zlib's runs from the lowest, and begins and ends turned over."""
    low = zlib.crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{low:032b}"[::-1], 2)


def _numbered(page: bytes, number: int) -> bytes:
    """The same page in another place."""
    renewed = bytearray(page)
    renewed[18:22] = struct.pack("<I", number)
    renewed[CHECKSUM] = bytes(4)
    renewed[CHECKSUM] = struct.pack("<I", checksum(bytes(renewed)))
    return bytes(renewed)


def length(path: Path) -> int:
    """Frames of a file, by what its last page says. Raises ValueError for what is no Ogg file, OSError, FileError."""
    with open_regular(path, MAX_BYTES) as file:
        begin = file.read(4)
        file.seek(max(0, file.seek(0, 2) - LAST))
        end = file.read(LAST)
    at = end.rfind(b"OggS")
    if begin != b"OggS" or at < 0 or at + HEAD.size > len(end):
        raise ValueError("not an Ogg file")
    frames = int(HEAD.unpack_from(end, at)[3])
    if frames <= 0:
        raise ValueError("ends before it begins")
    return frames


def cuts(data: bytes, frames: int) -> list[Cut]:
    """Files of about `frames` each that together are the sound of `data`. Raises ValueError for a file of another
    form than ours; it can still be read as a whole."""
    pages = list(_pages(data))
    packets = first = 0
    while first < len(pages) and packets < HEADERS:
        packets += pages[first].packets
        first += 1
    if packets != HEADERS or first == len(pages) or any(page.frame < 0 for page in pages[first:]):
        raise ValueError("headers and sound share a page")
    head = b"".join(page.data for page in pages[:first])
    found: list[Cut] = []
    begin, before = first, 0
    for at in range(first, len(pages)):
        if pages[at].frame - before < frames and at + 1 < len(pages):
            continue
        # The page before is decoded too and thrown away: a packet's sound needs the packet before it.
        found.append(Cut(head, first, pages[max(begin - 1, first) : at + 1], pages[at].frame - before))
        begin, before = at + 1, pages[at].frame
    if any(cut.frames <= 0 for cut in found):
        raise ValueError("its pages are out of order")
    return found
