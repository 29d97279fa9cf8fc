"""The store over thousands of deaths: what goes, what stays, and what is read when."""

from __future__ import annotations

from pathlib import Path

import pytest

import lives
from last_reveille.memory import schema
from last_reveille.memory.blob import Blob
from last_reveille.memory.keepsakes import FRIENDS, KEYFRAMES, PINS, Keyframe
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import KEEP_LAST, KEEP_TRACKS
from last_reveille.memory.store import Store
from last_reveille.sim.specs import Level
from last_reveille.sim.world import Carry, World
from stored import a_track, die, filled, read, strip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "memory.sqlite"


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
