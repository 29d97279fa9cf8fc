"""One function a command; each returns its exit code and raises Wrong, Usage, NoScreen or Problems."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pygame

from ..app import settings as settings_file
from ..app.levels import Levels
from ..content.check import check_map
from ..content.modcheck import doubted
from ..content.mods import GAME, Mod, as_found, find_mods, laid_over, read_mod
from ..content.paths import MANIFEST, data_root, mods_dirs, user_dir
from ..content.problems import Problems
from ..content.rows import ENEMIES, WEAPONS, rows_wrong
from ..memory.memory import Memory
from ..memory.store import Store
from .errors import NoScreen, Usage, Wrong
from .finding import (
    MAX_PROFILE,
    copy_file,
    home_dir,
    is_recording,
    levels_for,
    map_root,
    mod_called,
    profile_path,
    recording_at,
)

Command = Callable[[argparse.Namespace], int]


def play(asked: argparse.Namespace) -> int:
    from ..app.play import play as start  # the whole game behind it: only when it is wanted
    from ..app.window import NoDisplay

    mod = getattr(asked, "mod", "")
    if mod and getattr(asked, "map", None):
        raise Usage("play: a map or --mod, not both")
    if mod:
        mod = _begins(mod_called(mod))
    levels = levels_for(getattr(asked, "map", None))
    try:
        return start(levels, user_dir(), mod=mod, no_mods=getattr(asked, "no_mods", False),
                     watch=getattr(asked, "watch", False), debug=getattr(asked, "debug", False),
                     at=_spot(levels, getattr(asked, "at", "")))
    except NoDisplay as error:
        raise NoScreen(f"no display ({error}): start the game from a desktop, or try: last-reveille doctor") from None


def _begins(mod: Mod) -> str:
    """The id of a mod whose first map can be read. Raises Problems: before a window is opened for nothing."""
    levels = Levels.of_mod(mod)
    levels.get(levels.first)
    return mod.id


def _spot(levels: Levels, asked: str) -> tuple[int, int] | None:
    """Where a single map is to begin. Raises Usage or Wrong."""
    from ..app.spot import NoSpot, spot_of

    if not asked:
        return None
    if len(levels.order) != 1:
        raise Usage("play: --at needs a map")
    try:
        return spot_of(levels.get(levels.first), asked)
    except NoSpot as none:
        raise Wrong(f"play --at: {none}") from None


def check(asked: argparse.Namespace) -> int:
    lines: list[str] = []
    for path in asked.files:
        lines += _check(path)
    for line in lines:
        print(line)
    return 1 if lines else 0


def _check(path: Path) -> list[str]:
    if not path.exists():
        return [f"{path}: there is no such file"]
    if path.suffix == ".tmx":
        return check_map(path)
    if path.is_dir() or path.suffix == ".zip" or path.name == MANIFEST:
        return _check_mod(path.parent if path.name == MANIFEST else path)
    if path.name in (ENEMIES, WEAPONS):
        return rows_wrong(path.parent)
    if path.suffix == ".toml":
        from ..content.campaign import load_campaign, missing_maps

        try:
            return missing_maps(load_campaign(path), path)
        except Problems as problems:
            return list(problems.lines)
    if path.suffix in (".sqlite", ".db"):
        return _check_profile(path)
    if path.suffix == ".json" and not is_recording(path):
        return _check_settings(path)
    try:
        recording_at(path)
    except Wrong as wrong:
        return [str(wrong)]
    return []


def _check_mod(path: Path) -> list[str]:
    """A zip is unpacked for that to a place that goes away. What it comes after is looked for beside it and
    among the player's."""
    from .sheets import bad_sheets

    with tempfile.TemporaryDirectory() as folder:
        mod = read_mod(path, Path(folder))
        assert mod is not None  # it is a folder or a zip
        if mod.usable and any(ident != GAME for ident in mod.campaign.after):
            beside = find_mods(dict.fromkeys([path.absolute().parent, *mods_dirs()]), Path(folder))
            mod = next((each for each in beside if each.file == path.absolute()), mod)
            lines = doubted(mod, laid_over(beside, (each.id for each in beside), mod.id))
        else:
            lines = doubted(mod)
        return [*lines, *(as_found(mod, line) for line in bad_sheets(mod.root))]


