"""Makes the sheets of everybody who moves. `build.py drone alpha` makes those two; without names it makes all.

On one quiet core a kind takes about a quarter of a minute, all Mimics four minutes, the Omega three.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main(names: list[str] | None = None) -> int:
    """A kind's name stands for all of its bodies. Returns 1 for a name that nobody has."""
    from actors import mimics, omega_sheet, people_build

    wanted = names or []
    beasts = [n for n in wanted if any(n == own or own.startswith(f"{n}_") for own in mimics.NAMES)]
    people = [n for n in wanted if n in people_build.NAMES]
    unknown = sorted(set(wanted) - {*beasts, *people, omega_sheet.NAME})
    if unknown:
        print(f"nobody is called {', '.join(unknown)}", file=sys.stderr)
        return 1
    if not wanted or beasts:
        mimics.main(beasts)
    if not wanted or people:
        people_build.main(people)
    if not wanted or omega_sheet.NAME in wanted:
        omega_sheet.main([])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
