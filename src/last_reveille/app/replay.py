"""Recordings, simulated again: the proof that what is written down is what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..memory.recording import Recording, Segment
from ..sim.rules import RULES
from ..sim.snapshot import digest
from ..sim.specs import Level
from ..sim.step import carry_out, grant, start, step
from ..sim.world import CARRY_FIELDS, World
from .levels import Levels
from .witness import Witness

Watch = Callable[[int, World], None]


@dataclass(slots=True)
class Outcome:
    """What a re-simulation came to. `trouble`: the first thing that is not as the recording says, in one line."""

    ticks: int = 0
    digest: str = ""
    outcome: str = ""
    level: str = ""
    trouble: str = ""


class Unplayable(ValueError):
    """The recording belongs to other rules or another map; the message says which, and `key` its words in the catalogue
    (`error.KEY`)."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text)
        self.key = key


def check_rules(recording: Recording) -> None:
    """Raises Unplayable: the recording was made with other rules."""
    if recording.rules != RULES:
        raise Unplayable(f"made with rules {recording.rules}, these are {RULES}; its echo can be seen, not played",
                         "run_old")


def level_of(segment: Segment, levels: Levels) -> Level:
    """The level of a stretch. Raises Unplayable: its map is another by now; Problems: there is none, or a bad one."""
    level = levels.get(segment.level_id)
    if segment.level_digest != level.digest:
        raise Unplayable(f"the map {segment.level_id} has changed since this run", "map_changed")
    return level


def resimulate(recording: Recording, levels: Levels, watch: Watch | None = None, *, strict: bool = True) -> Outcome:
    """Plays every segment. `watch(day_tick, world)` sees each world after its step (day ticks count from 1 over all
    segments). Raises Unplayable, or Problems for a bad map. With `strict` stops at the first mismatch."""
    check_rules(recording)
    result = Outcome()
    before: World | None = None
    for segment in recording.segments:
        level = level_of(segment, levels)
        if before is not None and (wrong := _joins(before, segment)):
            result.trouble = result.trouble or f"tick {result.ticks}: {wrong}"
            if strict:
                return result
        world = start(level, recording.seed, segment.carry, segment.entry)
        result.level = level.id
        _play(segment, world, result, watch, strict)
        if strict and result.trouble:
            return result
        before = world
    if before is not None:
        result.digest = digest(before)
        result.outcome = before.over or recording.outcome
        if recording.digest and recording.digest != result.digest and not result.trouble:
            result.trouble = f"tick {result.ticks}: the last state is {result.digest}, recorded was {recording.digest}"
    return result


def lived(world: World, segment: Segment, since: int = 0) -> Iterator[int]:
    """Steps a world through a segment, what was learned on the way included. Yields the ticks stepped, from 1. `since`:
    the world has stepped that many already, and what was learned at that very tick is still to be given."""
    given = [learned for learned in segment.learned if learned[0] >= since]
    for at, command in enumerate(segment.commands[since:], since + 1):
        while given and given[0][0] < at:
            grant(world, given.pop(0)[1])
        step(world, command)
        yield at
    for _, moves in given:
        grant(world, moves)


def _play(segment: Segment, world: World, result: Outcome, watch: Watch | None, strict: bool) -> None:
    checks = dict(segment.checks)
    witness = Witness(segment)
    for at in lived(world, segment):
        result.ticks += 1
        if watch is not None:
            watch(result.ticks, world)
        if not result.trouble and (doubt := witness.doubt(world, at)):
            result.trouble = f"tick {result.ticks}: {doubt}"
            if strict:
                return
        wanted = checks.get(at)
        if wanted is not None and not result.trouble:
            found = digest(world)
            if found != wanted:
                result.trouble = f"tick {result.ticks}: {world.level.id}: the state is {found}, recorded was {wanted}"
                if strict:
                    return


def _joins(before: World, segment: Segment) -> str:
    """Does the next stretch begin with what the last one ended with?"""
    want, got = carry_out(before), segment.carry
    for name in CARRY_FIELDS:
        if name == "stood":
            continue  # where earlier runs stood comes from the profile, not from the stretch before
        if getattr(want, name) != getattr(got, name):
            return f"{segment.level_id} begins with {name} {getattr(got, name)!r}, the day had {getattr(want, name)!r}"
    return ""
