"""Bytes that are made when they are first needed: mostly in the writer's thread, off the frame's path."""

from __future__ import annotations

from collections.abc import Callable


class Blob:
    """Either bytes, or a way to make them. What `make` reads must not change any more."""

    __slots__ = ("_make", "_raw")

    def __init__(self, raw: bytes = b"", make: Callable[[], bytes] | None = None) -> None:
        self._raw = raw
        self._make = make

    def get(self) -> bytes:
        """Raises what `make` raises. Two threads may both make them; they get equal bytes."""
        make = self._make
        if make is not None:
            self._raw = make()
            self._make = None
        return self._raw

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blob) and self.get() == other.get()

    __hash__ = None  # type: ignore[assignment]
