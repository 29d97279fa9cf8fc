"""Copying a world, naming its state by a digest, and finding the first difference between two.

All fields of the state classes hold immutable values except the lists of World and Omega, so a copy is one pass over
the slots. The digest covers every field that can change a future tick; `SEEN_ONLY` lists those that cannot.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final, TypeVar

from . import rules
from .arsenal import SORTS, weapon_of
from .breeds import breed_of
from .world import (
    ACTOR_FIELDS,
    GRENADE,
    MOVER_FIELDS,
    OMEGA_FIELDS,
    PLAYER_FIELDS,
    SHELL_FIELDS,
    SHOT_FIELDS,
    WORLD_FIELDS,
    Actor,
    MoverState,
    Omega,
    Player,
    Shell,
    Shot,
    World,
)

SEEN_ONLY: Final = ("hurt_t", "last_throw", "last_rail", "land_t", "dead_t", "look")
_WORLD_SKIP: Final = ("events", "blocks", "ledges", "level", "carry", "grid", "blasts")
_ACTOR_ALL: Final = (*ACTOR_FIELDS, "breed")
_OBJECT_LISTS: Final = ("actors", "shots", "movers", "shells")


_T = TypeVar("_T", Actor, MoverState, Omega, Player, Shell, Shot, World)


def _filled(new: _T, old: _T, names: tuple[str, ...]) -> _T:
    """`new` with the fields of `old`. Lists are new ones: their values are immutable, or the caller copies them too.

    New objects come from their constructors, not from `object.__new__`, because compiled classes have no other way.
    """
    for name in names:
        value = getattr(old, name)
        setattr(new, name, list(value) if type(value) is list else value)
    return new


def clone(world: World) -> World:
    """A world that can be stepped without touching the first. The level is shared: it never changes."""
    new = _filled(World(world.level, 1, world.carry), world, WORLD_FIELDS)
    new.player = _filled(Player(), world.player, (*PLAYER_FIELDS, *SORTS))
    new.actors = [_filled(Actor(a.id, a.kind, a.x, a.y, a.w, a.h), a, _ACTOR_ALL) for a in world.actors]
    new.shots = [
        Shot(s.kind, s.owner, s.source, s.x0, s.y0, s.dx, s.dy, s.g, s.t0, s.life, s.damage, s.aim, s.blast, s.force,
             s.tint)
        for s in world.shots
    ]
    new.movers = [_filled(MoverState(m.x, m.y, m.w, m.h, m.oneway), m, MOVER_FIELDS) for m in world.movers]
    new.shells = [Shell(s.row, s.tick, s.x, s.y, s.radius) for s in world.shells]
    new.omega = _filled(Omega(), world.omega, OMEGA_FIELDS) if world.omega is not None else None
    return new


def clone_hall(world: World) -> World:
    """The Omega's snapshot: a clone without its own ring and tape, which a rollback does not bring back."""
    frozen = clone(world)
    if frozen.omega is not None:
        frozen.omega.ring, frozen.omega.tape = [], []
    return frozen


def restore_hall(world: World, frozen: World, back: int) -> None:
    """What lives and flies in the hall, its water and the Omega go back by `back` ticks; their absolute ticks are moved
    along. The player, the dice and what was done to the place (flags, doors, levers, broken tiles) stay."""
    old = clone(frozen)
    world.actors, world.shots, world.shells, world.water = old.actors, old.shots, old.shells, old.water
    world.omega = old.omega
    world.pending = [(t + back, *rest) for t, *rest in old.pending]  # type: ignore[misc]
    for a in world.actors:
        a.hit_t += back
        a.swung += back
    for shot in world.shots:
        shot.t0 += back
    for shell in world.shells:
        shell.tick += back
    if world.omega is not None and world.omega.strike_t >= 0:
        world.omega.strike_t += back
    if world.omega is not None and world.omega.sweep_t >= 0:
        world.omega.sweep_t += back


def _fields(obj: object, names: tuple[str, ...]) -> tuple[tuple[str, object], ...]:
    return tuple((name, getattr(obj, name)) for name in names if name not in SEEN_ONLY)


