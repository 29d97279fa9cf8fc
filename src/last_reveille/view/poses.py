"""Which frame of which sheet shows a body: a pure function of the world and its tick.

Nothing here remembers anything, so a snapshot, a replay and the live game draw the same picture of the same state.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from ..sim import rules
from ..sim import world as w
from ..sim.breeds import Breed
from ..sim.player import suited
from ..sim.specs import KINDS, Level, PersonAt, Spawn
from ..sim.units import COS
from ..sim.world import Actor, Player, World
from . import beasts
from .assets import Assets
from .atmosphere import palette_at
from .climate import climate
from .people import DRILL as DRILL
from .people import DRILL_CUTS as DRILL_CUTS
from .people import LEAP, PACE, civil_frame, rita_frame, soldier_frame, turning
from .sheet import COLD, ECHO, HIT, HUSK, MERCY, MERCY_END, PLAIN, RIM, WHITE, Sheet

FLASH_TICKS: Final = 2  # of six between two bullets: the body stays to be seen under fire
LARGE: Final = ("alpha", "lasher", "herald", "burrower")  # a white field of that size that flickers under fire hurts
MERCY_ENDS: Final = 15  # last ticks of it, in which the outline thins: it never blinks
RUN_PX: Final = 6  # px travelled per frame of the hero's run, at which the feet do not slide
THROW_TICKS: Final = 14
RAIL_TICKS: Final = 15
RISE_TICKS: Final = 26  # last ticks on the ground, in which he gets up
WALL_GAP: Final = 5  # px: the sheet's wall is at 13 px from his middle, the body's at 8
LAND_TICKS: Final = 12
CRAWL_PX: Final = 6  # px travelled per frame on his knees
SHOT_TICKS: Final = 4  # for which a shot is seen in the shoulder
READY_TICKS: Final = 20  # after a shot for which the gun stays in his hand on a ladder
HURRY: Final = 450  # sub-px a tick from which one runs who does not wear the suit

# How he dies, by what killed him; whatever is not listed runs him through.
DEATHS: Final = {
    "fall": "death_fall", "drown": "death_drown", "crush": "death_crush", "barrage": "death_blast",
    "grenade": "death_blast", "pin": "death_blast", "shell": "death_blast", "alpha": "death_blast",
    "omega": "death_blast",
}

# Which sheet shows whom when the map does not say; a Mimic has the sheet of its name.
BODIES: Final = {
    "rita": "rita", "officer": "officer", "guard": "soldier_b", "soldier": "soldier_a", "sgt": "okoro", "kid": "junie",
    "gambler": "dov", "gunner": "moss", "sapper": "wick", "echo": "hero_aim",
}
# The same people out of the suit.
FATIGUES: Final = {
    "rita": "rita_u", "officer": "officer", "guard": "soldier_u", "soldier": "soldier_u", "sgt": "okoro_u",
    "kid": "junie_u", "gambler": "dov_u", "gunner": "moss_u", "sapper": "wick_u",
}
# Nameless soldiers and guards have one of these bodies each, by the number of their object.
CROWD: Final = {
    "soldier_a": ("soldier_a", "soldier_b", "soldier_c"),
    "soldier_u": ("soldier_u", "soldier_v", "soldier_w", "soldier_x"),
}


class Pose(NamedTuple):
    """A frame of a sheet. `dx`, `dy`: from the middle of the body's lower edge to the sheet's origin, px."""

    sheet: Sheet
    frame: int
    flip: bool
    style: str = PLAIN
    dx: int = 0
    dy: int = 0


class Cast:
    """The level's spawn and person rows by object id, and the sheets to dress them in."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self.level = level
        self.assets = assets
        self.spawns: dict[int, Spawn] = {s.id: s for s in level.spawns}
        self.people: dict[int, PersonAt] = {p.id: p for p in level.people}
        self._pictures: dict[str, str] = {}  # name of a kind's sheet with a breed's picture before it -> sheet
        for person in level.people:  # read now, not when they first come into the picture
            self.sheet(self._own(person) or self._dressed(person.who, person.id, person.gun))

    def sheet(self, name: str) -> Sheet:
        return self.assets.sheet(f"actors/{name}")

    def body(self, actor: Actor) -> str:
        """Name of the sheet for an actor."""
        row = self.people.get(actor.spec)
        if row and self._own(row):
            return row.body
        if actor.kind in KINDS:
            name = beasts.sheet_name(actor)
            return self._pictured(name, actor.breed) if actor.breed.picture else name
        return self._dressed(actor.kind, actor.spec, bool(row and row.gun))

    def _pictured(self, name: str, breed: Breed) -> str:
        """The sheet of a breed for one of its kind's: with the same ending if there is such a one, else the plain one,
        else the kind's."""
        key = f"{breed.picture} {name}"
        if key not in self._pictures:
            wanted = (breed.picture + name.removeprefix(breed.kind), breed.picture)
            self._pictures[key] = next((one for one in wanted if self.assets.has(f"sprites/actors/{one}.json")), name)
        return self._pictures[key]

    def _own(self, row: PersonAt) -> str:
        """The body that the map gives somebody, if there is a sheet of it."""
        return row.body if row.body and self.assets.has(f"sprites/actors/{row.body}.json") else ""

    def _dressed(self, who: str, spec: int, gun: bool) -> str:
        suit = self.level.suit or (gun and who != "rita")
        name = BODIES.get(who, "soldier_a") if suit else FATIGUES.get(who, "soldier_u")
        crowd = CROWD.get(name, (name,)) if who in ("soldier", "guard") else (name,)
        return crowd[spec % len(crowd)]


