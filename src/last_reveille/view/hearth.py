"""What the Omega's fire does to its hall: edges that face it burn, the air glows, water and wet ground throw it back.

Where the edges are is worked out once from the level's grid. What is drawn is a few small pictures that are added.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pygame

from ..sim.specs import ONEWAY, SOLID, TILE, Hall, Level
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .light import LightMap
from .sheet import Sheet

REACH: Final = 336  # px from the core to which edges are lit
NEARNESS: Final = 4  # steps of that
HEATS: Final = 8  # steps in which the fire grows
RIM: Final = (255, 132, 44)
AIR: Final = (124, 46, 10)
DULL: Final = 5  # heat up to which the air does not glow: a shut core must stay black
MIRRORED: Final = (255, 128, 40)
WET: Final = 11  # px of the ground's face that mirror
LEDGE: Final = 9  # px under a ledge's top at which its lower edge lies
BREATH: Final = 96  # ticks

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of one or two px in the level; `near` 1..NEARNESS; `floor`: it is ground on which the fire is mirrored."""

    x: int
    y: int
    w: int
    h: int
    near: int
    floor: bool = False


def heat(tick: int, opened: bool, rage: bool, awake: bool) -> int:
    """0..HEATS: it breathes slowly, so that a hall full of its light never flickers."""
    breath = math.sin(tick * 2 * math.pi / BREATH)
    middle, swing = (6.6, 1.0) if opened else (3.6, 1.4) if rage else (2.2, 0.9) if awake else (1.4, 0.6)
    return round(middle + swing * breath)


