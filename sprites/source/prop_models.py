"""What stands about in each place, as solids. 1 unit is 1 px: X right, Y away, Z up; a thing stands at the origin."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from actors import solids
from actors.solids import pitch, vec


class Pile(solids.Solids):
    """Solids by plain numbers: centre, half sizes, material; every piece a part of its own."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__()
        self.dice = np.random.default_rng(seed)
        self._count = 0

    def _part(self) -> str:
        self._count += 1
        return f"p{self._count}"

    def slab(
        self,
        x: float,
        y: float,
        z: float,
        half: tuple[float, float, float],
        material: str,
        radius: float = 0.5,
        turn: float = 0,
        taper: float = 1.0,
    ) -> None:
        self.box(vec(x, y, z), half, material, self._part(), radius, pitch(turn) if turn else None, taper)

    def rod(
        self,
        a: tuple[float, float, float],
        b: tuple[float, float, float],
        radius: float,
        material: str,
        end: float | None = None,
    ) -> None:
        self.trace(
            "cylinder",
            np.eye(4),
            material,
            self._part(),
            a=vec(*a),
            b=vec(*b),
            ra=radius,
            rb=radius if end is None else end,
        )

    def ball(self, x: float, y: float, z: float, half: tuple[float, float, float], material: str) -> None:
        self.ellipsoid(vec(x, y, z), half, material, self._part())

    def hoop(
        self, x: float, z: float, ring: float, tube: float, material: str, share: float = 1.0, y: float = 0
    ) -> None:
        """A ring that faces the viewer."""
        turns = np.linspace(0, 2 * np.pi * share, 40)
        self.tube(
            [vec(x + ring * np.cos(a), y, z + ring * np.sin(a)) for a in turns], (tube, tube), material, self._part(), 0
        )


Build = Callable[[Pile], None]
PROPS: dict[str, Build] = {}


def prop(build: Build) -> Build:
    PROPS[build.__name__] = build
    return build


# -- everywhere


@prop
def sandbags(s: Pile) -> None:
    for row in range(3):
        for k in range(4 - row):
            s.slab(
                -13.5 + k * 9 + row * 4.5,
                0,
                2.6 + row * 4.4,
                (4.9, 4.6, 2.5),
                "khaki" if (k + row) % 2 else "sand",
                2.2,
                float(s.dice.uniform(-5, 5)),
            )


@prop
def hedgehog(s: Pile) -> None:
    s.slab(0, -1, 12, (15, 1.9, 1.9), "gun", 0.3, 52)
    s.slab(0, 0, 12, (15, 1.9, 1.9), "rust", 0.3, -52)
    s.slab(0, -3, 11, (3, 3, 3), "steel", 0.3, 20)
    s.slab(0, 2, 11, (13, 1.7, 1.7), "steel", 0.3, 84)


@prop
def crate(s: Pile) -> None:
    s.slab(0, 0, 7.5, (8, 6, 7.4), "olive")
    s.slab(0, -0.6, 13.6, (8.4, 6.2, 1), "steel", 0.4)
    s.slab(0, -5.9, 7.4, (8.3, 0.7, 1.1), "steel", 0.3)
    s.slab(0, -6.6, 7.4, (1.6, 0.6, 1.8), "mint", 0.3)


@prop
def barrel(s: Pile) -> None:
    s.rod((0, 0, 0.5), (0, 0, 15), 5.4, "rust")
    for z in (4.5, 10):
        s.rod((0, 0, z), (0, 0, z + 1.1), 5.9, "steel")
    s.slab(0, -5, 7.8, (2.2, 0.8, 1.6), "ember", 0.3)


@prop
def crates(s: Pile) -> None:
    for x, z, wide in ((-8, 5, 7), (8, 5, 7), (-2, 14.6, 7)):
        s.slab(x, 0, z, (wide, 6, 4.7), "wood", 0.4)
        s.slab(x, -5.9, z, (wide + 0.2, 0.6, 0.8), "steel", 0.2)
        s.slab(x - 3.4, -6.2, z, (1, 0.5, 2), "khaki", 0.2)


@prop
def barrel_down(s: Pile) -> None:
    s.rod((-9, 0, 5.6), (8, 0, 5.6), 5.4, "rust")
    for x in (-5, 2):
        s.rod((x, 0, 5.6), (x + 1.1, 0, 5.6), 5.9, "steel")
    s.rod((8.1, 0, 5.6), (8.6, 0, 5.6), 4, "gun")


