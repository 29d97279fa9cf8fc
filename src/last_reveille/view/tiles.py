"""The tiles of a map, one by one, and the picture of a whole map at rest. In play they are drawn in `chunks`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pygame

from ..content.drawn import clear_of, shift_of
from ..sim.specs import TILE, ImageLayer, Level, TileLayer
from .assets import Assets, missing_box

log = logging.getLogger(__name__)

FLIP_X: Final = 1 << 31
FLIP_Y: Final = 1 << 30
FLIP_D: Final = 1 << 29
INDEX: Final = FLIP_D - 1
WHITE: Final = (255, 255, 255)
_PARTLY: Final = bytes([0, *[1] * 254, 0])  # alpha -> is it between clear and opaque?


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


def dye(surface: pygame.Surface, tint: tuple[int, int, int], opacity: int) -> None:
    if tint != WHITE or opacity < 255:
        surface.fill((*tint, opacity), special_flags=pygame.BLEND_RGBA_MULT)


def tinted(surface: pygame.Surface, tint: tuple[int, int, int], opacity: int) -> pygame.Surface:
    """A copy with colour and opacity multiplied in; the surface itself when there is nothing to do."""
    if tint == WHITE and opacity >= 255:
        return surface
    copy = surface.copy()
    dye(copy, tint, opacity)
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
