"""The checker of fairness: each of its rules fires on a small level made to break it, and is silent on a fair one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lab import level as draw_level
from last_reveille.app import fair, stuck
from last_reveille.app.audit import Audit, Budget, audit, fights, plain_carry
from last_reveille.app.fair import DULL, UNFAIR, Finding, Witness
from last_reveille.app.laws import refuges, warnings
from last_reveille.app.replay import resimulate
from last_reveille.cli.main import run
from last_reveille.sim import rules, schedule
from last_reveille.sim.breeds import STANDARD, Breed
from last_reveille.sim.command import RIGHT, pack
from last_reveille.sim.snapshot import digest
from last_reveille.sim.specs import Cue, Drill, Exit, Level, Pulse, Row, Spawn
from last_reveille.sim.step import start, step
from last_reveille.sim.world import Carry, World

ROOT = Path(__file__).parents[1]
WIDE = 140  # tiles
FEET = 320  # y px of the ground in `plain`


def plain(width: int = WIDE, at: int = 60, height: int = 20, **fields: Any) -> Level:
    """Flat ground and open sky; the player stands in column `at`."""
    rows = [" " * width] * height
    rows[-1] = " " * at + "@" + " " * (width - at - 1)
    return draw_level("\n".join([*rows, "#" * width, "#" * width]), **fields)


def spawn(ident: int, x: int, kind: str, **fields: Any) -> Spawn:
    fields.setdefault("tick", 0)
    return Spawn(ident, "", x, FEET, kind=kind, **fields)


def watched(level: Level, ticks: int, command: int = 0, carry: Carry | None = None) -> tuple[Witness, World]:
    witness, world = Witness("test"), start(level, 3, carry or Carry())
    for _ in range(ticks):
        step(world, command)
        witness.see(world)
        if world.over:
            break
    return witness, world


def broken(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.what) for finding in findings}


# -- what is seen of an attack


def sniper(far: int) -> Spawn:
    """A tower behind the player's back, dug in so that it shoots at the height of his chest."""
    return Spawn(5, "", 968 - far, FEET + 14, kind="tower", facing=1)


def test_a_shot_from_outside_the_picture_is_unfair_unless_it_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    level = plain(spawns=(sniper(340),))
    witness, world = watched(level, 400)
    assert world.player.plates < 3 and witness.findings == [], "a sign at the edge announces it"
    monkeypatch.setattr(fair, "marks", lambda *_: [])
    far = watched(level, 400)[0]
    assert broken(far.findings) & {("unseen", "tower"), ("off screen", "tower")}
    finding = far.findings[0]
    assert (finding.severity, finding.spec, finding.level) == (UNFAIR, 5, "lab") and finding.was < finding.owed
    near, world = watched(plain(spawns=(sniper(190),)), 400)
    assert world.player.plates < 3 and near.findings == [], "what is in the picture needs no sign"


@pytest.mark.parametrize("kind", ["drone", "spitter", "lasher", "swarm", "shell", "kite", "alpha"])
def test_whoever_comes_from_afar_over_open_ground_is_fair(kind: str) -> None:
    level = plain(spawns=(spawn(5, 968 + 300, kind),))
    witness, world = watched(level, 900, pack(RIGHT if kind == "lasher" else 0, 0))
    assert world.player.plates < 3, "it must have hit for this to mean anything"
    assert witness.findings == []


def hasty(kind: str, tell: int) -> tuple[Breed, ...]:
    """The game's own kind, but with this tell: no file may say so, a mistake in the rules might."""
    return (replace(STANDARD[kind], tell=tell),)


def test_who_strikes_at_once_beside_the_player_was_not_seen_long_enough() -> None:
    level = plain(spawns=(spawn(5, 968 + 40, "drone", tick=30),), breeds=hasty("drone", 26))
    witness, _ = watched(level, 120)
    assert {("appears", "drone"), ("unseen", "drone")} <= broken(witness.findings)


@pytest.mark.parametrize(("kind", "ticks"), [("drone", 12), ("spitter", 20)])
def test_a_tell_that_is_too_short_is_found(kind: str, ticks: int) -> None:
    level = plain(spawns=(spawn(5, 968 + 150, kind),))
    assert watched(level, 300)[0].findings == []
    level = replace(level, breeds=hasty(kind, ticks))
    finding = next(f for f in watched(level, 300)[0].findings if f.rule == "short tell")
    assert (finding.what, finding.was) == (kind, ticks)


def test_a_first_meeting_is_owed_half_as_much_again(monkeypatch: pytest.MonkeyPatch) -> None:
    level = plain(spawns=(spawn(5, 968 + 150, "spitter", first=True),))
    assert watched(level, 300)[0].findings == []
    monkeypatch.setattr(rules, "TELL_FIRST", 2)
    level = replace(level, breeds=hasty("spitter", 34))
    assert ("short tell", "spitter") in broken(watched(level, 300)[0].findings)


