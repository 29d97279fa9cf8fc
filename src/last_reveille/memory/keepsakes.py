"""Small things that are remembered for their own sake: pins, keyframes, what was met, and the runs of friends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .blob import Blob
from .track import BadTrack, Track

PINS: Final = 64  # at most; the oldest goes when one more is set
FRIENDS: Final = 64
KEYFRAMES: Final = 400  # of all levels together; a day of 25 minutes with one every ten seconds has 150
PIN_W: Final = 92  # px of a pin's picture
PIN_H: Final = 52


@dataclass(frozen=True, slots=True)
class Pin:
    """A place and a tick that the player marked. `ident` counts up and is never used again; `picture` is a PNG of
    PIN_W x PIN_H px, or empty."""

    ident: int
    level: str
    x: int
    y: int
    tick: int
    loop: int
    label: str
    picture: Blob


@dataclass(frozen=True, slots=True)
class Keyframe:
    """The state at an anchor, or (with a number below 0) at some other tick, packed (see `memory.keyframes`): how a
    relive comes there without living it again."""

    level: str
    anchor: int
    loop: int
    ticks: int  # commands of its segment
    data: Blob


@dataclass(frozen=True, slots=True)
class Met:
    """What this profile has had to do with one thing of the schedule (a spawn, a row, a cue; by object id)."""

    loop: int  # in which it was first seen
    tick: int  # at which it was first seen then
    lives: int = 0  # in how many lives it was seen
    kills: int = 0  # how many of them it ended


@dataclass(slots=True)
class Friend:
    """A run of somebody else through one level, to be seen as an echo. `recording` is packed, or empty when only the
    track came."""

    name: str
    level: str
    ticks: int
    outcome: str
    data: Blob
    recording: Blob
    _track: Track | None = None

    @property
    def track(self) -> Track | None:
        """None if the bytes are no track that this version knows."""
        if self._track is None:
            try:
                self._track = Track.loads(self.data.get())
            except BadTrack:
                return None
        return self._track
