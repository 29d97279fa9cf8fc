"""Small real pictures of levels at rest: for the day's strip, the map of the known world, and the montage.

A level is drawn once, cell by cell, into one small sheet that is kept while the program runs; every picture of a place
in it is cut from that sheet and laid over the level's own sky. Whoever shows such pictures calls `work` once a frame
and says how long it may take; nothing is drawn that nobody asked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pygame

from ..memory.memory import VISITED, Visited
from ..sim.specs import TILE, ImageLayer, Level, TileLayer
from .assets import Assets
from .atmosphere import Behind
from .camera import FEET_AT, Camera
from .chunks import TileMap
from .climate import climate
from .inks import INK, Colour
from .strewn import CHUNK

Box = tuple[int, int, int, int]  # x, y, w, h in level px

SCREEN: Final = (640, 360)
MOST_PIXELS: Final = 1 << 22  # of a sheet; a larger level is drawn smaller
SQUARE: Final = VISITED * TILE  # px of the level that are seen, or not, at once
HATCH: Final = 6
HATCHED: Final = (17, 21, 31)
VISION: Final = (18, 96, 124)
VISION_LINE: Final = (34, 168, 192)
EDGE_FROM: Final = 60  # of 255: how sharp an edge must be to be seen in a vision
LIFT: Final = 2  # times that its light is doubled before: it is dark where visions lead
ANCHOR_ROOM: Final = 64
GLOW: Final = 56  # of 255: what a lamp adds where it hangs
GLOW_STEPS: Final = 9


class LevelPicture:
    """One level. `den`: level px a px of its sheet, 2 or more."""

    def __init__(self, level: Level, assets: Assets) -> None:
        """Reads pictures and works out the ground's shades: some 30 ms, in any thread."""
        self.level = level
        self.den = 2
        width, height = level.width * TILE, level.height * TILE
        while width * height // (self.den * self.den) > MOST_PIXELS:
            self.den *= 2
        self.sheet = _surface(-(-width // self.den), -(-height // self.den), alpha=True)
        self._assets = assets
        self._tiles = TileMap(level, assets)
        self._far_world = Behind(level, assets)
        for picture in dict.fromkeys(art.image for art in level.tiles if art.image):
            assets.image(picture)
        assets.sheet("props/props_atlas")
        self._columns, self._rows = -(-width // CHUNK), -(-height // CHUNK)
        self._done: dict[tuple[int, int], bool] = {}
        self._queue: dict[tuple[int, int], None] = {}
        self._now: Iterator[None] | None = None
        self._sky = _surface(*SCREEN)
        air = climate(level.palette)
        top, bottom = air.top, air.bottom
        # Half as dark as in play: a picture of 60 px must be readable beside a bright panel.
        red, green, blue = (((a + b) // 2 + 255) // 2 for a, b in zip(top, bottom, strict=True))
        self._light = red, green, blue
        self._glows: dict[tuple[int, Colour], pygame.Surface] = {}

    # -- drawing the level, bit by bit

    def want(self, box: Box, *, first: bool = False) -> None:
        """Asks for the cells under a box; `first`: before all that was asked for so far."""
        cells = [cell for cell in self._cells(box) if cell not in self._done]
        if first:
            self._queue = dict.fromkeys([*cells, *self._queue])
        else:
            self._queue.update(dict.fromkeys(cells))

    def want_seen(self, seen: Visited) -> None:
        """Asks for everything that has been seen."""
        side = CHUNK // SQUARE
        for row in range(self._rows):
            for column in range(self._columns):
                squares = ((column * side + x, row * side + y) for y in range(side) for x in range(side))
                if (column, row) not in self._done and any(seen.has(*square) for square in squares):
                    self._queue[column, row] = None

    def ready(self, box: Box) -> bool:
        """Is everything under a box drawn?"""
        return all(cell in self._done for cell in self._cells(box))

    @property
    def idle(self) -> bool:
        return self._now is None and not self._queue

    def work(self, ns: int) -> bool:
        """Draws what was asked for, for about so many nanoseconds, but one step at least. True when another cell is
        finished."""
        until = time.perf_counter_ns() + ns
        finished = False
        while not self.idle:
            if self._now is None:
                cell = next(iter(self._queue))
                del self._queue[cell]
                if cell in self._done:
                    continue
                self._now = self._draw_cell(cell)
            if next(self._now, self) is self:
                self._now = None
                finished = True
            if time.perf_counter_ns() >= until:
                break
        return finished

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        x, y, w, h = box
        columns = range(max(x // CHUNK, 0), min((x + w - 1) // CHUNK + 1, self._columns))
        return [(cx, cy) for cx in columns
                for cy in range(max(y // CHUNK, 0), min((y + h - 1) // CHUNK + 1, self._rows))]

    def _draw_cell(self, cell: tuple[int, int]) -> Iterator[None]:
        """One chunk of all layers, a layer at a time."""
        camera = Camera((CHUNK, CHUNK))
        camera.x, camera.y = cell[0] * CHUNK, cell[1] * CHUNK
        drawn = _surface(CHUNK, CHUNK, alpha=True)
        layers = [(number, layer) for number, layer in enumerate(self.level.layers)
                  if isinstance(layer, TileLayer) and layer.visible and layer.opacity]
        solid = next((n for n, layer in layers if layer.name == "solid"), -1)
        for number, layer in layers:
            if number == solid:
                self._props(drawn, camera, front=False)
            still = layer if layer.parallax_x == layer.parallax_y == 256 else replace(
                layer, parallax_x=256, parallax_y=256)
            yield from self._tiles.building(number, still, camera.x, camera.y, CHUNK, CHUNK)
            self._tiles.draw(number, still, drawn, camera, 0)
            yield
        self._tiles.forget()
        if solid < 0:
            self._props(drawn, camera, front=False)
        self._props(drawn, camera, front=True)
        yield
        side = CHUNK // self.den
        self.sheet.blit(pygame.transform.smoothscale(drawn, (side, side)), (cell[0] * side, cell[1] * side))
        self._done[cell] = True

    def _props(self, target: pygame.Surface, camera: Camera, front: bool) -> None:
        sheet = self._assets.sheet("props/props_atlas")
        for prop in self.level.props:
            if prop.front == front and camera.sees(prop.x, prop.y, 120):
                picture, dx, dy = sheet.get(sheet.named(prop.picture), prop.flip)
                target.blit(picture, (prop.x - camera.x + dx, prop.y - camera.y + dy))

    # -- pictures of places

    def draw(self, target: pygame.Surface, x: int, y: int, box: Box, den: int, seen: Visited | None = None) -> None:
        """The place under `box` at (x, y) of the target, `den` level px a px (at most a screen of the level). With
        `seen`, what never was on the screen is black with a hatch. What is not drawn yet is sky."""
        wide, high = box[2] // den, box[3] // den
        target.blit(self._far(box, (wide, high)), (x, y))
        near = self._near(box, den)
        if near is not None:
            target.blit(near[0], (x + near[1], y + near[2]))
        target.fill(self._light, (x, y, wide, high), special_flags=pygame.BLEND_RGB_MULT)
        self._lamps(target, (x, y), box, den)
        if seen is not None:
            self._hide(target, (x, y), box, den, seen)

    def draw_wide(self, target: pygame.Surface, left: int, top: int, size: tuple[int, int]) -> None:
        """A picture of `size` px at the sheet's own scale with (left, top) of the level in its corner, the sky behind
        it as large as in play: for a camera that stands further off."""
        den = self.den
        camera = Camera(size)
        camera.x = left // den
        camera.y = top + size[1] * den * 3 // 4 - round(size[1] * FEET_AT)
        target.fill(INK)
        for layer in self.level.layers:
            if isinstance(layer, ImageLayer) and not layer.front:
                self._far_world.outdoors.draw_layer(layer, target, camera)
        self._far_world.outdoors.draw(target, camera, 0)
        target.blit(self.sheet, (-(left // den), -(top // den)))
        bottom = (self.level.height * TILE - top) // den
        if bottom < size[1]:
            target.fill(INK, (0, bottom, size[0], size[1] - bottom))
        target.fill(self._light, special_flags=pygame.BLEND_RGB_MULT)
        self._lamps(target, (0, 0), (left, top, size[0] * den, size[1] * den), den)

    def _lamps(self, target: pygame.Surface, at: tuple[int, int], box: Box, den: int) -> None:
        left, top, w, h = box
        clip = target.get_clip()
        target.set_clip(pygame.Rect(*at, w // den, h // den).clip(clip))
        for lamp in self.level.lights:
            reach = lamp.radius
            if left - reach < lamp.x < left + w + reach and top - reach < lamp.y < top + h + reach:
                glow = self._glow(max(reach // den, 2), lamp.colour)
                target.blit(glow, (at[0] + (lamp.x - left) // den - glow.get_width() // 2,
                                   at[1] + (lamp.y - top) // den - glow.get_height() // 2),
                            special_flags=pygame.BLEND_RGB_ADD)
        target.set_clip(clip)

    def _glow(self, radius: int, colour: Colour) -> pygame.Surface:
        found = self._glows.get((radius, colour))
        if found is None:
            found = self._glows[radius, colour] = _surface(radius * 2 + 1, radius * 2 + 1)
            for step in range(GLOW_STEPS):
                part = (step + 1) * GLOW // GLOW_STEPS
                pygame.draw.circle(found, tuple(c * part // 255 for c in colour), (radius, radius),
                                   radius * (GLOW_STEPS - step) // GLOW_STEPS)
        return found

    def _far(self, box: Box, size: tuple[int, int]) -> pygame.Surface:
        """The sky behind a place, as a camera there would see it."""
        left, top, w, h = box
        camera = Camera()
        wide, high = self.level.width * TILE, self.level.height * TILE
        camera.x = min(max(left + w // 2 - SCREEN[0] // 2, 0), max(wide - SCREEN[0], 0))
        camera.y = min(max(top + h // 2 - round(SCREEN[1] * FEET_AT) + ANCHOR_ROOM, 0), max(high - SCREEN[1], 0))
        self._sky.fill(INK)
        for layer in self.level.layers:
            if isinstance(layer, ImageLayer) and not layer.front:
                self._far_world.outdoors.draw_layer(layer, self._sky, camera)
        self._far_world.draw(self._sky, camera, 0)
        part = pygame.Rect(left - camera.x, top - camera.y, min(w, SCREEN[0]), min(h, SCREEN[1]))
        part.clamp_ip(self._sky.get_rect())
        return pygame.transform.smoothscale(self._sky.subsurface(part), size)

    def _near(self, box: Box, den: int) -> tuple[pygame.Surface, int, int] | None:
        """What of the sheet lies under a box, at the scale asked for, and where it belongs."""
        left, top, w, h = box
        part = pygame.Rect(left // self.den, top // self.den, w // self.den, h // self.den)
        found = part.clip(self.sheet.get_rect())
        if not found.w or not found.h:
            return None
        surface = self.sheet.subsurface(found)
        if den != self.den:
            size = max(found.w * self.den // den, 1), max(found.h * self.den // den, 1)
            surface = pygame.transform.smoothscale(surface, size)
        return surface, (found.x - part.x) * self.den // den, (found.y - part.y) * self.den // den

    @property
    def drawn(self) -> int:
        """How many cells are drawn by now: whoever keeps a picture of the level can see that it has grown."""
        return len(self._done)

    def whole(self, size: tuple[int, int]) -> pygame.Surface:
        """The whole level in one picture of so many px, on nothing."""
        picture = pygame.transform.smoothscale(self.sheet, size)
        picture.fill((*self._light, 255), special_flags=pygame.BLEND_RGBA_MULT)
        return picture

    def draw_flat(self, target: pygame.Surface, box: Box, den: int, seen: Visited | None) -> None:
        """The place under a box, of any size, over what is on the target."""
        near = self._near(box, den)
        if near is not None:
            target.blit(near[0], near[1:])
        target.fill(self._light, special_flags=pygame.BLEND_RGB_MULT)
        self._lamps(target, (0, 0), box, den)
        if seen is not None:
            self._hide(target, (0, 0), box, den, seen)

    def _hide(self, target: pygame.Surface, at: tuple[int, int], box: Box, den: int, seen: Visited) -> None:
        left, top, w, h = box
        dark = unknown(w // den, h // den)
        for row in range(top // SQUARE, (top + h - 1) // SQUARE + 1):
            for column in range(left // SQUARE, (left + w - 1) // SQUARE + 1):
                if seen.has(column, row) or not (0 <= column < seen.columns and 0 <= row < seen.rows):
                    continue
                x, y = (column * SQUARE - left) // den, (row * SQUARE - top) // den
                right, bottom = ((column + 1) * SQUARE - left) // den, ((row + 1) * SQUARE - top) // den
                part = pygame.Rect(x, y, right - x, bottom - y).clip((0, 0, w // den, h // den))
                target.blit(dark, (at[0] + part.x, at[1] + part.y), part)

    def vision(self, box: Box, den: int, body: pygame.Surface | None = None) -> pygame.Surface:
        """A place as it is in a vision: nothing but its edges. `body`: somebody in its middle, at this scale."""
        size = box[2] // den, box[3] // den
        plain = _surface(*size)
        near = self._near(box, den)
        if near is not None:
            plain.blit(near[0], near[1:])
        if body is not None:
            plain.blit(body, ((size[0] - body.get_width()) // 2, (size[1] - body.get_height()) // 2))
        for _ in range(LIFT):
            plain.blit(plain.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        edges = pygame.transform.laplacian(pygame.transform.grayscale(plain))
        mask = pygame.mask.from_threshold(edges, (255, 255, 255), (255 - EDGE_FROM,) * 3 + (255,))
        surface = unknown(*size)
        light = pygame.mask.from_threshold(plain, (255, 255, 255), (160, 160, 160, 255))
        hatch = unknown(*size, VISION)
        surface.blit(light.to_surface(setsurface=hatch.convert_alpha() if pygame.display.get_surface() else hatch,
                                      unsetcolor=(0, 0, 0, 0)), (0, 0))
        mask.to_surface(surface, setcolor=VISION_LINE, unsetcolor=None)
        return surface


class Pictures:
    """The pictures of all levels that were ever asked for; a map that was read anew gets a new one."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self._kept: dict[str, LevelPicture] = {}

    def find(self, level: Level) -> LevelPicture | None:
        """The one that is there; None when it has to be opened first."""
        found = self._kept.get(level.id)
        return found if found is not None and _looks_alike(found.level, level) else None

    def open(self, level: Level) -> LevelPicture:
        """May be called from another thread; takes some 30 ms the first time."""
        found = self.find(level)
        if found is None:
            found = self._kept[level.id] = LevelPicture(level, self.assets)
        return found


def _looks_alike(a: Level, b: Level) -> bool:
    """The digest is of what a level does; what it only shows may have been edited, too."""
    return a is b or (a.digest == b.digest and a.layers == b.layers and a.props == b.props and a.palette == b.palette)


def unknown(width: int, height: int, line: Colour = HATCHED) -> pygame.Surface:
    """Black with a hatch: what was never seen."""
    surface = _surface(max(width, 1), max(height, 1))
    surface.fill(INK)
    for start in range(-height, width, HATCH):
        pygame.draw.line(surface, line, (start, height - 1), (start + height - 1, 0))
    return surface


def _surface(width: int, height: int, *, alpha: bool = False) -> pygame.Surface:
    surface = pygame.Surface((width, height), pygame.SRCALPHA if alpha else 0, 32)
    if not (pygame.display.get_init() and pygame.display.get_surface()):
        return surface
    return surface.convert_alpha() if alpha else surface.convert()
