"""The levels of a campaign by id, each read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from ..content.campaign import Campaign, load_campaign
from ..content.level import load_level
from ..content.mods import Mod
from ..content.paths import data_root
from ..content.problems import Problems
from ..sim.specs import MOVES, Level

ALL_MOVES: Final = (1 << len(MOVES)) - 1


class Levels:
    """`files` maps level ids to map files under `root`; `order` is the way through the day. What the campaign calls a
    level is its id, whatever the map says."""

    def __init__(
        self, files: Mapping[str, Path], order: tuple[str, ...], root: Path, name: str = "", moves: int = ALL_MOVES,
    ) -> None:
        self.moves = moves  # what he knows without having learned it here, as bits
        self.files = dict(files)
        self.order = order
        self.root = root
        self.name = name
        self.over: tuple[Path, ...] = ()  # folders of maps of mods that are laid over: see content/rows.py
        self._read: dict[str, Level] = {}

    @classmethod
    def single(cls, path: Path, root: Path) -> Levels:
        """One map on its own: `play MAP.tmx`. Its own id decides; raises Problems."""
        level = load_level(path, root)
        levels = cls({level.id: path}, (level.id,), root, path.stem)
        levels._read[level.id] = level
        return levels

    @classmethod
    def of(cls, campaign: Campaign, folder: Path, root: Path) -> Levels:
        """Those of a campaign whose file lies in `folder`, and whose maps may not reach out of `root`."""
        files = {level.id: folder / level.file for level in campaign.levels}
        return cls(files, campaign.order, root, campaign.id, campaign.move_bits)

    @classmethod
    def of_game(cls) -> Levels:
        """The game's own campaign. Raises Problems."""
        return cls.of(load_campaign(), data_root() / "maps", data_root())

    @classmethod
    def of_mod(cls, mod: Mod) -> Levels:
        """The campaign of a mod, or its single map."""
        return cls.of(mod.campaign, mod.root, mod.root)

    @property
    def teaches(self) -> bool:
        """The day begins with somebody who knows nothing yet: he has to be taught on the way."""
        return len(self.order) > 1 and self.moves != ALL_MOVES

    @property
    def first(self) -> str:
        return self.order[0]

    def get(self, ident: str) -> Level:
        """Raises Problems: the map is bad, or there is none of that name."""
        if ident not in self._read:
            if ident not in self.files:
                raise Problems((f"campaign: no level is called {ident!r}; there are: {', '.join(self.files)}",))
            self._read[ident] = self._load(ident)
        return self._read[ident]

    def lay_over(self, over: Sequence[Path]) -> None:
        """The roots of the mods that are laid over from now on, the topmost first. Only where no day is lived: the rows
        of enemies and weapons in them make other levels of these."""
        folders = tuple(root / "maps" for root in over)
        if folders != self.over:
            self.over, self._read = folders, {}

    def _load(self, ident: str) -> Level:
        level = load_level(self.files[ident], self.root, self.over)
        return level if level.id == ident else replace(level, id=ident)

    def read_again(self) -> None:
        """Reads the files of all levels in use once more: one was saved. Raises Problems; then the old ones stay."""
        self._read = {ident: self._load(ident) for ident in self._read}

    def after(self, ident: str) -> str:
        """The level that follows, or ''."""
        at = self.order.index(ident) if ident in self.order else len(self.order)
        return self.order[at + 1] if at + 1 < len(self.order) else ""
