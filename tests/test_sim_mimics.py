"""Each new kind: its one idea, what it asks, and what becomes of it."""

from __future__ import annotations

import pytest

from lab import FLAT, run, world
from last_reveille.sim import events, rules, specs
from last_reveille.sim.command import DOWN
from last_reveille.sim.harm import hurt_actor
from last_reveille.sim.step import step
from last_reveille.sim.weapons import blast
from last_reveille.sim.world import DYING, FROZEN, OWNER_PLAYER, RECOVER, STRIKE, TELL, Actor, World

FLOOR = 160


def mimic(kind: str, x: int, ident: int = 50, **fields) -> specs.Spawn:  # type: ignore[no-untyped-def]
    fields.setdefault("tick", 1)
    return specs.Spawn(ident, "", x, FLOOR, kind=kind, **fields)


def until(w: World, a: Actor, state: int, limit: int = 900) -> None:
    for _ in range(limit):
        if a.state == state:
            return
        step(w, 0)
        w.player.plates = 3
    raise AssertionError(f"{a.kind} never came to state {state}")


def fresh(kind: str, x: int, **fields) -> tuple[World, Actor]:  # type: ignore[no-untyped-def]
    w = world(FLAT, spawns=(mimic(kind, x, **fields),))
    run(w, 2)
    return w, w.actors[0]


def test_the_lashers_line_goes_over_a_crouched_suit() -> None:
    for buttons, left in ((0, 2), (DOWN, 3)):
        w, a = fresh("lasher", 130)
        run(w, 3, buttons)
        until_strike = [run(w, 1, buttons) for _ in range(160) if a.state != STRIKE]
        assert until_strike
        run(w, rules.LASHER_SWEEP + 1, buttons)
        assert w.player.plates == left
        assert a.state == RECOVER


def test_a_tower_holds_its_line_before_it_shoots_along_it() -> None:
    w, a = fresh("tower", 400)
    until(w, a, TELL)
    held: list[int] = []
    while a.state == TELL:
        w.player.x += 2
        if a.timer < rules.TOWER_LOCK:
            held.append(a.b)
        step(w, 0)
    assert len(held) >= rules.TOWER_LOCK - 1
    assert len({*held}) == 1
    assert len(w.shots) == 1
    assert w.shots[0].g == 0


@pytest.mark.parametrize("mount", specs.MOUNTS)
def test_towers_stay_where_they_grew(mount: str) -> None:
    w = world(FLAT, spawns=(specs.Spawn(50, "", 300, 60, kind="tower", tick=1, mount=mount, facing=-1),))
    run(w, 2)
    a = w.actors[0]
    place = (a.x, a.y)
    run(w, 200)
    assert (a.x, a.y) == place
    hurt_actor(w, a, 99, OWNER_PLAYER, a.x, a.y)
    run(w, 20)
    assert (a.x, a.y) == place


