"""What lies behind the map: image layers of the level, or the set of pictures that belongs to its palette.

A set is a list in `sprites/backdrops/sets.json`: picture, parallax in x and y (1 = moves with the level), height of
its top edge on the screen when the camera stands at the level's entry, and drift in px a second. `room` marks walls and
furniture of a level that is all indoors: a part of one has walls of its own, and shows what lies beyond its windows.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pygame

from ..content.drawn import clear_of
from ..sim.specs import ImageLayer, Level
from .assets import Assets
from .camera import FEET_AT, Camera
from .climate import climate
from .frieze import Frieze
from .tiles import repeats, tinted

log = logging.getLogger(__name__)

Fire = tuple[int, int, int, int]  # px of a pane at home, how large, and after how many px it comes again
Between = Callable[[int, int, int], None]  # number of a pane, and how far in px it is from where it stands at home

@dataclass(slots=True)
class Pane:
    picture: Frieze
    parallax_x: float
    parallax_y: float
    top: int
    drift: float
    below: tuple[int, int, int] | None  # colour that continues the picture downwards
    front: bool  # nearest of all: over the bodies and the light
    fires: list[tuple[int, int, int]]  # px in the picture, and how large: what burns in it


def pictures(level: Level, assets: Assets) -> dict[str, bool]:
    """Names of all pictures that its backdrops are made of, its own and those of parts with an air of their own; and
    whether nothing is seen through them."""
    palettes = [*([] if _own(level) else [level.palette]), *(air.palette for air in level.airs)]
    return {f"sprites/backdrops/{row['image']}": bool(row.get("opaque"))
            for palette in dict.fromkeys(palettes) for row in _rows(climate(palette).backdrop, assets)}


def _own(level: Level) -> bool:
    return any(isinstance(layer, ImageLayer) for layer in level.layers)


def _rows(name: str, assets: Assets) -> list[Any]:
    try:
        found: list[Any] = json.loads(assets.text("sprites/backdrops/sets.json"))[name]
    except (OSError, ValueError, KeyError):
        log.warning("sprites/backdrops/sets.json: no backdrop '%s'", name)
        return []
    return found


class Backdrop:
    """Draws the far world behind everything else."""

    def __init__(self, level: Level, assets: Assets, palette: str = "", home: float | None = None) -> None:
        """`palette` and `home`, px of the camera at which the pictures stand as painted: of a part of the level; else
        those of the level itself, unless it brings pictures of its own."""
        self._assets = assets
        self._level = level
        self._images: dict[ImageLayer, pygame.Surface | None] = {}
        self.own = _own(level)
        self._panes = [] if self.own and not palette else self._read(
            climate(palette or level.palette).backdrop, bool(palette))
        entry = level.entries[0] if level.entries else None
        self._home = home if home is not None else (entry.y if entry else level.height * 16) - 360 * FEET_AT

    def _read(self, name: str, part: bool) -> list[Pane]:
        panes = []
        for row in _rows(name, self._assets):
            if row.get("room") and part:
                continue
            name = f"sprites/backdrops/{row['image']}"
            picture = self._assets.frieze(name, bool(row.get("opaque")))
            below = row.get("below")
            panes.append(
                Pane(picture, float(row["x"]), float(row["y"]), int(row["top"]), float(row.get("drift", 0)),
                     (below[0], below[1], below[2]) if below else None, bool(row.get("front")),
                     [(int(x), int(y), int(size)) for x, y, size in row.get("fires", ())])
            )
        return panes

    def pictures(self) -> list[pygame.Surface]:
        """All that it is made of, as they are blitted."""
        return [strip for pane in self._panes for strip, _, _ in pane.picture.strips]

    @property
    def depths(self) -> list[float]:
        """Parallax in x of each pane that lies behind."""
        return [pane.parallax_x for pane in self._panes if not pane.front]

    @property
    def fires(self) -> list[list[Fire]]:
        """What burns in each pane that lies behind."""
        return [[(x, pane.top + y, size, pane.picture.size[0]) for x, y, size in pane.fires]
                for pane in self._panes if not pane.front]

    def draw(self, target: pygame.Surface, camera: Camera, tick: int, front: bool = False,
             between: Between | None = None, openness: float = 1.0) -> None:
        """The palette's set, or what of it lies in front; nothing when the level brings image layers of its own.

        `between` is called when a pane has been drawn. What lies in front belongs outdoors: it leaves the picture
        towards its nearer edge as `openness` goes from 1 to 0."""
        width, height = target.get_size()
        for number, pane in enumerate(self._panes):
            if pane.front != front:
                continue
            x = round(-camera.x * pane.parallax_x - tick * pane.drift / 60)
            rise = round(max(-160.0, (self._home - camera.y) * pane.parallax_y))
            y = pane.top + rise
            size, tall = pane.picture.size
            if front:
                away = round((1 - openness) * (tall + 4))
                y += away if pane.top > 0 else -away
                if away > tall:
                    continue
            for left in repeats(x, size, width, True):
                pane.picture.draw(target, left, y)
            bottom = y + tall
            if pane.below and bottom < height:
                target.fill(pane.below, (0, bottom, width, height - bottom))
            if between is not None:
                between(number, round(-camera.x * pane.parallax_x), rise)

    def draw_layer(self, layer: ImageLayer, target: pygame.Surface, camera: Camera) -> None:
        """One image layer of the level."""
        if not layer.visible or not layer.opacity:
            return
        picture = self._images[layer] if layer in self._images else self._load(layer)
        if picture is None:
            return
        width, height = target.get_size()
        x = layer.x - camera.x * layer.parallax_x // 256
        y = layer.y - camera.y * layer.parallax_y // 256
        for left in repeats(x, picture.get_width(), width, layer.repeat_x):
            for top in repeats(y, picture.get_height(), height, layer.repeat_y):
                target.blit(picture, (left, top))

    def _load(self, layer: ImageLayer) -> pygame.Surface | None:
        picture: pygame.Surface | None = None
        if self._assets.has(layer.image):
            picture = tinted(self._assets.image(layer.image, clear_of(layer)), layer.tint, layer.opacity)
        else:
            log.warning("%s: image layer '%s' is left out: no such picture", layer.image, layer.name)
        self._images[layer] = picture
        return picture
