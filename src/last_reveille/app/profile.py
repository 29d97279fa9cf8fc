"""The profile that is played, and the other slots: opening, changing, handing out and taking in while the game runs."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..content.files import FileError, read_bytes
from ..content.strings import Catalogue
from ..memory.memory import Memory
from ..memory.store import Store
from ..memory.upkeep import PROFILES, Refused, export, profile_file, put, set_aside, summary, try_copy

MAX_PROFILE: Final = 256 << 20  # bytes; a year of play is a tenth of it


class InUse(Refused):
    """Another game has that slot, or nothing can be written there."""


EXPORTS: Final = "exports"  # folder in the player's, for what goes out and comes in


MEMORIES: Final = "memory"  # folder in the player's, for the memories of mods, a folder each
MOST_MODS: Final = 400  # folders in it that are looked at


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a memory lies: one of the game's own, or, with the id of a mod, one of that mod's."""

    home: Path  # the player's folder
    number: int  # from 1
    mod: str = ""

    @property
    def folder(self) -> Path:
        return self.home / MEMORIES / self.mod if self.mod else self.home

    @property
    def file(self) -> Path:
        return profile_file(self.folder, self.number)

    @property
    def name(self) -> str:
        """What files that come out of it are called."""
        return f"{self.mod}-profile{self.number}" if self.mod else f"profile{self.number}"


@dataclass(slots=True)
class Profile:
    """A memory and where it is kept. Without a store it lasts as long as the program."""

    memory: Memory
    store: Store | None = None
    number: int = 1  # of the slot, from 1

    @classmethod
    def open(cls, home: Path, number: int) -> Profile:
        store = Store(profile_file(home, number))
        return cls(store.load(), store, number)

    @property
    def trouble(self) -> str:
        """One sentence for a terminal, or ""."""
        return self.store.trouble if self.store is not None else ""

    def words_of_trouble(self, words: Catalogue) -> str:
        """The same for the picture, in one line."""
        complaint = self.store.complaint if self.store is not None else None
        if complaint is None or not complaint.key:
            return self.trouble
        text = words.text(f"error.{complaint.key}", n=self.number, **complaint.values)
        return text.replace("\n", " ")

    def save(self) -> None:
        """Hands everything new to the writer; returns at once."""
        if self.store is not None:
            self.store.commit(self.memory)

    def save_death(self) -> None:
        """The same after a death, which the store counts towards its next backup."""
        if self.store is not None:
            self.store.commit_death(self.memory)

    def close(self) -> None:
        if self.store is not None:
            self.store.commit(self.memory)
            self.store.close()


def slots_of_mods(home: Path) -> list[Slot]:
    """All in which something of a mod is remembered, or something lies that cannot be read, by the mod's id; whether
    the mod is still there or not."""
    found: list[Slot] = []
    with suppress(OSError):
        folders = sorted(path for path in (home / MEMORIES).iterdir() if path.is_dir() and not path.is_symlink())
        for folder in folders[:MOST_MODS]:
            slots = [Slot(home, number, folder.name) for number in range(1, PROFILES + 1)]
            found += [slot for slot in slots if holds_something(slot.file)]
    return found


def holds_something(path: Path) -> bool:
    """A file of a slot in which anybody has lived, or that nobody can read."""
    with suppress(OSError):
        if path.is_file() and path.stat().st_size:
            told = summary(path)
            return told is None or not told.empty
    return False


def size_of(path: Path) -> int:
    """Bytes of a slot's file with what is not written into it yet."""
    return sum(part.stat().st_size for side in ("", "-wal") if (part := path.with_name(path.name + side)).exists())


def hand_out(slot: Slot) -> Path:
    """A copy of a slot in the folder for exports. Raises Refused."""
    folder = slot.home / EXPORTS
    name = f"{slot.name}-{time.strftime('%Y%m%d-%H%M%S')}"
    out = folder / f"{name}.sqlite"
    again = 1
    while out.exists():
        again += 1
        out = folder / f"{name}-{again}.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder}: {error.strerror or error}") from None
    export(slot.file, out)
    return out


def to_take_in(slot: Slot) -> list[Path]:
    """Files in that folder that may be memories for a slot, the newest first. For a mod's those that came out of one of
    its own: what was lived elsewhere is nothing there."""
    found = _exported(slot.home, (".sqlite", ".db"))
    return [path for path in found if not slot.mod or path.name.startswith(f"{slot.mod}-profile")]


def runs_to_take_in(home: Path) -> list[Path]:
    """Files in that folder that may be runs, the newest first."""
    return _exported(home, (".run", ".txt"))


def _exported(home: Path, endings: tuple[str, ...]) -> list[Path]:
    found: list[tuple[float, str, Path]] = []
    with suppress(OSError):
        for path in (home / EXPORTS).iterdir():
            if path.suffix in endings and path.is_file():
                found.append((-path.stat().st_mtime, path.name, path))
    return [path for _, _, path in sorted(found)]


def take_in(slot: Slot, file: Path) -> None:
    """A file in a slot's place; what was there is moved aside. Nobody may have the slot open. Raises Refused."""
    path = slot.file
    trial = path.with_name(f"{path.name}.trial.tmp")
    store = Store(path)
    try:
        if not store.own():
            raise InUse(f"{path.name}: in use, or it cannot be written")
        trial.write_bytes(read_bytes(file, MAX_PROFILE))
        try_copy(trial, file.name)
        put(trial, path)
    except FileError as error:
        raise Refused(f"{file.name}: {error}") from None
    except OSError as error:
        raise Refused(f"{file.name}: {error.strerror or error}") from None
    finally:
        store.close()
        with suppress(OSError):
            trial.unlink(missing_ok=True)


def forget(slot: Slot) -> None:
    """Empties a slot: its file is moved aside, its backups stay for whoever thinks better of it. Nobody may have it
    open. Raises Refused."""
    path = slot.file
    store = Store(path)
    try:
        if not store.own():
            raise InUse(f"{path.name}: in use, or it cannot be written")
        if path.exists():
            set_aside(path)
    except OSError as error:
        raise Refused(f"{path.name}: {error.strerror or error}") from None
    finally:
        store.close()
