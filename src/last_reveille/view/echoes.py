"""Earlier selves: which frame shows a remembered pose, and how they are drawn, one by one or by the hundred."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

import pygame

from ..memory import track as t
from ..memory.track import Pose, Track
from .assets import Assets
from .inks import INK, MEMORY
from .poses import CRAWL_PX, RUN_PX, aim_side, aim_step
from .sheet import Sheet
from .silhouette import grown, in_grey, paint, shrunk, without
from .widgets import ready

Picture: TypeAlias = tuple[pygame.Surface, int, int]  # surface, offset from the feet
Blits: TypeAlias = list[tuple[pygame.Surface, tuple[int, int]]]
WARM_FILL: Final = 66
WARM_EDGE: Final = 140
WHOLE_FILL: Final = 87
WHOLE_EDGE: Final = 204
# Fill and edge of one life among many, added: the more there are in a picture, the less each of them.
MISTS: Final = (((1, 6, 8), (4, 20, 26)), ((1, 4, 5), (3, 12, 15)), ((0, 3, 4), (1, 8, 10)))
MANY: Final = (120, 320)
SEEN_OF_DEATH: Final = 5  # frame in which a body lies


def frame_of(assets: Assets, pose: Pose, tick: int) -> tuple[Sheet, int, bool]:
    """Sheet, frame and mirroring for a remembered pose."""
    side = aim_side(pose.aim, pose.facing)
    step = aim_step(pose.aim, side)
    body = assets.sheet("actors/hero")
    facing = pose.facing < 0
    what = pose.pose
    if what == t.DASH:
        return body, body.nth("dash", 2, loop=False), facing
    if what == t.LADDER:
        return body, body.nth("ladder", -pose.y * 8 // 14), facing
    if what == t.DEATH:
        return body, body.nth("death", SEEN_OF_DEATH, loop=False), facing
    if what == t.DOWN:
        return body, body.nth("death", 5, loop=False), facing
    if what == t.SLIDE:
        return body, body.at("wallslide", tick), facing
    if what == t.SWING:
        blade = assets.sheet("actors/hero_blade")
        way = "up" if step < 3 else "forward"
        return blade, blade.nth(f"swing_{way}", 3), side < 0
    if what in (t.PIN, t.CHARGE):
        return body, body.nth("rail_charge", 5, loop=False), facing
    if what == t.HELD:
        return body, body.at("idle", tick), facing
    gun = assets.sheet("actors/hero_aim")
    if what == t.JUMP or what == t.FALL:
        frame = gun.nth(f"{'rise' if what == t.JUMP else 'fall'}_{step}", 0)
    elif what == t.CROUCH:
        frame = gun.nth(f"crouch_{step}", 0)
    elif what == t.CRAWL:
        frame = gun.nth(f"crawl_{step}", pose.x * side // CRAWL_PX)
    elif what == t.SWIM:
        frame = gun.at(f"swim_{step}", tick)
    elif what == t.RUN:
        frame = gun.nth(f"run_{step}", pose.x * side // RUN_PX)
    elif pose.fired:
        frame = gun.nth(f"shoot_{step}", 0)
    else:
        frame = gun.at(f"idle_{step}", tick)
    return gun, frame, side < 0


def _stage(what: int, x: int, y: int) -> int:
    """Which frame of a move that is told by the way gone: a number below 16."""
    if what == t.RUN:
        return x // RUN_PX % 10
    if what == t.CRAWL:
        return x // CRAWL_PX % 4
    return y // 2 % 8 if what == t.LADDER else 0


class Echoes:
    """Pictures of earlier selves, made once for each frame and strength."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self._quiet: dict[tuple[str, int, bool, int, int, int], Picture] = {}
        self._mist: dict[tuple[str, int, bool, int], Picture] = {}
        self._by_code: list[dict[int, Picture]] = [{} for _ in MISTS]
        self._gap: dict[tuple[str, int, bool], pygame.Surface] = {}

    def quiet(self, sheet: Sheet, frame: int, flip: bool, fill: int, edge: int, dark: int = 0) -> Picture:
        """A faint body in cyan with a rim; every other row is fainter. `dark`: how much ink there is around it."""
        key = (sheet.name, frame, flip, fill, edge, dark)
        found = self._quiet.get(key)
        if found is None:
            found = self._quiet[key] = _quiet(*sheet.get(frame, flip), fill, edge, dark)
        return found

    def has_quiet(self, sheet: Sheet, frame: int, flip: bool, fill: int, edge: int) -> bool:
        """Is the picture made already?"""
        return (sheet.name, frame, flip, fill, edge, 0) in self._quiet

    def of(self, track: Track, tick: int, fill: int, edge: int) -> tuple[Pose, Picture] | None:
        """An earlier self at a tick, or None when it was not there (any more)."""
        pose = track.at(tick)
        if pose is None:
            return None
        sheet, frame, flip = frame_of(self.assets, pose, tick)
        return pose, self.quiet(sheet, frame, flip, fill, edge)

    def mist(self, found: Iterable[tuple[int, int, int]], left: int, top: int, fresh: int, thin: int = 0) -> Blits:
        """Lives (x, y, code) among hundreds, as they are to be added to a picture whose corner is at (left, top). At
        most `fresh` new pictures are made now; who needs one more comes with the next frame. `thin`: see MISTS."""
        by_code, batch = self._by_code[thin], []
        for x, y, code in found:
            what = code & 15
            key = code << 4 | _stage(what, x, y)
            picture = by_code.get(key)
            if picture is None:
                sheet, frame, flip = frame_of(self.assets, t.unpack_code(x, y, code), 0)
                inner = (sheet.name, frame, flip, thin)
                if inner not in self._mist:
                    if fresh <= 0:
                        continue
                    fresh -= 1
                    self._mist[inner] = _mist(*sheet.get(frame, flip), *MISTS[thin])
                picture = by_code[key] = self._mist[inner]
            batch.append((picture[0], (x + picture[1] - left, y + picture[2] - top)))
        return batch

    def gap(self, sheet: Sheet, frame: int, flip: bool) -> pygame.Surface:
        """The shape of a sprite, 2 px larger all round, in ink: what keeps the living apart from the remembered."""
        key = (sheet.name, frame, flip)
        found = self._gap.get(key)
        if found is None:
            plain = pygame.mask.from_surface(sheet.get(frame, flip)[0], 100)
            w, h = plain.get_size()
            mask = pygame.mask.Mask((w + 4, h + 4))
            mask.draw(plain, (2, 2))
            found = self._gap[key] = ready(
                grown(grown(mask)).to_surface(setcolor=(*INK, 255), unsetcolor=(0, 0, 0, 0)))
        return found


