"""Pose tracks: where somebody was and what it looked like, at a low rate. They need no simulation, so that old runs
still walk as echoes when the rules have changed and their recordings can no longer be played.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from typing import Final, NamedTuple

from ..sim.world import (
    STATE_DASH,
    STATE_DEAD,
    STATE_DOWN,
    STATE_HELD,
    STATE_LADDER,
    STATE_PIN,
    STATE_SWIM,
    Player,
    World,
)
from .columns import BadColumns, pack_thin, pack_whole, unpack_thin, unpack_whole

EVERY: Final = 3  # ticks between two samples
WHOLE: Final = 1  # versions of the stored form: all samples...
THIN: Final = 2  # ...or every so many of them, to be sent
MAX_SAMPLES: Final = 24 * 60 * 60 * 20
_LEAP: Final = 48  # px between samples beyond which somebody was put elsewhere and did not walk there

# Pose codes. They are stored: never renumber, only append (up to 15).
IDLE: Final = 0
RUN: Final = 1
JUMP: Final = 2
FALL: Final = 3
CROUCH: Final = 4
DASH: Final = 5
LADDER: Final = 6
SWIM: Final = 7
HELD: Final = 8
DEATH: Final = 9
PIN: Final = 10
CRAWL: Final = 11
SLIDE: Final = 12  # down a wall
SWING: Final = 13
CHARGE: Final = 14  # the rail fills, on his feet
DOWN: Final = 15

_MAGIC: Final = b"LRT"
_HEAD: Final = len(_MAGIC) + 1 + 4 + 4  # magic, version, CRC32 of the rest, ticks


class BadTrack(ValueError):
    """The bytes are no track, or a damaged one."""


class Pose(NamedTuple):
    """One moment. (x, y) is the middle of the feet in px."""

    x: int
    y: int
    pose: int
    facing: int  # -1 or 1
    aim: int  # 0..63
    fired: bool  # a shot left within the last EVERY ticks


def pack_code(pose: int, facing: int, aim: int, fired: bool) -> int:
    return pose | (facing > 0) << 4 | fired << 5 | (aim & 63) << 6


def unpack_code(x: int, y: int, code: int) -> Pose:
    return Pose(x, y, code & 15, 1 if code & 16 else -1, code >> 6 & 63, bool(code & 32))


def pose_of(player: Player) -> int:
    """The pose code that fits a player's state."""
    state = player.state
    if state == STATE_DEAD:
        return DEATH
    if state in _BY_STATE:
        return _BY_STATE[state]
    if player.swing_t:
        return SWING
    if player.wall:
        return SLIDE
    if player.charge and player.ground and not player.crouch and abs(player.vx) < 64:
        return CHARGE
    if not player.ground:
        return JUMP if player.vy < 0 else FALL
    if player.crouch:
        return CRAWL if player.vx else CROUCH
    return RUN if abs(player.vx) >= 64 else IDLE


_BY_STATE: Final = {
    STATE_DASH: DASH, STATE_LADDER: LADDER, STATE_SWIM: SWIM, STATE_HELD: HELD, STATE_PIN: PIN, STATE_DOWN: DOWN,
}


