"""The first options page: sound, picture, comfort, speed. Everything takes effect at once and is written at once."""

from __future__ import annotations

from typing import Any

from ...view.screens.menu import Row
from ..game import Game
from ..scene import Next, Pop
from .menus import Item, Menu

STEP_SPEED = 10


def options(game: Game) -> Menu:
    return Menu(game.words.text("ui.title.options"), _items)


def _items(game: Game) -> list[Item]:
    words, s = game.words, game.settings
    return [
        _bar(game, "master", "volume_master"),
        _bar(game, "music", "volume_music"),
        _bar(game, "sfx", "volume_effects"),
        _bar(game, "voice", "volume_voice"),
        _switch(game, "window", "fullscreen"),
        _bar(game, "shake", "shake"),
        _bar(game, "flash", "flash"),
        _bar(game, "rumble", "rumble"),
        Item(_row(game, "speed", f"{s.assist_speed} %"), change=_speed),
        _cycle(game, "aim_mode", "aim", ("free", "eight")),
        _switch(game, "captions", "captions"),
        _cycle(game, "echoes", "echoes", ("quiet", "off")),
        _cycle(game, "skip_heard", "words_heard", ("cut", "fast", "full")),
        Item(Row(words.text("ui.common.back")), choose=_back),
    ]


def _row(game: Game, name: str, value: str = "", bar: int = -1) -> Row:
    words = game.words
    return Row(words.text(f"ui.options.{name}.label"), value, bar, words.text(f"ui.options.{name}.help"))


def _set(game: Game, field: str, value: Any) -> None:
    setattr(game.settings, field, value)
    game.apply(game.settings)


def _bar(game: Game, name: str, field: str) -> Item:
    value: int = getattr(game.settings, field)

    def change(game: Game, by: int) -> None:
        _set(game, field, min(max(getattr(game.settings, field) + by, 0), 10))

    return Item(_row(game, name, "", value), change=change)


def _switch(game: Game, name: str, field: str) -> Item:
    on: bool = getattr(game.settings, field)

    def change(game: Game, _: int) -> None:
        _set(game, field, not getattr(game.settings, field))

    return Item(_row(game, name, game.words.text("ui.common.on" if on else "ui.common.off")), change=change)


def _cycle(game: Game, name: str, field: str, values: tuple[str, ...]) -> Item:
    def change(game: Game, by: int) -> None:
        at = values.index(getattr(game.settings, field))
        _set(game, field, values[(at + by) % len(values)])

    value: str = getattr(game.settings, field)
    return Item(_row(game, name, game.words.text_or(f"ui.value.{value}", value)), change=change)


def _speed(game: Game, by: int) -> None:
    _set(game, "assist_speed", min(max(game.settings.assist_speed + by * STEP_SPEED, 50), 100))


def _back(_: Game) -> Next:
    return Pop()
