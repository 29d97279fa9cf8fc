"""`memory`: what is remembered, to be seen, taken along, brought in or forgotten."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..memory.memory import Memory
from ..memory.store import Store
from ..memory.upkeep import Refused, export, put, set_aside, try_copy
from .errors import Usage, Wrong
from .finding import MAX_PROFILE, copy_file, home_dir, profile_path
from .share import befriend, unfriend


def memory(asked: argparse.Namespace) -> int:
    if asked.mod and asked.what in ("friend", "unfriend"):
        raise Usage(f"memory {asked.what}: a mod has no friends")
    path = profile_path(asked.profile, asked.mod)
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


def _whose(asked: argparse.Namespace) -> str:
    return f"profile {asked.profile}" + (f" of {asked.mod}" if asked.mod else "")


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
    try:
        export(path, out)
    except Refused as refused:
        raise Wrong(str(refused)) from None
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
        try_copy(trial, str(file))
        with _alone(path, asked):
            if path.exists() and not asked.yes and not _sure(f"replace what {_whose(asked)} remembers?"):
                raise Wrong("nothing was changed")
            put(trial, path)
    except Refused as refused:
        raise Wrong(str(refused)) from None
    finally:
        trial.unlink(missing_ok=True)
    return _show(path)


@contextmanager
def _alone(path: Path, asked: argparse.Namespace) -> Iterator[None]:
    """Raises Wrong while a game is using the profile: it would go on writing into a file that was moved away."""
    store = Store(path)
    if not store.own():
        store.close()
        raise Wrong(f"{_whose(asked)} is in use or cannot be written; leave the game first")
    try:
        yield
    finally:
        store.close()


def _reset(path: Path, asked: argparse.Namespace) -> int:
    if not path.exists():
        print("nothing is remembered yet")
        return 0
    if not asked.yes and not _sure(f"forget everything that {_whose(asked)} remembers?"):
        raise Wrong("nothing was changed")
    with _alone(path, asked):
        kept = set_aside(path)
    print(f"forgotten; the old memory was moved to {kept}")
    return 0


def _sure(question: str) -> bool:
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