def _check_profile(path: Path) -> list[str]:
    """Looks without taking possession: a copy is opened, never the file itself."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "profile.sqlite"
        try:
            copy_file(path, copy, MAX_PROFILE)
            if not copy.stat().st_size:
                return [f"{path}: the file is empty"]
            wal = path.with_name(path.name + "-wal")
            if wal.exists():  # of a game that runs, or was killed: the last deaths are only there
                copy_file(wal, copy.with_name(copy.name + "-wal"), MAX_PROFILE)
        except Wrong as wrong:
            return [str(wrong)]
        store = Store(copy)
        store.load()
        trouble = store.trouble
        store.close()
    return [f"{path}: {trouble}"] if trouble else []


def _check_settings(path: Path) -> list[str]:
    """Settings are read on a copy, because a broken file would be renamed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        try:
            copy_file(path, copy, settings_file.MAX_BYTES)
        except Wrong as wrong:
            return [str(wrong)]
        lines = settings_file.load(copy)[1]
    # What was done to the copy concerns nobody.
    return [str(path.parent / line).replace(f"; kept as {copy.name}.broken; defaults are used", "") for line in lines]


def render(asked: argparse.Namespace) -> int:
    from ..app.game import headless
    from ..content.level import load_level
    from ..view.tiles import render_static

    if not asked.map.exists():
        raise Wrong(f"{asked.map}: there is no such file")
    level = load_level(asked.map, map_root(asked.map))
    headless()
    try:
        pygame.image.save(render_static(level, data_root(), (map_root(asked.map),)), asked.out)
    except (OSError, pygame.error) as error:
        raise Wrong(f"{asked.out}: {error}") from None
    return 0


def new_map(asked: argparse.Namespace) -> int:
    from .newmap import new_map as run

    return run(asked)


def rows(asked: argparse.Namespace) -> int:
    from .rows import rows as run

    return run(asked)


def new_mod(asked: argparse.Namespace) -> int:
    from .newmap import new_mod as run

    return run(asked)


def mods(asked: argparse.Namespace) -> int:
    from .mods import mods as run

    return run(asked)


def replay(asked: argparse.Namespace) -> int:
    from .replay import replay as run

    return run(asked)


def share(asked: argparse.Namespace) -> int:
    from .share import share as run

    return run(asked)


def soak(asked: argparse.Namespace) -> int:
    from ..app.bots import BOTS
    from ..app.soak import soak as live

    if not asked.deaths and not asked.seconds:
        raise Usage("soak: needs --deaths or --seconds")
    home_dir()
    levels = levels_for(asked.map)
    if asked.level and asked.level not in levels.order:
        raise Usage(f"soak: no level {asked.level!r}; there are {', '.join(levels.order)}")
    store = Store(profile_path(1))
    memory: Memory = store.load()
    told = store.trouble
    if told:
        print(told, file=sys.stderr)

    def saved(count: int) -> None:
        print(f"SAVED {count}", flush=True)

    try:
        done = live(
            levels, memory, BOTS[asked.bot](asked.seed), deaths=asked.deaths, ticks=asked.seconds * 60,
            level=asked.level, store=store, saved=saved,
        )
    finally:
        store.close()
    if store.trouble != told:
        print(store.trouble, file=sys.stderr)
    print(f"{done.ticks} ticks, {done.deaths} deaths, {done.exits} exits")
    return 0


def fair(asked: argparse.Namespace) -> int:
    from .fair import fair as run

    return run(asked)


def memory(asked: argparse.Namespace) -> int:
    from .memory import memory as run

    return run(asked)


def bench(asked: argparse.Namespace) -> int:
    if asked.first_frame:  # the other process of a bench: it must not pay for what only the first one needs
        from .first import first_frame

        return first_frame()
    from .bench import bench as run

    return run(asked)


def doctor(asked: argparse.Namespace) -> int:
    from .doctor import doctor as run

    return run(asked)


COMMANDS: Final[dict[str, Command]] = {
    "play": play, "mods": mods, "check": check, "render": render, "rows": rows, "new-map": new_map, "new-mod": new_mod,
    "replay": replay, "share": share, "soak": soak, "fair": fair,
    "memory": memory, "bench": bench, "doctor": doctor,
}
__all__ = ["COMMANDS", "NoScreen", "Usage", "Wrong"]
