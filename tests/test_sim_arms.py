"""Blade, parry, rail, grenades that are aimed, walls that are climbed, and the drills that teach them."""

from __future__ import annotations

import pytest

from lab import FLAT, level, run, world
from last_reveille.sim import events, rules, specs
from last_reveille.sim.command import BLADE, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, pack
from last_reveille.sim.snapshot import clone, digest
from last_reveille.sim.specs import MOVES
from last_reveille.sim.step import start, step
from last_reveille.sim.weapons import arc, spit
from last_reveille.sim.world import (
    DYING,
    OWNER_PLAYER,
    RECOVER,
    STATE_DEAD,
    STRIKE,
    Carry,
    World,
)
from last_reveille.sim.world import (
    GRENADE as GRENADE_SHOT,
)

FLOOR = 160
ALL = (1 << len(MOVES)) - 1
SHAFT = """
#......#......................
#......#......................
#......#......................
#......#......................
#......#......................
#......#......................
#......#......................
#......#......................
#......#......................
#...@..#......................
##############################
""".replace(".", " ")


def knowing(drawing: str, moves: int = ALL, **fields) -> World:  # type: ignore[no-untyped-def]
    carry = Carry()
    carry.moves = moves
    w = start(level(drawing, **fields), 7, carry)
    run(w, 5)
    return w


def mimic(kind: str, x: int, **fields) -> specs.Spawn:  # type: ignore[no-untyped-def]
    fields.setdefault("harmless", True)
    return specs.Spawn(50, "", x, FLOOR, kind=kind, tick=1, **fields)


# -- blade


def test_a_swing_hits_each_body_once_and_only_in_its_arc() -> None:
    other = specs.Spawn(51, "", 20, FLOOR, kind="lasher", tick=1, harmless=True)
    w = knowing(FLAT, spawns=(mimic("lasher", 108), other))
    front, behind = w.actors
    seen = run(w, 1, BLADE) + run(w, 25)
    assert seen.count(events.SWING) == 1
    assert front.hp == rules.LASHER_HP - rules.BLADE_DAMAGE
    assert behind.hp == rules.LASHER_HP
    run(w, 1, BLADE)
    run(w, 25)
    assert front.hp == rules.LASHER_HP - 2 * rules.BLADE_DAMAGE


def test_no_blade_no_rail_no_wall_and_no_grenade_before_they_are_learned() -> None:
    w = knowing(FLAT, moves=0, spawns=(mimic("drone", 100),))
    seen = run(w, 90, BLADE) + run(w, 2) + run(w, 5, GRENADE) + run(w, 5)
    assert not {events.SWING, events.RAIL, events.CHARGED, events.THROW} & set(seen)
    assert w.actors[0].hp == rules.DRONE_HP


def test_the_hand_with_the_blade_does_not_shoot() -> None:
    w = knowing(FLAT)
    seen = run(w, rules.SWING_AGAIN - 1, BLADE | FIRE)
    assert events.SHOT not in seen
    assert events.SHOT in run(w, 12, FIRE)


def shard_at(w: World, x: int) -> None:
    p = w.player
    spit(w, 0, x, p.y + 14, -1024, 0, 0)


def test_an_early_blade_sends_a_shard_back_and_a_late_one_cuts_it() -> None:
    w = knowing(FLAT)
    run(w, 1, BLADE)
    shard_at(w, w.player.x + 34)
    assert events.PARRY in run(w, 2)
    assert [s.owner for s in w.shots] == [OWNER_PLAYER]
    assert w.player.plates == 3
    w = knowing(FLAT)
    run(w, 1, BLADE)
    run(w, rules.SWING_PARRIES[1] - 1)
    shard_at(w, w.player.x + 34)
    assert events.CUT in run(w, 2)
    assert not w.shots


