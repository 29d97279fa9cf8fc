"""What a level is before it is played: frozen rows, read from a Tiled map, that `World` is built from.

Lengths are px in the level (16 px a tile, y down), times are ticks (1/60 s) since level entry, speeds are 1/256 px a
tick. `id` is the Tiled object id, unique in its map. A point object has w = h = 0; for things that stand, the point
is the middle of the feet.

Law 9 of the house: whether something is *certain* (it happens at its tick whatever the player does) or *conditional*
is never typed by anyone. It follows from the data: certain means in layer `schedule`, with a tick, without `if` and
without `unless`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .arsenal import Weapon
    from .breeds import Breed

TILE: Final = 16

# Collision grid: one byte a tile, these flags.
SOLID: Final = 1
ONEWAY: Final = 2  # stand on it, jump up through it, drop with down+jump
LADDER: Final = 4
SPIKE: Final = 8  # costs one plate and puts you back on the last firm ground
KILL: Final = 16  # three plates
CRACKED: Final = 32  # with SOLID: breaks under a blast; broken tiles lose all flags
SURFACE_SHIFT: Final = 6  # two bits: 0 sand, 1 metal, 2 mud, 3 concrete. For steps and dust only

KINDS: Final = (
    "drone", "lasher", "spitter", "burrower", "shell", "swarm", "kite", "herald", "tower", "alpha",
)
PEOPLE: Final = ("rita", "sgt", "kid", "gambler", "gunner", "sapper", "officer", "guard", "soldier")
ENTRANCES: Final = ("none", "pod", "breach", "ripple", "climb", "fly")
MOUNTS: Final = ("floor", "roof", "wall")
MOVES: Final = ("dash", "grenade", "walljump", "blade", "rail")  # in the order of the bits of Player.moves
WORKED_BY: Final = ("use", "blade", "grenade", "rail", "shot", "any")
DO: Final = (
    "flag", "clear", "open", "close", "say", "sound", "light", "hush", "look", "collapse", "hold", "release", "arm",
    "vision", "blast", "bag", "end", "phase", "gesture", "shard", "pass", "fail", "send",
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Common to all map objects. Box in px; `if_flag`/`unless_flag` name flags or are empty."""

    id: int
    name: str
    x: int
    y: int
    w: int = 0
    h: int = 0
    if_flag: str = ""
    unless_flag: str = ""
    certain: bool = False  # derived by the loader


@dataclass(frozen=True, slots=True)
class Entry(Thing):
    facing: int = 1


@dataclass(frozen=True, slots=True)
class Exit(Thing):
    to: str = ""  # level id; empty ends the campaign
    entry: str = ""  # name of the Entry there; empty = the first
    needs: str = ""  # a move (see MOVES) without which it stays shut; empty = none


@dataclass(frozen=True, slots=True)
class Anchor(Thing):
    """Relive point. Touching it restores `plates` and refills grenades."""

    label: str = ""  # catalogue key
    plates: int = 1
    clean_tick: int = 0  # when a clean run gets here; for the checker and par


@dataclass(frozen=True, slots=True)
class Spawn(Thing):
    """One enemy. `tick` is when its entrance begins; -1 = as soon as its flag is set (or at once without a flag).
    It is live, and hurts, from `tick + entrance_ticks(entrance)` on."""

    kind: str = "drone"
    tick: int = 0
    facing: int = -1
    entrance: str = "none"
    asleep: bool = False  # stands still until it hears a shot or sees the player within `hear` tiles
    hear: int = 14  # tiles
    group: str = ""
    first: bool = False  # first meeting: tells are half as long again
    harmless: bool = False  # never attacks (theatre, the epilogue's husk)
    mount: str = "floor"  # what a tower grows from: floor, roof, wall. The point is the middle of its feet there
    spar: int = 0  # N: the N-th of those that killed most (Carry.spar) comes instead of `kind`
    breed: str = ""  # a row of Level.breeds of that kind; empty = the kind's own


