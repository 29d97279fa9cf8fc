"""A laboratory level drawn in text, for tests of the simulation.

`#` solid, `=` one-way, `H` ladder, `^` spike, `X` kill, `c` cracked, `@` the player's feet stand in this cell's bottom.
"""

from __future__ import annotations

from typing import Any

from last_reveille.sim import specs
from last_reveille.sim.command import pack
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World

FLAGS = {
    "#": specs.SOLID, "=": specs.ONEWAY, "H": specs.LADDER, "^": specs.SPIKE, "X": specs.KILL,
    "c": specs.SOLID | specs.CRACKED,
}


def level(drawing: str, **fields: Any) -> specs.Level:
    rows = drawing.strip("\n").split("\n")
    width = max(len(r) for r in rows)
    grid = tuple(bytes(FLAGS.get(ch, 0) for ch in row.ljust(width)) for row in rows)
    entries = [
        specs.Entry(900, "start", x * 16 + 8, (y + 1) * 16)
        for y, row in enumerate(rows)
        for x, ch in enumerate(row)
        if ch == "@"
    ]
    fields.setdefault("entries", tuple(entries))
    return specs.Level(id="lab", width=width, height=len(rows), grid=grid, digest="lab", **fields)


def world(drawing: str, first: bool = False, **fields: Any) -> World:
    carry = Carry()
    carry.first = first
    return start(level(drawing, **fields), 7, carry)


def run(w: World, ticks: int, buttons: int = 0, aim: int = 0) -> list[str]:
    """Hold buttons for some ticks; the names of all events."""
    seen: list[str] = []
    for _ in range(ticks):
        step(w, pack(buttons, aim))
        seen += [e.what for e in w.events]
    return seen


FLAT = """
..............................................
..............................................
..............................................
..............................................
..............................................
..............................................
..............................................
..............................................
..............................................
....@.........................................
##############################################
##############################################
""".replace(".", " ")


def floor(flags: int) -> World:
    """A world four tiles wide, with a floor of these tiles under the player."""
    one = specs.Level("lab", 4, 4, (bytes(4), bytes(4), bytes([flags] * 4), bytes(4)))
    at = World(one, 1, Carry())
    at.grid = [bytearray(row) for row in one.grid]
    at.player.x, at.player.y = 16, 32 - at.player.h
    return at
