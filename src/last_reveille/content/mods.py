"""Mods: found in their folders, checked, put in order. What is wrong with one is a line about it and costs only it.

A mod is a folder or a zip with a `mod.toml` (see campaign.py for its form), laid out as the game is: `maps/`,
`sprites/`, `sounds/`. One with levels is a campaign of its own, and its files are seen while it is played; one without
levels is laid over whatever is played. A `.tmx` on its own is a campaign of one level. There is no code in a mod.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from .. import __version__
from .campaign import Campaign, LevelRef, load_campaign, missing_maps
from .files import FileError, Library
from .modorder import fits, in_order, ring
from .modzip import sweep, unpacked
from .paths import MANIFEST
from .problems import Problems, escaped, line_of, meant
from .rows import looks_missing, rows_play_otherwise, rows_wrong
from .strings import Catalogue
from .tomlfile import line_in, read_toml

GAME: Final = "last-reveille"  # the id of the game's own campaign, which is there before every mod
MOST: Final = 200  # mods that are looked at
_LONGEST_DAY: Final = 100  # characters: it is the name of a folder
PARTS: Final = ("maps", "sprites", "sounds")


@dataclass(frozen=True, slots=True)
class Mod:
    """Something that lies in a mods folder. `problems`: why it cannot be used, a whole line each."""

    file: Path  # the folder, zip or map as it was found
    root: Path  # the folder that its files are in; nothing outside of it is read
    campaign: Campaign
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # what is worth knowing and no reason not to use it

    @property
    def id(self) -> str:
        return self.campaign.id

    @property
    def usable(self) -> bool:
        return not self.problems

    @property
    def playable(self) -> bool:
        """It has levels of its own, and nothing is wrong with it."""
        return self.usable and bool(self.campaign.order)

    @property
    def is_map(self) -> bool:
        return self.file.suffix.lower() == ".tmx"

    @property
    def manifest(self) -> Path:
        return self.root / MANIFEST

    def at(self, line: int, where: str, sentence: str) -> str:
        """A line about its manifest as the player knows it: what is in a zip is told as being in the zip."""
        place = self.file if self.is_map or self.file == self.root else self.file / MANIFEST
        return line_of(str(self.file / MANIFEST if self.file == self.root else place), line, where, sentence)

    def with_problem(self, where: str, sentence: str) -> Mod:
        line = line_in(self.manifest, where) if where and not self.is_map else 0
        return replace(self, problems=(*self.problems, self.at(line, where, sentence)))


def find_mods(folders: Iterable[Path], cache: Path, version: str = __version__) -> list[Mod]:
    """Everything that lies in the folders: usable mods in the order in which they are laid over each other, then what
    cannot be used. Never raises for what lies there."""
    found: list[Mod] = []
    zips = False
    for folder in folders:
        try:
            paths = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_")))
        except OSError:
            continue
        for path in paths[: MOST - len(found)]:
            zips = zips or path.suffix.lower() == ".zip"
            mod = read_mod(path, cache, version)
            if mod is not None:
                found.append(mod)
    if zips:
        sweep(cache)
    return _in_order(_related(_single(found)))


def read_mod(path: Path, cache: Path, version: str = __version__) -> Mod | None:
    """The mod that a folder, a zip or a map is; None when it is none of these. What is wrong with it is in it."""
    blank = Mod(path, path, Campaign(id=slug(path.stem), name=path.stem, version="", author=""))
    ending = path.suffix.lower()
    try:
        if path.is_dir():
            return _from_folder(blank, version)
        if ending == ".tmx":
            level = LevelRef(id=blank.id, file=path.name)
            alone = replace(blank, root=path.parent, campaign=Campaign(blank.id, path.stem, "", "", levels=(level,)))
            return alone if path.is_file() else alone.with_problem("", "not a regular file")
        if ending == ".zip":
            return _from_zip(blank, unpacked(path, cache), version)
    except FileError as error:
        return blank.with_problem("", str(error))
    except OSError as error:
        return blank.with_problem("", error.strerror or "it cannot be read")
    return None


def slug(name: str) -> str:
    """A name as an id: "Côte d'Or (2)" is cote-d-or-2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:40].strip("-_") or "unnamed"


def _from_zip(blank: Mod, home: Path, version: str) -> Mod:
    """Its files may lie at the top of the zip, or in the one folder there: that is how a folder is usually packed."""
    root = home
    if not (home / MANIFEST).is_file():
        inside = sorted(path for path in home.iterdir() if (path / MANIFEST).is_file())
        if len(inside) != 1:
            return blank.with_problem("", f"there is no {MANIFEST} at the top of the zip")
        root = inside[0]
    return _read(replace(blank, root=root), version)


def _from_folder(blank: Mod, version: str) -> Mod:
    return _read(replace(blank, root=blank.file.resolve()), version)


def _read(mod: Mod, version: str) -> Mod:
    if not mod.manifest.exists() and not mod.manifest.is_symlink():
        there = sorted(mod.root.glob("*.tmx"))
        more = "; a map on its own may lie beside this folder" if there else ""
        return mod.with_problem("", f"there is no {MANIFEST} in it{more}")
    try:
        Library(mod.root).resolve(MANIFEST, mod.root)
        campaign = load_campaign(mod.manifest)
        read = replace(mod, campaign=campaign)
        missing = missing_maps(campaign, mod.manifest)
    except FileError as error:
        return mod.with_problem("", f"{MANIFEST}: {error}")
    except Problems as problems:
        named = replace(mod, campaign=_called(mod.campaign, mod.manifest))
        return replace(named, problems=tuple(as_found(mod, line) for line in problems.lines))
    rows = rows_wrong(mod.root / "maps")
    read = replace(read, problems=tuple(as_found(mod, line) for line in (*missing, *rows)))
    if campaign.id == GAME:
        read = read.with_problem("id", f'"{GAME}" is the game itself')
    try:
        if not fits(campaign.game, version):
            read = read.with_problem("game", f'it is for version "{campaign.game}" of the game; this is {version}')
    except ValueError as error:
        read = read.with_problem("game", str(error))
    return replace(read, notes=_notes(read)) if read.usable else read


