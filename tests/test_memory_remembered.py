"""The as-remembered meter: true to what was, small, alive after a restart, and deaf to nonsense."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pytest

from last_reveille.app.day import Day
from last_reveille.app.replay import lived
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.blob import Blob
from last_reveille.memory.recording import loads
from last_reveille.memory.remembered import BadLook, Looks, Remembered, pack, read, unpack
from last_reveille.memory.store import Store
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry

RUNS = Path(__file__).parent / "runs"
KB_A_MINUTE = 2


def looks(seed: int, samples: int) -> Looks:
    dice = random.Random(seed)
    found: Looks = {}
    for n in range(samples):
        found[(n + 1) * 30] = {
            ident: (dice.randrange(-20, 9000), dice.randrange(-9, 60), dice.randrange(12))
            for ident in sorted(dice.sample(range(1, 90), dice.randrange(12)))}
    return found


@pytest.mark.parametrize("seed", range(12))
def test_what_is_packed_comes_back(seed: int) -> None:
    before = looks(seed, seed * 9)
    assert unpack(pack(before)) == before


def test_a_life_that_begins_late_keeps_its_ticks() -> None:
    before = {5010: {3: (1, 2, 3)}, 5040: {}, 5070: {3: (1, 2, 4), 9: (8, 8, 8)}}
    assert unpack(pack(before)) == before


@pytest.mark.parametrize("level_id", ["beach", "dam", "yard"])
def test_real_lives_are_small(level_id: str) -> None:
    recording = loads((RUNS / f"{level_id}.run").read_text("utf-8"), level_id)
    segment = recording.segments[0]
    world, meter = start(campaign_levels().get(level_id), 1, segment.carry, segment.entry), Remembered()
    meter.enter(None)
    for _ in lived(world, segment):
        if not world.tick % Remembered.EVERY:
            meter.see(world)
    look = meter.leave()
    assert look is not None
    assert len(look.get()) <= KB_A_MINUTE * 1024 * world.tick / 3600, f"{len(look.get())} bytes in {world.tick} ticks"


def test_hostile_bytes_are_an_empty_memory() -> None:
    good = pack(looks(1, 40))
    dice = random.Random(3)
    tried = 0
    for _ in range(400):
        bad = bytearray(good)
        for _ in range(dice.randrange(1, 6)):
            bad[dice.randrange(len(bad))] = dice.randrange(256)
        cut = bytes(bad[: dice.randrange(len(bad) + 1)])
        # With the right checksum, too: whoever writes nonsense can count.
        signed = cut[:4] + zlib.crc32(cut[8:]).to_bytes(4, "little") + cut[8:]
        for data in (cut, signed):
            try:
                unpack(data)
            except BadLook:
                tried += 1
                assert read(Blob(data)) == {}
    assert tried > 300


def test_a_bomb_is_not_unpacked() -> None:
    body = (2).to_bytes(4, "little") + zlib.compress(bytes(80_000_000), 9)
    bomb = b"LRL\x01" + zlib.crc32(body).to_bytes(4, "little") + body
    assert read(Blob(bomb)) == {}


def idle(day: Day, ticks: int) -> None:
    for _ in range(ticks):
        day.tick(0)


def test_the_meter_is_full_again_after_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "m.sqlite")
    memory = store.load()
    memory.next_loop()
    day = Day(campaign_levels(), memory)
    day.enter("beach", Carry(), "")
    idle(day, 400)
    assert day.remembered.bars == [0] * 13
    day.stretch_over("dead")
    store.commit(memory)
    assert store.close(30)
    again = Store(tmp_path / "m.sqlite")
    restored = again.load()
    again.close()
    later = Day(campaign_levels(), restored)
    later.enter("beach", Carry(), "")
    idle(later, 400)
    assert later.remembered.bars == [2] * 13 and later.remembered.percent == 100


def test_what_was_before_a_relived_place_stays() -> None:
    meter = Remembered()
    meter.enter(Blob(pack({30: {1: (1, 1, 1)}, 60: {1: (2, 1, 1)}})))
    world = start(campaign_levels().get("beach"), 1, Carry())
    world.tick = 60
    meter.see(world)
    look = meter.leave()
    assert look is not None and unpack(look.get()) == {30: {1: (1, 1, 1)}, 60: {}}
