"""Pictures and sheets by name, read when first asked for and kept.

A picture that is missing or is not what it claims to be becomes a magenta box and one line in the log: a mod with a
forgotten file must still play.
"""

from __future__ import annotations

import json
import logging
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pygame

from ..content.files import FileError, read_bytes
from ..content.overlay import Roots
from ..content.png import size_of
from .frieze import Frieze, frieze
from .packed import packed
from .sheet import Sheet, parse_sheet

log = logging.getLogger(__name__)

MAX_SIDE: Final = 8192
MAX_PIXELS: Final = 16_000_000
MAX_BYTES: Final = 32_000_000
MISSING: Final = (255, 0, 255)
BODIES: Final = "actors/"  # sheets of these are large grids, of which most is clear
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


class BadPicture(ValueError):
    """The file is not a PNG that we are willing to decode. The message is one sentence."""


def png_size(path: Path) -> tuple[int, int]:
    """Width and height in px from the header of a PNG, checked before any decoder sees the file.

    Raises BadPicture when the file is no PNG or larger than the caps, OSError when it cannot be read.
    """
    if path.stat().st_size > MAX_BYTES:
        raise BadPicture(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    with path.open("rb") as file:
        head = file.read(33)
    if len(head) < 33 or head[:8] != _SIGNATURE or head[8:16] != b"\x00\x00\x00\x0dIHDR":
        raise BadPicture("this is not a PNG picture")
    width, height = struct.unpack(">II", head[16:24])
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE) or width * height > MAX_PIXELS:
        raise BadPicture(f"{width} x {height} px is outside the limits ({MAX_SIDE} a side, {MAX_PIXELS} in all)")
    return width, height


def usable(surface: pygame.Surface) -> pygame.Surface:
    """The same picture with 32 bits and alpha, in the display's own format when there is a display."""
    if pygame.display.get_init() and pygame.display.get_surface():
        return surface.convert_alpha()
    copy = pygame.Surface(surface.get_size(), pygame.SRCALPHA, 32)
    copy.blit(surface, (0, 0))
    return copy


def missing_box(width: int = 16, height: int = 16) -> pygame.Surface:
    box = pygame.Surface((max(1, width), max(1, height)), pygame.SRCALPHA, 32)
    box.fill(MISSING)
    return usable(box)


