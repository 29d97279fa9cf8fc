"""What lies over a life that is lived again: how fast it runs, that any press takes it over, and a heart that beats
before what killed him."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from ..assets import Assets
from ..inks import CERTAIN, DEATH, MEMORY, QUIET, RULE, WARM
from ..widgets import HEIGHT, RING, WIDTH, Brush, shade

EDGE: Final = 30  # px of the frame that beats
BEAT: Final = 45  # ticks between two beats
_SECOND: Final = 11  # ticks after the first of a beat
_FADE: Final = 9  # ticks
BAR: Final = 220  # px


@dataclass(frozen=True, slots=True)
class ReliveModel:
    """`speed`: times the day's own. `part`: 0..1 of the way. `clock`: time of the day, `prompt`: one line. `dread`:
    ticks until control comes back before a death, or -1."""

    speed: int
    part: float
    clock: str
    prompt: str
    dread: int = -1


class ReliveScreen:
    def __init__(self, assets: Assets) -> None:
        self.brush = Brush(assets)
        self._edges: dict[int, pygame.Surface] = {}

    def watch(self, target: pygame.Surface, model: ReliveModel, age: int) -> None:
        """Over the running picture."""
        brush = self.brush
        target.fill((0, 0, 0), (0, 0, WIDTH, 16))
        target.fill((0, 0, 0), (0, HEIGHT - 22, WIDTH, 22))
        target.fill(QUIET, (0, 16, WIDTH, 1))
        target.fill(QUIET, (0, HEIGHT - 23, WIDTH, 1))
        x = 10
        for at in range({1: 1, 2: 2, 4: 3, 8: 4}.get(model.speed, 5)):
            lit = CERTAIN if age // 6 % 6 == at else MEMORY
            brush.icons.draw(target, "chevron_0", x, 6, lit)
            x += 6
        brush.text.draw(target, f"{model.speed}x", x + 4, 4, CERTAIN)
        brush.text.draw(target, model.clock, WIDTH // 2, 4, WARM, align="centre")
        self._bar(target, WIDTH - 10 - BAR, 7, model.part)
        brush.text.draw(target, model.prompt, WIDTH // 2, HEIGHT - 15, CERTAIN, align="centre")
        if model.dread >= 0:
            self._heart(target, model.dread)

    def jump(self, target: pygame.Surface, part: float, words: str, age: int) -> None:
        """While the hands remember faster than eyes can see. `target` holds the last picture."""
        shade(target, 96, 128, 150)
        for at in range(48):
            y = (at * 37 + age * 13) % HEIGHT
            wide = 60 + at * 53 % 180
            x = (at * 211 - age * (24 + at % 5 * 9)) % (WIDTH + wide) - wide
            target.fill(QUIET if at % 3 else MEMORY, (x, y, wide, 1))
        self.brush.text.draw(target, words, WIDTH // 2, HEIGHT // 2 - 16, CERTAIN, RING, align="centre")
        self._bar(target, (WIDTH - BAR) // 2, HEIGHT // 2, part)

    def _bar(self, target: pygame.Surface, x: int, y: int, part: float) -> None:
        target.fill(RULE, (x, y, BAR, 2))
        target.fill(MEMORY, (x, y, round(BAR * part), 2))
        target.fill(CERTAIN, (x + round(BAR * part) - 1, y - 2, 2, 6))

    def _heart(self, target: pygame.Surface, left: int) -> None:
        """Two beats, close together; the picture's edge answers. Its shape and not only its colour tells."""
        since = -left % BEAT
        strength = max(0, _FADE - since) + max(0, _FADE - abs(since - _SECOND)) if since < BEAT // 2 else 0
        step = min(strength, _FADE)
        if step:
            target.blit(self._edge(step), (0, 0))

    def _edge(self, step: int) -> pygame.Surface:
        if step not in self._edges:
            frame = pygame.Surface((WIDTH, HEIGHT), pygame.SRCALPHA, 32)
            for inset in range(EDGE):
                alpha = (EDGE - inset) ** 2 * 150 * step // (EDGE * EDGE * _FADE)
                pygame.draw.rect(frame, (*DEATH, alpha), (inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset), 1)
            self._edges[step] = frame.convert_alpha() if pygame.display.get_surface() else frame
        return self._edges[step]
