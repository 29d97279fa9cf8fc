"""Events become sounds; no device, no file and no folder are needed for that to be safe."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import floor
from last_reveille.audio import audio as room
from last_reveille.audio import state, table
from last_reveille.audio.audio import Audio, Volumes, direction_of, gain_of
from last_reveille.audio.bank import Bank
from last_reveille.audio.device import NO_DEVICE, NO_MIXER
from last_reveille.audio.places import covers
from last_reveille.audio.table import Cue
from last_reveille.audio.voices import Voices, loudness, pan
from last_reveille.cli.finding import campaign_levels
from last_reveille.sim import events as ev
from last_reveille.sim.events import Event
from last_reveille.sim.specs import KINDS, SOLID, SURFACE_SHIFT, Level, Lever, SoundAt
from last_reveille.sim.world import Carry, World

ROOT = Path(__file__).parents[1]
NAMES = [value for name, value in sorted(vars(ev).items()) if name.isupper() and isinstance(value, str)]


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


def reach(audio: Audio) -> None:
    """Stay somewhere until its bed is heard."""
    for _ in range(room.SETTLED + 1):
        audio.update()


def heard(audio: Audio) -> list[tuple[str, int]]:
    return [(caption.key, caption.direction) for caption in audio.captions()]


def voices_of() -> Voices:
    return Voices([pygame.mixer.Channel(i) for i in range(room.RESERVED, room.CHANNELS)])


# -- where a sound is


def test_feet_and_shots_are_heard_by_the_world_of_their_tick(audio: Audio) -> None:
    settle(audio, "step_mud", "impact_earth", "clang")
    at = floor(SOLID | 2 << SURFACE_SHIFT)
    audio.suit(at)
    audio.events([Event(ev.STEP, 20, 32, 3), Event(ev.CLANG, 20, 40, 3), Event(ev.CLANG, 20, 10, 3)], 0, 0)
    assert set(audio._voices._live) == {"step_mud", "impact_earth", "clang"}
    audio.update()
    assert audio._ground(Event(ev.STEP)) == "", "nobody has said so in this frame"


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
        reach(audio)
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
    wide = SoundAt(3, "", 1290, 180, sound="amb_works", radius=400)  # what is small is heard in what is large
    audio.places((wide, under, SoundAt(2, "", 0, 0, sound="no such sound", radius=9)))
    settle(audio, "amb_wind", "amb_underwater", "amb_works")
    beds = []
    for middle in (320, 790, 810, 1050, 1290, 1310, 1700):
        audio.events([], middle - 320, 0)
        reach(audio)
        beds.append(audio._bed)
    assert beds == ["amb_wind"] * 2 + ["amb_underwater"] * 3 + ["amb_works", "amb_wind"]


def test_at_the_edge_of_a_place_beds_do_not_take_turns(audio: Audio) -> None:
    audio.ambience("dusk")
    audio.places((SoundAt(1, "", 1000, 180, 100, 0, sound="amb_underwater", radius=200),))
    settle(audio, "amb_wind", "amb_underwater")
    reach(audio)
    beds = []
    for frame in range(6 * room.SETTLED):
        audio.events([], (790 if frame // 20 % 2 else 810) - 320, 0)
        audio.update()
        beds.append(audio._bed)
    assert set(beds) == {"amb_wind"}


def test_the_far_war_is_heard_one_at_a_time_and_not_in_a_hush(audio: Audio) -> None:
    settle(audio, *table.FAR)
    frames = []
    for frame in range(120):
        before = audio._voices._starts
        audio.far([("far_flak", 200), ("far_fall", -200), ("no such", 0)])
        frames += [frame] * (audio._voices._starts - before)
        audio.update()
    assert frames == list(range(0, 120, room.FAR_GAP)) and len(frames) <= 4 * 2
    assert set(audio._voices._live) == {"far_fall"}, "the loudest of a tick"
    ringing = [channel for channel, _ in audio._voices._live["far_fall"]]
    assert any(channel.get_busy() for channel in ringing)
    audio.events([Event(ev.HUSH, 0, 0, 90)], 0, 0)
    audio.update()
    until = time.monotonic() + 2
    while any(channel.get_busy() for channel in ringing):
        assert time.monotonic() < until, "it rings on"
        time.sleep(0.01)
    before = audio._voices._starts
    for _ in range(60):
        audio.far([("far_gun", 0)])
        audio.update()
    assert audio._voices._starts == before


def test_under_a_roof_the_far_war_is_softer(audio: Audio, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(audio, *table.FAR)
    played: list[int] = []
    monkeypatch.setattr(audio._voices, "play", lambda cue, *_: played.append(cue.volume))
    for loud in (1.0, 0.5, 0.0):
        for _ in range(room.FAR_GAP):
            audio.update()
        audio.far([("far_gun", 0)], loud)
    full = table.FAR["far_gun"].volume
    assert played == [full, round(full * 0.5), 0]


def test_who_is_woken_by_a_scene_is_not_woken_by_the_map_too(audio: Audio) -> None:
    settle(audio, "bugle")
    audio.ui("bugle")
    audio.update()
    audio.events([Event(ev.SOUND, 320, 180, text="bugle")], 0, 0)
    assert audio._voices._starts == 1
    for _ in range(room.AGAIN):
        audio.update()
    audio.events([Event(ev.SOUND, 320, 180, text="bugle")], 0, 0)
    assert audio._voices._starts == 2


def test_a_loudspeaker_carries(audio: Audio) -> None:
    settle(audio, "loudspeaker")
    said = Event(ev.SAY, 9000, 180, text="pa.base.1")
    audio.events([said, said._replace(text="scene.base.wake")], 0, 0)
    assert audio._voices._starts == 1 and set(audio._voices._live) == {"loudspeaker"}


def test_every_bed_that_the_maps_lay_out_is_heard_somewhere(audio: Audio) -> None:
    """The middle of the screen never comes to a level's edge, and the smallest bed that reaches it is the one."""
    levels = campaign_levels()
    for name in levels.files:
        level = levels.get(name)
        wide, high = level.width * 16 - 640, level.height * 16 - 360
        heard_here = set()
        audio.places(level.sounds)
        assert len(audio._places) == len(level.sounds), f"{name}: a bed that is no file"
        for x in range(0, wide + 1, 16):
            for y in {0, high // 2, max(high, 0)}:
                heard_here.add(next((row.id for row in audio._places if covers(row, x + 320, y + 180)), 0))
        assert {row.id for row in level.sounds} <= heard_here, name


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
