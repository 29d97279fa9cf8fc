"""The names of the inputs in use, for the words that call for them."""

from __future__ import annotations

from .game import Game
from .words import INPUTS


def labels(game: Game) -> dict[str, str]:
    """Placeholder of the catalogue -> name of the input on the device used last; a short one where there is one."""
    found: dict[str, str] = {}
    for word, action in INPUTS.items():
        name = game.controls.label(action) or (game.controls.label("recall") if action == "skip" else "")
        found[word] = shown(game, name)
    return found


def shown(game: Game, name: str) -> str:
    """An input's name as it stands in a picture: a short one where there is one."""
    return game.words.text_or(f"input.{name.lower().replace(' ', '_')}", name.upper())
