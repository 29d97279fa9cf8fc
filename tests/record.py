"""Makes the recordings in tests/runs/ anew: .venv/bin/python tests/record.py [LEVEL...]

Each level gets one that finishes it from a plain start, and `day.run` chains them from the bunk to the credits. What
was pressed in the old recording is tried first; where that no longer gets through, the scout (app/scout.py) looks for a
way, anchor by anchor, and the hall under the dam is fought phase by phase. That takes some minutes a level.
`lantern` is the sample mod, and only made anew when it is named.
A text of command runs (`count,letters,aim` a line) in tests/runs/LEVEL.txt is tried before everything else.
"""

from __future__ import annotations

import sys
import time
from array import array
from pathlib import Path

import drills
from last_reveille import __version__
from last_reveille.app.day import SEED
from last_reveille.app.levels import ALL_MOVES, Levels
from last_reveille.app.scout import distances, search, search_by
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.mods import read_mod
from last_reveille.memory.recording import Recorder, Recording, dumps, loads
from last_reveille.sim.command import LETTERS, USE, pack
from last_reveille.sim.omega import echo_lives, schedule_clock
from last_reveille.sim.snapshot import clone, digest
from last_reveille.sim.step import carry_out, start, step
from last_reveille.sim.world import STATE_PIN, Carry, World

RUNS = Path(__file__).parent / "runs"
CHECK = 60
Tiles = list[tuple[int, int]]
BEAM = {"width": 16, "burst": 12, "limit": 9000, "patience": 500}


def plain_carry() -> Carry:
    """A morning after the yard: the rifle works and the suit does all that it can."""
    carry = Carry()
    carry.moves = ALL_MOVES
    return carry


def goals(world: World) -> list[Tiles]:
    """Tiles to reach in turn: each anchor by its clean tick, then every exit."""
    level = world.level
    anchors = sorted(level.anchors, key=lambda a: (a.clean_tick, a.x))
    out = [around(a.x, a.y) for a in anchors if (a.x, a.y) != (world.player.x + 8, world.player.y + 40)]
    exits: Tiles = []
    for gate in level.exits:
        exits += [
            (tx, ty)
            for tx in range(gate.x >> 4, (gate.x + gate.w + 15) >> 4)
            for ty in range(gate.y >> 4, (gate.y + gate.h + 15) >> 4)
        ]
    return [*out, exits] if exits else out


def around(x: int, y: int) -> Tiles:
    return [(x + dx >> 4, (y >> 4) - dy) for dx in (-8, 0, 8) for dy in (1, 2)]


def play(world: World, commands: array[int]) -> None:
    for command in commands:
        step(world, command)


def hints(ident: str) -> list[array[int]]:
    """Commands that once finished this level: a text beside the recordings, then the recordings."""
    found: list[array[int]] = []
    text = RUNS / f"{ident}.txt"
    if text.exists():
        commands = array("H")
        for line in text.read_text("utf-8").split():
            count, letters, aim = line.split(",")
            buttons = sum(1 << LETTERS.index(ch) for ch in letters if ch in LETTERS)
            commands.extend([pack(buttons, int(aim))] * int(count))
        found.append(commands)
    for name in (ident, "day"):
        path = RUNS / f"{name}.run"
        if path.exists():
            old = loads(path.read_text("utf-8"), path.name)
            found += [segment.commands for segment in old.segments if segment.level_id == ident or name == ident]
    return found


def as_before(world: World, name: str) -> array[int] | None:
    """The first hint that still gets to the end from here."""
    for commands in hints(name):
        state, used = clone(world), 0
        while used < len(commands) and not state.over:
            step(state, commands[used])
            used += 1
        if state.over in ("exit", "end"):
            return commands[:used]
    return None


def through(world: World, name: str = "") -> array[int]:
    """Commands that finish the level from this world. Raises SystemExit when no way is found."""
    again = as_before(world, name or world.level.id)
    if again is not None:
        return again
    found: array[int] = array("H")
    state = clone(world)
    for at, goal in enumerate(goals(world)):
        begun = time.time()
        part = next(
            (way for width in (16, 48, 120) if (way := search(state, goal, width=width, limit=6000)) is not None), None
        )
        if part is None:
            p = state.player
            raise SystemExit(f"{world.level.id}: no way to goal {at} {goal[:2]} from ({p.x}, {p.y}) tick {state.tick}")
        play(state, part)
        found += part
        print(f"  goal {at}: tick {state.tick}, plates {state.player.plates}, {time.time() - begun:.0f} s", flush=True)
        if state.over:
            break
    if world.level.halls and not state.over:
        found += fight(state)
    return found


