"""Three slots of the game, and those of mods: who is in each, and what can be done with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pygame

from ...content.mods import GAME
from ...content.problems import escaped
from ...memory.upkeep import PROFILES, Backup, Refused, Summary, backups, summary
from ...view.screens.menu import Row
from ...view.screens.slots import Card, SlotScreen
from ..game import Game
from ..labels import shown
from ..profile import EXPORTS, InUse, Slot, forget, hand_out, holds_something, slots_of_mods, take_in, to_take_in
from ..scene import Next, Pop, Push
from .friends import Message, friends
from .menus import Item, Menu, Panel
from .mods import name_of

HOLD: Final = 90  # ticks for which forgetting has to be meant
MOST_FILES: Final = 10


def profiles(game: Game) -> Menu:
    menu = Slots(game.words.text("ui.title.profiles"), _slots)
    menu.at = game.profile.number - 1
    return menu


class Slots(Menu):
    """The first page: a card a slot, then rows."""

    def enter(self, game: Game) -> None:
        super().enter(game)
        self.slots = SlotScreen(game.assets)
        self.cards = [_card(game, number) for number in range(1, PROFILES + 1)]

    def _press(self, game: Game, event: str) -> Next:
        if event in ("left", "right"):  # the cards stand side by side
            event = "up" if event == "left" else "down"
        elif event in ("up", "down"):
            rows = len(self.items) - PROFILES
            if self.at < PROFILES and event == "down":
                self.at = PROFILES - 1
            elif self.at < PROFILES:
                self.at = 0
            elif event == "up" and self.at == PROFILES:
                self.at = game.profile.number
            elif event == "down" and self.at == PROFILES + rows - 1:
                self.at = game.profile.number - 2
        return super()._press(game, event)

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        if game.scenes[-1] is self:
            rows = [item.row for item in self.items[PROFILES:]]
            self.slots.draw(canvas, self.title, self.cards, rows, self.at, self.age)


def _slots(game: Game) -> list[Item]:
    words = game.words
    found = [Item(Row(words.text("ui.profile.slot", n=number)), choose=partial(_slot, number=number))
             for number in range(1, PROFILES + 1)]
    found.append(Item(Row(words.text("ui.profile.friends"), help=words.text("ui.friends.none_help")),
                      choose=lambda g: Push(friends(g))))
    found.append(Item(Row(words.text("ui.profile.of_mods"), help=words.text("ui.profile.of_mods_help")),
                      choose=lambda g: Push(memories(g))))
    found.append(Item(Row(words.text("ui.common.back")), choose=lambda _: Pop()))
    return found


def _card(game: Game, number: int) -> Card:
    words = game.words
    found = _summary(game, number)
    label = words.text("ui.profile.slot", n=number)
    mark = words.text("ui.profile.used") if number == game.profile.number else ""
    order = game.levels.order
    if found is None:
        return Card(label, mark, None, words.text("ui.profile.empty"), (), (False,) * len(order))
    furthest = _furthest(game, found)
    lines = (words.text("ui.profile.deaths", count=found.deaths), words.text_or(f"name.{furthest}", furthest or "-"))
    return Card(label, mark, found.loops, words.text("ui.profile.loops", loops=found.loops), lines,
                tuple(level in found.levels for level in order))


def _furthest(game: Game, found: Summary) -> str:
    """The last level of the day that was reached; "" if none was."""
    order = game.levels.order
    return max((level for level in found.levels if level in order), key=order.index, default="")


def _summary(game: Game, number: int) -> Summary | None:
    if number == game.profile.number:  # its last moments may not be on the disk yet
        memory = game.memory
        levels = tuple(dict.fromkeys([*memory.visited, *memory.marks, *memory.best]))
        found: Summary | None = Summary(memory.loop - 1, memory.deaths, levels)
    else:
        found = summary(Slot(game.options.home, number).file)
    return found if found is not None and not found.empty else None


def _told(game: Game, found: Summary | None) -> str:
    words = game.words
    if found is None:
        return words.text("ui.profile.empty")
    furthest = _furthest(game, found)
    return words.text("ui.profile.summary", loops=found.loops, count=found.deaths,
                      level=words.text_or(f"name.{furthest}", furthest or "-"))


def _slot(game: Game, number: int) -> Next:
    label = game.words.text("ui.profile.slot", n=number)
    slot = Slot(game.options.home, number)

    def items(game: Game) -> list[Item]:
        found = _summary(game, number)
        be = Item(Row(game.words.text("ui.profile.use"), _told(game, found), enabled=number != game.profile.number),
                  choose=lambda g: _be(g, number))
        return [be, *deeds(game, slot, label, found)]

    return Push(Menu(label, items))


def deeds(game: Game, slot: Slot, label: str, found: Summary | None) -> list[Item]:
    """What can be done with the memory in a slot that is called so. `found`: what is in it, None for nothing (that can
    be read)."""
    words = game.words
    there = found is not None
    rows = [
        Item(Row(words.text("ui.profile.export"), enabled=there), choose=lambda g: _export(g, slot)),
        Item(Row(words.text("ui.profile.import")), choose=lambda g: Push(_files(g, slot, label))),
    ]
    for backup in backups(slot.file):
        rows.append(Item(Row(words.text("ui.profile.backup", time=_when(backup)),
                             words.text("ui.profile.backup_value", count=backup.deaths)),
                         choose=partial(_replace, slot=slot, label=label, file=backup.path)))
    rows.append(Item(Row(words.text("ui.profile.delete"), enabled=there or holds_something(slot.file)),
                     choose=lambda g: Push(Forgetting(g, slot, label, found.loops if found else 0))))
    rows.append(Item(Row(words.text("ui.common.back")), choose=lambda _: Pop()))
    return rows


def _when(backup: Backup) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.made))


def _be(game: Game, number: int) -> Next:
    game.open_profile(number)
    return Pop(2)


def _is_played(game: Game, slot: Slot) -> bool:
    store = game.profile.store
    return store is not None and store.path == slot.file


def _export(game: Game, slot: Slot) -> Next:
    store = game.profile.store
    if store is not None and _is_played(game, slot):
        game.profile.save()
        store.flush()
    try:
        out = hand_out(slot)
    except Refused as refused:
        return _say(game, game.words.text("error.save_failed", reason=EXPORTS).split("\n")[0], str(refused))
    return _say(game, game.words.text("error.export_done", file=f"{EXPORTS}/{out.name}"))


def _files(game: Game, slot: Slot, label: str) -> Menu:
    def items(game: Game) -> list[Item]:
        files = to_take_in(slot)[:MOST_FILES]
        found = [Item(Row(file.name), choose=partial(_replace, slot=slot, label=label, file=file)) for file in files]
        if not files:
            found.append(Item(Row(game.words.text("ui.profile.none", file=EXPORTS), enabled=False)))
        found.append(Item(Row(game.words.text("ui.common.back")), choose=lambda _: Pop()))
        return found

    return Menu(game.words.text("ui.profile.import"), items)


def _replace(game: Game, slot: Slot, label: str, file: Path) -> Next:
    """A file (or a backup) in the slot's place, after a question where something is lost by it."""
    words = game.words

    def do(game: Game) -> Next:
        try:
            _while_closed(game, slot, lambda: take_in(slot, file))
        except InUse:
            return _say(game, words.text("error.profile_locked"))
        except Refused as refused:
            return _say(game, words.text("error.import_bad"), str(refused))
        game.scenes.pop()  # the question
        found = _summary(game, slot.number) if _is_played(game, slot) else summary(slot.file)
        return _say(game, words.text("error.import_done", count=found.loops if found else 0))

    question = words.text("ask.overwrite", file=label)
    return Push(Menu(words.text("ui.profile.import"), lambda _: [
        Item(Row(words.text("ui.common.no"), help=question), choose=lambda _: Pop()),
        Item(Row(words.text("ui.common.yes"), help=question), choose=do),
    ]))


