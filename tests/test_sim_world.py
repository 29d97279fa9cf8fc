"""Mimics, schedule, places, people; and that the same commands always end in the same state."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from lab import FLAT, run, world
from last_reveille.sim import events, rules, specs
from last_reveille.sim.command import LEFT, RIGHT, USE
from last_reveille.sim.schedule import perform
from last_reveille.sim.snapshot import clone, diff, digest, state
from last_reveille.sim.step import step
from last_reveille.sim.world import ASLEEP, DYING, FROZEN, HIDDEN, RECOVER, Actor, World

FLOOR = 160
TELLS = {kind: rules.ALPHA_LUNGE_TELL if kind == "alpha" else getattr(rules, f"{kind.upper()}_TELL")
         for kind in specs.KINDS}


def spawn(kind: str, x: int = 300, **fields):  # type: ignore[no-untyped-def]
    fields.setdefault("tick", 5)
    return specs.Spawn(50, "", x, FLOOR, kind=kind, **fields)


@pytest.mark.parametrize("kind", specs.KINDS)
def test_no_attack_without_its_tell(kind: str) -> None:
    """Whatever strikes has told it, at least as long before as its class allows."""
    w = world(FLAT, spawns=(spawn(kind, 140 if kind == "lasher" else 260,
                                  entrance="ripple" if kind == "burrower" else "climb"),))
    told: dict[int, tuple[int, int]] = {}
    strikes = 0
    for _ in range(1500):
        step(w, 0)
        w.player.plates, w.over, w.player.state = 3, "", 0
        for event in w.events:
            if event.what == events.TELL:
                told[event.a] = (w.tick, event.b)
            elif event.what == events.STRIKE:
                strikes += 1
                if strikes == 1 and kind == "burrower":
                    continue  # its entrance was the tell
                at, promised = told.pop(event.a)
                assert w.tick - at >= min(TELLS[kind], promised) >= 24
    assert strikes >= 2


@pytest.mark.parametrize("kind", specs.KINDS)
def test_an_entrance_hurts_nobody_and_lasts_its_ticks(kind: str) -> None:
    w = world(FLAT, spawns=(spawn(kind, 80, entrance="pod", first=True),))
    arrived = 0
    for _ in range(110):
        step(w, 0)
        if any(e.what == events.ARRIVE for e in w.events):
            arrived = w.tick
            break
        assert w.player.plates == 3
    assert arrived == 5 + 90


def test_a_first_meeting_tells_half_as_long_again() -> None:
    lengths = []
    for first in (False, True):
        w = world(FLAT, spawns=(spawn("spitter", 250, first=first),))
        for _ in range(600):
            step(w, 0)
            if tells := [e.b for e in w.events if e.what == events.TELL]:
                lengths.append(tells[0])
                break
    assert lengths == [rules.SPITTER_TELL, rules.SPITTER_TELL * 3 // 2]


def test_a_sleeper_wakes_by_a_shot_and_not_by_silence() -> None:
    from last_reveille.sim.command import FIRE

    w = world(FLAT, spawns=(spawn("drone", 270, asleep=True, facing=1),))
    run(w, 200)
    assert w.actors[0].state == ASLEEP
    run(w, 8, FIRE, 48)
    assert w.actors[0].state != ASLEEP


def test_a_burrower_is_out_of_reach_under_the_sand_and_helpless_after_its_strike() -> None:
    w = world(FLAT, spawns=(spawn("burrower", 80, tick=-1),))
    states = []
    for _ in range(500):
        step(w, 0)
        w.player.plates, w.over, w.player.state = 3, "", 0
        states.append(w.actors[0].state)
    assert HIDDEN in states
    assert states.count(RECOVER) >= rules.BURROWER_HELPLESS - 1


def test_an_alphas_death_freezes_the_others() -> None:
    w = world(FLAT, spawns=(spawn("alpha", 500), specs.Spawn(51, "", 600, FLOOR, kind="drone", tick=5)))
    run(w, 20)
    from last_reveille.sim.harm import hurt_actor

    alpha = w.actors[0]
    hurt_actor(w, alpha, 99, 0, alpha.x, alpha.y)
    assert alpha.state == DYING
    run(w, 3)
    assert w.actors[1].state == FROZEN
    assert "alpha_down" in w.flags
    run(w, rules.ALPHA_FREEZE)
    assert w.actors[-1].state != FROZEN


def test_a_row_announces_every_shell_ninety_ticks_ahead_where_it_falls() -> None:
    row = specs.Row(60, "", 400, FLOOR, tick=200, period=150, times=3, shells=4, step=2, gap=12, holes=(2,), shift=1)
    w = world(FLAT, rows=(row,))
    due: dict[tuple[int, int], int] = {}
    blasts = []
    for _ in range(800):
        step(w, 0)
        for event in w.events:
            if event.what == events.SHADOW:
                assert event.a - w.tick == 90
                due[(event.a, event.x)] = w.tick
            elif event.what == events.BLAST:
                blasts.append((w.tick, event.x))
    assert sorted(due) == sorted(blasts)
    assert len(blasts) == 9
    assert blasts[0] == (200, 408)


def test_cues_repeat_and_flags_stop_them() -> None:
    cues = (
        specs.Cue(70, "", 0, 0, tick=10, period=20, times=4, do="sound", target="tick"),
        specs.Cue(71, "", 0, 0, tick=25, do="flag", flag="quiet"),
        specs.Cue(72, "", 0, 0, tick=10, period=20, times=4, do="sound", target="other", unless_flag="quiet"),
    )
    w = world(FLAT, cues=cues)
    heard: list[tuple[int, str]] = []
    for _ in range(120):
        step(w, 0)
        heard += [(w.tick, e.text) for e in w.events if e.what == events.SOUND]
    assert [t for t, name in heard if name == "tick"] == [10, 30, 50, 70]
    assert [t for t, name in heard if name == "other"] == [10]


def test_a_lever_opens_a_door_and_a_shut_door_is_a_wall() -> None:
    w = world(FLAT, doors=(specs.Door(80, "gate", 160, 96, 16, 64),),
              levers=(specs.Lever(81, "", 120, 120, 16, 40, hold=20, target="gate", flag="opened"),))
    run(w, 120, RIGHT)
    assert w.player.x == 160 - 16
    run(w, 30, LEFT)
    while abs(w.player.x + 8 - 128) > 10:
        run(w, 1, LEFT if w.player.x > 120 else RIGHT)
    run(w, 25, USE)
    assert w.doors == [1]
    assert "opened" in w.flags
    run(w, 60, RIGHT)
    assert w.player.x > 180


def test_a_lift_carries_and_a_ceiling_crushes() -> None:
    lift = specs.Mover(90, "", 64, FLOOR - 16, 48, 16, path=((64, FLOOR - 16), (64, 40)), speed=256, pause=10)
    drawing = FLAT.replace("....@", "....@")
    w = world(drawing, movers=(lift,))
    w.player.x, w.player.y = 80, FLOOR - 16 - 40
    run(w, 60)
    assert w.player.y + 40 == w.movers[0].y
    assert w.movers[0].y < FLOOR - 60
    roofed = "\n".join(["#" * 30, *[" " * 30] * 8, "     @" + " " * 24, "#" * 30])
    press = specs.Mover(90, "", 64, FLOOR - 16, 48, 16, path=((64, FLOOR - 16), (64, 16)), oneway=False)
    w = world(roofed, movers=(press,))
    w.player.x, w.player.y = 80, FLOOR - 16 - 40
    run(w, 200)
    assert (w.over, w.death) == ("dead", "crush")


def test_what_is_crushed_dies_and_is_gone() -> None:
    path = ((320, 0), (320, FLOOR - 32))
    press = specs.Mover(90, "", 320, 0, 96, 32, path=path, speed=1024, mode="once", oneway=False)
    w = world(FLAT, movers=(press,), spawns=(spawn("drone", 368, asleep=True, hear=1),))
    seen = run(w, 60)
    assert events.KILL in seen
    run(w, rules.DYING)
    assert w.actors == []


def test_water_rises_on_its_schedule_carries_and_drowns() -> None:
    pool = specs.Water(95, "", 0, 0, 46 * 16, FLOOR, level=0, steps=((50, 150),), rate=512, current_x=128)
    w = world(FLAT, waters=(pool,))
    x = w.player.x
    run(w, 200)
    assert w.player.wet >= 26
    assert w.player.x > x + 20
    seen = run(w, 1200)
    assert events.GASP in seen
    assert (w.over, w.death) == ("dead", "drown")


def test_the_first_morning_ends_beside_the_alpha_and_nowhere_else() -> None:
    """Idle, alone with an Alpha and shells: only the bag ends it."""
    row = specs.Row(60, "", 60, FLOOR, tick=100, period=100, times=30, shells=3)
    w = world(FLAT, first=True, spawns=(spawn("alpha", 300, tick=600), spawn("drone", 200, tick=50)), rows=(row,))
    while not w.over and w.tick < 6000:
        step(w, 0)
    assert (w.over, w.death) == ("dead", "alpha")


def test_a_mortal_person_dies_by_a_shell_and_the_flag_says_so() -> None:
    kid = specs.PersonAt(97, "kid", 400, FLOOR, who="kid", mortal=True, role="post")
    row = specs.Row(60, "", 392, FLOOR, tick=120, shells=1)
    w = world(FLAT, people=(kid,), rows=(row,))
    seen = run(w, 200)
    assert events.FALLEN in seen
    assert "kid_fell" in w.flags


def test_rita_kills_a_drone_by_herself() -> None:
    rita = specs.PersonAt(98, "rita", 120, FLOOR, who="rita", mortal=True, role="rita")
    w = world(FLAT, people=(rita,), spawns=(spawn("drone", 320),))
    seen = run(w, 400)
    assert events.KILL in seen


# -- the same morning


def lively() -> World:
    return world(
        FLAT,
        spawns=(spawn("drone", 300), specs.Spawn(51, "", 500, FLOOR, kind="spitter", tick=40),
                specs.Spawn(52, "", 200, FLOOR, kind="burrower", tick=80, entrance="ripple"),
                specs.Spawn(53, "", 600, FLOOR, kind="alpha", tick=200, entrance="climb")),
        rows=(specs.Row(60, "", 60, FLOOR, tick=150, period=97, times=20),),
        people=(specs.PersonAt(98, "rita", 120, FLOOR, who="rita", mortal=True, role="rita"),
                specs.PersonAt(99, "gunner", 200, FLOOR, who="gunner", gun=True, mortal=True, role="post")),
        movers=(specs.Mover(90, "", 64, 100, 48, 8, path=((64, 100), (300, 100))),),
    )


def pressed(seed: int, ticks: int) -> list[int]:
    dice = random.Random(seed)
    out: list[int] = []
    while len(out) < ticks:
        out += [dice.getrandbits(16)] * dice.randrange(1, 25)
    return out[:ticks]


@pytest.mark.parametrize("seed", range(4))
def test_a_snapshot_at_any_tick_goes_on_as_the_original(seed: int) -> None:
    commands = pressed(seed, 900)
    dice = random.Random(seed + 100)
    w = lively()
    for at, command in enumerate(commands):
        if dice.random() < 0.01:
            kept, rest = clone(w), commands[at : at + 200]
            other = clone(w)
            for c in rest:
                step(other, c)
            assert digest(kept) == digest(w), "stepping the copy changed nothing here"
            again = clone(kept)
            for c in rest:
                step(again, c)
            assert diff(other, again) == ""
        step(w, command)


def test_the_digest_knows_every_field_and_nothing_that_is_only_seen() -> None:
    w = lively()
    for command in pressed(3, 400):
        step(w, command)
    before = digest(w)
    w.player.hurt_t += 1
    w.events = []
    assert digest(w) == before
    for name in ("vx", "battery", "air", "prev", "coyote"):
        other = clone(w)
        setattr(other.player, name, getattr(other.player, name) + 1)
        assert digest(other) != before, name
        assert f"player.{name}" in diff(w, other)
    other = clone(w)
    other.actors[0].b += 1
    assert digest(other) != before
    assert len(state(w)) > 200


def test_hash_seeds_change_nothing() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_sim_world import lively, pressed\n"
        "from last_reveille.sim.step import step\nfrom last_reveille.sim.snapshot import digest\n"
        "w = lively()\n"
        "for c in pressed(11, 600): step(w, c)\n"
        "print(digest(w))\n"
    )
    seen = []
    for seed in ("0", "1", "4242"):
        done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed},
                              capture_output=True, text=True, check=True)
        seen.append(done.stdout)
    assert len({*seen}) == 1


def test_a_siren_says_from_where_to_where_the_water_will_go() -> None:
    pool = specs.Water(60, "", 400, 96, 64, 64, level=48, steps=((200, 16), (400, 64)))
    w = world(FLAT, waters=(pool,))
    heard = []
    for _ in range(320):
        step(w, 0)
        heard += [(w.tick, e.y, e.a) for e in w.events if e.what == events.SIREN]
    assert [tick for tick, _, _ in heard] == [110, 310]
    assert heard[0][1:] == (112, 144), "down"
    assert heard[1][1] > heard[1][2] == 96, "up"


def test_a_look_while_an_echo_lives_finds_nobody() -> None:
    w = world(FLAT)
    w.actors.append(Actor(1, "echo", 100, 100, 16, 40))
    perform(w, None, "look", "nobody", "", 0)
    assert not [e for e in w.events if e.what == events.LOOK]
