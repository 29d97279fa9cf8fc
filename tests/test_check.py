"""Maps that can be read and are wrong: each mistake gets its sentence, and what only looks like one gets none."""

from __future__ import annotations

from pathlib import Path

import pytest

from last_reveille.app.replay import resimulate
from last_reveille.cli.finding import campaign_levels
from last_reveille.content.autotile import blob_cells
from last_reveille.content.check import ROOTED, WALKERS, check_map
from last_reveille.content.level import load_level
from last_reveille.content.paths import data_root
from last_reveille.content.reach import FALL, RISE, SPAN, Reach
from last_reveille.content.tmxwrite import MapWriter, ObjectsWriter
from last_reveille.memory.recording import loads
from last_reveille.sim import rules
from last_reveille.sim.bestiary import BODIES
from last_reveille.sim.specs import TILE, Sign
from last_reveille.sim.world import World

RUNS = Path(__file__).parent / "runs"

FLAT = ["." * 40] * 18 + ["#" * 40] * 6
FLOOR = 18 * 16  # px, its top


def made(rows: list[str], **props: str | int | bool) -> tuple[MapWriter, ObjectsWriter]:
    """A map of the rows (# wall, = one-way, H ladder, x cracked) with an entry on the left, and a layer of objects."""
    canvas = MapWriter(len(rows[0]), len(rows), {"id": "trial", **props})
    first = canvas.tileset("tilesets/sand.tsx", 48)
    canvas.tiles("solid", blob_cells(rows, "#", first))
    for name, letter in (("oneway", "="), ("ladder", "H"), ("cracked", "x")):
        if any(letter in row for row in rows):
            canvas.tiles(name, [first if cell == letter else 0 for row in rows for cell in row])
    things = canvas.objects("schedule")
    things.point("Entry", 40, FLOOR)
    return canvas, things


def told(canvas: MapWriter, folder: Path) -> list[str]:
    canvas.save(folder / "trial.tmx")
    return [line.split(": ", 1)[1] for line in check_map(folder / "trial.tmx")]


def one(canvas: MapWriter, folder: Path) -> str:
    lines = told(canvas, folder)
    assert len(lines) == 1, lines
    return lines[0]


NOBODY = "nobody can get to it: no leap, ladder, lift or water leads there"


def walled(height: int, gap: str = "#") -> list[str]:
    """A wall from the floor up, `height` tiles high."""
    wall = "." * 18 + 2 * gap + "." * 20
    return ["." * 40] * (18 - height) + [wall] * height + ["#" * 40] * 6


def chasm(width: int, depth: int = 24, letter: str = ".") -> list[str]:
    """The floor is missing from the sixth tile on; beyond is as much floor again."""
    row = "#" * 6 + letter * width + "#" * 8
    return ["." * len(row)] * 18 + [row] * (depth - 18)


def with_exit(rows: list[str], x: int, y: int = FLOOR - 40) -> tuple[MapWriter, ObjectsWriter]:
    canvas, things = made(rows)
    things.rect("Exit", x, y, 16, 40, to="")
    return canvas, things


def test_an_exit_behind_a_wall_up_to_the_sky_is_told(tmp_path: Path) -> None:
    """Above the map there is sky, and walls can be climbed: only a roof shuts somebody in."""
    shut = ["#" * 40, *walled(18)]
    canvas, _ = with_exit(shut, 600, FLOOR - 24)
    assert one(canvas, tmp_path) == f'layer "schedule" Exit 2: {NOBODY}'


@pytest.mark.parametrize("gap", ["x", "H", "=", "."])
def test_what_gives_way_is_no_wall(gap: str, tmp_path: Path) -> None:
    canvas, _ = with_exit(["#" * 40, *walled(18, gap=gap)], 600, FLOOR - 24)
    assert told(canvas, tmp_path) == []


def test_a_wall_that_can_be_climbed_is_no_end(tmp_path: Path) -> None:
    canvas, _ = with_exit(walled(17), 600)
    assert told(canvas, tmp_path) == []


def test_a_chasm_that_nobody_can_leap(tmp_path: Path) -> None:
    wide = 3 * SPAN
    canvas, _ = with_exit(chasm(wide, 19), (6 + wide + 3) * 16)
    assert one(canvas, tmp_path) == f'layer "schedule" Exit 2: {NOBODY}'
    canvas, _ = with_exit(chasm(SPAN - 2, 19), (6 + SPAN) * 16)
    assert told(canvas, tmp_path) == []


def test_what_moves_bridges_it(tmp_path: Path) -> None:
    wide = 3 * SPAN
    canvas, things = with_exit(chasm(wide, 19), (6 + wide + 3) * 16)
    things.line("Mover", [(96, FLOOR), (96 + wide * 16 - 48, FLOOR)])
    assert told(canvas, tmp_path) == []
    canvas, things = with_exit(chasm(wide, 19), (6 + wide + 3) * 16)
    things.rect("Water", 96, FLOOR, wide * 16, 16, level=16)
    assert told(canvas, tmp_path) == []


