"""The day, lived: from the bunk to wherever it ends."""

from __future__ import annotations

from typing import Final

import pygame

from ...audio.music import mood_of, theme_of
from ...content.problems import Problems
from ...memory.blob import Blob
from ...memory.foresight import Foresight, Vision, is_near
from ...memory.recording import BadRecording
from ...sim import events
from ...sim.arms import gun_point
from ...sim.schedule import lever_in_reach
from ...sim.step import carry_out
from ...sim.world import Carry, World
from ...view.atmosphere import palette_of
from ...view.captions import Captions, Heard
from ...view.hud import Hud, HudModel
from ...view.overlay import Overlay
from ...view.pins import pin_picture
from ...view.screens.card import LevelCard
from ...view.screens.dialogue import DialogueBox
from ...view.screens.recap import STAYS, Epitaph
from ...view.view import View
from .. import hitstop
from ..bulletin import Bulletin
from ..day import Day
from ..dayline import DayLine
from ..debug import Debug
from ..game import Game, clock, level_title
from ..garbage import sweep
from ..goal import Goal
from ..labels import labels
from ..laidover import overlay_model
from ..levels import Levels
from ..lookout import Lookout
from ..pace import Pace
from ..replay import Unplayable
from ..scene import Base, Next, Push, Reset
from ..spot import stand
from ..tally import of_day, of_level
from ..watch import Watch
from ..words import Director
from .again import Again
from .death import Death
from .ending import Ending, TheCredits
from .montage import montage_of
from .pause import anchor_list, pause, war_table
from .prompts import prompt
from .relive import Relive
from .results import ResultsScene
from .speech import draw_words, out_of_earshot

RECALL_TICKS: Final = 8
RELIVE_OFFER: Final = 300  # ticks after waking in which one key offers the anchors
PACE_EVERY: Final = 10  # ticks between two looks at the best run
CARD: Final = 150
TABLE: Final = "war_table"  # the kind of zone in which the key of use opens it
RETRY_SHOWN: Final = 4  # ticks after which the held key is answered
RETRY: Final = 24  # ticks for which the key must be held: long enough not to be a slip, short enough for anger
DETONATED: Final = 5  # the Omega's phase in which nothing is left to be told


