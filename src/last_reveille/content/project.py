"""What the editor shows, written from the same rows as the loader reads: project, object types, templates, tilesets
that are no terrain. Run `python -m last_reveille.content.project` after a change of `classes`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from .automap import rule_files
from .classes import BY_NAME, CLASSES, ENUMS, LEVEL, LEVEL_CLASS, Member
from .paths import data_root

PROJECT: Final = "last_reveille.tiled-project"
OBJECT_TYPES: Final = "objecttypes.xml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LEVEL_COLOUR: Final = "#f2f2e0"

# name -> (class, members that differ from the defaults, size in px, points of a line, or None for a point)
TEMPLATES: Final[dict[str, tuple[str, dict[str, str | int | bool], tuple[int, int] | str | None]]] = {
    "drone": ("Spawn", {"kind": "drone", "entrance": "pod"}, None),
    "lasher": ("Spawn", {"kind": "lasher", "entrance": "breach"}, None),
    "spitter": ("Spawn", {"kind": "spitter", "entrance": "climb"}, None),
    "burrower": ("Spawn", {"kind": "burrower", "entrance": "ripple"}, None),
    "shell": ("Spawn", {"kind": "shell", "entrance": "breach"}, None),
    "swarm": ("Spawn", {"kind": "swarm", "entrance": "ripple"}, None),
    "kite": ("Spawn", {"kind": "kite", "entrance": "fly"}, None),
    "herald": ("Spawn", {"kind": "herald", "entrance": "climb"}, None),
    "tower": ("Spawn", {"kind": "tower", "entrance": "breach"}, None),
    "alpha": ("Spawn", {"kind": "alpha", "entrance": "breach", "first": True}, None),
    "entry": ("Entry", {}, None),
    "exit": ("Exit", {}, (16, 64)),
    "anchor": ("Anchor", {}, None),
    "row": ("Row", {"tick": 600}, (192, 16)),
    "door": ("Door", {}, (16, 64)),
    "lever": ("Lever", {}, None),
    "gong": ("Lever", {"kind": "gong", "by": "any"}, None),
    "drill": ("Drill", {}, (320, 160)),
    "light": ("Light", {}, None),
    "trigger": ("Trigger", {"do": "say"}, (64, 64)),
    "sign": ("Sign", {}, None),
    "event": ("Event", {"tick": 600, "do": "say"}, None),
    "lift": ("Mover", {}, "0,0 0,-128"),
    "water": ("Water", {"level": 64}, (256, 128)),
    "pulse": ("Pulse", {}, (320, 96)),
    "crumble": ("Crumble", {}, (48, 8)),
    "plate": ("Pickup", {"what": "plate"}, None),
    "grenade": ("Pickup", {"what": "grenade"}, None),
    "note": ("Pickup", {"what": "note"}, None),
    "person": ("PersonAt", {"role": "post"}, None),
    "walker": ("PersonAt", {}, "0,0 160,0"),
    "zone": ("Zone", {"kind": "war_table"}, (160, 96)),
    "camera": ("CameraZone", {"lock_y": True}, (640, 360)),
    "air": ("Air", {}, (640, 320)),
    "sound": ("Sound", {}, None),
    "node": ("Node", {"open": "300-480"}, None),
    "hall": ("Hall", {"schedule": "228:strike"}, (1280, 704)),
    "habit": ("Habit", {}, (64, 32)),
    "prop": ("Prop", {"picture": "crate"}, None),
}

# Name, what follows the program's name, key. The editor puts quotes around what it puts in; %objectid stays as it is
# while nothing is selected.
COMMANDS: Final = (
    ("Play this map", "play %mapfile", "F5"),
    ("Play from the selected object", "play --at=%objectid %mapfile", "Shift+F5"),
    ("Play, and read again on each save", "play --watch %mapfile", "Ctrl+F5"),
    ("Check this map", "check %mapfile", "F6"),
    ("Is it fair?", "fair %mapfile", "Shift+F6"),
)

_MARKERS: Final[tuple[tuple[range, dict[str, str]], ...]] = (
    (range(4), {"collide": "oneway", "surface": "metal"}),
    (range(4, 8), {"collide": "oneway", "surface": "sand"}),
    (range(8, 10), {"collide": "ladder"}),
    (range(10, 13), {"collide": "spike", "kind": "spike"}),
    (range(13, 15), {"collide": "kill", "kind": "kill"}),
    (range(16, 20), {"collide": "cracked", "surface": "concrete"}),
)
_WAVES: Final = (20, 32, 36, 40)  # first tile of each frame of the water's surface
_PROPS: Final = "sprites/props/props_atlas.json"  # those of its frames of which there is a picture of their own
_TILE_ENUMS: Final = {"collide": "Collide", "kind": "Hurt", "surface": "Surface"}


def project_text() -> str:
    """The .tiled-project (format 1.10)."""
    types: list[dict[str, Any]] = []
    for name, values in ENUMS.items():
        types.append({
            "id": len(types) + 1, "name": name, "storageType": "string", "type": "enum", "values": list(values),
            "valuesAsFlags": False,
        })
    for row in CLASSES:
        types.append(_class(len(types) + 1, row.name, row.colour, row.members, ["object", "tile"]))
    types.append(_class(len(types) + 1, LEVEL_CLASS, _LEVEL_COLOUR, LEVEL, ["map"]))
    project = {
        "automappingRulesFile": "rules.txt",
        "commands": [_command(*row) for row in COMMANDS],
        "compatibilityVersion": 1100,
        "extensionsPath": "extensions",
        "folders": ["."],
        "properties": [],
        "propertyTypes": types,
    }
    return json.dumps(project, indent=4) + "\n"


def _command(name: str, arguments: str, key: str) -> dict[str, Any]:
    return {
        "arguments": arguments, "command": "", "enabled": True, "executable": "last-reveille",
        "name": name, "saveBeforeExecute": True, "shortcut": key, "showOutput": True, "workingDirectory": "%mappath",
    }


def _class(number: int, name: str, colour: str, members: tuple[Member, ...], use: list[str]) -> dict[str, Any]:
    rows = []
    for member in members:
        row: dict[str, Any] = {"name": member.name, "type": _stored(member), "value": member.default}
        if member.kind == "color":
            row["value"] = f"#ff{str(member.default)[1:]}"
        if member.enum:
            row["propertyType"] = member.enum
        rows.append(row)
    return {
        "color": f"#ff{colour[1:]}", "drawFill": True, "id": number, "members": sorted(rows, key=lambda m: m["name"]),
        "name": name, "type": "class", "useAs": use,
    }


def _stored(member: Member) -> str:
    return member.kind if member.kind in ("int", "bool", "color") else "string"


def object_types_text() -> str:
    """The same classes for editors before 1.9, which read them from a file of their own."""
    lines = [_HEAD + "<objecttypes>"]
    for row in CLASSES:
        lines.append(f' <objecttype name={quoteattr(row.name)} color="{row.colour}">')
        for member in row.members:
            default = quoteattr(_shown(member.default))
            lines.append(f'  <property name="{member.name}" type="{_stored(member)}" default={default}/>')
        lines.append(" </objecttype>")
    return "\n".join([*lines, "</objecttypes>", ""])


def template_text(name: str) -> str:
    """One .tx file of TEMPLATES."""
    cls, changed, size = TEMPLATES[name]
    members = {member.name: member for member in BY_NAME[cls].members}
    box = f' width="{size[0]}" height="{size[1]}"' if isinstance(size, tuple) else ""
    lines = [_HEAD + "<template>", f' <object type="{cls}"{box}>']
    if changed:
        lines.append("  <properties>")
        for key in sorted(changed):
            lines.append(f"   {_property(key, _stored(members[key]), members[key].enum, changed[key])}")
        lines.append("  </properties>")
    if size is None:
        lines.append("  <point/>")
    elif isinstance(size, str):
        lines.append(f'  <polyline points="{size}"/>')
    return "\n".join([*lines, " </object>", "</template>", ""])


def markers_text() -> str:
    """The tileset of what is no terrain: gratings, ladders, hazards, cracked walls, water."""
    lines = [_tileset("markers", 48, 8), ' <image source="../../sprites/tiles/markers.png" width="128" height="96"/>']
    for numbers, values in _MARKERS:
        for number in numbers:
            lines += [f' <tile id="{number}">', "  <properties>"]
            for key in sorted(values):
                lines.append(f"   {_property(key, 'string', _TILE_ENUMS[key], values[key])}")
            lines += ["  </properties>", " </tile>"]
    for column in range(4):
        lines += [f' <tile id="{_WAVES[0] + column}">', "  <animation>"]
        lines += [f'   <frame tileid="{first + column}" duration="150"/>' for first in _WAVES]
        lines += ["  </animation>", " </tile>"]
    return "\n".join([*lines, "</tileset>", ""])


def props_text() -> str:
    """The collection of pictures that can be set down as objects of class Prop."""
    props = _props()
    widest, highest = max(w for _, w, _ in props), max(h for _, _, h in props)
    lines = [_tileset("props", len(props), 0, widest, highest)]
    lines.append(' <grid orientation="orthogonal" width="1" height="1"/>')
    for number, (name, width, height) in enumerate(props):
        lines += [
            f' <tile id="{number}" type="Prop">', "  <properties>", f"   {_property('picture', 'string', '', name)}",
            "  </properties>", f'  <image width="{width}" height="{height}" source="../../sprites/props/{name}.png"/>',
            " </tile>",
        ]
    return "\n".join([*lines, "</tileset>", ""])


def _props() -> list[tuple[str, int, int]]:
    """Name, width and height of every prop."""
    root = data_root()
    frames = json.loads((root / _PROPS).read_bytes())["frames"]
    rows = [(str(frame["filename"]), int(frame["frame"]["w"]), int(frame["frame"]["h"])) for frame in frames]
    return [row for row in rows if (root / f"sprites/props/{row[0]}.png").is_file()]


def _tileset(name: str, count: int, columns: int, width: int = 16, height: int = 16) -> str:
    return (
        f'{_HEAD}<tileset version="1.10" tiledversion="1.10.2" name="{name}" tilewidth="{width}" '
        f'tileheight="{height}" tilecount="{count}" columns="{columns}">'
    )


def _property(name: str, kind: str, enum: str, value: str | int | bool) -> str:
    typed = "" if kind == "string" else f' type="{kind}"'
    offered = f' propertytype="{enum}"' if enum else ""
    return f'<property name="{name}"{typed}{offered} value={quoteattr(_shown(value))}/>'


def _shown(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def with_rows(project: str, kinds: Sequence[str]) -> str:
    """A project, perhaps changed by its owner, in which a Spawn may be any of `kinds`: nothing else of it changes.
    Raises ValueError: it is no project with that list."""
    try:
        tree = json.loads(project)
        lists = [row for row in tree["propertyTypes"] if row["type"] == "enum" and row["name"] == "Kind"]
    except (ValueError, KeyError, TypeError, RecursionError):
        lists = []
    if not lists:
        raise ValueError('it is no Tiled project with a list "Kind" among its types')
    lists[0]["values"] = list(kinds)
    return json.dumps(tree, indent=4, ensure_ascii=False) + "\n"


def generated() -> dict[str, str]:
    """Path under maps/ -> text, of every file that follows from the rows."""
    files = {
        PROJECT: project_text(), OBJECT_TYPES: object_types_text(),
        "tilesets/markers.tsx": markers_text(), "tilesets/props.tsx": props_text(),
    }
    files.update((f"templates/{name}.tx", template_text(name)) for name in TEMPLATES)
    return files | rule_files()


def main() -> None:
    """Writes all of it into the data root, the manual's part too."""
    maps = data_root() / "maps"
    from .manual import MANUAL, ROWS, renewed, rows_text  # which reads the rows of this file

    files = generated() | {MANUAL: renewed((maps / MANUAL).read_text("utf-8")),
                           ROWS: renewed((maps / ROWS).read_text("utf-8"), rows_text())}
    for name, text in files.items():
        (maps / name).parent.mkdir(parents=True, exist_ok=True)
        Path(maps / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
