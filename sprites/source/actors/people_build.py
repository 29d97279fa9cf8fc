"""Makes the sheets of all people: `people_build.main(["hero", "rita"])`; no names: all of them."""

from __future__ import annotations

from . import hero, portraits, rita, soldiers, uniforms
from .people_cels import Role, sheet

_ALL: tuple[Role, ...] = (hero.SHEET, hero.AIMS, hero.BLADE, rita.SHEET, *soldiers.ROLES, *uniforms.ROLES)
ROLES: dict[str, Role] = {role.name: role for role in _ALL}
PORTRAITS = "portraits"
NAMES: tuple[str, ...] = (*ROLES, PORTRAITS)


def main(names: list[str]) -> None:
    for name in names or NAMES:
        if name == PORTRAITS:
            portraits.main()
        else:
            sheet(ROLES[name]).save()
