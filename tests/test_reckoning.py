"""Every death leaves something new, and what the recap says of it is true."""

from __future__ import annotations

import pytest

from lab import FLAT
from lab import level as draw_level
from last_reveille.app.reckoning import Lesson, lessons
from last_reveille.content.strings import Catalogue
from last_reveille.memory.due import Known
from last_reveille.memory.foresight import MARK, OUTLINE, PATH, help_with
from last_reveille.memory.keepsakes import Met
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.track import TrackRecorder
from last_reveille.sim.specs import Anchor, Row, Spawn
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry

LEVEL = draw_level(FLAT, anchors=(Anchor(5, "", 100, 160, label="anchor.beach.surf"),),
                   spawns=(Spawn(31, "", 300, 160, certain=True, tick=60), Spawn(32, "", 400, 160, if_flag="x")),
                   rows=(Row(50, "", 300, 160, certain=True, tick=300),))
KINDS = {31: "drone", 32: "drone", 50: "shell_fall"}


def die(memory: Memory, thing: int, *, x: int = 100, tick: int = 90, mode: str = "earned",
        seen: tuple[int, ...] = ()) -> list[str]:
    """One death by a thing, told as the day tells it; the keys of what is learned."""
    known = memory.known.setdefault("lab", {})
    learned = sum(ident not in known for ident in (thing, *seen) if ident)
    kind = KINDS.get(thing, "")
    killer = kind if kind == "drone" else ""
    mark = Mark("lab", x, 160, tick, memory.loop, "drone" if kind else "fall", killer, thing, 10)
    memory.add_death(mark)
    for ident in (thing, *seen):
        if ident:
            memory.learn("lab", {ident: Known(ident, KINDS[ident], 300, 160, 60)})
            old = memory.met.get("lab", {}).get(ident, Met(memory.loop, 10))
            memory.meet("lab", ident, Met(old.loop, old.tick, old.lives + 1, old.kills + (ident == thing)))
    found = lessons(memory, mark, LEVEL, learned, mode)
    memory.next_loop()
    return [lesson.key for lesson in found]


def test_a_killer_teaches_its_outline_then_its_way_and_then_is_known() -> None:
    memory = Memory()
    assert die(memory, 31)[0] == "outline"
    assert die(memory, 31)[0] == "path"
    assert die(memory, 31, tick=80) == ["echo"], "nothing but himself, to be seen next time"
    memory = Memory()
    die(memory, 50)
    assert die(memory, 50)[0] == "reach", "a shell does not go anywhere"


def test_the_outline_is_told_with_the_time_that_foresight_gives_it() -> None:
    words = Catalogue.load()
    for thing, seconds in ((31, "3.0"), (32, "1.5")):
        memory = Memory()
        memory.add_death(Mark("lab", 1, 1, 90, 1, "drone", "drone", thing, 10))
        memory.learn("lab", {thing: Known(thing, "drone", 1, 1, 60)})
        memory.meet("lab", thing, Met(1, 10, 1, 1))
        first = lessons(memory, memory.marks["lab"].all[-1], LEVEL, 1, "earned")[0]
        assert seconds in first.text(words)


@pytest.mark.parametrize("mode", ["full", "off"])
def test_nothing_is_called_new_that_is_shown_anyway_or_never(mode: str) -> None:
    keys = die(Memory(), 31, mode=mode)
    assert "outline" not in keys and "sign" not in keys and ("seen_one" in keys) == (mode == "full")


def test_what_is_told_once_is_not_new_again() -> None:
    memory = Memory()
    memory.add_note("note.world.loop")
    memory.reach_anchor("lab", 5, 40)
    keys = die(memory, 0)
    assert keys[:2] == ["anchor", "note"] and keys[-1] == "mark"
    assert die(memory, 0, tick=80) == ["echo"]
    assert die(memory, 0, x=400, tick=80) == ["mark"], "a new place"
    assert die(memory, 0, tick=300) == ["best"]


def test_new_ground_is_told_in_parts_of_the_map() -> None:
    memory, world = Memory(), start(LEVEL, 1, Carry())
    memory.visit(world, 0, 0, 300, 170)
    assert "known" in die(memory, 0)
    assert "known" not in die(memory, 0, tick=80)


def test_no_record_is_told_where_he_has_been_through() -> None:
    memory = Memory()
    die(memory, 0)
    memory.add_run("lab", TrackRecorder().track(), "exit", 1)
    assert "best" not in die(memory, 0, tick=500)


def test_every_lesson_has_words() -> None:
    words = Catalogue.load()
    for key in ("outline", "sign", "path", "reach", "seen", "seen_one", "known", "mark", "best", "echo"):
        text = Lesson(key, {"seconds": 1, "count": 2, "percent": 3, "time": 4}).text(words)
        assert "?" not in text and "{" not in text
    assert "The" in Lesson("anchor", named=("anchor", "anchor.beach.dressing")).text(words)


def test_the_levels_of_help_are_the_ones_that_foresight_gives() -> None:
    met = [Met(1, 1, n, n) for n in range(4)]
    assert [help_with(one) for one in met] == [MARK, OUTLINE, PATH, PATH]
