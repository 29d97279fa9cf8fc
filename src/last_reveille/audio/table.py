"""Which events are heard, as what, how loud and with which caption: one table, no code.

A row is found by the event's name and by what the event says of itself (`_SELECT`); "" is the row for everything else
of that event. An event that belongs to no row is in `SILENT` or its selector has no row: then it is silent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from ..sim import events as ev
from ..sim.events import Event
from ..sim.specs import KINDS
from ..sim.world import OWNER_MIMIC, OWNER_PLAYER

SURFACES: Final = ("sand", "metal", "mud", "concrete")  # as the simulation numbers them
GROUNDS: Final = (*SURFACES, "wood", "grate", "water", "grass")  # what feet sound different on
# Grounds that only the eye can tell: the picture of a tile (without .png) that is drawn where the map is solid.
DRAWN: Final[dict[str, str]] = {"boards": "wood", "turf": "grass"}
HARD: Final = ("shell", "tower", "burrower")  # what a blade rings on


class Cue(NamedTuple):
    """One sound of an event. `sound` names a file in sounds/effects, without the number of its variant."""

    sound: str
    volume: int = 100  # per cent
    limit: int = 4  # how many of the same sound at once; the oldest gives way
    urgent: bool = False  # takes a channel from the longest-running sound when all are busy
    duck: int = 100  # music is held down to this many per cent...
    duck_ticks: int = 0  # ...for this long, when the sound is near
    caption: str = ""  # key in the catalogue, for sounds that warn
    placed: bool = True  # panned by its position; else in the middle
    carries: int = 0  # per cent of it that are heard however far off it is


def _owner(event: Event) -> str:
    return {OWNER_PLAYER: "player", OWNER_MIMIC: "mimic"}.get(event.b, "other")


def _number(event: Event) -> str:
    return str(event.a)


def _text(event: Event) -> str:
    return event.text


def _blast(event: Event) -> str:
    """A blast of 12 px is an Alpha's slam: its strike has been heard already."""
    return "small" if event.a < 16 else ""


def _land(event: Event) -> str:
    return "hard" if event.a >= 900 else ""


def _siren(event: Event) -> str:
    """Water that is going to stand lower than it stands now drains."""
    return "down" if event.a > event.y else ""


def _closed(event: Event) -> str:
    return "closed" if event.b else ""


def _hit(event: Event) -> str:
    """A blade is heard by what it meets; the Omega is not to be mistaken for anything."""
    if event.c == ev.BY_BLADE and event.text in KINDS:
        return "blade_armour" if event.text in HARD else "blade"
    return event.text


def _speaks(event: Event) -> str:
    return "loudspeaker" if event.text.startswith("pa.") else "nobody"


def _passed(event: Event) -> str:
    return "passed" if event.a else ""


_SELECT: Final[dict[str, Callable[[Event], str]]] = {
    ev.STEP: _number,
    ev.LAND: _land,
    ev.SHOT: _owner,
    ev.HURT: _number,
    ev.PICKUP: _text,
    ev.SPAWN: _text,
    ev.TELL: _text,
    ev.STRIKE: _text,
    ev.HIT: _hit,
    ev.DRILL: _passed,
    ev.KILL: _text,
    ev.BLAST: _blast,
    ev.DOOR: _number,
    ev.SIREN: _siren,
    ev.PIN: _closed,
    ev.SAY: _speaks,
}

