"""`share`: a run, proven and made ready to hand on; `memory friend`: one that was handed on, taken in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from ..app.levels import Levels
from ..app.replay import Unplayable
from ..app.settings import write_atomically
from ..app.witness import Differs, attest
from ..content.problems import Problems
from ..memory.recorded import BadRecording, Recording
from ..memory.recording import dumps
from ..memory.share import clean_name, friends, to_string
from ..memory.store import Store
from .errors import Wrong
from .finding import home_dir, levels_for, levels_of, profile_path, recording_of

_OWN: Final = ("last", "best")


def share(asked: argparse.Namespace) -> int:
    """Prints the string, or writes a file that a person can read."""
    name, recording = _own(asked) if asked.run.partition(":")[0] in _OWN else recording_of(asked.run)
    told = proven(recording, levels_of(recording, asked.map), name)
    if asked.file is None:
        try:
            print(to_string(told))
        except ValueError as error:
            raise Wrong(f"{name}: {error}") from None
        return 0
    try:
        write_atomically(asked.file, dumps(told).encode("ascii"))
    except OSError as error:
        raise Wrong(f"{asked.file}: {error.strerror or error}") from None
    print(f"written to {asked.file}")
    return 0


def proven(recording: Recording, levels: Levels, name: str) -> Recording:
    """With tracks and witnesses. One that cannot be lived here is handed on as it came, if it brought its tracks.
    Raises Wrong."""
    try:
        work = attest(recording, levels)
        while True:
            next(work)
    except StopIteration as stop:
        told: Recording = stop.value
        return told
    except Differs as error:
        raise Wrong(f"{name}: {error}") from None
    except (Unplayable, Problems) as error:
        reason = error.lines[0] if isinstance(error, Problems) else str(error)
        if not recording.segments or not all(segment.track for segment in recording.segments):
            raise Wrong(f"{name}: {reason}") from None
        print(f"{name}: {reason}; it is handed on unproven", file=sys.stderr)
        return recording


def _own(asked: argparse.Namespace) -> tuple[str, Recording]:
    """`last`, or `best:LEVEL`, of a profile."""
    kind, _, level = asked.run.partition(":")
    store = Store(profile_path(asked.profile))
    memory = store.peek()
    kept = memory.find_recording(kind, level)
    if kept is None:
        raise Wrong(f"profile {asked.profile} remembers no such run: {asked.run}"
                    + ("" if kind == "last" else " (the best of a level is best:LEVEL)"))
    try:
        return asked.run, kept.recording()
    except BadRecording as error:
        raise Wrong(str(error)) from None


def befriend(asked: argparse.Namespace) -> int:
    """Takes a run into a profile, as an echo on each level that it went through."""
    name, recording = recording_of(asked.file)
    if not recording.segments or not all(segment.track for segment in recording.segments):
        recording = proven(recording, levels_for(None), name)
    called = clean_name(asked.name or (Path(asked.file).stem if name == asked.file else "")) or "friend"
    found = friends(recording, called)
    if not found:
        raise Wrong(f"{name}: nothing in it can be seen")
    home_dir()
    store = Store(profile_path(asked.profile))
    try:
        memory = store.load()
        if not memory.writable:
            raise Wrong(store.trouble)
        for friend in found:
            memory.add_friend(friend)
        store.commit(memory)
        if not store.flush(30.0):
            raise Wrong(store.trouble)
    finally:
        store.close()
    for friend in found:
        print(f"{called} walks with you: {friend.level}, {friend.ticks / 60:.1f} s, {friend.outcome}")
    return 0


def unfriend(asked: argparse.Namespace) -> int:
    """Lets a friend go, on all levels."""
    if not asked.name:
        raise Wrong("memory unfriend: needs --name NAME")
    store = Store(profile_path(asked.profile))
    try:
        memory = store.load()
        if not memory.writable:
            raise Wrong(store.trouble)
        gone = [friend for friend in memory.friends if friend.name == asked.name]
        for friend in gone:
            memory.remove_friend(friend.name, friend.level)
        store.commit(memory)
        if not store.flush(30.0):
            raise Wrong(store.trouble)
    finally:
        store.close()
    if not gone:
        raise Wrong(f"profile {asked.profile} knows no {asked.name}")
    print(f"{asked.name} walks alone: {len(gone)} runs")
    return 0
