"""A death, in three answers: who it was, since when that was known, and what is had from it.

The world stays as it was, cold and grey except where it happened; then rows of it begin to tear from the right edge,
and the day runs backwards.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Final

import pygame
from pygame.mask import Mask

from ...content.strings import Catalogue
from ..assets import Assets
from ..inks import CERTAIN, DEATH, HOT, HUMAN, INK, MEMORY, SECOND, TEXT, THREAT, WARM
from ..widgets import HEIGHT, RING, WIDTH, Brush

CARD: Final = (34, 60, 292, 104)
CARD_FROM: Final = 8
CARD_IN: Final = 6
COLD_FROM: Final = 3  # ticks on the blow before the colour leaves
COLD_IN: Final = 5
TEAR_FROM: Final = 20
TEAR_TO: Final = 45  # the tear has reached the left edge
SLIP: Final = (6, 46)  # px by which a torn row slips
STAYS: Final = 150  # ticks of the next morning in which the answers can still be read
NOTE: Final = (6, 354, 262)  # left, bottom, width
NOTE_OUT: Final = 12
RADIUS_X: Final = 112
RADIUS_Y: Final = 68
STEPS: Final = 5
REACH: Final = 1.4  # of the radii: where the cold is whole
BAYER: Final = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)
RAYS: Final = 15


@dataclass(slots=True)
class RecapModel:
    cause: str
    since: str
    gained: str
    victim: tuple[int, int]  # canvas px
    killer: tuple[int, int] | None
    icon: str  # kind of the killer, or the cause
    loop: int


class DeathRecap:
    """One for each death: the frozen picture is kept from the first drawing on."""

    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words
        self._still: pygame.Surface | None = None
        self._bands: list[tuple[int, int, int, int]] = []

    def draw(self, target: pygame.Surface, frame: pygame.Surface, model: RecapModel, tick: int) -> None:
        """`frame` is the world as it was drawn last; `tick` counts from the blow."""
        target.blit(frame, (0, 0))
        if tick >= COLD_FROM:
            if self._still is None:
                self._still = frozen(frame, model.victim)
            self._still.set_alpha(255 * min(tick - COLD_FROM + 1, COLD_IN) // COLD_IN)
            target.blit(self._still, (0, 0))
        self._blow(target, model, tick)
        self.draw_card(target, model, tick)

    def draw_card(self, target: pygame.Surface, model: RecapModel, tick: int) -> None:
        """Tears what is on the target, as far as it has come, and lays the card over it."""
        if tick >= TEAR_FROM:
            self._tear(target, tick)
        if tick < CARD_FROM:
            return
        brush = self.brush
        done = min(tick - CARD_FROM + 1, CARD_IN)
        x, y, w, h = CARD
        tall = h * done // CARD_IN
        brush.panel(target, (x, y, w, tall), alpha=220, corner=DEATH)
        clip = target.get_clip()
        target.set_clip(pygame.Rect(x + 1, y + 1, w - 2, max(tall - 2, 0)).clip(clip))
        self._answers(target, model, x, y, w)
        target.set_clip(clip)
        brush.icons.draw(target, "bugle", 14, 338, WARM, RING)
        brush.text.draw(target, self.words.text("hud.loop", n=f"{model.loop + 1:03d}"), 34, 338, CERTAIN, RING)

    def _answers(self, target: pygame.Surface, model: RecapModel, x: int, y: int, w: int) -> None:
        brush = self.brush
        icon = model.icon if brush.icons.has(model.icon) else "none"
        target.fill((8, 26, 38), (x + 10, y + 11, 34, 32))
        pygame.draw.rect(target, THREAT, (x + 10, y + 11, 34, 32), 1)
        wide, high = brush.icons.size(icon)
        brush.icons.draw(target, icon, x + 27 - wide, y + 27 - high, HOT, scale=2)
        lines = brush.text.wrap(model.cause, w - 66)[:2]
        top = y + (22 if len(lines) == 1 else 15)
        for k, line in enumerate(lines):
            brush.text.draw(target, line, x + 54, top + k * 13, TEXT)
        brush.rule(target, x + 10, y + 51, w - 20)
        brush.icons.draw(target, "cross", x + 14, y + 61, DEATH)
        brush.text.draw(target, brush.text.cut(model.since, w - 70), x + 54, y + 60, HUMAN)
        brush.rule(target, x + 10, y + 76, w - 20)
        for k in range(0, 24, 8):
            target.fill(MEMORY, (x + 13 + k, y + 88, 5, 1))
        brush.text.draw(target, brush.text.cut(model.gained, w - 70), x + 54, y + 85, CERTAIN if model.gained
                        else SECOND)

    def _blow(self, target: pygame.Surface, model: RecapModel, tick: int) -> None:
        """Rays where it struck, and corners round what did it."""
        x, y = model.victim
        far = min(tick, 6)
        for k in range(RAYS):
            angle = 2 * math.pi * k / RAYS + 0.1
            inner, outer = 9 + far, 15 + far + k * 7 % 9
            start = (round(x + math.cos(angle) * inner), round(y + math.sin(angle) * inner))
            end = (round(x + math.cos(angle) * outer), round(y + math.sin(angle) * outer))
            pygame.draw.line(target, THREAT, start, end)
            target.set_at(start, HOT)
        if model.killer is None:
            return
        x, y = model.killer
        reach = 24 + max(8 - tick, 0) * 3
        for colour, grow in ((INK, 1), (HOT, 0)):
            for side_x in (-1, 1):
                for side_y in (-1, 1):
                    corner_x, corner_y = x + side_x * reach, y + side_y * (reach - 4)
                    across = pygame.Rect(min(corner_x, corner_x - side_x * 7), corner_y, 8, 1)
                    down = pygame.Rect(corner_x, min(corner_y, corner_y - side_y * 7), 1, 8)
                    target.fill(colour, across.inflate(grow * 2, grow * 2))
                    target.fill(colour, down.inflate(grow * 2, grow * 2))

    def _tear(self, target: pygame.Surface, tick: int) -> None:
        """Rows slip to the left behind an edge that runs from right to left."""
        if not self._bands:
            self._bands = bands(7)
        done = min((tick - TEAR_FROM + 1) / (TEAR_TO - TEAR_FROM), 1.0)
        edge = round(WIDTH * (1 - done))
        for y, high, slip, ragged in self._bands:
            left = max(edge + ragged if done < 1 else 0, 0)
            if left >= WIDTH - 8:
                continue
            part = target.subsurface((left, y, WIDTH - left, high))
            part.scroll(-slip, 0)
            cyan = round(36 * done) + ragged // 6
            part.fill((0, cyan // 2, cyan // 2 + 10), special_flags=pygame.BLEND_RGB_ADD)
            if high == 1:
                target.fill(MEMORY, (max(left, WIDTH - slip * 4), y, slip * 3, 1))


class Epitaph:
    """The same answers, small and out of the way, while the next morning has begun: under a second is too short to
    read three lines in, and nobody should have to wait for them."""

    def __init__(self, assets: Assets, words: Catalogue, model: RecapModel) -> None:
        self.brush = Brush(assets)
        self.words = words
        self.model = model

    def draw(self, target: pygame.Surface, age: int) -> None:
        """`age`: ticks of the new morning. Draws nothing from STAYS on."""
        if not 0 <= age < STAYS:
            return
        brush, model = self.brush, self.model
        x, y, w = NOTE
        gone = max(0, age - (STAYS - NOTE_OUT)) * (w + x) // NOTE_OUT
        x -= gone
        lines = brush.text.wrap(model.cause, w - 36)[:2]
        h = 12 + 12 * (len(lines) + 1)
        y -= h
        brush.panel(target, (x, y, w, h), alpha=214, corner=DEATH)
        icon = model.icon if brush.icons.has(model.icon) else "none"
        wide, high = brush.icons.size(icon)
        brush.icons.draw(target, icon, x + 15 - wide // 2, y + h // 2 - high // 2, HOT)
        for k, line in enumerate(lines):
            brush.text.draw(target, line, x + 30, y + 7 + k * 12, TEXT)
        brush.text.draw(target, brush.text.cut(model.gained, w - 36), x + 30, y + 7 + len(lines) * 12, CERTAIN)


def bands(seed: int) -> list[tuple[int, int, int, int]]:
    """(y, height, slip, offset of the torn edge) px of the rows that tear; three in five do."""
    dice = random.Random(seed)
    found, y = [], 0
    while y < HEIGHT:
        high = min(dice.randint(1, 4), HEIGHT - y)
        if dice.random() < 0.62:
            found.append((y, high, dice.randint(*SLIP), dice.randint(0, 90)))
        y += high
    return found


def frozen(frame: pygame.Surface, at: tuple[int, int]) -> pygame.Surface:
    """The picture in cold grey except for an ellipse round a point, in dithered steps."""
    cold = pygame.transform.grayscale(frame)
    cold.fill((87, 117, 143), special_flags=pygame.BLEND_RGB_MULT)
    cold.fill((4, 10, 18), special_flags=pygame.BLEND_RGB_ADD)
    veil = _veil()
    box = veil.get_rect(center=at)
    shown = box.clip(frame.get_rect())
    if not shown.w or not shown.h:
        return cold
    part = pygame.Surface(shown.size, pygame.SRCALPHA, 32)
    part.blit(cold, (0, 0), shown)
    part.blit(veil, (0, 0), shown.move(-box.x, -box.y), special_flags=pygame.BLEND_RGBA_MULT)
    cold.blit(frame, shown.topleft, shown)
    cold.blit(part, shown.topleft)
    return cold


def _veil() -> pygame.Surface:
    """White, with a hole in the middle: alpha falls inwards in STEPS, with an ordered dither between them."""
    w, h = round(RADIUS_X * REACH) * 2, round(RADIUS_Y * REACH) * 2
    veil = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    veil.fill((255, 255, 255, 255))
    for place, value in enumerate(BAYER):
        grid = Mask((w, h))
        for y in range(place // 4, h, 4):
            for x in range(place % 4, w, 4):
                grid.set_at((x, y))
        for step in range(1, STEPS + 1):
            size = REACH - (step - value / 16 * 0.9) / STEPS
            if size <= 0:
                continue
            drawn = pygame.Surface((w, h), pygame.SRCALPHA, 32)
            oval = pygame.Rect(0, 0, min(round(RADIUS_X * size * 2), w), min(round(RADIUS_Y * size * 2), h))
            oval.center = (w // 2, h // 2)
            pygame.draw.ellipse(drawn, (255, 255, 255, 255), oval)
            inside = pygame.mask.from_surface(drawn, 100).overlap_mask(grid, (0, 0))
            inside.to_surface(veil, setcolor=(255, 255, 255, 255 - 255 * step // STEPS), unsetcolor=None)
    return veil
