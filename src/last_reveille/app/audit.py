"""Runs of all kinds over a level, under the eyes of a witness, and what it found: the game's fairness by measurement.

A level is walked as its clean run walks it; from its beginning and from each anchor on the way bots and wild play go on
by themselves, and somebody who only walks right and shoots tries to get through. What the map alone can tell (`laws`,
`stuck.pits`) is asked too.
"""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from ..memory.recording import Recorder, Recording
from ..sim import events
from ..sim.harm import is_target
from ..sim.snapshot import clone, digest
from ..sim.specs import KINDS, MOVES, Level, Spawn
from ..sim.step import start, step
from ..sim.world import Carry, World
from . import laws
from .bots import Bot, Noise, Reckless, Rules
from .day import SEED
from .fair import DULL, UNFAIR, Finding, Witness
from .levels import ALL_MOVES
from .stuck import pits, probe

STILL: Final = 900  # ticks within one small place after which somebody is asked whether he can leave it
PLACE: Final = 192  # px: how small
NO_WAY: Final = 600  # ticks without a step forward after which the walker gives up
FIGHT: Final = 3  # Mimics
MEET: Final = 480  # px: further than any shot of his carries
APART: Final = 320  # px between two fights
CROWD: Final = 12  # living hostile ones at once
WALLJUMP: Final = 1 << MOVES.index("walljump")
SAME: Final = 128  # px within which two findings of a kind are one


@dataclass(slots=True)
class Budget:
    """How much is played: `seeds` of each bot from each place, `ticks` each."""

    seeds: int = 2
    ticks: int = 1800
    probes: int = 8  # places in which somebody seems to be stuck that are looked into


@dataclass(slots=True)
class Point:
    """A moment of a clean run to go on from."""

    name: str
    world: World
    witness: Witness
    commands: array[int]


@dataclass(slots=True)
class Audit:
    """One level's. `runs` has the recording behind each `Finding.by`."""

    level: Level
    carry: Carry
    budget: Budget
    findings: list[Finding] = field(default_factory=list)
    runs: dict[str, array[int]] = field(default_factory=dict)
    ticks: int = 0
    probed: set[tuple[int, int]] = field(default_factory=set)

    def recording(self, by: str) -> Recording:
        """A run as a recording, with the digest of its end. Raises KeyError: what the map told has none."""
        recorder = Recorder(SEED)
        recorder.next_level(self.level.id, self.level.digest, self.carry)
        world = start(self.level, SEED, self.carry)
        for command in self.runs[by]:
            step(world, command)
            recorder.append(command)
        return recorder.finish(world.over or "quit", digest(world))

    def add(self, findings: list[Finding]) -> None:
        """Keeps what is new: the same thing in the same place is said once."""
        known = {_key(finding) for finding in self.findings}
        for finding in findings:
            if _key(finding) not in known:
                known.add(_key(finding))
                self.findings.append(finding)


def _key(finding: Finding) -> tuple[str, str, int, int, int]:
    return finding.rule, finding.what, finding.spec, finding.x // SAME, finding.y // SAME


def plain_carry() -> Carry:
    """The second morning, with all that can be learned."""
    carry = Carry()
    carry.moves = ALL_MOVES
    return carry


def audit(level: Level, clean: array[int] | None, carry: Carry, budget: Budget) -> Audit:
    """Everything about one level. `clean`: commands that finish it from `carry`, if anybody knows some."""
    done = Audit(level, carry, budget)
    done.add(laws.refuges(level))
    done.add(laws.warnings(level))
    points = _walk(done, clean)
    for point in points:
        for seed in range(budget.seeds):
            _play(done, point, Rules(seed), f"rules {seed}", budget.ticks)
            _play(done, point, Noise(seed), f"random {seed}", budget.ticks)
        _play(done, point, _idle, "idle", budget.ticks)
        _stroll(done, point)
    _pits(done)
    return done


