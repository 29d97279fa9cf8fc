"""Makes the pictures of maps/README.md and maps/ROWS.md anew: .venv/bin/python tests/pictures.py

They are small maps drawn as `last-reveille render` draws them, with names put beside. Not made at each test run: they
change with the game's own pictures.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pygame

from last_reveille.app.game import headless
from last_reveille.content.automap import TERRAINS
from last_reveille.content.autotile import blob_cells
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.starter import Wish, map_text
from last_reveille.content.tmxwrite import MapWriter
from last_reveille.sim.specs import Level
from last_reveille.view.assets import Assets
from last_reveille.view.font import Font
from last_reveille.view.tiles import render_static

OUT = data_root() / "maps" / "pictures"
AIR = (38, 44, 62)
INK = (230, 240, 255)
LIP = ("........", "..####..", "..####..", "########", "########")
FITTINGS = 384
TINTS = {"drone": "#5ab0ff", "spitter": "#6cff8a", "shell": "#b06cff", "kite": "#ff5a5a", "tower": "#ffd75e"}
WIDE = 112  # px of each


def drawn(made: str) -> tuple[pygame.Surface, Level]:
    """A map on plain air."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.tmx"
        path.write_text(made, "utf-8")
        level = load_level(path)
    picture = render_static(level, data_root())
    ground = pygame.Surface(picture.get_size())
    ground.fill(AIR)
    ground.blit(picture, (0, 0))
    return ground, level


def terrains(font: Font) -> pygame.Surface:
    columns, wide, high = 4, len(LIP[0]) + 1, len(LIP) + 1
    rows = -(-len(TERRAINS) // columns)
    made = MapWriter(columns * wide, rows * high, {"id": "terrains"})
    cells = [0] * (made.width * made.height)
    for at, name in enumerate(TERRAINS):
        first = made.tileset(f"tilesets/{name}.tsx", 192)
        left, top = at % columns * wide, at // columns * high
        for number, gid in enumerate(blob_cells(list(LIP), "#", first)):
            cells[(top + number // len(LIP[0])) * made.width + left + number % len(LIP[0])] = gid
    made.tiles("solid", cells)
    made.objects("zones").point("Entry", 8, 16)
    picture, _ = drawn(made.text())
    for at, name in enumerate(TERRAINS):
        font.draw(picture, name, at % columns * wide * 16 + 4, at // columns * high * 16 + 4, INK)
    return picture


def pieces(font: Font) -> pygame.Surface:
    """What is no terrain, of brick, and what fittings have for the layers."""
    made = MapWriter(44, 7, {"id": "pieces"})
    brick = made.tileset("tilesets/brick.tsx", 192)
    first = made.tileset("tilesets/pieces.tsx", 144)
    fit = made.tileset("tilesets/fittings.tsx", FITTINGS)
    row = first + TERRAINS.index("brick") * 12
    layers = {name: [0] * (44 * 7) for name in ("back_props", "solid", "oneway", "hazard", "ladder", "cracked")}
    drawing = ["." * 44] * 5 + ["#" * 44] * 2
    layers["solid"] = blob_cells(drawing, "#", brick)
    marks: list[tuple[str, int]] = []

    def put(layer: str, x: int, y: int, *tiles: int) -> None:
        for at, tile in enumerate(tiles):
            layers[layer][y * 44 + x + at] = tile

    for layer, x, tiles, name in (
        ("back_props", 1, (row, row + 1), "slope"),
        ("back_props", 5, tuple(row + n for n in range(2, 6)), "rise, fall"),
        ("cracked", 11, (row + 6, row + 7, row + 8), "cracked"), ("back_props", 16, (row + 9, row + 10), "rubble"),
        ("back_props", 20, (row + 11,), "stub"), ("hazard", 36, (fit + 12,) * 2, "wire"),
        ("hazard", 40, (fit + 13,) * 2, "spikes"),
    ):
        put(layer, x, 4, *tiles)
        marks.append((name, x))
    put("oneway", 23, 3, fit, fit + 1, fit + 2)
    marks.append(("oneway", 23))
    for x, tile, name in ((28, 9, "ladder"), (30, 10, ""), (32, 11, "")):
        for y in range(2, 5):
            put("ladder", x, y, fit + tile)
        if name:
            marks.append((name, x))
    for name, cells in layers.items():
        made.tiles(name, cells)
    made.objects("zones").point("Entry", 8, 80)
    picture, _ = drawn(made.text())
    for name, x in marks:
        font.draw(picture, name, x * 16, 8, INK)
    return picture


def first_map(font: Font) -> pygame.Surface:
    """The map that new-map writes, and where its objects are."""
    picture, level = drawn(map_text(Wish("first", 64, 24)))
    things = [("Entry", level.entries[0]), ("Anchor", level.anchors[0]), ("Spawn", level.spawns[0]),
              ("Exit", level.exits[0])]
    for name, thing in things:
        if thing.w:
            pygame.draw.rect(picture, INK, (thing.x, thing.y, thing.w, thing.h), 1)
        else:
            pygame.draw.line(picture, INK, (thing.x, thing.y - 24), (thing.x, thing.y))
        font.draw(picture, name, thing.x - 12, thing.y - (8 if thing.w else 36), INK)
    return picture.subsurface((0, 144, picture.get_width(), picture.get_height() - 144))


def breeds(font: Font) -> pygame.Surface:
    """Kinds as the game has them, above the same in other lights."""
    assets = Assets(data_root())
    picture = pygame.Surface((WIDE * len(TINTS), 176))
    picture.fill(AIR)
    for at, (kind, tint) in enumerate(TINTS.items()):
        colour = (int(tint[1:3], 16), int(tint[3:5], 16), int(tint[5:7], 16))
        x = at * WIDE + WIDE // 2
        font.draw(picture, kind, x, 4, INK, align="centre")
        for foot, light in ((82, None), (158, colour)):
            sheet = assets.sheet(f"actors/{kind}").tinted(light)
            surface, dx, dy = sheet.get(sheet.nth("tell", 3), flip=True)
            picture.blit(surface, (x + dx, foot + dy))
        font.draw(picture, tint, x, 162, colour, align="centre")
    return picture


def main() -> None:
    headless()
    font = Font(Assets(data_root()), "f7")
    OUT.mkdir(exist_ok=True)
    for name, make in (("first", first_map), ("terrains", terrains), ("pieces", pieces),
                       ("breeds", breeds)):
        pygame.image.save(make(font), OUT / f"{name}.png")


if __name__ == "__main__":
    main()
