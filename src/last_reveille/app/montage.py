"""All runs of a level as one film, and as files to share: a moving picture and a strip of six moments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pygame

from ..memory.memory import Memory, Run
from ..memory.track import Track
from ..view.screens.montage import BAR, End, Film, MontageStage
from . import gif

OUT: Final = ("exit", "end")
SIZE: Final = (480, 270)  # px of a moving picture: the game's own pixels, a part of the screen
EVERY: Final = 5  # frames of the film a frame of the GIF
DELAY: Final = EVERY * 100 // 60  # centiseconds
SAMPLES: Final = 6  # frames that the colours are chosen from
FADE: Final = 5  # frames in which the count comes up
HOLD: Final = 260  # centiseconds that it stays
MOMENTS: Final = 6  # pictures of a strip
BAND: Final = 116  # px of each: around where their feet are
GAP: Final = 3
FOOT: Final = 26  # px for the count below them

StageOf = Callable[[tuple[int, int]], MontageStage]


def runs_of(memory: Memory, level: str) -> tuple[list[Run], int]:
    """Every run of a level that is remembered, and which of them walks out: the last one if it did, or else the best;
    -1 when none ever has."""
    runs = memory.runs.get(level)
    if runs is None:
        return [], -1
    found = [*runs.newest]
    if runs.best is not None and all(run is not runs.best for run in found):
        found.append(runs.best)
    last = runs.last
    if last is not None and last.outcome in OUT:
        return found, found.index(last)
    return found, next((n for n, run in enumerate(found) if run is runs.best), -1)


def ends_of(memory: Memory, level: str, runs: list[Run]) -> list[End]:
    """How each of the runs ended."""
    marks = memory.marks.get(level)
    killers = {mark.loop: mark.killer or mark.cause for mark in marks.all} if marks else {}
    return [End(run.ticks, "", True) if run.outcome in OUT else End(run.ticks, killers.get(run.loop, ""))
            for run in runs]


def unpacked(runs: list[Run], ends: list[End], winner: int, title: str, out: list[Film]) -> Iterator[None]:
    """Unpacks the runs, one a step, and appends the film of all that could be; nothing when there are none."""
    tracks: list[Track] = []
    kept: list[End] = []
    first = -1
    for n, run in enumerate(runs):
        track = run.track
        if track is not None and track.size:
            if n == winner:
                first = len(tracks)
            tracks.append(track)
            kept.append(ends[n])
        yield
    if tracks:
        out.append(Film(tracks, kept, first, title))


class Export:
    """A film on its way into two files. `step` draws and encodes a little; the files are written at the end."""

    def __init__(self, film: Film, stage_of: StageOf, *, moving: Path | None = None, strip: Path | None = None) -> None:
        self.film = film
        self.moving = moving
        self.strip = strip
        self.percent = 0
        self._stage_of = stage_of
        self._canvas = _surface(SIZE)
        self._moments: list[pygame.Surface] = []
        self._steps = self._run()

    def step(self) -> bool:
        """False when the files are written. Raises OSError."""
        return next(self._steps, self) is not self

    def finish(self) -> None:
        """All at once. Raises OSError."""
        while self.step():
            pass

    def _run(self) -> Iterator[None]:
        for path in (self.moving, self.strip):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)  # if that fails, better now than at the end
        film, canvas = self.film, self._canvas
        writer: gif.Writer | None = None
        if self.moving is not None:
            colours: list[tuple[int, int, int]] = []
            yield from self._choose(colours)
            writer = gif.Writer(SIZE, colours, DELAY)
        stage = self._stage_of(SIZE)
        moments = [film.frames * (2 * n + 1) // (2 * MOMENTS - 1) for n in range(MOMENTS)]
        for frame in range(film.frames + 1):
            yield from _level_ready(stage, frame)
            stage.draw(canvas, frame)
            self.percent = 100 * frame // (film.frames + 1)
            yield
            if frame in moments:
                self._moments.append(self._band(stage, frame))
            if writer is not None and frame % EVERY == 0:
                yield from writer.add(gif.pixels(canvas))
        for step in range(1, FADE + 1):
            shown = canvas.copy()
            stage.verdict(shown, step / FADE)
            yield
            if writer is not None:
                yield from writer.add(gif.pixels(shown), HOLD if step == FADE else 0)
        if writer is not None and self.moving is not None:
            writer.finish()
            self.moving.write_bytes(writer.data)
        if self.strip is not None:
            yield from self._write_strip(stage, self.strip)

    def _band(self, stage: MontageStage, frame: int) -> pygame.Surface:
        """What is around the leader, as wide as the picture."""
        top = min(max(stage.feet(frame) - BAND * 3 // 4, BAR), SIZE[1] - BAR - BAND)
        return self._canvas.subsurface((0, top, SIZE[0], BAND)).copy()

    def _choose(self, colours: list[tuple[int, int, int]]) -> Iterator[None]:
        """Colours for all frames, by a few of them."""
        stage = self._stage_of(SIZE)
        samples = []
        for n in range(SAMPLES):
            frame = self.film.frames * (2 * n + 1) // (2 * SAMPLES)
            yield from _level_ready(stage, frame)
            stage.draw(self._canvas, frame)
            yield
            samples.append(gif.pixels(self._canvas))
            yield
        counts = gif.count(samples[:1])
        for sample in samples[1:]:
            counts.update(sample)
            yield
        yield from gif.palette(counts, colours)

    def _write_strip(self, stage: MontageStage, path: Path) -> Iterator[None]:
        """Six moments one above another, and the count."""
        count = len(self._moments)
        whole = _surface((SIZE[0], BAR + count * (BAND + GAP) + FOOT))
        whole.fill((8, 8, 16))
        whole.blit(self._canvas, (0, 0), (0, 0, SIZE[0], BAR))
        for n, moment in enumerate(self._moments):
            whole.blit(moment, (0, BAR + n * (BAND + GAP)))
        stage.caption(whole, SIZE[0] // 2, whole.get_height() - FOOT + 8)
        yield
        try:
            pygame.image.save(whole, str(path))
        except pygame.error as error:
            raise OSError(0, str(error)) from None


def _level_ready(stage: MontageStage, frame: int) -> Iterator[None]:
    """The level's own picture, as far as a frame shows it."""
    view = stage.view(frame)
    while not stage.picture.ready(view):
        stage.picture.want(view, first=True)
        stage.picture.work(1_000_000)
        yield


def free(folder: Path, name: str, ending: str) -> Path:
    """A file in a folder that is not there yet: `name.ending`, `name-2.ending`, ..."""
    path, n = folder / f"{name}.{ending}", 2
    while path.exists():
        path, n = folder / f"{name}-{n}.{ending}", n + 1
    return path


def _surface(size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size)
    return surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface
