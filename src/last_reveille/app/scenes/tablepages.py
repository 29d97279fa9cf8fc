"""The War Table's other two pages: the known world, and the notes."""

from __future__ import annotations

from typing import Final

import pygame

from ...sim.specs import KINDS
from ...view.screens.notespage import Beast, NotesScreen
from ...view.screens.tablemodel import KNOWN, Hint
from ...view.screens.worldpage import BACK, CLOSER, OPEN, MapModel, Place, WorldPage
from ...view.widgets import Brush
from ..game import Game
from ..labels import shown
from ..table import Table

SLICE: Final = 3_000_000  # ns a frame for the maps
STEP: Final = 64  # level px of one press up close
PAN: Final = 40  # level px a frame while a key is held
PAN_AFTER: Final = 10  # frames
GROUPS: Final = (("note.mimic", "drone"), ("note.rita", "rita"), ("note.world", "bugle"))
ALSO: Final = ("omega", "husk")
LEARNED: Final = 2  # deaths by a kind after which one knows what to do about it


class WorldPages:
    """Every level's map; one of them up close."""

    def __init__(self, game: Game, table: Table, brush: Brush) -> None:
        self.table = table
        self.page = WorldPage(brush, game.words)
        self.chosen = 0
        self.close = False
        self.at = (0, 0)  # level px in the middle of what is seen up close
        self._models: list[MapModel] = []
        self._version = -1
        self._known = known_percent(game)

    def known(self) -> int:
        """Per cent of the levels that were walked, all together."""
        return self._known

    def work(self) -> None:
        """Draws what was seen, bit by bit; what is chosen first."""
        order = self._models[self.chosen :] + self._models[: self.chosen]
        for model in order:
            if model.picture is not None and model.seen is not None:
                model.picture.want_seen(model.seen)
                if not model.picture.idle:
                    model.picture.work(SLICE)
                    return

    # -- hands

    def press(self, game: Game, name: str) -> bool:
        """True when the page has done something with it."""
        self._refresh(game)
        if name == "back" and self.close:
            self.close = False
        elif name == "confirm" and not self.close and self._models:
            self._open(self.chosen)
        elif self.close and name in ("up", "down", "left", "right"):
            self._move({"left": -STEP, "right": STEP}.get(name, 0), {"up": -STEP, "down": STEP}.get(name, 0))
        elif name in ("up", "down") and self._models:
            self.chosen = (self.chosen + (1 if name == "down" else -1)) % len(self._models)
        else:
            return False
        game.audio.ui("move")
        return True

    def click(self, game: Game, x: int, y: int) -> bool:
        """True when it was a click on the way back out of the whole table."""
        for box, action, number in reversed(self.page.spots):
            if box.collidepoint(x, y):
                if action == BACK and not self.close:
                    return True
                if action == BACK:
                    self.close = False
                else:
                    self._open(number if action == OPEN else self.chosen)
                game.audio.ui("confirm")
                break
        return False

    def wheel(self, game: Game, amount: int) -> None:
        if self.close:
            self._move(-amount * STEP * 2, 0)
        else:
            self.press(game, "up" if amount > 0 else "down")

    def pan(self, across: int, down: int, held: int) -> None:
        if self.close and held > PAN_AFTER:
            self._move(across * PAN, down * PAN)

    def drag(self, across: int, down: int) -> None:
        """The map is pulled along by so many px of the screen."""
        if self.close:
            self._move(-across * 4, -down * 4)

    def _open(self, number: int) -> None:
        self.chosen, model = number, self._models[number]
        if model.picture is None:
            return
        self.close = True
        spots = [(cluster.x, cluster.y) for cluster in model.clusters[-1:]]
        spots += [(entry.x, entry.y) for entry in model.picture.level.entries[:1]]
        self.at = model.here or (spots[0] if spots else (0, 0))

    def _move(self, across: int, down: int) -> None:
        model = self._models[self.chosen]
        if model.picture is not None:
            level = model.picture.level
            self.at = (min(max(self.at[0] + across, 0), level.width * 16), min(max(self.at[1] + down, 0),
                                                                               level.height * 16))

    # -- the picture

    def _refresh(self, game: Game) -> None:
        version = self.table.reader.version
        if version == self._version:
            return
        self._version = version
        columns = [column for column in self.table.line.columns if column.state == KNOWN]
        self._models = [self._model(game, column.level, column.title) for column in columns]
        self.chosen = min(self.chosen, max(len(self._models) - 1, 0))

    def _model(self, game: Game, level: str, title: str) -> MapModel:
        memory = game.memory
        marks, seen, picture = memory.marks.get(level), memory.visited.get(level), self.table.reader.pictures.get(level)
        reached = memory.anchors.get(level, {})
        spec = picture.level if picture is not None else None
        player = self.table.day.world.player
        return MapModel(
            level, title, picture, seen,
            100 * sum(byte.bit_count() for byte in seen.bits) // max(seen.columns * seen.rows, 1) if seen else 0,
            len(marks.all) if marks else 0, marks.clusters if marks else [],
            [Place(a.x + a.w // 2, a.y + a.h, game.words.text_or(a.label, a.label or a.name))
             for a in (spec.anchors if spec else ()) if a.id in reached],
            [Place(pin.x, pin.y, str(pin.ident)) for pin in memory.pins if pin.level == level],
            [Place(thing.x, thing.y, thing.kind) for thing in memory.known.get(level, {}).values()],
            (player.x + player.w // 2, player.y + player.h) if level == self.table.day.level.id else None,
        )

    def draw(self, game: Game, canvas: pygame.Surface, tick: int, hover: tuple[int, int] | None) -> None:
        self._refresh(game)
        if not self._models:
            return
        key = {what: shown(game, game.controls.menu_label(what)) for what in ("confirm", "back")}
        if self.close:
            self.page.draw_close(canvas, self._models[self.chosen], self.at, tick)
            hints = [Hint("< >", game.words.text("table.do.pan"), ""),
                     Hint(key["back"], game.words.text("table.do.back_to_all"), BACK)]
        else:
            self.page.draw_all(canvas, self._models, self.chosen, tick, hover)
            hints = [Hint(key["confirm"], game.words.text("table.do.closer"), CLOSER),
                     Hint(key["back"], game.words.text("table.do.back"), BACK)]
        self.page.hints(canvas, hints, hover)


class NotesPage:
    """What was learned, scrolled."""

    def __init__(self, game: Game, brush: Brush) -> None:
        self.screen = NotesScreen(brush, game.words)
        self.first = 0
        words, memory = game.words, game.memory
        self.notes = [(icon, words.text_or(note, note)) for group, icon in GROUPS
                      for note in memory.notes if note.startswith(group)]
        self.notes += [("none", words.text_or(note, note)) for note in memory.notes
                       if not note.startswith(tuple(group for group, _ in GROUPS))]
        self.beasts = beasts_of(game)

    def press(self, game: Game, name: str) -> None:
        by = {"up": -1, "down": 1, "left": -8, "right": 8}.get(name, 0)
        most = max(self.screen.rows - self.screen.fits, 0)
        self.first = min(max(self.first + by, 0), most)

    def draw(self, canvas: pygame.Surface) -> None:
        self.screen.draw(canvas, self.notes, self.beasts, self.first)


def beasts_of(game: Game) -> list[Beast]:
    """Every kind that was ever seen or that has killed, in the order in which the game brings them. What to do about
    one is known after LEARNED deaths by it."""
    words, memory = game.words, game.memory
    seen = {thing.kind: True for things in memory.known.values() for thing in things.values()}
    found: list[Beast] = []
    for kind in dict.fromkeys((*KINDS, *ALSO)):
        kills = memory.causes.get(kind, 0)
        if (kind in seen or kills) and words.has(f"known.{kind}.is"):
            name = words.text_or(f"name.{kind}_cap", words.text_or(f"name.{kind}", kind))
            do = words.text(f"known.{kind}.do") if kills >= LEARNED else ""
            found.append(Beast(kind, name, kills, words.text(f"known.{kind}.is"), do))
    return found


def known_percent(game: Game) -> int:
    """How much of the levels that were walked has been on the screen."""
    visited = game.memory.visited.values()
    seen = sum(sum(byte.bit_count() for byte in level.bits) for level in visited)
    return 100 * seen // max(sum(level.columns * level.rows for level in visited), 1)
