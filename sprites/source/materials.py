"""What the ground of each place is made of. Every lip says at a glance what one stands on."""

from __future__ import annotations

import numpy as np
import paint as p
from palette import Colour, ramp
from terrain import PERIOD, TILE, Cut, Material, grain, sheet, tileset

MAPS = p.SPRITES.parent / "maps/tilesets"

SAND = "241f2c 43383f 6e5c52 9a8468 c4b085 e8dcb0"
MUD = "130f15 251c1f 3e2e29 5e4836 846a4c ac9068"
CONCRETE = "14171f 272d37 424b55 646f74 8c9791 bcc4b4"
RUST = "1e1016 42201e 74382a a85c34 d4904e"
BRICK = "1a1014 331a1c 572a26 7f4034 a86048 cf9470"
TAR = "101218 1b1e26 2a2d36 3e424b 5b6068 8d9094"
LOAM = "15100f 281c17 422e20 62462c 8a683e b89658"
TURF = "0f1a14 1d3020 35502a 5c7634 93a24a cfc878"
GRANITE = "12141c 242936 3b4350 59636c 7f8a8c b2bab0"
VERDIGRIS = "0a1216 12222a 1d3a40 2f5a5a 54837a 94b8a4"
PLASTER = "1d1b1f 3a332f 5f5344 887660 b29e7e ddcba2"


def _xy() -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:TILE, 0:PERIOD]
    return x, y


def _sprinkle(light: np.ndarray, seed: int, count: int, high: float, low: float) -> np.ndarray:
    """Pebbles: a lit px or two above a dark one."""
    dice = np.random.default_rng(seed)
    for _ in range(count):
        x, y, size = int(dice.integers(PERIOD)), int(dice.integers(TILE - 2)), int(dice.integers(1, 3))
        for k in range(size + 1):
            light[y, (x + k) % PERIOD], light[y + 1, (x + k) % PERIOD] = high, low
    return light


