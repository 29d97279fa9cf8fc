"""Handing runs on by the command line: strings, files, standard input, friends, and runs that are too old to live."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from test_cli import RUNS, call, one_line


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A run as a string and as a file."""
    home = tmp_path_factory.mktemp("shared")
    text = call("share", RUNS / "dam.run", home=home).stdout.strip()
    call("share", RUNS / "dam.run", "--file", home / "dam.run", home=home)
    return text, home / "dam.run"


def piped(text: str, *arguments: str, home: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "last_reveille", *arguments], input=text, capture_output=True,
                          text=True, env={**os.environ, "LAST_REVEILLE_HOME": str(home)}, timeout=60, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    return done


def test_a_string_a_file_and_a_pipe_prove_the_same(tmp_path: Path, shared: tuple[str, Path]) -> None:
    text, file = shared
    assert text.startswith("LR1-") and "\n" not in text
    assert "the string: 3" in call("replay", text, "--verify", home=tmp_path).stdout
    assert "as recorded: exit in dam" in call("replay", file, "--verify", home=tmp_path).stdout
    folded = "\n".join(text[at : at + 50] for at in range(0, len(text), 50))
    assert "-: 3" in piped(folded, "replay", "-", "--verify", home=tmp_path).stdout
    assert "lost or changed" in one_line(call("replay", text[:-9], home=tmp_path, code=1).stderr)
    assert "-:1: not a recording" in one_line(piped("hello", "replay", "-", home=tmp_path, code=1).stderr)


def test_proof_by_hand_edited_file_names_what_differs(tmp_path: Path, shared: tuple[str, Path]) -> None:
    lines = shared[1].read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("@ ") and " player " in line)
    tick = lines[at].split()[1]
    field = next(word for word in lines[at].split() if word.startswith("battery="))
    lines[at] = lines[at].replace(field, "battery=77777")
    bad = tmp_path / "bad.run"
    bad.write_text("\n".join(lines), "utf-8")
    line = one_line(call("replay", bad, "--verify", home=tmp_path, code=1).stderr)
    assert line == f"{bad}: tick {tick}: dam: player: battery is {field[8:]}, recorded was 77777"


def test_a_run_of_other_rules_is_one_sentence_and_an_echo(tmp_path: Path, shared: tuple[str, Path]) -> None:
    text = shared[1].read_text("utf-8")
    old = tmp_path / "old.run"
    old.write_text("\n".join("rules: 1" if line.startswith("rules: ") else line for line in text.split("\n")), "utf-8")
    png, gif = tmp_path / "o.png", tmp_path / "o.gif"
    line = one_line(call("replay", old, "--shot", f"900:{png}", "--montage", gif, home=tmp_path, code=1).stderr)
    assert "made with rules 1" in line and line.endswith("its echo was drawn")
    assert struct.unpack(">II", png.read_bytes()[16:24]) == (640, 360)
    assert gif.read_bytes()[:6] == b"GIF89a"
    assert len(set(png.read_bytes())) > 100
    plain = tmp_path / "plain.run"
    plain.write_text("\n".join(line for line in old.read_text("utf-8").split("\n") if line[:2] != "~ "), "utf-8")
    line = one_line(call("replay", plain, "--shot", f"900:{png}", home=tmp_path, code=1).stderr)
    assert line.endswith("nothing can be drawn")
    assert "rules 1" in one_line(call("share", plain, home=tmp_path, code=1).stderr)
    # With its tracks it can still be handed on, and taken in.
    done = call("share", old, home=tmp_path)
    assert "unproven" in one_line(done.stderr)
    assert "walks with you" in call("memory", "friend", done.stdout.strip(), "--name", "Moss", home=tmp_path).stdout


def test_a_changed_map_is_named(tmp_path: Path, shared: tuple[str, Path]) -> None:
    text = shared[1].read_text("utf-8")
    other = tmp_path / "other.run"
    digest = next(line for line in text.split("\n") if line.startswith("level dam ")).split()[2]
    other.write_text(text.replace(digest, "abc123"), "utf-8")
    assert "the map dam has changed since this run" in one_line(call("replay", other, home=tmp_path, code=1).stderr)


def test_friends_come_and_go(tmp_path: Path, shared: tuple[str, Path]) -> None:
    text, file = shared
    call("memory", "friend", file, "--name", "Ann \x1b[1mB", home=tmp_path)
    call("memory", "friend", text, home=tmp_path)
    call("memory", "friend", RUNS / "dam.run", home=tmp_path)  # without tracks: they are made by living it
    shown = call("memory", "show", home=tmp_path).stdout
    assert [line.split(":")[0] for line in shown.splitlines() if line.startswith("friend ")] == [
        "friend Ann [1mB", "friend friend", "friend dam"]
    call("memory", "unfriend", "--name", "friend", home=tmp_path)
    assert "friend friend" not in call("memory", "show", home=tmp_path).stdout
    one_line(call("memory", "unfriend", "--name", "nobody", home=tmp_path, code=1).stderr)
    one_line(call("memory", "friend", "LR1-xxxx", home=tmp_path, code=1).stderr)


def test_a_run_of_ones_own_is_shared_by_its_kind(tmp_path: Path) -> None:
    assert "no such run" in one_line(call("share", "last", home=tmp_path, code=1).stderr)
    call("soak", "--deaths", "1", "--level", "beach", "--bot", "reckless", home=tmp_path)
    text = call("share", "last", home=tmp_path).stdout.strip()
    assert "as recorded: dead in beach" in call("replay", text, "--verify", home=tmp_path).stdout
    assert "no such run: best:beach" in one_line(call("share", "best:beach", home=tmp_path, code=1).stderr)
