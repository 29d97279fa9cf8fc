"""The command line: what can be asked, and what every answer costs."""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..content.problems import Problems
from . import commands

DONE, WRONG, USAGE, OURS, NO_DISPLAY = 0, 1, 2, 3, 4

if TYPE_CHECKING:  # argparse has no other name for what add_subparsers gives
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="last-reveille", description="A time-loop run-and-gun.")
    top.add_argument("--version", action="version", version=f"last-reveille {__version__}")
    sub = top.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_to_play, _to_make, _of_runs, _to_bots, _of_profiles, _of_the_machine):
        add(sub)
    return top


def _to_play(sub: Commands) -> None:
    """What is played."""
    play = sub.add_parser("play", help="play the campaign, or one map")
    play.add_argument("map", nargs="?", type=Path, metavar="MAP.tmx")
    play.add_argument("--mod", default="", metavar="ID", help="play that mod's campaign; see: last-reveille mods")
    play.add_argument("--no-mods", action="store_true", help="nothing of any mod lies over what is played")
    play.add_argument("--watch", action="store_true", help="read the map again whenever it is saved")
    play.add_argument("--at", default="", metavar="X,Y|OBJECT", help="begin there: px, or an object's id or name")
    play.add_argument("--debug", action="store_true", help="keys for makers: F1 boxes, F2 stop, F3 tick, F4 slow, ...")
    mods = sub.add_parser("mods", help="what lies in the mods folder, and what is wrong with it")
    mods.add_argument("--json", action="store_true")


def _to_make(sub: Commands) -> None:
    """What makers of maps and mods ask."""
    check = sub.add_parser("check", help="look for mistakes in maps, campaigns, mods, recordings, profiles, settings")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    rows = sub.add_parser("rows", help="the enemies and weapons of a mod, and what is wrong with them")
    rows.add_argument("folder", type=Path, nargs="?", default=Path(), metavar="FOLDER", help="of the mod; else here")
    render = sub.add_parser("render", help="draw a map's layers at rest to a PNG")
    render.add_argument("map", type=Path, metavar="MAP.tmx")
    render.add_argument("out", type=Path, metavar="OUT.png")
    for word, what in (("new-map", "write a small map that plays, NAME.tmx, to begin with"),
                       ("new-mod", "write a folder NAME with a mod that plays, to begin with")):
        made = sub.add_parser(word, help=what)
        made.add_argument("name", metavar="NAME")
        made.add_argument("--size", default="", metavar="WxH", help="in tiles; 96x26 if not said")
        made.add_argument("--palette", default="storm", metavar="P", help="light, weather and what lies behind: storm")
        made.add_argument("--terrain", default="sand", metavar="T", help="what the ground is made of: sand")


def _of_runs(sub: Commands) -> None:
    """What is done with recordings."""
    replay = sub.add_parser("replay", help="simulate a recording again")
    replay.add_argument("run", metavar="RUN", help="a file, a shared string, or - for standard input")
    replay.add_argument("--map", type=Path, help="the map it was made on, if not the campaign's")
    replay.add_argument("--verify", action="store_true", help="compare every digest; exit 1 at the first that differs")
    replay.add_argument("--json", action="store_true", help="one line of JSON at the end")
    replay.add_argument("--shot", action="append", default=[], metavar="TICK:OUT.png", help="draw that tick")
    replay.add_argument("--montage", type=Path, metavar="OUT.gif|OUT.png",
                        help="the run among all others through its last level, as a moving picture or a strip")
    share = sub.add_parser("share", help="prove a run and make it a string to hand on")
    share.add_argument("run", metavar="RUN", help="a file, a string, -, or of a profile: last, best:LEVEL")
    share.add_argument("--map", type=Path, help="the map it was made on, if not the campaign's")
    share.add_argument("--file", type=Path, metavar="OUT.run", help="write a file with all its witnesses instead")
    share.add_argument("--profile", type=_profile, default=1, metavar="N")


