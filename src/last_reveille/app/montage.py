"""A run as a small moving picture to share: every eighth of a second, half size."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pygame

from ..memory.recording import Recording
from ..sim.world import World
from ..view.view import View
from . import gif

SIZE: Final = (320, 180)
EVERY: Final = 8  # ticks a frame
MOST: Final = 240  # frames: longer runs are shown faster


class Montage:
    def __init__(self, recording: Recording) -> None:
        self.every = max(EVERY, recording.ticks // MOST)
        self.seen = 0
        self.frames: list[bytes] = []
        self._canvas = pygame.Surface((640, 360))

    def see(self, world: World, view: View) -> None:
        """Call once a tick."""
        self.seen += 1
        if self.seen % self.every and not world.over:
            return
        view.draw(world, self._canvas)
        small = pygame.transform.scale(self._canvas, SIZE)
        self.frames.append(gif.indexed(pygame.image.tobytes(small, "RGB")))

    def save(self, path: Path) -> None:
        """Raises OSError."""
        if self.frames:
            gif.save(path, SIZE, self.frames, EVERY * 100 // 60)
