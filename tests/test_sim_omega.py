"""The last fight in a bare hall: each phase ends as it says, and the rollback is what it says."""

from __future__ import annotations

from dataclasses import replace

from lab import run, world
from last_reveille.sim import arsenal, events, omega, specs
from last_reveille.sim.command import FIRE, USE, pack
from last_reveille.sim.snapshot import clone, diff, digest
from last_reveille.sim.step import step
from last_reveille.sim.units import direction
from last_reveille.sim.weapons import blast, fire
from last_reveille.sim.world import HUSK, OWNER_PLAYER, STATE_DEAD, STATE_PIN, World

HALL = "\n".join([" " * 60] * 24 + ["     @" + " " * 54] + ["#" * 60] * 2)
FLOOR = 25 * 16
CORE = (480, FLOOR - 120)


def hall(**fields):  # type: ignore[no-untyped-def]
    nodes = tuple(specs.Node(10 + i, f"n{i}", 100 + 250 * i, FLOOR - 60, open=((20, 3600),)) for i in range(4))
    spec = specs.Hall(
        20, "hall", 0, 0, 60 * 16, FLOOR, core_x=CORE[0], core_y=CORE[1],
        schedule=((228, "strike", 0), (685, "sweep_low", 0), (900, "drones", 2), (1142, "suction_left", 0),
                  (1300, "suction_off", 0)),
    )
    cradles = [
        specs.Lever(30 + i, f"k{i}", 200 + 100 * i, FLOOR - 32, 16, 32, kind="cradle", hold=10) for i in range(3)
    ]
    levers = (*cradles, specs.Lever(40, "core", CORE[0] - 24, FLOOR - 40, 48, 40, kind="core", hold=1))
    return world(HALL, halls=(spec,), nodes=nodes, levers=levers, suit=True, **fields)


def stand(w: World, x: int, y: int = FLOOR) -> None:
    w.player.x, w.player.y = x - 8, y - 40
    w.player.vx = w.player.vy = 0


def kill_nodes(w: World, which: list[int]) -> None:
    assert w.omega is not None
    for i in which:
        for _ in range(12):
            node = w.level.nodes[i]
            omega.take_hit(w, node.x, node.y, 1, 1)


def test_what_bursts_hurts_a_nerve_once_and_by_its_force() -> None:
    """Of twelve hits a grenade takes six; a rocket takes what its blast does, and nothing for having hit."""
    for force, left in ((8, 6), (4, 9), (1, 11), (16, 0)):
        rocket = replace(arsenal.STANDARD["rifle"], name="rocket", blast=8, damage=force, heat=0)
        w = hall(weapons=(rocket,), rifle="rocket")
        run(w, 30)
        assert w.omega is not None and w.omega.nodes[0] == 12
        node = w.level.nodes[0]
        fire(w, OWNER_PLAYER, 0, node.x - 60, node.y, 0, w.player.rifle)
        run(w, 10)
        assert w.omega.nodes[0] == left
    w = hall()
    run(w, 30)
    blast(w, w.level.nodes[0].x, w.level.nodes[0].y, 40, OWNER_PLAYER)
    assert w.omega is not None and w.omega.nodes[0] == 6


def to_phase_2() -> World:
    w = hall()
    run(w, 30)
    kill_nodes(w, [0, 1])
    run(w, 1)
    assert w.omega is not None
    assert w.omega.phase == 2
    return w


def shoot_core(w: World, ticks: int, x: int) -> list[str]:
    """Stand at x and fire at the core for some ticks, never hurt."""
    seen: list[str] = []
    for _ in range(ticks):
        w.player.mercy = w.tick + 9
        w.player.plates = 3
        stand(w, x)
        aim = direction(CORE[0] - x, CORE[1] - (FLOOR - 24))
        w.player.heat = 0
        step(w, pack(FIRE, aim))
        seen += [e.what for e in w.events]
    return seen


def test_it_wakes_when_the_hall_is_entered_and_nodes_can_be_hurt_only_when_open() -> None:
    w = hall()
    run(w, 5)
    assert w.omega is not None
    assert w.omega.phase == 1
    kill_nodes(w, [0])
    assert w.omega.nodes[0] == 12, "not open before tick 20 of its clock"
    run(w, 30)
    kill_nodes(w, [0])
    assert w.omega.nodes[0] == 0


def test_the_strike_is_told_ninety_ticks_ahead_at_the_place_it_hits() -> None:
    w = hall()
    told = struck = 0
    where = (0, 0)
    for _ in range(400):
        step(w, 0)
        w.player.mercy = w.tick + 2
        for event in w.events:
            if event.text == "" and event.what == events.TELL:
                continue
            if event.what == events.TELL and event.b == omega.STRIKE_TELL:
                told, where = w.tick, (event.x, event.y)
            if event.what == events.STRIKE and told:
                struck = w.tick
                assert (event.x, event.y) == where
    assert struck - told == omega.STRIKE_TELL


