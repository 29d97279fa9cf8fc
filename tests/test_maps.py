"""The game's own maps: each loads, says nothing wrong, opens in the editor, and keeps the laws of the house."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import drills
from last_reveille.app.replay import resimulate
from last_reveille.app.scout import search
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.campaign import load_campaign
from last_reveille.content.check import check_map
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.strings import Catalogue
from last_reveille.memory.recording import loads
from last_reveille.sim.command import DASH, FIRE, IDLE, JUMP, RIGHT, USE, pack
from last_reveille.sim.specs import CRACKED, KINDS, MOVES, SOLID, TILE, Level, Spawn
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World

MAPS = data_root() / "maps"
RUNS = Path(__file__).parent / "runs"
NAMES = [level.id for level in load_campaign().levels]
LAYERS = {"back", "solid", "oneway", "hazard", "ladder", "cracked", "front"}
HEADS_UP = 60  # ticks: nothing certain may happen before anybody can have looked
SOON = 1900  # clean ticks between anchors; fewer only where the whole map is short
MOST = 9  # living hostiles at once that are fair
TOWARDS = 26 * TILE  # px around an anchor within which nothing may simply stand there


def path(name: str) -> Path:
    return MAPS / load_level_file(name)


def load_level_file(name: str) -> str:
    ref = load_campaign().level(name)
    assert ref is not None
    return ref.file


@pytest.fixture(scope="module")
def levels() -> dict[str, Level]:
    return {name: load_level(path(name)) for name in NAMES}


def test_the_campaign_names_maps_that_are_there() -> None:
    assert NAMES[0] == "base"
    assert all(path(name).is_file() for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_it(name: str) -> None:
    assert check_map(path(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_in_the_editor(name: str, tmp_path: Path) -> None:
    tool = shutil.which("tmxrasterizer")
    if tool is None:
        return
    picture = tmp_path / "map.png"
    done = subprocess.run(
        [tool, "--scale", "0.25", str(path(name)), str(picture)], capture_output=True, text=True, timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert picture.stat().st_size > 10_000
    assert "rror" not in done.stderr and "arning" not in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_it_has_the_layers_of_the_house(name: str, levels: dict[str, Level]) -> None:
    assert {layer.name for layer in levels[name].layers} >= LAYERS


@pytest.mark.parametrize("name", NAMES)
def test_nobody_stands_in_a_wall(name: str, levels: dict[str, Level]) -> None:
    level = levels[name]
    standing = [*level.entries, *level.anchors, *level.people, *level.levers, *level.pickups]
    for thing in standing:
        x, y = thing.x // TILE, (thing.y - 4) // TILE
        assert not level.grid[y][x] & SOLID, f"{thing.name or thing.id} at {x},{y}"


@pytest.mark.parametrize("name", NAMES)
def test_entries_and_anchors_have_ground(name: str, levels: dict[str, Level]) -> None:
    level = levels[name]
    for thing in (*level.entries, *level.anchors):
        below = level.grid[thing.y // TILE][thing.x // TILE]
        assert thing.y % TILE == 0 and below, f"{thing.name} hangs in the air"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_certain_can_be_seen_coming(name: str, levels: dict[str, Level]) -> None:
    level = levels[name]
    for row in level.rows:
        assert row.tick > 90, f"{row.name}: its first shadow would be there before anybody looks"
    for spawn in level.spawns:
        if spawn.certain:
            assert spawn.tick >= HEADS_UP, f"spawn {spawn.id} {spawn.name}"


@pytest.mark.parametrize("name", NAMES)
def test_no_enemy_is_simply_there(name: str, levels: dict[str, Level]) -> None:
    """Whoever has no entrance must be asleep, harmless, or far from where a life can begin."""
    level = levels[name]
    starts = [*level.entries, *level.anchors]

    def near(spawn: Spawn) -> bool:
        return any(abs(spawn.x - place.x) < TOWARDS and abs(spawn.y - place.y) < TOWARDS for place in starts)

    for spawn in level.spawns:
        told = spawn.entrance != "none" or spawn.asleep or spawn.harmless
        assert told or not near(spawn), f"spawn {spawn.id} {spawn.name}"


@pytest.mark.parametrize("name", NAMES)
def test_anchors_lie_a_fair_way_apart(name: str, levels: dict[str, Level]) -> None:
    ticks = sorted(anchor.clean_tick for anchor in levels[name].anchors)
    assert len(set(ticks)) == len(ticks)
    assert all(later - before <= 2 * SOON for before, later in itertools.pairwise(ticks))


def test_exits_lead_along_the_campaign(levels: dict[str, Level]) -> None:
    campaign = load_campaign()
    for name in ("base", "beach", "dam"):
        ref = campaign.level(name)
        assert ref is not None and ref.next in {door.to for door in levels[name].exits}
    assert not levels["under"].exits, "under the dam ends with the pin"
    assert {t.target for t in levels["before"].triggers if t.do == "end"} == {"gate", "ask"}


def test_only_the_morning_and_the_epilogue_are_walked_without_the_suit(levels: dict[str, Level]) -> None:
    assert [name for name in NAMES if not levels[name].suit] == ["base", "before"]
    assert any(trigger.do == "arm" for trigger in levels["base"].triggers)


@pytest.mark.parametrize("name", NAMES)
def test_the_empty_run_tells_its_story(name: str, levels: dict[str, Level]) -> None:
    """Nobody plays: the day goes its way, never more than nine are alive in view, and it is the same day twice."""
    level = levels[name]
    carry = Carry()
    world, twin = start(level, 1, carry), start(level, 1, carry)
    for _ in range(600):
        step(world, IDLE)
        step(twin, IDLE)
        p = world.player
        near = [a for a in world.actors if a.kind in KINDS and not a.group and abs(a.x - p.x) < 640]
        awake = [a for a in near if a.state not in (9, 12)]
        assert len(awake) <= MOST
        if world.over:
            break
    assert (world.tick, world.player.x, world.player.plates, world.flags) == (
        twin.tick, twin.player.x, twin.player.plates, twin.flags
    )


def test_the_crater_shuts_only_on_the_first_morning(levels: dict[str, Level]) -> None:
    beach = levels["beach"]
    bag = next(lever for lever in beach.levers if lever.kind == "bag")
    alpha = next(spawn for spawn in beach.spawns if spawn.name == "alpha_crater")
    ways = [mover for mover in beach.movers if mover.name in ("hand", "wing_tail")]
    assert alpha.certain and abs(alpha.x - bag.x) < 20 * TILE
    assert ways and all(mover.unless_flag == "first" for mover in ways)
    assert min(mover.tick for mover in ways) < alpha.tick, "on later mornings one can be gone before it comes"


def test_the_wall_on_the_beach_can_be_broken(levels: dict[str, Level]) -> None:
    assert any(cell & CRACKED for row in levels["beach"].grid for cell in row)


def test_the_crater_speaks_to_whoever_is_in_it(levels: dict[str, Level]) -> None:
    """The words beside the Alpha belong to the place: near it they come with it, elsewhere late, and never twice."""
    beach = levels["beach"]
    alpha = next(spawn for spawn in beach.spawns if spawn.name == "alpha_crater")

    def said(in_the_crater: bool) -> list[int]:
        world = start(beach, 1, _first())
        if in_the_crater:
            world.player.x, world.player.y = alpha.x - 14 * TILE, alpha.y - 2 * TILE
        ticks = []
        for _ in range(2300):
            step(world, IDLE)
            ticks += [world.tick for event in world.events if event.text == "scene.beach.alpha"]
            if world.over:
                break
        return ticks

    assert said(True) == [alpha.tick]
    (late,) = said(False)
    assert late > alpha.tick + 600


def _first() -> Carry:
    carry = Carry()
    carry.first, carry.moves = True, 0
    return carry


@pytest.mark.parametrize("name", NAMES)
def test_who_breaks_what_was_certain_pays_for_it(name: str, levels: dict[str, Level]) -> None:
    """A deed that stills a barrage wakes somebody whom nobody has met."""
    level = levels[name]
    for flag in {row.unless_flag for row in level.rows if row.unless_flag}:
        assert any(deed.flag == flag for deed in (*level.triggers, *level.levers)), f"nothing sets {flag}"
        assert any(spawn.if_flag == flag and not spawn.certain for spawn in level.spawns), f"{flag} costs nothing"


def test_the_nest_lies_under_a_shell_that_breaks(levels: dict[str, Level]) -> None:
    beach = levels["beach"]
    nest = next(trigger for trigger in beach.triggers if trigger.flag == "nest_dead")
    columns = range(nest.x // TILE, (nest.x + nest.w) // TILE)
    above = nest.y // TILE - 1
    assert all(beach.grid[above][column] & CRACKED for column in columns)


@pytest.mark.parametrize("name", NAMES)
def test_every_anchor_has_a_name(name: str, levels: dict[str, Level]) -> None:
    words = Catalogue.load()
    for anchor in levels[name].anchors:
        assert anchor.label == f"anchor.{name}.{anchor.name}"
        assert words.has(anchor.label)


def test_the_first_morning_reaches_the_ship_in_half_a_minute(levels: dict[str, Level]) -> None:
    """Whoever hurries is on board within 32 s, without a dash and without a shot."""
    base = levels["base"]
    world = start(base, 1, _first())
    racks = next(anchor for anchor in base.anchors if anchor.name == "suits")
    door = next(gate for gate in base.exits if gate.to == "beach")
    _hurry(world, racks.x + 6 * TILE)
    for tx, ty in _COURSE:
        commands = search(world, [(tx, ty), (tx, ty - 1)], width=8, limit=400)
        assert commands is not None, f"no way to {tx},{ty}"
        for command in commands:
            step(world, command)
    _hurry(world, door.x + door.w)
    assert world.over == "exit" and world.tick <= 1900


_COURSE = ((155, 18), (163, 16), (163, 12), (167, 11), (176, 20))  # block, ledge, ladder, walkway, floor


def _hurry(world: World, x: int) -> None:
    """Runs right to x px, and jumps over what is in the way."""
    p = world.player
    suit = DASH if "suit" not in world.flags else 0
    while p.x < x and not world.over and world.tick < 4000:
        stopped = p.ground and abs(p.vx) < 200 and world.tick > 8 and not p.prev & JUMP
        rising = not p.ground and p.prev & JUMP and p.vy < 0
        step(world, pack(RIGHT | suit | (JUMP if stopped or rising else 0), 0))


def test_the_turbine_lets_go_again(levels: dict[str, Level]) -> None:
    (hall,) = levels["under"].halls
    pulls = [(tick, what) for tick, what, _ in sorted(hall.schedule) if what.startswith("suction")]
    assert pulls == [(1142, "suction_left"), (1320, "suction_off")]


def test_the_last_hall_has_all_its_parts(levels: dict[str, Level]) -> None:
    under = levels["under"]
    (hall,) = under.halls
    assert (hall.w, hall.h) == (80 * TILE, 44 * TILE)
    assert len(under.nodes) == 4 and all(node.open for node in under.nodes)
    kinds = sorted(lever.kind for lever in under.levers)
    assert kinds.count("cradle") == 3 and kinds.count("core") == 1
    assert hall.core_hits == 120
    for thing in (*under.nodes, *(lever for lever in under.levers if lever.kind != "wheel")):
        assert hall.x <= thing.x < hall.x + hall.w
    assert any(person.who == "rita" and person.if_flag == "phase4" for person in under.people)


def test_the_epilogue_holds_a_glance_and_a_ring_over_nothing(levels: dict[str, Level]) -> None:
    before = levels["before"]
    (habit,) = before.habits
    assert habit.tick + habit.length == 660
    glance = next(trigger for trigger in before.triggers if trigger.do == "gesture")
    slam = next(trigger for trigger in before.triggers if trigger.name == "door_slams")
    assert glance.target == "rita" and glance.after == slam.after == 600
    assert all(spawn.harmless for spawn in before.spawns)
    assert any(zone.kind == "echo_line" for zone in before.zones)


# -- the yard, the gym, and who can be called away


def _novice() -> Carry:
    carry = Carry()
    carry.moves = 0
    return carry


def test_all_five_drills_can_be_passed_by_somebody_who_knows_nothing(levels: dict[str, Level]) -> None:
    world = start(levels["yard"], 1, _novice())
    learned = []
    walk = drills.Walk(world)
    for move, drill in drills.DRILLS.items():
        drill(walk)
        learned.append(move)
        assert world.over == "" and [name for name in MOVES if f"move_{name}" in world.flags] == sorted(
            learned, key=MOVES.index
        )
    assert world.player.moves == 31


def test_each_drill_lends_judges_and_lets_by(levels: dict[str, Level]) -> None:
    yard = levels["yard"]
    assert [drill.move for drill in yard.drills] == ["dash", "walljump", "blade", "grenade", "rail"]
    for at, drill in enumerate(yard.drills):
        inside = [t for t in yard.triggers if drill.x <= t.x < drill.x + drill.w and drill.y <= t.y]
        assert any(t.do == "pass" and t.target == drill.move for t in inside), drill.move
        assert any(a.name == drill.move and drill.x <= a.x < drill.x + drill.w for a in yard.anchors), drill.move
        gate = f"gate{at + 1}"
        assert any(t.do == "open" and t.target == gate and t.if_flag == f"move_{drill.move}" for t in yard.triggers)


def test_who_falls_on_the_mats_is_sent_back(levels: dict[str, Level]) -> None:
    yard = levels["yard"]
    for mat in (trigger for trigger in yard.triggers if trigger.name.startswith("mat")):
        world = start(yard, 1, _novice())
        world.player.x, world.player.y = mat.x + mat.w // 2, mat.y - 60
        for _ in range(60):
            step(world, IDLE)
        assert (world.over, world.death) == ("dead", "trained"), mat.name


def test_a_bell_begins_the_drill_again(levels: dict[str, Level]) -> None:
    """Out of grenades is no dead end: a bell is rung by any weapon, and the day begins anew."""
    yard = levels["yard"]
    bells = [lever for lever in yard.levers if lever.name.startswith("bell")]
    assert bells and all(bell.kind == "gong" and bell.by == "any" for bell in bells)
    for bell in bells:
        world = start(yard, 1, _novice())
        world.player.x, world.player.y = bell.x + 3 * TILE, bell.y - 40
        for _ in range(90):
            step(world, pack(FIRE, 32))
        assert (world.over, world.death) == ("dead", "trained"), bell.name


def test_somebody_who_knows_walks_past_the_drills(levels: dict[str, Level]) -> None:
    carry = Carry()
    carry.moves = 31
    world = start(levels["yard"], 1, carry)
    for _ in range(2800):
        p = world.player
        hop = p.ground and abs(p.vx) < 200 and world.tick > 8
        step(world, pack(RIGHT | (JUMP if hop or p.vy < 0 else 0), 0))
        if p.x > 366 * TILE or world.over:
            break
    assert world.player.x > 366 * TILE and world.over == ""


def test_the_pit_fights_as_your_deaths_did(levels: dict[str, Level]) -> None:
    carry = Carry()
    carry.moves, carry.spar = 31, ("shell", "kite", "swarm")
    world = start(levels["yard"], 1, carry)
    world.flags.append("spar_on")
    for _ in range(120):
        step(world, IDLE)
    assert [a.kind for a in world.actors if a.kind in KINDS] == ["shell", "kite", "swarm"]


def test_the_yard_is_shut_without_the_word(levels: dict[str, Level]) -> None:
    (stair,) = [gate for gate in levels["base"].exits if gate.to == "yard"]
    for flags, left in (((), ""), (("rita_word",), "yard")):
        carry = Carry()
        carry.flags = flags
        world = start(levels["base"], 1, carry)
        world.player.x, world.player.y = stair.x, stair.y + stair.h - 40
        step(world, IDLE)
        assert world.exit_to == left


def test_the_gym_has_a_bay_for_every_kind(levels: dict[str, Level]) -> None:
    gym = levels["gym"]
    for kind in KINDS:
        spawn = next(s for s in gym.spawns if s.name == f"bay_{kind}")
        assert spawn.kind == kind and spawn.entrance != "none" and spawn.first
        assert {f"call_{kind}", f"open_{kind}"} <= {lever.name for lever in gym.levers}
        assert any(door.name == f"pane_{kind}" for door in gym.doors)
    assert {s.mount for s in gym.spawns if s.kind == "tower"} == {"floor", "roof", "wall"}


@pytest.mark.parametrize(("run", "level", "moves"), [
    ("gym", "gym", 31), ("yard", "yard", 0), ("beach_novice", "beach", 0), ("dam_novice", "dam", 0),
    ("trenches", "trenches", 31), ("road", "road", 31),
])
def test_there_is_a_way_out_as_recorded(run: str, level: str, moves: int, levels: dict[str, Level]) -> None:
    """The short day, the yard, the two studies, and the road to the dam for somebody who has refused the yard."""
    recording = loads((RUNS / f"{run}.run").read_text("utf-8"), run)
    (segment,) = recording.segments
    assert (segment.level_id, segment.carry.moves, recording.outcome) == (level, moves, "exit")
    outcome = resimulate(recording, campaign_levels())
    assert (outcome.trouble, outcome.outcome) == ("", "exit")


def test_the_gym_measures_what_it_says(levels: dict[str, Level]) -> None:
    """Gaps are as wide and ledges as high as their boards say."""
    gym = levels["gym"]
    words = Catalogue.load()
    boards = {words.text(sign.text): sign for sign in gym.signs}
    for wide in (4, 5, 6, 7, 8):
        board = boards[f"GAP {wide}"]
        row, column = board.y // TILE, board.x // TILE - 1
        while gym.grid[row][column] & SOLID:
            column -= 1
        assert all(not gym.grid[row][column - n] & SOLID for n in range(wide))
        assert gym.grid[row][column - wide] & SOLID, f"GAP {wide}"


def test_each_kind_is_met_alone_and_slowly_for_the_first_time(levels: dict[str, Level]) -> None:
    """On the day's road the first of every kind takes its time, and is the first in order of place."""
    met: dict[str, str] = {}
    for name in load_campaign().order:
        coming = [s for s in levels[name].spawns if not s.harmless and not s.asleep]
        for kind in KINDS:
            mine = sorted((s.tick, s.x, s.first) for s in coming if s.kind == kind and s.certain)
            if mine and kind not in met:
                met[kind] = name
                assert mine[0][2], f"{name}: the first {kind} is not told slowly"
    assert set(met) == set(KINDS)


def test_those_on_the_beach_can_be_called_away(levels: dict[str, Level]) -> None:
    """Called in time they live and are saved; left alone they fall to what falls there every day."""
    beach = levels["beach"]
    for person in (p for p in beach.people if p.refuge):
        for called in (False, True):
            world = start(beach, 1, Carry())
            for _ in range(3200):
                p = world.player
                p.x, p.y, p.mercy, p.plates = person.x - 24, person.y - 40, world.tick + 99, 3
                there = [a for a in world.actors if a.kind == person.who and a.hp > 0]
                near = there and abs(there[0].x + 8 - person.x) < 20
                step(world, pack(USE if called and near and world.tick % 8 == 0 else 0, 0))
                if f"saved_{person.who}" in world.flags or f"{person.who}_fell" in world.flags:
                    break
            assert (f"saved_{person.who}" in world.flags) is called, f"{person.name} {called} {world.flags}"
