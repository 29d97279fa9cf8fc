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
from ..memory.upkeep import Refused, export, profile_file, put, set_aside, try_copy

MAX_PROFILE: Final = 256 << 20  # bytes; a year of play is a tenth of it
class InUse(Refused):
    """Another game has that slot, or nothing can be written there."""


EXPORTS: Final = "exports"  # folder in the player's, for what goes out and comes in


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


def hand_out(home: Path, number: int) -> Path:
    """A copy of a slot in the folder for exports. Raises Refused."""
    folder = home / EXPORTS
    name = f"profile{number}-{time.strftime('%Y%m%d-%H%M%S')}"
    out = folder / f"{name}.sqlite"
    again = 1
    while out.exists():
        again += 1
        out = folder / f"{name}-{again}.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder}: {error.strerror or error}") from None
    export(profile_file(home, number), out)
    return out


def to_take_in(home: Path) -> list[Path]:
    """Files in that folder that may be profiles, the newest first."""
    return _exported(home, (".sqlite", ".db"))


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


def take_in(home: Path, number: int, file: Path) -> None:
    """A file in a slot's place; what was there is moved aside. Nobody may have the slot open. Raises Refused."""
    path = profile_file(home, number)
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


def forget(home: Path, number: int) -> None:
    """Empties a slot: its file is moved aside, its backups stay for whoever thinks better of it. Nobody may have it
    open. Raises Refused."""
    path = profile_file(home, number)
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
