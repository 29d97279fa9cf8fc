"""TOML files written by hand: read with a bound, and with the line of whatever is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from .files import FileError, read_bytes
from .problems import Report

MAX_BYTES: Final = 4 << 20
_TABLE: Final = re.compile(r"([a-z_]+)\[([0-9]{1,4})\]")
_PLACE: Final = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")


def read_toml(path: Path) -> dict[str, Any]:
    """The document. Raises Problems."""
    report = Report(str(path))
    try:
        return tomllib.loads(read_bytes(path, MAX_BYTES).decode("utf-8-sig"))
    except FileError as error:
        report.stop(0, "", str(error))
    except UnicodeDecodeError:
        report.stop(0, "", "it is not UTF-8")
    except tomllib.TOMLDecodeError as error:
        text = str(error)
        place = _PLACE.search(text)
        line = int(place[1]) if place and place[1] else 0
        report.stop(line, "", f"not proper TOML: {_PLACE.sub('', text)}")
    except (RecursionError, ValueError):
        report.stop(0, "", "not proper TOML: a value that is too deep or too large")


def line_in(path: Path, where: str) -> int:
    """The line of a key as msgspec names it ("id", "levels[1].file"), or of its table; 0 when that cannot be told.
    Only for what is wrong already: it reads the file again, and as somebody would who looks for the key by eye."""
    try:
        lines = read_bytes(path, MAX_BYTES).decode("utf-8-sig").splitlines()
    except (FileError, UnicodeDecodeError):
        return 0
    table, _, key = where.rpartition(".")
    match = _TABLE.fullmatch(table or where)
    start, found = 0, 0
    if match is not None:
        key = key if table else ""
        heads = [at for at, line in enumerate(lines) if line.strip().startswith(f"[[{match[1]}]]")]
        if int(match[2]) >= len(heads):
            return 0
        start = heads[int(match[2])] + 1
        found = start
    for at, line in enumerate(lines[start:], start + 1):
        if line.lstrip().startswith("["):
            break
        if key and line.partition("=")[0].strip().strip("\"'") == key and "=" in line:
            return at
    return found


def head_line(path: Path, table: str, key: str = "") -> int:
    """The line of a key in a table `[table]` (at the top of the file without one), of the table when the key is not
    there; 0 when that cannot be told. Read by eye, as `line_in` does."""
    try:
        lines = read_bytes(path, MAX_BYTES).decode("utf-8-sig").splitlines()
    except (FileError, UnicodeDecodeError):
        return 0
    found, inside = 0, not table
    for at, line in enumerate(lines, 1):
        text = line.strip()
        if text.startswith("["):
            if inside and table:
                break
            inside = bool(table) and text.partition("]")[0].strip("[ \t\"'") == table
            found = at if inside else found
        elif inside and key and "=" in text and text.partition("=")[0].strip().strip("\"'") == key:
            return at
    return found
