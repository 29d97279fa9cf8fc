"""Files by name in several folders, one over the other: a mod's first, the game's own last.

A mod is laid out as the game is (`maps/`, `sprites/`, `sounds/`), so the same name finds the mod's file where it has
one and the game's where it has none. Nothing is found outside of the folders, whatever a name or a link says.
"""

from __future__ import annotations

import os
from pathlib import Path

MOST_NAMES = 4000  # of one folder that are looked at


class Roots:
    """`folders`: the first that has a file wins."""

    def __init__(self, *folders: Path) -> None:
        self.folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Roots) and self.folders == other.folders

    def __hash__(self) -> int:
        return hash(self.folders)

    def inside(self, name: str) -> bool:
        """May the name be asked for at all? An absolute one may when it lies in one of the folders."""
        return any(_within(root, name) is not None for root in self.folders)

    def find(self, name: str) -> Path | None:
        """The regular file of that name; None when no folder has it."""
        for root in self.folders:
            path = _within(root, name)
            if path is not None and path.is_file():
                return path
        return None

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of the files in a folder that end so, in order, each once."""
        return [f"{folder}/{name}" for name in sorted({path.name for each in self.layers(folder, ending)
                                                       for path in each})]

    def layers(self, folder: str, ending: str) -> list[list[Path]]:
        """The files in a folder that end so, in order of name, for each root that has the folder; the first wins."""
        found: list[list[Path]] = []
        for root in self.folders:
            base = _within(root, folder)
            if base is None or not base.is_dir():
                continue
            try:
                with os.scandir(base) as entries:
                    rows = sorted(((entry.name, entry) for entry in entries if entry.name.endswith(ending)),
                                  key=lambda row: row[0])[:MOST_NAMES]
                    # Only a link can lead out of a folder that is inside.
                    names = [name for name, entry in rows if entry.is_file()
                             and (not entry.is_symlink() or (base / name).resolve().is_relative_to(root))]
            except OSError:
                continue
            found.append([base / name for name in names])
        return found


def _within(root: Path, name: str) -> Path | None:
    try:
        path = (root / name).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path.is_relative_to(root) else None