TABLE: Final[dict[str, dict[str, tuple[Cue, ...]]]] = {
    # -- the suit
    ev.STEP: {
        str(number): (Cue(f"step_{name}", 60, 2),) for number, name in enumerate(SURFACES)
    },
    ev.JUMP: {"": (Cue("jump", 70, 2),)},
    ev.LAND: {"": (Cue("land_concrete", 55, 2),), "hard": (Cue("land_concrete", 100, 2),)},
    ev.DASH: {"": (Cue("dash", 80, 2),)},
    ev.SHOT: {
        "player": (Cue("rifle", 60, 4),),
        "mimic": (Cue("spit", 80, 3),),
        "other": (Cue("rifle_far", 50, 3),),
    },
    ev.OVERHEAT: {"": (Cue("overheat", 90, 1, urgent=True, caption="caption.overheat", placed=False),)},
    ev.DRY: {"": (Cue("dry", 80, 1),)},
    ev.THROW: {"": (Cue("throw", 70, 2),)},
    ev.SWING: {"": (Cue("blade", 80, 3),)},
    ev.WALLJUMP: {"": (Cue("walljump", 75, 2),)},
    ev.CUT: {"": (Cue("cut", 85, 3),)},
    ev.PARRY: {"": (Cue("parry", 85, 2, urgent=True, duck=60, duck_ticks=18),)},
    ev.CHARGED: {"": (Cue("charged", 90, 1, urgent=True),)},
    ev.RAIL: {"": (Cue("rail_fire", 80, 1, urgent=True, duck=55, duck_ticks=24),)},
    ev.BOOST: {"": (Cue("boost", 90, 1, urgent=True),)},
    ev.REVIVE: {"": (Cue("revive", 100, 1, urgent=True, duck=60, duck_ticks=40),)},
    ev.MOVE: {"": (Cue("move_learned", 90, 1, urgent=True, duck=50, duck_ticks=90, placed=False),)},
    ev.DRILL: {
        "": (Cue("drill_failed", 90, 1, urgent=True, placed=False),),
        "passed": (Cue("drill_passed", 90, 1, urgent=True, placed=False),),
    },
    ev.CALL: {"": (Cue("called", 90, 1, urgent=True),)},
    ev.SAVED: {"": (Cue("anchor", 80, 1),)},
    ev.HURT: {
        "": (Cue("hit", 90, 2, urgent=True, duck=60, duck_ticks=12),),
        "1": (
            Cue("hit", 90, 2, urgent=True, duck=50, duck_ticks=24),
            Cue("heartbeat", 90, 1, urgent=True, caption="caption.heartbeat", placed=False),
        ),
    },
    ev.DEATH: {"": (Cue("death", 100, 1, urgent=True, duck=20, duck_ticks=60, placed=False),)},
    ev.SPLASH: {"": (Cue("splash", 80, 2),)},
    ev.GASP: {"": (Cue("gasp", 90, 1, urgent=True, caption="caption.gasp", placed=False),)},
    ev.PICKUP: {
        "": (Cue("paper", 80, 1),),
        "plate": (Cue("pickup_plate", 80, 1),),
        "grenade": (Cue("pickup_grenade", 80, 1),),
        "weapon": (Cue("pickup_plate", 80, 1), Cue("charged", 50, 1)),
    },
    ev.ANCHOR: {"": (Cue("anchor", 80, 1, placed=False),)},
    ev.NOTE: {"": (Cue("paper", 70, 1),)},
    # -- Mimics and people
    ev.SPAWN: {
        "drone": (Cue("hatch", 55, 2),),
        "lasher": (Cue("rise", 60, 2),),
        "spitter": (Cue("hatch", 60, 2), Cue("mimic_growl", 30, 2)),
        "burrower": (Cue("rise", 70, 2),),
        "shell": (Cue("mimic_growl", 60, 2),),
        "swarm": (Cue("death_swarm", 25, 2),),
        "kite": (Cue("wings", 80, 2),),
        "herald": (Cue("summon", 60, 2),),
        "tower": (Cue("wake_tower", 70, 2),),
        "alpha": (Cue("mimic_growl", 100, 2, urgent=True),),
    },
    ev.TELL: {
        "drone": (Cue("tell_drone", 90, 3, urgent=True, caption="caption.drone"),),
        "lasher": (Cue("tell_lasher", 95, 3, urgent=True, caption="caption.lasher"),),
        "spitter": (Cue("tell_spitter", 90, 3, urgent=True, caption="caption.spitter"),),
        "burrower": (Cue("tell_burrower", 100, 3, urgent=True, caption="caption.burrower"),),
        "shell": (Cue("tell_shell", 95, 3, urgent=True, caption="caption.shell"),),
        "swarm": (Cue("tell_swarm", 95, 3, urgent=True, caption="caption.swarm"),),
        "kite": (Cue("tell_kite", 90, 3, urgent=True, caption="caption.kite"),),
        "herald": (Cue("tell_herald", 90, 2, urgent=True, duck=70, duck_ticks=60, caption="caption.herald"),),
        "tower": (Cue("tell_tower", 90, 3, urgent=True, caption="caption.tower"),),
        "alpha": (Cue("tell_alpha", 100, 2, urgent=True, duck=60, duck_ticks=40, caption="caption.alpha"),),
        "omega": (Cue("tell_omega", 100, 2, urgent=True, duck=70, duck_ticks=40, caption="caption.omega"),),
        "crumble": (Cue("tell_crumble", 80, 2, urgent=True, caption="caption.crumble"),),
    },
    ev.STRIKE: {
        "drone": (Cue("mimic_screech", 65, 3),),
        "lasher": (Cue("strike_lasher", 95, 3),),
        "burrower": (Cue("burrow_strike", 100, 2),),
        "shell": (Cue("strike_shell", 95, 2),),
        "swarm": (Cue("strike_swarm", 90, 2),),
        "kite": (Cue("strike_kite", 90, 2),),
        "tower": (Cue("strike_tower", 80, 3),),
        "alpha": (Cue("mimic_screech", 90, 2, urgent=True), Cue("mimic_growl", 80, 2)),
        "omega": (Cue("tendril", 100, 2, urgent=True),),
    },
    ev.SUMMON: {"": (Cue("summon", 100, 2, urgent=True, caption="caption.summon"),)},
    ev.STAGGER: {"": (Cue("stagger", 80, 3),)},
    ev.PLATE: {"": (Cue("plate_break", 80, 2, urgent=True),)},
    ev.HIT: {
        "": (Cue("hit", 40, 2),),  # somebody in a suit
        **{kind: (Cue("hit_mimic", 55, 3),) for kind in KINDS},
        "blade": (Cue("blade_flesh", 85, 3),),
        "blade_armour": (Cue("blade_armour", 85, 3),),
        "omega": (Cue("hit_mimic", 70, 3),),
    },
    ev.CLANG: {"": (Cue("clang", 45, 3),)},  # off plate; off a ground see IMPACTS
    ev.KILL: {
        **{kind: (Cue(f"death_{kind}", 75, 3),) for kind in KINDS if kind != "alpha"},
        "alpha": (Cue("alpha_death", 100, 1, urgent=True, duck=15, duck_ticks=150),),
    },
    ev.FALLEN: {"": (Cue("fallen", 90, 2),)},
    ev.BLAST: {"": (Cue("explosion", 80, 3, urgent=True, duck=50, duck_ticks=21),), "small": ()},
    ev.BREAK: {"": (Cue("break", 80, 3), Cue("rubble", 50, 2))},
    ev.SHADOW: {"": (Cue("shell_whistle", 55, 3, urgent=True, caption="caption.barrage"),)},
    # -- places
    ev.DOOR: {
        "": (Cue("door", 80, 2, caption="caption.door"),),
        "0": (Cue("door_close", 80, 2, caption="caption.door"),),
    },
    ev.LEVER: {"": (Cue("lever", 80, 2),)},
    ev.SIREN: {
        "": (Cue("siren", 90, 1, urgent=True, caption="caption.water_up"), Cue("water_moves", 80, 1)),
        "down": (Cue("siren", 70, 1, urgent=True, caption="caption.water_down"), Cue("water_moves", 80, 1)),
    },
    ev.SAY: {"loudspeaker": (Cue("loudspeaker", 85, 1, carries=45),)},  # others speak letter by letter
    ev.LIGHT: {"": (Cue("lamp", 70, 3),)},
    ev.HUSH: {"": (Cue("hush", 80, 1, urgent=True, caption="caption.hush", placed=False),)},
    ev.VISION: {"": (Cue("vision", 60, 1, placed=False),)},
    # -- the Omega
    ev.PHASE: {"": (Cue("omega_roar", 100, 1, urgent=True, duck=30, duck_ticks=90, caption="caption.roar"),)},
    ev.FREEZE: {"": (Cue("frozen", 90, 1, urgent=True, caption="caption.frozen", placed=False),)},
    ev.NODE: {"": (Cue("node_break", 100, 2, urgent=True, duck=50, duck_ticks=30),)},
    ev.ROLLBACK: {
        "": (Cue("rollback", 100, 1, urgent=True, duck=10, duck_ticks=60, caption="caption.back", placed=False),),
    },
    ev.CROSSED: {"": (Cue("omega_roar", 70, 1, urgent=True),)},
    ev.OVERLAY: {"": (Cue("lamp_off", 90, 3, placed=False),)},
    ev.CHARGE: {"": (Cue("charge", 90, 1, urgent=True),)},
    ev.PIN: {"": (Cue("pin", 90, 1, urgent=True, placed=False),), "closed": (Cue("pin_closed", 100, 1, urgent=True),)},
    ev.DETONATE: {"": (Cue("detonate", 100, 1, urgent=True, duck=0, duck_ticks=240, placed=False),)},
}

