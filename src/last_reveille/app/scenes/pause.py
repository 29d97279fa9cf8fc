"""The pause: the day stands still, and can be let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...view.screens.menu import Row
from ..game import Game, level_title
from ..scene import Next, Pop, Push, Scene
from .friends import friends
from .menus import Item, Menu
from .options import options

if TYPE_CHECKING:
    from .play import Play


def pause(game: Game, play: Play) -> Menu:
    def items(game: Game) -> list[Item]:
        words = game.words
        anchors = play.day.anchors() if game.settings.relive else []
        first = play.day.world.carry.first
        return [
            Item(Row(words.text("ui.pause.resume")), choose=lambda _: Pop()),
            Item(Row(words.text("ui.pause.anchor"), enabled=bool(anchors)),
                 choose=lambda g: Push(anchor_list(g, play, levels=3))),
            Item(Row(words.text("ui.pause.table"), enabled=not first), choose=lambda g: Push(war_table(g, play))),
            Item(Row(words.text("ui.pause.end_loop"), help=words.text("ui.pause.end_loop_help"), enabled=not first),
                 choose=lambda _: _let_go(play)),
            Item(Row(words.text("ui.profile.friends"), help=words.text("ui.friends.none_help")),
                 choose=lambda g: Push(friends(g))),
            Item(Row(words.text("ui.pause.options")), choose=lambda g: Push(options(g))),
            Item(Row(words.text("ui.pause.title"), help=words.text("ui.title.quit_help")),
                 choose=play.to_title),
        ]

    return Menu(game.words.text("name.title"), items)


def war_table(game: Game, play: Play) -> Scene:
    from .wartable import WarTable  # the largest screen of all: only for whoever asks for it

    return WarTable(game, play)


def _let_go(play: Play) -> Next:
    play.let_go = True
    return Pop()


def anchor_list(game: Game, play: Play, levels: int) -> Menu:
    """Every anchor that was ever reached; choosing one lets the hands remember. `levels`: scenes to leave."""

    def items(game: Game) -> list[Item]:
        words = game.words
        found: list[Item] = []
        for level, anchor in play.day.anchors():
            spec = next((a for a in play.day.levels.get(level).anchors if a.id == anchor), None)
            if spec is None:
                continue
            tick = game.memory.anchors.get(level, {}).get(anchor, 0)
            where = level_title(game, play.day.levels.get(level))
            label = words.text_or(spec.label, spec.label or spec.name)

            def choose(game: Game, level: str = level, anchor: int = anchor) -> Next:
                play.relive_to = play.day.goal(level, anchor, game.settings.relive_speed)
                return Pop(levels - 1)

            found.append(Item(Row(label, f"{where}  {tick // 60}.{tick % 60 * 10 // 60}"),
                              choose=choose))
        found.append(Item(Row(words.text("ui.common.back")), choose=lambda _: Pop()))
        return found

    return Menu(game.words.text("ui.pause.anchor"), items)
