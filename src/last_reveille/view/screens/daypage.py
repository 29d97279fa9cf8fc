"""The War Table's first page: the whole day on one line, with everything that has a place on it."""

from __future__ import annotations

import random
from typing import Final

import pygame

from ...content.strings import Catalogue
from ...memory.keepsakes import PIN_H, PIN_W
from ..filmstrip import HIGH
from ..inks import CERTAIN, DEATH, INK, MEMORY, QUIET, RULE, SECOND, TEXT, THIRD, WARM, WHITE, Colour
from ..widgets import BARE, RING, Brush, shade
from .tablemodel import (
    ANCHORS,
    DARK,
    DEATHS,
    KNOWN,
    LEFT,
    LIVES,
    PINS,
    RIGHT,
    ROWS,
    STRIP,
    VISION,
    AnchorAt,
    Column,
    DayModel,
    PinAt,
    Thread,
)
from .threads import row_of

EDGE_LEFT: Final = 20
SLOTS: Final = 6
SLOT_PITCH: Final = 103
SLOT_TOP: Final = 39
STRIP_TOP: Final = 113
STRIP_END: Final = STRIP_TOP + HIGH
NAMES: Final = STRIP_END + 6
THREADS: Final = 192
KILLERS: Final = 256
BOX: Final = (20, 272, 610, 80)
PICTURE: Final = (26, 277, 128, 70)
TEXT_X: Final = 164
HINTS_X: Final = 478
HINT_PITCH: Final = 14
STATIC_FRAMES: Final = 4
STATIC_TICKS: Final = 9
DOTS: Final[Colour] = (50, 60, 80)
FAINT: Final[Colour] = (44, 54, 74)

Spot = tuple[pygame.Rect, str, int]


