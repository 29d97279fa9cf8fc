"""The map: tile layers in run-length encoded chunks, and the picture of a whole map at rest.

A chunk of 256 px is built one a frame while it is still a chunk away, so that no frame has to build a column of them,
and at the latest when it comes into view; broken tiles drop the chunks that they lie in.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pygame

from ..content.drawn import clear_of, shift_of
from ..sim.specs import TILE, ImageLayer, Level, TileLayer
from .assets import Assets, missing_box
from .camera import Camera
from .encoded import encode
from .ground import Ground
from .strewn import CHUNK, CHUNK_TILES, Strewn

log = logging.getLogger(__name__)

FLIP_X: Final = 1 << 31
FLIP_Y: Final = 1 << 30
FLIP_D: Final = 1 << 29
INDEX: Final = FLIP_D - 1
WHITE: Final = (255, 255, 255)
_PARTLY: Final = bytes([0, *[1] * 254, 0])  # alpha -> is it between clear and opaque?

Batch = list[tuple[pygame.Surface, tuple[int, int]]]


class TileArtist:
    """Single tiles of a level as surfaces, flips included."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self._level = level
        self._assets = assets
        self._cells: dict[int, pygame.Surface] = {}
        shifts = [shift_of(art) for art in level.tiles]
        self.tallest = max([t.h for t in level.tiles[1:]] or [TILE]) + max([0, *(-dy for _, dy in shifts)])
        self.widest = max([t.w for t in level.tiles[1:]] or [TILE]) + max([0, *(dx for dx, _ in shifts)])
        self.lowest = max([0, *(dy for _, dy in shifts)])  # px that a picture may hang below its cell
        self.leftmost = max([0, *(-dx for dx, _ in shifts)])  # px that it may begin before it

    def cell(self, value: int) -> pygame.Surface | None:
        """Surface of a cell value (index and flip bits); None when there is nothing to draw."""
        index = value & INDEX
        if not 0 < index < len(self._level.tiles):
            return None
        found = self._cells.get(value)
        if found is None:
            found = self._cells[value] = self._cut(index, value)
        return found

    def place(self, value: int, tx: int, ty: int, tile: pygame.Surface) -> tuple[int, int]:
        """Where in a layer the picture of a cell is blitted, in px: it stands on the lower edge of its cell."""
        dx, dy = shift_of(self._level.tiles[value & INDEX])
        return tx * TILE + dx, (ty + 1) * TILE - tile.get_height() + dy

    def animation(self, value: int) -> tuple[tuple[int, int], ...]:
        index = value & INDEX
        return self._level.tiles[index].animation if 0 < index < len(self._level.tiles) else ()

    def frame(self, value: int, tick: int) -> int:
        """Cell value shown at a tick by an animated tile."""
        frames = self.animation(value)
        left = tick % max(1, sum(t for _, t in frames))
        for index, ticks in frames:
            left -= ticks
            if left < 0:
                return (value & ~INDEX) | index
        return value

    def _cut(self, index: int, value: int) -> pygame.Surface:
        art = self._level.tiles[index]
        sheet = self._assets.image(art.image, clear_of(art))
        box = pygame.Rect(art.x, art.y, art.w, art.h)
        if not sheet.get_rect().contains(box):
            return missing_box(art.w, art.h)
        tile = sheet.subsurface(box)
        if value & FLIP_D:
            tile = pygame.transform.flip(pygame.transform.rotate(tile, 90), False, True)
        if value & (FLIP_X | FLIP_Y):
            tile = pygame.transform.flip(tile, bool(value & FLIP_X), bool(value & FLIP_Y))
        return tile


