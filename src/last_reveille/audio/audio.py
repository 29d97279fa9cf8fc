"""The one thing the game's loop talks to when something is to be heard. Without a device it keeps silent and says so
once; nothing here ever raises for a device or a file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Concatenate, Final, NamedTuple, ParamSpec

import pygame

from ..content.overlay import Roots
from ..sim import events as ev
from ..sim.events import Event
from ..sim.specs import SoundAt
from ..sim.world import World
from . import state, table
from .bank import Bank
from .device import NO_DEVICE, open_mixer
from .music import FOLDER, STEMS, Music
from .places import covers, size
from .table import Cue
from .voices import HALF, Voices

EFFECTS: Final = "sounds/effects"
CHANNELS: Final = 48
PROBE: Final = 2 * STEMS
AMBIENCE: Final = (PROBE + 1, PROBE + 2)  # two, to fade from one to the other
BLIP: Final = PROBE + 3
HELD: Final = PROBE + 4  # one for each of state.LOOPS
RESERVED: Final = HELD + len(state.LOOPS)

EFFECTS_GAIN: Final = 0.8  # leaves the headroom in which a full fight does not clip
FIGHT_DUCK: Final = 80  # per cent of music left while there is shooting
FIGHT_TICKS: Final = 20
WAITING: Final = 24  # sounds that wait for the mixer while a file is being read
PATIENCE: Final = 0.006  # s
CAPTION_TICKS: Final = 120
CAPTIONS: Final = 3
AMBIENCE_GAIN: Final = 1.1  # a bed lies 8 dB under calm music
SETTLED: Final = 45  # frames for which a place is reached before its bed is heard: at its edge beds would take turns
FAR_GAP: Final = 15  # frames from one sound of the far war to the next: four a second
HUSH_MS: Final = 400  # in which what of it rings on falls silent
AGAIN: Final = 20  # frames in which a map's sound is the same that a scene has just begun
FADE_MS: Final = 1200
HELD_FADE_MS: Final = 70
HELD_TICKS: Final = 14  # frames for which a loop goes on when nobody says that it should: a held picture is no end

HERE, LEFT, RIGHT, ABOVE, BELOW = 0, -1, 1, -2, 2
P = ParamSpec("P")


@dataclass
class Volumes:
    """0 (off) to 10 each."""

    master: int = 8
    music: int = 7
    effects: int = 8
    voice: int = 8


class Caption(NamedTuple):
    """A sound that warned."""

    key: str  # in the catalogue
    direction: int  # LEFT, RIGHT, ABOVE, BELOW or HERE
    far: bool  # from outside the picture
    left: int = CAPTION_TICKS  # frames for which it still stands


def gain_of(volume: int) -> float:
    """Gain of a volume 0..10; squared, so that each step is about as large to the ear."""
    return (min(max(volume, 0), 10) / 10) ** 2


def direction_of(dx: int, dy: int) -> int:
    """Where a sound (dx, dy) px from the middle of the screen is: HERE, LEFT, RIGHT, ABOVE or BELOW."""
    if abs(dy) > max(abs(dx), HALF // 2):
        return ABOVE if dy < 0 else BELOW
    if abs(dx) < HALF // 8:
        return HERE
    return LEFT if dx < 0 else RIGHT


def _safely(method: Callable[Concatenate[Audio, P], None]) -> Callable[Concatenate[Audio, P], None]:
    """A device may go away at any moment: then this object falls silent for good instead of raising."""

    def guarded(self: Audio, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if not self.live:
            return
        try:
            method(self, *args, **kwargs)
        except pygame.error:
            self.live = False
            self.warning = self.warning or NO_DEVICE

    guarded.__doc__ = method.__doc__
    return guarded


class Audio:
    """Sounds, ambience and music of the game. `warning` is "" or one sentence for the player."""

    def __init__(self, root: Path, volumes: Volumes, over: Sequence[Path] = ()) -> None:
        """`root` is the folder that holds `sounds/`; `over` those that are looked at before, the topmost first."""
        self._root = root
        self._roots = Roots(*over, root)
        self.live, self.warning = open_mixer()
        self._volumes = volumes
        self._captions: list[Caption] = []
        self._watch = state.Watch()
        self._world: World | None = None  # what feet are on and shots end in, as long as somebody says so every frame
        self._ambience = self._asked = ""
        self._places: tuple[SoundAt, ...] = ()
        self._place = ""  # the bed of the place the screen is at, if it has one
        self._bed = ""  # what of it plays already
        self._side = 0
        self._paused = False
        self._frame = 0
        self._reached = ("", 0)  # the bed that the place asks for, and since which frame
        self._last_far = -FAR_GAP
        self._asked_at: dict[str, int] = {}  # frame at which a scene began a sound
        if not self.live:
            return
        pygame.mixer.set_num_channels(CHANNELS)
        self._gate = threading.Lock()
        self._waiting: list[tuple[Cue, pygame.mixer.Sound, int, int]] = []
        self._bank = Bank(self._roots, self._gate, EFFECTS)
        channels = [pygame.mixer.Channel(i) for i in range(CHANNELS)]
        self._voices = Voices(channels[RESERVED:])
        self._music = Music(Bank(self._roots, self._gate, FOLDER), self._roots, channels[: PROBE + 1])
        self._beds = (channels[AMBIENCE[0]], channels[AMBIENCE[1]])
        self._blip = channels[BLIP]
        self._loops = dict(zip(state.LOOPS, channels[HELD:RESERVED], strict=True))
        self._held: dict[str, int] = {}
        self._held_left = 0
        if not self.warning and not self._bank.names:
            self.warning = "The game's sounds are missing; the game is silent."
        self._read_ahead()
        self.set_volumes(volumes)

    def _read_ahead(self) -> None:
        first = [name for name in self._bank.names if name.startswith("ui_")]  # menus come before fights
        for name in (*first, *self._bank.names):
            if not name.startswith("amb_"):
                self._bank.want(name)

    # -- settings

    @_safely
    def lay_over(self, over: Sequence[Path]) -> None:
        """Other folders than before are looked at before the game's: everything falls silent and is read anew. Nothing
        happens when they are the same."""
        roots = Roots(*over, self._root)
        if roots == self._roots:
            return
        self._roots = roots
        pygame.mixer.stop()
        self._waiting.clear()
        self._held.clear()
        self._ambience = self._asked = self._place = self._bed = ""
        self._places = ()
        self._music.move(Bank(roots, self._gate, FOLDER), roots)
        self._bank.close()
        self._bank = Bank(roots, self._gate, EFFECTS)
        self._read_ahead()

    @_safely
    def set_volumes(self, volumes: Volumes) -> None:
        """Takes effect at once, also on what plays."""
        self._volumes = volumes
        master = gain_of(volumes.master)
        self._effects = master * gain_of(volumes.effects) * EFFECTS_GAIN
        self._voice = master * gain_of(volumes.voice)
        self._music.gain = master * gain_of(volumes.music)
        for channel in self._beds:
            channel.set_volume(self._effects * AMBIENCE_GAIN)

    # -- what happened

    @_safely
    def events(self, happened: list[Event], camera_x: int, camera_y: int) -> None:
        """Let a tick be heard. The camera's position is the top left corner of the screen, px in the level."""
        middle_x, middle_y = camera_x + HALF, camera_y + HALF * 9 // 16
        for event in happened:
            if event.what == ev.HUSH:
                self._music.hush(event.a)
                for name in table.FAR:
                    self._voices.fade(name, HUSH_MS)
            elif event.what == ev.PHASE:
                self._music.theme("omega")
            if event.what in table.ARMS and not self._bank.has(event.text):
                event = event._replace(text="")  # a mod's weapon whose sound is not there is heard as its sort
            if event.what == ev.SOUND and self._frame - self._asked_at.get(event.text, -AGAIN) < AGAIN:
                continue  # whoever wakes has been woken already
            for cue in table.cues(event, self._ground(event)):
                at_once = event.x or event.y
                dx, dy = (event.x - middle_x, event.y - middle_y) if at_once and cue.placed else (0, 0)
                self._play(cue, dx, dy)
            if event.what == ev.SHOT:
                self._music.duck(FIGHT_DUCK, FIGHT_TICKS)
        self._place = next((row.sound for row in self._places if covers(row, middle_x, middle_y)), "")

    @_safely
    def suit(self, world: World) -> None:
        """What a world sounds like beside its events: motors, ground, valves. Call once a tick, before its `events`;
        what is held falls silent when nobody calls."""
        self._held, self._held_left = state.held(world), HELD_TICKS
        self._world = world
        for cue, x, y in self._watch.cues(world):
            self._play(cue, x - world.player.x, y - world.player.y)

    @_safely
    def far(self, happened: list[tuple[str, int]], loud: float = 1.0) -> None:
        """Let the far war be heard: names of `table.FAR`, and px from the middle of the screen. One at a time, the
        loudest of a tick, no more than four a second; nothing in a hush. `loud` 0..1: less of it comes under a roof."""
        known = [row for row in happened if row[0] in table.FAR]
        if not known or self._music.hushed or self._frame - self._last_far < FAR_GAP:
            return
        name, dx = max(known, key=lambda row: table.FAR[row[0]].volume)
        self._last_far = self._frame
        cue = table.FAR[name]
        self._play(cue._replace(volume=round(cue.volume * loud)), dx, 0)

    def _ground(self, event: Event) -> str:
        if self._world is None:
            return ""
        if event.what in table.FEET:
            return state.ground(self._world)
        return state.struck(self._world, event.x, event.y) if event.what == ev.CLANG else ""

    def _play(self, cue: Cue, dx: int, dy: int) -> None:
        near = abs(dx) <= HALF and abs(dy) <= HALF
        name = cue.sound
        if name == "explosion" and abs(dx) > HALF * 2:
            name = "explosion_far"
        if cue.caption and (near or abs(dx) < HALF * 2):
            self._caption(Caption(cue.caption, direction_of(dx, dy), not near))
        if cue.duck_ticks and near:
            self._music.duck(cue.duck, cue.duck_ticks)
        sound = self._bank.get(name)
        if sound is not None and len(self._waiting) < WAITING:
            self._waiting.append((cue, sound, dx, dy))
        if self._gate.acquire(blocking=False):
            try:
                self._flush()
            finally:
                self._gate.release()

    def _flush(self) -> None:
        """Start what waited for the mixer. Only with the gate in hand."""
        for cue, sound, dx, dy in self._waiting:
            self._voices.play(cue, sound, self._effects, dx, dy)
        self._waiting.clear()

    def _caption(self, caption: Caption) -> None:
        self._captions = [row for row in self._captions if row.key != caption.key][-(CAPTIONS - 1) :]
        self._captions.append(caption)

    def captions(self) -> list[Caption]:
        """Sounds of the last two seconds that warn, newest last; kept without a device too, as far as there is one to
        fall back on."""
        return list(self._captions)

    # -- asked for by name

    @_safely
    def ui(self, name: str) -> None:
        """A sound of menus and scenes: a key of `table.UI`, or any effect's name. Unknown ones are silent."""
        self._asked_at[name] = self._frame
        self._play(table.UI.get(name) or Cue(name, 90, 2, placed=False), 0, 0)
        if name in table.RUNS_BACK and self._gate.acquire(blocking=False):
            try:
                self._music.rewind()
            finally:
                self._gate.release()

    @_safely
    def blip(self, who: str = "radio") -> None:
        """A letter of speech, in the voice of a speaker of the catalogue; those without one come over the radio."""
        name = f"blip_{who}"
        sound = self._bank.get(name if self._bank.has(name) else "blip_radio")
        if sound is None or self._blip.get_busy() or not self._gate.acquire(blocking=False):
            return
        try:
            self._blip.set_volume(self._voice)
            self._blip.play(sound)
        finally:
            self._gate.release()

    @_safely
    def music(self, theme: str) -> None:
        """Go over to a theme (a name in sounds/music); "" is silence."""
        self._music.theme(theme)

    @_safely
    def mood(self, targets: dict[str, int]) -> None:
        """Stem -> 0..100; see `music.mood_of`."""
        self._music.mood(targets)

    @_safely
    def ambience(self, name: str) -> None:
        """The bed under everything: a palette or an effect's name; "" is none. May be said every tick."""
        if name == self._asked:
            return
        self._asked = name
        self._ambience = table.AMBIENCE.get(name) or self._bed_name(name)
        if self._ambience:
            self._bank.want(self._ambience)

    @_safely
    def places(self, sounds: tuple[SoundAt, ...]) -> None:
        """Beds of parts of a level: while the middle of the screen is within the radius of one, it takes the place of
        the level's ambience. The smallest of several is heard: a ship lies by the sea."""
        named = [replace(row, sound=self._bed_name(row.sound)) for row in sounds]
        self._places = tuple(row for row in sorted(named, key=size) if self._bank.has(row.sound))
        self._place = ""
        for row in self._places:
            self._bank.want(row.sound)

    def _bed_name(self, name: str) -> str:
        return f"amb_{name}" if self._bank.has(f"amb_{name}") else name

    @_safely
    def pause(self, paused: bool) -> None:
        """Hold everything that sounds, and go on with it. What starts meanwhile is heard."""
        if paused != self._paused:
            self._paused = paused
            if paused:
                pygame.mixer.pause()
            else:
                pygame.mixer.unpause()

    @_safely
    def stop_all(self) -> None:
        """Cut every effect; music and ambience stay."""
        self._voices.stop()
        self._held = {}
        self._captions.clear()

    @_safely
    def update(self) -> None:
        """Once a frame: fades, and what has been read meanwhile begins."""
        self._captions = [row._replace(left=row.left - 1) for row in self._captions if row.left > 1]
        self._world = None
        self._frame += 1
        # What is to be heard waits for the part of a file that is just being read; the music can wait for a frame.
        if not self._gate.acquire(timeout=PATIENCE if self._waiting else 0):
            return
        try:
            self._flush()
            if not self._paused:
                self._advance()
        finally:
            self._gate.release()

    def _advance(self) -> None:
        self._music.update()
        self._hold()
        wanted = self._place or self._ambience
        if wanted != self._reached[0]:
            self._reached = (wanted, self._frame)
        settled = not (self._bed and wanted) or self._frame - self._reached[1] >= SETTLED
        if wanted != self._bed and settled and self._bank.ready(wanted):
            self._change_bed(wanted)

    def _hold(self) -> None:
        self._held_left -= 1
        for name, channel in self._loops.items():
            volume = self._held.get(name, 0) if self._held_left > 0 else 0
            if volume:
                channel.set_volume(self._effects * volume / 100)
                sound = None if channel.get_busy() else self._bank.get(name)
                if sound is not None:
                    channel.play(sound, -1, fade_ms=HELD_FADE_MS)
            elif channel.get_busy():
                channel.fadeout(HELD_FADE_MS)

    def _change_bed(self, wanted: str) -> None:
        self._beds[self._side].fadeout(FADE_MS)
        self._side = 1 - self._side
        self._bed = wanted
        sound = self._bank.get(self._bed) if self._bed else None
        if sound is not None:
            channel = self._beds[self._side]
            channel.stop()
            channel.set_volume(self._effects * AMBIENCE_GAIN)
            channel.play(sound, -1, fade_ms=FADE_MS)

    def close(self) -> None:
        """Give the device back. May be called twice."""
        if not self.live:
            return
        self.live = False
        self._music.close()
        self._bank.close()
        pygame.mixer.quit()
