"""Flags: what a level knows of what has happened, and what depends on it."""

from __future__ import annotations

from . import events
from .events import Event
from .specs import Thing
from .world import World


def allowed(world: World, thing: Thing) -> bool:
    """Do its `if` and `unless` let it happen now?"""
    if thing.if_flag and thing.if_flag not in world.flags:
        return False
    return not (thing.unless_flag and thing.unless_flag in world.flags)


def set_flag(world: World, flag: str) -> None:
    if flag and flag not in world.flags:
        world.flags.append(flag)
        world.events.append(Event(events.FLAG, a=1, text=flag))
