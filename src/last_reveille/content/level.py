"""A Tiled map becomes a Level, or a list of sentences that say why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..sim.arsenal import SORTS
from ..sim.specs import KINDS, Level
from . import members, references, tiled
from .classes import LEVEL, LEVEL_CLASS
from .digest import level_digest
from .files import Library
from .grid import collision_grid, pictures, tile_values
from .objects import Objects, read_objects
from .paths import data_root, mod_root
from .problems import Report, meant
from .rows import Rows, read_rows, used
from .source import Shelf
from .tmx import read_map
from .tmxmodel import TmxMap


def load_level(path: Path, root: Path | None = None, over: Sequence[Path] = ()) -> Level:
    """The level in a .tmx file. `root` is the folder that its references may not leave (the game's own data is always
    open to them); by default that of the mod it is in, the data root for the game's maps, else the
    map's own folder. `over`: folders of maps of mods that are laid over, the topmost first, whose rows of enemies and
    weapons are in force where the map's own folder has none of that name.

    Raises Problems with every problem of the map.
    """
    return read_level(path, root, over)[0]


def read_level(path: Path, root: Path | None = None, over: Sequence[Path] = ()) -> tuple[Level, Objects]:
    """The level together with the lines that its objects came from, for the checker. Raises Problems."""
    report = Report(str(path))
    try:
        own = _root(path) if root is None else root
        shelf = Shelf(Library(own), report)
        tmx = read_map(path, shelf, report)
    except (OSError, ValueError, RuntimeError) as error:
        report.stop(0, "", f"it cannot be opened: {type(error).__name__}")
    whole = not report.lines
    decoded = tiled.decode(tmx)
    rows = read_rows((path.resolve().parent, own / "maps", *over), report)
    values = _level_values(tmx, decoded, report, path, rows)
    tiles = tile_values(tmx, decoded, report)
    grid = collision_grid(tmx, decoded, tiles, report)
    objects = read_objects(tmx, decoded, report, rows)
    carried = tuple(flag.strip() for flag in str(values.pop("carry_in", "")).split(",") if flag.strip())
    if whole:
        # Else a name may be missing only because its object could not be read.
        references.check(objects, carried, report)
    if not any(item.row.name == "Entry" for item in objects.placed) and not report.lines:
        report.add(tmx.line, "map", "it has no Entry: nobody can begin there")
    report.settle()
    layers, art = pictures(tmx, decoded)
    values |= objects.fields()
    met = used(rows, _comers(values), (
        *(str(values.get(sort, "")) for sort in SORTS), *(pickup.weapon for pickup in values.get("pickups", ()))))
    values |= {"breeds": met.breeds, "weapons": met.weapons}
    level = Level(
        width=tmx.width, height=tmx.height, grid=grid, layers=layers, tiles=art, source=_relative(path, own),
        warnings=tuple(report.warnings), **values,
    )
    return replace(level, digest=level_digest(level)), objects


def _comers(values: dict[str, Any]) -> list[str]:
    """Names of all breeds and kinds that may come in a level."""
    spawns = values.get("spawns", ())
    names = [spawn.breed or spawn.kind for spawn in spawns]
    if any(spawn.spar for spawn in spawns):  # whatever killed most
        names += KINDS
    return [*names, *(["drone"] if values.get("halls") else [])]  # the Omega's own


def _root(path: Path) -> Path:
    above = mod_root(path)
    if above is not None:
        return above
    data = data_root().resolve()
    folder = path.resolve().parent
    return data if folder.is_relative_to(data) else folder


def _relative(path: Path, root: Path) -> str:
    full, top = path.resolve(), root.resolve()
    return full.relative_to(top).as_posix() if full.is_relative_to(top) else path.name


def _level_values(
    tmx: TmxMap, decoded: tiled.Decoded, report: Report, path: Path, rows: Rows
) -> dict[str, Any]:
    if tmx.cls and tmx.cls != LEVEL_CLASS:
        report.warn(tmx.line, "map", f'the class "{tmx.cls[:60]}" is not known{meant(tmx.cls, [LEVEL_CLASS])}')
    values = members.read(LEVEL, decoded.props, tmx.props, report, "map", rowed=rows)
    values["id"] = values.get("id") or path.stem
    return values
