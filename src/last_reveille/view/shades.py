"""Earlier selves over the live world: a few, quiet, each with its sign, doing what they did at this very tick.

They never hide him: near the player they fade. On bright ground they are stronger and get a dark rim, or nobody would
see them. Where one ended it falls, and a cross stays for a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..memory.track import DEATH, Pose, Track, unpack_code
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .echoes import Echoes, frame_of
from .inks import MEMORY, QUIET
from .labels import NAME, Labels
from .widgets import RING, Brush

FADE_FAR: Final = 32  # px from the player at which an echo is as strong as it gets
FADE_NEAR: Final = 16
HEAD: Final = 52  # px above the feet where a sign stands
LOW: Final = 24  # the same of one that lies
# Fill, edge and dark rim of an echo, 0..255, by how bright it is behind it.
STRENGTHS: Final = ((46, 89, 0), (54, 112, 36), (66, 140, 84), (80, 176, 128))
BRIGHT: Final = (52, 88, 132)  # from which luminance on each of them begins
SWAY: Final = 8  # frames in which it follows a change of light
BOX: Final = (36, 48)  # px that are looked at
FLASH: Final = (150, 210)  # fill and edge of a shot
FALL: Final = 44  # ticks in which a body falls and fades
CROSS: Final = 80  # ticks for which it can be seen where that was
FRIENDS: Final = 3


@dataclass(slots=True)
class Shade:
    """`sign` stands over its head, `name` beside it; both may be empty."""

    track: Track
    sign: str = ""
    name: str = ""
    warm: bool = False  # a sunlit place


class Shades:
    def __init__(self, assets: Assets, brush: Brush, labels: Labels, echoes: Echoes) -> None:
        self.assets = assets
        self.brush = brush
        self.labels = labels
        self.echoes = echoes
        self._light: dict[int, int] = {}  # luminance behind each, as it is followed

    def draw(self, target: pygame.Surface, camera: Camera, world: World, shades: list[Shade]) -> None:
        """The last of them lies uppermost and has the first right to its sign."""
        signs: list[pygame.Rect] = []
        found = [self._one(target, camera, world, n, shade) for n, shade in enumerate(shades)]
        for shade, at in reversed([*zip(shades, found, strict=True)]):
            if at is not None and (shade.sign or shade.name):
                self._sign(target, shade, *at, signs)

    def _one(
        self, target: pygame.Surface, camera: Camera, world: World, slot: int, shade: Shade
    ) -> tuple[int, int, int] | None:
        """Middle and top of where its sign belongs, and how strong it is; None when nothing of it is to be seen."""
        track, tick = shade.track, world.tick
        pose, since = track.at(tick), max(tick - track.ticks, 0)
        if pose is None or (since and pose.pose == DEATH):
            pose = _end(track) if since < CROSS else None
        if pose is None or not camera.sees(pose.x, pose.y):
            self._light.pop(slot, None)
            return None
        player = world.player
        near = max(abs(pose.x - player.x - player.w // 2), abs(pose.y - player.y - player.h))
        strength = 255 * max(0, min(near - FADE_NEAR, FADE_FAR - FADE_NEAR)) // (FADE_FAR - FADE_NEAR)
        x, y = pose.x - camera.x, pose.y - camera.y
        level = self._level(target, slot, x, y, shade.warm)
        if pose.pose == DEATH:
            self._fall(target, pose, x, y, level, strength, since)
            # Whoever is known by a cross has one already, where he fell.
            signed = since < FALL and shade.sign != "cross"
            return (x, y - LOW, strength * (FALL - since) // FALL) if signed else None
        sheet, frame, flip = frame_of(self.assets, pose, tick)
        self._blit(target, self.echoes.quiet(sheet, frame, flip, *STRENGTHS[level]), x, y, strength)
        if pose.fired:
            tip = sheet.point("muzzle", frame, flip)
            if tip is not None:
                muzzle = self.assets.sheet("effects/muzzle")
                flash = muzzle.nth("small" if tick % 3 else "big", pose.aim & 63)
                self._blit(target, self.echoes.quiet(muzzle, flash, False, *FLASH), x + tip[0], y + tip[1], strength)
        return x, y - HEAD, strength

    def _fall(
        self, target: pygame.Surface, pose: Pose, x: int, y: int, level: int, strength: int, since: int
    ) -> None:
        body = self.assets.sheet("actors/hero")
        if since < FALL:
            picture = self.echoes.quiet(body, body.at("death", since, loop=False), pose.facing < 0, *STRENGTHS[level])
            self._blit(target, picture, x, y, strength * min(FALL - since, FALL // 2) // (FALL // 2))
        cross = self.brush.icons.get("cross", QUIET, RING)
        cross.set_alpha(strength * min(CROSS - since, CROSS // 3) // (CROSS // 3))
        target.blit(cross, (x - cross.get_width() // 2, y - cross.get_height() + 1))
        cross.set_alpha(255)

    def _blit(
        self, target: pygame.Surface, picture: tuple[pygame.Surface, int, int], x: int, y: int, strength: int
    ) -> None:
        surface, dx, dy = picture
        if strength >= 255:
            target.blit(surface, (x + dx, y + dy))
        elif strength > 0:
            surface.set_alpha(strength)
            target.blit(surface, (x + dx, y + dy))
            surface.set_alpha(255)

    def _sign(
        self, target: pygame.Surface, shade: Shade, x: int, y: int, strength: int, signs: list[pygame.Rect]
    ) -> None:
        """Where many stand in one place only the uppermost has a sign."""
        if not strength:
            return
        w, h = self.brush.icons.size(shade.sign) if shade.sign else (0, 0)
        box = pygame.Rect(x - w // 2, y - h, max(w, 1), max(h, 1))
        if box.inflate(2, 2).collidelist(signs) >= 0:
            return
        signs.append(box)
        self.labels.take(box.inflate(2, 2))
        if shade.sign:
            self.brush.icons.draw(target, shade.sign, box.x, box.y, MEMORY if strength > 128 else QUIET, RING)
        if shade.name:
            wide, _ = self.labels.size(shade.name)
            self.labels.ask(NAME, shade.name, [(box.right + 4, box.y - 1), (box.x - 4 - wide, box.y - 1),
                                               (x - wide // 2, box.y - 11)], QUIET)

    def _level(self, target: pygame.Surface, slot: int, x: int, y: int, warm: bool) -> int:
        """Which of STRENGTHS: by what is behind it, followed slowly so that it does not flicker."""
        box = pygame.Rect(x - BOX[0] // 2, y - BOX[1], *BOX).clip(target.get_rect())
        if not box.w or not box.h:
            return 0
        red, green, blue = pygame.transform.average_color(target, box)[:3]
        now = (red * 2 + green * 5 + blue) * 8  # in 64ths, so that it follows small changes, too
        before = self._light.get(slot, now)
        light = self._light[slot] = before + (now - before) // SWAY
        level = sum(light // 64 >= bound for bound in BRIGHT)
        return max(level, 2) if warm else level


def _end(track: Track) -> Pose | None:
    """Where somebody died; None if he did not die at the end of his track."""
    if not track.size or track.codes[-1] & 15 != DEATH:
        return None
    return unpack_code(track.xs[-1], track.ys[-1], track.codes[-1])
