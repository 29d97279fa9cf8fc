"""What is heard of an event and of a world: tables, and the ground as it is and as it is drawn."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from lab import floor
from last_reveille.audio import state, table
from last_reveille.audio.bank import Bank
from last_reveille.audio.table import AMBIENCE, MAP_CAPTIONS, SILENT, TABLE, UI, Cue, cues
from last_reveille.content.strings import Catalogue
from last_reveille.sim import events as ev
from last_reveille.sim import rules
from last_reveille.sim.events import Event
from last_reveille.sim.places import step_movers
from last_reveille.sim.specs import KINDS, ONEWAY, SOLID, SURFACE_SHIFT, Hall, Mover, TileArt, TileLayer
from last_reveille.sim.world import STATE_LADDER, STATE_PIN, Actor, MoverState, Omega
from last_reveille.view.hearth import BREATH, heat

ROOT = Path(__file__).parents[1]
NAMES = [value for name, value in sorted(vars(ev).items()) if name.isupper() and isinstance(value, str)]


def all_cues() -> list[Cue]:
    cues_ = [cue for rows in (*TABLE.values(), table.IMPACTS) for row in rows.values() for cue in row]
    cues_ += [*UI.values(), *table.LEVERS.values(), *table.STARTS.values(), *table.FAR.values()]
    return [*cues_, table.READY, table.COOLED, table.CELL, table.IDLE, table.BEAT]


def named() -> list[str]:
    """Every sound that a table asks for."""
    names = [cue.sound for cue in all_cues()]
    names += [*AMBIENCE.values(), *state.LOOPS, "blip_radio", "explosion_far"]
    return names + [f"{feet}_{ground}" for feet in table.FEET for ground in table.GROUNDS]


def test_every_event_is_heard_or_meant_to_be_silent() -> None:
    assert len(NAMES) > 40
    both = [name for name in NAMES if (name in TABLE) == (name in SILENT)]
    assert not both
    assert not [name for name in (*TABLE, *SILENT) if name not in NAMES]


def test_every_sound_named_has_a_file() -> None:
    bank = Bank(ROOT / "sounds" / "effects")
    assert not [name for name in (*named(), *MAP_CAPTIONS) if not bank.has(name)]


def test_every_file_is_a_sound_that_something_asks_for() -> None:
    """A table, a speaker's name in the catalogue, or a map."""
    maps = "".join(path.read_text("utf-8") for path in ROOT.glob("maps/*.tmx"))
    asked = set(re.findall(r'name="(?:sound|target)" value="([^"]+)"', maps))
    speakers = tomllib.loads((ROOT / "maps" / "strings" / "en.toml").read_text("utf-8"))["name"]
    asked |= {f"amb_{name}" for name in asked} | {f"blip_{who}" for who in speakers} | set(named())
    assert sorted(name for name in Bank(ROOT / "sounds" / "effects").names if name not in asked) == []


