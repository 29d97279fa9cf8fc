"""What lies on the ground, hangs under it and gathers in its corners: small pictures that the game strews over a map.

Tags are TERRAIN_top (stands on the middle of its lower edge), TERRAIN_under (hangs from the middle of its upper edge),
TERRAIN_foot (lies in a corner whose wall is at its right edge) and TERRAIN_rubble (what is left of broken ground). All
is lower than a knee and darker than whoever runs over it, so that it is never taken for something that matters.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import paint as p
from materials import BRICK, CONCRETE, GRANITE, LOAM, MATERIALS, MUD, PLASTER, SAND, TAR, TURF, VERDIGRIS
from palette import Colour, ramp

W, H = 32, 20
Picture = np.ndarray
Draw = Callable[[Picture, np.random.Generator], None]


def _stamp(rows: str, colours: dict[str, Colour]) -> Draw:
    """A picture drawn as text, set down in the middle of the lower edge."""
    lines = [line for line in rows.split("/") if line]

    def draw(picture: Picture, _: np.random.Generator) -> None:
        wide = max(map(len, lines))
        for y, line in enumerate(lines):
            for x, mark in enumerate(line):
                if mark in colours:
                    picture[H - len(lines) + y, (W - wide) // 2 + x] = (*colours[mark], 255)

    return draw


def heap(colours: str, wide: int, tall: int, grit: int, base: int = 1) -> Draw:
    """A low pile of bits: each a lit top and a dark foot."""
    tones = ramp(colours)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for x in range(-wide // 2, wide // 2 + 1):
            h = int(max(0.0, (1 - (2 * x / wide) ** 2) * tall * dice.uniform(0.5, 1)))
            p.box(picture, W // 2 + x, H - h, 1, h, tones[base])
        for _ in range(grit):
            x, y = dice.normal(0, wide / 4), dice.uniform(0, tall * 0.8)
            size = int(dice.integers(1, 4))
            left, top = int(W // 2 + np.clip(x, -wide / 2, wide / 2 - 3)), int(H - 1 - y * (1 - abs(2 * x / wide)))
            if top - 1 >= 0 and top + 1 <= H:
                p.box(picture, left, top - 1, size, 1, tones[base + 2])
                p.box(picture, left, top, size, 1, tones[base])

    return draw


def pebbles(colours: str, count: int) -> Draw:
    tones = ramp(colours)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for _ in range(count):
            x, size = int(dice.integers(4, W - 8)), int(dice.integers(1, 4))
            p.box(picture, x, H - 2, size, 1, tones[4])
            p.box(picture, x, H - 1, size + 1, 1, tones[1])

    return draw


def tuft(colours: str, blades: int, tall: int, flower: Colour | None = None) -> Draw:
    tones = ramp(colours)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for k in range(blades):
            x, lean, high = W / 2 + dice.uniform(-6, 6), dice.uniform(-0.45, 0.45), dice.uniform(0.5, 1) * tall
            for step in range(int(high)):
                tone = tones[min(len(tones) - 2, 1 + step * 3 // max(1, int(high)) + (k % 3 == 0))]
                p.box(picture, int(x + lean * step * (0.5 + step / tall)), H - 1 - step, 1, 1, tone)
            if flower is not None and k % 4 == 0:
                at = int(x + lean * high * 1.4)
                p.box(picture, at, H - 1 - int(high), 2, 2, flower)

    return draw


def puddle(light: Colour, deep: Colour) -> Draw:
    """Lies in the lip: a dark line with the sky in it."""

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        wide = int(dice.integers(14, 26))
        p.box(picture, (W - wide) // 2, H - 1, wide, 1, deep)
        for _ in range(3):
            p.box(
                picture,
                int(dice.integers((W - wide) // 2 + 1, (W + wide) // 2 - 5)),
                H - 1,
                int(dice.integers(2, 5)),
                1,
                light,
            )

    return draw


def rods(colour: Colour, dark: Colour, count: int, tall: int) -> Draw:
    """Bent reinforcement that sticks out."""

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for _ in range(count):
            x, bend, high = W / 2 + dice.uniform(-8, 8), dice.uniform(-0.9, 0.9), int(dice.integers(4, tall))
            for step in range(high):
                at = int(x + bend * step * step / high)
                p.box(picture, at, H - 1 - step, 1, 1, colour)
                p.box(picture, at + 1, H - 1 - step, 1, 1, dark)

    return draw


def hanging(colour: Colour, lit: Colour, count: int, long: int, wander: float = 0.5) -> Draw:
    """Roots, ivy or cables under an edge."""

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for _ in range(count):
            x = float(dice.uniform(6, W - 6))
            for step in range(int(dice.integers(3, long))):
                x += dice.uniform(-wander, wander)
                p.box(picture, int(x) % W, step, 1, 1, colour if step % 3 else lit)

    return draw


def leaves(colours: str, count: int, long: int) -> Draw:
    tones = ramp(colours)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        for _ in range(count):
            x, y = float(dice.uniform(5, W - 6)), 0.0
            for _ in range(int(dice.integers(4, long))):
                x, y = x + dice.uniform(-1, 1), y + dice.uniform(0.3, 1)
                p.box(picture, int(x) % W, int(min(y, H - 3)), 2, 1, tones[int(dice.integers(1, 4))])

    return draw


def drift(colours: str, tall: int, smooth: bool = True) -> Draw:
    """A slope against a wall at the right."""
    tones = ramp(colours)

    def draw(picture: Picture, dice: np.random.Generator) -> None:
        long = int(tall * dice.uniform(1.3, 1.7))
        for k in range(long):
            u = (k + 1) / long
            h = int(np.ceil(tall * u**1.5)) + (0 if smooth else int(dice.integers(0, 3)))
            x = W - long + k
            p.box(picture, x, H - h, 1, h, tones[2])
            p.box(picture, x, H - h, 1, 1, tones[5 if smooth else 4])
            p.box(picture, x, H - h + 1, 1, min(h - 1, 1), tones[4 if smooth else 3])
            if h > 4:
                p.box(picture, x, H - h + 3 + k % 2, 1, h - 3 - k % 2, tones[1])

    return draw


STEEL, KHAKI, WOOD, OLIVE, EMBER = ramp("steel"), ramp("khaki"), ramp("wood"), ramp("olive"), ramp("ember")
BRASS = {"a": (196, 150, 72), "b": (120, 84, 44)}
casings = _stamp("..a....b/b..ab.a.b", BRASS)
casings_2 = _stamp("a...b..../.ab.a..ab.", BRASS)
helmet = _stamp("..aaaa../.abbbbc./abbbbbcc/cccccccc", {"a": OLIVE[4], "b": OLIVE[3], "c": OLIVE[1]})
tin = _stamp("abbc/abbc/cccc", {"a": STEEL[4], "b": STEEL[3], "c": STEEL[1]})
wood_bit = _stamp("......ab/...aabbc/aabbcc../bcc.....", {"a": WOOD[4], "b": WOOD[3], "c": WOOD[1]})
plank_bit = _stamp(".aaaaaaaaaa./abbcbbbbbcbc/.cccccccccc.", {"a": WOOD[4], "b": WOOD[2], "c": WOOD[0]})
shovel = _stamp(
    "...a/...b/...b/...b/...b/...b/..bb/..cd/..cd/..cc", {"a": WOOD[4], "b": WOOD[2], "c": STEEL[2], "d": STEEL[3]}
)
stub = _stamp("aa.../ab.../ab.../abc../ab.../ab.../ab...", {"a": WOOD[3], "b": WOOD[1], "c": STEEL[3]})
coil = _stamp("..aaaa../.abbbba./ab....ba/.abbbba./..bbbb..", {"a": STEEL[3], "b": STEEL[1]})
ring = _stamp(".aab./a..c/b..c/.bcc", {"a": STEEL[3], "b": STEEL[2], "c": STEEL[1]})
paper = _stamp("....ab/aaabb./bbb...", {"a": (206, 196, 166), "b": (142, 130, 106)})
weed = _stamp("..a..../..ab..a/a.ab.a./.abb.ab/..bbab./...bb..", {"a": (92, 100, 56), "b": (52, 60, 38)})
post = _stamp("aab/rrr/aab/aab/aab/aab/aab/abb/abb", {"a": (206, 206, 196), "b": (120, 124, 126), "r": EMBER[2]})
wheel = _stamp(
    "..aaaaaa../.ab.bb.ba./ab..bb..ba/abbbbbbbba/ab..bb..ba/.ab.bb.ba./..aaaaaa..", {"a": WOOD[2], "b": WOOD[1]}
)
weedy = tuft("0f1a14 1d3020 2c4228 4a5a30 6e7440 8a8a50", 7, 7)
weeds = _stamp("a...a.../.b.ab.a./.bb.bb../..bbb...", {"a": (40, 62, 52), "b": (22, 40, 36)})

SKY = (120, 138, 150)
TOPS: dict[str, tuple[Draw, ...]] = {
    "sand": (pebbles(SAND, 5), casings, helmet, wood_bit, stub, pebbles(SAND, 3), weeds, coil),
    "mud": (
        pebbles(MUD, 4),
        tin,
        puddle((140, 112, 124), (40, 34, 44)),
        weed,
        casings,
        puddle((150, 110, 110), (36, 30, 40)),
    ),
    "concrete": (
        heap(CONCRETE, 12, 4, 6),
        weed,
        casings,
        rods(ramp("rust")[3], ramp("rust")[0], 3, 8),
        puddle(SKY, (30, 36, 46)),
        heap(CONCRETE, 18, 6, 9),
        pebbles(CONCRETE, 3),
    ),
    "steel": (puddle((90, 84, 96), (18, 16, 22)), coil, tin, casings_2),
    "trench": (tin, casings_2, shovel, stub, weed, puddle((84, 92, 106), (22, 22, 30)), plank_bit),
    "brick": (
        heap(BRICK, 16, 6, 12),
        heap(BRICK, 22, 8, 18),
        plank_bit,
        weed,
        heap(BRICK, 12, 4, 7),
        rods(ramp("rust")[3], ramp("rust")[0], 2, 9),
    ),
    "cobble": (heap(BRICK, 10, 3, 6), puddle(SKY, (28, 30, 38)), wheel, weed, paper, heap(GRANITE, 14, 4, 7)),
    "road": (pebbles(LOAM, 4), puddle((170, 140, 110), (26, 26, 32)), post, weedy, tin, pebbles(TAR, 4)),
    "turf": (
        tuft(TURF, 11, 8),
        tuft(TURF, 7, 12),
        tuft(TURF, 9, 9, (226, 214, 190)),
        tuft(TURF, 8, 8, (206, 70, 52)),
        tuft(TURF, 14, 6),
        tuft(TURF, 6, 10, (222, 178, 78)),
    ),
    "granite": (tuft(TURF, 6, 5), puddle((150, 108, 130), (36, 28, 46)), heap(GRANITE, 10, 3, 5), ring, weed),
    "lining": (puddle((84, 140, 140), (10, 26, 32)), coil, pebbles(VERDIGRIS, 3), weeds),
    "boards": (paper,),
}
UNDER: dict[str, tuple[Draw, ...]] = {
    "sand": (hanging((58, 46, 44), (92, 74, 62), 3, 10),),
    "mud": (hanging((46, 32, 26), (84, 62, 46), 4, 13),),
    "trench": (hanging((42, 30, 26), (78, 58, 44), 5, 14),),
    "turf": (hanging((58, 40, 26), (104, 78, 50), 6, 16), leaves(TURF, 2, 10)),
    "cobble": (hanging((46, 34, 26), (84, 64, 46), 3, 9),),
    "road": (hanging((44, 36, 30), (80, 66, 52), 2, 8),),
    "concrete": (hanging((96, 54, 34), (168, 92, 52), 2, 8, 0.2), hanging((30, 36, 44), (66, 75, 85), 3, 10, 0.1)),
    "brick": (leaves("0f1a14 1d3020 2c4a2a 4e6a34 6e8440 8a9a50", 4, 14), hanging((44, 24, 22), (96, 54, 44), 2, 6)),
    "granite": (
        leaves("0f1a14 1d3020 2c4a2a 4e6a34 6e8440 8a9a50", 3, 12),
        hanging((34, 42, 50), (127, 138, 140), 3, 9, 0.1),
    ),
    "steel": (hanging((24, 22, 30), (70, 66, 78), 2, 16, 0.3),),
    "lining": (hanging((14, 40, 46), (84, 131, 122), 3, 10, 0.1), hanging((10, 18, 22), (47, 90, 90), 2, 17, 0.3)),
    "boards": (hanging((95, 83, 68), (136, 118, 96), 1, 4),),
}
FEET: dict[str, tuple[Draw, ...]] = {
    "sand": (drift(SAND, 11), drift(SAND, 15), drift(SAND, 8)),
    "mud": (drift(MUD, 7), drift(MUD, 10)),
    "trench": (drift(MUD, 9), drift(MUD, 12, False)),
    "turf": (drift("15100f 281c17 35502a 4a6a30 6e8440 93a24a", 9),),
    "cobble": (drift(LOAM, 7, False),),
    "road": (drift(LOAM, 9, False), drift(LOAM, 6)),
    "brick": (drift(BRICK, 11, False), drift(BRICK, 8, False)),
    "concrete": (drift(CONCRETE, 8, False),),
    "granite": (drift("12141c 1d2a24 2c3a2c 46563a 66744a 97a164", 5),),
    "lining": (drift("04101a 071a24 0b2630 17464e 226068 54837a", 5),),
    "steel": (drift("0c0c15 191c2a 2c3142 474f60 79838c bfc8c4", 5, False),),
    "boards": (drift(PLASTER, 3, False),),
}


def frame(draw: Draw, seed: int) -> Picture:
    picture = p.canvas(W, H)
    draw(picture, np.random.default_rng(seed))
    return picture


def main() -> None:
    tags: dict[str, list[Picture]] = {}
    for kind, table in (("top", TOPS), ("under", UNDER), ("foot", FEET)):
        for name, draws in table.items():
            count = len(draws) if kind == "top" else 3  # of few recipes three pictures each
            tags[f"{name}_{kind}"] = [frame(draws[k % len(draws)], 17 * k + len(name)) for k in range(count)]
    for material in MATERIALS:  # what lies where ground has been broken open
        tags[f"{material.name}_rubble"] = [frame(heap(material.colours, 15, 5, 11), k + 3) for k in range(3)]
    p.save_sheet("decals", tags, origin=(W // 2, H), folder="tiles")


if __name__ == "__main__":
    main()
