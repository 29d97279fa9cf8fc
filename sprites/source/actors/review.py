"""Looks at sheets: every action as a row of enlarged frames. `review.py OUT.png NAME[:TAG[,TAG]] ... [--zoom 3]`"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

ACTORS = Path(__file__).resolve().parents[2] / "actors"
GROUND = (58, 66, 82)
LINE = (40, 46, 60)


def rows(name: str, tags: list[str], folder: Path = ACTORS) -> list[np.ndarray]:
    """One picture a tag: its frames side by side, body and effects, on a plain ground."""
    plan = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    layers = [folder / f"{name}.png", folder / f"{name}_fx.png"]
    pictures = [np.array(Image.open(path).convert("RGBA")) for path in layers if path.is_file()]
    found = []
    for tag in plan["meta"]["frameTags"]:
        if tags and tag["name"] not in tags:
            continue
        cells = []
        for k in range(tag["from"], tag["to"] + 1):
            box = plan["frames"][k]["frame"]
            cell = np.full((box["h"], box["w"], 3), GROUND, np.uint8)
            if plan["meta"]["origin"][1] < box["h"] - 1:
                cell[plan["meta"]["origin"][1]] = LINE
            for picture in pictures:
                part = picture[box["y"] : box["y"] + box["h"], box["x"] : box["x"] + box["w"]]
                a = part[..., 3:] / 255
                cell = (part[..., :3] * a + cell * (1 - a)).astype(np.uint8)
            cells.append(cell)
        found.append(np.concatenate(cells, 1))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--zoom", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=ACTORS)
    given = parser.parse_args()
    strips: list[np.ndarray] = []
    for name in given.names:
        name, _, tags = name.partition(":")
        strips += rows(name, tags.split(",") if tags else [], given.folder)
    wide = max(s.shape[1] for s in strips)
    strips = [np.pad(s, ((0, 2), (0, wide - s.shape[1]), (0, 0))) for s in strips]
    whole = np.concatenate(strips)
    whole = whole.repeat(given.zoom, 0).repeat(given.zoom, 1)
    Image.fromarray(whole).save(given.out)


if __name__ == "__main__":
    main()
