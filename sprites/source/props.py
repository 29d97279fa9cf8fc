"""Things that stand about, drawn as the actors are: the same light, palette and outline. `prop_models` has the things.

Writes sprites/props/NAME.png for the editor and sprites/props/props_atlas for the game. A prop stands on the middle of
its lower edge.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import paint as p
import props_camp as camp
import props_home as home
import props_office as office
import props_war as war
from actors import pixelize, solids
from palette import ramp
from prop_models import PROPS, Pile

LIGHT = pixelize.Light(ambient=0.19, gain=0.86)
FLAT = replace(LIGHT, outline=False)
ROOM = (160, 120)  # px on which each is drawn before it is cut out


# -- pieces that repeat: without an outline, so that they join


def _pipe(s: Pile, ways: str) -> None:
    if "h" in ways:
        s.rod((-9, 0, 8), (25, 0, 8), 4.6, "steel")
    if "v" in ways:
        s.rod((8, 0, -9), (8, 0, 25), 4.6, "steel")


def _tile(build: Callable[[Pile], None]) -> np.ndarray:
    pile = Pile()
    build(pile)
    camera = solids.Camera(18, 18, 1, 17, 0)
    picture = pixelize.shade(pixelize.vote(pile.buffer(camera)), FLAT)
    return picture[1:17, 1:17]


def pipe_h(s: Pile) -> None:
    _pipe(s, "h")
    s.rod((5.8, 0, 8), (10.2, 0, 8), 5.9, "rust")


def pipe_v(s: Pile) -> None:
    _pipe(s, "v")
    s.rod((8, 0, 5.8), (8, 0, 10.2), 5.9, "rust")


def pipe_c(s: Pile) -> None:
    s.rod((8, 0, 8), (25, 0, 8), 4.6, "steel")
    s.rod((8, 0, -9), (8, 0, 8), 4.6, "steel")
    s.ball(8, 0, 8, (5.2, 5.2, 5.2), "steel")


def ladder(s: Pile) -> None:
    for z in range(-9, 30, 5):
        s.rod((4, 0, z), (12, 0, z), 0.9, "steel")
    s.rod((3.4, 0, -9), (3.4, 0, 30), 1.1, "rust")
    s.rod((12.6, 0, -9), (12.6, 0, 30), 1.1, "rust")


def catwalk() -> np.ndarray:
    """A grating with a rail over it, one tile long and two high."""
    picture, steel, rust = p.canvas(16, 32), ramp("steel"), ramp("rust")
    for y, colour in (
        (16, steel[4]),
        (17, steel[2]),
        (20, rust[2]),
        (21, rust[0]),
        (4, rust[3]),
        (5, rust[1]),
        (10, rust[2]),
    ):
        p.box(picture, 0, y, 16, 1, colour)
    for x in range(16):
        p.box(picture, x, 18, 1, 2, steel[1] if x // 2 % 2 else steel[0])
    p.box(picture, 3, 4, 1, 12, rust[3])
    p.box(picture, 4, 4, 1, 12, rust[0])
    for k in range(6):
        p.box(picture, k * 2 % 16, 22 + k % 6, 1, 1, steel[1])
    return picture


def wire() -> np.ndarray:
    picture, steel = p.canvas(32, 16), ramp("steel")
    for step in np.arange(0, 32, 0.12):
        x, y = step + 2.2 * np.cos(step * 1.57), 8 + 4.6 * np.sin(step * 1.57)
        if 0 <= x < 32:
            p.box(picture, int(x), int(y), 1, 1, steel[3] if y < 8 else steel[1])
    for k in range(1, 32, 4):
        p.box(picture, k, 3 + k * 3 % 9, 1, 1, steel[5])
    return picture


def water(frame: int) -> np.ndarray:
    """One of four pictures of a surface that repeats after 64 px."""
    y, x = np.mgrid[0:32, 0:64]
    turn = 2 * np.pi * frame / 4
    surface = 2 + 1.2 * np.sin(2 * np.pi * x / 32 + turn) + 0.6 * np.sin(2 * np.pi * x / 16 - turn)
    light = 0.55 - (y - surface) / 44 + p.noise(64, 32, 16, 5, 9, 3) * 0.14
    light = light + (np.abs(p.noise(64, 32, 20, 7, 3, 2) + 0.12 * np.sin(turn + x * 2 * np.pi / 32)) < 0.05) * 0.16
    picture = p.canvas(64, 32)
    body = y >= np.floor(surface)
    p.paint(picture, body, p.tone(np.clip(light, 0, 1), "0b2834 10383f 164a50 1f6268 2e8080 56a896"))
    p.paint(picture, y == np.floor(surface), ramp("water")[5])
    p.paint(picture, y == np.floor(surface) + 1, ramp("water")[4])
    picture[..., 3] = np.where(body, np.where(y < surface + 2, 255, 170), 0)
    return picture


def picture(name: str) -> np.ndarray:
    """Cut so that its foot is the lower edge and its origin the middle; a free pixel at the other edges."""
    pile = Pile(len(name))
    PROPS[name](pile)
    width, height = ROOM
    camera = solids.Camera(width, height, width // 2, height - 16, 10)
    drawn = pixelize.shade(pixelize.vote(pile.buffer(camera)), LIGHT)
    rows, columns = np.nonzero(drawn[..., 3].any(1))[0], np.nonzero(drawn[..., 3].any(0))[0]
    half = int(max(width // 2 - columns[0], columns[-1] + 1 - width // 2)) + 1
    return drawn[rows[0] - 1 : rows[-1] + 1, width // 2 - half : width // 2 + half]


def pictures() -> dict[str, np.ndarray]:
    """Every prop, then what repeats."""
    found = {name: picture(name) for name in PROPS}
    found |= {build.__name__: _tile(build) for build in (pipe_h, pipe_v, pipe_c, ladder)}
    found |= {"catwalk": catwalk(), "wire": wire()}
    found |= {f"water{k}": water(k) for k in range(4)}
    # New ones come last: the editor's tileset numbers them in this order, and maps know the numbers.
    found |= {"blind": home.blind(False), "blind_up": home.blind(True)}
    found |= {"cup": home.cup(False), "cup_aside": home.cup(True)}
    found |= home.pictures() | camp.pictures() | war.pictures() | office.pictures()
    return found


def main() -> None:
    found = pictures()
    columns, x, y, tall = 512, 0, 0, 0
    places: dict[str, tuple[int, int]] = {}
    for name, shape in found.items():
        h, w = shape.shape[:2]
        if x + w > columns:
            x, y, tall = 0, y + tall, 0
        places[name] = (x, y)
        x, tall = x + w, max(tall, h)
    atlas, frames = p.canvas(columns, y + tall), []
    for name, shape in found.items():
        (x, y), (h, w) = places[name], shape.shape[:2]
        atlas[y : y + h, x : x + w] = shape
        frames.append(
            {
                "filename": name,
                "frame": {"x": x, "y": y, "w": w, "h": h},
                "rotated": False,
                "trimmed": False,
                "spriteSourceSize": {"x": 0, "y": 0, "w": w, "h": h},
                "sourceSize": {"w": w, "h": h},
                "duration": 120,
            }
        )
        if not name.startswith(("water", "ladder")):
            p.save_rgba(shape, f"props/{name}")
    p.save_rgba(atlas, "props/props_atlas")
    meta = {
        "app": "last-reveille",
        "image": "props_atlas.png",
        "format": "RGBA8888",
        "size": {"w": columns, "h": atlas.shape[0]},
        "scale": "1",
    }
    text = json.dumps({"frames": frames, "meta": meta}, separators=(",", ":"))
    (p.SPRITES / "props/props_atlas.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
