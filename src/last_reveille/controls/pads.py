"""Pads as named inputs: plugged in and out at any time, through SDL's game controllers, or plain joysticks for those
that SDL has no mapping for.

SDL reports a mapped pad twice, as controller and as joystick; the joystick half of it is ignored here.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import pygame

from .bindings import PAD_AXES, PAD_BUTTONS

try:  # pygame calls this module experimental; without it every pad is a plain joystick
    from pygame._sdl2 import controller as _controller
except ImportError:  # every wheel so far has it; a build of somebody else's may not
    _controller = None  # type: ignore[assignment]

PRESS: Final = 0.5  # of an axis' way: counts as pressed
LET_GO: Final = 0.38  # lower, so that a trembling stick does not stutter
DEAD: Final = 0.3  # right stick: below this length it aims nowhere

# What unmapped pads most often mean by their numbers (Linux order).
_JOY_BUTTONS: Final = (
    "a", "b", "x", "y", "left_shoulder", "right_shoulder", "back", "start", "guide", "left_stick", "right_stick",
)


class Change(NamedTuple):
    """An input of a pad went down or up. An empty name: the pad moved without any input changing."""

    pad: int
    name: str
    down: bool


class Pads:
    """All pads that are plugged in, keyed by SDL instance id (an index may change at any time, an id never)."""

    def __init__(self) -> None:
        self.sticks: dict[int, list[float]] = {}  # six axes of each open pad, -1..1
        self._mapped: dict[int, _controller.Controller] = {}
        self._plain: dict[int, pygame.joystick.JoystickType] = {}
        self._hats: dict[int, tuple[int, int]] = {}
        self._down: dict[int, list[str]] = {}
        try:
            pygame.joystick.init()
            if _controller is not None:
                _controller.init()
        except pygame.error:
            return  # no pads then
        for index in range(pygame.joystick.get_count()):
            self._open(index)

    def handle(self, event: pygame.Event) -> list[Change]:
        """The changes that an event means; empty when it is no pad's."""
        kind = event.type
        if kind in (pygame.JOYDEVICEADDED, pygame.CONTROLLERDEVICEADDED):
            self._open(event.device_index)
        elif kind in (pygame.JOYDEVICEREMOVED, pygame.CONTROLLERDEVICEREMOVED):
            return self._close(event.instance_id)
        elif kind == pygame.CONTROLLERAXISMOTION and event.instance_id in self._mapped:
            return self._axis(event.instance_id, event.axis, event.value / 32767)
        elif kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP) and event.instance_id in self._mapped:
            if 0 <= event.button < len(PAD_BUTTONS):
                return self._set(event.instance_id, PAD_BUTTONS[event.button], kind == pygame.CONTROLLERBUTTONDOWN)
        elif kind in _JOY_KINDS and event.instance_id in self._plain:
            return self._joystick(event)
        return []

    def is_open(self, pad: int) -> bool:
        return pad in self.sticks

    def release_all(self) -> None:
        """Forgets what is held; a stick that stays out counts again once it has been let go."""
        for held in self._down.values():
            held.clear()

    def rumble(self, pad: int, low: float, high: float, ms: int) -> bool:
        """Shakes a pad (strengths 0..1). False when it cannot or is gone."""
        device = self._mapped.get(pad) or self._plain.get(pad)
        if device is None:
            return False
        try:
            return bool(device.rumble(min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0), max(ms, 0)))
        except (pygame.error, AttributeError):
            return False

    # -- inside

    def _open(self, index: int) -> None:
        # The same pad is announced up to three times. It must not be opened again: the second Controller object
        # would close the pad for both when it is collected.
        try:
            stick = pygame.joystick.Joystick(index)
            ident = stick.get_instance_id()
            if ident in self.sticks:
                return
            if _controller is not None and _controller.is_controller(index):
                self._mapped[ident] = _controller.Controller(index)
            else:
                self._plain[ident] = stick
        except pygame.error:
            return  # gone again already
        self.sticks[ident] = [0.0] * len(PAD_AXES)
        self._down[ident] = []

    def _close(self, ident: int) -> list[Change]:
        self._mapped.pop(ident, None)
        self._plain.pop(ident, None)
        self._hats.pop(ident, None)
        self.sticks.pop(ident, None)
        return [Change(ident, name, False) for name in self._down.pop(ident, [])]

    def _set(self, ident: int, name: str, down: bool) -> list[Change]:
        held = self._down[ident]
        if (name in held) == down:
            return []
        if down:
            held.append(name)
        else:
            held.remove(name)
        return [Change(ident, name, down)]

    def _axis(self, ident: int, axis: int, value: float) -> list[Change]:
        if not 0 <= axis < len(PAD_AXES):
            return []
        sticks = self.sticks[ident]
        before, sticks[axis] = sticks[axis], value
        name = PAD_AXES[axis]
        changes: list[Change] = []
        for sign, way in (("", value),) if axis >= 4 else (("-", -value), ("+", value)):
            # Between the two borders an input stays what it is. `before` keeps a stick that is held over a
            # release_all from pressing again by trembling.
            was = before if sign != "-" else -before
            if way < LET_GO:
                changes += self._set(ident, name + sign, False)
            elif way >= PRESS and was < PRESS:
                changes += self._set(ident, name + sign, True)
        if not changes and abs(value) >= DEAD:
            changes.append(Change(ident, "", True))
        return changes

    def _joystick(self, event: pygame.Event) -> list[Change]:
        ident = event.instance_id
        if event.type == pygame.JOYAXISMOTION:
            return self._axis(ident, event.axis, event.value) if event.axis < 4 else []
        if event.type == pygame.JOYHATMOTION:
            old, new = self._hats.get(ident, (0, 0)), event.value
            self._hats[ident] = new
            changes: list[Change] = []
            for way, name in ((0, "dpad_right"), (1, "dpad_up")):
                other = ("dpad_left", "dpad_down")[way]
                if old[way] != new[way]:
                    changes += self._set(ident, name, new[way] > 0) + self._set(ident, other, new[way] < 0)
            return changes
        if 0 <= event.button < len(_JOY_BUTTONS):
            return self._set(ident, _JOY_BUTTONS[event.button], event.type == pygame.JOYBUTTONDOWN)
        return []


_JOY_KINDS: Final = (pygame.JOYAXISMOTION, pygame.JOYHATMOTION, pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP)
