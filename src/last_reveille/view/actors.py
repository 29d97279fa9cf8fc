"""Bodies on the screen: the player, the others, how they enter, and the glow that lies over them."""

from __future__ import annotations

from typing import Final

import pygame

from ..sim import rules
from ..sim import world as w
from ..sim.specs import KINDS, Level, entrance_ticks
from ..sim.world import Actor, Player, World
from . import beasts
from .assets import Assets
from .camera import Camera
from .poses import Cast, Pose, actor_pose, player_pose
from .sheet import ADD, FAINT, GHOST, PLAIN, RIM, TRAIL

Batch = list[tuple[pygame.Surface, tuple[int, int]]]
RISING: Final = ("breach", "ripple", "climb")
DRAWN: Final = ("lasher", "tower")  # their smears and lines are drawn where they really go: see tells.py
CLOTHED: Final = (PLAIN, RIM)  # styles in which a body looks as it is: a flash or a husk is seen well enough
POD_TICKS: Final = 26  # the last part of a pod's entrance, in which it is seen falling
POD_FALL: Final = 15  # px a tick


class Stage:
    """Draws every body of a world. `glow` is filled with what must be added after the light."""

    def __init__(self, level: Level, assets: Assets) -> None:
        self.cast = Cast(level, assets)
        self.glow: Batch = []
        self._effects = {name: assets.sheet(f"effects/{name}") for name in ("ripple", "pod", "pod_shadow", "breach")}

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        self.glow.clear()
        batch: Batch = []
        for actor in world.actors:
            if camera.sees(actor.x, actor.y, 260):
                self._actor(world, actor, camera, batch)
        self._player(world, camera, batch)
        target.fblits(batch)

    def draw_sunk(self, world: World, target: pygame.Surface, camera: Camera, pools: list[pygame.Rect]) -> None:
        """Draws once more, half transparent, what of the bodies lies under water, over that water: it may be dark and
        deep, but who fights in it must be seen."""
        for pool in pools:
            if not pool.colliderect(camera.x, camera.y, camera.width, camera.height):
                continue
            if pool.colliderect(_box(world.player)):
                self._sunk(player_pose(world, self.cast), world.player, target, camera, pool)
            for actor in world.actors:
                if actor.state != w.ENTER and camera.sees(actor.x, actor.y, 100) and pool.colliderect(_box(actor)):
                    pose = actor_pose(world, actor, self.cast)
                    if pose is not None and pose.style in CLOTHED:
                        self._sunk(pose, actor, target, camera, pool)

    def _sunk(
        self, pose: Pose, body: Player | Actor, target: pygame.Surface, camera: Camera, pool: pygame.Rect
    ) -> None:
        surface, dx, dy = pose.sheet.get(pose.frame, pose.flip, GHOST)
        left, top = body.x + body.w // 2 + pose.dx + dx, body.y + body.h + pose.dy + dy
        seen = surface.get_rect(topleft=(left, top)).clip(pool)
        if seen.w and seen.h:
            target.blit(surface, (seen.x - camera.x, seen.y - camera.y), seen.move(-left, -top))

    def muzzle(self, world: World) -> tuple[int, int] | None:
        """Tip of the player's gun, level px; None when this pose shows none."""
        pose = player_pose(world, self.cast)
        tip = pose.sheet.point("muzzle", pose.frame, pose.flip)
        if tip is None:
            return None
        player = world.player
        return player.x + player.w // 2 + pose.dx + tip[0], player.y + player.h + pose.dy + tip[1]

    def _player(self, world: World, camera: Camera, batch: Batch) -> None:
        player = world.player
        pose = player_pose(world, self.cast)
        x, y = player.x + player.w // 2 - camera.x, player.y + player.h - camera.y
        if player.dash_t > 0:
            for age, style in ((3, FAINT), (2, TRAIL), (1, TRAIL)):
                past = min(age * 2, rules.DASH_TICKS - player.dash_t)
                if past:
                    back = player.dash_dir * past * (rules.DASH // 256)
                    _put(batch, pose._replace(style=style), x - back, y)
        elif player.vy < -rules.JUMP and not player.ground and player.state == w.STATE_NORMAL:  # thrown up by her
            for age, style in ((3, FAINT), (2, TRAIL), (1, TRAIL)):
                _put(batch, pose._replace(style=style), x, y + age * 9)
        _put(batch, pose, x, y)

    def _actor(self, world: World, actor: Actor, camera: Camera, batch: Batch) -> None:
        x, y = actor.x + actor.w // 2 - camera.x, actor.y + actor.h - camera.y
        if actor.state == w.ENTER:
            self._entrance(world, actor, x, y, batch)
            return
        if actor.kind == "burrower":
            self._sand(world, actor, x, y, batch)
        pose = actor_pose(world, actor, self.cast)
        if pose is None:
            return
        _put(batch, pose, x, y)
        glows = actor.state == w.DYING or (actor.state in (w.TELL, w.STRIKE) and actor.kind not in DRAWN)
        if actor.kind in KINDS and glows:
            self._fx(pose, x, y, batch if actor.kind == "burrower" else None, actor.breed.tint)

    def _fx(
        self, pose: Pose, x: int, y: int, solid: Batch | None, tint: tuple[int, int, int] | None = None
    ) -> None:
        """Embers and smears lie in a second picture on the same grid; sand among them is solid, not light."""
        name = f"{pose.sheet.name}_fx"
        overlay = self.cast.assets.overlay(pose.sheet, name)
        if overlay is not None:
            surface, dx, dy = overlay.tinted(tint).get(pose.frame, pose.flip, ADD if solid is None else PLAIN)
            (self.glow if solid is None else solid).append((surface, (x + pose.dx + dx, y + pose.dy + dy)))

    def _sand(self, world: World, actor: Actor, x: int, y: int, batch: Batch) -> None:
        ripple = self._effects["ripple"]
        if actor.state == w.HIDDEN:
            _put(batch, Pose(ripple, ripple.nth("wake", world.tick // 5), actor.facing < 0), x, y)
        elif actor.state == w.TELL:
            total = actor.pose + max(1, actor.timer)
            grown = ripple.nth("grow", actor.pose * 8 // total, loop=False)
            _put(batch, Pose(ripple, grown, bool(world.tick // 3 % 2)), x, y)

    def _entrance(self, world: World, actor: Actor, x: int, y: int, batch: Batch) -> None:
        spec = self.cast.spawns.get(actor.spec)
        total = entrance_ticks(spec) if spec else 60
        done = min(actor.pose, total)
        how = spec.entrance if spec else "ripple"
        if how == "pod":
            self._pod(x, y, total, done, batch)
        elif beasts.mount(actor) != "floor":
            self._unfold(world, actor, x, y, done / max(1, total), batch)
        elif how in RISING:
            self._rise(world, actor, how, x, y, total, done, batch)
        elif how == "fly":
            left = total - done
            self._body(world, actor, x + left * actor.facing * -2, y - left * 3, batch)
        else:
            self._body(world, actor, x, y, batch)

    def _pod(self, x: int, y: int, total: int, done: int, batch: Batch) -> None:
        shadow, pod = self._effects["pod_shadow"], self._effects["pod"]
        left = total - done
        _put(batch, Pose(shadow, shadow.nth("grow", done * 6 // max(1, total), loop=False), False), x, y)
        if left < POD_TICKS:
            _put(batch, Pose(pod, pod.at("fall", done), False), x - left * 3, y - left * POD_FALL)

    def _rise(
        self, world: World, actor: Actor, how: str, x: int, y: int, total: int, done: int, batch: Batch
    ) -> None:
        sheet = self._effects["breach" if how == "breach" else "ripple"]
        step = done * 8 // max(1, total)
        _put(batch, Pose(sheet, sheet.nth("grow", step, loop=False), bool(done // 4 % 2)), x, y)
        shown = done - total // 3
        if shown <= 0:
            return
        pose = actor_pose(world, actor, self.cast)
        if pose is None:
            return
        surface, dx, dy = pose.sheet.get(pose.frame, pose.flip, pose.style)
        height = surface.get_height() + 4
        sunk = height - height * shown // max(1, total - total // 3)
        visible = min(surface.get_height(), -dy - sunk)
        if visible > 0:
            # Only what is above the ground is drawn; the rest is still under it.
            batch.append((_cut(surface, (0, 0, surface.get_width(), visible)), (x + dx, y + dy + sunk)))

    def _unfold(self, world: World, actor: Actor, x: int, y: int, share: float, batch: Batch) -> None:
        """What grows from a roof or a wall comes out of it: only what is out already is drawn."""
        pose = actor_pose(world, actor, self.cast)
        if pose is None:
            return
        surface, dx, dy = pose.sheet.get(pose.frame, pose.flip, pose.style)
        w_, h_ = surface.get_size()
        left, top = x + pose.dx + dx, y + pose.dy + dy
        if beasts.mount(actor) == "roof":
            out = max(1, round(h_ * share))
            batch.append((_cut(surface, (0, h_ - out, w_, out)), (left, top)))
            return
        out = max(1, round(w_ * share))
        if actor.facing > 0:
            batch.append((_cut(surface, (w_ - out, 0, out, h_)), (left, top)))
        else:
            batch.append((_cut(surface, (0, 0, out, h_)), (left + w_ - out, top)))

    def _body(self, world: World, actor: Actor, x: int, y: int, batch: Batch) -> None:
        pose = actor_pose(world, actor, self.cast)
        if pose is not None:
            _put(batch, pose, x, y)


def _box(body: Player | Actor) -> tuple[int, int, int, int]:
    return body.x, body.y, body.w, body.h


def _cut(surface: pygame.Surface, box: tuple[int, int, int, int]) -> pygame.Surface:
    """A part of a sprite, copied: sprites are run-length encoded, and a subsurface of one of those shows memory that
    the library has given back."""
    part = pygame.Surface(box[2:], pygame.SRCALPHA, 32)
    part.blit(surface, (0, 0), box)
    return part


def _put(batch: Batch, pose: Pose, x: int, y: int) -> None:
    surface, dx, dy = pose.sheet.get(pose.frame, pose.flip, pose.style)
    batch.append((surface, (x + pose.dx + dx, y + pose.dy + dy)))