# Known and meant to make no sound of their own.
SILENT: Final = (
    ev.EXIT, ev.ARRIVE, ev.FLAG, ev.SOUND, ev.LOOK, ev.GLANCE, ev.END,
)

FEET: Final = (ev.STEP, ev.LAND)  # events whose sounds are called by the ground: step_sand, land_wood

# A shot that ends in the ground, by the ground; on any other it rings.
EARTH: Final = (Cue("impact_earth", 50, 3),)
STONE: Final = (Cue("impact_stone", 45, 3),)
IMPACTS: Final[dict[str, tuple[Cue, ...]]] = {
    "sand": EARTH, "mud": EARTH, "grass": EARTH, "concrete": STONE, "wood": (Cue("impact_wood", 50, 3),),
}

# What the state of a world sounds like (see `state`).
READY: Final = Cue("aim", 80, 1)  # the pin of a grenade that is held ready
COOLED: Final = Cue("cooled", 80, 1, placed=False)
CELL: Final = Cue("cell", 55, 1, placed=False)
IDLE: Final = Cue("idle", 60, 3)
BEAT: Final = Cue("core_beat", 85, 2, carries=30)
STARTS: Final[dict[str, Cue]] = {  # what sets off, by its look
    "lift": Cue("cable", 55, 2),
    "ship": Cue("dropship", 90, 1, urgent=True, caption="caption.ship"),
}
LEVERS: Final[dict[str, Cue]] = {  # beside the lever that every one of them is
    "gong": Cue("gong", 100, 2, caption="caption.gong"),
    "wheel": Cue("wheel", 90, 2),
    "sluice": Cue("wheel", 90, 2),
    "valve": Cue("wheel", 80, 2),
}

