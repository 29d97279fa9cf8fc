"""What the overlay draws as certain comes true, at that tick and place, whatever the player does: on the real beach."""

from __future__ import annotations

import functools

import pytest

from last_reveille.app.bots import BOTS
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.due import Known
from last_reveille.memory.foresight import Foresight
from last_reveille.memory.observer import Observer
from last_reveille.sim import events
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World

TICKS = 3000


@functools.cache
def learned(level_id: str) -> dict[int, Known]:
    """What two earlier lives have seen there."""
    level = campaign_levels().get(level_id)
    known: dict[int, Known] = {}
    for seed in (1, 2):
        world, observer, bot = start(level, 1, Carry()), Observer(level), BOTS["rules"](seed)
        while not world.over and world.tick < TICKS:
            step(world, bot(world))
            observer.see(world)
        known |= observer.known
    return known


def happened(world: World) -> list[tuple[int, int, int]]:
    """(tick, object id or 0, x) of what a certain thing may come true as."""
    out: list[tuple[int, int, int]] = []
    for event in world.events:
        if event.what == events.ARRIVE:
            out.append((world.tick, event.b, event.x))
        elif event.what == events.BLAST:
            out.append((world.tick, 0, event.x))
        elif event.what == events.SPAWN:
            out.append((world.tick, event.b, event.x))
    return out


@pytest.mark.parametrize("level_id", ["beach", "dam"])
@pytest.mark.parametrize(("name", "seed"), [("random", 1), ("random", 2), ("reckless", 0), ("rules", 9)])
def test_what_is_certain_comes_true(level_id: str, name: str, seed: int) -> None:
    level = campaign_levels().get(level_id)
    known = learned(level_id)
    assert known
    world, bot = start(level, 1, Carry()), BOTS[name](seed)
    foresight = Foresight(level, known)
    promised: dict[tuple[int, int, int], int] = {}
    kept: dict[tuple[int, int, int], bool] = {}
    for _ in range(TICKS):
        step(world, bot(world))
        if world.over and world.over != "dead":
            break
        world.over = ""  # the day goes on without him: a promise does not depend on who is there to see it
        for vision in foresight.visions(world):
            if vision.look == "certain":
                promised.setdefault((vision.due_tick, vision.ident, vision.x), world.tick)
        for tick, ident, x in happened(world):
            kept[(tick, ident, x)] = True
            if not ident:
                kept |= {(tick, thing.id, x): True for thing in (*level.rows, *level.cues)}
    due = [key for key in promised if key[0] <= world.tick]
    assert due, "nothing was promised: the test would prove nothing"
    spawns = {spawn.id: spawn for spawn in level.spawns}
    rows = {row.id for row in level.rows}
    for tick, ident, x in due:
        if ident in spawns or ident in rows:
            assert (tick, ident, x) in kept, (tick, ident, x, spawns.get(ident))
        assert tick - promised[(tick, ident, x)] <= 180
