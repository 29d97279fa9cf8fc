"""`doctor`: what it runs on, where its files are, what is missing."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

import pygame

from .. import __version__
from ..app.profile import size_of, slots_of_mods
from ..audio.device import open_mixer, quiet
from ..content.campaign import campaign_file, load_campaign, missing_maps
from ..content.mods import GAME, laid_over
from ..content.paths import HOME_VARIABLE, data_root, mods_dirs, user_dir
from ..content.problems import Problems, escaped
from ..memory.upkeep import PROFILES, backups, profile_file, summary
from .finding import found_mods, mods_off


def doctor(_: argparse.Namespace) -> int:
    """Prints rows; exit 1 when something the game needs is missing."""
    missing: list[str] = []
    print(f"last-reveille {__version__}, Python {platform.python_version()} ({sys.executable})")
    sdl = ".".join(str(part) for part in pygame.get_sdl_version())
    print(f"system {platform.platform()}; pygame-ce {pygame.version.ver}, SDL {sdl}, SQLite {sqlite3.sqlite_version}")
    for name in ("pytmx", "msgspec", "platformdirs"):
        print(f"{name} {_version(name)}")
    root = data_root()
    print(f"data {root}")
    missing += [f"{root / part}: missing" for part in ("maps", "sprites", "sounds") if not (root / part).is_dir()]
    home = user_dir()
    where = f" (from {HOME_VARIABLE})" if os.environ.get(HOME_VARIABLE) else ""
    print(f"your files {home}{where}: {_writable(home)}")
    for number in range(1, PROFILES + 1):
        print(f"profile {number}: {_profile(profile_file(home, number))}")
    try:
        campaign = load_campaign()
        print(f"campaign {campaign.id} {campaign.version}: {', '.join(level.id for level in campaign.levels)}")
        missing += missing_maps(campaign, campaign_file())
    except Problems as problems:
        missing += problems.lines
    _mods(home)
    _devices()
    for line in missing:
        print(line, file=sys.stderr)
    return 1 if missing else 0


def _mods(home: Path) -> None:
    """What lies in the folders of mods, what of it lies over the game, and what is remembered of it."""
    found = found_mods()
    for folder in mods_dirs():
        here = [mod for mod in found if mod.file.parent == folder]
        bad = [mod for mod in here if not mod.usable]
        told = f"{len(here) - len(bad)} usable, {len(bad)} broken" if here else \
            "nothing in it" if folder.is_dir() else "not there yet"
        print(f"mods {folder}: {told}")
        for mod in bad:
            print(f"  broken: {mod.problems[0]}")
    print(f"laid over: {', '.join(mod.id for mod in laid_over(found, mods_off())) or 'nothing'}")
    for slot in slots_of_mods(home):
        known = [GAME, *(mod.id for mod in found)]
        gone = "" if all(part in known for part in slot.mod.split("+")) else " (no such mod here)"
        print(f"memory of {escaped(slot.mod, 60)}{gone}, profile {slot.number}: {_profile(slot.file)}")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "bundled"


def _profile(path: Path) -> str:
    found = summary(path)
    if found is None:
        return "cannot be read" if path.exists() and path.stat().st_size else "nobody yet"
    if found.empty:
        return "nobody yet"
    kept = backups(path)
    return (f"{found.loops} loops, {found.deaths} deaths, {size_of(path) / 1e6:.1f} MB, "
            f"{len(kept)} backup{'' if len(kept) == 1 else 's'}")


def _writable(home: os.PathLike[str]) -> str:
    if not os.path.isdir(home):
        return "not there yet"
    return "writable" if os.access(home, os.W_OK) else "read-only: nothing will be remembered"


def _devices() -> None:
    try:
        with quiet():
            pygame.display.init()
        driver = pygame.display.get_driver()
        sizes = ", ".join(f"{w}x{h}" for w, h in pygame.display.get_desktop_sizes())
        print(f"display {driver}: {sizes}")
    except pygame.error as error:
        print(f"display: {error}")
    live, warning = open_mixer()
    print(f"sound: {warning or pygame.mixer.get_init()}")
    if live:
        pygame.mixer.quit()
    pygame.joystick.init()
    print(f"pads: {pygame.joystick.get_count()}")
    pygame.quit()
