"""TOML files written by hand: read with a bound, and with the line of whatever is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from .files import FileError, read_bytes
from .problems import Report

MAX_BYTES: Final = 4 << 20
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
