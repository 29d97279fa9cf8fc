"""Where the game's data lies, and where a player's own files go. Nothing is created here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "LAST_REVEILLE_HOME"
MANIFEST = "mod.toml"
MOD_DEPTH = 4  # folders above a map in which the manifest of its mod is looked for
NOWHERE = Path(os.devnull)


def data_root() -> Path:
    """Folder that holds `maps/`, `sprites/` and `sounds/`: inside the package when installed or frozen, else the
    top of the checkout."""
    here = Path(__file__).resolve()
    inside = here.parents[1] / "_data"
    return inside if inside.is_dir() else here.parents[3]


def runs_dir() -> Path:
    """Folder of the clean runs, `LEVEL.run`: recordings that finish each level. May be absent."""
    root = data_root()
    inside = root / "runs"
    return inside if inside.is_dir() else root / "tests" / "runs"


def user_dir() -> Path:
    """Folder of saves, settings and mods of this player. May not exist yet; if nobody knows where this player lives,
    a path below NOWHERE, at which nothing can be written."""
    moved = os.environ.get(HOME_VARIABLE, "")
    if moved:
        return Path(moved).absolute()
    home = os.environ.get("HOME", "")
    if os.name != "nt" and home and not os.path.isabs(home):
        return NOWHERE / "last-reveille"  # it would mean another folder in each folder that one starts from
    path = user_data_path("last-reveille", appauthor=False)
    # Without a home the names come out as "~/..." or as a folder at the top of the disk.
    homeless = os.name != "nt" and home == "" and os.path.expanduser("~") in ("~", "", "/")
    return NOWHERE / "last-reveille" if homeless or not path.is_absolute() else path


def mod_root(path: Path) -> Path | None:
    """The folder of the mod that a map lies in: the nearest one above it with a manifest; None when there is none."""
    for folder in path.resolve().parents[:MOD_DEPTH]:
        if (folder / MANIFEST).is_file():
            return folder
    return None


def mods_dirs(home: Path | None = None) -> tuple[Path, ...]:
    """Folders in which mods are looked for: the player's own, and the one beside the program when that is a single
    executable. They may not exist."""
    own = (user_dir() if home is None else home) / "mods"
    return (own, Path(sys.executable).resolve().parent / "mods") if getattr(sys, "frozen", False) else (own,)


def mods_cache(home: Path | None = None) -> Path:
    """Where mods that come as a zip are unpacked."""
    return (user_dir() if home is None else home) / "cache" / "mods"
