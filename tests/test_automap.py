"""What the editor is given: its commands, its templates, its automapping rules.

The editor cannot be made to apply rules without a window. They are applied here as Tiled 1.12.2 does it (and
1.10.2, to the same file): in `features/rules` lies a map before and after Map > AutoMap, as it was saved there.
"""

from __future__ import annotations

import json
import os
import random
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from last_reveille.cli.main import parser
from last_reveille.content.automap import EMPTY, INSIDE, MATCHES, NON_EMPTY, ORDER, TERRAINS, rule_files
from last_reveille.content.autotile import blob_cells
from last_reveille.content.check import check_map
from last_reveille.content.classes import CLASSES
from last_reveille.content.paths import data_root
from last_reveille.content.project import COMMANDS, PROJECT, TEMPLATES, project_text
from last_reveille.content.starter import Wish, map_text, terrains
from last_reveille.content.tmxwrite import MapWriter
from last_reveille.content.xml import Node, parse

MAPS = data_root() / "maps"
RULED = Path(__file__).parent / "features" / "rules"
Tile = tuple[str, int]  # tileset and number; ("", 0) is an empty cell
Place = tuple[int, int]
Grid = dict[tuple[int, int], Tile]
NOTHING: Tile = ("", 0)


# -- the editor's rules, by its manual

@dataclass
class Rule:
    asks: dict[str, dict[tuple[int, int], list[Tile]]] = field(default_factory=dict)
    puts: dict[str, Grid] = field(default_factory=dict)
    every: int = 1
    start: int = 0


