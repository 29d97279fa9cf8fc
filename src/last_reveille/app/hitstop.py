"""Frames in which the picture stands still because something landed. The world does not know: no tick is lost, the
same commands follow, only later. Durations in frames, from the peers' practice (2-6 for hits, up to 12 for a death)."""

from __future__ import annotations

from typing import Final

from ..sim import events
from ..sim.events import Event

FRAMES: Final = {
    events.HURT: 6,
    events.DEATH: 8,
    events.CROSSED: 10,
    events.NODE: 6,
    events.DETONATE: 12,
}
KILL: Final = {"drone": 2, "spitter": 3, "burrower": 3, "alpha": 10}
MOST: Final = 12


def frames(happened: list[Event]) -> int:
    """How long to hold after these events; 0 = go on."""
    longest = 0
    for event in happened:
        if event.what == events.KILL and event.b in (0, 2):
            longest = max(longest, KILL.get(event.text, 2))
        elif event.what == events.BLAST and event.a >= 40:
            longest = max(longest, 3)
        else:
            longest = max(longest, FRAMES.get(event.what, 0))
    return min(longest, MOST)
