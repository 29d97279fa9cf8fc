"""A sheet of bodies with its frames laid close together.

Of the grid that they are painted on four fifths are empty, of a layer of light nearly all: in memory all sheets would
take 310 MB instead of 65.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pygame

from .sheet import Plan

WIDE: Final = 512  # px of a packed picture, unless a frame is wider
WORTH: Final = 2  # a picture that would not become so many times smaller stays as it is


def packed(plan: Plan, picture: pygame.Surface) -> tuple[Plan, pygame.Surface]:
    """A plan and a picture that give the same frames."""
    boxes = [_seen(picture, pygame.Rect(frame)) for frame in plan.frames]
    spots, height = _shelves(boxes)
    width = max(WIDE, *(box.w for box in boxes))
    if width * height * WORTH > picture.get_width() * picture.get_height():
        return plan, picture
    close = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    if pygame.display.get_init() and pygame.display.get_surface():
        close = close.convert_alpha()
    frames, trimmed = [], {}
    for n, (box, (x, y)) in enumerate(zip(boxes, spots, strict=True)):
        close.blit(picture, (x, y), box, pygame.BLEND_RGBA_MAX)  # as it is, half transparent pixels too
        frames.append((x, y, box.w, box.h))
        left, top, wide, high = plan.frames[n]
        dx, dy, wide, high = plan.trimmed.get(n, (0, 0, wide, high))
        trimmed[n] = dx + box.x - left, dy + box.y - top, wide, high
    return replace(plan, frames=frames, trimmed=trimmed, width=width, height=height), close


def _seen(picture: pygame.Surface, frame: pygame.Rect) -> pygame.Rect:
    """The part of a frame that is not clear; a px of it when all of it is."""
    box = picture.subsurface(frame).get_bounding_rect()
    return box.move(frame.topleft) if box.w and box.h else pygame.Rect(*frame.topleft, 1, 1)


def _shelves(boxes: list[pygame.Rect]) -> tuple[list[tuple[int, int]], int]:
    """Where each lies when the highest stand side by side first; and px that all of them are high together."""
    spots = [(0, 0)] * len(boxes)
    x = y = high = 0
    for n in sorted(range(len(boxes)), key=lambda n: -boxes[n].h):
        if x and x + boxes[n].w > WIDE:
            x, y, high = 0, y + high, 0
        spots[n] = x, y
        x += boxes[n].w
        high = max(high, boxes[n].h)
    return spots, y + high
