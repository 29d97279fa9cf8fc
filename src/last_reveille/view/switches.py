"""Lamps that a map switches (`do=light`): each time, all lights of that name go on if they are dark, and out if not,
and props of that name change their picture: a blind is up when the light falls in.

It follows from the state alone, so that a single state gives a complete picture and a rewind turns the lamps back.
"""

from __future__ import annotations

from typing import Final

from ..sim.flags import allowed
from ..sim.specs import Cue, Level, Light, Prop
from ..sim.world import World

DO: Final = "light"


class Switches:
    def __init__(self, level: Level) -> None:
        self._cues = [(n, cue) for n, cue in enumerate(level.cues) if cue.do == DO and cue.target]
        self._triggers = [(n, box) for n, box in enumerate(level.triggers) if box.do == DO and box.target]

    def turned(self, world: World) -> list[str]:
        """Names of the lights that have been switched an odd number of times.

        A trigger that works more than once switches back when it is left. What an event's conditions were at its tick
        no state says: they are asked of now.
        """
        count: dict[str, int] = {}
        for n, cue in self._cues:
            if n < len(world.cue_at) and allowed(world, cue):
                count[cue.target] = count.get(cue.target, 0) + _done(cue, world.cue_at[n])
        for n, box in self._triggers:
            if n < len(world.fired) and world.fired[n]:
                count[box.target] = count.get(box.target, 0) + 1
        for _, do, target, _, _ in world.pending:
            if do == DO:
                count[target] = count.get(target, 0) - 1
        return [name for name, times in count.items() if times % 2]


def _done(cue: Cue, due: int) -> int:
    """How often an event has happened that is due next at that tick, -1 = never again."""
    if cue.tick < 0:
        return 0
    if due < 0:
        return cue.times if cue.period else 1
    return (due - cue.tick) // cue.period if cue.period else 0


def lit(light: Light, tick: int, turned: bool) -> bool:
    by_clock = light.from_tick <= tick and not 0 <= light.to_tick <= tick
    return by_clock != turned


def shown_of(prop: Prop, switches: Switches, world: World) -> str:
    """The picture of a prop that may have two."""
    return prop.switched if prop.switched and prop.name in switches.turned(world) else prop.picture
