"""Sheets of a mod, looked at before a game shows a box in their place: the picture is whole, the plan describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..content.files import FileError, read_bytes
from ..content.png import size_of
from ..content.problems import line_of
from ..view.sheet import parse_sheet

FOLDERS = ("actors", "effects", "props")
MOST = 1000  # files of a mod that are looked at
_MAX_PLAN = 4 << 20


def bad_sheets(root: Path) -> list[str]:
    """A line for each sheet below `root` that the game would draw as a box."""
    lines = []
    for path in list(_plans(root))[:MOST]:
        try:
            plan = parse_sheet(json.loads(read_bytes(path, _MAX_PLAN)))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, FileError) as reason:
            lines.append(line_of(str(path), 0, "", _told(reason)))
            continue
        picture = path.with_suffix(".png")
        try:
            width, height = size_of(picture)
        except FileError as reason:
            lines.append(line_of(str(picture), 0, "", str(reason)))
            continue
        if plan.width > width or plan.height > height:
            lines.append(line_of(str(path), 0, "", f"a frame lies outside the picture, which is {width} x {height} px"))
    return lines


def _plans(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((root / "sprites" / folder).glob("*.json")):
            if path.resolve().is_relative_to(root.resolve()):
                yield path


def _told(reason: Exception) -> str:
    text = str(reason).partition("\n")[0][:80] or type(reason).__name__
    if isinstance(reason, FileError):
        return text
    return f"no sheet that the game can read ({text}{' is missing' if isinstance(reason, KeyError) else ''})"
