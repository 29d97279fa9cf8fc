"""Words that a map asks for and nobody has: keys of scenes, signs, labels, notes, titles that are in no catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ..sim.specs import Anchor, Cue, Level, PersonAt, Pickup, Sign, Thing, Trigger
from .campaign import load_campaign
from .mods import GAME
from .objects import Placed
from .paths import MANIFEST, mod_root
from .problems import Problems, meant
from .strings import Catalogue

_KEY: Final = re.compile(r"[a-z_]{2,}[a-z0-9_]*(\.[a-z0-9_]+)+")  # 1.5 and v1.2 are none
_GUESSES: Final = 20  # of what was meant: each looks through thousands of keys

Row = tuple[int, str, str]  # line, where, sentence


def unknown(level: Level, placed: Sequence[Placed], catalogue: Catalogue, *, own: bool = False) -> Iterator[Row]:
    """`own`: a map of the game, in which every word is a key. Elsewhere what does not look like a key is
    shown as it stands there, but a scene is a key everywhere."""
    known = catalogue.known()
    guesses = _GUESSES
    asked = [(0, "map", "title", level.title, False)]
    asked += [(item.line, item.where, *key) for item in placed for key in _keys(item.thing)]
    for line, where, name, key, scene in asked:
        if key and key not in known and (own or scene or _KEY.fullmatch(key)):
            guesses -= 1
            close = meant(key, known) if guesses >= 0 else ""
            yield line, where, f'{name} names "{key[:80]}", which is no text{close}'


def _keys(thing: Thing) -> list[tuple[str, str, bool]]:
    """(member, key, whether it is a scene) of everything that is said or shown."""
    if isinstance(thing, (Cue, Trigger)):
        return [("target", thing.target, True)] if thing.do == "say" else []
    if isinstance(thing, Sign):
        return [("text", thing.text, False)]
    if isinstance(thing, Anchor):
        return [("label", thing.label, False)]
    if isinstance(thing, Pickup):
        return [("note", thing.note, False)]
    return [("scene", thing.scene, True)] if isinstance(thing, PersonAt) else []


def words_seen(path: Path, below: Sequence[Path] = ()) -> Catalogue | None:
    """The words that a map of somebody's own can use: the game's, and those of the mod that it lies in, or of all the
    mods whose roots are `below`, the topmost first. None: its mod comes after others, and what these have is not known
    here. Raises Problems."""
    root = mod_root(path)
    words = Catalogue.load()
    if below:
        for folder in reversed(below):
            words.lay_over(folder)
        return words
    if root is not None:
        try:
            after = load_campaign(root / MANIFEST).after
        except Problems:
            return None  # what is wrong there is told of the mod
        if any(ident != GAME for ident in after):
            return None
        words.lay_over(root)
    return words
