"""Makes the sheets of all people: `people_build.main(["hero", "rita"])`; no names: all of them."""

from __future__ import annotations

from . import hero, rita, soldiers, uniforms
from .people_cels import Role, sheet

ROLES: dict[str, Role] = {role.name: role for role in (hero.SHEET, hero.AIMS, hero.BLADE, rita.SHEET, *soldiers.ROLES,
                                                       *uniforms.ROLES)}
NAMES: tuple[str, ...] = tuple(ROLES)


def main(names: list[str]) -> None:
    for name in names or NAMES:
        sheet(ROLES[name]).save()
