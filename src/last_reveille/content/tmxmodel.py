"""A Tiled map as it was read: checked, in file order, groups and templates already worked out, still Tiled's words.

Gids keep Tiled's flip flags in the top three bits. Lengths are px, parallax and opacity are as in the file.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

FLIP_X: Final = 1 << 31
FLIP_Y: Final = 1 << 30
FLIP_D: Final = 1 << 29
FLIPS: Final = FLIP_X | FLIP_Y | FLIP_D
GID_MASK: Final = (1 << 28) - 1  # bit 28 turns hexagonal tiles; here it means nothing


def pixel(value: float) -> int:
    """Nearest whole px, halves upwards: the same on every machine."""
    return int((value + 0.5) // 1)


@dataclass(slots=True)
class Prop:
    """A custom property. `value` matches `type`, one of string int float bool color file object class list."""

    name: str
    type: str
    value: str
    line: int


@dataclass(slots=True)
class TileInfo:
    """What a tileset says about one of its tiles. `rect` is its part of `image` for tiles with their own image."""

    cls: str = ""
    props: dict[str, Prop] = field(default_factory=dict)
    frames: list[tuple[int, int]] = field(default_factory=list)  # (tile id, ms)
    image: str = ""
    rect: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(slots=True)
class Tileset:
    """`columns` and `count` come from the real image, not from the file. A collection of images has no `image`."""

    name: str
    file: str
    tile_width: int
    tile_height: int
    margin: int = 0
    spacing: int = 0
    columns: int = 0
    count: int = 0
    image: str = ""
    width: int = 0
    height: int = 0
    shift_x: int = 0  # px by which all of its tiles are drawn aside of their cell
    shift_y: int = 0
    clear: tuple[int, int, int] | None = None  # colour of its image that is not drawn
    anchor: tuple[int, int] = (0, 2)  # halves of its size from the left and top: what objects made of it are put by
    tiles: dict[int, TileInfo] = field(default_factory=dict)

    def has(self, tile: int) -> bool:
        if self.image:
            return tile < self.count
        return tile in self.tiles and bool(self.tiles[tile].image)

    def place(self, tile: int) -> tuple[str, int, int, int, int]:
        """(image, x, y, w, h) of a tile that it has."""
        if not self.image:
            info = self.tiles[tile]
            return (info.image, *info.rect)
        x = self.margin + tile % self.columns * (self.tile_width + self.spacing)
        y = self.margin + tile // self.columns * (self.tile_height + self.spacing)
        return self.image, x, y, self.tile_width, self.tile_height


@dataclass(frozen=True, slots=True)
class Style:
    """How a layer is drawn, with that of the groups around it."""

    visible: bool = True
    opacity: float = 1.0
    x: float = 0.0
    y: float = 0.0
    parallax_x: float = 1.0
    parallax_y: float = 1.0
    tint: tuple[int, int, int] = (255, 255, 255)


@dataclass(slots=True)
class TiledObject:
    """`shape`: rect point ellipse polygon polyline text tile. Points are absolute; x, y is the top-left corner (for a
    tile too)."""

    id: int
    name: str
    cls: str
    x: float
    y: float
    w: float
    h: float
    shape: str
    line: int
    gid: int = 0
    rotation: float = 0.0
    visible: bool = True
    points: tuple[tuple[float, float], ...] = ()
    props: dict[str, Prop] = field(default_factory=dict)


@dataclass(slots=True)
class Layer:
    """`kind`: tiles image objects."""

    kind: str
    name: str
    line: int
    style: Style
    props: dict[str, Prop] = field(default_factory=dict)
    cells: array[int] = field(default_factory=lambda: array("I"))
    image: str = ""
    repeat_x: bool = False
    repeat_y: bool = False
    clear: tuple[int, int, int] | None = None  # colour of its image that is not drawn
    objects: list[TiledObject] = field(default_factory=list)


@dataclass(slots=True)
class TmxMap:
    line: int
    width: int = 0  # tiles
    height: int = 0
    tile: int = 16
    cls: str = ""
    props: dict[str, Prop] = field(default_factory=dict)
    tilesets: list[tuple[int, Tileset]] = field(default_factory=list)  # (first gid, tileset), ascending
    layers: list[Layer] = field(default_factory=list)

    def owner(self, gid: int) -> tuple[Tileset, int] | None:
        """Tileset and tile id of a gid (flags are ignored): the greatest first gid not above it decides."""
        gid &= GID_MASK
        found = None
        for first, tileset in self.tilesets:
            if first > gid:
                break
            found = (tileset, gid - first)
        return found if found and found[0].has(found[1]) else None