def _walk(done: Audit, clean: array[int] | None) -> list[Point]:
    """The clean run, or as far as the bot comes that plays by the rules; its beginning and each anchor of it are places
    to go on from."""
    name = "clean" if clean is not None else "guide"
    commands = clean if clean is not None else _guide(done)
    world = start(done.level, SEED, done.carry)
    witness = Witness(name)
    points = [Point("start", clone(world), witness.fork(""), array("H"))]
    for at, command in enumerate(commands, 1):
        if world.over:
            break
        step(world, command)
        witness.see(world)
        done.ticks += 1
        for event in world.events:
            if event.what == events.ANCHOR and at > 60:
                points.append(Point(f"anchor {event.text or event.a}", clone(world), witness.fork(""), commands[:at]))
        _crowd(done, world, name)
    _keep(done, name, commands, witness.findings)
    return points


def _guide(done: Audit) -> array[int]:
    """The commands of the life that comes furthest, of as many as there are seeds and two more."""
    best: tuple[int, array[int]] = (-1, array("H"))
    for seed in range(done.budget.seeds + 2):
        world, bot, commands = start(done.level, SEED, done.carry), Rules(seed), array("H")
        while not world.over and len(commands) < done.budget.ticks * 4 and bot.stuck < 4 * NO_WAY:
            commands.append(bot(world))
            step(world, commands[-1])
        done.ticks += len(commands)
        reached = sum(world.entered) * 10_000 + (5000 if world.over in ("exit", "end") else 0) - bot.best
        best = max(best, (reached, commands), key=lambda pair: pair[0])
        if world.over in ("exit", "end"):
            break
    return best[1]


def _idle(_: World) -> int:
    """Somebody who has put the controls down: what comes to him must be as fair as what he goes to."""
    return 0


def _play(done: Audit, point: Point, bot: Bot, name: str, ticks: int) -> None:
    """A bot from a place on, until it dies, gets out, or time is up; whoever stays in one place is looked into."""
    by = f"{name} from {point.name}"
    world, witness = clone(point.world), point.witness.fork(by)
    commands = point.commands[:]
    places: deque[tuple[int, int]] = deque(maxlen=STILL)
    for _ in range(ticks):
        command = bot(world)
        step(world, command)
        commands.append(command)
        witness.see(world)
        done.ticks += 1
        if world.over:
            break
        _crowd(done, world, by)
        p = world.player
        places.append((p.x, p.y + p.h))
        if len(places) == STILL and world.tick % 60 == 0 and _small(places):
            _ask(done, world, by, places)
            break
    _keep(done, by, commands, witness.findings)


def _keep(done: Audit, by: str, commands: array[int], findings: list[Finding]) -> None:
    if any(finding.by == by for finding in done.findings) or findings:
        done.runs[by] = commands
        done.add(findings)


def _small(places: deque[tuple[int, int]]) -> bool:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return max(xs) - min(xs) < PLACE and max(ys) - min(ys) < PLACE


