"""The rows of the store: their tables and columns, what may stand in them, and the checksum that each of them carries.

A file may be old, damaged, or written by somebody else: what does not fit is never handed on. What would not be taken
when read is not written either.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from .blob import Blob
from .memory import Row

# Journal row -> columns, in the order of the values. Every table ends in `crc`, which covers all other columns.
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "value": ("name", "number"),
    "death": ("n", "level", "loop", "tick", "x", "y", "cause", "killer", "at"),
    "track": ("level", "loop", "ticks", "outcome", "data"),
    "best_run": ("level", "loop"),
    "recording": ("kind", "level", "anchor", "loop", "ticks", "data"),
    "known": ("level", "ident", "kind", "x", "y", "tick", "path"),
    "heard": ("scene", "times"),
    "note": ("note", "loop"),
    "anchor": ("level", "anchor", "tick"),
    "best": ("level", "ticks", "loop"),
    "visited": ("level", "columns", "rows", "bits"),
    "blame": ("n", "thing", "seen"),
    "met": ("level", "ident", "loop", "tick", "lives", "kills"),
    "pin": ("ident", "level", "x", "y", "tick", "loop", "label", "picture"),
    "keyframe": ("level", "anchor", "loop", "ticks", "data"),
    "friend": ("name", "level", "ticks", "outcome", "data", "recording"),
    "remembered": ("level", "loop", "data"),
}
# A journal row "-table" deletes: the values are those of the first so many columns.
_KEYS: Final = {"pin": 1, "friend": 2, "keyframe": 2}

_WORDS: Final = ("name", "level", "cause", "killer", "outcome", "kind", "path", "scene", "note", "label")
_BYTES: Final = ("data", "bits", "picture", "recording")
_TYPES: Final = {
    table: tuple(str if column in _WORDS else bytes if column in _BYTES else int for column in columns)
    for table, columns in TABLES.items()
}
_TEXTS: Final = {
    table: tuple(at for at, column in enumerate(columns) if column in _WORDS) for table, columns in TABLES.items()
}
MAX_TEXT: Final = 1024
MAX_SQUARES: Final = 1 << 20  # of the known world of one level
_PATH: Final = re.compile(r"(-?[0-9]{1,9},-?[0-9]{1,9}( -?[0-9]{1,9},-?[0-9]{1,9}){0,63})?")


def _head(tag: str, size: int) -> str:
    return tag + size.to_bytes(4, "little").decode("latin-1")


_NUMBER: Final = tuple(_head("i", size) for size in range(32))
_WORD: Final = tuple(_head("s", size) for size in range(32))


class Damaged(Exception):
    """The file is no database of ours, or not a whole one."""


def checksum(values: Sequence[object]) -> int:
    """CRC32 over types and values of a row: of each a letter, the length in four bytes, and its bytes. Numbers and
    plain words are put together as text first, which is what makes ten thousand rows quick to read."""
    crc, text = 0, ""
    for value in values:
        if type(value) is int:
            digits = str(value)
            text += (_NUMBER[len(digits)] if len(digits) < 32 else _head("i", len(digits))) + digits
        elif isinstance(value, bytes):
            crc = zlib.crc32(value, zlib.crc32((text + _head("b", len(value))).encode("latin-1"), crc))
            text = ""
        elif isinstance(value, str) and value.isascii():
            text += (_WORD[len(value)] if len(value) < 32 else _head("s", len(value))) + value
        else:
            tag, odd = ("s", value) if isinstance(value, str) else ("i", str(value))
            raw = odd.encode("utf-8", "surrogatepass")
            crc = zlib.crc32(raw, zlib.crc32((text + _head(tag, len(raw))).encode("latin-1"), crc))
            text = ""
    return zlib.crc32(text.encode("latin-1"), crc)


def sound(table: str, values: tuple[Any, ...]) -> bool:
    """Whether the rest of the game can live with such a row."""
    if tuple(map(type, values)) != _TYPES[table]:
        return False
    for at in _TEXTS[table]:
        text = values[at]
        if not text.isprintable() or len(text) > MAX_TEXT:
            return False
    return table not in _RULES or _RULES[table](values)


def _sound_squares(values: tuple[Any, ...]) -> bool:
    _, columns, rows, bits = values
    squares: int = columns * rows
    return columns >= 0 and rows >= 0 and squares <= MAX_SQUARES and len(bits) == (squares + 7) >> 3


_RULES: Final[dict[str, Callable[[tuple[Any, ...]], bool]]] = {
    "death": lambda values: 1 <= values[0] < 1 << 40,
    "known": lambda values: _PATH.fullmatch(values[6]) is not None,
    "visited": _sound_squares,
}


def insert(connection: sqlite3.Connection, row: Row) -> None:
    """Writes a journal row. Raises sqlite3.Error, and ValueError for a row that would be refused when read."""
    table, values = plain(row)
    if table.startswith("-"):
        table = table[1:]
        where = " AND ".join(f"{column} = ?" for column in TABLES[table][: _KEYS[table]])
        connection.execute(f"DELETE FROM {table} WHERE {where}", values)
        return
    if not sound(table, values):
        raise ValueError(f"a row that table {table} does not hold")
    marks = ", ".join("?" * (len(TABLES[table]) + 1))
    if table == "recording" and values[0] != "last":
        connection.execute("DELETE FROM recording WHERE kind = ? AND level = ? AND anchor = ?", values[:3])
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*values, checksum(values)))


def plain(row: Row) -> Row:
    """A journal row with its bytes made. Raises what making them raises."""
    values: list[object] = []
    for value in row[1]:
        if isinstance(value, Blob):
            value = value.get()
        values.append(int(value) if isinstance(value, bool) else value)
    return row[0], tuple(values)


def rows_of(connection: sqlite3.Connection, table: str, order: str = "rowid") -> Iterator[tuple[Any, ...]]:
    """All rows of a table, without their checksums. Raises Damaged at the first that does not fit its own."""
    columns = ", ".join(TABLES[table])
    for row in connection.execute(f"SELECT {columns}, crc FROM {table} ORDER BY {order}"):
        values = row[:-1]
        if not _fits(table, values, row[-1]):
            raise Damaged(f"a row of table {table} was changed")
        yield values


def salvage_rows(connection: sqlite3.Connection) -> list[Row]:
    """What can still be read from a damaged database: only rows that fit their checksums."""
    found: list[Row] = []
    for table, columns in TABLES.items():
        try:
            for row in connection.execute(f"SELECT {', '.join(columns)}, crc FROM {table}"):
                if _fits(table, row[:-1], row[-1]):
                    found.append((table, row[:-1]))
        except (sqlite3.Error, UnicodeError, OverflowError):
            continue  # the rows before it are good
    return found


def _fits(table: str, values: tuple[Any, ...], crc: object) -> bool:
    return sound(table, values) and checksum(values) == crc
