"""All state of one level in play, in one tree of plain objects: what `step` changes and `snapshot` copies.

Everybody outside may read this and must not write to it. Boxes are whole px, top-left corner (x, y) with (w, h);
remainders rx, ry are 0..255 sub-px; speeds are sub-px a tick; timers count ticks.
"""

from __future__ import annotations

from typing import Final

from . import dice, rules
from .arsenal import SORTS
from .arsenal import STANDARD as WEAPONS
from .breeds import NOBODY
from .breeds import STANDARD as BREEDS
from .events import Event
from .specs import KINDS, Level

OWNER_PLAYER: Final = 0
OWNER_MIMIC: Final = 1
OWNER_RITA: Final = 2
OWNER_SOLDIER: Final = 3
OWNER_ECHO: Final = 4  # the solid echo of the Omega's rollback
OWNER_WORLD: Final = 5  # barrage, falling ships

# Actor states. What they mean in detail is each kind's own business; these names are shared so that the view can pick
# an animation without knowing the kind: see view/poses.py.
ENTER: Final = 0  # entrance shows; harmless and unharmed
IDLE: Final = 1
MOVE: Final = 2
TELL: Final = 3
STRIKE: Final = 4
RECOVER: Final = 5
FROZEN: Final = 6
DYING: Final = 7  # still drawn, no longer there
HIDDEN: Final = 8  # under the sand
ASLEEP: Final = 9
DOWN: Final = 10  # a person on the ground who may be revived, or stays
TALK: Final = 11
HUSK: Final = 12  # an inert Mimic

# Shot kinds
BULLET: Final = 0
SHARD: Final = 1
GRENADE: Final = 2

# Causes of death (catalogue keys death.<cause>.N) beside the enemy kinds
CAUSES: Final = (
    *KINDS, "omega", "fall", "drown", "crush", "barrage", "grenade", "trained", "quit", "pin",
)

STATE_NORMAL: Final = 0
STATE_DASH: Final = 1
STATE_LADDER: Final = 2
STATE_SWIM: Final = 3
STATE_HELD: Final = 4  # no control (scripted moments); `Player.held` counts down, or -1 until released
STATE_DEAD: Final = 5
STATE_PIN: Final = 6  # the hand is on the pin
STATE_DOWN: Final = 7  # on the ground, with Rita on her way; `Player.held` counts down


PLAYER_FIELDS: Final = (
    "aim", "air", "anchor", "battery", "buffer", "cause", "charge", "coyote", "crouch", "dash_cd", "dash_dir",
    "dash_t", "dead_t", "drop_t", "facing", "fire_t", "firm_x", "firm_y", "grenades", "ground", "ground_mover", "h",
    "heat", "held", "hurt_t", "jump_t", "killer", "land_t", "last_fire", "last_rail", "last_throw", "lent", "lob",
    "mercy", "moves", "overheat", "pin_t", "plates", "prev", "rx", "ry", "state", "still", "swing_t", "throw_cd",
    "use_id", "use_t", "vx", "vy", "w", "wall", "wall_t", "wet", "x", "y",
)


