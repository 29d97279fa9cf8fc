"""`replay RUN --montage OUT`: the run among all others through the same level that the profile remembers."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from ..app.game import headless
from ..app.levels import Levels
from ..app.montage import OUT, Export, ends_of, runs_of
from ..content.paths import data_root
from ..content.strings import Catalogue
from ..memory.memory import Memory
from ..memory.store import Store
from ..memory.track import Track, TrackRecorder
from ..sim.world import World
from ..view.assets import Assets
from ..view.echoes import Echoes
from ..view.screens.montage import End, Film, MontageStage
from ..view.strip import LevelPicture
from ..view.widgets import Brush
from .errors import Usage, Wrong
from .finding import MAX_PROFILE, copy_file, profile_path

KINDS: Final = (".gif", ".png")


class Together:
    """Sees a run being lived again, then makes its montage. `out`: a .gif, or a .png for a strip of moments; raises
    Usage for anything else."""

    def __init__(self, out: Path) -> None:
        if out.suffix.lower() not in KINDS:
            raise Usage(f"--montage {out}: must end in .gif or .png")
        self.out = out
        self._recorder = TrackRecorder()
        self._world: World | None = None

    def see(self, world: World) -> None:
        """Call once a tick."""
        if self._world is not world:
            self._world, self._recorder = world, TrackRecorder()
        self._recorder.see(world)

    def save(self, levels: Levels) -> int:
        """Of the last level that the run was in; returns how many run in it. Raises Wrong."""
        world = self._world
        if world is None:
            raise Wrong(f"{self.out}: the run has no tick to show")
        headless()
        film = self._film(world, _memory())
        picture = LevelPicture(levels.get(world.level.id), assets := Assets(data_root(), [levels.root]))
        words, brush, echoes = Catalogue.load(), Brush(assets), Echoes(assets)
        film.title = words.text_or(world.level.title, world.level.title or world.level.id)

        def stage_of(size: tuple[int, int]) -> MontageStage:
            return MontageStage(film, picture, echoes, brush, words, size)

        moving = self.out if self.out.suffix.lower() == KINDS[0] else None
        try:
            Export(film, stage_of, moving=moving, strip=None if moving else self.out).finish()
        except OSError as error:
            raise Wrong(f"{self.out}: {error.strerror or error}") from None
        return len(film.tracks)

    def _film(self, world: World, memory: Memory) -> Film:
        """All that is remembered of the level, and this run as the one that walks out, if it does."""
        runs, best = runs_of(memory, world.level.id)
        ends, tracks, kept = ends_of(memory, world.level.id, runs), list[Track](), list[End]()
        winner = -1
        for n, run in enumerate(runs):
            track = run.track
            if track is not None and track.size:
                winner = len(tracks) if n == best else winner
                tracks.append(track)
                kept.append(ends[n])
        own = self._recorder.track()
        tracks.append(own)
        kept.append(End(own.ticks, world.death if world.over == "dead" else "", world.over in OUT))
        return Film(tracks, kept, len(tracks) - 1 if world.over in OUT else winner)


def _memory() -> Memory:
    """What the first profile remembers, read from a copy: a game may be running on it. Nothing when there is none."""
    path = profile_path(1)
    if not path.exists():
        return Memory()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy_file(path, copy, MAX_PROFILE)
        wal = path.with_name(path.name + "-wal")
        if wal.exists():
            copy_file(wal, copy.with_name(copy.name + "-wal"), MAX_PROFILE)
        store = Store(copy)
        try:
            return store.load()
        finally:
            store.close()
