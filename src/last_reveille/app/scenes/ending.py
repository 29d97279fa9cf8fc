"""After the pin: the great rewind past the first morning, and, when the epilogue has been left, the credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from ...sim.world import Carry
from ...view.screens.credits import Credits
from ...view.screens.rewind import GreatRewind
from ..game import Game
from ..scene import Base, Next, Pop, Reset

if TYPE_CHECKING:
    from .play import Play

FAST = 4  # times, while any key is held


class Ending(Base):
    """Every echo of every loop, backwards. Then the level after, too early."""

    def __init__(self, game: Game, play: Play, following: str, carry: Carry) -> None:
        self.play, self.following, self.carry = play, following, carry
        self.screen = GreatRewind(game.assets, game.words, game.memory, play.day.levels.order)
        self.age = 0

    def enter(self, game: Game) -> None:
        game.audio.music("rewind")
        game.audio.ui("rewind")

    def tick(self, game: Game) -> Next:
        held = any(game.controls.holding(action) for action in ("jump", "use", "fire", "skip", "dash"))
        self.age += FAST if held else 1
        if game.controls.pressed("pause"):
            self.age = self.screen.length
        if self.age >= self.screen.length:
            self.play.after_ending(game, self.following, self.carry)
            return Pop()
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        self.screen.draw(canvas, self.age)


class TheCredits(Base):
    """Who made it; then the title."""

    def __init__(self, game: Game) -> None:
        self.screen = Credits(game.assets, game.words)
        self.screen.loops, self.screen.deaths = game.memory.loop, game.memory.deaths
        self.age = 0

    def enter(self, game: Game) -> None:
        game.audio.music("credits")

    def tick(self, game: Game) -> Next:
        from .title import Title

        self.age += FAST if game.controls.holding("jump") else 1
        if self.age >= self.screen.length or game.controls.pressed("pause"):
            return Reset(Title())
        game.controls.menu_events()
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        self.screen.draw(canvas, self.age)