@dataclass(frozen=True, slots=True)
class Row(Thing):
    """A row of shells: n shells from x on, `step` tiles apart, `gap` ticks between. A shell falls at
    `tick + k * period + i * gap`; its shadow is on the ground 90 ticks before. Columns listed in `holes` are left out;
    each repeat shifts the row by `shift` tiles."""

    tick: int = 0
    period: int = 0
    times: int = 1
    shells: int = 6
    step: int = 2  # tiles
    gap: int = 12
    shift: int = 0
    holes: tuple[int, ...] = ()
    radius: int = 24  # px of blast


@dataclass(frozen=True, slots=True)
class Cue(Thing):
    """Something general on the schedule (class `Event` in Tiled)."""

    tick: int = 0
    period: int = 0  # 0 = once
    times: int = 1
    do: str = "flag"
    target: str = ""  # name of an object, scene key, sound name... by `do`
    flag: str = ""
    amount: int = 0  # ticks, radius... by `do`
    tell: int = 0  # ticks of warning before `tick`, for the checker


@dataclass(frozen=True, slots=True)
class Trigger(Thing):
    """Does `do` when `who` enters its box (then `after` ticks later)."""

    once: bool = True
    who: str = "player"  # player, rita, any
    do: str = "flag"
    target: str = ""
    flag: str = ""
    amount: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Mover(Thing):
    """A solid (or one-way) box that walks along `path` (px, absolute top-left corners) at `speed` sub-px/tick."""

    path: tuple[tuple[int, int], ...] = ()
    speed: int = 256
    tick: int = 0
    pause: int = 0  # ticks at each end
    mode: str = "pingpong"  # once, loop, pingpong
    oneway: bool = True
    look: str = "lift"  # how it is drawn: lift, truck, wing, ship


@dataclass(frozen=True, slots=True)
class Water(Thing):
    """A body of water. The box is the basin; `steps` says to which surface (px from the basin's bottom) the level
    goes and when: (tick, height). It moves at `rate` px a tick / 256. `current` is a push in sub-px/tick."""

    level: int = 0  # px above the bottom at tick 0
    steps: tuple[tuple[int, int], ...] = ()
    rate: int = 128
    current_x: int = 0
    current_y: int = 0
    loop: int = 0  # ticks after which `steps` start over; 0 = once


@dataclass(frozen=True, slots=True)
class Pulse(Thing):
    """A flood through its box: from `tick + k * period` for `active` ticks water fills the box and pushes at `speed`.
    Lamps dim and pipes knock `tell` ticks before."""

    tick: int = 0
    period: int = 960
    active: int = 120
    speed: int = -1152
    tell: int = 90


@dataclass(frozen=True, slots=True)
class Door(Thing):
    """Solid while shut. Opens by `do=open`, by a Lever that targets it, or during `opens`: (from, to) ticks."""

    opens: tuple[tuple[int, int], ...] = ()
    start_open: bool = False
    look: str = "door"  # door, gate, grille, barrier, none


@dataclass(frozen=True, slots=True)
class Lever(Thing):
    """Hold USE within 24 px for `hold` ticks: sets `flag`, and opens/does `target`. kind: lever, wheel, sluice,
    valve, bag (a charge that kills what stands near), cradle (a charge is placed), core (the pin), talk (nothing to
    see: somebody to speak to), gong (a plate that only weapons work: `by` says which)."""

    kind: str = "lever"
    hold: int = 30
    flag: str = ""
    target: str = ""
    once: bool = True
    by: str = "use"  # one of WORKED_BY


@dataclass(frozen=True, slots=True)
class Crumble(Thing):
    """A solid slab that falls `delay` ticks after its first load, and comes back after `respawn` (0 = never)."""

    delay: int = 90
    respawn: int = 0


