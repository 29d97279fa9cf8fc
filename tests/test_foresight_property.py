"""Foresight tells the truth: a thousand runs, and what is drawn as certain came at its tick and place in all of them.

Small levels of all that a schedule can hold, and the campaign's own, from places along their clean runs; played by
chance, by bots, and by recordings of which a part was lived otherwise.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from lab import level as draw_level
from last_reveille.app.bots import BOTS, Noise
from last_reveille.app.replay import lived
from last_reveille.cli.finding import campaign_levels
from last_reveille.memory import due as room
from last_reveille.memory.due import BROKEN, CERTAIN, CONDITIONAL, Known
from last_reveille.memory.foresight import Foresight, Vision
from last_reveille.memory.observer import Observer
from last_reveille.memory.recording import loads
from last_reveille.sim.command import LEFT, RIGHT, pack
from last_reveille.sim.snapshot import clone
from last_reveille.sim.specs import ENTRANCES, KINDS, Cue, Level, Mover, Pulse, Row, Spawn, Trigger
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World
from promises import Witness, watch

RUNS = Path(__file__).parent / "runs"
LABS = 30
LAB_RUNS = 20  # on each
LAB_TICKS = 330
SHIPPED = {"beach": 180, "dam": 130, "under": 50, "yard": 40}  # runs
SHIPPED_TICKS = 170
EVERY = 150  # ticks between two places of a clean run
MAP = "\n".join(["." * 90] * 12 + ["@".center(90, ".")] + ["#" * 90] * 4)
GROUND = 13 * 16


# -- small levels


def lab(seed: int) -> Level:
    """A level of chance: every kind, entrance and mount, rows and cues, with flags that are set by where he walks."""
    dice = random.Random(seed)
    spawns, rows, cues = [], [], []
    for n in range(dice.randint(3, 8)):
        if_flag, unless = _flags(dice)
        tick = dice.choice((-1, 0, 1, *[dice.randint(2, 260) for _ in range(9)]))
        kind = dice.choice([*KINDS[:-1], "tower", "burrower"])
        mount = dice.choice(("floor", "roof", "wall"))
        y = GROUND if kind != "tower" or mount == "floor" else 64
        spawns.append(Spawn(
            10 + n, "", dice.randrange(200, 1250), y, if_flag=if_flag, unless_flag=unless,
            certain=tick >= 0 and not if_flag and not unless, kind=kind, tick=tick, entrance=dice.choice(ENTRANCES),
            first=dice.random() < 0.3, asleep=dice.random() < 0.2, mount=mount, facing=dice.choice((-1, 1)),
            spar=dice.choice((0, 0, 0, 1, 2))))
    for n in range(dice.randint(1, 4)):
        if_flag, unless = _flags(dice)
        rows.append(Row(
            30 + n, "", dice.randrange(100, 1100), GROUND, if_flag=if_flag, unless_flag=unless,
            certain=not if_flag and not unless, tick=dice.randint(0, 200), period=dice.choice((0, 50, 130)),
            times=dice.randint(1, 4), shells=dice.randint(1, 6), gap=dice.choice((0, 1, 7, 12)),
            step=dice.randint(1, 3), shift=dice.randint(0, 3), holes=(dice.randrange(4),)))
    for n in range(dice.randint(1, 3)):
        if_flag, unless = _flags(dice)
        do, flag = dice.choice((("blast", ""), ("collapse", ""), ("flag", "a")))
        cues.append(Cue(
            50 + n, "", dice.randrange(200, 1200), GROUND - 20, 16, 16, if_flag=if_flag, unless_flag=unless,
            certain=not if_flag and not unless, tick=dice.randint(0, 300), period=dice.choice((0, 70)),
            times=dice.randint(1, 3), do=do, flag=flag, target="slab", amount=24))
    pulses = tuple(
        Pulse(60 + n, "", dice.randrange(300, 900), GROUND - 40, 200, 40, certain=dice.random() < 0.8,
              tick=dice.randint(0, 200), period=dice.choice((90, 140)), active=40, tell=dice.choice((30, 60)))
        for n in range(dice.randint(0, 2)))
    triggers = tuple(
        Trigger(70 + n, "", dice.randrange(500, 900), 0, 40, 600, flag=flag, do=do)
        for n, (flag, do) in enumerate((("a", "flag"), ("b", "flag"), ("c", dice.choice(("flag", "clear"))))))
    slab = Mover(80, "slab", 800, 60, 48, 16, path=((800, 60), (800, 160)), speed=512, tick=-1, mode="once")
    lift = Mover(81, "", 400, GROUND - 16, 64, 16, path=((400, GROUND - 16), (560, GROUND - 60)), speed=256)
    return draw_level(MAP, spawns=tuple(spawns), rows=tuple(rows), cues=tuple(cues), triggers=triggers,
                      pulses=pulses, movers=(slab, lift))


def _flags(dice: random.Random) -> tuple[str, str]:
    return dice.choice((("", ""), ("", ""), ("a", ""), ("", "a"), ("", "b"), ("b", ""), ("c", ""), ("", "c")))


def carry_of(dice: random.Random) -> Carry:
    carry = Carry()
    carry.flags = dice.choice(((), (), ("c",)))
    carry.spar = dice.choice(((), ("kite",), ("shell", "drone")))
    return carry


def learn(level: Level, carry: Carry, commands: array[int]) -> dict[int, Known]:
    """What a life that does this has seen."""
    world, observer = start(level, 1, carry), Observer(level)
    for command in commands:
        spared(world)
        step(world, command)
        observer.see(world)
        if world.over:
            break
    return observer.known


def spared(world: World) -> None:
    """In the small levels nobody dies: a promise does not depend on who is there to see it."""
    world.player.plates, world.player.mercy = 3, world.tick + 9


def noise(seed: int, ticks: int) -> array[int]:
    bot, commands = Noise(seed), array("H")
    for _ in range(ticks):
        commands.append(bot(None))  # type: ignore[arg-type]
    return commands


def lab_lies(seed: int) -> tuple[list[str], dict[str, int]]:
    """What was not true in LAB_RUNS runs through one small level; how much was shown."""
    dice, level = random.Random(seed), lab(seed)
    carry = carry_of(dice)
    before = noise(seed, LAB_TICKS)
    known = learn(level, carry, before)
    lies: list[str] = []
    shown: dict[str, int] = {}
    for n in range(LAB_RUNS):
        same = n == 0
        told = known if same or dice.random() < 0.7 else {k: v for k, v in known.items() if dice.random() < 0.5}
        witness = Witness(told, as_it_was=same)
        commands = before if same else noise(seed * 100 + n, LAB_TICKS)
        again = carry if same else carry_of(dice)
        watch(start(level, 1, again), Foresight(level, told), witness, commands, spared)
        lies += [f"lab {seed} run {n}: {lie}" for lie in witness.lies]
        for look, count in witness.shown.items():
            shown[look] = shown.get(look, 0) + count
    return lies, shown


def test_nothing_shown_in_small_levels_is_a_lie() -> None:
    lies: list[str] = []
    shown: dict[str, int] = {}
    for seed in range(LABS):
        found, counts = lab_lies(seed)
        lies += found
        for look, count in counts.items():
            shown[look] = shown.get(look, 0) + count
    assert not lies, f"{len(lies)} lies, the first: " + "\n".join(lies[:12])
    assert min(shown[look] for look in (CERTAIN, CONDITIONAL, BROKEN)) > 100, f"{shown}: this proves nothing"


# -- the campaign's own


@dataclass(frozen=True)
class Place:
    """Somewhere in a clean run: the world there, and what was pressed from there on."""

    world: World
    ahead: array[int]


@cache
def places(level_id: str) -> tuple[list[Place], dict[int, Known]]:
    """Places along a clean run, and what it has seen."""
    segment = loads((RUNS / f"{level_id}.run").read_text("utf-8"), level_id).segments[0]
    level = campaign_levels().get(level_id)
    world, observer = start(level, 1, segment.carry, segment.entry), Observer(level)
    found = [Place(clone(world), segment.commands)]
    for at in lived(world, segment):
        observer.see(world)
        if at % EVERY == 0 and not world.over:
            found.append(Place(clone(world), segment.commands[at:]))
    return found, observer.known


def runs_of(place: Place, dice: random.Random) -> Iterator[int]:
    """Commands on from a place: as it was with a stretch of something else in it, chance, or a bot."""
    way = dice.random()
    if way < 0.45:
        ahead = place.ahead[:SHIPPED_TICKS]
        at = dice.randrange(max(len(ahead), 1))
        other = noise(dice.randrange(1 << 20), dice.randint(10, 60))
        yield from ahead[:at]
        yield from other
        yield from ahead[at + len(other) :]
    elif way < 0.75:
        yield from noise(dice.randrange(1 << 20), SHIPPED_TICKS)
    else:
        command = pack(dice.choice((0, LEFT, RIGHT)), dice.randrange(64))
        for _ in range(SHIPPED_TICKS):
            yield command


@pytest.mark.parametrize("level_id", sorted(SHIPPED))
def test_nothing_shown_in_the_campaign_is_a_lie(level_id: str) -> None:
    found, known = places(level_id)
    level = found[0].world.level
    dice = random.Random(7)
    lies: list[str] = []
    certain = 0
    for n in range(SHIPPED[level_id]):
        place = dice.choice(found)
        told = known if dice.random() < 0.7 else {k: v for k, v in known.items() if dice.random() < 0.5}
        witness = Witness(told)
        watch(clone(place.world), Foresight(level, told), witness, runs_of(place, dice))
        lies += [f"{level_id} from {place.world.tick}, run {n}: {lie}" for lie in witness.lies]
        certain += witness.shown[CERTAIN]
    assert not lies, f"{len(lies)} lies, the first: " + "\n".join(lies[:12])
    assert certain > 100 or level_id in ("yard", "under"), "this proves nothing"


@pytest.mark.parametrize("level_id", ["beach", "dam"])
def test_a_bot_that_fights_is_told_no_lies(level_id: str) -> None:
    found, known = places(level_id)
    for seed, place in enumerate(found[1::6]):
        bot, world, witness = BOTS["rules"](seed), clone(place.world), Witness(known)
        watch(world, Foresight(world.level, known), witness, (bot(world) for _ in range(SHIPPED_TICKS)))
        assert not witness.lies, (place.world.tick, witness.lies[:6])


def test_there_are_a_thousand_runs() -> None:
    assert LABS * LAB_RUNS + sum(SHIPPED.values()) >= 1000


# -- the test itself can fail

Twist = Callable[[Vision], Vision]
TWISTS: dict[str, Twist] = {
    "a tick late": lambda v: replace(v, due_tick=v.due_tick + 1, ticks_left=v.ticks_left + 1),
    "a tick early": lambda v: replace(v, due_tick=v.due_tick - 1, ticks_left=v.ticks_left - 1),
    "a wrong number": lambda v: replace(v, ticks_left=v.ticks_left + 1),
    "a step aside": lambda v: replace(v, x=v.x + 16),
    "a step down": lambda v: replace(v, y=v.y + 16),
    "the likely as certain": lambda v: replace(v, look=CERTAIN) if v.look == CONDITIONAL else v,
    "the certain as broken": lambda v: replace(v, look=BROKEN) if v.look == CERTAIN else v,
    "somebody else": lambda v: replace(v, ident=v.ident + 500),
    "another kind": lambda v: replace(v, kind="alpha"),
}
PLACE = draw_level(
    MAP,
    spawns=(Spawn(10, "", 600, GROUND, certain=True, tick=120, entrance="pod"),
            Spawn(11, "", 900, GROUND, if_flag="never", tick=150)),
    rows=(Row(30, "", 650, GROUND, certain=True, tick=200, shells=3),),
)
KNOWN = {10: Known(10, "drone", 600, GROUND, 180), 11: Known(11, "drone", 900, GROUND, 150),
         30: Known(30, "shell_fall", 650, GROUND, 200)}


class Twisted(Foresight):
    twist: Twist = staticmethod(lambda v: v)

    def visions(self, world: World) -> list[Vision]:
        return [self.twist(vision) for vision in super().visions(world)]


def lies_of(foresight: Foresight) -> list[str]:
    witness = Witness(KNOWN)
    watch(start(PLACE, 1, Carry()), foresight, witness, [0] * 320, spared)
    return witness.lies


@pytest.mark.parametrize("name", TWISTS)
def test_the_witness_finds_every_kind_of_lie(name: str) -> None:
    assert not lies_of(Twisted(PLACE, KNOWN))
    liar = Twisted(PLACE, KNOWN)
    liar.twist = TWISTS[name]  # type: ignore[method-assign]
    assert lies_of(liar)


def test_the_witness_finds_a_foresight_that_overlooks_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "is_certain", lambda thing: thing.tick >= 0)
    assert any("did not come" in lie for lie in lies_of(Foresight(PLACE, KNOWN)))


def test_the_witness_finds_what_is_shown_too_long_and_what_is_taken_back() -> None:
    witness = Witness(KNOWN)
    world = start(PLACE, 1, Carry())
    world.tick = 100
    vision = Vision(CERTAIN, "drone", 600, GROUND, 180, 80, 10)
    witness.begin(world)
    witness.see(world, [vision])
    world.tick = 101
    witness.see(world, [])
    assert any("taken back" in lie for lie in witness.lies)


# -- the hall


def test_the_omega_s_schedule_is_told_as_far_as_it_was_lived_and_comes_as_it_did() -> None:
    """Strikes where he once stood, sweeps along the floor: likely, never certain, and true when all is as it was."""
    segment = loads((RUNS / "under.run").read_text("utf-8"), "under").segments[0]
    level = campaign_levels().get("under")
    hall = level.halls[0]
    carry = segment.carry
    strikes = [clock for clock, what, _ in hall.schedule if what == "strike"]
    carry.stood = tuple((clock, hall.core_x + n * 40, hall.y + hall.h) for n, clock in enumerate(strikes))

    def begun() -> World:
        world = start(level, 1, carry, segment.entry)
        world.player.x, world.player.y = hall.x + 60, hall.y + hall.h - world.player.h
        return world

    world, observer = begun(), Observer(level)
    for _ in range(1500):
        spared(world)
        step(world, 0)
        observer.see(world)
    assert observer.known[hall.id].tick > 1200
    witness = Witness(observer.known, as_it_was=True)
    watch(begun(), Foresight(level, observer.known), witness, [0] * 1500, spared)
    assert not witness.lies, witness.lies[:6]
    assert witness.shown[CONDITIONAL] >= 4 and not witness.shown[CERTAIN]
    little = {hall.id: replace(observer.known[hall.id], tick=600)}
    short = Witness(little, as_it_was=True)
    watch(begun(), Foresight(level, little), short, [0] * 1500, spared)
    assert not short.lies and 0 < short.shown[CONDITIONAL] < witness.shown[CONDITIONAL], "no further than he has been"
