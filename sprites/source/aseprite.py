"""Sheets -> Aseprite's own files, with all frames, tags, layers, slices: `python3 dev.py art aseprite NAME|all [OUT]`.

The binary format is the one that Aseprite documents (docs/ase-file-specs.md in its repository). The way back needs
nothing from here: what Aseprite exports as a sheet with JSON is what the game reads; see `sprites/README.md`.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

SPRITES: Final = Path(__file__).resolve().parents[1]
OUT: Final = SPRITES.parent / "dist" / "aseprite"
FOLDERS: Final = ("actors", "effects", "tiles", "ui")

LAYER, CEL, PROFILE, TAGS, PALETTE, USER_DATA, SLICE = 0x2004, 0x2005, 0x2007, 0x2018, 0x2019, 0x2020, 0x2022
HEADER_MAGIC, FRAME_MAGIC = 0xA5E0, 0xF1FA
NORMAL, ADDITION = 0, 16
VISIBLE_EDITABLE: Final = 3
DIRECTIONS: Final = {"forward": 0, "reverse": 1, "pingpong": 2, "pingpong_reverse": 3}
COLOURS_MOST: Final = 256


class Unfit(Exception):
    """A sheet that cannot be one sprite of Aseprite's; the sentence says why."""


@dataclass(slots=True)
class Sprite:
    """What goes into a file. `layers`: name, blend mode, one RGBA picture for each frame."""

    width: int
    height: int
    durations: list[int]  # ms
    layers: list[tuple[str, int, list[np.ndarray]]]
    tags: list[dict[str, Any]] = field(default_factory=list)
    slices: list[dict[str, Any]] = field(default_factory=list)


def read(name: str) -> Sprite:
    """A sheet by the path of its JSON under `sprites`, without its ending: "actors/hero". Raises Unfit."""
    plan = json.loads((SPRITES / f"{name}.json").read_text(encoding="utf-8"))
    boxes = [row["frame"] for row in plan.get("frames", [])]
    if not boxes:
        raise Unfit("is no sheet of frames")
    if len({(box["w"], box["h"]) for box in boxes}) > 1:
        raise Unfit("has frames of many sizes, and Aseprite one canvas: change its picture")
    meta = plan["meta"]
    layers = [("body", NORMAL, _cut(f"{name}.png", boxes))]
    if (SPRITES / f"{name}_fx.png").exists():
        layers.append(("fx", ADDITION, _cut(f"{name}_fx.png", boxes)))
    slices = list(meta.get("slices", []))
    if "origin" in meta and all(entry["name"] != "pivot" for entry in slices):
        x, y = meta["origin"]
        whole = {"x": 0, "y": 0, "w": boxes[0]["w"], "h": boxes[0]["h"]}
        slices.append({"name": "pivot", "color": "#0000ffff",
                       "keys": [{"frame": 0, "bounds": whole, "pivot": {"x": x, "y": y}}]})
    durations = [int(row.get("duration", 100)) for row in plan["frames"]]
    # Frames that the game asks for by their file's name get a tag of that name, which is as good to it.
    tags = meta.get("frameTags") or [{"name": row["filename"], "from": number, "to": number}
                                     for number, row in enumerate(plan["frames"])]
    return Sprite(boxes[0]["w"], boxes[0]["h"], durations, layers, tags, slices)


def _cut(picture: str, boxes: list[dict[str, int]]) -> list[np.ndarray]:
    with Image.open(SPRITES / picture) as image:
        whole = np.array(image.convert("RGBA"))
    return [whole[box["y"] : box["y"] + box["h"], box["x"] : box["x"] + box["w"]] for box in boxes]


# -- the file


def encode(sprite: Sprite) -> bytes:
    frames = []
    for number, duration in enumerate(sprite.durations):
        chunks = _head(sprite) if number == 0 else []
        chunks += [cel for k, (_, _, cels) in enumerate(sprite.layers) if (cel := _cel(k, cels[number]))]
        body = b"".join(chunks)
        # The old count of chunks is two bytes wide, the new one four: readers take the new one if the old is full.
        old = min(len(chunks), 0xFFFF)
        frames.append(struct.pack("<IHHH2xI", 16 + len(body), FRAME_MAGIC, old, duration, len(chunks)) + body)
    whole = b"".join(frames)
    head = struct.pack("<IHHHHHIH8xB3xHBBhhHH", 128 + len(whole), HEADER_MAGIC, len(frames), sprite.width,
                       sprite.height, 32, 1, sprite.durations[0], 0, len(_palette(sprite)), 1, 1, 0, 0, 16, 16)
    return head.ljust(128, b"\0") + whole


def _chunk(kind: int, data: bytes) -> bytes:
    return struct.pack("<IH", 6 + len(data), kind) + data


def _text(text: str) -> bytes:
    data = text.encode("utf-8")
    return struct.pack("<H", len(data)) + data