@prop
def jerrycan(s: Pile) -> None:
    s.slab(0, 0, 6.5, (4.6, 2.6, 6.2), "olive", 0.8)
    s.slab(0, -2.6, 6, (3.2, 0.5, 0.6), "khaki", 0.2, 45)
    s.slab(0, -2.7, 6, (3.2, 0.5, 0.6), "khaki", 0.2, -45)
    s.rod((-2.5, 0, 13.4), (2, 0, 13.4), 0.8, "olive")
    s.rod((3.2, 0, 12), (4.6, 0, 14.4), 1.1, "steel")


@prop
def ammunition(s: Pile) -> None:
    for k in range(5):
        s.rod((-13 + k * 6.4, 0, 0.5), (-13 + k * 6.4, 0, 14), 2.2, "hair")
        s.rod((-13 + k * 6.4, 0, 14), (-13 + k * 6.4, 0, 20), 2.1, "gun", 0.5)
    s.slab(0, -2.4, 5, (17, 0.8, 1.3), "wood", 0.3)


@prop
def lantern(s: Pile) -> None:
    s.rod((0, 0, 1), (0, 0, 18), 0.8, "wood")
    s.rod((0, 0, 18), (5, 0, 20), 0.7, "wood")
    s.slab(5, 0, 13, (2.4, 2.4, 3.4), "ember", 0.6)
    s.slab(5, 0, 17, (2.9, 2.9, 0.7), "gun", 0.3)
    s.slab(5, 0, 9.6, (2.9, 2.9, 0.7), "gun", 0.3)


@prop
def concertina(s: Pile) -> None:
    for k in range(11):
        s.hoop(-20 + k * 4, 8, 6.6, 0.45, "steel", y=k % 2 * 1.4)
    for x in (-22, 0, 22):
        s.rod((x, 1, 0), (x, 1, 15), 0.9, "wood")


# -- the beach


@prop
def rotor(s: Pile) -> None:
    s.trace("cylinder", np.eye(4), "gun", "hub", a=vec(-2, 0, 14), b=vec(2, 0, 18), ra=5, rb=5)
    s.hoop(0, 15, 22, 2.6, "steel", 0.62)
    for turn in (20, 140):
        s.slab(11 * np.cos(np.radians(turn)), 0, 15 + 11 * np.sin(np.radians(turn)), (11, 1, 1.4), "gun", 0.4, turn)
    s.slab(-6, 1, 2.4, (14, 5, 2.4), "sand", 1.6)


@prop
def boat(s: Pile) -> None:
    s.slab(0, 0, 9, (30, 9, 7.6), "steel", 2.0, 7)
    s.slab(2, -2, 15, (24, 6, 3.6), "gun", 1.0, 7)
    s.slab(-22, 0, 18, (5, 6, 7), "steel", 1.0, 7)
    s.slab(31, 0, 6, (1.2, 8, 9), "rust", 0.4, 34)
    s.slab(6, -9, 8, (3, 0.6, 4), "gun", 0.4, 7)
    s.slab(4, 2, 1.8, (33, 7, 1.8), "sand", 1.4)


@prop
def tooth(s: Pile) -> None:
    s.slab(0, 0, 11, (13, 8, 11), "concrete", 0.6, 0, 0.42)
    s.slab(0, 0, 2, (16, 9, 2), "concrete", 0.6)


# -- trenches and village


@prop
def periscope(s: Pile) -> None:
    for x in (-5, 5):
        s.rod((x * 1.3, 0, 0), (0, 0, 17), 0.9, "wood")
    s.rod((0, -1, 12), (0, -1, 37), 1.6, "gun")
    s.slab(0.6, -1, 38, (2.8, 2, 2.4), "gun", 0.6)
    s.slab(2.8, -2, 38.4, (0.9, 1, 1.3), "cyan", 0.3)
    s.slab(-1.4, -2, 13.4, (2.4, 1.6, 1.6), "gun", 0.4)


