"""A life that was let go: a short way back through its own states, and he stands where it began to be his."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from ...view.screens.relive import ReliveScreen
from ..game import Game
from ..goal import Goal
from ..scene import Base, Next, Pop

if TYPE_CHECKING:
    from .play import Play

LENGTH: Final = 14  # frames


class Again(Base):
    def __init__(self, game: Game, play: Play, began: Goal | None) -> None:
        self.play, self.began = play, began
        self.keys = list(play.day.keys)
        self.screen = ReliveScreen(game.assets)
        self.age = 0

    def enter(self, game: Game) -> None:
        game.audio.ui("again")

    def tick(self, game: Game) -> Next:
        self.age += 1
        if self.age < LENGTH:
            return None
        self.play.wake(game)
        self.play.relive_to = self.began
        return Pop()

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if self.keys:
            done = min(self.age / LENGTH, 1.0)
            self.play.view.draw(self.keys[int((len(self.keys) - 1) * (1.0 - done * done))], canvas)
        self.screen.jump(canvas, 1.0 - self.age / LENGTH, "", self.age)
