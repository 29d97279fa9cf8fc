"""The people: which drawing shows which state, of the player and of everybody else."""

from __future__ import annotations

import ast
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from lab import level as draw_level
from last_reveille.memory import track as t
from last_reveille.sim import harm, rules, specs
from last_reveille.sim import world as w
from last_reveille.sim.step import start
from last_reveille.sim.world import Actor, Carry, World
from last_reveille.view import people, poses
from last_reveille.view.assets import Assets
from last_reveille.view.echoes import frame_of
from last_reveille.view.poses import Cast, actor_pose, player_pose
from last_reveille.view.screens import dialogue
from last_reveille.view.screens.dialogue import form_of

ROOT = Path(__file__).resolve().parents[1]
ACTORS = ROOT / "sprites/actors"
WIDE = "\n".join(["." * 90] * 26 + ["@".center(90, ".")] + ["#" * 90] * 8)


@pytest.fixture(scope="module", autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    yield
    pygame.display.quit()


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(ROOT)


def make(**fields: object) -> World:
    world = start(draw_level(WIDE, **fields), 7, Carry())
    world.tick = 1000
    world.player.ground = True
    return world


def tag_of(assets: Assets, world: World) -> str:
    """Sheet and tag that show the player now."""
    pose = player_pose(world, Cast(world.level, assets))
    name = pose.sheet.name.rsplit("/", 1)[-1]
    return f"{name}:{next(tag for tag, (a, b) in pose.sheet.plan.tags.items() if a <= pose.frame <= b)}"


def shown(assets: Assets, world: World, actor: Actor) -> str:
    pose = actor_pose(world, actor, Cast(world.level, assets))
    assert pose is not None
    name = pose.sheet.name.rsplit("/", 1)[-1]
    return f"{name}:{next(tag for tag, (a, b) in pose.sheet.plan.tags.items() if a <= pose.frame <= b)}"


def add(world: World, kind: str, dx: int, state: int = w.IDLE, **fields: int) -> Actor:
    actor = Actor(world.next_id, kind, world.player.x + dx, world.player.y, 14, 40)
    world.next_id += 1
    actor.state, actor.ground, actor.hp = state, True, 6
    for name, value in fields.items():
        setattr(actor, name, value)
    world.actors.append(actor)
    return actor


# -- the player


@pytest.mark.parametrize(
    ("cause", "tag"),
    [("drone", "death"), ("tower", "death"), ("trained", "death"), ("fall", "death_fall"), ("drown", "death_drown"),
     ("crush", "death_crush"), ("barrage", "death_blast"), ("grenade", "death_blast"), ("alpha", "death_blast")],
)
def test_he_dies_as_he_was_killed(assets: Assets, cause: str, tag: str) -> None:
    world = make()
    world.player.state, world.player.cause, world.player.dead_t = w.STATE_DEAD, cause, world.tick
    assert tag_of(assets, world) == f"hero:{tag}"
    assert cause in w.CAUSES
    world.tick += 300
    assert player_pose(world, Cast(world.level, assets)).frame == assets.sheet("actors/hero").span(tag)[1]


def test_nobody_lies_down_in_the_air(assets: Assets) -> None:
    world = make()
    world.player.state, world.player.cause, world.player.dead_t = w.STATE_DEAD, "drone", world.tick - 300
    world.player.vy = 900
    dropping = player_pose(world, Cast(world.level, assets)).frame
    world.player.vy = 0
    assert dropping < player_pose(world, Cast(world.level, assets)).frame


def test_every_listed_cause_is_one_of_the_worlds() -> None:
    assert set(poses.DEATHS) <= set(w.CAUSES)


@pytest.mark.parametrize("step", range(9))
def test_in_water_on_a_ladder_and_on_a_wall_the_gun_shows_the_aim(assets: Assets, step: int) -> None:
    world = make()
    player = world.player
    player.aim = (48 + step * 4) & 63
    player.ground = False
    player.state = w.STATE_SWIM
    assert tag_of(assets, world) == f"hero_aim:swim_{step}"
    player.state = w.STATE_LADDER
    assert tag_of(assets, world) == "hero:ladder"
    player.last_fire = world.tick - 1
    assert tag_of(assets, world) == f"hero_aim:ladder_{step}"
    player.state, player.wall = w.STATE_NORMAL, -1
    if step not in (0, 8):
        assert tag_of(assets, world) == f"hero_aim:wall_{step}"
        player.wall = 1  # he aims at the wall that he slides down
        assert tag_of(assets, world) == "hero:wallslide"


def test_on_the_bottom_he_walks(assets: Assets) -> None:
    world = make()
    world.player.state, world.player.vx = w.STATE_SWIM, 400
    assert tag_of(assets, world) == "hero_aim:run_4"


def test_a_jump_goes_through_four_drawings(assets: Assets) -> None:
    world = make()
    world.player.ground = False
    seen = []
    for world.player.vy in (-880, -300, 200, 900):
        pose = player_pose(world, Cast(world.level, assets))
        seen.append(pose.frame)
    rise, fall = (assets.sheet("actors/hero_aim").span(tag) for tag in ("rise_4", "fall_4"))
    assert seen == [rise[0], rise[1], fall[0], fall[1]]


def test_low_he_crawls_and_a_shot_is_seen_in_his_shoulder(assets: Assets) -> None:
    world = make()
    world.player.crouch = True
    still = player_pose(world, Cast(world.level, assets)).frame
    world.player.last_fire = world.tick
    assert player_pose(world, Cast(world.level, assets)).frame == still + 1
    world.player.vx = 256
    assert tag_of(assets, world) == "hero_aim:crawl_4"


def test_a_blow_goes_through_all_of_hit(assets: Assets) -> None:
    world = make()
    world.player.hurt_t, world.player.ground, world.player.mercy = world.tick, False, world.tick + 60
    frames = []
    for world.tick in range(1000, 1012):
        frames.append(player_pose(world, Cast(world.level, assets)).frame)
    first, last = assets.sheet("actors/hero").span("hit")
    assert sorted(set(frames)) == list(range(first, last + 1))
    assert frames == sorted(frames)


def test_out_of_the_suit_he_turns_and_jumps(assets: Assets) -> None:
    world = make(suit=False)
    player = world.player
    player.facing, player.vx = 1, -300
    assert tag_of(assets, world) == "cage_u:turn"
    player.vx = 300
    assert tag_of(assets, world) == "cage_u:walk"
    player.vx = 640
    assert tag_of(assets, world) == "cage_u:run"
    player.ground, player.vy = False, -10
    assert tag_of(assets, world) == "cage_u:rise"
    player.vy = 10
    assert tag_of(assets, world) == "cage_u:fall"


@pytest.mark.parametrize("pose", range(16))
def test_every_remembered_pose_has_a_frame(assets: Assets, pose: int) -> None:
    for facing, aim in ((1, 0), (-1, 40)):
        sheet, frame, _ = frame_of(assets, t.Pose(640, 320, pose, facing, aim, False), 30)
        used = [tag for tag, (a, b) in sheet.plan.tags.items() if a <= frame <= b]
        assert used
        assert (frame == 0) <= (used[0] in ("idle", "idle_0"))
        if pose == t.SWIM:
            assert used[0].startswith("swim_")
        if pose == t.CRAWL:
            assert used[0].startswith("crawl_")


# -- the others


def test_she_does_what_her_state_says(assets: Assets) -> None:
    world = make()
    rita = add(world, "rita", 60)
    world.tick = people.LOOK_EVERY * 2 + 20
    assert shown(assets, world, rita) == "rita:look"
    world.tick += 200
    assert shown(assets, world, rita) == "rita:idle"
    rita.hp = 2
    assert shown(assets, world, rita) == "rita:wounded"
    rita.b = 5
    assert shown(assets, world, rita) == "rita:guard"
    rita.vx, rita.facing = -500, 1
    assert shown(assets, world, rita) == "rita:turn"
    rita.vx = 500
    assert shown(assets, world, rita) == "rita:run"
    rita.state = w.TELL
    assert shown(assets, world, rita) == "rita:throw"
    rita.state, rita.timer = w.RECOVER, 40
    assert shown(assets, world, rita) == "rita:dash"
    rita.state, rita.vx, rita.ground, rita.vy = w.MOVE, 0, False, -900
    assert shown(assets, world, rita) == "rita:rise"
    rita.vy = 900
    assert shown(assets, world, rita) == "rita:fall"


def test_she_kneels_beside_him_and_hauls_him_up(assets: Assets) -> None:
    world = make()
    rita = add(world, "rita", 20)
    world.player.state, world.player.held = w.STATE_DOWN, 60
    assert shown(assets, world, rita) == "rita:kneel"
    low = actor_pose(world, rita, Cast(world.level, assets))
    world.player.held = 3
    high = actor_pose(world, rita, Cast(world.level, assets))
    assert low and high
    assert high.frame == assets.sheet("actors/rita").span("kneel")[1] != low.frame
    rita.x += 300
    assert shown(assets, world, rita) == "rita:idle"


def test_her_turn_is_drawn_further_the_slower_she_still_goes_the_old_way(assets: Assets) -> None:
    sheet = assets.sheet("actors/rita")
    frames = [people.turning(sheet, -vx, rules.RITA_SPEED) for vx in range(rules.RITA_SPEED, 60, -40)]
    assert frames == sorted(frames)
    assert {frames[0], frames[-1]} == set(sheet.span("turn"))


@pytest.mark.parametrize("suit", [True, False])
def test_the_squad_is_told_apart(assets: Assets, suit: bool) -> None:
    world = make(suit=suit)
    cast = Cast(world.level, assets)
    names = [cast.body(add(world, kind, 40)) for kind in ("sgt", "kid", "gambler", "gunner", "sapper")]
    ending = "" if suit else "_u"
    assert names == [f"{who}{ending}" for who in ("okoro", "junie", "dov", "moss", "wick")]
    crowd = {cast.body(add(world, "soldier", 40, spec=n)) for n in range(12)}
    assert crowd == set(poses.CROWD["soldier_a" if suit else "soldier_u"])
    guards = {cast.body(add(world, "guard", 40, spec=n)) for n in range(12)}
    assert guards == ({"soldier_b"} if suit else crowd)


def test_a_body_that_nobody_has_drawn_is_not_asked_for(assets: Assets) -> None:
    row = specs.PersonAt(20, "x", 60, 100, who="gunner", body="nobody_drew_this")
    world = make(people=(row,))
    cast = Cast(world.level, assets)
    assert cast.body(add(world, "gunner", 40, spec=20)) == "moss"
    assert not assets.troubles


def test_soldiers_flinch_wave_and_do_not_all_fall_alike(assets: Assets) -> None:
    world = make()
    man = add(world, "soldier", 40, spec=3)
    man.hit_t = world.tick
    assert shown(assets, world, man) == "soldier_a:hurt"
    man.hit_t, man.order = -999, people.SAVED
    seen = {shown(assets, world, man) for world.tick in range(1000, 1000 + people.WAVE_ROUND)}
    assert seen - {"soldier_a:look"} == {"soldier_a:wave", "soldier_a:idle"}
    man.state = w.DOWN
    falls = set()
    for man.id in range(9):
        falls.add(shown(assets, world, man).split(":")[1])
    assert falls == set(people.DIES)


@pytest.mark.parametrize(("damage", "fall"), [(1, "die"), (2, "die"), (3, "die_blast"), (9, "die_crush")])
def test_a_soldier_falls_as_what_killed_him_would_have_it(assets: Assets, damage: int, fall: str) -> None:
    """What a shot does, a claw, a blast, and something that crushes."""
    world = make()
    man = add(world, "soldier", 40, spec=3)
    man.hp, man.id = (1 if damage == 1 else 2), 0
    harm.hurt_person(world, man, damage)
    assert shown(assets, world, man) == f"soldier_a:{fall}"


def test_a_soldier_who_is_hit_in_the_air_drops_and_lies_where_he_lands(assets: Assets) -> None:
    world = make()
    man = add(world, "soldier", 40, w.DOWN, spec=3, vy=600)
    man.ground, man.hp, man.id = False, 0, 0
    assert shown(assets, world, man) == "soldier_a:drop"
    man.ground, man.vy = True, 0
    assert shown(assets, world, man) == "soldier_a:die"


def test_a_soldiers_gun_points_at_what_he_shoots_at(assets: Assets) -> None:
    world = make()
    man = add(world, "soldier", -100, w.STRIKE, spec=3, facing=1)
    assert shown(assets, world, man) == "soldier_a:shoot"
    prey = add(world, "kite", 20, w.MOVE)
    assert shown(assets, world, man) == "soldier_a:shoot"
    prey.y -= 90
    assert shown(assets, world, man) == "soldier_a:shoot_up"
    prey.y += 180
    assert shown(assets, world, man) == "soldier_a:shoot_down"
    prey.state = w.HUSK
    assert shown(assets, world, man) == "soldier_a:shoot"
    prey.state, man.facing = w.MOVE, -1
    assert shown(assets, world, man) == "soldier_a:shoot"


def test_nobody_looks_about_all_the_time_and_not_all_at_once(assets: Assets) -> None:
    world = make(suit=False)
    crowd = [add(world, "soldier", 300 + 20 * n, spec=4 * n) for n in range(6)]
    looks = []
    for world.tick in range(1000, 1000 + people.LOOK_EVERY):
        looks.append(sum(shown(assets, world, man).endswith(":look") for man in crowd))
    assert 0 < sum(looks) < len(looks)
    assert max(looks) <= 2


def test_a_guard_salutes_as_far_as_one_is_near_and_before_him(assets: Assets) -> None:
    world = make(suit=False)
    guard = add(world, "guard", -people.SALUTE_FAR - 20, facing=1)
    assert shown(assets, world, guard) == "soldier_u:idle"
    frames = []
    for guard.x in range(world.player.x - people.SALUTE_FAR, world.player.x - 10, 4):
        pose = actor_pose(world, guard, Cast(world.level, assets))
        assert pose is not None
        frames.append(pose.frame)
    assert frames == sorted(frames)
    assert frames[-1] == assets.sheet("actors/soldier_u").span("salute")[1]
    guard.facing = -1
    assert shown(assets, world, guard) == "soldier_u:idle"


def test_who_has_something_to_say_says_it_to_somebody(assets: Assets) -> None:
    world = make(suit=False)
    for kind, talks, rests in (("officer", "officer:seat_talk", "officer:seat"),
                               ("kid", "junie_u:talk", "junie_u:idle")):
        actor = add(world, kind, 40, w.TALK)
        about = {rests.replace("idle", "look")} - {rests}
        assert {shown(assets, world, actor) for world.tick in range(1000, 1600)} - about == {talks, rests}
        actor.x += 200
        assert {shown(assets, world, actor) for world.tick in range(1000, 1600)} - about == {rests}
    actor.state, actor.vx, actor.facing = w.MOVE, 150, 1
    assert shown(assets, world, actor) == "junie_u:walk"


def test_a_file_does_not_put_the_same_foot_down(assets: Assets) -> None:
    """They walk a whole stride apart, so their places alone say the same of all of them."""
    world = make(suit=False)
    cast, poses = Cast(world.level, assets), []
    for number in range(4):
        poses.append(actor_pose(world, add(world, "soldier", 32 * number, w.MOVE, vx=150, facing=1), cast))
    steps = [pose.frame - pose.sheet.span("walk")[0] for pose in poses if pose is not None]
    assert len(steps) == 4 and len(set(steps)) == 4


def _strings(path: Path) -> set[str]:
    """All texts of a module; of an f-string what stands before its first value, with a `*`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            found.add(f"{node.values[0].value}*")
        elif isinstance(node, ast.JoinedStr):
            found.add("_*")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def test_no_sheet_has_a_drawing_that_nothing_shows() -> None:
    view = ROOT / "src/last_reveille/view"
    rooms = ("poses.py", "people.py", "echoes.py", "overlay.py", "shades.py")
    asked = set().union(*(_strings(view / name) for name in rooms))
    roots = {text[:-1] for text in asked if text.endswith("*")} | {"rise_", "fall_"}
    for path in sorted(ACTORS.glob("*.json")):
        if path.stem.split("_")[0] not in PEOPLE:
            continue
        for tag in json.loads(path.read_text(encoding="utf-8"))["meta"]["frameTags"]:
            name = tag["name"]
            assert name in asked or any(root and name.startswith(root) for root in roots), f"{path.stem}:{name}"


PEOPLE = ("hero", "rita", "soldier", "dov", "junie", "moss", "wick", "okoro", "cage", "officer")


# -- faces


def test_a_mouth_follows_the_letters_and_eyes_blink_in_silence() -> None:
    text = "Boots. How does he know boots?"
    forms = [form_of(text, n, 0) for n in range(1, len(text))]
    assert {"", ".open", ".wide"} >= set(forms) and {".open", ".wide"} <= set(forms)
    assert max(len(list(group)) for _, group in itertools.groupby(forms)) <= 3 * dialogue.SYLLABLE
    after = [form_of(text, len(text), drawn) for drawn in range(dialogue.BLINK_EVERY)]
    assert after.count(".blink") == dialogue.BLINK
    assert set(after) == {"", ".blink"}


def test_every_face_has_every_form(assets: Assets) -> None:
    names = assets.sheet("ui/portraits").plan.names
    for who, moods in dialogue.FACES.items():
        for mood in moods:
            frames = {names[f"{who}_{mood}{form}"] for form in ("", ".blink", ".open", ".wide")}
            assert len(frames) == 4


def test_specs_know_all_who_have_a_body() -> None:
    assert set(poses.FATIGUES) <= set(specs.PEOPLE)
    assert {*poses.BODIES} - {"echo"} <= set(specs.PEOPLE)