# What menus and scenes ask for by name.
UI: Final[dict[str, Cue]] = {
    "move": Cue("ui_move", 100, 2, placed=False),
    "confirm": Cue("ui_confirm", 100, 2, placed=False),
    "back": Cue("ui_back", 100, 2, placed=False),
    "error": Cue("ui_error", 100, 1, placed=False),
    "slider": Cue("ui_slider", 100, 2, placed=False),
    "toast": Cue("ui_toast", 90, 1, placed=False),
    "page": Cue("page", 90, 2, placed=False),
    "table": Cue("table_open", 100, 1, placed=False),
    "scrub": Cue("scrub", 90, 3, placed=False),
    "pin": Cue("pin_set", 100, 1, placed=False),
    "montage": Cue("montage_end", 100, 1, urgent=True, placed=False),
    "again": Cue("rewind_short", 90, 1, urgent=True, placed=False),
    "radio": Cue("radio_open", 90, 1, placed=False),
    "bugle": Cue("bugle", 90, 1, urgent=True, caption="caption.bugle", placed=False),
    "wakeup": Cue("wakeup", 90, 1, urgent=True, caption="caption.bugle", placed=False),
    "rewind": Cue("rewind", 90, 1, urgent=True, placed=False),
    "heartbeat": Cue("heartbeat", 90, 1, urgent=True, caption="caption.heartbeat", placed=False),
    "alarm": Cue("alarm", 80, 1, placed=False),
    "anchor": Cue("anchor", 80, 1, placed=False),
    "paper": Cue("paper", 80, 1, placed=False),
    "cup": Cue("cup", 80, 1, placed=False),
    "vision": Cue("vision", 60, 1, placed=False),
    "lamp": Cue("lamp", 90, 2, placed=False),
}