class Player:
    """Major Cage. Body 16x40 px (24 high when crouched), the part that can be hurt is 12x28. What he has in his hands
    is four rows of numbers, one for each sort of weapon."""

    __slots__ = (*PLAYER_FIELDS, *SORTS)

    def __init__(self) -> None:
        self.x = 0
        self.y = 0
        self.w = 16
        self.h = 40
        self.rx = 0
        self.ry = 0
        self.vx = 0
        self.vy = 0
        self.state = STATE_NORMAL
        self.facing = 1
        self.aim = 0
        self.ground = False
        self.ground_mover = -1  # index in World.movers of what we stand on; -1 none
        self.coyote = 0
        self.buffer = 0
        self.jump_t = 0  # ticks of held jump left
        self.wall = 0  # -1, 1: the side of the wall that he slides down; 0 none
        self.wall_t = 0  # ticks left of a kick off a wall
        self.crouch = False
        self.drop_t = 0  # ticks in which one-way platforms are ignored
        self.dash_t = 0
        self.dash_cd = 0
        self.dash_dir = 0
        self.battery = 0  # in ticks of recharge: BATTERY_CELL a cell
        self.still = 0
        self.plates = 3
        self.mercy = 0
        self.hurt_t = -999  # tick of the last hurt
        self.heat = 0
        self.overheat = False
        self.fire_t = 0
        self.last_fire = -999
        self.grenades = 2
        self.throw_cd = 0
        self.last_throw = -999
        self.lob = 0  # ticks for which a grenade has been held ready
        self.swing_t = 0  # tick of the blade's swing, from 1; 0 none
        self.charge = 0  # ticks for which the rail has charged
        self.last_rail = -999
        self.land_t = -999  # tick of the last hard landing
        self.wet = 0  # px of body under water
        self.air = 600
        self.use_id = 0  # object id being used
        self.use_t = 0
        self.held = 0
        self.pin_t = 0
        self.moves = 3  # what he has learned: bits in the order of specs.MOVES
        self.lent = 0  # and what the drill in which he stands lends him
        self.prev = 0  # buttons of the last tick
        self.anchor = 0  # object id of the last anchor touched
        self.firm_x = 0
        self.firm_y = 0
        self.cause = ""
        self.killer = 0
        self.dead_t = -1  # tick of death
        self.rifle = WEAPONS["rifle"]
        self.blade = WEAPONS["blade"]
        self.grenade = WEAPONS["grenade"]
        self.rail = WEAPONS["rail"]


ACTOR_FIELDS: Final = (
    "a", "b", "c", "d", "facing", "first", "ground", "group", "h", "hit_t", "home_x", "hp", "id", "kind", "look",
    "order", "owner_hit", "pose", "rx", "ry", "spec", "state", "swung", "target", "timer", "vx", "vy", "w", "x", "y",
)


class Actor:
    """Anybody else: Mimics, people, Rita, the solid echo. One shape for all; a, b, c, d are each kind's own, and its
    numbers are those of its breed."""

    __slots__ = (*ACTOR_FIELDS, "breed")

    def __init__(self, ident: int, kind: str, x: int, y: int, w: int, h: int) -> None:
        self.id = ident
        self.kind = kind  # one of specs.KINDS or specs.PEOPLE, or "echo"
        self.breed = BREEDS.get(kind, NOBODY)
        self.x = x
        self.y = y
        self.w = w
        self.h = h
        self.rx = 0
        self.ry = 0
        self.vx = 0
        self.vy = 0
        self.hp = 1
        self.facing = -1
        self.state = IDLE
        self.timer = 0  # ticks left in this state (or 0)
        self.pose = 0  # ticks since this state began
        self.ground = False
        self.hit_t = -999  # tick of the last hit, for the flash
        self.owner_hit = -1  # OWNER_* of the last hit
        self.swung = -1  # tick at which the swing began that has hit it already
        self.spec = 0  # object id in the map
        self.group = 0
        self.first = False
        self.target = 0  # of a drone: the herald that called it; of a person: 1 when the scene was said
        self.order = 0  # of a Mimic: the side of the player from which an Alpha has it come; of a person: 1 called
        # away, 2 in safety
        self.look = 0  # variant of the body
        self.home_x = x
        self.a = 0
        self.b = 0
        self.c = 0
        self.d = 0


SHOT_FIELDS: Final = (
    "aim", "damage", "dx", "dy", "g", "kind", "life", "owner", "source", "t0", "x0", "y0",
)