@pytest.mark.parametrize(("kind", "near", "what"), [("drone", 34, events.STAGGER), ("shell", 44, events.PARRY)])
def test_an_attack_into_the_blade_is_turned(kind: str, near: int, what: str) -> None:
    """A drone is light enough to be thrown off by the hit itself; a ram is parried, and costs the shell its front."""
    w = knowing(FLAT, spawns=(specs.Spawn(50, "", 170, FLOOR, kind=kind, tick=1),))
    a = w.actors[0]
    for _ in range(400):
        step(w, 0)
        if a.state == STRIKE and abs(a.x - w.player.x) < near:
            break
    assert a.state == STRIKE
    a.hp = 99
    side = 0 if a.x > w.player.x else 32
    seen = run(w, 1, BLADE, side) + run(w, 12, 0, side)
    assert what in seen
    assert a.state == RECOVER
    assert w.player.plates == 3
    assert kind == "drone" or a.c == 1


def test_striking_down_from_the_air_bounces() -> None:
    w = knowing(FLAT, spawns=(mimic("shell", 72),))
    w.player.y -= 60
    w.player.ground = False
    w.player.vy = 200
    seen = run(w, 1, BLADE, 16)
    lowest = 0
    for _ in range(14):
        seen += run(w, 1, 0, 16)
        lowest = min(lowest, w.player.vy)
    assert events.HIT in seen
    assert lowest <= -rules.POGO + rules.GRAVITY


# -- rail


def test_the_rail_needs_its_charge_and_a_cell_and_goes_through_three() -> None:
    spawns = tuple(
        specs.Spawn(50 + i, "", 130 + 40 * i, FLOOR, kind="spitter", tick=1, harmless=True) for i in range(4)
    )
    w = knowing(FLAT, spawns=spawns)
    assert events.RAIL not in run(w, rules.SWING_AGAIN + rules.RAIL_CHARGE - 4, BLADE) + run(w, 3)
    battery = w.player.battery
    w.player.battery = 3 * rules.BATTERY_CELL
    seen = run(w, rules.SWING_AGAIN + rules.RAIL_CHARGE + 2, BLADE) + run(w, 2)
    assert battery
    assert seen.count(events.CHARGED) == 1
    assert seen.count(events.RAIL) == 1
    assert [a.state == DYING for a in w.actors] == [True, True, True, False]
    assert w.player.battery < 3 * rules.BATTERY_CELL


def test_the_rail_passes_a_grille_and_rings_what_is_behind_and_stops_at_a_door() -> None:
    for look, rung in (("grille", True), ("door", False)):
        gong = specs.Lever(70, "", 260, FLOOR, kind="gong", by="rail", flag="rung")
        door = specs.Door(71, "", 180, 80, 16, 80, look=look)
        w = knowing(FLAT, levers=(gong,), doors=(door,))
        run(w, rules.SWING_AGAIN + rules.RAIL_CHARGE + 2, BLADE)
        run(w, 2)
        assert ("rung" in w.flags) is rung


# -- grenades, gongs, shells


def test_the_aimed_arc_is_the_flight() -> None:
    w = knowing(FLAT)
    run(w, 10, GRENADE, 58)
    drawn = arc(w)
    ahead = clone(w)
    step(ahead, pack(0, 58))
    flown = []
    for n in range(1, rules.FUSE):
        step(ahead, pack(0, 58))
        if n % 3 == 0 and ahead.shots:
            x, y = ahead.shots[0].at(ahead.tick)
            flown.append((x >> 8, y >> 8))
    assert len(flown) > 12
    assert drawn[: len(flown)] == flown


def test_aiming_a_grenade_changes_nothing_and_letting_go_throws_one() -> None:
    w = knowing(FLAT)
    run(w, 10, GRENADE)
    before = digest(w)
    arc(w)
    assert digest(w) == before
    assert not w.shots
    run(w, 1)
    assert [s.kind for s in w.shots] == [GRENADE_SHOT]
    assert w.player.grenades == rules.GRENADES - 1


@pytest.mark.parametrize("by", ["shot", "blade", "grenade", "rail", "any"])
def test_gongs_answer_to_their_weapon_only(by: str) -> None:
    for tool in ("shot", "blade", "grenade"):
        gong = specs.Lever(70, "", 104, FLOOR, kind="gong", by=by, flag="rung", once=True)
        w = knowing(FLAT, levers=(gong,))
        if tool == "shot":
            run(w, 30, FIRE, 1)
        elif tool == "blade":
            run(w, 1, BLADE, 2)
            run(w, 20, 0, 2)
        else:
            run(w, 1, GRENADE, 14)
            run(w, 70, 0, 14)
        assert ("rung" in w.flags) is (by in (tool, "any")), (by, tool)


