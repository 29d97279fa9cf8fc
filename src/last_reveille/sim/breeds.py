"""Breeds: rows of numbers with which a kind of Mimic thinks. The game has one for each kind; a mod may bring others.

A kind is a mind and a body, and code (mimics.py and the rooms beside it); a breed is a row in a file (see
content/rows.py). Whatever asks what somebody *is* asks for the kind, so that a new breed is heard, remembered and
judged as its kind is; only those numbers differ, and what it looks like.

Units as in rules.py: u = sub-px/tick (256 u = 1 px/tick), px, ticks.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from . import rules
from .specs import KINDS


@dataclass(frozen=True, slots=True)
class Breed:
    """`name` is the kind's own for the row that the game has. A number that the kind does not use is 0 (see USES)."""

    name: str
    kind: str
    hp: int = 0
    w: int = 0  # body, px
    h: int = 0
    run: int = 0  # u: how fast it goes
    plates: int = 1  # that its touch or its shard costs
    tell: int = 0  # ticks of warning before it strikes
    last: int = 0  # ticks for which a strike hurts
    rest: int = 0  # ticks after a strike in which it does nothing
    reach: int = 0  # px at which it strikes
    again: int = 0  # ticks between two of whatever it does seldom: a kite's dives, a herald's cries
    rush: int = 0  # u: speed of a ram, a wave, a lunge
    leap_x: int = 0  # u
    leap_y: int = 0
    near: int = 0  # px that it keeps between itself and the player
    far: int = 0  # px from which it shoots
    high: int = 0  # px: how high it hangs, its wave breaks, its column rises, its line begins
    low: int = 0  # px over its feet at which its line ends
    wide: int = 0  # px of its column
    shards: int = 0  # in one volley
    speed: int = 0  # u of what it shoots
    gravity: int = 0  # sub-px/tick^2 of what it shoots
    life: int = 0  # ticks of what it shoots
    lock: int = 0  # last ticks of the tell in which its aim stands still
    turn: int = 0  # ticks for which you must be behind it before it turns
    under: int = 0  # ticks under the sand between two strikes
    roam: int = 0  # px from its home
    dive: int = 0  # px a tick
    most: int = 0  # called ones that live at a time
    breaks: int = 0  # damage in one cry that breaks it
    burst: int = 0  # px of what its death burns; 0 = nothing
    brings: str = ""  # breed that its cry brings
    # For the eye only; nothing of the simulation reads these.
    picture: str = ""  # the sheets that begin so, in sprites/actors; empty = the kind's
    tint: tuple[int, int, int] | None = None  # its light is multiplied by this

    @property
    def own(self) -> bool:
        """Is it something else than what the game itself has by that name?"""
        return self != STANDARD.get(self.name, NOBODY)

    @property
    def plays_otherwise(self) -> bool:
        """Not only in its looks."""
        return numbers(self) != numbers(STANDARD.get(self.name, NOBODY))


SEEN_ONLY: Final = ("picture", "tint")
NOBODY: Final = Breed("", "")  # of people, who have numbers of another sort

