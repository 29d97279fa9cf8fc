"""Words on the screen: whose they are, where he stands, and when he is too far away to be heard."""

from __future__ import annotations

from typing import Final

import pygame

from ...sim.world import World
from ...view.camera import Camera
from ...view.screens.dialogue import DialogueBox
from ..game import Game
from ..words import Director, Shown

EARSHOT: Final = 560  # px from the middle of the picture

# Who in the catalogue is which person of the maps.
WHO_KIND: Final = {
    "rita": "rita", "sergeant": "sgt", "junie": "kid", "dov": "gambler", "moss": "gunner", "wick": "sapper",
    "officer": "officer", "guard": "guard",
}


def draw_words(game: Game, canvas: pygame.Surface, director: Director, box: DialogueBox, world: World,
               camera: Camera) -> None:
    """A scene in its box, or a bark over a head."""
    shown = director.scene
    if shown is not None:
        line = shown.line
        x, _ = _speaker(shown, world, camera)
        box.draw(canvas, line.who, line.mood, line.text, shown.letters, shown.old, x)
        if shown.age % 4 == 0 and shown.letters < len(line.text):
            game.audio.blip(line.who)
    elif director.bark is not None and game.settings.captions:
        bark = director.bark
        x, y = _speaker(bark, world, camera)
        box.bark(canvas, bark.line.who, bark.line.text, x, y)


def out_of_earshot(director: Director, world: World, camera: Camera) -> None:
    """Breaks off a scene whose speaker was left behind."""
    shown = director.scene
    if shown is None or shown.line.who not in WHO_KIND:
        return
    x, _ = _speaker(shown, world, camera)
    if x is not None and not -EARSHOT < x - 320 < EARSHOT:
        director.walked_off()


def _speaker(shown: Shown, world: World, camera: Camera) -> tuple[int | None, int | None]:
    if shown.line.who == "cage":
        return world.player.x + 8 - camera.x, world.player.y - camera.y
    for a in world.actors:
        if (a.id == shown.actor and shown.actor) or a.kind == WHO_KIND.get(shown.line.who, "-"):
            return a.x + a.w // 2 - camera.x, a.y - camera.y
    return None, None
