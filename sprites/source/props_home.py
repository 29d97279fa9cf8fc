"""Things of home, painted flat: what stands and hangs in the offices, what grows on the square in peace.

They are lit as the walls of `offices.py` are. As every prop, each stands on the middle of its lower edge.
"""

from __future__ import annotations

import numpy as np
import paint as p
from painted import bevel, grid
from palette import ramp

OAK = "1a100c 2c1c12 4a2e1c 6c4628 926238 b8844e dcae72"
GREEN = "0e1f1a 1c3a2c 2f5a40 4c8058 8cb47c d2e4ac"
BARK = "1c1614 342822 54402f 7a5e42 a8865c"


def blind(lifted: bool) -> np.ndarray:
    """Slats before the great window, lit from behind; lifted, they hang as a bundle under the lintel."""
    w, h = 122, 154
    picture, wood, slat = p.canvas(w, h), ramp("wood"), ((250, 226, 160), (214, 176, 112), (150, 118, 76))
    if lifted:
        for y in range(3, 16, 2):
            p.box(picture, 1, y, w - 2, 1, slat[1])
            p.box(picture, 1, y + 1, w - 2, 1, slat[2])
        p.box(picture, 1, 16, w - 2, 2, wood[3])
        p.box(picture, w - 10, 18, 1, 70, slat[1])
        p.box(picture, w - 11, 88, 3, 4, wood[4])
    else:
        x, y = grid(w, h)
        light = 0.86 - np.abs(x - w / 2) / 180 - (h - y) / 700 + p.noise(w, h, 30, 20, 5, 3) * 0.1
        p.paint(picture, y >= 3, p.tone(np.clip(light, 0, 1), "a47c48 c8a062 e4c484 f6e0a8 fff2c8", 0.5))
        for row in range(4, h - 3, 5):
            p.box(picture, 1, row + 2, w - 2, 1, slat[1])
            p.box(picture, 1, row + 3, w - 2, 1, slat[2])
        for tape in (18, 60, 102):
            p.box(picture, tape, 3, 2, h - 6, slat[2])
        p.box(picture, 0, h - 3, w, 3, wood[3])
    p.box(picture, 0, 0, w, 3, wood[4])
    return picture


def sun_on_wall(panes: bool) -> np.ndarray:
    """What the great window throws on the wall, half transparent: slats, or panes when its blind is up."""
    w, h = 176, 150
    picture, (x, y) = p.canvas(w, h), grid(w, h)
    along = y + 0.30 * x  # falls to the left
    inside = (along > 56) & (along < 146) & (x > 4) & (x < w - 4)
    if panes:
        inside &= (np.abs(along - 100) > 2.5) & (np.abs(x % 43 - 21) > 1.6)
        alpha = 100
    else:
        inside &= along % 7.5 < 4
        inside &= np.abs(x - 88) > 1.5
        alpha = 104
    fade = np.clip(x / 120 + 0.25, 0, 1)
    shown = inside & (fade > p.bayer(h, w) * 0.5 + 0.42)
    p.paint(picture, shown, (248, 176, 80), alpha)
    p.paint(picture, shown & (fade > p.bayer(h, w) * 0.4 + 0.85), (255, 202, 112), alpha + 22)
    return picture


def cup(aside: bool) -> np.ndarray:
    """On the sill of the great window: at one end of it, or put aside to the other."""
    picture, white = p.canvas(128, 8), ramp("white")
    x = 114 if aside else 8
    p.box(picture, x, 1, 6, 7, white[3])
    p.box(picture, x, 1, 6, 1, white[4])
    p.box(picture, x + 4, 2, 2, 6, white[1])
    p.box(picture, x + 6, 3, 2, 1, white[2])
    p.box(picture, x + 7, 3, 1, 3, white[2])
    p.box(picture, x + 6, 5, 2, 1, white[1])
    return picture