def _while_closed(game: Game, slot: Slot, change: Callable[[], None]) -> None:
    """The slot that is played has to be closed for that; any other is nobody's."""
    if _is_played(game, slot):
        game.open_profile(slot.number, change)
    else:
        change()


def _say(game: Game, *lines: str) -> Next:
    return Push(Message(game, [row for line in lines for row in line.split("\n")]))


class Forgetting(Panel):
    """A button held for a second and a half forgets a slot; anything less does nothing."""

    def __init__(self, game: Game, slot: Slot, label: str, loops: int) -> None:
        super().__init__(game)
        self.slot, self.label, self.loops = slot, label, loops
        self.held = 0

    def tick(self, game: Game) -> Next:
        if self.left(game):
            return Pop()
        self.held = self.held + 1 if game.controls.holding("use") else 0
        if self.held < HOLD:
            return None
        game.scenes.pop()
        try:
            _while_closed(game, self.slot, lambda: forget(self.slot))
        except InUse:
            return _say(game, game.words.text("error.profile_locked"))
        except Refused as refused:
            return _say(game, str(refused))
        return _say(game, game.words.text("ui.profile.forgotten"))

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        words = game.words
        key = shown(game, game.controls.label("use"))
        rows = [
            Row(self.label, enabled=False),
            Row(words.text("ui.profile.delete_ask", loops=self.loops), enabled=False),
            Row(words.text("ui.profile.delete_hold", interact=key), bar=self.held * 10 // HOLD),
        ]
        self.screen.draw(canvas, words.text("ui.profile.delete"), rows, 2, self.age)


# -- what is remembered of mods


def memories(game: Game) -> Menu:
    """Each slot of a mod in which something is remembered, also of mods that are no longer there."""
    names = {mod.id: name_of(mod) for mod in game.mods} | {GAME: game.words.text("name.title")}

    def items(game: Game) -> list[Item]:
        words = game.words
        found = []
        for slot in slots_of_mods(game.options.home):
            known = [names.get(part, "") for part in slot.mod.split("+")]  # see content.mods.day_lived
            name = " + ".join(known) if all(known) else words.text("ui.profile.gone", name=escaped(slot.mod, 40))
            label = f"{name}, {words.text('ui.profile.slot', n=slot.number)}"
            told = summary(slot.file)
            value = words.text("ui.profile.unreadable") if told is None else words.text(
                "ui.mods.remembered", loops=told.loops, count=told.deaths)
            found.append(Item(Row(label, value), choose=partial(_memory, slot=slot, label=label)))
        if not found:
            found.append(Item(Row(words.text("ui.profile.of_no_mod"), enabled=False)))
        return [*found, Item(Row(words.text("ui.common.back")), choose=lambda _: Pop())]

    return Menu(game.words.text("ui.profile.of_mods"), items)


def _memory(game: Game, slot: Slot, label: str) -> Next:
    def items(game: Game) -> list[Item]:
        found = summary(slot.file)
        told = [label]
        if found is not None and found.levels:
            told.append(game.words.text("ui.profile.reached", level=escaped(", ".join(found.levels), 120)))
        return [*(Item(Row(line, enabled=False)) for line in told), *deeds(game, slot, label, found)]

    return Push(Menu(game.words.text("ui.profile.of_mods"), items))
