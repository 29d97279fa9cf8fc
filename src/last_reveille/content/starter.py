"""The first map and the first mod of somebody who makes one: small, whole, and playing from the first minute.

What is written here lies outside of the game's folder. The game would find its own tilesets from there, the editor
would not, so the tilesets come along: `tilesets/NAME.tsx` with its picture in `tilesets/tiles/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from .. import __version__
from .automap import rule_files
from .autotile import blob_tile, mask_at
from .classes import ENUMS
from .paths import data_root
from .project import PROJECT, TEMPLATES, project_text, template_text
from .rows import ENEMIES, WEAPONS
from .tmxwrite import MapWriter

TILE: Final = 16  # px
SMALLEST: Final = (64, 24)  # tiles: a screen is 40 x 22.5, and the parts of the map below need these
LARGEST: Final = (1024, 128)
USUAL: Final = (96, 26)
GROUND: Final = 5  # tiles from the bottom of the map to what one walks on
STEP: Final = 2  # tiles; a walk carries over none, a jump over 3
GAP: Final = 4  # tiles; an easy jump
DEEP: Final = 3  # tiles of the pit that can be seen into; who falls so far has not reached its other wall
MURK: Final = 14  # the tile of fittings that kills
LEDGE: Final = 3  # tiles over the ground beside it
FIGHT_TICK: Final = 240  # the drone's entrance: he is halfway there by then
RIDGE: Final = (1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 3, 3, 3, 2, 3, 3, 3, 3, 2, 2, 1, 1, 1)  # tiles, column by column
PHASES: Final = 4  # drawings of each tile in a terrain's sheet...
SET: Final = 48  # ...and its tiles
MUSIC: Final = {
    "storm": "beach", "dawn": "base", "muster": "yard", "night": "trenches", "gold": "dusk", "dusk": "dusk",
    "gallery": "dam", "drill": "yard", "deep": "dam", "office": "base", "morning": "yard", "noon": "yard",
}
CLOCK: Final = {
    "storm": 25_500, "dawn": 20_400, "muster": 21_600, "night": 75_600, "gold": 61_200, "dusk": 70_200,
    "morning": 30_600,
}
PLACES: Final = ("camp", "offices", "square")  # tilesets that are one painted picture, of one map, and large
_FITTINGS: Final = (384, "fittings")
_LEDGES: Final = {"metal": 3, "concrete": 6}  # first of three tiles in fittings; of wood on anything else
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_SURFACE: Final = re.compile(r'propertytype="Surface" value="([a-z]+)"')
_PICTURE: Final = re.compile(r'source="\.\./\.\./sprites/((?:tiles|props)/[a-z0-9_]+\.png)"')


class Refused(ValueError):
    """It cannot be made as asked; the text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. Sizes are in tiles."""

    name: str
    width: int = USUAL[0]
    height: int = USUAL[1]
    palette: str = "storm"
    terrain: str = "sand"
    sign: str = ""  # key of the words on a board at the beginning; empty = no board


def terrains() -> tuple[str, ...]:
    """Names of the terrains that there are: each has a picture of its inside."""
    return tuple(sorted(path.stem for path in (data_root() / "maps" / "tilesets").glob("*.tsx") if (
        data_root() / f"sprites/tiles/{path.stem}_ground.png").is_file()))


def check_wish(wish: Wish) -> None:
    """Raises Refused."""
    if not _NAME.fullmatch(wish.name):
        raise Refused(f'"{wish.name[:60]}" must be lower-case letters, digits, - and _')
    for what, size, least, most in (("wide", wish.width, SMALLEST[0], LARGEST[0]),
                                    ("high", wish.height, SMALLEST[1], LARGEST[1])):
        if not least <= size <= most:
            raise Refused(f"a first map is {least} to {most} tiles {what}, not {size}")
    if wish.palette not in ENUMS["Palette"]:
        raise Refused(f'no palette "{wish.palette[:60]}"; there are {", ".join(ENUMS["Palette"])}')
    if wish.terrain not in terrains():
        raise Refused(f'no terrain "{wish.terrain[:60]}"; there are {", ".join(terrains())}')


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things are, in tiles: columns from the left, `floor` is the row that one walks on before the step."""

    width: int
    height: int

    @property
    def floor(self) -> int:
        return self.height - GROUND

    @property
    def step(self) -> int:
        return self.width * 3 // 8

    @property
    def ledge(self) -> range:
        return range(self.width * 4 // 8, self.width * 4 // 8 + 7)

    @property
    def gap(self) -> range:
        """A pit behind the drone: whoever only walks and shoots ends there."""
        return range(self.width * 6 // 8, self.width * 6 // 8 + GAP)

    def top(self, x: int) -> int:
        """Row of the highest solid tile of a column."""
        return self.floor if x < self.step else self.floor - STEP

    def solid(self, x: int, y: int) -> bool:
        """Beyond the edges the ground goes on."""
        return y >= self.top(min(max(x, 0), self.width - 1)) and x not in self.gap

    def ridge(self, x: int, y: int) -> bool:
        """A low hill behind the ground and the far wall of the pit, for the eye."""
        if x in range(self.gap[0] - 1, self.gap[-1] + 2):
            return y > self.top(x)
        at = x - self.width // 4 + len(RIDGE) // 2
        return 0 <= at < len(RIDGE) and y >= self.floor - RIDGE[at]


def map_text(wish: Wish) -> str:
    """The first map as TMX. Raises Refused."""
    check_wish(wish)
    plan = _Plan(wish.width, wish.height)
    made = MapWriter(wish.width, wish.height, {
        "id": wish.name, "title": _words(wish.name), "palette": wish.palette,
        "music": MUSIC[wish.palette], "par_ticks": wish.width * 10, "clock_start": CLOCK.get(wish.palette, 43_200),
    })
    terrain = made.tileset(f"tilesets/{wish.terrain}.tsx", PHASES * SET)
    fittings = made.tileset(f"tilesets/{_FITTINGS[1]}.tsx", _FITTINGS[0])
    empty = [0] * (wish.width * wish.height)
    made.tiles("back", _cells(plan, plan.ridge, terrain), tintcolor="#8e8aa6")
    for name in ("back_wall", "back_props"):
        made.tiles(name, empty)
    made.tiles("solid", _cells(plan, plan.solid, terrain))
    made.tiles("oneway", _ledge(plan, fittings + _LEDGES.get(_surface(wish.terrain), 0)))
    made.tiles("hazard", [fittings + MURK if x in plan.gap and y >= plan.top(x) + DEEP else 0
                          for y in range(plan.height) for x in range(plan.width)])
    for name in ("ladder", "cracked", "front"):
        made.tiles(name, empty)
    _things(made, plan, wish.sign)
    return made.text()


def _cells(plan: _Plan, filled: Callable[[int, int], bool], first: int) -> list[int]:
    """Gids of a terrain wherever `filled`; its four drawings take turns."""
    return [
        first + (x * 7 + y * 5) % PHASES * SET + blob_tile(mask_at(filled, x, y)) if filled(x, y) else 0
        for y in range(plan.height) for x in range(plan.width)
    ]


def _ledge(plan: _Plan, first: int) -> list[int]:
    """A ledge to jump onto: left end, middles, right end."""
    row = plan.floor - STEP - LEDGE
    cells = [0] * (plan.width * plan.height)
    for x in plan.ledge:
        part = 0 if x == plan.ledge[0] else 2 if x == plan.ledge[-1] else 1
        cells[row * plan.width + x] = first + part
    return cells


def _surface(terrain: str) -> str:
    found = _SURFACE.search((data_root() / f"maps/tilesets/{terrain}.tsx").read_text("utf-8"))
    return found[1] if found else ""


def _things(made: MapWriter, plan: _Plan, sign: str) -> None:
    """All object layers, in their order. An object of a point stands with its feet on it."""
    def feet(column: int) -> tuple[int, int]:
        return column * TILE + TILE // 2, plan.top(column) * TILE

    zones = made.objects("zones")
    zones.point("Entry", *feet(4), "start")
    zones.point("Anchor", *feet(plan.step - 6), "first", label="By the step", clean_tick=plan.step * 5)
    gate = plan.width - 3
    zones.rect("Exit", gate * TILE, (plan.top(gate) - 4) * TILE, TILE, 4 * TILE, "out")
    made.objects("actors")
    drone = plan.ledge[-1] + (plan.gap[0] - plan.ledge[-1]) // 2
    made.objects("schedule").point("Spawn", *feet(drone), "first_drone", kind="drone", tick=FIGHT_TICK, entrance="pod",
                                   first=True)
    for name in ("reactive", "people"):
        made.objects(name)
    marks = made.objects("marks")
    if sign:
        marks.point("Sign", *feet(8), "welcome", text=sign)
    made.objects("camera")
    light = made.objects("light")
    for column in (plan.step - 6, plan.ledge[3], gate):
        x, y = feet(column)
        light.point("Light", x, y - 3 * TILE, radius=96)
    made.objects("sound")


def shelf() -> dict[str, bytes]:
    """Path below a map's folder -> contents, of the tilesets and their pictures as they lie beside a map elsewhere.
    What can be built with comes along; places that are painted for one map of the game do not."""
    found: dict[str, bytes] = {}
    for path in sorted((data_root() / "maps" / "tilesets").glob("*.tsx")):
        if path.stem in PLACES:
            continue
        text = path.read_text("utf-8")
        for picture in _PICTURE.findall(text):
            found[f"tilesets/{picture}"] = (data_root() / "sprites" / picture).read_bytes()
            inside = f"{picture[:-4]}_ground.png"
            if (data_root() / "sprites" / inside).is_file():
                found[f"tilesets/{inside}"] = (data_root() / "sprites" / inside).read_bytes()
        found[f"tilesets/{path.name}"] = _PICTURE.sub(r'source="\1"', text).encode()
    return found


def beside() -> dict[str, bytes]:
    """What lies beside a first map: tilesets, templates, the editor's rules and its project."""
    found = shelf()
    found.update((f"templates/{name}.tx", template_text(name).encode()) for name in TEMPLATES)
    found.update((name, text.encode()) for name, text in rule_files().items())
    found[PROJECT] = project_text().encode()
    return found


def map_files(wish: Wish) -> dict[str, bytes]:
    """Path -> contents of a new map and of all that belongs beside it. Raises Refused."""
    return {f"{wish.name}.tmx": map_text(wish).encode(), **beside()}


def mod_files(wish: Wish, first: str = "first") -> dict[str, bytes]:
    """Path below the mod's folder -> contents. `wish.name` is the mod's id, `first` its map. Raises Refused."""
    check_wish(wish)
    inside = map_files(replace(wish, name=first, sign=f"mod.{wish.name}.welcome"))
    found = {f"maps/{name}": data for name, data in inside.items()}
    words = _words(wish.name)
    found["mod.toml"] = _MOD.format(id=wish.name, game=_game(), first=first).encode()
    found["maps/strings/en.toml"] = _STRINGS.format(id=wish.name, name=words).encode()
    found[f"maps/{ENEMIES}"], found[f"maps/{WEAPONS}"] = _ENEMIES.encode(), _WEAPONS.encode()
    found["sprites/README.md"] = _SPRITES.encode()
    found["README.md"] = _README.format(name=words, first=first).encode()
    return found


def _words(name: str) -> str:
    """A name as it is shown: "the_long-way" is The Long Way."""
    return name.replace("-", " ").replace("_", " ").title()


def _game() -> str:
    major, minor = __version__.split(".")[:2]
    return f">={major}.{minor},<{int(major) + 1}"


_MOD: Final = """\
# What the game knows of this mod. Say who you are in author.

id = "{id}"
name = "mod.{id}.name"  # a key of maps/strings/en.toml
version = "0.1.0"
author = "somebody"
game = "{game}"  # the versions of the game that it is for
after = []  # ids of mods that must be read before this one

[[levels]]
id = "{first}"
file = "maps/{first}.tmx"
"""

_STRINGS: Final = """\
# The words of this mod, by key: mod.toml names the first, a Sign the second. Words of the game's own can be said anew.

[mod.{id}]
name = "{name}"
welcome = "Made by you."
"""

_ENEMIES: Final = """\
# Enemies of your own. Take the # away, say `last-reveille rows` in the mod's folder, and a Spawn may be of kind ember.
# What else a row may say is in maps/ROWS.md of the game.

# [ember]
# like = "drone"  # thinks, sounds and is remembered as this kind
# hp = 9
# run = 700
# burst = 40
# tint = "#5ab0ff"
"""

_WEAPONS: Final = """\
# Weapons of your own: a map has one in its property `rifle`, or a Pickup gives it (what = weapon, weapon = scatter).

# [scatter]
# like = "rifle"
# pellets = 5
# spread = 3
# life = 12
# period = 22
# heat = 220
"""

_SPRITES: Final = """\
Pictures of your own go here, laid out as the game's are: `actors/`, `props/`, `tiles/`. A file with the name of one of
the game's takes its place. A picture is a PNG; a tile is 16 x 16 px; a terrain is `tiles/NAME.png` with its inside,
`tiles/NAME_ground.png`, beside it.
"""

_README: Final = """\
# {name}

A mod for Last Reveille.

- `mod.toml`: its name, and its levels in order.
- `maps/`: the maps. Open `maps/last_reveille.tiled-project` in Tiled first, then `maps/{first}.tmx`.
- `maps/tilesets/`: what the maps are made of. Those of the game lie there already; add your own.
- `maps/templates/`: everything that can be placed, ready to be dragged into a map.
- `maps/strings/en.toml`: your words.
- `maps/enemies.toml`, `maps/weapons.toml`: enemies and weapons of your own, as rows of numbers.
- `sprites/`, `sounds/`: your pictures and sounds. A file with the name of one of the game's takes its place.

Play it: `last-reveille play maps/{first}.tmx --watch`. Look for mistakes: `last-reveille check maps/{first}.tmx`.
Is it fair: `last-reveille fair maps/{first}.tmx`. One more map: `cd maps`, then `last-reveille new-map second`.

To publish it, zip this folder. To play it as a mod, put the folder or the zip into the game's folder of mods
(`last-reveille doctor` says where).
"""
