"""The moment in which the Omega takes the day back: the last seconds run backwards over the picture, torn and cold.

While its hall can still be rolled back, a small copy of the picture is kept every few ticks. They are pictures only:
the world has long been somewhere else, and the player in it.
"""

from __future__ import annotations

import random
from collections import deque
from typing import Final

import pygame

from ..sim import events as ev
from ..sim.world import World

EVERY: Final = 12  # ticks between two copies
KEPT: Final = 40  # eight seconds, as far as it ever goes back
SHOWN: Final = 34  # ticks of running backwards
SHRINK: Final = 2
PHASE: Final = 2
COLD: Final = (120, 214, 224)


class Undone:
    """Feed it each tick and each picture; `size` is the canvas in px."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self._small = size[0] // SHRINK, size[1] // SHRINK
        self._kept: deque[tuple[int, pygame.Surface]] = deque(maxlen=KEPT)
        self._film: list[pygame.Surface] = []
        self._start = -1

    def forget(self) -> None:
        self._kept.clear()
        self._film.clear()
        self._start = -1

    def observe(self, world: World) -> None:
        for event in world.events:
            if event.what == ev.ROLLBACK:
                since = world.tick - event.a
                self._film = [picture for tick, picture in self._kept if tick >= since]
                self._kept.clear()
                self._start = world.tick

    def keep(self, world: World, target: pygame.Surface) -> None:
        """Copies the picture when one is due."""
        om = world.omega
        if om is None or om.phase != PHASE or world.tick % EVERY or (self._kept and self._kept[-1][0] == world.tick):
            return
        small = self._kept.popleft()[1] if len(self._kept) == KEPT else pygame.Surface(self._small, 0, target)
        pygame.transform.scale(target, self._small, small)
        self._kept.append((world.tick, small))

    def draw(self, target: pygame.Surface, tick: int, flash: float) -> None:
        """Lays the film over the picture; `flash` 0..1 is the setting for flashes."""
        age = tick - self._start
        if self._start < 0 or not 0 <= age < SHOWN or not self._film:
            return
        done = age / SHOWN
        # It starts slowly and ends fast, as a spool that is pulled.
        index = min(int(len(self._film) * done * done), len(self._film) - 1)
        picture = pygame.transform.scale(pygame.transform.grayscale(self._film[-1 - index]), self.size)
        picture.fill(COLD, special_flags=pygame.BLEND_RGB_MULT)
        self._tear(picture, tick, done)
        picture.set_alpha(round(236 * min(1.0, (1 - done) * 3)))
        target.blit(picture, (0, 0))
        if age < 6:
            glare = round(70 * flash * (1 - age / 6))
            target.fill((glare // 3, glare, glare), special_flags=pygame.BLEND_RGB_ADD)

    def _tear(self, picture: pygame.Surface, tick: int, done: float) -> None:
        dice = random.Random(tick // 2)
        width, height = self.size
        for _ in range(14 + int(30 * done)):
            y, high = dice.randrange(height - 6), dice.randint(1, 5)
            picture.subsurface((0, y, width, high)).scroll(dice.randint(-40, 40), 0)
            if high == 1:
                picture.fill((100, 230, 226), (dice.randrange(width), y, dice.randint(10, 90), 1))
