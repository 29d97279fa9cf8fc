"""Bare heads and what is worn on them. Each has a shape of its own, so that the squad is told apart by outline."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from .people_faces import Looks, rita_hair
from .people_figure import Figure
from .rig import Pose, pitch


def skull(f: Figure, looks: Looks, wide: float = 1.0, jaw: float = 1.0) -> None:
    f.ball("head", (1.0, -0.2, 3.4), (3.8 * wide, 3.5 * wide, 4.3), looks.skin, "face")
    f.box("head", (2.0, -0.5, 0.5), (2.0 * jaw, 2.2 * jaw, 1.4), looks.skin, "face", 0.9)
    f.ball("head", (-0.8, -3.5 * wide, 2.6), (0.9, 0.7, 1.2), looks.skin, "ear")


def cage(f: Figure, looks: Looks, pose: Pose) -> None:
    """Short and brushed forward, as of a man who has it cut on Fridays."""
    f.ball("head", (-0.9, 0.2, 5.3), (4.1, 3.8, 3.6), looks.hair, "hair")
    f.ball("head", (-2.0, 0.2, 3.4), (2.6, 3.4, 3.2), looks.hair, "hair")
    f.box("head", (2.0, -0.6, 7.4), (2.2, 2.6, 1.1), looks.hair, "hair", 0.8)


def crop(f: Figure, looks: Looks, pose: Pose) -> None:
    f.ball("head", (-0.6, 0.2, 5.6), (4.0, 3.8, 3.0), looks.hair, "hair")
    f.ball("head", (-1.8, 0.2, 4.2), (2.6, 3.5, 3.2), looks.hair, "hair")


def forage(f: Figure, looks: Looks, pose: Pose) -> None:
    """A side cap."""
    crop(f, looks, pose)
    f.box("head", (-0.2, -0.4, 7.6), (4.3, 2.4, 1.7), "olive", "cap", 0.9, pitch(10))


def beret(f: Figure, looks: Looks, pose: Pose) -> None:
    f.ball("head", (-1.8, 0.2, 4.0), (2.7, 3.6, 3.2), looks.hair, "hair")
    f.ball("head", (-1.6, -0.4, 7.4), (5.4, 4.6, 2.0), "red", "cap")
    f.ball("head", (-4.6, -0.6, 6.6), (2.6, 3.2, 1.7), "red", "cap")
    f.box("head", (0.4, 0, 6.2), (3.8, 3.6, 0.8), "gun", "brim", 0.5)


def peaked(f: Figure, looks: Looks, pose: Pose) -> None:
    """A colonel's cap over grey hair that is pinned up behind."""
    f.ball("head", (-1.8, 0.2, 4.0), (2.7, 3.7, 3.4), looks.hair, "hair")
    f.ball("head", (-4.6, 0.2, 2.8), (1.9, 2.2, 1.9), looks.hair, "bun")
    f.rod("head", (0.3, 0, 6.4), (0.1, 0, 7.2), 3.7, 4.1, "olive", "cap")
    f.ball("head", (-0.2, 0, 8.4), (5.3, 4.8, 1.7), "olive", "cap")
    f.box("head", (0.5, 0, 6.3), (3.9, 3.8, 0.7), "gun", "brim", 0.4)
    f.box("head", (4.5, -0.7, 6.0), (1.8, 2.9, 0.55), "gun", "brim", 0.3, pitch(-16))


def quiff(f: Figure, looks: Looks, pose: Pose) -> None:
    """Dov: oiled hair in a wave, a moustache."""
    crop(f, looks, pose)
    f.ball("head", (2.2, -0.4, 8.3), (2.9, 2.8, 1.9), looks.hair, "quiff")
    f.ball("head", (4.3, -0.6, 7.6), (1.3, 1.9, 1.2), looks.hair, "quiff")
    f.rod("head", (4.6, -2.2, 1.9), (5.0, 0.4, 1.9), 0.8, 0.7, looks.hair, "moustache")


