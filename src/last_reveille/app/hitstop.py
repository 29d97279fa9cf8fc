"""Frames in which the picture stands still because something landed. The world does not know: no tick is lost, the
same commands follow, only later. Durations in frames, from the peers' practice (2-6 for hits, up to 12 for a death)."""

from __future__ import annotations

from typing import Final

from ..sim import events
from ..sim.events import Event
from ..sim.world import OWNER_PLAYER, OWNER_RITA

FRAMES: Final = {
    events.HURT: 6,
    events.DEATH: 8,
    events.CROSSED: 10,
    events.NODE: 6,
    events.DETONATE: 12,
    events.PARRY: 6,
    events.RAIL: 4,
    events.PLATE: 4,
    events.REVIVE: 4,
}
BLADE: Final = 3  # the player's blade in a body
KILL: Final = {
    "drone": 2, "lasher": 3, "spitter": 3, "burrower": 3, "shell": 4, "swarm": 2, "kite": 2, "herald": 4, "tower": 3,
    "alpha": 10,
}
MOST: Final = 12


def frames(happened: list[Event]) -> int:
    """How long to hold after these events; 0 = go on."""
    longest = 0
    hers = any(event.what == events.SWING and event.b == OWNER_RITA for event in happened)
    for event in happened:
        if event.what == events.HIT and event.c == events.BY_BLADE and not hers:
            longest = max(longest, BLADE)
        elif event.what == events.KILL and event.b in (OWNER_PLAYER, OWNER_RITA):
            longest = max(longest, KILL.get(event.text, 2))
        elif event.what == events.BLAST and event.a >= 40:
            longest = max(longest, 3)
        else:
            longest = max(longest, FRAMES.get(event.what, 0))
    return min(longest, MOST)
