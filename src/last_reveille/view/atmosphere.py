"""Parts of a level that have an air of their own (objects of the class Air): a gallery in a dam, an office in a yard.

What lies behind is seen inside the part's box, whoever stands where. The light, the weather, the shallows and what lies
in front are of the picture as a whole: they follow the player in and out over FADE ticks.
"""

from __future__ import annotations

from typing import Final

import pygame

from ..sim.specs import Air, Level
from ..sim.world import World
from .assets import Assets
from .backdrop import Backdrop, Between
from .blazes import Blazes
from .camera import FEET_AT, Camera
from .chunks import TileMap
from .climate import Colour, climate
from .farwar import FarWar
from .openings import openings
from .weather import Weather

FADE: Final = 30  # ticks
OPEN: Final = 0.6  # of the screen under the sky, from which on the far war is as loud as in the open
MOST_HOLES: Final = 16  # on the screen; of more than these the whole is drawn sooner


def air_at(level: Level, x: int, y: int) -> Air | None:
    """The part that a px of the level lies in; the first that was drawn in the editor, where two overlap."""
    return next((air for air in level.airs if air.x <= x < air.x + air.w and air.y <= y < air.y + air.h), None)


def palette_at(level: Level, x: int, y: int) -> str:
    found = air_at(level, x, y)
    return found.palette if found is not None else level.palette


def palette_of(world: World) -> str:
    """That of the player's place."""
    player = world.player
    return palette_at(world.level, player.x + player.w // 2, player.y + player.h // 2)


class Behind:
    """The far world of a level, and in each part's box what lies behind that."""

    def __init__(self, level: Level, assets: Assets, tiles: TileMap | None = None) -> None:
        """`tiles`, if they are drawn over it, hide most of a part: it is drawn only where there is a hole in them."""
        self.outdoors = Backdrop(level, assets)
        self.parts = [(air, Backdrop(level, assets, air.palette, air.y + air.h - 360 * FEET_AT)) for air in level.airs]
        boxes = [pygame.Rect(air.x, air.y, air.w, air.h) for air in level.airs]
        self._holes = [openings(tiles, box) if tiles is not None else [box] for box in boxes]

    def pictures(self) -> list[pygame.Surface]:
        """All that may lie behind, as it is blitted; nothing twice."""
        found = [picture for far in (self.outdoors, *(back for _, back in self.parts)) for picture in far.pictures()]
        return list({id(picture): picture for picture in found}.values())

    def draw(
        self, target: pygame.Surface, camera: Camera, tick: int, between: Between | None = None
    ) -> None:
        """`between` is called after each pane of what is outdoors, unless nothing of it can be seen."""
        whole, clip = target.get_rect(), target.get_clip()
        boxes = [pygame.Rect(air.x - camera.x, air.y - camera.y, air.w, air.h) for air, _ in self.parts]
        if not any(box.contains(whole) for box in boxes):
            self.outdoors.draw(target, camera, tick, between=between)
        for n in reversed(range(len(boxes))):
            if boxes[n].colliderect(whole):
                holes = [hole.move(-camera.x, -camera.y) for hole in self._holes[n]]
                seen = [hole for hole in holes if hole.colliderect(whole)]
                for hole in seen if len(seen) <= MOST_HOLES else boxes[n : n + 1]:
                    target.set_clip(hole.clip(clip))
                    self.parts[n][1].draw(target, camera, tick)
        target.set_clip(clip)


class Atmosphere:
    """Sky, air and light of the picture of one level."""

    def __init__(self, level: Level, assets: Assets, tiles: TileMap | None = None) -> None:
        self.level = level
        self.far = Behind(level, assets, tiles)
        self._war = FarWar(level, assets, self.far.outdoors.depths)
        self._blazes = Blazes(self.far.outdoors.fires, assets)
        self._weathers = {name: Weather(level, name)
                          for name in dict.fromkeys((level.palette, *(air.palette for air in level.airs)))}
        self.palette = self._before = level.palette
        self._left = 0  # ticks until only the palette is seen

    # -- where the player is

    def snap(self, world: World) -> None:
        """As for somebody who has been there for long."""
        self.palette = self._before = palette_of(world)
        self._left = 0

    def update(self, world: World) -> None:
        """One tick."""
        wanted = palette_of(world)
        self._left = max(0, self._left - 1)
        if wanted == self.palette:
            return
        # Whoever turns round on the threshold goes back from where the light had come to.
        self._left = FADE - self._left if wanted == self._before else FADE
        self.palette, self._before = wanted, self.palette

    @property
    def share(self) -> float:
        """How much of the picture is the palette's, 0..1; the rest is that of the one before."""
        return 1 - self._left / FADE

    def colours(self) -> tuple[Colour, Colour, Colour]:
        """Light at the top and the bottom of the screen, and the colour of shallow water."""
        now, before = climate(self.palette), climate(self._before)
        return (_between(before.top, now.top, self.share), _between(before.bottom, now.bottom, self.share),
                _between(before.shallow, now.shallow, self.share))

    # -- pictures

    def behind(self, target: pygame.Surface, camera: Camera, tick: int, flash: float) -> None:
        """What lies behind the level. `flash`: how bright lightning may be, 0..1."""
        weather = self._weathers[self.palette]

        def between(pane: int, x: int, y: int) -> None:
            if not pane:
                weather.lightning(target, tick, flash)
            self._blazes.draw(target, tick, pane, x, y)
            self._war.draw(target, tick, pane, x, y, flash)

        self.far.draw(target, camera, tick, between)

    def heard(self, camera: Camera, tick: int) -> list[tuple[str, int]]:
        """What of the far war begins to be heard, and px from the middle of the screen."""
        return self._war.heard(tick, camera.x) if self.outside(camera) else []

    def outside(self, camera: Camera) -> float:
        """How much of what is outdoors is heard, 0..1: the less the more of the screen lies under roofs, and nothing in
        a part with an air of its own."""
        if self.palette != self.level.palette:
            return 0.0
        return min(1.0, self._weathers[self.palette].openness(camera) / OPEN)

    def air(self, target: pygame.Surface, camera: Camera, tick: int) -> None:
        """What falls and drifts."""
        for palette, share in self._shares():
            self._weathers[palette].draw(target, camera, tick, share)

    def front(self, target: pygame.Surface, camera: Camera, tick: int) -> None:
        """What lies nearest of all. Outdoors it leaves the picture under a roof, in a part with the player."""
        for palette, share in self._shares():
            part = next((back for air, back in self.far.parts if air.palette == palette), None)
            if part is not None:
                part.draw(target, camera, tick, front=True, openness=share)
            else:
                openness = self._weathers[palette].openness(camera)
                self.far.outdoors.draw(target, camera, tick, front=True, openness=min(openness, share))

    def _shares(self) -> list[tuple[str, float]]:
        if not self._left:
            return [(self.palette, 1.0)]
        return [(self._before, 1 - self.share), (self.palette, self.share)]


def _between(a: Colour, b: Colour, share: float) -> Colour:
    red, green, blue = (round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
    return red, green, blue
