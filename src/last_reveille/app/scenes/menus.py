"""Menus: rows, a cursor, and what a press does. Title, pause, options and the list of anchors are all of this kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from ...view.screens.menu import MenuScreen, Row
from ..game import Game
from ..scene import Base, Next, Pop


@dataclass(slots=True)
class Item:
    """A row and what it does. `change` gets -1 or 1 from left and right."""

    row: Row
    choose: Callable[[Game], Next] | None = None
    change: Callable[[Game, int], None] | None = None


class Menu(Base):
    """`items` builds the rows anew after each press, so that values show what they are."""

    under = True

    def __init__(self, title: str, items: Callable[[Game], list[Item]], *, leave: bool = True) -> None:
        self.title = title
        self.build = items
        self.leave = leave
        self.at = 0
        self.age = 0
        self.items: list[Item] = []
        self.screen: MenuScreen | None = None

    def enter(self, game: Game) -> None:
        self.screen = MenuScreen(game.assets)
        self.items = self.build(game)
        self.at = min(self.at, len(self.items) - 1)
        if not self.items[self.at].row.enabled:
            self._move(1)

    def tick(self, game: Game) -> Next:
        self.age += 1
        for event in game.controls.menu_events():
            then = self._press(game, event)
            if then is not None:
                return then
        return None

    def _press(self, game: Game, event: str) -> Next:
        if event in ("up", "down"):
            self._move(1 if event == "down" else -1)
            game.audio.ui("move")
        elif event in ("left", "right"):
            item = self.items[self.at]
            if item.change is not None:
                item.change(game, 1 if event == "right" else -1)
                game.audio.ui("slider")
                self.items = self.build(game)
        elif event == "confirm":
            item = self.items[self.at]
            if item.choose is not None and item.row.enabled:
                game.audio.ui("confirm")
                then = item.choose(game)
                self.items = self.build(game)
                return then
            if item.change is not None:
                item.change(game, 1)
                game.audio.ui("slider")
                self.items = self.build(game)
            else:
                game.audio.ui("error")
        elif event == "back" and self.leave:
            game.audio.ui("back")
            return Pop()
        return None

    def _move(self, by: int) -> None:
        for _ in range(len(self.items)):
            self.at = (self.at + by) % len(self.items)
            if self.items[self.at].row.enabled:
                return

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if self.screen is not None and game.scenes[-1] is self:  # one panel at a time: a stack of them is unreadable
            self.screen.draw(canvas, self.title, [item.row for item in self.items], self.at, self.age)


class Panel(Base):
    """Something that goes on over the scene below, until it is done or one goes back."""

    under = True

    def __init__(self, game: Game) -> None:
        self.age = 0
        self.screen = MenuScreen(game.assets)

    def left(self, game: Game) -> bool:
        """Call once a tick. Somebody goes back."""
        self.age += 1
        if "back" not in game.controls.menu_events():
            return False
        game.audio.ui("back")
        return True
