"""The real game on a dummy screen, frame by frame, with commands put into its hands: for tests and for looking."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import pygame

from last_reveille.app.game import Game, Options
from last_reveille.app.levels import Levels
from last_reveille.app.scene import Push
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.title import Title
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.recording import loads

RUNS = Path(__file__).parent / "runs"


class Stage:
    def __init__(self, home: Path, levels: Levels | None = None, *, no_mods: bool = False) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.game = Game(Options(levels or campaign_levels(), home, lambda _: Title(), no_mods=no_mods))
        self.game.go(Push(Title()))
        self.game.clock.wait = lambda: None  # type: ignore[method-assign]
        self.code: int | None = None
        self.commands: array[int] = array("H")
        self.game.controls.command = self._command  # type: ignore[method-assign]
        self.every = 1  # frames from one picture to the next: a long day need not be drawn whole
        self._draw, self._present = self.game._draw, self.game.window.present
        self.game._draw = lambda: self._seldom(self._draw)  # type: ignore[method-assign]
        self.game.window.present = lambda: self._seldom(self._present)  # type: ignore[method-assign]

    def _seldom(self, what: Callable[[], None]) -> None:
        if self.game.frame % self.every == 0:
            what()

    def _command(self, *_: object, **__: object) -> int:
        return self.commands.pop(0) if self.commands else 0

    @property
    def top(self) -> object:
        return self.game.scenes[-1]

    @property
    def play(self) -> Play:
        return next(s for s in self.game.scenes if isinstance(s, Play))

    def frames(self, count: int = 1) -> None:
        for _ in range(count):
            if self.code is None:
                self.code = self.game.once()

    def go(self, count: int) -> None:
        """Frames of which only the last is drawn."""
        before, self.every = self.every, 1 << 30
        self.frames(count - 1)
        self.every = before
        self.frames()

    def key(self, key: int) -> None:
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        self.frames()
        pygame.event.post(pygame.Event(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0))
        self.frames()

    def press(self, run: str, level: str) -> None:
        """Put a recording's commands for a level into the hands."""
        recording = loads((RUNS / f"{run}.run").read_text("utf-8"), run)
        for segment in recording.segments:
            if segment.level_id == level:
                self.commands = segment.commands[:]

    def until(self, what: object, most: int = 20_000) -> int:
        """Frames until `what()` is true; fails loudly when it never is."""
        for count in range(most):
            if what():  # type: ignore[operator]
                return count
            self.frames()
        raise AssertionError(f"not after {most} frames; on top: {self.top}")

    def shot(self, path: Path | str) -> None:
        pygame.image.save(self.game.window.canvas, path)

    def close(self) -> None:
        self.game.profile.close()
        self.game.audio.close()
