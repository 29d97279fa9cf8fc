"""Lamps that a map switches: what the state says is what is seen, forwards and backwards."""

from __future__ import annotations

from itertools import pairwise

from lab import FLAT
from lab import level as draw_level
from last_reveille.sim import specs
from last_reveille.sim.snapshot import clone
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World
from last_reveille.view.light import flicker
from last_reveille.view.switches import Switches

LAMP = specs.Light(50, "lamp", 200, 200)


def world(**fields: object) -> World:
    return start(draw_level(FLAT, lights=(LAMP,), **fields), 7, Carry())


def run(here: World, ticks: int) -> list[bool]:
    """Is the lamp switched, tick by tick?"""
    switches, seen = Switches(here.level), []
    for _ in range(ticks):
        step(here, 0)
        seen.append("lamp" in switches.turned(here))
    return seen


def flips(seen: list[bool]) -> list[int]:
    return [n for n in range(1, len(seen)) if seen[n] != seen[n - 1]]


def test_an_event_switches_as_often_as_it_happens() -> None:
    cue = specs.Cue(51, "c", 0, 0, tick=10, period=20, times=3, do="light", target="lamp")
    seen = run(world(cues=(cue,)), 100)
    gaps = flips(seen)
    assert len(gaps) == 3 and [b - a for a, b in pairwise(gaps)] == [20, 20]
    assert not seen[0] and seen[-1]
    assert run(world(cues=(specs.Cue(51, "c", 0, 0, tick=-1, do="light", target="lamp"),)), 30)[-1] is False


def test_it_happens_at_the_tick_at_which_it_is_heard() -> None:
    here = world(cues=(specs.Cue(51, "c", 0, 0, tick=10, do="light", target="lamp"),))
    switches = Switches(here.level)
    for _ in range(20):
        before = "lamp" in switches.turned(here)
        step(here, 0)
        heard = any(event.what == "light" for event in here.events)
        assert ("lamp" in switches.turned(here)) == (before or heard)


def test_a_step_into_a_box_switches_after_its_time() -> None:
    box = specs.Trigger(52, "t", 0, 0, 400, 400, do="light", target="lamp", after=15)
    seen = run(world(triggers=(box,)), 40)
    assert flips(seen) == [flips(seen)[0]] and 13 <= flips(seen)[0] <= 16 and seen[-1]


def test_an_earlier_state_has_it_as_it_was() -> None:
    here = world(cues=(specs.Cue(51, "c", 0, 0, tick=10, do="light", target="lamp"),))
    run(here, 5)
    kept = clone(here)
    assert run(here, 20)[-1]
    assert "lamp" not in Switches(here.level).turned(kept)


def test_a_condition_holds_it_back() -> None:
    cue = specs.Cue(51, "c", 0, 0, tick=10, do="light", target="lamp", if_flag="power")
    assert not run(world(cues=(cue,)), 30)[-1]


def test_switched_means_on_if_dark_and_off_if_lit() -> None:
    dark = specs.Light(53, "lamp", 0, 0, from_tick=1_000_000)
    assert (flicker(LAMP, 5), flicker(LAMP, 5, True)) == (255, 0)
    assert (flicker(dark, 5), flicker(dark, 5, True)) == (0, 255)
