"""`bench` walks whole clean runs, counts every frame, and says so when there is nothing clean to walk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from last_reveille.app.day import SEED
from last_reveille.cli import frames
from last_reveille.cli.finding import campaign_levels
from last_reveille.cli.main import run
from last_reveille.memory.recording import Recorder, dumps
from last_reveille.sim.command import RIGHT, pack
from last_reveille.sim.snapshot import digest
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry

LEVEL = "before"


def recording(path: Path, ticks: int = 90, rules: int | None = None) -> Path:
    level, carry = campaign_levels().get(LEVEL), Carry()
    recorder, world = Recorder(SEED), start(level, SEED, carry)
    recorder.next_level(level.id, level.digest, carry)
    for _ in range(ticks):
        step(world, pack(RIGHT, 0))
        recorder.append(pack(RIGHT, 0))
    recording = recorder.finish("quit", digest(world))
    recording.rules = recording.rules if rules is None else rules
    path.write_text(dumps(recording), "utf-8")
    return path


def test_it_walks_a_recording_and_counts_every_frame(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LAST_REVEILLE_HOME", str(tmp_path))
    assert run(["bench", "--quick", "--json", "--run", str(recording(tmp_path / "a.run"))]) == 0
    out, err = capsys.readouterr()
    row = json.loads(out.splitlines()[-1])
    assert err == ""
    assert {"blit_us", "frames", "sim", "startup_ms", "reset_ms", "seek_ms", "recording_bytes_per_min"} <= set(row)
    frame, = row["frames"]
    assert (frame["level"], frame["walk"], frame["frames"]) == (LEVEL, "recording", 9)
    assert set(frame["first"]) == set(frame["second"]) == {"p50_ms", "p99_ms", "max_ms", "from"}
    assert 0 < frame["first"]["p50_ms"] <= frame["first"]["p99_ms"] <= frame["first"]["max_ms"]
    assert row["startup_ms"] > 0
    assert row["death"]["again_ms"] > 0 and row["death"]["first_ms"] > 0 and 20 < row["death"]["frames"] < 60
    assert set(row["store"]) == {"deaths", "file_mb", "load_ms", "death_us", "frame_p99_ms", "frame_p99_ms_saving"}
    assert (row["store"]["deaths"], row["store"]["file_mb"] < 3) == (1000, True)


def test_a_stale_clean_run_is_told_in_one_line_and_a_bot_walks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording(tmp_path / f"{LEVEL}.run", rules=0)
    monkeypatch.setattr(frames, "runs_dir", lambda: tmp_path)
    monkeypatch.setattr(frames, "WINDOW", 50)
    walk, = frames.walks(campaign_levels(), [LEVEL], None, 1)
    assert walk.by == "bot" and len(walk.commands) == 50
    assert "made with rules 0" in walk.note and "\n" not in walk.note


def test_a_missing_clean_run_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "runs_dir", lambda: tmp_path)
    monkeypatch.setattr(frames, "WINDOW", 20)
    walk, = frames.walks(campaign_levels(), [LEVEL], None, 1)
    assert walk.by == "bot" and str(tmp_path) in walk.note


def test_a_recording_of_other_rules_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "--run", str(recording(tmp_path / "old.run", rules=0))]) == 1
    assert "made with rules 0" in capsys.readouterr().err


def test_an_unknown_level_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "--level", "moon"]) == 2
    assert "moon" in capsys.readouterr().err


def test_the_worst_minute_is_found_and_the_first_frame_counts() -> None:
    costs = [1_000_000] * 8000
    costs[4000:4100] = [9_000_000] * 100
    costs[0] = 50_000_000
    found = frames.worst(costs)
    assert found["p99_ms"] == 9.0
    assert found["max_ms"] == 50.0
    assert found["from"] <= 4000 < found["from"] + frames.WINDOW
