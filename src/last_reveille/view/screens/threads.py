"""Every life as a thread from where it began to where it ended: one by one while they are few, as a mist when not."""

from __future__ import annotations

from typing import Final

import pygame

from ..inks import DEATH, INK, OLD, QUIET
from .tablemodel import LEFT, RIGHT, ROWS, Thread

PITCH: Final = 2
FEW: Final = 30  # lives that have a pitch of 2 px
WIDTH: Final = RIGHT - LEFT


def row_of(at: int, count: int) -> int:
    """px below the top of life number `at` of `count`."""
    if count <= FEW:
        return at * PITCH
    return at if count <= ROWS else at * ROWS // count


def paint(threads: list[Thread]) -> pygame.Surface:
    """WIDTH x ROWS px, see-through. Oldest lives are on top and darkest."""
    surface = pygame.Surface((WIDTH, ROWS), pygame.SRCALPHA, 32)
    if len(threads) > ROWS:
        surface = pygame.image.frombuffer(_mist(threads), (WIDTH, ROWS), "RGBA")
    else:
        for at, thread in enumerate(threads):
            y = row_of(at, len(threads))
            share = 62 + 38 * at // max(len(threads) - 1, 1)
            colour = (OLD[0] * share // 100, OLD[1] * share // 100, OLD[2] * share // 100, 255)
            start, end = thread.start - LEFT, thread.end - LEFT
            surface.fill(colour, (start, y, max(end - start, 1), 1))
            if thread.died:
                surface.fill((*DEATH, 255), (max(end - 1, 0), y, 2, 1))
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface


def _mist(threads: list[Thread]) -> bytes:
    """A row for every so many lives: the brighter, the more of them were still alive there; red where they died."""
    out = bytearray()
    count = len(threads)
    for row in range(ROWS):
        group = threads[row * count // ROWS : (row + 1) * count // ROWS]
        change, ends = [0] * (WIDTH + 2), [0] * (WIDTH + 2)
        for thread in group:
            start, end = min(max(thread.start - LEFT, 0), WIDTH), min(max(thread.end - LEFT, 0), WIDTH)
            change[start] += 1
            change[end + 1] -= 1
            ends[end] += thread.died
        alive, size = 0, max(len(group), 1)
        for x in range(WIDTH):
            alive += change[x]
            if ends[x]:
                part = min(255, 120 + 135 * ends[x] * 4 // size)
                out += bytes((DEATH[0], DEATH[1], DEATH[2], part))
            elif alive > 0:
                part = alive * 255 // size
                out += bytes((OLD[0] + (QUIET[0] - OLD[0]) * part // 510, OLD[1] + (QUIET[1] - OLD[1]) * part // 510,
                              OLD[2] + (QUIET[2] - OLD[2]) * part // 510, 36 + part * 190 // 255))
            else:
                out += bytes((*INK, 0))
    return bytes(out)