def _to_bots(sub: Commands) -> None:
    """What bots are set to."""
    soak = sub.add_parser("soak", help="let a bot play, without a display")
    soak.add_argument("--deaths", type=_positive, default=0, metavar="N")
    soak.add_argument("--seconds", type=_positive, default=0, metavar="S", help="of game time")
    soak.add_argument("--map", type=Path)
    soak.add_argument("--level", default="", help="level of the campaign to live in")
    soak.add_argument("--bot", choices=("rules", "reckless", "random"), default="rules")
    soak.add_argument("--seed", type=int, default=0)
    fair = sub.add_parser("fair", help="play maps with bots and say what in them is not fair")
    fair.add_argument("maps", nargs="*", type=Path, metavar="MAP.tmx", help="instead of the whole campaign")
    fair.add_argument("--json", action="store_true")
    fair.add_argument("--seeds", type=_positive, default=2, metavar="N", help="of each bot, from each anchor")
    fair.add_argument("--ticks", type=_positive, default=1800, metavar="N", help="that each of them may play")
    fair.add_argument("--keep", type=Path, metavar="DIR", help="write the runs behind what is found there")


def _of_profiles(sub: Commands) -> None:
    """What is remembered."""
    memory = sub.add_parser("memory", help="what is remembered")
    memory.add_argument("what", choices=("show", "export", "import", "reset", "friend", "unfriend"))
    memory.add_argument("file", nargs="?", help="to write or read; of a friend also a shared string")
    memory.add_argument("--name", default="", help="of the friend")
    memory.add_argument("--profile", type=_profile, default=1, metavar="N")
    memory.add_argument("--mod", default="", metavar="ID", help="of that mod, also when it is gone; friends have none")
    memory.add_argument("--yes", action="store_true", help="do not ask")


def _of_the_machine(sub: Commands) -> None:
    """What it runs on."""
    bench = sub.add_parser("bench", help="measure this machine")
    bench.add_argument("--json", action="store_true")
    bench.add_argument("--quick", action="store_true", help="a tenth of the work")
    bench.add_argument("--level", action="append", default=[], metavar="L", help="frames of that level only")
    bench.add_argument("--run", type=Path, metavar="RUN", help="frames of that recording, not of the clean runs")
    bench.add_argument("--first-frame", action="store_true", help=argparse.SUPPRESS)  # how it measures a start
    sub.add_parser("doctor", help="what it runs on, where its files are, what is missing")


def _positive(text: str) -> int:
    number = int(text)
    if number <= 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return number


def _profile(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 3:
        raise argparse.ArgumentTypeError("must be 1, 2 or 3")
    return number


def run(arguments: Sequence[str]) -> int:
    """Parses and runs; returns the exit code and never lets an exception out."""
    _plain_output()
    try:
        asked = parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    try:
        return commands.COMMANDS[asked.command or "play"](asked)
    except Problems as problems:
        for line in problems.lines:
            print(line, file=sys.stderr)
        return WRONG
    except commands.Wrong as wrong:
        print(wrong, file=sys.stderr)
        return WRONG
    except commands.Usage as wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    except commands.NoScreen as wrong:
        print(wrong, file=sys.stderr)
        return NO_DISPLAY
    except BrokenPipeError:
        # The reader of our output went away; nothing is wrong with us. Keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        print(f"error: {type(error).__name__}: something went wrong; the details are in {_bundle(arguments)}",
              file=sys.stderr)
        return OURS


def _plain_output() -> None:
    """Odd names must not turn a message into an exception under a plain locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _bundle(arguments: Sequence[str]) -> str:
    """Writes what happened where the player's files are, or else to a temporary folder. Returns its path."""
    text = (
        f"last-reveille {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"arguments: {list(arguments)!r}\n\n{traceback.format_exc()}"
    )
    import tempfile  # only here, where something is already wrong

    from ..content.paths import user_dir

    for folder in (user_dir() / "crashes", Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}.txt"
            path.write_text(text, "utf-8")
            return str(path)
    print(text, file=sys.stderr)
    return "the lines above"
