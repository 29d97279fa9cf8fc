"""Which key, mouse button or pad button does what: names, defaults, and what may stand in a settings file.

Inputs are stored by name: keys as SDL names them for the layout in use ("A", "Left Shift"), mouse buttons as "mouse1"
(left) .. "mouse5", pad inputs as in PAD_BUTTONS and PAD_AXES. Keyboard and mouse form one set, the pad another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pygame

ACTIONS: Final = (
    "left", "right", "up", "down", "jump", "dash", "fire", "grenade", "blade", "use", "lock", "recall", "pin",
    "retry", "pause", "skip",
)

DEFAULT_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "left": ("A", "Left"),
    "right": ("D", "Right"),
    "up": ("W", "Up"),
    "down": ("S", "Down"),
    "jump": ("Space",),
    "dash": ("Left Shift", "Right Shift"),
    "fire": ("mouse1", "J"),
    "grenade": ("mouse3", "G"),
    "blade": ("F", "V"),
    "use": ("E",),
    "lock": ("Left Ctrl", "C"),
    "recall": ("Tab",),
    "pin": ("P", "mouse2"),
    "retry": ("R",),
    "pause": ("Escape",),
    "skip": ("Return",),
}

DEFAULT_PAD: Final[dict[str, tuple[str, ...]]] = {
    "left": ("dpad_left", "leftx-"),
    "right": ("dpad_right", "leftx+"),
    "up": ("dpad_up", "lefty-"),
    "down": ("dpad_down", "lefty+"),
    "jump": ("a",),
    "dash": ("b", "trigger_left"),
    "fire": ("trigger_right",),
    "grenade": ("right_shoulder",),
    "blade": ("x",),
    "use": ("y",),
    "lock": ("left_shoulder",),
    "recall": ("back",),
    "pin": ("right_stick",),
    "retry": ("left_stick",),
    "pause": ("start",),
    "skip": (),  # all buttons are taken: a tap on the recall skips while somebody speaks
}

# In the order of SDL's game controller buttons, 0..14.
PAD_BUTTONS: Final = (
    "a", "b", "x", "y", "back", "guide", "start", "left_stick", "right_stick", "left_shoulder", "right_shoulder",
    "dpad_up", "dpad_down", "dpad_left", "dpad_right",
)
# In the order of SDL's game controller axes, 0..5; a sign is appended except for triggers.
PAD_AXES: Final = ("leftx", "lefty", "rightx", "righty", "trigger_left", "trigger_right")

MAX_INPUTS: Final = 4  # for one action in one set

# These always work in menus, whatever is bound: nobody can lock himself out.
MENU_KEYS: Final[dict[str, str]] = {
    "Up": "up", "Down": "down", "Left": "left", "Right": "right", "Return": "confirm", "Keypad Enter": "confirm",
    "Escape": "back", "Q": "prev", "E": "next", "F": "extra", "R": "more", "Delete": "remove", "Backspace": "remove",
}
MENU_PAD: Final[dict[str, str]] = {
    "dpad_up": "up", "dpad_down": "down", "dpad_left": "left", "dpad_right": "right", "lefty-": "up", "lefty+": "down",
    "leftx-": "left", "leftx+": "right", "a": "confirm", "b": "back",
    "left_shoulder": "prev", "right_shoulder": "next", "x": "extra", "y": "more", "back": "remove",
}


def key_name(key: int) -> str:
    """SDL's name of a key code on the layout in use; empty for keys without one or before the display is up."""
    try:
        return pygame.key.name(key, use_compat=False)
    except pygame.error:
        return ""


@dataclass(slots=True)
class Bindings:
    """Per action the inputs that do it. An input does one action only (see `bind`)."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict(DEFAULT_KEYS))
    pad: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict(DEFAULT_PAD))

    def actions(self) -> dict[str, str]:
        """Input name -> action: folded names of keys and mouse buttons, and pad inputs after "pad:"."""
        table: dict[str, str] = {}
        for action in ACTIONS:
            for name in self.keys.get(action, ()):
                table.setdefault(fold(name), action)
            for name in self.pad.get(action, ()):
                table.setdefault("pad:" + name, action)
        return table

    def bind(self, action: str, name: str, *, pad: bool = False) -> str:
        """Makes `name` the first input of `action`, in place of its first one. If another action had it, that one
        gets the replaced input instead (a swap), and its name is returned; else "". Raises KeyError for no action."""
        table = self.pad if pad else self.keys
        own = table[action]
        old = own[0] if own else ""
        if name == old:
            return ""
        table[action] = (name, *(other for other in own[1:] if fold(other) != fold(name)))
        for other in ACTIONS:
            if other != action and any(fold(one) == fold(name) for one in table.get(other, ())):
                swapped = tuple(old if fold(one) == fold(name) else one for one in table[other])
                table[other] = tuple(one for one in swapped if one)
                return other
        return ""

    def clear(self, action: str, *, pad: bool = False) -> None:
        (self.pad if pad else self.keys)[action] = ()

    def reset(self) -> None:
        self.keys = dict(DEFAULT_KEYS)
        self.pad = dict(DEFAULT_PAD)

    def to_dict(self) -> dict[str, dict[str, list[str]]]:
        """For the settings file; only plain lists and strings."""
        return {
            "keys": {action: list(self.keys.get(action, ())) for action in ACTIONS},
            "pad": {action: list(self.pad.get(action, ())) for action in ACTIONS},
        }

    @classmethod
    def from_dict(cls, data: object) -> tuple[Bindings, list[str]]:
        """Bindings from foreign data and one sentence (`where: what`) for each thing in it that was left out: that
        action keeps its default."""
        bindings, problems = cls(), list[str]()
        if not isinstance(data, Mapping):
            return bindings, ["bindings: must be a table"]
        for part in data:
            if part not in ("keys", "pad"):
                problems.append(f"bindings.{ascii(part)[1:33]}: unknown")
        _take(data.get("keys", {}), "keys", bindings.keys, problems)
        _take(data.get("pad", {}), "pad", bindings.pad, problems)
        return bindings, problems


def fold(name: str) -> str:
    """The form in which input names are compared."""
    return name.casefold()


def _take(data: object, part: str, table: dict[str, tuple[str, ...]], problems: list[str]) -> None:
    if not isinstance(data, Mapping):
        problems.append(f"bindings.{part}: must be a table")
        return
    known_pad = {*PAD_BUTTONS, "trigger_left", "trigger_right"} | {f"{axis}{sign}" for axis in PAD_AXES[:4]
                                                                   for sign in "+-"}
    for action, names in data.items():
        where = f"bindings.{part}.{action}" if action in ACTIONS else f"bindings.{part}.{ascii(action)[1:33]}"
        if action not in ACTIONS:
            problems.append(f"{where}: no such action")
        elif not isinstance(names, list | tuple) or len(names) > MAX_INPUTS:
            problems.append(f"{where}: must be a list of at most {MAX_INPUTS} names")
        elif not all(isinstance(name, str) and 0 < len(name) <= 32 and name.isprintable() for name in names):
            problems.append(f"{where}: every name must be a short text")
        elif part == "pad" and not all(name in known_pad for name in names):
            problems.append(f"{where}: not a pad input: {', '.join(names)}")
        else:
            table[action] = tuple(names)
