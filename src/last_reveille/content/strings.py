"""The catalogue: every word that a player sees, and the rule by which a scene that was heard before gets shorter.

Missing words never stop the game: a missing key shows as `?key?`, a missing translation as English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from .paths import data_root
from .problems import Problems, Report
from .tomlfile import read_toml

ENGLISH: Final = "en"
BANDS: Final = (1, 2, 6, 21, 61)  # first loop of each
_PLACE: Final = re.compile(r"\{([a-z_0-9]+(?:\.[a-z_0-9]+)*)\}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")
_STAGES: Final = ("cut", "word", "lead", "band2", "band6", "band21", "band61")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a scene. `who` is a key under `name`, or card, look, label, note, prompt, caption (no portrait)."""

    key: str
    who: str
    mood: str
    text: str


@dataclass(slots=True)
class Catalogue:
    """Flat key -> text, with the speakers. `problems`: what was wrong with a translation."""

    texts: dict[str, str]
    cues: dict[str, tuple[str, str]] = field(default_factory=dict)  # key -> (who, mood)
    ticks: dict[str, int] = field(default_factory=dict)  # key -> level tick at which the line is due
    language: str = ENGLISH
    problems: tuple[str, ...] = ()
    _children: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._index()

    @classmethod
    def load(cls, language: str = ENGLISH, folder: Path | None = None) -> Catalogue:
        """English, with the words of `language` over it. Raises Problems only when English itself is damaged."""
        home = data_root() / "maps" / "strings" if folder is None else folder
        texts = flatten(read_toml(home / f"{ENGLISH}.toml"), str(home / f"{ENGLISH}.toml"))
        cues, ticks = _cues(home / "cues.toml")
        found = cls(texts, cues, ticks)
        if language != ENGLISH:
            found._translate(language, home)
        return found

    def add(self, path: Path) -> None:
        """Puts a mod's own catalogue over this one. Raises Problems and changes nothing when it is damaged."""
        self.texts |= flatten(read_toml(path), str(path))
        self._index()

    def lay_over(self, root: Path) -> None:
        """Puts the words of a mod (its `maps/strings/`) over these: English, this language, who says what. What is
        damaged there is added to `problems` and changes nothing."""
        home = root / "maps" / "strings"
        for name in dict.fromkeys((f"{ENGLISH}.toml", f"{self.language}.toml", "cues.toml")):
            path = home / name
            if not path.is_file():
                continue
            try:
                if not path.resolve().is_relative_to(root.resolve()):
                    raise Problems([f"{path}: it lies outside of the mod"])
                if name == "cues.toml":
                    cues, ticks = _cues(path)
                    self.cues |= cues
                    self.ticks |= ticks
                else:
                    self.add(path)
            except Problems as error:
                self.problems = (*self.problems, *error.lines)

    def has(self, key: str) -> bool:
        return key in self.texts

    def known(self) -> dict[str, None]:
        """Every key of a text or of a group of texts, in order."""
        return dict.fromkeys([*self.texts, *self._children])

    def text(self, key: str, /, **values: object) -> str:
        """The words of a key. Placeholders are filled from `values`, `{name.x}` from the catalogue itself."""
        found = self.texts.get(key)
        if found is None:
            return f"?{key}?"
        return self._filled(found, values)

    def text_or(self, key: str, plain: str) -> str:
        """The words of a key, or `plain` when there are none: a map of somebody else's may name what it likes."""
        return self.text(key) if key in self.texts else plain

    def who(self, key: str) -> str:
        """Who says a line: a key under `name`, or an empty string."""
        return self.cues.get(key, ("", ""))[0]

    def line(self, key: str, /, **values: object) -> Line:
        who, mood = self.cues.get(key, ("", ""))
        return Line(key, who, mood, self.text(key, **values))

    def scene(self, key: str, heard: int, loop: int, last_loop: int = 0, /, **values: object) -> list[Line]:
        """The lines of a scene that was heard `heard` times before, in loop `loop`; empty = silence.

        `last_loop` is the loop in which it was last heard; 0 = not known, then the words of a band come every third
        time.
        """
        return [self.line(name, **{"n": loop, **values}) for name in self._chosen(key, heard, loop, last_loop)]

    def _chosen(self, key: str, heard: int, loop: int, last_loop: int) -> list[str]:
        if key in self.texts:
            return [key]
        names = self._children.get(key, [])
        whole = self._numbered(f"{key}.full") or self._numbered(key)
        if not any(name in _STAGES for name in names):
            return whole if heard < 2 else []
        if not whole and any(f"{key}.{name}" in self.texts for name in names if name in _STAGES):
            return self._of_band(key, loop)
        if heard == 0:
            return whole
        word = self._numbered(f"{key}.word")
        if heard == 1:
            return self._numbered(f"{key}.cut") or word
        if heard == 2:
            return self._numbered(f"{key}.band2") or word
        if heard == 3:
            return self._numbered(f"{key}.lead") or word
        new_band = band(last_loop) != band(loop) if last_loop else heard % 3 == 1
        if new_band and (lines := self._numbered(f"{key}.band{band(loop)}")):
            return lines
        return word if heard % 3 == 0 else []

    def _numbered(self, key: str) -> list[str]:
        found = [f"{key}.{name}" for name in self._children.get(key, []) if name.isdigit()]
        return [name for name in found if name in self.texts]

    def _of_band(self, key: str, loop: int) -> list[str]:
        """The single line of the highest band reached."""
        known = [first for first in BANDS if first <= loop and f"{key}.band{first}" in self.texts]
        return [f"{key}.band{known[-1]}"] if known else []

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in values:
                return str(values[name])
            # One level only: a name never holds a placeholder.
            return self.texts.get(name, match[0])

        return _PLACE.sub(fill, text)

    def _translate(self, language: str, home: Path) -> None:
        path = home / f"{language}.toml"
        try:
            if not _LANGUAGE.fullmatch(language):
                raise Problems([f"{language[:20]!r} is not the name of a language"])
            self.add(path)
            self.language = language
        except Problems as error:
            self.problems = error.lines

    def _index(self) -> None:
        children: dict[str, dict[str, None]] = {}
        for key in self.texts:
            parts = key.split(".")
            for at in range(1, len(parts)):
                children.setdefault(".".join(parts[:at]), {})[parts[at]] = None
        self._children = {key: list(names) for key, names in children.items()}


