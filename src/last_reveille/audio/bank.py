"""Sounds by name, read ahead in a thread of their own.

Decoding happens outside the interpreter's lock, but it holds the mixer's: whoever calls the mixer meanwhile waits, and
so does the loudspeaker. So long sounds are decoded half a second at a time, in 2 to 5 ms each (see `ogg`), with a
breath between them; and the thread closes a gate for as long, which the game asks before it calls.

Music cannot wait until all of it has been read. It is *poured*: its sounds are there at once, silent, and are filled
from their beginnings on, all stems at the same pace, twenty times as fast as they are played.
"""

from __future__ import annotations

import io
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, cast

import pygame

from ..content.files import FileError, read_bytes
from ..content.overlay import Roots
from .ogg import MAX_BYTES, Cut, cuts, length

BREATH: Final = 0.0015  # s between two parts in which the mixer is left alone
AT_ONCE: Final = 24 * 1024  # bytes of a file up to which it is decoded in one go
SLICE: Final = 22050  # frames of a longer one that are decoded together
FRAME: Final = 4  # bytes: two sides of 16 bit
MAX_POURED: Final = 10 * 60 * 44100  # frames

Group = list[tuple[Path, pygame.mixer.Sound]]


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
        self._poured: dict[pygame.mixer.Sound, int] = {}  # of what is being poured: frames that are there
        self._wanted: queue.SimpleQueue[Path | Group | None] = queue.SimpleQueue()
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
        self._begin()

    def pour(self, names: Sequence[str]) -> None:
        """Have sounds that belong together be there at once and be filled from now on. Takes some ms for each, to make
        room for it. A file of unknown length is read as if by `want`."""
        sizes: dict[Path, int] = {}  # bytes
        for path in (path for name in names for path in self._files.get(name, ()) if path not in self._sounds):
            try:
                frames = length(path)
            except (OSError, ValueError, FileError):
                frames = MAX_POURED + 1
            if frames > MAX_POURED:
                self._wanted.put(path)
            else:
                sizes[path] = frames * FRAME
        group: Group = []
        silence = memoryview(bytes(max(sizes.values(), default=0)))  # one for all: reading it is what takes time
        for path, size in sizes.items():
            sound = pygame.mixer.Sound(buffer=silence[:size])
            self._poured[sound], self._sounds[path] = 0, sound
            group.append((path, sound))
        self._wanted.put(group)
        self._begin()

    def begun(self, name: str, frames: int) -> bool:
        """Whether so much of a sound is there (or all of it, or none will ever be). True for an unknown name."""
        sounds = [self._sounds.get(path) for path in self._files.get(name, ())] if self.ready(name) else [None]
        return self.ready(name) and all(s is None or self._poured.get(s, frames) >= frames for s in sounds)

    def _begin(self) -> None:
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
            self._thread.start()

    def ready(self, name: str) -> bool:
        """Whether every variant has been read (or has failed), or is being poured. True for an unknown name."""
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
        while (wanted := self._wanted.get()) is not None and not self._closing:
            if isinstance(wanted, list):
                self._fill(wanted)
            elif wanted not in self._sounds:
                try:
                    self._sounds[wanted] = self._read(wanted)
                except (OSError, FileError, pygame.error):
                    self._sounds[wanted] = None
                    self.broken.append(wanted.name)

    def _fill(self, group: Group) -> None:
        """Pour several files, a part of each in turn. One that breaks stays as far as it has come."""
        streams = [(path, sound, self._stream(path, sound)) for path, sound in group]
        while streams and not self._closing:
            for row in streams[:]:
                path, sound, stream = row
                try:
                    self._poured[sound] = next(stream)
                    continue
                except StopIteration:
                    pass
                except (OSError, FileError, pygame.error):
                    self.broken.append(path.name)
                streams.remove(row)
                self._poured.pop(sound, None)

    def _stream(self, path: Path, sound: pygame.mixer.Sound) -> Iterator[int]:
        """Pours one file; yields the frames that are there after each part. Ends when the sound has been forgotten."""
        room, at = memoryview(cast(bytes, sound)).cast("B"), 0
        data, parts = self._parts(path)
        for part in parts:
            if self._sounds.get(path) is not sound:
                return
            wave = self._part(part)
            room[at : at + wave.nbytes] = wave
            at += wave.nbytes
            yield at // FRAME
        if not parts:
            wave = memoryview(cast(bytes, self._decoded(data))).cast("B")
            room[: wave.nbytes] = wave[: room.nbytes]

    def _read(self, path: Path) -> pygame.mixer.Sound | None:
        """All of a file. None when the bank is closed meanwhile."""
        data, parts = self._parts(path)
        wave = bytearray()
        try:
            for part in parts:
                if self._closing:
                    return None
                wave += self._part(part)
        except OSError:
            parts = []
        return pygame.mixer.Sound(buffer=wave) if parts else self._decoded(data)

    def _parts(self, path: Path) -> tuple[bytes, list[Cut]]:
        """A file, and its parts; none when it is short or of another form than ours."""
        data = read_bytes(path, MAX_BYTES)
        if not data.startswith(b"OggS"):  # the decoder would guess at other formats
            raise OSError("not an Ogg file")
        try:
            parts = cuts(data, SLICE) if len(data) > AT_ONCE else []
        except ValueError:
            parts = []
        return data, parts if len(parts) > 1 else []

    def _part(self, part: Cut) -> memoryview:
        """Raises OSError when less comes out than its pages say."""
        raw = memoryview(cast(bytes, self._decoded(part.data))).cast("B")
        if raw.nbytes < part.frames * FRAME:
            raise OSError("a page is damaged")
        return raw[raw.nbytes - part.frames * FRAME :]

    def _decoded(self, data: bytes) -> pygame.mixer.Sound:
        with self.gate:
            sound = pygame.mixer.Sound(file=io.BytesIO(data))
        time.sleep(BREATH)
        return sound
