"""The day as one line: every tick of it has its place, and every place its tick."""

from __future__ import annotations

import itertools
from array import array
from pathlib import Path

import pytest

from last_reveille.app import timeline
from last_reveille.app.levels import Levels
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory, Visited
from last_reveille.memory.track import Track
from last_reveille.view.screens.tablemodel import DARK, KNOWN, LEFT, RIGHT, ROWS, VISION
from last_reveille.view.screens.threads import WIDTH, paint, row_of

NAMES = ("base", "yard", "beach", "dam", "under", "before")
LEVELS = Levels(dict.fromkeys(NAMES, Path("no.tmx")), ("base", "beach", "dam", "under", "before"), Path())


def track(ticks: int, x: int = 0) -> Track:
    size = ticks // 3 + 1
    return Track(array("h", range(x, x + size)), array("h", [100] * size), array("h", [1] * size), ticks)


def remembering(**ticks: int) -> Memory:
    memory = Memory(loop=9)
    for level, long in ticks.items():
        memory.add_run(level, track(long), "dead", 3)
        memory.visited[level] = Visited(4, 4, bytearray(2))
    return memory


def test_the_line_is_filled_from_end_to_end() -> None:
    for memory in (Memory(), remembering(base=900), remembering(base=900, beach=6000), remembering(
            base=1600, yard=300, beach=4000, dam=3000, under=12_000, before=900)):
        columns = timeline.line(LEVELS, memory).columns
        assert columns[0].x == LEFT and columns[-1].x + columns[-1].w == RIGHT
        assert all(a.x + a.w == b.x for a, b in itertools.pairwise(columns))
        assert all(column.w >= 28 for column in columns)


def test_levels_are_as_long_as_their_ticks_and_what_is_dark_is_small() -> None:
    columns = {c.level: c for c in timeline.line(LEVELS, remembering(base=1000, beach=8000), ["under"]).columns}
    assert columns["beach"].w > 2 * columns["base"].w
    assert columns["beach"].state == KNOWN and columns["dam"].state == DARK and columns["under"].state == VISION
    assert columns["dam"].w == columns["under"].w < columns["base"].w + 84
    assert "before" not in columns and "yard" not in columns  # what comes after the end, and what nobody entered
    walked = [c.level for c in timeline.line(LEVELS, remembering(base=900, yard=900, before=900)).columns]
    assert walked == ["base", "yard", "beach", "dam", "under", "before"]


def test_who_stands_about_does_not_stretch_the_line() -> None:
    memory = remembering(base=1000, beach=4000)
    memory.add_run("base", track(1000), "exit", 4)
    memory.add_run("base", track(60_000), "quit", 5)
    assert timeline.length(memory, "base") == 2000
    assert timeline.length(memory, "beach") == 4000


@pytest.mark.parametrize("memory", [remembering(base=1600, beach=4000, dam=3000), remembering(base=700)])
def test_every_px_is_a_place_and_every_place_a_px(memory: Memory) -> None:
    day = timeline.line(LEVELS, memory)
    for x in range(LEFT - 90, RIGHT + 10):
        index, tick = day.place(x)
        assert day.columns[index].state == KNOWN and 0 <= tick <= day.columns[index].ticks
        if day.columns[index].x <= x < day.columns[index].x + day.columns[index].w:
            assert day.x(index, tick) == x
    assert day.place(0) == (0, 0)


def test_steps_lead_from_level_to_level_and_stop_at_both_ends() -> None:
    day = timeline.line(LEVELS, remembering(base=1000, beach=2000))
    assert day.step(0, 990, 30) == (1, 20)
    assert day.step(1, 20, -30) == (0, 990)
    assert day.step(0, 10, -50) == (0, 0)
    assert day.step(1, 1990, 500) == (1, 2000)
    assert day.step(0, 0, 1000 + 2000 + 9) == (1, 2000)
    assert day.step(2, 5, 10)[0] == 1  # a level that is dark has no places


def test_a_life_is_one_thread_through_all_its_levels() -> None:
    memory = remembering(base=1000, beach=2000)
    memory.add_death(Mark("beach", 5, 5, 1000, 3, "drone", "drone"))
    memory.add_death(Mark("base", 5, 5, 500, 4, "fall"))
    day = timeline.line(LEVELS, memory)
    first, second = timeline.threads(memory, day)
    assert (first.loop, first.died, first.at) == (3, True, 0)
    assert first.start == LEFT and first.end == day.x(1, 1000)
    assert (second.loop, second.end, second.at) == (4, day.x(0, 500), 1)


def test_ten_thousand_lives_have_a_row_and_a_picture() -> None:
    memory = remembering(base=1000, beach=2000)
    for n in range(10_000):
        memory.add_death(Mark("base" if n % 3 else "beach", n % 900, 5, n * 7 % 1000, n + 10, "drone", "drone"))
    day = timeline.line(LEVELS, memory)
    threads = timeline.threads(memory, day)
    assert len(threads) == 10_001
    rows = [row_of(thread.at, len(threads)) for thread in threads]
    assert rows == sorted(rows) and rows[-1] == ROWS - 1
    picture = paint(threads)
    assert picture.get_size() == (WIDTH, ROWS)
    start, end = picture.get_at((2, 30)), picture.get_at((WIDTH - 1, 30))
    assert start.a > 100 and end.a == 0  # nobody is where nobody has been
    signs = timeline.killers(memory, day)
    assert 1 < len(signs) < 16 and sum(sign.count for sign in signs) > 5000
    assert all(b.x - a.x >= 24 for a, b in itertools.pairwise(signs))


def test_few_lives_are_lines_that_end_in_red() -> None:
    memory = remembering(base=1000)
    memory.add_death(Mark("base", 5, 5, 500, 3, "fall"))
    day = timeline.line(LEVELS, memory)
    picture = paint(timeline.threads(memory, day))
    end = day.x(0, 500) - LEFT
    assert picture.get_at((end, 0))[0] > 200  # red
    assert picture.get_at((end - 10, 0))[2] > picture.get_at((end - 10, 0))[0]  # cyan
    assert picture.get_at((end + 4, 0)).a == 0


def test_deaths_near_a_moment_are_counted_by_kind() -> None:
    marks = [Mark("base", 0, 0, tick, 1, cause, killer) for tick, cause, killer in (
        (100, "drone", "drone"), (390, "drone", "drone"), (401, "lasher", "lasher"), (95, "fall", ""))]
    assert timeline.Kills(marks).near(100) == [("drone", 2), ("fall", 1)]
    assert timeline.Kills([]).near(5) == []


def test_anchors_lie_along_the_line() -> None:
    memory = remembering(base=1000, beach=2000)
    memory.anchors = {"base": {3: 600, 2: 10}, "beach": {2: 30}, "dam": {2: 5}}
    day = timeline.line(LEVELS, memory)
    asked = [("beach", 2), ("base", 3), ("base", 2), ("dam", 2)]
    found = timeline.anchors_at(memory, day, asked, {("base", 3): "Here"})
    assert [(a.level, a.ident, a.label) for a in found] == [("base", 2, ""), ("base", 3, "Here"), ("beach", 2, "")]
