"""A campaign or a mod: which levels, in which order, by whom. The game loads its own the same way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import msgspec

from ..sim.specs import MOVES
from .files import FileError, Library
from .paths import data_root
from .problems import Report, meant
from .tomlfile import line_in, read_toml

_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_WHERE: Final = re.compile(r" - at `\$\.?(.*)`$")
_UNKNOWN: Final = re.compile(r"unknown field `(.{1,80})`")

Text = Annotated[str, msgspec.Meta(max_length=200)]


class LevelRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level of a campaign. `file` is relative to the campaign file; `next` is the id that follows, if any. A `side`
    level is no stretch of the day's road: an Exit leads there, or nothing but its name."""

    id: Text
    file: Text
    next: Text = ""
    side: bool = False


class Campaign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What campaign.toml or mod.toml says. `name` is a key of the catalogue or the words themselves."""

    id: Text
    name: Text
    version: Text
    author: Text
    game: Text = ""  # versions of the game that it is for
    after: tuple[Text, ...] = ()  # ids that are loaded before
    moves: tuple[Text, ...] = MOVES  # those that need not be learned in a yard first
    levels: tuple[LevelRef, ...] = ()

    @property
    def move_bits(self) -> int:
        """`moves` as bits in the order of specs.MOVES."""
        return sum(1 << i for i, move in enumerate(MOVES) if move in self.moves)

    def level(self, ident: str) -> LevelRef | None:
        """The level with this id."""
        return next((level for level in self.levels if level.id == ident), None)

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the levels that the day leads through, in order; side levels are not among them."""
        return tuple(level.id for level in self.levels if not level.side)

    @property
    def first(self) -> str:
        """Id of the level that it begins with; empty without levels."""
        return self.order[0] if self.order else ""


def campaign_file() -> Path:
    """The game's own campaign."""
    return data_root() / "maps" / "campaign.toml"


def load_campaign(path: Path | None = None) -> Campaign:
    """The campaign in a file; the game's own by default. Raises Problems. That its maps exist is not asked here."""
    path = campaign_file() if path is None else path
    report = Report(str(path))
    tree = read_toml(path)
    try:
        found = msgspec.convert(tree, Campaign)
    except msgspec.ValidationError as error:
        place = _WHERE.search(str(error))
        where, sentence = place[1] if place else "", _WHERE.sub("", str(error))
        if unknown := _UNKNOWN.search(sentence):
            fields = (LevelRef if where.startswith("levels[") else Campaign).__struct_fields__
            where = f"{where}.{unknown[1]}" if where else unknown[1]
            sentence = f"there is no such key{meant(unknown[1], fields)}"
        report.stop(line_in(path, where), where, sentence)
    _check(found, report, path)
    report.settle()
    return found


def missing_maps(campaign: Campaign, path: Path) -> list[str]:
    """A sentence for each level whose map is not there."""
    report = Report(str(path))
    library = Library(path.parent)
    for at, level in enumerate(campaign.levels):
        try:
            library.resolve(level.file, path.parent)
        except FileError as error:
            report.add(line_in(path, f"levels[{at}].file"), f"level {level.id}", f'"{level.file}": {error}')
    return report.lines


def _check(campaign: Campaign, report: Report, path: Path) -> None:
    def add(where: str, key: str, sentence: str) -> None:
        report.add(line_in(path, f"{where}.{key}" if where else key), where or key, sentence)

    if not _ID.fullmatch(campaign.id):
        add("", "id", f'"{campaign.id[:60]}" must be lower-case letters, digits, - and _')
    for move in campaign.moves:
        if move not in MOVES:
            add("", "moves", f'"{move[:60]}" is no move{meant(move, list(MOVES))}')
    ids = [level.id for level in campaign.levels]
    side = [level.id for level in campaign.levels if level.side]
    for at, level in enumerate(campaign.levels):
        where = f"levels[{at}]"
        if not _ID.fullmatch(level.id):
            add(where, "id", f'the id "{level.id[:60]}" must be lower-case letters, digits, - and _')
        if level.id in ids[:at]:
            add(where, "id", f'the id "{level.id}" is there twice')
        if level.side and level.next:
            add(where, "next", "a side level has no next: its exits say where it leads")
        if level.next and level.next not in ids:
            add(where, "next", f'next names "{level.next[:60]}", which is no level{meant(level.next, ids)}')
        if level.next in side:
            add(where, "next", f'next names "{level.next}", which is a side level')
        if not level.file.endswith(".tmx"):
            add(where, "file", f'the file "{level.file[:60]}" is no .tmx map')