@dataclass(frozen=True, slots=True)
class Pickup(Thing):
    what: str = "plate"  # plate, grenade, keepsake, note, weapon
    note: str = ""
    weapon: str = ""  # a row of Level.weapons, or one of arsenal.SORTS for the suit's own


@dataclass(frozen=True, slots=True)
class PersonAt(Thing):
    """Somebody. Walks `path` (px, absolute feet points) from `tick` on at 1.6 px/tick; with `gun` shoots at Mimics in
    view. People are mortal when `mortal`; `role` tells the AI: post, walk, rita (companion), talk."""

    who: str = "soldier"
    tick: int = 0
    path: tuple[tuple[int, int], ...] = ()
    role: str = "walk"
    facing: int = 1
    gun: bool = False
    mortal: bool = False
    body: str = ""  # sprite sheet; empty = by `who`
    scene: str = ""  # said when the player comes within `near` px
    near: int = 64
    until: int = -1  # gone at this tick
    refuge: int = 0  # px x to which he runs when the player calls him away; 0 = he cannot be called


@dataclass(frozen=True, slots=True)
class Drill(Thing):
    """A room of the training yard: inside it `move` is lent. A death in it, while that move is not learned, is Rita's
    doing and has the cause "trained"."""

    move: str = "dash"


@dataclass(frozen=True, slots=True)
class Node(Thing):
    """One of the Omega's nerves. Can be hurt only during `open`: (from, to) ticks of the hall's clock."""

    hits: int = 12
    open: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hall(Thing):
    """The Omega's hall. Its clock starts when the player enters the box. Core at (core_x, core_y)."""

    core_x: int = 0
    core_y: int = 0
    core_radius: int = 56
    core_hits: int = 120
    # (tick, what, arg); what is one of strike, sweep_low, sweep_high, lash, suction_left, suction_right, drones
    schedule: tuple[tuple[int, str, int], ...] = ()
    loop_from: int = 400  # where the schedule starts over when it has run out
    loop_to: int = 3600


@dataclass(frozen=True, slots=True)
class Zone(Thing):
    """A plain area. kind: hush (no enemies enter), safe, echo_line, refuge, peace, wind, hatch, war_table (the key of
    use opens it)..."""

    kind: str = ""
    arg: int = 0


# -- for the eye and the ear only; the simulation never reads these


@dataclass(frozen=True, slots=True)
class Light(Thing):
    radius: int = 64
    colour: tuple[int, int, int] = (255, 220, 150)
    flicker: int = 0  # 0 steady, 1 candle, 2 failing lamp, 3 beacon
    from_tick: int = 0
    to_tick: int = -1
    beam: int = 0  # px that a shaft of it reaches down
    lean: int = 0  # px to the right at its foot


@dataclass(frozen=True, slots=True)
class CameraZone(Thing):
    """While the player is inside: lock the camera to the box on the axes named; `lead` px of look-ahead."""

    lock_x: bool = False
    lock_y: bool = False
    lead: int = 80


@dataclass(frozen=True, slots=True)
class Air(Thing):
    """A part of the level with a palette of its own: what lies behind it, and the player's light and weather in it."""

    palette: str = "gallery"


@dataclass(frozen=True, slots=True)
class Prop(Thing):
    """A picture from the prop atlas, feet at (x, y); `switched` is it once the lights of its name are switched."""

    picture: str = ""
    switched: str = ""  # empty: always the same
    front: bool = False
    flip: bool = False


@dataclass(frozen=True, slots=True)
class SoundAt(Thing):
    """A sound that lives at a place: ambience with radius (px)."""

    sound: str = ""
    radius: int = 320


@dataclass(frozen=True, slots=True)
class Habit(Thing):
    """Epilogue only: a remembered ring over nothing. It never comes true."""

    tick: int = 660
    length: int = 180
    shape: str = "ship"


@dataclass(frozen=True, slots=True)
class Sign(Thing):
    text: str = ""  # catalogue key


