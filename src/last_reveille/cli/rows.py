"""`rows`: the enemies and weapons of a mod, and what is wrong with them; the editor's project learns their names."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..content.files import FileError, read_bytes
from ..content.problems import Problems, Report
from ..content.project import PROJECT, with_rows
from ..content.rows import ENEMIES, WEAPONS, Rows, read_rows
from ..sim import arsenal, breeds
from ..sim.arsenal import Weapon
from ..sim.breeds import Breed
from .errors import Wrong

_MAX_PROJECT = 4 << 20


def rows(asked: argparse.Namespace) -> int:
    """Prints a row a line with what is other than its kind's. Raises Problems or Wrong; then nothing was written."""
    folder = asked.folder / "maps" if (asked.folder / "maps").is_dir() else asked.folder
    if not folder.is_dir():
        raise Wrong(f"{asked.folder}: there is no such folder")
    report = Report(str(folder / ENEMIES))
    found = read_rows((folder,), report)
    if report.lines:
        raise Problems(report.lines)
    for breed in found.breeds:
        print(_line(breed))
    for weapon in found.weapons:
        print(_line(weapon))
    if not found.breeds and not found.weapons:
        print(f"{folder}: no rows; they would be in {ENEMIES} and {WEAPONS}")
    _tell_editor(folder, found)
    return 0


def _line(row: Breed | Weapon) -> str:
    like = row.kind if isinstance(row, Breed) else row.sort
    own = breeds.STANDARD[like] if isinstance(row, Breed) else arsenal.STANDARD[like]
    uses = breeds.USES[like] if isinstance(row, Breed) else arsenal.USES[like]
    pairs = [(key, getattr(row, key), getattr(own, key)) for key in uses]
    other = [f"{key} {value} ({usual})" for key, value, usual in pairs if value != usual]
    looks = ["tint #" + bytes(row.tint).hex()] if row.tint else []
    return f"{row.name}: {like}; {', '.join((*other, *looks)) or 'as it is'}"


def _tell_editor(folder: Path, found: Rows) -> None:
    project = folder / PROJECT
    if not project.is_file():
        return
    try:
        old = read_bytes(project, _MAX_PROJECT).decode("utf-8")
        new = with_rows(old, found.kinds)
        if new != old:
            project.write_text(new, "utf-8", newline="\n")
            print(f"{project}: a Spawn may be {', '.join(found.kinds)}")
    except (FileError, ValueError) as error:
        raise Wrong(f"{project}: {error}") from None
    except OSError as error:
        raise Wrong(f"{project}: {error.strerror or error}") from None