@prop
def stretcher(s: Pile) -> None:
    s.rod((-25, -4, 6), (25, -4, 6), 0.8, "wood")
    s.rod((-25, 4, 6), (25, 4, 6), 0.8, "wood")
    s.slab(0, 0, 5.6, (19, 4.4, 0.8), "khaki", 0.4)
    s.slab(-13, 0, 7.4, (5, 4, 1.6), "white", 1.0)
    s.slab(4, -1, 7, (9, 3.8, 1.2), "olive", 0.8)
    for x in (-17, 17):
        s.rod((x, -4, 0), (x, -4, 6), 0.7, "gun")


@prop
def machine_gun(s: Pile) -> None:
    for a in ((-9, -3), (8, -4), (2, 5)):
        s.rod((a[0], a[1], 0), (0, 0, 14), 1, "gun")
    s.slab(-1, 0, 16.6, (9, 2.4, 2.4), "olive", 0.6)
    s.rod((8, 0, 17), (21, 0, 18), 2.2, "gun")
    s.rod((12, 0, 17.4), (14, 0, 17.6), 2.8, "steel")
    s.slab(-2, -3.4, 12, (3.2, 1.8, 2.8), "khaki", 0.4)
    s.slab(-11, 0, 17, (1.6, 1, 2.6), "wood", 0.4)


@prop
def well(s: Pile) -> None:
    for k in range(7):
        s.slab(-12 + k * 4, -5, 4 + k % 2, (2.4, 3, 4.6), "concrete", 0.8)
        s.slab(-13 + k * 4.4, -4, 12 - k % 2, (2.3, 3, 3.4), "concrete", 0.8)
    for x in (-13, 13):
        s.rod((x, 0, 10), (x, 0, 34), 1.4, "wood")
    s.rod((-13, 0, 28), (13, 0, 28), 1.6, "wood")
    s.rod((2, 0, 28), (2, 0, 17), 0.5, "khaki")
    s.rod((2, -1, 13), (2, -1, 18), 2.6, "wood", 3.2)
    s.slab(-7, 0, 39, (11, 7, 1.2), "rust", 0.4, 30)
    s.slab(7, 0, 39, (11, 7, 1.2), "rust", 0.4, -30)


@prop
def cart(s: Pile) -> None:
    s.slab(2, 0, 16, (18, 7, 1.4), "wood", 0.4, 8)
    s.slab(2, -7, 21, (18, 0.8, 4), "wood", 0.4, 8)
    s.hoop(-5, 11, 9.4, 1.2, "wood", y=-8)
    for turn in (0, 60, 120):
        s.slab(-5, -8, 11, (9, 0.7, 0.8), "wood", 0.3, turn)
    s.ball(-5, -8.6, 11, (2, 1.4, 2), "gun")
    s.rod((18, -3, 13), (29, -3, 1), 1.1, "wood")
    s.slab(4, -1, 20, (11, 5, 3), "khaki", 2, 8)


@prop
def grave(s: Pile) -> None:
    s.slab(0, 0, 12, (6, 2, 12), "concrete", 2.4, 4)
    s.slab(0, -2.1, 15, (1, 0.6, 4), "gun", 0.2, 4)
    s.slab(0, -2.1, 16.6, (3, 0.6, 0.9), "gun", 0.2, 4)
    s.slab(0, -2, 1.6, (9, 4, 1.6), "mud", 1.2)


@prop
def lamp_post(s: Pile) -> None:
    s.rod((-6, 0, 0), (-4, 0, 30), 1.5, "gun")
    s.rod((-4, 0, 30), (5, 0, 46), 1.3, "gun")
    s.rod((5, 0, 46), (11, 0, 46), 0.9, "gun")
    s.slab(12, 0, 42, (3, 3, 3.4), "steel", 0.8, 0, 0.7)
    s.slab(-6, 0, 2, (3.4, 3.4, 2), "gun", 0.8)


# -- the road


@prop
def milestone(s: Pile) -> None:
    s.slab(0, 0, 9, (5.6, 3, 9), "concrete", 3)
    s.slab(0, -3, 14, (5, 0.6, 3), "red", 0.6)
    s.slab(0, -3.2, 7, (2.6, 0.5, 0.8), "gun", 0.2)
    s.slab(0, -3.2, 4.6, (2, 0.5, 0.8), "gun", 0.2)