@pytest.mark.parametrize("kind", WALKERS)
def test_who_walks_needs_a_floor(kind: str, tmp_path: Path) -> None:
    """The pit is from 96 to 416 px; some px of a body on its edge are enough, however high it comes in."""
    half = BODIES[kind][0] // 2
    wrong = f'layer "schedule" Spawn 2: a {kind} walks, and there is no floor below it: it falls off the map'
    for x, lines in ((256, [wrong]), (96 + half, [wrong]), (95 + half, []), (416 - half, [wrong]), (417 - half, []),
                     (60, [])):
        for y in (FLOOR, FLOOR - 100):
            canvas, things = made(chasm(20))
            things.point("Spawn", x, y, kind=kind)
            assert told(canvas, tmp_path) == lines, (x, y)


def test_what_carries_or_flies_is_enough(tmp_path: Path) -> None:
    canvas, things = made(chasm(20))
    things.point("Spawn", 256, FLOOR, kind="kite")
    assert told(canvas, tmp_path) == []
    canvas, things = made(chasm(20))
    things.point("Spawn", 256, FLOOR - 80, kind="drone")
    things.line("Mover", [(150, FLOOR), (300, FLOOR)])
    assert told(canvas, tmp_path) == []


def test_who_does_not_walk_flies_or_grows() -> None:
    assert set(BODIES) - set(WALKERS) == {"kite", *ROOTED}


def test_an_exit_high_in_the_air(tmp_path: Path) -> None:
    """In the middle of a wide hall, where no wall is near."""
    rows = ["." * 200] * 60 + ["#" * 200] * 2
    for x, rise, wrong in ((100, 12, False), (100, RISE + 12, True), (4, RISE + 12, False)):
        canvas = MapWriter(200, 62, {"id": "trial"})
        first = canvas.tileset("tilesets/sand.tsx", 48)
        canvas.tiles("solid", blob_cells(rows, "#", first))
        things = canvas.objects("schedule")
        things.point("Entry", 1600, 960)
        things.rect("Exit", x * 16, (60 - rise) * 16, 16, 16, to="")
        assert [NOBODY in line for line in told(canvas, tmp_path)] == [True] * wrong, (x, rise)


def test_an_anchor_that_nobody_can_touch(tmp_path: Path) -> None:
    canvas, things = made(["#" * 40, *walled(18)])
    things.point("Anchor", 600, FLOOR + 16)
    assert one(canvas, tmp_path) == f'layer "schedule" Anchor 2: {NOBODY}'


def test_a_map_that_nobody_can_begin_says_so_only(tmp_path: Path) -> None:
    canvas, _ = made(FLAT)
    canvas.objects("more").rect("Exit", 600, FLOOR - 40, 16, 40, to="")
    canvas.save(tmp_path / "trial.tmx")
    text = (tmp_path / "trial.tmx").read_text("utf-8").replace(f'y="{FLOOR}"', f'y="{FLOOR + 32}"')
    (tmp_path / "trial.tmx").write_text(text, "utf-8")
    (line,) = check_map(tmp_path / "trial.tmx")
    assert line.endswith('layer "schedule" Entry 1: it stands inside of a wall')


@pytest.mark.parametrize("path", sorted((data_root() / "maps").glob("*.tmx")), ids=lambda path: path.stem)
def test_of_the_games_maps_a_good_part_is_reached_and_not_all(path: Path) -> None:
    """Else the flood would be a formality. It is off where one's own echo can be stood on."""
    level = load_level(path)
    reach = Reach(level)
    if path.stem in ("before", "under"):
        assert reach.touched == -1
        return
    assert 0.3 < reach.touched.bit_count() / (reach.width * reach.height) < 0.8
    assert reach.out_of_reach(Sign(1, "", level.width * 8, level.height * 16 + 200)), "under the ground"


def test_a_spawn_in_a_wall(tmp_path: Path) -> None:
    canvas, things = made(FLAT)
    things.point("Spawn", 320, FLOOR + 48, tick=90)
    assert one(canvas, tmp_path) == 'layer "schedule" Spawn 2: it stands inside of a wall'


def test_anchors_too_far_apart(tmp_path: Path) -> None:
    canvas, things = made(FLAT)
    things.point("Anchor", 320, FLOOR, clean_tick=1000)
    things.point("Anchor", 520, FLOOR, clean_tick=5501)
    assert one(canvas, tmp_path) == (
        'layer "schedule" Anchor 3: 4501 ticks after the anchor before it; at most 4500 are fair'
    )


