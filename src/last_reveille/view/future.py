"""What is coming, in its three looks, and how close it is."""

from __future__ import annotations

import itertools
import math
from typing import Final

import pygame

from ..memory.due import BROKEN, CERTAIN, CONDITIONAL, SHELL
from ..memory.foresight import AHEAD_IF, BANDS, FADE, OUTLINE, PATH, Vision, place_of, ranked
from ..memory.halls import STRIKE
from ..sim.bestiary import BODIES
from ..sim.specs import KINDS, Habit
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .inks import CERTAIN as WHITE_CYAN
from .inks import INK, MEMORY
from .labels import LIKELY, SURE, Labels
from .sheet import Sheet
from .silhouette import (
    OFF,
    ON,
    PAD,
    RESEED,
    Silhouette,
    certain_look,
    dashed_look,
    ring_look,
    silhouette,
    torn_look,
    white_look,
)
from .tokens import RING as TOKEN_RING
from .tokens import Tokens
from .widgets import HEIGHT, RING, WIDTH, Brush, ready

INNER: Final = 24  # px: where a ring ends
INNER_SMALL: Final = 12  # of things without a body, which often come in rows
RADIUS_MOST: Final = 60
WHITE_TICKS: Final = 4
MARCH: Final = 3  # ticks a px of a dashed outline
STEP: Final = 11  # px between chevrons
FLOOD_STEP: Final = 44  # the same in a pipe
# What a foreseen Mimic is seen doing, if not idle.
TAGS: Final = {"drone": "move", "burrower": "attack", "shell": "move", "swarm": "move", "kite": "move"}
THINGS: Final = {SHELL: "shell", "blast": "explosion_m", "collapse": "chips", "ship": "ship", STRIKE: "tendril"}
TORN_KEPT: Final = 128


