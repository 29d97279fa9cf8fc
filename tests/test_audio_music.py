"""Music: what a world asks of it, how it gets there, and that its stems fit together."""

from __future__ import annotations

import array
import itertools
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lab import FLAT, world
from last_reveille.audio.audio import Audio, Volumes
from last_reveille.audio.music import (
    ALIASES,
    BACK,
    BACK_TICKS,
    DAY,
    OWN,
    QUIET,
    STEMS,
    mood_of,
    read_theme,
    theme_of,
    turned,
)
from last_reveille.audio.ogg import length
from last_reveille.sim import events as ev
from last_reveille.sim import world as w
from last_reveille.sim.events import Event
from last_reveille.sim.snapshot import digest
from last_reveille.sim.world import Actor, Omega, Shell, World

ROOT = Path(__file__).parents[1]
MUSIC = ROOT / "sounds" / "music"
THEMES = sorted(path.stem for path in MUSIC.glob("*.json"))


@pytest.fixture
def audio() -> Iterator[Audio]:
    one = Audio(ROOT, Volumes(10, 10, 10, 10))
    while not one._bank._wanted.empty():  # no effect is needed here, and reading them would take the gate
        one._bank._wanted.get()
    yield one
    one.close()


def playing(audio: Audio, theme: str) -> None:
    audio.music(theme)
    until = time.monotonic() + 20
    while not audio._music._playing:
        assert time.monotonic() < until
        audio.update()
        time.sleep(0.005)
    with audio._gate:  # nothing is being read any more
        pass


def ticks(audio: Audio, count: int) -> None:
    for _ in range(count):
        with audio._gate:  # a sound that was asked for may just be read
            pass
        audio.update()


def busy(audio: Audio, side: int) -> int:
    return sum(channel.get_busy() for channel in audio._music._channels[side])


def foe(at: World, kind: str, dx: int, state: int = w.MOVE) -> Actor:
    actor = Actor(at.next_id, kind, at.player.x + dx, at.player.y, 20, 20)
    actor.state = state
    at.actors.append(actor)
    return actor


# -- themes on disk


def test_every_place_of_the_day_has_its_theme() -> None:
    fights = ["base", "beach", "dam", "dusk", "omega", "trenches", "yard"]
    assert sorted([*fights, "credits", "epilogue", "menu", "rewind"]) == THEMES


def test_what_maps_call_their_music_is_a_theme() -> None:
    named = re.findall(r'name="music" value="([^"]+)"', "".join(p.read_text("utf-8") for p in ROOT.glob("maps/*.tmx")))
    assert named and not [name for name in named if ALIASES.get(name, name) not in THEMES]
    assert not [name for name in ALIASES.values() if name not in THEMES]


@pytest.mark.parametrize("theme", THEMES)
def test_stems_are_as_long_as_the_theme_says(theme: str) -> None:
    """By what they say of themselves; that as much comes out is heard with the rest of them (test_audio_files)."""
    row = json.loads((MUSIC / f"{theme}.json").read_text("utf-8"))
    assert 1 <= len(row["stems"]) <= STEMS
    assert row["frames"] == row["beat"] * row["per"] * row["bars"]
    assert {length(MUSIC / f"{theme}_{stem}.ogg") for stem in row["stems"]} == {row["frames"]}


def test_a_hostile_theme_file_is_no_theme(tmp_path: Path) -> None:
    for i, text in enumerate(("", "[]", '{"stems": 4}', '{"stems": [1, null]}', "[" * 100000, '{"name": "x"}')):
        (tmp_path / f"t{i}.json").write_text(text)
        assert read_theme(tmp_path, f"t{i}") == []
    (tmp_path / "many.json").write_text(json.dumps({"stems": list("abcdefgh")}))
    assert len(read_theme(tmp_path, "many")) == STEMS
    assert read_theme(tmp_path, "absent") == []


# -- moods


def test_every_stem_has_a_mood() -> None:
    mood = mood_of(world(FLAT), False)
    stems = [stem for theme in THEMES for stem in read_theme(MUSIC, theme)]
    assert not [stem for stem in stems if stem not in mood]


