"""Letting the picture breathe: long work in the writer's thread stops now and then, because only one thread of Python
runs at a time and the game's own would otherwise wait for it in the middle of a frame.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

_of_thread = threading.local()


def set_rest(rest: Callable[[], None] | None) -> None:
    """What `breathe` does in this thread from now on; None: nothing, as in every thread at first."""
    _of_thread.rest = rest


def breathe() -> None:
    """To be called at least every half millisecond of work in Python. What releases the lock anyway (SQLite, zlib,
    files) needs none."""
    rest: Callable[[], None] | None = getattr(_of_thread, "rest", None)
    if rest is not None:
        rest()
