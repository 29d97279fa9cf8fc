"""Lived, filmed, or jumped to: any way to a tick leads to the same state, and it stays the same."""

from __future__ import annotations

import random
import zlib
from functools import cache
from pathlib import Path

import pytest

from last_reveille.app import film as film_module
from last_reveille.app.bots import BOTS
from last_reveille.app.day import Day
from last_reveille.app.film import EVERY, Film, Life, lives
from last_reveille.app.goal import Goal
from last_reveille.app.levels import Levels
from last_reveille.app.replay import lived, resimulate
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.blob import Blob
from last_reveille.memory.keepsakes import Keyframe
from last_reveille.memory.keyframes import BadKeyframe, pack, unpack
from last_reveille.memory.memory import Kept, Memory
from last_reveille.memory.recording import Recorder, Recording, dumps, loads
from last_reveille.sim.snapshot import clone, diff, digest
from last_reveille.sim.step import carry_out, start, step
from last_reveille.sim.world import Carry, World

RUNS = Path(__file__).parent / "runs"
MAPS = ("base", "beach", "dam", "under", "yard", "gym")
STAY = 300
KEPT = 8


@cache
def levels() -> Levels:
    return campaign_levels()


@cache
def run(name: str) -> Recording:
    return loads((RUNS / f"{name}.run").read_text("utf-8"), name)


def random_life(seed: int) -> tuple[Recording, list[World]]:
    """A life of a seeded bot through a map of the game, and its state after one tick in KEPT: which of them is up to
    the seed."""
    dice = random.Random(seed)
    level = levels().get(MAPS[seed % len(MAPS)])
    carry = Carry()
    carry.moves = dice.choice((0, 3, 31))
    bot = BOTS[dice.choice(("random", "reckless"))](seed)
    recorder = Recorder(1)
    recorder.next_level(level.id, level.digest, carry)
    world = start(level, 1, carry)
    states = []
    for tick in range(1, dice.randrange(130, 400)):
        if world.over:
            break
        command = bot(world)
        recorder.append(command)
        step(world, command)
        if (tick + seed) % KEPT == 0:
            states.append(clone(world))
    return recorder.finish("quit", digest(world)), states


def test_film_jump_and_live_are_one_state_and_stay_one() -> None:
    """A hundred random lives, each entered at a random tick in three ways and lived on for 300 more."""
    for seed in range(100):
        recording, states = random_life(seed)
        dice = random.Random(seed + 1000)
        live = dice.choice(states)
        tick = live.tick
        film = Film(loads(dumps(recording), "copy"), levels())
        film.seek(0, dice.randrange(len(recording.segments[0].commands) + 1))
        filmed = clone(film.seek(0, tick))
        segment = recording.segments[0]
        jumped = unpack(pack(live), live.level, segment.carry, digest(live))
        assert digest(live) == digest(filmed) == digest(jumped), f"seed {seed}, tick {tick}"
        bot = BOTS["random"](seed)
        for _ in range(STAY):
            command = bot(live)
            for world in (live, filmed, jumped):
                step(world, command)
        assert not diff(live, filmed), f"seed {seed}, tick {tick}"
        assert not diff(live, jumped), f"seed {seed}, tick {tick}"


def test_the_whole_day_can_be_wound_to_any_tick_in_any_order() -> None:
    recording = run("day")
    wanted: dict[tuple[int, int], str] = {}
    film = Film(recording, levels())
    for number, segment in enumerate(recording.segments):
        stated = dict(segment.checks)
        for tick, world in ((film.ticks, world) for world in film.wind(number, len(segment.commands))):
            if tick in stated:
                assert digest(world) == stated[tick]
            if tick % 211 == 0:
                wanted[(number, tick)] = digest(world)
    places = sorted(wanted)
    random.Random(5).shuffle(places)
    for number, tick in places[:80]:
        assert digest(film.seek(number, tick)) == wanted[(number, tick)], f"stretch {number}, tick {tick}"
        assert film.bytes < 4 * 1024 * 1024


def test_a_seek_simulates_no_more_than_lies_between_two_states() -> None:
    recording = run("beach")
    film = Film(recording, levels())
    film.seek(0, 3000)
    film.seek(0, 10)
    assert len(list(film.wind(0, 2900))) <= EVERY
    assert len(list(film.wind(0, 2899))) <= EVERY
    assert len(list(film.wind(0, 2901))) <= 2


