"""What is written down, and when."""

from __future__ import annotations

from last_reveille.app.notebook import HAPPENS, HEARD, MORNINGS, Notebook
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.strings import Catalogue
from last_reveille.memory.memory import Memory
from last_reveille.sim import events
from last_reveille.sim.events import Event


def test_every_note_has_words_and_every_map_writes_only_such() -> None:
    words = Catalogue.load()
    for key in (*HAPPENS, *HEARD, *MORNINGS):
        assert words.has(key), key
    levels = campaign_levels()
    said = {cue.target for ident in levels.files for cue in (*levels.get(ident).cues, *levels.get(ident).triggers)}
    said |= {person.scene for ident in levels.files for person in levels.get(ident).people}
    assert set(HEARD.values()) <= said, "somebody says it somewhere"
    for ident in levels.files:
        for pick in levels.get(ident).pickups:
            assert not pick.note or words.has(pick.note), f"{ident}: {pick.note}"


def test_the_first_morning_means_nothing_yet() -> None:
    memory = Memory()
    book = Notebook(memory)
    book.see([Event(events.HUSH, 0, 0, 60), Event(events.FREEZE, 0, 0, 60)])
    assert book.next() == ""
    assert memory.notes == []


def test_notes_come_one_at_a_time_and_once() -> None:
    memory = Memory()
    memory.loop = 2
    memory.heard["scene.yard.first"] = 1
    book = Notebook(memory)
    book.see([Event(events.HUSH, 0, 0, 60), Event(events.HUSH, 0, 0, 60), Event(events.KILL, 0, 0, 3, 0, "drone")])
    found = [book.next() for _ in range(5)]
    assert found == ["note.mimic.hush", "note.world.loop", "note.rita.had", "", ""]
    again = Notebook(memory)
    again.see([Event(events.HUSH, 0, 0, 60)])
    assert again.next() == ""
    memory.loop = 5
    assert {again.next(), again.next()} == {"note.mimic.blood", "note.world.same"}


def test_only_who_really_falls_is_written_of() -> None:
    memory = Memory()
    memory.loop = 2
    memory.notes = ["note.world.loop"]
    book = Notebook(memory)
    book.see([Event(events.FALLEN, 0, 0, 3, 0, "soldier"), Event(events.DRILL, 0, 0, 0, 0, "blade")])
    assert book.next() == ""
    book.see([Event(events.FALLEN, 0, 0, 3, 0, "kid"), Event(events.DRILL, 0, 0, 1, 0, "blade")])
    assert [book.next(), book.next()] == ["note.world.nine", "note.rita.guard"]
