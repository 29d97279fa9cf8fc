"""The world's own dice: a 32-bit xorshift (Marsaglia 2003, triple 13/17/5). One integer of state.

The picture has dice of its own; throwing those never moves these.
"""

from __future__ import annotations

_MASK = 0xFFFFFFFF


def seed(number: int) -> int:
    """A state from any integer; never zero (zero is the generator's fixed point)."""
    return ((number * 2654435761) ^ 0x9E3779B9) & _MASK or 1


def roll(state: int) -> int:
    """The next state. Use its upper bits."""
    state ^= (state << 13) & _MASK
    state ^= state >> 17
    state ^= (state << 5) & _MASK
    return state


def below(state: int, n: int) -> int:
    """0..n-1 from a state (multiply-shift; the bias is under n / 2^32)."""
    return (state * n) >> 32
