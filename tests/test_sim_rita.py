"""Rita: she throws, she comes once, she leaves you the kill. And those who can be called away."""

from __future__ import annotations

from lab import FLAT, level, run, world
from last_reveille.sim import events, rules, specs
from last_reveille.sim.command import USE
from last_reveille.sim.harm import hurt_actor, hurt_player
from last_reveille.sim.people import call
from last_reveille.sim.step import carry_out, start, step
from last_reveille.sim.weapons import blast
from last_reveille.sim.world import DOWN, OWNER_PLAYER, OWNER_WORLD, STATE_DEAD, STATE_DOWN, Carry, World

FLOOR = 160
RITA = specs.PersonAt(10, "rita", 100, FLOOR, who="rita", role="rita", mortal=True)
JUNIE = specs.PersonAt(11, "junie", 100, FLOOR, who="kid", role="post", mortal=True, refuge=240)


def beside(**fields) -> World:  # type: ignore[no-untyped-def]
    w = world(FLAT, people=(RITA,), **fields)
    run(w, 60)
    return w


def test_her_hands_throw_him_seven_tiles_up() -> None:
    w = beside()
    rita = w.actors[0]
    rita.x = w.player.x + 10
    ground = w.player.y
    assert events.BOOST in run(w, 1, USE)
    highest = ground
    for _ in range(60):
        step(w, 0)
        highest = min(highest, w.player.y)
    assert 104 <= ground - highest <= 124


def test_she_comes_once_a_day() -> None:
    w = beside()
    hurt_player(w, 2, "drone", 0, 0)
    w.player.mercy = 0
    hurt_player(w, 2, "drone", 0, 0)
    assert w.player.state == STATE_DOWN
    assert w.over == ""
    assert events.REVIVE in run(w, rules.DOWN_TICKS + 1)
    assert (w.player.state, w.player.plates) == (0, 1)
    assert "rita_revived" in carry_out(w).flags
    run(w, 200)
    w.player.mercy = 0
    hurt_player(w, 2, "drone", 0, 0)
    assert w.player.state == STATE_DEAD


def test_what_kills_outright_kills_beside_her_too_and_so_does_being_alone() -> None:
    w = beside()
    hurt_player(w, 3, "fall", 0, 0)
    assert w.over == "dead"
    w = world(FLAT)
    for _ in range(2):
        w.player.mercy = 0
        hurt_player(w, 2, "drone", 0, 0)
    assert w.over == "dead"


def test_if_she_falls_on_the_way_it_was_for_nothing() -> None:
    w = beside()
    for _ in range(2):
        w.player.mercy = 0
        hurt_player(w, 2, "kite", 0, 0)
    assert w.player.state == STATE_DOWN
    w.actors[0].hp, w.actors[0].state = 0, DOWN
    run(w, 3)
    assert (w.over, w.death) == ("dead", "kite")


def test_she_leaves_the_last_hit_to_whoever_is_at_it() -> None:
    for yours in (True, False):
        w = beside(spawns=(specs.Spawn(50, "", 160, FLOOR, kind="drone", tick=60, harmless=True),))
        drone = next(a for a in w.actors if a.kind == "drone")
        if yours:
            hurt_actor(w, drone, 1, OWNER_PLAYER, drone.x, drone.y)
        run(w, 60)
        assert (drone.hp > 0) is yours


def test_her_blade_opens_a_shell() -> None:
    w = beside(spawns=(specs.Spawn(50, "", 200, FLOOR, kind="shell", tick=50, harmless=True),))
    shell = next(a for a in w.actors if a.kind == "shell")
    run(w, 90)
    assert shell.c == 1


def posted(**fields) -> World:  # type: ignore[no-untyped-def]
    w = start(level(FLAT, people=(JUNIE,), **fields), 7, Carry())
    run(w, 20)
    return w


def test_who_is_called_away_runs_and_is_saved_and_who_is_not_dies_there() -> None:
    for called in (True, False):
        w = posted()
        junie = w.actors[0]
        if called:
            w.player.x = junie.x - 10
            assert events.CALL in run(w, 1, USE)
            w.player.x = 40
        seen = run(w, 80)
        blast(w, 100, FLOOR - 10, 40, OWNER_WORLD)
        run(w, 2)
        assert (events.SAVED in seen) is called
        assert ("saved_kid" in carry_out(w).flags) is called
        assert ("kid_fell" in w.flags) is not called
        assert (junie.hp > 0) is called


def test_calling_twice_is_calling_once() -> None:
    w = posted()
    call(w, w.actors[0])
    assert events.CALL in [e.what for e in w.events]
    w.events = []
    call(w, w.actors[0])
    assert not w.events


def test_she_does_not_stay_in_a_pit_that_she_cannot_jump_out_of() -> None:
    from lab import level as drawn

    pit = """
..............................
..............................
..............................
....@.........................
######....####################
######....####################
######....####################
######....####################
######....####################
##############################
""".replace(".", " ")
    rita = specs.PersonAt(10, "rita", 128, 144, who="rita", role="rita", mortal=True)
    w = start(drawn(pit, people=(rita,)), 7, Carry())
    run(w, 140)
    assert abs(w.actors[0].y - w.player.y) < 16


def test_who_is_no_longer_wanted_leaves_unseen() -> None:
    away = specs.PersonAt(12, "coach", 100, FLOOR, who="soldier", role="post", unless_flag="done")
    w = start(level(FLAT, people=(away,)), 7, Carry())
    run(w, 5)
    w.flags.append("done")
    run(w, 5)
    assert len(w.actors) == 1  # under the player's eyes he stays
    w.player.x = 660
    run(w, 2)
    assert not w.actors
