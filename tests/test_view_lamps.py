"""Lamps: those that a map switches, forwards and backwards, and the shafts of light under them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame

from lab import FLAT
from lab import level as draw_level
from last_reveille.sim import specs
from last_reveille.sim.snapshot import clone
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World
from last_reveille.view.assets import Assets
from last_reveille.view.camera import Camera
from last_reveille.view.light import LightMap, flicker
from last_reveille.view.shafts import Shafts, shaft
from last_reveille.view.switches import Switches, shown_of
from last_reveille.view.things import VOICE, VOICE_TICKS, Things
from last_reveille.view.view import View

ROOT = Path(__file__).parents[1]
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


def test_a_prop_changes_its_picture_with_the_lights_of_its_name() -> None:
    """In the picture, too, and back in an earlier state."""
    cue = specs.Cue(51, "c", 0, 0, tick=10, do="light", target="lamp")
    blind = specs.Prop(53, "lamp", 0, 0, picture="blind", switched="blind_up")
    other = replace(blind, name="other")
    here = world(cues=(cue,))
    before, switches, view = clone(here), Switches(here.level), View(Assets(ROOT))
    run(here, 20)
    assert [shown_of(blind, switches, at) for at in (before, here, before)] == ["blind", "blind_up", "blind"]
    assert shown_of(other, switches, here) == "blind"
    seen = []
    for prop in (blind, replace(blind, switched="")):
        here.level = replace(here.level, props=(replace(prop, x=here.player.x, y=here.player.y - 40),))
        target = pygame.Surface((640, 360))
        view.draw(here, target)
        seen.append(pygame.image.tobytes(target, "RGB"))
    assert seen[0] != seen[1]


# -- shafts of light


def column(picture: pygame.Surface, x: int) -> list[int]:
    return [picture.get_at((x, y))[0] if 0 <= x < picture.get_width() else 0 for y in range(picture.get_height())]


def test_a_shaft_fades_and_widens_downwards() -> None:
    picture, left = shaft(80, 0)
    rows = [[picture.get_at((x, y))[0] for x in range(picture.get_width())] for y in range(80)]
    wide = [sum(1 for value in row if value) for row in rows]
    assert max(rows[0]) > 60 and max(rows[40]) < max(rows[0]) and max(rows[79]) <= 26
    assert wide[0] < wide[30] and left == -(picture.get_width() - 1) // 2
    middle = column(picture, -left)
    assert sum(middle[:20]) > sum(middle[20:40]) > sum(middle[40:60])


def test_a_shaft_leans_to_its_side() -> None:
    def centre(picture: pygame.Surface, left: int, y: int) -> float:
        lit = [(x + left, picture.get_at((x, y))[0]) for x in range(picture.get_width())]
        return sum(x * value for x, value in lit) / sum(value for _, value in lit)

    right, to_left = shaft(80, 40), shaft(80, -40)
    assert centre(*right, 2) < 4 < 14 < centre(*right, 40) and centre(*to_left, 40) < -14


def test_only_a_lit_lamp_has_its_shaft() -> None:
    lamps = (specs.Light(60, "a", 0, 0, beam=60), specs.Light(61, "b", 0, 0), specs.Light(62, "c", 0, 0, beam=60))
    shafts = Shafts()
    one, _ = shafts.get(lamps[0], (255, 200, 100))
    assert shafts.get(lamps[2], (255, 200, 100))[0] is one, "lamps that are alike share one"
    assert one.get_at((one.get_width() // 2, 0))[0] > one.get_at((one.get_width() // 2, 0))[2] > 0
    here = world()
    here.level = draw_level(FLAT, lights=tuple(replace(lamp, x=here.player.x, y=here.player.y) for lamp in lamps[:2]))
    seen = []
    for tick in (0, 50):
        light = LightMap(here.level, Assets(ROOT), (640, 360))
        camera = Camera()
        camera.snap(here)
        here.tick = tick
        light.level = draw_level(FLAT, lights=tuple(replace(lamp, to_tick=40) for lamp in here.level.lights))
        light.begin()
        light.of_world(here, camera, None)
        seen.append(len(light._shine))
    assert seen == [3, 0], "two glows and a shaft; nothing of them when they are out"


def test_a_loudspeaker_is_seen_to_speak_while_it_speaks() -> None:
    call = specs.Cue(51, "c", 120, 200, tick=10, do="say", target=f"{VOICE}base.1")
    other = replace(call, target="scene.base.wake")
    for cue, seen in ((call, True), (other, False)):
        here = world(cues=(cue,))
        things, camera = Things(here.level, Assets(ROOT)), Camera((640, 360))
        camera.snap(here)
        drawn = []
        for here.tick in (9, 24, 10 + VOICE_TICKS):
            target = pygame.Surface((640, 360))
            things.draw(here, target, camera)
            drawn.append(pygame.image.tobytes(target, "RGB"))
        assert (drawn[1] != drawn[0]) == seen and drawn[2] == drawn[0]
