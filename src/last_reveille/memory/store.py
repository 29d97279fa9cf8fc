"""One SQLite file a profile, and the thread that writes it.

`load` reads everything into a `Memory`; `commit` hands the memory's journal to the writer, which makes one durable
transaction of it, off the frame's path. Nothing in here raises into the game: when the disk does not play along,
`trouble` holds one sentence, memory lives on in RAM and is tried again with the next commit.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from . import schema
from .breath import set_rest
from .memory import Memory, Row
from .rows import Damaged, insert, plain
from .schema import Newer

BACKUPS: Final = 3
BACKUP_AGE: Final = 24 * 60 * 60  # seconds
BACKUP_DEATHS: Final = 50
REST: Final = 0.003  # seconds between two pieces of work, each of less than half a millisecond
# The journal beside the file is folded into it after some 60 deaths, and stays small.
_PRAGMAS: Final = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "wal_autocheckpoint = 256",
                   "journal_size_limit = 1048576")
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")

# Errors that speak of the disk or of other programs; anything else that SQLite says is the file's own fault.
_OUTSIDE: Final = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_INTERRUPT,
)
_ANY: Final = (sqlite3.Error, Damaged, OSError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with the memory: one sentence for a terminal, and for the game the key of its words
    (`error.KEY` in the catalogue) with their values."""

    text: str = ""
    key: str = ""
    values: dict[str, str] = field(default_factory=dict)