class Shot:
    """A thing in flight, closed-form: at tick t it is at x0 + dx*n, y0 + dy*n + g*n*(n-1)/2 (sub-px), n = t - t0."""

    __slots__ = (*SHOT_FIELDS, "blast", "force", "tint")

    def __init__(
        self, kind: int, owner: int, source: int, x0: int, y0: int, dx: int, dy: int, g: int, t0: int, life: int,
        damage: int, aim: int, blast: int = 0, force: int = rules.BLAST_DAMAGE,
        tint: tuple[int, int, int] | None = None,
    ) -> None:
        self.kind = kind
        self.owner = owner
        self.source = source  # actor id of who shot (0 the player)
        self.x0 = x0
        self.y0 = y0
        self.dx = dx
        self.dy = dy
        self.g = g
        self.t0 = t0
        self.life = life  # ticks
        self.damage = damage
        self.aim = aim
        self.blast = blast  # px within which it hurts where it bursts; 0 = it does not
        self.force = force  # damage to a Mimic of that
        self.tint = tint  # for the eye only

    def at(self, tick: int) -> tuple[int, int]:
        """Position in sub-px at a tick."""
        n = tick - self.t0
        return self.x0 + self.dx * n, self.y0 + self.dy * n + self.g * n * (n - 1) // 2


MOVER_FIELDS: Final = (
    "dx", "dy", "h", "leg", "live", "oneway", "rx", "ry", "step", "w", "wait", "x", "y",
)


class MoverState:
    """Moving platform, truck, falling wing. `leg` is the index of the path point it is going to."""

    __slots__ = MOVER_FIELDS

    def __init__(self, x: int, y: int, w: int, h: int, oneway: bool) -> None:
        self.x = x
        self.y = y
        self.w = w
        self.h = h
        self.rx = 0
        self.ry = 0
        self.leg = 1
        self.step = 1
        self.wait = 0
        self.dx = 0  # px moved in this tick
        self.dy = 0
        self.oneway = oneway
        self.live = True  # False: gone (crumbled)


SHELL_FIELDS: Final = (
    "radius", "row", "tick", "x", "y",
)


class Shell:
    """A barrage shell on its way: lands at (x, y) px at `tick`."""

    __slots__ = SHELL_FIELDS

    def __init__(self, row: int, tick: int, x: int, y: int, radius: int) -> None:
        self.row = row
        self.tick = tick
        self.x = x
        self.y = y
        self.radius = radius


OMEGA_FIELDS: Final = (
    "charges", "clock", "core", "crossed", "echo_end", "echo_start", "flags", "hall", "hurt_side", "hurt_tick",
    "line", "nodes", "open_from", "open_to", "phase", "pin", "ring", "side", "stood", "strike_t", "strike_x",
    "strike_y", "struck", "sweep", "sweep_t", "tape", "turn_t",
)


class Omega:
    """State of the last fight. `clock` counts from the start of the phase. See sim/omega.py."""

    __slots__ = OMEGA_FIELDS

    def __init__(self) -> None:
        self.phase = 0  # 0 asleep, 1 nerves, 2 rewind, 3 alone, 4 belt, 5 detonated
        self.clock = 0
        self.core = 120
        self.nodes: list[int] = []  # hits left of each node
        self.open_from = 0
        self.open_to = 0  # the core is open for clock in [open_from, open_to)
        self.side = 0  # -1 / 1: the side to which the shell has turned (that side does nothing); 0 none
        self.turn_t = 0
        self.line = 80  # core hits at which it will roll the hall back next; 0 none
        self.crossed = 0  # lines that stay crossed
        self.hurt_tick = -1
        self.echo_start = -1  # world tick at which the solid echo began; -1 none
        self.echo_end = -1
        self.charges = 0
        self.pin = 0
        self.strike_t = -1  # tick at which the tendril strikes (strike_x, strike_y); -1 none
        self.strike_x = 0
        self.strike_y = 0
        self.sweep = 0  # 0 none, 1 low, 2 high
        self.sweep_t = -1
        self.flags = 0
        self.hall = -1
        self.struck = 0  # strikes so far
        self.hurt_side = 0  # -1 left, 1 right: where the one stood who last hurt the core
        self.stood: list[tuple[int, int, int]] = []  # (clock, x, y): where it will strike, from earlier runs
        self.ring: list[tuple[int, World]] = []  # (tick, World): frozen snapshots to roll back to
        self.tape: list[tuple[int, int, int, int, int, int]] = []  # (x, y, h, facing, aim, fired) of each tick


