"""What a recall of a thousand lives costs: frames of a fight on the beach, all of them in or near the picture."""

from __future__ import annotations

import gc
import random
import time
from array import array
from typing import Final

import pygame

from ..app.day import Day
from ..app.levels import Levels
from ..content.paths import data_root
from ..content.strings import Catalogue
from ..memory.memory import Memory
from ..memory.track import Track
from ..view.assets import Assets
from ..view.hud import Hud, HudModel
from ..view.overlay import Overlay, OverlayModel
from ..view.recall import FULL
from ..view.view import View
from .frames import BARS, CANVAS, walks, worst

LIVES: Final = 1000
FROM: Final = 1100  # tick of the clean run at which the key is pressed
HELD: Final = 420  # frames for which it is held
ASIDE: Final = 120  # px by which a life may be off the clean run
LATE: Final = 60  # samples by which it may be late


def echoes(levels: Levels, part: int) -> dict[str, float]:
    """ms of a frame while the recall is held, with the tick of the simulation, from the press of the key on."""
    walk = walks(levels, ["beach"], None, 1)[0]
    canvas = pygame.Surface(CANVAS).convert()
    assets = Assets(data_root())
    view, overlay, hud = View(assets), Overlay(assets), Hud(assets, Catalogue.load())
    memory = Memory()
    memory.loop = 2
    day = Day(levels, memory)
    day.enter(walk.level, walk.carry, walk.entry)
    view.enter(day.level)
    first, held = min(FROM, len(walk.commands) // 2), HELD // part
    tracks = _lives(_walked(levels, walk.commands, walk.level))
    costs: list[int] = []
    gc.collect()
    gc.freeze()
    for n, command in enumerate(walk.commands[: first + held]):
        begun = time.thread_time_ns()
        day.tick(command)
        view.observe(day.world)
        recall = min(max(n - first, 0), FULL)
        model = OverlayModel(tracks[0], tracks[1], tracks if recall else [], recall, None, [], 0)
        if n >= first - 60:  # what is drawn before only warms up
            view.draw(day.world, canvas, lambda target, camera, shown=model: overlay.draw(  # type: ignore[misc]
                target, camera, day.world, shown))
            hud.draw(canvas, view.camera, day.world, HudModel(12, [], None, BARS, 97))
        if n >= first:
            costs.append(time.thread_time_ns() - begun)
    return worst(costs)


def _walked(levels: Levels, commands: array[int], level: str) -> Track:
    day = Day(levels, Memory())
    walk = walks(levels, [level], None, 1)[0]
    day.enter(level, walk.carry, walk.entry)
    for command in commands:
        day.tick(command)
    return day.track.track()


def _lives(track: Track) -> list[Track]:
    """The one life, a thousand times, each a little aside, a little late, and ended somewhere."""
    dice = random.Random(7)
    found: list[Track] = []
    for _ in range(LIVES):
        late, aside = dice.randrange(LATE), dice.randrange(-ASIDE, ASIDE)
        end = dice.randrange(min(FROM // 3, track.size - 1), track.size)
        xs = array("h", [x + aside for x in track.xs[late:end]])
        found.append(Track(xs, track.ys[late:end], track.codes[late:end], (len(xs) - 1) * 3))
    return found
