"""Recall: the world goes cold, and every run that was ever made is there at once."""

from __future__ import annotations

from typing import Final

import pygame

from ..memory.track import EVERY, Track, sample, unpack_code
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .echoes import WHOLE_EDGE, WHOLE_FILL, Echoes, frame_of
from .poses import Cast, Pose, actor_pose, player_pose

FULL: Final = 8  # ticks until the world has gone cold
WHOLE: Final = 16  # newest runs that stay whole figures
ALIVE_W: Final = 60  # px outside of the picture that still count
COLD: Final = (51, 77, 97)
THREAD: Final = (2, 11, 14)
THREAD_FADE: Final = 236  # of 255, a frame
TURNS: Final = 6  # frames in which every thread has been drawn once
BACK: Final = 66  # ticks of the way here
NEARBY: Final = 700  # px from the player within which a run's passage is drawn, whenever it was
STRIDE: Final = 16  # samples between two looks for it
PASSAGE: Final = 30  # samples of it to either side
LEAP: Final = 300  # px in that time beyond which somebody was put elsewhere
SHOWN: Final = 400  # runs at most


class Recall:
    def __init__(self, assets: Assets, echoes: Echoes, size: tuple[int, int]) -> None:
        self.assets = assets
        self.echoes = echoes
        self._threads = pygame.Surface(size)
        self._scratch = pygame.Surface(size)
        if pygame.display.get_init() and pygame.display.get_surface():
            self._threads, self._scratch = self._threads.convert(), self._scratch.convert()
        self._at: tuple[int, int] | None = None  # camera of the last frame
        self._turn = 0
        self._passages: list[tuple[int, int]] = []  # of each run: first and last sample that passed here
        self._cast: Cast | None = None

    def draw(
        self, target: pygame.Surface, camera: Camera, world: World, tracks: list[Track], amount: int
    ) -> tuple[int, int]:
        """`amount` 0..FULL. Returns how many runs there are and how many of them are still alive at this tick."""
        self._cool(target, amount)
        tracks = tracks[:SHOWN]
        found = sample(tracks, world.tick)
        if amount > FULL // 2:
            if self._at is None or len(self._passages) != len(tracks):
                player = world.player
                self._passages = [passage(track, player.x, player.y + player.h) for track in tracks]
            self._lines(target, camera, world.tick, tracks)
            self._mist(target, camera, found)
        self._whole(target, camera, world.tick, found[:WHOLE])
        self._living(target, camera, world)
        return len(tracks), len(found)

    def forget(self) -> None:
        """The recall has ended."""
        self._at = None

    def _cool(self, target: pygame.Surface, amount: int) -> None:
        grey = pygame.transform.grayscale(target)
        grey.fill(COLD, special_flags=pygame.BLEND_RGB_MULT)
        grey.fill((4, 9, 16), special_flags=pygame.BLEND_RGB_ADD)
        if amount < FULL:
            grey.set_alpha(amount * 255 // FULL)
        target.blit(grey, (0, 0))

    def _mist(self, target: pygame.Surface, camera: Camera, found: list[tuple[int, int, int, int]]) -> None:
        left, top = camera.x, camera.y
        right, bottom = left + target.get_width() + ALIVE_W, top + target.get_height() + ALIVE_W
        mist = self.echoes.mist
        batch = []
        for _, x, y, code in found:
            if left - ALIVE_W < x < right and top < y < bottom:
                picture, dx, dy = mist(x, y, code)
                batch.append((picture, (x + dx - left, y + dy - top)))
        target.fblits(batch, pygame.BLEND_RGB_ADD)

    def _lines(self, target: pygame.Surface, camera: Camera, tick: int, tracks: list[Track]) -> None:
        """The last second of each run as a thread of light, and, at whatever time, its way past here. A few are drawn
        each frame and all fade slowly."""
        threads = self._threads
        if self._at is None:
            threads.fill((0, 0, 0))
            turns = range(TURNS)
        else:
            threads.scroll(self._at[0] - camera.x, self._at[1] - camera.y)
            threads.fill((THREAD_FADE, THREAD_FADE, THREAD_FADE), special_flags=pygame.BLEND_RGB_MULT)
            turns = range(1)
        self._at = (camera.x, camera.y)
        last, count = tick // EVERY, BACK // EVERY
        scratch = self._scratch
        scratch.fill((0, 0, 0))
        first = max(last - count, 0)
        for _ in turns:
            self._turn = (self._turn + 1) % TURNS
            for n, track in enumerate(tracks[self._turn :: TURNS]):
                lift = camera.y + 8 + n * 11 % 31  # not all through one point of the body
                for a, b in ((first, last), self._passages[self._turn + n * TURNS]):
                    points = [(x - camera.x, y - lift) for x, y in zip(track.xs[a:b], track.ys[a:b], strict=True)]
                    if len(points) > 1 and -200 < points[-1][0] < 840 and abs(points[0][0] - points[-1][0]) < LEAP:
                        pygame.draw.lines(scratch, THREAD, False, points)
        threads.blit(scratch, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        target.blit(threads, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _whole(
        self, target: pygame.Surface, camera: Camera, tick: int, found: list[tuple[int, int, int, int]]
    ) -> None:
        batch = []
        for _, x, y, code in found:
            sheet, frame, flip = frame_of(self.assets, unpack_code(x, y, code), tick)
            picture, dx, dy = self.echoes.quiet(sheet, frame, flip, WHOLE_FILL, WHOLE_EDGE)
            batch.append((picture, (x + dx - camera.x, y + dy - camera.y)))
        target.fblits(batch)

    def _living(self, target: pygame.Surface, camera: Camera, world: World) -> None:
        """You, and her if she is there, in full colour and never covered."""
        if self._cast is None or self._cast.level is not world.level:
            self._cast = Cast(world.level, self.assets)
        for actor in world.actors:
            if actor.kind == "rita" and camera.sees(actor.x, actor.y):
                pose = actor_pose(world, actor, self._cast)
                if pose is not None:
                    self._one(target, pose, actor.x + actor.w // 2 - camera.x, actor.y + actor.h - camera.y)
        player = world.player
        self._one(target, player_pose(world, self._cast), player.x + player.w // 2 - camera.x,
                  player.y + player.h - camera.y)

    def _one(self, target: pygame.Surface, pose: Pose, x: int, y: int) -> None:
        picture, dx, dy = pose.sheet.get(pose.frame, pose.flip, pose.style)
        x, y = x + pose.dx, y + pose.dy
        target.blit(self.echoes.gap(pose.sheet, pose.frame, pose.flip), (x + dx - 2, y + dy - 2))
        target.blit(picture, (x + dx, y + dy))


def passage(track: Track, x: int, y: int) -> tuple[int, int]:
    """Samples [first, last) in which a run came closest to a place (px); (0, 0) when it never came near."""
    best, at = NEARBY, -1
    for index in range(0, track.size, STRIDE):
        far = abs(track.xs[index] - x) + abs(track.ys[index] - y)
        if far < best:
            best, at = far, index
    return (0, 0) if at < 0 else (max(0, at - PASSAGE), min(track.size, at + PASSAGE))


def beside(tracks: list[Track], tick: int, left: int, right: int) -> tuple[int, int]:
    """How many runs are at this tick left of a view and right of it, px in the level."""
    found = sample(tracks[:SHOWN], tick)
    return sum(1 for _, x, _, _ in found if x < left), sum(1 for _, x, _, _ in found if x > right)
