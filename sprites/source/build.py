"""Makes every picture that is painted by script, from backdrops to fonts. Needs numpy, scipy and Pillow."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))


def main() -> int:
    import backdrops
    import combat
    import effects
    import fittings
    import fonts
    import ground
    import icons
    import lid
    import objects

    for part in (backdrops, effects, combat, objects, lid, fittings, fonts, ground, icons):
        part.main()
        print(f"{part.__name__}: done")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
