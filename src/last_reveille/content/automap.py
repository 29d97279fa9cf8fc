"""Rules for the editor's automapping (Tiled 1.10): lips of filled ground, ends of ledges, boards over ladders, rubble.

`maps/rules.txt` names the rule maps in the order in which they are applied. All rules may be applied again and again:
what they have put down once they put down no second time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from .autotile import AROUND, EAST, MASKS, SOUTH, WEST, blob_tile
from .tmxwrite import MapWriter, Value

# Rows of sprites/tiles/pieces.png, top to bottom, and all terrains that there are.
TERRAINS: Final = (
    "sand", "mud", "concrete", "steel", "trench", "brick", "cobble", "road", "turf", "granite", "lining", "boards",
)
PHASES: Final = 4  # drawings of each tile in a terrain's sheet...
SET: Final = 48  # ...and its tiles
INSIDE: Final = blob_tile(255)
FLOOR: Final = blob_tile(EAST | 8 | SOUTH | 32 | WEST)  # what one walks on: full below and on both sides
RUBBLE: Final = (9, 10)  # columns of pieces.png
PIECES: Final = 12  # tiles in a row of it
STREWN: Final = ((11, 3), (17, 8))  # every so many tiles, from there: of rubble 1 and 2
LEDGES: Final = ((0, 1, 2), (3, 4, 5), (6, 7, 8))  # left end, middle, right end in fittings: wood, steel, concrete
LADDERS: Final = ((9, 4), (10, 1))  # ladder and the board over it: steel, wood
MATCHES: Final = ":/automap-tiles.tsx"  # the editor's own tileset; its tiles are no pictures but questions:
NON_EMPTY: Final = 2
EMPTY: Final = 3

Place = tuple[int, int]
ORDER: Final = ("terrain", "ledges", "ladders", "rubble")


@dataclass(slots=True)
class Rule:
    """Layer of the rule map -> place -> gid. More than one layer of a name are different answers that will do.
    `options`: what the rule's own rectangle says."""

    layers: dict[tuple[str, int], dict[Place, int]] = field(default_factory=dict)
    options: dict[str, Value] = field(default_factory=dict)

    def put(self, layer: str, place: Place, *gids: int) -> Rule:
        for number, gid in enumerate(gids):
            self.layers.setdefault((layer, number), {})[place] = gid
        return self


