"""The war that is only seen: fire, smoke and ships between the panes of a backdrop, from a front's score.

A function of the level, the tick and the camera. It lights its surroundings, never the picture, and takes nothing that
is brighter than what can hurt.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable
from typing import Final

import pygame

from ..sim.specs import Level
from .assets import Assets
from .climate import climate
from .fronts import (
    BURST,
    BURSTS,
    COLUMN,
    FLAK,
    FLASH,
    FRONTS,
    GUN,
    LOB,
    PERIOD,
    SCREEN,
    SHIP,
    STAR,
    TRACERS,
    Act,
    score,
    ship_at,
)
from .sheet import ADD, PLAIN, Sheet

BUCKET: Final = 20  # ticks
WIDE: Final = 100  # px beside the screen where something may still be seen
FADING: Final = (2, 4, 4, 3, 3, 2, 2, 1, 1, 1)  # brightness of a flash in tenths of its life, of 4
HOT: Final = (2, 4, 9, 16)  # ticks until which each of the first frames of a burst in the air is shown
COLD: Final = 8  # pictures of its smoke after that
STAR_SINKS: Final = 9  # ticks a px
TRAIL: Final = 14  # balls of smoke behind a ship that falls
GLINT: Final = 45  # ticks that a crest shines
LAG: Final = 80  # ticks after which something at the horizon is heard
PASSING: Final = 95  # ticks after which the sound of a ship that goes by is loudest
SOUNDS: Final = {GUN: "far_gun", FLAK: "far_flak", TRACERS: "far_fire", BURST: "explosion_far"}
PLENTY: Final = (FLAK, TRACERS, COLUMN)  # of which a fifth is heard
SWEEP: Final = 420  # ticks in which a searchlight goes there and back

Batch = list[tuple[pygame.Surface, tuple[int, int]]]
Colour = tuple[int, int, int]
Cel = tuple[pygame.Surface, int, int]  # and where it lies from the place it is drawn at


class FarWar:
    """What is to be seen of it after each pane. Nothing in climates that have no front."""

    def __init__(self, level: Level, assets: Assets, depths: list[float]) -> None:
        """`depths`: the parallax of each pane of the backdrop, none of which lies in front."""
        self._look = climate(level.palette).war or level.palette
        self._front = FRONTS.get(self._look)
        self._buckets: list[list[list[Act]]] = []
        self._depths = depths
        if self._front is None or not depths:
            return
        for acts in score(self._front, level, depths, self._look):
            self._buckets.append(_sorted(acts))
        look = self._look
        puffs, ships = assets.sheet("effects/far_puffs"), assets.sheet("effects/far_ships")
        self._flaks = [_reel(puffs, f"flak_{look}_{n}", len(HOT) + COLD) for n in range(BURSTS)]
        self._bursts, self._trails, self._guns = (
            _reel(puffs, f"{tag}_{look}", count) for tag, count in (("burst", 8), ("trail", 6), ("gun", 2)))
        self._ships = {(size, flip): _reel(ships, f"{size}_{look}", 4, bool(flip))
                       for size in ("near", "far") for flip in (0, 1)}
        self._lights = _reel(assets.sheet("effects/far_lights"), look, max(FADING), style=ADD)
        columns = assets.sheet("effects/far_columns")
        self._columns = {row.more: _reel(columns, row.more, 22) for row in self._front.rows if row.kind == COLUMN}
        self._star = _reel(assets.sheet("effects/far_star"), "star", 1, style=ADD)
        self._beams = _reel(assets.sheet("effects/far_beams"), "beam", 17, style=ADD) if self._front.beams else []
        self._glints = _dashes(self._front.glint)
        self._shots = [_streaks(colour) for colour in self._front.fire]
        self._draw: dict[str, Callable[[Act, int, int, int], None]] = {
            FLASH: self._flash, FLAK: self._flak, TRACERS: self._fired, LOB: self._fired, SHIP: self._ship,
            COLUMN: self._column, GUN: self._gun, BURST: self._burst, STAR: self._star_shell,
        }
        self._batch: Batch = []
        self._shine: Batch = []
        self._bright = 1.0

    def draw(self, target: pygame.Surface, tick: int, pane: int, x: int, y: int, flash: float) -> None:
        """What happens after a pane that stands `x`, `y` px away from its home. `flash`: how bright it may be, 0..1."""
        if pane >= len(self._buckets):
            return
        self._bright = flash
        right = target.get_width() + WIDE
        now = tick % PERIOD
        for act in self._buckets[pane][now // BUCKET]:
            age = (now - act.start) % PERIOD
            if age < act.life and -WIDE < act.x + x + act.reach < right + 2 * act.reach:
                self._draw[act.kind](act, age, x, y)
        if self._front is not None:
            for number, (at, depth) in enumerate(self._front.beams):
                if depth == pane and -WIDE < at + x < right:
                    self._searchlight(number, at + x, self._front.horizon + y, tick)
            for depth, high, low, count in self._front.glitter:
                if depth == pane:
                    self._glitter(target, now, x, high + y, low - high, count)
        if self._shine:
            target.fblits(self._shine, pygame.BLEND_RGB_ADD)
            self._shine.clear()
        if self._batch:
            target.fblits(self._batch)
            self._batch.clear()

    def heard(self, tick: int, camera_x: int) -> list[tuple[str, int]]:
        """What begins to be heard in this tick: which sound, and px from the middle of the screen. Light is faster: the
        farther away it is, the later. Of what there is much, only a part is heard."""
        found: list[tuple[str, int]] = []
        for buckets, depth in zip(self._buckets, self._depths, strict=False):  # no front, no acts
            now = (tick - round(LAG * (1 - depth))) % PERIOD
            for act in buckets[now // BUCKET]:
                sound = _sound(act, (now - act.start) % PERIOD)
                x = act.x - round(camera_x * depth) - SCREEN // 2
                if sound and abs(x) < SCREEN:
                    found.append((sound, x))
        return found

    # -- kinds

    def _put(self, cel: Cel, x: int, y: int) -> None:
        self._batch.append((cel[0], (x + cel[1], y + cel[2])))

    def _flash(self, act: Act, age: int, x: int, y: int) -> None:
        level = round(min(act.number, FADING[age * len(FADING) // act.life]) * self._bright)
        if level > 0:
            surface, dx, dy = self._lights[level - 1]
            self._shine.append((surface, (act.x + x + dx, act.y + y + dy)))

    def _flak(self, act: Act, age: int, x: int, y: int) -> None:
        cold = age - HOT[-1]
        frame = bisect(HOT, age) if cold < 0 else len(HOT) + cold * COLD // (act.life - HOT[-1])
        wind = self._front.wind if self._front else 0
        self._put(self._flaks[act.number][frame], act.x + x + age * wind // 60, act.y + y - age // 80)

    def _burst(self, act: Act, age: int, x: int, y: int) -> None:
        self._put(self._bursts[age * len(self._bursts) // act.life], act.x + x, act.y + y)

    def _gun(self, act: Act, age: int, x: int, y: int) -> None:
        if self._bright > 0:
            self._put(self._guns[age * len(self._guns) // act.life], act.x + x, act.y + y)

    def _column(self, act: Act, age: int, x: int, y: int) -> None:
        reel = self._columns[act.look]
        half = len(reel) // 2  # there are two of each
        self._put(reel[age * half // act.life + half * act.number], act.x + x, act.y + y)

    def _fired(self, act: Act, age: int, x: int, y: int) -> None:
        """Shots on one track, each the older the farther ahead."""
        ahead, behind = max(0, (age - len(act.track)) // act.gap + 1), min(act.number - 1, (age - 1) // act.gap)
        if ahead <= behind:
            looks = self._shots[act.kind == LOB]
            part = act.track[age - behind * act.gap : age - ahead * act.gap + 1 : act.gap]
            self._batch += [(looks[look], (px + x, py + y)) for px, py, look in part]

    def _ship(self, act: Act, age: int, x: int, y: int) -> None:
        px, py = ship_at(act, age)
        if not -WIDE < px + x < SCREEN + WIDE:
            return
        falls = 0 <= act.hit <= age
        if falls:
            for k in range(min(TRAIL, (age - act.hit) // 5), 0, -1):
                ox, oy = ship_at(act, age - k * 5)
                self._put(self._trails[k * len(self._trails) // (TRAIL + 1)], ox + x, oy + y - k // 2)
        frame = 2 + (age - act.hit > 24) if falls else age // 20 % 2
        self._put(self._ships[act.look, act.number][frame], px + x, py + y)
        if falls:
            self._put(self._bursts[1 + age // 4 % 2], px + x, py + y - 2)

    def _star_shell(self, act: Act, age: int, x: int, y: int) -> None:
        px, py = act.x + x + age // 14, act.y + y + age // STAR_SINKS
        if self._bright > 0 and age < act.life - 40:
            surface, dx, dy = self._star[0]
            self._shine.append((surface, (px + dx, py + dy)))
        self._batch.append((self._shots[0][0], (px, py)))

    def _glitter(self, target: pygame.Surface, now: int, x: int, top: int, deep: int, count: int) -> None:
        """Crests that catch the light for a moment, the longer the nearer: each flat, and never twice at one place."""
        wide, most = target.get_width() + WIDE, len(self._glints)
        for k in range(count):
            moment, age = divmod(now + k * 37, GLINT)
            dice = (k * 7919 + moment * 10463) * 48271 & 0x7FFFFFFF
            down = (dice >> 12) % deep
            age = age if age * 2 < GLINT else GLINT - age
            size = age * (2 * deep + down * 4) // (deep * GLINT // 2)
            if size:
                size = size if size < most else most
                self._batch.append((self._glints[size - 1], ((dice + x) % wide - WIDE // 2 - size, top + down)))

    def _searchlight(self, number: int, x: int, y: int, tick: int) -> None:
        """It looks for something, to and fro, and holds on for a while at either end."""
        turn = math.sin(tick * 2 * math.pi / (SWEEP + number * 97) + number * 2.1)
        surface, dx, dy = self._beams[round((max(-1.0, min(1.0, turn * 1.2)) + 1) / 2 * (len(self._beams) - 1))]
        self._shine.append((surface, (x + dx, y + dy)))


def _sound(act: Act, age: int) -> str:
    """What a thing is heard as when it is so old; "" for nothing."""
    if act.kind == SHIP:
        if age == act.hit:
            return "far_fall"
        return "far_ship" if age == max(0, act.middle - PASSING) else ""
    if age or (act.kind in PLENTY and act.x % 5):
        return ""
    if act.kind == COLUMN:
        return "far_column" if act.look.startswith("water") else "explosion_far"
    return SOUNDS.get(act.kind, "")


def _reel(sheet: Sheet, tag: str, count: int, flip: bool = False, style: str = PLAIN) -> list[Cel]:
    """The frames of a tag, cut out: cut when it is first needed, a picture would cost a frame. A sheet that has fewer
    stays at its last."""
    return [sheet.get(sheet.nth(tag, n, False), flip, style) for n in range(count)]


def _sorted(acts: list[Act]) -> list[list[Act]]:
    """Which of them may be going on in each part of the period."""
    buckets: list[list[Act]] = [[] for _ in range(PERIOD // BUCKET)]
    for act in acts:
        act.start %= PERIOD
        for n in range(act.start // BUCKET, (act.start + act.life) // BUCKET + 1):
            buckets[n % len(buckets)].append(act)
    return buckets


def _dashes(colour: Colour) -> list[pygame.Surface]:
    """A crest of one px, in lengths of 3, 5, 7...; its ends fade."""
    made = []
    for size in range(1, 7):
        surface = pygame.Surface((2 * size + 1, 1))
        surface.fill([c * 2 // 3 for c in colour])
        surface.fill(colour, (size // 2 + 1, 0, size, 1))
        made.append(surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface)
    return made


def _streaks(colour: Colour) -> list[pygame.Surface]:
    """A shot as two or three px in each of the slopes, as it burns and as it goes out."""
    made = []
    for steps in (((0, 0), (1, 0), (2, 0)), ((0, 0), (1, 1)), ((0, 0), (0, 1), (0, 2)), ((0, 1), (1, 0))):
        for share in (1.0, 0.62):
            w, h = max(x for x, _ in steps) + 1, max(y for _, y in steps) + 1
            surface = pygame.Surface((w, h))
            surface.set_colorkey((0, 0, 0))
            for px, py in steps:
                surface.set_at((px, py), [round(c * share) for c in colour])
            made.append(surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface)
    return made
