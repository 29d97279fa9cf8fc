"""Ten minutes of game for each bot over all maps: nothing breaks, sticks or grows. And what the bots can do."""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from lab import level as draw_level
from last_reveille.app.audit import plain_carry
from last_reveille.app.bots import BOTS, Bot, Reckless, Rules
from last_reveille.app.chart import chart
from last_reveille.app.day import SEED
from last_reveille.app.levels import Levels
from last_reveille.app.pilot import answer_to
from last_reveille.app.soak import soak
from last_reveille.cli.finding import campaign_levels, map_levels
from last_reveille.memory.memory import Memory
from last_reveille.sim import events
from last_reveille.sim.command import BLADE, DOWN, JUMP
from last_reveille.sim.harm import is_target
from last_reveille.sim.snapshot import clone, digest
from last_reveille.sim.specs import KINDS, Exit, Level, Spawn
from last_reveille.sim.step import start, step
from last_reveille.sim.world import STATE_DEAD, STATE_NORMAL, World

MAPS = sorted((Path(__file__).parents[1] / "maps").glob("*.tmx"))
TEN_MINUTES = 36_000
# The most there may ever be at once, in lists that grow and shrink: far above what is seen, far below a leak.
MOST = {"actors": 160, "shots": 200, "shells": 80, "pending": 40, "flags": 200, "events": 120, "blasts": 40}
REST = 150  # ticks after which nothing of what was pressed goes on
DONE_BY_HAND = (events.SHOT, events.DASH, events.JUMP, events.SWING, events.THROW, events.RAIL, events.WALLJUMP)


def levels_of(path: Path) -> Levels:
    return map_levels(path)


class Watch:
    """Looks at every world: are its lists bounded, and does the player come to rest when everything is let go of?"""

    def __init__(self) -> None:
        self.most: Counter[str] = Counter()
        self.rested = 0

    def __call__(self, world: World) -> None:
        for name, most in MOST.items():
            count = len(getattr(world, name))
            self.most[name] = max(self.most[name], count)
            assert count <= most, f"{name}: {count} at tick {world.tick} of {world.level.id}"
        assert len(set(world.broken)) == len(world.broken)
        assert len(set(world.flags)) == len(world.flags)
        if world.tick % 500 == 250 and not world.over:
            self.rest(world)

    def rest(self, world: World) -> None:
        quiet = clone(world)
        for _ in range(REST):
            step(quiet, 0)
            late = quiet.tick - world.tick > 2  # what was held when it was let go of is thrown or fired then
            by_hand = [e.what for e in quiet.events if e.what in DONE_BY_HAND and not e.b and late]
            assert not by_hand, f"{by_hand} at tick {quiet.tick} of {world.level.id}, {quiet.tick - world.tick} after"
        p = quiet.player
        if quiet.over or p.state != STATE_NORMAL or quiet.tick - p.hurt_t < 90:
            return
        assert (p.swing_t, p.charge, p.lob, p.dash_t, p.use_t, p.jump_t) == (0,) * 6
        if p.ground:
            assert p.vx == 0
        self.rested += 1


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", sorted(BOTS))
def test_ten_minutes_of_it_over_all_maps(name: str, path: Path) -> None:
    watch = Watch()
    ticks = TEN_MINUTES // len(MAPS)
    done = soak(levels_of(path), Memory(), BOTS[name](5), ticks=ticks, watch=watch)
    assert done.ticks == ticks
    assert watch.rested > 0 or done.deaths > 3, "nobody was ever at rest"


@pytest.mark.parametrize("name", ["random", "rules"])
def test_lives_leave_nothing_behind(name: str) -> None:
    """Memory after many lives is what it was after a few."""
    level, bot = campaign_levels().get("beach"), BOTS[name](2)

    def live(ticks: int) -> None:
        world = start(level, SEED, plain_carry())
        for _ in range(ticks):
            if world.over:
                world = start(level, SEED, plain_carry())
            step(world, bot(world))

    live(1500)
    tracemalloc.start()  # five times as slow from here on
    try:
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        live(700)
        gc.collect()
        after = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert after - before < 45_000  # 64 bytes a tick


@pytest.mark.parametrize("name", sorted(BOTS))
def test_a_bot_is_a_function_of_its_seed_and_changes_no_world(name: str) -> None:
    level = campaign_levels().get("beach")

    def live(bot: Bot) -> str:
        world = start(level, SEED, plain_carry())
        for _ in range(400):
            before = digest(world) if world.tick % 100 == 0 else ""
            command = bot(world)
            assert not before or digest(world) == before
            step(world, command)
        return digest(world)

    assert live(BOTS[name](3)) == live(BOTS[name](3))


@pytest.mark.parametrize("name", ["base", "before", "gym", "yard"])
def test_the_rules_bot_finds_its_way_out(name: str) -> None:
    level = levels_of(Path(__file__).parents[1] / "maps" / f"{name}.tmx").get(name)
    for seed in range(3):  # it may die on the way, not get lost
        world, bot = start(level, SEED, plain_carry()), Rules(seed)
        while not world.over and world.tick < 7000:
            step(world, bot(world))
        if world.over in ("exit", "end"):
            return
    raise AssertionError(f"{name}: {world.over or 'lost'} at ({world.player.x}, {world.player.y})")


def test_the_way_leads_over_gaps_up_ladders_and_off_walls() -> None:
    level = draw_level("""
                                #
                                #
                         H#######
                         H#######
                         H#######
    @                    H#######
###########   ####################
###########   ####################
###########^^^####################
""", exits=(Exit(3, "", 30 * 16, 16, 32, 32),))
    assert chart(level).far[(4, 5, 8)] < 60
    world, bot = start(level, SEED, plain_carry()), Rules(0)
    while not world.over and world.tick < 900:
        step(world, bot(world))
    assert (world.over, world.player.plates) == ("exit", 3)


FIELD = "\n".join([" " * 90] * 18 + [" " * 20 + "@" + " " * 69] + ["#" * 90] * 2)


def field(kind: str, at: int, far: int = 0) -> Level:
    return draw_level(FIELD, spawns=(Spawn(5, "", 328 + at, 19 * 16, kind=kind, tick=far),),
                      exits=(Exit(3, "", 88 * 16, 16 * 16, 16, 48),))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "alpha"])
def test_it_gets_past_one_of_each_kind(kind: str) -> None:
    won = 0
    for seed in range(4):
        world, bot = start(field(kind, 420), SEED, plain_carry()), Rules(seed)
        while not world.over and world.tick < 3600:
            step(world, bot(world))
        won += world.over == "exit"
    assert won >= 2


def test_it_answers_a_lasher_by_crouching_and_a_leap_with_the_blade() -> None:
    for kind, at, button in (("lasher", 60, DOWN), ("drone", 80, BLADE), ("swarm", 100, JUMP)):
        world, answers = start(field(kind, at), SEED, plain_carry()), 0
        while world.player.plates == 3 and world.tick < 300:
            answer = answer_to(world)
            answers |= answer[0] if answer is not None else 0
            step(world, 0)
        assert answers & button, kind


def test_reckless_goes_right_and_dies_of_it() -> None:
    world, bot = start(campaign_levels().get("beach"), SEED, plain_carry()), Reckless()
    while not world.over and world.tick < 6000:
        step(world, bot(world))
    assert world.player.state == STATE_DEAD
    assert any(is_target(a) for a in world.actors) or world.death == "barrage"
