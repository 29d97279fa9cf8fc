"""Custom properties -> values of specs: by the rows of `classes`, with a sentence for everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from ..sim.arsenal import SORTS
from .classes import ENUMS, Member
from .problems import Report, meant, nearest
from .rows import Rows
from .source import colour_of
from .tiled import Value
from .tmxmodel import Prop

_SPAN: Final = re.compile(r"([0-9]{1,8})-([0-9]{1,8})")
_STEP: Final = re.compile(r"([0-9]{1,8}):([0-9]{1,4})")
_STRIKE: Final = re.compile(r"([0-9]{1,8}):([a-z_]{1,40})(?::(-?[0-9]{1,6}))?")
_INT: Final = re.compile(r"[0-9]{1,6}")
_STRIKES: Final = (
    "strike", "sweep_low", "sweep_high", "lash", "suction_left", "suction_right", "suction_off", "drones",
)
_TILE_PX: Final = 16
NO_ROWS: Final = Rows()
_KINDS: Final = {"int": "a whole number", "bool": "true or false", "color": "a colour"}


def read(
    rows: Sequence[Member], values: dict[str, Value], props: dict[str, Prop], report: Report, where: str,
    file: str = "", rowed: Rows = NO_ROWS,
) -> dict[str, Any]:
    """Field name -> value for every member that is given and right; the rest keeps its default in the spec.

    `rowed`: rows that may be named where a member takes them.

    A property that no member has is a problem when it looks like a misspelt one, else a warning.
    """
    names = {row.name: row for row in rows}
    found: dict[str, Any] = {}
    for name, value in values.items():
        line = props[name].line
        row = names.get(name)
        if row is None:
            close = nearest(name, names) if len(name) > 1 and not report.weary else ""
            if close:
                report.add(line, where, f'the property "{name[:80]}" is not known (did you mean "{close}"?)', file)
            else:
                report.warn(line, where, f'the property "{name[:80]}" is not known', file)
            continue
        try:
            found[row.field or row.name] = value_of(row, value, props[name].type, rowed)
        except Unfit as reason:
            report.add(line, where, f"{name} {reason}", file)
    for row in rows:
        prop = props.get(row.name)
        if prop is not None and row.name not in values and prop.type in ("class", "list"):
            wanted = _KINDS.get(row.kind, "a text")
            report.add(prop.line, where, f"{row.name} must be {wanted}, not a property of type {prop.type}", file)
    return found


class Unfit(Exception):
    """A value that its member does not take; the text follows the member's name."""


def value_of(row: Member, value: Value, kind: str, rowed: Rows = NO_ROWS) -> Any:
    """The value of the spec's field for a property of Tiled's type `kind`. Raises Unfit."""
    wanted = row.kind if row.kind in _KINDS else "string"
    if kind != wanted and (wanted, kind) not in (("string", "file"), ("color", "string")):
        raise Unfit(f"must be {_KINDS.get(wanted, 'a text')}, not a property of type {kind}")
    if row.kind == "int":
        number = int(value)
        if not row.low <= number <= row.high:
            raise Unfit(f"is {number}; it must be from {row.low} to {row.high}")
        if row.name == "facing" and number == 0:
            raise Unfit("must be 1 or -1")
        return number
    if row.kind == "bool":
        return bool(value)
    text = str(value)
    if row.kind == "color":
        colour = colour_of(text)
        if colour is None:
            raise Unfit("must be a colour")
        return colour
    known = _known(row, text, rowed)
    if known and text not in known:
        close = meant(text, known)
        raise Unfit(f'is "{text[:60]}"; it must be one of {", ".join(known)}{close}')
    if row.kind == "string":
        return text
    return _LISTS[row.kind](text.strip())


def _known(row: Member, text: str, rowed: Rows) -> tuple[str, ...]:
    """What a member may say; empty when it may say anything."""
    if row.rows and not rowed.whole:
        return ()
    if row.rows == "breeds":
        return rowed.kinds
    if row.rows == "weapons":
        if not text:
            return ()
        return rowed.of_sort(row.name) if row.name in SORTS else rowed.arms
    return ENUMS[row.enum] if row.enum else ()


def _ints(text: str) -> Any:
    parts = _parts(text)
    if not all(_INT.fullmatch(part) for part in parts):
        raise Unfit("must be numbers with commas between, as in 2,5")
    return tuple(int(part) for part in parts)


def _spans(text: str) -> Any:
    spans: list[tuple[int, int]] = []
    for part in _parts(text):
        match = _SPAN.fullmatch(part)
        if match is None or int(match[1]) >= int(match[2]):
            raise Unfit(f'has "{part[:40]}"; it must be ticks from-to, as in 100-200,300-400')
        spans.append((int(match[1]), int(match[2])))
    return tuple(spans)


def _steps(text: str) -> Any:
    steps: list[tuple[int, int]] = []
    for part in _parts(text):
        match = _STEP.fullmatch(part)
        if match is None or (steps and int(match[1]) <= steps[-1][0]):
            raise Unfit(f'has "{part[:40]}"; it must be tick:tiles in rising order, as in 400:6,900:0')
        steps.append((int(match[1]), int(match[2]) * _TILE_PX))
    return tuple(steps)


def _schedule(text: str) -> Any:
    strikes: list[tuple[int, str, int]] = []
    for part in _parts(text):
        match = _STRIKE.fullmatch(part)
        if match is None or (strikes and int(match[1]) < strikes[-1][0]):
            raise Unfit(f'has "{part[:40]}"; it must be tick:what in rising order, as in 228:strike,685:lash')
        if match[2] not in _STRIKES:
            raise Unfit(f'has "{match[2]}"; it must be one of {", ".join(_STRIKES)}{meant(match[2], _STRIKES)}')
        strikes.append((int(match[1]), match[2], int(match[3] or 0)))
    return tuple(strikes)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")] if text else []


_LISTS: Final[dict[str, Callable[[str], Any]]] = {
    "ints": _ints, "spans": _spans, "steps": _steps, "schedule": _schedule,
}
