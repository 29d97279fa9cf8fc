"""Sixty ticks a second, kept against absolute deadlines so that nothing drifts."""

from __future__ import annotations

import time
from typing import Final

TICK_NS: Final = 1_000_000_000 // 60
BEHIND: Final = 4  # ticks; what is lost beyond that is dropped, not caught up with


class Clock:
    """`speed` in per cent slows the game down; the ticks stay the same."""

    def __init__(self, speed: int = 100) -> None:
        self.speed = speed
        self._due = time.perf_counter_ns()

    @property
    def period(self) -> int:
        """ns a tick."""
        return TICK_NS * 100 // max(self.speed, 10)

    def wait(self) -> None:
        """Sleeps until the next tick is due."""
        self._due += self.period
        now = time.perf_counter_ns()
        if now - self._due > BEHIND * self.period:
            self._due = now
            return
        while (left := self._due - time.perf_counter_ns()) > 0:
            time.sleep(left / 1e9)

    def restart(self) -> None:
        """After a pause of the program (loading, a suspended machine)."""
        self._due = time.perf_counter_ns()