def _head(sprite: Sprite) -> list[bytes]:
    """What is told once, in the first frame: colours, layers, tags, slices."""
    colours = _palette(sprite)
    entries = b"".join(struct.pack("<H4B", 0, *colour) for colour in colours)
    chunks = [
        _chunk(PROFILE, struct.pack("<HHI8x", 1, 0, 0)),  # sRGB
        _chunk(PALETTE, struct.pack("<III8x", len(colours), 0, len(colours) - 1) + entries),
    ]
    for name, blend, _ in sprite.layers:
        chunks.append(_chunk(LAYER, struct.pack("<HHHHHHB3x", VISIBLE_EDITABLE, 0, 0, 0, 0, blend, 255) + _text(name)))
    if sprite.tags:
        rows = b"".join(
            struct.pack("<HHBH6x3Bx", tag["from"], tag["to"], DIRECTIONS.get(tag.get("direction", ""), 0), 0, 0, 0, 0)
            + _text(tag["name"]) for tag in sprite.tags)
        chunks.append(_chunk(TAGS, struct.pack("<H8x", len(sprite.tags)) + rows))
        chunks += [_coloured(tag.get("color", "#000000ff")) for tag in sprite.tags]
    for entry in sprite.slices:
        chunks += [_slice(entry), _coloured(entry.get("color", "#0000ffff"))]
    return chunks


def _coloured(colour: str) -> bytes:
    """User data of the tag or slice before it: the colour that the editor shows it in, of #rrggbbaa."""
    return _chunk(USER_DATA, struct.pack("<I", 2) + bytes.fromhex(colour.lstrip("#").ljust(8, "f"))[:4])


def _slice(entry: dict[str, Any]) -> bytes:
    """A key holds until the next one; one without an area hides the slice."""
    keys = entry["keys"]
    pivoted = any("pivot" in key for key in keys)
    data = struct.pack("<III", len(keys), 2 if pivoted else 0, 0) + _text(entry["name"])
    for key in keys:
        box, pivot = key["bounds"], key.get("pivot", {"x": 0, "y": 0})
        data += struct.pack("<IiiII", key["frame"], box["x"], box["y"], box["w"], box["h"])
        if pivoted:
            data += struct.pack("<ii", pivot["x"], pivot["y"])
    return _chunk(SLICE, data)


def _cel(layer: int, picture: np.ndarray) -> bytes:
    """The opaque part of a frame; nothing for an empty one."""
    rows, columns = (np.nonzero(picture[..., 3].any(axis=axis))[0] for axis in (1, 0))
    if not len(rows):
        return b""
    top, left = int(rows[0]), int(columns[0])
    part = np.ascontiguousarray(picture[top : rows[-1] + 1, left : columns[-1] + 1])
    head = struct.pack("<HhhBHh5x", layer, left, top, 255, 2, 0)
    size = struct.pack("<HH", part.shape[1], part.shape[0])
    return _chunk(CEL, head + size + zlib.compress(part.tobytes(), 9))


def _palette(sprite: Sprite) -> list[tuple[int, int, int, int]]:
    """The colours that are drawn with, dark to light; the most frequent ones if there are more than fit."""
    cels = [cel[cel[..., 3] == 255] for _, _, cels in sprite.layers for cel in cels]
    found, counts = np.unique(np.concatenate(cels), axis=0, return_counts=True)
    kept = found[np.argsort(-counts, kind="stable")[:COLOURS_MOST]]
    ordered = sorted(kept.tolist(), key=lambda colour: (colour[0] * 3 + colour[1] * 6 + colour[2], colour))
    return [(r, g, b, a) for r, g, b, a in ordered] or [(0, 0, 0, 255)]


# -- by name


def sheets() -> list[str]:
    """Names of all sheets, with their folders."""
    return [f"{folder}/{path.stem}" for folder in (*FOLDERS, "props")
            for path in sorted((SPRITES / folder).glob("*.json"))
            if "frames" in json.loads(path.read_text(encoding="utf-8"))]


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2:
        print("usage: python3 dev.py art aseprite NAME|all [OUT]", file=sys.stderr)
        return 2
    every = sheets()
    wanted = [name for name in every if arguments[0] in ("all", name, name.split("/")[1])]
    if not wanted:
        print(f"aseprite: no sheet is called {arguments[0]!r}", file=sys.stderr)
        return 1
    out = Path(arguments[1]) if len(arguments) > 1 else OUT
    written = 0
    for name in wanted:
        try:
            data = encode(read(name))
        except Unfit as reason:
            print(f"{name}: {reason}", file=sys.stderr)
            continue
        path = out / f"{name.split('/')[1] if arguments[0] != 'all' else name}.aseprite"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written += 1
    print(f"{written} written to {out}")
    return 0 if written else 1
