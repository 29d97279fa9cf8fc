"""Inner walls of dark places: sprites/tiles/walls.png and maps/tilesets/walls.tsx, a row of kits.

A kit is 128 px wide, so that nothing is alike twice on a short walk, and six tiles high: what lies under the ceiling,
two rows of wall that repeat, a painted band, the paint below it, the foot. Walls are painted for the light of lamps:
without it they are nearly black.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import paint as p
from materials import MAPS
from palette import Colour, ramp

TILE = 16
WIDE = 8  # tiles of a kit
ROWS = ("top", "wall_a", "wall_b", "band", "dado", "foot")
W, H = WIDE * TILE, len(ROWS) * TILE
BAND = 3 * TILE  # px from the upper edge at which the paint begins
PER_ROW = 2  # kits side by side


@dataclass(frozen=True)
class Kit:
    """`upper`, `lower`: ramps of the wall and of the paint. `bond`: how the wall is built. `band`: two colours.

    `share` of the ramps' light is left: whoever stands before a wall, under its brightest lamp, is brighter still."""

    name: str
    upper: str
    lower: str
    bond: str
    band: tuple[str, str]
    hazard: bool = False
    wear: float = 0.5  # how much of the paint is gone, 0..1
    share: float = 0.62


KITS = (
    Kit("works", "1a212b 252e3a 323d4a 404d5a 505e69 66747a", "10201f 17302d 20423d 2c564f 3d6a60", "slabs",
        ("c8952e", "6e4a1a"), wear=0.5),
    Kit("penstock", "120c0f 1f1315 33201f 4a2d29 663f35 855646", "120c0f 1f1315 33201f 4a2d29 663f35", "plates",
        ("33201f", "33201f")),
    Kit("shaft", "151b29 1f283a 2b374d 394962 4b5c75 667789", "241a0d 3a2a10 5a4214 80601c a07e2c", "plates",
        ("d0a032", "241a0d"), True, 0.4),
    Kit("armoury", "241f1f 352e2b 4a4038 5f5346 766857 928369", "1c1210 301c16 4c2a1e 6a3c28 855034", "slabs",
        ("d9c9a0", "8a5a30"), wear=0.4, share=0.56),
    Kit("sluice", "152126 1e3036 2a4248 395860 4c727a 6c9498", "0c1c24 122c38 1a404e 245866 347080", "tiles",
        ("9fd8c8", "1a404e"), wear=0.35),
    Kit("alarm", "221a22 31252c 443238 5a4246 725452 8c6a62", "1e0c12 34121a 4e1a20 6a262a 8a3a38", "slabs",
        ("d8d0bc", "6a262a"), wear=0.45),
    Kit("stair", "131c21 1b282e 26363c 33474c 43595c 587072", "0b1518 11201f 182e2b 213e38 2d5048", "slabs",
        ("5f9a86", "1b3a34"), wear=0.8),
    Kit("dash", "2a2420 3c342c 51473a 685c49 80725a 9a8b6c", "33210f 50330f 744a12 9a661c b8842e", "boards",
        ("f0d890", "50330f"), wear=0.5, share=0.52),
    Kit("shafts", "232128 34323a 4a474e 625e62 7c777a 979292", "241616 371f1e 4c2a28 633a35 7c4c44", "brick",
        ("c04838", "7a2a24"), wear=0.6, share=0.52),
    Kit("blade", "1f2430 2c3342 3c4556 4e596b 647083 808c9c", "240e16 3c141e 561c28 742a36 964450", "tiles",
        ("e6e0d0", "46101a"), wear=0.35),
    Kit("grenade", "1c221c 29322a 39443a 4b574a 5f6c5c 78856f", "161c10 232e16 34441e 485c28 5e7436", "slabs",
        ("e0b830", "232410"), True, 0.5),
    Kit("rail", "1a1c30 272a44 373b5a 4a4f70 606688 7c83a0", "14182c 1e2440 2c3458 3e4872 54608c", "plates",
        ("c8d4e8", "3e4872"), wear=0.3, share=0.56),
    Kit("pit", "1e1a1c 2c2628 3c3436 4e4446 625658 7a6c6c", "140d0e 22110f 381612 541e16 70281c", "brick",
        ("b8402c", "22110f"), True, 0.7, 0.56),
    Kit("hut", "1f1b1c 2e2826 403731 54483e 6a5c4c 82735e", "151a16 202a22 2e3c30 3f503f 526650", "boards",
        ("a8a078", "2e3c30"), wear=0.5),
)


