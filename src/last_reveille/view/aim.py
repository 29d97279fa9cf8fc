"""What the player's hands are about to do: the way of a grenade that is held ready, and the rail as it fills."""

from __future__ import annotations

import math
from typing import Final

import pygame

from ..sim.arms import gun_point
from ..sim.weapons import arc
from ..sim.world import World
from .camera import Camera
from .inks import BODY, BODY_DARK, BODY_LIGHT, INK, WHITE

STEPS: Final = 24  # dots of a ring
RING: Final = 10  # px of the rail's ring
BLAST_DOTS: Final = 36
AT_REST: Final = 26  # px from the shoulder to the mouth of the gun, in a pose that has no muzzle


def draw_aim(world: World, target: pygame.Surface, camera: Camera, tip: tuple[int, int] | None) -> None:
    """`tip`: mouth of the gun in level px, None when this pose shows none."""
    player = world.player
    if player.lob:
        _arc(world, target, camera)
    if player.charge:
        _charge(world, target, camera, tip)


def _arc(world: World, target: pygame.Surface, camera: Camera) -> None:
    """Dots where it will be, every third tick; where it bursts, a ring on the spot and dots as far as it tears."""
    points = arc(world)
    for n, (x, y) in enumerate(points[1:-1], 1):
        x, y = x - camera.x, y - camera.y
        size = 3 if n % 2 == 0 else 2
        target.fill(INK, (x - size // 2 - 1, y - size // 2 - 1, size + 2, size + 2))
        # A pulse runs along it, in the direction of flight.
        bright = (n - world.player.lob // 3) % 7 == 0
        target.fill(WHITE if bright else BODY if n % 2 == 0 else BODY_DARK, (x - size // 2, y - size // 2, size, size))
    if not points:
        return
    x, y = points[-1][0] - camera.x, points[-1][1] - camera.y
    blast = world.player.grenade.blast
    for k in range(BLAST_DOTS):
        a = k * 2 * math.pi / BLAST_DOTS
        px, py = x + round(math.cos(a) * blast), y + round(math.sin(a) * blast)
        target.fill(INK, (px - 1, py - 1, 3, 3))
        target.fill(BODY, (px, py, 1, 1))
    pygame.draw.circle(target, INK, (x, y), 8, 4)
    pygame.draw.circle(target, BODY_LIGHT, (x, y), 7, 2)
    target.fill(INK, (x - 2, y - 2, 4, 4))
    target.fill(WHITE, (x - 1, y - 1, 2, 2))


def charge_point(world: World, tip: tuple[int, int] | None) -> tuple[int, int]:
    """Where the rail glows, level px."""
    if tip is not None:
        return tip
    player = world.player
    x, y = gun_point(player)
    angle = player.aim * math.pi / 32
    return x + round(math.cos(angle) * AT_REST), y + round(math.sin(angle) * AT_REST)


def _charge(world: World, target: pygame.Surface, camera: Camera, tip: tuple[int, int] | None) -> None:
    """A ring of dots that closes, from above and with the sun; closed, it is a whole line."""
    x, y = charge_point(world, tip)
    x, y = x - camera.x, y - camera.y
    full = world.player.rail.charge
    charge = min(world.player.charge, full)
    if charge >= full:
        pygame.draw.circle(target, INK, (x, y), RING + 1, 4)
        pygame.draw.circle(target, WHITE, (x, y), RING, 2)
        return
    for k in range(STEPS):
        a = k * 2 * math.pi / STEPS - math.pi / 2
        px, py = x + round(math.cos(a) * RING), y + round(math.sin(a) * RING)
        target.fill(INK, (px - 1, py - 1, 4, 4))
        target.fill(BODY_LIGHT if k * full < charge * STEPS else BODY_DARK, (px, py, 2, 2))
