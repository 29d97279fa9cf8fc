"""The window: a canvas of 640x360 that is shown in whole pixels, whatever the screen.

`pygame.SCALED` keeps one logical surface and lets the graphics card enlarge it. On a full screen SCALED would stretch
unevenly, so there the logical size is the desktop divided by a whole number and the canvas stands in its middle.
"""

from __future__ import annotations

import os
import warnings
from typing import Final

import pygame

from ..audio.device import quiet

CANVAS: Final = (640, 360)


class NoDisplay(Exception):
    """There is no screen to play on."""


class Window:
    """Opens on creation. Raises NoDisplay. `scale` is window px a canvas px, 0 = as large as fits comfortably."""

    def __init__(self, title: str, *, fullscreen: bool = False, vsync: bool = True, scale: int = 0) -> None:
        # SDL falls back to an invisible driver of its own accord; a person would see nothing and wonder.
        asked = os.environ.get("SDL_VIDEODRIVER", "")
        try:
            with quiet():  # what Wayland says about a missing folder helps nobody
                pygame.display.init()
        except pygame.error as error:
            raise NoDisplay(str(error)) from None
        if not asked and pygame.display.get_driver() in ("offscreen", "dummy"):
            raise NoDisplay("no display")
        self.canvas = pygame.Surface(CANVAS)
        self.vsync = vsync
        self.scale = scale
        self.fullscreen = False
        pygame.display.set_caption(title)
        self._open(fullscreen)

    def _open(self, fullscreen: bool) -> None:
        desktop = pygame.display.get_desktop_sizes()[0]
        zoom = max(min(desktop[0] // CANVAS[0], desktop[1] // CANVAS[1]), 1)
        flags = pygame.SCALED
        if fullscreen:
            logical = (max(desktop[0] // zoom, CANVAS[0]), max(desktop[1] // zoom, CANVAS[1]))
            flags |= pygame.FULLSCREEN
        else:
            logical = CANVAS
            flags |= pygame.RESIZABLE
        self.screen = self._set_mode(logical, flags)
        self.fullscreen = fullscreen
        self.origin = ((self.screen.get_width() - CANVAS[0]) // 2, (self.screen.get_height() - CANVAS[1]) // 2)
        if not fullscreen:
            # Leave room for a title bar and a task bar, in whole steps, unless the player chose.
            roomy = min(desktop[0] // CANVAS[0], (desktop[1] - 80) // CANVAS[1])
            fit = max(min(self.scale or roomy, zoom), 1)
            self._resize(CANVAS[0] * fit, CANVAS[1] * fit)
        pygame.mouse.set_visible(False)
        self.canvas = self.canvas.convert()

    def _set_mode(self, size: tuple[int, int], flags: int) -> pygame.Surface:
        with warnings.catch_warnings():
            # Without a graphics card SCALED says so on stderr; it still works.
            warnings.simplefilter("ignore")
            if self.vsync:
                try:
                    return pygame.display.set_mode(size, flags, vsync=1)
                except pygame.error:
                    self.vsync = False
            try:
                return pygame.display.set_mode(size, flags)
            except pygame.error as error:
                raise NoDisplay(str(error)) from None

    def _resize(self, width: int, height: int) -> None:
        try:
            with warnings.catch_warnings():
                # Deprecated in 2.5 in favour of Window.get_surface, which cannot do SCALED; the only public way so far.
                warnings.simplefilter("ignore")
                window = pygame.Window.from_display_module()
            window.size = (width, height)
            window.position = pygame.WINDOWPOS_CENTERED
        except (pygame.error, AttributeError):
            return  # some window managers refuse: the size SDL chose will do

    def icon(self, surface: pygame.Surface) -> None:
        pygame.display.set_icon(surface)

    def set_fullscreen(self, on: bool) -> None:
        if on != self.fullscreen:
            self._open(on)

    def mouse(self) -> tuple[int, int]:
        """Pointer in canvas px; may lie outside of the canvas."""
        x, y = pygame.mouse.get_pos()
        return x - self.origin[0], y - self.origin[1]

    def present(self) -> None:
        """Show the canvas. The only place that knows how."""
        if self.origin != (0, 0):
            self.screen.fill((0, 0, 0))
        self.screen.blit(self.canvas, self.origin)
        pygame.display.flip()
