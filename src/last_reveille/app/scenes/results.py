"""A level was passed, or the day is over: what it came to, over what comes next. Any key goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from ...view.screens.results import Results, ResultsModel
from ..game import Game
from ..labels import shown
from ..scene import Base, Next, Pop, Reset, Scene

STAYS: Final = 420  # frames for which it can be read once all of it is there
DEAF: Final = 12  # frames at the beginning in which nothing skips: he was still running


class ResultsScene(Base):
    under = True

    def __init__(self, game: Game, model: ResultsModel, then: Callable[[], Scene] | None = None) -> None:
        """`then`: what comes afterwards; without it the scene below goes on."""
        self.model = model
        self.model.foot = game.words.text("results.foot", key=shown(game, game.controls.label("jump")))
        self._then = then
        self.under = then is None
        self._still = game.window.canvas.copy()  # where he stood when it ended
        self._screen = Results(game.assets)
        self.age = 0

    def tick(self, game: Game) -> Next:
        self.age += 1
        game.controls.menu_events()
        pressed = game.controls.any_pressed() and self.age > DEAF
        if pressed and self.age < self.model.length:
            self.age = self.model.length  # whoever is in a hurry may still want to read it
            return None
        if pressed or self.age > self.model.length + STAYS:
            return Reset(self._then()) if self._then is not None else Pop()
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if not self.under:
            canvas.blit(self._still, (0, 0))
        self._screen.draw(canvas, self.model, self.age)
