"""Things of the camp, painted flat: suits that hang in their frames, people who sit, lamps, a field kitchen."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import paint as p
from actors import people_cels, uniforms, uniforms_moves
from painted import bevel, grid
from palette import ramp
from PIL import Image

PLANKS = "130c09 2c1c12 4a321e 6e4c2c 96703e b8945c"
SACKING = "1c1a16 38342a 5a5440 7e7658 a49a74 c4bc94"
PAINT = "12160f 232a1c 3a442c 566240 78845a a4ac7c"
IRON = "0c0e14 161b24 242c38 36424e 4e5e68 728086 a4aca8"


def _figure(sheet: str, tag: str, nth: int = 0) -> np.ndarray:
    """A frame of a sheet, cut to what is drawn."""
    rows = json.loads((p.SPRITES / f"actors/{sheet}.json").read_text("utf-8"))
    first = next(row["from"] for row in rows["meta"]["frameTags"] if row["name"] == tag)
    box = rows["frames"][first + nth]["frame"]
    whole = np.array(Image.open(p.SPRITES / f"actors/{sheet}.png").convert("RGBA"))
    return _cut(whole[box["y"] : box["y"] + box["h"], box["x"] : box["x"] + box["w"]])


def _cut(picture: np.ndarray) -> np.ndarray:
    rows, columns = np.nonzero(picture[..., 3].any(1))[0], np.nonzero(picture[..., 3].any(0))[0]
    return picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].copy()


def suit(sheet: str, lit: bool) -> np.ndarray:
    """A suit that nobody wears in its frame: hoses, a lamp over it; only what is next is switched on."""
    picture, iron = p.canvas(60, 84), ramp(IRON)
    for left in (2, 54):
        p.box(picture, left, 4, 4, 80, iron[2])
        p.box(picture, left, 4, 1, 80, iron[5])
    p.box(picture, 2, 4, 56, 5, iron[3])
    p.box(picture, 2, 4, 56, 1, iron[6])
    p.box(picture, 0, 78, 60, 6, iron[2])
    p.box(picture, 0, 78, 60, 1, iron[5])
    for side in (14, 44):
        p.line(picture, side, 9, 30 + (side - 30) // 3, 34, (26, 20, 22))
        p.line(picture, side + 1, 9, 31 + (side - 30) // 3, 34, (70, 54, 48))
    body = _figure(sheet, "idle")
    shade = 0.82 if lit else 0.5
    body[..., :3] = (body[..., :3] * np.array((shade, shade, shade * 1.12)).clip(0, 1)).astype(np.uint8)
    high, wide = body.shape[:2]
    p.over(picture, body, 30 - wide // 2 + 4, 79 - high)
    p.box(picture, 24, 9, 12, 3, (255, 224, 150) if lit else iron[1])
    for number in range(3):
        p.box(picture, 55, 30 + number * 5, 2, 2, (92, 232, 144) if lit or number == 0 else (60, 40, 40))
    return picture


def sitter(name: str, frame: int, seat: str) -> np.ndarray:
    """Somebody on a crate or a sandbag who bends over what is in the hands."""
    role = next(role for role in uniforms.ROLES if role.name == name)
    cel = replace(uniforms_moves.moves(uniforms_moves.Bearing(sits=True))["seat"][frame], chair=False)
    drawn, _bones = people_cels.draw(role, cel)
    body = _cut(drawn)
    high, wide = body.shape[:2]
    picture = p.canvas(wide + 22, high + 2)
    wood = ramp(PLANKS if seat == "crate" else SACKING)
    p.box(picture, 2, high - 11, 20, 12, wood[2])
    bevel(picture, 2, high - 11, 20, 12, wood[4], wood[0])
    if seat == "crate":
        p.line(picture, 4, high - 9, 19, high - 2, wood[3])
        p.box(picture, 3, high - 6, 18, 1, wood[1])
    else:
        for row in (high - 8, high - 4):
            p.box(picture, 3, row, 18, 1, wood[1])
    p.over(picture, body, 7, 0)
    return picture


def hanging_lamp() -> np.ndarray:
    """An enamel shade on a chain, lit."""
    picture, iron = p.canvas(26, 46), ramp(IRON)
    for row in range(0, 30, 2):
        p.box(picture, 12, row, 2 if row % 4 else 1, 1, iron[4])
    p.box(picture, 11, 28, 4, 4, iron[3])
    for row in range(7):
        wide = row + row // 3
        p.box(picture, 11 - wide, 32 + row, 4 + 2 * wide, 1, (44, 74, 58) if row else (96, 130, 104))
    p.box(picture, 2, 39, 22, 1, (150, 176, 140))
    p.box(picture, 8, 40, 10, 3, (255, 232, 160))
    p.box(picture, 10, 43, 6, 1, (255, 246, 206))
    return picture


def field_kitchen() -> np.ndarray:
    """A kettle on wheels: firebox, lid, a ladle; what the morning smells of."""
    picture, iron = p.canvas(86, 62), ramp(IRON)
    olive = ramp(PAINT)
    x, y = grid(86, 62)
    body = (x > 14) & (x < 70) & (y > 20) & (y < 50)
    p.paint(picture, body, p.tone(np.clip(0.7 - (y - 20) / 50 - np.abs(x - 46) / 140, 0, 1), PAINT, 0.3))
    p.box(picture, 14, 19, 57, 3, olive[4])
    p.box(picture, 14, 19, 57, 1, olive[5])
    for left in (22, 46):
        p.paint(picture, p.ellipse(86, 62, left + 9, 18, 11, 5), iron[4])
        p.paint(picture, p.ellipse(86, 62, left + 9, 17, 9, 3.4), iron[5])
        p.box(picture, left + 7, 11, 5, 2, iron[3])
    p.box(picture, 24, 34, 18, 11, iron[1])
    p.box(picture, 26, 36, 14, 7, (216, 92, 30))
    p.box(picture, 28, 39, 10, 4, (254, 186, 84))
    p.box(picture, 64, 0, 6, 22, iron[2])
    p.box(picture, 64, 0, 1, 22, iron[5])
    p.box(picture, 62, 0, 10, 2, iron[3])
    for wheel in (22, 60):
        p.paint(picture, p.ellipse(86, 62, wheel, 52, 10, 10), (22, 20, 22))
        p.paint(picture, p.ellipse(86, 62, wheel, 52, 6.5, 6.5), iron[3])
        p.paint(picture, p.ellipse(86, 62, wheel, 52, 2.5, 2.5), iron[5])
    p.line(picture, 70, 46, 85, 58, iron[3])
    p.line(picture, 70, 47, 85, 59, iron[1])
    return p.outline(picture)


def crate_stack() -> np.ndarray:
    """Ammunition in a pyramid, stencilled, a tarpaulin half over it."""
    picture = p.canvas(92, 66)
    olive = ramp(PAINT)
    for row, (count, left) in enumerate(((3, 2), (2, 16), (1, 31))):
        for number in range(count):
            at, top = left + number * 29, 44 - row * 21
            p.box(picture, at, top, 28, 21, olive[2])
            bevel(picture, at, top, 28, 21, olive[4], olive[0])
            p.box(picture, at, top + 6, 28, 1, olive[1])
            p.box(picture, at + 11, top + 4, 6, 4, (150, 142, 96))
            p.box(picture, at + 4, top + 12, 9, 1, (196, 188, 140))
            p.box(picture, at + 4, top + 14, 6, 1, (196, 188, 140))
            p.box(picture, at + 22, top + 12, 2, 4, (186, 60, 48))
    return p.outline(picture)


def string_lights() -> np.ndarray:
    """Bulbs on a wire between two tents."""
    picture = p.canvas(128, 26)
    for at in range(128):
        y = int(18 * 4 * (at / 127) * (1 - at / 127)) + 1
        p.box(picture, at, y, 1, 1, (30, 22, 28))
        if at % 16 == 8:
            p.box(picture, at, y + 1, 1, 2, (30, 22, 28))
            p.box(picture, at - 1, y + 3, 3, 3, (255, 206, 112))
            p.box(picture, at, y + 3, 1, 1, (255, 246, 206))
    return picture


def pictures() -> dict[str, np.ndarray]:
    return {
        "suit_rack": suit("hero", True), "suit_rack_2": suit("soldier_b", False),
        "suit_rack_3": suit("soldier_c", False),
        "sitter": sitter("soldier_v", 0, "crate"), "sitter_2": sitter("soldier_x", 2, "sandbag"),
        "sitter_3": sitter("soldier_w", 4, "crate"), "hanging_lamp": hanging_lamp(), "field_kitchen": field_kitchen(),
        "crate_stack": crate_stack(), "string_lights": string_lights(),
    }
