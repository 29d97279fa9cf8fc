"""Mods for tests: the sample, small ones made on the spot, zips of them, and the page in the real game."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pygame

from last_reveille.app.scenes.mods import Mods
from last_reveille.content.mods import Mod, find_mods
from stage import Stage

LANTERN = Path(__file__).parent / "mods" / "lantern"
RUN = LANTERN.with_suffix(".run")
PLAIN = 'id = "{id}"\nname = "{id}"\nversion = "1"\nauthor = "A"\n'


def packed(out: Path, folder: Path = LANTERN, top: str = "") -> Path:
    """A mod as a zip, as its maker would pack it: the files at the top, or the whole folder."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.write(path, top + path.relative_to(folder).as_posix())
    return out


def make(folder: Path, ident: str, more: str = "", files: tuple[str, ...] = ()) -> Path:
    """A mod without levels, with the files (all of the same small picture)."""
    home = folder / ident
    home.mkdir(parents=True)
    (home / "mod.toml").write_text(PLAIN.format(id=ident) + more, "utf-8")
    for name in files:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", home / name)
    return home


def names(mods: list[Mod]) -> list[str]:
    return [mod.id for mod in mods]


def found(folder: Path) -> list[Mod]:
    return find_mods([folder], folder.parent / "cache", "0.1.0")


def open_page(stage: Stage) -> Mods:
    for key in (pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN):
        stage.key(key)
    assert isinstance(stage.top, Mods)
    return stage.top


def choose(stage: Stage, ident: str) -> None:
    page = stage.top
    assert isinstance(page, Mods)
    while stage.game.mods[page.at].id != ident:
        stage.key(pygame.K_DOWN)
