"""The Omega: body and core, nerves with their nodes, what it strikes with, the pin and the end.

Everything is read from the state of the fight, so that a rollback shows at once.
"""

from __future__ import annotations

import math
from typing import Final

import pygame

from ..sim.omega import (
    CHARGES,
    PIN_TICKS,
    STRIKE_TELL,
    SWEEP_TELL,
    SWEEP_TICKS,
    TURN,
    core_open,
    node_open,
    sweep_band,
)
from ..sim.specs import Hall, Level, Node
from ..sim.world import Omega, World
from .assets import Assets
from .camera import Camera
from .effects import wash
from .hearth import Hearth, heat
from .lens import drown
from .light import LightMap
from .sheet import Sheet

CORE: Final = (160, 186)  # the core in the sheet's frame, px
ORANGE: Final = (150, 70, 20)
INK: Final = (10, 7, 20)
FLESH: Final = (51, 26, 60)
EMBER: Final = (249, 138, 30)
STRIKE_SHOWN: Final = 20
WHITE_FOR: Final = 30  # ticks of the detonation's white, and of its thinning
WHITE_OUT: Final = 80
DROWN_FROM: Final = 120
DROWN_FOR: Final = 165
HOT: Final = (230, 190, 120)
IRIS_STEPS: Final = 6
IRIS_TICKS: Final = 3  # a step of the iris
SHELL_STEPS: Final = 6
RECOIL: Final = 10  # ticks for which it is seen to have been hit
ENDS_FROM: Final = 20  # ticks of the last phase after which it is seen to break; until then all is white
CABLES_TO: Final = 320  # px over the picture: further than any hall is high
CABLE: Final = (26, 15, 38)
CABLE_LIT: Final = (46, 60, 92)
SPREAD: Final = 0.42  # px sideways a px upwards for a cable at the picture's side
LOW: Final = 150  # px under the core at which its light meets the ground
NODE_LIT: Final = 96  # px around a node that is open which its light reaches
RIM: Final = 62  # px from the core at which the nerves go in