def test_quiet_without_foes_and_loud_with_them() -> None:
    at = world(FLAT)
    assert mood_of(at, False)["combat"] == 0
    drone = foe(at, "drone", 200)
    assert mood_of(at, False)["combat"] == 100 and mood_of(at, False)["danger"] == 0
    for asleep in (w.ASLEEP, w.HUSK, w.DYING, w.ENTER):
        drone.state = asleep
        assert mood_of(at, False)["combat"] == 0
    drone.state = w.MOVE
    drone.x += 2000
    assert mood_of(at, False)["combat"] == 0


def test_the_yard_has_music_of_its_own() -> None:
    assert theme_of("yard", "base") == "yard" and theme_of("base", "base") == "base"
    assert theme_of("yard", "dam") == "dam", "a mod's yard plays what it asks for"
    assert not [name for name in OWN.values() if name not in THEMES]


def test_from_the_second_morning_on_the_base_has_drums() -> None:
    at = world(FLAT)
    at.level = replace(at.level, music="base")
    at.carry.first = True
    assert mood_of(at, False)["combat"] == 0
    at.carry.first = False
    at.player.plates = 1
    assert mood_of(at, False)["combat"] == DAY and mood_of(at, False)["danger"] == 0
    at.level = replace(at.level, music="beach")
    assert mood_of(at, False)["combat"] == 0


def test_who_talks_at_the_base_is_heard_over_its_music() -> None:
    at = world(FLAT)
    calm = {}
    for level, named in (("base", "base"), ("yard", "base"), ("beach", "beach")):
        at.level = replace(at.level, id=level, music=named)
        calm[level] = mood_of(at, False)["calm"]
    assert calm == {"base": QUIET, "yard": 100, "beach": 100}


def test_people_are_no_fight() -> None:
    at = world(FLAT)
    foe(at, "soldier", 30)
    assert mood_of(at, False)["combat"] == 0


def test_danger_is_the_last_plate_a_tell_an_alpha_or_a_shell() -> None:
    at = world(FLAT)
    drone = foe(at, "drone", 60)
    at.player.plates = 1
    assert mood_of(at, False)["danger"] == 100
    at.player.plates = 3
    assert mood_of(at, False)["danger"] == 0
    drone.state = w.TELL
    assert mood_of(at, False)["danger"] == 100
    at.actors.clear()
    foe(at, "alpha", 300)
    assert mood_of(at, False)["danger"] == 100
    at.actors.clear()
    at.shells.append(Shell(1, 100, at.player.x, at.player.y, 24))
    assert mood_of(at, False)["danger"] > 0


def test_memory_has_a_voice_of_its_own() -> None:
    at = world(FLAT)
    assert mood_of(at, False)["overlay"] == 0
    assert 0 < mood_of(at, True)["overlay"] < 100
    foe(at, "drone", 60)
    assert mood_of(at, True)["overlay"] == 100


def test_a_hush_silences_all_of_it() -> None:
    at = world(FLAT)
    foe(at, "alpha", 60)
    at.hush_t = at.tick + 5
    assert not any(mood_of(at, True).values())


def test_the_hall_lays_its_phases_on_each_other() -> None:
    at = world(FLAT)
    at.omega = Omega()
    heard = []
    for phase in range(6):
        at.omega.phase = phase
        mood = mood_of(at, False)
        heard.append([mood[f"phase{i}"] > 0 for i in (1, 2, 3)])
    assert heard[1:] == [
        [True, False, False], [True, True, False], [True, True, True], [True, False, False], [False, False, False],
    ]
    at.omega.phase = 4
    at.player.state = w.STATE_PIN
    assert not any(mood_of(at, False)[f"phase{i}"] for i in (1, 2, 3))


def test_asking_changes_nothing() -> None:
    at = world(FLAT)
    foe(at, "drone", 60, w.TELL)
    before = digest(at)
    mood_of(at, True)
    assert digest(at) == before


# -- getting there


def test_a_theme_begins_with_its_level_and_not_when_all_of_it_has_been_read(audio: Audio) -> None:
    begun = time.perf_counter()
    playing(audio, "trenches")
    assert audio._music.bank._poured, "the rest is still being read"
    assert audio._music._level == {"calm": 100, "combat": 0, "danger": 0, "overlay": 0}, "with its first beat"
    assert time.perf_counter() - begun < 1.5  # a tenth of that, on a machine that does nothing else


