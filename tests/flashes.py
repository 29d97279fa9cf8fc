"""Counts flashes in a row of pictures, for tests.

A flash is a pair of opposite changes of brightness of at least a tenth of the greatest, where the darker state is below
0.8 (W3C, Understanding WCAG 2.3.1, "general flash"); a red flash a pair of changes to and from a saturated red. What
counts is where they happen: no more than three a second over a quarter of the picture, an eighth for red.
"""

from __future__ import annotations

from collections import deque

import numpy as np
import pygame

GRID = (64, 36)  # cells
SECOND = 60  # frames
MOST = 3
STEP = 0.1
DARK = 0.8
AREA, RED_AREA = 0.25, 0.125
LINEAR = np.where((_v := np.arange(256) / 255) <= 0.04045, _v / 12.92, ((_v + 0.055) / 1.055) ** 2.4)  # of 0..255


class Meter:
    """Takes pictures one by one. `worst` and `worst_red`: the greatest share of the picture that flashed more than MOST
    times within a second."""

    def __init__(self) -> None:
        shape = GRID[::-1]
        self._tracks = [_Track(shape), _Track(shape)]
        self.worst = self.worst_red = 0.0
        self.frames = 0

    def take(self, picture: pygame.Surface) -> None:
        small = pygame.transform.smoothscale(picture, GRID)
        linear = LINEAR[np.frombuffer(pygame.image.tobytes(small, "RGB"), np.uint8).reshape(GRID[1], GRID[0], 3)]
        light = linear @ np.array((0.2126, 0.7152, 0.0722))
        total = linear.sum(2)
        red = np.where((linear[..., 0] >= 0.8 * total) & (total > 0), (linear[..., 0] * 2 - total) * 320, 0)
        self.worst = max(self.worst, self._tracks[0].take(light, STEP, DARK))
        self.worst_red = max(self.worst_red, self._tracks[1].take(np.clip(red, 0, None), 20, 1e9))
        self.frames += 1


class _Track:
    """One quantity, cell by cell: which way it goes, how far it got, and in which frames it turned."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._way = np.zeros(shape, int)  # 1 brighter, -1 darker, 0 not known yet
        self._high = np.full(shape, -1e9)
        self._low = np.full(shape, 1e9)
        self._turns: deque[np.ndarray] = deque()
        self._count = np.zeros(shape, int)  # turns in the last second

    def take(self, value: np.ndarray, step: float, dark: float) -> float:
        """Share of cells with more than MOST flashes in the last second."""
        self._high = np.where(self._way >= 0, np.maximum(self._high, value), self._high)
        self._low = np.where(self._way <= 0, np.minimum(self._low, value), self._low)
        down = (self._way >= 0) & (value <= self._high - step) & (value < dark)
        up = (self._way <= 0) & (value >= self._low + step) & (self._low < dark)
        self._way = np.where(up, 1, np.where(down, -1, self._way))
        self._high = np.where(up, value, self._high)
        self._low = np.where(down, value, self._low)
        self._turns.append(up | down)
        self._count += self._turns[-1]
        if len(self._turns) > SECOND:
            self._count -= self._turns.popleft()
        return float((self._count // 2 > MOST).mean())
