"""The day as the line in the readings: levels, deaths, anchors, and where in it he is."""

from __future__ import annotations

from ..memory.memory import Memory
from ..view.hud import DayPart
from .day import Day


class DayLine:
    """Made anew once a second: with ten thousand deaths behind him this is the dearest row of the picture."""

    def __init__(self) -> None:
        self._parts: list[DayPart] = []
        self._key: tuple[int, str, int] = (-1, "", -1)

    def parts(self, day: Day, memory: Memory) -> list[DayPart]:
        """The stretches in the order of the day. The last one is shown to nobody who has not come there."""
        key = (memory.deaths, day.level.id, day.world.tick // 60)
        if key == self._key:
            return self._parts
        found: list[DayPart] = []
        for ident in _road(day):
            marks = memory.marks.get(ident)
            deaths = [mark.tick for mark in marks.all] if marks else []
            anchors = list(memory.anchors.get(ident, {}).values())
            current = ident == day.level.id
            length = memory.best.get(ident, 0) or max([*deaths, *anchors, 1800])
            if current:
                length = max(length, day.world.tick)
            found.append(DayPart(ident, length, deaths, anchors, current))
        self._key = key
        self._parts = [part for part in found if part.level != day.levels.order[-1] or part.current]
        return self._parts


def _road(day: Day) -> list[str]:
    """The day's levels in order; a side level stands in the line while he is there, after where he came from."""
    road = [*day.levels.order]
    here = day.level.id
    if here not in road:
        lived = [segment.level_id for segment in day.recorder.recording.segments[:-1]]
        road.insert(road.index(lived[-1]) + 1 if lived and lived[-1] in road else 0, here)
    return road
