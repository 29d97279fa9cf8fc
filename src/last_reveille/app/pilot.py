"""A player by the rules: finds its way, shoots what it sees, and answers each announced attack as it is meant to be.

It knows what a good player knows: the map, and what every tell announces. It does not try things out on copies of the
world as the scout does, and so costs little more than the tick itself.
"""

from __future__ import annotations

import random
from typing import Final

from ..sim.bodies import floor_below, hits
from ..sim.command import BLADE, DASH, DOWN, FIRE, GRENADE, JUMP, LEFT, RIGHT, UP, USE, pack
from ..sim.gongs import gong_box
from ..sim.harm import armoured, is_target
from ..sim.player import gun_point
from ..sim.schedule import lever_in_reach
from ..sim.specs import LADDER, ONEWAY, Level, Lever
from ..sim.units import direction
from ..sim.weapons import clear_line
from ..sim.world import FROZEN, OWNER_MIMIC, STATE_LADDER, STATE_SWIM, STRIKE, TELL, Actor, Player, World
from .chart import FAR, PARTS, Node, chart

SIGHT: Final = 340  # px in which it shoots
NEAR: Final = 150  # px at which it stops to shoot before it goes on
PATIENCE: Final = 150  # ticks without a step nearer to the goal after which it tries something else
FANCY: Final = 1 / 240  # of all ticks in which it does something for no reason: no two lives are alike
HOT: Final = 1200  # heat at which it lets the gun cool
SURFACE: Final = 32  # px of body under water at which a push carries out of it
AHEAD: Final = 6  # tiles of way that it looks ahead
BUTTONS: Final = {-1: LEFT, 0: 0, 1: RIGHT}


