"""What the player's hands say, as one 16-bit command a tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..sim.command import NAMES, pack
from ..sim.units import direction
from .bindings import MENU_KEYS, MENU_PAD, Bindings, fold, key_name
from .pads import DEAD, Pads

_BIT: Final = {name: 1 << bit for bit, name in enumerate(NAMES)}
_STEERING: Final = ("left", "right", "up", "down")
_MENU: Final = {fold(name): what for name, what in MENU_KEYS.items()} | {
    "pad:" + name: what for name, what in MENU_PAD.items()
}
_ARROWS: Final = tuple(fold(name) for name in ("Left", "Right", "Up", "Down"))
_MOUSE_SLACK: Final = 6  # px that the mouse must go to take the aim over: less is a bumped table...
_MOUSE_REST: Final = 8  # ...and one px of it is forgotten every so many ticks
_POINTED: Final = 32  # what the mouse did that may wait for somebody to ask
_QUEUE: Final = 4  # edges of one button that wait for their tick

_MOUSE: Final = "mouse"
_PAD: Final = "pad"
_KEYS: Final = "keys"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the mouse did in a menu: "down" or "up" (the left button), or "wheel" (`amount` notches, up is positive);
    where, in px of the window's surface."""

    what: str
    x: int
    y: int
    amount: int = 0


