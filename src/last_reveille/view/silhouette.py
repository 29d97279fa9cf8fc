"""Outlines of sprites, and strokes with a dark halo.

It is the halo and not the colour that makes a stroke readable on fire, on sky and on sand. Everything is made with
masks, once for each frame of a sprite.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame.mask import Mask

from .inks import BROKEN, CERTAIN, DEEP, INK, MEMORY, OLD, QUIET, WHITE, Colour
from .widgets import ready

PAD: Final = 18  # px round a silhouette: room for what slips sideways
HALO: Final = 184  # opacity of ink under a stroke
HALO_FAINT: Final = 96
CROSS: Final = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
BOX: Final = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1))
_SQUARE: Final = ((0, 0), (1, 0), (0, 1), (1, 1))
_BACK: Final = ((0, 0), (-1, 0), (0, -1), (-1, -1))
ON: Final = 5  # dashes of what is only likely
OFF: Final = 3
TEAR_TICKS: Final = 24
DROP_FROM: Final = 30
DROP_TO: Final = 60
RESEED: Final = 4


def grown(mask: Mask, spots: Iterable[tuple[int, int]] = CROSS) -> Mask:
    out = Mask(mask.get_size())
    for spot in spots:
        out.draw(mask, spot)
    return out


def shrunk(mask: Mask, spots: Iterable[tuple[int, int]] = CROSS) -> Mask:
    out = mask.copy()
    out.invert()
    out = grown(out, spots)
    out.invert()
    return out


def without(mask: Mask, other: Mask) -> Mask:
    out = mask.copy()
    out.erase(other, (0, 0))
    return out


def in_grey(sprite: pygame.Surface) -> pygame.Surface:
    """A grey copy. Sprites are kept run-length encoded, and to grey one of those directly is a crash of the library."""
    plain = pygame.Surface(sprite.get_size(), pygame.SRCALPHA, 32)
    plain.blit(sprite, (0, 0))
    return pygame.transform.grayscale(plain)


def paint(surface: pygame.Surface, mask: Mask, colour: Colour, alpha: int = 255) -> None:
    """Sets the mask's pixels, whatever was there."""
    mask.to_surface(surface, setcolor=(*colour, alpha), unsetcolor=None)


def strokes(layers: Sequence[tuple[Mask, Colour, int]], halo: int = HALO) -> pygame.Surface:
    """Masks of one size in their colours (later ones above), with one px of ink round all of them."""
    whole = Mask(layers[0][0].get_size())
    for mask, _, _ in layers:
        whole.draw(mask, (0, 0))
    surface = pygame.Surface(whole.get_size(), pygame.SRCALPHA, 32)
    if halo:
        paint(surface, without(grown(whole, BOX), whole), INK, halo)
    for mask, colour, alpha in layers:
        paint(surface, mask, colour, alpha)
    return surface


@dataclass(slots=True)
class Silhouette:
    """The body of one sprite frame. `dx`, `dy` lead from the feet to the top left of the mask and of every look."""

    mask: Mask
    rim: Mask  # the px just outside
    contour: list[tuple[int, int]]  # the same, in order
    dx: int
    dy: int
    middle: tuple[int, int]  # of the body, relative to the feet
    light: Mask
    dim: Mask


def silhouette(sprite: pygame.Surface, dx: int, dy: int) -> Silhouette:
    """Thin feelers go and the beast stays: closed, filled, opened, and only the largest piece."""
    plain = pygame.mask.from_surface(sprite, 100)
    w, h = plain.get_size()
    whole = Mask((w + 2 * PAD, h + 2 * PAD))
    whole.draw(plain, (PAD, PAD))
    filled = shrunk(grown(whole))
    outside = filled.copy()
    outside.invert()
    filled = outside.connected_component((0, 0))
    filled.invert()
    body = grown(shrunk(filled, _SQUARE), _BACK).connected_component()
    if not body.count():
        body = filled if filled.count() else whole
    wide = grown(body)
    middle = body.centroid()
    grey = in_grey(sprite)
    inner = shrunk(whole)
    light, dim = Mask(whole.get_size()), Mask(whole.get_size())
    light.draw(pygame.mask.from_threshold(grey, (171, 171, 171), (84, 84, 84, 255)), (PAD, PAD))
    dim.draw(pygame.mask.from_threshold(grey, (64, 64, 64), (24, 24, 24, 255)), (PAD, PAD))
    return Silhouette(
        body, without(wide, body), wide.outline(), dx - PAD, dy - PAD,
        (middle[0] + dx - PAD, middle[1] + dy - PAD),
        light.overlap_mask(inner, (0, 0)), without(dim, light).overlap_mask(inner, (0, 0)),
    )