class Store:
    """The profile at `path`. `on_saved(n)` is called, in the writer's thread, after death n is safely on disk."""

    def __init__(self, path: Path, on_saved: Callable[[int], None] | None = None) -> None:
        self.path = path
        self.complaint = Complaint()
        self._on_saved = on_saved
        self._lock: sqlite3.Connection | None = None
        self._thread: threading.Thread | None = None
        self._wake = threading.Condition()
        self._batches: deque[tuple[list[Row], int]] = deque()
        self._stuck = False  # the first batch could not be written; wait for somebody to ask again
        self._closing = False
        self._hurry = 0  # how many wait for the writer: then it does not rest
        self._backup_due = False

    # -- for the game

    @property
    def trouble(self) -> str:
        """One sentence about what is wrong, or ""."""
        return self.complaint.text

    def load(self) -> Memory:
        """What is remembered; an empty memory if nothing is, or nothing can be read (then see `trouble`)."""
        if not self.own():
            return self._look()
        try:
            memory = self._open()
        except (Damaged, ValueError, OverflowError) as error:
            memory = self._recover(str(error) if isinstance(error, Damaged) else "its rows make no sense")
        except Newer as error:
            memory = self._ram_only(Complaint(
                f"The memory is {error}; it is left alone, and this session will be forgotten.",
                "profile_newer", {"version": str(error.version)}))
        except (sqlite3.Error, OSError) as error:
            if _is_damage(error):
                memory = self._recover(_reason(error))
            else:
                self.complaint = Complaint(
                    f"The memory cannot be used ({_reason(error)}); this session will be forgotten.", "read_only")
                memory = self._look()
        if memory.writable:
            self._backup_due = memory.deaths > 0 and _age(self._backup(1)) > BACKUP_AGE
            self._thread = threading.Thread(target=self._work, name="memory writer", daemon=True)
            self._thread.start()
        return memory

    def peek(self) -> Memory:
        """What is remembered, for somebody who only looks: nothing is owned, written or put right."""
        return self._look()

    def own(self) -> bool:
        """Takes the profile for this process, until `close`; False (see `trouble`) if another has it or nothing can be
        written there. The lock is SQLite's own on a file beside the profile: the system lets go of it whatever ends the
        process, and it means the same on every platform."""
        lock = self.path.with_name(self.path.name + ".lock")
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(lock, timeout=0, isolation_level=None, check_same_thread=False)
                try:
                    connection.execute("BEGIN EXCLUSIVE")
                except sqlite3.Error:
                    connection.close()
                    raise
                self._lock = connection
                return True
            except (sqlite3.Error, OSError) as error:
                if _is_damage(error):  # somebody wrote into the lock file: it holds nothing
                    with contextlib.suppress(OSError):
                        lock.unlink()
                    continue
                if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    self.complaint = Complaint(
                        "Another window of the game is using this memory; this one will be forgotten.",
                        "profile_locked")
                else:
                    self.complaint = Complaint(
                        f"The memory cannot be written ({_reason(error)}); this session will be forgotten.",
                        "read_only")
                return False
        self.complaint = Complaint("The memory cannot be locked; this session will be forgotten.", "read_only")
        return False

    def commit_death(self, memory: Memory) -> None:
        """After a death was added: everything in the journal becomes one transaction. Returns at once."""
        self._submit(memory, memory.deaths)

    def commit(self, memory: Memory) -> None:
        """The same without a death: an anchor, a level passed, a word heard."""
        self._submit(memory, 0)

    def flush(self, timeout: float = 5.0) -> bool:
        """Waits (seconds) until all commits are on disk, trying once more what failed. False if they are not."""
        with self._wake:
            if self._thread is None:
                return not self._batches
            self._stuck = False
            self._hurry += 1
            self._wake.notify_all()
            self._wake.wait_for(lambda: not self._batches or self._stuck, timeout)
            self._hurry -= 1
            return not self._batches

    def close(self, timeout: float = 5.0) -> bool:
        """Flushes, ends the writer, gives the profile free. False if something was not written."""
        good = self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)
            self._thread = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        return good

    def _submit(self, memory: Memory, deaths: int) -> None:
        rows = memory.take_journal()
        if not memory.writable or (not rows and not deaths):
            return
        with self._wake:
            self._batches.append((rows, deaths))
            self._stuck = False
            self._wake.notify_all()

    # -- opening

    def _look(self) -> Memory:
        """Reads without owning, and without changing anything."""
        memory = Memory()
        for mode in ("mode=ro", "mode=ro&immutable=1"):  # the latter for folders in which nothing can be written
            try:
                with contextlib.closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?{mode}", uri=True)) as db:
                    schema.check(db)
                    memory = schema.read_any(db)
                break
            except (*_ANY, Newer):
                continue
        memory.writable = False
        return memory

    def _ram_only(self, complaint: Complaint) -> Memory:
        self.complaint = complaint
        memory = Memory()
        memory.writable = False
        return memory

    def _open(self) -> Memory:
        wal = self.path.with_name(self.path.name + "-wal")
        if _size(self.path) == 0 and (_size(wal) > 0 or any(_size(self._backup(n)) > 0 for n in (1, 2, 3))):
            raise Damaged("the file is empty")
        with contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as db:
            # Asked of SQLite, not of the file system: a first start that was cut short is rolled back by this.
            if db.execute("PRAGMA page_count").fetchone()[0] == 0:
                # In the old journal mode: the tables stand in the file itself before a WAL exists.
                schema.migrate(db)
            schema.check(db)
            schema.migrate(db)
            db.execute("PRAGMA journal_mode = WAL")
            return schema.read(db)

    def _recover(self, reason: str) -> Memory:
        """Moves a damaged file aside, takes the newest good backup, and adds what can still be read of the file."""
        stamp = time.strftime("%Y%m%d-%H%M%S")
        aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        number = 1
        while aside.exists():
            number += 1
            aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}-{number}")
        try:
            for side in ("", *_SIDE_FILES):
                here = self.path.with_name(self.path.name + side)
                if here.exists():
                    os.replace(here, aside.with_name(aside.name + side))
            rows = _salvage(aside)
            backup = self._restore()
            memory = self._open()
            if rows:
                with contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as db:
                    _write(db, rows, heap=True)
                    memory = schema.read(db)
        except _ANY as error:
            return self._ram_only(Complaint(
                f"The memory is damaged ({reason}) and could not be put right ({_reason(error)}); "
                "this session will be forgotten.", "profile_no_backup", {"file": aside.name}))
        source = "the last backup and what could be read" if backup else "what could be read"
        self.complaint = Complaint(
            f"The memory was damaged ({reason}); it is kept as {aside.name}, and the game goes on with "
            f"{source}: {memory.deaths} deaths.",
            "restored" if backup else "profile_no_backup",
            {"time": backup, "count": str(memory.loop - 1), "file": aside.name})
        return memory

    def _restore(self) -> str:
        """Puts the newest good backup in the empty place; when it was made, or "" if there is none."""
        for number in range(1, BACKUPS + 1):
            backup = self._backup(number)
            try:
                with contextlib.closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as db:
                    schema.check(db)
                    schema.read_any(db)
                shutil.copyfile(backup, self.path)
                return time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.stat().st_mtime))
            except (*_ANY, Newer):
                continue
        return ""

    def _backup(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.backup-{number}")

    # -- the writer's thread

    def _rest(self) -> None:
        if not self._hurry and not self._closing:
            time.sleep(REST)

    def _work(self) -> None:
        set_rest(self._rest)
        db: sqlite3.Connection | None = None
        while True:
            with self._wake:
                while not self._closing and not self._backup_due and (not self._batches or self._stuck):
                    self._wake.wait()
                if self._closing and (not self._batches or self._stuck):
                    break
                batch = self._batches[0] if self._batches and not self._stuck else None
            try:
                if db is None:
                    db = sqlite3.connect(self.path, timeout=2.0, isolation_level=None)
                    for pragma in _PRAGMAS:
                        db.execute(f"PRAGMA {pragma}")
                if self._backup_due:
                    self._backup_due = False
                    # One that fails is no trouble yet: there will be another.
                    with contextlib.suppress(sqlite3.Error, OSError):
                        self._make_backup(db)
                elif batch is not None:
                    self._write_batch(db, *batch)
            except Exception as error:  # the last stand of this thread: whatever it is, the game goes on
                self._fail(error)
                if db is not None:
                    with contextlib.suppress(sqlite3.Error):
                        db.close()
                db = None
        if db is not None:
            with contextlib.suppress(sqlite3.Error):
                db.close()

    def _write_batch(self, db: sqlite3.Connection, rows: list[Row], deaths: int) -> None:
        _write(db, rows, heap=deaths > 0 and deaths % BACKUP_DEATHS == 0)
        if deaths and self._on_saved is not None:
            self._on_saved(deaths)
        if deaths and deaths % BACKUP_DEATHS == 0:
            self._backup_due = True
        with self._wake:
            self._batches.popleft()
            if not self._batches and self.complaint.key in _UNSAVED:
                self.complaint = Complaint()
            self._wake.notify_all()

    def _fail(self, error: Exception) -> None:
        with self._wake:
            self._stuck = True
            self._backup_due = False
            full = _code(error) == sqlite3.SQLITE_FULL or getattr(error, "errno", 0) == errno.ENOSPC
            self.complaint = Complaint(
                f"The memory could not be saved ({_reason(error)}); the game goes on and will try again.",
                "disk_full" if full else "save_failed", {"reason": _reason(error)[:28]})
            self._wake.notify_all()

    def _make_backup(self, db: sqlite3.Connection) -> None:
        """A whole copy by SQLite's own means; older ones move down one place."""
        # One name for all: only the owner of the profile gets here, and a killed one's rest is cleared away.
        temporary = self.path.with_name(f"{self.path.name}.backup.tmp")
        try:
            temporary.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(temporary)) as copy:
                db.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            for number in range(BACKUPS, 1, -1):
                if self._backup(number - 1).exists():
                    os.replace(self._backup(number - 1), self._backup(number))
            os.replace(temporary, self._backup(1))
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()


