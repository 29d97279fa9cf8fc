"""What a run that is handed on says beside its digests, and where it first differs from what is simulated.

A digest only says *that* something is different. The pose track says where the player was every few ticks, the witness
what was true of everybody at each digest: together they name tick, entity, field and both values.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Final

from ..memory.recorded import Recording, Seen, Segment
from ..memory.track import EVERY, Track, TrackRecorder, pose_of
from ..sim.snapshot import digest
from ..sim.step import start
from ..sim.world import Actor, Player, World
from .levels import Levels

ATTESTED: Final = 600  # ticks between two digests with witnesses
_PLAYER: Final = ("x", "y", "vx", "vy", "state", "plates", "battery", "grenades", "heat", "facing")
_ACTOR: Final = ("x", "y", "vx", "vy", "hp", "state", "timer")
_THERE: Final = "there"  # a field that everybody has who is in the world


class Differs(ValueError):
    """The recording does not play as it says; the message says where, `tick` (of the day) when."""

    def __init__(self, tick: int, text: str) -> None:
        super().__init__(f"tick {tick}: {text}")
        self.tick = tick


def attest(recording: Recording, levels: Levels) -> Generator[int, None, Recording]:
    """A copy with tracks, digests and witnesses, proven by living it. Yields ticks of the day now and then, because
    that takes a while. Raises Unplayable, Differs, or Problems for a bad map."""
    from .replay import check_rules, level_of, lived  # it asks us, too

    check_rules(recording)
    told = Recording(recording.seed, [], recording.outcome, recording.digest, recording.rules, recording.game,
                     recording.campaign)
    ticks = 0
    for old in recording.segments:
        world = start(level_of(old, levels), recording.seed, old.carry, old.entry)
        recorder = TrackRecorder()
        recorder.see(world)
        segment = replace(old, checks=[], witness=[], track=b"")
        stated = dict(old.checks)
        for at in lived(world, old):
            recorder.see(world)
            ticks += 1
            due = at % ATTESTED == 0 or at == len(old.commands)
            state = digest(world) if due or at in stated else ""
            if at in stated and state != stated[at]:
                raise Differs(ticks, f"{world.level.id}: the state is {state}, recorded was {stated[at]}")
            if due:
                segment.checks.append((at, state))
                segment.witness += seen(world, at)
            if at % 60 == 0:
                yield ticks
        segment.track = recorder.track().dumps()
        told.segments.append(segment)
        told.digest = digest(world)
    if recording.digest not in ("", told.digest):
        raise Differs(ticks, f"the last state is {told.digest}, recorded was {recording.digest}")
    return told


def seen(world: World, at: int) -> list[Seen]:
    """What is true of the player, and of everybody else, the nearest first."""
    player = world.player
    near = sorted(world.actors, key=lambda a: (abs(a.x - player.x) + abs(a.y - player.y), a.id))
    return [(at, "player", _values(player, _PLAYER)), *((at, _name(actor), _values(actor, _ACTOR)) for actor in near)]


def _name(actor: Actor) -> str:
    return f"{actor.kind}#{actor.id}"


def _values(body: Player | Actor, names: tuple[str, ...]) -> dict[str, int]:
    return {name: int(getattr(body, name)) for name in names}


class Witness:
    """What one stretch of a recording says of its ticks."""

    def __init__(self, segment: Segment) -> None:
        self._seen: dict[int, list[Seen]] = {}
        for one in segment.witness:
            self._seen.setdefault(one[0], []).append(one)
        self._track = Track.loads(segment.track) if segment.track else None

    def doubt(self, world: World, at: int) -> str:
        """The first field that is not as it was said to be after `at` ticks, or ''."""
        track = self._track
        if track is not None and at % (EVERY * track.stride) == 0 and at // EVERY < track.size:
            said = track.at(at)
            player = world.player
            if said is not None:
                pairs = (("x", player.x + player.w // 2, said.x), ("y", player.y + player.h, said.y),
                         ("pose", pose_of(player), said.pose))
                for name, is_now, was in pairs:
                    if is_now != was:
                        return _sentence(world, "player", name, is_now, was)
        for _, entity, fields in self._seen.get(at, ()):
            body: Player | Actor | None = world.player
            if entity != "player":
                body = next((actor for actor in world.actors if _name(actor) == entity), None)
            if body is None:
                return _sentence(world, entity, _THERE, 0, 1)
            for name, was in fields.items():
                found = getattr(body, name, None)
                if isinstance(found, int) and int(found) != was:
                    return _sentence(world, entity, name, int(found), was)
        return ""


def _sentence(world: World, entity: str, field: str, is_now: int, was: int) -> str:
    return f"{world.level.id}: {entity}: {field} is {is_now}, recorded was {was}"
