"""What is wrong with somebody's file, in sentences: `FILE:LINE: where: sentence`, a line a problem."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

LONGEST = 600  # characters a line
_MOST = 200  # problems a report; a file with more has one cause


def escaped(text: str, longest: int = 256) -> str:
    """Text that is safe to print: control, bidi and zero-width characters as \\uXXXX, cut to `longest`."""
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def line_of(file: str, line: int, where: str, sentence: str) -> str:
    """One problem as printed. `line` 0 = the file as a whole."""
    place = f"{escaped(file)}:{line}" if line else escaped(file)
    text = f"{place}: {escaped(where, 160)}: {sentence}" if where else f"{place}: {sentence}"
    text = escaped(text, 10 * LONGEST)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that was probably meant, or an empty string."""
    known = sorted(set(candidates) - {""})
    lowered = {name.lower(): name for name in known}
    close = get_close_matches(word[:80].lower(), list(lowered), n=1, cutoff=0.6)
    return lowered[close[0]] if close else ""


def meant(word: str, candidates: Iterable[str]) -> str:
    """` (did you mean "x"?)`, or nothing: to end a sentence with."""
    close = nearest(word, candidates)
    return f' (did you mean "{close}"?)' if close else ""


class Problems(Exception):
    """A file cannot be used. `lines`: every reason found, each a whole line to print."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: tuple[str, ...] = tuple(lines)
        super().__init__("\n".join(self.lines))


class Report:
    """Collects the problems and warnings of one file and of those it names."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[str] = []
        self.warnings: list[str] = []

    def add(self, line: int, where: str, sentence: str, file: str = "") -> None:
        """Raises Problems when there are so many that looking for more would only take time."""
        self.lines.append(self._line(line, where, sentence, file))
        if len(self.lines) >= _MOST:
            raise Problems(self.lines)

    def warn(self, line: int, where: str, sentence: str, file: str = "") -> None:
        if not self.weary:
            self.warnings.append(self._line(line, where, sentence, file))

    def _line(self, line: int, where: str, sentence: str, file: str) -> str:
        if file and file != self.file:
            sentence = f"{sentence} (used by {escaped(self.file, 120)})"
        return line_of(file or self.file, line, where, sentence)

    @property
    def weary(self) -> bool:
        """No more warnings are kept."""
        return len(self.warnings) >= _MOST

    def stop(self, line: int, where: str, sentence: str, file: str = "") -> NoReturn:
        """A problem after which nothing more can be read."""
        self.add(line, where, sentence, file)
        raise Problems(self.lines)

    def settle(self) -> None:
        """Raises Problems when there is any."""
        if self.lines:
            raise Problems(self.lines)
