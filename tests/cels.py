"""Frames of the Mimics' sheets as they lie in the repository, for tests. Needs numpy, scipy and Pillow, or skips."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
ndimage = pytest.importorskip("scipy.ndimage")
pytest.importorskip("PIL")

ROOT = Path(__file__).resolve().parents[1]
SOURCE = str(ROOT / "sprites/source")
if SOURCE not in sys.path:
    sys.path.insert(0, SOURCE)

from actors import mimics, sheets  # noqa: E402

FLOOR = "\n".join([" " * 40] * 9 + ["@".center(40)] + ["#" * 40] * 2)
SHEETS = {name: (kind, look) for name, kind, look in mimics.sheets_of()}


def committed(name: str, tag: str, index: int) -> tuple[Any, Any]:
    """Body and effects of a frame as they lie in the repository."""
    data = json.loads((sheets.ACTORS / f"{name}.json").read_text(encoding="utf-8"))
    first = next(t["from"] for t in data["meta"]["frameTags"] if t["name"] == tag)
    box = data["frames"][0]["frame"]
    pictures = []
    for layer in ("", "_fx"):
        path = sheets.ACTORS / f"{name}{layer}.png"
        pictures.append(sheets.unpack(sheets.read_png(path), box["w"], box["h"], first + index)
                        if path.is_file() else None)
    return pictures[0], pictures[1]


def silhouette(name: str, tag: str, index: int) -> Any:
    """On a canvas on which all kinds stand at one place."""
    kind, _ = SHEETS[name]
    (wide, high), (ox, oy) = kind.size, kind.origin
    canvas = np.zeros((240, 320), bool)
    canvas[180 - oy : 180 - oy + high, 160 - ox : 160 - ox + wide] = committed(name, tag, index)[0][..., 3] > 0
    return canvas


def overlap(a: Any, b: Any) -> float:
    """Largest share of what is filled in either that is filled in both, moved sideways by up to 16 px."""
    moved = (np.roll(b, dx, 1) for dx in range(-16, 17, 4))
    return max(float((a & m).sum() / (a | m).sum()) for m in moved)
