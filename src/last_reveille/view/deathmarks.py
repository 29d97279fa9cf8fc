"""Where, when and by what he died: a plate with the killer's sign on a stem, whose foot is the very place.

Where many have died only what killed at about this time of the day keeps its plate, the nearest first; of the rest a
cross is left on the ground.
"""

from __future__ import annotations

from typing import Final

import pygame

from ..memory.marks import Cluster, Marks
from ..sim.specs import SOLID, TILE, Level
from ..sim.world import World
from .camera import Camera
from .inks import CERTAIN, DEEP, INK, MEMORY, QUIET
from .labels import MARK, Labels
from .silhouette import BOX, HALO, grown, paint
from .widgets import RING, Brush, ready

STEM: Final = 9
CROWD: Final = 5  # signs in view beyond which they are thinned out
PLATES: Final = 8  # at most
BEFORE: Final = 300  # ticks before and after a death in which its sign is news
AFTER: Final = 120
IN_PEACE: Final = 120
LAWN: Final = 20  # tiles of grass that are enough for them
FAINT: Final = 80  # of 255: one that stands where he is
CLEAR: Final = (30, 62)  # px from the player, across and up, in which they are


class DeathMarks:
    def __init__(self, brush: Brush, labels: Labels) -> None:
        self.brush = brush
        self.labels = labels
        self._lawn: tuple[str, list[tuple[int, int]]] | None = None
        self._signs: dict[tuple[str, int, bool], pygame.Surface] = {}

    def draw(
        self, target: pygame.Surface, camera: Camera, world: World, found: list[Cluster], busy: list[pygame.Rect]
    ) -> None:
        """`found`: the clusters in view; `busy`: boxes (screen px) of what matters more and stays free."""
        player, tick = world.player, world.tick
        middle = player.x + player.w // 2
        ranked = sorted(found, key=lambda c: (not _is_news(c, tick), abs(c.x - middle) + abs(c.y - player.y), c.x, c.y))
        crowded = len(found) > CROWD
        taken = list(busy)
        plates: list[tuple[Cluster, pygame.Rect]] = []
        for n, cluster in enumerate(ranked):
            x, y = cluster.x - camera.x, cluster.y - camera.y
            box = None  # worked out only for the few that may have one: there can be hundreds in view
            if n < PLATES and not (crowded and not _is_news(cluster, tick)):
                box = self._box(cluster, x, y)
            if box is None or box.collidelist(taken) >= 0:
                self.brush.icons.draw(target, "cross", x - 2, y - 4, QUIET, RING)
            else:
                taken.append(box)
                plates.append((cluster, box))
        for cluster, box in reversed(plates):
            near = abs(cluster.x - middle) < CLEAR[0] and abs(cluster.y - player.y - player.h) < CLEAR[1]
            self._mark(target, cluster, box, strong=True, alpha=FAINT if near else 255)

    def draw_in_peace(self, target: pygame.Surface, camera: Camera, marks: Marks, level: Level, margin: int) -> None:
        """They stand on the grass where nobody will die: wherever there is nothing but sky above."""
        if self._lawn is None or self._lawn[0] != level.id:
            self._lawn = level.id, lawn(level)
        spots = self._lawn[1]
        for cluster in marks.clusters[:IN_PEACE] if spots else ():
            x, y = spots[cluster.x // TILE * 5 % len(spots)]
            if camera.sees(x, y, margin):
                self._mark(target, cluster, self._box(cluster, x - camera.x, y - camera.y), strong=False)

    # -- one of them

    def _icon(self, cluster: Cluster) -> str:
        newest = cluster.newest
        return next((name for name in (newest.killer, newest.cause) if name and self.brush.icons.has(name)), "none")

    def _box(self, cluster: Cluster, x: int, y: int) -> pygame.Rect:
        """The front plate of a mark whose foot is at (x, y) screen px."""
        w, h = self.brush.icons.size(self._icon(cluster))
        wide, tall = max(w, 9) + 4, h + 4
        return pygame.Rect(x - wide // 2, y - STEM - tall, wide, tall)

    def _mark(
        self, target: pygame.Surface, cluster: Cluster, box: pygame.Rect, *, strong: bool, alpha: int = 255
    ) -> None:
        plates = 0 if cluster.count < 2 else 1 if cluster.count < 5 else 2
        sign = self._sign(self._icon(cluster), plates, strong)
        if alpha < 255:
            sign.set_alpha(alpha)
        target.blit(sign, (box.x - 1, box.y - 1 - plates * 2))
        if alpha < 255:
            sign.set_alpha(255)
            return
        if cluster.count > 1:
            text = str(cluster.count)
            wide = self.labels.size(text)[0]
            places = [(box.right + 2 + plates * 2, box.y + 2), (box.x - 3 - wide, box.y + 2)]
            self.labels.ask(MARK, text, places, CERTAIN)

    def _sign(self, icon: str, plates: int, strong: bool) -> pygame.Surface:
        """A plate with the killer's sign on a stem; more plates behind it for more deaths. With 1 px of ink round it;
        the middle of the foot is the middle of the front plate."""
        key = (icon, plates, strong)
        if key in self._signs:
            return self._signs[key]
        colour = CERTAIN if strong else MEMORY
        w, h = self.brush.icons.size(icon)
        wide, tall = max(w, 9) + 4, h + 4
        drawn = pygame.Surface((wide + 2 + plates * 2, tall + STEM + 3 + plates * 2), pygame.SRCALPHA, 32)
        top = 1 + plates * 2
        for k in range(plates, 0, -1):
            box = pygame.Rect(1 + k * 2, top - k * 2, wide, tall)
            pygame.draw.rect(drawn, (*DEEP, 230), box)
            pygame.draw.line(drawn, (*QUIET, 255), box.topleft, (box.right - 1, box.top))
            pygame.draw.line(drawn, (*QUIET, 255), (box.right - 1, box.top), (box.right - 1, box.bottom - 1))
        box = pygame.Rect(1, top, wide, tall)
        pygame.draw.rect(drawn, (8, 26, 38, 235), box)
        pygame.draw.rect(drawn, (*colour, 255), box, 1)
        for corner in (box.topleft, (box.right - 1, box.top), (box.left, box.bottom - 1),
                       (box.right - 1, box.bottom - 1)):
            drawn.set_at(corner, (0, 0, 0, 0))
        self.brush.icons.draw(drawn, icon, 1 + (wide - w) // 2, top + 2, CERTAIN)
        middle = 1 + wide // 2
        pygame.draw.line(drawn, (*colour, 235), (middle, box.bottom), (middle, box.bottom + STEM))
        pygame.draw.line(drawn, (*colour, 255), (middle - 2, box.bottom + STEM), (middle + 2, box.bottom + STEM))
        whole = pygame.Surface(drawn.get_size(), pygame.SRCALPHA, 32)
        paint(whole, grown(pygame.mask.from_surface(drawn, 60), BOX), INK, HALO)
        whole.blit(drawn, (0, 0))
        self._signs[key] = ready(whole)
        return self._signs[key]


def lawn(level: Level) -> list[tuple[int, int]]:
    """The first stretch of ground under the open sky, px: the middle of each column whose topmost solid tile it is."""
    lowest = max((entry.y for entry in level.entries), default=0) // TILE
    found = []
    for column in range(level.width):
        row = next((n for n in range(level.height) if level.grid[n][column] & SOLID), -1)
        if row >= lowest - 1:
            found.append((column * TILE + TILE // 2, row * TILE))
        elif len(found) >= LAWN:
            break
        else:
            found.clear()
    return found


def _is_news(cluster: Cluster, tick: int) -> bool:
    return cluster.first_tick - BEFORE <= tick <= cluster.last_tick + AFTER