def _ask(done: Audit, world: World, by: str, places: deque[tuple[int, int]]) -> None:
    """Can he leave this place at all?"""
    p = world.player
    here = (p.x // SAME, p.y // SAME)
    if here in done.probed or len(done.probed) >= done.budget.probes:
        return
    done.probed.add(here)
    xs, ys = [x for x, _ in places], [y for _, y in places]
    box = (min(xs) - 40, min(ys) - 64, max(xs) + 40, max(ys) + 40)
    if probe(world, box) == "stuck":
        done.add([_stuck(done.level, world.tick, p.x, p.y, by)])


def _stuck(level: Level, tick: int, x: int, y: int, by: str) -> Finding:
    """Where there is a tide it comes for everybody in the end; until then one waits, and that is dull."""
    return Finding(DULL if level.tide_tick else UNFAIR, "stuck", level.id, tick, x, y, "place", level.tide_tick, 0, by)


def _pits(done: Audit) -> None:
    """What the map calls a pit is put to the test: somebody is set down in it, in a world that nobody plays. Where only
    those are stuck who have learned nothing yet, that is told as dull: a gate may keep them out."""
    novice = Carry()
    novice.moves = 0
    _put_down(done, done.carry, "map")
    if done.carry.moves & WALLJUMP:
        _put_down(done, novice, "map, no moves learned")


def _put_down(done: Audit, carry: Carry, by: str) -> None:
    level = done.level
    for cells in pits(level, kicks=bool(carry.moves & WALLJUMP))[: done.budget.probes]:
        world = start(level, SEED, carry)
        for _ in range(2):
            step(world, 0)
        x, y = cells[len(cells) // 2]
        p = world.player
        p.x, p.y, p.vx, p.vy = x * 16, (y + 1) * 16 - p.h, 0, 0
        xs, ys = [x for x, _ in cells], [y for _, y in cells]
        box = (min(xs) * 16 - 40, min(ys) * 16 - 96, max(xs) * 16 + 56, max(ys) * 16 + 56)
        if probe(world, box) == "stuck":
            found = _stuck(level, 0, p.x, p.y, by)
            done.add([found if by == "map" else found._replace(severity=DULL)])


def _crowd(done: Audit, world: World, by: str) -> None:
    if world.tick % 30 == 0:
        p = world.player
        alive = sum(1 for a in world.actors if is_target(a) and not a.group and abs(a.x - p.x) < 640)
        if alive > CROWD:
            done.add([Finding(DULL, "crowd", done.level.id, world.tick, p.x, p.y, "mimics", alive, CROWD, by)])


# -- walking right and shooting


@dataclass(slots=True)
class Fight:
    """Some Mimics that come in one stretch of ground."""

    left: int
    right: int
    specs: tuple[int, ...]
    plates: int = -1  # when the first of them was met
    met: set[int] = field(default_factory=set)
    passed: int = 0  # tick at which it lay behind him


def fights(level: Level) -> list[Fight]:
    """The stretches of a level in which at least `FIGHT` Mimics wait, from left to right."""
    hostile = sorted((s for s in level.spawns if not s.harmless), key=lambda s: (s.x, s.id))
    groups: list[list[Spawn]] = []
    for spawn in hostile:
        if groups and spawn.x - groups[-1][-1].x <= APART:
            groups[-1].append(spawn)
        else:
            groups.append([spawn])
    return [Fight(g[0].x - 160, g[-1].x + 160, tuple(s.id for s in g)) for g in groups if len(g) >= FIGHT]


def _stroll(done: Audit, point: Point) -> None:
    """Only right and fire (and the hop without which nobody gets anywhere). What that survives unhurt is no fight, and
    a level that it gets through is none at all."""
    by = f"reckless from {point.name}"
    world, witness = clone(point.world), point.witness.fork(by)
    bot, commands, open_ = Reckless(), point.commands[:], fights(done.level)
    best, best_at = world.player.x, 0
    passed: list[Fight] = []
    for at in range(done.budget.ticks * 4):
        command = bot(world)
        step(world, command)
        commands.append(command)
        witness.see(world)
        done.ticks += 1
        p = world.player
        if p.x > best:
            best, best_at = p.x, at
        if world.over or at - best_at > NO_WAY:
            break
        passed += [fight for fight in open_ if _passes(world, fight)]
        open_ = [fight for fight in open_ if fight not in passed]
    found = [
        Finding(DULL, "no fight", done.level.id, f.passed, f.left, world.player.y, "mimics", len(f.met), FIGHT, by,
                f.specs[0])
        for f in passed
    ]
    hostile = any(not s.harmless for s in done.level.spawns)
    if world.over in ("exit", "end") and hostile and point.name == "start":
        found.append(Finding(UNFAIR, "walkover", done.level.id, world.tick, world.player.x, world.player.y, "level",
                             world.player.plates, 0, by))
    _keep(done, by, commands, [*witness.findings, *found])


def _passes(world: World, fight: Fight) -> bool:
    """Has the walker come through this fight just now, having met enough of it, without a scratch?"""
    p = world.player
    for a in world.actors:
        if a.spec in fight.specs and a.kind in KINDS and is_target(a) and abs(a.x - p.x) < MEET:
            fight.met.add(a.id)
            fight.plates = p.plates if fight.plates < 0 else fight.plates
    fight.passed = world.tick
    return p.x >= fight.right and 0 <= fight.plates <= p.plates and len(fight.met) >= FIGHT
