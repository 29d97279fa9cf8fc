"""What the suit fights with: rifle, grenades, the blade and the rail.

The order within a tick: heat, blade, rail, rifle, grenade. One hand at a time: no shot leaves in the middle of a
swing. The blade's button does two things because the hand is the same: a press swings, holding on charges the rail.
"""

from __future__ import annotations

from typing import Final

from . import events, omega, rules
from .arsenal import Weapon
from .bodies import flags_at, solid_point
from .command import BLADE, FIRE, GRENADE
from .events import Event
from .gongs import gong_box, open_gongs, strike_gongs, work
from .harm import hurt_actor, is_target, stagger
from .specs import CRACKED, MOVES, SOLID, TILE
from .units import COS, SIN
from .weapons import break_tile, fire, throw, turn_shot
from .world import OWNER_MIMIC, OWNER_PLAYER, STATE_LADDER, STATE_SWIM, STRIKE, Actor, Player, World

MOVE_DASH: Final = 1 << MOVES.index("dash")
MOVE_GRENADE: Final = 1 << MOVES.index("grenade")
MOVE_WALLJUMP: Final = 1 << MOVES.index("walljump")
MOVE_BLADE: Final = 1 << MOVES.index("blade")
MOVE_RAIL: Final = 1 << MOVES.index("rail")

LIGHT: Final = ("drone", "kite")


def can(p: Player, move: int) -> bool:
    """Has he learned the move, or does the drill in which he stands lend it?"""
    return bool((p.moves | p.lent) & move)


def gun_point(p: Player) -> tuple[int, int]:
    """Where the arm guns are, px: aim is measured from here."""
    return p.x + p.w // 2, p.y + (10 if p.crouch else 16)


def muzzle(world: World, p: Player) -> tuple[int, int]:
    """Where shots begin, px: in front of the arm, or at it where the front is inside a wall."""
    x, y = gun_point(p)
    mx, my = x + (COS[p.aim] * rules.MUZZLE >> 8), y + (SIN[p.aim] * rules.MUZZLE >> 8)
    return (x, y) if flags_at(world, mx, my) & SOLID else (mx, my)


def take(p: Player, weapon: Weapon) -> None:
    """It is in his hand from now on, until the level's end. A gun comes cool, a bag of grenades full."""
    if weapon.sort == "rifle":
        p.rifle, p.heat, p.overheat = weapon, 0, False
    elif weapon.sort == "blade":
        p.blade, p.swing_t = weapon, 0
    elif weapon.sort == "grenade":
        p.grenade, p.lob = weapon, 0
        p.grenades = min(max(p.grenades, weapon.load), weapon.most)
    else:
        p.rail, p.charge = weapon, 0


def step_arms(world: World, p: Player, buttons: int, pressed: int) -> None:
    if world.tick - p.last_fire > p.rifle.cool_delay or p.overheat:
        p.heat = max(p.heat - p.rifle.cool, 0)
        if p.heat == 0:
            p.overheat = False
    _blade(world, p, pressed)
    _rail(world, p, buttons)
    if buttons & FIRE and p.fire_t == 0 and not 0 < p.swing_t < rules.SWING_AGAIN:
        _shoot(world, p, bool(pressed & FIRE))
    _grenade(world, p, buttons, pressed)


def rest_arms(p: Player) -> None:
    """Whatever the hands were at is broken off: a blow, a held moment, the ground."""
    p.swing_t = p.charge = p.lob = 0


def _shoot(world: World, p: Player, fresh: bool) -> None:
    if world.carry.first or p.overheat:
        # The parade rifle of the first morning has no bolt; a hot gun waits. Say so once a pull.
        if fresh:
            world.events.append(Event(events.DRY, *gun_point(p)))
        return
    p.fire_t = p.rifle.period
    p.last_fire = world.tick
    p.heat += p.rifle.heat
    fire(world, OWNER_PLAYER, 0, *muzzle(world, p), p.aim, p.rifle)
    if not p.ground:
        p.vx -= COS[p.aim] * p.rifle.kick >> 8
        if SIN[p.aim] > 180 and p.vy > 0:
            p.vy -= p.rifle.kick
    if p.heat >= p.rifle.heat_most:
        p.overheat = True
        world.events.append(Event(events.OVERHEAT, *gun_point(p)))


def _grenade(world: World, p: Player, buttons: int, pressed: int) -> None:
    """Held, it is aimed; let go, it flies. A tap does both."""
    if p.lob:
        if buttons & GRENADE:
            p.lob += 1
            return
        p.lob = 0
        p.grenades -= 1
        p.throw_cd = p.grenade.period
        p.last_throw = world.tick
        throw(world, p)
    elif pressed & GRENADE and can(p, MOVE_GRENADE) and p.throw_cd == 0 and p.grenades > 0 and not world.carry.first:
        p.lob = 1


# -- blade


def _blade(world: World, p: Player, pressed: int) -> None:
    if p.swing_t:
        p.swing_t = p.swing_t + 1 if p.swing_t < rules.SWING_TICKS else 0
    if pressed & BLADE and can(p, MOVE_BLADE) and not 0 < p.swing_t < rules.SWING_AGAIN and not world.carry.first:
        p.swing_t = 1
        p.lob = 0
        world.events.append(Event(events.SWING, *gun_point(p), p.aim, OWNER_PLAYER, p.blade.sound))
    if not p.swing_t:
        return
    if rules.SWING_PARRIES[0] <= p.swing_t <= rules.SWING_HITS[1]:
        _cut_shots(world, p)
    if rules.SWING_HITS[0] <= p.swing_t <= rules.SWING_HITS[1]:
        _cut_bodies(world, p)


