"""The house of the epilogue, painted as one picture: an office in the sun, the room before it, a corridor in blue
shadow, and a glass hall with what is left of a Mimic under its floor. Writes sprites/tiles/offices.png and its tileset.

Numbers are px of the map `before`: the picture is laid out there cell by cell.
"""

from __future__ import annotations

import itertools

import numpy as np
import paint as p
import painted
from materials import MAPS
from painted import grid, pool

W, H = 2400, 496
CEILING, RAIL, DADO, SKIRT, FLOOR = 112, 178, 268, 322, 328
PLASTER = "1c1714 2e2620 453a2f 5f5140 7c6b52 9a8868 b6a47e"
COLD = "10151c 1a222c 28333f 394855 4d5f6b 647a84 7f979d"
OAK = "130c09 22150e 3a2416 573622 785030 9b6f44 c0935f"
FLOORING = "160e0b 281810 44291a 633e26 865a36 a87a4a c49a62"
STONE = "15171b 22262b 343a3f 4b5253 68706c 8b9288 b0b4a4"
FROSTED = "8a5a2a b07c3c d4a458 f0cc80 fce6a8"
DARK = (14, 10, 10)
SUN = (1.15, 0.92, 0.56)
INDOORS = 1.36  # over the light of the place in the game

WINDOWS = (  # left, top, width, height; the first is the one that somebody looks out of
    (416, 128, 128, 160),
    (768, 144, 64, 128),
    (1024, 144, 64, 128), (1184, 144, 64, 128), (1344, 144, 64, 128), (1504, 144, 64, 128),
    (1680, 144, 64, 128), (1808, 144, 64, 128),
)
DOORS = (1112, 1432, 1752)  # of rooms along the corridor, frosted and lit from within
WALLS = (0, 640, 960, 1616, 1904)  # left edges of what parts the rooms
PIT = (2032, 352, 224, 80)


def main() -> None:
    p.save_rgba(house(), "tiles/offices")
    (MAPS / "offices.tsx").write_text(painted.tileset("offices", W, H), encoding="utf-8")
    p.save_rgba(p.canvas(painted.TILE * len(painted.SURFACES), painted.TILE), "tiles/unseen")
    (MAPS / "unseen.tsx").write_text(painted.unseen(), encoding="utf-8")


def house() -> np.ndarray:
    picture = _walls()
    x, _y = grid(W, H)
    rooms = x < 1920
    hall = _hall()
    picture = np.where(rooms[..., None], picture, hall)
    painted.sill(picture, 1912, FLOOR, STONE)
    painted.sill(picture, 2378, FLOOR, STONE)
    light = _light()
    clear = picture[..., 3] == 0
    out = painted.lit(picture, light)
    out[clear] = 0
    _panes(out)
    return out


# -- rooms


def _walls() -> np.ndarray:
    """Plaster over oak under a coffered ceiling, in plain light."""
    picture, (x, _y) = p.canvas(W, H), grid(W, H)
    grain = p.noise(W, H, 46, 30, 3, 4) * 0.16 + p.noise(W, H, 7, 9, 4, 2) * 0.05
    stain = np.clip(p.noise(W, H, 120, 60, 8, 4) - 0.2, 0, 1) * 0.3
    value = np.clip(0.62 + grain - stain, 0, 1)
    cold = x >= 976
    p.paint(picture, np.ones((H, W), bool), p.tone(value, PLASTER, 0.35))
    p.paint(picture, cold, p.tone(value, COLD, 0.35))
    _ceiling(picture)
    _panelling(picture)
    for at in (32, 176, 336, 592, 656, 720, 848, 928, 976, 1296, 1600, 1632, 1888):
        _pilaster(picture, at, at >= 976)
    for left, top, wide, tall in WINDOWS:
        _window(picture, left, top, wide, tall)
    for at in DOORS:
        _door(picture, at)
    for left, _, wide, _ in WINDOWS[1:]:
        _radiator(picture, left + 6, wide - 12)
    floor = painted.boards(W, H - FLOOR, FLOORING, 5, 0.35)
    picture[FLOOR:] = floor
    _parting(picture)
    return picture


