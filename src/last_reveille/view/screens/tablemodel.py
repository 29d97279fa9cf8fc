"""What the War Table shows, as plain data: the day as columns of levels, and everything that has a place on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pygame

LEFT: Final = 92  # px of the screen at which tick 0 stands
RIGHT: Final = 630
ROWS: Final = 62  # px of room for the threads of all lives

KNOWN: Final = "known"
VISION: Final = "vision"  # never walked, seen once
DARK: Final = "dark"

# What the arrow keys are on, from top to bottom.
PINS: Final = "pins"
STRIP: Final = "strip"
ANCHORS: Final = "anchors"
LIVES: Final = "lives"
DEATHS: Final = "deaths"
FOCI: Final = (PINS, STRIP, ANCHORS, LIVES, DEATHS)


@dataclass(frozen=True, slots=True)
class Column:
    """A level on the day's line: `x`, `w` px of the screen, `ticks` its length, `clock` seconds since midnight at its
    tick 0 (-1 = not known yet)."""

    level: str
    title: str
    x: int
    w: int
    ticks: int
    state: str
    clock: int = -1


@dataclass(slots=True)
class Thread:
    """One life: from `start` to `end` (px of the screen), and whether it ended there by dying. `loop` from 1; `at`: how
    many remembered lives are older."""

    loop: int
    start: int
    end: int
    died: bool
    at: int = 0


@dataclass(frozen=True, slots=True)
class Killers:
    """Deaths that lie close on the line: where (px), what killed most often, how many in all; `column`, `tick` = where
    most of them died."""

    x: int
    icon: str
    count: int
    column: int
    tick: int


@dataclass(frozen=True, slots=True)
class PinAt:
    number: int
    ident: int
    x: int  # px on the line
    clock: str
    picture: pygame.Surface | None
    column: int
    tick: int


@dataclass(frozen=True, slots=True)
class AnchorAt:
    x: int
    column: int
    tick: int
    level: str
    ident: int
    label: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A line of what can be done: the key's name, the words; `action` is what a click on it does."""

    key: str
    words: str
    action: str
    enabled: bool = True


@dataclass(slots=True)
class Header:
    loop: int
    deaths: int
    known: int  # per cent of what has been seen of the levels that were walked
    page: int
    keys: tuple[str, str] = ("", "")  # names of what turns the pages


@dataclass(slots=True)
class Inspector:
    """What there is to say about the place under the playhead."""

    clock: str = ""
    place: str = ""
    coming: str = ""
    certain: str = ""  # how sure that is
    sure: bool = False
    kills: list[tuple[str, int]] = field(default_factory=list)  # icon, count
    note: str = ""  # about the life that is looked at
    picture: pygame.Surface | None = None


@dataclass(slots=True)
class DayModel:
    columns: list[Column]
    focus: str = STRIP
    playhead: int = LEFT
    pins: list[PinAt] = field(default_factory=list)
    pin_key: str = ""
    pin: int = -1  # index of the chosen one
    asking: bool = False  # a second press takes the chosen pin away
    anchors: list[AnchorAt] = field(default_factory=list)
    anchor: int = -1  # the one that a relive would go to
    killers: list[Killers] = field(default_factory=list)
    killer: int = -1
    loops: int = 1
    life: Thread | None = None  # the one that is looked at
    life_words: str = ""
    best: Thread | None = None
    last: Thread | None = None
    ends: str = ""  # clock at the end of the line
    inspector: Inspector = field(default_factory=Inspector)
    hints: list[Hint] = field(default_factory=list)
    empty: str = ""  # one quiet line when there is nothing to see yet
