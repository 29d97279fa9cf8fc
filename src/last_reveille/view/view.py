"""The picture of a world: layers from the sky to the nearest leaf, in one fixed order.

`observe` is called once a tick and feeds what lives on between ticks (camera, particles, flashes). `draw` reads the
world and nothing else has to have happened before: a single state gives a complete picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pygame

from ..content.strings import Catalogue
from ..sim.specs import ImageLayer, Level, TileLayer
from ..sim.world import World
from .actors import Stage
from .aim import draw_aim
from .assets import Assets
from .blows import draw_beams, draw_dazed, draw_glint, draw_slash, light_beams
from .camera import Camera
from .edges import Edges
from .effects import Effects
from .omega import Monster
from .place import Place, building
from .poses import player_pose
from .preload import named
from .rims import Rims
from .switches import shown_of
from .tells import Tells
from .undone import Undone

KEPT: Final = 5  # levels, 40 to 80 MB each: as many as a day has, or they would be made anew all the time

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
        self.words: Catalogue | None = None  # what is written on boards; the game's own words when nobody gives any
        self.camera = Camera(size)
        self.level: Level | None = None
        self._places: dict[str, Place] = {}  # the one that was entered last is the last
        self.undone = Undone(size)
        self.rims = Rims(size)
        self._seen = -1  # tick of the last world observed; -1 none

    def enter(self, level: Level, target: pygame.Surface | None = None) -> bool:
        """Forgets the last level and prepares this one: reads its pictures and builds the ground at its beginning.

        The first time that takes some 200 ms, later next to nothing: what was read and drawn of the last `KEPT` levels
        stays, because the same ground is walked again every morning. `target`: where it will be drawn; without it the
        first frame takes some 10 ms longer. Is it the first time?
        """
        first = self._kept(level) is None
        for _ in self.entering(level, target):
            pass
        return first

    def _kept(self, level: Level) -> Place | None:
        """The place of that very level: one that was read anew is another."""
        place = self._places.get(level.id)
        return place if place is not None and place.level is level else None

    def entering(self, level: Level, target: pygame.Surface | None = None) -> Iterator[None]:
        """The same in steps of some ms, for whoever has something else to show meanwhile. Nothing may be drawn before
        the last of them."""
        self.level = level
        self._seen = -1
        place = self._kept(level)
        if place is None:
            place = yield from building(level, self.assets, self.words, self.size)
            yield from self.rims.preparing()
            if target is not None:
                yield from place.encoding(target)
        self._places.pop(level.id, None)
        self._places[level.id] = place
        self.tiles, self.atmosphere, self.light = place.tiles, place.atmosphere, place.light
        self.things, self.signs, self.waters = place.things, place.signs, place.waters
        self.stage = Stage(level, self.assets)
        self.monster = Monster(level, self.assets)
        self.tells = Tells(self.assets)
        yield
        self.edges = Edges(self.assets)
        self.effects = Effects(self.assets, self.rims)
        self.undone.forget()
        self._give_back()

    def _give_back(self) -> None:
        """Of levels that were left long ago nothing is kept; they are made anew behind their card."""
        gone = [self._places.pop(ident) for ident in [*self._places][:-KEPT]]
        if gone:
            kept = {name for place in self._places.values() for name in named(place.level, self.assets)}
            self.assets.forget({name for place in gone for name in named(place.level, self.assets)} - kept)

    def observe(self, world: World) -> None:
        """Takes in one tick: call it after each step, once."""
        self._attend(world)
        if self._seen >= 0 and world.tick == self._seen + 1:
            self.camera.update(world, world.events)
            self.atmosphere.update(world)
        else:
            self.camera.snap(world)
            self.atmosphere.snap(world)
            self.effects.forget()
            self.undone.forget()
        self.effects.observe(world)
        self.undone.observe(world)
        self._seen = world.tick

    def draw(self, world: World, target: pygame.Surface, overlay: Overlay | None = None) -> None:
        """Draws the world on the target. Changes nothing in the world."""
        for _ in self.drawing(world, target):
            pass
        if overlay is not None:
            overlay(target, self.camera)

    def drawing(self, world: World, target: pygame.Surface) -> Iterator[None]:
        """The same in three steps."""
        self._attend(world)
        if world.tick != self._seen:
            self.camera.snap(world)
            self.atmosphere.snap(world)
            self._seen = world.tick
        *light, shallow = self.atmosphere.colours()
        self.light.breathe(*light)
        self.waters.breathe(shallow)
        self.tiles.follow(world.broken)
        self.light.begin()
        self._scenery(world, target)
        yield
        self._bodies(world, target)
        yield
        self._shine(world, target)

    def _scenery(self, world: World, target: pygame.Surface) -> None:
        """Sky to ground: everything that bodies are in front of."""
        self.atmosphere.behind(target, self.camera, world.tick, self.settings.flash)
        layers = [pair for pair in enumerate(world.level.layers) if not pair[1].front]
        first = next((n for n, layer in layers if layer.name == "solid"), -1)
        for number, layer in layers:
            if number == first:
                self.monster.draw_back(world, target, self.camera, self.light)
                self._props(world, target, front=False)
            self._layer(number, layer, world, target)
        if first < 0:
            self.monster.draw_back(world, target, self.camera, self.light)
            self._props(world, target, front=False)
        self.signs.draw(world, target, self.camera)
        self.things.draw(world, target, self.camera)

    def _bodies(self, world: World, target: pygame.Surface) -> None:
        camera, tick = self.camera, world.tick
        self.effects.draw_behind(target, camera, tick, self.light)
        self.tells.draw_ground(world, target, camera)
        self.stage.draw(world, target, camera)
        self.effects.draw(target, camera, tick, self.light)
        self.monster.draw_front(world, target, camera)
        self.waters.draw(world, target, camera)
        self.stage.draw_sunk(world, target, camera, self.waters.pools(world))
        for number, layer in enumerate(world.level.layers):
            if layer.front:
                self._layer(number, layer, world, target)
        self._props(world, target, front=True)

    def _shine(self, world: World, target: pygame.Surface) -> None:
        """Light is multiplied over the picture; what shines by itself comes after it."""
        camera, tick, player = self.camera, world.tick, world.player
        tip = self.stage.muzzle(world)
        self.light.of_world(world, camera, tip)
        light_beams(self.effects.blows.beams, self.light, camera, tick)
        self.light.multiply(target)
        target.fblits(self.stage.glow, pygame.BLEND_RGB_ADD)
        self.light.add(target)
        self.tells.draw(world, target, camera)
        self.things.draw_shots(world, target, camera)
        self._strokes(world, target, tip)
        self.effects.muzzle(target, camera, tip, player.aim, tick - player.last_fire)
        self.atmosphere.air(target, camera, tick)
        self.atmosphere.front(target, camera, tick)
        self.effects.flashes(target, tick, self.settings.flash)
        self.undone.keep(world, target)
        self.undone.draw(target, tick, self.settings.flash)
        self.monster.white(world, target, self.settings.flash)

    def _strokes(self, world: World, target: pygame.Surface, tip: tuple[int, int] | None) -> None:
        """The player's blade and rail, whom they have thrown off, and who strikes from outside: bright in any light."""
        blows = self.effects.blows
        draw_slash(world, target, self.camera, self.assets.sheet("effects/slash"))
        if world.player.swing_t:
            draw_glint(world, target, self.camera, player_pose(world, self.stage.cast))
        draw_beams(blows.beams, target, self.camera, world.tick)
        draw_dazed(blows.dazed, world.actors, target, self.camera, self.assets.sheet("effects/daze"), world.tick)
        draw_aim(world, target, self.camera, tip)
        self.edges.draw(world, target, self.camera)

    def _attend(self, world: World) -> None:
        if self.level is not world.level:
            self.enter(world.level)
        self.camera.shake = self.settings.shake

    def _layer(self, number: int, layer: TileLayer | ImageLayer, world: World, target: pygame.Surface) -> None:
        if isinstance(layer, ImageLayer):
            self.atmosphere.far.outdoors.draw_layer(layer, target, self.camera)
        else:
            self.tiles.draw(number, layer, target, self.camera, world.tick)

    def _props(self, world: World, target: pygame.Surface, front: bool) -> None:
        sheet = self.assets.sheet("props/props_atlas")
        for prop in world.level.props:
            if prop.front == front and self.camera.sees(prop.x, prop.y, 120):
                picture = shown_of(prop, self.light.switches, world) if prop.switched else prop.picture
                surface, dx, dy = sheet.get(sheet.named(picture), prop.flip)
                target.blit(surface, (prop.x - self.camera.x + dx, prop.y - self.camera.y + dy))
