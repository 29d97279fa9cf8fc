"""Who is about to strike from outside the picture: a sign at the edge, on the side from which it will come.

Nothing may hurt that was neither seen nor marked, so whatever announces an attack off screen and could reach the player
gets a sign: its own, with an arrow outwards and a ring that closes until it strikes.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import pygame

from ..sim import world as w
from ..sim.specs import KINDS
from ..sim.world import Actor, World
from .assets import Assets
from .beasts import share
from .camera import Camera
from .inks import HOT, INK, PANEL, RULE, THREAT
from .widgets import RING, Icons

REACH: Final = 660  # px from the player, both axes together, within which an attack can matter: a tower's 400 + 240
MOST: Final = 4  # signs at once, nearest first
INSET: Final = 22  # px from the edge to a sign's middle
TOP: Final = 78  # below the HUD
SIZE: Final = 10
DOTS: Final = 20
ARROW: Final = 14


class Mark(NamedTuple):
    """A sign: middle in screen px, `way` 0..7 as the chevrons count (0 right, then against the sun)."""

    x: int
    y: int
    way: int
    kind: str
    done: float  # how much of the tell is over, 0..1
    actor: int


def marks(world: World, camera: Camera) -> list[Mark]:
    """The signs of this picture, nearest attacker first."""
    player = world.player
    near: list[tuple[int, Actor]] = []
    for actor in world.actors:
        if actor.state not in (w.TELL, w.STRIKE) or actor.kind not in KINDS or _in_view(actor, camera):
            continue
        far = abs(actor.x - player.x) + abs(actor.y - player.y)
        if far <= REACH:
            near.append((far, actor))
    near.sort(key=lambda pair: (pair[0], pair[1].id))
    return [_mark(actor, camera) for _, actor in near[:MOST]]


def _in_view(actor: Actor, camera: Camera) -> bool:
    """Is a good part of it in the picture?"""
    x, y = actor.x + actor.w // 2 - camera.x, actor.y + actor.h // 2 - camera.y
    return 0 <= x < camera.width and 0 <= y < camera.height


def _mark(actor: Actor, camera: Camera) -> Mark:
    x, y = actor.x + actor.w // 2 - camera.x, actor.y + actor.h // 2 - camera.y
    sx, sy = min(max(x, INSET), camera.width - INSET), min(max(y, TOP), camera.height - INSET)
    angle = math.atan2(sy - y, x - sx)  # up is positive
    done = share(actor) if actor.state == w.TELL else 1.0
    return Mark(sx, sy, round(angle / (math.pi / 4)) % 8, actor.kind, done, actor.id)


class Edges:
    def __init__(self, assets: Assets) -> None:
        self._icons = Icons(assets)

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        for mark in marks(world, camera):
            hot = mark.done > 0.7
            colour = HOT if hot else THREAT
            pygame.draw.circle(target, INK, (mark.x, mark.y), SIZE + 3)
            pygame.draw.circle(target, PANEL, (mark.x, mark.y), SIZE)
            for k in range(DOTS):
                a = k * 2 * math.pi / DOTS - math.pi / 2
                x, y = mark.x + round(math.cos(a) * SIZE), mark.y + round(math.sin(a) * SIZE)
                target.fill(colour if k < mark.done * DOTS else RULE, (x - 1, y - 1, 2, 2))
            wide, high = self._icons.size(mark.kind)
            self._icons.draw(target, mark.kind, mark.x - wide // 2, mark.y - high // 2, colour)
            sign, a = f"chevron_{mark.way}", mark.way * math.pi / 4
            wide, high = self._icons.size(sign)
            x, y = mark.x + round(math.cos(a) * ARROW), mark.y - round(math.sin(a) * ARROW)
            self._icons.draw(target, sign, x - wide // 2, y - high // 2, colour, RING)