def read_layers(root: Node) -> list[tuple[str, Grid]]:
    sets = [(int(node.get("firstgid")), Path(node.get("source")).stem) for node in root.all("tileset")]
    width = int(root.get("width"))
    found = []
    for node in root.all("layer"):
        data = node.first("data")
        assert data is not None
        grid: Grid = {}
        for at, text in enumerate(data.text.split(",")):
            if gid := int(text):
                first, name = max(pair for pair in sets if pair[0] <= gid)
                grid[at % width, at // width] = (name, gid - first)
        found.append((node.get("name"), grid))
    return found


def islands(places: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Places that touch, diagonally too, are one rule."""
    found, left = [], set(places)
    while left:
        island, edge = set(), [left.pop()]
        while edge:
            x, y = edge.pop()
            island.add((x, y))
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
            left -= near
            edge += near
        found.append(island)
    return sorted(found, key=lambda island: min((y, x) for x, y in island))


@cache
def read_rules(text: str) -> list[Rule]:
    root = parse(text.encode(), "map")
    layers = read_layers(root)
    rules = []
    for island in islands({place for _, grid in layers for place in grid}):
        left, top = min(x for x, _ in island), min(y for _, y in island)
        rule = Rule()
        for name, grid in layers:
            kind, _, layer = name.partition("_")
            for (x, y) in sorted(island & grid.keys()):
                if kind == "input":
                    rule.asks.setdefault(layer, {}).setdefault((x - left, y - top), []).append(grid[x, y])
                else:
                    assert kind == "output"
                    rule.puts.setdefault(layer, {})[x - left, y - top] = grid[x, y]
        for thing in [node for group in root.all("objectgroup") for node in group.all("object")]:
            box = [int(thing.get(key)) // 16 for key in ("x", "y", "width", "height")]
            if box[0] <= left < box[0] + box[2] and box[1] <= top < box[1] + box[3]:
                values = {prop.get("name"): int(prop.get("value")) for holder in thing.all("properties")
                          for prop in holder.all("property")}
                rule.every, rule.start = values["ModX"], values["OffsetX"]
        rules.append(rule)
    return rules


def fits(answers: list[Tile], tile: Tile) -> bool:
    questions = {("automap-tiles", EMPTY): tile == NOTHING, ("automap-tiles", NON_EMPTY): tile != NOTHING}
    return any(questions.get(answer, answer == tile) for answer in answers)


def apply(text: str, layers: dict[str, Grid], width: int, height: int) -> None:
    """All rules of a rule map match what was there before; what lies beyond the edge is as the edge is."""
    before = {name: dict(grid) for name, grid in layers.items()}

    def at(layer: str, x: int, y: int) -> Tile:
        return before[layer].get((min(max(x, 0), width - 1), min(max(y, 0), height - 1)), NOTHING)

    for rule in read_rules(text):
        for x, y in places(rule, before, width, height):
            if (x - rule.start) % rule.every:
                continue
            if all(fits(answers, at(layer, x + dx, y + dy)) for layer, cells in rule.asks.items()
                   for (dx, dy), answers in cells.items()):
                for layer, cells in rule.puts.items():
                    for (dx, dy), tile in cells.items():
                        if 0 <= x + dx < width and 0 <= y + dy < height:
                            layers[layer][x + dx, y + dy] = tile


def places(rule: Rule, before: dict[str, Grid], width: int, height: int) -> list[Place]:
    """Where a rule can match: where the tile is that it puts another one in the place of, or else anywhere."""
    (layer, puts), *others = rule.puts.items()
    (spot, *more) = puts
    asked = rule.asks.get(layer, {}).get(spot, [("automap-tiles", EMPTY)])
    if others or more or any(answer[0] == "automap-tiles" for answer in asked):
        return [(x, y) for y in range(-3, height) for x in range(-3, width)]
    return sorted(((x - spot[0], y - spot[1]) for (x, y), tile in before[layer].items() if tile in asked),
                  key=lambda place: place[::-1])


def blank(**grids: Grid) -> dict[str, Grid]:
    return {"solid": {}, "oneway": {}, "ladder": {}, "back_props": {}, **grids}


# -- what they do

def test_they_do_here_what_they_do_in_the_editor() -> None:
    """Terrains, ledges, ladders and rubble: every cell of the map that Tiled itself has mapped."""
    before, after = (dict(read_layers(parse((RULED / f"{name}.tmx").read_bytes(), "map")))
                     for name in ("before", "after"))
    start = {name: dict(grid) for name, grid in before.items()}
    for name in ORDER:
        apply(rule_files()[f"rules/{name}.tmx"], before, 48, 20)
    assert before == after
    changed = {layer: sum(start[layer].get(place) != tile for place, tile in grid.items())
               for layer, grid in after.items()}
    assert changed == {"solid": 181, "oneway": 9, "ladder": 0, "back_props": 6}, "all of the rules have been at work"


@pytest.mark.parametrize("name", ["sand", "boards"])
def test_filled_ground_gets_the_lips_that_the_brush_would_give_it(name: str) -> None:
    dice = random.Random(name)
    rows = ["".join(dice.choice("##.") for _ in range(20)) for _ in range(14)]
    filled = {(x, y): (name, INSIDE + 48 * dice.randrange(4))
              for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == "#"}
    layers = blank(solid=filled)
    apply(rule_files()["rules/terrain.tmx"], layers, 20, 14)
    wanted = blob_cells(rows, "#", 1)
    for (x, y), tile in layers["solid"].items():
        if wanted[y * 20 + x] - 1 == INSIDE:
            assert tile[1] % 48 == INSIDE
        else:
            assert tile == (name, wanted[y * 20 + x] - 1), (x, y)
    again = {layer: dict(grid) for layer, grid in layers.items()}
    apply(rule_files()["rules/terrain.tmx"], again, 20, 14)
    assert again == layers, "a second time changes nothing"


def test_other_ground_is_a_neighbour_too() -> None:
    layers = blank(solid={(x, y): ("sand" if x < 3 else "brick", INSIDE) for x in range(6) for y in (2, 3)})
    apply(rule_files()["rules/terrain.tmx"], layers, 6, 4)
    assert len({layers["solid"][x, 2][1] for x in range(6)}) == 1, "no edge where two terrains meet"
    assert {layers["solid"][x, 2][0] for x in range(3)} == {"sand"}


@pytest.mark.parametrize("left", [0, 3, 6])
def test_ledges_end_where_they_end(left: int) -> None:
    row = {(x, 1): ("fittings", left + 1) for x in range(2, 6)}
    layers = blank(oneway=row)
    rules = rule_files()["rules/ledges.tmx"]
    apply(rules, layers, 12, 3)
    assert [layers["oneway"][x, 1][1] - left for x in range(2, 6)] == [0, 1, 1, 2]
    layers["oneway"] |= {(x, 1): ("fittings", left + 1) for x in range(6, 9)}  # it is drawn on to the right
    apply(rules, layers, 12, 3)
    assert [layers["oneway"][x, 1][1] - left for x in range(2, 9)] == [0, 1, 1, 1, 1, 1, 2]
    once = dict(layers["oneway"])
    apply(rules, layers, 12, 3)
    assert layers["oneway"] == once


def test_what_is_mapped_again_stays_as_it_is() -> None:
    """All rules one after the other, on ledges, ladders and ground that lie anyhow."""
    dice = random.Random(7)
    for _ in range(6):
        layers = blank()
        for x in range(24):
            for y in range(1, 9):
                kind = dice.randrange(9)
                if kind < 3:
                    layers["solid"][x, y] = ("sand" if x < 12 else "boards", INSIDE)
                elif kind < 6:
                    layers["oneway"][x, y] = ("fittings", dice.randrange(9))
                if dice.randrange(3) == 0:
                    layers["ladder"][x, y] = ("fittings", dice.choice((9, 10)))
        for name in ORDER:
            apply(rule_files()[f"rules/{name}.tmx"], layers, 24, 9)
        once = {layer: dict(grid) for layer, grid in layers.items()}
        for name in ORDER:
            apply(rule_files()[f"rules/{name}.tmx"], layers, 24, 9)
        for layer, grid in layers.items():
            assert grid == once[layer], [(place, once[layer].get(place), tile) for place, tile in grid.items()
                                         if once[layer].get(place) != tile]


def test_a_ladder_through_the_ground_gets_a_board() -> None:
    ground = {(x, y): ("sand", INSIDE) for x in range(9) for y in range(2, 5) if x not in (2, 6)}
    shafts = {(x, y): ("fittings", tile) for x, tile in ((2, 9), (6, 10)) for y in range(2, 5)}
    shafts[8, 1] = ("fittings", 9)  # in the open: no board
    layers = blank(solid=ground, ladder=shafts)
    for _ in range(2):
        apply(rule_files()["rules/ladders.tmx"], layers, 9, 5)
        assert layers["oneway"] == {(2, 2): ("fittings", 4), (6, 2): ("fittings", 1)}


def test_rubble_is_strewn_on_floors_only_and_no_thicker_the_second_time() -> None:
    width = 200
    layers = blank(solid={(x, y): ("turf", INSIDE) for x in range(width) for y in (3, 4) if not 90 <= x < 110})
    layers["back_props"] = {(x, 2): ("fittings", 18) for x in range(40, 60)}
    for name in ("terrain", "rubble"):
        apply(rule_files()[f"rules/{name}.tmx"], layers, width, 5)
    rubble = {place: tile for place, tile in layers["back_props"].items() if tile[0] == "pieces"}
    assert width // 6 > len(rubble) > width // 12
    assert all(y == 2 and not 90 <= x < 110 and not 40 <= x < 60 for x, y in rubble)
    row = TERRAINS.index("turf") * 12
    assert {tile[1] - row for tile in rubble.values()} == {9, 10}
    once = dict(layers["back_props"])
    apply(rule_files()["rules/rubble.tmx"], layers, width, 5)
    assert layers["back_props"] == once


def test_the_rules_name_what_there_is() -> None:
    assert sorted(TERRAINS) == sorted(terrains())
    files = rule_files()
    listed = [line for line in files["rules.txt"].splitlines() if not line.startswith("//")]
    assert listed == [f"rules/{name}.tmx" for name in ORDER] and all(line in files for line in listed)
    assert json.loads(project_text())["automappingRulesFile"] == "rules.txt"
    drawn = {node.get("name") for node in parse(map_text(Wish("plain")).encode(), "map").all("layer")}
    for line in listed:
        root = parse(files[line].encode(), "map")
        for node in root.all("tileset"):
            source = node.get("source")
            assert source == MATCHES or (MAPS / "rules" / source).is_file(), source
        for name, grid in read_layers(root):
            assert grid and name.partition("_")[2] in drawn, "a rule for a layer that no new map has"


def test_the_pieces_lie_in_the_order_of_the_terrains() -> None:
    """Rubble of a terrain has its colours: each row of the picture shares more of them with its own terrain."""
    import pygame
    pieces = pygame.image.load(data_root() / "sprites/tiles/pieces.png")

    def colours(picture: pygame.Surface, box: pygame.Rect) -> set[tuple[int, ...]]:
        return {tuple(picture.get_at((x, y)))[:3] for x in range(box.left, box.right)
                for y in range(box.top, box.bottom) if picture.get_at((x, y))[3]}

    sheets = {name: pygame.image.load(data_root() / f"sprites/tiles/{name}.png") for name in TERRAINS}
    own = {name: colours(sheet, sheet.get_rect()) for name, sheet in sheets.items()}
    for row, name in enumerate(TERRAINS):
        found = colours(pieces, pygame.Rect(0, row * 16, 144, 16))
        shared = {other: len(found & own[other]) for other in TERRAINS}
        assert shared[name] == max(shared.values()), (name, shared)


# -- templates and commands

def test_everything_that_can_be_placed_has_a_template(tmp_path: Path) -> None:
    assert {row[0] for row in TEMPLATES.values()} == {row.name for row in CLASSES}
    made = MapWriter(40, 24, {"id": "all"})
    made.objects("zones").point("Entry", 64, 288)
    text = made.text()
    things = "".join(f'  <object id="{at}" template="templates/{name}.tx" x="64" y="200"/>\n'
                     for at, name in enumerate(TEMPLATES, 20))
    (tmp_path / "all.tmx").write_text(text.replace("</objectgroup>", f"{things} </objectgroup>"))
    lines = [line for line in check_map(tmp_path / "all.tmx") if "nothing passes this drill" not in line]
    assert lines == []


def expanded(arguments: str, path: Path, selected: str) -> str:
    """As the editor does it: in quotes, what has no value stays."""
    line = arguments.replace("%mapfile", f'"{path}"')
    return line.replace("%objectid", f'"{selected}"') if selected else line


@pytest.mark.parametrize("selected", ["", "3"])
@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row[2])
def test_the_commands_are_commands(row: tuple[str, str, str], selected: str, tmp_path: Path) -> None:
    path = tmp_path / "my maps" / "first one.tmx"
    asked = parser().parse_args(shlex.split(expanded(row[1], path, selected)))
    assert asked.command == row[1].split()[0]
    assert path in (getattr(asked, "map", None), *(getattr(asked, "files", None) or ()),
                    *(getattr(asked, "maps", None) or ()))


@pytest.mark.parametrize(("row", "selected", "code", "said"), [
    (COMMANDS[0], "", 4, "no display"), (COMMANDS[1], "3", 4, "no display"), (COMMANDS[1], "", 4, "no display"),
    (COMMANDS[1], "777", 1, "777"), (COMMANDS[2], "", 4, "no display"), (COMMANDS[3], "", 0, ""),
], ids=["play", "from", "from nothing", "from nowhere", "watch", "check"])
def test_the_commands_run_in_a_shell(
    row: tuple[str, str, str], selected: str, code: int, said: str, tmp_path: Path
) -> None:
    """Without a display the game comes as far as its window: the map was read, the place was found."""
    path = tmp_path / "my maps" / "first one.tmx"
    path.parent.mkdir()
    path.write_text(map_text(Wish("first")), "utf-8")
    line = f"{shlex.quote(sys.executable)} -m last_reveille {expanded(row[1], path, selected)}"
    shown = {"SDL_VIDEODRIVER": "none", "SDL_AUDIODRIVER": "dummy", "LAST_REVEILLE_HOME": str(tmp_path / "home")}
    ran = subprocess.run(line, shell=True, cwd=path.parent, capture_output=True, text=True, timeout=120,
                         env={**os.environ, **shown}, check=False)
    assert ran.returncode == code, ran.stderr
    assert said in ran.stderr


def test_the_editor_reads_rules_and_templates(tmp_path: Path) -> None:
    program = shutil.which("tmxrasterizer")
    if program is None:
        pytest.skip("the editor is not on this machine")
    shown = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    for name in ORDER:
        ran = subprocess.run([program, str(MAPS / f"rules/{name}.tmx"), str(tmp_path / f"{name}.png")],
                             capture_output=True, timeout=60, env=shown, check=False)
        assert ran.returncode == 0 and (tmp_path / f"{name}.png").stat().st_size > 500, ran.stderr
    assert json.loads((MAPS / PROJECT).read_text("utf-8"))["commands"]
