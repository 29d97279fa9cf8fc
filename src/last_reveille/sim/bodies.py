"""Whole-pixel movement: bodies go as far as they can and stop at the first wall.

The scheme is that of Celeste and TowerFall (position in px, remainder kept aside), in integers. A body is anything
with x, y, w, h, rx, ry. Steps are at most 8 px, half a tile, so nothing is skipped.
"""

from __future__ import annotations

from typing import Protocol

from .specs import LADDER, ONEWAY, SOLID
from .world import World


class Body(Protocol):
    x: int
    y: int
    w: int
    h: int
    rx: int
    ry: int


def flags_at(world: World, px: int, py: int) -> int:
    """Collision flags of the tile at a point in px; outside: solid to the sides, open above and below."""
    level = world.level
    tx, ty = px >> 4, py >> 4
    if not 0 <= tx < level.width:
        return SOLID
    if not 0 <= ty < level.height:
        return 0
    return world.grid[ty][tx]


def solid_point(world: World, px: int, py: int) -> bool:
    level = world.level
    tx, ty = px >> 4, py >> 4
    if not 0 <= tx < level.width:
        return True
    if 0 <= ty < level.height and world.grid[ty][tx] & SOLID:
        return True
    for b in world.blocks:  # a loop, not any(): this is asked for every shot at every step
        if b[0] <= px < b[2] and b[1] <= py < b[3]:
            return True
    return False


def hits(world: World, x: int, y: int, w: int, h: int) -> bool:
    """Does the box overlap anything solid? The level's sides are walls, its top and bottom are open."""
    level = world.level
    tx0, tx1 = x >> 4, (x + w - 1) >> 4
    if x < 0 or tx1 >= level.width:
        return True
    ty0, ty1 = y >> 4, (y + h - 1) >> 4
    if ty0 < 0:
        ty0 = 0
    if ty1 >= level.height:
        ty1 = level.height - 1
    grid = world.grid
    for ty in range(ty0, ty1 + 1):
        row = grid[ty]
        for tx in range(tx0, tx1 + 1):
            if row[tx] & SOLID:
                return True
    for b in world.blocks:
        if x < b[2] and x + w > b[0] and y < b[3] and y + h > b[1]:
            return True
    return False


def covers(world: World, x: int, y: int, w: int, h: int, flag: int) -> bool:
    """Does the box overlap a tile with this flag?"""
    level = world.level
    tx0, tx1 = max(x >> 4, 0), min((x + w - 1) >> 4, level.width - 1)
    for ty in range(max(y >> 4, 0), min((y + h - 1) >> 4, level.height - 1) + 1):
        row = world.grid[ty]
        for tx in range(tx0, tx1 + 1):
            if row[tx] & flag:
                return True
    return False


def _oneway_row(world: World, x: int, w: int, ty: int) -> bool:
    """Is there a one-way top (or the top of a ladder) in tile row `ty` under x..x+w?"""
    level = world.level
    if not 0 <= ty < level.height:
        return False
    row = world.grid[ty]
    above = world.grid[ty - 1] if ty else b""
    for tx in range(max(x >> 4, 0), min((x + w - 1) >> 4, level.width - 1) + 1):
        flags = row[tx]
        if flags & ONEWAY or (flags & LADDER and not (above and above[tx] & (LADDER | SOLID))):
            return True
    return False


def one_way_under(world: World, x: int, w: int, bottom: int) -> bool:
    """Does a one-way top lie exactly at `bottom`?"""
    if not bottom & 15 and _oneway_row(world, x, w, bottom >> 4):
        return True
    return any(ledge[2] == bottom and x < ledge[1] and x + w > ledge[0] for ledge in world.ledges)


def grounded(world: World, b: Body, drop: bool = False) -> bool:
    """Is there something to stand on right under the body?"""
    if hits(world, b.x, b.y + 1, b.w, b.h):
        return True
    return not drop and one_way_under(world, b.x, b.w, b.y + b.h)


def standing_on(world: World, b: Body) -> int:
    """Index of the mover under the feet, or -1."""
    bottom = b.y + b.h
    for x0, y0, x1, _, index in world.blocks:
        if index >= 0 and y0 == bottom and b.x < x1 and b.x + b.w > x0:
            return index
    for x0, x1, y, index in world.ledges:
        if index >= 0 and y == bottom and b.x < x1 and b.x + b.w > x0:
            return index
    return -1


def move_x(world: World, b: Body, amount: int) -> bool:
    """Move by sub-px; True when a wall stopped it."""
    total = b.rx + amount
    whole = total >> 8
    b.rx = total & 255
    while whole:
        step = min(max(whole, -8), 8)
        if hits(world, b.x + step, b.y, b.w, b.h):
            sign = 1 if step > 0 else -1
            while not hits(world, b.x + sign, b.y, b.w, b.h):
                b.x += sign
            b.rx = 0
            return True
        b.x += step
        whole -= step
    return False


def _landing(world: World, b: Body, step: int) -> int:
    """How far (px) a falling body may go within `step` before a one-way top holds it; `step` if nothing does."""
    bottom = b.y + b.h
    top = (bottom + 15) & ~15
    best = step
    if top < bottom + step and _oneway_row(world, b.x, b.w, top >> 4):
        best = top - bottom
    for x0, x1, y, _ in world.ledges:
        if bottom <= y < bottom + best and b.x < x1 and b.x + b.w > x0:
            best = y - bottom
    return best


def move_y(world: World, b: Body, amount: int, drop: bool = False) -> bool:
    """Move by sub-px; True when floor or ceiling stopped it. `drop`: one-way tops do not hold."""
    total = b.ry + amount
    whole = total >> 8
    b.ry = total & 255
    while whole:
        step = min(max(whole, -8), 8)
        if hits(world, b.x, b.y + step, b.w, b.h):
            sign = 1 if step > 0 else -1
            while not hits(world, b.x, b.y + sign, b.w, b.h):
                if sign > 0 and not drop and _landing(world, b, 1) == 0:
                    break
                b.y += sign
            b.ry = 0
            return True
        if step > 0 and not drop:
            free = _landing(world, b, step)
            if free < step:
                b.y += free
                b.ry = 0
                return True
        b.y += step
        whole -= step
    return False


def overlap(b: Body, x: int, y: int, w: int, h: int) -> bool:
    return b.x < x + w and b.x + b.w > x and b.y < y + h and b.y + b.h > y


def floor_below(world: World, x: int, y: int, reach: int = 160) -> int:
    """y of the first floor (px) at or below the point, or -1 within `reach` px."""
    for py in range(y & ~15, y + reach, 16):
        if flags_at(world, x, py) & (SOLID | ONEWAY):
            return py & ~15
    return -1
