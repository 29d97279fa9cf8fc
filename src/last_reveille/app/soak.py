"""A bot lives one day after another as fast as the machine can: what breaks when nobody is careful?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..memory.memory import Memory
from ..memory.store import Store
from ..sim.world import World
from .bots import Bot
from .day import Day
from .levels import Levels

STUCK: Final = 60 * 60 * 3  # ticks of one stretch after which the bot gives the loop up


@dataclass(slots=True)
class Soaked:
    ticks: int = 0
    deaths: int = 0
    exits: int = 0


def soak(
    levels: Levels, memory: Memory, bot: Bot, *, deaths: int = 0, ticks: int = 0, level: str = "",
    store: Store | None = None, saved: Callable[[int], None] | None = None,
    watch: Callable[[World], None] | None = None,
) -> Soaked:
    """Until `deaths` deaths or `ticks` ticks (0 = no limit of that kind). Each death is stored before `saved(n)`;
    `watch` sees each world after its tick and must not change it."""
    done = Soaked()
    day = Day(levels, memory)
    if level:
        day.wake(level)
    while (not ticks or done.ticks < ticks) and (not deaths or done.deaths < deaths):
        day.tick(bot(day.world))
        done.ticks += 1
        if watch is not None:
            watch(day.world)
        over = day.world.over
        if over in ("exit", "end"):
            done.exits += 1
            if not day.go_on():
                memory.next_loop()  # the day was lived to its end: nobody died, and it is morning again
                day.wake(level)
            continue
        if over or day.world.tick > STUCK:
            day.die()
            done.deaths += 1
            if store is not None:
                store.commit_death(memory)
                # A memory that nobody may write has nothing to flush, and nothing was saved.
                if store.flush(30.0) and memory.writable and saved is not None:
                    saved(memory.deaths)
            day.wake(level)
    return done
