"""The as-remembered meter: how far reality still matches the memory."""

from __future__ import annotations

from typing import Final

from ..sim.world import World


class Remembered:
    """The as-remembered meter: how far this loop's world is still the last loop's, one bar each half second.

    Compares who is where, not what the player did. It lasts as long as the program runs.
    """

    EVERY: Final = 30
    BARS: Final = 22

    def __init__(self) -> None:
        self._last: dict[str, dict[int, dict[int, tuple[int, int, int]]]] = {}
        self._now: dict[int, dict[int, tuple[int, int, int]]] = {}
        self._level = ""
        self.bars: list[int] = []  # 2 as remembered, 1 altered, 0 new; newest last
        self.percent = 0

    def enter(self, level: str) -> None:
        self._level, self._now = level, {}
        self.bars = []
        self.percent = 0

    def see(self, world: World) -> None:
        now = {a.id: (a.x >> 4, a.y >> 4, a.state) for a in world.actors if a.kind not in ("rita", "echo")}
        self._now[world.tick] = now
        before = self._last.get(self._level, {}).get(world.tick)
        if before is None:
            self.bars.append(0)
        else:
            names = list(dict.fromkeys([*before, *now]))
            same = sum(1 for name in names if before.get(name) == now.get(name))
            self.percent = 100 * same // len(names) if names else 100
            self.bars.append(2 if self.percent >= 90 else 1)
        self.bars = self.bars[-self.BARS :]

    def leave(self) -> None:
        if self._level:
            self._last[self._level] = self._now
