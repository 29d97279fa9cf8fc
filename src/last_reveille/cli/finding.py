"""From what was typed to levels, recordings and profiles."""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from ..app.levels import Levels
from ..app.profile import MEMORIES, Slot
from ..app.settings import MAX_BYTES, load
from ..content.campaign import load_campaign
from ..content.files import FileError, read_bytes
from ..content.mods import GAME, Mod, find_mods
from ..content.paths import data_root, mod_root, mods_cache, mods_dirs, user_dir
from ..content.problems import Problems, escaped, meant
from ..memory.recorded import BadRecording, Recording
from ..memory.recording import MAX_CHARS, loads
from ..memory.share import from_string, is_string
from ..memory.upkeep import profile_file
from .errors import Wrong

MAX_PROFILE = 256 << 20  # bytes; a year of play is a tenth of it


def campaign_levels() -> Levels:
    """The game's own campaign. Raises Problems."""
    return Levels.of_game()


def map_levels(path: Path) -> Levels:
    """One map; its root is the data root for the game's own maps, else the map's folder. Raises Problems, Wrong."""
    if not path.exists():
        named = load_campaign().level(str(path))  # `play gym`: a level of the game's own, by its id
        if named is None:
            raise Wrong(f"{path}: there is no such file, and no level of that name")
        path = data_root() / "maps" / named.file
    return Levels.single(path, map_root(path))


def map_root(path: Path) -> Path:
    """The folder that a map may not reach out of: that of the mod that it is in; the game's data for its own maps and
    for those that use its tilesets from a sibling folder; else the folder that the map is in."""
    above = mod_root(path)
    if above is not None:
        return above
    home = data_root().resolve()
    return home if path.resolve().is_relative_to(home) else path.resolve().parent


def found_mods() -> list[Mod]:
    """Everything in the player's mods folders."""
    return find_mods(mods_dirs(), mods_cache())


def mods_off() -> list[str]:
    """Ids of the mods that the player has switched off. Read on a copy: a broken file would be renamed."""
    settings = user_dir() / "settings.json"
    if not settings.is_file():
        return []
    with tempfile.TemporaryDirectory() as folder, suppress(Wrong):
        copy = Path(folder) / settings.name
        copy_file(settings, copy, MAX_BYTES)
        return load(copy)[0].mods_off
    return []


def mod_called(ident: str) -> Mod:
    """The mod with this id, or whose file is called so. Raises Wrong: there is none, or it has no levels; Problems: it
    cannot be used."""
    mods = found_mods()
    mod = next((mod for mod in mods if ident in (mod.id, mod.file.name) and mod.usable), None)
    mod = mod or next((mod for mod in mods if ident in (mod.id, mod.file.name)), None)
    if mod is None:
        raise Wrong(f'mods: none is called "{escaped(ident[:60])}"{meant(ident, [mod.id for mod in mods])}; '
                    f"they lie in {mods_dirs()[0]}")
    if not mod.usable:
        raise Problems(mod.problems)
    if not mod.playable:
        raise Wrong(f"{mod.file}: it has no levels of its own; it lies over everything that is played")
    return mod


def levels_for(path: Path | None) -> Levels:
    return campaign_levels() if path is None else map_levels(path)


def levels_of(recording: Recording, path: Path | None) -> Levels:
    """Where a recording was made: the map that was named, else the mod whose campaign it names, else the game's own
    campaign. Raises Problems, Wrong."""
    if path is None and recording.campaign not in ("", GAME):
        mod = next((mod for mod in found_mods() if mod.id == recording.campaign and mod.playable), None)
        if mod is not None:
            return Levels.of_mod(mod)
    return levels_for(path)


def recording_of(asked: str) -> tuple[str, Recording]:
    """A recording and what to call it: `asked` is a file, a shared string, or "-" for either of them from standard
    input. Raises Wrong with one line."""
    if is_string(asked):
        return "the string", _from_string(asked)
    if asked != "-":
        return asked, recording_at(Path(asked))
    text = sys.stdin.buffer.read(MAX_CHARS + 1).decode("utf-8", errors="replace")
    try:
        return "-", from_string(text, "-") if is_string(text) else loads(text, "-")
    except BadRecording as error:
        raise Wrong(str(error)) from None


def _from_string(text: str) -> Recording:
    try:
        return from_string(text)
    except BadRecording as error:
        raise Wrong(str(error)) from None


def recording_at(path: Path) -> Recording:
    """A file with a recording, or with a shared string. Raises Wrong with one line."""
    try:
        data = read_bytes(path, MAX_CHARS)
    except FileError as error:
        raise Wrong(f"{path}: {error}") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Wrong(f"{path}: not a recording (byte {error.start} is no UTF-8)") from None
    try:
        return from_string(text, str(path)) if is_string(text) else loads(text, str(path))
    except BadRecording as error:
        raise Wrong(str(error)) from None


def is_recording(path: Path) -> bool:
    try:
        return b"last-reveille recording" in read_bytes(path, MAX_CHARS)[:200]
    except FileError:
        return False


def copy_file(path: Path, copy: Path, limit: int) -> None:
    """Something to look at in place of a file that must not be touched. Raises Wrong: it is no regular file, or larger
    than `limit` bytes, or cannot be copied."""
    try:
        copy.write_bytes(read_bytes(path, limit))
    except FileError as error:
        raise Wrong(f"{path}: {error}") from None
    except OSError as error:
        raise Wrong(f"{path}: cannot be copied to look at it ({error.strerror or error})") from None


def home_dir() -> Path:
    """The player's folder, made if need be. Raises Wrong."""
    home = user_dir()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Wrong(f"{home}: {error.strerror or error}") from None
    return home


def profile_path(number: int, mod: str = "") -> Path:
    """Where a slot of the game, or of a mod, has its memory. Raises Wrong: nothing was ever kept of such a mod."""
    if not mod:
        return profile_file(user_dir(), number)
    folder = user_dir() / MEMORIES
    known = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if mod not in known:
        raise Wrong(f'memory: nothing was ever kept of a mod "{escaped(mod[:60])}"{meant(mod, known)}')
    return Slot(user_dir(), number, mod).file
