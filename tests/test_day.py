"""One profile living its day: death, loop, exits, recordings, relive; without a window and without a map file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from lab import FLAT, level
from last_reveille.app import day as day_module
from last_reveille.app.bots import BOTS
from last_reveille.app.day import Day, Remembered
from last_reveille.app.goal import Goal
from last_reveille.app.levels import Levels
from last_reveille.app.replay import Unplayable, resimulate
from last_reveille.app.soak import soak
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import dumps, loads
from last_reveille.sim import specs
from last_reveille.sim.command import FIRE, JUMP, LEFT, RIGHT, pack
from last_reveille.sim.snapshot import digest

FLOOR = 160


def levels() -> Levels:
    """Two levels: the second has an anchor, a drone and a pit."""
    first = dataclasses.replace(
        level(FLAT, exits=(specs.Exit(1, "out", 700, 0, 16, FLOOR, to="two"),)), id="one", digest="d1"
    )
    pit = FLAT.replace("#" * 46, "#" * 30 + " " * 16)
    second = dataclasses.replace(
        level(
            pit,
            anchors=(specs.Anchor(5, "half", 240, FLOOR, label="half"),),
            spawns=(specs.Spawn(7, "", 420, FLOOR, kind="drone", tick=40, entrance="pod"),),
        ),
        id="two", digest="d2",
    )
    found = Levels({"one": Path("one"), "two": Path("two")}, ("one", "two"), Path(), "test", moves=0)
    found._read = {"one": first, "two": second}
    return found


def later() -> Memory:
    memory = Memory()
    memory.loop = 2
    return memory


def to_anchor(day: Day, level_id: str, anchor: int) -> Goal:
    goal = day.goal(level_id, anchor)
    assert goal is not None
    return goal


def play(day: Day, ticks: int, buttons: int, aim: int = 0) -> None:
    for _ in range(ticks):
        if day.world.over == "exit":
            day.go_on()
        if day.world.over:
            return
        day.tick(pack(buttons, aim))


def die_in_the_pit(day: Day) -> None:
    play(day, 800, RIGHT)
    assert (day.world.over, day.world.death) == ("dead", "fall")
    day.die()


def test_the_first_morning_is_the_first_loop_only() -> None:
    memory = Memory()
    assert Day(levels(), memory).world.carry.first
    assert not Day(levels(), later()).world.carry.first


def test_a_death_leaves_a_mark_an_echo_knowledge_and_one_more_loop() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    assert memory.loop == 3
    assert memory.deaths == 1
    assert [m.cause for m in memory.marks["two"].all] == ["fall"]
    assert len(memory.runs["two"].newest) == 1
    assert memory.best["one"] > 0
    assert 7 in memory.known["two"]
    day.wake()
    assert (day.level.id, day.world.tick) == ("one", 0)


def test_the_same_commands_end_the_same_life_twice() -> None:
    ends = []
    for _ in range(2):
        day = Day(levels(), later())
        die_in_the_pit(day)
        ends.append(digest(day.world))
    assert ends[0] == ends[1]


def test_the_recording_of_a_day_over_two_levels_verifies_and_round_trips() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    kept = memory.find_recording("last")
    assert kept is not None
    recording = loads(dumps(kept.recording()), "copy")
    outcome = resimulate(recording, levels())
    assert outcome.trouble == ""
    assert (outcome.outcome, outcome.level) == ("dead", "two")
    assert outcome.digest == digest(day.world)


def test_a_changed_command_is_found_at_its_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_module, "CHECK_EVERY", 60)
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    kept = memory.find_recording("last")
    assert kept is not None
    recording = kept.recording()
    recording.segments[0].commands[100] = pack(LEFT, 0)
    trouble = resimulate(recording, levels()).trouble
    assert trouble.startswith("tick 120: one: the state is")


def test_a_recording_of_another_map_is_refused_in_one_sentence() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    kept = memory.find_recording("last")
    assert kept is not None
    other = levels()
    other._read["one"] = dataclasses.replace(other._read["one"], digest="other")
    with pytest.raises(Unplayable, match="the map one has changed"):
        resimulate(kept.recording(), other)


def test_a_forged_join_between_levels_is_found() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    kept = memory.find_recording("last")
    assert kept is not None
    recording = kept.recording()
    recording.segments[1].carry.grenades = 9
    assert "begins with grenades" in resimulate(recording, levels()).trouble


def test_relive_from_a_keyframe_and_by_living_again_are_the_same_state_and_stay_it() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    assert day.anchors() == [("two", 5)]
    day.wake()
    goal = to_anchor(day, "two", 5)
    assert list(day.film(goal.kept).wind(goal.segment, goal.ticks)) == [], "from its keyframe it is there at once"
    day.relive(goal)
    bare = later()
    bare.kept = memory.kept
    fresh = Day(levels(), bare)
    ticks = list(fresh.film(goal.kept).wind(goal.segment, goal.ticks))
    assert len(ticks) > 60, "without one it is lived again"
    fresh.relive(to_anchor(fresh, "two", 5))
    assert digest(day.world) == digest(fresh.world)
    for one in (day, fresh):
        play(one, 120, LEFT | FIRE, 32)
    assert digest(day.world) == digest(fresh.world)
    assert dumps(day.recorder.recording) == dumps(fresh.recorder.recording)


def test_the_first_morning_leaves_no_anchor_to_go_back_to() -> None:
    day = Day(levels(), Memory())
    play(day, 800, RIGHT)
    assert day.world.player.anchor == 5
    assert day.memory.anchors["two"], "it was seen, though"
    assert day.anchors() == []


def test_a_relived_day_can_be_recorded_on_and_verified() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    day.relive(to_anchor(day, "two", 5))
    play(day, 400, RIGHT | JUMP)
    assert day.world.over == "dead"
    day.die()
    kept = memory.find_recording("last")
    assert kept is not None
    assert resimulate(kept.recording(), levels()).trouble == ""


def with_yard() -> Levels:
    """A third level to the side, with an anchor, a drill, its pass and its failure."""
    found = levels()
    found.moves = 0
    drill = specs.Drill(20, "", 0, 0, 736, 400, move="blade")
    passed = specs.Trigger(21, "", 300, 100, 16, 80, do="pass", target="blade")
    failed = specs.Trigger(22, "", 500, 100, 16, 80, do="fail", target="blade")
    word = specs.Trigger(23, "", 150, 100, 16, 80, do="flag", flag="rita_word")
    yard = dataclasses.replace(
        level(FLAT, anchors=(specs.Anchor(5, "door", 120, FLOOR),), drills=(drill,), triggers=(passed, failed, word)),
        id="yard", digest="d3",
    )
    found.files["yard"] = Path("yard")
    found._read["yard"] = yard
    return found


def test_a_move_that_was_learned_is_there_in_every_later_life_and_in_lives_lived_again() -> None:
    memory = later()
    day = Day(with_yard(), memory)
    day.wake("yard")
    assert day.world.player.moves == 0
    play(day, 40, RIGHT)
    assert day.anchors() == [("yard", 5)]  # an anchor from before the move was learned
    play(day, 200, RIGHT)
    assert day.world.player.moves == 8
    assert memory.values["moves"] == 8
    day.die()
    day.wake("yard")
    assert day.world.player.moves == 8
    assert "rita_word" in day.world.flags
    day.wake("yard")
    day.relive(to_anchor(day, "yard", 5))
    assert day.world.player.moves == 8
    assert "move_blade" in day.world.flags
    play(day, 30, RIGHT)
    recording = day.finish("quit")
    assert recording.segments[0].learned
    outcome = resimulate(loads(dumps(recording), "copy"), with_yard())
    assert outcome.trouble == ""
    assert outcome.digest == digest(day.world)


def test_a_failed_drill_begins_again_at_its_anchor_and_costs_a_loop() -> None:
    memory = later()
    found = with_yard()
    found._read["yard"] = dataclasses.replace(found._read["yard"], triggers=found._read["yard"].triggers[1:2])
    day = Day(found, memory)
    day.wake("yard")
    play(day, 300, RIGHT)
    assert day.world.death == "trained"
    assert day.back_to_drill() == to_anchor(day, "yard", 5)
    mark = day.die()
    assert (mark.cause, memory.loop) == ("trained", 3)
    day.wake()
    day.relive(to_anchor(day, "yard", 5))
    assert day.level.id == "yard"
    assert abs(day.world.player.x - 112) < 30


def test_what_was_reached_into_by_hand_is_kept_by_nobody() -> None:
    from last_reveille.app.debug import back

    memory = later()
    day = Day(levels(), memory)
    play(day, 120, RIGHT)
    back(day, 60)
    assert day.world.tick <= 60
    day.die()
    assert not memory.runs
    assert not memory.kept
    day.wake()
    assert not day.spoiled


def test_remembered_says_as_remembered_until_something_differs() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    day.wake()
    play(day, 500, RIGHT)
    assert set(day.remembered.bars) == {2}
    day.wake()
    play(day, 250, RIGHT)
    while day.level.id == "one":
        play(day, 1, RIGHT)
    play(day, 200, FIRE)
    assert 1 in day.remembered.bars or 0 in day.remembered.bars
    assert len(day.remembered.bars) <= Remembered.BARS


def test_what_a_longer_life_saw_is_remembered_over_a_short_one() -> None:
    day = Day(levels(), later())
    play(day, 400, 0)
    day.die()
    day.wake()
    play(day, 40, 0)
    day.die()
    day.wake()
    play(day, 390, 0)
    assert set(day.remembered.bars) == {2}


def test_a_life_left_in_another_campaign_is_not_gone_on_with() -> None:
    memory = later()
    day = Day(levels(), memory)
    play(day, 200, RIGHT)
    day.leave()
    assert Day(levels(), memory).unfinished() is not None
    other = Levels({"else": Path("else")}, ("else",), Path(), "other")
    other._read = {"else": dataclasses.replace(level(FLAT), id="else", digest="d9")}
    assert Day(other, memory).unfinished() is None


def test_the_states_kept_for_a_rewind_stay_few() -> None:
    day = Day(levels(), later())
    play(day, 12_000, 0)
    assert len(day.keys) <= day_module.KEYS
    ticks = [w.tick for w in day.keys]
    assert ticks == sorted(ticks)


@pytest.mark.parametrize("name", sorted(BOTS))
def test_every_bot_lives_and_dies_without_an_exception(name: str) -> None:
    memory = later()
    done = soak(levels(), memory, BOTS[name](3), deaths=3, ticks=20_000)
    assert done.ticks > 0
    assert memory.deaths == done.deaths


def test_what_was_lived_under_other_rules_or_on_another_map_is_not_lived_again() -> None:
    memory = later()
    day = Day(levels(), memory)
    die_in_the_pit(day)
    changed = levels()
    changed._read["one"] = dataclasses.replace(changed._read["one"], digest="saved since")
    fresh = Day(changed, memory)
    play(fresh, 50, RIGHT)
    before, stretches = digest(fresh.world), len(fresh.recorder.recording.segments)
    with pytest.raises(Unplayable, match="map one has changed"):
        fresh.relive(to_anchor(fresh, "two", 5))
    kept = memory.find_recording("anchor", "two", 5)
    assert kept is not None
    old = kept.recording()
    old.rules += 1
    memory.add_recording("anchor", "two", old, 5)
    same = Day(levels(), memory)
    with pytest.raises(Unplayable, match="rules"):
        same.relive(to_anchor(same, "two", 5))
    assert (digest(fresh.world), len(fresh.recorder.recording.segments)) == (before, stretches), "the day goes on"
