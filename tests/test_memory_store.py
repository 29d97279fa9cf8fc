"""The store: what was said to be saved is there, whatever ends the process, the disk or the file."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import kills
from last_reveille.memory import schema
from last_reveille.memory.keepsakes import Met
from last_reveille.memory.marks import Mark
from last_reveille.memory.packing import squeeze
from last_reveille.memory.rows import insert
from last_reveille.memory.store import Store
from stored import a_recording, a_track, die, filled, read, strip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "memory.sqlite"


def test_everything_comes_back(path: Path) -> None:
    store = Store(path)
    memory = store.load()
    assert (memory.deaths, memory.loop, memory.writable, store.trouble) == (0, 1, True, "")
    for n in range(1, 30):
        die(memory, n)
        store.commit_death(memory)
    memory.add_run("beach", a_track(300), "exit")
    memory.add_recording("anchor", "beach", a_recording(120), 17)
    memory.add_recording("anchor", "beach", a_recording(90), 17)
    memory.add_recording("best", "beach", a_recording(300))
    assert memory.reach_anchor("beach", 17, 500)
    assert not memory.reach_anchor("beach", 17, 500)
    assert memory.add_note("code")
    assert not memory.add_note("code")
    memory.count("regard", -3)
    store.commit(memory)
    assert store.close()
    back, trouble = read(path)
    assert trouble == ""
    assert strip(back) == strip(memory)
    assert back.best == {"beach": 300}
    assert back.runs["beach"].best is not None
    best_track = back.runs["beach"].best.track
    assert best_track is not None and best_track.xs == a_track(300).xs
    kept = back.find_recording("anchor", "beach", 17)
    assert kept is not None and kept.recording().ticks == 90
    last = back.find_recording("last")
    assert last is not None and last.loop == 29


def test_saved_is_said_in_order_and_after_the_fact(path: Path) -> None:
    said: list[int] = []

    def on_saved(n: int) -> None:
        with sqlite3.connect(path) as db:
            assert db.execute("SELECT count(*) FROM death").fetchone()[0] >= n
        said.append(n)

    store = Store(path, on_saved)
    memory = store.load()
    for n in range(1, 21):
        die(memory, n)
        store.commit_death(memory)
    assert store.flush(20)
    store.close()
    assert said == list(range(1, 21))


def test_killed_at_any_moment_nothing_that_was_saved_is_lost(path: Path) -> None:
    """`python tests/kills.py` does it five hundred times."""
    report = kills.run(path, 25, 11)
    assert report.good, report
    assert report.deaths > 20


def test_killed_in_the_middle_of_a_migration_it_is_the_old_file_or_the_new_one(path: Path) -> None:
    statement = """
import os, signal, sqlite3, sys
from last_reveille.memory import schema
left = [int(sys.argv[2])]
def count(sql):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.set_trace_callback(count)
schema.migrate(db)
"""
    first_version(path, 30)
    old = path.read_bytes()
    survived = 0
    for at in range(40):
        for file in path.parent.iterdir():
            file.unlink()
        path.write_bytes(old)
        done = subprocess.run([sys.executable, "-c", statement, str(path), str(at)], check=False)
        memory, trouble = read(path)
        assert (trouble, memory.deaths, len(memory.marks["beach"].all)) == ("", 30, 30), at
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == schema.SCHEMA
        db.close()
        if done.returncode == 0:
            survived = at
            break
    assert survived > len(schema.MIGRATIONS), "killed at each statement"


def first_version(path: Path, deaths: int) -> None:
    """A file as the first version made it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path, isolation_level=None) as db:
        for line in schema.MIGRATIONS[0].split(";"):
            if line.strip():
                db.execute(line)
        db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        db.execute("PRAGMA user_version = 1")
        insert(db, ("value", ("schema", 1)))
        insert(db, ("value", ("loop", deaths + 1)))
        for n in range(1, deaths + 1):
            insert(db, ("death", (n, "beach", n, 9, n * 50, 7, "drone", "drone", 1)))
            insert(db, ("track", ("beach", n, 600, "dead", a_track(600, n).dumps())))
            insert(db, ("recording", ("last", "beach", 0, n, 60, squeeze(a_recording(60, n)))))
    db.close()


def test_a_file_of_the_first_version_is_carried_over(path: Path) -> None:
    first_version(path, 12)
    store = Store(path)
    memory = store.load()
    assert (store.trouble, memory.deaths, memory.loop) == ("", 12, 13)
    assert memory.marks["beach"].all[0].thing == 0
    kills_of = Met(1, 2, 3, 4)
    memory.meet("beach", 5, kills_of)
    memory.add_death(Mark("beach", 1, 2, 3, 13, "drone", "drone", 5, 2))
    store.commit_death(memory)
    assert store.close()
    back, trouble = read(path)
    assert (trouble, back.deaths, back.met["beach"][5]) == ("", 13, kills_of)
    assert back.marks["beach"].all[-1].thing == 5
    assert back.kept[0].recording().ticks == 60


def test_old_files_serve_as_backups_and_can_be_looked_at(path: Path) -> None:
    first_version(path, 12)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = WAL")
    db.close()
    backup = path.with_name("memory.sqlite.backup-1")
    backup.write_bytes(path.read_bytes())
    before = path.read_bytes()
    assert Store(path).peek().deaths == 12
    assert path.read_bytes() == before
    path.write_bytes(before[:5000])
    memory, trouble = read(path)
    assert "the last backup" in trouble
    assert (memory.deaths, memory.writable) == (12, True)
    assert read(path) == (memory, "")


