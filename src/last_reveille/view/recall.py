"""Recall: the world goes cold, and every run that was ever made is there at once."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

import pygame

from ..memory.track import EVERY, Track, sample, unpack_code
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .echoes import MANY, WHOLE_EDGE, WHOLE_FILL, Echoes, frame_of
from .poses import Cast, Pose, actor_pose, player_pose

FULL: Final = 8  # ticks until the world has gone cold
WHOLE: Final = 16  # newest runs that stay whole figures
ALIVE_W: Final = 60  # px outside of the picture that still count
COLD: Final = (51, 77, 97)
THREAD: Final = (3, 14, 18)
THREAD_FADE: Final = 236  # of 255, a frame
TURNS: Final = 6  # frames in which every thread has been drawn once
BACK: Final = 66  # ticks of the way here
NEARBY: Final = 700  # px from the player within which a run's passage is drawn, whenever it was
STRIDE: Final = 16  # samples between two looks for it
PASSAGE: Final = 30  # samples of it to either side
WALKED: Final = 48  # px between two samples beyond which it is the same
LEAP: Final = 300  # px in that time beyond which somebody was put elsewhere
SHOWN: Final = 1000  # runs at most
GREAT: Final = 400  # runs
THREADED: Final = 240  # newest runs that have threads
GLOW: Final = (84, 180, 194)  # of 255: as bright as a crowd gets
FRESH: Final = 4  # pictures that are made in a frame: nobody sees that one life is a frame late


class Lives(NamedTuple):
    """Runs at one tick: how many live, how many of those are further back than the picture and further on, and
    (x, y, code) of those in it."""

    alive: int
    back: int
    on: int
    seen: list[tuple[int, int, int]]


class Crowd:
    """Many runs, to be asked every frame where all of them are: the longest first, so that those who live are the first
    so many, and column by column, because a loop over a thousand of them is too slow."""

    def __init__(self, tracks: list[Track]) -> None:
        by_size = sorted(tracks, key=lambda track: -track.size)
        self._sizes = [-track.size for track in by_size]
        self._xs = [track.xs for track in by_size]
        self._ys = [track.ys for track in by_size]
        self._codes = [track.codes for track in by_size]

    def at(self, tick: int, left: int, right: int) -> Lives:
        """The runs at a tick, before a picture between `left` and `right` (px in the level). Between two samples they
        are at the place between."""
        at, part = divmod(tick, EVERY)
        count = bisect_left(self._sizes, -at - (part > 0))
        xs = [column[at] for column in self._xs[:count]]
        ys = [column[at] for column in self._ys[:count]]
        codes = [column[at] for column in self._codes[:count]]
        if part:
            after = at + 1
            xs = [x + far * part // EVERY if -WALKED <= (far := column[after] - x) <= WALKED else x
                  for x, column in zip(xs, self._xs, strict=False)]
            ys = [y + far * part // EVERY if -WALKED <= (far := column[after] - y) <= WALKED else y
                  for y, column in zip(ys, self._ys, strict=False)]
        seen = [life for life in zip(xs, ys, codes, strict=True) if left <= life[0] <= right]
        back = sum([x < left for x in xs])
        return Lives(count, back, count - back - len(seen), seen)


class Recall:
    def __init__(self, assets: Assets, echoes: Echoes, size: tuple[int, int]) -> None:
        self.assets = assets
        self.echoes = echoes
        self._threads, self._mist, self._scratch = (_dark(size) for _ in range(3))
        self._mist_at = 0, 0  # camera for which the mist was drawn
        self._lives: Lives | None = None
        self._frame = 0
        self._at: tuple[int, int] | None = None  # camera of the last frame
        self._turn = 0
        self._passages: list[tuple[int, int] | None] = []  # of each run: first and last sample that passed here
        self._crowd: Crowd | None = None
        self._counted = 0
        self._thin = -1  # how thin the mist is: decided once for each recall
        self._here = 0, 0  # where the recall began
        self._cast: Cast | None = None

    def draw(self, target: pygame.Surface, camera: Camera, world: World, tracks: list[Track], amount: int) -> Lives:
        """`amount` 0..FULL."""
        self._cool(target, amount)
        tracks = tracks[:SHOWN]
        if self._crowd is None or self._counted != len(tracks):
            self._crowd, self._counted, self._lives = Crowd(tracks), len(tracks), None
        left, right = camera.x - ALIVE_W, camera.x + target.get_width() + ALIVE_W
        # What is dear is done by turns: the mist in one frame and the threads in the next; of a great crowd, to ask
        # where all of them are has a frame of its own.
        self._frame += 1
        turn = self._frame % (3 if len(tracks) > GREAT else 2)
        lives = self._lives
        if lives is None or turn == 1 + (len(tracks) > GREAT):
            lives = self._lives = self._crowd.at(world.tick, left, right)
        if amount > FULL // 2:
            if turn == 1:
                self._breathe(camera, lives)
            elif turn == 0 or self._at is None:
                self._lines(camera, world, tracks[:THREADED])
            self._glow(target, camera)
        newest = [life for life in sample(tracks[: WHOLE * 4], world.tick) if left <= life[1] <= right]
        self._whole(target, camera, world.tick, newest[:WHOLE])
        self._living(target, camera, world)
        return lives

    def forget(self) -> None:
        """The recall has ended. Cheap to say again."""
        if not self._frame:
            return
        self._at = self._crowd = self._lives = None
        self._frame, self._thin = 0, -1
        self._mist.fill((0, 0, 0))

    def _breathe(self, camera: Camera, lives: Lives) -> None:
        """Draws the mist anew: all who live, in or near the picture."""
        if self._thin < 0:
            self._thin = sum(len(lives.seen) > many for many in MANY)
        self._mist.fill((0, 0, 0))
        mist = self.echoes.mist(lives.seen, camera.x, camera.y, FRESH, self._thin)
        self._mist.fblits(mist, pygame.BLEND_RGB_ADD)
        self._mist_at = camera.x, camera.y

    def _glow(self, target: pygame.Surface, camera: Camera) -> None:
        """All light is gathered first and held down: a crowd must glow and not burn out."""
        glow = self._scratch
        glow.fill((0, 0, 0))
        for surface, at in ((self._threads, self._at or (camera.x, camera.y)), (self._mist, self._mist_at)):
            glow.blit(surface, (at[0] - camera.x, at[1] - camera.y), special_flags=pygame.BLEND_RGB_ADD)
        glow.fill(GLOW, special_flags=pygame.BLEND_RGB_MULT)
        target.blit(glow, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _cool(self, target: pygame.Surface, amount: int) -> None:
        grey = pygame.transform.grayscale(target)
        grey.fill(COLD, special_flags=pygame.BLEND_RGB_MULT)
        grey.fill((4, 9, 16), special_flags=pygame.BLEND_RGB_ADD)
        if amount < FULL:
            grey.set_alpha(amount * 255 // FULL)
        target.blit(grey, (0, 0))

    def _lines(self, camera: Camera, world: World, tracks: list[Track]) -> None:
        """The last second of each run as a thread of light, and, at whatever time, its way past here. A few are drawn
        each frame and all fade slowly."""
        threads, player = self._threads, world.player
        if self._at is None or len(self._passages) != len(tracks):
            threads.fill((0, 0, 0))
            self._passages = [None] * len(tracks)
            self._here = player.x, player.y + player.h
        else:
            threads.scroll(self._at[0] - camera.x, self._at[1] - camera.y)
            threads.fill((THREAD_FADE, THREAD_FADE, THREAD_FADE), special_flags=pygame.BLEND_RGB_MULT)
        self._at = left, top = camera.x, camera.y
        last = world.tick // EVERY
        first = max(last - BACK // EVERY, 0)
        scratch = self._scratch
        scratch.fill((0, 0, 0))
        self._turn = (self._turn + 1) % TURNS
        for n in range(self._turn, len(tracks), TURNS):
            track, past = tracks[n], self._passages[n]
            if past is None:
                past = self._passages[n] = passage(track, *self._here)
            lift = top + 8 + n * 11 % 31  # not all through one point of the body
            for a, b in ((first, last), past):
                points = [(x - left, y - lift) for x, y in zip(track.xs[a:b:2], track.ys[a:b:2], strict=True)]
                if len(points) > 1 and -200 < points[-1][0] < 840 and abs(points[0][0] - points[-1][0]) < LEAP:
                    pygame.draw.lines(scratch, THREAD, False, points)
        threads.blit(scratch, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _whole(self, target: pygame.Surface, camera: Camera, tick: int, found: list[tuple[int, int, int, int]]) -> None:
        batch, fresh = [], FRESH // 2
        for _, x, y, code in found:
            key = *frame_of(self.assets, unpack_code(x, y, code), tick), WHOLE_FILL, WHOLE_EDGE
            if not self.echoes.has_quiet(*key):
                fresh -= 1
                if fresh < 0:
                    continue
            picture, dx, dy = self.echoes.quiet(*key)
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


def _dark(size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size)
    return surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface


def passage(track: Track, x: int, y: int) -> tuple[int, int]:
    """Samples [first, last) in which a run came closest to a place (px); (0, 0) when it never came near."""
    best, at = NEARBY, -1
    for index in range(0, track.size, STRIDE):
        far = abs(track.xs[index] - x) + abs(track.ys[index] - y)
        if far < best:
            best, at = far, index
    return (0, 0) if at < 0 else (max(0, at - PASSAGE), min(track.size, at + PASSAGE))
