"""Music in stems that all run at once, sample-exact, and rise and fall with what happens.

A theme is `sounds/music/NAME.json` (its stems and their common length in frames) and one `NAME_STEM.ogg` each.
"""

from __future__ import annotations

import array
import json
import time
from pathlib import Path
from typing import Final, cast

import pygame

from ..content.files import FileError, read_bytes
from ..content.overlay import Roots
from ..sim import world as w
from ..sim.specs import KINDS
from ..sim.world import Actor, World
from .bank import Bank

FOLDER: Final = "sounds/music"
MAX_THEME: Final = 1 << 20  # bytes of a description
STEMS: Final = 4  # the most stems a theme may have
RISE: Final = 100 / 72  # per cent a tick: 1.2 s up, 2.5 s down
FALL: Final = 100 / 150
HUSH_FALL: Final = 100 / 24
DUCK_FALL: Final = 0.34  # share of the way a tick: 40 ms down, half a second up
DUCK_RISE: Final = 0.033
FADE_MS: Final = 900
BATCH: Final = 0.004  # s in which all stems must have been started to be sure of one mixer buffer
LOOK: Final = 0.0004  # s between two looks for that buffer's beginning
TRIES: Final = 5

RATE: Final = 44100
HEAD: Final = RATE  # frames of every stem that are there before a theme begins; the rest comes faster than it is played

BACK: Final = ((0.16, 1), (0.16, 2), (0.2, 3), (0.22, 5))  # of running back: (s, times the speed), one after the other
BACK_TICKS: Final = 48  # until the piece may begin again
FRAME: Final = 4  # bytes: two sides of 16 bit

NEAR: Final = 360  # px at which an awake Mimic is a fight
IN_REACH: Final = 120
FIRST_PHASE: Final = 60

# What a map may call its music beside the names of the themes.
ALIASES: Final[dict[str, str]] = {
    "under": "omega", "before": "epilogue", "title": "menu", "road": "dusk", "village": "trenches",
}
# Levels that have a theme of their own although their maps name a neighbour's: (level, what it names) -> theme.
OWN: Final[dict[tuple[str, str], str]] = {("yard", "base"): "yard"}
BUSY: Final = "base"  # music of a place without fights, whose second stem is the day that has begun...
DAY: Final = 60  # ...heard at this many per cent from the second morning on
QUIET: Final = 88  # per cent of its first: it is set 4 dB louder than what is calm elsewhere, and people talk there


def theme_of(level: str, named: str) -> str:
    """The theme of a level whose map names this music."""
    return OWN.get((level, named), named)


