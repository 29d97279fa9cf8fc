"""A mod in a zip: looked at as a whole before anything of it is read, then unpacked into a folder of the game's own.

The folder is called by the sha256 of the zip, so that the same zip is unpacked once and a changed one anew; it appears
whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
import struct
import time
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Final

from .files import FileError, is_device, open_regular

MAX_PACKED: Final = 256 << 20  # bytes of the zip
MAX_BYTES: Final = 256 << 20  # of all files together, unpacked
MAX_FILES: Final = 4000
MAX_DEPTH: Final = 12
MAX_NAME: Final = 240  # characters of a whole path
MAX_DIRECTORY: Final = 2 << 20  # bytes of the list of files at the end of the zip
RATIO: Final = 250  # a file of more than SMALL bytes may not have been pressed tighter than this
SMALL: Final = 1 << 20
KEPT: Final = 30 * 24 * 3600  # s for which an unpacked mod that nobody asked for stays
ENDINGS: Final = (".toml", ".tmx", ".tsx", ".tx", ".png", ".json", ".ogg", ".txt", ".md")
_END: Final = b"PK\x05\x06"
_END64: Final = b"PK\x06\x07"
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OURS: Final = re.compile(r"[0-9a-f]{64}(\.[0-9]+\.tmp)?")


def unpacked(path: Path, cache: Path) -> Path:
    """The folder in `cache` with the files of a zip, unpacked if need be. Raises FileError: one sentence."""
    with open_regular(path, MAX_PACKED) as stream:
        name = _sha256(stream)
        home = cache / name
        if home.is_dir():
            with contextlib.suppress(OSError):
                os.utime(home)
            return home
        try:
            _check_end(stream)
            with zipfile.ZipFile(stream) as packed:
                wanted = checked(packed)
                _unpack(packed, wanted, home)
        except FileError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError,
                ValueError, UnicodeError) as error:
            raise FileError(f"the zip is damaged ({str(error)[:80] or type(error).__name__})") from None
        except OSError as error:
            raise FileError(f"it cannot be unpacked ({error.strerror or type(error).__name__})") from None
    return home


def _sha256(stream: BinaryIO) -> str:
    found = hashlib.sha256()
    while part := stream.read(1 << 20):
        found.update(part)
    return found.hexdigest()


def sweep(cache: Path) -> None:
    """Removes what was unpacked and has not been asked for in a month, and what a crash left half done."""
    with contextlib.suppress(OSError):
        for folder in sorted(cache.iterdir()):
            if _OURS.fullmatch(folder.name) and time.time() - folder.stat().st_mtime > KEPT:
                shutil.rmtree(folder, ignore_errors=True)


def _check_end(stream: BinaryIO) -> None:
    """How much the list of files says it is, before it is read into memory."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - 65_557, 0))
    tail = stream.read()
    at = len(tail) - 22 if tail[-22:-18] == _END and tail[-2:] == b"\0\0" else tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise FileError("it is no zip")
    count, listed = struct.unpack_from("<HI", tail, at + 10)
    if tail[max(at - 20, 0) : max(at - 16, 0)] == _END64 or count == 0xFFFF or listed == 0xFFFFFFFF:
        raise FileError("a zip of the kind for huge archives is not read")
    if count > MAX_FILES or listed > MAX_DIRECTORY:
        raise FileError(f"more than {MAX_FILES} files")
    stream.seek(0)


def checked(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files that are to be unpacked. Raises FileError when anything at all in the zip is not as it should be."""
    entries = packed.infolist()
    if len(entries) > MAX_FILES:
        raise FileError(f"{len(entries)} files; at most {MAX_FILES} are read")
    total = 0
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for entry in entries:
        name = _name_of(entry)
        _check_kind(entry, name)
        total += entry.file_size
        if total > MAX_BYTES:
            raise FileError(f"it unpacks to more than {MAX_BYTES >> 20} MiB")
        parts = _folded(name).split("/")
        for depth in range(1, len(parts)):
            folders.setdefault("/".join(parts[:depth]), name)
        if entry.is_dir():
            folders.setdefault("/".join(parts), name)
        elif (twin := files.setdefault("/".join(parts), name)) is not name:
            raise FileError(f'"{twin[:80]}" and "{name[:80]}" are one file to some systems')
    for folded, name in files.items():
        if folded in folders:
            raise FileError(f'"{name[:80]}" is a file and a folder')
    return [entry for entry in entries if not entry.is_dir() and entry.filename.lower().endswith(ENDINGS)]


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as it is written in the zip. Raises FileError when it may not be."""
    raw = entry.orig_filename
    name = raw[:-1] if raw.endswith("/") else raw
    shown = f'the name "{raw[:80]}"'
    if not name or len(name) > MAX_NAME:
        raise FileError("an empty name" if not name else f"{shown}: it is too long")
    if "\\" in name or ":" in name or "\0" in name or not name.isprintable():
        raise FileError(f"{shown}: no backslashes, colons or control characters")
    parts = name.split("/")
    if name.startswith(("/", "~")) or any(part in ("", ".", "..") for part in parts):
        raise FileError(f"{shown}: it leads out of the zip")
    if len(parts) > MAX_DEPTH:
        raise FileError(f"{shown}: more than {MAX_DEPTH} folders deep")
    if any(is_device(part) or part != part.rstrip(" .") or len(part) > 120 for part in parts):
        raise FileError(f"{shown}: some systems cannot have such a file")
    return name


def _check_kind(entry: zipfile.ZipInfo, name: str) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise FileError(f'"{name[:80]}" is a link or a device')
    if (kind == stat.S_IFDIR) != entry.is_dir() and kind:
        raise FileError(f'"{name[:80]}" is a file and a folder')
    if entry.flag_bits & 0x1:
        raise FileError(f'"{name[:80]}" is locked with a password')
    if entry.compress_type not in _METHODS:
        raise FileError(f'"{name[:80]}" is packed in a way that is not read')
    if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
        raise FileError(f'"{name[:80]}" unpacks to {entry.file_size // max(entry.compress_size, 1)} times its size')


def _folded(name: str) -> str:
    """Equal for names that are one file on some system or other."""
    return unicodedata.normalize("NFC", name.casefold())


def _unpack(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo], home: Path) -> None:
    """Into a folder beside `home`, which is then renamed: somebody else may be doing the same."""
    trial = home.with_name(f"{home.name}.{os.getpid()}.tmp")
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir(parents=True)
    try:
        for entry in entries:
            out = trial / entry.orig_filename
            out.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(entry) as source, out.open("xb") as target:
                _copy(source, target, entry.file_size)
        try:
            trial.rename(home)
        except OSError:
            if not home.is_dir():
                raise
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _copy(source: object, target: BinaryIO, size: int) -> None:
    """Never more than was announced."""
    left = size
    while part := source.read(min(1 << 18, left + 1)):  # type: ignore[attr-defined]
        left -= len(part)
        if left < 0:
            raise FileError("a file is larger than the zip says")
        target.write(part)
    if left:
        raise FileError("a file is smaller than the zip says")
