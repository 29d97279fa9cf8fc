"""Runs to hand on: the string, the file with witnesses, and what a run that does not play as it says is told."""

from __future__ import annotations

import base64
import random
import zlib
from array import array
from collections.abc import Generator
from functools import cache
from pathlib import Path

import pytest

from last_reveille.app.replay import Unplayable, resimulate
from last_reveille.app.witness import Differs, attest
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory import share
from last_reveille.memory.keepsakes import Friend
from last_reveille.memory.packing import expand, squeeze
from last_reveille.memory.recorded import BadRecording, Recording, Segment
from last_reveille.memory.recording import dumps, loads
from last_reveille.memory.track import Track
from last_reveille.sim import command as c
from last_reveille.sim.world import Carry

RUNS = Path(__file__).parent / "runs"


def finish(work: Generator[int, None, Recording]) -> Recording:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            told: Recording = stop.value
            return told


@cache
def _text(name: str) -> str:
    recording = loads((RUNS / f"{name}.run").read_text("utf-8"), name)
    return dumps(finish(attest(recording, campaign_levels())))


def attested(name: str = "dam") -> Recording:
    return loads(_text(name), name)


def same_life(one: Recording, two: Recording) -> bool:
    rows = [[(s.level_id, s.level_digest, s.entry, s.commands, s.learned, s.carry.flags, s.carry.moves)
             for s in recording.segments] for recording in (one, two)]
    return rows[0] == rows[1] and (one.outcome, one.digest, one.rules) == (two.outcome, two.digest, two.rules)


# -- the string


@pytest.mark.parametrize(("name", "most"), [("base", 900), ("beach", 3600)])
def test_a_run_as_a_string_and_back(name: str, most: int) -> None:
    run = attested(name)
    text = share.to_string(run)
    assert text.startswith("LR1-")
    assert text.replace("-", "").replace("_", "").isalnum()
    assert len(text) < most
    back = share.from_string(text)
    assert same_life(back, run)
    for mine, its in zip(back.segments, run.segments, strict=True):
        whole, thin = Track.loads(its.track), Track.loads(mine.track)
        assert thin.xs[:: thin.stride] == whole.xs[:: thin.stride]
        assert 0 < len(mine.witness) <= len(its.witness)
    outcome = resimulate(back, campaign_levels())
    assert (outcome.trouble, outcome.outcome) == ("", "exit")
    assert share.to_string(back) == text, "handed on again it is the same string"


def test_pasting_does_it_no_harm() -> None:
    run = attested()
    text = share.to_string(run)
    lines = "\r\n> ".join(text[at : at + 60] for at in range(0, len(text), 60))
    for pasted in (f"  {text}\n", f"`{text}`", f'"{lines}"', text.replace("-", "-\u200b"), "\ufeff" + text + "=="):
        assert share.is_string(pasted)
        assert same_life(share.from_string(pasted), run)


def test_a_letter_that_was_lost_or_changed_is_noticed() -> None:
    text = share.to_string(attested())
    dice = random.Random(3)
    cases = [text[:at] + text[at + 1 :] for at in range(4, len(text), 7)]
    cases += [text[:at] for at in range(4, len(text), 11)]
    for at in range(4, len(text) - 1, 5):
        other = dice.choice([letter for letter in "ABCxyz019-_" if letter != text[at]])
        cases.append(text[:at] + other + text[at + 1 :])
    for case in cases:
        with pytest.raises(BadRecording) as caught:
            share.from_string(case, "s")
        assert str(caught.value).startswith("s:1: ") and str(caught.value).isascii()


def sealed(body: bytes) -> str:
    return share.PREFIX + base64.urlsafe_b64encode(body + share._sum(body)).decode("ascii")


def test_whoever_gets_the_checksum_right_still_gets_one_line() -> None:
    text = share.to_string(attested("beach"))
    body = share._body(text[4:], "s")
    dice = random.Random(5)
    read = 0
    for _ in range(600):
        mutant = bytearray(body)
        for _ in range(dice.randint(1, 4)):
            mutant[dice.randrange(len(mutant))] = dice.randrange(256)
        if dice.random() < 0.2:
            del mutant[dice.randrange(len(mutant)) :]
        try:
            share.from_string(sealed(bytes(mutant)), "s")
            read += 1
        except BadRecording as error:
            assert str(error).startswith("s:") and "\n" not in str(error)
    assert read < 400


def test_bombs_and_nonsense_are_refused() -> None:
    run = attested()
    packed = squeeze(run)
    zipper = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = zipper.compress(b"@" * (64 << 20)) + zipper.flush()
    lying = zlib.compressobj(9, zlib.DEFLATED, -15)
    end = lying.compress(b"@ 1 player x=1\nend dead 0 -") + lying.flush()
    for witness in (bomb, end, b"\xff"):
        parts = b"".join(share._length(part) + part for part in (packed, b"", witness))
        with pytest.raises(BadRecording, match="witness"):
            share.from_string(sealed(parts))
    for text in ("", "LR1-", "LR1-AAAA", "LR1-é", "no run", "LR2-" + "A" * 40, "LR1-" + "A" * (1 << 20), "LR1-\0\0"):
        with pytest.raises(BadRecording):
            share.from_string(text)
    with pytest.raises(BadRecording, match="another version"):
        share.from_string("LR2-AAAA")
    with pytest.raises(BadRecording, match="fit together"):
        share.from_string(sealed(b"\xff\xff\xff\xff\xff"))


