"""Makes every picture anew: `python3 dev.py art [PART...]`. Needs numpy, scipy and Pillow; all of it takes minutes.

Parts are the rooms beside this file (`backdrops`, `materials`, ...) and `actors`. `aseprite NAME|all [OUT]` writes
sheets as files of Aseprite's instead. Only `set_pieces` needs Blender; what it renders is committed in `clay/`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

PARTS = (
    "materials", "ground", "decals", "faces", "pieces", "props", "markers", "backdrops", "blasts", "effects", "combat",
    "farwar", "objects", "lid", "fittings", "walls", "dressing", "hearth", "offices", "camp", "square", "moving",
    "fonts", "icons", "emblem", "title",
)


def main(names: list[str]) -> int:
    if names[:1] == ["aseprite"]:
        return int(importlib.import_module("aseprite").main(names[1:]))
    unknown = [name for name in names if name not in (*PARTS, "actors")]
    if unknown:
        print(f"build.py: no part is called {unknown[0]!r}; there are {', '.join(PARTS)}, actors", file=sys.stderr)
        return 1
    for name in PARTS:
        if not names or name in names:
            importlib.import_module(name).main()
            print(f"{name}: done", flush=True)
    if not names or "actors" in names:
        importlib.import_module("actors.build").main([])
        print("actors: done", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
