"""What may come as a mod from anybody: each is one sentence, nothing is read or written outside of its place, and the
mods beside it still play."""

from __future__ import annotations

import os
import random
import shutil
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from last_reveille.content.files import FileError
from last_reveille.content.modcheck import all_problems
from last_reveille.content.mods import find_mods, read_mod
from last_reveille.content.modzip import MAX_DIRECTORY, MAX_FILES, unpacked

LANTERN = Path(__file__).parent / "mods" / "lantern"
MANIFEST = 'id = "bad"\nname = "bad"\nversion = "1"\nauthor = "A"\n'


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) if folder.exists() else []


def told(tmp_path: Path, zipped: Path) -> str:
    """The one problem of a zip; that nothing of it came to be anywhere."""
    cache = tmp_path / "cache"
    before = tree(tmp_path)
    mod = read_mod(zipped, cache)
    assert mod is not None and len(mod.problems) == 1 and not mod.usable
    after = [name for name in tree(tmp_path) if name not in ("cache", "cache/x")]
    assert after == before, "nothing is left behind"
    return mod.problems[0]


Entry = tuple[str, bytes, Callable[[zipfile.ZipInfo], None] | None]


def write(path: Path, *entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data, change in (("mod.toml", MANIFEST.encode(), None), *entries):
            info = zipfile.ZipInfo(name)
            info.filename = name  # as it is, whatever the module thinks of it
            info.compress_type = method
            if change is not None:
                change(info)
            made.writestr(info, data)
    return path


def mode(kind: int) -> Callable[[zipfile.ZipInfo], None]:
    def change(info: zipfile.ZipInfo) -> None:
        info.create_system = 3
        info.external_attr = kind << 16

    return change


NAMES = {
    "up": ("../evil.txt", "it leads out of the zip"),
    "up inside": ("maps/../../evil.txt", "it leads out of the zip"),
    "absolute": ("/etc/evil.txt", "it leads out of the zip"),
    "home": ("~/evil.txt", "it leads out of the zip"),
    "here": ("./evil.txt", "it leads out of the zip"),
    "empty part": ("maps//evil.txt", "it leads out of the zip"),
    "drive": ("C:/evil.txt", "no backslashes, colons"),
    "stream": ("evil.txt:hidden", "no backslashes, colons"),
    "backslash": ("maps\\..\\..\\evil.txt", "no backslashes, colons"),
    "nul": ("evil.txt\0.png", "no backslashes, colons"),
    "control": ("evil\x1b[2J.txt", "no backslashes, colons"),
    "turned round": ("evil\u202egnp.txt", "no backslashes, colons"),
    "device": ("maps/CON", "some systems cannot have such a file"),
    "device with an ending": ("maps/aux.txt", "some systems cannot have such a file"),
    "dot at the end": ("maps/evil.", "some systems cannot have such a file"),
    "space at the end": ("maps /evil.txt", "some systems cannot have such a file"),
    "long": ("a" * 300 + ".txt", "it is too long"),
    "long part": ("maps/" + "a" * 130 + ".txt", "some systems cannot have such a file"),
    "deep": ("a/" * 12 + "evil.txt", "more than 12 folders deep"),
    "twice": ("MOD.toml", "are one file to some systems"),
    "a file as a folder": ("mod.toml/evil.txt", "is a file and a folder"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_may_not_be(tmp_path: Path, name: str) -> None:
    entry, sentence = NAMES[name]
    assert sentence in told(tmp_path, write(tmp_path / "bad.zip", (entry, b"x", None)))


def test_names_that_only_look_different(tmp_path: Path) -> None:
    zipped = write(tmp_path / "bad.zip", ("maps/caf\u00e9.tmx", b"x", None), ("maps/cafe\u0301.TMX", b"x", None))
    assert "are one file to some systems" in told(tmp_path, zipped)


@pytest.mark.parametrize("kind", [0o120777, 0o010666, 0o020666, 0o060666, 0o140777])
def test_links_and_devices(tmp_path: Path, kind: int) -> None:
    assert "is a link or a device" in told(tmp_path, write(tmp_path / "bad.zip", ("x.png", b"/etc/passwd", mode(kind))))


def test_what_blows_up(tmp_path: Path) -> None:
    zipped = write(tmp_path / "bad.zip", ("sprites/big.png", bytes(8 << 20), None))
    assert zipped.stat().st_size < 20_000
    assert "times its size" in told(tmp_path, zipped)


def patched(zipped: Path, change: Callable[[bytearray], None]) -> Path:
    data = bytearray(zipped.read_bytes())
    change(data)
    zipped.write_bytes(data)
    return zipped


def central(data: bytearray, name: bytes) -> int:
    """Where the list's row about a file begins."""
    return data.rindex(name) - 46


def test_more_than_it_says(tmp_path: Path) -> None:
    """The list at the end says ten bytes; the file itself unpacks to more."""
    def less(data: bytearray) -> None:
        struct.pack_into("<I", data, central(data, b"x.txt") + 24, 10)

    zipped = write(tmp_path / "bad.zip", ("x.txt", b"a" * 4000, None))
    assert "damaged" in told(tmp_path, patched(zipped, less))


def test_less_than_it_says(tmp_path: Path) -> None:
    def more(data: bytearray) -> None:
        struct.pack_into("<I", data, central(data, b"x.txt") + 24, 5000)

    zipped = write(tmp_path / "bad.zip", ("x.txt", b"abc" * 900, None))
    assert "smaller than the zip says" in told(tmp_path, patched(zipped, more))


def test_a_hundred_claims_of_gigabytes(tmp_path: Path) -> None:
    def claim(data: bytearray) -> None:
        at = data.index(b"PK\x01\x02")
        while at >= 0:
            struct.pack_into("<II", data, at + 20, 0x00FFFFFF, 0x0FFFFFFF)
            at = data.find(b"PK\x01\x02", at + 46)

    assert "MiB" in told(tmp_path, patched(write(tmp_path / "bad.zip", ("x.txt", b"abc", None)), claim))


def test_a_password_and_an_odd_packing(tmp_path: Path) -> None:
    def lock(data: bytearray) -> None:
        data[central(data, b"x.txt") + 8] |= 1

    assert "password" in told(tmp_path, patched(write(tmp_path / "bad.zip", ("x.txt", b"abc", None)), lock))
    zipped = write(tmp_path / "bad.zip", ("x.txt", b"abc", None), method=zipfile.ZIP_LZMA)
    assert "packed in a way that is not read" in told(tmp_path, zipped)


def test_too_many_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as made:
        for number in range(MAX_FILES + 1):
            made.writestr(f"{number}.txt", "")
    assert f"more than {MAX_FILES} files" in told(tmp_path, tmp_path / "bad.zip")


def test_a_list_too_large_to_read(tmp_path: Path) -> None:
    """Few files, says the end; but the list of them is to be larger than any list of so few."""
    def swell(data: bytearray) -> None:
        struct.pack_into("<I", data, data.rindex(b"PK\x05\x06") + 12, MAX_DIRECTORY + 1)

    assert "more than" in told(tmp_path, patched(write(tmp_path / "bad.zip"), swell))


def test_the_kind_for_huge_archives(tmp_path: Path) -> None:
    def huge(data: bytearray) -> None:
        at = data.rindex(b"PK\x05\x06")
        data[at:at] = b"PK\x06\x07" + bytes(16)

    assert "huge archives" in told(tmp_path, patched(write(tmp_path / "bad.zip"), huge))


@pytest.mark.parametrize(("data", "sentence"), [
    (b"", "it is no zip"), (b"PK", "it is no zip"), (b"<map/>" * 100, "it is no zip"),
    (b"PK\x05\x06" + bytes(18), "no mod.toml"), (b"PK\x05\x06" + bytes(10), "it is no zip"),
])
def test_what_is_no_zip(tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "bad.zip").write_bytes(data)
    mod = read_mod(tmp_path / "bad.zip", tmp_path / "cache")
    assert mod is not None and len(mod.problems) == 1 and sentence in mod.problems[0]


def test_damaged_zips_never_raise(tmp_path: Path) -> None:
    """The sample with bytes changed here and there: it plays, or there is one sentence why it does not."""
    good = tmp_path / "good.zip"
    with zipfile.ZipFile(good, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(LANTERN.rglob("*")):
            if path.is_file() and path.suffix != ".ogg":
                made.write(path, path.relative_to(LANTERN).as_posix())
    data, dice, usable = good.read_bytes(), random.Random(5), 0
    for number in range(150):
        changed = bytearray(data)
        for _ in range(dice.choice((1, 2, 8))):
            # The list at the end decides most: half of the changes fall there.
            low = len(data) - 1200 if dice.random() < 0.5 else 0
            changed[dice.randrange(low, len(data))] = dice.randrange(256)
        path = tmp_path / f"{number}.zip"
        path.write_bytes(changed if dice.random() < 0.9 else changed[: dice.randrange(len(changed))])
        mod = read_mod(path, tmp_path / "cache")
        assert mod is not None
        usable += mod.usable
        if not mod.usable:
            assert all(str(path) in line and "\n" not in line for line in mod.problems)
    assert 0 < usable < 150
    assert not list((tmp_path / "cache").glob("*.tmp"))


def test_only_known_endings_are_unpacked(tmp_path: Path) -> None:
    entries = [(name, b"x", None) for name in ("evil.py", "evil.exe", "evil.so", "evil", "read.me.txt", "sub/A.PNG")]
    home = unpacked(write(tmp_path / "m.zip", *entries), tmp_path / "cache")
    assert tree(home) == ["mod.toml", "read.me.txt", "sub", "sub/A.PNG"]


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place", "utf-8")
    with pytest.raises(FileError, match="cannot be unpacked"):
        unpacked(write(tmp_path / "m.zip"), tmp_path / "cache")


# -- folders


def folder(tmp_path: Path, manifest: bytes = MANIFEST.encode()) -> Path:
    home = tmp_path / "mods" / "bad"
    home.mkdir(parents=True)
    (home / "mod.toml").write_bytes(manifest)
    return home


MANIFESTS = {
    "nothing": (b"", "missing required field `id`"),
    "no TOML": (b"\x00\x01\x02", "not proper TOML"),
    "no text": (b"id = '\xff\xfe'", "it is not UTF-8"),
    "a bad id": (MANIFEST.replace('"bad"', '"../bad"', 1).encode(), "must be lower-case letters"),
    "a map outside": (MANIFEST.encode() + b'[[levels]]\nid = "a"\nfile = "../../secret.tmx"\n', "outside"),
    "an absolute map": (MANIFEST.encode() + b'[[levels]]\nid = "a"\nfile = "/etc/x.tmx"\n', "must be relative"),
    "deep": (b"a = " + b"[" * 5000 + b"]" * 5000, "not proper TOML"),
    "a name that is a book": (MANIFEST.replace('name = "bad"', f'name = "{"x" * 500}"').encode(), "length <= 200"),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_hostile_manifest(tmp_path: Path, name: str) -> None:
    folder(tmp_path, MANIFESTS[name][0])
    (tmp_path / "secret.tmx").write_text("<map/>", "utf-8")
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    mods = {mod.file.name: mod for mod in find_mods([tmp_path / "mods"], tmp_path / "cache")}
    assert mods["lantern"].usable
    line, = mods["bad"].problems
    assert MANIFESTS[name][1] in line and len(line) <= 600


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights there")
def test_links_pipes_and_locked_doors(tmp_path: Path) -> None:
    mods = tmp_path / "mods"
    home = folder(tmp_path)
    (home / "mod.toml").unlink()
    (tmp_path / "secret.toml").write_text(MANIFEST, "utf-8")
    (home / "mod.toml").symlink_to(tmp_path / "secret.toml")
    (mods / "pipe").mkdir()
    os.mkfifo(mods / "pipe" / "mod.toml")
    os.mkfifo(mods / "pipe.tmx")
    os.mkfifo(mods / "pipe.zip")
    (mods / "round").symlink_to(mods / "round")
    (mods / "inner").mkdir()
    (mods / "inner" / "mod.toml").mkdir()
    found = {mod.file.name: mod for mod in find_mods([mods], tmp_path / "cache")}
    assert set(found) == {"bad", "pipe", "pipe.tmx", "pipe.zip", "inner"}
    for name, mod in found.items():
        assert len(mod.problems) == 1 and not mod.usable, name
    assert "outside" in found["bad"].problems[0]


def test_damaged_words_cost_only_themselves(tmp_path: Path) -> None:
    home = folder(tmp_path)
    (home / "maps" / "strings").mkdir(parents=True)
    (home / "maps" / "strings" / "en.toml").write_text("[ui\n", "utf-8")
    (home / "maps" / "strings" / "cues.toml").write_text("line = 3\n", "utf-8")
    mod, = find_mods([tmp_path / "mods"], tmp_path / "cache")
    assert mod.usable and len(mod.notes) == 2 and "not proper TOML" in mod.notes[0]


def test_a_picture_outside_of_the_mod_is_not_read(tmp_path: Path) -> None:
    shutil.copytree(LANTERN, tmp_path / "mods" / "lantern")
    tileset = tmp_path / "mods" / "lantern" / "maps" / "tilesets" / "cellar.tsx"
    shutil.copy(LANTERN / "sprites" / "tiles" / "cellar.png", tmp_path / "mods" / "secret.png")
    text = tileset.read_text("utf-8").replace("../../sprites/tiles/cellar.png", "../../../secret.png")
    tileset.write_text(text, "utf-8")
    mod, = find_mods([tmp_path / "mods"], tmp_path / "cache")
    lines = all_problems(mod)
    assert lines and all("outside" in line for line in lines)
