"""Death marks: where, when and by what each life ended, heaped up where they lie close."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

REACH: Final = 24  # px within which marks share one sign


@dataclass(frozen=True, slots=True)
class Mark:
    """One death. (x, y) is the middle of the feet in px; `cause` is one of sim.world.CAUSES, `killer` the kind of
    whoever did it or empty. `thing` is the object id of the spawn, row or cue behind it (0 = none is known) and `seen`
    the tick of that life at which it could first be seen (-1 = never)."""

    level: str
    x: int
    y: int
    tick: int
    loop: int
    cause: str
    killer: str = ""
    thing: int = 0
    seen: int = -1


@dataclass(slots=True)
class Cluster:
    """Marks that share a sign. It stands where the first of them died and shows what killed the newest."""

    x: int
    y: int
    newest: Mark
    count: int = 1
    first_tick: int = 0
    last_tick: int = 0


@dataclass(slots=True)
class Marks:
    """The marks of one level, clustered as they come. Adding is O(1), looking is O(what is in view)."""

    all: list[Mark] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    _cells: dict[tuple[int, int], list[Cluster]] = field(default_factory=dict, repr=False)

    def add(self, mark: Mark) -> Cluster:
        """Takes a mark in; returns the cluster that it fell into (the nearest, if several are in reach)."""
        self.all.append(mark)
        best: Cluster | None = None
        best_far = REACH * REACH + 1
        column, row = mark.x // REACH, mark.y // REACH
        for cell in ((column + i, row + j) for j in (-1, 0, 1) for i in (-1, 0, 1)):
            for cluster in self._cells.get(cell, ()):
                far = (cluster.x - mark.x) ** 2 + (cluster.y - mark.y) ** 2
                if far < best_far:
                    best, best_far = cluster, far
        if best is None:
            best = Cluster(mark.x, mark.y, mark, 1, mark.tick, mark.tick)
            self.clusters.append(best)
            self._cells.setdefault((column, row), []).append(best)
            return best
        best.newest = mark
        best.count += 1
        best.first_tick = min(best.first_tick, mark.tick)
        best.last_tick = max(best.last_tick, mark.tick)
        return best

    def in_view(self, left: int, top: int, right: int, bottom: int) -> list[Cluster]:
        """Clusters within the box (px, inclusive), cell by cell from the top left."""
        found: list[Cluster] = []
        for row in range(top // REACH, bottom // REACH + 1):
            for column in range(left // REACH, right // REACH + 1):
                for cluster in self._cells.get((column, row), ()):
                    if left <= cluster.x <= right and top <= cluster.y <= bottom:
                        found.append(cluster)
        return found
