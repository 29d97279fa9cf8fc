"""The War Table: the whole day on one line, to be looked at and gone back to; the known world; and the notes.

What the arrow keys do depends on the row that they are on, which a bugle marks: up and down go from row to row, left
and right along it. Everything that is seen can be clicked as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from ...controls.controls import Pointer
from ...view.screens.daypage import DayPage
from ...view.screens.tablemodel import (
    ANCHORS,
    DEATHS,
    FOCI,
    KNOWN,
    LIVES,
    PINS,
    STRIP,
    DayModel,
    Header,
    Hint,
    PinAt,
)
from ...view.screens.threads import row_of
from ...view.screens.wartable import TURN, TableFrame
from ...view.widgets import Brush
from ..film import Life
from ..game import Game
from ..goal import Goal
from ..labels import shown
from ..scene import Base, Next, Pop, Push
from ..table import Table
from .montage import montage_of
from .tablepages import NotesPage, WorldPages

if TYPE_CHECKING:
    from .play import Play

PAGES: Final = 3
TAP: Final = 15  # ticks that one press goes along the day
FIRST: Final = 16  # frames that a key is held before it goes on by itself
SLOW: Final = 20  # ticks a frame then
FAST: Final = 110  # and after a second
FAST_AFTER: Final = 70
NOTCH: Final = 60  # ticks of one notch of the wheel
JUMP_EVERY: Final = 8  # frames between two jumps while a key is held
WATCH_SPEED: Final = 4
THREADS_TOP: Final = 192


class WarTable(Base):
    """Leaves by going back, or with `play.relive_to` set to where the hands shall remember to."""

    def __init__(self, game: Game, play: Play) -> None:
        self.play = play
        self.brush = Brush(game.assets)
        self.table = Table(game, play.day)
        self.frame = TableFrame(self.brush, game.words)
        self.page = DayPage(self.brush, game.words)
        self.world = WorldPages(game, self.table, self.brush)
        self.notes = NotesPage(game, self.brush)
        self.turned = 0  # which page is up
        self.focus = STRIP
        here = self.table.line.index(play.day.level.id)
        self.column, self.tick_at = self.table.line.step(max(here, 0), play.day.world.tick if here >= 0 else 0, 0)
        self.life = 0
        self.asking = 0  # ident of the pin that one more press takes away
        self.age = 0
        self.held = 0
        self.dragging = False
        self.mouse: tuple[int, int] | None = None  # where the pointer is, while it is in use
        self._last_mouse = game.window.mouse()
        self.model: DayModel | None = None

    def focus_lost(self, game: Game) -> Next:
        self.dragging = False
        return None

    # -- a tick

    def tick(self, game: Game) -> Next:
        self.age += 1
        changed = self._work()
        self._follow_mouse(game)
        for event in game.controls.pointer_events():
            then = self._point(game, event)
            if then is not None:
                return then
            changed = True
        for name in self._presses(game):
            then = self._press(game, name)
            if then is not None:
                return then
            changed = True
        changed |= self._hold(game)
        if changed or self.model is None:
            self.model = None
        return None

    def _work(self) -> bool:
        """What takes long, a little of it."""
        if self.turned == 1:
            self.world.work()
        return self.table.work()

    @staticmethod
    def _presses(game: Game) -> list[str]:
        """The menu's own keys, and the ones that he walks with."""
        found = game.controls.menu_events()
        for name in ("up", "down", "left", "right"):
            if game.controls.pressed(name) and name not in found:
                found.append(name)
        return found

    def _press(self, game: Game, name: str) -> Next:
        if name != "remove":
            self.asking = 0
        if name in ("prev", "next"):
            self._turn(game, self.turned + (1 if name == "next" else -1))
        elif self.turned == 1 and self.world.press(game, name):
            return None
        elif name == "back":
            return self._leave(game)
        elif self.turned == 1:
            return None
        elif self.turned == 2:
            self.notes.press(game, name)
        elif name in ("up", "down"):
            self._move(game, 1 if name == "down" else -1)
        elif name in ("left", "right"):
            self._along(game, 1 if name == "right" else -1)
        else:
            return self._do(game, {"confirm": "relive", "extra": "watch", "more": "all"}.get(name, name))
        return None

    def _turn(self, game: Game, page: int) -> None:
        self.turned = page % PAGES
        game.audio.ui("page")

    def _leave(self, game: Game) -> Next:
        game.audio.ui("back")
        self.table.close()
        return Pop()

    # -- moving about

    def _move(self, game: Game, by: int) -> None:
        """From row to row; among the lives, from life to life first."""
        game.audio.ui("move")
        lives = self._lives_in_order()
        if self.focus == LIVES and lives:
            at = next((n for n, life in enumerate(lives) if life == self.life), 0)
            if 0 <= at + by < len(lives):
                self.life = lives[at + by]
                return
        at = FOCI.index(self.focus)
        for _ in FOCI:
            at = (at + by) % len(FOCI)
            if self._has(FOCI[at]):
                break
        self.focus = FOCI[at]

    def _has(self, focus: str) -> bool:
        table = self.table
        return {PINS: bool(table.pins), STRIP: True, ANCHORS: bool(table.anchors), LIVES: bool(table.lives),
                DEATHS: bool(table.killers)}[focus]

    def _lives_in_order(self) -> list[int]:
        """Indices of lives as their threads lie, the oldest first; one of each loop."""
        loops: dict[int, int] = {}
        for at, life in enumerate(self.table.lives):
            loops.setdefault(life.kept.loop, at)
        return [loops[loop] for loop in sorted(loops)]

    def _along(self, game: Game, by: int) -> None:
        """Left and right, once."""
        stops = self._stops()
        if stops is None:
            self.column, self.tick_at = self.table.line.step(self.column, self.tick_at, by * TAP)
            return
        here = (self.column, self.tick_at)
        further = [stop for stop in stops if (stop > here if by > 0 else stop < here)]
        if further:
            game.audio.ui("scrub")
            self.column, self.tick_at = min(further) if by > 0 else max(further)

    def _stops(self) -> list[tuple[int, int]] | None:
        """The places that the row jumps between; None: it goes smoothly."""
        table = self.table
        if self.focus == PINS:
            return [(pin.column, pin.tick) for pin in table.pins]
        if self.focus == ANCHORS:
            return [(anchor.column, anchor.tick) for anchor in table.anchors]
        return [(sign.column, sign.tick) for sign in table.killers] if self.focus == DEATHS else None

    def _hold(self, game: Game) -> bool:
        """Left and right, held."""
        holding = game.controls.holding
        way = holding("right") - holding("left")
        down = holding("down") - holding("up") if self.turned else 0
        if not way and not down:
            self.held = 0
            return False
        self.held += 1
        if self.turned == 1:
            self.world.pan(way, down, self.held)
            return False
        if self.turned == 2:
            if self.held > FIRST and self.held % 3 == 0:
                self.notes.press(game, "down" if down > 0 else "up" if down < 0 else "")
            return False
        if self.held < FIRST:
            return False
        if self._stops() is not None:
            if self.held % JUMP_EVERY == 0:
                self._along(game, way)
        else:
            by = SLOW if self.held < FAST_AFTER else FAST
            self.column, self.tick_at = self.table.line.step(self.column, self.tick_at, way * by)
        return True

    # -- the mouse

    def _follow_mouse(self, game: Game) -> None:
        now = game.window.mouse()
        if now != self._last_mouse:
            moved = now[0] - self._last_mouse[0], now[1] - self._last_mouse[1]
            self._last_mouse = self.mouse = now
            if self.dragging and self.turned == 1:
                self.world.drag(*moved)
            elif self.dragging:
                self._scrub_to(now[0])
                self.model = None

    def _point(self, game: Game, event: Pointer) -> Next:
        x, y = event.x - game.window.origin[0], event.y - game.window.origin[1]
        self.mouse = x, y
        if event.what == "up":
            self.dragging = False
        elif event.what == "wheel":
            if self.turned == 0:
                self.column, self.tick_at = self.table.line.step(self.column, self.tick_at, -event.amount * NOTCH)
            elif self.turned == 1:
                self.world.wheel(game, event.amount)
            else:
                self.notes.press(game, "up" if event.amount > 0 else "down")
        else:
            return self._click(game, x, y)
        return None

    def _click(self, game: Game, x: int, y: int) -> Next:
        for box, action, number in reversed(self.frame.spots):
            if box.collidepoint(x, y) and action == TURN:
                self._turn(game, number)
                return None
        if self.turned == 1:
            self.dragging = self.world.close
            return self._leave(game) if self.world.click(game, x, y) else None
        if self.turned:
            return None
        for box, action, number in reversed(self.page.spots):
            if box.collidepoint(x, y):
                return self._clicked(game, action, number, x, y)
        return None

    def _clicked(self, game: Game, action: str, number: int, x: int, y: int) -> Next:
        table = self.table
        if action not in FOCI:
            return self._do(game, action)
        self.asking = 0
        self.focus = action
        if action == STRIP:
            self.dragging = True
            self._scrub_to(x)
        elif action == LIVES:
            lives = self._lives_in_order()
            count = max(len(table.threads), 1)

            def far(at: int) -> int:
                thread = table.thread_of(table.lives[at].kept.loop)
                return abs(THREADS_TOP + row_of(thread.at, count) - y) if thread else 1 << 20

            self.life = min(lives, key=far, default=0)
            self._scrub_to(x)
        else:
            self.column, self.tick_at = (self._stops() or [(0, 0)])[number]
            game.audio.ui("move")
        return None

    def _scrub_to(self, x: int) -> None:
        self.column, self.tick_at = self.table.line.place(x)

    # -- doing

    def _do(self, game: Game, action: str) -> Next:
        if action == "relive":
            return self._go(game, self._relive_goal(game))
        if action == "watch":
            return self._go(game, self._watch_goal(game))
        if action == "all":
            level = self.table.line.columns[self.column].level
            scene = montage_of(game, level)
            if scene is not None:
                game.audio.ui("confirm")
                return Push(scene)
        elif action == "remove":
            self._unpin(game)
        elif action == "back":
            return self._leave(game)
        return None

    def _go(self, game: Game, goal: Goal | None) -> Next:
        if goal is None:
            game.audio.ui("back")
            return None
        game.audio.ui("confirm")
        self.table.close()
        self.play.relive_to = goal
        return Pop(len(game.scenes) - 1 - game.scenes.index(self.play))

    def chosen(self) -> Life | None:
        lives = self.table.lives
        return lives[self.life] if 0 <= self.life < len(lives) else None

    def _segment(self, life: Life, level: str) -> int:
        """The last stretch of a life in a level; -1 when it never was there."""
        return max((n for n, (name, _) in enumerate(life.stretches) if name == level), default=-1)

    def _relive_goal(self, game: Game) -> Goal | None:
        settings, table = game.settings, self.table
        if not settings.relive:
            return None
        speed = settings.relive_speed
        life = self.chosen()
        if settings.relive_any and life is not None:
            segment = self._segment(life, table.line.columns[self.column].level)
            if segment >= 0:
                return Goal(life.kept, segment, min(self.tick_at, life.stretches[segment][1]), speed)
        at = table.anchor_before(self.column, self.tick_at)
        if at < 0 or table.reader.lives == []:  # other rules, or another map: nothing can be lived again
            return None
        return self.play.day.goal(table.anchors[at].level, table.anchors[at].ident, speed)

    def _watch_goal(self, game: Game) -> Goal | None:
        """The chosen life as a film, from the anchor on."""
        life, table = self.chosen(), self.table
        at = table.anchor_before(self.column, self.tick_at)
        if life is None or at < 0 or not game.settings.relive:
            return None
        segment = self._segment(life, table.anchors[at].level)
        if segment < 0:
            return None
        start = segment, min(table.anchors[at].tick, life.stretches[segment][1])
        last = len(life.stretches) - 1
        return Goal(life.kept, last, life.stretches[last][1], WATCH_SPEED, start, on=True)

    def _unpin(self, game: Game) -> None:
        pin = self._pin()
        if pin is None or self.focus != PINS:
            return
        if self.asking != pin.ident:
            self.asking = pin.ident
            game.audio.ui("move")
            return
        self.asking = 0
        game.memory.remove_pin(pin.ident)
        game.profile.save()
        game.audio.ui("back")
        self.table.lay_out()
        if not self.table.pins:
            self.focus = STRIP

    def _pin(self) -> PinAt | None:
        at = self._nearest_pin()
        return self.table.pins[at] if at >= 0 else None

    def _nearest_pin(self) -> int:
        """The one at the playhead, or on the row of pins the nearest to it."""
        pins, here = self.table.pins, (self.column, self.tick_at)
        exact = next((n for n, pin in enumerate(pins) if (pin.column, pin.tick) == here), -1)
        if exact >= 0 or self.focus != PINS or not pins:
            return exact
        x = self.table.line.x(*here)
        return min(range(len(pins)), key=lambda n: abs(pins[n].x - x))

    # -- the picture

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        memory, controls = game.memory, game.controls
        keys = tuple(shown(game, controls.menu_label(what)) for what in ("prev", "next"))
        header = Header(memory.loop, memory.deaths, self.world.known(), self.turned, (keys[0], keys[1]))
        self.frame.draw(canvas, header, self.mouse)
        if self.turned == 0:
            if self.model is None:
                self.model = self._model(game)
            self.page.draw(canvas, self.model, self.table.strip.surface, self.table.mist, self.age, self.mouse)
        elif self.turned == 1:
            self.world.draw(game, canvas, self.age, self.mouse)
        else:
            self.notes.draw(canvas)
        if self.mouse is not None and controls.last_device == "keys":
            self.frame.pointer(canvas, *self.mouse)

    def _model(self, game: Game) -> DayModel:
        table, words = self.table, game.words
        life = self.chosen()
        here = table.line.x(self.column, self.tick_at)
        best, last = table.best, table.threads[-1] if table.threads else None
        thread = table.thread_of(life.kept.loop) if life is not None else best
        model = DayModel(
            columns=table.line.columns, focus=self.focus, playhead=here, pins=table.pins,
            pin_key=shown(game, game.controls.label("pin")), pin=self._nearest_pin(), asking=bool(self.asking),
            anchors=table.anchors, anchor=table.anchor_before(self.column, self.tick_at), killers=table.killers,
            loops=max(len(table.threads), 1), life=thread, best=best, last=last,
        )
        model.killer = min(range(len(table.killers)), key=lambda n: abs(table.killers[n].x - here), default=-1)
        known = [n for n, column in enumerate(table.line.columns) if column.state == KNOWN]
        if known:
            model.ends = table.hour(known[-1], table.line.columns[known[-1]].ticks)
        if thread is not None:
            model.life_words = f"{words.text('table.loop')} {thread.loop}"
            for label, other in (("last", last), ("furthest", best)):
                if other is not None and thread.loop == other.loop:
                    model.life_words += f", {words.text(f'table.{label}_short')}"
        if not table.threads:
            model.empty = words.text("table.empty")
        model.inspector = table.inspect(self.column, self.tick_at, life)
        model.hints = self._hints(game, model)
        return model

    def _hints(self, game: Game, model: DayModel) -> list[Hint]:
        words, settings = game.words, game.settings
        key = {what: shown(game, game.controls.menu_label(what))
               for what in ("confirm", "extra", "more", "remove", "back")}
        along = {STRIP: "scrub"}.get(self.focus, self.focus)
        found = [Hint("^ v" if self.focus == LIVES else "< >", words.text(f"table.do.{along}"), "")]
        life = self.chosen()
        free = settings.relive_any and life is not None
        if not settings.relive:
            found.append(Hint(key["confirm"], words.text("table.do.relive_off"), "", False))
        elif self.table.reader.lives == [] and self.table.anchors:
            found.append(Hint(key["confirm"], words.text("table.do.relive"), "", False))
        elif model.anchor < 0 and not free:
            found.append(Hint(key["confirm"], words.text("table.do.relive_none"), "", False))
        else:
            found.append(Hint(key["confirm"], words.text("table.do.relive_any" if free else "table.do.relive"),
                              "relive"))
        can_watch = settings.relive and life is not None and model.anchor >= 0
        found.append(Hint(key["extra"], words.text("table.do.watch"), "watch", can_watch))
        if self.focus == PINS:
            found.append(Hint(key["remove"], words.text("table.do.remove"), "remove"))
        else:
            runs = game.memory.runs.get(self.table.line.columns[self.column].level)
            count = len(runs.newest) if runs else 0
            word = words.text("table.do.all", count=count) if count > 1 else words.text("table.do.all_none")
            found.append(Hint(key["more"], word, "all", count > 1))
        found.append(Hint(key["back"], words.text("table.do.back"), "back"))
        return found
