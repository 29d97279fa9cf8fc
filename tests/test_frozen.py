"""The frozen game: built once here, then asked what the source is asked, without a display and without Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from last_reveille.app.day import Day
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory.memory import Memory
from last_reveille.memory.recording import dumps
from last_reveille.sim.command import FIRE, JUMP, RIGHT, pack
from last_reveille.sim.snapshot import digest
from test_cli import ROOT, call


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the frozen game, away from the checkout."""
    folder = tmp_path_factory.mktemp("frozen")
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "build", "--distpath", str(folder), "--workpath", str(folder / "work")],
        capture_output=True, text=True, check=False, timeout=300, cwd=folder,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    shutil.rmtree(folder / "work")
    return folder / "last-reveille"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds of the beach, recorded by the source."""
    memory = Memory()
    memory.loop = 2
    day = Day(campaign_levels(), memory)
    day.wake("beach")
    for tick in range(600):
        day.tick(pack(RIGHT | FIRE * (tick % 40 > 20) | JUMP * (tick % 70 > 55), tick // 9))
    path = tmp_path_factory.mktemp("run") / "beach.run"
    path.write_text(dumps(day.recorder.finish("quit", digest(day.world))), "utf-8")
    return path


def ask(frozen: Path, home: Path, *arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    unwanted = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_AUDIODRIVER", "PYTHONPATH", "VIRTUAL_ENV")
    environment = {k: v for k, v in os.environ.items() if k not in unwanted} | {"LAST_REVEILLE_HOME": str(home)}
    done = subprocess.run(
        [frozen / "last-reveille", *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120,
        env=environment, cwd=home,
    )
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done


def test_it_plays_a_recording_to_the_same_digest(frozen: Path, run: Path, tmp_path: Path) -> None:
    source = json.loads(call("replay", run, "--json", home=tmp_path).stdout)
    assert json.loads(ask(frozen, tmp_path, "replay", run, "--json").stdout) == source
    ask(frozen, tmp_path, "replay", run, "--verify", "--shot", f"300:{tmp_path / 'frozen.png'}")
    call("replay", run, "--verify", "--shot", f"300:{tmp_path / 'source.png'}", home=tmp_path)
    assert (tmp_path / "frozen.png").read_bytes() == (tmp_path / "source.png").read_bytes()


def test_it_lives_and_remembers(frozen: Path, tmp_path: Path) -> None:
    ask(frozen, tmp_path, "soak", "--deaths", "1", "--level", "beach", "--bot", "reckless")
    assert ask(frozen, tmp_path, "memory", "show").stdout.startswith("LOADED 1")
    assert call("memory", "show", home=tmp_path).stdout.startswith("LOADED 1")


def test_it_has_everything_and_says_what(frozen: Path, tmp_path: Path) -> None:
    out = ask(frozen, tmp_path, "doctor")
    assert str(frozen) in out.stdout and "campaign last-reveille" in out.stdout
    assert out.stderr == ""
    maps = sorted((ROOT / "maps").glob("*.tmx"))
    assert ask(frozen, tmp_path, "check", *maps).stdout == ""
    done = ask(frozen, tmp_path, "render", ROOT / "maps" / "before.tmx", tmp_path / "m.png")
    assert "missing" not in done.stderr.lower() and "box" not in done.stderr
    figures = json.loads(ask(frozen, tmp_path, "bench", "--quick", "--json", "--level", "base").stdout)
    assert 0 < figures["startup_ms"] < 30_000 and figures["frames"][0]["walk"] == "recording"


def test_without_a_display_it_says_so_in_one_line(frozen: Path, tmp_path: Path) -> None:
    said = ask(frozen, tmp_path, "play", code=4).stderr.splitlines()
    assert len(said) == 1 and "no display" in said[0]


def test_it_ships_licences_and_no_litter(frozen: Path) -> None:
    inside = frozen / "_internal"
    assert (inside / "licences" / "LICENSE").is_file()
    assert "LESSER GENERAL PUBLIC" in (inside / "licences" / "pygame-ce" / "LGPL.txt").read_text("utf-8").upper()
    for name in ("pytmx", "msgspec", "platformdirs"):
        assert any((inside / "licences" / name).iterdir())
    names = [path.relative_to(frozen).as_posix() for path in frozen.rglob("*")]
    assert not [name for name in names if name.endswith((".bak", ".tiled-session")) or "/source/" in name]
    assert sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file()) < 150 << 20
