"""`bench`: what a death costs in the whole game, from its first frame until the day has begun again."""

from __future__ import annotations

import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ..app.game import Game, Options
from ..app.levels import Levels
from ..app.scene import Push, Reset
from ..app.scenes.play import Play
from ..app.scenes.title import Title

OPENING: Final = 3  # frames in which a new window may lose the focus without meaning it
LIVED: Final = 60  # frames before the first
AFTER: Final = 30  # frames of the next morning
MOST: Final = 600  # frames at most until it comes
Row = dict[str, float]


def death_row(levels: Levels) -> Row:
    """ms of thread time of the slowest frame: of the first death of a program, and of the one after it. `frames`: from
    the moment until he can move again."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a graphics card SCALED says so
        game = Game(Options(levels, Path(folder), lambda _: Title()))
        try:
            game.memory.loop = 2
            game.go(Push(Title()))
            for _ in range(OPENING):
                game.once()
            play = Play(game, levels)
            game.go(Reset(play))
            _until(game, lambda: play.day.world.tick >= LIVED)
            first, _ = _death(game, play)
            again, frames = _death(game, play)
            return {"first_ms": first, "again_ms": again, "frames": frames}
        finally:
            game.profile.close()
            game.audio.close()


def _death(game: Game, play: Play) -> tuple[float, int]:
    play.let_go = True
    costs = _until(game, lambda: game.scenes[-1] is not play)
    costs += _until(game, lambda: game.scenes[-1] is play)
    frames = len(costs)
    costs += _until(game, lambda: play.day.world.tick >= AFTER)
    return round(max(costs) / 1e6, 1), frames


def _until(game: Game, there: Callable[[], bool]) -> list[int]:
    """ns of each frame."""
    costs: list[int] = []
    while not there() and len(costs) < MOST:
        begun = time.thread_time_ns()
        game.once()
        costs.append(time.thread_time_ns() - begun)
    return costs
