"""The classes of map objects, described once: what the loader reads and checks, and what the editor offers.

A row is a class, its members are rows in it. The Tiled project (`project.py`) is written from the same rows, so a
default in the editor is the default of the loader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..sim import specs
from ..sim.arsenal import SORTS
from ..sim.specs import Thing

Default = str | int | bool

POINT: Final = "point"
RECT: Final = "rect"
PATH: Final = "path"

_TICKS: Final = 10_000_000
_PX: Final = 65_536


@dataclass(frozen=True, slots=True)
class Member:
    """A custom property of a class. `kind`: int bool string color, or a text of its own form that the loader takes
    apart: ints, spans, steps, schedule. `field` is the name in the spec when it differs. `rows`: names of rows are
    taken too (breeds, weapons; see rows.py)."""

    name: str
    kind: str
    default: Default
    help: str
    enum: str = ""
    low: int = 0
    high: int = _TICKS
    field: str = ""
    rows: str = ""


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """A class of objects. `shapes`: what it may be drawn as, the usual one first. `into` is the field of Level."""

    name: str
    spec: type[Thing]
    into: str
    shapes: tuple[str, ...]
    colour: str
    help: str
    members: tuple[Member, ...] = ()


ENUMS: Final[dict[str, tuple[str, ...]]] = {
    "Kind": specs.KINDS,
    "Person": specs.PEOPLE,
    "Entrance": specs.ENTRANCES,
    "Mount": specs.MOUNTS,
    "Move": specs.MOVES,
    "NeededMove": ("", *specs.MOVES),
    "WorkedBy": specs.WORKED_BY,
    "Do": specs.DO,
    "Who": ("player", "rita", "any"),
    "MoverMode": ("once", "loop", "pingpong"),
    "MoverLook": ("lift", "truck", "wing", "ship"),
    "DoorLook": ("door", "gate", "grille", "barrier", "none"),
    "LeverKind": ("lever", "wheel", "sluice", "valve", "bag", "cradle", "core", "talk", "gong"),
    "PickupKind": ("plate", "grenade", "keepsake", "note", "weapon"),
    "Role": ("post", "walk", "rita", "talk"),
    "Palette": ("storm", "dawn", "muster", "night", "gold", "dusk", "gallery", "drill", "deep", "office", "morning",
                "noon"),
    "Surface": ("sand", "metal", "mud", "concrete"),
    "Collide": ("none", "solid", "oneway", "ladder", "spike", "kill", "cracked"),
    "Hurt": ("spike", "kill"),
}

# Flags that the rules themselves set, or that come in from the level before without a map saying so.
RULE_FLAGS: Final = (
    "suit", "first", "alpha_down", "rita_lives", *(f"{person}_fell" for person in specs.PEOPLE),
    *(f"phase{phase}" for phase in range(1, 5)), "crossed1", "crossed2", *(f"move_{move}" for move in specs.MOVES),
    *(f"saved_{person}" for person in specs.PEOPLE), "rita_word",
)

_CERTAIN: Final = "#e8f4ff"
_CONDITIONAL: Final = "#ff9a3c"
_PEOPLE: Final = "#ffd75e"
_MEMORY: Final = "#64e6e2"
_PLACE: Final = "#6ee08a"
_SEEN: Final = "#9aa0b4"

_IF: Final = (
    Member("if", "string", "", "Only while this flag is set.", field="if_flag"),
    Member("unless", "string", "", "Not while this flag is set.", field="unless_flag"),
)


def _tick(default: int = 0, extra: str = "") -> Member:
    return Member("tick", "int", default, "Ticks (1/60 s) since the level began." + extra, low=-1)


def _facing(default: int) -> Member:
    return Member("facing", "int", default, "1 looks right, -1 left.", low=-1, high=1)


def _deed(extra: tuple[Member, ...] = ()) -> tuple[Member, ...]:
    return (
        Member("do", "string", "flag", "What happens.", enum="Do"),
        Member("target", "string", "", "Name of the object, scene, sound or vision that it happens to."),
        Member("flag", "string", "", "Flag that is set (with clear: unset)."),
        Member("amount", "int", 0, "Ticks, px, or 1/256 px a tick for a shard, by what happens.", low=-_TICKS),
        *extra,
        *_IF,
    )


CLASSES: Final[tuple[ObjectClass, ...]] = (
    ObjectClass("Entry", specs.Entry, "entries", (POINT,), _PLACE, "Where the level begins: between the feet.",
                (_facing(1),)),
    ObjectClass("Exit", specs.Exit, "exits", (RECT,), _PLACE, "Leads to another level.", (
        Member("to", "string", "", "Id of that level; empty ends the campaign."),
        Member("entry", "string", "", "Name of the Entry there; empty = its first."),
        Member("needs", "string", "", "Move without which it stays shut; empty = none.", enum="NeededMove"),
        *_IF,
    )),
    ObjectClass("Anchor", specs.Anchor, "anchors", (POINT,), _MEMORY, "A place from which a day can be relived.", (
        Member("label", "string", "", "Key of its name in the catalogue."),
        Member("plates", "int", 1, "Plates that it gives back.", high=3),
        Member("clean_tick", "int", 0, "When a clean run gets here; for the checker."),
    )),
    ObjectClass("Spawn", specs.Spawn, "spawns", (POINT,), _CERTAIN, "One enemy. Certain in the layer schedule.", (
        Member("kind", "string", "drone", "What comes; or a row of enemies.toml.", enum="Kind", rows="breeds"),
        _tick(0, " -1 = as soon as its flag is set."),
        _facing(-1),
        Member("entrance", "string", "none", "How it comes; it is harmless until it is there.", enum="Entrance"),
        Member("asleep", "bool", False, "Stands still until it hears or sees somebody."),
        Member("hear", "int", 14, "How far it hears, in tiles.", high=200),
        Member("group", "string", "", "Name shared by those that belong together."),
        Member("first", "bool", False, "A first meeting: its tells are half as long again."),
        Member("harmless", "bool", False, "Never attacks."),
        Member("mount", "string", "floor", "What a tower grows from; its feet are there.", enum="Mount"),
        Member("spar", "int", 0, "N: what killed N-th most comes instead of the kind; 0 = the kind.", high=9),
        *_IF,
    )),
    ObjectClass("Row", specs.Row, "rows", (RECT,), _CERTAIN, "Shells that walk over the ground.", (
        _tick(),
        Member("period", "int", 0, "Ticks until the row comes again; 0 = once."),
        Member("times", "int", 1, "How often it comes.", low=1, high=10_000),
        Member("shells", "int", 6, "Shells in the row.", low=1, high=200),
        Member("step", "int", 2, "Tiles from shell to shell.", low=-64, high=64),
        Member("gap", "int", 12, "Ticks from shell to shell.", low=1),
        Member("shift", "int", 0, "Tiles that each repeat lies further on.", low=-64, high=64),
        Member("holes", "ints", "", "Shells that are left out: 2,5 (the first is 0)."),
        Member("radius", "int", 24, "Blast in px.", low=1, high=256),
        *_IF,
    )),
    ObjectClass("Event", specs.Cue, "cues", (POINT, RECT), _CERTAIN, "Something that happens at its tick.", (
        _tick(),
        Member("period", "int", 0, "Ticks until it happens again; 0 = once."),
        Member("times", "int", 1, "How often it happens.", low=1, high=100_000),
        *_deed((Member("tell", "int", 0, "Ticks of warning before it, for the checker."),)),
    )),
    ObjectClass("Trigger", specs.Trigger, "triggers", (RECT,), _CONDITIONAL, "Answers whoever walks in.", (
        Member("once", "bool", True, "Only the first time."),
        Member("who", "string", "player", "Who sets it off.", enum="Who"),
        *_deed((Member("after", "int", 0, "Ticks between the step and the deed."),)),
    )),
    ObjectClass("Mover", specs.Mover, "movers", (PATH,), _CERTAIN,
                "Carries along its line; the points are its upper left corner.", (
        Member("size_w", "int", 48, "Width in px.", low=4, high=2048),
        Member("size_h", "int", 8, "Height in px.", low=4, high=2048),
        Member("speed", "int", 256, "1/256 px a tick.", low=1, high=65_536),
        _tick(0, " -1 = waits for a collapse, or for a lever."),
        Member("pause", "int", 0, "Ticks of rest at each point."),
        Member("mode", "string", "pingpong", "What it does at the end of its line.", enum="MoverMode"),
        Member("oneway", "bool", True, "Stand on it only; else it is solid all round."),
        Member("look", "string", "lift", "How it is drawn.", enum="MoverLook"),
        *_IF,
    )),
    ObjectClass("Water", specs.Water, "waters", (RECT,), _CERTAIN, "A basin; its box is full when the level is.", (
        Member("level", "int", 0, "px above the bottom at tick 0.", high=_PX),
        Member("steps", "steps", "", "tick:tiles above the bottom, as in 400:6,900:0"),
        Member("rate", "int", 128, "How fast it rises and falls, 1/256 px a tick.", low=1, high=65_536),
        Member("current_x", "int", 0, "Push in 1/256 px a tick.", low=-4096, high=4096),
        Member("current_y", "int", 0, "Push in 1/256 px a tick.", low=-4096, high=4096),
        Member("loop", "int", 0, "Ticks after which the steps begin again; 0 = never."),
    )),
    ObjectClass("Pulse", specs.Pulse, "pulses", (RECT,), _CERTAIN, "A flood through its box, again and again.", (
        _tick(),
        Member("period", "int", 960, "Ticks from flood to flood.", low=1),
        Member("active", "int", 120, "Ticks that it lasts.", low=1),
        Member("speed", "int", -1152, "Push in 1/256 px a tick; below 0 to the left.", low=-8192, high=8192),
        Member("tell", "int", 90, "Ticks that lamps and pipes warn before it."),
    )),
    ObjectClass("Door", specs.Door, "doors", (RECT,), _CONDITIONAL, "Solid while it is shut.", (
        Member("opens", "spans", "", "When it stands open by itself: 100-200,300-400 (ticks)."),
        Member("start_open", "bool", False, "Open when the level begins."),
        Member("look", "string", "door", "How it is drawn.", enum="DoorLook"),
    )),
    ObjectClass("Lever", specs.Lever, "levers", (POINT,), _CONDITIONAL, "Something for hands, or for weapons.", (
        Member("kind", "string", "lever", "What it is.", enum="LeverKind"),
        Member("hold", "int", 30, "Ticks that the hand must stay.", high=6000),
        Member("flag", "string", "", "Flag that is set."),
        Member("target", "string", "", "Name of the door that opens or the mover that starts."),
        Member("once", "bool", True, "Works only once."),
        Member("by", "string", "use", "What works it: hands, or a weapon.", enum="WorkedBy"),
        *_IF,
    )),
    ObjectClass("Crumble", specs.Crumble, "crumbles", (RECT,), _CONDITIONAL, "A slab that does not bear long.", (
        Member("delay", "int", 90, "Ticks from the first step to the fall."),
        Member("respawn", "int", 0, "Ticks until it is back; 0 = never."),
    )),
    ObjectClass("Pickup", specs.Pickup, "pickups", (POINT,), _PLACE, "Something to take.", (
        Member("what", "string", "plate", "What it is.", enum="PickupKind"),
        Member("note", "string", "", "Key of the note in the catalogue."),
        Member("weapon", "string", "", "Of a weapon: rifle, blade, grenade, rail, or a row of weapons.toml.",
               rows="weapons"),
        *_IF,
    )),
    ObjectClass("PersonAt", specs.PersonAt, "people", (POINT, PATH), _PEOPLE, "Somebody; a line is where they walk.", (
        Member("who", "string", "soldier", "Who it is.", enum="Person"),
        _tick(),
        Member("role", "string", "walk", "What they do.", enum="Role"),
        _facing(1),
        Member("gun", "bool", False, "Shoots at what comes into view."),
        Member("mortal", "bool", False, "Can fall."),
        Member("body", "string", "", "Sheet of pictures; empty = by who it is."),
        Member("scene", "string", "", "Key of the scene that is said when the player is near."),
        Member("near", "int", 64, "How near, in px.", high=_PX),
        Member("until", "int", -1, "Gone at this tick; -1 = stays.", low=-1),
        Member("refuge", "int", 0, "px of the map to which he runs when he is called; 0 = stays deaf.", high=_PX),
        *_IF,
    )),
    ObjectClass("Drill", specs.Drill, "drills", (RECT,), _PLACE, "A room of the training yard.", (
        Member("move", "string", "dash", "The move that it lends.", enum="Move"),
        *_IF,
    )),
    ObjectClass("Node", specs.Node, "nodes", (POINT, RECT), _CONDITIONAL, "A nerve of the last hall.", (
        Member("hits", "int", 12, "Hits that it takes.", low=1, high=10_000),
        Member("open", "spans", "", "When it can be hit, on the hall's clock: 300-480,600-780."),
    )),
    ObjectClass("Hall", specs.Hall, "halls", (RECT,), _CERTAIN, "The last hall; its clock starts on entering.", (
        Member("core_x", "int", 0, "Middle of the core in px of the map; 0 = middle of the box.", high=_PX),
        Member("core_y", "int", 0, "Middle of the core in px of the map; 0 = middle of the box.", high=_PX),
        Member("core_radius", "int", 56, "px.", low=1, high=1024),
        Member("core_hits", "int", 120, "Hits that it takes.", low=1, high=100_000),
        Member("schedule", "schedule", "", "tick:what or tick:what:number, as in 228:strike,685:sweep_low"),
        Member("loop_from", "int", 400, "Tick of the schedule at which it starts over."),
        Member("loop_to", "int", 3600, "Tick after which it starts over.", low=1),
    )),
    ObjectClass("Zone", specs.Zone, "zones", (RECT,), _PLACE, "A plain area.", (
        Member("kind", "string", "", "war_table opens it, echo_line stops echoes; any other word is a note."),
        Member("arg", "int", 0, "A number for some kinds.", low=-_TICKS),
        *_IF,
    )),
    ObjectClass("Light", specs.Light, "lights", (POINT,), _SEEN, "For the eye only.", (
        Member("radius", "int", 64, "px.", low=1, high=2048),
        Member("colour", "color", "#ffdc96", "Colour of the light."),
        Member("flicker", "int", 0, "0 steady, 1 candle, 2 failing lamp, 3 beacon.", high=3),
        Member("from_tick", "int", 0, "Lit from this tick on."),
        Member("to_tick", "int", -1, "Dark from this tick on; -1 = never.", low=-1),
        Member("beam", "int", 0, "px that a shaft of light falls down from it; 0 = none.", high=512),
        Member("lean", "int", 0, "px to the right by which its foot lies; below 0 to the left.", low=-256, high=256),
    )),
    ObjectClass("CameraZone", specs.CameraZone, "cameras", (RECT,), _SEEN, "While the player is inside.", (
        Member("lock_x", "bool", False, "The picture stays inside the box sideways."),
        Member("lock_y", "bool", False, "The picture stays inside the box up and down."),
        Member("lead", "int", 80, "px that the picture looks ahead.", high=640),
    )),
    ObjectClass("Air", specs.Air, "airs", (RECT,), _SEEN, "A part of the level with an air of its own.", (
        Member("palette", "string", "gallery", "What lies behind it, and the light and weather in it.",
               enum="Palette"),
    )),
    ObjectClass("Prop", specs.Prop, "props", (POINT,), _SEEN, "A picture that stands on the point.", (
        Member("picture", "string", "", "Its name in the atlas of props."),
        Member("switched", "string", "", "Its picture while the lights of its name are switched; empty = the same."),
        Member("front", "bool", False, "Before those who walk by."),
        Member("flip", "bool", False, "Mirrored."),
    )),
    ObjectClass("Sound", specs.SoundAt, "sounds", (POINT, RECT), _SEEN,
                "A bed of sound, heard instead of the palette's; where two reach, the smaller.", (
        Member("sound", "string", "", "Its name."),
        Member("radius", "int", 320, "px from which it is heard.", low=1, high=_PX),
    )),
    ObjectClass("Habit", specs.Habit, "habits", (RECT, POINT), _SEEN, "A remembered ring over nothing.", (
        _tick(660),
        Member("length", "int", 180, "Ticks.", low=1),
        Member("shape", "string", "ship", "What is remembered."),
    )),
    ObjectClass("Sign", specs.Sign, "signs", (POINT,), _SEEN, "Words on a board.", (
        Member("text", "string", "", "Key in the catalogue."),
    )),
)

BY_NAME: Final = {row.name: row for row in CLASSES}

# Custom properties of the map itself.
LEVEL: Final[tuple[Member, ...]] = (
    Member("id", "string", "", "Name by which exits and memory know it; empty = the name of the file."),
    Member("title", "string", "", "Key of its title in the catalogue."),
    Member("order", "int", 0, "Place in the campaign.", high=1000),
    Member("music", "string", "", "Name of its music."),
    Member("palette", "string", "storm", "Its light, its weather and what lies behind it.", enum="Palette"),
    Member("clock_start", "int", 0, "Seconds since midnight at tick 0.", high=86_399),
    Member("par_ticks", "int", 0, "Ticks of a good run."),
    Member("tide_tick", "int", 0, "When the tide comes; 0 = never."),
    Member("tide_speed", "int", 256, "1/256 px a tick.", low=1, high=65_536),
    Member("seed", "int", 1, "Of the level's dice.", high=_TICKS),
    Member("suit", "bool", True, "The player wears the suit."),
    *(Member(sort, "string", "", f"Row of weapons.toml that is his {sort} here; empty = the suit's.", rows="weapons")
      for sort in SORTS),
    Member("carry_in", "string", "", "Flags that come from earlier levels, with commas between."),
)
LEVEL_CLASS: Final = "Level"

# Custom properties of tiles.
TILE: Final[tuple[Member, ...]] = (
    Member("surface", "string", "sand", "What steps sound like.", enum="Surface"),
    Member("collide", "string", "none", "What it is in any layer.", enum="Collide"),
    Member("kind", "string", "spike", "What it does in the layer hazard.", enum="Hurt"),
)