def _ceiling(picture: np.ndarray) -> None:
    """A cornice with teeth, over it coffers that go off into the dark."""
    oak = p.palette.ramp(OAK)
    p.box(picture, 0, 0, 1920, CEILING, oak[1])
    for number, (top, tall) in enumerate(((86, 18), (64, 16), (46, 12), (32, 9))):
        for at in range(8 - number * 3, 1920, 64):
            p.box(picture, at, top, 50, tall, oak[0])
            painted.bevel(picture, at, top, 50, tall, DARK, oak[3])
            painted.bevel(picture, at + 4, top + 3, 42, tall - 6, DARK, oak[2])
        p.box(picture, 0, top + tall + 1, 1920, 2, oak[2])
    for top, tall, shade in ((104, 3, 4), (107, 2, 1), (109, 4, 3), (113, 1, 5), (114, 2, 1)):
        p.box(picture, 0, top, 1920, tall, oak[shade])
    for at in range(0, 1920, 8):
        p.box(picture, at, 116, 5, 4, oak[3])
        p.box(picture, at, 116, 5, 1, oak[5])
        p.box(picture, at + 5, 116, 1, 4, DARK)
    p.box(picture, 0, RAIL, 1920, 1, oak[5])
    p.box(picture, 0, RAIL + 1, 1920, 3, oak[3])
    p.box(picture, 0, RAIL + 4, 1920, 1, oak[0])


def _panelling(picture: np.ndarray) -> None:
    oak, (x, y) = p.palette.ramp(OAK), grid(W, H)
    grain = p.noise(W, H, 5, 40, 9, 3) * 0.2
    p.paint(picture, (y >= DADO) & (y < FLOOR) & (x < 1920), p.tone(np.clip(0.42 + grain, 0, 1), OAK, 0.3))
    p.box(picture, 0, DADO - 2, 1920, 1, oak[6])
    p.box(picture, 0, DADO - 1, 1920, 3, oak[4])
    p.box(picture, 0, DADO + 2, 1920, 1, oak[0])
    for at in range(0, 1920, 32):
        painted.bevel(picture, at + 3, DADO + 7, 26, 42, oak[1], oak[4])
        painted.bevel(picture, at + 5, DADO + 9, 22, 38, oak[4], oak[1])
    p.box(picture, 0, SKIRT - 1, 1920, 1, oak[5])
    p.box(picture, 0, SKIRT, 1920, FLOOR - SKIRT, oak[2])


def _pilaster(picture: np.ndarray, at: int, cold: bool) -> None:
    """16 px wide, from the floor to the cornice, with a foot and a head."""
    colours = p.palette.ramp(COLD if cold else PLASTER)
    for column, shade in enumerate((2, 5, 6, 5, 5, 4, 4, 5, 5, 4, 4, 4, 3, 3, 2, 1)):
        p.box(picture, at + column, 120, 1, SKIRT - 120, colours[shade])
    for column in (4, 8, 11):
        p.box(picture, at + column, 134, 1, 120, colours[2])
    for top, tall, out in ((120, 5, 3), (126, 2, 1), (SKIRT - 12, 12, 2), (DADO - 2, 4, 1)):
        p.box(picture, at - out, top, 16 + 2 * out, tall, colours[4])
        p.box(picture, at - out, top, 16 + 2 * out, 1, colours[6])
        p.box(picture, at - out, top + tall - 1, 16 + 2 * out, 1, colours[1])


def _arch(left: int, top: int, wide: int, tall: int) -> np.ndarray:
    """Within the opening of a window: the large one is straight, the others have a round head."""
    x, y = grid(W, H)
    inside = (x >= left) & (x < left + wide) & (y >= top) & (y < top + tall)
    if wide > 100:
        return inside
    round_head = np.hypot(x + 0.5 - left - wide / 2, (y + 0.5 - top - wide / 2)) <= wide / 2
    return inside & ((y >= top + wide / 2) | round_head)