def _bond(wide: int, tall: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Courses of blocks: x and y inside each, and a light of its own. `wide` divides 32, `tall` divides 16."""
    x, y = _xy()
    row = y // tall
    shifted = x + row % 2 * (wide // 2)
    dice = np.random.default_rng(wide * 31 + tall)
    table = dice.uniform(-1, 1, (TILE // tall, 2 * TILE // wide))  # repeats after 32 px, as the phases do
    own = table[row, shifted // wide % table.shape[1]]
    return shifted % wide, y % tall, own


# -- insides


def sand_body() -> np.ndarray:
    x, y = _xy()
    ripple = np.sin((y + 2 * np.sin(x * 2 * np.pi / 32)) * 2 * np.pi / 8) * 0.09
    return _sprinkle(0.46 + grain(16, 7, 1) * 0.36 + ripple, 1, 8, 0.86, 0.14)


def mud_body() -> np.ndarray:
    return _sprinkle(0.42 + grain(11, 9, 2) * 0.44, 2, 10, 0.78, 0.1)


def concrete_body() -> np.ndarray:
    u, v, own = _bond(32, 16)
    light = 0.52 + grain(20, 16, 3) * 0.2 + own * 0.05 - 0.34 * (v == 0) + 0.14 * (v == 1)
    light = light - 0.28 * (u == 0) + 0.1 * (u == 1)
    ties = (u % 16 == 8) & (v == 6)
    return light - 0.4 * ties + 0.25 * np.roll(ties, 1, 0)


def steel_body() -> np.ndarray:
    u, v, own = _bond(32, 16)
    light = (
        0.46 + grain(14, 14, 4) * 0.13 + own * 0.05 + 0.28 * (v == 1) - 0.4 * (v == 0) - 0.4 * (u == 0) + 0.2 * (u == 1)
    )
    rivets = (u % 8 == 4) & ((v == 4) | (v == 12))
    return light + 0.4 * rivets - 0.3 * np.roll(rivets, 1, 0)


def brick_body() -> np.ndarray:
    u, v, own = _bond(8, 4)
    light = 0.5 + own * 0.15 + grain(6, 4, 6, 2) * 0.14
    return np.where((u == 0) | (v == 0), 0.2, light + 0.08 * (v == 1))


def gravel_body() -> np.ndarray:
    _x, y = _xy()
    layer = 0.1 * np.sin(y * 2 * np.pi / 8)
    return _sprinkle(0.4 + grain(7, 5, 8) * 0.4 + layer, 8, 26, 0.8, 0.12)


def loam_body() -> np.ndarray:
    return _sprinkle(0.42 + grain(13, 10, 9) * 0.42, 9, 7, 0.72, 0.12)


def granite_body() -> np.ndarray:
    u, v, own = _bond(32, 8)
    light = 0.48 + own * 0.12 + grain(9, 6, 10) * 0.2
    light = light + 0.2 * ((v == 1) | (u == 1)) - 0.1 * (v == 7)
    return np.where((u == 0) | (v == 0), 0.1, light)


def lining_body() -> np.ndarray:
    x, y = _xy()
    rib = x % 16
    light = 0.44 + grain(10, 12, 12) * 0.16 + 0.24 * (rib == 1) - 0.3 * (rib == 0) + 0.1 * ((rib > 1) & (rib < 4))
    bolts = (rib == 2) & (y % 8 == 3)
    return light + 0.35 * bolts - 0.25 * np.roll(bolts, 1, 0)


def plaster_body() -> np.ndarray:
    _u, v, _ = _bond(16, 8)
    bare = grain(18, 12, 13) > 0.24  # where the plaster has come off, laths
    return np.where(bare, 0.2 + 0.16 * (v % 4 < 2), 0.55 + grain(22, 18, 14) * 0.12)


# -- tops


def _rows(cut: Cut, colours: list[Colour], *tones: int) -> None:
    for depth, tone in enumerate(tones):
        cut.put(cut.top == depth, colours[tone])


def soft_lip(cut: Cut) -> None:
    """Dry sand: bright, crumbling."""
    _rows(cut, cut.colours, 5, 4)
    dither = p.bayer(TILE, TILE) > 0
    cut.put((cut.top == 2) & (dither | (cut.along() % 7 < 4)), cut.colours[4])
    cut.put((cut.top == 3) & dither, cut.colours[3])
    cut.put((cut.top == 1) & (cut.along() % 23 == 5), cut.colours[2])
    cut.put((cut.top == 0) & (cut.along() % 29 == 11), cut.colours[3])


def plank_lip(cut: Cut) -> None:
    """Duckboards; one in eight is missing."""
    wood, s = ramp("wood"), cut.along()
    gap = s // 8 == 5
    _rows(cut, wood, 4, 3, 2, 1)
    cut.put(cut.top == 4, cut.colours[0])
    cut.put((s % 8 == 7) & (cut.top < 3), wood[1])
    cut.put((s % 8 == 0) & (cut.top == 0), wood[3])
    cut.put((s % 8 == 3) & (cut.top == 1), wood[0])
    cut.put((s // 8 % 3 == 1) & (cut.top == 0), wood[3])
    cut.put(gap & (cut.top == 0), cut.colours[3])
    cut.put(gap & (cut.top > 0) & (cut.top < 4), cut.colours[1])


def hard_lip(cut: Cut) -> None:
    """Poured and worn: a bright arris with bits broken off it."""
    s = cut.along()
    _rows(cut, cut.colours, 5, 4, 4, 0)
    cut.put((cut.top == 1) & (s % 5 == 2), cut.colours[3])
    cut.put((s == 21) & (cut.top < 3) | (s == 22) & (cut.top < 1), cut.colours[1])
    cut.put((s > 42) & (s < 46) & (cut.top == 0), cut.colours[3])
    cut.put((s % 32 == 0) & (cut.top < 4), cut.colours[0])


def hazard_lip(cut: Cut) -> None:
    """Deck plate with warning stripes, worn off here and there."""
    metal, s = ramp("steel"), cut.along()
    y = np.broadcast_to(np.arange(TILE)[:, None], (TILE, TILE))
    _rows(cut, metal, 4, 2, 2, 0)
    band = (cut.top == 1) | (cut.top == 2)
    stripe = (s + y) % 8 < 4
    worn = s // 8 % 4 == 2
    cut.put(band & stripe & ~worn, ramp("ember")[3])
    cut.put(band & ~stripe, (26, 24, 30))


def bag_lip(cut: Cut) -> None:
    """A parapet: two rows of sandbags in a bond, the upper with light on their backs."""
    cloth, s, t = ramp("khaki"), cut.along(), cut.top
    for row, (first, last, shift) in enumerate(((0, 4, 0), (4, 8, 8))):
        inside = (t >= first) & (t < last)
        u, depth = (s + shift) % 16, t - first
        cut.put(inside, cloth[2])
        cut.put(inside & (depth == 0), cloth[4 - row])
        cut.put(inside & (depth == 1) & (u < 11), cloth[3])
        cut.put(inside & (depth == last - first - 1), cloth[1])
        cut.put(inside & (u == 15), cloth[0])
        cut.put(inside & ((u == 14) | (u == 0)) & (depth == 0), cloth[2])
        cut.put(inside & (u % 5 == 3) & (depth == 2), cloth[1])
    cut.put(t == 8, cut.colours[0])


def timber_side(cut: Cut) -> None:
    """Revetment: boards lying against the earth, a post now and then."""
    wood, y = ramp("wood"), cut.down()
    wall = (np.abs(cut.nx) > 0.7) & (cut.deep < 5)
    cut.put(wall, wood[2])
    cut.put(wall & (y % 5 == 0), wood[3])
    cut.put(wall & (y % 5 == 4), wood[0])
    cut.put(wall & (y % 10 == 2) & (cut.deep < 2.2), wood[4])


def rubble_lip(cut: Cut) -> None:
    """Brickwork broken off at a course."""
    s = cut.along()
    _rows(cut, cut.colours, 5, 4)
    cut.put((cut.top == 1) & (s % 8 == 0), cut.colours[1])
    cut.put((cut.top == 0) & (s % 8 == 0), cut.colours[3])
    cut.put((cut.top == 0) & (s // 8 % 5 == 3), cut.colours[4])
    white = (s > 25) & (s < 36) | (s > 52) & (s < 57)
    cut.put(white & (cut.top < 2), ramp(PLASTER)[5])
    cut.put(white & (cut.top == 2), ramp(PLASTER)[3])


def cobble_lip(cut: Cut) -> None:
    """Setts, each with its own light."""
    stone, s, t = ramp(GRANITE), cut.along(), cut.top
    u, own = s % 8, s // 8 % 8
    band = t < 5
    cut.put(band, stone[2])
    cut.put(band & (t == 0), stone[4])
    cut.put((t == 0) & ((own == 2) | (own == 5)), stone[5])
    cut.put((t == 1) & (u < 5), stone[3])
    cut.put((t == 0) & ((u == 7) | (u == 0)), stone[2])
    cut.put(band & (u == 7) & (t > 0), stone[0])
    cut.put(t == 4, stone[1])
    cut.put(t == 5, cut.colours[0])


def road_lip(cut: Cut) -> None:
    """Asphalt over its bed of stones, with what is left of the white line."""
    tar, s, t = ramp(TAR), cut.along(), cut.top
    _rows(cut, tar, 5, 3, 2, 2, 1)
    cut.put((t == 0) & (s % 11 == 4), tar[4])
    cut.put((t > 0) & (t < 4) & ((s * 7 + t * 13) % 17 == 0), tar[4])
    cut.put((t == 0) & (s > 8) & (s < 30), (214, 208, 184))
    cut.put((t == 1) & (s > 8) & (s < 30) & (s % 9 != 3), (150, 148, 140))
    cut.put((t < 5) & ((s == 41) | (s == 42) & (t > 1)), tar[0])


def grass_lip(cut: Cut) -> None:
    """Turf that hangs over the earth in uneven locks."""
    green, s, t = ramp(TURF), cut.along(), cut.top
    dice = np.random.default_rng(5)
    long = dice.integers(3, 7, PERIOD)
    hang = long[s]
    cut.put(t < hang, green[2])
    cut.put(t == hang - 1, green[1])
    cut.put((t == 0), green[4])
    cut.put((t == 1) & (s % 3 != 0), green[3])
    cut.put((t == 0) & (s % 5 == 2), green[5])
    cut.put((t == 2) & (s % 4 == 1), green[3])
    cut.put((t == hang) & (t < 8), cut.colours[0])


def coping_lip(cut: Cut) -> None:
    """A course of dressed coping stones with a shadow under it, moss in the joints."""
    s, t = cut.along(), cut.top
    _rows(cut, cut.colours, 5, 4, 3, 3, 0)
    cut.put((s % 32 == 0) & (t < 4), cut.colours[1])
    cut.put((s % 32 == 1) & (t < 4), cut.colours[5])
    moss = (s % 32 > 26) & (t < 3) & ((s + t) % 3 != 0) | (s > 12) & (s < 19) & (t == 0)
    cut.put(moss, (74, 92, 58))
    cut.put((s % 13 == 6) & (t == 2), cut.colours[2])


def grate_lip(cut: Cut) -> None:
    """A grating on bearers: bright bars, dark slots."""
    metal, s, t = ramp("steel"), cut.along(), cut.top
    _rows(cut, metal, 4, 2, 0, 2)
    cut.put(((t == 1) | (t == 2)) & (s % 4 < 2), metal[0])
    cut.put(((t == 1) | (t == 2)) & (s % 4 == 2), metal[3])
    cut.put((t == 0) & (s % 16 == 0), metal[5])
    cut.put(t == 4, cut.colours[0])
    cut.put((t == 3) & (s % 16 < 3), metal[4])


def wet_side(cut: Cut) -> None:
    """Old water marks on a wall."""
    y = cut.down()
    wall = (np.abs(cut.nx) > 0.7) & (cut.deep < 3)
    cut.put(wall & (y % 32 > 20) & (y % 32 < 23), cut.colours[4])
    cut.put(wall & (y % 32 == 23), cut.colours[0])


def board_lip(cut: Cut) -> None:
    """Waxed floorboards on joists."""
    wood, s, t = ramp("wood"), cut.along(), cut.top
    _rows(cut, wood, 4, 3, 2, 1, 0)
    cut.put((t == 0) & (s % 21 < 9), (214, 166, 100))
    cut.put((t < 3) & (s % 32 == 13), wood[0])
    cut.put((t < 3) & (s % 32 == 14), wood[4])
    cut.put((t > 4) & (t < 9) & (s % 16 < 5), wood[1])
    cut.put((t == 5) & (s % 16 < 5), wood[2])


MATERIALS = (
    Material("sand", "sand", SAND, sand_body, soft_lip, None, 0.9, 1.0, "#c4b085"),
    Material("mud", "mud", MUD, mud_body, plank_lip, None, 0.4, 1.3, "#8a6238"),
    Material("concrete", "concrete", CONCRETE, concrete_body, hard_lip, None, 0.0, 0.3, "#8c9791"),
    Material("steel", "metal", RUST, steel_body, hazard_lip, None, 0.0, 0.0, "#d2480f"),
    Material("trench", "mud", MUD, mud_body, bag_lip, timber_side, 0.5, 0.4, "#bda572"),
    Material("brick", "concrete", BRICK, brick_body, rubble_lip, None, 1.3, 0.5, "#a86048"),
    Material("cobble", "concrete", LOAM, loam_body, cobble_lip, None, 0.4, 0.9, "#7f8a8c"),
    Material("road", "concrete", LOAM, gravel_body, road_lip, None, 0.2, 1.0, "#5b6068"),
    Material("turf", "mud", LOAM, loam_body, grass_lip, None, 0.8, 1.1, "#93a24a"),
    Material("granite", "concrete", GRANITE, granite_body, coping_lip, wet_side, 0.0, 0.3, "#b2bab0"),
    Material("lining", "metal", VERDIGRIS, lining_body, grate_lip, wet_side, 0.0, 0.0, "#54837a"),
    Material("boards", "concrete", PLASTER, plaster_body, board_lip, None, 0.0, 0.2, "#b48a52"),
)


def main() -> None:
    for material in MATERIALS:
        p.save_rgba(sheet(material), f"tiles/{material.name}")
        (MAPS / f"{material.name}.tsx").write_text(tileset(material), encoding="utf-8")
