"""Players that are not people: for soaking, and for asking whether a map can be survived.

Each is a function of the world and its own small memory, and throws its own dice.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from ..sim.bodies import floor_below, hits
from ..sim.command import DASH, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, UP, USE, pack
from ..sim.harm import is_target
from ..sim.player import gun_point
from ..sim.schedule import lever_in_reach
from ..sim.units import direction
from ..sim.world import STRIKE, TELL, Actor, World

Bot = Callable[[World], int]
SIGHT: Final = 300


class Rules:
    """Goes right, shoots what is near, jumps what is in the way, steps out of what has been announced."""

    def __init__(self, seed: int = 0) -> None:
        self.dice = random.Random(seed)
        self.best_x = 0
        self.stuck = 0
        self.back = 0

    def __call__(self, world: World) -> int:
        p = world.player
        if p.x > self.best_x or world.tick < 2:
            self.best_x, self.stuck = p.x, 0
        else:
            self.stuck += 1
        prey = self._prey(world)
        buttons, aim = RIGHT, 0
        if prey is not None:
            x, y = gun_point(p)
            aim = direction(prey.x + prey.w // 2 - x, prey.y + prey.h // 2 - y)
            buttons |= FIRE
            if prey.state in (TELL, STRIKE) and abs(prey.x - p.x) < 110:
                buttons = (buttons & ~RIGHT) | (LEFT if prey.x > p.x else RIGHT) | JUMP
        if any(abs(s.x - p.x - 8) < s.radius + 14 and s.tick - world.tick < 40 for s in world.shells):
            buttons |= DASH
        if self._wants_jump(world):
            buttons |= JUMP
        if self.stuck > 60:
            buttons |= self._unstick(world)
        if lever_in_reach(world) >= 0:
            buttons = USE
        return pack(buttons, aim)

    @staticmethod
    def _prey(world: World) -> Actor | None:
        p = world.player
        near = [a for a in world.actors if is_target(a) and abs(a.x - p.x) < SIGHT and abs(a.y - p.y) < 160]
        return min(near, key=lambda a: (abs(a.x - p.x), a.id), default=None)

    @staticmethod
    def _wants_jump(world: World) -> bool:
        p = world.player
        ahead = hits(world, p.x + 10, p.y, p.w, p.h - 5)
        gap = p.ground and floor_below(world, p.x + p.w + 6, p.y + p.h, 96) < 0
        return (ahead or gap or not p.ground) and world.tick % 40 < 32

    def _unstick(self, world: World) -> int:
        if self.back == 0 and self.stuck % 90 == 61:
            self.back = self.dice.choice((0, 30, 60))
        if self.back > 0:
            self.back -= 1
            return LEFT | JUMP
        return self.dice.choice((JUMP, JUMP | DASH, UP, DOWN | JUMP, GRENADE, USE, DASH))


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


BOTS: Final[dict[str, Callable[[int], Bot]]] = {"rules": Rules, "reckless": Reckless, "random": Noise}