def test_two_nodes_are_enough_for_phase_two() -> None:
    to_phase_2()


def test_the_core_is_armoured_outside_of_its_openings() -> None:
    w = to_phase_2()
    assert w.omega is not None
    shoot_core(w, 60, 300)
    assert w.omega.core == 120
    w.omega.clock = omega.OPEN_FIRST
    shoot_core(w, 60, 300)
    assert w.omega.core < 120


def test_a_line_crossed_alone_is_rolled_back_and_leaves_a_solid_echo() -> None:
    w = to_phase_2()
    assert w.omega is not None
    shoot_core(w, 299, 300)
    w.omega.core = 85
    seen = shoot_core(w, 80, 300)
    assert events.ROLLBACK in seen
    assert w.omega.core > 80, "its wounds are closed"
    assert any(a.kind == "echo" for a in w.actors)
    assert w.omega.side == -1, "it has turned to the side where you stood"


def test_the_player_keeps_body_and_place_over_a_rollback() -> None:
    w = to_phase_2()
    assert w.omega is not None
    shoot_core(w, 299, 300)
    w.omega.core = 81
    w.player.grenades = 1
    while not any(e.what == events.ROLLBACK for e in w.events):
        shoot_core(w, 1, 300)
    assert abs(w.player.x - 292) < 8
    assert w.player.grenades == 1


def test_the_echo_acts_out_the_undone_ticks_with_real_shots() -> None:
    w = to_phase_2()
    assert w.omega is not None
    shoot_core(w, 299, 300)
    w.omega.core = 81
    while not any(a.kind == "echo" for a in w.actors):
        shoot_core(w, 1, 300)
    stand(w, 700)
    shots = 0
    for _ in range(200):
        step(w, 0)
        w.player.mercy = w.tick + 2
        shots += sum(1 for e in w.events if e.what == events.SHOT and e.b == 4)
    assert shots > 10


def test_a_line_crossed_while_the_echo_lives_stays_crossed_and_two_lines_are_phase_three() -> None:
    w = to_phase_2()
    om = w.omega
    assert om is not None
    for line in (80, 40):
        shoot_core(w, 200, 300)
        om = w.omega
        assert om is not None
        om.core, om.open_from, om.open_to, om.side = line + 1, 0, om.clock + 900, 0
        while not any(a.kind == "echo" for a in w.actors):
            shoot_core(w, 1, 300)
        om = w.omega
        assert om is not None
        om.core, om.open_from, om.open_to, om.side = line + 1, 0, om.clock + 900, -1
        seen: list[str] = []
        for _ in range(100):
            seen += shoot_core(w, 1, 560)
            if events.CROSSED in seen:
                break
        assert events.CROSSED in seen
    om = w.omega
    assert om is not None
    assert om.phase == 3


def belt() -> World:
    w = to_phase_2()
    assert w.omega is not None
    w.omega.nodes = [0, 0, 0, 0]
    w.omega.phase, w.omega.clock = 3, 400
    run(w, 1)
    assert w.omega.phase == 4
    return w


def test_phase_three_puts_the_overlay_out_step_by_step() -> None:
    w = to_phase_2()
    assert w.omega is not None
    w.omega.phase, w.omega.clock = 3, 0
    steps = []
    for _ in range(370):
        step(w, 0)
        w.player.mercy = w.tick + 9
        steps += [e.a for e in w.events if e.what == events.OVERLAY]
    assert steps == [1, 2, 3, 4, 5, 6]


def test_three_charges_then_the_pin_then_letting_go() -> None:
    w = belt()
    for i in range(3):
        stand(w, 208 + 100 * i)
        run(w, 2)
        run(w, 12, USE)
    assert w.omega is not None
    assert w.omega.charges == 3
    stand(w, CORE[0])
    run(w, 2)
    run(w, 100, USE)
    assert w.player.state == STATE_PIN
    run(w, 10)
    assert w.player.state == STATE_PIN, "before ring zero the hand does not open"
    run(w, 200, USE)
    assert w.over == ""
    seen = run(w, 3)
    assert events.DETONATE in seen
    assert w.player.state == STATE_DEAD
    seen = run(w, omega.AFTER + 5)
    assert w.over == "end"
    assert all(a.state == HUSK for a in w.actors if a.kind == "drone")


def test_a_copy_taken_in_the_middle_of_it_goes_on_the_same() -> None:
    w = to_phase_2()
    assert w.omega is not None
    shoot_core(w, 299, 300)
    w.omega.core = 81
    while not any(a.kind == "echo" for a in w.actors):
        shoot_core(w, 1, 300)
    other = clone(w)
    assert digest(other) == digest(w)
    for i in range(400):
        command = pack(FIRE if i % 9 else 0, 60)
        step(w, command)
        step(other, command)
    assert diff(w, other) == ""