def test_a_tick_long_after_par(tmp_path: Path) -> None:
    canvas, things = made(FLAT, par_ticks=600)
    things.point("Spawn", 320, FLOOR, tick=1800)
    things.point("Spawn", 320, FLOOR, tick=1801)
    assert one(canvas, tmp_path) == 'layer "schedule" Spawn 3: tick 1801 is later than 3 times par (1800)'


LEDGE = ["." * 40] * 9 + ["." * 10 + "=" * 12 + "." * 18] + ["." * 40] * 8 + ["#" * 40] * 6


def test_a_patrol_off_its_platform(tmp_path: Path) -> None:
    canvas, things = made(LEDGE)
    things.line("PersonAt", [(176, 144), (336, 144)], who="guard")
    assert told(canvas, tmp_path) == []
    canvas, things = made(LEDGE)
    things.line("PersonAt", [(176, 144), (400, 144)], who="guard")
    assert one(canvas, tmp_path) == 'layer "schedule" PersonAt 2: its path leads off the ground, at 360,144'


def test_a_patrol_over_a_gap_between_two_good_points(tmp_path: Path) -> None:
    canvas, things = made(chasm(6, 24))
    things.line("PersonAt", [(40, FLOOR), (240, FLOOR)], who="guard")
    assert "its path leads off the ground, at 104,288" in one(canvas, tmp_path)
    things.line("Mover", [(96, FLOOR), (144, FLOOR)])
    assert told(canvas, tmp_path) == []


def test_somebody_in_the_air(tmp_path: Path) -> None:
    canvas, things = made(FLAT)
    things.point("PersonAt", 320, 100, who="guard", role="post")
    things.point("PersonAt", 320, FLOOR - 16, who="guard", role="post")
    assert one(canvas, tmp_path) == 'layer "schedule" PersonAt 2: it stands on nothing, at 320,100'


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"do": "open"}, "target names nothing, and there is no such door"),
        ({"do": "send", "target": "nobody"}, 'target names "nobody", and there is no such person'),
        ({"do": "say"}, "do is say, but target names nothing"),
        ({"do": "sound"}, "do is sound, but target names nothing"),
        ({"do": "vision"}, "do is vision, but target names nothing"),
        ({"do": "flag"}, "do is flag, but it names no flag"),
    ],
)
def test_a_trigger_that_names_nothing(values: dict[str, str], said: str, tmp_path: Path) -> None:
    canvas, things = made(FLAT)
    things.rect("Trigger", 200, 200, 16, 88, **values)
    assert one(canvas, tmp_path) == f'layer "schedule" Trigger 2: {said}'


def test_the_floods_leaps_are_longer_than_those_of_the_rules() -> None:
    """Each is more than held jumps (3.5 tiles high, 43 ticks), the lift and all dashes come to together."""
    unit = 256 * TILE  # of a tile
    lift = rules.BOOST**2 / (2 * rules.GRAVITY) / unit
    assert lift + 2 * 3.5 < RISE
    dashes = (rules.BATTERY_CELLS + 1) * rules.DASH_TICKS * rules.DASH
    assert (2 * 43 * rules.RUN + dashes) / unit < SPAN
    assert TILE * 256 / rules.FALL_CAP * max(rules.RUN, rules.WALL_JUMP_X) / unit < FALL


@pytest.mark.parametrize("name", ["beach_novice", "dam", "gym", "road", "trenches", "yard"])
def test_wherever_somebody_has_been_is_within_reach(name: str) -> None:
    """A recording proves what can be got to; the flood may not deny any of it."""
    known: dict[str, Reach] = {}
    denied: list[tuple[str, int, int]] = []
    ticks = 0

    def watch(_: int, world: World) -> None:
        nonlocal ticks
        player = world.player
        if world.level.id not in known:
            known[world.level.id] = Reach(world.level)
        reach = known[world.level.id]
        feet = Sign(1, "", player.x + player.w // 2, player.y + player.h)
        ticks += 1
        if reach.touched == -1 or reach.out_of_reach(feet):
            denied.append((world.level.id, feet.x, feet.y))

    recording = loads((RUNS / f"{name}.run").read_text("utf-8"), f"{name}.run")
    resimulate(recording, campaign_levels(), watch)
    assert ticks > 500 and denied == []


def test_a_breed_needs_room_for_its_own_body(tmp_path: Path) -> None:
    (tmp_path / "enemies.toml").write_text('[giant]\nlike = "drone"\nw = 90\nh = 110\n', "utf-8")
    roof = ["." * 30 + "#" * 10] * 13 + ["." * 40] * 5 + ["#" * 40] * 6  # 80 px high on the right
    for x, lines in ((160, []), (560, ['layer "schedule" Spawn 2: it stands inside of a wall'])):
        canvas, things = made(roof)
        things.point("Spawn", x, FLOOR, kind="giant")
        assert told(canvas, tmp_path) == lines
        canvas, things = made(roof)
        things.point("Spawn", x, FLOOR, kind="drone")
        assert told(canvas, tmp_path) == []
