"""Where one can see through a level to what lies behind it: few rectangles, worked out once.

A cell hides what is behind it when some tile of it is opaque from edge to edge and can never break or move away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pygame

from ..sim.specs import CRACKED, TILE, TileLayer
from .chunks import TileMap

MOST_CELLS: Final = 40_000  # of a box; a larger one is not looked into, because a level has to begin soon

Run = tuple[int, int]


def openings(tiles: TileMap, box: pygame.Rect) -> list[pygame.Rect]:
    """Rectangles in px of the level within a box; the box itself when it is too large to say."""
    level = tiles.level
    cells = pygame.Rect(box.x // TILE, box.y // TILE, 0, 0)
    cells.w, cells.h = -(-box.right // TILE) - cells.x, -(-box.bottom // TILE) - cells.y
    inside = cells.clip((0, 0, level.width, level.height))
    if inside != cells or cells.w * cells.h > MOST_CELLS:
        return [box]
    found = []
    for x, y, w, h in _merged([_runs(row, cells.x) for row in _open(tiles, cells)], cells.y):
        found.append(pygame.Rect(x * TILE, y * TILE, w * TILE, h * TILE).clip(box))
    return found


def _open(tiles: TileMap, cells: pygame.Rect) -> Iterator[list[bool]]:
    """Row by row: can one see through?"""
    level, known = tiles.level, dict[tuple[int, bool], bool]()
    layers = [layer for layer in level.layers if isinstance(layer, TileLayer) and _still(layer)]
    for y in range(cells.top, cells.bottom):
        row = [True] * cells.w
        for layer in layers:
            ground, lasting = layer.name == "solid", layer.name.startswith(("back", "far"))
            start = y * level.width + cells.x
            values = layer.cells[start : start + cells.w]
            for n, value in enumerate(values) if any(values) else ():
                if not value or not row[n] or not (lasting or not level.grid[y][cells.x + n] & CRACKED):
                    continue
                key = value, ground
                if key not in known:
                    known[key] = _opaque(tiles, value, ground)
                row[n] = not known[key]
        yield row


def _still(layer: TileLayer) -> bool:
    """Is it always seen, as it is, and where its cells are?"""
    return (layer.visible and layer.opacity == 255 and layer.parallax_x == layer.parallax_y == 256
            and not layer.offset_x and not layer.offset_y)


def _opaque(tiles: TileMap, value: int, ground: bool) -> bool:
    tile = tiles.artist.cell(value)
    if tile is None or tile.get_size() != (TILE, TILE) or tiles.artist.animation(value):
        return False
    if tiles.artist.place(value, 0, 0, tile) != (0, 0):
        return False
    # Ground is drawn in the phase of its cell, of which any may have a gap.
    pictures = tiles.ground.phases(value) if ground else []
    return all(pygame.mask.from_surface(each, 254).count() == TILE * TILE for each in pictures or (tile,))


def _runs(row: list[bool], left: int) -> list[Run]:
    """First column and the one after the last, of each stretch that is open."""
    edges = [n for n in range(len(row) + 1) if (n < len(row) and row[n]) != (n > 0 and row[n - 1])]
    return [(left + a, left + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _merged(rows: list[list[Run]], top: int) -> list[tuple[int, int, int, int]]:
    """Runs that lie alike below one another as one rectangle, in cells."""
    found: list[tuple[int, int, int, int]] = []
    live: dict[Run, int] = {}
    for y, runs in enumerate([*rows, []], top):
        found += [(a, first, b - a, y - first) for (a, b), first in live.items() if (a, b) not in runs]
        live = {run: live.get(run, y) for run in runs}
    return found
