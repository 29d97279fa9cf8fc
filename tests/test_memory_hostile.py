"""A memory that was damaged, or written by somebody else: any page, any bit, any value."""

from __future__ import annotations

import random
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

import kills
from last_reveille.memory.blob import Blob
from last_reveille.memory.memory import Memory
from last_reveille.memory.rows import TABLES, Damaged, checksum, rows_of, sound
from last_reveille.memory.store import Store
from last_reveille.memory.upkeep import Refused, backups, put, summary, try_copy

PAGE = 4096
HOSTILE = (None, -1, 0, 1 << 62, 1.5, "", "x" * 5000, "a\nb", "\x1b[2J", "../../x", b"", b"\xff" * 9000)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a memory of 60 deaths in every table, and its backup from the fiftieth."""
    folder = tmp_path_factory.mktemp("original")
    store = Store(folder / "memory.sqlite")
    memory = store.load()
    for _ in range(60):
        kills.die(memory)
        store.commit_death(memory)
    assert store.close(30)
    assert backups(folder / "memory.sqlite")[0].deaths == 50
    return folder


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path / "here")
    return tmp_path / "here" / "memory.sqlite"


def opened(path: Path) -> tuple[Memory, str]:
    store = Store(path)
    memory = store.load()
    store.close()
    return memory, store.trouble


def put_right(path: Path, case: bytes) -> bool:
    """Opens a memory that may be damaged; True if that was noticed. Checks what was promised about it."""
    path.write_bytes(case)
    memory, trouble = opened(path)
    marks = sum(len(marks.all) for marks in memory.marks.values())
    assert memory.writable and 50 <= marks <= 60 and 50 <= memory.deaths <= 60, trouble
    assert 50 <= memory.loop <= 61
    if trouble:
        aside = [p for p in path.parent.glob("memory.sqlite.damaged-*") if not p.name.endswith(("-wal", "-shm"))]
        assert [p.read_bytes() for p in aside] == [case], "kept as it was"
        assert "\n" not in trouble and trouble.isascii()
    else:
        assert (marks, kills.whole(memory)) == (60, [])
    again, silence = opened(path)
    assert (silence, again.deaths) == ("", memory.deaths)
    return bool(trouble)


def fresh(original: Path, path: Path) -> None:
    shutil.rmtree(path.parent)
    shutil.copytree(original, path.parent)


def test_cut_off_at_every_page(original: Path, path: Path) -> None:
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    assert pages > 60
    for page in [*range(0, pages, 1 + pages // 60), pages - 1]:
        fresh(original, path)
        assert put_right(path, whole[: page * PAGE])


def test_a_flipped_bit_anywhere(original: Path, path: Path) -> None:
    whole = path.read_bytes()
    dice = random.Random(4)
    noticed = 0
    for case in range(60):
        fresh(original, path)
        data = bytearray(whole)
        for _ in range(1 + case % 3):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        noticed += put_right(path, bytes(data))
    assert noticed > 40


def test_a_page_of_one_table_in_the_place_of_anothers(original: Path, path: Path) -> None:
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    dice = random.Random(9)
    noticed = 0
    for _ in range(25):
        fresh(original, path)
        one, two = dice.sample(range(1, pages), 2)
        data = bytearray(whole)
        data[one * PAGE : (one + 1) * PAGE] = whole[two * PAGE : (two + 1) * PAGE]
        noticed += put_right(path, bytes(data))
    assert noticed > 12


def test_when_the_newest_backup_is_damaged_too_an_older_one_serves(path: Path) -> None:
    backup = path.with_name("memory.sqlite.backup-1")
    shutil.copyfile(backup, path.with_name("memory.sqlite.backup-2"))
    backup.write_bytes(b"garbage")
    path.write_bytes(path.read_bytes()[: 2 * PAGE])
    memory, trouble = opened(path)
    assert "the last backup" in trouble
    assert memory.deaths >= 50 and len(memory.pins) == 50


@pytest.mark.parametrize("table", TABLES)
def test_no_value_of_somebody_else_gets_in(path: Path, table: str) -> None:
    """Rows with the right checksum and the wrong sense: none is handed on, a file with one is refused as an import, and
    as one's own it loses that row only."""
    whole = path.read_bytes()
    with sqlite3.connect(path) as db:
        columns = TABLES[table]
        row = db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchone()
    db.close()
    if row is None:
        return
    bad = b""
    for at in range(len(columns)):
        for value in HOSTILE:
            changed = (*row[:at], value, *row[at + 1 :])
            fits = sound(table, changed)
            assert not fits or isinstance(value, type(row[at]))
            if fits:
                continue
            path.write_bytes(whole)
            with sqlite3.connect(path) as db:
                marks = ", ".join("?" * (len(columns) + 1))
                db.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
                try:
                    db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*changed, checksum(changed)))
                    with pytest.raises(Damaged):
                        list(rows_of(db, table))
                    taken = True
                except sqlite3.IntegrityError:
                    taken = False  # SQLite itself has no such key
            db.close()
            bad = path.read_bytes() if taken else bad
    path.write_bytes(bad)
    with pytest.raises(Refused, match="copy: "):
        try_copy(path, "copy")
    memory, trouble = opened(path)
    assert "was damaged" in trouble and memory.writable
    assert memory.deaths >= 59


def test_what_our_own_game_writes_by_mistake_is_left_out_and_nothing_else(path: Path) -> None:
    store = Store(path)
    memory = store.load()
    memory.add_note("two\nlines")
    memory.hear("x" * 5000)
    memory.set_value("big", 1 << 70)
    memory.set_value("truth", True)

    def broken() -> bytes:
        raise KeyError("a bug")

    memory.set_remembered("village", Blob(make=broken))
    kills.die(memory)
    store.commit_death(memory)
    assert store.close()
    back, trouble = opened(path)
    assert (trouble, back.deaths, back.values["truth"]) == ("", 61, 1)
    assert "village" not in back.remembered
    assert "two\nlines" not in back.notes and "big" not in back.values


def test_a_profile_at_a_glance(path: Path, tmp_path: Path) -> None:
    found = summary(path)
    assert found is not None
    assert (found.loops, found.deaths, found.levels) == (60, 60, ("beach",))
    for content in (b"", b"garbage", path.read_bytes()[:PAGE]):
        (tmp_path / "odd").write_bytes(content)
        assert summary(tmp_path / "odd") is None
    assert summary(tmp_path) is None
    assert summary(tmp_path / "none") is None
    with pytest.raises(Refused):
        put(tmp_path / "none", path)


def test_a_checksum_is_of_types_lengths_and_bytes_and_never_another() -> None:
    def plain(values: tuple[object, ...]) -> int:
        whole = b""
        for value in values:
            tag = b"b" if isinstance(value, bytes) else b"s" if isinstance(value, str) else b"i"
            raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            whole += tag + len(raw).to_bytes(4, "little") + raw
        return zlib.crc32(whole)

    assert checksum((1, "beach", b"\0")) == plain((1, "beach", b"\0")) == 0x4A3B4F0F
    dice = random.Random(2)
    for _ in range(500):
        pool = (dice.randrange(-(10**9), 10**9), 0, 10**40, "a" * dice.randrange(99), "\u00e9\ud800", "", b"x" * 300,
                b"", None, 1.5)
        values = tuple(dice.choice(pool) for _ in range(dice.randrange(9)))
        assert checksum(values) == plain(values)
