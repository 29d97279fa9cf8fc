"""Keys for those who make the game: `play --debug`. CONTRIBUTING.md lists them.

What they change no recording could tell, so a life in which one of the changing keys was used is kept by nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from ..sim import rules
from ..sim.arms import gun_point
from ..sim.bestiary import spawn
from ..sim.harm import hurt_box, is_target
from ..sim.snapshot import clone, digest
from ..sim.specs import KINDS, Spawn
from ..sim.world import World
from ..view.camera import Camera
from ..view.font import Font

if TYPE_CHECKING:
    from ..view.assets import Assets
    from .day import Day

SECOND: Final = 60
SLOW: Final = (1, 2, 4, 8)  # frames a tick
BODY: Final = (110, 230, 138)
HURT: Final = (255, 120, 90)
HARM: Final = (255, 60, 60)
INK: Final = (230, 240, 255)


class Debug:
    """F1 boxes, F2 stop, F3 one tick, F4 slower, F5 back a second, F6 spawn at the pointer, F7 the next kind."""

    def __init__(self, assets: Assets) -> None:
        self.font = Font(assets, "label")
        self.boxes = False
        self.stopped = False
        self.one = False
        self.slow = 0
        self.kind = 0
        self._frame = 0

    def key(self, key: int, day: Day, pointer: tuple[int, int]) -> bool:
        """Takes a key; `pointer` is in level px. False: it is none of ours."""
        if key == pygame.K_F1:
            self.boxes = not self.boxes
        elif key == pygame.K_F2:
            self.stopped = not self.stopped
        elif key == pygame.K_F3:
            self.stopped = self.one = True
        elif key == pygame.K_F4:
            self.slow = (self.slow + 1) % len(SLOW)
        elif key == pygame.K_F5:
            back(day, SECOND)
        elif key == pygame.K_F6:
            day.spoiled = True
            spawn(day.world, Spawn(0, "", pointer[0], pointer[1], kind=KINDS[self.kind], entrance="ripple"))
        elif key == pygame.K_F7:
            self.kind = (self.kind + 1) % len(KINDS)
        else:
            return False
        return True

    def due(self) -> bool:
        """Is there a tick to be simulated in this frame?"""
        self._frame += 1
        if self.stopped:
            due, self.one = self.one, False
            return due
        return self._frame % SLOW[self.slow] == 0

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        p = world.player
        speed = "stop" if self.stopped else f"1/{SLOW[self.slow]}"
        line = (f"{world.level.id} {world.tick} {digest(world)} {speed} {KINDS[self.kind]} "
                f"x{p.x} y{p.y} v{p.vx},{p.vy} s{p.state} a{len(world.actors)} n{len(world.shots)}")
        self.font.draw(target, line, 4, 349, INK)
        if not self.boxes:
            return
        self._box(target, camera, (p.x, p.y, p.w, p.h), BODY)
        self._box(target, camera, hurt_box(p), HURT)
        if rules.SWING_HITS[0] <= p.swing_t <= rules.SWING_HITS[1]:
            x, y = gun_point(p)
            pygame.draw.circle(target, HARM, (x - camera.x, y - camera.y), rules.BLADE_REACH, 1)
        for a in world.actors:
            self._box(target, camera, (a.x, a.y, a.w, a.h), HURT if is_target(a) else BODY)
            self.font.draw(target, f"{a.state}:{a.timer}", a.x - camera.x, a.y - camera.y - 10, INK)
        for shot in world.shots:
            x, y = shot.at(world.tick)
            target.fill(HARM, ((x >> 8) - camera.x - 1, (y >> 8) - camera.y - 1, 3, 3))
        for x0, y0, x1, y1, _ in world.blocks:
            self._box(target, camera, (x0, y0, x1 - x0, y1 - y0), BODY)

    @staticmethod
    def _box(target: pygame.Surface, camera: Camera, box: tuple[int, int, int, int], ink: tuple[int, int, int]) -> None:
        pygame.draw.rect(target, ink, (box[0] - camera.x, box[1] - camera.y, box[2], box[3]), 1)


def back(day: Day, ticks: int) -> None:
    """The newest kept state that is at least so many ticks old; the first one if there is none."""
    if not day.keys:
        return
    day.spoiled = True
    wanted = day.world.tick - ticks
    kept = [key for key in day.keys if key.level.id == day.world.level.id and key.tick <= wanted] or day.keys[:1]
    day.keys = [key for key in day.keys if key.tick <= kept[-1].tick]
    day.world = clone(kept[-1])
