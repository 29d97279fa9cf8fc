"""What is worked out of a level is kept, ready for the canvas that it is drawn on; and nobody looks for garbage in the
middle of a day."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from last_reveille.app.game import headless
from last_reveille.app.garbage import SELDOM, dust, park, sweep
from last_reveille.cli.finding import campaign_levels
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry
from last_reveille.view.assets import Assets
from last_reveille.view.backdrop import pictures
from last_reveille.view.encoded import encode
from last_reveille.view.preload import named
from last_reveille.view.rims import QUARTER, WOUND, Rims
from last_reveille.view.view import View

ROOT = Path(__file__).parents[1]
SIZE = (640, 360)


@pytest.fixture(autouse=True, scope="module")
def screen() -> Iterator[None]:
    headless()
    yield
    pygame.display.quit()


def bytes_of(surface: pygame.Surface) -> bytes:
    return bytes(surface.get_buffer().raw)


def test_a_morning_finds_the_place_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    level = campaign_levels().get("dam")
    target = pygame.Surface(SIZE).convert()
    encoded: list[pygame.Surface] = []
    monkeypatch.setattr("last_reveille.view.place.encode", lambda picture, _: encoded.append(picture))
    view = View(Assets(ROOT))
    view.enter(level, target)
    kept = view.tiles, view.atmosphere, view.light, view.things, view.signs, view.waters
    panes, ground = view.atmosphere.far.pictures(), view.tiles.pictures()
    assert encoded == panes + ground and len(panes) > 5 and len(ground) > 20
    view.enter(level, target)
    assert kept == (view.tiles, view.atmosphere, view.light, view.things, view.signs, view.waters)
    assert encoded == panes + ground, "nothing is made ready twice"
    other = replace(level)  # the map was saved in the editor
    view.enter(other, target)
    assert view.tiles is not kept[0] and view.tiles.level is other


def test_of_levels_left_long_ago_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A campaign of thirty levels must not take the memory of thirty; who comes back sees what was there."""
    monkeypatch.setattr("last_reveille.view.view.KEPT", 2)
    levels, assets = campaign_levels(), Assets(ROOT)
    road, trenches, gym = (levels.get(name) for name in ("road", "trenches", "gym"))
    view, target = View(assets), pygame.Surface(SIZE).convert()
    seen = []
    assert view.enter(road, target)
    place, world = weakref.ref(view.tiles), start(road, 1, Carry())
    only = named(road, assets) - named(trenches, assets) - named(gym, assets)
    shared = named(road, assets) & named(gym, assets)
    assert any(name in assets._sheets for name in only) and any(name in assets._friezes for name in only)
    view.draw(world, target)
    seen.append(bytes_of(target))
    assert view.enter(trenches, target) and not view.enter(road, target), "two are kept"
    assert not view.enter(trenches, target) and view.enter(gym, target)
    gc.collect()
    assert place() is None, "the road was left longest ago"
    read = {*assets._sheets, *assets._friezes, *assets._images}
    assert not only & read and shared & read == shared
    assert not view.enter(trenches, target) and view.enter(road, target)
    view.draw(world, target)
    seen.append(bytes_of(target))
    assert seen[0] == seen[1]


def test_two_threads_may_read_the_same_backdrop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A level's picture for the War Table is made in a thread of its own, of the same backdrops as the level."""
    assets, first = Assets(ROOT), iter((True,))
    name = next(iter(pictures(campaign_levels().get("road"), assets)))
    image = assets.image

    def interrupted(*args: str) -> pygame.Surface:
        picture = image(*args)
        if next(first, False):
            assets.frieze(name, False)  # somebody else, between two lines of the first
        return picture

    monkeypatch.setattr(assets, "image", interrupted)
    assert assets.frieze(name, False).strips and name not in assets._images


def test_getting_a_picture_ready_changes_nothing_where_it_will_be_drawn() -> None:
    target = pygame.Surface(SIZE).convert()
    target.fill((10, 200, 30))
    target.set_clip((5, 6, 70, 80))
    before = bytes_of(target)
    picture = pygame.Surface((300, 200), pygame.SRCALPHA).convert_alpha()
    picture.fill((255, 0, 0, 255))
    picture.set_alpha(255, pygame.RLEACCEL)
    encode(picture, target)
    assert bytes_of(target) == before and tuple(target.get_clip()) == (5, 6, 70, 80)
    assert picture.get_flags() & pygame.RLEACCEL


def test_a_blow_closes_in_from_all_sides_alike_and_leaves_the_middle() -> None:
    rims = Rims(SIZE)
    target = pygame.Surface(SIZE).convert()
    edges = []
    for amount in (0.25, 0.5, 1.0):
        target.fill((255, 255, 255))
        rims.draw(target, amount)
        corners = {target.get_at(at)[:3] for at in ((0, 0), (639, 0), (0, 359), (639, 359))}
        assert len(corners) == 1 and target.get_at((320, 180))[:3] == (255, 255, 255)
        edges.append(corners.pop())
    assert [edge[1] for edge in edges] == sorted((edge[1] for edge in edges), reverse=True)
    assert all(abs(a - b) <= 6 for a, b in zip(edges[-1], WOUND, strict=True)), "at its worst it is that colour"
    before = bytes_of(target)
    rims.draw(target, 0.0)
    assert bytes_of(target) == before
    assert SIZE[0] / QUARTER[0] == SIZE[1] / QUARTER[1], "not squeezed"


def test_what_is_made_ready_of_a_blow_is_what_is_drawn() -> None:
    ready, late = Rims(SIZE), Rims(SIZE)
    assert len(list(ready.preparing())) == 8 and not list(ready.preparing())
    drawn = []
    for rims in (ready, late):
        target = pygame.Surface(SIZE).convert()
        target.fill((200, 200, 200))
        rims.draw(target, 0.7)
        drawn.append(bytes_of(target))
    assert drawn[0] == drawn[1]


class Knot:
    def __init__(self) -> None:
        self.own = self


def test_garbage_is_looked_for_between_days() -> None:
    limits = gc.get_threshold()
    try:
        sweep()
        assert gc.get_threshold()[1:] == (SELDOM, SELDOM) and gc.isenabled() and gc.get_freeze_count() > 10_000
        knot = Knot()
        gone = weakref.ref(knot)
        dust()  # where the picture stands still; it is looked at, and put aside
        del knot
        dust()
        assert gone() is not None, "what was put aside is not looked at in a day"
        sweep()
        assert gone() is None, "but nothing is lost for good"
        later = [[n] for n in range(5000)]  # of a long day
        park()
        assert gc.get_count()[1] == 0 and gc.get_freeze_count() >= len(later) - 700
    finally:
        gc.set_threshold(*limits)
        gc.unfreeze()
