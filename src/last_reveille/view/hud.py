"""What is read at a glance, along the top edge: the body left, the day in the middle, memory right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..content.strings import Catalogue
from ..sim import rules
from ..sim.arms import MOVE_BLADE, MOVE_GRENADE, MOVE_RAIL, can
from ..sim.schedule import lever_in_reach
from ..sim.world import STATE_PIN, Omega, Player, World
from .assets import Assets
from .camera import Camera
from .inks import (
    BATTERY,
    BATTERY_DARK,
    BATTERY_LIGHT,
    BODY,
    BODY_DARK,
    BODY_LIGHT,
    CERTAIN,
    DEATH,
    EDGE,
    HOT,
    HUMAN,
    INK,
    MEMORY,
    OLD,
    QUIET,
    RULE,
    SECOND,
    TEXT,
    THIRD,
    THREAT,
    WARM,
    WHITE,
    Colour,
)
from .panels import Panels
from .widgets import BARE, RING, WIDTH, Brush, ready

TEETH: Final = 24
METER: Final = 22  # bars of the as-remembered meter, one each half second
LINE_X: Final = 243
LINE_W: Final = 155
LINE_Y: Final = 19
BODY_BOX: Final = (6, 6, 102, 52)
DAY_BOX: Final = (236, 6, 168, 28)
MEMORY_BOX: Final = (532, 6, 102, 28)
CELL: Final = 72 // rules.BATTERY_CELLS - 2  # px of a cell of the battery
ARM_BAR: Final = 10  # px of the line under the sign of an arm
HEAT_COLD: Final = (40, 34, 40)
CELL_OFF: Final = (26, 34, 52)
HOLLOW: Final = (71, 79, 96)
RING_RADIUS: Final = 46
PIN_TICKS: Final = 180
TOAST_Y: Final = 306  # above captions and the Omega's bar, below everybody's feet
AIR_SHOWN: Final = rules.AIR


@dataclass(slots=True)
class DayPart:
    """A stretch of the day line: a level, how long it takes, and what of it is remembered (ticks)."""

    level: str
    ticks: int
    deaths: list[int]
    anchors: list[int]
    current: bool


@dataclass(slots=True)
class HudModel:
    loop: int
    parts: list[DayPart]
    delta: int | None  # ticks against the best run; negative is faster
    bars: list[int]  # 0 new, 1 altered, 2 as remembered; newest last
    percent: int
    prompt: str = ""
    toast: str = ""
    hidden: bool = False  # the epilogue has no HUD, only prompts
    lost: bool = False  # the count of loops is gone
    meter: bool = True  # as remembered


class Hud:
    def __init__(self, assets: Assets, words: Catalogue) -> None:
        self.brush = Brush(assets)
        self.words = words
        self._loop = words.text("hud.loop", n="").strip()
        self._meter = words.text("hud.as_remembered")
        self._panels = Panels((WIDTH, 60))
        self._line: pygame.Surface | None = None
        self._line_key: tuple[int, ...] = ()

    def draw(self, target: pygame.Surface, camera: Camera, world: World, model: HudModel) -> None:
        """Reads the world, changes nothing."""
        if not model.hidden:
            self._panels.draw(target, BODY_BOX, self._body_key(world.player), lambda on: self._body(on, world.player))
            self._panels.draw(target, DAY_BOX, self._day_key(world, model), lambda on: self._day(on, world, model))
            if model.meter:
                key = model.lost, model.percent, *model.bars[-METER:]
                self._panels.draw(target, MEMORY_BOX, key, lambda on: self._memory(on, model))
            if world.omega is not None and 0 < world.omega.phase < 5:
                self._omega(target, world, world.omega)
            self._air(target, camera, world.player)
        self._pin(target, camera, world)
        self._prompt(target, camera, world, model.prompt)
        if model.toast:
            self._toast(target, model.toast)

    def hold(self, target: pygame.Surface, words: str, part: float) -> None:
        """A key is being held that will end something: what, and how much of it (0..1) is done."""
        wide = max(self.brush.text.width(words) + 24, 120)
        x, y = (WIDTH - wide) // 2, 268
        self.brush.panel(target, (x, y, wide, 25), corner=DEATH)
        self.brush.text.draw(target, words, WIDTH // 2, y + 6, TEXT, align="centre")
        target.fill(RULE, (x + 8, y + 19, wide - 16, 2))
        target.fill(DEATH, (x + 8, y + 19, round((wide - 16) * part), 2))

    # -- left: the body

    def _body_key(self, player: Player) -> tuple[object, ...]:
        """All that `_body` shows: the same key, the same picture."""
        return (player.plates, player.grenades, can(player, MOVE_GRENADE), player.grenade.most, player.overheat > 0,
                _teeth(player), *self._cells(player), *self._known(player))

    def _body(self, target: pygame.Surface, player: Player) -> None:
        brush = self.brush
        brush.panel(target, (6, 6, 102, 33), corner=BODY)
        for k in range(max(rules.PLATES, player.plates)):
            self._plate(target, 12 + k * 12, 11, k < player.plates,
                        k == player.plates - 1 and player.plates < rules.PLATES)
        throws = can(player, MOVE_GRENADE)
        for k in range(min(player.grenade.most, rules.GRENADES_MAX)):  # the number beside them tells of more
            on = throws and k < player.grenades
            brush.icons.draw(target, "nade", 62 + k * 9, 11, (189, 165, 114) if on else RULE)
            if on:
                target.set_at((64 + k * 9, 14), (255, 248, 212))
        brush.text.draw(target, str(player.grenades) if throws else "-", 102, 11, TEXT if throws else THIRD,
                        align="right")
        self._heat(target, player)
        self._battery(target, player)
        self._arms(target, player)

    def _arms(self, target: pygame.Surface, player: Player) -> None:
        """Blade and rail, once they are known: bright when they are ready, with a line that says how far they are."""
        known = self._known(player)
        if not known:
            return
        self.brush.panel(target, (6, 41, 6 + 16 * len(known), 17), corner=BODY)
        for n, (sign, done) in enumerate(known):
            x, ready_now = 11 + n * 16, done >= ARM_BAR
            self.brush.icons.draw(target, sign, x, 44 if sign == "blade" else 45, BODY_LIGHT if ready_now else HOLLOW)
            target.fill(RULE, (x, 54, ARM_BAR, 1))
            target.fill(BODY if ready_now else BODY_DARK, (x, 54, done, 1))

    def _known(self, player: Player) -> list[tuple[str, int]]:
        """Sign of each of them, and how many px of its line are full."""
        known = []
        if can(player, MOVE_BLADE):
            done = min(player.swing_t or rules.SWING_AGAIN, rules.SWING_AGAIN)
            known.append(("blade", done * ARM_BAR // rules.SWING_AGAIN))
        if can(player, MOVE_RAIL):
            done, whole = (player.charge, player.rail.charge) if player.charge else (player.battery, rules.BATTERY_CELL)
            known.append(("rail", min(done, whole) * ARM_BAR // whole))
        return known

    def _plate(self, target: pygame.Surface, x: int, y: int, whole: bool, cracked: bool) -> None:
        icons = self.brush.icons
        icons.draw(target, "plate", x, y, BODY_DARK if whole else HOLLOW)
        inner = BODY if whole else (16, 20, 30)
        for row, (left, width) in enumerate(((1, 7), (1, 7), (1, 7), (1, 7), (2, 5), (3, 3)), 1):
            target.fill(inner, (x + left, y + row, width, 1))
        if whole:
            target.fill(BODY_LIGHT, (x + 1, y, 7, 1))
            target.fill(BODY_LIGHT, (x + 2, y + 2, 1, 3))
        if cracked:
            for dx, dy in ((4, 1), (5, 2), (4, 3), (5, 4), (4, 5)):
                target.set_at((x + dx, y + dy), (10, 20, 20))

    def _heat(self, target: pygame.Surface, player: Player) -> None:
        hot = player.overheat > 0
        self.brush.icons.draw(target, "heat", 11, 21, DEATH if hot else THREAT)
        lit = _teeth(player)
        for k in range(TEETH):
            high = 3 + k * 26 // (TEETH * 10)
            tone = WARM if k < 13 else THREAT if k < 19 else (210, 72, 15)
            target.fill((DEATH if hot else tone) if k < lit or hot else HEAT_COLD,
                        (22 + k * 3, 27 - high, 2, high))
        target.fill(HOT, (22 + TEETH * 3, 20, 1, 8))

    def _battery(self, target: pygame.Surface, player: Player) -> None:
        self.brush.icons.draw(target, "bolt", 13, 29, BATTERY)
        for k, done in enumerate(self._cells(player)):
            x = 22 + k * (CELL + 2)
            target.fill(CELL_OFF, (x, 31, CELL, 4))
            if done == CELL:
                target.fill(BATTERY, (x, 31, CELL, 4))
                target.fill(BATTERY_LIGHT, (x, 31, CELL, 1))
            else:
                target.fill(BATTERY_DARK, (x, 31, done, 4))

    def _cells(self, player: Player) -> list[int]:
        """How many px of each cell are full."""
        left = [player.battery - k * rules.BATTERY_CELL for k in range(rules.BATTERY_CELLS)]
        return [max(0, min(rules.BATTERY_CELL, charge)) * CELL // rules.BATTERY_CELL for charge in left]

    # -- middle: the day

    def _day_key(self, world: World, model: HudModel) -> tuple[object, ...]:
        """All that `_day` shows."""
        return (model.loop, model.lost, _clock(world), _delta(model), self._line_at(world.tick, model),
                *self._line_of(model))

    def _day(self, target: pygame.Surface, world: World, model: HudModel) -> None:
        brush = self.brush
        brush.panel(target, (236, 6, 168, 28), corner=MEMORY)
        wide = brush.label.draw(target, self._loop, LINE_X, 9, QUIET)
        count = "-" if model.lost else f"{model.loop:03d}"
        brush.text.draw(target, count, LINE_X + wide + 4, 9, CERTAIN)
        brush.text.draw(target, _clock(world), 322, 9, HUMAN, align="centre")
        if delta := _delta(model):
            brush.text.draw(target, delta, 398, 9, DEATH if delta.startswith("+") else BODY, align="right")
        self._day_line(target, world.tick, model)

    def _day_line(self, target: pygame.Surface, tick: int, model: HudModel) -> None:
        key = self._line_of(model)
        if self._line is None or key != self._line_key:
            self._line, self._line_key = day_line(self.brush, model.parts, LINE_W), key
        target.blit(self._line, (LINE_X, LINE_Y))
        x = self._line_at(tick, model)
        if x:
            target.fill(MEMORY, (LINE_X, LINE_Y + 4, x - LINE_X, 1))
            target.fill(WHITE, (x, LINE_Y, 1, 10))
            target.fill(WHITE, (x - 1, LINE_Y, 3, 1))

    def _line_of(self, model: HudModel) -> tuple[int, ...]:
        total = max(sum(max(part.ticks, 1) for part in model.parts), 1)
        return (total * LINE_W // 600, *(len(p.deaths) * 2 + p.current for p in model.parts),
                *(len(p.anchors) for p in model.parts))

    def _line_at(self, tick: int, model: HudModel) -> int:
        """Where on the line it is now, px of the screen; 0 when that is not known."""
        total, before = max(sum(max(part.ticks, 1) for part in model.parts), 1), 0
        for part in model.parts:
            if part.current:
                return LINE_X + min((before + min(tick, part.ticks)) * (LINE_W - 1) // total, LINE_W - 1)
            before += max(part.ticks, 1)
        return 0

    # -- right: memory

    def _memory(self, target: pygame.Surface, model: HudModel) -> None:
        brush = self.brush
        brush.panel(target, (532, 6, 102, 28), corner=MEMORY)
        brush.label.draw(target, self._meter, 538, 9, SECOND)
        brush.text.draw(target, "-" if model.lost else str(max(0, min(model.percent, 100))), 628, 9, CERTAIN,
                        align="right")
        target.fill(RULE, (538, 30, METER * 4 - 1, 1))
        if model.lost:
            return
        bars = model.bars[-METER:]
        left = 538 + (METER - len(bars)) * 4
        for k, bar in enumerate(bars):
            high = (1, 4, 9)[max(0, min(bar, 2))]
            target.fill((THIRD, QUIET, MEMORY)[max(0, min(bar, 2))], (left + k * 4, 29 - high, 3, high))
        if bars:
            target.fill(CERTAIN, (538 + (METER - 1) * 4, 18, 3, 1))

    # -- what belongs to a place

    def _omega(self, target: pygame.Surface, world: World, omega: Omega) -> None:
        """A bar along the bottom: what the core still has, the two lines that stay crossed, the phase as pips."""
        whole = max(world.level.halls[omega.hall].core_hits if 0 <= omega.hall < len(world.level.halls) else 120, 1)
        left, width, y = 170, 300, 342
        self.brush.panel(target, (left - 6, y - 6, width + 12, 18), corner=DEATH)
        core = max(0, min(omega.core, whole))
        target.fill(HEAT_COLD, (left, y, width, 5))
        if omega.phase in (1, 3):
            nodes = [max(hits, 0) for hits in omega.nodes]
            for k, hits in enumerate(nodes):
                cell = width // max(len(nodes), 1)
                most = max(world.level.nodes[k].hits if k < len(world.level.nodes) else 12, 1)
                target.fill(QUIET, (left + k * cell, y, max(cell - 2, 1) * min(hits, most) // most, 5))
                target.fill(INK, (left + (k + 1) * cell - 2, y, 2, 5))
        else:
            target.fill(THREAT, (left, y, width * core // whole, 5))
            target.fill(HOT, (left, y, width * core // whole, 1))
            for n, line in enumerate((80, 40)):
                x = left + width * line // 120
                target.fill(WHITE if omega.crossed <= n else EDGE, (x, y - 2, 1, 9))
        for k in range(4):
            done = k < omega.phase
            target.fill(CERTAIN if k == omega.phase - 1 else MEMORY if done else RULE, (left + k * 6, y + 8, 4, 2))

    def _air(self, target: pygame.Surface, camera: Camera, player: Player) -> None:
        if player.air >= AIR_SHOWN or not player.wet:
            return
        x, y = player.x + player.w // 2 - camera.x, player.y - 14 - camera.y
        target.fill(INK, (x - 16, y - 1, 32, 5))
        target.fill(BATTERY if player.air > 180 else DEATH, (x - 15, y, max(player.air, 0) * 30 // rules.AIR, 3))

    def _pin(self, target: pygame.Surface, camera: Camera, world: World) -> None:
        """The one ring that is drawn in the dark: it closes once and stays closed."""
        player = world.player
        if player.state != STATE_PIN:
            return
        left = max(PIN_TICKS - player.pin_t, 0)
        x, y = player.x + player.w // 2 - camera.x, player.y + player.h // 2 - camera.y
        radius = RING_RADIUS + left // 3
        pygame.draw.circle(target, INK, (x, y), radius + 1, 4)
        pygame.draw.circle(target, CERTAIN, (x, y), radius, 2)
        if left:
            self.brush.text.draw(target, f"{left / 60:.1f}", x, max(y - radius - 18, 2), CERTAIN, RING, 2, "centre")

    def _prompt(self, target: pygame.Surface, camera: Camera, world: World, text: str) -> None:
        index = lever_in_reach(world)
        if index < 0 or not text:
            return
        lever, player = world.level.levers[index], world.player
        wide = self.brush.text.width(text)
        x = max(wide // 2 + 8, min(lever.x + lever.w // 2 - camera.x, WIDTH - wide // 2 - 8))
        y = max(44, lever.y - 34 - camera.y)
        self.brush.text.draw(target, text, x, y, TEXT, RING, align="centre")
        if player.use_id == lever.id and player.use_t > 0 and lever.hold > 0:
            target.fill(INK, (x - 21, y + 11, 42, 5))
            target.fill(RULE, (x - 20, y + 12, 40, 3))
            target.fill(WARM, (x - 20, y + 12, min(player.use_t * 40 // lever.hold, 40), 3))

    def _toast(self, target: pygame.Surface, text: str) -> None:
        step = self.brush.step
        lines = self.brush.text.wrap(text, (420 if step == 1 else 590) // step)[:2] if step > 1 else [
            self.brush.text.cut(text, 420)]
        wide = max(self.brush.text.width(line, step) for line in lines)
        left, tall = (WIDTH - wide) // 2, len(lines) * 12 * step + 5
        top = TOAST_Y + 17 - tall
        self.brush.panel(target, (left - 10, top, wide + 20, tall), corner=WARM)
        for k, line in enumerate(lines):
            self.brush.text.draw(target, line, left, top + 5 + k * 12 * step, TEXT, scale=step)


def _teeth(player: Player) -> int:
    """How many teeth of the heat are lit."""
    return min(player.heat, player.rifle.heat_most) * TEETH // player.rifle.heat_most


def _clock(world: World) -> str:
    clock = world.level.clock_start + world.tick // 60
    return f"{clock // 3600 % 24:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}"


def _delta(model: HudModel) -> str:
    if model.delta is None:
        return ""
    return f"{'-' if model.delta <= 0 else '+'}{abs(model.delta) / 60:.1f}"


def day_line(brush: Brush, parts: list[DayPart], width: int, known: Colour = OLD) -> pygame.Surface:
    """The whole day, `width` x 11 px: levels as ticks, deaths as stubs below, anchors as crosses."""
    line = pygame.Surface((width, 11), pygame.SRCALPHA, 32)
    total = max(sum(max(part.ticks, 1) for part in parts), 1)
    before, reached = 0, 0
    last = width - 1
    target_fill = line.fill
    target_fill((*RULE, 255), (0, 4, width, 1))
    for part in parts:
        if part.deaths or part.anchors or part.current:
            reached = before + max([*part.deaths, *part.anchors, part.ticks if part.anchors else 0])
        before += max(part.ticks, 1)
    target_fill((*known, 255), (0, 4, min(reached, total) * last // total + 1, 1))
    before = 0
    for part in parts:
        x = before * last // total
        target_fill((*(MEMORY if before <= reached else THIRD), 255), (x, 2, 1, 5))
        for tick in part.deaths:
            target_fill((*DEATH, 255), ((before + min(tick, part.ticks)) * last // total, 6, 1, 3))
        before += max(part.ticks, 1)
    target_fill((*THIRD, 255), (last, 2, 1, 5))
    before = 0
    for part in parts:
        for tick in part.anchors:
            x = (before + min(tick, part.ticks)) * last // total
            target_fill((*HUMAN, 255), (x, 3, 1, 3))
            target_fill((*HUMAN, 255), (x - 1, 4, 3, 1))
        before += max(part.ticks, 1)
    return ready(line)


__all__ = ["BARE", "DayPart", "Hud", "HudModel", "day_line"]