@prop
def signpost(s: Pile) -> None:
    s.rod((0, 0, 0), (1, 0, 50), 1.4, "wood")
    s.slab(10, -1.6, 44, (12, 0.8, 3.2), "white", 0.4, 3)
    s.slab(-9, -1.6, 36, (11, 0.8, 3.2), "white", 0.4, -4)
    s.slab(8, -1.6, 29, (10, 0.8, 3), "white", 0.4, -8)
    for x, z in ((9, 44), (-9, 36), (7, 29)):
        s.slab(x, -2.6, z, (7, 0.3, 0.7), "gun", 0.2)


@prop
def haystack(s: Pile) -> None:
    s.ball(0, 0, 11, (22, 14, 15), "tan")
    s.ball(-2, 0, 22, (13, 9, 11), "tan")
    s.slab(0, 0, 3, (23, 12, 3), "tan", 2)
    s.rod((1, 0, 28), (2, 0, 37), 0.8, "wood")


@prop
def burnt_truck(s: Pile) -> None:
    s.slab(-12, 0, 14, (24, 10, 1.6), "gun", 0.4)
    s.slab(22, 0, 19, (9, 9, 9), "rust", 1)
    s.slab(34, 0, 14, (6, 8, 5), "rust", 1)
    s.slab(23, -8.6, 23, (5, 1, 3), "gun", 0.4)
    for x in (-30, -18, -6, 6):
        s.hoop(x, 17, 12, 0.9, "rust", 0.5)
    for x in (-26, -10, 30):
        s.rod((x, -9, 5.4), (x, -6, 5.4), 5.6, "gun")
        s.rod((x, -9.4, 5.4), (x, -9, 5.4), 2.4, "rust")


# -- the dam and what is inside it


@prop
def cable_drum(s: Pile) -> None:
    s.rod((0, -6, 14), (0, 6, 14), 9, "rust")
    s.rod((0, -8, 14), (0, -6, 14), 14, "wood")
    s.rod((0, -9, 14), (0, -8, 14), 3.4, "gun")
    for turn in (15, 75, 135):
        s.slab(0, -8.2, 14, (12.6, 0.4, 0.8), "gun", 0.2, turn)


@prop
def hydrant(s: Pile) -> None:
    s.rod((0, 0, 0), (0, 0, 20), 4, "red")
    s.ball(0, 0, 21, (4.2, 4.2, 4), "red")
    s.rod((-8, 0, 14), (8, 0, 14), 2.2, "steel")
    s.rod((0, -7, 12), (0, -3, 12), 2.6, "steel")
    s.slab(0, 0, 1.4, (6, 5, 1.4), "gun", 0.6)


@prop
def searchlight(s: Pile) -> None:
    s.slab(0, 0, 2, (12, 8, 2), "gun", 0.6)
    for x in (-9, 9):
        s.slab(x, 0, 14, (1.6, 3, 12), "gun", 0.5)
    s.rod((-10, 0, 20), (10, 3, 32), 11, "steel")
    s.rod((10, 2, 32), (11.4, 2.2, 33), 11.6, "gun")
    s.rod((11.5, 2, 33), (12.2, 2, 33.4), 9.4, "white")


@prop
def pump(s: Pile) -> None:
    s.slab(0, 0, 3, (27, 10, 3), "concrete", 0.6)
    s.rod((-22, 0, 17), (2, 0, 17), 10, "steel")
    for x in (-18, -12, -6):
        s.rod((x, 0, 17), (x + 1.4, 0, 17), 10.8, "gun")
    s.rod((6, 0, 16), (17, 0, 16), 8, "rust")
    s.rod((12, 0, 16), (12, 0, 36), 4, "rust")
    s.rod((12, 0, 34), (12, 0, 37), 5.4, "steel")
    s.hoop(22, 22, 5, 0.9, "red", y=-8)


@prop
def gauges(s: Pile) -> None:
    s.slab(0, 0, 22, (18, 4, 18), "olive", 0.6)
    s.slab(0, 1, 2, (14, 5, 2), "gun", 0.4)
    for x, z in ((-10, 31), (0, 31), (10, 31), (-6, 20), (6, 20)):
        s.rod((x, -6, z), (x, -4, z), 3.8, "gun")
        s.rod((x, -6.4, z), (x, -6, z), 2.9, "white")
        s.slab(x + 0.6, -6.9, z + 0.6, (1.6, 0.2, 0.4), "red", 0.1, 50)
    for x in (-10, -4, 2, 8):
        s.slab(x, -4.6, 10, (1.4, 1, 2.4), "red" if x == 2 else "mint", 0.3)


