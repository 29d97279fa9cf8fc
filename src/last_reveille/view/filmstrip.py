"""The day as a strip of film: one small real picture for every stretch of it, of the place where he was then.

The pictures are made one by one while the strip is on the screen; what has none yet is black with a hatch, as is what
was never seen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from ..memory.memory import Visited
from ..memory.track import Pose, Track
from ..sim.specs import TILE, Level
from .echoes import Echoes, frame_of
from .inks import CERTAIN, INK, MEMORY, OLD
from .silhouette import grown, without
from .strip import Box, LevelPicture, unknown

HIGH: Final = 62
FRAME: Final = 48  # px of one picture, about
DEN: Final = 4  # level px a px
FAR: Final = 6  # the same for what was only seen in a vision
FEET: Final = 184  # level px from a picture's top to his feet
FIGURE_FILL: Final = 220
LINGER: Final = 240  # ticks
FADE: Final = 5  # px over which a level is dithered away at its end


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture to be made: where on the strip, and of what. `pose` is None for what was only seen."""

    x: int
    w: int
    picture: LevelPicture
    box: Box
    pose: Pose | None
    tick: int
    seen: Visited | None


class FilmStrip:
    def __init__(self, left: int, right: int, echoes: Echoes) -> None:
        """`left`, `right`: px of the screen between which it lies."""
        self.left = left
        self.surface = unknown(right - left, HIGH)
        self._echoes = echoes
        self._frames: deque[Frame] = deque()
        self._edges: list[tuple[int, int]] = []

    @property
    def idle(self) -> bool:
        return not self._frames

    def add(
        self, x: int, w: int, ticks: int, picture: LevelPicture, tracks: Sequence[Track], seen: Visited | None
    ) -> None:
        """A level that was walked, from `x` over `w` px of the screen for `ticks`; the first of the `tracks` that
        lasted so long says where somebody was."""
        count = max(1, round(w / FRAME))
        self._edges.append((x - self.left, w))
        for k in range(count):
            start, end = w * k // count, w * (k + 1) // count
            tick = (start + end) * ticks // (2 * w)
            pose = pose_at(tracks, tick)
            if pose is None:
                continue
            box = around(picture.level, pose.x, pose.y, (end - start) * DEN, HIGH * DEN, FEET)
            self._frames.append(Frame(x - self.left + start, end - start, picture, box, pose, tick, seen))

    def foresee(self, x: int, w: int, picture: LevelPicture, spot: tuple[int, int]) -> None:
        """A level that was only seen, in a vision: the edges of one place (px of the level), and who is there."""
        wide = w * FAR * 7 // 8
        box = spot[0] - wide // 2, spot[1] - HIGH * FAR // 2, wide, HIGH * FAR
        self._frames.append(Frame(x - self.left + (w - wide // FAR) // 2, wide // FAR, picture, box, None, 0, None))

    def work(self, ns: int) -> bool:
        """Makes at most one picture, or draws on what it needs for about so many nanoseconds. True when the strip
        has changed."""
        if not self._frames:
            return False
        frame = self._frames[0]
        if not frame.picture.ready(frame.box):
            frame.picture.want(frame.box, first=True)
            frame.picture.work(ns)
            return False
        self._frames.popleft()
        if frame.pose is None:
            sheet = self._echoes.assets.sheet("actors/omega")
            body = plainly(sheet.get(sheet.nth("pulse", 0))[0], FAR)
            self.surface.blit(frame.picture.vision(frame.box, FAR, body), (frame.x, 0))
        else:
            self._draw(frame, frame.pose)
        return True

    def _draw(self, frame: Frame, pose: Pose) -> None:
        shown = pygame.Surface((frame.w, HIGH))
        frame.picture.draw(shown, 0, 0, frame.box, DEN, frame.seen)
        figure(shown, self._echoes, pose, frame.tick, frame.box, DEN)
        self.surface.blit(shown, (frame.x, 0))
        self.surface.fill(INK, (frame.x + frame.w - 1, 0, 1, HIGH))
        for x, w in self._edges:
            if x <= frame.x < x + w and frame.x + frame.w >= x + w:
                _dither(self.surface, x + w)


def figure(target: pygame.Surface, echoes: Echoes, pose: Pose, tick: int, box: Box, den: int) -> None:
    """Him as he was, small and bright, in a picture of a place."""
    sheet, frame, flip = frame_of(echoes.assets, pose, tick)
    whole, dx, dy = echoes.quiet(sheet, frame, flip, FIGURE_FILL, 0)
    small = plainly(whole, den, den)
    body = pygame.mask.from_surface(small, FIGURE_FILL // 3)
    spot = (pose.x + dx - box[0]) // den - 1, (pose.y + dy - box[1]) // den - 1
    rim = without(grown(body), body)
    target.blit(rim.to_surface(setcolor=(*(CERTAIN if den < DEN else MEMORY), 255), unsetcolor=(0, 0, 0, 0)), spot)
    target.blit(body.to_surface(setcolor=(*OLD, 255), unsetcolor=(0, 0, 0, 0)), spot)
    target.blit(small, spot)


def plainly(sprite: pygame.Surface, den: int, pad: int = 0) -> pygame.Surface:
    """A sprite `den` times smaller, with `pad` px of nothing round it before that."""
    wide, high = -(-(sprite.get_width() + 2 * pad) // den), -(-(sprite.get_height() + 2 * pad) // den)
    plain = pygame.Surface((wide * den, high * den), pygame.SRCALPHA, 32)
    plain.blit(sprite, (pad, pad))  # a run-length encoded picture cannot be scaled as it is
    return pygame.transform.smoothscale(plain, (wide, high))


def around(level: Level, x: int, y: int, w: int, h: int, feet: int) -> Box:
    """A box of w x h px of the level with (x, y) in its middle, `feet` px below its top, inside of the level."""
    left = min(max(x - w // 2, 0), max(level.width * TILE - w, 0))
    top = min(max(y - feet, 0), max(level.height * TILE - h, 0))
    return left, top, w, h


def pose_at(tracks: Sequence[Track], tick: int) -> Pose | None:
    """Where one was at a tick, by the first track that lasted so long; a little after the last of them has ended, where
    that was."""
    for track in tracks:
        if tick <= track.ticks:
            return track.at(tick)
    longest = max(tracks, key=lambda track: track.ticks, default=None)
    return longest.at(longest.ticks) if longest is not None and tick <= longest.ticks + LINGER else None


def _dither(surface: pygame.Surface, x: int) -> None:
    for column in range(FADE):
        for y in range(HIGH):
            if (y * 3 + column * 2) % FADE <= column:
                surface.set_at((x - FADE + column, y), INK)
