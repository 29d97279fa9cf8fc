"""What there is to say of a level that was passed, and of the day when it is over: out of what is remembered."""

from __future__ import annotations

from typing import Final

from ..content.strings import Catalogue
from ..memory.memory import Memory
from ..sim.specs import Level
from ..sim.world import World
from ..view.screens.results import Figure, ResultsModel
from .levels import Levels

FOUND: Final = ("keepsake", "note")  # pickups that are only there for whoever looks
NEAR: Final = 60  # ticks within which a time is the par's
VERDICTS: Final = 2  # for either side of it


def of_level(world: World, memory: Memory, words: Catalogue, percent: int, best: int | None) -> ResultsModel:
    """Of a level that was passed just now; what is remembered knows of it already. `best`: ticks of the best time
    before, None if nobody had come through; `percent`: as remembered."""
    level, ticks = world.level, world.tick
    deaths = _deaths(memory, level)
    figures = [_figure(words, "par", span(level.par_ticks))] if level.par_ticks else []
    if best is not None:
        figures.append(_figure(words, "before", span(best)))
    figures.append(_figure(words, "deaths", str(deaths)))
    figures.append(_figure(words, "remembered", f"{percent} %"))
    found = [n for n, thing in enumerate(level.pickups) if thing.what in FOUND]
    if found:
        have = sum(1 for n in found if n < len(world.picked) and world.picked[n])
        figures.append(_figure(words, "found", f"{have} / {len(found)}", have == len(found)))
    figures.append(Figure(words.text("table.loop"), f"{memory.loop:03d}"))
    return ResultsModel(words.text_or(level.title, level.title or level.id), span(ticks), figures,
                        _verdict(words, level, ticks, deaths, best, memory.loop))


def of_day(levels: Levels, memory: Memory, words: Catalogue) -> ResultsModel:
    """Of the whole day: the best time through each of its levels, and what it took."""
    passed = [(levels.get(name), memory.best[name]) for name in levels.order if name in memory.best]
    figures = [
        Figure(words.text_or(level.title, level.title or level.id), span(ticks),
               0 < ticks <= level.par_ticks) for level, ticks in passed
    ]
    relives, endings = (memory.values.get(name, 0) for name in ("relives", "endings"))
    counts = {"table.loops": memory.loop, "table.count": memory.deaths, "results.row.relives": relives,
              "results.row.endings": endings}
    figures += [Figure(words.text(key), str(count)) for key, count in counts.items()]
    return ResultsModel(words.text("results.day"), span(sum(ticks for _, ticks in passed)), figures,
                        words.text("results.by_hand" if not relives else "results.over_day"))


def span(ticks: int) -> str:
    """Minutes, seconds and tenths."""
    tenths = ticks // 6
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def _figure(words: Catalogue, name: str, value: str, best: bool = False) -> Figure:
    return Figure(words.text(f"results.row.{name}"), value, best)


def _deaths(memory: Memory, level: Level) -> int:
    return len(memory.marks[level.id].all) if level.id in memory.marks else 0


def _verdict(words: Catalogue, level: Level, ticks: int, deaths: int, best: int | None, loop: int) -> str:
    if best is None and not deaths:
        return words.text("results.first")
    if best is not None and ticks < best:
        return words.text("results.best", time=span(best - ticks))
    if not level.par_ticks:
        return ""
    if abs(ticks - level.par_ticks) <= NEAR:
        return words.text("results.at")
    return words.text(f"results.{'under' if ticks < level.par_ticks else 'over'}.{loop % VERDICTS + 1}")
