"""The map as it is drawn in play: its tile layers in run-length encoded chunks.

Layers that lie directly on one another are one picture. A chunk of 256 px is built while it is still a chunk away, a
little in each frame, and at the latest when it comes into view; broken tiles drop the chunks that they lie in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pygame

from ..sim.specs import TILE, Level, TileLayer
from .assets import Assets
from .camera import Camera
from .encoded import encode
from .ground import Ground
from .strewn import CHUNK, CHUNK_TILES, Strewn
from .tiles import WHITE, TileArtist, dye

AHEAD: Final = 2  # pieces of work done ahead in a frame: of some 0.4 ms each, six or so for a chunk
PIECE: Final = 90  # tiles that are one piece of work
STREWN: Final = 2  # tiles beside a chunk in which something strewn may lean on a broken one, and reach into it
BEHIND: Final = ("back", "far")  # how the names of layers begin that stay when what is before them breaks

Batch = list[tuple[pygame.Surface, tuple[int, int]]]
Key = tuple[int, int, int]  # number of a stack, column and row of a chunk
View = tuple[int, int, int, int]  # first and last column, first and last row of the chunks in a picture


class TileMap:
    """All tile layers of a level, drawn chunk by chunk."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self.level = level
        self.artist = TileArtist(level, assets)
        self.ground = Ground(level, assets)
        self.strewn = Strewn(level, assets, self.ground)
        self.stacks = stacks(level, self.artist)
        self._lasting = {number for number, layers in self.stacks.items()
                         if all(layer.name.startswith(BEHIND) for layer in layers)}
        self._chunks: dict[Key, pygame.Surface | None] = {}
        self._begun: dict[Key, Iterator[None]] = {}  # chunks that are being built
        self._moving: dict[Key, list[tuple[int, int, int]]] = {}
        self._broken: list[int] = []
        self._gone: set[int] = set()
        self._spare = 0  # pieces of work that may still be done ahead in this frame
        self._around: dict[int, View] = {}  # by stack: chunks in view when all around was there

    def preparing(self, x: int, y: int, width: int, height: int) -> Iterator[None]:
        """Builds, piece by piece, what a picture of width x height px with its middle at (x, y) shows of the ground,
        and all around it: there is time for it before a level begins."""
        level = self.level
        left = min(max(x - width // 2, 0), max(0, level.width * TILE - width))
        top = min(max(y - height // 2, 0), max(0, level.height * TILE - height))
        for number, layers in self.stacks.items():
            view = _chunks_in(*_corner(layers[0], left, top), width, height)
            for key in [*_cells_of(number, view), *_ring(number, view)]:
                yield from self._building(key)

    def building(self, number: int, layer: TileLayer, x: int, y: int, width: int, height: int) -> Iterator[None]:
        """Builds, piece by piece, what `draw` is going to need for a picture with its corner at (x, y) px."""
        if number in self.stacks:
            for key in _cells_of(number, _chunks_in(*_corner(layer, x, y), width, height)):
                yield from self._building(key)

    def pictures(self) -> list[pygame.Surface]:
        """The ground that is built so far."""
        return [chunk for chunk in self._chunks.values() if chunk is not None]

    def follow(self, broken: list[int]) -> None:
        """A frame begins. Takes over which cells (y * width + x) are broken; the chunks concerned are built anew."""
        self._spare = AHEAD
        if broken == self._broken:
            return
        self._around.clear()
        now = set(broken)
        for cell in sorted(now ^ self._gone):
            cy, cx = divmod(cell, self.level.width)
            for key in [k for k in (*self._chunks, *self._begun) if self._touches(k, cx, cy)]:
                self._chunks.pop(key, None)
                self._begun.pop(key, None)
                self._moving.pop(key, None)
        self._gone = now
        self._broken = list(broken)

    def forget(self) -> None:
        """Gives all chunks back: they are built anew when they are next seen."""
        self._chunks.clear()
        self._begun.clear()
        self._moving.clear()
        self._around.clear()

    def draw(self, number: int, layer: TileLayer, target: pygame.Surface, camera: Camera, tick: int) -> None:
        """Blits one layer and all that lie directly on it; `number` is its place in Level.layers. Nothing is left to be
        done for those when their turn comes."""
        if number not in self.stacks:
            return
        left, top = _corner(layer, camera.x, camera.y)
        view = _chunks_in(left, top, *target.get_size())
        batch: Batch = []
        for key in _cells_of(number, view):
            if key not in self._chunks:
                for _ in self._building(key):
                    pass
                self._spare = 0
            chunk = self._chunks[key]
            if chunk:
                batch.append((chunk, (key[1] * CHUNK - left, key[2] * CHUNK - top)))
        target.fblits(batch)
        self._draw_moving(number, target, left, top, tick)
        if self._spare and self._around.get(number) != view:
            self._ahead(number, view, target)

    def _ahead(self, number: int, view: View, target: pygame.Surface) -> None:
        """Goes on with the first chunk that is missing around those in view."""
        for key in _ring(number, view):
            if key in self._chunks:
                continue
            for _ in self._building(key):
                self._spare -= 1
                if not self._spare:
                    return
            chunk = self._chunks[key]
            if chunk is not None:
                encode(chunk, target)
                self._spare -= 1
                if not self._spare:
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

    def _touches(self, key: Key, cx: int, cy: int) -> bool:
        """May the picture of a chunk be another when this cell breaks?"""
        if key[0] in self._lasting:
            return False
        wide = max(STREWN, -(-max(self.artist.widest, self.artist.leftmost) // TILE))
        tall = max(STREWN, -(-max(self.artist.tallest, self.artist.lowest) // TILE))
        x, y = key[1] * CHUNK_TILES, key[2] * CHUNK_TILES
        return x - wide <= cx < x + CHUNK_TILES + wide and y - tall <= cy < y + CHUNK_TILES + tall

    # -- a chunk is built

    def _building(self, key: Key) -> Iterator[None]:
        """Begins a chunk or goes on with it, a piece of work at a time; whoever stops in between finds it begun."""
        if key in self._chunks:
            return
        work = self._begun.get(key)
        if work is None:
            work = self._begun[key] = self._pieces(key)
        yield from _Unclosed(work)
        self._begun.pop(key, None)

    def _pieces(self, key: Key) -> Iterator[None]:
        """The work on a chunk; it is there after the last piece. Where there is nothing, there is no piece."""
        chunk: pygame.Surface | None = None
        moving: list[tuple[int, int, int]] = []
        for layer in self.stacks[key[0]]:
            solid, plain = layer.name == "solid", layer.tint == WHITE and layer.opacity == 255
            drawn = chunk if plain and not solid else None
            for batch in self._batches(key, layer, moving):
                if drawn is None:
                    drawn = _sheet()
                drawn.fblits(batch)
                yield
            if drawn is None or drawn is chunk:
                continue
            if solid:
                self.ground.shade(drawn, key[1] * CHUNK_TILES, key[2] * CHUNK_TILES)
                drawn.fblits(self.strewn.near(key[1], key[2], self._gone))
                yield
            dye(drawn, layer.tint, layer.opacity)
            if chunk is None:
                chunk = drawn
            else:
                chunk.blit(drawn, (0, 0))
        if chunk is not None:
            chunk.set_alpha(255, pygame.RLEACCEL)
        self._chunks[key] = chunk
        if moving:
            self._moving[key] = moving

    def _batches(self, key: Key, layer: TileLayer, moving: list[tuple[int, int, int]]) -> Iterator[Batch]:
        """The tiles of a layer in a chunk, so many at a time; those that are animated are put into `moving`."""
        _, cx, cy = key
        solid, batch = layer.name == "solid", Batch()
        hidden = self._gone if not layer.name.startswith(BEHIND) else set()
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
            if len(batch) >= PIECE:
                yield batch
                batch = []
        if batch:
            yield batch

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


class _Unclosed:
    """An iterator that is not ended when the loop over it is left."""

    def __init__(self, work: Iterator[None]) -> None:
        self._work = work

    def __iter__(self) -> Iterator[None]:
        return self

    def __next__(self) -> None:
        return next(self._work)


def stacks(level: Level, artist: TileArtist) -> dict[int, list[TileLayer]]:
    """Visible tile layers that lie directly on one another and move alike, by the number of the lowest.

    A new one begins where something else is drawn in between (bodies, an image layer, the props under the first layer
    "solid", which may be hidden) and above a layer with animated tiles, which are drawn over their stack. A layer that
    is seen through is on its own: laid on one another beforehand, two such would not have the colours that they have
    over the ground."""
    found: dict[int, list[TileLayer]] = {}
    for front in (False, True):
        open_ = -1
        solid = False
        for number, layer in enumerate(level.layers):
            if layer.front != front:
                continue
            if not isinstance(layer, TileLayer):
                open_ = -1
                continue
            if layer.name == "solid" and not solid and not front:
                solid, open_ = True, -1
            if not layer.visible or not layer.opacity:
                continue
            clear = layer.opacity < 255
            if open_ < 0 or clear or not _alike(layer, found[open_][0]):
                open_ = number
                found[number] = []
            found[open_].append(layer)
            if clear or any(artist.animation(value) for value in set(layer.cells)):
                open_ = -1
    return found


def _alike(a: TileLayer, b: TileLayer) -> bool:
    """Do they always lie in the same place?"""
    return (a.parallax_x, a.parallax_y, a.offset_x, a.offset_y) == (b.parallax_x, b.parallax_y, b.offset_x, b.offset_y)


def _corner(layer: TileLayer, x: int, y: int) -> tuple[int, int]:
    """Where in a layer the top-left corner of a picture lies that is at (x, y) of the level."""
    return x * layer.parallax_x // 256 - layer.offset_x, y * layer.parallax_y // 256 - layer.offset_y


def _chunks_in(left: int, top: int, width: int, height: int) -> View:
    return max(0, left // CHUNK), (left + width - 1) // CHUNK, max(0, top // CHUNK), (top + height - 1) // CHUNK


def _cells_of(number: int, view: View) -> list[Key]:
    left, right, top, bottom = view
    return [(number, cx, cy) for cy in range(top, bottom + 1) for cx in range(left, right + 1)]


def _ring(number: int, view: View) -> list[Key]:
    """The chunks all around those in view; columns first, because one runs faster than one climbs."""
    left, right, top, bottom = view
    columns = [(number, cx, cy) for cx in (right + 1, left - 1) for cy in range(top, bottom + 1)]
    rows = [(number, cx, cy) for cy in (bottom + 1, top - 1) for cx in range(left - 1, right + 2)]
    return [key for key in columns + rows if key[1] >= 0 and key[2] >= 0]


def _sheet() -> pygame.Surface:
    surface = pygame.Surface((CHUNK, CHUNK), pygame.SRCALPHA, 32)
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface
