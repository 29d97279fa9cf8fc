"""What Rita calls out: she says what she sees, once for each kind in each life. Words only: nothing is simulated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..sim import events
from ..sim.events import Event
from ..sim.world import Actor, World

SIGHT: Final = 420  # px
SOONEST: Final = 150  # ticks between two calls: she fights, too


class Lookout:
    """Feed it every tick; it names the lines that are due."""

    def __init__(self) -> None:
        self._called: list[str] = []
        self._last = -SOONEST

    def lines(self, world: World) -> Iterator[tuple[str, int]]:
        """(catalogue key, actor id of who says it)."""
        rita = _standing(world)
        if rita is None:
            return
        for event in world.events:
            key = self._line(event, rita, world.tick)
            if key:
                yield key, rita.id

    def _line(self, event: Event, rita: Actor, tick: int) -> str:
        if event.what == events.BOOST:
            return "bark.rita.fight.throw"
        if event.what == events.REVIVE:
            return "bark.rita.fight.revive"
        if event.what == events.PLATE:
            return self._once("bark.rita.fight.shell_break")
        seen = event.what in (events.ARRIVE, events.TELL) and abs(event.x - rita.x) < SIGHT
        if not seen or tick - self._last < SOONEST:
            return ""
        key = self._once(f"bark.rita.{event.text}")
        if key:
            self._last = tick
        return key

    def _once(self, key: str) -> str:
        if key in self._called:
            return ""
        self._called.append(key)
        return key


def _standing(world: World) -> Actor | None:
    for a in world.actors:
        if a.kind == "rita" and a.hp > 0 and world.level.people[a.d].role == "rita":
            return a
    return None
