"""Templates: an object that was made from one becomes an ordinary object, as Tiled shows it."""

from __future__ import annotations

from dataclasses import dataclass

from .source import Source, int_of
from .tmxmodel import FLIPS, GID_MASK, Tileset
from .xml import Node

_SHAPES = ("point", "ellipse", "polygon", "polyline", "text", "capsule")
_OWN = ("id", "x", "y", "template")  # never taken from a template


@dataclass(frozen=True, slots=True)
class Resolved:
    """An object element without a template. When `tileset` is set, `tile` (with flip flags) is a tile of it, and the
    element's own gid means nothing."""

    node: Node
    tileset_node: Node | None = None
    tileset_source: Source | None = None
    first: int = 0


def resolve(source: Source, node: Node, where: str) -> Resolved | None:
    """`node` merged with its template, one level deep; None after a reported problem."""
    reference = node.attributes.get("template")
    if reference is None:
        return Resolved(node)
    if not reference.lower().endswith(".tx"):
        source.add(node.line, where, f'the template "{reference[:80]}" is no .tx file')
        return None
    opened = source.other(node.line, where, reference, "template")
    if opened is None:
        return None
    inner, root = opened
    base = root.first("object")
    if base is None or "template" in base.attributes:
        what = "holds no object" if base is None else "is itself made from a template"
        source.add(node.line, where, f'the template "{reference[:80]}" {what}')
        return None
    merged = _merged(node, base)
    if "gid" in node.attributes or "gid" not in base.attributes:
        return Resolved(merged)
    tileset = root.first("tileset")
    first = int_of(tileset.get("firstgid"), 1, GID_MASK) if tileset is not None else None
    if tileset is None or first is None:
        source.add(node.line, where, f'the template "{reference[:80]}" shows a tile of no tileset')
        return None
    return Resolved(merged, tileset, inner, first)


def _merged(node: Node, base: Node) -> Node:
    attributes = {name: value for name, value in base.attributes.items() if name not in _OWN}
    attributes.update((name, value) for name, value in node.attributes.items() if name != "template")
    merged = Node("object", attributes, node.line)
    own_shape = any(child.tag in _SHAPES for child in node.children)
    merged.children = [child for child in base.children if child.tag in _SHAPES and not own_shape]
    merged.children += [child for child in node.children if child.tag in _SHAPES]
    own = {prop.get("name") for holder in node.all("properties") for prop in holder.all("property")}
    properties = Node("properties", {}, node.line)
    for holder in base.all("properties"):
        properties.children += [prop for prop in holder.all("property") if prop.get("name") not in own]
    for holder in node.all("properties"):
        properties.children += holder.all("property")
    merged.children.append(properties)
    return merged


def template_gid(gid_text: str, first: int, tilesets: list[tuple[int, Tileset]], tileset: Tileset) -> int:
    """The gid in the map of a template's tile; the tileset joins the map's when it was not there. 0 = no such tile."""
    gid = int_of(gid_text, 0, (1 << 32) - 1) or 0
    tile = (gid & GID_MASK) - first
    if tile < 0:
        return 0
    for own, known in tilesets:
        if known is tileset:
            return (own + tile) | (gid & FLIPS)
    top = max((own + max(known.count, *known.tiles, 0) + 1 for own, known in tilesets), default=1)
    tilesets.append((top, tileset))
    return (top + tile) | (gid & FLIPS)
