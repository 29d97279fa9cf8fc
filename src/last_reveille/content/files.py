"""Reading files that a map names: regular files only, never larger than expected, never outside of the roots."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO, Final

from .paths import data_root

_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST: Final = 512


class FileError(Exception):
    """A file cannot be read or may not be used; the text is the sentence to show."""


def open_regular(path: Path, limit: int) -> BinaryIO:
    """A regular file of at most `limit` bytes, open for reading. Never blocks on a pipe or a device. Raises
    FileError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise FileError(_reason(error)) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise FileError("not a regular file")
        if status.st_size > limit:
            raise FileError(f"larger than {limit >> 20} MiB")
        return os.fdopen(handle, "rb")
    except BaseException as error:
        os.close(handle)
        if isinstance(error, OSError):
            raise FileError(_reason(error)) from None
        raise


def read_bytes(path: Path, limit: int) -> bytes:
    """The whole file, at most `limit` bytes. Never blocks on a pipe or a device. Raises FileError."""
    try:
        with open_regular(path, limit) as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise FileError(_reason(error)) from None
    if len(data) > limit:
        raise FileError(f"larger than {limit >> 20} MiB")
    return data


def is_device(part: str) -> bool:
    """Is a file name, with or without an ending, that of a device on some system?"""
    return _DEVICES.fullmatch(part) is not None


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "it may not be read"
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file"
    return (error.strerror or "it cannot be read").lower() if isinstance(error, OSError) else "not a possible file name"


class Library:
    """The folders in which a map may look: its own root, and the game's data, which every map may use."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.data = data_root().resolve()

    def resolve(self, reference: str, base: Path) -> Path:
        """Real path of what a file in folder `base` calls `reference`. Raises FileError.

        A map that was moved away from the game's `maps/` folder still finds what it used there, and so does one in the
        `maps/` folder of a mod.
        """
        _check_form(reference)
        try:
            path = (base / reference).resolve()
            below = self._below(base)
            games = [(self.data / top / below / reference).resolve() for top in ("maps", "")]
        except (OSError, RuntimeError, ValueError):
            raise FileError("the name leads nowhere") from None
        again = next((each for each in games if each.is_relative_to(self.data) and each.is_file()), None)
        if not self._inside(path):
            if again is not None:
                return again
            raise FileError("it lies outside of the folder of the map")
        if again is not None and not path.exists():
            path = again
        if not path.is_file():
            raise FileError("it is no regular file" if path.exists() else "there is no such file")
        self._check_case(path)
        return path

    def name(self, path: Path) -> str:
        """How a resolved file is called in a Level: relative to the game's data, or absolute when it is a mod's,
        so that `data_root() / name` finds both."""
        return path.relative_to(self.data).as_posix() if path.is_relative_to(self.data) else path.as_posix()

    def _below(self, base: Path) -> Path:
        """Where a folder lies below the root: a copied tileset looks from there, as it did at home."""
        real = base.resolve()
        return real.relative_to(self.root) if real.is_relative_to(self.root) else Path()

    def _inside(self, path: Path) -> bool:
        return path.is_relative_to(self.root) or path.is_relative_to(self.data)

    def _check_case(self, path: Path) -> None:
        """A name that differs in case works on some systems only, so it works on none."""
        root = self.root if path.is_relative_to(self.root) else self.data
        folder = root
        for part in path.relative_to(root).parts:
            if part not in os.listdir(folder):
                raise FileError("the name differs in upper and lower case")
            folder = folder / part


def _check_form(reference: str) -> None:
    if not reference or len(reference) > _LONGEST:
        raise FileError("an empty name" if not reference else "the name is too long")
    if "\\" in reference or ":" in reference:
        raise FileError("a name may not hold backslashes or colons")
    if reference.startswith(("/", "~")):
        raise FileError("the name must be relative")
    if not reference.isprintable():
        raise FileError("the name holds control characters")
    if any(is_device(part) for part in reference.split("/")):
        raise FileError("the name of a device")