def test_a_run_that_is_too_long_for_a_string_says_so() -> None:
    dice = random.Random(1)
    commands = array("H", [dice.getrandbits(16) for _ in range(200_000)])
    with pytest.raises(ValueError, match="to a file"):
        share.to_string(Recording(1, [Segment("base", "", Carry(), "", commands)], "dead", ""))


# -- the file


def test_the_text_holds_witnesses_and_tracks_and_the_store_neither() -> None:
    run = attested("beach")
    text = dumps(run)
    assert dumps(loads(text, "t")) == text
    assert [line for line in text.split("\n") if line.startswith("@ 600 player x=")]
    assert max(map(len, text.split("\n"))) < 200
    bare = expand(squeeze(run), "s").segments[0]
    assert (bare.witness, bare.track) == ([], b"")


@pytest.mark.parametrize("line", [
    "@ 1", "@ 1 player", "@ x player x=1", "@ 1 player x", "@ 1 player x=1 x=2", "@ 1 PLAYER x=1", "@ 1 a#b x=1",
    "@ 1 player x=99999999999", "@ 9 player x=1", "@ -1 player x=1", "~ AAAA", "~", "~ !!", "~ AAAA AAAA",
])
def test_bad_witness_and_track_lines_are_named(line: str) -> None:
    plain = dumps(Recording(1, [Segment("base", "", Carry(), "", array("H", [0, 0]))], "dead", ""))
    lines = plain.split("\n")
    at = next(n for n, row in enumerate(lines) if row.startswith("2,.")) + (line[0] == "@")
    lines.insert(at, line)
    with pytest.raises(BadRecording, match=r"^t:[0-9]+: "):
        loads("\n".join(lines), "t")


# -- proof


def test_a_changed_command_is_named_by_tick_entity_field_and_both_values() -> None:
    run = attested("beach")
    at = 300
    run.segments[0].commands[at : at + 30] = array("H", [c.pack(c.LEFT, 0)]) * 30
    trouble = resimulate(run, campaign_levels()).trouble
    tick = int(trouble.split(":")[0].removeprefix("tick "))
    assert at < tick <= at + 12
    assert ": beach: player: x is " in trouble and ", recorded was " in trouble


def test_somebody_else_who_differs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    run = attested("beach")
    tick, entity, fields = next(seen for seen in run.segments[0].witness if seen[1] != "player")
    fields["hp"] += 7
    trouble = resimulate(run, campaign_levels()).trouble
    assert trouble == f"tick {tick}: beach: {entity}: hp is {fields['hp'] - 7}, recorded was {fields['hp']}"
    run.segments[0].witness = [(tick, "drone#999999", {"hp": 1})]
    assert "drone#999999: there is 0, recorded was 1" in resimulate(run, campaign_levels()).trouble


def test_only_what_plays_as_it_says_is_attested() -> None:
    run = attested("beach")
    run.segments[0].commands[300:330] = array("H", [c.pack(c.LEFT, 0)]) * 30
    with pytest.raises(Differs, match="recorded was"):
        finish(attest(run, campaign_levels()))
    old = attested()
    old.rules -= 1
    with pytest.raises(Unplayable):
        finish(attest(old, campaign_levels()))


# -- friends


def test_a_friend_leaves_an_echo_on_each_level_and_each_can_be_lived_alone() -> None:
    run = share.from_string(share.to_string(attested("day")))
    found = share.friends(run, "Dov")
    assert [friend.level for friend in found] == ["base", "beach", "dam", "under", "before"]
    assert [friend.outcome for friend in found] == ["exit", "exit", "exit", "exit", "end"]
    beach: Friend = found[1]
    assert beach.track is not None and beach.ticks == len(run.segments[1].commands)
    alone = expand(beach.recording.get(), "f")
    outcome = resimulate(alone, campaign_levels())
    assert (outcome.trouble, outcome.outcome, outcome.ticks) == ("", "exit", beach.ticks)


def test_a_friend_who_walked_for_hours_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share, "MAX_KEPT", 2000)
    dice = random.Random(1)
    commands = array("H", [dice.getrandbits(16) for _ in range(6000)])
    for samples, seen in ((500, True), (9000, True), (30_000, False)):
        places = array("h", [dice.randrange(9) for _ in range(samples)])
        track = Track(places, places, places, samples * 3).dumps()
        found = share.friends(Recording(1, [Segment("beach", "", Carry(), "", commands, track=track)], "dead"), "Moss")
        assert len(found) == seen
        assert all(len(one.data.get()) <= 2000 and one.recording.get() == b"" for one in found)


def test_a_friends_name_is_made_harmless() -> None:
    assert share.clean_name("  Dov \x1b[31m\n ") == "Dov [31m"
    assert share.clean_name("\u202eevil\u200b") == "evil"
    assert len(share.clean_name("x" * 900)) == 16
    assert share.clean_name("\n") == ""
