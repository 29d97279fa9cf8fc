"""What a level will want to show, read while its card comes up: a picture decoded in play is a frame too late.

Nothing depends on this list. What it forgets is read when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from ..sim.specs import KINDS, Level
from .assets import Assets
from .poses import BODIES

SUITED: Final = ("hero", "hero_aim", "hero_blade")
UNSUITED: Final = ("cage_u", "soldier_u", "rita_u")


def preload(level: Level, assets: Assets) -> None:
    """Reads the sheets of everybody in the level, the effects, and what its tiles and its ground are cut from."""
    for name in bodies(level, [PurePosixPath(path).stem for path in assets.names("sprites/actors", ".json")]):
        assets.overlay(assets.sheet(f"actors/{name}"), f"actors/{name}_fx")
    for path in assets.names("sprites/effects", ".json"):
        assets.sheet(f"effects/{PurePosixPath(path).stem}")
    assets.sheet("props/props_atlas")
    for picture in dict.fromkeys(art.image for art in level.tiles if art.image):
        assets.image(picture)


def bodies(level: Level, sheets: list[str]) -> Iterator[str]:
    """Which of the `sheets` show somebody who is, comes or becomes anybody in this level."""
    wanted = {*SUITED}  # he may put the suit on in the middle of a level
    if not level.suit:
        wanted.update(UNSUITED)
    for person in level.people:
        wanted.add(person.body or BODIES.get(person.who, "soldier_a"))
    kinds = {spawn.kind for spawn in level.spawns}
    for name in sheets:
        # A kind has several bodies: drone_b, tower_roof, shell_broken.
        kind = next((kind for kind in KINDS if name == kind or name.startswith(f"{kind}_")), "")
        if name in wanted or kind in kinds:
            yield name
