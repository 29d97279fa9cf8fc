"""Players that are not people: for soaking, and for asking whether a map can be survived.

Each is a function of the world and its own small memory, and throws its own dice.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from ..sim.bodies import hits
from ..sim.command import FIRE, JUMP, LEFT, RIGHT, pack
from ..sim.world import World
from .pilot import Rules

Bot = Callable[[World], int]


class Reckless:
    """Walks right and shoots ahead; what it survives is no fight."""

    def __init__(self, seed: int = 0) -> None:
        self.dice = random.Random(seed)

    def __call__(self, world: World) -> int:
        p = world.player
        jump = JUMP if hits(world, p.x + 6, p.y, p.w, p.h - 5) or (not p.ground and p.vy < 0) else 0
        return pack(RIGHT | FIRE | jump, 0)


class Noise:
    """Presses anything, for a while each."""

    def __init__(self, seed: int = 0) -> None:
        self.dice = random.Random(seed)
        self.left = 0
        self.command = 0

    def __call__(self, world: World) -> int:
        if self.left <= 0:
            self.left = self.dice.randrange(2, 40)
            self.command = self.dice.getrandbits(16)
            if self.dice.random() < 0.5:
                self.command = (self.command | RIGHT) & ~LEFT
        self.left -= 1
        return self.command


__all__ = ["BOTS", "Bot", "Noise", "Reckless", "Rules"]
BOTS: Final[dict[str, Callable[[int], Bot]]] = {"rules": Rules, "reckless": Reckless, "random": Noise}
