"""The loop: poll, tick, draw, present, sleep; in that order, because it is the one that answers soonest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from ..audio.audio import Audio, Volumes
from ..content.mods import Mod, day_lived, find_mods, laid_over
from ..content.overlay import Roots
from ..content.paths import data_root, mods_cache, mods_dirs
from ..content.problems import Problems
from ..content.strings import Catalogue
from ..controls.controls import Controls
from ..memory.memory import Memory
from ..sim.specs import Level
from ..view.assets import Assets
from ..view.strip import Pictures
from . import settings as settings_file
from .clock import Clock
from .garbage import park, sweep
from .levels import Levels
from .profile import Profile, Slot
from .scene import Next, Pop, Push, Quit, Reset, Scene
from .settings import Settings
from .window import CANVAS, Window

EVENTS_A_FRAME = 1000
LISTEN_EVERY = 30  # frames
SETTLE = 45  # frames
IDLE = 85  # ms


@dataclass(slots=True)
class Options:
    """What the command line asked for."""

    levels: Levels
    home: Path
    first: Callable[[Game], Scene]
    watch: bool = False
    no_mods: bool = False  # nothing is laid over in this sitting, whatever the settings say
    warnings: list[str] = field(default_factory=list)


class Game:
    """Everything a scene may use."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.levels = options.levels
        self.mods: list[Mod] = []  # everything that lies in the mods folders, usable or not
        self.find_mods()
        self.mod: Mod | None = None  # whose campaign is played; None is the game's own, or a map that was named
        self.settings_path = options.home / "settings.json"
        self.settings, notes = settings_file.load(self.settings_path)
        over = self._over(self.mod, self.levels)
        self.levels.lay_over(over)
        self.words = self.words_over(over)
        self.window = Window(
            self.words.text("name.title"), fullscreen=self.settings.fullscreen, vsync=self.settings.vsync,
            scale=self.settings.scale,
        )
        self.clock = Clock(self.settings.assist_speed)
        self.controls = Controls(self.settings.bindings)
        self.controls.eight = self.settings.aim == "eight"
        self.assets = Assets(data_root(), over)
        self.pictures = Pictures(self.assets)  # of levels, for the War Table and the montage
        self.window.icon(self.assets.image("sprites/ui/icon.png"))
        self.audio = Audio(data_root(), volumes(self.settings), over)
        self.home = self.memory_home  # of the profile that is open
        self.profile = Profile.open(self.home, self.settings.profile)
        self.notices: list[str] = [*options.warnings, *notes]
        self.told = self.profile.trouble
        self.notices += [line for line in (self.profile.words_of_trouble(self.words), self.audio.warning) if line]
        self.scenes: list[Scene] = []
        self.focused = True
        self.minimised = False
        self.frame = 0
        self.keys: list[int] = []  # function keys since they were last taken
        self.settled = 0  # frame from which on a lost focus is meant: a window that changes its kind loses it briefly

    @property
    def memory(self) -> Memory:
        return self.profile.memory

    def open_profile(self, number: int, change: Callable[[], None] | None = None) -> None:
        """Goes on with a slot: closes the profile that is open first. `change` is done while none is; what it raises
        is raised when a profile is open again. Only where nobody is in the middle of a day."""
        self.profile.close()
        try:
            if change is not None:
                change()
        finally:
            self.home = self.memory_home
            self.profile = Profile.open(self.home, number)
            self.told = self.profile.trouble
            sweep()
            if self.told:
                self.notices.append(self.profile.words_of_trouble(self.words))
                print(self.told, file=sys.stderr)
            if self.settings.profile != number:
                self.settings.profile = number  # type: ignore[assignment]
                self.apply(self.settings)

    # -- campaigns and mods

    @property
    def memory_home(self) -> Path:
        """Where the memory of what is played lies: each mod has one of its own, and so has a day over which enemies or
        weapons of a mod lie, so that no level of one can be taken for another's, and nothing of the day's is lost."""
        return Slot(self.options.home, 1, day_lived(self.mods, self.off(), self.mod.id if self.mod else "")).folder

    def find_mods(self) -> None:
        """Looks into the mods folders (again). What is new lies over the game from the next `lay_over` on."""
        self.mods = find_mods(mods_dirs(self.options.home), mods_cache(self.options.home))

    def off(self) -> list[str]:
        """Ids of the mods that are switched off: as the settings say, or in this sitting all that lie over the game."""
        bare = [mod.id for mod in self.mods if not mod.campaign.levels] if self.options.no_mods else []
        return [*self.settings.mods_off, *bare]

    def take_up(self, mod: Mod | None) -> None:
        """Goes over to the campaign of a mod, or back to the one that the game was started with. Raises Problems when
        its first map is bad; then nothing has changed. Only where nobody is in the middle of a day."""
        if mod is self.mod:
            return
        levels = self.options.levels if mod is None else Levels.of_mod(mod)
        if mod is not None:
            levels.lay_over(self._over(mod, levels))
            levels.get(levels.first)
        self.mod, self.levels = mod, levels
        self.lay_over()

    def lay_over(self) -> None:
        """The mods that are on come over the game's own files, in order; nothing happens when they are there already.
        Scenes that were built before keep the pictures they have. Only where nobody is in the middle of a day."""
        over = self._over(self.mod, self.levels)
        self.levels.lay_over(over)
        if self.home != self.memory_home:
            self.open_profile(self.profile.number)
        if self.assets.roots == Roots(*over, data_root()):
            return
        self.assets = Assets(data_root(), over)
        self.pictures = Pictures(self.assets)
        self.words = self.words_over(over)
        self.audio.lay_over(over)

    def _over(self, mod: Mod | None, levels: Levels) -> list[Path]:
        """Roots of what is laid over while these are played, the topmost first. What a map that lies elsewhere names is
        below its own root."""
        found = [mod.root for mod in laid_over(self.mods, self.off(), mod.id if mod else "")]
        return found if mod or levels.root.resolve() == data_root().resolve() else [levels.root, *found]

    def words_over(self, over: list[Path]) -> Catalogue:
        """The game's words with those of mods (their roots, the topmost first) over them."""
        words = Catalogue.load(self.settings.language)
        for root in reversed(over):
            words.lay_over(root)
        return words

    # -- settings

    def apply(self, settings: Settings) -> None:
        """Take changed settings over and write them."""
        self.settings = settings
        self.audio.set_volumes(volumes(settings))
        self.clock.speed = settings.assist_speed
        if settings.fullscreen != self.window.fullscreen:
            self.window.set_fullscreen(settings.fullscreen)
            self.settled = self.frame + SETTLE
        self.controls.rebind(settings.bindings)
        self.controls.eight = settings.aim == "eight"
        trouble = settings_file.save(self.settings_path, settings)
        if trouble:
            self.notices.append(trouble)

    # -- the loop

    def run(self) -> int:
        """Until somebody leaves. Returns the exit code."""
        self.go(Push(self.options.first(self)))
        sweep()
        self.clock.restart()
        code = None
        try:
            while code is None:
                code = self.once()
        finally:
            self._leave()
            self.profile.close()
            self.audio.close()
        return code

    def _leave(self) -> None:
        for scene in self.scenes:
            try:
                scene.leaving(self)
            except Exception as error:  # whatever broke the game may break this too; the memory is still to be closed
                print(f"{type(error).__name__}: {error}", file=sys.stderr)

    def _listen(self) -> None:
        """Something may have gone wrong with the memory since it was opened: say so once, wherever that is seen."""
        trouble = self.profile.trouble
        if trouble != self.told:
            self.told = trouble
            if trouble:
                self.notices.append(self.profile.words_of_trouble(self.words))
                print(trouble, file=sys.stderr)

    def once(self) -> int | None:
        """One frame. Returns the exit code when it was the last, else None."""
        leave = self._poll()
        if leave is not None:
            return leave
        code = self.go(self._tick())
        if code is not None:
            return code
        self._draw()
        self.window.present()
        self.audio.update()
        self.frame += 1
        if self.frame % LISTEN_EVERY == 0:
            self._listen()
            park()
        if self.minimised:  # nobody looks: ten times a second is enough to notice that somebody does again
            pygame.time.wait(IDLE)
            self.clock.restart()
        self.clock.wait()
        return None

    def _tick(self) -> Next:
        try:
            return self.scenes[-1].tick(self)
        except Problems as problems:  # of a map that is read only now
            from .astray import astray  # it knows the scenes, and they know this

            return astray(self, problems)

    def _draw(self) -> None:
        first = len(self.scenes) - 1
        while first > 0 and self.scenes[first].under:
            first -= 1
        for scene in self.scenes[first:]:
            scene.draw(self, self.window.canvas)

    def _poll(self) -> int | None:
        for count, event in enumerate(pygame.event.get()):
            if event.type == pygame.QUIT:
                return 0
            if count > EVENTS_A_FRAME:
                continue
            if event.type == pygame.WINDOWMINIMIZED or (
                event.type == pygame.WINDOWFOCUSLOST and self.frame >= self.settled
            ):
                self.focused = False
                self.minimised |= event.type == pygame.WINDOWMINIMIZED
                self._lost()
            elif event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWRESTORED):
                self.minimised = False
                if event.type == pygame.WINDOWFOCUSGAINED:
                    self.focused = True
                    self.audio.pause(False)
            elif event.type == pygame.KEYDOWN and _is_fullscreen(event):
                self.settings.fullscreen = not self.window.fullscreen
                self.apply(self.settings)
            else:
                if event.type == pygame.KEYDOWN and pygame.K_F1 <= event.key <= pygame.K_F10:
                    self.keys = [*self.keys[-8:], event.key]
                self.controls.handle(event)
        if self.frame == self.settled and self.focused and not pygame.key.get_focused():
            self.focused = False  # it was no passing loss: somebody else has the keyboard now
            self._lost()
        if self.controls.pad_lost:
            self.controls.pad_lost = False
            self.notices.append(self.words.text("error.pad_lost"))
            self._lost()
        return None

    def take_keys(self) -> list[int]:
        """Function keys pressed since the last call, as pygame's key codes."""
        keys, self.keys = self.keys, []
        return keys

    def _lost(self) -> None:
        self.controls.release_all()
        self.audio.pause(True)
        if self.scenes:
            self.go(self.scenes[-1].focus_lost(self))

    def go(self, then: Next) -> int | None:
        """Does what a scene answered: another one comes, or goes. Returns the exit code when there is none left."""
        if then is None:
            return None
        if isinstance(then, Quit):
            return then.code
        if isinstance(then, Push):
            self.scenes.append(then.scene)
        elif isinstance(then, Reset):
            self.scenes = [then.scene]
        elif isinstance(then, Pop):
            del self.scenes[-then.levels :]
            if not self.scenes:
                return 0
        if not isinstance(then, Pop) or not then.held:
            self.controls.forget()
        self.scenes[-1].enter(self)
        return None


def _is_fullscreen(event: pygame.Event) -> bool:
    return event.key == pygame.K_F11 or (event.key == pygame.K_RETURN and bool(event.mod & pygame.KMOD_ALT))


def level_title(game: Game, level: Level) -> str:
    return game.words.text_or(level.title, level.title or level.id)


def clock(seconds: int) -> str:
    """A time of the day, from the seconds since midnight."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def volumes(settings: Settings) -> Volumes:
    return Volumes(settings.volume_master, settings.volume_music, settings.volume_effects, settings.volume_voice)


def headless() -> None:
    """Pictures without a screen: for commands that draw to files."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode(CANVAS)
