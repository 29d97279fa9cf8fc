"""The system's clipboard, where there is one: many have none, and some refuse."""

from __future__ import annotations

import pygame

MOST = 4 << 20  # characters that are looked at


def read() -> str | None:
    """The text on it; None if it cannot be used."""
    try:
        return pygame.scrap.get_text()[:MOST]
    except (pygame.error, AttributeError, NotImplementedError, UnicodeError):
        return None


def write(text: str) -> bool:
    """False if it cannot be used."""
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, AttributeError, NotImplementedError, UnicodeError):
        return False
    return True
