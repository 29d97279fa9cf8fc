"""What is coming, in its three looks, and how close it is."""

from __future__ import annotations

import itertools
import math
from typing import Final

import pygame

from ..memory.due import BROKEN, CERTAIN, CONDITIONAL, SHELL
from ..memory.foresight import FADE, Vision, ranked
from ..sim.specs import KINDS, Habit
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .inks import CERTAIN as WHITE_CYAN
from .inks import INK, MEMORY
from .sheet import Sheet
from .silhouette import (
    OFF,
    ON,
    RESEED,
    Silhouette,
    certain_look,
    dashed_look,
    line_look,
    ring_look,
    silhouette,
    torn_look,
    white_look,
)
from .widgets import HEIGHT, RING, WIDTH, Brush, ready

INNER: Final = 24  # px: where a ring ends
INNER_SMALL: Final = 12  # of things without a body, which often come in rows
RADIUS_MOST: Final = 60
WHITE_TICKS: Final = 4
MARCH: Final = 3  # ticks a px of a dashed outline
STEP: Final = 11  # px between chevrons
TOP: Final = 44  # below the HUD
# What a foreseen Mimic is seen doing, if not idle.
TAGS: Final = {"drone": "move", "burrower": "attack", "shell": "move", "swarm": "move", "kite": "move"}
THINGS: Final = {SHELL: "shell", "blast": "explosion_m", "collapse": "chips", "ship": "ship"}
TORN_KEPT: Final = 128


