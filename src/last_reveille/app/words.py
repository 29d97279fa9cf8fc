"""Who is speaking now. The simulation only says *that* a scene begins; which words, and for how long, is decided here
from what this profile has heard. Words never stop the game and never change it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from ..content.strings import Catalogue, Line
from ..memory.memory import Memory
from ..sim import events
from ..sim.events import Event

BASE_TICKS: Final = 50
PER_CHAR: Final = 3
BARK_WAIT: Final = 40  # ticks a bark may wait for its turn; then it is dropped
BARKS: Final = ("bark.", "pa.", "radio.")
SILENT: Final = ("label", "note", "look", "card")  # shown elsewhere
# Placeholders of the catalogue for inputs, and the action behind each.
INPUTS: Final = {
    "interact": "use", "move": "right", "up": "up", "down": "down", "jump": "jump", "dash": "dash", "fire": "fire",
    "blade": "blade", "grenade": "grenade", "recall": "recall", "relive": "use", "skip": "skip", "aim": "fire",
    "rail": "blade", "lock": "lock", "pin": "pin", "retry": "retry", "table": "use",
}


@dataclass(slots=True)
class Shown:
    """A line on the screen. `old`: this profile has heard the scene before; `actor`: who speaks, 0 = nobody here."""

    line: Line
    age: int
    total: int
    old: bool
    actor: int

    @property
    def letters(self) -> int:
        """How many letters are out by now: two a tick."""
        return min(self.age * 2, len(self.line.text))


@dataclass(slots=True)
class _Scene:
    key: str
    lines: list[Line]
    actor: int
    old: bool
    at: int = 0


@dataclass(slots=True)
class Director:
    """One scene and one bark at a time."""

    words: Catalogue
    memory: Memory
    heard_mode: str = "cut"  # cut, fast, full: what scenes heard before do
    keys: Callable[[], dict[str, str]] = dict  # names of inputs, for {jump} and the like in the words
    scene: Shown | None = None
    bark: Shown | None = None
    log: list[Line] = field(default_factory=list)  # the last lines, for "hear the last words again"
    _queue: list[_Scene] = field(default_factory=list)
    _now: _Scene | None = None
    _wait: tuple[Line, int, int] | None = None  # bark, actor, ticks left

    def feed(self, happened: list[Event]) -> None:
        for event in happened:
            if event.what == events.SAY:
                self.say(event.text, event.a, warning=bool(event.b))

    def say(self, key: str, actor: int = 0, *, warning: bool = False, **values: object) -> None:
        """Begin a scene or a bark by its catalogue key. Unknown keys and scenes that have fallen silent say nothing."""
        heard = self.memory.heard.get(key, 0)
        as_if = 0 if self.heard_mode == "full" else heard
        filled = {**self.keys(), **values}
        lines = [
            line for line in self.words.scene(key, as_if, self.memory.loop, **filled) if line.who not in SILENT
        ]
        if not lines:
            if not _is_bark(key) and key in self.words.known():
                self.memory.hear(key)
            return
        if _is_bark(key):
            self._bark(lines[heard % len(lines)] if len(lines) > 1 else lines[0], actor, warning)
            self.memory.hear(key)
            return
        if any(waiting.key == key for waiting in self._queue) or (self._now and self._now.key == key):
            return
        self._queue.append(_Scene(key, lines, actor, heard > 0))

    def _bark(self, line: Line, actor: int, warning: bool) -> None:
        if self.bark is not None and not warning:
            self._wait = (line, actor, BARK_WAIT)
            return
        self.bark = Shown(line, 0, _ticks(line), False, actor)
        self._remember(line)

    def tick(self) -> None:
        self._tick_bark()
        if self._now is None:
            if not self._queue:
                return
            self._now = self._queue.pop(0)
            self._show()
            return
        shown = self.scene
        if shown is None:
            return
        shown.age += 2 if shown.old and self.heard_mode == "fast" else 1
        if shown.age >= shown.total:
            self.next_line()

    def _tick_bark(self) -> None:
        if self.bark is not None:
            self.bark.age += 1
            if self.bark.age >= self.bark.total:
                self.bark = None
        if self._wait is not None:
            line, actor, left = self._wait
            if self.bark is None:
                self._wait = None
                self._bark(line, actor, False)
            else:
                self._wait = (line, actor, left - 1) if left > 1 else None

    def next_line(self) -> bool:
        """On to the next line (one press skips one). False: nobody was speaking."""
        if self._now is None:
            return False
        self._now.at += 1
        if self._now.at >= len(self._now.lines):
            self.memory.hear(self._now.key)
            self._now, self.scene = None, None
        else:
            self._show()
        return True

    def _show(self) -> None:
        now = self._now
        if now is not None:
            line = now.lines[now.at]
            self.scene = Shown(line, 0, _ticks(line), now.old, now.actor)
            self._remember(line)

    def _remember(self, line: Line) -> None:
        self.log = [*self.log[-11:], line]

    def walked_off(self) -> None:
        """The one who spoke is out of earshot: the rest is not heard, and what was begun counts as heard."""
        if self._now is not None:
            self.memory.hear(self._now.key)
        self._now = self.scene = None

    def silence(self) -> None:
        """A death cuts every word; what was begun counts as heard."""
        if self._now is not None:
            self.memory.hear(self._now.key)
        self._now = self.scene = self.bark = self._wait = None
        self._queue = []

    @property
    def busy(self) -> bool:
        return self._now is not None or bool(self._queue)


def _is_bark(key: str) -> bool:
    """One line of several, said over a head; everything else is a scene, said from its first line to its last."""
    return key.startswith(BARKS) or key.endswith(".fail")


def _ticks(line: Line) -> int:
    return BASE_TICKS + PER_CHAR * len(line.text)
