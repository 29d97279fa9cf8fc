"""What is laid over the picture follows the settings and the place."""

from __future__ import annotations

from array import array

import pytest
from msgspec import structs

from lab import FLAT
from lab import level as draw_level
from last_reveille.app.laidover import MORE, overlay_model
from last_reveille.app.settings import Settings
from last_reveille.memory.blob import Blob
from last_reveille.memory.keepsakes import Friend
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.track import RUN, Track, pack_code
from last_reveille.sim.specs import Habit
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry, World
from last_reveille.view.overlay import OverlayModel


def track(size: int = 20) -> Track:
    return Track(array("h", [200] * size), array("h", [160] * size),
                 array("h", [pack_code(RUN, 1, 0, False)] * size), size * 3)


def remembered() -> Memory:
    memory = Memory()
    for n in range(12):
        memory.add_run("lab", track(20 + n), "exit" if n == 4 else "dead", n + 1)
        memory.add_death(Mark("lab", 100 + n * 40, 160, 60, n + 1, "fall"))
    memory.add_pin("lab", 300, 160, 400, "", Blob())
    memory.add_pin("elsewhere", 300, 160, 400, "", Blob())
    for name, level in (("Ada", "lab"), ("Bo", "elsewhere")):
        memory.add_friend(Friend(name, level, 60, "dead", Blob(track().dumps()), Blob()))
    memory.add_friend(Friend("Mal", "lab", 60, "dead", Blob(b"nonsense"), Blob()))
    return memory


def world(tick: int = 30, **fields: object) -> World:
    made = start(draw_level(FLAT, **fields), 1, Carry())
    made.tick = tick
    return made


def shown(here: World, recall: int = 0, **changes: object) -> OverlayModel:
    return overlay_model(remembered(), structs.replace(Settings(), **changes), here, [], recall=recall, dark=0)


@pytest.mark.parametrize(("mode", "best", "last", "more"), [
    ("quiet", True, True, 0), ("last", False, True, 0), ("eight", True, True, MORE), ("off", False, False, 0)])
def test_the_setting_says_which_echoes_there_are(mode: str, best: bool, last: bool, more: int) -> None:
    model = shown(world(), echoes=mode)
    assert (model.best is not None, model.last is not None, len(model.more)) == (best, last, more)
    assert [name for name, _ in model.friends] == ([] if mode == "off" else ["Ada"]), "of this level, and real ones"
    assert model.best not in model.more and model.last not in model.more


def test_all_runs_are_there_only_while_they_are_recalled() -> None:
    assert shown(world()).others == []
    assert len(shown(world(), recall=3).others) == 12


def test_marks_and_pins_can_be_put_away() -> None:
    model = shown(world(tick=390))
    assert model.marks is not None and [(pin.number, pin.bright) for pin in model.pins] == [(1, True)]
    assert not shown(world(tick=10)).pins[0].bright
    model = shown(world(), marks=False)
    assert model.marks is None and model.pins == []


def test_in_peace_nobody_runs_and_the_marks_are_the_beach_s() -> None:
    memory = remembered()
    memory.add_death(Mark("beach", 100, 160, 60, 99, "fall"))
    memory.add_run("beach", track(), "dead", 99)
    model = overlay_model(memory, Settings(), world(habits=(Habit(3, "h", 0, 0),)), [], recall=0, dark=0)
    assert model.best is model.last is None and model.pins == [] and model.friends == []
    assert model.marks is memory.marks["beach"] and len(model.lines) == 1 and model.warm
