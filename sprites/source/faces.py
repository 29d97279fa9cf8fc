"""What time has done to the faces of ground and walls, and what lies buried in them: pictures that the game strews.

Tags are TERRAIN_hang (begins at the middle of its upper edge, which is the ground's; half transparent, for what is
under it goes on) and TERRAIN_deep (lies two or three tiles deep and is painted as dark as it is there).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import paint as p
from palette import Colour, ramp

W, H = 48, 44
Picture = np.ndarray
Draw = Callable[[Picture, np.random.Generator], None]
MOSS = "0f1a14 1d3020 2c4a2a 46622f 66803a"
ALGAE = "06201e 0b322e 124a42 1f665a"


def _shade(colours: str, share: float = 0.5) -> list[Colour]:
    return [(int(r * share), int(g * share), int(b * share)) for r, g, b in ramp(colours)]


def stain(picture: Picture, x: int, y: int, w: int, h: int, colour: Colour, alpha: int) -> None:
    """Lays a thin coat over what is there already, or over nothing."""
    for row in range(max(0, y), min(H, y + h)):
        for column in range(max(0, x), min(W, x + w)):
            if picture[row, column, 3] < alpha:
                picture[row, column] = (*colour, alpha)


def streaks(colour: Colour, light: Colour | None, count: int, long: int, alpha: int) -> Draw:
    """Water has run down here, or still runs: then a thread of it has the sky in it."""

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for k in range(count):
            x, wide, tall = int(dice.integers(3, W - 6)), int(dice.integers(1, 5)), int(dice.uniform(0.35, 1) * long)
            for y in range(tall):
                left = y / tall
                if left < 0.6 or (x + y * 3) % 4 > (left - 0.6) * 9:
                    stain(picture, x + y // 17, 1 + y, max(1, round(wide * (1 - left * 0.5))), 1, colour, alpha)
            if light is not None and k % 2 == 0:
                for y in range(2, tall * 2 // 3):
                    if (y * 7 + k) % 5:
                        picture[y, x + y // 17] = (*light, 120)

    return draw


def cushions(colours: str, count: int, long: int) -> Draw:
    """Moss that grows over the edge: thick at the top, thin threads below it."""
    tones = ramp(colours)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for _ in range(count):
            x, wide = int(dice.integers(6, W - 8)), int(dice.integers(3, 9))
            for column in range(-wide, wide + 1):
                if 0 <= x + column < W:
                    thick = (1 - (column / (wide + 1)) ** 2) * long * dice.uniform(0.25, 1)
                    for y in range(int(thick)):
                        tone = tones[min(len(tones) - 1, max(0, int((1 - y / long) * 3.4 + dice.uniform(-0.6, 0.9))))]
                        picture[min(H - 1, y), x + column] = (*tone, 255 if y < thick - 2 else 180)

    return draw


def crack(dark: Colour, light: Colour, long: int) -> Draw:
    def draw(picture: Picture, dice: np.random.Generator) -> None:
        x, lean = float(dice.integers(14, W - 14)), float(dice.uniform(-0.5, 0.5))
        for y in range(long):
            x += lean + dice.uniform(-0.8, 0.8)
            at = int(np.clip(x, 2, W - 4))
            picture[y, at] = (*dark, 230)
            picture[y, at + 1] = (*light, 110)
            if y % 9 == 5:
                for k in range(int(dice.integers(3, 8))):
                    side = at + k * (1 if y % 2 else -1)
                    if 0 <= side < W:
                        picture[min(H - 1, y + k // 2), side] = (*dark, 190)
        for _ in range(5):  # where the edge is chipped
            p.box(picture, int(np.clip(x + dice.normal(0, 5), 0, W - 4)), 0, int(dice.integers(2, 4)), 1, dark)

    return draw


def clamp(metal: str, rust: Colour) -> Draw:
    """An iron in the wall, and the rust that it wept."""
    tones = ramp(metal)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        x, y = int(dice.integers(10, W - 18)), int(dice.integers(5, 12))
        for k in range(8):
            tall = int(dice.integers(6, H - y - 8))
            for row in range(tall):
                if row < tall * 0.5 or (row + k) % 3:
                    stain(picture, x + k, y + 3 + row, 1, 1, rust, 120 - row * 70 // tall)
        p.box(picture, x - 1, y, 11, 4, tones[1])
        p.box(picture, x - 1, y, 11, 1, tones[3])
        for bolt in (x + 1, x + 7):
            p.box(picture, bolt, y + 1, 2, 2, tones[4])
            p.box(picture, bolt + 1, y + 2, 1, 1, tones[0])

    return draw


def outlet(metal: str, water: Colour) -> Draw:
    """A drain, its mouth black, and what comes out of it."""
    tones = ramp(metal)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        x, y = int(dice.integers(14, W - 16)), int(dice.integers(8, 14))
        for row in range(y + 6, H - 4):
            wide = 5 + (row - y) // 9
            stain(picture, x - wide // 2, row, wide, 1, (8, 12, 18), 110)
            if row % 6 != 3 and row < H - 10:
                picture[row, x + (row // 5) % 2] = (*water, 80)
        p.paint(picture, p.ellipse(W, H, x + 0.5, y + 2, 5.5, 5.5), tones[1])
        p.paint(picture, p.ellipse(W, H, x, y + 1.5, 5, 5), tones[2])
        p.paint(picture, p.ellipse(W, H, x + 0.5, y + 2, 4, 4), (6, 7, 12))
        p.box(picture, x - 2, y + 5, 5, 1, tones[3])

    return draw


def rods(rust: str) -> Draw:
    """The face has come off, and the iron is bare."""
    tones = ramp(rust)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        x, y = int(dice.integers(8, 14)), int(dice.integers(4, 9))
        hollow = p.ellipse(W, H, x + 13, y + 10, 13, 9) & (p.noise(W, H, 9, 7, int(dice.integers(99)), 3) > -0.3)
        p.paint(picture, hollow, (10, 12, 18))
        p.paint(picture, hollow & ~np.roll(hollow, 1, 0), (4, 5, 9))
        p.paint(picture, hollow & ~np.roll(hollow, -1, 0), (70, 78, 84))
        for at in range(x + 3, x + 26, 6):
            for row in range(H):
                if 0 <= at < W and hollow[row, at]:
                    picture[row, at] = (*tones[2 if row % 3 else 3], 255)
        for column in range(W):
            if hollow[y + 10, column]:
                picture[y + 10, column] = (*tones[3], 255)

    return draw


def boards(wood: str) -> Draw:
    """Planks and stakes that hold a face of earth: dark, lest somebody takes them for a ladder."""
    tones = _shade(wood, 0.56)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        left, long = int(dice.integers(1, 6)), int(dice.integers(30, 41))
        for row, y in enumerate(range(6, 30, 8)):
            if dice.uniform() < 0.16:
                continue
            start, wide = left + int(dice.integers(0, 6)), long - int(dice.integers(0, 9))
            tilt = dice.uniform(-0.05, 0.05)
            for k in range(wide):
                x, top = start + k, y + round(tilt * k)
                if x < W:
                    for d, tone in enumerate((3, 2, 2, 1, 1, 0)):
                        grain = (k * 3 + row * 5 + d * 7) % 13 == 0
                        picture[top + d, x] = (*tones[max(0, tone - grain)], 255)
            for nail in (start + 2, start + wide - 4):
                if nail < W:
                    picture[y + 3, nail] = (*tones[0], 255)
        for stake in (left + 4, left + long - 7):
            for d, tone in enumerate((1, 3, 2, 0)):
                p.box(picture, stake + d, 2, 1, 34, tones[tone])

    return draw


def seep(colour: Colour, light: Colour, alpha: int) -> Draw:
    """A wet line in earth, as high as the last water stood; under it all is darker."""

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        line = 10 + p.noise(W, 4, 20, 4, int(dice.integers(99)), 3)[0] * 4
        for x in range(W):
            fade = min(x, W - 1 - x) / 14
            for y in range(int(line[x]), H - 6):
                if p.bayer(H, W)[y, x] + 0.5 < fade * (1 - (y - line[x]) / 30):
                    picture[y, x] = (*colour, alpha)
            if fade > 0.4 and (x * 7) % 11 > 3:
                picture[int(line[x]), x] = (*light, 150)

    return draw


def shells(count: int) -> Draw:
    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for _ in range(count):
            x, y = int(dice.integers(4, W - 6)), int(dice.integers(8, H - 8))
            p.box(picture, x, y, 3, 1, (150, 138, 122))
            p.box(picture, x, y + 1, 2, 1, (96, 86, 80))

    return draw


# -- what is buried


def ribs(picture: Picture, dice: np.random.Generator) -> None:
    """The frames of a boat and what is left of its planks, upside down."""
    tones = _shade("rust", 0.46)
    for k in range(5):
        x, tall = 5 + k * 8, 23 - abs(k - 2) * 3
        for step in range(tall):
            at = int(x + (step / 8) ** 2)
            p.box(picture, at, 31 - step, 3, 1, tones[2])
            p.box(picture, at, 31 - step, 1, 1, tones[3])
            p.box(picture, at + 2, 31 - step, 1, 1, tones[0])
    for row, (left, right) in ((14, (10, 30)), (20, (6, 46)), (26, (2, 44))):
        for x in range(left, right):
            if (x * 7 + row) % 17:
                p.box(picture, x, row + (x - 22) ** 2 // 160, 1, 2, tones[1 + (x % 9 == 0)])
    for x in range(2, 46):
        p.box(picture, x, 31 + (x - 22) ** 2 // 120, 1, 3, tones[1])
        p.box(picture, x, 31 + (x - 22) ** 2 // 120, 1, 1, tones[3])


def track(picture: Picture, dice: np.random.Generator) -> None:
    """A length of a tank's track."""
    tones = _shade("gun", 0.66)
    for k in range(9):
        x, y = 4 + k * 4, 18 + int(5 * np.sin(k * 0.6))
        p.box(picture, x, y, 3, 6, tones[3])
        p.box(picture, x, y, 3, 1, tones[4])
        p.box(picture, x + 3, y + 2, 1, 2, tones[1])
        p.box(picture, x, y + 5, 3, 1, tones[1])


