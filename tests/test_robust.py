"""What people and disks do to a game: odd files, homes that are none, a memory that is wanted twice."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from last_reveille.content.files import FileError, Library
from last_reveille.content.paths import user_dir
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.store import Store
from test_cli import ROOT, RUNS, call, one_line


def live(home: Path, deaths: int = 1) -> None:
    """A profile with that many deaths."""
    home.mkdir(exist_ok=True)
    store = Store(home / "profile1.sqlite")
    memory: Memory = store.load()
    for tick in range(deaths):
        memory.add_death(Mark("beach", 10, 10, tick, 1, "shell", ""))
        memory.next_loop()
        store.commit_death(memory)
    assert store.close()


def odd(folder: Path, name: str) -> Path:
    """Something that is called like a file and is none."""
    path = folder / name
    if name.startswith("pipe"):
        os.mkfifo(path)
    elif name.startswith("endless"):
        path.symlink_to("/dev/zero")
    elif name.startswith("loop"):
        path.symlink_to(path)
    elif name.startswith("huge"):
        with path.open("wb") as file:
            file.truncate(1 << 33)
    elif name.startswith("empty"):
        path.write_bytes(b"")
    else:
        path.mkdir()
    return path


@pytest.mark.parametrize("ending", ["tmx", "toml", "json", "sqlite", "run"])
def test_check_never_waits_for_what_is_no_file(tmp_path: Path, ending: str) -> None:
    paths = [odd(tmp_path, f"{name}.{ending}") for name in ("pipe", "endless", "loop", "huge", "empty", "folder")]
    lines = call("check", *paths, home=tmp_path / "home", code=1).stdout.splitlines()
    assert len(lines) == len(paths), lines
    for path, line in zip(paths, lines, strict=True):
        assert line.startswith(str(path)) and len(line) <= 600


def test_a_pipe_for_a_recording_or_a_profile_is_one_line(tmp_path: Path) -> None:
    pipe = odd(tmp_path, "pipe")
    assert "not a regular file" in one_line(call("replay", pipe, home=tmp_path, code=1).stderr)
    assert "not a regular file" in one_line(call("memory", "import", pipe, "--yes", home=tmp_path, code=1).stderr)


def test_check_of_a_profile_sees_what_only_the_journal_holds(tmp_path: Path) -> None:
    live(tmp_path)
    profile = tmp_path / "profile1.sqlite"
    assert call("check", profile, home=tmp_path).stdout == ""
    profile.write_bytes(profile.read_bytes()[:5000])
    assert "damaged" in call("check", profile, home=tmp_path, code=1).stdout
    assert not list(tmp_path.glob("*.damaged*")), "check must only look"


def test_broken_settings_cost_one_line_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", "utf-8")
    assert len(call("check", path, home=tmp_path, code=1).stdout.splitlines()) == 1
    assert path.read_text("utf-8") == "{"


# -- the memory as a file


def test_an_export_never_harms_what_is_there(tmp_path: Path) -> None:
    live(tmp_path, 2)
    profile = tmp_path / "profile1.sqlite"
    assert "the memory itself" in one_line(call("memory", "export", profile, home=tmp_path, code=1).stderr)
    assert "the memory itself" in one_line(call("memory", "import", profile, "--yes", home=tmp_path, code=1).stderr)
    one_line(call("memory", "export", tmp_path, home=tmp_path, code=1).stderr)
    one_line(call("memory", "export", tmp_path / "no" / "x.sqlite", home=tmp_path, code=1).stderr)
    assert call("memory", "show", home=tmp_path).stdout.startswith("LOADED 2")
    assert not list(tmp_path.glob("*.tmp"))


def test_a_newer_profile_is_not_taken_in(tmp_path: Path) -> None:
    live(tmp_path / "new", 3)
    live(tmp_path / "old", 1)
    newer = tmp_path / "new" / "profile1.sqlite"
    from last_reveille.memory.rows import insert

    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 99")
        insert(db, ("value", ("schema", 99)))
    db.close()
    said = one_line(call("memory", "import", newer, "--yes", home=tmp_path / "old", code=1).stderr)
    assert "made by a newer version" in said
    assert call("memory", "show", home=tmp_path / "old").stdout.startswith("LOADED 1")


def test_nothing_is_moved_from_under_a_running_game(tmp_path: Path) -> None:
    live(tmp_path / "other", 2)
    live(tmp_path / "home", 1)
    game = Store(tmp_path / "home" / "profile1.sqlite")
    memory = game.load()
    assert memory.writable
    for command in (["reset", "--yes"], ["import", tmp_path / "other" / "profile1.sqlite", "--yes"]):
        assert "in use" in one_line(call("memory", *command, home=tmp_path / "home", code=1).stderr)
    memory.add_death(Mark("beach", 1, 1, 1, 2, "shell", ""))
    game.commit_death(memory)
    assert game.close()
    assert call("memory", "show", home=tmp_path / "home").stdout.startswith("LOADED 2")


def test_doctor_tells_of_all_profiles_and_touches_none(tmp_path: Path) -> None:
    live(tmp_path, 3)
    bad = tmp_path / "profile3.sqlite"
    bad.write_bytes(b"garbage" * 100)
    out = call("doctor", home=tmp_path).stdout
    assert "profile 1: 3 loops, 3 deaths, 0." in out and "profile 2: nobody yet" in out
    assert "profile 3: cannot be read" in out
    assert bad.read_bytes() == b"garbage" * 100


# -- homes


def test_a_player_without_a_home_gets_no_folder_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LAST_REVEILLE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for home in ("", "here", "../up"):
        monkeypatch.setenv("HOME", home)
        assert user_dir().is_absolute()
        assert not (user_dir().parent / "last-reveille").exists()
        with pytest.raises(OSError):
            user_dir().mkdir(parents=True)
    monkeypatch.setenv("HOME", "/somewhere")
    assert user_dir().is_relative_to("/somewhere")


@pytest.mark.parametrize("kind", ["file", "read-only", "nowhere"])
def test_without_a_place_for_files_the_game_plays_and_says_so_once(tmp_path: Path, kind: str) -> None:
    """The whole game with an invisible screen, for a frame."""
    home = tmp_path / "home"
    environment = {**os.environ, "LAST_REVEILLE_HOME": str(home)}
    if kind == "file":
        home.write_text("a file", "utf-8")
    elif kind == "read-only":
        home.mkdir()
        (home / "profile1.sqlite.lock").mkdir()  # as closed as a folder without rights, for an administrator too
    else:
        environment |= {"LAST_REVEILLE_HOME": "", "HOME": "", "XDG_DATA_HOME": ""}
    code = (
        "import warnings; warnings.simplefilter('ignore')\n"
        "from last_reveille.app import game as g\n"
        "real = g.Game.once\n"
        "g.Game.once = lambda self: real(self) or (0 if self.frame > 40 else None)\n"
        "from last_reveille.cli.main import run\n"
        "raise SystemExit(run(['play']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False,
                          timeout=60, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "will be forgotten" in one_line(done.stderr)


# -- files of the game that were copied


def test_a_copied_tileset_finds_the_pictures_of_the_game(tmp_path: Path) -> None:
    (tmp_path / "tilesets").mkdir()
    found = Library(tmp_path).resolve("../../sprites/tiles/sand.png", tmp_path / "tilesets")
    assert found == (ROOT / "sprites" / "tiles" / "sand.png").resolve()
    with pytest.raises(FileError):
        Library(tmp_path).resolve("../../../../etc/passwd", tmp_path / "tilesets")


def test_a_game_that_was_frozen_starts_as_a_script(tmp_path: Path) -> None:
    """The first file of the frozen game belongs to no package."""
    done = subprocess.run([sys.executable, str(ROOT / "src" / "last_reveille" / "__main__.py"), "check",
                           str(RUNS / "base.run")], capture_output=True, text=True, check=False, timeout=60,
                          env={**os.environ, "LAST_REVEILLE_HOME": str(tmp_path)})
    assert done.returncode == 0, done.stderr


def test_a_full_disk_keeps_what_was_saved_and_says_so(tmp_path: Path) -> None:
    """No file may grow beyond a limit in this process; the days go on, and what was promised is there afterwards."""
    import resource  # not on every system

    live(tmp_path, 1)
    size = (tmp_path / "profile1.sqlite").stat().st_size
    done = subprocess.run(
        [sys.executable, "-m", "last_reveille", "soak", "--deaths", "3", "--level", "beach", "--bot", "reckless"],
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "LAST_REVEILLE_HOME": str(tmp_path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size // 4, size // 4)),
    )
    assert done.returncode == 0, done.stderr
    assert "3 deaths" in done.stdout
    assert "will be forgotten" in done.stderr or "could not be saved" in done.stderr
    saved = [int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("SAVED")]
    assert call("memory", "show", home=tmp_path).stdout.startswith(f"LOADED {max(saved, default=1)}")
