"""Rows of a mod: `enemies.toml` and `weapons.toml`, beside its maps. A row is a table whose name is what maps call it:

    [ember]            # a new breed; in a map: Spawn, kind = ember
    like = "drone"     # thinks and is heard as this kind
    hp = 9
    tint = "#ff5a3c"

A row that has the name of one of the game's own changes it in that mod's levels. Everything is checked against the
tables here, from which the manual's are made; a number outside of its bounds is refused, because a Mimic that
announces itself too late, or moves further in a tick than anybody can see, is not hard but broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from ..sim import arsenal, breeds, rules
from ..sim.arsenal import Weapon
from ..sim.breeds import Breed
from ..sim.specs import KINDS, PEOPLE
from .paths import data_root
from .problems import Problems, Report, line_of, meant
from .source import colour_of
from .tomlfile import head_line, read_toml

ENEMIES: Final = "enemies.toml"
WEAPONS: Final = "weapons.toml"
MOST: Final = 64  # rows of a file
STANDARD_CRY: Final = breeds.STANDARD["herald"].brings
ALONE: Final = ("herald", "alpha")  # never called by anybody
TAKEN: Final = (*PEOPLE, "echo", "omega")  # what an actor may be called besides
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Knob:
    """A number of a row: its bounds and what it does."""

    low: int
    high: int
    help: str


BREED_KNOBS: Final[dict[str, Knob]] = {
    "hp": Knob(1, 999, "hits of the rifle that it takes"),
    "w": Knob(10, 96, "width of its body, px"),
    "h": Knob(10, 120, "height of its body, px"),
    "plates": Knob(1, 2, "plates that it costs; three are a life, and nothing takes a whole one at once"),
    "tell": Knob(24, 600, "ticks of warning before it strikes; its kind has a least of its own"),
    "run": Knob(0, 1280, "speed, 1/256 px a tick"),
    "last": Knob(4, 120, "ticks that its strike lasts"),
    "rest": Knob(12, 900, "ticks that it rests after a strike: the player's turn"),
    "reach": Knob(16, 480, "px at which it begins to strike; a lasher's arms, too"),
    "again": Knob(20, 3600, "ticks between a kite's dives, a herald's cries"),
    "rush": Knob(256, 1792, "speed of a ram, a wave, a lunge, 1/256 px a tick"),
    "leap_x": Knob(128, 1536, "how far it leaps: speed sideways, 1/256 px a tick"),
    "leap_y": Knob(256, 2400, "how high it leaps: speed upwards, 1/256 px a tick"),
    "near": Knob(0, 400, "px that it keeps away from the player"),
    "far": Knob(64, 520, "px from which it shoots"),
    "high": Knob(16, 320, "px: height of a kite over the ground, of a wave, of a column; top of a lasher's line"),
    "low": Knob(0, 300, "px over its feet at which a lasher's line ends; a crouched suit is 24 high"),
    "wide": Knob(8, 128, "width of a burrower's column, px"),
    "shards": Knob(1, 7, "shards in a volley"),
    "speed": Knob(256, 2560, "speed of what it shoots, 1/256 px a tick"),
    "gravity": Knob(0, 64, "how fast what it shoots falls, 1/256 px a tick each tick"),
    "life": Knob(20, 300, "ticks that what it shoots flies"),
    "lock": Knob(16, 120, "last ticks of a tower's warning, in which its line stands still"),
    "turn": Knob(12, 240, "ticks for which you must be behind a shell before it turns"),
    "under": Knob(40, 1200, "ticks under the sand between two strikes"),
    "roam": Knob(0, 1600, "px that a burrower goes from its home"),
    "dive": Knob(2, 8, "speed of a kite's dive, px a tick"),
    "most": Knob(0, 8, "called ones that live at a time"),
    "breaks": Knob(1, 99, "damage in one cry that breaks it"),
    "burst": Knob(0, 64, "px in which its death burns its own kind; 0 = it does not"),
}
WEAPON_KNOBS: Final[dict[str, Knob]] = {
    "damage": Knob(1, 99, "of one bullet, cut or ray; of a blast, if it bursts"),
    "period": Knob(2, 240, "ticks between two shots or throws"),
    "pellets": Knob(1, 12, "bullets in one shot"),
    "spread": Knob(0, 12, "how far bullets scatter to either side, 1/64 of a turn"),
    "speed": Knob(256, 4096, "1/256 px a tick"),
    "gravity": Knob(0, 128, "how fast it falls, 1/256 px a tick each tick"),
    "life": Knob(6, 300, "ticks that a bullet flies, that a grenade lies"),
    "heat": Knob(0, 2048, "of one shot"),
    "heat_most": Knob(64, 8192, "heat at which it must cool down"),
    "cool": Knob(1, 256, "heat lost a tick"),
    "cool_delay": Knob(0, 240, "ticks without a shot before it cools"),
    "kick": Knob(0, 1024, "speed with which it throws him back, 1/256 px a tick"),
    "blast": Knob(0, 96, "px of its blast, which hurts him too; 0 = a rifle's bullets do not burst"),
    "reach": Knob(16, 960, "px: of the blade round the shoulder, of the rail's ray"),
    "lift": Knob(0, 1600, "speed with which a cut downwards throws him up, 1/256 px a tick"),
    "charge": Knob(10, 240, "ticks of holding before it shoots"),
    "cells": Knob(0, 3, "cells of the battery that it takes"),
    "pierces": Knob(1, 16, "Mimics that it goes through"),
    "load": Knob(0, 9, "grenades that he has at a level's beginning and after an anchor"),
    "most": Knob(1, 9, "grenades that he can carry"),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """What the files of some folders say. Of rows with one name only the first is there."""

    breeds: tuple[Breed, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    whole: bool = True  # False: something in the files is wrong, so that a name may be missing for that reason only

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everything that a Spawn may name."""
        return (*KINDS, *(row.name for row in self.breeds if row.name not in KINDS))

    @property
    def arms(self) -> tuple[str, ...]:
        """Everything that a map may put into his hands."""
        return (*arsenal.SORTS, *(row.name for row in self.weapons if row.name not in arsenal.SORTS))

    def of_sort(self, sort: str) -> tuple[str, ...]:
        """What may be in that hand."""
        return (sort, *(row.name for row in self.weapons if row.sort == sort and row.name != sort))

    def kind(self, name: str) -> str:
        return breeds.breed_of(self.breeds, name).kind


