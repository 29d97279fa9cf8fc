"""Makes the sheets of everybody who moves. `build.py drone alpha` makes those two; without names all (some minutes)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main(names: list[str] | None = None) -> int:
    from actors import mimics, omega_sheet

    wanted = names or []
    known = {n.split("_")[0] for n in mimics.NAMES} | set(mimics.NAMES)
    beasts = [name for name in wanted if name in known]
    if not wanted or beasts:
        mimics.main(beasts)
    if not wanted or omega_sheet.NAME in wanted:
        omega_sheet.main([])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
