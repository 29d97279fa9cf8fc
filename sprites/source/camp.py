"""The base at dawn, painted as one picture: a barrack, tents, the mess, a wet yard, the store, a hangar with a ship
under work, the apron, the ship that takes them. Writes sprites/tiles/camp.png and its tileset.

Numbers are px of the map `base`.
"""

from __future__ import annotations

import huts
import numpy as np
import paint as p
import painted
from huts import GROUND, IRON, Hut
from materials import MAPS
from painted import bevel, grid, pool
from palette import DAWN, INK, ramp
from scenery import CLAY
from scipy import ndimage
from transport import transport

W, H, FLOOR = 3536, 496, 328
MUD = "0e0a12 1b131c 2e2029 48303a 6c4648 98645a c88c6c"
CANVAS = "16121a 2a2026 443432 645040 88704e"
SHIP = "0c0a12 181620 282430 3c3642 584c54 82686a bc8c7c ecbc94"
PLATES = "0e1016 191d26 272d39 38414e 4e5a66 6e7c84 98a4a4"
BARRACK = Hut(0, 480, 208, False, (68, 148, 242, 326), 199, False)
MESS = Hut(864, 1312, 224, False, (912, 1000, 1088, 1176, 1244), 1066, True)
STORE = Hut(1824, 2206, 208, False, (1892, 1980), 2060, True)
HANGAR = (2192, 2976)  # outer edges
BAY = (2676, 2944)  # of its great door, open to the apron
SHAFT = ((1728, 1760, 336), (1600, 1792, 416))  # left, right, top: where one goes down, ground is not painted
LAMPS = ((104, 234), (200, 234), (392, 234), (968, 250), (1112, 250), (1256, 250),
         (1896, 234), (2008, 234), (2120, 234))
HIGH = ((2264, 170), (2392, 170), (2680, 170), (2840, 170), (2936, 170))


def main() -> None:
    p.save_rgba(camp(), "tiles/camp")
    (MAPS / "camp.tsx").write_text(painted.tileset("camp", W, H), encoding="utf-8")


def camp() -> np.ndarray:
    picture, (x, y) = p.canvas(W, H), grid(W, H)
    _grounds(picture)
    for left in (500, 616, 726):
        _tent(picture, left)
    _frame(picture)
    for plan in (BARRACK, MESS, STORE):
        huts.hut(picture, plan)
    for number, left in enumerate((40, 122, 216, 300)):
        huts.bunk(picture, left, (1, 0, 2, 1)[number])
    huts.coats(picture, 372, 250, 4)
    for left, wide, top in ((1872, 96, 238), (2100, 92, 230)):
        huts.shelves(picture, left, wide, top)
    _hangar(picture)
    transport(picture, FLOOR)
    out = painted.lit(picture, _light())
    out[picture[..., 3] == 0] = 0
    for left, right, top in SHAFT:
        out[(x >= left) & (x < right) & (y >= top)] = 0
    return out


# -- the ground


def _grounds(picture: np.ndarray) -> None:
    """Boards in huts, mud and water between them, concrete from the store on."""
    tall = H - FLOOR
    mud = wet(W, tall, MUD, 3, 0.06)
    concrete = wet(W, tall, "0e0e15 1a1b25 2a2c38 3e414c 585a60 7c7a78 a89e90", 8, 0.20)
    for at in range(2192, W, 96):
        concrete[:, at] = (20, 20, 28, 255)
    wood = painted.boards(W, tall, "120c10 20161a 34241f 503828 6e5036 8e6c48 b08e60", 5, 0.3)
    for source, left, right in ((wood, 0, 480), (mud, 480, 864), (wood, 864, 1312), (mud, 1312, 1824),
                                (wood, 1824, 2192), (concrete, 2192, W)):
        picture[FLOOR:, left:right] = source[:, left:right]
    for middle in (480, 864, 1312, 1824, 2196):
        painted.sill(picture, middle, FLOOR, "100c10 221b20 3a3032 564846 766460 9c8676")
    x, y = grid(W, H)
    line = (np.abs(y - FLOOR - 22) < 2) & (x >= 2208) & (x < 3330) & ((x + y) % 26 < 15)
    p.paint(picture, line, (170, 128, 44))


