"""What the Omega has on its schedule while its nerves live, as far as that was lived through before.

It is never certain: its nerves may be dead by then. And it strikes where he once stood, so that a strike is known by
its place only where an earlier run is remembered there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ..sim.omega import STRIKE_TELL, SWEEP_TELL, schedule_clock, sweep_band
from ..sim.specs import Hall, Level
from ..sim.world import Omega, World
from .due import Known

HALL: Final = "hall"
STRIKE: Final = "strike"
SWEEP: Final = "sweep"
BEFORE: Final = 90  # ticks before its own announcement in which it is foretold
HALF: Final = 22  # px that a strike reaches to either side
STOOD: Final = 90  # ticks between where somebody stood and a strike that still goes for it
_SWEEPS: Final = {"sweep_low": 1, "sweep_high": 2}


class Move(NamedTuple):
    """`left` ticks until it hurts; (x, y) px where, or the middle of what is swept; `path` as a Vision has it."""

    kind: str
    ident: int
    x: int
    y: int
    left: int
    path: tuple[tuple[int, int], ...]


def nerves(world: World) -> Omega | None:
    """The Omega, while it is fought by its schedule and with everything that is known."""
    return world.omega if world.omega is not None and world.omega.phase == 1 else None


def moves(level: Level, known: Mapping[int, Known], world: World) -> Iterator[Move]:
    """What will come and has not been announced yet."""
    omega = nerves(world)
    if omega is None or not level.halls:
        return
    hall = level.halls[omega.hall]
    lived, clock = known.get(hall.id), schedule_clock(world)
    if lived is None or lived.kind != HALL:
        return
    for at, what, _ in hall.schedule:
        if not 0 < at - clock <= BEFORE:
            continue
        if what == "strike" and at + STRIKE_TELL <= lived.tick:
            place = _stood(omega, omega.clock + at - clock)
            if place is not None:
                x, y = place
                yield Move(STRIKE, hall.id, x, y, at - clock + STRIKE_TELL, ((x - HALF, y), (x + HALF, y)))
        elif what in _SWEEPS and at + SWEEP_TELL <= lived.tick:
            yield _swept(hall, _SWEEPS[what], at - clock + SWEEP_TELL)


def _swept(hall: Hall, sweep: int, left: int) -> Move:
    top, height = sweep_band(hall, sweep)
    path = ((hall.x, top + height), (hall.x + hall.w, top + height))
    return Move(SWEEP, hall.id, hall.x + hall.w // 2, top + height // 2, left, path)


def _stood(omega: Omega, clock: int) -> tuple[int, int] | None:
    """Where an earlier run stood nearest to that time: it will be struck."""
    best, found = STOOD, None
    for when, x, y in omega.stood:
        if abs(when - clock) < best:
            best, found = abs(when - clock), (x, y)
    return found
