"""The game up to its first frame, and out: what `bench` measures a start with."""

from __future__ import annotations

import warnings

import pygame

from ..app.game import Game, Options
from ..app.scene import Base, Next, Quit, Scene
from ..app.scenes.title import Title
from ..content.paths import user_dir
from .finding import campaign_levels

FIRST_FRAME = "first frame"


def first_frame() -> int:
    """The other process: says when the title screen has been shown once, and leaves."""
    class Once(Base):
        """The title screen, for one frame."""

        def __init__(self) -> None:
            self.title = Title()
            self.seen = False

        def enter(self, game: Game) -> None:
            self.title.enter(game)

        def tick(self, game: Game) -> Next:
            if not self.seen:
                self.title.tick(game)
                return None
            print(FIRST_FRAME, flush=True)
            return Quit()

        def draw(self, game: Game, canvas: pygame.Surface) -> None:
            self.title.draw(game, canvas)
            self.seen = True

    def first(_: Game) -> Scene:
        return Once()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a graphics card SCALED says so
        return Game(Options(campaign_levels(), user_dir(), first)).run()