def wet(w: int, h: int, colours: str, seed: int, level: float) -> np.ndarray:
    """Ground after rain: clods lit from the horizon, water in what is low, with the sky in it upside down."""
    x, y = grid(w, h)
    far = np.minimum((34 * np.log1p(np.arange(h) / 5)).astype(int), 159)  # what is nearer is larger
    low = p.noise(w, 160, 130, 22, seed, 5)[far] * 1.5
    clods = p.noise(w, 160, 12, 6, seed + 1, 3)[far]
    value = 0.34 + low * -0.14 + clods * 0.34 + np.clip(0.22 - y / 90, -0.18, 0.3)
    edge = np.clip(np.roll(clods, 2, 0) - clods, 0, 1) * 0.5
    picture = np.dstack([p.tone(np.clip(value + edge, 0, 1), colours, 0.35), np.full((h, w), 255, np.uint8)])
    for down, deep in ((20, 3), (31, 4)):  # the wheels of a lorry
        track = np.abs(y - down - np.sin(x / 140) * 3) < deep / 2
        p.paint(picture, track & (x.astype(int) // 3 % 3 > 0), ramp(colours)[1])
    water = low > level + 0.12
    ripple = p.noise(w, h, 44, 1.6, seed + 2, 3) * 0.16
    sky = 0.86 - y / 105 + ripple + p.noise(w, 8, 240, 8, seed + 4, 3)[0][None] * 0.22
    p.paint(picture, water & (y > 4), p.tone(np.clip(sky, 0.08, 1), DAWN, 0.3))
    rim = ndimage.binary_dilation(water) & ~water & (y > 4)
    p.paint(picture, rim, ramp(colours)[1])
    below = np.roll(rim, -1, 0) & water
    p.paint(picture, below & (y > 5), p.tone(np.clip(sky - 0.3, 0.05, 1), DAWN, 0.3))
    bright = np.roll(rim, 1, 0) & ~water & ~rim & (clods > -0.1)
    p.paint(picture, bright, ramp(colours)[5])
    return picture


def _frame(picture: np.ndarray) -> None:
    """Timber around the way down, mud that was thrown up beside it, planks laid to it."""
    wood = ramp(CANVAS)
    left, right, top = SHAFT[0]
    for edge, light in ((left - 7, 4), (right, 3)):
        p.box(picture, edge, top - 4, 7, 86, wood[2])
        p.box(picture, edge, top - 4, 1, 86, wood[light])
        p.box(picture, edge + 6, top - 4, 1, 86, wood[0])
        for row in range(top + 8, top + 80, 17):
            p.box(picture, edge, row, 7, 1, wood[0])
            p.box(picture, edge + 2, row + 4, 2, 2, wood[4])
    for number, edge in enumerate((left - 46, left - 44, left - 47, right + 8, right + 9, right + 7)):
        row = top - 3 + number % 3 * 7
        p.box(picture, edge, row, 38, 5, wood[3])
        p.box(picture, edge, row, 38, 1, wood[4])
        p.box(picture, edge, row + 5, 38, 1, wood[0])
        for nail in (edge + 3, edge + 34):
            p.box(picture, nail, row + 2, 1, 1, wood[0])


def _tent(picture: np.ndarray, left: int) -> None:
    """A ridge tent seen from its gable, a fire behind the canvas, guys and pegs."""
    canvas = ramp("16121a 2a2026 443432 645040 88704e b0946a d8b884")
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    foot, tall, half, deep = FLOOR + 4, 78, 40, 52
    mid = left + half
    up = (foot - y) / tall
    thin = np.clip(1 - up, 0, 1) ** 0.9
    front = (up >= 0) & (up <= 1) & (np.abs(x - mid) <= half * thin)
    side = (up >= 0) & (up <= 1) & (x > mid) & (x <= mid + deep + half * thin) & ~front
    crease = p.noise(w, h, 16, 30, left, 3) * 0.2
    p.paint(picture, side, p.tone(np.clip(0.30 + crease + up * 0.2, 0, 1), CANVAS, 0.3))
    p.paint(picture, front, p.tone(np.clip(0.46 + crease - np.abs(x - mid) / 160, 0, 1), CANVAS, 0.3))
    glow = np.clip(1 - np.hypot((x - mid) / 34, (foot - 14 - y) / 52), 0, 1)
    p.paint(picture, front & (glow > 0.24), p.tone(np.clip(glow, 0, 1), "644030 8c5434 b8703a d8903e", 0.6))
    slit = front & (np.abs(x - mid - (foot - y) * 0.02) < 10 * (1 - up) + 1) & (up < 0.8)
    p.paint(picture, slit, p.tone(np.clip(1.1 - up * 1.1, 0, 1), "a83c18 e0681c f8a03c ffd070 fff0b4", 0.4))
    sitter = (np.hypot((x - mid + 2) / 4, (y - foot + 18) / 6) < 1) | ((np.abs(x - mid + 2) < 7) & (y > foot - 13))
    p.paint(picture, sitter & front, (72, 28, 20))
    ridge = (np.abs(y - foot + tall) < 1.2) & (x >= mid) & (x <= mid + deep)
    p.paint(picture, ridge, canvas[6])
    for side_x, step in ((mid - half, -1), (mid + half + deep, 1)):
        p.line(picture, side_x, foot - 4, side_x + 13 * step, foot + 2, (28, 22, 26))
        p.box(picture, side_x + 13 * step, foot - 2, 2, 5, (94, 72, 50))
    for k in range(tall):
        at = int(mid - half * (1 - k / tall) ** 0.9)
        p.box(picture, at, foot - k, 1, 1, canvas[5])


# -- the hangar


def _hangar(picture: np.ndarray) -> None:
    left, right = HANGAR
    iron, plate = ramp(IRON), ramp(PLATES)
    x, y = grid(W, H)
    inside = (x >= left + 16) & (x < right - 16) & (y >= 128) & (y < FLOOR)
    rib = 0.42 + 0.16 * (x % 9 < 2) - 0.16 * (x % 9 == 8) + p.noise(W, H, 60, 40, 15, 4) * 0.1 - 0.2 * (y % 58 < 1)
    p.paint(picture, inside, p.tone(np.clip(rib, 0, 1), PLATES, 0.3))
    for at in range(left + 16, right, 94):  # stanchions
        for column, shade in enumerate((0, 4, 5, 4, 3, 3, 2, 2, 1, 0)):
            p.box(picture, at + column, 140, 1, FLOOR - 140, iron[shade])
        for row in range(150, FLOOR, 14):
            p.box(picture, at + 4, row, 2, 2, iron[0])
    for at in range(left + 34, 2600, 94):  # panes under the eaves, and the number of the hall
        for pane in range(at, at + 60, 20):
            picture[172:188, pane : pane + 17] = 0
            bevel(picture, pane - 1, 171, 19, 18, iron[5], iron[1])
    for number, bars in enumerate(("abcdef", "abcdg")):
        _digit(picture, 2408 + number * 44, 214, bars)
    _bay(picture)
    # The roof: a shed of north lights over a deck of trusses.
    p.box(picture, left, 112, right - left, 6, plate[5])
    p.box(picture, left, 114, right - left, 14, plate[2])
    p.box(picture, left, 127, right - left, 1, plate[0])
    for at in range(left, right - 90, 98):
        for column in range(98):
            rise = 60 - column * 60 // 98
            p.box(picture, at + column, 112 - rise, 1, rise, plate[1] if column > 2 else plate[4])
            p.box(picture, at + column, 112 - rise, 1, 2, plate[5])
        p.box(picture, at + 3, 60, 12, 46, (52, 44, 62))
        for pane in range(62, 104, 11):
            p.box(picture, at + 4, pane, 10, 9, (176, 112, 96) if pane < 84 else (112, 78, 88))
    for at in range(left + 16, right - 16, 32):
        p.line(picture, at, 128, at + 16, 143, iron[4])
        p.line(picture, at + 16, 143, at + 32, 128, iron[3])
    p.box(picture, left + 16, 142, right - left - 32, 3, iron[4])
    p.box(picture, left + 16, 142, right - left - 32, 1, iron[6])
    _crane(picture)
    _blocks(picture)
    for edge, lit_at in ((left, left + 15), (right - 16, right - 16)):
        p.box(picture, edge, 112, 16, 176, plate[1])
        p.box(picture, lit_at, 128, 1, 160, plate[5])
        p.box(picture, edge - 2, 280, 20, 8, (150, 116, 40))
        for k in range(0, 20, 8):
            p.box(picture, edge - 2 + k, 280, 4, 8, INK)


def _digit(picture: np.ndarray, left: int, top: int, bars: str) -> None:
    """A digit of seven bars, 32 x 52 px, white paint that the years have rubbed off."""
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    places = {"a": (0, 0, 32, 8), "b": (24, 0, 8, 26), "c": (24, 26, 8, 26), "d": (0, 44, 32, 8), "e": (0, 26, 8, 26),
              "f": (0, 0, 8, 26), "g": (0, 22, 32, 8)}
    mask = np.zeros((h, w), bool)
    for bar in bars:
        bx, by, bw, bh = places[bar]
        mask[top + by : top + by + bh, left + bx : left + bx + bw] = True
    worn = p.noise(w, h, 7, 7, 88, 3) + p.noise(w, h, 30, 20, 89, 2) * 0.6
    shown = mask & (worn < 0.22) & (x % 9 > 0)
    p.paint(picture, shown, p.tone(np.clip(0.6 - (y - top) / 160, 0, 1), "2e333c 4a5058 6c7074 94928c", 0.3))


def _bay(picture: np.ndarray) -> None:
    """A door of the whole height, pushed aside: dawn, and a ship before it on trestles, its flank open."""
    left, right = BAY
    iron = ramp(IRON)
    picture[176:FLOOR, left:right] = 0
    p.box(picture, left - 8, 168, right - left + 16, 8, iron[2])
    p.box(picture, left - 8, 168, right - left + 16, 1, iron[5])
    for edge in (left - 8, right):
        p.box(picture, edge, 168, 8, FLOOR - 168, iron[1])
        p.box(picture, edge + (7 if edge < left else 0), 176, 1, FLOOR - 176, (224, 148, 104))
    for slot in range(left - 6, left - 2, 3):
        p.box(picture, slot, 176, 1, FLOOR - 176, iron[3])
    ship = _on_trestles()
    p.over(picture, ship, 2690, 326 - ship.shape[0])
    for at in (2726, 2784, 2866):  # trestles
        p.line(picture, at, 300, at - 8, FLOOR, iron[3])
        p.line(picture, at + 1, 300, at + 9, FLOOR, iron[2])
        p.box(picture, at - 6, 300, 14, 3, iron[4])
    p.box(picture, 2750, 258, 3, FLOOR - 258, iron[4])  # a scaffold along its flank
    p.box(picture, 2846, 258, 3, FLOOR - 258, iron[4])
    p.box(picture, 2744, 286, 112, 3, (110, 80, 48))
    p.box(picture, 2744, 286, 112, 1, (170, 128, 78))
    p.box(picture, 2750, 262, 98, 2, iron[3])


def _on_trestles() -> np.ndarray:
    """The ship, large: its clay drawn larger, edges kept sharp, seams, a number, a panel that is off."""
    data = np.load(CLAY / "dropship.npz")
    light = ndimage.zoom(data["L"].astype(float), 1.9, order=1)
    light = np.clip((light + 1.3 * (light - ndimage.gaussian_filter(light, 2.2)) - 0.05) / 0.7, 0, 1) ** 0.8
    shape = ndimage.zoom(data["a"].astype(float), 1.9, order=1) > 0.5
    near = ndimage.zoom(data["z"].astype(float), 1.9, order=1)
    crease = shape & (ndimage.maximum_filter(near, 3) - ndimage.minimum_filter(near, 3) > np.ptp(near[shape]) * 0.07)
    h, w = shape.shape
    x, y = grid(w, h)
    seam = shape & (((x + y * 0.25) % 27 < 1) | ((y - x * 0.12) % 23 < 1))
    light = np.where(seam, light - 0.12, light) - 0.22 * crease
    ship = np.dstack([p.tone(np.clip(light, 0, 1), SHIP, 0.25), np.where(shape, 255, 0).astype(np.uint8)])
    rim = shape & ~ndimage.binary_erosion(shape) & (y < 70)
    p.paint(ship, rim, (236, 164, 118))
    p.box(ship, 92, 92, 30, 16, (22, 16, 20))
    bevel(ship, 90, 90, 34, 20, (120, 96, 90), (12, 10, 14))
    for row, colour in ((95, (206, 92, 40)), (99, (84, 140, 96)), (103, (206, 168, 70))):
        p.box(ship, 94, row, 26, 1, colour)
        p.box(ship, 100 + row % 9, row, 3, 3, (150, 132, 120))
    for at in (150, 156, 162):  # a stencil
        p.box(ship, at, 84, 4, 7, (214, 190, 160))
        p.box(ship, at + 1, 86, 2, 3, (84, 60, 60))
    return p.outline(ship)


def _crane(picture: np.ndarray) -> None:
    """A beam across in black and yellow, a trolley, chains with hooks."""
    iron = ramp(IRON)
    left, right = HANGAR[0] + 16, HANGAR[1] - 16
    p.box(picture, left, 152, right - left, 10, (164, 122, 38))
    p.box(picture, left, 152, right - left, 1, (232, 186, 84))
    p.box(picture, left, 161, right - left, 1, (60, 40, 16))
    for at in range(left, right, 22):
        for row in range(10):
            p.box(picture, at + row, 152 + row, 8, 1, (26, 22, 22))
    for at, reach in ((2324, 30), (2448, 62), (2744, 72), (2812, 50)):
        p.box(picture, at - 12, 148, 26, 16, iron[2])
        bevel(picture, at - 12, 148, 26, 16, iron[5], iron[0])
        for row in range(164, 164 + reach, 3):
            p.box(picture, at, row, 2, 2, iron[5 if row % 2 else 3])
        p.box(picture, at - 2, 164 + reach, 6, 4, (180, 134, 44))
        p.box(picture, at - 2, 168 + reach, 2, 6, iron[4])
        p.box(picture, at - 1, 173 + reach, 5, 2, iron[4])


def _blocks(picture: np.ndarray) -> None:
    """What bears in there: a plinth of steel with drawers, a lattice pillar."""
    iron = ramp(IRON)
    p.box(picture, 2480, 304, 80, 32, iron[2])
    p.box(picture, 2480, 304, 80, 5, (164, 122, 38))
    for at in range(2480, 2560, 14):
        for row in range(5):
            p.box(picture, at + row, 304 + row, 6, 1, (26, 22, 22))
    for at in (2486, 2524):
        for top in (312, 322):
            bevel(picture, at, top, 32, 8, iron[5], iron[0])
            p.box(picture, at + 12, top + 3, 8, 1, iron[6])
    p.box(picture, 2624, 192, 32, 144, iron[1])
    bevel(picture, 2624, 192, 32, 144, iron[5], iron[0])
    for row in range(196, 332, 28):
        p.line(picture, 2628, row, 2651, row + 26, iron[4])
        p.line(picture, 2651, row, 2628, row + 26, iron[3])
        p.box(picture, 2625, row + 26, 30, 2, iron[4])
    p.box(picture, 2624, 192, 32, 4, (164, 122, 38))


# -- light


def _light() -> np.ndarray:
    x, y = grid(W, H)
    light = painted.field(W, H, (1.0, 0.96, 0.98))
    for left, right in ((0, 480), (864, 1312), (1824, 2206), HANGAR):
        room = (x >= left) & (x < right) & (y < FLOOR) & (y > 132)
        light[room] = (0.58, 0.50, 0.54)
        light[(x >= left) & (x < right) & (y >= FLOOR)] = (0.70, 0.60, 0.60)
    fade = np.clip((y - FLOOR - 40) / 76, 0, 1)
    light *= (1 - 0.82 * fade)[..., None]
    low = ((y > 130) & (y < FLOOR + 60)).astype(float)
    for at, down in LAMPS:
        pool(light, at, down + 40, 84, 110, (0.62, 0.42, 0.18), low)
        pool(light, at, FLOOR + 10, 70, 26, (0.6, 0.42, 0.2), low)
    for at, down in HIGH:
        pool(light, at, down + 60, 96, 150, (0.46, 0.34, 0.18), low * (x < HANGAR[1]) * (x >= HANGAR[0]))
        pool(light, at, FLOOR + 12, 80, 28, (0.5, 0.38, 0.2), low)
    for plan in (BARRACK, MESS, STORE):
        pool(light, plan.chimney + 4, GROUND - 26, 62, 54, (0.85, 0.40, 0.12), low)
        for at in plan.windows:
            pool(light, at + 18, plan.eaves + 40, 44, 40, (0.34, 0.20, 0.16), low)
    bay = ((x > BAY[0]) & (x < BAY[1])).astype(float)
    sill = np.clip(1 - np.abs(y - FLOOR - 12) / 40, 0, 1) * (y >= FLOOR)
    light += (bay * sill)[..., None] * np.array((0.9, 0.5, 0.34))
    for left in (540, 656, 766):
        pool(light, left, FLOOR + 8, 66, 22, (1.1, 0.52, 0.16), low)
    pool(light, 3436, 280, 110, 70, (0.5, 0.12, 0.08), low)
    return light
