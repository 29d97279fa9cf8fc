"""What breeds and weapons of mods look and sound like: their own sheets where there are any, their own light always."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from lab import FLAT, run, world
from last_reveille.app.scenes.death import _name
from last_reveille.audio import table
from last_reveille.content.paths import data_root
from last_reveille.content.strings import Catalogue
from last_reveille.memory.due import Known
from last_reveille.memory.foresight import Foresight
from last_reveille.sim import arsenal
from last_reveille.sim import events as ev
from last_reveille.sim.bestiary import spawn
from last_reveille.sim.breeds import STANDARD
from last_reveille.sim.command import BLADE, FIRE, GRENADE
from last_reveille.sim.events import Event
from last_reveille.sim.specs import Spawn
from last_reveille.sim.world import Actor, World
from last_reveille.view.assets import Assets
from last_reveille.view.poses import Cast, actor_pose
from last_reveille.view.preload import breeds
from last_reveille.view.sheet import in_light

BLUE = (90, 176, 255)


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Assets:
    """The game's pictures with a mod's over them: the drone's as `ember` and `ember_b`, a shell's as `keg`."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    over = tmp_path_factory.mktemp("mod")
    (over / "sprites" / "actors").mkdir(parents=True)
    for own, kind in (("ember", "drone"), ("ember_b", "drone_b"), ("keg", "shell")):
        for ending in ("png", "json"):
            shutil.copy(data_root() / f"sprites/actors/{kind}.{ending}", over / f"sprites/actors/{own}.{ending}")
    return Assets(data_root(), (over,))


def shown(assets: Assets, kind: str, look: int = 0, front: int = 0, **fields: object) -> tuple[World, Actor, Cast]:
    row = replace(STANDARD[kind], name="own", **fields)  # type: ignore[arg-type]
    w = world(FLAT, breeds=(row,))
    a = spawn(w, Spawn(6, "", w.player.x + 90, w.player.y + 40, kind=kind, breed="own"))
    a.look, a.c = look, front
    return w, a, Cast(w.level, assets)


@pytest.mark.parametrize(("kind", "picture", "look", "front", "sheet"), [
    ("drone", "ember", 0, 0, "ember"), ("drone", "ember", 1, 0, "ember_b"), ("drone", "ember", 2, 0, "ember"),
    ("shell", "keg", 0, 1, "keg"), ("drone", "nothing", 1, 0, "drone_b"), ("drone", "", 1, 0, "drone_b"),
])
def test_a_breed_has_its_own_sheet_or_its_kinds(
    assets: Assets, kind: str, picture: str, look: int, front: int, sheet: str,
) -> None:
    w, a, cast = shown(assets, kind, look, front, picture=picture)
    pose = actor_pose(w, a, cast)
    assert pose is not None and pose.sheet.name == f"actors/{sheet}"


def test_a_tint_lights_the_same_shape_as_brightly(assets: Assets) -> None:
    plain = assets.image("sprites/actors/drone.png")
    blue = in_light(plain, BLUE)
    assert pygame.mask.from_surface(plain).count() == pygame.mask.from_surface(blue).count()
    lit = 0
    for x in range(0, plain.get_width(), 3):
        for y in range(0, plain.get_height(), 3):
            before, after = plain.get_at((x, y)), blue.get_at((x, y))
            if before.a and 40 < max(before[:3]) <= 200:
                lit += 1
                assert abs(max(after[:3]) - max(before[:3])) <= 2 and after.b >= after.g >= after.r
    assert lit > 200


def test_a_tinted_breed_and_its_kind_stand_side_by_side(assets: Assets) -> None:
    w, a, cast = shown(assets, "drone", tint=BLUE)
    other = spawn(w, Spawn(9, "", w.player.x + 150, w.player.y + 40, kind="drone"))
    own, kinds = actor_pose(w, a, cast), actor_pose(w, other, cast)
    assert own is not None and kinds is not None
    assert own.sheet is assets.sheet("actors/drone").tinted(BLUE) and kinds.sheet is assets.sheet("actors/drone")
    own.sheet.get(own.frame, own.flip)


def test_what_a_level_will_show_is_read_before_it(assets: Assets) -> None:
    rows = (replace(STANDARD["drone"], name="own", picture="ember", tint=BLUE), replace(STANDARD["kite"], name="red"))
    found = list(breeds(world(FLAT, breeds=rows).level, ["drone", "ember", "ember_b", "embers", "kite", "kite_b"]))
    assert found == [("ember", BLUE), ("ember_b", BLUE), ("kite", None), ("kite_b", None)]


def test_what_is_foreseen_has_the_shape_of_what_comes(assets: Assets) -> None:
    row = replace(STANDARD["drone"], name="own", picture="ember")
    w = world(FLAT, breeds=(row,), spawns=(
        Spawn(5, "", 300, 160, kind="drone", breed="own", tick=60, certain=True),
        Spawn(6, "", 340, 160, kind="drone", tick=60, certain=True)))
    known = {ident: Known(ident, "drone", 300, 160, 60) for ident in (5, 6)}
    visions = Foresight(w.level, known).visions(w)
    assert {vision.ident: vision.picture for vision in visions} == {5: "ember", 6: ""}


def test_shots_of_a_weapon_have_its_colour_and_its_sound() -> None:
    own = {sort: replace(row, name=f"own_{sort}", tint=BLUE, sound=f"my_{sort}")
           for sort, row in arsenal.STANDARD.items()}
    w = world(FLAT, weapons=tuple(own.values()), **{sort: row.name for sort, row in own.items()})
    w.player.moves = 31
    heard = {}
    for buttons in (FIRE, 0, GRENADE, 0, BLADE):
        for _ in range(70 if buttons == BLADE else 30):
            run(w, 1, buttons)
            for event in w.events:
                heard.setdefault(event.what, [cue.sound for cue in table.cues(event)])
            assert all(shot.tint == BLUE for shot in w.shots)
    run(w, 1)
    heard |= {event.what: [cue.sound for cue in table.cues(event)] for event in w.events if event.what == ev.RAIL}
    assert [heard[what] for what in (ev.SHOT, ev.THROW, ev.SWING, ev.RAIL)] == [
        ["my_rifle"], ["my_grenade"], ["my_blade"], ["my_rail"]]
    assert [cue.sound for cue in table.cues(Event(ev.SHOT))] == ["rifle"]


def test_the_card_calls_it_by_its_own_name_if_it_has_one() -> None:
    words = Catalogue.load("en")
    assert _name(words, "drone", "drone") == _name(words, "drone", "taper") == "Drone"
    words.lay_over(Path(__file__).parent / "mods" / "lantern")
    assert _name(words, "drone", "taper") == "Taper" and _name(words, "drone", "drone") == "Drone"