def test_levels_glide(audio: Audio) -> None:
    playing(audio, "trenches")
    audio.mood({"calm": 100, "combat": 50})
    steps = []
    for _ in range(100):
        audio.update()
        steps.append(audio._music._level["calm"])
    assert max(b - a for a, b in itertools.pairwise(steps)) < 2
    assert audio._music._level == {"calm": 100, "combat": 50, "danger": 0, "overlay": 0}


def test_a_mood_out_of_bounds_is_bounded(audio: Audio) -> None:
    playing(audio, "trenches")
    audio.mood({"calm": 900, "combat": -50})
    ticks(audio, 200)
    assert audio._music._level["calm"] == 100 and audio._music._level["combat"] == 0


def test_a_theme_without_a_mood_plays_its_first_stem(audio: Audio) -> None:
    playing(audio, "rewind")
    ticks(audio, 80)
    assert audio._music._level == {"main": 100}


def test_the_hush_drops_the_stems_and_gives_them_back(audio: Audio) -> None:
    playing(audio, "yard")
    audio.mood({"calm": 100})
    ticks(audio, 80)
    audio.events([Event(ev.HUSH, 0, 0, 60)], 0, 0)
    ticks(audio, 40)
    assert audio._music._level["calm"] == 0
    ticks(audio, 120)
    assert audio._music._level["calm"] == 100


def test_a_near_explosion_holds_the_music_down_for_a_moment(audio: Audio) -> None:
    playing(audio, "yard")
    audio.events([Event(ev.BLAST, 5000, 100, 40, 5)], 0, 0)
    ticks(audio, 10)
    assert audio._music._duck == 1.0
    audio.events([Event(ev.BLAST, 330, 100, 40, 5)], 0, 0)
    ticks(audio, 10)
    assert audio._music._duck < 0.55
    ticks(audio, 240)
    assert audio._music._duck > 0.99


def test_a_new_theme_takes_over_and_the_old_one_gives_its_memory_back(audio: Audio) -> None:
    playing(audio, "trenches")
    side = audio._music._side
    assert busy(audio, side) == 4
    playing(audio, "yard")
    assert audio._music._side != side and busy(audio, audio._music._side) == 3
    assert all("trenches" not in path.name for path in audio._music.bank._sounds)


def test_the_same_theme_goes_on(audio: Audio) -> None:
    playing(audio, "trenches")
    side = audio._music._side
    audio.music("trenches")
    assert audio._music._playing and audio._music._side == side


def test_when_time_runs_back_so_does_the_music(audio: Audio) -> None:
    playing(audio, "yard")
    audio.mood({"calm": 100})
    ticks(audio, 80)
    channels = audio._music._channels[audio._music._side]
    before = channels[0].get_sound()
    audio.ui("rewind")
    back = channels[0].get_sound()
    assert back is not None and back is not before and back.get_length() < 1
    assert not channels[1].get_busy(), "a stem that was silent has nothing to run back"
    ticks(audio, BACK_TICKS - 1)
    assert not audio._music._playing
    playing(audio, "yard")
    assert channels[0].get_sound() is before


def test_what_runs_back_is_what_was_heard_faster_and_faster() -> None:
    count = 60000
    loop = array.array("h", [v for i in range(count) for v in (i % 30000, -(i % 30000))])
    back = array.array("h", turned(memoryview(loop), 20000))
    assert len(back) == 2 * sum(int(seconds * 44100) for seconds, _ in BACK)
    left = back[::2]
    middle = left[1000:6000]
    assert all(b - a in (-1, 29999) for a, b in itertools.pairwise(middle))
    late = left[-6000:-1000]
    assert all((a - b) % 30000 == BACK[-1][1] for a, b in itertools.pairwise(late))
    assert left[0] == 0 and left[-1] == 0
    assert turned(memoryview(b"").cast("h"), 5) == b""


def test_the_omega_brings_its_own_music(audio: Audio) -> None:
    audio.music("dam")
    audio.events([Event(ev.PHASE, 100, 100, 1)], 0, 0)
    assert audio._music.name == "omega"


def test_an_unknown_theme_is_silence(audio: Audio) -> None:
    playing(audio, "rewind")
    audio.music("../../no such")
    ticks(audio, 10)
    assert not audio._music._playing and audio.live
