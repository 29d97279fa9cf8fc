"""What falls and drifts through the picture, as a function of the tick: replays have it again, rewinds backwards.

Rain, ash and sparks end where the ground begins, and none of them is seen under a roof; what drips is seen only there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import pygame

from ..sim.specs import SOLID, TILE, Level
from . import climate as c
from .camera import Camera

Batch = list[tuple[pygame.Surface, tuple[int, int]]]
Point = tuple[int, int]

STRIKE_EVERY: Final = 600  # ticks between two lightnings
STRIKE: Final = (0, 90, 60, 30, 0, 0, 70, 56, 44, 34, 26, 20, 14, 9, 5, 2)  # per cent, by tick
STRIKE_LIGHT: Final = (52, 60, 74)
SPEEDS: Final = (2, 3, 4)  # of what falls, in halves of its own
MARGIN: Final = 20  # px around the screen over which it is spread, too
SKY: Final = 1 << 20  # px: no roof
HIGH: Final = 40  # px above the screen from which a column falls


class Weather:
    def __init__(self, level: Level, palette: str = "") -> None:
        """`palette`: of a part of the level with an air of its own."""
        self._level = level
        self._air = c.climate(palette or level.palette).air
        self._skyline = _skyline(level)
        self._rain = (_streak((46, 54, 62), 3, 9), _streak((30, 36, 42), 2, 6))
        self._splash = tuple(_picture(rows, (70, 84, 92)) for rows in ("..x..", "x...x/..x..", "x...x/.x.x."))
        self._ember = (_dot((210, 72, 15), 1), _dot((255, 150, 50), 1), _dot((110, 30, 8), 1))
        self._ash = (_dot((52, 54, 62), 1), _dot((36, 38, 46), 2))
        self._mote = (_dot((44, 42, 34), 1), _dot((30, 28, 24), 1))
        self._leaf = tuple(_picture(rows, (118, 84, 34)) for rows in ("xx./.xx", "xxx", ".xx/xx.", ".x./.x."))
        self._spray = (_dot((34, 40, 52), 1), _dot((22, 26, 36), 2))
        self._bubble = (_picture(".x./x.x/.x.", (40, 84, 84)), _dot((30, 60, 58), 1), _dot((44, 90, 88), 1))
        self._drip = _streak((60, 96, 100), 1, 6)
        self._draw: dict[str, Callable[[Batch, int, Camera, int], None]] = {
            c.RAIN: self._raining, c.EMBERS: self._embers, c.ASH: self._ashes, c.MOTES: self._motes,
            c.LEAVES: self._leaves, c.SPRAY: self._spraying, c.BUBBLES: self._bubbles, c.DRIPS: self._drips,
        }

    def draw(self, target: pygame.Surface, camera: Camera, tick: int, share: float = 1.0) -> None:
        """`share`: how much of it there is, 0..1."""
        batch: Batch = []
        for kind, count in self._air:
            if kind in self._draw:
                self._draw[kind](batch, round(count * share), camera, tick)
        target.fblits(batch, pygame.BLEND_RGB_ADD)

    def lightning(self, target: pygame.Surface, tick: int, setting: float) -> None:
        """Lights what has been drawn so far: the sky, before anything stands in front of it. `setting` 0..1."""
        age = tick % STRIKE_EVERY - 380
        if setting <= 0 or not 0 <= age < len(STRIKE):
            return
        if not STRIKE[age] or not any(kind == c.LIGHTNING for kind, _ in self._air):
            return
        share = STRIKE[age] / 100 * min(1.0, setting)
        target.fill(tuple(round(v * share) for v in STRIKE_LIGHT), special_flags=pygame.BLEND_RGB_ADD)

    def openness(self, camera: Camera) -> float:
        """How much of the picture lies under the open sky, 0..1: is its middle above or below the first roof?"""
        middle, columns = camera.y + camera.height * 9 // 16, self._skyline
        seen = [columns[x] for x in range(max(0, camera.x // TILE), (camera.x + camera.width) // TILE + 1, 2)
                if x < len(columns)]
        return sum(line > middle for line in seen) / len(seen) if seen else 1.0

    # -- kinds

    def _roofs(self, camera: Camera) -> list[int]:
        """Of each column in view, from the one at `MARGIN` px left of the screen on: the px of the screen above which
        what falls from the sky can be. There is always sky beyond the level."""
        first, lines = (camera.x - MARGIN) // TILE, self._skyline
        last = (camera.x + camera.width + MARGIN) // TILE
        return [lines[n] - camera.y if 0 <= n < len(lines) else SKY for n in range(first, last + 1)]

    def _falling(
        self, count: int, tick: int, camera: Camera, vx: int, vy: int, tall: int = 0
    ) -> list[tuple[int, Point]]:
        """Which of `count` things can be seen that fall from the sky, and where on the screen. `tall`: px of one."""
        roofs, shift = self._roofs(camera), camera.x - (camera.x - MARGIN) // TILE * TILE
        return [(k, (x, y)) for k, (x, y) in enumerate(_fall(count, tick, camera, vx, vy))
                if y + tall < roofs[(x + shift) // TILE]]

    def _raining(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        light, dark = self._rain
        batch += [(dark if k & 1 else light, at) for k, at in self._falling(count, tick, camera, -3, 9, 8)]
        for k in range(count // 4):  # where it lands
            beat = tick // 3 + k * 5
            x = _mix(k, beat // 3) % (camera.width + TILE)
            column = (x + camera.x) // TILE
            if 0 <= column < len(self._skyline):
                y = self._skyline[column] - camera.y
                if 0 < y < camera.height:
                    look = self._splash[beat % 3]
                    batch.append((look, (x, y - look.get_height())))

    def _embers(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        for k, (x, y) in self._falling(count, tick, camera, 1, -1):
            sway = (0, 1, 2, 2, 1, 0, -1, -1)[(tick // 6 + k) & 7]
            batch.append((self._ember[(k + tick // 7) % 3], (x + sway, y)))

    def _ashes(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        for k, (x, y) in self._falling(count, tick // 2, camera, -1, 1):
            batch.append((self._ash[k & 1], (x + (0, 1, 2, 1)[(tick // 11 + k) & 3], y)))

    def _motes(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        batch += [(self._mote[k & 1], p) for k, p in enumerate(_fall(count, tick // 4, camera, 1, 1))]

    def _leaves(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        for k, (x, y) in self._falling(count, tick // 2, camera, -2, 1):
            sway = (0, 2, 4, 5, 4, 2, 0, -1)[(tick // 8 + k) & 7]
            batch.append((self._leaf[(tick // 8 + k) & 3], (x + sway, y)))

    def _spraying(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        for k, (x, y) in self._falling(count, tick // 2, camera, 2, -1):
            if y > camera.height // 3:
                batch.append((self._spray[k & 1], (x, y)))

    def _bubbles(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        for k, (x, y) in enumerate(_fall(count, tick // 3, camera, 0, -1)):
            sway = (0, 1, 1, 0, -1, -1, 0, 0)[(tick // 9 + k) & 7]
            batch.append((self._bubble[0 if k % 9 == 0 else 1 + k % 2], (x + sway, y)))

    def _drips(self, batch: Batch, count: int, camera: Camera, tick: int) -> None:
        """Under a roof: falls for a second out of every four, each at a place of its own."""
        roofs, shift = self._roofs(camera), camera.x - (camera.x - MARGIN) // TILE * TILE
        for k in range(count):
            age = (tick + k * 53) % 240
            if age < 60:
                x = (_mix(k, (tick + k * 53) // 240) - camera.x) % (camera.width + TILE)
                y = age * age // 8 - HIGH
                if y >= roofs[(x + shift) // TILE]:
                    batch.append((self._drip, (x, y)))


@lru_cache(maxsize=8)
def _seeds(count: int) -> list[tuple[int, int, int]]:
    """Of each of `count` things its own place and which of the three speeds it has."""
    return [(k * 2654435761 >> 9, k * 40503 * 65537 >> 7, k % 3) for k in range(count)]


def _fall(count: int, tick: int, camera: Camera, vx: int, vy: int) -> list[Point]:
    """Places of `count` things, three speeds, spread over a field a little larger than the screen that wraps."""
    span_x, span_y = camera.width + 2 * MARGIN, camera.height + 2 * MARGIN
    dx = [tick * vx * speed // 2 - camera.x * speed // 4 for speed in SPEEDS]
    dy = [tick * vy * speed // 2 - camera.y for speed in SPEEDS]
    return [((x + dx[s]) % span_x - MARGIN, (y + dy[s]) % span_y - MARGIN) for x, y, s in _seeds(count)]


def _mix(a: int, b: int) -> int:
    return ((a * 2654435761 ^ b * 40503) * 2246822519 & 0xFFFFFFFF) >> 11


def _skyline(level: Level) -> list[int]:
    """Of each column the px at which the first ground under the sky begins."""
    lines = []
    for x in range(level.width):
        rows = (y for y, row in enumerate(level.grid) if row[x] & SOLID)
        lines.append(next(rows, level.height) * TILE)
    return lines


def _dot(colour: c.Colour, size: int) -> pygame.Surface:
    dot = pygame.Surface((max(1, size), max(1, size)))
    dot.fill(colour)
    return _shown(dot)


def _streak(colour: c.Colour, width: int, height: int) -> pygame.Surface:
    surface = pygame.Surface((width, height))
    for row in range(height):
        surface.set_at((width - 1 - row * width // height, row), colour)
    return _shown(surface)


def _picture(rows: str, colour: c.Colour) -> pygame.Surface:
    """Drawn as text: x is a pixel, / a new line."""
    lines = rows.split("/")
    surface = pygame.Surface((max(map(len, lines)), len(lines)))
    for y, line in enumerate(lines):
        for x, mark in enumerate(line):
            if mark == "x":
                surface.set_at((x, y), colour)
    return _shown(surface)


def _shown(surface: pygame.Surface) -> pygame.Surface:
    return surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface
