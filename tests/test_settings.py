"""Settings: a bad key costs itself, a bad file costs nothing, a full disk costs nothing."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from last_reveille.app import settings as rooms
from last_reveille.app.settings import Settings, dumps, load, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_no_file_is_no_trouble(path: Path) -> None:
    assert load(path) == (Settings(), [])


def test_round_trip_and_one_older_generation(path: Path) -> None:
    settings = Settings(volume_music=3, echoes="off", language="pt_BR")
    settings.bindings.bind("jump", "K")
    assert save(path, Settings()) == ""
    assert save(path, settings) == ""
    assert load(path) == (settings, [])
    assert load(path.with_name("settings.json.bak")) == (Settings(), [])
    assert sorted(p.name for p in path.parent.iterdir()) == ["settings.json", "settings.json.bak"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("volume_music", 11), ("volume_music", -1), ("volume_music", "7"), ("volume_music", True),
        ("volume_music", 7.5), ("volume_music", None), ("volume_music", 10**30), ("fullscreen", 1),
        ("fullscreen", "yes"), ("echoes", "loud"), ("language", "../../x"), ("language", "e" * 9999),
        ("assist_speed", 49), ("scale", []), ("bindings", 3), ("bindings", {"keys": {"jump": 3}}), ("version", "1"),
        ("words_heard", "\ud800"), ("version", 0), ("\x1b[2J\nevil", 1), ("__class__", "x"), ("version", 2),
    ],
)
def test_a_bad_key_costs_itself(path: Path, key: str, value: object) -> None:
    path.write_text(json.dumps({"volume_effects": 2, key: value}), encoding="utf-8")
    settings, warnings = load(path)
    assert settings == Settings(volume_effects=2)
    assert len(warnings) == 1
    assert warnings[0].startswith("settings.json: ")
    assert warnings[0].isascii()
    assert warnings[0].isprintable()
    assert len(warnings[0]) < 300


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"7", b"null", b'{"scale": NaN}', b'{"scale": 1, "scale": 2}', b"\xff\xfe{\x00}\x00",
        b"[" * 100_000, b'{"scale": ' + b"9" * 5000 + b"}", b" " * (rooms.MAX_BYTES + 1), b"{}{}",
    ],
)
def test_a_broken_file_is_set_aside_never_lost(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    settings, warnings = load(path)
    assert settings == Settings()
    assert len(warnings) == 1
    assert all(line.startswith("settings.json: ") and line.isprintable() for line in warnings)
    assert not path.exists()
    assert path.with_name("settings.json.broken").read_bytes() == data


def test_byte_order_mark_is_taken(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + dumps(Settings(scale=2)).encode())
    assert load(path) == (Settings(scale=2), [])


def test_no_damage_raises(path: Path) -> None:
    dice = random.Random(5)
    whole = dumps(Settings()).encode()
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        path.write_bytes(data[: dice.randrange(len(data))] if dice.random() < 0.3 else data)
        settings, _ = load(path)
        assert save(path, settings) == ""


def test_things_that_are_no_files(path: Path) -> None:
    path.mkdir()
    settings, warnings = load(path)
    assert settings == Settings()
    assert warnings
    assert save(path, Settings()).startswith("settings.json: cannot be saved")
    path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert load(path)[0] == Settings(), "and it does not hang"


def test_a_write_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, Settings(scale=3))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rooms.os, "fsync", full)
    assert save(path, Settings(scale=4)) == "settings.json: cannot be saved (No space left on device)"
    monkeypatch.undo()
    assert load(path) == (Settings(scale=3), [])
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_the_disk_has_the_new_file_before_it_takes_the_old_ones_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def spied_fsync(descriptor: int) -> None:
        calls.append("sync folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "sync file")
        fsync(descriptor)

    def spied_replace(old: Path, new: Path) -> None:
        calls.append("replace")
        replace(old, new)

    monkeypatch.setattr(rooms.os, "fsync", spied_fsync)
    monkeypatch.setattr(rooms.os, "replace", spied_replace)
    assert save(path, Settings()) == ""
    assert calls[:2] == ["sync file", "replace"]
    if os.path.isdir("/proc/self/fd"):
        assert calls[2:] == ["sync folder"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "cannot be saved" in save(tmp_path / "file" / "settings.json", Settings())


def test_old_strays_are_swept(path: Path) -> None:
    stray = path.with_name("settings.json.999.tmp")
    fresh = path.with_name("settings.json.998.tmp")
    stray.write_text("x")
    fresh.write_text("x")
    os.utime(stray, (1, 1))
    save(path, Settings())
    assert not stray.exists()
    assert fresh.exists()
