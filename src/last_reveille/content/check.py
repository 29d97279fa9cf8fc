"""Looks at a map as its author would like it looked at: what cannot be read, and what can be read but is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from ..sim.breeds import STANDARD, breed_of
from ..sim.specs import (
    ONEWAY,
    SOLID,
    TILE,
    Anchor,
    Cue,
    Entry,
    Exit,
    Level,
    Lever,
    Mover,
    PersonAt,
    Pulse,
    Row,
    Spawn,
    Thing,
    Trigger,
)
from .campaign import load_campaign
from .footing import Footing
from .level import read_level
from .objects import Objects, Placed
from .paths import data_root, mod_root
from .problems import Problems, Report, meant
from .reach import Reach
from .strings import Catalogue
from .words import unknown, words_seen

BODY: Final = (16, 40)  # px of the player
SMALLEST: Final = (12, 14)  # px that every enemy of the game's own fills: its legs may hang over an edge
ROOTED: Final = ("lasher", "tower")
WALKERS: Final = ("drone", "spitter", "burrower", "shell", "swarm", "herald", "alpha")
OFFSTAGE: Final = 256  # px beyond the edge that a path may lead out of the picture
FARTHEST: Final = 4500  # clean ticks from anchor to anchor
MOST_LOOKS: Final = 100_000  # places on the lines of people that are looked at; nobody draws that many
SAYING: Final = ("say", "sound", "vision")  # what is nothing without a target
LATEST: Final = 3  # times par: nobody sees what is scheduled after that


def check_map(path: Path, root: Path | None = None, below: Sequence[Path] = ()) -> list[str]:
    """Every problem and every doubt about a map, a line each; empty when there is nothing to say. `below`: roots of the
    mods that are laid over while it is played, the topmost first, its own among them."""
    report = Report(str(path))
    try:
        level, objects = read_level(path, root, [folder / "maps" for folder in below])
    except Problems as error:
        return list(error.lines)
    try:
        footing = Footing(level)
        for item in objects.placed:
            _place(level, footing, item, report)
            _time(level, item, report)
            _names(item, report)
        _anchors(objects, report)
        _ways(level, objects, report)
        _patrols(footing, objects, report)
        _words(path, level, objects, below, report)
    except Problems:
        pass  # more than anybody reads; those found are in the report
    return [*report.lines, *level.warnings]


def _place(level: Level, footing: Footing, item: Placed, report: Report) -> None:
    thing = item.thing
    width, height = level.width * TILE, level.height * TILE
    if isinstance(thing, (Entry, Anchor, Spawn)):
        if not (0 <= thing.x < width and 0 < thing.y <= height):
            report.add(item.line, item.where, "it stands outside of the map")
            return
        if isinstance(thing, Spawn):
            _spawn(level, footing, thing, item, report)
        elif isinstance(thing, Entry) and _in_wall(level, thing.x - BODY[0] // 2, thing.y - BODY[1], *BODY):
            report.add(item.line, item.where, "it stands inside of a wall")
    elif isinstance(thing, (Mover, PersonAt)):
        for x, y in thing.path or ((thing.x, thing.y),):
            if not (-OFFSTAGE <= x <= width + OFFSTAGE and -OFFSTAGE <= y <= height + OFFSTAGE):
                report.add(item.line, item.where, f"its path leads off the map, to {x},{y}")
                break
        if isinstance(thing, PersonAt) and thing.refuge >= width:
            report.add(item.line, item.where, f"its refuge lies off the map, at x {thing.refuge}")
    elif isinstance(thing, Lever) and thing.kind == "gong" and thing.by == "use":
        report.add(item.line, item.where, "no hand works a gong: by must name a weapon, or any")
    elif isinstance(thing, (Exit, Trigger)) and _outside(thing, width, height):
        report.add(item.line, item.where, "it lies outside of the map: nobody can reach it")


def _spawn(level: Level, footing: Footing, spawn: Spawn, item: Placed, report: Report) -> None:
    """It has room, what is rooted has something to be rooted in, and who walks has something to come down on."""
    breed = breed_of(level.breeds, spawn.breed or spawn.kind)
    usual = STANDARD[spawn.kind]
    w, h = SMALLEST if (breed.w, breed.h) == (usual.w, usual.h) else (breed.w, breed.h)
    x, y, holds = spawn.x - w // 2, spawn.y - h, (spawn.x, spawn.y)
    if spawn.kind == "tower" and spawn.mount == "roof":
        y, holds = spawn.y, (spawn.x, spawn.y - 1)
    elif spawn.kind == "tower" and spawn.mount == "wall":
        w, h = (w, h) if (w, h) == SMALLEST else (h, w)  # it lies on its side
        x, y = spawn.x if spawn.facing > 0 else spawn.x - w, spawn.y - h // 2
        holds = (spawn.x - 1 if spawn.facing > 0 else spawn.x, spawn.y)
    if _in_wall(level, x, y, w, h):
        report.add(item.line, item.where, "it stands inside of a wall")
    elif spawn.kind in ROOTED and not _ground_at(level, *holds):
        what = spawn.mount if spawn.kind == "tower" else "floor"
        report.add(item.line, item.where, f"a {spawn.kind} grows from a {what}, and there is none")
    elif spawn.kind in WALKERS and footing.falls(spawn.x, spawn.y, breed.w // 2):
        report.add(item.line, item.where, f"a {spawn.kind} walks, and there is no floor below it: it falls off the map")
    elif spawn.kind != "tower" and spawn.mount != "floor":
        report.add(item.line, item.where, f"only a tower has a mount; this is a {spawn.kind}")


def _patrols(footing: Footing, objects: Objects, report: Report) -> None:
    """Whoever walks has ground under every point of the line, and between two of the same height."""
    looks = MOST_LOOKS
    for item in objects.placed:
        person = item.thing
        if not isinstance(person, PersonAt):
            continue
        for x, y in _steps(person.path or ((person.x, person.y),)):
            looks -= 1
            if looks < 0:
                return
            if not footing.bears(x, y):
                what = "its path leads off the ground" if person.path else "it stands on nothing"
                report.add(item.line, item.where, f"{what}, at {x},{y}")
                break


def _steps(points: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """The points of a line, and half a tile apart what lies between those of the same height."""
    yield points[0]
    for (x0, y0), (x1, y1) in pairwise(points):
        if y0 == y1:
            yield from ((x, y0) for x in range(min(x0, x1), max(x0, x1), TILE // 2))
        yield x1, y1


def _ground_at(level: Level, x: int, y: int) -> bool:
    row, column = y // TILE, x // TILE
    inside = 0 <= row < level.height and 0 <= column < level.width
    return inside and bool(level.grid[row][column] & (SOLID | ONEWAY))


def _outside(thing: Thing, width: int, height: int) -> bool:
    return thing.x >= width or thing.y >= height or thing.x + thing.w <= 0 or thing.y + thing.h <= 0


def _in_wall(level: Level, x: int, y: int, w: int, h: int) -> bool:
    """The sides of a map are walls, above and below it is open."""
    if x < 0 or x + w > level.width * TILE:
        return True
    for row in range(max(y // TILE, 0), min((y + h - 1) // TILE, level.height - 1) + 1):
        for column in range(max(x // TILE, 0), min((x + w - 1) // TILE, level.width - 1) + 1):
            if level.grid[row][column] & SOLID:
                return True
    return False


def _time(level: Level, item: Placed, report: Report) -> None:
    thing = item.thing
    if not isinstance(thing, (Spawn, Row, Cue, Mover, Pulse, PersonAt)):
        return
    last = LATEST * level.par_ticks
    if level.par_ticks and thing.tick > last:
        report.add(item.line, item.where, f"tick {thing.tick} is later than {LATEST} times par ({last})")
    if isinstance(thing, (Row, Cue)) and thing.times > 1 and not thing.period:
        report.add(item.line, item.where, f"times is {thing.times}, but without a period it happens once")
    if isinstance(thing, Cue) and thing.tick < 0:
        report.add(item.line, item.where, "an Event without a tick never happens; use a Trigger")


def _anchors(objects: Objects, report: Report) -> None:
    timed = [item for item in objects.placed if isinstance(item.thing, Anchor) and item.thing.clean_tick]
    ticks = sorted((_clean(item), item.line, item.where) for item in timed)
    before = 0
    for tick, line, where in ticks:
        if tick - before > FARTHEST:
            report.add(line, where, f"{tick - before} ticks after the anchor before it; at most {FARTHEST} are fair")
        before = tick


def _clean(item: Placed) -> int:
    return item.thing.clean_tick if isinstance(item.thing, Anchor) else 0


def _names(item: Placed, report: Report) -> None:
    thing = item.thing
    if isinstance(thing, (Cue, Trigger)) and thing.do in SAYING and not thing.target:
        report.add(item.line, item.where, f"do is {thing.do}, but target names nothing")


def _ways(level: Level, objects: Objects, report: Report) -> None:
    """Where nobody can get to: only what is certain is told."""
    reach = Reach(level)
    for item in objects.placed:
        thing = item.thing
        if isinstance(thing, (Exit, Anchor)) and not _outside(thing, level.width * TILE, level.height * TILE + 1):
            if reach.out_of_reach(thing):
                report.add(item.line, item.where, "nobody can get to it: no leap, ladder, lift or water leads there")


def _words(path: Path, level: Level, objects: Objects, below: Sequence[Path], report: Report) -> None:
    """Keys of the catalogue, and for the game's own maps ids of levels, that are nobody's."""
    own = mod_root(path) is None and path.resolve().is_relative_to(data_root().resolve())
    try:
        catalogue = Catalogue.load() if own else words_seen(path, below)
        levels = [entry.id for entry in load_campaign().levels] if own else []
    except Problems as error:
        report.lines += error.lines
        return
    if catalogue is None:
        return
    for row in unknown(level, objects.placed, catalogue, own=own):
        report.add(*row)
    for item in objects.placed if own else ():
        thing = item.thing
        if isinstance(thing, Exit) and thing.to and thing.to not in levels:
            sentence = f'to names "{thing.to[:60]}", which is no level of the campaign{meant(thing.to, levels)}'
            report.add(item.line, item.where, sentence)