class Track:
    """Samples at ticks 0, 3, 6...; the last one holds until `ticks`."""

    __slots__ = ("codes", "size", "stride", "ticks", "xs", "ys")

    def __init__(self, xs: array[int], ys: array[int], codes: array[int], ticks: int, stride: int = 1) -> None:
        """`stride`: every so many samples are as they were (and the last); between them is only the straight way."""
        self.xs = xs
        self.ys = ys
        self.codes = codes
        self.ticks = ticks
        self.size = len(xs)
        self.stride = stride

    def at(self, tick: int) -> Pose | None:
        """The pose at a tick, between samples at the whole px between; None before 0 and after the end."""
        found = sample((self,), tick)
        return unpack_code(*found[0][1:]) if found else None

    def dumps(self) -> bytes:
        """The stored form: magic, version, CRC32, ticks, columns."""
        return self._dump(WHOLE, pack_whole((self.xs, self.ys, self.codes)))

    def thin(self, stride: int) -> bytes:
        """A third of that or less, with every `stride`-th sample (1..255) only."""
        return self._dump(THIN, pack_thin((self.xs, self.ys, self.codes), stride))

    def _dump(self, version: int, columns: bytes) -> bytes:
        body = self.ticks.to_bytes(4, "little") + columns
        return _MAGIC + bytes((version,)) + zlib.crc32(body).to_bytes(4, "little") + body

    @classmethod
    def loads(cls, data: bytes) -> Track:
        """Either form. Raises BadTrack."""
        if len(data) < _HEAD or data[:3] != _MAGIC:
            raise BadTrack("not a pose track")
        if data[3] not in (WHOLE, THIN):
            raise BadTrack(f"a pose track of version {data[3]}; this game knows up to version {THIN}")
        if zlib.crc32(data[8:]) != int.from_bytes(data[4:8], "little"):
            raise BadTrack("a damaged pose track (wrong checksum)")
        ticks = int.from_bytes(data[8:_HEAD], "little")
        most = min(MAX_SAMPLES, ticks // EVERY + 1)
        try:
            columns, stride = (unpack_whole(data[_HEAD:], most), 1) if data[3] == WHOLE else (
                unpack_thin(data[_HEAD:], most, _LEAP))
        except BadColumns as error:
            raise BadTrack(f"a damaged pose track ({error})") from None
        return cls(*columns, ticks, stride)


def sample(tracks: Iterable[Track], tick: int) -> list[tuple[int, int, int, int]]:
    """(index in `tracks`, x, y, code) of each track that is there at `tick`: the form for hundreds of echoes a frame
    (see `unpack_code`)."""
    at, part = divmod(tick, EVERY)
    found: list[tuple[int, int, int, int]] = []
    if tick < 0:
        return found
    add = found.append
    for index, track in enumerate(tracks):
        if tick > track.ticks:
            continue
        if at + 1 >= track.size:
            if track.size:
                add((index, track.xs[-1], track.ys[-1], track.codes[-1]))
        elif not part:
            add((index, track.xs[at], track.ys[at], track.codes[at]))
        else:
            xs, ys = track.xs, track.ys
            x, y = xs[at], ys[at]
            dx, dy = xs[at + 1] - x, ys[at + 1] - y
            if -_LEAP <= dx <= _LEAP and -_LEAP <= dy <= _LEAP:
                x += dx * part // EVERY
                y += dy * part // EVERY
            add((index, x, y, track.codes[at]))
    return found


class TrackRecorder:
    """Sees a world after every step and keeps the player's track."""

    def __init__(self, beginning: Track | None = None, ticks: int = 0) -> None:
        """With `beginning`, goes on from its first `ticks` ticks: a relive takes the old path over."""
        self._xs, self._ys, self._codes = array("h"), array("h"), array("h")
        self._ticks = 0
        if beginning is not None:
            self._ticks = min(ticks, beginning.ticks)
            size = min(self._ticks // EVERY + 1, beginning.size)
            self._xs, self._ys, self._codes = beginning.xs[:size], beginning.ys[:size], beginning.codes[:size]

    def see(self, world: World) -> None:
        """Reads the player. After a jump back what came later is forgotten; over a gap the last pose holds."""
        tick, player = world.tick, world.player
        self._ticks = tick
        if tick % EVERY and player.state != STATE_DEAD and not world.over:
            return
        size = -(-tick // EVERY)  # a death between two samples is worth one: it is how the run ends
        for column in (self._xs, self._ys, self._codes):
            if len(column) > size:
                del column[size:]
        fired = world.tick - player.last_fire < EVERY
        row = (_short(player.x + player.w // 2), _short(player.y + player.h),
               pack_code(pose_of(player), player.facing, player.aim, fired))
        for column, value in zip((self._xs, self._ys, self._codes), row, strict=True):
            column.extend([column[-1] if column else value] * (size - len(column)))
            column.append(value)

    def track(self) -> Track:
        """A copy of what there is so far."""
        size = len(self._xs)
        return Track(self._xs[:], self._ys[:], self._codes[:], max(self._ticks, (size - 1) * EVERY, 0))


def _short(value: int) -> int:
    return min(max(value, -32768), 32767)
