"""The picture of a world: layers from the sky to the nearest leaf, in one fixed order.

`observe` is called once a tick and feeds what lives on between ticks (camera, particles, flashes). `draw` reads the
world and nothing else has to have happened before: a single state gives a complete picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from ..sim.specs import ImageLayer, Level, Prop
from ..sim.world import World
from .actors import Stage
from .assets import Assets
from .backdrop import Backdrop
from .camera import Camera
from .tiles import TileMap

Overlay = Callable[[pygame.Surface, Camera], None]


@dataclass(slots=True)
class ViewSettings:
    shake: float = 1.0  # 0..1
    flash: float = 1.0  # 0..1


class View:
    """Draws one level after another. `size` is the canvas in px."""

    def __init__(self, assets: Assets, size: tuple[int, int] = (640, 360)) -> None:
        self.assets = assets
        self.size = size
        self.settings = ViewSettings()
        self.camera = Camera(size)
        self.level: Level | None = None
        self._seen = -1  # tick of the last world observed; -1 none

    def enter(self, level: Level) -> None:
        """Forgets the last level and prepares this one; cheap, pictures come when they are needed."""
        self.level = level
        self._seen = -1
        self.tiles = TileMap(level, self.assets)
        self.backdrop = Backdrop(level, self.assets)
        self.stage = Stage(level, self.assets)

    def observe(self, world: World) -> None:
        """Takes in one tick: call it after each step, once."""
        self._attend(world)
        if self._seen >= 0 and world.tick == self._seen + 1:
            self.camera.update(world, world.events)
        else:
            self.camera.snap(world)
        self._seen = world.tick

    def draw(self, world: World, target: pygame.Surface, overlay: Overlay | None = None) -> None:
        """Draws the world on the target. Changes nothing in the world."""
        self._attend(world)
        if world.tick != self._seen:
            self.camera.snap(world)
            self._seen = world.tick
        camera, tick = self.camera, world.tick
        self.tiles.follow(world.broken)
        self.backdrop.draw(target, camera, tick)
        self._layers(world, target, front=False)
        self.stage.draw(world, target, camera)
        self._layers(world, target, front=True)
        if overlay is not None:
            overlay(target, camera)

    def _attend(self, world: World) -> None:
        if self.level is not world.level:
            self.enter(world.level)
        self.camera.shake = self.settings.shake

    def _layers(self, world: World, target: pygame.Surface, front: bool) -> None:
        for number, layer in enumerate(world.level.layers):
            if layer.front != front:
                continue
            if isinstance(layer, ImageLayer):
                self.backdrop.draw_layer(layer, target, self.camera)
            else:
                self.tiles.draw(number, layer, target, self.camera, world.tick)
        self._props([p for p in world.level.props if p.front == front], target)

    def _props(self, props: list[Prop], target: pygame.Surface) -> None:
        sheet = self.assets.sheet("props/props_atlas")
        for prop in props:
            if self.camera.sees(prop.x, prop.y, 120):
                surface, dx, dy = sheet.get(sheet.named(prop.picture), prop.flip)
                target.blit(surface, (prop.x - self.camera.x + dx, prop.y - self.camera.y + dy))