def _quiet(sprite: pygame.Surface, dx: int, dy: int, fill: int, edge: int, dark: int) -> Picture:
    mask = pygame.mask.from_surface(sprite, 100)
    body = in_grey(sprite)
    body.fill((90, 225, 222, 255), special_flags=pygame.BLEND_RGBA_MULT)
    body.fill((14, 62, 82, 0), special_flags=pygame.BLEND_RGBA_ADD)
    body.fill((255, 255, 255, fill), special_flags=pygame.BLEND_RGBA_MULT)
    w, h = body.get_size()
    for y in range(1, h, 2):
        body.fill((255, 255, 255, 153), (0, y, w, 1), special_flags=pygame.BLEND_RGBA_MULT)
    whole = pygame.Surface((w + 2, h + 2), pygame.SRCALPHA, 32)
    whole.blit(body, (1, 1), special_flags=pygame.BLEND_RGBA_MAX)
    wide = pygame.mask.Mask((w + 2, h + 2))
    wide.draw(mask, (1, 1))
    if dark:
        paint(whole, without(grown(wide), wide), INK, dark)
    paint(whole, without(wide, shrunk(wide)), MEMORY, edge)
    return ready(whole), dx - 1, dy - 1


def _mist(
    sprite: pygame.Surface, dx: int, dy: int, fill: tuple[int, int, int], rim: tuple[int, int, int]
) -> Picture:
    mask = pygame.mask.from_surface(sprite, 100)
    edge = without(mask, shrunk(mask))
    surface = pygame.Surface(mask.get_size())
    mask.to_surface(surface, setcolor=fill, unsetcolor=(0, 0, 0))
    edge.to_surface(surface, setcolor=rim, unsetcolor=None)
    if pygame.display.get_init() and pygame.display.get_surface():
        surface = surface.convert()
    return surface, dx, dy