def read_theme(folder: Path | Roots, name: str) -> list[str]:
    """Names of the stems of a theme, in the order of the file; [] when there is no such theme. `folder` is that of the
    music, or the roots that may each have one."""
    try:
        path = folder.find(f"{FOLDER}/{name}.json") if isinstance(folder, Roots) else folder / f"{name}.json"
        if path is None:
            return []
        row = json.loads(read_bytes(path, MAX_THEME).decode("utf-8"))
        stems = [stem for stem in row["stems"] if isinstance(stem, str)]
    except (FileError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return stems[:STEMS]


class Music:
    """Two banks of channels: the theme that plays, and the one before it, fading."""

    def __init__(self, bank: Bank, folder: Path | Roots, channels: list[pygame.mixer.Channel]) -> None:
        """`bank` reads `folder`. `channels`: 2 * STEMS, and one more for the probe; nobody else plays on them."""
        self.bank = bank
        self.name = ""
        self.gain = 1.0  # of the bus
        self._folder = folder
        self._channels = (channels[:STEMS], channels[STEMS : 2 * STEMS])
        self._side = 0
        self._probe = channels[2 * STEMS]
        self._silence = pygame.mixer.Sound(buffer=bytes(64 * 4))
        self._stems: list[str] = []
        self._playing = False
        self._level: dict[str, float] = {}
        self._targets: dict[str, int] = {}
        self._duck = 1.0
        self._duck_to = 1.0
        self._duck_left = 0
        self._hush = 0
        self._since = 0.0  # time at which the stems began
        self._back = 0  # ticks for which the music still runs back

    def theme(self, name: str) -> None:
        """Go over to a theme; "" or an unknown one is silence. It begins when a second of each stem has been read."""
        name = ALIASES.get(name, name)
        if name == self.name:
            return
        for channel in self._channels[self._side]:
            channel.fadeout(FADE_MS)
        if self._stems:
            for stem in self._stems:
                self.bank.forget(f"{self.name}_{stem}")
        self._side = 1 - self._side
        self.name = name
        self._stems = read_theme(self._folder, name) if name else []
        self._playing = False
        self._back = 0
        self._level = dict.fromkeys(self._stems, 0.0)
        self._targets = {}
        self.bank.pour([f"{name}_{stem}" for stem in self._stems])

    def move(self, bank: Bank, folder: Path | Roots) -> None:
        """Themes come from somewhere else from now on; what plays ends."""
        self.theme("")
        for channel in (*self._channels[0], *self._channels[1]):
            channel.stop()
        self.bank.close()
        self.bank, self._folder = bank, folder

    def mood(self, targets: dict[str, int]) -> None:
        """Stem -> 0..100, reached over the next ticks. Stems not named fall silent."""
        self._targets = dict(targets)

    def duck(self, per_cent: int, ticks: int) -> None:
        """Hold the music down for a while; the deepest of several wins."""
        gain = per_cent / 100
        if gain <= self._duck_to or not self._duck_left:
            self._duck_to = gain
        self._duck_left = max(self._duck_left, ticks)

    def hush(self, ticks: int) -> None:
        """Nothing but what is there: all stems down for this long."""
        self._hush = max(self._hush, ticks)

    @property
    def hushed(self) -> bool:
        return self._hush > 0

    def rewind(self) -> None:
        """Time runs back, and what plays with it: the last seconds of every stem, turned round, faster and faster.
        Then the piece begins again, if it is still the one."""
        if not self._playing:
            return
        frame = int((time.perf_counter() - self._since) * RATE)
        for channel, stem in zip(self._channels[self._side], self._stems, strict=False):
            sound = self.bank.get(f"{self.name}_{stem}")
            if sound is not None and self._level[stem] > 1:
                channel.play(pygame.mixer.Sound(buffer=turned(memoryview(cast(bytes, sound)), frame)))
            else:
                channel.stop()
        self._playing = False
        self._back = BACK_TICKS

    def update(self) -> None:
        """Once a frame."""
        if self._back:
            self._back -= 1
            return
        if self._stems and not self._playing and all(self.bank.begun(f"{self.name}_{s}", HEAD) for s in self._stems):
            self._start()
        for stem in self._stems:
            goal = 0 if self._hush else self._goal(stem)
            now = self._level[stem]
            fall = HUSH_FALL if self._hush else FALL
            self._level[stem] = min(now + RISE, goal) if goal > now else max(now - fall, goal)
        self._hush = max(self._hush - 1, 0)
        if self._duck_left:
            self._duck_left -= 1
        else:
            self._duck_to = 1.0
        share = DUCK_FALL if self._duck_to < self._duck else DUCK_RISE
        self._duck += (self._duck_to - self._duck) * share
        self._apply()

    def close(self) -> None:
        self.bank.close()

    def _goal(self, stem: str) -> int:
        """A theme none of whose stems is asked for plays its first: it has only one mood."""
        if not any(name in self._targets for name in self._stems):
            return 100 if stem == self._stems[0] else 0
        return min(max(self._targets.get(stem, 0), 0), 100)

    def _apply(self) -> None:
        if not self._playing:
            return
        for channel, stem in zip(self._channels[self._side], self._stems, strict=False):
            # The square makes an even fade to the ear.
            channel.set_volume((self._level[stem] / 100) ** 2 * self._duck * self.gain)

    def _start(self) -> None:
        """All stems in one callback of the mixer: wait for its edge with a short probe, start, and start over when
        that took so long that an edge may have come in between. One frame apart would stay apart for ever."""
        self._playing = True
        self._since = time.perf_counter()
        sounds = [self.bank.get(f"{self.name}_{stem}") for stem in self._stems]
        channels = self._channels[self._side]
        for channel in channels:
            channel.stop()
            channel.set_volume(0.0)
        # It begins with its first beat; what joins it later rises.
        self._level[self._stems[0]] = 0.0 if self._hush else float(self._goal(self._stems[0]))
        self._apply()
        for _ in range(TRIES):
            begun = time.perf_counter()
            self._probe.play(self._silence)
            while self._probe.get_busy() and time.perf_counter() - begun < 0.05:
                time.sleep(LOOK)
            begun = time.perf_counter()
            for channel, sound in zip(channels, sounds, strict=False):
                if sound is not None:
                    channel.play(sound, -1)
            if time.perf_counter() - begun < BATCH:
                break
            for channel in channels:
                channel.stop()
        else:
            for channel, sound in zip(channels, sounds, strict=False):
                if sound is not None:
                    channel.play(sound, -1)


def turned(wave: memoryview, frame: int) -> bytes:
    """The stretch of a loop before a frame, backwards, as `BACK` says; with short slopes at both ends."""
    count = wave.nbytes // FRAME
    frames = wave.cast("B").cast("I")
    out = array.array("I")
    if not count:
        return b""
    now = frame % count
    for seconds, speed in BACK:
        left = min(int(seconds * RATE), count // speed)
        while left:
            run = min(left, now // speed + 1)  # frames until the loop's start
            out.extend(array.array("I", frames[now - (run - 1) * speed : now + 1 : speed].tobytes())[::-1])
            left -= run
            now = (now - run * speed) % count
    return _sloped(out)


def _sloped(frames: array.array[int]) -> bytes:
    """Both ends brought to nought over 6 ms: what is cut out of the middle of music would click."""
    sides = array.array("h", frames.tobytes())
    slope = RATE * 6 // 1000
    for i in range(min(slope, len(frames) // 2)):
        for k in (2 * i, 2 * i + 1, -1 - 2 * i, -2 - 2 * i):
            sides[k] = sides[k] * i // slope
    return sides.tobytes()


# -- what a world asks of the music


def mood_of(world: World, foresight_active: bool) -> dict[str, int]:
    """Targets 0..100 for every stem there is; a theme takes those it has. Only looks at the world."""
    targets = {"main": 100, "calm": 100, "combat": 0, "danger": 0, "overlay": 0, **_phases(world)}
    if world.tick < world.hush_t:
        return dict.fromkeys(targets, 0)
    p = world.player
    if p.dead_t >= 0:
        return {**dict.fromkeys(targets, 0), "main": 40, "calm": 40}
    for actor in world.actors:
        distance = abs(actor.x - p.x) + abs(actor.y - p.y) // 2
        if not _awake(actor) or distance >= NEAR:
            continue
        targets["combat"] = 100
        if actor.kind == "alpha" or (actor.state == w.TELL and distance < IN_REACH):
            targets["danger"] = 100
    if any(abs(shell.x - p.x) < shell.radius + 32 for shell in world.shells):
        targets["danger"] = max(targets["danger"], 80)
    if theme_of(world.level.id, world.level.music) == BUSY:
        targets["calm"] = QUIET
    if world.level.music == BUSY and not world.carry.first:
        targets["combat"] = max(targets["combat"], DAY)
    if targets["combat"] == 100 and p.plates <= 1:
        targets["danger"] = 100
    if foresight_active and targets["combat"] == 100:
        targets["overlay"] = 100
    elif foresight_active:
        targets["overlay"] = 60
    return targets


def _awake(actor: Actor) -> bool:
    return actor.kind in KINDS and actor.state not in (w.ENTER, w.ASLEEP, w.DYING, w.HUSK, w.FROZEN)


def _phases(world: World) -> dict[str, int]:
    """The hall's stems are laid on each other; at the pin there is no music."""
    omega = world.omega
    if omega is None or not omega.phase:
        return {"phase1": FIRST_PHASE, "phase2": 0, "phase3": 0}
    if omega.phase >= 5 or world.player.state == w.STATE_PIN:
        return {"phase1": 0, "phase2": 0, "phase3": 0}
    phase = omega.phase
    return {"phase1": 100, "phase2": 100 if phase in (2, 3) else 0, "phase3": 100 if phase == 3 else 0}
