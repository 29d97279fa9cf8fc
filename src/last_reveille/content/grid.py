"""Tile layers -> what bodies meet, and what eyes see."""

from __future__ import annotations

from typing import Final

from ..sim import specs
from ..sim.specs import ImageLayer, TileArt, TileLayer
from . import members
from .classes import ENUMS, TILE
from .drawn import DrawnArt, DrawnImage
from .problems import Report, nearest
from .tiled import Decoded, Value
from .tmxmodel import FLIPS, Layer, Tileset, TmxMap, pixel

_ROLES: Final = {
    "solid": specs.SOLID,
    "oneway": specs.ONEWAY,
    "hazard": specs.SPIKE,
    "ladder": specs.LADDER,
    "cracked": specs.SOLID | specs.CRACKED,
}
_COLLIDE: Final = {
    "none": 0,
    "solid": specs.SOLID,
    "oneway": specs.ONEWAY,
    "ladder": specs.LADDER,
    "spike": specs.SPIKE,
    "kill": specs.KILL,
    "cracked": specs.SOLID | specs.CRACKED,
}
_GROUND: Final = specs.SOLID | specs.ONEWAY
_MOST_TICKS: Final = 1 << 31


def tile_values(tmx: TmxMap, decoded: Decoded, report: Report) -> dict[int, dict[str, Value]]:
    """gid -> the checked properties of its tile. A tileset's mistake is reported once, with the tileset's own file."""
    found: dict[int, dict[str, Value]] = {}
    for gid, values in decoded.tiles.items():
        owner = tmx.owner(gid)
        if owner is None:
            continue
        tileset, tile = owner
        # A tile with a class lends its properties to objects made from it; they are checked there.
        if tileset.tiles[tile].cls or not values:
            continue
        where = f'tileset "{tileset.name[:60]}" tile {tile}'
        found[gid] = members.read(TILE, values, tileset.tiles[tile].props, report, where, tileset.file)
    return found


def collision_grid(
    tmx: TmxMap, decoded: Decoded, tiles: dict[int, dict[str, Value]], report: Report
) -> tuple[bytes, ...]:
    """One byte a tile, as `specs` lays it out."""
    cells = bytearray(tmx.width * tmx.height)
    for index, layer in enumerate(tmx.layers):
        if layer.kind != "tiles":
            continue
        role = _ROLES.get(layer.name, 0)
        if not role:
            _warn_of_name(layer, report)
        elif layer.style.x or layer.style.y:
            report.warn(layer.line, f'layer "{layer.name}"', "its offset moves the picture, not what bodies meet")
        meaning = {gid: _meaning(layer.name, role, tiles.get(gid & ~FLIPS, {})) for gid in set(decoded.cells[index])}
        meaning[0] = 0
        if not any(meaning.values()):
            continue
        for at, gid in enumerate(decoded.cells[index]):
            flags = meaning[gid]
            if flags & _GROUND:
                # The ground drawn last gives the sound of steps.
                cells[at] = cells[at] & ((1 << specs.SURFACE_SHIFT) - 1) | flags
            elif flags:
                cells[at] |= flags
    width = tmx.width
    return tuple(bytes(cells[at : at + width]) for at in range(0, len(cells), width))


def _meaning(layer: str, role: int, values: dict[str, Value]) -> int:
    flags = role | _COLLIDE[str(values.get("collide", "none"))]
    if layer == "hazard" and values.get("kind") == "kill":
        flags = flags & ~specs.SPIKE | specs.KILL
    if flags & _GROUND:
        flags |= ENUMS["Surface"].index(str(values.get("surface", "sand"))) << specs.SURFACE_SHIFT
    return flags


def _warn_of_name(layer: Layer, report: Report) -> None:
    lowered = layer.name.lower()
    close = lowered if lowered in _ROLES else nearest(lowered, _ROLES) if lowered[:-1] in _ROLES else ""
    if close:
        report.warn(layer.line, f'layer "{layer.name}"', f'it is only a picture; did you mean "{close}"?')


def pictures(tmx: TmxMap, decoded: Decoded) -> tuple[tuple[TileLayer | ImageLayer, ...], tuple[TileArt, ...]]:
    """The layers as drawn, in order, and the tiles that they use."""
    numbers: dict[int, int] = {0: 0}  # gid -> index of its tile
    for index in decoded.cells:
        for gid in sorted({cell & ~FLIPS for cell in set(decoded.cells[index])}):
            numbers.setdefault(gid, len(numbers))
    for gid in list(numbers):
        for frame, _ in decoded.frames.get(gid, ()):
            numbers.setdefault(frame, len(numbers))
    art = [TileArt("", 0, 0, 0, 0)]
    for gid in list(numbers)[1:]:
        owner = tmx.owner(gid)
        assert owner is not None, "tmx has checked every gid"
        frames = tuple((numbers[frame], _ticks(ms)) for frame, ms in decoded.frames.get(gid, ()))
        art.append(_art(owner[0], owner[1], frames))
    layers: list[TileLayer | ImageLayer] = []
    for index, layer in enumerate(tmx.layers):
        if layer.kind == "tiles":
            cells = tuple(numbers[gid & ~FLIPS] | (gid & FLIPS) for gid in decoded.cells[index])
            layers.append(_tile_layer(layer, cells))
        elif layer.kind == "image":
            layers.append(_image_layer(layer))
    return tuple(layers), tuple(art)


def _art(tileset: Tileset, tile: int, frames: tuple[tuple[int, int], ...]) -> TileArt:
    place = tileset.place(tile)
    if tileset.shift_x or tileset.shift_y or tileset.clear is not None:
        return DrawnArt(*place, animation=frames, shift_x=tileset.shift_x, shift_y=tileset.shift_y,
                        clear=tileset.clear)
    return TileArt(*place, animation=frames)


def _ticks(ms: int) -> int:
    return min(max(1, (ms * 60 + 500) // 1000), _MOST_TICKS)


def _tile_layer(layer: Layer, cells: tuple[int, ...]) -> TileLayer:
    style = layer.style
    return TileLayer(
        name=layer.name, cells=cells, front=layer.name.startswith("front"), opacity=round(style.opacity * 255),
        offset_x=pixel(style.x), offset_y=pixel(style.y), visible=style.visible, tint=style.tint,
        parallax_x=round(style.parallax_x * 256), parallax_y=round(style.parallax_y * 256),
    )


def _image_layer(layer: Layer) -> ImageLayer:
    style = layer.style
    return DrawnImage(
        name=layer.name, image=layer.image, x=pixel(style.x), y=pixel(style.y),
        parallax_x=round(style.parallax_x * 256), parallax_y=round(style.parallax_y * 256), repeat_x=layer.repeat_x,
        repeat_y=layer.repeat_y, opacity=round(style.opacity * 255), tint=style.tint,
        front=layer.name.startswith("front"), visible=style.visible, clear=layer.clear,
    )
