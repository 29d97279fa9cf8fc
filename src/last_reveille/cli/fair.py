"""`fair`: plays recordings, bots and wild play over maps and says what in them is not fair."""

from __future__ import annotations

import argparse
import json
from array import array
from pathlib import Path
from typing import Final

from ..app.audit import Audit, Budget, audit, plain_carry
from ..app.day import SEED
from ..app.fair import UNFAIR, Finding
from ..app.levels import Levels
from ..app.replay import Unplayable, check_rules, level_of
from ..content.paths import runs_dir
from ..memory.recording import dumps
from ..sim.specs import Level
from ..sim.step import start, step
from ..sim.world import Carry
from .errors import Wrong
from .finding import campaign_levels, map_levels, recording_at

# What a rule says, with what was found and what would be owed.
SAYS: Final = {
    "unseen": "hit by {what}, seen for {was} ticks (owed {owed})",
    "off screen": "hit by a shot of {what} from outside the picture, the shot seen for {was} ticks (owed {owed})",
    "tell unseen": "hit by {what}, {was} ticks of its tell were in the picture (owed {owed})",
    "short tell": "{what} strikes {was} ticks after its tell (owed {owed})",
    "no tell": "{what} strikes without a tell (owed {owed})",
    "appears": "{what} appears in the picture without an entrance",
    "entrance": "{what} is live {was} ticks after its entrance began (owed {owed})",
    "no refuge": "within 8 tiles of a shell nothing to stand on stays whole for {owed} ticks",
    "stuck": "no way on and no way to die",
    "walkover": "walking right and shooting gets through the whole level with {was} plates left",
    "no fight": "{was} Mimics, and walking right and shooting passes them unhurt",
    "crowd": "{was} live Mimics at once (most {owed})",
}


def fair(asked: argparse.Namespace) -> int:
    """Exit 1 when anything unfair was found; what is only dull is told and costs nothing."""
    budget = Budget(asked.seeds, asked.ticks)
    rows: list[dict[str, object]] = []
    unfair = 0
    for levels, name in _levels(asked.maps):
        level = levels.get(name)
        clean, carry, note = _clean(level, levels)
        done = audit(level, clean, carry, budget)
        for finding in sorted(done.findings, key=lambda f: (f.severity != UNFAIR, f.x, f.rule)):
            unfair += finding.severity == UNFAIR
            kept = _keep(done, finding, asked.keep) if asked.keep is not None else ""
            rows.append(finding._asdict() | {"says": _says(finding), "kept": kept})
            if not asked.json:
                print(_line(finding, kept))
        if not asked.json:
            count = sum(f.severity == UNFAIR for f in done.findings)
            print(f"{name}: {done.ticks} ticks, {count} unfair, {len(done.findings) - count} dull{note}", flush=True)
    if asked.json:
        print(json.dumps({"seeds": asked.seeds, "ticks": asked.ticks, "findings": rows}))
    return 1 if unfair else 0


def _levels(maps: list[Path]) -> list[tuple[Levels, str]]:
    if not maps:
        levels = campaign_levels()
        return [(levels, name) for name in levels.files]
    found = [map_levels(path) for path in maps]
    return [(levels, levels.first) for levels in found]


def _clean(level: Level, levels: Levels) -> tuple[array[int] | None, Carry, str]:
    """The clean run that is known for this level, and what it carries; a note when there is none."""
    path = runs_dir() / f"{level.id}.run"
    if not path.exists():
        return None, plain_carry(), " (no clean run is known: only its beginning was played)"
    recording = recording_at(path)
    segment = next((segment for segment in recording.segments if segment.level_id == level.id), None)
    try:
        check_rules(recording)
        if segment is not None:
            level_of(segment, levels)
    except Unplayable:
        segment = None
    if segment is None:
        return None, plain_carry(), " (the clean run is of another map or other rules: only its beginning was played)"
    world = start(level, SEED, segment.carry)
    for command in segment.commands:
        step(world, command)
    note = "" if world.over in ("exit", "end") else " (the clean run does not end as it once did)"
    return segment.commands, segment.carry, note


def _keep(done: Audit, finding: Finding, folder: Path) -> str:
    """The run behind a finding as a file. Raises Wrong: it cannot be written."""
    if finding.by not in done.runs:
        return ""
    path = folder / f"{finding.level}-{''.join(ch if ch.isalnum() else '-' for ch in finding.by)}.run"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(dumps(done.recording(finding.by)), "utf-8")
    except OSError as error:
        raise Wrong(f"{path}: {error}") from None
    return str(path)


def _says(finding: Finding) -> str:
    return SAYS[finding.rule].format(what=finding.what, was=finding.was, owed=finding.owed)


def _line(finding: Finding, kept: str) -> str:
    where = f"{finding.level} ({finding.x}, {finding.y})" + (f" object {finding.spec}" if finding.spec else "")
    how = f"last-reveille replay {kept} --shot {finding.tick}:out.png" if kept else finding.by
    return f"{finding.severity}: {where} tick {finding.tick}: {_says(finding)} [{how}]"
