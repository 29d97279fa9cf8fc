"""The player's settings: one JSON file that a person may edit, read with patience and written without risk.

A bad value costs only itself: that key falls back to its default and the player is told which. Nothing here raises
for what a file or a disk does.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_type_hints

import msgspec

from ..controls.bindings import Bindings

VERSION: Final = 1
MAX_BYTES: Final = 1024 * 1024
_STRAY_AGE: Final = 24 * 60 * 60  # seconds

Ten = Annotated[int, msgspec.Meta(ge=0, le=10)]


class Settings(msgspec.Struct):
    """What a player may choose, on the options page or in the file. Volumes, shake, flash, rumble: 0 (off) to 10."""

    version: Annotated[int, msgspec.Meta(ge=1)] = VERSION
    volume_master: Ten = 8
    volume_music: Ten = 7
    volume_effects: Ten = 8
    volume_voice: Ten = 8
    fullscreen: bool = False
    scale: Annotated[int, msgspec.Meta(ge=0, le=12)] = 0  # window px per canvas px; 0 = the largest that fits
    vsync: bool = True
    shake: Ten = 10
    flash: Ten = 10
    rumble: Ten = 7
    assist_speed: Annotated[int, msgspec.Meta(ge=50, le=100)] = 100  # per cent of full speed
    aim: Literal["free", "eight"] = "free"  # 64 directions, or the eight of the compass
    language: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")] = "en"
    captions: bool = True  # what is said in passing
    sound_captions: bool = True  # sounds that warn, in words
    text_size: Literal["normal", "large"] = "normal"  # of what must be read in time: words, captions, hints
    echoes: Literal["quiet", "last", "eight", "off"] = "quiet"  # best and last, only the last, up to eight, none
    marks: bool = True  # of deaths
    foresight: Literal["earned", "full", "off"] = "earned"  # by what each thing has cost so far, or all at once
    meter: bool = True  # as-remembered
    relive: bool = True  # False: the purist's day, always from the bunk
    relive_speed: Literal[0, 1, 2, 4, 8, 16] = 0  # times the day's own; 0 = there at once
    relive_any: bool = False  # assist: to any tick, not only to anchors
    rewind: Literal["full", "short", "off"] = "full"  # after a death
    words_heard: Literal["cut", "fast", "full"] = "cut"  # what words do that were heard before
    profile: Literal[1, 2, 3] = 1  # the slot that was played last
    mods_off: Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(max_length=400)] = []  # ids
    bindings: Bindings = msgspec.field(default_factory=Bindings)


def load(path: Path) -> tuple[Settings, list[str]]:
    """Settings from a file, and one line of warning (`NAME: key: sentence`) for each thing that was not taken.

    No file: defaults, no warning. A file that cannot be understood at all is renamed to `NAME.broken`.
    """
    try:
        text = _read(path)
    except (FileNotFoundError, NotADirectoryError):  # the latter: there is no such folder, and the memory says why
        return Settings(), []
    except (OSError, ValueError) as error:
        return Settings(), [f"{path.name}: cannot be read ({_reason(error)}); {_set_aside(path)}; defaults are used"]
    try:
        data = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constant)
        if not isinstance(data, dict):
            raise ValueError("the file must hold one table {...}")
    except (ValueError, RecursionError) as error:
        return Settings(), [f"{path.name}: not usable ({_reason(error)}); {_set_aside(path)}; defaults are used"]
    return _from_dict(data, path.name)


def save(path: Path, settings: Settings) -> str:
    """Writes the file atomically, keeping the last generation as `NAME.bak`. Returns "" or one sentence why not; the
    old file is whole in either case."""
    new = dumps(settings).encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        try:
            old = path.read_bytes() if path.is_file() else b""
        except OSError:
            old = b""
        if old == new:
            return ""
        if old:
            write_atomically(path.with_name(path.name + ".bak"), old)
        write_atomically(path, new)
    except OSError as error:
        return f"{path.name}: cannot be saved ({_reason(error)})"
    return ""


def dumps(settings: Settings) -> str:
    """The file's text, a key a line, in a fixed order."""
    data: dict[str, object] = {name: getattr(settings, name) for name in settings.__struct_fields__}
    data["bindings"] = settings.bindings.to_dict()
    data["version"] = VERSION
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` in place of the file at `path`: after a power cut there is the old file or the new one. Raises
    OSError; then the old file stands and no temporary one is left."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the renaming itself durable. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:  # some network file systems refuse; the data itself is safe
        pass
    finally:
        os.close(descriptor)


def _read(path: Path) -> str:
    # O_NONBLOCK: a pipe in the file's place must not hang the start.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("not a regular file")
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES} bytes")
    return raw.decode("utf-8-sig")


def _from_dict(data: dict[str, Any], name: str) -> tuple[Settings, list[str]]:
    settings, warnings = Settings(), list[str]()
    types = get_type_hints(Settings, include_extras=True)
    for key, value in data.items():
        if key not in settings.__struct_fields__:
            warnings.append(f"{name}: {ascii(key)[1:-1][:40]}: no such setting; left out")
        elif key == "bindings":
            settings.bindings, problems = Bindings.from_dict(value)
            warnings += [f"{name}: {problem}; the default is used" for problem in problems]
        else:
            try:
                setattr(settings, key, msgspec.convert(value, types[key]))
            except (msgspec.ValidationError, ValueError) as error:  # lone surrogates are the latter
                warnings.append(f"{name}: {key}: {_reason(error)}; the default is used")
    if settings.version > VERSION:
        warnings.append(f"{name}: version: made by a newer version ({settings.version} > {VERSION})")
    settings.version = VERSION
    return settings, warnings


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a key is given twice")
    return table


def _no_constant(word: str) -> float:
    raise ValueError(f"{word} is no number here")


def _reason(error: BaseException) -> str:
    """An error in one short line that a terminal can take."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text"
    text = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return ascii(" ".join(text.split())[:160])[1:-1]


def _set_aside(path: Path) -> str:
    """What became of the file, as a part of a sentence."""
    aside = path.with_name(path.name + ".broken")
    try:
        if path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        os.replace(path, aside)
    except OSError as error:
        return f"it could not be set aside ({_reason(error)})"
    return f"kept as {aside.name}"


def _sweep(path: Path) -> None:
    """Removes temporary files that a crash left behind."""
    for stray in path.parent.glob(f"{path.name}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - stray.stat().st_mtime > _STRAY_AGE:
                stray.unlink()
