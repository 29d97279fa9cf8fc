"""Sounds by name, read ahead in a thread of their own.

Decoding happens outside the interpreter's lock, but it holds the mixer's: whoever calls the mixer meanwhile waits, and
so does the loudspeaker. So long sounds are decoded a second at a time, in 2 to 5 ms each (see `ogg`), with a breath
between them; and the thread closes a gate for as long, which the game asks before it calls.
"""

from __future__ import annotations

import io
import queue
import threading
import time
from pathlib import Path
from typing import Final, cast

import pygame

from ..content.files import FileError, read_bytes
from ..content.overlay import Roots
from .ogg import cuts

BREATH: Final = 0.0015  # s between two parts in which the mixer is left alone
AT_ONCE: Final = 24 * 1024  # bytes of a file up to which it is decoded in one go
SLICE: Final = 22050  # frames of a longer one that are decoded together
FRAME: Final = 4  # bytes: two sides of 16 bit
MAX_BYTES: Final = 64 << 20  # of a file


class Bank:
    """All .ogg files of a folder. `name_1.ogg`, `name_2.ogg`... are variants of `name`. Never raises for a file."""

    def __init__(self, folder: Path | Roots, gate: threading.Lock | None = None, name: str = "") -> None:
        """`folder` holds the files; or it is several roots, each of which may have the folder `name`: the first that
        has a sound has all of its variants. `gate` is held while a file is being read; several banks may share one."""
        self.gate = gate or threading.Lock()
        self.broken: list[str] = []  # files that could not be read
        self._files: dict[str, list[Path]] = {}
        self._sounds: dict[Path, pygame.mixer.Sound | None] = {}
        self._turn: dict[str, int] = {}
        self._wanted: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closing = False
        layers = folder.layers(name, ".ogg") if isinstance(folder, Roots) else Roots(folder).layers(".", ".ogg")
        if not layers:
            self.broken.append(name.rpartition("/")[2] if isinstance(folder, Roots) else folder.name)
        for layer in reversed(layers):  # the topmost last: it takes the name over
            here: dict[str, list[Path]] = {}
            for path in layer:
                stem, _, number = path.stem.rpartition("_")
                here.setdefault(stem if stem and number.isdigit() else path.stem, []).append(path)
            self._files |= here

    @property
    def names(self) -> list[str]:
        return list(self._files)

    def has(self, name: str) -> bool:
        return name in self._files

    def want(self, name: str) -> None:
        """Have a sound and its variants read soon."""
        for path in self._files.get(name, ()):
            if path not in self._sounds:
                self._wanted.put(path)
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
            self._thread.start()

    def ready(self, name: str) -> bool:
        """Whether every variant has been read (or has failed). True for an unknown name."""
        return all(path in self._sounds for path in self._files.get(name, ()))

    def get(self, name: str) -> pygame.mixer.Sound | None:
        """The next variant in turn. None when there is no such sound, or its file is broken or has not been read yet:
        reading here would wait for the decoder's lock, which the thread may hold for a whole piece of music."""
        files = self._files.get(name)
        if not files:
            return None
        turn = self._turn.get(name, 0)
        self._turn[name] = turn + 1
        path = files[turn % len(files)]
        if path not in self._sounds:
            self.want(name)
            return None
        return self._sounds[path]

    def forget(self, name: str) -> None:
        """Give the memory back."""
        for path in self._files.get(name, ()):
            self._sounds.pop(path, None)

    def close(self) -> None:
        """Stop reading. Returns when the thread is done with the file in its hand."""
        self._closing = True
        if self._thread is not None:
            self._wanted.put(None)
            self._thread.join()
            self._thread = None
        self._sounds.clear()

    def _work(self) -> None:
        while (path := self._wanted.get()) is not None and not self._closing:
            if path in self._sounds:
                continue
            try:
                self._sounds[path] = self._read(path)
            except (OSError, FileError, pygame.error):
                self._sounds[path] = None
                self.broken.append(path.name)

    def _read(self, path: Path) -> pygame.mixer.Sound | None:
        """None when the bank is closed meanwhile."""
        data = read_bytes(path, MAX_BYTES)
        if not data.startswith(b"OggS"):  # the decoder would guess at other formats
            raise OSError("not an Ogg file")
        try:
            parts = cuts(data, SLICE) if len(data) > AT_ONCE else []
        except ValueError:
            parts = []
        if len(parts) < 2:
            return self._decoded(data)
        wave = bytearray(sum(part.frames for part in parts) * FRAME)
        at = 0
        for part in parts:
            if self._closing:
                return None
            raw = memoryview(cast(bytes, self._decoded(part.data))).cast("B")
            if raw.nbytes < part.frames * FRAME:
                return self._decoded(data)
            wave[at : at + part.frames * FRAME] = raw[raw.nbytes - part.frames * FRAME :]
            at += part.frames * FRAME
        return pygame.mixer.Sound(buffer=wave)

    def _decoded(self, data: bytes) -> pygame.mixer.Sound:
        with self.gate:
            sound = pygame.mixer.Sound(file=io.BytesIO(data))
        time.sleep(BREATH)
        return sound