_UNSAVED: Final = ("disk_full", "save_failed")


def _write(db: sqlite3.Connection, rows: list[Row], *, heap: bool) -> None:
    made = _made(rows)  # before the transaction: it may take a while
    db.execute("BEGIN IMMEDIATE")
    try:
        for row in made:
            # A value that no database can hold must not keep all that comes after it from being saved.
            with contextlib.suppress(ValueError, OverflowError, sqlite3.InterfaceError, sqlite3.ProgrammingError):
                insert(db, row)
        schema.evict(db, made, heap)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _made(rows: list[Row]) -> list[Row]:
    """With their bytes, but for those whose bytes cannot be made: they could not be at any further try either."""
    made: list[Row] = []
    for row in rows:
        try:
            made.append(plain(row))
        except MemoryError:
            raise
        except Exception:
            continue
    return made


def _salvage(aside: Path) -> list[Row]:
    """Reads from a copy: opening the damaged file itself would let SQLite change it."""
    with tempfile.TemporaryDirectory(prefix="last-reveille-") as folder:
        copy = Path(folder) / "memory"
        try:
            shutil.copyfile(aside, copy)
            wal = aside.with_name(aside.name + "-wal")
            if wal.exists():
                shutil.copyfile(wal, copy.with_name("memory-wal"))
            with contextlib.closing(sqlite3.connect(copy)) as db:
                return schema.salvage(db)
        except (sqlite3.Error, OSError):
            return []


def _code(error: BaseException) -> int:
    """SQLite's primary error code; 1 for errors without one."""
    return int(getattr(error, "sqlite_errorcode", 1)) & 0xFF


def _is_damage(error: BaseException) -> bool:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHORT_READ:
        return True
    return isinstance(error, sqlite3.Error) and _code(error) not in _OUTSIDE


def _reason(error: BaseException) -> str:
    text = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return ascii(" ".join(text.split())[:120])[1:-1] or type(error).__name__


def _size(path: Path) -> int:
    """Bytes; -1 if there is no such file."""
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return float("inf")