@prop
def fuse_box(s: Pile) -> None:
    s.slab(0, 0, 18, (9, 3.4, 12), "steel", 0.6)
    s.slab(-11, -3, 18, (1, 5, 11), "steel", 0.4)
    for z in (11, 16, 21, 26):
        for x in (-4, 0, 4):
            s.slab(x, -4, z, (1.2, 0.8, 1.5), "ember" if (x, z) == (4, 21) else "gun", 0.2)
    s.rod((0, 1, 30), (0, 1, 35), 1.2, "gun")


@prop
def toolbox(s: Pile) -> None:
    s.slab(0, 0, 4.6, (11, 5, 4.6), "red", 0.6)
    s.slab(0, 0, 10, (11.4, 5.2, 1.2), "red", 0.5, 0, 0.8)
    s.rod((-5, 0, 13), (5, 0, 13), 0.7, "gun")
    s.rod((12, -4, 1), (17, -2, 2), 0.9, "steel")


# -- rooms


@prop
def plant(s: Pile) -> None:
    s.rod((0, 0, 0), (0, 0, 10), 5, "rust", 6.4)
    for k in range(9):
        a, long = np.radians(-70 + k * 17.5), float(s.dice.uniform(13, 24))
        points = [
            vec(np.sin(a) * long * u, (k % 3 - 1) * 2.4, 10 + np.cos(a) * long * u - 9 * u * u * abs(np.sin(a)))
            for u in np.linspace(0, 1, 14)
        ]
        s.tube(points, (1.6, 0.4), "olive", f"leaf{k}")


@prop
def armchair(s: Pile) -> None:
    s.slab(2, 3, 18, (10, 3, 14), "red", 3, 6)
    s.slab(-1, -2, 9, (11, 7, 4.4), "red", 2)
    for y in (-8, 6):
        s.slab(-2, y, 13, (10, 2.4, 4), "red", 2)
    for x in (-9, 8):
        s.rod((x, -6, 0), (x, -6, 5), 1, "wood")


@prop
def coat_rack(s: Pile) -> None:
    s.rod((0, 0, 0), (0, 0, 52), 1.1, "wood")
    for x in (-7, 7):
        s.rod((0, 0, 4), (x, -2, 0), 0.9, "wood")
        s.rod((0, 0, 48), (x * 0.9, -1, 52), 0.8, "wood")
    s.slab(-6, -2, 38, (4.4, 2.4, 11), "olive", 2, 3, 0.7)
    s.ball(5, -2, 51, (5, 4, 1.6), "olive")
    s.slab(5, -3, 50, (5.4, 3, 0.6), "gun", 0.3)


@prop
def globe(s: Pile) -> None:
    s.rod((0, 0, 0), (0, 0, 6), 6, "wood", 1.6)
    s.rod((0, 0, 5), (0, 0, 10), 1, "hair")
    s.ball(0, 0, 19, (9.4, 9.4, 9.4), "water")
    s.ball(-3, -5, 22, (4.4, 5, 3.6), "olive")
    s.ball(4, -6, 16, (3.6, 3, 4), "olive")
    s.hoop(0, 19, 11, 0.7, "hair", 0.62, y=-2)


@prop
def typist(s: Pile) -> None:
    s.slab(0, 0, 18, (28, 9, 1.4), "wood", 0.4)
    for x in (-19, 19):
        s.slab(x, 0, 8.6, (7, 8, 8.4), "wood", 0.4)
        for z in (5, 12):
            s.slab(x, -8.4, z, (5.6, 0.5, 2.6), "wood", 0.3)
            s.slab(x, -9, z, (1.4, 0.4, 0.6), "hair", 0.2)
    s.slab(-2, -1, 22, (7, 5, 3), "gun", 1)
    s.slab(-2, 1, 27, (5, 0.6, 3.4), "white", 0.3)
    s.slab(-2, -5, 20.6, (6, 2, 0.8), "steel", 0.3)
    s.slab(15, -2, 21, (5, 4, 1.6), "white", 0.4)