def state(world: World) -> list[tuple[str, object]]:
    """Everything that can change a future tick, as (path, value) rows in a fixed order."""
    rows: list[tuple[str, object]] = []
    for name in WORLD_FIELDS:
        if name in _WORLD_SKIP or name in _OBJECT_LISTS or name in ("player", "omega"):
            continue
        rows.append((name, getattr(world, name)))
    rows += [(f"player.{k}", v) for k, v in _fields(world.player, PLAYER_FIELDS)]
    for a in world.actors:
        rows += [(f"{a.kind}#{a.id}.{k}", v) for k, v in _fields(a, ACTOR_FIELDS)]
    for i, s in enumerate(world.shots):
        rows += [(f"shot[{i}].{k}", v) for k, v in _fields(s, SHOT_FIELDS)]
    for i, m in enumerate(world.movers):
        rows += [(f"mover[{i}].{k}", v) for k, v in _fields(m, MOVER_FIELDS)]
    for i, sh in enumerate(world.shells):
        rows += [(f"shell[{i}].{k}", v) for k, v in _fields(sh, SHELL_FIELDS)]
    rows += [(f"{what}[{'.'.join(map(str, values[:1]))}].row", tuple(values)) for what, *values in odd(world)]
    if world.omega is not None:
        for name in OMEGA_FIELDS:
            value = getattr(world.omega, name)
            if name == "ring":
                value = [(t, digest(frozen)) for t, frozen in value]
            rows.append((f"omega.{name}", value))
    return rows


def odd(world: World) -> list[tuple[str | int, ...]]:
    """What somebody has of a mod's rows instead of the game's own, for digests and keyframes: ("arms", name of each
    sort), ("actor", index, breed), ("shot", index, blast, force). Empty where nothing is odd, so that whatever was
    recorded before there were such rows keeps its number. The rows themselves are in the level's digest."""
    arms = tuple(getattr(world.player, sort).name for sort in SORTS)
    rows: list[tuple[str | int, ...]] = [("arms", *arms)] if arms != SORTS else []
    rows += [("actor", i, a.breed.name) for i, a in enumerate(world.actors) if a.breed.name not in ("", a.kind)]
    rows += [("shot", i, s.blast, s.force) for i, s in enumerate(world.shots)
             if s.blast and (s.kind != GRENADE or (s.blast, s.force) != (rules.BLAST, rules.BLAST_DAMAGE))]
    return rows


def dress(world: World, odd_ones: Sequence[Sequence[str | int]]) -> None:
    """The rows of everybody in a world that was read from its fields, by the level and by what `odd` said of it.
    Raises ValueError, IndexError: the level has no such row, or the world nobody of that number."""
    level, p = world.level, world.player
    arms: Sequence[str | int] = SORTS
    for a in world.actors:
        a.breed = breed_of(level.breeds, a.kind)
    for shot in world.shots:
        shot.blast = rules.BLAST if shot.kind == GRENADE else 0
    for what, *values in odd_ones:
        if what == "arms":
            arms = values
        elif what == "actor":
            a = world.actors[int(values[0])]
            a.breed = breed_of(level.breeds, str(values[1]))
            if a.breed.kind != a.kind:
                raise ValueError(f"{values[1]} is no {a.kind}")
        else:
            shot = world.shots[int(values[0])]
            shot.blast, shot.force = int(values[1]), int(values[2])
    for sort, name in zip(SORTS, arms, strict=True):
        weapon = weapon_of(level.weapons, str(name))
        if weapon.sort != sort:
            raise ValueError(f"{name} is no {sort}")
        setattr(p, sort, weapon)


def _values(obj: object, names: tuple[str, ...]) -> list[object]:
    return [getattr(obj, name) for name in names]


_PLAYER: Final = tuple(n for n in PLAYER_FIELDS if n not in SEEN_ONLY)
_ACTOR: Final = tuple(n for n in ACTOR_FIELDS if n not in SEEN_ONLY)
_WORLD: Final = tuple(
    n for n in WORLD_FIELDS if n not in _WORLD_SKIP and n not in _OBJECT_LISTS and n not in ("player", "omega")
)
_OMEGA: Final = tuple(n for n in OMEGA_FIELDS if n != "ring")


def digest(world: World) -> str:
    """16 hex digits that name the state: BLAKE2b over its canonical text (ints, strings, tuples print alike
    everywhere)."""
    parts: list[object] = [
        _values(world, _WORLD),
        _values(world.player, _PLAYER),
        [_values(a, _ACTOR) for a in world.actors],
        [_values(s, SHOT_FIELDS) for s in world.shots],
        [_values(m, MOVER_FIELDS) for m in world.movers],
        [_values(s, SHELL_FIELDS) for s in world.shells],
    ]
    if strange := odd(world):
        parts.append(strange)
    om = world.omega
    if om is not None:
        parts.append(_values(om, _OMEGA))
        parts.append([(t, digest(frozen)) for t, frozen in om.ring])
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def diff(a: World, b: World) -> str:
    """The first difference in one line, or ''."""
    rows_a, rows_b = state(a), state(b)
    for (where, x), (other, y) in zip(rows_a, rows_b, strict=False):
        if where != other:
            return f"tick {a.tick}: {where} in one, {other} in the other"
        if x != y:
            return f"tick {a.tick}: {where}: {x!r} is not {y!r}"
    if len(rows_a) != len(rows_b):
        return f"tick {a.tick}: {abs(len(rows_a) - len(rows_b))} fields are in one only"
    return ""