def certain_look(shape: Silhouette) -> pygame.Surface:
    """An unbroken line round the ghost of a body."""
    surface = pygame.Surface(shape.mask.get_size(), pygame.SRCALPHA, 32)
    wide = without(grown(shape.rim, BOX), shape.rim)
    paint(surface, wide, INK, HALO)
    paint(surface, shape.mask, DEEP, 153)
    paint(surface, shape.dim, OLD, 168)
    paint(surface, shape.light, QUIET, 200)
    paint(surface, shape.rim, CERTAIN)
    return ready(surface)


def white_look(shape: Silhouette) -> pygame.Surface:
    """The instant itself."""
    return ready(strokes([(shape.mask, WHITE, 255)]))


def line_look(shape: Silhouette, colour: Colour, alpha: int = 255) -> pygame.Surface:
    """Only the outline, unbroken."""
    return ready(strokes([(shape.rim, colour, alpha)]))


def dashed_look(shape: Silhouette, phase: int) -> pygame.Surface:
    """A dashed outline; `phase` 0..ON+OFF-1 makes it march."""
    mask = Mask(shape.mask.get_size())
    for k, spot in enumerate(shape.contour):
        if (k + phase) % (ON + OFF) < ON:
            mask.set_at(spot)
    return ready(strokes([(mask, MEMORY, 255)]))


def torn_look(shape: Silhouette, age: int, seed: int) -> pygame.Surface:
    """`age` ticks after the break: bands of rows slip sideways, the far half dissolves into dashes, then it is gone."""
    dice = random.Random(seed * 997 + age // RESEED)
    amount = min(1.0, max(age, RESEED) / TEAR_TICKS)
    drop = max(0.0, (age - DROP_FROM) / (DROP_TO - DROP_FROM))
    size = shape.mask.get_size()
    line, dust = Mask(size), Mask(size)
    boxes = shape.mask.get_bounding_rects()
    box = boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 1, 1)
    rows: dict[int, list[int]] = {}
    for x, y in shape.contour:
        rows.setdefault(y, []).append(x)
    y = box.top - 1
    while y <= box.bottom:
        height = dice.randint(2, 5)
        slip = 0 if dice.random() < 1 - amount / 2 else dice.randint(4, 12) * dice.choice((-1, 1))
        for row in range(y, min(y + height, box.bottom + 1)):
            _tear_row(line, dust, rows.get(row, []), row, box, slip, amount, drop, dice)
        y += height
    for _ in range(int(16 * amount * (1 - drop))):
        _dash(dust, box.right + int(dice.expovariate(1 / 6)), dice.randrange(box.top, max(box.bottom, box.top + 1)),
              dice.randint(2, 5))
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    both = grown(dust, CROSS)
    paint(surface, both, INK, HALO_FAINT)
    paint(surface, grown(line, BOX), INK, HALO)
    paint(surface, dust, BROKEN, 150)
    paint(surface, line, BROKEN)
    return ready(surface)


def _tear_row(
    line: Mask, dust: Mask, rim: list[int], y: int, box: pygame.Rect, slip: int, amount: float, drop: float,
    dice: random.Random,
) -> None:
    for x in rim:
        far = (x - box.left) / max(box.width, 1)
        if dice.random() < (1 - 0.66 * far * amount) * (1 - drop):
            _dash(line, x + slip, y, 1)
    if y % 2 or not rim:
        return
    x, end = min(rim), max(rim)
    while x < end:
        far = (x - box.left) / max(box.width, 1)
        length = dice.randint(2, 6)
        if dice.random() < (0.1 + 0.42 * far * amount) * (1 - drop):
            _dash(dust, x + slip, y, length)
        x += length + dice.randint(1, 5)


def _dash(mask: Mask, x: int, y: int, length: int) -> None:
    w, h = mask.get_size()
    if 0 <= y < h:
        for at in range(max(x, 0), min(x + length, w)):
            mask.set_at((at, y))


def ring_look(radius: int, inner: int) -> pygame.Surface:
    """A ring of 2 px with four marks where it will end; the middle of the surface is the middle of the ring."""
    side = radius * 2 + 7
    middle = side // 2
    drawn = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    pygame.draw.circle(drawn, (255, 255, 255, 255), (middle, middle), radius, 2)
    ring = pygame.mask.from_surface(drawn, 100)
    ticks = Mask((side, side))
    for way_x, way_y in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        for far in range(inner, min(inner + 5, radius - 1)):
            ticks.set_at((middle + way_x * far, middle + way_y * far))
    layers: list[tuple[Mask, Colour, int]] = [(ticks, MEMORY, 242), (ring, CERTAIN, 255)]
    return ready(strokes(layers))
