"""The recording format: exact, small, and deaf to everything that is not one."""

from __future__ import annotations

import random
import zlib
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from last_reveille.memory.packing import expand, squeeze
from last_reveille.memory.recording import BadRecording, Recorder, Recording, Segment, dumps, loads
from last_reveille.sim import command as c
from last_reveille.sim.world import Carry

NAMES = st.text(min_size=1, max_size=20).filter(lambda s: s.isprintable() and s != "-")
DIGESTS = st.text("0123456789abcdef", min_size=1, max_size=64)


@st.composite
def carries(draw: st.DrawFn) -> Carry:
    carry = Carry()
    carry.first = draw(st.booleans())
    carry.plates = draw(st.integers(0, 3))
    carry.moves = draw(st.integers(0, 31))
    carry.flags = tuple(draw(st.lists(NAMES, max_size=4)))
    place = st.tuples(st.integers(0, 9999), st.integers(-500, 20000), st.integers(-500, 20000))
    carry.stood = tuple(draw(st.lists(place, max_size=4)))
    carry.spar = tuple(draw(st.lists(NAMES, max_size=3)))
    return carry


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    segments = []
    for _ in range(draw(st.integers(0, 3))):
        commands = array("H")
        for command, ticks in draw(st.lists(st.tuples(st.integers(0, 65535), st.integers(1, 90)), max_size=12)):
            commands.extend([command] * ticks)
        ticks = sorted(draw(st.lists(st.integers(0, len(commands)), max_size=4, unique=True))) if commands else []
        checks = [(tick, draw(DIGESTS)) for tick in ticks]
        entry = draw(st.just("") | NAMES)
        learned = [(tick, draw(st.integers(0, 31))) for tick in sorted(draw(st.lists(st.integers(0, 999), max_size=3)))]
        segments.append(Segment(draw(NAMES), draw(DIGESTS), draw(carries()), entry, commands, checks, learned))
    return Recording(draw(st.integers(-(10**9), 10**9)), segments, "dead", draw(DIGESTS), 3, draw(NAMES), draw(NAMES))


def carry_row(carry: Carry) -> tuple[object, ...]:
    return tuple(getattr(carry, name) for name in Carry.__slots__)


@settings(max_examples=150, deadline=None)
@given(recordings())
def test_round_trip(recording: Recording) -> None:
    text = dumps(recording)
    back = loads(text, "r")
    assert dumps(back) == text
    assert (back.seed, back.outcome, back.digest, back.rules) == (
        recording.seed, recording.outcome, recording.digest, recording.rules)
    assert (back.game, back.campaign, len(back.segments)) == (
        recording.game, recording.campaign, len(recording.segments))
    for one, two in zip(recording.segments, back.segments, strict=True):
        assert (one.level_id, one.level_digest, one.entry) == (two.level_id, two.level_digest, two.entry)
        assert one.commands == two.commands
        assert one.checks == two.checks
        assert one.learned == two.learned
        assert carry_row(one.carry) == carry_row(two.carry)
    assert dumps(expand(squeeze(recording), "r")) == text


def play(minutes: int) -> Recording:
    """Somebody plays with keys: a change of buttons about nine times a second, as measured on people."""
    dice = random.Random(7)
    recorder = Recorder(1, "0.1.0", "last-reveille")
    recorder.next_level("beach", "ab" * 32, Carry())
    while recorder.ticks < 3600 * minutes:
        buttons = dice.choice((0, c.RIGHT, c.RIGHT, c.RIGHT | c.JUMP, c.RIGHT | c.FIRE, c.LEFT, c.FIRE, c.DOWN))
        for _ in range(dice.randint(4, 30)):
            recorder.append(c.pack(buttons, 32 if buttons & c.LEFT else 0))
    return recorder.finish("dead", "cd" * 32)


def test_a_minute_is_small() -> None:
    assert len(squeeze(play(10))) <= 600 * 10


def test_cut_and_resume_continue_the_day() -> None:
    whole = play(1)
    whole.segments[0].checks = [(60, "aa"), (1200, "bb")]
    recorder = Recorder.resume(whole.cut(0, 600))
    assert recorder.ticks == 600
    assert recorder.recording.segments[0].checks == [(60, "aa")]
    recorder.append(c.pack(c.JUMP, 3))
    assert len(whole.segments[0].commands) >= 3600, "the original is not touched"
    assert recorder.finish("quit", "").ticks == 601