class Assets:
    """All pictures under the game's data root, and under those of mods that are laid over it. Names are paths relative
    to a root, with `/`; a map of a mod names its own pictures by their whole path."""

    def __init__(self, root: Path, over: Sequence[Path] = ()) -> None:
        """`over`: the roots that are looked at before, the topmost first."""
        self.roots = Roots(*over, root)
        self.root = root.resolve()
        self.troubles: list[str] = []
        self._images: dict[str, pygame.Surface] = {}
        self._friezes: dict[str, Frieze] = {}
        self._keyed: dict[tuple[str, tuple[int, int, int]], pygame.Surface] = {}
        self._sheets: dict[str, Sheet] = {}
        self._overlays: dict[str, Sheet | None] = {}
        self._sizes: dict[str, tuple[int, int]] = {}

    def has(self, name: str) -> bool:
        return self.roots.find(name) is not None

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of the files in a folder that end so, in order; none when it cannot be looked into."""
        return self.roots.names(folder, ending)

    def text(self, name: str) -> bytes:
        """A description: the bytes of a file that is no picture. Raises OSError or ValueError."""
        try:
            return read_bytes(self._path(name), MAX_BYTES)
        except FileError as error:
            raise BadPicture(str(error)) from None

    def size(self, name: str) -> tuple[int, int]:
        """Size in px of a picture without decoding it; (0, 0) when it is unusable."""
        if name not in self._sizes:
            try:
                self._sizes[name] = self._measured(self._path(name))
            except (OSError, BadPicture):
                self._sizes[name] = (0, 0)
        return self._sizes[name]

    def image(self, name: str, clear: tuple[int, int, int] | None = None) -> pygame.Surface:
        """A picture with alpha; a magenta box and one warning when it cannot be had. What has the colour `clear` in it
        and is opaque is seen through."""
        if clear is not None:
            return self._cleared(name, clear)
        found = self._images.get(name)
        if found is None:
            try:
                path = self._path(name)
                self._measured(path)
                found = usable(pygame.image.load(str(path)))
            except (OSError, BadPicture, pygame.error) as reason:
                self._trouble(name, reason)
                found = missing_box()
            self._images[name] = found
        return found

    def frieze(self, name: str, opaque: bool) -> Frieze:
        """A picture as it blits quickest where it is wider than the screen. The picture itself is not kept."""
        if name not in self._friezes:
            self._friezes[name] = frieze(self.image(name), opaque)
            self._images.pop(name, None)  # the map's thread may have been here meanwhile
        return self._friezes[name]

    def _cleared(self, name: str, clear: tuple[int, int, int]) -> pygame.Surface:
        key = (name, clear)
        if key not in self._keyed:
            copy = self.image(name).copy()
            with pygame.PixelArray(copy) as pixels:
                pixels.replace(copy.map_rgb((*clear, 255)), copy.map_rgb((0, 0, 0, 0)))
            self._keyed[key] = copy
        return self._keyed[key]

    def sheet(self, name: str) -> Sheet:
        """The sheet `sprites/<name>.png` + `.json`, for example "actors/hero". A magenta box if unusable."""
        if name not in self._sheets:
            for _ in self.reading(name):
                pass
        return self._sheets[name]

    def reading(self, name: str) -> Iterator[None]:
        """Reads a sheet in steps, of which the longest takes half as long as all of them."""
        if name in self._sheets:
            return
        try:
            plan = parse_sheet(json.loads(self.text(f"sprites/{name}.json")))
            picture = self._path(f"sprites/{name}.png")
            size = self._measured(picture)
            if plan.width > size[0] or plan.height > size[1]:
                raise BadPicture("a frame lies outside the picture")
            yield
            raw = pygame.image.load(str(picture))
            yield
            ready, painted = usable(raw), plan
            if name.startswith(BODIES):
                yield
                plan, ready = packed(plan, ready)
            found = Sheet(name, plan, ready, painted)
        except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError, pygame.error) as reason:
            self._trouble(name, reason)
            found = Sheet(name, None, missing_box(16, 32))
        self._sheets[name] = found

    def overlay(self, sheet: Sheet, name: str) -> Sheet | None:
        """A second picture on the grid of `sheet` (its effects layer), or None when there is none."""
        if name not in self._overlays:
            found: Sheet | None = None
            picture = f"sprites/{name}.png"
            if self.has(picture) and self.size(picture) >= (sheet.painted.width, sheet.painted.height):
                found = Sheet(name, *packed(sheet.painted, self.image(picture)))
                self._images.pop(picture, None)
            self._overlays[name] = found
        return self._overlays[name]

    def forget(self, names: Iterable[str]) -> None:
        """Gives sheets and pictures of these names back; whoever still holds one keeps it, and who asks for one again
        has it read anew."""
        for name in names:
            self._sheets.pop(name, None)
            self._images.pop(name, None)
            self._friezes.pop(name, None)
            self._overlays.pop(f"{name}_fx", None)
            self._images.pop(f"sprites/{name}_fx.png", None)

    def _measured(self, path: Path) -> tuple[int, int]:
        """The size of a picture that may be decoded. One that is not the game's own is looked at whole before a decoder
        in C sees it. Raises BadPicture, OSError."""
        if path.is_relative_to(self.root):
            return png_size(path)
        try:
            return size_of(path)
        except FileError as error:
            raise BadPicture(str(error)) from None

    def _path(self, name: str) -> Path:
        """Where a file is; where it would be if none of the roots has it."""
        path = self.roots.find(name)
        if path is None:
            if not self.roots.inside(name):
                raise BadPicture("the path leaves the data folder")
            path = self.root / name
            if path.exists():
                raise BadPicture("not a regular file")
        return path

    def _trouble(self, name: str, reason: Exception) -> None:
        line = f"{name}: {reason if isinstance(reason, BadPicture) else reason.__class__.__name__}: drawn as a box"
        self.troubles.append(line)
        log.warning("%s", line)