def bob(f: Figure, looks: Looks, pose: Pose) -> None:
    """Junie: a bob that swings with her steps."""
    swing = 0.5 * sin(2 * pi * pose.hair) * min(1.0, pose.wind + 0.2)
    f.ball("head", (-0.9, 0.2, 5.4), (4.5, 4.3, 4.0), looks.hair, "hair")
    f.box("head", (-1.6 - swing, -3.4, 2.4), (2.5, 1.1, 2.7), looks.hair, "bob", 0.9)
    f.box("head", (-3.4 - swing, 0.4, 2.6), (1.7, 3.6, 2.9), looks.hair, "bob", 1.0)
    f.box("head", (2.6, -0.6, 7.2), (2.2, 3.2, 1.0), looks.hair, "fringe", 0.7)


def flat_cap(f: Figure, looks: Looks, pose: Pose) -> None:
    """Moss: a flat cap that is in no regulation, a short grey beard."""
    f.ball("head", (-1.9, 0.2, 3.8), (2.6, 3.7, 3.2), looks.hair, "hair")
    f.ball("head", (2.6, -0.5, 0.4), (2.7, 2.8, 1.9), looks.hair, "beard")
    f.ball("head", (-0.4, -0.1, 7.2), (5.0, 4.5, 1.8), "brown", "cap")
    f.box("head", (4.2, -0.6, 6.6), (2.0, 2.9, 0.7), "brown", "cap", 0.5, pitch(-14))


def spikes(f: Figure, looks: Looks, pose: Pose) -> None:
    """Wick: hair that a fuse has been at, goggles pushed up."""
    crop(f, looks, pose)
    for k in range(5):
        x = -3.2 + 1.7 * k
        up = 2.6 + 0.5 * cos(2.1 * k)
        f.rod("head", (x, 0.2 - 0.3 * k, 7.4), (x - 0.5 + 0.35 * k, 0, 7.4 + up), 1.3, 0.35, looks.hair, "spike")
    f.box("head", (2.2, -0.6, 6.8), (2.4, 3.7, 1.1), "gun", "strap", 0.6)
    f.box("head", (3.8, -2.0, 6.9), (1.2, 1.3, 1.0), "blade", "glass", 0.5)


def tied(f: Figure, looks: Looks, pose: Pose) -> None:
    """Combed back into a knot, a side cap over it."""
    f.ball("head", (-1.0, 0.2, 5.2), (4.3, 4.0, 3.8), looks.hair, "hair")
    f.ball("head", (-5.0, 0.2, 4.6), (2.0, 2.1, 2.1), looks.hair, "knot")
    f.box("head", (0.0, -0.4, 7.9), (4.2, 2.4, 1.6), "olive", "cap", 0.9, pitch(10))


def rita(f: Figure, looks: Looks, pose: Pose) -> None:
    rita_hair(f, pose)


def brim(f: Figure, looks: Looks, pose: Pose) -> None:
    """An open steel helmet with a rim, strap under the chin."""
    f.ball("head", (-0.2, 0, 5.6), (5.0, 4.6, 4.0), "olive", "helmet")
    f.box("head", (0.2, 0, 5.0), (5.6, 5.1, 0.9), "olive", "rim", 0.7)
    f.ball("head", (-2.2, 0.2, 2.8), (2.3, 3.4, 2.6), looks.hair, "hair")


def closed(f: Figure, looks: Looks, pose: Pose) -> None:
    """A closed helmet: a slit of glass under a crest."""
    f.ball("head", (0.2, 0, 3.7), (4.7, 4.3, 4.7), "steel", "helmet")
    f.box("head", (3.0, -0.3, 2.6), (2.2, 3.8, 3.0), "gun", "frame", 1.0)
    f.box("head", (4.3, -0.9, 3.6), (1.5, 3.5, 1.0), "bonep", "visor", 0.5)
    f.box("head", (-0.8, 0, 8.2), (3.4, 0.9, 1.0), "rust", "crest", 0.5)


Head = Callable[[Figure, Looks, Pose], None]
