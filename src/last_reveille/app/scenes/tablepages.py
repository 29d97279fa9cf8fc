"""The War Table's other two pages: the known world, and the notes."""

from __future__ import annotations

import pygame

from ...view.widgets import Brush
from ..game import Game
from ..scene import Next
from ..table import Table


class WorldPages:
    def __init__(self, game: Game, table: Table, brush: Brush) -> None:
        self.table = table
        self.brush = brush
        self._known = _known(game)

    def known(self) -> int:
        return self._known

    def work(self) -> None: ...

    def press(self, game: Game, name: str) -> Next:
        return None

    def click(self, game: Game, x: int, y: int) -> Next:
        return None

    def wheel(self, amount: int) -> None: ...

    def pan(self, way: int, held: int) -> None: ...

    def draw(self, game: Game, canvas: pygame.Surface, tick: int, hover: tuple[int, int] | None) -> None: ...


class NotesPage:
    def __init__(self, game: Game, brush: Brush) -> None:
        self.brush = brush

    def press(self, game: Game, name: str) -> None: ...

    def click(self, game: Game, x: int, y: int) -> None: ...

    def draw(self, game: Game, canvas: pygame.Surface, tick: int, hover: tuple[int, int] | None) -> None: ...


def _known(game: Game) -> int:
    seen = sum(sum(byte.bit_count() for byte in visited.bits) for visited in game.memory.visited.values())
    whole = sum(visited.columns * visited.rows for visited in game.memory.visited.values())
    return 100 * seen // whole if whole else 0
