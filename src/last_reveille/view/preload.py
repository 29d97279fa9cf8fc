"""What a level will want to show, read while its card comes up: a picture decoded in play is a frame too late.

Nothing depends on this list. What it forgets is read when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from ..sim.specs import Level, Spawn
from .assets import Assets
from .backdrop import pictures
from .beasts import MITES, looks
from .ground import insides
from .poses import BODIES

SUITED: Final = ("hero", "hero_aim", "hero_blade")
LOOKS_OF_A_SPAWN: Final = 3  # as `sim.bestiary.spawn` gives them out
UNSUITED: Final = ("cage_u", "soldier_u", "rita_u")


def preloading(level: Level, assets: Assets) -> Iterator[None]:
    """Reads, step by step, the sheets of everybody in the level, the effects, and what its tiles and its ground are
    cut from."""
    there = [PurePosixPath(path).stem for path in assets.names("sprites/actors", ".json")]
    for name in bodies(level, there):
        yield from assets.reading(f"actors/{name}")
        yield
        assets.overlay(assets.sheet(f"actors/{name}"), f"actors/{name}_fx")
        yield
    for name, tint in breeds(level, there):
        yield from assets.reading(f"actors/{name}")
        yield
        assets.sheet(f"actors/{name}").tinted(tint)
        yield
    for path in assets.names("sprites/effects", ".json"):
        yield from assets.reading(f"effects/{PurePosixPath(path).stem}")
        yield
    yield from assets.reading("props/props_atlas")
    yield from assets.reading("tiles/decals")
    for picture in dict.fromkeys(art.image for art in level.tiles if art.image):
        assets.image(picture)
        yield
        for inside in insides(picture, assets):
            assets.image(inside)
            yield


def named(level: Level, assets: Assets) -> set[str]:
    """Names of what is read for this level and not for every level: sheets of bodies, pictures of tiles, backdrops."""
    there = [PurePosixPath(path).stem for path in assets.names("sprites/actors", ".json")]
    found = {f"actors/{name}" for name in (*bodies(level, there), *(name for name, _ in breeds(level, there)))}
    for picture in {art.image for art in level.tiles if art.image}:
        found |= {picture, *insides(picture, assets)}
    return found | {*pictures(level, assets)}


def breeds(level: Level, sheets: list[str]) -> Iterator[tuple[str, tuple[int, int, int] | None]]:
    """Sheets that show the breeds of a mod, and in which light."""
    for row in level.breeds:
        stem = row.picture or row.kind
        yield from ((name, row.tint) for name in sheets if name == stem or name.startswith(f"{stem}_"))


def bodies(level: Level, sheets: list[str]) -> Iterator[str]:
    """Which of the `sheets` show somebody who is, comes or becomes anybody in this level."""
    wanted = {*SUITED}  # he may put the suit on in the middle of a level
    if not level.suit:
        wanted.update(UNSUITED)
    for person in level.people:
        wanted.add(person.body or BODIES.get(person.who, "soldier_a"))
    for spawn in level.spawns:
        wanted.update(beasts(spawn))
    if level.halls or any(spawn.kind == "herald" for spawn in level.spawns):
        wanted.update(f"drone{ending}" for ending in looks("drone"))  # called, not spawned: any of its bodies
    yield from (name for name in sheets if name in wanted)


def beasts(spawn: Spawn) -> Iterator[str]:
    """Every sheet that one Mimic may be shown with, as `beasts.sheet_name` picks it: the body is its object's. And the
    one whose outline stands for it where it is foreseen."""
    yield f"tower_{spawn.mount}" if spawn.kind == "tower" and spawn.mount != "floor" else spawn.kind
    endings = looks(spawn.kind)
    ending = endings[spawn.id % LOOKS_OF_A_SPAWN % len(endings)]
    yield f"{spawn.kind}{ending}"
    if spawn.kind == "tower" and spawn.mount != "floor":
        yield f"tower_{spawn.mount}{ending}"
    elif spawn.kind == "shell":
        yield f"shell{ending}_broken"
    elif spawn.kind == "swarm":
        yield from (f"swarm{ending}{mites}" for _, mites in MITES)
