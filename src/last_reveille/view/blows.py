"""What blades, rails and deaths leave in the air for a moment: reactions of `Effects` to the events of close combat."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pygame

from ..sim import events as ev
from ..sim import rules
from ..sim.events import Event
from ..sim.units import COS, SIN
from ..sim.world import RECOVER, Actor, World
from .camera import Camera
from .light import LightMap
from .poses import Pose, aim_side, aim_step
from .sheet import Sheet

if TYPE_CHECKING:
    from .effects import Effects

BEAM_TICKS: Final = 12
# By its age: half widths of body and core, and how much of it is still whole (of 8 px; the rest are gaps).
BEAM: Final = ((6, 3, 8), (5, 3, 8), (4, 2, 8), (4, 2, 8), (3, 1, 8), (3, 1, 8), (2, 1, 8), (2, 0, 6), (2, 0, 5),
               (1, 0, 4), (1, 0, 3), (1, 0, 2))
BODY: Final = (92, 232, 144)
DIM: Final = (29, 138, 94)
CORE: Final = (255, 255, 255)
DASH: Final = 8
LAMPS: Final = 56  # px between the lights that a beam throws
SHOULDER: Final = 16  # px under the top of the body: what the blade turns round
SLASH_TICKS: Final = 8
PIECES: Final = {"shell": 7, "lasher": 4, "tower": 5, "burrower": 3}  # plates that fly off a dead one


@dataclass(slots=True)
class Beam:
    x: int
    y: int
    aim: int
    length: int
    t0: int


class Blows:
    """What has to be remembered of the blows: beams that fade, and who is staggered."""

    def __init__(self) -> None:
        self.beams: list[Beam] = []
        self.dazed: dict[int, int] = {}  # actor id -> tick from which on it staggers

    def forget(self) -> None:
        self.beams.clear()
        self.dazed.clear()

    def keep(self, world: World) -> None:
        """Once a tick: what is over goes."""
        self.beams = [beam for beam in self.beams if 0 <= world.tick - beam.t0 < BEAM_TICKS]
        if self.dazed:
            open_ = {a.id for a in world.actors if a.state == RECOVER}
            self.dazed = {ident: t0 for ident, t0 in self.dazed.items() if ident in open_ or world.tick - t0 < 2}


def react(effects: Effects, event: Event, world: World) -> None:
    """What an event of close combat leaves behind; nothing for one that is none."""
    reaction = REACTIONS.get(event.what)
    if reaction is not None:
        reaction(effects, event, world)


def _cut(effects: Effects, event: Event, world: World) -> None:
    effects.play("cut", "run", event.x, event.y, world.tick, world.player.facing < 0)
    effects.scatter("mint", event.x, event.y, 4, 1.8, 2.2, 14)


def _parry(effects: Effects, event: Event, world: World) -> None:
    effects.play("parry", "run", event.x, event.y, world.tick, glow=70)
    effects.scatter("brass", event.x, event.y, 10, 2.8, 3.4, 22)


def _charged(effects: Effects, event: Event, world: World) -> None:
    effects.scatter("mint", event.x, event.y, 8, 1.6, 2.0, 18)


def _rail(effects: Effects, event: Event, world: World) -> None:
    aim, tick = event.a & 63, world.tick
    effects.blows.beams.append(Beam(event.x, event.y, aim, event.b, tick))
    mouth = event.x + (COS[aim] * 24 >> 8), event.y + (SIN[aim] * 24 >> 8)
    end = event.x + (COS[aim] * event.b >> 8), event.y + (SIN[aim] * event.b >> 8)
    effects.play("rail", "flash", *mouth, tick, glow=90)
    if event.b < world.player.rail.reach:
        effects.play("rail", "through", *end, tick, COS[aim] > 0)
        effects.play("chips", "run", end[0], end[1] + 8, tick)
        effects.scatter("stone", *end, 5, 1.8, 3.0, 30)
    for far in range(40, event.b, 46):  # what hangs in the air along it and sinks
        effects.scatter("mint", event.x + (COS[aim] * far >> 8), event.y + (SIN[aim] * far >> 8), 1, 0.3, 0.5, 16)


def _hit(effects: Effects, event: Event, world: World) -> None:
    """A blade and a rail are seen to do more than a bullet."""
    flip = world.player.facing < 0
    if event.c == ev.BY_RAIL:
        effects.play("rail", "through", event.x, event.y, world.tick, flip, glow=40)
    elif event.c == ev.BY_BLADE:
        effects.play("cut", "run", event.x, event.y, world.tick, flip)
        effects.scatter("azure" if event.text == "alpha" else "ember", event.x, event.y, 7, 2.4, 3.0, 20)


def _walljump(effects: Effects, event: Event, world: World) -> None:
    effects.play("wall_dust", "run", event.x, event.y, world.tick, event.a < 0)


def _boost(effects: Effects, event: Event, world: World) -> None:
    for side in (-1, 1):
        effects.play("dust", "run", event.x + side * 10, event.y, world.tick, side < 0)
    effects.play("dust", "run", event.x, event.y, world.tick + 3)
    effects.scatter("sand", event.x, event.y - 2, 14, 1.4, 6.5, 26)


def _stagger(effects: Effects, event: Event, world: World) -> None:
    effects.blows.dazed[event.a] = world.tick
    effects.scatter("azure" if event.text == "alpha" else "ember", event.x, event.y + 6, 8, 1.8, 2.8, 22)


def _plate(effects: Effects, event: Event, world: World) -> None:
    effects.shatter("plates", event.x, event.y, 9, 2.8, 4.6)
    effects.play("chips", "run", event.x, event.y + 10, world.tick)
    effects.play("gore", "run", event.x, event.y, world.tick, glow=50)


def _summon(effects: Effects, event: Event, world: World) -> None:
    effects.scatter("ember", event.x, event.y + 12, 16, 2.2, 4.4, 40)


def _revive(effects: Effects, event: Event, world: World) -> None:
    effects.scatter("mint", event.x, event.y, 14, 1.6, 3.6, 34)
    effects.flash(world.tick, 16, BODY, 0.10)


def _move(effects: Effects, event: Event, world: World) -> None:
    """Learned for ever: the suit lights up once."""
    player = world.player
    x, y = player.x + player.w // 2, player.y + player.h // 2
    effects.play("rail", "flash", x, y, world.tick, glow=90)
    effects.scatter("mint", x, y, 26, 2.2, 5.0, 44)
    effects.flash(world.tick, 24, BODY, 0.14)


def _drill(effects: Effects, event: Event, world: World) -> None:
    player = world.player
    if event.a:
        effects.scatter("brass", player.x + player.w // 2, player.y, 16, 2.0, 4.6, 40)


def _kill(effects: Effects, event: Event, world: World) -> None:
    """How it comes apart; that it burns is the same for all."""
    count = PIECES.get(event.text, 0)
    if count:
        effects.shatter("plates", event.x, event.y, count, 2.2, 4.0)
    if event.text == "swarm":
        effects.shatter("mites", event.x, event.y + 4, 7, 3.0, 4.2)
    elif event.text == "herald":
        effects.scatter("ember", event.x, event.y - 20, 18, 1.4, 4.6, 50)
        effects.play("smoke", "run", event.x, event.y + 14, world.tick + 10, behind=True)


REACTIONS: Final[dict[str, Callable[[Effects, Event, World], None]]] = {
    ev.CUT: _cut, ev.PARRY: _parry, ev.CHARGED: _charged, ev.RAIL: _rail, ev.HIT: _hit, ev.WALLJUMP: _walljump,
    ev.BOOST: _boost, ev.STAGGER: _stagger, ev.PLATE: _plate, ev.SUMMON: _summon, ev.REVIVE: _revive, ev.MOVE: _move,
    ev.DRILL: _drill, ev.KILL: _kill,
}


# -- a picture


def draw_slash(world: World, target: pygame.Surface, camera: Camera, sheet: Sheet) -> None:
    """The blade's stroke, from the state: it turns round the shoulder, in the direction of the aim."""
    player = world.player
    age = player.swing_t - rules.SWING_HITS[0]
    if not 0 <= age < SLASH_TICKS:
        return
    side = aim_side(player.aim, player.facing)
    step = aim_step(player.aim, side)
    if player.ground:
        step = min(step, 6)  # nothing is cut through the floor
    surface, dx, dy = sheet.get(sheet.at(f"d{step}", age, loop=False), side < 0)
    target.blit(surface, (player.x + player.w // 2 - camera.x + dx,
                          player.y + min(SHOULDER, player.h // 2) - camera.y + dy))


def draw_glint(world: World, target: pygame.Surface, camera: Camera, pose: Pose) -> None:
    """A spark on the point of the blade while it turns attacks but does not cut yet: now is the moment."""
    player = world.player
    if not rules.SWING_PARRIES[0] <= player.swing_t < rules.SWING_HITS[0]:
        return
    surface, dx, dy = pose.sheet.get(pose.frame, pose.flip)
    outline = pygame.mask.from_surface(surface, 100).outline()
    if not outline:
        return
    # The point of the blade is what is farthest from the shoulder.
    tip = max(outline, key=lambda spot: (spot[0] + dx) ** 2 + (spot[1] + dy + player.h - SHOULDER) ** 2)
    x = player.x + player.w // 2 + pose.dx + dx + tip[0] - camera.x
    y = player.y + player.h + pose.dy + dy + tip[1] - camera.y
    long = 6 if player.swing_t == rules.SWING_PARRIES[0] else 4
    rays = ((2 * long + 1, 1, BODY), (1, 2 * long + 1, BODY), (long + 1, 1, CORE), (1, long + 1, CORE), (3, 3, CORE))
    for wide, high, colour in rays:
        target.fill(colour, (x - wide // 2, y - high // 2, wide, high))


def draw_beams(beams: list[Beam], target: pygame.Surface, camera: Camera, tick: int) -> None:
    """A white line in the suit's own green; at the end it breaks into dashes instead of fading."""
    for beam in beams:
        age = tick - beam.t0
        if not 0 <= age < BEAM_TICKS:
            continue
        body, core, whole = BEAM[age]
        cos, sin = COS[beam.aim], SIN[beam.aim]
        x, y = beam.x - camera.x, beam.y - camera.y
        step = beam.length if whole == DASH else DASH
        for start in range(26, beam.length, step):
            end = min(beam.length, start + (step if whole == DASH else whole))
            ends = [(x + (cos * far >> 8), y + (sin * far >> 8)) for far in (start, end)]
            _thick(target, ends[0], ends[1], body, BODY if age < 5 else DIM)
            if core:
                _thick(target, ends[0], ends[1], core, CORE)


def light_beams(beams: list[Beam], light: LightMap, camera: Camera, tick: int) -> None:
    """What a beam throws on the ground under it."""
    for beam in beams:
        strength = 255 - 255 * (tick - beam.t0) // BEAM_TICKS
        for far in range(30, beam.length, LAMPS):
            x, y = beam.x + (COS[beam.aim] * far >> 8) - camera.x, beam.y + (SIN[beam.aim] * far >> 8) - camera.y
            light.light(x, y, 110, BODY, strength // 32 * 32)
            light.glow(x, y, 24, DIM, strength // 32 * 32)


def _thick(
    target: pygame.Surface, start: tuple[int, int], end: tuple[int, int], half: int, tone: tuple[int, int, int]
) -> None:
    """A line of 2 * half - 1 px whose ends are square to it: the library's own are not."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = math.hypot(dx, dy) or 1.0
    ox, oy = -dy / size * (half - 0.5), dx / size * (half - 0.5)
    points = [(start[0] + ox, start[1] + oy), (end[0] + ox, end[1] + oy), (end[0] - ox, end[1] - oy),
              (start[0] - ox, start[1] - oy)]
    pygame.draw.polygon(target, tone, points)


def draw_dazed(
    dazed: dict[int, int], actors: list[Actor], target: pygame.Surface, camera: Camera, sheet: Sheet, tick: int
) -> None:
    """Embers that circle over whoever has lost its hold."""
    for actor in actors:
        if actor.id in dazed and actor.state == RECOVER and camera.sees(actor.x, actor.y, 60):
            surface, dx, dy = sheet.get(sheet.at("run", tick - dazed[actor.id]))
            target.blit(surface, (actor.x + actor.w // 2 - camera.x + dx, actor.y - 8 - camera.y + dy))
