"""What a recording belongs to: one number over everything in a level that the simulation reads, and nothing else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import Any, Final

from ..sim import arsenal, breeds
from ..sim.specs import Level, Thing

_NUMBERS: Final = ("width", "height", "tide_tick", "tide_speed", "seed", "suit")
_THINGS: Final = (
    "entries", "exits", "anchors", "spawns", "rows", "cues", "triggers", "movers", "waters", "pulses", "doors",
    "levers", "crumbles", "pickups", "people", "nodes", "halls", "drills",
    "zones",
)
_UNREAD: Final = ("label", "clean_tick")  # of anchors: words and checks only
_LATER: Final = ("breed", "weapon")  # of spawns and pickups: counted only where it says something
_HANDS: Final = ("rifle", "blade", "grenade", "rail")


def level_digest(level: Level) -> str:
    """sha256 in hex. Equal for equal play, however the file was written."""
    state: list[Any] = [[getattr(level, name) for name in _NUMBERS]]
    for name in _THINGS:
        state.append([name, [_plain(thing) for thing in getattr(level, name)]])
    rows = [[breeds.numbers(row) for row in level.breeds if row.plays_otherwise],
            [arsenal.numbers(row) for row in level.weapons if row.plays_otherwise],
            [getattr(level, name) for name in _HANDS]]
    if any(rows[0]) or any(rows[1]) or any(rows[2]):
        state.append(["rows", *rows])
    text = json.dumps(state, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii") + b"\n" + b"".join(level.grid)).hexdigest()


def _plain(thing: Thing) -> list[Any]:
    given = [getattr(thing, entry.name) for entry in fields(thing) if entry.name not in (*_UNREAD, *_LATER)]
    return [*given, *(value for name in _LATER if (value := getattr(thing, name, "")))]
