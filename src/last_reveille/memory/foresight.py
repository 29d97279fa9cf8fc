"""What is coming, as far as this profile has seen it come before, and honest about how sure that is.

*certain*: on the day's schedule, it happens at that tick whatever the player does. *conditional*: it answered to
something, and will come if all is done as it was. *broken*: it will not come any more. Only what was near the player
in some earlier loop is ever shown, and the more a thing has cost him the more of it (see `help_with`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..sim.bestiary import breed_for
from ..sim.specs import Level, Spawn
from ..sim.world import World
from .due import BROKEN, CERTAIN, COMING, CONDITIONAL, FLOOD, GONE, OPEN, Due, Fates, Known, all_due
from .halls import SWEEP, moves, nerves
from .keepsakes import Met

AHEAD: Final = 180  # ticks in which a certain thing shows before it comes
AHEAD_IF: Final = 90  # the same for a conditional one
FADE: Final = 60  # ticks in which a broken one is still seen
COUNTDOWNS: Final = 3
BANDS: Final = (FLOOD, SWEEP)  # what comes through a whole stretch
NEAR_X: Final = 400  # px within which what comes is a matter of his
NEAR_Y: Final = 240
PIPE_END: Final = 16  # px from the end of a pipe where the sign of a flood stands at most

# How much of a thing is shown.
MARK: Final = 1  # that it is there: its small sign
OUTLINE: Final = 2
PATH: Final = 3  # and where it went, how it struck, how far it reaches
OUTLINE_KILLS, PATH_KILLS = 1, 2
OUTLINE_LIVES, PATH_LIVES = 4, 8  # lives in which it was seen do as well

# The setting `foresight`.
EARNED: Final = "earned"
FULL: Final = "full"
OFF: Final = "off"


@dataclass(frozen=True, slots=True)
class Vision:
    """One thing to draw. (x, y) px: feet of a Mimic, place of an impact. `ticks_left` counts down to `due_tick`; for
    broken ones it is how long they are still seen (FADE..1). `path`: where a Mimic went then; of an impact how far it
    reaches to either side; of a flood the bottom of its pipe, the way it runs. `facing` and `mount`
    are those with which a Mimic comes (0: not known)."""

    look: str
    kind: str
    x: int
    y: int
    due_tick: int
    ticks_left: int
    ident: int
    path: tuple[tuple[int, int], ...] = ()
    help: int = PATH
    facing: int = 0
    mount: str = "floor"
    picture: str = ""  # of its breed, if that has one of its own


def help_with(met: Met | None) -> int:
    """How much help has been earned with a thing: its first death leaves its mark, the second its outline..."""
    if met is None:
        return MARK
    if met.kills >= PATH_KILLS or met.lives >= PATH_LIVES:
        return PATH
    return OUTLINE if met.kills >= OUTLINE_KILLS or met.lives >= OUTLINE_LIVES else MARK


class Foresight:
    """What to show of one level's future in one loop. Knows the level's schedule, but tells only what is `known`, and
    as much of it as was earned in what was `met` (`mode` EARNED), all of it (FULL), or nothing (OFF)."""

    def __init__(
        self, level: Level, known: Mapping[int, Known], met: Mapping[int, Met] | None = None, mode: str = FULL
    ) -> None:
        self._level = level
        self._known = known
        self._met = {} if met is None else met
        self.mode = mode
        self._fates = Fates(level)
        self._spar: tuple[str, ...] | None = None  # for which the schedule was made
        self._due: list[Due] = []
        self._ticks: list[int] = []
        self._open: list[Due] = []
        self._open_ticks: list[int] = []
        self._decided: dict[int, list[Due]] = {}  # by the tick at which it is decided
        self._flags: list[str] = []  # as of the last look
        self._broken: list[tuple[int, Due]] = []  # (tick of breaking, what)
        self._told: dict[tuple[int, int, int], bool] = {}  # of what is broken
        self._last = 0

    def visions(self, world: World) -> list[Vision]:
        """Everything to show now, by due tick, broken ones last. Call once a tick; a jump in time is noticed."""
        if self.mode == OFF:
            return []
        if world.carry.spar != self._spar:
            self._prepare(world.carry.spar)
        now = world.tick
        if not self._last <= now <= self._last + 1:
            self._broken.clear()
            self._told.clear()
            self._flags = []
        self._last = now
        self._find_broken(world)
        shown: list[Vision] = []
        for due in self._due[bisect_right(self._ticks, now) :]:
            left = due.tick - now
            if left > AHEAD:
                break
            if due.look == CERTAIN or (left <= AHEAD_IF and self._likely(due, world)):
                shown.append(self._vision(due.look, due, left, world))
        shown += [Vision(CONDITIONAL, move.kind, move.x, move.y, now + move.left, move.left, move.ident, move.path)
                  for move in moves(self._level, self._known, world)]
        for since, due in self._broken:
            shown.append(self._vision(BROKEN, due, since + FADE - now, world))
        return shown

    def _prepare(self, spar: tuple[str, ...]) -> None:
        self._spar = spar
        self._due = all_due(self._level, self._known, spar)
        self._ticks = [due.tick for due in self._due]
        self._open = [due for due in self._due if due.look == CONDITIONAL]
        self._open_ticks = [due.tick for due in self._open]
        self._decided = {}
        for due in self._open:
            self._decided.setdefault(due.decided, []).append(due)

    def _vision(self, look: str, due: Due, left: int, world: World) -> Vision:
        thing = due.thing
        # The Omega's nerves are fought with everything that is known; it will be taken away.
        full = self.mode == FULL or nerves(world) is not None
        return Vision(look, due.kind, due.x, due.y, due.tick, left, thing.id, due.path,
                      PATH if full else help_with(self._met.get(thing.id)),
                      getattr(thing, "facing", 0), getattr(thing, "mount", "floor"), self._picture(due))

    def _picture(self, due: Due) -> str:
        return breed_for(self._level, due.thing, due.kind).picture if isinstance(due.thing, Spawn) else ""

    def _likely(self, due: Due, world: World) -> bool:
        fate = self._fates.of(due, world)
        return fate == COMING or (fate == OPEN and not self._fates.cancelled(due, world.flags))

    def _find_broken(self, world: World) -> None:
        now = world.tick
        self._broken = [
            (since, due) for since, due in self._broken if now - since < FADE and not _came_after_all(due, world)
        ]
        if world.flags != self._flags:
            self._flags = list(world.flags)
            self._cancel(world)
        for due in self._decided.get(now, ()):
            if due.key not in self._told and self._fates.of(due, world) == GONE:
                self._told[due.key] = True
                self._broken.append((now, due))

    def _cancel(self, world: World) -> None:
        """The flags have changed: whatever they call off breaks now. Of a row that goes on all day only what would
        have come next is shown breaking."""
        first: dict[int, int] = {}
        for due in self._open[bisect_left(self._open_ticks, world.tick + 1) :]:
            if due.key in self._told or self._fates.of(due, world) != GONE:
                continue
            self._told[due.key] = True
            if due.tick <= first.setdefault(due.thing.id, due.tick) + AHEAD_IF:
                self._broken.append((world.tick, due))


def _came_after_all(due: Due, world: World) -> bool:
    return isinstance(due.thing, Spawn) and world.spawned[due.index] == 1


def place_of(vision: Vision, px: int) -> tuple[int, int]:
    """Where somebody at `px` meets it: a flood or a sweep, anywhere in its stretch."""
    if vision.kind not in BANDS:
        return vision.x, vision.y
    left, right = sorted(x for x, _ in vision.path)
    return min(max(px, left + PIPE_END), right - PIPE_END), vision.y


def is_near(visions: Sequence[Vision], px: int, py: int) -> bool:
    """Does something come that somebody at (px, py) has in the picture?"""
    places = (place_of(vision, px) for vision in visions)
    return any(abs(x - px) <= NEAR_X and abs(y - py) <= NEAR_Y for x, y in places)


def ranked(visions: Sequence[Vision], px: int, py: int) -> list[Vision]:
    """The at most three visions that may show a countdown: the nearest ones to (px, py), of as many things as there
    are, so that a row of shells does not take all three."""
    counting = [vision for vision in visions if vision.look != BROKEN]
    places = {id(vision): place_of(vision, px) for vision in counting}
    counting.sort(key=lambda v: (
        (places[id(v)][0] - px) ** 2 + (places[id(v)][1] - py) ** 2, v.due_tick, v.ident))
    heads: dict[int, Vision] = {}
    for vision in counting:
        heads.setdefault(vision.ident, vision)
    chosen = [*heads.values()][:COUNTDOWNS]
    picked = [id(vision) for vision in chosen]
    return [*chosen, *(vision for vision in counting if id(vision) not in picked)][:COUNTDOWNS]
