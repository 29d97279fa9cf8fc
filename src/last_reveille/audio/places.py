"""How far the bed of a part of a level reaches."""

from __future__ import annotations

from ..sim.specs import SoundAt


def covers(row: SoundAt, x: int, y: int) -> bool:
    """Whether a point is within the sound's radius of its box."""
    dx = max(row.x - x, x - row.x - row.w, 0)
    dy = max(row.y - y, y - row.y - row.h, 0)
    return dx * dx + dy * dy <= row.radius * row.radius


def size(row: SoundAt) -> int:
    """Px that it is heard in; of several the smallest is."""
    return (row.w + 2 * row.radius) * (row.h + 2 * row.radius)
