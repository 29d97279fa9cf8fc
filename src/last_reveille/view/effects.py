"""What an event leaves in the air for a moment: flip-books, grains, flashes; and the weather.

All of it is fed by `observe` and has dice of its own. A picture drawn without it is complete, only quieter.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Final

import pygame

from ..sim import events as ev
from ..sim import rules
from ..sim.events import Event
from ..sim.rooted import tower_muzzle
from ..sim.specs import KINDS
from ..sim.world import DYING, ENTER, OWNER_MIMIC, OWNER_PLAYER, STRIKE, TELL, Actor, World
from . import beasts
from .assets import Assets
from .blows import Blows, react
from .camera import Camera
from .light import FIRE, LightMap
from .rims import WOUND, Rims
from .sheet import HUSK, PLAIN, Sheet

MAX_BOOKS: Final = 96
MAX_REMAINS: Final = 24
REMAINS: Final = 900  # ticks that a husk lies where it fell
MAX_GRAINS: Final = 220
NO_HUSK: Final = ("burrower",)  # its husk stays under the sand
Batch = list[tuple[pygame.Surface, tuple[int, int]]]
FLASHES_A_SECOND: Final = 3
COLOURS: Final = {
    "ember": ((255, 198, 74), (249, 138, 30), (210, 72, 15)),
    "azure": ((151, 228, 255), (69, 170, 255), (31, 102, 224)),
    "stone": ((100, 111, 116), (66, 75, 85), (39, 45, 55)),
    "sand": ((196, 176, 133), (154, 132, 104), (110, 92, 82)),
    "brass": ((234, 180, 92), (189, 112, 48), (122, 58, 34)),
    "mint": ((216, 255, 204), (92, 232, 144), (29, 138, 94)),
}


@dataclass(slots=True)
class Book:
    """A flip-book that plays once at a place in the level."""

    sheet: Sheet
    tag: str
    x: int
    y: int
    t0: int
    flip: bool
    fixed: int = -1  # one frame, shown for `length` ticks
    length: int = 0
    glow: int = 0  # radius of the light it gives
    behind: bool = False  # under the bodies, not over them
    style: str = PLAIN


@dataclass(slots=True)
class Grain:
    x: float
    y: float
    vx: float
    vy: float
    left: int
    look: pygame.Surface
    bounce: bool
    spin: tuple[pygame.Surface, ...] = ()  # its turns, if it turns


class Effects:
    def __init__(self, assets: Assets, rims: Rims | None = None) -> None:
        self._assets = assets
        self._dice = random.Random(0)
        self._books: list[Book] = []
        self._remains: list[Book] = []
        self._grains: list[Grain] = []
        self.blows = Blows()
        self._looks = {name: [_dot(c, 2 - k // 2) for k, c in enumerate(row)] for name, row in COLOURS.items()}
        self._flash: tuple[int, int, tuple[int, int, int], float] = (0, 0, (255, 255, 255), 0.0)
        self._flash_starts: list[int] = []
        self._rims = rims or Rims((640, 360))

    def forget(self) -> None:
        self._books.clear()
        self._remains.clear()
        self._grains.clear()
        self.blows.forget()
        self._flash = (0, 0, (255, 255, 255), 0.0)

    # -- a tick

    def observe(self, world: World) -> None:
        for event in world.events:
            self._event(event, world)
        self._trail(world)
        self.blows.keep(world)
        for actor in world.actors:
            if actor.state == DYING and actor.timer == 1 and actor.kind in KINDS and _lies(actor):
                self._lie(actor, world.tick)
        tick = world.tick
        self._remains = [b for b in self._remains if tick - b.t0 < b.length][-MAX_REMAINS:]
        self._books = [b for b in self._books if tick - b.t0 < b.length][-MAX_BOOKS:]
        self._fly(world)

    def _fly(self, world: World) -> None:
        kept: list[Grain] = []
        level = world.level
        for grain in self._grains:
            grain.left -= 1
            grain.vy += 0.22
            grain.x += grain.vx
            grain.y += grain.vy
            tx, ty = int(grain.x) >> 4, int(grain.y) >> 4
            if grain.vy > 0 and 0 <= tx < level.width and 0 <= ty < level.height and world.grid[ty][tx] & 1:
                if not grain.bounce or grain.vy < 0.6:
                    grain.vx = grain.vy = 0.0
                else:
                    grain.vy *= -0.4
                    grain.vx *= 0.6
                grain.y = ty * 16 - 1.0
            if grain.spin and (grain.vx or grain.vy):
                grain.look = grain.spin[grain.left // 3 % len(grain.spin)]
            if grain.left > 0:
                kept.append(grain)
        self._grains = kept[-MAX_GRAINS:]

    def _trail(self, world: World) -> None:
        """What goes on without an event: dust on a wall, sand under a shell that runs or scrapes."""
        player, tick = world.player, world.tick
        if player.wall and tick % 4 == 0:
            self.scatter("sand", player.x + player.w // 2 + player.wall * 8, player.y + 6 + tick // 4 % 3 * 12, 1, 0.6,
                         0.8, 16)
        for actor in world.actors:
            if actor.state == ENTER and beasts.mount(actor) != "floor" and tick % 6 == 0:
                self.scatter("stone", actor.x + actor.w // 2, actor.y + actor.h // 2, 2, 1.4, 1.6, 26)
            if actor.kind != "shell" or actor.state not in (STRIKE, TELL):
                continue
            back = actor.x + (0 if actor.facing > 0 else actor.w)
            if actor.state == STRIKE and tick % 5 == 0:
                self.play("dust", "run", back, actor.y + actor.h, tick, actor.facing > 0)
            elif actor.state == TELL and actor.pose % 14 == 2:  # three times over the ground
                self.scatter("sand", back, actor.y + actor.h - 2, 5, 1.2, 2.6, 18)

    def play(
        self, name: str, tag: str, x: int, y: int, tick: int, flip: bool = False, glow: int = 0, behind: bool = False
    ) -> None:
        """`tick` may lie ahead: then it waits. Of a tag with variants (run, run_2, run_3) place and time choose one."""
        sheet = self._assets.sheet(f"effects/{name}")
        kinds = [tag, *(kind for kind in (f"{tag}_2", f"{tag}_3") if sheet.has(kind))]
        tag = kinds[(x // 8 + tick) % len(kinds)]
        self._books.append(Book(sheet, tag, x, y, tick, flip, length=sheet.length(tag), glow=glow, behind=behind))

    def _lie(self, actor: Actor, tick: int) -> None:
        """The simulation is done with it; what is left of it stays on the ground for a while."""
        sheet = self._assets.sheet(f"actors/{beasts.sheet_name(actor)}")
        self._remains.append(
            Book(sheet, "death", actor.x + actor.w // 2, actor.y + actor.h, tick, actor.facing < 0,
                 beasts.remains(actor, sheet), REMAINS, style=HUSK)
        )

    def scatter(self, look: str, x: int, y: int, count: int, speed: float, up: float, life: int = 40) -> None:
        dice = self._dice
        for _ in range(count):
            vx, vy = dice.uniform(-speed, speed), dice.uniform(-up, up * 0.2)
            surface = dice.choice(self._looks[look])
            self._grains.append(Grain(x, y, vx, vy, life + dice.randrange(life), surface, dice.random() < 0.7))

    def shatter(self, name: str, x: int, y: int, count: int, speed: float, up: float) -> None:
        """Throws up `count` pieces of a sheet of pieces (one piece a tag), which spin and come to lie."""
        sheet, dice = self._assets.sheet(f"effects/{name}"), self._dice
        tags = list(sheet.plan.tags)
        for _ in range(count):
            first, last = sheet.span(dice.choice(tags) if tags else "")
            turns = tuple(sheet.get(n)[0] for n in range(first, last + 1))
            vx, vy = dice.uniform(-speed, speed), dice.uniform(-up, -up * 0.3)
            self._grains.append(Grain(x, y, vx, vy, 60 + dice.randrange(50), turns[0], True, turns))

    def flash(self, tick: int, length: int, colour: tuple[int, int, int], strength: float) -> None:
        """Starts a flash of the screen, `strength` 0..1, unless there have been three within the last second."""
        self._flash_starts = [t for t in self._flash_starts if 0 <= tick - t < 60]
        if len(self._flash_starts) < FLASHES_A_SECOND:
            self._flash_starts.append(tick)
            self._flash = (tick, length, colour, strength)

    def _event(self, event: Event, world: World) -> None:
        react(self, event, world)
        what, x, y, tick = event.what, event.x, event.y, world.tick
        flip = bool(self._dice.randrange(2))
        if what == ev.SHOT:
            self._shot(event, tick)
        elif what == ev.BLAST:
            self._blast(x, y, event.a, tick, flip)
        elif what == ev.HIT:
            blue = event.text == "alpha"
            self.play("spark_blue" if blue else "spark", "run", x, y, tick, flip)
            self.scatter("azure" if blue else "ember", x, y, 3, 1.6, 2.0, 16)
        elif what == ev.KILL:
            self.play("gore", "run", x, y, tick, flip, glow=40)
            # First the body is seen to fall, then it smokes: a kite where it comes down.
            if event.text != "kite":
                self.play("smoke", "run", x, y + 10, tick + 22, flip, behind=True)
            self.scatter("azure" if event.text == "alpha" else "ember", x, y, 16, 2.4, 4.0, 34)
        elif what == ev.CLANG:
            self.play("spark", "run", x, y, tick, flip)
            # What glances off flies back the way it came.
            angle = event.a * math.pi / 32
            self.scatter("brass", x - round(math.cos(angle) * 3), y - round(math.sin(angle) * 3), 2, 1.4, 1.8, 12)
        elif what == ev.BREAK:
            self.play("chips", "run", x, y + 8, tick, flip)
            self.scatter("stone", x, y, 8, 2.0, 3.4, 50)
        elif what in (ev.LAND, ev.JUMP, ev.DASH):
            if what != ev.LAND or event.a > 500:
                self.play("dust", "run", x, y, tick, flip)
        elif what == ev.SPLASH:
            self.play("splash", "run", x, y, tick, flip)
        elif what in (ev.PICKUP, ev.ANCHOR, ev.CHARGE):
            self.play("motes", "run", x, y - 12, tick)
        elif what in (ev.ARRIVE, ev.STRIKE):
            self._strike(event, world, flip)
        elif what in (ev.HURT, ev.DEATH):
            self.play("spark", "run", x, y, tick, flip)
            self.scatter("brass", x, y, 7, 2.0, 3.2, 40)
            self.flash(tick, 14, WOUND, 0.6 if what == ev.HURT else 1.0)
        elif what == ev.ROLLBACK:
            self.flash(tick, 12, (100, 230, 226), 0.3)  # the rest is told by what runs backwards
        elif what == ev.CROSSED:
            self.flash(tick, 20, (255, 190, 90), 0.5)

    def _shot(self, event: Event, tick: int) -> None:
        if event.b == OWNER_PLAYER:
            # The player's own flash is drawn from the state; here only the spent case flies.
            side = -1 if math.cos(event.a * math.pi / 32) > 0 else 1
            look = self._looks["brass"][0]
            self._grains.append(
                Grain(event.x + side * 12, event.y, side * self._dice.uniform(0.6, 1.6), -2.4, 50, look, True)
            )
        elif event.b != OWNER_MIMIC:
            sheet = self._assets.sheet("effects/muzzle")
            frame = sheet.nth("small", event.a & 63)
            self._books.append(Book(sheet, "small", event.x, event.y, tick, False, frame, 3, 24))

    def _blast(self, x: int, y: int, radius: int, tick: int, flip: bool) -> None:
        if radius <= rules.BURST_RADIUS:
            self._small_blast(x, y, radius, tick, flip)
            return
        size = "s" if radius < 20 else "m" if radius < 34 else "l"
        self.play(f"explosion_{size}", "run", x, y - radius // 3, tick, flip, glow=radius * 3)
        # The smoke comes when the fire has opened, not before it.
        self.play("smoke", "run", x - 7, y, tick + 15, flip)
        self.play("smoke", "run", x + 10, y - 5, tick + 20, not flip)
        self.scatter("sand", x, y, radius // 3, 2.6, 5.0, 40)
        self.scatter("ember", x, y, radius // 4, 2.4, 4.0, 24)
        if radius >= 40:
            self.flash(tick, 5, (255, 190, 110), 0.10)

    def _small_blast(self, x: int, y: int, radius: int, tick: int, flip: bool) -> None:
        """No powder: an Alpha's slam and a kite that comes down throw up sand, a spitter's sac burns."""
        if radius < rules.BURST_RADIUS:
            for side in (-1, 1):
                self.play("dust", "run", x + side * 12, y, tick, side < 0)
            self.play("chips", "run", x, y, tick, flip)
            self.scatter("sand", x, y - 2, 10, 2.4, 4.0, 34)
            self.play("smoke", "run", x, y, tick + 10, flip, behind=True)
            return
        self.play("gore", "run", x, y, tick, flip, glow=80)
        self.play("gore", "run", x + 6, y - 4, tick + 3, not flip)
        self.play("smoke", "run", x, y + 8, tick + 8, flip)
        self.scatter("ember", x, y, 22, 3.0, 4.6, 36)

    def _strike(self, event: Event, world: World, flip: bool) -> None:
        x, y, tick = event.x, event.y, world.tick
        if event.text == "burrower":
            foot = next((a.y + a.h for a in world.actors if a.id == event.a), y)
            self.play("sandburst", "run", x, foot, tick, flip, behind=True)
            self.scatter("sand", x, foot - 6, 14, 2.2, 4.6, 34)
        elif event.text == "tower" and event.what == ev.STRIKE:
            tower = next((a for a in world.actors if a.id == event.a), None)
            if tower is not None:
                mx, my = tower_muzzle(tower)
                sheet = self._assets.sheet("effects/muzzle")
                frame = sheet.nth("big", tower.b & 63)
                self._books.append(Book(sheet, "big", mx, my, tick, False, frame, 5, 40))
        elif event.what == ev.ARRIVE:
            spawn = next((s for s in world.level.spawns if s.id == event.b), None)
            how = spawn.entrance if spawn else "none"
            if how == "pod":
                self.play("explosion_s", "run", x, y - 10, tick, flip, glow=90)
                self.play("dust", "run", x - 14, y, tick, flip)
                self.play("dust", "run", x + 14, y, tick, not flip)
            elif how == "breach":
                self.play("chips", "run", x, y, tick, flip)
            elif how == "ripple":
                self.play("dust", "run", x, y, tick, flip)
                self.scatter("sand", x, y - 4, 10, 1.8, 3.6, 26)

    # -- a picture

    def draw_behind(self, target: pygame.Surface, camera: Camera, tick: int, light: LightMap) -> None:
        """What lies on the ground, and what rises behind the bodies."""
        batch: Batch = []
        self._pages(self._remains, batch, camera, tick, light)
        self._pages([b for b in self._books if b.behind], batch, camera, tick, light)
        target.fblits(batch)

    def draw(self, target: pygame.Surface, camera: Camera, tick: int, light: LightMap) -> None:
        """Grains, dust and fire, over the bodies and under the light."""
        batch: Batch = []
        for grain in self._grains:
            batch.append((grain.look, (int(grain.x) - camera.x, int(grain.y) - camera.y)))
        self._pages([b for b in self._books if not b.behind], batch, camera, tick, light)
        target.fblits(batch)

    @staticmethod
    def _pages(books: list[Book], batch: Batch, camera: Camera, tick: int, light: LightMap) -> None:
        for book in books:
            age = tick - book.t0
            if age < 0 or not camera.sees(book.x, book.y, 80):
                continue
            if book.glow:
                fade = 255 - 255 * age // max(1, book.length)
                light.light(book.x - camera.x, book.y - camera.y, book.glow * 2, FIRE, fade // 16 * 16)
                light.glow(book.x - camera.x, book.y - camera.y, min(96, book.glow), FIRE, fade // 32 * 16)
            frame = book.fixed if book.fixed >= 0 else book.sheet.at(book.tag, age, loop=False)
            surface, dx, dy = book.sheet.get(frame, book.flip, book.style)
            batch.append((surface, (book.x - camera.x + dx, book.y - camera.y + dy)))

    def muzzle(
        self, target: pygame.Surface, camera: Camera, tip: tuple[int, int] | None, aim: int, age: int
    ) -> None:
        """The player's muzzle flash, from the state: `age` ticks after the shot."""
        if tip is None or not 0 <= age < 3:
            return
        sheet = self._assets.sheet("effects/muzzle")
        frame = sheet.nth("big" if age < 2 else "small", aim & 63)
        surface, dx, dy = sheet.get(frame)
        target.blit(surface, (tip[0] - camera.x + dx, tip[1] - camera.y + dy))

    def flashes(self, target: pygame.Surface, tick: int, setting: float) -> None:
        """The flash of the screen, scaled by the setting 0..1; below 1 it is never more than a tint."""
        start, length, colour, strength = self._flash
        age = tick - start
        if strength <= 0 or not 0 <= age < length or setting <= 0:
            return
        amount = strength * (1 - age / length) * (1.0 if setting >= 1 else 0.6 * setting)
        if colour == WOUND:
            self._rims.draw(target, amount)
        else:
            wash(target, colour, amount)


def _lies(actor: Actor) -> bool:
    """Does something of it stay on the ground? A burrower sinks, what hung on a roof or a wall is dust."""
    return actor.kind not in NO_HUSK and beasts.mount(actor) == "floor"


def wash(target: pygame.Surface, colour: tuple[int, int, int], amount: float) -> None:
    """Blends the whole picture towards a colour, 0..1."""
    keep = round(255 * (1 - max(0.0, min(1.0, amount))))
    target.fill((keep, keep, keep), special_flags=pygame.BLEND_RGB_MULT)
    part = 255 - keep
    target.fill(tuple(c * part // 255 for c in colour), special_flags=pygame.BLEND_RGB_ADD)


def _dot(colour: tuple[int, int, int], size: int) -> pygame.Surface:
    dot = pygame.Surface((max(1, size), max(1, size)))
    dot.fill(colour)
    return dot.convert() if pygame.display.get_init() and pygame.display.get_surface() else dot
