"""`replay`: a recording, simulated again, looked at and compared."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pygame

from ..app.game import headless
from ..app.levels import Levels
from ..app.replay import Outcome, Unplayable, resimulate
from ..content.paths import data_root
from ..memory.recording import Recording
from ..sim.snapshot import digest
from ..sim.world import World
from ..view.assets import Assets
from ..view.view import View
from .echo import Ghost
from .errors import Usage, Wrong
from .finding import levels_of, recording_of
from .together import Together


def replay(asked: argparse.Namespace) -> int:
    shots = _shots(asked.shot)
    name, recording = recording_of(asked.run)
    levels = levels_of(recording, asked.map)
    watcher = _Watcher(asked, shots, levels.root)
    try:
        outcome = resimulate(recording, levels, watcher.see, strict=asked.verify)
    except Unplayable as error:
        raise Wrong(f"{name}: {error}{_seen_instead(asked, recording, levels, shots, name)}") from None
    watcher.finish(levels)
    if asked.verify and outcome.trouble:
        raise Wrong(f"{name}: {outcome.trouble}")
    if watcher.missed:
        raise Wrong(f"{name}: it has {outcome.ticks} ticks; there is no tick {min(watcher.missed)} to draw")
    _report(asked, name, outcome)
    return 0


def _seen_instead(
    asked: argparse.Namespace, recording: Recording, levels: Levels, shots: dict[int, list[Path]], name: str,
) -> str:
    """Draws the echo of a run that cannot be lived; what became of that, as the end of a sentence."""
    if not shots and asked.montage is None:
        return ""
    ghost = Ghost(recording, levels)
    if not ghost.can_be_seen:
        return "; it brought no pose track, so that nothing can be drawn"
    ghost.shots(shots, name)
    if asked.montage is not None:
        ghost.montage(asked.montage)
    return "; its echo was drawn"


def _report(asked: argparse.Namespace, name: str, outcome: Outcome) -> None:
    if asked.json:
        row = {
            "ticks": outcome.ticks, "digest": outcome.digest, "outcome": outcome.outcome, "level": outcome.level,
            "loops": 1,
        }
        print(json.dumps(row))
    elif asked.verify:
        print(f"{name}: {outcome.ticks} ticks, as recorded: {outcome.outcome} in {outcome.level}")
    else:
        print(f"tick {outcome.ticks} {outcome.digest}")


def _shots(texts: list[str]) -> dict[int, list[Path]]:
    """`TICK:OUT.png`, several times. Raises Usage."""
    found: dict[int, list[Path]] = {}
    for text in texts:
        tick, colon, name = text.partition(":")
        if not colon or not tick.isascii() or not tick.isdigit() or int(tick) < 1 or not name:
            raise Usage(f"--shot {text}: must be TICK:OUT.png, with a tick from 1 on")
        found.setdefault(int(tick), []).append(Path(name))
    return found


class _Watcher:
    """Prints, draws and collects while the recording runs."""

    def __init__(self, asked: argparse.Namespace, shots: dict[int, list[Path]], root: Path) -> None:
        self.plain = not asked.json and not asked.verify
        self.shots = shots
        self.missed = dict(shots)
        self.together = Together(asked.montage) if asked.montage else None
        self.view: View | None = None
        if shots:
            headless()
            self.view = View(Assets(data_root(), [root]))
        self.first = min(shots, default=0) - 120

    def see(self, tick: int, world: World) -> None:
        if self.plain and tick % 60 == 0:
            print(f"tick {tick} {digest(world)}")
        if self.together is not None:
            self.together.see(world)
        if self.view is None:
            return
        # Effects live on between ticks, so the view watches from a little before the first picture on.
        if tick >= self.first:
            self.view.observe(world)
        if tick in self.shots:
            self._draw(tick, world)

    def _draw(self, tick: int, world: World) -> None:
        assert self.view is not None
        canvas = pygame.Surface((640, 360))
        self.view.draw(world, canvas)
        for path in self.missed.pop(tick):
            try:
                pygame.image.save(canvas, path)
            except (OSError, pygame.error) as error:
                raise Wrong(f"{path}: {error}") from None

    def finish(self, levels: Levels) -> None:
        """Raises Wrong."""
        if self.together is not None:
            count = self.together.save(levels)
            if self.plain:
                print(f"{self.together.out}: {count} at once")
