"""The suit's measures: what maps are drawn by."""

from __future__ import annotations

from lab import FLAT, run, world
from last_reveille.sim import events, rules
from last_reveille.sim.command import DASH, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, UP
from last_reveille.sim.world import STATE_DASH, STATE_LADDER


def settled(drawing: str = FLAT, **fields):  # type: ignore[no-untyped-def]
    w = world(drawing, **fields)
    run(w, 5)
    return w


def test_a_held_jump_is_three_and_a_half_tiles_high_and_takes_43_ticks() -> None:
    w = settled()
    floor, top = w.player.y, w.player.y
    for tick in range(1, 80):
        run(w, 1, JUMP)
        top = min(top, w.player.y)
        if tick > 5 and w.player.ground:
            break
    assert 54 <= floor - top <= 60
    assert 40 <= tick <= 46


def test_a_tapped_jump_is_low() -> None:
    w = settled()
    floor = w.player.y
    run(w, 1, JUMP)
    top = floor
    for _ in range(40):
        run(w, 1)
        top = min(top, w.player.y)
    assert 12 <= floor - top <= 26


def test_run_is_two_and_a_half_px_a_tick() -> None:
    w = settled()
    run(w, 20, RIGHT)
    x = w.player.x
    run(w, 60, RIGHT)
    assert w.player.x - x == 150


def test_coyote_time_lets_you_jump_late_but_not_too_late() -> None:
    pit = "\n".join([" " * 40] * 6 + ["    @" + " " * 35, "######" + " " * 34] + [" " * 40] * 6)
    for late, jumps in ((3, True), (9, False)):
        w = settled(pit)
        while w.player.ground:
            run(w, 1, RIGHT)
        run(w, late - 1, RIGHT)
        assert (events.JUMP in run(w, 2, RIGHT | JUMP)) is jumps


def test_a_jump_pressed_before_the_landing_is_remembered() -> None:
    w = settled()
    run(w, 30, JUMP)
    while w.player.y + w.player.h < 160 - 9:
        run(w, 1)
    assert events.JUMP in run(w, 8, JUMP)


def test_the_dash_goes_63_px_level_and_costs_a_cell() -> None:
    w = settled()
    x, y, cell = w.player.x, w.player.y, w.player.battery
    run(w, 1, DASH)
    assert w.player.state == STATE_DASH
    run(w, rules.DASH_TICKS - 1)
    assert 56 <= w.player.x - x <= 68
    assert w.player.y == y
    assert w.player.battery <= cell - rules.BATTERY_CELL + 60


def test_crouch_is_lower_and_stands_up_only_where_there_is_room() -> None:
    tunnel = "\n".join([" " * 20, " " * 20, "      ############  ", " " * 20, "   @" + " " * 16, "#" * 20])
    w = settled(tunnel)
    run(w, 5, DOWN)
    assert (w.player.h, w.player.crouch) == (24, True)
    run(w, 80, DOWN | RIGHT)
    assert w.player.x > 7 * 16
    run(w, 5)
    assert w.player.crouch, "there is a ceiling"


def test_down_and_jump_drops_through_a_one_way() -> None:
    w = settled("\n".join([" " * 12, "   @", " =======", " " * 12, " " * 12, "############"]))
    y = w.player.y
    run(w, 1, DOWN | JUMP)
    run(w, 30)
    assert w.player.y > y + 20


def test_one_way_holds_from_above_and_lets_through_from_below() -> None:
    w = settled("\n".join([" " * 12] * 3 + ["  ========= ", " " * 12, "    @       ", "############"]))
    run(w, 40, JUMP)
    run(w, 30)
    assert w.player.y + w.player.h == 3 * 16


def test_a_ladder_is_climbed_and_left() -> None:
    w = settled("\n".join(["             ", "             ", "     ====H===", "         H   ", "         H   ",
                            "         H   ", "         @   ", "#############"]))
    run(w, 2, UP)
    assert w.player.state == STATE_LADDER
    run(w, 120, UP)
    assert w.player.y + w.player.h <= 2 * 16 + 2


def test_a_low_ledge_is_forgiven_and_a_wall_is_not() -> None:
    w = settled()
    run(w, 300, LEFT)
    assert w.player.x == 0


def test_the_rifle_fires_every_six_ticks_and_overheats_after_22() -> None:
    w = settled()
    seen = run(w, 6 * 22 + 6, FIRE)
    assert seen.count(events.SHOT) == 22
    assert events.OVERHEAT in seen
    assert events.SHOT not in run(w, 30, FIRE)
    run(w, 90)
    assert events.SHOT in run(w, 1, FIRE)


def test_the_parade_rifle_of_the_first_morning_has_no_bolt() -> None:
    w = world(FLAT, first=True)
    seen = run(w, 30, FIRE)
    assert events.DRY in seen
    assert events.SHOT not in seen


def test_a_grenade_bounces_and_breaks_cracked_tiles() -> None:
    w = settled(FLAT.replace("    @                ", "    @     cc         ", 1))
    seen = run(w, 1, GRENADE, 4) + run(w, 70, 0, 4)
    assert events.CLANG in seen
    assert events.BLAST in seen
    assert [b % w.level.width for b in w.broken] == [10]
    assert w.grid[9][10] == 0
    assert w.level.grid[9][10] != 0, "the level itself never changes"


def test_spikes_take_a_plate_and_put_you_back() -> None:
    w = settled("\n".join([" " * 20] * 4 + ["   @    ^^^         ", "####################"]))
    run(w, 60, RIGHT)
    assert w.player.plates <= 2
    assert w.over == ""


def test_the_bottom_of_the_world_kills() -> None:
    w = settled("\n".join([" " * 20] * 4 + ["   @                ", "######              "]))
    run(w, 120, RIGHT)
    assert (w.over, w.death) == ("dead", "fall")


def test_no_tap_changes_nothing_and_idle_is_still() -> None:
    w = settled()
    before = (w.player.x, w.player.y)
    run(w, 120)
    assert (w.player.x, w.player.y) == before
