"""Weapons: rows of numbers for what the suit fights with. The game has one of each sort; a mod may bring others.

A sort of weapon (rifle, blade, grenade, rail) is code (arms.py, weapons.py); a weapon is a row in a file (see
content/rows.py), which a map puts into his hands from its beginning or leaves lying about. Units as in rules.py.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from . import rules

SORTS: Final = ("rifle", "blade", "grenade", "rail")


@dataclass(frozen=True, slots=True)
class Weapon:
    """`name` is the sort's own for the row that the game has. A number that the sort does not use is 0 (see USES)."""

    name: str
    sort: str
    damage: int = 0  # of one bullet, cut, ray; of a blast what it does to a Mimic
    period: int = 0  # ticks between two shots, or two throws
    pellets: int = 1  # bullets in one shot
    spread: int = 0  # directions of 64 either way, by dice
    speed: int = 0  # u
    gravity: int = 0  # sub-px/tick^2
    life: int = 0  # ticks that a bullet flies; that a grenade lies
    heat: int = 0  # of one shot
    heat_most: int = 0  # at which it must cool down
    cool: int = 0  # heat lost a tick
    cool_delay: int = 0  # ticks without a shot before it cools
    kick: int = 0  # u that it throws him back
    blast: int = 0  # px; 0 = it does not burst
    reach: int = 0  # px
    lift: int = 0  # u by which a cut downwards throws him up
    charge: int = 0  # ticks of holding before it shoots
    cells: int = 0  # of the battery
    pierces: int = 0  # Mimics that it goes through
    load: int = 0  # what he has at a level's beginning and after an anchor
    most: int = 0  # what he can carry
    # For the eye and the ear only; nothing of the simulation reads these.
    sound: str = ""  # effect that is heard when it is used; empty = the sort's
    tint: tuple[int, int, int] | None = None  # of what it shoots

    @property
    def own(self) -> bool:
        """Is it something else than what the game itself has by that name?"""
        return self != STANDARD.get(self.name)

    @property
    def plays_otherwise(self) -> bool:
        """Not only in its looks and its sound."""
        return self.name not in STANDARD or numbers(self) != numbers(STANDARD[self.name])


SEEN_ONLY: Final = ("sound", "tint")

STANDARD: Final[dict[str, Weapon]] = {row.name: row for row in (
    Weapon("rifle", "rifle", damage=1, period=rules.FIRE_PERIOD, spread=rules.BULLET_SPREAD, speed=rules.BULLET,
           life=rules.BULLET_LIFE, heat=rules.HEAT_SHOT, heat_most=rules.HEAT_MAX, cool=rules.HEAT_COOL,
           cool_delay=rules.COOL_DELAY, kick=rules.RECOIL_AIR),
    Weapon("blade", "blade", damage=rules.BLADE_DAMAGE, reach=rules.BLADE_REACH, lift=rules.POGO),
    Weapon("grenade", "grenade", damage=rules.BLAST_DAMAGE, period=rules.THROW_COOLDOWN, speed=rules.THROW,
           gravity=rules.GRENADE_GRAVITY, life=rules.FUSE, blast=rules.BLAST, load=rules.GRENADES,
           most=rules.GRENADES_MAX),
    Weapon("rail", "rail", damage=rules.RAIL_DAMAGE, reach=rules.RAIL_REACH, kick=rules.RAIL_RECOIL,
           charge=rules.RAIL_CHARGE, cells=1, pierces=rules.RAIL_PIERCES),
)}

# Which numbers a sort's code reads, beside what is said of its looks.
USES: Final[dict[str, tuple[str, ...]]] = {
    "rifle": ("damage", "period", "pellets", "spread", "speed", "gravity", "life", "heat", "heat_most", "cool",
              "cool_delay", "kick", "blast"),
    "blade": ("damage", "reach", "lift"),
    "grenade": ("damage", "period", "speed", "gravity", "life", "blast", "load", "most"),
    "rail": ("damage", "reach", "kick", "charge", "cells", "pierces"),
}


def weapon_of(rows: tuple[Weapon, ...], name: str) -> Weapon:
    """The row of that name: the level's, else the game's; the rifle when there is none."""
    for row in rows:
        if row.name == name:
            return row
    return STANDARD.get(name, STANDARD["rifle"])


def numbers(row: Weapon) -> tuple[str | int, ...]:
    """What of a row can change a tick, for digests."""
    return tuple(getattr(row, field.name) for field in fields(row) if field.name not in SEEN_ONLY)


assert tuple(STANDARD) == SORTS
