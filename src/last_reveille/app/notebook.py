"""What he has learned, in words: which note is written down when.

A note comes from something that happened, from words that were heard, or from how often it has been morning; never
from the map's own knowledge. What a map writes down itself comes as an event of its own. Notes wait for a quiet moment,
one at a time, and are kept for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..memory.memory import Memory
from ..sim import events
from ..sim.events import Event

# Catalogue key: what must have been heard, to its end or not.
HEARD: Final[dict[str, str]] = {
    "note.world.pa": "pa.base.2", "note.world.boot": "pa.base.3", "note.rita.had": "scene.yard.first",
    "note.rita.lost": "scene.yard.rules", "note.mimic.dam": "scene.dam.gate",
}
# Loop: what he has understood by then.
MORNINGS: Final[dict[str, int]] = {"note.world.loop": 2, "note.mimic.blood": 3, "note.world.same": 5}

Test = Callable[[Event], bool]
# What happens in the world, from the second morning on: before it nothing of this means anything.
HAPPENS: Final[dict[str, Test]] = {
    "note.mimic.hush": lambda e: e.what == events.HUSH,
    "note.mimic.alpha": lambda e: e.what == events.KILL and e.text == "alpha",
    "note.mimic.freeze": lambda e: e.what == events.FREEZE,
    "note.mimic.one": lambda e: e.what == events.PHASE and e.a == 1,
    "note.mimic.cords": lambda e: e.what == events.NODE,
    "note.mimic.learns": lambda e: e.what == events.ROLLBACK,
    "note.world.hatch": lambda e: e.what == events.FALLEN and e.text == "gambler",
    "note.world.nine": lambda e: e.what == events.FALLEN and e.text == "kid",
    "note.rita.door": lambda e: e.what == events.FALLEN and e.text == "rita",
    "note.rita.word": lambda e: e.what == events.FLAG and e.text == "rita_word" and bool(e.a),
    "note.rita.guard": lambda e: e.what == events.DRILL and e.text == "blade" and bool(e.a),
}


class Notebook:
    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._waiting: list[str] = []

    def see(self, happened: Sequence[Event]) -> None:
        """A tick's events."""
        if self.memory.loop < 2:
            return
        for event in happened:
            for key, test in HAPPENS.items():
                if test(event):
                    self._wait(key)

    def next(self) -> str:
        """A quiet moment: the catalogue key of a note that is written down now, or ''."""
        memory = self.memory
        for key, loop in MORNINGS.items():
            if memory.loop >= loop:
                self._wait(key)
        for key, heard in HEARD.items():
            if memory.loop >= 2 and memory.heard.get(heard, 0):
                self._wait(key)
        if not self._waiting:
            return ""
        key = self._waiting.pop(0)
        memory.add_note(key)
        return key

    def _wait(self, key: str) -> None:
        if key not in self._waiting and key not in self.memory.notes:
            self._waiting.append(key)
