#!/usr/bin/env python3
"""Everything a newcomer types.

    python3 dev.py              set up and play
    python3 dev.py test         set up and pass the tests
    python3 dev.py check        ruff, mypy --strict, the import table
    python3 dev.py run ARGS...  last-reveille ARGS...
    python3 dev.py bench        measure this machine
    python3 dev.py build        a frozen game in dist/
    python3 dev.py art|audio    make pictures and sounds anew from their scripts
    python3 dev.py art aseprite NAME|all [OUT]    sheets as files of Aseprite's

Standard library only. Makes `.venv` beside this file on the first run and again when pyproject.toml has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)
# What each command needs beyond the game itself.
EXTRAS = {"test": "build,dev,art", "check": "dev", "build": "build,dev", "art": "dev,art", "audio": "dev,art"}


def stop(sentence: str) -> None:
    print(f"dev.py: {sentence}", file=sys.stderr)
    raise SystemExit(1)


def run(*command: str | Path, env: dict[str, str] | None = None) -> int:
    return subprocess.call([str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})})


def has_pip() -> bool:
    """False for an environment whose making was cut short: it is made anew."""
    return not subprocess.call([str(PYTHON), "-m", "pip", "--version"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)


def set_up(extra: str) -> None:
    """Create the environment and install what `extra` needs, unless that has been done for this pyproject.toml."""
    if sys.version_info < OLDEST:
        stop(f"needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}")
    stamp = VENV / "installed.txt"
    want = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    have = stamp.read_text().split() if stamp.exists() else []
    names = [name for name in extra.split(",") if name]
    if PYTHON.exists() and have[:1] == [want] and all(name in have for name in names):
        return
    if not PYTHON.exists() or not has_pip():
        print("dev.py: making .venv (once)")
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists())
        except (subprocess.CalledProcessError, OSError, ImportError):
            shutil.rmtree(VENV, ignore_errors=True)
            stop("could not make a virtual environment; on Debian and Ubuntu: sudo apt-get install python3-venv")
    names = sorted({*names, *(have[1:] if have[:1] == [want] else [])})
    target = f".[{','.join(names)}]" if names else "."
    print(f"dev.py: installing {target} (needs the network)")
    if run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target):
        stop("the installation failed; see the lines above")
    stamp.write_text("\n".join([want, *names]))


def test(arguments: list[str]) -> int:
    headless = {"PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    return run(PYTHON, "-m", "pytest", *arguments, env=headless)


def check() -> int:
    failed = run(PYTHON, "-m", "ruff", "check", "src", "tests", "dev.py", "sprites", "sounds")
    failed |= run(PYTHON, "-m", "mypy")
    failed |= run(PYTHON, "-m", "pytest", "tests/test_house.py")
    return failed


def build(arguments: list[str]) -> int:
    """One folder in dist/last-reveille; the same input gives the same bytes (fixed hash seed and date)."""
    same = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1767225600", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    quiet = ("--noconfirm", "--clean", "--log-level", "WARN")
    return run(PYTHON, "-m", "PyInstaller", *quiet, *arguments, "last_reveille.spec", env=same)


def main(arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("play", [])
    if command in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if command not in ("play", "run", "test", "check", "bench", "build", "art", "audio"):
        print(__doc__, file=sys.stderr)
        return 2
    set_up(EXTRAS.get(command, ""))
    if command == "test":
        return test(rest)
    if command == "check":
        return check()
    if command == "build":
        return build(rest)
    if command in ("art", "audio"):
        return run(PYTHON, ROOT / ("sprites" if command == "art" else "sounds") / "source" / "build.py", *rest)
    if command == "run":
        return run(PYTHON, "-m", "last_reveille", *rest)
    return run(PYTHON, "-m", "last_reveille", command, *rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
