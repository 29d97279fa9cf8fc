"""The hands remember: a recorded life runs again, really simulated, until the anchor is reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pygame

from ...content.problems import Problems
from ...memory.recording import BadRecording
from ...sim.world import World
from ..game import Game
from ..replay import Unplayable
from ..scene import Base, Next, Pop

if TYPE_CHECKING:
    from .play import Play

SLICE: Final = 6  # seconds of the day a frame: as fast as the machine allows, and still a film


class Relive(Base):
    def __init__(self, play: Play, level: str, anchor: int) -> None:
        self.play = play
        self.worlds: Iterator[World] = play.day.relive(level, anchor)
        self.now: World | None = None

    def tick(self, game: Game) -> Next:
        try:
            for _ in range(SLICE):
                self.now = next(self.worlds)
        except StopIteration:
            self.play.relived(game)
            return Pop()
        except (Problems, BadRecording, Unplayable) as error:
            game.notices.append(str(error))  # nothing has been touched: the day goes on where it was
            return Pop()
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if self.now is not None:
            self.play.view.draw(self.now, canvas, lambda target, _: self.play.draw_overlay(game, target))
