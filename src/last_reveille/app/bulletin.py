"""The line along the bottom: what has just happened, a hint that is due, a note that is written down. One at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..memory.foresight import Vision
from ..memory.memory import Memory
from ..sim.world import World
from .hints import Hints, Seen
from .notebook import Notebook

STANDS: Final = 180  # ticks
NOTE_EVERY: Final = 90  # ticks between two moments in which a note may be written down
NEAR: Final = 60  # px round the player in which a sign of a death is something to be told about


class Bulletin:
    """`text` stands while `stands`; `hint` is the key of the hint that is due, or empty."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.text, self.age = "", STANDS
        self.hint = ""
        self.hints = Hints(memory)
        self.notebook = Notebook(memory)

    @property
    def stands(self) -> bool:
        return self.age < STANDS

    @property
    def shown(self) -> str:
        return self.text if self.stands else ""

    def tell(self, text: str) -> None:
        self.text, self.age = text, 0

    def forget(self) -> None:
        """What was news in the last life is none now."""
        self.age = STANDS

    def hint_in(self, world: World, visions: Sequence[Vision], recalled: bool) -> None:
        """Looks once a tick for the hint that fits the moment. `recalled`: everything remembered is shown just now."""
        if world.level.habits:
            self.hint = ""
            return
        marks = self.memory.marks.get(world.level.id)
        p = world.player
        near = marks is not None and world.tick % 10 == 0 and bool(
            marks.in_view(p.x - NEAR, p.y - NEAR, p.x + NEAR, p.y + NEAR))
        if recalled:
            self.hints.known("prompt.recall")
        self.hint = self.hints.tick(Seen(world, visions, self.memory.loop, near))

    def note_in(self, world: World, busy: bool) -> str:
        """The key of a note that is written down in this tick, or "": when nobody speaks (`busy`) and nothing else is
        to be read. Call once a tick."""
        if world.level.habits:
            return ""
        self.notebook.see(world.events)
        if world.tick % NOTE_EVERY or self.stands or busy or self.hint:
            return ""
        return self.notebook.next()