def test_states_beyond_the_budget_thin_out_and_every_tick_can_still_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    recording = run("beach")
    whole = Film(recording, levels())
    wanted = digest(whole.seek(0, 2111))
    monkeypatch.setattr(film_module, "BUDGET", whole.bytes // 3)
    film = Film(recording, levels())
    film.seek(0, 2500)
    assert film.bytes <= whole.bytes // 3 + 8000
    assert digest(film.seek(0, 2111)) == wanted


def test_a_film_goes_through_exits_and_ends() -> None:
    recording = run("day")
    film = Film(recording, levels())
    film.seek(0, len(recording.segments[0].commands))
    carried = carry_out(film.world)
    assert film.advance()
    assert (film.segment, film.ticks) == (1, 0)
    assert film.world.level.id == recording.segments[1].level_id
    assert film.world.carry.moves == carried.moves
    last = len(recording.segments) - 1
    film.seek(last, 1 << 30)
    assert film.at_end
    assert not film.advance()
    assert digest(film.world) == recording.digest


# -- keyframes


def at_tick(name: str, tick: int, segment: int = 0) -> World:
    recording = run(name)
    stretch = recording.segments[segment]
    world = start(levels().get(stretch.level_id), recording.seed, stretch.carry, stretch.entry)
    for at in lived(world, stretch):
        if at == tick:
            break
    return world


def test_a_keyframe_of_the_hall_holds_what_the_omega_may_roll_back_to() -> None:
    world = at_tick("under", 6000)
    assert world.omega is not None
    assert world.omega.ring
    copy = unpack(pack(world), world.level, world.carry, digest(world))
    assert not diff(world, copy)
    assert [tick for tick, _ in copy.omega.ring] == [tick for tick, _ in world.omega.ring]  # type: ignore[union-attr]


def test_a_keyframe_is_believed_only_where_its_digest_is_stated() -> None:
    world = at_tick("beach", 600)
    data = pack(world)
    with pytest.raises(BadKeyframe, match="another life"):
        unpack(data, world.level, world.carry, "0123456789abcdef")
    other = levels().get("dam")
    with pytest.raises(BadKeyframe):
        unpack(data, other, world.carry, digest(world))


def test_damaged_and_hostile_keyframes_are_refused_in_one_way() -> None:
    world = at_tick("beach", 600)
    data, wanted = pack(world), digest(world)
    dice = random.Random(1)
    raw = zlib.decompress(data[1:])
    refused = 0
    for n in range(400):
        if n % 2:
            broken = bytearray(data)
            broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
            bad = bytes(broken)
        else:
            text = bytearray(raw)
            at = dice.randrange(len(text))
            put = dice.choice((b"9", b"[", b"]", b'"x"', b"null", b"1e9", b"-1", b"{}"))
            text[at : at + dice.randrange(1, 4)] = put
            bad = data[:1] + zlib.compress(bytes(text))
        try:
            assert digest(unpack(bad, world.level, world.carry, wanted)) == wanted
        except BadKeyframe:
            refused += 1
    assert refused > 350
    for bad in (b"", b"\x02abc", data[: len(data) // 2], data[:1] + zlib.compress(b"[" * 100_000),
                data[:1] + zlib.compress(b" " * (5 << 20)), data[:1] + zlib.compress(b"9" * 5000)):
        with pytest.raises(BadKeyframe):
            unpack(bad, world.level, world.carry, wanted)


def test_a_damaged_keyframe_costs_time_and_nothing_else() -> None:
    memory = Memory()
    memory.loop = 2
    recording = run("beach")
    stated = dict(recording.segments[0].checks)
    assert stated[600]
    memory.keyframes[("beach", -600)] = Keyframe("beach", -600, 1, 600, Blob(b"\x01garbage"))
    good = at_tick("beach", 1200)
    memory.keyframes[("beach", -1200)] = Keyframe("beach", -1200, 1, 1200, Blob(pack(good)))
    film = Film(recording, levels(), memory)
    assert list(film.wind(0, 1200)) == []
    assert not diff(film.world, good)
    assert digest(film.seek(0, 600)) == stated[600]


def test_keyframes_of_another_life_at_the_same_ticks_are_passed_over() -> None:
    memory = Memory()
    for tick in (60, 180, 300, 360):
        data = Blob(pack(at_tick("beach_novice", tick)))
        memory.keyframes[("beach", tick)] = Keyframe("beach", tick, 1, tick, data)
        memory.keyframes[("beach", -tick)] = Keyframe("beach", -tick, 1, tick, data)
    memory.keyframes[("beach", 9)] = Keyframe("beach", 9, 1, 600, Blob(pack(at_tick("beach", 600))))
    wanted = dict(run("beach").segments[0].checks)
    film = Film(run("beach"), levels(), memory)
    assert digest(film.seek(0, 600)) == wanted[600]
    assert [world.tick for world in film.earlier(10)] == [600], "the other life's are thrown out"
    assert digest(film.seek(0, 360)) == wanted[360]


# -- lives


def lived_day(ticks: int = 1400) -> tuple[Day, Memory]:
    """The beginning of the clean day, pressed by hand, and let go."""
    memory = Memory()
    memory.loop = 2
    memory.values["moves"] = 31
    day = Day(levels(), memory)
    for command in run("base").segments[0].commands[:ticks]:
        if day.world.over:
            day.go_on()
        day.tick(command)
    return day, memory


def test_the_life_that_came_furthest_keeps_states_to_wind_to() -> None:
    day, memory = lived_day()
    assert not memory.keyframes or all(anchor > 0 for _, anchor in memory.keyframes)
    day.die()
    assert ("base", -600) in memory.keyframes
    found = lives(memory, levels())
    assert found[0].label == "furthest"
    film = Film(found[0].recording, levels(), memory)
    assert len(list(film.wind(0, 1250))) <= 60, "from the state at 1,200"


def test_lives_are_the_furthest_then_the_newest_and_never_the_first_morning() -> None:
    day, memory = lived_day(900)
    day.die()
    day.wake()
    for _ in range(100):
        day.tick(0)
    day.die()
    found = lives(memory, levels())
    assert [(life.label, life.kept.loop) for life in found] == [("furthest", 2), ("last", 3)]
    assert found[0].death == -1
    assert (found[0].place(500), found[0].tick(0, 500)) == ((0, 500), 500)
    first = Memory()
    morning = Day(levels(), first)
    assert morning.world.carry.first
    for _ in range(50):
        morning.tick(0)
    morning.die()
    assert lives(first, levels()) == []


def test_places_and_ticks_of_a_day_over_levels_are_inverse() -> None:
    recording = run("day")
    life = Life(Kept("best", "before", 0, 2, recording.ticks, Blob()), "best")
    life.__dict__["recording"] = recording
    for tick in (0, 1, 1592, 1593, 1594, 5605, 5606, recording.ticks):
        segment, ticks = life.place(tick)
        assert life.tick(segment, ticks) == tick
    assert life.place(recording.ticks + 99)[0] == len(recording.segments) - 1


def test_taking_over_in_the_middle_records_a_day_that_verifies() -> None:
    day, memory = lived_day(1000)
    day.die()
    kept = memory.find_recording("last")
    assert kept is not None
    day.wake()
    day.relive(Goal(kept, 0, 437))
    assert day.world.tick == 437
    assert day.track.track().at(200) == memory.runs["base"].newest[-1].track.at(200)  # type: ignore[union-attr]
    bot = BOTS["reckless"](1)
    for _ in range(300):
        day.tick(bot(day.world))
    recording = day.finish("quit")
    assert recording.ticks == 737
    outcome = resimulate(loads(dumps(recording), "copy"), levels())
    assert (outcome.trouble, outcome.digest) == ("", digest(day.world))


def test_the_better_life_stays_at_an_anchor() -> None:
    day, memory = lived_day(1400)
    (level, anchor), *_ = day.anchors()
    kept = memory.find_recording("anchor", level, anchor)
    assert kept is not None
    day.wake()
    for command in [0] * 60 + list(run("base").segments[0].commands):
        if day.world.entered[[a.id for a in day.level.anchors].index(anchor)] or day.world.over:
            break
        day.tick(command)
    day.die()
    assert memory.find_recording("anchor", level, anchor) is kept, "a slower life does not replace it"