def test_coming_out_of_nothing_needs_an_entrance_that_is_long_enough() -> None:
    rude = plain(spawns=(spawn(5, 968 + 100, "drone", tick=100),))
    assert ("appears", "drone") in broken(watched(rude, 160)[0].findings)
    polite = plain(spawns=(spawn(5, 968 + 100, "drone", tick=100, entrance="pod"),))
    assert watched(polite, 300)[0].findings == []
    out_of_sight = plain(spawns=(spawn(5, 968 + 600, "drone", tick=100),))
    assert watched(out_of_sight, 160)[0].findings == []


def test_shells_owe_their_shadow(monkeypatch: pytest.MonkeyPatch) -> None:
    level = plain(rows=(Row(9, "", 968 - 8, FEET, tick=200, shells=1),))
    witness, world = watched(level, 220)
    assert world.player.plates < 3 and witness.findings == []
    monkeypatch.setattr(schedule, "SHADOW_TICKS", 30)
    assert {("short tell", "barrage"), ("unseen", "barrage")} <= broken(watched(level, 220)[0].findings)


def test_a_blast_without_notice_is_found() -> None:
    level = plain(cues=(Cue(7, "", 968, FEET, tick=50, do="blast"),))
    assert ("no tell", "blast") in broken(watched(level, 80)[0].findings)
    assert broken(warnings(level)) == {("short tell", "blast")}
    told = plain(cues=(Cue(7, "", 968, FEET, tick=150, do="blast", tell=90),))
    assert watched(told, 200)[0].findings == [] and warnings(told) == []


def test_spikes_at_the_bottom_of_a_shaft_are_a_leap_in_the_dark() -> None:
    shaft = ["     @    #"] + ["     #    #"] + ["     #    #"] * 40 + ["     #^^^^#"]
    deep = draw_level("\n".join(["          #"] * 4 + shaft))
    assert ("unseen", "ground") in broken(watched(deep, 200, pack(RIGHT, 0))[0].findings)
    shallow = draw_level("\n".join([" " * 60] * 14 + ["     @" + " " * 54] + ["#" * 30 + "^" * 30] + ["#" * 60]))
    witness, world = watched(shallow, 300, pack(RIGHT, 0))
    assert world.player.plates < 3 and witness.findings == []


def test_looking_changes_nothing() -> None:
    level = plain(spawns=(spawn(5, 968 + 200, "drone"), spawn(6, 968 - 200, "spitter")))
    alone = start(level, 3, Carry())
    watched_on = watched(level, 200)[1]
    while alone.tick < watched_on.tick:
        step(alone, 0)
    assert digest(watched_on) == digest(alone)


def test_a_fork_sees_on_without_disturbing_the_first() -> None:
    level = plain(spawns=(spawn(5, 968 + 200, "drone"),))
    witness, world = watched(level, 60)
    fork = witness.fork("other")
    for _ in range(60):
        step(world, 0)
        fork.see(world)
    assert fork.known[1].last > witness.known[1].last
    assert (fork.by, witness.tick) == ("other", 60)


# -- places


PIT = """
                                                            #
                                                            #
                                                            #
                                                            #
    @                                                       #
###################      ####################################
###################      ####################################
###################      ####################################
###################      ####################################
###################      ####################################
###################      ####################################
###################      ####################################
#############################################################
"""


def no_kicks() -> Carry:
    carry = Carry()
    carry.moves = 0
    return carry


def test_a_pit_without_a_way_out_is_a_soft_lock() -> None:
    level = draw_level(PIT, exits=(Exit(3, "", 58 * 16, 3 * 16, 16, 32),))
    assert [group[0][0] for group in stuck.pits(level, kicks=False)] == [19]
    done = audit(level, None, no_kicks(), Budget(seeds=1, ticks=1200))
    found = [finding for finding in done.findings if finding.rule == "stuck"]
    assert {finding.severity for finding in found} == {UNFAIR}
    assert all(19 * 16 <= finding.x < 25 * 16 for finding in found)
    assert {finding.by for finding in found} > {"map"}, "somebody fell into it, too"


BOTTOM = "#" * 61


@pytest.mark.parametrize(("old", "new"), [
    ("#" * 19 + " " * 6, "#" * 18 + "H" + " " * 6),
    (BOTTOM, "#" * 19 + "^" * 6 + "#" * 36),
])
def test_a_ladder_or_a_death_makes_it_a_place_like_any_other(old: str, new: str) -> None:
    level = draw_level(PIT.replace(old, new), exits=(Exit(3, "", 58 * 16, 3 * 16, 16, 32),))
    assert stuck.pits(level, kicks=False) == []
    done = audit(level, None, no_kicks(), Budget(seeds=1, ticks=1200))
    assert "stuck" not in {finding.rule for finding in done.findings}


