"""The store: what was said to be saved is there, whatever ends the process, the disk or the file."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

import kills
import lives
from last_reveille.memory import schema
from last_reveille.memory.blob import Blob
from last_reveille.memory.due import Known
from last_reveille.memory.keepsakes import FRIENDS, KEYFRAMES, PINS, Keyframe, Met
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import KEEP_LAST, KEEP_TRACKS, Memory
from last_reveille.memory.packing import squeeze
from last_reveille.memory.recording import Recorder
from last_reveille.memory.rows import insert
from last_reveille.memory.store import Store
from last_reveille.memory.track import Track
from last_reveille.sim.specs import Level
from last_reveille.sim.world import Carry, World


def a_track(ticks: int = 600, seed: int = 1) -> Track:
    dice = random.Random(seed)
    size = ticks // 3 + 1
    return Track(array("h", [dice.randrange(4000) for _ in range(size)]), array("h", [300] * size),
                 array("h", [dice.randrange(4096) for _ in range(size)]), ticks)


def a_recording(ticks: int, loop: int = 1):  # type: ignore[no-untyped-def]
    recorder = Recorder(loop, "0.1.0", "x")
    recorder.next_level("beach", "ab", Carry())
    for tick in range(ticks):
        recorder.append(tick * loop & 0xFF)
    return recorder.finish("dead", "cd")


def die(memory: Memory, n: int = 1) -> None:
    """One whole life."""
    level = ("beach", "village")[n % 2]
    memory.add_death(Mark(level, n * 37 % 3000, 200, 600 + n, memory.loop, ("drone", "fall")[n % 3 == 0], "drone"))
    memory.add_run(level, a_track(600, n), "dead")
    memory.add_recording("last", level, a_recording(60, n))
    memory.learn(level, {n % 50: Known(n % 50, "drone", n, 5, n + 100, ((1, 2), (3, -4)))})
    memory.hear(f"scene.{n % 10}")
    memory.set_value("moves", n & 3)
    memory.next_loop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "memory.sqlite"


def filled(path: Path, deaths: int) -> Memory:
    store = Store(path)
    memory = store.load()
    for n in range(1, deaths + 1):
        die(memory, n)
        store.commit_death(memory)
    assert store.close(30)
    assert store.trouble == ""
    return memory


def read(path: Path) -> tuple[Memory, str]:
    store = Store(path)
    memory = store.load()
    store.close()
    return memory, store.trouble


def strip(memory: Memory) -> dict[str, object]:
    names = ("loop", "deaths", "causes", "marks", "kept", "known", "heard", "notes", "anchors", "best",
             "visited", "values", "writable", "met", "pins", "keyframes", "remembered")
    plain: dict[str, object] = {name: getattr(memory, name) for name in names}
    plain["runs"] = {level: [(run.loop, run.ticks, run.outcome, run.data.get()) for run in runs.newest]
                     for level, runs in memory.runs.items()}
    plain["best_runs"] = {level: runs.best and runs.best.loop for level, runs in memory.runs.items()}
    return plain


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


def test_thousands_of_deaths_stay_a_small_file(path: Path) -> None:
    """Real lives on four levels, with everything that is written for each."""
    store = Store(path)
    memory = store.load()
    for n in range(1, 5001):
        lives.die(memory, n)
        if not n % 50:
            store.commit_death(memory)
            assert store.flush(60)
    on_disk = sum(file.stat().st_size for file in path.parent.glob("memory.sqlite*") if ".backup" not in file.name)
    assert on_disk < 12_000_000, "half of what ten thousand may take, journal included"
    assert store.close(60)
    back, trouble = read(path)
    assert trouble == ""
    assert strip(back) == strip(memory)
    assert sum(len(marks.all) for marks in back.marks.values()) == 5000
    assert [len(runs.newest) for runs in back.runs.values()] == [KEEP_TRACKS] * 4
    assert [kept.kind for kept in back.kept] == ["last"] * KEEP_LAST
    assert (len(back.pins), len(back.friends)) == (PINS, FRIENDS)
    backups = sorted(p.name for p in path.parent.glob("*.backup-*"))
    assert backups == [f"memory.sqlite.backup-{n}" for n in (1, 2, 3)]


def test_the_oldest_tracks_go_when_they_are_too_heavy_and_the_best_never(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "TRACK_BYTES", 100_000)
    monkeypatch.setattr(schema, "KEEP_SURE", 10)
    store = Store(path)
    memory = store.load()
    for n in range(1, 101):
        memory.add_death(Mark("beach", n, 1, n, n, "drone"))
        level = "village" if n < 20 else "beach"
        memory.add_run(level, a_track(3000 - (n == 5), n), "exit" if n == 5 else "dead")
        memory.next_loop()
    store.commit_death(memory)
    assert store.close(60)
    back, trouble = read(path)
    assert trouble == ""
    village, beach = back.runs["village"], back.runs["beach"]
    assert village.best is not None and village.best.loop == 5
    assert [run.loop for run in village.newest] == [5, *range(10, 20)]
    assert beach.last is not None and beach.last.loop == 100
    assert 10 < len(beach.newest) < 60
    assert len(back.marks["beach"].all) == 100


def test_states_at_anchors_outlive_all_others(path: Path) -> None:
    store = Store(path)
    memory = store.load()
    memory.add_keyframe(Keyframe("beach", 7, 1, 10, Blob(b"anchor")))
    for n in range(1, KEYFRAMES + 50):
        memory.add_keyframe(Keyframe("beach", -n, n, n, Blob(b"%d" % n)))
    store.commit(memory)
    assert store.close()
    back, trouble = read(path)
    assert trouble == ""
    assert back.keyframes == memory.keyframes
    assert len(back.keyframes) == KEYFRAMES
    assert ("beach", 7) in back.keyframes and ("beach", -50) not in back.keyframes
    assert ("beach", -(KEYFRAMES + 49)) in back.keyframes


def test_tracks_are_unpacked_a_few_at_a_time(path: Path) -> None:
    filled(path, 9)
    runs = read(path)[0].runs["village"]
    runs.newest[0].data = Blob(b"no track")
    rounds = 0
    while not runs.unpack(2):
        rounds += 1
    assert rounds == 2
    assert [run.packed for run in runs.newest] == [False] * 5
    assert len(runs.tracks()) == 4


def test_the_known_world_grows_and_stays(path: Path) -> None:
    level = Level("beach", 100, 23, tuple(bytes(100) for _ in range(23)))
    world = World(level, 1, Carry())
    store = Store(path)
    memory = store.load()
    assert memory.visit(world, 0, 0, 639, 359)
    assert not memory.visit(world, 0, 0, 639, 359)
    assert memory.visit(world, 0, 0, 640, 359)
    assert not memory.visit(world, -500, -500, -1, -1)
    memory.save_visited("beach")
    store.commit(memory)
    store.close()
    back, _ = read(path)
    seen = back.visited["beach"]
    assert (seen.columns, seen.rows) == (25, 6)
    assert [seen.has(column, 0) for column in (-1, 0, 9, 10, 11, 25)] == [False, True, True, True, False, False]
    assert not back.visit(world, 0, 0, 640, 359)


def test_a_value_that_no_database_holds_blocks_nobody(path: Path) -> None:
    store = Store(path)
    memory = store.load()
    memory.hear("\ud800")
    memory.count("regard", 1 << 80)
    die(memory)
    store.commit_death(memory)
    assert store.close()
    assert read(path)[0].deaths == 1