# -- the player


def aim_side(aim: int, facing: int) -> int:
    """-1 or 1: the side that an aim of 0..63 points to; straight up and down keep the facing."""
    across = COS[aim & 63]
    if across:
        return 1 if across > 0 else -1
    return 1 if facing >= 0 else -1


def aim_step(aim: int, side: int) -> int:
    """0 (straight up) .. 8 (straight down): which of the nine baked gun directions shows an aim."""
    turned = aim if side > 0 else 32 - aim
    relative = ((turned + 32) & 63) - 32
    return max(0, min(8, (relative + 18) // 4))


def player_pose(world: World, cast: Cast) -> Pose:
    player, tick = world.player, world.tick
    side = aim_side(player.aim, player.facing)
    if not suited(world):
        return _in_uniform(player, tick, cast)
    style = PLAIN
    if player.state != w.STATE_DEAD:
        if 0 <= tick - player.hurt_t < FLASH_TICKS:
            style = WHITE
        elif tick < player.mercy and player.state != w.STATE_DOWN:
            style = MERCY if player.mercy - tick > MERCY_ENDS else MERCY_END
    plain = _plain_pose(player, tick, cast, side)
    if plain is not None:
        return plain._replace(style=style)
    sheet = cast.sheet("hero_aim")
    dx = -WALL_GAP * player.wall if _on_wall(player) else 0
    return Pose(sheet, _aimed_frame(player, tick, sheet, side), side < 0, style, dx)


def _on_wall(player: Player) -> bool:
    return player.wall != 0 and player.state == w.STATE_NORMAL


def _plain_pose(player: Player, tick: int, cast: Cast, side: int) -> Pose | None:
    """Moves in which the gun does not follow the aim."""
    sheet, facing = cast.sheet("hero"), player.facing < 0
    if player.state == w.STATE_DEAD:
        return Pose(sheet, _dying_frame(player, tick, sheet), facing)
    if player.state == w.STATE_DOWN:
        return Pose(sheet, _down_frame(player, tick, sheet), facing)
    if player.state == w.STATE_DASH or player.dash_t > 0:
        return Pose(sheet, sheet.at("dash", rules.DASH_TICKS - player.dash_t, loop=False), player.dash_dir < 0)
    if player.state == w.STATE_LADDER:
        if tick - player.last_fire < READY_TICKS:
            return None
        return Pose(sheet, sheet.nth("ladder", -player.y * 8 // 14), facing)
    if player.state == w.STATE_PIN:
        return Pose(sheet, sheet.at("rail_charge", max(0, player.pin_t), loop=False), facing)
    if player.swing_t:
        return _swing_pose(player, cast.sheet("hero_blade"), side)
    if player.state == w.STATE_SWIM:
        return None
    if player.wall:
        if side != player.wall:  # his back to it, the gun free
            return None
        return Pose(sheet, sheet.at("wallslide", tick), player.wall < 0, dx=-WALL_GAP * player.wall)
    if player.wall_t and tick - player.last_fire > 6:
        away = player.vx < 0
        return Pose(sheet, sheet.at("walljump", rules.WALL_JUMP_TICKS - player.wall_t, loop=False), away)
    if not player.ground and player.vy < -rules.JUMP:
        thrown = cast.sheet("hero_blade")
        return Pose(thrown, thrown.at("thrown", (player.vy + rules.BOOST) // rules.GRAVITY, loop=False), side < 0)
    if player.ground and not player.crouch:
        return _standing_pose(player, tick, sheet, side)
    if 0 <= tick - player.hurt_t < 12 and not player.ground:
        return Pose(sheet, sheet.at("hit", tick - player.hurt_t, loop=False), facing)
    return None


def _standing_pose(player: Player, tick: int, sheet: Sheet, side: int) -> Pose | None:
    """What he does on his feet, if he stands still for it."""
    still, level = abs(player.vx) <= 90, 3 <= aim_step(player.aim, side) <= 5
    if 0 <= tick - player.last_throw < THROW_TICKS:
        # The grenade is in the air in the tick of the throw, so the picture begins with the hand already forward.
        return Pose(sheet, sheet.at("grenade", 13 + tick - player.last_throw, loop=False), side < 0)
    if still and player.lob:
        return Pose(sheet, sheet.nth("grenade", min(2, player.lob // 5), loop=False), side < 0)
    if still and level and player.charge:
        return Pose(sheet, sheet.nth("rail_charge", player.charge * 6 // player.rail.charge, loop=False), side < 0)
    if level and 0 <= tick - player.last_rail < RAIL_TICKS:
        # The beam itself is drawn where it went; of the first frame's there is none.
        return Pose(sheet, sheet.at("rail_fire", 2 + tick - player.last_rail, loop=False), side < 0)
    if still and 0 <= tick - player.land_t < LAND_TICKS and tick - player.last_fire > 6 and not player.charge:
        return Pose(sheet, sheet.at("land", tick - player.land_t, loop=False), side < 0)
    return None


def _dying_frame(player: Player, tick: int, sheet: Sheet) -> int:
    """By what killed him; nobody lies down in the air, so while he drops the fall is held half way."""
    tag = DEATHS.get(player.cause, "death")
    first, last = sheet.span(tag)
    frame = sheet.at(tag, max(0, tick - player.dead_t), loop=False)
    return min(frame, (first + last + 1) // 2) if player.vy > LEAP else frame


def _down_frame(player: Player, tick: int, sheet: Sheet) -> int:
    """He falls, lies, and in the last half second gets up the way he fell."""
    fallen = rules.DOWN_TICKS - player.held
    return sheet.at("death", min(fallen, player.held) if player.held < RISE_TICKS else fallen, loop=False)


def _swing_pose(player: Player, sheet: Sheet, side: int) -> Pose:
    step = aim_step(player.aim, side)
    way = "up" if step < 3 else "down" if step > 5 and not player.ground else "forward"
    tag = f"swing_{way}" if player.ground or way == "down" else f"swing_{way}_air"
    return Pose(sheet, sheet.at(tag, player.swing_t - 1, loop=False), side < 0)


def _aimed_frame(player: Player, tick: int, sheet: Sheet, side: int) -> int:
    step, since = aim_step(player.aim, side), tick - player.last_fire
    if player.state == w.STATE_LADDER:
        return sheet.nth(f"ladder_{step}", player.y // 8)
    if player.state == w.STATE_SWIM and not player.ground:
        return sheet.at(f"swim_{step}", tick)
    if _on_wall(player):
        return sheet.at(f"wall_{step}", tick)
    if not player.ground:
        return airborne(sheet, step, player.vy)
    if player.crouch:
        if abs(player.vx) > 90:
            return sheet.nth(f"crawl_{step}", player.x * side // CRAWL_PX)
        return sheet.nth(f"crouch_{step}", 1 if 0 <= since < SHOT_TICKS else 0)
    if abs(player.vx) > 90:
        return sheet.nth(f"run_{step}", player.x * side // RUN_PX)
    if 0 <= since < SHOT_TICKS:
        return sheet.at(f"shoot_{step}", since, loop=False)
    return sheet.at(f"idle_{step}", tick)


def airborne(sheet: Sheet, step: int, vy: int) -> int:
    """Stretched, tucked, open, reaching: by how fast he rises or falls (sub-px a tick)."""
    if vy < 0:
        return sheet.nth(f"rise_{step}", 0 if vy < -LEAP else 1)
    return sheet.nth(f"fall_{step}", 0 if vy < LEAP else 1)


def _in_uniform(player: Player, tick: int, cast: Cast) -> Pose:
    sheet = cast.sheet("cage_u")
    flip = player.facing < 0
    if not player.ground:
        return Pose(sheet, sheet.nth("rise" if player.vy < 0 else "fall", 0), flip)
    if player.vx * player.facing < -30:
        return Pose(sheet, turning(sheet, player.vx, rules.RUN), flip)
    if abs(player.vx) > HURRY:
        return Pose(sheet, sheet.nth("run", player.x * player.facing // RUN_PX), flip)
    if abs(player.vx) > 60:
        return Pose(sheet, sheet.nth("walk", player.x * player.facing // PACE), flip)
    return Pose(sheet, sheet.at("idle", tick), flip)


# -- everybody else


def actor_pose(world: World, actor: Actor, cast: Cast) -> Pose | None:
    """None when there is nothing to see (under the sand)."""
    if actor.state == w.HIDDEN:
        return None
    name = cast.body(actor)
    sheet = cast.sheet(name).tinted(actor.breed.tint)
    flip = actor.facing < 0
    style = PLAIN
    if 0 <= world.tick - actor.hit_t < FLASH_TICKS and actor.state != w.HUSK:
        style = HIT if actor.kind in LARGE else WHITE
    if actor.kind in KINDS:
        style = HUSK if actor.state == w.HUSK else style
        if style == PLAIN:
            # What is behind it counts, wherever the player is.
            place = palette_at(cast.level, actor.x + actor.w // 2, actor.y + actor.h // 2)
            style = COLD if actor.state == w.FROZEN else RIM if climate(place).rim else PLAIN
        return Pose(sheet, beasts.frame(world, actor, sheet), flip, style, *beasts.offset(actor))
    if actor.kind == "echo":
        frame, style = _echo_frame(world, actor, sheet), ECHO
    elif name == "rita":
        frame = rita_frame(world, actor, sheet)
    elif sheet.has("shoot"):
        frame = soldier_frame(world, actor, sheet)
    else:
        frame = civil_frame(world, actor, sheet)
    return Pose(sheet, frame, flip, style)


def _echo_frame(world: World, actor: Actor, sheet: Sheet) -> int:
    """The undone self has no speed of its own: how it moves is read off the tape that it follows."""
    side = aim_side(actor.target, actor.facing)
    step = aim_step(actor.target, side)
    dx = dy = 0
    tape = world.omega.tape if world.omega else []
    if 1 < actor.b <= len(tape):
        dx, dy = tape[actor.b - 1][0] - tape[actor.b - 2][0], tape[actor.b - 1][1] - tape[actor.b - 2][1]
    if actor.h < 34:
        return sheet.nth(f"crawl_{step}", actor.x * side // CRAWL_PX) if dx else sheet.nth(f"crouch_{step}", 0)
    if dy:
        return airborne(sheet, step, dy << 8)
    if dx:
        return sheet.nth(f"run_{step}", actor.x * side // RUN_PX)
    return sheet.at(f"idle_{step}", world.tick)
