"""What a life takes home: what came and when, what it met, and who ended it; and how much help that has earned."""

from __future__ import annotations

import pytest

from lab import FLAT
from lab import level as draw_level
from last_reveille.app.bots import BOTS
from last_reveille.app.day import Day
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.due import Known
from last_reveille.memory.foresight import EARNED, FULL, MARK, OFF, OUTLINE, PATH, Foresight, help_with
from last_reveille.memory.keepsakes import Met
from last_reveille.memory.memory import Memory
from last_reveille.memory.observer import Observer
from last_reveille.sim.command import RIGHT, pack
from last_reveille.sim.harm import hurt_player
from last_reveille.sim.specs import Cue, Hall, Level, Node, Pulse, Row, Spawn
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World

GROUND = 160


def place(**fields: object) -> Level:
    return draw_level(FLAT, **fields)


def live(level: Level, ticks: int, observer: Observer, *, mortal: bool = True, buttons: int = 0) -> World:
    world = start(level, 1, Carry())
    for _ in range(ticks):
        if not mortal:
            world.player.plates, world.player.mercy = 3, world.tick + 9
        step(world, pack(buttons, 0))
        observer.see(world)
        if world.over:
            break
    return world


def test_a_death_is_laid_at_the_door_of_the_row_that_brought_it() -> None:
    level = place(spawns=(Spawn(31, "", 200, GROUND, certain=True, tick=10),
                          Spawn(32, "", 700, GROUND, certain=True, tick=10, asleep=True, hear=1)))
    observer = Observer(level)
    world = live(level, 2000, observer)
    assert world.over == "dead" and observer.killer == 31
    met = observer.meetings({}, loop=4)
    assert met[31] == Met(4, observer.seen[31], 1, 1)
    again = observer.meetings(met, loop=9)
    assert again[31] == Met(4, observer.seen[31], 2, 2), "first seen stays the first time"


def test_a_killer_that_is_gone_by_then_is_still_known() -> None:
    level = place(spawns=(Spawn(31, "", 300, GROUND, certain=True, tick=5, kind="spitter"),))
    world, observer = start(level, 1, Carry()), Observer(level)
    for _ in range(40):
        step(world, 0)
        observer.see(world)
    killer = world.actors[0].id
    world.actors = []
    world.events = []
    hurt_player(world, 3, "spitter", killer, 0)
    observer.see(world)
    assert observer.killer == 31


def test_shells_cues_and_the_hall_are_blamed_by_where_and_when() -> None:
    level = place(rows=(Row(50, "", 64, GROUND, certain=True, tick=100, shells=1, period=30, times=30, radius=40),
                        Row(51, "", 400, GROUND, certain=True, tick=100, shells=1, period=30, times=30)))
    observer = Observer(level)
    assert live(level, 900, observer).over == "dead"
    assert observer.killer == 50 and [*observer.seen] == [50, 51]
    level = place(cues=(Cue(60, "", 64, 150, certain=True, tick=40, period=20, times=20, do="blast", amount=60),))
    observer = Observer(level)
    assert live(level, 900, observer).over == "dead"
    assert observer.killer == 60 and observer.known[60].kind == "blast"
    level = place(halls=(Hall(70, "", 4000, 0, 10, 10),))
    world, observer = start(level, 1, Carry()), Observer(level)
    hurt_player(world, 3, "omega", 0, 0)
    observer.see(world)
    assert observer.killer == 70


def test_nobody_is_blamed_for_a_fall() -> None:
    world, observer = start(place(), 1, Carry()), Observer(place())
    hurt_player(world, 3, "fall", 0, 0)
    observer.see(world)
    assert observer.killer == 0 and observer.meetings({}, 1) == {}


def test_what_walks_into_sight_is_known_by_when_it_came() -> None:
    level = place(spawns=(Spawn(31, "", 700, GROUND, tick=-1, entrance="pod"),))
    observer = Observer(level)
    live(level, 400, observer, mortal=False, buttons=RIGHT)
    assert observer.known[31].tick == 61, "not when it was first seen"
    assert observer.seen[31] > 65