class Play(Base):
    def __init__(self, game: Game, levels: Levels, *, watch: bool = False, debug: bool = False,
                 at: tuple[int, int] | None = None) -> None:
        self.day = Day(levels, game.memory)
        self.at = at  # where a maker wants to begin, each morning anew
        self.view = View(game.assets)
        self.view.words = game.words
        self.hud = Hud(game.assets, game.words)
        self.overlay = Overlay(game.assets)
        self.box = DialogueBox(game.assets, game.words)
        self.captions = Captions(game.assets, game.words)
        self.card = LevelCard(game.assets, game.words)
        self.director = Director(game.words, game.memory, game.settings.words_heard, lambda: labels(game))
        self.watch = Watch(levels) if watch else None
        self.debug = Debug(game.assets) if debug else None
        self.stop = 0  # frames of hit-stop left
        self.recall = 0
        self.card_age = 0
        self.let_go = False
        self.noticed = len(game.notices)
        self.relive_to: Goal | None = None
        self.beware = False  # control came back just before a death that is known
        self.retry = 0  # ticks for which the retry key has been held
        self.pinning = False  # a pin wants its picture, which the next frame gives
        self.since_wake = 0
        self.epitaph: Epitaph | None = None  # what there is to say about the last death, while it is still news
        self.last_level = ""
        self.dark = 0  # how much of the overlay the Omega has put out
        self.visions: list[Vision] = []
        self.bulletin = Bulletin(game.memory)
        self.failed = ""  # the drill that was just failed: she has something to say about it
        self.line = DayLine()
        self.relive_to = self.day.unfinished() if not watch and at is None else None
        if at is not None:
            stand(self.day, at)
        self._arrive(game)

    # -- coming and going

    def _arrive(self, game: Game, *, seen: bool = False) -> None:
        """A level begins, or is returned to. `seen`: the picture is there already, from a film of it."""
        world = self.day.world
        if not seen and self.view.enter(world.level, game.window.canvas):
            sweep()
        level, memory = world.level.id, game.memory
        self.foresight = Foresight(world.level, memory.known.get(level, {}), memory.met.get(level, {}),
                                   game.settings.foresight)
        self.card_age = 0 if world.level.id != self.last_level else CARD
        self.last_level = world.level.id
        self.since_wake = 0
        self.epitaph = None
        self.dark = 0
        self.stop = 0
        self.retry = 0
        self.visions = []
        self.lookout = Lookout()
        runs = game.memory.runs.get(world.level.id)
        self.pace = Pace(runs.best.track if runs and runs.best and not world.level.habits else None)
        self.delta: int | None = None
        game.audio.music(theme_of(level, world.level.music))
        game.audio.ambience(palette_of(world))
        game.audio.places(world.level.sounds)

    def enter(self, game: Game) -> None:
        self.director.heard_mode = game.settings.words_heard
        self.view.settings.shake = game.settings.shake / 10
        self.view.settings.flash = game.settings.flash / 10
        self.foresight.mode = game.settings.foresight
        game.audio.pause(False)

    def focus_lost(self, game: Game) -> Next:
        return Push(pause(game, self))

    def to_title(self, game: Game) -> Next:
        """Leave. What was lived of this loop is kept, and gone on with next time."""
        from .title import Title  # title starts play; each knows the other

        self.leaving(game)
        return Reset(Title())

    def leaving(self, game: Game) -> None:
        self.day.leave()
        game.profile.save()

    def wake(self, game: Game) -> None:
        """The next morning."""
        self.day.wake(self.day.levels.first)
        if self.at is not None:
            stand(self.day, self.at)
        self.director.silence()
        self.bulletin.forget()
        self._arrive(game)
        game.audio.ui("bugle")

    # -- a tick

    def tick(self, game: Game) -> Next:
        controls = game.controls
        if controls.pressed("pause"):
            return Push(pause(game, self))
        if self.let_go:
            self.let_go = False
            return self._dead(game)
        if self.relive_to is not None:
            return self._relive(game)
        if self.watch is not None:
            self._watch(game, self.watch)
        if controls.pressed("skip") or (controls.last_device == "pad" and self.director.busy
                                        and controls.pressed("recall")):
            self.director.next_line()
        if controls.pressed("pin"):
            self._pin(game)
        if self._retried(game):
            return self._again(game)
        if controls.pressed("use") and lever_in_reach(self.day.world) < 0:
            if self._at_table():
                return Push(war_table(game, self))
            if self._offers_relive(game):
                return Push(anchor_list(game, self, levels=2))
        if len(game.notices) > self.noticed:
            self.noticed = len(game.notices)
            self.bulletin.tell(game.notices[-1])
        self.recall = min(max(self.recall + (1 if controls.holding("recall") else -1), 0), RECALL_TICKS)
        self.director.tick()
        out_of_earshot(self.director, self.day.world, self.view.camera)
        self.bulletin.age += 1
        self.card_age += 1
        if self.debug is not None and not self._debug(game, self.debug):
            return None
        if self.stop > 0:
            self.stop -= 1
            return None
        return self._step(game)

    def _debug(self, game: Game, debug: Debug) -> bool:
        """Takes the makers' keys. False: this frame has no tick."""
        mouse, camera = game.window.mouse(), self.view.camera
        for key in game.take_keys():
            debug.key(key, self.day, (mouse[0] + camera.x, mouse[1] + camera.y))
        return debug.due()

    def _step(self, game: Game) -> Next:
        world = self.day.world
        x, y = gun_point(world.player)
        origin = (x - self.view.camera.x, y - self.view.camera.y)
        command = game.controls.command(
            origin, game.window.mouse(), facing=world.player.facing, grounded=world.player.ground
        )
        self.day.tick(command)
        self.since_wake += 1
        self.view.observe(world)
        game.audio.ambience(self.view.atmosphere.palette)
        air, camera = self.view.atmosphere, self.view.camera
        game.audio.far(air.heard(camera, world.tick), air.outside(camera))
        game.audio.suit(world)
        game.audio.events(world.events, self.view.camera.x, self.view.camera.y)
        self.director.feed(world.events)
        for key, actor in self.lookout.lines(world):
            self.director.say(key, actor)
        self._notice(game)
        self._note(game)
        self.bulletin.hint_in(world, self.visions, self.recall == RECALL_TICKS)
        # Foresight watches for what does not come, so it is asked every tick. There is none in peace.
        self.visions = [] if world.level.habits else self.foresight.visions(world)
        self.stop = hitstop.frames(world.events)
        if world.tick % 15 == 0:
            camera = self.view.camera
            game.memory.visit(world, camera.x, camera.y, camera.x + 640, camera.y + 360)
        if world.tick % PACE_EVERY == 0:
            p = world.player
            self.delta = self.pace.delta(p.x + p.w // 2, p.y + p.h, world.tick)
        if world.tick % 6 == 0:
            game.audio.mood(mood_of(world, is_near(self.visions, world.player.x, world.player.y)))
        if world.over:
            return self._over(game)
        return None

    def _notice(self, game: Game) -> None:
        words = game.words
        for event in self.day.world.events:
            if event.what == events.ANCHOR:
                label = next((a.label for a in self.day.level.anchors if a.id == event.a), "")
                self.bulletin.tell(words.text_or(label, label or event.text))
                game.profile.save()
            elif event.what == events.NOTE:
                self.bulletin.tell(words.text_or(event.text, event.text))
            elif event.what == events.MOVE:
                self.bulletin.tell(words.text("move.learned", name=words.text(f"move.{event.text}")))
                game.profile.save()
            elif event.what == events.DRILL and not event.a:
                self.failed = DRILL_NAME.get(event.text, event.text)
            elif event.what == events.CALL:
                self.director.say(f"bark.{PERSON_NAME.get(event.text, event.text)}.warned", event.a)
            elif event.what == events.SAVED:
                name = words.text_or(f"name.{PERSON_NAME.get(event.text, event.text)}", event.text)
                self.bulletin.tell(words.text("person.saved", name=name))
            elif event.what == events.OVERLAY:
                self.dark = event.a
            elif event.what == events.DETONATE:
                self.director.silence()
            elif event.what == events.PHASE:
                self.dark = self.dark if event.a == 3 else (6 if event.a > 3 else 0)
            elif event.what in RUMBLES and game.settings.rumble:
                strength = game.settings.rumble / 10
                game.controls.rumble(strength, strength / 2, RUMBLES[event.what])

    def _note(self, game: Game) -> None:
        key = self.bulletin.note_in(self.day.world, self.director.busy or self._recounted)
        if key:
            game.audio.ui("paper")
            self.bulletin.tell(game.words.text(key))

    @property
    def _recounted(self) -> bool:
        """The last death is still told of, along the bottom: one thing to read at a time."""
        return self.epitaph is not None and self.since_wake < STAYS

    def _at_table(self) -> bool:
        """He stands where the day lies spread out. On the first morning it is only sand and string."""
        world = self.day.world
        p = world.player
        x, y = p.x + p.w // 2, p.y + p.h // 2
        return not world.carry.first and any(
            zone.kind == TABLE and zone.x <= x < zone.x + zone.w and zone.y <= y < zone.y + zone.h
            for zone in world.level.zones)

    def _offers_relive(self, game: Game) -> bool:
        return (game.settings.relive and self.since_wake < RELIVE_OFFER and not self.day.world.level.habits
                and bool(self.day.anchors()))

    @property
    def fresh(self) -> bool:
        """Nothing of this life has been lived yet: going elsewhere costs no loop."""
        day = self.day
        return day.began is None and day.world.tick < RELIVE_OFFER and len(day.recorder.recording.segments) == 1

    # -- a pin, and the way back

    def _pin(self, game: Game) -> None:
        if not self.day.world.level.habits:
            self.pinning = True
            self.bulletin.hints.known("prompt.pin")
            game.audio.ui("pin")

    def _picture(self, game: Game, target: pygame.Surface) -> None:
        """The pin's picture is the world alone, without what is remembered of it."""
        self.pinning = False
        world, camera = self.day.world, self.view.camera
        p = world.player
        x, y = p.x + p.w // 2, p.y + p.h
        data = pin_picture(target, x - camera.x, y - camera.y)
        label = clock(world.level.clock_start + world.tick // 60)
        pin = game.memory.add_pin(world.level.id, x, y, world.tick, label, Blob(data))
        self.bulletin.tell(f"{game.words.text('table.pin')} {pin.ident}  {label}")
        game.profile.save()

    def _retried(self, game: Game) -> bool:
        """The retry key has been held long enough."""
        world = self.day.world
        may = not world.carry.first and not world.level.habits and not (world.omega and world.omega.phase >= DETONATED)
        self.retry = self.retry + 1 if may and game.controls.holding("retry") else 0
        return self.retry >= RETRY

    def _again(self, game: Game) -> Next:
        """At once back to where this life began to be his: an anchor, or the bunk."""
        self.retry = 0
        self.bulletin.hints.known("prompt.end_loop")
        began = self.day.began if game.settings.relive else None
        self.day.let_go()
        game.profile.save()
        self.director.silence()
        return Push(Again(game, self, began))

    # -- endings

    def _over(self, game: Game) -> Next:
        if self.day.world.over == "dead":
            return self._dead(game)
        following = self.day.levels.after(self.day.level.id)
        if self.day.world.over == "end" and following:
            return self._too_early(game, following)
        world, best = self.day.world, game.memory.best.get(self.day.level.id)
        percent = self.day.remembered.percent
        if self.day.go_on():
            game.profile.save()
            self.director.silence()
            self._arrive(game)
            # All who tried, until one walked out, and what it came to: the first time, and whenever it was quicker. Not
            # on the first morning, which nobody knows for one.
            if game.memory.best.get(world.level.id) == best or world.carry.first:
                return None
            results = ResultsScene(game, of_level(world, game.memory, game.words, percent, best))
            montage = montage_of(game, world.level.id)
            if montage is None:
                return Push(results)
            game.go(Push(results))
            return Push(montage)
        game.memory.count("endings")
        game.profile.save()
        return Reset(ResultsScene(game, of_day(game.levels, game.memory, game.words), lambda: TheCredits(game)))

    def _too_early(self, game: Game, following: str) -> Next:
        """The pin was let go: one last reset, past the loop's own start. Raises Problems before anything is lost."""
        self.day.levels.get(following)
        carry = carry_out(self.day.world)
        self.day.stretch_over("end")
        game.profile.save()
        return Push(Ending(game, self, following, carry))

    def after_ending(self, game: Game, level: str, carry: Carry) -> None:
        """The great rewind is over: he wakes too early."""
        self.director.silence()
        self.day.enter(level, carry, "")
        self._arrive(game)

    def _dead(self, game: Game) -> Next:
        known_before = len(game.memory.known.get(self.day.level.id, {}))
        mark = self.day.die()
        learned = len(game.memory.known.get(self.day.level.id, {})) - known_before
        game.profile.save_death()
        self.director.silence()
        return Push(Death(game, self, mark, learned))

    def _relive(self, game: Game) -> Next:
        assert self.relive_to is not None
        goal, self.relive_to = self.relive_to, None
        try:
            relive = Relive(game, self, goal)
        except (Problems, BadRecording, Unplayable) as error:
            game.notices.append(str(error))
            return None
        self.director.silence()
        return Push(relive)

    def relived(self, game: Game, *, seen: bool = False, resumed: bool = False) -> None:
        """The hands have remembered: from here on it is the player again."""
        if not resumed:
            game.memory.count("relives")
        game.profile.save()
        self._arrive(game, seen=seen)
        self.card_age = CARD
        if self.beware:
            self.beware = False
            self.bulletin.tell(game.words.text("prompt.heartbeat"))
        self.since_wake = RELIVE_OFFER
        if self.failed:
            self.director.say(f"drill.{self.failed}.fail")
            self.failed = ""

    def _watch(self, game: Game, watch: Watch) -> None:
        """The map was saved in the editor: the same place, the new map; then, what the edit did to old runs."""
        if line := watch.line():
            self.bulletin.tell(line)
        if not watch.changed():
            return
        trouble = watch.reload()
        if trouble:
            self.bulletin.tell(trouble)
            return
        if not self.day.spoiled:
            watch.keep(self.day.recorder.recording)
        p = self.day.world.player
        self.day.wake(self.day.level.id)
        stand(self.day, (p.x + p.w // 2, p.y + p.h), p.facing)
        self._arrive(game)
        self.bulletin.tell(f"{self.day.level.id}.tmx is read again")
        watch.try_runs(self.day.level, game.memory)

    # -- the picture

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        world = self.day.world
        self.view.draw(world, canvas, lambda target, camera: self._over_world(game, target))
        for screen in (self.box, self.hud, self.captions):
            screen.brush.step = 2 if game.settings.text_size == "large" else 1
        draw_words(game, canvas, self.director, self.box, world, self.view.camera)
        self.hud.draw(canvas, self.view.camera, world, self.hud_model(game))
        if game.settings.sound_captions:
            told = self.epitaph.top(self.since_wake) if self.epitaph is not None else None
            self.captions.draw(canvas, [Heard(*row) for row in game.audio.captions()], told)
        if self.epitaph is not None:
            self.epitaph.draw(canvas, self.since_wake)
        if self.debug is not None:
            self.debug.draw(world, canvas, self.view.camera)
        if self.retry > RETRY_SHOWN:
            self.hud.hold(canvas, game.words.text("ui.action.retry"), self.retry / RETRY)
        if self.card_age < CARD:
            self.card.draw(canvas, level_title(game, world.level), clock(world.level.clock_start), self.card_age)

    def _over_world(self, game: Game, target: pygame.Surface) -> None:
        if self.pinning:
            self._picture(game, target)
        self.draw_overlay(game, target)

    def draw_overlay(self, game: Game, target: pygame.Surface, film: World | None = None) -> None:
        """What is remembered, over the picture of the day's world, or of a `film`'s, in which nothing is foreseen."""
        world = film or self.day.world
        model = overlay_model(game.memory, game.settings, world, self.visions if film is None else [],
                              recall=self.recall, dark=self.dark, words=game.words)
        self.overlay.draw(target, self.view.camera, world, model)

    def hud_model(self, game: Game) -> HudModel:
        world, memory = self.day.world, game.memory
        toast = self.bulletin.shown
        if not toast and self.bulletin.hint and not self._recounted:
            toast = game.words.text(self.bulletin.hint, **labels(game))
        if not toast and self._offers_relive(game) and not self.director.busy and self.since_wake > 60:
            toast = game.words.text("prompt.relive", **labels(game))
        return HudModel(
            loop=memory.loop,
            parts=self.line.parts(self.day, memory),
            delta=self.delta,
            bars=self.day.remembered.bars,
            percent=self.day.remembered.percent,
            meter=game.settings.meter,
            prompt=prompt(game, world, self._at_table()),
            toast=toast,
            hidden=bool(world.level.habits) or (world.omega is not None and world.omega.phase >= DETONATED),
            lost=world.omega is not None and world.omega.phase >= 3,
        )


# Whom the maps call by what they do, and the catalogue by name.
PERSON_NAME: Final = {"kid": "junie", "gambler": "dov", "gunner": "moss", "sapper": "wick", "sgt": "sergeant"}

RUMBLES: Final = {events.HURT: 160, events.BLAST: 80, events.PARRY: 90, events.RAIL: 120}  # ms
DRILL_NAME: Final = {"walljump": "wall"}  # moves whose drill the catalogue calls otherwise
