"""The first screen."""

from __future__ import annotations

import pygame

from ...content.problems import Problems
from ...view.assets import Assets
from ...view.screens.menu import Row
from ...view.screens.title import TitleScreen
from ..game import Game
from ..scene import Base, Next, Push, Quit, Reset
from .menus import Item
from .mods import Mods
from .options import options
from .play import Play
from .profiles import profiles


class Title(Base):
    def __init__(self) -> None:
        self.at = 0
        self.age = 0
        self.items: list[Item] = []
        self.screen: TitleScreen | None = None
        self.drawn_from: Assets | None = None

    def enter(self, game: Game) -> None:
        try:
            game.take_up(None)
        except Problems as problems:  # its own maps were replaced meanwhile
            game.notices.append(problems.lines[0])
        if self.screen is None or self.drawn_from is not game.assets:
            self.screen, self.drawn_from = TitleScreen(game.assets, game.words), game.assets
        self.items = self._items(game)
        self.at = min(self.at, len(self.items) - 1)
        game.audio.music("menu")
        game.audio.mood({"calm": 100})
        game.audio.ambience("")

    def _items(self, game: Game) -> list[Item]:
        words = game.words
        known = game.memory.deaths > 0 or game.memory.loop > 1
        return [
            Item(Row(words.text("ui.title.resume" if known else "ui.title.start")), choose=_start),
            Item(Row(words.text("ui.title.profiles")), choose=lambda g: Push(profiles(g))),
            Item(Row(words.text("ui.title.mods"), _mods_told(game)), choose=lambda g: Push(Mods(g))),
            Item(Row(words.text("ui.title.options")), choose=lambda g: Push(options(g))),
            Item(Row(words.text("ui.title.credits")), choose=_credits),
            Item(Row(words.text("ui.title.quit"), help=words.text("ui.title.quit_help")), choose=lambda _: Quit()),
        ]

    def tick(self, game: Game) -> Next:
        self.age += 1
        for event in game.controls.menu_events():
            if event in ("up", "down"):
                self.at = (self.at + (1 if event == "down" else -1)) % len(self.items)
                game.audio.ui("move")
            elif event == "confirm":
                game.audio.ui("confirm")
                choose = self.items[self.at].choose
                return choose(game) if choose is not None else None
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if self.screen is not None:
            notice = game.notices[-1] if game.notices else ""
            rows = [item.row for item in self.items]
            self.screen.draw(canvas, self.age, rows, self.at, game.memory.loop - 1, notice)


def _start(game: Game) -> Next:
    try:
        return Reset(Play(game, game.levels))
    except Problems as problems:
        game.notices.append(problems.lines[0])
        return None


def _mods_told(game: Game) -> str:
    """How many cannot be used: nobody else would say so."""
    bad = sum(not mod.usable for mod in game.mods)
    return game.words.text("ui.mods.bad", count=bad) if bad else ""


def _credits(game: Game) -> Next:
    from .ending import TheCredits

    return Reset(TheCredits(game))
