"""`mods`: what lies in the mods folders, in the order in which it is laid over each other, and what is wrong."""

from __future__ import annotations

import argparse
import json

from .. import __version__
from ..content.modcheck import all_problems, brings, hidden
from ..content.mods import Mod, laid_over
from ..content.paths import mods_dirs
from ..content.problems import escaped
from .finding import found_mods, mods_off


def mods(asked: argparse.Namespace) -> int:
    """Prints a row a mod, and below it a line for each thing that is wrong; exit 1 when anything is."""
    found = found_mods()
    off = mods_off()
    over = {ident: [f"{name}: {top.id} lies on top" for name, top in rows]
            for ident, rows in hidden(laid_over(found, off)).items()}
    problems = [all_problems(mod, laid_over(found, off, mod.id)) for mod in found]
    if asked.json:
        rows = [_row(mod, mod.id in off, wrong, over.get(mod.id, []))
                for mod, wrong in zip(found, problems, strict=True)]
        print(json.dumps({"game": __version__, "folders": [str(path) for path in mods_dirs()], "mods": rows}))
        return 1 if any(problems) else 0
    for mod, wrong in zip(found, problems, strict=True):
        print(_line(mod, mod.id in off))
        for line in (*wrong, *mod.notes, *over.get(mod.id, ())):
            print(f"  {line}")
    if not found:
        print(f"nothing in {', '.join(str(path) for path in mods_dirs())}")
    return 1 if any(problems) else 0


def _state(mod: Mod, off: bool) -> str:
    return "broken" if not mod.usable else "off" if off else "on"


def _kind(mod: Mod) -> str:
    return "map" if mod.is_map else "campaign" if mod.campaign.levels else "overlay"


def _line(mod: Mod, off: bool) -> str:
    campaign = mod.campaign
    by = f", by {campaign.author}" if campaign.author else ""
    version = f" {campaign.version}" if campaign.version else ""
    kind = _kind(mod) if mod.usable else "?"
    return escaped(f"{_state(mod, off)}: {mod.id}{version} ({kind}{by}) {mod.file}", 500)


def _row(mod: Mod, off: bool, problems: list[str], hides: list[str]) -> dict[str, object]:
    campaign = mod.campaign
    return {
        "id": mod.id, "name": campaign.name, "version": campaign.version, "author": campaign.author,
        "game": campaign.game, "after": list(campaign.after), "kind": _kind(mod), "state": _state(mod, off),
        "file": str(mod.file), "levels": [level.id for level in campaign.levels], "brings": list(brings(mod)),
        "problems": problems, "notes": [*mod.notes, *hides],
    }