def test_a_shells_front_stops_bullets_until_it_is_broken() -> None:
    w = knowing(FLAT, spawns=(mimic("shell", 160, facing=-1),))
    shell = w.actors[0]
    assert events.CLANG in run(w, 40, FIRE)
    assert shell.hp == rules.SHELL_HP
    shell.facing = 1
    run(w, 20, FIRE)
    assert shell.hp < rules.SHELL_HP
    shell.hp, shell.facing, shell.c = rules.SHELL_HP, -1, 1
    run(w, 20, FIRE)
    assert shell.hp < rules.SHELL_HP


# -- walls


def climb(w: World, ticks: int) -> int:
    """Leans and kicks from side to side; the highest place (px from the top)."""
    best, side = w.player.y, RIGHT
    hold = 0
    for _ in range(ticks):
        p = w.player
        if p.ground:
            hold = 12
        elif p.wall:
            side = LEFT if p.wall > 0 else RIGHT
            hold = 0 if hold else 12
        buttons = side | (JUMP if hold else 0)
        hold = max(hold - 1, 0)
        step(w, pack(buttons, 0))
        best = min(best, p.y)
    return best


def test_a_shaft_is_climbed_with_the_wall_jump_and_not_without() -> None:
    assert climb(knowing(SHAFT), 400) < 20
    assert climb(knowing(SHAFT, moves=0), 400) > 40


def test_a_wall_holds_a_falling_suit_back() -> None:
    w = knowing(SHAFT)
    w.player.x, w.player.y, w.player.vy = 16, 0, 300
    run(w, 30, LEFT)
    assert w.player.wall == -1
    assert w.player.vy == rules.WALL_SLIDE
    run(w, 1)
    assert w.player.wall == 0


# -- drills


def drilled(move: str, **fields) -> World:  # type: ignore[no-untyped-def]
    drill = specs.Drill(80, "", 0, 0, 400, 400, move=move)
    return knowing(FLAT, moves=0, drills=(drill,), **fields)


def test_a_drill_lends_its_move_and_a_pass_makes_it_his() -> None:
    goal = specs.Trigger(81, "", 200, 100, 16, 80, do="pass", target="blade")
    w = drilled("blade", triggers=(goal,))
    assert events.SWING in run(w, 2, BLADE)
    assert w.player.moves == 0
    learned: list[tuple[str, int, str]] = []
    for _ in range(120):
        step(w, pack(RIGHT, 0))
        learned += [(e.what, e.a, e.text) for e in w.events if e.what in (events.MOVE, events.DRILL)]
    bit = 1 << MOVES.index("blade")
    assert w.player.moves == bit
    assert "move_blade" in w.flags
    assert learned == [(events.DRILL, 1, "blade"), (events.MOVE, bit, "blade")]


def test_dying_in_a_drill_is_ritas_doing_until_it_is_learned() -> None:
    from last_reveille.sim.harm import kill_player

    w = drilled("dash")
    kill_player(w, "drone", 3)
    assert (w.death, w.player.state) == ("trained", STATE_DEAD)
    w = knowing(FLAT, moves=1, drills=(specs.Drill(80, "", 0, 0, 400, 400, move="dash"),))
    kill_player(w, "drone", 3)
    assert w.death == "drone"


def test_an_exit_asks_for_its_move() -> None:
    gate = specs.Exit(90, "", 200, 100, 32, 80, to="x", needs="dash")
    w = knowing(FLAT, moves=0, exits=(gate,))
    said = run(w, 300, RIGHT)
    assert w.over == ""
    assert events.SAY in said
    w = knowing(FLAT, moves=1, exits=(gate,))
    run(w, 120, RIGHT)
    assert w.over == "exit"


def test_crouching_through_a_fall_and_back_leaves_him_on_his_feet() -> None:
    """put_back gave a crouched body the head of a standing one: the feet hung in the air."""
    from last_reveille.sim.harm import put_back

    w = knowing(FLAT)
    feet = w.player.y + w.player.h
    run(w, 5, DOWN)
    assert w.player.crouch
    put_back(w)
    assert w.player.y + w.player.h == feet
    assert world(FLAT).player.moves == 3
