"""What is fixed to the walls of dark places: lamps, signs, machines, panes, and what shows in the cut ground.

sprites/tiles/dressing.png and maps/tilesets/dressing.tsx: pictures of whole tiles, several frames where something
turns or flashes. `ROOMS` draw them; `PLACES` says where each lies in the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

import fixtures
import lamps
import machines
import masonry
import numpy as np
import paint as p
import sections
import signs
import underground
from fixtures import STAMPS, TILE
from materials import MAPS
from walls import tileset

COLUMNS = 20  # tiles
SHARES = {"signs": 0.70, "fixtures": 0.78}  # of their light: what only decorates is darker than who walks by
ROOMS = (fixtures, lamps, signs, masonry, underground, sections, machines)  # each adds to STAMPS what it draws


@dataclass(frozen=True)
class Place:
    """Upper left tile, size in tiles, frames that lie side by side, ticks of each."""

    column: int
    row: int
    wide: int
    high: int
    frames: int
    ticks: tuple[int, ...]


# Maps know the numbers of the tiles: new ones come last.
ORDER = (
    "plinth", "pier", "pier_lit", "pier_lit_left", "roots_wall", "turbine", "truss", "crawl", "roots",
    "bulkhead", "lockers", "bag", "riser", "riser_steel", "ruler", "seep", "fan", "fan_amber", "bars", "mains",
    "shelf", "damp", "digit0", "digit1", "digit2", "digit3", "digit4", "digit5", "digit6", "digit7", "digit8",
    "digit9", "man_plate", "poster_beast", "poster_blade", "poster_eye", "poster_suit", "poster_torn",
    "worklight", "chain", "moss", "rust_streak", "arc", "duct", "duct_cold", "duct_dark", "roots_floor",
    "blackboard", "neon_loose", "rifles", "tallies", "glint", "lid", "scrawl", "shatter", "switchboard",
    "target", "valve", "arrow_down", "pendant", "rail", "beacon", "bulbs", "leds", "pipes", "tray", "arrow",
    "arrow_left", "cuts", "height_marks", "neon", "puddle_amber", "puddle_cold", "puddle_red", "tally",
    "way_out", "dials", "flood", "scorch", "bolt", "box_small", "cage", "cage_dead", "cage_red", "holes",
    "joint_h", "joint_t", "joint_v", "mullion", "pane_bc", "pane_bl", "pane_br", "pane_ml", "pane_mr",
    "pane_tc", "pane_tl", "pane_tr", "transom",
    "pump_room", "stair_room", "store_room", "sump", "arch", "corbel", "pendant_cold", "drip",
    "steam", "desk",
)


def places() -> dict[str, Place]:
    """Each on the first shelf of its height that has room: what comes later moves nothing that is there."""
    found: dict[str, Place] = {}
    shelves: list[list[int]] = []  # first row, height, columns taken
    for name in ORDER:
        stamp = STAMPS[name]
        wide = stamp.wide * stamp.frames
        shelf = next((s for s in shelves if s[1] == stamp.high and s[2] + wide <= COLUMNS), None)
        if shelf is None:
            shelf = [sum(s[1] for s in shelves), stamp.high, 0]
            shelves.append(shelf)
        found[name] = Place(shelf[2], shelf[0], stamp.wide, stamp.high, stamp.frames, stamp.ticks)
        shelf[2] += wide
    return found


PLACES = places()
ROWS = max(place.row + place.high for place in PLACES.values())


def drawn(name: str, frame: int) -> np.ndarray:
    """One frame of a stamp, as it is in the sheet."""
    stamp = STAMPS[name]
    picture = p.canvas(stamp.wide * TILE, stamp.high * TILE)
    stamp.draw(picture, frame)
    share = SHARES.get(stamp.draw.__module__, 1.0)
    picture[..., :3] = (picture[..., :3] * share).round().astype(np.uint8)
    return picture


def _animations() -> str:
    """Every tile of a picture with frames shows its part of each in turn. Tiled counts milliseconds."""
    rows: dict[int, list[str]] = {}
    for place in PLACES.values():
        for dy in range(place.high if place.frames > 1 else 0):
            for dx in range(place.wide):
                tile = (place.row + dy) * COLUMNS + place.column + dx
                rows[tile] = [
                    f'   <frame tileid="{tile + frame * place.wide}" duration="{round(ticks * 1000 / 60)}"/>'
                    for frame, ticks in enumerate(place.ticks)
                ]
    lines = []
    for tile, frames in sorted(rows.items()):
        lines += [f' <tile id="{tile}">', "  <animation>", *frames, "  </animation>", " </tile>"]
    return "\n".join(lines)


def main() -> None:
    whole = p.canvas(COLUMNS * TILE, ROWS * TILE)
    for name, place in PLACES.items():
        for frame in range(place.frames):
            picture = drawn(name, frame)
            x, y = (place.column + frame * place.wide) * TILE, place.row * TILE
            whole[y : y + picture.shape[0], x : x + picture.shape[1]] = picture
    p.save_rgba(whole, "tiles/dressing")
    text = tileset("dressing", COLUMNS, ROWS, COLUMNS * TILE, ROWS * TILE, _animations())
    (MAPS / "dressing.tsx").write_text(text, encoding="utf-8")