class Future:
    def __init__(self, assets: Assets, brush: Brush) -> None:
        self.assets = assets
        self.brush = brush
        self._shapes: dict[tuple[str, bool], Silhouette] = {}
        self._looks: dict[tuple[str, bool, str, int], pygame.Surface] = {}
        self._torn: dict[tuple[str, bool, int, int], pygame.Surface] = {}
        self._rings: dict[tuple[int, int], pygame.Surface] = {}
        for kind in (*KINDS, *THINGS):  # reading a picture in the middle of a fight would be seen
            self._shape(kind, False)
            self._shape(kind, True)

    def draw(
        self, target: pygame.Surface, camera: Camera, world: World, visions: list[Vision], *,
        conditional: bool = True, certain: bool = True,
    ) -> None:
        """All visions, the least certain below. Only the three nearest count down; the others show their outline."""
        player = world.player
        counting = [(v.ident, v.due_tick) for v in ranked(visions, player.x, player.y)]
        for vision in visions:
            if vision.look == BROKEN and conditional:
                self._broken(target, camera, world, vision)
        for vision in visions:
            if vision.look == CONDITIONAL and conditional:
                self._conditional(target, camera, world, vision, (vision.ident, vision.due_tick) in counting)
        for vision in visions:
            if vision.look == CERTAIN and certain:
                self._certain(target, camera, world, vision, (vision.ident, vision.due_tick) in counting)

    def habit(self, target: pygame.Surface, camera: Camera, tick: int, habit: Habit) -> None:
        """A ring as certain as any, over nothing. It never comes true."""
        left = habit.tick - tick
        if not 0 < left <= habit.length:
            return
        x, y = habit.x + habit.w // 2 - camera.x, habit.y + habit.h // 2 - camera.y
        if not _seen(x, y):
            return
        shape = self._shape(habit.shape, False)
        target.blit(self._look(habit.shape, False, "certain"), (x + shape.dx - shape.middle[0],
                                                                y + shape.dy - shape.middle[1]))
        self._ring(target, x, y, left, INNER, 2)

    # -- the looks

    def _certain(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        flip = _faces_left(vision, world)
        x, y = vision.x - camera.x, vision.y - camera.y
        shape = self._shape(vision.kind, flip)
        if not _seen(x, y):
            return
        what = "white" if vision.ticks_left <= WHITE_TICKS else "certain"
        target.blit(self._look(vision.kind, flip, what), (x + shape.dx, y + shape.dy))
        if counting:
            small = vision.kind not in KINDS
            self._ring(target, x + shape.middle[0], y + shape.middle[1], vision.ticks_left,
                       INNER_SMALL if small else INNER, 1 if small else 2)

    def _conditional(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        flip = _faces_left(vision, world)
        x, y = vision.x - camera.x, vision.y - camera.y
        shape = self._shape(vision.kind, flip)
        if not _seen(x, y):
            return
        self._path(target, camera, vision, shape, world.tick)
        phase = world.tick // MARCH % (ON + OFF)
        target.blit(self._look(vision.kind, flip, "dashed", phase), (x + shape.dx, y + shape.dy))
        if not counting:
            return
        top = max(y + shape.middle[1] - shape.mask.get_size()[1] // 2 + 2, TOP)
        text = f"{vision.ticks_left / 60:.1f}"
        left = max(2, min(x + shape.middle[0] - 14, WIDTH - 40))
        self.brush.icons.draw(target, "fork", left, top + 1, WHITE_CYAN, RING)
        self.brush.text.draw(target, text, left + 9, top, MEMORY, RING)

    def _broken(self, target: pygame.Surface, camera: Camera, world: World, vision: Vision) -> None:
        """No ring, no fork, no number: nobody knows any more."""
        flip = _faces_left(vision, world)
        x, y = vision.x - camera.x, vision.y - camera.y
        if not _seen(x, y):
            return
        shape = self._shape(vision.kind, flip)
        age = max(FADE - vision.ticks_left, 0) // RESEED * RESEED
        key = (vision.kind, flip, age, vision.ident)
        look = self._torn.get(key)
        if look is None:
            if len(self._torn) >= TORN_KEPT:
                del self._torn[next(iter(self._torn))]
            look = self._torn[key] = torn_look(shape, age, vision.ident)
        target.blit(look, (x + shape.dx, y + shape.dy))

    def _ring(self, target: pygame.Surface, x: int, y: int, left: int, inner: int, scale: int) -> None:
        # A fifth of a px a tick; less for small things, or the rings of a row would be one tangle.
        radius = min(inner + left // (5 if inner == INNER else 12), RADIUS_MOST)
        key = (radius, inner)
        if key not in self._rings:
            self._rings[key] = ready(ring_look(radius, inner))
        ring = self._rings[key]
        target.blit(ring, (x - ring.get_width() // 2, y - ring.get_height() // 2))
        text = f"{left / 60:.1f}"
        wide = self.brush.text.width(text, scale)
        away = radius * 18 // 25 + 4
        at = x + away if x + away + wide < WIDTH - 2 else x - away - wide
        at = max(2, min(at, WIDTH - 2 - wide))
        down = max(TOP, min(y - radius * 18 // 25 - 6 * scale, HEIGHT - 10 * scale))
        self.brush.text.draw(target, text, at, down, WHITE_CYAN, RING, scale)

    # -- paths

    def _path(
        self, target: pygame.Surface, camera: Camera, vision: Vision, shape: Silhouette, tick: int
    ) -> None:
        """Chevrons along the way it went then, and where it struck at the end of it."""
        lift = shape.middle[1]
        points = [(x - camera.x, y + lift - camera.y) for x, y in vision.path]
        if len(points) < 2:
            return
        if len(points) > 2:
            for x, y, way in _along(points[:-1], STEP):
                self.brush.icons.draw(target, f"chevron_{way}", x - 2, y - 2, MEMORY, RING)
        self._attack(target, points[-2], points[-1], tick)

    def _attack(self, target: pygame.Surface, start: tuple[int, int], end: tuple[int, int], tick: int) -> None:
        """A line of 2 px, 7 on and 5 off, that marches to its open head."""
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        if length < 12 or length > 600:
            return
        ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        at = tick // 2 % 12 - 12
        pieces: list[tuple[float, float]] = []
        while at < length - 4:
            pieces.append((max(at, 0), min(at + 7, length - 4)))
            at += 12
        for colour, width in ((INK, 4), (MEMORY, 2)):
            for a, b in pieces:
                if b > a:
                    pygame.draw.line(target, colour, (start[0] + ux * a, start[1] + uy * a),
                                     (start[0] + ux * b, start[1] + uy * b), width)
            for turn in (0.56, -0.56):
                angle = math.atan2(uy, ux) + math.pi + turn
                pygame.draw.line(target, colour, end, (end[0] + math.cos(angle) * 9, end[1] + math.sin(angle) * 9),
                                 width)

    # -- what is kept

    def _sprite(self, kind: str) -> tuple[Sheet, int]:
        if kind in KINDS:
            sheet = self.assets.sheet(f"actors/{kind}")
            return sheet, sheet.nth(TAGS.get(kind, "idle"), 2)
        sheet = self.assets.sheet(f"effects/{THINGS.get(kind, 'explosion_s')}")
        tags = list(sheet.plan.tags)
        return sheet, sheet.nth(tags[0], 2, loop=False) if tags else 0

    def _shape(self, kind: str, flip: bool) -> Silhouette:
        key = (kind, flip)
        if key not in self._shapes:
            sheet, frame = self._sprite(kind)
            self._shapes[key] = silhouette(*sheet.get(frame, flip))
        return self._shapes[key]

    def _look(self, kind: str, flip: bool, what: str, phase: int = 0) -> pygame.Surface:
        key = (kind, flip, what, phase)
        found = self._looks.get(key)
        if found is None:
            shape = self._shape(kind, flip)
            if what == "certain":
                found = certain_look(shape)
            elif what == "white":
                found = white_look(shape)
            elif what == "dashed":
                found = dashed_look(shape, phase)
            else:
                found = line_look(shape, MEMORY)
            self._looks[key] = found
        return found


def _seen(x: int, y: int) -> bool:
    return -80 < x < WIDTH + 80 and -40 < y < HEIGHT + 120


def _faces_left(vision: Vision, world: World) -> bool:
    if vision.kind not in KINDS:
        return False
    if len(vision.path) > 1 and vision.path[-1][0] != vision.path[0][0]:
        return vision.path[-1][0] < vision.path[0][0]
    return world.player.x < vision.x


def _along(points: list[tuple[int, int]], step: int) -> list[tuple[int, int, int]]:
    """(x, y, eighth of a turn) every `step` px of a line through the points."""
    found = []
    left = step / 2
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        way = round(math.atan2(y0 - y1, x1 - x0) / (math.pi / 4)) % 8
        while left < length:
            found.append((round(x0 + (x1 - x0) * left / length), round(y0 + (y1 - y0) * left / length), way))
            left += step
        left -= length
    return found
