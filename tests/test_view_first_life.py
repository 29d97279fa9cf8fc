"""The first life in a level costs no more than the second: nothing is read in play, the ground is built ahead."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pygame
import pytest

from last_reveille.app.bots import Reckless
from last_reveille.app.game import headless
from last_reveille.cli.finding import campaign_levels
from last_reveille.sim.bestiary import spawn
from last_reveille.sim.specs import Level, TileLayer
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry
from last_reveille.view.assets import Assets
from last_reveille.view.beasts import sheet_name
from last_reveille.view.camera import Camera
from last_reveille.view.chunks import AHEAD, TileMap
from last_reveille.view.preload import bodies
from last_reveille.view.view import View

ROOT = Path(__file__).parents[1]
SIZE = (640, 360)


@pytest.fixture(autouse=True, scope="module")
def screen() -> Iterator[None]:
    headless()
    yield
    pygame.display.quit()


def draw(tiles: TileMap, level: Level, x: int, y: int) -> str:
    """One frame of the ground from (x, y); the digest of its picture."""
    target, camera = pygame.Surface(SIZE).convert(), Camera(SIZE)
    camera.x, camera.y = x, y
    tiles.follow([])
    for number, layer in enumerate(level.layers):
        if isinstance(layer, TileLayer):
            tiles.draw(number, layer, target, camera, 0)
    return hashlib.md5(target.get_buffer().raw).hexdigest()


def test_whoever_runs_finds_the_ground_built_a_little_in_each_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    level = campaign_levels().get("beach")
    tiles = TileMap(level, Assets(ROOT))
    entry = level.entries[0]
    for _ in tiles.preparing(entry.x, entry.y, *SIZE):
        pass
    done: list[int] = []
    pieces = TileMap._pieces

    def counted(self: TileMap, key: tuple[int, int, int]) -> Iterator[None]:
        for _ in pieces(self, key):
            done[-1] += 1
            yield

    monkeypatch.setattr(TileMap, "_pieces", counted)
    left = min(max(entry.x - 320, 0), level.width * 16 - 640)
    top = min(max(entry.y - 180, 0), level.height * 16 - 360)
    for frame in range(700):
        done.append(0)
        draw(tiles, level, left + frame * 4, top)
    assert sum(done) > 60
    assert max(done) == AHEAD


def test_ground_looks_the_same_however_one_came_to_it() -> None:
    level = campaign_levels().get("beach")
    walked, fresh = TileMap(level, Assets(ROOT)), TileMap(level, Assets(ROOT))
    for frame in range(120):
        draw(walked, level, 1000 + frame * 11, 200 + frame % 80)
    assert draw(walked, level, 2320, 240) == draw(fresh, level, 2320, 240)


@pytest.mark.parametrize("name", ["beach", "under"])
def test_no_picture_is_read_in_play(name: str) -> None:
    level = campaign_levels().get(name)
    assets = Assets(ROOT)
    view, canvas = View(assets), pygame.Surface(SIZE).convert()
    view.enter(level)
    read = (list(assets._sheets), list(assets._images))
    world, bot = start(level, 1, Carry()), Reckless(0)
    while not world.over and world.tick < 900:
        step(world, bot(world))
        view.observe(world)
        view.draw(world, canvas)
    assert world.tick > 60
    assert (list(assets._sheets), list(assets._images)) == read
    assert assets.troubles == []


SHEETS = [path.stem for path in sorted((ROOT / "sprites" / "actors").glob("*.json"))]


def test_everybody_of_a_level_is_on_the_list_and_nobody_else() -> None:
    level = campaign_levels().get("beach")
    wanted = set(bodies(level, SHEETS))
    assert {"hero", "hero_aim", "rita"} <= wanted
    assert not {"rita_u", "omega"} & wanted
    for kind in {row.kind for row in level.spawns}:
        assert any(name.startswith(kind) for name in wanted)


@pytest.mark.parametrize("name", sorted(campaign_levels().files))
def test_the_list_has_the_sheet_of_every_mimic_in_whatever_state(name: str) -> None:
    level = campaign_levels().get(name)
    wanted = set(bodies(level, SHEETS))
    world = start(level, 1, Carry())
    for row in level.spawns:
        actor = spawn(world, row)
        fronts = (0, 1) if actor.kind == "shell" else (actor.c,)
        for actor_c, actor_hp in product(fronts, range(actor.hp + 1)):
            actor.c, actor.hp = actor_c, actor_hp
            assert sheet_name(actor) in wanted
