"""The montage: all runs of a level at once, until one walks out."""

from __future__ import annotations

import pygame

from ..game import Game
from ..scene import Base, Next


class MontageScene(Base):
    def tick(self, game: Game) -> Next:
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None: ...


def montage_of(game: Game, level_id: str) -> MontageScene | None:
    return None