class Future:
    """Draws what is coming. The texts go to `labels`, whoever owns those draws them."""

    def __init__(self, assets: Assets, brush: Brush, labels: Labels) -> None:
        self.assets = assets
        self.brush = brush
        self.labels = labels
        self.tokens = Tokens(brush)
        self._shapes: dict[tuple[str, str, bool], Silhouette] = {}
        self._looks: dict[tuple[str, str, bool, str, int], pygame.Surface] = {}
        self._torn: dict[tuple[str, str, bool, int, int], pygame.Surface] = {}
        self._rings: dict[tuple[int, int], pygame.Surface] = {}
        for kind in (*KINDS, *THINGS):  # reading a picture in the middle of a fight would be seen
            self._shape(kind, "floor", False)
            self._shape(kind, "floor", True)

    def draw(
        self, target: pygame.Surface, camera: Camera, world: World, visions: list[Vision], *,
        conditional: bool = True, certain: bool = True,
    ) -> None:
        """All visions, the least certain below. Only the three nearest count down; the others show that they are."""
        player = world.player
        counting = [(v.ident, v.due_tick, v.x) for v in ranked(visions, player.x, player.y)]
        for look, shown, draw in ((BROKEN, conditional, self._broken), (CONDITIONAL, conditional, self._likely),
                                  (CERTAIN, certain, self._sure)):
            for vision in visions if shown else ():
                if vision.look == look and _in_view(vision, camera, world):
                    draw(target, camera, world, vision, (vision.ident, vision.due_tick, vision.x) in counting)

    def bodies(self, camera: Camera, world: World, visions: list[Vision]) -> list[pygame.Rect]:
        """Boxes (screen px) of all that would be drawn: signs of the past make room for it."""
        found: list[pygame.Rect] = []
        side = TOKEN_RING * 2
        for vision in visions:
            if not _in_view(vision, camera, world):
                continue
            x, y = place_of(vision, world.player.x)
            x, y = x - camera.x, y - camera.y
            if vision.kind in BANDS:
                found.append(pygame.Rect(x - TOKEN_RING, y - TOKEN_RING, side, side))
                continue
            shape = self._shape(vision.kind, vision.mount, _faces_left(vision, world), vision.picture)
            if vision.help < OUTLINE:
                left, top, w, h = shape.middle[0] - TOKEN_RING, shape.middle[1] - TOKEN_RING, side, side
            else:
                w, h = (size - 2 * PAD for size in shape.mask.get_size())
                left, top = shape.dx + PAD, shape.dy + PAD
            found.append(pygame.Rect(x + left, y + top, w, h))
            self.labels.own(vision.ident, found[-1])
        return found

    def habit(self, target: pygame.Surface, camera: Camera, tick: int, habit: Habit) -> None:
        """A ring as certain as any, over nothing. It never comes true."""
        left = habit.tick - tick
        if not 0 < left <= habit.length:
            return
        x, y = habit.x + habit.w // 2 - camera.x, habit.y + habit.h // 2 - camera.y
        if not _seen(x, y):
            return
        shape = self._shape(habit.shape, "floor", False)
        target.blit(self._look(habit.shape, "floor", False, "certain"), (x + shape.dx - shape.middle[0],
                                                                         y + shape.dy - shape.middle[1]))
        self._ring(target, x, y, left, INNER, 2)

    # -- the looks

    def _sure(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        draw = self._band if vision.kind in BANDS else self._certain
        draw(target, camera, world, vision, counting)

    def _likely(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        draw = self._band if vision.kind in BANDS else self._conditional
        draw(target, camera, world, vision, counting)

    def _band(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        """What has no body: its sign stands where he would meet it, in its stretch."""
        sure = vision.look == CERTAIN
        x, y = place_of(vision, world.player.x)
        at = x - camera.x, y - camera.y
        left, right = (edge - camera.x for edge in sorted(x for x, _ in vision.path))
        bottom = vision.path[0][1] - camera.y
        left, right, top = max(left, -2), min(right, WIDTH + 2), 2 * at[1] - bottom
        if vision.help >= OUTLINE:
            self._edges(target, pygame.Rect(left, top, right - left, bottom - top), sure, world.tick)
        if vision.help >= PATH:
            way = 0 if vision.path[1][0] > vision.path[0][0] else 4
            step = world.tick // 2 % FLOOD_STEP * (1 if way == 0 else -1)
            for k in range(left - FLOOD_STEP, right + FLOOD_STEP, FLOOD_STEP):
                if left + 4 < k + step < right - 8 and abs(k + step - at[0]) > TOKEN_RING + 8:
                    self.brush.icons.draw(target, f"chevron_{way}", k + step, at[1] - 2, MEMORY, RING)
        if sure:
            _middle(target, self.tokens.certain(vision.kind), at)
            if counting:
                self._ring(target, *at, vision.ticks_left, TOKEN_RING, 1, vision.ident)
            return
        _middle(target, self.tokens.conditional(vision.kind, world.tick // MARCH % (ON + OFF)), at)
        if counting:
            self._fork(at, TOKEN_RING, TOKEN_RING, vision)

    def _edges(self, target: pygame.Surface, box: pygame.Rect, sure: bool, tick: int) -> None:
        """The outline of a stretch: unbroken, or in dashes that march."""
        if sure:
            pygame.draw.rect(target, INK, box.inflate(2, 2), 3)
            pygame.draw.rect(target, WHITE_CYAN, box, 1)
            return
        for y in (box.top, box.bottom - 1):
            for x in range(box.left + tick // MARCH % (2 * (ON + OFF)) - 2 * (ON + OFF), box.right, 2 * (ON + OFF)):
                dash = pygame.Rect(x, y, 2 * ON, 1).clip(box)
                target.fill(INK, dash.inflate(2, 2))
                target.fill(MEMORY, dash)

    def _certain(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        flip = _faces_left(vision, world)
        x, y = vision.x - camera.x, vision.y - camera.y
        shape = self._shape(vision.kind, vision.mount, flip, vision.picture)
        at = x + shape.middle[0], y + shape.middle[1]
        small = vision.kind not in KINDS
        if vision.help >= PATH and counting and vision.ticks_left <= AHEAD_IF:
            self._further(target, camera, vision, shape, world.tick)
        if vision.ticks_left <= WHITE_TICKS:
            target.blit(self._of(vision, flip, "white"), (x + shape.dx, y + shape.dy))
        elif vision.help < OUTLINE:
            _middle(target, self.tokens.certain(vision.kind), at)
        else:
            target.blit(self._of(vision, flip, "certain"), (x + shape.dx, y + shape.dy))
        if counting:
            inner = TOKEN_RING if vision.help < OUTLINE else INNER_SMALL if small else INNER
            self._ring(target, *at, vision.ticks_left, inner, 2 if inner == INNER else 1, vision.ident)

    def _conditional(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        flip = _faces_left(vision, world)
        x, y = vision.x - camera.x, vision.y - camera.y
        shape = self._shape(vision.kind, vision.mount, flip, vision.picture)
        at = x + shape.middle[0], y + shape.middle[1]
        phase = world.tick // MARCH % (ON + OFF)
        if vision.help < OUTLINE:
            _middle(target, self.tokens.conditional(vision.kind, phase), at)
            aside = high = TOKEN_RING
            if not counting:
                self.brush.icons.draw(target, "fork", at[0] + 10, at[1] - 14, WHITE_CYAN, RING)
        else:
            if vision.help >= PATH and counting:
                self._further(target, camera, vision, shape, world.tick)
            target.blit(self._of(vision, flip, "dashed", phase), (x + shape.dx, y + shape.dy))
            aside, high = (size // 2 - PAD + 10 for size in shape.mask.get_size())
        if counting:
            self._fork(at, aside, high, vision)

    def _fork(self, at: tuple[int, int], aside: int, high: int, vision: Vision) -> None:
        """The fork and its number, so many px from the middle of what they belong to."""
        text = f"{vision.ticks_left / 60:.1f}"
        wide = self.labels.size(text, 1, "fork")[0]
        top, low = at[1] - high - 8, at[1] + high + 2
        places = [(at[0] - wide // 2, top), (at[0] + aside, at[1] - 4), (at[0] - aside - wide, at[1] - 4),
                  (at[0] - wide // 2, low)]
        self.labels.ask(LIKELY, text, places, MEMORY, sign="fork", sign_colour=WHITE_CYAN, owner=vision.ident)

    def _broken(
        self, target: pygame.Surface, camera: Camera, world: World, vision: Vision, counting: bool
    ) -> None:
        """No ring, no fork, no number: nobody knows any more."""
        flip = _faces_left(vision, world)
        x, y = vision.x - camera.x, vision.y - camera.y
        shape = self._shape(vision.kind, vision.mount, flip, vision.picture)
        age = max(FADE - vision.ticks_left, 0) // RESEED * RESEED
        if vision.help < OUTLINE:
            _middle(target, self.tokens.broken(vision.kind, age, vision.ident),
                    (x + shape.middle[0], y + shape.middle[1]))
            return
        key = (vision.picture or vision.kind, vision.mount, flip, age, vision.ident)
        look = self._torn.get(key)
        if look is None:
            if len(self._torn) >= TORN_KEPT:
                del self._torn[next(iter(self._torn))]
            look = self._torn[key] = torn_look(shape, age, vision.ident)
        target.blit(look, (x + shape.dx, y + shape.dy))

    def _ring(
        self, target: pygame.Surface, x: int, y: int, left: int, inner: int, scale: int, owner: int = 0
    ) -> None:
        # A fifth of a px a tick; less for small things, or the rings of a row would be one tangle.
        radius = min(inner + left // (5 if inner == INNER else 12), RADIUS_MOST)
        key = (radius, inner)
        if key not in self._rings:
            self._rings[key] = ready(ring_look(radius, inner))
        ring = self._rings[key]
        target.blit(ring, (x - ring.get_width() // 2, y - ring.get_height() // 2))
        text = f"{left / 60:.1f}"
        wide = self.brush.text.width(text, scale)
        side = radius * 18 // 25
        right, far = x + side + 4, x - side - 4 - wide
        high, low = y - side - 6 * scale, y + side
        box = pygame.Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        self.labels.own(owner, box)
        # On the other side rather than pushed back over what it counts down to.
        places = [(right, high), (far, high), (right, low), (far, low)]
        if right + wide >= WIDTH - 2:
            places[:2] = reversed(places[:2])
        if inner != INNER:  # rings of a row stand side by side
            places.insert(0, (x - wide // 2, y - radius - 9))
        self.labels.ask(SURE, text, places, WHITE_CYAN, scale=scale, owner=owner)

    # -- paths

    def _further(
        self, target: pygame.Surface, camera: Camera, vision: Vision, shape: Silhouette, tick: int
    ) -> None:
        """Where it went then; or how far it will reach."""
        if vision.kind in KINDS:
            self._path(target, camera, vision, shape, tick)
        elif len(vision.path) == 2:
            (left, y), (right, _) = vision.path
            self._reach(target, left - camera.x, right - camera.x, y - camera.y, vision.look == CERTAIN, tick)

    def _reach(self, target: pygame.Surface, left: int, right: int, y: int, whole: bool, tick: int) -> None:
        """A bracket under all that a blast takes in, dashed if it is only likely."""
        colour = WHITE_CYAN if whole else MEMORY
        target.fill(INK, (left - 1, y - 5, 3, 8))
        target.fill(INK, (right - 1, y - 5, 3, 8))
        target.fill(INK, (left - 1, y, right - left + 3, 3))
        for x in (left, right):
            target.fill(colour, (x, y - 4, 1, 6))
        phase = 0 if whole else tick // MARCH % (ON + OFF)
        for x in range(left - phase, right, ON + OFF):
            begin, end = max(x, left), min(x + (ON + OFF if whole else ON), right)
            target.fill(colour, (begin, y + 1, max(end - begin, 0), 1))

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

    def _sprite(self, kind: str, mount: str, own: str) -> tuple[Sheet, int]:
        if kind in KINDS:
            if own and self.assets.has(f"sprites/actors/{own}.json"):  # of a breed
                sheet = self.assets.sheet(f"actors/{own}")
                return sheet, sheet.nth(TAGS.get(kind, "idle"), 2)
            sheet = self.assets.sheet(f"actors/{kind}" if mount == "floor" else f"actors/{kind}_{mount}")
            return sheet, sheet.nth(TAGS.get(kind, "idle"), 2)
        sheet = self.assets.sheet(f"effects/{THINGS.get(kind, 'explosion_s')}")
        tags = list(sheet.plan.tags)
        return sheet, sheet.nth(tags[0], 2, loop=False) if tags else 0

    def _shape(self, kind: str, mount: str, flip: bool, own: str = "") -> Silhouette:
        mount = mount if kind == "tower" else "floor"
        key = (own or kind, mount, flip)
        if key not in self._shapes:
            sheet, frame = self._sprite(kind, mount, own)
            picture, dx, dy = sheet.get(frame, flip)
            w, h, _ = BODIES.get(kind, (0, 0, 0))
            # A sheet's origin lies where it grows from; what is foreseen is placed by its feet.
            if mount == "roof":
                dy -= h
            elif mount == "wall":
                dx, dy = dx + (h // 2 if flip else -(h // 2)), dy - w // 2
            self._shapes[key] = silhouette(picture, dx, dy)
        return self._shapes[key]

    def _of(self, vision: Vision, flip: bool, what: str, phase: int = 0) -> pygame.Surface:
        return self._look(vision.kind, vision.mount, flip, what, phase, vision.picture)

    def _look(
        self, kind: str, mount: str, flip: bool, what: str, phase: int = 0, own: str = ""
    ) -> pygame.Surface:
        mount = mount if kind == "tower" else "floor"
        key = (own or kind, mount, flip, what, phase)
        found = self._looks.get(key)
        if found is None:
            shape = self._shape(kind, mount, flip, own)
            if what == "certain":
                found = certain_look(shape)
            elif what == "white":
                found = white_look(shape)
            else:
                found = dashed_look(shape, phase)
            self._looks[key] = found
        return found


def _middle(target: pygame.Surface, picture: pygame.Surface, at: tuple[int, int]) -> None:
    target.blit(picture, (at[0] - picture.get_width() // 2, at[1] - picture.get_height() // 2))


def _in_view(vision: Vision, camera: Camera, world: World) -> bool:
    x, y = place_of(vision, world.player.x)
    return _seen(x - camera.x, y - camera.y)


def _seen(x: int, y: int) -> bool:
    return -80 < x < WIDTH + 80 and -40 < y < HEIGHT + 120


def _faces_left(vision: Vision, world: World) -> bool:
    if vision.kind not in KINDS:
        return False
    if vision.facing:
        return vision.facing < 0
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
