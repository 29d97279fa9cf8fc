"""Is the map on the disk newer than the one in play? Asked three times a second, and by its time only: editors replace
files."""

from __future__ import annotations

from typing import Final

from ..content.problems import Problems
from .levels import Levels

EVERY: Final = 20  # ticks between two looks


class Watch:
    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.stamp = self._stamp()
        self.ticks = 0

    def _stamp(self) -> tuple[int, ...]:
        found: list[int] = []
        for path in self.levels.files.values():
            try:
                found.append(path.stat().st_mtime_ns)
            except OSError:
                found.append(0)
        return tuple(found)

    def changed(self) -> bool:
        self.ticks += 1
        if self.ticks % EVERY:
            return False
        now = self._stamp()
        if now == self.stamp or 0 in now:
            return False
        self.stamp = now
        return True

    def reload(self) -> str:
        """Reads the maps again; one sentence when that is not possible (then the old ones stay)."""
        try:
            self.levels.read_again()
        except Problems as problems:
            return problems.lines[0]
        return ""