def test_every_caption_has_words() -> None:
    words = Catalogue.load("en")
    keys = [cue.caption for cue in all_cues() if cue.caption] + list(MAP_CAPTIONS.values())
    assert not [key for key in keys if not words.has(key)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_mimic_is_announced_with_a_caption_and_breaks(kind: str) -> None:
    told = cues(Event(ev.TELL, text=kind))
    assert told and told[0].caption and told[0].urgent
    assert cues(Event(ev.KILL, text=kind))
    assert cues(Event(ev.SPAWN, text=kind))
    assert [other for other in KINDS if cues(Event(ev.TELL, text=other)) == told] == [kind]


def test_rows_are_chosen_by_what_the_event_says() -> None:
    def first(event: Event) -> str:
        return cues(event)[0].sound

    surfaces = [first(Event(ev.STEP, a=a)) for a in range(4)]
    assert surfaces == ["step_sand", "step_metal", "step_mud", "step_concrete"]
    assert first(Event(ev.SHOT, b=1)) == "spit"
    assert first(Event(ev.SHOT, b=0)) == "rifle"
    assert cues(Event(ev.SHOT, b=3))[0].volume < cues(Event(ev.SHOT, b=0))[0].volume
    assert first(Event(ev.PICKUP, text="plate")) != first(Event(ev.PICKUP, text="keepsake"))
    assert cues(Event(ev.SIREN, 0, 100, 40))[0].caption == "caption.water_up"
    assert cues(Event(ev.SIREN, 0, 100, 180))[0].caption == "caption.water_down"
    assert len(cues(Event(ev.HURT, a=1))) == 2 and len(cues(Event(ev.HURT, a=2))) == 1
    assert cues(Event(ev.BLAST, a=12)) == () and first(Event(ev.BLAST, a=40)) == "explosion"
    assert cues(Event(ev.SPAWN, text="soldier")) == ()
    assert first(Event(ev.HIT, text="drone")) == "hit_mimic" and first(Event(ev.HIT, text="rita")) == "hit"
    assert first(Event(ev.SOUND, text="truck")) == "truck"
    assert cues(Event("no such event")) == ()


def test_feet_sound_like_what_they_are_on() -> None:
    for ground in table.GROUNDS:
        assert cues(Event(ev.STEP, a=1), ground)[0].sound == f"step_{ground}"
        hard, soft = cues(Event(ev.LAND, a=1200), ground)[0], cues(Event(ev.LAND, a=200), ground)[0]
        assert hard.sound == soft.sound == f"land_{ground}" and hard.volume > soft.volume
    assert cues(Event(ev.JUMP), "wood") == cues(Event(ev.JUMP))


def test_the_ground_is_read_from_the_tiles() -> None:
    found = [state.ground(floor(SOLID | surface << SURFACE_SHIFT)) for surface in range(4)]
    assert found == ["sand", "metal", "mud", "concrete"]
    found = [state.ground(floor(ONEWAY | surface << SURFACE_SHIFT)) for surface in range(4)]
    assert found == ["wood", "grate", "wood", "grate"]
    edge = floor(SOLID | 3 << SURFACE_SHIFT)
    edge.grid[2][1] = 0
    for edge.player.x in (12, 20):  # his middle is over the hole, one foot on one of its sides
        assert edge.player.w == 16 and state.ground(edge) == "concrete"
    wet = floor(SOLID)
    wet.player.wet = 12
    assert state.ground(wet) == "water"
    wet.player.wet = wet.player.h  # a diver's feet splash no more
    assert state.ground(wet) == "sand"


def test_what_only_the_eye_tells_is_heard_too() -> None:
    art = tuple(TileArt(image, 0, 0, 16, 16) for image in ("", "x/boards.png", "x/turf.png", "x/steel.png"))
    wall = (0,) * 8 + (1,) * 4 + (0,) * 4  # boards behind it are no floor
    rows = ((1, 3, "wood"), (2, 2, "grass"), (3, 1, "metal"), (3, 3, "concrete"), (0, 3, "concrete"))
    for tile, flags, ground in rows:
        at = floor(SOLID | flags << SURFACE_SHIFT)
        drawn = (0,) * 8 + (tile | 1 << 31,) * 4 + (0,) * 4
        layers = (TileLayer("back_wall", wall), TileLayer("solid", drawn), TileLayer("front", wall))
        at.level = replace(at.level, tiles=art, layers=layers)
        assert state.ground(at) == state.struck(at, 20, 40) == ground
        assert state.struck(at, 20, 20) == "", "nothing is solid there"
    at.level = replace(at.level, layers=())
    assert state.ground(at) == "concrete"
    assert state.drawn(at.level, -4, 40) == state.drawn(at.level, 20, 900) == ""


def test_a_shot_sounds_like_what_it_ends_in() -> None:
    heard_as = {ground: cues(Event(ev.CLANG, a=3), ground)[0].sound for ground in ("", *table.GROUNDS)}
    assert heard_as == {
        "": "clang", "metal": "clang", "grate": "clang", "water": "clang", "sand": "impact_earth",
        "mud": "impact_earth", "grass": "impact_earth", "concrete": "impact_stone", "wood": "impact_wood",
    }


def test_what_sets_off_is_heard_once() -> None:
    at = floor(SOLID)
    lift = Mover(0, "", 0, 0, 32, 8, look="lift", path=((0, 0), (0, 20)), speed=100, pause=30)  # px every third tick
    path = ((0, 0), (0, 640))
    at.level = replace(at.level, movers=(
        lift, replace(lift, id=1, look="ship", tick=9, path=path), replace(lift, id=2, look="slab", path=path),
        replace(lift, id=3, unless_flag="off", path=path)))
    at.movers = [MoverState(40 * i, 0, 32, 8, True) for i in range(4)]
    watch = state.Watch()
    found: list[tuple[int, str, int]] = []
    for at.tick in range(1, 100):
        step_movers(at, [])
        at.flags = ["off"] if at.tick < 20 else []
        found += [(at.tick, cue.sound, x) for cue, x, _ in watch.cues(at)]
    assert [row for row in found if row[2] != 16] == [(9, "dropship", 56), (20, "cable", 136)]
    assert [sound for _, sound, x in found if x == 16] == ["cable"], "once up, once rested"


def test_the_core_beats_when_its_fire_is_brightest() -> None:
    at = floor(SOLID)
    at.level = replace(at.level, halls=(Hall(1, "", 0, 0, 640, 360, core_x=at.player.x + 600, core_y=40),))
    at.omega = Omega()
    watch, beats = state.Watch(), []
    for at.tick in range(1, 2 * BREATH + 1):
        beats += [at.tick] * [cue for cue, _, _ in watch.cues(at)].count(table.BEAT)
    assert len(beats) == 2 and beats[1] - beats[0] == BREATH
    fire = [heat(beats[0] + n, True, True, True) for n in range(BREATH)]
    assert fire[0] == max(fire) > min(fire)
    at.tick = beats[0]
    for what in ("far", "pin", "over"):
        at.level = replace(at.level, halls=(replace(at.level.halls[0], core_x=9000 if what == "far" else 0),))
        at.player.state = STATE_PIN if what == "pin" else 0
        at.omega.phase = 5 if what == "over" else 1
        assert not watch.cues(at), what


def test_what_goes_on_is_held_and_what_changes_is_noticed() -> None:
    at = floor(SOLID)
    watch = state.Watch()
    at.player.overheat, at.player.battery = True, 0
    assert watch.cues(at) == [] and state.held(at) == {}
    at.player.overheat, at.player.battery = False, rules.BATTERY_CELL
    assert [cue for cue, _, _ in watch.cues(at)] == [table.COOLED, table.CELL]
    assert watch.cues(at) == []
    at.player.wet, at.player.state, at.player.vy = at.player.h, STATE_LADDER, 100
    assert set(state.held(at)) == {"loop_water", "loop_ladder"}
    at.player.dead_t = 5
    assert state.held(at) == {}


def test_a_motor_is_louder_the_nearer_it_is() -> None:
    at = floor(SOLID)
    at.level = replace(at.level, movers=(Mover(1, "", 0, 0, 32, 8, path=((0, 0), (0, 64))),))
    mover = MoverState(0, 0, 32, 8, True)
    at.movers, mover.step = [mover], 0
    assert state.held(at) == {}
    mover.step = 1
    loud = []
    for mover.x in (0, 100, 200, 300, 400, 600):
        loud.append(state.held(at).get("loop_lift", 0))
    assert loud == sorted(loud, reverse=True) and loud[0] == state.MOTOR_LOUD and loud[-1] == 0


def test_every_mimic_stirs_now_and_then() -> None:
    at = floor(SOLID)
    at.actors = [Actor(i, kind, 40, 10, 16, 16) for i, kind in enumerate(("drone", "herald", "soldier"), 5)]
    watch = state.Watch()
    heard_at: list[int] = []
    for at.tick in range(state.IDLE_EVERY):
        heard_at += [at.tick for cue, _, _ in watch.cues(at) if cue == table.IDLE]
    assert len(heard_at) == 2 and heard_at[0] != heard_at[1]
