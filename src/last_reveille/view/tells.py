"""Where an announced attack is going to be: lines, marks and rings that follow from the state alone.

Each says its place by its form, so that it can be read without colour, and each changes when it becomes final: a dotted
line that follows turns solid and stands, a bracket reaches its full length, a mark on the ground opens.
"""

from __future__ import annotations

from typing import Final

import pygame

from ..sim import world as w
from ..sim.bodies import flags_at, floor_below
from ..sim.rooted import tower_muzzle
from ..sim.specs import SOLID
from ..sim.units import COS, SIN
from ..sim.world import Actor, World
from .assets import Assets
from .beasts import share, slams
from .camera import Camera
from .inks import HOT, INK, THREAT, WARM, WHITE, Colour

Point = tuple[int, int]
DEEP: Final = (210, 72, 15)
DOT: Final = 7  # px between the dots of a line that still follows
RAY: Final = 6  # px between two looks along a line
RINGS: Final = 2
WHIP: Final = ((8, 5), (14, 6), (26, 5), (40, 4), (54, 3), (66, 2))  # by age: px from the body, half thickness
WHIP_REACH: Final = 80  # px of the arms for which these are
HEAD: Final = 12  # px of a herald's face under the top of its box
SLAM_REACH: Final = 96  # px on both sides of an Alpha that its slam shakes, and how high
SLAM_HIGH: Final = 24
TOOTH: Final = 12  # px between the teeth that stand where the ground will break
CHEVRONS: Final = 4
LOB_DOT: Final = 3  # ticks of flight between two dots of a spitter's arc
LOB_LEAD: Final = 96  # px that it aims ahead of a runner at most
LOB_TICKS: Final = (24, 80)  # shortest and longest flight
FAR: Final = 480
BARREL: Final = 31  # px from where its shards begin to where a tower's body ends


