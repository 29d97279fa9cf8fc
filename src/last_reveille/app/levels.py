"""The levels of a campaign by id, each read once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..content.level import load_level
from ..content.problems import Problems
from ..sim.specs import MOVES, Level

ALL_MOVES: Final = (1 << len(MOVES)) - 1


class Levels:
    """`files` maps level ids to map files under `root`; `order` is the way through the day."""

    def __init__(
        self, files: Mapping[str, Path], order: tuple[str, ...], root: Path, name: str = "", moves: int = ALL_MOVES,
    ) -> None:
        self.moves = moves  # what he knows without having learned it here, as bits
        self.files = dict(files)
        self.order = order
        self.root = root
        self.name = name
        self._read: dict[str, Level] = {}

    @classmethod
    def single(cls, path: Path, root: Path) -> Levels:
        """One map on its own: `play MAP.tmx`. Its own id decides; raises Problems."""
        level = load_level(path, root)
        levels = cls({level.id: path}, (level.id,), root, path.stem)
        levels._read[level.id] = level
        return levels

    @property
    def first(self) -> str:
        return self.order[0]

    def get(self, ident: str) -> Level:
        """Raises Problems: the map is bad, or there is none of that name."""
        if ident not in self._read:
            if ident not in self.files:
                raise Problems((f"campaign: no level is called {ident!r}; there are: {', '.join(self.files)}",))
            self._read[ident] = load_level(self.files[ident], self.root)
        return self._read[ident]

    def read_again(self) -> None:
        """Reads the files of all levels in use once more: one was saved. Raises Problems; then the old ones stay."""
        self._read = {ident: load_level(self.files[ident], self.root) for ident in self._read}

    def after(self, ident: str) -> str:
        """The level that follows, or ''."""
        at = self.order.index(ident) if ident in self.order else len(self.order)
        return self.order[at + 1] if at + 1 < len(self.order) else ""
