"""The cells of a tile layer out of whatever encoding they were saved in, never more of them than the map holds."""

from __future__ import annotations

import base64
import binascii
import importlib
import re
import sys
import zlib
from array import array
from typing import Final

from .xml import Node

_CSV: Final = re.compile(r"[0-9]{1,10}(?:,[0-9]{1,10})*,?")
_NUMBER: Final = re.compile(r"[0-9]{1,10}")
_BLANKS: Final = str.maketrans("", "", " \t\r\n")


class CellError(Exception):
    """The data of a layer cannot be decoded; the text is the sentence to show."""


def decode(data: Node, holder: Node, count: int) -> array[int]:
    """`count` cells as Tiled wrote them (flags in the top bits), from `holder`: the <data> element itself or one of
    its chunks. Raises CellError."""
    encoding, compression = data.get("encoding"), data.get("compression")
    if encoding == "csv":
        cells = _from_csv(holder.text, count)
    elif encoding == "base64":
        cells = _from_bytes(_unpacked(holder.text, compression, 4 * count))
    elif encoding == "":
        cells = _from_elements(holder)
    else:
        raise CellError(f'the encoding "{encoding[:40]}" is not known; csv and base64 are')
    if len(cells) != count:
        raise CellError(f"{len(cells)} cells where {count} are needed")
    return cells


def _from_csv(text: str, count: int) -> array[int]:
    text = text.translate(_BLANKS)
    if text.count(",") > count:
        raise CellError(f"more than the {count} cells that are needed")
    if not _CSV.fullmatch(text):
        raise CellError("a cell that is no number")
    return _cells([int(cell) for cell in text.rstrip(",").split(",")])


def _from_elements(holder: Node) -> array[int]:
    values = [tile.get("gid", "0") for tile in holder.all("tile")]
    if not all(_NUMBER.fullmatch(value) for value in values):
        raise CellError("a cell that is no number")
    return _cells([int(value) for value in values])


def _cells(values: list[int]) -> array[int]:
    try:
        return array("I", values)
    except OverflowError:
        raise CellError("a cell that is larger than 32 bits") from None


def _from_bytes(raw: bytes) -> array[int]:
    if len(raw) % 4:
        raise CellError("the data ends inside a cell")
    cells = array("I")
    cells.frombytes(raw)
    if sys.byteorder == "big":
        cells.byteswap()
    return cells


def _unpacked(text: str, compression: str, size: int) -> bytes:
    """At most `size` + 1 bytes: a bomb is noticed, not exploded."""
    text = text.translate(_BLANKS)
    if len(text) > 2 * size + 1024:
        raise CellError("more data than the layer has cells")
    try:
        packed = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise CellError("not proper base64") from None
    if compression == "":
        return packed
    if compression in ("zlib", "gzip"):
        return _inflated(packed, 15 if compression == "zlib" else 31, size)
    if compression == "zstd":
        return _from_zstd(packed, size)
    raise CellError(f'the compression "{compression[:40]}" is not known; zlib and gzip are')


def _inflated(packed: bytes, window: int, size: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        raw = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise CellError("the compressed data is damaged") from None
    if len(raw) > size:
        raise CellError("more data than the layer has cells")
    if not unpacker.eof:
        # The limit may have been reached just before the check sum at the end.
        try:
            raw += unpacker.decompress(unpacker.unconsumed_tail, 1)
        except zlib.error:
            raise CellError("the compressed data is damaged") from None
        if not unpacker.eof or len(raw) > size:
            raise CellError("the compressed data is damaged")
    return raw


def _from_zstd(packed: bytes, size: int) -> bytes:
    """The package is optional: few maps use it."""
    try:
        zstandard = importlib.import_module("zstandard")
    except ImportError:
        raise CellError("zstd needs the package zstandard; save the map with csv or zlib") from None
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 23).stream_reader(packed) as reader:
            raw = bytes(reader.read(size + 1))
    except zstandard.ZstdError:
        raise CellError("the compressed data is damaged") from None
    if len(raw) > size:
        raise CellError("more data than the layer has cells")
    return raw
