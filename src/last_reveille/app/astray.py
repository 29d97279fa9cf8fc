"""The way leads into a map that cannot be read: out of the day without losing any of it, and to where one is told."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..content.mods import as_found
from ..content.problems import Problems
from .scene import Next, Push, Reset
from .scenes.mods import Mods
from .scenes.play import Play
from .scenes.title import Title

if TYPE_CHECKING:
    from .game import Game


def astray(game: Game, problems: Problems) -> Next:
    """Whatever is played is kept and left. A mod's fault is shown on the page of mods, any other on the title."""
    mod = game.mod
    lines = [as_found(mod, line) if mod is not None else line for line in problems.lines]
    for line in lines:
        print(line, file=sys.stderr)
    for scene in game.scenes:
        if isinstance(scene, Play):
            scene.day.turn_back()
        scene.leaving(game)
    if mod is None:
        game.notices.append(lines[0].replace(f"{game.levels.root}{os.sep}", ""))
        return Reset(Title())
    title = Title()
    game.scenes = [title]
    title.enter(game)
    page = Mods(game)
    page.stopped(game, mod.id, lines)
    return Push(page)
