"""A death: what it was, the day running backwards through states that really were, and the bunk.

Control is back in under a second, in 0.3 s when any key is pressed. The day is already over when this begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from ...content.strings import Catalogue
from ...memory.marks import Mark
from ...sim.specs import Level
from ...sim.world import World
from ...view.font import RING, Font
from ...view.inks import SECOND as FOOT
from ...view.lens import drown
from ...view.screens.recap import DeathRecap, Epitaph, RecapModel, killer_outline, past_selves
from ..game import Game
from ..garbage import dust, sweep
from ..labels import shown
from ..reckoning import LINES, lessons
from ..scene import Base, Next, Pop

if TYPE_CHECKING:
    from .play import Play

FREEZE: Final = 16  # frames on the blow: long enough to see who it was
SWEPT: Final = 24  # deaths after which all of the garbage is looked for: 50 ms, while the picture stands still
LENGTH: Final = 54  # frames until the bunk
FIRST: Final = 400  # the first one of all: two cards, then the longest rewind that there will be
CARDS: Final = ("scene.beach.alpha.5", "scene.beach.alpha.6")
CARD_TICKS: Final = 120  # each
DROWNING: Final = 44  # ticks until it has closed over the lens
SHORT: Final = 32  # for those who want less of it
SKIPPED: Final = 14  # no earlier than this, however fast the key


class Death(Base):
    def __init__(self, game: Game, play: Play, mark: Mark, learned: int) -> None:
        self.play = play
        self.mark = mark
        self.age = 0
        self.skip = False
        self.first = mark.loop == 1 and mark.cause == "alpha"
        self.keys = list(play.day.keys)
        self.last = play.day.world
        self.drill = play.day.back_to_drill()
        self.began = play.day.began if game.settings.relive else None
        self.again = False
        self.rewind = game.settings.rewind
        self.screen = DeathRecap(game.assets, game.words)
        self.font = Font(game.assets, "f7")
        self.model = self._model(game, learned)
        # Drawn where everything of the level always is: anywhere else it would be encoded anew, twice.
        play.view.draw(self.last, game.window.canvas)
        self.frame = game.window.canvas.copy()
        if game.memory.deaths % SWEPT:
            dust()
        else:
            sweep()

    def _model(self, game: Game, learned: int) -> RecapModel:
        words, memory, mark = game.words, game.memory, self.mark
        level, camera = self.last.level, self.play.view.camera
        by_cause = memory.causes.get(mark.cause, 1)
        met = memory.met.get(mark.level, {}).get(mark.thing)
        first = (met.loop, met.tick) if met else self._first()
        count = met.kills if met else by_cause
        settings = game.settings
        taught = lessons(memory, mark, level, learned, settings.foresight, echoes=settings.echoes != "off")[:LINES]
        killer = next((a for a in self.last.actors if a.id == self.last.player.killer), None)
        where = None
        if killer is not None:
            where = (killer.x + killer.w // 2 - camera.x, killer.y + killer.h // 2 - camera.y)
        kind = mark.killer or mark.cause
        seconds = f"{(mark.tick - mark.seen) // 60}.{(mark.tick - mark.seen) % 60 // 6}"
        return RecapModel(
            name=_name(words, kind, killer.breed.name if killer is not None else ""),
            cause=words.text(f"death.{mark.cause}.{(by_cause - 1) % 3 + 1}", n=by_cause),
            time=_time(level, mark.tick),
            first=(words.text("recap.label.first" if met else "recap.label.before"),
                   words.text("recap.since.loop", n=f"{first[0]:03d}", time=_time(level, first[1]))),
            sight=words.text("recap.since.sight", seconds=seconds) if 0 <= mark.seen <= mark.tick else "",
            kills=(words.text("recap.label.kills" if met else "recap.label.times"),
                   words.text("recap.since.count" if count > 1 else "recap.since.once", count=count)),
            count=count,
            learned=[lesson.text(words) for lesson in taught],
            note=words.text_or(f"known.{kind}.{'is' if by_cause % 2 else 'do'}", ""),
            victim=(mark.x - camera.x, mark.y - 20 - camera.y),
            killer=where,
            icon=kind,
            loop=mark.loop,
            outline=None if killer is None else killer_outline(game.assets, self.last, killer, camera),
            selves=past_selves(self.play.overlay.echoes, self.play.day.track.track(), camera),
        )

    def _first(self) -> tuple[int, int]:
        """Loop and tick of the first death of this kind here: nothing of the map is to blame for it."""
        marks = self.play.day.memory.marks.get(self.mark.level)
        same = [mark for mark in marks.all if mark.cause == self.mark.cause] if marks else []
        return (same[0].loop, same[0].tick) if same else (self.mark.loop, self.mark.tick)

    def enter(self, game: Game) -> None:
        game.audio.ui("rewind")
        game.controls.any_pressed()

    def tick(self, game: Game) -> Next:
        self.age += 1
        if game.controls.pressed("retry"):
            self.skip = self.again = True
        if game.controls.any_pressed() and self.age > 4:
            self.skip = True
        if self.age >= self._end():
            self.play.wake(game)
            # A drill is tried again where it began; the loop is counted all the same.
            self.play.relive_to = self.drill or (self.began if self.again else None)
            if not self.first:
                self.play.epitaph = Epitaph(game.assets, game.words, self.model)
            return Pop()
        return None

    def _end(self) -> int:
        if self.first and not self.skip:
            return FIRST
        return SKIPPED if self.skip or self.rewind == "off" else SHORT if self.rewind == "short" else LENGTH

    def _state(self) -> World | None:
        """Which remembered state to show: from the last to the first, faster and faster."""
        begin = FREEZE + (len(CARDS) * CARD_TICKS if self.first and not self.skip else 0)
        if self.age <= begin or not self.keys:
            return None
        done = min((self.age - begin) / max(self._end() - begin - 2, 1), 1.0)
        return self.keys[int((len(self.keys) - 1) * (1.0 - done * done))]

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        self._draw(game, canvas)
        if not self.first:
            keys = {"retry": shown(game, game.controls.label("retry"))}
            foot = game.words.text("recap.foot.again" if self.began else "recap.foot.skip", **keys)
            self.font.draw(canvas, foot, 632, 342, FOOT, RING, align="right")

    def _draw(self, game: Game, canvas: pygame.Surface) -> None:
        state = self._state()
        if state is None and self.first and not self.skip and self.age > FREEZE:
            self._draw_card(game, canvas)
            return
        if state is None:
            self.screen.draw(canvas, self.frame, self.model, self.age)
            return
        self.play.view.draw(state, canvas)
        if not self.first:
            self.screen.draw_card(canvas, self.model, self.age)

    def _draw_card(self, game: Game, canvas: pygame.Surface) -> None:
        """The blood over the lens, and what there is to say about it."""
        number, age = divmod(self.age - FREEZE, CARD_TICKS)
        text = game.words.text(CARDS[min(number, len(CARDS) - 1)])
        canvas.blit(self.frame, (0, 0))
        drown(canvas, 1.0 if number else age / DROWNING)
        lines = text.split("\n")
        for at, line in enumerate(lines):
            shade = max(0, min((age - (0 if number else 20)) * 8, 255, (CARD_TICKS - age) * 8))
            if not shade:
                continue
            colour = (shade * 212 // 255, shade, shade * 246 // 255)
            self.font.draw(canvas, line, 320, 172 + 14 * (at - len(lines) // 2), colour, align="centre")


def _name(words: Catalogue, kind: str, breed: str) -> str:
    """What did it: by its breed if somebody has given that a name, else by its kind."""
    own = words.text_or(f"breed.{breed}", "") if breed else ""
    return own or words.text_or(f"name.{kind}_cap", words.text_or(f"name.{kind}", words.text_or(
        f"recap.name.{kind}", words.text("recap.name.rule"))))


def _time(level: Level, tick: int) -> str:
    """The time of day at a tick of a level, to the tenth of a second."""
    clock = level.clock_start + tick // 60
    return f"{clock // 3600 % 24:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}.{tick % 60 // 6}"
