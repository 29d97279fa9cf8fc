"""The War Table in the real game: by keys alone, by the mouse alone, by a pad alone."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.day import Day
from last_reveille.app.goal import Goal
from last_reveille.app.levels import Levels
from last_reveille.app.scene import Push
from last_reveille.app.scenes.menus import Menu
from last_reveille.app.scenes.montage import MontageScene
from last_reveille.app.scenes.play import Play
from last_reveille.app.scenes.wartable import WarTable
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.problems import Problems
from last_reveille.controls.bindings import PAD_BUTTONS
from last_reveille.memory.blob import Blob
from last_reveille.memory.due import Known, is_certain
from last_reveille.memory.keepsakes import Met
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import loads
from last_reveille.memory.store import Store
from last_reveille.view.pins import pin_picture
from last_reveille.view.screens.tablemodel import (
    ANCHORS,
    DARK,
    DEATHS,
    KNOWN,
    LEFT,
    LIVES,
    PINS,
    STRIP,
    VISION,
)
from last_reveille.view.strip import VISION_LINE
from stage import RUNS, Stage

PAD = 7


def lived(memory: Memory, levels: Levels, lives: tuple[int, ...] = (700, 1300, 1500)) -> None:
    """So many lives in the base, each of so many ticks; the second anchor is reached at about tick 1100."""
    memory.next_loop()
    commands = loads((RUNS / "base.run").read_text("utf-8"), "base").segments[0]
    day = Day(levels, memory)
    for ticks in lives:
        day.wake()
        day.enter("base", commands.carry, commands.entry)
        day.recorder.recording.segments.pop(0)
        for command in commands.commands[:ticks]:
            day.tick(command)
            if day.world.tick % 30 == 0:
                p = day.world.player
                memory.visit(day.world, p.x - 320, p.y - 270, p.x + 320, p.y + 90)
        day.die()


@pytest.fixture(scope="module")
def levels() -> Levels:
    """Read once for all tests."""
    return campaign_levels()


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory, levels: Levels) -> Path:
    """A profile with three lives and two pins in it."""
    path = tmp_path_factory.mktemp("profile") / "profile1.sqlite"
    store = Store(path)
    memory = store.load()
    lived(memory, levels)
    picture = Blob(pin_picture(pygame.Surface((640, 360)), 300, 200))
    for tick in (200, 900):
        memory.add_pin("base", 500 + tick, 300, tick, "", picture)
    store.commit(memory)
    store.close()
    return path


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory, levels: Levels, profile: Path) -> Iterator[Stage]:
    home = tmp_path_factory.mktemp("home")
    shutil.copy(profile, home)
    stage = Stage(home, levels)
    begin(stage)
    yield stage
    stage.close()


@pytest.fixture
def stage(game: Stage) -> Iterator[Stage]:
    """The same game for all, in the bunk on the same morning, with the same things remembered."""
    memory = game.game.memory
    kept = {name: copy.copy(getattr(memory, name)) for name in ("pins", "known", "met", "runs", "visited", "anchors",
                                                                "marks", "kept", "loop")}
    yield game
    for name, value in kept.items():
        setattr(memory, name, value)
    settings = game.game.settings
    settings.relive, settings.relive_any = True, False
    play = game.play
    del game.game.scenes[game.game.scenes.index(play) + 1 :]
    play.relive_to = None
    play.wake(game.game)
    game.game.controls.last_device = "keys"
    game.game.controls.release_all()
    game.game.controls.pads._mapped.clear()
    game.frames()


def begin(stage: Stage) -> None:
    stage.frames(30)
    stage.key(pygame.K_RETURN)
    stage.until(lambda: isinstance(stage.top, Play), 200)


def table(stage: Stage) -> WarTable:
    """Opened, with everything that is read bit by bit."""
    scene = WarTable(stage.game, stage.play)
    stage.game.go(Push(scene))
    stage.frames()
    assert scene.table.reader.wait()
    stage.until(lambda: scene.table.idle, 2000)
    return scene


def click(stage: Stage, x: int, y: int, *, hold: bool = False) -> None:
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)))
    stage.frames()
    if not hold:
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=(x, y)))
        stage.frames()


def spot(scene: WarTable, action: str, number: int = 0) -> tuple[int, int]:
    box = next(box for box, what, n in scene.page.spots if what == action and n == number)
    return box.center


def pad(stage: Stage, name: str) -> None:
    for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
        pygame.event.post(pygame.Event(kind, instance_id=PAD, button=PAD_BUTTONS.index(name)))
        stage.frames()


# -- keys


def test_keys_scrub_and_a_held_key_goes_faster(stage: Stage) -> None:
    scene = table(stage)
    scene.column, scene.tick_at = 0, 100
    stage.key(pygame.K_RIGHT)
    assert scene.tick_at == 115
    stage.key(pygame.K_LEFT)
    assert scene.tick_at == 100
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_RIGHT))
    stage.frames(60)
    held = scene.tick_at
    stage.frames(40)
    assert held - 115 > 400 and scene.tick_at - held > 0
    pygame.event.post(pygame.Event(pygame.KEYUP, key=pygame.K_RIGHT))
    stage.frames()
    stopped = scene.tick_at
    stage.frames(10)
    assert scene.tick_at == stopped


def test_keys_go_from_row_to_row_and_jump_along_each(stage: Stage) -> None:
    scene = table(stage)
    scene.column, scene.tick_at = 0, 0
    assert scene.focus == STRIP
    stage.key(pygame.K_UP)
    assert scene.focus == PINS
    stage.key(pygame.K_RIGHT)
    assert scene.tick_at == 200
    stage.key(pygame.K_RIGHT)
    assert scene.tick_at == 900
    stage.key(pygame.K_DOWN)
    stage.key(pygame.K_DOWN)
    assert scene.focus == ANCHORS
    stage.key(pygame.K_RIGHT)
    assert scene.tick_at == scene.table.anchors[1].tick > 900
    stage.key(pygame.K_DOWN)
    assert scene.focus == LIVES
    first = scene.chosen()
    stage.key(pygame.K_UP)  # lives are in the order of their threads
    second = scene.chosen()
    assert first is not None and second is not None and second.kept.loop != first.kept.loop
    for _ in range(6):
        stage.key(pygame.K_DOWN)
        if scene.focus == DEATHS:
            break
    assert scene.focus == DEATHS
    scene.tick_at = 0
    stage.key(pygame.K_RIGHT)
    assert scene.tick_at == scene.table.killers[0].tick


def test_enter_relives_from_the_last_anchor_before_the_playhead(stage: Stage) -> None:
    scene = table(stage)
    anchors = scene.table.anchors
    assert len(anchors) == 2
    scene.column, scene.tick_at = 0, anchors[1].tick - 10
    stage.key(pygame.K_RETURN)
    assert stage.code is None and scene not in stage.game.scenes
    assert stage.top is not scene
    stage.until(lambda: stage.top is stage.play, 600)
    world = stage.play.day.world
    assert world.level.id == "base" and anchors[0].tick <= world.tick < anchors[1].tick


def test_the_purist_is_not_offered_it(stage: Stage) -> None:
    stage.game.settings.relive = False
    scene = table(stage)
    scene.column, scene.tick_at = 0, 1200
    stage.key(pygame.K_RETURN)
    stage.key(pygame.K_f)
    assert stage.top is scene and stage.play.relive_to is None
    assert scene.model is not None and not any(hint.enabled for hint in scene.model.hints[1:3])


def test_the_assist_goes_to_the_very_tick(stage: Stage) -> None:
    stage.game.settings.relive_any = True
    scene = table(stage)
    scene.column, scene.tick_at = 0, 777
    goal = scene._relive_goal(stage.game)
    assert isinstance(goal, Goal) and goal.ticks == 777 and goal.speed == stage.game.settings.relive_speed


def test_watching_begins_at_the_anchor_and_goes_on(stage: Stage) -> None:
    scene = table(stage)
    scene.column, scene.tick_at = 0, scene.table.anchors[0].tick + 50
    life = scene.chosen()
    goal = scene._watch_goal(stage.game)
    assert life is not None and goal is not None and goal.on and goal.speed == 4
    assert goal.start == (0, scene.table.anchors[0].tick) and goal.ticks == life.stretches[-1][1]
    stage.key(pygame.K_f)
    assert scene not in stage.game.scenes


def test_a_pin_goes_with_the_second_press(stage: Stage) -> None:
    scene = table(stage)
    scene.column, scene.tick_at = 0, 0
    stage.key(pygame.K_UP)
    stage.key(pygame.K_RIGHT)
    stage.key(pygame.K_DELETE)
    assert len(stage.game.memory.pins) == 2
    stage.key(pygame.K_RIGHT)  # another thought: the next press asks again
    stage.key(pygame.K_DELETE)
    assert len(stage.game.memory.pins) == 2
    stage.key(pygame.K_DELETE)
    assert [pin.tick for pin in stage.game.memory.pins] == [200]


def test_pages_turn_both_ways_and_back_leaves(stage: Stage) -> None:
    scene = table(stage)
    for key, page in ((pygame.K_e, 1), (pygame.K_e, 2), (pygame.K_e, 0), (pygame.K_q, 2), (pygame.K_q, 1)):
        stage.key(key)
        assert scene.turned == page
        stage.frames(2)
    stage.key(pygame.K_RETURN)
    assert scene.world.close
    at = scene.world.at
    stage.key(pygame.K_RIGHT)
    assert scene.world.at[0] > at[0]
    stage.key(pygame.K_ESCAPE)
    assert not scene.world.close and stage.top is scene
    stage.key(pygame.K_ESCAPE)
    assert stage.top is stage.play


def test_r_shows_all_of_them_at_once(stage: Stage) -> None:
    table(stage)
    stage.key(pygame.K_r)
    assert isinstance(stage.top, MontageScene)


# -- mouse


def test_the_mouse_alone_is_enough(stage: Stage) -> None:
    scene = table(stage)
    click(stage, LEFT + 100, 140)
    assert scene.table.line.x(scene.column, scene.tick_at) == LEFT + 100
    pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, x=0, y=-1))
    before = scene.tick_at
    stage.frames()
    assert scene.tick_at == before + 60
    click(stage, *spot(scene, PINS, 1))
    assert scene.focus == PINS and scene.tick_at == 900
    click(stage, *spot(scene, ANCHORS, 1))
    assert scene.focus == ANCHORS and scene.tick_at == scene.table.anchors[1].tick
    click(stage, *spot(scene, DEATHS, 0))
    assert scene.focus == DEATHS
    for page in (1, 2, 0):
        box = scene.frame.spots[page][0]
        click(stage, *box.center)
        assert scene.turned == page
    click(stage, *spot(scene, "relive"))
    assert scene not in stage.game.scenes


def test_dragging_scrubs(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = table(stage)
    click(stage, LEFT + 20, 140, hold=True)
    for x in (LEFT + 60, LEFT + 200):
        monkeypatch.setattr(stage.game.window, "mouse", lambda x=x: (x, 150))
        stage.frames()
        assert scene.table.line.x(scene.column, scene.tick_at) == x
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=(LEFT + 200, 150)))
    stage.frames()
    monkeypatch.setattr(stage.game.window, "mouse", lambda: (LEFT + 20, 150))
    stage.frames()
    assert scene.table.line.x(scene.column, scene.tick_at) == LEFT + 200


def test_a_click_among_the_threads_chooses_the_nearest_life(stage: Stage) -> None:
    scene = table(stage)
    loops = []
    for thread in scene.table.threads:
        click(stage, LEFT + 5, 192 + 2 * thread.at)
        life = scene.chosen()
        assert life is not None
        loops.append(life.kept.loop)
    assert loops == [thread.loop for thread in scene.table.threads]


def test_the_map_opens_and_closes_by_clicks(stage: Stage) -> None:
    scene = table(stage)
    click(stage, *scene.frame.spots[1][0].center)
    stage.frames(3)
    click(stage, 100, 60)
    assert scene.world.close
    stage.frames()
    click(stage, *next(box for box, action, _ in scene.world.page.spots if action == "back").center)
    assert not scene.world.close
    stage.frames()
    click(stage, *next(box for box, action, _ in scene.world.page.spots if action == "back").center)
    assert stage.top is stage.play


# -- pad


def test_a_pad_alone_is_enough(stage: Stage) -> None:
    controls = stage.game.controls
    controls.pads._mapped[PAD] = object()  # type: ignore[assignment]
    controls.pads.sticks[PAD] = [0.0] * 6
    controls.pads._down[PAD] = []
    scene = table(stage)
    scene.column, scene.tick_at = 0, 100
    pad(stage, "dpad_right")
    assert scene.tick_at == 115
    pad(stage, "dpad_up")
    assert scene.focus == PINS
    pad(stage, "dpad_right")
    assert scene.tick_at == 200
    stage.frames()
    assert scene.model is not None and scene.model.hints[1].key == "A" and scene.model.hints[3].key == "BACK"
    pad(stage, "right_shoulder")
    assert scene.turned == 1
    pad(stage, "left_shoulder")
    pad(stage, "back")
    pad(stage, "back")
    assert len(stage.game.memory.pins) == 1
    pad(stage, "a")
    assert scene not in stage.game.scenes


# -- what it shows


def test_a_profile_of_one_morning_has_a_table_too(
    stage: Stage, levels: Levels, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes = [*stage.game.scenes]
    monkeypatch.setattr(stage.game.profile, "memory", Memory())
    stage.game.scenes[:] = [Play(stage.game, levels)]
    stage.frames(90)
    scene = table(stage)
    for key in (pygame.K_RETURN, pygame.K_f, pygame.K_r, pygame.K_DELETE, pygame.K_UP, pygame.K_DOWN, pygame.K_RIGHT,
                pygame.K_e, pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_e, pygame.K_DOWN, pygame.K_e):
        stage.key(key)
    assert stage.top is scene and stage.play.relive_to is None
    assert scene.model is not None and scene.model.empty
    stage.key(pygame.K_ESCAPE)
    assert stage.top is stage.play
    stage.game.scenes[:] = scenes


def test_the_inspector_says_what_comes_and_how_sure_that_is(stage: Stage, levels: Levels) -> None:
    memory, beach = stage.game.memory, levels.get("beach")
    sure = next(spawn for spawn in beach.spawns if is_certain(spawn))
    unsure = next(spawn for spawn in beach.spawns if not is_certain(spawn))
    memory.learn("beach", {spawn.id: Known(spawn.id, spawn.kind, spawn.x, spawn.y, tick)
                           for spawn, tick in ((sure, 1000), (unsure, 3000))})
    memory.meet("beach", sure.id, Met(2, 1000, lives=5))
    runs = memory.runs["base"]
    assert runs.last is not None and runs.last.track is not None
    memory.add_run("beach", runs.last.track, "dead", 3)
    scene = table(stage)
    at = scene.table.line.index("beach")
    assert scene.table.coming(at, 300) is None and scene.table.coming(at, 1001) is None
    shown = scene.table.inspect(at, 700, scene.chosen())
    assert shown.sure and "5" in shown.certain and "07:05:16.6" in shown.coming
    found = scene.table.coming(at, 2999)
    assert found is not None and found[0].ident == unsure.id and not found[1]
    shown = scene.table.inspect(0, 690, scene.chosen())
    assert shown.clock == "05:40:11" and shown.place.startswith("Reveille") and shown.picture is not None
    assert dict(shown.kills) == {"quit": 1}


def test_the_strip_shows_what_was_seen_and_hides_the_rest(stage: Stage) -> None:
    scene = table(stage)
    column = scene.table.line.columns[0]
    strip = scene.table.strip.surface
    seen = {tuple(strip.get_at((x, y)))[:3] for x in range(20, column.w - 10, 3) for y in range(0, 62, 3)}
    dark = {tuple(strip.get_at((x, y)))[:3] for x in range(column.w + 6, column.w + 60) for y in range(62)}
    assert len(seen) > 60 and len(dark) == 2  # black, and a hatch


def test_a_bad_map_leaves_a_hole_and_no_crash(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def bad(ident: str) -> object:
        raise Problems((f"{ident}: bad",))

    monkeypatch.setattr(stage.play.day.levels, "get", bad)
    scene = table(stage)
    stage.frames(3)
    assert not scene.table.reader.pictures and scene.table.lives == []
    stage.key(pygame.K_e)
    stage.key(pygame.K_RETURN)
    stage.frames(2)
    assert stage.top is scene


def test_a_vision_shows_where_nobody_has_been(stage: Stage) -> None:
    memory = stage.game.memory
    scene = table(stage)
    assert [column.state for column in scene.table.line.columns] == [KNOWN, DARK, DARK, DARK]
    stage.key(pygame.K_ESCAPE)
    memory.set_value("visions", 1)
    scene = table(stage)
    under = next(column for column in scene.table.line.columns if column.level == "under")
    assert under.state == VISION and under.title == "The Quiet Machine"
    box = pygame.Rect(under.x - LEFT, 0, under.w, 62)
    strip = scene.table.strip.surface
    lines = [spot for spot in ((x, y) for x in range(box.left, box.right) for y in range(62))
             if tuple(strip.get_at(spot))[:3] == VISION_LINE]
    assert len(lines) > 100
    stage.key(pygame.K_RIGHT)
    scene.column, scene.tick_at = scene.table.line.place(under.x + 5)
    assert scene.table.line.columns[scene.column].level == "base"  # one cannot go there
    memory.set_value("visions", 0)


def test_it_opens_from_the_pause(stage: Stage) -> None:
    stage.key(pygame.K_ESCAPE)
    word = stage.game.words.text("ui.pause.table")
    for _ in range(12):
        menu = stage.top
        assert isinstance(menu, Menu)
        if menu.items[menu.at].row.label == word:
            break
        stage.key(pygame.K_DOWN)
    stage.key(pygame.K_RETURN)
    scene = stage.top
    assert isinstance(scene, WarTable)
    assert scene.table.reader.wait()
    stage.until(lambda: scene.table.idle, 2000)
    scene.column, scene.tick_at = 0, 1200
    stage.key(pygame.K_RETURN)
    stage.until(lambda: stage.top is stage.play, 600)  # both scenes are gone, and the hands have remembered
    assert stage.play.day.world.tick >= scene.table.anchors[1].tick