def parrying(p: Player) -> bool:
    return rules.SWING_PARRIES[0] <= p.swing_t <= rules.SWING_PARRIES[1]


def _in_arc(p: Player, x: int, y: int) -> bool:
    """Is a point (px) within the blade's half circle on the side of the aim? A hand's breadth behind counts too."""
    gx, gy = gun_point(p)
    dx, dy = x - gx, y - gy
    if dx * dx + dy * dy > p.blade.reach * p.blade.reach:
        return False
    return dx * COS[p.aim] + dy * SIN[p.aim] >= -rules.BLADE_BEHIND * 256


def _cut_shots(world: World, p: Player) -> None:
    kept = []
    for shot in world.shots:
        x, y = shot.at(world.tick)
        if shot.owner != OWNER_MIMIC or not _in_arc(p, x >> 8, y >> 8):
            kept.append(shot)
        elif parrying(p):
            kept.append(turn_shot(world, shot, p.aim))
            world.events.append(Event(events.PARRY, x >> 8, y >> 8, 0))
        else:
            world.events.append(Event(events.CUT, x >> 8, y >> 8))
    world.shots = kept


def _cut_bodies(world: World, p: Player) -> None:
    begun = world.tick - p.swing_t + 1
    x, y = gun_point(p)
    met = False
    for a in world.actors:
        if a.swung == begun or not is_target(a):
            continue
        nx, ny = min(max(x, a.x), a.x + a.w), min(max(y, a.y), a.y + a.h)
        if not _in_arc(p, nx, ny):
            continue
        a.swung = begun
        met = True
        hurt_actor(world, a, p.blade.damage, OWNER_PLAYER, nx, ny, events.BY_BLADE)
        if a.state == STRIKE and a.kind in LIGHT:
            stagger(world, a)  # what weighs little does not bite with a blade in its face
    if p.swing_t == rules.SWING_HITS[0]:
        px, py = x + (COS[p.aim] * rules.BLADE_MIDDLE >> 8), y + (SIN[p.aim] * rules.BLADE_MIDDLE >> 8)
        met = strike_gongs(world, "blade", px, py, rules.BLADE_WIDE) > 0 or met
        if world.omega is not None:
            met = omega.take_hit(world, px, py, p.blade.damage, COS[p.aim], events.BY_BLADE) or met
    if met and not p.ground and SIN[p.aim] > 180 and p.vy > -p.blade.lift:
        p.vy, p.jump_t = -p.blade.lift, 0  # what is struck from above throws him up


# -- rail


def _rail(world: World, p: Player, buttons: int) -> None:
    cost = p.rail.cells * rules.BATTERY_CELL
    ready = can(p, MOVE_RAIL) and p.battery >= cost and not world.carry.first
    if buttons & BLADE and ready and p.state not in (STATE_SWIM, STATE_LADDER):
        if p.swing_t == 0 or p.swing_t >= rules.SWING_AGAIN:
            p.charge += 1
            if p.charge == p.rail.charge:
                world.events.append(Event(events.CHARGED, *gun_point(p)))
        return
    if p.charge >= p.rail.charge and ready:
        p.battery -= cost
        p.last_rail = world.tick
        _ray(world, p)
        p.vx -= COS[p.aim] * p.rail.kick >> 8
        if not p.ground:
            p.vy -= SIN[p.aim] * p.rail.kick >> 8
    p.charge = 0


def _ray(world: World, p: Player) -> None:
    """All at once along the aim: through three Mimics and any grille, up to the first wall; a cracked one breaks."""
    x0, y0 = gun_point(p)
    gongs = [(i, gong_box(world.level.levers[i])) for i in open_gongs(world, "rail")]
    struck: list[Actor] = []
    length = 0
    core = world.omega is None
    for far in range(rules.RAIL_STEP, p.rail.reach + 1, rules.RAIL_STEP):
        x, y = x0 + (COS[p.aim] * far >> 8), y0 + (SIN[p.aim] * far >> 8)
        length = far
        for i, (gx, gy, gw, gh) in list(gongs):
            if gx <= x < gx + gw and gy <= y < gy + gh:
                gongs.remove((i, (gx, gy, gw, gh)))
                work(world, i)
        flags = flags_at(world, x, y)
        if flags & SOLID:
            if flags & CRACKED:
                break_tile(world, x // TILE, y // TILE)
            break
        if solid_point(world, x, y) and not _grille(world, x, y):
            break
        for a in world.actors:
            if a not in struck and is_target(a) and a.x <= x < a.x + a.w and a.y <= y < a.y + a.h:
                struck.append(a)
                hurt_actor(world, a, p.rail.damage, OWNER_PLAYER, x, y, events.BY_RAIL)
        if not core:
            core = omega.take_hit(world, x, y, p.rail.damage, COS[p.aim], events.BY_RAIL)
        if len(struck) >= p.rail.pierces:
            break
    world.events.append(Event(events.RAIL, x0, y0, p.aim, length, p.rail.sound))
    world.noise = x0


def _grille(world: World, x: int, y: int) -> bool:
    """Is what is solid at a point (px) nothing but a grille?"""
    for door, is_open in zip(world.level.doors, world.doors, strict=True):
        if not is_open and door.look == "grille" and door.x <= x < door.x + door.w and door.y <= y < door.y + door.h:
            return True
    return False