GOOD = """last-reveille recording
format: 1
rules: 1
game: 0.1.0
campaign: x
seed: 1
level base ab
carry first=0 plates=3 grenades=2 battery=3 moves=3
5,RJ,5 ; a comment
# 5 ab
end dead 5 cd
"""


def test_good_text_is_read() -> None:
    recording = loads(GOOD, "g")
    assert list(recording.segments[0].commands) == [c.pack(c.RIGHT | c.JUMP, 5)] * 5
    assert loads(GOOD.replace("\n", "\r\n"), "g").ticks == 5


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("last-reveille recording", "something", "g:1:"),
        ("format: 1", "format: 2", "g:2: made by a newer version (2 > 1)"),
        ("format: 1", "format: 1_0", "g:2:"),
        ("format: 1", "format: \u0661", "g:2:"),
        ("seed: 1", "seed: 1\nseed: 2", "g:7: seed is given twice"),
        ("seed: 1\n", "", "g:6: the header lacks seed"),
        ("seed: 1", "sneed: 1", "g:6:"),
        ("seed: 1", "seed: " + "9" * 5000, "g:7: seed must be"),
        ("5,RJ,5", "5,RX,5", "g:9:"),
        ("5,RJ,5", "5,RR,5", "g:9: button R is given twice"),
        ("5,RJ,5", "5,RJ,64", "g:9: aim 64"),
        ("5,RJ,5", "0,RJ,5", "g:9: a run of no ticks"),
        ("5,RJ,5", "-5,RJ,5", "g:9:"),
        ("5,RJ,5", "5184001,RJ,5", "g:9: longer than 24 hours"),
        ("5,RJ,5", "9999999,.,0", "g:9: longer than 24 hours"),
        ("carry first=0", "carry", "g:8:"),
        ("plates=3", "plates=99", "g:8: plates"),
        ("# 5 ab", "# 9 ab", "g:11: a check at tick 9"),
        ("# 5 ab", "# 5 ab\n# 4 ab", "g:11: check ticks must ascend"),
        ("# 5 ab", "# 5 zz", "g:10:"),
        ("end dead 5 cd", "end dead 6 cd", "g:11: the end line says 6"),
        ("end dead 5 cd\n", "", "cut short"),
        ("end dead 5 cd\n", "end dead 5 cd\n5,R,0\n", "g:12:"),
        ("level base ab", "level ba%0ase ab", "g:7: level is not a name"),
        ("level base ab", "level base", "g:7:"),
        ("level base ab", "level base ab\nlevel other ab", "g:8:"),
    ],
)
def test_bad_text_names_its_line(old: str, new: str, where: str) -> None:
    assert old in GOOD
    with pytest.raises(BadRecording) as caught:
        loads(GOOD.replace(old, new), "g")
    message = str(caught.value)
    assert where in message
    assert "\n" not in message
    assert len(message) < 400


def test_no_prefix_and_no_damage_is_anything_but_clean() -> None:
    dice = random.Random(3)
    for at in range(len(GOOD)):
        with pytest.raises(BadRecording):
            loads(GOOD[:at], "g")
    for _ in range(600):
        text = list(GOOD)
        for _ in range(dice.randint(1, 4)):
            text[dice.randrange(len(text))] = chr(dice.choice((0, 10, 32, 44, 45, 48, 57, 59, 65, 233, 0xD800, 0x202E)))
        try:
            loads("".join(text), "g")
        except BadRecording as error:
            assert str(error).isascii()


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    for text in (";\n" * 8_000_000, GOOD + " " * (16 * 1024 * 1024)):
        with pytest.raises(BadRecording, match=r"^g:1: (larger|more) than"):
            loads(text, "g")


def test_compressed_bombs_and_cuts_are_refused() -> None:
    bomb = zlib.compress(b"a" * (64 * 1024 * 1024), 9)
    whole = squeeze(loads(GOOD, "g"))
    for data in (bomb, b"", b"no zlib", whole[:-3], zlib.compress(b"\xff\xfe")):
        with pytest.raises(BadRecording):
            expand(data, "g")