def _bond(kit: Kit, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Light added by joints and edges of what the wall is built of; everything comes round after 32 px downwards."""
    light = np.zeros((H, W))
    if kit.bond == "slabs":
        light -= 0.30 * (x % 64 == 0) + 0.34 * (y % 32 == 0)
        light += 0.14 * (x % 64 == 1) + 0.18 * (y % 32 == 1)
        for cx, cy in ((10, 8), (54, 8), (10, 25), (54, 25)):  # holes of the formwork
            d = np.hypot(x % 64 - cx, y % 32 - cy)
            light += np.where(d < 1.6, -0.34, 0) + np.where((d >= 1.6) & (d < 2.3) & (y % 32 > cy), 0.12, 0)
    elif kit.bond == "plates":
        light -= 0.36 * (x % 32 == 0) + 0.36 * (y % 32 == 0)
        light += 0.20 * (x % 32 == 1) + 0.22 * (y % 32 == 1)
        rivet = ((x % 8 == 4) & ((y % 32 == 4) | (y % 32 == 28))) | ((y % 8 == 4) & ((x % 32 == 4) | (x % 32 == 28)))
        light += np.where(rivet, 0.30, 0) - np.where(np.roll(rivet, 1, 0), 0.24, 0)
    elif kit.bond == "tiles":
        light -= 0.22 * ((x % 8 == 0) | (y % 8 == 0))
        light += 0.14 * (((x % 8 == 1) & (y % 8 > 0)) | ((y % 8 == 1) & (x % 8 > 0)))
        pick = np.random.default_rng(len(kit.name)).uniform(-0.11, 0.11, (4, W // 8))
        light += pick[(y // 8 % 4).astype(int), (x // 8).astype(int)]
    elif kit.bond == "brick":
        shift = (x + y // 5 % 2 * 8) % 16
        course = y % 32 % 5.34
        light -= 0.26 * ((shift < 1) | (course < 1))
        light += 0.10 * ((course >= 1) & (course < 2))
        pick = np.random.default_rng(len(kit.name)).uniform(-0.13, 0.13, (8, 9))
        light += pick[(y // 5.34 % 6).astype(int), ((x + y // 5 % 2 * 8) // 16).astype(int) % 8]
    elif kit.bond == "boards":
        light -= 0.36 * (x % 16 == 0)
        light += 0.16 * (x % 16 == 1)
        pick = np.random.default_rng(len(kit.name)).uniform(-0.10, 0.10, W // 16)
        light += pick[(x // 16).astype(int)]
        light += 0.10 * np.sin(x * 2.9 + np.sin(y * 2 * np.pi / 32) * 1.5) * (x % 16 > 1)
        light -= np.where((x % 16 == 8) & ((y % 32 == 3) | (y % 32 == 29)), 0.4, 0)
    return light


def _wrapped(cell: float, seed: int, octaves: int) -> np.ndarray:
    """Noise that comes round after 128 px across and 32 px down, for the rows that repeat."""
    grain = p.noise(W, 64, cell, cell, seed, octaves)
    share = np.clip(np.arange(32) / 12, 0, 1)[:, None]
    loop = grain[:32] * share + grain[32:64] * (1 - share)
    return np.tile(loop, (H // 32 + 1, 1))[:H]


def picture(kit: Kit) -> np.ndarray:
    y, x = np.mgrid[0:H, 0:W].astype(float)
    seed = len(kit.name) * 7 + ord(kit.name[0])
    grain, fine = _wrapped(40, seed, 3), _wrapped(9, seed + 1, 2)
    light = 0.52 + grain * 0.30 + fine * 0.12 + _bond(kit, x, y)
    streak = np.clip(p.noise(W, 4, 7, 4, seed + 2, 2)[0] * 2.6 - 0.9, 0, 1)[None]
    light -= streak * 0.20
    light -= np.clip(1 - y / 14, 0, 1) * 0.42  # the ceiling's shadow
    wall = p.tone(np.clip(light, 0, 1), kit.upper, 0.34)
    down = np.clip((y - BAND) / (H - BAND), 0, 1)
    coat = 0.62 + grain * 0.22 + fine * 0.10 + _bond(kit, x, y) * 0.5 - down * 0.30 - streak * 0.12
    paint = p.tone(np.clip(coat, 0, 1), kit.lower, 0.34)
    chip = p.noise(W, H, 13, 8, seed + 3, 3) + np.clip((y - H + 22) / 22, 0, 1) * 0.5 * kit.wear
    coated = (y >= BAND + 6) & (chip < 0.62 - 0.34 * kit.wear)
    out = np.dstack([np.where(coated[..., None], paint, wall), np.full((H, W), 255, np.uint8)]).astype(np.uint8)
    edge = coated & ~np.roll(coated, 1, 0) & (y > BAND + 7)
    p.paint(out, edge, ramp(kit.lower)[-1])
    if kit.bond == "boards" and kit.name == "hut":
        p.paint(out, (y % 32 == 0) & (y < BAND), ramp(kit.upper)[0])
    _band(out, kit, x, y, chip)
    foot = H - 5
    p.paint(out, y >= foot, p.tone(np.clip(0.30 + fine * 0.3, 0, 1), kit.upper, 0.3))
    p.paint(out, y == foot, ramp(kit.upper)[3])
    p.paint(out, (y < 5), p.tone(np.clip(0.16 + fine * 0.2, 0, 1), kit.upper, 0.3))
    p.paint(out, y == 5, ramp(kit.upper)[0])
    if kit.name == "penstock":
        _round(out, kit, x, y, grain, streak)
    out[..., :3] = (out[..., :3] * kit.share).round().astype(np.uint8)
    return out


def _band(out: np.ndarray, kit: Kit, x: np.ndarray, y: np.ndarray, chip: np.ndarray) -> None:
    """The line between wall and paint: a plain one, or black and yellow."""
    whole = chip < 0.72 - 0.30 * kit.wear
    light, dark = (ramp(c)[0] for c in kit.band)
    high = 7 if kit.hazard else 4
    top = BAND + (2 if kit.hazard else 4)
    inside = (y >= top) & (y < top + high) & whole
    p.paint(out, inside, light)
    if kit.hazard:
        p.paint(out, inside & ((x + y) % 16 < 8), dark)
    shade: Colour = tuple(v * 6 // 10 for v in light)  # type: ignore[assignment]
    p.paint(out, inside & (y == top + high - 1), shade if not kit.hazard else dark)
    p.paint(out, (y == top + high) & whole, ramp(kit.lower)[0])


def _round(
    out: np.ndarray, kit: Kit, x: np.ndarray, y: np.ndarray, grain: np.ndarray, streak: np.ndarray
) -> None:
    """A pipe from within: its six rows are light in the upper middle and go dark towards crown and bottom."""
    turn = np.sin(np.clip((y + 8) / (H + 8), 0, 1) * np.pi) ** 0.8
    light = 0.04 + 0.34 * turn + 0.44 * np.exp(-(((y - 27) / 15) ** 2)) + grain * 0.14
    light += _bond(kit, x, y) * 0.42 - streak * 0.16 * turn
    light += np.where((x % 64 < 7), 0.24 * turn, 0) - np.where((x % 64 == 7) | (x % 64 == 8) | (x % 64 == 0), 0.34, 0)
    bolt = (x % 64 == 3) & (y % 8 == 4)
    light += np.where(bolt, 0.34, 0) - np.where(np.roll(bolt, 1, 0), 0.3, 0)
    line = y > H - 34 + 2 * np.sin(x / 128 * 2 * np.pi)  # as far as the water comes
    light -= np.where(line, 0.07, 0)
    out[..., :3] = p.tone(np.clip(light, 0, 1), kit.upper, 0.4)


def tileset(name: str, columns: int, rows: int, width: int, height: int, extra: str = "") -> str:
    """Text of a tileset whose tiles are pictures only."""
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tileset version="1.10" tiledversion="1.10.2" name="{name}" tilewidth="16" tileheight="16" '
        f'tilecount="{columns * rows}" columns="{columns}">',
        f' <image source="../../sprites/tiles/{name}.png" width="{width}" height="{height}"/>',
        *([extra] if extra else []),
        "</tileset>", "",
    ])


def main() -> None:
    rows = -(-len(KITS) // PER_ROW)
    whole = p.canvas(W * PER_ROW, H * rows)
    for n, kit in enumerate(KITS):
        x, y = n % PER_ROW * W, n // PER_ROW * H
        whole[y : y + H, x : x + W] = picture(kit)
    p.save_rgba(whole, "tiles/walls")
    height, width = whole.shape[:2]
    text = tileset("walls", width // TILE, height // TILE, width, height)
    (MAPS / "walls.tsx").write_text(text, encoding="utf-8")
