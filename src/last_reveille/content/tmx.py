"""Reads a Tiled map strictly into `tmxmodel`: what is wrong is reported with its line, what is right is kept as Tiled
means it: layer order, groups, templates, shapes, every encoding of cells, infinite maps folded to their used part."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Final

from . import tiledata
from .files import FileError
from .normalise import resolve, template_gid
from .problems import Report
from .source import Shelf, Source, colour_of, float_of, int_of
from .tilesets import Tilesets
from .tmxmodel import FLIPS, GID_MASK, Layer, Style, TiledObject, TmxMap
from .xml import Node, XmlError

MAX_SIDE: Final = 1024
MAX_CELLS: Final = 1 << 20  # of one layer
MAX_ALL_CELLS: Final = 1 << 21  # of all layers: what can be read in two seconds
MAX_LAYERS: Final = 512
MAX_TILE_LAYERS: Final = 64
MAX_OBJECTS: Final = 10_000
MAX_TILESETS: Final = 256
MAX_POINTS: Final = 1000  # of one object
MAX_ALL_POINTS: Final = 100_000
MAX_NAME: Final = 256
LIMIT_CHUNK: Final = 1 << 20  # tiles an infinite map may lie away from its middle
_LAYERS: Final = ("layer", "imagelayer", "objectgroup", "group")


def read_map(path: Path, shelf: Shelf, report: Report) -> TmxMap:
    """The map in `path`. Raises Problems when it cannot go on; lesser problems stay in the report, and what they were
    about is left out."""
    try:
        root = shelf.tree(path, "map")
    except FileError as error:
        report.stop(0, "", str(error))
    except XmlError as error:
        report.stop(error.line, "", error.sentence)
    return _Reader(Source(report.file, path.resolve().parent, shelf), root).read()


class _Reader:
    def __init__(self, source: Source, root: Node) -> None:
        self.source = source
        self.root = root
        self.map = TmxMap(line=root.line)
        self.tilesets = Tilesets()
        self.objects = 0
        self.points = 0
        self.tile_layers = 0
        self.origin = (0, 0)  # tiles; where an infinite map begins

    def read(self) -> TmxMap:
        report, root = self.source.shelf.report, self.root
        self._frame()
        report.settle()
        self.map.cls = root.get("class") or root.get("type")
        self.map.props = self.source.properties(root, "map")
        self._tilesets()
        flat = self._flatten(root, Style())
        if len(flat) > MAX_LAYERS:
            report.stop(root.line, "map", f"{len(flat)} layers; at most {MAX_LAYERS} are read")
        if root.get("infinite") == "1":
            self._fold([node for node, _ in flat if node.tag == "layer"])
            report.settle()
        for node, style in flat:
            layer = self._layer(node, style)
            if layer is not None:
                self.map.layers.append(layer)
        self.map.tilesets.sort(key=lambda pair: pair[0])
        self._check_gids()
        return self.map

    def _frame(self) -> None:
        source, root, result = self.source, self.root, self.map
        if root.get("orientation", "orthogonal") != "orthogonal":
            source.add(root.line, "map", f'the orientation is "{root.get("orientation")[:40]}"; it must be orthogonal')
        source.flag(root, "infinite", False, "map")
        colour = root.get("backgroundcolor")
        if colour and colour_of(colour) is None:
            source.warn(root.line, "map", f'backgroundcolor="{colour[:40]}" is no colour')
        for name in ("parallaxoriginx", "parallaxoriginy"):
            if source.number(root, name, 0.0, "map"):
                source.warn(root.line, "map", f"{name} is not heeded: parallax begins at the map's upper left corner")
        for name in ("width", "height", "tilewidth", "tileheight"):
            if name not in root.attributes:
                source.add(root.line, "map", f"{name} is missing")
        endless = root.get("infinite") == "1"
        result.width = source.whole(root, "width", 1, 0 if endless else 1, MAX_SIDE, "map")
        result.height = source.whole(root, "height", 1, 0 if endless else 1, MAX_SIDE, "map")
        for name in ("tilewidth", "tileheight"):
            size = source.whole(root, name, result.tile, 1, 1024, "map")
            if size != result.tile:
                source.add(root.line, "map", f"{name} is {size}; tiles of {result.tile} px are read")

    def _tilesets(self) -> None:
        nodes = self.root.all("tileset")
        if len(nodes) > MAX_TILESETS:
            self.source.shelf.report.stop(
                self.root.line, "map", f"{len(nodes)} tilesets; at most {MAX_TILESETS} are read"
            )
        taken: list[int] = []
        for node in nodes:
            where = f'tileset "{(node.get("name") or node.get("source"))[:80]}"'
            first = int_of(node.get("firstgid"), 1, GID_MASK)
            if first is None or first in taken:
                self.source.add(node.line, where, f'firstgid="{node.get("firstgid")[:40]}" must be a number of its own')
                continue
            taken.append(first)
            tileset = self.tilesets.read(self.source, node)
            if tileset is not None:
                self.map.tilesets.append((first, tileset))
        # Without its tilesets nothing in the map means anything; say only what is the matter with them.
        self.source.shelf.report.settle()
        self.map.tilesets.sort(key=lambda pair: pair[0])

    def _flatten(self, parent: Node, outer: Style) -> list[tuple[Node, Style]]:
        """All layers in drawing order with their effective style. The depth is bounded by the XML reader."""
        found: list[tuple[Node, Style]] = []
        for node in parent.children:
            if node.tag not in _LAYERS:
                continue
            style = self._style(node, outer)
            if node.tag == "group":
                found += self._flatten(node, style)
            else:
                found.append((node, style))
        return found

    def _style(self, node: Node, outer: Style) -> Style:
        source, where = self.source, _where(node)
        tint = colour_of(node.get("tintcolor", "#ffffff"))
        if tint is None:
            source.warn(node.line, where, f'tintcolor="{node.get("tintcolor")[:40]}" is no colour')
            tint = (255, 255, 255)
        opacity = min(1.0, max(0.0, source.number(node, "opacity", 1.0, where)))
        if node.get("mode", "normal") != "normal":
            source.warn(node.line, where, f'mode="{node.get("mode")[:40]}": it is drawn over the others, not blended')
        r, g, b = (a * c // 255 for a, c in zip(tint, outer.tint, strict=True))
        return Style(
            visible=source.flag(node, "visible", True, where) and outer.visible,
            opacity=opacity * outer.opacity,
            x=source.number(node, "offsetx", 0.0, where) + outer.x,
            y=source.number(node, "offsety", 0.0, where) + outer.y,
            parallax_x=source.number(node, "parallaxx", 1.0, where) * outer.parallax_x,
            parallax_y=source.number(node, "parallaxy", 1.0, where) * outer.parallax_y,
            tint=(r, g, b),
        )

    def _fold(self, layers: list[Node]) -> None:
        """An infinite map is as large as the box around all of its chunks."""
        boxes: list[tuple[int, int, int, int]] = []
        for node in layers:
            for data in node.all("data"):
                for chunk in data.all("chunk"):
                    where = _where(node)
                    x = self.source.whole(chunk, "x", 0, -LIMIT_CHUNK, LIMIT_CHUNK, where)
                    y = self.source.whole(chunk, "y", 0, -LIMIT_CHUNK, LIMIT_CHUNK, where)
                    w = self.source.whole(chunk, "width", 16, 1, MAX_SIDE, where)
                    h = self.source.whole(chunk, "height", 16, 1, MAX_SIDE, where)
                    boxes.append((x, y, x + w, y + h))
        if not boxes:
            self.source.shelf.report.stop(self.root.line, "map", "an infinite map without any tile")
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
        if right - left > MAX_SIDE or bottom - top > MAX_SIDE:
            self.source.add(
                self.root.line, "map",
                f"its used part is {right - left} x {bottom - top} tiles; at most {MAX_SIDE} x {MAX_SIDE} are read",
            )
            return
        self.origin = (left, top)
        self.map.width, self.map.height = right - left, bottom - top

    def _layer(self, node: Node, style: Style) -> Layer | None:
        where = _where(node)
        kind = {"layer": "tiles", "imagelayer": "image"}.get(node.tag, "objects")
        name = node.get("name")[:MAX_NAME]
        layer = Layer(kind, name, node.line, style, self.source.properties(node, where))
        if kind == "tiles":
            return layer if self._cells(node, layer, where) else None
        if kind == "image":
            return layer if self._image(node, layer, where) else None
        for child in node.all("object"):
            self.objects += 1
            if self.objects > MAX_OBJECTS:
                self.source.shelf.report.stop(child.line, where, f"more than {MAX_OBJECTS} objects")
            found = self._object(child, layer)
            if found is not None:
                layer.objects.append(found)
        return layer

    def _image(self, node: Node, layer: Layer, where: str) -> bool:
        picture = node.first("image")
        if picture is None:
            self.source.warn(node.line, where, "an image layer without an image")
            return False
        found = self.source.image(picture, where)
        if found is None:
            return False
        layer.image = found[0]
        layer.clear = self.source.clear_colour(picture, where)
        layer.repeat_x = self.source.flag(node, "repeatx", False, where)
        layer.repeat_y = self.source.flag(node, "repeaty", False, where)
        return True

    def _cells(self, node: Node, layer: Layer, where: str) -> bool:
        source, result = self.source, self.map
        self.tile_layers += 1
        if self.tile_layers > MAX_TILE_LAYERS:
            source.shelf.report.stop(node.line, where, f"more than {MAX_TILE_LAYERS} tile layers")
        if self.tile_layers * result.width * result.height > MAX_ALL_CELLS:
            source.shelf.report.stop(node.line, where, f"more than {MAX_ALL_CELLS} tiles in all layers together")
        endless = self.root.get("infinite") == "1"
        for name, size in (("width", result.width), ("height", result.height)):
            if not endless and node.get(name, str(size)) != str(size):
                source.add(node.line, where, f'{name}="{node.get(name)[:40]}", but the map has {size}')
                return False
        data = node.first("data")
        if data is None:
            source.add(node.line, where, "a tile layer without data")
            return False
        try:
            if endless:
                layer.cells = self._chunks(data)
            elif data.first("chunk") is not None:
                source.add(data.line, where, "it has chunks although the map is not infinite")
                return False
            else:
                layer.cells = tiledata.decode(data, data, result.width * result.height)
        except tiledata.CellError as error:
            source.add(data.line, where, str(error))
            return False
        return True

    def _chunks(self, data: Node) -> array[int]:
        width = self.map.width
        cells = array("I", bytes(4 * width * self.map.height))
        total = 0
        for chunk in data.all("chunk"):
            # _fold has checked these numbers.
            x, y = (int_of(chunk.get(name, "0")) or 0 for name in ("x", "y"))
            w, h = (int_of(chunk.get(name, "16")) or 16 for name in ("width", "height"))
            total += w * h
            if total > MAX_CELLS:
                raise tiledata.CellError("its chunks lie over one another")
            part = tiledata.decode(data, chunk, w * h)
            x, y = x - self.origin[0], y - self.origin[1]
            for row in range(h):
                at = (y + row) * width + x
                cells[at : at + w] = part[row * w : row * w + w]
        return cells

    def _object(self, node: Node, layer: Layer) -> TiledObject | None:
        source = self.source
        where = f'layer "{layer.name[:60]}" object {node.get("id")[:12]}'
        if node.get("name"):
            where += f' "{node.get("name")[:60]}"'
        resolved = resolve(source, node, where)
        if resolved is None:
            return None
        merged = resolved.node
        before = len(source.shelf.report.lines)
        gid = self._gid(merged, where)
        if resolved.tileset_node is not None and resolved.tileset_source is not None:
            tileset = self.tilesets.read(resolved.tileset_source, resolved.tileset_node)
            if tileset is not None:
                gid = template_gid(merged.get("gid"), resolved.first, self.map.tilesets, tileset)
                self.map.tilesets.sort(key=lambda pair: pair[0])
        found = TiledObject(
            id=source.whole(merged, "id", 0, 0, (1 << 31) - 1, where),
            name=merged.get("name")[:MAX_NAME],
            cls=merged.get("type") or merged.get("class"),
            x=source.number(merged, "x", 0.0, where) + layer.style.x - self.origin[0] * self.map.tile,
            y=source.number(merged, "y", 0.0, where) + layer.style.y - self.origin[1] * self.map.tile,
            w=source.number(merged, "width", 0.0, where, 0),
            h=source.number(merged, "height", 0.0, where, 0),
            shape="rect",
            line=node.line,
            gid=gid,
            rotation=source.number(merged, "rotation", 0.0, where),
            visible=source.flag(merged, "visible", True, where),
            props=source.properties(merged, where),
        )
        self._shape(merged, found, where)
        if gid:
            self._tile_object(found, where)
            if source.number(merged, "opacity", 1.0, where) != 1.0:
                source.warn(node.line, where, "its opacity is ignored: the picture is drawn as it is")
        return found if len(source.shelf.report.lines) == before else None

    def _gid(self, node: Node, where: str) -> int:
        text = node.attributes.get("gid")
        if text is None:
            return 0
        gid = int_of(text, 1, (1 << 32) - 1)
        if gid is None:
            self.source.add(node.line, where, f'gid="{text[:40]}" is no tile')
            return 0
        return gid & (FLIPS | GID_MASK)

    def _tile_object(self, found: TiledObject, where: str) -> None:
        """Tiled puts tiles by their lower left corner, or as their tileset says; here all have the upper left. A class
        and properties may come with the tile."""
        found.shape = "tile"
        owner = self.map.owner(found.gid)
        if owner is None:
            self.source.add(found.line, where, f"gid {found.gid & GID_MASK} belongs to no tileset")
            return
        tileset, tile = owner
        _, _, _, w, h = tileset.place(tile)
        found.w, found.h = found.w or w, found.h or h
        across, down = tileset.anchor
        found.x -= found.w * across / 2
        found.y -= found.h * down / 2
        info = tileset.tiles.get(tile)
        if info is not None:
            found.cls = found.cls or info.cls
            found.props = {**info.props, **found.props}

    def _shape(self, node: Node, found: TiledObject, where: str) -> None:
        for shape in ("point", "ellipse", "text"):
            if node.first(shape) is not None:
                found.shape = shape
        if node.first("capsule") is not None:
            self.source.warn(node.line, where, "capsules are read as rectangles")
        for shape, least in (("polygon", 3), ("polyline", 2)):
            child = node.first(shape)
            if child is None:
                continue
            pairs = child.get("points").split()
            self.points += len(pairs)
            if self.points > MAX_ALL_POINTS:
                self.source.shelf.report.stop(node.line, where, f"more than {MAX_ALL_POINTS} points in all lines")
            points = [_pair(text) for text in pairs]
            if not least <= len(pairs) <= MAX_POINTS or None in points:
                self.source.add(node.line, where, f"a {shape} needs {least} to {MAX_POINTS} points, each x,y")
                return
            found.shape = shape
            found.points = tuple((found.x + p[0], found.y + p[1]) for p in points if p is not None)

    def _check_gids(self) -> None:
        for layer in self.map.layers:
            bad = [gid for gid in sorted(set(layer.cells)) if gid and self.map.owner(gid) is None]
            if bad:
                at = layer.cells.index(bad[0])
                x, y = at % self.map.width, at // self.map.width
                place = f'layer "{layer.name}" tile {x},{y}'
                self.source.add(layer.line, place, f"gid {bad[0] & GID_MASK} belongs to no tileset")


def _pair(text: str) -> tuple[float, float] | None:
    parts = text.split(",")
    if len(parts) != 2:
        return None
    x, y = float_of(parts[0]), float_of(parts[1])
    return None if x is None or y is None else (x, y)


def _where(node: Node) -> str:
    return f'{"group" if node.tag == "group" else "layer"} "{node.get("name")[:80]}"'