@pytest.mark.parametrize(("met", "level"), [
    (None, MARK), (Met(1, 1, 1, 0), MARK), (Met(1, 1, 3, 0), MARK), (Met(1, 1, 1, 1), OUTLINE),
    (Met(1, 1, 4, 0), OUTLINE), (Met(1, 1, 2, 2), PATH), (Met(1, 1, 8, 0), PATH), (Met(1, 1, 99, 50), PATH)])
def test_help_comes_by_what_it_has_cost(met: Met | None, level: int) -> None:
    assert help_with(met) == level


def test_the_setting_gives_what_was_earned_or_all_or_nothing() -> None:
    level = place(spawns=(Spawn(31, "", 200, GROUND, certain=True, tick=100),
                          Spawn(32, "", 300, GROUND, certain=True, tick=100)))
    known = {n: Known(n, "drone", 200, GROUND, 100) for n in (31, 32)}
    met = {32: Met(1, 1, 2, 1)}
    shown = {}
    for mode in (EARNED, FULL, OFF):
        world = start(level, 1, Carry())
        step(world, 0)
        shown[mode] = [vision.help for vision in Foresight(level, known, met, mode).visions(world)]
    assert shown == {EARNED: [MARK, OUTLINE], FULL: [PATH, PATH], OFF: []}


def test_the_nerves_of_the_omega_are_fought_with_all_that_is_known() -> None:
    level = place(spawns=(Spawn(31, "", 200, GROUND, certain=True, tick=100),), halls=(Hall(70, "", 0, 0, 900, 400),),
                  nodes=(Node(71, "", 400, 20), Node(72, "", 500, 20)))
    foresight = Foresight(level, {31: Known(31, "drone", 200, GROUND, 100)}, {}, EARNED)
    world = start(level, 1, Carry())
    step(world, 0)
    assert world.omega is not None and world.omega.phase == 1
    assert [vision.help for vision in foresight.visions(world)] == [PATH]


def test_a_flood_that_was_heard_coming_is_foretold_to_the_tick_and_blamed() -> None:
    level = place(pulses=(Pulse(80, "", 0, 120, 700, 40, certain=True, tick=120, period=300, active=100, speed=0),
                          Pulse(81, "", 4000, 120, 700, 40, certain=True, tick=120, period=300, active=100)))
    observer = Observer(level)
    live(level, 100, observer, mortal=False)
    assert [*observer.known] == [80] and observer.known[80].tick == 120
    world = start(level, 1, Carry())
    step(world, 0)
    told = [(v.look, v.due_tick) for v in Foresight(level, observer.known).visions(world)]
    assert told == [("certain", 120)]
    for _ in range(130):
        step(world, 0)
    observer = Observer(level)
    hurt_player(world, 3, "drown", 0, 0)
    observer.see(world)
    assert observer.killer == 80


def test_a_day_counts_who_ended_it_and_what_it_met() -> None:
    memory = Memory()
    memory.loop = 2
    day = Day(campaign_levels(), memory)
    ended = []
    for life in range(3):
        day.enter("beach", day.first_carry(), "")
        bot = BOTS["reckless"](life)
        while not day.world.over:
            day.tick(bot(day.world))
        ended.append(day.die())
        day.wake()
    spawns = {spawn.id: spawn for spawn in day.levels.get("beach").spawns}
    for mark in ended:
        assert mark.thing and 0 <= mark.seen <= mark.tick
        assert mark.thing not in spawns or spawns[mark.thing].kind == mark.cause
        assert memory.met["beach"][mark.thing].kills == sum(other.thing == mark.thing for other in ended)
    assert sum(met.kills for met in memory.met["beach"].values()) == 3
    assert {mark.loop for mark in ended} == {2, 3, 4}
    assert all(met.lives <= 3 and 2 <= met.loop <= 4 for met in memory.met["beach"].values())
