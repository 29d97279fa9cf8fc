"""The pictures of a run that cannot be lived here any more: its echo on the map as it is now, or on nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pygame

from ..app import gif
from ..app.game import headless
from ..app.levels import Levels
from ..content.paths import data_root
from ..content.problems import Problems
from ..memory.recorded import Recording
from ..memory.track import BadTrack, Track
from ..view.assets import Assets
from ..view.echoes import WHOLE_EDGE, WHOLE_FILL, Echoes
from ..view.tiles import render_static
from .errors import Wrong

SIZE: Final = (640, 360)
SMALL: Final = (320, 180)
EVERY: Final = 8  # ticks a frame of the moving picture
MOST: Final = 240  # frames
NIGHT: Final = (16, 22, 34)
_LINE: Final = 90  # ticks of the way behind and before him that are drawn
_DOT: Final = (70, 160, 170)


class Ghost:
    """A recording by its pose tracks alone."""

    def __init__(self, recording: Recording, levels: Levels) -> None:
        headless()
        self.levels = levels
        self.echoes = Echoes(Assets(data_root(), [levels.root]))
        self.stretches: list[tuple[str, int, Track | None]] = []
        for segment in recording.segments:
            try:
                track = Track.loads(segment.track) if segment.track else None
            except BadTrack:
                track = None
            self.stretches.append((segment.level_id, len(segment.commands), track))
        self.ticks = sum(ticks for _, ticks, _ in self.stretches)
        self._map: tuple[str, pygame.Surface | None] = ("", None)

    @property
    def can_be_seen(self) -> bool:
        return any(track is not None for _, _, track in self.stretches)

    def draw(self, tick: int) -> pygame.Surface | None:
        """The picture at a tick of the day, from 1; None where there is no track."""
        for level, ticks, track in self.stretches:
            if tick <= ticks:
                return self._picture(level, track, tick) if track is not None else None
            tick -= ticks
        return None

    def _picture(self, level: str, track: Track, tick: int) -> pygame.Surface | None:
        found = self.echoes.of(track, min(tick, track.ticks), WHOLE_FILL, WHOLE_EDGE)
        if found is None:
            return None
        pose, (body, dx, dy) = found
        ground = self._ground(level)
        canvas = pygame.Surface(SIZE)
        canvas.fill(NIGHT)
        left, top = pose.x - SIZE[0] // 2, pose.y - SIZE[1] * 2 // 3
        if ground is not None:
            left = max(0, min(left, ground.get_width() - SIZE[0]))
            top = max(0, min(top, ground.get_height() - SIZE[1]))
            canvas.blit(ground, (-left, -top))
        for other in range(max(0, tick - _LINE), min(track.ticks, tick + _LINE), 6):
            there = track.at(other)
            if there is not None:
                canvas.fill(_DOT, (there.x - left - 1, there.y - top - 14, 2, 2))
        canvas.blit(body, (pose.x - left + dx, pose.y - top + dy))
        return canvas

    def _ground(self, level: str) -> pygame.Surface | None:
        if self._map[0] != level:
            try:
                ground = render_static(self.levels.get(level), data_root(), [self.levels.root])
            except Problems:
                ground = None  # the map is gone: he walks in the dark
            self._map = (level, ground)
        return self._map[1]

    def shots(self, shots: dict[int, list[Path]], name: str) -> None:
        """Raises Wrong."""
        for tick, paths in sorted(shots.items()):
            picture = self.draw(tick)
            if picture is None:
                raise Wrong(f"{name}: it has {self.ticks} ticks; there is no echo at tick {tick} to draw")
            for path in paths:
                try:
                    pygame.image.save(picture, path)
                except (OSError, pygame.error) as error:
                    raise Wrong(f"{path}: {error}") from None

    def montage(self, path: Path) -> None:
        """Raises Wrong."""
        every = max(EVERY, self.ticks // MOST)
        frames = []
        for tick in range(1, self.ticks + 1, every):
            picture = self.draw(tick)
            if picture is not None:
                frames.append(gif.pixels(pygame.transform.scale(picture, SMALL)))
        colours: list[tuple[int, int, int]] = []
        _exhaust(gif.palette(gif.count(frames), colours))
        writer = gif.Writer(SMALL, colours, EVERY * 100 // 60)
        for frame in frames:
            _exhaust(writer.add(frame))
        writer.finish()
        try:
            path.write_bytes(writer.data)
        except OSError as error:
            raise Wrong(f"{path}: {error.strerror or error}") from None


def _exhaust(work: Iterator[None]) -> None:
    for _ in work:
        pass
