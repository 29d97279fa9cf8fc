"""Bodies of water: a tint that deepens, a moving surface, the world above it mirrored in bands; floods; the tide."""

from __future__ import annotations

import math
from typing import Final

import pygame

from ..sim.specs import Level, Pulse
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .climate import Colour, climate

MIRROR: Final = 42  # px of reflection below the surface
BAND: Final = 3
DEPTHS: Final = 10  # steps in which water gets darker
DEPTH: Final = 15  # px of one
STREAKS: Final = 70  # threads in a flood
THREADS: Final = ((30, 48, 52), (54, 76, 80), (20, 34, 40))
TRICKLE: Final = 12  # px that run ahead along the floor
TIDE_FRONT: Final = 64


class Waters:
    """Draws over everything that stands in the water."""

    def __init__(self, level: Level, assets: Assets, size: tuple[int, int]) -> None:
        self.level = level
        self._strip = assets.sheet("effects/water")
        self._silt = assets.sheet("effects/silt")
        self._caustics = assets.sheet("effects/caustics")
        self._shallow = climate(level.palette).shallow
        self._body = _depths(size)
        self._tinted: Colour | None = None  # the colour that the body has now
        self._band = pygame.Surface((size[0], BAND)).convert() if pygame.display.get_surface() else None

    def breathe(self, shallow: Colour) -> None:
        """What one sees into has this colour from now on."""
        self._shallow = shallow

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        for pool in self.pools(world):
            self._pool(target, camera, world.tick, pool)
        for pulse in self.level.pulses:
            self._flood(target, camera, world.tick, pulse)
        if world.tide_x >= 0:
            self._tide(target, camera, world.tick, world.tide_x)

    def pools(self, world: World) -> list[pygame.Rect]:
        """Where water stands now, px of the level."""
        found = []
        for n, water in enumerate(self.level.waters):
            bottom = water.y + water.h
            surface = world.water[n] >> 8 if n < len(world.water) else bottom - water.level
            if surface < bottom:
                found.append(pygame.Rect(water.x, surface, water.w, bottom - surface))
        return found

    def _pool(self, target: pygame.Surface, camera: Camera, tick: int, pool: pygame.Rect) -> None:
        shown = pool.move(-camera.x, -camera.y).clip(target.get_rect())
        top = pool.y - camera.y
        if not shown.w or not shown.h:
            return
        if 0 < top < target.get_height():
            self._mirror(target, shown, top, tick)
        if self._tinted != self._shallow:
            self._tinted = self._shallow
            _tint(self._body, self._shallow)
        target.blit(self._body, shown, (0, min(max(0, -top), self._body.get_height() - 1), shown.w, shown.h))
        if -12 < top < target.get_height():
            self._surface(target, shown, top, tick, camera)

    def _mirror(self, target: pygame.Surface, shown: pygame.Rect, top: int, tick: int) -> None:
        if self._band is None:
            return
        for k, depth in enumerate(range(0, min(MIRROR, shown.bottom - top, top - BAND), BAND)):
            shift = round(math.sin(tick / 11 + k * 0.9) * (1 + k / 6))
            self._band.blit(target, (shift, 0), (shown.x, top - depth - BAND, shown.w, BAND))
            if shift:  # what it leaves free at one end
                free, wide = 0 if shift > 0 else shown.w + shift, abs(shift)
                self._band.blit(target, (free, 0), (shown.x + free, top - depth - BAND, wide, BAND))
            self._band.set_alpha(max(24, 150 - k * 9))
            target.blit(self._band, (shown.x, top + depth), (0, 0, shown.w, BAND))

    def _surface(
        self, target: pygame.Surface, shown: pygame.Rect, top: int, tick: int, camera: Camera
    ) -> None:
        strip = self._strip.whole(self._strip.at("run", tick))
        width = strip.get_width()
        clip = target.get_clip()
        target.set_clip(pygame.Rect(shown.x, top - 5, shown.w, 20).clip(clip))
        first = -(camera.x % width)
        target.fblits([(strip, (x, top - 4)) for x in range(first, target.get_width(), width)])
        target.set_clip(clip)
        lines = self._caustics.whole(self._caustics.at("run", tick))
        if top + 14 < shown.bottom:
            target.set_clip(pygame.Rect(shown.x, top + 12, shown.w, shown.bottom - top - 12).clip(clip))
            wide = lines.get_width()
            offset = -((camera.x - tick // 6) % wide)
            target.fblits([(lines, (x, top + 12)) for x in range(offset, target.get_width(), wide)])
            target.set_clip(clip)

    def _flood(self, target: pygame.Surface, camera: Camera, tick: int, pulse: Pulse) -> None:
        since = tick - pulse.tick
        if pulse.period and since >= 0:
            since %= pulse.period
        wait = pulse.period - since if pulse.period and since >= pulse.active else -since
        whole = pygame.Rect(pulse.x - camera.x, pulse.y - camera.y, pulse.w, pulse.h)
        if 0 <= since < pulse.active:
            self._rush(target, whole, tick, pulse.speed, STREAKS)
            self._crest(target, whole.clip(target.get_rect()), tick, camera)
        elif 0 < wait <= pulse.tell:
            # It is told by what runs ahead of it along the floor.
            height = 3 + TRICKLE * (pulse.tell - wait) // max(1, pulse.tell)
            self._rush(target, pygame.Rect(whole.x, whole.bottom - height, whole.w, height), tick, pulse.speed, 14)

    def _rush(self, target: pygame.Surface, whole: pygame.Rect, tick: int, speed: int, count: int) -> None:
        """Water that shoots past: a body with bright threads in it, in the direction of the push."""
        box = whole.clip(target.get_rect())
        if not box.w or not box.h:
            return
        target.blit(self._body, box, (0, 60, box.w, box.h))
        clip = target.get_clip()
        target.set_clip(box)
        way = 1 if speed > 0 else -1
        for k in range(count):
            length, pace = 14 + k * 7 % 40, 6 + k % 5
            x = whole.x + (k * 7919 + tick * pace * way) % (whole.w + 120) - 60
            y = whole.y + (k * 40503 >> 3) % max(1, whole.h)
            target.fill(THREADS[k % len(THREADS)], (x, y, length, 1 + (k % 5 == 0)), pygame.BLEND_RGB_ADD)
        target.set_clip(clip)

    def _crest(self, target: pygame.Surface, box: pygame.Rect, tick: int, camera: Camera) -> None:
        strip = self._strip.whole(self._strip.at("run", tick * 3))
        clip = target.get_clip()
        target.set_clip(box.clip(clip))
        width = strip.get_width()
        target.fblits([(strip, (x, box.y)) for x in range(-(camera.x % width), target.get_width(), width)])
        target.set_clip(clip)

    def _tide(self, target: pygame.Surface, camera: Camera, tick: int, tide: int) -> None:
        """Everything left of the front is gone."""
        x = tide - camera.x
        if x < -TIDE_FRONT:
            return
        if x > 0:
            target.fill((6, 7, 12), (0, 0, min(x, target.get_width()), target.get_height()))
        piece = self._silt.whole(self._silt.at("run", tick))
        target.fblits([(piece, (x - 32, y)) for y in range(-(camera.y % 64), target.get_height(), 64)])


def _depths(size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface


def _tint(body: pygame.Surface, shallow: Colour) -> None:
    """Darker and thicker the deeper it is, in steps."""
    for step in range(DEPTHS + 1):
        colour = [c - c * 6 * step // (DEPTHS * 10) for c in shallow]
        left = body.get_height() - step * DEPTH
        body.fill((*colour, 66 + 74 * step // DEPTHS), (0, step * DEPTH, body.get_width(), max(0, left)))
