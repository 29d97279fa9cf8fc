"""Which mods fit this version of the game, and in which order they are laid over each other."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

_CLAUSE: Final = re.compile(r"(>=|<=|==|!=|<|>)?\s*([0-9]{1,5}(?:\.[0-9]{1,5}){0,2})")
_COMPARE: Final[dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt,
}


def version_of(text: str) -> tuple[int, int, int]:
    """The numbers that a version begins with: "0.1.0rc1" is 0.1.0."""
    found = [int(part) for part in re.findall(r"[0-9]{1,5}", text)[:3]]
    return (*found, 0, 0, 0)[:3]  # type: ignore[return-value]


def fits(wanted: str, version: str) -> bool:
    """Is the version one of those that `wanted` names (">=0.1,<1"; "" = any)? Raises ValueError: it names none."""
    if not wanted.strip():
        return True
    mine = version_of(version)
    answer = True
    for clause in wanted.split(","):
        match = _CLAUSE.fullmatch(clause.strip())
        if match is None:
            raise ValueError(f'"{clause.strip()[:40]}" is no version; write it as ">=0.1,<1"')
        answer = answer and _COMPARE[match[1] or "=="](mine, version_of(match[2]))
    return answer


def ring(after: Mapping[str, Iterable[str]], ident: str) -> list[str]:
    """The way from a mod through what it comes after back to itself, or [] when there is none."""
    way: list[str] = [ident]
    seen: set[str] = set()

    def go(at: str) -> bool:
        for before in after.get(at, ()):
            if before == ident:
                return True
            if before not in seen:
                seen.add(before)
                way.append(before)
                if go(before):
                    return True
                way.pop()
        return False

    return way if go(ident) else []


def in_order(after: Mapping[str, Iterable[str]]) -> list[str]:
    """All ids, each behind those that it comes after; else by name. Ids that are not there are passed over, and so is
    whatever would make a ring."""
    order: dict[str, None] = {}

    def take(ident: str, above: tuple[str, ...]) -> None:
        if ident in order or ident in above:
            return
        for before in sorted(after[ident]):
            if before in after:
                take(before, (*above, ident))
        order[ident] = None

    for ident in sorted(after):
        take(ident, ())
    return list(order)
