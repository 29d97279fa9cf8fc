"""Hints come when they are needed, go when the deed is done, and do not come back."""

from __future__ import annotations

import dataclasses

from lab import FLAT, world
from last_reveille.app.hints import GAP, HINTS, LASTS, MOST, Hints, Seen
from last_reveille.content.strings import Catalogue
from last_reveille.memory.memory import Memory
from last_reveille.sim import specs
from last_reveille.sim.arms import MOVE_RAIL
from last_reveille.sim.command import FIRE, RIGHT, pack
from last_reveille.sim.step import step
from last_reveille.sim.world import World


def live(hints: Hints, w: World, ticks: int, buttons: int = 0, loop: int = 1) -> list[str]:
    shown: list[str] = []
    for _ in range(ticks):
        step(w, pack(buttons, 0))
        key = hints.tick(Seen(w, [], loop, False))
        if key and (not shown or shown[-1] != key):
            shown.append(key)
    return shown


def test_every_hint_has_words() -> None:
    words = Catalogue.load()
    assert all(words.has(key) for key in HINTS)


def test_who_stands_still_is_told_to_walk_and_who_walks_is_not() -> None:
    assert live(Hints(Memory()), world(FLAT), 300)[:1] == ["prompt.move"]
    memory = Memory()
    hints = Hints(memory)
    w = world(FLAT)
    live(hints, w, 60, RIGHT)
    assert "prompt.move" not in live(hints, w, 600)


def test_a_hint_goes_when_the_deed_is_done() -> None:
    hints, w = Hints(Memory()), world(FLAT)
    live(hints, w, 230)
    assert hints.now == "prompt.move"
    live(hints, w, 30, RIGHT)
    assert hints.now == ""


def test_a_hint_is_shown_at_most_twice_and_never_two_at_once() -> None:
    memory = Memory()
    hints, w = Hints(memory), world(FLAT)
    live(hints, w, (LASTS + GAP) * 5)
    assert memory.heard["prompt.move"] == MOST


def test_firing_is_taught_only_when_there_is_something_to_hit_and_a_gun() -> None:
    spawn = specs.Spawn(1, "", 260, 160, kind="spitter", tick=5)
    assert "prompt.fire" not in live(Hints(Memory()), world(FLAT, first=True, spawns=(spawn,)), 150)
    hints, w = Hints(Memory()), world(FLAT, spawns=(spawn,))
    assert "prompt.fire" in live(hints, w, 150)
    live(hints, w, 60, FIRE)
    assert hints.now != "prompt.fire"


def test_a_move_is_explained_to_whom_it_is_known_and_not_before() -> None:
    spawn = specs.Spawn(100, "", 200, 160, kind="lasher", harmless=True)
    w = world(FLAT, spawns=(spawn,))
    w.player.moves = 0
    assert "prompt.rail" not in live(Hints(Memory()), w, 700)
    w = world(FLAT, spawns=(spawn,))
    w.player.moves, w.player.lent = 0, MOVE_RAIL
    hints = Hints(Memory())
    w.level = dataclasses.replace(w.level, drills=(specs.Drill(9, "", 0, 0, 2000, 2000, move="rail"),))
    seen = live(hints, w, 2400)
    assert "prompt.rail" in seen
    assert "prompt.blade" not in seen


def test_armour_and_gongs_have_their_hint() -> None:
    w = world(FLAT, spawns=(specs.Spawn(100, "", 200, 160, kind="shell", harmless=True),))
    assert "prompt.flank" in live(Hints(Memory()), w, 1500)
    w = world(FLAT, levers=(specs.Lever(7, "", 120, 160, kind="gong", by="blade"),))
    assert "prompt.gong" in live(Hints(Memory()), w, 1500)
