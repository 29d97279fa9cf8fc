"""The command line: every command, its output and its exit code, as separate processes."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from last_reveille.cli import commands
from last_reveille.cli import main as cli

ROOT = Path(__file__).parents[1]
RUNS = Path(__file__).parent / "runs"


def call(*arguments: str | Path, home: Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "last_reveille", *map(str, arguments)], capture_output=True, text=True, check=False,
        env={**os.environ, "LAST_REVEILLE_HOME": str(home), **environment}, timeout=120,
    )
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done


def one_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line and not line.startswith("ALSA")]
    assert len(lines) == 1, lines
    return lines[0]


def test_replay_prints_a_digest_every_sixty_ticks(tmp_path: Path) -> None:
    out = call("replay", RUNS / "base.run", home=tmp_path).stdout.splitlines()
    assert out[0].startswith("tick 60 ")
    assert all(line.split()[0] == "tick" for line in out)


def test_replay_json_and_verify(tmp_path: Path) -> None:
    row = json.loads(call("replay", RUNS / "base.run", "--json", home=tmp_path).stdout)
    assert {"ticks", "digest", "outcome", "level", "loops"} == set(row)
    assert (row["outcome"], row["level"]) == ("exit", "base")
    assert "as recorded" in call("replay", RUNS / "base.run", "--verify", home=tmp_path).stdout


def test_verify_names_the_first_tick_that_differs(tmp_path: Path) -> None:
    text = (RUNS / "base.run").read_text("utf-8")
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("# 120 "))
    lines[at] = "# 120 0123456789abcdef"
    bad = tmp_path / "bad.run"
    bad.write_text("\n".join(lines), "utf-8")
    line = one_line(call("replay", bad, "--verify", home=tmp_path, code=1).stderr)
    assert "tick 120: base: the state is" in line


def test_a_bad_recording_gets_one_line_with_its_place(tmp_path: Path) -> None:
    bad = tmp_path / "bad.run"
    lines = (RUNS / "base.run").read_text("utf-8").split("\n")
    lines[8] = "12,Q,99"
    bad.write_text("\n".join(lines), "utf-8")
    assert one_line(call("replay", bad, home=tmp_path, code=1).stderr).startswith(f"{bad}:9: ")
    bad.write_bytes(os.urandom(400))
    assert str(bad) in one_line(call("replay", bad, home=tmp_path, code=1).stderr)
    assert "no such file" in one_line(call("replay", tmp_path / "none.run", home=tmp_path, code=1).stderr.lower())


def test_a_shot_is_drawn_without_a_display_and_is_the_same_twice(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        call("replay", RUNS / "base.run", "--json", "--shot", f"300:{tmp_path / name}", home=tmp_path)
    data = (tmp_path / "a.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (640, 360)
    assert data == (tmp_path / "b.png").read_bytes()
    call("replay", RUNS / "base.run", "--shot", "nonsense", home=tmp_path, code=2)
    assert "there is no tick" in call(
        "replay", RUNS / "base.run", "--json", "--shot", f"999999:{tmp_path / 'c.png'}", home=tmp_path, code=1
    ).stderr


def test_drawing_changes_no_digest(tmp_path: Path) -> None:
    plain = json.loads(call("replay", RUNS / "base.run", "--json", home=tmp_path).stdout)
    drawn = json.loads(
        call("replay", RUNS / "base.run", "--json", "--montage", tmp_path / "run.gif", home=tmp_path).stdout
    )
    assert plain["digest"] == drawn["digest"]
    assert (tmp_path / "run.gif").read_bytes().startswith(b"GIF89a")


def test_check_is_quiet_about_good_files_and_has_a_line_for_each_bad_one(tmp_path: Path) -> None:
    good = [ROOT / "maps" / "beach.tmx", ROOT / "maps" / "campaign.toml", RUNS / "base.run"]
    assert call("check", *good, home=tmp_path).stdout == ""
    bad = tmp_path / "bad.tmx"
    bad.write_text("<map><nonsense", "utf-8")
    settings = tmp_path / "settings.json"
    settings.write_text('{"version": 1, "volume_master": 99}', "utf-8")
    out = call("check", bad, settings, home=tmp_path, code=1).stdout.splitlines()
    assert len(out) == 2
    assert out[0].startswith(f"{bad}:1: ")
    assert "volume_master" in out[1]


def test_render_draws_the_whole_map(tmp_path: Path) -> None:
    call("render", ROOT / "maps" / "before.tmx", tmp_path / "m.png", home=tmp_path)
    width, height = struct.unpack(">II", (tmp_path / "m.png").read_bytes()[16:24])
    assert width % 16 == 0 and height % 16 == 0 and width >= 640
    assert str(tmp_path) in one_line(call("render", tmp_path / "no.tmx", "x.png", home=tmp_path, code=1).stderr)


def test_soak_saves_each_death_and_memory_remembers_it(tmp_path: Path) -> None:
    out = call("soak", "--deaths", "2", "--level", "beach", "--bot", "reckless", home=tmp_path).stdout
    assert [line for line in out.splitlines() if line.startswith("SAVED")] == ["SAVED 1", "SAVED 2"]
    shown = call("memory", "show", home=tmp_path).stdout
    assert shown.splitlines()[0] == "LOADED 2"
    assert "beach" in shown


def test_memory_travels_and_is_forgotten_only_when_told(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    call("soak", "--deaths", "1", "--level", "beach", "--bot", "reckless", home=one)
    call("memory", "export", tmp_path / "copy.sqlite", home=one)
    assert call("memory", "import", tmp_path / "copy.sqlite", home=two).stdout.startswith("LOADED 1")
    assert "nothing was changed" in call("memory", "reset", home=two, code=1).stderr
    call("memory", "reset", "--yes", home=two)
    assert call("memory", "show", home=two).stdout.startswith("LOADED 0")
    (tmp_path / "junk").write_bytes(b"x" * 5000)
    one_line(call("memory", "import", tmp_path / "junk", home=two, code=1).stderr)


def test_our_own_fault_is_one_line_with_the_path_of_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise RuntimeError("a fault of ours")

    monkeypatch.setenv("LAST_REVEILLE_HOME", str(tmp_path))
    monkeypatch.setitem(commands.COMMANDS, "doctor", broken)
    assert cli.run(["doctor"]) == 3
    line = one_line(capsys.readouterr().err)
    report = Path(line.rsplit(" ", 1)[1])
    assert report.parent == tmp_path / "crashes"
    assert "a fault of ours" in report.read_text("utf-8")


def test_usage_errors_are_exit_2(tmp_path: Path) -> None:
    for arguments in (["nonsense"], ["soak"], ["replay"], ["memory", "export"], ["soak", "--deaths", "0"]):
        call(*arguments, home=tmp_path, code=2)


def test_without_a_display_play_says_so_and_exits_4(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    done = subprocess.run(
        [sys.executable, "-m", "last_reveille", "play"], capture_output=True, text=True, check=False, timeout=60,
        env={**environment, "LAST_REVEILLE_HOME": str(tmp_path)},
    )
    assert done.returncode == 4, done.stderr
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bad_map_to_play_is_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.tmx"
    bad.write_text("<map version='1.10' orientation='isometric' width='4' height='4'/>", "utf-8")
    done = call("play", bad, home=tmp_path, code=1)
    assert done.stderr.startswith(f"{bad}:1: ")


def test_doctor_finds_everything(tmp_path: Path) -> None:
    out = call("doctor", home=tmp_path).stdout
    assert "campaign last-reveille" in out
    assert str(tmp_path) in out


@pytest.mark.parametrize("seeds", [("0", "777")])
def test_digests_do_not_depend_on_the_hash_seed(tmp_path: Path, seeds: tuple[str, str]) -> None:
    rows = [call("replay", RUNS / "base.run", home=tmp_path, PYTHONHASHSEED=seed).stdout for seed in seeds]
    assert rows[0] == rows[1]
