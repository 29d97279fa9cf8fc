"""Breeds and weapons of mods: every number does something, and everything that copies a world takes them along."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from lab import run, world
from last_reveille.content.rows import BREED_KNOBS, WEAPON_KNOBS
from last_reveille.memory import keyframes
from last_reveille.memory.keyframes import BadKeyframe
from last_reveille.sim import arsenal, breeds, events
from last_reveille.sim.arms import take
from last_reveille.sim.arsenal import Weapon
from last_reveille.sim.bestiary import spawn
from last_reveille.sim.breeds import STANDARD, Breed
from last_reveille.sim.command import BLADE, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, pack
from last_reveille.sim.harm import hurt_actor
from last_reveille.sim.rules import LEAST_TELL
from last_reveille.sim.snapshot import clone, digest, state
from last_reveille.sim.specs import Pickup, Spawn
from last_reveille.sim.step import start, step
from last_reveille.sim.world import OWNER_PLAYER, RECOVER, STRIKE, TELL, World

WIDE = 90
YARD = "\n".join(["." * WIDE] * 9 + ["." * 30 + "@" + "." * (WIDE - 31)] + ["#" * WIDE] * 2)
FEET = 160  # y px of its ground
LOFT = "\n".join(["." * WIDE] * 4 + ["." * 30 + "@" + "." * (WIDE - 31), "." * 24 + "#" * 14 + "." * (WIDE - 38)]
                 + ["." * WIDE] * 4 + ["#" * WIDE] * 2)
EMBER = replace(STANDARD["drone"], name="ember", hp=9, run=700, burst=40)
SCATTER = replace(arsenal.STANDARD["rifle"], name="scatter", pellets=5, spread=3, heat=200)


# (px from the player, what he does, tick at which it is hurt, tick at which it dies)
SCENES = (
    (104, lambda tick, a: (RIGHT, LEFT, 0, JUMP)[tick // 70 % 4], 240, 330),
    (46, lambda tick, a: JUMP if tick % 50 < 14 else 0, 0, 0),
    (60, lambda tick, a: DOWN, 0, 0),
    (0, lambda tick, a: 0, 0, 0),
    (250, lambda tick, a: 0, 120, 0),
    (470, lambda tick, a: 0, 0, 0),
    (50, lambda tick, a: JUMP if (a.state == TELL and a.timer < 14) or a.state == STRIKE else 0, 0, 0),
    (0, lambda tick, a: JUMP if (a.state == TELL and a.timer < 14) or a.state == STRIKE else 0, 0, 0),
    (0, lambda tick, a: RIGHT if a.state == TELL and a.timer < 12 else 0, 0, 0),
    (150, lambda tick, a: JUMP if tick < 30 else 0, 0, 0),
)


def fight(row: Breed, scene: int, ticks: int = 400) -> list[object]:
    """What happens in a scene with somebody of a breed, a row a tick. In the last one the player stands on a roof."""
    far, does, hurt, dies = SCENES[scene]
    w = world(LOFT if scene == len(SCENES) - 1 else YARD, breeds=(row, EMBER))
    w.player.plates = 99
    a = spawn(w, Spawn(5, "", w.player.x + 8 + far, FEET, kind=row.kind, breed=row.name))
    spawn(w, Spawn(6, "", w.player.x + far + 60, FEET, kind="lasher", harmless=True))
    seen: list[object] = []
    for tick in range(ticks):
        if dies and tick == dies and a.hp > 0:
            spawn(w, Spawn(7, "", a.x + a.w // 2 + 44, FEET, kind="lasher", harmless=True))
            hurt_actor(w, a, a.hp, OWNER_PLAYER, a.x, a.y)
        if hurt and tick == hurt and a.hp > 1:
            hurt_actor(w, a, 1, OWNER_PLAYER, a.x, a.y)
        step(w, pack(does(tick, a), 0))
        w.player.plates = max(w.player.plates, 90)
        seen.append((w.player.x, w.player.plates, [s.at(w.tick) for s in w.shots],
                     [(b.x, b.y, b.w, b.h, b.hp, b.state) for b in w.actors]))
    return seen


@lru_cache
def plainly(kind: str, scene: int) -> list[object]:
    return fight(STANDARD[kind], scene)


OTHER: dict[str, int | str] = {
    "plates": 2, "brings": "ember", "burst": 60, "most": 0, "low": 6, "gravity": 40, "breaks": 1, "roam": 8, "turn": 90,
    "dive": 2, "near": 140, "lock": 40, "under": 200, "life": 24, "high": 120, "wide": 96, "leap_y": 700, "far": 90,
}


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, uses in breeds.USES.items() for key in uses])
def test_every_number_that_a_kind_says_it_uses_changes_its_fight(kind: str, key: str) -> None:
    value = OTHER[key] if key in OTHER else getattr(STANDARD[kind], key) * 3 // 2
    if (kind, key) == ("burrower", "high"):
        value = 20
    row = replace(STANDARD[kind], **{key: value})  # type: ignore[arg-type]
    assert any(fight(row, scene) != plainly(kind, scene) for scene in range(len(SCENES)))


def at_bounds(kind: str, key: str) -> list[Breed]:
    """Its row with one number at either bound; none where another number forbids that."""
    rows = []
    for value in (BREED_KNOBS[key].low, BREED_KNOBS[key].high):
        if key != "tell" or value >= LEAST_TELL[kind]:
            rows.append(replace(STANDARD[kind], name="twin", **{key: value}))  # type: ignore[arg-type]
    return rows


@pytest.mark.parametrize("kind", STANDARD)
def test_nothing_breaks_on_the_bounds(kind: str) -> None:
    for key in breeds.USES[kind]:
        for row in at_bounds(kind, key) if key in BREED_KNOBS else ():
            for scene in (0, 3):
                fight(row, scene, 220)


def test_a_breed_that_says_nothing_is_its_kind() -> None:
    for kind in STANDARD:
        assert fight(replace(STANDARD[kind], name="twin"), 0) == plainly(kind, 0), kind


def test_numbers_that_a_kind_does_not_use_are_nothing_to_it() -> None:
    for kind, uses in breeds.USES.items():
        others = {key: 77 for key in BREED_KNOBS if key not in (*uses, "burst")}
        assert fight(replace(STANDARD[kind], **others), 0) == plainly(kind, 0), kind


def shoot(row: Weapon, ticks: int = 220) -> list[object]:
    w = world(YARD, weapons=(row,), **{row.sort: row.name})
    w.player.moves = 31
    for x in (70, 110, 150, 190, 400):
        spawn(w, Spawn(x, "", w.player.x + x, FEET, kind="lasher", harmless=True))
    seen: list[object] = []
    for tick in range(ticks):
        buttons = {"rifle": FIRE, "blade": BLADE if tick % 16 == 0 else 0, "grenade": GRENADE if tick % 5 == 0 else 0,
                   "rail": BLADE if tick % 80 < 74 else 0}[row.sort]
        aim = 0
        if row.sort == "blade":  # a hop onto the first of them, which the blade meets from above
            buttons |= RIGHT | (JUMP if tick % 40 < 14 else 0) | (DOWN if tick > 60 else 0)
            aim = 16 if tick > 20 else 0
        if row.sort == "rifle" and tick < 60:
            buttons |= JUMP
        if tick == 120:
            buttons = 0
        step(w, pack(buttons, aim))
        p = w.player
        p.plates = 9
        seen.append((p.x, p.y, p.heat, p.grenades, p.battery, p.overheat, [s.at(w.tick) for s in w.shots],
                     [(a.hp, a.x) for a in w.actors]))
    return seen


@pytest.mark.parametrize(("sort", "key"), [(sort, key) for sort, uses in arsenal.USES.items() for key in uses])
def test_every_number_that_a_weapon_says_it_uses_changes_its_shots(sort: str, key: str) -> None:
    plain = replace(arsenal.STANDARD[sort], name="twin")
    other = {"pellets": 3, "gravity": 90, "cells": 2, "pierces": 1, "load": 3, "most": 5, "spread": 5, "life": 8,
             "blast": 30, "heat_most": 256, "kick": 900, "reach": 20, "cool": 60, "cool_delay": 1}
    row = replace(plain, **{key: other.get(key, getattr(plain, key) * 2)})
    if key == "most":
        row, plain = replace(row, load=5), replace(plain, load=3)
    assert shoot(plain) != shoot(row)


def test_a_weapon_that_says_nothing_is_its_sort() -> None:
    for sort, row in arsenal.STANDARD.items():
        assert shoot(replace(row, name="twin")) == shoot(row), sort
    assert {name for uses in arsenal.USES.values() for name in uses} == set(WEAPON_KNOBS)


def odd_world() -> World:
    """Somebody of a mod's breed, shots of a mod's gun in the air, a grenade of another sort."""
    bomb = replace(arsenal.STANDARD["grenade"], name="bomb", blast=70, damage=20, most=6, load=4)
    w = world(YARD, breeds=(EMBER,), weapons=(SCATTER, bomb), rifle="scatter", grenade="bomb",
              spawns=(Spawn(5, "", 800, FEET, kind="drone", breed="ember", tick=2),))
    w.player.moves = 31
    run(w, 12, GRENADE)
    run(w, 6, FIRE)
    return w


def test_a_copy_and_a_keyframe_go_on_as_the_world_does() -> None:
    w = odd_world()
    assert w.actors[0].breed is EMBER and len(w.shots) == 6 and w.player.grenades == 3
    copy, read = clone(w), keyframes.unpack(keyframes.pack(w), w.level, w.carry, digest(w))
    assert read.actors[0].breed == EMBER and read.player.rifle == SCATTER
    for _ in range(120):
        for each in (w, copy, read):
            step(each, pack(FIRE, 0))
        assert digest(w) == digest(copy) == digest(read)


def test_the_digest_tells_breeds_weapons_and_shots_apart() -> None:
    w = odd_world()
    before = digest(w)
    w.actors[0].breed = STANDARD["drone"]
    assert digest(w) != before
    w = odd_world()
    take(w.player, arsenal.STANDARD["rifle"])
    assert digest(w) != before and any(where.startswith("arms") for where, _ in state(odd_world()))
    w = odd_world()
    w.shots[0].blast += 1
    assert digest(w) != before


def test_what_nobody_of_a_mod_is_in_keeps_its_number() -> None:
    """A level with rows that nobody in it has says nothing of them: recordings of before there were any stay good."""
    assert digest(world(YARD, breeds=(EMBER,), weapons=(SCATTER,))) == digest(world(YARD))


@pytest.mark.parametrize("odd", [
    [["actor", 7, "ember"]], [["actor", 0, "nobody"]], [["actor", 0, "tower"]], [["arms", "scatter", "blade", "bomb"]],
    [["arms", "blade", "blade", "bomb", "rail"]], [["shot", 99, 1, 1]], [["shot", 0]], ["shot"], [[[], 0, 0]], 5,
])
def test_a_keyframe_that_lies_about_rows_is_none(odd: object) -> None:
    import json
    import zlib

    w = odd_world()
    data = keyframes.pack(w)
    tree = json.loads(zlib.decompress(data[1:]))
    tree[8] = odd
    with pytest.raises(BadKeyframe):
        keyframes.unpack(data[:1] + zlib.compress(json.dumps(tree).encode()), w.level, w.carry, digest(w))


def test_a_row_with_the_name_of_a_kind_is_that_kind() -> None:
    hard = replace(STANDARD["drone"], hp=50)
    w = world(YARD, breeds=(hard,), spawns=(Spawn(5, "", 800, FEET, kind="drone"),))
    run(w, 3)
    assert w.actors[0].hp == 50
    herald = spawn(w, Spawn(6, "", w.player.x + 200, FEET, kind="herald"))
    run(w, 500)
    called = [a for a in w.actors if a.target == herald.id]
    assert called and all(a.breed is hard for a in called)


def test_a_herald_brings_what_its_row_says_and_a_wide_one_needs_room() -> None:
    herald = replace(STANDARD["herald"], name="caller", brings="ember")
    w = world(YARD, breeds=(herald, EMBER))
    spawn(w, Spawn(6, "", w.player.x + 200, FEET, kind="herald", breed="caller"))
    run(w, 400)
    assert {a.breed.name for a in w.actors} == {"caller", "ember"}


@pytest.mark.parametrize("shards", range(1, 8))
def test_a_volley_has_as_many_shards_as_its_row_says(shards: int) -> None:
    w = world(YARD, breeds=(replace(STANDARD["spitter"], shards=shards, name="own"),))
    w.player.plates = 99
    a = spawn(w, Spawn(5, "", w.player.x + 200, FEET, kind="spitter", breed="own"))
    sources = 0
    while a.state != RECOVER:
        before = len(w.shots)
        step(w, 0)
        sources += sum(1 for shot in w.shots if shot.t0 == w.tick)
        assert len(w.shots) <= before + 1 and w.tick < 400
    assert sources == shards


def test_nobody_is_called_who_is_nobody() -> None:
    """No file may say so, but a world must not break."""
    w = world(YARD, breeds=(replace(STANDARD["herald"], name="mute", brings="nobody"),))
    spawn(w, Spawn(6, "", w.player.x + 200, FEET, kind="herald", breed="mute"))
    run(w, 400)
    assert {a.kind for a in w.actors} == {"herald", "drone"}


def test_a_weapon_lies_about_and_is_taken_until_the_end_of_the_level() -> None:
    bomb = replace(arsenal.STANDARD["grenade"], name="bomb", load=5, most=6)
    there = Pickup(7, "", 30 * 16 + 40, FEET, what="weapon", weapon="bomb")
    w = world(YARD, weapons=(bomb,), pickups=(there,))
    seen = run(w, 60, RIGHT)
    assert events.PICKUP in seen and w.player.grenade is bomb and w.player.grenades == 5
    back = start(w.level, 7, w.carry)
    assert back.player.grenade.name == "grenade"


def test_a_rifle_that_bursts_hurts_all_around_and_its_owner() -> None:
    rocket = replace(arsenal.STANDARD["rifle"], name="rocket", blast=48, damage=6, period=40, heat=0)
    w = world(YARD, weapons=(rocket,), rifle="rocket")
    spawned = [spawn(w, Spawn(x, "", w.player.x + x, FEET, kind="lasher", harmless=True)) for x in (120, 150)]
    run(w, 12, FIRE)
    assert [a.hp for a in spawned] == [6, 6]
    w = world(YARD, weapons=(rocket,), rifle="rocket")
    spawn(w, Spawn(5, "", w.player.x + 30, FEET, kind="lasher", harmless=True))
    run(w, 6, FIRE)
    assert w.player.plates == 2
