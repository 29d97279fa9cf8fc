"""Events become sounds; no device, no file and no folder are needed for that to be safe."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from last_reveille.audio import audio as room
from last_reveille.audio import state, table
from last_reveille.audio.audio import Audio, Volumes, direction_of, gain_of
from last_reveille.audio.bank import Bank
from last_reveille.audio.device import NO_DEVICE, NO_MIXER
from last_reveille.audio.table import AMBIENCE, MAP_CAPTIONS, SILENT, TABLE, UI, Cue, cues
from last_reveille.audio.voices import Voices, loudness, pan
from last_reveille.content.strings import Catalogue
from last_reveille.sim import events as ev
from last_reveille.sim import rules
from last_reveille.sim.events import Event
from last_reveille.sim.specs import (
    KINDS,
    ONEWAY,
    SOLID,
    SURFACE_SHIFT,
    Level,
    Lever,
    Mover,
    SoundAt,
    TileArt,
    TileLayer,
)
from last_reveille.sim.world import STATE_LADDER, Actor, Carry, MoverState, World

ROOT = Path(__file__).parents[1]
NAMES = [value for name, value in sorted(vars(ev).items()) if name.isupper() and isinstance(value, str)]


def all_cues() -> list[Cue]:
    cues_ = [cue for rows in (*TABLE.values(), table.IMPACTS) for row in rows.values() for cue in row]
    cues_ += [*UI.values(), *table.LEVERS.values(), *table.STARTS.values()]
    return [*cues_, table.READY, table.COOLED, table.CELL, table.IDLE]


def named() -> list[str]:
    """Every sound that a table asks for."""
    names = [cue.sound for cue in all_cues()]
    names += [*AMBIENCE.values(), *state.LOOPS, "blip_radio", "explosion_far"]
    return names + [f"{feet}_{ground}" for feet in table.FEET for ground in table.GROUNDS]


@pytest.fixture
def audio() -> Iterator[Audio]:
    one = Audio(ROOT, Volumes())
    while not one._bank._wanted.empty():  # a test asks for what it needs; reading all of it takes seconds
        one._bank._wanted.get()
    yield one
    one.close()


def settle(audio: Audio, *names: str) -> None:
    """Have sounds read, and wait for it."""
    for name in names:
        audio._bank.want(name)
    until = time.monotonic() + 20
    while not all(audio._bank.ready(name) for name in names):
        assert time.monotonic() < until, "the reading thread does not get on"
        time.sleep(0.005)


def settle_music(audio: Audio) -> None:
    until = time.monotonic() + 20
    while audio._music._stems and not audio._music._playing:
        assert time.monotonic() < until
        audio.update()
        time.sleep(0.005)


def heard(audio: Audio) -> list[tuple[str, int]]:
    return [(caption.key, caption.direction) for caption in audio.captions()]


def voices_of() -> Voices:
    return Voices([pygame.mixer.Channel(i) for i in range(room.RESERVED, room.CHANNELS)])


# -- the table


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


def on(flags: int) -> World:
    """A world of one screen with a floor of these tiles under the player."""
    level = Level("lab", 4, 4, (bytes(4), bytes(4), bytes([flags] * 4), bytes(4)))
    at = World(level, 1, Carry())
    at.grid = [bytearray(row) for row in level.grid]
    at.player.x, at.player.y = 16, 32 - at.player.h
    return at


def test_the_ground_is_read_from_the_tiles() -> None:
    found = [state.ground(on(SOLID | surface << SURFACE_SHIFT)) for surface in range(4)]
    assert found == ["sand", "metal", "mud", "concrete"]
    found = [state.ground(on(ONEWAY | surface << SURFACE_SHIFT)) for surface in range(4)]
    assert found == ["wood", "grate", "wood", "grate"]
    wet = on(SOLID)
    wet.player.wet = 12
    assert state.ground(wet) == "water"
    wet.player.wet = wet.player.h  # a diver's feet splash no more
    assert state.ground(wet) == "sand"


def test_what_only_the_eye_tells_is_heard_too() -> None:
    art = tuple(TileArt(image, 0, 0, 16, 16) for image in ("", "x/boards.png", "x/turf.png", "x/steel.png"))
    wall = (0,) * 8 + (1,) * 4 + (0,) * 4  # boards behind it are no floor
    rows = ((1, 3, "wood"), (2, 2, "grass"), (3, 1, "metal"), (3, 3, "concrete"), (0, 3, "concrete"))
    for tile, flags, ground in rows:
        at = on(SOLID | flags << SURFACE_SHIFT)
        floor = (0,) * 8 + (tile | 1 << 31,) * 4 + (0,) * 4
        layers = (TileLayer("back_wall", wall), TileLayer("solid", floor), TileLayer("front", wall))
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


def test_feet_and_shots_are_heard_by_the_world_of_their_tick(audio: Audio) -> None:
    settle(audio, "step_mud", "impact_earth", "clang")
    at = on(SOLID | 2 << SURFACE_SHIFT)
    audio.suit(at)
    audio.events([Event(ev.STEP, 20, 32, 3), Event(ev.CLANG, 20, 40, 3), Event(ev.CLANG, 20, 10, 3)], 0, 0)
    assert set(audio._voices._live) == {"step_mud", "impact_earth", "clang"}
    audio.update()
    assert audio._ground(Event(ev.STEP)) == "", "nobody has said so in this frame"


def test_what_sets_off_is_heard_once() -> None:
    at = on(SOLID)
    looks = ("lift", "ship", "slab", "lift")
    path = ((0, 0), (0, 64))
    at.level = replace(at.level, movers=tuple(Mover(i, "", 0, 0, 32, 8, look=look, path=path)
                                              for i, look in enumerate(looks)))
    at.movers = [MoverState(40 * i, 0, 32, 8, True) for i in range(4)]
    at.movers[3].dy = 1  # has been under way since before the first tick
    watch, found = state.Watch(), []
    for at.tick in range(1, 6):
        if at.tick in (3, 5):
            for mover in at.movers[:3]:
                mover.dy = 1 if at.tick == 3 else 0
        found.append([(cue.sound, x) for cue, x, _ in watch.cues(at)])
    assert found == [[], [], [("cable", 16), ("dropship", 56)], [], []]


def test_what_goes_on_is_held_and_what_changes_is_noticed() -> None:
    at = on(SOLID)
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
    at = on(SOLID)
    at.level = replace(at.level, movers=(Mover(1, "", 0, 0, 32, 8, path=((0, 0), (0, 64))),))
    mover = MoverState(0, 0, 32, 8, True)
    at.movers = [mover]
    assert state.held(at) == {}
    mover.dy = 1
    loud = []
    for mover.x in (0, 100, 200, 300, 400, 600):
        loud.append(state.held(at).get("loop_lift", 0))
    assert loud == sorted(loud, reverse=True) and loud[0] == state.MOTOR_LOUD and loud[-1] == 0


def test_every_mimic_stirs_now_and_then() -> None:
    at = on(SOLID)
    at.actors = [Actor(i, kind, 40, 10, 16, 16) for i, kind in enumerate(("drone", "herald", "soldier"), 5)]
    watch = state.Watch()
    heard_at: list[int] = []
    for at.tick in range(state.IDLE_EVERY):
        heard_at += [at.tick for cue, _, _ in watch.cues(at) if cue == table.IDLE]
    assert len(heard_at) == 2 and heard_at[0] != heard_at[1]


# -- where a sound is


def test_pan_keeps_the_power_and_goes_the_right_way() -> None:
    for dx in range(-700, 701, 50):
        left, right = pan(dx)
        assert left * left + right * right == pytest.approx(1)
        assert (left > right) == (dx < 0) or dx == 0


def test_loudness_falls_only_outside_the_screen() -> None:
    assert loudness(300, 100) == 1
    far = [loudness(dx, 0) for dx in range(320, 2000, 100)]
    assert far == sorted(far, reverse=True) and far[-1] < 0.1


def test_directions() -> None:
    assert direction_of(-200, 0) == room.LEFT
    assert direction_of(200, 10) == room.RIGHT
    assert direction_of(5, 20) == room.HERE
    assert direction_of(10, -300) == room.ABOVE
    assert direction_of(10, 300) == room.BELOW


def test_gain_is_bounded_and_rises() -> None:
    gains = [gain_of(v) for v in range(-2, 13)]
    assert gains == sorted(gains) and gains[0] == 0 and gains[-1] == 1


# -- playing


def test_opening_takes_no_time_and_needs_no_files_read(audio: Audio) -> None:
    begun = time.perf_counter()
    second = Bank(ROOT / "sounds" / "effects")
    assert time.perf_counter() - begun < 0.1
    assert len(second.names) > 50
    assert audio.warning == "" and audio.live


def test_variants_take_turns(audio: Audio) -> None:
    settle(audio, "rifle")
    four = [audio._bank.get("rifle") for _ in range(5)]
    assert len({id(sound) for sound in four}) == 4
    assert four[0] is four[4]


def test_no_more_of_one_sound_than_its_limit(audio: Audio) -> None:
    settle(audio, "rifle")
    voices = voices_of()
    cue = Cue("rifle", limit=3)
    for _ in range(10):
        sound = audio._bank.get("rifle")
        assert sound is not None
        assert voices.play(cue, sound, 1.0)
    assert len(voices._live["rifle"]) == 3
    assert sum(pygame.mixer.Channel(i).get_busy() for i in range(room.CHANNELS)) == 3


def test_only_what_is_urgent_pushes_others_out(audio: Audio) -> None:
    settle(audio, "truck", "hit")
    voices = voices_of()
    truck, hit = audio._bank.get("truck"), audio._bank.get("hit")
    assert truck is not None and hit is not None
    while voices.play(Cue("truck", limit=99), truck, 1.0):
        pass
    assert not voices.play(Cue("hit"), hit, 1.0)
    assert voices.play(Cue("hit", urgent=True), hit, 1.0)
    reserved = [pygame.mixer.Channel(i).get_busy() for i in range(room.RESERVED)]
    assert not any(reserved)


def test_what_is_far_off_costs_no_channel(audio: Audio) -> None:
    settle(audio, "rifle")
    sound = audio._bank.get("rifle")
    assert sound is not None
    assert not voices_of().play(Cue("rifle", 30), sound, 0.5, 6000, 0)


def test_captions_name_the_side_and_go(audio: Audio) -> None:
    audio.events([Event(ev.TELL, 700, 180, 1, 30, "drone")], 100, 0)
    assert heard(audio) == [("caption.drone", room.RIGHT)]
    audio.events([Event(ev.TELL, 100, 180, 1, 30, "drone"), Event(ev.SHADOW, 420, 180, 90)], 100, 0)
    assert heard(audio) == [("caption.drone", room.LEFT), ("caption.barrage", room.HERE)]
    for _ in range(room.CAPTION_TICKS):
        audio.update()
    assert audio.captions() == []


def test_captions_are_few(audio: Audio) -> None:
    for kind in KINDS:
        audio.events([Event(ev.TELL, 700, 180, 1, 30, kind)], 100, 0)
    assert len(audio.captions()) == room.CAPTIONS
    assert audio.captions()[-1][0] == "caption.alpha"


def test_captions_say_what_is_outside_the_picture(audio: Audio) -> None:
    audio.events([Event(ev.TELL, 330, 180, 1, 30, "drone"), Event(ev.TELL, 900, 180, 1, 30, "herald")], 0, 0)
    assert [(row.key, row.far) for row in audio.captions()] == [("caption.drone", False), ("caption.herald", True)]


def test_far_events_have_no_caption(audio: Audio) -> None:
    audio.events([Event(ev.TELL, 5000, 180, 1, 30, "drone")], 100, 0)
    assert audio.captions() == []


def test_every_event_can_be_heard(audio: Audio) -> None:
    settle(audio, *(name for name in audio._bank.names if not name.startswith("amb_")))
    for name in NAMES:
        for a in (0, 1, 1000):
            audio.events([Event(name, 300, 100, a, 1, text) for text in ("", "drone", "plate", "../x")], 0, 0)
    audio.update()
    assert audio.live and not audio._bank.broken


def test_volume_nought_is_silence(audio: Audio) -> None:
    audio.set_volumes(Volumes(8, 8, 0, 0))
    settle(audio, "rifle")
    audio.events([Event(ev.SHOT, 300, 100)], 0, 0)
    assert not any(pygame.mixer.Channel(i).get_busy() for i in range(room.RESERVED, room.CHANNELS))


def test_speakers_have_voices_of_their_own(audio: Audio) -> None:
    settle(audio, "blip_radio", "blip_rita")
    channel = pygame.mixer.Channel(room.BLIP)
    for who, voice in (("rita", "blip_rita"), ("no such person", "blip_radio"), ("", "blip_radio")):
        channel.stop()
        audio.blip(who)
        assert channel.get_sound() in [audio._bank._sounds[path] for path in audio._bank._files[voice]]


def test_pause_holds_and_goes_on(audio: Audio) -> None:
    audio.music("yard")
    settle_music(audio)
    audio.mood({"combat": 100})
    audio.pause(True)
    level = dict(audio._music._level)
    audio.update()
    assert audio._music._level == level
    audio.pause(False)
    for _ in range(200):  # while a file is being read an update leaves the music alone
        audio.update()
        if audio._music._level != level:
            break
        time.sleep(0.01)
    assert audio._music._level != level


def test_ambience_starts_changes_and_ends(audio: Audio) -> None:
    for name, sound in (("dusk", "amb_wind"), ("morning", "amb_peace")):
        audio.ambience(name)
        settle(audio, sound)
        audio.update()
        assert audio._beds[audio._side].get_sound() is not None
        assert audio._bed == sound
    audio.ambience("")
    audio.update()
    assert audio._bed == ""


def test_a_bed_may_be_called_without_its_prefix(audio: Audio) -> None:
    audio.ambience("rain")
    assert audio._ambience == "amb_rain"
    audio.places((SoundAt(1, "", 0, 0, sound="wind", radius=9000),))
    audio.events([], 0, 0)
    assert audio._place == "amb_wind"


def test_a_place_has_a_bed_of_its_own(audio: Audio) -> None:
    audio.ambience("dusk")
    under = SoundAt(1, "", 1000, 180, 100, 0, sound="amb_underwater", radius=200)
    audio.places((under, SoundAt(2, "", 0, 0, sound="no such sound", radius=9000)))
    settle(audio, "amb_wind", "amb_underwater")
    beds = []
    for middle in (320, 790, 810, 1050, 1290, 1310):
        audio.events([], middle - 320, 0)
        audio.update()
        beds.append(audio._bed)
    assert beds == ["amb_wind", "amb_wind", "amb_underwater", "amb_underwater", "amb_underwater", "amb_wind"]


def test_sounds_wait_while_a_file_is_being_read(audio: Audio) -> None:
    settle(audio, "rifle")
    with audio._gate:
        for _ in range(100):
            audio.events([Event(ev.SHOT, 300, 100)], 0, 0)
        audio.update()
        assert not audio._voices._live and len(audio._waiting) == room.WAITING
    audio.update()
    assert len(audio._voices._live["rifle"]) == 4 and not audio._waiting


# -- when there is nothing to play on


def use(audio: Audio) -> None:
    """Everything the game ever asks."""
    audio.set_volumes(Volumes(1, 2, 3, 4))
    audio.events([Event(name, 10, 10, 1, 1, "drone") for name in NAMES], 0, 0)
    for name in (*table.UI, "no such sound"):
        audio.ui(name)
    audio.blip()
    audio.music("beach")
    audio.mood({"calm": 100, "nonsense": 900})
    audio.ambience("storm")
    audio.places((SoundAt(1, "", 0, 0, sound="amb_sea"),))
    audio.pause(True)
    audio.pause(False)
    audio.stop_all()
    audio.update()
    audio.captions()


def test_without_a_device_there_is_one_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none of these")
    audio = Audio(ROOT, Volumes())
    assert audio.warning == NO_DEVICE
    use(audio)
    audio.close()
    audio.close()


def test_without_any_mixer_nothing_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise pygame.error("no")

    monkeypatch.setattr(pygame.mixer, "init", fail)
    audio = Audio(ROOT, Volumes())
    assert audio.warning == NO_MIXER
    use(audio)
    assert audio.captions() == []
    audio.close()


def test_a_device_lost_while_playing_is_survived(audio: Audio) -> None:
    settle(audio, "rifle", "blip_radio")
    pygame.mixer.quit()
    use(audio)
    assert not audio.live and audio.warning


def test_without_files_there_is_silence_and_a_sentence(tmp_path: Path) -> None:
    audio = Audio(tmp_path, Volumes())
    assert "missing" in audio.warning
    use(audio)
    audio.close()


def test_a_broken_file_costs_only_itself(tmp_path: Path) -> None:
    effects = tmp_path / "sounds" / "effects"
    effects.mkdir(parents=True)
    (effects / "rifle.ogg").write_bytes(b"OggS" + bytes(300))
    (effects / "hit.ogg").write_bytes(b"MThd not a sound")
    (effects / "dry.ogg").write_bytes((ROOT / "sounds" / "effects" / "dry_1.ogg").read_bytes())
    audio = Audio(tmp_path, Volumes())
    settle(audio, "rifle", "hit", "dry")
    assert sorted(audio._bank.broken) == ["hit.ogg", "rifle.ogg"]
    assert audio._bank.get("dry") is not None and audio._bank.get("hit") is None
    audio.events([Event(ev.SHOT, 300, 100), Event(ev.DRY, 300, 100)], 0, 0)
    assert audio.live
    audio.close()


def test_a_gong_rings_and_what_is_held_is_heard_until_nobody_says_so(audio: Audio) -> None:
    settle(audio, "gong", "aim", *state.LOOPS)
    lever = Lever(7, "", 40, 40, kind="gong", by="blade")
    world = World(Level("lab", 1, 1, (b"\0",), levers=(lever,)), 1, Carry())
    world.events = [Event(ev.LEVER, 40, 40, 7)]
    world.player.charge, world.player.lob = 20, 1
    audio.suit(world)
    world.events, world.player.lob = [], 2
    until = time.monotonic() + 20
    # The mixer may be busy reading: what is to be heard waits for it.
    while not (audio._loops["loop_rail"].get_busy() and {"gong", "aim"} <= set(audio._voices._live)):
        assert time.monotonic() < until
        audio.suit(world)
        audio.update()
        time.sleep(0.005)
    assert not audio._loops["loop_slide"].get_busy()
    until = time.monotonic() + 20
    while audio._loops["loop_rail"].get_busy() and time.monotonic() < until:
        audio.update()
        time.sleep(0.005)
    assert not audio._loops["loop_rail"].get_busy()