# -- the hall


def fight(world: World) -> array[int]:
    """Through the Omega's four phases. Changes the world."""
    found: array[int] = array("H")

    def go(part: array[int] | None, what: str) -> None:
        if part is None:
            om = world.omega
            raise SystemExit(f"hall: {what} fails at tick {world.tick}: {om and (om.phase, om.core, om.nodes)}")
        play(world, part)
        found.extend(part)
        om = world.omega
        print(f"  {what}: tick {world.tick}, plates {world.player.plates}, core {om.core if om else '-'}", flush=True)

    hall = world.level.halls[0]
    if world.omega is None:
        far = distances(world.level, around(hall.core_x, hall.y + hall.h - 16))
        go(search_by(world, lambda w: far[w.player.y + 30 >> 4][w.player.x + 8 >> 4] * 16 + (3 - w.player.plates) * 60,
                     lambda w: w.omega is not None, **BEAM), "into the hall")
    for phase in (1, 3):
        while (om := world.omega) is not None and om.phase == phase:
            index = next_node(world)
            node = world.level.nodes[index]
            tiles = around(node.x, node.y + 26)
            go(search_by(world, stand_score(world, tiles), near(world, tiles), **BEAM), f"to {node.name}")
            go(search_by(world, stand_score(world, tiles), lambda w, i=index: w.omega.nodes[i] == 0, **BEAM), node.name)
        while phase == 1 and (om := world.omega) is not None and om.phase == 2:
            crossed, alone = om.crossed, not echo_lives(world)
            side = -1 if alone else -(om.hurt_side or -1)
            go(search_by(
                world, core_score(world, side),
                lambda w, c=crossed, a=alone: w.omega.phase != 2 or w.omega.crossed > c or echo_lives(w) == a, **BEAM,
            ), f"line {crossed + 1} {'alone' if alone else 'with the echo'}")
    for i, lever in enumerate(world.level.levers):
        if lever.kind == "cradle":
            tiles = around(lever.x + lever.w // 2, lever.y + lever.h)
            go(search_by(world, lever_score(world, tiles), lambda w, i=i: bool(w.levers[i]), **BEAM),
               f"charge {lever.name}")
    core = next(lever for lever in world.level.levers if lever.kind == "core")
    tiles = around(core.x + core.w // 2, core.y + core.h)
    go(search_by(world, lever_score(world, tiles), lambda w: w.player.state == STATE_PIN, **BEAM), "the pin")
    ending = array("H", [pack(USE, 0)] * 300)
    state = clone(world)
    play(state, ending)
    while not state.over:
        step(state, 0)
        ending.append(0)
        if len(ending) > 3000:
            raise SystemExit("hall: it does not end")
    go(ending, "letting go")
    return found


def next_node(world: World) -> int:
    """The living node whose window comes soonest on the hall's clock."""
    om, now = world.omega, schedule_clock(world)
    assert om is not None
    waits = [
        ((window[0] - now) % 3200 if not window[0] <= now < window[1] - 120 else 0, i)
        for i, node in enumerate(world.level.nodes)
        if om.nodes[i] > 0
        for window in node.open
    ]
    return min(waits)[1]


def near(world: World, tiles: Tiles):  # type: ignore[no-untyped-def]
    far = distances(world.level, tiles)
    return lambda w: far[w.player.y + 30 >> 4][w.player.x + 8 >> 4] <= 5


def stand_score(world: World, tiles: Tiles):  # type: ignore[no-untyped-def]
    """Stay whole first, then near, then do damage."""
    far = distances(world.level, tiles)

    def score(w: World) -> int:
        p = w.player
        tx, ty = min(max(p.x + 8 >> 4, 0), w.level.width - 1), min(max(p.y + 30 >> 4, 0), w.level.height - 1)
        return (3 - p.plates) * 2000 + far[ty][tx] * 10 + sum(w.omega.nodes) * 60 + (600 - p.air) // 4

    return score


def core_score(world: World, side: int):  # type: ignore[no-untyped-def]
    """Two hundred px from the core on one side, whole, and doing damage."""
    hall = world.level.halls[0]
    tx, ty = hall.core_x + side * 190, hall.core_y + 24

    def score(w: World) -> int:
        p = w.player
        far = abs(p.x + 8 - tx) + abs(p.y + 20 - ty)
        return w.omega.core * 120 + max(far - 60, 0) * 4 + (3 - p.plates) * 1500

    return score


def lever_score(world: World, tiles: Tiles):  # type: ignore[no-untyped-def]
    far = distances(world.level, tiles)

    def score(w: World) -> int:
        p = w.player
        tx, ty = min(max(p.x + 8 >> 4, 0), w.level.width - 1), min(max(p.y + 30 >> 4, 0), w.level.height - 1)
        return far[ty][tx] * 16 + (3 - p.plates) * 60 - p.use_t * 4

    return score


# -- writing


def record(recorder: Recorder, world: World, commands: array[int], entry: str = "") -> None:
    level = world.level
    recorder.next_level(level.id, level.digest, world.carry, entry)
    for at, command in enumerate(commands, 1):
        step(world, command)
        recorder.append(command)
        if at % CHECK == 0 or at == len(commands):
            recorder.check(at, digest(world))


def write(name: str, recording: Recording) -> None:
    RUNS.mkdir(exist_ok=True)
    (RUNS / f"{name}.run").write_text(dumps(recording), "utf-8")
    print(f"{name}.run: {recording.ticks} ticks, {recording.outcome}")


def first_morning(levels: Levels) -> None:
    """From the bunk to the ship on the morning on which nothing works yet."""
    carry = Carry()
    carry.first, carry.moves = True, 0
    world = start(levels.get("base"), SEED, carry)
    recorder = Recorder(SEED, game=__version__, campaign=levels.name)
    record(recorder, world, through(world, "first"))
    write("first", recorder.finish(world.over, digest(world)))


def aside(levels: Levels, names: list[str]) -> None:
    """The yard, the gym and the studies, and the road for somebody who has learned nothing."""
    for name, ident, moves in (
        ("yard", "yard", 0), ("gym", "gym", ALL_MOVES), ("beach_novice", "beach", 0), ("dam_novice", "dam", 0),
        ("trenches", "trenches", ALL_MOVES), ("road", "road", ALL_MOVES),
    ):
        if names and name not in names:
            continue
        print(f"{name}:", flush=True)
        carry = Carry()
        carry.moves = moves
        world = start(levels.get(ident), SEED, carry)
        commands = drills.yard(clone(world)) if name == "yard" else through(world, name)
        single = Recorder(SEED, game=__version__, campaign=levels.name)
        record(single, world, commands)
        write(name, single.finish(world.over, digest(world)))


def sample() -> None:
    """The sample mod, from its first level to its end."""
    path = Path(__file__).parent / "mods" / "lantern"
    mod = read_mod(path, path)
    assert mod is not None and not mod.problems, mod and mod.problems
    levels, old = Levels.of_mod(mod), loads(path.with_suffix(".run").read_text("utf-8"), "lantern.run")
    recorder, carry, entry = Recorder(old.seed, game=__version__, campaign=levels.name), plain_carry(), ""
    for ident in levels.order:
        world = start(levels.get(ident), old.seed, carry, entry)
        way, used = clone(world), array("H")
        for command in next(segment.commands for segment in old.segments if segment.level_id == ident):
            if way.over:
                break
            step(way, command)
            used.append(command)
        record(recorder, world, used if way.over == "exit" else through(world), entry)
        carry, entry = carry_out(world), world.exit_entry
    path.with_suffix(".run").write_text(dumps(recorder.finish(world.over, digest(world))), "utf-8")
    print(f"lantern.run: {world.over}")


def main(names: list[str]) -> None:
    if names == ["lantern"]:
        sample()
        return
    levels = campaign_levels()
    aside(levels, names)
    if not names or "first" in names:
        print("first:")
        first_morning(levels)
    day = Recorder(SEED, game=__version__, campaign=levels.name)
    carry, entry = plain_carry(), ""
    whole = not names
    for ident in levels.order:
        level = levels.get(ident)
        if names and ident not in names:
            continue
        print(f"{ident}:", flush=True)
        fresh = plain_carry()
        world = start(level, SEED, fresh)
        commands = through(world)
        single = Recorder(SEED, game=__version__, campaign=levels.name)
        record(single, world, commands)
        write(ident, single.finish(world.over, digest(world)))
        if whole:
            chained = start(level, SEED, carry, entry)
            same = (carry.plates, carry.grenades, carry.battery, carry.flags) == (3, 2, 3, ())
            record(day, chained, commands if same else through(chained), entry)
            carry, entry = carry_out(chained), chained.exit_entry
            last = chained
    if whole:
        write("day", day.finish(last.over, digest(last)))


if __name__ == "__main__":
    main(sys.argv[1:])
