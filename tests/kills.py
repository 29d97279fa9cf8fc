"""A game that is killed again and again, at any moment: `python tests/kills.py [KILLS] [SEED]` does it 500 times.

Each child opens the profile, says what it found, and then dies as fast as it can, with a row for every table each time.
After each kill the file must hold everything that was acknowledged, and every table must be of the same moment.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from array import array
from dataclasses import dataclass
from pathlib import Path

from last_reveille.memory.blob import Blob
from last_reveille.memory.foresight import Known
from last_reveille.memory.keepsakes import FRIENDS, PINS, Friend, Keyframe, Met
from last_reveille.memory.marks import Mark
from last_reveille.memory.memory import Memory
from last_reveille.memory.recorded import Recorder
from last_reveille.memory.store import Store
from last_reveille.memory.track import Track
from last_reveille.sim.world import Carry

TABLES_OF_A_DEATH = 14


def die(memory: Memory) -> None:
    """Everything that a death may write, so that it can be seen of which death it is."""
    n = memory.deaths + 1
    steps = array("h", range(200))
    track = Track(steps, steps, steps, 600)
    recorder = Recorder(1, "0.1.0", "x")
    recorder.next_level("beach", "ab", Carry())
    recorder.append(n & 0xFF)
    memory.add_death(Mark("beach", n, 1, 2, memory.loop, "drone", "drone", n, 1))
    memory.add_run("beach", track, "dead")
    memory.add_recording("last", "beach", recorder.finish("dead", "cd"))
    memory.add_recording("anchor", "beach", recorder.recording, 7)
    memory.add_keyframe(Keyframe("beach", 7, memory.loop, n, Blob(bytes(3000))))
    memory.meet("beach", 1, Met(1, 1, n, n))
    memory.learn("beach", {n % 30: Known(n % 30, "drone", n, 1, 2)})
    memory.add_pin("beach", n, 1, 2, "", Blob(bytes(4000)))
    memory.add_friend(Friend(f"f{n}", "beach", n, "dead", Blob(track.dumps()), Blob()))
    memory.set_remembered("beach", Blob(b"%d" % n))
    memory.add_note(f"n{n}")
    memory.hear("scene")
    memory.reach_anchor("beach", n, n)
    memory.set_value("moves", n)
    memory.next_loop()


def whole(memory: Memory) -> list[str]:
    """What is not of the same moment as the number of deaths."""
    n = memory.deaths
    if not n:
        return [] if memory == Memory() else ["something without a death"]
    kept = memory.find_recording("last")
    anchor = memory.find_recording("anchor", "beach", 7)
    facts = {
        "loop": memory.loop == n + 1,
        "marks": len(memory.marks["beach"].all) == n,
        "blame": [mark.thing for mark in memory.marks["beach"].all[-3:]] == list(range(max(1, n - 2), n + 1)),
        "track": memory.runs["beach"].newest[-1].loop == n and memory.runs["beach"].newest[-1].track is not None,
        "recording": kept is not None and kept.loop == n and kept.recording().ticks == 1,
        "anchor recording": anchor is not None and anchor.loop == n,
        "keyframe": memory.keyframes[("beach", 7)].ticks == n,
        "met": memory.met["beach"][1].lives == n,
        "known": memory.known["beach"][n % 30].x == n,
        "pins": [pin.ident for pin in memory.pins] == list(range(max(1, n - PINS + 1), n + 1)),
        "friends": [one.ticks for one in memory.friends] == list(range(max(1, n - FRIENDS + 1), n + 1)),
        "remembered": memory.remembered["beach"].get() == b"%d" % n,
        "notes": len(memory.notes) == n,
        "heard": memory.heard["scene"] == n,
        "reached": memory.anchors["beach"][n] == n,
        "value": memory.values["moves"] == n,
    }
    return [name for name, good in facts.items() if not good]


def child(path: Path) -> None:
    def say(text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    store = Store(path, lambda n: say(f"SAVED {n}"))
    memory = store.load()
    say(f"LOADED {memory.deaths} {store.trouble}")
    while True:
        die(memory)
        store.commit_death(memory)
        store.flush()


@dataclass
class Report:
    kills: int = 0
    deaths: int = 0
    lost: int = 0  # acknowledged and not there
    future: int = 0  # there, and more than one beyond what was acknowledged
    torn: int = 0  # tables of different moments
    troubles: int = 0
    strays: int = 0
    first: str = ""  # what was wrong first

    @property
    def good(self) -> bool:
        return not (self.lost or self.future or self.torn or self.troubles) and self.strays <= 1


def spawn(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, __file__, "--child", str(path)], stdout=subprocess.PIPE, text=True)


def run(path: Path, kills: int, seed: int) -> Report:
    report = Report()
    dice = random.Random(seed)
    acked = 0
    for report.kills in range(1, kills + 1):
        game = spawn(path)
        assert game.stdout is not None
        if dice.random() < 0.2:
            time.sleep(dice.random() * 0.2)  # perhaps while it starts
        else:
            assert game.stdout.readline().startswith("LOADED ")
            time.sleep(dice.random() * dice.choice((0.02, 0.1)))
        game.kill()
        out, _ = game.communicate()
        said = [line for line in out.split("\n")[:-1] if line.startswith("SAVED ")]
        acked = int(said[-1].split()[1]) if said else acked
        store = Store(path)
        memory = store.load()
        torn = whole(memory)
        report.lost += memory.deaths < acked
        report.future += memory.deaths > acked + 1
        report.torn += bool(torn)
        report.troubles += bool(store.trouble)
        report.first = report.first or store.trouble or ", ".join(torn)
        store.close()
        acked = memory.deaths
    report.deaths = acked
    report.strays = sum(file.name.endswith(".tmp") for file in path.parent.iterdir()) if path.parent.exists() else 0
    return report


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    with tempfile.TemporaryDirectory() as folder:
        count, seed = (int(word) for word in (sys.argv[1:] + ["500", "1"][len(sys.argv[1:]) :])[:2])
        print(run(Path(folder) / "memory.sqlite", count, seed))