# The war that is only seen: each 1 to 3 dB over a bed, so that together they stay under 6, and under all that warns.
FAR: Final[dict[str, Cue]] = {
    "far_gun": Cue("far_gun", 84, 2),
    "far_flak": Cue("far_flak", 80, 3),
    "far_fire": Cue("far_fire", 71, 2),
    "far_ship": Cue("far_ship", 80, 1),
    "far_fall": Cue("far_fall", 98, 1),
    "far_column": Cue("far_column", 84, 2),
    "explosion_far": Cue("explosion_far", 60, 2),
}

# What of these makes the music run back too.
RUNS_BACK: Final = ("rewind", "again")

# Sounds a map may ask for that warn, and so have a caption.
MAP_CAPTIONS: Final[dict[str, str]] = {
    "bugle": "caption.bugle",
    "wakeup": "caption.bugle",
    "alarm": "caption.alarm",
    "truck": "caption.truck",
    "dropship": "caption.ship",
    "explosion": "caption.explosion",
    "explosion_far": "caption.far",
    "siren": "caption.water_up",
    "heartbeat": "caption.heartbeat",
    "mimic_screech": "caption.drone",
    "shell_whistle": "caption.barrage",
}

# The bed of each palette. A map may also name a bed itself, with or without its `amb_`.
AMBIENCE: Final[dict[str, str]] = {
    "storm": "amb_sea",
    "dawn": "amb_base",
    "muster": "amb_base",
    "night": "amb_rain",
    "gold": "amb_wind",
    "dusk": "amb_wind",
    "gallery": "amb_works",
    "drill": "amb_base",
    "deep": "amb_works",
    "office": "amb_peace",
    "morning": "amb_peace",
    "noon": "amb_peace",
}


ARMS: Final = (ev.SHOT, ev.THROW, ev.SWING, ev.RAIL)  # whose text names the sound of a mod's weapon


def cues(event: Event, ground: str = "") -> tuple[Cue, ...]:
    """The sounds of an event; none for a silent or unknown one. `ground` (one of GROUNDS) is what feet are on, or what
    a shot ended in, where that is known better than the event says."""
    rows = TABLE.get(event.what)
    if rows is None:
        return (Cue(event.text, 90, 2, caption=MAP_CAPTIONS.get(event.text, "")),) if event.what == ev.SOUND else ()
    select = _SELECT.get(event.what)
    key = select(event) if select is not None else ""
    found = rows.get(key, rows.get("", ()))
    if event.what == ev.CLANG:
        return IMPACTS.get(ground, found)
    if event.text and event.what in ARMS:
        return tuple(cue._replace(sound=event.text) for cue in found[:1])
    if ground and event.what in FEET:
        return tuple(cue._replace(sound=f"{event.what}_{ground}") for cue in found)
    return found
