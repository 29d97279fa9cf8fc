"""Scenes: what is on the screen now. They answer each tick with what should come next, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pygame

if TYPE_CHECKING:
    from .game import Game


class Scene(Protocol):
    """`tick` is called sixty times a second, `draw` once a frame. `under`: draw the scene below first."""

    under: bool

    def enter(self, game: Game) -> None: ...

    def tick(self, game: Game) -> Next: ...

    def draw(self, game: Game, canvas: pygame.Surface) -> None: ...

    def focus_lost(self, game: Game) -> Next: ...

    def leaving(self, game: Game) -> None: ...


@dataclass(frozen=True, slots=True)
class Push:
    """Put a scene on top; the one below waits."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Pop:
    """Back to the scene below. `held`: what is pressed at this moment counts there as a press."""

    levels: int = 1
    held: bool = False


@dataclass(frozen=True, slots=True)
class Reset:
    """This scene and nothing below it."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Quit:
    code: int = 0


Next = Push | Pop | Reset | Quit | None


class Base:
    """What most scenes have in common: nothing happens."""

    under = False

    def enter(self, game: Game) -> None:
        """Called when the scene comes on top, for the first time or again."""

    def focus_lost(self, game: Game) -> Next:
        return None

    def leaving(self, game: Game) -> None:
        """The program ends: what must not be lost is put away."""
