"""Maps that are read while something else is on the screen, in a thread of their own.

Reading a map takes a fifth of a second, and finding out which lives can be lived again takes them all. Nobody should
wait for that before the War Table comes up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..content.problems import Problems
from ..sim.specs import Level
from ..view.strip import LevelPicture, Pictures
from .aside import Aside
from .film import Life
from .levels import Levels

LONGEST: Final = 10.0  # seconds that whoever waits for it is ready to wait


class Reader(Aside):
    """Reads levels in order, opens their pictures, then asks for the lives. What is finished stands in `levels`,
    `pictures` and `lives`; a map that is bad is left out."""

    def __init__(
        self, source: Levels, pictures: Pictures, wanted: list[str], lives: Callable[[], list[Life]] | None = None,
        plain: list[str] | None = None, special: Callable[[Level], bool] = lambda _: False,
    ) -> None:
        """`wanted`: levels of which pictures are to be made; `plain`: those that are only read, at the end, unless
        they are `special`."""
        self.levels: dict[str, Level] = {}
        self.pictures: dict[str, LevelPicture] = {}
        self.lives: list[Life] | None = None
        self.version = 0  # goes up with everything that is finished
        self._source = source
        self._shelf = pictures
        self._wanted = wanted
        self._plain = plain or []
        self._ask = lives
        self._special = special
        self._begin("reader")

    def wait(self) -> bool:
        """Until everything is read; for tests and measurements. False when it takes too long."""
        self._thread.join(LONGEST)
        return self.done

    def _run(self) -> None:
        for ident in self._wanted:
            level = self._read(ident)
            if level is not None and not self._leave:
                self.pictures[ident] = self._shelf.open(level)
                self.version += 1
        if self._ask is not None and not self._leave:
            self.lives = self._ask()
            self.version += 1
        for ident in self._plain:
            level = self._read(ident)
            if level is not None and self._special(level) and not self._leave:
                self.pictures[ident] = self._shelf.open(level)
                self.version += 1

    def _read(self, ident: str) -> Level | None:
        if self._leave or ident not in self._source.files:
            return None
        try:
            level = self._source.get(ident)
        except Problems:
            return None
        self.levels[ident] = level
        self.version += 1
        return level
