"""Maps and mods: what lies in the mods folder, whether it is on, what is wrong with it; and from here it is played."""

from __future__ import annotations

import os
from typing import Final

import pygame

from ...content.modcheck import brings, hidden
from ...content.mods import Mod, as_found, laid_over
from ...content.paths import mods_dirs
from ...content.problems import Problems
from ...content.strings import Catalogue
from ...memory.upkeep import summary
from ...view.screens.mods import BROKEN, OFF, ON, Entry, ModsScreen, Page
from ..game import Game
from ..labels import shown
from ..look import Look
from ..preview import Opening
from ..profile import Slot
from ..scene import Base, Next, Pop, Reset

STILL: Final = 15  # ticks for which the cursor rests before the maps of a mod are read
SLICE: Final = 2_000_000  # ns of a frame for drawing its first moment
MOST_HIDDEN: Final = 3


class Mods(Base):
    under = True

    def __init__(self, game: Game) -> None:
        self.at = 0
        self.age = 0
        self.still = 0
        self.screen = ModsScreen(game.assets)
        game.find_mods()  # somebody may have put one there while the game ran
        self.names = {mod.id: name_of(mod) for mod in game.mods}
        self.bad_maps: dict[str, list[str]] = {}  # mod id -> what was found in its maps so far
        self.looks: dict[str, Look] = {}  # mod id -> its maps being read; one at a time
        self.lacking: dict[str, list[str]] = {}  # mod id -> words that its maps name and nobody has
        self.openings: dict[str, Opening] = {}
        self.remark = ""
        self.entries: list[Entry] = []
        self.page = Page("", "")
        self._show(game)

    def stopped(self, game: Game, ident: str, lines: list[str]) -> None:
        """The day of one of them ended at a map that cannot be read: `lines` say why."""
        self.at = next((at for at, mod in enumerate(game.mods) if mod.id == ident), self.at)
        self.bad_maps[ident] = lines
        self.remark = game.words.text("ui.mods.stopped")
        game.audio.ui("error")
        self._show(game)

    # -- what is pressed

    def tick(self, game: Game) -> Next:
        self.age += 1
        self.still += 1
        for event in game.controls.menu_events():
            self.still = 0
            self.remark = ""
            then = self._press(game, event)
            self._show(game)
            if then is not None:
                return then
        if self.still > STILL and self._read_on(game):
            self._show(game)
        return None

    def _press(self, game: Game, event: str) -> Next:
        if event == "back":
            game.audio.ui("back")
            self._let_go()
            game.lay_over()
            return Pop()
        if not game.mods:
            return None
        mod = game.mods[self.at]
        if event in ("up", "down"):
            self.at = (self.at + (1 if event == "down" else -1)) % len(game.mods)
            game.audio.ui("move")
        elif event in ("left", "right") or (event == "confirm" and mod.usable and not mod.campaign.levels):
            self._switch(game, mod)
        elif event == "confirm":
            return self._play(game, mod)
        return None

    def _switch(self, game: Game, mod: Mod) -> None:
        if not mod.usable:
            game.audio.ui("back")
            return
        off = game.settings.mods_off
        game.settings.mods_off = [ident for ident in off if ident != mod.id] if mod.id in off else [*off, mod.id]
        if mod.id in game.off() and mod.id not in game.settings.mods_off:
            self.remark = game.words.text("ui.mods.bare")
        game.audio.ui("move")
        game.apply(game.settings)

    def _play(self, game: Game, mod: Mod) -> Next:
        from .play import Play

        if not mod.playable or mod.id in game.off():
            self.remark = game.words.text("ui.mods.is_off") if mod.usable else ""
            game.audio.ui("back")
            return None
        try:
            game.take_up(mod)
            game.audio.ui("confirm")
            self._let_go()
            return Reset(Play(game, game.levels))
        except Problems as problems:
            self.bad_maps[mod.id] = [as_found(mod, line) for line in problems.lines]
            game.audio.ui("back")
            return None

    def _let_go(self) -> None:
        for look in self.looks.values():
            look.stop()

    def _read_on(self, game: Game) -> bool:
        """The maps of the one under the cursor are read, then its picture is drawn, a slice of a frame at a time;
        whether there is anything new to be seen."""
        if not game.mods or not game.mods[self.at].usable or game.mods[self.at].id in self.bad_maps:
            return False
        mod = game.mods[self.at]
        below = laid_over(game.mods, game.off(), mod.id)
        over = [each.root for each in below]
        look = self.looks.get(mod.id)
        if look is None:
            if all(other.done for other in self.looks.values()):
                self.looks[mod.id] = Look(mod, lambda: game.words_over(over), below)
            return False
        if not look.done:
            return False
        fresh = mod.id not in self.lacking
        self.lacking[mod.id] = look.notes
        if look.lines:
            self.bad_maps[mod.id] = look.lines
            return True
        if fresh and look.notes:
            return True
        if look.first is None or look.words is None:
            return False
        opening = self.openings.get(mod.id)
        if opening is None:
            opening = self.openings[mod.id] = Opening(look.first, over, look.levels.moves, look.words)
        return opening.picture is None and opening.work(SLICE)

    def _picture(self, mod: Mod) -> pygame.Surface | None:
        opening = self.openings.get(mod.id)
        return opening.picture if opening is not None else None

    # -- what is seen

    def _show(self, game: Game) -> None:
        words = game.words
        if not game.mods:
            folder = mods_dirs(game.options.home)[0]
            self.entries = []
            self.page = Page(words.text("ui.mods.none"), "", (words.text("ui.mods.none_help"), str(folder)),
                             hints=(_key(game, "back", "ui.common.back"),))
            return
        self.entries = [self._entry(game, mod) for mod in game.mods]
        self.page = self._page(game, game.mods[self.at])

    def _entry(self, game: Game, mod: Mod) -> Entry:
        state = BROKEN if not mod.usable else OFF if mod.id in game.off() else ON
        small = mod.file.name + (f"  {mod.campaign.version}" if mod.campaign.version else "")
        mark = "ui.mods.broken" if state == BROKEN else f"ui.common.{state}"
        return Entry(self.names[mod.id], small, state, game.words.text(mark))

    def _page(self, game: Game, mod: Mod) -> Page:
        words, campaign = game.words, mod.campaign
        by = [words.text("ui.mods.by", name=campaign.author)] if campaign.author else []
        by += [words.text("ui.mods.version", version=campaign.version)] if campaign.version else []
        folder = str(mod.file.parent) + os.sep
        wrong = [line.replace(folder, "") for line in (*mod.problems, *self.bad_maps.get(mod.id, ()))]
        notes = [line.replace(folder, "") for line in (*mod.notes, *self.lacking.get(mod.id, ()))]
        notes += self._hidden(game, mod)
        if self.remark:
            notes.insert(0, self.remark)
        hints = [_key(game, "back", "ui.common.back")]
        if mod.usable:
            hints.insert(0, words.text("ui.mods.switch_key"))
        if mod.playable:
            hints.insert(0, _key(game, "confirm", "ui.mods.play"))
        return Page(self.names[mod.id], ", ".join(by), tuple(self._facts(game, mod)), tuple(wrong), tuple(notes),
                    tuple(hints), words.text("ui.mods.more"), None if wrong else self._picture(mod))

    def _facts(self, game: Game, mod: Mod) -> list[str]:
        words = game.words
        if not mod.usable:
            return [words.text("ui.mods.broken")]
        brought = brings(mod)
        parts = ", ".join(words.text(f"ui.mods.{part}") for part in brought if part != "maps")
        rows = ", ".join(words.text(f"ui.mods.{part}") for part in brought if part in ("enemies", "weapons"))
        count = len(mod.campaign.order)
        kind = "map" if mod.is_map else "level" if count == 1 else "levels"
        facts = [words.text(f"ui.mods.{kind}", count=count) if count else words.text("ui.mods.over", file=parts)]
        facts += [words.text("ui.mods.with", file=rows)] if rows and count else []
        facts += [words.text("ui.mods.after", name=self.names.get(ident, ident)) for ident in mod.campaign.after]
        found = summary(Slot(game.options.home, game.profile.number, mod.id).file) if count else None
        if found is not None and not found.empty:
            facts.append(words.text("ui.mods.remembered", loops=found.loops, count=found.deaths))
        return facts

    def _hidden(self, game: Game, mod: Mod) -> list[str]:
        """Files of a mod that another one hides."""
        if mod.campaign.levels or not mod.usable:
            return []
        found = hidden(laid_over(game.mods, game.off())).get(mod.id, [])
        lines = [game.words.text("ui.mods.hides", file=name, name=self.names[top.id])
                 for name, top in found[:MOST_HIDDEN]]
        rest = len(found) - MOST_HIDDEN
        return [*lines, game.words.text("ui.mods.more", count=rest)] if rest > 0 else lines

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if game.scenes[-1] is self:
            self.screen.draw(canvas, game.words.text("ui.title.mods"), self.entries, self.at, self.page, self.age)


def name_of(mod: Mod) -> str:
    """Its name in its own words, or as it stands there."""
    if not mod.usable or mod.is_map:
        return mod.campaign.name
    words = Catalogue({})
    words.lay_over(mod.root)
    return words.text_or(mod.campaign.name, mod.campaign.name)


def _key(game: Game, event: str, words: str) -> str:
    return f"{shown(game, game.controls.menu_label(event))}  {game.words.text(words)}"