def _called(campaign: Campaign, manifest: Path) -> Campaign:
    """Called as a manifest that is wrong elsewhere calls it, so that it can be told which mod it is."""
    with suppress(Problems):
        name = read_toml(manifest).get("name")
        if isinstance(name, str) and 0 < len(name) <= 200:
            return msgspec.structs.replace(campaign, name=name)
    return campaign


def as_found(mod: Mod, line: str) -> str:
    """A line about a file of a zip names the zip, not where it was unpacked."""
    return line if mod.is_map else line.replace(escaped(str(mod.root)), escaped(str(mod.file)))


def _notes(mod: Mod) -> tuple[str, ...]:
    """What is in it that the game will not look at, and words that are damaged: those cost only themselves."""
    notes: list[str] = []
    parts = [part for part in PARTS if (mod.root / part).is_dir()]
    if not mod.campaign.levels and not parts:
        notes.append(mod.at(0, "", f"it has no levels and none of the folders {', '.join(PARTS)}: it changes nothing"))
    known = [*PARTS, "mod"]
    for path in sorted(mod.root.iterdir()):
        if path.is_dir() and path.name not in PARTS and (close := meant(path.name, known)):
            notes.append(mod.at(0, path.name, f"the game does not look into this folder{close}"))
    words = Catalogue({})
    words.lay_over(mod.root)
    notes += [as_found(mod, line) for line in words.problems]
    if not any(ident != GAME for ident in mod.campaign.after):  # else it may be there
        notes += [as_found(mod, line) for line in looks_missing(mod.root)]
    return tuple(notes)


def _single(found: Sequence[Mod]) -> list[Mod]:
    """Of two with the same id the first counts; what cannot be used has none to take away."""
    first: dict[str, Mod] = {}
    out = []
    for mod in found:
        twin = first.setdefault(mod.id, mod) if mod.usable else mod
        out.append(mod if twin is mod else
                   mod.with_problem("id", f'"{mod.id}" is the id of {twin.file.name} too, which was found first'))
    return out


def _related(found: list[Mod]) -> list[Mod]:
    """Those whose `after` cannot be had, or leads back to themselves, cannot be used; nor can those behind them."""
    out = list(found)
    after = {mod.id: mod.campaign.after for mod in found if mod.usable}
    for at, mod in enumerate(out):
        if mod.usable and (way := ring(after, mod.id)):
            chain = " -> ".join([*way, mod.id])
            out[at] = mod.with_problem("after", f"it would come after itself: {chain}")
    while True:
        usable = {mod.id for mod in out if mod.usable} | {GAME}
        there = {mod.id for mod in out}
        lost = [(at, mod, name) for at, mod in enumerate(out) if mod.usable
                for name in mod.campaign.after if name not in usable]
        if not lost:
            return out
        for at, mod, name in lost:
            what = "which cannot be used" if name in there else f"which is no mod here{meant(name, usable)}"
            if out[at].usable:
                out[at] = mod.with_problem("after", f'after names "{name[:60]}", {what}')


def _in_order(found: list[Mod]) -> list[Mod]:
    usable = {mod.id: mod for mod in found if mod.usable}
    order = in_order({ident: mod.campaign.after for ident, mod in usable.items()})
    broken = sorted((mod for mod in found if not mod.usable), key=lambda mod: (mod.id, str(mod.file)))
    return [*(usable[ident] for ident in order), *broken]


def laid_over(mods: Sequence[Mod], off: Iterable[str], playing: str = "") -> list[Mod]:
    """The mods whose files are looked at before the game's, the topmost first: the campaign that is played with what
    it comes after, then those that are laid over everything, the last of the order on top. `mods` in order."""
    away = set(off)
    usable = {mod.id: mod for mod in mods if mod.usable}
    under = _under(usable, playing)
    order = list(usable)
    chosen = sorted(under, key=lambda ident: (ident != playing, -order.index(ident)))
    rest = [ident for ident in reversed(order)
            if ident not in under and ident not in away and not usable[ident].campaign.levels]
    return [usable[ident] for ident in (*chosen, *rest)]


def _under(usable: Mapping[str, Mod], playing: str) -> list[str]:
    """A campaign and all that it comes after."""
    under: dict[str, None] = {}

    def take(ident: str) -> None:
        if ident in usable and ident not in under:
            under[ident] = None
            for before in usable[ident].campaign.after:
                take(before)

    if playing:
        take(playing)
    return list(under)


def day_lived(mods: Sequence[Mod], off: Iterable[str], playing: str = "") -> str:
    """Under which name the day that is played is remembered: "" for the game's own, the id of a mod with levels. Where
    mods lie over it that make other levels of it (their rows of enemies and weapons), it is another day, which must
    not take the place of anything in the first: "last-reveille+hard"."""
    under = _under({mod.id: mod for mod in mods if mod.usable}, playing)
    changed = [mod.id for mod in laid_over(mods, off, playing)
               if mod.id not in under and rows_play_otherwise(mod.root / "maps")]
    if not changed:
        return playing
    name = "+".join([playing or GAME, *changed])
    return name if len(name) <= _LONGEST_DAY else f"{playing or GAME}+{hashlib.sha256(name.encode()).hexdigest()[:16]}"