@dataclass(frozen=True, slots=True)
class TileLayer:
    """A layer as drawn. `cells` holds row-major indices into Level.tiles (0 = nothing), flips in the top three bits
    as Tiled writes them (1<<31 x, 1<<30 y, 1<<29 diagonal)."""

    name: str
    cells: tuple[int, ...]
    front: bool = False  # drawn over the actors
    opacity: int = 255
    offset_x: int = 0
    offset_y: int = 0
    visible: bool = True
    tint: tuple[int, int, int] = (255, 255, 255)
    parallax_x: int = 256  # /256
    parallax_y: int = 256


@dataclass(frozen=True, slots=True)
class ImageLayer:
    """A backdrop. `image` is a path relative to the data root. Parallax factors /256; repeats in x when asked."""

    name: str
    image: str
    x: int = 0
    y: int = 0
    parallax_x: int = 256
    parallax_y: int = 256
    repeat_x: bool = False
    repeat_y: bool = False
    opacity: int = 255
    tint: tuple[int, int, int] = (255, 255, 255)
    front: bool = False
    visible: bool = True


@dataclass(frozen=True, slots=True)
class TileArt:
    """Where tile index i is on which picture: file relative to the data root, px rectangle, and an animation as
    (tile index, ticks) pairs when it has one."""

    image: str
    x: int
    y: int
    w: int
    h: int
    animation: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    id: str
    width: int  # tiles
    height: int
    grid: tuple[bytes, ...]  # collision flags, `height` rows of `width` bytes
    digest: str = ""  # sha256 hex of everything the simulation reads; recordings belong to it
    title: str = ""
    order: int = 0
    music: str = ""
    palette: str = "storm"
    clock_start: int = 0  # seconds since midnight at tick 0
    par_ticks: int = 0
    tide_tick: int = 0  # 0 = none
    tide_speed: int = 256
    seed: int = 1
    suit: bool = True  # False: no weapon, no jump higher than a step (epilogue, first minutes of the base)
    source: str = ""  # file the level was read from, relative to its root
    entries: tuple[Entry, ...] = ()
    exits: tuple[Exit, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    spawns: tuple[Spawn, ...] = ()
    rows: tuple[Row, ...] = ()
    cues: tuple[Cue, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    movers: tuple[Mover, ...] = ()
    waters: tuple[Water, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    doors: tuple[Door, ...] = ()
    levers: tuple[Lever, ...] = ()
    crumbles: tuple[Crumble, ...] = ()
    pickups: tuple[Pickup, ...] = ()
    people: tuple[PersonAt, ...] = ()
    nodes: tuple[Node, ...] = ()
    halls: tuple[Hall, ...] = ()
    drills: tuple[Drill, ...] = ()
    zones: tuple[Zone, ...] = ()
    # rows of a mod that somebody here uses, beside those that the game has
    breeds: tuple[Breed, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    # what he has in his hands when he comes in: rows of `weapons`; empty = the suit's own
    rifle: str = ""
    blade: str = ""
    grenade: str = ""
    rail: str = ""
    # eye and ear
    lights: tuple[Light, ...] = ()
    cameras: tuple[CameraZone, ...] = ()
    airs: tuple[Air, ...] = ()
    props: tuple[Prop, ...] = ()
    sounds: tuple[SoundAt, ...] = ()
    habits: tuple[Habit, ...] = ()
    signs: tuple[Sign, ...] = ()
    layers: tuple[TileLayer | ImageLayer, ...] = ()  # in drawing order; actors go between back and front
    tiles: tuple[TileArt, ...] = ()  # [0] is never drawn
    warnings: tuple[str, ...] = field(default=(), compare=False)


def entrance_ticks(spawn: Spawn) -> int:
    """How long an entrance shows before the thing is live: nothing that was not announced may hurt."""
    if spawn.entrance == "none":
        return 0
    return 90 if spawn.first else 60
