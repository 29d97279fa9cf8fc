"""Whole-number geometry: sub-pixels, 64 directions, roots.

A sub-pixel is 1/256 px. Positions are whole px plus a remainder of 0..255 sub-px; speeds are sub-px a tick.
"""

from __future__ import annotations

from typing import Final

TILE: Final = 16

# round(256 * cos(2 pi i / 64)) for i = 0..16; the other three quarters are mirrored below. Written out, because
# libm differs between machines in the last bit.
_QUARTER: Final = (256, 255, 251, 245, 237, 226, 213, 198, 181, 162, 142, 121, 98, 74, 50, 25, 0)


def _cos(i: int) -> int:
    i &= 63
    if i > 32:
        i = 64 - i
    return _QUARTER[i] if i <= 16 else -_QUARTER[32 - i]


COS: Final = tuple(_cos(i) for i in range(64))
SIN: Final = tuple(_cos(i - 16) for i in range(64))

# tan of the borders between neighbouring directions, times 1024: round(1024 * tan((i + .5) * 2 pi / 64)), i = 0..7
_BORDERS: Final = (50, 152, 256, 365, 483, 613, 760, 930)


def direction(dx: int, dy: int) -> int:
    """Nearest of the 64 directions for a vector in any unit (y down). (0, 0) gives 0."""
    ax, ay = abs(dx), abs(dy)
    if not ax and not ay:
        return 0
    steep = ay > ax
    if steep:
        ax, ay = ay, ax
    i = 0
    scaled = ay * 1024
    for border in _BORDERS:
        if scaled <= border * ax:
            break
        i += 1
    if steep:
        i = 16 - i
    if dx < 0:
        i = 32 - i
    return (-i if dy < 0 else i) & 63


def toward(value: int, goal: int, step: int) -> int:
    """`value` moved by at most `step` (>= 0) towards `goal`."""
    if value < goal:
        return min(value + step, goal)
    return max(value - step, goal)


def isqrt(n: int) -> int:
    """Floor of the square root; n >= 0 (Newton, exact)."""
    if n < 2:
        return n
    x = 1 << ((n.bit_length() + 1) >> 1)
    while True:
        y = (x + n // x) >> 1
        if y >= x:
            return x
        x = y


def scaled(dx: int, dy: int, length: int) -> tuple[int, int]:
    """The vector (dx, dy) at the given length; (0, 0) stays. Truncates towards zero, the same on both sides."""
    size = isqrt(dx * dx + dy * dy)
    if not size:
        return 0, 0
    x, y = abs(dx) * length // size, abs(dy) * length // size
    return (x if dx > 0 else -x), (y if dy > 0 else -y)
