"""The montage: a level was passed, and everybody who ever tried runs it at once, until one walks out."""

from __future__ import annotations

import time
from typing import Final

import pygame

from ...view.echoes import Echoes
from ...view.inks import SECOND, WARM
from ...view.screens.montage import Film, MontageStage
from ...view.widgets import Brush, black
from ..game import Game, level_title
from ..labels import shown
from ..montage import Export, ends_of, free, runs_of, unpacked
from ..reader import Reader
from ..scene import Base, Next, Pop

LEAST: Final = 2  # runs that make a montage
FADE: Final = 18  # frames from black
VERDICT: Final = 40  # frames in which the count comes up
STAYS: Final = 190  # frames for which it then stays
DEAF: Final = 10  # frames at the beginning in which nothing skips: he was still running
SLICE: Final = 3_000_000  # ns a frame for what has to be made
ENCODE: Final = 8_000_000  # and while a file is being made
TOLD: Final = 240  # frames for which one can read where it was written


class MontageScene(Base):
    def __init__(self, game: Game, level_id: str) -> None:
        """`level_id` must be one of the game's levels, with a run or more in the memory."""
        self.level = level_id
        runs, winner = runs_of(game.memory, level_id)
        self._films: list[Film] = []
        self._unpack = unpacked(runs, ends_of(game.memory, level_id, runs), winner, "", self._films)
        self._reader = Reader(game.levels, game.pictures, [level_id])
        self._brush = Brush(game.assets)
        self._echoes = Echoes(game.assets)
        self.stage: MontageStage | None = None
        self.frame = 0  # of the film
        self.after = 0  # frames since its end
        self.age = 0
        self.export: Export | None = None
        self.told = ""
        self.told_left = 0

    def tick(self, game: Game) -> Next:
        self.age += 1
        keep = "extra" in game.controls.menu_events()
        pressed = game.controls.any_pressed()
        game.controls.pointer_events()
        if keep and self.stage is not None:
            self._keep(game)
        elif pressed and self.age > DEAF:
            return self._leave()
        if self.stage is None:
            return None if self._prepare(game) else self._leave()
        if self.export is not None:
            self._encode(game, self.export)
        self._look_ahead(self.stage)
        return self._roll(self.stage)

    def _roll(self, stage: MontageStage) -> Next:
        """On to the next frame; when all is seen, said and written, out."""
        if self.frame < stage.film.frames:
            self.frame += 1
            return None
        self.after += 1
        self.told_left -= 1
        if self.after > VERDICT + STAYS and self.export is None and self.told_left < 0:
            return self._leave()
        return None

    def _leave(self) -> Next:
        self._reader.stop()
        return Pop()

    def _prepare(self, game: Game) -> bool:
        """Unpacks the runs and waits for the level's picture. False: there is nothing to show."""
        until = time.perf_counter_ns() + SLICE
        while time.perf_counter_ns() < until:
            if next(self._unpack, self) is self:
                break
        else:
            return True
        if not self._films:
            return False
        done = self._reader.done
        picture = self._reader.pictures.get(self.level)
        if picture is None:
            return not done  # a map that cannot be read any more has no montage
        film = self._films[0]
        film.title = level_title(game, picture.level)
        self.stage = MontageStage(film, picture, self._echoes, self._brush, game.words)
        picture.want(self.stage.view(0), first=True)
        return True

    def _look_ahead(self, stage: MontageStage) -> None:
        """The level is drawn where the picture will be in a moment."""
        for ahead in (0, 40, 80):
            view = stage.view(self.frame + ahead)
            if not stage.picture.ready(view):
                stage.picture.want(view, first=True)
                stage.picture.work(SLICE)
                return

    # -- into a file

    def _keep(self, game: Game) -> None:
        stage = self.stage
        if self.export is not None or stage is None:
            return
        folder = game.options.home / "montages"
        name = f"{_plain(self.level)}-loop-{game.memory.loop:04d}"

        def stage_of(size: tuple[int, int]) -> MontageStage:
            return MontageStage(stage.film, stage.picture, self._echoes, self._brush, game.words, size)

        self.export = Export(stage.film, stage_of, moving=free(folder, name, "gif"), strip=free(folder, name, "png"))
        game.audio.ui("confirm")

    def _encode(self, game: Game, export: Export) -> None:
        until = time.perf_counter_ns() + ENCODE
        try:
            while time.perf_counter_ns() < until:
                if not export.step():
                    self._tell(game.words.text("error.export_done", file=str(export.moving)))
                    return
        except OSError as error:
            reason = error.strerror or str(error)
            self._tell(game.words.text("error.export_failed", file=str(export.moving), reason=reason))

    def _tell(self, text: str) -> None:
        self.export = None
        self.told, self.told_left = " ".join(text.split()), TOLD

    # -- the picture

    def draw(self, game: Game, canvas: pygame.Surface) -> None:
        stage = self.stage
        if stage is None:
            canvas.fill((8, 8, 16))
            return
        stage.draw(canvas, self.frame)
        if self.after:
            stage.verdict(canvas, min(self.after / VERDICT, 1.0))
        if self.frame < FADE:
            black(canvas, 1 - self.frame / FADE)
        self._words(game, canvas)

    def _words(self, game: Game, canvas: pygame.Surface) -> None:
        words, text = game.words, self._brush.text
        right = canvas.get_width() - 12
        if self.export is not None:
            text.draw(canvas, words.text("results.montage_making", percent=self.export.percent), right, 8, WARM,
                      align="right")
        elif self.told_left > 0:
            text.draw(canvas, text.cut(self.told, right - 100), right, 8, WARM, align="right")
        else:
            key = shown(game, game.controls.menu_label("extra"))
            x = right - text.draw(canvas, words.text("results.montage_skip"), right, 8, SECOND, align="right")
            text.draw(canvas, words.text("results.montage_keep", key=key), x - 16, 8, WARM, align="right")


def montage_of(game: Game, level_id: str) -> MontageScene | None:
    """None when fewer than two runs of a level are remembered, or there is no such level."""
    runs, _ = runs_of(game.memory, level_id)
    return MontageScene(game, level_id) if len(runs) >= LEAST and level_id in game.levels.files else None


def _plain(name: str) -> str:
    """A level's id as a part of a file's name."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name)[:40] or "level"
