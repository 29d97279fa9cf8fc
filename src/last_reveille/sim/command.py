"""What a player can say to the simulation in one tick: ten buttons and one of 64 directions, in 16 bits.

Layout: bits 0-9 are buttons, bits 10-15 the aim. Aim 0 points right (+x), 16 down (+y), 32 left, 48 up.
The live game simulates the *packed* value, so a recording can never be more exact than play was.
"""

from __future__ import annotations

from typing import Final

LEFT: Final = 1 << 0
RIGHT: Final = 1 << 1
UP: Final = 1 << 2
DOWN: Final = 1 << 3
JUMP: Final = 1 << 4
DASH: Final = 1 << 5
FIRE: Final = 1 << 6
GRENADE: Final = 1 << 7
BLADE: Final = 1 << 8
USE: Final = 1 << 9

BUTTONS: Final = 0x3FF
AIM_SHIFT: Final = 10
AIMS: Final = 64
IDLE: Final = 0

# One letter a button, in bit order: the alphabet of the recording format (A is dash, B blade, E use).
NAMES: Final = ("left", "right", "up", "down", "jump", "dash", "fire", "grenade", "blade", "use")
LETTERS: Final = "LRUDJAFGBE"


def pack(buttons: int, aim: int) -> int:
    """16-bit command from button flags and an aim of 0..63 (taken modulo 64)."""
    return (buttons & BUTTONS) | ((aim & 63) << AIM_SHIFT)


def buttons_of(command: int) -> int:
    return command & BUTTONS


def aim_of(command: int) -> int:
    return (command >> AIM_SHIFT) & 63
