"""What stands about and what flies: posts, levers, doors, platforms, pick-ups, shells, shots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from ..sim import world as w
from ..sim.flags import allowed
from ..sim.specs import TILE, Door, Level, Lever
from ..sim.units import direction
from ..sim.world import MoverState, World
from .assets import Assets
from .camera import Camera
from .sheet import ADD

SHELL_FALL: Final = 40  # ticks in which a shell is seen falling
SHADOW_TICKS: Final = 90
VOICE: Final = "pa."  # words that come from a loudspeaker, which stands where the event does
VOICE_TICKS: Final = 150  # for which one sees that it speaks
USED: Final = {"wheel": "wheel", "sluice": "wheel", "valve": "valve", "bag": "bag", "cradle": "cradle", "core": "core"}
Batch = list[tuple[pygame.Surface, tuple[int, int]]]


def _flag(states: Sequence[int], index: int, default: int = 0) -> int:
    """A world built by hand or not yet stepped may not have filled its lists."""
    return states[index] if index < len(states) else default


class Things:
    """Draws a level's furniture in the state that the world says it is in."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self.level = level
        self.assets = assets
        self._built: dict[tuple[str, int, int], pygame.Surface] = {}
        self._calls = [cue for cue in level.cues if cue.do == "say" and cue.target.startswith(VOICE)]

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        """Everything that bodies walk in front of."""
        batch: Batch = []
        self._doors(world, camera, batch)
        self._movers(world, camera, batch)
        for n, anchor in enumerate(self.level.anchors):
            on = _flag(world.entered, n)
            foot = anchor.x + anchor.w // 2, anchor.y + anchor.h
            self._stand(batch, camera, "anchor", "on" if on else "off", world.tick, *foot)
        for n, lever in enumerate(self.level.levers):
            self._lever(world, n, lever, camera, batch)
        for n, pickup in enumerate(self.level.pickups):
            if not _flag(world.picked, n):
                kind = pickup.what if pickup.what in ("plate", "grenade", "keepsake", "note", "weapon") else "note"
                foot = pickup.x + pickup.w // 2, pickup.y + pickup.h
                self._stand(batch, camera, "pickups", kind, world.tick + n * 13, *foot)
        for call in self._calls:
            since = world.tick - call.tick
            if call.tick >= 0 and 0 <= since < VOICE_TICKS and allowed(world, call):
                self._stand(batch, camera, "speaker", "say", since, call.x, call.y)
        self._shells(world, camera, batch)
        target.fblits(batch)

    def draw_shots(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        """Shots glow: they are drawn after the light."""
        hot: Batch = []
        plain: Batch = []
        for shot in world.shots:
            x, y = (v >> 8 for v in shot.at(world.tick))
            if not camera.sees(x, y, 40):
                continue
            x, y = x - camera.x, y - camera.y
            if shot.kind == w.GRENADE:
                sheet = self.assets.sheet("effects/grenade")
                surface, dx, dy = sheet.tinted(shot.tint).get(sheet.at("spin", world.tick - shot.t0))
            else:
                sheet = self.assets.sheet("effects/shard" if shot.kind == w.SHARD else "effects/tracer")
                n = world.tick - shot.t0
                aim = direction(shot.dx, shot.dy + shot.g * n) if shot.g else shot.aim & 63
                surface, dx, dy = sheet.tinted(shot.tint).get(sheet.nth("run", aim))
            plain.append((surface, (x + dx, y + dy)))
            if shot.kind != w.GRENADE:
                glow = self.assets.sheet("effects/glow")
                shine, gx, gy = glow.get(glow.nth("r14" if shot.kind == w.SHARD else "r8", 0), style=ADD)
                hot.append((tinted_glow(self._built, shine, shot.tint or (150, 70, 20)), (x + gx, y + gy)))
        target.fblits(hot, pygame.BLEND_RGB_ADD)
        target.fblits(plain)

    def _stand(self, batch: Batch, camera: Camera, name: str, tag: str, tick: int, x: int, y: int) -> None:
        if camera.sees(x, y):
            sheet = self.assets.sheet(f"effects/{name}")
            surface, dx, dy = sheet.get(sheet.at(tag, tick))
            batch.append((surface, (x - camera.x + dx, y - camera.y + dy)))

    def _lever(self, world: World, n: int, lever: Lever, camera: Camera, batch: Batch) -> None:
        done = _flag(world.levers, n)
        if lever.kind in ("talk", "gong"):
            return  # a person stands there; plates are drawn with the signs
        name = USED.get(lever.kind, "lever")
        x, y = lever.x + lever.w // 2, lever.y + lever.h
        using = world.player.use_id == lever.id and world.player.use_t > 0
        tick, tag = 0, "on" if done else "off"
        if name in ("wheel", "valve"):
            tick, tag = (world.player.use_t if using else lever.hold * 2 if done else 0), "turn"
        elif name == "bag":
            tag, tick = "run", world.tick
            if done:
                return
        elif name == "core":
            tag = "off"
        self._stand(batch, camera, name, tag, tick, x, y)
        if using:
            share = min(20, 20 * world.player.use_t // max(1, lever.hold))
            key = ("bar", share, 0)
            if key not in self._built:
                bar = pygame.Surface((24, 5))
                bar.fill((10, 8, 16))
                bar.fill((59, 71, 95), (1, 1, 22, 3))
                bar.fill((255, 198, 74), (2, 2, share, 1))
                self._built[key] = bar
            batch.append((self._built[key], (x - camera.x - 12, y - camera.y - 50)))

    def _doors(self, world: World, camera: Camera, batch: Batch) -> None:
        for n, door in enumerate(self.level.doors):
            if door.look == "none" or _flag(world.doors, n, int(door.start_open)):
                continue
            if camera.sees(door.x + door.w // 2, door.y + door.h // 2, max(door.w, door.h) // 2 + 16):
                batch.append((self._door(door), (door.x - camera.x, door.y - camera.y)))

    def _door(self, door: Door) -> pygame.Surface:
        key = (door.look, door.w, door.h)
        if key not in self._built:
            sheet = self.assets.sheet("effects/doors")
            piece = sheet.whole(sheet.nth(door.look if sheet.has(door.look) else "door", 0))
            self._built[key] = _tiled(piece, max(1, door.w), max(1, door.h))
        return self._built[key]

    def _movers(self, world: World, camera: Camera, batch: Batch) -> None:
        for n, state in enumerate(world.movers):
            if not state.live or not camera.sees(state.x + state.w // 2, state.y, state.w // 2 + 120):
                continue
            row = self.level.movers[n] if n < len(self.level.movers) else None
            if row is None or row.look == "lift":
                surface = self._slab("lift" if row else "slab", state)
                batch.append((surface, (state.x - camera.x, state.y - camera.y)))
                continue
            sheet = self.assets.sheet(f"effects/{row.look}")
            flip = len(row.path) > 1 and row.path[-1][0] < row.path[0][0]
            surface, dx, dy = sheet.get(0, flip)
            batch.append((surface, (state.x + state.w // 2 - camera.x + dx, state.y - camera.y + dy)))

    def _slab(self, name: str, state: MoverState) -> pygame.Surface:
        key = (name, state.w, state.h)
        if key not in self._built:
            sheet = self.assets.sheet("effects/platforms")
            mid = sheet.whole(sheet.nth(f"{name}_mid", 0))
            surface = _tiled(mid, max(TILE, state.w), max(TILE, state.h))
            surface.fill((0, 0, 0, 0), (0, 0, TILE, TILE))
            surface.blit(sheet.whole(sheet.nth(f"{name}_left", 0)), (0, 0))
            surface.fill((0, 0, 0, 0), (surface.get_width() - TILE, 0, TILE, TILE))
            surface.blit(sheet.whole(sheet.nth(f"{name}_right", 0)), (surface.get_width() - TILE, 0))
            self._built[key] = surface
        return self._built[key]

    def _shells(self, world: World, camera: Camera, batch: Batch) -> None:
        shadow, falling = self.assets.sheet("effects/pod_shadow"), self.assets.sheet("effects/shell")
        for shell in world.shells:
            left = shell.tick - world.tick
            if left < 0 or not camera.sees(shell.x, shell.y, 400):
                continue
            x, y = shell.x - camera.x, shell.y - camera.y
            step = max(0, SHADOW_TICKS - left) * 8 // SHADOW_TICKS
            surface, dx, dy = shadow.get(shadow.nth("grow", step, loop=False))
            batch.append((surface, (x + dx, y + dy)))
            if left < SHELL_FALL:
                surface, dx, dy = falling.get(falling.at("fall", world.tick))
                batch.append((surface, (x + dx, y - left * 10 + dy)))


def _tiled(piece: pygame.Surface, width: int, height: int) -> pygame.Surface:
    surface = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    for y in range(0, height, piece.get_height()):
        for x in range(0, width, piece.get_width()):
            surface.blit(piece, (x, y))
    if pygame.display.get_init() and pygame.display.get_surface():
        return surface.convert_alpha()
    return surface


def tinted_glow(
    cache: dict[tuple[str, int, int], pygame.Surface], disc: pygame.Surface, colour: tuple[int, int, int]
) -> pygame.Surface:
    """A grey disc of light in a colour, kept in `cache`."""
    key = ("glow", disc.get_width(), colour[0] << 16 | colour[1] << 8 | colour[2])
    found = cache.get(key)
    if found is None:
        found = disc.copy()
        found.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
        cache[key] = found
    return found
