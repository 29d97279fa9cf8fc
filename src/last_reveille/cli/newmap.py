"""`new-map` and `new-mod`: files for somebody to begin with. Nothing that is there already is written over."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

from ..content.paths import data_root
from ..content.starter import Refused, Wish, map_files, map_text, mod_files
from .errors import Usage, Wrong

_SIZE = re.compile(r"([0-9]{1,5})x([0-9]{1,5})")


def new_map(asked: argparse.Namespace) -> int:
    """NAME.tmx in the current folder, and beside it what the editor needs to open it."""
    wish = _wish(asked)
    here = Path.cwd()
    home = here.resolve().is_relative_to(data_root().resolve() / "maps")
    try:  # among the game's own maps everything else is there
        files = {f"{wish.name}.tmx": map_text(wish).encode()} if home else map_files(wish)
    except Refused as refused:
        raise Usage(f"new-map: {refused}") from None
    if (here / f"{wish.name}.tmx").exists():
        raise Wrong(f"{wish.name}.tmx: it is there already; nothing was written")
    _write(here, files)
    print(f"{wish.name}.tmx: try it with: last-reveille play {wish.name}.tmx --watch")
    return 0


def new_mod(asked: argparse.Namespace) -> int:
    """A folder NAME with a mod that plays."""
    wish = _wish(asked)
    folder = Path.cwd() / wish.name
    try:
        files = mod_files(wish)
    except Refused as refused:
        raise Usage(f"new-mod: {refused}") from None
    if folder.exists():
        raise Wrong(f"{wish.name}: it is there already; nothing was written")
    _write(folder, files)
    print(f"{wish.name}: try it with: last-reveille play {wish.name}/maps/first.tmx --watch")
    return 0


def _wish(asked: argparse.Namespace) -> Wish:
    wish = Wish(asked.name, palette=asked.palette, terrain=asked.terrain)
    if not asked.size:
        return wish
    size = _SIZE.fullmatch(asked.size)
    if size is None:
        raise Usage(f'--size is "{asked.size[:40]}"; it must be tiles as in 96x26')
    return Wish(asked.name, int(size[1]), int(size[2]), asked.palette, asked.terrain)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Each file that is not there yet. Raises Wrong."""
    for name, data in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                stream.write(data)
        except FileExistsError:
            continue  # of an earlier map, perhaps changed since by its owner
        except OSError as error:
            raise Wrong(f"{path}: {error.strerror or error}") from None
