"""Runs of friends: taken from the clipboard, let go; and one's own, copied for them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

import pygame

from ...content.files import FileError, read_bytes
from ...content.problems import Problems
from ...memory.keepsakes import Friend
from ...memory.memory import Kept
from ...memory.recorded import BadRecording, Recording
from ...memory.recording import MAX_CHARS, dumps, loads
from ...memory.share import clean_name, from_string, is_string, to_string
from ...memory.share import friends as echoes_of
from ...view.screens.menu import BOX_W, MenuScreen, Row
from .. import clipboard
from ..game import Game
from ..profile import EXPORTS, runs_to_take_in
from ..replay import Unplayable
from ..scene import Base, Next, Pop, Push
from ..settings import write_atomically
from ..witness import Differs, attest
from .menus import Item, Menu, Panel

SLICE: Final = 0.008  # seconds of a frame for living a run again
MOST_FILES: Final = 12
WIDE: Final = BOX_W - 60  # px of a sentence's line


def friends(game: Game) -> Menu:
    return Menu(game.words.text("ui.profile.friends"), _items)


def _items(game: Game) -> list[Item]:
    words = game.words
    found = [
        Item(Row(words.text("ui.friends.paste"), help=words.text("ui.friends.paste_help")), choose=_paste),
        Item(Row(words.text("ui.friends.file"), help=words.text("ui.friends.file_help", file=EXPORTS)),
             choose=lambda g: Push(_files(g))),
    ]
    last = game.memory.find_recording("last")
    if last is not None:
        found.append(Item(Row(words.text("ui.friends.copy_last"), help=words.text("ui.friends.copy_help")),
                          choose=partial(_copy, kept=last)))
    for level in game.levels.files:
        best = game.memory.find_recording("best", level)
        if best is not None:
            label = words.text("ui.friends.copy_best", level=_title(game, level))
            found.append(Item(Row(label, help=words.text("ui.friends.copy_help")),
                              choose=partial(_copy, kept=best)))
    for friend in game.memory.friends:
        value = words.text("ui.friends.stretch", seconds=f"{friend.ticks / 60:.1f}",
                           outcome=words.text_or(f"ui.friends.{friend.outcome}", friend.outcome))
        found.append(Item(Row(f"{friend.name}: {_title(game, friend.level)}", value),
                          choose=partial(_look_at, friend=friend)))
    if not game.memory.friends:
        found.append(Item(Row(words.text("ui.friends.none"), help=words.text("ui.friends.none_help"), enabled=False)))
    found.append(Item(Row(words.text("ui.common.back")), choose=lambda _: Pop()))
    return found


def _title(game: Game, level: str) -> str:
    """Without opening the map: its level's name in the catalogue, or its id."""
    return game.words.text_or(f"name.{level}", level)


def _look_at(game: Game, friend: Friend) -> Next:
    words = game.words

    def let_go(game: Game) -> Next:
        game.memory.remove_friend(friend.name, friend.level)
        game.profile.save()
        return Pop()

    return Push(Menu(friend.name, lambda _: [
        Item(Row(words.text("ui.common.back")), choose=lambda _: Pop()),
        Item(Row(words.text("ui.friends.remove", name=friend.name)), choose=let_go),
    ]))


# -- in and out


def _paste(game: Game) -> Next:
    text = clipboard.read()
    if text is None:
        return _say(game, "ui.friends.no_clipboard")
    return _read(game, text, "clipboard", "ui.friends.not_a_run", "")


def _files(game: Game) -> Menu:
    """Runs that lie in the folder for exports."""

    def items(game: Game) -> list[Item]:
        files = runs_to_take_in(game.options.home)[:MOST_FILES]
        found = [Item(Row(file.name), choose=partial(_read_file, file=file)) for file in files]
        if not files:
            found.append(Item(Row(game.words.text("ui.profile.none", file=EXPORTS), enabled=False)))
        found.append(Item(Row(game.words.text("ui.common.back")), choose=lambda _: Pop()))
        return found

    return Menu(game.words.text("ui.friends.file"), items)


def _read_file(game: Game, file: Path) -> Next:
    try:
        text = read_bytes(file, MAX_CHARS).decode("utf-8", errors="replace")
    except FileError as error:
        return Push(Message(game, [f"{file.name}: {error}"]))
    return _read(game, text, file.name, "ui.friends.no_run_in_it", clean_name(file.stem))


def _read(game: Game, text: str, source: str, otherwise: str, name: str) -> Next:
    """A string or a recording from outside: it is lived once, and walks along if it can be seen."""
    try:
        recording = from_string(text, source) if is_string(text) else loads(text.replace("\r\n", "\n"), source)
    except BadRecording as error:
        return Push(Message(game, [game.words.text(otherwise), str(error)]))
    return Push(Proving(game, recording, partial(_take_in, name=name)))


