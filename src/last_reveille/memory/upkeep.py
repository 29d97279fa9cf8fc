"""A profile as a file: what is in it at a glance, a copy of it, another one in its place. Nothing is ever deleted, only
moved out of the way.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import schema
from .rows import Damaged

PROFILES: Final = 3  # slots
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")
_BACKUPS: Final = 3


class Refused(Exception):
    """It was not done; the message is one line, and everything is as it was."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A profile at a glance. `levels`: ids of those that were reached."""

    loops: int
    deaths: int
    levels: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Made, and never played."""
        return not (self.loops or self.deaths or self.levels)


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    made: float  # seconds since the epoch
    deaths: int


def profile_file(home: Path, number: int) -> Path:
    """Where slot `number` (1..PROFILES) keeps its memory."""
    return home / f"profile{number}.sqlite"


def summary(path: Path) -> Summary | None:
    """None if there is nothing, or nothing that can be read. Looks only, whoever has it in use."""
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as db:
                return _summary(db)
        except (sqlite3.Error, OSError, ValueError, TypeError):
            continue
    return None


def _summary(db: sqlite3.Connection) -> Summary | None:
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION:
        return None
    loop = db.execute("SELECT number FROM value WHERE name = 'loop'").fetchone()
    deaths = db.execute("SELECT count(*) FROM death").fetchone()[0]
    levels = db.execute("SELECT level FROM visited UNION SELECT level FROM death UNION SELECT level FROM best")
    found = tuple(str(level) for (level,) in levels)
    loops = int(loop[0]) - 1 if loop is not None else 0
    return Summary(loops, int(deaths), found)


def export(path: Path, out: Path) -> None:
    """One consistent copy, by the database's own backup, even while a game writes. Raises Refused."""
    if not path.exists():
        raise Refused(f"{path}: nothing is remembered yet")
    if out.exists() and (out.samefile(path) or not out.is_file()):
        raise Refused(f"{out}: {'that is the memory itself' if out.is_file() else 'not a file'}")
    # Beside it first: what was there stays until the whole copy is.
    part = out.with_name(f"{out.name}.{os.getpid()}.tmp")
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        part.replace(out)
    except (OSError, sqlite3.Error) as error:
        raise Refused(f"{out}: cannot be written ({error})") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def try_copy(copy: Path, name: str) -> int:
    """Reads a copy from end to end, so that only a whole memory is taken in. Returns its deaths; raises Refused."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as db:
            schema.check(db)
            schema.migrate(db)
            return schema.read(db).deaths
    except (Damaged, schema.Newer) as error:
        raise Refused(f"{name}: {error}") from None
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise Refused(f"{name}: no profile of this game ({error})") from None


def put(copy: Path, path: Path) -> None:
    """A tried copy in the profile's place. The profile must be ours (`Store.own`). Raises Refused."""
    try:
        if path.exists():
            set_aside(path)
        os.replace(copy, path)
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}") from None


def set_aside(path: Path) -> Path:
    """Out of the way, with its journal; where it is now. The profile must be ours. Raises OSError."""
    number = 1
    while (kept := path.with_name(f"{path.name}.old{number}")).exists():
        number += 1
    for side in ("", *_SIDE_FILES):
        part = path.with_name(path.name + side)
        if part.exists():
            part.replace(kept.with_name(kept.name + side))
    return kept


def backups(path: Path) -> list[Backup]:
    """Those that can be read, the newest first."""
    found: list[Backup] = []
    for number in range(1, _BACKUPS + 1):
        backup = path.with_name(f"{path.name}.backup-{number}")
        told = summary(backup)
        if told is not None and not told.empty:
            with suppress(OSError):
                found.append(Backup(backup, backup.stat().st_mtime, told.deaths))
    return found