class Rules:
    """One life after another may be played with the same one: it notices a new level by itself."""

    def __init__(self, seed: int = 0) -> None:
        self.dice = random.Random(seed)
        self.level: Level | None = None
        self.best = FAR
        self.stuck = 0
        self.whim, self.whim_left = 0, 0
        self.cool = False

    def __call__(self, world: World) -> int:
        p = world.player
        if self.level is not world.level or world.tick < 2:
            self._arrive(world)
        self._progress(world)
        aim, fire = self._shoot(world)
        if p.state == STATE_SWIM or p.state == STATE_LADDER:
            fire = 0
        answer = answer_to(world)
        if answer is not None:
            buttons, side = answer
            if buttons & BLADE:
                return pack(_fresh(p, buttons), 0 if side > 0 else 32)
            return pack(_fresh(p, buttons | fire), aim)
        if lever_in_reach(world) >= 0:
            return pack(USE, aim)
        if not self.whim_left and self.dice.random() < FANCY:
            self.whim, self.whim_left = self.dice.choice((LEFT, RIGHT | JUMP, JUMP, 0, RIGHT | DASH)), 14
        if self.whim_left > 0:
            self.whim_left -= 1
            return pack(_fresh(p, self.whim | fire), aim)
        if self.stuck > PATIENCE:
            self._turn(world)
        go = self._way(world)
        if fire and self.stuck < 90 and _held_up(world):
            go = _stand_off(world)
        return pack(_fresh(p, go | fire), aim)

    # -- the way

    def _arrive(self, world: World) -> None:
        if self.level is not world.level:
            self.level, self.chart = world.level, chart(world.level)
        self.best, self.stuck, self.whim_left = FAR, 0, 0

    def _here(self, world: World) -> Node:
        p = world.player
        if p.ground or p.state in (STATE_LADDER, STATE_SWIM):
            parts = PARTS
        else:
            parts = 4 if p.jump_t else (2 if p.vy < 0 else 0)
        return self.chart.settle((p.x + p.w // 2) >> 4, (p.y + p.h - 2) >> 4, parts)

    def _progress(self, world: World) -> None:
        far = self.chart.far.get(self._here(world), FAR)
        if far < self.best:
            self.best, self.stuck = far, 0
        else:
            self.stuck += 1

    def _way(self, world: World) -> int:
        """Buttons for the next steps of the way."""
        p = world.player
        x, y, _ = self._here(world)
        steps = self.chart.way(self._here(world), AHEAD)
        if not steps:
            return RIGHT | (JUMP if _blocked(world, 1) or _gap(world, 1) or p.jump_t else 0)
        side = next(((nx > x) - (nx < x) for nx, _, _ in steps if nx != x), 0)
        low, high = max(ny for _, ny, _ in steps[:3]), min(ny for _, ny, _ in steps[:4])
        here = self.chart.terrain.flags(x, y) | self.chart.terrain.flags(x, y + 1)
        if here & LADDER and steps[0][0] == x and steps[0][1] != y:
            if steps[0][1] > y:
                return DOWN
            return UP if self.chart.terrain.flags(x, y) & LADDER else JUMP | BUTTONS[side]  # from its top on: a jump
        if p.state == STATE_SWIM:
            leap = JUMP if p.wet < SURFACE and not p.prev & JUMP else 0  # out of the water in one push
            return BUTTONS[side] | (UP | leap if high < y or not self.chart.terrain.stands(x, y) else DOWN)
        if steps[0][:2] == (x, y + 1) and p.ground and here & ONEWAY:
            return DOWN | JUMP
        buttons = BUTTONS[side]
        wall = self._wall(x, y) if high < y and not p.ground and p.vy > -300 and not p.wall_t else 0
        if wall:
            return BUTTONS[wall] | (JUMP if not p.prev & JUMP else 0)
        over = p.ground and side and (_blocked(world, side) or (_gap(world, side) and low <= y))
        if (high < y and (p.ground or p.vy < 0)) or over or (p.jump_t and low <= y):
            buttons |= JUMP
        ledge = any(ny <= y and nx != x and parts == PARTS for nx, ny, parts in steps[:4])
        abyss = p.vy > 300 and low <= y and floor_below(world, p.x + 8, p.y + p.h, 200) < 0
        if not p.ground and side and p.vy > 0 and (ledge or abyss):
            buttons |= DASH
        return buttons

    def _wall(self, x: int, y: int) -> int:
        """The side on which there is a wall to kick off; 0 none."""
        terrain = self.chart.terrain
        return 1 if terrain.solid(x + 1, y) else (-1 if terrain.solid(x - 1, y) else 0)

    def _turn(self, world: World) -> None:
        """Nothing has come of it for a while: something else, then."""
        self.stuck = PATIENCE - 60
        self.whim, self.whim_left = self.dice.choice((
            (LEFT | JUMP, 40), (RIGHT | JUMP, 40), (LEFT, 60), (RIGHT | DASH | JUMP, 30), (UP, 50), (DOWN | JUMP, 12),
            (GRENADE, 6), (BLADE, 8), (BLADE, 50), (LEFT, 160), (RIGHT, 90), (JUMP, 20), (DOWN | RIGHT, 60), (0, 120),
        ))

    # -- the gun

    def _shoot(self, world: World) -> tuple[int, int]:
        """(aim, FIRE or 0): at the nearest that a shot would reach and hurt, or at a plate that wants to be struck."""
        p = world.player
        self.cool = p.heat > HOT or (self.cool and p.heat > HOT // 2)
        x, y = gun_point(p)
        mark = _mark(world, x, y)
        if mark is None:
            return (0 if p.facing > 0 else 32), 0
        return direction(mark[0] - x, mark[1] - y), 0 if self.cool else FIRE


def _fresh(p: Player, buttons: int) -> int:
    """Some buttons count only when they go down: let go of them for one tick where they must be pressed anew."""
    held = p.prev & buttons
    if held & JUMP and p.ground and not p.jump_t:
        buttons &= ~JUMP
    return buttons & ~(held & DASH)


def _blocked(world: World, side: int) -> bool:
    p = world.player
    return hits(world, p.x + side * 10, p.y, p.w, p.h - 5)


def _gap(world: World, side: int) -> bool:
    p = world.player
    return bool(p.ground) and floor_below(world, p.x + (p.w + 6 if side > 0 else -6), p.y + p.h, 96) < 0


def _prey(world: World) -> list[Actor]:
    p = world.player
    near = [a for a in world.actors if is_target(a) and not a.group and abs(a.x - p.x) < SIGHT and abs(a.y - p.y) < 200]
    return sorted(near, key=lambda a: (abs(a.x - p.x) + abs(a.y - p.y), a.id))


def _mark(world: World, x: int, y: int) -> tuple[int, int] | None:
    for a in _prey(world):
        middle = a.x + a.w // 2, a.y + a.h // 2
        if not armoured(a, middle[0] - x) and clear_line(world, x, y, *middle):
            return middle
    om = world.omega
    if om is not None:
        hall = world.level.halls[om.hall]
        return min([(n.x, n.y) for i, n in enumerate(world.level.nodes) if om.nodes[i] > 0] or
                   [(hall.core_x, hall.core_y)], key=lambda at: abs(at[0] - x))
    for i, lever in enumerate(world.level.levers):
        if lever.by in ("shot", "any") and lever.kind == "gong" and not world.levers[i]:
            middle = _gong(lever)
            if abs(middle[0] - x) < SIGHT and clear_line(world, x, y, *middle):
                return middle
    return None


def _gong(lever: Lever) -> tuple[int, int]:
    x, y, w, h = gong_box(lever)
    return x + w // 2, y + h // 2


def _held_up(world: World) -> bool:
    """Is somebody so near that one shoots first and goes on afterwards?"""
    p = world.player
    return any(abs(a.x - p.x) < NEAR and abs(a.y - p.y) < 80 and a.state != FROZEN for a in _prey(world)[:3])


def _stand_off(world: World) -> int:
    """Keep them at a distance: away from whoever is very near, but never over an edge."""
    p = world.player
    prey = _prey(world)[0]
    side = 1 if prey.x + prey.w // 2 < p.x + p.w // 2 else -1
    if abs(prey.x - p.x) > 90 or _gap(world, side) or _blocked(world, side):
        return 0
    return BUTTONS[side]


# -- answers


def answer_to(world: World) -> tuple[int, int] | None:
    """Buttons against what is about to happen, and the side (-1, 1) from which it comes; None: nothing is."""
    p = world.player
    middle = p.x + p.w // 2
    for shell in world.shells:
        left = shell.tick - world.tick
        off = middle - shell.x
        if left < 44 and abs(off) < shell.radius + 20:
            away = 1 if off >= 0 else -1
            return BUTTONS[away] | (DASH if left < 14 else 0), -away
    shot = _incoming(world)
    if shot:
        return (BLADE if not p.prev & BLADE else 0), shot
    for a in sorted(world.actors, key=lambda a: abs(a.x - p.x)):
        if a.state in (TELL, STRIKE) and is_target(a) and abs(a.x - p.x) < 240 and not a.group:
            side = 1 if a.x + a.w // 2 > middle else -1
            buttons = _answer(world, a, abs(a.x + a.w // 2 - middle) - a.w // 2)
            if buttons is not None:
                return buttons, side
    return None


def _incoming(world: World) -> int:
    """The side from which a shot arrives within the blade's reach; 0 none."""
    p = world.player
    x, y = (p.x + p.w // 2) << 8, (p.y + p.h // 2) << 8
    for shot in world.shots:
        if shot.owner != OWNER_MIMIC:
            continue
        for n in (4, 7):
            sx, sy = shot.at(world.tick + n)
            if abs(sx - x) < 28 << 8 and abs(sy - y) < 34 << 8:
                return -1 if shot.dx > 0 else 1
    return 0


def _answer(world: World, a: Actor, far: int) -> int | None:
    """What a good player does about this one now; None: nothing yet."""
    p = world.player
    away = LEFT if a.x + a.w // 2 > p.x + p.w // 2 else RIGHT
    if a.kind in ("drone", "alpha", "shell"):
        if a.state == STRIKE and far < 46:
            return BLADE if not p.prev & BLADE else 0
        return away if a.kind == "alpha" and far < 90 else None
    if a.kind == "lasher":
        if far < 84 and (a.state == STRIKE or a.timer < 8):
            return DOWN
        return None
    if a.kind == "swarm":
        if a.state == STRIKE and far < 70:
            return JUMP | (RIGHT if away == LEFT else LEFT)
        return None
    if a.kind == "kite":
        return away if abs(a.b - p.x - 8) < 40 and abs(a.c - p.y - p.h) < 80 else None
    if a.kind == "burrower":
        return RIGHT | (JUMP if a.timer < 24 else 0) if far < 30 and a.state == TELL else None
    return None