class RuleMap:
    """Rules side by side, a free tile around each."""

    def __init__(self, width: int, height: int, columns: int) -> None:
        """`width`, `height`: tiles that each rule may take; `columns`: rules in a row."""
        self.size = (width + 1, height + 1)
        self.columns = columns
        self.rules: list[Rule] = []
        self.sources: list[tuple[str, int]] = []
        self.match = self.tileset(MATCHES, 5)

    def tileset(self, source: str, count: int) -> int:
        self.sources.append((source, count))
        return 1 + sum(number for _, number in self.sources[:-1])

    def add(self) -> Rule:
        self.rules.append(Rule())
        return self.rules[-1]

    def text(self) -> str:
        rows = -(-len(self.rules) // self.columns)
        width, height = self.columns * self.size[0] + 1, rows * self.size[1] + 1
        made = MapWriter(width, height, {"OverflowBorder": True}, cls="")
        for source, count in self.sources:
            made.tileset(source, count)
        layers: dict[tuple[str, int], list[int]] = {}
        for at, rule in enumerate(self.rules):
            left, top = self._corner(at)
            for key, cells in rule.layers.items():
                row = layers.setdefault(key, [0] * (width * height))
                for (x, y), gid in cells.items():
                    row[(top + y) * width + left + x] = gid
        for name, number in sorted(layers):
            made.tiles(name, layers[name, number])
        options = made.objects("rule_options") if any(rule.options for rule in self.rules) else None
        for at, rule in enumerate(self.rules):
            if options is not None and rule.options:
                left, top = self._corner(at)
                wide, high = (self.size[0] - 1) * 16, (self.size[1] - 1) * 16
                options.rect("", left * 16, top * 16, wide, high, "", **rule.options)
        return made.text()

    def _corner(self, at: int) -> Place:
        return at % self.columns * self.size[0] + 1, at // self.columns * self.size[1] + 1


def terrain_rules() -> RuleMap:
    """The middle tile of a terrain becomes the lip that its neighbours ask for; any ground is a neighbour."""
    lips = [(tile, mask) for tile, mask in enumerate(MASKS) if tile != INSIDE]
    made = RuleMap(3, 3, len(lips))
    full, empty = made.match + NON_EMPTY, made.match + EMPTY
    for name in TERRAINS:
        first = made.tileset(f"../tilesets/{name}.tsx", PHASES * SET)
        for tile, mask in lips:
            rule = made.add()
            rule.put("input_solid", (1, 1), *(first + phase * SET + INSIDE for phase in range(PHASES)))
            rule.put("output_solid", (1, 1), first + tile)
            for bit, (dx, dy) in enumerate(AROUND):
                corner = bool(dx and dy)
                if corner and not (mask >> (bit - 1) & mask >> (bit + 1) % 8 & 1):
                    continue  # beside a side that is open nobody sees the corner
                rule.put("input_solid", (1 + dx, 1 + dy), full if mask >> bit & 1 else empty)
    return made


def ledge_rules() -> RuleMap:
    """A row of ledge tiles gets ends where it ends, and only there. A board over a ladder that comes up through the
    ground ends nowhere."""
    made = RuleMap(3, 1, len(LEDGES))
    full, empty = made.match + NON_EMPTY, made.match + EMPTY
    first = made.tileset("../tilesets/fittings.tsx", 384)
    rows = [(first + left, first + middle, first + right) for left, middle, right in LEDGES]
    for end, beyond in ((0, 0), (2, 2)):
        for row in rows:
            made.add().put("input_oneway", (beyond, 0), empty).put("input_oneway", (1, 0), row[1]).put(
                "input_ladder", (1, 0), empty).put("output_oneway", (1, 0), row[end])
        for row in rows:
            made.add().put("input_oneway", (beyond, 0), empty).put("input_oneway", (1, 0), row[1]).put(
                "input_ladder", (1, 0), full).put("input_solid", (beyond, 0), empty).put(
                "output_oneway", (1, 0), row[end])
    for was, other in ((0, 0), (2, 2)):  # what was an end and is none any more...
        for row in rows:
            made.add().put("input_oneway", (other, 0), *row).put("input_oneway", (1, 0), row[was]).put(
                "output_oneway", (1, 0), row[1])
    for was, other in ((0, 0), (2, 2)):  # ...or is the other one
        for row in rows:
            made.add().put("input_oneway", (other, 0), *row).put("input_oneway", (1, 0), row[was]).put(
                "input_oneway", (2 - other, 0), empty).put("output_oneway", (1, 0), row[2 - was])
    return made


def ladder_rules() -> RuleMap:
    """A ladder that comes up through the ground has a board over its top, level with the ground."""
    made = RuleMap(3, 2, len(LADDERS))
    full, empty = made.match + NON_EMPTY, made.match + EMPTY
    first = made.tileset("../tilesets/fittings.tsx", 384)
    for ladder, board in LADDERS:
        rule = made.add()
        rule.put("input_ladder", (1, 0), empty).put("input_ladder", (1, 1), first + ladder)
        rule.put("input_solid", (0, 1), full).put("input_solid", (2, 1), full).put("input_solid", (1, 1), empty)
        rule.put("input_oneway", (1, 1), empty).put("output_oneway", (1, 1), first + board)
    return made


def rubble_rules() -> RuleMap:
    """What has fallen off a terrain lies on it here and there, behind those who walk by."""
    made = RuleMap(1, 2, len(TERRAINS))
    empty = made.match + EMPTY
    pieces = made.tileset("../tilesets/pieces.tsx", len(TERRAINS) * PIECES)
    firsts = [made.tileset(f"../tilesets/{name}.tsx", PHASES * SET) for name in TERRAINS]
    for rubble, (every, start) in zip(RUBBLE, STREWN, strict=True):
        for row, first in enumerate(firsts):
            rule = made.add()
            rule.put("input_solid", (0, 0), empty).put("input_back_props", (0, 0), empty)
            rule.put("input_solid", (0, 1), *(first + phase * SET + FLOOR for phase in range(PHASES)))
            rule.put("output_back_props", (0, 0), pieces + row * PIECES + rubble)
            rule.options = {"ModX": every, "OffsetX": (start + row) % every}
    return made


def rule_files() -> dict[str, str]:
    """Path under maps/ -> text, of the list and of every rule map."""
    made = (terrain_rules(), ledge_rules(), ladder_rules(), rubble_rules())
    files = {f"rules/{name}.tmx": rules.text() for name, rules in zip(ORDER, made, strict=True)}
    listed = "".join(f"rules/{name}.tmx\n" for name in ORDER)
    files["rules.txt"] = ("// Map > AutoMap applies these to the layers solid, oneway and back_props, in this order.\n"
                          "// They are made by last_reveille.content.automap.\n" + listed)
    return files