class Controls:
    """Feed it every event; ask it for a command once a tick.

    Presses and releases wait in line per button and at most one of them is taken a tick: a tap that begins and ends
    between two ticks still lasts for one, and letting go and pressing again still reads as two presses.
    """

    def __init__(self, bindings: Bindings) -> None:
        self.pads = Pads()
        self.last_device = _KEYS  # "keys" (with the mouse) or "pad": whose names prompts should show
        self.pad_lost = False  # the pad in use was unplugged; whoever pauses for it sets this back
        self.facing = 1
        self.eight = False  # aim by the eight directions of the compass only
        self._aim_by = _KEYS
        self._moved = 0  # px that the mouse went since something else aimed
        self._rest = 0
        self._pad = -1  # instance id of the pad used last
        self._down: list[str] = []  # inputs that are held, in the order of pressing
        self._state = dict.fromkeys(NAMES, False)  # as of the last command
        self._waiting: dict[str, list[bool]] = {name: [] for name in NAMES}
        self._muted: list[str] = []  # inputs that were held over a forget() and say nothing until let go
        self._edges: list[str] = []
        self._menu: list[str] = []
        self._pointer: list[Pointer] = []
        self._any = False
        self.bindings = bindings
        self._actions: dict[str, str] = {}
        self.rebind(bindings)

    def rebind(self, bindings: Bindings) -> None:
        """Takes (changed) bindings over; nothing is held afterwards."""
        self.bindings = bindings
        self._actions = bindings.actions()
        self.release_all()

    # -- events

    def handle(self, event: pygame.Event) -> None:
        """Any pygame event; those that are not ours are ignored."""
        kind = event.type
        if kind in (pygame.KEYDOWN, pygame.KEYUP):
            self._key(event)
        elif kind == pygame.MOUSEMOTION:
            self._moved += abs(event.rel[0]) + abs(event.rel[1])
            if self._moved >= _MOUSE_SLACK:
                self._aim_by = _MOUSE
        elif kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            if event.button == 1:
                self._point("down" if kind == pygame.MOUSEBUTTONDOWN else "up", *event.pos)
            if event.button not in (4, 5):  # the wheel, as old events have it
                self._aim_by = _MOUSE
                self.last_device = _KEYS
                self._input(f"mouse{event.button}", kind == pygame.MOUSEBUTTONDOWN)
        elif kind == pygame.MOUSEWHEEL:
            self._point("wheel", *pygame.mouse.get_pos(), event.y)
        elif kind in (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED):
            self.release_all()
        else:
            self._pad_event(event)

    def _key(self, event: pygame.Event) -> None:
        name = fold(key_name(event.key))
        if not name:
            return
        down = event.type == pygame.KEYDOWN
        if down:
            self.last_device = _KEYS
            # A hand on the arrow keys is not on the mouse; and after a pad, keys must aim somewhere.
            if name in _ARROWS or self._aim_by == _PAD:
                self._aim_by = _KEYS
                self._moved = 0
        self._input(name, down)

    def _point(self, what: str, x: int, y: int, amount: int = 0) -> None:
        """In play nobody asks for these: only the newest are kept."""
        self._pointer = [*self._pointer[1 - _POINTED :], Pointer(what, x, y, amount)]

    def _pad_event(self, event: pygame.Event) -> None:
        for change in self.pads.handle(event):
            if change.down:
                self.last_device = self._aim_by = _PAD
                self._pad = change.pad
                self._moved = 0
            if change.name:
                self._input("pad:" + change.name, change.down)
        if event.type in (pygame.JOYDEVICEREMOVED, pygame.CONTROLLERDEVICEREMOVED) and event.instance_id == self._pad:
            self._pad = -1
            if self.last_device == _PAD:
                self.pad_lost = True
                self.release_all()

    def _input(self, name: str, down: bool) -> None:
        if down == (name in self._down):
            return  # key repeat, or a release of what was released for it
        action = self._actions.get(name, "")
        if not down:
            self._down.remove(name)
            if name in self._muted:
                self._muted.remove(name)
            elif action in _BIT and not self._held(action):
                self._wait(action, False)
            return
        self._any = True
        if name in _MENU:
            self._menu.append(_MENU[name])
        if action:
            self._edges.append(action)
        if action in _BIT and not self._held(action):
            self._wait(action, True)
        self._down.append(name)

    def _held(self, action: str) -> bool:
        return any(self._actions.get(name) == action and name not in self._muted for name in self._down)

    def _wait(self, action: str, down: bool) -> None:
        line = self._waiting[action]
        if len(line) < _QUEUE:
            line.append(down)
        else:
            line.pop()  # this edge undoes the last one in line

    # -- a tick

    def command(
        self, origin: tuple[int, int], mouse: tuple[int, int], *, facing: int = 0, grounded: bool = False
    ) -> int:
        """The command of the next tick.

        `origin` is where the gun is and `mouse` where the pointer is, both in canvas px. `facing` (-1 or 1; 0 = as
        last steered) is where to aim without any other sign. With `grounded`, down alone is for crouching and does
        not aim: on foot nobody wants to shoot the floor. While the lock is held the steering keys only aim, in eight
        directions, and he stays where he is.
        """
        self._rest += 1
        if self._rest >= _MOUSE_REST:
            self._rest = 0
            self._moved = max(self._moved - 1, 0)
        buttons = 0
        for name in NAMES:
            line = self._waiting[name]
            if line:
                self._state[name] = line.pop(0)
            if self._state[name]:
                buttons |= _BIT[name]
        across = self._state["right"] - self._state["left"]
        if across:
            self.facing = across
        elif facing:
            self.facing = facing
        if self._held("lock"):
            for name in _STEERING:
                buttons &= ~_BIT[name]
            return pack(buttons, self._steered(across, self._state["down"] - self._state["up"]))
        aim = self._aim(origin, mouse, across, grounded)
        return pack(buttons, (aim + 4) & ~7 if self.eight else aim)

    def _aim(self, origin: tuple[int, int], mouse: tuple[int, int], across: int, grounded: bool) -> int:
        if self._aim_by == _MOUSE:
            dx, dy = mouse[0] - origin[0], mouse[1] - origin[1]
            if dx or dy:
                return direction(dx, dy)
        elif self._aim_by == _PAD:
            sticks = self.pads.sticks.get(self._pad)
            if sticks is not None and sticks[2] * sticks[2] + sticks[3] * sticks[3] >= DEAD * DEAD:
                return direction(int(sticks[2] * 1000), int(sticks[3] * 1000))
        down = self._state["down"] - self._state["up"]
        if down > 0 and grounded:
            down = 0
        return self._steered(across, down)

    def _steered(self, across: int, down: int) -> int:
        if not across and not down:
            return direction(self.facing, 0)
        return direction(across, down)

    # -- menus and prompts

    def pressed(self, action: str) -> bool:
        """Whether an action was pressed since this was last asked for it; the answer is given once."""
        if action not in self._edges:
            return False
        self._edges = [edge for edge in self._edges if edge != action]
        return True

    def any_pressed(self) -> bool:
        """Whether anything at all was pressed since the last call."""
        was, self._any = self._any, False
        return was

    def menu_events(self) -> list[str]:
        """What menus understand (up down left right confirm back, and for those with more to them prev next extra
        more remove) since the last call, in order. These keys work whatever is bound."""
        events, self._menu = self._menu, []
        return events

    def pointer_events(self) -> list[Pointer]:
        """What the mouse did since the last call, in order."""
        events, self._pointer = self._pointer, []
        return events

    def menu_label(self, what: str) -> str:
        """The name of the first input that does a menu's `what` on the device used last."""
        table = MENU_PAD if self.last_device == _PAD else MENU_KEYS
        return next((name for name, does in table.items() if does == what), "")

    def holding(self, action: str) -> bool:
        """Whether an action is held at this moment (recall, and what menus repeat)."""
        return self._held(action)

    def label(self, action: str) -> str:
        """The name of the input that does an action on the device used last, as SDL or the pad calls it; "" if
        nothing does."""
        table = self.bindings.pad if self.last_device == _PAD else self.bindings.keys
        names = table.get(action, ())
        return names[0] if names else ""

    def release_all(self) -> None:
        """Everything is let go, now: focus lost, pad gone. What is still held counts again once pressed again."""
        self._down.clear()
        self._muted.clear()
        self.pads.release_all()
        self._state = dict.fromkeys(NAMES, False)
        for line in self._waiting.values():
            line.clear()
        self._edges.clear()
        self._menu.clear()
        self._pointer.clear()

    def forget(self) -> None:
        """Coming back from a menu: what was pressed there is no press here. Held steering goes on; every other held
        input says nothing until it is let go."""
        self._muted = [name for name in self._down if self._actions.get(name, "") not in _STEERING]
        for name in NAMES:
            self._waiting[name].clear()
            self._state[name] = self._held(name)
        self._edges.clear()
        self._menu.clear()
        self._pointer.clear()
        self._any = False

    def rumble(self, low: float, high: float, ms: int) -> bool:
        """Shakes the pad in use (strengths 0..1); False when there is none, or it cannot."""
        return self.last_device == _PAD and self.pads.rumble(self._pad, low, high, ms)