def read_rows(folders: Iterable[Path], report: Report) -> Rows:
    """The rows in some folders, the topmost first; what is wrong goes to the report."""
    before = len(report.lines)
    found_breeds: dict[str, Breed] = {}
    found_weapons: dict[str, Weapon] = {}
    for folder in dict.fromkeys(folder.resolve() for folder in folders):
        for row in _breeds(folder / ENEMIES, report):
            found_breeds.setdefault(row.name, row)
        for arm in _weapons(folder / WEAPONS, report):
            found_weapons.setdefault(arm.name, arm)
    merged = tuple(found_breeds.values())
    tame = tuple(row if _can_bring(row, merged) else replace(row, brings=STANDARD_CRY) for row in merged)
    for row, as_is in zip(merged, tame, strict=True):
        if row is not as_is and len(report.lines) == before:
            report.warn(0, f"[{row.name}] brings", f"{row.brings} is something else here: it brings {STANDARD_CRY}")
    return Rows(tame, tuple(found_weapons.values()), len(report.lines) == before)


def rows_wrong(folder: Path) -> list[str]:
    """What is wrong with the two files of a folder of maps, a line each."""
    report = Report(str(folder / ENEMIES))
    with suppress(Problems):  # more than anybody reads
        read_rows((folder,), report)
    return report.lines


def rows_play_otherwise(folder: Path) -> bool:
    """Do the files of a folder change more than looks?"""
    rows = read_rows((folder,), Report(""))
    return any(row.plays_otherwise for row in rows.breeds) or any(row.plays_otherwise for row in rows.weapons)


def looks_missing(root: Path) -> list[str]:
    """Pictures and sounds that the rows of a mod name and neither it nor the game has, a line each: the kind's own are
    shown and heard instead."""
    folder, lines = root / "maps", []
    rows = read_rows((folder,), Report(""))

    def there(pattern: str) -> bool:
        return any(next(top.glob(pattern), None) is not None for top in (root, data_root()))

    for breed in rows.breeds:
        if breed.picture and not there(f"sprites/actors/{breed.picture}.json"):
            line = head_line(folder / ENEMIES, breed.name, "picture")
            lines.append(line_of(str(folder / ENEMIES), line, f"[{breed.name}] picture",
                                 f"there is no sprites/actors/{breed.picture}.json"))
    for weapon in rows.weapons:
        if weapon.sound and not any(there(f"sounds/effects/{weapon.sound}{end}.ogg") for end in ("", "_[0-9]*")):
            line = head_line(folder / WEAPONS, weapon.name, "sound")
            lines.append(line_of(str(folder / WEAPONS), line, f"[{weapon.name}] sound",
                                 f"there is no sounds/effects/{weapon.sound}.ogg"))
    return lines


