"""What the use key would do just now, in words."""

from __future__ import annotations

from ...sim.schedule import lever_in_reach, person_in_reach
from ...sim.world import World
from ..game import Game
from ..labels import labels


def prompt(game: Game, world: World, at_table: bool) -> str:
    """One line, "" when there is nothing in reach. `at_table`: the player stands at the War Table."""
    words, keys = game.words, labels(game)
    index = lever_in_reach(world)
    if index >= 0:
        key = f"prompt.{world.level.levers[index].kind}"
        return words.text(key if words.has(key) else "prompt.interact", **keys)
    person = person_in_reach(world)
    if person is not None:
        return words.text("prompt.boost" if person.kind == "rita" else "prompt.call", **keys)
    return words.text("table.open", **keys) if at_table else ""
