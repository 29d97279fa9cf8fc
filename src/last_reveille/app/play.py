"""Start the game with a window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .levels import Levels


def play(levels: Levels, home: Path, *, mod: str = "", no_mods: bool = False, watch: bool = False, debug: bool = False,
         at: tuple[int, int] | None = None) -> int:
    """Until the player leaves; returns the exit code. `mod` is the id of a mod whose campaign is begun at once;
    with `no_mods` none is laid over anything; `at` is where in a single map he begins, in px. Raises NoDisplay,
    Problems."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # Late, so that the message about a missing display costs no loading, and pygame's banner is off before it comes.
    from .game import Game, Options
    from .scene import Scene
    from .scenes.play import Play
    from .scenes.title import Title

    single = len(levels.order) == 1

    def first(game: Game) -> Scene:
        if mod:
            game.take_up(next(found for found in game.mods if found.id == mod and found.playable))
            return Play(game, game.levels, watch=watch, debug=debug)
        return Play(game, levels, watch=watch, debug=debug, at=at) if single or debug else Title()

    game = Game(Options(levels, home, first, no_mods=no_mods))
    shown = game.profile.words_of_trouble(game.words)
    for line in game.notices:
        print(game.told if shown and line == shown else line, file=sys.stderr)  # a terminal is told more exactly
    return game.run()
