"""Boards with words on them, and the plates that weapons ring: small things that are drawn here, not read from a sheet.

A board is made once, when it is first seen; so is a plate of each kind.
"""

from __future__ import annotations

from typing import Final

import pygame

from ..content.strings import Catalogue
from ..sim.gongs import gong_box
from ..sim.specs import TILE, Level, Lever, Sign
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .font import BARE, Font

Colour = tuple[int, int, int]

POST: Final = 14  # px of post under a board
DARK: Final[Colour] = (24, 26, 36)
EDGE: Final[Colour] = (92, 98, 116)
FACE: Final[Colour] = (44, 48, 62)
CHALK: Final[Colour] = (232, 222, 190)
BOLT: Final[Colour] = (150, 156, 170)
# Rim of a plate by what rings it, so that one sees from afar which hand to use.
RIMS: Final[dict[str, Colour]] = {
    "blade": (214, 226, 236), "grenade": (140, 178, 96), "rail": (120, 200, 232), "shot": (236, 178, 84),
    "any": (206, 120, 90),
}
RUNG: Final[Colour] = (70, 74, 86)
SWING: Final = 24  # ticks for which a struck plate swings


class Signs:
    """Draws a level's boards and plates. `words` are asked for the keys of the boards."""

    def __init__(self, level: Level, assets: Assets, words: Catalogue | None = None) -> None:
        self._level = level
        self._words = words if words is not None or not level.signs else Catalogue.load()
        self._font = Font(assets, "label")
        self._boards: dict[str, pygame.Surface] = {}
        self._plates: dict[tuple[str, bool], pygame.Surface] = {}
        self._struck: dict[int, int] = {}  # index of a plate -> tick at which it was first seen rung

    def draw(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        for sign in self._level.signs:
            if camera.sees(sign.x, sign.y, 160):
                board = self._board(sign)
                target.blit(board, (sign.x - camera.x - board.get_width() // 2, sign.y - camera.y - board.get_height()))
        for index, lever in enumerate(self._level.levers):
            if lever.kind == "gong" and camera.sees(lever.x, lever.y, 60):
                self._plate_at(world, index, lever, target, camera)

    def _board(self, sign: Sign) -> pygame.Surface:
        if sign.text not in self._boards:
            text = self._words.text(sign.text) if self._words is not None else ""
            row, column = sign.y // TILE, sign.x // TILE
            stands = 0 <= row < self._level.height and 0 <= column < self._level.width and self._level.grid[row][column]
            self._boards[sign.text] = self._painted(text, POST if stands else 0)
        return self._boards[sign.text]

    def _painted(self, text: str, post: int) -> pygame.Surface:
        """Chalk on a dark plate with four bolts; on posts where there is ground to stand on, else on the wall."""
        width, high = self._font.width(text) + 12, 15
        board = pygame.Surface((width, high + post), pygame.SRCALPHA, 32)
        for x in (width // 4, width - width // 4 - 2) if width > 40 else (width // 2 - 1,):
            board.fill(DARK, (x, high, 2, post))
            board.fill(EDGE, (x, high, 1, post))
        board.fill(DARK, (0, 0, width, high))
        board.fill(EDGE, (1, 1, width - 2, high - 2))
        board.fill(FACE, (2, 2, width - 4, high - 4))
        for corner in ((2, 2), (width - 3, 2), (2, high - 3), (width - 3, high - 3)):
            board.set_at(corner, BOLT)
        self._font.draw(board, text, 6, 4, CHALK, BARE)
        return board

    def _plate_at(self, world: World, index: int, lever: Lever, target: pygame.Surface, camera: Camera) -> None:
        rung = bool(world.levers[index]) if index < len(world.levers) else False
        if not rung or world.tick < self._struck.get(index, 0):
            self._struck.pop(index, None)
        else:
            self._struck.setdefault(index, world.tick)
        x, y, w, h = gong_box(lever)
        since = world.tick - self._struck.get(index, -SWING)
        swing = (3, -3, 2, -2, 1, -1)[since // 4] if rung and since < SWING else 0
        plate = self._plate(lever.by, rung)
        left, top = x + w // 2 - plate.get_width() // 2 + swing, y + h - plate.get_height()
        target.blit(plate, (left - camera.x, top - camera.y))

    def _plate(self, by: str, rung: bool) -> pygame.Surface:
        """A disc of steel in a frame, 20 x 34 px; the rim tells what rings it, a rung one has gone dull."""
        if (by, rung) not in self._plates:
            rim = RUNG if rung else RIMS.get(by, RIMS["any"])
            plate = pygame.Surface((20, 34), pygame.SRCALPHA, 32)
            for x in (1, 17):
                plate.fill(DARK, (x, 2, 2, 32))
                plate.fill(EDGE, (x, 2, 1, 32))
            plate.fill(DARK, (0, 0, 20, 3))
            plate.fill(EDGE, (1, 0, 18, 1))
            plate.fill(BOLT, (7, 3, 1, 4))
            plate.fill(BOLT, (12, 3, 1, 4))
            pygame.draw.circle(plate, DARK, (10, 15), 9)
            pygame.draw.circle(plate, rim, (10, 15), 8)
            pygame.draw.circle(plate, FACE if rung else (96, 102, 118), (10, 15), 6)
            pygame.draw.circle(plate, DARK, (10, 15), 3)
            pygame.draw.circle(plate, rim, (10, 15), 2)
            if not rung:
                plate.set_at((7, 11), CHALK)
                plate.set_at((8, 10), CHALK)
            self._plates[by, rung] = plate
        return self._plates[by, rung]
