"""What is worked out of a level once and kept: the same ground is walked again every morning, and it has to be there at
once."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import pygame

from ..content.strings import Catalogue
from ..sim.specs import Level
from .assets import Assets
from .atmosphere import Atmosphere
from .backdrop import pictures
from .chunks import TileMap
from .encoded import encode
from .light import LightMap
from .preload import preloading
from .signs import Signs
from .things import Things
from .water import Waters


@dataclass(slots=True)
class Place:
    """The ground, the air, the light and the furniture of a level. Nothing in it outlives a day that is over."""

    level: Level
    tiles: TileMap
    atmosphere: Atmosphere
    things: Things
    signs: Signs
    waters: Waters
    light: LightMap

    def encoding(self, target: pygame.Surface) -> Iterator[None]:
        """Makes all of it ready for `target`, step by step: see `encoded`."""
        for picture in (*self.atmosphere.far.pictures(), *self.tiles.pictures()):
            encode(picture, target)
            yield


def building(
    level: Level, assets: Assets, words: Catalogue | None, size: tuple[int, int]
) -> Generator[None, None, Place]:
    """The place of a level, in steps of some ms: reads its pictures and builds the ground at its beginning. `size` is
    that of the canvas, px."""
    yield from preloading(level, assets)
    tiles = TileMap(level, assets)
    yield
    for entry in level.entries[:1]:
        yield from tiles.preparing(entry.x, entry.y, *size)
    for name, opaque in pictures(level, assets).items():
        assets.frieze(name, opaque)
        yield
    atmosphere = Atmosphere(level, assets, tiles)
    yield
    light = LightMap(level, assets, size)
    yield from light.preparing()
    waters = Waters(level, assets, size)
    yield
    return Place(level, tiles, atmosphere, Things(level, assets), Signs(level, assets, words), waters, light)
