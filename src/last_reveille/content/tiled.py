"""The one place where pytmx is used: it turns our checked tree into gids, flips, animations and typed properties.

pytmx never sees a file. It is handed a flat, normalised element tree, because raw it follows any path, loses the order
of layers, the effect of groups and every template, and says neither file nor line. Its image loading is switched off.
"""

from __future__ import annotations

import base64
import sys
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree import ElementTree

import pytmx

from .tmxmodel import FLIP_D, FLIP_X, FLIP_Y, Prop, TmxMap

Value = str | int | float | bool


@dataclass(slots=True)
class Decoded:
    """What pytmx made of a map. Layers and objects are in the order of `TmxMap.layers`."""

    props: dict[str, Value] = field(default_factory=dict)
    cells: dict[int, list[int]] = field(default_factory=dict)  # layer index -> row-major cells, flips in the top bits
    objects: dict[int, list[dict[str, Value]]] = field(default_factory=dict)  # layer index -> properties of each object
    tiles: dict[int, dict[str, Value]] = field(default_factory=dict)  # gid without flips -> its tile's properties
    frames: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)  # gid -> (gid, ms)


def decode(tmx: TmxMap) -> Decoded:
    """Lets pytmx read a map that has been found to be right."""
    tiled = pytmx.TiledMap(allow_duplicate_names=True)
    tiled.reload_images = _no_images
    tiled.invert_y = False  # the corners of tile objects are put right already
    tiled.parse_xml(_tree(tmx))
    return _decoded(tmx, tiled)


def _no_images() -> None:
    """pytmx would open every image here."""


def _tree(tmx: TmxMap) -> ElementTree.Element:
    root = ElementTree.Element(
        "map", version="1.10", orientation="orthogonal", width=str(tmx.width), height=str(tmx.height),
        tilewidth=str(tmx.tile), tileheight=str(tmx.tile),
    )
    _add_properties(root, tmx.props)
    for first, tileset in tmx.tilesets:
        holder = ElementTree.SubElement(
            root, "tileset", firstgid=str(first), name=tileset.name, tilewidth=str(tileset.tile_width),
            tileheight=str(tileset.tile_height),
        )
        for number, info in tileset.tiles.items():
            tile = ElementTree.SubElement(holder, "tile", id=str(number))
            _add_properties(tile, info.props)
            if info.frames:
                animation = ElementTree.SubElement(tile, "animation")
                for frame, duration in info.frames:
                    ElementTree.SubElement(animation, "frame", tileid=str(frame), duration=str(duration))
    for index, layer in enumerate(tmx.layers):
        if layer.kind == "tiles":
            _add_cells(root, tmx, index)
        elif layer.kind == "objects":
            _add_objects(root, tmx, index)
    return root


def _add_cells(root: ElementTree.Element, tmx: TmxMap, index: int) -> None:
    holder = ElementTree.SubElement(
        root, "layer", id=str(index), name=tmx.layers[index].name, width=str(tmx.width), height=str(tmx.height)
    )
    cells = tmx.layers[index].cells[:]
    if sys.byteorder == "big":
        cells.byteswap()
    ElementTree.SubElement(holder, "data", encoding="base64").text = base64.b64encode(cells.tobytes()).decode("ascii")


def _add_objects(root: ElementTree.Element, tmx: TmxMap, index: int) -> None:
    holder = ElementTree.SubElement(root, "objectgroup", id=str(index), name=tmx.layers[index].name)
    for thing in tmx.layers[index].objects:
        node = ElementTree.SubElement(holder, "object", id=str(thing.id), name=thing.name, type=thing.cls)
        _add_properties(node, thing.props)


def _add_properties(node: ElementTree.Element, props: dict[str, Prop]) -> None:
    if not props:
        return
    holder = ElementTree.SubElement(node, "properties")
    for prop in props.values():
        # Class members and lists are nothing that a level uses, and pytmx fails on them.
        if prop.type not in ("class", "list"):
            kind = prop.type if prop.type in ("int", "float", "bool", "object") else "string"
            ElementTree.SubElement(holder, "property", name=prop.name, type=kind, value=prop.value)


def _decoded(tmx: TmxMap, tiled: Any) -> Decoded:
    result = Decoded(props=_values(tiled.properties, tmx.props))
    written: dict[int, int] = {0: 0}  # pytmx's own number of a tile -> gid and flips as Tiled writes them
    for key, entry in tiled.imagemap.items():
        if entry:
            gid, flags = key
            written[entry[0]] = (
                gid
                | (FLIP_X if flags[0] else 0)
                | (FLIP_Y if flags[1] else 0)
                | (FLIP_D if flags[2] else 0)
            )
    by_index = {int(layer.id): layer for layer in tiled.layers}
    for index, layer in enumerate(tmx.layers):
        if layer.kind == "tiles":
            result.cells[index] = [written[cell] for row in by_index[index].data for cell in row]
        elif layer.kind == "objects":
            pairs = zip(by_index[index], layer.objects, strict=True)
            result.objects[index] = [_values(read.properties, thing.props) for read, thing in pairs]
    for number, held in tiled.tile_properties.items():
        gid = tiled.tiledgidmap[number]
        owner = tmx.owner(gid)
        if owner is not None and owner[1] in owner[0].tiles:
            result.tiles[gid] = _values(held, owner[0].tiles[owner[1]].props)
        if held["frames"]:
            result.frames[gid] = tuple((tiled.tiledgidmap[frame.gid], frame.duration) for frame in held["frames"])
    return result


def _values(read: dict[str, Any], props: dict[str, Prop]) -> dict[str, Value]:
    """Only what the file called a property: pytmx mixes in its own keys."""
    return {name: "" if read[name] is None else cast(Value, read[name]) for name in props if name in read}