def band(loop: int) -> int:
    """First loop of the band that a loop belongs to."""
    return max((first for first in BANDS if first <= loop), default=1)


def flatten(tree: Mapping[str, Any], file: str) -> dict[str, str]:
    """Dotted key -> text. Raises Problems for what is no text."""
    report = Report(file)
    flat: dict[str, str] = {}
    _flatten(tree, "", flat, report)
    report.settle()
    return flat


def _flatten(tree: Mapping[str, Any], prefix: str, flat: dict[str, str], report: Report) -> None:
    for key, value in tree.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", flat, report)
        elif isinstance(value, str):
            flat[prefix + key] = value
        else:
            report.add(0, prefix + key, "must be a text in quotes")


def _cues(path: Path) -> tuple[dict[str, tuple[str, str]], dict[str, int]]:
    tree = read_toml(path)
    report = Report(str(path))
    lines, ticks = tree.get("line", {}), tree.get("tick", {})
    if not isinstance(lines, dict) or not isinstance(ticks, dict):
        report.stop(0, "", "it needs the tables line and tick")
    cues = {}
    for key, cue in lines.items():
        who, mood = (cue.get("who"), cue.get("mood", "")) if isinstance(cue, dict) else (None, None)
        if isinstance(who, str) and isinstance(mood, str):
            cues[key] = (who, mood)
        else:
            report.add(0, key, "needs who and mood")
    report.settle()
    return cues, {key: tick for key, tick in ticks.items() if type(tick) is int}
