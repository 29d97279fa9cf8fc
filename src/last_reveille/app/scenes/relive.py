"""The hands remember: a recorded life runs again, really simulated, until it is taken over.

At once, or as a film at 1 to 16 times the day's speed. Any action takes it over at that very tick. Before a death that
is known control comes back by itself, with a heartbeat.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pygame

from ...content.problems import Problems
from ...memory.recording import BadRecording
from ...sim.command import buttons_of
from ...sim.specs import Level
from ...sim.world import World
from ...view.screens.relive import BEAT, ReliveModel, ReliveScreen
from ..film import Film
from ..game import Game, clock
from ..goal import Goal
from ..replay import Unplayable
from ..scene import Base, Next, Pop

if TYPE_CHECKING:
    from .play import Play

BUDGET: Final = 0.010  # s of a frame for winding: a film of it would be slower
BEFORE_DEATH: Final = 90  # ticks before it at which control comes back
DREAD: Final = 180  # ticks before that in which the heart is heard
SETTLE: Final = 40  # ticks before it is his again in which a film runs at the day's own speed
SPEEDS: Final = (1, 2, 4, 8, 16)
QUIET_FROM: Final = 4  # times: faster than that nothing is to be heard


class Relive(Base):
    def __init__(self, game: Game, play: Play, goal: Goal) -> None:
        """Raises Unplayable, Problems or BadRecording: nothing has been touched then."""
        self.play, self.goal = play, goal
        self.film: Film = play.day.film(goal.kept)
        self.screen = ReliveScreen(game.assets)
        self.age = 0
        self.speed = goal.speed
        self.end = self._end()
        # Nobody is put where nothing can be done any more, whatever was asked for.
        first = min(self._day(*(goal.start if goal.speed else (goal.segment, goal.ticks))), self.end)
        self.begin = first if goal.speed else 0
        self.winding: Iterator[World] | None = self.film.wind(*self._place(first))
        self.level: Level | None = None
        self.still = game.window.canvas.copy()
        self.wound_to = max(first, 1)

    def _day(self, segment: int, ticks: int) -> int:
        """The tick of the day."""
        return sum(len(one.commands) for one in self.film.recording.segments[:segment]) + ticks

    def _end(self) -> int:
        """The tick of the day at which control comes back by itself."""
        recording = self.film.recording
        last = recording.ticks if self.goal.on else self._day(self.goal.segment, self.goal.ticks)
        if recording.outcome == "dead":
            last = min(last, max(recording.ticks - BEFORE_DEATH, 0))
        return last

    def _place(self, tick: int) -> tuple[int, int]:
        """(segment, ticks of it) of a tick of the day."""
        segments = self.film.recording.segments
        for at, segment in enumerate(segments[:-1]):
            if tick <= len(segment.commands):
                return at, tick
            tick -= len(segment.commands)
        return len(segments) - 1, tick

    @property
    def now(self) -> int:
        return self._day(self.film.segment, self.film.ticks)

    @property
    def dread(self) -> int:
        """Ticks until control comes back before a death, when that is soon; else -1."""
        left = self.end - self.now
        recording = self.film.recording
        known = recording.outcome == "dead" and self.end >= recording.ticks - BEFORE_DEATH
        return left if known and left <= DREAD else -1

    # -- a tick

    def tick(self, game: Game) -> Next:
        self.age += 1
        try:
            return self._wind(game) if self.winding is not None else self._watch(game)
        except (Problems, BadRecording, Unplayable) as error:
            game.notices.append(str(error))  # nothing has been touched: the day goes on where it was
            return Pop()

    def _wind(self, game: Game) -> Next:
        assert self.winding is not None
        until = time.perf_counter() + BUDGET
        for _ in self.winding:
            if time.perf_counter() > until:
                return None
        self.winding = None
        if not self.speed:
            return self._take_over(game)
        self._show(game)
        return None

    def _watch(self, game: Game) -> Next:
        controls = game.controls
        if controls.pressed("pause"):
            return Pop()
        if controls.pressed("skip") or controls.pressed("recall"):
            self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)] if self.speed in SPEEDS else 1
        if buttons_of(controls.command((0, 0), game.window.mouse())):
            return self._take_over(game)
        for _ in range(self._pace()):
            if self.now >= self.end or not self.film.advance():
                if self.film.recording.outcome == "dead" and self.end >= self.film.recording.ticks - BEFORE_DEATH:
                    self.play.beware = True
                return self._take_over(game)
            self._show(game)
        if self.dread >= 0 and self.dread % BEAT == 0:
            game.audio.ui("heartbeat")
        return None

    def _pace(self) -> int:
        """Ticks of this frame: near the end, and near what killed him, never faster than he can follow."""
        return 1 if self.dread >= 0 or self.end - self.now <= SETTLE else self.speed

    def _show(self, game: Game) -> None:
        world = self.film.world
        if world.level is not self.level:
            self.level = world.level
            self.play.view.enter(world.level, game.window.canvas)
        self.play.view.observe(world)
        if self.speed < QUIET_FROM:
            camera = self.play.view.camera
            game.audio.ambience(self.play.view.atmosphere.palette)
            game.audio.events(world.events, camera.x, camera.y)

    def _take_over(self, game: Game) -> Next:
        segment, ticks = self.film.segment, self.film.ticks
        if not self.play.fresh and not self.goal.resume:
            self.play.day.let_go()  # the life that was being lived ends here, and one more loop begins
        here = Goal(self.goal.kept, segment, ticks, resume=self.goal.resume)
        self.play.day.take_over(self.film, here)
        self.play.relived(game, seen=self.level is self.film.world.level, resumed=self.goal.resume)
        return Pop(held=True)  # whatever was pressed to take it over counts

    # -- the picture

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        words = game.words
        if self.winding is not None or not self.speed:
            canvas.blit(self.still, (0, 0))
            self.screen.jump(canvas, min(self.now / self.wound_to, 1.0), words.text("bark.cage.fight.relive"), self.age)
            return
        world = self.film.world
        self.play.view.draw(world, canvas, lambda target, _: self.play.draw_overlay(game, target, world))
        span = max(self.end - self.begin, 1)
        prompt = words.text("prompt.heartbeat" if self.dread >= 0 else "prompt.takeover")
        part = min(max((self.now - self.begin) / span, 0.0), 1.0)
        time_of_day = clock(world.level.clock_start + world.tick // 60)
        self.screen.watch(canvas, ReliveModel(self._pace(), part, time_of_day, prompt, self.dread), self.age)