CARRY_FIELDS: Final = ("battery", "first", "flags", "grenades", "moves", "plates", "spar", "stood")


class Carry:
    """What comes in from the level before. Stands in the recording's header; nothing else of a profile may reach
    the simulation."""

    __slots__ = CARRY_FIELDS

    def __init__(self) -> None:
        self.first = False  # the first morning: parade rifle, plot armour
        self.plates = 3
        self.grenades = 2
        self.battery = 3
        self.moves = 3
        self.flags: tuple[str, ...] = ()  # rita_lives, ...
        self.stood: tuple[tuple[int, int, int], ...] = ()  # hall: (clock, x, y) where earlier runs stood
        self.spar: tuple[str, ...] = ()  # kinds that killed most, the deadliest first: for the yard


WORLD_FIELDS: Final = (
    "actors", "blasts", "blocks", "broken", "carry", "cue_at", "death", "dice", "doors", "entered", "events",
    "exit_entry", "exit_to", "fired", "flags", "grid", "hush_t", "ledges", "level", "levers", "movers",
    "next_id", "noise", "omega", "over", "pending", "picked", "player", "refused", "shells", "shots", "spawned", "tick",
    "tide_x", "water",
)


class World:
    __slots__ = WORLD_FIELDS

    def __init__(self, level: Level, seed: int, carry: Carry) -> None:
        self.level = level
        self.tick = 0
        self.dice = dice.seed(seed)
        self.carry = carry  # never changed
        self.player = Player()
        self.actors: list[Actor] = []
        self.shots: list[Shot] = []
        self.movers: list[MoverState] = []  # level.movers first, then level.crumbles, in order
        self.shells: list[Shell] = []
        self.grid: list[bytes] = list(level.grid)  # rows are replaced, never changed
        self.broken: list[int] = []  # y * width + x of broken tiles, in order
        self.doors: list[int] = []  # 1 = open, one per level.doors
        self.levers: list[int] = []  # 1 = done, one per level.levers
        self.picked: list[int] = []  # 1 = taken
        self.fired: list[int] = []  # 1 = done, one per level.triggers
        self.entered: list[int] = []  # 1 = anchor was touched
        self.spawned: list[int] = []  # 1 = out, one per level.spawns
        self.cue_at: list[int] = []  # tick at which each cue is next due; -1 = never again
        self.water: list[int] = []  # surface y in sub-px, one per level.waters
        self.flags: list[str] = []  # set flags in the order of setting
        self.pending: list[tuple[int, str, str, str, int]] = []  # (tick, do, target, flag, amount)
        self.blasts: list[tuple[int, int, int, int]] = []  # (x, y, radius, owner) of this tick
        self.noise = 0  # x px of the loudest thing this tick, 0 = silence
        self.refused = -999  # tick at which an exit last said that he lacks a move
        self.hush_t = 0  # silence lasts until this tick
        self.tide_x = -1
        self.omega: Omega | None = None
        self.next_id = 1
        self.exit_to = ""  # set in the tick in which an exit was reached
        self.exit_entry = ""
        self.over = ""  # "", "dead", "exit", "end"
        self.death = ""
        # Derived at the start of each tick from movers and doors; never part of a snapshot.
        self.blocks: list[tuple[int, int, int, int, int]] = []  # (x0, y0, x1, y1, mover index or -1): solid
        self.ledges: list[tuple[int, int, int, int]] = []  # (x0, x1, y, mover index): tops to stand on
        self.events: list[Event] = []  # of the last step
