"""The pictures of the feature maps: every tile is unlike its own mirror images, and part of each is half transparent.

    .venv/bin/python tests/features/pictures/draw.py
"""

from __future__ import annotations

from pathlib import Path

import pygame

HERE = Path(__file__).parent
HUES = (0, 45, 90, 135, 180, 225, 270, 315)


def tile(width: int, height: int, number: int) -> pygame.Surface:
    """A frame with a hooked mark in the upper left corner, a glassy stripe, and a count of dots at the lower edge."""
    picture = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    colour = pygame.Color(0)
    colour.hsva = (HUES[number % 8], 55, 80, 100)
    dark = colour.lerp((10, 10, 20), 0.6)
    picture.fill(colour)
    pygame.draw.rect(picture, dark, picture.get_rect(), 1)
    picture.fill((250, 245, 230), (2, 2, 7, 2))
    picture.fill((250, 245, 230), (2, 4, 2, 3))
    picture.fill((30, 60, 160, 120), (width - 5, 3, 3, height - 6))
    picture.fill((0, 0, 0, 0), (6, 6, 3, 2))
    for dot in range(number % 4 + 1):
        picture.fill(dark, (2 + 3 * dot, height - 4, 2, 2))
    return picture


def sheet(columns: int, rows: int, margin: int, spacing: int, spare: int) -> pygame.Surface:
    """Tiles of 16 px; `spare` px to the right and below belong to no tile."""
    step = 16 + spacing
    size = (margin + columns * step - spacing + spare, margin + rows * step - spacing + spare)
    picture = pygame.Surface(size, pygame.SRCALPHA, 32)
    picture.fill((255, 0, 255))
    for number in range(columns * rows):
        x, y = margin + number % columns * step, margin + number // columns * step
        picture.fill((0, 0, 0, 0), (x, y, 16, 16))
        picture.blit(tile(16, 16, number), (x, y))
    return picture


def keyed() -> pygame.Surface:
    """On plain magenta; what is nearly magenta, or only half there, is another colour."""
    picture = sheet(4, 2, 0, 0, 0)
    for x in range(0, 64, 16):
        picture.fill((255, 0, 255), (x + 4, 1, 9, 5))
        picture.fill((254, 0, 255), (x + 6, 7, 3, 3))
        picture.fill((255, 0, 255, 130), (x + 10, 7, 3, 6))
    picture.fill((255, 0, 255), (0, 16, 64, 6))
    return picture


def main() -> None:
    pygame.image.save(sheet(4, 2, 0, 0, 0), HERE / "sheet.png")
    opaque = pygame.Surface((64, 32), pygame.SRCALPHA, 32)
    opaque.fill((90, 90, 90))
    opaque.blit(sheet(4, 2, 0, 0, 0), (0, 0))
    pygame.image.save(opaque, HERE / "opaque.png")
    pygame.image.save(sheet(4, 2, 2, 3, 7), HERE / "spaced.png")
    pygame.image.save(keyed(), HERE / "keyed.png")
    pygame.image.save(tile(16, 40, 5), HERE / "tall.png")
    pygame.image.save(tile(40, 16, 2), HERE / "wide.png")
    pygame.image.save(tile(24, 20, 6), HERE / "sky.png")


if __name__ == "__main__":
    main()
