"""Opening the sound device, whatever there is."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Final

import pygame

RATE: Final = 44100  # of every file; another rate would break the loops' seams
BUFFER: Final = 512  # frames, 11.6 ms
NO_DEVICE: Final = "There is no sound device; the game is silent."
NO_MIXER: Final = "The sound library does not start; the game is silent."


def open_mixer() -> tuple[bool, str]:
    """Start the mixer; without a device, one that plays to nobody. (whether it runs, warning)."""
    for driver, warning in ((None, ""), ("dummy", NO_DEVICE)):
        before = os.environ.get("SDL_AUDIODRIVER")
        try:
            if driver is not None:
                os.environ["SDL_AUDIODRIVER"] = driver
            with quiet():
                pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
            return True, warning
        except (pygame.error, NotImplementedError):
            continue
        finally:
            if driver is not None:
                if before is None:
                    os.environ.pop("SDL_AUDIODRIVER", None)
                else:
                    os.environ["SDL_AUDIODRIVER"] = before
    return False, NO_MIXER


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Libraries below SDL write ten lines about one missing device straight to the terminal; we say it in one."""
    try:
        sys.stderr.flush()
        kept = os.dup(2)
    except (AttributeError, OSError, ValueError):  # no terminal, or none that is a file
        yield
        return
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
