"""Maps, tilesets, templates and pictures with mistakes in them, by a seed: each must become a level or sentences.

    .venv/bin/python tests/mutants.py 20000        what happened to each kind of file, and every mutant that went wrong
    .venv/bin/python tests/mutants.py 1 --seed 77 --keep /somewhere        one of them, to look at

A level that is accepted is drawn and played for a moment: whoever reads it must not fall over it either.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from last_reveille.content.check import check_map
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.problems import Problems
from last_reveille.sim.command import IDLE
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry
from last_reveille.view.tiles import render_static

FEATURES = Path(__file__).parent / "features"
LIMIT = 2.0  # seconds of work for one mutant
WAITED = 30.0  # seconds on the clock: other programs run, too
SOME_TICKS = 30
DRAWN = 4096  # tiles: larger maps are not drawn, or a thousand mutants would take all memory there is
RARE = 40  # one in so many mutants is of a map of the game, which is large
_VALUE = re.compile(rb'"([^"]*)"')
_WORD = re.compile(rb"[A-Za-z]+(?==\")")
_CELL = re.compile(rb"\d+")
NASTY = (
    b"", b"0", b"-1", b"1", b"2", b"3", b"17", b"255", b"1023", b"1024", b"1025", b"65536", b"268435455", b"268435456",
    b"2147483647", b"2147483648", b"4294967295", b"4294967296", b"99999999999999999999", b"0.5", b"-0.5", b"1e3",
    b"1e308", b"1e400", b"nan", b"inf", b"-inf", b"0x10", b"1_0", b" 1", b"1 ", b"+1", b"1,1", b"0,0 1,1", b"true",
    b"false", b"null", b"None", b"class", b"list", b"object", b"int", b"float", b"bool", b"color", b"file", b"#12345",
    b"#ffffffff", b"csv", b"base64", b"zlib", b"gzip", b"zstd", b"solid", b"front", b"schedule", b"Spawn", b"Hall",
    b"Entry", b"Mover", b"Level", b"drone", b"..", b"../sheet.tsx", b"sheet.tsx", b"drone.tx", b"crate.tx",
    b"nested.tx", b"csv.tmx", b"pictures", b"pictures/sheet.png", b"pictures/tall.png", b"/dev/zero", b"con", b"a:b",
    b"a\\b", b"&#0;", b"&#x202e;", b"&lt;", b"&bad;", b"%s%n", b"x" * 300, "\u0663".encode(),
    "\ud7ff\u00e9".encode(), b"\xff\xfe",
    b"orthogonal", b"isometric", b"1-2,3-1", b"5:1,4:2", b"1:strike,2:lash", b"say", b"pass", b"open", b"blast",
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """`data` is put in the place of `file`; then `map` is read. Both are names below the folder of the features."""

    seed: int
    file: str
    map: str
    data: bytes


def sources() -> list[tuple[str, str]]:
    """(file to change, map that shows it) of the feature maps and all that they name."""
    found = [(path.name, path.name) for path in sorted(FEATURES.glob("*.tmx"))]
    found += [("sheet.tsx", "csv.tmx"), ("opaque.tsx", "tint.tmx"), ("drone.tx", "templates.tmx")]
    found += [("crate.tx", "templates.tmx"), ("nested.tx", "template_of_template.tmx")]
    found += [(f"pictures/{name}.png", f"{shown}.tmx") for name, shown in (
        ("sheet", "csv"), ("spaced", "margins"), ("tall", "images"), ("wide", "collection"), ("opaque", "tint"))]
    return found


def mutants(first: int, count: int) -> Iterator[Mutant]:
    """Those of the seeds first..first + count - 1; the same seed is the same mutant."""
    small = sources()
    large = sorted((data_root() / "maps").glob("*.tmx"))
    for seed in range(first, first + count):
        dice = random.Random(seed)
        if seed % RARE == RARE - 1:
            path = dice.choice(large)
            file = shown = path.name
        else:
            file, shown = dice.choice(small)
            path = FEATURES / file
        data = path.read_bytes()
        for _ in range(dice.choice((1, 1, 1, 1, 2, 4))):
            data = (_spoil if file.endswith(".png") else dice.choice(_WAYS))(data, dice)
        if file.endswith(".png") and dice.random() < 0.7:
            data = _sealed(data)
        yield Mutant(seed, file, shown, data)


def _sealed(data: bytes) -> bytes:
    """A spoilt PNG whose check sums are right: the first thing that is asked must not be the only one."""
    done = data[:8]
    at = 8
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            break
        done += data[at:end] + zlib.crc32(data[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
    return done + data[at:]


def _value(data: bytes, dice: random.Random) -> bytes:
    """Another value for an attribute: a nasty one, or one from elsewhere in the file."""
    places = list(_VALUE.finditer(data))
    if not places:
        return _spoil(data, dice)
    place = dice.choice(places)
    new = dice.choice(NASTY) if dice.random() < 0.7 else dice.choice(places)[1]
    return data[: place.start(1)] + new + data[place.end(1) :]


def _name(data: bytes, dice: random.Random) -> bytes:
    """An attribute takes the name of another, or one that nothing has."""
    places = list(_WORD.finditer(data))
    if not places:
        return _spoil(data, dice)
    place = dice.choice(places)
    new = dice.choice(places)[0] if dice.random() < 0.7 else b"nothing"
    return data[: place.start()] + new + data[place.end() :]


def _line(data: bytes, dice: random.Random) -> bytes:
    """A line is lost, is there twice, or lies elsewhere."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    way = dice.randrange(3)
    line = lines[at]
    if way != 1:
        del lines[at]
    if way:
        lines.insert(dice.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _block(data: bytes, dice: random.Random) -> bytes:
    """Some lines once more, somewhere else: elements within elements that they do not belong in."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    block = lines[at : at + dice.randrange(1, 12)]
    to = dice.randrange(len(lines) + 1)
    return b"\n".join(lines[:to] + block + lines[to:])


def _cell(data: bytes, dice: random.Random) -> bytes:
    """A number anywhere."""
    places = list(_CELL.finditer(data))
    if not places:
        return _spoil(data, dice)
    place = dice.choice(places)
    return data[: place.start()] + dice.choice(NASTY) + data[place.end() :]


def _spoil(data: bytes, dice: random.Random) -> bytes:
    """Bytes without any regard for what they mean."""
    if not data:
        return bytes(dice.randrange(256) for _ in range(8))
    at = dice.randrange(len(data))
    end = min(len(data), at + dice.choice((1, 1, 2, 7, 40)))
    way = dice.randrange(5)
    if way == 0:
        return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
    if way == 1:
        return data[:at] + data[end:]
    if way == 2:
        return data[:end] + data[at:]
    if way == 3:
        return data[:at] if dice.random() < 0.2 else data[:at] + data[end:] + data[at:end]
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


_WAYS = (_value, _value, _value, _name, _line, _line, _block, _cell, _cell, _spoil)


class TooLong(BaseException):
    """A mutant took more than LIMIT; not an Exception, so that nothing in between can swallow it."""


@contextmanager
def limited() -> Iterator[None]:
    """Raises TooLong in the block when it works for longer than LIMIT, or waits; only where there are such alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise TooLong

    alarms = ((signal.SIGPROF, signal.ITIMER_PROF, LIMIT), (signal.SIGALRM, signal.ITIMER_REAL, WAITED))
    before = [signal.signal(sign, ring) for sign, _, _ in alarms]
    for _, timer, seconds in alarms:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (sign, timer, _), old in zip(alarms, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(sign, old)


def judge(mutant: Mutant, folder: Path) -> str:
    """`accepted`, `refused`, or what went wrong. `folder` is a copy of the features; it is as before afterwards."""
    place = folder / mutant.file
    before = place.read_bytes() if place.exists() else None
    place.write_bytes(mutant.data)
    try:
        with limited():
            return _read(folder / mutant.map, folder)
    except TooLong:
        return "hangs"
    except Exception:
        return traceback.format_exc(limit=-4)
    finally:
        if before is None:
            place.unlink()
        else:
            place.write_bytes(before)


def _read(path: Path, folder: Path) -> str:
    told = check_map(path)
    if not all(line.isprintable() and len(line) <= 600 and line.startswith(str(path.parent)) for line in told):
        return f"unfit to print: {told}"
    try:
        level = load_level(path)
    except Problems as error:
        return "refused" if error.lines and set(error.lines) <= set(told) else f"the checker says less: {told}"
    if level.width * level.height <= DRAWN:
        render_static(level, data_root(), (folder,))
    world = start(level, 1, Carry())
    for _ in range(SOME_TICKS):
        step(world, IDLE)
    return "accepted"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("count", type=int)
    asked.add_argument("--seed", type=int, default=0, help="the first one's")
    asked.add_argument("--keep", type=Path, help="folder for what went wrong, with all that it needs")
    chosen = asked.parse_args()
    verdicts: Counter[tuple[str, str]] = Counter()
    wrong: list[tuple[Mutant, str]] = []
    longest = (0.0, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "features"
        shutil.copytree(FEATURES, folder)
        for mutant in mutants(chosen.seed, chosen.count):
            began = time.process_time()
            verdict = judge(mutant, folder)
            longest = max(longest, (time.process_time() - began, mutant.seed))
            kind = mutant.file.rpartition(".")[2]
            verdicts[kind, verdict if verdict in ("accepted", "refused", "hangs") else "wrong"] += 1
            if verdict not in ("accepted", "refused"):
                wrong.append((mutant, verdict))
                print(f"seed {mutant.seed} {mutant.file}: {verdict}", flush=True)
    for mutant, _ in wrong if chosen.keep else ():
        place = chosen.keep / str(mutant.seed)
        shutil.copytree(FEATURES, place, dirs_exist_ok=True)
        (place / mutant.file).write_bytes(mutant.data)
    for (kind, verdict), number in sorted(verdicts.items()):
        print(f"{kind:4} {verdict:9} {number:6}")
    print(f"{len(wrong)} wrong of {chosen.count}; the longest took {longest[0]:.2f} s (seed {longest[1]})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
