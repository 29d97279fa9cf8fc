"""XML from strangers: one expat call over the whole bytes, no entities, nothing fetched, everything counted.

`xml.etree` is not used for reading because it neither keeps line numbers nor lets the depth be limited.
"""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

MAX_BYTES: Final = 16 << 20
MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 300_000
MAX_ATTRIBUTES: Final = 64
MAX_VALUE: Final = 64 << 10
_ENCODINGS: Final = ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii")


class XmlError(Exception):
    """Not XML that we read. `line` counts from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


class Node:
    """One element. `text` is the character data directly inside it; `line` is where its tag begins."""

    __slots__ = ("attributes", "children", "line", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def all(self, tag: str) -> list[Node]:
        return [child for child in self.children if child.tag == tag]

    def first(self, tag: str) -> Node | None:
        for child in self.children:
            if child.tag == tag:
                return child
        return None


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.skipped
        self.root: Node | None = None
        self.path: list[Node] = []
        self.pieces: list[list[str]] = []
        self.count = 0

    def refuse(self, sentence: str) -> XmlError:
        return XmlError(self.parser.CurrentLineNumber, sentence)

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise self.refuse("the encoding must be UTF-8")

    def doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        if internal:
            raise self.refuse("a DOCTYPE with declarations is not accepted")

    def entity(self, *_: object) -> None:
        raise self.refuse("entity declarations are not accepted")

    def skipped(self, name: str, parameter: bool) -> None:
        raise self.refuse("an entity that XML does not know")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise self.refuse(f"more than {MAX_ELEMENTS} elements")
        if len(self.path) >= MAX_DEPTH:
            raise self.refuse(f"elements nested deeper than {MAX_DEPTH}")
        if len(attributes) > MAX_ATTRIBUTES:
            raise self.refuse(f"an element with more than {MAX_ATTRIBUTES} attributes")
        if any(len(value) > MAX_VALUE for value in attributes.values()):
            raise self.refuse(f"an attribute longer than {MAX_VALUE} characters")
        node = Node(tag, attributes, self.parser.CurrentLineNumber)
        if self.path:
            self.path[-1].children.append(node)
        else:
            self.root = node
        self.path.append(node)
        self.pieces.append([])

    def end(self, tag: str) -> None:
        self.path.pop().text = "".join(self.pieces.pop())

    def text(self, data: str) -> None:
        self.pieces[-1].append(data)


def parse(data: bytes, root: str) -> Node:
    """The tree of `data`, whose outermost element must be called `root`. Raises XmlError."""
    if len(data) > MAX_BYTES:
        raise XmlError(0, f"larger than {MAX_BYTES >> 20} MiB")
    if not data.strip():
        raise XmlError(1, "an empty file")
    builder = _Builder()
    try:
        # In one piece: in pieces, older versions of expat need quadratic time for a long token.
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlError(error.lineno, f"not well-formed XML: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError):
        raise XmlError(1, "not well-formed XML: it cannot be decoded") from None
    finally:
        # The handlers are bound methods: without this, tree and parser would wait for the cycle collector.
        builder.parser.StartElementHandler = None
        builder.parser.EndElementHandler = None
        builder.parser.CharacterDataHandler = None
        builder.parser.XmlDeclHandler = None
        builder.parser.StartDoctypeDeclHandler = None
        builder.parser.EntityDeclHandler = None
        builder.parser.SkippedEntityHandler = None
    found = builder.root
    if found is None or found.tag != root:
        raise XmlError(1, f"the outermost element must be <{root}>, not <{found.tag[:40] if found else ''}>")
    return found