def test_who_can_kick_off_walls_is_not_stuck() -> None:
    level = draw_level(PIT, exits=(Exit(3, "", 58 * 16, 3 * 16, 16, 32),))
    assert stuck.pits(level, kicks=True) == []
    assert stuck.pits(replace(level, drills=(Drill(8, "", 17 * 16, 0, 160, 240, move="walljump"),)), kicks=False) == []
    done = audit(level, None, plain_carry(), Budget(seeds=1, ticks=300))
    found = [finding for finding in done.findings if finding.rule == "stuck"]
    assert [(finding.severity, finding.by) for finding in found] == [(DULL, "map, no moves learned")]


def test_a_barrage_must_leave_somewhere_to_stand() -> None:
    carpet = Row(9, "", 30 * 16, FEET, tick=300, shells=40, step=1, gap=1)
    found = refuges(plain(rows=(carpet,)))
    assert broken(found) == {("no refuge", "barrage")} and found[0].spec == 9
    gaps = Row(9, "", 30 * 16, FEET, tick=300, shells=40, step=1, gap=1,
               holes=tuple(n for n in range(40) if n % 10 < 5))
    assert refuges(plain(rows=(gaps,))) == []


def test_a_flood_owes_ninety_ticks() -> None:
    assert broken(warnings(plain(pulses=(Pulse(4, "", 0, 0, 64, 64, tell=40),)))) == {("short tell", "flood")}
    assert warnings(plain(pulses=(Pulse(4, "", 0, 0, 64, 64, tell=90),))) == []


# -- fights


def out(x: int = 2000) -> tuple[Exit, ...]:
    return (Exit(3, "", x, FEET - 64, 32, 64),)


def test_a_level_that_is_walked_through_is_none() -> None:
    idle = tuple(spawn(5 + n, 1300 + n * 60, "shell", facing=1, asleep=True, hear=0) for n in range(3))
    done = audit(plain(spawns=idle, exits=out()), None, plain_carry(), Budget(seeds=1, ticks=600))
    assert {("walkover", UNFAIR), ("no fight", DULL)} <= {(f.rule, f.severity) for f in done.findings}


def test_what_stops_or_hurts_the_walker_is_a_fight() -> None:
    hard = tuple(spawn(5 + n, 1420 + n * 120, "shell") for n in range(5))
    done = audit(plain(spawns=hard, exits=out()), None, plain_carry(), Budget(seeds=1, ticks=600))
    assert not {"walkover", "no fight"} & {finding.rule for finding in done.findings}


def test_fights_are_stretches_with_three_or_more() -> None:
    rows = tuple(spawn(n + 1, x, "drone") for n, x in enumerate((100, 200, 300, 900, 1000, 2000, 2100, 2150)))
    assert [fight.specs for fight in fights(plain(spawns=rows))] == [(1, 2, 3), (6, 7, 8)]


def test_a_crowd_is_told() -> None:
    many = tuple(spawn(5 + n, 1100 + n * 30, "drone", asleep=True, hear=0) for n in range(14))
    done = audit(plain(spawns=many, exits=out()), None, plain_carry(), Budget(seeds=1, ticks=120))
    assert ("crowd", DULL) in {(finding.rule, finding.severity) for finding in done.findings}


# -- as a command


def test_the_run_behind_a_finding_is_kept_and_shows_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fair, "marks", lambda *_: [])
    level = plain(spawns=(sniper(340),))
    done: Audit = audit(level, None, Carry(), Budget(seeds=1, ticks=400))
    finding = next(f for f in done.findings if f.what == "tower")
    recording = done.recording(finding.by)
    again = Witness(finding.by)

    class One:
        def get(self, _: str) -> Level:
            return level

    outcome = resimulate(recording, One(), lambda _, world: again.see(world))  # type: ignore[arg-type]
    assert outcome.trouble == ""
    assert any((f.rule, f.tick, f.x) == (finding.rule, finding.tick, finding.x) for f in again.findings)


def test_the_command_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["fair", str(ROOT / "maps" / "before.tmx"), "--seeds", "1", "--ticks", "120", "--json"])
    row = json.loads(capsys.readouterr().out)
    assert set(row) == {"seeds", "ticks", "findings"}
    assert code == int(any(f["severity"] == UNFAIR for f in row["findings"]))


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.tmx")), ids=lambda path: path.stem)
def test_the_game_is_fair(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All shipped maps, played for a short while; `last-reveille fair` does the same for as long as one likes."""
    run(["fair", str(path), "--seeds", "1", "--ticks", "400", "--json"])
    row = json.loads(capsys.readouterr().out)
    unfair = [f"{f['level']} ({f['x']}, {f['y']}) tick {f['tick']}: {f['says']} [{f['by']}]"
              for f in row["findings"] if f["severity"] == UNFAIR]
    assert not unfair, "\n".join(unfair)
