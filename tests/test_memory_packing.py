"""How recordings lie in the store: small, exact, and deaf to whatever is no packed recording."""

from __future__ import annotations

import random
import threading
import zlib
from array import array
from pathlib import Path

import pytest

from last_reveille.memory.breath import set_rest
from last_reveille.memory.packing import expand, squeeze
from last_reveille.memory.recording import BadRecording, Recorder, Recording, Segment, dumps, loads
from last_reveille.sim import command as c
from last_reveille.sim.world import Carry

RUNS = sorted((Path(__file__).parent / "runs").glob("*.run"))
HELD = (0, c.RIGHT, c.RIGHT, c.RIGHT | c.FIRE, c.RIGHT | c.JUMP, c.LEFT, c.FIRE, c.RIGHT | c.DASH, c.DOWN)


def person(minutes: int, seed: int) -> Recording:
    """Somebody with keys and a mouse: four changes of the hand a second, and an aim that follows a moving enemy for a
    while and then jumps to another."""
    dice = random.Random(seed)
    recorder = Recorder(1, "0.1.0", "last-reveille")
    recorder.next_level("beach", random.Random(1).randbytes(32).hex(), Carry())
    aim = buttons = turn = 0
    while recorder.ticks < 3600 * minutes:
        if dice.random() < 4 / 60:
            buttons = dice.choice(HELD)
        if dice.random() < 1 / 90:
            aim, turn = dice.randrange(64), dice.choice((0, 0, 1, -1))
        if turn and dice.random() < 4 / 60:
            aim = (aim + turn) & 63
        recorder.append(c.pack(buttons, aim))
        if recorder.ticks % 600 == 0:
            recorder.check(recorder.ticks, dice.randbytes(8).hex())
    return recorder.finish("dead", dice.randbytes(8).hex())


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.stem)
def test_real_runs_come_back_exactly(path: Path) -> None:
    text = path.read_text("utf-8")
    recording = loads(text, path.name)
    packed = squeeze(recording)
    assert dumps(expand(packed, "p")) == dumps(recording)
    assert len(packed) < len(zlib.compress(dumps(recording).encode(), 9))


def test_any_commands_come_back_exactly() -> None:
    dice = random.Random(5)
    for _ in range(60):
        segments = []
        for _ in range(dice.randrange(4)):
            commands = array("H")
            for _ in range(dice.randrange(30)):
                commands.extend([dice.getrandbits(16)] * dice.choice((1, 1, 2, 127, 128, 20_000)))
            checks = [(at, f"{at:x}") for at in range(0, len(commands), 9000)] if commands else []
            segments.append(Segment("a level", "ab", Carry(), "door", commands, checks))
        recording = Recording(dice.randrange(99), segments, "dead", "12")
        assert dumps(expand(squeeze(recording), "p")) == dumps(recording)


@pytest.mark.parametrize("seed", range(3))
def test_a_minute_of_a_person_is_small(seed: int) -> None:
    assert len(squeeze(person(5, seed))) <= 600 * 5


def test_the_first_form_is_still_read() -> None:
    recording = person(1, 9)
    old = zlib.compress(dumps(recording).encode("ascii"), 9)
    assert dumps(expand(old, "old")) == dumps(recording)


def test_damage_is_told_and_nothing_else_happens() -> None:
    whole = squeeze(person(1, 4))
    dice = random.Random(6)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 3)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        del data[dice.choice((len(data), dice.randrange(len(data)))) :]
        try:
            expand(bytes(data), "d")
        except BadRecording as error:
            assert str(error).isascii() and str(error).startswith("d:")


def packed(raw: bytes) -> bytes:
    zipper = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"\x02" + zipper.compress(raw) + zipper.flush()


def test_numbers_that_lead_nowhere_are_refused() -> None:
    endless = b"\0" + b"\xff" * 9
    million = b"\0" + bytes((1, *b"\xff\xff\xff\x7f", 0, 1, 1, 1)) + bytes((1, *b"\xff\xff\xff\x7f", 0))
    many = b"\0" + b"\xff\xff\xff\x7f"
    place = b"\0" + bytes((1, 5, 9, 0, 1, 5, 0))
    for raw in (b"", b"\0", endless, million, many, place, b"\x05abc"):
        with pytest.raises(BadRecording, match=r"^n:1: "):
            expand(packed(raw), "n")
    for data in (b"", b"\x03newer", packed(bytes(64 << 20))):
        with pytest.raises(BadRecording, match=r"^n:1: "):
            expand(data, "n")


def test_a_skeleton_cannot_claim_more_commands_than_there_are() -> None:
    text = dumps(Recording(1, [Segment("a", "", Carry())], "dead", "")).replace("end dead 0", "= 9\nend dead 9")
    raw = bytes((len(text) & 127 | 128, len(text) >> 7)) + text.encode() + bytes((1, 5, 0, 1, 1, 1, 5, 0))
    with pytest.raises(BadRecording, match="make no sense"):
        expand(packed(raw), "n")


def test_long_work_stops_for_breath_where_that_is_wanted() -> None:
    breaths: list[float] = []
    recording = person(10, 3)
    quiet = squeeze(recording)
    set_rest(lambda: breaths.append(0.0))
    try:
        assert squeeze(recording) == quiet
    finally:
        set_rest(None)
    assert len(breaths) > 10 * 3600 // 1800
    squeeze(recording)
    other = threading.Thread(target=squeeze, args=(recording,))
    count = len(breaths)
    other.start()
    other.join()
    assert len(breaths) == count
