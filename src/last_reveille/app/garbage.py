"""When Python looks for garbage in cycles: where nobody waits for a frame.

Left to itself it does so in the middle of play, 1-3 ms for the young and 10-15 for all. What a day lives through is
freed without it; only scenes and films that are over lie in cycles.
"""

from __future__ import annotations

import gc
from typing import Final

SELDOM: Final = 1000  # collections of the youngest, of some 20 us, before the next ones are looked at, too


def sweep() -> None:
    """Looks through all there is, and does not look at it again before the next time: some 50 ms. For whatever begins:
    the game, a profile, a level behind its card."""
    gc.set_threshold(gc.get_threshold()[0], SELDOM, SELDOM)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def park() -> None:
    """What came since is not looked at before the next `sweep`: next to nothing. For every second or so of a long day,
    or one day all of it would be looked at after all."""
    gc.freeze()


def dust() -> None:
    """Looks through what came since: some ms. For where the picture stands still."""
    gc.collect()
    gc.freeze()
