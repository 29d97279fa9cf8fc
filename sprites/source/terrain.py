"""Terrain: for each material 47 tiles, for every way in which its eight neighbours can be ground or air, in 4 phases.

A phase is one of four pictures of the same tile. Cell (x, y) shows phase (x + 2 y) mod 4: along a row the pattern
repeats after 64 px, down a column after 32. Edges wobble inside a tile and are straight where tiles meet, so that any
phase fits any other, as Tiled's terrain brush lays them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import paint as p
from palette import INK, Colour, ramp
from scipy import ndimage

TILE = 16
PHASES = 4
COLUMNS, ROWS = 12, 4  # tiles of one phase on the sheet
PERIOD = TILE * PHASES
AROUND = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))  # Tiled's order of a wang id


def reduced(mask: int) -> int:
    """A corner counts only where both sides beside it are ground."""
    north, east, south, west = (mask >> k & 1 for k in (0, 2, 4, 6))
    kept = mask & 0b01010101
    for bit, both in ((1, north & east), (3, south & east), (5, south & west), (7, north & west)):
        kept |= mask & (1 << bit) if both else 0
    return kept


MASKS = [mask for mask in range(256) if reduced(mask) == mask]


def grain(cell_x: float, cell_y: float, seed: int, octaves: int = 4) -> np.ndarray:
    """Noise of about -1..1, (16, 64), which goes on in the next phase to the right and in the next but one below."""
    noise = p.noise(PERIOD, 2 * TILE + 8, cell_x, cell_y, seed, octaves, 0.6)
    share = np.linspace(0, 1, 8)[:, None]
    torus = noise[: 2 * TILE].copy()
    torus[:8] = noise[:8] * share + noise[2 * TILE :] * (1 - share)
    return ((torus + np.roll(torus, (TILE, 2 * TILE), (0, 1))) * 0.75)[:TILE]


@dataclass(frozen=True)
class Material:
    """`body`: light 0..1 of its inside, (16, 64). `lip` paints what one walks on, `side` what one slides down."""

    name: str
    surface: str
    colours: str
    body: Callable[[], np.ndarray]
    lip: Callable[[Cut], None]
    side: Callable[[Cut], None] | None = None
    top_wobble: float = 0.0  # px
    side_wobble: float = 0.0
    colour: str = "#ff8000"  # of its terrain in the editor


@dataclass
class Cut:
    """A tile while it is painted: its picture and what is known of each pixel."""

    picture: np.ndarray  # (16, 16, 4)
    solid: np.ndarray
    deep: np.ndarray  # px to the nearest air
    nx: np.ndarray  # towards that air
    ny: np.ndarray
    phase: int
    mask: int
    colours: list[Colour]
    top: np.ndarray = field(init=False)  # px below the open top, by pixel; 99 where there is none

    def __post_init__(self) -> None:
        self.top = np.full((TILE, TILE), 99)
        if not self.mask & 1:
            for x in range(TILE):
                rows = np.nonzero(self.solid[:, x])[0]
                if len(rows):
                    self.top[rows[0] :, x] = np.arange(TILE - rows[0])
        self.top[~self.solid] = 99

    def put(self, where: np.ndarray, colour: Colour) -> None:
        self.picture[where & self.solid, :3] = colour

    def along(self) -> np.ndarray:
        """Pattern's x of each pixel, 0..63."""
        return np.broadcast_to(self.phase * TILE + np.arange(TILE), (TILE, TILE))

    def down(self) -> np.ndarray:
        """Pattern's y of each pixel on a wall."""
        return np.broadcast_to((self.phase // 2 * TILE + np.arange(TILE))[:, None], (TILE, TILE))

    def rim(self) -> np.ndarray:
        """The outermost pixels that do not look up."""
        return self.solid & (self.deep <= 1.01) & (self.top != 0)


def _wobble(seed: int, size: float) -> np.ndarray:
    """Shift in px by pattern's place, 0 where tiles meet."""
    dice, s = np.random.default_rng(seed), np.arange(PERIOD)
    wave = np.zeros(PERIOD)
    for k in (2, 3, 5, 7, 11):
        wave = wave + np.sin(2 * np.pi * s * k / PERIOD + dice.uniform(0, 6.28)) / k**0.4
    return wave * size * np.abs(np.sin(np.pi * (s % TILE + 0.5) / TILE)) ** 0.7


def _outline(mask: int, phase: int, material: Material) -> tuple[np.ndarray, ...]:
    """Solid, distance to air and its direction, of a tile among its neighbours."""
    return _measured(_blocks(mask), phase, material)


def _blocks(mask: int) -> np.ndarray:
    """A tile and its neighbours, (48, 48): where there is ground."""
    ground = np.ones((3 * TILE, 3 * TILE), bool)
    for bit, (dx, dy) in enumerate(AROUND):
        if not mask >> bit & 1:
            ground[TILE * (1 + dy) : TILE * (2 + dy), TILE * (1 + dx) : TILE * (2 + dx)] = False
    return ground


def _measured(ground: np.ndarray, phase: int, material: Material) -> tuple[np.ndarray, ...]:
    y, x = np.mgrid[0 : 3 * TILE, 0 : 3 * TILE]
    seed = sum(map(ord, material.name))
    place = phase * TILE - TILE
    sideways = _wobble(seed, material.side_wobble)[(y + phase // 2 * TILE) % PERIOD]
    upwards = _wobble(seed + 1, material.top_wobble)[(x + place) % PERIOD]
    from_x = np.clip(np.rint(x + sideways), 0, 3 * TILE - 1).astype(int)
    from_y = np.clip(np.rint(y + upwards), 0, 3 * TILE - 1).astype(int)
    ground = ground[from_y, from_x]
    away, nearest = ndimage.distance_transform_edt(ground, return_indices=True)
    ny, nx = (nearest[0] - y) / (away + 1e-6), (nearest[1] - x) / (away + 1e-6)
    middle = slice(TILE, 2 * TILE)
    return ground[middle, middle], away[middle, middle], nx[middle, middle], ny[middle, middle]


def tile(material: Material, mask: int, phase: int, body: np.ndarray | None = None) -> np.ndarray:
    """One tile, (16, 16, 4). `body` saves asking the material for its inside again."""
    return _painted(material, mask, phase, body, _outline(mask, phase, material))


def slope(material: Material, left: float, right: float, phase: int) -> np.ndarray:
    """A tile whose surface runs from `left` to `right` px under its upper edge and goes on so beside it."""
    y, x = np.mgrid[0 : 3 * TILE, 0 : 3 * TILE]
    ground = y >= TILE + left + (right - left) * (x - TILE + 0.5) / TILE
    return _painted(material, 0b00010100 | 0b01000000, phase, None, _measured(ground, phase, material))


def _painted(
    material: Material, mask: int, phase: int, body: np.ndarray | None, shape: tuple[np.ndarray, ...]
) -> np.ndarray:
    solid, deep, nx, ny = shape
    light = (material.body() if body is None else body)[:, phase * TILE : (phase + 1) * TILE]
    inside = np.clip(deep / 11, 0, 1)
    # Fades to dark inside, so that what one stands on reads and the rest recedes; lit from above and from the left.
    light = (0.46 + (light - 0.46) * (1 - 0.45 * inside)) * (1 - 0.5 * inside) + 0.02 * inside
    near = np.clip(1 - (deep - 1) / 4, 0, 1)
    light = light + 0.36 * np.clip(-ny, 0, 1) * near - 0.34 * np.clip(ny, 0, 1) * near
    light = light - 0.13 * np.clip(nx, 0, 1) * near + 0.12 * np.clip(-nx, 0, 1) * near
    picture = p.canvas(TILE, TILE)
    picture[..., :3] = p.tone(light, material.colours, 0.35)
    picture[..., 3] = np.where(solid, 255, 0)
    cut = Cut(picture, solid, deep, nx, ny, phase, mask, ramp(material.colours))
    if material.side is not None:
        material.side(cut)
    dark = cut.colours[0]
    cut.put(cut.rim(), ((dark[0] + INK[0]) // 2, (dark[1] + INK[1]) // 2, (dark[2] + INK[2]) // 2))
    if not mask & 1:
        material.lip(cut)
    return picture


def sheet(material: Material) -> np.ndarray:
    """All tiles: phases below one another, each 12 x 4."""
    whole, body = p.canvas(COLUMNS * TILE, ROWS * TILE * PHASES), material.body()
    for phase in range(PHASES):
        for index, mask in enumerate(MASKS):
            x, y = index % COLUMNS * TILE, (phase * ROWS + index // COLUMNS) * TILE
            whole[y : y + TILE, x : x + TILE] = tile(material, mask, phase, body)
    return whole


def tileset(material: Material) -> str:
    """The sheet for Tiled: what it sounds like, and its terrain for the brush."""
    count = COLUMNS * ROWS * PHASES
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tileset version="1.10" tiledversion="1.10.2" name="{material.name}" tilewidth="16" tileheight="16" '
        f'tilecount="{count}" columns="{COLUMNS}">',
        f' <image source="../../sprites/tiles/{material.name}.png" width="{COLUMNS * TILE}" '
        f'height="{ROWS * TILE * PHASES}"/>',
    ]
    used = [phase * COLUMNS * ROWS + index for phase in range(PHASES) for index in range(len(MASKS))]
    for number in used:
        lines += [
            f' <tile id="{number}">',
            "  <properties>",
            f'   <property name="surface" propertytype="Surface" value="{material.surface}"/>',
            "  </properties>",
            " </tile>",
        ]
    lines += [
        " <wangsets>",
        f'  <wangset name="{material.name}" type="mixed" tile="-1">',
        f'   <wangcolor name="{material.name}" color="{material.colour}" tile="-1" probability="1"/>',
    ]
    for number in used:
        mask = MASKS[number % (COLUMNS * ROWS)]
        bits = ",".join(str(mask >> bit & 1) for bit in range(8))
        lines.append(f'   <wangtile tileid="{number}" wangid="{bits}"/>')
    return "\n".join([*lines, "  </wangset>", " </wangsets>", "</tileset>", ""])
