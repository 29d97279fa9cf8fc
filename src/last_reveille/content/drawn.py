"""What only eyes need to know of a map's pictures: it is no part of what the rules read, nor of a level's digest."""

from __future__ import annotations

from dataclasses import dataclass

from ..sim.specs import ImageLayer, TileArt

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class DrawnArt(TileArt):
    """A tile of a tileset with a drawing offset (`tileoffset` in Tiled), in px, or with a colour of its picture that
    is not drawn (`trans`)."""

    shift_x: int = 0
    shift_y: int = 0
    clear: Colour | None = None


@dataclass(frozen=True, slots=True)
class DrawnImage(ImageLayer):
    """An image layer with a colour of its picture that is not drawn."""

    clear: Colour | None = None


def shift_of(art: TileArt) -> tuple[int, int]:
    """px to the right and down by which a tile is drawn aside of its cell."""
    return (art.shift_x, art.shift_y) if isinstance(art, DrawnArt) else (0, 0)


def clear_of(drawn: TileArt | ImageLayer) -> Colour | None:
    """The colour of its picture that is not drawn."""
    return drawn.clear if isinstance(drawn, (DrawnArt, DrawnImage)) else None
