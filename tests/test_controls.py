"""Controls: no tap is ever lost, everybody can aim, pads come and go."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from pygame._sdl2 import controller

from last_reveille.controls.bindings import ACTIONS, Bindings
from last_reveille.controls.controls import Controls
from last_reveille.sim import command as c

GUN = (100, 100)


@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "1")
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    pygame.event.clear()
    yield
    controller.quit()
    pygame.joystick.quit()
    pygame.display.quit()


@pytest.fixture
def controls() -> Controls:
    return Controls(Bindings())


def key(controls: Controls, code: int, down: bool = True) -> None:
    controls.handle(pygame.Event(pygame.KEYDOWN if down else pygame.KEYUP, key=code))


def motion(controls: Controls, rel: tuple[int, int] = (9, 0)) -> None:
    controls.handle(pygame.Event(pygame.MOUSEMOTION, pos=(0, 0), rel=rel, buttons=(0, 0, 0)))


def buttons(controls: Controls) -> int:
    return c.buttons_of(controls.command(GUN, GUN))


def test_a_tap_between_two_ticks_lasts_one_tick(controls: Controls) -> None:
    key(controls, pygame.K_SPACE)
    key(controls, pygame.K_SPACE, False)
    assert [buttons(controls) for _ in range(3)] == [c.JUMP, 0, 0]


def test_letting_go_and_pressing_again_between_two_ticks_is_two_presses(controls: Controls) -> None:
    key(controls, pygame.K_SPACE)
    assert buttons(controls) == c.JUMP
    key(controls, pygame.K_SPACE, False)
    key(controls, pygame.K_SPACE)
    assert [buttons(controls) for _ in range(3)] == [0, c.JUMP, c.JUMP]


def test_hammering_within_one_tick_ends_as_the_key_is(controls: Controls) -> None:
    for _ in range(7):
        key(controls, pygame.K_SPACE)
        key(controls, pygame.K_SPACE, False)
    key(controls, pygame.K_SPACE)
    said = [buttons(controls) for _ in range(8)]
    assert said[0] == c.JUMP
    assert said[-1] == c.JUMP
    assert 0 in said


def test_two_keys_of_one_action_are_one_button(controls: Controls) -> None:
    key(controls, pygame.K_a)
    key(controls, pygame.K_LEFT)
    assert buttons(controls) == c.LEFT
    key(controls, pygame.K_a, False)
    assert buttons(controls) == c.LEFT
    key(controls, pygame.K_LEFT, False)
    assert buttons(controls) == 0


def test_arrows_aim_in_eight_directions(controls: Controls) -> None:
    assert c.aim_of(controls.command(GUN, (0, 0))) == 0, "right at first, wherever the pointer lies"
    key(controls, pygame.K_LEFT)
    assert c.aim_of(controls.command(GUN, (0, 0))) == 32
    key(controls, pygame.K_UP)
    assert c.aim_of(controls.command(GUN, (0, 0))) == 40
    key(controls, pygame.K_LEFT, False)
    assert c.aim_of(controls.command(GUN, (0, 0))) == 48
    key(controls, pygame.K_UP, False)
    assert c.aim_of(controls.command(GUN, (0, 0))) == 32, "keeps facing left"
    key(controls, pygame.K_DOWN)
    assert c.aim_of(controls.command(GUN, (0, 0))) == 16
    assert c.aim_of(controls.command(GUN, (0, 0), grounded=True)) == 32, "crouched: straight ahead"


def test_the_mouse_aims_once_it_has_moved_and_wasd_does_not_take_it_back(controls: Controls) -> None:
    for _ in range(30):
        motion(controls, (1, 0))
        for _ in range(10):
            assert c.aim_of(controls.command(GUN, (100, 0))) == 0, "a trembling table"
    for _ in range(6):
        motion(controls, (0, 1))
    assert c.aim_of(controls.command(GUN, (100, 0))) == 48
    key(controls, pygame.K_d)
    assert c.aim_of(controls.command(GUN, (0, 100))) == 32
    key(controls, pygame.K_RIGHT)
    assert c.aim_of(controls.command(GUN, (0, 100))) == 0, "a hand on the arrows is not on the mouse"


def test_eight_directions_round_every_aim_to_the_nearest(controls: Controls) -> None:
    motion(controls)
    controls.eight = True
    found = [
        c.aim_of(controls.command(GUN, (100 + dx, 100 + dy)))
        for dx, dy in ((50, 3), (50, 40), (4, 50), (-50, 44), (-50, 2), (-40, -50), (1, -50), (50, -9))
    ]
    assert found == [0, 8, 16, 24, 32, 40, 48, 0]


def test_the_lock_stands_still_and_aims(controls: Controls) -> None:
    motion(controls)
    key(controls, pygame.K_LCTRL)
    key(controls, pygame.K_d)
    key(controls, pygame.K_w)
    key(controls, pygame.K_j)
    locked = controls.command(GUN, (0, 0))
    assert (c.buttons_of(locked), c.aim_of(locked)) == (c.FIRE, 56)
    key(controls, pygame.K_LCTRL, False)
    free = controls.command(GUN, (0, 0))
    assert c.buttons_of(free) == c.FIRE | c.RIGHT | c.UP
    assert c.aim_of(free) == 40


def test_mouse_buttons_fire(controls: Controls) -> None:
    for number, bit in ((1, c.FIRE), (3, c.GRENADE), (5, 0)):
        controls.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, button=number, pos=(0, 0)))
        assert buttons(controls) == bit
        controls.handle(pygame.Event(pygame.MOUSEBUTTONUP, button=number, pos=(0, 0)))
        buttons(controls)


def test_focus_lost_lets_everything_go(controls: Controls) -> None:
    key(controls, pygame.K_d)
    buttons(controls)
    controls.handle(pygame.Event(pygame.WINDOWFOCUSLOST))
    assert buttons(controls) == 0
    key(controls, pygame.K_d, False)
    key(controls, pygame.K_d)
    assert buttons(controls) == c.RIGHT


def test_coming_back_from_a_menu(controls: Controls) -> None:
    key(controls, pygame.K_d)
    key(controls, pygame.K_SPACE)
    controls.forget()
    assert [buttons(controls) for _ in range(2)] == [c.RIGHT, c.RIGHT]
    assert not controls.pressed("jump")
    key(controls, pygame.K_SPACE, False)
    key(controls, pygame.K_SPACE)
    assert buttons(controls) == c.RIGHT | c.JUMP


def test_menu_keys_work_whatever_is_bound() -> None:
    bindings = Bindings(keys=dict.fromkeys(ACTIONS, ()), pad=dict.fromkeys(ACTIONS, ()))
    controls = Controls(bindings)
    for code in (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_ESCAPE):
        key(controls, code)
    assert controls.menu_events() == ["up", "down", "left", "right", "confirm", "back"]
    assert controls.menu_events() == []
    assert controls.any_pressed()
    assert not controls.any_pressed()


def test_pressed_is_answered_once(controls: Controls) -> None:
    key(controls, pygame.K_ESCAPE)
    assert controls.pressed("pause")
    assert not controls.pressed("pause")
    assert controls.holding("pause")


def test_binding_swaps_on_conflict() -> None:
    bindings = Bindings()
    assert bindings.bind("jump", "E") == "use"
    assert bindings.keys["jump"] == ("E",)
    assert bindings.keys["use"] == ("Space",)
    assert bindings.bind("jump", "E") == ""
    controls = Controls(bindings)
    key(controls, pygame.K_e)
    assert buttons(controls) == c.JUMP
    assert controls.label("jump") == "E"
    bindings.clear("jump")
    assert controls.label("jump") == ""
    bindings.reset()
    assert controls.label("jump") == "Space"


def test_default_keys_have_the_names_that_the_system_gives_them() -> None:
    for names in Bindings().keys.values():
        for name in names:
            if not name.startswith("mouse"):
                assert pygame.key.name(pygame.key.key_code(name), use_compat=False) == name


def test_bindings_round_trip_and_refuse_what_is_none() -> None:
    bindings = Bindings()
    bindings.bind("fire", "K")
    back, problems = Bindings.from_dict(bindings.to_dict())
    assert (back, problems) == (bindings, [])
    bad: list[object] = [
        7, {"keys": 3}, {"kezs": {}}, {"keys": {"fly": ["A"]}}, {"keys": {"jump": "A"}}, {"keys": {"jump": [1]}},
        {"keys": {"jump": ["A"] * 9}}, {"keys": {"jump": ["\x1b[2J"]}}, {"pad": {"jump": ["Space"]}}, {3: 4},
    ]
    for data in bad:
        back, problems = Bindings.from_dict(data)
        assert back == Bindings()
        assert len(problems) == 1
        assert problems[0].isascii()
        assert problems[0].startswith("bindings")


# -- pads, without any hardware: SDL can make one up


class Plug:
    """A made-up pad. kind 1 is a game controller, 0 a joystick that SDL has no mapping for."""

    def __init__(self, controls: Controls, kind: int = 1) -> None:
        self.controls = controls
        folder = Path(pygame.__file__).parent.parent / "pygame_ce.libs"
        found = sorted(folder.glob("libSDL2-2*")) if folder.is_dir() else []
        self.sdl: Any = ctypes.CDLL(os.fspath(found[0])) if found else None
        assert self.sdl is not None, "this wheel keeps SDL elsewhere: teach Plug where"
        self.sdl.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
        self.sdl.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
        self.sdl.SDL_JoystickSetVirtualAxis.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int16]
        self.sdl.SDL_JoystickSetVirtualHat.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
        self.index: int = self.sdl.SDL_JoystickAttachVirtual(kind, 6, 15, 1 - kind)
        self.ident: int = self.sdl.SDL_JoystickGetDeviceInstanceID(self.index)
        self.pump()
        self.pad = self.sdl.SDL_JoystickFromInstanceID(self.ident)

    def pump(self) -> None:
        for event in pygame.event.get():
            self.controls.handle(event)

    def button(self, number: int, down: bool) -> None:
        self.sdl.SDL_JoystickSetVirtualButton(self.pad, number, down)
        self.pump()

    def axis(self, number: int, value: int) -> None:
        self.sdl.SDL_JoystickSetVirtualAxis(self.pad, number, value)
        self.pump()

    def hat(self, value: int) -> None:
        self.sdl.SDL_JoystickSetVirtualHat(self.pad, 0, value)
        self.pump()

    def unplug(self) -> None:
        self.sdl.SDL_JoystickDetachVirtual(self.index)
        self.pump()


def test_a_pad_plays(controls: Controls) -> None:
    plug = Plug(controls)
    plug.button(0, True)
    assert controls.last_device == "pad"
    assert controls.label("jump") == "a"
    assert buttons(controls) == c.JUMP
    plug.button(0, False)
    assert buttons(controls) == 0
    plug.axis(0, 30000)
    plug.axis(5, 32767)
    plug.axis(2, -30000)
    plug.axis(3, -30000)
    command = controls.command(GUN, (0, 0))
    assert c.buttons_of(command) == c.RIGHT | c.FIRE, "each pad counts once, though SDL reports it twice"
    assert c.aim_of(command) == 40
    plug.axis(2, 3000)
    plug.axis(3, 3000)
    assert c.aim_of(controls.command(GUN, (0, 0))) == 0, "inside the dead zone: where it runs"
    assert controls.menu_events() == ["confirm", "right"]
    plug.unplug()


def test_a_trembling_stick_is_one_press(controls: Controls) -> None:
    plug = Plug(controls)
    seen = []
    for value in (15000, 17000, 16000, 14000, 17000, 13000, 5000):
        plug.axis(0, value)
        seen.append(buttons(controls))
    assert seen == [0, c.RIGHT, c.RIGHT, c.RIGHT, c.RIGHT, c.RIGHT, 0]
    plug.unplug()


def test_unplugging_lets_go_and_says_so(controls: Controls) -> None:
    plug = Plug(controls)
    plug.button(0, True)
    plug.axis(0, 32000)
    assert buttons(controls) == c.JUMP | c.RIGHT
    plug.unplug()
    assert buttons(controls) == 0
    assert controls.pad_lost
    assert not controls.rumble(1, 1, 50)
    controls.pad_lost = False
    again = Plug(controls)
    again.button(0, True)
    assert buttons(controls) == c.JUMP
    assert not controls.pad_lost
    again.unplug()


def test_a_pad_that_is_not_in_use_may_go(controls: Controls) -> None:
    plug = Plug(controls)
    key(controls, pygame.K_d)
    plug.unplug()
    assert not controls.pad_lost
    assert buttons(controls) == c.RIGHT


def test_focus_lost_with_the_stick_held_out(controls: Controls) -> None:
    plug = Plug(controls)
    plug.axis(0, 32000)
    controls.handle(pygame.Event(pygame.WINDOWFOCUSLOST))
    plug.axis(0, 31000)
    assert buttons(controls) == 0
    plug.axis(0, 0)
    plug.axis(0, 32000)
    assert buttons(controls) == c.RIGHT
    plug.unplug()


def test_a_pad_that_nobody_knows_plays_too(controls: Controls) -> None:
    plug = Plug(controls, kind=0)
    plug.button(0, True)
    plug.hat(8)
    assert buttons(controls) == c.JUMP | c.LEFT
    plug.hat(2)
    assert buttons(controls) == c.JUMP | c.RIGHT
    plug.unplug()
    assert buttons(controls) == 0


def test_a_pad_that_is_there_before_the_game(controls: Controls) -> None:
    plug = Plug(controls)
    late = Controls(Bindings())
    plug.controls = late
    plug.button(0, True)
    assert buttons(late) == c.JUMP
    plug.unplug()


def test_menus_with_more_to_them_have_more_keys_and_the_mouse() -> None:
    controls = Controls(Bindings())
    for key_code in (pygame.K_q, pygame.K_e, pygame.K_f, pygame.K_r, pygame.K_DELETE):
        controls.handle(pygame.Event(pygame.KEYDOWN, key=key_code))
    assert controls.menu_events() == ["prev", "next", "extra", "more", "remove"]
    assert controls.menu_label("next") == "E"
    controls.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(30, 40)))
    controls.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=-2))
    controls.handle(pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=(31, 40)))
    assert [(p.what, p.amount) for p in controls.pointer_events()] == [("down", 0), ("wheel", -2), ("up", 0)]
    for _ in range(100):
        controls.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(1, 1)))
    assert len(controls.pointer_events()) == 32 and not controls.pointer_events()
