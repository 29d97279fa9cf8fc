"""Where the game's data lies, and where a player's own files go. Nothing is created here."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "LAST_REVEILLE_HOME"


def data_root() -> Path:
    """Folder that holds `maps/`, `sprites/` and `sounds/`: inside the package when installed or frozen, else the
    top of the checkout."""
    here = Path(__file__).resolve()
    inside = here.parents[1] / "_data"
    return inside if inside.is_dir() else here.parents[3]


def user_dir() -> Path:
    """Folder of saves, settings and mods of this player. May not exist yet."""
    moved = os.environ.get(HOME_VARIABLE, "")
    return Path(moved).absolute() if moved else user_data_path("last-reveille", appauthor=False)
