"""Tiles that are drawn aside of their cell: only eyes need to know, so it is no part of what the rules read."""

from __future__ import annotations

from dataclasses import dataclass

from ..sim.specs import TileArt


@dataclass(frozen=True, slots=True)
class ShiftedArt(TileArt):
    """A tile of a tileset with a drawing offset (`tileoffset` in Tiled), in px."""

    shift_x: int = 0
    shift_y: int = 0


def shift_of(art: TileArt) -> tuple[int, int]:
    """px to the right and down by which a tile is drawn aside of its cell."""
    return (art.shift_x, art.shift_y) if isinstance(art, ShiftedArt) else (0, 0)
