"""The state of a world as bytes: how a relive is at an anchor at once, also after the game was left.

Only what a clone would hold is written, without what the level and the carry already say. A keyframe is believed when
its digest is the one that its recording states: then it *is* the state to which those commands lead.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Final, TypeVar

from ..sim.bestiary import BODIES
from ..sim.places import build_blocks
from ..sim.snapshot import digest, dress, odd
from ..sim.specs import PEOPLE, Level
from ..sim.world import (
    ACTOR_FIELDS,
    MOVER_FIELDS,
    OMEGA_FIELDS,
    PLAYER_FIELDS,
    SHELL_FIELDS,
    SHOT_FIELDS,
    WORLD_FIELDS,
    Actor,
    Carry,
    MoverState,
    Omega,
    Player,
    Shell,
    Shot,
    World,
)

FORM: Final = 1
MAX_BYTES: Final = 4 * 1024 * 1024  # unpacked
MAX_THINGS: Final = 4096  # of one kind
_NUMBER: Final = 1 << 40
_RING: Final = 256  # snapshots within a snapshot: what the Omega may roll back to

_GIVEN: Final = (
    "actors", "blasts", "blocks", "carry", "events", "grid", "ledges", "level", "movers", "omega", "player", "shells",
    "shots",
)
_PLAIN: Final = tuple(name for name in WORLD_FIELDS if name not in _GIVEN)
_OMEGA: Final = tuple(name for name in OMEGA_FIELDS if name != "ring")
# Lists that are as long as the level's: whatever stands in them is looked up by index.
_AS_LEVEL: Final = ("doors", "levers", "picked", "fired", "entered", "spawned", "cue_at", "water")

_T = TypeVar("_T")


class BadKeyframe(ValueError):
    """The bytes are no state, a damaged one, or not the one that was asked for."""


def pack(world: World) -> bytes:
    """About 1 to 6 KB."""
    raw = json.dumps(_world(world), separators=(",", ":")).encode("ascii")
    return bytes((FORM,)) + zlib.compress(raw, 6)


def unpack(data: bytes, level: Level, carry: Carry, wanted: str) -> World:
    """The world with the digest `wanted`; with no `wanted` the bytes are our own and believed. Raises BadKeyframe."""
    if data[:1] != bytes((FORM,)):
        raise BadKeyframe("no keyframe, or one of a newer version")
    unzip = zlib.decompressobj()
    try:
        raw = unzip.decompress(data[1:], MAX_BYTES)
        if not unzip.eof:
            raise BadKeyframe("a keyframe that is cut short or too large")
        world = _to_world(json.loads(raw), level, carry, 0)
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        if isinstance(error, BadKeyframe):
            raise
        raise BadKeyframe("a damaged keyframe") from None
    if wanted and digest(world) != wanted:
        raise BadKeyframe("a keyframe of another life")
    return world


# -- writing


def _world(world: World) -> list[object]:
    rows = [[at, row.hex()] for at, (row, old) in enumerate(zip(world.grid, world.level.grid, strict=True))
            if row is not old and row != old]
    omega, strange = world.omega, odd(world)
    data: list[object] = [
        _values(world, _PLAIN), rows, _values(world.player, PLAYER_FIELDS),
        [_values(a, ACTOR_FIELDS) for a in world.actors], [_values(s, SHOT_FIELDS) for s in world.shots],
        [_values(m, MOVER_FIELDS) for m in world.movers], [_values(s, SHELL_FIELDS) for s in world.shells],
        None if omega is None else [_values(omega, _OMEGA), [[tick, _world(old)] for tick, old in omega.ring]],
    ]
    return [*data, [list(row) for row in strange]] if strange else data


def _values(thing: object, names: tuple[str, ...]) -> list[object]:
    return [getattr(thing, name) for name in names]


# -- reading


def _to_world(data: list[list[object]], level: Level, carry: Carry, depth: int) -> World:
    if depth > 1:
        raise BadKeyframe("a keyframe with too many states within")
    plain, rows, player, actors, shots, movers, shells, omega, *strange = data
    world = World(level, 1, carry)
    _fill(world, _PLAIN, plain)
    for name, size in _sizes(level).items():
        if len(getattr(world, name)) != size:
            raise BadKeyframe(f"a keyframe of another map ({name})")
    world.pending = [(t, do, target, flag, amount) for t, do, target, flag, amount in world.pending]
    for at, text in _pairs(rows):
        row = bytes.fromhex(str(text))
        if len(row) != len(level.grid[at]) or at < 0:
            raise BadKeyframe("a keyframe of another map (grid)")
        world.grid[at] = row
    world.player = _fill(Player(), PLAYER_FIELDS, player)
    world.actors = _each(lambda: Actor(0, "", 0, 0, 1, 1), ACTOR_FIELDS, actors)
    if any(a.kind not in BODIES and a.kind not in PEOPLE and a.kind != "echo" for a in world.actors):
        raise BadKeyframe("a keyframe with somebody unknown in it")
    world.shots = _each(lambda: Shot(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), SHOT_FIELDS, shots)
    world.movers = _each(lambda: MoverState(0, 0, 1, 1, False), MOVER_FIELDS, movers)
    world.shells = _each(lambda: Shell(0, 0, 0, 0, 0), SHELL_FIELDS, shells)
    if len(world.movers) != len(level.movers) + len(level.crumbles):
        raise BadKeyframe("a keyframe of another map (movers)")
    if omega is not None:
        values, ring = omega
        world.omega = _fill(Omega(), _OMEGA, values)
        world.omega.stood = [(a, b, c) for a, b, c in world.omega.stood]
        world.omega.tape = [(a, b, c, d, e, f) for a, b, c, d, e, f in world.omega.tape]
        world.omega.ring = [(tick, _to_world(old, level, carry, depth + 1)) for tick, old in _pairs(ring)[:_RING]]
    dress(world, _strange(strange))
    build_blocks(world)
    return world


def _strange(data: list[list[object]]) -> list[list[str | int]]:
    """What `odd` said, if it said anything. Raises BadKeyframe."""
    rows: list[list[str | int]] = []
    for row in data[0] if data else []:
        if not isinstance(row, list) or len(row) < 3:
            raise BadKeyframe("a damaged keyframe")
        words = [one for one in row if isinstance(one, str | int) and _sane(one)]
        if len(words) != len(row):
            raise BadKeyframe("a damaged keyframe")
        rows.append(words)
    return rows


def _sizes(level: Level) -> dict[str, int]:
    counts = (len(level.doors), len(level.levers), len(level.pickups), len(level.triggers), len(level.anchors),
              len(level.spawns) + len(level.people), len(level.cues), len(level.waters))
    return dict(zip(_AS_LEVEL, counts, strict=True))


def _pairs(data: object) -> list[tuple[int, list[list[object]]]]:
    if not isinstance(data, list):
        raise BadKeyframe("a damaged keyframe")
    pairs = [(at, what) for at, what in data]
    if any(type(at) is not int for at, _ in pairs):
        raise BadKeyframe("a damaged keyframe")
    return pairs


def _each(make: Callable[[], _T], names: tuple[str, ...], rows: object) -> list[_T]:
    if not isinstance(rows, list) or len(rows) > MAX_THINGS:
        raise BadKeyframe("a damaged keyframe")
    return [_fill(make(), names, row) for row in rows]


def _fill(thing: _T, names: tuple[str, ...], values: object) -> _T:
    """Only what has the type that it had when the thing was new. Raises BadKeyframe."""
    if not isinstance(values, list) or len(values) != len(names):
        raise BadKeyframe("a keyframe of another version of the game")
    for name, value in zip(names, values, strict=True):
        old = getattr(thing, name)
        if type(value) is not type(old) or not _sane(value):
            raise BadKeyframe(f"a keyframe with a wrong {name}")
        setattr(thing, name, value)
    return thing


def _sane(value: object) -> bool:
    if type(value) is int:
        return -_NUMBER < value < _NUMBER
    if isinstance(value, list):
        return len(value) <= 1 << 16 and all(_sane(one) for one in value)
    return isinstance(value, str | bool)
