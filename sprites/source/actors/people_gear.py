"""What people carry: the rifle, the rail, blades, a grenade."""

from __future__ import annotations

from .people_figure import Figure
from .rig import move, pitch


def rifle(f: Figure, charge: float = 0.0, rail: bool = False, metal: str = "steel") -> None:
    """`charge` 0..1.5: how far the rail's coil has lit; only with `rail`."""
    f.box("gun", (3.4, 0, -0.2), (7.4, 1.9, 2.2), "gun", "receiver", 0.7)
    f.box("gun", (-5.0, 0, -0.7), (2.4, 1.3, 1.7), "gun", "receiver", 0.6)
    f.box("gun", (2.2, 0, -3.6), (1.5, 1.2, 2.6), "gun", "magazine", 0.5, pitch(-14))
    if rail:
        for sign in (1, -1):
            f.box("gun", (15, -0.4, 0.3 + sign * (1.9 + 0.5 * charge)), (7.2, 1.0, 0.75), metal, f"rail{sign}", 0.4)
        if charge:
            end = 9 + 13 * min(1.0, charge)
            f.rod("gun", (9, -0.8, 0.3), (end, -0.8, 0.3), 0.9 + 0.3 * charge, 0.7 + 0.3 * charge, "mint", "coil")
        if charge > 0.7:
            f.ball("gun", (23, -0.5, 0.3), (2.6 * charge, 2.2 * charge, 2.6 * charge), "mint", "orb")
        return
    f.rod("gun", (9, 0, 0.3), (17.5, 0, 0.3), 1.35, 1.35, metal, "barrel")
    f.rod("gun", (16.6, 0, 0.3), (18.6, 0, 0.3), 1.9, 1.9, "gun", "mouth")
    f.box("gun", (5.2, -1.0, 1.5), (5.0, 1.1, 0.8), metal, "barrel", 0.4)


def blade(f: Figure, length: float, width: float, metal: str = "blade", glow: str = "", spine: str = "gun") -> None:
    """A long cutting plate on a hilt; `glow`: the colour of the lamp at its root, if it has one."""
    middle = 4 + length * 0.44
    f.rod("blade", (-7, 0, 0), (3, 0, 0), 0.9, 0.9, "gun", "hilt")
    f.box("blade", (3.4, 0, 0), (0.9, 1.1, width * 0.95), spine, "guard", 0.4)
    f.box("blade", (middle, 0, 0), (length * 0.44, 0.7, width), metal, "edge", 0.35)
    f.box("blade", (middle, -0.3, -width * 0.62), (length * 0.44 - 1, 0.8, width * 0.32), spine, "spine", 0.2)
    f.box("blade", (4 + length * 0.88, 0, 0), (width * 0.72, 0.62, width * 0.72), metal, "edge", 0.2, pitch(45))
    if glow:
        f.box("blade", (8, -0.7, width * 0.2), (2.6, 0.7, width * 0.32), glow, "glow", 0.2)


def stick(f: Figure) -> None:
    """The wooden blade of the drill."""
    f.rod("blade", (-6, 0, 0), (24, 0, 0), 1.0, 1.25, "wood", "stick")
    f.box("blade", (3.2, 0, 0), (0.8, 1.1, 1.7), "wood", "guard", 0.4)


def stow(f: Figure) -> None:
    """Hangs the rifle across the back."""
    f.bones["gun"] = f.bones["chest"] @ move(-10.2, -2.6, 6.5) @ pitch(-104)
    rifle(f)


def grenade(f: Figure, hand: str) -> None:
    f.ball("fore" + hand, (0, 0, -9.6), (1.8, 1.8, 2.0), "olive", "grenade")
    f.ball("fore" + hand, (1.2, -1.0, -9.9), (0.8, 0.8, 0.8), "ember", "fuse")