def test_a_kite_comes_down_on_its_mark_and_nowhere_else() -> None:
    w, a = fresh("kite", 200, entrance="fly")
    until(w, a, TELL)
    mark = (a.b, a.c)
    until(w, a, STRIKE)
    w.player.x = 500
    until(w, a, RECOVER)
    assert abs(a.x + a.w // 2 - mark[0]) < 12
    assert abs(a.y + a.h - mark[1]) < 24


def test_a_dead_kite_falls_out_of_the_sky() -> None:
    w, a = fresh("kite", 200)
    run(w, 60)
    assert not a.ground
    hurt_actor(w, a, 99, OWNER_PLAYER, a.x, a.y)
    assert events.BLAST in run(w, rules.DYING)
    assert a.ground


def test_a_heralds_cry_brings_two_and_its_death_staggers_them() -> None:
    w, a = fresh("herald", 300)
    until(w, a, STRIKE)
    assert len(w.actors) == 3
    drones = w.actors[1:]
    assert [d.target for d in drones] == [a.id, a.id]
    run(w, 90)
    for d in drones:
        d.hp = 99
    hurt_actor(w, a, 99, OWNER_PLAYER, a.x, a.y)
    assert [d.state for d in drones] == [RECOVER, RECOVER]


def test_a_cry_that_is_hurt_breaks_off() -> None:
    w, a = fresh("herald", 300)
    until(w, a, TELL)
    hurt_actor(w, a, rules.HERALD_BREAK, OWNER_PLAYER, a.x, a.y)
    assert events.STAGGER in run(w, 2)
    run(w, rules.HERALD_TELL)
    assert len(w.actors) == 1


def test_heralds_never_keep_more_than_their_number() -> None:
    w, a = fresh("herald", 400)
    most = 0
    for _ in range(3000):
        step(w, 0)
        w.player.plates, w.over, w.player.state = 3, "", 0
        most = max(most, sum(1 for d in w.actors if d.target == a.id))
    assert 0 < most <= rules.HERALD_MOST + 1


def test_a_blast_is_the_end_of_a_swarm_and_a_bullet_is_not() -> None:
    w, a = fresh("swarm", 400)
    hurt_actor(w, a, 1, OWNER_PLAYER, a.x, a.y)
    assert a.hp == rules.SWARM_HP - 1
    blast(w, a.x + 30, a.y, rules.BLAST, OWNER_PLAYER)
    assert a.state == DYING


def test_a_shell_turns_only_when_you_have_been_behind_it_for_a_while() -> None:
    w, a = fresh("shell", 300, facing=1)
    run(w, rules.SHELL_TURN - 4)
    assert a.facing == 1
    run(w, 10)
    assert a.facing == -1


def test_a_spitters_sac_burns_its_neighbour_and_nobody_else() -> None:
    w = world(FLAT, spawns=(mimic("spitter", 90, harmless=True), mimic("drone", 106, 51, harmless=True)))
    run(w, 2)
    spitter, drone = w.actors
    hurt_actor(w, spitter, 99, OWNER_PLAYER, 0, 0)
    run(w, rules.SPITTER_BURST + 1)
    assert drone.hp == rules.DRONE_HP - rules.BURST_DAMAGE
    assert w.player.plates == 3


def test_an_alpha_sends_its_own_round_both_sides_and_its_death_stops_only_those_near() -> None:
    spawns = (mimic("alpha", 420, harmless=True), mimic("drone", 300, 51, harmless=True),
              mimic("drone", 320, 52, harmless=True), mimic("drone", 720, 53, harmless=True))
    w = world(FLAT, spawns=spawns)
    run(w, 40)
    alpha, one, other, far = w.actors
    assert sorted((one.order, other.order)) == [-1, 1]
    assert far.order == 0
    hurt_actor(w, alpha, 99, OWNER_PLAYER, 0, 0)
    run(w, 2)
    assert (one.state, other.state) == (FROZEN, FROZEN)
    assert far.state != FROZEN
    assert (one.order, other.order) == (0, 0)


def test_a_commanded_drone_comes_from_the_other_side() -> None:
    w, a = fresh("drone", 200)
    a.order = -1  # the player stands at 72: it must pass him
    sides = []
    for _ in range(240):
        a.order = -1
        step(w, 0)
        w.player.plates = 3
        if a.state == TELL:
            sides.append(a.x + a.w // 2 - w.player.x - 8)
    assert sides
    assert all(side < 0 for side in sides)


def test_who_spars_is_who_killed_most() -> None:
    from lab import level
    from last_reveille.sim.step import start
    from last_reveille.sim.world import Carry

    carry = Carry()
    carry.spar = ("kite", "shell")
    spawns = tuple(mimic("drone", 300 + 40 * n, 50 + n, spar=n) for n in range(4))
    w = start(level(FLAT, spawns=spawns), 7, carry)
    run(w, 2)
    assert [a.kind for a in w.actors] == ["drone", "kite", "shell", "drone"]


def test_an_alpha_comes_up_to_a_ledge_instead_of_cutting_the_air_below_it() -> None:
    rows = FLAT.split("\n")
    tall = "\n".join(row[:12] + "#####" + row[17:] if 6 < i < 11 else row for i, row in enumerate(rows))
    w = world(tall, spawns=(mimic("alpha", 330),))
    w.player.x, w.player.y = 220, 160 - 64 - 40
    highest = 999
    for _ in range(400):
        step(w, 0)
        w.player.plates, w.over, w.player.state = 3, "", 0
        w.player.x = 220
        highest = min(highest, w.actors[0].y + w.actors[0].h)
    assert highest < 160 - 48


@pytest.mark.parametrize("far", [120, 220, 330, 390])
def test_a_tower_on_the_ground_hits_who_stands_still(far: int) -> None:
    """Beyond 170 px its flat line once passed over the hurt box."""
    w, a = fresh("tower", 72 + far)
    for _ in range(240):
        run(w, 1)
        if a.state == RECOVER and not w.shots:
            break
    assert w.player.plates == 2
