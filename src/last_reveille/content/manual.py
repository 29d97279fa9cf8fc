"""The part of `maps/README.md` that follows from the rows of `classes`: every object class and every property."""

from __future__ import annotations

from typing import Final

from .classes import CLASSES, ENUMS, LEVEL, TILE, Member
from .project import TEMPLATES

MANUAL: Final = "README.md"  # below maps/
BEGIN: Final = "<!-- from here on made by last_reveille.content.project -->"
END: Final = "<!-- up to here -->"
_FLAGS: Final = ("if", "unless")
_SHAPES: Final = {"point": "a point", "rect": "a rectangle", "path": "a line"}
_KINDS: Final = {"int": "number", "bool": "true or false", "color": "colour", "string": "words"}


def reference_text() -> str:
    """Markdown of all classes, of the map's own properties, of a tile's, and of what can be chosen."""
    lines: list[str] = []
    for row in CLASSES:
        shapes = " or ".join(_SHAPES[shape] for shape in row.shapes)
        made = ", ".join(f"`{name}`" for name, template in TEMPLATES.items() if template[0] == row.name)
        lines += [f"#### {row.name}", "", f"{row.help} Drawn as {shapes}. Templates: {made}."]
        lines += _members(row.members)
    lines += ["### The map's own properties", "", "Set the map's class to `Level` (Map > Map Properties)."]
    lines += _members(LEVEL)
    lines += ["### A tile's properties", "", "In a tileset. The layer of a tile says what it is; these add to it."]
    lines += _members(TILE)
    lines += ["### What can be chosen", ""]
    lines += [f"- **{name}**: {', '.join(f'`{value}`' if value else 'nothing' for value in values)}"
              for name, values in ENUMS.items()]
    return "\n".join(lines) + "\n"


def _members(members: tuple[Member, ...]) -> list[str]:
    """One line each; the two flags that many have share one."""
    lines = [""]
    lines += [f"- `{member.name}` ({_kind(member)}): {member.help}" for member in members if member.name not in _FLAGS]
    if any(member.name in _FLAGS for member in members):
        lines.append("- `if`, `unless` (a flag): only while it is set; not while it is set.")
    return [*lines, ""] if len(lines) > 1 else lines


def _kind(member: Member) -> str:
    kind = f"one of {member.enum}" if member.enum else _KINDS.get(member.kind, "words")
    if member.kind == "bool":
        return f"{kind}; {str(member.default).lower()}"
    return f"{kind}; {member.default}" if member.default != "" else kind


def renewed(manual: str) -> str:
    """The manual with its generated part made anew. Raises ValueError: it has no place for it."""
    before, begin, rest = manual.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the manual needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{reference_text()}\n{END}{after}"