def _window(picture: np.ndarray, left: int, top: int, wide: int, tall: int) -> None:
    """A deep frame; what is glass is left open. Its blind, where somebody moves it, is a prop."""
    oak, (x, y) = p.palette.ramp(OAK), grid(W, H)
    hole = _arch(left, top, wide, tall)
    frame = _arch(left - 7, top - 7, wide + 14, tall + 14) & ~hole
    p.paint(picture, frame, oak[3])
    outer = _arch(left - 7, top - 7, wide + 14, tall + 14) & ~_arch(left - 6, top - 6, wide + 12, tall + 12)
    p.paint(picture, outer, oak[5])
    inner = _arch(left - 2, top - 2, wide + 4, tall + 4) & ~hole
    p.paint(picture, inner, oak[1])
    picture[hole] = 0
    bars = (np.abs(x - left - wide / 2 + 0.5) < 2) | (y == top + tall * 45 // 100) | (y == top + tall * 45 // 100 + 1)
    if wide > 100:
        bars |= (np.abs(x - left - wide / 4) < 1) | (np.abs(x - left - wide * 3 / 4) < 1)
    bars |= (y == top + tall * 72 // 100)
    edge = (x < left + 3) | (x >= left + wide - 3) | (y >= top + tall - 3)
    p.paint(picture, hole & (bars | edge), oak[4])
    p.paint(picture, hole & (np.roll(bars, 1, 1) & ~bars | (np.roll(bars, 1, 0) & ~bars)), oak[1])
    for out, down, deep, shade in ((12, 0, 2, 6), (12, 2, 4, 4), (9, 6, 2, 1)):
        p.box(picture, left - out, top + tall + down, wide + 2 * out, deep, oak[shade])


def _door(picture: np.ndarray, at: int) -> None:
    """Two wings of 24 px, a frosted pane in each, a light over them; somebody is in that room."""
    oak = p.palette.ramp(OAK)
    top, wide = 206, 48
    p.box(picture, at - 6, top - 26, wide + 12, FLOOR - top + 26, oak[3])
    painted.bevel(picture, at - 6, top - 26, wide + 12, FLOOR - top + 26, oak[5], oak[0])
    p.box(picture, at - 8, top - 30, wide + 16, 4, oak[4])
    p.box(picture, at - 8, top - 30, wide + 16, 1, oak[6])
    for pane in (at, at + 25):
        p.box(picture, pane, top - 21, 23, 16, oak[1])
        p.box(picture, pane, top, 23, FLOOR - top, oak[2])
        painted.bevel(picture, pane, top, 23, FLOOR - top, oak[4], oak[0])
        p.box(picture, pane + 4, top + 6, 15, 52, oak[1])
        painted.bevel(picture, pane + 4, top + 66, 15, 46, oak[1], oak[4])
    p.box(picture, at + 19, top + 62, 2, 5, (196, 160, 92))
    p.box(picture, at + 27, top + 62, 2, 5, (196, 160, 92))
    p.box(picture, at + 4, 301, 15, 1, oak[4])


def _radiator(picture: np.ndarray, left: int, wide: int) -> None:
    iron = p.palette.ramp(STONE)
    p.box(picture, left, 284, wide, 36, iron[1])
    for at in range(left, left + wide - 4, 6):
        p.box(picture, at, 284, 4, 36, iron[4])
        p.box(picture, at, 284, 1, 36, iron[5])
        p.box(picture, at + 3, 284, 1, 36, iron[2])
        p.box(picture, at, 284, 4, 1, iron[6])
    p.box(picture, left, 290, wide, 2, iron[3])
    p.box(picture, left, 312, wide, 2, iron[2])
    p.box(picture, left - 4, 314, 4, 3, iron[3])


def _parting(picture: np.ndarray) -> None:
    """Walls across, cut open: dark, with a lit edge, a lintel over the way through; the house's own outer wall."""
    for left in WALLS:
        wide = 32 if left == 0 else 16
        p.box(picture, left, 0, wide, 288 if left else H, (22, 16, 14))
        p.box(picture, left + wide - 1, CEILING, 1, (288 if left else FLOOR) - CEILING, (96, 72, 48))
        p.box(picture, left, CEILING, 1, 176, (44, 32, 26))
        if left:
            p.box(picture, left - 4, 282, wide + 8, 8, (70, 46, 28))
            p.box(picture, left - 4, 282, wide + 8, 1, (140, 100, 60))
            p.box(picture, left - 4, 289, wide + 8, 1, (20, 12, 8))
    stone = p.palette.ramp(STONE)
    p.box(picture, 1904, 0, 16, 288, stone[2])
    for y in range(0, 288, 24):
        p.box(picture, 1904, y, 16, 1, stone[0])
        p.box(picture, 1904, y + 1, 16, 1, stone[4])


# -- what falls in


def _light() -> np.ndarray:
    """Dark rooms, sun through each window: on the reveals, in a soft glow around, as a patch on the floor.

    What is indoors is painted brighter than it is to be: the game's own light is low there, so that people are dark in
    the shadow and bright where the sun falls in."""
    x, y = grid(W, H)
    light = painted.field(W, H, (0.56, 0.50, 0.46))
    light[:, 976:1904] = (0.46, 0.52, 0.66)
    light[:, 1904:] = (0.95, 0.94, 0.90)
    light[:, 656:960] = (0.54, 0.50, 0.48)
    inside = (x < 1904).astype(float)
    up = np.clip((190 - y) / 130, 0, 1) * inside
    light *= (1 - 0.55 * up)[..., None]
    down = np.clip((y - FLOOR - 6) / 92, 0, 1) * inside
    light *= (1 - 0.88 * down)[..., None]
    below = np.clip((y - FLOOR - 16) / 60, 0, 1) * (1 - inside)
    light *= (1 - 0.5 * below)[..., None]
    for left, top, wide, tall in WINDOWS:
        room = _room_of(left)
        mask = ((x >= room[0]) & (x < room[1]) & (y > CEILING - 50)).astype(float)
        big = wide > 100
        middle = left + wide / 2
        pool(light, middle, top + tall * 0.55, wide * (1.7 if big else 1.5), tall * 0.95,
             (0.62, 0.50, 0.30) if big else (0.40, 0.36, 0.26), mask)
        _patch(light, left, wide, 0.85 if big else 0.72, mask)
    for at in DOORS:
        mask = ((x >= at - 60) & (x < at + 108) & (y > 190)).astype(float)
        pool(light, at + 24, 236, 62, 62, (0.42, 0.27, 0.10), mask)
        floor = (y >= FLOOR) & (np.abs(x - at - 24 + (y - FLOOR) * 0.1) < 26 + (y - FLOOR) * 0.3) & (y < FLOOR + 44)
        light += (floor * np.clip(1 - (y - FLOOR) / 44, 0, 1) * 0.45)[..., None] * np.array((1.0, 0.66, 0.30))
    light[:, :1904] *= INDOORS
    pool(light, 280, 306, 80, 50, (0.30, 0.38, 0.20), ((x < 640) & (y < FLOOR + 30)).astype(float))
    hall = (x >= 1920) & (x < 2384) & (y >= FLOOR)
    bands = np.abs((x + (y - FLOOR) * 1.15) % 92 - 46) < 38
    beside = (x < PIT[0] - 6) | (x > PIT[0] + PIT[2] + 5)
    light += (hall & bands & beside & (y < FLOOR + 84))[..., None] * np.array(SUN) * 0.42
    pool(light, 872, 300, 80, 60, (0.52, 0.40, 0.20), ((x > 656) & (x < 960)).astype(float))
    return light


def _room_of(x: int) -> tuple[int, int]:
    edges = [*WALLS, 1904]
    return next((a, b) for a, b in itertools.pairwise(edges) if a <= x < b)


def _patch(light: np.ndarray, left: int, wide: int, strength: float, mask: np.ndarray) -> None:
    """Sun on the floor, slanting to the left towards the viewer, with the shadows of the bars, softer the farther."""
    x, y = grid(W, H)
    down = y - FLOOR
    at = x + down * 1.15 + 10  # px of the window that the light has come through
    inside = (at > left + 4) & (at < left + wide - 4) & (down >= 0) & (down < 86)
    bars = np.abs((at - left) % (wide / (4 if wide > 100 else 2)) - 0) < 2.5
    cross = (np.abs(down - 20) < 1.6) | (np.abs(down - 48) < 2.2)
    share = inside * (1 - 0.75 * (bars | cross)) * np.clip(1.25 - down / 100, 0, 1)  # past the walls, too
    light += (share * strength)[..., None] * np.array(SUN)
    # On the panelling under the sill and the next pilaster the same light grazes.
    graze = (np.abs(x - left + 18) < 10) & (y > 150) & (y < 262) & (np.abs((y - x * 0.8) % 44) < 26)
    light += (graze * mask * strength * 0.35)[..., None] * np.array(SUN)


def _panes(picture: np.ndarray) -> None:
    """What shines by itself: frosted panes, a half drawn blind in each round window, glints on glass."""
    _, y = grid(W, H)
    for at in DOORS:
        for pane in (at, at + 25):
            tall = np.linspace(0, 1, 52)[:, None] * np.ones((1, 15))
            picture[212:264, pane + 4 : pane + 19, :3] = p.tone(1 - tall * 0.8, FROSTED, 0.5)
            picture[187:199, pane + 2 : pane + 21, :3] = p.tone(np.full((12, 19), 0.4), FROSTED, 0.5)
        # Somebody's shadow behind the glass.
        if at == 1432:
            shape = p.ellipse(W, H, at + 10, 234, 4, 5) | p.ellipse(W, H, at + 10, 254, 7, 16)
            shape &= (y < 264)
            box = np.zeros_like(shape)
            box[212:264, at + 4 : at + 19] = True
            p.paint(picture, shape & box, (126, 80, 40))
    for left, top, wide, tall in WINDOWS[1:]:
        hole = _arch(left + 3, top + 3, wide - 6, tall - 6)
        for row in range(top, top + tall * 45 // 100, 4):
            band = hole & (y >= row) & (y < row + 3)
            p.paint(picture, band & (y < row + 1), (255, 236, 178))
            p.paint(picture, band & (y >= row + 1), (222, 186, 124))
            p.paint(picture, hole & (y == row + 3), (122, 96, 62))
    _glints(picture)


def _glints(picture: np.ndarray) -> None:
    """Long slanting reflections on the glass of the hall, half transparent."""
    x, y = grid(W, H)
    for at, wide in ((1968, 26), (2006, 7), (2130, 34), (2176, 9), (2290, 22), (2322, 6)):
        band = (np.abs(x + y * 0.55 - at - 150) < wide / 2) & (y > 128) & (y < 284) & (picture[..., 3] == 0)
        p.paint(picture, band & (x > 1924) & (x < 2364), (236, 244, 226), 44)


# -- the hall


def _hall() -> np.ndarray:
    """Steel and glass under a lantern roof; under its floor a case of glass, a lit stand, boards to read."""
    picture, (x, y) = p.canvas(W, H), grid(W, H)
    steel, stone = p.palette.ramp("1a2026 2c353c 434f56 5f6e74 84949a aebcba d8e0d4"), p.palette.ramp(STONE)
    left, right = 1920, 2384
    # The roof: a ridge of glass on trusses.
    for at in range(left, right):
        rise = 96 - round(44 * (1 - abs((at - 2152) / 232)))
        p.box(picture, at, rise - 6, 1, 3, steel[5])
        p.box(picture, at, rise - 3, 1, 4, steel[2])
        p.box(picture, at, rise + 1, 1, 1, steel[0])
    p.box(picture, left, 100, right - left, 2, steel[5])
    p.box(picture, left, 102, right - left, 6, steel[3])
    p.box(picture, left, 108, right - left, 2, steel[1])
    for at in range(left + 24, right - 8, 58):
        rise = 96 - round(44 * (1 - abs((at - 2152) / 232)))
        p.box(picture, at, rise, 3, 100 - rise, steel[3])
        p.line(picture, at, 100, at + 29, max(rise, 60), steel[2])
        p.line(picture, at + 1, 100, at + 30, max(rise, 60), steel[4])
        p.line(picture, at + 58, 100, at + 29, max(rise, 60), steel[2])
    for at in (1920, 2012, 2104, 2196, 2288, 2368):
        _column(picture, at, steel)
    for at in range(1943, 2368, 23):
        if (at - 1920) % 92:
            p.box(picture, at, 110, 1, 176, steel[3])
    for row in (170, 232):
        p.box(picture, 1920, row, 464, 2, steel[3])
        p.box(picture, 1920, row, 464, 1, steel[5])
    low = (y >= 286) & (y < FLOOR) & (x >= 1920) & (x < 2384)
    p.paint(picture, low, p.tone(np.clip(0.78 + p.noise(W, H, 40, 9, 31, 4) * 0.16 - (y - 286) / 150, 0, 1),
                                 "22262a 363c3e 505856 6e746c 90927e b0ae92 d0caa6", 0.3))
    p.box(picture, 1920, 284, 464, 2, stone[6])
    p.box(picture, 1920, 286, 464, 2, stone[2])
    for at in range(1920, 2384, 58):
        p.box(picture, at, 288, 1, 40, stone[1])
    ground = painted.slab(W, H - FLOOR, "1a1c1e 2c3030 444846 626660 84867a a8a894 c8c4a8", 12, 80)
    picture[FLOOR:, 1920:2400] = ground[:, 1920:2400]
    p.box(picture, 2384, 0, 16, H, (0, 0, 0))
    picture[:, 2384:] = 0
    _case(picture)
    return picture


def _column(picture: np.ndarray, at: int, steel: list[tuple[int, int, int]]) -> None:
    for column, shade in enumerate((1, 5, 4, 3, 3, 2, 1, 0)):
        p.box(picture, at + column, 108, 1, FLOOR - 108, steel[shade])
    for reach in range(18):
        for side in (-1, 1):
            p.box(picture, at + 3 + side * reach, 108 + reach // 2 * 0 + (18 - reach) // 3, 1, 3, steel[2])
    p.box(picture, at - 2, FLOOR - 8, 12, 8, steel[2])
    p.box(picture, at - 2, FLOOR - 8, 12, 1, steel[5])


def _shrine(picture: np.ndarray) -> None:
    """A lit screen, so that what is black can be seen before it, in a case of glass."""
    x, y = grid(W, H)
    screen = (x >= 2092) & (x < 2192) & (y >= 366) & (y < 416)
    glow = np.clip(1.05 - np.hypot((x - 2142) / 62, (y - 404) / 46), 0, 1)
    p.paint(picture, screen, p.tone(glow, "3a3c38 5c5a4e 86806a b4a884 dccfa0 f4ecc4", 0.5))
    for side in (2090, 2192):
        p.box(picture, side, 364, 2, 54, (150, 164, 160))
        p.box(picture, side, 364, 1, 54, (222, 236, 226))
    p.box(picture, 2090, 362, 104, 2, (222, 236, 226))
    for step in range(22):
        p.box(picture, 2104 + step, 412 - 2 * step, 3, 2, (244, 248, 232))


def _case(picture: np.ndarray) -> None:
    """The room under the glass floor: dark stone, three beams from above, a plinth for the dead one."""
    left, top, wide, tall = PIT
    x, y = grid(W, H)
    box = (x >= left) & (x < left + wide) & (y >= FLOOR) & (y < top + tall)
    value = 0.30 + p.noise(W, H, 30, 18, 41, 4) * 0.14
    for at in (2064, 2144, 2224):
        reach = 10 + (y - 340) * 0.42
        value = value + np.clip(1 - np.abs(x - at) / reach, 0, 1) * np.clip(1.1 - (y - 340) / 120, 0, 1) * 0.6
    p.paint(picture, box, p.tone(np.clip(value, 0, 1), "0c1014 141a20 20282e 323c40 4c5654 706f5e 9c9070 c8b484", 0.5))
    for at in range(left + 28, left + wide, 56):
        p.box(picture, at, FLOOR + 16, 1, tall - 8, (10, 12, 16))
    _shrine(picture)
    p.box(picture, left, 420, wide, 3, (150, 140, 112))
    p.box(picture, left, 423, wide, 9, (64, 62, 56))
    stand = (x >= 2094) & (x < 2190) & (y >= 414) & (y < 438)  # of pale stone, seen a little from above
    p.paint(picture, stand, p.tone(np.clip(1.0 - np.hypot((x - 2142) / 90, (y - 424) / 44), 0, 1),
                                   "5c5a4e 86806a b4a884 dccfa0 f4ecc4", 0.5))
    p.box(picture, 2094, 438, 96, 8, (92, 86, 72))
    p.box(picture, 2094, 438, 96, 1, (190, 180, 146))
    chalk = np.abs(np.hypot((x - 2140) / 34, (y - 428) / 8) - 1) < 0.07
    p.paint(picture, chalk & stand & ((x + y) % 7 < 5), (252, 250, 240))
    for board in (2046, 2212):
        p.box(picture, board, 374, 26, 18, (214, 204, 168))
        for line in range(377, 390, 3):
            p.box(picture, board + 3, line, 20 - line % 5 * 2, 1, (110, 100, 84))
    p.box(picture, left, FLOOR + 10, wide, 4, (120, 132, 132))  # the floor of glass, edge on
    p.box(picture, left, FLOOR + 10, wide, 1, (226, 238, 226))
    for side in (left - 6, left + wide):
        p.box(picture, side, FLOOR + 8, 6, top + tall - FLOOR - 8, (52, 58, 60))
        p.box(picture, side, FLOOR + 8, 1, top + tall - FLOOR - 8, (120, 128, 124))
