"""What is wrong with the maps of a mod, and what two mods both bring: looked at when somebody asks, because it takes
reading everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from ..sim.specs import Level
from .check import check_map
from .level import load_level, read_level
from .mods import GAME, PARTS, Mod, as_found
from .problems import Problems, Report, line_of, meant
from .rows import ENEMIES, WEAPONS, read_rows
from .strings import Catalogue
from .tomlfile import line_in
from .words import unknown

_MOST_WORDS: Final = 50  # of a map that are told
_MOST: Final = 4000  # files of a mod that are compared
_SHARED: Final = (".png", ".json", ".ogg")  # what hides another file of the same name; words are laid over one by one


def maps_checked(mod: Mod, over: Sequence[Mod] = ()) -> Iterator[list[str]]:
    """For each level in turn what is wrong with its map, a line each. `over`: the mods that are laid over while it is
    played; their enemies and weapons may be named."""
    if not mod.usable:
        return
    ids = [level.id for level in mod.campaign.levels]
    for at, row in enumerate(mod.campaign.levels):
        try:
            level = load_level(mod.root / row.file, mod.root, [below.root / "maps" for below in over])
        except Problems as problems:
            yield [as_found(mod, line) for line in problems.lines]
            continue
        yield _leads(mod, at, level, ids)


def words_checked(mod: Mod, over: Sequence[Mod] = ()) -> Iterator[list[str]]:
    """For each level in turn the keys that its map names and that are in no catalogue, a line each. `over`: the mods
    that are laid over while it is played, the topmost first; without them nothing is said of a mod that comes after
    others."""
    if not mod.usable or (not over and any(ident != GAME for ident in mod.campaign.after)):
        return
    words = Catalogue.load()
    for root in reversed([below.root for below in over] or [mod.root]):
        words.lay_over(root)
    for row in mod.campaign.levels:
        lines: list[str] = []
        path = mod.root / row.file
        with suppress(Problems):  # of a map that cannot be read something else is told
            level, objects = read_level(path, mod.root, [below.root / "maps" for below in over])
            rows = islice(unknown(level, objects.placed, words), _MOST_WORDS)
            lines = [as_found(mod, line_of(str(path), *found)) for found in rows]
        yield lines


def _leads(mod: Mod, at: int, level: Level, ids: Sequence[str]) -> list[str]:
    """Exits that lead to no level of the campaign: whoever takes them is at the end without knowing why."""
    lines = []
    row = mod.campaign.levels[at]
    for gate in level.exits:
        if gate.to and gate.to not in ids:
            line = 0 if mod.is_map else line_in(mod.manifest, f"levels[{at}].file")
            told = f'{row.file}: an Exit leads to "{gate.to[:60]}", which is no level here{meant(gate.to, ids)}'
            lines.append(mod.at(line, f"level {row.id}", told))
    return lines


def all_problems(mod: Mod, over: Sequence[Mod] = ()) -> list[str]:
    """What keeps it from being used, what is wrong with its maps, and the words that these lack."""
    checked = (*maps_checked(mod, over), *words_checked(mod, over))
    return [*mod.problems, *(line for lines in checked for line in lines)]


def doubted(mod: Mod, over: Sequence[Mod] = ()) -> list[str]:
    """All that there is to say about a mod and each of its maps, as `check` says it of the map alone. `over`: the mods
    that are laid over while it is played, the topmost first."""
    lines = list(mod.problems)
    below = [each.root for each in over]
    for row, wrong in zip(mod.campaign.levels, maps_checked(mod, over), strict=False):
        found = [as_found(mod, line) for line in check_map(mod.root / row.file, mod.root, below)]
        lines += dict.fromkeys([*found, *wrong])
    return [*lines, *mod.notes]


def hidden(over: Sequence[Mod]) -> dict[str, list[tuple[str, Mod]]]:
    """Of mods laid over each other (the topmost first): id -> its files and rows that another
    hides, and which one does."""
    first: dict[str, Mod] = {}
    found: dict[str, list[tuple[str, Mod]]] = {}
    for mod in over:
        for name in (*_files(mod.root), *_row_names(mod.root / "maps")):
            top = first.setdefault(name, mod)
            if top is not mod:
                found.setdefault(mod.id, []).append((name, top))
    return found


def _row_names(folder: Path) -> list[str]:
    """Its rows of enemies and weapons, as they are told: maps/enemies.toml [ember]."""
    rows = read_rows((folder,), Report(""))
    return [*(f"maps/{ENEMIES} [{row.name}]" for row in rows.breeds),
            *(f"maps/{WEAPONS} [{row.name}]" for row in rows.weapons)]


def _files(root: Path) -> list[str]:
    """Pictures and sounds of a mod by name."""
    found: list[str] = []
    for part in PARTS:
        for path in sorted((root / part).rglob("*")):
            if len(found) >= _MOST:
                return found
            if path.suffix in _SHARED and path.is_file():
                found.append(path.relative_to(root).as_posix())
    return found


def brings(mod: Mod) -> tuple[str, ...]:
    """Which of the game's parts it has files of: maps, sprites, sounds, strings, enemies, weapons."""
    if mod.is_map or not mod.usable:
        return ()
    parts = [part for part in PARTS if (mod.root / part).is_dir()]
    if (mod.root / "maps" / "strings").is_dir():
        parts.append("strings")
    parts += [file.removesuffix(".toml") for file in (ENEMIES, WEAPONS) if (mod.root / "maps" / file).is_file()]
    return tuple(parts)
