"""Walks the training yard from its door to its end, drill by drill, by looking at what is there and not by rote: a
change of the rules that leaves the drills passable leaves this walk passable. For tests and for tests/record.py."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

from last_reveille.sim.command import BLADE, DASH, DOWN, GRENADE, JUMP, LEFT, RIGHT, UP, pack
from last_reveille.sim.snapshot import clone
from last_reveille.sim.specs import TILE
from last_reveille.sim.step import step
from last_reveille.sim.world import STATE_NORMAL, World

LONG = 900  # ticks after which a step of the walk has failed
HALL = 10  # row on which one walks past the drills


class Lost(Exception):
    """The walk got no further; the text says where."""


class Walk:
    """Plays a world and keeps what was pressed."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.commands: array[int] = array("H")

    @property
    def feet(self) -> int:
        return self.world.player.y + self.world.player.h

    def hold(self, ticks: int, buttons: int = 0, aim: int = 0) -> None:
        for _ in range(ticks):
            if self.world.over:
                return
            command = pack(buttons, aim)
            step(self.world, command)
            self.commands.append(command)

    def until(self, what: Callable[[], bool], buttons: int = 0, aim: int = 0, most: int = LONG) -> None:
        for _ in range(most):
            if what() or self.world.over:
                return
            self.hold(1, buttons, aim)
        p = self.world.player
        raise Lost(f"at tick {self.world.tick}, column {p.x / TILE:.1f}, row {self.feet / TILE:.1f}")

    def to(self, column: float) -> None:
        """Runs to a column (of the left edge of the body)."""
        x, p = int(column * TILE), self.world.player
        if p.x < x:
            self.until(lambda: p.x >= x, RIGHT)
        else:
            self.until(lambda: p.x <= x, LEFT, 32)

    def land(self, buttons: int = 0) -> None:
        self.until(lambda: self.world.player.ground, buttons)

    def hop(self, side: int, ticks: int = 18) -> None:
        self.hold(ticks, side | JUMP)
        self.land(side)

    def leap(self, side: int) -> None:
        """A jump with a dash at its top."""
        self.hold(15, side | JUMP)
        self.hold(1, side | JUMP | DASH)
        self.land(side)

    def down(self, column: float) -> None:
        """Down the ladder at a column, to the drill."""
        p = self.world.player
        self.to(column)
        self.until(lambda: p.y > HALL * TILE, DOWN)
        self.until(lambda: p.ground and p.y > (HALL + 4) * TILE, DOWN)

    def up(self, column: float) -> None:
        p = self.world.player
        self.to(column)
        self.hold(8, UP)
        self.until(lambda: p.state == STATE_NORMAL and p.ground and self.feet <= HALL * TILE, UP)

    def climb(self, row: int) -> None:
        """From wall to wall until the feet stand on a row, with the last kick to the right."""
        p, side = self.world.player, RIGHT
        self.hold(1, side | JUMP)
        for _ in range(LONG):
            if p.ground and self.feet <= row * TILE:
                return
            over = side == RIGHT and self.feet < row * TILE - 2
            if not over and p.wall == (1 if side == RIGHT else -1) and p.vy > -200:
                self.hold(1, side)
                side = LEFT if side == RIGHT else RIGHT
                self.hold(1, (LEFT if side == RIGHT else RIGHT) | JUMP)
                self.hold(9, side | JUMP)
            else:
                self.hold(1, side | JUMP)
        raise Lost(f"climbing to row {row}")


def _door(world: World, name: str) -> int:
    return next(i for i, door in enumerate(world.level.doors) if door.name == name)


def dash(walk: Walk) -> None:
    """Over eight, through the shutter, there and back."""
    world = walk.world
    walk.down(28.3)
    walk.to(37.4)
    walk.leap(RIGHT)
    walk.to(54.6)
    shutter = _door(world, "shutter")
    walk.until(lambda: not world.doors[shutter])
    walk.until(lambda: bool(world.doors[shutter]))
    walk.hold(1, RIGHT | DASH)
    walk.hold(22, RIGHT)
    walk.hold(90)
    walk.to(62.6)
    walk.hop(RIGHT)
    walk.to(66.5)
    walk.land()
    walk.hold(20, LEFT, 32)
    walk.to(69.4)
    walk.leap(RIGHT)
    walk.to(81.0)
    walk.to(79.3)
    walk.leap(LEFT)
    walk.to(67.5)
    walk.hop(LEFT)
    walk.hop(RIGHT, 20)
    walk.hop(RIGHT, 20)
    walk.up(89.6)


