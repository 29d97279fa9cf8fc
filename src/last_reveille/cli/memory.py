"""`memory`: what is remembered, to be seen, taken along, brought in or forgotten."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ..memory import schema
from ..memory.memory import Memory
from ..memory.rows import Damaged
from ..memory.store import Store
from .errors import Usage, Wrong
from .finding import MAX_PROFILE, copy_file, home_dir, profile_path
from .share import befriend, unfriend


def memory(asked: argparse.Namespace) -> int:
    path = profile_path(asked.profile)
    if asked.what == "show":
        return _show(path)
    if asked.what == "reset":
        return _reset(path, asked)
    if asked.what == "unfriend":
        return unfriend(asked)
    if asked.file is None:
        raise Usage(f"memory {asked.what}: needs a FILE")
    if asked.what == "friend":
        return befriend(asked)
    file = Path(asked.file)
    return _export(path, file) if asked.what == "export" else _import(path, file, asked)


def _load(path: Path) -> Memory:
    store = Store(path)
    try:
        found = store.load()
        if store.trouble:
            print(store.trouble, file=sys.stderr)
        return found
    finally:
        store.close()


def _show(path: Path) -> int:
    if not path.exists():
        print("LOADED 0")
        print("nothing is remembered yet")
        return 0
    found = _load(path)
    print(f"LOADED {found.deaths}")
    print(f"loop {found.loop}, deaths {found.deaths}")
    for cause, count in sorted(found.causes.items(), key=lambda item: (-item[1], item[0])):
        print(f"  by {cause}: {count}")
    for level, marks in found.marks.items():
        best = found.best.get(level)
        runs = found.runs.get(level)
        through = f"best {best / 60:.1f} s" if best else "not passed"
        places = sum(1 for _ in marks.clusters)
        print(f"{level}: {places} places of death, {len(runs.newest) if runs else 0} echoes, {through}")
    for level, best in found.best.items():
        if level not in found.marks:
            print(f"{level}: best {best / 60:.1f} s")
    anchors = sum(len(reached) for reached in found.anchors.values())
    things = sum(len(known) for known in found.known.values())
    print(f"anchors {anchors}, things foreseen {things}, notes {len(found.notes)}, recordings {len(found.kept)}, "
          f"pins {len(found.pins)}")
    for friend in found.friends:
        print(f"friend {friend.name}: {friend.level}, {friend.ticks / 60:.1f} s, {friend.outcome}")
    return 0


def _export(path: Path, out: Path) -> int:
    """One consistent copy, by the database's own backup, even while the game runs."""
    if not path.exists():
        raise Wrong(f"{path}: nothing is remembered yet")
    if out.exists() and (out.samefile(path) or not out.is_file()):
        raise Wrong(f"{out}: {'that is the memory itself' if out.is_file() else 'not a file'}")
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
        raise Wrong(f"{out}: cannot be written ({error})") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    print(f"exported to {out}")
    return 0


def _import(path: Path, file: Path, asked: argparse.Namespace) -> int:
    if not file.exists():
        raise Wrong(f"{file}: there is no such file")
    if path.exists() and path.samefile(file):
        raise Wrong(f"{file}: that is the memory itself")
    home_dir()
    trial = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        copy_file(file, trial, MAX_PROFILE)
        _try(trial, file)
        with _alone(path, asked):
            if path.exists() and not asked.yes and not _sure(f"replace what profile {asked.profile} remembers?"):
                raise Wrong("nothing was changed")
            _aside(path)
            trial.replace(path)
    except OSError as error:
        raise Wrong(f"{file}: {error.strerror or error}") from None
    finally:
        trial.unlink(missing_ok=True)
    return _show(path)


def _try(trial: Path, file: Path) -> None:
    """Raises Wrong unless the copy can be read from end to end."""
    try:
        with closing(sqlite3.connect(trial)) as db:
            schema.check(db)
            schema.read(db)
    except (Damaged, schema.Newer) as error:
        raise Wrong(f"{file}: {error}") from None
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise Wrong(f"{file}: no profile of this game ({error})") from None


@contextmanager
def _alone(path: Path, asked: argparse.Namespace) -> Iterator[None]:
    """Raises Wrong while a game is using the profile: it would go on writing into a file that was moved away."""
    store = Store(path)
    if not store.own():
        store.close()
        raise Wrong(f"profile {asked.profile} is in use or cannot be written; leave the game first")
    try:
        yield
    finally:
        store.close()


def _reset(path: Path, asked: argparse.Namespace) -> int:
    if not path.exists():
        print("nothing is remembered yet")
        return 0
    if not asked.yes and not _sure(f"forget everything that profile {asked.profile} remembers?"):
        raise Wrong("nothing was changed")
    with _alone(path, asked):
        kept = _aside(path)
    print(f"forgotten; the old memory was moved to {kept}")
    return 0


def _aside(path: Path) -> Path:
    """Never deleted: moved out of the way, with its journal."""
    number = 1
    while (kept := path.with_name(f"{path.name}.old{number}")).exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))
    return kept


def _sure(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
