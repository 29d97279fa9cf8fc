"""What is remembered, laid over what is: echoes, marks of deaths, and what is coming, each as sure as it is.

The three looks of the future differ in shape and not only in colour: certain is an unbroken line in a closing ring with
a number; conditional is dashed, with a path; broken is torn and has no number. Drawn after light, before the HUD.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pygame

from ..memory.foresight import Vision
from ..memory.marks import Cluster, Marks
from ..memory.track import DEATH, Track
from ..sim.specs import SOLID, TILE, Habit, Level
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .echoes import QUIET_EDGE, QUIET_FILL, WARM_EDGE, WARM_FILL, Echoes, frame_of
from .future import Future
from .inks import CERTAIN, DEEP, MEMORY, QUIET, TEXT
from .labels import Labels
from .poses import DRILL, DRILL_CUTS
from .recall import FULL, Recall, beside
from .silhouette import line_look, silhouette
from .widgets import RING, Brush, ready

FADE_FAR: Final = 32  # px from the player at which an echo is as strong as it gets
FADE_NEAR: Final = 16
FADES: Final = 4
HEAD: Final = 52  # px above the feet where a sign stands
STEM: Final = 9
MARGIN: Final = 40  # px outside of the picture that still count
# What goes out when, as the darkness comes: notes and the meter are first, and are not drawn here.
NO_CONDITIONAL: Final = 3
NO_CERTAIN: Final = 4
NO_MARKS: Final = 5
NO_ECHOES: Final = 6
MARKS_IN_PEACE: Final = 120
LAWN: Final = 20  # tiles of grass that are enough for them
CROWD: Final = 5  # signs in view beyond which they are thinned out
BEFORE: Final = 300  # ticks before and after a death in which its sign is news
AFTER: Final = 120
PARTNER: Final = 84  # px behind her
PARRY: Final = 14  # ticks after her blade has begun to move
WALK_GAP: Final = 24  # px between those who walk along
STOP_GAP: Final = 15
FLICKERS: Final = (240, 252)  # ticks in the epilogue
HABIT: Final = 300
JOIN: Final = 24  # ticks until one more has fallen in


@dataclass(slots=True)
class OverlayModel:
    best: Track | None
    last: Track | None
    others: list[Track]  # for recall, newest first
    recall: int  # 0..8: how far the recall has come
    marks: Marks | None
    visions: list[Vision]
    dark: int  # 0..6: how much of this is out
    habits: tuple[Habit, ...] = ()
    lines: list[Track] = field(default_factory=list)  # epilogue: those who walk along
    warm: bool = False  # a sunlit place: stronger echoes
    words: str = ""  # one quiet line for the recall; empty = only numbers


class Overlay:
    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self.brush = Brush(assets)
        self.echoes = Echoes(assets)
        self.labels = Labels(self.brush)
        self.future = Future(assets, self.brush, self.labels)
        self._recall: Recall | None = None
        self._lawn: tuple[str, list[tuple[int, int]]] | None = None
        self._signs: dict[tuple[str, int, bool], pygame.Surface] = {}
        self._outlines: dict[tuple[str, int, bool], tuple[pygame.Surface, int, int]] = {}

    def draw(self, target: pygame.Surface, camera: Camera, world: World, model: OverlayModel) -> None:
        """Reads the world, changes nothing."""
        self.labels.begin()
        if model.recall > 0 and model.dark < NO_ECHOES:
            self._recollect(target, camera, world, model)
            if model.recall > FULL // 2:
                return
        elif self._recall is not None:
            self._recall.forget()
        if model.dark < NO_ECHOES:
            self._walkers(target, camera, world, model)
            if model.habits:
                self._partner(target, camera, world)
            self._echo(target, camera, world, model.last, "cross", model.warm)
            self._echo(target, camera, world, model.best, "star", model.warm)
        if model.marks is not None and model.dark < NO_MARKS:
            if model.warm:
                self._marks_in_peace(target, camera, model.marks, world.level)
            else:
                self._marks(target, camera, model.marks, world.tick)
        self.future.draw(target, camera, world, model.visions, conditional=model.dark < NO_CONDITIONAL,
                         certain=model.dark < NO_CERTAIN)
        for habit in model.habits:
            self.future.habit(target, camera, world.tick, habit)
        self.labels.draw(target)

    # -- echoes

    def _echo(
        self, target: pygame.Surface, camera: Camera, world: World, track: Track | None, sign: str, warm: bool
    ) -> None:
        pose = track.at(world.tick) if track is not None else None
        if pose is None or not camera.sees(pose.x, pose.y):
            return
        player = world.player
        near = max(abs(pose.x - player.x - player.w // 2), abs(pose.y - player.y - player.h))
        fade = max(0, min(FADES, (near - FADE_NEAR) * FADES // (FADE_FAR - FADE_NEAR)))
        if not fade:
            return
        fill, edge = (WARM_FILL, WARM_EDGE) if warm else (QUIET_FILL, QUIET_EDGE)
        picture, dx, dy = self.echoes.quiet(*frame_of(self.assets, pose, world.tick), fill * fade // FADES,
                                            edge * fade // FADES)
        x, y = pose.x - camera.x, pose.y - camera.y
        target.blit(picture, (x + dx, y + dy))
        w, h = self.brush.icons.size(sign)
        low = 24 if pose.pose == DEATH else HEAD
        self.brush.icons.draw(target, sign, x - w // 2, y - low - h, MEMORY, RING)

    def _walkers(self, target: pygame.Surface, camera: Camera, world: World, model: OverlayModel) -> None:
        """Those who fell on the beach fall in beside you, and stop where no run ever got past."""
        line = next((zone for zone in world.level.zones if zone.kind == "echo_line"), None)
        if line is None or not model.lines or not _by_habit(world.tick):
            return
        player = world.player
        middle, feet = player.x + player.w // 2, player.y + player.h
        sheet = self.assets.sheet("actors/hero")
        gun = self.assets.sheet("actors/hero_aim")
        count = min(len(model.lines), 1 + max(0, world.tick - HABIT) // JOIN)
        batch = []
        for k in range(count):
            stop = line.x - 10 - STOP_GAP * k
            wish = middle - 18 - WALK_GAP * k - k * 7 % 13
            walking = wish < stop and abs(player.vx) > 60
            x = min(wish, stop)
            if not camera.sees(x, feet):
                continue
            if walking:
                frame = gun, gun.nth("run_5", (x + k * 11) // 6), player.facing < 0
            else:
                frame = sheet, sheet.at("idle", world.tick + k * 17), False
            picture, dx, dy = self.echoes.quiet(*frame, WARM_FILL, WARM_EDGE)
            batch.append((picture, (x + dx - camera.x, feet + dy - camera.y)))
        target.fblits(batch)

    def _partner(self, target: pygame.Surface, camera: Camera, world: World) -> None:
        """Opposite of her who trains, somebody does his half of the drill. It is the recording."""
        her = next((a for a in world.actors if a.kind == "rita"), None)
        if her is None or not _by_habit(world.tick):
            return
        x, feet = her.x + her.w // 2 - PARTNER * her.facing, her.y + her.h
        if not camera.sees(x, feet):
            return
        sheet = self.assets.sheet("actors/hero")
        beat = world.tick % DRILL
        frame = sheet.at("idle", world.tick)
        for start in DRILL_CUTS:
            since = beat - start - PARRY
            if 0 <= since < sheet.length("swing"):
                frame = sheet.at("swing", since, loop=False)
        picture, dx, dy = self.echoes.quiet(sheet, frame, her.facing < 0, WARM_FILL, WARM_EDGE)
        target.blit(picture, (x + dx - camera.x, feet + dy - camera.y))

    def _recollect(self, target: pygame.Surface, camera: Camera, world: World, model: OverlayModel) -> None:
        if self._recall is None:
            self._recall = Recall(self.assets, self.echoes, target.get_size())
        runs, alive = self._recall.draw(target, camera, world, model.others, model.recall)
        if model.marks is not None:
            for cluster in model.marks.in_view(*_view(camera)):
                self.brush.icons.draw(target, "cross", cluster.x - 2 - camera.x, cluster.y + 3 - camera.y, QUIET, RING)
        for track, sign in ((model.last, "cross"), (model.best, "star")):
            self._outlined(target, camera, world.tick, track, sign)
        if model.recall == FULL:
            self._count(target, model.words, runs, alive)
            self._elsewhere(target, *beside(model.others, world.tick, camera.x, camera.x + camera.width))

    def _outlined(
        self, target: pygame.Surface, camera: Camera, tick: int, track: Track | None, sign: str
    ) -> None:
        pose = track.at(tick) if track is not None else None
        if pose is None:
            return
        sheet, frame, flip = frame_of(self.assets, pose, tick)
        key = (sheet.name, frame, flip)
        if key not in self._outlines:
            shape = silhouette(*sheet.get(frame, flip))
            self._outlines[key] = line_look(shape, CERTAIN), shape.dx, shape.dy
        picture, dx, dy = self._outlines[key]
        x, y = pose.x - camera.x, pose.y - camera.y
        target.blit(picture, (x + dx, y + dy))
        self.brush.icons.draw(target, sign, x - 3, y - HEAD - 8, CERTAIN, RING)

    def _count(self, target: pygame.Surface, words: str, runs: int, alive: int) -> None:
        text = self.brush.text
        if words:
            wide = text.width(words)
            self.brush.panel(target, (312 - wide // 2, 336, wide + 16, 17), edge=None)
            text.draw(target, words, 320, 341, TEXT, align="centre")
            return
        self.brush.panel(target, (274, 336, 92, 17), edge=None)
        self.brush.icons.draw(target, "ghost", 281, 340, MEMORY)
        text.draw(target, str(alive), 292, 341, CERTAIN)
        self.brush.icons.draw(target, "cross", 326, 342, QUIET)
        text.draw(target, str(max(runs - alive, 0)), 336, 341, TEXT)

    def _elsewhere(self, target: pygame.Surface, left: int, right: int) -> None:
        """How many are, at this tick, further back and further on."""
        middle = target.get_height() // 2
        for count, x, sign, align in ((left, 8, "chevron_4", "left"), (right, target.get_width() - 8, "chevron_0",
                                                                       "right")):
            if count:
                wide = self.brush.icons.size(sign)[0]
                self.brush.icons.draw(target, sign, x if align == "left" else x - wide, middle, MEMORY, RING)
                gap = wide + 4
                self.brush.text.draw(target, str(count), x + gap if align == "left" else x - gap, middle - 1, MEMORY,
                                     RING, align=align)

    # -- marks

    def _marks(self, target: pygame.Surface, camera: Camera, marks: Marks, tick: int) -> None:
        """Where many have died, only what killed at about this time of the day stands on its plate; of the rest a
        cross is left on the ground."""
        found = marks.in_view(*_view(camera))
        for cluster in found:
            if len(found) > CROWD and not (
                cluster.first_tick - BEFORE <= tick <= cluster.last_tick + AFTER
            ):
                self.brush.icons.draw(target, "cross", cluster.x - 2 - camera.x, cluster.y - 4 - camera.y, QUIET, RING)
            else:
                self._mark(target, cluster, cluster.x - camera.x, cluster.y - camera.y, strong=True)

    def _marks_in_peace(self, target: pygame.Surface, camera: Camera, marks: Marks, level: Level) -> None:
        """They stand on the grass where nobody will die: wherever there is nothing but sky above."""
        if self._lawn is None or self._lawn[0] != level.id:
            self._lawn = level.id, lawn(level)
        spots = self._lawn[1]
        for cluster in marks.clusters[:MARKS_IN_PEACE] if spots else ():
            x, y = spots[cluster.x // TILE * 5 % len(spots)]
            if camera.sees(x, y, MARGIN):
                self._mark(target, cluster, x - camera.x, y - camera.y, strong=False)

    def _mark(self, target: pygame.Surface, cluster: Cluster, x: int, y: int, *, strong: bool) -> None:
        newest = cluster.newest
        icon = next((n for n in (newest.killer, newest.cause) if n and self.brush.icons.has(n)), "none")
        plates = 0 if cluster.count < 2 else 1 if cluster.count < 5 else 2
        sign = self._sign(icon, plates, strong)
        wide = self.brush.icons.size(icon)[0] + 4
        target.blit(sign, (x - wide // 2 - 1, y - sign.get_height() + 2))
        if cluster.count > 1:
            self.brush.text.draw(target, str(cluster.count), x - wide // 2 + wide + 2 + plates * 2,
                                 y - STEM - self.brush.icons.size(icon)[1], CERTAIN, RING)

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
        mask = pygame.mask.from_surface(drawn, 60)
        whole = pygame.Surface(drawn.get_size(), pygame.SRCALPHA, 32)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                mask.to_surface(whole, setcolor=(8, 8, 16, 184), unsetcolor=None, dest=(dx, dy))
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


def _by_habit(tick: int) -> bool:
    """The overlay comes on by itself, as a habit does: one flicker, another, and it stays."""
    return tick >= HABIT or any(start <= tick < start + 3 for start in FLICKERS)


def _view(camera: Camera) -> tuple[int, int, int, int]:
    return camera.x - MARGIN, camera.y - MARGIN, camera.x + camera.width + MARGIN, camera.y + camera.height + MARGIN


__all__ = ["Overlay", "OverlayModel"]