def walljump(walk: Walk) -> None:
    """Four wide, six wide past a thrower, and walls that part."""
    world = walk.world
    walk.down(97.3)
    walk.to(105.5)
    walk.hold(20)
    walk.climb(18)
    walk.to(111.5)
    walk.land()
    walk.to(117.0)

    def thrown() -> bool:
        return any(abs((shot.at(world.tick)[0] >> 8) - world.player.x) < 6 * TILE for shot in world.shots)

    walk.until(lambda: not thrown())
    walk.until(thrown)
    walk.hold(30)
    walk.climb(18)
    walk.to(126.2)
    walk.land()
    walk.to(131.0)
    wall = world.movers[1]
    walk.until(lambda: wall.x > 135 * TILE)
    walk.until(lambda: wall.x <= 134 * TILE + 4)
    walk.climb(16)
    walk.up(149.8)


def blade(walk: Walk) -> None:
    """Three corridors against a thrower in each: what comes near is cut, and so is the plate at the end."""
    world, p = walk.world, walk.world.player
    walk.down(155.3)
    for flag, gong, beyond in (("blade1", 177.5, 183.0), ("blade2", 200.5, 206.0), ("blade3", 220.5, 225.5)):
        for _ in range(2 * LONG):
            if flag in world.flags:
                break
            near = any(0 < (shot.at(world.tick)[0] >> 8) - p.x - 8 < 70 for shot in world.shots)
            swing = (near or p.x >= (gong - 1.7) * TILE) and not 0 < p.swing_t < 16
            walk.hold(1, (RIGHT if p.x < (gong - 1.6) * TILE else 0) | (BLADE if swing else 0))
        walk.to(beyond)
    walk.up(226.7)


def _try(walk: Walk, columns: Iterable[float], flag: str, tries: list[list[int]]) -> None:
    """From one of the columns, the first way of pressing that sets a flag."""
    for column in columns:
        walk.to(column)
        walk.hold(12)
        for commands in tries:
            world = clone(walk.world)
            for command in commands:
                step(world, command)
            if flag in world.flags and not world.over:
                for command in commands:
                    walk.hold(1, command & 0x3FF, command >> 10)
                return
    raise Lost(f"nothing sets {flag}")


def grenade(walk: Walk) -> None:
    """Over, back from a wall, and through a hatch before it opens."""
    def throws(aims: range, waits: range) -> list[list[int]]:
        return [[0] * wait + [pack(GRENADE, aim)] + [pack(0, aim)] * 76 for wait in waits for aim in aims]

    walk.down(234.3)
    _try(walk, (240, 242, 244, 238, 245), "arc", throws(range(40, 64), range(1)))
    walk.to(256)
    _try(walk, (258, 260, 261, 257, 262), "bounce", throws(range(40, 64), range(1)))
    walk.to(280)
    _try(walk, (281, 282, 280, 283, 284), "hatch_rung", throws(range(48, 64), range(0, 240, 12)))
    walk.up(295.7)


def rail(walk: Walk) -> None:
    """Two in a line, one behind bars, and one that is not shot at."""
    def shots(aims: range) -> list[list[int]]:
        return [[pack(BLADE, aim)] * 75 + [pack(0, aim)] * 2 for aim in aims]

    walk.down(303.3)
    _try(walk, (309, 308, 310), "dummy2", shots(range(1)))
    walk.to(328.5)
    walk.hold(120)
    _try(walk, (329, 330, 331, 332, 333, 334), "bars_rung", shots(range(48, 64)))
    walk.to(343.5)
    walk.hold(450)
    walk.up(362.7)


DRILLS = {"dash": dash, "walljump": walljump, "blade": blade, "grenade": grenade, "rail": rail}


def yard(world: World) -> array[int]:
    """Commands for the whole yard, through the pit and out. Changes the world. Raises Lost."""
    walk = Walk(world)
    for drill in DRILLS.values():
        drill(walk)
    p = world.player
    walk.to(368)
    walk.hold(6, DOWN)
    walk.until(lambda: p.ground and p.y > (HALL + 2) * TILE, DOWN)
    walk.up(392.7)
    walk.until(lambda: bool(world.over), RIGHT)
    return walk.commands
