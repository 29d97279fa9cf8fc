"""Somebody who runs to the right, shoots ahead, and jumps over walls and gaps: enough for a first map."""

from __future__ import annotations

from last_reveille.sim.bodies import hits
from last_reveille.sim.command import FIRE, JUMP, RIGHT, pack
from last_reveille.sim.specs import SOLID, TILE
from last_reveille.sim.world import World


def runner(world: World) -> int:
    """The next command."""
    p = world.player
    row, column = (p.y + p.h) // TILE, (p.x + p.w) // TILE
    grid = world.level.grid
    gap = p.ground and row < world.level.height and not grid[row][min(column, world.level.width - 1)] & SOLID
    wall = hits(world, p.x + 6, p.y, p.w, p.h - 5)
    return pack(RIGHT | FIRE | (JUMP if gap or wall or (not p.ground and p.vy < 0) else 0), 0)
