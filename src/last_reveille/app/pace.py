"""How far this run is ahead of the best one, or behind: told by where it stood when it came to this same place."""

from __future__ import annotations

from typing import Final

from ..memory.track import EVERY, Track

NEAR: Final = 40  # px within which a place is the same
AHEAD: Final = 200  # samples: how far it is looked for on from the last place found
STRIDE: Final = 2
HOLD: Final = 150  # ticks for which an answer stands when the ways part


class Pace:
    """Ask every few ticks. It only ever goes forward along the best run: whoever turns back loses time."""

    def __init__(self, best: Track | None) -> None:
        self._best = best
        self._at = 0  # sample of the best run that was passed last
        self._delta = 0
        self._since = -HOLD

    def delta(self, x: int, y: int, tick: int) -> int | None:
        """Ticks against the best run at the player's feet (px), negative when this one is faster; None when nothing
        can be said."""
        best = self._best
        if best is None or not best.size:
            return None
        found, nearest = -1, NEAR + 1
        for at in range(self._at, min(self._at + AHEAD, best.size), STRIDE):
            far = abs(best.xs[at] - x) + abs(best.ys[at] - y)
            if far < nearest:
                found, nearest = at, far
        if found >= 0:
            self._at = found
            # While it stands there the best run's place is the last of those samples: waiting costs, and shows.
            self._delta, self._since = tick - found * EVERY, tick
        return self._delta if tick - self._since < HOLD and self._since >= 0 else None