STANDARD: Final[dict[str, Breed]] = {row.name: row for row in (
    Breed("drone", "drone", hp=rules.DRONE_HP, w=30, h=22, run=rules.DRONE_RUN, tell=rules.DRONE_TELL,
          rest=rules.DRONE_REST, reach=rules.DRONE_REACH, leap_x=rules.DRONE_LEAP_X, leap_y=rules.DRONE_LEAP_Y),
    Breed("lasher", "lasher", hp=rules.LASHER_HP, w=26, h=48, tell=rules.LASHER_TELL, last=rules.LASHER_SWEEP,
          rest=rules.LASHER_REST, reach=rules.LASHER_REACH, high=rules.LASHER_HIGH, low=rules.LASHER_LOW),
    Breed("spitter", "spitter", hp=rules.SPITTER_HP, w=30, h=38, run=rules.SPITTER_WALK, tell=rules.SPITTER_TELL,
          rest=rules.SPITTER_REST, near=rules.SPITTER_NEAR, far=rules.SPITTER_FAR, shards=3,
          speed=rules.SHARD_SPEED, gravity=rules.SHARD_GRAVITY, life=rules.SHARD_LIFE, burst=rules.BURST_RADIUS),
    Breed("burrower", "burrower", hp=rules.BURROWER_HP, w=24, h=44, tell=rules.BURROWER_TELL, last=rules.BURROWER_UP,
          rest=rules.BURROWER_HELPLESS, wide=rules.BURROWER_W, high=rules.BURROWER_H, under=rules.BURROWER_UNDER,
          roam=rules.BURROWER_RANGE),
    Breed("shell", "shell", hp=rules.SHELL_HP, w=40, h=34, run=rules.SHELL_WALK, tell=rules.SHELL_TELL,
          last=rules.SHELL_RAM_TICKS, rest=rules.SHELL_REST, reach=rules.SHELL_NEAR, rush=rules.SHELL_RAM,
          turn=rules.SHELL_TURN),
    Breed("swarm", "swarm", hp=rules.SWARM_HP, w=64, h=20, run=rules.SWARM_RUN, tell=rules.SWARM_TELL,
          last=rules.SWARM_TICKS, rest=rules.SWARM_REST, reach=rules.SWARM_NEAR, rush=rules.SWARM_WAVE,
          high=rules.SWARM_HIGH),
    Breed("kite", "kite", hp=rules.KITE_HP, w=36, h=20, run=rules.KITE_FLY, tell=rules.KITE_TELL, rest=rules.KITE_REST,
          reach=rules.KITE_NEAR, again=rules.KITE_AGAIN, high=rules.KITE_HIGH, dive=rules.KITE_DIVE),
    Breed("herald", "herald", hp=rules.HERALD_HP, w=26, h=64, run=rules.HERALD_FLEE, tell=rules.HERALD_TELL,
          near=rules.HERALD_NEAR, again=rules.HERALD_EVERY, most=rules.HERALD_MOST, breaks=rules.HERALD_BREAK,
          brings="drone"),
    Breed("tower", "tower", hp=rules.TOWER_HP, w=24, h=44, tell=rules.TOWER_TELL, rest=rules.TOWER_REST,
          reach=rules.TOWER_REACH, speed=rules.TOWER_SPEED, life=rules.TOWER_LIFE, lock=rules.TOWER_LOCK),
    Breed("alpha", "alpha", hp=rules.ALPHA_HP, w=44, h=84, run=rules.ALPHA_RUN, tell=rules.ALPHA_LUNGE_TELL,
          last=rules.ALPHA_LUNGE_TICKS, rest=rules.ALPHA_REST, rush=rules.ALPHA_LUNGE, leap_y=rules.ALPHA_JUMP),
)}

_COMMON: Final = ("hp", "w", "h", "plates", "tell")
_FALLS: Final = ("burst",)  # of those that fall where they die
# Which numbers a kind's thoughts read, beside what is said of its looks.
USES: Final[dict[str, tuple[str, ...]]] = {
    "drone": (*_COMMON, *_FALLS, "run", "rest", "reach", "leap_x", "leap_y"),
    "lasher": (*_COMMON, *_FALLS, "last", "rest", "reach", "high", "low"),
    "spitter": (*_COMMON, "run", "rest", "near", "far", "shards", "speed", "gravity", "life", *_FALLS),
    "burrower": (*_COMMON, "last", "rest", "wide", "high", "under", "roam"),
    "shell": (*_COMMON, *_FALLS, "run", "last", "rest", "reach", "rush", "turn"),
    "swarm": (*_COMMON, *_FALLS, "run", "last", "rest", "reach", "rush", "high"),
    "kite": (*_COMMON, *_FALLS, "run", "rest", "reach", "again", "high", "dive"),
    # it touches nobody
    "herald": ("hp", "w", "h", *_FALLS, "tell", "run", "near", "again", "most", "breaks", "brings"),
    "tower": (*_COMMON, "rest", "reach", "speed", "life", "lock"),
    "alpha": (*_COMMON, *_FALLS, "run", "last", "rest", "rush", "leap_y"),
}


def breed_of(rows: tuple[Breed, ...], name: str) -> Breed:
    """The row of that name: the level's, else the game's. NOBODY when it is nobody's (people have none)."""
    for row in rows:
        if row.name == name:
            return row
    return STANDARD.get(name, NOBODY)


def numbers(row: Breed) -> tuple[str | int, ...]:
    """What of a row can change a tick, for digests."""
    return tuple(getattr(row, field.name) for field in fields(row) if field.name not in SEEN_ONLY)


assert tuple(STANDARD) == KINDS
