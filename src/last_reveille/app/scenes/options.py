"""The options: sound, picture, comfort, speed, and a page for memory. Everything takes effect at once and is written at
once."""

from __future__ import annotations

from typing import Any, Final

from ...view.screens.menu import Row
from ..game import Game
from ..scene import Next, Pop, Push
from .menus import Item, Menu

STEP_SPEED: Final = 10
RELIVE_SPEEDS: Final = (0, 1, 2, 4, 8, 16)


def options(game: Game) -> Menu:
    return Menu(game.words.text("ui.title.options"), _items)


def _items(game: Game) -> list[Item]:
    words, s = game.words, game.settings
    return [
        _bar(game, "master", "volume_master"),
        _bar(game, "music", "volume_music"),
        _bar(game, "sfx", "volume_effects"),
        _bar(game, "voice", "volume_voice"),
        Item(_row(game, "memory", words.text("ui.common.more")), choose=_memory),
        _switch(game, "window", "fullscreen"),
        _bar(game, "shake", "shake"),
        _bar(game, "flash", "flash"),
        _bar(game, "rumble", "rumble"),
        Item(_row(game, "speed", f"{s.assist_speed} %"), change=_speed),
        _cycle(game, "aim_mode", "aim", ("free", "eight")),
        _switch(game, "captions", "captions"),
        _switch(game, "sound_captions", "sound_captions"),
        _cycle(game, "text_size", "text_size", ("normal", "large")),
        _cycle(game, "skip_heard", "words_heard", ("cut", "fast", "full")),
        Item(Row(words.text("ui.common.back")), choose=_back),
    ]


def _memory(game: Game) -> Next:
    return Push(Menu(game.words.text("ui.options.memory.label"), _memory_items))


def _memory_items(game: Game) -> list[Item]:
    """What is shown of earlier lives, and how one comes back to them."""
    return [
        _cycle(game, "echoes", "echoes", ("quiet", "last", "eight", "off")),
        _cycle(game, "foresight", "foresight", ("earned", "full", "off")),
        _switch(game, "marks", "marks"),
        _switch(game, "meter", "meter"),
        _switch(game, "relive", "relive"),
        _relive_speed(game),
        _switch(game, "relive_any", "relive_any"),
        _cycle(game, "rewind", "rewind", ("full", "short", "off")),
        Item(Row(game.words.text("ui.common.back")), choose=_back),
    ]


def _relive_speed(game: Game) -> Item:
    words, now = game.words, game.settings.relive_speed
    value = words.text("ui.value.times", n=now) if now else words.text("ui.value.at_once")

    def change(game: Game, by: int) -> None:
        at = RELIVE_SPEEDS.index(game.settings.relive_speed)
        _set(game, "relive_speed", RELIVE_SPEEDS[(at + by) % len(RELIVE_SPEEDS)])

    return Item(_row(game, "relive_speed", value), change=change)


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
    words = game.words
    if value == "off":
        shown = words.text("ui.common.off")
    else:
        shown = words.text_or(f"ui.value.{value}_ways" if field == "aim" else f"ui.value.{value}", "")
    return Item(_row(game, name, shown or words.text_or(f"ui.value.{value}", value)), change=change)


def _speed(game: Game, by: int) -> None:
    _set(game, "assist_speed", min(max(game.settings.assist_speed + by * STEP_SPEED, 50), 100))


def _back(_: Game) -> Next:
    return Pop()
