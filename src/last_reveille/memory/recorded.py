"""A day as it was pressed: what a recording holds, and how it grows while it is played. `recording` has it as text,
`packing` as bytes, `share` as a string to paste.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

from ..sim.rules import RULES
from ..sim.world import Carry

MAX_TICKS: Final = 24 * 60 * 60 * 60  # a day of a day


class BadRecording(ValueError):
    """The text is no recording. The message is one line: `NAME:LINE: sentence`."""


Seen = tuple[int, str, dict[str, int]]


@dataclass(slots=True)
class Segment:
    """One level of the day. `commands` holds one packed command a tick; `checks` are (tick, digest) pairs, ascending,
    where tick counts the commands of this segment that were stepped."""

    level_id: str
    level_digest: str
    carry: Carry
    entry: str = ""
    commands: array[int] = field(default_factory=lambda: array("H"))
    checks: list[tuple[int, str]] = field(default_factory=list)
    # (tick, moves): what he knew already, given to him when that many ticks were stepped. A life that goes on from an
    # old recording has learned more than the recording's own beginning: see `sim.step.grant`.
    learned: list[tuple[int, int]] = field(default_factory=list)
    # What a run that is handed on says beside its digests, so that whoever cannot live it can see it, and whoever finds
    # it wrong can say where: (tick, entity, fields), ascending by tick; and the pose track of this stretch, packed.
    witness: list[Seen] = field(default_factory=list)
    track: bytes = b""


@dataclass(slots=True)
class Recording:
    seed: int = 1
    segments: list[Segment] = field(default_factory=list)
    outcome: str = ""  # "dead", "exit", "end", "quit"; empty while unfinished
    digest: str = ""  # of the last world
    rules: int = RULES
    game: str = ""
    campaign: str = ""

    @property
    def ticks(self) -> int:
        """Ticks of all segments."""
        total = 0
        for segment in self.segments:
            total += len(segment.commands)
        return total

    def copy(self) -> Recording:
        """As it is now, unmoved by a recorder that goes on: only the last segment can grow, so only it is copied."""
        if not self.segments:
            return Recording(self.seed, [], self.outcome, self.digest, self.rules, self.game, self.campaign)
        copy = self.cut(len(self.segments) - 1, MAX_TICKS)
        copy.outcome, copy.digest = self.outcome, self.digest
        return copy

    def cut(self, segment: int, ticks: int) -> Recording:
        """The day up to `ticks` commands into the segment with that index: what a relive plays. Ticks beyond the
        segment's end are ignored. Raises IndexError for a segment that is not there."""
        last = self.segments[segment]
        kept = self.segments[:segment]
        kept.append(Segment(last.level_id, last.level_digest, last.carry, last.entry, last.commands[:ticks],
                            [check for check in last.checks if check[0] <= ticks],
                            [given for given in last.learned if given[0] <= ticks],
                            [seen for seen in last.witness if seen[0] <= ticks]))
        return Recording(self.seed, kept, "", "", self.rules, self.game, self.campaign)


class Recorder:
    """Grows a `Recording` while it is played."""

    def __init__(self, seed: int, game: str = "", campaign: str = "") -> None:
        self.recording = Recording(seed=seed, game=game, campaign=campaign)

    @classmethod
    def resume(cls, recording: Recording) -> Recorder:
        """Goes on after a relive: takes `recording` (see `Recording.cut`) over as its beginning. It must not be used
        elsewhere afterwards."""
        recorder = cls(recording.seed)
        recording.outcome = recording.digest = ""
        recorder.recording = recording
        return recorder

    @property
    def ticks(self) -> int:
        """Ticks in the current segment."""
        segments = self.recording.segments
        return len(segments[-1].commands) if segments else 0

    def learn(self, moves: int) -> None:
        """Moves given to the world at this point, before the next command."""
        self.recording.segments[-1].learned.append((self.ticks, moves))

    def next_level(self, level_id: str, level_digest: str, carry: Carry, entry: str = "") -> None:
        self.recording.segments.append(Segment(level_id, level_digest, carry, entry))

    def append(self, command: int) -> None:
        """One tick. Raises IndexError before the first `next_level`."""
        self.recording.segments[-1].commands.append(command)

    def check(self, tick: int, digest: str) -> None:
        """States the digest after `tick` commands of the current segment; ticks must ascend."""
        self.recording.segments[-1].checks.append((tick, digest))

    def finish(self, outcome: str, digest: str) -> Recording:
        """The finished day. The recorder may go on: the returned recording is the one it holds."""
        self.recording.outcome = outcome
        self.recording.digest = digest
        return self.recording
