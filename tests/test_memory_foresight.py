"""Foresight never lies: what is drawn as certain comes, at that tick and place, whatever the player does."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from last_reveille.memory.due import BROKEN, CERTAIN, CONDITIONAL, Known, is_certain
from last_reveille.memory.foresight import Foresight, Vision, ranked
from last_reveille.memory.observer import Observer
from last_reveille.sim import command as c
from last_reveille.sim import events
from last_reveille.sim.schedule import set_flag
from last_reveille.sim.specs import Cue, Entry, Level, Row, Spawn
from last_reveille.sim.step import start, step
from last_reveille.sim.world import ENTER, Carry, World

GROUND = 224


def level(spawns: tuple[Spawn, ...] = (), rows: tuple[Row, ...] = (), cues: tuple[Cue, ...] = ()) -> Level:
    grid = [bytes(80)] * 14 + [b"\x01" * 80] * 4
    entry = Entry(1, "start", 400, GROUND)
    return Level("t", 80, 18, tuple(grid), entries=(entry,), spawns=spawns, rows=rows, cues=cues)


def immortal(world: World) -> None:
    world.player.plates = 3
    world.player.mercy = 9


def learn(place: Level, ticks: int, x: int = 400) -> dict[int, Known]:
    """A first loop: stand and look."""
    world = start(place, 1, Carry())
    observer = Observer(place)
    for _ in range(ticks):
        immortal(world)
        step(world, 0)
        observer.see(world)
    return observer.known


@st.composite
def levels(draw: st.DrawFn) -> Level:
    spawns, rows = [], []
    number = st.integers
    flags = st.sampled_from(("", "", "", "a"))
    for n in range(draw(number(0, 4))):
        if_flag, unless = draw(flags), draw(flags)
        spawns.append(Spawn(
            10 + n, "", draw(number(100, 1100)), GROUND, if_flag=if_flag, unless_flag=unless,
            certain=not if_flag and not unless, kind=draw(st.sampled_from(("drone", "spitter"))),
            tick=draw(number(1, 250)), entrance=draw(st.sampled_from(("none", "pod", "breach"))),
            first=draw(st.booleans())))
    for n in range(draw(number(0, 2))):
        if_flag, unless = draw(flags), draw(flags)
        shells, gap = draw(number(1, 6)), draw(number(1, 20))
        rows.append(Row(
            50 + n, "", draw(number(50, 900)), GROUND, if_flag=if_flag, unless_flag=unless,
            certain=not if_flag and not unless, tick=draw(number(91, 250)),
            period=draw(st.sampled_from((0, 130, 200))), times=draw(number(1, 3)), shells=shells, gap=gap,
            step=draw(number(1, 3)), shift=draw(number(0, 4)),
            holes=tuple(draw(st.lists(number(0, 5), max_size=2, unique=True)))))
    return level(tuple(spawns), tuple(rows))


def happened(world: World, out: dict[tuple[str, int, int, int], bool], before: dict[int, int]) -> None:
    """Notes what came true in this tick, as (kind, ident, x, tick)."""
    for event in world.events:
        if event.what == events.BLAST:
            out["blast", 0, event.x, world.tick] = True
    for actor in world.actors:
        was = before.get(actor.id, ENTER)
        if was == ENTER and actor.state != ENTER:
            out[actor.kind, actor.spec, 0, world.tick] = True
        before[actor.id] = actor.state


@settings(max_examples=40, deadline=None)
@given(levels(), st.integers(0, 1000))
def test_what_is_certain_comes_true(place: Level, seed: int) -> None:
    known = learn(place, 900)
    dice = random.Random(seed)
    world = start(place, seed, Carry())
    foresight = Foresight(place, known)
    promised: dict[tuple[str, int, int, int], int] = {}
    real: dict[tuple[str, int, int, int], bool] = {}
    states: dict[int, int] = {}
    buttons = 0
    for tick in range(900):
        if not tick % 20:
            buttons = dice.randrange(1024)
            if dice.random() < 0.05:
                set_flag(world, "a")
        immortal(world)
        step(world, c.pack(buttons, dice.randrange(64)))
        happened(world, real, states)
        for vision in foresight.visions(world):
            if vision.look == CERTAIN:
                assert 0 < vision.ticks_left <= 180
                assert vision.due_tick == world.tick + vision.ticks_left
                shell = vision.kind == "shell_fall"
                what = ("blast", 0, vision.x) if shell else (vision.kind, vision.ident, 0)
                key = (*what, vision.due_tick)
                promised.setdefault(key, vision.ticks_left)
    for key, ahead in promised.items():
        kind, ident, x, due = key
        if due < 900:
            # The entrance ends within the tick before the first one in which the thing acts.
            assert key in real or (kind != "blast" and (kind, ident, x, due - 1) in real), key
            assert ahead >= min(180, due - 1), "announced in time"
    for spawn in place.spawns:
        if spawn.if_flag or spawn.unless_flag:
            assert all(key[1] != spawn.id for key in promised), "a flag, and drawn as certain"


def see(foresight: Foresight, world: World) -> list[tuple[str, int, int]]:
    return [(v.look, v.ident, v.ticks_left) for v in foresight.visions(world)]


def test_what_was_never_seen_is_not_shown() -> None:
    place = level((Spawn(10, "", 420, GROUND, certain=True, tick=100),))
    world = start(place, 1, Carry())
    foresight = Foresight(place, {})
    for _ in range(150):
        step(world, 0)
        assert foresight.visions(world) == []


def test_a_flag_or_no_tick_is_never_certain_whatever_the_map_says() -> None:
    assert is_certain(Spawn(1, "", 0, 0, certain=True, tick=5))
    for thing in (Spawn(1, "", 0, 0, tick=5), Spawn(1, "", 0, 0, certain=True, tick=-1),
                  Row(1, "", 0, 0, certain=True, if_flag="a"), Cue(1, "", 0, 0, certain=True, unless_flag="a")):
        assert not is_certain(thing)


def test_a_nest_that_is_dead_breaks_its_next_row_only() -> None:
    row = Row(50, "", 300, GROUND, unless_flag="nest", tick=200, period=300, times=30, shells=4, gap=12)
    place = level(rows=(row,))
    foresight = Foresight(place, {50: Known(50, "shell_fall", 300, GROUND, 200)})
    world = start(place, 1, Carry())
    step(world, 0)
    assert foresight.visions(world) == []
    set_flag(world, "nest")
    step(world, 0)
    assert [vision.due_tick for vision in foresight.visions(world)] == [200, 212, 224, 236]
    for _ in range(600):
        step(world, 0)
        visions = foresight.visions(world)
    assert visions == []


def test_far_away_is_not_seen() -> None:
    place = level((Spawn(10, "", 1200, GROUND, certain=True, tick=5, asleep=True, hear=1),))
    assert learn(place, 60) == {}


def test_a_flag_breaks_it_in_the_same_tick_at_any_distance() -> None:
    place = level((Spawn(10, "", 420, GROUND, unless_flag="saved", tick=400),))
    foresight = Foresight(place, {10: Known(10, "drone", 420, GROUND, 400)})
    world = start(place, 1, Carry())
    for _ in range(50):
        step(world, 0)
        assert see(foresight, world) == []
    set_flag(world, "saved")
    assert see(foresight, world) == [(BROKEN, 10, 60)]
    for left in range(59, 0, -1):
        step(world, 0)
        assert see(foresight, world) == [(BROKEN, 10, left)]
    for _ in range(500):
        step(world, 0)
        assert see(foresight, world) == [], "once"


def test_conditional_shows_late_and_breaks_when_it_does_not_come() -> None:
    place = level((Spawn(10, "", 420, GROUND, if_flag="noise", tick=-1),))
    world = start(place, 1, Carry())
    observer = Observer(place)
    for tick in range(1, 200):
        if tick == 150:
            set_flag(world, "noise")
        immortal(world)
        step(world, 0)
        observer.see(world)
    assert observer.known[10].tick == 150
    assert observer.known[10].path, "and where it went is remembered"
    foresight = Foresight(place, observer.known)
    world = start(place, 1, Carry())
    looks = {}
    for _ in range(300):
        step(world, 0)
        for look, _, left in see(foresight, world):
            looks.setdefault(look, []).append((world.tick, left))
    assert looks[CONDITIONAL][0] == (60, 90)
    assert looks[CONDITIONAL][-1] == (149, 1)
    assert looks[BROKEN][0] == (181, 60)
    assert len(looks[BROKEN]) == 60
    assert list(looks) == [CONDITIONAL, BROKEN]


def test_conditional_that_came_early_is_not_foretold() -> None:
    place = level((Spawn(10, "", 420, GROUND, if_flag="noise", tick=-1),))
    foresight = Foresight(place, {10: Known(10, "drone", 420, GROUND, 150)})
    world = start(place, 1, Carry())
    set_flag(world, "noise")
    for _ in range(300):
        immortal(world)
        step(world, 0)
        assert see(foresight, world) == []


def test_a_jump_in_time_is_noticed() -> None:
    place = level((Spawn(10, "", 420, GROUND, unless_flag="saved", tick=400),))
    foresight = Foresight(place, {10: Known(10, "drone", 420, GROUND, 400)})
    world = start(place, 1, Carry())
    set_flag(world, "saved")
    step(world, 0)
    assert see(foresight, world) == [(BROKEN, 10, 60)]
    again = start(place, 1, Carry())
    again.tick = 350
    step(again, 0)
    assert see(foresight, again) == [(CONDITIONAL, 10, 49)]


def test_cues_that_hit_are_foretold() -> None:
    place = level(cues=(Cue(70, "", 420, GROUND, certain=True, tick=200, period=60, times=2, do="blast"),
                        Cue(71, "", 420, GROUND, certain=True, tick=200, do="say", target="x")))
    known = learn(place, 300)
    assert list(known) == [70]
    foresight = Foresight(place, known)
    world = start(place, 1, Carry())
    step(world, 0)
    for _ in range(99):
        step(world, 0)
    assert see(foresight, world) == [(CERTAIN, 70, 100), (CERTAIN, 70, 160)]


def test_a_changed_map_is_no_memory() -> None:
    place = level((Spawn(10, "", 420, GROUND, certain=True, tick=100),))
    world = start(place, 1, Carry())
    step(world, 0)
    assert Foresight(place, {10: Known(10, "alpha", 0, 0, 100)}).visions(world) == []


def test_at_most_three_countdowns_nearest_first() -> None:
    visions = [Vision(CERTAIN, "drone", x, 0, 50, 20, x) for x in (500, 10, 300, 40, 200)]
    visions.append(Vision(BROKEN, "drone", 0, 0, 50, 20, 1))
    assert [vision.x for vision in ranked(visions, 0, 0)] == [10, 40, 200]


def test_a_row_of_shells_does_not_take_all_countdowns() -> None:
    row = [Vision(CERTAIN, "shell_fall", x, 0, 50 + x, 20, 7) for x in (10, 20, 30, 40)]
    drone = Vision(CERTAIN, "drone", 300, 0, 50, 20, 8)
    found = [(v.kind, v.x) for v in ranked([*row, drone], 0, 0)]
    assert found == [("shell_fall", 10), ("drone", 300), ("shell_fall", 20)]
    assert [v.x for v in ranked(row, 0, 0)] == [10, 20, 30]