def _take_in(game: Game, told: Recording, remark: str, name: str = "") -> list[str]:
    """A run that was lived again (or could not be) becomes an echo. What to say about it."""
    words = game.words
    if not name:
        names = [friend.name for friend in game.memory.friends]
        number = next(n for n in range(1, 1000) if words.text("ui.friends.name", n=n) not in names)
        name = words.text("ui.friends.name", n=number)
    found = echoes_of(told, name)
    for friend in found:
        game.memory.add_friend(friend)
    game.profile.save()
    joined = [words.text("ui.friends.joined", name=name, level=_title(game, friend.level)) for friend in found]
    return [remark, *joined] if found else [remark]


def _copy(game: Game, kept: Kept) -> Next:
    try:
        return Push(Proving(game, kept.recording(), _give_out))
    except BadRecording as error:
        return Push(Message(game, [str(error)]))


def _give_out(game: Game, told: Recording, remark: str) -> list[str]:
    words = game.words
    try:
        text = to_string(told)
    except ValueError:
        return [remark, _write(game, told)]
    if not clipboard.write(text):
        return [words.text("ui.friends.no_clipboard"), _write(game, told)]
    return [remark, words.text("ui.friends.copied", count=len(text))]


def _write(game: Game, told: Recording) -> str:
    """Where no string can go a file can."""
    path = game.options.home / EXPORTS / f"run-{told.digest[:8] or 'open'}.run"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, dumps(told).encode("ascii"))
    except OSError as error:
        reason = error.strerror or str(error)
        return game.words.text("error.export_failed", file=path.name, reason=reason).replace("\n", " ")
    return game.words.text("error.export_done", file=path.name)


def _say(game: Game, key: str) -> Next:
    return Push(Message(game, [game.words.text(key)]))


# -- scenes


class Proving(Panel):
    """A run is lived once more, a few milliseconds a frame. `then` gets it, with one sentence about the proof."""

    def __init__(self, game: Game, recording: Recording, then: Callable[[Game, Recording, str], list[str]]) -> None:
        super().__init__(game)
        self.recording = recording
        self.then = then
        self.work: Generator[int, None, Recording] = attest(recording, game.levels)
        self.done = 0

    def tick(self, game: Game) -> Next:
        if self.left(game):
            return Pop()
        until = perf_counter() + SLICE
        try:
            while perf_counter() < until:
                self.done = next(self.work)
        except StopIteration as stop:
            return self._end(game, stop.value, game.words.text("ui.friends.proven"))
        except Differs as error:
            return self._not_proven(game, str(error), game.words.text("error.run_differs", tick=error.tick))
        except Unplayable as error:
            return self._not_proven(game, str(error), game.words.text(f"error.{error.key}"))
        except Problems as problems:
            return self._not_proven(game, problems.lines[0], problems.lines[0])
        return None

    def _not_proven(self, game: Game, reason: str, words: str) -> Next:
        """A run of other rules or another map still walks, if it brought its tracks: then `words` are true of it."""
        if any(segment.track for segment in self.recording.segments):
            return self._end(game, self.recording, words.replace("\n", " "))
        return self._show(game, [reason])

    def _end(self, game: Game, told: Recording, remark: str) -> Next:
        return self._show(game, self.then(game, told, remark))

    def _show(self, game: Game, lines: list[str]) -> Next:
        game.scenes.pop()  # its place is taken by what it has to say
        return Push(Message(game, lines))

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        part = self.done * 10 // max(self.recording.ticks, 1)
        row = Row(game.words.text("ui.friends.proving"), bar=min(part, 10))
        self.screen.draw(canvas, game.words.text("ui.profile.friends"), [row], 0, self.age)


class Message(Base):
    """A few sentences; anything goes back."""

    under = True

    def __init__(self, game: Game, lines: list[str]) -> None:
        self.age = 0
        self.screen = MenuScreen(game.assets)
        self.lines = [row for line in lines for row in self.screen.brush.text.wrap(line, WIDE)]

    def tick(self, game: Game) -> Next:
        self.age += 1
        if any(event in ("confirm", "back") for event in game.controls.menu_events()):
            game.audio.ui("back")
            return Pop()
        return None

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        rows = [Row(line) for line in self.lines] + [Row(game.words.text("ui.common.ok"))]
        self.screen.draw(canvas, game.words.text("ui.profile.friends"), rows, len(rows) - 1, self.age)
