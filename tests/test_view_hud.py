"""What is read at a glance is painted when it changes, and only then: nothing that changes may be missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from last_reveille.app.game import headless
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.strings import Catalogue
from last_reveille.sim import rules
from last_reveille.sim.step import start
from last_reveille.sim.world import Carry, World
from last_reveille.view.assets import Assets
from last_reveille.view.camera import Camera
from last_reveille.view.hud import DayPart, Hud, HudModel

ROOT = Path(__file__).parents[1]
SIZE = (640, 360)
MODEL = HudModel(12, [DayPart("base", 900, [100], [], False), DayPart("dam", 5000, [700], [300], True)], -30,
                 [0, 1, 2] * 6, 97)

Change = tuple[str, Callable[[World], object], dict[str, object]]
CHANGES: list[Change] = [
    ("a plate", lambda world: setattr(world.player, "plates", 1), {}),
    ("a grenade", lambda world: setattr(world.player, "grenades", 1), {}),
    ("no move", lambda world: setattr(world.player, "moves", 0), {}),
    ("all moves", lambda world: setattr(world.player, "moves", 255), {}),
    ("a blow", lambda world: setattr(world.player, "swing_t", rules.SWING_AGAIN // 2), {}),
    ("a charge", lambda world: setattr(world.player, "charge", world.player.rail.charge // 2), {}),
    ("heat", lambda world: setattr(world.player, "heat", world.player.rifle.heat_most // 2), {}),
    ("too hot", lambda world: setattr(world.player, "overheat", 30), {}),
    ("cool again", lambda world: setattr(world.player, "overheat", 0), {}),
    ("the battery", lambda world: setattr(world.player, "battery", rules.BATTERY_CELL // 2), {}),
    ("a full cell", lambda world: setattr(world.player, "battery", rules.BATTERY_CELL), {}),
    ("the clock", lambda world: setattr(world, "tick", 61), {}),
    ("the line", lambda world: setattr(world, "tick", 3000), {}),
    ("a loop", lambda _: None, {"loop": 13}),
    ("behind", lambda _: None, {"delta": 30}),
    ("no best run", lambda _: None, {"delta": None}),
    ("less as remembered", lambda _: None, {"percent": 96}),
    ("a bar", lambda _: None, {"bars": [0, 1, 2] * 5 + [0, 1, 1]}),
    ("a death", lambda _: None, {"parts": [MODEL.parts[0], replace(MODEL.parts[1], deaths=[700, 900])]}),
    ("another level", lambda _: None, {"parts": [replace(part, current=not part.current) for part in MODEL.parts]}),
    ("no count", lambda _: None, {"lost": True}),
]


@pytest.fixture(autouse=True, scope="module")
def screen() -> Iterator[None]:
    headless()
    yield
    pygame.display.quit()


def shown(hud: Hud, world: World, model: HudModel) -> bytes:
    target = pygame.Surface(SIZE).convert()
    target.fill((90, 120, 60))
    hud.draw(target, Camera(SIZE), world, model)
    return bytes(target.get_buffer().raw)


def test_whatever_changes_is_seen_at_once() -> None:
    assets, words = Assets(ROOT), Catalogue.load()
    kept = Hud(assets, words)
    carry = Carry()
    carry.flags = ("suit",)
    world = start(campaign_levels().get("dam"), 1, carry)
    model, before = MODEL, b""
    for what, change, fields in CHANGES:
        change(world)
        model = replace(model, **fields)  # type: ignore[arg-type]
        now = shown(kept, world, model)
        assert now != before, f"{what}: it cannot be seen"
        assert now == shown(Hud(assets, words), world, model), f"{what}: it is missed"
        before = now


def test_nothing_is_painted_that_did_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    hud = Hud(Assets(ROOT), Catalogue.load())
    carry = Carry()
    carry.flags = ("suit",)
    world = start(campaign_levels().get("dam"), 1, carry)
    first = shown(hud, world, MODEL)
    for name in ("_body", "_day", "_memory"):
        monkeypatch.setattr(hud, name, lambda *_: pytest.fail("painted again"))
    assert shown(hud, world, MODEL) == first


def test_a_panel_lets_as_much_through_as_when_it_was_painted_there() -> None:
    """It is painted on a transparent picture first: its alpha must survive that."""
    hud = Hud(Assets(ROOT), Catalogue.load())
    world = start(campaign_levels().get("dam"), 1, Carry())
    for colour in ((255, 255, 255), (0, 0, 0), (120, 60, 200)):
        direct, kept = pygame.Surface(SIZE).convert(), pygame.Surface(SIZE).convert()
        for target in (direct, kept):
            target.fill(colour)
        hud._body(direct, world.player)
        hud._day(direct, world, MODEL)
        hud._memory(direct, MODEL)
        hud.draw(kept, Camera(SIZE), world, MODEL)
        pairs = zip(direct.get_buffer().raw, kept.get_buffer().raw, strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 1
