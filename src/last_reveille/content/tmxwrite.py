"""Writes Tiled maps (TMX 1.10) from scripts: new maps, repairs, tests. Knows nothing of levels.

    canvas = MapWriter(40, 24, {"id": "trial"})
    sand = canvas.tileset("tilesets/sand.tsx", 48)
    canvas.tiles("solid", cells)
    canvas.objects("actors").point("Entry", 64, 320)
    canvas.save(path)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")

Value = str | int | float | bool
Points = Sequence[tuple[float, float]]


def _attributes(values: Mapping[str, Value | None]) -> str:
    return "".join(f" {name}={quoteattr(_text(value))}" for name, value in values.items() if value is not None)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _properties(values: Mapping[str, Value], indent: str) -> list[str]:
    """Tiled keeps properties in order of name."""
    if not values:
        return []
    lines = [f"{indent}<properties>"]
    for name, value in sorted(values.items()):
        kind = {bool: "bool", int: "int", float: "float"}.get(type(value))
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            kind = "color"
        lines.append(f"{indent} <property{_attributes({'name': name, 'type': kind, 'value': value})}/>")
    return [*lines, f"{indent}</properties>"]


class ObjectsWriter:
    """One object layer. Lengths are px; each call returns the object's id."""

    def __init__(self, owner: MapWriter) -> None:
        self._owner = owner
        self.lines: list[str] = []

    def point(self, cls: str, x: float, y: float, name: str = "", **members: Value) -> int:
        return self._add(cls, x, y, name, members, ["<point/>"])

    def rect(self, cls: str, x: float, y: float, w: float, h: float, name: str = "", **members: Value) -> int:
        return self._add(cls, x, y, name, members, [], w, h)

    def line(self, cls: str, points: Points, name: str = "", closed: bool = False, **members: Value) -> int:
        """A polyline (or polygon) through absolute points."""
        x, y = points[0]
        text = " ".join(f"{px - x:g},{py - y:g}" for px, py in points)
        shape = "polygon" if closed else "polyline"
        return self._add(cls, x, y, name, members, [f'<{shape} points="{text}"/>'])

    def _add(
        self, cls: str, x: float, y: float, name: str, members: Mapping[str, Value], shape: list[str],
        w: float | None = None, h: float | None = None,
    ) -> int:
        # `if` is a word of Python's; if_ and unless_ stand for the flags.
        props = {key.rstrip("_"): value for key, value in members.items()}
        number = self._owner.next_object()
        head = _attributes(
            {"id": number, "name": name or None, "type": cls or None, "x": x, "y": y, "width": w, "height": h}
        )
        inner = _properties(props, "   ") + [f"   {line}" for line in shape]
        self.lines += [f"  <object{head}>", *inner, "  </object>"] if inner else [f"  <object{head}/>"]
        return number


class MapWriter:
    """A map of `width` x `height` tiles. Layers stay in the order of the calls."""

    def __init__(self, width: int, height: int, props: Mapping[str, Value] | None = None, cls: str = "Level") -> None:
        self.width = width
        self.height = height
        self.props = dict(props or {})
        self.cls = cls
        self._sources: list[tuple[int, str]] = []
        self._first = 1
        self._layers: list[list[str] | tuple[str, ObjectsWriter, Mapping[str, Value]]] = []
        self._object = 0
        self._layer = 0

    def next_object(self) -> int:
        self._object += 1
        return self._object

    def tileset(self, source: str, count: int) -> int:
        """Adds an external tileset of `count` tiles (path relative to the map); returns its first gid."""
        first = self._first
        self._sources.append((first, source))
        self._first += count
        return first

    def tiles(self, name: str, cells: Sequence[int], **style: Value) -> None:
        """A tile layer of width * height gids, row by row. `style`: opacity, offsetx, parallaxx, visible..."""
        if len(cells) != self.width * self.height:
            raise ValueError(f"{name}: {len(cells)} cells where {self.width * self.height} are needed")
        rows = [
            ",".join(map(str, cells[at : at + self.width])) for at in range(0, len(cells), self.width)
        ]
        head = _attributes({**self._head(name), "width": self.width, "height": self.height, **_plain(style)})
        self._layers.append(
            [f" <layer{head}>", '  <data encoding="csv">', ",\n".join(rows), "</data>", " </layer>"]
        )

    def image(self, name: str, source: str, width: int, height: int, **style: Value) -> None:
        """An image layer. `style`: offsetx, offsety, parallaxx, parallaxy, repeatx, opacity, tintcolor..."""
        head = _attributes({**self._head(name), **_plain(style)})
        picture = _attributes({"source": source, "width": width, "height": height})
        self._layers.append([f" <imagelayer{head}>", f"  <image{picture}/>", " </imagelayer>"])

    def objects(self, name: str, **style: Value) -> ObjectsWriter:
        """An object layer, to be filled."""
        writer = ObjectsWriter(self)
        self._layers.append((name, writer, {**self._head(name), **_plain(style)}))
        return writer

    def text(self) -> str:
        """The map as XML."""
        head = {
            "version": "1.10", "tiledversion": "1.10.2", "class": self.cls or None, "orientation": "orthogonal",
            "renderorder": "right-down", "width": self.width, "height": self.height, "tilewidth": 16,
            "tileheight": 16, "infinite": 0, "nextlayerid": self._layer + 1, "nextobjectid": self._object + 1,
        }
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<map{_attributes(head)}>"]
        lines += _properties(self.props, " ")
        lines += [f" <tileset{_attributes({'firstgid': first, 'source': name})}/>" for first, name in self._sources]
        for layer in self._layers:
            if isinstance(layer, list):
                lines += layer
            elif layer[1].lines:
                lines += [f" <objectgroup{_attributes(layer[2])}>", *layer[1].lines, " </objectgroup>"]
            else:
                lines.append(f" <objectgroup{_attributes(layer[2])}/>")
        return "\n".join([*lines, "</map>", ""])

    def save(self, path: Path) -> None:
        path.write_text(self.text(), encoding="utf-8", newline="\n")

    def _head(self, name: str) -> dict[str, Value]:
        self._layer += 1
        return {"id": self._layer, "name": name}


def _plain(style: Mapping[str, Value]) -> dict[str, Value]:
    """Attributes of layers write truth as 1 and 0."""
    return {name: int(value) if isinstance(value, bool) else value for name, value in style.items()}