class Hearth:
    def __init__(self, level: Level, assets: Assets) -> None:
        self._edges = [list(edges(level, hall)) for hall in level.halls]
        self._air = assets.sheet("effects/hearth_air") if level.halls else None
        self._mirror = assets.sheet("effects/hearth_mirror") if level.halls else None
        self._made: dict[tuple[int, ...], pygame.Surface] = {}

    def draw(self, world: World, number: int, fire: int, camera: Camera, light: LightMap) -> None:
        """Gives all of it to the light of the picture. `number` of the hall; `fire` 0..HEATS."""
        hall = world.level.halls[number]
        if fire <= 0 or self._air is None or self._mirror is None:
            return
        view = pygame.Rect(camera.x, camera.y, camera.width, camera.height)
        for edge in self._edges[number]:
            if view.colliderect((edge.x, edge.y, edge.w, edge.h)):
                light.shine(self._line(edge, fire), edge.x - camera.x, edge.y - camera.y)
        x, y = hall.core_x - camera.x, hall.core_y - camera.y
        if fire > DULL:
            frame, dx, dy = self._tinted(self._air, 0, AIR, fire)
            light.shine(frame, x + dx, y + dy)
        surface = self._surface(world, hall)
        step = self._mirror.at("run", world.tick)
        if surface < hall.y + hall.h:
            picture, dx, _ = self._tinted(self._mirror, step, MIRRORED, fire)
            if surface > hall.core_y - 24:
                light.shine(picture, x + dx, surface - camera.y)
            return
        for n, edge in enumerate(self._edges[number]):
            if edge.floor and view.colliderect((edge.x, edge.y, edge.w, WET)):
                part = self._wet(n, edge, hall, step, fire)
                if part is not None:
                    light.shine(part[0], part[1] - camera.x, edge.y + 2 - camera.y)

    @staticmethod
    def _surface(world: World, hall: Hall) -> int:
        """px of the level at which water stands under the core; the hall's floor when there is none."""
        found = hall.y + hall.h
        for n, water in enumerate(world.level.waters):
            level = world.water[n] >> 8 if n < len(world.water) else water.y + water.h
            if water.x <= hall.core_x < water.x + water.w and level < min(found, water.y + water.h):
                found = level
        return found

    def _line(self, edge: Edge, fire: int) -> pygame.Surface:
        key = (edge.w, edge.h, edge.near, fire)
        if key not in self._made:
            strength = min(255, (edge.near + 1) * fire * 210 // (NEARNESS * HEATS))
            made = pygame.Surface((edge.w, edge.h))
            made.fill(_scaled(RIM, strength))
            self._made[key] = made.convert() if pygame.display.get_surface() else made
        return self._made[key]

    def _tinted(self, sheet: Sheet, frame: int, colour: Colour, fire: int) -> tuple[pygame.Surface, int, int]:
        grey, dx, dy = sheet.get(frame, style="add")
        key = (grey.get_width(), frame, fire)
        if key not in self._made:
            made = grey.copy()
            made.fill(_scaled(colour, fire * 255 // HEATS), special_flags=pygame.BLEND_RGB_MULT)
            self._made[key] = made
        return self._made[key], dx, dy

    def _wet(self, number: int, edge: Edge, hall: Hall, frame: int, fire: int) -> tuple[pygame.Surface, int] | None:
        """The part of the mirrored fire that lies on one stretch of ground, and px of the level at which it begins."""
        assert self._mirror is not None
        whole, dx, _ = self._tinted(self._mirror, frame, MIRRORED, max(1, fire * 2 // 3))
        left = hall.core_x + dx
        shown = pygame.Rect(left, 0, whole.get_width(), WET).clip((edge.x, 0, edge.w, WET))
        if shown.w <= 0:
            return None
        key = (number, frame, fire, hall.core_x, hall.core_y)
        if key not in self._made:
            self._made[key] = whole.subsurface(shown.move(-left, 0))
        return self._made[key], shown.x


def edges(level: Level, hall: Hall) -> Iterator[Edge]:
    """Those of ground and ledges near the core that face it."""
    left, right = (max(0, (hall.core_x - REACH) // TILE), min(level.width, (hall.core_x + REACH) // TILE + 1))
    top, bottom = (max(0, (hall.core_y - REACH) // TILE), min(level.height, (hall.core_y + REACH) // TILE + 1))
    for y in range(top, bottom):
        for above in (True, False):
            yield from _joined(_along(level, hall, y, left, right, above))
    for x in range(left, right):
        for before in (True, False):
            yield from _joined(_upright(level, hall, x, top, bottom, before))


def _along(level: Level, hall: Hall, y: int, left: int, right: int, above: bool) -> Iterator[Edge]:
    """Upper (`above`) or lower edges in one row."""
    if (hall.core_y < y * TILE) != above:
        return
    other = y - 1 if above else y + 1
    for x in range(left, right):
        near = _near(hall, x, y)
        if not near:
            continue
        if _flags(level, x, y) & SOLID:
            if not _flags(level, x, other) & SOLID:
                yield Edge(x * TILE, y * TILE if above else y * TILE + TILE - 1, TILE, 2 if above else 1, near, above)
        elif _flags(level, x, y) & ONEWAY:
            yield Edge(x * TILE, y * TILE if above else y * TILE + LEDGE, TILE, 1, near)


def _upright(level: Level, hall: Hall, x: int, top: int, bottom: int, before: bool) -> Iterator[Edge]:
    """Right (`before`: the ground lies left of the core) or left edges in one column."""
    if (x * TILE < hall.core_x) != before:
        return
    other = x + 1 if before else x - 1
    for y in range(top, bottom):
        near = _near(hall, x, y)
        if near and _flags(level, x, y) & SOLID and not _flags(level, other, y) & SOLID:
            yield Edge(x * TILE + TILE - 2 if before else x * TILE + 1, y * TILE, 1, TILE, near)


def _joined(found: Iterator[Edge]) -> Iterator[Edge]:
    """Edges that go on from one another as one."""
    last: Edge | None = None
    for edge in found:
        if last is not None and edge.near == last.near and edge.floor == last.floor:
            if edge.y == last.y and edge.x == last.x + last.w and edge.h == last.h:
                last = Edge(last.x, last.y, last.w + edge.w, last.h, last.near, last.floor)
                continue
            if edge.x == last.x and edge.y == last.y + last.h and edge.w == last.w:
                last = Edge(last.x, last.y, last.w, last.h + edge.h, last.near, last.floor)
                continue
        if last is not None:
            yield last
        last = edge
    if last is not None:
        yield last


def _flags(level: Level, x: int, y: int) -> int:
    inside = 0 <= x < level.width and 0 <= y < level.height
    return level.grid[y][x] if inside else SOLID


def _near(hall: Hall, x: int, y: int) -> int:
    away = math.hypot(x * TILE + TILE // 2 - hall.core_x, y * TILE + TILE // 2 - hall.core_y)
    return max(0, math.ceil(NEARNESS * (1 - away / REACH)))


def _scaled(colour: Colour, strength: int) -> Colour:
    return colour[0] * strength // 255, colour[1] * strength // 255, colour[2] * strength // 255
