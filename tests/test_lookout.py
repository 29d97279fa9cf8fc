"""Rita says what she sees: each kind once a life, never two calls on top of each other, nothing when she lies there."""

from __future__ import annotations

from itertools import pairwise

from lab import FLAT, world
from last_reveille.app.lookout import SOONEST, Lookout
from last_reveille.content.strings import Catalogue
from last_reveille.sim import specs
from last_reveille.sim.step import step
from last_reveille.sim.world import DOWN, World

RITA = specs.PersonAt(10, "rita", 100, 160, who="rita", role="rita", mortal=True)


def fought(rita_lives: bool = True) -> tuple[list[tuple[int, str]], World]:
    kinds = ("drone", "spitter", "drone", "kite")
    spawns = tuple(
        specs.Spawn(50 + i, "", 380, 160, kind=kind, tick=20 + 30 * i, entrance="climb") for i, kind in enumerate(kinds)
    )
    w = world(FLAT, people=(RITA,), spawns=spawns)
    lookout, lines = Lookout(), []
    for _ in range(900):
        step(w, 0)
        if not rita_lives:
            w.actors[0].hp, w.actors[0].state = 0, DOWN
        w.player.plates, w.over, w.player.state = 3, "", 0
        lines += [(w.tick, key) for key, actor in lookout.lines(w) if actor == w.actors[0].id]
    return lines, w


def test_each_kind_is_called_once_and_calls_keep_their_distance() -> None:
    lines, _ = fought()
    seen = [(tick, key) for tick, key in lines if ".fight." not in key]
    keys = [key for _, key in seen]
    assert "bark.rita.drone" in keys
    assert len(keys) >= 2
    assert len(keys) == len(dict.fromkeys(keys))
    ticks = [tick for tick, _ in seen]
    assert all(after - before >= SOONEST for before, after in pairwise(ticks))


def test_who_lies_there_calls_nothing() -> None:
    assert fought(rita_lives=False)[0] == []


def test_every_call_has_its_words() -> None:
    known = Catalogue.load("en").known()
    for kind in specs.KINDS:
        assert f"bark.rita.{kind}" in known, kind
    for deed in ("throw", "revive", "shell_break"):
        assert f"bark.rita.fight.{deed}" in known
