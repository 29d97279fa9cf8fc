"""A real window under Xvfb, driven by real key events: title, play, death, reset, kill -9, and what is remembered."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CLASS = "__main__"  # what SDL calls a program started by `python -m`


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of our own. Xvfb picks a free number itself."""
    assert shutil.which("Xvfb"), "these tests need Xvfb (apt-get install xvfb)"
    assert shutil.which("xdotool"), "these tests need xdotool (apt-get install xdotool)"
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"], pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


class Desktop:
    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.environment = {k: v for k, v in os.environ.items() if k not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
        self.environment |= {
            "DISPLAY": display, "SDL_AUDIODRIVER": "dummy", "LAST_REVEILLE_HOME": str(home), "SDL_VIDEODRIVER": "x11",
        }
        self.game: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str) -> str:
        done = subprocess.run([sys.executable, "-m", "last_reveille", *arguments], env=self.environment,
                              capture_output=True, text=True, check=True, timeout=120)
        return done.stdout

    def start(self, *arguments: str) -> None:
        self.game = subprocess.Popen([sys.executable, "-m", "last_reveille", *arguments], env=self.environment)
        self.xdotool("search", "--sync", "--onlyvisible", "--class", CLASS)
        window = self.xdotool("search", "--onlyvisible", "--class", CLASS).split()[0]
        self.xdotool("windowfocus", "--sync", window)
        time.sleep(1.5)

    def xdotool(self, *arguments: str) -> str:
        return subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=True,
                              timeout=60).stdout

    def keys(self, *names: str) -> None:
        for name in names:
            self.xdotool("key", "--delay", "60", name)
            time.sleep(0.4)

    def number(self, query: str) -> int:
        with sqlite3.connect(f"file:{self.home / 'profile1.sqlite'}?mode=ro", uri=True) as db:
            row = db.execute(query).fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def deaths(self) -> int:
        return self.number("SELECT count(*) FROM death")

    def wait(self, what: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not what():
            assert self.game is not None
            assert self.game.poll() is None, "the game has ended"
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.2)


def test_title_play_death_reset_quit_and_kill(display: str, tmp_path: Path) -> None:
    desk = Desktop(display, tmp_path)
    # A life on the beach first, so that the first morning is over and there is an anchor to go back to.
    desk.command("soak", "--deaths", "2", "--level", "beach", "--bot", "reckless")
    assert desk.deaths() == 2
    desk.start()
    live_and_let_go(desk)
    desk.wait(lambda: desk.deaths() == 3, 30)
    time.sleep(2.0)  # the day runs back; the bunk
    desk.keys("Escape", "Up", "Return")  # pause, to the title screen
    desk.keys("Up", "Return")  # leave
    assert desk.game is not None
    assert desk.game.wait(20) == 0
    assert desk.command("memory", "show").startswith("LOADED 3")
    # Again, and this time the power goes right after the death.
    desk.start()
    live_and_let_go(desk)
    desk.wait(lambda: desk.deaths() == 4, 30)
    desk.game.send_signal(signal.SIGKILL)
    desk.game.wait(10)
    assert desk.command("memory", "show").startswith("LOADED 4")
    assert not list(tmp_path.glob("crashes/*"))


def live_and_let_go(desk: Desktop) -> None:
    """From the title to the beach by muscle memory, a few seconds of fight, and out."""
    desk.keys("Return")
    time.sleep(1.0)
    desk.keys("Escape", "Down", "Return", "Return")  # pause, let the hands remember, the first anchor
    desk.xdotool("keydown", "d")
    desk.xdotool("keydown", "j")
    desk.keys("space", "space", "shift", "space")
    desk.xdotool("keyup", "d")
    desk.xdotool("keyup", "j")
    desk.keys("Escape", "Down", "Down", "Down", "Return")  # pause, let this loop go
