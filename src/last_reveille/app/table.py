"""What the War Table knows: the memory, laid out on one line, and what there is to say about every place on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from ..memory.due import Foretold, Known, is_certain
from ..memory.halls import HALL
from ..memory.keepsakes import Pin
from ..memory.track import Pose, Track
from ..sim.specs import Level
from ..view.echoes import Echoes
from ..view.filmstrip import FilmStrip, around, figure, pose_at
from ..view.inks import CERTAIN, MEMORY
from ..view.pins import read_pin_picture
from ..view.screens.daypage import PICTURE, clock
from ..view.screens.tablemodel import (
    DARK,
    KNOWN,
    LEFT,
    RIGHT,
    VISION,
    AnchorAt,
    Inspector,
    PinAt,
    Thread,
)
from ..view.screens.threads import paint
from ..view.strip import LevelPicture
from ..view.tokens import ICONS
from ..view.widgets import Icons
from . import timeline
from .film import Life
from .reader import Reader

if TYPE_CHECKING:
    from .day import Day
    from .game import Game

AHEAD: Final = 600  # ticks in which what comes is news at a place
DEN: Final = 2  # level px a px of the inspector's picture
FEET: Final = 100  # level px from its top to his feet
SLICE: Final = 1_500_000  # ns a frame for pictures of the strip
AT_ONCE: Final = 1_000_000  # and for the one that is looked at
PINS_A_FRAME: Final = 2


class Table:
    """Made when the War Table opens. `work` once a frame: what takes long comes bit by bit."""

    def __init__(self, game: Game, day: Day) -> None:
        self.game = game
        self.day = day
        memory = game.memory
        self.line = timeline.line(day.levels, memory)
        self.threads = timeline.threads(memory, self.line)
        self.mist = paint(self.threads)
        self._by_loop = {thread.loop: thread for thread in self.threads}
        # The life that came furthest, the newest of several.
        self.best = max(self.threads, key=lambda thread: (thread.end, thread.loop), default=None)
        self._kills: dict[str, timeline.Kills] = {}
        self.killers = timeline.killers(memory, self.line)
        self.anchors: list[AnchorAt] = []
        self.pins: list[PinAt] = []
        self.lives: list[Life] = []
        self._echoes = Echoes(game.assets)
        self._icons = Icons(game.assets)
        self.strip = FilmStrip(LEFT, RIGHT, self._echoes)
        self._on_strip: dict[str, bool] = {}
        self._pictures: dict[int, pygame.Surface | None] = {}
        self._unread: list[Pin] = []
        self._ways: dict[str, list[Track]] = {}
        self._shown: tuple[object, ...] = ()
        self._inspected: pygame.Surface | None = None
        self._drew = False  # something of the level for the inspector's picture, in the last frame
        known = [column.level for column in self.line.columns if column.state == KNOWN]
        here = day.level.id
        known.sort(key=lambda level: level != here)
        dark = [column.level for column in self.line.columns if column.state == DARK]
        self.reader = Reader(day.levels, game.pictures, known, day.lives, dark, self._foreseen)
        self._version = -1
        self.lay_out()

    def close(self) -> None:
        self.reader.stop()

    def _foreseen(self, level: Level) -> bool:
        """Was it shown in a vision? What dies blue shows where the one that commands it lies."""
        memory = self.game.memory
        return bool(level.halls) and bool(memory.values.get("visions") or memory.causes.get("alpha"))

    # -- what comes bit by bit

    def work(self) -> bool:
        """True when something that is shown has changed."""
        changed = self._version != self.reader.version
        if changed:
            self._version = self.reader.version
            self._take_over()
        for _ in range(PINS_A_FRAME):
            if self._unread:
                pin = self._unread.pop()
                self._pictures[pin.ident] = read_pin_picture(pin.picture.get())
                changed = True
                if not self._unread:
                    self._lay_pins()
        if self._drew:  # the place that is looked at comes first, and a frame has room for one of both
            self._drew = False
            return changed
        return self.strip.work(SLICE) or changed

    @property
    def idle(self) -> bool:
        return self._version == self.reader.version and self.strip.idle and not self._unread

    def _take_over(self) -> None:
        """Something was read."""
        if self.reader.lives is not None:
            self.lives = self.reader.lives
        self.lay_out()
        memory = self.game.memory
        for column in self.line.columns:
            picture = self.reader.pictures.get(column.level)
            if picture is None or self._on_strip.get(column.level):
                continue
            self._on_strip[column.level] = True
            if column.state == VISION:
                hall = picture.level.halls[0]
                self.strip.foresee(column.x, column.w, picture, (hall.core_x, hall.core_y))
            else:
                self.strip.add(column.x, column.w, column.ticks, picture, self.known_ways(column.level),
                               memory.visited.get(column.level))

    def lay_out(self) -> None:
        """The line again, with everything that has a name by now."""
        levels, words = self.reader.levels, self.game.words
        titles = {ident: words.text_or(level.title, level.title or ident) for ident, level in levels.items()}
        clocks = {ident: level.clock_start for ident, level in levels.items()}
        visions = [ident for ident in self.reader.pictures if ident not in self.game.memory.visited]
        self.line = timeline.line(self.day.levels, self.game.memory, visions, titles, clocks)
        labels = {(ident, anchor.id): words.text_or(anchor.label, anchor.label or anchor.name)
                  for ident, level in levels.items() for anchor in level.anchors}
        self.anchors = timeline.anchors_at(self.game.memory, self.line, self.day.anchors(), labels)
        self._lay_pins()

    def _lay_pins(self) -> None:
        found: list[PinAt] = []
        for pin in self.game.memory.pins:
            index = self.line.index(pin.level)
            if index < 0:
                continue
            if pin.ident not in self._pictures:
                self._pictures[pin.ident] = None
                self._unread.append(pin)
            found.append(PinAt(pin.ident, pin.ident, self.line.x(index, pin.tick), self.hour(index, pin.tick),
                               self._pictures[pin.ident], index, pin.tick))
        self.pins = sorted(found, key=lambda pin: (pin.column, pin.tick, pin.ident))

    # -- lives

    def known_ways(self, level: str) -> list[Track]:
        """The runs that say where one is at a tick: the best, and for what comes after its end the longest."""
        if level not in self._ways:
            runs = self.game.memory.runs.get(level)
            picked = [runs.best] if runs and runs.best else []
            if runs and runs.newest:
                picked.append(max(runs.newest, key=lambda run: run.ticks))
            self._ways[level] = [track for run in picked if (track := run.track) is not None]
            if level == self.day.level.id:
                self._ways[level].append(self.day.track.track())  # this morning, as far as it has come
        return self._ways[level]

    def way_of(self, life: Life | None, level: str) -> Track | None:
        runs = self.game.memory.runs.get(level)
        if life is None or runs is None:
            return None
        pool = [run for run in runs.newest if run.loop == life.kept.loop]
        if not pool and runs.best is not None and runs.best.loop == life.kept.loop:
            pool = [runs.best]
        return pool[-1].track if pool else None

    def thread_of(self, loop: int) -> Thread | None:
        return self._by_loop.get(loop)

    def kills(self, level: str, tick: int) -> list[tuple[str, int]]:
        """What killed in a level at about that time, and how often."""
        if level not in self._kills:
            marks = self.game.memory.marks.get(level)
            self._kills[level] = timeline.Kills(marks.all if marks else ())
        return self._kills[level].near(tick)

    # -- places

    def hour(self, index: int, tick: int) -> str:
        """The time of the day there."""
        column = self.line.columns[index]
        return clock(max(column.clock, 0) + tick // 60)

    def anchor_before(self, index: int, tick: int) -> int:
        """Which anchor a relive would go to, from a place; -1 when none lies at or before it."""
        before = [at for at, anchor in enumerate(self.anchors) if (anchor.column, anchor.tick) <= (index, tick)]
        return before[-1] if before else -1

    def place(self, index: int, tick: int) -> str:
        """The level's name and the last anchor's."""
        column = self.line.columns[index]
        reached = self.game.memory.anchors.get(column.level, {})
        level = self.reader.levels.get(column.level)
        passed = [(reached[a.id], a) for a in (level.anchors if level else ()) if reached.get(a.id, tick + 1) <= tick]
        if not passed:
            return column.title
        anchor = max(passed, key=lambda pair: pair[0])[1]
        return f"{column.title}: {self.game.words.text_or(anchor.label, anchor.label or anchor.name)}"

    def coming(self, index: int, tick: int) -> tuple[Known, bool] | None:
        """What is known to come next there, and whether it is certain."""
        column = self.line.columns[index]
        known = self.game.memory.known.get(column.level, {})
        # Of a hall not a tick of the day is known, but how far its own clock was lived.
        soon = [thing for thing in known.values() if tick <= thing.tick < tick + AHEAD and thing.kind != HALL]
        if not soon:
            return None
        thing = min(soon, key=lambda thing: (thing.tick, thing.ident))
        level = self.reader.levels.get(column.level)
        spec = _spec(level, thing.ident) if level is not None else None
        return thing, spec is not None and is_certain(spec)

    def inspect(self, index: int, tick: int, life: Life | None) -> Inspector:
        words, memory = self.game.words, self.game.memory
        column = self.line.columns[index]
        shown = Inspector(self.hour(index, tick), self.place(index, tick),
                          kills=self.kills(column.level, tick))
        found = self.coming(index, tick)
        if found is None:
            shown.coming = words.text("table.quiet_here")
        else:
            thing, shown.sure = found
            met = memory.met.get(column.level, {}).get(thing.ident)
            shown.coming = self._comes(thing, self.hour(index, thing.tick) + f".{thing.tick % 60 * 10 // 60}")
            shown.certain = words.text("table.sure" if shown.sure else "table.likely",
                                       count=max(met.lives if met else 1, 1))
        track = self.way_of(life, column.level)
        pose = track.at(tick) if track is not None else None
        if track is not None and pose is None:
            shown.note = words.text("table.over")
        elif self.reader.lives == [] and self.threads:
            shown.note = words.text("table.old_run")
        if life is None:
            pose = pose_at(self.known_ways(column.level), tick)
        shown.picture = self._picture(index, tick, pose, life.kept.loop if life else 0, found)
        return shown

    def _comes(self, thing: Known, hour: str) -> str:
        words = self.game.words
        if words.has(f"table.{thing.kind}"):
            return words.text(f"table.{thing.kind}", time=hour)
        name = words.text_or(f"name.{thing.kind}_cap", words.text_or(f"name.{thing.kind}", thing.kind))
        return words.text("table.comes", name=name, time=hour)

    def _picture(
        self, index: int, tick: int, pose: Pose | None, loop: int, found: tuple[Known, bool] | None
    ) -> pygame.Surface | None:
        level = self.line.columns[index].level
        picture = self.reader.pictures.get(level)
        where = pose or pose_at(self.known_ways(level), tick)
        if picture is None or where is None:
            return None
        _, _, w, h = PICTURE
        box = around(picture.level, where.x, where.y, w * DEN, h * DEN, FEET)
        complete = picture.ready(box)
        if not complete:
            picture.want(box, first=True)
            picture.work(AT_ONCE)
            self._drew = True
        key = (level, tick, loop, complete)
        if key != self._shown or not complete:
            self._shown = key
            self._inspected = self._drawn(picture, box, (w, h), tick, pose, found)
        return self._inspected

    def _drawn(
        self, picture: LevelPicture, box: tuple[int, int, int, int], size: tuple[int, int], tick: int,
        pose: Pose | None, found: tuple[Known, bool] | None,
    ) -> pygame.Surface:
        surface = pygame.Surface(size)
        surface = surface.convert() if pygame.display.get_surface() else surface
        picture.draw(surface, 0, 0, box, DEN, self.game.memory.visited.get(picture.level.id))
        if found is not None:
            thing, sure = found
            x, y = (thing.x - box[0]) // DEN, (thing.y - 16 - box[1]) // DEN
            self._mark(surface, x, y, thing.kind, sure, thing.tick - tick)
        if pose is not None:
            figure(surface, self._echoes, pose, tick, box, DEN)
        return surface

    def _mark(self, surface: pygame.Surface, x: int, y: int, kind: str, sure: bool, left: int) -> None:
        """What comes: an unbroken ring that closes, or a dashed one, round its sign."""
        icons = self._icons
        name = kind if icons.has(kind) else ICONS.get(kind, "none")
        w, h = icons.size(name)
        icons.draw(surface, name, x - w // 2, y - h // 2, CERTAIN if sure else MEMORY, "ring")
        radius = 9 + min(left, 180) // 12
        if sure:
            pygame.draw.circle(surface, CERTAIN, (x, y), radius, 1)
            return
        drawn = pygame.Rect(x - radius, y - radius, radius * 2, radius * 2)
        for k in range(0, 628, 90):
            pygame.draw.arc(surface, MEMORY, drawn, k / 100, (k + 50) / 100)


def _spec(level: Level, ident: int) -> Foretold | None:
    """The object of a level's schedule that has this id."""
    for group in (level.spawns, level.rows, level.cues, level.pulses):
        for thing in group:
            if thing.id == ident:
                return thing
    return None
