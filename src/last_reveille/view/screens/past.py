"""One level as it is remembered and no longer is: its far scenery, the ground that feet have known, and everybody who
was there, at any tick, forwards or backwards. Needs no map and no simulation.
"""

from __future__ import annotations

import itertools
from typing import Final

import pygame

from ...memory.marks import Marks
from ...memory.track import CRAWL, CROUCH, IDLE, RUN, Track, sample, unpack_code
from ...sim.specs import TILE, Entry, Level
from ..assets import Assets
from ..backdrop import Backdrop
from ..camera import FEET_AT as VIEW_FEET_AT
from ..camera import Camera
from ..climate import CLIMATES, DEFAULT
from ..echoes import Echoes, frame_of
from ..inks import MEMORY, QUIET
from ..widgets import HEIGHT, RING, WIDTH, Icons, shade

COLUMN: Final = 8  # px of ground that share one height
STANDING: Final = (IDLE, RUN, CROUCH, CRAWL)
FIGURES: Final = 400
WHOLE: Final = 24  # of them as figures, the rest as mist
FRESH: Final = 6  # pictures of the others that are made in a frame
FEET_AT: Final = 292  # px from the top where the crowd stands
GROUND: Final = (7, 9, 16)
CREST: Final = (30, 62, 78)
DIM: Final = (138, 152, 176)
SPEED: Final = 14  # px a tick that the picture may move
LEVEL_H: Final = 40


class Past:
    """`length` is the last remembered tick."""

    def __init__(self, assets: Assets, level: str, tracks: list[Track], marks: Marks | None) -> None:
        self.assets = assets
        self.tracks = tracks[:FIGURES]
        self.marks = marks
        self.length = max([track.ticks for track in self.tracks], default=600)
        self.camera = Camera((WIDTH, HEIGHT))
        palette = next((palette for palette, row in CLIMATES.items() if row.backdrop == level), DEFAULT)
        right = max([max(track.xs) for track in self.tracks if track.size], default=WIDTH)
        self._ground = ground_of(self.tracks)
        heights = sorted(self._ground.values()) or [LEVEL_H * TILE]
        # The scenery hangs from the height of the entry: put that where most of the ground is.
        home = Entry(0, "", 0, heights[len(heights) // 2] - FEET_AT + round(HEIGHT * VIEW_FEET_AT))
        self._backdrop = Backdrop(
            Level(level, right // TILE + 40, LEVEL_H, (), palette=palette, entries=(home,)), assets)
        self._usual = heights[len(heights) // 2]
        self._at: tuple[float, float] | None = None

    def draw(self, target: pygame.Surface, tick: int, echoes: Echoes, icons: Icons) -> int:
        """The world at a tick of the level, seen from where most are. Returns how many are there."""
        found = sample(self.tracks, tick)
        if found:
            self._follow(found)
        else:
            # Nobody is remembered here at this tick: the place goes by all the same.
            x, y = self._at or (0.0, float(self._usual - FEET_AT))
            self._at = x - 1.5, y
            self.camera.x, self.camera.y = round(x), round(y)
        self._backdrop.draw(target, self.camera, tick)
        shade(target, *DIM)
        self._earth(target)
        left, top = self.camera.x, self.camera.y
        near = [(n, x, y, code) for n, (_, x, y, code) in enumerate(found) if left - 60 < x < left + WIDTH + 60]
        whole = []
        for n, x, y, code in near:
            if n < WHOLE:
                sheet, frame, flip = frame_of(self.assets, unpack_code(x, y, code), tick)
                picture, dx, dy = echoes.quiet(sheet, frame, flip, 87, 204)
                whole.append((picture, (x + dx - left, y + dy - top)))
        mist = echoes.mist(((x, y, code) for n, x, y, code in near if n >= WHOLE), left, top, FRESH)
        target.fblits(mist, pygame.BLEND_RGB_ADD)
        target.fblits(whole)
        self._crosses(target, tick, icons)
        return len(found)

    def _follow(self, found: list[tuple[int, int, int, int]]) -> None:
        """The middle of the crowd, softly: a median, for one who fell off the world must not take the eye along."""
        xs, ys = sorted(x for _, x, _, _ in found), sorted(y for _, _, y, _ in found)
        goal_x, goal_y = float(xs[len(xs) // 2] - WIDTH // 2), float(ys[len(ys) // 2] - FEET_AT)
        if self._at is None:
            self._at = goal_x, goal_y
        x, y = self._at
        x += max(-SPEED, min(SPEED, (goal_x - x) * 0.08))
        y += max(-SPEED, min(SPEED, (goal_y - y) * 0.08))
        self._at = x, y
        self.camera.x, self.camera.y = round(x), round(y)

    def _earth(self, target: pygame.Surface) -> None:
        first = self.camera.x // COLUMN
        for column in range(first, first + WIDTH // COLUMN + 2):
            y = self._ground.get(column)
            if y is None:
                continue
            x, top = column * COLUMN - self.camera.x, y - self.camera.y
            if top < HEIGHT:
                target.fill(GROUND, (x, max(top, 0), COLUMN, HEIGHT - max(top, 0)))
                target.fill(CREST, (x, top, COLUMN, 1))

    def _crosses(self, target: pygame.Surface, tick: int, icons: Icons) -> None:
        """Marks of deaths that have not been undone yet; one that is being undone lights up once more."""
        if self.marks is None:
            return
        left, top = self.camera.x, self.camera.y
        for cluster in self.marks.in_view(left, top - 100, left + WIDTH, top + HEIGHT + 100):
            if cluster.first_tick <= tick:
                bright = tick - cluster.newest.tick in range(40)
                icons.draw(target, "cross", cluster.x - 2 - left, cluster.y + 4 - top, MEMORY if bright else QUIET,
                           RING)


def ground_of(tracks: list[Track]) -> dict[int, int]:
    """Column (COLUMN px) -> the lowest y that somebody stood on there; gaps between known columns are bridged."""
    found: dict[int, int] = {}
    for track in tracks[:60]:
        for x, y, code in zip(track.xs, track.ys, track.codes, strict=True):
            if code & 15 in STANDING:
                column = x // COLUMN
                if y > found.get(column, -1 << 30):
                    found[column] = y
    known = sorted(found)
    for a, b in itertools.pairwise(known):
        if 1 < b - a <= 6:
            for column in range(a + 1, b):
                found[column] = max(found[a], found[b])
    return found
