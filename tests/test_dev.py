"""The first command of a newcomer: what it says when the machine lacks something."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py with an environment that is not there yet, and nobody who installs."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(module, "run", lambda *_, **__: 0)
    return module


@pytest.mark.parametrize("error", [
    subprocess.CalledProcessError(1, "ensurepip"), ImportError("ensurepip"), PermissionError("read-only"),
])
def test_without_venv_there_is_one_clear_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        dev.VENV.mkdir(parents=True)
        raise error

    monkeypatch.setattr(dev.venv, "create", fail)
    with pytest.raises(SystemExit) as stop:
        dev.set_up("dev")
    assert stop.value.code == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1 and "python3-venv" in said[0]
    assert not dev.VENV.exists(), "half an environment would be taken for a whole one"


def test_an_old_python_is_told_so(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit):
        dev.set_up("")
    assert "needs Python 3.11" in capsys.readouterr().err


def test_an_environment_without_pip_is_made_anew(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def create(folder: Path, **options: object) -> None:
        made.append(options)

    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.write_text("#!/bin/sh\nexit 1\n", "utf-8")  # as after a power cut while pip was unpacked
    dev.PYTHON.chmod(0o755)
    monkeypatch.setattr(dev.venv, "create", create)
    dev.set_up("dev")
    assert made == [{"with_pip": True, "clear": True}]
    assert (dev.VENV / "installed.txt").read_text("utf-8").split()[1:] == ["dev"]


def test_what_is_installed_is_not_installed_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.venv, "create", lambda folder, **_: dev.PYTHON.parent.mkdir(parents=True))
    dev.set_up("build,dev")
    dev.PYTHON.write_text("", "utf-8")
    monkeypatch.setattr(dev, "run", lambda *_, **__: pytest.fail("installs again"))
    for extra in ("dev", "build", "", "build,dev"):
        dev.set_up(extra)


def test_unknown_commands_are_exit_2(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["tset"]) == 2
    assert "dev.py test" in capsys.readouterr().err
    assert dev.main(["--help"]) == 0
