"""What is painted, pinned and chalked on the walls of dark places: numbers, arrows, posters, boards, targets."""

from __future__ import annotations

import numpy as np
import paint as p
from fixtures import EMBER, GUN, RED, STAMPS, STEEL, WHITE, WOOD, Stamp, framed, stamp
from palette import INK, Colour, ramp

PAINT: Colour = (206, 198, 172)  # of stencils
CHALK: Colour = (196, 202, 196)
_DIGITS = (
    "111101101101111", "010110010010111", "111001111100111", "111001011001111", "101101111001001", "111100111001111",
    "111100111101111", "111001010010010", "111101111101111", "111101111001111",
)
DOT = 7  # px of a square of a digit


def _worn(s: np.ndarray, seed: int, share: float = 0.5) -> None:
    """Takes off of what is there what a brush and some years leave bare."""
    h, w = s.shape[:2]
    grain = p.noise(w, h, 6, 6, seed, 3)
    s[(grain > share) & (s[..., 3] > 0)] = 0


def _digit(number: int) -> Stamp:
    def draw(s: np.ndarray, _: int) -> None:
        for k, bit in enumerate(_DIGITS[number]):
            if bit == "1":
                p.box(s, 5 + k % 3 * DOT, 6 + k // 3 * DOT, DOT, DOT, PAINT)
        s[:, 15] = 0  # the bridges of a stencil
        s[22:24, :] = 0
        _worn(s, number + 3)

    return Stamp(2, 3, draw, 1, (1,))


for _number in range(10):
    STAMPS[f"digit{_number}"] = _digit(_number)


@stamp(3, 1)
def arrow(s: np.ndarray, _: int) -> None:
    p.box(s, 4, 6, 26, 5, PAINT)
    for k in range(8):
        p.box(s, 30 + k, k + 1, 1, 15 - 2 * k, PAINT)
    s[:, 17:19] = 0
    _worn(s, 5)


@stamp(3, 1)
def arrow_left(s: np.ndarray, _: int) -> None:
    arrow(s, 0)
    s[:] = s[:, ::-1].copy()


@stamp(1, 2)
def arrow_down(s: np.ndarray, _: int) -> None:
    p.box(s, 6, 2, 4, 16, PAINT)
    for k in range(7):
        p.box(s, 1 + k, 18 + k, 14 - 2 * k, 1, PAINT)
    _worn(s, 6)


@stamp(1, 1)
def bolt(s: np.ndarray, _: int) -> None:
    """Danger: current."""
    for k in range(12):
        p.box(s, 8 - k // 2 - 1, 2 + k, k // 2 * 2 + 3, 1, INK if k in (0, 11) else ramp("hair")[3])
    for x, y, wide in ((8, 5, 2), (7, 7, 3), (8, 9, 2), (7, 11, 1)):
        p.box(s, x, y, wide, 2, INK)


@stamp(3, 1)
def way_out(s: np.ndarray, _: int) -> None:
    """A lit board: somebody who runs, and an arrow."""
    framed(s, 1, 1, 46, 14, GUN, 1)
    p.box(s, 3, 3, 42, 10, (30, 104, 74))
    for x, y, wide, high in ((10, 4, 2, 2), (9, 6, 4, 3), (7, 9, 3, 1), (12, 8, 3, 1), (9, 9, 2, 3), (12, 10, 3, 1)):
        p.box(s, x, y, wide, high, (214, 248, 222))
    p.box(s, 22, 7, 14, 2, (214, 248, 222))
    for k in range(4):
        p.box(s, 36 + k, 4 + k, 1, 8 - 2 * k, (214, 248, 222))


def _sheet(s: np.ndarray, back: Colour, paper: Colour = (206, 190, 150)) -> None:
    p.box(s, 3, 2, 26, 42, INK)
    p.box(s, 4, 3, 24, 40, paper)
    p.box(s, 6, 5, 20, 28, back)
    for x in (4, 26):
        p.box(s, x, 3, 2, 1, GUN[2])
    p.box(s, 7, 36, 18, 2, (84, 66, 58))
    p.box(s, 7, 40, 12, 1, (84, 66, 58))
    p.box(s, 27, 30, 2, 14, tuple(v * 3 // 4 for v in paper))  # type: ignore[arg-type]


@stamp(2, 3)
def poster_blade(s: np.ndarray, _: int) -> None:
    """A woman with a blade longer than herself, on crimson."""
    _sheet(s, RED[2])
    p.paint(s, p.ellipse(32, 48, 16, 14, 8, 8), RED[3])
    for k in range(22):
        p.box(s, 8 + k * 15 // 21, 30 - k, 3, 1, WHITE[4])
    p.box(s, 14, 11, 4, 4, ramp("hair")[3])
    p.box(s, 18, 12, 4, 2, ramp("hair")[2])
    p.box(s, 13, 15, 6, 8, WHITE[3])
    p.box(s, 12, 16, 2, 6, INK)
    for x in (13, 17):
        p.box(s, x, 23, 2, 9, WHITE[2])


@stamp(2, 3)
def poster_suit(s: np.ndarray, _: int) -> None:
    """A helmet before the rays of a sun."""
    _sheet(s, (68, 78, 74))
    y, x = np.mgrid[0:48, 0:32] + 0.5
    ray = np.sin(np.arctan2(y - 24, x - 16) * 8) > 0
    p.paint(s, ray & (x > 6) & (x < 26) & (y > 5) & (y < 33), (196, 150, 78))
    p.paint(s, p.ellipse(32, 48, 16, 20, 7, 7.6), INK)
    p.paint(s, p.ellipse(32, 48, 16, 20, 6, 6.6), ramp("khaki")[4])
    p.box(s, 11, 20, 10, 4, INK)
    p.box(s, 12, 20, 8, 3, (92, 232, 144))
    p.box(s, 8, 27, 16, 6, ramp("khaki")[3])


@stamp(2, 3)
def poster_beast(s: np.ndarray, _: int) -> None:
    """Where to hit it."""
    _sheet(s, (184, 172, 140))
    for turn in np.linspace(0, 2 * np.pi, 9)[:-1]:
        p.line(s, 16, 18, 16 + 9 * np.cos(turn), 18 + 7 * np.sin(turn) + 3, (40, 32, 38))
    p.paint(s, p.ellipse(32, 48, 16, 18, 6, 5), (40, 32, 38))
    p.paint(s, p.ellipse(32, 48, 17, 18, 2.2, 2.2), EMBER[2])
    p.paint(s, p.ellipse(32, 48, 17, 18, 5, 5) & ~p.ellipse(32, 48, 17, 18, 4, 4), RED[2])
    p.line(s, 22, 12, 26, 8, RED[2])
    p.line(s, 22, 24, 26, 28, RED[2])


@stamp(2, 3)
def poster_eye(s: np.ndarray, _: int) -> None:
    """Look where it will be, not where it is."""
    _sheet(s, (38, 48, 66))
    p.paint(s, p.ellipse(32, 48, 16, 19, 9, 5.4), WHITE[4])
    p.paint(s, p.ellipse(32, 48, 18, 19, 4, 4), (36, 92, 110))
    p.paint(s, p.ellipse(32, 48, 18, 19, 1.8, 1.8), INK)
    for k in range(3):
        p.box(s, 8 + k * 5, 27 + k, 12, 1, (214, 160, 90))


@stamp(2, 3)
def poster_torn(s: np.ndarray, _: int) -> None:
    poster_suit(s, 0)
    for x in range(32):
        s[: 12 + (x * 5 % 7) + x // 3, x] = 0


@stamp(3, 1)
def tally(s: np.ndarray, _: int) -> None:
    """Days, counted in fives."""
    for group in range(4):
        for k in range(4):
            p.line(s, 2 + group * 12 + k * 2, 3, 2 + group * 12 + k * 2, 12, CHALK)
        if group < 3:
            p.line(s, group * 12 + 1, 11, group * 12 + 10, 4, CHALK)
    _worn(s, 9, 0.3)


@stamp(3, 2)
def tallies(s: np.ndarray, _: int) -> None:
    for row in range(2):
        part = p.canvas(48, 16)
        tally(part, 0)
        p.over(s, part, 0, row * 15)


@stamp(2, 2)
def scrawl(s: np.ndarray, _: int) -> None:
    """A small man with a large blade, and something with many legs."""
    for a in ((4, 14, 4, 22), (4, 22, 1, 28), (4, 22, 7, 28), (4, 17, 16, 6)):
        p.line(s, *a, CHALK)
    p.paint(s, p.ellipse(32, 32, 4, 12, 2.5, 2.5), CHALK)
    p.paint(s, p.ellipse(32, 32, 24, 20, 4, 4) & ~p.ellipse(32, 32, 24, 20, 3, 3), CHALK)
    for k in range(6):
        p.line(s, 24, 20, 18 + k * 2.6, 29 if k % 2 else 12, CHALK)
    _worn(s, 4, 0.42)


@stamp(4, 2)
def blackboard(s: np.ndarray, _: int) -> None:
    """How a thing that is thrown comes down."""
    p.box(s, 1, 1, 62, 28, INK)
    p.box(s, 2, 2, 60, 26, WOOD[3])
    p.box(s, 4, 4, 56, 22, (28, 40, 38))
    for k in range(40):
        u = k / 39
        if k % 3:
            p.box(s, int(8 + 30 * u), int(22 - 60 * u * (1 - u)), 1, 1, CHALK)
            p.box(s, int(38 + 16 * u), int(22 - 30 * u * (1 - u)), 1, 1, (214, 170, 90))
    p.box(s, 6, 23, 52, 1, CHALK)
    p.box(s, 53, 17, 4, 6, RED[3])
    p.box(s, 10, 29, 5, 2, CHALK)
    p.box(s, 20, 29, 3, 2, RED[3])


@stamp(2, 2)
def target(s: np.ndarray, _: int) -> None:
    for radius, colour in ((15, INK), (14, WHITE[4]), (11, RED[2]), (8, WHITE[3]), (5, RED[3]), (2, WHITE[4])):
        p.paint(s, p.ellipse(32, 32, 16, 16, radius, radius), colour)
    for x, y in ((12, 10), (19, 14), (17, 19), (22, 20), (9, 18), (15, 15)):
        p.box(s, x, y, 2, 2, INK)


@stamp(2, 3)
def man_plate(s: np.ndarray, _: int) -> None:
    """A man cut from sheet iron, with a ring on his chest and many dents."""
    p.paint(s, p.ellipse(32, 48, 16, 8, 5, 6), INK)
    p.box(s, 7, 14, 18, 32, INK)
    p.paint(s, p.ellipse(32, 48, 16, 8, 4, 5), STEEL[3])
    p.box(s, 8, 15, 16, 31, STEEL[3])
    p.box(s, 8, 15, 2, 31, STEEL[4])
    p.paint(s, p.ellipse(32, 48, 16, 24, 5, 5) & ~p.ellipse(32, 48, 16, 24, 3.4, 3.4), RED[3])
    for x, y in ((12, 20), (18, 31), (14, 36), (20, 18)):
        p.box(s, x, y, 2, 2, INK)
        p.box(s, x, y + 2, 2, 1, STEEL[5])


@stamp(3, 1)
def height_marks(s: np.ndarray, _: int) -> None:
    """How far others came."""
    for k, x in enumerate(range(2, 46, 6)):
        p.box(s, x, 4 + k * 5 % 7, 4, 2, (RED[3], PAINT, (214, 160, 60))[k % 3])


@stamp(1, 4)
def ruler(s: np.ndarray, _: int) -> None:
    """Heights, painted on a wall."""
    p.box(s, 7, 0, 2, 64, PAINT)
    for y in range(0, 64, 8):
        p.box(s, 3 if y % 32 else 0, y, 6 if y % 32 else 14, 2, PAINT)
    _worn(s, 8)


@stamp(2, 1)
def scorch(s: np.ndarray, _: int) -> None:
    y, x = np.mgrid[0:16, 0:32] + 0.5
    grain = p.noise(32, 16, 6, 5, 3, 3)
    d = np.hypot((x - 16) / 15, (y - 9) / 7) + grain * 0.6
    p.paint(s, d < 0.9, (22, 20, 22))
    p.paint(s, d < 0.45, (10, 9, 12))


@stamp(1, 1)
def holes(s: np.ndarray, _: int) -> None:
    for x, y in ((3, 4), (9, 2), (12, 9), (6, 11), (8, 7)):
        p.box(s, x, y, 2, 2, INK)
        p.box(s, x, y + 2, 2, 1, (140, 140, 132))


@stamp(3, 1)
def cuts(s: np.ndarray, _: int) -> None:
    """Where a blade missed."""
    for x, y, dx, dy in ((2, 13, 14, -10), (12, 14, 12, -11), (28, 12, 17, -9), (30, 4, 8, 9)):
        p.line(s, x, y + 1, x + dx, y + dy + 1, (170, 176, 180))
        p.line(s, x, y, x + dx, y + dy, INK)