class Tells:
    def __init__(self, assets: Assets) -> None:
        self._mark = assets.sheet("effects/dive_mark")
        self._rings: dict[tuple[int, Colour], pygame.Surface] = {}  # and shadows, under their width below zero

    def draw_ground(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        """Shadows, under the bodies."""
        for actor in world.actors:
            if actor.kind != "kite" or actor.state in (w.HUSK, w.ENTER) or actor.ground:
                continue
            x = actor.x + actor.w // 2
            if camera.sees(x, actor.y, 200):
                ground = floor_below(world, x, actor.y + actor.h, FAR)
                if ground >= 0:
                    high = min(5, (ground - actor.y) // 40)
                    wide = 26 - 3 * high
                    shade = self._shade(wide, 120 - 14 * high)
                    target.blit(shade, (x - wide // 2 - camera.x, ground - 3 - camera.y))

    def _shade(self, wide: int, alpha: int) -> pygame.Surface:
        key = (-wide, (6, 5, 10))
        if key not in self._rings:
            self._rings[key] = _ellipse(wide, 5, alpha)
        return self._rings[key]

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        """Everything that is about to be somewhere: after the light, because it has to be seen in the dark."""
        for actor in world.actors:
            if actor.state not in (w.TELL, w.STRIKE) or not camera.sees(actor.x, actor.y, 420):
                continue
            if actor.kind == "tower" and actor.state == w.TELL:
                self._line(world, actor, target, camera)
            elif actor.kind == "lasher":
                self._bracket(actor, target, camera)
            elif actor.kind == "kite":
                self._dive(actor, target, camera)
            elif actor.kind == "herald":
                self._cry(actor, target, camera)
            elif actor.kind == "spitter" and actor.state == w.TELL:
                self._lob(world, actor, target, camera)
            elif actor.kind == "alpha":
                (self._slam if slams(world, actor) else self._lunge)(actor, target, camera)

    def _line(self, world: World, actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        """Dots that run along it while it follows; one solid line, and a cross at its end, when it stands."""
        x0, y0 = tower_muzzle(actor)
        far = reach(world, x0, y0, actor.b, actor.breed.speed * actor.breed.life // 256)
        cos, sin = COS[actor.b & 63], SIN[actor.b & 63]
        x0, y0 = x0 - camera.x, y0 - camera.y
        x1, y1 = x0 + (cos * far >> 8), y0 + (sin * far >> 8)
        x0, y0 = x0 + (cos * BARREL >> 8), y0 + (sin * BARREL >> 8)
        far = max(0, far - BARREL)
        if actor.timer >= actor.breed.lock:
            for along in range(actor.pose % DOT, far, DOT):
                x, y = x0 + (cos * along >> 8), y0 + (sin * along >> 8)
                target.fill(INK, (x - 1, y - 1, 4, 4))
                target.fill(WARM, (x, y, 2, 2))
            return
        near = actor.timer < 5
        pygame.draw.line(target, INK, (x0, y0), (x1, y1), 5 if near else 3)
        pygame.draw.line(target, WHITE if near else HOT, (x0, y0), (x1, y1), 3 if near else 1)
        for side in (-1, 1):
            pygame.draw.line(target, INK, (x1 - 6, y1 - 6 * side), (x1 + 6, y1 + 6 * side), 3)
            pygame.draw.line(target, HOT, (x1 - 5, y1 - 5 * side), (x1 + 5, y1 + 5 * side), 1)

    def _bracket(self, actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        """The band in which its arms will be, open below: there is room under it. In the stroke it is full of them."""
        x, foot = actor.x + actor.w // 2 - camera.x, actor.y + actor.h - camera.y
        top, low = foot - actor.breed.high, foot - actor.breed.low
        side = actor.facing
        if actor.state == w.STRIKE:
            if actor.pose < len(WHIP):
                for y, bend in ((top + 5, -2), ((top + low) // 2 + 1, 1), (low - 3, 2)):
                    _whip(target, x, y, side, actor.pose, bend, actor.breed.reach)
            return
        grown = share(actor)
        long = round(14 + (actor.breed.reach - 14) * min(1.0, grown * 1.25))
        ready = grown > 0.8
        for y in (top, low):
            for step in range(12, long, 6):
                px = x + side * step - (3 if side < 0 else 0)
                target.fill(INK, (px - 1, y - 1, 6, 4))
                target.fill(HOT if ready else THREAT, (px, y, 4, 2))
        end = x + side * long
        target.fill(INK, (end - 2, top - 1, 4, low - top + 4))
        target.fill(HOT if ready else THREAT, (end - 1, top, 2, low - top + 2))

    def _dive(self, actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        step = min(11, int(share(actor) * 12)) if actor.state == w.TELL else 11
        surface, dx, dy = self._mark.get(self._mark.nth("grow", step, loop=False))
        target.blit(surface, (actor.b - camera.x + dx, actor.c - 2 - camera.y + dy))

    @staticmethod
    def _lob(world: World, actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        """The arc of its middle shard, as far as it has made up its mind; it follows until it spits."""
        grown = share(actor)
        points = lob(world, actor)
        shown = points[: max(1, round(len(points) * min(1.0, grown * 1.25)))]
        colour = HOT if grown > 0.8 else THREAT
        for n, (x, y) in enumerate(shown):
            size = 3 if (n + actor.pose // 3) % 4 == 0 else 2  # a pulse runs along it
            target.fill(INK, (x - camera.x - 2, y - camera.y - 2, size + 2, size + 2))
            target.fill(colour, (x - camera.x - 1, y - camera.y - 1, size, size))
        if len(shown) == len(points) and points:
            x, y = points[-1][0] - camera.x, points[-1][1] - camera.y
            for side in (-1, 1):
                pygame.draw.line(target, INK, (x - 6, y - 6 * side), (x + 6, y + 6 * side), 3)
                pygame.draw.line(target, colour, (x - 5, y - 5 * side), (x + 5, y + 5 * side), 1)

    @staticmethod
    def _slam(actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        """The ground on both sides grows teeth, from the Alpha outwards; posts close the row when it is complete."""
        x, foot = actor.x + actor.w // 2 - camera.x, actor.y + actor.h - camera.y
        struck = actor.state == w.STRIKE
        grown = 1.0 if struck else share(actor)
        if struck and actor.pose >= 8:
            return
        wide, ready = round(SLAM_REACH * min(1.0, grown * 1.25)), grown > 0.8
        colour = HOT if ready else THREAT
        for away in range(TOOTH, wide + 1, TOOTH):
            high = SLAM_HIGH - 2 * actor.pose if struck else 3 + round(6 * grown)
            for px in (x - away, x + away):
                pygame.draw.polygon(target, INK, [(px - 4, foot), (px, foot - high - 2), (px + 4, foot)])
                pygame.draw.polygon(target, colour, [(px - 2, foot), (px, foot - high), (px + 2, foot)])
        if ready and not struck:
            for px in (x - SLAM_REACH, x + SLAM_REACH - 2):
                target.fill(INK, (px - 1, foot - SLAM_HIGH - 1, 4, SLAM_HIGH + 1))
                target.fill(HOT, (px, foot - SLAM_HIGH, 2, SLAM_HIGH))

    @staticmethod
    def _lunge(actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        """Chevrons along the way that it will come, one after the other; all of them stand when it goes."""
        if actor.state != w.TELL:
            return
        side, grown = actor.facing, share(actor)
        x = actor.x + (actor.w if side > 0 else 0) - camera.x
        y = actor.y + actor.h // 2 + 8 - camera.y
        ready = grown > 0.8
        for k in range(min(CHEVRONS, 1 + int(grown * 1.25 * CHEVRONS))):
            tip = x + side * (14 + (actor.breed.rush * actor.breed.last // 256 - 14) * (k + 1) // CHEVRONS)
            points = [(tip - side * 7, y - 7), (tip, y), (tip - side * 7, y + 7)]
            pygame.draw.lines(target, INK, False, points, 5)
            pygame.draw.lines(target, HOT if ready else THREAT, False, points, 2)

    def _cry(self, actor: Actor, target: pygame.Surface, camera: Camera) -> None:
        """Broken rings round its face: they open again and again while it draws breath, and wide when it cries."""
        x, y = actor.x + actor.w // 2 - camera.x, actor.y + HEAD - camera.y
        if actor.state == w.STRIKE:
            radius = 24 + actor.pose * 7
            if radius < 150:
                self._ring(target, x, y, radius, HOT if actor.pose < 6 else THREAT)
            return
        grown = share(actor)
        for n in range(RINGS):
            radius = round(8 + (20 + 46 * grown) * ((actor.pose / 30 + n / RINGS) % 1.0))
            self._ring(target, x, y, radius, HOT if grown > 0.75 else THREAT)

    def _ring(self, target: pygame.Surface, x: int, y: int, radius: int, colour: Colour) -> None:
        radius = radius // 4 * 4
        key = (radius, colour)
        found = self._rings.get(key)
        if found is None:
            found = self._rings[key] = _broken_ring(radius, colour)
        target.blit(found, (x - radius - 3, y - radius - 3))


def lob(world: World, actor: Actor, spread: int = 0) -> list[tuple[int, int]]:
    """Where a shard that a spitter spits now will be, px, every third tick until it meets ground.

    `spread` is 1, 0, -1 for the first, second and third of a volley; the numbers are those of its thought.
    """
    x, y, dx, dy = throw(world, actor, spread)
    points: list[tuple[int, int]] = []
    for n in range(LOB_DOT, actor.breed.life, LOB_DOT):
        px, py = x + (dx * n >> 8), y + ((dy * n + actor.breed.gravity * n * (n - 1) // 2) >> 8)
        points.append((px, py))
        if flags_at(world, px, py) & SOLID:
            break
    return points


def throw(world: World, actor: Actor, spread: int) -> tuple[int, int, int, int]:
    """Where a spitter's shard begins, px, and how fast it goes, sub-px a tick."""
    p = world.player
    x, y = actor.x + actor.w // 2 + actor.facing * 18, actor.y + 8
    tx, ty = p.x + p.w // 2, p.y + p.h // 2
    n = min(max(abs(tx - x) * 256 // actor.breed.speed, LOB_TICKS[0]), LOB_TICKS[1]) + spread * 6
    tx += min(max((p.vx * n * 3 // 4) >> 8, -LOB_LEAD), LOB_LEAD)
    return x, y, ((tx - x) << 8) // n, (((ty - y) << 8) - actor.breed.gravity * n * (n - 1) // 2) // n


def reach(world: World, x: int, y: int, aim: int, most: int) -> int:
    """How far along an aim there is air, px."""
    cos, sin = COS[aim & 63], SIN[aim & 63]
    for far in range(RAY, most, RAY):
        if flags_at(world, x + (cos * far >> 8), y + (sin * far >> 8)) & SOLID:
            return far
    return most


def _whip(target: pygame.Surface, x: int, y: int, side: int, age: int, bend: int, far: int) -> None:
    """The smear of an arm: pointed at both ends, thickest where it is fastest; it runs out to its tip and is gone."""
    start, thick = WHIP[age]
    start = start * far // WHIP_REACH
    belly = start + (far - start) * 2 // 3
    for half, colour in ((thick, DEEP), (thick * 2 // 3, THREAT), (thick // 3, HOT)):
        points = [(x + side * start, y), (x + side * belly, y - half + bend), (x + side * far, y + bend),
                  (x + side * belly, y + half + bend)]
        if half:
            pygame.draw.polygon(target, colour, points)


def _ellipse(width: int, height: int, alpha: int) -> pygame.Surface:
    surface = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    pygame.draw.ellipse(surface, (6, 5, 10, max(20, alpha)), (0, 0, width, height))
    return surface


def _broken_ring(radius: int, colour: Colour) -> pygame.Surface:
    side = radius * 2 + 6
    surface = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    middle = side // 2
    pygame.draw.circle(surface, (*INK, 120), (middle, middle), radius + 1, 3)
    pygame.draw.circle(surface, (*colour, 255), (middle, middle), radius, 1)
    for n in range(6):  # six gaps: a cry, not a circle
        end = pygame.Vector2(middle, middle) + pygame.Vector2(radius + 4, 0).rotate(n * 60 + radius * 3)
        pygame.draw.line(surface, (0, 0, 0, 0), (middle, middle), end, max(3, radius // 4))
    return surface
