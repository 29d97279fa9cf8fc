"""Light: a map at half resolution that is multiplied over the picture, and glows that are added to it.

The discs are painted in steps with a dither, so that light keeps the pixel grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pygame

from ..sim import world as w
from ..sim.player import suited
from ..sim.specs import KINDS, Level, Light
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .climate import Colour, climate
from .shafts import Shafts
from .sheet import ADD, Sheet
from .switches import Switches, lit
from .things import tinted_glow

STEPS: Final = 12  # of the light of a place, from the upper to the lower edge
FULL: Final = 45  # steps in which a rail's light grows
EMBER: Final[Colour] = (110, 48, 12)
AZURE: Final[Colour] = (16, 60, 130)
MUZZLE: Final[Colour] = (190, 140, 60)
FIRE: Final[Colour] = (200, 110, 36)
VISOR: Final[Colour] = (20, 36, 28)
RAIL: Final[Colour] = (60, 150, 96)
BEACON: Final[Colour] = (24, 90, 100)


def flicker(light: Light, tick: int, turned: bool = False) -> int:
    """Strength 0..255 of a map light at a tick, the same every time the day is lived. `turned`: it was switched."""
    if not lit(light, tick, turned):
        return 0
    noise = (tick // 5 * 7919 + light.id * 104729) * 2654435761 >> 7 & 255
    if light.flicker == 1:
        return 205 + noise % 50
    if light.flicker == 2:
        return 40 if noise < 70 or tick // 3 % 41 < 2 else 235
    if light.flicker == 3:
        return 255 if tick % 90 < 12 else 60
    return 255


class LightMap:
    """Collects the lights of one picture and lays them over it."""

    def __init__(self, level: Level, assets: Assets, size: tuple[int, int]) -> None:
        self.level = level
        half, air = (size[0] // 2, size[1] // 2), climate(level.palette)
        self._half = half
        self.switches = Switches(level)
        self._air = air.top, air.bottom
        self._ambient = _gradient(half, air.top, air.bottom)
        self._map = self._ambient.copy()
        self._full = pygame.transform.scale(self._map, size)
        self._discs = _by_radius(assets.sheet("effects/light"))
        self._glows = _by_radius(assets.sheet("effects/glow"))
        self._tints: dict[tuple[str, int, int], pygame.Surface] = {}
        self._shafts = Shafts()
        self._shine: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._batch: list[tuple[pygame.Surface, tuple[int, int]]] = []

    def breathe(self, top: Colour, bottom: Colour) -> None:
        """The light of the place, at the upper and the lower edge of the screen, from now on."""
        if (top, bottom) != self._air:
            self._air = top, bottom
            self._ambient = _gradient(self._half, top, bottom)

    def preparing(self) -> Iterator[None]:
        """Draws the shafts of its lamps beforehand, in steps of some 3 ms."""
        for lamp in self.level.lights:
            if lamp.beam:
                self._shafts.get(lamp, lamp.colour)
                yield

    def begin(self) -> None:
        self._batch.clear()
        self._shine.clear()

    def light(self, x: int, y: int, radius: int, colour: Colour, strength: int = 255) -> None:
        """A light at screen px; `radius` in px, `strength` 0..255."""
        disc, left, top = _nearest(self._discs, radius // 2)
        tint = tinted_glow(self._tints, disc, _scaled(colour, strength))
        self._batch.append((tint, (x // 2 + left, y // 2 + top)))

    def glow(self, x: int, y: int, radius: int, colour: Colour, strength: int = 255) -> None:
        """Light in the air, added after the map: screen px."""
        disc, left, top = _nearest(self._glows, radius)
        self._shine.append((tinted_glow(self._tints, disc, _scaled(colour, strength)), (x + left, y + top)))

    def shine(self, picture: pygame.Surface, x: int, y: int) -> None:
        """A picture of light, added after the map at screen px."""
        self._shine.append((picture, (x, y)))

    def of_world(self, world: World, camera: Camera, muzzle: tuple[int, int] | None) -> None:
        """All lights that follow from the state."""
        tick, player = world.tick, world.player
        turned = self.switches.turned(world)
        for lamp in self.level.lights:
            strength = flicker(lamp, tick, lamp.name in turned)
            if strength and camera.sees(lamp.x, lamp.y, lamp.radius * 2):
                x, y = lamp.x - camera.x, lamp.y - camera.y
                self.light(x, y, lamp.radius * 2, lamp.colour, strength // 16 * 16)
                self.glow(x, y, min(40, lamp.radius // 2), lamp.colour, strength // 48 * 16)
                if lamp.beam:
                    beam, left = self._shafts.get(lamp, _scaled(lamp.colour, strength // 32 * 32 + 31))
                    self._shine.append((beam, (x + left, y)))
        if suited(world) and player.state != w.STATE_DEAD:
            self.light(player.x + 8 - camera.x, player.y + 8 - camera.y, 64, VISOR)
        if muzzle and 0 <= tick - player.last_fire < 3:
            x, y = muzzle[0] - camera.x, muzzle[1] - camera.y
            self.light(x, y, 150, MUZZLE)
            self.glow(x, y, 40, MUZZLE, 176)
        if player.charge and muzzle:
            filled = min(player.charge, player.rail.charge) * FULL // player.rail.charge
            x, y = muzzle[0] - camera.x, muzzle[1] - camera.y
            self.light(x, y, 40 + filled * 2, RAIL, 96 + filled * 3 // 16 * 16)
            self.glow(x, y, 24 if filled < FULL else 40, RAIL, 64 + filled * 4 // 32 * 32)
        for actor in world.actors:
            if actor.kind in KINDS and camera.sees(actor.x, actor.y, 60):
                if actor.state in (w.HIDDEN, w.HUSK, w.DYING, w.ENTER):
                    continue
                x, y = actor.x + actor.w // 2 - camera.x, actor.y + actor.h // 2 - camera.y
                hot = actor.state in (w.TELL, w.STRIKE)
                # Whoever an Alpha commands burns in its colour.
                colour = AZURE if actor.kind == "alpha" or actor.order else EMBER
                if actor.breed.tint and not actor.order:
                    colour = tuple(v * 2 // 5 for v in actor.breed.tint)  # type: ignore[assignment]
                self.light(x, y, 150 if actor.kind == "alpha" else 80, colour, 255 if hot else 160)
                if hot:
                    self.glow(x, y, 40 if actor.kind == "alpha" else 24, colour, 208)
        for n, anchor in enumerate(self.level.anchors):
            if n < len(world.entered) and world.entered[n] and camera.sees(anchor.x, anchor.y, 120):
                self.light(anchor.x + anchor.w // 2 - camera.x, anchor.y + anchor.h - 38 - camera.y, 96, BEACON)
        for shell in world.shells:
            left = shell.tick - tick
            if 0 <= left < 40 and camera.sees(shell.x, shell.y, 300):
                self.light(shell.x - camera.x, shell.y - left * 10 - camera.y, 96, FIRE, 192)
        for x, y, radius, _ in world.blasts:
            self.light(x - camera.x, y - camera.y, radius * 6, FIRE)

    def multiply(self, target: pygame.Surface) -> None:
        self._map.blit(self._ambient, (0, 0))
        self._map.fblits(self._batch, pygame.BLEND_RGB_ADD)
        pygame.transform.scale(self._map, self._full.get_size(), self._full)
        target.blit(self._full, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def add(self, target: pygame.Surface) -> None:
        target.fblits(self._shine, pygame.BLEND_RGB_ADD)


def _scaled(colour: Colour, strength: int) -> Colour:
    if strength >= 255:
        return colour
    return colour[0] * strength // 255, colour[1] * strength // 255, colour[2] * strength // 255


def _by_radius(sheet: Sheet) -> list[tuple[int, tuple[pygame.Surface, int, int]]]:
    found = [(int(tag[1:]), sheet.get(sheet.nth(tag, 0), style=ADD)) for tag in sheet.plan.tags if tag[1:].isdigit()]
    return found or [(8, sheet.get(0, style=ADD))]


def _nearest(
    discs: list[tuple[int, tuple[pygame.Surface, int, int]]], radius: int
) -> tuple[pygame.Surface, int, int]:
    for size, disc in discs:
        if size >= radius:
            return disc
    return discs[-1][1]


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> pygame.Surface:
    """Down the picture in steps, as light is everywhere here."""
    steps = pygame.Surface((1, STEPS))
    if pygame.display.get_init() and pygame.display.get_surface():
        steps = steps.convert()
    for row in range(STEPS):
        steps.set_at((0, row), [top[k] + (bottom[k] - top[k]) * row // (STEPS - 1) for k in range(3)])
    return pygame.transform.scale(steps, size)