class DayPage:
    """Draws a DayModel; `spots` are the places that can be clicked, of the last picture: (box, action, number)."""

    def __init__(self, brush: Brush, words: Catalogue) -> None:
        self.brush = brush
        self.words = words
        self.spots: list[Spot] = []
        self._static = [_static(seed) for seed in range(STATIC_FRAMES)]

    def draw(
        self, target: pygame.Surface, model: DayModel, strip: pygame.Surface, threads: pygame.Surface, tick: int,
        hover: tuple[int, int] | None,
    ) -> None:
        """`strip`: the day's pictures from LEFT to RIGHT; `threads`: all lives."""
        self.spots = []
        self._before(target, tick)
        self._strip(target, model, strip)
        self._threads(target, model, threads)
        self._pins(target, model, hover)
        self._anchors(target, model)
        self._killers(target, model, hover)
        self._playhead(target, model)
        self._cursor(target, model.focus, tick)
        self._inspector(target, model)
        self._hints(target, model, hover)

    # -- the line

    def _before(self, target: pygame.Surface, tick: int) -> None:
        """What lies left of tick 0. Nothing says what it is."""
        target.blit(self._static[tick // STATIC_TICKS % STATIC_FRAMES], (EDGE_LEFT, STRIP_TOP))
        for x in range(EDGE_LEFT, LEFT, 4):
            target.fill((70, 84, 100), (x, STRIP_TOP - 1, 2, 1))
            target.fill((70, 84, 100), (x, STRIP_END, 2, 1))
        for y in range(STRIP_TOP - 1, STRIP_END + 1, 4):
            target.fill((70, 84, 100), (EDGE_LEFT, y, 1, 2))
        x, y = 44, STRIP_TOP + 24
        target.fill((8, 26, 38), (x, y, 13, 12))
        pygame.draw.rect(target, MEMORY, (x, y, 13, 12), 1)
        for spot in ((x, y), (x + 12, y), (x, y + 11), (x + 12, y + 11)):
            target.set_at(spot, (20, 28, 38))
        self.brush.text.draw(target, "?", x + 4, y + 3, CERTAIN, BARE)
        target.fill(MEMORY, (x + 6, y + 12, 1, 8))
        target.fill(MEMORY, (x + 4, y + 20, 5, 1))

    def _strip(self, target: pygame.Surface, model: DayModel, strip: pygame.Surface) -> None:
        label, columns = self.brush.label, model.columns
        target.blit(strip, (LEFT, STRIP_TOP))
        for column in columns:
            known = column.state == KNOWN
            self._edge(target, column, STRIP_TOP - 1)
            self._edge(target, column, STRIP_END)
            if column.x > LEFT:
                target.fill(INK, (column.x - 1, STRIP_TOP, 1, HIGH))
            room = column.w - 5
            title = label.cut(column.title, room) if column.title else ""
            label.draw(target, title, column.x + 4, NAMES, SECOND if known else THIRD)
            if known:
                self._waits(target, column)
        for y in range(STRIP_TOP - 10, KILLERS + 10, 2):
            target.set_at((LEFT, y), CERTAIN)
        label.draw(target, self.words.text("table.zero"), LEFT - 4, NAMES, CERTAIN, align="right")
        first = next((column for column in columns if column.state == KNOWN), None)
        if first is not None and first.clock >= 0:
            label.draw(target, clock(first.clock), LEFT - 4, STRIP_TOP - 10, SECOND, align="right")
        label.draw(target, model.ends, RIGHT - 1, STRIP_TOP - 10, THIRD, align="right")
        self.spots.append((pygame.Rect(LEFT, STRIP_TOP - 4, RIGHT - LEFT, HIGH + 4), STRIP, 0))

    def _edge(self, target: pygame.Surface, column: Column, y: int) -> None:
        if column.state == KNOWN:
            target.fill(QUIET, (column.x, y, column.w, 1))
        else:
            self.brush.dotted(target, column.x, y, column.w, DOTS)

    def _waits(self, target: pygame.Surface, column: Column) -> None:
        """The hour at which a level begins, where there is room for it."""
        label = self.brush.label
        if column.clock >= 0 and column.x > LEFT and column.w > 4 + label.width(column.title) + 34:
            label.draw(target, clock(column.clock)[:5], column.x + column.w - 3, NAMES, THIRD, align="right")

    def _threads(self, target: pygame.Surface, model: DayModel, threads: pygame.Surface) -> None:
        brush, label = self.brush, self.brush.label
        target.blit(threads, (LEFT, THREADS))
        label.draw(target, "1", LEFT - 4, THREADS - 2, THIRD, align="right")
        if model.loops > 1:
            bottom = THREADS + row_of(model.loops - 1, model.loops)
            label.draw(target, self.words.text("table.loops"), LEFT - 16, THREADS + 24, THIRD, align="right")
            label.draw(target, str(model.loops), LEFT - 4, max(bottom - 3, THREADS + 8), THIRD, align="right")
        self.spots.append((pygame.Rect(LEFT, THREADS - 2, RIGHT - LEFT, ROWS + 2), LIVES, 0))
        self._vision(target, model)
        taken: list[int] = []
        for thread, sign, word, colour in (
            (model.best, "star", self.words.text("table.best_short"), CERTAIN),
            (model.last, "cross", self.words.text("table.last_short"), MEMORY),
        ):
            if thread is not None and model.life is not None and thread.loop != model.life.loop:
                self._named(target, model, thread, sign, word, colour, taken)
        if model.life is not None:
            y = self._named(target, model, model.life, "ghost", model.life_words, CERTAIN, taken)
            if model.focus == LIVES:
                brush.icons.draw(target, "chevron_4", min(model.life.end + 24 + label.width(model.life_words), 622),
                                 y - 2, WARM)
        self._dark(target, model, taken)

    def _named(
        self, target: pygame.Surface, model: DayModel, thread: Thread, sign: str, word: str, colour: Colour,
        taken: list[int],
    ) -> int:
        """A life in a bright line with its name at its end, wherever no other name is yet."""
        brush = self.brush
        y = THREADS + row_of(thread.at, model.loops)
        target.fill(colour, (thread.start, y, max(thread.end - thread.start, 2), 1))
        target.fill(WHITE if not thread.died else DEATH, (thread.end - 1, y, 2, 1))
        line = y
        while any(abs(line - other) < 10 for other in taken):
            line += 1
        if line > KILLERS - 9:
            line = min(min(taken, default=y), KILLERS - 1) - 10
        taken.append(line)
        w, h = brush.icons.size(sign)
        wide = brush.label.width(word) + w + 4
        x = thread.end + 5 if thread.end + 8 + wide < RIGHT else thread.end - wide - 6
        if x < thread.end:
            line += 7 if y < THREADS + 8 else -7
            brush.fill(target, (x - 2, line - 5, wide + 4, 11), INK, 190)
        brush.icons.draw(target, sign, x, line - h // 2, colour, RING)
        brush.label.draw(target, word, x + w + 4, line - 3, colour, RING)
        return line

    def _dark(self, target: pygame.Surface, model: DayModel, taken: list[int]) -> None:
        """What is still dark is said once, below the names of lives."""
        text, word = self.brush.text, self.words.text("table.not_seen")
        dark = [column for column in model.columns if column.state == DARK]
        edge = max((column.x + column.w for column in model.columns if column.state == KNOWN), default=LEFT)
        y = next((y for y in range(THREADS + 20, KILLERS - 26) if all(abs(y + 3 - line) > 10 for line in taken)), 0)
        if dark and y and RIGHT - edge > text.width(word) + 20:
            text.draw(target, word, max(edge + 12, dark[0].x + 12), y, THIRD)

    def _vision(self, target: pygame.Surface, model: DayModel) -> None:
        text, words = self.brush.text, self.words
        for column in model.columns:
            if column.state == VISION:
                # Below all threads: their names stand where they end, and that may be here.
                word = words.text("table.vision")
                middle = column.x + column.w // 2
                for y in range(NAMES + 10, KILLERS - 17, 2):
                    target.set_at((middle, y), (18, 96, 124))
                text.draw(target, word, min(middle, RIGHT - text.width(word) // 2), KILLERS - 15, QUIET, RING,
                          align="centre")

    # -- what stands on it

    def _pins(self, target: pygame.Surface, model: DayModel, hover: tuple[int, int] | None) -> None:
        first = min(max(model.pin - SLOTS // 2, 0), max(len(model.pins) - SLOTS, 0))
        shown = model.pins[first : first + SLOTS]
        for slot in range(SLOTS):
            x = EDGE_LEFT + 1 + slot * SLOT_PITCH
            if slot < len(shown):
                box = pygame.Rect(x - 1, SLOT_TOP - 1, PIN_W + 2, PIN_H + 2)
                self.spots.append((box, PINS, first + slot))
                over = hover is not None and box.collidepoint(hover)
                self._pin(target, model, shown[slot], x, first + slot == model.pin, over)
            elif slot == len(shown):
                self._empty_slot(target, model, x)
        for sign, there, x in (("chevron_4", first > 0, 8), ("chevron_0", first + SLOTS < len(model.pins), 632)):
            if there:
                self.brush.icons.draw(target, sign, x, SLOT_TOP + 22, MEMORY)

    def _pin(self, target: pygame.Surface, model: DayModel, pin: PinAt, x: int, chosen: bool, over: bool) -> None:
        brush = self.brush
        bright = chosen and model.focus == PINS
        colour = CERTAIN if bright else MEMORY if chosen or over else QUIET
        pygame.draw.rect(target, colour, (x - 1, SLOT_TOP - 1, PIN_W + 2, PIN_H + 2), 1)
        inside = target.subsurface((x, SLOT_TOP, PIN_W, PIN_H))
        if pin.picture is not None:
            inside.blit(pin.picture, (0, 0))
        else:
            inside.fill((14, 18, 28))
        if not (chosen or over):
            shade(inside, 184, 184, 184)
        brush.fill(target, (x, SLOT_TOP + 41, PIN_W, 11), (8, 10, 18), 190)
        if bright and model.asking:
            brush.label.draw(target, self.words.text("table.unpin_ask"), x + PIN_W // 2, SLOT_TOP + 43, DEATH,
                             align="centre")
        else:
            brush.text.draw(target, str(pin.number), x + 4, SLOT_TOP + 43, colour)
            brush.text.draw(target, pin.clock, x + PIN_W - 3, SLOT_TOP + 43, TEXT if chosen else SECOND, align="right")
        self._lead(target, min(max(pin.x, x + 4), x + PIN_W - 4), pin.x, colour)

    def _lead(self, target: pygame.Surface, x: int, to: int, colour: Colour) -> None:
        """From a picture down to its place on the line."""
        bend = STRIP_TOP - 11
        target.fill(colour, (x, SLOT_TOP + PIN_H + 1, 1, bend - SLOT_TOP - PIN_H - 1))
        target.fill(colour, (min(x, to), bend, abs(to - x) + 1, 1))
        target.fill(colour, (to, bend, 1, STRIP_TOP - bend))
        target.fill(colour, (to - 1, STRIP_TOP - 3, 3, 4))

    def _empty_slot(self, target: pygame.Surface, model: DayModel, x: int) -> None:
        for q in range(0, PIN_W, 4):
            target.fill(FAINT, (x + q, SLOT_TOP - 1, 2, 1))
            target.fill(FAINT, (x + q, SLOT_TOP + PIN_H, 2, 1))
        for q in range(0, PIN_H, 4):
            target.fill(FAINT, (x - 1, SLOT_TOP + q, 1, 2))
            target.fill(FAINT, (x + PIN_W, SLOT_TOP + q, 1, 2))
        self.brush.label.draw(target, self.words.text("table.pin_slot", pin=model.pin_key), x + PIN_W // 2,
                              SLOT_TOP + PIN_H // 2 - 3, THIRD, align="centre")

    def _anchors(self, target: pygame.Surface, model: DayModel) -> None:
        for at, anchor in enumerate(model.anchors):
            self._diamond(target, anchor, at == model.anchor, model.focus == ANCHORS)
            self.spots.append((pygame.Rect(anchor.x - 5, STRIP_END - 5, 11, 11), ANCHORS, at))

    def _diamond(self, target: pygame.Surface, anchor: AnchorAt, chosen: bool, focus: bool) -> None:
        """The one that a relive goes to has a light in it."""
        self.brush.icons.draw(target, "anchor", anchor.x - 3, STRIP_END - 3, WARM, RING)
        if chosen:
            target.fill(WHITE, (anchor.x - 1, STRIP_END - 1, 3, 3))
            if focus:
                pygame.draw.polygon(target, CERTAIN, [
                    (anchor.x, STRIP_END - 6), (anchor.x + 6, STRIP_END), (anchor.x, STRIP_END + 6),
                    (anchor.x - 6, STRIP_END)], 1)

    def _killers(self, target: pygame.Surface, model: DayModel, hover: tuple[int, int] | None) -> None:
        brush = self.brush
        for at, sign in enumerate(model.killers):
            icon = sign.icon if brush.icons.has(sign.icon) else "none"
            w, h = brush.icons.size(icon)
            number = str(sign.count) if sign.count < 10_000 else f"{sign.count // 1000}k"
            wide = w + 3 + brush.text.width(number)
            x = min(max(sign.x - w // 2, LEFT + 2), RIGHT - wide)
            box = pygame.Rect(x - 2, KILLERS - 2, wide + 4, 13)
            over = hover is not None and box.collidepoint(hover)
            near = at == model.killer and model.focus == DEATHS
            brush.fill(target, (box.x, box.y, box.w, box.h), (8, 26, 38), 220)
            if near:
                pygame.draw.rect(target, CERTAIN, box.inflate(2, 2), 1)
            colour = CERTAIN if near or over or abs(sign.x - model.playhead) < 8 else TEXT
            brush.icons.draw(target, icon, x, KILLERS + (9 - h) // 2, colour)
            brush.text.draw(target, number, x + w + 3, KILLERS + 1, SECOND if colour == TEXT else CERTAIN)
            self.spots.append((box, DEATHS, at))

    def _playhead(self, target: pygame.Surface, model: DayModel) -> None:
        x = model.playhead
        wide = model.focus == STRIP
        target.fill(WHITE, (x, STRIP_TOP - 6, 1, KILLERS - STRIP_TOP + 2))
        target.fill(WHITE, (x - 2, STRIP_TOP - 8, 5, 3))
        target.fill(WHITE, (x - 2, KILLERS - 5, 5, 1))
        if wide:
            self.brush.icons.draw(target, "chevron_4", x - 10, STRIP_TOP + HIGH // 2 - 2, WARM, RING)
            self.brush.icons.draw(target, "chevron_0", x + 6, STRIP_TOP + HIGH // 2 - 2, WARM, RING)

    def _cursor(self, target: pygame.Surface, focus: str, tick: int) -> None:
        """The bugle stands beside the row that the arrow keys are on."""
        y = {PINS: SLOT_TOP + 22, STRIP: STRIP_TOP + 28, ANCHORS: STRIP_END - 3, LIVES: THREADS + 24,
             DEATHS: KILLERS + 1}[focus]
        self.brush.icons.draw(target, "bugle", 2 + tick // 24 % 2, y, WARM, RING)

    # -- below

    def _inspector(self, target: pygame.Surface, model: DayModel) -> None:
        brush, shown = self.brush, model.inspector
        brush.panel(target, BOX, alpha=150, corner=MEMORY)
        if model.empty:
            brush.text.draw(target, model.empty, TEXT_X, 339, THIRD)
        x, y, w, h = PICTURE
        if shown.picture is not None:
            target.blit(shown.picture, (x, y))
        pygame.draw.rect(target, QUIET, (x - 1, y - 1, w + 2, h + 2), 1)
        if not shown.clock:
            return
        wide = brush.text.draw(target, shown.clock, TEXT_X, 279, HOUR, scale=2)
        room = HINTS_X - 16 - TEXT_X - wide - 10
        brush.text.draw(target, brush.text.cut(shown.place, room), TEXT_X + wide + 10, 286, TEXT)
        room = HINTS_X - 16 - TEXT_X
        brush.text.draw(target, brush.text.cut(shown.coming, room), TEXT_X, 299, SECOND)
        brush.text.draw(target, brush.text.cut(shown.certain, room), TEXT_X, 310, CERTAIN if shown.sure else MEMORY)
        x = TEXT_X
        for icon, count in shown.kills:
            name = icon if brush.icons.has(icon) else "none"
            brush.icons.draw(target, name, x, 324, TEXT)
            x += brush.icons.size(name)[0] + 4
            x += brush.text.draw(target, f"x{count}", x, 325, SECOND) + 14
        brush.text.draw(target, brush.text.cut(shown.note, room), TEXT_X, 339, THIRD)

    def _hints(self, target: pygame.Surface, model: DayModel, hover: tuple[int, int] | None) -> None:
        brush = self.brush
        target.fill(FAINT, (HINTS_X - 8, 278, 1, 67))
        key_w = max([brush.text.width(hint.key) for hint in model.hints] or [0])
        for at, hint in enumerate(model.hints):
            y = 278 + at * HINT_PITCH
            box = pygame.Rect(HINTS_X - 4, y - 3, RIGHT - HINTS_X + 2, HINT_PITCH)
            over = hover is not None and box.collidepoint(hover) and hint.enabled and bool(hint.action)
            if over:
                brush.fill(target, (box.x, box.y, box.w, box.h), (18, 96, 124), 110)
            room = RIGHT - 4 - HINTS_X - key_w - 8
            brush.text.draw(target, hint.key, HINTS_X + key_w, y, WARM if hint.enabled else RULE, align="right")
            colour = CERTAIN if over else TEXT if hint.enabled else THIRD
            brush.text.draw(target, brush.text.cut(hint.words, room), HINTS_X + key_w + 8, y, colour)
            if hint.enabled and hint.action:
                self.spots.append((box, hint.action, 0))


HOUR: Final = CERTAIN


def clock(seconds: int) -> str:
    return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _static(seed: int) -> pygame.Surface:
    """Noise that gets denser towards tick 0."""
    dice = random.Random(seed + 12)
    width = LEFT - EDGE_LEFT
    surface = pygame.Surface((width, HIGH))
    surface.fill((9, 12, 20))
    for y in range(HIGH):
        x = dice.randrange(-6, 6)
        while x < width:
            part = max(x, 0) / width
            long = dice.randint(1, 7)
            if dice.random() < 0.25 + 0.4 * part:
                light = 0.12 + 0.36 * part * dice.random() + 0.06 * dice.random()
                surface.fill((int(88 * light) + 8, int(110 * light) + 10, int(124 * light) + 16), (x, y, long, 1))
            x += long + dice.randint(1, 4)
    return surface.convert() if pygame.display.get_init() and pygame.display.get_surface() else surface


__all__ = ["DayPage", "Spot", "clock"]