def dud(picture: Picture, dice: np.random.Generator) -> None:
    """A shell that did not go off."""
    tones = _shade("brown", 0.6)
    for k in range(22):
        half = min(3, 1 + k // 3)
        p.box(picture, 12 + k, 24 - k // 3 - half, 1, 2 * half, tones[2])
        p.box(picture, 12 + k, 24 - k // 3 - half, 1, 1, tones[4])
    p.box(picture, 27, 14, 2, 8, tones[1])


def lost_helmet(picture: Picture, dice: np.random.Generator) -> None:
    tones = _shade("olive", 0.6)
    p.paint(picture, p.ellipse(W, H, 24, 24, 8, 7) & (np.mgrid[0:H, 0:W][0] < 25), tones[2])
    p.paint(picture, p.ellipse(W, H, 23, 22, 5, 4) & (np.mgrid[0:H, 0:W][0] < 22), tones[3])
    p.box(picture, 14, 25, 20, 2, tones[1])


def chain(picture: Picture, dice: np.random.Generator) -> None:
    """A chain, and the fluke of an anchor."""
    tones = _shade("rust", 0.5)
    for k in range(10):
        x, y = 4 + k * 3, 12 + k + int(2 * np.sin(k))
        p.box(picture, x, y, 3, 3, tones[2])
        p.box(picture, x + 1, y + 1, 1, 1, (12, 10, 14))
    for step in range(9):
        p.box(picture, 34 + step // 2, 22 - step + 9, 2, 2, tones[3])
        p.box(picture, 34 - step // 2, 22 - step + 9, 2, 2, tones[1])
    p.box(picture, 34, 16, 2, 16, tones[3])


def rotor(picture: Picture, dice: np.random.Generator) -> None:
    """A ring from a dropship, half of it."""
    tones = _shade("gun", 0.62)
    y, x = np.mgrid[0:H, 0:W] + 0.5
    away = np.hypot(x - 24, (y - 30) * 1.15)
    ring = (away < 19) & (away > 15) & (y < 31)
    p.paint(picture, ring, tones[2])
    p.paint(picture, ring & (away > 17.6), tones[4])
    for angle in (0.4, 1.5, 2.6):
        p.line(picture, 24, 30, 24 + 15 * np.cos(angle), 30 - 13 * np.sin(angle), tones[2])


def bottle(picture: Picture, dice: np.random.Generator) -> None:
    tones = _shade("mint", 0.26)
    p.box(picture, 20, 20, 10, 4, tones[1])
    p.box(picture, 20, 20, 10, 1, tones[2])
    p.box(picture, 30, 21, 4, 2, tones[1])


def boot(picture: Picture, dice: np.random.Generator) -> None:
    tones = _shade("brown", 0.66)
    p.box(picture, 20, 16, 5, 9, tones[2])
    p.box(picture, 20, 16, 1, 9, tones[3])
    p.box(picture, 20, 23, 10, 3, tones[2])
    p.box(picture, 20, 26, 10, 1, tones[0])


WET: Colour = (9, 13, 20)
SOOT: Colour = (10, 8, 10)
RUST: Colour = ramp("rust")[2]
STREAM: Colour = (124, 140, 146)
HANG: dict[str, tuple[Draw, ...]] = {
    "concrete": (
        streaks(WET, STREAM, 9, 40, 140), cushions(MOSS, 3, 10), clamp("steel", RUST),
        crack((12, 14, 20), (96, 104, 108), 30), outlet("gun", STREAM), streaks((58, 34, 24), None, 7, 36, 140),
        rods("rust"),
    ),
    "granite": (
        cushions(MOSS, 4, 12), streaks(WET, STREAM, 10, 42, 150), cushions(MOSS, 5, 7), clamp("gun", RUST),
        crack((10, 11, 17), (84, 92, 100), 34), outlet("steel", STREAM), streaks((20, 42, 32), None, 9, 40, 150),
    ),
    "brick": (
        streaks(SOOT, None, 8, 40, 120), crack((18, 10, 12), (110, 62, 54), 32), cushions(MOSS, 3, 8),
        streaks((150, 136, 120), None, 4, 24, 50),
    ),
    "steel": (streaks((66, 32, 20), None, 8, 40, 130), streaks(WET, STREAM, 5, 36, 90), clamp("rust", RUST)),
    "sand": (seep((24, 20, 28), (120, 116, 112), 150), shells(6), seep((20, 22, 32), (134, 138, 134), 150), shells(9)),
    "mud": (seep((10, 8, 12), (84, 82, 86), 120), boards("wood"), boards("mud")),
    "trench": (boards("wood"), boards("mud"), boards("wood"), seep((8, 7, 10), (80, 76, 80), 120)),
    "cobble": (
        streaks(WET, None, 8, 36, 130), crack((10, 9, 10), (70, 60, 52), 30), streaks((58, 40, 28), None, 6, 30, 110),
        streaks(WET, None, 5, 40, 150), outlet("gun", STREAM),
    ),
    "lining": (
        streaks((6, 34, 32), (84, 150, 140), 8, 40, 120), cushions(ALGAE, 4, 12), outlet("steel", (84, 140, 140)),
    ),
}
DEEP: dict[str, tuple[Draw, ...]] = {
    "sand": (ribs, track, lost_helmet, chain, rotor, dud),
    "mud": (dud, lost_helmet, boot, track),
    "trench": (dud, bottle, lost_helmet, boot),
    "cobble": (bottle, dud),
    "turf": (dud, bottle),
    "road": (dud, track),
}


def frame(draw: Draw, seed: int) -> Picture:
    picture = p.canvas(W, H)
    draw(picture, np.random.default_rng(seed))
    return picture


def main() -> None:
    tags = {f"{name}_hang": [frame(draw, 31 * k + len(name)) for k, draw in enumerate(draws)]
            for name, draws in HANG.items()}
    for name, draws in DEEP.items():
        tags[f"{name}_deep"] = [frame(draw, k) for k, draw in enumerate(draws)]
    p.save_sheet("faces", tags, origin=(W // 2, 0), folder="tiles")


if __name__ == "__main__":
    main()
