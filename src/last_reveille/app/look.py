"""The maps of a mod, read while its name is on the screen, in a thread of their own: some take a quarter of a second.

Nothing is drawn here, and no picture is opened.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Final

from ..content.modcheck import maps_checked, words_checked
from ..content.mods import Mod
from ..content.problems import Problems
from ..content.strings import Catalogue
from ..sim.specs import Level
from .aside import Aside
from .levels import Levels

# Seconds after which whoever draws gets its turn; by default it is 5 ms, several times a frame.
TURN: Final = 0.0005


class Look(Aside):
    """What is wrong with the maps, in `lines`, and when nothing is, the first level and the words beside it; in `notes`
    the words that they lack."""

    def __init__(self, mod: Mod, words: Callable[[], Catalogue], over: Sequence[Mod] = ()) -> None:
        """`words` gives those with which the mod is played, `over` the mods that are laid over it."""
        self.levels = Levels.of_mod(mod)
        self.levels.lay_over([below.root for below in over])
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.first: Level | None = None
        self.words: Catalogue | None = None
        self._mod, self._ask, self._over = mod, words, over
        self._begin("look")

    def _run(self) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        try:
            self._read()
        finally:
            sys.setswitchinterval(before)

    def _read(self) -> None:
        for lines in maps_checked(self._mod, self._over):
            self.lines = [*self.lines, *lines]
            if self._leave:
                return
        for lines in words_checked(self._mod, self._over):
            self.notes = [*self.notes, *lines]
            if self._leave:
                return
        if self.lines or not self._mod.playable:
            return
        try:
            first = self.levels.get(self.levels.first)
        except Problems as problems:  # it was changed since it was checked
            self.lines = list(problems.lines)
            return
        self.words = self._ask()
        self.first = first