def test_a_second_instance_reads_and_leaves_everything_alone(path: Path) -> None:
    filled(path, 5)
    first = Store(path)
    memory = first.load()
    second = Store(path)
    other = second.load()
    assert other.deaths == 5
    assert not other.writable
    assert "Another window" in second.trouble
    die(other, 6)
    second.commit_death(other)
    second.close()
    die(memory, 6)
    first.commit_death(memory)
    assert first.close()
    assert read(path)[0].deaths == 6


def test_the_lock_dies_with_its_process(path: Path) -> None:
    child = kills.spawn(path)
    assert child.stdout is not None
    child.stdout.readline()
    child.stdout.readline()
    store = Store(path)
    assert not store.load().writable
    store.close()
    child.kill()
    child.communicate()
    memory, trouble = read(path)
    assert memory.writable
    assert trouble == ""


def test_any_damage_is_set_aside_and_what_can_be_saved_is(path: Path) -> None:
    filled(path, 60)  # a backup was made at 50
    whole = path.read_bytes()
    assert path.with_name("memory.sqlite.backup-1").exists()
    original = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    dice = random.Random(2)
    cases: list[bytes] = [b"", b"garbage" * 1000, whole[: len(whole) // 2], whole[:100], whole[:4096], whole[:-1],
                          b"\0" * len(whole), whole[:200] + b"\xff" * 3000 + whole[3200:]]
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        cases.append(bytes(data))
    noticed = 0
    for case in cases:
        for old in path.parent.iterdir():
            old.unlink()
        for name, content in original.items():
            (path.parent / name).write_bytes(content)
        path.write_bytes(case)
        memory, trouble = read(path)
        marks = sum(len(marks.all) for marks in memory.marks.values())
        if trouble:
            noticed += 1
            assert "\n" not in trouble
            aside = [p for p in path.parent.glob("memory.sqlite.damaged-*") if not p.name.endswith(("-wal", "-shm"))]
            assert [p.read_bytes() for p in aside] == [case], "kept as it was"
            assert memory.writable
            assert 50 <= memory.deaths <= 60
            assert 50 <= marks <= 60
        else:
            assert marks == 60, "a flipped bit where nothing is written"
        again, silence = read(path)
        assert silence == ""
        assert again.deaths == memory.deaths
    assert noticed >= 20


def test_no_single_row_is_silently_different(path: Path) -> None:
    memory = filled(path, 8)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE death SET x = x + 1 WHERE n = 3")
    back, trouble = read(path)
    assert "was damaged (a row of table death was changed)" in trouble
    assert back.deaths == 8
    assert sum(len(marks.all) for marks in back.marks.values()) == 7
    assert back.heard == memory.heard


def test_not_a_memory_of_ours(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE other (x)")
    memory, trouble = read(path)
    assert memory.writable
    assert "it is not a memory of this game" in trouble


def test_newer_version_is_left_alone(path: Path) -> None:
    filled(path, 3)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 9")
        from last_reveille.memory.rows import checksum

        db.execute("UPDATE value SET number = 9, crc = ? WHERE name = 'schema'", (checksum(("schema", 9)),))
    db.close()
    before = path.read_bytes()
    store = Store(path)
    memory = store.load()
    assert "newer version (9 > 2)" in store.trouble
    assert not memory.writable
    die(memory)
    store.commit_death(memory)
    store.close()
    assert path.read_bytes() == before


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / "memory.sqlite")
    memory = store.load()
    assert "cannot be written" in store.trouble
    die(memory)
    store.commit_death(memory)
    assert memory.deaths == 1
    store.close()


def test_a_folder_in_the_files_place(path: Path) -> None:
    path.mkdir(parents=True)
    store = Store(path)
    assert not store.load().writable
    assert store.trouble
    store.close()
    assert path.is_dir()


def test_read_only_folder(path: Path) -> None:
    filled(path, 4)
    path.with_name("memory.sqlite.lock").unlink()
    path.parent.chmod(0o555)
    try:
        if os.access(path.parent, os.W_OK):
            # Whoever may write anywhere (root) gets the same from a lock that cannot be made.
            path.parent.chmod(0o755)
            path.with_name("memory.sqlite.lock").mkdir()
        memory, trouble = read(path)
        assert memory.deaths == 4
        assert not memory.writable
        assert "cannot be written" in trouble
    finally:
        path.parent.chmod(0o755)


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_memory_store import Store, die
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
memory = store.load()
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
for n in range(5, 30):
    die(memory, n)
    store.commit_death(memory)
full = not store.flush()
print(int(full), store.trouble)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(int(store.flush(20)), store.trouble)
store.close()
"""


def test_a_full_disk_costs_nothing_once_there_is_room_again(path: Path) -> None:
    resource = pytest.importorskip("resource")
    assert resource and signal
    filled(path, 4)
    done = subprocess.run([sys.executable, "-c", FULL, str(path), str(Path(__file__).parent)], text=True,
                          capture_output=True, timeout=60, check=False)
    assert done.stderr == ""
    first, second = done.stdout.split("\n")[:2]
    assert first.startswith("1 The memory could not be saved (")
    assert second == "1 "
    memory, trouble = read(path)
    assert (memory.deaths, trouble) == (29, "")
