"""Sheets of bodies take a fifth of their grid in memory, and give the very same frames."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from last_reveille.app.game import headless
from last_reveille.view.assets import Assets, usable
from last_reveille.view.packed import packed
from last_reveille.view.sheet import ADD, MERCY, PLAIN, Plan, Sheet, parse_sheet

ROOT = Path(__file__).parents[1]
ACTORS = ROOT / "sprites/actors"


@pytest.fixture(autouse=True, scope="module")
def screen() -> Iterator[None]:
    headless()
    yield
    pygame.display.quit()


def frames(sheet: Sheet) -> list[tuple[bytes, int, int]]:
    found = [sheet.get(n, flip, style) for n in range(len(sheet.plan.frames))
             for flip, style in ((False, PLAIN), (True, PLAIN), (False, ADD), (True, MERCY))]
    return [(pygame.image.tobytes(surface, "RGBA"), dx, dy) for surface, dx, dy in found]


@pytest.mark.parametrize("name", ["hero_aim", "lasher", "soldier_a"])
def test_every_frame_is_what_it_was(name: str) -> None:
    plan = parse_sheet(json.loads((ACTORS / f"{name}.json").read_text("utf-8")))
    assets = Assets(ROOT)
    ours = assets.sheet(f"actors/{name}")
    picture = usable(pygame.image.load(str(ACTORS / f"{name}.png")))
    assert frames(ours) == frames(Sheet(name, plan, picture))
    assert [ours.size(n) for n in range(len(plan.frames))] == [frame[2:] for frame in plan.frames]
    assert weight(ours) * 2 <= picture.get_width() * picture.get_height()
    lit = assets.overlay(ours, f"actors/{name}_fx")
    light = ACTORS / f"{name}_fx.png"
    assert (lit is not None) == light.is_file()
    if lit is not None:
        assert frames(lit) == frames(Sheet(name, plan, usable(pygame.image.load(str(light)))))
        assert weight(lit) * 4 <= picture.get_width() * picture.get_height()
        assert f"sprites/actors/{name}_fx.png" not in assets._images, "the picture itself is not kept"


def weight(sheet: Sheet) -> int:
    return sheet._picture.get_width() * sheet._picture.get_height()


def test_what_is_close_already_stays_as_it_is() -> None:
    picture = pygame.Surface((64, 32), pygame.SRCALPHA, 32)
    picture.fill((10, 20, 30, 40))
    plan = Plan([(0, 0, 32, 32), (32, 0, 32, 32)], {}, [6, 6], (16, 31), width=64, height=32)
    assert packed(plan, picture) == (plan, picture)


def test_frames_that_were_trimmed_before_keep_their_place() -> None:
    """As an editor exports them: the rectangle is a part of the frame. Faint px and clear frames come along."""
    picture = pygame.Surface((1200, 600), pygame.SRCALPHA, 32)
    picture.fill((200, 100, 50, 3), (905, 307, 4, 5))
    plan = Plan([(900, 300, 20, 20), (0, 0, 30, 30)], {}, [6, 6], (16, 31), width=920, height=320,
                trimmed={0: (7, 9, 48, 64)})
    close, ready = packed(plan, picture)
    assert close.trimmed == {0: (12, 16, 48, 64), 1: (0, 0, 30, 30)}
    assert ready.get_width() * ready.get_height() < 10_000
    assert frames(Sheet("a", close, ready)) == frames(Sheet("a", plan, picture))
