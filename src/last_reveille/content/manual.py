"""The parts of the manuals beside the maps that follow from tables: every object class and property (README.md, from
`classes`), every number of enemies and weapons (ROWS.md, from `rows`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sim import arsenal, breeds, rules
from .classes import CLASSES, ENUMS, LEVEL, TILE, Member
from .project import TEMPLATES
from .rows import BREED_KNOBS, WEAPON_KNOBS, Knob

MANUAL: Final = "README.md"  # below maps/
ROWS: Final = "ROWS.md"
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


def rows_text() -> str:
    """What `enemies.toml` and `weapons.toml` may say."""
    lines = ["## Numbers of enemies", "",
             "What a row of `enemies.toml` may change, by the kind that it is like, with what the kind itself has. "
             "Beside these: `picture`, `tint`."]
    lines += ["", *_own(breeds.STANDARD, breeds.USES), "", "| number | from | to | |", "|---|---|---|---|"]
    lines += _knobs(BREED_KNOBS)
    lines += ["| `brings` | | | the kind or row that a herald's cry brings |", "", "A tell is never shorter than "
              + ", ".join(f"{least} ({kind})" for kind, least in rules.LEAST_TELL.items()) + ".", "",
              "## Numbers of weapons", "", "What a row of `weapons.toml` may change. Beside these: `sound`, `tint`."]
    lines += ["", *_own(arsenal.STANDARD, arsenal.USES), "", "| number | from | to | |", "|---|---|---|---|"]
    return "\n".join([*lines, *_knobs(WEAPON_KNOBS)]) + "\n"


def _own(standard: Mapping[str, object], uses: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [f"- **{name}**: " + ", ".join(f"`{key}` {getattr(row, key)}" for key in uses[name])
            for name, row in standard.items()]


def _knobs(knobs: Mapping[str, Knob]) -> list[str]:
    return [f"| `{name}` | {knob.low} | {knob.high} | {knob.help} |" for name, knob in knobs.items()]


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


def renewed(manual: str, part: str | None = None) -> str:
    """A manual with its generated part made anew; without one README's. Raises ValueError: it has no place for it."""
    before, begin, rest = manual.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the manual needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{reference_text() if part is None else part}\n{END}{after}"