def grand_desk() -> np.ndarray:
    """A general's: leather, papers, a telephone, a green lamp that is on by day."""
    picture, oak = p.canvas(112, 48), ramp(OAK)
    p.box(picture, 1, 20, 110, 5, oak[4])
    p.box(picture, 1, 20, 110, 1, oak[6])
    p.box(picture, 1, 24, 110, 1, oak[1])
    p.box(picture, 26, 19, 56, 2, (44, 62, 48))
    for left, wide in ((4, 32), (76, 32)):
        p.box(picture, left, 25, wide, 23, oak[2])
        bevel(picture, left, 25, wide, 23, oak[4], oak[0])
        for top in (27, 34, 41):
            bevel(picture, left + 3, top, wide - 6, 6, oak[4], oak[1])
            p.box(picture, left + wide // 2 - 2, top + 2, 4, 1, (222, 184, 104))
    p.box(picture, 36, 25, 40, 20, (16, 10, 8))
    bevel(picture, 36, 25, 40, 16, oak[1], oak[3])
    for left, top, wide in ((30, 17, 16), (33, 15, 14), (50, 17, 12)):
        p.box(picture, left, top, wide, 2, (226, 220, 196))
        p.box(picture, left, top + 1, wide, 1, (150, 142, 122))
    p.box(picture, 86, 14, 13, 5, (26, 24, 26))
    p.box(picture, 84, 11, 17, 3, (44, 40, 42))
    p.box(picture, 84, 11, 17, 1, (92, 86, 84))
    p.box(picture, 90, 15, 5, 3, (214, 202, 170))
    p.box(picture, 14, 8, 2, 12, (196, 154, 82))
    p.box(picture, 10, 19, 10, 1, (196, 154, 82))
    p.box(picture, 6, 3, 19, 5, (44, 128, 84))
    p.box(picture, 7, 2, 17, 1, (132, 214, 142))
    p.box(picture, 8, 8, 15, 1, (244, 246, 190))
    return picture


def coast_map() -> np.ndarray:
    """The coast that nobody has landed on yet: sea, land, a red ring, pins; in a frame."""
    w, h = 96, 64
    picture, (x, y) = p.canvas(w, h), grid(w, h)
    p.box(picture, 0, 0, w, h, ramp(OAK)[2])
    bevel(picture, 0, 0, w, h, ramp(OAK)[5], ramp(OAK)[0])
    bevel(picture, 3, 3, w - 6, h - 6, ramp(OAK)[0], ramp(OAK)[4])
    paper = (x > 3) & (x < w - 4) & (y > 3) & (y < h - 4)
    coast = 26 + p.noise(w, h, 40, 40, 6, 4)[0][None] * 22
    land = y > coast + p.noise(w, h, 12, 10, 8, 3) * 4
    p.paint(picture, paper & ~land, p.tone(0.5 + p.noise(w, h, 20, 8, 3, 3) * 0.4, "5a7478 6c888a 80988e", 0.5))
    p.paint(picture, paper & land, p.tone(0.5 + p.noise(w, h, 16, 14, 4, 3) * 0.6, "7c7450 968c62 b0a478 c4b88c", 0.5))
    p.paint(picture, paper & (np.abs(y - coast) < 1.2), (70, 58, 44))
    for line in (24, 48, 72):
        p.paint(picture, paper & (x == line) & (y % 2 == 0), (88, 92, 80))
    ring = (np.abs(np.hypot(x - 62, y - 34) - 8) < 1) & paper
    p.paint(picture, ring, (196, 52, 40))
    for at, down in ((30, 22), (44, 40), (76, 48), (62, 34)):
        p.box(picture, at, down - 3, 1, 4, (40, 32, 30))
        p.box(picture, at - 1, down - 5, 3, 3, (214, 72, 52))
    return picture


def portrait(number: int) -> np.ndarray:
    """An officer of long ago in a gilt frame."""
    picture, gilt = p.canvas(28, 36), ramp("3a2812 6a4c20 9c7632 cca452 f0d488")
    p.box(picture, 0, 0, 28, 36, gilt[2])
    bevel(picture, 0, 0, 28, 36, gilt[4], gilt[0])
    bevel(picture, 3, 3, 22, 30, gilt[0], gilt[3])
    p.box(picture, 4, 4, 20, 28, ((44, 36, 30), (34, 40, 38), (48, 32, 30))[number])
    p.paint(picture, p.ellipse(28, 36, 14, 33, 9, 13) & (np.mgrid[0:36, 0:28][0] < 32),
            ((58, 66, 52), (66, 42, 38), (48, 52, 72))[number])
    p.paint(picture, p.ellipse(28, 36, 14, 14, 4.5, 6), (190, 144, 108))
    p.box(picture, 10, 7, 9, 4, ((70, 62, 56), (150, 144, 136), (44, 32, 26))[number])
    p.box(picture, 15, 22, 5, 2, (222, 184, 104))
    return picture


def bookcase() -> np.ndarray:
    """Shelves of files and bound years behind glass doors."""
    w, h = 64, 124
    picture, oak, dice = p.canvas(w, h), ramp(OAK), np.random.default_rng(4)
    p.box(picture, 0, 0, w, h, oak[2])
    bevel(picture, 0, 0, w, h, oak[5], oak[0])
    p.box(picture, 0, 0, w, 5, oak[4])
    p.box(picture, 0, 0, w, 1, oak[6])
    for top in (9, 31, 53, 75):
        p.box(picture, 4, top, w - 8, 20, (16, 11, 10))
        left = 5
        while left < w - 8:
            wide, tall = int(dice.integers(3, 6)), int(dice.integers(13, 18))
            colour = ((92, 44, 34), (58, 66, 50), (112, 90, 54), (50, 56, 72), (80, 60, 46))[int(dice.integers(0, 5))]
            if dice.random() > 0.08:
                p.box(picture, left, top + 20 - tall, wide, tall, colour)
                p.box(picture, left, top + 20 - tall, 1, tall, tuple(min(255, c + 36) for c in colour))
                p.box(picture, left + 1, top + 24 - tall, wide - 1, 1, (196, 164, 92))
            left += wide
        p.box(picture, 3, top + 20, w - 6, 2, oak[4])
    for left in (4, 33):
        bevel(picture, left, 98, 27, 23, oak[4], oak[0])
        bevel(picture, left + 4, 102, 19, 15, oak[0], oak[4])
    p.box(picture, 31, 9, 2, 88, oak[3])
    return picture


def pendant() -> np.ndarray:
    """A globe of milk glass on a long rod, from the ceiling down; not lit."""
    picture, brass = p.canvas(22, 76), ramp("2a1e10 5a4220 927036 c8a25a f0d898")
    p.box(picture, 10, 0, 2, 54, brass[1])
    p.box(picture, 10, 0, 1, 54, brass[3])
    p.box(picture, 6, 0, 10, 3, brass[2])
    p.box(picture, 7, 52, 8, 4, brass[3])
    p.paint(picture, p.ellipse(22, 76, 11, 65, 9, 9), (150, 146, 128))
    p.paint(picture, p.ellipse(22, 76, 10, 63, 6.5, 6), (196, 190, 164))
    p.paint(picture, p.ellipse(22, 76, 8.5, 61, 2.5, 2), (236, 230, 200))
    p.box(picture, 9, 74, 4, 2, brass[3])
    return picture


def notice_board() -> np.ndarray:
    """Cork, leave lists, a photograph of people who laugh."""
    picture, oak = p.canvas(56, 40), ramp(OAK)
    p.box(picture, 0, 0, 56, 40, oak[3])
    bevel(picture, 0, 0, 56, 40, oak[5], oak[0])
    p.box(picture, 3, 3, 50, 34, (134, 96, 60))
    for left, top, wide, tall, colour in (
        (6, 6, 13, 17, (224, 216, 190)), (22, 5, 11, 14, (206, 196, 164)), (36, 7, 14, 10, (92, 104, 104)),
        (8, 26, 16, 9, (216, 208, 180)), (28, 22, 9, 12, (188, 96, 72)), (40, 21, 11, 13, (226, 220, 198)),
    ):
        p.box(picture, left + 1, top + 1, wide, tall, (84, 58, 36))
        p.box(picture, left, top, wide, tall, colour)
        for line in range(top + 3, top + tall - 2, 3):
            p.box(picture, left + 2, line, wide - 5, 1, tuple(c * 2 // 3 for c in colour))
        p.box(picture, left + wide // 2, top, 1, 1, (206, 60, 44))
    return picture


# -- the square


def _crown(picture: np.ndarray, blobs: list[tuple[float, float, float, float]], colours: str, seed: int,
           rough: float = 0.34) -> None:
    """Leaves in heaps, lit from the upper right, each heap with a shadow under it; gaps of sky between them."""
    h, w = picture.shape[:2]
    x, y = grid(w, h)
    leaf = p.noise(w, h, 7, 6, seed, 3)
    for number, (cx, cy, rx, ry) in enumerate(sorted(blobs, key=lambda blob: -blob[1])):
        clump = p.noise(w, h, 15, 12, seed + number, 3)
        mass = np.hypot((x - cx) / rx, (y - cy) / ry) + clump * rough + leaf * 0.22
        light = 0.46 + 0.30 * (x - cx) / rx - 0.42 * (y - cy) / ry + leaf * 0.34 + clump * 0.16
        p.paint(picture, mass < 1, p.tone(np.clip(light, 0, 1), colours, 0.3))


def _trunk(picture: np.ndarray, x: int, top: int, wide: int, colours: str, birch: bool = False) -> None:
    h = picture.shape[0]
    table = ramp(colours)
    for row in range(top, h):
        flare = max(0, (row - h + 7) // 2)
        half = wide / 2 + flare
        for column in range(int(x - half), int(x + half) + 1):
            part = (column - x + half) / (2 * half + 1)
            shade = min(len(table) - 1, int(1 + part * (len(table) - 1.2)))
            if (column * 7 + row * 3) % 11 == 0 or (birch and row % 13 in (0, 1) and (column + row) % 5 < 3):
                shade = 0 if birch else max(0, shade - 1)
            p.box(picture, column, row, 1, 1, table[shade])


def lime() -> np.ndarray:
    picture = p.canvas(120, 150)
    _trunk(picture, 60, 84, 9, BARK)
    for x1, y1 in ((36, 78), (86, 74), (60, 60)):
        for off in range(4):
            p.line(picture, 58 + off, 104, x1 + off, y1, ramp(BARK)[1 + off // 2])
    _crown(picture, [(60, 54, 42, 40), (34, 70, 26, 24), (88, 68, 26, 26), (46, 34, 26, 24), (76, 32, 26, 26),
                     (60, 84, 34, 16), (62, 20, 20, 16)], "16261c 24402a 3a5c34 5c7e40 8ca04e c2c066 e8e08c", 11)
    return p.outline(picture, (14, 22, 18))


def birch() -> np.ndarray:
    picture = p.canvas(84, 160)
    _trunk(picture, 42, 40, 5, "3a3632 8a8678 bcb8a6 dcd8c4 f4f0de", True)
    _crown(picture, [(42, 40, 22, 30), (28, 64, 18, 22), (56, 60, 19, 24), (42, 84, 26, 20), (44, 18, 13, 16),
                     (24, 92, 14, 14), (62, 90, 14, 16)], "243422 3c5430 607a3c 8c9a48 bcb45c e4d27c f8eca4", 23, 0.5)
    return p.outline(picture, (26, 30, 20))


def chestnut() -> np.ndarray:
    picture = p.canvas(148, 138)
    _trunk(picture, 74, 84, 13, BARK)
    for x1, y1 in ((34, 70), (112, 72), (64, 50), (90, 52)):
        for off in range(5):
            p.line(picture, 72 + off, 100, x1 + off, y1, ramp(BARK)[1 + off // 3])
    _crown(picture, [(74, 50, 54, 34), (32, 66, 28, 22), (116, 64, 28, 24), (50, 34, 30, 24), (98, 34, 30, 24),
                     (74, 22, 28, 18), (58, 78, 26, 14), (94, 80, 24, 14)],
           "1a2418 2e3c22 4e562c 7e7436 b4923e dcb252 f6d880", 37)
    # Candles, at the end of their time.
    dice = np.random.default_rng(2)
    for _ in range(26):
        x, y = int(dice.integers(16, 132)), int(dice.integers(12, 84))
        if picture[y, x, 3]:
            p.box(picture, x, y, 2, 4, (248, 238, 206))
            p.box(picture, x, y + 3, 2, 1, (226, 150, 128))
    return p.outline(picture, (24, 22, 14))


def rose_bed() -> np.ndarray:
    picture, (x, y) = p.canvas(72, 24), grid(72, 24)
    _crown(picture, [(14, 16, 14, 9), (34, 14, 16, 10), (56, 16, 15, 9)], GREEN, 51, 0.5)
    dice = np.random.default_rng(9)
    for _ in range(20):
        at, down = int(dice.integers(4, 68)), int(dice.integers(6, 19))
        if picture[down, at, 3]:
            p.box(picture, at, down, 3, 2, (206, 64, 60))
            p.box(picture, at + 1, down - 1, 2, 1, (250, 152, 120))
    p.paint(picture, (y >= 21) & (x > 0) & (x < 71), ramp("concrete")[3])
    p.paint(picture, (y == 21) & (x > 0) & (x < 71), ramp("concrete")[5])
    return picture


def park_bench() -> np.ndarray:
    """Slats on cast iron, in the sun."""
    picture, wood, iron = p.canvas(56, 26), ramp(OAK), ramp("gun")
    for top, shade in ((2, 5), (6, 5), (14, 6)):
        p.box(picture, 2, top, 52, 3, wood[shade - 1])
        p.box(picture, 2, top, 52, 1, wood[shade])
        p.box(picture, 2, top + 2, 52, 1, wood[1])
    for left in (5, 48):
        p.box(picture, left, 0, 2, 26, iron[1])
        p.box(picture, left, 0, 1, 26, iron[3])
        p.box(picture, left - 3, 17, 8, 2, iron[1])
        p.box(picture, left - 3, 17, 2, 9, iron[1])
    return picture


def practice_post() -> np.ndarray:
    """A stake with a head of straw, cut all over; it has been renewed often."""
    picture, wood, straw = p.canvas(40, 62), ramp(OAK), ramp("4a3820 7a5e30 a88844 d0b064 f0dc98")
    p.box(picture, 16, 20, 8, 42, wood[3])
    p.box(picture, 16, 20, 2, 42, wood[5])
    p.box(picture, 22, 20, 2, 42, wood[1])
    p.box(picture, 4, 26, 32, 5, wood[3])
    p.box(picture, 4, 26, 32, 1, wood[5])
    for row in range(20):
        half = 6 + min(row, 19 - row) // 4
        p.box(picture, 20 - half, 2 + row, 2 * half, 1, straw[2 + (row * 5) % 3 // 2])
        p.box(picture, 20 + half - 3, 2 + row, 2, 1, straw[1])
    p.box(picture, 13, 8, 14, 1, straw[0])
    for at, top, deep in ((17, 34, 6), (18, 44, 5), (10, 25, 5), (29, 26, 4)):
        p.line(picture, at, top, at + 5, top + deep, wood[0])
        p.line(picture, at + 1, top, at + 6, top + deep, wood[6])
    p.box(picture, 10, 58, 20, 4, wood[2])
    p.box(picture, 10, 58, 20, 1, wood[4])
    return p.outline(picture)


def rope() -> np.ndarray:
    """Two posts with brass heads, a red rope that hangs between them: behind it stands the press."""
    picture, brass = p.canvas(72, 32), ramp("2a1e10 5a4220 927036 c8a25a f0d898")
    for left in (4, 64):
        p.box(picture, left, 5, 3, 25, brass[2])
        p.box(picture, left, 5, 1, 25, brass[4])
        p.box(picture, left - 1, 1, 5, 5, brass[3])
        p.box(picture, left, 1, 2, 1, brass[4])
        p.box(picture, left - 3, 29, 9, 3, brass[1])
    for at in range(6, 66):
        y = 7 + int(11 * 4 * ((at - 6) / 60) * (1 - (at - 6) / 60))
        p.box(picture, at, y, 1, 3, (150, 34, 40))
        p.box(picture, at, y, 1, 1, (222, 84, 74))
    return picture


def pictures() -> dict[str, np.ndarray]:
    return {
        "grand_desk": grand_desk(), "coast_map": coast_map(), "portrait": portrait(0), "portrait_2": portrait(1),
        "portrait_3": portrait(2), "bookcase": bookcase(), "pendant": pendant(), "notice_board": notice_board(),
        "sun_slats": sun_on_wall(False), "sun_panes": sun_on_wall(True),
        "lime": lime(), "birch": birch(), "chestnut": chestnut(), "rose_bed": rose_bed(), "park_bench": park_bench(),
        "practice_post": practice_post(), "rope": rope(),
    }


