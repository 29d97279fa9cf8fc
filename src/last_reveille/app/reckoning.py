"""What a death has taught: at least one thing that was not known before, true and named, the most useful first.

Asked once for each death, after memory has taken it in. What has been told already is kept among memory's named
numbers, so that nothing is new twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ..content.strings import Catalogue
from ..memory.due import CERTAIN, Foretold, Known, is_certain
from ..memory.foresight import AHEAD, AHEAD_IF, EARNED, OUTLINE, PATH, help_with
from ..memory.halls import HALL
from ..memory.keepsakes import Met
from ..memory.marks import Mark
from ..memory.memory import Memory
from ..sim.specs import Level

LINES: Final = 2  # are told at most


@dataclass(frozen=True, slots=True)
class Lesson:
    """A key below `recap.left` and what goes into its words. `named`: (placeholder, key) of words that go in, too."""

    key: str
    values: dict[str, object] = field(default_factory=dict)
    named: tuple[str, str] | None = None

    def text(self, words: Catalogue) -> str:
        values = dict(self.values)
        if self.named is not None:
            values[self.named[0]] = words.text_or(self.named[1], self.named[1]).rstrip(".")
        return words.text(f"recap.left.{self.key}", **values)


def lessons(
    memory: Memory, mark: Mark, level: Level, learned: int, mode: str, *, echoes: bool = True
) -> list[Lesson]:
    """All that the death of `mark` has left, the most useful first; never empty. `learned`: how many things it has
    seen that nobody had; `mode`: the setting `foresight`; `echoes`: whether any are shown. Writes down what has been
    told."""
    found = [*_of_help(memory, mark, level, mode)]
    found += _of_anchor(memory, level)
    found += _of_note(memory)
    found += _of_reach(memory, mark)
    if learned > 0 and mode != "off":
        found.append(Lesson("seen" if learned > 1 else "seen_one", {"count": learned}))
    found += _of_ground(memory, level.id)
    if any(cluster.newest is mark and cluster.count == 1 for cluster in memory.marks[mark.level].clusters):
        found.append(Lesson("mark", {"time": _seconds(mark.tick)}))
    # If nothing else, there is this very life to be seen next time, up to its end and no further.
    return found or [Lesson("echo" if echoes else "mark", {"time": _seconds(mark.tick)})]


def _of_help(memory: Memory, mark: Mark, level: Level, mode: str) -> list[Lesson]:
    """What will be seen of the killer from now on, if that is more than before."""
    known: dict[int, Known] = memory.known.get(level.id, {})
    met = memory.met.get(level.id, {}).get(mark.thing)
    if mode != EARNED or met is None or mark.thing not in known or known[mark.thing].kind == HALL:
        return []
    before = Met(met.loop, met.tick, met.lives - 1, met.kills - 1)
    was, now = (help_with(before) if before.lives else 0), help_with(met)
    if now <= was:
        return []
    ahead = AHEAD if _look(level, mark.thing) == CERTAIN else AHEAD_IF
    if now == PATH:
        return [Lesson("path" if known[mark.thing].kind == mark.killer else "reach")]
    return [Lesson("outline", {"seconds": _seconds(ahead)})] if now == OUTLINE else [Lesson("sign")]


def _look(level: Level, ident: int) -> str:
    things: list[Foretold] = [*level.spawns, *level.rows, *level.cues, *level.pulses]
    return next((CERTAIN for thing in things if thing.id == ident and is_certain(thing)), "")


def _of_anchor(memory: Memory, level: Level) -> list[Lesson]:
    reached = [*memory.anchors.get(level.id, {})]
    if not _more(memory, f"told.anchors.{level.id}", len(reached)):
        return []
    label = next((anchor.label for anchor in level.anchors if anchor.id == reached[-1] and anchor.label), "")
    return [Lesson("anchor", named=("anchor", label))] if label else []


def _of_note(memory: Memory) -> list[Lesson]:
    new = _more(memory, "told.notes", len(memory.notes))
    return [Lesson("note", named=("note", memory.notes[-1]))] if new else []


def _of_reach(memory: Memory, mark: Mark) -> list[Lesson]:
    """He lived longer here than ever; nothing to be proud of where he has been through."""
    before = [other.tick for other in memory.marks[mark.level].all if other is not mark]
    runs = memory.runs.get(mark.level)
    before += [run.ticks for run in runs.newest if run.loop != mark.loop] if runs else []
    if not before or mark.level in memory.best or mark.tick - max(before) < 6:
        return []
    return [Lesson("best", {"seconds": _seconds(mark.tick - max(before))})]


def _of_ground(memory: Memory, level: str) -> list[Lesson]:
    seen = memory.visited.get(level)
    if seen is None:
        return []
    new = _more(memory, f"told.ground.{level}", sum(byte.bit_count() for byte in seen.bits))
    percent = new * 100 // max(seen.columns * seen.rows, 1)
    return [Lesson("known", {"percent": percent})] if percent else []


def _more(memory: Memory, name: str, now: int) -> int:
    """How much a number has grown since it was last told."""
    told = memory.values.get(name, 0)
    if now != told:
        memory.set_value(name, now)
    return max(now - told, 0)


def _seconds(ticks: int) -> str:
    return f"{ticks // 60}.{ticks % 60 // 6}"