def used(rows: Rows, spawned: Iterable[str], carried: Iterable[str]) -> Rows:
    """Those rows that a level can meet, by name: `spawned` breeds and kinds with what they bring, and the suit's arms
    with those that are `carried`. Others are none of its business: editing them changes no recording."""
    wanted = dict.fromkeys(spawned)
    wanted.update(dict.fromkeys(cry for name in list(wanted) if (cry := breeds.breed_of(rows.breeds, name).brings)))
    arms = dict.fromkeys((*arsenal.SORTS, *carried))
    return Rows(tuple(sorted((row for row in rows.breeds if row.name in wanted and row.own), key=lambda row: row.name)),
                tuple(sorted((row for row in rows.weapons if row.name in arms and row.own), key=lambda row: row.name)))


def _can_bring(row: Breed, rows: tuple[Breed, ...]) -> bool:
    """Nothing that cries, or commands, or is nobody comes to a cry: a cry that is answered by cries has no end."""
    return not row.brings or breeds.breed_of(rows, row.brings).kind not in ("", *ALONE)


# -- one file


def _tables(path: Path, report: Report) -> list[tuple[str, dict[str, Any]]]:
    """Name and keys of every table of a file that is there."""
    if not path.exists() and not path.is_symlink():
        return []
    if path.resolve().parent != path.parent.resolve():
        report.add(0, "", "it lies outside of the folder of the maps", str(path))
        return []
    try:
        tree = read_toml(path)
    except Problems as problems:
        report.lines.extend(problems.lines)
        return []
    tables = []
    if len(tree) > MOST:
        report.add(0, "", f"it has {len(tree)} rows; more than {MOST} are not read", str(path))
    for name, table in list(tree.items())[:MOST]:
        if not isinstance(table, dict):
            report.add(head_line(path, "", name), name[:60], f"must be a table: [{name[:60]}]", str(path))
        elif not _NAME.fullmatch(name):
            report.add(head_line(path, name), name[:60],
                       "a row's name must be lower-case letters, digits and _", str(path))
        else:
            tables.append((name, table))
    return tables


