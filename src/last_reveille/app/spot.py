"""A spot in a level to begin from, for makers: `play MAP --at 640,320` or `--at` an object. A life that began there
could be told by no recording, so nobody keeps it."""

from __future__ import annotations

import re
from typing import Final

from ..content.classes import CLASSES
from ..sim.specs import SOLID, TILE, Level, Thing
from ..sim.world import World
from .day import Day

_PLACE: Final = re.compile(r"(-?[0-9]{1,6}),(-?[0-9]{1,6})")
_UNSET: Final = "%"  # an editor's variable that had no value: nothing was selected


class NoSpot(ValueError):
    """There is no such place; the text is the sentence to show."""


def spot_of(level: Level, asked: str) -> tuple[int, int] | None:
    """Where the feet shall be, in px: "X,Y", the id of an object, or its name. None: the editor had nothing selected,
    so the level begins where it begins. Raises NoSpot."""
    if asked.startswith(_UNSET) or not asked:
        return None
    place = _PLACE.fullmatch(asked)
    if place is not None:
        x, y = int(place[1]), int(place[2])
        if not (0 <= x < level.width * TILE and 0 < y <= level.height * TILE):
            raise NoSpot(f"{x},{y} lies outside of the map, which is {level.width * TILE} x {level.height * TILE} px")
        return x, y
    thing = next((thing for thing in _things(level) if asked in (str(thing.id), thing.name)), None)
    if thing is None:
        raise NoSpot(f'nothing in the map has the id or the name "{asked[:60]}"')
    return thing.x + thing.w // 2, thing.y + thing.h


def _things(level: Level) -> list[Thing]:
    return [thing for row in CLASSES for thing in getattr(level, row.into)]


def stand(day: Day, feet: tuple[int, int], facing: int = 0) -> None:
    """Puts him there; where a wall is by now, on top of it. Nothing of this life is kept."""
    world, p = day.world, day.world.player
    day.spoiled = True
    p.x, p.y = feet[0] - p.w // 2, feet[1] - p.h
    p.facing = facing or p.facing
    p.x = min(max(p.x, 0), world.level.width * TILE - p.w)
    p.y = min(max(p.y, 0), world.level.height * TILE - p.h)
    while p.y > 0 and _walled(world, p.x, p.y, p.w, p.h):
        p.y = max(0, (p.y + p.h - 1) // TILE * TILE - p.h)


def _walled(world: World, x: int, y: int, w: int, h: int) -> bool:
    rows = world.level.grid[y // TILE : (y + h - 1) // TILE + 1]
    return any(cell & SOLID for row in rows for cell in row[x // TILE : (x + w - 1) // TILE + 1])
