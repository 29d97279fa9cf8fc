"""Playing while the map is drawn: a save is in play at once, at the same place, and old runs tell what it broke."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.levels import ALL_MOVES, Levels
from last_reveille.app.scene import Reset
from last_reveille.app.scenes.play import Play
from last_reveille.app.spot import NoSpot, spot_of
from last_reveille.app.watch import EVERY, Old, Trial, Watch, old_runs
from last_reveille.cli.finding import map_levels
from last_reveille.cli.main import run
from last_reveille.content.level import load_level
from last_reveille.content.starter import Wish, map_text
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import Recorder, Recording, dumps
from last_reveille.sim.command import RIGHT, pack
from last_reveille.sim.specs import Level
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry
from runner import runner
from stage import Stage

WISH = Wish("trial", 64, 24)
FEET = (24 - 5) * 16  # px; where one stands before the step


def text(*objects: str) -> str:
    """The first map with more in it."""
    return map_text(WISH).replace(' <objectgroup id="12" name="schedule">',
                                  "\n".join([' <objectgroup id="12" name="schedule">', *objects]))


def wall(made: str, column: int, height: int) -> str:
    """The map with a wall on its ground."""
    lines = made.split("\n")
    solid = next(at for at, line in enumerate(lines) if 'name="solid"' in line) + 2
    for row in range(19 - height, 19):
        cells = lines[solid + row].rstrip(",").split(",")
        cells[column] = "1"
        lines[solid + row] = ",".join(cells) + ("," if lines[solid + row].endswith(",") else "")
    return "\n".join(lines)


ROW = f"""  <object id="900" type="Row" x="240" y="{FEET - 16}" width="192" height="16">
   <properties><property name="tick" type="int" value="120"/><property name="shells" type="int" value="40"/>
    <property name="step" type="int" value="1"/><property name="gap" type="int" value="1"/>
    <property name="period" type="int" value="60"/><property name="times" type="int" value="20"/>
    <property name="radius" type="int" value="80"/></properties>
  </object>"""


def save(path: Path, made: str, age: int) -> None:
    """As an editor does it: a new file in the place of the old one. `age` makes each save later than the last."""
    new = path.with_suffix(".new")
    new.write_text(made, "utf-8")
    os.utime(new, ns=(age * 10**9, age * 10**9))
    os.replace(new, path)


def recorded(level: Level, ticks: int = 2000) -> Recording:
    """Somebody who runs through, until it is over or for `ticks`."""
    carry = Carry()
    carry.moves = ALL_MOVES
    recorder = Recorder(1)
    recorder.next_level(level.id, level.digest, carry)
    world = start(level, 1, carry)
    for _ in range(ticks):
        command = runner(world)
        step(world, command)
        recorder.append(command)
        if world.over:
            break
    return recorder.finish(world.over or "quit", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "maps" / "trial.tmx"
    path.parent.mkdir()
    save(path, text(), 1)
    return path


@pytest.fixture
def stage(tmp_path: Path, path: Path) -> Iterator[Stage]:
    levels = map_levels(path)
    stage = Stage(tmp_path / "home", levels)
    stage.game.go(Reset(Play(stage.game, levels, watch=True)))
    stage.frames(3)
    if not isinstance(stage.top, Play):  # a window that nobody looks at is paused
        stage.key(pygame.K_RETURN)
    assert isinstance(stage.top, Play)
    yield stage
    stage.close()


def tried(level: Level, *runs: Old) -> Trial:
    trial = Trial(level, iter(runs))
    while not trial.work(10**9):
        pass
    return trial


def old(recording: Recording) -> Old:
    return Old(recording.seed, recording.segments[0], recording.outcome)


# -- is the file another one?

def test_a_save_is_seen_within_half_a_second_and_once(path: Path) -> None:
    watch = Watch(map_levels(path))
    assert not any(watch.changed() for _ in range(90))
    save(path, text(ROW), 2)
    seen = [tick for tick in range(1, 91) if watch.changed()]
    assert len(seen) == 1 and seen[0] <= 30 and EVERY <= 30


def test_a_tileset_beside_the_map_counts_and_a_missing_file_waits(path: Path) -> None:
    tileset = path.parent / "tilesets" / "own.tsx"
    tileset.parent.mkdir()
    tileset.write_text("<tileset/>")
    watch = Watch(map_levels(path))
    tileset.write_text("<tileset />")
    assert any(watch.changed() for _ in range(EVERY))
    made = path.read_bytes()
    path.unlink()  # between the old file and the new one
    assert not any(watch.changed() for _ in range(EVERY))
    path.write_bytes(made + b"\n")
    assert any(watch.changed() for _ in range(EVERY))


# -- what became of old runs

def test_runs_that_end_as_they_did(path: Path) -> None:
    level = load_level(path)
    through, short = recorded(level), recorded(level, 100)
    assert (through.outcome, short.outcome) == ("exit", "quit")
    assert tried(level, old(through), old(short)).line() == "2 of 2 runs still end as they did"
    assert tried(level).line() == ""


def test_runs_that_die_earlier_are_told_with_their_ticks(path: Path) -> None:
    level = load_level(path)
    through, short = recorded(level), recorded(level, 100)
    save(path, text(ROW), 2)
    deadly = load_level(path)
    trial = tried(deadly, old(through), old(short))
    assert len(trial.earlier) == 1 and 100 < trial.earlier[0] < len(through.segments[0].commands)
    assert trial.line() == f"1 of 2 runs now dies earlier: tick {trial.earlier[0]}"
    dead = recorded(deadly)
    assert dead.outcome == "dead"
    assert tried(deadly, old(dead)).line() == "1 of 1 runs still end as they did"
    assert tried(level, old(dead)).line() == "1 of 1 runs now lives on"


def test_a_run_that_does_not_get_through_any_more(path: Path) -> None:
    through = recorded(load_level(path))
    save(path, wall(text(), 30, 19), 2)
    trial = tried(load_level(path), old(through), old(through))
    assert trial.line() == "2 of 2 runs now get no longer through"


def test_the_work_is_done_in_slices(path: Path) -> None:
    """A clock that is always late: the least that a frame can do, and the same answer in the end."""
    level = load_level(path)
    trial, frames, now = Trial(level, iter([old(recorded(level))])), 1, iter(range(10**6))
    while not trial.work(0, lambda: next(now)):
        frames += 1
    assert frames > 20
    assert trial.line() == "1 of 1 runs still end as they did"


def test_runs_come_from_the_profile_and_from_beside_the_map_each_once(path: Path) -> None:
    level, memory = load_level(path), Memory()
    first, second = recorded(level), recorded(level, 90)
    memory.add_recording("last", level.id, first)
    memory.add_recording("best", level.id, first)
    memory.add_recording("last", "elsewhere", Recording(segments=[]))
    (path.parent / "one.run").write_text(dumps(second), "utf-8")
    (path.parent / "bad.run").write_text("nothing of the kind", "utf-8")
    foreign = recorded(level, 60)
    foreign.rules += 1
    (path.parent / "foreign.run").write_text(dumps(foreign), "utf-8")
    found = list(old_runs(memory, level.id, path.parent, [old(second)]))
    assert sorted(len(each.segment.commands) for each in found) == [90, len(first.segments[0].commands)]
    assert list(old_runs(memory, "nowhere", path.parent, [])) == []


# -- in the game

def test_a_save_is_in_play_and_he_stands_where_he_stood(stage: Stage, path: Path) -> None:
    play = stage.play
    stage.commands = array("H", [pack(RIGHT, 0)] * 40)
    stage.frames(60)
    before, digest = play.day.world.player.x, play.day.level.digest
    save(path, text(ROW), 2)
    stage.until(lambda: play.day.level.digest != digest, 30)
    assert play.day.world.player.x == before and play.day.world.tick <= 1
    assert "read again" in play.bulletin.text
    assert play.day.spoiled, "no recording could tell how he came there"
    stage.until(lambda: "1 of 1 runs" in play.bulletin.text, 600)
    assert play.bulletin.text == "1 of 1 runs still end as they did", "the life that the edit cut off"


def test_a_number_of_an_enemy_is_in_play_as_soon_as_it_is_saved(stage: Stage, path: Path) -> None:
    play = stage.play
    for row, told in (("[drone]\nhp = 0\n", "it must be from 1 to 999"), ("[drone]\nhp = 7\n", "read again")):
        (path.parent / "enemies.toml").write_text(row, "utf-8")
        stage.until(lambda told=told: told in play.bulletin.text, 60)  # type: ignore[misc]
    assert [(breed.name, breed.hp) for breed in play.day.level.breeds] == [("drone", 7)]


def test_a_map_that_became_bad_changes_nothing(stage: Stage, path: Path) -> None:
    play = stage.play
    level = play.day.level
    save(path, text('  <object id="901" type="Spwan" x="1" y="1"><point/></object>'), 2)
    stage.until(lambda: play.bulletin.text, 40)
    assert 'did you mean "Spawn"' in play.bulletin.text and play.day.level is level
    save(path, text(ROW), 3)
    stage.until(lambda: play.day.level is not level, 40)


def test_where_a_wall_has_grown_he_stands_upon_it(stage: Stage, path: Path) -> None:
    play = stage.play
    p = play.day.world.player
    column, level = (p.x + 8) // 16, play.day.level
    save(path, wall(text(), column, 3), 2)
    stage.until(lambda: play.day.level is not level, 40)
    p = play.day.world.player
    assert p.y + p.h <= FEET - 3 * 16


# -- from here

def test_a_spot_is_px_or_an_object(path: Path) -> None:
    level = load_level(path)
    spawn = level.spawns[0]
    assert spot_of(level, "320,200") == (320, 200)
    assert spot_of(level, str(spawn.id)) == spot_of(level, "first_drone") == (spawn.x, spawn.y)
    gate = level.exits[0]
    assert spot_of(level, "out") == (gate.x + gate.w // 2, gate.y + gate.h)
    assert spot_of(level, "%objectid") is None and spot_of(level, "") is None
    for nowhere in ("99999,10", "nobody", "1;2"):
        with pytest.raises(NoSpot):
            spot_of(level, nowhere)


def test_each_morning_begins_at_the_spot(tmp_path: Path, path: Path) -> None:
    levels = map_levels(path)
    stage = Stage(tmp_path / "home", levels)
    play = Play(stage.game, levels, at=(400, 200))
    assert (play.day.world.player.x + 8, play.day.world.player.y + 40) == (400, 200) and play.day.spoiled
    play.wake(stage.game)
    assert play.day.world.player.x + 8 == 400
    stage.close()


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["--at", "nobody"], 1, "nobody"), (["--at", "9999,0"], 1, "outside"),
])
def test_a_spot_that_is_none_is_told(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert run(["play", str(path), *arguments]) == code
    assert said in capsys.readouterr().err


def test_the_whole_day_has_no_spot(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["play", "--at", "1,1"]) == 2
    assert "needs a map" in capsys.readouterr().err


def test_levels_of_a_watch_are_the_ones_in_play(path: Path) -> None:
    levels = Levels.single(path, path.parent)
    before = levels.get("trial")
    save(path, text(ROW), 2)
    assert Watch(levels).reload() == "" and levels.get("trial") is not before
