"""One XML file being read: where it lies, to whom its problems go, and strict readers for what its attributes say.

Python's own int() and float() are too kind (`1_0`, other scripts' digits, nan), so forms are checked first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import png
from .files import FileError, Library, read_bytes
from .problems import Report
from .tmxmodel import Prop
from .xml import MAX_BYTES, Node, XmlError, parse

LIMIT: Final = 10_000_000  # no number in a map is larger
_INT: Final = re.compile(r"-?[0-9]{1,10}")
_FLOAT: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_TYPES: Final = ("string", "int", "float", "bool", "color", "file", "object", "class", "list")
_MAX_PIXELS: Final = 64 << 20  # all images of a map together
_MAX_FILES: Final = 512
_MAX_PROPERTIES: Final = 100_000


def int_of(text: str, low: int = -LIMIT, high: int = LIMIT) -> int | None:
    """The integer that `text` is, when it is one in low..high."""
    if not _INT.fullmatch(text):
        return None
    value = int(text)
    return value if low <= value <= high else None


def float_of(text: str) -> float | None:
    if len(text) > 40 or not _FLOAT.fullmatch(text):
        return None
    value = float(text)
    return value if abs(value) <= LIMIT else None


def colour_of(text: str) -> tuple[int, int, int] | None:
    """(r, g, b) of Tiled's #RRGGBB or #AARRGGBB."""
    if not _COLOUR.fullmatch(text):
        return None
    digits = text[-6:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _fits(kind: str, value: str) -> bool:
    """Is this the text of a property of the type?"""
    if kind in ("int", "object"):
        return int_of(value, -LIMIT if kind == "int" else 0) is not None
    if kind == "float":
        return float_of(value) is not None
    if kind == "bool":
        return value in ("true", "false")
    return kind != "color" or value == "" or colour_of(value) is not None


class Shelf:
    """Everything opened for one map: each file once, with a bound on all of it together."""

    def __init__(self, library: Library, report: Report) -> None:
        self.library = library
        self.report = report
        self.trees: dict[Path, Node] = {}
        self.images: dict[Path, tuple[int, int]] = {}
        self.pixels = 0
        self.properties = 0

    def tree(self, path: Path, root: str) -> Node:
        """Raises FileError or XmlError."""
        if path not in self.trees:
            if len(self.trees) >= _MAX_FILES:
                raise FileError(f"more than {_MAX_FILES} files")
            self.trees[path] = parse(read_bytes(path, MAX_BYTES), root)
        return self.trees[path]

    def image(self, path: Path) -> tuple[int, int]:
        """Size in px of a PNG. Raises FileError."""
        if path not in self.images:
            if path.suffix.lower() != ".png":
                raise FileError("only PNG images are read")
            size = png.size_of(path)
            self.pixels += size[0] * size[1]
            if self.pixels > _MAX_PIXELS:
                raise FileError("the images of this map are too large together")
            self.images[path] = size
        return self.images[path]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is being read."""

    file: str  # as shown in messages
    base: Path  # folder against which its references are resolved
    shelf: Shelf

    def add(self, line: int, where: str, sentence: str) -> None:
        self.shelf.report.add(line, where, sentence, self.file)

    def warn(self, line: int, where: str, sentence: str) -> None:
        self.shelf.report.warn(line, where, sentence, self.file)

    def whole(self, node: Node, name: str, default: int, low: int, high: int, where: str) -> int:
        """An integer attribute; a bad one is reported and read as the default."""
        text = node.attributes.get(name)
        if text is None:
            return default
        value = int_of(text, low, high)
        if value is None:
            self.add(node.line, where, f'{name}="{text[:40]}" must be a whole number from {low} to {high}')
            return default
        return value

    def number(self, node: Node, name: str, default: float, where: str, low: float = -LIMIT) -> float:
        text = node.attributes.get(name)
        if text is None:
            return default
        value = float_of(text)
        if value is None or value < low:
            kind = "a number from 0 on" if low == 0 else "a number"
            self.add(node.line, where, f'{name}="{text[:40]}" must be {kind}, at most {LIMIT}')
            return default
        return value

    def flag(self, node: Node, name: str, default: bool, where: str) -> bool:
        text = node.attributes.get(name)
        if text is None:
            return default
        if text not in ("0", "1", "true", "false"):
            self.add(node.line, where, f'{name}="{text[:40]}" must be 0 or 1')
            return default
        return text in ("1", "true")

    def clear_colour(self, image: Node, where: str) -> tuple[int, int, int] | None:
        """The colour of an <image> that is not drawn, if it has one; what is no colour is told and heeded by nobody."""
        text = image.get("trans")
        colour = colour_of(text)
        if text and colour is None:
            self.warn(image.line, where, f'trans="{text[:40]}" is no colour; it must be as in ff00ff')
        return colour

    def properties(self, node: Node, where: str) -> dict[str, Prop]:
        """The custom properties of an element; of broken ones only the problem remains."""
        found: dict[str, Prop] = {}
        for holder in node.all("properties"):
            for child in holder.all("property"):
                self.shelf.properties += 1
                if self.shelf.properties > _MAX_PROPERTIES:
                    self.shelf.report.stop(child.line, where, f"more than {_MAX_PROPERTIES} properties", self.file)
                prop = self._property(child, where)
                if prop is None:
                    continue
                if prop.name in found:
                    self.add(child.line, where, f'the property "{prop.name[:80]}" is there twice')
                found[prop.name] = prop
        return found

    def _property(self, node: Node, where: str) -> Prop | None:
        name = node.get("name")
        kind = node.get("type", "string")
        value = node.attributes.get("value", node.text if kind == "string" else "")
        if not name:
            self.add(node.line, where, "a property without a name")
            return None
        if kind not in _TYPES:
            self.add(node.line, where, f'the property "{name[:80]}" has the unknown type "{kind[:40]}"')
            return None
        if not _fits(kind, value):
            self.add(node.line, where, f'the property "{name[:80]}" is "{value[:40]}", which is no {kind}')
            return None
        return Prop(name, kind, value, node.line)

    def find(self, line: int, where: str, reference: str) -> Path | None:
        """The file that `reference` names; None after a reported problem."""
        try:
            return self.shelf.library.resolve(reference, self.base)
        except FileError as error:
            self.add(line, where, f'"{reference[:120]}": {error}')
            return None

    def image(self, node: Node, where: str) -> tuple[str, int, int] | None:
        """(name for the Level, width, height) of an <image> element; None after a reported problem."""
        reference = node.get("source")
        if not reference and node.first("data") is not None:
            self.add(node.line, where, "images inside of the file are not read; save it as a PNG beside the map")
            return None
        path = self.find(node.line, where, reference)
        if path is None:
            return None
        try:
            width, height = self.shelf.image(path)
        except FileError as error:
            self.add(node.line, where, f'"{reference[:120]}": {error}')
            return None
        return self.shelf.library.name(path), width, height

    def other(self, line: int, where: str, reference: str, root: str) -> tuple[Source, Node] | None:
        """Another XML file (tileset, template) that this one names; None after a reported problem."""
        path = self.find(line, where, reference)
        if path is None:
            return None
        try:
            node = self.shelf.tree(path, root)
        except FileError as error:
            self.add(line, where, f'"{reference[:120]}": {error}')
            return None
        except XmlError as error:
            self.add(line, where, f'"{reference[:120]}", line {error.line}: {error.sentence}')
            return None
        return Source(path.as_posix(), path.parent, self.shelf), node