class Monster:
    def __init__(self, level: Level, assets: Assets) -> None:
        self.level = level
        self._assets = assets
        if level.halls:
            assets.sheet("actors/omega")  # while the level is entered, not when the hall comes into sight
        self._node = assets.sheet("effects/node")
        self._tendril = assets.sheet("effects/tendril")
        self._silt = assets.sheet("effects/silt")
        self._ring = assets.sheet("effects/pod_shadow")
        self._lid = assets.sheet("effects/lid")
        self._hearth = Hearth(level, assets)
        self._ways = [_nerve(hall, node, n) for hall in level.halls[:1] for n, node in enumerate(level.nodes)]
        self._boxes = [_box(way) for way in self._ways]
        self._ends: dict[int, list[tuple[int, int]]] = {}  # frame -> where cables leave the picture

    @property
    def _body(self) -> Sheet:
        """By far the largest sheet: it is read only where there is a hall."""
        return self._assets.sheet("actors/omega")

    def draw_back(self, world: World, target: pygame.Surface, camera: Camera, light: LightMap) -> None:
        """Body, nerves and nodes: behind the tiles on which everybody stands."""
        for number, hall in enumerate(self.level.halls):
            x, y = hall.core_x - camera.x, hall.core_y - camera.y
            if -340 < x < target.get_width() + 340 and -320 < y < target.get_height() + 320:
                self._core(world, hall, target, x, y, light)
                self._hearth.draw(world, number, self._fire(world), camera, light)
        self._nerves(world, target, camera, light)

    def _core(self, world: World, hall: Hall, target: pygame.Surface, x: int, y: int, light: LightMap) -> None:
        om = world.omega
        opened = core_open(world)
        frame = self._frame(world, om, opened)
        surface, dx, dy = self._body.get(frame)
        # The sheet's own origin is its middle; the fight's is the core.
        home_x, home_y = self._body.plan.origin
        self._cables(frame, target, x - CORE[0], y - CORE[1])
        target.blit(surface, (x + dx + home_x - CORE[0], y + dy + home_y - CORE[1]))
        if om is not None and om.phase >= 5:
            self._embers(om, x, y, light)
            return
        if opened:
            beat = 208 + 47 * (world.tick // 6 % 2)
            light.light(x, y, 256, (230, 130, 50), beat)
            light.light(x, y + LOW, 256, (150, 74, 26))
            light.glow(x, y, 96, ORANGE, beat)
        else:
            light.light(x, y, 224, (150, 78, 34), 176 + 16 * (world.tick // 11 % 3))
        if om is not None and om.hurt_tick >= 0 and 0 <= om.clock - om.hurt_tick < 6:
            light.glow(x, y, 64, HOT)
        for index, flip in self._lids(world, om, opened):
            surface, dx, dy = self._lid.get(index, flip)
            target.blit(surface, (x + dx, y + dy))

    def _fire(self, world: World) -> int:
        """How much of its light lies in the hall, 0..HEATS; as it falls in, less and less."""
        om = world.omega
        if om is None or om.phase < 5:
            return heat(world.tick, core_open(world), om is not None and om.phase >= 3, om is not None)
        left = 1 - (om.clock - ENDS_FROM) / max(1, self._body.length("dying"))
        return round(max(0.0, min(1.0, left)) * heat(0, True, True, True))

    def _frame(self, world: World, om: Omega | None, opened: bool) -> int:
        """Asleep, shut, opening, open; from its third phase on in rage; hit; and its end, told by the phase's clock."""
        sheet, tick = self._body, world.tick
        if om is None:
            return sheet.at("pulse", tick)
        if om.phase >= 5:
            age = max(0, om.clock - ENDS_FROM)
            return sheet.at("dying", age, loop=False) if age < sheet.length("dying") else sheet.nth("dead", 0)
        if om.phase >= 3:
            return sheet.at("rage_open" if opened else "rage", tick)
        if not opened:
            return sheet.at("shut", tick)
        if om.hurt_tick >= 0 and 0 <= om.clock - om.hurt_tick < RECOIL:
            return sheet.at("hurt", om.clock - om.hurt_tick, loop=False)
        step = _lid_step(om)
        return sheet.nth("opening", step - 1) if step <= IRIS_STEPS else sheet.at("open", tick)

    def _cables(self, frame: int, target: pygame.Surface, left: int, top: int) -> None:
        """What leaves the picture at its top goes on to the roof, in the direction in which it left."""
        if top <= 0:
            return
        ends = self._ends.get(frame)
        if ends is None:
            ends = self._ends[frame] = _runs(self._body.whole(frame))
        middle = self._body.size(frame)[0] / 2
        for first, last in ends:
            lean = ((first + last) / 2 - middle) / middle * SPREAD
            high = min(top, CABLES_TO)
            shift = round(lean * high)
            for wide, colour in ((0, INK), (-1, CABLE)):
                foot = [(left + last + wide, top), (left + first - wide, top)]
                pygame.draw.polygon(target, colour, [(x + shift, top - high) for x, _ in reversed(foot)] + foot)
            lit = left + first + max(1, (last - first) // 3)
            pygame.draw.line(target, CABLE_LIT, (lit, top), (lit + shift, top - high))

    def _embers(self, om: Omega, x: int, y: int, light: LightMap) -> None:
        """Its fire goes out as it falls in."""
        left = 1 - (om.clock - ENDS_FROM) / max(1, self._body.length("dying"))
        if left > 0:
            light.light(x, y, 160 + 16 * (om.clock // 5 % 3), (230, 120, 40), int(220 * left) // 32 * 32)

    def _lids(self, world: World, om: Omega | None, opened: bool) -> list[tuple[int, bool]]:
        """What lies over the core: the iris, as far as it is shut, or the half shell, as far as it has come round."""
        if not opened or om is None:
            return [(self._lid.nth("open", 0), False)]
        if om.phase != 2:
            return []
        found = []
        step = _lid_step(om)
        if step < IRIS_STEPS:
            found.append((self._lid.nth("open", step), False))
        side, share = om.side, 1.0
        if om.turn_t:
            side, share = om.hurt_side, 1 - max(0, om.turn_t - om.clock) / TURN
        if side:
            found.append((self._lid.nth("shell", int(share * SHELL_STEPS) - 1, loop=False), side < 0))
        return found

    def _nerves(self, world: World, target: pygame.Surface, camera: Camera, light: LightMap) -> None:
        om = world.omega
        if not self.level.halls:
            return
        for n, node in enumerate(self.level.nodes):
            hits = om.nodes[n] if om and n < len(om.nodes) else node.hits
            spot = node.x - camera.x, node.y - camera.y
            if not self._boxes[n].colliderect((camera.x, camera.y, *target.get_size())):
                continue
            points = [(x - camera.x, y - camera.y) for x, y in self._ways[n]]
            pygame.draw.lines(target, INK, False, points, 5)
            pygame.draw.lines(target, FLESH if hits else (50, 48, 54), False, points, 3)
            state = "dead" if not hits else "open" if node_open(world, n) else "shut"
            if state != "dead":
                # A pulse runs from the node to the core: that is what feeds it.
                step = len(points) - 1 - world.tick // 3 % len(points)
                pygame.draw.circle(target, EMBER, points[step], 2)
                light.light(*spot, NODE_LIT if state == "open" else 48, ORANGE)
            if state == "open":
                light.glow(*spot, 24, ORANGE)
            surface, dx, dy = self._node.get(self._node.at(state, world.tick + n * 5))
            target.blit(surface, (spot[0] + dx, spot[1] + dy))

    def draw_front(self, world: World, target: pygame.Surface, camera: Camera) -> None:
        """What hurts: over the bodies."""
        om = world.omega
        if om is None or not self.level.halls or om.phase >= 5:
            return
        hall = self.level.halls[max(0, om.hall)]
        self._strike(world, om, target, camera)
        self._sweep(world, om, hall, target, camera)
        if om.phase == 4 and om.charges >= CHARGES and om.pin > 0:
            self._pin(om, hall, target, camera)

    def _strike(self, world: World, om: Omega, target: pygame.Surface, camera: Camera) -> None:
        if om.strike_t < 0:
            return
        left = om.strike_t - world.tick
        x, y = om.strike_x - camera.x, om.strike_y - camera.y
        if left > 0:
            step = (STRIKE_TELL - left) * 8 // STRIKE_TELL
            surface, dx, dy = self._ring.get(self._ring.nth("grow", step, loop=False))
            target.blit(surface, (x + dx, y + dy))
        if -STRIKE_SHOWN < left <= 9:
            frame = 0 if left > 3 else 1 if left > 0 else 2 + min(3, -left * 4 // STRIKE_SHOWN)
            surface, dx, dy = self._tendril.get(self._tendril.nth("strike", frame, loop=False))
            target.blit(surface, (x + dx, y + dy + 2))

    def _sweep(self, world: World, om: Omega, hall: Hall, target: pygame.Surface, camera: Camera) -> None:
        if not om.sweep or om.sweep_t < 0:
            return
        y, height = sweep_band(hall, om.sweep)
        since = world.tick - om.sweep_t
        if since < 0:
            self._sweep_tell(hall, y - camera.y, height, max(0, SWEEP_TELL + since), target, camera)
            return
        x = hall.x + hall.w * since // SWEEP_TICKS - camera.x
        clip = target.get_clip()
        target.set_clip(pygame.Rect(0, y - camera.y, target.get_width(), height).clip(clip))
        for back, tag in ((3, "thin"), (2, "thin"), (1, "thin"), (0, "run")):
            for row in range(height // 64 + 1):
                # The band is filled from the floor up, and frays at its top.
                at = y - camera.y + height - (row + 1) * 64
                cap = "cap" if (row + 1) * 64 >= height and tag == "run" else tag
                frame = self._silt.at(cap, world.tick + back * 7 + row * 5)
                target.blit(self._silt.whole(frame), (x - 32 - back * 34, at))
        target.set_clip(clip)

    @staticmethod
    def _sweep_tell(hall: Hall, y: int, height: int, age: int, target: pygame.Surface, camera: Camera) -> None:
        """The band that will be swept fills from the side from which it comes; arrows in it show the way."""
        edge, wide = hall.x - camera.x, hall.w * age // SWEEP_TELL
        glow = 18 + 10 * (age // 6 % 2)
        target.fill((glow * 2, glow, glow // 4), (edge, y, wide, height), pygame.BLEND_RGB_ADD)
        for x in range(edge + age * 3 % 16, edge + wide, 16):
            for row in (y, y + height - 2):
                target.fill(EMBER, (x, row, 9, 2))
        for x in range(edge + age * 4 % 64, edge + wide - 12, 64):
            middle = y + height // 2
            for k in range(2):
                back, tip = x + 4 + k * 8, x + 10 + k * 8
                pygame.draw.lines(target, EMBER, False, [(back, middle - 6), (tip, middle), (back, middle + 6)], 2)

    def _pin(self, om: Omega, hall: Hall, target: pygame.Surface, camera: Camera) -> None:
        """A ring that closes on the core while the pin is held."""
        left = max(0.0, 1 - om.pin / PIN_TICKS)
        centre = hall.core_x - camera.x, hall.core_y - camera.y
        radius = 24 + int(150 * left)
        pygame.draw.circle(target, INK, centre, radius + 2, 5)
        pygame.draw.circle(target, (255, 244, 184), centre, radius, 2)

    def white(self, world: World, target: pygame.Surface, setting: float) -> None:
        """The detonation: white that stays, then thins, softer when flashes are turned down; then the blood."""
        om = world.omega
        if om is None or om.phase < 5:
            return
        amount = 1.0 if om.clock < WHITE_FOR else max(0.0, 1 - (om.clock - WHITE_FOR) / WHITE_OUT)
        if setting >= 1:
            wash(target, (255, 255, 255), amount)
        else:
            ramp = min(1.0, om.clock / WHITE_FOR) if om.clock < WHITE_FOR else amount
            wash(target, (196, 190, 176), ramp * (0.45 + 0.4 * setting))
        drown(target, (om.clock - DROWN_FROM) / DROWN_FOR)


def _runs(picture: pygame.Surface) -> list[tuple[int, int]]:
    """First and last px of each stretch that is opaque in the picture's top row."""
    row = [picture.get_at((x, 0))[3] > 0 for x in range(picture.get_width())]
    starts = [x for x, solid in enumerate(row) if solid and (x == 0 or not row[x - 1])]
    stops = [x for x, solid in enumerate(row) if solid and (x == len(row) - 1 or not row[x + 1])]
    return list(zip(starts, stops, strict=True))


def _lid_step(om: Omega) -> int:
    """How far it has opened, in steps of the iris; past `IRIS_STEPS` it stands open."""
    return min(om.clock - om.open_from, om.open_to - 1 - om.clock) // IRIS_TICKS + 1


def _nerve(hall: Hall, node: Node, n: int) -> list[tuple[int, int]]:
    """From the core's rim to its n-th node, px of the level."""
    core, spot = (hall.core_x, hall.core_y), (node.x, node.y)
    reach = max(1.0, math.hypot(spot[0] - core[0], spot[1] - core[1]))
    rim = tuple(round(core[k] + (spot[k] - core[k]) * RIM / reach) for k in (0, 1))
    return _sag((rim[0], rim[1]), spot, n)


def _box(way: list[tuple[int, int]]) -> pygame.Rect:
    """What a nerve and the light of its node may cover."""
    across, down = [x for x, _ in way], [y for _, y in way]
    box = pygame.Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))
    return box.inflate(2 * NODE_LIT, 2 * NODE_LIT)


def _sag(a: tuple[int, int], b: tuple[int, int], n: int) -> list[tuple[int, int]]:
    """Points of a nerve that hangs between two places and winds a little."""
    out = []
    for k in range(17):
        u = k / 16
        bend = math.sin(u * math.pi)
        x = a[0] + (b[0] - a[0]) * u + math.sin(u * 9 + n * 2) * 5 * bend
        y = a[1] + (b[1] - a[1]) * u + 26 * bend + math.cos(u * 11 + n) * 3 * bend
        out.append((round(x), round(y)))
    return out