class TileMap:
    """All tile layers of a level, drawn chunk by chunk."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self.level = level
        self.artist = TileArtist(level, assets)
        self.ground = Ground(level, assets)
        self.strewn = Strewn(level, assets, self.ground)
        self._chunks: dict[tuple[int, int, int], pygame.Surface | None] = {}
        self._moving: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
        self._broken: list[int] = []
        self._gone: set[int] = set()
        self._spare = 0  # chunks that may still be built ahead in this frame
        self._around: dict[int, tuple[int, int, int, int]] = {}  # by layer: chunks in view when all around was there

    def preparing(self, x: int, y: int, width: int, height: int) -> Iterator[None]:
        """Builds, piece by piece, what a picture of width x height px with its middle at (x, y) shows of the ground,
        and all around it: there is time for it before a level begins."""
        level = self.level
        left = min(max(x - width // 2, 0), max(0, level.width * TILE - width))
        top = min(max(y - height // 2, 0), max(0, level.height * TILE - height))
        for number, layer in enumerate(level.layers):
            if isinstance(layer, TileLayer) and layer.visible and layer.opacity:
                view = _chunks_in(*_corner(layer, left, top), width, height)
                for key in [*_cells_of(number, view), *_ring(number, view)]:
                    if key not in self._chunks:
                        self._build(key, layer)
                        yield

    def pictures(self) -> list[pygame.Surface]:
        """The ground that is built so far."""
        return [chunk for chunk in self._chunks.values() if chunk is not None]

    def follow(self, broken: list[int]) -> None:
        """A frame begins. Takes over which cells (y * width + x) are broken; the chunks concerned are built anew."""
        self._spare = 1
        if broken == self._broken:
            return
        self._around.clear()
        now = set(broken)
        for cell in sorted(now ^ self._gone):
            cy, cx = divmod(cell, self.level.width)
            for key in [k for k in self._chunks if self._touches(k, cx, cy)]:
                self._chunks.pop(key)
                self._moving.pop(key, None)
        self._gone = now
        self._broken = list(broken)

    def forget(self) -> None:
        """Gives all chunks back: they are built anew when they are next seen."""
        self._chunks.clear()
        self._moving.clear()
        self._around.clear()

    def draw(self, number: int, layer: TileLayer, target: pygame.Surface, camera: Camera, tick: int) -> None:
        """Blits one layer; `number` is its place in Level.layers."""
        if not layer.visible or not layer.opacity:
            return
        left, top = _corner(layer, camera.x, camera.y)
        view = _chunks_in(left, top, *target.get_size())
        batch: Batch = []
        for key in _cells_of(number, view):
            if key not in self._chunks:
                self._build(key, layer)
                self._spare = 0
            chunk = self._chunks[key]
            if chunk:
                batch.append((chunk, (key[1] * CHUNK - left, key[2] * CHUNK - top)))
        target.fblits(batch)
        self._draw_moving(number, target, left, top, tick)
        if self._spare and self._around.get(number) != view:
            self._ahead(number, layer, view, target)

    def _ahead(
        self, number: int, layer: TileLayer, view: tuple[int, int, int, int], target: pygame.Surface
    ) -> None:
        """Builds the first chunk with anything in it that is missing around those in view."""
        for key in _ring(number, view):
            if key not in self._chunks:
                chunk = self._build(key, layer)
                if chunk is not None:
                    encode(chunk, target)
                    self._spare = 0
                    return
        self._around[number] = view

    def _draw_moving(self, number: int, target: pygame.Surface, left: int, top: int, tick: int) -> None:
        batch: Batch = []
        for cy in range(top // CHUNK, (top + target.get_height()) // CHUNK + 1):
            for cx in range(left // CHUNK, (left + target.get_width()) // CHUNK + 1):
                for x, y, value in self._moving.get((number, cx, cy), ()):
                    tile = self.artist.cell(self.artist.frame(value, tick))
                    if tile:
                        batch.append((tile, (x - left, y - top)))
        target.fblits(batch)

    def _touches(self, key: tuple[int, int, int], cx: int, cy: int) -> bool:
        wide = (max(self.artist.widest, self.artist.leftmost) + TILE - 1) // TILE
        tall = (max(self.artist.tallest, self.artist.lowest) + TILE - 1) // TILE
        x, y = key[1] * CHUNK_TILES, key[2] * CHUNK_TILES
        return x - wide < cx < x + CHUNK_TILES + wide and y - tall < cy < y + CHUNK_TILES + tall

    def _build(self, key: tuple[int, int, int], layer: TileLayer) -> pygame.Surface | None:
        _, cx, cy = key
        solid = layer.name == "solid"
        batch: Batch = []
        moving: list[tuple[int, int, int]] = []
        hidden = self._gone if not layer.name.startswith(("back", "far")) else set()
        for tx, ty, value in self._cells_near(layer, cx * CHUNK_TILES, cy * CHUNK_TILES):
            if hidden and ty * self.level.width + tx in hidden:
                continue
            tile = self.artist.cell(value)
            if tile is None:
                continue
            x, y = self.artist.place(value, tx, ty, tile)
            if self.artist.animation(value):
                if tx // CHUNK_TILES == cx and ty // CHUNK_TILES == cy:
                    moving.append((x, y, value))
                continue
            place = (x - cx * CHUNK, y - cy * CHUNK)
            earth = self.ground.cell(value, tx, ty) if solid else []
            batch += [(picture, place) for picture in earth or (tile,)]
        surface: pygame.Surface | None = None
        if batch:
            surface = _sheet_of(CHUNK, CHUNK)
            surface.fblits(batch)
            if solid:
                self.ground.shade(surface, cx * CHUNK_TILES, cy * CHUNK_TILES)
                surface.fblits(self.strewn.near(cx, cy, hidden))
            _tint(surface, layer.tint, layer.opacity)
            surface.set_alpha(255, pygame.RLEACCEL)
        self._chunks[key] = surface
        if moving:
            self._moving[key] = moving
        return surface

    def _cells_near(self, layer: TileLayer, x0: int, y0: int) -> Iterator[tuple[int, int, int]]:
        """Filled cells whose picture can reach into the chunk: tiles may reach up and to the right, and shifted ones
        anywhere."""
        wide = (self.artist.widest - 1) // TILE
        tall = (self.artist.tallest - 1) // TILE
        before, below = -(-self.artist.leftmost // TILE), -(-self.artist.lowest // TILE)
        level, cells = self.level, layer.cells
        left, right = max(0, x0 - wide), min(level.width, x0 + CHUNK_TILES + before)
        for ty in range(max(0, y0 - below), min(level.height, y0 + CHUNK_TILES + tall)):
            row = cells[ty * level.width + left : ty * level.width + right]
            if any(row):
                for tx, value in enumerate(row, left):
                    if value:
                        yield tx, ty, value


def _corner(layer: TileLayer, x: int, y: int) -> tuple[int, int]:
    """Where in a layer the top-left corner of a picture lies that is at (x, y) of the level."""
    return x * layer.parallax_x // 256 - layer.offset_x, y * layer.parallax_y // 256 - layer.offset_y


def _chunks_in(left: int, top: int, width: int, height: int) -> tuple[int, int, int, int]:
    """First and last column, first and last row of the chunks in a picture."""
    return max(0, left // CHUNK), (left + width - 1) // CHUNK, max(0, top // CHUNK), (top + height - 1) // CHUNK


def _cells_of(number: int, view: tuple[int, int, int, int]) -> list[tuple[int, int, int]]:
    left, right, top, bottom = view
    return [(number, cx, cy) for cy in range(top, bottom + 1) for cx in range(left, right + 1)]


def _ring(number: int, view: tuple[int, int, int, int]) -> list[tuple[int, int, int]]:
    """The chunks all around those in view; columns first, because one runs faster than one climbs."""
    left, right, top, bottom = view
    columns = [(number, cx, cy) for cx in (right + 1, left - 1) for cy in range(top, bottom + 1)]
    rows = [(number, cx, cy) for cy in (bottom + 1, top - 1) for cx in range(left - 1, right + 2)]
    return [key for key in columns + rows if key[1] >= 0 and key[2] >= 0]


def _sheet_of(width: int, height: int) -> pygame.Surface:
    surface = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface


def _tint(surface: pygame.Surface, tint: tuple[int, int, int], opacity: int) -> None:
    if tint != WHITE or opacity < 255:
        surface.fill((*tint, opacity), special_flags=pygame.BLEND_RGBA_MULT)


def tinted(surface: pygame.Surface, tint: tuple[int, int, int], opacity: int) -> pygame.Surface:
    """A copy with colour and opacity multiplied in; the surface itself when there is nothing to do."""
    if tint == WHITE and opacity >= 255:
        return surface
    copy = surface.copy()
    _tint(copy, tint, opacity)
    return copy


def render_static(level: Level, root: Path, over: Sequence[Path] = ()) -> pygame.Surface:
    """The whole map at rest, at full size: every visible layer in order with opacity, offset, tint and flips.

    Parallax and objects are left out, animated tiles show their first frame. Works without a display. `over`: folders
    that its pictures may lie in beside `root`. It is blended with colours multiplied by alpha, as an editor does it:
    blits of plain colours go wrong where something half transparent lies on something half transparent.
    """
    assets = Assets(root, over)
    artist = TileArtist(level, assets)
    target = pygame.Surface((level.width * TILE, level.height * TILE), pygame.SRCALPHA, 32)
    for layer in level.layers:
        if not layer.visible or not layer.opacity:
            continue
        if isinstance(layer, ImageLayer):
            _static_image(layer, target, assets)
        else:
            _static_tiles(layer, target, artist, level.width)
    return _straight(target)


def _straight(premultiplied: pygame.Surface) -> pygame.Surface:
    """A picture whose colours are multiplied by its alpha as one whose colours are not."""
    pixels = bytearray(pygame.image.tobytes(premultiplied, "RGBA"))
    partly = pixels[3::4].translate(_PARTLY)
    known: dict[bytes, bytes] = {}
    at = partly.find(1)
    while at >= 0:
        was = bytes(pixels[4 * at : 4 * at + 4])
        if was not in known:
            alpha = was[3]
            known[was] = bytes([*(min(255, (255 * c + alpha // 2) // alpha) for c in was[:3]), alpha])
        pixels[4 * at : 4 * at + 4] = known[was]
        at = partly.find(1, at + 1)
    return pygame.image.frombytes(bytes(pixels), premultiplied.get_size(), "RGBA")


def _static_tiles(layer: TileLayer, target: pygame.Surface, artist: TileArtist, width: int) -> None:
    ready: dict[int, pygame.Surface | None] = {}
    for place, value in enumerate(layer.cells):
        if not value:
            continue
        if value not in ready:
            frames = artist.animation(value)
            tile = artist.cell((value & ~INDEX) | frames[0][0] if frames else value)
            ready[value] = tinted(tile, layer.tint, layer.opacity).premul_alpha() if tile else None
        tile = ready[value]
        if tile:
            ty, tx = divmod(place, width)
            x, y = artist.place(value, tx, ty, tile)
            target.blit(tile, (x + layer.offset_x, y + layer.offset_y), special_flags=pygame.BLEND_PREMULTIPLIED)


def _static_image(layer: ImageLayer, target: pygame.Surface, assets: Assets) -> None:
    if not assets.has(layer.image):
        log.warning("%s: image layer '%s' is left out: no such picture", layer.image, layer.name)
        return
    picture = tinted(assets.image(layer.image, clear_of(layer)), layer.tint, layer.opacity).premul_alpha()
    for x in repeats(layer.x, picture.get_width(), target.get_width(), layer.repeat_x):
        for y in repeats(layer.y, picture.get_height(), target.get_height(), layer.repeat_y):
            target.blit(picture, (x, y), special_flags=pygame.BLEND_PREMULTIPLIED)


def repeats(start: int, size: int, length: int, repeat: bool) -> range:
    """Positions at which a picture of `size` px is blitted to cover [0, length)."""
    if not repeat:
        return range(start, start + 1)
    first = start % size
    return range(first - size if first else 0, length, size)
