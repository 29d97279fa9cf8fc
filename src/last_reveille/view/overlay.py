"""What is remembered, laid over what is: echoes, marks of deaths, and what is coming, each as sure as it is.

The three looks of the future differ in shape and not only in colour: certain is an unbroken line in a closing ring with
a number; conditional is dashed, with a path; broken is torn and has no number. Drawn after light, before the HUD.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pygame

from ..memory.foresight import Vision
from ..memory.marks import Marks
from ..memory.track import Track
from ..sim.specs import Habit
from ..sim.world import World
from .assets import Assets
from .camera import Camera
from .deathmarks import DeathMarks
from .echoes import WARM_EDGE, WARM_FILL, Echoes, frame_of
from .future import Future
from .inks import CERTAIN, MEMORY, QUIET, TEXT
from .labels import NAME, Labels
from .pins import POLE, draw_pin
from .poses import DRILL, DRILL_CUTS
from .recall import FULL, SHOWN, Recall
from .shades import FRIENDS, HEAD, Shade, Shades
from .silhouette import line_look, silhouette
from .widgets import RING, Brush

MARGIN: Final = 40  # px outside of the picture that still count
# What goes out when, as the darkness comes: notes and the meter are first, and are not drawn here.
NO_CONDITIONAL: Final = 3
NO_CERTAIN: Final = 4
NO_MARKS: Final = 5
NO_ECHOES: Final = 6
PARTNER: Final = 84  # px behind her
PARRY: Final = 14  # ticks after her blade has begun to move
WALK_GAP: Final = 24  # px between those who walk along
STOP_GAP: Final = 15
FLICKERS: Final = (240, 252)  # ticks in the epilogue
HABIT: Final = 300
JOIN: Final = 24  # ticks until one more has fallen in


class Planted(NamedTuple):
    """A pin's flag, whose foot is at (x, y) px in the level. `bright`: its tick is near."""

    number: int
    x: int
    y: int
    bright: bool


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
    names: tuple[str, str] = "", ""  # of the last run and the best, while they are recalled
    more: list[Track] = field(default_factory=list)  # further echoes, without signs
    pins: list[Planted] = field(default_factory=list)
    friends: list[tuple[str, Track]] = field(default_factory=list)  # the nearest few are shown, by name


class Overlay:
    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self.brush = Brush(assets)
        self.echoes = Echoes(assets)
        self.labels = Labels(self.brush)
        self.future = Future(assets, self.brush, self.labels)
        self.marks = DeathMarks(self.brush, self.labels)
        self.shades = Shades(assets, self.brush, self.labels, self.echoes)
        self._recall: Recall | None = None
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
            self._shades(target, camera, world, model)
        bodies = self.future.bodies(camera, world, model.visions)
        if model.dark < NO_MARKS:
            self._pins(target, camera, model.pins)
            if model.marks is not None and model.warm:
                self.marks.draw_in_peace(target, camera, model.marks, world.level, MARGIN)
            elif model.marks is not None:
                self.marks.draw(target, camera, world, model.marks.in_view(*_view(camera)),
                                bodies)
        self.future.draw(target, camera, world, model.visions, conditional=model.dark < NO_CONDITIONAL,
                         certain=model.dark < NO_CERTAIN)
        for habit in model.habits:
            self.future.habit(target, camera, world.tick, habit)
        self.labels.draw(target)

    # -- echoes

    def _shades(self, target: pygame.Surface, camera: Camera, world: World, model: OverlayModel) -> None:
        """Whoever matters more lies above: others, friends, the last one, the best."""
        shades = [Shade(track) for track in model.more]
        shades += [Shade(track, "ghost", name) for name, track in _nearest(model.friends, world)]
        if model.last is not None:
            shades.append(Shade(model.last, "cross", warm=model.warm))
        if model.best is not None and model.best is not model.last:
            shades.append(Shade(model.best, "star", warm=model.warm))
        self.shades.draw(target, camera, world, shades)

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
        lives = self._recall.draw(target, camera, world, model.others, model.recall)
        if model.marks is not None:
            for cluster in model.marks.in_view(*_view(camera)):
                self.brush.icons.draw(target, "cross", cluster.x - 2 - camera.x, cluster.y + 3 - camera.y, QUIET, RING)
        for name, track in _nearest(model.friends, world):
            self._outlined(target, camera, world.tick, track, "ghost", name)
        for known, sign, name in ((model.last, "cross", model.names[0]), (model.best, "star", model.names[1])):
            self._outlined(target, camera, world.tick, known, sign, name)
        self.labels.draw(target)
        if model.recall == FULL:
            self._count(target, model.words, min(len(model.others), SHOWN), lives.alive)
            self._elsewhere(target, lives.back, lives.on)

    def _outlined(
        self, target: pygame.Surface, camera: Camera, tick: int, track: Track | None, sign: str, name: str
    ) -> None:
        """One of those who are known by name, as a line that nothing hides."""
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
        w, h = self.brush.icons.size(sign)
        self.brush.icons.draw(target, sign, x - w // 2, y - HEAD - h, CERTAIN, RING)
        if name and 0 < x < target.get_width():
            wide = self.labels.size(name)[0]
            top = y - HEAD - 7
            places = [(x + w // 2 + 5, top), (x - w // 2 - 5 - wide, top), (x - wide // 2, top - 12)]
            self.labels.ask(NAME, name, places, CERTAIN)

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

    # -- pins

    def _pins(self, target: pygame.Surface, camera: Camera, pins: list[Planted]) -> None:
        """Of those that stand in one place only the first has its flag."""
        taken: list[pygame.Rect] = []
        for pin in sorted(pins, key=lambda pin: not pin.bright):
            if not camera.sees(pin.x, pin.y, MARGIN):
                continue
            x, y = pin.x - camera.x, pin.y - camera.y
            box = pygame.Rect(x - 2, y - POLE - 2, 14 + self.brush.text.width(str(pin.number)), 12)
            if box.collidelist(taken) < 0 and target.get_rect().contains(box):
                taken.append(box)
                self.labels.take(box)
                draw_pin(target, self.brush, pin.number, x, y, bright=pin.bright)


def _nearest(friends: list[tuple[str, Track]], world: World) -> list[tuple[str, Track]]:
    """Those of them that are nearest to the player now, the nearest last."""
    player, found = world.player, []
    for name, track in friends:
        pose = track.at(world.tick)
        if pose is not None:
            found.append((abs(pose.x - player.x) + abs(pose.y - player.y), name, track))
    found.sort(key=lambda item: item[:2])
    return [(name, track) for _, name, track in reversed(found[:FRIENDS])]


def _by_habit(tick: int) -> bool:
    """The overlay comes on by itself, as a habit does: one flicker, another, and it stays."""
    return tick >= HABIT or any(start <= tick < start + 3 for start in FLICKERS)


def _view(camera: Camera) -> tuple[int, int, int, int]:
    return camera.x - MARGIN, camera.y - MARGIN, camera.x + camera.width + MARGIN, camera.y + camera.height + MARGIN


__all__ = ["Overlay", "OverlayModel", "Planted"]
