"""What a player can certainly not get to, whatever they do.

A flood through the open tiles of a map that is more able than any player: every wall can be climbed, every door stands
open, all that cracks is gone, whatever moves is everywhere on its way at once, and each leap is higher and longer than
the rules allow. What even this flood does not touch is out of reach; what it touches may still be.
"""

from __future__ import annotations

from typing import Final

from ..sim.specs import CRACKED, LADDER, ONEWAY, SOLID, TILE, Level, Thing
from .footing import carriers, covered

MOST: Final = 1 << 17  # tiles: of larger maps nothing is said, because it would take too long
# Tiles that a leap may rise: the lift that a comrade gives, 7, and two held jumps of 3.5 each, with one to spare. Maps
# are read without the rules, so these numbers are here, and a test holds them against the rules.
RISE: Final = 15
# Tiles that it may cross at its own height: two held jumps of 6.7 each, and four dashes of 4, with one to spare.
SPAN: Final = 31
FALL: Final = 1  # tiles that may be crossed more for each that is lost in height; half of that is real
AROUND: Final = 8  # tiles round where an enemy comes in; a blade that meets it in the air lifts its owner
ROUNDS: Final = 100  # leaps one after the other; a map that needs more is a maze, and takes too long
_DIGITS: Final = b"01" + bytes(254)
_BODY: Final = 3  # tiles: a body of 40 px


class Reach:
    """The tiles that the feet of the player can be in. Sets of tiles are whole numbers with a bit for each: a map has
    tens of thousands, and what is done here is done to all of them at once."""

    def __init__(self, level: Level) -> None:
        self.width = level.width + 2  # a column of wall on either side
        self.sky = RISE + _BODY  # rows above the map that one can leap into
        self.height = level.height + self.sky + _BODY
        self.touched = -1  # every bit: of this level nothing is known
        echoes = level.halls or any(zone.kind.startswith("echo") for zone in level.zones)
        # Where one's own echo can be stood on, leaps have no end.
        if level.width * level.height <= MOST and level.entries and not echoes:
            self.touched = self._flood(level)
        line = (1 << self.width) - 1
        self.rows = [self.touched >> row * self.width & line for row in range(self.height)]

    def out_of_reach(self, thing: Thing) -> bool:
        """Is a box or a point certainly never touched? Nothing is, where nothing is known."""
        if self.touched == -1:
            return False
        x, y, w, h = thing.x, thing.y, thing.w, thing.h
        if not w:
            x, y, w, h = x - TILE, y - TILE, 2 * TILE, TILE
        rows, line = self._cells(x - TILE, y, w + 2 * TILE, h + _BODY * TILE)
        return not any(self.rows[row] & line for row in rows)

    def _cells(self, x: int, y: int, w: int, h: int) -> tuple[range, int]:
        """Rows and the bits of columns that a box in px lies in, the sky and the walls at the sides counted in."""
        left, right = max(0, x // TILE + 1), min(self.width - 1, (x + w - 1) // TILE + 1)
        top, bottom = max(0, y // TILE + self.sky), min(self.height - 1, (y + h - 1) // TILE + self.sky)
        return range(top, bottom + 1), ((1 << max(0, right - left + 1)) - 1) << left

    def _tiles(self, level: Level, flags: int, but: int = 0) -> int:
        """Those with any of the flags, and without the other ones."""
        table = bytes(bool(value & flags and not value & but) for value in range(256))
        return self._bits([row.translate(table) for row in level.grid])

    def _bits(self, rows: list[bytes]) -> int:
        """Rows of the map with a byte of 0 or 1 for each tile, as a set."""
        void = bytes(self.width)
        lines = [void] * self.sky + [b"\0" + row + b"\0" for row in rows] + [void] * _BODY
        return int(b"".join(lines).translate(_DIGITS)[::-1], 2)

    def _edges(self) -> int:
        return sum((1 | 1 << (self.width - 1)) << row * self.width for row in range(self.height))

    def _holds(self, level: Level, room: int) -> int:
        """Tiles from which a leap can begin: there is something to stand on, to kick off, to climb or to swim in."""
        far = AROUND * TILE
        boxes = [*carriers(level), *((spawn.x - far, spawn.y - far, 2 * far, 2 * far) for spawn in level.spawns)]
        held = self._tiles(level, LADDER) | self._bits(covered(boxes, level.width, level.height))
        floor = self._tiles(level, SOLID | ONEWAY) | held
        found = held | (floor | floor << 1 | floor >> 1) >> self.width
        sides = self._tiles(level, SOLID) | self._edges() | held
        beside = (sides << 1 | sides >> 1) & room
        for _ in range(_BODY):  # a body reaches up from its feet
            found |= beside
            beside = beside << self.width & room
        return found & room

    def _flood(self, level: Level) -> int:
        everything = (1 << self.width * self.height) - 1
        room = everything & ~(self._tiles(level, SOLID, CRACKED) | self._edges())
        holds = self._holds(level, room)
        touched, done = 0, 0
        for entry in level.entries:
            rows, line = self._cells(entry.x - 1, entry.y - TILE, 2, TILE)
            for row in rows:
                touched |= line << row * self.width & room
        if not touched:
            return -1  # nobody can begin there, which is another mistake
        ahead = touched
        for _ in range(ROUNDS):
            touched |= self._leaps(ahead, room)
            done |= ahead
            ahead = touched & holds & ~done
            if not ahead:
                return touched
        return -1

    def _leaps(self, start: int, room: int) -> int:
        """All tiles that one leap from any of `start` passes: up to its top, and down from anywhere on that way."""
        across = [start] * (SPAN + 1)  # by how many tiles to the side were used
        up = 0
        for rise in range(RISE + 1):
            if rise:
                across = [tiles >> self.width & room for tiles in across]
            for used in range(1, SPAN + 1):
                before = across[used - 1]
                across[used] |= before | (before << 1 | before >> 1) & room
            up |= across[SPAN]
        found, low = up, up
        while low:
            low = low << self.width & room
            for _ in range(FALL):
                low |= (low << 1 | low >> 1) & room
            low &= ~found
            found |= low
        return found
