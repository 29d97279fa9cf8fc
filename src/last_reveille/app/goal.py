"""Where a relive should go."""

from __future__ import annotations

from dataclasses import dataclass

from ..memory.memory import Kept


@dataclass(frozen=True, slots=True)
class Goal:
    """The recording to live again, from its beginning up to `ticks` commands of its segment `segment` (as
    `Recording.cut` counts them). `speed`: 0 = be there at once, 1..16 = watch at that many times the day's speed.
    `start`: where watching begins, as (segment, ticks); before it everything is passed over at once. `on`: do not stop
    there, watch on to the recording's end. `resume`: it is the life that was left in the middle, and costs nothing."""

    kept: Kept
    segment: int
    ticks: int
    speed: int = 0
    start: tuple[int, int] = (0, 0)
    on: bool = False
    resume: bool = False
