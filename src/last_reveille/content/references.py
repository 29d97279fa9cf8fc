"""Names that objects call each other by, and flags that somebody must set: a misspelt one is a silent dead end."""

from __future__ import annotations

from ..sim.specs import MOVES, Cue, Door, Drill, Lever, Mover, PersonAt, Trigger
from .classes import RULE_FLAGS
from .objects import Objects, Placed
from .problems import Report, meant

_FLAG_MEMBERS = (("if_flag", "if"), ("unless_flag", "unless"))


def check(objects: Objects, carried: tuple[str, ...], report: Report) -> None:
    """Adds a problem for each target and flag that does not exist. `carried`: flags from earlier levels."""
    _targets(objects, report)
    _drills(objects, report)
    flags = [*RULE_FLAGS, *carried]
    for item in objects.placed:
        thing = item.thing
        if isinstance(thing, (Cue, Trigger, Lever)) and thing.flag and getattr(thing, "do", "") != "clear":
            flags.append(thing.flag)
    for item in objects.placed:
        for name, shown in _FLAG_MEMBERS:
            flag = getattr(item.thing, name)
            if flag and flag not in flags:
                report.add(
                    item.line, item.where,
                    f'{shown} names the flag "{flag[:60]}", which nothing sets{meant(flag, flags)}',
                )


def _targets(objects: Objects, report: Report) -> None:
    doors = _names(objects, Door)
    movers = _names(objects, Mover)
    people = _names(objects, PersonAt)
    for item in objects.placed:
        thing = item.thing
        if isinstance(thing, Lever):
            if thing.target:
                _known(item, thing.target, doors + movers, "door or mover", report)
        elif isinstance(thing, (Cue, Trigger)):
            known, what = {
                "open": (doors, "door"), "close": (doors, "door"), "collapse": (movers, "mover"),
                "look": (people, "person"), "gesture": (people, "person"), "send": (people, "person"),
                "pass": (list(MOVES), "move"),
            }.get(thing.do, ([], ""))
            if what:
                _known(item, thing.target, known, what, report)
            elif thing.do in ("flag", "clear") and not thing.flag:
                report.add(item.line, item.where, f"do is {thing.do}, but it names no flag")


def _drills(objects: Objects, report: Report) -> None:
    """A drill that cannot be passed is a room without a door; a failure needs one that judges it."""
    drills = [item for item in objects.placed if isinstance(item.thing, Drill)]
    passed: list[str] = []
    for item in objects.placed:
        if isinstance(item.thing, (Cue, Trigger)) and item.thing.do in ("pass", "fail"):
            passed.append(item.thing.target if item.thing.do == "pass" else "")
            if not drills:
                report.add(item.line, item.where, f"do is {item.thing.do}, but the map has no Drill")
    for item in drills:
        if isinstance(item.thing, Drill) and item.thing.move not in passed:
            report.add(item.line, item.where, f"nothing passes this drill: no Trigger does pass {item.thing.move}")


def _known(item: Placed, target: str, known: list[str], what: str, report: Report) -> None:
    if target not in known:
        shown = f'"{target[:60]}"' if target else "nothing"
        report.add(item.line, item.where, f"target names {shown}, and there is no such {what}{meant(target, known)}")


def _names(objects: Objects, cls: type) -> list[str]:
    return [item.thing.name for item in objects.placed if isinstance(item.thing, cls) and item.thing.name]