class _Table:
    """One table being read: what is wrong with it is told by its line."""

    def __init__(self, path: Path, name: str, table: dict[str, Any], report: Report) -> None:
        self.path, self.name, self.table, self.report = path, name, table, report
        self.fine = True

    def wrong(self, key: str, sentence: str) -> None:
        self.fine = False
        line = head_line(self.path, self.name, key)
        self.report.add(line, f"[{self.name}] {key[:60]}".rstrip(), sentence, str(self.path))

    def like(self, own: Sequence[str], what: str) -> str:
        """The row of the game's that this one starts from; "" when it says none that there is."""
        like = self.table.get("like", self.name if self.name in own else None)
        if like is None:
            self.wrong("", f"it must say what it is like: like = one of {', '.join(own)}")
        elif not isinstance(like, str) or like not in own:
            self.wrong("like", f'"{str(like)[:60]}" is no {what}; it must be one of {", ".join(own)}'
                               f"{meant(str(like)[:60], own)}")
        elif self.name in own and like != self.name:
            self.wrong("like", f"{self.name} is one of the game's own, and stays like itself")
        else:
            return like
        return ""

    def numbers(self, uses: Sequence[str], knobs: dict[str, Knob], words: Sequence[str], like: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for key, value in self.table.items():
            if key == "like" or key in words:
                continue
            if key not in uses or key not in knobs:
                why = f"a {like} does not use it" if key in knobs else "there is no such key"
                self.wrong(key, f"{why}{meant(key[:60], [*uses, *words, 'like'])}")
            elif type(value) is not int:
                self.wrong(key, f"must be a whole number, not {_shown(value)}")
            elif not knobs[key].low <= value <= knobs[key].high:
                self.wrong(key, f"is {value}; it must be from {knobs[key].low} to {knobs[key].high}")
            else:
                found[key] = value
        return found

    def word(self, key: str) -> str:
        value = self.table.get(key, "")
        if not isinstance(value, str) or (value and not _NAME.fullmatch(value)):
            self.wrong(key, "must be a name in lower-case letters, digits and _")
            return ""
        return value

    def colour(self) -> tuple[int, int, int] | None:
        value = self.table.get("tint", "")
        colour = colour_of(value) if isinstance(value, str) and value else None
        if value != "" and colour is None:
            self.wrong("tint", 'must be a colour, as in "#ff5a3c"')
        return colour


def _shown(value: object) -> str:
    return {str: "words", bool: "true or false", float: "a broken one", list: "a list", dict: "a table"}.get(
        type(value), "that")


def _breeds(path: Path, report: Report) -> list[Breed]:
    tables = _tables(path, report)
    found = []
    for name, keys in tables:
        table = _Table(path, name, keys, report)
        if name in TAKEN:
            table.wrong("", f"{name} is somebody of the game's who is no Mimic; call it otherwise")
            continue
        like = table.like(KINDS, "kind of Mimic")
        if not like:
            continue
        words = [word for word in ("picture", "tint", "brings") if word != "brings" or word in breeds.USES[like]]
        values: dict[str, Any] = dict(table.numbers(breeds.USES[like], BREED_KNOBS, words, like))
        for key in ("picture", "brings"):
            if key in words and key in keys:
                values[key] = table.word(key)
        if "tint" in keys:
            values["tint"] = table.colour()
        row = replace(breeds.STANDARD[like], name=name, **values)
        _fair(table, row)
        if table.fine:
            found.append(row)
    for row in found:
        _brings(_Table(path, row.name, {}, report), row, found)
    return found


def _fair(table: _Table, row: Breed) -> None:
    """What no bound of a single number says."""
    least = rules.LEAST_TELL[row.kind]
    if row.tell < least:
        table.wrong("tell", f"is {row.tell}; nobody can answer a {row.kind} that warns for less than {least} ticks")
    if row.kind == "tower" and row.lock > row.tell:
        table.wrong("lock", f"is {row.lock}, longer than its tell of {row.tell}")
    if row.kind == "spitter" and row.near >= row.far:
        table.wrong("near", f"is {row.near}; it must be less than far, which is {row.far}")
    if row.kind == "lasher" and row.low >= row.high:
        table.wrong("low", f"is {row.low}; it must be less than high, which is {row.high}")


def _brings(table: _Table, row: Breed, rows: Sequence[Breed]) -> None:
    if row.kind == "herald" and (not row.brings or not _can_bring(row, tuple(rows))):
        names = [name for name in (*KINDS, *(one.name for one in rows))
                 if breeds.breed_of(tuple(rows), name).kind not in ALONE]
        table.wrong("brings", f'"{row.brings}" is nothing that it can bring; it must be one of {", ".join(names)}'
                              f"{meant(row.brings, names)}")


def _weapons(path: Path, report: Report) -> list[Weapon]:
    found = []
    for name, keys in _tables(path, report):
        table = _Table(path, name, keys, report)
        like = table.like(arsenal.SORTS, "weapon")
        if not like:
            continue
        values: dict[str, Any] = dict(table.numbers(arsenal.USES[like], WEAPON_KNOBS, ("sound", "tint"), like))
        if "sound" in keys:
            values["sound"] = table.word("sound")
        if "tint" in keys:
            values["tint"] = table.colour()
        row = replace(arsenal.STANDARD[like], name=name, **values)
        if like == "grenade" and not row.blast:
            table.wrong("blast", "a grenade bursts: it must be 1 or more")
        if like == "grenade" and row.load > row.most:
            table.wrong("load", f"is {row.load}, more than he can carry ({row.most})")
        if like == "rifle" and row.heat > row.heat_most:
            table.wrong("heat", f"is {row.heat}; it must be at most heat_most, which is {row.heat_most}")
        if table.fine:
            found.append(row)
    return found


assert {name for uses in breeds.USES.values() for name in uses} - {"brings"} == set(BREED_KNOBS)
assert {name for uses in arsenal.USES.values() for name in uses} == set(WEAPON_KNOBS)
assert set(BREED_KNOBS) < {field.name for field in fields(Breed)}
