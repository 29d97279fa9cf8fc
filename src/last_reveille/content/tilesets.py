"""Tilesets, inside of a map or in files of their own. The real image decides how many tiles there are."""

from __future__ import annotations

from typing import Final

from .problems import meant
from .source import Source, int_of
from .tmxmodel import TileInfo, Tileset
from .xml import Node

_MAX_TILE: Final = 65_536
_MAX_FRAMES: Final = 1024
_MAX_SHIFT: Final = 256  # px
_ANCHORS: Final = {
    "unspecified": (0, 2), "topleft": (0, 0), "top": (1, 0), "topright": (2, 0), "left": (0, 1), "center": (1, 1),
    "right": (2, 1), "bottomleft": (0, 2), "bottom": (1, 2), "bottomright": (2, 2),
}


class Tilesets:
    """Reads tilesets, each file once however often a map uses it."""

    def __init__(self) -> None:
        self.known: dict[str, Tileset] = {}

    def read(self, source: Source, node: Node) -> Tileset | None:
        """The tileset of a <tileset> element of a map or template; None after a reported problem."""
        reference = node.attributes.get("source")
        if reference is None:
            return _tileset(source, node)
        where = f'tileset "{reference[:80]}"'
        if not reference.lower().endswith(".tsx"):
            source.add(node.line, where, "only tilesets in .tsx files are read")
            return None
        opened = source.other(node.line, where, reference, "tileset")
        if opened is None:
            return None
        inner, root = opened
        if inner.file not in self.known:
            if "source" in root.attributes:
                inner.add(root.line, where, "a tileset file that only names another one")
                return None
            tileset = _tileset(inner, root)
            if tileset is None:
                return None
            self.known[inner.file] = tileset
        return self.known[inner.file]


def _tileset(source: Source, node: Node) -> Tileset | None:
    where = f'tileset "{node.get("name")[:80]}"'
    before = len(source.shelf.report.lines)
    tileset = Tileset(
        name=node.get("name"),
        file=source.file,
        tile_width=source.whole(node, "tilewidth", 0, 1, 1024, where),
        tile_height=source.whole(node, "tileheight", 0, 1, 1024, where),
        margin=source.whole(node, "margin", 0, 0, 1024, where),
        spacing=source.whole(node, "spacing", 0, 0, 1024, where),
    )
    if len(source.shelf.report.lines) > before:
        return None
    if not tileset.tile_width or not tileset.tile_height:
        source.add(node.line, where, "tilewidth and tileheight are missing")
        return None
    shift = node.first("tileoffset")
    if shift is not None:
        tileset.shift_x = source.whole(shift, "x", 0, -_MAX_SHIFT, _MAX_SHIFT, where)
        tileset.shift_y = source.whole(shift, "y", 0, -_MAX_SHIFT, _MAX_SHIFT, where)
    _look(source, node, tileset, where)
    image = node.first("image")
    if image is not None and not _sheet(source, image, tileset, where):
        return None
    for tile in node.all("tile"):
        _tile(source, tile, tileset, where)
    for tile in node.all("tile"):
        _frames(source, tile, tileset, where)
    return tileset if len(source.shelf.report.lines) == before else None


def _look(source: Source, node: Node, tileset: Tileset, where: str) -> None:
    """How Tiled would show its tiles, as far as the game does so too."""
    align = node.get("objectalignment", "unspecified")
    if align in _ANCHORS:
        tileset.anchor = _ANCHORS[align]
    else:
        source.warn(node.line, where, f'objectalignment="{align[:40]}" is not known{meant(align, _ANCHORS)}')
    if node.get("tilerendersize", "tile") != "tile":
        source.warn(node.line, where, "its tiles are drawn in their own size, whatever tilerendersize says")


def _sheet(source: Source, image: Node, tileset: Tileset, where: str) -> bool:
    found = source.image(image, where)
    if found is None:
        return False
    tileset.image, tileset.width, tileset.height = found
    tileset.clear = source.clear_colour(image, where)
    step_x, step_y = tileset.tile_width + tileset.spacing, tileset.tile_height + tileset.spacing
    tileset.columns = (tileset.width - tileset.margin + tileset.spacing) // step_x
    rows = (tileset.height - tileset.margin + tileset.spacing) // step_y
    if tileset.columns < 1 or rows < 1:
        source.add(image.line, where, f"the image ({tileset.width} x {tileset.height}) is smaller than one tile")
        return False
    tileset.count = tileset.columns * rows
    return True


def _tile(source: Source, node: Node, tileset: Tileset, where: str) -> None:
    number = int_of(node.get("id"), 0, _MAX_TILE)
    if number is None:
        source.add(node.line, where, f'a tile with the id "{node.get("id")[:40]}"')
        return
    where = f"{where} tile {number}"
    if number in tileset.tiles:
        source.add(node.line, where, "it is there twice")
        return
    info = TileInfo(cls=node.get("type") or node.get("class"), props=source.properties(node, where))
    image = node.first("image")
    if image is not None and not tileset.image:
        found = source.image(image, where)
        if found is None:
            return
        info.image = found[0]
        if "trans" in image.attributes:
            source.warn(image.line, where, "Tiled heeds trans only where a whole tileset is one image")
        x = source.whole(node, "x", 0, 0, found[1] - 1, where)
        y = source.whole(node, "y", 0, 0, found[2] - 1, where)
        w = source.whole(node, "width", found[1] - x, 1, found[1] - x, where)
        h = source.whole(node, "height", found[2] - y, 1, found[2] - y, where)
        info.rect = (x, y, w, h)
    elif tileset.image and number >= tileset.count:
        source.add(node.line, where, f"the image has only {tileset.count} tiles")
        return
    tileset.tiles[number] = info


def _frames(source: Source, node: Node, tileset: Tileset, where: str) -> None:
    animation = node.first("animation")
    number = int_of(node.get("id"), 0, _MAX_TILE)
    if animation is None or number is None or number not in tileset.tiles:
        return
    where = f"{where} tile {number}"
    frames = animation.all("frame")
    if len(frames) > _MAX_FRAMES:
        source.add(animation.line, where, f"an animation of {len(frames)} frames; at most {_MAX_FRAMES} are read")
        return
    for frame in frames:
        tile = int_of(frame.get("tileid"), 0, _MAX_TILE)
        duration = int_of(frame.get("duration"), 1, (1 << 31) - 1)
        if tile is None or duration is None or not tileset.has(tile):
            source.add(frame.line, where, "a frame of its animation needs a tile of this tileset and a duration in ms")
            return
        tileset.tiles[number].frames.append((tile, duration))
