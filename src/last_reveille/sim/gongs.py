"""Levers that hands do not work: plates that answer to a blade, a bullet, a blast or the rail."""

from __future__ import annotations

from . import events
from .events import Event
from .flags import allowed, set_flag
from .places import set_door, start_mover
from .specs import Lever
from .world import World

W, H = 16, 32  # px of a gong that was drawn as a point: the middle of its feet


def gong_box(lever: Lever) -> tuple[int, int, int, int]:
    """x, y, w, h in px."""
    if lever.w and lever.h:
        return lever.x, lever.y, lever.w, lever.h
    return lever.x - W // 2, lever.y - H, W, H


def open_gongs(world: World, by: str) -> list[int]:
    """Indices of the levers that this weapon could work now."""
    return [
        i for i, lever in enumerate(world.level.levers)
        if lever.by in (by, "any") and not (world.levers[i] and lever.once) and allowed(world, lever)
    ]


def strike_gongs(world: World, by: str, x: int, y: int, radius: int) -> int:
    """Works every gong within `radius` px of a point; how many."""
    count = 0
    for i in open_gongs(world, by):
        gx, gy, gw, gh = gong_box(world.level.levers[i])
        dx, dy = min(max(x, gx), gx + gw) - x, min(max(y, gy), gy + gh) - y
        if dx * dx + dy * dy <= radius * radius:
            work(world, i)
            count += 1
    return count


def work(world: World, index: int) -> None:
    """A lever does what it is there for: its flag is set, its door goes, its platform starts."""
    lever = world.level.levers[index]
    world.levers[index] = 1 - world.levers[index] if not lever.once else 1
    world.events.append(Event(events.LEVER, lever.x, lever.y, lever.id))
    set_flag(world, lever.flag)
    for i, door in enumerate(world.level.doors):
        if lever.target and door.name == lever.target:
            set_door(world, i, not world.doors[i] if not lever.once else True)
    start_mover(world, lever.target)
